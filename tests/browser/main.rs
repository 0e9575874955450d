//! The service in a real browser. Owns the journeys that people make; the benches are tried first, each by itself.

#[path = "../support/mod.rs"]
mod support;

mod benches;

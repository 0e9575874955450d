//! The service in a real browser. Owns the journeys that people make, and the look at every page: at both widths, light
//! and dark, with axe, for nothing from elsewhere, no script error, nothing that scrolls sideways. The benches are tried
//! first, each by itself.

#[path = "../support/mod.rs"]
mod support;

mod acts;
mod benches;
mod children;
mod consent;
mod contested;
mod corrections;
mod counter;
mod deadline;
mod drafts;
mod every_page;
mod giving_on;
mod journey;
mod look;
mod people;
mod planning;
mod seldom;

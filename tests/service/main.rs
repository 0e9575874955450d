//! The service: its verbs told as stories on both databases, and its pages held to who may call them.

mod answers;
mod applying;
mod authority;
mod forms;
mod knock;
mod others;
mod publishing;
mod running;
mod scene;
mod sign_in;
mod story;

#[path = "../support/mod.rs"]
mod support;

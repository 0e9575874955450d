//! Test benches that drive the service from outside: databases, the program itself, visitors, browsers.
//!
//! A test program takes them with `#[path = "../support/mod.rs"] mod support;`. All of them are plain calls that
//! wait: use them in `#[test]` functions and threads, not inside `async` code. What they start ends with them, and
//! with the test program, however that ends.

#![allow(dead_code, reason = "each test program uses its part")]
#![allow(clippy::panic, reason = "a bench that cannot work fails the test that asked for it")]

pub(crate) mod browser;
pub(crate) mod http;
pub(crate) mod postgres;
pub(crate) mod program;
pub(crate) mod scripts;
pub(crate) mod season;
pub(crate) mod service;
pub(crate) mod smtp;
pub(crate) mod tables;
pub(crate) mod webdriver;

use std::{
    env,
    path::{Path, PathBuf},
};

/// Where `cargo` and `.ci/setup` put what is not kept: tools, screenshots.
pub(crate) fn target() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("target")
}

/// The place of a program, looked up in `PATH`.
pub(crate) fn on_path(name: &str) -> Option<PathBuf> {
    let folders = env::var_os("PATH")?;
    env::split_paths(&folders).map(|folder| folder.join(name)).find(|place| place.is_file())
}

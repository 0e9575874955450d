#![doc = include_str!("ARCHITECTURE.md")]

pub mod cli;
pub mod clock;
pub mod domain;
pub mod files;
pub mod i18n;
pub mod matching;
pub mod rules;

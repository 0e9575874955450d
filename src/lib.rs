#![doc = include_str!("ARCHITECTURE.md")]

pub mod chance;
pub mod child;
pub mod cli;
pub mod clock;
pub mod config;
pub mod domain;
pub mod files;
pub mod i18n;
pub mod mail;
pub mod matching;
pub mod rules;
pub mod service;
pub mod store;
pub mod telemetry;
pub mod web;
pub mod worker;

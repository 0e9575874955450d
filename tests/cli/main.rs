//! The program as its users meet it: the built binary, folders in, folders and messages out. Owns the
//! promises about files, exit codes and messages; never looks inside.

mod bad_files;
mod bad_instance;
mod bad_output;
mod bad_refill;
mod bad_round;
mod care;
mod constraints;
mod damaged_files;
mod damaged_proof;
mod described;
mod forms;
mod generate;
mod heavy_constraints;
mod history;
mod languages;
mod numbers;
mod order;
mod pages;
mod rounds;
mod rules;
mod scene;
mod stand_alone;
mod texts;
mod undecided;
mod unknown;
mod usual;
mod walked_proof;

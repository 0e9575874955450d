//! The service: its verbs told as stories on both databases, and its pages held to who may call them.

#![allow(
    clippy::panic,
    clippy::print_stdout,
    clippy::needless_pass_by_value,
    reason = "scenes fail the test that asked for them, say which database it was, and take answers whole"
)]

mod acts;
mod acts_on_paper;
mod addressed;
mod afterwards;
mod agreed;
mod amending;
mod announcing;
mod answers;
mod applying;
mod approving;
mod at_the_counter;
mod auditing;
mod authority;
mod awards;
mod bounces;
mod by_rule;
mod cancelled;
mod chained;
mod children;
mod condition_forms;
mod conditions;
mod consent;
mod contesting;
mod corrections;
mod counter;
mod counter_pages;
mod counter_papers;
mod dates;
mod deciding_many;
mod described;
mod draws;
mod duplicates;
mod erasing;
mod eyes;
mod floods;
mod forms;
mod gone;
mod guards;
mod hearings;
mod held_up;
mod intake;
mod jobs;
mod kept;
mod knock;
mod law;
mod left_over;
mod letters;
mod lists_of_runs;
mod mails;
mod many_mails;
mod mapping;
mod marked;
mod moving;
mod named_in_form;
mod notice;
mod nowhere;
mod objections;
mod offers_board;
mod one_in_calls;
mod one_place;
mod opening;
mod order;
mod others;
mod own_data;
mod packs;
mod pages_of_packs;
mod papers;
mod past;
mod patience;
mod placement_sheets;
mod plan_parts;
mod planning;
mod posting_for;
mod promises;
mod publishing;
mod put_right;
mod queue;
mod ready;
mod refill;
mod reports;
mod requests;
mod reviewing;
mod running;
mod scene;
mod second_call;
mod sheet_rows;
mod sheets;
mod sign_in;
mod stands;
mod story;
mod switching;
mod table;
mod there_and_back;
mod timing;
mod two_staff;
mod undecided;
mod untold;
mod upgrade;
mod views;
mod walk;
mod walls;
mod way;
mod way_of_consents;
mod way_of_offers;
mod withdrawn;
mod words;

#[path = "../support/mod.rs"]
mod support;

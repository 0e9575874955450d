//! Words that stay in their rooms: libraries behind their one door, the clock and chance behind their seam,
//! no floats where things are decided, no I/O where things are thought.

use crate::tree::{Breach, File, is_test_file};

/// Where a word may stand, by the beginnings of paths.
enum Place {
    OnlyIn(&'static [&'static str]),
    Not { within: &'static [&'static str], except: &'static [&'static str] },
}

struct Rule {
    words: &'static [&'static str],
    place: Place,
    remedy: &'static str,
}

/// Rooms that only think: pure functions of their arguments.
const PURE: &[&str] = &["src/domain/", "src/rules/", "src/matching/", "solver/src/"];

/// Where everything is a whole number: rooms that think, and instances that have to be the same on every machine.
const WHOLE: &[&str] = &["src/domain/", "src/rules/", "src/matching/", "solver/src/", "src/cli/generate/"];

const RULES: &[Rule] = &[
    Rule {
        words: &["sqlx"],
        place: Place::OnlyIn(&["src/store/"]),
        remedy: "Two databases, one text: SQL stands in `store` only. Add a function there.",
    },
    Rule {
        words: &["axum", "tower_http"],
        place: Place::OnlyIn(&["src/web/", "src/api/"]),
        remedy: "HTTP is a surface: `web` and `api` turn it into domain types before anyone else sees it.",
    },
    Rule {
        words: &["good_lp", "highs", "highs_sys"],
        place: Place::OnlyIn(&[
            "solver/src/lp/programme.rs",
            "solver/src/lp/mixed.rs",
            "solver/src/lp/session.rs",
        ]),
        remedy: "The linear-programme solver is a float-minded guest: it stays in the solver's `lp` files.",
    },
    Rule {
        words: &["SystemTime", "Instant::now", "Utc::now", "Local::now"],
        place: Place::OnlyIn(&["src/clock.rs"]),
        remedy: "The time is asked in src/clock.rs only. Take a `Clock`, or better the moment itself, as an argument.",
    },
    Rule {
        words: &["rand", "fastrand", "getrandom", "OsRng", "RandomState", "new_v4", "now_v7"],
        place: Place::OnlyIn(&["src/chance.rs"]),
        remedy: "Chance is asked in src/chance.rs only; draws come from a committed seed (`domain::draw`).",
    },
    Rule {
        words: &["f64", "f32"],
        place: Place::Not {
            within: WHOLE,
            except: &["solver/src/lp/programme.rs", "solver/src/lp/mixed.rs", "solver/src/lp/session.rs"],
        },
        remedy: "Floats never decide. Use whole numbers: metres, millionths of a degree, u128 sums.",
    },
    Rule {
        words: &["async", "std::fs", "std::net", "std::process", "std::env", "std::io", "tokio", "reqwest"],
        place: Place::Not { within: PURE, except: &[] },
        remedy: "This room only thinks: no I/O, no waiting. Let a surface or `files` fetch it and pass it in.",
    },
    Rule {
        words: &["std::env"],
        place: Place::OnlyIn(&["src/cli/", "src/config.rs", "src/main.rs", "src/child/"]),
        remedy: "Settings are read at the door, once. Take the value as an argument.",
    },
    Rule {
        words: &["println!", "eprintln!", "print!", "eprint!", "dbg!"],
        place: Place::OnlyIn(&["src/cli/", "src/main.rs"]),
        remedy: "Only the command line prints. Return the text, or log it with `tracing`.",
    },
];

fn begins(path: &str, beginnings: &[&str]) -> bool {
    beginnings.iter().any(|beginning| path.starts_with(beginning))
}

impl Place {
    fn allows(&self, path: &str) -> bool {
        match self {
            Self::OnlyIn(homes) => begins(path, homes),
            Self::Not { within, except } => !begins(path, within) || begins(path, except),
        }
    }
}

/// The sources of the application and the solver, without those that only test.
fn is_bound(path: &str) -> bool {
    begins(path, &["src/", "solver/src/"]) && !is_test_file(path)
}

/// Why: each library, the clock, chance and floats do harm where nobody expects them; each has one place.
pub(crate) fn misplaced(file: &File) -> Vec<Breach> {
    let rules: Vec<&Rule> = RULES.iter().filter(|rule| !rule.place.allows(&file.path)).collect();
    if !is_bound(&file.path) || rules.is_empty() {
        return Vec::new();
    }
    let mut breaches = Vec::new();
    for named in file.source().named() {
        for rule in &rules {
            if let Some(word) = rule.words.iter().find(|word| named.contains(word)) {
                let what = format!("`{word}` ({}) may not stand here", named.written());
                breaches.push(Breach::new(&file.path, named.line, what, rule.remedy));
            }
        }
    }
    breaches
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tree::lines;

    fn found(path: &str, text: &str) -> Vec<usize> {
        lines(&misplaced(&File::new(path, text)))
    }

    #[test]
    fn libraries_out_of_their_rooms_are_found() {
        assert_eq!(found("src/service/submit.rs", "use sqlx::query;"), [1]);
        assert_eq!(found("src/store/db.rs", "use sqlx::query;"), []);
        assert_eq!(found("src/service/submit.rs", "\nuse axum::Json;"), [2]);
        assert_eq!(found("src/matching/model.rs", "use good_lp::variable;"), [1]);
        assert_eq!(found("solver/src/serve.rs", "highs::Model::default()"), [1]);
        assert_eq!(found("solver/src/lp/programme.rs", "use good_lp::variable;"), []);
    }

    #[test]
    fn time_and_chance_outside_their_seam_are_found() {
        assert_eq!(
            found("src/service/draw.rs", "let t = chrono::Utc::now();\nlet u = Instant::now();"),
            [1, 2]
        );
        assert_eq!(found("src/cli/solve.rs", "use std::time::{Duration, SystemTime};"), [1]);
        assert_eq!(found("src/domain/draw.rs", "let seed = rand::random();"), [1]);
        assert_eq!(found("src/clock.rs", "Utc::now()"), []);
    }

    #[test]
    fn floats_io_and_printing_are_found() {
        assert_eq!(found("src/rules/eval.rs", "fn f(x: f64) {}\nlet y = x as f32;"), [1, 2]);
        assert_eq!(found("solver/src/serve.rs", "let x: Vec<f64>;"), [1]);
        assert_eq!(found("solver/src/lp/programme.rs", "let x: f64;"), []);
        assert_eq!(found("src/cli/generate/world.rs", "use std::io;\nlet x: f64;"), [2]);
        assert_eq!(found("src/matching/mod.rs", "use std::{fs, fmt};\nasync fn f() {}"), [1, 2]);
        assert_eq!(found("src/files/round.rs", "use std::fs;\nprintln!(\"\");"), [2]);
        assert_eq!(found("src/store/db.rs", "std::env::var(\"A\")"), [1]);
    }

    #[test]
    fn tests_comments_and_other_folders_are_free() {
        assert_eq!(found("src/domain/id.rs", "#[cfg(test)]\nmod tests {\n    use std::fs;\n}\n// f64"), []);
        assert_eq!(found("src/domain/tests.rs", "use std::fs;"), []);
        assert_eq!(found("tests/season.rs", "println!()"), []);
    }
}

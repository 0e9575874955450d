//! The judge stands apart: `solver/src/verify` shares no thought with what it judges, in neither direction, and `files`, which
//! writes instances and results, knows the solver's nouns but neither of its verbs.

use std::{collections::BTreeMap, path::Path};

use crate::{
    rooms::from_root,
    source::Named,
    tree::{Breach, File},
};

/// The solver's nouns: what a problem, a solution and its proof are.
const NOUNS: &[&str] = &["problem", "solution", "certificate", "stage", "error"];

const SOLVER: &str = "solver/src/lib.rs";

/// From each name that the solver's root re-exports to the module that it comes from.
fn origins(files: &[File]) -> BTreeMap<String, String> {
    let root = files.iter().filter(|file| file.path == SOLVER).flat_map(|file| file.source().named());
    let pairs = root.filter_map(|named| match named.segments.as_slice() {
        [module, .., name] => Some((name.clone(), module.clone())),
        _ => None,
    });
    pairs.collect()
}

/// What nouns can work out for engines: the judge works it out for itself.
const THOUGHT: [&str; 10] = [
    "is_barred",
    "tie_word",
    "cost",
    "worth",
    "loads",
    "placed",
    "tiers_present",
    "highest_rank",
    "longest_distance",
    "every_prices",
];

/// The same, as functions.
const THOUGHTS: [&str; 12] = [
    "Key::of",
    "Objective::of",
    "filled",
    "Problem::is_barred",
    "Problem::tie_word",
    "Problem::tiers_present",
    "PriceStage::cost",
    "Goal::worth",
    "Assignment::loads",
    "problem::tie_word",
    "problem::Blockers",
    "certificate::groups",
];

/// Why: a judge that borrows the algorithm's code repeats the algorithm's mistakes and calls them proven.
pub(crate) fn engines(files: &[File]) -> Vec<Breach> {
    let remedy = "The judge may name problem, solution, certificate, stage and error only: what else it needs, \
                  it computes itself, in whole numbers.";
    let verify = || files.iter().filter(|file| file.path.starts_with("solver/src/verify"));
    let mut breaches = strangers(files, verify(), |name| name == "verify", remedy);
    for file in verify() {
        let source = file.source();
        let methods = source.calls.iter().filter(|call| THOUGHT.contains(&call.text.as_str()));
        let functions = source.named().filter(|named| THOUGHTS.iter().any(|word| named.contains(word)));
        let calls = methods.map(|call| (call.line, call.text.clone()));
        for (line, call) in calls.chain(functions.map(|named| (named.line, named.written()))) {
            let what = format!("`{call}` is worked out for engines");
            breaches.push(Breach::new(&file.path, line, what, remedy));
        }
    }
    breaches
}

/// Why: an engine that asks the judge is judged by its own measure, and a mistake of the judge's becomes its own.
pub(crate) fn borrowers(files: &[File]) -> Vec<Breach> {
    let remedy = "No engine may name the judge: what it needs, it computes itself.";
    let origins = origins(files);
    let mut breaches = Vec::new();
    let engine = |path: &str| {
        path.starts_with("solver/src/") && path != SOLVER && !path.starts_with("solver/src/verify")
    };
    for file in files.iter().filter(|file| engine(&file.path)) {
        for named in file.source().named() {
            let Some(name) = solver_name(&file.path, named) else { continue };
            // Whoever names all that there is names the judge too.
            if name == "*" || origins.get(name).map_or(name, String::as_str) == "verify" {
                let what = format!("`{}` is the judge's", named.written());
                breaches.push(Breach::new(&file.path, named.line, what, remedy));
            }
        }
    }
    breaches
}

/// Why: what judge and engines both name must not think; a noun that asks an engine would bring the engine into the judge.
pub(crate) fn nouns(files: &[File]) -> Vec<Breach> {
    let remedy = "Problem, solution, certificate, stage and error are nouns of judge and engines alike: they may name each \
                  other only.";
    let is_noun = |path: &str| {
        let inside = path
            .strip_prefix("solver/src/")
            .filter(|inside| Path::new(inside).extension() == Some("rs".as_ref()));
        inside.and_then(|inside| inside.split(['/', '.']).next()).is_some_and(|room| NOUNS.contains(&room))
    };
    strangers(files, files.iter().filter(|file| is_noun(&file.path)), |_| false, remedy)
}

/// Why: reading and writing files is not solving; a result on disk must not depend on who computed it.
pub(crate) fn verbs_in_files(files: &[File]) -> Vec<Breach> {
    let remedy = "`files` may name the solver's problem, solution, certificate, stage and error only. Solving and \
                  judging are called by `matching` and `cli`.";
    let readers = files.iter().filter(|file| {
        file.path.starts_with("src/files/") && Path::new(&file.path).extension() == Some("rs".as_ref())
    });
    // What came of solving and judging is written down; nobody is asked for it from here.
    let outcome =
        |name: &str| ["Solved", "Verdict", "Infeasibility", "IisMember", "Correction"].contains(&name);
    strangers(files, readers, outcome, remedy)
}

/// Names of the solver's that are neither nouns nor excepted.
fn strangers<'a>(
    all: &[File],
    looked_at: impl Iterator<Item = &'a File>,
    except: fn(&str) -> bool,
    remedy: &str,
) -> Vec<Breach> {
    let origins = origins(all);
    let mut breaches = Vec::new();
    for file in looked_at {
        for named in file.source().named() {
            let Some(name) = solver_name(&file.path, named) else { continue };
            let origin = origins.get(name).map_or(name, String::as_str);
            if !NOUNS.contains(&origin) && !except(origin) && !except(name) {
                let what = format!("`{}` is the solver's `{origin}`", named.written());
                breaches.push(Breach::new(&file.path, named.line, what, remedy));
            }
        }
    }
    breaches
}

/// What a path names at the solver's root, from inside the solver or from outside.
fn solver_name<'a>(path: &str, named: &'a Named) -> Option<&'a str> {
    if path.starts_with("solver/") {
        return from_root(path, named);
    }
    let is_solver = named.segments.first().is_some_and(|first| first == "talka_solver");
    named.segments.get(1).filter(|_| is_solver).map(String::as_str)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tree::lines;

    const ROOT: &str = "mod exchange;\npub use problem::{Pair, Problem};\npub use solve::{Start, solve};\npub use verify::verify;";

    fn found(rule: fn(&[File]) -> Vec<Breach>, path: &str, text: &str) -> Vec<usize> {
        lines(&rule(&[File::new(SOLVER, ROOT), File::new(path, text)]))
    }

    #[test]
    fn a_judge_that_borrows_is_found() {
        let found = |text| found(engines, "solver/src/verify/mod.rs", text);
        assert_eq!(found("use crate::exchange::Exchange;"), [1]);
        assert_eq!(found("use crate::{Problem, Start};"), [1]);
        assert_eq!(found("fn f() {\n    crate::solve(x)\n}"), [2]);
        assert_eq!(found("use super::residual::reach;"), [1]);
        assert_eq!(
            found(
                "use crate::{Problem, problem::Pair, certificate};\nuse super::verify::x;\nuse sha2::Digest;"
            ),
            []
        );
    }

    #[test]
    fn a_judge_that_lets_nouns_think_is_found() {
        let found = |text| found(engines, "solver/src/verify/rows/bound.rs", text);
        assert_eq!(found("fn f() {\n    goal.worth(problem, a, at)\n}"), [2]);
        assert_eq!(found("let closed = problem.is_barred(a, p);"), [1]);
        assert_eq!(found("let worth = cut.worth.iter().sum();\nlet cost = budget.costs[at];"), []);
        assert_eq!(found("use crate::certificate::{Key, groups};"), [1]);
        assert_eq!(found("use crate::Problem;\nfn f() {\n    Problem::is_barred(problem, a, p)\n}"), [3]);
        assert_eq!(found("use crate::problem::tie_word;"), [1]);
        assert_eq!(found("let tiers = problem.tiers_present();"), [1]);
        assert_eq!(found("use crate::*;"), [1]);
    }

    #[test]
    fn a_noun_that_asks_an_engine_is_found() {
        let found = |path| found(nouns, path, "use crate::{Pair, exchange::x, verify};");
        assert_eq!(found("solver/src/problem/side.rs"), [1, 1]);
        assert_eq!(found("solver/src/certificate.rs"), [1, 1]);
        assert_eq!(found("solver/src/warm/mod.rs"), []);
    }

    #[test]
    fn an_engine_that_asks_the_judge_is_found() {
        let found = |text| found(borrowers, "solver/src/mixed/greedy.rs", text);
        assert_eq!(found("use crate::{Problem, verify::keeps};"), [1]);
        assert_eq!(found("fn f() {\n    crate::verify(x)\n}"), [2]);
        assert_eq!(found("use super::super::verify::keeps;"), [1]);
        assert_eq!(found("use crate::*;\nuse super::super::*;"), [1, 2]);
        assert_eq!(found("use super::keeps::keeps;\nuse crate::Problem;"), []);
        assert_eq!(found("#[cfg(test)]\nmod tests {\n    use crate::verify;\n}"), []);
    }

    #[test]
    fn files_that_solve_are_found() {
        let found = |text| found(verbs_in_files, "src/files/result.rs", text);
        assert_eq!(found("use talka_solver::{Problem, solve};"), [1]);
        assert_eq!(found("\ntalka_solver::verify(x)"), [2]);
        assert_eq!(found("use talka_solver::{Problem, problem::Pair};"), []);
    }
}

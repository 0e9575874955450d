//! A contradiction in words: what contradicts itself, and what would mend it. Owns which numbers and names each
//! sentence gets; the sentences stand in the catalogues.

use talka_solver::{Correction, IisMember, Infeasibility, Problem, problem::side::Item};

use crate::{domain::Arg, i18n::Tr};

/// One sentence a line: first what contradicts itself, then what would mend it, smallest first.
pub fn lines(problem: &Problem, conflict: &Infeasibility, tr: Tr) -> Vec<String> {
    let parts = conflict.iis.iter().map(|&part| format!("- {}", part_text(problem, part, tr)));
    let corrections = conflict.corrections.iter().map(|changes| {
        let changes: Vec<String> = changes.iter().map(|&change| change_text(problem, change, tr)).collect();
        format!("- {}", changes.join("; "))
    });
    let mut lines = vec![tr.say("clash-parts")];
    lines.extend(parts);
    if !conflict.corrections.is_empty() {
        lines.push(tr.say("clash-repairs"));
        lines.extend(corrections);
    }
    lines
}

/// Values of a sentence.
type Args = Vec<(&'static str, Arg)>;

fn text(name: &'static str, value: &str) -> (&'static str, Arg) {
    (name, Arg::Text(value.to_owned()))
}

fn number(name: &'static str, value: u64) -> (&'static str, Arg) {
    (name, Arg::Whole(i64::try_from(value).unwrap_or(i64::MAX)))
}

/// Whatever names a constraint: the key's end and the values.
fn item_args(problem: &Problem, item: Item) -> (&'static str, Args) {
    let side = problem.side();
    let person = |a: u32| text("applicant", problem.applicant_ids().get(a as usize));
    let place = |p: u32| text("placement", problem.placement_ids().get(p as usize));
    match item {
        Item::ApplicantCap(at) => {
            let cap = &side.applicant_caps[at];
            ("applicant-cap", vec![text("id", &cap.id), number("number", cap.max)])
        }
        Item::PlacementCap(at) => {
            let cap = &side.placement_caps[at];
            ("placement-cap", vec![text("id", &cap.id), number("number", cap.max)])
        }
        Item::Reserve(at) => {
            let reserve = &side.reserves[at];
            ("reserve", vec![text("id", &reserve.id), number("number", reserve.seats)])
        }
        Item::OpenMin(at) => {
            let open = &side.open_min[at];
            ("open-min", vec![place(open.placement), number("number", open.min)])
        }
        Item::Budget(at) => {
            let budget = &side.budgets[at];
            ("budget", vec![text("id", &budget.id), number("number", budget.limit)])
        }
        Item::Together(at) => {
            let names: Vec<&str> =
                side.together[at].iter().map(|&a| problem.applicant_ids().get(a as usize)).collect();
            ("together", vec![text("people", &names.join(", "))])
        }
        Item::Pin(at) => ("pin", vec![person(side.pins[at].0), place(side.pins[at].1)]),
        Item::Forbidden(at) => ("forbidden", vec![person(side.forbidden[at].0), place(side.forbidden[at].1)]),
    }
}

/// What a constraint asks, as a sentence.
pub fn item_text(problem: &Problem, item: Item, tr: Tr) -> String {
    let (key, args) = item_args(problem, item);
    tr.with(&format!("clash-part-{key}"), &args)
}

fn part_text(problem: &Problem, part: IisMember, tr: Tr) -> String {
    match part {
        IisMember::Constraint(item) => item_text(problem, item, tr),
        IisMember::Seats(p) => {
            let seats = number("number", u64::from(problem.capacity(p)));
            tr.with("clash-part-seats", &[text("placement", problem.placement_ids().get(p)), seats])
        }
        IisMember::NoPair { applicant, placement } => {
            let names = (problem.applicant_ids(), problem.placement_ids());
            let person = text("applicant", names.0.get(applicant as usize));
            tr.with("clash-part-no-pair", &[person, text("placement", names.1.get(placement as usize))])
        }
    }
}

fn change_text(problem: &Problem, change: Correction, tr: Tr) -> String {
    match change {
        Correction::Drop(item) => {
            let (key, args) = item_args(problem, item);
            tr.with(&format!("clash-drop-{key}"), &args)
        }
        Correction::Number { item, from, to } => {
            let (key, mut args) = item_args(problem, item);
            args.extend([number("from", from), number("to", to)]);
            tr.with(&format!("clash-change-{key}"), &args)
        }
        Correction::Seats { placement, from, to } => {
            let place = text("placement", problem.placement_ids().get(placement));
            tr.with("clash-change-seats", &[place, number("from", from), number("to", to)])
        }
    }
}

//! Side constraints as text: one line a constraint, names in byte order.

use serde_json::{Value, json};
use talka_solver::{
    Problem,
    problem::{Ids, side::Budget},
};

/// The side constraints of a problem as `constraints.json`; `None` when there are none.
pub(crate) fn write(problem: &Problem) -> Option<String> {
    let side = problem.side();
    if side.is_empty() {
        return None;
    }
    let names = |ids: &Ids, members: &[u32]| -> Vec<String> {
        members.iter().map(|&index| ids.get(index as usize).to_owned()).collect()
    };
    let person = |a: u32| problem.applicant_ids().get(a as usize);
    let place = |p: u32| problem.placement_ids().get(p as usize);
    let (people, places) = (problem.applicant_ids(), problem.placement_ids());
    let pair = |&(a, p): &(u32, u32)| json!([person(a), place(p)]);
    let lists: [(&str, Vec<Value>); 8] = [
        (
            "applicant_caps",
            side.applicant_caps
                .iter()
                .map(|cap| json!({"id": cap.id, "max": cap.max, "applicants": names(people, &cap.members)}))
                .collect(),
        ),
        (
            "placement_caps",
            side.placement_caps
                .iter()
                .map(|cap| json!({"id": cap.id, "max": cap.max, "placements": names(places, &cap.members)}))
                .collect(),
        ),
        (
            "reserves",
            side.reserves
                .iter()
                .map(|reserve| {
                    let (applicants, placements) =
                        (names(people, &reserve.applicants), names(places, &reserve.placements));
                    json!({"id": reserve.id, "seats": reserve.seats, "placements": placements, "applicants": applicants})
                })
                .collect(),
        ),
        (
            "open_min",
            side.open_min.iter().map(|open| json!({"placement": place(open.placement), "min": open.min})).collect(),
        ),
        ("budgets", side.budgets.iter().map(|budget| one_budget(problem, budget)).collect()),
        ("together", side.together.iter().map(|list| json!(names(people, list))).collect()),
        ("pins", side.pins.iter().map(pair).collect()),
        ("forbidden", side.forbidden.iter().map(pair).collect()),
    ];
    let mut lines = Vec::new();
    for (key, entries) in lists.into_iter().filter(|(_, entries)| !entries.is_empty()) {
        let entries: Vec<String> = entries.iter().map(Value::to_string).collect();
        lines.push(format!("\"{key}\": [\n{}\n]", entries.join(",\n")));
    }
    Some(format!("{{\n{}\n}}\n", lines.join(",\n")))
}

/// A budget with the cost that most pairs have as its default.
fn one_budget(problem: &Problem, budget: &Budget) -> Value {
    let mut counts = std::collections::BTreeMap::new();
    budget.costs.iter().for_each(|cost| *counts.entry(*cost).or_insert(0usize) += 1);
    let usual = counts.iter().max_by_key(|(cost, count)| (**count, std::cmp::Reverse(**cost)));
    let default = usual.map_or(0, |(cost, _)| *cost);
    let mut costs = Vec::new();
    for a in 0..problem.applicants() {
        for at in problem.pair_range(a).filter(|&at| budget.costs[at] != default) {
            let placement = problem.placement_ids().get(problem.placement_at(at) as usize);
            let applicant = problem.applicant_ids().get(a);
            costs.push(json!({"applicant": applicant, "placement": placement, "cost": budget.costs[at]}));
        }
    }
    json!({"id": budget.id, "limit": budget.limit, "default": default, "costs": costs})
}

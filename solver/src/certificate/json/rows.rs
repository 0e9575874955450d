//! The certificate under side constraints as a file: one line a row (placement, cap, reserve, budget) with its family,
//! cut-off and step, its price in each set, and its place in the ranking. Owns the shape on disk.

use std::borrow::Cow;

use crate::{
    CutOff, Family, Prices, Problem, RowPrices, RowProof, RowStep, RowWitness, Stage, Stages, TreeNode,
};
use serde::{Deserialize, Serialize};

use super::{
    find,
    parts::{CutLine, LeftOutLine, Names, Places, SetLine, places},
    words::{cutoff, cutoff_text},
};

/// The version of the shape.
const FORMAT: &str = "rows-1";

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct File<'a> {
    format: String,
    stages: Vec<String>,
    #[serde(default)]
    cuts: Vec<CutLine>,
    sets: Vec<SetLine>,
    #[serde(default)]
    left_out: Vec<LeftOutLine>,
    /// Names of caps on people.
    #[serde(default)]
    full: Vec<String>,
    ranked: bool,
    cut_off: bool,
    #[serde(borrow)]
    rows: Vec<RowLine<'a>>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct RowLine<'a> {
    #[serde(borrow)]
    kind: Cow<'a, str>,
    #[serde(borrow)]
    id: Cow<'a, str>,
    #[serde(borrow)]
    family: Cow<'a, str>,
    prices: Vec<i128>,
    #[serde(borrow, skip_serializing_if = "Option::is_none", default)]
    cutoff: Option<Cow<'a, str>>,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    step: Option<u32>,
    #[serde(borrow, skip_serializing_if = "Option::is_none", default)]
    by: Option<Cow<'a, str>>,
    #[serde(borrow, skip_serializing_if = "Option::is_none", default)]
    holder: Option<Cow<'a, str>>,
    #[serde(borrow, skip_serializing_if = "Option::is_none", default)]
    to: Option<Cow<'a, str>>,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    ranking: Option<i128>,
}

/// Kind and name of every row, in order.
fn names(problem: &Problem) -> Vec<(&'static str, &str)> {
    let side = problem.side();
    let places = (0..problem.placements()).map(|p| ("placement", problem.placement_ids().get(p)));
    let people = side.applicant_caps.iter().map(|cap| ("applicant_cap", cap.id.as_str()));
    let caps = side.placement_caps.iter().map(|cap| ("placement_cap", cap.id.as_str()));
    let reserves = side.reserves.iter().map(|reserve| ("reserve", reserve.id.as_str()));
    let budgets = side.budgets.iter().map(|budget| ("budget", budget.id.as_str()));
    places.chain(people).chain(caps).chain(reserves).chain(budgets).collect()
}

/// By row: its place among the cut-offs, which placements and their caps have.
fn cut_place(problem: &Problem, row: usize) -> Option<usize> {
    let caps = problem.row_of_placement_cap(0)..problem.row_of_reserve(0);
    match row {
        _ if row < problem.placements() => Some(row),
        _ if caps.contains(&row) => Some(problem.placements() + row - caps.start),
        _ => None,
    }
}

/// The proof as JSON, one line a row.
///
/// # Errors
/// Never in practice: numbers and texts always serialise.
pub(super) fn write(
    problem: &Problem,
    stages: &Stages,
    proof: &RowProof,
) -> Result<Vec<u8>, serde_json::Error> {
    let sets: Vec<SetLine> = proof.sets.iter().map(|set| SetLine::new(problem, set)).collect();
    let left_out: Vec<LeftOutLine> =
        proof.left_out.iter().map(|out| LeftOutLine::new(problem, out)).collect();
    let name = |cap: &u32| problem.side().applicant_caps.get(*cap as usize).map(|cap| cap.id.as_str());
    let full: Vec<&str> = proof.full.iter().filter_map(name).collect();
    let cuts: Vec<CutLine> = proof.cuts.iter().map(|cut| CutLine::new(problem, cut)).collect();
    let stage_names: Vec<&str> = stages.iter().map(Stage::name).collect();
    let mut out = format!(
        "{{\n\"format\": \"{FORMAT}\",\n\"stages\": {},\n\"cuts\": {},\n\"sets\": {},\n\"left_out\": {},\n\"full\": {},\n\"ranked\": {},\n\"cut_off\": {},\n\"rows\": [",
        serde_json::to_string(&stage_names)?,
        serde_json::to_string(&cuts)?,
        serde_json::to_string(&sets)?,
        serde_json::to_string(&left_out)?,
        serde_json::to_string(&full)?,
        proof.ranking.is_some(),
        !proof.cutoffs.is_empty(),
    )
    .into_bytes();
    for (row, (kind, id)) in names(problem).into_iter().enumerate() {
        let mut line = RowLine {
            kind: kind.into(),
            id: id.into(),
            family: family_name(proof.families[row]).into(),
            prices: columns(proof).map(|prices| prices.rows[row]).collect(),
            cutoff: None,
            step: None,
            by: None,
            holder: None,
            to: None,
            ranking: proof.ranking.as_ref().map(|ranking| ranking[row]),
        };
        if let Some(at) = cut_place(problem, row).filter(|at| *at < proof.cutoffs.len()) {
            line.cutoff = Some(cutoff_text(stages, proof.cutoffs[at]));
            witness(problem, proof.steps[at], &mut line);
        }
        out.extend_from_slice(if row == 0 { b"\n" } else { b",\n" });
        serde_json::to_writer(&mut out, &line)?;
    }
    out.extend_from_slice(b"\n]\n}\n");
    Ok(out)
}

/// All prices: of each set and its parts, then of people left out.
fn columns(proof: &RowProof) -> impl Iterator<Item = &Prices> {
    let out = proof.left_out.iter().map(|left_out| &left_out.prices);
    proof.sets.iter().flat_map(all_prices).chain(out)
}

/// The prices of a set, and of every part.
fn all_prices(set: &RowPrices) -> impl Iterator<Item = &Prices> {
    let knots = set.tree.iter().flat_map(|tree| &tree.nodes);
    let leaves = knots.filter_map(|knot| match knot {
        TreeNode::Leaf(prices) => Some(prices),
        TreeNode::Branch { .. } => None,
    });
    std::iter::once(&set.prices).chain(leaves)
}

fn witness<'a>(problem: &'a Problem, step: Option<RowStep>, line: &mut RowLine<'a>) {
    let Some(step) = step else { return };
    line.step = Some(step.number);
    let person = |a: u32| Some(problem.applicant_ids().get(a as usize).into());
    let place = |p: u32| Some(problem.placement_ids().get(p as usize).into());
    let inside = |node: u32| match (node as usize).checked_sub(problem.placements()) {
        None => place(node),
        Some(at) => Some(problem.side().placement_caps[at].id.as_str().into()),
    };
    let (by, holder, to) = match step.witness {
        RowWitness::Room => ("room", None, None),
        RowWitness::Holder(a) => ("holder", person(a), None),
        RowWitness::Exchange { holder, to } => ("exchange", person(holder), place(to)),
        RowWitness::Up => ("up", None, None),
        RowWitness::Down(node) if (node as usize) < problem.placements() => ("down", None, inside(node)),
        RowWitness::Down(node) => ("down-cap", None, inside(node)),
    };
    (line.by, line.holder, line.to) = (Some(by.into()), holder, to);
}

/// Reads a proof for this problem and these stages.
///
/// # Errors
/// What is missing, unknown, repeated or malformed, in technical English.
pub(super) fn read(problem: &Problem, stages: &Stages, text: &str) -> Result<RowProof, String> {
    let file: File<'_> = serde_json::from_str(text).map_err(|error| error.to_string())?;
    let asked: Vec<&str> = stages.iter().map(Stage::name).collect();
    if file.format != FORMAT || file.stages != asked {
        return Err(format!("format {} for stages {:?}", file.format, file.stages));
    }
    let names = names(problem);
    if file.rows.len() != names.len() {
        return Err("a row is missing, or one too many is there".to_owned());
    }
    let mut proof = RowProof::default();
    let ids = (problem.applicant_ids(), problem.placement_ids());
    let budgets = places(problem.side().budgets.iter().map(|budget| budget.id.as_str()));
    let caps = places(problem.side().placement_caps.iter().map(|cap| cap.id.as_str()));
    for line in file.cuts {
        proof.cuts.push(line.read(&budgets)?);
    }
    for line in file.sets {
        proof.sets.push(line.read(&ids)?);
    }
    for line in file.left_out {
        proof.left_out.push(line.read(&ids)?);
    }
    let people = places(problem.side().applicant_caps.iter().map(|cap| cap.id.as_str()));
    for name in &file.full {
        let at = people.get(name.as_str()).ok_or_else(|| format!("cap {name}"))?;
        proof.full.push(*at);
    }
    let count = columns(&proof).count();
    let total = problem.placements() + problem.side().placement_caps.len();
    if file.cut_off {
        (proof.cutoffs, proof.steps) = (vec![CutOff::None; total], vec![None; total]);
    }
    let mut ranking = Vec::new();
    for (row, (line, name)) in file.rows.iter().zip(names).enumerate() {
        let wrong = || format!("row {} {}", line.kind, line.id);
        if (line.kind.as_ref(), line.id.as_ref()) != name || line.prices.len() != count {
            return Err(wrong());
        }
        proof.families.push(family(&line.family).ok_or_else(wrong)?);
        let out = proof.left_out.iter_mut().map(|left_out| &mut left_out.prices);
        let columns = proof.sets.iter_mut().flat_map(RowPrices::every_prices).chain(out);
        columns.zip(&line.prices).for_each(|(prices, &price)| prices.rows.push(price));
        ranking.extend(line.ranking);
        match cut_place(problem, row).filter(|_| file.cut_off) {
            None if line.cutoff.is_none() => {}
            None => return Err(wrong()),
            Some(at) => {
                let text = line.cutoff.as_deref().ok_or_else(wrong)?;
                proof.cutoffs[at] = cutoff(stages, text).ok_or_else(wrong)?;
                proof.steps[at] = step(problem, &ids, &caps, line);
                if proof.steps[at].is_some() != line.step.is_some() {
                    return Err(wrong());
                }
            }
        }
    }
    if file.ranked {
        proof.ranking = Some(ranking);
    }
    Ok(proof)
}

/// The step of a line that names one.
fn step(
    problem: &Problem,
    (applicants, placements): &Names<'_>,
    caps: &Places<'_>,
    line: &RowLine<'_>,
) -> Option<RowStep> {
    let number = line.step?;
    let holder = || line.holder.as_deref().and_then(|id| find(applicants, id));
    let place = || line.to.as_deref().and_then(|id| find(placements, id));
    let cap = || {
        let at = caps.get(line.to.as_deref()?)?;
        u32::try_from(problem.placements()).ok()?.checked_add(*at)
    };
    let witness = match line.by.as_deref()? {
        "room" => RowWitness::Room,
        "holder" => RowWitness::Holder(holder()?),
        "exchange" => RowWitness::Exchange { holder: holder()?, to: place()? },
        "up" => RowWitness::Up,
        "down" => RowWitness::Down(place()?),
        "down-cap" => RowWitness::Down(cap()?),
        _ => return None,
    };
    Some(RowStep { number, witness })
}

fn family_name(family: Family) -> &'static str {
    match family {
        Family::People => "people",
        Family::Places => "places",
        Family::Beside => "beside",
    }
}

fn family(name: &str) -> Option<Family> {
    [Family::People, Family::Places, Family::Beside].into_iter().find(|family| family_name(*family) == name)
}

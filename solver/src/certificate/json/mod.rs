//! The certificate as a file, one line a placement, readable by people: cut-off, the step that shows it
//! to be exact, a price for each stage, and the place in the ranking. Owns the shape on disk; a number
//! that is missing or unknown is a refusal, never a zero. `MODEL.md`, section 10, describes it.

mod parts;
mod rows;
mod words;

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::{
    Certificate, PriceSet, PriceStage, Problem, Ranking, Stage, Stages, Step, Witness, certificate::groups,
    problem::Ids,
};
use words::{cutoff, cutoff_text, price_name, price_stage};

/// The version of the shape.
const FORMAT: u32 = 2;

/// What stands in a line, in order: for whoever reads one.
const COLUMNS: [&str; 7] = ["placement", "cutoff", "step", "holder", "to", "prices", "ranking"];

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File<'a> {
    format: u32,
    stages: Vec<String>,
    /// What the prices of each line are for, in order.
    prices_for: Vec<String>,
    unique: bool,
    columns: Vec<String>,
    #[serde(borrow)]
    placements: Vec<PlacementLine<'a>>,
    groups: Vec<GroupLine>,
}

/// One placement: its name, the cut-off (`none`, `open`, `closed`, a tier, or a tier and an order), the number of its
/// step, who holds it there and where they could go, a price for each stage, and its place in the ranking.
#[derive(Debug, Serialize, Deserialize)]
struct PlacementLine<'a>(
    #[serde(borrow)] Cow<'a, str>,
    #[serde(borrow)] Cow<'a, str>,
    Option<u32>,
    Option<Cow<'a, str>>,
    Option<Cow<'a, str>>,
    Vec<i128>,
    Option<i128>,
);

/// One group: the tier, or 0 for all people together, its prices, and its place in the ranking.
#[derive(Debug, Serialize, Deserialize)]
struct GroupLine(u8, Vec<i128>, Option<i128>);

/// The certificate as JSON, one line a placement.
///
/// # Errors
/// Never in practice: numbers and texts always serialise.
pub(super) fn write(
    problem: &Problem,
    stages: &Stages,
    certificate: &Certificate,
) -> Result<Vec<u8>, serde_json::Error> {
    if let Some(proof) = &certificate.rows {
        return rows::write(problem, stages, proof);
    }
    let stage_names: Vec<&str> = stages.iter().map(Stage::name).collect();
    let price_names: Vec<String> = certificate.prices.iter().map(|set| price_name(set.stage)).collect();
    let mut out = format!(
        "{{\n\"format\": {FORMAT},\n\"stages\": {},\n\"prices_for\": {},\n\"unique\": {},\n\"columns\": {},\n\"placements\": [",
        serde_json::to_string(&stage_names)?,
        serde_json::to_string(&price_names)?,
        certificate.unique.is_some(),
        serde_json::to_string(&COLUMNS)?,
    )
    .into_bytes();
    let ranking =
        |of: fn(&Ranking) -> &Vec<i128>, at: usize| certificate.unique.as_ref().map(|unique| of(unique)[at]);
    let mut separator: &[u8] = b"\n";
    for p in 0..problem.placements() {
        let (holder, to) = match certificate.steps[p].map(|step| step.witness) {
            Some(Witness::Holder(holder)) => (Some(holder), None),
            Some(Witness::Exchange { holder, to }) => (Some(holder), Some(to)),
            Some(Witness::FreeSeat) | None => (None, None),
        };
        let line = PlacementLine(
            problem.placement_ids().get(p).into(),
            cutoff_text(stages, certificate.cutoffs[p]),
            certificate.steps[p].map(|step| step.number),
            holder.map(|a| problem.applicant_ids().get(a as usize).into()),
            to.map(|q| problem.placement_ids().get(q as usize).into()),
            certificate.prices.iter().map(|set| set.placements[p]).collect(),
            ranking(|unique| &unique.placements, p),
        );
        out.extend_from_slice(separator);
        serde_json::to_writer(&mut out, &line)?;
        separator = b",\n";
    }
    out.extend_from_slice(b"\n],\n\"groups\": [");
    separator = b"\n";
    for (g, group) in groups(problem, stages).into_iter().enumerate() {
        let prices = certificate.prices.iter().map(|set| set.groups[g]).collect();
        out.extend_from_slice(separator);
        serde_json::to_writer(&mut out, &GroupLine(group, prices, ranking(|unique| &unique.groups, g)))?;
        separator = b",\n";
    }
    out.extend_from_slice(b"\n]\n}\n");
    Ok(out)
}

/// The number of an identifier.
fn find(ids: &Ids, id: &str) -> Option<u32> {
    ids.find(id).and_then(|at| u32::try_from(at).ok())
}

/// Reads a certificate for this problem and these stages.
///
/// # Errors
/// What is missing, unknown, repeated or malformed, in technical English: a damaged proof is nobody's input.
pub(super) fn read(problem: &Problem, stages: &Stages, text: &str) -> Result<Certificate, String> {
    if !problem.side().is_empty() {
        let rows = Some(rows::read(problem, stages, text)?);
        return Ok(Certificate { rows, ..Certificate::default() });
    }
    let file: File<'_> = serde_json::from_str(text).map_err(|error| error.to_string())?;
    let asked: Vec<&str> = stages.iter().map(Stage::name).collect();
    if file.format != FORMAT || file.stages != asked || file.columns != COLUMNS {
        return Err(format!("format {} for stages {:?}", file.format, file.stages));
    }
    let sets: Option<Vec<PriceStage>> = file.prices_for.iter().map(|name| price_stage(name)).collect();
    let sets = sets.ok_or_else(|| format!("prices_for {:?}", file.prices_for))?;
    let names = groups(problem, stages);
    let (applicants, placements) = (problem.applicant_ids(), problem.placement_ids());
    let by_placement =
        arranged(file.placements, problem.placements(), |line: &PlacementLine<'_>| placements.find(&line.0))?;
    let by_group = arranged(file.groups, names.len(), |line: &GroupLine| names.binary_search(&line.0).ok())?;
    let short = |prices: usize, ranking: bool| prices != sets.len() || ranking != file.unique;
    if by_placement.iter().any(|line| short(line.5.len(), line.6.is_some()))
        || by_group.iter().any(|line| short(line.1.len(), line.2.is_some()))
    {
        return Err("a line has too few or too many numbers".to_owned());
    }
    let mut certificate = Certificate::default();
    for line in &by_placement {
        let cutoff = cutoff(stages, &line.1).ok_or_else(|| format!("cutoff of {}", line.0))?;
        certificate.cutoffs.push(cutoff);
        certificate.steps.push(step(applicants, placements, line)?);
    }
    for (at, &stage) in sets.iter().enumerate() {
        certificate.prices.push(PriceSet {
            stage,
            placements: by_placement.iter().map(|line| line.5[at]).collect(),
            groups: by_group.iter().map(|line| line.1[at]).collect(),
        });
    }
    if file.unique {
        certificate.unique = Some(Ranking {
            placements: by_placement.iter().filter_map(|line| line.6).collect(),
            groups: by_group.iter().filter_map(|line| line.2).collect(),
        });
    }
    Ok(certificate)
}

/// Each line at its index; every index exactly once. Lines that stand there already stay.
fn arranged<T>(lines: Vec<T>, count: usize, index: impl Fn(&T) -> Option<usize>) -> Result<Vec<T>, String> {
    if lines.len() != count {
        return Err("a line is missing, or one too many is there".to_owned());
    }
    let spots: Option<Vec<usize>> = lines.iter().map(index).collect();
    let spots = spots.ok_or("a line for something unknown")?;
    if spots.iter().enumerate().all(|(at, &spot)| at == spot) {
        return Ok(lines);
    }
    let mut at: Vec<Option<T>> = (0..count).map(|_| None).collect();
    for (line, spot) in lines.into_iter().zip(spots) {
        if at.get_mut(spot).ok_or("a line for something unknown")?.replace(line).is_some() {
            return Err("two lines for the same".to_owned());
        }
    }
    at.into_iter().collect::<Option<Vec<T>>>().ok_or_else(|| "a line is missing".to_owned())
}

fn step(applicants: &Ids, placements: &Ids, line: &PlacementLine<'_>) -> Result<Option<Step>, String> {
    let index = |ids: &Ids, id: &str| find(ids, id).ok_or_else(|| format!("{id} is unknown"));
    let holder = line.3.as_deref().map(|id| index(applicants, id)).transpose()?;
    let to = line.4.as_deref().map(|id| index(placements, id)).transpose()?;
    let witness = match (line.2, holder, to) {
        (None, None, None) => return Ok(None),
        (Some(_), None, None) => Witness::FreeSeat,
        (Some(_), Some(holder), None) => Witness::Holder(holder),
        (Some(_), Some(holder), Some(to)) => Witness::Exchange { holder, to },
        _ => return Err(format!("step of {}", line.0)),
    };
    Ok(line.2.map(|number| Step { number, witness }))
}

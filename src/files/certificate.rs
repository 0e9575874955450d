//! The certificate as a file, one line a placement, readable by people: cut-off, the step that shows it
//! to be exact, a price for each stage, and the place in the ranking. Owns the shape on disk; a number
//! that is missing or unknown is a refusal, never a zero.

use serde::{Deserialize, Serialize};
use talka_solver::{
    Certificate, CutOff, Key, PriceSet, PriceStage, Problem, Ranking, Stage, Stages, Step, Witness,
    certificate::groups, problem::TIE_WORDS,
};

/// The version of the shape.
const FORMAT: u32 = 1;

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    format: u32,
    stages: Vec<String>,
    /// What the prices of each line are for, in order.
    prices_for: Vec<String>,
    unique: bool,
    placements: Vec<PlacementLine>,
    groups: Vec<GroupLine>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct PlacementLine {
    placement: String,
    cutoff: CutOffText,
    #[serde(skip_serializing_if = "Option::is_none")]
    step: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    holder: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    to: Option<String>,
    prices: Vec<i128>,
    #[serde(skip_serializing_if = "Option::is_none")]
    ranking: Option<i128>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct GroupLine {
    /// The tier, or 0 for all people together.
    group: u8,
    prices: Vec<i128>,
    #[serde(skip_serializing_if = "Option::is_none")]
    ranking: Option<i128>,
}

/// `"none"`, `"open"`, `"closed"`, `[tier]` or `[tier, order]`.
#[derive(Debug, Serialize, Deserialize)]
#[serde(untagged)]
enum CutOffText {
    Word(String),
    Key(Vec<u64>),
}

/// The certificate as JSON, one line a placement.
///
/// # Errors
/// Never in practice: numbers and texts always serialise.
pub fn write(
    problem: &Problem,
    stages: &Stages,
    certificate: &Certificate,
) -> Result<String, serde_json::Error> {
    let ranking =
        |of: fn(&Ranking) -> &Vec<i128>, at: usize| certificate.unique.as_ref().map(|unique| of(unique)[at]);
    let mut lines = Vec::new();
    for p in 0..problem.placements() {
        let witness = certificate.steps[p].map(|step| step.witness);
        let (holder, to) = match witness {
            Some(Witness::Holder(holder)) => (Some(holder), None),
            Some(Witness::Exchange { holder, to }) => (Some(holder), Some(to)),
            Some(Witness::FreeSeat) | None => (None, None),
        };
        lines.push(serde_json::to_string(&PlacementLine {
            placement: problem.placement_ids().get(p).to_owned(),
            cutoff: cutoff_text(stages, certificate.cutoffs[p]),
            step: certificate.steps[p].map(|step| step.number),
            holder: holder.map(|a| problem.applicant_ids().get(a as usize).to_owned()),
            to: to.map(|q| problem.placement_ids().get(q as usize).to_owned()),
            prices: certificate.prices.iter().map(|set| set.placements[p]).collect(),
            ranking: ranking(|unique| &unique.placements, p),
        })?);
    }
    let mut group_lines = Vec::new();
    for (g, group) in groups(problem, stages).into_iter().enumerate() {
        let prices = certificate.prices.iter().map(|set| set.groups[g]).collect();
        group_lines.push(serde_json::to_string(&GroupLine {
            group,
            prices,
            ranking: ranking(|unique| &unique.groups, g),
        })?);
    }
    let stage_names: Vec<&str> = stages.iter().map(Stage::name).collect();
    let price_names: Vec<String> = certificate.prices.iter().map(|set| price_name(set.stage)).collect();
    Ok(format!(
        "{{\n\"format\": {FORMAT},\n\"stages\": {},\n\"prices_for\": {},\n\"unique\": {},\n\"placements\": [\n{}\n],\n\"groups\": [\n{}\n]\n}}\n",
        serde_json::to_string(&stage_names)?,
        serde_json::to_string(&price_names)?,
        certificate.unique.is_some(),
        lines.join(",\n"),
        group_lines.join(",\n"),
    ))
}

/// Reads a certificate for this problem and these stages.
///
/// # Errors
/// What is missing, unknown, repeated or malformed, in technical English: a damaged proof is nobody's input.
pub fn read(problem: &Problem, stages: &Stages, text: &str) -> Result<Certificate, String> {
    let file: File = serde_json::from_str(text).map_err(|error| error.to_string())?;
    let asked: Vec<&str> = stages.iter().map(Stage::name).collect();
    if file.format != FORMAT || file.stages != asked {
        return Err(format!("format {} for stages {:?}", file.format, file.stages));
    }
    let sets: Option<Vec<PriceStage>> = file.prices_for.iter().map(|name| price_stage(name)).collect();
    let sets = sets.ok_or_else(|| format!("prices_for {:?}", file.prices_for))?;
    let names = groups(problem, stages);
    let by_placement = arranged(file.placements, problem.placements(), |line: &PlacementLine| {
        problem.placement_ids().find(&line.placement)
    })?;
    let by_group =
        arranged(file.groups, names.len(), |line: &GroupLine| names.binary_search(&line.group).ok())?;
    if by_placement
        .iter()
        .any(|line| line.prices.len() != sets.len() || line.ranking.is_some() != file.unique)
        || by_group
            .iter()
            .any(|line| line.prices.len() != sets.len() || line.ranking.is_some() != file.unique)
    {
        return Err("a line has too few or too many numbers".to_owned());
    }
    let mut certificate = Certificate::default();
    for line in &by_placement {
        certificate
            .cutoffs
            .push(cutoff(stages, &line.cutoff).ok_or_else(|| format!("cutoff of {}", line.placement))?);
        certificate.steps.push(step(problem, line)?);
    }
    for (at, &stage) in sets.iter().enumerate() {
        certificate.prices.push(PriceSet {
            stage,
            placements: by_placement.iter().map(|line| line.prices[at]).collect(),
            groups: by_group.iter().map(|line| line.prices[at]).collect(),
        });
    }
    if file.unique {
        certificate.unique = Some(Ranking {
            placements: by_placement.iter().filter_map(|line| line.ranking).collect(),
            groups: by_group.iter().filter_map(|line| line.ranking).collect(),
        });
    }
    Ok(certificate)
}

/// Each line at its index; every index exactly once.
fn arranged<T>(lines: Vec<T>, count: usize, index: impl Fn(&T) -> Option<usize>) -> Result<Vec<T>, String> {
    let mut at: Vec<Option<T>> = (0..count).map(|_| None).collect();
    for line in lines {
        let spot = index(&line).and_then(|index| at.get_mut(index)).ok_or("a line for something unknown")?;
        if spot.replace(line).is_some() {
            return Err("two lines for the same".to_owned());
        }
    }
    at.into_iter().collect::<Option<Vec<T>>>().ok_or_else(|| "a line is missing".to_owned())
}

fn step(problem: &Problem, line: &PlacementLine) -> Result<Option<Step>, String> {
    let index = |found: Option<usize>, id: &str| {
        found.and_then(|index| u32::try_from(index).ok()).ok_or_else(|| format!("{id} is unknown"))
    };
    let holder = line.holder.as_deref().map(|id| index(problem.applicant_ids().find(id), id)).transpose()?;
    let to = line.to.as_deref().map(|id| index(problem.placement_ids().find(id), id)).transpose()?;
    let witness = match (line.step, holder, to) {
        (None, None, None) => return Ok(None),
        (Some(_), None, None) => Witness::FreeSeat,
        (Some(_), Some(holder), None) => Witness::Holder(holder),
        (Some(_), Some(holder), Some(to)) => Witness::Exchange { holder, to },
        _ => return Err(format!("step of {}", line.placement)),
    };
    Ok(line.step.map(|number| Step { number, witness }))
}

fn cutoff_text(stages: &Stages, cutoff: CutOff) -> CutOffText {
    match cutoff {
        CutOff::None => CutOffText::Word("none".to_owned()),
        CutOff::Open => CutOffText::Word("open".to_owned()),
        CutOff::Last(key) if stages.has(Stage::Order) => {
            CutOffText::Key(vec![u64::from(key.tier), key.order])
        }
        CutOff::Last(key) if stages.has(Stage::Tiers) => CutOffText::Key(vec![u64::from(key.tier)]),
        CutOff::Last(_) => CutOffText::Word("closed".to_owned()),
    }
}

fn cutoff(stages: &Stages, text: &CutOffText) -> Option<CutOff> {
    let (ordered, tiered) = (stages.has(Stage::Order), stages.has(Stage::Tiers));
    let key = |tier: u64, order: u64| Some(CutOff::Last(Key { tier: u8::try_from(tier).ok()?, order }));
    match text {
        CutOffText::Word(word) if word == "none" => Some(CutOff::None),
        CutOffText::Word(word) if word == "open" => Some(CutOff::Open),
        CutOffText::Word(word) if word == "closed" && !ordered && !tiered => key(0, 0),
        CutOffText::Key(numbers) => match numbers.as_slice() {
            [tier, order] if ordered => key(*tier, *order),
            [tier] if tiered && !ordered => key(*tier, 0),
            _ => None,
        },
        CutOffText::Word(_) => None,
    }
}

fn price_name(stage: PriceStage) -> String {
    match stage {
        PriceStage::Rank => "rank".to_owned(),
        PriceStage::Distance => "distance".to_owned(),
        PriceStage::Word(word) => format!("tiebreak-{word}"),
    }
}

fn price_stage(name: &str) -> Option<PriceStage> {
    let words = (1..=TIE_WORDS).map(PriceStage::Word);
    [PriceStage::Rank, PriceStage::Distance].into_iter().chain(words).find(|stage| price_name(*stage) == name)
}

//! The proof, in words that a council can read: what each stage promises, whether the judge proved it,
//! what the outcome rests on, and how anyone checks it again.

use super::head::{arg, proven};
use crate::{
    domain::{Arg, OrderBy, Outcome, Stage, Ties},
    i18n::Tr,
};

/// The card of the proof.
#[derive(Debug)]
pub(super) struct Proof {
    /// The verdict.
    pub(super) title: String,
    /// What was checked, and by what.
    pub(super) checked: String,
    /// The stages.
    pub(super) stages: Vec<StageLine>,
    /// Whether another allocation could be as good.
    pub(super) unique: String,
    /// How people were put in order, and the numbers with which that can be replayed.
    pub(super) order: String,
    /// Names and values that identify what was solved.
    pub(super) values: Vec<(String, String)>,
}

/// A stage and the verdict on it.
#[derive(Debug)]
pub(super) struct StageLine {
    /// What it is called.
    pub(super) name: String,
    /// What it promises.
    pub(super) meaning: String,
    /// Whether it is proven.
    pub(super) proven: bool,
}

/// A stage as the catalogue `stages.ftl` knows it.
pub(super) fn stage_word(stage: Stage) -> &'static str {
    match stage {
        Stage::Placed => "placed",
        Stage::Reserves => "reserves",
        Stage::Tiers => "tiers",
        Stage::Order => "order",
        Stage::Rank => "rank",
        Stage::Distance => "distance",
        Stage::Tiebreak => "tiebreak",
    }
}

/// Makes the card.
pub(super) fn proof(outcome: &Outcome, tr: Tr) -> Proof {
    let stages: Vec<StageLine> = outcome
        .proofs
        .iter()
        .map(|proof| {
            let word = stage_word(proof.stage);
            StageLine {
                name: tr.say(&format!("stage-{word}")),
                meaning: tr.say(&format!("stage-{word}-meaning")),
                proven: proof.proven,
            }
        })
        .collect();
    let open = stages.iter().filter(|stage| !stage.proven).count();
    let title = match (proven(outcome), outcome.proofs.is_empty()) {
        (true, _) => tr.say("report-proof-title-proven"),
        (false, true) => tr.say("report-proof-title-none"),
        (false, false) => tr.with(
            "report-proof-title-open",
            &[("n", arg(super::figures::count(open))), ("total", arg(super::figures::count(stages.len())))],
        ),
    };
    Proof {
        title,
        checked: tr.say(if stages.is_empty() { "report-proof-unchecked" } else { "report-proof-checked" }),
        // Without a stage that was judged there is nothing to be unique in.
        unique: tr.say(match (outcome.unique, stages.is_empty()) {
            (true, false) => "report-proof-unique",
            _ => "report-proof-not-unique",
        }),
        stages,
        order: order(outcome, tr),
        values: values(outcome, tr),
    }
}

/// What made the order, and of a draw how anyone can repeat it.
fn order(outcome: &Outcome, tr: Tr) -> String {
    let key = match (&outcome.round.order, &outcome.round.ties) {
        _ if !outcome.round.stages.contains(&Stage::Order) => return tr.say("report-proof-no-order"),
        (OrderBy::Registration, Ties::Refuse) => return tr.say("report-proof-registration"),
        (OrderBy::Registration, Ties::Row) => return tr.say("report-proof-registration-row"),
        (OrderBy::Registration, Ties::Draw { .. }) => "report-proof-registration-draw",
        (OrderBy::Draw { commitment: Some(_), .. }, _) => "report-proof-draw-committed",
        (OrderBy::Draw { commitment: None, .. }, _) => "report-proof-draw",
    };
    let hashed = if outcome.draw_codes { "report-proof-draw-code" } else { "report-proof-draw-number" };
    format!("{} {}", tr.say(key), tr.say(hashed))
}

fn values(outcome: &Outcome, tr: Tr) -> Vec<(String, String)> {
    let mut values = Vec::new();
    let (order, ties) = (&outcome.round.order, &outcome.round.ties);
    if let (OrderBy::Draw { seed, commitment }, _) | (_, Ties::Draw { seed, commitment }) = (order, ties) {
        values.push((tr.say("report-proof-seed"), seed.clone()));
        if let Some(commitment) = commitment {
            values.push((tr.say("report-proof-commitment"), commitment.clone()));
        }
    }
    let (pack, version) = &outcome.pack;
    values.push((
        tr.say("report-proof-pack"),
        tr.with(
            "report-proof-pack-value",
            &[
                ("pack", Arg::Text(pack.get(tr.0).to_owned())),
                ("id", Arg::Text(outcome.round.pack.clone())),
                ("version", Arg::Text(version.clone())),
            ],
        ),
    ));
    values.push((tr.say("report-proof-snapshot"), outcome.snapshot_digest.clone()));
    values.push((tr.say("report-proof-instance"), outcome.instance_digest.clone()));
    values
}

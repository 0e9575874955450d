//! The words of a certificate: cut-offs and what prices are for, written and read.

use std::borrow::Cow;

use crate::{CutOff, Key, PriceStage, Stage, Stages, problem::TIE_WORDS};

pub(super) fn cutoff_text(stages: &Stages, cutoff: CutOff) -> Cow<'static, str> {
    match cutoff {
        CutOff::None => "none".into(),
        CutOff::Open => "open".into(),
        CutOff::Last(key) if stages.has(Stage::Order) => format!("{} {}", key.tier, key.order).into(),
        CutOff::Last(key) if stages.has(Stage::Tiers) => key.tier.to_string().into(),
        CutOff::Last(_) => "closed".into(),
    }
}

pub(super) fn cutoff(stages: &Stages, text: &str) -> Option<CutOff> {
    let (ordered, tiered) = (stages.has(Stage::Order), stages.has(Stage::Tiers));
    match text {
        "none" => return Some(CutOff::None),
        "open" => return Some(CutOff::Open),
        "closed" if !ordered && !tiered => return Some(CutOff::Last(Key { tier: 0, order: 0 })),
        _ => {}
    }
    let (tier, order) = match text.split_once(' ') {
        Some((tier, order)) if ordered => (tier, order.parse().ok()?),
        None if tiered && !ordered => (text, 0),
        _ => return None,
    };
    Some(CutOff::Last(Key { tier: tier.parse().ok()?, order }))
}

pub(super) fn price_name(stage: PriceStage) -> String {
    match stage {
        PriceStage::Rank => "rank".to_owned(),
        PriceStage::Distance => "distance".to_owned(),
        PriceStage::Word(word) => format!("tiebreak-{word}"),
    }
}

pub(super) fn price_stage(name: &str) -> Option<PriceStage> {
    let words = (1..=TIE_WORDS).map(PriceStage::Word);
    [PriceStage::Rank, PriceStage::Distance].into_iter().chain(words).find(|stage| price_name(*stage) == name)
}

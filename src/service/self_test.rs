//! A tiny round solved and judged, start to end: what `/healthz` asks.

use std::collections::BTreeMap;

use super::{Service, pipeline};
use crate::{files::folder::Folder, matching::Unwatched};

/// The round that the README explains: three people, two places, one of them waits.
const ROUND: [(&str, &str); 5] = [
    ("round.toml", include_str!("../../fixtures/rounds/minimal/round.toml")),
    ("pack.toml", include_str!("../../fixtures/rounds/minimal/pack.toml")),
    ("applicants.csv", include_str!("../../fixtures/rounds/minimal/applicants.csv")),
    ("placements.csv", include_str!("../../fixtures/rounds/minimal/placements.csv")),
    ("preferences.csv", include_str!("../../fixtures/rounds/minimal/preferences.csv")),
];

impl Service {
    /// Whether rules, solver, judge and audit agree on a tiny round: two of three people placed, all proven.
    pub async fn self_test(&self) -> bool {
        let tested = tokio::task::spawn_blocking(|| {
            let files: BTreeMap<String, Vec<u8>> =
                ROUND.iter().map(|(name, text)| ((*name).to_owned(), text.as_bytes().to_vec())).collect();
            let Ok(round) = pipeline::read(&Folder::Held(&files)) else { return false };
            pipeline::compute(&round, &Unwatched).is_ok_and(|computed| {
                let outcome = &computed.matched.outcome;
                outcome.unique && outcome.people.iter().filter(|person| person.place.is_some()).count() == 2
            })
        });
        tested.await.unwrap_or(false)
    }
}

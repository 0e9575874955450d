//! Who has a place in a run and who has none, by name: what caseworkers look through before the second signature.

use std::collections::BTreeMap;

use crate::{
    domain::{Outcome, PersonOutcome, Status},
    i18n::{Tr, sort},
    service::Book,
};

/// Someone with a place.
pub(super) struct Placed {
    pub(super) number: String,
    pub(super) name: String,
    pub(super) placement: String,
    pub(super) organisation: String,
    pub(super) choice: String,
}

/// Someone without one.
pub(super) struct NotPlaced {
    pub(super) number: String,
    pub(super) name: String,
    /// Why, in sentences.
    pub(super) why: String,
}

/// Everyone in a run.
pub(super) struct Lists {
    /// How many there are in each.
    pub(super) counts: (u64, u64),
    /// By name.
    pub(super) placed: Vec<Placed>,
    /// Whoever waits in the order of the waiting list, then the others by name.
    pub(super) others: Vec<NotPlaced>,
}

impl Lists {
    /// The lists of an outcome with people's names by number; of a refill those whom it places, and who stays in line.
    pub(super) fn new(
        tr: Tr,
        (book, outcome): (&Book, &Outcome),
        names: &BTreeMap<String, String>,
        refill: bool,
    ) -> Self {
        let concerns = |person: &&PersonOutcome| {
            !refill || person.is_new() || matches!(person.status, Status::Waiting | Status::NeedsPerson)
        };
        let name = |person: &PersonOutcome| names.get(person.applicant.as_str()).cloned().unwrap_or_default();
        let (mut placed, mut others): (Vec<_>, Vec<_>) = outcome
            .people
            .iter()
            .filter(concerns)
            .map(|person| (person, name(person)))
            .partition(|(person, _)| person.status == Status::Placed);
        placed.sort_by(|(_, one), (_, other)| sort::compare(one, other));
        others.sort_by(|(one, name), (other, other_name)| {
            let key = |person: &PersonOutcome| (person.status, person.waiting.unwrap_or(u64::MAX));
            key(one).cmp(&key(other)).then_with(|| sort::compare(name, other_name))
        });
        let row = |(person, name): (&PersonOutcome, String)| {
            let place = outcome.places.get(person.place?)?;
            Some(Placed {
                number: person.applicant.to_string(),
                name,
                placement: place.placement.title.clone(),
                organisation: place.placement.organisation.clone(),
                choice: tr.count("report-choice", u64::from(person.rank?)),
            })
        };
        let other = |(person, name): (&PersonOutcome, String)| NotPlaced {
            number: person.applicant.to_string(),
            name,
            why: person
                .reasons
                .iter()
                .map(|reason| tr.reason(&book.formally(reason)))
                .collect::<Vec<_>>()
                .join(" "),
        };
        Self {
            counts: (placed.len() as u64, others.len() as u64),
            placed: placed.into_iter().filter_map(row).collect(),
            others: others.into_iter().map(other).collect(),
        }
    }
}

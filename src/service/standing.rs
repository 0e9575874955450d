//! What the rules say about an application as it stands, the same way for every page and count. Owns no decision.

use std::collections::BTreeMap;

use super::{Book, No, Opened, Placed};
use crate::{
    domain::Reason,
    rules::{Judgement, PairJudgement, Prepared},
};

/// What the rules say about an application.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Standing {
    /// Takes part, in this tier.
    Eligible(u8),
    /// Does not take part.
    NotEligible,
    /// A person has to find something out first.
    NeedsPerson,
    /// Taken back.
    Withdrawn,
}

impl Standing {
    /// What a judgement comes to, and why, where it does not simply say yes.
    pub(super) fn of(judgement: Judgement) -> (Self, Vec<Reason>) {
        match judgement {
            Judgement::Eligible { tier } => (Self::Eligible(tier), Vec::new()),
            Judgement::NotEligible(reasons) => (Self::NotEligible, reasons),
            Judgement::NeedsPerson(reasons) => (Self::NeedsPerson, reasons),
        }
    }

    /// The word that catalogues use.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Eligible(_) => "eligible",
            Self::NotEligible => "not-eligible",
            Self::NeedsPerson => "needs-person",
            Self::Withdrawn => "withdrawn",
        }
    }
}

/// Placements by number, ready for many conditions.
pub(super) type Ready<'a> = BTreeMap<&'a str, Prepared>;

pub(super) fn ready<'a>(book: &Book, places: &'a [Placed]) -> Ready<'a> {
    let place =
        |place: &'a Placed| (place.placement.id.as_str(), book.rules.prepare_placement(&place.placement));
    places.iter().map(place).collect()
}

pub(super) fn standing(
    book: &Book,
    opened: &Opened,
    places: &Ready<'_>,
) -> Result<(Standing, Vec<Reason>), No> {
    if opened.withdrawn {
        return Ok((Standing::Withdrawn, Vec::new()));
    }
    let applicant = book.rules.prepare_applicant(&opened.applicant()?);
    let judged = Standing::of(book.rules.judge(&applicant));
    let undecided = match judged.0 {
        Standing::Eligible(_) => undecided(book, opened, &applicant, places),
        _ => None,
    };
    Ok(undecided.map_or(judged, |reasons| (Standing::NeedsPerson, reasons)))
}

/// What is to be found out before any wish can be granted: a run would leave such a person to a member of staff
/// (`left_out` in matching). `None` when a wish is possible, or when the rules refuse all.
fn undecided(book: &Book, opened: &Opened, applicant: &Prepared, places: &Ready<'_>) -> Option<Vec<Reason>> {
    let mut found = None;
    for wished in &opened.person.wishes {
        // A placement that was taken back is no wish any more.
        let Some(place) = places.get(wished.placement.as_str()) else { continue };
        match book.rules.pair_prepared(applicant, place) {
            PairJudgement::Possible => return None,
            PairJudgement::NeedsPerson(reasons) => found = found.or(Some(reasons)),
            PairJudgement::Impossible(_) => {}
        }
    }
    found
}

//! Wishes by description in an application's file: what the rules say of the placements that fit each. Decides nothing.

use super::{Book, Person, Placed, described::add_each, standing::Ready};
use crate::{
    domain::{Alternatives, Applicant, Description, Reason, Texts},
    rules::{PairJudgement, Prepared},
};

/// A wish by description with what the rules say of the placements that fit it.
#[derive(Debug, Clone)]
pub struct DescribedFile {
    /// 1 is the first choice.
    pub rank: u8,
    /// The wish in words; empty where anything will do.
    pub what: Texts,
    /// How many placements fit it.
    pub fits: usize,
    /// How many of these the rules allow.
    pub possible: usize,
    /// What is to be found out about those that fit; where the rules refuse them all, why. Each once.
    pub reasons: Vec<Reason>,
    /// What would have to be different, by rule that refuses it, where one placement fits and is refused.
    pub instead: Alternatives,
}

/// Somebody's wishes by description with what the rules say of each.
pub(super) fn described_files(
    book: &Book,
    person: &Person,
    (applicant, prepared): (&Applicant, &Prepared),
    (ready, places): (&Ready<'_>, &[Placed]),
) -> Vec<DescribedFile> {
    let described = book.described(person);
    let one = |wish: &Description| {
        let fitting: Vec<&Placed> =
            places.iter().filter(|place| wish.fits(applicant, &place.placement)).collect();
        let judged = fitting
            .iter()
            .filter_map(|place| ready.pair((prepared, &applicant.facts), place.placement.id.as_str()));
        let (mut possible, mut open, mut refused) = (0, Vec::new(), Vec::new());
        for judged in judged {
            match judged {
                PairJudgement::Possible => possible += 1,
                PairJudgement::NeedsPerson(reasons) => add_each(&mut open, reasons),
                PairJudgement::Impossible(reasons) => add_each(&mut refused, reasons),
            }
        }
        let all_refused = possible == 0 && open.is_empty();
        let instead = match fitting.as_slice() {
            [place] if all_refused => {
                let there = book.rules.prepare_placement(&place.placement);
                book.rules.instead(applicant, Some((&place.placement, &there))).into_iter().collect()
            }
            _ => Alternatives::new(),
        };
        DescribedFile {
            rank: wish.rank,
            what: book.rules.described(wish),
            fits: fitting.len(),
            possible,
            reasons: if all_refused { refused } else { open },
            instead,
        }
    };
    described.iter().map(one).collect()
}

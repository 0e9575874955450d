//! Wishes in an application's file: named placements with what the rules say of each, and what one has to be like.

use super::words::Why;
use crate::{
    domain::{Alternatives, Arg, Instead, Reason},
    i18n::Tr,
    service::{ApplicationFile, DescribedFile, WishFile},
};

pub(super) struct WishRow {
    pub(super) rank: u64,
    pub(super) title: String,
    pub(super) organisation: String,
    pub(super) word: &'static str,
    pub(super) tag: &'static str,
    pub(super) reasons: Vec<Why>,
}

/// Reasons in words, each with what would have to be different.
pub(super) fn whys(tr: Tr, file: &ApplicationFile, reasons: &[Reason], instead: &Alternatives) -> Vec<Why> {
    let label = |change: &Instead| {
        let fact = file.facts.iter().find(|fact| fact.name == change.fact());
        fact.map_or(change.fact(), |fact| fact.label.get(tr.0)).to_owned()
    };
    let why = |reason: &Reason| {
        let rule = reason.key.split_once('.').map_or("", |(_, rule)| rule);
        let changes = instead.get(rule).into_iter().flatten();
        let instead = changes.map(|change| tr.instead(change, &label(change))).collect();
        Why { instead, ..Why::of(tr, &file.book.formally(reason)) }
    };
    reasons.iter().map(why).collect()
}

fn wish_row(tr: Tr, file: &ApplicationFile, wish: &WishFile) -> WishRow {
    let person = wish.reasons.iter().any(|reason| reason.key.starts_with("needs-person"));
    let (word, tag) = match (&wish.place, wish.reasons.is_empty(), person) {
        (None, ..) => ("", ""),
        (_, true, _) => ("possible", "yes"),
        (_, _, true) => ("person", "wait"),
        _ => ("impossible", ""),
    };
    let placement = wish.place.as_ref().map(|place| &place.placement);
    let gone = || tr.with("work-wishes-gone", &[("number", Arg::Text(wish.number.clone()))]);
    WishRow {
        rank: u64::from(wish.rank),
        title: placement.map_or_else(gone, |placement| placement.title.clone()),
        organisation: placement.map(|placement| placement.organisation.clone()).unwrap_or_default(),
        word,
        tag,
        reasons: whys(tr, file, &wish.reasons, &wish.instead),
    }
}

fn described_row(tr: Tr, file: &ApplicationFile, wish: &DescribedFile) -> WishRow {
    let (word, tag) = match (wish.possible, wish.reasons.first()) {
        (0, None) => ("impossible", ""),
        (0, Some(reason)) if !reason.key.starts_with("needs-person") => ("impossible", ""),
        (0, Some(_)) => ("person", "wait"),
        _ => ("possible", "yes"),
    };
    let whole = |count: usize| Arg::Whole(i64::try_from(count).unwrap_or(i64::MAX));
    let fits = [("fits", whole(wish.fits)), ("possible", whole(wish.possible))];
    WishRow {
        rank: u64::from(wish.rank),
        title: tr.described(&wish.what),
        organisation: tr.with("work-wishes-fits", &fits),
        word,
        tag,
        reasons: whys(tr, file, &wish.reasons, &wish.instead),
    }
}

/// All wishes of an application, best first.
pub(super) fn of(tr: Tr, file: &ApplicationFile) -> Vec<WishRow> {
    let named = file.wishes.iter().map(|wish| wish_row(tr, file, wish));
    let described = file.described.iter().map(|wish| described_row(tr, file, wish));
    let mut rows: Vec<WishRow> = named.chain(described).collect();
    rows.sort_by_key(|row| row.rank);
    rows
}

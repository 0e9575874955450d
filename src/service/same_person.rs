//! Who of one round is one person with somebody who holds a place in another. Owns what decides: a caseworker, where one found something
//! out about the two; or else the personal code, former codes too, and where one of the two has none, the name with the day of birth.
//! What that leaves in doubt, a caseworker is asked.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::{No, marks::NOTHING};
use crate::store::{
    self, Link,
    duplicates::DuplicateRow,
    second_calls::{HolderRow, KnownRow},
};

/// How many applications are fetched by their numbers at once.
const MOST: usize = 400;

/// Codes that are one person's, by each of them: exchanged, or of applications that a caseworker found to be one person's.
#[derive(Debug, Default)]
pub(super) struct SameCodes(BTreeMap<String, BTreeSet<String>>);

impl SameCodes {
    /// All that are known.
    pub(super) async fn read(link: &mut Link<'_>) -> Result<Self, No> {
        let mut same = Self::default();
        for pair in store::past::same_codes(link).await? {
            if pair.one != NOTHING && pair.other != NOTHING {
                same.add(&pair.one, &pair.other);
            }
        }
        Ok(same)
    }

    fn add(&mut self, one: &str, other: &str) {
        for (from, to) in [(one, other), (other, one)] {
            self.0.entry(from.to_owned()).or_default().insert(to.to_owned());
        }
    }

    /// A code with all that are the same person's.
    pub(super) fn of(&self, code: &str) -> BTreeSet<String> {
        let mut known = BTreeSet::from([code.to_owned()]);
        let mut next = vec![code.to_owned()];
        while let Some(one) = next.pop() {
            for other in self.0.get(&one).into_iter().flatten() {
                if known.insert(other.clone()) {
                    next.push(other.clone());
                }
            }
        }
        known
    }

    /// Every code that is not alone.
    pub(super) fn all(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }
}

/// Somebody of a round who is, or may be, one person with the holder of a place in another.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct HolderThere {
    /// The application's key.
    pub(super) id: Uuid,
    /// Its number.
    pub(super) own: String,
    /// The number of the application that holds the place.
    pub(super) theirs: String,
    /// Whether the two count as one person.
    pub(super) same: bool,
    /// Whether that is in doubt, and no caseworker has said anything about it.
    pub(super) doubtful: bool,
}

/// What caseworkers found out about pairs of applications of two rounds; the newest counts.
struct Found {
    decisions: Vec<DuplicateRow>,
    /// By number, which decisions speak of it.
    about: BTreeMap<String, BTreeSet<usize>>,
}

impl Found {
    async fn of(link: &mut Link<'_>, rounds: [Uuid; 2]) -> Result<Self, No> {
        let mut decisions = Vec::new();
        for round in rounds {
            decisions.extend(store::duplicates::of_round(link, round).await?);
        }
        decisions.sort_by_key(|one| one.decided_at);
        let mut about: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
        for (at, decision) in decisions.iter().enumerate() {
            for number in decision.members.split(' ') {
                about.entry(number.to_owned()).or_default().insert(at);
            }
        }
        Ok(Self { decisions, about })
    }

    /// Whether two are one person's, where somebody found that out.
    fn same(&self, one: &str, other: &str) -> Option<bool> {
        let both = self.about.get(one)?.intersection(self.about.get(other)?).max()?;
        Some(self.decisions[*both].same)
    }

    /// The pairs that were found to be one person's of which the second holds a place.
    fn pairs<'a>(&'a self, held: &'a BTreeSet<&str>) -> impl Iterator<Item = (&'a str, &'a str)> {
        let same = self.decisions.iter().filter(|one| one.same);
        same.flat_map(move |one| {
            let members = move || one.members.split(' ');
            let holders = members().filter(move |number| held.contains(number));
            holders.flat_map(move |there| {
                members().filter(move |own| *own != there).map(move |own| (own, there))
            })
        })
    }
}

/// Whether an application is one person's with a holder by what both are known by, and whether that is in doubt; nothing where they
/// have nothing in common.
fn likeness(own: &KnownRow, there: &HolderRow, one_code: bool) -> Option<(bool, bool)> {
    let named = own.name_mark != NOTHING && there.name_mark != NOTHING;
    let codeless = own.code_mark == NOTHING || there.code_mark == NOTHING;
    match (one_code, named && own.name_mark == there.name_mark) {
        // Under another name: the code may have been typed wrongly.
        (true, alike) => Some((true, named && !alike)),
        (false, true) if codeless => Some((true, false)),
        // Another code: it may have been exchanged.
        (false, true) => Some((false, true)),
        (false, false) => None,
    }
}

/// Everybody of a round who is, or may be, one person with somebody who holds a place in another, at a moment.
pub(super) async fn holders_there(
    link: &mut Link<'_>,
    (round, other): (Uuid, Uuid),
    now: DateTime<Utc>,
) -> Result<Vec<HolderThere>, No> {
    let holders = store::second_calls::holders(link, other, now).await?;
    if holders.is_empty() {
        return Ok(Vec::new());
    }
    let (codes, found) = (SameCodes::read(link).await?, Found::of(link, [round, other]).await?);
    let (mut by_code, mut by_name) = (BTreeMap::new(), BTreeMap::new());
    for (at, holder) in holders.iter().enumerate() {
        if holder.code_mark != NOTHING {
            for code in codes.of(&holder.code_mark) {
                by_code.entry(code).or_insert_with(BTreeSet::new).insert(at);
            }
        }
        if holder.name_mark != NOTHING {
            by_name.entry(holder.name_mark.as_str()).or_insert_with(BTreeSet::new).insert(at);
        }
    }
    let marks: Vec<&str> = by_code.keys().map(String::as_str).collect();
    let names: Vec<&str> = by_name.keys().copied().collect();
    let mut all = BTreeSet::new();
    for own in store::second_calls::known_by(link, round, (&marks, &names)).await? {
        let by_own = by_code.get(&own.code_mark);
        let alike = by_own.into_iter().chain(by_name.get(own.name_mark.as_str())).flatten();
        for at in alike.copied().collect::<BTreeSet<usize>>() {
            let there = &holders[at];
            let one_code = by_own.is_some_and(|these| these.contains(&at));
            let Some((same, doubtful)) = likeness(&own, there, one_code) else { continue };
            let said = found.same(&own.number, &there.number);
            let (same, doubtful) = (said.unwrap_or(same), doubtful && said.is_none());
            let (id, theirs) = (own.id, there.number.clone());
            all.insert(HolderThere { id, own: own.number.clone(), theirs, same, doubtful });
            if same {
                // Whoever stands for a withdrawn application is that person.
                all.extend(standing_for(link, &own.same_as, &there.number).await?);
            }
        }
    }
    all.extend(found_alike(link, round, (&found, &holders)).await?);
    Ok(all.into_iter().collect())
}

/// The application that stands in the end for one that was withdrawn for `stands`; nothing where none does.
async fn standing_for(link: &mut Link<'_>, stands: &str, theirs: &str) -> Result<Option<HolderThere>, No> {
    let (mut number, mut seen) = (stands.to_owned(), BTreeSet::new());
    while !number.is_empty() && seen.insert(number.clone()) {
        let Some(row) = store::applications::by_number(link, &number).await? else { break };
        if row.same_as.is_empty() {
            let (own, theirs) = (row.number, theirs.to_owned());
            return Ok(Some(HolderThere { id: row.id, own, theirs, same: true, doubtful: false }));
        }
        number = row.same_as;
    }
    Ok(None)
}

/// Those whom a caseworker found to be one person with a holder, whatever they are known by.
async fn found_alike(
    link: &mut Link<'_>,
    round: Uuid,
    (found, holders): (&Found, &[HolderRow]),
) -> Result<Vec<HolderThere>, No> {
    let held: BTreeSet<&str> = holders.iter().map(|one| one.number.as_str()).collect();
    let pairs: BTreeSet<(&str, &str)> =
        found.pairs(&held).filter(|(own, there)| found.same(own, there) == Some(true)).collect();
    let numbers: BTreeSet<&str> = pairs.iter().map(|(own, _)| *own).collect();
    let numbers: Vec<&str> = numbers.into_iter().collect();
    let mut ids = BTreeMap::new();
    for few in numbers.chunks(MOST) {
        let rows = store::applications::by_numbers(link, few).await?.into_iter();
        ids.extend(rows.filter(|row| row.round == round).map(|row| (row.number, row.id)));
    }
    let known = pairs.into_iter().filter_map(|(own, there)| {
        let (id, own, theirs) = (*ids.get(own)?, own.to_owned(), there.to_owned());
        Some(HolderThere { id, own, theirs, same: true, doubtful: false })
    });
    Ok(known.collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_that_were_exchanged_one_after_the_other_are_one_persons() {
        let mut same = SameCodes::default();
        for (one, other) in [("a", "b"), ("c", "b"), ("x", "y")] {
            same.add(one, other);
        }
        let of = |code| same.of(code).into_iter().collect::<Vec<_>>().join(" ");
        assert_eq!(
            (of("a"), of("c"), of("y"), of("z")),
            ("a b c".into(), "a b c".into(), "x y".into(), "z".into())
        );
        assert_eq!(same.all().collect::<Vec<_>>(), ["a", "b", "c", "x", "y"]);
    }

    #[test]
    fn what_two_have_in_common_makes_them_one_person_or_a_question() {
        let row = |code: &str, name: &str| KnownRow {
            id: Uuid::nil(),
            number: String::new(),
            code_mark: code.to_owned(),
            name_mark: name.to_owned(),
            same_as: String::new(),
        };
        let there = |code: &str, name: &str| HolderRow {
            number: String::new(),
            code_mark: code.to_owned(),
            name_mark: name.to_owned(),
        };
        let of = |own: (&str, &str), theirs: (&str, &str)| {
            likeness(&row(own.0, own.1), &there(theirs.0, theirs.1), own.0 == theirs.0 && own.0 != NOTHING)
        };
        assert_eq!(of(("1", "a"), ("1", "a")), Some((true, false)));
        assert_eq!(of(("1", "-"), ("1", "a")), Some((true, false)), "nothing speaks against it");
        assert_eq!(of(("1", "a"), ("1", "b")), Some((true, true)), "another name");
        assert_eq!(of(("-", "a"), ("1", "a")), Some((true, false)));
        assert_eq!(of(("2", "a"), ("1", "a")), Some((false, true)), "another code");
        assert_eq!(of(("2", "-"), ("1", "-")), None);
        assert_eq!(of(("-", "a"), ("-", "b")), None);
    }
}

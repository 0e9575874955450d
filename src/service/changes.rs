//! What changed in a round since a run's snapshot. Owns what makes a run stale: of a main run whatever differs; of a refill what
//! it does to whom it places, to the seats that it uses, and to the line that it went down, while holders may answer meanwhile (but see
//! `gone`).

use std::collections::{BTreeMap, BTreeSet};

use uuid::Uuid;

use super::{Book, No, RunKind, Service, book::id, folder, line::Above, moves::leaving};
use crate::{
    domain::{Applicant, Caseworker, Outcome, Placement},
    files::{
        differences::{Change, Difference, differences},
        freeze, settings,
    },
    store::{self, Link, runs::RunRow},
};

impl Service {
    /// What changed in a round since a run's snapshot; empty when nothing did that matters to it.
    ///
    /// # Errors
    /// [`No::NotFound`].
    pub async fn changed_since(&self, who: &Caseworker, id: Uuid) -> Result<Vec<Difference>, No> {
        let mut conn = self.db.read().await?;
        let link = &mut conn.link();
        let (run, _) = self.run_for(link, who, id).await?;
        let row = store::rounds::by_id(link, run.round).await?.ok_or(No::NotFound)?;
        let book = self.book(&row)?;
        self.changes(link, &book, &run).await
    }

    /// What keeps a run from being published any more.
    pub(super) async fn changes(
        &self,
        link: &mut Link<'_>,
        book: &Book,
        run: &RunRow,
    ) -> Result<Vec<Difference>, No> {
        match RunKind::of(&run.kind) {
            RunKind::Main => self.differences(link, book, run.snapshot).await,
            RunKind::Refill | RunKind::Correction => {
                let Some(outcome) = self.outcome(link, run.id).await? else { return Ok(Vec::new()) };
                let mut found = self.people_changed(link, book, run, &outcome).await?;
                found.extend(self.movers_changed(link, book, &outcome).await?);
                found.extend(self.seats_changed(link, (book, run), &outcome).await?);
                found.extend(self.holders_changed(link, (book, run), &outcome).await?);
                Ok(found)
            }
        }
    }

    /// What differs between a snapshot and a round as it is now.
    pub(super) async fn differences(
        &self,
        link: &mut Link<'_>,
        book: &Book,
        snapshot: Uuid,
    ) -> Result<Vec<Difference>, No> {
        // Whatever changes the round's own inputs counts its revision up; what other rounds that count here change does not.
        let row = store::runs::snapshot(link, snapshot).await?.ok_or(No::NotFound)?;
        if row.revision == book.revision && self.bound(link, book).await?.is_empty() {
            return Ok(Vec::new());
        }
        let now = self.folder(link, book, RunKind::Main).await?;
        let (then, digest) = self.frozen(link, snapshot).await?;
        if folder::digest(&now)? == digest {
            return Ok(Vec::new());
        }
        Ok(changed(&then, &now))
    }

    /// What changed about those whom a refill places, about their placements but for seats, and about who is in line; or about the
    /// rules.
    async fn people_changed(
        &self,
        link: &mut Link<'_>,
        book: &Book,
        run: &RunRow,
        outcome: &Outcome,
    ) -> Result<Vec<Difference>, No> {
        let (then, _) = self.frozen(link, run.snapshot).await?;
        let known: BTreeSet<&str> = outcome.places.iter().map(|place| place.placement.id.as_str()).collect();
        let (mut wishes, mut described) = (Vec::new(), Vec::new());
        let beside = self.beside(link, book).await?;
        let (mut people, mut used) = (BTreeSet::<String>::new(), BTreeSet::new());
        for (person, place) in outcome.new_places() {
            people.insert(person.applicant.to_string());
            used.insert(outcome.places[place].placement.id.to_string());
        }
        // Whoever is told without a place is told what the rules say of them.
        people.extend(self.told_by(link, run.id).await?);
        let refused = self.refused_in(link, book.id).await?;
        let mut own = Vec::new();
        for number in &people {
            let Some(row) = store::applications::by_number(link, number).await? else { continue };
            own.push(self.stands_now(link, (book, &beside), &row).await?);
        }
        let asked = own.len();
        own.extend(self.came_since(link, (book, &beside), (run, &then), &people).await?);
        let (opened, mut applicants): (Vec<_>, Vec<_>) = own.into_iter().unzip();
        let newcomers: BTreeSet<String> =
            applicants.iter().skip(asked).map(|one: &Applicant| one.id.to_string()).collect();
        let places = self.places(link, book.id).await?;
        // As when the round was frozen: what is agreed stands in the column that rules and conditions read.
        self.with_agreed(link, (book, &opened), (&places, &mut applicants)).await?;
        let places: Vec<Placement> = places.into_iter().map(|place| place.placement).collect();
        for (opened, applicant) in opened.iter().zip(&applicants).take(asked) {
            wishes.extend(folder::barred(book, (opened, applicant), &places, &refused)?);
            described.extend(folder::described_by(opened)?);
            for wished in opened.person.wishes.iter().filter(|wished| known.contains(&*wished.placement)) {
                wishes.push((id(&opened.number)?, id(&wished.placement)?, wished.rank));
            }
        }
        let places: Vec<Placement> =
            places.into_iter().filter(|place| used.contains(place.id.as_str())).collect();
        let pack = book.law.pack.as_deref();
        let mut now = freeze::folder(
            &book.law.toml,
            pack,
            &book.columns,
            &applicants,
            &places,
            &wishes,
            (&[], &described),
        );
        let code = |number: &str, place: &str| {
            refused.get(&(number.to_owned(), place.to_owned())).map(String::as_str)
        };
        let rows = wishes.iter().map(|(who, at, rank)| (who, at, *rank, code(who.as_str(), at.as_str())));
        now.insert("preferences.csv".to_owned(), freeze::preferences(rows).into_bytes());
        let mut found = differences(&then, &now);
        let above = |number: &str| beside.above.iter().any(|(person, _)| person == number);
        found.retain_mut(|one| matters(one, (&people, &newcomers, &used), above));
        Ok(found)
    }

    /// The placements that have fewer seats left than a refill gives there.
    pub(super) async fn seats_changed(
        &self,
        link: &mut Link<'_>,
        (book, run): (&Book, &RunRow),
        outcome: &Outcome,
    ) -> Result<Vec<Difference>, No> {
        let above = self.given_above(link, run).await?;
        let mut given: BTreeMap<&str, u64> = BTreeMap::new();
        for (person, place) in outcome.new_places() {
            let place = outcome.places[place].placement.id.as_str();
            // A seat above the placement's own is not one of its seats.
            let is_above = |one: &Above| one.person == person.applicant.as_str() && one.place == place;
            if !above.as_ref().is_some_and(is_above) {
                *given.entry(place).or_default() += 1;
            }
        }
        let seats = self.seats(link, book).await?;
        let leaving = leaving(outcome);
        let left = |number: &str| leaving.get(number).copied().unwrap_or(0);
        let free =
            seats.into_iter().map(|seats| (seats.number.clone(), seats.free_without(left(&seats.number))));
        let free: BTreeMap<String, u64> = free.collect();
        // One that is offered no more is told of among the placements.
        let short = given.into_iter().filter(|(number, n)| free.get(*number).is_some_and(|free| free < n));
        Ok(short
            .map(|(number, _)| Difference {
                file: "placements.csv".to_owned(),
                what: Change::Changed,
                id: number.to_owned(),
                columns: vec!["capacity".to_owned()],
            })
            .collect())
    }
}

/// Whether a difference concerns somebody whom a refill tells, somebody in line of whom something happened, or a placement that it
/// gives, and what of it; of whom a seat `above` a placement's own is for, the place in line is the run's own.
fn matters(
    one: &mut Difference,
    (people, line, used): (&BTreeSet<String>, &BTreeSet<String>, &BTreeSet<String>),
    above: impl Fn(&str) -> bool,
) -> bool {
    let any = |one: &Difference| one.what != Change::Changed || !one.columns.is_empty();
    match one.file.as_str() {
        "applicants.csv" => {
            let own = above(&one.id);
            one.columns.retain(|column| !own || column != "first_in_line");
            (people.contains(&one.id) || line.contains(&one.id)) && any(one)
        }
        "preferences.csv" | "descriptions.csv" => people.contains(&one.id),
        "placements.csv" => {
            // Seats are counted by themselves: more of them are no harm.
            one.columns.retain(|column| column != "capacity");
            used.contains(&one.id) && any(one)
        }
        file => file == settings::FILE || file == freeze::PACK,
    }
}

/// What differs between two folders whose digests do; never nothing. A rule pack that shipped is in no folder that is older
/// than pinning, so when no file differs it is the pack that does.
fn changed(then: &BTreeMap<String, Vec<u8>>, now: &BTreeMap<String, Vec<u8>>) -> Vec<Difference> {
    let found = differences(then, now);
    if !found.is_empty() {
        return found;
    }
    let (file, what) = (freeze::PACK.to_owned(), Change::Changed);
    vec![Difference { file, what, id: String::new(), columns: Vec::new() }]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_version_of_a_shipped_pack_is_a_change() {
        let folder = BTreeMap::from([("round.toml".to_owned(), b"pack = \"liepaja-pupils-2020\"".to_vec())]);
        let found = changed(&folder, &folder);
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].file.as_str(), found[0].what), (freeze::PACK, Change::Changed));
    }

    #[test]
    fn files_that_differ_are_named_alone() {
        let then = BTreeMap::from([("round.toml".to_owned(), b"a = 1".to_vec())]);
        let now = BTreeMap::from([("round.toml".to_owned(), b"a = 2".to_vec())]);
        let found = changed(&then, &now);
        assert_eq!(found.iter().map(|one| one.file.as_str()).collect::<Vec<_>>(), ["round.toml"]);
    }
}

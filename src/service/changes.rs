//! What changed in a round since a run's snapshot. Owns what makes a run stale: of a main run whatever differs; of a refill what
//! it does to whom it places and to the seats that it uses, while holders may answer meanwhile.

use std::collections::{BTreeMap, BTreeSet};

use uuid::Uuid;

use super::{Book, No, Refusal, RunKind, Service, book::id, folder};
use crate::{
    domain::{Caseworker, Outcome, Placement},
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
                found.extend(self.seats_changed(link, book, &outcome).await?);
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
        let now = self.folder(link, book, RunKind::Main).await?;
        let (then, digest) = self.frozen(link, snapshot).await?;
        if folder::digest(&now)? == digest {
            return Ok(Vec::new());
        }
        Ok(changed(&then, &now))
    }

    /// What changed about those whom a refill places, and about their placements but for seats; or about the rules.
    async fn people_changed(
        &self,
        link: &mut Link<'_>,
        book: &Book,
        run: &RunRow,
        outcome: &Outcome,
    ) -> Result<Vec<Difference>, No> {
        let (then, _) = self.frozen(link, run.snapshot).await?;
        let known: BTreeSet<&str> = outcome.places.iter().map(|place| place.placement.id.as_str()).collect();
        let (mut applicants, mut wishes) = (Vec::new(), Vec::new());
        let (mut people, mut used) = (BTreeSet::new(), BTreeSet::new());
        for (person, place) in outcome.new_places() {
            let number = person.applicant.as_str();
            people.insert(number.to_owned());
            used.insert(outcome.places[place].placement.id.to_string());
            let Some(row) = store::applications::by_number(link, number).await? else { continue };
            let opened = self.opened(&row)?;
            let mut applicant = opened.applicant()?;
            if book.draws_codes() {
                applicant.entry.draw_code = Some(id(&opened.draw_code)?);
            }
            let offers = store::offers::of_application(link, row.id).await?;
            if let Some(newest) = offers.first() {
                self.after_an_offer(&mut applicant, newest);
            }
            applicants.push(applicant);
            for wished in opened.person.wishes.iter().filter(|wished| known.contains(&*wished.placement)) {
                wishes.push((id(number)?, id(&wished.placement)?, wished.rank));
            }
        }
        let places = self.places(link, book.id).await?.into_iter().map(|place| place.placement);
        let places: Vec<Placement> = places.filter(|place| used.contains(place.id.as_str())).collect();
        let pack = book.law.pack.as_deref();
        let now = freeze::folder(&book.law.toml, pack, &book.columns, &applicants, &places, &wishes, &[]);
        let mut found = differences(&then, &now);
        found.retain_mut(|one| match one.file.as_str() {
            "applicants.csv" | "preferences.csv" => people.contains(&one.id),
            "placements.csv" => {
                // Seats are counted by themselves: more of them are no harm.
                one.columns.retain(|column| column != "capacity");
                used.contains(&one.id) && (one.what != Change::Changed || !one.columns.is_empty())
            }
            file => file == settings::FILE || file == freeze::PACK,
        });
        Ok(found)
    }

    /// The placements that have fewer seats left than a refill gives there.
    pub(super) async fn seats_changed(
        &self,
        link: &mut Link<'_>,
        book: &Book,
        outcome: &Outcome,
    ) -> Result<Vec<Difference>, No> {
        let mut given: BTreeMap<&str, u64> = BTreeMap::new();
        for (_, place) in outcome.new_places() {
            *given.entry(outcome.places[place].placement.id.as_str()).or_default() += 1;
        }
        let free: BTreeMap<String, u64> = self
            .seats(link, book.id)
            .await?
            .into_iter()
            .map(|seats| (seats.number.clone(), seats.free))
            .collect();
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

/// That a run gives somebody a place: a refill that gives nobody one is not published.
pub(super) fn gives_something(run: &RunRow, outcome: &Outcome) -> Result<(), No> {
    if RunKind::of(&run.kind) != RunKind::Main && outcome.new_places().next().is_none() {
        return Err(Refusal::new("refused-nothing-new").into());
    }
    Ok(())
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

//! What has to follow an objection that was upheld. Owns when something has: the fact is put right, the contest is settled, or somebody
//! wrote down what was done instead; and that until then no round is finished over it, and no free seat goes on that its person chose.

use std::collections::{BTreeMap, BTreeSet};

use uuid::Uuid;

use super::{Book, No, Refusal, Service};
use crate::{
    chance,
    domain::{Outcome, Staff, objection::Event},
    store::{
        self, Link,
        applications::ApplicationRow,
        objections::{EventRow, ObjectionRow},
    },
};

/// The application of whoever is owed something after an objection was upheld: of the objector, or else the one that it is about.
fn owed(row: &ObjectionRow) -> Uuid {
    row.objector.unwrap_or(row.application)
}

/// Whether an application stands and was not erased.
fn stands(row: &ApplicationRow) -> bool {
    row.state != "withdrawn" && row.wrapped_key.is_some()
}

impl Service {
    /// The objections of a round that were upheld and that nothing has followed yet. Of whoever took the application back since, nothing
    /// is left to put right but an award that is contested.
    pub(super) async fn upheld(&self, link: &mut Link<'_>, round: Uuid) -> Result<Vec<ObjectionRow>, No> {
        let mut all = Vec::new();
        for row in store::objections::of_round(link, round).await? {
            if !row.state().is_owed() {
                continue;
            }
            let whose = store::applications::by_id(link, owed(&row)).await?;
            if row.offer.is_some() || whose.is_some_and(|whose| stands(&whose)) {
                all.push(row);
            }
        }
        Ok(all)
    }

    /// That nothing is owed after an objection that was upheld.
    pub(super) async fn nothing_owed(&self, link: &mut Link<'_>, round: Uuid) -> Result<(), No> {
        if self.upheld(link, round).await?.is_empty() {
            return Ok(());
        }
        Err(Refusal::new("refused-upheld-open").into())
    }

    /// Writes down that what had to follow objections that were upheld is done, where they are `about` that.
    pub(super) async fn follow(
        &self,
        link: &mut Link<'_>,
        (round, account): (Uuid, Uuid),
        about: impl Fn(&ObjectionRow) -> bool,
    ) -> Result<(), No> {
        for row in store::objections::of_round(link, round).await? {
            if !row.state().is_owed() || !about(&row) {
                continue;
            }
            let followed = EventRow {
                id: chance::id()?,
                objection: row.id,
                number: row.events + 1,
                kind: Event::Followed.name().to_owned(),
                at: self.now(),
                account: Some(account),
                until: None,
                sealed: None,
            };
            store::objections::happen(link, &followed).await?;
        }
        Ok(())
    }

    /// Whether the fact that is put right is one about which an objection was upheld: it was about no award, which two people settle.
    pub(super) async fn follow_correction(
        &self,
        link: &mut Link<'_>,
        (round, who): (Uuid, &Staff),
        application: Uuid,
    ) -> Result<(), No> {
        let about = |row: &ObjectionRow| {
            row.offer.is_none() && [Some(row.application), row.objector].contains(&Some(application))
        };
        self.follow(link, (round, who.account), about).await
    }

    /// By number of the placement, who chose it and is owed something after an objection that was upheld, and holds nothing: a contested
    /// award keeps its own seat.
    async fn awaited(
        &self,
        link: &mut Link<'_>,
        book: &Book,
    ) -> Result<BTreeMap<String, BTreeSet<String>>, No> {
        let mut all: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        let upheld = self.upheld(link, book.id).await?.into_iter().filter(|row| row.offer.is_none());
        let upheld: BTreeSet<Uuid> = upheld.map(|row| owed(&row)).collect();
        if upheld.is_empty() {
            return Ok(all);
        }
        let places = self.places(link, book.id).await?;
        for whose in upheld {
            let newest = store::offers::of_application(link, whose).await?.into_iter().next();
            if newest.is_some_and(|offer| offer.at(self.now()).state.holds()) {
                continue;
            }
            let row = store::applications::by_id(link, whose).await?.ok_or(No::NotFound)?;
            let opened = self.opened(&row)?;
            let applicant = opened.applicant()?;
            for place in book.reach(&opened, &applicant).of(&places) {
                all.entry(place.placement.id.to_string()).or_default().insert(row.number.clone());
            }
        }
        Ok(all)
    }

    /// That no seat is free which somebody chose who is owed something after an objection that was upheld.
    pub(super) async fn none_awaited(&self, link: &mut Link<'_>, book: &Book) -> Result<(), No> {
        let awaited = self.awaited(link, book).await?;
        if awaited.is_empty() {
            return Ok(());
        }
        let seats = self.seats(link, book).await?;
        let free = seats.iter().any(|seats| seats.free > 0 && awaited.contains_key(&seats.number));
        if free { Err(Refusal::new("refused-upheld-seat").into()) } else { Ok(()) }
    }

    /// That a run gives nobody else a seat which somebody chose who is owed something after an objection that was upheld.
    pub(super) async fn gives_none_awaited(
        &self,
        link: &mut Link<'_>,
        (book, outcome): (&Book, &Outcome),
    ) -> Result<(), No> {
        let awaited = self.awaited(link, book).await?;
        let given = outcome.new_places().any(|(person, place)| {
            let waits = awaited.get(outcome.places[place].placement.id.as_str());
            waits.is_some_and(|waits| !waits.contains(person.applicant.as_str()))
        });
        if given { Err(Refusal::new("refused-upheld-seat").into()) } else { Ok(()) }
    }
}

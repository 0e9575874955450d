//! What a run tells people. Owns that everyone's letter is written when the run is computed, in slices and read by nobody, so that a
//! publication only makes them count; and whom a publication offers a place and writes to.

use std::collections::{BTreeMap, BTreeSet};

use uuid::Uuid;

use super::{
    Book, No, Refusal, RunKind, Service,
    compute::Tidings,
    data_key::{self, DataKey},
    place_of,
};
use crate::{
    chance,
    domain::{Occasion, Outcome, PersonOutcome, Status},
    store::{
        self, Link,
        applications::ApplicationRow,
        preparations::{NewOffer, SLICE},
        publications::{PublicationRow, ResultRow, ToldRow, WaitingRow},
        runs::RunRow,
    },
};

/// How many offers are prepared in one transaction: rows as narrow as these take a tenth of what nobody may wait longer than.
const OFFERS: usize = 2_000;

impl Service {
    /// Writes the next slice of what a run tells and takes it out of what is left; whether anything is left. What is written
    /// already stays as it is.
    pub(super) async fn write_some(&self, run: &RunRow, left: &mut Tidings) -> Result<bool, No> {
        let most = usize::try_from(SLICE).unwrap_or(usize::MAX);
        let letters: Vec<String> = left.letters.keys().take(most).cloned().collect();
        let ahead: Vec<String> = left.ahead.keys().take(most - letters.len()).cloned().collect();
        let (mut cut, mut waiting) = (Vec::new(), Vec::new());
        for (row, key) in self.with_keys(&letters).await? {
            let (id, letter) = (chance::id()?, &left.letters[&row.number]);
            let sealed = key.seal(&data_key::letter(id), letter)?;
            let status = letter.person.status.name().to_owned();
            cut.push(ResultRow { id, application: row.id, run: run.id, status, sealed });
        }
        for (row, _) in self.with_keys(&ahead).await? {
            let id = chance::id()?;
            let sealed = self.vault.seal(&place_of("waiting", id), &left.ahead[&row.number])?;
            waiting.push(WaitingRow { id, application: row.id, run: run.id, sealed });
        }
        let mut tx = self.db.write().await?;
        let link = &mut tx.link();
        store::preparations::add_letters(link, &cut).await?;
        store::publications::add_waiting(link, &waiting).await?;
        tx.commit().await?;
        left.letters.retain(|number, _| letters.binary_search(number).is_err());
        left.ahead.retain(|number, _| ahead.binary_search(number).is_err());
        Ok(!left.letters.is_empty() || !left.ahead.is_empty())
    }

    /// The applications of these numbers with their data keys, without whoever was erased.
    async fn with_keys(&self, numbers: &[String]) -> Result<Vec<(ApplicationRow, DataKey)>, No> {
        let numbers: Vec<&str> = numbers.iter().map(String::as_str).collect();
        let rows = store::applications::by_numbers(&mut self.db.read().await?.link(), &numbers).await?;
        let mut found = Vec::with_capacity(rows.len());
        for row in rows {
            if let Some(key) = self.vault.key_of(&row)? {
                found.push((row, key));
            }
        }
        Ok(found)
    }

    /// Prepares the offers of a publication in slices; how many offers, and how many people are told something.
    pub(super) async fn prepare_publication(
        &self,
        book: &Book,
        (run, outcome): (&RunRow, &Outcome),
        preparation: Uuid,
    ) -> Result<(u64, u64), No> {
        // An earlier version left it to whoever publishes to write the letters of a run.
        let mut left = self.tidings(&mut self.db.read().await?.link(), run.id).await?;
        while self.write_some(run, &mut left).await? {}
        let mut conn = self.db.read().await?;
        let link = &mut conn.link();
        let places = store::placements::of_round(link, book.id).await?;
        let told = store::publications::told_by(link, run.id).await?;
        drop(conn);
        let key_of: BTreeMap<&str, Uuid> =
            places.iter().map(|place| (place.number.as_str(), place.id)).collect();
        let people: BTreeMap<&str, &PersonOutcome> =
            outcome.people.iter().map(|person| (person.applicant.as_str(), person)).collect();
        if RunKind::of(&run.kind) == RunKind::Main && told.len() != people.len() {
            return Err(No::Broken("a run knows not everyone".to_owned()));
        }
        let mut offers = Vec::new();
        for ToldRow { number, application } in &told {
            let person = people.get(number.as_str());
            let person = person.ok_or_else(|| No::Broken("a letter of nobody".to_owned()))?;
            let Some(place) = person.place.filter(|_| person.is_new()) else { continue };
            let placement = key_of.get(outcome.places[place].placement.id.as_str()).copied();
            let placement =
                placement.ok_or_else(|| No::Broken("a run knows another placement".to_owned()))?;
            offers.push(NewOffer {
                application: *application,
                offer: chance::id()?,
                placement,
                by_post: false,
            });
        }
        for slice in offers.chunks_mut(OFFERS) {
            let by_post = self.told_by_post(slice).await?;
            for offer in &mut *slice {
                offer.by_post = by_post.contains(&offer.application);
            }
            self.prepare_offers(preparation, slice).await?;
        }
        Ok((offers.len() as u64, told.len() as u64))
    }

    /// Writes to everybody whom a run tells something, once it is published.
    pub(super) async fn write_to_told(
        &self,
        link: &mut Link<'_>,
        publication: &PublicationRow,
        main: bool,
    ) -> Result<(), No> {
        let withdrawn = Status::Withdrawn.name();
        // Of those out of the line whoever holds a place in another round reads that from the round's own results.
        let but = [withdrawn, if main { withdrawn } else { Status::OutOfLine.name() }];
        Ok(store::publications::write_to_told(link, publication, Occasion::Told.name(), but).await?)
    }

    /// Who of those whom a run gives a place has no mail address, where results leave as mails: they get a letter.
    async fn told_by_post(&self, offers: &[NewOffer]) -> Result<BTreeSet<Uuid>, No> {
        if !self.sends_mails() {
            return Ok(BTreeSet::new());
        }
        let given: Vec<Uuid> = offers.iter().map(|one| one.application).collect();
        let mut conn = self.db.read().await?;
        let rows = store::applications::by_ids(&mut conn.link(), &given).await?;
        let mut by_post = BTreeSet::new();
        for row in rows {
            if !self.is_mailed(&row)? {
                by_post.insert(row.id);
            }
        }
        Ok(by_post)
    }

    /// Whom a run tells something, by number of the application.
    pub(super) async fn told_by(&self, link: &mut Link<'_>, run: Uuid) -> Result<BTreeSet<String>, No> {
        let written = store::publications::told_by(link, run).await?.into_iter().map(|row| row.number);
        Ok(written.chain(self.tidings(link, run).await?.letters.into_keys()).collect())
    }

    /// That a run has something to tell: a refill that gives nobody a place is not published. Everybody is told what a main run says.
    pub(super) async fn tells_something(&self, link: &mut Link<'_>, run: &RunRow) -> Result<(), No> {
        if RunKind::of(&run.kind) != RunKind::Main && self.told_by(link, run.id).await?.is_empty() {
            return Err(Refusal::new("refused-nothing-new").into());
        }
        Ok(())
    }

    /// What of a run's tidings is not written yet: nothing, unless an earlier version computed it.
    async fn tidings(&self, link: &mut Link<'_>, run: Uuid) -> Result<Tidings, No> {
        let result = store::runs::result(link, run).await?.ok_or(No::NotFound)?;
        Ok(self.vault.open(&place_of("run-telling", run), &result.telling)?)
    }
}

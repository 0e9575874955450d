//! Everyone's letter, the offers and the messages of a publication, prepared in slices before it counts. Owns whom a run tells.

use std::collections::BTreeMap;

use uuid::Uuid;

use super::{Book, Letter, No, RunKind, Service, compute::Tidings, data_key, place_of};
use crate::{
    chance,
    domain::{Occasion, Status},
    store::{
        self, Link, applications::ApplicationRow, preparations::NoticeRow, publications::ResultRow,
        runs::RunRow,
    },
};

impl Service {
    /// Prepares letters, offers and messages in slices; how many offers, and how many people.
    pub(super) async fn tell(
        &self,
        book: &Book,
        run: &RunRow,
        mut letters: BTreeMap<String, Letter>,
        preparation: Uuid,
    ) -> Result<(u64, u64), No> {
        let mut conn = self.db.read().await?;
        let places = store::placements::of_round(&mut conn.link(), book.id).await?;
        let key_of: BTreeMap<&str, Uuid> =
            places.iter().map(|place| (place.number.as_str(), place.id)).collect();
        let (mut offers, mut people, mut after) = (0, 0, String::new());
        loop {
            let link = &mut conn.link();
            let slice = match RunKind::of(&run.kind) {
                RunKind::Main => {
                    store::applications::after(link, book.id, &after, store::preparations::SLICE).await?
                }
                RunKind::Refill | RunKind::Correction => next_of(link, &letters).await?,
            };
            let Some(last) = slice.last() else { return Ok((offers, people)) };
            after.clone_from(&last.number);
            let (mut cut, mut notices) = (Vec::new(), Vec::new());
            for application in slice {
                let letter = letters.remove(&application.number);
                let letter = letter.ok_or_else(|| No::Broken("a run knows not everyone".to_owned()))?;
                let status = letter.person.status;
                let offer = match &letter.place {
                    None => None,
                    Some(given) => {
                        let placement = key_of.get(given.number.as_str()).copied();
                        let unknown = || No::Broken("a run knows another placement".to_owned());
                        Some((chance::id()?, placement.ok_or_else(unknown)?))
                    }
                };
                if let Some(key) = self.vault.key_of(&application)? {
                    let id = chance::id()?;
                    cut.push(ResultRow {
                        id,
                        application: application.id,
                        run: run.id,
                        status: status.name().to_owned(),
                        sealed: key.seal(&data_key::letter(id), &letter)?,
                    });
                }
                // Of those out of the line whoever holds a place in another round reads that from the round's own results.
                let told = match status {
                    Status::Withdrawn => false,
                    Status::OutOfLine => RunKind::of(&run.kind) == RunKind::Main,
                    _ => true,
                };
                let message = if told { Some(chance::id()?) } else { None };
                (offers, people) = (offers + u64::from(offer.is_some()), people + 1);
                let (application, kind) = (application.id, Occasion::Told.name().to_owned());
                notices.push(NoticeRow { application, offer, message, kind });
            }
            let mut tx = self.db.write().await?;
            store::preparations::add_letters(&mut tx.link(), &cut).await?;
            tx.commit().await?;
            self.notify(preparation, &notices).await?;
        }
    }

    /// What people are told, as the worker found it.
    pub(super) async fn tidings(&self, link: &mut Link<'_>, run: Uuid) -> Result<Tidings, No> {
        let result = store::runs::result(link, run).await?.ok_or(No::NotFound)?;
        Ok(self.vault.open(&place_of("run-telling", run), &result.telling)?)
    }
}

/// The applications of the first letters.
async fn next_of(link: &mut Link<'_>, letters: &BTreeMap<String, Letter>) -> Result<Vec<ApplicationRow>, No> {
    let most = usize::try_from(store::preparations::SLICE).unwrap_or(usize::MAX);
    let mut slice = Vec::new();
    for number in letters.keys().take(most) {
        slice.push(store::applications::by_number(link, number).await?.ok_or(No::NotFound)?);
    }
    Ok(slice)
}

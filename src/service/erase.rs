//! An application is erased: its key goes, and with it everything that was sealed with it, in every revision, letter and backup
//! without that key. Owns when this is refused. What stays is what nobody needs a person for: number, moments, counts, digests.

use super::{No, Refusal, Service, book::phase};
use crate::{domain::Caseworker, store};

impl Service {
    /// Erases an application.
    ///
    /// # Errors
    /// [`No::NotFound`]; refusals `refused-erase-running` while its round is not published, `refused-erase-holds` while its person
    /// holds a place or may still accept one, `refused-objections-open` while an objection waits for an answer.
    pub async fn erase(&self, who: &Caseworker, slug: &str, number: &str) -> Result<(), No> {
        let mut tx = self.db.write().await?;
        let link = &mut tx.link();
        let known = self.row_for(link, who, slug).await?;
        let round = store::rounds::touch(link, known.id).await?.ok_or(No::NotFound)?;
        let row = store::applications::by_number(link, number).await?;
        let row = row.filter(|row| row.round == round.id).ok_or(No::NotFound)?;
        if !phase(&round, self.now()).is_told() {
            return Err(Refusal::new("refused-erase-running").into());
        }
        let offers = store::offers::of_application(link, row.id).await?;
        if offers.iter().any(|offer| offer.at(self.now()).state.holds()) {
            return Err(Refusal::new("refused-erase-holds").into());
        }
        let objections = store::objections::of_person(link, row.id).await?;
        if objections.iter().any(|one| one.state().is_open()) {
            return Err(Refusal::new("refused-objections-open").into());
        }
        if store::applications::erase(link, row.id).await? {
            store::printings::forget_of(link, row.id, self.now()).await?;
            self.note(link, Some(who.staff()), "erase", (Some(round.id), number)).await?;
        }
        Ok(tx.commit().await?)
    }
}

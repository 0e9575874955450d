//! One letter with number and code, for somebody at the counter: as a file at once, kept nowhere. Owns that it never carries a code
//! that its person had been told before, but for a second click.

use chrono::TimeDelta;

use super::{
    LetterKind, No, Refusal, Service,
    audit::{Looked, Looker},
    printing::typeset,
};
use crate::{
    domain::Caseworker,
    store::{self, printings::PrintingRow},
};

/// How long a second click on the button of one letter is still the first.
const ECHO: TimeDelta = TimeDelta::minutes(1);

/// One letter, for whoever stands at the counter.
#[derive(Debug)]
pub struct OneLetter {
    /// The file.
    pub pdf: Vec<u8>,
    /// The number of the application.
    pub number: String,
}

impl Service {
    /// One letter with number and code, for somebody at the counter. A code that its person was never told is printed as it is;
    /// otherwise they get a new one, and the old one opens nothing any more: `note` says on what that rests. The look is noted.
    ///
    /// # Errors
    /// [`No::NotFound`] for another authority's; [`No::Invalid`] at the field `note` where a new code is given; `refused-erased`.
    pub async fn print_letter(
        &self,
        who: &Caseworker,
        (slug, number): (&str, &str),
        note: &str,
    ) -> Result<OneLetter, No> {
        let mut tx = self.db.write().await?;
        let link = &mut tx.link();
        let known = self.row_for(link, who, slug).await?;
        let round = store::rounds::lock(link, known.id).await?.ok_or(No::NotFound)?;
        let row = store::applications::by_number(link, number).await?;
        let row = row.filter(|row| row.round == round.id).ok_or(No::NotFound)?;
        if row.wrapped_key.is_none() {
            return Err(Refusal::new("refused-erased").into());
        }
        let printing = self.printing(link, who.staff(), &round, (LetterKind::Code, "number", 1)).await?;
        let printing = PrintingRow { done: 1, state: "posted".to_owned(), ..printing };
        let since = printing.asked_at - ECHO;
        let again = store::printings::printed_since(link, (row.id, who.staff().account), since).await?;
        let untold = again || store::printings::has_untold_code(link, (round.id, row.id)).await?;
        let code = if untold {
            self.vault.code(&row)?
        } else {
            self.give_code_on(link, who, (&row, note)).await?.code
        };
        store::printings::add(link, &printing, &[row.id]).await?;
        self.note(link, Some(who.staff()), "letter-print", (Some(round.id), number)).await?;
        let wording = self.wording(link, &round).await?;
        let letter = self.code_letter(link, &wording, &row, &code).await?;
        tx.commit().await?;
        let looked = Looked { round: Some(round.id), object: number, shown: vec![number], searched: "" };
        self.look(Looker::Staff(who.staff()), "look-letters", looked).await?;
        let pdf = typeset(vec![letter], wording.title()).await?;
        Ok(OneLetter { pdf, number: row.number })
    }

    /// One letter to a parent or guardian with a number and code of their own; the ones before open nothing any more: `note`
    /// says on what that rests.
    ///
    /// # Errors
    /// As [`guardian_code`](Self::guardian_code).
    pub async fn print_guardian_letter(
        &self,
        who: &Caseworker,
        (slug, number): (&str, &str),
        note: &str,
    ) -> Result<OneLetter, No> {
        let given = self.guardian_code(who, (slug, number), note).await?;
        let mut conn = self.db.read().await?;
        let link = &mut conn.link();
        let (round, row) = self.application_of(link, who, (slug, number)).await?;
        let wording = self.wording(link, &round).await?;
        let letter = wording.guardian(&self.opened(&row)?, &given);
        drop(conn);
        let looked = Looked { round: Some(round.id), object: number, shown: vec![number], searched: "" };
        self.look(Looker::Staff(who.staff()), "look-letters", looked).await?;
        let pdf = typeset(vec![letter], wording.title()).await?;
        Ok(OneLetter { pdf, number: row.number })
    }
}

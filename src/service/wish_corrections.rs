//! Choices of an application put right after the deadline: as a mistake, by two caseworkers, as long as no results are told. Owns that what
//! stood and what will stand is sealed with the person's own key while it waits, and that nothing is written over that changed meanwhile.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{
    Book, Matter, No, Person, Placed, Refusal, Service, Source,
    book::{Stated, phase, untold},
    history::titles,
    matter::Signed,
    personal::bytes,
    typed_wish::named,
};
use crate::{
    domain::{Occasion, Phase, Staff, draw::hex},
    store::{self, Link, applications::ApplicationRow, rounds::RoundRow},
};

/// Choices as they stood, and as they will: numbers of placements, best first.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct Put {
    before: Vec<String>,
    after: Vec<String>,
}

/// For what they are sealed.
fn place(application: Uuid) -> String {
    format!("wishes:{application}")
}

impl Service {
    /// Proposes other choices for an application of a locked round.
    pub(super) async fn propose_wishes(
        &self,
        link: &mut Link<'_>,
        (who, row): (&Staff, &RoundRow),
        (found, before, after): (&ApplicationRow, &Person, &Person),
        ground: &str,
    ) -> Result<(), No> {
        let key = self.vault.key_of(found)?.ok_or(No::NotFound)?;
        let put = Put { before: named(before), after: named(after) };
        let sealed = hex(&key.seal(&place(found.id), &put)?);
        let matter = Matter::CorrectWishes { application: found.id, number: found.number.clone(), sealed };
        self.put(link, who, row, (matter, ground)).await?;
        Ok(())
    }

    /// The choices that a proposal is about; nothing where its person was erased.
    fn put_of(&self, found: &ApplicationRow, sealed: &str) -> Result<Option<Put>, No> {
        let Some(key) = self.vault.key_of(found)? else { return Ok(None) };
        Ok(Some(key.open(&place(found.id), &bytes(sealed)?)?))
    }

    /// The choices of a proposal as they stood and as they will, by number and title; nothing where it is about something else.
    pub(super) async fn proposed_wishes(
        &self,
        link: &mut Link<'_>,
        (round, matter): (Uuid, &Matter),
    ) -> Result<Option<(Vec<String>, Vec<String>)>, No> {
        let Matter::CorrectWishes { application, sealed, .. } = matter else { return Ok(None) };
        let found = store::applications::by_id(link, *application).await?.ok_or(No::NotFound)?;
        let Some(put) = self.put_of(&found, sealed)? else { return Ok(None) };
        let known = titles(&self.places(link, round).await?);
        let listed = |numbers: Vec<String>| {
            let one = |number: String| {
                let found = known.iter().find(|(known, _)| *known == number);
                found.map_or_else(|| number.clone(), |(_, title)| format!("{number} {title}"))
            };
            numbers.into_iter().map(one).collect()
        };
        Ok(Some((listed(put.before), listed(put.after))))
    }

    /// Whether choices can be put right by two now; the application with what it will say.
    pub(super) async fn may_correct_wishes(
        &self,
        link: &mut Link<'_>,
        row: &RoundRow,
        (application, sealed): (Uuid, &str),
    ) -> Result<(ApplicationRow, Stated), No> {
        let now = self.received(link).await?;
        let at = phase(row, now);
        untold(at)?;
        if matches!(at, Phase::Draft | Phase::Upcoming) {
            return Err(Refusal::new("refused-not-open").into());
        }
        let found = store::applications::by_id(link, application).await?;
        let found = found.filter(|found| found.round == row.id).ok_or(No::NotFound)?;
        let Some(put) = self.put_of(&found, sealed)? else {
            return Err(Refusal::new("refused-erased").into());
        };
        if found.state != "submitted" {
            return Err(Refusal::new("refused-withdrawn").into());
        }
        let mut stated = self.stated(&found)?;
        if named(&stated.person) != put.before {
            return Err(Refusal::new("refused-stale").into());
        }
        let (book, places) = (self.book(row)?, self.places(link, row.id).await?);
        let mut wrong = Vec::new();
        stated.person.wishes = book.named_beside(&stated.person, (&put.after, &places), &mut wrong);
        if wrong.is_empty() { Ok((found, stated)) } else { Err(No::Invalid(wrong)) }
    }

    /// Puts choices right that two people signed; their person is written to.
    pub(super) async fn correct_wishes(
        &self,
        link: &mut Link<'_>,
        row: &RoundRow,
        (application, sealed): (Uuid, &str),
        signed: Signed<'_>,
    ) -> Result<(), No> {
        let (found, after) = self.may_correct_wishes(link, row, (application, sealed)).await?;
        // What is shown of the round is kept by its revision: with another one it is read anew.
        let row = &store::rounds::touch(link, row.id).await?.ok_or(No::NotFound)?;
        let (book, places) = (self.book(row)?, self.places(link, row.id).await?);
        let origin = Source::Correction.origin(self.received(link).await?, Some(signed.approver));
        self.change_and_tell(link, (row, &book, &places), (&found, &after, signed.ground), &origin).await?;
        self.note_by(link, Some(signed.approver), "correct-wishes", (Some(row.id), &found.number)).await
    }

    /// Adds a revision, judges the application by it, and writes to its person.
    pub(super) async fn change_and_tell(
        &self,
        link: &mut Link<'_>,
        (row, book, places): (&RoundRow, &Book, &[Placed]),
        (found, after, note): (&ApplicationRow, &Stated, &str),
        origin: &store::revisions::Origin,
    ) -> Result<(), No> {
        let revision = store::revisions::next(link, found.id).await?;
        self.revise(link, (found, &row.pack_hash), (after, Some(note)), origin).await?;
        self.judge_one(link, (book, places), found.id).await?;
        self.tell_changed(link, (row.id, found.id), revision).await
    }

    /// Writes to somebody that their application says something else since a revision: once, whoever says so.
    pub(super) async fn tell_changed(
        &self,
        link: &mut Link<'_>,
        whose: (Uuid, Uuid),
        revision: i64,
    ) -> Result<(), No> {
        let now = self.received(link).await?;
        let subject = format!("change {revision}");
        self.write_to(link, whose, (Occasion::Recorded, &subject), now).await?;
        Ok(())
    }
}

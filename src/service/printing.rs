//! Letters on paper for people whom no mail reaches: who gets one, the files in which they are printed, and what became of
//! these. Owns that a code which is printed is the one that opens, that whoever got a letter gets no second one by itself,
//! and that a file is kept sealed and only until its letters went out.

use std::{collections::BTreeSet, sync::Arc};

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::{
    Book, Download, JobKind, No, Opened, Refusal, Service,
    audit::{Looked, Looker},
    letter_kind::LetterKind,
    messages::mail_address,
    place_of,
    unsent::UnsentAct,
};
use crate::{
    chance,
    domain::{Caseworker, Staff, decision::Kind},
    i18n::sort,
    paper::{self, Letter, PART, PaperError},
    store::{self, Link, printings::PrintingRow, rounds::RoundRow},
};

/// How many people are read at a time.
const BATCH: usize = 300;

/// How many printings a page shows.
const SHOWN: i64 = 50;

/// A file of letters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Printing {
    /// Key.
    pub id: Uuid,
    /// What they say: a word of [`LetterKind`].
    pub kind: String,
    /// How many.
    pub letters: u64,
    /// How many of them are set.
    pub done: u64,
    /// `asked`, `ready`, `posted`, `dropped` or `gone`.
    pub state: String,
    /// Who asked for it.
    pub by: String,
    /// When.
    pub at: DateTime<Utc>,
}

/// A round's letters on its desk.
#[derive(Debug)]
pub struct Letters {
    /// The round.
    pub book: Book,
    /// Whether its decisions are administrative acts.
    pub acts: bool,
    /// How many would get a letter of each kind now, in the order of [`LetterKind::ALL`].
    pub waiting: [u64; 3],
    /// What is and was printed, the newest first.
    pub printings: Vec<Printing>,
}

/// What letters are sorted by, when it is the name: the surname, which is the last word, then the rest.
fn surname(name: &str) -> (&str, &str) {
    let name = name.trim();
    name.rsplit_once(char::is_whitespace).map_or((name, ""), |(rest, last)| (last, rest))
}

impl Service {
    /// A round's letters.
    ///
    /// # Errors
    /// [`No::NotFound`] for another authority's round.
    pub async fn letters(&self, who: &Caseworker, slug: &str) -> Result<Letters, No> {
        let mut conn = self.db.read().await?;
        let link = &mut conn.link();
        let round = self.row_for(link, who, slug).await?;
        let book = self.book(&round)?;
        let acts = self.decision_of(link, &book).await?.0.kind == Kind::Act;
        let mut waiting = [0; 3];
        for (count, kind) in waiting.iter_mut().zip(LetterKind::ALL) {
            *count = self.without_mail(link, &round, kind).await?.len() as u64;
        }
        let mut printings = Vec::new();
        for row in store::printings::of_round(link, round.id, SHOWN).await? {
            let by = store::accounts::by_id(link, row.account).await?;
            let count = |n: i64| u64::try_from(n).unwrap_or(0);
            printings.push(Printing {
                id: row.id,
                kind: row.kind,
                letters: count(row.letters),
                done: count(row.done),
                state: row.state,
                by: by.map(|account| account.name).unwrap_or_default(),
                at: row.asked_at,
            });
        }
        Ok(Letters { book, acts, waiting, printings })
    }

    /// Whoever gets a letter of a kind now, unless they have a mail address.
    async fn untold(&self, link: &mut Link<'_>, round: &RoundRow, kind: LetterKind) -> Result<Vec<Uuid>, No> {
        Ok(match kind {
            LetterKind::Code => store::printings::without_code_letter(link, round.id).await?,
            LetterKind::Result => {
                let now = self.received(link).await?;
                store::printings::to_be_told(link, round.id, now).await?
            }
            LetterKind::Decision => {
                self.to_print(link, round).await?.iter().map(|act| act.application).collect()
            }
        })
    }

    /// The acts that are to be printed.
    async fn to_print(&self, link: &mut Link<'_>, round: &RoundRow) -> Result<Vec<UnsentAct>, No> {
        let mut acts = self.unsent_acts(link, &self.book(round)?).await?;
        acts.retain(|act| !act.printed);
        Ok(acts)
    }

    /// Whoever would get a letter of a kind now.
    async fn without_mail(
        &self,
        link: &mut Link<'_>,
        round: &RoundRow,
        kind: LetterKind,
    ) -> Result<Vec<Arc<Opened>>, No> {
        let ids = self.untold(link, round, kind).await?;
        // Where the installation sends none, no address reaches anybody. Of an act it is known whether its person was told.
        let mails = self.sends_mails() && kind != LetterKind::Decision;
        let back: BTreeSet<Uuid> = if mails {
            store::bounces::people(link, round.id).await?.into_iter().collect()
        } else {
            BTreeSet::new()
        };
        let mut all = Vec::new();
        for (row, opened) in self.remembered_rows(link, round.id, &ids).await? {
            let reached = match mail_address(&opened.person.contact).filter(|_| mails) {
                Some(to) => !back.contains(&row.id) || !self.came_back_from(link, &row, to).await?,
                None => false,
            };
            if !reached {
                all.push(opened);
            }
        }
        Ok(all)
    }

    /// Has letters of a kind printed for everybody who is to get one, sorted by surname or by number; gives the key of the file,
    /// which a job sets.
    ///
    /// # Errors
    /// [`No::NotFound`] for another authority's round; `refused-no-letters` where nobody is to get one.
    pub async fn print_letters(
        &self,
        who: &Caseworker,
        slug: &str,
        (kind, by_name): (LetterKind, bool),
    ) -> Result<Uuid, No> {
        let mut people = {
            let mut conn = self.db.read().await?;
            let link = &mut conn.link();
            let round = self.row_for(link, who, slug).await?;
            self.without_mail(link, &round, kind).await?
        };
        people.sort_by(|one, other| one.number.cmp(&other.number));
        if by_name {
            people.sort_by(|one, other| {
                let ((one, one_rest), (other, other_rest)) =
                    (surname(&one.person.name), surname(&other.person.name));
                sort::compare(one, other).then_with(|| sort::compare(one_rest, other_rest))
            });
        }
        let mut tx = self.db.write().await?;
        let link = &mut tx.link();
        let known = self.row_for(link, who, slug).await?;
        let round = store::rounds::lock(link, known.id).await?.ok_or(No::NotFound)?;
        // Somebody else may have been faster while these were opened, which nobody had to wait for.
        let still: BTreeSet<Uuid> = self.untold(link, &round, kind).await?.into_iter().collect();
        let ids: Vec<Uuid> = people.iter().map(|one| one.id).filter(|id| still.contains(id)).collect();
        if ids.is_empty() {
            return Err(Refusal::new("refused-no-letters").into());
        }
        let sorted = if by_name { "name" } else { "number" };
        let row = self.printing(link, who.staff(), &round, (kind, sorted, ids.len())).await?;
        store::printings::add(link, &row, &ids).await?;
        if kind == LetterKind::Decision {
            let mut acts = self.to_print(link, &round).await?;
            acts.retain(|act| ids.contains(&act.application));
            self.pin_acts(link, row.id, &acts).await?;
        }
        if kind != LetterKind::Code {
            let offers = store::answer_terms::unanswered(link, row.id).await?;
            self.answer_letters(link, (&self.book(&round)?, &offers), false).await?;
        }
        let now = self.received(link).await?;
        self.ask_for(link, JobKind::Letters, (&row.id.to_string(), Some(round.id)), now).await?;
        let told = format!("{} {} {}", row.id, kind.name(), ids.len());
        self.note(link, Some(who.staff()), "letters-print", (Some(round.id), &told)).await?;
        tx.commit().await?;
        Ok(row.id)
    }

    /// A printing about to be written.
    pub(super) async fn printing(
        &self,
        link: &mut Link<'_>,
        who: &Staff,
        round: &RoundRow,
        (kind, sorted, letters): (LetterKind, &str, usize),
    ) -> Result<PrintingRow, No> {
        Ok(PrintingRow {
            id: chance::id()?,
            round: round.id,
            kind: kind.name().to_owned(),
            sorted: sorted.to_owned(),
            account: who.account,
            asked_at: self.received(link).await?,
            letters: i64::try_from(letters).unwrap_or(i64::MAX),
            done: 0,
            state: "asked".to_owned(),
        })
    }

    /// Sets the next part of a file; nothing where it is ready, or nobody wants it any more.
    pub(super) async fn set_letters(&self, subject: &str) -> Result<(), No> {
        let id: Uuid = subject.parse().map_err(|_| No::NotFound)?;
        let (row, letters, title) = {
            let mut conn = self.db.read().await?;
            let link = &mut conn.link();
            let row = store::printings::by_id(link, id).await?.ok_or(No::NotFound)?;
            if row.state != "asked" {
                return Ok(());
            }
            let round = store::rounds::by_id(link, row.round).await?.ok_or(No::NotFound)?;
            let kind = LetterKind::from_name(&row.kind)
                .ok_or_else(|| No::Broken(format!("no kind of letters: {}", row.kind)))?;
            let most = i64::try_from(PART).unwrap_or(i64::MAX);
            let people = store::printings::people(link, id, (row.done, most)).await?;
            let known = store::applications::by_ids(link, &people).await?;
            let wording = self.wording(link, &round).await?;
            let mut letters = Vec::with_capacity(people.len());
            for one in people {
                let application = known.iter().find(|known| known.id == one).ok_or(No::NotFound)?;
                letters.push(self.letter_to(link, &wording, application, (kind, &row)).await?);
            }
            (row, letters, wording.title())
        };
        let done = row.done + i64::try_from(letters.len()).unwrap_or(i64::MAX);
        let pdf = typeset(letters, title).await?;
        let part = chance::id()?;
        let sealed = self.vault.seal_bytes(&place_of("printing-part", part), &pdf)?;
        let mut tx = self.db.write().await?;
        store::printings::add_part(&mut tx.link(), (id, row.done, done), (part, &sealed)).await?;
        Ok(tx.commit().await?)
    }

    /// Whether a file is still being set.
    pub(super) async fn is_being_set(&self, link: &mut Link<'_>, subject: &str) -> Result<bool, No> {
        let id: Uuid = subject.parse().map_err(|_| No::NotFound)?;
        Ok(store::printings::by_id(link, id).await?.is_some_and(|row| row.state == "asked"))
    }

    async fn printing_for(
        &self,
        link: &mut Link<'_>,
        who: &Caseworker,
        (slug, id): (&str, Uuid),
    ) -> Result<(RoundRow, PrintingRow), No> {
        let round = self.row_for(link, who, slug).await?;
        let row = store::printings::by_id(link, id).await?;
        let row = row.filter(|row| row.round == round.id).ok_or(No::NotFound)?;
        Ok((round, row))
    }

    /// A file of letters, every page of it. The look is noted, with everybody's number.
    ///
    /// # Errors
    /// [`No::NotFound`] for another authority's; `refused-letters-gone` where it is not ready, or not kept any more.
    pub async fn letters_file(&self, who: &Caseworker, slug: &str, id: Uuid) -> Result<Download, No> {
        let mut conn = self.db.read().await?;
        let link = &mut conn.link();
        let (round, row) = self.printing_for(link, who, (slug, id)).await?;
        if row.state != "ready" {
            return Err(Refusal::new("refused-letters-gone").into());
        }
        let people = store::printings::people(link, id, (0, i64::MAX)).await?;
        let mut numbers = Vec::with_capacity(people.len());
        for some in people.chunks(BATCH) {
            numbers.extend(store::applications::by_ids(link, some).await?.into_iter().map(|row| row.number));
        }
        let mut parts = Vec::new();
        for part in store::printings::parts(link, id).await? {
            parts.push(self.vault.open_bytes(&place_of("printing-part", part.id), &part.sealed)?);
        }
        drop(conn);
        let shown = numbers.iter().map(String::as_str).collect();
        let object = id.to_string();
        let looked = Looked { round: Some(round.id), object: &object, shown, searched: "" };
        self.look(Looker::Staff(who.staff()), "look-letters", looked).await?;
        Ok(Download::begin(move |mut pipe| {
            let bound = paper::bind(parts.into_iter().map(Ok), &mut pipe);
            bound.map(|()| pipe).map_err(std::io::Error::other)
        }))
    }

    /// Notes that the letters of a file went out: its content goes, and whoever was to be told something counts as told; of decisions
    /// also that they were sent by registered letter on the day that was typed (`posted`), which nobody else asks for. Or that they did
    /// not (`None`): then its people are to get others. Done twice it changes nothing.
    ///
    /// # Errors
    /// [`No::NotFound`] for another authority's; `refused-letters-gone` where it ended otherwise, or is still being set and is said to
    /// have gone out; [`No::Invalid`] at the field `sent`.
    pub async fn end_letters(
        &self,
        who: &Caseworker,
        (slug, id): (&str, Uuid),
        posted: Option<&str>,
    ) -> Result<(), No> {
        let mut tx = self.db.write().await?;
        let link = &mut tx.link();
        let (round, row) = self.printing_for(link, who, (slug, id)).await?;
        let (state, action) = match posted {
            Some(_) => ("posted", "letters-posted"),
            None => ("dropped", "letters-drop"),
        };
        if row.state == state {
            return Ok(());
        }
        let kind = LetterKind::from_name(&row.kind);
        if kind == Some(LetterKind::Decision) {
            store::rounds::lock(link, round.id).await?.ok_or(No::NotFound)?;
        }
        let now = self.received(link).await?;
        if !store::printings::end(link, id, state, now).await? {
            return Err(Refusal::new("refused-letters-gone").into());
        }
        if let (Some(sent), Some(LetterKind::Decision)) = (posted, kind) {
            let acted = (who.staff(), &self.book(&round)?);
            self.acts_posted(link, acted, (&row, sent)).await?;
        }
        if posted.is_some() && kind == Some(LetterKind::Result) {
            let offers = store::answer_terms::unanswered(link, id).await?;
            store::printings::told(link, &row).await?;
            self.answer_letters(link, (&self.book(&round)?, &offers), true).await?;
        }
        let told = format!("{id} {} {}", row.kind, row.letters);
        self.note(link, Some(who.staff()), action, (Some(round.id), &told)).await?;
        Ok(tx.commit().await?)
    }
}

/// Sets letters, on a thread of its own.
pub(super) async fn typeset(letters: Vec<Letter>, title: String) -> Result<Vec<u8>, No> {
    let set = tokio::task::spawn_blocking(move || paper::set(&letters, (&title, "lv")));
    let set: Result<Vec<u8>, PaperError> = set.await.map_err(|error| No::Broken(error.to_string()))?;
    set.map_err(|error| No::Broken(error.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_sorted_by_the_last_word_of_a_name() {
        let mut names =
            ["Anna Žagare", "Ģirts Āboliņš", "Zane Čakste", "Māra Zīle Bērza", "Ieva Čakste", "Āra"];
        names.sort_by(|one, other| {
            let ((one, rest), (other, others)) = (surname(one), surname(other));
            sort::compare(one, other).then_with(|| sort::compare(rest, others))
        });
        assert_eq!(
            names,
            ["Ģirts Āboliņš", "Āra", "Māra Zīle Bērza", "Ieva Čakste", "Zane Čakste", "Anna Žagare"]
        );
    }
}

//! Acts that refuse something and of which nobody wrote down how their people were told: which there are, the letters in which they go
//! on paper, and that a file of these was posted. Owns that such a letter has one publication's decision, whatever comes later, and that
//! it counts as sent by registered letter.
//!
//! Source: Administrative Procedure Law, sections 64 and 70 (likumi.lv/ta/id/55567), wording in force from 01.01.2014, seen 29.11.2026.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, NaiveDate, Utc};
use uuid::Uuid;

use super::{
    Book, No, Service, Wrong, book::day_of, decision_letter::DecisionLetter, decision_text::DecisionText,
    decision_typed::typed_day,
};
use crate::{
    domain::{Arg, Lang, PersonOutcome, Staff, Status, calendar::Channel, decision::Kind},
    i18n::Tr,
    paper::{Letter, Part},
    store::{self, Link, applications::ApplicationRow, decision_letters::PrintedRow, printings::PrintingRow},
};

const TR: Tr = Tr(Lang::Lv);

/// How many applications are read at a time.
const BATCH: usize = 300;

/// Acts of which their people are not known to have been told, in figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unsent {
    /// How many.
    pub people: u64,
    /// The last day of the term in which the oldest of these applications is to be decided: an act takes effect once it is notified.
    pub due: NaiveDate,
}

/// Such an act.
#[derive(Debug, Clone)]
pub(super) struct UnsentAct {
    pub(super) application: Uuid,
    /// When the application was received.
    received_at: DateTime<Utc>,
    /// The publication that has it.
    pub(super) publication: Uuid,
    /// Whether a letter with it is printed.
    pub(super) printed: bool,
}

/// Whether a run gave somebody all that they had asked for.
fn is_granted(person: &PersonOutcome) -> bool {
    person.status == Status::Placed && person.rank.is_none_or(|rank| rank <= 1)
}

impl Service {
    /// The acts of a round that refuse something and of which nobody wrote down how their people were told, by number; nothing where
    /// decisions are no acts. Nobody is opened for it.
    pub(super) async fn unsent_acts(&self, link: &mut Link<'_>, book: &Book) -> Result<Vec<UnsentAct>, No> {
        let mut acts = BTreeMap::new();
        if self.decision_of(link, book).await?.0.kind != Kind::Act {
            return Ok(Vec::new());
        }
        let (now, since) = (self.now(), self.waited_since());
        let all = store::publications::of_round(link, book.id).await?;
        for publication in all.into_iter().filter(|one| one.applicants_from <= now) {
            let rows = store::decision_letters::unsent(link, &publication, (now, since)).await?;
            if rows.is_empty() {
                continue;
            }
            let outcome = self.published_outcome(link, &publication).await?;
            let granted = outcome.people.iter().filter(|person| is_granted(person));
            let granted: BTreeSet<&str> = granted.map(|person| person.applicant.as_str()).collect();
            for row in rows.into_iter().filter(|row| !granted.contains(row.number.as_str())) {
                let act = UnsentAct {
                    application: row.application,
                    received_at: row.received_at,
                    publication: publication.id,
                    printed: row.printed,
                };
                acts.insert(row.number, act);
            }
        }
        Ok(acts.into_values().collect())
    }

    /// The same in figures; nothing where there are none.
    pub(super) async fn unsent_in(&self, link: &mut Link<'_>, book: &Book) -> Result<Option<Unsent>, No> {
        let acts = self.unsent_acts(link, book).await?;
        let Some(oldest) = acts.iter().map(|act| act.received_at).min() else { return Ok(None) };
        let (decision, _) = self.decision_of(link, book).await?;
        let due = self.decided_by(link, (book, &decision), day_of(oldest)).await?;
        Ok(Some(Unsent { people: acts.len() as u64, due }))
    }

    /// Says which decisions the letters of a printing have.
    pub(super) async fn pin_acts(
        &self,
        link: &mut Link<'_>,
        printing: Uuid,
        acts: &[UnsentAct],
    ) -> Result<(), No> {
        let row = |act: &UnsentAct| PrintedRow {
            printing,
            application: act.application,
            publication: act.publication,
        };
        let rows: Vec<PrintedRow> = acts.iter().map(row).collect();
        Ok(store::decision_letters::add(link, &rows).await?)
    }

    /// The decision that a letter of a printing has.
    pub(super) async fn act_on_paper(
        &self,
        link: &mut Link<'_>,
        printing: Uuid,
        row: &ApplicationRow,
    ) -> Result<Letter, No> {
        let publication = store::decision_letters::publication(link, (printing, row.id)).await?;
        let publication = publication.ok_or(No::NotFound)?;
        Ok(on_paper(&self.decision_of_publication(link, row, publication).await?))
    }

    /// Writes down that the decisions of a printing were posted as registered letters on a day, as it was typed: of everybody who is not
    /// known to have been told of theirs by now.
    pub(super) async fn acts_posted(
        &self,
        link: &mut Link<'_>,
        (who, book): (&Staff, &Book),
        (printing, typed): (&PrintingRow, &str),
    ) -> Result<(), No> {
        let acts = store::decision_letters::of_printing(link, printing.id).await?;
        let publications = store::publications::of_round(link, book.id).await?;
        let printed: BTreeSet<Uuid> = acts.iter().map(|act| act.publication).collect();
        let decided = publications.iter().filter(|one| printed.contains(&one.id));
        let decided = decided.map(|one| day_of(one.published_at)).max().unwrap_or(book.today);
        let sent = typed_day(typed).filter(|day| (decided..=book.today).contains(day));
        let sent = sent.ok_or_else(|| Wrong::new("sent", "wrong-sent"))?;
        for some in acts.chunks(BATCH) {
            let ids: Vec<Uuid> = some.iter().map(|act| act.application).collect();
            let rows = store::applications::by_ids(link, &ids).await?;
            for act in some {
                // Whoever was erased or withdrew meanwhile has no decision any more.
                let row = rows.iter().find(|row| row.id == act.application);
                let row = row.filter(|row| row.wrapped_key.is_some() && row.state != "withdrawn");
                let Some(row) = row else { continue };
                if self.notified(link, row.id, act.publication).await?.is_none() {
                    let how = (act.publication, Channel::Registered, sent);
                    self.notify(link, who, (book, row), how).await?;
                }
            }
        }
        Ok(())
    }
}

/// A decision on paper, in Latvian: the window of the envelope says that the letter is a registered one.
fn on_paper(letter: &DecisionLetter) -> Letter {
    let text = DecisionText::new(TR, letter);
    let parts = text.parts.into_iter().map(|part| Part {
        heading: part.heading,
        lines: part.lines,
        items: part.items.into_iter().map(|item| item.text).collect(),
        after: part.after,
    });
    Letter {
        sender: letter.authority.clone(),
        address: vec![TR.say("paper-registered"), letter.application.person.name.clone()],
        date: TR.date(day_of(letter.decided_at)),
        heading: text.title,
        before: vec![text.about],
        parts: parts.collect(),
        foot: TR.with("paper-foot", &[("number", Arg::Text(letter.application.number.clone()))]),
        ..Letter::default()
    }
}

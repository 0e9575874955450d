//! A published round's desk: which seats are free and how they came free, who is in line, and what was published by whom. Owns
//! what counts as in line here: whoever stands on the newest waiting list, may still take part and was offered nothing yet, or was put
//! first in line since their newest offer ended.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::{
    Book, No, OfferState, RunKind, Seats, Service, SignedRule, Standing, Unsent, Untold,
    roll::{Entry, Roll},
};
use crate::store::{self, Link, offers::OfferRow};

/// What became of offers, by state in the order of [`OfferState::ALL`].
pub type Counts = [u64; OfferState::ALL.len()];

/// One placement on the desk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeskPlace {
    /// Its seats.
    pub seats: Seats,
    /// Who offers it.
    pub organisation: String,
    /// What became of the offers made there.
    pub offers: Counts,
}

/// One publication of a round.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicationView {
    /// Its number inside the round, from 1.
    pub number: u64,
    /// What it was for.
    pub kind: RunKind,
    /// Key of its run.
    pub run: Uuid,
    /// Who started the run.
    pub author: String,
    /// Who published it.
    pub approver: String,
    /// Whether a job did, under a rule that both signed.
    pub by_rule: bool,
    /// When.
    pub published_at: DateTime<Utc>,
    /// From when on applicants see it.
    pub applicants_from: DateTime<Utc>,
}

/// What is to be seen once a round is published.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Desk {
    /// Placements of which something was offered, by number.
    pub places: Vec<DeskPlace>,
    /// People in line.
    pub in_line: u64,
    /// People who wait for a run after their facts were put right.
    pub to_correct: u64,
    /// Objections that wait for an answer.
    pub objections: u64,
    /// Objections that were upheld, and that nothing has followed yet.
    pub upheld: u64,
    /// People who were not told of offers that lapse.
    pub untold: Option<Untold>,
    /// Acts that refuse something and of which nobody wrote down how their people were told.
    pub unsent: Option<Unsent>,
    /// Publications, the newest first.
    pub publications: Vec<PublicationView>,
    /// The rule by which free seats go on by themselves, if two people signed one.
    pub rule: Option<SignedRule>,
}

impl Desk {
    /// Seats that are free.
    pub fn free(&self) -> u64 {
        self.places.iter().map(|place| place.seats.free).sum()
    }
}

impl Service {
    /// The desk of a published round, with everyone on its roll, whether caseworkers see its results by now, and the offers that were
    /// made.
    pub(super) async fn desk(
        &self,
        link: &mut Link<'_>,
        book: &Book,
        (roll, seen, offers): (&Roll, bool, &[OfferRow]),
    ) -> Result<Desk, No> {
        let mut counts: BTreeMap<Uuid, Counts> = BTreeMap::new();
        for offer in offers {
            counts.entry(offer.placement).or_default()[offer.at(self.now()).state as usize] += 1;
        }
        let names = self.organisation_names(link).await?;
        let places = self.seats(link, book).await?.into_iter().map(|seats| DeskPlace {
            organisation: names.get(&seats.organisation).cloned().unwrap_or_default(),
            offers: counts.get(&seats.placement).copied().unwrap_or_default(),
            seats,
        });
        let places = places.collect();
        let may = self.in_line(link, book).await?;
        let waiting = self.numbered(link, book.id).await?;
        // By now: a fact may have been put right since the round's results were published.
        let waits = |entry: &&Entry| seen && entry.word == Standing::Eligible(0).name();
        // Whoever takes part without asking for anything possible is in no line.
        let free = |entry: &&Entry| {
            may.may_wait(entry.id) && (may.was_offered(entry.id) || waiting.contains(&entry.number))
        };
        let in_line = roll.entries.iter().filter(waits).filter(free).count() as u64;
        let mut publications = Vec::new();
        for row in store::publications::of_round(link, book.id).await? {
            let author = store::accounts::by_id(link, row.author).await?;
            let approver = store::accounts::by_id(link, row.approver).await?;
            publications.push(PublicationView {
                number: u64::try_from(row.number).unwrap_or_default(),
                kind: RunKind::of(&row.kind),
                run: row.run,
                author: author.map(|account| account.name).unwrap_or_default(),
                approver: approver.map(|account| account.name).unwrap_or_default(),
                by_rule: row.by_rule,
                published_at: row.published_at,
                applicants_from: row.applicants_from,
            });
        }
        let to_correct = self.to_correct(link, book.id).await?;
        let rule = self.signed_rule(link, book).await?;
        let objections = self.open_objections(link, book.id).await?;
        let upheld = self.upheld(link, book.id).await?.len() as u64;
        let untold = self.untold_in(link, book.id).await?;
        let unsent = self.unsent_in(link, book).await?;
        Ok(Desk { places, in_line, to_correct, objections, upheld, untold, unsent, publications, rule })
    }

    /// The numbers of those who are on the waiting list of the newest publication that caseworkers see, or would be had there been a
    /// seat at that moment: a contest that was settled since may have made one free.
    async fn numbered(&self, link: &mut Link<'_>, round: Uuid) -> Result<BTreeSet<String>, No> {
        let told = store::publications::of_round(link, round).await?.into_iter();
        let newest = told.filter(|one| one.staff_from <= self.now()).max_by_key(|one| one.number);
        let Some(newest) = newest else { return Ok(BTreeSet::new()) };
        let outcome = self.published_outcome(link, &newest).await?;
        let waiting = outcome.people.iter().filter(|person| person.is_in_line());
        Ok(waiting.map(|person| person.applicant.to_string()).collect())
    }
}

//! Who came into the line of a published round, or to another place in it, since a run's snapshot: put first after a place ended or a
//! fact was put right, judged by other facts, or without the place that they had in another round. Owns whom that may be; whether it
//! is so, their rows say.

use std::collections::{BTreeMap, BTreeSet};

use uuid::Uuid;

use super::{Book, No, Opened, Service, book::id, folder};
use crate::{
    domain::{Applicant, OutOfLine},
    store::{self, Link, applications::ApplicationRow, runs::RunRow},
};

/// What decides about where people stand besides what they say.
pub(super) struct Beside {
    /// Seats above placements' own that nobody was offered yet: numbers of application and placement.
    pub(super) above: Vec<(String, String)>,
    /// Applications whose people hold a place in another round.
    elsewhere: BTreeSet<Uuid>,
}

impl Service {
    /// What decides about where people of a round stand.
    pub(super) async fn beside(&self, link: &mut Link<'_>, book: &Book) -> Result<Beside, No> {
        Ok(Beside {
            above: self.excess_pairs(link, book.id).await?,
            elsewhere: self.hold_elsewhere(link, book).await?,
        })
    }

    /// An application, and its row in the round's tables as they are now.
    pub(super) async fn stands_now(
        &self,
        link: &mut Link<'_>,
        (book, beside): (&Book, &Beside),
        row: &ApplicationRow,
    ) -> Result<(Opened, Applicant), No> {
        let opened = self.opened(row)?;
        let mut applicant = opened.applicant()?;
        if book.draws_codes() {
            applicant.entry.draw_code = Some(id(&opened.draw_code)?);
        }
        folder::stands_elsewhere(&mut applicant, row.id, &beside.elsewhere);
        let offers = store::offers::of_application(link, row.id).await?;
        let first = store::corrections::first_for(link, row.id).await?;
        self.stands_in_line(&mut applicant, offers.first(), first.as_ref());
        if beside.above.iter().any(|(person, _)| *person == row.number) {
            // The run gives a seat that was signed for this person: nobody comes before.
            applicant.entry.first_in_line = None;
        }
        Ok((opened, applicant))
    }

    /// The rows of those in line of whom something happened since a run that may have changed their place in it, but for those whom
    /// the run tells (`told`).
    pub(super) async fn came_since(
        &self,
        link: &mut Link<'_>,
        (book, beside): (&Book, &Beside),
        (run, then): (&RunRow, &BTreeMap<String, Vec<u8>>),
        told: &BTreeSet<String>,
    ) -> Result<Vec<(Opened, Applicant)>, No> {
        let mut all: BTreeSet<Uuid> = self.firsts(link, book.id).await?.into_keys().collect();
        let corrected = store::corrections::of_round(link, book.id).await?;
        all.extend(corrected.iter().filter(|one| one.runs >= run.number).map(|one| one.application));
        let mut rows = Vec::new();
        for application in all {
            rows.extend(store::applications::by_id(link, application).await?);
        }
        for number in held_elsewhere(then) {
            rows.extend(store::applications::by_number(link, &number).await?);
        }
        rows.retain(|row| row.round == book.id && !told.contains(&row.number) && row.wrapped_key.is_some());
        let mut came = Vec::new();
        for row in rows {
            let newest = store::offers::of_application(link, row.id).await?.into_iter().next();
            let holds = newest.is_some_and(|offer| offer.at(self.now()).state.holds());
            let (opened, applicant) = self.stands_now(link, (book, beside), &row).await?;
            if !holds && applicant.out_of_line.is_none() {
                came.push((opened, applicant));
            }
        }
        Ok(came)
    }
}

/// The numbers of those who held a place in another round when a folder was frozen, and maybe of others.
fn held_elsewhere(then: &BTreeMap<String, Vec<u8>>) -> Vec<String> {
    let text = then.get("applicants.csv").map(|bytes| String::from_utf8_lossy(bytes)).unwrap_or_default();
    let lines =
        text.lines().filter(|line| line.split(',').any(|one| one == OutOfLine::HoldsElsewhere.name()));
    lines.filter_map(|line| Some(line.split_once(',')?.0.to_owned())).collect()
}

//! A spreadsheet is taken: held against the round once more, prepared in slices that nobody sees, and made to count in one short
//! transaction. Owns that all of it counts or nothing, that nobody waits for it, and what a person has to say first.

use std::{collections::BTreeSet, sync::Arc};

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::{
    compare::{BATCH, Comparing, Comparison, Writing},
    ended, is_sent, reading,
    register::Register,
    row::{Candidate, Reader},
    takes_applications,
};
use crate::{
    domain::{Caseworker, Fault, Faults},
    files::sheet::{Sheet, mapping::Mapping},
    service::{Book, No, Placed, Refusal, Service, prepare::busy, turns::Turn},
    store::{self, Link, intakes::IntakeRow, rounds::RoundRow},
};

/// How often a file is held against the round anew because the round changed meanwhile.
const ATTEMPTS: usize = 3;

/// What a person says when a spreadsheet is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Taking {
    /// Sound rows are taken while wrong ones wait for their author.
    pub part: bool,
    /// Rows that are hidden in the file are meant too.
    pub hidden: bool,
}

/// A file about to be taken.
struct File {
    row: IntakeRow,
    round: RoundRow,
    book: Book,
    sheet: Arc<Sheet>,
    mapping: Mapping,
}

impl Service {
    /// Writes everything that differs, all at once; gives how many applications were added and changed. Where that is meant,
    /// rows with faults wait: then they can be had with what is wrong beside them.
    ///
    /// # Errors
    /// [`No::NotFound`]; [`No::Faults`] while any row is wrong and it is not meant that it waits; refusals `refused-sheet-ended`,
    /// `refused-round-closed`; `refused-worksheet` while nobody said which worksheet is meant, `refused-hidden-rows` while nobody said
    /// that hidden rows are; `refused-late-rows` while nobody else has signed for rows from outside the round's time,
    /// `refused-own-signature` for whoever has; `refused-busy` while another long write goes on in the round.
    pub async fn take_sheet(&self, who: &Caseworker, id: Uuid, taking: Taking) -> Result<(u64, u64), No> {
        let _one = self.one_sheet().await?;
        for _ in 0..ATTEMPTS {
            let file = self.file(who, id, taking).await?;
            let turn = self.turn(file.book.id).await?;
            if let Some(done) = self.try_to_take(who, &file, taking, &turn).await? {
                // It counts already; the rest is to make it quick to read.
                if let Err(no) = self.surveyed(done).await {
                    tracing::warn!(%no, "a spreadsheet is taken, and not surveyed yet");
                }
                if let Err(no) = self.come_again(who, id, (&file.sheet, &file.mapping)).await {
                    tracing::warn!(%no, "rows of an earlier spreadsheet wait on beside a later one");
                }
                self.recall_soon(file.book.id).await;
                self.judge_round(file.book.id).await;
                return Ok(done);
            }
        }
        Err(busy())
    }

    async fn surveyed(&self, (added, changed): (u64, u64)) -> Result<(), No> {
        if added + changed > BATCH as u64 {
            let mut tx = self.db.write().await?;
            store::applications::survey(&mut tx.link()).await?;
            tx.commit().await?;
        }
        Ok(())
    }

    async fn file(&self, who: &Caseworker, id: Uuid, taking: Taking) -> Result<File, No> {
        let mut conn = self.db.read().await?;
        let link = &mut conn.link();
        let (row, round, book) = self.intake_for(link, who, id).await?;
        is_sent(&row)?;
        takes_applications(&book)?;
        let mapping = Mapping { columns: row.mapping.0.clone() };
        super::checked(&row.name, &mapping, &super::fields::all(book.rules.pack())).into_result()?;
        let sheet = self.sheet(link, &row, &book).await?.ok_or(No::NotFound)?;
        if sheet.asks_for_worksheet() {
            return Err(Refusal::new("refused-worksheet").into());
        }
        if !taking.hidden && sheet.hidden_rows().next().is_some() {
            return Err(Refusal::new("refused-hidden-rows").into());
        }
        let sheet = Arc::new(reading(sheet, &mapping));
        Ok(File { row, round, book, sheet, mapping })
    }

    /// `None` where the round changed so that the file has to be held against it anew.
    async fn try_to_take(
        &self,
        who: &Caseworker,
        file: &File,
        taking: Taking,
        turn: &Turn,
    ) -> Result<Option<(u64, u64)>, No> {
        let seen = self.compare((&file.round, &file.book), (&file.sheet, &file.mapping)).await?;
        may_be_taken(&seen, taking)?;
        self.is_signed(&mut self.db.read().await?.link(), who, file.row.id, &seen.late).await?;
        let mut tx = self.db.write().await?;
        let link = &mut tx.link();
        store::rounds::lock(link, file.book.id).await?.ok_or(No::NotFound)?;
        let last = store::order::last_arrival(link, file.book.id).await?;
        let received = self.received(link).await?;
        let count = i64::try_from(seen.added.count).unwrap_or(i64::MAX);
        let preparation = self.prepare(link, turn, (last + 1, count)).await?;
        tx.commit().await?;
        let account = who.staff().account;
        let writing = Writing { preparation, first: last + 1, last: last + count, account };
        let done = self.write(who, file, taking, (writing, received)).await;
        if !matches!(done, Ok(Some(_))) {
            self.take_away(preparation).await?;
        }
        match done {
            Err(No::Refused(refusal)) if refusal.key == "refused-busy" => Ok(None),
            done => done,
        }
    }

    /// Prepares what differs, and makes it count.
    async fn write(
        &self,
        who: &Caseworker,
        file: &File,
        taking: Taking,
        (writing, received): (Writing, DateTime<Utc>),
    ) -> Result<Option<(u64, u64)>, No> {
        let place = self.places(&mut self.db.read().await?.link(), file.book.id).await?;
        let reader = Reader::new(&file.mapping, file.book.rules.pack(), &place, file.book.today);
        let mut comparing = self.comparing((&file.round, &file.book), &file.sheet, &reader).await?;
        comparing.received = received;
        comparing.last_arrival = writing.first - 1;
        comparing.writing = Some(writing);
        self.hold(&mut comparing, (&file.sheet, &file.mapping), &place).await?;
        may_be_taken(&comparing.found, taking)?;
        let mut tx = self.db.write().await?;
        let link = &mut tx.link();
        let round = store::rounds::touch(link, file.book.id).await?.ok_or(No::NotFound)?;
        takes_applications(&self.book(&round)?)?;
        let (row, ..) = self.intake_for(link, who, file.row.id).await?;
        is_sent(&row)?;
        if store::revisions::overtaken(link, writing.preparation).await? {
            return Ok(None);
        }
        let came = store::preparations::came_since(link, round.id, writing.last).await?;
        let read = |row: &IntakeRow| (row.mapping.0.clone(), row.worksheet.clone());
        if read(&row) != read(&file.row) || round.pack_hash != file.round.pack_hash || comparing.adds(&came) {
            return Ok(None);
        }
        let found = comparing.found;
        self.is_signed(link, who, row.id, &found.late).await?;
        self.count(link, writing.preparation).await?;
        let (added, changed) = (found.added.count, found.changed.count);
        let counts = [added, changed, found.wrong].map(|n| i64::try_from(n).unwrap_or(i64::MAX));
        ended(store::intakes::end(link, row.id, "taken", counts, self.now()).await?)?;
        let told = format!("{} +{added} ~{changed}", row.id);
        self.note(link, Some(who.staff()), "sheet-take", (Some(round.id), &told)).await?;
        tx.commit().await?;
        Ok(Some((added, changed)))
    }

    /// Holds a file against the round, and writes nothing.
    pub(super) async fn compare(
        &self,
        (round, book): (&RoundRow, &Book),
        (sheet, mapping): (&Arc<Sheet>, &Mapping),
    ) -> Result<Comparison, No> {
        let places = self.places(&mut self.db.read().await?.link(), book.id).await?;
        let reader = Reader::new(mapping, book.rules.pack(), &places, book.today);
        let mut comparing = self.comparing((round, book), sheet, &reader).await?;
        self.hold(&mut comparing, (sheet, mapping), &places).await?;
        Ok(comparing.found)
    }

    async fn comparing<'a>(
        &'a self,
        (round, book): (&'a RoundRow, &'a Book),
        sheet: &'a Sheet,
        reader: &'a Reader<'a>,
    ) -> Result<Comparing<'a>, No> {
        let mut conn = self.db.read().await?;
        let link = &mut conn.link();
        Ok(Comparing {
            service: self,
            book,
            row: round,
            reader,
            file: sheet.name(),
            register: Register::of(link, book.id).await?,
            writing: None,
            received: self.received(link).await?,
            last_arrival: 0,
            found: Comparison {
                faults: Faults { all: sheet.is_telling_all(), ..Faults::default() },
                ..Comparison::default()
            },
            known: BTreeSet::new(),
            fresh: BTreeSet::new(),
            seen: BTreeSet::new(),
        })
    }

    /// Reads every row, and holds batches of them against the round: what is written goes in a transaction for each batch.
    async fn hold(
        &self,
        comparing: &mut Comparing<'_>,
        (sheet, mapping): (&Arc<Sheet>, &Mapping),
        places: &[Placed],
    ) -> Result<(), No> {
        let (sender, mut rows) = tokio::sync::mpsc::channel::<Candidate>(BATCH);
        let reading = {
            let (sheet, mapping, places) = (Arc::clone(sheet), mapping.clone(), places.to_vec());
            let (pack, today) = (comparing.book.rules.pack().clone(), comparing.book.today);
            tokio::task::spawn_blocking(move || {
                let reader = Reader::new(&mapping, &pack, &places, today);
                read(&sheet, &reader, &sender)
            })
        };
        let mut conn = self.db.read().await?;
        let mut batch = Vec::with_capacity(BATCH);
        loop {
            let room = BATCH - batch.len();
            let came = rows.recv_many(&mut batch, room).await;
            if (came == 0 && !batch.is_empty()) || batch.len() == BATCH {
                self.hold_batch(comparing, &mut conn.link(), std::mem::take(&mut batch)).await?;
            }
            if came == 0 {
                break;
            }
        }
        let (mut faults, mut warnings, wrong) =
            reading.await.map_err(|error| No::Broken(error.to_string()))?;
        comparing.gone(&mut conn.link()).await?;
        let found = &mut comparing.found;
        faults.append(std::mem::take(&mut found.faults));
        // What a row is by itself is found before what it is beside others; whoever mends a file goes through it row by row.
        faults.faults.sort_by_key(|fault| fault.spot.line);
        found.faults = faults;
        warnings.append(std::mem::take(&mut found.warnings));
        warnings.faults.sort_by_key(|warning| warning.spot.line);
        found.warnings = warnings;
        found.wrong += wrong;
        Ok(())
    }

    async fn hold_batch(
        &self,
        comparing: &mut Comparing<'_>,
        reads: &mut Link<'_>,
        batch: Vec<Candidate>,
    ) -> Result<(), No> {
        let Some(writing) = comparing.writing else { return comparing.rows(reads, batch).await };
        let mut tx = self.db.write().await?;
        let link = &mut tx.link();
        self.goes_on(link, writing.preparation).await?;
        comparing.rows(link, batch).await?;
        Ok(tx.commit().await?)
    }
}

/// Refuses while rows are wrong, unless it is meant that they wait and others don't.
fn may_be_taken(found: &Comparison, taking: Taking) -> Result<(), No> {
    let wrong = found.wrong > 0 || !found.faults.is_empty();
    let some = found.added.count + found.changed.count > 0;
    if wrong && !(taking.part && some && found.wrong > 0) {
        return Err(found.faults.clone().into());
    }
    Ok(())
}

/// Reads every row and hands it on; gives what is wrong, what is doubtful, and how many rows are wrong.
fn read(
    sheet: &Sheet,
    reader: &Reader<'_>,
    rows: &tokio::sync::mpsc::Sender<Candidate>,
) -> (Faults, Faults, u64) {
    let (mut doubts, mut notes, mut wrong) = (Faults::default(), Faults::default(), 0);
    let mut addresses = 0;
    let faults = sheet.rows(&mut notes, |row, faults| {
        addresses += i64::from(reader.has_two_addresses(row));
        match reader.read(row, faults, &mut doubts) {
            // Whoever compares has stopped: then nothing is left to be done here either.
            Some(candidate) => drop(rows.blocking_send(candidate)),
            None => wrong += 1,
        }
    });
    let mut warnings = Faults { faults: sheet.warnings().to_vec(), ..Faults::default() };
    if addresses > 0 {
        // Once: it is the same of everyone who has two.
        let column = reader.column("contact").or(reader.column("telephone")).unwrap_or_default();
        let warning = Fault::at(sheet.name(), sheet.header_line(), column, "warning-intake-contacts");
        warnings.push(warning.with_number("rows", addresses));
    }
    warnings.append(notes);
    warnings.append(doubts);
    (faults, warnings, wrong)
}

//! Spreadsheets of people: sent, held against the round, taken or dropped. Owns the verbs and the way in which rows come:
//! read in a thread of their own, compared one by one, so that a large file needs no more memory than a small one.
//! Everything that differs is shown before anything is written, and all of it is written in one transaction.

mod compare;
mod export;
mod fields;
mod file;
mod late;
mod register;
mod row;
mod sign;

use std::sync::Arc;

use chrono::{DateTime, Utc};
use uuid::Uuid;

use self::{
    compare::{BATCH, Comparing},
    file::{opened, unpacked},
    register::Register,
    row::{Candidate, Reader},
};
use super::{Book, Download, No, Phase, Placed, Refusal, Service, place_of};
use crate::{
    chance,
    domain::{Caseworker, Fault, Faults},
    files::sheet::{
        self, About, Sheet,
        mapping::{self, Field, Mapping},
        write::Format,
    },
    i18n::Tr,
    store::{self, Json, Link, intakes::IntakeRow, rounds::RoundRow},
};

pub use compare::{Becomes, Comparison, Group};
pub use late::{LateRow, Signature};

/// A spreadsheet that was sent.
#[derive(Debug)]
pub struct Intake {
    /// Key.
    pub id: Uuid,
    /// The round.
    pub book: Book,
    /// The file's name as its author knows it.
    pub name: String,
    /// When it was sent.
    pub sent_at: DateTime<Utc>,
    /// Who sent it.
    pub sent_by: String,
    /// `sent`, `taken` or `dropped`.
    pub state: String,
    /// How many applications it added and changed, once taken.
    pub done: (i64, i64),
    /// What it is; `None` once its content is gone.
    pub about: Option<About>,
    /// Its columns in their order, each with the field that it holds.
    pub columns: Vec<(String, Option<String>)>,
    /// Every field that a column can hold.
    pub fields: Vec<Field>,
    /// What keeps the columns from being used.
    pub mapping_faults: Faults,
    /// The file held against the round, where its columns can be used.
    pub comparison: Option<Comparison>,
    /// Whether the one who looks sent it: then somebody else signs.
    pub own: bool,
    /// Who stands for its rows from outside the round's time, as they are now.
    pub signed: Option<Signature>,
}

impl Service {
    /// Takes in a spreadsheet, not yet into the round; gives its key.
    ///
    /// # Errors
    /// [`No::NotFound`]; [`No::Faults`] for what keeps it from being read; refusal `refused-round-closed`.
    pub async fn send_sheet(
        &self,
        who: &Caseworker,
        slug: &str,
        (name, bytes): (&str, Vec<u8>),
    ) -> Result<Uuid, No> {
        let mut conn = self.db.read().await?;
        let row = self.row_for(&mut conn.link(), who, slug).await?;
        let book = self.book(&row)?;
        takes_applications(&book)?;
        drop(conn);
        let id = chance::id()?;
        let (sheet, packed) = opened(name.to_owned(), bytes, true).await?;
        let header = sheet.header().to_vec();
        drop(sheet);
        let sealed = self.vault.seal_bytes(&place_of("intake", id), &packed)?;
        let mut tx = self.db.write().await?;
        let link = &mut tx.link();
        let remembered = store::intakes::remembered(link, book.authority).await?;
        let remembered = remembered.map(|columns| Mapping { columns });
        let fields = fields::all(book.rules.pack());
        let mapping = mapping::suggest(&header, &fields, remembered.as_ref());
        let kept = IntakeRow {
            id,
            round: book.id,
            name: name.chars().filter(|c| !c.is_control()).take(120).collect(),
            mapping: Json(mapping.columns),
            state: "sent".to_owned(),
            sent_by: who.staff().account,
            sent_at: self.now(),
            ended_at: None,
            added: 0,
            changed: 0,
        };
        store::intakes::add(link, &kept, &sealed).await?;
        self.note(link, Some(who.staff()), "sheet-send", (Some(book.id), &id.to_string())).await?;
        tx.commit().await?;
        Ok(id)
    }

    /// A spreadsheet that was sent, held against the round as it is this moment.
    ///
    /// # Errors
    /// [`No::NotFound`].
    pub async fn intake(&self, who: &Caseworker, id: Uuid) -> Result<Intake, No> {
        let _one = self.one_sheet().await?;
        let mut conn = self.db.read().await?;
        let link = &mut conn.link();
        let (row, round, book) = self.intake_for(link, who, id).await?;
        let fields = fields::all(book.rules.pack());
        let mut intake = Intake {
            id,
            name: row.name.clone(),
            sent_at: row.sent_at,
            sent_by: store::accounts::by_id(link, row.sent_by)
                .await?
                .map(|account| account.name)
                .unwrap_or_default(),
            state: row.state.clone(),
            done: (row.added, row.changed),
            about: None,
            columns: Vec::new(),
            mapping_faults: Faults::default(),
            comparison: None,
            own: row.sent_by == who.staff().account,
            signed: None,
            fields,
            book,
        };
        let Some(sheet) = self.sheet(link, &row).await? else { return Ok(intake) };
        intake.about = Some(sheet.facts_about());
        let held = |column: &String| row.mapping.0.get(column).cloned().flatten();
        let named = sheet.header().iter().filter(|column| !column.is_empty());
        intake.columns = named.map(|column| (column.clone(), held(column))).collect();
        let mapping = Mapping { columns: row.mapping.0 };
        intake.mapping_faults = checked(&row.name, &mapping, &intake.fields);
        if intake.mapping_faults.is_empty() {
            let found = self.compare(link, (&round, &intake.book), (sheet, mapping), false).await?;
            intake.signed = self.signature(link, who, id, &found.late).await?;
            intake.comparison = Some(found);
        }
        Ok(intake)
    }

    /// Says which column holds what, and remembers it for the organisation.
    ///
    /// # Errors
    /// [`No::NotFound`]; refusal `refused-sheet-ended`.
    pub async fn map_columns(&self, who: &Caseworker, id: Uuid, mapping: &Mapping) -> Result<(), No> {
        let mut tx = self.db.write().await?;
        let link = &mut tx.link();
        let (row, _, book) = self.intake_for(link, who, id).await?;
        is_sent(&row)?;
        let known = |field: &String| fields::all(book.rules.pack()).iter().any(|one| one.name == *field);
        let named = row.mapping.0.keys().map(|column| {
            let held = mapping.columns.get(column).cloned().flatten().filter(known);
            (column.clone(), held)
        });
        let columns = named.collect();
        store::intakes::map(link, id, &columns).await?;
        store::intakes::remember(link, book.authority, &columns).await?;
        Ok(tx.commit().await?)
    }

    /// Writes everything that differs, in one transaction; gives how many applications were added and changed.
    ///
    /// # Errors
    /// [`No::NotFound`]; [`No::Faults`] while any row is wrong; refusals `refused-sheet-ended`, `refused-round-closed`;
    /// `refused-late-rows` while nobody else has signed for rows from outside the round's time, `refused-own-signature` for
    /// whoever has.
    pub async fn take_sheet(&self, who: &Caseworker, id: Uuid) -> Result<(u64, u64), No> {
        let _one = self.one_sheet().await?;
        let mut tx = self.db.write().await?;
        let link = &mut tx.link();
        let (_, round, _) = self.intake_for(link, who, id).await?;
        // From here on nobody else changes the round: what was true before may not be any more.
        store::rounds::touch(link, round.id).await?.ok_or(No::NotFound)?;
        let (row, round, book) = self.intake_for(link, who, id).await?;
        is_sent(&row)?;
        takes_applications(&book)?;
        let sheet = self.sheet(link, &row).await?.ok_or(No::NotFound)?;
        let mapping = Mapping { columns: row.mapping.0 };
        checked(&row.name, &mapping, &fields::all(book.rules.pack())).into_result()?;
        let found = self.compare(link, (&round, &book), (sheet, mapping), true).await?;
        if found.wrong > 0 || !found.faults.is_empty() {
            return Err(found.faults.into());
        }
        self.is_signed(link, who, id, &found.late).await?;
        let (added, changed) = (found.added.count, found.changed.count);
        let counts = [added, changed].map(|n| i64::try_from(n).unwrap_or(i64::MAX));
        ended(store::intakes::end(link, id, "taken", counts, self.now()).await?)?;
        if added > BATCH as u64 {
            store::applications::survey(link).await?;
        }
        let told = format!("{id} +{added} ~{changed}");
        self.note(link, Some(who.staff()), "sheet-take", (Some(book.id), &told)).await?;
        tx.commit().await?;
        Ok((added, changed))
    }

    /// Drops a spreadsheet: nothing of it comes into the round, and its content goes.
    ///
    /// # Errors
    /// [`No::NotFound`]; refusal `refused-sheet-ended`.
    pub async fn drop_sheet(&self, who: &Caseworker, id: Uuid) -> Result<(), No> {
        let mut tx = self.db.write().await?;
        let link = &mut tx.link();
        let (row, _, book) = self.intake_for(link, who, id).await?;
        is_sent(&row)?;
        ended(store::intakes::end(link, id, "dropped", [0, 0], self.now()).await?)?;
        self.note(link, Some(who.staff()), "sheet-drop", (Some(book.id), &id.to_string())).await?;
        Ok(tx.commit().await?)
    }

    /// The file again with everything that is wrong beside its rows.
    ///
    /// # Errors
    /// [`No::NotFound`]; refusal `refused-sheet-ended`.
    pub async fn sheet_with_faults(
        &self,
        who: &Caseworker,
        id: Uuid,
        tr: Tr,
        format: Format,
    ) -> Result<Download, No> {
        let _one = self.one_sheet().await?;
        let mut conn = self.db.read().await?;
        let link = &mut conn.link();
        let (row, round, book) = self.intake_for(link, who, id).await?;
        is_sent(&row)?;
        let mapping = Mapping { columns: row.mapping.0.clone() };
        let mut faults = checked(&row.name, &mapping, &fields::all(book.rules.pack()));
        if faults.is_empty() {
            let sheet = self.sheet(link, &row).await?.ok_or(No::NotFound)?.telling_all();
            faults = self.compare(link, (&round, &book), (sheet, mapping), false).await?.faults;
        }
        let sheet = self.sheet(link, &row).await?.ok_or(No::NotFound)?;
        drop(conn);
        Ok(Download::begin(move |pipe| sheet::beside(&sheet, &faults, tr, format, pipe)))
    }

    /// Large files are held against rounds one after another, so that many of them need no more memory than one.
    async fn one_sheet(&self) -> Result<tokio::sync::SemaphorePermit<'_>, No> {
        self.comparing.acquire().await.map_err(|error| No::Broken(error.to_string()))
    }

    /// The sheet of a row, while its content is kept.
    async fn sheet(&self, link: &mut Link<'_>, row: &IntakeRow) -> Result<Option<Sheet>, No> {
        let Some(sealed) = store::intakes::content(link, row.id).await? else { return Ok(None) };
        let packed = self.vault.open_bytes(&place_of("intake", row.id), &sealed)?;
        drop(sealed);
        let bytes = unpacked(&packed).map_err(|error| No::Broken(error.to_string()))?;
        Ok(Some(opened(row.name.clone(), bytes, false).await?.0))
    }

    async fn intake_for(
        &self,
        link: &mut Link<'_>,
        who: &Caseworker,
        id: Uuid,
    ) -> Result<(IntakeRow, RoundRow, Book), No> {
        let row = store::intakes::by_id(link, id).await?.ok_or(No::NotFound)?;
        let round = store::rounds::by_id(link, row.round).await?.ok_or(No::NotFound)?;
        let round = self.row_for(link, who, &round.slug).await?;
        let book = self.book(&round)?;
        Ok((row, round, book))
    }

    /// Holds a file against the round; writes what differs where that is meant.
    async fn compare(
        &self,
        link: &mut Link<'_>,
        (round, book): (&RoundRow, &Book),
        (sheet, mapping): (Sheet, Mapping),
        writes: bool,
    ) -> Result<Comparison, No> {
        let places = Arc::new(self.places(link, book.id).await?);
        let (pack, mapping, name) = (book.rules.pack(), Arc::new(mapping), sheet.name().to_owned());
        let reader = Reader::new(&mapping, pack, &places);
        let mut comparing = Comparing {
            service: self,
            book,
            row: round,
            reader: &reader,
            file: &name,
            register: Register::of(link, book.id).await?,
            writes,
            received: self.received(link).await?,
            last_arrival: store::order::last_arrival(link, book.id).await?,
            found: Comparison {
                faults: Faults { all: sheet.is_telling_all(), ..Faults::default() },
                ..Comparison::default()
            },
            known: std::collections::BTreeSet::new(),
            fresh: std::collections::BTreeSet::new(),
        };
        let (sender, mut rows) = tokio::sync::mpsc::channel::<Candidate>(BATCH);
        let reading = {
            let (mapping, places, pack) = (Arc::clone(&mapping), Arc::clone(&places), pack.clone());
            tokio::task::spawn_blocking(move || read(&sheet, &mapping, &pack, &places, &sender))
        };
        let mut batch = Vec::with_capacity(BATCH);
        loop {
            let room = BATCH - batch.len();
            let came = rows.recv_many(&mut batch, room).await;
            if came == 0 || batch.len() == BATCH {
                comparing.rows(link, std::mem::take(&mut batch)).await?;
            }
            if came == 0 {
                break;
            }
        }
        let (mut faults, warnings, wrong) = reading.await.map_err(|error| No::Broken(error.to_string()))?;
        comparing.gone(link).await?;
        let mut found = comparing.found;
        faults.append(found.faults);
        found.wrong += wrong;
        Ok(Comparison { faults, warnings, ..found })
    }
}

/// Reads every row and hands it on; gives what is wrong, what is doubtful, and how many rows are wrong.
fn read(
    sheet: &Sheet,
    mapping: &Mapping,
    pack: &crate::rules::Pack,
    places: &[Placed],
    rows: &tokio::sync::mpsc::Sender<Candidate>,
) -> (Faults, Faults, u64) {
    let reader = Reader::new(mapping, pack, places);
    let (mut doubts, mut notes, mut wrong) = (Faults::default(), Faults::default(), 0);
    let faults = sheet.rows(&mut notes, |row, faults| match reader.read(row, faults, &mut doubts) {
        // Whoever compares has stopped: then nothing is left to be done here either.
        Some(candidate) => drop(rows.blocking_send(candidate)),
        None => wrong += 1,
    });
    let mut warnings = Faults { faults: sheet.warnings().to_vec(), ..Faults::default() };
    warnings.append(notes);
    warnings.append(doubts);
    (faults, warnings, wrong)
}

/// What keeps columns from being used; people are told apart by a number, a personal code, or name and birth.
fn checked(file: &str, mapping: &Mapping, fields: &[Field]) -> Faults {
    let mut faults = mapping::check(file, mapping, fields);
    let has = |field: &str| mapping.column(field).is_some();
    if !has("number") && !has("personal_code") && !has("name") && !has("last_name") {
        faults.push(Fault::in_file(file, "fault-intake-no-key"));
    }
    faults
}

fn takes_applications(book: &Book) -> Result<(), No> {
    if matches!(book.phase, Phase::Closed | Phase::Published) {
        return Err(Refusal::new("refused-round-closed").into());
    }
    Ok(())
}

fn is_sent(row: &IntakeRow) -> Result<(), No> {
    ended(row.state == "sent")
}

/// Whether a spreadsheet could be ended: nobody was faster.
fn ended(could: bool) -> Result<(), No> {
    if could { Ok(()) } else { Err(Refusal::new("refused-sheet-ended").into()) }
}

//! Spreadsheets of people: sent, held against the round, taken or dropped. Owns the verbs and the way in which rows come:
//! read in a thread of their own, compared one by one, so that a large file needs no more memory than a small one.
//! Everything that differs is shown before anything is written.

mod absent;
mod again;
mod blank;
mod compare;
mod doubts;
mod export;
mod fields;
mod file;
mod label;
mod late;
mod moments;
mod names;
mod register;
mod repeated;
mod row;
mod sign;
mod state;
mod take;
mod times;

use std::{collections::BTreeMap, sync::Arc};

use chrono::{DateTime, Utc};
use uuid::Uuid;

use self::{
    absent::absent,
    file::{checked, found, opened, reading, unpacked},
    label::Label,
    repeated::folded,
    state::{ended, is_sent, takes_applications},
};
use super::{Book, Download, No, Refusal, Service, place_of};
use crate::{
    chance,
    domain::{Caseworker, Faults},
    files::sheet::{
        self, About, Rows, Sheet, Wanted, Worksheet,
        mapping::{self, Field, Mapping},
        write::Format,
    },
    i18n::Tr,
    store::{self, Json, Link, intakes::IntakeRow, rounds::RoundRow},
};

pub use compare::{Becomes, Comparison, Group};
pub use late::{LateRow, Signature};
pub use repeated::MORE_ROWS;
pub use take::Taking;

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
    /// The first different values of each of these columns.
    pub samples: Vec<Vec<String>>,
    /// Columns without a name that hold something, by their letters, with values.
    pub nameless: Vec<(String, Vec<String>)>,
    /// Its worksheets in which something stands.
    pub worksheets: Vec<Worksheet>,
    /// Whether somebody has to say which of them is meant.
    pub asks: bool,
    /// The numbers of rows that are hidden in it.
    pub hidden: Vec<u64>,
    /// How many rows wait for their author, once the others were taken.
    pub waiting: i64,
    /// Every field that a column can hold.
    pub fields: Vec<Field>,
    /// What keeps the columns from being used.
    pub mapping_faults: Faults,
    /// The file held against the round, where its columns can be used.
    pub comparison: Option<Comparison>,
    /// Whether the one who looks sent it: then somebody else signs.
    pub own: bool,
    /// What the round asks of everyone and no column holds, in three languages.
    pub absent: Vec<[String; 3]>,
    /// The titles of the round's placements by number.
    pub titles: BTreeMap<String, String>,
    /// Who stands for its rows from outside the round's time, as they are now.
    pub signed: Option<Signature>,
}

impl Intake {
    /// A spreadsheet as its row has it, without what its content says.
    fn of(row: &IntakeRow, fields: Vec<Field>, book: Book) -> Self {
        Self {
            id: row.id,
            name: row.name.clone(),
            sent_at: row.sent_at,
            sent_by: String::new(),
            state: row.state.clone(),
            done: (row.added, row.changed),
            about: None,
            columns: Vec::new(),
            samples: Vec::new(),
            nameless: Vec::new(),
            worksheets: Vec::new(),
            asks: false,
            hidden: Vec::new(),
            waiting: row.waiting,
            mapping_faults: Faults::default(),
            comparison: None,
            own: false,
            signed: None,
            absent: Vec::new(),
            titles: BTreeMap::new(),
            fields,
            book,
        }
    }
}

/// A spreadsheet that waits for somebody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WaitingSheet {
    /// Key.
    pub id: Uuid,
    /// The file's name.
    pub name: String,
    /// When it was sent.
    pub sent_at: DateTime<Utc>,
    /// How many of its rows wait, where the others were taken.
    pub rows: Option<i64>,
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
        let remembered = store::intakes::remembered(&mut conn.link(), book.authority).await?;
        let remembered = remembered.map(|columns| Mapping { columns });
        drop(conn);
        let id = chance::id()?;
        let fields = fields::all(book.rules.pack());
        let wanted = Wanted::new(&fields, remembered.as_ref());
        let (sheet, packed) = opened(name.to_owned(), bytes, wanted, true).await?;
        let mapping = mapping::suggest(sheet.header(), &fields, remembered.as_ref());
        let (worksheet, header_row) = found(&sheet);
        drop(sheet);
        let sealed = self.vault.seal_bytes(&place_of("intake", id), &packed)?;
        let mut tx = self.db.write().await?;
        let link = &mut tx.link();
        let label = Label {
            name: name.chars().filter(|c| !c.is_control()).take(120).collect(),
            worksheet,
            columns: mapping.columns,
        };
        let kept = IntakeRow {
            id,
            round: book.id,
            about: Some(self.seal_label(id, &label)?),
            name: String::new(),
            mapping: Json(store::intakes::Columns::new()),
            state: "sent".to_owned(),
            sent_by: who.staff().account,
            sent_at: self.now(),
            ended_at: None,
            added: 0,
            changed: 0,
            worksheet: String::new(),
            header_row,
            waiting: 0,
        };
        store::intakes::add(link, &kept, &sealed).await?;
        self.note(link, Some(who.staff()), "sheet-send", (Some(book.id), &id.to_string())).await?;
        tx.commit().await?;
        Ok(id)
    }

    /// Spreadsheets of a round that wait for somebody, the newest first: not taken yet, or taken but for rows with faults.
    ///
    /// # Errors
    /// [`No::NotFound`].
    pub async fn sheets(&self, who: &Caseworker, slug: &str) -> Result<Vec<WaitingSheet>, No> {
        let mut conn = self.db.read().await?;
        let link = &mut conn.link();
        let round = self.row_for(link, who, slug).await?;
        let rows = store::intakes::unfinished(link, round.id).await?;
        let waiting = |row: IntakeRow| {
            let row = self.labelled(row)?;
            let rows = (row.state == "taken").then_some(row.waiting);
            Ok(WaitingSheet { id: row.id, name: row.name, sent_at: row.sent_at, rows })
        };
        rows.into_iter().map(waiting).collect()
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
        let sent_by = store::accounts::by_id(link, row.sent_by).await?;
        let sent_by = sent_by.map(|account| account.name).unwrap_or_default();
        let own = row.sent_by == who.staff().account;
        let mut intake = Intake { sent_by, own, ..Intake::of(&row, fields, book) };
        let Some(sheet) = self.sheet(link, &row, &intake.book).await? else { return Ok(intake) };
        intake.about = Some(sheet.facts_about());
        let held = |column: &str| row.mapping.0.get(column).cloned().flatten();
        for (letters, name, samples) in sheet.columns() {
            if sheet::is_of_faults(name) && held(name).is_none() {
                // What was given out with what was wrong says nothing of anybody.
                continue;
            }
            if !name.is_empty() {
                intake.columns.push((name.to_owned(), held(name)));
                intake.samples.push(samples.to_vec());
            } else if !samples.is_empty() {
                intake.nameless.push((letters, samples.to_vec()));
            }
        }
        intake.worksheets = sheet.worksheets().to_vec();
        intake.asks = sheet.asks_for_worksheet();
        intake.hidden = sheet.hidden_rows().collect();
        let mapping = Mapping { columns: row.mapping.0 };
        intake.mapping_faults = checked(&row.name, &mapping, &intake.fields);
        intake.absent = absent(&mapping, &intake.fields, intake.book.rules.pack());
        if intake.mapping_faults.is_empty() && !intake.asks {
            let sheet = Arc::new(reading(sheet, &mapping).telling_all());
            let mut found = self.compare((&round, &intake.book), (&sheet, &mapping)).await?;
            found.faults = folded(found.faults);
            let places = self.places(link, intake.book.id).await?.into_iter();
            intake.titles = places.map(|one| (one.placement.id.to_string(), one.placement.title)).collect();
            intake.signed = self.signature(link, who, id, &found.late).await?;
            intake.comparison = Some(found);
        }
        let shown = intake.comparison.as_ref().map(Comparison::shown).unwrap_or_default();
        self.look_at_sheet(who, (row.round, id), ("sheet-look", shown)).await?;
        Ok(intake)
    }

    /// Says which worksheet is meant; its columns are suggested anew.
    ///
    /// # Errors
    /// [`No::NotFound`], also where there is no such worksheet; [`No::Faults`] where its header is not sound; refusal
    /// `refused-sheet-ended`.
    pub async fn choose_worksheet(&self, who: &Caseworker, id: Uuid, worksheet: &str) -> Result<(), No> {
        let _one = self.one_sheet().await?;
        let mut conn = self.db.read().await?;
        let link = &mut conn.link();
        let (mut row, _, book) = self.intake_for(link, who, id).await?;
        is_sent(&row)?;
        (row.worksheet, row.header_row) = (worksheet.to_owned(), 0);
        let sheet = self.sheet(link, &row, &book).await?.ok_or(No::NotFound)?;
        if sheet.worksheets().iter().all(|one| one.name != worksheet) {
            return Err(No::NotFound);
        }
        let remembered = store::intakes::remembered(link, book.authority).await?;
        let remembered = remembered.map(|columns| Mapping { columns });
        let mapping = mapping::suggest(sheet.header(), &fields::all(book.rules.pack()), remembered.as_ref());
        drop(conn);
        let mut tx = self.db.write().await?;
        let link = &mut tx.link();
        is_sent(&self.intake_for(link, who, id).await?.0)?;
        let (_, header_row) = found(&sheet);
        let label = Label { name: row.name, worksheet: worksheet.to_owned(), columns: mapping.columns };
        store::intakes::choose(link, id, header_row, &self.seal_label(id, &label)?).await?;
        Ok(tx.commit().await?)
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
        let fields = fields::all(book.rules.pack());
        let known = |field: &String| fields.iter().any(|one| one.name == *field);
        let held = |column: &String| mapping.columns.get(column).cloned().flatten().filter(known);
        let columns = row.mapping.0.keys().map(|column| (column.clone(), held(column))).collect();
        let label = Label { name: row.name, worksheet: row.worksheet, columns };
        store::intakes::map(link, id, &self.seal_label(id, &label)?).await?;
        store::intakes::remember(link, book.authority, &label.columns).await?;
        Ok(tx.commit().await?)
    }

    /// Drops a spreadsheet: nothing of it comes into the round, and its content goes. Of one that was taken in part, what waits
    /// goes.
    ///
    /// # Errors
    /// [`No::NotFound`]; refusal `refused-sheet-ended`.
    pub async fn drop_sheet(&self, who: &Caseworker, id: Uuid) -> Result<(), No> {
        let mut tx = self.db.write().await?;
        let link = &mut tx.link();
        let (row, _, book) = self.intake_for(link, who, id).await?;
        if row.state == "taken" && row.waiting > 0 {
            store::intakes::forget_waiting(link, id).await?;
        } else {
            is_sent(&row)?;
            ended(store::intakes::end(link, id, "dropped", [0, 0, 0], self.now()).await?)?;
        }
        self.note(link, Some(who.staff()), "sheet-drop", (Some(book.id), &id.to_string())).await?;
        Ok(tx.commit().await?)
    }

    /// The file again with everything that is wrong beside its rows: all of them, or those that wait once the others were
    /// taken.
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
        let waits = row.state == "taken";
        if !waits {
            is_sent(&row)?;
        }
        let ended = || No::from(Refusal::new("refused-sheet-ended"));
        let mapping = Mapping { columns: row.mapping.0.clone() };
        let mut faults = checked(&row.name, &mapping, &fields::all(book.rules.pack()));
        let sheet = self.sheet(link, &row, &book).await?.ok_or_else(ended)?.telling_all();
        drop(conn);
        self.look_at_sheet(who, (row.round, id), ("sheet-faults", Vec::new())).await?;
        let sheet = Arc::new(reading(sheet, &mapping));
        if faults.is_empty() && !sheet.asks_for_worksheet() {
            faults = self.compare((&round, &book), (&sheet, &mapping)).await?.faults;
        }
        let rows = if waits { Rows::Wrong } else { Rows::All };
        Ok(Download::begin(move |pipe| sheet::beside(&sheet, &faults, tr, (format, rows), pipe)))
    }

    /// Large files are held against rounds one after another, so that many of them need no more memory than one.
    async fn one_sheet(&self) -> Result<tokio::sync::SemaphorePermit<'_>, No> {
        self.comparing.acquire().await.map_err(|error| No::Broken(error.to_string()))
    }

    /// The sheet of a row, while its content is kept.
    async fn sheet(&self, link: &mut Link<'_>, row: &IntakeRow, book: &Book) -> Result<Option<Sheet>, No> {
        let Some(sealed) = store::intakes::content(link, row.id).await? else { return Ok(None) };
        let packed = self.vault.open_bytes(&place_of("intake", row.id), &sealed)?;
        drop(sealed);
        let bytes = unpacked(&packed).map_err(|error| No::Broken(error.to_string()))?;
        let read = Mapping { columns: row.mapping.0.clone() };
        let wanted = Wanted::new(&fields::all(book.rules.pack()), Some(&read));
        let wanted = wanted.at(&row.worksheet, u64::try_from(row.header_row).unwrap_or_default());
        Ok(Some(opened(row.name.clone(), bytes, wanted, false).await?.0))
    }

    async fn intake_for(
        &self,
        link: &mut Link<'_>,
        who: &Caseworker,
        id: Uuid,
    ) -> Result<(IntakeRow, RoundRow, Book), No> {
        let row = self.labelled(store::intakes::by_id(link, id).await?.ok_or(No::NotFound)?)?;
        let round = store::rounds::by_id(link, row.round).await?.ok_or(No::NotFound)?;
        let round = self.row_for(link, who, &round.slug).await?;
        let book = self.book(&round)?;
        Ok((row, round, book))
    }
}

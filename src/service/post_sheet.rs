//! Placements from a spreadsheet: what an organisation offers, sent as a list and given out as one. Owns what its columns may be called,
//! that everything is shown before it counts, and that what is right goes in together while wrong rows stay in the file.

use super::{
    Answers, Book, Download, No, Placed, PlacementForm, Refusal, Service, as_typed,
    ask::choices,
    book::placed,
    post::{Poster, changed, hidden, may_post},
    post_columns::{answer, cell, fields, meant},
    post_rows::{Offers, RowBecomes, SheetLine, TypedRow, held, unreadable},
};
use crate::{
    domain::{Arg, Department, Fault, Faults, Lang, Placing, PlacingVerb, Side},
    files::sheet::{
        self, Cell, Sheet, SheetRow, Wanted,
        mapping::{self, Field, Mapping},
        write::{Format, Writer},
    },
    i18n::Tr,
    store::{self, Link, placements::PlacementRow, rounds::RoundRow},
};

/// The most placements of one spreadsheet.
pub const MOST_PLACEMENTS: usize = 300;

/// A column that is read, and the name of its field.
pub type ReadColumn = (String, String);

/// A column that is not read, and the first different values in it.
pub type UnreadColumn = (String, Vec<String>);

/// A spreadsheet of placements, held against what the organisation offers.
#[derive(Debug)]
pub struct PlacementSheet {
    /// The round.
    pub book: Book,
    /// The file's name.
    pub name: String,
    /// Columns that are read, each with what it is read as.
    pub read: Vec<ReadColumn>,
    /// Columns that are not, each with what stands in it.
    pub unread: Vec<UnreadColumn>,
    /// What is worth looking at.
    pub warnings: Vec<Fault>,
    /// Its rows.
    pub lines: Vec<SheetLine>,
    /// The rows that can be taken, as the page sends them back.
    pub kept: String,
}

/// The rows of a file as they would be typed, and everything that is wrong with cells or worth looking at.
fn rows(book: &Book, sheet: &Sheet, mapping: &Mapping) -> (Vec<(u64, Answers)>, Faults, Faults) {
    let columns: Vec<(&str, &str)> = mapping
        .columns
        .iter()
        .filter_map(|(column, held)| Some((column.as_str(), held.as_deref()?)))
        .collect();
    let (mut rows, mut warnings) = (Vec::new(), Faults::default());
    let faults = sheet.rows(&mut warnings, |row: &SheetRow<'_>, _| {
        let said =
            columns.iter().map(|(column, field)| ((*field).to_owned(), answer(book, field, row.get(column))));
        rows.push((row.line, said.collect()));
    });
    (rows, faults, warnings)
}

/// A file with which column holds what.
async fn opened(name: &str, bytes: Vec<u8>, fields: &[Field]) -> Result<(Sheet, Mapping), No> {
    let (file, wanted) = (name.to_owned(), Wanted::new(fields, None));
    let opened = tokio::task::spawn_blocking(move || sheet::open_for(&file, bytes, &wanted));
    let sheet = opened.await.map_err(|error| No::Broken(error.to_string()))??;
    if sheet.asks_for_worksheet() {
        let fitting = sheet.worksheets().iter().filter(|one| one.fits).map(|one| one.name.as_str());
        let found = fitting.collect::<Vec<_>>().join(", ");
        let fault = Fault::in_file(name, "fault-placements-worksheets").with("found", &found);
        return Err(No::Faults(fault.into()));
    }
    let mapping = mapping::suggest(sheet.header(), &meant(fields, sheet.header()), None);
    let faults = mapping::check(name, &mapping, fields);
    if !faults.is_empty() {
        return Err(No::Faults(faults));
    }
    let held = mapping.columns.iter().filter(|(_, held)| held.is_some());
    let columns: Vec<&str> = held.map(|(column, _)| column.as_str()).collect();
    let keys: Vec<&str> = mapping.column("number").into_iter().chain(mapping.column("title")).collect();
    let sheet = sheet.reading(&columns, &keys);
    Ok((sheet, mapping))
}

/// Columns that are read, each with its field, and those that are not, each with what stands in it.
fn columns(sheet: &Sheet, mapping: &Mapping) -> (Vec<ReadColumn>, Vec<UnreadColumn>) {
    let (mut read, mut unread) = (Vec::new(), Vec::new());
    for (_, column, samples) in sheet.columns() {
        match mapping.columns.get(column).cloned().flatten() {
            Some(field) => read.push((column.to_owned(), field)),
            None if samples.is_empty() => {}
            None => unread.push((column.to_owned(), samples.to_vec())),
        }
    }
    (read, unread)
}

impl Service {
    /// Reads a spreadsheet of placements and holds it against what the organisation offers in the round. Nothing is written.
    ///
    /// # Errors
    /// [`No::NotFound`]; [`No::Faults`] for what keeps it from being read; refusals `refused-round-closed`, `refused-not-poster`.
    pub async fn placement_sheet(
        &self,
        who: &Department,
        slug: &str,
        (name, bytes): (&str, Vec<u8>),
    ) -> Result<PlacementSheet, No> {
        let (round, book) = {
            let mut conn = self.db.read().await?;
            let link = &mut conn.link();
            let known = store::rounds::by_slug(link, slug).await?;
            let round = known.filter(|round| !hidden(round, who)).ok_or(No::NotFound)?;
            let book = self.book(&round)?;
            PlacingVerb::Submit
                .leads(Placing::Draft, Side::Organisation, book.phase)
                .map_err(Refusal::new)?;
            may_post(link, who, round.id).await?;
            (round, book)
        };
        let fields = fields(&book);
        let (sheet, mapping) = opened(name, bytes, &fields).await?;
        let (said, faults, warnings) = rows(&book, &sheet, &mapping);
        if said.len() > MOST_PLACEMENTS {
            let most = i64::try_from(MOST_PLACEMENTS).unwrap_or(i64::MAX);
            let fault = Fault::in_file(name, "fault-sheet-rows").with_number("expected", most);
            return Err(No::Faults(fault.into()));
        }
        let token = self.token()?;
        let typed = said.into_iter().map(|row| TypedRow::new(&token, row));
        let mut typed: Vec<TypedRow> = typed.collect();
        let mut conn = self.db.read().await?;
        let own = self.own_rows(&mut conn.link(), who, &round).await?;
        drop(conn);
        let mut lines = held(&book, &own, &mut typed);
        unreadable(&mut lines, &faults, |column| mapping.columns.get(column).cloned().flatten());
        let goes = |row: &TypedRow| {
            let line = lines.iter().find(|line| line.line == row.line);
            line.is_some_and(|line| matches!(line.becomes, RowBecomes::New { .. } | RowBecomes::Changed(_)))
        };
        let kept: Vec<&TypedRow> = typed.iter().filter(|row| goes(row)).collect();
        let kept = self.carry(&place(who, &round), &kept)?;
        let (read, unread) = columns(&sheet, &mapping);
        let warnings = sheet.warnings().iter().chain(&warnings.faults).cloned().collect();
        Ok(PlacementSheet { book, name: name.to_owned(), read, unread, warnings, lines, kept })
    }

    /// Takes the rows that a page showed: new placements are submitted, changed ones wait for approval again; all of them or none.
    /// Gives how many were added and changed. Sent twice, it does nothing the second time.
    ///
    /// # Errors
    /// [`No::NotFound`]; refusals `refused-form`, `refused-form-old`, `refused-round-closed`, `refused-not-poster`, and `refused-stale-placements` with the
    /// lines of rows that would not do now what was shown.
    pub async fn take_placement_sheet(
        &self,
        who: &Department,
        slug: &str,
        kept: &str,
    ) -> Result<(u64, u64), No> {
        let mut tx = self.db.write().await?;
        let link = &mut tx.link();
        let known = store::rounds::by_slug(link, slug).await?;
        let known = known.filter(|round| !hidden(round, who)).ok_or(No::NotFound)?;
        let round = store::rounds::touch(link, known.id).await?.ok_or(No::NotFound)?;
        let mut rows: Vec<TypedRow> = self.carried(&place(who, &round), kept)?;
        let book = self.book(&round)?;
        let verb = PlacingVerb::Submit;
        let state = verb.leads(Placing::Draft, Side::Organisation, book.phase);
        let state = state.map_err(Refusal::new)?;
        may_post(link, who, round.id).await?;
        let own = self.own_rows(link, who, &round).await?;
        let shown: Vec<Option<i64>> = rows.iter().map(|row| row.version).collect();
        let lines = held(&book, &own, &mut rows);
        let (mut changed_since, mut done) = (Vec::new(), (0, 0));
        for ((line, row), version) in lines.into_iter().zip(&rows).zip(shown) {
            let form = PlacementForm { once: row.once.clone(), answers: row.answers.clone(), draft: false };
            match line.becomes {
                // It is there already: sent twice, or typed by somebody meanwhile.
                RowBecomes::Same(_) => {}
                RowBecomes::New { .. } if version.is_none() => {
                    let before = store::placements::by_once(link, &self.form_mark(&row.once)).await?;
                    if before.is_none() {
                        self.add_placement(link, (&Poster::of(who), &round), (&book, &form), state).await?;
                        done.0 += 1;
                    }
                }
                RowBecomes::Changed(now) if version == Some(now.0.version) => {
                    let form = PlacementForm { answers: now.1, ..form };
                    let change = |book: &Book, row: &mut PlacementRow, to| changed(book, (row, &form), to);
                    let of = (now.0.id, now.0.version);
                    self.edit_placement(link, (who, &book), of, (verb, "placement-change"), change).await?;
                    done.1 += 1;
                }
                _ => changed_since.push(line.line.to_string()),
            }
        }
        if !changed_since.is_empty() {
            let lines = Arg::Text(changed_since.join(", "));
            return Err(Refusal::new("refused-stale-placements").with("lines", lines).into());
        }
        tx.commit().await?;
        Ok(done)
    }

    /// Everything that the organisation offers in a round, as the spreadsheet that can be sent back; its header alone where that is
    /// nothing.
    ///
    /// # Errors
    /// [`No::NotFound`].
    pub async fn own_placements_sheet(
        &self,
        who: &Department,
        slug: &str,
        (tr, format): (Tr, Format),
    ) -> Result<Download, No> {
        let mut conn = self.db.read().await?;
        let link = &mut conn.link();
        let known = store::rounds::by_slug(link, slug).await?;
        let round = known.filter(|round| !hidden(round, who)).ok_or(No::NotFound)?;
        let book = self.book(&round)?;
        let own = self.own_rows(link, who, &round).await?;
        drop(conn);
        let at = Lang::ALL.iter().position(|lang| *lang == tr.0).unwrap_or(0);
        let fields = fields(&book);
        let header: Vec<String> = fields.iter().map(|field| field.labels[at].clone()).collect();
        let pack = book.rules.pack();
        let offered =
            fields.iter().map(|field| pack.placement().get(&field.name).map(|fact| choices(tr, fact)));
        let offered: Vec<Vec<String>> = offered.map(Option::unwrap_or_default).collect();
        let row = |placed: &Placed| -> Vec<Cell> {
            let typed = as_typed(placed);
            fields.iter().map(|field| cell(tr, (placed, &typed), &field.name)).collect()
        };
        let stands = own.here.iter().filter(|placed| placed.state != Placing::Withdrawn);
        let rows: Vec<Vec<Cell>> = stands.map(row).collect();
        let title = slug.to_owned();
        Ok(Download::begin(move |pipe| {
            let mut writer = Writer::new(format, &title, &header, pipe)?;
            writer.offer(&offered)?;
            rows.iter().try_for_each(|row| writer.row(row))?;
            writer.finish()
        }))
    }

    /// The organisation's placements in a round, by number, and its numbers in others.
    async fn own_rows(&self, link: &mut Link<'_>, who: &Department, round: &RoundRow) -> Result<Offers, No> {
        let names = self.organisation_names(link).await?;
        let rows = store::placements::of_organisation(link, who.staff().organisation).await?;
        let rounds = store::rounds::list(link).await?;
        let shown: Vec<_> = rounds.iter().filter(|round| !hidden(round, who)).map(|round| round.id).collect();
        let (own, others): (Vec<_>, Vec<_>) = rows.into_iter().partition(|row| row.round == round.id);
        let mut here: Vec<Placed> =
            own.into_iter().map(|row| placed(row, &names)).collect::<Result<_, _>>()?;
        here.sort_by_key(|placed| {
            let number = placed.placement.id.as_str();
            (number.len(), number.to_owned())
        });
        let elsewhere = others.into_iter().filter(|row| shown.contains(&row.round)).map(|row| row.number);
        Ok(Offers { here, elsewhere: elsewhere.collect() })
    }
}

/// Where the rows of a page open.
fn place(who: &Department, round: &RoundRow) -> String {
    format!("placements:{}:{}", round.id, who.staff().organisation)
}

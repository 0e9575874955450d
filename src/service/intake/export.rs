//! The round's people as a spreadsheet: what a caseworker takes along, and what comes back through `intake`. Owns its columns;
//! rows are read and written in batches.

use std::io::Cursor;

use super::fields;
use crate::{
    domain::{Caseworker, FactValue},
    files::sheet::{
        Cell,
        write::{Format, Writer},
    },
    i18n::Tr,
    service::{No, Opened, Person, Service},
    store::{self, applications::ApplicationRow},
};

/// How many applications are in memory at a time.
const BATCH: i64 = 1_000;

impl Service {
    /// Every application of a round, by number. It is noted, since it takes people's data out of the house.
    ///
    /// # Errors
    /// [`No::NotFound`]; [`No::Broken`] when it cannot be written.
    pub async fn people_sheet(
        &self,
        who: &Caseworker,
        slug: &str,
        tr: Tr,
        format: Format,
    ) -> Result<Vec<u8>, No> {
        let mut tx = self.db.write().await?;
        let link = &mut tx.link();
        let row = self.row_for(link, who, slug).await?;
        let book = self.book(&row)?;
        let fields = fields::all(book.rules.pack());
        let at = crate::domain::Lang::ALL.iter().position(|lang| *lang == tr.0).unwrap_or(0);
        // A person's name is one text here.
        let shown = |name: &str| !["first_name", "last_name"].contains(&name);
        let fields: Vec<_> = fields.into_iter().filter(|field| shown(&field.name)).collect();
        let header: Vec<String> = fields.iter().map(|field| field.labels[at].clone()).collect();
        let broken = |error: std::io::Error| No::Broken(error.to_string());
        let mut out = Writer::new(format, slug, &header, Cursor::new(Vec::new())).map_err(broken)?;
        let mut after = String::new();
        loop {
            let batch = store::applications::after(link, row.id, &after, BATCH).await?;
            let Some(last) = batch.last() else { break };
            after.clone_from(&last.number);
            for row in batch {
                let opened = self.opened(&row, Vec::new())?;
                let cells: Vec<Cell> = fields.iter().map(|field| cell(&field.name, &row, &opened)).collect();
                out.row(&cells).map_err(broken)?;
            }
        }
        self.note(link, Some(who.staff()), "people-export", (Some(row.id), slug)).await?;
        tx.commit().await?;
        Ok(out.finish().map_err(broken)?.into_inner())
    }
}

fn cell(field: &str, row: &ApplicationRow, opened: &Opened) -> Cell {
    let person: &Person = &opened.person;
    let text = |text: &str| if text.is_empty() { Cell::Empty } else { Cell::Text(text.to_owned()) };
    match field {
        "number" => text(&row.number),
        "name" => text(&person.name),
        "contact" => text(&person.contact),
        "personal_code" => person
            .code
            .as_deref()
            .map_or(Cell::Empty, |code| Cell::Text(format!("{}-{}", &code[..6], &code[6..]))),
        "registered" => Cell::Moment(row.registered_at.with_timezone(&chrono_tz::Europe::Riga).naive_local()),
        "withdrawn" => Cell::Bool(row.state == "withdrawn"),
        field => match field.strip_prefix("wish_").and_then(|rank| rank.parse::<u8>().ok()) {
            Some(rank) => {
                let wish = person.wishes.iter().find(|wish| wish.rank == rank);
                wish.map_or(Cell::Empty, |wish| text(&wish.placement))
            }
            None => match person.facts.get(field) {
                None => Cell::Empty,
                Some(FactValue::Bool(yes)) => Cell::Bool(*yes),
                Some(FactValue::Whole(number)) => Cell::Whole(*number),
                Some(FactValue::Date(day)) => Cell::Date(*day),
                Some(value) => text(&value.written()),
            },
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_that_nobody_filled_is_empty() {
        let row = ApplicationRow {
            id: uuid::Uuid::nil(),
            round: uuid::Uuid::nil(),
            number: "A1".to_owned(),
            code: Vec::new(),
            state: "withdrawn".to_owned(),
            sealed: Vec::new(),
            lang: "lv".to_owned(),
            once: String::new(),
            version: 1,
            registered_at: chrono::DateTime::UNIX_EPOCH,
            code_mark: String::new(),
            name_mark: String::new(),
            pack_hash: String::new(),
        };
        let person = Person { code: Some("16117519997".to_owned()), ..Person::default() };
        let opened = Opened {
            id: row.id,
            number: row.number.clone(),
            withdrawn: true,
            registered_at: row.registered_at,
            version: 1,
            lang: row.lang.clone(),
            person,
            decided: Vec::new(),
            pack_hash: String::new(),
        };
        let told = |field: &str| cell(field, &row, &opened);
        assert_eq!(told("personal_code"), Cell::Text("161175-19997".to_owned()));
        assert_eq!(
            (told("withdrawn"), told("name"), told("wish_1")),
            (Cell::Bool(true), Cell::Empty, Cell::Empty)
        );
    }
}

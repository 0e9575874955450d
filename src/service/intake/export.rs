//! The round's people as a spreadsheet: what a caseworker takes along, and what comes back through `intake`. Owns its columns,
//! and once the round is published those that say what became of everyone;
//! rows are read and written in batches.

use std::{collections::BTreeMap, io, sync::Arc};

use tokio::runtime::Handle;
use uuid::Uuid;

use super::fields;
use crate::{
    domain::Caseworker,
    files::sheet::{
        Cell,
        write::{Format, Writer},
    },
    i18n::Tr,
    service::{
        Book, Download, No, Opened, Person, Placed, Service,
        audit::{Looked, Looker},
        became::Became,
    },
    store::{self, applications::ApplicationRow},
};

/// How many applications are in memory at a time.
const BATCH: i64 = 1_000;

impl Service {
    /// Every application of a round, by number. It is noted, since it takes people's data out of the house.
    ///
    /// # Errors
    /// [`No::NotFound`]; [`No::Broken`].
    pub async fn people_sheet(
        self: &Arc<Self>,
        who: &Caseworker,
        slug: &str,
        tr: Tr,
        format: Format,
    ) -> Result<Download, No> {
        let mut conn = self.db.read().await?;
        let link = &mut conn.link();
        let row = self.row_for(link, who, slug).await?;
        let numbers = store::applications::numbers(link, row.id).await?;
        drop(conn);
        let shown = numbers.iter().map(String::as_str).collect();
        let looked = Looked { round: Some(row.id), object: slug, shown, searched: "" };
        self.look(Looker::Staff(who.staff()), "people-export", looked).await?;
        let book = self.book(&row)?;
        let fields = fields::all(book.rules.pack());
        let at = crate::domain::Lang::ALL.iter().position(|lang| *lang == tr.0).unwrap_or(0);
        // A person's name is one text here, a moment one cell, and a contact is of one kind.
        let apart = ["first_name", "last_name", "registered_time", "email", "telephone"];
        let shown = |name: &str| !apart.contains(&name);
        let fields: Vec<_> = fields.into_iter().filter(|field| shown(&field.name)).collect();
        let mut header: Vec<String> = fields.iter().map(|field| field.labels[at].clone()).collect();
        let results = self.results(&book, tr).await?;
        if results.is_some() {
            header.extend(RESULTS.map(|key| tr.say(key)));
        }
        let (service, round, title) = (Arc::clone(self), row.id, slug.to_owned());
        let database = Handle::current();
        Ok(Download::begin(move |pipe| {
            let mut out = Writer::new(format, &title, &header, pipe)?;
            let mut after = String::new();
            loop {
                // A connection for each batch: whoever reads slowly keeps nobody from the database.
                let batch = database.block_on(service.batch(round, &after)).map_err(io::Error::other)?;
                let Some(last) = batch.last() else { break };
                after.clone_from(&last.number);
                for row in batch {
                    let opened = service.opened(&row).map_err(io::Error::other)?;
                    let cells = fields.iter().map(|field| said(tr, cell(&field.name, &row, &opened)));
                    let mut cells: Vec<Cell> = cells.collect();
                    cells.extend(results.iter().flat_map(|results| results.of(&row)));
                    out.row(&cells)?;
                }
            }
            out.finish()
        }))
    }

    /// What became of everyone, once published.
    async fn results(&self, book: &Book, tr: Tr) -> Result<Option<Results>, No> {
        let mut conn = self.db.read().await?;
        let link = &mut conn.link();
        let became = self.became(link, book).await?;
        if !became.is_told() {
            return Ok(None);
        }
        let places = self.places(link, book.id).await?.into_iter();
        let title = |placed: Placed| {
            let place = placed.placement;
            (placed.id, format!("{}: {}", place.organisation, place.title))
        };
        Ok(Some(Results { became, places: places.map(title).collect(), tr }))
    }

    async fn batch(&self, round: Uuid, after: &str) -> Result<Vec<ApplicationRow>, No> {
        let mut conn = self.db.read().await?;
        Ok(store::applications::after(&mut conn.link(), round, after, BATCH).await?)
    }
}

/// What the columns behind a person's own are called, once the round is published. No number says how many wait before somebody: there is
/// none for all placements together.
const RESULTS: [&str; 4] = ["work-outcome", "work-outcome-place", "work-outcome-offer", "list-col-answer-by"];

/// What became of everyone.
struct Results {
    became: Became,
    /// Who offers each placement, and its title.
    places: BTreeMap<Uuid, String>,
    tr: Tr,
}

impl Results {
    /// Outcome, place, offer, until when it is to be answered.
    fn of(&self, row: &ApplicationRow) -> [Cell; 4] {
        let text = |text: Option<String>| text.map_or(Cell::Empty, Cell::Text);
        let outcome = self.became.outcome(row.id);
        let place = self.became.holds(row.id).and_then(|id| self.places.get(&id).cloned());
        let offer = self.became.offer(row.id);
        [
            text(outcome.map(|status| self.tr.say(&format!("status-{}", status.name())))),
            text(place),
            text(offer.map(|offer| self.tr.say(&format!("work-offer-{}", offer.name())))),
            self.became.answer_by(row.id).map_or(Cell::Empty, Cell::of_moment),
        ]
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
        "registered" => Cell::of_moment(row.received_at),
        "withdrawn" => Cell::Bool(row.state == "withdrawn"),
        field => match field.strip_prefix("wish_").and_then(|rank| rank.parse::<u8>().ok()) {
            Some(rank) => {
                let wish = person.wishes.iter().find(|wish| wish.rank == rank);
                wish.map_or(Cell::Empty, |wish| text(&wish.placement))
            }
            // What comes back through `intake` is what people told: what caseworkers found out stands in the list.
            None => person.facts.get(field).map_or(Cell::Empty, Cell::of_fact),
        },
    }
}

/// Yes and no in words, whatever is read back: in Latvian `no` is from.
fn said(tr: Tr, cell: Cell) -> Cell {
    match cell {
        Cell::Bool(yes) => Cell::Text(tr.say(if yes { "apply-yes" } else { "apply-no" })),
        cell => cell,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_that_nobody_filled_is_empty() {
        let row = ApplicationRow {
            id: Uuid::nil(),
            round: Uuid::nil(),
            number: "A1".to_owned(),
            wrapped_key: None,
            code: Vec::new(),
            state: "withdrawn".to_owned(),
            withdrawn_as: "staff".to_owned(),
            sealed: Vec::new(),
            lang: "lv".to_owned(),
            once: String::new(),
            version: 1,
            received_at: chrono::DateTime::UNIX_EPOCH,
            arrival: 1,
            draw_code: String::new(),
            code_mark: String::new(),
            name_mark: String::new(),
            pack_hash: String::new(),
            same_as: String::new(),
        };
        let person = Person { code: Some("16117519997".to_owned()), ..Person::default() };
        let opened = Opened {
            id: row.id,
            number: row.number.clone(),
            withdrawn: Some(crate::service::Withdrawn::ByStaff),
            received_at: row.received_at,
            arrival: row.arrival,
            draw_code: String::new(),
            version: 1,
            lang: row.lang.clone(),
            person,
            erased: false,
            decided: Vec::new(),
            held: Vec::new(),
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

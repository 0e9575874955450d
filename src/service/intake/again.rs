//! Rows that waited for their author and come again in a later spreadsheet. Owns when that later one stands in their place: it has
//! a row for every person who waits, and what is still wrong with these waits with the newer file.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use uuid::Uuid;

use super::{checked, fields, names::Names, reading};
use crate::{
    domain::{Caseworker, Faults},
    files::sheet::{Sheet, mapping::Mapping},
    i18n::plain,
    service::No,
    service::Service,
    store,
};

/// Whom the rows of a file are about, by line: the name, else the number or the code; nothing where a row says none of these.
fn people(sheet: &Sheet, mapping: &Mapping) -> BTreeMap<u64, String> {
    let names = Names::new(["name", "first_name", "last_name"].map(|field| mapping.column(field)));
    let signs = ["number", "personal_code"].map(|field| mapping.column(field));
    let mut people = BTreeMap::new();
    let mut notes = Faults::default();
    let _told = sheet.rows(&mut notes, |row, faults| {
        let signs = signs.iter().flatten().map(|column| row.get(column).text().into_owned());
        let told =
            std::iter::once(names.read(row, faults).text).chain(signs).find(|told| !told.trim().is_empty());
        people.insert(row.line, told.map(|told| plain(&told)).unwrap_or_default());
    });
    people
}

fn counted(people: &BTreeMap<u64, String>) -> BTreeMap<&str, usize> {
    let mut counted = BTreeMap::new();
    for person in people.values() {
        *counted.entry(person.as_str()).or_default() += 1;
    }
    counted
}

/// Whether a later file has a row for everyone of whom a row is wrong in an earlier one. Where several rows of the earlier one
/// have the same name, the later one has to have as many.
fn stands_for(later: &BTreeMap<u64, String>, earlier: &BTreeMap<u64, String>, wrong: &BTreeSet<u64>) -> bool {
    let (came, were) = (counted(later), counted(earlier));
    let came_again = |line: &u64| {
        let person = earlier.get(line).map(String::as_str).filter(|person| !person.is_empty());
        person.is_some_and(|person| came.get(person) >= were.get(person))
    };
    !wrong.is_empty() && wrong.iter().all(came_again)
}

impl Service {
    /// Ends the waiting of rows of earlier spreadsheets of a round that all stand in a later one, which was taken.
    ///
    /// # Errors
    /// [`No::NotFound`]; [`No::Broken`].
    pub(super) async fn come_again(
        &self,
        who: &Caseworker,
        taken: Uuid,
        (sheet, mapping): (&Arc<Sheet>, &Mapping),
    ) -> Result<(), No> {
        let mut conn = self.db.read().await?;
        let (row, round, book) = self.intake_for(&mut conn.link(), who, taken).await?;
        let all = store::intakes::unfinished(&mut conn.link(), book.id).await?;
        let earlier = all
            .into_iter()
            .filter(|one| one.state == "taken" && one.id != taken && one.sent_at <= row.sent_at);
        let earlier: Vec<Uuid> = earlier.map(|one| one.id).collect();
        if earlier.is_empty() {
            return Ok(());
        }
        let later = people_of(sheet, mapping).await?;
        for id in earlier {
            let (row, ..) = self.intake_for(&mut conn.link(), who, id).await?;
            let mapping = Mapping { columns: row.mapping.0.clone() };
            let Some(sheet) = self.sheet(&mut conn.link(), &row, &book).await? else { continue };
            if !checked(&row.name, &mapping, &fields::all(book.rules.pack())).is_empty()
                || sheet.asks_for_worksheet()
            {
                continue;
            }
            let sheet = Arc::new(reading(sheet.telling_all(), &mapping));
            let found = self.compare((&round, &book), (&sheet, &mapping)).await?;
            let wrong = found.faults.faults.iter().map(|fault| fault.spot.line).collect();
            if stands_for(&later, &people_of(&sheet, &mapping).await?, &wrong) {
                let mut tx = self.db.write().await?;
                let link = &mut tx.link();
                store::intakes::forget_waiting(link, id).await?;
                self.note(link, Some(who.staff()), "sheet-drop", (Some(book.id), &id.to_string())).await?;
                tx.commit().await?;
            }
        }
        Ok(())
    }
}

/// [`people`], away from the threads that answer people.
async fn people_of(sheet: &Arc<Sheet>, mapping: &Mapping) -> Result<BTreeMap<u64, String>, No> {
    let (sheet, mapping) = (Arc::clone(sheet), mapping.clone());
    let read = tokio::task::spawn_blocking(move || people(&sheet, &mapping));
    read.await.map_err(|error| No::Broken(error.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_later_file_stands_for_an_earlier_one_where_everyone_who_waits_is_in_it() {
        let rows = |names: &[&str]| (2..).zip(names.iter().map(|name| (*name).to_owned())).collect();
        let earlier: BTreeMap<u64, String> = rows(&["anna", "oto", "oto", ""]);
        for (later, wrong, stands) in [
            (&["anna"][..], &[2][..], true),
            (&["anna"], &[2, 3], false),
            (&["anna", "oto"], &[2, 3], false),
            (&["oto", "anna", "oto"], &[2, 3], true),
            (&["anna", ""], &[2, 5], false),
            (&["anna"], &[], false),
        ] {
            let wrong: BTreeSet<u64> = wrong.iter().copied().collect();
            assert_eq!(stands_for(&rows(later), &earlier, &wrong), stands, "{later:?} {wrong:?}");
        }
    }
}

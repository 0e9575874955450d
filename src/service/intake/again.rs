//! Rows that waited for their author and come again in a later spreadsheet. Owns when that later one stands in their place: it has
//! a row for every person who waits, and what is still wrong with these waits with the newer file. Two people may have the same
//! name, so a name alone says it only where the later one is the earlier list again, or those of its rows that were wrong.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use uuid::Uuid;

use super::{checked, fields, names::Names, reading};
use crate::{
    domain::{Caseworker, Faults, PersonalCode},
    files::sheet::{Sheet, mapping::Mapping},
    i18n::plain,
    service::No,
    service::Service,
    store,
};

/// Whom a row is about.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
struct Person {
    /// The name, else the number or the code; empty where a row says none of these.
    name: String,
    /// The personal code, where it is one and nothing is doubtful about it.
    code: Option<PersonalCode>,
}

impl Person {
    /// Whether both may be the same: the name is, and no code speaks against it.
    fn may_be(&self, other: &Self) -> bool {
        let codes = self.code.as_ref().zip(other.code.as_ref());
        self.name == other.name && codes.is_none_or(|(one, other)| one == other)
    }

    /// Whether both are the same beyond doubt.
    fn is(&self, other: &Self) -> bool {
        self.code.is_some() && self.may_be(other) && other.code.is_some()
    }
}

/// Whom the rows of a file are about, by line.
fn people(sheet: &Sheet, mapping: &Mapping) -> BTreeMap<u64, Person> {
    let names = Names::new(["name", "first_name", "last_name"].map(|field| mapping.column(field)));
    let [number, code] = ["number", "personal_code"].map(|field| mapping.column(field));
    let mut people = BTreeMap::new();
    let mut notes = Faults::default();
    let _told = sheet.rows(&mut notes, |row, faults| {
        let text = |column: &str| row.get(column).text().into_owned();
        let signs = [number, code].into_iter().flatten().map(text);
        let told =
            std::iter::once(names.read(row, faults).text).chain(signs).find(|told| !told.trim().is_empty());
        let name = told.map(|told| plain(&told)).unwrap_or_default();
        let code = code.and_then(|column| PersonalCode::parse(&text(column)).ok());
        let code = code.filter(|code| code.doubts(None).is_empty());
        people.insert(row.line, Person { name, code });
    });
    people
}

/// Whether a later file has a row for everyone of whom a row is wrong in an earlier one. Where several rows of the earlier one may
/// be the same person, the later one has to have as many.
fn stands_for(later: &BTreeMap<u64, Person>, earlier: &BTreeMap<u64, Person>, wrong: &BTreeSet<u64>) -> bool {
    let count = |people: &BTreeMap<u64, Person>, one: &Person| {
        people.values().filter(|person| person.may_be(one)).count()
    };
    let waits: Option<Vec<&Person>> = wrong.iter().map(|line| earlier.get(line)).collect();
    let Some(waits) = waits.filter(|waits| !waits.is_empty()) else { return false };
    let came = |one: &Person| !one.name.is_empty() && count(later, one) >= count(earlier, one);
    let is_the_list = earlier.values().filter(|one| !one.name.is_empty()).all(came);
    let is_what_was_wrong = later.values().all(|one| waits.iter().any(|waiting| waiting.may_be(one)));
    let is_known = |one: &&Person| later.values().any(|person| person.is(one));
    waits.iter().all(|one| came(one)) && (is_the_list || is_what_was_wrong || waits.iter().all(is_known))
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
async fn people_of(sheet: &Arc<Sheet>, mapping: &Mapping) -> Result<BTreeMap<u64, Person>, No> {
    let (sheet, mapping) = (Arc::clone(sheet), mapping.clone());
    let read = tokio::task::spawn_blocking(move || people(&sheet, &mapping));
    read.await.map_err(|error| No::Broken(error.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// People by line, each a name and perhaps a code: `anna 1`.
    fn rows(people: &[&str]) -> BTreeMap<u64, Person> {
        let person = |text: &&str| {
            let (name, code) = text.split_once(' ').map_or((*text, None), |(name, code)| (name, Some(code)));
            let code = code.and_then(|digit| PersonalCode::parse(&format!("3200000000{digit}")).ok());
            Person { name: name.to_owned(), code }
        };
        (2..).zip(people.iter().map(person)).collect()
    }

    #[test]
    fn a_later_file_stands_for_an_earlier_one_where_everyone_who_waits_is_in_it() {
        let earlier = rows(&["anna", "oto", "oto", ""]);
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

    #[test]
    fn somebody_else_of_the_same_name_stands_for_nobody() {
        let wrong = BTreeSet::from([2]);
        for (earlier, later, stands) in [
            // The list of another school, in which there is an Anna too.
            (&["anna", "ieva"][..], &["anna", "juris"][..], false),
            (&["anna 1", "ieva 2"], &["anna 3"], false),
            (&["anna 1", "ieva 2"], &["anna 3", "ieva 2"], false),
            // The same Anna among others; the whole list again; a list in which the code was what is wrong.
            (&["anna 1", "ieva 2"], &["anna 1", "juris 4"], true),
            (&["anna", "ieva"], &["anna", "ieva", "juris"], true),
            (&["anna", "ieva 2"], &["anna 1"], true),
        ] {
            assert_eq!(stands_for(&rows(later), &rows(earlier), &wrong), stands, "{earlier:?} {later:?}");
        }
    }
}

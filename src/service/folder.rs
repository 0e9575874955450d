//! From live tables to a round's folder, the very one that `talka match` reads: what a snapshot freezes. Owns what of the tables
//! stands in it.

use std::collections::{BTreeMap, BTreeSet};

use uuid::Uuid;

use super::{Book, No, Opened, RunKind, Service, book::id, pipeline};
use crate::{
    domain::{Applicant, DescribedWish, Id, OutOfLine, Placement},
    files::{descriptions::Described, folder::Folder, freeze, holders::Holding},
    store::Link,
};

/// What a round's folder is made of.
pub(super) struct Tables {
    pub(super) applicants: Vec<Applicant>,
    pub(super) placements: Vec<Placement>,
    /// Applicant, placement, rank.
    pub(super) wishes: Vec<(Id, Id, u8)>,
    /// Who holds what already.
    pub(super) holders: Vec<Holding>,
    /// Wishes that name no placement.
    pub(super) described: Vec<Described>,
}

impl Service {
    /// The round's folder as it is this moment: what a snapshot freezes for a run of a kind.
    pub(super) async fn folder(
        &self,
        link: &mut Link<'_>,
        book: &Book,
        kind: RunKind,
    ) -> Result<BTreeMap<String, Vec<u8>>, No> {
        let places = self.places(link, book.id).await?;
        let people = self.people(link, book.id).await?;
        let mut applicants = people.iter().map(Opened::applicant).collect::<Result<Vec<_>, _>>()?;
        if book.draws_codes() {
            add_draw_codes(&mut applicants, &people)?;
        }
        let elsewhere = self.hold_elsewhere(link, book).await?;
        for (applicant, person) in applicants.iter_mut().zip(&people) {
            stands_elsewhere(applicant, person.id, &elsewhere);
        }
        self.with_agreed(link, (book, &people), (&places, &mut applicants)).await?;
        let known: BTreeSet<&str> = places.iter().map(|place| place.placement.id.as_str()).collect();
        let mut wishes = Vec::new();
        for person in &people {
            for wished in &person.person.wishes {
                // A placement that was taken back since cannot be wished for any more.
                if known.contains(wished.placement.as_str()) {
                    wishes.push((id(&person.number)?, id(&wished.placement)?, wished.rank));
                }
            }
        }
        let refused = self.refused_in(link, book.id).await?;
        let code = |number: &str, place: &str| {
            refused.get(&(number.to_owned(), place.to_owned())).map(String::as_str)
        };
        let placements: Vec<Placement> = places.into_iter().map(|place| place.placement).collect();
        for (person, applicant) in people.iter().zip(&applicants) {
            wishes.extend(barred(book, (person, applicant), &placements, &refused)?);
        }
        let preferences = freeze::preferences(
            wishes.iter().map(|(who, place, rank)| (who, place, *rank, code(who.as_str(), place.as_str()))),
        );
        let described = people.iter().map(described_by).collect::<Result<Vec<_>, _>>()?;
        let described = described.into_iter().flatten().collect();
        let mut tables = Tables { applicants, placements, wishes, holders: Vec::new(), described };
        if kind != RunKind::Main {
            self.with_offers(link, book, kind, &people, &mut tables).await?;
        }
        let Tables { applicants, placements, wishes, holders, described } = &tables;
        let pack = book.law.pack.as_deref();
        let mut files = freeze::folder(
            &book.law.toml,
            pack,
            &book.columns,
            applicants,
            placements,
            wishes,
            (holders, described),
        );
        files.insert("preferences.csv".to_owned(), preferences.into_bytes());
        Ok(files)
    }
}

/// The rows by which somebody is barred from placements that fit a description and whose organisation refuses them: no wish names
/// these pairs.
pub(super) fn barred(
    book: &Book,
    (person, applicant): (&Opened, &Applicant),
    placements: &[Placement],
    refused: &BTreeMap<(String, String), String>,
) -> Result<Vec<(Id, Id, u8)>, No> {
    if person.person.described.is_empty() {
        return Ok(Vec::new());
    }
    let own = refused.keys().filter(|(number, _)| *number == person.number).map(|(_, place)| place);
    let reach = book.reach(person, applicant);
    let unnamed = own.filter(|place| person.person.wishes.iter().all(|wish| wish.placement != **place));
    let there = unnamed.filter_map(|place| placements.iter().find(|one| one.id.as_str() == *place));
    let fitting = there.filter(|place| reach.takes(place));
    fitting.map(|place| Ok((id(&person.number)?, place.id.clone(), u8::MAX))).collect()
}

/// What somebody described, as files have it.
pub(super) fn described_by(person: &Opened) -> Result<Vec<Described>, No> {
    let applicant = id(&person.number)?;
    let one = |wish: &DescribedWish| Described { applicant: applicant.clone(), wish: wish.clone() };
    Ok(person.person.described.iter().map(one).collect())
}

/// Whoever holds a place in another round that counts here is in line no more, unless the application was withdrawn anyway.
pub(super) fn stands_elsewhere(applicant: &mut Applicant, id: Uuid, elsewhere: &BTreeSet<Uuid>) {
    if applicant.out_of_line.is_none() && elsewhere.contains(&id) {
        applicant.out_of_line = Some(OutOfLine::HoldsElsewhere);
    }
}

/// The digest of a round's folder, as every run on it states it; it is read for this as a run reads it.
pub(super) fn digest(files: &BTreeMap<String, Vec<u8>>) -> Result<String, No> {
    Ok(pipeline::read(&Folder::Held(files))?.snapshot.digest)
}

/// Gives applicants the draw codes of their people. Until a round is closed two applications that stand may be one person's
/// and share a code; closing parts them, and until then the later one's is told apart here.
fn add_draw_codes(applicants: &mut [Applicant], people: &[Opened]) -> Result<(), No> {
    let mut drawn = BTreeSet::new();
    let mut standing: Vec<_> = applicants.iter_mut().zip(people).collect();
    standing.sort_by_key(|(_, person)| (person.withdrawn.is_some(), person.arrival));
    for (applicant, person) in standing {
        let code = &person.draw_code;
        let own = person.withdrawn.is_some() || drawn.insert(code);
        let code = if own { code.clone() } else { format!("{code} {}", person.arrival) };
        applicant.entry.draw_code = Some(id(&code)?);
    }
    Ok(())
}

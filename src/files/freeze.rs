//! Live data as a round's folder: the way back from [`settings`](mod@super::settings) and [`round`](mod@super::round), so
//! that what the service freezes is what anyone can download and run. Owns the order of columns and rows; the same
//! data give the same bytes.

use std::collections::BTreeMap;

use super::{
    columns::{FactColumn, FactColumns},
    csv_line,
    descriptions::{self, Described},
    entries::{FIRST_IN_LINE, OUT_OF_LINE},
    holders::{self, Holding},
    settings,
};
use crate::domain::{
    Applicant, FactValue, Facts, Id, OutOfLine, Placement, announcement::Part, geo::Point, moment,
};

/// The name of a rule pack that lies in the folder; `round.toml` then says `pack = "./pack.toml"`.
pub const PACK: &str = "pack.toml";

/// Every file that a round's folder may have.
pub const FILES: [&str; 7] = [
    settings::FILE,
    PACK,
    "applicants.csv",
    "placements.csv",
    "preferences.csv",
    holders::FILE,
    descriptions::FILE,
];

/// The files by name: `round.toml`, `pack.toml` where given, the three tables, `holders.csv` where somebody holds a place, `descriptions.csv` where somebody describes one, rows in the order of the
/// identifiers' bytes, a person's wishes by rank. A wish is applicant, placement, rank from 1. Moments are written
/// in UTC to the microsecond; facts that no column is asked for are left out, and so are the columns of who is out of the line
/// or first in it where nobody is.
pub fn folder(
    round_toml: &str,
    pack: Option<&str>,
    columns: &FactColumns,
    applicants: &[Applicant],
    placements: &[Placement],
    wishes: &[(Id, Id, u8)],
    (holders, described): (&[Holding], &[Described]),
) -> BTreeMap<String, Vec<u8>> {
    let files = [
        (settings::FILE, Some(round_toml.to_owned())),
        (PACK, pack.map(ToOwned::to_owned)),
        ("applicants.csv", Some(applicants_csv(applicants, &columns.applicant))),
        ("placements.csv", Some(placements_csv(placements, &columns.placement))),
        ("preferences.csv", Some(preferences_csv(wishes))),
        (holders::FILE, holders::written(holders)),
        (descriptions::FILE, descriptions::written(described)),
    ];
    files.into_iter().filter_map(|(name, text)| Some((name.to_owned(), text?.into_bytes()))).collect()
}

fn head(own: &[&str], facts: &[FactColumn]) -> String {
    let facts = facts.iter().map(|column| column.name.as_str());
    csv_line(&own.iter().copied().chain(facts).collect::<Vec<_>>())
}

fn row(mut own: Vec<String>, known: &Facts, facts: &[FactColumn]) -> String {
    own.extend(
        facts.iter().map(|column| known.get(&column.name).map(FactValue::written).unwrap_or_default()),
    );
    csv_line(&own)
}

fn applicants_csv(applicants: &[Applicant], facts: &[FactColumn]) -> String {
    let mut sorted: Vec<&Applicant> = applicants.iter().collect();
    sorted.sort_unstable_by_key(|person| &person.id);
    let had = |person: &&Applicant| person.out_of_line.is_some_and(|out| !out.is_withdrawn());
    let out = sorted.iter().any(had).then_some(OUT_OF_LINE);
    let first = sorted.iter().any(|person| person.entry.first_in_line.is_some()).then_some(FIRST_IN_LINE);
    let mut own = vec!["id", "registered", "arrival", "draw_code", "withdrawn"];
    own.extend(out.iter().chain(&first).copied().chain(["lat", "lon"]));
    let mut text = head(&own, facts);
    for person in sorted {
        let registered = person.entry.received.map(moment::written).unwrap_or_default();
        let arrival = person.entry.arrival.map(|arrival| arrival.to_string()).unwrap_or_default();
        let code = person.entry.draw_code.as_ref().map(ToString::to_string).unwrap_or_default();
        let withdrawn = OutOfLine::as_withdrawn(person.out_of_line).to_owned();
        let (lat, lon) = person.home.map(Point::written).unwrap_or_default();
        let mut own = vec![person.id.to_string(), registered, arrival, code, withdrawn];
        let word = person.out_of_line.filter(|_| had(&person)).map_or("", OutOfLine::name);
        own.extend(out.map(|_| word.to_owned()));
        let number = person.entry.first_in_line.map(|number| number.to_string());
        own.extend(first.map(|_| number.unwrap_or_default()));
        own.extend([lat, lon]);
        text += &row(own, &person.facts, facts);
    }
    text
}

fn placements_csv(placements: &[Placement], facts: &[FactColumn]) -> String {
    let mut sorted: Vec<&Placement> = placements.iter().collect();
    sorted.sort_unstable_by_key(|place| &place.id);
    // What nobody announces has no column.
    let said = |part: &Part| {
        sorted.iter().filter_map(|place| place.about.as_ref()).any(|about| !about.written(*part).is_empty())
    };
    let parts: Vec<Part> = Part::ALL.into_iter().filter(said).collect();
    let columns: Vec<String> = parts.iter().map(|part| part.column()).collect();
    let mut own = vec!["id", "organisation", "title", "capacity", "lat", "lon"];
    own.extend(columns.iter().map(String::as_str));
    let mut text = head(&own, facts);
    for place in sorted {
        let (lat, lon) = place.site.map(Point::written).unwrap_or_default();
        let (id, capacity) = (place.id.to_string(), place.capacity.to_string());
        let mut own = vec![id, place.organisation.clone(), place.title.clone(), capacity, lat, lon];
        let written = |part: &Part| place.about.as_ref().map(|about| about.written(*part));
        own.extend(parts.iter().map(|part| written(part).unwrap_or_default()));
        text += &row(own, &place.facts, facts);
    }
    text
}

fn preferences_csv(wishes: &[(Id, Id, u8)]) -> String {
    preferences(wishes.iter().map(|(person, place, rank)| (person, place, *rank, None)))
}

/// `preferences.csv` of wishes, each with the code for which an organisation refuses the person, if one does. Without any the
/// table has no column for them.
pub fn preferences<'a>(wishes: impl Iterator<Item = (&'a Id, &'a Id, u8, Option<&'a str>)>) -> String {
    let mut sorted: Vec<_> =
        wishes.map(|(person, place, rank, refused)| (person, rank, place, refused)).collect();
    sorted.sort_unstable();
    let refuses = sorted.iter().any(|(.., refused)| refused.is_some());
    let columns = if refuses { 4 } else { 3 };
    let mut text = csv_line(&["applicant", "placement", "rank", "refused"][..columns]);
    for (person, rank, place, refused) in sorted {
        let rank = rank.to_string();
        let row = [person.as_str(), place.as_str(), &rank, refused.unwrap_or_default()];
        text += &csv_line(&row[..columns]);
    }
    text
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
    use proptest::{collection::vec, option, prelude::*};

    use super::*;
    use crate::{
        domain::{Announcement, Entry, FactType, Held, OrderBy, Period, Snapshot, Wish, text::normal},
        files::{folder::Folder, round, settings},
    };

    const ROUND: &str =
        "format = 1\nname = \"A\"\nprogramme = \"p\"\npack = \"./pack.toml\"\nlanguage = \"lv\"\n";

    /// Placed so that quotes, separators, line-like characters and edge blanks all occur often.
    const TEXT: &str = "[a-cāЖ \",;'=\u{2028}\u{a0}\u{feff}🙂-]{0,12}";

    fn id() -> impl Strategy<Value = Id> {
        "[a-c\"', ;#āЖ\u{a0}\u{feff}🙂-]{1,6}".prop_map(|text| Id::new(&text).unwrap())
    }

    fn words() -> impl Strategy<Value = String> {
        TEXT.prop_map(|text| format!("v{text}").trim().to_owned())
    }

    fn date() -> impl Strategy<Value = NaiveDate> {
        (1i32..=9999, 1u32..=366).prop_filter_map("a day", |(year, day)| NaiveDate::from_yo_opt(year, day))
    }

    fn moment() -> impl Strategy<Value = DateTime<Utc>> {
        (-1_000_000_000_000_000i64..=4_000_000_000_000_000)
            .prop_map(|micros| DateTime::from_timestamp_micros(micros).unwrap())
    }

    fn point() -> impl Strategy<Value = Option<Point>> {
        let point = (-90_000_000..=90_000_000, -180_000_000..=180_000_000);
        option::of(point.prop_map(|(lat_e6, lon_e6)| Point { lat_e6, lon_e6 }))
    }

    fn value(kind: FactType) -> BoxedStrategy<FactValue> {
        let period = || (date(), date()).prop_map(|(a, b)| Period { first: a.min(b), last: a.max(b) });
        match kind {
            FactType::Bool => any::<bool>().prop_map(FactValue::Bool).boxed(),
            FactType::Whole => any::<i64>().prop_map(FactValue::Whole).boxed(),
            FactType::Date => date().prop_map(FactValue::Date).boxed(),
            FactType::Text => words().prop_map(|text| FactValue::Text(normal(&text).into_owned())).boxed(),
            FactType::Periods => vec(period(), 0..4)
                .prop_map(|mut periods| {
                    periods.sort_unstable();
                    FactValue::Periods(periods)
                })
                .boxed(),
        }
    }

    fn facts() -> impl Strategy<Value = Facts> {
        let known = FactType::ALL.map(|kind| option::of(value(kind)));
        known.prop_map(|known| {
            let named = FactType::ALL.into_iter().zip(known);
            named.filter_map(|(kind, value)| Some((kind.name().to_owned(), value?))).collect()
        })
    }

    fn columns() -> FactColumns {
        let asked: Vec<_> =
            FactType::ALL.map(|kind| FactColumn::new(kind.name(), kind, kind == FactType::Bool)).into();
        FactColumns { applicant: asked.clone(), placement: asked }
    }

    fn applicant() -> impl Strategy<Value = Applicant> {
        let withdrawn = Just(Some(OutOfLine::TakenBack));
        let had = (0..OutOfLine::IN_FILES.len()).prop_map(|at| Some(OutOfLine::IN_FILES[at]));
        let out =
            prop_oneof![3 => Just(None), 1 => withdrawn, 1 => Just(Some(OutOfLine::Duplicate)), 1 => had];
        let entry = (moment(), option::weighted(0.1, 1u32..=Entry::MOST_FIRST));
        (id(), entry, out, point(), facts()).prop_map(|(id, (moment, first), out_of_line, home, facts)| {
            let entry = Entry { received: Some(moment), first_in_line: first, ..Entry::default() };
            Applicant { id, entry, out_of_line, home, facts }
        })
    }

    fn about() -> impl Strategy<Value = Option<Box<Announcement>>> {
        let said = |part: Part| {
            let text = match part {
                Part::FirstDay | Part::LastDay => "2027-06-07",
                Part::Starts | Part::Ends => "08:30",
                Part::Hours(_) => "3.5",
                Part::Pay => "7.05/hour",
                Part::MedicalBook => "no",
                part if part.has_lines() => "Stādīt,\n“laistīt”; =1",
                _ => "Lielā iela 1, \"Liepas\"",
            };
            option::weighted(0.3, Just((part, text)))
        };
        Part::ALL.map(said).to_vec().prop_map(|parts| {
            let mut about = Announcement::default();
            for (part, text) in parts.into_iter().flatten() {
                about.read(part, text).unwrap();
            }
            (!about.is_empty()).then(|| Box::new(about))
        })
    }

    fn placement() -> impl Strategy<Value = Placement> {
        (id(), words(), words(), 0u32..=1000, point(), facts(), about()).prop_map(
            |(id, organisation, title, capacity, site, facts, about)| Placement {
                id,
                organisation,
                title,
                capacity,
                site,
                facts,
                about,
            },
        )
    }

    /// Each identifier once, sorted.
    fn once<T>(mut rows: Vec<T>, id: impl Fn(&T) -> Id) -> Vec<T> {
        rows.sort_by_key(&id);
        rows.dedup_by_key(|row| id(row));
        rows
    }

    /// Reads the folder and forgets the digest, which is over bytes.
    fn read(files: &BTreeMap<String, Vec<u8>>) -> Snapshot {
        let folder = Folder::Held(files);
        let (settings, bytes, faults) = settings::read(&folder).unwrap();
        assert!(faults.is_empty());
        let read = round::read(&folder, settings, &columns(), &[&bytes]).unwrap();
        // Texts of chance may be one another but for their marks.
        assert!(read.warnings.iter().all(|warning| warning.key == "warning-alike"), "{:?}", read.warnings);
        Snapshot { digest: String::new(), ..read.snapshot }
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(200) })]

        #[test]
        fn what_is_frozen_is_read_back_unchanged(
            people in vec(applicant(), 0..6),
            places in vec(placement(), 0..5),
            ranks in vec(option::of(1u8..), 30),
            drawn in any::<bool>(),
            arrived in any::<bool>(),
            held in vec(option::of((0usize..4, any::<bool>())), 6),
        ) {
            let mut people = once(people, |person| person.id.clone());
            for (person, n) in people.iter_mut().zip(0u64..).filter(|_| arrived) {
                person.entry.arrival = Some((n * 7) % 11);
                person.entry.draw_code = Some(Id::new(&format!("code {n}, {}", person.id)).unwrap());
            }
            people.iter_mut().zip(0i64..).for_each(|(person, n)| {
                // Equal moments without arrivals are refused: another test's matter.
                person.entry.received = person.entry.received.map(|moment| moment + TimeDelta::microseconds(n));
            });
            let places = once(places, |place| place.id.clone());
            let pairs = (0..people.len()).flat_map(|a| (0..places.len()).map(move |p| (a, p)));
            let wishes: Vec<Wish> = pairs
                .zip(ranks)
                .filter_map(|((applicant, placement), rank)| {
                    Some(Wish { applicant, placement, rank: rank?, stated: None, refused: None, described: false })
                })
                .collect();
            let by = if drawn { "draw\"\nseed = \"s" } else { "registration" };
            let toml = format!("{ROUND}[order]\nby = \"{by}\"\n");
            let named: Vec<_> = wishes
                .iter()
                .map(|w| (people[w.applicant].id.clone(), places[w.placement].id.clone(), w.rank))
                .collect();
            let backwards = |files: &mut Vec<(Id, Id, u8)>| { files.reverse(); files.clone() };
            let holders: Vec<Held> = held
                .into_iter()
                .enumerate()
                .filter_map(|(applicant, held)| Some((applicant, held?)))
                .filter(|(a, (p, _))| *p < places.len() && people.get(*a).is_some_and(|one| one.out_of_line.is_none()))
                .map(|(applicant, (placement, may_move))| Held { applicant, placement, may_move })
                .collect();
            let holdings: Vec<Holding> = holders
                .iter()
                .map(|held| Holding {
                    applicant: people[held.applicant].id.clone(),
                    placement: places[held.placement].id.clone(),
                    may_move: held.may_move,
                })
                .collect();
            let files = folder(&toml, Some(""), &columns(), &people, &places, &named, (&holdings, &[]));
            let turned = folder(
                &toml,
                Some(""),
                &columns(),
                &people.iter().rev().cloned().collect::<Vec<_>>(),
                &places.iter().rev().cloned().collect::<Vec<_>>(),
                &backwards(&mut named.clone()),
                (&holdings.iter().rev().cloned().collect::<Vec<_>>(), &[]),
            );
            prop_assert_eq!(&files, &turned);
            let snapshot = read(&files);
            prop_assert_eq!(snapshot.round.order != OrderBy::Registration, drawn);
            let round = snapshot.round.clone();
            let digest = String::new();
            let expected = Snapshot {
                round,
                applicants: people,
                placements: places,
                wishes,
                descriptions: Vec::new(),
                holders,
                digest,
            };
            prop_assert_eq!(snapshot, expected);
        }
    }

    #[test]
    fn a_pack_lies_in_the_folder_only_where_it_is_given() {
        let names = |pack| -> Vec<String> {
            folder(ROUND, pack, &FactColumns::default(), &[], &[], &[], (&[], &[])).into_keys().collect()
        };
        let tables = ["applicants.csv", "placements.csv", "preferences.csv", "round.toml"];
        assert_eq!(names(None), tables);
        assert!(names(Some("id = 1")).contains(&PACK.to_owned()));
    }
}

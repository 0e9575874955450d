//! A round's folder: who applied, what is offered, who wishes for what. Owns the columns that every
//! round has; the columns of facts are what the rule pack says. Gives a snapshot, or every fault.

use sha2::{Digest, Sha256};
use talka_solver::problem::{MAX_CAPACITY, MAX_DISTANCE, side::MAX_BOUND};

use super::{
    alike::Spellings,
    cells::{announced, known, point, words},
    columns::{FactColumn, FactColumns},
    descriptions,
    entries::{self, Entries},
    folder::Folder,
    holders,
    names::{Names, Once},
    table::{Findings, Source, Table, read_optional, read_required},
};
use crate::domain::{
    Applicant, Description, FactValue, Fault, Faults, Held, Id, Metres, Placement, Round, Snapshot, Veto,
    Wish, announcement::Part, description, draw::hex,
};

/// A snapshot as read, with warnings.
#[derive(Debug)]
pub struct ReadRound {
    /// The frozen inputs.
    pub snapshot: Snapshot,
    /// What deserves a warning.
    pub warnings: Vec<Fault>,
}

/// Reads a round's tables. `before` are the bytes of what was read already (settings, rule pack): they
/// belong to the digest.
///
/// # Errors
/// Everything that is wrong with the files.
pub fn read(
    folder: &Folder<'_>,
    round: Round,
    columns: &FactColumns,
    before: &[&[u8]],
) -> Result<ReadRound, Faults> {
    let mut faults = Faults::default();
    let mut sources = Vec::new();
    for name in ["applicants.csv", "placements.csv", "preferences.csv"] {
        match read_required(folder, name) {
            Ok(source) => sources.push(source),
            Err(found) => faults.append(found),
        }
    }
    let mut optional = |name: &str| {
        read_optional(folder, name).unwrap_or_else(|found| {
            faults.append(found);
            None
        })
    };
    let (held, described) = (optional(holders::FILE), optional(descriptions::FILE));
    faults.into_result()?;
    let [applicants, placements, preferences] = sources.as_slice() else {
        return Err(Faults::default());
    };
    let mut reading = Reading::default();
    let open_min = round.constraints.open_min.clone();
    reading.pinned.clone_from(&round.constraints.pinned);
    if let Some(entries) = reading.applicants(applicants, &columns.applicant, &round) {
        entries.check(&applicants.name, &mut reading.found.faults);
    }
    reading.placements(placements, &columns.placement, open_min.as_deref());
    reading.preferences(preferences);
    if let Some(source) = &described {
        reading.described(source, &columns.placement);
    }
    if let Some(source) = &held {
        let names = (&reading.applicant_names, &reading.placement_names);
        reading.holders = holders::read(source, names, &reading.applicants, &mut reading.found);
    }
    let tables = sources.iter().chain(&held).chain(&described).map(|source| source.bytes.as_slice());
    let digest = digest(before.iter().copied().chain(tables));
    reading.agreed(&applicants.name);
    reading.alike(columns, [&applicants.name, &placements.name]);
    let warnings = std::mem::take(&mut reading.found.warnings);
    std::mem::take(&mut reading.found.faults).into_result()?;
    Ok(ReadRound { snapshot: reading.sorted(round, digest), warnings })
}

/// Reads the applicants, and the placements where there is a file of them, without wishes; each sorted by identifiers.
/// Whether an order follows from them is not asked.
///
/// # Errors
/// Everything that is wrong with `applicants.csv` and `placements.csv`.
pub fn read_sides(
    folder: &Folder<'_>,
    round: &Round,
    columns: &FactColumns,
) -> Result<(Vec<Applicant>, Vec<Placement>), Faults> {
    let source = read_required(folder, "applicants.csv")?;
    let mut reading = Reading::default();
    reading.applicants(&source, &columns.applicant, round);
    if let Some(source) = read_optional(folder, "placements.csv")? {
        reading.placements(&source, &columns.placement, None);
    }
    reading.found.faults.into_result()?;
    let people = by_id(reading.applicants, |person| &person.id).0;
    Ok((people, by_id(reading.placements, |placement| &placement.id).0))
}

/// SHA-256 over the parts, each after its length as 8 bytes, big-endian.
fn digest<'a>(parts: impl Iterator<Item = &'a [u8]>) -> String {
    let mut digest = Sha256::new();
    for part in parts {
        digest.update((part.len() as u64).to_be_bytes());
        digest.update(part);
    }
    hex(&digest.finalize())
}

#[derive(Default)]
struct Reading {
    found: Findings,
    applicant_names: Names,
    placement_names: Names,
    applicants: Vec<Applicant>,
    placements: Vec<Placement>,
    /// The lines of applicants and of placements.
    lines: [Vec<u64>; 2],
    wishes: Vec<Wish>,
    holders: Vec<Held>,
    descriptions: Vec<Description>,
    /// Column of applicants with the placement that is agreed already.
    pinned: Option<String>,
    /// What stands in it, with the line.
    agreed: Vec<(u64, String)>,
}

impl Reading {
    fn open<'a>(
        &mut self,
        source: &'a Source,
        required: &[&str],
        optional: &[&str],
        facts: &[FactColumn],
    ) -> Option<Table<'a>> {
        let asked = |needed: bool| {
            facts.iter().filter(move |fact| fact.needed == needed).map(|fact| fact.name.as_str())
        };
        let required: Vec<&str> = required.iter().copied().chain(asked(true)).collect();
        let optional: Vec<&str> = optional.iter().copied().chain(asked(false)).collect();
        self.found.open(source, &required, &optional)
    }

    /// Gives how they came in, unless the table cannot be read.
    fn applicants(&mut self, source: &Source, facts: &[FactColumn], round: &Round) -> Option<Entries> {
        let mut entries = Entries::of(round);
        let (required, optional) = entries.columns();
        let Some(table) = self.open(source, &required, &optional, facts) else {
            self.applicant_names.cannot_be_read();
            return None;
        };
        let (names, people, [lines, _]) = (&mut self.applicant_names, &mut self.applicants, &mut self.lines);
        let (pinned, agreed) = (self.pinned.as_deref(), &mut self.agreed);
        table.rows(&mut self.found.faults, |row, faults| {
            let id = row.id("id", faults);
            let out_of_line = entries::out_of_line(row, faults);
            let entry = entries.read(row, out_of_line.is_some(), faults);
            let home = point(row, faults);
            let facts = known(row, facts, faults);
            agreed.extend(pinned.and_then(|column| Some((row.line, facts.get(column)?.written()))));
            let Some(id) = id else { return };
            if names.add(row, "id", id.clone(), faults).is_some()
                && let Ok(id) = Id::new(&id)
            {
                people.push(Applicant { id, entry, out_of_line, home, facts });
                lines.push(row.line);
            }
        });
        Some(entries)
    }

    fn placements(&mut self, source: &Source, facts: &[FactColumn], open_min: Option<&str>) {
        let required = ["id", "organisation", "title", "capacity"];
        let columns: Vec<String> = Part::ALL.into_iter().map(Part::column).collect();
        let optional: Vec<&str> =
            ["lat", "lon"].into_iter().chain(columns.iter().map(String::as_str)).collect();
        let Some(table) = self.open(source, &required, &optional, facts) else {
            return self.placement_names.cannot_be_read();
        };
        let (names, places, [_, lines]) = (&mut self.placement_names, &mut self.placements, &mut self.lines);
        table.rows(&mut self.found.faults, |row, faults| {
            let id = row.id("id", faults);
            let capacity = row.whole("capacity", 0, u64::from(MAX_CAPACITY), faults);
            let organisation = words(row, "organisation", faults);
            let title = words(row, "title", faults);
            let site = point(row, faults);
            let facts = known(row, facts, faults);
            let about = announced(row, faults);
            if let Some(column) = open_min
                && let Some(FactValue::Whole(least)) = facts.get(column)
                && !u64::try_from(*least).is_ok_and(|least| least <= MAX_BOUND)
            {
                faults.push(row.fault(column, "fault-number").with("expected", &format!("0–{MAX_BOUND}")));
            }
            let Some(id) = id else { return };
            let capacity = capacity.and_then(|seats| u32::try_from(seats).ok()).unwrap_or(0);
            if names.add(row, "id", id.clone(), faults).is_some()
                && let Ok(id) = Id::new(&id)
            {
                places.push(Placement { id, organisation, title, capacity, site, facts, about });
                lines.push(row.line);
            }
        });
    }

    fn preferences(&mut self, source: &Source) {
        let Some(table) =
            self.open(source, &["applicant", "placement", "rank"], &["distance_m", "refused"], &[])
        else {
            return;
        };
        let (measured, vetoes) = (table.has("distance_m"), table.has("refused"));
        let (applicants, placements) = (&self.applicant_names, &self.placement_names);
        let wishes = &mut self.wishes;
        let mut pairs = Once::default();
        table.rows(&mut self.found.faults, |row, faults| {
            let applicant = applicants.expect(row, "applicant", "fault-unknown-applicant", faults);
            let placement = placements.expect(row, "placement", "fault-unknown-placement", faults);
            let rank = row.whole("rank", 1, 255, faults).and_then(|rank| u8::try_from(rank).ok());
            let stated = measured && !row.get("distance_m").is_empty();
            let distance_m = if stated { row.whole("distance_m", 0, MAX_DISTANCE, faults) } else { None };
            let (Some(applicant), Some(placement)) = (applicant, placement) else { return };
            if let Some(fault) = pairs.add((applicant, placement), row.line, || row.pair_again()) {
                faults.push(fault);
            } else if let Some(rank) = rank {
                let (applicant, placement) = (applicant as usize, placement as usize);
                let code = row.get("refused").trim();
                let refused = if vetoes { Veto::from_name(code) } else { None };
                if vetoes && !code.is_empty() && refused.is_none() {
                    let codes = Veto::ALL.map(Veto::name).join(", ");
                    faults.push(row.fault("refused", "fault-stage").with("expected", &codes));
                }
                let stated = distance_m.map(Metres::from);
                wishes.push(Wish { applicant, placement, rank, stated, refused, described: false });
            }
        });
    }

    /// Wishes by description; values that no placement has are warned of.
    fn described(&mut self, source: &Source, columns: &[FactColumn]) {
        self.descriptions = descriptions::read(source, &self.applicant_names, columns, &mut self.found);
        self.found.warnings.extend(descriptions::unmet(&self.descriptions, &self.placements, &source.name));
    }

    /// A placement that is agreed already has to be one.
    fn agreed(&mut self, file: &str) {
        let Some(column) = &self.pinned else { return };
        for (line, placement) in &self.agreed {
            if self.placement_names.lack(placement) {
                let fault = Fault::at(file, *line, column, "fault-unknown-placement");
                self.found.faults.push(fault.with("found", placement));
            }
        }
    }

    /// Warns of texts that are another one of the round but for case or diacritics: to rules they are different.
    fn alike(&mut self, columns: &FactColumns, files: [&str; 2]) {
        let mut spellings = Spellings::default();
        for column in columns.placement.iter().filter(|column| column.is_open()) {
            let facts = self.placements.iter().map(|place| &place.facts).zip(&self.lines[1]);
            spellings.column(files[1], &column.name, facts);
        }
        for column in columns.applicant.iter().filter(|column| column.is_open()) {
            let facts = self.applicants.iter().map(|person| &person.facts).zip(&self.lines[0]);
            spellings.column(files[0], &column.name, facts);
        }
        self.found.warnings.extend(spellings.warnings());
    }

    /// Everything in the order of the identifiers' bytes: the order of rows must not matter.
    fn sorted(self, round: Round, digest: String) -> Snapshot {
        let (applicants, at_applicant) = by_id(self.applicants, |person| &person.id);
        let (placements, at_placement) = by_id(self.placements, |placement| &placement.id);
        let mut wishes = self.wishes;
        for wish in &mut wishes {
            wish.applicant = at_applicant[wish.applicant];
            wish.placement = at_placement[wish.placement];
        }
        wishes.sort_unstable_by_key(|wish| (wish.applicant, wish.placement));
        let mut descriptions = self.descriptions;
        for one in &mut descriptions {
            one.applicant = at_applicant[one.applicant];
        }
        descriptions.sort_unstable();
        let wishes = description::widened(wishes, &descriptions, (&applicants, &placements));
        let mut holders = self.holders;
        for held in &mut holders {
            held.applicant = at_applicant[held.applicant];
            held.placement = at_placement[held.placement];
        }
        holders.sort_unstable();
        Snapshot { round, applicants, placements, wishes, descriptions, holders, digest }
    }
}

/// Sorts, and tells where each row went.
fn by_id<T>(rows: Vec<T>, id: impl Fn(&T) -> &Id) -> (Vec<T>, Vec<usize>) {
    let mut numbered: Vec<(usize, T)> = rows.into_iter().enumerate().collect();
    numbered.sort_by(|one, other| id(&one.1).cmp(id(&other.1)));
    let mut at = vec![0; numbered.len()];
    for (place, (row, _)) in numbered.iter().enumerate() {
        at[*row] = place;
    }
    (numbered.into_iter().map(|(_, row)| row).collect(), at)
}

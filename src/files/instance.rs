//! The instance: a folder with `applicants.csv`, `placements.csv`, `edges.csv` in, a [`Problem`] out, and
//! the same back to files. Owns the format and its digest; nothing is solved here.

mod quick;
#[cfg(test)]
mod quick_tests;

use std::path::Path;

use sha2::{Digest, Sha256};
use talka_solver::{
    Problem, ProblemBuilder,
    problem::{MAX_CAPACITY, MAX_DISTANCE, MAX_ORDER},
};

use super::{
    constraints, csv_line,
    folder::Folder,
    names::{Names, Once},
    table::{Findings, Source, read_optional, read_required},
};
use crate::domain::{Fault, Faults, draw::hex};

/// An instance as read.
#[derive(Debug)]
pub struct Instance {
    /// What is to be solved.
    pub problem: Problem,
    /// Whether the file has the column `order`, even where nobody applied.
    pub has_order: bool,
    /// SHA-256 over the files, hexadecimal.
    pub digest: String,
    /// What deserves a warning.
    pub warnings: Vec<Fault>,
}

/// Reads an instance and lists everything that is wrong with it; the same for any number of threads.
///
/// # Errors
/// The faults of all files.
pub fn read(folder: &Path, threads: usize) -> Result<Instance, Faults> {
    let Ok(constraints) = read_optional(&Folder::Disk(folder), constraints::FILE) else {
        return read_carefully(folder);
    };
    match quick::read(folder, threads, constraints.as_ref()) {
        Some((problem, has_order, digest)) => {
            let instance = Instance { problem, has_order, digest, warnings: Vec::new() };
            instance.with_constraints(constraints.as_ref())
        }
        None => read_carefully(folder),
    }
}

impl Instance {
    /// The same under the side constraints of a file, if there is one.
    fn with_constraints(mut self, source: Option<&Source>) -> Result<Self, Faults> {
        let Some(source) = source else { return Ok(self) };
        let read = constraints::read(source, &self.problem)?;
        self.warnings.extend(read.warnings);
        self.problem = self.problem.with_side(read.side).map_err(|error| {
            Faults::from(Fault::in_file(constraints::FILE, "fault-problem").with("error", &error.to_string()))
        })?;
        Ok(self)
    }
}

/// Reads row by row, so that every fault has its line and column.
fn read_carefully(folder: &Path) -> Result<Instance, Faults> {
    let folder = &Folder::Disk(folder);
    let mut faults = Faults::default();
    let mut sources = Vec::new();
    for name in ["applicants.csv", "placements.csv", "edges.csv"] {
        match read_required(folder, name) {
            Ok(source) => sources.push(source),
            Err(found) => faults.append(found),
        }
    }
    let constraints = match read_optional(folder, constraints::FILE) {
        Ok(constraints) => constraints,
        Err(found) => {
            faults.append(found);
            None
        }
    };
    faults.into_result()?;
    let [applicants, placements, edges] = sources.as_slice() else { return Err(Faults::default()) };
    let mut read = Reading::default();
    read.applicants(applicants);
    read.placements(placements);
    read.edges(edges);
    read.found.faults.into_result()?;
    let problem = read.builder.build().map_err(|error| {
        Faults::from(Fault::in_file("edges.csv", "fault-problem").with("error", &error.to_string()))
    })?;
    let digest = digest([applicants, placements, edges].into_iter().chain(&constraints));
    let instance = Instance { problem, has_order: read.has_order, digest, warnings: read.found.warnings };
    instance.with_constraints(constraints.as_ref())
}

/// SHA-256 over the files: of each its length as 8 bytes, big-endian, then its bytes, unpacked.
fn digest<'a>(sources: impl Iterator<Item = &'a Source>) -> String {
    let mut digest = Sha256::new();
    for source in sources {
        digest.update((source.bytes.len() as u64).to_be_bytes());
        digest.update(&source.bytes);
    }
    hex(&digest.finalize())
}

#[derive(Default)]
struct Reading {
    builder: ProblemBuilder,
    found: Findings,
    has_order: bool,
    applicants: Names,
    placements: Names,
}

impl Reading {
    fn applicants(&mut self, source: &Source) {
        let Some(table) = self.found.open(source, &["id", "tier"], &["order"]) else {
            return self.applicants.cannot_be_read();
        };
        self.has_order = table.has("order");
        let (has_order, builder, names) = (self.has_order, &mut self.builder, &mut self.applicants);
        let mut orders = Once::default();
        table.rows(&mut self.found.faults, |row, faults| {
            let id = row.id("id", faults);
            let tier = row.whole("tier", 1, 255, faults).and_then(|tier| u8::try_from(tier).ok());
            let order = if has_order { row.whole("order", 0, MAX_ORDER, faults) } else { None };
            if let Some(order) = order
                && let Some(fault) =
                    orders.add(order, row.line, || row.fault("order", "fault-duplicate-order"))
            {
                faults.push(fault);
            }
            let Some(id) = id else { return };
            if names.add(row, "id", id.clone(), faults).is_some() {
                builder.applicant(&id, tier.unwrap_or(1), order);
            }
        });
    }

    fn placements(&mut self, source: &Source) {
        let Some(table) = self.found.open(source, &["id", "capacity"], &[]) else {
            return self.placements.cannot_be_read();
        };
        let (builder, names) = (&mut self.builder, &mut self.placements);
        table.rows(&mut self.found.faults, |row, faults| {
            let id = row.id("id", faults);
            let capacity = row.whole("capacity", 0, u64::from(MAX_CAPACITY), faults);
            let Some(id) = id else { return };
            if names.add(row, "id", id.clone(), faults).is_some() {
                builder.placement(&id, capacity.and_then(|seats| u32::try_from(seats).ok()).unwrap_or(0));
            }
        });
    }

    fn edges(&mut self, source: &Source) {
        let Some(table) = self.found.open(source, &["applicant", "placement", "rank", "distance_m"], &[])
        else {
            return;
        };
        let (builder, applicants, placements) = (&mut self.builder, &self.applicants, &self.placements);
        let mut pairs = Once::default();
        table.rows(&mut self.found.faults, |row, faults| {
            let applicant = applicants.expect(row, "applicant", "fault-unknown-applicant", faults);
            let placement = placements.expect(row, "placement", "fault-unknown-placement", faults);
            let rank = row.whole("rank", 1, 255, faults).and_then(|rank| u8::try_from(rank).ok());
            let distance = row.whole("distance_m", 0, MAX_DISTANCE, faults);
            let (Some(applicant), Some(placement)) = (applicant, placement) else { return };
            if let Some(fault) = pairs.add((applicant, placement), row.line, || row.pair_again()) {
                faults.push(fault);
            } else if let (Some(rank), Some(distance)) = (rank, distance) {
                builder.pair(applicant, placement, rank, distance);
            }
        });
    }
}

/// An instance's files as text, by name, in the order of the digest; identifiers in byte order.
pub fn write(problem: &Problem) -> Vec<(&'static str, String)> {
    let head: &[&str] = if problem.has_order() { &["id", "tier", "order"] } else { &["id", "tier"] };
    let mut applicants = csv_line(head);
    let mut edges = csv_line(&["applicant", "placement", "rank", "distance_m"]);
    for a in 0..problem.applicants() {
        let (id, tier) = (problem.applicant_ids().get(a), problem.tier(a).to_string());
        match problem.order(a) {
            Some(order) => applicants += &csv_line(&[id, &tier, &order.to_string()]),
            None => applicants += &csv_line(&[id, &tier]),
        }
        for pair in problem.pairs_of(a) {
            let placement = problem.placement_ids().get(pair.placement as usize);
            edges += &csv_line(&[id, placement, &pair.rank.to_string(), &pair.distance.to_string()]);
        }
    }
    let mut placements = csv_line(&["id", "capacity"]);
    for p in 0..problem.placements() {
        placements += &csv_line(&[problem.placement_ids().get(p), &problem.capacity(p).to_string()]);
    }
    let mut files =
        vec![("applicants.csv", applicants), ("placements.csv", placements), ("edges.csv", edges)];
    files.extend(constraints::write(problem).map(|text| (constraints::FILE, text)));
    files
}

/// The digest that [`read`] gives for files with these texts.
pub fn digest_of(files: &[(&'static str, String)]) -> String {
    let sources: Vec<Source> = files
        .iter()
        .map(|(name, text)| Source { name: (*name).to_owned(), bytes: text.clone().into_bytes() })
        .collect();
    digest(sources.iter())
}

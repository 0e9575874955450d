//! An instance from three files with a header each: `applicants.csv` (id, tier, and order where there is one), `placements.csv` (id, capacity) and
//! `edges.csv` (applicant, placement, rank, distance), columns in this order and no quotation marks.
//!
//! `cargo run -p talka-solver --release --example read_instance -- FOLDER`

#![expect(clippy::print_stdout, reason = "an example shows what it found")]

use std::{collections::BTreeMap, error::Error, fs, path::Path};

use talka_solver::{Objective, Problem, ProblemBuilder, Stages, Unwatched, solve, verify};

/// The rows of a file without its header.
fn rows(folder: &Path, file: &str) -> Result<Vec<Vec<String>>, Box<dyn Error>> {
    let path = folder.join(file);
    let text = fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
    let row = |line: &str| line.split(',').map(|cell| cell.trim().to_owned()).collect();
    Ok(text.lines().skip(1).filter(|line| !line.is_empty()).map(row).collect())
}

fn read(folder: &Path) -> Result<Problem, Box<dyn Error>> {
    let mut builder = ProblemBuilder::default();
    let (mut applicants, mut placements) = (BTreeMap::new(), BTreeMap::new());
    for (number, row) in (0u32..).zip(rows(folder, "applicants.csv")?) {
        let [id, tier, order @ ..] = row.as_slice() else { return Err(format!("found {row:?}").into()) };
        let order = order.first().map(|order| order.parse()).transpose()?;
        builder.applicant(id, tier.parse()?, order);
        applicants.insert(id.clone(), number);
    }
    for (number, row) in (0u32..).zip(rows(folder, "placements.csv")?) {
        let [id, capacity] = row.as_slice() else { return Err(format!("found {row:?}").into()) };
        builder.placement(id, capacity.parse()?);
        placements.insert(id.clone(), number);
    }
    for row in rows(folder, "edges.csv")? {
        let [applicant, placement, rank, distance] = row.as_slice() else {
            return Err(format!("found {row:?}").into());
        };
        let known = applicants.get(applicant).zip(placements.get(placement));
        let (&applicant, &placement) = known.ok_or_else(|| format!("nobody knows {row:?}"))?;
        builder.pair(applicant, placement, rank.parse()?, distance.parse()?);
    }
    Ok(builder.build()?)
}

fn main() -> Result<(), Box<dyn Error>> {
    let folder = std::env::args().nth(1).ok_or("say which folder holds the three files")?;
    let problem = read(Path::new(&folder))?;
    let order = if problem.has_order() { "order," } else { "" };
    let stages =
        Stages::parse(&format!("placed,tiers,{order}rank,distance,tiebreak")).ok_or("unknown stages")?;
    let solved = solve(&problem, &stages, &Unwatched)?;
    let verdict = verify(&problem, &stages, &solved.assignment, &solved.certificate);
    println!("{:?}", Objective::of(&problem, &solved.assignment));
    println!("proven: {}, the only answer: {}", verdict.all_proven(), verdict.unique.is_ok());
    Ok(())
}

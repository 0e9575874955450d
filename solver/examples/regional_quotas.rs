//! Doctors and hospitals with regional quotas: hospitals lie in regions, regions in one country, and each region takes a limited
//! number. Nested caps leave the problem a network, so that it is solved and proven as fast as without them.
//!
//! `cargo run -p talka-solver --example regional_quotas`

#![expect(clippy::print_stdout, reason = "an example shows what it found")]

use talka_solver::{ProblemBuilder, Side, Stages, Unwatched, problem::side::Cap, solve, verify};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut builder = ProblemBuilder::default();
    // Two hospitals in the capital, one in the country, of three seats each.
    for id in ["capital-1", "capital-2", "country"] {
        builder.placement(id, 3);
    }
    for number in 0..8 {
        builder.applicant(&format!("doctor-{number}"), 1, Some(u64::from(number)));
        // Everybody would rather work in the capital, and every second one only there.
        builder.pair(number, 0, 1, 0);
        builder.pair(number, 1, 2, 0);
        if number % 2 == 0 {
            builder.pair(number, 2, 3, 0);
        }
    }
    let problem = builder.build()?;
    let find = |id: &str| problem.placement_ids().find(id).and_then(|number| u32::try_from(number).ok());
    let members = ["capital-1", "capital-2"].into_iter().filter_map(find).collect();
    let side =
        Side { placement_caps: vec![Cap { id: "capital".to_owned(), members, max: 4 }], ..Side::default() };
    let problem = problem.with_side(side)?;

    let stages = Stages::usual(true, false);
    let solved = solve(&problem, &stages, &Unwatched)?;
    let loads = solved.assignment.loads(problem.placements());
    for (number, load) in loads.into_iter().enumerate() {
        println!("{}: {load} doctors", problem.placement_ids().get(number));
    }
    let verdict = verify(&problem, &stages, &solved.assignment, &solved.certificate);
    println!("engine: {}, proven: {}", solved.engine.name(), verdict.all_proven());
    Ok(())
}

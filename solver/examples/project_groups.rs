//! Students and projects that run with at least three people or not at all. That is no network any more: the linear programmes of
//! branch and bound are solved in floating point, and whole numbers prove what comes out.
//!
//! `cargo run -p talka-solver --example project_groups`

#![expect(clippy::print_stdout, reason = "an example shows what it found")]

use talka_solver::{ProblemBuilder, Side, Stages, Unwatched, problem::side::OpenMin, solve, verify};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let projects = ["bridge", "garden", "robot"];
    let wishes = [[0, 1], [0, 2], [0, 1], [1, 2], [1, 0], [2, 1], [2, 0]];

    let mut builder = ProblemBuilder::default();
    for project in projects {
        builder.placement(project, 4);
    }
    for (student, wishes) in (0..).zip(wishes) {
        builder.applicant(&format!("student-{student}"), 1, None);
        for (project, rank) in wishes.into_iter().zip(1..) {
            builder.pair(student, project, rank, 0);
        }
    }
    let open_min = (0..).zip(projects).map(|(placement, _)| OpenMin { placement, min: 3 }).collect();
    let problem = builder.build()?.with_side(Side { open_min, ..Side::default() })?;

    let stages = Stages::usual(false, false);
    let solved = solve(&problem, &stages, &Unwatched)?;
    let loads = solved.assignment.loads(problem.placements());
    for (project, load) in projects.into_iter().zip(loads) {
        println!(
            "{project}: {}",
            if load == 0 { "does not run".to_owned() } else { format!("{load} students") }
        );
    }
    let verdict = verify(&problem, &stages, &solved.assignment, &solved.certificate);
    println!("engine: {}, proven: {}", solved.engine.name(), verdict.all_proven());
    Ok(())
}

//! Pupils and summer jobs: those in care first, then in the order of a draw, each as high on their list as that leaves possible.
//!
//! `cargo run -p talka-solver --example pupils`

#![expect(clippy::print_stdout, reason = "an example shows what it found")]

use talka_solver::{Objective, ProblemBuilder, Stages, Unwatched, solve, verify};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    // Name, tier, number that was drawn, wishes from the best on.
    let pupils = [
        ("Aija", 2, 1, vec!["library", "park"]),
        ("Gatis", 2, 2, vec!["library"]),
        ("Ilze", 1, 3, vec!["park", "library"]),
        ("Juris", 2, 4, vec!["park"]),
    ];
    let jobs = [("library", 1), ("park", 2)];

    let mut builder = ProblemBuilder::default();
    for (name, tier, drawn, _) in &pupils {
        builder.applicant(name, *tier, Some(*drawn));
    }
    for (name, seats) in jobs {
        builder.placement(name, seats);
    }
    for (applicant, (.., wishes)) in (0..).zip(&pupils) {
        for (wish, rank) in wishes.iter().zip(1..) {
            let job = (0..).zip(jobs).find(|(_, (name, _))| name == wish).map_or(0, |(number, _)| number);
            builder.pair(applicant, job, rank, 0);
        }
    }
    let problem = builder.build()?;
    let stages = Stages::parse("placed,tiers,order,rank,distance,tiebreak").expect("known stages");
    let solved = solve(&problem, &stages, &Unwatched)?;

    for applicant in 0..problem.applicants() {
        let job = solved.assignment.of(applicant);
        let job = job.map_or("waits", |job| problem.placement_ids().get(job as usize));
        println!("{}: {job}", problem.applicant_ids().get(applicant));
    }
    println!("{:?}", Objective::of(&problem, &solved.assignment));
    let verdict = verify(&problem, &stages, &solved.assignment, &solved.certificate);
    println!("proven: {}, the only answer: {}", verdict.all_proven(), verdict.unique.is_ok());
    Ok(())
}

//! What is solved without linear programmes, as for whoever builds the crate without HiGHS; and certificates written and read.

mod common;

use common::{Dice, Shape, constrained::side, random};
use talka_solver::{
    Certificate, Problem, Settings, Side, SolveError, Stages, Unwatched, milp::NoBackend, problem::side::Cap,
    solve, solve_by, verify,
};

const STAGES: &str = "placed,reserves,tiers,order,rank,distance,tiebreak";

fn stages() -> Stages {
    Stages::parse(STAGES).expect("valid stages")
}

fn drawn(dice: &mut Dice, applicants: u32, placements: u32) -> Problem {
    let shape = Shape {
        applicants,
        placements,
        most_pairs: 4,
        most_seats: 3,
        tiers: 3,
        ranks: 3,
        distances: 40,
        order: true,
    };
    random(dice, shape)
}

/// Caps on people that lie across each other, and across those on placements: no network.
fn crossing(problem: &Problem) -> Side {
    let cap = |id: &str, first: u32| {
        let members: Vec<u32> = (first..).step_by(2).take(problem.applicants() / 2 - 1).collect();
        Cap { id: id.to_owned(), max: 3, members }
    };
    let across = Cap { id: "c".to_owned(), members: (0..30).collect(), max: 1 };
    Side { applicant_caps: vec![cap("a", 0), cap("b", 1), across], ..Side::default() }
}

#[test]
fn small_problems_of_any_kind_are_proven_without_linear_programmes() {
    let mut possible = 0;
    for seed in 0..400 {
        let mut dice = Dice(seed);
        let (applicants, placements) = (2 + dice.number(5), 1 + dice.number(4));
        let problem = drawn(&mut dice, applicants, placements);
        let kinds = dice.number(256);
        let constraints = side(&mut dice, &problem, kinds);
        let problem = problem.with_side(constraints).expect("a valid side");
        let usual = solve(&problem, &stages(), &Unwatched);
        let bare = solve_by(&NoBackend, Settings::default(), &problem, &stages(), &Unwatched);
        match (usual, bare) {
            (Ok(usual), Ok(bare)) => {
                possible += 1;
                assert_eq!(usual.assignment, bare.assignment, "seed {seed}");
                let verdict = verify(&problem, &stages(), &bare.assignment, &bare.certificate);
                assert!(verdict.all_proven() && verdict.unique.is_ok(), "seed {seed}: {verdict:?}");
            }
            (usual, bare) => assert_eq!(usual.err(), bare.err(), "seed {seed}"),
        }
    }
    assert!(possible > 200, "{possible}");
}

#[test]
fn a_larger_one_that_is_no_network_is_refused_and_a_network_is_solved() {
    let mut dice = Dice(7);
    let problem = drawn(&mut dice, 60, 12);
    let bare = |problem: &Problem| solve_by(&NoBackend, Settings::default(), problem, &stages(), &Unwatched);
    let crossed = problem.clone().with_side(crossing(&problem)).expect("valid caps");
    assert_eq!(bare(&crossed).err(), Some(SolveError::NoBackend));
    let nested = Cap { id: "n".to_owned(), members: (0..20).collect(), max: 5 };
    let nested = problem.with_side(Side { applicant_caps: vec![nested], ..Side::default() }).expect("a cap");
    let solved = bare(&nested).expect("a network");
    assert!(verify(&nested, &stages(), &solved.assignment, &solved.certificate).all_proven());
}

#[test]
#[cfg(feature = "serde")]
fn a_certificate_that_was_written_proves_as_much_when_it_is_read() {
    for seed in 0..200 {
        let mut dice = Dice(seed);
        let mut problem = drawn(&mut dice, 8, 4);
        if seed % 2 == 1 {
            let kinds = dice.number(256);
            let constraints = side(&mut dice, &problem, kinds);
            problem = problem.with_side(constraints).expect("a valid side");
        }
        let Ok(solved) = solve(&problem, &stages(), &Unwatched) else { continue };
        let text = solved.certificate.to_json(&problem, &stages()).expect("numbers and texts");
        let text = String::from_utf8(text).expect("JSON is UTF-8");
        let read = Certificate::from_json(&problem, &stages(), &text).expect("our own format");
        assert_eq!(read.rows, solved.certificate.rows, "seed {seed}");
        // Under side constraints cut-offs are shown to people where the rows prove something else: the file has the proof alone.
        if read.rows.is_none() {
            assert_eq!(read, solved.certificate, "seed {seed}");
        }
        let judged = |of: &Certificate| verify(&problem, &stages(), &solved.assignment, of);
        assert_eq!(judged(&read), judged(&solved.certificate), "seed {seed}");
        let other = Stages::parse("placed,tiers").expect("valid stages");
        assert!(Certificate::from_json(&problem, &other, &text).is_err(), "seed {seed}");
        assert!(Certificate::from_json(&problem, &stages(), &text[..text.len() / 2]).is_err());
    }
}

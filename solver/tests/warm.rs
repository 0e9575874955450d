//! A solver that is asked: after every change it must be where a new solve would be, and the checker must agree.

mod common;

use common::{Dice, Shape, random, sequences, value};
use talka_solver::{
    Problem, Side, Solver, Stage, Stages, Unwatched,
    problem::side::Cap,
    solve, verify,
    warm::{Change, LoadError, Wish},
};

fn loaded(problem: &Problem, stages: &Stages) -> Solver {
    let solved = solve(problem, stages, &Unwatched).expect("solvable");
    Solver::load(problem, stages, &solved).expect("small numbers")
}

/// The solver's own optimum is judged, and compared with a new solve of the same problem.
fn agrees(warm: &Solver, stages: &Stages, what: &str) {
    let (problem, solved) = warm.solution().expect("a valid problem");
    let verdict = verify(&problem, stages, &solved.assignment, &solved.certificate);
    assert!(verdict.all_proven(), "{what}: {verdict:?}");
    let anew = solve(&problem, stages, &Unwatched).expect("solvable");
    assert_eq!(
        value(&problem, stages, &solved.assignment),
        value(&problem, stages, &anew.assignment),
        "{what}"
    );
    if stages.has(Stage::Tiebreak) {
        assert_eq!(solved.assignment, anew.assignment, "{what}");
        assert_eq!(verdict.unique, Ok(()), "{what}");
    }
}

fn seats(solver: &Solver) -> Vec<Option<u32>> {
    (0..100).map(|applicant| solver.seat(applicant)).collect()
}

/// Some change that may be possible.
fn change(dice: &mut Dice, problem: &Problem, turn: u64) -> Change {
    let applicants = u32::try_from(problem.applicants()).expect("small");
    let placements = u32::try_from(problem.placements()).expect("small");
    let (applicant, placement) = (dice.number(applicants), dice.number(placements));
    let wish = |dice: &mut Dice| Wish {
        placement: dice.number(placements),
        rank: 1 + dice.byte(4),
        distance: dice.roll(50),
    };
    let order = Some(1_000_000 + turn);
    match dice.number(8) {
        0 => Change::Leave(applicant),
        1 => {
            let mut wishes: Vec<Wish> = (0..=dice.number(4)).map(|_| wish(dice)).collect();
            wishes.sort_unstable_by_key(|wish| wish.placement);
            wishes.dedup_by_key(|wish| wish.placement);
            Change::Arrive { id: format!("new {turn}"), tier: 1 + dice.byte(3), order, wishes }
        }
        2 => Change::Seats { placement, seats: dice.number(5) },
        3 => Change::Allow(applicant, wish(dice)),
        4 => Change::Forbid(applicant, placement),
        5 => Change::Pin(applicant, placement),
        6 => Change::Unpin(applicant),
        _ => Change::Line { applicant, tier: 1 + dice.byte(3), order },
    }
}

#[test]
fn after_every_change_the_optimum_is_the_one_of_a_new_solve() {
    let mut made = 0;
    for seed in 0..60u64 {
        let mut dice = Dice(70_000 + seed);
        let shape = Shape {
            applicants: 1 + dice.number(60),
            placements: 1 + dice.number(20),
            most_pairs: 6,
            most_seats: 3,
            tiers: 1 + dice.byte(4),
            ranks: 5,
            distances: [3, 60, 40_000][usize::try_from(seed % 3).expect("small")],
            order: seed % 2 == 0,
        };
        let problem = random(&mut dice, shape);
        for stages in sequences(shape.order) {
            let mut solver = loaded(&problem, &stages);
            agrees(&solver, &stages, &format!("seed {seed}, {stages}, as loaded"));
            for turn in 0..12u64 {
                let change = change(&mut dice, &problem, turn);
                let what = format!("seed {seed}, {stages}, turn {turn}, {change:?}");
                let before = seats(&solver);
                let asked = solver.what_if(std::slice::from_ref(&change));
                assert_eq!(before, seats(&solver), "{what}: a question changes nothing");
                let answer = solver.apply(std::slice::from_ref(&change));
                assert_eq!(asked.is_ok(), answer.is_ok(), "{what}");
                if let Err(impossible) = &answer {
                    assert!(!format!("{impossible:?}").contains("NotProven"), "{what}: {impossible:?}");
                }
                made += usize::from(answer.is_ok());
                agrees(&solver, &stages, &what);
            }
        }
    }
    assert!(made > 2_000, "most changes are possible: {made}");
}

#[test]
fn a_problem_with_side_constraints_is_not_loaded_without_them() {
    let shape = Shape {
        applicants: 6,
        placements: 3,
        most_pairs: 3,
        most_seats: 2,
        tiers: 1,
        ranks: 3,
        distances: 9,
        order: true,
    };
    let cap = Cap { id: "home".to_owned(), members: vec![0, 1], max: 2 };
    let side = Side { applicant_caps: vec![cap], ..Side::default() };
    let problem = random(&mut Dice(3), shape).with_side(side).expect("a cap");
    let stages = Stages::usual(true, false);
    let solved = solve(&problem, &stages, &Unwatched).expect("solvable");
    assert_eq!(Solver::load(&problem, &stages, &solved).err(), Some(LoadError::SideConstraints));
}

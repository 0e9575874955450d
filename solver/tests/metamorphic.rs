//! What must not change when the problem is told in another way, and what may change in one direction only.

mod common;

use common::{Dice, Shape, random, sequences, value};
use talka_solver::{
    Problem, ProblemBuilder, Settings, Solved, Stage, Stages, Unwatched, solve, solve_with, verify,
};

/// A problem as rows, to be told again in another way.
#[derive(Clone)]
struct Rows {
    applicants: Vec<(String, u8, Option<u64>)>,
    placements: Vec<(String, u32)>,
    pairs: Vec<(String, String, u8, u64)>,
}

impl Rows {
    fn of(problem: &Problem) -> Self {
        let applicant = |a: usize| problem.applicant_ids().get(a).to_owned();
        let placement = |p: usize| problem.placement_ids().get(p).to_owned();
        Self {
            applicants: (0..problem.applicants())
                .map(|a| (applicant(a), problem.tier(a), problem.order(a)))
                .collect(),
            placements: (0..problem.placements()).map(|p| (placement(p), problem.capacity(p))).collect(),
            pairs: (0..problem.applicants())
                .flat_map(|a| problem.pairs_of(a).map(move |pair| (a, pair)))
                .map(|(a, pair)| (applicant(a), placement(pair.placement as usize), pair.rank, pair.distance))
                .collect(),
        }
    }

    fn problem(&self) -> Problem {
        let mut builder = ProblemBuilder::default();
        for (id, tier, order) in &self.applicants {
            builder.applicant(id, *tier, *order);
        }
        for (id, seats) in &self.placements {
            builder.placement(id, *seats);
        }
        let number = |at: Option<usize>| u32::try_from(at.expect("known")).expect("small");
        for (a, p, rank, distance) in &self.pairs {
            let a = number(self.applicants.iter().position(|row| row.0 == *a));
            let p = number(self.placements.iter().position(|row| row.0 == *p));
            builder.pair(a, p, *rank, *distance);
        }
        builder.build().expect("a valid problem")
    }

    fn shuffled(mut self, dice: &mut Dice) -> Self {
        fn shuffle<T>(dice: &mut Dice, rows: &mut [T]) {
            for at in (1..rows.len()).rev() {
                rows.swap(at, dice.number(u32::try_from(at + 1).expect("small")) as usize);
            }
        }
        shuffle(dice, &mut self.applicants);
        shuffle(dice, &mut self.placements);
        shuffle(dice, &mut self.pairs);
        self
    }
}

fn judged(problem: &Problem, stages: &Stages, what: &str) -> Solved {
    let solved = solve(problem, stages, &Unwatched).expect("solvable");
    let verdict = verify(problem, stages, &solved.assignment, &solved.certificate);
    assert!(verdict.all_proven(), "{what}: {verdict:?}");
    solved
}

fn instances() -> impl Iterator<Item = (Problem, Stages, Dice, String)> {
    (0..80u64).flat_map(|seed| {
        let mut dice = Dice(40_000 + seed);
        let shape = Shape {
            applicants: 5 + dice.number(200),
            placements: 2 + dice.number(40),
            most_pairs: 6,
            most_seats: 4,
            tiers: 1 + dice.byte(4),
            ranks: 6,
            distances: [2, 9_000][usize::from(seed % 2 == 0)],
            order: seed % 3 == 0,
        };
        let problem = random(&mut dice, shape);
        sequences(shape.order).into_iter().map(move |stages| {
            let what = format!("seed {seed}, {stages}");
            (problem.clone(), stages, Dice(seed), what)
        })
    })
}

#[test]
fn neither_the_order_of_rows_nor_the_number_of_threads_changes_anything() {
    for (problem, stages, mut dice, what) in instances() {
        let told = judged(&problem, &stages, &what);
        let again = Rows::of(&problem).shuffled(&mut dice).problem();
        assert_eq!(again, problem, "{what}");
        for threads in [2, 5] {
            let settings = Settings { engine: None, threads };
            let other = solve_with(settings, &problem, &stages, &Unwatched).expect("solvable");
            assert_eq!(other.assignment, told.assignment, "{what}, {threads} threads");
            assert_eq!(other.certificate, told.certificate, "{what}, {threads} threads");
        }
    }
}

#[test]
fn other_names_keep_the_objective() {
    for (problem, stages, mut dice, what) in instances() {
        if stages.has(Stage::Tiebreak) {
            continue;
        }
        let mut rows = Rows::of(&problem);
        let salt = dice.roll(1_000_000);
        let renamed = |id: &String| {
            format!("{:020}{id}", id.len() as u64 * 7_919 + salt * (u64::from(id.as_bytes()[id.len() - 1])))
        };
        rows.applicants.iter_mut().for_each(|row| row.0 = renamed(&row.0));
        rows.placements.iter_mut().for_each(|row| row.0 = renamed(&row.0));
        rows.pairs.iter_mut().for_each(|row| (row.0, row.1) = (renamed(&row.0), renamed(&row.1)));
        let other = rows.problem();
        let best = judged(&problem, &stages, &what);
        let also = judged(&other, &stages, &what);
        assert_eq!(
            value(&problem, &stages, &best.assignment),
            value(&other, &stages, &also.assignment),
            "{what}"
        );
    }
}

#[test]
fn a_seat_or_a_person_of_no_use_changes_nothing() {
    for (problem, stages, _, what) in instances() {
        let mut rows = Rows::of(&problem);
        rows.placements.push(("zz of no use".to_owned(), 3));
        rows.applicants.push(("zz of no use".to_owned(), 200, problem.has_order().then_some(999_999_999)));
        let best = judged(&problem, &stages, &what);
        let also = judged(&rows.problem(), &stages, &what);
        let people = problem.applicants();
        if stages.has(Stage::Tiebreak) {
            assert_eq!(best.assignment.as_slice(), &also.assignment.as_slice()[..people], "{what}");
        }
        let mut cut = also.assignment.as_slice().to_vec();
        cut.truncate(people);
        let cut = talka_solver::Assignment::new(cut);
        assert_eq!(value(&problem, &stages, &best.assignment), value(&problem, &stages, &cut), "{what}");
    }
}

#[test]
fn one_more_seat_or_person_never_places_fewer() {
    for (problem, stages, mut dice, what) in instances() {
        let placed = judged(&problem, &stages, &what).assignment.placed();
        let mut rows = Rows::of(&problem);
        let at = dice.number(u32::try_from(rows.placements.len()).expect("small")) as usize;
        rows.placements[at].1 += 1;
        let more = judged(&rows.problem(), &stages, &what).assignment.placed();
        assert!(more == placed || more == placed + 1, "{what}: {placed}, then {more}");
        rows.applicants.push(("zz new".to_owned(), 1, problem.has_order().then_some(999_999_999)));
        rows.pairs.push(("zz new".to_owned(), rows.placements[at].0.clone(), 1, 1));
        let people = judged(&rows.problem(), &stages, &what).assignment.placed();
        assert!(people == more || people == more + 1, "{what}: {more}, then {people}");
    }
}

//! The checker must say no: each kind of damage to a true result is refused, and whatever it accepts is true.

mod common;

use common::{Dice, Shape, brute_force, random, sequences, value};
use talka_solver::{
    Assignment, Certificate, CutOff, Key, Problem, ProblemBuilder, Refusal, Stage, Stages, Step, Unwatched,
    Verdict, Witness, solve, verify,
};

/// Five people, four placements. Seats are short at `p`, `q`, `r`, which hang together by exchanges in a
/// ring; `s` has a seat too many. Everything that a certificate can hold is there.
fn ring() -> (Problem, Stages, Assignment, Certificate) {
    ring_under("placed,tiers,order,rank,distance,tiebreak")
}

fn ring_under(stages: &str) -> (Problem, Stages, Assignment, Certificate) {
    let mut builder = ProblemBuilder::default();
    for (id, tier, order) in [("a", 1, 3), ("b", 1, 1), ("c", 2, 2), ("d", 2, 5), ("e", 2, 4)] {
        builder.applicant(id, tier, Some(order));
    }
    for (id, seats) in [("p", 1), ("q", 1), ("r", 1), ("s", 2)] {
        builder.placement(id, seats);
    }
    let pairs = [
        (0, 0, 1, 500),
        (0, 1, 2, 700),
        (1, 1, 1, 300),
        (1, 2, 1, 200),
        (2, 2, 2, 100),
        (2, 0, 1, 900),
        (3, 0, 1, 100),
        (3, 1, 2, 100),
        (4, 3, 1, 400),
    ];
    for (a, p, rank, distance) in pairs {
        builder.pair(a, p, rank, distance);
    }
    let problem = builder.build().expect("a valid problem");
    let stages = Stages::parse(stages).expect("valid stages");
    let solved = solve(&problem, &stages, &Unwatched).expect("solvable");
    let verdict = verify(&problem, &stages, &solved.assignment, &solved.certificate);
    assert!(verdict.all_proven() && verdict.feasible.is_ok(), "{verdict:?}");
    (problem, stages, solved.assignment, solved.certificate)
}

fn judged(change: impl FnOnce(&mut Vec<Option<u32>>, &mut Certificate)) -> Verdict {
    let (problem, stages, assignment, mut certificate) = ring();
    let mut placement_of = assignment.as_slice().to_vec();
    change(&mut placement_of, &mut certificate);
    verify(&problem, &stages, &Assignment::new(placement_of), &certificate)
}

fn refusal(verdict: &Verdict, stage: Stage) -> Refusal {
    let found = verdict.stages.iter().find(|(asked, _)| *asked == stage).expect("the stage was asked");
    found.1.clone().expect_err("refused")
}

const P: usize = 0;
const Q: usize = 1;
const R: usize = 2;
const S: usize = 3;

#[test]
fn an_overfilled_seat() {
    let verdict = judged(|people, _| people[3] = Some(0));
    assert_eq!(verdict.feasible, Err(Refusal::Overfilled { placement: P, load: 2 }));
    assert!(!verdict.all_proven());
}

#[test]
fn a_pair_that_is_not_allowed() {
    let verdict = judged(|people, _| people[3] = Some(3));
    assert_eq!(verdict.feasible, Err(Refusal::NotAPair { applicant: 3, placement: S }));
}

#[test]
fn a_person_too_few_and_an_unknown_placement() {
    let verdict = judged(|people, _| people.truncate(4));
    assert_eq!(verdict.feasible, Err(Refusal::Shape));
    let verdict = judged(|people, _| people[0] = Some(17));
    assert_eq!(verdict.feasible, Err(Refusal::Shape));
}

#[test]
fn somebody_left_out_who_could_be_placed() {
    let verdict = judged(|people, certificate| {
        people[4] = None;
        certificate.unique = None;
    });
    assert_eq!(refusal(&verdict, Stage::Placed), Refusal::LeftOut { applicant: 4, placement: S });
}

#[test]
fn a_later_person_placed_before_an_earlier_one() {
    // d (tier 2, order 5) takes the place of c (tier 2, order 2).
    let verdict = judged(|people, certificate| {
        (people[0], people[1], people[2], people[3]) = (Some(0), Some(2), None, Some(1));
        certificate.cutoffs[..3].fill(CutOff::Last(Key { tier: 2, order: 5 }));
    });
    assert_eq!(refusal(&verdict, Stage::Order), Refusal::LeftOut { applicant: 2, placement: P });
    assert!(verdict.proves(Stage::Tiers), "the tiers are as good as before");
}

#[test]
fn a_cut_off_lowered() {
    let verdict = judged(|_, certificate| certificate.cutoffs[P] = CutOff::Last(Key { tier: 1, order: 1 }));
    assert!(matches!(
        refusal(&verdict, Stage::Placed),
        Refusal::CutOffTooEarly { placement: P, .. } | Refusal::CutOffBeforeHolder { placement: P, .. }
    ));
}

#[test]
fn an_open_placement_called_full() {
    let verdict = judged(|_, certificate| certificate.cutoffs[S] = CutOff::Last(Key { tier: 2, order: 4 }));
    assert_eq!(refusal(&verdict, Stage::Placed), Refusal::FreeSeatNotOpen { placement: S });
}

#[test]
fn a_cut_off_raised() {
    let verdict = judged(|_, certificate| certificate.cutoffs[P] = CutOff::Last(Key { tier: 2, order: 3 }));
    assert!(verdict.cutoffs_exact.is_err(), "{verdict:?}");
}

#[test]
fn cut_offs_raised_together_around_a_cycle() {
    // Every condition of closure still holds: only the steps show that nobody with this key is there.
    let verdict = judged(|_, certificate| {
        certificate.cutoffs[..3].fill(CutOff::Last(Key { tier: 2, order: 3 }));
    });
    assert!(verdict.proves(Stage::Order), "closure alone cannot tell");
    assert!(matches!(verdict.cutoffs_exact, Err(Refusal::StepFalse { .. })));
    // … and steps that run in a circle are refused for their numbers.
    let verdict = judged(|people, certificate| {
        certificate.cutoffs[..3].fill(CutOff::Last(Key { tier: 2, order: 3 }));
        for p in [P, Q, R] {
            let at = |person: &Option<u32>| *person == u32::try_from(p).ok();
            let holder = u32::try_from(people.iter().position(at).expect("held")).expect("small");
            let to = [1u32, 2, 0][p];
            certificate.steps[p] = Some(Step { number: 1, witness: Witness::Exchange { holder, to } });
        }
    });
    assert!(matches!(verdict.cutoffs_exact, Err(Refusal::StepFalse { .. })));
}

#[test]
fn a_step_by_somebody_else() {
    for damage in [0, 1, 2] {
        let verdict = judged(|_, certificate| {
            let step = certificate.steps[P].as_mut().expect("a step");
            match (damage, &mut step.witness) {
                (0, Witness::Exchange { holder, .. } | Witness::Holder(holder)) => *holder = 4,
                (1, Witness::Exchange { holder, .. } | Witness::Holder(holder)) => *holder = 4_000_000,
                _ => step.number += 7,
            }
            if damage == 2 {
                certificate.steps[Q] = None;
            }
        });
        assert!(verdict.cutoffs_exact.is_err(), "damage {damage}");
    }
}

#[test]
fn a_cut_off_or_step_missing() {
    let verdict = judged(|_, certificate| certificate.cutoffs.truncate(3));
    assert_eq!(refusal(&verdict, Stage::Placed), Refusal::Missing { what: "cut-offs" });
    let verdict = judged(|_, certificate| certificate.steps[R] = None);
    assert!(matches!(verdict.cutoffs_exact, Err(Refusal::StepFalse { .. })));
}

#[test]
fn a_price_changed_by_one() {
    let (_, _, _, certificate) = ring();
    for set in 0..certificate.prices.len() {
        let verdict = judged(|_, certificate| certificate.prices[set].placements[S] += 1);
        assert!(!verdict.all_proven(), "a free seat has no price: set {set}");
    }
    // The ring is tight in ranks: each price is held between its neighbours.
    for p in [P, Q, R] {
        for by in [-1, 1] {
            let verdict = judged(|_, certificate| certificate.prices[0].placements[p] += by);
            let (problem, stages, assignment, mut certificate) = ring();
            certificate.prices[0].placements[p] += by;
            let still = verify(&problem, &stages, &assignment, &certificate);
            assert_eq!(verdict, still, "the judge answers the same twice");
        }
    }
    let two = two_at_the_edge();
    for by in [-1, 1] {
        let (problem, stages, assignment, mut certificate) = two.clone();
        certificate.prices[0].placements[0] += by;
        let verdict = verify(&problem, &stages, &assignment, &certificate);
        assert!(verdict.stages[2].1.is_err(), "{by}: {verdict:?}");
    }
}

/// Two people and two seats where the price of the first seat is pinned from both sides.
fn two_at_the_edge() -> (Problem, Stages, Assignment, Certificate) {
    let mut builder = ProblemBuilder::default();
    builder.applicant("a", 1, Some(1));
    builder.applicant("b", 1, Some(2));
    builder.placement("p", 1);
    builder.placement("q", 2);
    for (a, p, rank) in [(0, 0, 1), (0, 1, 3), (1, 0, 1), (1, 1, 3)] {
        builder.pair(a, p, rank, 0);
    }
    let problem = builder.build().expect("a valid problem");
    let stages = Stages::parse("placed,order,rank").expect("valid stages");
    let solved = solve(&problem, &stages, &Unwatched).expect("solvable");
    assert_eq!(solved.certificate.prices[0].placements, [2, 0]);
    (problem, stages, solved.assignment, solved.certificate)
}

#[test]
fn a_price_set_missing_swapped_or_short() {
    let verdict = judged(|_, certificate| certificate.prices.clear());
    assert_eq!(refusal(&verdict, Stage::Rank), Refusal::Missing { what: "prices" });
    assert_eq!(refusal(&verdict, Stage::Distance), Refusal::EarlierStage);
    let verdict = judged(|_, certificate| certificate.prices.swap(0, 1));
    assert_eq!(refusal(&verdict, Stage::Rank), Refusal::WrongPrices { stage: Stage::Rank });
    let verdict = judged(|_, certificate| certificate.prices[1].placements.truncate(2));
    assert_eq!(refusal(&verdict, Stage::Distance), Refusal::Missing { what: "prices" });
    let verdict = judged(|_, certificate| certificate.prices[1].groups.push(0));
    assert_eq!(refusal(&verdict, Stage::Distance), Refusal::Missing { what: "prices" });
}

#[test]
fn prices_that_overflow() {
    let verdict = judged(|_, certificate| certificate.prices[1].placements[P] = i128::MAX);
    assert!(refusal(&verdict, Stage::Distance) != Refusal::NotFeasible);
}

#[test]
fn a_group_price_changed() {
    let (problem, stages, assignment, certificate) = ring_under("placed,tiers,rank,distance");
    for by in [-100, 100] {
        let mut damaged = certificate.clone();
        damaged.prices[0].groups[1] += by;
        let verdict = verify(&problem, &stages, &assignment, &damaged);
        assert!(verdict.stages[2].1.is_err(), "{by}: {verdict:?}");
    }
}

#[test]
fn a_worse_rank_or_distance() {
    // Turned once around the ring, all are placed as before, at a worse sum.
    let verdict = judged(|people, certificate| {
        certificate.steps[..3].fill(None);
        (people[0], people[1], people[2]) =
            if people[0] == Some(0) { (Some(1), Some(2), Some(0)) } else { (Some(0), Some(1), Some(2)) };
    });
    assert!(verdict.proves(Stage::Order));
    assert!(!verdict.proves(Stage::Rank) || !verdict.proves(Stage::Distance));
}

#[test]
fn a_ranking_missing_or_level() {
    let verdict = judged(|_, certificate| certificate.unique = None);
    assert_eq!(verdict.unique, Err(Refusal::Missing { what: "ranking" }));
    let ties = ProblemBuilder::default();
    let mut builder = ties;
    builder.applicant("a", 1, None);
    builder.applicant("b", 1, None);
    builder.placement("p", 1);
    builder.placement("q", 1);
    for (a, p) in [(0, 0), (0, 1), (1, 0), (1, 1)] {
        builder.pair(a, p, 1, 0);
    }
    let problem = builder.build().expect("a valid problem");
    let stages = Stages::parse("placed,tiebreak").expect("valid stages");
    let solved = solve(&problem, &stages, &Unwatched).expect("solvable");
    let mut level = solved.certificate.clone();
    let ranking = level.unique.as_mut().expect("unique after the tie-break");
    ranking.placements.fill(0);
    ranking.groups.fill(0);
    level.prices.clear();
    let verdict = verify(&problem, &stages, &solved.assignment, &level);
    assert!(matches!(verdict.unique, Err(Refusal::NotFalling { .. })), "{verdict:?}");
    let mut short = solved.certificate;
    short.unique.as_mut().expect("unique").placements.pop();
    let verdict = verify(&problem, &stages, &solved.assignment, &short);
    assert_eq!(verdict.unique, Err(Refusal::Missing { what: "ranking" }));
}

/// Whatever certificate comes with it: an assignment that the checker accepts has the best value there is,
/// and one that it calls unique is the one. Certificates are true ones of other assignments, damaged at random.
#[test]
fn nothing_false_is_ever_accepted() {
    let mut accepted = 0;
    for seed in 0..400u64 {
        let mut dice = Dice(50_000 + seed);
        let shape = Shape {
            applicants: 1 + dice.number(6),
            placements: 1 + dice.number(4),
            most_pairs: 4,
            most_seats: 2,
            tiers: 3,
            ranks: 3,
            distances: 3,
            order: seed % 2 == 0,
        };
        let problem = random(&mut dice, shape);
        for stages in sequences(shape.order) {
            let solved = solve(&problem, &stages, &Unwatched).expect("solvable");
            let best = brute_force(&problem, &stages).0;
            for _ in 0..6 {
                let assignment = shaken(&mut dice, &problem, &solved.assignment);
                let certificate = damaged(&mut dice, &solved.certificate);
                let verdict = verify(&problem, &stages, &assignment, &certificate);
                if verdict.feasible.is_ok() && verdict.stages.iter().all(|(_, outcome)| outcome.is_ok()) {
                    accepted += 1;
                    assert_eq!(value(&problem, &stages, &assignment), best, "seed {seed}, {stages}");
                    if stages.has(Stage::Tiebreak) {
                        assert_eq!(assignment, solved.assignment, "seed {seed}, {stages}");
                    }
                }
            }
        }
    }
    assert!(accepted > 500, "some undamaged ones must be among them: {accepted}");
}

fn shaken(dice: &mut Dice, problem: &Problem, assignment: &Assignment) -> Assignment {
    let mut people = assignment.as_slice().to_vec();
    for _ in 0..dice.number(3) {
        let a = dice.number(u32::try_from(people.len()).expect("small")) as usize;
        let pairs = problem.placements_of(a);
        let turn = dice.number(u32::try_from(pairs.len()).expect("small") + 1) as usize;
        people[a] = pairs.get(turn).copied();
    }
    Assignment::new(people)
}

fn damaged(dice: &mut Dice, certificate: &Certificate) -> Certificate {
    let mut damaged = certificate.clone();
    let placements = u32::try_from(damaged.cutoffs.len()).expect("small");
    for _ in 0..dice.number(3) {
        let p = dice.number(placements) as usize;
        let by = i128::from(dice.byte(5)) - 2;
        match dice.number(4) {
            0 => {
                let from = dice.number(placements) as usize;
                damaged.cutoffs[p] = damaged.cutoffs[from];
                damaged.steps[p] = damaged.steps[from];
            }
            1 => {
                if let Some(set) = damaged.prices.first_mut() {
                    set.placements[p] += by;
                }
            }
            2 => {
                if let Some(set) = damaged.prices.last_mut() {
                    set.groups.iter_mut().for_each(|price| *price += by);
                }
            }
            _ => {
                if let Some(ranking) = damaged.unique.as_mut() {
                    ranking.placements[p] += by;
                }
            }
        }
    }
    damaged
}

//! The ends of what may be asked: nobody, one placement for everyone, one person with ten thousand pairs, long
//! paths, rings and strips, everything equal, the largest numbers. Every answer is judged.

mod common;

use common::Dice;
use talka_solver::{
    Objective, Problem, ProblemBuilder, Side, Solved, Stages, Unwatched, problem::side::Cap, solve, verify,
};

const ALL: &str = "placed,tiers,rank,distance,tiebreak";

fn judged(problem: &Problem, stages: &str) -> (Solved, Objective) {
    let stages = Stages::parse(stages).expect("valid stages");
    let solved = solve(problem, &stages, &Unwatched).expect("solvable");
    let verdict = verify(problem, &stages, &solved.assignment, &solved.certificate);
    assert!(verdict.all_proven(), "{verdict:?}");
    let sums = Objective::of(problem, &solved.assignment);
    (solved, sums)
}

/// `people` and `seats` with pairs as a function says: for each person placements with rank and distance.
fn market(
    people: u32,
    seats: &[u32],
    tiers: u32,
    mut pairs: impl FnMut(u32) -> Vec<(u32, u8, u64)>,
) -> Problem {
    let mut builder = ProblemBuilder::default();
    for (number, &seats) in seats.iter().enumerate() {
        builder.placement(&format!("P{number:07}"), seats);
    }
    for person in 0..people {
        builder.applicant(&format!("A{person:07}"), u8::try_from(1 + person % tiers).expect("a tier"), None);
        for (placement, rank, distance) in pairs(person) {
            builder.pair(person, placement, rank, distance);
        }
    }
    builder.build().expect("a valid problem")
}

#[test]
fn nobody_and_nothing() {
    for problem in
        [market(0, &[], 1, |_| vec![]), market(0, &[3, 0], 1, |_| vec![]), market(3, &[], 2, |_| vec![])]
    {
        for stages in ["placed", ALL] {
            assert_eq!(judged(&problem, stages).1.placed, 0);
        }
    }
    assert_eq!(judged(&market(1, &[1], 1, |_| vec![(0, 255, 1_000_000_000_000)]), ALL).1.placed, 1);
    assert_eq!(judged(&market(1, &[0], 1, |_| vec![(0, 1, 0)]), ALL).1.placed, 0);
}

#[test]
fn one_placement_for_everyone() {
    let people = 1_000_000;
    let mut dice = Dice(1);
    let sums = judged(&market(people, &[1_000_000], 3, |_| vec![(0, 1, 7)]), "placed,tiers,rank,distance").1;
    assert_eq!(sums.placed, u64::from(people));
    // Half as many seats as people: the nearest of the last tier that is served get them.
    let half = market(people, &[people / 2], 3, |_| vec![(0, 1 + dice.byte(3), dice.roll(100_000))]);
    assert_eq!(judged(&half, ALL).1.placed, u64::from(people / 2));
}

#[test]
fn one_person_with_ten_thousand_pairs_and_a_star() {
    let pairs = |person: u32| {
        if person == 0 { (0..10_000).map(|p| (p, 1, u64::from(p))).collect() } else { vec![(person, 1, 0)] }
    };
    assert_eq!(judged(&market(2_000, &vec![1; 10_000], 1, pairs), ALL).1.placed, 2_000);
    let star = market(20_000, &[1], 20, |person| vec![(0, 1, u64::from(person))]);
    assert_eq!(judged(&star, ALL).1.placed, 1);
}

/// Person i could take placements i and i + 1, one seat each; as many people as seats, one fewer, or one more.
#[test]
fn a_path_of_alternating_steps() {
    let length = 500_000;
    for (seats, first) in [(length, 1), (length + 1, 2), (length - 1, 1)] {
        for turned in [false, true] {
            let mut dice = Dice(9);
            let pairs = |person: u32| {
                let person = if turned { length - 1 - person } else { person };
                let both = [person, person + 1].into_iter().filter(|&p| p < seats);
                both.map(|p| (p, if p == person { first } else { 3 - first }, dice.roll(1_000))).collect()
            };
            let problem = market(length, &vec![1; seats as usize], 1, pairs);
            assert_eq!(judged(&problem, ALL).1.placed, u64::from(length.min(seats)));
        }
    }
}

/// Placements around a ring, everybody near a few of them; exactly filled, and with one seat missing.
#[test]
fn a_ring_shaped_strip() {
    let length = 16_000;
    for people in [length, length - 1, length + 1] {
        let mut dice = Dice(11);
        let pairs = |person: u32| {
            (0..4).map(|step| ((person + step) % length, 1 + dice.byte(3), dice.roll(50_000))).collect()
        };
        let problem = market(people, &vec![1; length as usize], 1, pairs);
        assert_eq!(judged(&problem, ALL).1.placed, u64::from(people.min(length)));
    }
}

#[test]
fn all_equal() {
    let people = 200_000;
    let pairs = |person: u32| (0..6).map(|step| ((person * 7 + step * 13) % (people / 8), 1, 5)).collect();
    let problem = market(people, &vec![5; people as usize / 8], 4, pairs);
    judged(&problem, "placed,tiers,rank,distance");
    judged(&problem, "placed,rank,tiebreak");
}

/// Ranks to 255 and distances to 10¹²: prices no longer fit 64 bits.
#[test]
fn the_largest_numbers() {
    for seed in 0..3 {
        let mut dice = Dice(seed);
        let pairs = |person: u32| {
            let mut near: Vec<u32> = (0..5).map(|_| (person / 4 + dice.number(40)) % 500).collect();
            near.sort_unstable();
            near.dedup();
            near.into_iter()
                .map(|p| (p, 1 + dice.byte(255), 1_000_000_000_000 - dice.roll(1_000_000)))
                .collect()
        };
        judged(&market(3_000, &[4; 500], 3, pairs), ALL);
    }
}

/// Two people of each household may have one place. A proof that grew with people times households would have tens of millions of
/// prices here, and billions in a capital.
#[test]
fn a_proof_for_households_is_no_longer_than_they_are_many() {
    for seats in [1, 3] {
        let (people, places) = (4_000u32, 500u32);
        let mut dice = Dice(7 + u64::from(seats));
        let mut builder = ProblemBuilder::default();
        for p in 0..places {
            builder.placement(&format!("P{p:03}"), 1 + dice.number(2 * seats - 1));
        }
        for a in 0..people {
            builder.applicant(&format!("A{a:04}"), 1 + dice.byte(3), Some(u64::from(a * 7 % people)));
            let mut wishes: Vec<u32> = Vec::new();
            while wishes.len() < 6 {
                let near = (a * places / people + dice.number(60)) % places;
                let wish = if dice.roll(3) == 0 { dice.number(places) } else { near };
                if !wishes.contains(&wish) {
                    wishes.push(wish);
                }
            }
            for (wish, rank) in wishes.into_iter().zip(1..) {
                builder.pair(a, wish, rank, dice.roll(9_000));
            }
        }
        let home = |number: u32| Cap {
            id: format!("home{number:04}"),
            members: vec![2 * number, 2 * number + 1],
            max: 1,
        };
        let side = Side { applicant_caps: (0..people / 2).map(home).collect(), ..Side::default() };
        let problem = builder.build().expect("a valid problem").with_side(side).expect("valid caps");
        let (solved, sums) = judged(&problem, "placed,tiers,order,rank,distance,tiebreak");
        let proof = solved.certificate.rows.expect("prices of rows");
        let prices: usize = proof.left_out.iter().map(|out| out.prices.rows.len()).sum();
        println!("{seats}: {} placed, {} sets for those who are out", sums.placed, proof.left_out.len());
        assert!(prices <= 40 * problem.rows(), "{} sets", proof.left_out.len());
    }
}

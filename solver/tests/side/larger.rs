//! Nested caps on placements at sizes that no brute force reaches: closing seats by blockers and the network of its own
//! end at the same assignment, proven in every stage.

use super::*;

#[test]
fn blockers_and_the_network_agree_where_caps_nest() {
    const STAGES: [&str; 4] = [
        "placed,tiers,order,rank,distance,tiebreak",
        "placed,tiers,rank,distance,tiebreak",
        "placed,distance,tiebreak",
        "placed,order,rank,tiebreak",
    ];
    let (mut solved, mut same) = (0, 0);
    for (seed, stages) in (7_000_000..7_000_200).zip(STAGES.into_iter().cycle()) {
        let stages = Stages::parse(stages).expect("valid stages");
        let mut dice = Dice(seed);
        let shape = Shape {
            applicants: 20 + dice.number(180),
            placements: 3 + dice.number(25),
            most_pairs: 6,
            most_seats: 6,
            tiers: 1 + dice.byte(4),
            ranks: 4,
            distances: 1 + dice.roll(1_000),
            order: true,
        };
        let problem = random(&mut dice, shape);
        let kinds = PLACES | NESTED | if dice.roll(2) == 0 { PINS | FORBIDDEN } else { FORBIDDEN };
        let side = side(&mut dice, &problem, kinds);
        let problem = problem.with_side(side).expect("a valid side");
        let engine = Some(Engine::LinearProgramme(Start::LinearProgramme));
        let other = solve_with(Settings { engine, threads: 1 }, &problem, &stages, &Unwatched);
        let Ok(one) = solve(&problem, &stages, &Unwatched) else {
            assert!(other.is_err(), "seed {seed}: {other:?}");
            continue;
        };
        let verdict = verify(&problem, &stages, &one.assignment, &one.certificate);
        let refused = verdict.stages.iter().find(|(_, outcome)| outcome.is_err());
        assert!(refused.is_none() && verdict.unique.is_ok(), "seed {seed}: {verdict:?}");
        assert!(verdict.feasible.is_ok() && verdict.cutoffs_exact.is_ok(), "seed {seed}: {verdict:?}");
        let other = other.expect("solved by one, so by the other");
        // A tie-break that rests on tolerances may end elsewhere, but not better.
        let [here, there] = [&one, &other].map(|solved| value(&problem, &stages, &solved.assignment));
        assert!(here >= there, "seed {seed}: {here:?} {there:?}");
        same += usize::from(one.assignment == other.assignment);
        solved += 1;
    }
    println!("{solved} of 200 could be solved, {same} alike by both");
    assert!(same > 100, "most are alike");
    assert!(solved > 100, "most instances say something");
}

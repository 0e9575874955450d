//! Who is served, and that nothing else is as good: lines in another order, steps along pairs that nobody may take, rankings
//! that forget where somebody came from.

use talka_solver::{
    Assignment, Certificate, CutOff, Goal, Key, LeftOut, Prices, ProblemBuilder, RowProof, RowStep,
    RowWitness, Side, Stage, Stages, Step, Verdict, Witness,
    problem::side::{Cap, Reserve},
    verify,
};

use super::{idle, judged, problem, proof, set};

/// One seat, and two people with tier and order; the first of them has it.
fn one_seat(people: [(u8, u64); 2]) -> Verdict {
    let mut builder = ProblemBuilder::default();
    builder.placement("p", 1);
    for (id, (tier, order)) in (0u32..).zip(people) {
        builder.applicant(&format!("a{id}"), tier, Some(order));
        builder.pair(id, 0, 1, 0);
    }
    let problem = builder.build().and_then(|problem| problem.with_side(idle())).expect("a valid problem");
    let prices = Prices { rows: vec![1, 0], earlier: vec![0], ..Prices::default() };
    let left_out = vec![LeftOut { prices, people: vec![1] }];
    let proof = RowProof { left_out, ..proof(&problem, vec![set(Goal::Placed, &[1, 0], 0)]) };
    judged(&problem, "placed,order", &[Some(0), None], proof)
}

#[test]
fn a_line_in_another_order() {
    assert!(one_seat([(1, 1), (1, 2)]).proves(Stage::Order));
    assert!(one_seat([(1, 2), (2, 1)]).proves(Stage::Order));
    for people in [[(1, 2), (1, 1)], [(2, 1), (1, 2)], [(2, 2), (1, 1)]] {
        let verdict = one_seat(people);
        assert!(verdict.proves(Stage::Placed) && !verdict.proves(Stage::Order), "{people:?}: {verdict:?}");
    }
}

/// Two seats, three people of whom the first two may have one place between them; who has one, and which caps are said to be full.
fn one_of_two(held: [Option<u32>; 3], full: &[u32], side: impl Fn(&mut Side)) -> Verdict {
    let cap = |members: &[u32], max| Cap { id: format!("{members:?}"), members: members.to_vec(), max };
    let mut asked = Side { applicant_caps: vec![cap(&[0, 1], 1), cap(&[2], 9)], ..Side::default() };
    side(&mut asked);
    let people = [("a", Some(1)), ("b", Some(2)), ("c", Some(3))];
    let problem = problem(&people, &[("p", 2)], &[(0, 0, 1), (1, 0, 1), (2, 0, 1)], asked);
    // One for the seats in `p`: nobody is worth more.
    let proof = RowProof { full: full.to_vec(), ..proof(&problem, vec![set(Goal::Placed, &[1, 0, 0], 0)]) };
    judged(&problem, "placed,order", &held, proof)
}

#[test]
fn a_cap_that_is_full_with_others() {
    let same = |_: &mut Side| {};
    let first = [Some(0), None, Some(0)];
    assert!(one_of_two(first, &[0], same).proves(Stage::Order));
    assert!(!one_of_two(first, &[], same).proves(Stage::Order), "not claimed");
    assert!(!one_of_two(first, &[1], same).proves(Stage::Order), "another cap");
    for wrong in [&[0, 0][..], &[1, 0], &[0, 2], &[0, u32::MAX]] {
        assert!(!one_of_two(first, wrong, same).proves(Stage::Order), "{wrong:?}");
    }
    let second = [None, Some(0), Some(0)];
    assert!(!one_of_two(second, &[0], same).proves(Stage::Order), "it is full with somebody who comes later");
    let pinned = |side: &mut Side| side.pins.push((1, 0));
    assert!(one_of_two(second, &[0], pinned).proves(Stage::Order), "who is pinned is always there");
    let roomy = |side: &mut Side| side.applicant_caps[0].max = 2;
    assert!(!one_of_two(first, &[0], roomy).proves(Stage::Order), "it is not full");
}

/// `a` has the seat at `p`; `q` is free, but `a` has no such pair.
#[test]
fn a_step_along_a_pair_that_is_none() {
    let key = Key { tier: 1, order: 1 };
    let stages = Stages::parse("placed,order").expect("valid stages");
    let plain = |pairs: &[(u32, u32, u8)], side: Side| {
        problem(&[("a", Some(1)), ("b", Some(2))], &[("p", 1), ("q", 2)], pairs, side)
    };
    let held = Assignment::new(vec![Some(0), Some(1)]);
    let problem = plain(&[(0, 0, 1), (1, 1, 1)], Side::default());
    let exact = |cutoff: CutOff, step: Step| {
        let steps = vec![Some(step), Some(Step { number: 0, witness: Witness::FreeSeat })];
        let cutoffs = vec![cutoff, CutOff::Open];
        let certificate = Certificate { cutoffs, steps, ..Certificate::default() };
        verify(&problem, &stages, &held, &certificate).cutoffs_exact
    };
    assert_eq!(exact(CutOff::Last(key), Step { number: 0, witness: Witness::Holder(0) }), Ok(()));
    for step in [
        Step { number: 1, witness: Witness::Exchange { holder: 0, to: 1 } },
        Step { number: 1, witness: Witness::Exchange { holder: 1, to: 1 } },
        Step { number: 0, witness: Witness::FreeSeat },
    ] {
        assert!(exact(CutOff::Open, step).is_err(), "{step:?}");
    }
    let other = CutOff::Last(Key { tier: 1, order: 2 });
    assert!(exact(other, Step { number: 0, witness: Witness::Holder(1) }).is_err(), "not there");
    // The same under side constraints, where the pair is forbidden.
    let forbidden = Side { forbidden: vec![(0, 1)], ..idle() };
    let problem = plain(&[(0, 0, 1), (0, 1, 1), (1, 1, 1)], forbidden);
    let room = RowStep { number: 0, witness: RowWitness::Room };
    let exact = |cutoff: CutOff, step: RowStep| {
        let mut proof = proof(&problem, vec![]);
        // Placements, then the cap around `p`.
        proof.cutoffs = vec![cutoff, CutOff::Open, CutOff::Open];
        proof.steps = vec![Some(step), Some(room), Some(room)];
        judged(&problem, "placed,order", held.as_slice(), proof)
    };
    let sound = exact(CutOff::Last(key), RowStep { number: 0, witness: RowWitness::Holder(0) });
    assert!(sound.all_proven(), "{sound:?}");
    for witness in [
        RowWitness::Exchange { holder: 0, to: 1 },
        RowWitness::Exchange { holder: 0, to: 7 },
        RowWitness::Exchange { holder: 1, to: 1 },
        RowWitness::Exchange { holder: 7, to: 1 },
        RowWitness::Room,
        RowWitness::Up,
        RowWitness::Down(1),
        RowWitness::Down(7),
    ] {
        let verdict = exact(CutOff::Open, RowStep { number: 1, witness });
        assert!(verdict.cutoffs_exact.is_err(), "{witness:?}: {verdict:?}");
    }
}

type Change = fn(&mut RowProof);

/// One seat under two caps, one inside the other; what is said of the caps has to fit what is said of the seat.
#[test]
fn cut_offs_of_caps_that_do_not_fit() {
    let cap = |id: &str, members: &[u32], max| Cap { id: id.into(), members: members.to_vec(), max };
    let caps = vec![cap("in", &[0], 9), cap("out", &[0, 1], 1)];
    let side = Side { placement_caps: caps, ..Side::default() };
    let people = [("a", Some(1)), ("b", Some(2))];
    let problem = problem(&people, &[("p", 2), ("q", 1)], &[(0, 0, 1), (1, 0, 1), (1, 1, 1)], side);
    let last = CutOff::Last(Key { tier: 1, order: 1 });
    let step = |number, witness| Some(RowStep { number, witness });
    let judge = |change: &dyn Fn(&mut RowProof), held: [Option<u32>; 2]| {
        let mut proof = proof(&problem, vec![]);
        proof.cutoffs = vec![last; 4];
        proof.steps = vec![
            step(0, RowWitness::Holder(0)),
            step(3, RowWitness::Up),
            step(1, RowWitness::Down(0)),
            step(2, RowWitness::Down(2)),
        ];
        change(&mut proof);
        judged(&problem, "placed,order", &held, proof)
    };
    let best = [Some(0), None];
    let sound = judge(&|_| {}, best);
    assert!(sound.all_proven() && sound.cutoffs_exact.is_ok(), "{sound:?}");
    let changes: [Change; 8] = [
        |proof| proof.cutoffs[0] = CutOff::None,
        |proof| proof.cutoffs[1] = CutOff::None,
        |proof| proof.cutoffs[2] = CutOff::None,
        |proof| proof.cutoffs[3] = CutOff::None,
        |proof| proof.cutoffs[3] = CutOff::Open,
        |proof| proof.cutoffs[1] = CutOff::Open,
        |proof| proof.cutoffs = vec![CutOff::Open; 4],
        |proof| proof.steps[0] = None,
    ];
    for (number, change) in changes.into_iter().enumerate() {
        let verdict = judge(&change, best);
        assert!(verdict.cutoffs_exact.is_err(), "change {number}: {verdict:?}");
        assert!(!verdict.all_proven(), "change {number}: {verdict:?}");
    }
    // The later person, or nobody, has the seat.
    for held in [[None, Some(0)], [None, Some(1)], [None, None]] {
        let verdict = judge(&|_| {}, held);
        assert!(!verdict.proves(Stage::Order), "{held:?}: {verdict:?}");
    }
}

/// `a` at `p` could as well be at `q`; which of them comes first the words would say, and nobody asked them.
#[test]
fn a_ranking_that_only_looks_ahead() {
    let either = problem(&[("a", Some(1))], &[("p", 1), ("q", 1)], &[(0, 0, 1), (0, 1, 1)], idle());
    for ranking in [[1, 0, 0], [1, 0, 1], [2, 1, 0], [0, -1, 0], [-1, -2, 0]] {
        let mut proof = proof(&either, vec![set(Goal::Placed, &[0; 3], 0)]);
        proof.ranking = Some(ranking.to_vec());
        let verdict = judged(&either, "placed,tiebreak", &[Some(0)], proof);
        assert!(verdict.proves(Stage::Placed) && verdict.unique.is_err(), "{ranking:?}: {verdict:?}");
    }
}

/// Tiers come before order numbers, whether or not the stage `tiers` is asked.
#[test]
fn cut_offs_that_forget_the_tier() {
    let mut builder = ProblemBuilder::default();
    builder.placement("p", 1);
    for (id, tier, order) in [(0, 2, 1), (1, 1, 2)] {
        builder.applicant(&format!("a{id}"), tier, Some(order));
        builder.pair(id, 0, 1, 0);
    }
    let problem = builder.build().and_then(|problem| problem.with_side(idle())).expect("a valid problem");
    for tier in [0, 1, 2] {
        let mut proof = proof(&problem, vec![]);
        proof.cutoffs = vec![CutOff::Last(Key { tier, order: 1 }), CutOff::Open];
        let step = |witness| Some(RowStep { number: 0, witness });
        proof.steps = vec![step(RowWitness::Holder(0)), step(RowWitness::Room)];
        let verdict = judged(&problem, "placed,order", &[Some(0), None], proof);
        assert!(!verdict.proves(Stage::Order), "{tier}: {verdict:?}");
    }
}

/// A reserve holds nobody back: the cap around it does, and around what lies in it.
#[test]
fn a_cap_around_a_reserve() {
    // `u`, first in line, could be at `q`; `c` is at `p`, and could be at `r`. One seat of all three may be used.
    let people = [("c", Some(2)), ("u", Some(1))];
    let reserve = Reserve { id: "r".into(), applicants: vec![0], placements: vec![0, 2], seats: 1 };
    let cap = Cap { id: "all".into(), members: vec![0, 1, 2], max: 1 };
    let side = Side { placement_caps: vec![cap], reserves: vec![reserve], ..Side::default() };
    let pairs = [(0, 0, 1), (0, 2, 1), (1, 1, 1)];
    let problem = problem(&people, &[("p", 1), ("q", 1), ("r", 1)], &pairs, side);
    let mut proof = proof(&problem, vec![]);
    proof.cutoffs = vec![CutOff::Open, CutOff::None, CutOff::Open, CutOff::None];
    let step = |number, witness| Some(RowStep { number, witness });
    proof.steps =
        vec![step(1, RowWitness::Exchange { holder: 0, to: 2 }), None, step(0, RowWitness::Room), None];
    let verdict = judged(&problem, "placed,order", &[Some(0), None], proof);
    assert!(!verdict.proves(Stage::Order), "{verdict:?}");
}

/// A cap that is full of later people is not closed to earlier ones.
#[test]
fn a_cap_full_of_later_people() {
    // `u`, first in line, could be at `q`; `c` is at `p`. One seat of both may be used.
    let people = [("c", Some(2)), ("u", Some(1))];
    let cap = Cap { id: "all".into(), members: vec![0, 1], max: 1 };
    let side = Side { placement_caps: vec![cap], ..Side::default() };
    let problem = problem(&people, &[("p", 1), ("q", 1)], &[(0, 0, 1), (1, 1, 1)], side);
    let mut proof = proof(&problem, vec![]);
    proof.cutoffs = vec![CutOff::Last(Key { tier: 1, order: 2 }), CutOff::None, CutOff::None];
    proof.steps = vec![Some(RowStep { number: 0, witness: RowWitness::Holder(0) }), None, None];
    let verdict = judged(&problem, "placed,order", &[Some(0), None], proof);
    assert!(!verdict.proves(Stage::Order), "{verdict:?}");
}

/// Caps that cross are no family: who is in both would be counted in one of them.
#[test]
fn caps_that_cross() {
    // `u`, first in line, could be at `r`; `c` is at `q`, `x` at `p`. One seat of `q` and `r` may be used.
    let people = [("c", Some(2)), ("u", Some(1)), ("x", Some(3))];
    let cap = |id: &str, members: [u32; 2], max| Cap { id: id.into(), members: members.to_vec(), max };
    let side = Side { placement_caps: vec![cap("y", [0, 1], 9), cap("z", [1, 2], 1)], ..Side::default() };
    let pairs = [(0, 1, 1), (1, 2, 1), (2, 0, 1)];
    let problem = problem(&people, &[("p", 1), ("q", 1), ("r", 1)], &pairs, side);
    let last = |order| CutOff::Last(Key { tier: 1, order });
    let mut proof = proof(&problem, vec![]);
    proof.cutoffs = vec![last(3), last(2), CutOff::None, CutOff::Open, CutOff::None];
    let step = |witness| Some(RowStep { number: 0, witness });
    let (at_p, at_q) = (step(RowWitness::Holder(2)), step(RowWitness::Holder(0)));
    proof.steps = vec![at_p, at_q, None, step(RowWitness::Room), None];
    let verdict = judged(&problem, "placed,order", &[Some(1), None, Some(0)], proof);
    assert!(!verdict.proves(Stage::Order) && verdict.cutoffs_exact.is_err(), "{verdict:?}");
}

//! Proofs of the wrong shape: lists too long or too short, numbers too large, questions about nobody. Each is refused, none
//! makes the checker stumble.

use talka_solver::{
    Certificate, CutOff, Disjunction, Family, Goal, LeftOut, PriceSet, PriceStage, Prices, Problem,
    ProblemBuilder, Refusal, RowPrices, RowProof, RowStep, RowWitness, Side, Stage, Stages, Tree, TreeNode,
    Unwatched,
    problem::side::{Budget, OpenMin, Reserve},
    solve, verify,
};

use super::{idle, judged, outcome, problem, proof, set};

/// One seat, two people in line, and a proof of every stage by prices.
fn two_for_one() -> (Problem, RowProof) {
    let people = [("a", Some(1)), ("b", Some(2))];
    let problem = problem(&people, &[("p", 1)], &[(0, 0, 1), (1, 0, 1)], idle());
    let sets = vec![set(Goal::Placed, &[1, 0], 0), set(Goal::Priced(PriceStage::Rank), &[0, 0], 1)];
    let prices = Prices { rows: vec![1, 0], earlier: vec![0], ..Prices::default() };
    let left_out = vec![LeftOut { prices, people: vec![1] }];
    let ranking = Some(vec![0; 2]);
    let sets = RowProof { left_out, ranking, ..proof(&problem, sets) };
    (problem, sets)
}

const STAGES: &str = "placed,order,rank,tiebreak";

#[test]
fn the_proof_that_is_bent_here_is_sound() {
    let (problem, proof) = two_for_one();
    let verdict = judged(&problem, STAGES, &[Some(0), None], proof);
    assert!(verdict.all_proven() && verdict.unique.is_ok(), "{verdict:?}");
}

/// What one list too long, too short, or beyond the problem comes to.
#[test]
fn lists_of_the_wrong_length() {
    type Change = fn(&mut RowProof);
    let changes: [Change; 20] = [
        |proof| proof.families.truncate(1),
        |proof| proof.families.push(Family::Places),
        |proof| proof.families.clear(),
        |proof| proof.sets[0].prices.rows.truncate(1),
        |proof| proof.sets[0].prices.rows.push(0),
        |proof| proof.sets[1].prices.rows.clear(),
        |proof| proof.sets[0].prices.cuts.push(0),
        |proof| proof.sets[0].prices.earlier.push(0),
        |proof| proof.sets[1].prices.earlier.clear(),
        |proof| proof.sets[1].prices.earlier.push(0),
        |proof| proof.left_out[0].prices.rows.truncate(1),
        |proof| proof.left_out[0].prices.rows.push(0),
        |proof| proof.left_out[0].prices.earlier.clear(),
        |proof| proof.left_out[0].prices.earlier.push(0),
        |proof| proof.left_out[0].prices.cuts.push(0),
        |proof| proof.left_out[0].people.push(2),
        |proof| proof.left_out[0].people.push(u32::MAX),
        |proof| proof.cutoffs.push(CutOff::Open),
        |proof| {
            proof.cutoffs = vec![CutOff::None; 2];
            proof.steps = vec![None];
        },
        |proof| {
            proof.cutoffs = vec![CutOff::None; 3];
            proof.steps = vec![None; 3];
        },
    ];
    for (number, change) in changes.into_iter().enumerate() {
        let (problem, mut proof) = two_for_one();
        change(&mut proof);
        let verdict = judged(&problem, STAGES, &[Some(0), None], proof);
        assert!(!verdict.all_proven() && verdict.unique.is_err(), "change {number}: {verdict:?}");
    }
    // With nobody left out but by choice, the ranking says the last word.
    for ranking in [None, Some(vec![]), Some(vec![0]), Some(vec![0; 3])] {
        let two = problem(&[("a", Some(1))], &[("p", 1), ("q", 1)], &[(0, 0, 1), (0, 1, 1)], idle());
        let proof = RowProof { ranking: ranking.clone(), ..proof(&two, vec![set(Goal::Placed, &[0; 3], 0)]) };
        let verdict = judged(&two, "placed,tiebreak", &[Some(0)], proof);
        assert!(verdict.unique.is_err(), "{ranking:?}: {verdict:?}");
    }
}

/// Cut-offs that nobody looked at, for the proof is none, are not called exact.
#[test]
fn cut_offs_beside_a_proof_that_is_none() {
    let (problem, mut proof) = two_for_one();
    proof.cutoffs = vec![CutOff::Open; 2];
    proof.steps = vec![Some(RowStep { number: 0, witness: RowWitness::Room }); 2];
    proof.sets.reverse();
    let verdict = judged(&problem, STAGES, &[Some(0), None], proof);
    assert!(verdict.cutoffs_exact.is_err(), "{verdict:?}");
    let certificate = Certificate::default();
    let stages = Stages::parse(STAGES).expect("valid stages");
    let held = talka_solver::Assignment::new(vec![Some(0), None]);
    assert!(verify(&problem, &stages, &held, &certificate).cutoffs_exact.is_err());
}

#[test]
fn numbers_beyond_all_bounds() {
    let missing = Err(Refusal::Missing { what: "prices" });
    let (problem, whole) = two_for_one();
    for scale in [0, -1, (1 << 90) + 1, i128::MAX, i128::MIN] {
        let mut proof = whole.clone();
        proof.sets[0].scale = scale;
        let verdict = judged(&problem, STAGES, &[Some(0), None], proof);
        assert_eq!(*outcome(&verdict, Stage::Placed), missing, "{scale}");
    }
    for price in [(1 << 90) + 1, -(1 << 90) - 1, i128::MAX, i128::MIN] {
        let mut proof = whole.clone();
        proof.sets[0].prices.rows[1] = price;
        assert_eq!(*outcome(&judged(&problem, STAGES, &[Some(0), None], proof), Stage::Placed), missing);
        let mut proof = whole.clone();
        proof.sets[1].prices.earlier[0] = price;
        let verdict = judged(&problem, STAGES, &[Some(0), None], proof);
        assert!(verdict.proves(Stage::Order) && !verdict.proves(Stage::Rank), "{price}: {verdict:?}");
    }
}

/// Cut-offs say who is served; which seats of reserves are filled they do not.
#[test]
fn reserves_that_only_cut_offs_speak_for() {
    let reserve = Reserve { id: "r".into(), applicants: vec![0], placements: vec![0], seats: 1 };
    let side = Side { reserves: vec![reserve], ..Side::default() };
    let problem = problem(&[("a", Some(1))], &[("p", 1), ("q", 2)], &[(0, 0, 1), (0, 1, 1)], side);
    let mut proof = proof(&problem, vec![set(Goal::Placed, &[0; 3], 0)]);
    proof.cutoffs = vec![CutOff::Open; 2];
    proof.steps = vec![Some(RowStep { number: 0, witness: RowWitness::Room }); 2];
    // At `q`, where no seat is kept.
    let verdict = judged(&problem, "placed,reserves,order", &[Some(1)], proof);
    assert!(verdict.proves(Stage::Placed) && verdict.cutoffs_exact.is_ok(), "{verdict:?}");
    assert!(!verdict.proves(Stage::Reserves), "{verdict:?}");
}

/// Two pairs whose worths lie further apart than numbers reach, or are beyond them.
#[test]
fn worths_that_are_too_far_apart() {
    for cost in [1 << 36, 1 << 49] {
        let budget =
            |id: &str, costs: [u64; 2]| Budget { id: id.into(), limit: 1 << 49, costs: costs.to_vec() };
        let budgets = vec![budget("b", [cost, 0]), budget("c", [0, cost])];
        let side = Side { budgets, ..Side::default() };
        let problem = problem(&[("a", Some(1))], &[("p", 1), ("q", 1)], &[(0, 0, 1), (0, 1, 1)], side);
        let first = set(Goal::Placed, &[0, 0, -(1 << 90), 1 << 90], 0);
        let verdict = judged(&problem, "placed", &[Some(0)], proof(&problem, vec![first]));
        let refused = Err(Refusal::Missing { what: "prices in bounds" });
        assert_eq!(*outcome(&verdict, Stage::Placed), refused, "{cost}");
    }
}

/// One person, one seat, and one placement that needs somebody; what a tree with these questions comes to.
fn asked(disjunctions: Vec<Disjunction>, answers: Vec<(u32, i128)>) -> Result<(), Refusal> {
    let side = Side { open_min: vec![OpenMin { placement: 0, min: 1 }], ..Side::default() };
    let problem = problem(&[("a", Some(1)), ("b", Some(2))], &[("p", 1)], &[(0, 0, 1)], side);
    let leaf = |answers| TreeNode::Leaf(Prices { rows: vec![0], answers, ..Prices::default() });
    let nodes =
        vec![TreeNode::Branch { disjunction: 0, at: 0, below: 1, above: 2 }, leaf(answers), leaf(vec![])];
    // At a price below nothing the first bound is too high, and the tree is looked at.
    let tree = Some(Tree { disjunctions, nodes });
    let first = RowPrices { tree, ..set(Goal::Placed, &[-1], 0) };
    let verdict = judged(&problem, "placed", &[Some(0), None], proof(&problem, vec![first]));
    outcome(&verdict, Stage::Placed).clone()
}

#[test]
fn questions_about_nobody() {
    let count =
        |placement: u32, people: &[u32]| Disjunction::Count { placement, applicants: people.to_vec() };
    for disjunction in [Disjunction::Person(0), Disjunction::Runs(0), count(0, &[0, 1]), count(0, &[])] {
        assert_eq!(asked(vec![disjunction], vec![]), Ok(()));
    }
    let wrong = Err(Refusal::WrongPrices { stage: Stage::Placed });
    for disjunction in [
        Disjunction::Person(2),
        Disjunction::Person(u32::MAX),
        Disjunction::Runs(1),
        Disjunction::Runs(u32::MAX),
        count(1, &[0]),
        count(u32::MAX, &[0]),
        count(0, &[2]),
        count(0, &[0, u32::MAX]),
        count(0, &[0, 0]),
        count(0, &[1, 0]),
    ] {
        assert_eq!(
            asked(vec![Disjunction::Person(0), disjunction.clone()], vec![]),
            wrong,
            "{disjunction:?}"
        );
    }
    let twice = || vec![count(0, &[0]), count(0, &[1])];
    assert_eq!(asked(twice(), vec![(0, 0), (1, 0)]), Ok(()));
    for answers in [vec![(1, 0), (0, 0)], vec![(1, 0), (1, 0)], vec![(2, 0)], vec![(u32::MAX, 0)]] {
        assert_eq!(asked(twice(), answers.clone()), wrong, "{answers:?}");
    }
    assert_eq!(asked(vec![Disjunction::Person(0)], vec![(0, 0)]), wrong, "nobody is counted");
    assert!(asked(twice(), vec![(0, i128::MAX), (1, i128::MAX)]).is_err());
    // More lists than one part can need.
    let many = |count: u32| (0..count).map(|number| (number, 0)).collect::<Vec<_>>();
    let all = || (0..400).map(|_| count(0, &[0, 1])).collect::<Vec<_>>();
    assert_eq!(asked(all(), many(64)), Ok(()));
    assert_eq!(asked(all(), many(65)), wrong);
}

/// Knots that nothing leads to prove nothing, and are refused.
#[test]
fn knots_that_hang_in_the_air() {
    let (problem, mut proof) = two_for_one();
    let leaf = || TreeNode::Leaf(Prices { rows: vec![1, 0], ..Prices::default() });
    let split = TreeNode::Branch { disjunction: 0, at: 0, below: 1, above: 2 };
    proof.sets[0].prices.rows = vec![-1, 0];
    let disjunctions = vec![Disjunction::Person(0)];
    for (more, expected) in [(0, Ok(())), (1, Err(Refusal::WrongPrices { stage: Stage::Placed }))] {
        let mut nodes = vec![split.clone(), leaf(), leaf()];
        nodes.extend((0..more).map(|_| leaf()));
        proof.sets[0].tree = Some(Tree { disjunctions: disjunctions.clone(), nodes });
        let verdict = judged(&problem, STAGES, &[Some(0), None], proof.clone());
        assert_eq!(*outcome(&verdict, Stage::Placed), expected);
    }
}

/// As many tiers as there can be, and more words than there are numbers for them: nothing is counted past its end.
#[test]
fn counts_that_end_at_255() {
    let mut builder = ProblemBuilder::default();
    builder.placement("p", 300);
    for tier in 1..=255u8 {
        builder.applicant(&format!("a{tier:03}"), tier, None);
        builder.pair(u32::from(tier) - 1, 0, 1, 0);
    }
    let plain = builder.build().expect("a valid problem");
    let constrained = plain.clone().with_side(idle()).expect("a valid problem");
    let stages = Stages::parse("placed,tiers,rank,tiebreak").expect("valid stages");
    for problem in [plain, constrained] {
        let solved = solve(&problem, &stages, &Unwatched).expect("solvable");
        let verdict = verify(&problem, &stages, &solved.assignment, &solved.certificate);
        assert!(verdict.all_proven() && verdict.unique.is_ok(), "{verdict:?}");
        let mut certificate = solved.certificate;
        let word = |word: usize| PriceStage::Word(u8::try_from(word % 256).expect("below 256"));
        if let Some(proof) = &mut certificate.rows {
            proof.sets.truncate(257);
            let sets = (1..600).map(|at| set(Goal::Priced(word(at)), &vec![0; problem.rows()], 256 + at));
            proof.sets.extend(sets);
        } else {
            certificate.prices.truncate(1);
            let priced = |at| PriceSet { stage: word(at), placements: vec![0], groups: vec![0; 255] };
            certificate.prices.extend((1..600).map(priced));
        }
        let verdict = verify(&problem, &stages, &solved.assignment, &certificate);
        assert!(verdict.unique.is_err(), "{verdict:?}");
    }
}

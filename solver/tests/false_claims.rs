//! False claims under side constraints, each with the certificate that would prove it if the checker looked away.

#[path = "false_claims/answers.rs"]
mod answers;
#[path = "false_claims/following.rs"]
mod following;
#[path = "false_claims/reserves.rs"]
mod reserves;
#[path = "false_claims/served.rs"]
mod served;
#[path = "false_claims/shapes.rs"]
mod shapes;
#[path = "false_claims/trees.rs"]
mod trees;
#[path = "false_claims/verdicts.rs"]
mod verdicts;

use talka_solver::{
    Assignment, Certificate, Cut, CutOff, Family, Goal, Key, LeftOut, PriceSet, PriceStage, Prices, Problem,
    ProblemBuilder, Ranking, Refusal, RowPrices, RowProof, RowStep, RowWitness, Side, Stage, Stages, Step,
    Verdict, Witness,
    problem::side::{Budget, Cap, Reserve},
    verify,
};

/// People and placements with pairs `(applicant, placement, rank)`, all of tier 1.
fn problem(
    people: &[(&str, Option<u64>)],
    places: &[(&str, u32)],
    pairs: &[(u32, u32, u8)],
    side: Side,
) -> Problem {
    let mut builder = ProblemBuilder::default();
    for (id, order) in people {
        builder.applicant(id, 1, *order);
    }
    for (id, seats) in places {
        builder.placement(id, *seats);
    }
    for &(a, p, rank) in pairs {
        builder.pair(a, p, rank, 0);
    }
    builder.build().and_then(|problem| problem.with_side(side)).expect("a valid problem")
}

/// A cap that asks nothing, so that the problem has side constraints.
fn idle() -> Side {
    Side { placement_caps: vec![Cap { id: "all".into(), members: vec![0], max: 9 }], ..Side::default() }
}

fn set(goal: Goal, rows: &[i128], earlier: usize) -> RowPrices {
    let prices = Prices { rows: rows.to_vec(), earlier: vec![0; earlier], ..Prices::default() };
    RowPrices { goal, scale: 1, prices, tree: None, only: false }
}

/// A proof in which every row belongs to the placements.
fn proof(problem: &Problem, sets: Vec<RowPrices>) -> RowProof {
    RowProof { families: vec![Family::Places; problem.rows()], sets, ..RowProof::default() }
}

fn judged(problem: &Problem, stages: &str, held: &[Option<u32>], rows: RowProof) -> Verdict {
    let stages = Stages::parse(stages).expect("valid stages");
    let certificate = Certificate { rows: Some(rows), ..Certificate::default() };
    verify(problem, &stages, &Assignment::new(held.to_vec()), &certificate)
}

fn outcome(verdict: &Verdict, stage: Stage) -> &Result<(), Refusal> {
    &verdict.stages.iter().find(|(asked, _)| *asked == stage).expect("the stage was asked").1
}

/// One person, two placements between which only the words decide.
fn words_decide() -> Problem {
    problem(&[("a", Some(1))], &[("p", 1), ("q", 1)], &[(0, 0, 1), (0, 1, 1)], idle())
}

/// The placement whose word is the least, and the other.
fn by_word(problem: &Problem, word: u8) -> [u32; 2] {
    if problem.tie_word(0, 0, word) < problem.tie_word(0, 1, word) { [0, 1] } else { [1, 0] }
}

#[test]
fn a_word_that_was_skipped() {
    let problem = words_decide();
    let goal = |word: u8| Goal::Priced(PriceStage::Word(word));
    let rows = [0; 3];
    let unique = |held: u32, words: &[u8]| {
        let mut sets = vec![set(Goal::Placed, &rows, 0)];
        sets.extend(words.iter().zip(1..).map(|(&word, earlier)| set(goal(word), &rows, earlier)));
        let proof = RowProof { ranking: Some(vec![0; 3]), ..proof(&problem, sets) };
        judged(&problem, "placed,tiebreak", &[Some(held)], proof).unique
    };
    let [best, other] = by_word(&problem, 1);
    assert_eq!(unique(best, &[1]), Ok(()));
    assert_eq!(unique(best, &[1, 2, 3, 4, 5, 6, 7, 8]), Ok(()));
    // A later word at which the other placement is the better one.
    let later = (2..=8).find(|&word| by_word(&problem, word)[0] == other).expect("some word differs");
    for words in [&[later][..], &[later, 1], &[0], &[9], &[255], &[later, later], &[1, 1]] {
        assert!(unique(other, words).is_err(), "{words:?}");
        if words != [1, 1] {
            assert!(unique(best, words).is_err(), "{words:?} for the best is no proof either");
        }
    }
    let all: Vec<u8> = (1..=9).collect();
    assert!(unique(best, &all).is_err(), "there is no ninth word");
}

#[test]
fn words_that_do_not_exist() {
    let problem = words_decide();
    for word in [0, 9, 64, 65, 255] {
        assert_eq!(problem.tie_word(0, 0, word), 0);
        assert_eq!(PriceStage::Word(word).cost(&problem, 0, 0), 0);
        assert_eq!(Goal::Priced(PriceStage::Word(word)).coefficient(&problem, 0, 0), 0);
    }
    let plain = problem_without_side(&[("a", Some(1))]);
    let stages = Stages::parse("placed,tiebreak").expect("valid stages");
    for word in [0, 2, 9, 255] {
        let prices =
            vec![PriceSet { stage: PriceStage::Word(word), placements: vec![0; 2], groups: vec![0] }];
        let unique = Some(Ranking { placements: vec![0; 2], groups: vec![0] });
        let certificate =
            Certificate { cutoffs: vec![CutOff::Open; 2], steps: vec![None; 2], prices, unique, rows: None };
        let verdict = verify(&plain, &stages, &Assignment::new(vec![Some(0)]), &certificate);
        assert!(verdict.unique.is_err(), "word {word}: {verdict:?}");
    }
}

fn problem_without_side(people: &[(&str, Option<u64>)]) -> Problem {
    problem(people, &[("p", 1), ("q", 1)], &[(0, 0, 1), (0, 1, 1)], Side::default())
}

/// One seat, two people without order numbers; the one who ranks it fifth has it.
#[test]
fn an_order_that_nobody_has() {
    let people = [("a", None), ("b", None)];
    let pairs = [(0, 0, 5), (1, 0, 1)];
    let key = Key { tier: 1, order: 0 };
    let held = [Some(0), None];
    let constrained = problem(&people, &[("p", 1)], &pairs, idle());
    for cut_off in [true, false] {
        let mut proof = proof(
            &constrained,
            vec![set(Goal::Placed, &[1, 0], 0), set(Goal::Priced(PriceStage::Rank), &[0, 0], 1)],
        );
        if cut_off {
            proof.cutoffs = vec![CutOff::Last(key); 2];
            proof.steps = vec![Some(RowStep { number: 0, witness: RowWitness::Holder(0) }), None];
        } else {
            let prices = Prices { rows: vec![1, 0], earlier: vec![0], ..Prices::default() };
            proof.left_out = vec![LeftOut { prices, people: vec![1] }];
        }
        let verdict = judged(&constrained, "placed,order,rank", &held, proof);
        assert!(!verdict.proves(Stage::Order) && !verdict.proves(Stage::Rank), "{verdict:?}");
    }
    let plain = problem(&people, &[("p", 1)], &pairs, Side::default());
    let certificate = Certificate {
        cutoffs: vec![CutOff::Last(key)],
        steps: vec![Some(Step { number: 0, witness: Witness::Holder(0) })],
        prices: vec![PriceSet { stage: PriceStage::Rank, placements: vec![0], groups: vec![] }],
        ..Certificate::default()
    };
    let stages = Stages::parse("placed,order,rank").expect("valid stages");
    let verdict = verify(&plain, &stages, &Assignment::new(held.to_vec()), &certificate);
    assert!(!verdict.proves(Stage::Order) && !verdict.proves(Stage::Rank), "{verdict:?}");
}

/// Goals that are repeated, left out, turned round, or of stages that nobody asked for.
#[test]
fn goals_out_of_their_order() {
    let mut builder = ProblemBuilder::default();
    builder.applicant("a", 1, Some(1));
    builder.applicant("b", 2, Some(2));
    builder.placement("p", 1);
    builder.pair(0, 0, 1, 0);
    builder.pair(1, 0, 1, 0);
    let problem = builder.build().and_then(|problem| problem.with_side(idle())).expect("a valid problem");
    let (placed, rank) = (Goal::Placed, Goal::Priced(PriceStage::Rank));
    let proven = |goals: &[Goal]| {
        let sets = goals
            .iter()
            .enumerate()
            .map(|(at, &goal)| set(goal, &[i128::from([placed, Goal::Tier(2)].contains(&goal)), 0], at));
        judged(&problem, "placed,tiers,rank", &[Some(0), None], proof(&problem, sets.collect())).all_proven()
    };
    let (one, two) = (Goal::Tier(1), Goal::Tier(2));
    assert!(proven(&[placed, one, two, rank]));
    for goals in [
        &[placed, two, one, rank][..],
        &[placed, one, rank],
        &[placed, two, rank],
        &[placed, placed, one, two, rank],
        &[placed, one, one, two, rank],
        &[placed, one, two, Goal::Tier(3), rank],
        &[placed, one, two, rank, rank],
        &[placed, one, two, rank, Goal::Priced(PriceStage::Distance)],
        &[placed, Goal::Reserves, one, two, rank],
        &[one, two, rank],
        &[rank, placed, one, two],
        &[placed, one, two, rank, Goal::Priced(PriceStage::Word(1))],
        &[],
    ] {
        assert!(!proven(goals), "{goals:?}");
    }
}

/// What comes after a stage that is not proven is not called proven.
#[test]
fn a_stage_above_one_that_is_not_proven() {
    let problem = words_decide();
    let mut worse = vec![set(Goal::Placed, &[0; 3], 0), set(Goal::Priced(PriceStage::Rank), &[0; 3], 1)];
    // Whoever is placed pays for it what one placed more is worth.
    worse[1].prices.earlier = vec![1];
    let whole = judged(&problem, "placed,rank", &[Some(0)], proof(&problem, worse.clone()));
    assert!(whole.all_proven(), "{whole:?}");
    // One person placed is worth two, say prices below nothing.
    worse[0].prices.rows = vec![-1, -1, 0];
    let verdict = judged(&problem, "placed,rank", &[Some(0)], proof(&problem, worse));
    assert_eq!(*outcome(&verdict, Stage::Placed), Err(Refusal::BoundAbove { stage: Stage::Placed }));
    assert_eq!(*outcome(&verdict, Stage::Rank), Err(Refusal::GivenEarlier));
    assert!(!verdict.proves(Stage::Rank) && verdict.proves_given_earlier(Stage::Rank));
}

/// `a` is pinned, `b` is together with `a` and free to choose: prices that pay too much for the pin do not fix `b`.
#[test]
fn together_with_somebody_pinned() {
    let side = Side { pins: vec![(0, 0)], together: vec![vec![0, 1]], ..Side::default() };
    let places = [("p", 1), ("q", 1), ("r", 1)];
    let people = [("a", Some(1)), ("b", Some(2))];
    let problem = problem(&people, &places, &[(0, 0, 1), (1, 1, 1), (1, 2, 1)], side);
    let sets = vec![set(Goal::Placed, &[5, 0, 0], 0)];
    for held in [1, 2] {
        let proof = RowProof { ranking: Some(vec![0; 3]), ..proof(&problem, sets.clone()) };
        let verdict = judged(&problem, "placed,tiebreak", &[Some(0), Some(held)], proof);
        assert!(verdict.proves(Stage::Placed), "{verdict:?}");
        assert!(verdict.unique.is_err(), "{verdict:?}");
    }
}

/// Sums of people who are together overflow nowhere.
#[test]
fn together_at_prices_beyond_all_bounds() {
    let count = 400u32;
    let names: Vec<String> = (0..count).map(|a| format!("a{a:03}")).collect();
    let people: Vec<(&str, Option<u64>)> =
        names.iter().zip(1..).map(|(id, order)| (id.as_str(), Some(order))).collect();
    // The last of them has no pair, so nobody is placed.
    let pairs: Vec<(u32, u32, u8)> = (0..count - 1).map(|a| (a, 0, 1)).collect();
    let costs = vec![1 << 49; pairs.len()];
    let side = Side {
        together: vec![(0..count).collect()],
        budgets: vec![Budget { id: "b".into(), limit: 0, costs }],
        ..Side::default()
    };
    let problem = problem(&people, &[("p", count)], &pairs, side);
    for price in [1 << 70, -(1 << 70), 1 << 89, i128::MAX, i128::MIN] {
        let verdict = judged(
            &problem,
            "placed",
            &vec![None; 400],
            proof(&problem, vec![set(Goal::Placed, &[0, price], 0)]),
        );
        assert!(verdict.feasible.is_ok());
    }
}

/// Cuts that do not follow from their budget, or take for ever to count.
#[test]
fn cuts_that_do_not_follow() {
    let budget = Budget { id: "b".into(), limit: 10, costs: vec![5, 5, 5] };
    let side = Side { budgets: vec![budget], ..Side::default() };
    let people = [("a", Some(1)), ("b", Some(2)), ("c", Some(3))];
    let problem = problem(&people, &[("p", 3)], &[(0, 0, 1), (1, 0, 1), (2, 0, 1)], side);
    let proven = |cut: Cut, count: usize, held: &[Option<u32>]| {
        let mut first = set(Goal::Placed, &[0, 0], 0);
        first.prices.cuts = vec![0; count];
        first.prices.cuts[0] = 1;
        let mut proof = proof(&problem, vec![first]);
        proof.cuts = vec![cut; count];
        judged(&problem, "placed", held, proof).all_proven()
    };
    let cut = |worth: &[(u64, u64)], most: u64| Cut { budget: 0, coefficients: worth.to_vec(), most };
    assert!(proven(cut(&[(5, 1)], 2), 1, &[Some(0), Some(0), None]));
    for wrong in [
        cut(&[(5, 1)], 1),
        cut(&[(5, 1), (5, 0)], 1),
        cut(&[(5, 0), (5, 1)], 1),
        cut(&[(0, 1)], 0),
        cut(&[], 0),
        cut(&[(5, u64::MAX)], u64::MAX),
        Cut { budget: 7, ..cut(&[(5, 1)], 1) },
        cut(&(1..=40).map(|cost| (cost, 1)).collect::<Vec<_>>(), 1),
    ] {
        assert!(!proven(wrong.clone(), 1, &[Some(0), None, None]), "{wrong:?}");
    }
    assert!(
        !proven(cut(&[(5, 1)], 2), 100_000, &[Some(0), Some(0), None]),
        "more cuts than a budget can need"
    );
}

/// Of two who come together one is worth less than nothing alone: neither of their pairs is out for that.
#[test]
fn together_with_somebody_who_is_worth_more() {
    let caps = vec![Cap { id: "c".into(), members: vec![0, 1], max: 1 }];
    let side = Side { placement_caps: caps, together: vec![vec![0, 1]], ..Side::default() };
    let people = [("a", Some(1)), ("b", Some(2))];
    let pairs = [(0, 0, 1), (0, 1, 1), (1, 2, 1)];
    let problem = problem(&people, &[("p", 1), ("q", 1), ("r", 1)], &pairs, side);
    for held in [0, 1] {
        let proof = proof(&problem, vec![set(Goal::Placed, &[0, 0, 0, 2], 0)]);
        let proof = RowProof { ranking: Some(vec![0; 4]), ..proof };
        let verdict = judged(&problem, "placed,tiebreak", &[Some(held), Some(2)], proof);
        assert!(verdict.proves(Stage::Placed) && verdict.unique.is_err(), "{verdict:?}");
    }
}

/// A cut without a price was not reached, and may have another number later.
#[test]
fn a_cut_without_a_price_stays_open() {
    let budgets = vec![Budget { id: "b".into(), limit: 2, costs: vec![1, 2] }];
    let side = Side { budgets, ..Side::default() };
    let problem = problem(&[("a", Some(1))], &[("p", 1), ("q", 1)], &[(0, 0, 2), (0, 1, 1)], side);
    let mut sets = vec![set(Goal::Placed, &[0; 3], 0), set(Goal::Priced(PriceStage::Rank), &[0; 3], 1)];
    sets[0].prices.cuts = vec![0];
    sets[1].prices.cuts = vec![1];
    let mut proof = proof(&problem, sets);
    proof.cuts = vec![Cut { budget: 0, coefficients: vec![(1, 1), (2, 2)], most: 2 }];
    let verdict = judged(&problem, "placed,rank", &[Some(0)], proof);
    assert!(verdict.proves(Stage::Placed) && !verdict.proves(Stage::Rank), "{verdict:?}");
}

/// Two reserves, two people: who fills which may change as long as as many seats are filled.
#[test]
fn reserves_that_are_counted_again() {
    let reserve = |id: &str, placement: u32| Reserve {
        id: id.into(),
        applicants: vec![0, 1],
        placements: vec![placement],
        seats: 2,
    };
    let side = Side { reserves: vec![reserve("r", 0), reserve("s", 1)], ..Side::default() };
    let people = [("a", Some(1)), ("b", Some(2))];
    let pairs = [(0, 0, 1), (0, 1, 2), (1, 0, 1), (1, 1, 2)];
    let problem = problem(&people, &[("p", 2), ("q", 2)], &pairs, side);
    let mut sets = vec![
        set(Goal::Placed, &[0; 4], 0),
        set(Goal::Reserves, &[0, 0, -1, -1], 1),
        set(Goal::Tier(1), &[0, 0, -1, -1], 2),
        set(Goal::Priced(PriceStage::Rank), &[0, 0, 1, 0], 3),
    ];
    sets[2].prices.earlier = vec![0, 1];
    // One at `p` and one at `q`, where both could be at `p`, their first choice.
    let verdict = judged(&problem, "placed,reserves,tiers,rank", &[Some(0), Some(1)], proof(&problem, sets));
    assert!(verdict.proves(Stage::Reserves) && !verdict.proves(Stage::Rank), "{verdict:?}");
}

//! Contradictions and their repairs: each kind by hand, and random ones against an oracle that tries everything.

#[path = "infeasibility/asked.rs"]
mod asked;
mod common;

use asked::{Asked, check};
use common::{Dice, Shape, random};
use talka_solver::{
    Control, Highs, Problem, ProblemBuilder, Side, SolveError, Stages, Unwatched,
    infeasibility::{Correction, IisMember, Infeasibility, explain_infeasibility},
    problem::side::{Budget, Cap, Item, OpenMin},
    solve,
};

/// People, seats by placement, pairs, and what is asked besides.
fn problem(people: u32, seats: &[u32], pairs: &[(u32, u32)], side: Side) -> Problem {
    let mut builder = ProblemBuilder::default();
    (0..people).for_each(|a| builder.applicant(&format!("a{a}"), 1, None));
    (0u32..).zip(seats).for_each(|(p, &seats)| builder.placement(&format!("p{p}"), seats));
    for &(a, p) in pairs {
        builder.pair(a, p, 1, 0);
    }
    builder.build().and_then(|problem| problem.with_side(side)).expect("a valid problem")
}

fn found(problem: &Problem) -> Infeasibility {
    let placed = Stages::parse("placed").expect("valid");
    assert_eq!(solve(problem, &placed, &Unwatched).map(|_| ()), Err(SolveError::Impossible));
    let conflict = explain_infeasibility(problem, &Highs, &Unwatched).expect("a contradiction");
    check(problem, &conflict, "by hand");
    conflict
}

fn pin(at: usize) -> IisMember {
    IisMember::Constraint(Item::Pin(at))
}

fn number(item: Item, from: u64, to: u64) -> Vec<Correction> {
    vec![Correction::Number { item, from, to }]
}

fn drop_pin(at: usize) -> Vec<Correction> {
    vec![Correction::Drop(Item::Pin(at))]
}

fn cap(members: &[u32], max: u64) -> Cap {
    Cap { id: "cap".to_owned(), members: members.to_vec(), max }
}

#[test]
fn a_pin_onto_no_pair() {
    let side = Side { pins: vec![(0, 1), (1, 1)], ..Side::default() };
    let conflict = found(&problem(2, &[1, 1], &[(0, 0), (1, 1)], side));
    assert_eq!(conflict.iis, [pin(0), IisMember::NoPair { applicant: 0, placement: 1 }]);
    assert_eq!(conflict.corrections, [drop_pin(0)]);
}

#[test]
fn a_pin_of_a_forbidden_pair() {
    let side = Side { pins: vec![(1, 0)], forbidden: vec![(0, 0), (1, 0)], ..Side::default() };
    let conflict = found(&problem(2, &[1], &[(0, 0), (1, 0)], side));
    assert_eq!(conflict.iis, [pin(0), IisMember::Constraint(Item::Forbidden(1))]);
    assert_eq!(conflict.corrections, [drop_pin(0), vec![Correction::Drop(Item::Forbidden(1))]]);
}

#[test]
fn two_pins_of_one_person() {
    let side = Side { pins: vec![(0, 0), (1, 1), (1, 0)], ..Side::default() };
    let conflict = found(&problem(2, &[2, 2], &[(0, 0), (1, 0), (1, 1)], side));
    assert_eq!(conflict.iis, [pin(1), pin(2)]);
    assert_eq!(conflict.corrections, [drop_pin(1), drop_pin(2)]);
}

#[test]
fn pins_over_a_capacity() {
    let side = Side { pins: vec![(0, 0), (1, 0), (2, 0), (3, 0)], ..Side::default() };
    let conflict = found(&problem(4, &[2], &[(0, 0), (1, 0), (2, 0), (3, 0)], side));
    assert_eq!(conflict.iis, [pin(0), pin(1), pin(2), IisMember::Seats(0)]);
    assert_eq!(conflict.corrections, [[Correction::Seats { placement: 0, from: 2, to: 4 }]]);
}

#[test]
fn pins_over_caps() {
    let pairs = [(0, 0), (1, 1), (2, 0)];
    let pins = vec![(0, 0), (1, 1), (2, 0)];
    let side = Side { pins, applicant_caps: vec![cap(&[0, 1], 1)], ..Side::default() };
    let conflict = found(&problem(3, &[2, 2], &pairs, side.clone()));
    assert_eq!(conflict.iis, [IisMember::Constraint(Item::ApplicantCap(0)), pin(0), pin(1)]);
    assert_eq!(conflict.corrections, [drop_pin(0), drop_pin(1), number(Item::ApplicantCap(0), 1, 2)]);
    let side = Side { applicant_caps: Vec::new(), placement_caps: vec![cap(&[0, 1], 1)], ..side };
    let conflict = found(&problem(3, &[2, 2], &pairs, side));
    assert_eq!(conflict.iis, [IisMember::Constraint(Item::PlacementCap(0)), pin(0), pin(2)]);
    assert_eq!(conflict.corrections, [number(Item::PlacementCap(0), 1, 3)]);
}

#[test]
fn pins_over_a_budget() {
    let budget = Budget { id: "money".to_owned(), limit: 1_000, costs: vec![400, 900, 300] };
    let side = Side { pins: vec![(0, 0), (1, 0), (2, 0)], budgets: vec![budget], ..Side::default() };
    let conflict = found(&problem(3, &[3], &[(0, 0), (1, 0), (2, 0)], side));
    assert_eq!(conflict.iis, [IisMember::Constraint(Item::Budget(0)), pin(0), pin(1)]);
    assert_eq!(conflict.corrections, [number(Item::Budget(0), 1_000, 1_600), drop_pin(1)]);
}

#[test]
fn too_few_could_come() {
    let side =
        Side { pins: vec![(0, 0)], open_min: vec![OpenMin { placement: 0, min: 3 }], ..Side::default() };
    let conflict = found(&problem(3, &[5, 5], &[(0, 0), (1, 0), (1, 1), (2, 1)], side.clone()));
    assert_eq!(conflict.iis, [IisMember::Constraint(Item::OpenMin(0)), pin(0)]);
    assert_eq!(conflict.corrections, [drop_pin(0), number(Item::OpenMin(0), 3, 2)]);
    let side = Side { forbidden: vec![(1, 0)], ..side };
    let conflict = found(&problem(3, &[5], &[(0, 0), (1, 0), (2, 0)], side));
    let parts = [IisMember::Constraint(Item::OpenMin(0)), pin(0), IisMember::Constraint(Item::Forbidden(0))];
    assert_eq!(conflict.iis, parts);
    let forbidden = vec![Correction::Drop(Item::Forbidden(0))];
    assert_eq!(conflict.corrections, [drop_pin(0), forbidden, number(Item::OpenMin(0), 3, 2)]);
}

#[test]
fn a_partner_without_a_pair() {
    let side = Side { pins: vec![(1, 0)], together: vec![vec![0, 1]], ..Side::default() };
    let conflict = found(&problem(2, &[2], &[(1, 0)], side));
    assert_eq!(conflict.iis, [IisMember::Constraint(Item::Together(0)), pin(0)]);
    assert_eq!(conflict.corrections, [vec![Correction::Drop(Item::Together(0))], drop_pin(0)]);
}

#[test]
fn two_contradictions_need_a_combination() {
    let side = Side {
        pins: vec![(0, 0), (1, 1)],
        together: vec![vec![0, 2]],
        open_min: vec![OpenMin { placement: 1, min: 4 }],
        ..Side::default()
    };
    let conflict = found(&problem(4, &[1, 9], &[(0, 0), (1, 1), (2, 0), (3, 1)], side));
    assert_eq!(conflict.corrections.len(), 1);
    assert_eq!(conflict.corrections[0].len(), 2, "{conflict:?}");
}

#[test]
fn what_is_possible_has_no_contradiction() {
    let side =
        Side { pins: vec![(0, 0)], open_min: vec![OpenMin { placement: 0, min: 2 }], ..Side::default() };
    assert_eq!(explain_infeasibility(&problem(2, &[2], &[(0, 0), (1, 0)], side), &Highs, &Unwatched), None);
}

/// Time is up from the first.
struct Stopped;

impl Control for Stopped {
    fn stop(&self) -> bool {
        true
    }
}

#[test]
fn nothing_is_said_when_time_is_up() {
    let side = Side { pins: vec![(0, 0)], together: vec![vec![0, 1]], ..Side::default() };
    assert_eq!(explain_infeasibility(&problem(2, &[2], &[(0, 0)], side), &Highs, &Stopped), None);
}

fn caps(dice: &mut Dice, count: usize) -> Vec<Cap> {
    let caps = (0..dice.roll(3)).map(|at| {
        let members: Vec<u32> = (0u32..).take(count).filter(|_| dice.roll(5) < 3).collect();
        Cap { id: format!("c{at}"), max: dice.roll(members.len() as u64 + 1), members }
    });
    caps.collect()
}

fn side(dice: &mut Dice, problem: &Problem) -> Side {
    let (people, places) = (problem.applicants(), problem.placements());
    let mut side = Side::default();
    if dice.roll(3) == 0 {
        side.applicant_caps = caps(dice, people);
    }
    if dice.roll(3) == 0 {
        side.placement_caps = caps(dice, places);
    }
    for placement in (0u32..).take(places) {
        if dice.roll(3) > 0 {
            side.open_min.push(OpenMin { placement, min: dice.roll(4) });
        }
    }
    for at in 0..dice.roll(6).saturating_sub(3) {
        let costs = (0..problem.pairs()).map(|_| 100 * dice.roll(12)).collect();
        side.budgets.push(Budget { id: format!("b{at}"), limit: 50 * dice.roll(60), costs });
    }
    let mut free: Vec<u32> = (0u32..).take(people).collect();
    while free.len() >= 2 && dice.roll(3) > 0 {
        let together = 2 + usize::from(dice.roll(3) == 0 && free.len() > 2);
        let list = (0..together)
            .map(|_| free.remove(dice.number(u32::try_from(free.len()).expect("small")) as usize));
        let mut list: Vec<u32> = list.collect();
        list.sort_unstable();
        side.together.push(list);
    }
    let mut pairs = Vec::new();
    for a in (0u32..).take(people) {
        pairs.extend(problem.placements_of(a as usize).iter().map(|&p| (a, p)));
    }
    let mut pair =
        |dice: &mut Dice| pairs.remove(usize::try_from(dice.roll(pairs.len() as u64)).expect("small"));
    if problem.pairs() > 7 {
        side.pins = (0..=dice.roll(3)).map(|_| pair(dice)).collect();
        side.forbidden = (0..dice.roll(5)).map(|_| pair(dice)).collect();
    }
    if dice.roll(10) > 0 {
        side.pins.sort_unstable();
        side.pins.dedup_by_key(|pin| pin.0);
    }
    if dice.roll(30) == 0 {
        let any = (
            dice.number(u32::try_from(people).expect("small")),
            dice.number(u32::try_from(places).expect("small")),
        );
        side.pins.push(any);
    }
    side
}

#[test]
fn random_contradictions_are_smallest_and_repairs_work() {
    let (mut impossible, mut programmes, mut combined, mut longest, mut seed) = (0, 0, 0, 0, 5_000_000);
    let most = if std::env::var("TALKA_EXHAUSTIVE").is_ok() { 6_000 } else { 300 };
    while impossible < most || programmes * 2 < most {
        seed += 1;
        let mut dice = Dice(seed);
        let shape = Shape {
            applicants: 3 + dice.number(4),
            placements: 1 + dice.number(4),
            most_pairs: 4,
            most_seats: 6,
            tiers: 1,
            ranks: 1,
            distances: 1,
            order: false,
        };
        let problem = random(&mut dice, shape);
        let side = side(&mut dice, &problem);
        let problem = problem.with_side(side).expect("a valid side");
        let conflict = explain_infeasibility(&problem, &Highs, &Unwatched);
        let is_possible = Asked::whole(&problem).is_possible();
        assert_eq!(conflict.is_none(), is_possible, "seed {seed}: {:?}", problem.side());
        let Some(conflict) = conflict else { continue };
        check(&problem, &conflict, &format!("seed {seed}"));
        let asks =
            |part: &IisMember| matches!(part, IisMember::Constraint(Item::OpenMin(_) | Item::Together(_)));
        impossible += 1;
        programmes += usize::from(conflict.iis.iter().any(asks));
        combined += usize::from(conflict.corrections[0].len() > 1);
        longest = longest.max(conflict.iis.len());
    }
    println!(
        "seeds to {seed}: {impossible} impossible, {programmes} of them not by counting pins, {combined} with a combination, up to {longest} parts"
    );
    assert!(combined > 0);
}

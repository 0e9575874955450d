//! The checker under attack: on small instances of every kind somebody hands in assignments with certificates that were
//! damaged, made for another instance, or made up. Whatever the checker calls proven is compared with everything that is
//! allowed; nothing may panic.

#![expect(clippy::print_stdout, reason = "prints what was counted")]

#[path = "attack/bend.rs"]
mod bend;
mod common;
#[path = "attack/cuts.rs"]
mod cuts;
#[path = "attack/forge.rs"]
mod forge;
#[path = "attack/world.rs"]
mod world;

use common::Dice;
use talka_solver::{
    Assignment, Certificate, Engine, Settings, Stage, Unwatched, solve, solve_with, verify, verify_with,
};
use world::{Draft, World};

/// How many, or with `TALKA_EXHAUSTIVE=1` fifty times as many.
fn many(usual: u64) -> u64 {
    if std::env::var("TALKA_EXHAUSTIVE").is_ok() { usual * 50 } else { usual }
}

#[derive(Debug, Default)]
struct Tally {
    judged: usize,
    /// Claims that were accepted, and are true.
    accepted: usize,
    all_proven: usize,
    unique: usize,
    /// Verdicts that call given cut-offs exact.
    exact: usize,
}

impl World {
    fn judge(&self, found: &Assignment, certificate: &Certificate, context: &str, tally: &mut Tally) {
        let verdict = verify(&self.problem, &self.stages, found, certificate);
        tally.judged += 1;
        if verdict.feasible.is_err() {
            assert!(
                self.allowed.iter().all(|(other, _)| other != found),
                "{context}: refused what is allowed"
            );
            return;
        }
        assert!(self.allowed.iter().any(|(other, _)| other == found), "{context}: not allowed: {found:?}");
        tally.accepted += verdict.stages.iter().filter(|(_, outcome)| outcome.is_ok()).count();
        tally.all_proven += usize::from(verdict.all_proven());
        tally.unique += usize::from(verdict.unique.is_ok());
        let plain = certificate.rows.is_none();
        let given = certificate.rows.as_ref().is_none_or(|proof| !proof.cutoffs.is_empty());
        // Without side constraints the stage `placed` says that none is too early.
        let exact = given && verdict.cutoffs_exact.is_ok() && (!plain || verdict.proves(Stage::Placed));
        tally.exact += usize::from(exact);
        let late = if exact { cuts::lie(&self.problem, &self.stages, found, certificate) } else { None };
        if tally.judged.is_multiple_of(64) {
            assert_eq!(verdict, verify_with(3, &self.problem, &self.stages, found, certificate), "{context}");
        }
        let lie = self.lie(found, &verdict).or(late);
        assert!(
            lie.is_none(),
            "{context}, {}: {lie:?}\n{found:?}\n{certificate:#?}\n{:#?}",
            self.stages,
            self.problem
        );
    }

    /// Somebody's choice of what is allowed: the best more often than the rest.
    fn choice(&self, dice: &mut Dice) -> Assignment {
        let at = usize::try_from(dice.roll(self.allowed.len() as u64)).expect("small");
        let best = self.allowed.iter().find(|(_, value)| *value == self.best);
        let (chosen, _) = best.filter(|_| dice.roll(4) == 0).unwrap_or(&self.allowed[at]);
        chosen.clone()
    }

    /// Somebody's choice of what is as good as the best in the first goals.
    fn near(&self, dice: &mut Dice) -> Assignment {
        let first = 1 + usize::try_from(dice.roll(self.best.len() as u64)).expect("small");
        let near = self.allowed.iter().filter(|(_, value)| value[..first] == self.best[..first]);
        let near = near.map(|(chosen, _)| chosen.clone()).collect();
        forge::pick(dice, near).expect("the best at least")
    }
}

fn damaged(dice: &mut Dice, world: &World, certificate: &Certificate) -> Certificate {
    let mut damaged = certificate.clone();
    for _ in 0..dice.roll(3) {
        match &mut damaged.rows {
            Some(proof) => forge::damage(dice, &world.problem, proof),
            None => forge::damage_plain(dice, &world.problem, &mut damaged),
        }
    }
    damaged
}

/// Certificates of the best, and of the best of a twin, whole or damaged, with whatever else is allowed.
fn borrowed(first: u64, count: u64, plain: bool) {
    let mut tally = Tally::default();
    for seed in first..first + count {
        let mut dice = Dice(seed);
        let draft = Draft::new(&mut dice, plain);
        let Some(world) = World::new(&draft) else { continue };
        for turn in 0..4 {
            let source = if turn == 0 { draft.clone() } else { draft.twin(&mut dice) };
            let Some(problem) = source.problem() else { continue };
            let Ok(solved) = solve(&problem, &draft.stages, &Unwatched) else { continue };
            let context = format!("seed {seed}, turn {turn}");
            world.judge(&solved.assignment, &solved.certificate, &context, &mut tally);
            for _ in 0..12 {
                let certificate = damaged(&mut dice, &world, &solved.certificate);
                let own = dice.roll(2) == 0;
                let found = if own { solved.assignment.clone() } else { world.choice(&mut dice) };
                world.judge(&found, &certificate, &context, &mut tally);
            }
        }
    }
    println!("seeds {first} to {}: {tally:?}", first + count - 1);
    assert!(tally.all_proven > 0 && tally.unique > 0);
}

#[test]
fn borrowed_certificates_prove_nothing_false() {
    borrowed(6_000_000, many(1_500), false);
}

#[test]
fn borrowed_certificates_without_constraints_prove_nothing_false() {
    borrowed(7_000_000, many(3_000), true);
}

/// Proofs by trees and by networks, of this instance and of twins, bent and recombined, with what is nearly as good.
#[test]
fn bent_certificates_prove_nothing_false() {
    let mut tally = Tally::default();
    let (first, count) = (9_000_000, many(400));
    for seed in first..first + count {
        let mut dice = Dice(seed);
        let draft = Draft::new(&mut dice, false);
        let Some(world) = World::new(&draft).filter(|world| world.allowed.len() <= 400) else { continue };
        let mut proofs = Vec::new();
        for turn in 0..3 {
            let source = if turn == 0 { draft.clone() } else { draft.twin(&mut dice) };
            let engine = Some(Engine::BranchAndBound).filter(|_| dice.roll(3) == 0);
            let settings = Settings { engine, ..Settings::default() };
            let solved =
                source.problem().map(|problem| solve_with(settings, &problem, &draft.stages, &Unwatched));
            proofs.extend(solved.and_then(Result::ok).and_then(|solved| solved.certificate.rows));
        }
        for turn in 0..80 {
            let Some(mut proof) = forge::pick(&mut dice, proofs.iter().collect()).cloned() else { continue };
            let other = forge::pick(&mut dice, proofs.iter().collect()).expect("there is one");
            for _ in 0..=dice.roll(3) {
                bend::bend(&mut dice, &world.problem, &mut proof, other);
            }
            let certificate = Certificate { rows: Some(proof), ..Certificate::default() };
            let found = world.near(&mut dice);
            world.judge(&found, &certificate, &format!("seed {seed}, turn {turn}"), &mut tally);
        }
    }
    println!("seeds {first} to {}: {tally:?}", first + count - 1);
    assert!(tally.all_proven > 0 && tally.unique > 0);
}

/// Cut-offs under nested caps, bent: what is called exact is what seating everybody else comes to.
#[test]
fn bent_cut_offs_prove_nothing_false() {
    let mut tally = Tally::default();
    let (first, count) = (9_500_000, many(800));
    for seed in first..first + count {
        let mut dice = Dice(seed);
        let mut draft = Draft::new(&mut dice, false);
        cuts::nest(&mut dice, &mut draft);
        let Some(world) = World::new(&draft).filter(|world| world.allowed.len() <= 400) else { continue };
        let (problem, stages) = (&world.problem, &world.stages);
        let Ok(solved) = solve(problem, stages, &Unwatched) else { continue };
        for turn in 0..40 {
            let mut certificate = solved.certificate.clone();
            let Some(proof) = &mut certificate.rows else { continue };
            for _ in 0..dice.roll(4) {
                cuts::bend(&mut dice, problem, stages, proof);
            }
            let found = if turn < 20 { solved.assignment.clone() } else { world.near(&mut dice) };
            world.judge(&found, &certificate, &format!("seed {seed}, turn {turn}"), &mut tally);
        }
    }
    println!("seeds {first} to {}: {tally:?}", first + count - 1);
    assert!(tally.all_proven > 0 && tally.exact > 0);
}

#[test]
fn invented_certificates_prove_nothing_false() {
    let mut tally = Tally::default();
    let (first, count) = (8_000_000, many(6_000));
    for seed in first..first + count {
        let mut dice = Dice(seed);
        let draft = Draft::new(&mut dice, false);
        let Some(world) = World::new(&draft) else { continue };
        for _ in 0..40 {
            let proof = forge::invented(&mut dice, &world.problem, &world.stages);
            let certificate = Certificate { rows: Some(proof), ..Certificate::default() };
            let found = world.choice(&mut dice);
            world.judge(&found, &certificate, &format!("seed {seed}"), &mut tally);
        }
    }
    println!("seeds {first} to {}: {tally:?}", first + count - 1);
    assert!(tally.all_proven > 0 && tally.unique > 0);
}

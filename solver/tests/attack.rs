//! The judge under attack: on small instances of every kind somebody hands in assignments with certificates that were
//! damaged, made for another instance, or made up. Whatever the judge calls proven is compared with everything that is
//! allowed; nothing may panic.

#![expect(clippy::print_stdout, reason = "prints what was counted")]

mod common;
#[path = "attack/forge.rs"]
mod forge;
#[path = "attack/world.rs"]
mod world;

use common::Dice;
use talka_solver::{Assignment, Certificate, Unwatched, solve, verify};
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
        let lie = self.lie(found, &verdict);
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

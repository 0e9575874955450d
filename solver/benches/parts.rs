//! Parts of the solver against each other on one country of 20,000: each stage more, the checker, the other engine on a
//! small part of it, and questions to a loaded solver.

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use talka_solver::{
    Engine, Problem, ProblemBuilder, Settings, Solver, Stages, Start, Unwatched, solve, solve_with, verify,
    warm::Change,
};

/// SplitMix64.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % sides
    }
}

/// People along a road who wish for placements near them: two seats for three people.
fn country(people: u32) -> Problem {
    let (mut dice, mut builder, sites) = (Dice(5), ProblemBuilder::default(), people / 6);
    for site in 0..sites {
        builder.placement(&format!("P{site:07}"), 4);
    }
    for person in 0..people {
        let tier = 1 + u8::try_from(dice.roll(5)).unwrap_or(0);
        builder.applicant(&format!("A{person:07}"), tier, Some(u64::from(person)));
        let mut wishes: Vec<u32> =
            (0..8).map(|_| (person / 6 + u32::try_from(dice.roll(60)).unwrap_or(0)) % sites).collect();
        wishes.sort_unstable();
        wishes.dedup();
        for (rank, wish) in (1..).zip(wishes) {
            builder.pair(person, wish, rank, dice.roll(40_000));
        }
    }
    builder.build().unwrap_or_else(|error| unreachable!("{error}"))
}

fn parts(bench: &mut Criterion) {
    let problem = country(20_000);
    let mut group = bench.benchmark_group("20,000 people");
    group.sample_size(10);
    for stages in [
        "placed",
        "placed,tiers,rank",
        "placed,tiers,rank,distance",
        "placed,tiers,order,rank,distance",
        "placed,tiers,rank,distance,tiebreak",
        "placed,tiers,order,rank,distance,tiebreak",
    ] {
        let Some(asked) = Stages::parse(stages) else { continue };
        group.bench_function(format!("solve {stages}"), |timer| {
            timer.iter(|| black_box(solve(&problem, &asked, &Unwatched)));
        });
        let Ok(solved) = solve(&problem, &asked, &Unwatched) else { continue };
        group.bench_function(format!("verify {stages}"), |timer| {
            timer.iter(|| black_box(verify(&problem, &asked, &solved.assignment, &solved.certificate)));
        });
        let Ok(mut loaded) = Solver::load(&problem, &asked, &solved) else { continue };
        group.bench_function(format!("ask {stages}: somebody leaves"), |timer| {
            let mut person = 0;
            timer.iter(|| {
                person = (person + 7_919) % 20_000;
                black_box(loaded.what_if(&[Change::Leave(person)]))
            });
        });
    }
    group.finish();
    let small = country(2_000);
    let Some(asked) = Stages::parse("placed,tiers,rank,distance") else { return };
    let mut group = bench.benchmark_group("2,000 people");
    group.sample_size(10);
    for engine in [Engine::Network, Engine::LinearProgramme(Start::LinearProgramme)] {
        let settings = Settings { engine: Some(engine), threads: 1 };
        group.bench_function(format!("solve by {}", engine.name()), |timer| {
            timer.iter(|| black_box(solve_with(settings, &small, &asked, &Unwatched)));
        });
    }
    group.finish();
}

criterion_group!(benches, parts);
criterion_main!(benches);

//! What a refill costs beside the round's own run: 12,000 people, everyone who was placed holds what they got, and one of them,
//! then a hundred, declined. The pipeline alone, in this process, from the folder's files to the outcome's files, and each of
//! its parts. A benchmark, not a test: it prints figures and ratios. `make bench`, or `cargo bench --workspace --bench refill`;
//! after `--`, a word asks for rounds whose name has it, and a number for so many people.

#![allow(clippy::print_stdout, reason = "its figures are what it is for")]
#![allow(clippy::panic, reason = "a round that cannot be read is measured no further")]
#![allow(clippy::disallowed_types, reason = "a benchmark measures time")]
#![allow(clippy::float_arithmetic, reason = "times that are shown")]

mod rounds;

use std::{
    collections::BTreeMap,
    env,
    time::{Duration, Instant},
};

use talka::{
    child::Child,
    domain::{Id, Lang, Snapshot},
    files::{folder::Folder, output::Held},
    matching::{Unwatched, audit, explain, model::Model},
    service::pipeline::{self, Round},
};
use talka_solver::{Settings, solve_by, verify};

/// How often each is run; the least of the times is shown.
const TIMES: usize = 3;

/// People who decline, in one refill.
const DECLINES: [usize; 2] = [1, 100];

type Files = BTreeMap<String, Vec<u8>>;

fn main() {
    let asked: Vec<String> = env::args().skip(1).filter(|arg| !arg.starts_with('-')).collect();
    let people = asked.iter().find_map(|arg| arg.parse().ok()).unwrap_or(12_000);
    let word = asked.iter().find(|arg| arg.parse::<u32>().is_err());
    for (name, files) in rounds::all(people) {
        if word.is_some_and(|word| !name.contains(word.as_str())) {
            continue;
        }
        let (full, placed) = measured(&files);
        println!("{name}: {people} people, {} placed", placed.len());
        println!("  the round's own run   {}", full.line());
        for declines in DECLINES {
            let (refill, now) = measured(&rounds::refill(&files, &placed, declines));
            println!("  {declines:>3} declined          {}", refill.line());
            let share = |of: fn(&Times) -> f64| of(&refill) / of(&full);
            println!(
                "      {} placed; of the own run: {:.3} in all, {:.3} without reading and writing",
                now.len(),
                share(Times::whole),
                share(|times| times.compute.as_secs_f64()),
            );
        }
    }
}

/// Who has which placement.
type Placed = Vec<(String, String)>;

/// What each part takes.
#[derive(Clone, Copy)]
struct Times {
    read: Duration,
    model: Duration,
    solve: Duration,
    judge: Duration,
    explain: Duration,
    audit: Duration,
    compute: Duration,
    write: Duration,
}

impl Times {
    fn whole(&self) -> f64 {
        (self.read + self.compute + self.write).as_secs_f64()
    }

    fn line(&self) -> String {
        let ms = |time: Duration| time.as_secs_f64() * 1_000.0;
        let parts = self.model + self.solve + self.judge + self.explain + self.audit;
        format!(
            "{:7.1} ms: read {:.1}, rules and problem {:.1}, solve {:.1}, judge {:.1}, explain {:.1}, audit {:.1}, effects and instance {:.1}, write {:.1}",
            self.whole() * 1_000.0,
            ms(self.read),
            ms(self.model),
            ms(self.solve),
            ms(self.judge),
            ms(self.explain),
            ms(self.audit),
            ms(self.compute.saturating_sub(parts)),
            ms(self.write),
        )
    }

    fn least(self, other: Self) -> Self {
        Self {
            read: self.read.min(other.read),
            model: self.model.min(other.model),
            solve: self.solve.min(other.solve),
            judge: self.judge.min(other.judge),
            explain: self.explain.min(other.explain),
            audit: self.audit.min(other.audit),
            compute: self.compute.min(other.compute),
            write: self.write.min(other.write),
        }
    }
}

fn measured(files: &Files) -> (Times, Placed) {
    let mut best: Option<(Times, Placed)> = None;
    for _ in 0..TIMES {
        let (times, placed) = once(files);
        best = Some(match best {
            Some((least, placed)) => (least.least(times), placed),
            None => (times, placed),
        });
    }
    best.expect("it was run")
}

fn taken<T>(time: &mut Duration, part: impl FnOnce() -> T) -> T {
    let start = Instant::now();
    let made = part();
    *time = start.elapsed();
    made
}

fn once(files: &Files) -> (Times, Placed) {
    let zero = Duration::ZERO;
    let mut times = Times {
        read: zero,
        model: zero,
        solve: zero,
        judge: zero,
        explain: zero,
        audit: zero,
        compute: zero,
        write: zero,
    };
    let round = taken(&mut times.read, || pipeline::read(&Folder::Held(files)));
    let Ok(round) = round else { panic!("the round cannot be read") };
    parts(&round, &mut times);
    let computed = taken(&mut times.compute, || pipeline::compute(&round, &Unwatched).expect("an outcome"));
    let sink = Held::default();
    taken(&mut times.write, || pipeline::write(&computed, Lang::Lv, &sink).expect("it is kept"));
    let outcome = &computed.matched.outcome;
    assert!(outcome.unique || !round.snapshot.round.constraints.is_empty(), "the outcome is proven unique");
    let placed = outcome.people.iter().filter_map(|person| {
        let place = &round.snapshot.placements[person.place?];
        Some((person.applicant.to_string(), place.id.to_string()))
    });
    (times, placed.collect())
}

/// The parts of `matching::run`, one after another.
fn parts(round: &Round, times: &mut Times) {
    let (snapshot, rules): (&Snapshot, _) = (&round.snapshot, &round.rules);
    let model = taken(&mut times.model, || Model::new(snapshot, rules).expect("a problem"));
    let (problem, stages) = (&model.problem, &model.stages);
    let solved = taken(&mut times.solve, || {
        solve_by(&Child, Settings::default(), problem, stages, &Unwatched).expect("a solution")
    });
    let verdict =
        taken(&mut times.judge, || verify(problem, stages, &solved.assignment, &solved.certificate));
    let outcome = taken(&mut times.explain, || explain::outcome(snapshot, rules, &model, &solved, &verdict));
    let id = |text: &str| Id::new(text).expect("an identifier");
    let pair = |a: usize| {
        let placement = problem.placement_ids().get(solved.assignment.of(a)? as usize);
        Some((id(problem.applicant_ids().get(a)), id(placement)))
    };
    let pairs: Vec<(Id, Id)> = (0..problem.applicants()).filter_map(pair).collect();
    taken(&mut times.audit, || audit::check(snapshot, rules, &pairs, &outcome).expect("it holds"));
}

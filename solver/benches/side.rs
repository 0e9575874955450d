//! Side constraints of every kind, 1,000 and 10,000 people with 10 pairs each: seconds, the same without constraints,
//! what was proven independently. Plain text to standard output; figures are ratios of one run on one machine.

#![allow(clippy::float_arithmetic, reason = "times that are shown")]
#![expect(
    clippy::disallowed_types,
    clippy::print_stdout,
    reason = "a benchmark measures time and says what it found"
)]

mod raw;

use std::{
    collections::BTreeMap,
    fmt::Write,
    time::{Duration, Instant},
};

use talka_solver::{
    Control, Engine, Objective, Problem, ProblemBuilder, Side, Stages, Unwatched,
    problem::side::{Budget, Cap, OpenMin},
    solve, verify,
};

/// Seconds of the processor that this process has used: on a busy machine the clock says little. By the clock where that is
/// not told.
pub(crate) fn processor(begun: Instant) -> f64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let after_name = stat.rsplit(')').next().unwrap_or_default();
    let ticks = |at: usize| after_name.split_whitespace().nth(at)?.parse::<f64>().ok();
    // User and system time, in hundredths, are the 14th and 15th of the line, of which two are the number and the name.
    ticks(11)
        .zip(ticks(12))
        .map_or_else(|| begun.elapsed().as_secs_f64(), |(user, system)| (user + system) / 100.0)
}

struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (z ^ (z >> 31)) % sides
    }

    fn number(&mut self, below: usize) -> u32 {
        u32::try_from(self.roll(below as u64)).unwrap_or(0)
    }
}

/// How many municipalities, and how many schools.
const TOWNS: usize = 40;

/// People of towns who wish for placements near by, two of three for one that is popular; 65 seats for 100 people.
fn country(people: usize, seed: u64) -> (Problem, Vec<usize>) {
    let mut dice = Dice(6 + 100 * seed);
    let mut builder = ProblemBuilder::default();
    let places = (people / 13).max(TOWNS);
    let town: Vec<usize> = (0..places).map(|p| p * TOWNS / places).collect();
    for a in 0..people {
        builder.applicant(&format!("a{a:06}"), 1 + u8::try_from(dice.roll(3)).unwrap_or(0), Some(a as u64));
    }
    for p in 0..places {
        builder.placement(&format!("p{p:05}"), 4 + dice.number(10));
    }
    for a in 0..people {
        let home = a * TOWNS / people;
        let mut wishes: Vec<u32> = Vec::new();
        let mut tries = 0;
        while wishes.len() < 10 && tries < 200 {
            tries += 1;
            let near = (home * places / TOWNS + dice.number(places / 6) as usize) % places;
            let p = if dice.roll(3) == 0 { dice.number(places) } else { u32::try_from(near).unwrap_or(0) };
            if !wishes.contains(&p) {
                wishes.push(p);
            }
        }
        for (rank, p) in wishes.into_iter().enumerate() {
            let distance = 500 + dice.roll(40_000);
            builder.pair(u32::try_from(a).unwrap_or(0), p, u8::try_from(rank + 1).unwrap_or(1), distance);
        }
    }
    (builder.build().expect("a country"), town)
}

fn sets(dice: &mut Dice, count: usize, share: u64) -> Vec<Vec<u32>> {
    let all = u32::try_from(count).unwrap_or(0);
    (0..20).map(|_| (0..all).filter(|_| dice.roll(100) < share).collect()).collect()
}

fn constraints(kind: &str, problem: &Problem, town: &[usize], seed: u64) -> Side {
    let mut dice = Dice(7 + 100 * seed);
    let mut side = Side::default();
    let seats =
        |places: &[u32]| -> u64 { places.iter().map(|&p| u64::from(problem.capacity(p as usize))).sum() };
    let cap = |id: String, members: Vec<u32>, max: u64| Cap { id, members, max };
    if kind == "a" || kind == "e" {
        for number in 0..TOWNS {
            let members: Vec<u32> =
                (0u32..).zip(town).filter(|(_, town)| **town == number).map(|(p, _)| p).collect();
            let max = seats(&members) * 9 / 10;
            side.placement_caps.push(cap(format!("town{number:02}"), members, max));
        }
    }
    if kind == "a-people" {
        let people = u32::try_from(problem.applicants()).unwrap_or(0);
        let of = people / u32::try_from(TOWNS).unwrap_or(1);
        for (number, first) in (0..people).step_by(of as usize).enumerate() {
            let members: Vec<u32> = (first..(first + of).min(people)).collect();
            let max = members.len() as u64 * 6 / 10;
            side.applicant_caps.push(cap(format!("school{number:02}"), members, max));
        }
    }
    if kind == "households" {
        // Two people each, of whom one may have a place.
        for (number, first) in (0..u32::try_from(problem.applicants()).unwrap_or(0)).step_by(2).enumerate() {
            side.applicant_caps.push(cap(format!("home{number:06}"), vec![first, first + 1], 1));
        }
    }
    if kind == "b" || kind == "e" {
        for (number, members) in sets(&mut dice, problem.placements(), 30).into_iter().enumerate() {
            let max = seats(&members) * 9 / 10;
            side.placement_caps.push(cap(format!("sites{number:02}"), members, max));
        }
        for (number, members) in sets(&mut dice, problem.applicants(), 10).into_iter().enumerate() {
            let max = members.len() as u64 * 6 / 10;
            side.applicant_caps.push(cap(format!("people{number:02}"), members, max));
        }
    }
    if kind == "c" || kind == "e" {
        for p in (0..problem.placements()).step_by(3) {
            let min = u64::from(problem.capacity(p)) * 2 / 3 + 1;
            side.open_min.push(OpenMin { placement: u32::try_from(p).unwrap_or(0), min });
        }
    }
    if kind == "d" || kind == "e" {
        let dear: Vec<bool> = (0..problem.applicants()).map(|_| dice.roll(20) == 0).collect();
        for number in 0..TOWNS {
            let mut costs = vec![0; problem.pairs()];
            for (a, &dear) in dear.iter().enumerate() {
                for at in problem.pair_range(a) {
                    if town[problem.placement_at(at) as usize] == number {
                        costs[at] = if dear { 980 } else { 500 };
                    }
                }
            }
            let places: Vec<u32> =
                (0u32..).zip(town).filter(|(_, town)| **town == number).map(|(p, _)| p).collect();
            side.budgets.push(Budget { id: format!("town{number:02}"), limit: seats(&places) * 460, costs });
        }
    }
    side
}

/// Half an hour each, or as many seconds as `TALKA_SECONDS` says; what was found by then is shown with its gap.
struct Limit(Instant, u64);

impl Control for Limit {
    fn millis_left(&self) -> Option<u64> {
        Some((1_000 * self.1).saturating_sub(u64::try_from(self.0.elapsed().as_millis()).unwrap_or(u64::MAX)))
    }

    fn stop(&self) -> bool {
        self.millis_left() == Some(0)
    }
}

/// What the mixed-integer solver alone reached, stage after stage.
fn print_raw(kind: &str, reached: &[raw::Reached]) {
    for raw::Reached { stage, value, bound, best, seconds } in reached {
        println!("  {kind:8} HiGHS {seconds:9.3} s: {stage} {value}, at most {bound:.2}, best {best}");
    }
}

fn main() {
    let everything_begun = Instant::now();
    let everything = std::env::var("TALKA_BENCH").is_ok_and(|bench| bench == "full");
    let asked: Vec<String> = std::env::args().skip(1).filter(|arg| !arg.starts_with("--")).collect();
    let variable = |name: &str, usual: &str| std::env::var(name).unwrap_or_else(|_| usual.to_owned());
    let stages = variable("TALKA_STAGES", "placed,tiers,order,rank,distance,tiebreak");
    let stages = Stages::parse(&stages).expect("valid stages");
    let seed = variable("TALKA_SEED", "0").parse().expect("a number");
    let seconds = variable("TALKA_SECONDS", "1800").parse().expect("a number");
    let sizes = variable("TALKA_PEOPLE", "1000,3000,10000");
    for people in sizes.split(',').map(|size| size.parse::<usize>().expect("a number of people")) {
        let (problem, town) = country(people, seed);
        let begun = Instant::now();
        let plain = solve(&problem, &stages, &Unwatched).expect("solved");
        let alone = begun.elapsed();
        println!(
            "{people} people, {} placements, without constraints: {alone:.3?}, placed {}",
            problem.placements(),
            plain.assignment.placed()
        );
        for kind in ["a", "a-people", "households", "b", "c", "d", "e"] {
            let name = format!("{people}-{kind}");
            // Minutes each: only where asked for, or where everything is.
            let long = people > 1_000 && matches!(kind, "b" | "d" | "e") && !everything;
            if if asked.is_empty() { long } else { !asked.contains(&name) } {
                println!("  {kind:8} left out: name it ({name}), or TALKA_BENCH=full");
                continue;
            }
            let side = constraints(kind, &problem, &town, seed);
            let asked = problem.clone().with_side(side).expect("valid constraints");
            if std::env::var_os("TALKA_RAW").is_some() {
                print_raw(kind, &raw::solve(&asked, &stages, seconds));
            }
            let (begun, before) = (Instant::now(), processor(everything_begun));
            let solved = solve(&asked, &stages, &Limit(begun, seconds)).expect("solved");
            let spent = Duration::from_secs_f64(processor(everything_begun) - before);
            let begun = Instant::now();
            let verdict = verify(&asked, &stages, &solved.assignment, &solved.certificate);
            let judged = begun.elapsed();
            let proven: BTreeMap<String, bool> =
                verdict.stages.iter().map(|(stage, outcome)| (stage.to_string(), outcome.is_ok())).collect();
            let mut said = String::new();
            for (stage, proven) in stages.iter().map(|stage| (stage, proven[&stage.to_string()])) {
                let _ = write!(said, " {stage}{}", if proven { "" } else { "?" });
            }
            let gap =
                solved.bound.map_or_else(String::new, |(stage, most)| format!(" ({stage} at most {most})"));
            let network = solved.engine == Engine::Network;
            println!(
                "  {kind:8} {:9.3?} ({:6.1} x), judge {judged:8.3?}, {} (ranks {}) by {}, finished {}{gap}, unique {}, proven:{said}",
                spent,
                spent.as_secs_f64() / alone.as_secs_f64(),
                solved.assignment.placed(),
                Objective::of(&asked, &solved.assignment).rank_sum,
                if network { "network" } else { "programmes" },
                solved.finished,
                verdict.unique.is_ok(),
            );
        }
    }
}

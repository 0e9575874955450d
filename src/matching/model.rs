//! From people and rules to a problem of whole numbers: who takes part, in which tier and place in line,
//! and which pairs are possible. Every "no" on the way keeps its reasons.

use talka_solver::{Error, Problem, ProblemBuilder, Stage as SolverStage, Stages};

use super::constraints;
use crate::{
    domain::{Facts, Reason, Snapshot, Stage, Wish, Withdrawal, geo, turn},
    rules::{Constrained, Judgement, PairJudgement, RuleSet},
};

/// What the rules made of an applicant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Participation {
    /// Takes part.
    TakesPart {
        /// Priority tier, 1 first.
        tier: u8,
        /// Place in line among all who take part, 1 first.
        order: u64,
    },
    /// May not take part.
    NotEligible(Vec<Reason>),
    /// Somebody has to decide.
    NeedsPerson(Vec<Reason>),
    /// Withdrawn, and as what.
    Withdrawn(Withdrawal),
}

/// The problem and how its indices belong to the snapshot's.
#[derive(Debug)]
pub struct Model {
    /// What is to be solved.
    pub problem: Problem,
    /// The round's stages.
    pub stages: Stages,
    /// By applicant of the snapshot.
    pub participation: Vec<Participation>,
    /// By applicant of the problem: the index in the snapshot.
    pub person: Vec<usize>,
    /// By wish of the snapshot: what the rules refuse about it or cannot say yet, for people who take part or about whose
    /// participation somebody has to decide.
    pub refused: Vec<Option<PairJudgement>>,
    /// By applicant of the problem and placement: pairs about which somebody has to decide.
    pub undecided: Vec<(u32, u32)>,
}

impl Model {
    /// Applies the rules to a snapshot.
    ///
    /// # Errors
    /// [`Error`] when the numbers make no problem; the readers of files exclude that.
    pub fn new(snapshot: &Snapshot, rules: &RuleSet) -> Result<Self, Error> {
        let people: Vec<_> =
            snapshot.applicants.iter().map(|person| rules.prepare_applicant(person)).collect();
        let places: Vec<_> = snapshot.placements.iter().map(|place| rules.prepare_placement(place)).collect();
        let judgements = snapshot
            .applicants
            .iter()
            .zip(&people)
            .map(|(person, prepared)| person.withdrawn.map_or_else(|| Ok(rules.judge(prepared)), Err));
        let participation = lined_up(snapshot, judgements.collect());
        let mut builder = ProblemBuilder::default();
        let mut number = vec![None; snapshot.applicants.len()];
        let mut person = Vec::new();
        for (a, part) in participation.iter().enumerate() {
            if let Participation::TakesPart { tier, order } = part {
                number[a] = u32::try_from(person.len()).ok();
                person.push(a);
                builder.applicant(snapshot.applicants[a].id.as_str(), *tier, Some(*order));
            }
        }
        for place in &snapshot.placements {
            builder.placement(place.id.as_str(), place.capacity);
        }
        let constrained = constrained(snapshot, rules);
        let (mut vetoed, mut undecided) = (Vec::new(), Vec::new());
        let mut refused = Vec::with_capacity(snapshot.wishes.len());
        for wish in &snapshot.wishes {
            let a = number[wish.applicant];
            let asked = a.is_some() || matches!(participation[wish.applicant], Participation::NeedsPerson(_));
            let judged = asked.then(|| {
                if let Some(code) = &wish.refused {
                    let reason = Reason::new(&format!("refused-by-organisation.{code}"));
                    return PairJudgement::Impossible(vec![reason]);
                }
                let (person, place) = (&people[wish.applicant], &places[wish.placement]);
                let judged = rules.pair_at(person, place, wish.distance_m);
                constrained.judge(judged, &snapshot.applicants[wish.applicant].facts, wish.placement)
            });
            let p = u32::try_from(wish.placement).map_err(|_| Error::Dangling)?;
            let possible = judged == Some(PairJudgement::Possible);
            // A pair that an organisation refused stands in the problem, and is barred there.
            if let Some(a) = a.filter(|_| possible || wish.refused.is_some()) {
                builder.pair(a, p, wish.rank, distance_m(snapshot, wish).unwrap_or(0));
                if !possible {
                    vetoed.push((a, p));
                }
            }
            if let (Some(a), Some(PairJudgement::NeedsPerson(_))) = (a, &judged) {
                undecided.push((a, p));
            }
            refused.push(judged.filter(|judged| *judged != PairJudgement::Possible));
        }
        let stages = stages(&snapshot.round.stages);
        let problem = builder.build()?;
        // Applicants of the snapshot are in the order of their identifiers, so the problem's are those who take part.
        let side = constraints::side(snapshot, &problem, &person, vetoed, &undecided);
        Ok(Self { problem: problem.with_side(side)?, stages, participation, person, refused, undecided })
    }
}

/// The round's side constraints with everyone who has not withdrawn, and every placement with its seats.
pub fn constrained<'a>(snapshot: &'a Snapshot, rules: &'a RuleSet) -> Constrained<'a> {
    let people = snapshot.applicants.iter().filter(|person| person.withdrawn.is_none());
    let people: Vec<&Facts> = people.map(|person| &person.facts).collect();
    let places = snapshot.placements.iter().map(|place| (&place.facts, u64::from(place.capacity)));
    Constrained::new(rules, &snapshot.round, Some(&people), &places.collect::<Vec<_>>())
}

/// The distance as stated, or between the two places; `None` when neither is known.
pub fn distance_m(snapshot: &Snapshot, wish: &Wish) -> Option<u64> {
    let ends = || {
        let home = snapshot.applicants[wish.applicant].home?;
        let site = snapshot.placements[wish.placement].site?;
        Some(geo::distance_m(home, site))
    };
    wish.distance_m.or_else(ends)
}

/// Gives everyone who takes part a place in line: tiers first, then their turn. Only where the round asks for no order can
/// two be equal still; then the application number keeps the numbers apart, and nothing is decided by it.
fn lined_up(snapshot: &Snapshot, judgements: Vec<Result<Judgement, Withdrawal>>) -> Vec<Participation> {
    let turn = |a: usize| turn::turn(&snapshot.round, &snapshot.applicants[a]);
    let mut in_line: Vec<(u8, turn::Turn, usize)> = judgements
        .iter()
        .enumerate()
        .filter_map(|(a, judgement)| match judgement {
            Ok(Judgement::Eligible { tier }) => Some((*tier, turn(a), a)),
            _ => None,
        })
        .collect();
    in_line.sort_unstable();
    let mut at = vec![0; judgements.len()];
    for (place, &(_, _, a)) in (1..).zip(&in_line) {
        at[a] = place;
    }
    judgements
        .into_iter()
        .zip(at)
        .map(|(judgement, order)| match judgement {
            Err(withdrawal) => Participation::Withdrawn(withdrawal),
            Ok(Judgement::Eligible { tier }) => Participation::TakesPart { tier, order },
            Ok(Judgement::NotEligible(reasons)) => Participation::NotEligible(reasons),
            Ok(Judgement::NeedsPerson(reasons)) => Participation::NeedsPerson(reasons),
        })
        .collect()
}

/// The solver's word for a stage.
pub fn solver_stage(stage: Stage) -> SolverStage {
    match stage {
        Stage::Placed => SolverStage::Placed,
        Stage::Reserves => SolverStage::Reserves,
        Stage::Tiers => SolverStage::Tiers,
        Stage::Order => SolverStage::Order,
        Stage::Rank => SolverStage::Rank,
        Stage::Distance => SolverStage::Distance,
        Stage::Tiebreak => SolverStage::Tiebreak,
    }
}

fn stages(asked: &[Stage]) -> Stages {
    let stages: Vec<SolverStage> = asked.iter().copied().map(solver_stage).collect();
    // The reader of round.toml has refused everything else.
    Stages::new(&stages).unwrap_or_else(|| Stages::usual(true, false))
}

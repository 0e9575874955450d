//! The checker: says of every claim whether the certificate proves it. It shares no code with the engines,
//! uses whole numbers only, and passes over the pairs once; a critical reader can check it in an hour, with
//! `MODEL.md` beside it. It never repairs, guesses, or looks for a better solution.
//!
//! What it takes: the [`Problem`], the stages, an [`Assignment`] and a [`Certificate`], all untrusted.
//! What it gives: a [`Verdict`] with a [`Refusal`] for each claim that is not proven.

mod cutoffs;
mod feasible;
mod prices;
mod refusal;
mod rows;
mod side;
mod unique;

pub use refusal::Refusal;
pub use side::first_broken;

use crate::{Assignment, Certificate, PriceStage, Problem, Stage, Stages};

/// What the checker found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    /// Every pair is allowed, nobody is placed twice, no seat is overfilled.
    pub feasible: Result<(), Refusal>,
    /// For every stage asked, in order: proven, or why not.
    pub stages: Vec<(Stage, Result<(), Refusal>)>,
    /// The cut-offs are exact: none is later than some person or free seat that exchanges really reach. Under side
    /// constraints: those that are given, counting on the caps that the proof counts on.
    pub cutoffs_exact: Result<(), Refusal>,
    /// With the stage `tiebreak`: no other assignment is as good. Without it: not claimed.
    pub unique: Result<(), Refusal>,
}

impl Verdict {
    /// Whether everything asked is proven.
    pub fn all_proven(&self) -> bool {
        self.feasible.is_ok()
            && self.cutoffs_exact.is_ok()
            && self.stages.iter().all(|(_, outcome)| outcome.is_ok())
    }

    /// Whether a solver may end with this: feasible, and, where it says that it finished a problem without side
    /// constraints, all proven. Under side constraints stages may rest on the solver's word.
    pub fn is_acceptable(&self, problem: &Problem, finished: bool) -> bool {
        let needed = finished && problem.side().is_empty();
        self.feasible.is_ok() && (!needed || self.all_proven()) && (!finished || self.cutoffs_exact.is_ok())
    }

    /// Whether a stage is shown given what the stages before it reached, of which one is not proven.
    pub fn proves_given_earlier(&self, stage: Stage) -> bool {
        self.stages
            .iter()
            .any(|(asked, outcome)| *asked == stage && matches!(outcome, Err(Refusal::GivenEarlier)))
    }

    /// Whether a stage is proven.
    pub fn proves(&self, stage: Stage) -> bool {
        self.stages.iter().any(|(asked, outcome)| *asked == stage && outcome.is_ok())
    }
}

/// Judges an assignment by its certificate, on one thread.
pub fn verify(
    problem: &Problem,
    stages: &Stages,
    assignment: &Assignment,
    certificate: &Certificate,
) -> Verdict {
    verify_with(1, problem, stages, assignment, certificate)
}

/// Judges an assignment by its certificate; the verdict is the same for any number of threads.
pub fn verify_with(
    threads: usize,
    problem: &Problem,
    stages: &Stages,
    assignment: &Assignment,
    certificate: &Certificate,
) -> Verdict {
    let nothing = |feasible: Result<(), Refusal>, why: Refusal| Verdict {
        feasible,
        stages: stages.iter().map(|stage| (stage, Err(why.clone()))).collect(),
        cutoffs_exact: Err(why.clone()),
        unique: Err(why.clone()),
    };
    let counted = feasible::check(problem, assignment)
        .and_then(|loads| side::check(problem, assignment).map(|()| loads));
    let loads = match counted {
        Ok(loads) => loads,
        Err(refusal) => return nothing(Err(refusal), Refusal::NotFeasible),
    };
    // Who comes before whom nobody can say, and everything after the stage would stand on it.
    if stages.has(Stage::Order) && (0..problem.applicants()).any(|a| problem.order(a).is_none()) {
        return nothing(Ok(()), Refusal::Missing { what: "order numbers" });
    }
    if !problem.side().is_empty() {
        return rows::verify(problem, stages, assignment, certificate);
    }
    let case = Case { problem, stages, assignment, certificate, loads };
    let mut claims = Claims::default();
    case.check_claims(threads, &mut claims);
    let outcomes = claims.outcomes(stages);
    let tiebreak = outcomes.iter().find(|(stage, _)| *stage == Stage::Tiebreak);
    let unique = tiebreak.map_or(Err(Refusal::NotClaimed), |(_, outcome)| outcome.clone());
    Verdict { feasible: Ok(()), stages: outcomes, cutoffs_exact: cutoffs::exact(&case), unique }
}

/// The claims, one a stage. A stage stands on those before it, so only the first that fails is of interest,
/// and of what speaks against it the first that was found.
#[derive(Debug, Clone, Default)]
struct Claims {
    /// The first stage that something speaks against.
    failed: Option<Stage>,
    against: Option<Refusal>,
}

impl Claims {
    /// Whether a claim still stands.
    fn stands(&self, stage: Stage) -> bool {
        self.failed.is_none_or(|failed| stage < failed)
    }

    /// Takes note of what was found about a stage.
    fn hear(&mut self, stage: Stage, found: Result<(), Refusal>) {
        if let Err(refusal) = found
            && self.stands(stage)
        {
            (self.failed, self.against) = (Some(stage), Some(refusal));
        }
    }

    fn outcomes(self, stages: &Stages) -> Vec<(Stage, Result<(), Refusal>)> {
        let place = |failed: Stage| stages.iter().position(|stage| stage == failed).unwrap_or(0);
        let failed = self.failed.map_or(usize::MAX, place);
        let outcome = |(place, stage): (usize, Stage)| match &self.against {
            Some(refusal) if place == failed => (stage, Err(refusal.clone())),
            _ if place > failed => (stage, Err(Refusal::EarlierStage)),
            _ => (stage, Ok(())),
        };
        stages.iter().enumerate().map(outcome).collect()
    }
}

/// What is judged, with the counts that several checks need.
struct Case<'a> {
    problem: &'a Problem,
    stages: &'a Stages,
    assignment: &'a Assignment,
    certificate: &'a Certificate,
    /// Taken seats by placement.
    loads: Vec<u32>,
}

impl Case<'_> {
    /// Everything that is said about placements, then everything about people, one after another; as many
    /// stretches of people as there are threads.
    fn check_claims(&self, threads: usize, claims: &mut Claims) {
        let lines = match cutoffs::Lines::new(self) {
            Ok(lines) => lines,
            Err(refusal) => return claims.hear(Stage::Placed, Err(refusal)),
        };
        claims.hear(Stage::Placed, lines.placements(self));
        let sets = prices::Sets::new(self, claims);
        let asked = self.stages.has(Stage::Tiebreak);
        let ranks = asked.then(|| unique::Ranks::new(self, &sets)).transpose();
        let ranks = ranks.unwrap_or_else(|refusal| {
            claims.hear(Stage::Tiebreak, Err(refusal));
            None
        });
        let people = self.problem.applicants();
        let stretch = people.div_ceil(threads.max(1)).max(1);
        let stretches = (0..people).step_by(stretch).map(|first| first..people.min(first + stretch));
        let said = claims.clone();
        let hearing = |stretch| self.people(stretch, &lines, &sets, ranks.as_ref(), said.clone());
        let heard: Vec<Claims> = if threads <= 1 {
            stretches.map(hearing).collect()
        } else {
            std::thread::scope(|scope| {
                let hearings: Vec<_> = stretches.map(|stretch| scope.spawn(|| hearing(stretch))).collect();
                let nothing = || Claims { failed: Some(Stage::Placed), against: Some(Refusal::Shape) };
                hearings.into_iter().map(|hearing| hearing.join().unwrap_or_else(|_| nothing())).collect()
            })
        };
        for Claims { failed, against } in heard {
            if let (Some(stage), Some(refusal)) = (failed, against) {
                claims.hear(stage, Err(refusal));
            }
        }
    }

    fn people(
        &self,
        people: std::ops::Range<usize>,
        lines: &cutoffs::Lines,
        sets: &prices::Sets,
        ranks: Option<&unique::Ranks<'_>>,
        mut claims: Claims,
    ) -> Claims {
        let mut open = prices::Open::default();
        for applicant in people {
            let held = self.assignment.of(applicant);
            lines.person(self, applicant, held, &mut claims);
            sets.person(self, applicant, held, &mut open, &mut claims);
            if let Some(ranks) = ranks
                && claims.stands(Stage::Tiebreak)
            {
                claims.hear(Stage::Tiebreak, ranks.person(self, sets, applicant, held, &open));
            }
        }
        claims
    }

    fn has_free_seat(&self, placement: usize) -> bool {
        self.loads[placement] < self.problem.capacity(placement)
    }

    /// The groups whose number placed is fixed, where `order` is not asked: the tiers that occur, or everyone.
    fn groups(&self) -> Vec<u8> {
        if self.stages.has(Stage::Order) {
            return Vec::new();
        }
        if !self.stages.has(Stage::Tiers) {
            return vec![0];
        }
        let mut occurs = [false; 256];
        for applicant in 0..self.problem.applicants() {
            occurs[usize::from(self.problem.tier(applicant))] = true;
        }
        (0..=u8::MAX).filter(|&tier| occurs[usize::from(tier)]).collect()
    }
}

/// The stage that a set of prices speaks for.
fn spoken_for(priced: PriceStage) -> Stage {
    match priced {
        PriceStage::Rank => Stage::Rank,
        PriceStage::Distance => Stage::Distance,
        PriceStage::Word(_) => Stage::Tiebreak,
    }
}

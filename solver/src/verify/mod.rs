//! The judge: says of every claim whether the certificate proves it. It shares no code with the engines,
//! uses whole numbers only, and reads the pairs a few times in a row; a critical reader can check it in
//! an hour, with `MODEL.md` beside it. It never repairs, guesses, or looks for a better solution.
//!
//! What it takes: the [`Problem`], the stages, an [`Assignment`] and a [`Certificate`], all untrusted.
//! What it gives: a [`Verdict`] with a [`Refusal`] for each claim that is not proven.

mod cutoffs;
mod feasible;
mod prices;
mod refusal;
mod unique;

pub use refusal::Refusal;

use crate::{Assignment, Certificate, CutOff, Problem, Stage, Stages};

/// What the judge found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    /// Every pair is allowed, nobody is placed twice, no seat is overfilled.
    pub feasible: Result<(), Refusal>,
    /// For every stage asked, in order: proven, or why not.
    pub stages: Vec<(Stage, Result<(), Refusal>)>,
    /// The cut-offs are exact: none is later than some person or free seat that exchanges really reach.
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

    /// Whether a stage is proven.
    pub fn proves(&self, stage: Stage) -> bool {
        self.stages.iter().any(|(asked, outcome)| *asked == stage && outcome.is_ok())
    }
}

/// Judges an assignment by its certificate.
pub fn verify(
    problem: &Problem,
    stages: &Stages,
    assignment: &Assignment,
    certificate: &Certificate,
) -> Verdict {
    let feasible = feasible::check(problem, assignment);
    if feasible.is_err() {
        let none = |stage| (stage, Err(Refusal::NotFeasible));
        return Verdict {
            feasible,
            stages: stages.iter().map(none).collect(),
            cutoffs_exact: Err(Refusal::NotFeasible),
            unique: Err(Refusal::NotFeasible),
        };
    }
    let case = Case::new(problem, stages, assignment, certificate);
    let cutoffs_exact = cutoffs::exact(&case);
    let mut outcomes: Vec<(Stage, Result<(), Refusal>)> = Vec::with_capacity(stages.len());
    let mut face = None;
    let mut unique = Err(Refusal::NotClaimed);
    for stage in stages.iter() {
        let outcome = if outcomes.iter().any(|(_, earlier)| earlier.is_err()) {
            Err(Refusal::EarlierStage)
        } else {
            match stage {
                Stage::Placed => cutoffs::placed(&case),
                Stage::Tiers => cutoffs::tiers(&case),
                Stage::Order => cutoffs::order(&case),
                Stage::Rank | Stage::Distance => {
                    prices::check_next(&case, face.get_or_insert_with(|| prices::Face::new(&case)), stage)
                }
                Stage::Tiebreak => {
                    let face = face.get_or_insert_with(|| prices::Face::new(&case));
                    unique = prices::check_words(&case, face).and_then(|()| unique::check(&case, face));
                    unique.clone()
                }
            }
        };
        outcomes.push((stage, outcome));
    }
    Verdict { feasible, stages: outcomes, cutoffs_exact, unique }
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

impl<'a> Case<'a> {
    fn new(
        problem: &'a Problem,
        stages: &'a Stages,
        assignment: &'a Assignment,
        certificate: &'a Certificate,
    ) -> Self {
        let mut loads = vec![0; problem.placements()];
        for &placement in assignment.as_slice().iter().flatten() {
            loads[placement as usize] += 1;
        }
        Self { problem, stages, assignment, certificate, loads }
    }

    fn has_free_seat(&self, placement: usize) -> bool {
        self.loads[placement] < self.problem.capacity(placement)
    }

    /// Everyone with their placement, if any.
    fn people(&self) -> impl Iterator<Item = (usize, Option<u32>)> + '_ {
        self.assignment.as_slice().iter().copied().enumerate()
    }

    /// A person's place in line as a cut-off, under the stages asked.
    fn line(&self, applicant: usize) -> CutOff {
        let ordered = self.stages.has(Stage::Order);
        let tiered = ordered || self.stages.has(Stage::Tiers);
        CutOff::Last(crate::Key {
            tier: if tiered { self.problem.tier(applicant) } else { 0 },
            order: self.problem.order(applicant).filter(|_| ordered).unwrap_or(0),
        })
    }

    /// The person's group where the number placed of each group is fixed: none with the stage `order`.
    fn group(&self, applicant: usize, groups: &[u8]) -> Option<usize> {
        let name = if self.stages.has(Stage::Tiers) { self.problem.tier(applicant) } else { 0 };
        groups.binary_search(&name).ok()
    }
}

//! Why a claim is not proven, with the indices of what contradicts it.

use crate::{Stage, problem::side::Item};

/// Why the checker does not accept a claim. Applicants and placements are indices into the problem.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// The assignment does not fit the problem: it names too few or too many people, or an unknown placement.
    Shape,
    /// The pair is not allowed.
    NotAPair {
        /// The applicant.
        applicant: usize,
        /// The placement.
        placement: usize,
    },
    /// More people than seats.
    Overfilled {
        /// The placement.
        placement: usize,
        /// People on it.
        load: u32,
    },
    /// Nothing is judged of an assignment that is not feasible.
    NotFeasible,
    /// An earlier stage is not proven, so this one has nothing to stand on.
    EarlierStage,
    /// It is shown given what the stages before it reached; but one of them is not proven.
    GivenEarlier,
    /// The claim was not made.
    NotClaimed,
    /// A number that the proof needs is missing, or one too many is there.
    Missing {
        /// What is missing.
        what: &'static str,
    },
    /// A placement has a free seat but its cut-off does not say `open`.
    FreeSeatNotOpen {
        /// The placement.
        placement: usize,
    },
    /// The cut-off lies before a person who is placed there.
    CutOffBeforeHolder {
        /// The placement.
        placement: usize,
        /// The person.
        applicant: usize,
    },
    /// A holder could move to a placement with a later cut-off, so this one is too early.
    CutOffTooEarly {
        /// The placement.
        placement: usize,
        /// The placement to which its holder could move.
        to: usize,
    },
    /// Somebody left out comes before the cut-off of a placement that they could take.
    LeftOut {
        /// The person.
        applicant: usize,
        /// The placement.
        placement: usize,
    },
    /// The step that should show the cut-off to be exact does not.
    StepFalse {
        /// The placement.
        placement: usize,
    },
    /// A placement's price is negative although it need not be full.
    NegativePrice {
        /// The placement.
        placement: usize,
    },
    /// A placement with a free seat has a price.
    PricedFreeSeat {
        /// The placement.
        placement: usize,
    },
    /// Another placement would be cheaper for a person, prices counted.
    Cheaper {
        /// The person.
        applicant: usize,
        /// The cheaper placement.
        placement: usize,
    },
    /// A person costs more than the price of being placed in their group.
    DearerThanGroup {
        /// The person.
        applicant: usize,
    },
    /// The ranking does not fall along an exchange that is still free, so another assignment may be as good.
    NotFalling {
        /// The person who could move.
        applicant: usize,
        /// Where to.
        placement: usize,
    },
    /// The ranking of a placement contradicts its free or unneeded seats.
    RankingOutside {
        /// The placement.
        placement: usize,
    },
    /// The ranking puts a person's placement below their group although they need not be placed.
    RankingGroup {
        /// The person.
        applicant: usize,
    },
    /// A side constraint is not kept.
    Broken {
        /// Which.
        item: Item,
    },
    /// What the proof says of a cap or reserve, its cut-off or its place in the ranking, contradicts it.
    RowFalse {
        /// Which.
        item: Item,
    },
    /// Two rows of a family cross.
    Crossing {
        /// One of them.
        row: usize,
    },
    /// With these prices more could be reached than is.
    BoundAbove {
        /// The stage.
        stage: Stage,
    },
    /// The prices are for another stage than the one asked.
    WrongPrices {
        /// The stage that was asked.
        stage: Stage,
    },
}

impl Refusal {
    /// A stable word for the kind of refusal, under which catalogues keep its sentence.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Shape => "shape",
            Self::NotAPair { .. } => "not-a-pair",
            Self::Overfilled { .. } => "overfilled",
            Self::NotFeasible => "not-feasible",
            Self::EarlierStage => "earlier-stage",
            Self::GivenEarlier => "given-earlier",
            Self::NotClaimed => "not-claimed",
            Self::Missing { .. } => "missing",
            Self::FreeSeatNotOpen { .. } => "free-seat-not-open",
            Self::CutOffBeforeHolder { .. } => "cut-off-before-holder",
            Self::CutOffTooEarly { .. } => "cut-off-too-early",
            Self::LeftOut { .. } => "left-out",
            Self::StepFalse { .. } => "step-false",
            Self::NegativePrice { .. } => "negative-price",
            Self::PricedFreeSeat { .. } => "priced-free-seat",
            Self::Cheaper { .. } => "cheaper",
            Self::DearerThanGroup { .. } => "dearer-than-group",
            Self::NotFalling { .. } => "not-falling",
            Self::RankingOutside { .. } => "ranking-outside",
            Self::RankingGroup { .. } => "ranking-group",
            Self::Broken { .. } => "broken",
            Self::RowFalse { .. } => "row-false",
            Self::Crossing { .. } => "crossing",
            Self::BoundAbove { .. } => "bound-above",
            Self::WrongPrices { .. } => "wrong-prices",
        }
    }

    /// The applicant that it is about, if any.
    pub fn applicant(&self) -> Option<usize> {
        match self {
            Self::NotAPair { applicant, .. }
            | Self::CutOffBeforeHolder { applicant, .. }
            | Self::LeftOut { applicant, .. }
            | Self::Cheaper { applicant, .. }
            | Self::DearerThanGroup { applicant }
            | Self::NotFalling { applicant, .. }
            | Self::RankingGroup { applicant } => Some(*applicant),
            _ => None,
        }
    }

    /// The placement that it is about, if any.
    pub fn placement(&self) -> Option<usize> {
        match self {
            Self::NotAPair { placement, .. }
            | Self::Overfilled { placement, .. }
            | Self::FreeSeatNotOpen { placement }
            | Self::CutOffBeforeHolder { placement, .. }
            | Self::CutOffTooEarly { placement, .. }
            | Self::LeftOut { placement, .. }
            | Self::StepFalse { placement }
            | Self::NegativePrice { placement }
            | Self::PricedFreeSeat { placement }
            | Self::Cheaper { placement, .. }
            | Self::NotFalling { placement, .. }
            | Self::RankingOutside { placement } => Some(*placement),
            _ => None,
        }
    }
}

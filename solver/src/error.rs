//! What can be wrong: with a problem before anything is solved, and with what is asked of it.

/// Why a [`Problem`](crate::Problem) cannot be built.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum BuildError {
    /// More applicants, placements or pairs than 32-bit indices can name.
    #[error("too many {what}: at most {most}")]
    TooMany {
        /// Applicants, placements or pairs.
        what: &'static str,
        /// How many there may be.
        most: u64,
    },
    /// A number outside its range.
    #[error("{what} is {found}, expected {least} to {most}")]
    OutOfRange {
        /// Tier, order, capacity, rank or distance.
        what: &'static str,
        /// The number.
        found: u64,
        /// Least allowed.
        least: u64,
        /// Most allowed.
        most: u64,
    },
    /// An identifier stands twice.
    #[error("{what} {id} stands twice")]
    Twice {
        /// Applicant or placement.
        what: &'static str,
        /// The identifier.
        id: String,
    },
    /// A pair stands twice.
    #[error("the pair {applicant}, {placement} stands twice")]
    PairTwice {
        /// The applicant's identifier.
        applicant: String,
        /// The placement's identifier.
        placement: String,
    },
    /// Two applicants have the same order number, or only some have one.
    #[error("the order is no order: every applicant needs a number of its own")]
    Order,
    /// A pair names an index that does not exist.
    #[error("a pair names an applicant or placement that does not exist")]
    Dangling,
}

/// Why a problem is not solved as asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum SolveError {
    /// No assignment at all keeps the side constraints.
    #[error("the side constraints contradict each other")]
    Impossible,
    /// The network engine was asked for a problem that is no network.
    #[error("the side constraints are no network")]
    NoNetwork,
    /// Time was up before any assignment was found that keeps the side constraints.
    #[error("no assignment was found in time")]
    Stopped,
    /// The stage `order` was asked of a problem without order numbers.
    #[error("the stage order needs an order number for every applicant")]
    NoOrder,
    /// The side constraints are no network, the problem is larger than a dozen people and placements, and nobody solves linear
    /// programmes: the feature `highs` is off and no backend was handed in.
    #[error("the side constraints are no network, and there is no backend for linear programmes")]
    NoBackend,
}

//! The stages of the objective and which sequences of them make sense.

use std::fmt;

/// One stage; an earlier one is never worsened for a later one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// The number of applicants placed, most.
    Placed,
    /// The sum over reserves of what is filled of their seats, most.
    Reserves,
    /// The number placed of tier 1, most; then of tier 2; …
    Tiers,
    /// By tier, then order: the first is placed if any best solution places them, then the second, …
    Order,
    /// The sum of ranks of those placed, least.
    Rank,
    /// The sum of distances of those placed, least.
    Distance,
    /// A canonical choice among what is still equal.
    Tiebreak,
}

impl Stage {
    /// All stages in their order.
    pub const ALL: [Self; 7] =
        [Self::Placed, Self::Reserves, Self::Tiers, Self::Order, Self::Rank, Self::Distance, Self::Tiebreak];

    /// The word that files and options use.
    pub fn name(self) -> &'static str {
        match self {
            Self::Placed => "placed",
            Self::Reserves => "reserves",
            Self::Tiers => "tiers",
            Self::Order => "order",
            Self::Rank => "rank",
            Self::Distance => "distance",
            Self::Tiebreak => "tiebreak",
        }
    }

    /// The stage of a word.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|stage| stage.name() == name)
    }
}

impl fmt::Display for Stage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// A sequence of stages that makes sense: a subsequence of [`Stage::ALL`] that starts with `placed`, in which
/// `reserves` and `tiers` may have changed places.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stages(Vec<Stage>);

impl Stages {
    /// Checks a sequence; `None` when it makes no sense.
    pub fn new(stages: &[Stage]) -> Option<Self> {
        let rises = |two: &[Stage]| two[0] < two[1] || two == [Stage::Tiers, Stage::Reserves];
        let mut sorted = stages.to_vec();
        sorted.sort_unstable();
        sorted.dedup();
        let once = sorted.len() == stages.len();
        (once && stages.windows(2).all(rises) && stages.first() == Some(&Stage::Placed))
            .then(|| Self(stages.to_vec()))
    }

    /// Reads `placed,tiers,rank`; `None` when a word is unknown or the sequence makes no sense.
    pub fn parse(text: &str) -> Option<Self> {
        let stages: Option<Vec<Stage>> = text.split(',').map(|word| Stage::from_name(word.trim())).collect();
        Self::new(&stages?)
    }

    /// What is solved when nothing is said: everything that applies, without `tiebreak`.
    pub fn usual(has_order: bool, has_reserves: bool) -> Self {
        let applies = |stage: &Stage| match stage {
            Stage::Tiebreak => false,
            Stage::Order => has_order,
            Stage::Reserves => has_reserves,
            _ => true,
        };
        Self(Stage::ALL.into_iter().filter(applies).collect())
    }

    /// Whether a stage is asked.
    pub fn has(&self, stage: Stage) -> bool {
        self.0.contains(&stage)
    }

    /// The stages in order.
    pub fn iter(&self) -> impl Iterator<Item = Stage> + '_ {
        self.0.iter().copied()
    }

    /// How many stages there are, at least one.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Never: `placed` is always there.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl fmt::Display for Stages {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<&str> = self.iter().map(Stage::name).collect();
        f.write_str(&names.join(","))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_subsequences_from_placed_make_sense() {
        assert!(Stages::parse("placed,rank,tiebreak").is_some());
        assert!(Stages::parse("placed").is_some());
        assert!(Stages::parse("placed,tiers,reserves,rank").is_some());
        assert!(Stages::parse("placed,reserves,tiers,order").is_some());
        for wrong in [
            "",
            "placed,tiers,reserves,tiers",
            "placed,order,reserves",
            "rank",
            "placed,distance,rank",
            "placed,placed",
            "placed,cost",
        ] {
            assert!(Stages::parse(wrong).is_none(), "{wrong}");
        }
        assert_eq!(Stages::usual(false, false).to_string(), "placed,tiers,rank,distance");
        assert_eq!(Stages::usual(true, true).to_string(), "placed,reserves,tiers,order,rank,distance");
    }
}

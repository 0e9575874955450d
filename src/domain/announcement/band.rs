//! Ages for which the law has working hours and a night of their own.

use serde::{Deserialize, Serialize};

use crate::domain::terms::Ages;

/// Ages for which the law has hours of their own, in holidays.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Band {
    /// 13 and 14.
    Children,
    /// 15.
    Fifteen,
    /// 16 and 17.
    Adolescents,
    /// From 18 on.
    Adults,
}

impl Band {
    /// All of them, the youngest first.
    pub const ALL: [Self; 4] = [Self::Children, Self::Fifteen, Self::Adolescents, Self::Adults];

    /// The ages, both counted in.
    pub fn ages(self) -> Ages {
        let (from, to) = match self {
            Self::Children => (13, Some(14)),
            Self::Fifteen => (15, Some(15)),
            Self::Adolescents => (16, Some(17)),
            Self::Adults => (18, None),
        };
        Ages { from: Some(from), to }
    }

    /// The band of an age; nobody works before 13.
    pub fn of(age: i64) -> Option<Self> {
        Self::ALL.into_iter().find(|band| band.ages().hold(Some(age)))
    }

    /// The most minutes a day in holidays (Labour Law, sections 131 and 132).
    pub fn most(self) -> u16 {
        match self {
            Self::Children => 240,
            Self::Fifteen | Self::Adolescents => 420,
            Self::Adults => 480,
        }
    }

    /// The hour in the evening at which night begins, and that in the morning at which it ends; it binds whoever is under 18
    /// (Labour Law, section 138).
    pub fn night(self) -> Option<(u32, u32)> {
        match self {
            Self::Children => Some((20, 6)),
            Self::Fifteen | Self::Adolescents => Some((22, 6)),
            Self::Adults => None,
        }
    }

    /// The ages as names of columns and fields have them.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Children => "hours_13_14",
            Self::Fifteen => "hours_15",
            Self::Adolescents => "hours_16_17",
            Self::Adults => "hours_18",
        }
    }
}

//! The shapes that an invented country can take, as numbers.

use clap::ValueEnum;

/// How people and placements are spread, and how far people go.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Shape {
    /// 43 towns; most people wish for the same placements, and go 5 to 60 km
    Popular,
    /// Many labour markets of about 300 people that have nothing to do with each other
    Regional,
    /// 43 towns; tastes differ, and people go 60 to 250 km: everything hangs together
    Giant,
}

/// What a shape means. Weights of a wish are hundredths.
pub(super) struct Traits {
    /// How much it counts that a placement is popular.
    pub(super) popularity: i64,
    /// How much it counts against a placement that it is 10 km further away.
    pub(super) distance: i64,
    /// How much the person's own taste counts.
    pub(super) taste: i64,
    /// How much placements differ in popularity.
    pub(super) spread: i32,
    /// How far people go, each as many as the others.
    pub(super) radii_km: &'static [i64],
    /// Over this distance in metres, a town falls to e^-1 of its attraction.
    pub(super) decay: i64,
}

impl Shape {
    pub(super) fn traits(self) -> Traits {
        match self {
            Self::Popular => Traits {
                popularity: 200,
                distance: 30,
                taste: 50,
                spread: 100,
                radii_km: &[5, 5, 5, 10, 10, 10, 10, 20, 20, 20, 20, 20, 20, 30, 30, 30, 30, 60, 60, 60],
                decay: 40_000,
            },
            Self::Regional => Traits {
                popularity: 100,
                distance: 30,
                taste: 100,
                spread: 70,
                radii_km: &[5, 5, 5, 10, 10, 10, 10, 10, 20, 20, 20, 20, 20, 20, 20, 30, 30, 30, 30, 30],
                decay: 40_000,
            },
            Self::Giant => Traits {
                popularity: 70,
                distance: 5,
                taste: 100,
                spread: 70,
                radii_km: &[60, 100, 150, 250],
                decay: 200_000,
            },
        }
    }
}

impl Traits {
    /// How far anyone goes, in metres.
    pub(super) fn furthest(&self) -> i64 {
        self.radii_km.iter().max().map_or(0, |km| km * 1_000)
    }
}

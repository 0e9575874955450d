//! An invented country, 300 by 200 km: towns whose sizes follow Zipf's law (or many small labour markets), and
//! placements around them with their seats, popularity and conditions. Everything is a whole number.

use super::{
    chance::{Chance, UNIT, Weights},
    curve,
    shape::{Shape, Traits},
};

const WIDTH_M: u64 = 300_000;
const HEIGHT_M: u64 = 200_000;
const TOWNS: u32 = 43;
/// People of a labour market of the regional shape.
const MARKET: u32 = 300;
/// People and placements lie around their town: so far beyond their radius nobody finds anything.
const OUTSKIRTS_M: i64 = 25_000;

/// A point, in metres.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Point {
    x: i32,
    y: i32,
}

impl Point {
    /// Somewhere around this point, normally distributed.
    fn around(self, spread: i32, chance: &mut Chance) -> Self {
        let mut away = || chance.bell() * spread / UNIT;
        Self { x: self.x + away(), y: self.y + away() }
    }

    /// The square of the distance.
    pub(super) fn square(self, other: Self) -> i64 {
        let (x, y) = (i64::from(self.x) - i64::from(other.x), i64::from(self.y) - i64::from(other.y));
        x * x + y * y
    }

    /// The distance in whole metres, rounded down.
    pub(super) fn metres(self, other: Self) -> i64 {
        self.square(other).isqrt()
    }
}

/// What a placement asks or a person offers, a bit each: of age 17, 18 or 21, three skills, two degrees of fitness;
/// and three periods, of which one has to be common.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Flags {
    pub(super) abilities: u8,
    pub(super) periods: u8,
}

impl Flags {
    /// Age and fitness are steps: `age` how many of the three ages are reached, `fitness` how many degrees.
    pub(super) fn new(age: u8, skills: u8, fitness: u8, periods: u8) -> Self {
        let steps = |count: u8| (1 << count) - 1;
        Self { abilities: steps(age) | skills << 3 | steps(fitness) << 6, periods }
    }

    /// Whether a person who offers this may take a placement that asks that.
    pub(super) fn meets(self, asked: Self) -> bool {
        asked.abilities & !self.abilities == 0 && asked.periods & self.periods != 0
    }
}

/// A placement.
#[derive(Debug, Clone, Copy)]
pub(super) struct Site {
    /// Its number, from 0: its place in `placements.csv`.
    pub(super) number: u32,
    pub(super) town: u32,
    pub(super) at: Point,
    /// In parts of [`UNIT`].
    pub(super) popularity: i32,
    pub(super) capacity: u8,
    pub(super) asks: Flags,
}

/// A town, and where its people look for work.
pub(super) struct Town {
    at: Point,
    spread: i32,
    /// The first of its placements in [`World::sites`].
    first: u32,
    /// Its placements, popular ones likelier.
    pick: Weights,
    /// The towns in reach; large and near ones likelier.
    reach: Vec<u32>,
    pull: Weights,
}

/// Towns before there are placements.
pub(super) struct Land {
    towns: Vec<(Point, i32)>,
    homes: Weights,
}

impl Land {
    /// Towns for so many people.
    pub(super) fn new(shape: Shape, people: u32, chance: &mut Chance) -> Self {
        let (spreads, shares): (Vec<i32>, Vec<u64>) = match shape {
            Shape::Regional => {
                let size = |chance: &mut Chance| curve::exp(log(chance.bell(), 50)).unsigned_abs();
                (0..(people / MARKET).max(3)).map(|_| (6_000, size(chance))).unzip()
            }
            Shape::Popular | Shape::Giant => (1..=TOWNS)
                .map(|rank| {
                    // The share falls by the rank, the breadth by its root.
                    let breadth = (81_000_000 / rank).isqrt();
                    (3_000 + breadth.cast_signed(), 1_000_000_000 / u64::from(rank))
                })
                .unzip(),
        };
        let mut side = |metres: u64| i32::try_from(chance.below(metres)).unwrap_or_default();
        let mut place = || Point { x: side(WIDTH_M), y: side(HEIGHT_M) };
        let towns = spreads.into_iter().map(|spread| (place(), spread)).collect();
        Self { towns, homes: Weights::new(&shares) }
    }

    /// Placements, until they have all the seats together.
    pub(super) fn sites(&self, shape: &Traits, seats: u64, chance: &mut Chance) -> Vec<Site> {
        let mut sites = Vec::new();
        let mut left = seats;
        while left > 0 {
            let town = self.homes.pick(chance).unwrap_or_default();
            let (at, spread) = self.towns[town as usize];
            let capacity = capacity(chance).min(u8::try_from(left).unwrap_or(u8::MAX));
            left -= u64::from(capacity);
            sites.push(Site {
                number: u32::try_from(sites.len()).unwrap_or(u32::MAX),
                town,
                at: at.around(spread * 4 / 5, chance),
                popularity: chance.bell() * shape.spread / 100,
                capacity,
                asks: asks(chance),
            });
        }
        sites
    }
}

/// Mostly 1 to 10 seats; one in fifty has 11 to 60.
fn capacity(chance: &mut Chance) -> u8 {
    if chance.below(50) == 0 {
        return chance.between(11, 60);
    }
    let mut seats = 1;
    while seats < 10 && chance.below(100) >= 28 {
        seats += 1;
    }
    seats
}

/// What a placement asks for.
fn asks(chance: &mut Chance) -> Flags {
    let age = [0, 1, 2, 3][chance.weighted(&[45, 20, 25, 10])];
    let skills = [0b000, 0b001, 0b010, 0b100, 0b011, 0b101][chance.weighted(&[40, 15, 15, 10, 10, 10])];
    let fitness = [0, 1, 2][chance.weighted(&[60, 30, 10])];
    let periods = [0b001, 0b010, 0b100, 0b111][chance.weighted(&[20, 20, 20, 40])];
    Flags::new(age, skills, fitness, periods)
}

/// `percent` of a number in parts of [`UNIT`], as `curve` counts.
fn log(units: i32, percent: i64) -> i64 {
    i64::from(units) * percent * (curve::ONE / i64::from(UNIT)) / 100
}

/// Where everything is.
pub(super) struct World {
    towns: Vec<Town>,
    homes: Weights,
    /// By town.
    sites: Vec<Site>,
}

impl World {
    /// Puts the placements in their towns.
    pub(super) fn new(land: Land, shape: Shape, mut sites: Vec<Site>) -> Self {
        sites.sort_unstable_by_key(|site| (site.town, site.number));
        let mut first = 0;
        let mut towns: Vec<Town> = Vec::with_capacity(land.towns.len());
        let mut attractions: Vec<u64> = Vec::with_capacity(land.towns.len());
        for (number, (at, spread)) in (0..).zip(&land.towns) {
            let own = sites[first..].partition_point(|site| site.town == number);
            let weight = |site: &Site| curve::exp(log(site.popularity, 80)).unsigned_abs();
            let weights: Vec<u64> = sites[first..first + own].iter().map(weight).collect();
            let attraction = weights.iter().sum();
            attractions.push(attraction);
            towns.push(Town {
                at: *at,
                spread: *spread,
                first: u32::try_from(first).unwrap_or(u32::MAX),
                pick: Weights::new(&weights),
                reach: vec![number],
                pull: Weights::new(&[attraction]),
            });
            first += own;
        }
        let mut world = Self { towns, homes: land.homes, sites };
        if shape != Shape::Regional {
            world.connect(&shape.traits(), &attractions);
        }
        world
    }

    /// Lets people look for work in other towns, too.
    fn connect(&mut self, shape: &Traits, attractions: &[u64]) {
        let places: Vec<Point> = self.towns.iter().map(|town| town.at).collect();
        for town in &mut self.towns {
            let (mut reach, mut pulls) = (Vec::new(), Vec::new());
            for ((number, place), attraction) in (0..).zip(&places).zip(attractions) {
                let gap = town.at.metres(*place);
                if gap < shape.furthest() + OUTSKIRTS_M {
                    let pull = curve::exp(-gap * curve::ONE / shape.decay).unsigned_abs();
                    reach.push(number);
                    // Less precise, so that the product stays below 2^64.
                    pulls.push((attraction >> 8) * (pull >> 8));
                }
            }
            (town.reach, town.pull) = (reach, Weights::new(&pulls));
        }
    }

    /// The town of a new person.
    pub(super) fn home(&self, chance: &mut Chance) -> &Town {
        &self.towns[self.homes.pick(chance).unwrap_or_default() as usize]
    }

    /// A placement that someone from this town may hear of, its index; `None` where there is no work at all.
    pub(super) fn hear(&self, home: &Town, chance: &mut Chance) -> Option<u32> {
        let town = &self.towns[home.reach[home.pull.pick(chance)? as usize] as usize];
        Some(town.first + town.pick.pick(chance)?)
    }

    /// A placement by its index.
    pub(super) fn site(&self, index: u32) -> &Site {
        &self.sites[index as usize]
    }
}

impl Town {
    /// Where someone of this town lives.
    pub(super) fn door(&self, chance: &mut Chance) -> Point {
        self.at.around(self.spread, chance)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SHAPES: [Shape; 3] = [Shape::Popular, Shape::Regional, Shape::Giant];

    fn country(shape: Shape, people: u32, seats: u64) -> (World, Chance) {
        let [mut for_land, mut for_sites, rest] = Chance::streams(3);
        let land = Land::new(shape, people, &mut for_land);
        let sites = land.sites(&shape.traits(), seats, &mut for_sites);
        assert_eq!(sites.iter().map(|site| u64::from(site.capacity)).sum::<u64>(), seats);
        assert!(sites.iter().all(|site| (1..=60).contains(&site.capacity)));
        assert!((0..).zip(&sites).all(|(number, site)| site.number == number));
        (World::new(land, shape, sites), rest)
    }

    #[test]
    fn flags_are_met_bit_by_bit() {
        let asked = Flags::new(1, 0b010, 1, 0b001);
        assert!(Flags::new(1, 0b010, 1, 0b001).meets(asked));
        assert!(Flags::new(3, 0b111, 2, 0b011).meets(asked));
        for lacking in [(0, 0b111, 2, 1), (3, 0b101, 2, 1), (3, 0b111, 0, 1), (3, 0b111, 2, 0b110)] {
            let (age, skills, fitness, periods) = lacking;
            assert!(!Flags::new(age, skills, fitness, periods).meets(asked), "{lacking:?}");
        }
    }

    #[test]
    fn all_placements_can_be_heard_of() {
        for shape in SHAPES {
            let (world, mut chance) = country(shape, 900, 200);
            let mut heard = vec![false; world.sites.len()];
            for _ in 0..100_000 {
                let home = world.home(&mut chance);
                // A labour market of three can be without work.
                if let Some(index) = world.hear(home, &mut chance) {
                    heard[index as usize] = true;
                }
            }
            assert!(heard.iter().all(|heard| *heard), "{shape:?}");
        }
    }

    #[test]
    fn labour_markets_have_nothing_to_do_with_each_other() {
        let (world, mut chance) = country(Shape::Regional, 9_000, 6_000);
        assert_eq!(world.towns.len(), 30);
        for (number, town) in (0..).zip(&world.towns) {
            let index = world.hear(town, &mut chance).expect("work");
            assert_eq!(world.site(index).town, number);
        }
    }

    #[test]
    fn where_there_is_no_work_nobody_hears_of_any() {
        for shape in SHAPES {
            let (world, mut chance) = country(shape, 10, 0);
            assert_eq!(world.hear(world.home(&mut chance), &mut chance), None);
        }
    }
}

//! Invented people, and the placements that they wish for: those they hear of, may take and can reach, the most
//! attractive first.

use super::{
    chance::{Chance, Surprise, UNIT},
    shape::Traits,
    world::{Flags, World},
};

/// Of so many placements somebody hears, for each wish allowed.
const HEARD: u32 = 5;

/// A pair, without its rank: that is its place in the list.
pub(super) struct Wish {
    /// The placement's number.
    pub(super) placement: u32,
    pub(super) distance_m: u32,
}

/// Finds the wishes of one person after another.
pub(super) struct Wishes<'a> {
    world: &'a World,
    traits: Traits,
    /// The most wishes of one person.
    most: u8,
    surprise: Surprise,
    /// Indices of the placements that the person could take.
    possible: Vec<u32>,
    /// The same, the best first: worth (turned round), index, distance.
    ordered: Vec<(i64, u32, i64)>,
}

impl<'a> Wishes<'a> {
    pub(super) fn new(world: &'a World, traits: Traits, most: u8) -> Self {
        let surprise = Surprise::new();
        Self { world, traits, most, surprise, possible: Vec::new(), ordered: Vec::new() }
    }

    /// The wishes of one more person, the dearest first.
    pub(super) fn next(&mut self, chance: &mut Chance) -> impl Iterator<Item = Wish> {
        let world = self.world;
        let home = world.home(chance);
        let door = home.door(chance);
        let radius = chance.one_of(self.traits.radii_km) * 1_000;
        let offers = offers(chance);
        let count = chance.between((self.most / 4).max(1), self.most);
        self.possible.clear();
        for _ in 0..HEARD * u32::from(self.most) {
            let Some(index) = world.hear(home, chance) else { break };
            let site = world.site(index);
            if offers.meets(site.asks) && door.square(site.at) <= radius * radius {
                self.possible.push(index);
            }
        }
        self.possible.sort_unstable();
        self.possible.dedup();
        self.ordered.clear();
        for index in &self.possible {
            let site = world.site(*index);
            let distance = door.metres(site.at);
            let worth = self.traits.popularity * i64::from(site.popularity)
                + self.traits.taste * i64::from(self.surprise.pick(chance))
                - self.traits.distance * distance * i64::from(UNIT) / 10_000;
            self.ordered.push((-worth, *index, distance));
        }
        self.ordered.sort_unstable();
        self.ordered.iter().take(usize::from(count)).map(move |(_, index, distance)| Wish {
            placement: world.site(*index).number,
            distance_m: u32::try_from(*distance).unwrap_or(u32::MAX),
        })
    }
}

/// What a person of 16 to 25 years can and may do.
fn offers(chance: &mut Chance) -> Flags {
    let age = chance.one_of(&[0, 1, 2, 2, 2, 3, 3, 3, 3, 3]);
    let skills = chance.one_of(&[0, 1, 2, 3, 4, 5, 6, 7, 7, 7]);
    let fitness = chance.one_of(&[0, 1, 1, 2, 2, 2, 2, 2, 2, 2]);
    let periods = chance.one_of(&[1, 2, 3, 4, 5, 6, 7, 7, 7, 7]);
    Flags::new(age, skills, fitness, periods)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::cli::generate::{shape::Shape, world::Land};

    #[test]
    fn wishes_are_few_different_and_within_reach() {
        let [mut for_land, mut for_sites, mut chance] = Chance::streams(9);
        let land = Land::new(Shape::Popular, 1_000, &mut for_land);
        let sites = land.sites(&Shape::Popular.traits(), 650, &mut for_sites);
        let world = World::new(land, Shape::Popular, sites);
        let mut wishes = Wishes::new(&world, Shape::Popular.traits(), 4);
        let mut counts = BTreeSet::new();
        for _ in 0..1_000 {
            let own: Vec<Wish> = wishes.next(&mut chance).collect();
            let different: BTreeSet<u32> = own.iter().map(|wish| wish.placement).collect();
            assert_eq!(different.len(), own.len());
            assert!(own.iter().all(|wish| wish.distance_m <= 60_000));
            counts.insert(own.len());
        }
        assert_eq!(Vec::from_iter(counts), [0, 1, 2, 3, 4]);
    }
}

//! Refills by brute force: every way to place those who are in line beside what is held, and the best of them by the round's
//! stages. Slow, and written from the round's words alone.

use std::collections::BTreeMap;

use sha2::{Digest, Sha256};

use super::refill::Refill;
use crate::{
    domain::{FactValue, Facts, Metres, Stage, Wish, constraints::Quota, geo, turn},
    rules::{Constrained, Judgement, PairJudgement},
};

/// Who has what, by indices of the snapshot.
pub(super) type Places = BTreeMap<usize, usize>;

/// Ways beyond which a refill is too large to be tried out.
const MOST: usize = 4_000;

/// Somebody who gets a place or not, and the places among which it is.
struct Seeker {
    applicant: usize,
    places: Vec<usize>,
    /// Whether they have one in any case.
    surely: bool,
}

/// What is asked again and again.
pub(super) struct Known {
    line: Vec<usize>,
    /// By applicant in line: everyone to whom they are tied.
    tied: Vec<Vec<usize>>,
    /// By placement, the fewest with whom it runs.
    least: Vec<u64>,
    agreed: Vec<(usize, usize)>,
}

impl Refill {
    pub(super) fn known(&self) -> Known {
        let line = self.line();
        let tied = line.iter().map(|&a| self.tied(a)).collect();
        let least = (0..self.snapshot.placements.len()).map(|p| self.least(p)).collect();
        Known { tied, least, agreed: self.agreed(), line }
    }

    fn facts(&self, a: usize) -> &Facts {
        &self.snapshot.applicants[a].facts
    }

    fn held(&self, a: usize) -> Option<usize> {
        self.snapshot.holders.iter().find(|held| held.applicant == a).map(|held| held.placement)
    }

    fn tier(&self, a: usize) -> Option<u8> {
        let person = &self.snapshot.applicants[a];
        match self.rules.applicant(person) {
            Judgement::Eligible { tier } if person.out_of_line.is_none() => Some(tier),
            _ => None,
        }
    }

    fn wish(&self, a: usize, p: usize) -> Option<&Wish> {
        self.snapshot.wishes.iter().find(|wish| (wish.applicant, wish.placement) == (a, p))
    }

    /// Takes part and holds nothing.
    fn is_in_line(&self, a: usize) -> bool {
        self.tier(a).is_some() && self.held(a).is_none()
    }

    /// Whether the rules, the organisation and what is known let somebody be given a placement.
    pub(super) fn may(&self, a: usize, p: usize) -> bool {
        let there = self.snapshot.applicants.iter().filter(|one| one.out_of_line.is_none());
        let people: Vec<&Facts> = there.map(|one| &one.facts).collect();
        let seats = (0..self.snapshot.placements.len()).map(|p| self.seats(p));
        let places: Vec<_> = self.snapshot.placements.iter().map(|place| &place.facts).zip(seats).collect();
        let constrained = Constrained::new(&self.rules, &self.snapshot.round, Some(&people), &places);
        let Some(wish) = self.wish(a, p) else { return false };
        let judged = self.rules.pair(&self.snapshot.applicants[a], &self.snapshot.placements[p]);
        wish.refused.is_none() && constrained.judge(judged, self.facts(a), p) == PairJudgement::Possible
    }

    fn holders(&self) -> Places {
        self.snapshot.holders.iter().map(|held| (held.applicant, held.placement)).collect()
    }

    pub(super) fn seats(&self, p: usize) -> u64 {
        let held = self.snapshot.holders.iter().filter(|held| held.placement == p).count() as u64;
        held.max(u64::from(self.snapshot.placements[p].capacity))
    }

    fn moves(&self, a: usize) -> bool {
        let asked = self.snapshot.holders.iter().any(|held| held.applicant == a && held.may_move);
        let sure =
            self.snapshot.round.constraints.is_empty() && self.snapshot.round.stages.contains(&Stage::Order);
        asked && sure && self.tier(a).is_some()
    }

    fn seekers(&self) -> Vec<Seeker> {
        let places = 0..self.snapshot.placements.len();
        let one = |applicant: usize| match self.held(applicant) {
            Some(held) if self.moves(applicant) => {
                let rank = |p: usize| self.wish(applicant, p).map(|wish| wish.rank);
                let better = |p: &usize| {
                    rank(held).zip(rank(*p)).is_some_and(|(held, other)| other < held)
                        && self.may(applicant, *p)
                };
                let places = places.clone().filter(|p| *p == held || better(p)).collect();
                Some(Seeker { applicant, places, surely: true })
            }
            Some(held) => Some(Seeker { applicant, places: vec![held], surely: true }),
            None if self.is_in_line(applicant) => {
                let places = places.clone().filter(|p| self.may(applicant, *p)).collect();
                Some(Seeker { applicant, places, surely: false })
            }
            None => None,
        };
        (0..self.snapshot.applicants.len()).filter_map(one).collect()
    }

    /// Seats, quotas and budgets, none of which is asked for more than holders leave of it.
    fn fits(&self, places: &Places) -> bool {
        let held = self.holders();
        let asked = &self.snapshot.round.constraints;
        let place = |p: usize| &self.snapshot.placements[p].facts;
        let seats = (0..self.snapshot.placements.len())
            .all(|p| places.values().filter(|at| **at == p).count() as u64 <= self.seats(p));
        let quotas = asked.quotas.iter().all(|quota| {
            let of = |(a, p): (&usize, &usize)| {
                if quota.people_by.is_empty() { place(*p).clone() } else { self.facts(*a).clone() }
            };
            let (before, now) = (counts(quota, held.iter().map(of)), counts(quota, places.iter().map(of)));
            now.iter().all(|(group, count)| {
                let before = before.get(group).copied().unwrap_or(0);
                quota.most(group).is_none_or(|most| *count <= most.max(before))
            })
        });
        let budgets = asked.budgets.iter().all(|budget| {
            let cost = |(a, p): (&usize, &usize)| {
                let inside = budget.placements.as_ref().is_none_or(|whose| whose.has(place(*p)));
                let more =
                    budget.extra.as_ref().filter(|extra| extra.counts && extra.people.has(self.facts(*a)));
                if inside { budget.cost + more.map_or(0, |extra| extra.cost) } else { 0 }
            };
            let sum = |places: &Places| places.iter().map(cost).sum::<u64>();
            sum(places) <= budget.limit.max(sum(&held))
        });
        seats && quotas && budgets
    }

    fn least(&self, p: usize) -> u64 {
        let column = self.snapshot.round.constraints.open_min.as_ref();
        match column.and_then(|column| self.snapshot.placements[p].facts.get(column)) {
            Some(FactValue::Whole(least)) if !self.holders().values().any(|at| *at == p) => {
                u64::try_from(*least).unwrap()
            }
            _ => 0,
        }
    }

    /// Those in line who are tied to somebody, themselves included.
    fn tied(&self, a: usize) -> Vec<usize> {
        let Some(column) = &self.snapshot.round.constraints.together else { return vec![a] };
        let Some(value) = self.facts(a).get(column) else { return vec![a] };
        let all = 0..self.snapshot.applicants.len();
        all.filter(|&b| self.is_in_line(b) && self.facts(b).get(column) == Some(value)).collect()
    }

    /// What was agreed of people in line, as far as it fits beside what is held, one after another.
    fn agreed(&self) -> Vec<(usize, usize)> {
        let Some(column) = &self.snapshot.round.constraints.pinned else { return Vec::new() };
        let mut places = self.holders();
        let mut agreed = Vec::new();
        for a in self.line() {
            let named = self.facts(a).get(column).map(FactValue::written);
            let mut all = self.snapshot.placements.iter();
            let Some(p) = named.and_then(|named| all.position(|place| place.id.as_str() == named)) else {
                continue;
            };
            places.insert(a, p);
            if self.may(a, p) && self.fits(&places) && self.tied(a).len() < 2 && self.least(p) < 2 {
                agreed.push((a, p));
            } else {
                places.remove(&a);
            }
        }
        agreed
    }

    fn keeps_all(&self, places: &Places, known: &Known) -> bool {
        let runs = |(p, least): (usize, &u64)| {
            let load = places.values().filter(|at| **at == p).count() as u64;
            load == 0 || load >= *least
        };
        let whole = |tied: &Vec<usize>| {
            tied.iter().all(|b| places.contains_key(b)) || !tied.iter().any(|b| places.contains_key(b))
        };
        self.fits(places)
            && known.least.iter().enumerate().all(runs)
            && known.tied.iter().all(whole)
            && known.agreed.iter().all(|(a, p)| places.get(a) == Some(p))
    }

    /// Everyone in line, the first first.
    fn line(&self) -> Vec<usize> {
        let mut line: Vec<usize> =
            (0..self.snapshot.applicants.len()).filter(|&a| self.is_in_line(a)).collect();
        line.sort_by_key(|&a| {
            let person = &self.snapshot.applicants[a];
            let first = person.entry.first_in_line;
            (
                first.is_none(),
                first,
                self.tier(a),
                turn::turn(&self.snapshot.round, person),
                person.id.clone(),
            )
        });
        line
    }

    /// What places are worth, stage after stage; the greater the better.
    pub(super) fn worth(&self, places: &Places, known: &Known) -> Vec<i128> {
        let line = &known.line;
        let mut worth = Vec::new();
        for stage in &self.snapshot.round.stages {
            let count = |number: usize| i128::try_from(number).unwrap();
            match stage {
                Stage::Placed => worth.push(count(places.len())),
                Stage::Reserves => worth.push(self.reserved(places)),
                Stage::Tiers => {
                    for tier in 1..=2 {
                        let of = |a: &&usize| {
                            let first = self.snapshot.applicants[**a].entry.first_in_line.is_some();
                            (if first { Some(1) } else { self.tier(**a) }) == Some(tier)
                        };
                        worth.push(count(line.iter().filter(of).filter(|a| places.contains_key(a)).count()));
                    }
                }
                Stage::Order => worth.extend(line.iter().map(|a| i128::from(places.contains_key(a)))),
                Stage::Rank => {
                    let ranks = places.iter().filter_map(|(&a, &p)| self.wish(a, p));
                    worth.push(-ranks.map(|wish| i128::from(wish.rank)).sum::<i128>());
                }
                Stage::Distance => {
                    let metres = places.iter().filter_map(|(&a, &p)| self.metres(self.wish(a, p)?));
                    worth.push(-metres.sum::<i128>());
                }
                Stage::Tiebreak => worth.extend((0..8).map(|word| -self.words(places, word))),
            }
        }
        worth
    }

    fn reserved(&self, places: &Places) -> i128 {
        let filled = self.snapshot.round.constraints.reserves.iter().map(|reserve| {
            let inside = |(a, p): &(&usize, &usize)| {
                let place = &self.snapshot.placements[**p].facts;
                reserve.people.has(self.facts(**a))
                    && reserve.placements.as_ref().is_none_or(|whose| whose.has(place))
            };
            (places.iter().filter(inside).count() as u64).min(reserve.seats)
        });
        filled.map(i128::from).sum()
    }

    fn metres(&self, wish: &Wish) -> Option<i128> {
        let home = self.snapshot.applicants[wish.applicant].home;
        let site = self.snapshot.placements[wish.placement].site;
        let ends = home.zip(site).map(|(home, site)| geo::distance_m(home, site));
        wish.stated.map(Metres::get).or(ends).map(i128::from)
    }

    fn words(&self, places: &Places, word: usize) -> i128 {
        let one = |(a, p): (&usize, &usize)| {
            let (a, p) = (&self.snapshot.applicants[*a].id, &self.snapshot.placements[*p].id);
            let digest = Sha256::digest(format!("{a}\n{p}"));
            i128::from(u32::from_be_bytes(digest[4 * word..4 * word + 4].try_into().unwrap()))
        };
        places.iter().map(one).sum()
    }

    /// The best of all ways, by the round's stages; `None` where there are too many to try.
    pub(super) fn best(&self) -> Option<Places> {
        let seekers = self.seekers();
        let ways = seekers.iter().map(|one| one.places.len() + usize::from(!one.surely));
        if ways.product::<usize>() > MOST {
            return None;
        }
        let known = self.known();
        let mut best: Option<(Vec<i128>, Places)> = None;
        let mut each = |places: &Places| {
            if self.keeps_all(places, &known) {
                let worth = self.worth(places, &known);
                if best.as_ref().is_none_or(|(most, _)| worth > *most) {
                    best = Some((worth, places.clone()));
                }
            }
        };
        all(&seekers, &mut Places::new(), &mut each);
        Some(best.expect("what is held keeps every condition").1)
    }
}

/// Every way, one after another.
fn all(seekers: &[Seeker], places: &mut Places, each: &mut dyn FnMut(&Places)) {
    let Some((one, rest)) = seekers.split_first() else { return each(places) };
    if !one.surely {
        all(rest, places, each);
    }
    for &p in &one.places {
        places.insert(one.applicant, p);
        all(rest, places, each);
        places.remove(&one.applicant);
    }
}

fn counts(quota: &Quota, facts: impl Iterator<Item = Facts>) -> BTreeMap<String, u64> {
    let mut counts: BTreeMap<String, u64> = BTreeMap::new();
    facts.filter_map(|facts| quota.group(&facts)).for_each(|group| *counts.entry(group).or_default() += 1);
    counts
}

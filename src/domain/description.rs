//! A wish by description: what a placement has to be like, in place of one that is named. Owns which placements fit, and how
//! descriptions become pairs. In most towns people name a month or a parish, or nothing; some apply before there are placements.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Applicant, FactValue, Period, Placement, Wish, geo};

/// A wish by description as files and tables have it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct DescribedWish {
    /// 1 is the first choice, among named wishes and descriptions alike.
    pub rank: u8,
    /// By fact of placements, what it may be, as a cell has it.
    pub facts: BTreeMap<String, String>,
    /// The longest way in metres.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max_distance_m: Option<u64>,
}

/// What a fact of a placement may be.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Accepted {
    /// Yes or no.
    Bool(bool),
    /// A whole number between these two, both counted in.
    Between(i64, i64),
    /// A day between these two, both counted in; periods lie within them.
    Within(Period),
    /// This text.
    Text(String),
}

impl Accepted {
    /// Whether a value is one of those meant.
    fn takes(&self, value: &FactValue) -> bool {
        let inside =
            |first: NaiveDate, last: NaiveDate, within: &Period| within.first <= first && last <= within.last;
        match (self, value) {
            (Self::Bool(wanted), FactValue::Bool(is)) => wanted == is,
            (Self::Between(least, most), FactValue::Whole(is)) => (least..=most).contains(&is),
            (Self::Within(within), FactValue::Date(day)) => inside(*day, *day, within),
            (Self::Within(within), FactValue::Periods(periods)) => {
                !periods.is_empty() && periods.iter().all(|one| inside(one.first, one.last, within))
            }
            (Self::Text(wanted), FactValue::Text(is)) => wanted == is,
            _ => false,
        }
    }
}

/// What somebody wishes for without naming a placement.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Description {
    /// Index into the snapshot's applicants.
    pub applicant: usize,
    /// 1 is the first choice, at most 255; among named wishes and descriptions alike.
    pub rank: u8,
    /// By fact of placements, what it may be: any of these. A fact that is not named may be anything.
    pub facts: BTreeMap<String, Vec<Accepted>>,
    /// The longest way in metres.
    pub max_distance_m: Option<u64>,
}

impl Description {
    /// Whether anything will do.
    pub fn is_anything(&self) -> bool {
        self.facts.is_empty() && self.max_distance_m.is_none()
    }

    /// Whether a placement is like this, the way aside. What nobody knows of a placement does not fit.
    fn is_like(&self, placement: &Placement) -> bool {
        self.facts.iter().all(|(fact, accepted)| {
            let value = placement.facts.get(fact);
            value.is_some_and(|value| accepted.iter().any(|one| one.takes(value)))
        })
    }

    /// Whether it is near enough; a way that nobody knows is not.
    fn is_near(&self, person: &Applicant, placement: &Placement) -> bool {
        let Some(most) = self.max_distance_m else { return true };
        let ends = person.home.zip(placement.site);
        ends.is_some_and(|(home, site)| geo::distance_m(home, site) <= most)
    }

    /// Whether a placement fits, for the person whose wish it is.
    pub fn fits(&self, person: &Applicant, placement: &Placement) -> bool {
        self.is_like(placement) && self.is_near(person, placement)
    }
}

/// Named wishes with those that descriptions come to, sorted by applicant and placement: a placement that fits several has the best
/// of their ranks, its own included.
pub fn widened(
    named: Vec<Wish>,
    descriptions: &[Description],
    (applicants, placements): (&[Applicant], &[Placement]),
) -> Vec<Wish> {
    if descriptions.is_empty() {
        return named;
    }
    // Many people say the same: what is like it is looked for once.
    let mut like: BTreeMap<&BTreeMap<String, Vec<Accepted>>, Vec<usize>> = BTreeMap::new();
    for one in descriptions {
        let of = || (0..placements.len()).filter(|p| one.is_like(&placements[*p])).collect();
        like.entry(&one.facts).or_insert_with(of);
    }
    let pairs: usize = descriptions.iter().map(|one| like[&one.facts].len()).sum();
    let mut all = Vec::with_capacity(named.len() + pairs);
    let mut named = named.into_iter().peekable();
    let mut best: Vec<Option<u8>> = vec![None; placements.len()];
    let mut at = 0;
    for (a, person) in applicants.iter().enumerate() {
        let first = at;
        while descriptions.get(at).is_some_and(|one| one.applicant == a) {
            at += 1;
        }
        let own = &descriptions[first..at];
        for one in own {
            for &p in &like[&one.facts] {
                if best[p].is_none_or(|rank| one.rank < rank) && one.is_near(person, &placements[p]) {
                    best[p] = Some(one.rank);
                }
            }
        }
        let mut wishes: Vec<Wish> = Vec::new();
        while let Some(mut wish) = named.next_if(|wish| wish.applicant == a) {
            if let Some(rank) = best[wish.placement].take() {
                wish.rank = wish.rank.min(rank);
            }
            wishes.push(wish);
        }
        if !own.is_empty() {
            let described = best.iter_mut().enumerate().filter_map(|(placement, rank)| {
                let rank = rank.take()?;
                Some(Wish { applicant: a, placement, rank, stated: None, refused: None, described: true })
            });
            wishes.extend(described);
            wishes.sort_unstable_by_key(|wish| wish.placement);
        }
        all.append(&mut wishes);
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Entry, Facts, Id, geo::Point};

    fn place(name: &str, facts: &[(&str, FactValue)], site: Option<Point>) -> Placement {
        let facts: Facts = facts.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect();
        Placement {
            id: Id::new(name).unwrap(),
            organisation: "O".to_owned(),
            title: "T".to_owned(),
            capacity: 1,
            site,
            facts,
            about: None,
        }
    }

    fn person(home: Option<Point>) -> Applicant {
        let id = Id::new("A").unwrap();
        Applicant { id, entry: Entry::default(), out_of_line: None, home, facts: Facts::new() }
    }

    fn wanted(facts: &[(&str, &[Accepted])], max_distance_m: Option<u64>) -> Description {
        let facts = facts.iter().map(|(name, any)| ((*name).to_owned(), any.to_vec())).collect();
        Description { applicant: 0, rank: 1, facts, max_distance_m }
    }

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn what_fits_is_what_was_said_and_nothing_that_nobody_knows() {
        let text = |value: &str| FactValue::Text(value.to_owned());
        let july = Period { first: day("2026-07-01"), last: day("2026-07-31") };
        let blonti = Accepted::Text("Blonti".to_owned());
        let work = place(
            "P",
            &[
                ("parish", text("Blonti")),
                ("hours", FactValue::Whole(4)),
                ("first_day", FactValue::Date(day("2026-07-06"))),
            ],
            None,
        );
        let fits = |facts: &[(&str, &[Accepted])]| wanted(facts, None).fits(&person(None), &work);
        assert!(fits(&[]) && fits(&[("parish", std::slice::from_ref(&blonti))]));
        assert!(fits(&[("parish", &[Accepted::Text("Cibla".to_owned()), blonti.clone()])]));
        assert!(!fits(&[("parish", &[Accepted::Text("Cibla".to_owned())])]));
        assert!(fits(&[("hours", &[Accepted::Between(2, 4)]), ("first_day", &[Accepted::Within(july)])]));
        assert!(!fits(&[("hours", &[Accepted::Between(5, 8)])]));
        assert!(!fits(&[("lunch", &[Accepted::Bool(true)])]), "nobody knows");
        let all =
            FactValue::Periods(vec![july, Period { first: day("2026-08-01"), last: day("2026-08-02") }]);
        let long = place("Q", &[("periods", all)], None);
        assert!(!wanted(&[("periods", &[Accepted::Within(july)])], None).fits(&person(None), &long));
    }

    #[test]
    fn a_way_that_nobody_knows_is_not_short() {
        let riga = Point { lat_e6: 56_949_600, lon_e6: 24_105_200 };
        let jurmala = Point { lat_e6: 56_968_000, lon_e6: 23_770_400 };
        let near = wanted(&[], Some(30_000));
        let work = place("P", &[], Some(jurmala));
        assert!(near.fits(&person(Some(riga)), &work) && !near.fits(&person(None), &work));
        assert!(!wanted(&[], Some(10_000)).fits(&person(Some(riga)), &work));
        assert!(!near.fits(&person(Some(riga)), &place("Q", &[], None)));
        assert!(!near.is_anything() && wanted(&[], None).is_anything());
    }
}

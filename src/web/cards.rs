//! Placements as cards: everything that is told of each, how far it is, how many wished for it so far and the last time; and what they are
//! filtered by. Owns which filter holds for which placement; whether somebody may take it, the rules say.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{
    form::{Mistakes, Typed},
    words::{self, Voiced, Why, many, whole},
};
use crate::{
    domain::{
        Announcement, Arg,
        announcement::{Gross, Part},
        centres::Centre,
        day,
        geo::{Point, distance_m},
        position::{self, LONGEST},
        terms::Per,
    },
    i18n::{Tr, sort},
    service::{About, AboutLine, Book, Demand, Placed, work_days},
};

/// A placement as a card.
#[derive(Debug, Clone, Default)]
pub(super) struct Card {
    pub(super) number: String,
    /// Where it is, where that is known.
    pub(super) site: Option<Point>,
    pub(super) title: String,
    pub(super) organisation: String,
    /// What is done; empty where nobody said so.
    pub(super) duties: String,
    /// What people ask first, each under its name.
    pub(super) first: Vec<(String, String)>,
    /// Everything else.
    pub(super) more: Vec<(String, String)>,
    /// What is to be found out before the rules can say whether it is possible.
    pub(super) open: Vec<Why>,
    /// Which choice it is, where it is one.
    pub(super) rank: Option<String>,
}

/// What cards are made of besides the placement.
pub(super) struct Deck<'a> {
    pub(super) tell: Voiced,
    pub(super) book: &'a Book,
    pub(super) places: &'a [Placed],
    pub(super) demand: &'a Demand,
    pub(super) home: Option<Point>,
    /// What the rules say of every placement alike.
    pub(super) shared: Vec<(String, String)>,
}

impl<'a> Deck<'a> {
    pub(super) fn new(
        tell: Voiced,
        (book, places): (&'a Book, &'a [Placed]),
        demand: &'a Demand,
        home: Option<Point>,
    ) -> Self {
        Self { tell, book, places, demand, home, shared: words::shared_terms(tell.tr, book, places) }
    }

    /// Placements with their index, by organisation, title and number.
    pub(super) fn sorted(&self) -> Vec<(usize, &'a Placed)> {
        let mut sorted: Vec<(usize, &Placed)> = self.places.iter().enumerate().collect();
        sorted.sort_by(|(_, one), (_, other)| {
            sort::compare(&one.placement.organisation, &other.placement.organisation)
                .then_with(|| sort::compare(&one.placement.title, &other.placement.title))
                .then_with(|| one.placement.id.cmp(&other.placement.id))
        });
        sorted
    }

    /// The whole title; two of one name in one house are told apart by their numbers.
    pub(super) fn title(&self, place: &Placed) -> String {
        let same = |other: &&Placed| {
            other.placement.organisation == place.placement.organisation
                && other.placement.title == place.placement.title
        };
        if many(self.places.iter().filter(same).count()) > 1 {
            format!("{} · {}", place.placement.title, place.placement.id)
        } else {
            place.placement.title.clone()
        }
    }

    /// How far a placement is from home, in metres, where both are known.
    pub(super) fn distance(&self, place: &Placed) -> Option<u64> {
        Some(distance_m(self.home?, place.placement.site?))
    }

    pub(super) fn card(&self, place: &Placed) -> Card {
        let tr = self.tell.tr;
        let (mut first, mut more, mut duties) = (Vec::new(), Vec::new(), String::new());
        for AboutLine { of, label, text } in self.book.about(tr, &place.placement) {
            match of {
                About::Duties => duties = text,
                About::Where | About::When | About::Hours | About::Pay => first.push((label, text)),
                _ if self.shared.contains(&(label.clone(), text.clone())) => {}
                _ => more.push((label, text)),
            }
        }
        first.push((tr.say("cards-seats"), tr.number(u64::from(place.placement.capacity))));
        if let Some(metres) = self.distance(place) {
            first.push((tr.say("cards-distance"), tr.kilometres(u128::from(metres))));
        }
        if let Some((at, wished)) = self.demand.so_far(&place.placement) {
            let label = tr.with("cards-demand-now", &[("at", Arg::Text(tr.moment(at)))]);
            first.push((label, tr.count("cards-demand-now-text", wished)));
        }
        if let Some((year, wished, seats)) = self.demand.before(&place.placement) {
            let label = tr.with("cards-demand", &[("year", Arg::Text(year.to_string()))]);
            let text = tr.with("cards-demand-text", &[("wished", whole(wished)), ("seats", whole(seats))]);
            first.push((label, text));
        }
        Card {
            number: place.placement.id.to_string(),
            site: place.placement.site,
            title: self.title(place),
            organisation: place.placement.organisation.clone(),
            duties,
            first,
            more,
            open: Vec::new(),
            rank: None,
        }
    }
}

/// What placements are filtered by, as it was typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Filter {
    /// A parish or part of town.
    pub(super) area: String,
    /// The work starts on this day or later.
    pub(super) from: String,
    /// It ends on this day or earlier.
    pub(super) to: String,
    /// The least pay, and what it is counted by.
    pub(super) pay: String,
    pub(super) per: String,
    /// The most kilometres from home.
    pub(super) near: String,
    /// Age on the first day of work.
    pub(super) age: String,
    /// Whether what is found is shown on a map too.
    pub(super) map: bool,
    /// The word of the town that is home or nearest to it: distances begin there.
    pub(super) home: String,
    /// Home as some map gives it: it comes before the town.
    pub(super) spot: String,
}

/// A filter that was understood.
#[derive(Debug, Default)]
pub(super) struct Asked {
    area: String,
    from: Option<NaiveDate>,
    to: Option<NaiveDate>,
    pay: Option<Gross>,
    near: Option<u64>,
    pub(super) age: Option<i64>,
}

impl Filter {
    /// What a form asks: its fields, and which of its buttons was pressed.
    pub(super) fn of(typed: &Typed) -> Self {
        let get = |name: &str| typed.get(name).trim().chars().take(100).collect::<String>();
        let map = match typed.get("filter") {
            "map" => true,
            "list" => false,
            _ => typed.get("only-map") == "yes",
        };
        let (home, spot) = (get("only-home"), typed.get("only-spot").trim().chars().take(LONGEST).collect());
        if typed.get("filter") == "all" {
            return Self { map, home, spot, ..Self::default() };
        }
        Self {
            map,
            home,
            spot,
            area: get("only-area"),
            from: get("only-from"),
            to: get("only-to"),
            pay: get("only-pay"),
            per: get("only-per"),
            near: get("only-near"),
            age: get("only-age"),
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        let Self { area, from, to, pay, near, age, .. } = self;
        [area, from, to, pay, near, age].into_iter().all(String::is_empty)
    }

    /// Where home is, as far as that was said.
    pub(super) fn home(&self) -> Option<Point> {
        let spot = position::read(&self.spot).ok().flatten();
        spot.or_else(|| Centre::of(&self.home).map(|centre| centre.at))
    }

    /// What is asked, and the fields that nobody can understand.
    pub(super) fn asked(&self, tr: Tr) -> (Asked, Mistakes) {
        let mut mistakes = Mistakes::default();
        let mut wrong = |name: &str, is: bool| {
            if is {
                let found = Mistakes::one(name, tr.say("cards-filter-wrong"));
                mistakes = std::mem::take(&mut mistakes).and(found);
            }
        };
        let from = day::read(&self.from).ok();
        let to = day::read(&self.to).ok();
        wrong("only-from", from.is_none() && !self.from.is_empty());
        wrong("only-to", to.is_none() && !self.to.is_empty());
        let mut paid = Announcement::default();
        let unpaid =
            !self.pay.is_empty() && paid.read(Part::Pay, &format!("{}/{}", self.pay, self.per)).is_err();
        wrong("only-pay", unpaid);
        let near = self.near.replace(',', ".");
        let near = near.split('.').next().and_then(|km| km.parse::<u64>().ok()).filter(|km| *km <= 1_000);
        wrong("only-near", near.is_none() && !self.near.is_empty());
        let age = self.age.parse::<i64>().ok().filter(|age| (0..=99).contains(age));
        wrong("only-age", age.is_none() && !self.age.is_empty());
        wrong("only-spot", position::read(&self.spot).is_err());
        let near = near.map(|km| km * 1_000);
        (Asked { area: self.area.clone(), from, to, pay: paid.pay, near, age }, mistakes)
    }
}

impl Asked {
    /// Whether a placement is what is asked for, but for age; of what nobody knows, it is not.
    pub(super) fn holds(&self, deck: &Deck<'_>, place: &Placed) -> bool {
        let (first, last) = work_days(&place.placement);
        let paid = || pays(deck.book, place);
        (self.area.is_empty() || deck.book.area(deck.tell.tr, &place.placement) == self.area)
            && self.from.is_none_or(|from| first.is_some_and(|first| from <= first))
            && self.to.is_none_or(|to| last.is_some_and(|last| last <= to))
            && self.near.is_none_or(|near| deck.distance(place).is_some_and(|far| far <= near))
            && self
                .pay
                .is_none_or(|least| paid().iter().any(|pay| pay.per == least.per && pay.cents >= least.cents))
    }
}

/// What a placement pays: as its organisation says, else as the rules do.
fn pays(book: &Book, place: &Placed) -> Vec<Gross> {
    if let Some(pay) = place.placement.about.as_ref().and_then(|about| about.pay) {
        return vec![pay];
    }
    let terms = book.rules.terms(None, &place.placement.facts);
    let cents = |euros: i64| u32::try_from(euros).ok()?.checked_mul(100);
    terms.pay.iter().filter_map(|pay| Some(Gross { cents: cents(pay.euros)?, per: pay.per })).collect()
}

/// What can be filtered by, with what is asked.
#[derive(Debug)]
pub(super) struct Sieve {
    pub(super) filter: Filter,
    pub(super) mistakes: Mistakes,
    /// Parishes or parts of town, where there are several.
    pub(super) areas: Vec<String>,
    /// What pay is counted by: key of the word and value, where any placement says what it pays.
    pub(super) pers: Vec<(&'static str, &'static str)>,
    /// Whether days are known, with an example of one.
    pub(super) days: Option<String>,
    /// Whether distances are.
    pub(super) far: bool,
    /// Whether an age can be asked for.
    pub(super) ages: bool,
    /// Whether there is a map: any placement says where it is.
    pub(super) mapped: bool,
    /// Towns of which one can be home, each with its word; none where home is known or distances are not.
    pub(super) towns: Vec<(&'static str, String)>,
    /// What was typed of home as a map gives it, where that is asked: addresses of pages do not hold it.
    pub(super) spot: Option<String>,
}

impl Sieve {
    pub(super) fn new(deck: &Deck<'_>, filter: &Filter, mistakes: Mistakes) -> Self {
        let tr = deck.tell.tr;
        let mut areas: Vec<String> =
            deck.places.iter().map(|place| deck.book.area(tr, &place.placement)).collect();
        areas.sort_by(|one, other| sort::compare(one, other));
        areas.dedup();
        areas.retain(|area| !area.is_empty());
        let paid: Vec<Gross> = deck.places.iter().flat_map(|place| pays(deck.book, place)).collect();
        let pers =
            [(Per::Hour, "about-per-hour"), (Per::Day, "about-per-day"), (Per::Month, "about-per-month")];
        let pers = pers.into_iter().filter(|(per, _)| paid.iter().any(|pay| pay.per == *per));
        let dated = deck.places.iter().any(|place| work_days(&place.placement).0.is_some());
        Self {
            filter: filter.clone(),
            mistakes,
            areas: if areas.len() > 1 { areas } else { Vec::new() },
            pers: pers.map(|(per, key)| (key, per.name())).collect(),
            days: dated.then(|| deck.book.example("first_day")),
            far: deck.places.iter().any(|place| deck.distance(place).is_some()),
            ages: false,
            mapped: deck.places.iter().any(|place| place.placement.site.is_some()),
            towns: Vec::new(),
            spot: None,
        }
    }

    /// The same with a question about home, which may be asked for exactly.
    pub(super) fn asking_home(self, tr: Tr, spot: bool) -> Self {
        if !self.mapped {
            return self;
        }
        let spot = spot.then(|| self.filter.spot.clone());
        Self { towns: tr.towns(), spot, ..self }
    }

    /// The fields for days: name, keys of the label and of the hint, and what was typed.
    pub(super) fn days_asked(&self) -> [(&'static str, &'static str, &'static str, String); 2] {
        let Filter { from, to, .. } = self.filter.clone();
        [
            ("only-from", "cards-filter-from", "cards-filter-from-hint", from),
            ("only-to", "cards-filter-to", "cards-filter-to-hint", to),
        ]
    }

    /// The fields for whole numbers, as far as they can be asked for.
    pub(super) fn numbers_asked(&self) -> Vec<(&'static str, &'static str, String)> {
        let Filter { near, age, .. } = self.filter.clone();
        let near = self.far.then_some(("only-near", "cards-filter-near", near));
        near.into_iter().chain(self.ages.then_some(("only-age", "cards-filter-age", age))).collect()
    }

    /// Whether there is anything to filter by.
    pub(super) fn is_there(&self) -> bool {
        let lists = [self.areas.is_empty(), self.pers.is_empty(), self.towns.is_empty()];
        self.days.is_some() || self.far || self.ages || lists.contains(&false)
    }
}

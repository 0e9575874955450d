//! What a condition would do to a draft before it is saved: whom it touches today, whether it contradicts another, what would be written.
//! Owns the figures and the search for a contradiction, which ends after a few seconds; nothing is written, and nobody is told anything.

use std::collections::BTreeMap;

use super::{
    Answers, Book, No, Refusal, RunKind, Service,
    audit::{Looked, Looker},
    book::phase,
    conditions::{Change, ConditionLine, There, Which, lines, mark},
    effect::by_law,
    law::compile,
    pipeline,
};
use crate::{
    child::Child,
    clock::Stopwatch,
    domain::{
        Arg, Caseworker, Condition, FactValue, Facts, Lang, RoundVerb,
        constraints::{BudgetSetting, Quota, ReserveSetting, Whose},
    },
    files::{conditioned, conflict::lines as said, folder::Folder},
    i18n::{Tr, sort},
    matching::{Control, explain_infeasibility, model::Model},
};

/// How long a contradiction is looked for.
const PATIENCE: u64 = 10_000;

/// A placement that a condition touches.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TouchedPlace {
    /// Its title.
    pub title: String,
    /// Its organisation.
    pub organisation: String,
    /// Its seats.
    pub seats: u64,
    /// The fewest people with whom it runs, where the condition is about that.
    pub least: Option<u64>,
}

/// A group that a quota counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TouchedGroup {
    /// Its name.
    pub name: String,
    /// How many applications or seats belong to it.
    pub members: u64,
    /// The most that it may have.
    pub most: u64,
}

/// Something that is to be known about a condition: a key of the catalogue, with values.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    /// The key.
    pub key: &'static str,
    /// Values for the sentence.
    pub args: Vec<(&'static str, Arg)>,
}

/// Whom and what a condition touches today.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Touched {
    /// Applications that stand.
    pub all: u64,
    /// Those that it touches, and those of whom that is unknown; nothing where it is not about people.
    pub people: Option<(u64, u64)>,
    /// Placements that it touches; nothing where it is not about placements.
    pub places: Option<Vec<TouchedPlace>>,
    /// Placements of which it is unknown.
    pub places_unknown: u64,
    /// Groups that have a most, of a quota.
    pub groups: Vec<TouchedGroup>,
    /// Numbers of those who belong together.
    pub sets: Vec<Vec<String>>,
    /// Who is to have which placement: number of the application, title.
    pub pairs: Vec<(String, String)>,
    /// What is to be known besides.
    pub remarks: Vec<Remark>,
}

/// Whether conditions contradict each other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Clash {
    /// They do not.
    None,
    /// They do: what contradicts what and what would mend it, a sentence a line, parts of one with a dash.
    Found(String),
    /// It was not found out in time.
    Unsure,
}

/// What a change of a draft's conditions would do.
#[derive(Debug, Clone)]
pub struct ConditionPreview {
    /// The round.
    pub book: Book,
    /// What stands, where something does.
    pub before: Option<Condition>,
    /// What is to stand; nothing where it is taken away.
    pub after: Option<Condition>,
    /// What will stand in the settings.
    pub written: Option<String>,
    /// Whom it touches: what is to stand, or what is taken away.
    pub touched: Touched,
    /// Whether conditions contradict each other then.
    pub clash: Clash,
    /// What the conditions are known by as they stand.
    pub seen: String,
    /// The conditions as they stand, where somebody changed them after the page that asks was shown.
    pub stale: Option<Vec<ConditionLine>>,
}

impl Service {
    /// What a change would do; without answers the condition is taken away. `seen` is what the conditions were known by on the page that
    /// asks.
    ///
    /// # Errors
    /// [`No::NotFound`]; [`No::Invalid`] for every answer that is wrong; [`No::Faults`] for what does not go together; refusals
    /// `refused-opened`, `refused-finished`, `refused-nothing-changed`.
    pub async fn condition_preview(
        &self,
        who: &Caseworker,
        (slug, which, seen): (&str, Which<'_>, Option<&str>),
        typed: Option<&Answers>,
        lang: Lang,
    ) -> Result<ConditionPreview, No> {
        let mut conn = self.db.read().await?;
        let link = &mut conn.link();
        let row = self.row_for(link, who, slug).await?;
        RoundVerb::Constrain.may(phase(&row, self.now())).map_err(Refusal::new)?;
        let book = self.book(&row)?;
        let there = self.there(link, &book).await?;
        let change = Change::new(&book, which, &there, typed)?;
        let change = match change {
            Some(change) if change.before.is_some() || change.after.is_some() => change,
            Some(_) => return Err(No::NotFound),
            None if typed.is_none() => return Err(No::NotFound),
            None => return Err(Refusal::new("refused-nothing-changed").into()),
        };
        change.checked(&book)?;
        let other = compile(change.law(&book)?)?;
        let other = by_law(&book, other, &book.pack_hash);
        let files = self.folder(link, &other, RunKind::Main).await?;
        drop(conn);
        let clash = self.clash(files, lang).await?;
        let about = change.after.as_ref().or(change.before.as_ref());
        let mut touched = about.map(|about| touched(about, &there)).unwrap_or_default();
        if change.aims {
            touched.remarks.push(Remark { key: "condition-remark-reserve-aim", args: Vec::new() });
        }
        self.looked_at(who, &book, (&touched, &clash), &there).await?;
        let now = mark(&change.own);
        let stale = match seen {
            Some(seen) if seen != now => Some(lines(&book)?),
            _ => None,
        };
        Ok(ConditionPreview {
            written: change.after.as_ref().map(conditioned::written),
            before: change.before,
            after: change.after,
            touched,
            clash,
            seen: now,
            stale,
            book,
        })
    }

    /// Whether the conditions of a round's folder contradict each other.
    async fn clash(&self, files: BTreeMap<String, Vec<u8>>, lang: Lang) -> Result<Clash, No> {
        let _turn = self.assessing.acquire().await.map_err(|error| No::Broken(error.to_string()))?;
        let looked = tokio::task::spawn_blocking(move || looked_for(&files, lang));
        looked.await.map_err(|error| No::Broken(error.to_string()))?
    }

    /// Notes that applications were shown by their numbers.
    async fn looked_at(
        &self,
        who: &Caseworker,
        book: &Book,
        (touched, clash): (&Touched, &Clash),
        there: &There,
    ) -> Result<(), No> {
        let pinned = book.settings.constraints.pinned.as_deref();
        let is_pinned = |facts: &Facts| pinned.is_some_and(|column| facts.contains_key(column));
        let people = there.numbers.iter().zip(&there.facts);
        let named = people.filter(|(_, facts)| matches!(clash, Clash::Found(_)) && is_pinned(facts));
        let named = named.map(|(number, _)| number.as_str());
        let sets = touched.sets.iter().flatten().map(String::as_str);
        let pairs = touched.pairs.iter().map(|(number, _)| number.as_str());
        let mut shown: Vec<&str> = sets.chain(pairs).chain(named).collect();
        shown.sort_unstable();
        shown.dedup();
        if shown.is_empty() {
            return Ok(());
        }
        let looked = Looked { round: Some(book.id), object: &book.slug, shown, searched: "" };
        self.look(Looker::Staff(who.staff()), "look-conditions", looked).await
    }
}

/// Stops a search when it takes too long.
struct Brief(Stopwatch);

impl Control for Brief {
    fn stop(&self) -> bool {
        self.0.millis() >= PATIENCE
    }

    fn millis_left(&self) -> Option<u64> {
        Some(PATIENCE.saturating_sub(self.0.millis()))
    }
}

/// Reads a folder as a run does, and looks for what contradicts what.
fn looked_for(files: &BTreeMap<String, Vec<u8>>, lang: Lang) -> Result<Clash, No> {
    let round = pipeline::read(&Folder::Held(files))?;
    let broken = |error: &dyn std::fmt::Display| No::Broken(error.to_string());
    let model = Model::new(&round.snapshot, &round.rules).map_err(|error| broken(&error))?;
    let brief = Brief(Stopwatch::start());
    Ok(match explain_infeasibility(&model.problem, &Child, &brief) {
        Some(found) => Clash::Found(said(&model.problem, &found, Tr(lang)).join("\n")),
        None if brief.stop() => Clash::Unsure,
        None => Clash::None,
    })
}

fn whole(number: u64) -> Arg {
    Arg::Whole(i64::try_from(number).unwrap_or(i64::MAX))
}

fn touched(condition: &Condition, there: &There) -> Touched {
    let mut touched = Touched { all: there.facts.len() as u64, ..Touched::default() };
    match condition {
        Condition::Quota(quota) => of_quota(&mut touched, quota, there),
        Condition::Reserve(reserve) => of_reserve(&mut touched, reserve, there),
        Condition::Budget(budget) => of_budget(&mut touched, budget, there),
        Condition::OpenMin(column) => of_open_min(&mut touched, column, there),
        Condition::Together(column) => of_together(&mut touched, column, there),
        Condition::Pinned(column) => of_pinned(&mut touched, column, there),
    }
    touched
}

/// How many say yes, and how many are unknown.
fn counted(facts: &[Facts], asks: impl Fn(&Facts) -> Option<bool>) -> (u64, u64) {
    let said = |wanted: Option<bool>| facts.iter().filter(|facts| asks(facts) == wanted).count() as u64;
    (said(Some(true)), said(None))
}

/// Touches the placements of which something is asked and holds; gives their seats.
fn add_places(touched: &mut Touched, there: &There, asks: impl Fn(&Facts) -> Option<bool>) -> u64 {
    let unknown = there.places.iter().filter(|place| asks(&place.placement.facts).is_none()).count();
    let places = there.places.iter().map(|place| &place.placement);
    let inside = places.filter(|place| asks(&place.facts) == Some(true)).map(|place| TouchedPlace {
        title: place.title.clone(),
        organisation: place.organisation.clone(),
        seats: u64::from(place.capacity),
        least: None,
    });
    let mut inside: Vec<TouchedPlace> = inside.collect();
    inside.sort_by(|one, other| sort::compare(&one.title, &other.title));
    let seats = inside.iter().map(|place| place.seats).sum();
    touched.places_unknown = unknown as u64;
    touched.places = Some(inside);
    seats
}

fn of_quota(touched: &mut Touched, quota: &Quota, there: &There) {
    let mut groups: BTreeMap<String, u64> = quota.each.keys().map(|group| (group.clone(), 0)).collect();
    let asks = |facts: &Facts| Some(quota.most(&quota.group(facts)?).is_some());
    if quota.people_by.is_empty() {
        add_places(touched, there, asks);
        for place in &there.places {
            if let Some(group) = quota.group(&place.placement.facts) {
                *groups.entry(group).or_default() += u64::from(place.placement.capacity);
            }
        }
    } else {
        touched.people = Some(counted(&there.facts, asks));
        for group in there.facts.iter().filter_map(|facts| quota.group(facts)) {
            *groups.entry(group).or_default() += 1;
        }
    }
    let group =
        |(name, members): (String, u64)| quota.most(&name).map(|most| TouchedGroup { name, members, most });
    touched.groups = groups.into_iter().filter_map(group).collect();
    touched.groups.sort_by(|one, other| sort::compare(&one.name, &other.name));
    let over = touched.groups.iter().filter(|group| group.members > group.most).count() as u64;
    let key = if quota.people_by.is_empty() {
        "condition-remark-seats-over"
    } else {
        "condition-remark-people-over"
    };
    touched.remarks.push(Remark { key, args: vec![("n", whole(over))] });
}

/// Whether placements are those that are asked for; all of them where nothing is asked.
fn asked_of(whose: Option<&Whose>) -> impl Fn(&Facts) -> Option<bool> {
    move |facts: &Facts| whose.map_or(Some(true), |whose| whose.asks(facts))
}

fn of_reserve(touched: &mut Touched, reserve: &ReserveSetting, there: &There) {
    let people = counted(&there.facts, |facts| reserve.people.asks(facts));
    touched.people = Some(people);
    let seats = add_places(touched, there, asked_of(reserve.placements.as_ref()));
    if seats < reserve.seats {
        let args = vec![("n", whole(seats)), ("seats", whole(reserve.seats))];
        touched.remarks.push(Remark { key: "condition-remark-reserve-seats", args });
    }
    if people.0 + people.1 < reserve.seats && touched.all > 0 {
        let args = vec![("n", whole(people.0)), ("seats", whole(reserve.seats))];
        touched.remarks.push(Remark { key: "condition-remark-reserve-people", args });
    }
}

fn of_budget(touched: &mut Touched, budget: &BudgetSetting, there: &There) {
    touched.people =
        budget.extra.as_ref().map(|extra| counted(&there.facts, |facts| extra.people.asks(facts)));
    let seats = add_places(touched, there, asked_of(budget.placements.as_ref()));
    if let Some(paid) = budget.limit.checked_div(budget.cost) {
        let args = vec![("n", whole(paid.min(seats))), ("seats", whole(seats))];
        touched.remarks.push(Remark { key: "condition-remark-budget", args });
    }
}

fn of_open_min(touched: &mut Touched, column: &str, there: &There) {
    let least = |facts: &Facts| match facts.get(column) {
        Some(FactValue::Whole(least)) => u64::try_from(*least).ok(),
        _ => None,
    };
    let stated =
        there.places.iter().filter_map(|place| Some((&place.placement, least(&place.placement.facts)?)));
    let place = |(place, least): (&crate::domain::Placement, u64)| TouchedPlace {
        title: place.title.clone(),
        organisation: place.organisation.clone(),
        seats: u64::from(place.capacity),
        least: Some(least),
    };
    let mut places: Vec<TouchedPlace> = stated.map(place).collect();
    places.sort_by(|one, other| sort::compare(&one.title, &other.title));
    let never = places.iter().filter(|place| place.least > Some(place.seats)).count() as u64;
    if never > 0 {
        touched.remarks.push(Remark { key: "condition-remark-open-min", args: vec![("n", whole(never))] });
    }
    touched.places = Some(places);
}

fn of_together(touched: &mut Touched, column: &str, there: &There) {
    let mut sets: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (number, facts) in there.numbers.iter().zip(&there.facts) {
        if let Some(value) = facts.get(column) {
            sets.entry(value.written()).or_default().push(number.clone());
        }
    }
    touched.sets = sets.into_values().filter(|set| set.len() > 1).collect();
    touched.people = Some((touched.sets.iter().map(|set| set.len() as u64).sum(), 0));
}

fn of_pinned(touched: &mut Touched, column: &str, there: &There) {
    let title = |number: &str| there.places.iter().find(|place| place.placement.id.as_str() == number);
    let mut lost = 0;
    for (number, facts) in there.numbers.iter().zip(&there.facts) {
        let Some(value) = facts.get(column).map(FactValue::written) else { continue };
        match title(&value) {
            Some(place) => touched.pairs.push((number.clone(), place.placement.title.clone())),
            None => lost += 1,
        }
    }
    touched.people = Some((touched.pairs.len() as u64, 0));
    if lost > 0 {
        touched.remarks.push(Remark { key: "condition-remark-pin-lost", args: vec![("n", whole(lost))] });
    }
}

//! What a refill would get wrong that only fixed the pairs of holders: one story for each.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::refill::Refill;
use crate::{
    domain::{
        Applicant, Entry, FactValue, Facts, Held, Id, Lang, OrderBy, OutOfLine, Outcome, Placement, Round,
        Snapshot, Stage, Status, Texts, Ties, Veto, Wish,
        constraints::{BudgetSetting, Constraints, Quota},
    },
    matching::audit::tests::scene::rules,
};

/// People apply in the order of their names, and wish for placements as written: `A: P Q` for P first, then Q.
struct Story(Snapshot);

fn id(text: &str) -> Id {
    Id::new(text).unwrap()
}

fn text(text: &str) -> FactValue {
    FactValue::Text(text.to_owned())
}

impl Story {
    /// Placements with their seats; people with their wishes and, after `=`, what they hold.
    fn new(places: &[(&str, u32)], people: &[&str]) -> Self {
        let day = NaiveDate::from_ymd_opt(2026, 4, 20).unwrap();
        let placements: Vec<Placement> = places
            .iter()
            .map(|(name, capacity)| Placement {
                id: id(name),
                organisation: "Piemēru dome".to_owned(),
                title: "Darbs".to_owned(),
                capacity: *capacity,
                site: None,
                facts: Facts::from([
                    ("site".to_owned(), text("parks")),
                    ("heavy".to_owned(), FactValue::Bool(false)),
                ]),
                about: None,
            })
            .collect();
        let place = |name: &str| placements.iter().position(|place| place.id.as_str() == name).unwrap();
        let mut snapshot = Snapshot {
            round: round(day),
            applicants: Vec::new(),
            placements: placements.clone(),
            wishes: Vec::new(),
            descriptions: Vec::new(),
            holders: Vec::new(),
            digest: "0".repeat(64),
        };
        for (a, line) in people.iter().enumerate() {
            let (name, rest) = line.split_once(':').unwrap();
            let (wishes, held) = rest.split_once('=').unwrap_or((rest, ""));
            let minute = u32::try_from(a).unwrap();
            let facts = [("able", true), ("strong", true), ("large", false)];
            let facts = facts.map(|(name, is)| (name.to_owned(), FactValue::Bool(is)));
            snapshot.applicants.push(Applicant {
                id: id(name),
                entry: Entry {
                    received: day.and_hms_opt(9, minute, 0).map(|at| at.and_utc()),
                    ..Entry::default()
                },
                out_of_line: None,
                home: None,
                facts: facts.into_iter().chain([("school".to_owned(), text("viena"))]).collect(),
            });
            for (rank, wish) in (1..).zip(wishes.split_whitespace()) {
                let placement = place(wish);
                let (stated, refused) = (None, None);
                snapshot.wishes.push(Wish {
                    applicant: a,
                    placement,
                    rank,
                    stated,
                    refused,
                    described: false,
                });
            }
            let holds = held.split_whitespace().next().map(place);
            let held = holds.map(|placement| Held { applicant: a, placement, may_move: false });
            snapshot.holders.extend(held);
        }
        snapshot.wishes.sort_unstable_by_key(|wish| (wish.applicant, wish.placement));
        Self(snapshot)
    }

    fn who(&mut self, name: &str) -> &mut Applicant {
        self.0.applicants.iter_mut().find(|person| person.id.as_str() == name).unwrap()
    }

    fn fact(mut self, name: &str, fact: &str, value: FactValue) -> Self {
        self.who(name).facts.insert(fact.to_owned(), value);
        self
    }

    fn out(mut self, name: &str, why: OutOfLine) -> Self {
        self.who(name).out_of_line = Some(why);
        self
    }

    fn first(mut self, name: &str, number: u32) -> Self {
        self.who(name).entry.first_in_line = Some(number);
        self
    }

    fn place(mut self, name: &str, fact: &str, value: FactValue) -> Self {
        let place = self.0.placements.iter_mut().find(|place| place.id.as_str() == name);
        place.unwrap().facts.insert(fact.to_owned(), value);
        self
    }

    fn may_move(mut self) -> Self {
        self.0.holders.iter_mut().for_each(|held| held.may_move = true);
        self
    }

    fn asks(mut self, constraints: Constraints) -> Self {
        self.0.round.constraints = constraints;
        self
    }

    fn outcome(self) -> Outcome {
        let rules = rules(&self.0);
        Refill { snapshot: self.0, rules }.run().outcome
    }

    /// Who has what: `A=P` kept, `A>P` new.
    fn told(self) -> String {
        told(&self.outcome())
    }
}

fn told(outcome: &Outcome) -> String {
    let one = |person: &crate::domain::PersonOutcome| {
        let place = person.place.map(|p| outcome.places[p].placement.id.as_str())?;
        Some(format!("{}{}{place}", person.applicant, if person.is_kept() { "=" } else { ">" }))
    };
    outcome.people.iter().filter_map(one).collect::<Vec<_>>().join(" ")
}

fn reasons(outcome: &Outcome, name: &str) -> String {
    let person = outcome.people.iter().find(|person| person.applicant.as_str() == name).unwrap();
    person.reasons.iter().map(|reason| reason.key.as_str()).collect::<Vec<_>>().join(" ")
}

fn round(day: NaiveDate) -> Round {
    use Stage::{Distance, Order, Placed, Rank, Tiebreak, Tiers};
    Round {
        name: Texts::same("Paraugs"),
        programme: "summer-jobs".to_owned(),
        pack: "./pack.toml".to_owned(),
        language: Lang::Lv,
        dates: BTreeMap::from([("starts".to_owned(), day)]),
        order: OrderBy::Registration,
        ties: Ties::default(),
        stages: vec![Placed, Tiers, Order, Rank, Distance, Tiebreak],
        settings: BTreeMap::new(),
        constraints: Constraints::default(),
        limits: crate::domain::Limits::default(),
        answers: crate::domain::Answers::default(),
        visibility: crate::domain::Visibility::default(),
        consent: None,
        papers: Vec::new(),
        agreed: None,
        privacy: crate::domain::privacy::Privacy::default(),
        decision: crate::domain::decision::Decision::default(),
    }
}

fn quota(people_by: &[&str], placements_by: &[&str], max: u64) -> Constraints {
    let names = |all: &[&str]| all.iter().map(ToString::to_string).collect();
    let quota = Quota {
        name: "kvota".to_owned(),
        people_by: names(people_by),
        placements_by: names(placements_by),
        max: Some(max),
        each: BTreeMap::new(),
        source: String::new(),
    };
    Constraints { quotas: vec![quota], ..Constraints::default() }
}

fn budget(limit: u64) -> Constraints {
    let (name, source) = ("nauda".to_owned(), String::new());
    let budget = BudgetSetting { name, limit, cost: 10, extra: None, placements: None, source };
    Constraints { budgets: vec![budget], ..Constraints::default() }
}

#[test]
fn a_holder_whom_the_rules_refuse_now_stays() {
    let outcome =
        Story::new(&[("P", 1)], &["A: P", "B: P = P"]).fact("B", "able", FactValue::Bool(false)).outcome();
    assert_eq!(told(&outcome), "B=P");
    // A comes before B in line: nothing else may be said.
    assert_eq!(
        (reasons(&outcome, "A"), reasons(&outcome, "B")),
        ("waiting.held".into(), "placed.kept".into())
    );
}

#[test]
fn a_holder_about_whom_somebody_would_have_to_decide_stays() {
    let mut story = Story::new(&[("P", 1)], &["A: P", "B: P = P"]);
    story.who("B").facts.remove("able");
    assert_eq!(story.told(), "B=P");
}

#[test]
fn a_pair_that_was_never_wished_for_stays() {
    let outcome = Story::new(&[("P", 1), ("Q", 1)], &["A: P", "B: P = Q"]).outcome();
    assert_eq!(told(&outcome), "A>P B=Q");
    // Of a place that nobody ranked no rank is told, nor counted.
    assert_eq!(outcome.rank_sum, 1);
    assert_eq!(outcome.people[1].rank, None);
}

#[test]
fn a_holder_whom_the_organisation_refuses_now_stays() {
    let mut story = Story::new(&[("P", 1)], &["A: P", "B: P = P"]);
    story.0.wishes[1].refused = Some(Veto::Conduct);
    assert_eq!(story.told(), "B=P");
}

#[test]
fn more_holders_than_seats_stay_and_no_seat_is_free_before_they_are_fewer() {
    let people = ["A: P", "B: P = P", "C: P = P", "D: P"];
    assert_eq!(Story::new(&[("P", 0)], &people).told(), "B=P C=P");
    assert_eq!(Story::new(&[("P", 1)], &people).told(), "B=P C=P");
    let fewer = ["A: P", "B: P = P", "C: P", "D: P"];
    assert_eq!(Story::new(&[("P", 1)], &fewer).out("C", OutOfLine::Declined).told(), "B=P");
    assert_eq!(Story::new(&[("P", 2)], &fewer).out("C", OutOfLine::Declined).told(), "A>P B=P");
}

#[test]
fn a_quota_that_holders_exceed_keeps_others_out_and_makes_nothing_impossible() {
    let people = ["A: Q", "B: P = P", "C: P = P", "D: Q"];
    for asked in [quota(&["school"], &[], 1), quota(&[], &["site"], 1)] {
        let outcome = Story::new(&[("P", 2), ("Q", 2)], &people).asks(asked).outcome();
        assert_eq!(told(&outcome), "B=P C=P");
        assert_eq!(reasons(&outcome, "A"), "waiting.quota");
    }
    let other = Story::new(&[("P", 2), ("Q", 2)], &people).fact("A", "school", text("otra"));
    assert_eq!(other.asks(quota(&["school"], &[], 1)).told(), "A>Q B=P C=P");
}

#[test]
fn a_quota_that_a_decline_opens_is_open() {
    let people = ["A: Q", "B: P = P", "C: P"];
    for asked in [quota(&["school"], &[], 2), quota(&[], &["site"], 2)] {
        let story = Story::new(&[("P", 2), ("Q", 2)], &people).out("C", OutOfLine::Declined);
        assert_eq!(story.asks(asked).told(), "A>Q B=P");
    }
}

#[test]
fn a_budget_that_holders_exceed_makes_nothing_impossible_and_a_decline_opens_it() {
    let people = ["A: Q", "B: P = P", "C: P = P"];
    let outcome = Story::new(&[("P", 2), ("Q", 1)], &people).asks(budget(15)).outcome();
    assert_eq!((told(&outcome), reasons(&outcome, "A")), ("B=P C=P".into(), "waiting.budget".into()));
    assert_eq!((outcome.budgets[0].limit, outcome.budgets[0].spent), (15, 20));
    let people = ["A: Q", "B: P = P", "C: P"];
    let story = Story::new(&[("P", 2), ("Q", 1)], &people).out("C", OutOfLine::Lapsed);
    assert_eq!(story.asks(budget(20)).told(), "A>Q B=P");
}

#[test]
fn whoever_came_with_somebody_who_declines_keeps_their_place() {
    let together = || Constraints { together: Some("with".to_owned()), ..Constraints::default() };
    let people = ["A: P = P", "B: P", "C: P"];
    let story = Story::new(&[("P", 2)], &people).fact("A", "with", text("a")).fact("B", "with", text("a"));
    assert_eq!(story.out("B", OutOfLine::Declined).asks(together()).told(), "A=P C>P");
    // One of two whose place ended without their fault goes on alone.
    let story = Story::new(&[("P", 2)], &people).fact("A", "with", text("a")).fact("B", "with", text("a"));
    assert_eq!(story.first("B", 1).asks(together()).told(), "A=P B>P");
    // Two who hold nothing still come together or not at all.
    let story = Story::new(&[("P", 2)], &["A: P = P", "B: P", "C: P", "D: P"]);
    let story = story.fact("B", "with", text("b")).fact("C", "with", text("b"));
    assert_eq!(story.asks(together()).told(), "A=P D>P");
}

#[test]
fn a_placement_that_runs_needs_no_least_number_and_another_does() {
    let least = || Constraints { open_min: Some("at_least".to_owned()), ..Constraints::default() };
    let three = || FactValue::Whole(3);
    let places = [("P", 4), ("Q", 4)];
    let story = Story::new(&places, &["A: P = P", "B: P", "C: Q", "D: Q"]);
    let story = story.place("P", "at_least", three()).place("Q", "at_least", three());
    let outcome = story.asks(least()).outcome();
    assert_eq!((told(&outcome), reasons(&outcome, "C")), ("A=P B>P".into(), "waiting.open-min".into()));
}

#[test]
fn an_agreement_never_contradicts_what_is_held() {
    let agreed = || Constraints { pinned: Some("agreed".to_owned()), ..Constraints::default() };
    let places = [("P", 1), ("Q", 1)];
    let story = Story::new(&places, &["A: P Q = Q", "B: P"]).fact("A", "agreed", text("P"));
    assert_eq!(story.asks(agreed()).told(), "A=Q B>P");
    // Nor is a refill impossible because somebody agreed on what others hold.
    let story = Story::new(&places, &["A: P Q", "B: P = P"]).fact("A", "agreed", text("P"));
    assert_eq!(story.asks(agreed()).told(), "A>Q B=P");
    let story = Story::new(&places, &["A: P Q", "B: P Q"]).fact("B", "agreed", text("P"));
    assert_eq!(story.asks(agreed()).told(), "A>Q B>P");
}

#[test]
fn whoever_goes_first_in_line_comes_before_every_tier_and_is_told_so() {
    let yes = || FactValue::Bool(true);
    let story =
        || Story::new(&[("P", 1), ("Q", 1)], &["A: P", "B: P", "C: P", "D: Q = Q"]).fact("A", "large", yes());
    assert_eq!(story().told(), "A>P D=Q");
    let outcome = story().first("C", 1).outcome();
    assert_eq!(told(&outcome), "C>P D=Q");
    let first = &outcome.people[2];
    assert_eq!((first.first_in_line, first.tier, first.order), (true, Some(2), Some(1)));
    assert_eq!(
        (reasons(&outcome, "C"), reasons(&outcome, "A")),
        ("first-in-line".into(), "waiting.cut-off".into())
    );
    let outcome = story().first("C", 2).first("B", 1).outcome();
    assert_eq!(
        (told(&outcome), reasons(&outcome, "C")),
        ("B>P D=Q".into(), "waiting.cut-off first-in-line".into())
    );
}

#[test]
fn whoever_is_out_of_the_line_gets_nothing_and_reads_why() {
    let story = |why| Story::new(&[("P", 2)], &["A: P", "B: P = P"]).out("A", why).outcome();
    for why in OutOfLine::IN_FILES {
        let outcome = story(why);
        assert_eq!((told(&outcome), outcome.people[0].status), ("B=P".into(), Status::OutOfLine));
        assert_eq!(reasons(&outcome, "A"), format!("out-of-line.{}", why.name()));
    }
    assert_eq!(story(OutOfLine::TakenBack).people[0].status, Status::Withdrawn);
}

#[test]
fn whoever_has_not_answered_may_move_up_and_never_ends_without_a_place() {
    let places = [("P", 1), ("Q", 1)];
    let people = ["A: Q", "B: P Q = Q"];
    // B moves up, and A takes what B leaves.
    let outcome = Story::new(&places, &people).may_move().outcome();
    assert_eq!((told(&outcome), reasons(&outcome, "B")), ("A>Q B>P".into(), "placed.moved".into()));
    assert!(outcome.people[1].is_moved() && !outcome.people[0].is_moved());
    assert_eq!(Story::new(&places, &people).told(), "B=Q");
    // Of two for one seat the one who holds a place already comes first: who is out then is somebody in line.
    let outcome = Story::new(&[("P", 1), ("Q", 0)], &["A: P Q", "B: P Q = Q"]).may_move().outcome();
    assert_eq!(told(&outcome).split(' ').count(), 2);
    // Where nobody can promise that each has a place in the end, they are held, and counted.
    let outcome = Story::new(&places, &people).may_move().asks(budget(100)).outcome();
    assert_eq!((told(&outcome), outcome.held_fast), ("B=Q".into(), 1));
    // Nor do they move to what they wished for less.
    let outcome = Story::new(&places, &["A: P", "B: P Q = P"]).may_move().outcome();
    assert_eq!((told(&outcome), outcome.held_fast), ("B=P".into(), 0));
}

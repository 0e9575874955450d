//! Side constraints and what is not known: whoever is placed with an unknown fact is lawfully placed whatever it turns out
//! to be, and nobody waits for a fact that cannot matter.

use proptest::prelude::*;

use super::{super::Constrained, *};
use crate::domain::constraints::{BudgetSetting, Constraints, Extra, Quota, ReserveSetting, Whose};

fn rules() -> RuleSet {
    let pack = Pack::parse("pack.toml", broken::good()).unwrap();
    RuleSet::new(&pack, &round("summer-jobs", &[("starts", "2020-06-08")])).unwrap()
}

fn texts(pairs: &[(&str, Option<&str>)]) -> Facts {
    let known = pairs
        .iter()
        .filter_map(|(name, value)| Some(((*name).to_owned(), FactValue::Text((*value)?.to_owned()))));
    known.collect()
}

fn whose(fact: &str, is: &str) -> Whose {
    Whose { fact: fact.to_owned(), is: is.to_owned() }
}

fn quota(people_by: &[&str], placements_by: &[&str], max: Option<u64>, each: &[(&str, u64)]) -> Quota {
    let named = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
    Quota {
        name: "q".to_owned(),
        people_by: named(people_by),
        placements_by: named(placements_by),
        max,
        each: each.iter().map(|(name, most)| ((*name).to_owned(), *most)).collect(),
        source: String::new(),
    }
}

fn budget(limit: u64, cost: u64, extra: Option<(u64, bool)>, placements: Option<Whose>) -> BudgetSetting {
    let extra = extra.map(|(cost, counts)| Extra { people: whose("large", "yes"), cost, counts });
    BudgetSetting { name: "b".to_owned(), limit, cost, extra, placements, source: String::new() }
}

fn reserve(seats: u64, placements: Option<Whose>) -> ReserveSetting {
    ReserveSetting {
        name: "r".to_owned(),
        seats,
        people: whose("large", "yes"),
        placements,
        source: String::new(),
    }
}

/// Whether a pair waits for a person, and the facts that its reasons name.
fn waits(
    asked: &Constraints,
    people: &[Facts],
    places: &[(Facts, u64)],
    pair: (usize, usize),
) -> Option<String> {
    let rules = rules();
    let facts: Vec<&Facts> = people.iter().collect();
    let seats: Vec<(&Facts, u64)> = places.iter().map(|(facts, seats)| (facts, *seats)).collect();
    let constrained = Constrained::of(&rules, (asked, true), Some(&facts), &seats);
    match constrained.judge(PairJudgement::Possible, &people[pair.0], pair.1) {
        PairJudgement::NeedsPerson(reasons) => {
            Some(reasons.iter().flat_map(|reason| reason.facts.clone()).collect::<Vec<_>>().join(" "))
        }
        _ => None,
    }
}

#[test]
fn a_fact_that_a_constraint_needs_sends_to_a_person_unless_it_cannot_matter() {
    let school = |of: Option<&str>| texts(&[("school", of), ("large", Some("no"))]);
    let people = [school(None), school(Some("a")), school(Some("a"))];
    let places = [(texts(&[("parish", Some("x"))]), 3), (texts(&[("parish", None)]), 2)];
    let first = |quota: Quota| {
        let asked = Constraints { quotas: vec![quota], ..Constraints::default() };
        waits(&asked, &people, &places, (0, 0))
    };
    let open = Some("applicant.school".to_owned());
    assert_eq!(first(quota(&["school"], &[], Some(2), &[])), open, "a could become three");
    assert_eq!(first(quota(&["school"], &[], Some(3), &[])), None, "no school could ever have four");
    assert_eq!(first(quota(&["school"], &[], None, &[("b", 0)])), open, "it could be b");
    assert_eq!(first(quota(&["school"], &[], None, &[("b", 1)])), None, "b could have one at most");
    assert_eq!(first(quota(&["large"], &[], Some(0), &[])), None, "that is known");
    let parish = |max, pair| {
        let asked =
            Constraints { quotas: vec![quota(&[], &["parish"], Some(max), &[])], ..Constraints::default() };
        waits(&asked, &people, &places, pair)
    };
    assert_eq!(parish(2, (1, 1)).as_deref(), Some("placement.parish"), "x has three seats already");
    assert_eq!(parish(2, (1, 0)), None, "where the parish is known, the cap itself holds");
    assert_eq!(parish(3, (1, 1)), None, "three people never use four seats");
}

#[test]
fn reserves_and_costs_read_unknown_neither_as_yes_nor_as_no() {
    let large = |of: Option<&str>| texts(&[("large", of)]);
    let people = [large(None), large(Some("no")), large(Some("yes"))];
    let places = [
        (texts(&[("parish", Some("x"))]), 1),
        (texts(&[("parish", None)]), 1),
        (texts(&[("parish", Some("y"))]), 1),
    ];
    let asked = |reserves, budgets| Constraints { reserves, budgets, ..Constraints::default() };
    let all = |asked: &Constraints| {
        let of = |pair| waits(asked, &people, &places, pair);
        [(0, 0), (0, 1), (0, 2), (1, 0), (1, 1), (2, 1)].map(|pair| of(pair).unwrap_or_default())
    };
    let everywhere = all(&asked(vec![reserve(1, None)], Vec::new()));
    assert_eq!(everywhere, ["applicant.large", "applicant.large", "applicant.large", "", "", ""]);
    let in_x = all(&asked(vec![reserve(1, Some(whose("parish", "x")))], Vec::new()));
    let both = "applicant.large placement.parish";
    assert_eq!(in_x, ["applicant.large", both, "", "", "", "placement.parish"]);
    assert_eq!(all(&asked(vec![reserve(0, None)], Vec::new())), [""; 6], "nothing is kept");
    let dearer = |limit, counts| all(&asked(Vec::new(), vec![budget(limit, 5, Some((3, counts)), None)]));
    assert_eq!(dearer(23, true)[..4], ["applicant.large", "applicant.large", "applicant.large", ""]);
    assert_eq!(dearer(24, true), [""; 6], "three times eight: the limit is never reached");
    assert_eq!(dearer(10, false), [""; 6], "what does not count decides nothing");
    let of_x = all(&asked(Vec::new(), vec![budget(4, 5, None, Some(whose("parish", "x")))]));
    assert_eq!(of_x, ["", "placement.parish", "", "", "placement.parish", "placement.parish"]);
}

#[test]
fn the_reason_names_the_constraint_and_its_source() {
    let rules = rules();
    let (id, dated) = rules.pack().sources().iter().next().unwrap();
    let mut asked =
        Constraints { quotas: vec![quota(&["school"], &[], Some(0), &[])], ..Constraints::default() };
    let (person, place) = (Facts::new(), Facts::new());
    for (source, title) in
        [(id.as_str(), dated.source.title.lv.as_str()), ("Domes lēmums Nr. 7", "Domes lēmums Nr. 7")]
    {
        asked.quotas[0].source = source.to_owned();
        let constrained = Constrained::of(&rules, (&asked, true), None, &[(&place, 5)]);
        let PairJudgement::NeedsPerson(reasons) = constrained.judge(PairJudgement::Possible, &person, 0)
        else {
            unreachable!("{source}")
        };
        assert_eq!(reasons[0].key, "needs-person.constraint.quota");
        assert_eq!(reasons[0].source.as_ref().unwrap().title.lv, title);
        let refused = PairJudgement::Impossible(vec![Reason::new("pair.x")]);
        assert_eq!(
            constrained.judge(refused.clone(), &person, 0),
            refused,
            "what rules refuse stays refused"
        );
    }
}

/// Bytes that choose, one after another.
struct Dice<'a>(std::slice::Iter<'a, u8>);

impl Dice<'_> {
    fn of(&mut self, most: u64) -> u64 {
        u64::from(self.0.next().copied().unwrap_or(0)) % (most + 1)
    }

    fn text(&mut self, values: &[&'static str]) -> &'static str {
        values[usize::try_from(self.of(values.len() as u64 - 1)).unwrap()]
    }

    /// A value, or nothing in one of three cases.
    fn maybe(&mut self, values: &[&'static str]) -> Option<&'static str> {
        if self.of(2) == 0 { None } else { Some(self.text(values)) }
    }
}

const SCHOOLS: [&str; 3] = ["a", "b", "c"];
const PARISHES: [&str; 2] = ["x", "y"];
const YES_OR_NO: [&str; 2] = ["yes", "no"];

fn constraints(dice: &mut Dice<'_>) -> Constraints {
    let max = |dice: &mut Dice<'_>| (dice.of(2) > 0).then(|| dice.of(4));
    let of_x = |dice: &mut Dice<'_>| (dice.of(1) > 0).then(|| whose("parish", "x"));
    let mut quotas = vec![
        quota(&["school"], &[], max(dice), &[("a", dice.of(3))]),
        quota(&["school", "large"], &[], max(dice), &[("b / yes", dice.of(2))]),
        quota(&[], &["parish"], max(dice), &[("y", dice.of(4))]),
    ];
    quotas.retain(|_| dice.of(1) > 0);
    let mut budgets = vec![
        budget(dice.of(30), dice.of(5), Some((dice.of(4), dice.of(1) > 0)), of_x(dice)),
        budget(dice.of(20), dice.of(5), None, of_x(dice)),
    ];
    budgets.retain(|_| dice.of(1) > 0);
    let reserves = if dice.of(1) > 0 { vec![reserve(dice.of(2), of_x(dice))] } else { Vec::new() };
    Constraints { quotas, reserves, budgets, ..Constraints::default() }
}

/// People and placements; `known` makes every fact known.
fn world(dice: &mut Dice<'_>) -> (Vec<Facts>, Vec<(Facts, u64)>) {
    let person =
        |dice: &mut Dice<'_>| texts(&[("school", dice.maybe(&SCHOOLS)), ("large", dice.maybe(&YES_OR_NO))]);
    let people = (0..dice.of(6)).map(|_| person(dice)).collect();
    let place = |dice: &mut Dice<'_>| (texts(&[("parish", dice.maybe(&PARISHES))]), dice.of(3));
    (people, (0..dice.of(3)).map(|_| place(dice)).collect())
}

/// The same facts with everything unknown filled in.
fn filled(facts: &Facts, names: &[(&str, &[&'static str])], dice: &mut Dice<'_>) -> Facts {
    let mut full = facts.clone();
    for (name, values) in names {
        let value = FactValue::Text(dice.text(values).to_owned());
        full.entry((*name).to_owned()).or_insert(value);
    }
    full
}

/// Whether quotas and budgets hold of these pairs, as far as facts are known: what a run keeps to.
fn lawful(asked: &Constraints, people: &[Facts], places: &[Facts], pairs: &[(usize, usize)]) -> bool {
    let quotas = asked.quotas.iter().all(|quota| {
        let mut groups: BTreeMap<String, u64> = BTreeMap::new();
        for &(a, p) in pairs {
            let facts = if quota.people_by.is_empty() { &places[p] } else { &people[a] };
            if let Some(group) = quota.group(facts) {
                *groups.entry(group).or_insert(0) += 1;
            }
        }
        groups.iter().all(|(group, count)| quota.most(group).is_none_or(|most| *count <= most))
    });
    let budgets = asked.budgets.iter().all(|budget| {
        let paid =
            pairs.iter().filter(|(_, p)| budget.placements.as_ref().is_none_or(|of| of.has(&places[*p])));
        let cost = |(a, _): &(usize, usize)| {
            let extra = budget.counted_extra().filter(|extra| extra.people.has(&people[*a]));
            budget.cost + extra.map_or(0, |extra| extra.cost)
        };
        paid.map(cost).sum::<u64>() <= budget.limit
    });
    quotas && budgets
}

/// Which reserves a pair fills.
fn fills(asked: &Constraints, person: &Facts, place: &Facts) -> Vec<bool> {
    let reserves = asked.reserves.iter().filter(|reserve| reserve.seats > 0);
    let fills = |reserve: &ReserveSetting| {
        reserve.people.has(person) && reserve.placements.as_ref().is_none_or(|of| of.has(place))
    };
    reserves.map(fills).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(4_000) })]

    /// One more fact never turns "a person decides" into a wrong yes: whatever a run may place while facts are unknown is
    /// lawful under every value of every one of them.
    #[test]
    fn whoever_is_placed_is_lawfully_placed_whatever_comes_to_be_known(
        chance in proptest::collection::vec(any::<u8>(), 120),
        fills_in in proptest::collection::vec(proptest::collection::vec(any::<u8>(), 24), 12),
    ) {
        let mut dice = Dice(chance.iter());
        let asked = constraints(&mut dice);
        let (people, seats) = world(&mut dice);
        let places: Vec<Facts> = seats.iter().map(|(facts, _)| facts.clone()).collect();
        let rules = rules();
        let (of_people, of_places): (Vec<&Facts>, Vec<(&Facts, u64)>) =
            (people.iter().collect(), seats.iter().map(|(facts, seats)| (facts, *seats)).collect());
        let constrained = Constrained::of(&rules, (&asked, true), Some(&of_people), &of_places);
        let mut pairs: Vec<(usize, usize)> = Vec::new();
        for a in 0..people.len() {
            if places.is_empty() {
                break;
            }
            for _ in 0..places.len() {
                let p = usize::try_from(dice.of(places.len() as u64 - 1)).unwrap();
                let used = pairs.iter().filter(|(_, other)| *other == p).count() as u64;
                let possible = constrained.judge(PairJudgement::Possible, &people[a], p) == PairJudgement::Possible;
                pairs.push((a, p));
                if possible && used < seats[p].1 && lawful(&asked, &people, &places, &pairs) {
                    break;
                }
                pairs.pop();
            }
        }
        for chance in &fills_in {
            let mut dice = Dice(chance.iter());
            // "z" is a school that nobody is known to go to.
            let person = |facts: &Facts, dice: &mut Dice<'_>| {
                filled(facts, &[("school", &["a", "b", "c", "z"]), ("large", &YES_OR_NO)], dice)
            };
            let full: Vec<Facts> = people.iter().map(|facts| person(facts, &mut dice)).collect();
            let there: Vec<Facts> =
                places.iter().map(|facts| filled(facts, &[("parish", &["x", "y", "z"])], &mut dice)).collect();
            prop_assert!(lawful(&asked, &full, &there, &pairs), "{asked:?}\n{people:?}\n{places:?}\n{pairs:?}\n{full:?}\n{there:?}");
            for &(a, p) in &pairs {
                prop_assert_eq!(fills(&asked, &people[a], &places[p]), fills(&asked, &full[a], &there[p]));
            }
        }
    }
}

//! What holds for every pack that ships: complete, sourced, and named like its folder.

use super::*;
use crate::{
    domain::{Lang, terms::Per},
    rules::{By, shipped_ids},
};

pub(super) fn all() -> impl Iterator<Item = (&'static str, Pack)> {
    shipped_ids().map(|id| (id, Pack::parse("pack.toml", shipped(id).unwrap()).unwrap()))
}

#[test]
fn packs_are_named_like_their_folders_in_order() {
    let ids: Vec<&str> = shipped_ids().collect();
    assert!(ids.is_sorted());
    for (id, pack) in all() {
        assert_eq!(id, pack.id());
    }
    assert_eq!(shipped("no-such-pack"), None);
}

#[test]
fn every_text_stands_in_three_languages_and_in_its_alphabet() {
    for (id, pack) in all() {
        let inner = &pack.inner;
        let rules = inner.rules.iter().chain(&inner.pairs);
        let texts = rules
            .flat_map(|rule| [&rule.text].into_iter().chain(&rule.needs_person))
            .chain(inner.tiers.iter().map(|tier| &tier.name))
            .chain(
                pack.applicant()
                    .values()
                    .chain(pack.placement().values())
                    .chain(inner.pair.values())
                    .flat_map(|fact| {
                        [&fact.label].into_iter().chain(&fact.ask).chain(&fact.hint).chain(&fact.evidence)
                    }),
            )
            .chain([pack.name(), &inner.needs_person]);
        for text in texts {
            let cyrillic = |lang| text.get(lang).chars().any(|c| ('а'..='я').contains(&c));
            assert!(cyrillic(Lang::Ru) && !cyrillic(Lang::Lv) && !cyrillic(Lang::En), "{id}: {text:?}");
            assert_ne!(text.lv, text.en, "{id}");
            assert!(!text.lv.to_lowercase().contains("diemžēl"), "{id}: {text:?}");
        }
    }
}

#[test]
fn every_rule_cites_a_source_that_can_be_opened() {
    for (id, pack) in all() {
        let inner = &pack.inner;
        let rules = inner.rules.iter().chain(&inner.pairs).map(|rule| &rule.source);
        for source in rules.chain(inner.tiers.iter().map(|tier| &tier.source)) {
            assert!(source.address.starts_with("http") && !source.title.lv.is_empty(), "{id}: {source:?}");
        }
        let said = |open: &Texts| Lang::ALL.iter().all(|lang| open.get(*lang).len() > 40);
        assert!(pack.settings().values().all(|setting| said(&setting.open)), "{id}");
    }
}

#[test]
fn nothing_is_a_source_that_nothing_rests_on() {
    for (id, pack) in all() {
        assert!(pack.uncited().is_empty(), "{id}: {:?}", pack.uncited());
    }
    let text = shipped("liepaja-pupils-2020").unwrap();
    let pack =
        Pack::parse("pack.toml", &text.replace("source = \"liepaja-2020\"", "source = \"irliepaja-2020\""));
    assert_eq!(pack.unwrap().uncited(), ["liepaja-2020"]);
}

/// Rules that rest on a word of the round alone, since the sources are silent: whoever sets nothing turns nobody away.
#[test]
fn a_default_refuses_nobody_where_the_sources_are_silent() {
    let silent: [(&str, &[&str]); 6] = [
        ("cibla-public-works-2019", &["own-parish"]),
        ("cibla-pupils-2021", &["own-parish"]),
        (
            "daugavpils-public-works",
            &["skills", "own-municipality", "five-days", "two-people", "health-check", "distance"],
        ),
        (
            "nva-public-works",
            &["skills", "own-municipality", "five-days", "two-people", "health-check", "distance"],
        ),
        ("mentors-youth-at-risk", &["one-mentor", "language", "distance", "own-municipality"]),
        ("workshops-free-places", &["decision", "one-place", "own-municipality"]),
    ];
    for (id, rules) in silent {
        let (_, pack) = all().find(|(known, _)| *known == id).unwrap();
        let mut example = pack.examples()[0].clone();
        // Only what has no default is set.
        example.settings.retain(|name, _| pack.settings()[name].default.is_none());
        let set = RuleSet::new(&pack, &super::super::trial::round_of(&pack, &example)).unwrap();
        let told = set.rules_for_people();
        let told: Vec<&str> = told.rules.iter().chain(&told.pairs).map(|rule| rule.id).collect();
        for rule in rules {
            assert!(pack.ids().concat().contains(rule), "{id} has no rule {rule}");
            assert!(!told.contains(rule), "{id}: {rule}");
        }
    }
}

/// Daugavpils adds who goes first; whom the agency takes, and for which places, is word for word the same.
#[test]
fn the_agencys_rules_are_the_same_in_daugavpils() {
    let [agency, city] = ["nva-public-works", "daugavpils-public-works"]
        .map(|id| all().find(|(known, _)| *known == id).unwrap().1);
    let ([rules, pairs, _], [own_rules, own_pairs, _]) = (agency.clauses(), city.clauses());
    assert_eq!((rules, pairs), (own_rules, own_pairs));
    for (name, setting) in agency.settings() {
        assert_eq!(city.settings().get(name), Some(setting), "{name}");
    }
    assert_eq!((agency.hours(), agency.pay(), agency.tables()), (city.hours(), city.pay(), city.tables()));
}

type Ages = (Option<i64>, Option<i64>);
/// Ages, hours a day, hours a week.
type Shown = (Ages, i64, Option<i64>);

/// Ages with hours a day and a week, of every pack; a pack that shows none says nothing about them.
#[test]
fn hours_shown_are_those_of_the_sources() {
    let ages = |from: i64, to: i64| (Some(from), Some(to));
    let every: Ages = (None, None);
    let school = [(ages(13, 14), 4, Some(20)), (ages(15, 17), 7, Some(35))];
    let until = |to: i64| [&school[..], &[(ages(18, to), 8, Some(40))]].concat();
    let public = vec![(every, 6, Some(30))];
    let wanted: [(&str, Vec<Shown>); 13] = [
        ("cibla-public-works-2019", public.clone()),
        ("cibla-pupils-2021", until(19)),
        ("daugavpils-public-works", public.clone()),
        ("daugavpils-pupils-2020", until(19)),
        ("jelgava-pupils-2018", vec![school[0], (ages(15, 18), 6, Some(30))]),
        ("liepaja-pupils-2020", until(20)),
        ("mentors-youth-at-risk", Vec::new()),
        ("molndal-summer-jobs-2022", Vec::new()),
        ("nva-public-works", public),
        ("nva-pupils-2026", until(20)[1..].to_vec()),
        ("ogre-public-works-2012", vec![(every, 8, None)]),
        ("respite-care-days", Vec::new()),
        ("workshops-free-places", Vec::new()),
    ];
    for ((id, pack), (named, hours)) in all().zip(wanted) {
        assert_eq!(id, named);
        let shown: Vec<_> =
            pack.hours().iter().map(|h| ((h.from_age, h.to_age), h.a_day, h.a_week)).collect();
        assert_eq!(shown, hours, "{id}");
    }
}

/// What is paid at the beginning, in the middle and at the end of what the tables know, by pack.
#[test]
fn pay_shown_is_that_of_the_sources() {
    let cibla = [("2019-01-01", 200), ("2021-12-31", 200), ("2022-01-01", 250), ("2024-04-01", 250)];
    let public = [("2022-01-01", 250), ("2024-04-01", 250)];
    let wage = [("2026-06-01", 780)];
    for (id, pack) in all() {
        let wanted: &[(&str, i64)] = match id {
            "cibla-public-works-2019" => &cibla,
            "daugavpils-public-works" | "nva-public-works" => &public,
            "nva-pupils-2026" => &wage,
            _ => &[],
        };
        assert_eq!(pack.pay().len(), usize::from(!wanted.is_empty()), "{id}");
        for (on, euros) in wanted {
            let pay = &pack.pay()[0];
            assert_eq!((pay.per, pay.from_age, pay.to_age), (Per::Month, None, None), "{id}");
            assert_eq!(pay.at_least, id == "nva-pupils-2026", "the wage is the least that is paid");
            assert_eq!(pack.tables()[&pay.table].on(day(on)), Some(*euros), "{id} {on}");
        }
    }
}

#[test]
fn what_decides_among_equals_is_said_by_every_pack() {
    for (id, pack) in all() {
        let order = pack.order();
        let wanted = match id {
            "molndal-summer-jobs-2022" => By::Draw,
            "cibla-pupils-2021"
            | "jelgava-pupils-2018"
            | "liepaja-pupils-2020"
            | "mentors-youth-at-risk"
            | "respite-care-days" => By::Round,
            _ => By::Registration,
        };
        assert_eq!(order.by, wanted, "{id}");
        assert!(pack.sources().contains_key(&order.source), "{id}");
        assert_eq!(order.open.lv.len() > 40, wanted == By::Round, "{id}");
    }
}

#[test]
fn a_table_gives_the_value_of_the_day() {
    let (_, pack) = all().find(|(id, _)| *id == "cibla-public-works-2019").unwrap();
    let limit = &pack.tables()["months_limit"];
    for (on, value) in [
        ("2018-12-31", None),
        ("2019-01-01", Some(4)),
        ("2019-12-31", Some(4)),
        ("2020-01-01", Some(6)),
        ("2021-12-31", Some(6)),
        ("2022-01-01", Some(4)),
        ("2030-01-01", Some(4)),
    ] {
        assert_eq!(limit.on(day(on)), value, "{on}");
    }
}

#[test]
fn a_round_is_held_against_its_pack() {
    let (_, pack) = all().find(|(id, _)| *id == "liepaja-pupils-2020").unwrap();
    let good = round("summer-jobs", &[("starts", "2020-06-08"), ("last_shift", "2020-08-17")]);
    assert!(RuleSet::new(&pack, &good).is_ok());
    let bad = with(good.clone(), "hours", FactValue::Whole(7));
    let bad = with(bad, "hours_15_to_17", FactValue::Text("7".to_owned()));
    let bad = Round { programme: "public-works".to_owned(), dates: BTreeMap::new(), ..bad };
    let faults = RuleSet::new(&pack, &bad).err().unwrap();
    let found: Vec<(&str, &str)> = faults.faults.iter().map(|f| (f.spot.column.as_str(), f.key)).collect();
    assert_eq!(
        found,
        [
            ("settings.hours", "fault-round-setting-unknown"),
            ("settings.hours_15_to_17", "fault-round-setting-kind"),
            ("programme", "fault-round-programme"),
            ("dates.last_shift", "fault-round-date-missing"),
            ("dates.starts", "fault-round-date-missing"),
        ]
    );
    let late = round("summer-jobs", &[("starts", "2021-06-08"), ("last_shift", "2021-08-17")]);
    assert_eq!(RuleSet::new(&pack, &late).err().unwrap().faults[0].key, "fault-round-pack-not-valid");
}

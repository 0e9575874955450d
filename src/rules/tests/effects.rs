//! What a pack does to people counted, against each person judged; and packs compared with themselves and with packs
//! of which one part was changed.

use std::sync::Arc;

use proptest::prelude::*;

use super::{
    super::{diff, effect, evaluate::Truth},
    packs::all,
    people::{dice, pools},
    *,
};

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(20) })]

    #[test]
    fn counts_are_those_of_everyone_judged_by_themselves(
        people in proptest::collection::vec(dice(), 1..20), first in dice(),
    ) {
        for pool in pools() {
            let rules = pool.rules(&first);
            let people: Vec<Applicant> = people.iter().map(|dice| pool.person(dice)).collect();
            let counted = effect(rules, &people);
            for (person, standing) in people.iter().zip(&counted.standings) {
                let alone = match rules.applicant(person) {
                    Judgement::Eligible { tier } => Standing::Eligible(tier),
                    Judgement::NotEligible(_) => Standing::NotEligible,
                    Judgement::NeedsPerson(_) => Standing::NeedsPerson,
                };
                prop_assert_eq!(*standing, alone, "{}", pool.id);
            }
            for (at, rule) in counted.rules.iter().enumerate() {
                let count = |wanted: Truth| {
                    let answers = |person: &Applicant| {
                        let person = rules.prepare_applicant(person);
                        rules.answers(&person, None).nth(at).is_some_and(|(_, truth)| truth == wanted)
                    };
                    people.iter().filter(|person| answers(person)).count()
                };
                let counts = [Truth::Yes, Truth::No, Truth::Unknown].map(count);
                prop_assert_eq!([rule.admits, rule.refuses, rule.needs_person], counts, "{}", pool.id);
            }
            let standings = (1..=u8::MAX).map(Standing::Eligible).take(rules.tiers().len());
            let all = standings.chain([Standing::NeedsPerson, Standing::NotEligible]);
            prop_assert_eq!(all.map(|standing| counted.count(standing)).sum::<usize>(), people.len());
        }
    }
}

#[test]
fn a_pack_does_not_differ_from_itself() {
    for (id, pack) in all() {
        assert_eq!(diff(&pack, &pack), [], "{id}");
        let again = Pack::parse("pack.toml", shipped(id).unwrap()).unwrap();
        assert_eq!(diff(&pack, &again), [], "{id}");
    }
}

#[test]
fn a_changed_condition_is_the_one_difference() {
    for (id, pack) in all() {
        let [rules, pairs, tiers] = pack.ids();
        for (list, at, name) in [("rules", rules), ("pairs", pairs), ("tiers", tiers)]
            .into_iter()
            .flat_map(|(list, ids)| ids.into_iter().enumerate().map(move |(at, id)| (list, at, id)))
        {
            let mut inner = (*pack.inner).clone();
            let when = match list {
                "rules" => &mut inner.rules[at].when,
                "pairs" => &mut inner.pairs[at].when,
                _ => &mut inner.tiers[at].when,
            };
            when.text.push_str("\n   ");
            let broken_otherwise = Pack { inner: Arc::new(inner.clone()) };
            assert_eq!(diff(&pack, &broken_otherwise), [], "{id}");
            let when = match list {
                "rules" => &mut inner.rules[at].when,
                "pairs" => &mut inner.pairs[at].when,
                _ => &mut inner.tiers[at].when,
            };
            when.text.push_str("&& false");
            let found = diff(&pack, &Pack { inner: Arc::new(inner) });
            let parts: Vec<&str> = found.iter().map(|difference| difference.part.as_str()).collect();
            assert_eq!(parts, [format!("{list}.{name}.when")], "{id}");
            assert!(found[0].after.as_ref().unwrap().ends_with("&& false"), "{id}");
        }
    }
}

#[test]
fn whatever_else_is_changed_is_the_one_difference_too() {
    for (old, new, part) in [
        ("version = \"1\"", "version = \"2\"", "version"),
        ("summer-jobs", "winter-jobs", "programme"),
        ("Piemērs", "Paraugs", "municipality"),
        ("valid_to = 2020-12-31", "", "valid"),
        ("programme =", "voice = \"tu\"\nprogramme =", "voice"),
        ("programme =", "personal_code = \"optional\"\nprogramme =", "personal_code"),
        ("programme =", "excludes = [\"public-works\"]\nprogramme =", "excludes"),
        ("name = { lv = \"a\"", "name = { lv = \"ā\"", "name.lv"),
        ("в {facts}", "г {facts}", "needs_person.ru"),
        ("kind = \"school\"", "kind = \"parish\"", "group"),
        ("date = \"2020\"", "date = \"2021\"", "sources.law"),
        ("default = 3", "default = 4", "settings.limit"),
        ("open = \"anything\"", "open = \"nothing\"", "settings.limit.open"),
        ("type = \"bool\"", "type = \"bool\"\nsensitive = true", "facts.applicant.ready.sensitive"),
        ("type = \"bool\"", "type = \"bool\"\noptional = true", "facts.applicant.ready.optional"),
        (
            "type = \"bool\"",
            "type = \"bool\"\nshown_to = [\"organisation\"]",
            "facts.applicant.ready.shown_to",
        ),
        ("value = 430", "value = 431", "tables.wage.2020-01-01"),
        (", { from = 2021-01-01, value = 500 }", "", "tables.wage.2021-01-01"),
        ("setting.limit > 2", "setting.limit > 3", "rules.ready.when"),
        (
            "name = { lv = \"a\", en = \"b\", ru = \"в\" }\n[[hours]]",
            "name = { lv = \"a\", en = \"c\", ru = \"в\" }\n[[hours]]",
            "tiers.all.name.en",
        ),
        ("a_day = 7", "a_day = 6", "hours..."),
    ] {
        let before = broken::good();
        assert!(before.contains(old), "{old}");
        let after = before.replacen(old, new, 1);
        let (before, after) =
            (Pack::parse("pack.toml", before).unwrap(), Pack::parse("pack.toml", &after).unwrap());
        let found = diff(&before, &after);
        let parts: Vec<&str> = found.iter().map(|difference| difference.part.as_str()).collect();
        assert_eq!(parts, [part], "{new}");
        let back: Vec<_> = diff(&after, &before).into_iter().map(|d| (d.part, d.after, d.before)).collect();
        assert_eq!(back, found.into_iter().map(|d| (d.part, d.before, d.after)).collect::<Vec<_>>());
    }
}

//! Facts as questions: what is asked, in which order and voice, which answers are offered, and what
//! a pack cannot ask.

use super::{broken::faults, *};
use crate::{
    domain::Lang,
    rules::{Choices, Fact, Voice, shipped_ids},
};

fn pack(id: &str) -> Pack {
    Pack::parse("pack.toml", shipped(id).unwrap()).unwrap()
}

/// Those that ship, and the demonstration's.
fn all() -> impl Iterator<Item = Pack> {
    let sample = include_str!("../../../fixtures/rounds/sample-summer/pack.toml");
    shipped_ids().map(pack).chain([Pack::parse("pack.toml", sample).unwrap()])
}

fn names(asked: &[(&str, &Fact)]) -> String {
    asked.iter().map(|(name, _)| *name).collect::<Vec<_>>().join(" ")
}

#[test]
fn questions_come_in_the_order_of_the_file() {
    let liepaja = pack("liepaja-pupils-2020");
    assert_eq!(
        names(&liepaja.asked_applicant()),
        "date_of_birth school studies_in_liepaja took_part_last_year orphan guardianship large_family \
         poor_household"
    );
    assert_eq!(names(&liepaja.asked_placement()), "ages school first_day working_days hours_a_day");
    let cibla = pack("cibla-public-works-2019");
    assert_eq!(
        names(&cibla.asked_applicant()),
        "registered_unemployed receives_benefit registered_since without_work_since took_part parish"
    );
    assert_eq!(
        names(&cibla.asked_placement()),
        "parish first_day last_day newly_created idle_months hours_a_day"
    );
}

#[test]
fn what_staff_fill_in_is_not_asked() {
    let pack = pack("liepaja-pupils-2020");
    for name in ["applicant.commission_supports", "applicant.list", "placement.list"] {
        assert_eq!(pack.fact(name).unwrap().ask, None, "{name}");
    }
}

#[test]
fn a_fact_is_found_by_its_full_name() {
    let pack = pack("liepaja-pupils-2020");
    assert_eq!(pack.fact("applicant.school"), pack.applicant().get("school"));
    assert_eq!(pack.fact("placement.school"), pack.placement().get("school"));
    for unknown in ["school", "round.starts", "applicant.ages", ""] {
        assert_eq!(pack.fact(unknown), None, "{unknown}");
    }
}

#[test]
fn questions_are_short_and_in_the_packs_voice() {
    let words = |text: &str| -> Vec<String> {
        text.to_lowercase().split(|c: char| !c.is_alphabetic()).map(str::to_owned).collect()
    };
    for pack in all() {
        let foreign: &[&str] = match pack.voice() {
            Voice::Tu => &["jūs", "jums", "jūsu", "вы", "вас", "вам", "ваш", "ваша"],
            Voice::Jus => &["tu", "tev", "tevi", "tavs", "tava", "ты", "тебя", "тебе", "твой", "твоя"],
        };
        for (name, fact) in pack.asked_applicant() {
            for text in fact.ask.iter().chain(&fact.hint) {
                for lang in Lang::ALL {
                    let found = words(text.get(lang));
                    assert!(!found.iter().any(|word| foreign.contains(&word.as_str())), "{name}: {text:?}");
                }
            }
        }
        for (name, fact) in pack.asked_applicant().into_iter().chain(pack.asked_placement()) {
            let ask = fact.ask.as_ref().unwrap();
            for lang in Lang::ALL {
                let text = ask.get(lang);
                assert!(text.ends_with('?') && text.chars().count() <= 70, "{name}: {text}");
            }
        }
    }
    assert_eq!(pack("liepaja-pupils-2020").voice(), Voice::Tu);
    assert_eq!(pack("cibla-public-works-2019").voice(), Voice::Jus);
}

#[test]
fn answers_come_from_the_list_or_from_the_other_side() {
    let pack = pack("liepaja-pupils-2020");
    let of = |name: &str| pack.fact(name).unwrap().choices.clone().unwrap();
    let values = |choices: &Choices, others: &[Facts]| -> Vec<String> {
        choices.offered(others).into_iter().map(|(value, _)| value).collect()
    };
    assert_eq!(values(&of("placement.ages"), &[]), ["13-14", "15-20"]);
    let school = |line: &str| facts(pack.placement_facts(), &[line]);
    let schools = ["school=Ezerkrasta sākumskola", "school=-", "school=Kaiju pamatskola", "ages=13-14"];
    let known: Vec<Facts> = schools.into_iter().chain([schools[0]]).map(school).collect();
    assert_eq!(of("applicant.school"), Choices::From("placement.school".to_owned()));
    assert_eq!(values(&of("applicant.school"), &known), ["Ezerkrasta sākumskola", "Kaiju pamatskola"]);
    assert_eq!(values(&of("applicant.school"), &[]), Vec::<String>::new());
}

#[test]
fn every_listed_answer_stands_in_three_languages_and_in_its_alphabet() {
    for pack in all() {
        for fact in pack.applicant().values().chain(pack.placement().values()) {
            let Some(Choices::Listed(listed)) = &fact.choices else { continue };
            for (value, text) in listed {
                let cyrillic = |lang| text.get(lang).chars().any(|c| ('а'..='я').contains(&c));
                assert!(
                    cyrillic(Lang::Ru) && !cyrillic(Lang::Lv) && !cyrillic(Lang::En),
                    "{value}: {text:?}"
                );
            }
        }
    }
}

/// The faults of the good pack whose first fact, the applicant's school, also says this on line 20.
fn asking(more: &str) -> Vec<String> {
    faults("type = \"text\"", &format!("type = \"text\"\n{more}"))
}

#[test]
fn good_questions() {
    for more in [
        "ask = { lv = \"a\", en = \"b\", ru = \"в\" }",
        "ask = { lv = \"a\", en = \"b\", ru = \"в\" }\nhint = { lv = \"a\", en = \"b\", ru = \"в\" }",
        "choices = { from = \"placement.school\" }",
        "choices = [{ value = \"1\", lv = \"a\", en = \"b\", ru = \"в\" },
            { value = \"2\", lv = \"a\", en = \"b\", ru = \"в\" }]",
    ] {
        assert_eq!(asking(more), Vec::<String>::new(), "{more}");
    }
    for voice in ["tu", "jus"] {
        let version = format!("version = \"1\"\nvoice = \"{voice}\"");
        assert_eq!(faults("version = \"1\"", &version), Vec::<String>::new(), "{voice}");
    }
}

#[test]
fn questions_that_cannot_be_asked() {
    let school = "facts.applicant.school";
    for (more, expected) in [
        ("ask = { lv = \"a\", en = \" \", ru = \"в\" }", "20 {}.ask.en fault-pack-empty"),
        (
            "ask = { lv = \"a\", en = \"b\", ru = \"в\" }\nhint = { lv = \"\", en = \"b\", ru = \"в\" }",
            "21 {}.hint.lv fault-pack-empty",
        ),
        ("choices = { from = \"school\" }", "20 {}.choices.from fault-pack-unknown-name"),
        ("choices = { from = \"placement.town\" }", "20 {}.choices.from fault-pack-unknown-name"),
        ("choices = { from = \"applicant.school\" }", "20 {}.choices.from fault-pack-unknown-name"),
        ("choices = []", "20 {}.choices fault-pack-choices"),
        (
            "choices = [{ value = \"1\", lv = \"a\", en = \"b\", ru = \"в\" }]",
            "20 {}.choices fault-pack-choices",
        ),
    ] {
        assert_eq!(asking(more), [expected.replace("{}", school)], "{more}");
    }
    let two = |value: &str, said: &str| {
        let first = "{ value = \"1\", lv = \"a\", en = \"b\", ru = \"в\" }";
        asking(&format!(
            "choices = [\n{first},\n{{ value = \"{value}\", lv = \"{said}\", en = \"b\", ru = \"в\" }}]"
        ))
    };
    for (value, said, expected) in [
        ("1", "a", "22 {}.choices.value fault-pack-twice"),
        ("", "a", "22 {}.choices.value fault-pack-setting"),
        (" 2", "a", "22 {}.choices.value fault-pack-setting"),
        ("2", " ", "22 {}.choices.lv fault-pack-empty"),
    ] {
        assert_eq!(two(value, said), [expected.replace("{}", school)], "{value}");
    }
    let from_a_yes = "type = \"bool\"\nchoices = { from = \"placement.school\" }";
    let found = faults("type = \"bool\"", from_a_yes);
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].starts_with("23 facts.applicant.ready.choices fault-pack-"), "{found:?}");
    // The placement's only other side has a yes or no, which is no text to offer.
    let from_yes = "[facts.placement.school]\nchoices = { from = \"applicant.ready\" }";
    assert_eq!(
        faults("[facts.placement.school]", from_yes),
        ["25 facts.placement.school.choices.from fault-pack-unknown-name"]
    );
}

#[test]
fn keys_and_voices_that_there_are_not() {
    for more in [
        "choices = \"placement.school\"",
        "choices = { of = \"placement.school\" }",
        "choices = { from = \"placement.school\", to = \"x\" }",
        "choices = [{ value = \"1\", lv = \"a\", en = \"b\" }]",
        "choices = [\"1\", \"2\"]",
        "ask = \"a\"",
    ] {
        let found = asking(more);
        assert_eq!(found.len(), 1, "{more}: {found:?}");
        assert!(found[0].starts_with("20 ") && found[0].ends_with("fault-pack-syntax"), "{more}: {found:?}");
    }
    let found = faults("version = \"1\"", "version = \"1\"\nvoice = \"du\"");
    assert_eq!(found, ["3 9 fault-pack-syntax"]);
}

#[test]
fn rules_are_told_to_people_unless_the_round_switched_them_off() {
    let pack = pack("cibla-public-works-2019");
    let dates = [("starts", "2019-03-01"), ("decided", "2019-03-01")];
    let ids = |round: &Round| -> String {
        let rules = RuleSet::new(&pack, round).unwrap();
        let told = rules.rules_for_people();
        assert_eq!(told.tiers, rules.tiers());
        let all = told.rules.iter().chain(&told.pairs);
        assert!(all.clone().all(|rule| !rule.text.lv.is_empty() && !rule.source.address.is_empty()));
        all.map(|rule| rule.id).collect::<Vec<_>>().join(" ")
    };
    let strict = round("public-works", &dates);
    let everything = "registered benefit duration own-parish months-limit fits-limit place-free hours";
    assert_eq!(ids(&strict), everything.replace("own-parish ", ""));
    let own = with(strict, "own_parish_only", FactValue::Bool(true));
    assert_eq!(ids(&own), everything);
}

//! The good pack with what packs may have besides rules, broken in every way that its reader knows: order, pay, quotas,
//! evidence, who is shown a fact, the distance of a pair, and examples.

use super::{
    broken::{faults, good},
    *,
};

const MORE: &str = r#"[order]
by = "round"
source = "law"
open = "no source says what comes first"
[[pay]]
table = "wage"
per = "month"
source = "law"
[[constraints.quotas]]
name = "schools"
people_by = ["school"]
max = 3
source = "law"
[facts.pair.distance_m]
type = "whole"
label = { lv = "a", en = "b", ru = "в" }
[example]
dates = { starts = 2020-06-08 }
applicant = { school = "x", ready = true }
placement = { school = "x" }
[[examples]]
id = "ready"
expect = { tier = "all" }
pair = "possible"
[[examples]]
id = "not-ready"
applicant = { ready = "no" }
settings = { limit = 4 }
expect = { not_eligible = ["ready"] }
"#;

/// The good pack has 47 lines; these follow it.
fn line_of(part: &str) -> usize {
    let at = MORE.find(part).unwrap_or_else(|| unreachable!("{part}"));
    good().lines().count() + MORE[..at].lines().count() + usize::from(at == 0 || MORE[..at].ends_with('\n'))
}

/// `line column key` of every fault, with one text of the additions replaced.
fn found(old: &str, new: &str) -> Vec<String> {
    assert!(MORE.contains(old), "{old}");
    let text = format!("{}{}", good(), MORE.replacen(old, new, 1));
    let Err(faults) = Pack::parse("pack.toml", &text) else { return Vec::new() };
    faults.faults.iter().map(|f| format!("{} {} {}", f.spot.line, f.spot.column, f.key)).collect()
}

#[test]
fn the_good_additions_are_good() {
    assert_eq!(found("", ""), Vec::<String>::new());
    let pack = Pack::parse("pack.toml", &format!("{}{MORE}", good())).unwrap();
    let trial = crate::rules::trial(&pack);
    assert!(trial.passed(), "{trial:?}");
    // Two examples are too few, and nobody is shown whom the rule about pairs keeps out.
    assert!(!trial.complete());
    assert_eq!(trial.unseen, [("pairs.own".to_owned(), crate::rules::Showing::Fails)]);
}

#[test]
fn order_pay_and_quotas() {
    for (old, new, at, fault) in [
        ("by = \"round\"", "by = \"height\"", "by = ", "6 fault-pack-syntax"),
        ("by = \"round\"", "by = \"draw\"", "[order]", "order.open fault-pack-unused"),
        ("open = \"no source says what comes first\"", "", "[order]", "order.open fault-pack-empty"),
        ("open = \"no", "weight = 2\nopen = \"no", "open = ", "1 fault-pack-syntax"),
        (
            "source = \"law\"\nopen",
            "source = \"lav\"\nopen",
            "source = ",
            "order.source fault-pack-unknown-source",
        ),
        ("table = \"wage\"", "table = \"wages\"", "table = ", "pay.table fault-pack-unknown-name"),
        (
            "table = \"wage\"",
            "table = \"wage\"\nfrom_age = 9\nto_age = 8",
            "table = ",
            "pay fault-pack-hours",
        ),
        ("per = \"month\"", "per = \"year\"", "per = ", "7 fault-pack-syntax"),
        ("per = \"month\"\n", "", "[[pay]]", "1 fault-pack-syntax"),
        (
            "people_by = [\"school\"]",
            "people_by = [\"class\"]",
            "[[constraints",
            "constraints.applicant fault-pack-unknown-name",
        ),
        (
            "people_by = [\"school\"]",
            "placements_by = [\"town\"]",
            "[[constraints",
            "constraints.placement fault-pack-unknown-name",
        ),
        (
            "max = 3\nsource = \"law\"",
            "max = 3",
            "[[constraints",
            "constraints.schools.source fault-pack-unknown-source",
        ),
        ("max = 3", "most = 3", "max = 3", "1 fault-pack-syntax"),
    ] {
        assert_eq!(found(old, new), [format!("{} {fault}", line_of(at))], "{new}");
    }
    let cited = "source = \"law\"\n[[constraints";
    assert_eq!(
        found(cited, &cited.replace("law", "lav")),
        [format!("{} pay.source fault-pack-unknown-source", line_of(cited))]
    );
}

#[test]
fn whether_the_personal_code_is_asked() {
    let asked = |word: &str| faults("programme =", &format!("personal_code = \"{word}\"\nprogramme ="));
    assert_eq!(asked("optional"), Vec::<String>::new());
    assert_eq!(asked("required"), Vec::<String>::new());
    assert_eq!(asked("always"), ["3 17 fault-pack-syntax"]);
}

#[test]
fn facts_of_a_pair_evidence_and_who_is_shown_them() {
    let pair = line_of("[facts.pair");
    for (old, new, fault) in [
        ("[facts.pair.distance_m]", "[facts.pair.minutes]", "facts.pair.minutes fault-pack-unknown-name"),
        ("type = \"whole\"", "type = \"text\"", "facts.pair.distance_m fault-pack-unknown-name"),
        ("label = { lv = \"a\"", "label = { lv = \"\"", "facts.pair.distance_m.label.lv fault-pack-empty"),
    ] {
        assert_eq!(found(old, new), [format!("{pair} {fault}")], "{new}");
    }
    let ready = |more: &str| faults("type = \"bool\"", &format!("type = \"bool\"\n{more}"));
    assert_eq!(ready("shown_to = [\"organisation\"]"), Vec::<String>::new());
    assert_eq!(ready("evidence = { lv = \"a\", en = \"b\", ru = \"в\" }"), Vec::<String>::new());
    for (more, fault) in [
        ("shown_to = [\"everyone\"]", "23 facts.applicant.ready.shown_to fault-pack-setting"),
        (
            "shown_to = [\"organisation\"]\nsensitive = true",
            "23 facts.applicant.ready.shown_to fault-pack-setting",
        ),
        ("shown_to = \"organisation\"", "23 12 fault-pack-syntax"),
        (
            "evidence = { lv = \"a\", en = \"\", ru = \"в\" }",
            "23 facts.applicant.ready.evidence.en fault-pack-empty",
        ),
        ("evidence = \"a\"", "23 12 fault-pack-syntax"),
    ] {
        assert_eq!(ready(more), [fault], "{more}");
    }
}

#[test]
fn facts_from_earlier_rounds_are_asked_of_nobody_and_need_the_personal_code() {
    let coded = |old: &str, new: &str| {
        let text = good().replacen("programme =", "personal_code = \"required\"\nprogramme =", 1);
        let Err(faults) = Pack::parse("pack.toml", &text.replacen(old, new, 1)) else { return Vec::new() };
        faults.faults.iter().map(|f| format!("{} {} {}", f.spot.line, f.spot.column, f.key)).collect()
    };
    let ready = |more: &str| coded("type = \"bool\"", &format!("type = \"bool\"\n{more}"));
    let nothing: Vec<String> = Vec::new();
    assert_eq!(ready("history = \"took_part\""), nothing);
    assert_eq!(ready("history = \"did_not_come\"\nhistory_years = 1"), nothing);
    let ask = "ask = { lv = \"a\", en = \"b\", ru = \"в\" }";
    for (more, fault) in [
        ("history = \"months\"".to_owned(), "24 facts.applicant.ready.history fault-pack-setting"),
        ("history = \"height\"".to_owned(), "24 11 fault-pack-syntax"),
        ("history_years = 1".to_owned(), "24 facts.applicant.ready.history_years fault-pack-setting"),
        (format!("history = \"took_part\"\n{ask}"), "24 facts.applicant.ready.history fault-pack-history"),
    ] {
        assert_eq!(ready(&more), [fault], "{more}");
    }
    let found = faults("type = \"bool\"", "type = \"bool\"\nhistory = \"took_part\"");
    assert_eq!(found, ["21 facts.applicant.ready.history fault-pack-history-code"]);
}

#[test]
#[allow(clippy::too_many_lines, reason = "one list, case after case")]
fn examples_that_cannot_be_used() {
    let (first, second) = ("[[examples]]\nid = \"ready\"", "[[examples]]\nid = \"not-ready\"");
    for (old, new, at, fault) in [
        (
            "ready = true",
            "redy = true",
            "applicant = { school",
            "example.applicant.redy fault-pack-unknown-name",
        ),
        ("ready = true", "ready = 1.5", "applicant = { school", "example.applicant.ready fault-pack-setting"),
        (
            "ready = \"no\"",
            "ready = \"perhaps\"",
            "applicant = { ready",
            "examples.not-ready.applicant.ready fault-pack-setting",
        ),
        (
            "ready = \"no\"",
            "town = \"x\"",
            "applicant = { ready",
            "examples.not-ready.applicant.town fault-pack-unknown-name",
        ),
        (
            "placement = { school = \"x\" }",
            "placement = { school = true }",
            "placement = ",
            "example.placement.school fault-pack-setting",
        ),
        ("limit = 4", "limt = 4", "settings = ", "examples.not-ready.settings.limt fault-pack-unknown-name"),
        (
            "limit = 4",
            "limit = \"four\"",
            "settings = ",
            "examples.not-ready.settings.limit fault-pack-setting",
        ),
        ("starts = 2020-06-08", "starts = \"soon\"", "dates = ", "20 fault-pack-syntax"),
        (
            "tier = \"all\"",
            "tier = \"none\"",
            "expect = { tier",
            "examples.ready.expect.tier fault-pack-unknown-name",
        ),
        (
            "not_eligible = [\"ready\"]",
            "not_eligible = [\"own\"]",
            "expect = { not",
            "examples.not-ready.expect.not_eligible fault-pack-unknown-name",
        ),
        (
            "not_eligible = [\"ready\"]",
            "needs_person = [\"tier.none\"]",
            "expect = { not",
            "examples.not-ready.expect.needs_person fault-pack-unknown-name",
        ),
        ("not_eligible = [\"ready\"]", "refused = [\"ready\"]", "expect = { not", "12 fault-pack-syntax"),
        (
            "pair = \"possible\"",
            "pair = { impossible = [\"ready\"] }",
            "pair = ",
            "examples.ready.pair.impossible fault-pack-unknown-name",
        ),
        (
            "pair = \"possible\"",
            "pair = { needs_person = [\"all\"] }",
            "pair = ",
            "examples.ready.pair.needs_person fault-pack-unknown-name",
        ),
        ("pair = \"possible\"", "pair = \"likely\"", "pair = ", "8 fault-pack-syntax"),
        ("id = \"not-ready\"", "id = \"ready\"", second, "examples.id fault-pack-twice"),
        ("id = \"not-ready\"", "id = \"Not ready\"", "id = \"not-ready\"", "examples.id fault-pack-word"),
        (
            "expect = { tier = \"all\" }\npair = \"possible\"",
            "",
            first,
            "examples.ready fault-pack-example-empty",
        ),
    ] {
        let line = line_of(at);
        let found = found(old, new);
        assert!(found.contains(&format!("{line} {fault}")), "{new}: {line} {fault}: {found:?}");
        assert_eq!(found.len(), 1, "{new}: {found:?}");
    }
    // What an example expects is a word of the format, so TOML itself refuses others; both facts are named at once.
    assert_eq!(found("school = \"x\", ready = true", "scool = \"x\", redy = true").len(), 2);
}

//! A small good pack, broken in every way that its reader knows: each fault names its line and key.

use super::*;

const GOOD: &str = r#"id = "good"
version = "1"
programme = "summer-jobs"
municipality = "Piemērs"
valid_from = 2020-01-01
valid_to = 2020-12-31
name = { lv = "a", en = "b", ru = "в" }
needs_person = { lv = "a {facts}", en = "b {facts}", ru = "в {facts}" }
group = { kind = "school", applicant = "school", placement = "school" }
[sources.law]
title = { lv = "a", en = "b", ru = "в" }
address = "https://example.org"
date = "2020"
[settings.limit]
type = "whole"
default = 3
open = "anything"
[facts.applicant.school]
type = "text"
label = { lv = "a", en = "b", ru = "в" }
[facts.applicant.ready]
type = "bool"
label = { lv = "a", en = "b", ru = "в" }
[facts.placement.school]
type = "text"
label = { lv = "a", en = "b", ru = "в" }
[tables.wage]
source = "law"
rows = [{ from = 2020-01-01, value = 430 }, { from = 2021-01-01, value = 500 }]
[[rules]]
id = "ready"
when = "applicant.ready && setting.limit > 2"
source = "law"
text = { lv = "a", en = "b", ru = "в" }
[[pairs]]
id = "own"
when = "applicant.school == placement.school"
source = "law"
text = { lv = "a", en = "b", ru = "в" }
[[tiers]]
id = "all"
when = "true"
source = "law"
name = { lv = "a", en = "b", ru = "в" }
[[hours]]
a_day = 7
source = "law"
"#;

pub(super) fn good() -> &'static str {
    GOOD
}

/// `line column key` of every fault of the good pack with one text replaced (its first occurrence).
pub(super) fn faults(old: &str, new: &str) -> Vec<String> {
    assert!(GOOD.contains(old), "{old}");
    let Err(faults) = Pack::parse("pack.toml", &GOOD.replacen(old, new, 1)) else { return Vec::new() };
    assert!(faults.faults.iter().all(|fault| fault.spot.file == "pack.toml"));
    faults.faults.iter().map(|f| format!("{} {} {}", f.spot.line, f.spot.column, f.key)).collect()
}

#[test]
fn the_good_pack_is_good() {
    assert_eq!(faults("id = \"good\"", "id = \"good\""), Vec::<String>::new());
}

#[test]
fn what_toml_itself_refuses_has_line_and_character() {
    for (old, new, expected) in [
        ("version = \"1\"", "version = ", "2 11 fault-pack-syntax"),
        ("version = \"1\"", "version = 1", "2 11 fault-pack-syntax"),
        ("version = \"1\"\n", "", "1 1 fault-pack-syntax"),
        ("version = \"1\"", "version = \"1\"\nversion = \"2\"", "3 1 fault-pack-syntax"),
        ("version = \"1\"", "version = \"1\"\ncolour = \"red\"", "3 1 fault-pack-syntax"),
        ("type = \"bool\"", "type = \"yes-no\"", "22 8 fault-pack-syntax"),
        ("a_day = 7", "a_day = 7.5", "46 9 fault-pack-syntax"),
        ("ru = \"в\" }\nneeds", "de = \"c\" }\nneeds", "7 30 fault-pack-syntax"),
        ("valid_from = 2020-01-01", "valid_from = 2020-02-30", "5 14 fault-pack-syntax"),
        ("valid_from = 2020-01-01", "valid_from = \"soon\"", "5 14 fault-pack-syntax"),
    ] {
        assert_eq!(faults(old, new), [expected], "{new}");
    }
}

#[test]
fn what_is_missing_or_misnamed() {
    for (old, new, expected) in [
        ("id = \"good\"", "id = \"Good pack\"", "1 id fault-pack-word"),
        ("summer-jobs", "summer jobs", "3 programme fault-pack-word"),
        ("version = \"1\"", "version = \" \"", "2 version fault-pack-empty"),
        ("2020-12-31", "2019-12-31", "6 valid_to fault-pack-dates"),
        ("lv = \"a\", en", "lv = \"\", en", "7 name.lv fault-pack-empty"),
        ("в {facts}", "в", "8 needs_person.ru fault-pack-placeholder"),
        ("applicant = \"school\"", "applicant = \"ready\"", "9 group.applicant fault-pack-group"),
        ("placement = \"school\"", "placement = \"place\"", "9 group.placement fault-pack-group"),
        ("https://example.org", "javascript:alert(1)", "10 sources.law.address fault-pack-address"),
        ("date = \"2020\"", "date = \"\"", "10 sources.law.date fault-pack-empty"),
        ("default = 3", "default = \"3\"", "14 settings.limit.default fault-pack-setting"),
        ("type = \"whole\"", "type = \"periods\"", "14 settings.limit.type fault-pack-setting"),
        ("open = \"anything\"", "open = \"\"", "14 settings.limit.open fault-pack-empty"),
        ("&& setting.limit > 2", "", "14 settings.limit fault-pack-unused"),
        (
            "[facts.applicant.ready]",
            "[facts.applicant.capacity]",
            "21 facts.applicant.capacity fault-pack-reserved",
        ),
        ("[facts.placement.school]", "[facts.placement.School]", "24 facts.placement.School fault-pack-word"),
        ("2021-01-01, value", "2020-01-01, value", "27 tables.wage fault-pack-table"),
        (
            "source = \"law\"\nrows",
            "source = \"lav\"\nrows",
            "28 tables.wage.source fault-pack-unknown-source",
        ),
        (
            "source = \"law\"\ntext",
            "source = \"lav\"\ntext",
            "33 rules.ready.source fault-pack-unknown-source",
        ),
        ("id = \"own\"", "id = \"ready\"", "36 pairs.id fault-pack-twice"),
        ("when = \"true\"", "when = \"applicant.ready\"", "42 tiers fault-pack-tiers"),
        ("a_day = 7", "a_day = 25", "47 hours fault-pack-hours"),
        ("a_day = 7", "a_day = 7\nfrom_age = 9\nto_age = 8", "49 hours fault-pack-hours"),
    ] {
        let found = faults(old, new);
        assert!(found.iter().any(|fault| fault == expected), "{new}: {found:?}");
    }
}

#[test]
fn conditions_that_cannot_be_used() {
    for (when, key) in [
        ("applicant.ready &&", "fault-pack-condition"),
        ("", "fault-pack-condition"),
        ("applicant.ready && )", "fault-pack-condition"),
        ("applicant.redy", "fault-pack-unknown-name"),
        ("placement.school == 'x'", "fault-pack-unknown-name"),
        ("setting.size > 1", "fault-pack-unknown-name"),
        ("person.ready", "fault-pack-unknown-name"),
        ("ready", "fault-pack-unknown-name"),
        ("table('tax', round.starts) > 1", "fault-pack-unknown-name"),
        ("setting.limit", "fault-pack-condition-kind"),
        ("round.starts", "fault-pack-condition-kind"),
        ("date('2020-02-30') < round.starts", "fault-pack-condition-date"),
        ("date(applicant.school) < round.starts", "fault-pack-condition-date"),
        ("applicant.ready == 'yes'", "fault-pack-condition-unsupported"),
        ("applicant.school > 'x'", "fault-pack-condition-unsupported"),
        ("applicant.school", "fault-pack-condition-kind"),
        ("setting.limit > 2.5", "fault-pack-condition-unsupported"),
        ("setting.limit > 2u", "fault-pack-condition-unsupported"),
        ("round.starts > 5", "fault-pack-condition-unsupported"),
        ("has(applicant.ready)", "fault-pack-condition-unsupported"),
        ("[1, 2].exists(x, x == setting.limit)", "fault-pack-condition-unsupported"),
        ("applicant.school in []", "fault-pack-condition-unsupported"),
        ("applicant.school in ['a', 1]", "fault-pack-condition-unsupported"),
        ("applicant.school.startsWith('a')", "fault-pack-condition-unsupported"),
        ("size(applicant.school) > 1", "fault-pack-condition-unsupported"),
        ("age(setting.limit, round.starts) > 1", "fault-pack-condition-unsupported"),
        ("applicant.ready ? 1 : 'a'", "fault-pack-condition-unsupported"),
        ("{'a': applicant.ready}.a", "fault-pack-condition-unsupported"),
        ("applicant.school.name == 'a'", "fault-pack-condition-unsupported"),
        ("null == null", "fault-pack-condition-unsupported"),
    ] {
        let found = faults("applicant.ready && setting.limit > 2", when);
        assert_eq!(found, [format!("32 rules.ready.when {key}")], "{when}");
    }
    let deep = format!("{}true{}", "(".repeat(500), ")".repeat(500));
    assert_eq!(
        faults("applicant.ready && setting.limit > 2", &deep),
        ["32 rules.ready.when fault-pack-condition"]
    );
    let long = vec!["applicant.ready"; 1000].join(" || ");
    assert_eq!(
        faults("applicant.ready && setting.limit > 2", &long),
        ["32 rules.ready.when fault-pack-condition"]
    );
}

#[test]
fn every_fault_is_listed_at_once() {
    let text = GOOD.replace("source = \"law\"", "source = \"lav\"");
    let faults = Pack::parse("pack.toml", &text).err().unwrap();
    let lines: Vec<u64> = faults.faults.iter().map(|fault| fault.spot.line).collect();
    assert_eq!(lines, [28, 33, 38, 43, 47]);
}

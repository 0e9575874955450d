//! Three values: each small condition with each way of knowing and not knowing its facts, held
//! against the definition: known is what every completion of the unknown facts agrees on.

use std::fmt::Write as _;

use proptest::prelude::*;

use super::{
    super::{
        evaluate::{Case, Prepared, Truth, evaluate},
        functions,
        pack::{Inner, kinds},
    },
    *,
};

/// A pack of nothing but one eligibility rule over ten yes-or-no facts and some others.
fn pack(when: &str) -> Pack {
    let texts = r#"{ lv = "{facts}", en = "{facts}", ru = "{facts}" }"#;
    let mut text = format!(
        "id = 't'\nversion = '1'\nprogramme = 'p'\nmunicipality = 'M'\nvalid_from = 2020-01-01\n\
         name = {texts}\nneeds_person = {texts}\n\
         group = {{ kind = 'g', applicant = 'text', placement = 'text' }}\n\
         [sources.s]\ntitle = {texts}\ndate = '2020'\n"
    );
    for name in ["a", "b", "c", "d", "e", "f", "g", "h", "i"] {
        write!(text, "[facts.applicant.{name}]\ntype = 'bool'\nlabel = {texts}\n").unwrap();
    }
    for (name, kind) in [("text", "text"), ("day", "date"), ("n", "whole"), ("periods", "periods")] {
        write!(text, "[facts.applicant.{name}]\ntype = '{kind}'\nlabel = {texts}\n").unwrap();
    }
    write!(
        text,
        "[facts.placement.text]\ntype = 'text'\nlabel = {texts}\n\
         [[rules]]\nid = 'r'\nwhen = '''{when}'''\nsource = 's'\ntext = {texts}\n\
         [[tiers]]\nid = 'all'\nwhen = 'true'\nsource = 's'\nname = {texts}\n"
    )
    .unwrap();
    Pack::parse("pack.toml", &text).unwrap_or_else(|faults| unreachable!("{when}: {faults:?}"))
}

fn truth(pack: &Pack, lines: &[&str]) -> Truth {
    let inner: &Inner = &pack.inner;
    let root = functions::context(&inner.tables, &BTreeMap::new(), &BTreeMap::new()).unwrap();
    let known = Prepared::new(&facts(pack.applicant_facts(), lines), &kinds(&inner.applicant), None);
    evaluate(&inner.rules[0].when, &root, &Case { applicant: &known, placement: None, distance: None })
}

fn said(when: &str, lines: &[&str]) -> Truth {
    let when = when.replace('@', "applicant.");
    truth(&pack(&when), lines)
}

#[test]
fn a_known_side_decides_in_either_order() {
    use Truth::{No, Unknown, Yes};
    for (when, lines, expected) in [
        ("@a || @b", &["a=yes"][..], Yes),
        ("@b || @a", &["a=yes"], Yes),
        ("@a || @b", &["a=no"], Unknown),
        ("@a && @b", &["a=no"], No),
        ("@b && @a", &["a=no"], No),
        ("@a && @b", &["a=yes"], Unknown),
        ("!@a", &[], Unknown),
        ("@n > 3 || @a", &["a=yes"], Yes),
        ("@a || @n > 3", &["a=yes"], Yes),
        ("@n > 3 && @a", &["a=no"], No),
        ("@a && @n > 3", &["a=no"], No),
        ("@n > 3 || @a", &["a=no"], Unknown),
        ("@n > 3 && @a", &["a=yes"], Unknown),
        ("@text == 'x'", &[], Unknown),
        ("@text != 'x'", &[], Unknown),
        ("@text in ['x']", &[], Unknown),
        ("!(@text == 'x')", &[], Unknown),
        ("@day < date('2020-01-01')", &[], Unknown),
        ("age(@day, date('2020-06-01')) < 15", &[], Unknown),
        ("days(@periods, date('2020-01-01'), date('2020-02-01')) == 0", &[], Unknown),
        ("days(@periods, date('2020-01-01'), date('2020-02-01')) == 0", &["periods=-"], Yes),
        ("@a ? @n > 3 : @b", &["a=no", "b=yes"], Yes),
        ("@a ? @n > 3 : @b", &["a=yes", "b=yes"], Unknown),
    ] {
        assert_eq!(said(when, lines), expected, "{when} {lines:?}");
    }
}

#[test]
fn an_unknown_yes_or_no_is_tried_both_ways() {
    use Truth::{No, Unknown, Yes};
    assert_eq!(said("@a || !@a", &[]), Yes);
    assert_eq!(said("@a && !@a", &[]), No);
    assert_eq!(said("@a == @a", &[]), Yes);
    assert_eq!(said("@a ? @b : @b", &["b=yes"]), Yes);
    assert_eq!(said("(@a && @b) || (@a && !@b)", &["a=yes"]), Yes);
    assert_eq!(said("(@a && @b) || (@a && !@b)", &[]), Unknown);
    // Numbers and dates are not tried: what touches them goes to a person, even where it needn't.
    assert_eq!(said("@n == @n", &[]), Unknown);
}

#[test]
fn more_than_eight_unknowns_go_to_a_person() {
    let all = "@a || @b || @c || @d || @e || @f || @g || @h || !@a";
    assert_eq!(said(all, &[]), Truth::Yes);
    assert_eq!(said(&format!("{all} || @i"), &[]), Truth::Unknown);
}

#[test]
fn what_cannot_be_computed_goes_to_a_person() {
    assert_eq!(said("@n * 9223372036854775807 > 0", &["n=2"]), Truth::Unknown);
    assert_eq!(said("10 / @n > 1", &["n=0"]), Truth::Unknown);
    assert_eq!(said("@day - 9000000 < @day", &["day=2020-01-01"]), Truth::Yes);
    assert_eq!(said("age(@day - 900000000, @day) > 1", &["day=2020-01-01"]), Truth::Unknown);
}

#[test]
fn a_value_of_another_kind_counts_as_unknown() {
    let pack = pack("applicant.a");
    let inner = &pack.inner;
    let wrong: Facts = BTreeMap::from([("a".to_owned(), FactValue::Text("yes".to_owned()))]);
    let root = functions::context(&inner.tables, &BTreeMap::new(), &BTreeMap::new()).unwrap();
    let known = Prepared::new(&wrong, &kinds(&inner.applicant), None);
    let case = Case { applicant: &known, placement: None, distance: None };
    assert_eq!(evaluate(&inner.rules[0].when, &root, &case), Truth::Unknown);
}

/// A condition over a, b, c.
fn condition() -> impl Strategy<Value = String> {
    let leaf = prop_oneof![Just("applicant.a"), Just("applicant.b"), Just("applicant.c"), Just("true")];
    leaf.prop_map(str::to_owned).prop_recursive(4, 24, 3, |inner| {
        let two = (inner.clone(), inner.clone());
        prop_oneof![
            two.clone().prop_map(|(a, b)| format!("({a} || {b})")),
            two.clone().prop_map(|(a, b)| format!("({a} && {b})")),
            two.clone().prop_map(|(a, b)| format!("({a} == {b})")),
            (two, inner.clone()).prop_map(|((a, b), c)| format!("({a} ? {b} : {c})")),
            inner.prop_map(|a| format!("!{a}")),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(300) })]

    /// With each of three facts yes, no or unknown: the truth is what all completions agree on,
    /// so adding a fact never overturns a yes or a no.
    #[test]
    fn verdicts_are_what_all_completions_agree_on(when in condition()) {
        let pack = pack(&when);
        let values = ["yes", "no", ""];
        let at = |way: usize, place: u32| values[way / 3_usize.pow(place) % 3];
        let name = ["a", "b", "c"];
        let ask = |way: usize| {
            let lines: Vec<String> = (0..3_u32).map(|p| format!("{}={}", name[p as usize], at(way, p))).collect();
            truth(&pack, &lines.iter().map(String::as_str).collect::<Vec<_>>())
        };
        let completes = |full: usize, part: usize| (0..3).all(|p| !at(full, p).is_empty() && (at(part, p).is_empty() || at(part, p) == at(full, p)));
        for part in 0..27 {
            let completions: Vec<Truth> = (0..27).filter(|full| completes(*full, part)).map(ask).collect();
            let agreed = completions.iter().all(|truth| *truth == completions[0]);
            prop_assert_eq!(ask(part), if agreed { completions[0] } else { Truth::Unknown });
        }
    }
}

//! Parts are read as they are written, and hours, days and nights are held against the law.

use super::*;

fn said(parts: &[(Part, &str)]) -> Announcement {
    let mut all = Announcement::default();
    for (part, text) in parts {
        all.read(*part, text).unwrap_or_else(|why| panic!("{part:?} {text}: {why:?}"));
    }
    all
}

#[test]
fn every_part_is_written_as_it_is_read() {
    let texts = |part: Part| match part {
        Part::FirstDay | Part::LastDay => vec!["2027-06-07"],
        Part::Starts | Part::Ends => vec!["08:00", "23:45"],
        Part::Hours(_) => vec!["4", "3.5", "0.25", "12.75", "24"],
        Part::Pay => vec!["7.05/hour", "780.00/month", "0.01/day", "1000000.00/month"],
        Part::MedicalBook => vec!["yes", "no"],
        part if part.has_lines() => vec!["Stādīšana,\nlaistīšana"],
        _ => vec!["Lielā iela 1"],
    };
    let mut names = BTreeSet::new();
    for part in Part::ALL {
        assert!(names.insert(part.column()), "{part:?}");
        for text in texts(part) {
            let mut all = said(&[(part, text)]);
            assert_eq!(all.written(part), text);
            assert_eq!(
                serde_json::from_str::<Announcement>(&serde_json::to_string(&all).unwrap()).unwrap(),
                all
            );
            all.read(part, " ").unwrap();
            assert!(all.is_empty(), "{part:?}");
        }
    }
}

#[test]
fn parts_are_read_kindly_and_what_is_none_is_refused() {
    let read = |part, text| said(&[(part, text)]).written(part);
    let hours = Part::Hours(Band::Adults);
    assert_eq!(
        [read(Part::Starts, "8"), read(Part::Starts, "8.30"), read(Part::Ends, "17:05")],
        ["08:00", "08:30", "17:05"]
    );
    assert_eq!([read(hours, "3,5"), read(hours, "7,0"), read(hours, "7.25")], ["3.5", "7", "7.25"]);
    assert_eq!([read(Part::Pay, "1 000,5/month"), read(Part::Pay, "5/hour")], ["1000.50/month", "5.00/hour"]);
    for (part, text, why) in [
        (Part::Starts, "25:00", Unfit::Time),
        (Part::Starts, "8.3", Unfit::Time),
        (Part::Ends, "rītā", Unfit::Time),
        (hours, "3.4", Unfit::Hours),
        (hours, "0", Unfit::Hours),
        (hours, "25", Unfit::Hours),
        (hours, "-4", Unfit::Hours),
        (Part::Pay, "780", Unfit::Pay),
        (Part::Pay, "0/month", Unfit::Pay),
        (Part::Pay, "7.005/hour", Unfit::Pay),
        (Part::Pay, "7/week", Unfit::Pay),
        (Part::Pay, "99999999/month", Unfit::Pay),
        (Part::FirstDay, "7.6.27", Unfit::Day),
        (Part::MedicalBook, "jā", Unfit::Choice),
        (Part::Address, "Lielā iela\n1", Unfit::Text(LINE)),
        (Part::Duties, "\u{7}", Unfit::Text(LINES)),
    ] {
        let mut all = Announcement::default();
        assert_eq!(all.read(part, text), Err(why), "{part:?} {text}");
        assert!(all.is_empty());
    }
}

#[test]
fn hours_are_held_against_the_law_at_every_age() {
    for (band, most, more) in [
        (Band::Children, "4", "4.25"),
        (Band::Fifteen, "7", "7.25"),
        (Band::Adolescents, "7", "8"),
        (Band::Adults, "8", "8.25"),
    ] {
        let part = Part::Hours(band);
        assert_eq!(said(&[(part, most)]).clashes(&Known::default()), []);
        assert_eq!(said(&[(part, more)]).clashes(&Known::default()), [(part, Clash::TooLong(band))]);
    }
    let bands: Vec<_> = (12..20).map(Band::of).collect();
    let [children, fifteen, adolescents, adults] = Band::ALL.map(Some);
    assert_eq!(bands, [None, children, children, fifteen, adolescents, adolescents, adults, adults]);
}

#[test]
fn days_and_clock_times_hold_together() {
    let day =
        |first, last| said(&[(Part::FirstDay, first), (Part::LastDay, last)]).clashes(&Known::default());
    assert_eq!(day("2027-06-07", "2027-06-07"), []);
    assert_eq!(day("2027-06-07", "2027-06-06"), [(Part::LastDay, Clash::Backwards)]);
    assert_eq!(said(&[(Part::Starts, "8")]).clashes(&Known::default()), [(Part::Ends, Clash::HalfADay)]);
    assert_eq!(said(&[(Part::Ends, "8")]).clashes(&Known::default()), [(Part::Starts, Clash::HalfADay)]);
    let clock = |band, hours, starts, ends| {
        said(&[(Part::Hours(band), hours), (Part::Starts, starts), (Part::Ends, ends)])
            .clashes(&Known::default())
    };
    // Seven hours are seven and a half with the break; four need none, nor do adults by this rule.
    assert_eq!(clock(Band::Fifteen, "7", "8:00", "15:30"), []);
    assert_eq!(clock(Band::Fifteen, "7", "8:00", "15:29"), [(Part::Ends, Clash::TooShort(30))]);
    assert_eq!(clock(Band::Children, "4", "9:00", "13:00"), []);
    assert_eq!(clock(Band::Adults, "8", "8:00", "16:00"), []);
    assert_eq!(clock(Band::Adults, "8", "8:00", "15:00"), [(Part::Ends, Clash::TooShort(0))]);
    assert_eq!(clock(Band::Adults, "8", "22:00", "6:00"), []);
    assert_eq!(clock(Band::Adults, "6", "8:00", "16:00"), [], "two hours of pauses");
    assert_eq!(clock(Band::Adults, "6", "8:00", "16:01"), [(Part::Ends, Clash::TooWide)]);
    assert_eq!(clock(Band::Adults, "8", "12:00", "8:00"), [(Part::Ends, Clash::EndsFirst)], "twenty hours");
    let night = |band, starts, ends| clock(band, "4", starts, ends);
    assert_eq!(night(Band::Children, "16:00", "20:00"), []);
    assert_eq!(night(Band::Children, "16:00", "20:15"), [(Part::Ends, Clash::Night(Band::Children))]);
    assert_eq!(night(Band::Adolescents, "16:00", "22:00"), []);
    assert_eq!(night(Band::Adolescents, "5:30", "9:00"), [(Part::Starts, Clash::Night(Band::Adolescents))]);
    assert_eq!(night(Band::Fifteen, "20:00", "01:00"), [(Part::Ends, Clash::Night(Band::Fifteen))]);
}

#[test]
fn the_night_binds_for_whoever_may_come_though_no_hours_are_said() {
    let minors = [Band::Children, Band::Adolescents];
    let clash = |bands: &[Band], minutes, starts, ends| {
        let known = Known { bands: bands.to_vec(), minutes };
        said(&[(Part::Starts, starts), (Part::Ends, ends)]).clashes(&known)
    };
    assert_eq!(clash(&minors, Some(240), "22:00", "2:00"), [(Part::Ends, Clash::Night(Band::Children))]);
    assert_eq!(clash(&minors[1..], None, "5:00", "9:00"), [(Part::Starts, Clash::Night(Band::Adolescents))]);
    assert_eq!(clash(&[Band::Adults], Some(240), "22:00", "2:00"), []);
    assert_eq!(clash(&minors[1..], Some(420), "8:00", "15:00"), [(Part::Ends, Clash::TooShort(30))]);
    assert_eq!(clash(&minors[1..], Some(420), "8:00", "17:30"), [(Part::Ends, Clash::TooWide)]);
    assert_eq!(clash(&[Band::Adults], None, "12:00", "8:00"), [(Part::Ends, Clash::EndsFirst)]);
    assert_eq!(clash(&[Band::Adults], None, "8:00", "18:30"), [(Part::Ends, Clash::TooWideByLaw(480))]);
    assert_eq!(clash(&[], None, "12:00", "22:00"), []);
    // Hours that are said for grown-ups keep no child away.
    let adults = [(Part::Hours(Band::Adults), "8"), (Part::Starts, "22:00"), (Part::Ends, "6:00")];
    let known = Known { bands: vec![Band::Children, Band::Adults], minutes: None };
    assert_eq!(said(&adults).clashes(&known), [(Part::Ends, Clash::Night(Band::Children))]);
}

#[test]
fn hours_by_age_and_the_answer_to_the_rules_do_not_contradict() {
    let clash = |hours: &[(Part, &str)], minutes| {
        let known = Known { bands: vec![Band::Children, Band::Fifteen], minutes: Some(minutes) };
        said(hours).clashes(&known)
    };
    let [children, fifteen] = [Part::Hours(Band::Children), Part::Hours(Band::Fifteen)];
    assert_eq!(clash(&[(children, "4"), (fifteen, "7")], 420), []);
    assert_eq!(clash(&[(children, "4")], 420), [], "nothing is said of the others");
    assert_eq!(clash(&[(children, "4"), (fifteen, "7")], 240), [(fifteen, Clash::MoreThanFact(240))]);
    assert_eq!(clash(&[(children, "3"), (fifteen, "4")], 420), [(fifteen, Clash::LessThanFact(420))]);
}

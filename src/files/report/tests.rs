//! The report is whole, in every language, for every kind of outcome - and says nothing that it must not.

use super::{report_html, sample};
use crate::{
    domain::{CutOff, Lang, Outcome, Stage, Status, outcome::RuleEffect},
    i18n::Tr,
};

fn pages() -> impl Iterator<Item = (Outcome, Lang, String)> {
    sample::all().into_iter().flat_map(|outcome| {
        Lang::ALL.map(|lang| {
            let page = report_html(&outcome, lang).expect("the report is written");
            (outcome.clone(), lang, page)
        })
    })
}

/// The page without its stylesheet.
fn body(page: &str) -> &str {
    page.split_once("<body>").expect("there is a body").1
}

/// `Liepāja` and the like stay; tags and attributes go.
fn words(page: &str) -> String {
    let mut text = String::new();
    for part in body(page).split('<').skip(1) {
        text.push_str(part.split_once('>').map_or("", |(_, text)| text));
        text.push(' ');
    }
    text
}

#[test]
fn every_outcome_is_told_in_every_language() {
    for (outcome, lang, page) in pages() {
        assert!(page.starts_with("<!doctype html>"), "{}", &page[..40]);
        assert!(page.contains(&format!("<html lang=\"{lang}\">")));
        assert!(page.contains(outcome.round.name.get(lang)));
        let text = words(&page);
        for broken in
            ["Unknown localization", "{$", "{ $", "report-", "reason-", "stage-", "status-", "None", "Some("]
        {
            assert!(!text.contains(broken), "{lang}: {broken} in {text}");
        }
        assert_eq!(page.matches("<h1>").count(), 1);
    }
}

#[test]
fn nothing_is_fetched_and_nothing_runs() {
    for (_, _, page) in pages() {
        for outside in [" src=", "@import", "url(", "<link", "<script", "<iframe", "javascript:", "onclick"] {
            assert!(!page.contains(outside), "{outside}");
        }
        // Links out are sources, and nothing but sources.
        for link in body(&page).split("href=\"").skip(1) {
            assert!(
                link.starts_with("#content") || link.starts_with("https://www.liepaja.lv/"),
                "{link:.60}"
            );
        }
    }
}

#[test]
fn data_stay_data() {
    let page = report_html(&sample::tiny(), Lang::Lv).expect("the report is written");
    assert!(page.contains("&#60;script&#62;alert(1)&#60;/script&#62; palīgs"));
    assert!(!page.contains("<b>Ostas"));
    let mut outcome = sample::tiny();
    let source = outcome.people[5].reasons[0].source.as_mut().expect("the reason has a source");
    source.address = "javascript:alert(1)".to_owned();
    assert!(!report_html(&outcome, Lang::Lv).expect("the report is written").contains("href=\"javascript"));
}

#[test]
fn the_list_names_numbers_and_outcomes_only() {
    for lang in Lang::ALL {
        let outcome = sample::tiny();
        let page = report_html(&outcome, lang).expect("the report is written");
        let list = page.split_once("id=\"list\"").expect("there is a list").1;
        for person in &outcome.people {
            assert!(list.contains(person.applicant.as_str()));
            for reason in &person.reasons {
                let sentence = Tr(lang).reason(reason);
                assert!(!list.contains(&sentence), "{sentence}");
            }
        }
        for tier in &outcome.tiers {
            assert!(!list.contains(tier.name.get(lang)));
        }
        // Of whoever waits nothing but that: the cell of the place is empty.
        let waits = outcome.people.iter().filter(|person| person.waiting.is_some()).count();
        assert!(waits > 0 && list.matches("<td></td>").count() >= waits, "{list}");
    }
}

#[test]
fn the_tag_says_proven_only_when_every_stage_is() {
    let tag = |outcome: &Outcome| {
        let page = report_html(outcome, Lang::En).expect("the report is written");
        let tag =
            page.split_once("<h1>").and_then(|(_, rest)| rest.split_once("</h1>")).expect("there is a title");
        tag.0.to_owned()
    };
    assert!(tag(&sample::big()).contains("tag yes\">Proven"));
    assert!(tag(&sample::tiny()).contains("tag wait\">Not proven"));
    // No proof at all is not a proof.
    assert!(tag(&sample::unfilled()).contains("tag wait\">Not proven"));
}

#[test]
fn headings_descend_one_at_a_time_and_anchors_are_unique() {
    for (_, _, page) in pages() {
        let mut level = 0;
        for heading in body(&page).split("<h").skip(1).filter_map(|rest| rest.chars().next()?.to_digit(10)) {
            assert!(heading <= level + 1, "h{heading} after h{level}");
            level = heading;
        }
        let mut anchors: Vec<&str> =
            page.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
        let count = anchors.len();
        anchors.sort_unstable();
        anchors.dedup();
        assert_eq!(anchors.len(), count);
    }
}

#[test]
fn figures_on_the_page_are_the_outcomes() {
    let outcome = sample::big();
    let page = report_html(&outcome, Lang::En).expect("the report is written");
    let tile = |status| format!("<b>{}</b>", outcome.count(status));
    assert!(page.contains("<b>409</b>"));
    assert!(page.contains(&tile(Status::Placed)));
    assert!(page.contains(&tile(Status::Waiting)));
    assert_eq!(page.matches("<tr><th scope=\"row\">V").count(), 409);
}

#[test]
fn where_no_order_counts_places_do_not_end_anywhere_in_it() {
    let mut outcome = sample::tiny();
    outcome.round.stages.retain(|stage| *stage != Stage::Order);
    for place in &mut outcome.places {
        place.cut_off = CutOff::Person { tier: 2, order: 0 };
    }
    for (lang, group) in
        [(Lang::Lv, "līdz 2.\u{a0}grupai"), (Lang::En, "to group\u{a0}2"), (Lang::Ru, "до группы\u{a0}2")]
    {
        let page = report_html(&outcome, lang).expect("the report is written");
        assert!(page.contains(group), "{lang}: {page}");
        let zero = Tr(lang).count("report-cutoff-person", 0);
        assert!(!page.contains(&zero) && !page.contains(&Tr(lang).say("report-cutoffs-picture")), "{lang}");
    }
}

#[test]
fn that_places_are_left_is_not_laid_on_conditions_that_kept_nobody_out() {
    let mut outcome = sample::tiny();
    outcome.round.constraints.open_min = Some("at_least".to_owned());
    for place in &mut outcome.places {
        place.cut_off = CutOff::Open;
    }
    for lang in Lang::ALL {
        let page = report_html(&outcome, lang).expect("the report is written");
        assert!(page.contains(&Tr(lang).say("report-cutoffs-title-limited")), "{lang}: {page}");
    }
    // A condition that helps: without it fewer would have a place.
    let effect =
        RuleEffect { kind: "reserve".to_owned(), name: "r".to_owned(), more: -1, losers: Vec::new() };
    outcome.effects.push(effect);
    let page = report_html(&outcome, Lang::En).expect("the report is written");
    assert!(page.contains("would give a place to no more people"), "{page}");
}

#[test]
fn whoever_had_no_possible_place_is_not_counted_among_those_for_whom_places_were_short() {
    // Of three who wait, one made no choice that is possible.
    let page = report_html(&sample::tiny(), Lang::En).expect("the report is written");
    assert!(page.contains("2 people are waiting: there were not enough places"), "{page}");
    assert!(page.contains("1 person had no possible place at all"), "{page}");
}

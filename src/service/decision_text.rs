//! The text of a decision, part by part, in one language: the nine parts of an administrative act, its short form where all that was
//! asked is given, or a plain letter where the decision is no act. It always addresses people formally.

use std::collections::BTreeSet;

use super::{
    DecisionLetter, WishLine,
    decision_cited::{self, DecisionItem},
    represented::Represented,
};
use crate::{
    domain::{
        Arg, CutOff, Lang, Reason, Stage, Status,
        calendar::Channel,
        decision::{Body, Kind},
    },
    i18n::Tr,
};

/// A part of a decision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DecisionPart {
    /// The word of the part.
    pub name: &'static str,
    /// Its number and heading.
    pub heading: String,
    /// What it says first.
    pub lines: Vec<String>,
    /// What it lists.
    pub items: Vec<DecisionItem>,
    /// What follows the items.
    pub after: Vec<String>,
}

/// A decision in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DecisionText {
    /// The code of the language.
    pub lang: &'static str,
    /// That it is a translation; nothing over the decision itself.
    pub mark: Option<String>,
    /// What it is called.
    pub title: String,
    /// When it was decided, about which application, in which round.
    pub about: String,
    /// Its parts in their order.
    pub parts: Vec<DecisionPart>,
}

/// The parts of an administrative act, in their order.
const NINE: [&str; 9] =
    ["institution", "addressee", "asked", "views", "facts", "reasons", "norms", "decided", "contest"];

/// Those that are left out where everything that was asked is given.
const LEFT_OUT: [&str; 3] = ["views", "reasons", "contest"];

/// The parts of a letter that is no act.
const PLAIN: [&str; 5] = ["institution", "addressee", "asked", "decided", "reasons"];

fn text(value: &str) -> Arg {
    Arg::Text(value.to_owned())
}

fn whole(n: u64) -> Arg {
    Arg::Whole(i64::try_from(n).unwrap_or(i64::MAX))
}

fn item(text: String) -> DecisionItem {
    DecisionItem { text, href: String::new() }
}

/// An institution with its address, or what is known of it.
fn place(tr: Tr, body: Option<&Body>, otherwise: &str) -> String {
    body.map_or_else(
        || otherwise.to_owned(),
        |body| tr.with("decision-body", &[("name", text(&body.name)), ("address", text(&body.address))]),
    )
}

impl DecisionText {
    /// The text of a decision in a language.
    pub fn new(tr: Tr, letter: &DecisionLetter) -> Self {
        let act = letter.decision.kind == Kind::Act;
        let granted = letter.letter.is_granted();
        let names: Vec<&str> = match (act, granted) {
            (true, false) => NINE.to_vec(),
            (true, true) => NINE.into_iter().filter(|name| !LEFT_OUT.contains(name)).collect(),
            (false, _) => PLAIN.to_vec(),
        };
        let status = letter.letter.person.status.name();
        let kind = if act { "act" } else { "letter" };
        let args = [
            ("number", text(&letter.application.number)),
            ("moment", Arg::Text(tr.moment(letter.decided_at))),
            ("round", Arg::Texts(letter.book.name().clone())),
        ];
        let parts = (1_u64..).zip(names).map(|(n, name)| part(tr, letter, (act.then_some(n), name)));
        Self {
            lang: tr.0.code(),
            mark: (tr.0 != Lang::Lv).then(|| tr.say("decision-translation-mark")),
            title: tr.say(&format!("decision-title-{kind}-{status}")),
            about: tr.with("decision-about", &args),
            parts: parts.filter(|part| act || !part.is_empty()).collect(),
        }
    }
}

impl DecisionPart {
    fn is_empty(&self) -> bool {
        self.lines.is_empty() && self.items.is_empty()
    }
}

fn part(tr: Tr, letter: &DecisionLetter, (n, name): (Option<u64>, &'static str)) -> DecisionPart {
    let heading = tr.say(&format!("decision-part-{name}"));
    let heading = n.map_or_else(|| heading.clone(), |n| format!("{n}. {heading}"));
    let (lines, items, after) = match name {
        "institution" => (institution(tr, letter), Vec::new(), Vec::new()),
        "addressee" => (addressee(tr, letter), Vec::new(), Vec::new()),
        "asked" => asked(tr, letter),
        "views" => (views(tr, letter), Vec::new(), Vec::new()),
        "facts" => facts(tr, letter),
        "reasons" => reasons(tr, letter),
        "norms" => decision_cited::norms(tr, letter),
        "decided" => (decided(tr, letter), Vec::new(), Vec::new()),
        _ => (contest(tr, letter), Vec::new(), Vec::new()),
    };
    DecisionPart { name, heading, lines, items, after }
}

type Parts = (Vec<String>, Vec<DecisionItem>, Vec<String>);

fn institution(tr: Tr, letter: &DecisionLetter) -> Vec<String> {
    vec![place(tr, letter.decision.institution.as_ref(), &letter.authority)]
}

fn addressee(tr: Tr, letter: &DecisionLetter) -> Vec<String> {
    let person = &letter.application.person;
    let args = [("name", text(&person.name)), ("number", text(&letter.application.number))];
    let key = if person.name.is_empty() { "decision-addressee-unnamed" } else { "decision-addressee" };
    vec![tr.with(key, &args)]
}

fn asked(tr: Tr, letter: &DecisionLetter) -> Parts {
    let args = [
        ("moment", Arg::Text(tr.moment(letter.application.received_at))),
        ("number", text(&letter.application.number)),
        ("round", Arg::Texts(letter.book.name().clone())),
    ];
    let wish = |line: &WishLine| {
        let rank = tr.count("report-choice", u64::from(line.rank));
        item(tr.with("decision-wish", &[("place", Arg::Text(line.called())), ("rank", Arg::Text(rank))]))
    };
    // A description stands as it was said; what it was widened to is among the facts.
    let person = &letter.application.person;
    let named = |line: &&WishLine| person.wishes.iter().any(|wished| wished.placement == line.number);
    let mut wishes: Vec<DecisionItem> = letter.letter.wishes.iter().filter(named).map(wish).collect();
    wishes.extend(letter.book.described_in_words(person).into_iter().map(|(rank, what)| {
        let rank = Arg::Text(tr.count("report-choice", u64::from(rank)));
        let args = [("place", Arg::Text(tr.described(&what))), ("rank", rank)];
        item(tr.with("decision-wish", &args))
    }));
    let key = if wishes.is_empty() { "decision-asked-none" } else { "decision-asked" };
    (vec![tr.with(key, &args)], wishes, Vec::new())
}

fn views(tr: Tr, letter: &DecisionLetter) -> Vec<String> {
    let heard = letter.heard.as_ref().map(|heard| tr.heard(heard));
    heard.into_iter().chain([tr.say("decision-views-form")]).collect()
}

fn facts(tr: Tr, letter: &DecisionLetter) -> Parts {
    let told = &letter.letter;
    let args = [
        ("applications", whole(told.applications)),
        ("seats", whole(told.seats)),
        ("filled", whole(told.filled)),
    ];
    let lines = vec![tr.with("decision-figures", &args)];
    let line = |line: &WishLine| {
        let args = [
            ("place", Arg::Text(line.called())),
            ("seats", whole(u64::from(line.seats))),
            ("wished", whole(u64::from(line.wished))),
            ("ended", Arg::Text(tr.ended(line.cut_off, told.limited))),
        ];
        // Where the goals gave somebody another place, it decided nothing where this one's places ended.
        // Nor where all seats were given beforehand, this person's too.
        let before = told.is_given(line) && line.cut_off == CutOff::None;
        let key = if told.is_outweighed(line) || before {
            "decision-fact-wish-other"
        } else {
            "decision-fact-wish"
        };
        item(tr.with(key, &args))
    };
    let known = letter.told.iter().filter_map(|(label, value)| {
        let value = value.as_ref()?;
        let args = [("label", Arg::Texts(label.clone())), ("value", Arg::Text(value.said(tr)))];
        Some(item(tr.with("decision-fact-told", &args)))
    });
    let found = letter.found.iter().map(|(label, value)| {
        let args = [("label", Arg::Texts(label.clone())), ("value", Arg::Text(value.said(tr)))];
        item(tr.with("decision-fact-found", &args))
    });
    let past = letter.past.iter().filter_map(|fact| {
        let value = fact.value.as_ref()?;
        let rounds = fact.rounds.iter().map(|round| round.get(tr.0)).collect::<Vec<_>>().join("; ");
        let key = if rounds.is_empty() { "decision-fact-past-none" } else { "decision-fact-past" };
        let value = Arg::Text(value.said(tr));
        let args =
            [("label", Arg::Texts(fact.label.clone())), ("value", value), ("rounds", Arg::Text(rounds))];
        Some(item(tr.with(key, &args)))
    });
    let items = told.wishes.iter().map(line).chain(known).chain(past).chain(found).collect();
    (lines, items, Vec::new())
}

fn reasons(tr: Tr, letter: &DecisionLetter) -> Parts {
    let told = &letter.letter;
    let said = |reason: &Reason| decision_cited::reason(tr, letter, reason);
    // What stands with the vacancy that it is about is not said once more without it.
    let under: BTreeSet<String> =
        told.wishes.iter().flat_map(|line| &line.refused).map(|reason| said(reason).text).collect();
    let general = told.person.reasons.iter().map(said).filter(|one| !under.contains(&one.text));
    let mut items: Vec<DecisionItem> = general.collect();
    for line in &told.wishes {
        let place = line.called();
        items.extend(line.refused.iter().map(|reason| {
            let why = said(reason);
            let args = [("place", text(&place)), ("text", text(&why.text))];
            DecisionItem { text: tr.with("decision-wish-refused", &args), href: why.href }
        }));
    }
    items.extend(
        told.wishes.iter().filter(|line| told.is_outweighed(line)).map(|line| outweighed(tr, letter, line)),
    );
    if let Some(norm) = &letter.agreed {
        let args = [("title", text(&norm.title)), ("place", text(&norm.place))];
        items.push(item(tr.with("decision-agreed", &args)));
    }
    let mut after = Vec::new();
    if let (Some(tier), Some(name)) = (told.person.tier, &told.tier) {
        let args = [("tier", whole(u64::from(tier))), ("name", Arg::Texts(name.clone()))];
        after.push(tr.with("decision-tier", &args));
    }
    if let Some(order) = told.person.order.filter(|_| told.ordered) {
        let args = [("n", whole(order)), ("total", whole(told.in_line))];
        let how = if told.by_draw { "decision-order-draw" } else { "decision-order-registration" };
        after.push(tr.with(how, &args));
    }
    if letter.decision.kind == Kind::Act {
        let ruled = told.person.status == Status::NotEligible;
        after.push(tr.say(if ruled { "decision-expediency-rules" } else { "decision-expediency" }));
    }
    (Vec::new(), items, after)
}

/// Why somebody who has a place has not the one of a higher choice: which of them each person gets is decided by the goals that come after
/// the order, or by all of them where the order is none.
fn outweighed(tr: Tr, letter: &DecisionLetter, line: &WishLine) -> DecisionItem {
    let all = &letter.book.settings.stages;
    let after: Vec<Stage> = all.iter().copied().filter(|stage| *stage > Stage::Order).collect();
    let ordered = letter.letter.ordered && !after.is_empty();
    let goals = if ordered { &after } else { all };
    let goals: Vec<String> =
        goals.iter().map(|stage| lower(&tr.say(&format!("stage-{}", stage.name())))).collect();
    let args = [
        ("place", Arg::Text(line.called())),
        ("rank", Arg::Text(tr.count("report-choice", u64::from(line.rank)))),
        ("stages", Arg::Text(goals.join(", "))),
    ];
    let said = tr.with(if ordered { "decision-higher" } else { "decision-higher-unordered" }, &args);
    let best = letter.letter.proven.then(|| tr.say("decision-higher-best"));
    item(std::iter::once(said).chain(best).collect::<Vec<_>>().join(" "))
}

/// A heading inside a sentence.
fn lower(heading: &str) -> String {
    let mut letters = heading.chars();
    letters.next().map(|first| first.to_lowercase().chain(letters).collect()).unwrap_or_default()
}

fn decided(tr: Tr, letter: &DecisionLetter) -> Vec<String> {
    let told = &letter.letter;
    let args = [
        ("round", Arg::Texts(letter.book.name().clone())),
        ("place", Arg::Text(told.place.as_ref().map(WishLine::called).unwrap_or_default())),
    ];
    let act = letter.decision.kind == Kind::Act;
    let say = |what: &str| {
        tr.with(&format!("decision-decided-{what}-{}", if act { "act" } else { "letter" }), &args)
    };
    let (what, more) = if told.is_award() {
        let higher = (!told.is_granted()).then(|| tr.say("decision-decided-higher"));
        let accept = letter
            .accept_by
            .map(|until| tr.with("decision-decided-accept", &[("moment", Arg::Text(tr.last_moment(until)))]));
        ("placed", [higher, accept])
    } else {
        ("refused", [told.person.is_in_line().then(|| tr.say("decision-decided-in-line")), None])
    };
    std::iter::once(say(what)).chain(more.into_iter().flatten()).collect()
}

fn contest(tr: Tr, letter: &DecisionLetter) -> Vec<String> {
    let institution = place(tr, letter.decision.institution.as_ref(), &letter.authority);
    let authority = place(tr, letter.decision.contest.as_ref(), &institution);
    let mut lines = match letter.notified {
        Some(told) => {
            let args = [("authority", Arg::Text(authority)), ("until", Arg::Date(told.until))];
            let sent = [("sent", Arg::Date(told.sent)), ("deemed", Arg::Date(told.deemed))];
            let how = match told.channel {
                Channel::Hand => "hand",
                Channel::EAddress => "e-address",
                Channel::Mail => "mail",
                Channel::Registered => "registered",
                Channel::Ordinary => "ordinary",
            };
            vec![tr.with(&format!("decision-sent-{how}"), &sent), tr.with("decision-contest-until", &args)]
        }
        None => vec![tr.with("decision-contest-month", &[("authority", Arg::Text(authority))])],
    };
    lines.push(tr.with("decision-contest-where", &[("institution", Arg::Text(institution))]));
    lines.push(tr.say("decision-contest-what"));
    if letter.represented != Represented::No {
        lines.push(tr.say(&format!("decision-contest-{}", letter.represented.name())));
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heading_stands_inside_a_sentence() {
        let said = ["Izvēles", "Ēnas", ""].map(lower);
        assert_eq!(said, ["izvēles", "ēnas", ""]);
    }

    #[test]
    fn the_short_form_leaves_out_what_the_law_lets_it() {
        assert_eq!(NINE.len(), 9);
        let positions: Vec<usize> =
            LEFT_OUT.iter().filter_map(|left| NINE.iter().position(|name| name == left)).collect();
        assert_eq!(positions, [3, 5, 8], "the fourth, sixth and ninth part");
        assert!(PLAIN.iter().all(|name| NINE.contains(name) && *name != "contest" && *name != "norms"));
    }
}

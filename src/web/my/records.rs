//! What is kept about somebody beside their answers, in words: whom they named, what was asked, heard, agreed on, brought and told.

use crate::{
    domain::Arg,
    i18n::Tr,
    service::{Mine, OwnData},
    web::{
        guardian, objections,
        past::PastLine,
        words::{Voiced, plea_about},
    },
};

/// Something that is kept.
pub(super) struct Record {
    pub(super) what: String,
    /// What it says, and since when.
    pub(super) lines: Vec<String>,
}

fn text(value: &str) -> Arg {
    Arg::Text(value.to_owned())
}

/// What is on record of earlier rounds: what each fact is called, and its value with where it stands.
pub(super) fn past(tr: Tr, mine: &Mine) -> Vec<(String, String)> {
    let lines = mine.past.iter().map(|fact| PastLine::new(tr, fact));
    lines.map(|line| (line.label, [vec![line.value], line.remarks].concat().join(". "))).collect()
}

/// Whatever else is kept, each kind by itself; nothing of what there is none of.
pub(super) fn records(tell: Voiced, data: &OwnData) -> Vec<Record> {
    let tr = tell.tr;
    let kept = [
        ("data-record-guardian", guardians(tr, data)),
        ("data-record-consent", consents(tr, data)),
        ("data-record-agreed", agreed(tr, data)),
        ("data-record-heard", heard(tr, data)),
        ("data-record-asked", asked(tr, data)),
        ("data-record-pleas", pleas(tell, data)),
        ("data-record-papers", papers(tr, data)),
        ("data-record-objections", objected(tr, data)),
        ("data-record-told", told(tr, data)),
        ("data-record-printed", data.records.printed.iter().map(|(at, _)| tr.moment(*at)).collect()),
        ("data-record-former", data.records.former.iter().map(|at| tr.moment(*at)).collect()),
    ];
    let there = kept.into_iter().filter(|(_, lines)| !lines.is_empty());
    there.map(|(key, lines)| Record { what: tr.say(key), lines }).collect()
}

fn guardians(tr: Tr, data: &OwnData) -> Vec<String> {
    let line = |(at, named): &(chrono::DateTime<chrono::Utc>, crate::service::Named)| {
        format!("{}, {} ({})", named.name, named.contact, tr.moment(*at))
    };
    data.records.guardians.iter().map(line).collect()
}

fn consents(tr: Tr, data: &OwnData) -> Vec<String> {
    let offers = data.mine.offers.iter().filter_map(|offer| Some((offer, offer.consent.as_ref()?)));
    let lines = offers.flat_map(|(offer, consent)| {
        let place = format!("{}: {}", offer.place.0, offer.place.1);
        consent.said.iter().map(move |deed| {
            let paper = deed.paper.as_ref();
            let signed = paper.map(|paper| format!(" ({}, {})", paper.who, tr.date(paper.day)));
            format!("{place}. {}{}", guardian::said(tr, deed), signed.unwrap_or_default())
        })
    });
    lines.collect()
}

fn agreed(tr: Tr, data: &OwnData) -> Vec<String> {
    let line = |pair: &crate::service::AgreedPair| {
        let place = &pair.place.placement;
        let state = tr.say(&format!("agreed-state-{}", pair.state.name()));
        format!("{}: {}. {} ({})", place.organisation, place.title, state, tr.moment(pair.since))
    };
    data.records.agreed.iter().map(line).collect()
}

fn heard(tr: Tr, data: &OwnData) -> Vec<String> {
    let line = |(at, heard): &(chrono::DateTime<chrono::Utc>, crate::domain::decision::Heard)| {
        let key = format!("data-heard-{}", heard.how.name());
        format!("{} {} ({})", tr.say(&key), heard.how.text(), tr.moment(*at))
    };
    data.records.heard.iter().map(line).collect()
}

fn asked(tr: Tr, data: &OwnData) -> Vec<String> {
    let lines = data.records.inquiries.iter().flat_map(|one| {
        let asked = format!("{} ({})", one.text.clone().unwrap_or_default(), tr.moment(one.at));
        let answer = one.answer.as_ref().map(|(at, said)| {
            let said =
                [("text", text(said.as_deref().unwrap_or_default())), ("moment", text(&tr.moment(*at)))];
            tr.with("data-answered", &said)
        });
        [Some(asked), answer].into_iter().flatten()
    });
    lines.collect()
}

fn pleas(tell: Voiced, data: &OwnData) -> Vec<String> {
    let lines = data.records.pleas.iter().map(|one| {
        let about = plea_about(tell, &data.mine.book, &one.about);
        let said = one.text.clone().unwrap_or_default();
        let answer = one.answer.as_ref().map(|(what, at, words)| {
            let moment = text(&tell.tr.moment(*at));
            format!(" {} {words}", tell.with(&format!("plea-{}", what.name()), &[("moment", moment)]))
        });
        let answer = answer.unwrap_or_default();
        format!("{about}: {said} ({}){}", tell.tr.moment(one.at), answer.trim_end())
    });
    lines.collect()
}

fn papers(tr: Tr, data: &OwnData) -> Vec<String> {
    let line = |(name, received, at): &(String, bool, chrono::DateTime<chrono::Utc>)| {
        let key = if *received { "data-paper-here" } else { "data-paper-back" };
        tr.with(key, &[("name", text(name)), ("moment", text(&tr.moment(*at)))])
    };
    data.records.papers.iter().map(line).collect()
}

/// Objections: of others' it is said that there are some, and what became of them.
fn objected(tr: Tr, data: &OwnData) -> Vec<String> {
    let lines = data.mine.objections.iter().flat_map(|one| {
        let line = objections::Line::new(tr, one);
        let said = one.own.then_some(line.ground);
        let happened =
            line.happened.into_iter().map(|(what, text)| format!("{what} {text}").trim().to_owned());
        let head = format!("{} ({}): {}", line.title, tr.moment(one.received_at), line.state);
        [vec![head], said.into_iter().collect(), happened.collect()].concat()
    });
    lines.collect()
}

fn told(tr: Tr, data: &OwnData) -> Vec<String> {
    let sent = data.records.notified.iter().map(|(channel, day)| {
        format!("{}: {}", tr.say(&format!("channel-{}", channel.name())), tr.date(*day))
    });
    let asked = data.records.translations.iter();
    let asked = asked.map(|lang| {
        tr.with("data-translation", &[("lang", text(&tr.say(&format!("my-language-{}", lang.code()))))])
    });
    sent.chain(asked).collect()
}

//! What is kept about one's own application: a page to read and print, and a file to take along.

use askama::Template;
use axum::{
    http::header,
    response::{IntoResponse, Json},
};
use serde_json::{Value, json};

use super::kept::{kept, wishes};
use crate::{
    domain::{Arg, FactValue},
    i18n::Tr,
    service::{Deed, FieldChange, Mine, OwnData, Placed},
    web::{
        error::{Answer, html},
        frame::Frame,
        visit::Holding,
        words::{self, Voiced},
    },
};

/// Something that happened to the application.
struct Line {
    what: String,
    /// What changed: the field, and what it said before and after.
    changes: Vec<(String, String, String)>,
    when: String,
    by: String,
}

#[derive(Template)]
#[template(config = ".config/askama.toml", path = "my/data.html")]
struct DataPage {
    frame: Frame,
    number: String,
    person: String,
    slug: String,
    title: String,
    kept: Vec<(String, String)>,
    wishes: Vec<String>,
    history: Vec<Line>,
    looks: Vec<Line>,
    /// How often it stood in a list, in a sentence.
    listed: String,
    /// What was written: why, when, and how far it came.
    messages: Vec<(String, String, String)>,
    rights: Vec<String>,
}

/// What a fact is called, and its value; a field that is no fact has its name from the catalogue.
fn change(tr: Tr, mine: &Mine, change: &FieldChange) -> (String, String, String) {
    let (label, before) = mine.book.said(&change.field, change.before.as_ref());
    let (_, after) = mine.book.said(&change.field, change.after.as_ref());
    let label = match label {
        Some(label) => label.get(tr.0).to_owned(),
        None => tr.say(&format!("intake-field-{}", change.field.replace('_', "-"))),
    };
    (label, words::told(tr, before.as_ref()), words::told(tr, after.as_ref()))
}

fn line(tr: Tr, mine: &Mine, deed: &Deed) -> Line {
    Line {
        what: words::deed_in_words(tr, &deed.action),
        changes: deed.changes.iter().map(|one| change(tr, mine, one)).collect(),
        when: tr.moment(deed.at),
        by: match (deed.by.as_str(), deed.action.as_str()) {
            ("", "said-records") => tr.say("work-history-records"),
            ("", _) => tr.say("data-by-own"),
            (by, _) => by.to_owned(),
        },
    }
}

pub(super) async fn page(Holding { visit, who }: Holding) -> Answer {
    let data = visit.service.own_data(&who).await?;
    let OwnData { mine, places, history, looks, listed, messages } = &data;
    let (tell, tr) = (Voiced { tr: visit.tr, voice: mine.book.voice() }, visit.tr);
    let title = tell.say("data-title");
    let title_of = |number: &String| placed(places, number);
    let last = listed.1.map(|last| tr.moment(last)).unwrap_or_default();
    let page = DataPage {
        number: mine.application.number.clone(),
        person: mine.application.person.name.clone(),
        slug: mine.book.slug.clone(),
        kept: kept(tell, mine),
        wishes: wishes(tell, mine, title_of),
        history: history.iter().map(|deed| line(tr, mine, deed)).collect(),
        // The person knows when they looked themselves; the file has that too.
        looks: looks.iter().filter(|deed| !deed.by.is_empty()).map(|deed| line(tr, mine, deed)).collect(),
        listed: if listed.0 == 0 {
            tr.say("data-listed-none")
        } else {
            tr.with("data-listed", &[("n", words::whole(listed.0)), ("last", Arg::Text(last))])
        },
        messages: messages
            .iter()
            .map(|one| {
                let why = tr.say(&format!("mails-occasion-{}", one.kind));
                (why, tr.moment(one.sent_at.unwrap_or(one.at)), tr.say(&format!("mails-state-{}", one.state)))
            })
            .collect(),
        rights: ["data-correct", "data-erase", "data-complain"]
            .map(|key| tell.about(key, "authority", &mine.authority))
            .to_vec(),
        frame: Frame::narrow(&visit, &title).await,
        title,
    };
    Ok(html(page.render()))
}

/// A placement by its number, as wishes name it.
fn placed(places: &[Placed], number: &String) -> String {
    let place = places.iter().find(|place| place.placement.id.as_str() == number);
    place.map_or_else(
        || number.clone(),
        |place| format!("{}: {}", place.placement.organisation, place.placement.title),
    )
}

/// The same as a file that other programmes read: moments in UTC, values as files of rounds have them.
pub(super) async fn file(Holding { visit, who }: Holding) -> Answer {
    let data = visit.service.own_data(&who).await?;
    let headers = [
        (header::CONTENT_DISPOSITION, "attachment; filename=\"talka.json\""),
        (header::CACHE_CONTROL, "no-store"),
    ];
    Ok((headers, Json(written(&data))).into_response())
}

fn written(data: &OwnData) -> Value {
    let OwnData { mine, history, looks, listed, messages, .. } = data;
    let said = |value: &Option<FactValue>| value.as_ref().map(FactValue::written);
    let deed = |deed: &Deed| {
        let changes = deed
            .changes
            .iter()
            .map(|one| json!({ "field": one.field, "before": said(&one.before), "after": said(&one.after) }));
        json!({
            "at": deed.at,
            "action": deed.action,
            "by": if deed.by.is_empty() { "person" } else { deed.by.as_str() },
            "changes": changes.collect::<Vec<_>>(),
        })
    };
    let person = &mine.application.person;
    let facts = |facts: &crate::domain::Facts| {
        facts
            .iter()
            .map(|(name, value)| (name.clone(), json!(value.written())))
            .collect::<serde_json::Map<_, _>>()
    };
    let found = mine.application.decided.iter().map(|one| (one.fact.clone(), json!(one.value.written())));
    let offers = mine.offers.iter().map(|offer| {
        json!({
            "organisation": offer.place.0,
            "placement": offer.place.1,
            "state": offer.state.name(),
            "answer_by": offer.answer_by,
        })
    });
    let messages = messages.iter().map(|one| {
        json!({ "written_at": one.at, "occasion": one.kind, "state": one.state, "sent_at": one.sent_at })
    });
    json!({
        "number": mine.application.number,
        "round": mine.book.slug,
        "authority": mine.authority,
        "received_at": mine.application.received_at,
        "language": mine.application.lang,
        "draw_code": mine.book.draws_codes().then_some(&mine.application.draw_code),
        "name": person.name,
        "contact": person.contact,
        "personal_code": mine.code,
        "facts": facts(&person.facts),
        "found_out": found.collect::<serde_json::Map<_, _>>(),
        "home": person.home,
        "wishes": person.wishes,
        "described_wishes": person.described,
        "offers": offers.collect::<Vec<_>>(),
        "history": history.iter().map(deed).collect::<Vec<_>>(),
        "looks": looks.iter().map(deed).collect::<Vec<_>>(),
        "in_lists": { "times": listed.0, "last": listed.1 },
        "messages": messages.collect::<Vec<_>>(),
    })
}

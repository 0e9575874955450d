//! What is kept about one's own application as a file to take along: moments in UTC, values as files of rounds have them. Owns that the
//! file has everything of the person that is in the database, but for what `tests/service/own_data.rs` names with its reason.

use axum::{
    http::header,
    response::{IntoResponse, Json},
};
use serde_json::{Value, json};

use crate::{
    domain::FactValue,
    service::{AgreedPair, Deed, Inquiry, Objection, Offered, OwnData, OwnRecords, Plea, Told},
    web::{error::Answer, visit::Holding},
};

pub(super) async fn file(Holding { visit, who }: Holding) -> Answer {
    let data = visit.service.own_data(&who, visit.tr.0).await?;
    let headers = [
        (header::CONTENT_DISPOSITION, "attachment; filename=\"talka.json\""),
        (header::CACHE_CONTROL, "no-store"),
    ];
    Ok((headers, Json(written(&data))).into_response())
}

fn written(data: &OwnData) -> Value {
    let OwnData { mine, history, looks, listed, messages, records, .. } = data;
    let person = &mine.application.person;
    let facts = |facts: &crate::domain::Facts| {
        facts
            .iter()
            .map(|(name, value)| (name.clone(), json!(value.written())))
            .collect::<serde_json::Map<_, _>>()
    };
    let found = mine.application.decided.iter().map(|one| (one.fact.clone(), json!(one.value.written())));
    let offers = mine.offers.iter().map(offer);
    let messages = messages.iter().map(|one| {
        json!({ "written_at": one.at, "occasion": one.kind, "state": one.state, "sent_at": one.sent_at, "to": one.to })
    });
    let mut file = json!({
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
        "result": mine.letter,
        "first_in_line": mine.first,
        "earlier_rounds": mine.past.iter().map(|fact| json!({
            "fact": fact.name,
            "value": fact.value.as_ref().map(told),
            "rounds": fact.rounds,
            "overruled": fact.overruled,
        })).collect::<Vec<_>>(),
        "objections": mine.objections.iter().map(objection).collect::<Vec<_>>(),
    });
    if let (Some(file), Value::Object(more)) = (file.as_object_mut(), others(records)) {
        file.extend(more);
    }
    file
}

/// Something that was done, or looked at.
fn deed(deed: &Deed) -> Value {
    let said = |value: &Option<FactValue>| value.as_ref().map(FactValue::written);
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
}

/// An offer, with what happened to it and what was said about a consent.
fn offer(offer: &Offered) -> Value {
    let happened = offer.happened.iter().map(|one| json!({ "at": one.at, "event": one.event }));
    let consent = offer.consent.as_ref().map(|consent| {
        let said = consent.said.iter().map(|deed| {
            json!({
                "at": deed.at,
                "event": deed.event.name(),
                "guardian": deed.guardian,
                "paper": deed.paper,
            })
        });
        said.collect::<Vec<_>>()
    });
    json!({
        "organisation": offer.place.0,
        "placement": offer.place.1,
        "state": offer.state.name(),
        "answer_by": offer.answer_by,
        "contested": offer.contested,
        "expected_since": offer.confirmed,
        "happened": happened.collect::<Vec<_>>(),
        "consent": consent,
    })
}

/// A value as data.
fn told(value: &Told) -> Value {
    match value {
        Told::Text(texts) => json!(texts),
        Told::Value(value) => json!(value.written()),
    }
}

/// An objection; what others say in theirs is theirs.
fn objection(one: &Objection) -> Value {
    let happened = one.happened.iter().map(
        |deed| json!({ "at": deed.at, "event": deed.event.name(), "until": deed.until, "text": deed.text }),
    );
    json!({
        "number": one.number,
        "about": one.about,
        "by": one.by.name(),
        "way": one.way,
        "received_at": one.received_at,
        "late": one.late,
        "state": one.state.name(),
        "said": one.own.then_some(&one.ground),
        "happened": happened.collect::<Vec<_>>(),
    })
}

/// Something that the person asked to have put right, with what became of it.
fn plea(one: &Plea) -> Value {
    let answer = one.answer.as_ref();
    let answer = answer.map(|(what, at, words)| json!({ "outcome": what.name(), "at": at, "words": words }));
    json!({ "about": one.about, "at": one.at, "said": one.text, "answer": answer })
}

/// Whatever else is kept.
fn others(records: &OwnRecords) -> Value {
    let agreed = |pair: &AgreedPair| {
        json!({
            "organisation": pair.place.placement.organisation,
            "placement": pair.place.placement.title,
            "recorded_at": pair.at,
            "state": pair.state.name(),
            "since": pair.since,
            "why": pair.why,
        })
    };
    let inquiry = |one: &Inquiry| {
        let (answered_at, answer) = one.answer.clone().unzip();
        json!({ "at": one.at, "until": one.until, "asked": one.text, "answered_at": answered_at, "answer": answer.flatten() })
    };
    let guardians = records.guardians.iter().map(|(at, named)| json!({ "at": at, "named": named }));
    let heard = records.heard.iter().map(|(at, heard)| json!({ "at": at, "heard": heard }));
    let papers = records.papers.iter();
    let papers = papers.map(|(name, received, at)| json!({ "paper": name, "received": received, "at": at }));
    let notified = records.notified.iter();
    let notified = notified.map(|(channel, day)| json!({ "channel": channel.name(), "sent": day }));
    json!({
        "guardians": guardians.collect::<Vec<_>>(),
        "agreed": records.agreed.iter().map(agreed).collect::<Vec<_>>(),
        "heard": heard.collect::<Vec<_>>(),
        "pleas": records.pleas.iter().map(plea).collect::<Vec<_>>(),
        "inquiries": records.inquiries.iter().map(inquiry).collect::<Vec<_>>(),
        "papers": papers.collect::<Vec<_>>(),
        "former_codes_noted_at": records.former,
        "printed": records.printed.iter().map(|(at, kind)| json!({ "at": at, "kind": kind })).collect::<Vec<_>>(),
        "notified": notified.collect::<Vec<_>>(),
        "translations": records.translations.iter().map(|lang| lang.code()).collect::<Vec<_>>(),
    })
}

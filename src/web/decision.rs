//! The decision about an application: its person reads it with number and code, staff read and print it and write down how it was sent.
//! The Latvian text is the decision; what the person asked for besides is a translation, and says so.

use askama::Template;
use axum::{
    extract::Path,
    response::{IntoResponse, Redirect},
};

use super::{
    applications::address,
    error::{Answer, html},
    form::{Mistakes, Typed, mended},
    frame::Frame,
    routes::Routes,
    visit::{Holding, Signed, Visit},
};
use crate::{
    domain::{Caseworker, Lang},
    i18n::Tr,
    service::{DecisionLetter, DecisionText, SENT_BY, unasked},
};

pub(super) fn routes(routes: Routes) -> Routes {
    routes
        .get("/my/decision", own)
        .post("/my/decision/translation", translation)
        .get("/rounds/{slug}/applications/{number}/decision", page)
        .post("/rounds/{slug}/applications/{number}/decision", sent)
}

/// What staff write down about it.
struct SentForm {
    action: String,
    /// Words of channels, each with what people read.
    channels: Vec<(&'static str, String)>,
    channel: String,
    day: String,
}

#[derive(Template)]
#[template(config = ".config/askama.toml", path = "decision.html")]
struct DecisionPage {
    frame: Frame,
    mistakes: Mistakes,
    /// Where the reader comes from: address and words.
    back: (String, String),
    texts: Vec<DecisionText>,
    /// The languages into which it can still be asked for: code and words.
    ask: Vec<(&'static str, String)>,
    /// Where an objection is sent.
    object: bool,
    sent: Option<SentForm>,
}

/// The decision, and the translations that were asked for.
fn texts(letter: &DecisionLetter) -> Vec<DecisionText> {
    let asked = letter.translations.iter().copied();
    std::iter::once(Lang::Lv).chain(asked).map(|lang| DecisionText::new(Tr(lang), letter)).collect()
}

async fn own(Holding { visit, who }: Holding) -> Answer {
    let letter = visit.service.own_decision(&who).await?;
    let tr = visit.tr;
    let ask = unasked(&letter.translations).into_iter();
    let page = DecisionPage {
        frame: Frame::narrow(&visit, &tr.say("decision-page")).await,
        mistakes: Mistakes::default(),
        back: ("/my".to_owned(), tr.say("nav-mine")),
        texts: texts(&letter),
        ask: ask.map(|lang| (lang.code(), tr.say(&format!("decision-ask-{lang}")))).collect(),
        object: letter.decision.kind == crate::domain::decision::Kind::Act,
        sent: None,
    };
    Ok(html(page.render()))
}

async fn translation(Holding { visit, who }: Holding, typed: Typed) -> Answer {
    visit.service.ask_translation(&who, typed.get("lang")).await?;
    visit.say_next("decision-said-translation").await;
    Ok(Redirect::to("/my/decision").into_response())
}

async fn show(
    visit: &Visit,
    who: &Caseworker,
    (slug, number): (&str, &str),
    (typed, mistakes): (&Typed, Mistakes),
) -> Answer {
    let letter = visit.service.decision_about(who, (slug, number)).await?;
    let tr = visit.tr;
    let home = address(slug, number);
    let channels = SENT_BY.map(|channel| (channel.name(), tr.say(&format!("channel-{}", channel.name()))));
    let status = mistakes.status();
    let page = DecisionPage {
        frame: Frame::narrow(visit, &tr.say("decision-page")).await,
        back: (home.clone(), number.to_owned()),
        texts: texts(&letter),
        ask: Vec::new(),
        object: false,
        sent: Some(SentForm {
            action: format!("{home}/decision"),
            channels: channels.to_vec(),
            channel: typed.get("channel").to_owned(),
            day: typed.get("sent").to_owned(),
        }),
        mistakes,
    };
    Ok((status, html(page.render())).into_response())
}

async fn page(
    Signed { visit, who }: Signed<Caseworker>,
    Path((slug, number)): Path<(String, String)>,
) -> Answer {
    show(&visit, &who, (&slug, &number), (&Typed::default(), Mistakes::default())).await
}

async fn sent(
    Signed { visit, who }: Signed<Caseworker>,
    Path((slug, number)): Path<(String, String)>,
    typed: Typed,
) -> Answer {
    let said = (typed.get("channel"), typed.get("sent"));
    let done = visit.service.record_notification(&who, (&slug, &number), said).await;
    match mended(visit.tr, done)? {
        Ok(()) => {
            visit.say_next("decision-said-sent").await;
            Ok(Redirect::to(&format!("{}/decision", address(&slug, &number))).into_response())
        }
        Err(mistakes) => show(&visit, &who, (&slug, &number), (&typed, mistakes)).await,
    }
}

//! What the person of an application asked to have put right, as a caseworker sees it: where that is done, and the words with which it
//! is refused.

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
    routes::{Routes, key},
    visit::{Signed, Visit},
    words::{Voiced, plea_about as about},
};
use crate::{
    domain::{Arg, Caseworker},
    service::{Phase, PleaOutcome},
};

pub(super) fn routes(routes: Routes) -> Routes {
    routes
        .get("/rounds/{slug}/applications/{number}/pleas", page)
        .post("/rounds/{slug}/applications/{number}/pleas/{id}", refuse)
}

/// Something that was asked for.
struct Row {
    id: String,
    about: String,
    text: String,
    when: String,
    /// What became of it; empty while it waits.
    outcome: String,
    words: String,
    /// Where it is put right.
    to: String,
    /// The name of the field for the words.
    field: String,
    typed: String,
    wrong: Option<String>,
}

#[derive(Template)]
#[template(config = ".config/askama.toml", path = "pleas.html")]
struct PleasPage {
    frame: Frame,
    mistakes: Mistakes,
    slug: String,
    round: String,
    own: String,
    number: String,
    rows: Vec<Row>,
}

async fn show(
    visit: &Visit,
    who: &Caseworker,
    (slug, number): (&str, &str),
    (sent, typed, mistakes): (&str, &Typed, Mistakes),
) -> Answer {
    let (book, all) = visit.service.pleas(who, (slug, number)).await?;
    let (tr, own) = (visit.tr, address(slug, number));
    let told = book.phase == Phase::Published;
    let row = |(at, one): (usize, &crate::service::Plea)| {
        let (id, mine) = (one.id.to_string(), one.id.to_string() == sent);
        let moment = |key: &str, at| tr.with(key, &[("moment", Arg::Text(tr.moment(at)))]);
        let key = |outcome: PleaOutcome| format!("plea-{}", outcome.name());
        let contact = ["name", "contact"].contains(&one.about.as_str());
        Row {
            about: about(Voiced::formal(tr), &book, &one.about),
            text: one.text.clone().unwrap_or_default(),
            when: moment("plea-asked", one.at),
            outcome: one.answer.as_ref().map(|(one, at, _)| moment(&key(*one), *at)).unwrap_or_default(),
            words: one.answer.as_ref().map(|(_, _, words)| words.clone()).unwrap_or_default(),
            to: if told && !contact { format!("{own}/after") } else { format!("{own}/amend") },
            field: if mine { "words".to_owned() } else { format!("words-{at}") },
            typed: if mine { typed.get("words").to_owned() } else { String::new() },
            wrong: mistakes.at("words").filter(|_| mine).map(ToOwned::to_owned),
            id,
        }
    };
    let rows = all.iter().enumerate().rev().map(row).collect();
    let page = PleasPage {
        frame: Frame::narrow(visit, &tr.say("pleas-title")).await,
        slug: slug.to_owned(),
        round: book.name().get(tr.0).to_owned(),
        own,
        number: number.to_owned(),
        rows,
        mistakes,
    };
    let status = page.mistakes.status();
    Ok((status, html(page.render())).into_response())
}

async fn page(
    Signed { visit, who }: Signed<Caseworker>,
    Path((slug, number)): Path<(String, String)>,
) -> Answer {
    show(&visit, &who, (&slug, &number), ("", &Typed::default(), Mistakes::default())).await
}

async fn refuse(
    Signed { visit, who }: Signed<Caseworker>,
    Path((slug, number, id)): Path<(String, String, String)>,
    typed: Typed,
) -> Answer {
    let done = visit.service.refuse_plea(&who, (&slug, &number, key(&id)?), typed.get("words")).await;
    match mended(visit.tr, done)? {
        Ok(()) => {
            visit.say_next("pleas-said").await;
            Ok(Redirect::to(&format!("{}/pleas", address(&slug, &number))).into_response())
        }
        Err(mistakes) => show(&visit, &who, (&slug, &number), (&id, &typed, mistakes)).await,
    }
}

//! A round's letters on paper: who is to get one, what is being printed, the files; and one letter for somebody at the counter.

use askama::Template;
use axum::{
    body::Body,
    extract::Path,
    http::header,
    response::{IntoResponse, Redirect, Response},
};

use super::{
    application::groundless,
    error::{Answer, html},
    form::{Mistakes, Typed, mended},
    frame::Frame,
    routes::{Routes, key},
    visit::{Signed, Visit},
};
use crate::{
    domain::{Arg, Caseworker},
    i18n::Tr,
    service::{LetterKind, Letters, No, Printing},
};

pub(super) fn routes(routes: Routes) -> Routes {
    routes
        .get("/rounds/{slug}/letters", page)
        .post("/rounds/{slug}/letters", print)
        .get("/rounds/{slug}/letters/{id}/file", file)
        .post("/rounds/{slug}/letters/{id}/posted", posted)
        .post("/rounds/{slug}/letters/{id}/drop", dropped)
        .post("/rounds/{slug}/applications/{number}/letter", letter)
}

#[derive(Template)]
#[template(config = ".config/askama.toml", path = "letters.html")]
struct LettersPage {
    frame: Frame,
    mistakes: Mistakes,
    slug: String,
    round: String,
    letters: Letters,
    /// Whether a file is being set now.
    busy: bool,
    /// The day that was typed for a file, by its key.
    typed: (String, String),
}

impl LettersPage {
    /// The kinds with how many would get a letter.
    fn kinds(&self) -> Vec<(&'static str, u64)> {
        let kinds =
            LetterKind::ALL.into_iter().filter(|kind| self.letters.acts || *kind != LetterKind::Decision);
        kinds.map(LetterKind::name).zip(self.letters.waiting).collect()
    }

    /// The field of the day on which the letters of a file were posted, where one is asked for.
    fn day_field(one: &Printing) -> Option<String> {
        (one.kind == LetterKind::Decision.name()).then(|| format!("sent-{}", one.id))
    }

    fn day(&self, one: &Printing) -> &str {
        if self.typed.0 == one.id.to_string() { &self.typed.1 } else { "" }
    }

    fn what(&self, one: &Printing) -> String {
        self.frame.tr.count(&format!("letters-file-{}", one.kind), one.letters)
    }

    fn when(&self, one: &Printing) -> String {
        format!("{}, {}", self.frame.tr.moment(one.at), one.by)
    }

    fn progress(&self, one: &Printing) -> String {
        let count = |n: u64| Arg::Whole(i64::try_from(n).unwrap_or(i64::MAX));
        let args = [("done", count(one.done)), ("all", count(one.letters))];
        self.frame.tr.with("letters-progress", &args)
    }
}

/// That no day was typed.
fn nothing() -> (String, String) {
    (String::new(), String::new())
}

async fn show(
    visit: &Visit,
    who: &Caseworker,
    slug: String,
    (mistakes, typed): (Mistakes, (String, String)),
) -> Answer {
    let letters = visit.service.letters(who, &slug).await?;
    let frame = Frame::wide(visit, &visit.tr.say("letters-title")).await;
    let round = letters.book.name().get(visit.tr.0).to_owned();
    let busy = letters.printings.iter().any(|one| one.state == "asked");
    let status = mistakes.status();
    let page = LettersPage { frame, mistakes, slug, round, letters, busy, typed };
    Ok((status, html(page.render())).into_response())
}

async fn page(Signed { visit, who }: Signed<Caseworker>, Path(slug): Path<String>) -> Answer {
    show(&visit, &who, slug, (Mistakes::default(), nothing())).await
}

/// Back to the letters with a sentence about what was done.
async fn back(visit: &Visit, slug: &str, said: &str) -> Answer {
    visit.say_next(said).await;
    Ok(Redirect::to(&format!("/rounds/{slug}/letters")).into_response())
}

async fn print(Signed { visit, who }: Signed<Caseworker>, Path(slug): Path<String>, typed: Typed) -> Answer {
    let Some(kind) = LetterKind::from_name(typed.get("kind")) else {
        let mistakes = Mistakes::one("kind", visit.tr.say("wrong-choice"));
        return show(&visit, &who, slug, (mistakes, nothing())).await;
    };
    visit.service.print_letters(&who, &slug, (kind, typed.get("sorted") != "number")).await?;
    back(&visit, &slug, "letters-said-asked").await
}

/// What the file of one letter is called, in the reader's language.
pub(super) fn file_name(tr: Tr, number: &str) -> String {
    format!("{}-{number}", tr.say("letters-file-name"))
}

/// A file for whoever asked, to be saved under a name without anybody's data.
pub(super) fn attached(name: &str, body: impl Into<Body>) -> Response {
    let name = format!("attachment; filename=\"{name}.pdf\"");
    let head = [(header::CONTENT_TYPE, "application/pdf".to_owned()), (header::CONTENT_DISPOSITION, name)];
    (head, body.into()).into_response()
}

async fn file(Signed { visit, who }: Signed<Caseworker>, Path((slug, id)): Path<(String, String)>) -> Answer {
    let id = key(&id)?;
    let pieces = visit.service.letters_file(&who, &slug, id).await?;
    Ok(attached(
        &format!("{}-{}", visit.tr.say("letters-file-names"), &id.to_string()[..8]),
        Body::from_stream(pieces),
    ))
}

async fn posted(
    Signed { visit, who }: Signed<Caseworker>,
    Path((slug, id)): Path<(String, String)>,
    typed: Typed,
) -> Answer {
    let day = typed.get("sent");
    let done = visit.service.end_letters(&who, (&slug, key(&id)?), Some(day)).await;
    match mended(visit.tr, done)? {
        Ok(()) => back(&visit, &slug, "letters-said-posted").await,
        Err(mistakes) => {
            let why = mistakes.at("sent").unwrap_or_default().to_owned();
            let mistakes = Mistakes::one(&format!("sent-{id}"), why);
            let day = day.to_owned();
            show(&visit, &who, slug, (mistakes, (id, day))).await
        }
    }
}

async fn dropped(
    Signed { visit, who }: Signed<Caseworker>,
    Path((slug, id)): Path<(String, String)>,
) -> Answer {
    visit.service.end_letters(&who, (&slug, key(&id)?), None).await?;
    back(&visit, &slug, "letters-said-dropped").await
}

async fn letter(
    Signed { visit, who }: Signed<Caseworker>,
    Path((slug, number)): Path<(String, String)>,
    typed: Typed,
) -> Answer {
    match visit.service.print_letter(&who, (&slug, &number), typed.get("code-note")).await {
        Ok(one) => Ok(attached(&file_name(visit.tr, &one.number), one.pdf)),
        Err(No::Invalid(wrong)) => groundless(&visit, &who, (&slug, &number), (&typed, wrong)).await,
        Err(other) => Err(other.into()),
    }
}

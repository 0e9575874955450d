//! A new round, for administrators: its word in addresses, its authority, and its files as text. Every fault is listed
//! with its line.

use std::collections::BTreeMap;

use askama::Template;
use axum::{
    http::StatusCode,
    response::{IntoResponse, Redirect},
};

use super::{
    error::{Answer, html},
    form::{Mistakes, Typed, mended},
    frame::Frame,
    routes::Routes,
    visit::{Signed, Visit},
};
use crate::{
    domain::{Administrator, Faults},
    i18n::Tr,
    service::{NewRound, No},
};

pub(super) fn routes(routes: Routes) -> Routes {
    routes.get("/rounds/new", new_page).post("/rounds/new", add)
}

/// The files that are typed: field and name.
const FILES: [(&str, &str); 2] = [("round", "round.toml"), ("pack", "pack.toml")];

/// What the field of `round.toml` begins with: what no round does without.
const BEGINNING: &str = "format = 1
name = { lv = \"\", en = \"\", ru = \"\" }
programme = \"summer-jobs\"
pack = \"./pack.toml\"
language = \"lv\"

[order]
by = \"registration\"

[dates]
# opens = 2026-04-13
# closes = 2026-04-24
# starts = 2026-06-08
";

/// A file as it was typed.
struct File {
    field: &'static str,
    name: &'static str,
    text: String,
    faults: Vec<String>,
}

#[derive(Template)]
#[template(config = ".config/askama.toml", path = "new_round.html")]
struct NewRoundPage {
    frame: Frame,
    mistakes: Mistakes,
    slug: String,
    authority: String,
    draft: bool,
    organisations: Vec<String>,
    files: Vec<File>,
    /// How many faults are not listed, in words.
    unlisted: Option<String>,
}

impl NewRoundPage {
    fn is_faulty(&self) -> bool {
        self.files.iter().any(|file| !file.faults.is_empty())
    }

    /// The hint of a field that has to be filled in.
    fn required(&self, key: &str) -> String {
        format!("{} {}", self.frame.say(key), self.frame.say("plan-required"))
    }
}

/// A file with its faults; those of files that nobody types belong to `round.toml`, which asks for them.
fn file(tr: Tr, (field, name): (&'static str, &'static str), text: &str, faults: &Faults) -> File {
    let is_typed = |file: &str| FILES.iter().any(|(_, name)| *name == file);
    let own = |file: &str| file == name || (field == "round" && !is_typed(file));
    let faults = faults.faults.iter().filter(|fault| own(&fault.spot.file)).map(|fault| tr.fault(fault));
    File { field, name, text: text.to_owned(), faults: faults.collect() }
}

/// The page with what was typed and what is wrong with it.
async fn page(
    visit: &Visit,
    who: &Administrator,
    typed: &Typed,
    (mistakes, faults): (Mistakes, Faults),
) -> Answer {
    let status = if faults.is_empty() { mistakes.status() } else { StatusCode::UNPROCESSABLE_ENTITY };
    let unlisted = u64::try_from(faults.unlisted).unwrap_or(u64::MAX);
    let page = NewRoundPage {
        frame: Frame::narrow(visit, &visit.tr.say("admin-round-new")).await,
        mistakes,
        slug: typed.get("slug").to_owned(),
        authority: typed.get("authority").to_owned(),
        draft: typed.get("draft") == "yes",
        organisations: visit.service.organisations(who).await?,
        files: FILES.map(|one| file(visit.tr, one, typed.get(one.0), &faults)).into(),
        unlisted: (unlisted > 0).then(|| visit.tr.count("fault-unlisted", unlisted)),
    };
    Ok((status, html(page.render())).into_response())
}

async fn new_page(Signed { visit, who }: Signed<Administrator>) -> Answer {
    // What nobody says otherwise about comes in as a draft: two people look before anybody else does.
    let beginning = [("round", BEGINNING), ("draft", "yes")];
    let beginning = Typed(beginning.map(|(field, said)| (field.to_owned(), said.to_owned())).into());
    page(&visit, &who, &beginning, Default::default()).await
}

async fn add(Signed { visit, who }: Signed<Administrator>, typed: Typed) -> Answer {
    // Browsers end the lines of a form with two characters; a file's digest should not hang on that.
    let written = FILES.map(|(field, name)| (name, typed.get(field).replace("\r\n", "\n")));
    let kept = written.into_iter().filter(|(_, text)| !text.trim().is_empty());
    let new = NewRound {
        slug: typed.get("slug").to_owned(),
        authority: typed.get("authority").to_owned(),
        files: kept.map(|(name, text)| (name.to_owned(), text.into_bytes())).collect(),
        people: BTreeMap::new(),
        draft: typed.get("draft") == "yes",
    };
    let wrong = match visit.service.add_round(Some(&who), &new).await {
        Err(No::Faults(faults)) => (Mistakes::default(), faults),
        other => match mended(visit.tr, other)? {
            Ok(_) => {
                let replaced = new.types_a_seed();
                visit.say_next(if replaced { "admin-said-round-seed" } else { "admin-said-round" }).await;
                return Ok(Redirect::to(&format!("/rounds/{}", new.slug.trim())).into_response());
            }
            Err(mistakes) => (mistakes, Faults::default()),
        },
    };
    page(&visit, &who, &typed, wrong).await
}

//! How one person was heard before a decision about them, or why not: a caseworker writes it down, and the person's decision says it.

use askama::Template;
use axum::{
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Redirect},
};

use super::{
    applications::address,
    error::{Answer, html},
    form::{Mistakes, Typed},
    frame::Frame,
    routes::Routes,
    visit::{Signed, Visit},
};
use crate::{
    domain::{Arg, Caseworker, decision::Heard},
    i18n::Tr,
    service::{HeardDeed, No, TypedHeard},
};

pub(super) fn routes(routes: Routes) -> Routes {
    routes
        .get("/rounds/{slug}/applications/{number}/hearing", page)
        .post("/rounds/{slug}/applications/{number}/hearing", record)
}

#[derive(Template)]
#[template(config = ".config/askama.toml", path = "hearing.html")]
struct HearingPage {
    frame: Frame,
    mistakes: Mistakes,
    stale: bool,
    slug: String,
    round: String,
    home: String,
    number: String,
    person: String,
    /// What the decision says of everybody of whom nothing is written down.
    of_all: String,
    /// What was written down, by whom and when.
    lines: Vec<String>,
    told: bool,
    open: bool,
    typed: TypedHeard,
}

fn line(tr: Tr, deed: &HeardDeed) -> String {
    let what = deed.heard.as_ref().map_or_else(|| tr.say("hearing-as-round"), |heard| tr.heard(heard));
    let args = [
        ("what", Arg::Text(what)),
        ("moment", Arg::Text(tr.moment(deed.at))),
        ("by", Arg::Text(deed.by.clone())),
    ];
    tr.with("hearing-line", &args)
}

async fn show(
    visit: &Visit,
    who: &Caseworker,
    (slug, number): (&str, &str),
    (typed, mistakes, stale): (TypedHeard, Mistakes, bool),
) -> Answer {
    let tr = visit.tr;
    let file = visit.service.hearing_file(who, slug, number).await?;
    let status = if stale { StatusCode::CONFLICT } else { mistakes.status() };
    let title = tr.with("hearing-page", &[("number", Arg::Text(number.to_owned()))]);
    let of_all = file.of_all.map(|how| tr.heard(&Heard { how, day: None }));
    let page = HearingPage {
        frame: Frame::wide(visit, &title).await,
        stale,
        round: file.book.name().get(tr.0).to_owned(),
        home: address(slug, number),
        slug: slug.to_owned(),
        number: number.to_owned(),
        person: file.person,
        of_all: of_all.unwrap_or_else(|| tr.say("hearing-of-all-none")),
        lines: file.said.iter().map(|deed| line(tr, deed)).collect(),
        told: file.told,
        open: file.open,
        typed,
        mistakes,
    };
    Ok((status, html(page.render())).into_response())
}

async fn page(
    Signed { visit, who }: Signed<Caseworker>,
    Path((slug, number)): Path<(String, String)>,
) -> Answer {
    let nothing = (TypedHeard::default(), Mistakes::default(), false);
    show(&visit, &who, (&slug, &number), nothing).await
}

async fn record(
    Signed { visit, who }: Signed<Caseworker>,
    Path((slug, number)): Path<(String, String)>,
    typed: Typed,
) -> Answer {
    let text = |name: &str| typed.get(name).to_owned();
    let heard = TypedHeard { how: text("heard"), day: text("heard-day"), text: text("heard-text") };
    let shown = typed.whole("said")?;
    let (mistakes, stale) = match visit.service.record_hearing(&who, (&slug, &number, shown), &heard).await {
        Ok(()) => {
            visit.say_next("hearing-said").await;
            return Ok(Redirect::to(&format!("{}/hearing", address(&slug, &number))).into_response());
        }
        Err(No::Invalid(wrong)) => (Mistakes::new(visit.tr, &wrong), false),
        Err(No::Refused(why)) if why.key == "refused-stale" => (Mistakes::default(), true),
        Err(other) => return Err(other.into()),
    };
    show(&visit, &who, (&slug, &number), (heard, mistakes, stale)).await
}

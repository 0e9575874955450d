//! A round's placements for its caseworkers: those that wait for approval, those that are offered, and which organisations
//! may offer any.

use askama::Template;
use axum::{
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Redirect},
};

use super::{
    error::{Answer, html, refusal},
    form::{Mistakes, Typed, mended},
    frame::Frame,
    placement_fields::titled_otherwise,
    placement_for,
    routes::{Routes, key},
    visit::{Signed, Visit},
    words::whole,
};
use crate::{
    domain::{Arg, Caseworker, Phase, announcement::Part},
    i18n::Tr,
    service::{Book, Many, No, Placed, Returned, Submission, Submissions, as_typed, part_key},
};

pub(super) fn routes(routes: Routes) -> Routes {
    placement_for::routes(routes)
        .get("/rounds/{slug}/placements", page)
        .post("/rounds/{slug}/placements/{id}/approve", approve)
        .post("/rounds/{slug}/placements/{id}/return", send_back)
        .post("/rounds/{slug}/organisations", organisations)
}

/// A placement that waits.
struct Waiting {
    id: String,
    version: i64,
    title: String,
    organisation: String,
    seats: String,
    facts: Vec<(String, String)>,
    /// What its organisation does not say.
    missing: String,
    /// Whether it offers the very same work in the round once more.
    twin: bool,
    /// Whether its name says other days than its fields.
    titled_otherwise: bool,
    /// What is unusual about its seats, in sentences.
    many: Vec<String>,
    /// Which caseworker wrote it down for its organisation, in a sentence.
    entered: Option<String>,
    /// Whether that is whoever looks: somebody else approves it.
    own: bool,
}

/// A placement that was given back to be mended.
struct Back {
    id: String,
    title: String,
    organisation: String,
    /// What is to be mended.
    ground: String,
    /// Which caseworker wrote it down for its organisation, in a sentence.
    entered: Option<String>,
    /// Where it is written down anew for the organisation, while that may offer any.
    anew: Option<String>,
}

/// A placement that is offered.
struct Offered {
    id: String,
    title: String,
    organisation: String,
    seats: String,
    /// Who approved it, and when.
    approved: String,
}

#[derive(Template)]
#[template(config = ".config/askama.toml", path = "approve.html")]
struct ApprovePage {
    frame: Frame,
    mistakes: Mistakes,
    slug: String,
    round: String,
    /// Whether anything may still change.
    open: bool,
    /// Whether seats change by one, with a second person.
    seats_change: bool,
    waiting: Vec<Waiting>,
    returned: Vec<Back>,
    offered: Vec<Offered>,
    posters: Vec<(String, String)>,
    others: Vec<(String, String)>,
}

fn many(tr: Tr, many: Many) -> Vec<String> {
    let placement =
        many.placement.map(|most| tr.with("approve-many-placement", &[("most", whole(u64::from(most)))]));
    let organisation = many.organisation.map(|(all, most)| {
        tr.with("approve-many-organisation", &[("all", whole(all)), ("most", whole(u64::from(most)))])
    });
    placement.into_iter().chain(organisation).collect()
}

/// What an announcement does not say though people ask for it first, in one line.
fn missing(tr: Tr, book: &Book, placed: &Placed) -> String {
    let said = |part: &Part| {
        let about = placed.placement.about.as_ref();
        about.is_some_and(|about| !about.written(*part).is_empty())
    };
    let asked = [Part::Duties, Part::Address, Part::FirstDay, Part::LastDay, Part::Supervisor, Part::Phone];
    let parts = book.announced_parts();
    let missing = asked.into_iter().filter(|part| parts.contains(part) && !said(part));
    missing.map(|part| tr.say(part_key(part)).to_lowercase()).collect::<Vec<_>>().join(", ")
}

fn waiting(tr: Tr, book: &Book, one: &Submission) -> Waiting {
    let place = &one.placed.placement;
    Waiting {
        id: one.placed.id.to_string(),
        version: one.placed.version,
        title: place.title.clone(),
        organisation: place.organisation.clone(),
        seats: tr.count("report-seats", u64::from(place.capacity)),
        facts: book.about(tr, place).into_iter().map(|line| (line.label, line.text)).collect(),
        missing: missing(tr, book, &one.placed),
        twin: one.twin,
        titled_otherwise: titled_otherwise(&as_typed(&one.placed)),
        many: many(tr, one.many),
        entered: one.entered_by.as_deref().map(|who| entered(tr, who)),
        own: one.own,
    }
}

fn entered(tr: Tr, who: &str) -> String {
    tr.with("approve-entered", &[("who", Arg::Text(who.to_owned()))])
}

fn back(tr: Tr, found: &Submissions, one: &Returned) -> Back {
    let (organisation, name) = &one.organisation;
    let may = found.book.phase.takes_placements() && found.posters.iter().any(|(id, _)| id == organisation);
    Back {
        id: one.id.to_string(),
        title: one.title.clone(),
        organisation: name.clone(),
        ground: one.ground.clone(),
        entered: one.entered_by.as_deref().map(|who| entered(tr, who)),
        anew: may.then(|| format!("/rounds/{}/organisations/{organisation}/placement", found.book.slug)),
    }
}

fn offered(tr: Tr, one: &Submission) -> Offered {
    let place = &one.placed.placement;
    let approved = match &one.approved {
        Some((Some(who), at)) => {
            let args = [("moment", Arg::Text(tr.moment(*at))), ("who", Arg::Text(who.clone()))];
            tr.with("approve-by", &args)
        }
        _ => tr.say("approve-with-round"),
    };
    Offered {
        id: one.placed.id.to_string(),
        title: place.title.clone(),
        organisation: place.organisation.clone(),
        seats: tr.number(u64::from(place.capacity)),
        approved,
    }
}

async fn shown(visit: &Visit, who: &Caseworker, slug: &str, mistakes: Mistakes) -> Answer {
    let tr = visit.tr;
    let found = visit.service.submissions(who, slug).await?;
    let named = |list: Vec<(uuid::Uuid, String)>| {
        list.into_iter().map(|(id, name)| (id.to_string(), name)).collect::<Vec<_>>()
    };
    let status = mistakes.status();
    let page = ApprovePage {
        frame: Frame::wide(visit, &tr.say("approve-title")).await,
        mistakes,
        slug: slug.to_owned(),
        round: found.book.name().get(tr.0).to_owned(),
        open: found.book.phase.takes_placements(),
        seats_change: matches!(found.book.phase, Phase::Closed | Phase::Published),
        waiting: found.waiting.iter().map(|one| waiting(tr, &found.book, one)).collect(),
        returned: found.returned.iter().map(|one| back(tr, &found, one)).collect(),
        offered: found.offered.iter().map(|one| offered(tr, one)).collect(),
        posters: named(found.posters),
        others: named(found.others),
    };
    Ok((status, html(page.render())).into_response())
}

async fn page(Signed { visit, who }: Signed<Caseworker>, Path(slug): Path<String>) -> Answer {
    shown(&visit, &who, &slug, Mistakes::default()).await
}

async fn approve(
    Signed { visit, who }: Signed<Caseworker>,
    Path((slug, id)): Path<(String, String)>,
    typed: Typed,
) -> Answer {
    let (placement, knowing) = ((key(&id)?, typed.whole("version")?), typed.get("many") == "yes");
    match visit.service.approve_placement(&who, &slug, placement, knowing).await {
        Ok(()) => {
            let book = visit.service.round_for(&slug, visit.staff.as_ref()).await?.0;
            let draft = book.phase == Phase::Draft;
            visit.say_next(if draft { "approve-said-draft" } else { "approve-said" }).await;
            Ok(Redirect::to(&format!("/rounds/{slug}/placements")).into_response())
        }
        Err(No::Refused(why)) if why.key == "refused-many-seats" => {
            let mistakes = Mistakes::one(&format!("many-{id}"), refusal(visit.tr, &why));
            shown(&visit, &who, &slug, mistakes).await
        }
        Err(other) => Err(other.into()),
    }
}

async fn send_back(
    Signed { visit, who }: Signed<Caseworker>,
    Path((slug, id)): Path<(String, String)>,
    typed: Typed,
) -> Answer {
    let (placement, why) = ((key(&id)?, typed.whole("version")?), typed.get("ground"));
    match mended(visit.tr, visit.service.send_back(&who, &slug, placement, why).await)? {
        Ok(()) => {
            visit.say_next("approve-said-returned").await;
            Ok(Redirect::to(&format!("/rounds/{slug}/placements")).into_response())
        }
        Err(mistakes) => {
            let text = mistakes.at("ground").unwrap_or_default().to_owned();
            shown(&visit, &who, &slug, Mistakes::one(&format!("ground-{id}"), text)).await
        }
    }
}

async fn organisations(
    Signed { visit, who }: Signed<Caseworker>,
    Path(slug): Path<String>,
    typed: Typed,
) -> Answer {
    if typed.get("organisation").is_empty() {
        let mistakes = Mistakes::one("organisation", visit.tr.say("approve-organisation-missing"));
        let mut page = shown(&visit, &who, &slug, mistakes).await?;
        *page.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
        return Ok(page);
    }
    let may = typed.get("may") == "yes";
    visit.service.let_post(&who, &slug, key(typed.get("organisation"))?, may).await?;
    visit.say_next(if may { "approve-said-may" } else { "approve-said-may-not" }).await;
    Ok(Redirect::to(&format!("/rounds/{slug}/placements")).into_response())
}

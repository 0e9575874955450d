//! A round's applications for its caseworkers: the list, and what it is narrowed to. A name or a contact that is looked
//! for comes in the body of a form: addresses hold nothing about people.

use askama::Template;
use axum::{
    extract::Path,
    response::{IntoResponse, Redirect},
};

use super::{
    error::{Answer, html},
    form::Typed,
    frame::Frame,
    routes::Routes,
    visit::{Signed, Visit},
};
use crate::{
    domain::Caseworker,
    i18n::Tr,
    service::{Line, OfferState, Standing, UNDECIDED, Wanted},
};

/// Applications on one page of the list.
const ON_A_PAGE: usize = 100;

/// What the list can be narrowed to.
const STANDINGS: [&str; 5] = ["needs-person", UNDECIDED, "eligible", "not-eligible", "withdrawn"];
const OUTCOMES: [&str; 5] = ["placed", "waiting", "not-eligible", "needs-person", "withdrawn"];
const OFFERS: [OfferState; 4] =
    [OfferState::Open, OfferState::Accepted, OfferState::Declined, OfferState::Lapsed];

pub(super) fn routes(routes: Routes) -> Routes {
    routes.get("/rounds/{slug}/applications", list).post("/rounds/{slug}/applications", find)
}

/// The class of the tag that tells a standing.
pub(super) fn tag(standing: Standing) -> &'static str {
    match standing {
        Standing::Eligible(_) => "yes",
        Standing::NeedsPerson => "wait",
        Standing::NotEligible | Standing::Withdrawn => "",
    }
}

/// The class of the tag that tells an outcome.
pub(super) fn outcome_tag(status: &str) -> &'static str {
    match status {
        "placed" => "yes",
        "waiting" | "needs-person" => "wait",
        _ => "",
    }
}

/// What a form or an address narrows the list to.
fn wanted(typed: &Typed) -> Wanted {
    let said = |name: &str| typed.get(name).trim().to_owned();
    Wanted {
        status: said("status"),
        outcome: said("outcome"),
        offer: said("offer"),
        q: said("q"),
        page: said("page").parse().unwrap_or(1),
        most: ON_A_PAGE,
    }
}

/// What the address says.
fn of_address(visit: &Visit) -> Wanted {
    let query = visit.path.split_once('?').map(|(_, query)| query).unwrap_or_default();
    wanted(&Typed(form_urlencoded::parse(query.as_bytes()).into_owned().collect()))
}

/// The query of a page of the list, without what is looked for.
fn query(wanted: &Wanted, page: usize) -> String {
    let page = page.to_string();
    let pairs = [
        ("status", &*wanted.status),
        ("outcome", &wanted.outcome),
        ("offer", &wanted.offer),
        ("page", &page),
    ];
    let mut query = form_urlencoded::Serializer::new(String::new());
    query.extend_pairs(pairs.into_iter().filter(|(_, value)| !value.is_empty()));
    query.finish()
}

/// The address of an application's file. A number that came in with a file may hold any letter.
pub(super) fn address(slug: &str, number: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_".contains(&byte);
    let coded = number
        .bytes()
        .map(|byte| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") });
    format!("/rounds/{slug}/applications/{}", coded.collect::<String>())
}

struct Row {
    href: String,
    number: String,
    name: String,
    registered: String,
    standing: &'static str,
    tag: &'static str,
    /// Whether it takes part with a wish that is undecided.
    undecided: bool,
    why: String,
    /// What became of it: the word, the class of its tag, the offer's word.
    outcome: Option<(&'static str, &'static str, Option<&'static str>)>,
    wishes: usize,
    twin: Option<String>,
}

fn row(tr: Tr, slug: &str, line: &Line) -> Row {
    Row {
        href: address(slug, &line.number),
        number: line.number.clone(),
        name: line.name.clone(),
        registered: tr.moment(line.received_at),
        standing: line.standing.name(),
        tag: tag(line.standing),
        undecided: line.undecided > 0 && matches!(line.standing, Standing::Eligible(_)),
        why: line.reasons.first().map(|reason| tr.reason(reason)).unwrap_or_default(),
        outcome: line.outcome.map(|status| (status, outcome_tag(status), line.offer.map(OfferState::name))),
        wishes: line.wishes,
        twin: line.twin.clone(),
    }
}

#[derive(Template)]
#[template(config = ".config/askama.toml", path = "applications.html")]
struct ListPage {
    frame: Frame,
    slug: String,
    round: String,
    /// Whether outcomes are told.
    published: bool,
    standings: [&'static str; 5],
    outcomes: [&'static str; 5],
    offers: [&'static str; 4],
    wanted: Wanted,
    /// Whether the round has any application.
    any: bool,
    found: u64,
    rows: Vec<Row>,
    /// Number and address of each page; the one that is shown has no address.
    pages: Vec<(u64, String)>,
}

async fn list(Signed { visit, who }: Signed<Caseworker>, Path(slug): Path<String>) -> Answer {
    let wanted = of_address(&visit);
    page(&visit, &who, slug, wanted).await
}

async fn find(Signed { visit, who }: Signed<Caseworker>, Path(slug): Path<String>, typed: Typed) -> Answer {
    let wanted = wanted(&typed);
    if wanted.q.is_empty() {
        // Nothing about a person: the list has an address that can be kept.
        let query = query(&wanted, wanted.page);
        return Ok(Redirect::to(&format!("/rounds/{slug}/applications?{query}")).into_response());
    }
    page(&visit, &who, slug, wanted).await
}

async fn page(visit: &Visit, who: &Caseworker, slug: String, wanted: Wanted) -> Answer {
    let tr = visit.tr;
    let listed = visit.service.list(who, &slug, &wanted).await?;
    let query_of =
        |n: usize| if n == listed.page { String::new() } else { format!("?{}", query(&wanted, n)) };
    if !listed.lines.is_empty() {
        let shown = listed.lines.iter().map(|line| line.number.as_str()).collect();
        visit.service.look_through(who, &slug, shown, &wanted.q).await?;
    }
    let page = ListPage {
        round: listed.book.name().get(tr.0).to_owned(),
        published: listed.book.phase.is_told(),
        standings: STANDINGS,
        outcomes: OUTCOMES,
        offers: OFFERS.map(OfferState::name),
        any: listed.any,
        found: listed.found,
        rows: listed.lines.iter().map(|line| row(tr, &slug, line)).collect(),
        pages: (1..=listed.pages).map(|n| (n as u64, query_of(n))).collect(),
        frame: Frame::wide(visit, &tr.say("work-list")).await,
        slug,
        wanted,
    };
    Ok(html(page.render()))
}

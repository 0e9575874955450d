//! Offers after publication, placement by placement, and who waits for a seat at one of them; to look at and to print.

use askama::Template;
use axum::extract::Path;

use super::{
    applications::{ON_A_LONG_PAGE, address, together},
    error::{Answer, html},
    form::Typed,
    frame::Frame,
    routes::Routes,
    visit::Signed,
};
use crate::{
    domain::{Arg, Caseworker},
    i18n::Tr,
    service::{BoardPlace, EXPIRING, GIVEN_ON, OfferLine, OfferState, Seats, WaitingLine},
};

pub(super) fn routes(routes: Routes) -> Routes {
    routes.get("/rounds/{slug}/offers", board)
}

#[allow(clippy::struct_excessive_bools, reason = "each is a question that a page asks")]
struct Line {
    href: String,
    number: String,
    name: String,
    contact: String,
    state: String,
    tag: &'static str,
    /// Until when it can be answered, where it is open.
    until: String,
    expiring: bool,
    contested: bool,
    /// Whether the organisation says that it expects the person.
    confirmed: bool,
    given_on: bool,
}

impl Line {
    fn new(tr: Tr, slug: &str, line: &OfferLine) -> Self {
        Self {
            href: address(slug, &line.number),
            number: line.number.clone(),
            name: line.name.clone(),
            contact: line.contact.clone(),
            state: tr.say(&format!("work-offer-{}", line.state.name())),
            tag: match line.state {
                OfferState::Accepted => "yes",
                OfferState::Open => "wait",
                _ => "",
            },
            until: if line.state == OfferState::Open {
                tr.last_moment(line.answer_by)
            } else {
                String::new()
            },
            expiring: line.expiring,
            contested: line.contested,
            confirmed: line.confirmed,
            given_on: line.given_on,
        }
    }
}

struct Place {
    number: String,
    title: String,
    organisation: String,
    figures: String,
    lines: Vec<Line>,
}

impl Place {
    fn new(tr: Tr, slug: &str, place: &BoardPlace) -> Self {
        Self {
            number: place.seats.number.clone(),
            title: place.seats.title.clone(),
            organisation: place.organisation.clone(),
            figures: seats(tr, &place.seats),
            lines: place.offers.iter().map(|line| Line::new(tr, slug, line)).collect(),
        }
    }
}

/// The seats of a placement as a sum: its own and those above them are as many as the others together. What there is none of is left
/// out, but for what is taken and what is free.
fn seats(tr: Tr, seats: &Seats) -> String {
    let said = [
        ("offers-seats", seats.all, true),
        ("offers-seats-above", seats.above(), false),
        ("offers-seats-held", seats.held, true),
        ("offers-seats-frozen", seats.frozen, false),
        ("offers-seats-free", seats.free, true),
        ("offers-seats-empty", seats.empty(), false),
    ];
    let said = said.into_iter().filter(|(_, n, always)| *always || *n > 0);
    let said: Vec<String> = said.map(|(key, n, _)| tr.with(key, &[("n", Arg::Text(tr.number(n)))])).collect();
    format!("{}.", said.join("; "))
}

/// Somebody who waits.
struct Waits {
    href: String,
    turn: u64,
    number: String,
    name: String,
    contact: String,
    rank: String,
    first: bool,
}

fn waits(tr: Tr, slug: &str, (at, line): (usize, &WaitingLine)) -> Waits {
    Waits {
        href: address(slug, &line.number),
        turn: at as u64 + 1,
        number: line.number.clone(),
        name: line.name.clone(),
        contact: line.contact.clone(),
        rank: line.rank.map(|rank| tr.count("work-wishes-rank", u64::from(rank))).unwrap_or_default(),
        first: line.first,
    }
}

/// A kind of offer: word, what it is called, how many there are.
type Kind = (String, String, String);

#[derive(Template)]
#[template(config = ".config/askama.toml", path = "offers.html")]
struct OffersPage {
    frame: Frame,
    slug: String,
    round: String,
    told: bool,
    /// How many offers there are.
    all: String,
    /// What can be wanted: word, what it is called, how many there are; the states first, which together are all.
    kinds: Vec<Kind>,
    /// Those that are some of these.
    some: Vec<Kind>,
    asked: (String, String),
    all_places: Vec<(String, String)>,
    places: Vec<Place>,
    /// Number and address of each page of many offers; the one that is shown has no address.
    pages: Vec<(u64, String)>,
    /// Where as many as a page holds are on one, and what the link says; the address is empty where they are.
    whole: String,
    together: String,
    waiting: Option<Vec<Waits>>,
}

/// So many offers fill a page.
const ON_A_PAGE: usize = 100;

/// The address of a part of the board.
fn part((state, placement): &(String, String), more: &[(&str, &str)]) -> String {
    let mut query = form_urlencoded::Serializer::new(String::new());
    let pairs = [("state", state.as_str()), ("placement", placement)];
    query.extend_pairs(pairs.iter().chain(more).filter(|(_, value)| !value.is_empty()));
    format!("?{}", query.finish())
}

async fn board(Signed { visit, who }: Signed<Caseworker>, Path(slug): Path<String>) -> Answer {
    let tr = visit.tr;
    let query = visit.path.split_once('?').map(|(_, query)| query).unwrap_or_default();
    let typed = Typed(form_urlencoded::parse(query.as_bytes()).into_owned().collect());
    let asked = (typed.get("state").to_owned(), typed.get("placement").to_owned());
    let whole = typed.get("all") == "yes";
    let paged = (typed.get("page").parse().unwrap_or(1), if whole { ON_A_LONG_PAGE } else { ON_A_PAGE });
    let found = visit.service.offers_board(&who, &slug, (&asked.0, &asked.1), paged).await?;
    let several = found.pages > 1;
    let at = |n: usize| {
        let all = if whole { "yes" } else { "" };
        if found.page == n { String::new() } else { part(&asked, &[("all", all), ("page", &n.to_string())]) }
    };
    let kind = |(word, prefix): (&str, &str)| {
        let n = found.counts.get(word).copied().filter(|n| *n > 0)?;
        Some((word.to_owned(), tr.say(&format!("{prefix}-{word}")), tr.number(n)))
    };
    let states = OfferState::ALL.map(|state| (state.name(), "work-offer"));
    let waiting = found.waiting.as_ref();
    let page = OffersPage {
        round: found.book.name().get(tr.0).to_owned(),
        told: found.book.phase.is_told(),
        all: tr.number(found.all),
        kinds: states.into_iter().filter_map(kind).collect(),
        some: [(EXPIRING, "offers"), (GIVEN_ON, "offers")].into_iter().filter_map(kind).collect(),
        places: found.places.iter().map(|place| Place::new(tr, &slug, place)).collect(),
        waiting: waiting.map(|all| all.iter().enumerate().map(|one| waits(tr, &slug, one)).collect()),
        pages: (1..=found.pages).filter(|_| several).map(|n| (n as u64, at(n))).collect(),
        whole: if several && !whole { part(&asked, &[("all", "yes")]) } else { String::new() },
        together: together(tr, found.all),
        all_places: found.all_places,
        frame: Frame::wide(&visit, &tr.say("offers-title")).await,
        asked,
        slug,
    };
    Ok(html(page.render()))
}

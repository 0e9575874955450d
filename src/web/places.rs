//! The placements of a round as cards, for whoever only looks: filtered by an address that can be kept or sent. Nothing here
//! asks who somebody is; an age is held against the rules and goes no further.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::Path;
use chrono::Datelike;

use super::{
    cards::{Card, Deck, Filter, Sieve},
    error::{Answer, html},
    form::Typed,
    frame::Frame,
    map::CardsMap,
    routes::Routes,
    visit::Visit,
    words::{Voiced, many},
};
use crate::service::{Answers, Book, Placed, Standing};

pub(super) fn routes(routes: Routes) -> Routes {
    routes.get("/rounds/{slug}/cards", page)
}

#[derive(Template)]
#[template(config = ".config/askama.toml", path = "places.html")]
struct PlacesPage {
    frame: Frame,
    slug: String,
    round: String,
    /// Whether the round has no placements yet.
    none: bool,
    sieve: Sieve,
    shown: String,
    shared: Vec<(String, String)>,
    cards: Vec<Card>,
    /// Where they are, where that is asked for.
    cards_map: Option<CardsMap>,
    /// Why nobody of the age that was asked for can take part; `None` where somebody may.
    out: Option<Vec<String>>,
    /// Placements that the rules close to the age that was asked for: title and reasons.
    closed: Vec<(String, Vec<String>)>,
}

/// The fact by which rules count ages.
const BORN: &str = "date_of_birth";

/// What somebody of an age would answer: that alone, born so many years before the first day.
fn of_age(book: &Book, age: i64) -> Option<Answers> {
    let day = book.earliest_day();
    let year = day.year() - i32::try_from(age).ok()?;
    let born = day.with_year(year).or_else(|| day.pred_opt()?.with_year(year))?;
    Some(BTreeMap::from([(BORN.to_owned(), born.format("%d.%m.%Y").to_string())]))
}

/// Whether applicants of a round are asked when they were born.
fn asks_birth(book: &Book, places: &[Placed]) -> bool {
    book.questions(places).iter().any(|question| question.name == BORN)
}

async fn page(visit: Visit, Path(slug): Path<String>, typed: Typed) -> Answer {
    let (book, places) = visit.service.round_for(&slug, visit.staff.as_ref()).await?;
    let tr = visit.tr;
    let filter = Filter::of(&typed);
    let (asked, mistakes) = filter.asked(tr);
    let demand = visit.service.demand(&book, &places).await?;
    let deck = Deck::new(Voiced { tr, voice: book.voice() }, (&book, &places), &demand, filter.home());
    let ages = asks_birth(&book, &places);
    let answers = asked.age.filter(|_| ages).and_then(|age| of_age(&book, age));
    let seen = answers.map(|answers| book.see(&answers, &places));
    let out = seen.as_ref().filter(|seen| seen.standing == Standing::NotEligible);
    let (mut cards, mut closed) = (Vec::new(), Vec::new());
    let sorted = deck.sorted().into_iter().filter(|_| out.is_none());
    for (at, place) in sorted.filter(|(_, place)| asked.holds(&deck, place)) {
        let refused =
            seen.as_ref().and_then(|seen| seen.refused.get(at)).map(Vec::as_slice).unwrap_or_default();
        if refused.is_empty() {
            cards.push(deck.card(place));
        } else {
            let title = format!("{}: {}", place.placement.organisation, deck.title(place));
            closed.push((title, refused.iter().map(|reason| tr.reason(reason)).collect()));
        }
    }
    let page = PlacesPage {
        frame: Frame::wide(&visit, &tr.say("cards-title")).await,
        round: book.name().get(tr.0).to_owned(),
        none: places.is_empty(),
        sieve: Sieve { ages, ..Sieve::new(&deck, &filter, mistakes).asking_home(tr, false) },
        shown: if filter.is_empty() { String::new() } else { tr.count("cards-shown", many(cards.len())) },
        cards_map: filter.map.then(|| CardsMap::new(tr, &cards, filter.home())),
        out: out.map(|seen| seen.reasons.iter().map(|reason| tr.reason(reason)).collect()),
        shared: deck.shared,
        cards,
        closed,
        slug,
    };
    Ok(html(page.render()))
}

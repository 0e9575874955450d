//! The report: a round's outcome for caseworkers and the council, on one page that needs nothing else -
//! no script, no second file, no network. Owns the page's order and its frame.
//! It never names a person's reason or tier: a published list says the application number and the outcome only.
//!
//! To add a card: one file under `report/cards/` that answers with a `view::Card`, its line in `cards::all`,
//! its sentences in `report.ftl`.

mod cards;
mod figures;
mod head;
mod list;
mod picture;
mod proof;
#[cfg(test)]
mod sample;
#[cfg(test)]
mod tests;
mod view;

use askama::Template;

pub use cards::demand::Demand;

use crate::{
    domain::{Lang, Outcome},
    i18n::Tr,
};

/// The stylesheet that the pages of the service share, put into the page itself.
const STYLE: &str = include_str!("../web/talka.css");

#[derive(Template)]
#[template(config = ".config/askama.toml", path = "report.html")]
struct Page {
    tr: Tr,
    style: &'static str,
    head: head::Head,
    cards: Vec<view::Card>,
    proof: proof::Proof,
    list: list::List,
}

/// The page, as HTML text in UTF-8.
///
/// # Errors
/// [`askama::Error`] when the page cannot be written into memory; no outcome leads to it.
pub fn report_html(outcome: &Outcome, lang: Lang) -> Result<String, askama::Error> {
    let tr = Tr(lang);
    Page {
        tr,
        style: STYLE,
        head: head::head(outcome, tr),
        cards: cards::all(outcome, tr),
        proof: proof::proof(outcome, tr),
        list: list::list(outcome, tr),
    }
    .render()
}

#[derive(Template)]
#[template(config = ".config/askama.toml", path = "fragment.html")]
struct Fragment {
    head: head::Head,
    cards: Vec<view::Card>,
}

#[derive(Template)]
#[template(config = ".config/askama.toml", path = "cards.html")]
struct Cards {
    cards: Vec<view::Card>,
}

/// The report's figures and cards, as a piece of HTML for a page that has the stylesheet.
///
/// # Errors
/// As [`report_html`].
pub fn cards_html(outcome: &Outcome, lang: Lang) -> Result<String, askama::Error> {
    let tr = Tr(lang);
    Fragment { head: head::head(outcome, tr), cards: cards::all(outcome, tr) }.render()
}

/// Demand against seats as one card, as a piece of HTML for a page that has the stylesheet.
///
/// # Errors
/// As [`report_html`].
pub fn demand_html(places: &[Demand<'_>], lang: Lang) -> Result<String, askama::Error> {
    Cards { cards: vec![cards::demand::card(places, Tr(lang))] }.render()
}

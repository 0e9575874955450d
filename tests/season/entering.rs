//! People who come on paper or to the counter while a round takes applications: a caseworker enters each, and a second one signs
//! whatever counts from an earlier moment.

use talka::{
    domain::Lang,
    service::{Came, NewApplication, TypedWish},
};

use crate::{
    model::Season,
    scene::{OPEN, Who, World, moment},
    town::{known, place, slug},
};

/// Enters the last people of a town, half of them from paper; everyone's number and code.
pub(crate) async fn entered(world: &World, season: &Season, round: usize) -> Vec<(String, String)> {
    let (service, ilze, maris) = (world.at(OPEN), world.caseworker(Who::Ilze), world.caseworker(Who::Maris));
    let (all, most) = (season.people.len(), season.settings.entered);
    let mut entered = Vec::new();
    for at in all - most..all {
        let person = &season.people[at];
        let (name, contact) = known(season, round, at);
        let born = person.old.map_or("", |old| if old { "1.3.2009" } else { "1.3.2013" });
        let again = if person.again { "yes" } else { "no" };
        let answers = [
            ("name", name.as_str()),
            ("contact", &contact),
            ("date_of_birth", born),
            ("took_part_last_year", again),
            ("municipality", "Piemēri"),
        ];
        let new = NewApplication {
            once: format!("k{round}x{at}"),
            lang: Lang::Lv,
            answers: answers.map(|(field, text)| (field.to_owned(), text.to_owned())).into(),
            wishes: person.wishes.iter().map(|wish| TypedWish::Placement(place(*wish))).collect(),
            ..NewApplication::default()
        };
        let minutes = i64::try_from(at).expect("few");
        let came = if at < all - most / 2 {
            let at = moment("2026-04-14T07:00:00Z") + chrono::TimeDelta::minutes(minutes);
            Came::OnPaper { at, ground: format!("Saņemšanas zīmogs, Nr. {minutes}") }
        } else {
            Came::Now
        };
        let slug = slug(round);
        let one = service.enter(&ilze, (&slug, &new), &came, &|_, _| true).await.expect("entered");
        assert_eq!(one.waits, at < all - most / 2, "an earlier moment waits for a second signature");
        entered.push((one.submitted.number, one.submitted.code));
    }
    for waiting in service.approvals(&maris).await.expect("asked").waiting {
        service.approve(&maris, waiting.id).await.expect("signed");
    }
    entered
}

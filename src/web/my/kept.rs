//! What is kept of what somebody told, in words: each with what it is called.

use crate::{
    domain::Placing,
    service::{Mine, Placed},
    web::words::{self, Voiced},
};

/// What is kept of what the person told, and what staff found out.
pub(super) fn kept(tell: Voiced, mine: &Mine) -> Vec<(String, String)> {
    let tr = tell.tr;
    let person = &mine.application.person;
    let mut kept = vec![
        (tell.say("apply-label-name"), person.name.clone()),
        (tell.say("apply-label-contact"), person.contact.clone()),
    ];
    kept.extend(mine.code.iter().map(|code| (tell.say("apply-label-personal-code"), code.clone())));
    let told = mine.book.told_by(&person.facts).into_iter();
    kept.extend(told.map(|(label, value)| (label.get(tr.0).to_owned(), words::told(tr, value.as_ref()))));
    if mine.book.draws_codes() {
        kept.push((tr.say("my-kept-draw-code"), mine.application.draw_code.clone()));
    }
    let found = mine.found.iter().map(|(label, value)| {
        (tell.about("my-kept-found", "label", label.get(tr.0)), words::told(tr, Some(value)))
    });
    kept.extend(found);
    if let Some(home) = person.home {
        kept.push((tell.say("my-kept-home"), degrees(home.lat_e6, home.lon_e6)));
    }
    kept.push((tell.say("my-kept-registered"), tr.moment(mine.application.received_at)));
    kept.push((tell.say("my-kept-language"), tr.say(&format!("my-language-{}", mine.application.lang))));
    kept
}

/// What a chosen placement is called; where it is not offered now, its name and why.
pub(super) fn title_of<'a>(
    tell: Voiced,
    mut places: impl Iterator<Item = &'a Placed>,
    number: &str,
) -> String {
    let Some(place) = places.find(|place| place.placement.id.as_str() == number) else {
        return tell.say("apply-wish-gone");
    };
    let name = format!("{}: {}", place.placement.organisation, place.placement.title);
    match place.state {
        Placing::Approved => name,
        state => tell.about(&format!("my-wish-{}", state.name()), "place", &name),
    }
}

/// What somebody wished for, best first: named placements, and what one has to be like.
pub(super) fn wishes(tell: Voiced, mine: &Mine, title_of: impl Fn(&String) -> String) -> Vec<String> {
    let person = &mine.application.person;
    let named = person.wishes.iter().map(|wish| (wish.rank, title_of(&wish.placement)));
    let described = mine.book.described_in_words(person).into_iter();
    let described = described.map(|(rank, what)| (rank, tell.tr.described(&what)));
    let mut all: Vec<_> = named.chain(described).collect();
    all.sort_by_key(|(rank, _)| *rank);
    all.into_iter().map(|(_, text)| text).collect()
}

/// Coordinates as files have them: degrees with six decimals, north and east.
fn degrees(lat_e6: i32, lon_e6: i32) -> String {
    let one = |e6: i32| {
        let sign = if e6 < 0 { "-" } else { "" };
        format!("{sign}{}.{:06}", e6.unsigned_abs() / 1_000_000, e6.unsigned_abs() % 1_000_000)
    };
    format!("{}, {}", one(lat_e6), one(lon_e6))
}

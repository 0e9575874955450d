//! The page of a department's placement that cannot be changed (any more): what is known of it, and once it is published who comes,
//! as a list to be printed; and that somebody is expected.

use askama::Template;
use axum::{
    extract::Path,
    response::{IntoResponse, Redirect},
};
use uuid::Uuid;

use super::{
    error::{Answer, Halt, html},
    form::Typed,
    frame::Frame,
    map::Map,
    routes::{Routes, key},
    visit::{Signed, Visit},
    words::{self, many},
};
use crate::{
    domain::{Arg, Department, FactValue, Phase, Placing, Texts},
    i18n::Tr,
    service::{About, Book, Coming, OfferState, Placed, Told, mail_address},
};

pub(super) fn routes(routes: Routes) -> Routes {
    routes.post("/placements/{id}/confirm", confirm)
}

/// Someone who comes.
struct PersonRow {
    name: String,
    number: String,
    contact: String,
    /// Where a telephone or a letter is opened, empty without a contact.
    href: String,
    /// What the organisation may know, in one line.
    facts: String,
    /// Hours a day, empty where nothing says.
    hours: String,
    /// Whether the person said yes.
    accepted: bool,
    /// When the organisation said that it expects the person; empty where it did not.
    confirmed: String,
    /// Whether it can be reported by now that the person did not come.
    may_have_missed: bool,
    /// Kinds of what was asked for about the person and waits.
    waits: Vec<String>,
}

impl PersonRow {
    fn of(tr: Tr, coming: Coming) -> Self {
        let fact =
            |(label, value): &(Texts, Told)| format!("{}: {}", label.get(tr.0), words::told(tr, Some(value)));
        let contact = coming.contact.unwrap_or_default();
        Self {
            name: if coming.name.is_empty() { coming.number.clone() } else { coming.name },
            number: coming.number,
            accepted: coming.state == OfferState::Accepted,
            confirmed: coming.confirmed.map(|at| tr.moment(at)).unwrap_or_default(),
            may_have_missed: coming.may_have_missed,
            waits: coming.waits,
            href: href(&contact),
            facts: coming.facts.iter().map(fact).collect::<Vec<_>>().join(" · "),
            contact,
            hours: coming.hours.map(|hours| hours.get(tr.0).to_owned()).unwrap_or_default(),
        }
    }
}

/// The address of a telephone or a mailbox.
fn href(contact: &str) -> String {
    let kept = |c: &char| c.is_alphanumeric() || "+@.-_".contains(*c);
    match mail_address(contact) {
        // With any other sign a mailbox could say more to the mail programme than its address.
        Some(address) if address.chars().all(|c| kept(&c)) => format!("mailto:{address}"),
        None if !contact.contains('@') && !contact.is_empty() => {
            format!("tel:{}", contact.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect::<String>())
        }
        _ => String::new(),
    }
}

#[derive(Template)]
#[template(config = ".config/askama.toml", path = "placement.html")]
struct ShowPage {
    frame: Frame,
    round: String,
    organisation: String,
    title: String,
    /// Its days in one line, empty where none is known.
    days: String,
    /// What heads the list on paper: where and when people come, whom they ask for, what they bring, and the day of printing.
    head: Vec<String>,
    /// End of the key of the sentence that says why nothing can be changed.
    why: &'static str,
    /// Where somebody took it back since the page before: what was typed on that.
    gone: Option<Vec<(String, String)>>,
    facts: Vec<(String, String)>,
    /// Where it is, where that was said.
    map: Option<Map>,
    /// The placement's key where the organisation may ask for something about it.
    asks: Option<Uuid>,
    /// The placement's key where the round lets pairs count that were agreed beforehand.
    agreed: Option<Uuid>,
    /// Why seats stayed empty, once published.
    empty: Option<String>,
    /// Who comes, once published: who said yes, and who has not answered.
    people: Option<[(&'static str, Vec<PersonRow>); 2]>,
    /// Whether organisations see whatever is published.
    shown: bool,
}

impl ShowPage {
    fn nobody(&self) -> bool {
        self.people.iter().flatten().all(|(_, people)| people.is_empty())
    }

    /// Whether the organisation can still say of several people at once that it expects them.
    fn unconfirmed(&self) -> bool {
        let people = self.people.iter().flatten().flat_map(|(_, people)| people);
        people.filter(|one| one.accepted && one.confirmed.is_empty()).count() > 1
    }

    /// How many said yes, and how many have not answered, in words.
    fn counted(&self) -> String {
        let count = |(state, people): &(&str, Vec<PersonRow>)| {
            let key = if *state == "accepted" { "placements-accepted" } else { "placements-waiting" };
            (!people.is_empty()).then(|| self.frame.tr.count(key, many(people.len())))
        };
        self.people.iter().flatten().filter_map(count).collect::<Vec<_>>().join(" ")
    }
}

/// A placement that cannot be changed (any more).
pub(super) async fn read_only(
    visit: &Visit,
    who: &Department,
    (book, placed): (&Book, &Placed),
    gone: Option<Vec<(String, String)>>,
) -> Answer {
    let people = if book.phase.is_told() && placed.state == Placing::Approved {
        Some(visit.service.coming(who, placed.id).await?)
    } else {
        None
    };
    let groups = |people: Vec<Coming>| {
        let (accepted, open): (Vec<_>, Vec<_>) =
            people.into_iter().partition(|coming| coming.state == OfferState::Accepted);
        [("accepted", accepted), ("open", open)].map(|(state, people)| {
            (state, people.into_iter().map(|coming| PersonRow::of(visit.tr, coming)).collect())
        })
    };
    let title = placed.placement.title.clone();
    let page = ShowPage {
        frame: Frame::wide(visit, &title).await,
        round: book.name().get(visit.tr.0).to_owned(),
        organisation: placed.placement.organisation.clone(),
        title,
        days: days(visit.tr, book, placed),
        head: head(visit.tr, book, placed),
        why: match placed.state {
            Placing::Withdrawn => "withdrawn",
            Placing::Draft | Placing::Submitted => "unapproved",
            Placing::Approved => book.phase.name(),
        },
        gone,
        asks: (placed.state == Placing::Approved && book.phase != Phase::Finished).then_some(placed.id),
        agreed: (placed.state == Placing::Approved && book.settings.agreed.is_some()).then_some(placed.id),
        facts: facts(visit.tr, book, placed),
        map: placed.placement.site.and_then(|site| Map::of_site(visit.tr, site)),
        empty: empty(visit, book, placed).await?,
        people: people.map(groups),
        shown: visit.service.shown_to_organisations(book.id).await?,
    };
    Ok(html(page.render()))
}

/// The organisation expects somebody, or everybody who accepted, or takes that back.
async fn confirm(Signed { visit, who }: Signed<Department>, Path(id): Path<String>, typed: Typed) -> Answer {
    let confirmed = typed.get("expected") != "no";
    visit.service.confirm_coming(&who, key(&id)?, (typed.get("number"), confirmed)).await?;
    visit.say_next(if confirmed { "placements-confirm-said" } else { "placements-confirm-unsaid" }).await;
    Ok(Redirect::to(&format!("/placements/{id}")).into_response())
}

/// Why seats of a placement stayed empty; nothing before results are published, or where none did.
async fn empty(visit: &Visit, book: &Book, placed: &Placed) -> Result<Option<String>, Halt> {
    if !book.phase.is_told() {
        return Ok(None);
    }
    let Some((outcome, ..)) = visit.service.published(&book.slug).await? else { return Ok(None) };
    let place = outcome.places.iter().find(|place| place.placement.id == placed.placement.id);
    Ok(place.and_then(|place| place.empty.as_ref()).map(|reason| visit.tr.reason(reason)))
}

/// The days that are known of a placement, each under its name.
fn days(tr: Tr, book: &Book, placed: &Placed) -> String {
    let told = book.told_of(placed).into_iter();
    let days = told.filter(|(_, value)| matches!(value, Told::Value(FactValue::Date(_))));
    let line = |(label, day): (Texts, Told)| format!("{}: {}", label.get(tr.0), words::told(tr, Some(&day)));
    days.map(line).collect::<Vec<_>>().join(" · ")
}

/// What heads the list of people on paper: where and when they come, whom they ask for and what they bring, and the day of printing.
fn head(tr: Tr, book: &Book, placed: &Placed) -> Vec<String> {
    let about = book.about(tr, &placed.placement).into_iter();
    let told = about.filter(|line| {
        matches!(line.of, About::Where | About::When | About::Hours | About::Contact | About::Bring)
    });
    let printed = tr.with("placements-printed", &[("day", Arg::Date(book.today))]);
    told.map(|line| format!("{}: {}", line.label, line.text)).chain([printed]).collect()
}

/// Everything about a placement in words: what it is called, and its value.
pub(super) fn facts(tr: Tr, book: &Book, placed: &Placed) -> Vec<(String, String)> {
    let seats = tr.count("report-seats", u64::from(placed.placement.capacity));
    let mut facts = vec![
        (tr.say("placements-name"), placed.placement.title.clone()),
        (tr.say("placements-seats"), seats),
    ];
    facts.extend(book.about(tr, &placed.placement).into_iter().map(|line| (line.label, line.text)));
    facts
}

//! A department's placements: the list by round, one that cannot be changed with who comes, taking one back.

use askama::Template;
use axum::{
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use uuid::Uuid;

use super::{
    error::{Answer, Halt, html},
    form::Typed,
    frame::Frame,
    map::Map,
    routes::{Routes, key},
    start::tag,
    visit::{Signed, Visit},
    words::{self, many, whole},
};
use crate::{
    domain::{Arg, Department, FactValue, Phase, Placing, Texts},
    i18n::{Tr, sort},
    service::{About, Book, Coming, No, OfferState, Own, Placed, RoundLine, Told, mail_address},
};

pub(super) fn routes(routes: Routes) -> Routes {
    routes
        .get("/placements", list)
        .get("/placements/{id}/withdraw", withdraw_page)
        .post("/placements/{id}/withdraw", withdraw)
}

/// A round with one's own placements.
struct Group {
    slug: String,
    name: String,
    phase: &'static str,
    tag: &'static str,
    open: bool,
    /// The rounds into which one like these can be offered: word in addresses and name.
    again: Vec<(String, String)>,
    /// Whether the organisation may offer placements in it.
    may: bool,
    published: bool,
    rows: Vec<Row>,
}

/// A placement in the list.
struct Row {
    id: Uuid,
    title: String,
    seats: String,
    /// The word for where it stands, and the class of its tag.
    state: (&'static str, &'static str),
    /// How many of whom said yes.
    accepted: String,
    /// That agreed pairs wait for an answer, if some do.
    agreed: Option<String>,
    /// Whether the very same work is offered in the round once more.
    twin: bool,
}

#[derive(Template)]
#[template(config = ".config/askama.toml", path = "placements.html")]
struct ListPage {
    frame: Frame,
    groups: Vec<Group>,
    /// Whether there is no round in which the organisation may offer any.
    none: bool,
}

/// The word for where a placement stands, and the class of its tag.
pub(super) fn state(placed: &Placed) -> (&'static str, &'static str) {
    match placed.state {
        Placing::Draft if !placed.note.is_empty() => ("returned", "bad"),
        Placing::Draft => ("draft", ""),
        Placing::Submitted => ("waits", "wait"),
        Placing::Approved => ("offered", "yes"),
        Placing::Withdrawn => ("withdrawn", ""),
    }
}

fn group(tr: Tr, line: &RoundLine, own: &[Own], (may, again): (&[Uuid], &[(String, String)])) -> Group {
    let row = |own: &Own| Row {
        id: own.placed.id,
        title: own.placed.placement.title.clone(),
        seats: tr.number(u64::from(own.placed.placement.capacity)),
        state: state(&own.placed),
        twin: own.twin,
        accepted: tr
            .with("placements-coming-of", &[("accepted", whole(own.accepted)), ("all", whole(own.coming))]),
        agreed: (own.agreed > 0).then(|| tr.count("placements-agreed", own.agreed)),
    };
    let mut own: Vec<&Own> = own.iter().filter(|own| own.slug == line.slug).collect();
    own.sort_by(|one, other| {
        let titles = sort::compare(&one.placed.placement.title, &other.placed.placement.title);
        let gone = |own: &Own| own.placed.state == Placing::Withdrawn;
        gone(one).cmp(&gone(other)).then(titles)
    });
    Group {
        slug: line.slug.clone(),
        name: line.name.get(tr.0).to_owned(),
        phase: line.phase.name(),
        tag: tag(line.phase),
        open: line.phase.takes_placements(),
        again: again.to_vec(),
        may: may.contains(&line.id),
        published: line.phase.is_told(),
        rows: own.into_iter().map(row).collect(),
    }
}

async fn list(Signed { visit, who }: Signed<Department>) -> Answer {
    let own = visit.service.own_placements(&who).await?;
    let rounds = visit.service.rounds_for(Some(who.staff())).await?;
    let may = visit.service.rounds_to_post_in(&who).await?;
    let takes = |line: &&RoundLine| line.phase.takes_placements() && may.contains(&line.id);
    let mut again: Vec<&RoundLine> = rounds.iter().filter(takes).collect();
    again.sort_by_key(|line| line.closes_at);
    let named = |line: &RoundLine| (line.slug.clone(), line.name.get(visit.tr.0).to_owned());
    let again: Vec<(String, String)> = again.into_iter().map(named).collect();
    let groups = rounds.iter().map(|line| group(visit.tr, line, &own, (&may, &again)));
    let groups = groups.filter(|group| (group.open && group.may) || !group.rows.is_empty()).collect();
    let frame = Frame::wide(&visit, &visit.tr.say("placements-title")).await;
    Ok(html(ListPage { frame, groups, none: again.is_empty() }.render()))
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
    /// What heads the list on paper: days, hours, and when it was printed.
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

/// What heads the list of people on paper: days and hours as they are announced, and the day on which it is printed.
fn head(tr: Tr, book: &Book, placed: &Placed) -> Vec<String> {
    let about = book.about(tr, &placed.placement).into_iter();
    let told = about.filter(|line| matches!(line.of, About::When | About::Hours));
    let printed = tr.with("placements-printed", &[("day", Arg::Date(book.today))]);
    told.map(|line| format!("{}: {}", line.label, line.text)).chain([printed]).collect()
}

/// Everything about a placement in words: what it is called, and its value.
fn facts(tr: Tr, book: &Book, placed: &Placed) -> Vec<(String, String)> {
    let seats = tr.count("report-seats", u64::from(placed.placement.capacity));
    let mut facts = vec![
        (tr.say("placements-name"), placed.placement.title.clone()),
        (tr.say("placements-seats"), seats),
    ];
    facts.extend(book.about(tr, &placed.placement).into_iter().map(|line| (line.label, line.text)));
    facts
}

#[derive(Template)]
#[template(config = ".config/askama.toml", path = "placement_withdraw.html")]
struct WithdrawPage {
    frame: Frame,
    placed: Placed,
    round: String,
    /// Somebody changed it since the page before.
    stale: bool,
    facts: Vec<(String, String)>,
}

async fn ask_first(visit: &Visit, book: &Book, placed: Placed, stale: bool) -> Response {
    let page = WithdrawPage {
        frame: Frame::narrow(visit, &visit.tr.say("placements-withdraw")).await,
        round: book.name().get(visit.tr.0).to_owned(),
        stale,
        facts: facts(visit.tr, book, &placed),
        placed,
    };
    html(page.render())
}

async fn withdraw_page(Signed { visit, who }: Signed<Department>, Path(id): Path<String>) -> Answer {
    let (book, placed) = visit.service.own_placement(&who, key(&id)?).await?;
    if !book.phase.takes_placements() || placed.state == Placing::Withdrawn {
        return Ok(Redirect::to(&format!("/placements/{}", placed.id)).into_response());
    }
    Ok(ask_first(&visit, &book, placed, false).await)
}

async fn withdraw(Signed { visit, who }: Signed<Department>, Path(id): Path<String>, typed: Typed) -> Answer {
    let id = key(&id)?;
    match visit.service.withdraw_placement(&who, (id, typed.whole("version")?)).await {
        Ok(()) => {
            visit.say_next("placements-said-withdrawn").await;
            Ok(Redirect::to("/placements").into_response())
        }
        Err(No::Refused(why)) if why.key == "refused-stale" => {
            let (book, placed) = visit.service.own_placement(&who, id).await?;
            if placed.state == Placing::Withdrawn {
                return gone(&visit, &who, (&book, &placed), Vec::new()).await;
            }
            Ok((StatusCode::CONFLICT, ask_first(&visit, &book, placed, true).await).into_response())
        }
        Err(other) => Err(other.into()),
    }
}

/// The answer to a form about a placement that was taken back meanwhile, with what was typed on it.
pub(super) async fn gone(
    visit: &Visit,
    who: &Department,
    shown: (&Book, &Placed),
    typed: Vec<(String, String)>,
) -> Answer {
    Ok((StatusCode::CONFLICT, read_only(visit, who, shown, Some(typed)).await?).into_response())
}

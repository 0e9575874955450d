//! Two runs side by side: who gains, who loses, and why.

use askama::Template;
use axum::{extract::Path, response::IntoResponse, response::Redirect};

use crate::{
    domain::{
        Caseworker, Outcome, PersonOutcome, Status,
        comparison::{Shift, Shifted},
    },
    i18n::Tr,
    service::{Book, RunKind, RunState, RunView, TwoRuns},
    web::{
        applications::address,
        error::{Answer, Halt, html},
        form::Typed,
        frame::Frame,
        routes::key,
        visit::{Signed, Visit},
    },
};

/// Whether the round has another verified run of the same kind.
pub(super) async fn has_another(visit: &Visit, who: &Caseworker, run: &RunView) -> Result<bool, Halt> {
    let runs = visit.service.runs(who, &run.slug).await?;
    let is_main = |one: &RunView| one.kind == RunKind::Main;
    Ok(runs
        .iter()
        .any(|one| one.id != run.id && one.state == RunState::Verified && is_main(one) == is_main(run)))
}

/// One of the two: what it is called, its address, and what it found in a few figures.
struct Side {
    title: String,
    href: String,
    placed: String,
    waiting: String,
    /// Whether it was published.
    published: bool,
}

/// A person whom the two treat differently.
struct Row {
    href: String,
    number: String,
    name: String,
    before: String,
    after: String,
    /// Why the later run gives no place, or another.
    why: String,
}

/// Those whom the two treat differently in one way.
struct Group {
    /// The word of a [`Shift`].
    word: &'static str,
    n: u64,
    rows: Vec<Row>,
}

#[derive(Template)]
#[template(config = ".config/askama.toml", path = "runs/beside.html")]
struct BesidePage {
    frame: Frame,
    slug: String,
    round: String,
    id: String,
    /// The earlier, and the later.
    sides: [Side; 2],
    groups: Vec<Group>,
    /// What the two were computed from, in sentences.
    ground: Vec<String>,
    /// Other runs that could stand here: key, title, whether it is the one.
    others: Vec<(String, String, bool)>,
}

fn title(tr: Tr, run: &RunView) -> String {
    let number = tr.count("run-title", u64::try_from(run.number).unwrap_or_default());
    let at = run.finished_at.map(|at| tr.moment(at)).unwrap_or_default();
    format!("{number} {at}")
}

fn side(tr: Tr, (run, outcome): &(RunView, Outcome)) -> Side {
    Side {
        title: title(tr, run),
        href: format!("/runs/{}", run.id),
        placed: outcome.count(Status::Placed).to_string(),
        waiting: outcome.count(Status::Waiting).to_string(),
        published: run.published,
    }
}

/// What became of somebody in one run, in a line.
fn became(tr: Tr, outcome: &Outcome, person: Option<&PersonOutcome>) -> String {
    let Some(person) = person else { return tr.say("beside-nothing") };
    let place =
        person.place.and_then(|at| outcome.places.get(at)).filter(|_| person.status == Status::Placed);
    if let Some(place) = place {
        return format!("{}: {}", place.placement.organisation, place.placement.title);
    }
    tr.say(&format!("status-{}", person.status.name()))
}

fn row(tr: Tr, book: &Book, two: &TwoRuns, shifted: &Shifted<'_>) -> Option<Row> {
    let number = shifted.number()?.to_string();
    let reasons = shifted.after.into_iter().flat_map(|person| &person.reasons);
    Some(Row {
        href: address(&book.slug, &number),
        name: two.names.get(&number).cloned().unwrap_or_default(),
        number,
        before: became(tr, &two.before.1, shifted.before),
        after: became(tr, &two.after.1, shifted.after),
        why: reasons.map(|reason| tr.reason(&book.formally(reason))).collect::<Vec<_>>().join(" "),
    })
}

/// Whether the two were computed from the same frozen list by the same version of the rules.
fn ground(tr: Tr, two: &TwoRuns) -> Vec<String> {
    let same = |same: bool, yes: &str, no: &str| tr.say(if same { yes } else { no });
    vec![
        same(two.before.0.digest == two.after.0.digest, "beside-same-list", "beside-other-list"),
        same(two.before.1.pack.1 == two.after.1.pack.1, "beside-same-rules", "beside-other-rules"),
    ]
}

/// The page. `with` in the address names the other run.
pub(super) async fn beside(Signed { visit, who }: Signed<Caseworker>, Path(id): Path<String>) -> Answer {
    let this = key(&id)?;
    let query = visit.path.split_once('?').map(|(_, query)| query).unwrap_or_default();
    let typed = Typed(form_urlencoded::parse(query.as_bytes()).into_owned().collect());
    let other = match typed.get("with") {
        "" => None,
        with => Some(key(with)?),
    };
    let two = visit.service.two_runs(&who, this, other).await?;
    match two {
        Some(two) => page(&visit, id, &two).await,
        None => Ok(Redirect::to(&format!("/runs/{id}")).into_response()),
    }
}

async fn page(visit: &Visit, id: String, two: &TwoRuns) -> Answer {
    let (tr, slug) = (visit.tr, two.after.0.slug.clone());
    let (book, _) = visit.service.round(&slug).await?;
    let shifted = two.shifted();
    let group = |shift: Shift| {
        let those = shifted.iter().filter(|one| one.shift == shift);
        let rows: Vec<Row> = those.filter_map(|one| row(tr, &book, two, one)).collect();
        (!rows.is_empty()).then(|| Group { word: shift.name(), n: rows.len() as u64, rows })
    };
    let other = if two.before.0.id.to_string() == id { &two.after.0 } else { &two.before.0 };
    let choice = |run: &RunView| (run.id.to_string(), title(tr, run), run.id == other.id);
    let page = BesidePage {
        frame: Frame::wide(visit, &tr.say("beside-title")).await,
        round: book.name().get(tr.0).to_owned(),
        sides: [side(tr, &two.before), side(tr, &two.after)],
        groups: Shift::ALL.into_iter().filter_map(group).collect(),
        ground: ground(tr, two),
        others: two.others.iter().map(choice).collect(),
        slug,
        id,
    };
    Ok(html(page.render()))
}

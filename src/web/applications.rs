//! A round's applications for its caseworkers: the list, and one application's file.

use askama::Template;
use axum::{
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Redirect},
};

use super::{
    error::{Answer, html},
    facts::{FactForm, FactLine},
    form::{Mistakes, Typed},
    frame::Frame,
    routes::Routes,
    visit::{Signed, Visit},
    words::Why,
};
use crate::{
    domain::{Arg, Caseworker},
    i18n::Tr,
    service::{ApplicationFile, Line, No, Phase, Standing, WishFile},
};

/// Applications on one page of the list.
const ON_A_PAGE: usize = 100;

/// What the list can be narrowed to.
const STANDINGS: [&str; 4] = ["needs-person", "eligible", "not-eligible", "withdrawn"];

pub(super) fn routes(routes: Routes) -> Routes {
    routes
        .get("/rounds/{slug}/applications", list)
        .get("/rounds/{slug}/applications/{number}", file)
        .post("/rounds/{slug}/applications/{number}/decide", decide)
}

/// The class of the tag that tells a standing.
fn tag(standing: &Standing) -> &'static str {
    match standing {
        Standing::Eligible(_) => "yes",
        Standing::NeedsPerson => "wait",
        Standing::NotEligible | Standing::Withdrawn => "",
    }
}

/// A value from the address, empty when it is missing.
fn asked(visit: &Visit, name: &str) -> String {
    let query = visit.path.split_once('?').map(|(_, query)| query).unwrap_or_default();
    let mut pairs = form_urlencoded::parse(query.as_bytes());
    pairs.find(|(key, _)| key == name).map(|(_, value)| value.trim().to_owned()).unwrap_or_default()
}

/// The address of an application's file. A number that came in with a file may hold any letter.
fn address(slug: &str, number: &str) -> String {
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
    why: String,
    wishes: usize,
    twin: Option<String>,
}

fn row(tr: Tr, slug: &str, line: &Line) -> Row {
    Row {
        href: address(slug, &line.number),
        number: line.number.clone(),
        name: line.name.clone(),
        registered: tr.moment(line.registered_at),
        standing: line.standing.name(),
        tag: tag(&line.standing),
        why: line.reasons.first().map(|reason| tr.reason(reason)).unwrap_or_default(),
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
    standings: [&'static str; 4],
    status: String,
    q: String,
    /// Whether the round has any application.
    any: bool,
    found: u64,
    rows: Vec<Row>,
    /// Number and address of each page; the one that is shown has no address.
    pages: Vec<(u64, String)>,
}

async fn list(Signed { visit, who }: Signed<Caseworker>, Path(slug): Path<String>) -> Answer {
    let tr = visit.tr;
    let board = visit.service.board(&who, &slug).await?;
    let (status, q) = (asked(&visit, "status"), asked(&visit, "q"));
    let wanted = q.to_lowercase();
    let fits = |line: &&Line| {
        (status.is_empty() || line.standing.name() == status) && line.number.to_lowercase().contains(&wanted)
    };
    let found: Vec<&Line> = board.people.iter().filter(fits).collect();
    let last = found.len().div_ceil(ON_A_PAGE).max(1);
    let page = asked(&visit, "page").parse().unwrap_or(1).clamp(1, last);
    let query_of = |n: usize| {
        let number = n.to_string();
        let pairs = [("status", status.as_str()), ("q", q.as_str()), ("page", number.as_str())];
        let mut query = form_urlencoded::Serializer::new(String::new());
        query.extend_pairs(pairs.into_iter().filter(|(_, value)| !value.is_empty()));
        if n == page { String::new() } else { format!("?{}", query.finish()) }
    };
    let rows = found.iter().skip((page - 1) * ON_A_PAGE).take(ON_A_PAGE);
    let page = ListPage {
        round: board.book.name().get(tr.0).to_owned(),
        standings: STANDINGS,
        any: !board.people.is_empty(),
        found: found.len() as u64,
        rows: rows.map(|line| row(tr, &slug, line)).collect(),
        pages: (1..=last).map(|n| (n as u64, query_of(n))).collect(),
        frame: Frame::wide(&visit, &tr.say("work-list")).await,
        slug,
        status,
        q,
    };
    Ok(html(page.render()))
}

struct WishRow {
    rank: u64,
    title: String,
    organisation: String,
    word: &'static str,
    tag: &'static str,
    reasons: Vec<Why>,
}

fn wish_row(tr: Tr, wish: &WishFile) -> WishRow {
    let person = wish.reasons.iter().any(|reason| reason.key.starts_with("needs-person"));
    let (word, tag) = match (&wish.place, wish.reasons.is_empty(), person) {
        (None, ..) => ("", ""),
        (_, true, _) => ("possible", "yes"),
        (_, _, true) => ("person", "wait"),
        _ => ("impossible", ""),
    };
    let placement = wish.place.as_ref().map(|place| &place.placement);
    let gone = || tr.with("work-wishes-gone", &[("number", Arg::Text(wish.number.clone()))]);
    WishRow {
        rank: u64::from(wish.rank),
        title: placement.map_or_else(gone, |placement| placement.title.clone()),
        organisation: placement.map(|placement| placement.organisation.clone()).unwrap_or_default(),
        word,
        tag,
        reasons: wish.reasons.iter().map(|reason| Why::of(tr, reason)).collect(),
    }
}

/// A line of the history: what, when, by whom.
type Did = (String, String, String);

#[derive(Template)]
#[template(config = ".config/askama.toml", path = "application.html")]
struct FilePage {
    frame: Frame,
    mistakes: Mistakes,
    slug: String,
    round: String,
    /// Where forms go.
    action: String,
    version: i64,
    standing: &'static str,
    tag: &'static str,
    tier: String,
    name: String,
    contact: String,
    registered: String,
    lang: String,
    reasons: Vec<Why>,
    facts: Vec<FactLine>,
    /// What is to be found out first.
    missing: Vec<FactForm>,
    /// What else can be mended.
    others: Vec<FactForm>,
    /// Whether nothing can be changed any more.
    ended: bool,
    /// Whether the page that was sent had become stale.
    stale: bool,
    wishes: Vec<WishRow>,
    history: Vec<Did>,
    looks: Vec<Did>,
}

impl FilePage {
    async fn new(visit: &Visit, file: &ApplicationFile, typed: &Typed, mistakes: Mistakes) -> Self {
        let tr = visit.tr;
        let application = &file.application;
        let title = tr.with("work-file-title", &[("number", Arg::Text(application.number.clone()))]);
        let ended = file.book.phase == Phase::Published;
        let closed = ended || application.withdrawn;
        let forms = file.facts.iter().filter(|_| !closed).map(|fact| FactForm::new(tr, fact, typed));
        let (missing, others) = forms.partition(|form: &FactForm| file.missing.contains(&form.name));
        let (looks, history) = file.history.iter().partition::<Vec<_>, _>(|(action, ..)| action == "look");
        let did = |(action, at, by): &(String, chrono::DateTime<chrono::Utc>, String)| {
            let what = tr.try_say(&format!("work-did-{action}"));
            let by = if by.is_empty() { tr.say("work-history-applicant") } else { by.clone() };
            (what.unwrap_or_else(|| tr.say("work-did-other")), tr.moment(*at), by)
        };
        Self {
            frame: Frame::wide(visit, &title).await,
            mistakes,
            action: format!("{}/decide", address(&file.book.slug, &application.number)),
            slug: file.book.slug.clone(),
            round: file.book.name().get(tr.0).to_owned(),
            version: application.version,
            standing: file.standing.name(),
            tag: tag(&file.standing),
            tier: tier(tr, file),
            name: application.person.name.clone(),
            contact: application.person.contact.clone(),
            registered: tr.moment(application.registered_at),
            lang: application.lang.clone(),
            reasons: file.reasons.iter().map(|reason| Why::of(tr, reason)).collect(),
            facts: file.facts.iter().map(|fact| FactLine::new(tr, fact)).collect(),
            missing,
            others,
            ended,
            stale: false,
            wishes: file.wishes.iter().map(|wish| wish_row(tr, wish)).collect(),
            history: history.into_iter().map(did).collect(),
            looks: looks.into_iter().map(did).collect(),
        }
    }
}

/// The tier of whoever takes part, in words.
fn tier(tr: Tr, file: &ApplicationFile) -> String {
    let Standing::Eligible(number) = file.standing else { return String::new() };
    let named = file.book.rules.tiers().iter().find(|tier| tier.number == number);
    let name = named.map(|tier| tier.name.get(tr.0).to_owned()).unwrap_or_default();
    tr.with("work-file-tier", &[("n", Arg::Whole(i64::from(number))), ("name", Arg::Text(name))])
}

async fn file(
    Signed { visit, who }: Signed<Caseworker>,
    Path((slug, number)): Path<(String, String)>,
) -> Answer {
    let file = visit.service.application(&who, &slug, &number).await?;
    Ok(html(FilePage::new(&visit, &file, &Typed::default(), Mistakes::default()).await.render()))
}

async fn decide(
    Signed { visit, who }: Signed<Caseworker>,
    Path((slug, number)): Path<(String, String)>,
    typed: Typed,
) -> Answer {
    let version = typed.whole("version")?;
    let (fact, value, note) = (typed.get("fact"), typed.get("value"), typed.get("note"));
    let decided = visit.service.decide(&who, (&slug, &number, version), (fact, value, note)).await;
    let (status, mistakes) = match decided {
        Ok(()) => {
            visit.say_next("work-file-saved").await;
            return Ok(Redirect::to(&address(&slug, &number)).into_response());
        }
        Err(No::Invalid(mut wrong)) => {
            // The page has a form for each fact: fields are told apart by its name.
            for wrong in &mut wrong {
                wrong.field = format!("{}-{fact}", wrong.field);
            }
            (StatusCode::UNPROCESSABLE_ENTITY, Mistakes::new(visit.tr, &wrong))
        }
        Err(No::Refused(why)) if why.key == "refused-stale" => (StatusCode::CONFLICT, Mistakes::default()),
        Err(other) => return Err(other.into()),
    };
    let file = visit.service.application(&who, &slug, &number).await?;
    let page = FilePage::new(&visit, &file, &typed, mistakes).await;
    let page = FilePage { stale: status == StatusCode::CONFLICT, ..page };
    Ok((status, html(page.render())).into_response())
}

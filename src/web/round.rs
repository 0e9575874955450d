//! The public page of a round: where it stands, its rules with their sources, how the order is made, its placements, and
//! after publication what anyone may know of the outcome. Never a person's name, tier or reason.

mod outcome;

use askama::Template;
use axum::{extract::Path, http::HeaderMap, response::IntoResponse};
use chrono::{DateTime, Utc};

use self::outcome::Published;
use super::{
    cached, condition_words,
    error::{Answer, Halt, html},
    frame::Frame,
    routes::Routes,
    start::tag,
    visit::Visit,
    words::{self, Voiced, Why, many, whole},
};
use crate::{
    domain::{Arg, Condition, ConditionKind, Source, Stage, Texts},
    i18n::{Tr, sort},
    service::{Beside, Book, FormerDraw, Phase, Placed},
};

pub(super) fn routes(routes: Routes) -> Routes {
    routes.get("/rounds/{slug}", page).get("/rounds/{slug}/report", report)
}

/// A placement in the table.
struct Row {
    title: String,
    facts: String,
    seats: String,
}

/// How people are put in order.
struct Order {
    /// What is said of the tiers: a key.
    tiers: &'static str,
    /// Whether the order inside a tier counts.
    counts: bool,
    /// What is published before the draw.
    commitment: Option<String>,
    /// What is published after it.
    seed: Option<String>,
    /// The seed between single quotes, as a shell reads it.
    quoted: String,
    /// Whether draw codes are hashed, with a seed that the service made; older rounds hash application numbers.
    codes: bool,
}

/// A draw that does not count any more.
struct Former {
    text: String,
    commitment: String,
    seed: String,
}

#[derive(Template)]
#[template(config = ".config/askama.toml", path = "round.html")]
struct RoundPage {
    frame: Frame,
    tell: Voiced,
    slug: String,
    programme: String,
    name: String,
    phase: &'static str,
    tag: &'static str,
    lead: String,
    /// That the deadline is an earlier one than was announced.
    earlier: Option<String>,
    /// The round that this one follows, and those that follow it: key of a word, word in addresses, name.
    calls: Vec<(&'static str, String, String)>,
    pairs: Vec<(String, String)>,
    rules: Vec<Why>,
    pair_rules: Vec<Why>,
    tiers: Vec<Why>,
    order: Order,
    /// Draws that do not count any more.
    former: Vec<Former>,
    /// What the round asks besides: quotas, money and others.
    conditions: Vec<Conditioned>,
    /// What is said of all of them: a key.
    kept: &'static str,
    /// How many placements there are, in words.
    places_count: String,
    groups: Groups,
    published: Option<Published>,
    /// Places that were given after the results: when, and the numbers of whoever got them.
    later: Vec<(String, Vec<String>)>,
}

/// Placements by organisation.
type Groups = Vec<(String, Vec<Row>)>;

/// The programme's name, or what a programme without one is called.
pub(super) fn programme(tr: Tr, book: &Book) -> String {
    programme_called(tr, &book.settings.programme)
}

/// The same for a programme by its word.
pub(super) fn programme_called(tr: Tr, programme: &str) -> String {
    tr.try_say(&format!("programme-{programme}")).unwrap_or_else(|| tr.say("programme-other"))
}

/// That the deadline is an earlier one than was announced, while that matters to anybody.
pub(super) fn sooner(tr: Tr, book: &Book) -> Option<String> {
    let announced = book.announced_until.filter(|_| book.phase <= Phase::Ended)?;
    let moments = [
        ("closes", Arg::Text(tr.last_moment(book.closes_at))),
        ("announced", Arg::Text(tr.last_moment(announced))),
    ];
    Some(tr.with("round-earlier", &moments))
}

fn lead(tell: Voiced, book: &Book, published_at: Option<DateTime<Utc>>) -> String {
    let tr = tell.tr;
    let moments = [
        ("opens", Arg::Text(tr.moment(book.opens_at))),
        ("closes", Arg::Text(tr.last_moment(book.closes_at))),
        ("published", Arg::Text(published_at.map(|moment| tr.moment(moment)).unwrap_or_default())),
    ];
    let key = match book.phase {
        Phase::Draft => "round-lead-draft",
        Phase::Upcoming => "round-lead-upcoming",
        Phase::Open => "round-lead-open",
        Phase::Ended => "round-lead-ended",
        Phase::Closed => "round-lead-closed",
        Phase::Published => "round-lead-published",
        Phase::Finished => "round-lead-finished",
    };
    tell.with(key, &moments)
}

/// The figures and dates that everyone asks for first.
fn pairs(
    tr: Tr,
    book: &Book,
    places: &[Placed],
    (authority, by_rule): (String, bool),
) -> Vec<(String, String)> {
    let seats = places.iter().map(|place| u64::from(place.placement.capacity)).sum();
    let seats = if places.is_empty() {
        tr.say("round-seats-none")
    } else {
        tr.with("round-seats-in", &[("n", whole(seats)), ("placements", whole(many(places.len())))])
    };
    let rules = book.rules.pack();
    let version = [
        ("pack", Arg::Text(rules.name().get(tr.0).to_owned())),
        ("version", Arg::Text(rules.version().to_owned())),
    ];
    let mut pairs = vec![
        (tr.say("round-seats-label"), seats),
        (tr.say("round-from"), tr.moment(book.opens_at)),
        match book.closed_at {
            Some(at) => (tr.say("round-closed"), tr.moment(at)),
            None => (tr.say("start-until"), tr.last_moment(book.closes_at)),
        },
        (tr.say("start-order"), tr.say(&format!("start-by-{}", book.sequence().name()))),
    ];
    if let Some(day) = book.settings.dates.get("starts") {
        pairs.push((tr.say("round-work-from"), tr.date(*day)));
    }
    let unanswered = format!("round-answers-{}", book.settings.answers.at_deadline.name());
    pairs.push((tr.say("round-answers"), tr.say(&unanswered)));
    if by_rule && book.phase < Phase::Finished {
        let key = if book.settings.answers.refill_after_start {
            "round-freed-by-rule"
        } else {
            "round-freed-by-rule-until-start"
        };
        pairs.push((tr.say("round-freed"), tr.say(key)));
    }
    if book.lets_move() && book.phase < Phase::Finished {
        pairs.push((tr.say("round-may-move-label"), tr.say("round-may-move")));
    }
    pairs.extend(asked_after(tr, book));
    pairs.extend(words::shared_terms(tr, book, places));
    pairs.push((tr.say("round-rules-label"), tr.with("round-pack", &version)));
    pairs.push((tr.say("round-authority"), authority));
    pairs
}

/// What the round asks besides: that agreed pairs count, and of whoever is offered a place consent and papers.
fn asked_after(tr: Tr, book: &Book) -> Vec<(String, String)> {
    let consent = book.settings.consent.as_ref().map(|asked| {
        let args = [("age", Arg::Text(asked.until_age.to_string()))];
        (tr.say("round-consent-label"), tr.with("my-guardian-lead", &args))
    });
    let papers = &book.settings.papers;
    let names = papers.iter().map(|paper| paper.name.get(tr.0)).collect::<Vec<_>>().join("; ");
    let papers = (!names.is_empty()).then(|| (tr.say("round-papers-label"), names));
    let agreed = book.settings.agreed.as_ref().map(|norm| {
        let args = [("title", Arg::Text(norm.title.clone())), ("place", Arg::Text(norm.place.clone()))];
        (tr.say("round-agreed-label"), tr.with("round-agreed", &args))
    });
    agreed.into_iter().chain(consent).chain(papers).collect()
}

fn groups(tr: Tr, book: &Book, places: &[Placed]) -> Groups {
    let mut sorted: Vec<&Placed> = places.iter().collect();
    sorted.sort_by(|one, other| {
        sort::compare(&one.placement.organisation, &other.placement.organisation)
            .then_with(|| sort::compare(&one.placement.title, &other.placement.title))
    });
    let shared = words::shared_terms(tr, book, places);
    let mut groups = Groups::new();
    for place in sorted {
        let row = Row {
            title: place.placement.title.clone(),
            facts: words::facts(tr, book, place, &shared),
            seats: tr.number(u64::from(place.placement.capacity)),
        };
        match groups.last_mut().filter(|(name, _)| *name == place.placement.organisation) {
            Some((_, rows)) => rows.push(row),
            None => groups.push((place.placement.organisation.clone(), vec![row])),
        }
    }
    groups
}

fn order(book: &Book) -> Order {
    let seed = book.seed().map(ToOwned::to_owned);
    let quoted = seed.as_ref().map(|seed| seed.replace('\'', r"'\''")).unwrap_or_default();
    let asked = |stage| book.settings.stages.contains(&stage);
    let tiers = match (asked(Stage::Tiers), book.settings.constraints.is_empty()) {
        (false, _) => "round-tiers-unused",
        (true, false) => "round-tiers-limited",
        (true, true) => "round-tiers",
    };
    Order {
        tiers,
        counts: asked(Stage::Order),
        commitment: book.commitment(),
        seed,
        quoted,
        codes: book.draws_codes(),
    }
}

fn former(tr: Tr, draw: &FormerDraw) -> Former {
    let moment = [("moment", Arg::Text(tr.moment(draw.until)))];
    Former {
        text: tr.with("round-former-draw", &moment),
        commitment: draw.commitment.clone(),
        seed: draw.seed.clone(),
    }
}

/// A condition: what it is called, what it asks with where it comes from, and further sentences.
struct Conditioned {
    title: String,
    why: Why,
    more: Vec<String>,
}

/// Seats are kept for a group only where the round asks for that among its aims.
fn is_kept(book: &Book, condition: &Condition) -> bool {
    condition.kind() != ConditionKind::Reserve || book.settings.stages.contains(&Stage::Reserves)
}

fn keeps_seats(book: &Book) -> bool {
    book.settings.stages.contains(&Stage::Reserves) && !book.settings.constraints.reserves.is_empty()
}

/// What the round asks besides its rules about persons.
fn conditions(tr: Tr, book: &Book) -> Vec<Conditioned> {
    let asked = book.settings.constraints.conditions().into_iter();
    let told = |condition: Condition| {
        let mut sentences = condition_words::sentences(tr, book, &condition).into_iter();
        let said = sentences.next().unwrap_or_default();
        Conditioned {
            title: condition_words::title(tr, &condition),
            why: Why::new(tr, said, book.source_of(&condition).as_ref()),
            more: sentences.collect(),
        }
    };
    asked.filter(|condition| is_kept(book, condition)).map(told).collect()
}

/// A refusal as it is told to whom it concerns, with its source.
fn told(tr: Tr, text: &Texts, source: &Source) -> Why {
    let text = [("text", Arg::Text(text.get(tr.0).to_owned()))];
    Why::new(tr, tr.with("round-told", &text), Some(source))
}

/// The rounds beside this one in its chain of calls.
fn calls(tr: Tr, beside: Beside) -> Vec<(&'static str, String, String)> {
    let called = |key| move |(slug, name): (String, Texts)| (key, slug, name.get(tr.0).to_owned());
    let before = beside.before.into_iter().map(called("second-call-before"));
    before.chain(beside.after.into_iter().map(called("second-call-after"))).collect()
}

async fn page(visit: Visit, Path(slug): Path<String>) -> Answer {
    let (book, places) = visit.service.round_for(&slug, visit.staff.as_ref()).await?;
    let tr = visit.tr;
    let tell = Voiced { tr, voice: book.voice() };
    let published = visit.service.published(&slug).await?;
    let later = match published {
        Some(_) => visit.service.given_later(book.id).await?,
        None => Vec::new(),
    };
    let frame = Frame::narrow(&visit, book.name().get(tr.0)).await;
    let people = book.rules.rules_for_people();
    let by_rule = visit.service.goes_by_rule(&book).await?;
    let known = (visit.service.authority_name(&book).await?, by_rule);
    let page = RoundPage {
        frame,
        tell,
        programme: programme(tr, &book),
        name: book.name().get(tr.0).to_owned(),
        phase: book.phase.name(),
        tag: tag(book.phase),
        earlier: sooner(tr, &book),
        calls: calls(tr, visit.service.calls_beside(&book).await?),
        lead: lead(tell, &book, published.as_ref().map(|(_, at, _)| *at)),
        pairs: pairs(tr, &book, &places, known),
        rules: people.rules.iter().map(|rule| told(tr, rule.text, rule.source)).collect(),
        pair_rules: people.pairs.iter().map(|rule| told(tr, rule.text, rule.source)).collect(),
        tiers: people
            .tiers
            .iter()
            .map(|tier| Why::new(tr, tier.name.get(tr.0).to_owned(), Some(&tier.source)))
            .collect(),
        order: order(&book),
        former: book.former_draws().iter().map(|draw| former(tr, draw)).collect(),
        conditions: conditions(tr, &book),
        kept: if keeps_seats(&book) { "round-conditions-text" } else { "round-conditions-kept" },
        places_count: tr.count("round-placements", many(places.len())),
        groups: groups(tr, &book, &places),
        published: published.map(|(outcome, _, _)| Published::new(tr, &outcome)),
        later: later.into_iter().map(|(at, numbers)| (tr.moment(at), numbers)).collect(),
        slug,
    };
    Ok(html(page.render()))
}

async fn report(visit: Visit, Path(slug): Path<String>, asked: HeaderMap) -> Answer {
    let report = visit.service.report(&slug, visit.tr.0).await?.ok_or_else(Halt::not_found)?;
    // The report carries its style inside it, so that it can be saved as one file.
    let policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
    Ok(([("content-security-policy", policy)], cached::page(&report, &asked)).into_response())
}

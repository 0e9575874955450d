//! What a caseworker has to do: the authority's rounds, and one round's board.

use askama::Template;
use axum::extract::Path;

use super::{
    decision_setting,
    desk::{DeskCard, RunLine, links, run_tag},
    error::{Answer, html},
    finish::left_then,
    frame::Frame,
    routes::Routes,
    rules::named,
    start::{deadline, tag},
    telephone,
    visit::Signed,
};
use crate::{
    domain::{Arg, Caseworker},
    i18n::Tr,
    service::{Board, Next, OfferState, Phase},
};

pub(super) fn routes(routes: Routes) -> Routes {
    routes.get("/work", work).get("/rounds/{slug}/work", board)
}

/// One thing to be done, with the button that does it or leads to it.
pub(super) struct Step {
    pub(super) text: String,
    /// Where the button leads and what it says; none where there is only to wait.
    pub(super) button: Option<(String, String)>,
    /// Whether the button itself does it.
    pub(super) posts: bool,
}

/// Applications about which a person has to decide something: whether they take part, or some of their wishes.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Open {
    pub(super) needs: u64,
    pub(super) undecided: u64,
}

impl Open {
    pub(super) fn of(board: &Board) -> Self {
        Self { needs: board.count("needs-person"), undecided: board.undecided() }
    }

    /// Whether there is any.
    pub(super) fn any(self) -> bool {
        self.needs + self.undecided > 0
    }
}

/// Where a button that starts a run leads, and whether it starts one at once: only when nobody has to decide anything
/// first.
pub(super) fn starting(slug: &str, open: Open) -> (String, bool) {
    let runs = format!("/rounds/{slug}/runs");
    if open.any() { (format!("{runs}/new"), false) } else { (runs, true) }
}

/// A step of a round's work in words.
pub(super) fn step(tr: Tr, slug: &str, next: Next, open: Open) -> Step {
    let leads =
        |text: String, to: String, key: &str| Step { text, button: Some((to, tr.say(key))), posts: false };
    let waits = |text: String| Step { text, button: None, posts: false };
    let (round, objections) = (format!("/rounds/{slug}"), format!("/rounds/{slug}/objections"));
    let queue = |key: &str, kind: &str, n| {
        leads(tr.count(key, n), format!("{round}/queue?kind={kind}"), "work-button-decide")
    };
    match next {
        Next::OpenDraft => leads(tr.say("work-next-draft"), format!("{round}/open"), "work-button-open"),
        Next::Opens => waits(tr.say("work-next-opens")),
        Next::Collect => waits(tr.say("work-next-collect")),
        Next::Agreed(n) => {
            leads(tr.count("work-next-agreed", n), format!("{round}/agreed"), "work-button-agreed")
        }
        Next::Decide(n) => queue("work-next-decide", "decide", n),
        Next::DecideWishes(n) => queue("work-next-undecided", "wishes", n),
        Next::Nowhere(n) => queue("work-next-nowhere", "nowhere", n),
        Next::Approve(n) => {
            leads(tr.count("work-next-approve", n), format!("{round}/placements"), "work-button-approve")
        }
        Next::Switch => leads(tr.say("work-next-switch"), format!("{round}/rules"), "work-button-switch"),
        Next::Sign(n) => {
            leads(tr.count("work-next-approvals", n), "/approvals".to_owned(), "work-button-approvals")
        }
        Next::Close => leads(tr.say("work-next-close"), format!("{round}/close"), "work-button-close"),
        Next::Start => {
            let (to, posts) = starting(slug, open);
            Step { text: tr.say("work-next-start"), button: Some((to, tr.say("work-button-start"))), posts }
        }
        Next::StartAgain { run, changes } => {
            leads(tr.count("work-next-again", changes), format!("/runs/{run}#changes"), "work-button-changes")
        }
        Next::Watch(run) => leads(tr.say("work-next-watch"), format!("/runs/{run}"), "work-button-watch"),
        Next::Publish { run, own: true } => {
            leads(tr.say("work-next-sign-other"), format!("/runs/{run}"), "work-button-run")
        }
        Next::Publish { run, own: false } => {
            leads(tr.say("work-next-sign"), format!("/runs/{run}"), "work-button-sign")
        }
        Next::Refill { free, in_line } => giving_on(tr, &round, (free, in_line), "refill"),
        Next::ByRule { free, in_line } => giving_on(tr, &round, (free, in_line), "by-rule"),
        Next::Correct(n) => {
            let button = Some((format!("{round}/corrections"), tr.say("work-button-correct")));
            Step { text: tr.count("work-next-correct", n), button, posts: true }
        }
        Next::Object(n) => leads(tr.count("work-next-object", n), objections, "work-button-object"),
        Next::Follow(n) => leads(tr.count("work-next-follow", n), objections, "work-button-follow"),
        Next::Untold(untold) => {
            leads(telephone::untold(tr, untold), format!("{round}/mails/telephone"), "telephone-title")
        }
        Next::Notify(unsent) => {
            leads(telephone::unsent(tr, unsent), format!("{round}/letters"), "letters-title")
        }
        Next::Answers(0) => waits(tr.say("work-next-done")),
        Next::Answers(n) => waits(tr.count("work-next-answers", n)),
        Next::Over => waits(tr.say("work-next-over")),
    }
}

/// That seats are free and people are in line, and the button that starts a run.
fn giving_on(tr: Tr, round: &str, (free, in_line): (u64, u64), how: &str) -> Step {
    let args = [
        ("free", Arg::Text(tr.count("desk-free", free))),
        ("line", Arg::Text(tr.count("desk-line", in_line))),
    ];
    Step {
        text: tr.with(&format!("work-next-{how}"), &args),
        button: Some((format!("{round}/refills"), tr.say(&format!("work-button-{how}")))),
        posts: true,
    }
}

fn steps(tr: Tr, slug: &str, next: Vec<Next>) -> Vec<Step> {
    let mut open = Open::default();
    for next in &next {
        match next {
            Next::Decide(n) => open.needs = *n,
            Next::DecideWishes(n) => open.undecided = *n,
            _ => {}
        }
    }
    next.into_iter().map(|next| step(tr, slug, next, open)).collect()
}

struct RoundCard {
    slug: String,
    name: String,
    phase: &'static str,
    tag: &'static str,
    deadline: String,
    figures: String,
    /// How much needs a person, in words; nothing where nothing does.
    queue: Option<String>,
    steps: Vec<Step>,
}

/// How much needs a person in a round, and how much of it is whoever's who looks.
fn queued(tr: Tr, (all, mine): (u64, u64)) -> Option<String> {
    let args = [("all", Arg::Text(tr.count("queue-all", all))), ("mine", Arg::Text(tr.number(mine)))];
    (all > 0).then(|| tr.with("queue-figures", &args))
}

#[derive(Template)]
#[template(config = ".config/askama.toml", path = "work.html")]
struct WorkPage {
    frame: Frame,
    rounds: Vec<RoundCard>,
}

async fn work(Signed { visit, who }: Signed<Caseworker>) -> Answer {
    let (tr, now) = (visit.tr, visit.service.now());
    let rounds = visit.service.own_rounds(&who).await?.into_iter().map(|own| {
        let line = own.line;
        let count = |key, n| Arg::Text(tr.count(key, n));
        let figures = [
            ("applications", count("report-applications", line.applications)),
            ("seats", count("report-seats", line.seats)),
        ];
        RoundCard {
            name: line.name.get(tr.0).to_owned(),
            phase: line.phase.name(),
            tag: tag(line.phase),
            deadline: deadline((tr, now), line.phase, (line.opens_at, line.closes_at), line.closed_at),
            figures: tr.with("work-figures", &figures),
            queue: queued(tr, own.queue),
            steps: steps(tr, &line.slug, own.next),
            slug: line.slug,
        }
    });
    let rounds = rounds.collect();
    let frame = Frame::wide(&visit, &tr.say("nav-work")).await;
    Ok(html(WorkPage { frame, rounds }.render()))
}

struct Tile {
    figure: String,
    label: String,
    /// Where its list is.
    href: String,
}

fn tiles(tr: Tr, board: &Board) -> Vec<Tile> {
    let list = format!("/rounds/{}/applications", board.book.slug);
    let tile = |name: &str, n: u64, href: String| Tile {
        figure: tr.number(n),
        label: tr.count(&format!("work-tile-{name}"), n),
        href,
    };
    let standing = |name: &str, n: u64| tile(name, n, format!("{list}?status={name}"));
    let mut tiles = vec![tile("applications", board.people, list.clone())];
    for name in ["eligible", "needs-person", "undecided", "nowhere", "not-eligible", "unsigned", "withdrawn"]
    {
        let n = match name {
            "undecided" => board.undecided(),
            "nowhere" => board.nowhere,
            _ => board.count(name),
        };
        // Few rounds have papers, or people whom no choice can give a place: who has none reads of none.
        if n > 0 || !["nowhere", "unsigned"].contains(&name) {
            tiles.push(standing(name, n));
        }
    }
    tiles.push(tile("seats", board.seats(), String::new()));
    tiles
}

/// The rules that a round goes by.
struct Rules {
    /// SHA-256 of the version; empty where that is not known.
    hash: String,
    version: String,
    /// What was proposed instead, in words.
    waiting: Option<String>,
}

impl Rules {
    fn new(tr: Tr, board: &Board) -> Self {
        let pack = board.book.rules.pack();
        let waiting = board.proposal.as_ref().map(|proposal| {
            let version = named(tr, proposal.to.name.get(tr.0), &proposal.to.version);
            tr.with("work-rules-waiting", &[("version", Arg::Text(version))])
        });
        Self {
            hash: board.book.pack_hash.clone(),
            version: named(tr, pack.name().get(tr.0), pack.version()),
            waiting,
        }
    }
}

#[derive(Template)]
#[template(config = ".config/askama.toml", path = "board.html")]
struct BoardPage {
    frame: Frame,
    slug: String,
    phase: &'static str,
    tag: &'static str,
    deadline: String,
    tiles: Vec<Tile>,
    steps: Vec<Step>,
    /// Whether whoever looks goes about anything here.
    own: bool,
    /// Objections that nobody of the authority can answer.
    unanswerable: u64,
    /// Sets of applications that may be one person's, undecided.
    duplicates: u64,
    /// Until when it is to be decided, where that is known, and whether it is near.
    term: Option<(String, bool)>,
    /// What else may be done with the round as a whole: addresses and keys.
    links: Vec<(String, &'static str)>,
    /// What became of offers: word and figure.
    offers: Vec<(&'static str, String)>,
    demand: String,
    /// Once published.
    desk: Option<DeskCard>,
    rules: Rules,
    runs: Vec<RunLine>,
    /// What it left beside people in line when it was finished.
    left: Option<String>,
    /// Where another run can be started besides the next step, and whether the button itself does it.
    again: Option<(String, bool)>,
}

async fn board(Signed { visit, who }: Signed<Caseworker>, Path(slug): Path<String>) -> Answer {
    let (tr, now) = (visit.tr, visit.service.now());
    let board = visit.service.board(&who, &slug).await?;
    let book = &board.book;
    let next = board.next();
    let under_way = board.runs.iter().any(|run| run.state.under_way());
    let again = book.phase == Phase::Closed && !under_way && !next.contains(&Next::Start);
    let states = [OfferState::Accepted, OfferState::Open, OfferState::Declined, OfferState::Lapsed];
    let offers = states.map(|state| (state.name(), tr.number(board.offers[state as usize]))).into_iter();
    let page = BoardPage {
        frame: Frame::wide(&visit, book.name().get(tr.0)).await,
        phase: book.phase.name(),
        tag: tag(book.phase),
        deadline: deadline((tr, now), book.phase, (book.opens_at, book.closes_at), book.closed_at),
        tiles: tiles(tr, &board),
        again: again.then(|| starting(&slug, Open::of(&board))),
        steps: steps(tr, &slug, next),
        own: visit.service.goes_about(&who, &slug).await?,
        unanswerable: board.unanswerable,
        duplicates: board.duplicates.len() as u64,
        term: board.term.map(|term| (decision_setting::until(tr, term), term.is_near)),
        links: links(
            &slug,
            book.phase,
            (visit.service.may_close_earlier(book), book.settings.consent.is_some()),
        ),
        offers: if book.phase.is_told() { offers.collect() } else { Vec::new() },
        demand: board.demand(tr.0)?,
        desk: (book.phase == Phase::Published).then(|| DeskCard::new(tr, &board.desk)),
        rules: Rules::new(tr, &board),
        left: board.left.as_ref().map(|finished| left_then(tr, finished)),
        runs: board.runs.iter().map(|run| RunLine::new(tr, run, run_tag(run, board.stale(run)))).collect(),
        slug,
    };
    Ok(html(page.render()))
}

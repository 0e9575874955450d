//! A round's rules for its caseworkers: the version in force, what another would change, and the two people who switch it on.

use askama::Template;
use axum::{
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Redirect},
};

use super::{
    applications::address,
    error::{Answer, html, refusal},
    frame::Frame,
    packs::Line,
    routes::Routes,
    visit::{Signed, Visit},
    words::{many, whole},
};
use crate::{
    domain::{Arg, Caseworker},
    i18n::Tr,
    service::{Effect, No, Proposal, Stand},
};

pub(super) fn routes(routes: Routes) -> Routes {
    routes
        .get("/rounds/{slug}/rules", rules)
        .get("/rounds/{slug}/rules/{hash}", effect_page)
        .post("/rounds/{slug}/rules/{hash}", propose)
        .post("/rounds/{slug}/rules/{hash}/on", switch)
        .post("/rounds/{slug}/rules/{hash}/withdraw", withdraw)
}

/// Applications that are listed; of more the number is said.
const LISTED: usize = 500;

/// A proposal in words.
pub(super) struct Proposed {
    pub(super) hash: String,
    /// The version, in words.
    pub(super) version: String,
    pub(super) state: String,
    pub(super) tag: &'static str,
    /// Who proposed it, and when.
    pub(super) by: String,
    /// Who decided it, and when.
    pub(super) decided: String,
    pub(super) own: bool,
}

impl Proposed {
    pub(super) fn new(tr: Tr, proposal: &Proposal) -> Self {
        let signed = |who: &str, when: String| format!("{when}, {who}");
        Self {
            hash: proposal.to.hash.clone(),
            version: named(tr, proposal.to.name.get(tr.0), &proposal.to.version),
            state: tr.say(&format!("switch-state-{}", proposal.state)),
            tag: match proposal.state.as_str() {
                "switched" => "yes",
                "proposed" => "wait",
                _ => "",
            },
            by: signed(&proposal.by, tr.moment(proposal.at)),
            decided: proposal
                .decided
                .as_ref()
                .map(|(who, at)| signed(who, tr.moment(*at)))
                .unwrap_or_default(),
            own: proposal.own,
        }
    }
}

/// A version in words.
pub(super) fn named(tr: Tr, name: &str, version: &str) -> String {
    let args = [("pack", Arg::Text(name.to_owned())), ("version", Arg::Text(version.to_owned()))];
    tr.with("round-pack", &args)
}

#[derive(Template)]
#[template(config = ".config/askama.toml", path = "rules.html")]
struct RulesPage {
    frame: Frame,
    slug: String,
    round: String,
    pinned: Option<Line>,
    waiting: Option<Proposed>,
    /// Whether the rules may still change.
    open: bool,
    others: Vec<Line>,
    history: Vec<Proposed>,
}

async fn rules(Signed { visit, who }: Signed<Caseworker>, Path(slug): Path<String>) -> Answer {
    let tr = visit.tr;
    let found = visit.service.round_rules(&who, &slug).await?;
    let page = RulesPage {
        frame: Frame::wide(&visit, &tr.say("switch-title")).await,
        slug,
        round: found.book.name().get(tr.0).to_owned(),
        open: found.book.phase.takes_placements(),
        pinned: found.pinned.map(|version| Line::new(tr, &version)),
        waiting: found.waiting.map(|proposal| Proposed::new(tr, &proposal)),
        others: found.others.iter().map(|version| Line::new(tr, version)).collect(),
        history: found.history.iter().map(|proposal| Proposed::new(tr, proposal)).collect(),
    };
    Ok(html(page.render()))
}

/// An application that would stand elsewhere.
struct Row {
    number: String,
    href: String,
    before: String,
    after: String,
}

/// Where an application stands, in words.
fn stand(tr: Tr, stand: &Stand) -> String {
    let word = tr.say(&format!("work-standing-{}", stand.standing.name()));
    let Some(tier) = &stand.tier else { return word };
    let args = [
        ("tier", Arg::Text(tier.name.get(tr.0).to_owned())),
        ("number", whole(u64::from(tier.number))),
        ("n", whole(stand.possible)),
    ];
    let said = tr.with("switch-stand", &args);
    match stand.undecided {
        0 => said,
        n => format!("{said} {}", tr.count("switch-stand-undecided", n)),
    }
}

/// A part of the rules that differs.
struct Part {
    /// What kind of part it is, in words.
    kind: String,
    /// Its path in the file.
    path: String,
    before: Option<String>,
    after: Option<String>,
}

/// What may be done on the page.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Step {
    /// The round is closed.
    Closed,
    /// The round goes by this version already.
    Same,
    /// It does not go with the round.
    Faulty,
    /// It may be proposed.
    Propose,
    /// Whoever looks has proposed it.
    Own,
    /// Somebody else has: it may be switched on.
    Switch,
    /// Another version waits.
    Other,
}

impl Step {
    fn of(effect: &Effect) -> Self {
        match &effect.waiting {
            _ if !effect.book.phase.takes_placements() => Self::Closed,
            _ if effect.book.pack_hash == effect.version.hash => Self::Same,
            _ if !effect.faults.is_empty() => Self::Faulty,
            None => Self::Propose,
            Some(proposal) if proposal.to.hash != effect.version.hash => Self::Other,
            Some(proposal) if proposal.own => Self::Own,
            Some(_) => Self::Switch,
        }
    }

    /// The end of the key of what is said beside the buttons.
    fn word(self) -> &'static str {
        match self {
            Self::Closed => "closed",
            Self::Same => "same",
            Self::Faulty => "faulty",
            Self::Propose => "propose",
            Self::Own => "own",
            Self::Switch => "switch",
            Self::Other => "other",
        }
    }
}

#[derive(Template)]
#[template(config = ".config/askama.toml", path = "effect.html")]
struct EffectPage {
    frame: Frame,
    slug: String,
    round: String,
    hash: String,
    /// The version, in words.
    version: String,
    /// Why what was asked for was not done.
    refused: Option<String>,
    faults: Vec<String>,
    /// Where applications stand: in words, whether a tier is meant, before and after.
    counts: Vec<(String, bool, String, String)>,
    moved: u64,
    rows: Vec<Row>,
    more: u64,
    parts: Vec<Part>,
    step: Step,
    waiting: Option<Proposed>,
}

/// The page with what a version would change, and why what was asked for was not done.
async fn page(visit: &Visit, who: &Caseworker, (slug, hash): (&str, &str), no: Option<No>) -> Answer {
    let tr = visit.tr;
    let (status, refused) = match no {
        None => (StatusCode::OK, None),
        Some(No::Refused(why)) => (StatusCode::CONFLICT, Some(refusal(tr, &why))),
        Some(No::Faults(_)) => (StatusCode::UNPROCESSABLE_ENTITY, None),
        Some(other) => return Err(other.into()),
    };
    let effect = visit.service.effect(who, slug, hash).await?;
    let counts = effect.counts.iter().map(|counted| {
        let words = match &counted.tier {
            Some(tier) => tier.get(tr.0).to_owned(),
            None => tr.say(&format!("work-standing-{}", counted.word)),
        };
        (words, counted.tier.is_some(), tr.number(counted.before), tr.number(counted.after))
    });
    let rows = effect.moved.iter().take(LISTED).map(|moved| Row {
        number: moved.number.clone(),
        href: address(slug, &moved.number),
        before: stand(tr, &moved.before),
        after: stand(tr, &moved.after),
    });
    let parts = effect.parts.iter().map(|part| Part {
        kind: kind(tr, &part.part),
        path: part.part.clone(),
        before: part.before.clone(),
        after: part.after.clone(),
    });
    let page = EffectPage {
        frame: Frame::wide(visit, &tr.say("switch-effect")).await,
        slug: slug.to_owned(),
        round: effect.book.name().get(tr.0).to_owned(),
        hash: hash.to_owned(),
        version: named(tr, effect.version.name.get(tr.0), &effect.version.version),
        refused,
        faults: effect.faults.faults.iter().map(|fault| tr.fault(fault)).collect(),
        counts: counts.collect(),
        moved: many(effect.moved.len()),
        rows: rows.collect(),
        more: many(effect.moved.len().saturating_sub(LISTED)),
        parts: parts.collect(),
        step: Step::of(&effect),
        waiting: effect.waiting.as_ref().map(|proposal| Proposed::new(tr, proposal)),
    };
    Ok((status, html(page.render())).into_response())
}

/// What kind of part of the rules a path leads to.
fn kind(tr: Tr, path: &str) -> String {
    let first = path.split('.').next().unwrap_or_default();
    tr.try_say(&format!("switch-part-{first}")).unwrap_or_else(|| tr.say("switch-part-other"))
}

async fn effect_page(
    Signed { visit, who }: Signed<Caseworker>,
    Path((slug, hash)): Path<(String, String)>,
) -> Answer {
    page(&visit, &who, (&slug, &hash), None).await
}

/// Back to the round's rules with a sentence, or the page again with why not.
async fn done(
    visit: &Visit,
    who: &Caseworker,
    (slug, hash): (&str, &str),
    (done, said): (Result<(), No>, &str),
) -> Answer {
    match done {
        Ok(()) => {
            visit.say_next(said).await;
            Ok(Redirect::to(&format!("/rounds/{slug}/rules")).into_response())
        }
        Err(no) => page(visit, who, (slug, hash), Some(no)).await,
    }
}

async fn propose(
    Signed { visit, who }: Signed<Caseworker>,
    Path((slug, hash)): Path<(String, String)>,
) -> Answer {
    let proposed = visit.service.propose_rules(&who, &slug, &hash).await;
    done(&visit, &who, (&slug, &hash), (proposed, "switch-said-proposed")).await
}

async fn switch(
    Signed { visit, who }: Signed<Caseworker>,
    Path((slug, hash)): Path<(String, String)>,
) -> Answer {
    let switched = visit.service.switch_rules(&who, &slug, &hash).await;
    done(&visit, &who, (&slug, &hash), (switched, "switch-said-switched")).await
}

async fn withdraw(
    Signed { visit, who }: Signed<Caseworker>,
    Path((slug, hash)): Path<(String, String)>,
) -> Answer {
    let withdrawn = visit.service.withdraw_rules(&who, &slug, &hash).await;
    done(&visit, &who, (&slug, &hash), (withdrawn, "switch-said-withdrawn")).await
}

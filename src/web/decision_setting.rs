//! What a round's decisions are in law, stated by its caseworkers before anything is published; and that deciding takes longer.

use askama::Template;
use axum::{
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Redirect},
};

use super::{
    condition_words,
    error::{Answer, html},
    form::{Mistakes, Typed},
    frame::Frame,
    routes::Routes,
    visit::{Signed, Visit},
    words::{Why, whole},
};
use crate::{
    domain::{
        Arg, Caseworker,
        decision::{Decision, Kind, Rank},
    },
    i18n::Tr,
    service::{Groundless, NORMS, No, Refusing, Term, TypedDecision, TypedNorm, day},
};

pub(super) fn routes(routes: Routes) -> Routes {
    routes
        .get("/rounds/{slug}/decision", page)
        .post("/rounds/{slug}/decision", set)
        .post("/rounds/{slug}/decision/extend", extend)
}

/// A norm in the form: its heading, and the names of its fields.
struct NormRow {
    heading: String,
    rank: String,
    title: String,
    place: String,
    source: String,
    seen: String,
    typed: TypedNorm,
    /// Whether it is shown unfolded.
    open: bool,
}

impl NormRow {
    fn new(tr: Tr, index: usize, typed: &TypedNorm, mistakes: &Mistakes) -> Self {
        let n = index + 1;
        let field = |name: &str| format!("norm-{n}-{name}");
        let wrong = mistakes.all().iter().any(|(at, _)| at.starts_with(&field("")));
        Self {
            heading: tr.with("decision-norm-heading", &[("n", whole(n as u64))]),
            rank: field("rank"),
            title: field("title"),
            place: field("place"),
            source: field("source"),
            seen: field("seen"),
            open: index == 0 || wrong || !typed.title.is_empty(),
            typed: typed.clone(),
        }
    }
}

#[derive(Template)]
#[template(config = ".config/askama.toml", path = "decision_setting.html")]
struct SettingPage {
    frame: Frame,
    mistakes: Mistakes,
    /// The mistakes by the questions of their fields: field and sentence.
    named: Vec<(String, String)>,
    stale: bool,
    slug: String,
    round: String,
    number: i64,
    typed: TypedDecision,
    norms: Vec<NormRow>,
    kinds: [&'static str; 3],
    ranks: [&'static str; 4],
    /// What refuses people and is no ground of an act.
    groundless: Vec<Why>,
    /// Whether it can still be stated.
    open: bool,
    /// Until when everything is to be decided, where that is known, and whether it is near.
    term: Option<(String, bool)>,
    until: String,
    ground: String,
}

/// What stands, as a form has it.
fn standing(tr: Tr, decision: &Decision) -> TypedDecision {
    let body = |body: &Option<crate::domain::decision::Body>| {
        body.as_ref().map(|body| (body.name.clone(), body.address.clone())).unwrap_or_default()
    };
    let norms = decision.norms.iter().map(|norm| TypedNorm {
        rank: norm.rank.name().to_owned(),
        title: norm.title.clone(),
        place: norm.place.clone(),
        source: norm.source.clone(),
        seen: tr.date(norm.seen),
    });
    TypedDecision {
        kind: decision.kind.name().to_owned(),
        institution: body(&decision.institution),
        contest: body(&decision.contest),
        court: body(&decision.court),
        hearing: decision
            .hearing
            .as_ref()
            .map(|hearing| (hearing.name().to_owned(), hearing.text().to_owned()))
            .unwrap_or_default(),
        longer: decision.longer.clone().unwrap_or_default(),
        norms: norms.collect(),
    }
}

/// What was typed into the form.
fn read(typed: &Typed) -> TypedDecision {
    let field = |name: &str| typed.get(name).to_owned();
    let norm = |n: usize| TypedNorm {
        rank: field(&format!("norm-{n}-rank")),
        title: field(&format!("norm-{n}-title")),
        place: field(&format!("norm-{n}-place")),
        source: field(&format!("norm-{n}-source")),
        seen: day(&field(&format!("norm-{n}-seen"))),
    };
    TypedDecision {
        kind: field("kind"),
        institution: (field("institution-name"), field("institution-address")),
        contest: (field("contest-name"), field("contest-address")),
        court: (field("court-name"), field("court-address")),
        hearing: (field("hearing"), field("hearing-text")),
        longer: field("longer"),
        norms: (1..=NORMS).map(norm).collect(),
    }
}

/// That a round is to be decided until a day, in words.
pub(super) fn until(tr: Tr, term: Term) -> String {
    tr.with("decision-term", &[("received", Arg::Date(term.received)), ("last", Arg::Date(term.last))])
}

/// What refuses people and is no ground of an act, in words, each with its source.
pub(super) fn groundless(tr: Tr, all: &[Groundless]) -> Vec<Why> {
    let said = |one: &Groundless| {
        let what = match &one.what {
            // As its person reads it: quoted, since it may speak to them.
            Refusing::Rule(text) => tr.with("round-told", &[("text", Arg::Text(text.get(tr.0).to_owned()))]),
            Refusing::Condition(condition) => condition_words::title(tr, condition),
        };
        Why::new(tr, what, one.source.as_ref())
    };
    all.iter().map(said).collect()
}

/// The question of a field, in words; of a part that is asked several times, with the heading above it.
fn question(tr: Tr, field: &str) -> Option<String> {
    let alone = match field {
        "kind" => "decision-kind",
        "hearing" => "decision-hearing-ask",
        "hearing-text" => "decision-hearing-text",
        "longer" => "decision-longer-ask",
        "until" => "decision-extend-until",
        "ground" => "decision-extend-ground",
        _ => "",
    };
    if !alone.is_empty() {
        return tr.try_say(alone);
    }
    let (group, part) = field.rsplit_once('-')?;
    let (heading, label) = match (group, group.strip_prefix("norm-")) {
        ("institution", _) => (tr.say("decision-part-institution"), format!("decision-{part}")),
        ("contest", _) => (tr.say("decision-contest-authority"), format!("decision-{part}")),
        ("court", _) => (tr.say("decision-court"), format!("decision-{part}")),
        (_, Some(n)) => {
            let key =
                if part == "rank" { "decision-rank".to_owned() } else { format!("decision-norm-{part}") };
            (tr.with("decision-norm-heading", &[("n", whole(n.parse().ok()?))]), key)
        }
        _ => return None,
    };
    Some(format!("{heading}, {}", tr.try_say(&label)?))
}

async fn show(
    visit: &Visit,
    who: &Caseworker,
    slug: &str,
    (kept, typed, mistakes, stale): (Option<TypedDecision>, &Typed, Mistakes, bool),
) -> Answer {
    let setting = visit.service.decision_setting(who, slug).await?;
    // Latvian days can be typed again in every language.
    let mut shown = kept.unwrap_or_else(|| standing(Tr(crate::domain::Lang::Lv), &setting.decision));
    shown.norms.resize(NORMS.max(shown.norms.len()), TypedNorm::default());
    let tr = visit.tr;
    let status = if stale { StatusCode::CONFLICT } else { mistakes.status() };
    let norms = shown.norms.iter().enumerate();
    let page = SettingPage {
        frame: Frame::narrow(visit, &tr.say("decision-setting")).await,
        norms: norms.map(|(at, norm)| NormRow::new(tr, at, norm, &mistakes)).collect(),
        named: mistakes.named(|field| question(tr, field)),
        mistakes,
        stale,
        slug: slug.to_owned(),
        round: setting.book.name().get(tr.0).to_owned(),
        number: setting.number,
        typed: shown,
        kinds: Kind::ALL.map(Kind::name),
        ranks: Rank::ALL.map(Rank::name),
        groundless: groundless(tr, &setting.book.groundless(&setting.decision.norms)),
        open: !setting.book.phase.is_told(),
        term: setting.term.map(|term| (until(tr, term), term.is_near)),
        until: typed.get("until").to_owned(),
        ground: typed.get("ground").to_owned(),
    };
    Ok((status, html(page.render())).into_response())
}

async fn page(Signed { visit, who }: Signed<Caseworker>, Path(slug): Path<String>) -> Answer {
    show(&visit, &who, &slug, (None, &Typed::default(), Mistakes::default(), false)).await
}

async fn set(Signed { visit, who }: Signed<Caseworker>, Path(slug): Path<String>, typed: Typed) -> Answer {
    let number = typed.whole("statement")?;
    let asked = read(&typed);
    let (mistakes, stale) = match visit.service.set_decision(&who, (&slug, number), &asked).await {
        Ok(()) => return said(&visit, &slug).await,
        Err(No::Invalid(wrong)) => (Mistakes::new(visit.tr, &wrong), false),
        Err(No::Refused(why)) if why.key == "refused-stale" => (Mistakes::default(), true),
        Err(other) => return Err(other.into()),
    };
    show(&visit, &who, &slug, (Some(asked), &Typed::default(), mistakes, stale)).await
}

async fn said(visit: &Visit, slug: &str) -> Answer {
    visit.say_next("after-said").await;
    Ok(Redirect::to(&format!("/rounds/{slug}/decision")).into_response())
}

async fn extend(Signed { visit, who }: Signed<Caseworker>, Path(slug): Path<String>, typed: Typed) -> Answer {
    let asked = (typed.get("until"), typed.get("ground"));
    match visit.service.extend_term(&who, &slug, asked).await {
        Ok(()) => said(&visit, &slug).await,
        Err(No::Invalid(wrong)) => {
            let mistakes = Mistakes::new(visit.tr, &wrong);
            show(&visit, &who, &slug, (None, &typed, mistakes, false)).await
        }
        Err(other) => Err(other.into()),
    }
}

//! A caseworker plans a round on a page: from a rule pack, or like an earlier round; and plans a draft anew. Two people open it
//! afterwards.

use askama::Template;
use axum::{
    extract::Path,
    response::{IntoResponse, Redirect},
};

use super::{
    decision_setting::groundless,
    error::{Answer, html},
    form::{Mistakes, Typed, mended},
    frame::Frame,
    packs::Line,
    routes::Routes,
    visit::{Signed, Visit},
    words::Why,
};
use crate::{
    domain::{Arg, Caseworker, FactType, Faults, privacy::Ground},
    i18n::Tr,
    service::{Answers, DayAsked, No, Planning, Validity, day},
};

pub(super) fn routes(routes: Routes) -> Routes {
    routes
        .get("/rounds/plan", beginnings)
        .get("/rounds/plan/{hash}", empty)
        .post("/rounds/plan/{hash}", plan)
        .get("/rounds/{slug}/plan", draft)
        .post("/rounds/{slug}/plan", replan)
}

#[derive(Template)]
#[template(config = ".config/askama.toml", path = "plan_start.html")]
struct BeginningsPage {
    frame: Frame,
    /// Earlier rounds: address of the form, and name.
    rounds: Vec<(String, String)>,
    packs: Vec<Line>,
}

async fn beginnings(Signed { visit, who }: Signed<Caseworker>) -> Answer {
    let found = visit.service.beginnings(&who).await?;
    let like = |(slug, name, hash): (String, crate::domain::Texts, String)| {
        (format!("/rounds/plan/{hash}?like={slug}"), name.get(visit.tr.0).to_owned())
    };
    let page = BeginningsPage {
        frame: Frame::narrow(&visit, &visit.tr.say("plan-title")).await,
        rounds: found.rounds.into_iter().map(like).collect(),
        packs: found.packs.iter().map(|version| Line::new(visit.tr, version)).collect(),
    };
    Ok(html(page.render()))
}

/// A day that is asked for.
struct DayField {
    field: String,
    label: String,
    hint: String,
    typed: String,
}

/// Something that the pack's sources leave open.
struct OpenField {
    field: String,
    remark: String,
    typed: String,
    /// Whether the answer is yes or no.
    yes_no: bool,
    /// What holds without an answer, in words; nothing where one is needed.
    default: Option<String>,
}

impl OpenField {
    fn has(&self, answer: &str) -> bool {
        self.typed == answer
    }
}

#[derive(Template)]
#[template(config = ".config/askama.toml", path = "plan.html")]
struct PlanPage {
    frame: Frame,
    mistakes: Mistakes,
    /// The mistakes by the questions of their fields: field and sentence.
    named: Vec<(String, String)>,
    /// Where the form goes, and where its author came from.
    action: String,
    back: String,
    up: String,
    /// Name of the round that is copied or planned anew, in a sentence.
    of: Option<String>,
    /// Whether it is a draft that is there already.
    is_draft: bool,
    pack: (String, String),
    /// When its rules are in force, and whether that is a warning.
    valid: (String, bool),
    /// Whether too few work at the authority for somebody to be left who answers objections.
    few: bool,
    typed: Answers,
    days: Vec<DayField>,
    open: Vec<OpenField>,
    /// What the pack says of the order; nothing where it leaves it open.
    order: Option<String>,
    /// Conditions that go along, in words, and where they are changed.
    conditions: Option<String>,
    /// The grounds in law that data can be processed on.
    grounds: [Ground; 4],
    /// What refuses people and is no ground of an act.
    groundless: Vec<Why>,
    conditions_at: Option<String>,
}

impl PlanPage {
    fn typed(&self, field: &str) -> &str {
        self.typed.get(field).map(String::as_str).unwrap_or_default()
    }

    fn has(&self, field: &str, answer: &str) -> bool {
        self.typed(field) == answer
    }

    /// A hint with whether its field has to be filled in.
    fn hint(&self, key: &str, filled: &str) -> String {
        format!("{} {}", self.frame.say(key), self.frame.say(filled))
    }
}

/// A form: where it stands, and what is in it.
struct Form<'a> {
    action: String,
    back: String,
    is_draft: bool,
    typed: &'a Answers,
    mistakes: Mistakes,
}

/// The field of a day, with what is to be known about it.
fn day_field(tr: Tr, asked: &DayAsked, form: &Form<'_>) -> DayField {
    let field = format!("day-{}", asked.name);
    let other = || tr.with("plan-day-other", &[("name", Arg::Text(asked.name.clone()))]);
    let mut hints: Vec<String> = tr.try_say(&format!("plan-hint-{}", asked.name)).into_iter().collect();
    if let Some(earlier) = asked.earlier.filter(|_| !form.is_draft) {
        hints.push(tr.with("plan-earlier", &[("date", Arg::Date(earlier))]));
    }
    hints.push(tr.say(if asked.needed { "plan-required" } else { "plan-optional" }));
    DayField {
        label: tr.try_say(&format!("plan-day-{}", asked.name)).unwrap_or_else(other),
        hint: hints.join(" "),
        typed: form.typed.get(&field).cloned().unwrap_or_default(),
        field,
    }
}

/// The question of a field, in words.
fn question(tr: Tr, (days, open): (&[DayField], &[OpenField]), field: &str) -> Option<String> {
    let day = days.iter().find(|day| day.field == field).map(|day| day.label.clone());
    let open = || open.iter().find(|one| one.field == field).map(|one| one.remark.clone());
    day.or_else(open).or_else(|| tr.try_say(&format!("plan-{field}")))
}

/// When rules are in force, and whether they cover the days of the work, in sentences; and whether that is a warning.
fn in_force(tr: Tr, valid: &Validity) -> (String, bool) {
    let (key, to) = match valid.to {
        Some(to) => ("plan-valid", vec![("to", Arg::Date(to))]),
        None => ("plan-valid-from", Vec::new()),
    };
    let when = tr.with(key, &[&to[..], &[("from", Arg::Date(valid.from))]].concat());
    let (then, warns) = match valid.covers {
        Some(false) => ("plan-valid-outside", true),
        _ if valid.over => ("plan-valid-over", true),
        Some(true) => ("plan-valid-covers", false),
        None => ("plan-valid-work", false),
    };
    (format!("{when} {}", tr.say(then)), warns)
}

async fn shown(visit: &Visit, planning: &Planning, form: Form<'_>) -> Answer {
    let tr = visit.tr;
    let typed = |field: &str| form.typed.get(field).cloned().unwrap_or_default();
    let days: Vec<DayField> = planning.days.iter().map(|asked| day_field(tr, asked, &form)).collect();
    let open: Vec<OpenField> = planning
        .open
        .iter()
        .map(|asked| {
            let field = format!("setting-{}", asked.name);
            OpenField {
                typed: typed(&field),
                field,
                remark: asked.remark.get(tr.0).to_owned(),
                yes_no: asked.kind == FactType::Bool,
                default: asked
                    .default
                    .as_ref()
                    .map(|value| tr.with("plan-default", &[("value", Arg::Text(tr.known(value)))])),
            }
        })
        .collect();
    let of = planning.of.as_ref().map(|name| {
        let key = if form.is_draft { "plan-of-draft" } else { "plan-of-earlier" };
        tr.with(key, &[("round", Arg::Text(name.get(tr.0).to_owned()))])
    });
    let own = form.action.strip_suffix("/plan").filter(|_| form.is_draft);
    let conditions_at = own.map(|own| format!("{own}/conditions"));
    let key = if form.is_draft { "plan-title-draft" } else { "plan-title" };
    let page = PlanPage {
        frame: Frame::narrow(visit, &tr.say(key)).await,
        action: form.action,
        up: match &planning.of {
            Some(name) if form.is_draft => name.get(tr.0).to_owned(),
            _ => tr.say("plan-title"),
        },
        back: form.back,
        of,
        is_draft: form.is_draft,
        pack: (
            format!("/packs/{}", planning.pack.hash),
            format!("{}, {}", planning.pack.name.get(tr.0), planning.pack.version),
        ),
        valid: in_force(tr, &planning.valid),
        few: planning.few,
        named: form.mistakes.named(|field| question(tr, (&days, &open), field)),
        open,
        order: planning
            .order
            .map(|draw| tr.say(if draw { "plan-order-is-draw" } else { "plan-order-is-registration" })),
        days,
        conditions_at,
        groundless: groundless(tr, &planning.groundless),
        conditions: (planning.conditions > 0).then(|| tr.count("plan-conditions", planning.conditions)),
        grounds: Ground::ALL,
        typed: form.typed.clone(),
        mistakes: form.mistakes,
    };
    Ok((page.mistakes.status(), html(page.render())).into_response())
}

/// A text with the days in it as pages show them: files write `2027-06-07`.
fn with_days(text: &str) -> String {
    let is_day = |word: &str| word.len() == 10 && word.split('-').count() == 3;
    let words = text.split(' ').map(|word| if is_day(word) { day(word) } else { word.to_owned() });
    words.collect::<Vec<_>>().join(" ")
}

/// What does not go together in the settings, each at the field that can mend it.
fn mistakes(tr: Tr, faults: &Faults) -> Mistakes {
    let mut all = Mistakes::default();
    for fault in &faults.faults {
        let field = match fault.spot.column.split_once('.') {
            Some(("dates", name)) => format!("day-{name}"),
            Some(("settings", name)) => format!("setting-{name}"),
            Some(("order", _)) => "order".to_owned(),
            Some(("limits", _)) => "answer-days".to_owned(),
            Some(("answers", _)) => "at-deadline".to_owned(),
            Some(("privacy", _)) => "privacy-contact".to_owned(),
            _ => "name-lv".to_owned(),
        };
        let mut fault = fault.clone();
        for arg in fault.args.values_mut() {
            if let Arg::Text(text) = arg {
                *text = with_days(text);
            }
        }
        all = all.and(Mistakes::one(&field, tr.fault_alone(&fault)));
    }
    all
}

/// What became of answers: a word in addresses, or what is wrong.
fn taken_apart<T>(tr: Tr, done: Result<T, No>) -> Result<Result<T, Mistakes>, super::halt::Halt> {
    match done {
        Err(No::Faults(faults)) => Ok(Err(mistakes(tr, &faults))),
        other => mended(tr, other),
    }
}

/// The answers, days as they are shown.
fn answers(typed: &Typed) -> Answers {
    let mut answers = typed.answers();
    for (field, said) in &mut answers {
        if field.starts_with("day-") {
            *said = day(said);
        }
    }
    answers
}

/// Like which round, if any: its word in addresses.
fn like(visit: &Visit) -> Option<String> {
    let query = visit.path.split_once('?').map(|(_, query)| query).unwrap_or_default();
    let like = form_urlencoded::parse(query.as_bytes()).find(|(name, _)| name == "like");
    like.map(|(_, slug)| slug.into_owned())
}

/// A form for a new round.
fn new<'a>(hash: &str, like: Option<&str>, typed: &'a Answers, mistakes: Mistakes) -> Form<'a> {
    let action = match like {
        Some(slug) => format!("/rounds/plan/{hash}?like={slug}"),
        None => format!("/rounds/plan/{hash}"),
    };
    Form { action, back: "/rounds/plan".to_owned(), is_draft: false, typed, mistakes }
}

/// A form for a draft.
fn anew<'a>(slug: &str, typed: &'a Answers, mistakes: Mistakes) -> Form<'a> {
    let (action, back) = (format!("/rounds/{slug}/plan"), format!("/rounds/{slug}/work"));
    Form { action, back, is_draft: true, typed, mistakes }
}

async fn empty(Signed { visit, who }: Signed<Caseworker>, Path(hash): Path<String>) -> Answer {
    let like = like(&visit);
    let planning = visit.service.planning(&who, &hash, like.as_deref()).await?;
    let form = new(&hash, like.as_deref(), &planning.answers, Mistakes::default());
    shown(&visit, &planning, form).await
}

async fn plan(Signed { visit, who }: Signed<Caseworker>, Path(hash): Path<String>, typed: Typed) -> Answer {
    let (answers, like) = (answers(&typed), like(&visit));
    let done = visit.service.plan_round(&who, (&hash, like.as_deref()), &answers).await;
    let mistakes = match taken_apart(visit.tr, done)? {
        Ok(slug) => {
            visit.say_next("plan-said").await;
            return Ok(Redirect::to(&format!("/rounds/{slug}/work")).into_response());
        }
        Err(mistakes) => mistakes,
    };
    let planning = visit.service.planning(&who, &hash, like.as_deref()).await?;
    shown(&visit, &planning, new(&hash, like.as_deref(), &answers, mistakes)).await
}

async fn draft(Signed { visit, who }: Signed<Caseworker>, Path(slug): Path<String>) -> Answer {
    let planning = visit.service.replanning(&who, &slug).await?;
    shown(&visit, &planning, anew(&slug, &planning.answers, Mistakes::default())).await
}

async fn replan(Signed { visit, who }: Signed<Caseworker>, Path(slug): Path<String>, typed: Typed) -> Answer {
    let answers = answers(&typed);
    let done = visit.service.replan(&who, &slug, &answers).await;
    let mistakes = match taken_apart(visit.tr, done)? {
        Ok(()) => {
            visit.say_next("plan-said-draft").await;
            return Ok(Redirect::to(&format!("/rounds/{slug}/work")).into_response());
        }
        Err(mistakes) => mistakes,
    };
    let planning = visit.service.replanning(&who, &slug).await?;
    shown(&visit, &planning, anew(&slug, &answers, mistakes)).await
}

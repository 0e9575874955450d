//! One condition of a draft: the form, the page that shows what it would do, and saving. Owns the way between these three.

use askama::Template;
use axum::{
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Redirect},
};

use super::{
    super::{
        condition_words as words,
        error::{Answer, html, refusal},
        form::{Mistakes, Typed},
        frame::Frame,
        halt::Halt,
        routes::Routes,
        visit::{Signed, Visit},
    },
    fields::{Field, fields},
    preview,
};
use crate::{
    domain::{Caseworker, ConditionKind, Faults},
    i18n::Tr,
    service::{Answers, Conditioning, No, OfferedFact, Refusal, Which},
};

pub(super) fn routes(routes: Routes) -> Routes {
    routes
        .get("/rounds/{slug}/conditions/new/{kind}", new)
        .post("/rounds/{slug}/conditions/new/{kind}", add)
        .get("/rounds/{slug}/conditions/{key}", known)
        .post("/rounds/{slug}/conditions/{key}", change)
        .get("/rounds/{slug}/conditions/{key}/remove", removal)
        .post("/rounds/{slug}/conditions/{key}/remove", remove)
}

/// A fact that can make groups.
struct Tick {
    field: String,
    label: String,
    on: bool,
}

#[derive(Template)]
#[template(config = ".config/askama.toml", path = "conditions/form.html")]
struct FormPage {
    frame: Frame,
    mistakes: Mistakes,
    /// The mistakes by the questions of their fields: field and sentence.
    named: Vec<(String, String)>,
    slug: String,
    round: String,
    action: String,
    kind: &'static str,
    seen: String,
    /// What was answered already, where groups are asked for first.
    carried: Vec<(&'static str, String)>,
    /// Facts to be ticked, where a quota's groups are asked for first.
    ticks: Vec<Tick>,
    /// The facts that were ticked, in words and as the form carries them.
    by: Option<(String, String)>,
    fields: Vec<Field>,
}

impl FormPage {
    /// Whether some group has a number of its own, or what was typed there is wrong.
    fn has_numbers(&self, rows: &[(String, String, String)]) -> bool {
        rows.iter().any(|(field, _, typed)| !typed.is_empty() || self.mistakes.at(field).is_some())
    }
}

/// What a handler is about.
struct About<'a> {
    visit: &'a Visit,
    who: &'a Caseworker,
    slug: &'a str,
    which: Which<'a>,
}

/// The address of a form.
pub(super) fn action(slug: &str, which: Which<'_>) -> String {
    match which {
        Which::New(kind) => format!("/rounds/{slug}/conditions/new/{}", kind.name()),
        Which::Known(key) => format!("/rounds/{slug}/conditions/{key}"),
    }
}

/// Whether the groups of a quota are asked for first.
fn asks_groups(known: &Conditioning, step: &str) -> bool {
    let is_quota = matches!(known.kind, ConditionKind::PeopleQuota | ConditionKind::PlacesQuota);
    is_quota && (known.by.is_empty() || step == "groups")
}

/// What goes along while groups are chosen anew: numbers of single groups do not.
fn carried(answers: &Answers) -> Vec<(&'static str, String)> {
    let said = |field: &'static str| Some((field, answers.get(field)?.clone()));
    ["name", "max", "source"].into_iter().filter_map(said).collect()
}

async fn shown(about: &About<'_>, typed: Option<&Answers>, (mistakes, step): (Mistakes, &str)) -> Answer {
    let (visit, tr) = (about.visit, about.visit.tr);
    let known = visit.service.conditioning(about.who, (about.slug, about.which), typed).await?;
    if known.stands.is_none() && !known.offered.has(known.kind) {
        return Err(Halt::not_found());
    }
    let first = asks_groups(&known, step);
    let on_people = known.kind == ConditionKind::PeopleQuota;
    let tick = |fact: &OfferedFact| Tick {
        field: format!("by-{}", fact.name),
        label: fact.label.get(tr.0).to_owned(),
        on: known.by.contains(&fact.name),
    };
    let fields = if first { Vec::new() } else { fields(tr, &known) };
    let by = (!known.by.is_empty())
        .then(|| (words::by(tr, &known.book, (on_people, &known.by)), known.by.join(",")));
    let title = tr.say(if known.stands.is_some() { "conditions-change-title" } else { "conditions-new" });
    let question = |field: &str| {
        let asked = fields.iter().flat_map(Field::asked).find(|(name, _)| *name == field);
        asked
            .map(|(_, label)| label.to_owned())
            .or_else(|| (field == "by").then(|| tr.say("condition-ask-by")))
    };
    let seen = typed.and_then(|typed| typed.get("seen")).filter(|seen| !seen.is_empty());
    let page = FormPage {
        frame: Frame::narrow(visit, &title).await,
        named: mistakes.named(question),
        slug: about.slug.to_owned(),
        round: known.book.name().get(tr.0).to_owned(),
        action: action(about.slug, about.which),
        kind: known.kind.name(),
        seen: seen.cloned().unwrap_or(known.seen.clone()),
        carried: if first { carried(&known.answers) } else { Vec::new() },
        ticks: if first { known.offered.of(known.kind).into_iter().map(tick).collect() } else { Vec::new() },
        by: by.filter(|_| !first),
        fields,
        mistakes,
    };
    Ok((page.mistakes.status(), html(page.render())).into_response())
}

/// What does not go together, at the field that can mend it.
fn faulty(tr: Tr, kind: ConditionKind, faults: &Faults) -> Mistakes {
    let ends = ["name", "max", "seats", "limit", "cost", "people", "extra"];
    let mut all = Mistakes::default();
    for fault in &faults.faults {
        let column = fault.spot.column.rsplit('.').next().unwrap_or_default();
        let known = ends.into_iter().find(|end| column == *end);
        let field = known.filter(|_| kind.is_named());
        let first = if kind.is_named() { "name" } else { "column" };
        all = all.and(Mistakes::one(field.unwrap_or(first), tr.fault_alone(fault)));
    }
    all
}

/// What was wrong with the answers; everything else has a page of its own.
fn mistakes(tr: Tr, kind: ConditionKind, no: No) -> Result<Mistakes, Halt> {
    match no {
        No::Invalid(wrong) => Ok(Mistakes::new(tr, &wrong)),
        No::Faults(faults) => Ok(faulty(tr, kind, &faults)),
        No::Refused(why) if why.key == "refused-nothing-changed" => {
            let first = if kind.is_named() { "name" } else { "column" };
            Ok(Mistakes::one(first, refusal(tr, &why)))
        }
        other => Err(other.into()),
    }
}

/// The three steps of a form that was sent.
async fn sent(about: &About<'_>, kind: ConditionKind, typed: &Typed) -> Answer {
    let (visit, tr) = (about.visit, about.visit.tr);
    let mut answers = typed.answers();
    let seen = typed.get("seen").to_owned();
    let step = typed.get("step");
    let is_quota = matches!(kind, ConditionKind::PeopleQuota | ConditionKind::PlacesQuota);
    match step {
        "edit" | "groups" => return shown(about, Some(&answers), (Mistakes::default(), step)).await,
        "fields" => {
            // What was ticked comes before what the form had.
            answers.remove("by");
            let ticked = answers.keys().any(|field| field.starts_with("by-"));
            let missing = Mistakes::one("by", tr.say("wrong-condition-by"));
            let mistakes = if is_quota && !ticked { missing } else { Mistakes::default() };
            return shown(about, Some(&answers), (mistakes, step)).await;
        }
        "save" => {
            let done =
                visit.service.set_condition(about.who, (about.slug, about.which, &seen), Some(&answers));
            match done.await {
                Ok(()) => {
                    visit.say_next("conditions-said").await;
                    return Ok(Redirect::to(&format!("/rounds/{}/conditions", about.slug)).into_response());
                }
                Err(No::Refused(why)) if why.key == "refused-stale" => {}
                Err(no) => {
                    let mistakes = mistakes(tr, kind, no)?;
                    return shown(about, Some(&answers), (mistakes, "")).await;
                }
            }
        }
        _ => {}
    }
    let asked = (about.slug, about.which, Some(seen.as_str()));
    match visit.service.condition_preview(about.who, asked, Some(&answers), tr.0).await {
        Ok(found) => {
            let status = if found.stale.is_some() { StatusCode::CONFLICT } else { StatusCode::OK };
            let action = action(about.slug, about.which);
            let page = preview::page(visit, &found, (action, typed)).await;
            Ok((status, html(page.render())).into_response())
        }
        Err(no) => {
            let mistakes = mistakes(tr, kind, no)?;
            shown(about, Some(&answers), (mistakes, "")).await
        }
    }
}

fn kind_of(name: &str) -> Result<ConditionKind, Halt> {
    ConditionKind::of(name).ok_or_else(Halt::not_found)
}

async fn new(
    Signed { visit, who }: Signed<Caseworker>,
    Path((slug, kind)): Path<(String, String)>,
) -> Answer {
    let about = About { visit: &visit, who: &who, slug: &slug, which: Which::New(kind_of(&kind)?) };
    shown(&about, None, (Mistakes::default(), "")).await
}

async fn add(
    Signed { visit, who }: Signed<Caseworker>,
    Path((slug, kind)): Path<(String, String)>,
    typed: Typed,
) -> Answer {
    let kind = kind_of(&kind)?;
    let about = About { visit: &visit, who: &who, slug: &slug, which: Which::New(kind) };
    sent(&about, kind, &typed).await
}

async fn known(
    Signed { visit, who }: Signed<Caseworker>,
    Path((slug, key)): Path<(String, String)>,
) -> Answer {
    let about = About { visit: &visit, who: &who, slug: &slug, which: Which::Known(&key) };
    shown(&about, None, (Mistakes::default(), "")).await
}

async fn change(
    Signed { visit, who }: Signed<Caseworker>,
    Path((slug, key)): Path<(String, String)>,
    typed: Typed,
) -> Answer {
    let kind = ConditionKind::of_key(&key).ok_or_else(Halt::not_found)?;
    let about = About { visit: &visit, who: &who, slug: &slug, which: Which::Known(&key) };
    sent(&about, kind, &typed).await
}

/// Shows what taking a condition away would do.
async fn asked_first(about: &About<'_>, seen: Option<&str>) -> Answer {
    let (visit, tr) = (about.visit, about.visit.tr);
    let found =
        visit.service.condition_preview(about.who, (about.slug, about.which, seen), None, tr.0).await?;
    let status = if found.stale.is_some() { StatusCode::CONFLICT } else { StatusCode::OK };
    let action = format!("{}/remove", action(about.slug, about.which));
    let page = preview::page(visit, &found, (action, &Typed::default())).await;
    Ok((status, html(page.render())).into_response())
}

async fn removal(
    Signed { visit, who }: Signed<Caseworker>,
    Path((slug, key)): Path<(String, String)>,
) -> Answer {
    let about = About { visit: &visit, who: &who, slug: &slug, which: Which::Known(&key) };
    asked_first(&about, None).await
}

async fn remove(
    Signed { visit, who }: Signed<Caseworker>,
    Path((slug, key)): Path<(String, String)>,
    typed: Typed,
) -> Answer {
    let seen = typed.get("seen");
    let about = About { visit: &visit, who: &who, slug: &slug, which: Which::Known(&key) };
    match visit.service.set_condition(&who, (&slug, about.which, seen), None).await {
        Ok(()) => {
            visit.say_next("conditions-said-removed").await;
            Ok(Redirect::to(&format!("/rounds/{slug}/conditions")).into_response())
        }
        Err(No::Refused(Refusal { key: "refused-stale", .. })) => asked_first(&about, Some(seen)).await,
        Err(no) => Err(no.into()),
    }
}

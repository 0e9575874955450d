//! Everything that was answered, read back with a way to change it, and the moment of submitting. Owns what is said
//! about answers that are missing, and about what the rules make of them.

use std::collections::BTreeSet;

use askama::Template;
use axum::{
    extract::Path,
    response::{IntoResponse, Redirect},
};

use super::{
    draft::{self, Draft, address},
    form::Form,
};
use crate::{
    domain::Reason,
    service::{CODE, Seen, Standing},
    web::{
        error::{Answer, html},
        form::{Mistakes, Typed, mended},
        frame::Frame,
        visit::Visit,
        words::{Voiced, Why},
    },
};

/// An answer as it is read back.
pub(super) struct Row {
    step: String,
    label: String,
    value: String,
    /// Where it is changed.
    href: String,
    /// It has to be there and is not, or is wrong.
    missing: bool,
}

/// A choice as it is read back.
pub(super) struct Wish {
    title: String,
    /// Why the rules refuse it, or what is to be found out first; empty where it is possible.
    refused: Vec<Why>,
}

#[derive(Template)]
#[template(config = ".config/askama.toml", path = "apply/review.html")]
struct ReviewPage {
    frame: Frame,
    tell: Voiced,
    mistakes: Mistakes,
    slug: String,
    once: String,
    rows: Vec<Row>,
    wishes: Vec<Wish>,
    /// Where the choices are changed.
    change_wishes: String,
    /// What has to be answered still, and where; before that nothing can be submitted.
    missing: Vec<(String, String)>,
    /// What the rules say, where they do not simply say yes: key and reasons.
    warning: Option<(&'static str, Vec<Why>)>,
    /// What was answered with "I don't know" though a place may hang on it, in one sentence.
    unknown: Option<String>,
    /// What is doubtful about the personal code.
    doubts: Vec<String>,
    /// Where the personal code is changed.
    change_code: String,
    until: String,
}

fn wishes(form: &Form, draft: &Draft, seen: &Seen) -> Vec<Wish> {
    let tr = form.tell.tr;
    let wish = |number: &String| {
        let at = form.places.iter().position(|place| place.placement.id.as_str() == number);
        let title = at.and_then(|at| form.places.get(at)).map_or_else(
            || form.tell.say("apply-wish-gone"),
            |place| format!("{}: {}", place.placement.organisation, place.placement.title),
        );
        let about = |said: &[Vec<Reason>]| at.and_then(|at| said.get(at)).cloned().unwrap_or_default();
        let refused = about(&seen.refused).into_iter().chain(about(&seen.undecided));
        Wish { title, refused: refused.map(|reason| Why::of(tr, &reason)).collect() }
    };
    draft.wishes.iter().map(wish).collect()
}

/// What the person could tell, did not, and may lose a place by: questions on which their part in the round or one of
/// their choices hangs.
fn unknown(form: &Form, draft: &Draft, seen: &Seen) -> Option<String> {
    let chosen = |number: &String| form.places.iter().position(|place| place.placement.id.as_str() == number);
    let wishes = draft.wishes.iter().filter_map(chosen).filter_map(|at| seen.undecided.get(at)).flatten();
    let standing = seen.reasons.iter().filter(|_| seen.standing == Standing::NeedsPerson);
    let facts = standing.chain(wishes).flat_map(|reason| &reason.facts);
    let named: BTreeSet<&str> = facts.filter_map(|fact| fact.strip_prefix("applicant.")).collect();
    let asked = form.questions.iter().filter(|question| named.contains(question.name.as_str()));
    let labels: Vec<&str> = asked.map(|question| question.label.get(form.tell.tr.0)).collect();
    (!labels.is_empty()).then(|| form.tell.about("apply-review-unknown", "facts", &labels.join(", ")))
}

async fn show(visit: &Visit, slug: &str, form: &Form, draft: &Draft, mistakes: Mistakes) -> Answer {
    let wrong = form.book.person(&draft.application(visit.tr.0), &form.places).err().unwrap_or_default();
    let row = |step: &str| {
        let answered = step == "wishes" || draft.answers.contains_key(step);
        Row {
            step: step.to_owned(),
            label: form.label(step),
            value: form.read_back(step, draft),
            href: format!("{}?then=review", address(slug, step)),
            missing: !answered || wrong.iter().any(|wrong| wrong.field == step),
        }
    };
    let mut rows: Vec<Row> = form.steps().into_iter().map(row).collect();
    let missing: Vec<(String, String)> =
        rows.iter().filter(|row| row.missing).map(|row| (row.label.clone(), row.href.clone())).collect();
    // The choices are a list of their own.
    rows.retain(|row| row.step != "wishes");
    let seen = form.book.see(&draft.answers, &form.places);
    let said = |key| (key, seen.reasons.iter().map(|reason| Why::of(visit.tr, reason)).collect());
    let warning = match seen.standing {
        Standing::NotEligible => Some(said("apply-review-not-eligible")),
        // While answers are missing, of course something is not known.
        Standing::NeedsPerson if missing.is_empty() => Some(said("apply-review-needs-person")),
        Standing::NeedsPerson | Standing::Eligible(_) | Standing::Withdrawn => None,
    };
    let doubts = form.book.code_doubts(&draft.answers).into_iter();
    let doubts = doubts.map(|doubt| form.tell.say(&format!("apply-code-{}", doubt.name()))).collect();
    let status = mistakes.status();
    let page = ReviewPage {
        frame: Frame::narrow(visit, &visit.tr.say("apply-review")).await,
        tell: form.tell,
        mistakes,
        slug: slug.to_owned(),
        once: draft.once.clone(),
        rows,
        wishes: wishes(form, draft, &seen),
        unknown: if missing.is_empty() { unknown(form, draft, &seen) } else { None },
        change_wishes: format!("{}?then=review", address(slug, "wishes")),
        warning,
        missing,
        doubts,
        change_code: format!("{}?then=review", address(slug, CODE)),
        until: visit.tr.last_moment(form.book.closes_at),
    };
    Ok((status, html(page.render())).into_response())
}

pub(super) async fn page(visit: Visit, Path(slug): Path<String>) -> Answer {
    let form = Form::open(&visit, &slug).await?;
    let draft = Draft::find(&visit, &slug).await?.unwrap_or_default();
    show(&visit, &slug, &form, &draft, Mistakes::default()).await
}

pub(super) async fn submit(visit: Visit, Path(slug): Path<String>, typed: Typed) -> Answer {
    let Some(draft) = Draft::find(&visit, &slug).await? else {
        // Sent twice, or the session is gone: either the number is there already, or the page says what is missing.
        let there = draft::kept(&visit, &slug).await?.is_some();
        return Ok(Redirect::to(&address(&slug, if there { "done" } else { "review" })).into_response());
    };
    let mut new = draft.application(visit.tr.0);
    typed.get("once").clone_into(&mut new.once);
    visit.service.may_apply(visit.whence(""))?;
    match mended(visit.tr, visit.service.submit(&slug, &new).await)? {
        Ok(submitted) => {
            draft::submitted(&visit, &slug, &submitted).await?;
            Ok(Redirect::to(&address(&slug, "done")).into_response())
        }
        Err(mistakes) => {
            let form = Form::open(&visit, &slug).await?;
            show(&visit, &slug, &form, &draft, mistakes).await
        }
    }
}

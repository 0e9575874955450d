//! Everything that an application says on one page, to be put right; and what would change, before it does.

use askama::Template;
use axum::{
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Redirect},
};

use super::{
    application::changed,
    applications::address,
    error::{Answer, html, refusal},
    facts::FactForm,
    form::{Mistakes, Typed},
    frame::Frame,
    routes::Routes,
    visit::{Signed, Visit},
    words::Why,
};
use crate::{
    domain::{Caseworker, FactType, FactValue, Reason},
    i18n::Tr,
    service::{Amended, Amending, FactFile, MOST_WISHES, No, Standing, TypedAmendment},
};

/// How many choices the page offers at least.
const CHOICES: usize = 5;

pub(super) fn routes(routes: Routes) -> Routes {
    routes
        .get("/rounds/{slug}/applications/{number}/amend", page)
        .post("/rounds/{slug}/applications/{number}/amend", amend)
}

/// A fact's field.
struct Field {
    id: String,
    label: String,
    sensitive: bool,
    /// Answers to choose from, each with its words; none where it is typed.
    choices: Vec<(String, String)>,
    /// Whether the answer is chosen.
    closed: bool,
    hint: String,
    numeric: bool,
    value: String,
}

impl Field {
    fn new(tr: Tr, fact: &FactFile, typed: Option<&Typed>) -> Self {
        let form = FactForm::new(tr, fact, &Typed::default());
        let id = format!("fact-{}", fact.name);
        let choices = match fact.kind {
            FactType::Bool => [true, false]
                .map(FactValue::Bool)
                .iter()
                .map(|value| (value.written(), tr.known(value)))
                .collect(),
            _ => form.choices,
        };
        Self {
            value: typed.map_or(form.value, |typed| typed.get(&id).to_owned()),
            closed: fact.kind == FactType::Bool || (fact.kind == FactType::Text && fact.closed),
            label: form.label,
            sensitive: form.sensitive,
            hint: form.hint,
            numeric: form.numeric,
            choices,
            id,
        }
    }
}

#[derive(Template)]
#[template(config = ".config/askama.toml", path = "amend.html")]
struct AmendPage {
    frame: Frame,
    mistakes: Mistakes,
    slug: String,
    round: String,
    number: String,
    version: i64,
    own: String,
    name: String,
    contact: String,
    fields: Vec<Field>,
    /// What is chosen at each rank; none where choices cannot be changed any more.
    wishes: Vec<(u64, String)>,
    places: Vec<(String, String)>,
    /// Whether facts are put right elsewhere by now.
    told: bool,
    /// Whether choices change when another caseworker has approved that.
    two: bool,
    note: String,
    /// What would change: what it is, what stood there, and what will; empty before that is known.
    changes: Vec<(String, String, String)>,
    /// Why the rules do not simply say yes of whoever it is then.
    warned: Vec<Why>,
    /// Placements that the rules refuse then, or about which something is to be found out first, each with why.
    refused: Vec<(String, Vec<Why>)>,
    /// What was typed, as it is sent once more.
    hidden: Vec<(String, String)>,
}

fn amend_page(
    frame: Frame,
    known: &Amending,
    typed: Option<&Typed>,
    (mistakes, changes): (Mistakes, Vec<(String, String, String)>),
) -> AmendPage {
    let tr = frame.tr;
    let said = |name: &str, before: &str| typed.map_or(before.to_owned(), |typed| typed.get(name).to_owned());
    let ranks = if known.can.wishes || known.can.two {
        (known.wishes.len() + 1).clamp(CHOICES, MOST_WISHES)
    } else {
        0
    };
    let chosen = |at: usize| match typed {
        Some(typed) => typed.all("wish").get(at).cloned().unwrap_or_default(),
        None => known.wishes.get(at).cloned().unwrap_or_default(),
    };
    let hidden =
        if changes.is_empty() { Vec::new() } else { typed.map(|one| one.0.clone()).unwrap_or_default() };
    AmendPage {
        slug: known.book.slug.clone(),
        round: known.book.name().get(tr.0).to_owned(),
        own: address(&known.book.slug, &known.number),
        number: known.number.clone(),
        version: known.version,
        name: said("name", &known.name),
        contact: said("contact", &known.contact),
        fields: if known.can.facts {
            known.facts.iter().map(|fact| Field::new(tr, fact, typed)).collect()
        } else {
            Vec::new()
        },
        wishes: (0..ranks).map(|at| (at as u64 + 1, chosen(at))).collect(),
        places: known.places.clone(),
        told: !known.can.facts,
        two: known.can.two,
        note: said("note", ""),
        changes,
        warned: Vec::new(),
        refused: Vec::new(),
        hidden,
        mistakes,
        frame,
    }
}

async fn framed(visit: &Visit) -> Frame {
    Frame::narrow(visit, &visit.tr.say("amend-title")).await
}

async fn page(
    Signed { visit, who }: Signed<Caseworker>,
    Path((slug, number)): Path<(String, String)>,
) -> Answer {
    let known = visit.service.amending(&who, &slug, &number).await?;
    let page = amend_page(framed(&visit).await, &known, None, (Mistakes::default(), Vec::new()));
    Ok(html(page.render()))
}

/// What was typed on the page.
fn read(typed: &Typed) -> TypedAmendment {
    let fact =
        |(name, value): &(String, String)| Some((name.strip_prefix("fact-")?.to_owned(), value.clone()));
    TypedAmendment {
        name: typed.get("name").to_owned(),
        contact: typed.get("contact").to_owned(),
        facts: typed.0.iter().filter_map(fact).collect(),
        wishes: typed.all("wish"),
        note: typed.get("note").to_owned(),
    }
}

/// What the rules say of what was typed, where they do not simply say yes: of whoever it is, and of their choices.
fn rules_say(tr: Tr, amended: &Amended) -> (Vec<Why>, Vec<(String, Vec<Why>)>) {
    let whys = |reasons: &[Reason]| reasons.iter().map(|reason| Why::of(tr, reason)).collect::<Vec<_>>();
    let asked = matches!(amended.standing, Standing::NotEligible | Standing::NeedsPerson);
    let refused = amended.wishes.iter().filter(|wish| !wish.reasons.is_empty()).map(|wish| {
        let title = wish.place.as_ref().map(|place| &place.placement.title);
        (title.unwrap_or(&wish.number).clone(), whys(&wish.reasons))
    });
    (if asked { whys(&amended.reasons) } else { Vec::new() }, refused.collect())
}

/// Shows what would change; or, once that was shown, changes it.
async fn amend(
    Signed { visit, who }: Signed<Caseworker>,
    Path((slug, number)): Path<(String, String)>,
    typed: Typed,
) -> Answer {
    let (version, sure) = (typed.whole("version")?, typed.get("sure") == "yes");
    let done = visit.service.amend(&who, (&slug, &number, version), &read(&typed), sure).await;
    let wrong = match done {
        Ok(amended) if sure => {
            visit.say_next(if amended.signed { "amend-said-two" } else { "amend-said" }).await;
            return Ok(Redirect::to(&address(&slug, &number)).into_response());
        }
        Err(No::Refused(why)) if why.key == "refused-done-already" => {
            visit.say_next("refused-done-already").await;
            return Ok(Redirect::to(&address(&slug, &number)).into_response());
        }
        Ok(amended) if typed.get("again").is_empty() => {
            let known = visit.service.amending(&who, &slug, &number).await?;
            let said = (known.facts.as_slice(), known.places.as_slice());
            let lines =
                amended.changes.iter().map(|change| changed((visit.tr, &known.book), said, change)).collect();
            let page = amend_page(framed(&visit).await, &known, Some(&typed), (Mistakes::default(), lines));
            let (warned, refused) = rules_say(visit.tr, &amended);
            let page = AmendPage { warned, refused, two: amended.signed, ..page };
            return Ok(html(page.render()));
        }
        Ok(_) => Mistakes::default(),
        Err(No::Invalid(wrong)) => Mistakes::new(visit.tr, &wrong),
        Err(No::Refused(why)) if why.key == "refused-nothing-changed" => {
            Mistakes::one("name", refusal(visit.tr, &why))
        }
        Err(No::Refused(why)) if why.key == "refused-stale" => {
            // What stands by now is shown, and what was typed is kept beside it.
            let known = visit.service.amending(&who, &slug, &number).await?;
            let mistakes = Mistakes::one("name", refusal(visit.tr, &why));
            let page = amend_page(framed(&visit).await, &known, Some(&typed), (mistakes, Vec::new()));
            return Ok((StatusCode::CONFLICT, html(page.render())).into_response());
        }
        Err(other) => return Err(other.into()),
    };
    let known = visit.service.amending(&who, &slug, &number).await?;
    let page = amend_page(framed(&visit).await, &known, Some(&typed), (wrong, Vec::new()));
    Ok((page.mistakes.status(), html(page.render())).into_response())
}

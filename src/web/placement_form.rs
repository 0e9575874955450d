//! The form of a placement: offering one, changing one. Owns how the pack's questions about placements become fields.

use askama::Template;
use axum::{
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Redirect},
};

use super::{
    error::{Answer, html},
    form::{Mistakes, Typed, mended},
    frame::Frame,
    placements::{gone, read_only},
    routes::{Routes, key},
    visit::{Signed, Visit},
    words,
};
use crate::{
    domain::{Arg, Department, FactType, FactValue, Placing},
    i18n::Tr,
    service::{Answers, Book, No, Placed, PlacementForm, Question, Refusal, day},
};

pub(super) fn routes(routes: Routes) -> Routes {
    routes
        .get("/rounds/{slug}/placements/new", new_page)
        .post("/rounds/{slug}/placements/new", add)
        .get("/placements/{id}", show)
        .post("/placements/{id}", change)
}

/// The end of the name of the field for an answer that is not offered.
const OTHER: &str = "-other";

/// The most answers that are all shown at once; more are in a list that unfolds.
const SHOWN: usize = 5;

/// An answer to choose.
struct Choice {
    value: String,
    label: String,
    chosen: bool,
}

/// A question with what was answered.
struct Field {
    name: String,
    label: String,
    hint: String,
    value: String,
    numeric: bool,
    radios: bool,
    choices: Vec<Choice>,
    /// What was typed instead of an offered answer, where that is possible.
    other: Option<String>,
}

impl Field {
    fn line(name: &str, label: String, hint: String, value: String, numeric: bool) -> Self {
        let (choices, other) = (Vec::new(), None);
        Self { name: name.to_owned(), label, hint, value, numeric, radios: false, choices, other }
    }

    /// What is wrong with it, by its own words: many fields of one page may lack the same.
    fn named(&self, why: &str) -> String {
        let mark = if self.label.ends_with('?') { "" } else { ":" };
        format!("{}{mark} {why}", self.label)
    }

    /// The field of a question to which `value` was answered.
    fn of(tr: Tr, asked: &Question, value: String, example: &[(&str, Arg)]) -> Self {
        let told = asked.hint.as_ref().map(|hint| hint.get(tr.0).to_owned()).unwrap_or_default();
        let hint = match asked.kind {
            FactType::Date => {
                let how = tr.with("placements-date", example);
                format!("{told} {how}").trim().to_owned()
            }
            _ => told,
        };
        let mut offered: Vec<(String, String)> = match asked.kind {
            FactType::Bool => {
                ["yes", "no"].map(|word| (word.to_owned(), tr.say(&format!("apply-{word}")))).into()
            }
            _ => asked
                .offered
                .iter()
                .map(|(value, called)| (value.clone(), called.get(tr.0).to_owned()))
                .collect(),
        };
        let radios = offered.len() <= SHOWN && !(asked.free && asked.kind == FactType::Text);
        if !offered.is_empty() && asked.optional && radios {
            offered.push((String::new(), tr.say("placements-unknown")));
        }
        let is_offered = offered.iter().any(|(known, _)| *known == value);
        let takes_other = asked.free && asked.kind == FactType::Text && !offered.is_empty();
        let other = takes_other.then(|| if is_offered { String::new() } else { value.clone() });
        let choice =
            |(known, label): (String, String)| Choice { chosen: known == value, value: known, label };
        let choices = offered.into_iter().map(choice).collect();
        let numeric = matches!(asked.kind, FactType::Whole | FactType::Date);
        let label = asked.ask.get(tr.0).to_owned();
        Self { name: asked.name.clone(), label, hint, value, numeric, radios, choices, other }
    }

    /// What is answered, in words.
    fn said(&self, tr: Tr) -> String {
        let chosen = self.choices.iter().find(|choice| choice.chosen && !choice.value.is_empty());
        let said = chosen.map_or(&self.value, |choice| &choice.label);
        if said.trim().is_empty() { tr.say("placements-empty") } else { said.clone() }
    }
}

/// A question to which something else stands now than was typed.
struct Differs {
    label: String,
    now: String,
    typed: String,
}

fn differences(tr: Tr, now: &[Field], typed: &[Field]) -> Vec<Differs> {
    let pairs = now.iter().zip(typed);
    // Blanks make no difference, nor does how a day is written.
    let plain = |text: &str| day(text).chars().filter(|c| !c.is_whitespace()).collect::<String>();
    let pairs = pairs.filter(|(now, typed)| plain(&now.value) != plain(&typed.value));
    let differs = |(now, typed): (&Field, &Field)| Differs {
        label: now.label.clone(),
        now: now.said(tr),
        typed: typed.said(tr),
    };
    pairs.map(differs).collect()
}

/// All fields, each with what `answered` says of it.
fn fields(tr: Tr, book: &Book, asked: &[Question], answers: &Answers) -> Vec<Field> {
    let answered = |name: &str| answers.get(name).cloned().unwrap_or_default();
    let line = |name: &str, key: &str, numeric: bool| {
        let hint = tr.say(&format!("{key}-hint"));
        Field::line(name, tr.say(key), hint, answered(name), numeric)
    };
    let mut fields =
        vec![line("title", "placements-name", false), line("capacity", "placements-seats", true)];
    let field =
        |asked: &Question| Field::of(tr, asked, answered(&asked.name), &words::example(book, &asked.name));
    fields.extend(asked.iter().map(field));
    fields
}

#[derive(Template)]
#[template(config = ".config/askama.toml", path = "placement_form.html")]
struct FormPage {
    frame: Frame,
    mistakes: Mistakes,
    round: String,
    action: String,
    /// Name and value of the hidden field: `once` or `version`.
    hidden: (&'static str, String),
    fields: Vec<Field>,
    /// Where somebody was faster: what differs.
    stale: Option<Vec<Differs>>,
    /// Where a placement that stands already is taken back.
    withdraw: Option<String>,
    /// The key of the words on the button that submits.
    submits: &'static str,
    /// Whether it can be kept as a draft.
    keeps: bool,
    /// What a caseworker asked to be mended.
    note: String,
    /// Where the organisation says whom it does not take.
    refuse: Option<String>,
    /// Where pairs stand that were agreed beforehand, where the round lets them count.
    agreed: Option<String>,
}

/// What was typed: the answer that is not offered comes before the one that is.
fn typed_answers(typed: &Typed) -> Answers {
    let mut answers = typed.answers();
    for (field, value) in &typed.0 {
        if let Some(name) = field.strip_suffix(OTHER)
            && !value.trim().is_empty()
        {
            answers.insert(name.to_owned(), value.clone());
        }
    }
    answers
}

/// What a placement says, as it would be typed.
fn standing(placed: &Placed) -> Answers {
    let place = &placed.placement;
    let written = place.facts.iter().map(|(name, value)| {
        let text = match value {
            FactValue::Date(date) => date.format("%d.%m.%Y.").to_string(),
            other => other.written(),
        };
        (name.clone(), text)
    });
    let own = [("title", place.title.clone()), ("capacity", place.capacity.to_string())];
    written.chain(own.map(|(name, text)| (name.to_owned(), text))).collect()
}

/// The form of a placement that is not there yet.
async fn page_to_add(
    (visit, who): (&Visit, &Department),
    slug: &str,
    once: String,
    typed: &Answers,
    mistakes: Mistakes,
) -> Answer {
    let (book, places) = visit.service.round_for(slug, Some(who.staff())).await?;
    if !book.phase.takes_placements() {
        return Err(Refusal::new("refused-round-closed").into());
    }
    if !visit.service.rounds_to_post_in(who).await?.contains(&book.id) {
        return Err(Refusal::new("refused-not-poster").into());
    }
    let asked = book.asked_about_placements(&places);
    let status = mistakes.status();
    let page = FormPage {
        frame: Frame::narrow(visit, &visit.tr.say("placements-new")).await,
        mistakes,
        round: book.name().get(visit.tr.0).to_owned(),
        action: format!("/rounds/{}/placements/new", book.slug),
        hidden: ("once", once),
        fields: fields(visit.tr, &book, &asked, typed),
        stale: None,
        withdraw: None,
        submits: "placements-new",
        keeps: true,
        note: String::new(),
        refuse: None,
        agreed: None,
    };
    Ok((status, html(page.render())).into_response())
}

async fn new_page(Signed { visit, who }: Signed<Department>, Path(slug): Path<String>) -> Answer {
    let once = visit.service.token()?;
    page_to_add((&visit, &who), &slug, once, &Answers::new(), Mistakes::default()).await
}

async fn add(Signed { visit, who }: Signed<Department>, Path(slug): Path<String>, typed: Typed) -> Answer {
    let draft = typed.get("draft") == "yes";
    let form = PlacementForm { once: typed.get("once").to_owned(), answers: typed_answers(&typed), draft };
    match mended(visit.tr, visit.service.post(&who, &slug, &form).await)? {
        Ok(_) => {
            visit.say_next(if draft { "placements-said-kept" } else { "placements-said-added" }).await;
            Ok(Redirect::to("/placements").into_response())
        }
        Err(mistakes) => page_to_add((&visit, &who), &slug, form.once, &form.answers, mistakes).await,
    }
}

/// The form of a placement with what is answered in it.
async fn page_of(visit: &Visit, placed: &Placed, book: &Book, answers: &Answers) -> Result<FormPage, No> {
    let (_, others) = visit.service.round(&book.slug).await?;
    let asked = book.asked_about_placements(&others);
    Ok(FormPage {
        frame: Frame::narrow(visit, &placed.placement.title).await,
        mistakes: Mistakes::default(),
        round: book.name().get(visit.tr.0).to_owned(),
        action: format!("/placements/{}", placed.id),
        hidden: ("version", placed.version.to_string()),
        fields: fields(visit.tr, book, &asked, answers),
        stale: None,
        withdraw: Some(format!("/placements/{}/withdraw", placed.id)),
        submits: if placed.state == Placing::Draft { "placements-submit" } else { "placements-save" },
        keeps: matches!(placed.state, Placing::Draft | Placing::Submitted),
        note: if placed.state == Placing::Draft { placed.note.clone() } else { String::new() },
        refuse: (placed.state == Placing::Approved).then(|| format!("/placements/{}/refuse", placed.id)),
        agreed: (placed.state == Placing::Approved && book.settings.agreed.is_some())
            .then(|| format!("/placements/{}/agreed", placed.id)),
    })
}

/// The form of a placement as it stands.
async fn page_to_change(visit: &Visit, placed: &Placed, book: &Book) -> Answer {
    Ok(html(page_of(visit, placed, book, &standing(placed)).await?.render()))
}

async fn show(Signed { visit, who }: Signed<Department>, Path(id): Path<String>) -> Answer {
    let (book, placed) = visit.service.own_placement(&who, key(&id)?).await?;
    if book.phase.takes_placements() && placed.state != Placing::Withdrawn {
        return page_to_change(&visit, &placed, &book).await;
    }
    read_only(&visit, &who, (&book, &placed), None).await
}

async fn change(Signed { visit, who }: Signed<Department>, Path(id): Path<String>, typed: Typed) -> Answer {
    let (id, version) = (key(&id)?, typed.whole("version")?);
    let draft = typed.get("draft") == "yes";
    let form = PlacementForm { once: String::new(), answers: typed_answers(&typed), draft };
    let changed = visit.service.change_placement(&who, (id, version), &form).await;
    let stale = matches!(&changed, Err(No::Refused(why)) if why.key == "refused-stale");
    let mistakes = match if stale { Ok(Err(Mistakes::default())) } else { mended(visit.tr, changed) }? {
        Ok(placing) => {
            let said = match placing {
                Placing::Draft => "placements-said-kept",
                Placing::Approved => "placements-said-same",
                Placing::Submitted | Placing::Withdrawn => "placements-said-changed",
            };
            visit.say_next(said).await;
            return Ok(Redirect::to("/placements").into_response());
        }
        Err(mistakes) => mistakes,
    };
    let (book, placed) = visit.service.own_placement(&who, id).await?;
    let mut page = page_of(&visit, &placed, &book, &form.answers).await?;
    if placed.state == Placing::Withdrawn {
        let typed = page.fields.iter().map(|field| (field.label.clone(), field.said(visit.tr))).collect();
        return gone(&visit, &who, (&book, &placed), typed).await;
    }
    if stale {
        // Sent once more it replaces what stands there now.
        let now = page_of(&visit, &placed, &book, &standing(&placed)).await?;
        page.stale = Some(differences(visit.tr, &now.fields, &page.fields));
        return Ok((StatusCode::CONFLICT, html(page.render())).into_response());
    }
    page.hidden.1 = version.to_string();
    page.mistakes = mistakes;
    Ok((StatusCode::UNPROCESSABLE_ENTITY, html(page.render())).into_response())
}

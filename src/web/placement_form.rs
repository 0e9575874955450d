//! The form of a placement: offering one, also like another, and changing one. Owns what its pages say besides the fields.

use askama::Template;
use axum::{
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use uuid::Uuid;

use super::{
    attendance::read_only,
    error::{Answer, Halt, html},
    form::{Mistakes, Typed, mended},
    frame::Frame,
    placement_fields::{Differs, Field, differences, fields, grouped, like, titled_otherwise, typed_answers},
    placement_sheet,
    placements::{gone, state},
    routes::{Routes, key},
    site_map::{Pressed, SiteMap, is_pressed, pressed},
    visit::{Signed, Visit},
};
use crate::{
    domain::{Department, Phase, Placing},
    i18n::Tr,
    service::{Answers, Book, No, Own, Placed, PlacementForm, PostingFor, Refusal, as_typed},
};

pub(super) fn routes(routes: Routes) -> Routes {
    placement_sheet::routes(routes)
        .get("/rounds/{slug}/placements/new", new_page)
        .post("/rounds/{slug}/placements/new", add)
        .get("/placements/{id}", show)
        .post("/placements/{id}", change)
}

#[derive(Template)]
#[template(config = ".config/askama.toml", path = "placement_form.html")]
#[allow(clippy::struct_excessive_bools, reason = "each is a question that a page asks")]
pub(super) struct FormPage {
    frame: Frame,
    /// Where the crumb leads, and what it says.
    back: (String, String),
    /// For whom a caseworker writes it down; empty where its organisation does.
    entered_for: String,
    mistakes: Mistakes,
    round: String,
    action: String,
    /// Name and value of the hidden field: `once` or `version`.
    hidden: (&'static str, String),
    fields: Vec<Field>,
    /// The map on which its place is marked.
    site: SiteMap,
    /// Where somebody was faster: what differs.
    stale: Option<Vec<Differs>>,
    /// Where a placement that stands already is taken back.
    withdraw: Option<String>,
    /// The key of the words on the button that submits.
    submits: &'static str,
    /// Whether it can be kept as a draft.
    keeps: bool,
    /// Whether it waits for approval: as a draft it waits no more.
    waits: bool,
    /// Whether the deadline has passed: what is not approved when the round is closed takes no part.
    late: bool,
    /// What a caseworker asked to be mended.
    note: String,
    /// Where it stands: the word, and the class of its tag.
    state: Option<(&'static str, &'static str)>,
    /// Whether its name says other days than its fields.
    titled_otherwise: bool,
    /// Where the organisation says whom it does not take.
    refuse: Option<String>,
    /// Where pairs stand that were agreed beforehand, where the round lets them count.
    agreed: Option<String>,
    /// Placements after which it can be filled: key and name.
    others: Vec<(String, String)>,
    /// The title of the one after which it was.
    copied: Option<String>,
}

impl FormPage {
    /// The form of a placement that is not there yet, as its organisation fills it in.
    fn of_new(frame: Frame, (book, places): (&Book, &[Placed]), action: String, filled: Filled) -> Self {
        let Filled { once, answers, mistakes, copied, pressed } = filled;
        let tr = frame.tr;
        Self {
            back: own_list(tr),
            entered_for: String::new(),
            mistakes,
            round: book.name().get(tr.0).to_owned(),
            action,
            hidden: ("once", once),
            fields: fields(tr, book, &book.asked_about_placements(places), &answers),
            site: SiteMap::new(tr, &answers, places, pressed.as_ref()),
            stale: None,
            withdraw: None,
            submits: "placements-new",
            keeps: true,
            waits: false,
            late: book.phase == Phase::Ended,
            note: String::new(),
            state: None,
            titled_otherwise: titled_otherwise(&answers),
            refuse: None,
            agreed: None,
            others: Vec::new(),
            copied,
            frame,
        }
    }

    fn groups(&self) -> Vec<(&'static str, String, Vec<&Field>)> {
        grouped(self.frame.tr, &self.fields)
    }
}

/// What the form of a new placement shows.
#[derive(Default)]
pub(super) struct Filled {
    pub(super) once: String,
    pub(super) answers: Answers,
    pub(super) mistakes: Mistakes,
    /// The title of the placement after which it is filled.
    pub(super) copied: Option<String>,
    /// What a button of its map did.
    pub(super) pressed: Option<Pressed>,
}

/// The form of a placement that a caseworker writes down for an organisation.
pub(super) async fn page_for(visit: &Visit, found: &PostingFor, action: String, filled: Filled) -> Answer {
    let (tr, book) = (visit.tr, &found.book);
    let status = filled.mistakes.status();
    let frame = Frame::narrow(visit, &tr.say("placement-for-title")).await;
    let page = FormPage {
        back: (format!("/rounds/{}/placements", book.slug), tr.say("approve-title")),
        entered_for: found.organisation.clone(),
        submits: "placement-for-submit",
        keeps: false,
        waits: false,
        ..FormPage::of_new(frame, (book, &found.places), action, filled)
    };
    Ok((status, html(page.render())).into_response())
}

/// Where an organisation finds its placements.
fn own_list(tr: Tr) -> (String, String) {
    ("/placements".to_owned(), tr.say("placements-title"))
}

/// One's own placements of any round after which a form can be filled, the newest first: key and name.
async fn others(visit: &Visit, own: &[Own]) -> Result<Vec<(String, String)>, No> {
    let rounds = visit.service.rounds().await?;
    let called = |own: &Own| {
        let round = rounds.iter().find(|line| line.slug == own.slug);
        let round = round.map(|line| line.name.get(visit.tr.0)).unwrap_or_default();
        (own.placed.id.to_string(), format!("{} · {round}", own.placed.placement.title))
    };
    Ok(own.iter().map(called).collect())
}

/// The form of a placement that is not there yet.
async fn page_to_add((visit, who): (&Visit, &Department), slug: &str, filled: Filled) -> Answer {
    let (book, places) = visit.service.round_for(slug, Some(who.staff())).await?;
    if !book.phase.takes_placements() {
        return Err(Refusal::new("refused-round-closed").into());
    }
    if !visit.service.rounds_to_post_in(who).await?.contains(&book.id) {
        return Err(Refusal::new("refused-not-poster").into());
    }
    let own = visit.service.own_placements(who).await?;
    // Whoever has begun to type is not offered to have it filled by something else.
    let untouched = filled.answers.is_empty() || filled.copied.is_some();
    let others = if untouched { others(visit, &own).await? } else { Vec::new() };
    let status = filled.mistakes.status();
    let frame = Frame::narrow(visit, &visit.tr.say("placements-new")).await;
    let action = format!("/rounds/{}/placements/new", book.slug);
    let page = FormPage { others, ..FormPage::of_new(frame, (&book, &places), action, filled) };
    Ok((status, html(page.render())).into_response())
}

/// The form of a new placement; `from` is the one after which it is filled.
async fn new_page(
    Signed { visit, who }: Signed<Department>,
    Path(slug): Path<String>,
    asked: Typed,
) -> Answer {
    let mut filled = Filled { once: visit.service.token()?, ..Filled::default() };
    let from = asked.get("from");
    if !from.is_empty() {
        let (_, placed) = visit.service.own_placement(&who, key(from)?).await?;
        let (book, _) = visit.service.round_for(&slug, Some(who.staff())).await?;
        filled.answers = like(&placed, book.earliest_day());
        filled.copied = Some(placed.placement.title);
    }
    page_to_add((&visit, &who), &slug, filled).await
}

async fn add(Signed { visit, who }: Signed<Department>, Path(slug): Path<String>, typed: Typed) -> Answer {
    let draft = typed.get("draft") == "yes";
    let mut form =
        PlacementForm { once: typed.get("once").to_owned(), answers: typed_answers(&typed), draft };
    if is_pressed(&typed)
        && let (_, places) = visit.service.round_for(&slug, Some(who.staff())).await?
        && let Some(mut pressed) = pressed(visit.tr, &typed, &mut form.answers, &places)
    {
        let PlacementForm { once, answers, .. } = form;
        let mistakes = std::mem::take(&mut pressed.mistakes);
        let filled = Filled { once, answers, mistakes, copied: None, pressed: Some(pressed) };
        return page_to_add((&visit, &who), &slug, filled).await;
    }
    match mended(visit.tr, visit.service.post(&who, &slug, &form).await)? {
        Ok(id) => {
            let own = visit.service.own_placements(&who).await?;
            let twin = own.iter().any(|own| own.placed.id == id && own.twin);
            visit
                .say_next(match (draft, twin) {
                    (true, _) => "placements-said-kept",
                    (false, true) => "placements-said-twin",
                    (false, false) => "placements-said-added",
                })
                .await;
            Ok(Redirect::to("/placements").into_response())
        }
        Err(mistakes) => {
            let PlacementForm { once, answers, .. } = form;
            let filled = Filled { once, answers, mistakes, ..Filled::default() };
            page_to_add((&visit, &who), &slug, filled).await
        }
    }
}

/// The form of a placement with what is answered in it, and what a button of its map did.
async fn page_of(
    visit: &Visit,
    (placed, book): (&Placed, &Book),
    answers: &Answers,
    pressed: Option<&Pressed>,
) -> Result<FormPage, No> {
    let (_, others) = visit.service.round(&book.slug).await?;
    let asked = book.asked_about_placements(&others);
    Ok(FormPage {
        frame: Frame::narrow(visit, &placed.placement.title).await,
        back: own_list(visit.tr),
        entered_for: String::new(),
        mistakes: Mistakes::default(),
        round: book.name().get(visit.tr.0).to_owned(),
        action: format!("/placements/{}", placed.id),
        hidden: ("version", placed.version.to_string()),
        fields: fields(visit.tr, book, &asked, answers),
        site: SiteMap::new(visit.tr, answers, &others, pressed),
        stale: None,
        withdraw: Some(format!("/placements/{}/withdraw", placed.id)),
        submits: if placed.state == Placing::Draft { "placements-submit" } else { "placements-save" },
        keeps: matches!(placed.state, Placing::Draft | Placing::Submitted),
        waits: placed.state == Placing::Submitted,
        late: book.phase == Phase::Ended,
        state: Some(state(placed)),
        titled_otherwise: titled_otherwise(answers),
        note: if placed.state == Placing::Draft { placed.note.clone() } else { String::new() },
        refuse: (placed.state == Placing::Approved).then(|| format!("/placements/{}/refuse", placed.id)),
        agreed: (placed.state == Placing::Approved && book.settings.agreed.is_some())
            .then(|| format!("/placements/{}/agreed", placed.id)),
        others: Vec::new(),
        copied: None,
    })
}

/// The form of a placement as it stands.
async fn page_to_change(visit: &Visit, placed: &Placed, book: &Book) -> Answer {
    Ok(html(page_of(visit, (placed, book), &as_typed(placed), None).await?.render()))
}

async fn show(Signed { visit, who }: Signed<Department>, Path(id): Path<String>) -> Answer {
    let (book, placed) = visit.service.own_placement(&who, key(&id)?).await?;
    if book.phase.takes_placements() && placed.state != Placing::Withdrawn {
        return page_to_change(&visit, &placed, &book).await;
    }
    read_only(&visit, &who, (&book, &placed), None).await
}

/// The form of a placement after a button of its map was pressed: nothing is written. `None` where none was, or where the placement
/// cannot be changed any more, which its verb says.
async fn press(
    (visit, who): (&Visit, &Department),
    (id, version): (Uuid, i64),
    typed: &Typed,
    answers: &mut Answers,
) -> Result<Option<Response>, Halt> {
    if !is_pressed(typed) {
        return Ok(None);
    }
    let (book, placed) = visit.service.own_placement(who, id).await?;
    if !book.phase.takes_placements() || placed.state == Placing::Withdrawn {
        return Ok(None);
    }
    let (_, others) = visit.service.round(&book.slug).await?;
    let Some(mut pressed) = pressed(visit.tr, typed, answers, &others) else { return Ok(None) };
    let mistakes = std::mem::take(&mut pressed.mistakes);
    let mut page = page_of(visit, (&placed, &book), answers, Some(&pressed)).await?;
    page.hidden.1 = version.to_string();
    page.mistakes = mistakes;
    let status = page.mistakes.status();
    Ok(Some((status, html(page.render())).into_response()))
}

async fn change(Signed { visit, who }: Signed<Department>, Path(id): Path<String>, typed: Typed) -> Answer {
    let (id, version) = (key(&id)?, typed.whole("version")?);
    let draft = typed.get("draft") == "yes";
    let mut form = PlacementForm { once: String::new(), answers: typed_answers(&typed), draft };
    if let Some(page) = press((&visit, &who), (id, version), &typed, &mut form.answers).await? {
        return Ok(page);
    }
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
    let mut page = page_of(&visit, (&placed, &book), &form.answers, None).await?;
    if placed.state == Placing::Withdrawn {
        let typed = page.fields.iter().map(|field| (field.label.clone(), field.said(visit.tr))).collect();
        return gone(&visit, &who, (&book, &placed), typed).await;
    }
    if stale {
        // Sent once more it replaces what stands there now.
        let now = page_of(&visit, (&placed, &book), &as_typed(&placed), None).await?;
        page.stale = Some(differences(visit.tr, &now.fields, &page.fields));
        return Ok((StatusCode::CONFLICT, html(page.render())).into_response());
    }
    page.hidden.1 = version.to_string();
    page.mistakes = mistakes;
    Ok((StatusCode::UNPROCESSABLE_ENTITY, html(page.render())).into_response())
}

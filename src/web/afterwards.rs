//! What caseworkers do about one application once results are published: a place ends, an award is contested and settled,
//! somebody leaves, a fact is put right. What one person does alone is shown once more before it is done; what needs two is
//! decided on the page of approvals.

use askama::Template;
use axum::{
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Redirect},
};
use uuid::Uuid;

use super::{
    acts,
    after_forms::{OfferForm, forms},
    applications::address,
    error::{Answer, html},
    facts::FactForm,
    form::{Mistakes, Typed},
    frame::Frame,
    my::letter,
    routes::Routes,
    visit::{Signed, Visit},
    words::Voiced,
};
use crate::{
    domain::{Arg, Caseworker, Phase, Settlement, decision::Kind},
    i18n::Tr,
    service::{ApplicationFile, CODES, CONTESTERS, Corrected, LEAVINGS, No, OfferState, Offered, Refusal},
};

pub(super) fn routes(routes: Routes) -> Routes {
    routes
        .get("/rounds/{slug}/applications/{number}/after", page)
        .post("/rounds/{slug}/applications/{number}/after/end", end)
        .post("/rounds/{slug}/applications/{number}/after/contest", contest)
        .post("/rounds/{slug}/applications/{number}/after/settle", settle)
        .post("/rounds/{slug}/applications/{number}/after/leave", leave)
        .post("/rounds/{slug}/applications/{number}/after/correct", correct)
}

/// An offer with what happened to it and what can be done about it.
struct OfferCard {
    place: String,
    state: String,
    contested: bool,
    id: Uuid,
    events: i64,
    /// Key of what is said where the person can still decline the place, or give it back.
    give_back: Option<&'static str>,
    /// What happened, and what was noted about it.
    happened: Vec<(String, String)>,
    forms: Vec<OfferForm>,
}

impl OfferCard {
    /// The newest offer; and behind it an older one whose award is contested still, to be settled.
    fn all(tell: Voiced, file: &ApplicationFile, sent: (&Typed, &str)) -> Vec<Self> {
        let contested = file.offers.iter().position(|offer| offer.contested).filter(|at| *at > 0);
        let shown = file.offers.iter().take(1).chain(contested.map(|at| &file.offers[at]));
        let mut cards: Vec<Self> = shown.map(|offer| Self::new(tell, file, offer, sent)).collect();
        for older in cards.iter_mut().skip(1) {
            older.forms.retain(|form| form.word == "settle");
            // What was offered since is newer than what could come back.
            let restored = Settlement::Restored.name();
            older.forms.iter_mut().for_each(|form| form.choices.retain(|(value, _)| value != restored));
        }
        // One form was sent: where two cards have it, the one that it was on.
        let shown = sent.0.get("offer").to_owned();
        let is_it = |card: &Self| card.forms.iter().any(|form| form.sent) && card.id.to_string() == shown;
        let at = cards.iter().position(is_it).unwrap_or_default();
        for form in
            cards.iter_mut().enumerate().filter(|(n, _)| *n != at).flat_map(|(_, card)| &mut card.forms)
        {
            form.sent = false;
        }
        cards
    }

    fn new(tell: Voiced, file: &ApplicationFile, offer: &Offered, sent: (&Typed, &str)) -> Self {
        let tr = tell.tr;
        let noted = offer.happened.iter().map(|one| {
            let Some(noted) = &one.noted else { return String::new() };
            let day = noted.day.map(|day| tr.with("after-noted-day", &[("day", Arg::Date(day))]));
            let word = noted_word(tr, &noted.word);
            let parts = [word, day, Some(noted.text.clone())];
            parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
        });
        let told = letter::happened(tell, offer).into_iter().zip(noted).collect();
        let open = file.book.phase == Phase::Published;
        Self {
            place: format!("{}: {}", offer.place.0, offer.place.1),
            state: tr.say(&format!("work-offer-{}", offer.state.name())),
            contested: offer.contested,
            id: offer.id,
            events: offer.events,
            give_back: (open && offer.may_be_said.1).then_some(match offer.state {
                OfferState::Accepted => "after-give-back",
                _ => "after-decline",
            }),
            happened: told,
            forms: if open { forms(tr, offer, sent) } else { Vec::new() },
        }
    }
}

/// The kind of something that happened, in words; nothing where there is only one.
fn noted_word(tr: Tr, word: &str) -> Option<String> {
    if word.is_empty() {
        return None;
    }
    let keys = ["ending", "settlement", "contester"];
    let said = keys.iter().find_map(|key| tr.try_say(&format!("{key}-{word}")));
    said.map(|said| format!("{said}."))
}

/// What was put right, and what the person gets for it.
pub(super) fn corrected(tr: Tr, one: &Corrected) -> String {
    let cause = tr.say(&format!("correct-cause-{}", one.cause.name()));
    let args = [
        ("when", Arg::Text(tr.moment(one.at))),
        ("who", Arg::Text(one.by.clone())),
        ("cause", Arg::Text(cause)),
    ];
    format!("{} {}", tr.with("corrected", &args), tr.say(&format!("corrected-{}", one.way.name())))
}

/// Where one goes about what comes after publication, and where the decision is read.
pub(super) fn links(file: &ApplicationFile) -> (String, Option<String>) {
    let home = address(&file.book.slug, &file.application.number);
    (format!("{home}/after"), file.has_decision.then(|| format!("{home}/decision")))
}

#[derive(Template)]
#[template(config = ".config/askama.toml", path = "afterwards.html")]
struct AfterPage {
    frame: Frame,
    mistakes: Mistakes,
    stale: bool,
    slug: String,
    round: String,
    home: String,
    number: String,
    name: String,
    version: i64,
    /// Where decisions are acts: how a person was heard before a place ends, as it was typed; and whether one ended.
    act: Option<(String, String, bool)>,
    corrected: Vec<String>,
    offers: Vec<OfferCard>,
    facts: Vec<FactForm>,
}

/// The page of an application after publication, with what was typed into one of its forms.
async fn show(
    visit: &Visit,
    who: &Caseworker,
    (slug, number): (&str, &str),
    (typed, sent, mistakes, stale): (&Typed, &str, Mistakes, bool),
) -> Answer {
    let file = visit.service.application(who, slug, number).await?;
    let tr = visit.tr;
    if !file.book.phase.is_told() {
        return Err(No::NotFound.into());
    }
    let status = if stale { StatusCode::CONFLICT } else { mistakes.status() };
    let tell = Voiced::formal(tr);
    let open = file.book.phase == Phase::Published
        && file.application.withdrawn.is_none()
        && !file.application.erased;
    let title = tr.with("after-page", &[("number", Arg::Text(number.to_owned()))]);
    let page = AfterPage {
        frame: Frame::wide(visit, &title).await,
        mistakes,
        stale,
        slug: slug.to_owned(),
        round: file.book.name().get(tr.0).to_owned(),
        home: address(slug, number),
        number: number.to_owned(),
        name: file.application.person.name.clone(),
        act: (visit.service.decision(&file.book).await?.kind == Kind::Act).then(|| {
            let ended = file.offers.iter().any(|one| one.state == OfferState::Ended);
            (typed.get("heard").to_owned(), typed.get("heard-text").to_owned(), ended)
        }),
        version: file.application.version,
        corrected: file.corrected.iter().map(|one| corrected(tr, one)).collect(),
        offers: OfferCard::all(tell, &file, (typed, sent)),
        facts: file.facts.iter().filter(|_| open).map(|fact| FactForm::new(tr, fact, typed)).collect(),
    };
    Ok((status, html(page.render())).into_response())
}

async fn page(
    Signed { visit, who }: Signed<Caseworker>,
    Path((slug, number)): Path<(String, String)>,
    typed: Typed,
) -> Answer {
    // Whoever comes from a refusal that waits finds its reason chosen in the form by which the place ends.
    let why = CODES.into_iter().find(|code| *code == typed.get("why"));
    let typed = Typed(why.into_iter().map(|code| ("why".to_owned(), code.to_owned())).collect());
    let sent = if why.is_some() { "end" } else { "" };
    show(&visit, &who, (&slug, &number), (&typed, sent, Mistakes::default(), false)).await
}

/// Where a form leads: on with a sentence, or back to the page with what is wrong.
async fn led<T>(
    visit: &Visit,
    who: &Caseworker,
    (slug, number): (&str, &str),
    (typed, sent): (&Typed, &str),
    (done, key): (Result<T, No>, &str),
) -> Answer {
    let (mistakes, stale) = match done {
        Ok(_) => {
            visit.say_next(key).await;
            return Ok(Redirect::to(&format!("{}/after", address(slug, number))).into_response());
        }
        Err(No::Invalid(wrong)) => (Mistakes::new(visit.tr, &wrong), false),
        Err(No::Refused(why)) if why.key == "refused-stale" => (Mistakes::default(), true),
        Err(other) => return Err(other.into()),
    };
    show(visit, who, (slug, number), (typed, sent, mistakes, stale)).await
}

#[derive(Template)]
#[template(config = ".config/askama.toml", path = "meant.html")]
struct MeantPage {
    frame: Frame,
    back: String,
    number: String,
    name: String,
    /// What will be done.
    text: String,
    /// What was typed, by its label.
    lines: Vec<(String, String)>,
    action: String,
    fields: Vec<(String, String)>,
}

/// Whether somebody was shown what they typed once more and means it; otherwise the page that shows it.
async fn meant(
    visit: &Visit,
    who: &Caseworker,
    (slug, number, word): (&str, &str, &str),
    (typed, lines): (&Typed, Vec<(String, String)>),
) -> Result<(), Answer> {
    if typed.get("meant") == "yes" {
        return Ok(());
    }
    let file = visit.service.application(who, slug, number).await.map_err(|no| Err(no.into()))?;
    if file.application.erased {
        return Err(Err(Refusal::new("refused-erased").into()));
    }
    let tr = visit.tr;
    let page = MeantPage {
        frame: Frame::narrow(visit, &tr.say(&format!("after-title-{word}"))).await,
        back: format!("{}/after", address(slug, number)),
        number: number.to_owned(),
        name: file.application.person.name.clone(),
        text: tr.say(&format!("after-text-{word}")),
        lines: lines.into_iter().filter(|(_, value)| !value.is_empty()).collect(),
        action: format!("{}/after/{word}", address(slug, number)),
        fields: typed.0.iter().filter(|(field, _)| field != "meant").cloned().collect(),
    };
    Err(Ok(html(page.render())))
}

async fn end(
    Signed { visit, who }: Signed<Caseworker>,
    Path((slug, number)): Path<(String, String)>,
    typed: Typed,
) -> Answer {
    let (shown, asked) = (typed.shown("events")?, acts::ending(&typed, "why"));
    let done = visit.service.propose_ending(&who, (&slug, &number, shown), asked).await;
    led(&visit, &who, (&slug, &number), (&typed, "end"), (done, "approval-said-proposed")).await
}

async fn settle(
    Signed { visit, who }: Signed<Caseworker>,
    Path((slug, number)): Path<(String, String)>,
    typed: Typed,
) -> Answer {
    let (shown, asked) = (typed.shown("events")?, acts::ending(&typed, "outcome"));
    let done = visit.service.propose_settlement(&who, (&slug, &number, shown), asked).await;
    led(&visit, &who, (&slug, &number), (&typed, "settle"), (done, "approval-said-proposed")).await
}

/// The words of a value that was chosen; what nobody offered stays empty.
fn chosen(tr: Tr, key: &str, value: &str, known: &[&str]) -> String {
    if known.contains(&value) { tr.say(&format!("{key}-{value}")) } else { String::new() }
}

async fn contest(
    Signed { visit, who }: Signed<Caseworker>,
    Path((slug, number)): Path<(String, String)>,
    typed: Typed,
) -> Answer {
    let tr = visit.tr;
    let shown = typed.shown("events")?;
    let by = chosen(tr, "contester", typed.get("by"), &CONTESTERS);
    let lines =
        vec![(tr.say("after-ask-contest"), by), (tr.say("approval-ground"), typed.get("ground").to_owned())];
    if let Err(answer) = meant(&visit, &who, (&slug, &number, "contest"), (&typed, lines)).await {
        return answer;
    }
    let said = (typed.get("by"), typed.get("ground"));
    let done = visit.service.contest(&who, (&slug, &number, shown), said).await;
    led(&visit, &who, (&slug, &number), (&typed, "contest"), (done, "after-said")).await
}

async fn leave(
    Signed { visit, who }: Signed<Caseworker>,
    Path((slug, number)): Path<(String, String)>,
    typed: Typed,
) -> Answer {
    let tr = visit.tr;
    let shown = typed.shown("events")?;
    let said = (typed.get("what"), typed.get("day"), typed.get("ground"));
    let lines = vec![
        (tr.say("after-ask-leave"), chosen(tr, "after-what", said.0, &LEAVINGS)),
        (tr.say("after-last-day"), if said.0 == "left" { said.1.to_owned() } else { String::new() }),
        (tr.say("approval-ground"), said.2.to_owned()),
    ];
    if let Err(answer) = meant(&visit, &who, (&slug, &number, "leave"), (&typed, lines)).await {
        return answer;
    }
    let done = visit.service.record_leaving(&who, (&slug, &number, shown), said).await;
    led(&visit, &who, (&slug, &number), (&typed, "leave"), (done, "after-said")).await
}

async fn correct(
    Signed { visit, who }: Signed<Caseworker>,
    Path((slug, number)): Path<(String, String)>,
    typed: Typed,
) -> Answer {
    let tr = visit.tr;
    let version = typed.whole("version")?;
    let (fact, cause) = (typed.get("fact"), typed.get("cause"));
    let said = (fact, typed.get("value"), typed.get("note"));
    let file = visit.service.application(&who, &slug, &number).await?;
    let label = file.facts.iter().find(|one| one.name == fact).map(|one| one.label.get(tr.0).to_owned());
    let value = match said.1 {
        "yes" => tr.say("apply-yes"),
        "no" => tr.say("apply-no"),
        other => other.to_owned(),
    };
    let lines = vec![
        (tr.say("correct-cause"), chosen(tr, "correct-cause", cause, &["decision", "objection", "mistake"])),
        (label.unwrap_or_default(), value),
        (tr.say("work-file-note"), said.2.to_owned()),
    ];
    if let Err(answer) = meant(&visit, &who, (&slug, &number, "correct"), (&typed, lines)).await {
        return answer;
    }
    let mut done = visit.service.correct(&who, (&slug, &number, version), (cause, said)).await;
    if let Err(No::Invalid(wrong)) = &mut done {
        // The page has a form for each fact: fields are told apart by its name.
        for wrong in wrong.iter_mut() {
            wrong.field = format!("{}-{fact}", wrong.field);
        }
    }
    led(&visit, &who, (&slug, &number), (&typed, "correct"), (done, "after-said-corrected")).await
}

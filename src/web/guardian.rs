//! The pages of a parent or guardian: let in by the link in a mail or by number and code, they see the offer, consent or not, and may answer
//! it. Each answer is asked once more before it counts.

use askama::Template;
use axum::{
    extract::Path,
    response::{IntoResponse, Redirect, Response},
};
use uuid::Uuid;

use super::{
    error::{Answer, html},
    form::Typed,
    frame::Frame,
    halt::Halt,
    routes::{Routes, key},
    session,
    visit::{Guarding, Visit},
    way_in,
};
use crate::{
    domain::{Arg, Guardian, consent::Event},
    i18n::Tr,
    service::{About, ConsentDeed, Guarded, GuardianCode, No, Phase, Refusal},
};

pub(super) fn routes(routes: Routes) -> Routes {
    routes
        .get("/guardian", page)
        .get("/guardian/answer/{verb}", ask_page)
        .post("/guardian/answer/{verb}", answer)
        .get("/guardian/{id}/{token}", link)
        .post("/guardian/{id}/{token}", follow)
}

/// What was said about a consent, in words.
pub(super) fn said(tr: Tr, deed: &ConsentDeed) -> String {
    let moment = [("moment", Arg::Text(tr.moment(deed.at)))];
    let what = tr.with(&format!("guardian-said-{}", deed.event.name()), &moment);
    match deed.paper {
        Some(_) => tr.with("guardian-on-paper", &[("what", Arg::Text(what))]),
        None => what,
    }
}

/// What a parent or guardian can do now, as words of addresses and keys.
fn verbs(guarded: &Guarded) -> Vec<&'static str> {
    let Some(offer) = guarded.offer.as_ref().filter(|offer| offer.consent.is_some()) else {
        return Vec::new();
    };
    if guarded.withdrawn || guarded.book.phase == Phase::Finished {
        return Vec::new();
    }
    let said = guarded.may.iter().map(|event| event.name());
    let accept = offer.may_accept.then_some("accept");
    let decline = offer.may_decline.then_some("decline");
    said.chain(accept).chain(decline).collect()
}

#[derive(Template)]
#[template(config = ".config/askama.toml", path = "guardian.html")]
struct GuardianPage {
    frame: Frame,
    number: String,
    slug: String,
    round: String,
    lead: String,
    authority: String,
    /// Why there is nothing to answer; empty where there is.
    nothing: &'static str,
    /// The offer: what it is, and its value.
    offer: Vec<(String, String)>,
    /// What was said, the oldest first.
    said: Vec<String>,
    verbs: Vec<&'static str>,
}

/// The offer in words: the work as its own person reads it, and until when it is answered.
fn offered(tr: Tr, guarded: &Guarded) -> Vec<(String, String)> {
    let Some(offer) = &guarded.offer else { return Vec::new() };
    let mut pairs = vec![
        (tr.say("guardian-work"), offer.place.1.clone()),
        (tr.say("guardian-organisation"), offer.place.0.clone()),
    ];
    let lines = guarded.work.as_ref().map(|(place, terms)| guarded.book.about_offered(tr, place, terms));
    let lines = lines.unwrap_or_default();
    let first = guarded.first_day.filter(|_| !lines.iter().any(|line| line.of == About::When));
    pairs.extend(first.map(|day| (tr.say("guardian-starts"), tr.date(day))));
    pairs.extend(lines.into_iter().map(|line| (line.label, line.text)));
    pairs.push((tr.say("guardian-answer-by"), tr.last_moment(offer.answer_by)));
    pairs.push((tr.say("guardian-state"), tr.say(&format!("work-offer-{}", offer.state.name()))));
    pairs
}

/// What the person is called: by the number where the application has no name.
fn called(guarded: &Guarded) -> Arg {
    let name = guarded.person.trim();
    Arg::Text(if name.is_empty() { &guarded.number } else { name }.to_owned())
}

async fn page(Guarding { visit, who }: Guarding) -> Answer {
    let guarded = visit.service.guarded(&who).await?;
    let tr = visit.tr;
    let consent = guarded.offer.as_ref().and_then(|offer| offer.consent.as_ref());
    let nothing = match (&guarded.offer, consent) {
        _ if guarded.withdrawn => "guardian-withdrawn",
        (None, _) => "guardian-no-offer",
        (Some(_), None) => "guardian-not-asked",
        _ => "",
    };
    let lead = [("name", Arg::Text(guarded.named.name.clone())), ("person", called(&guarded))];
    let number = [("number", Arg::Text(guarded.number.clone()))];
    let page = GuardianPage {
        frame: Frame::narrow(&visit, &tr.say("guardian-title")).await,
        number: tr.with("guardian-number", &number),
        slug: guarded.book.slug.clone(),
        round: guarded.book.name().get(tr.0).to_owned(),
        lead: tr.with("guardian-lead", &lead),
        authority: tr.with("guardian-authority", &[("authority", Arg::Text(guarded.authority.clone()))]),
        nothing,
        offer: if nothing.is_empty() { offered(tr, &guarded) } else { Vec::new() },
        said: consent
            .map(|consent| consent.said.iter().map(|deed| said(tr, deed)).collect())
            .unwrap_or_default(),
        verbs: verbs(&guarded),
    };
    Ok(html(page.render()))
}

#[derive(Template)]
#[template(config = ".config/askama.toml", path = "guardian_ask.html")]
struct AskPage {
    frame: Frame,
    text: String,
    verb: &'static str,
    /// Key of the offer about which is asked.
    offer: Uuid,
    /// What it is, and its value.
    work: Vec<(String, String)>,
}

async fn ask_page(Guarding { visit, who }: Guarding, Path(verb): Path<String>) -> Answer {
    let guarded = visit.service.guarded(&who).await?;
    let verb = verbs(&guarded).into_iter().find(|known| *known == verb);
    let (Some(verb), Some(offer)) = (verb, &guarded.offer) else {
        return Ok(Redirect::to("/guardian").into_response());
    };
    let tr = visit.tr;
    let place = format!("{}: {}", offer.place.0, offer.place.1);
    let args = [("place", Arg::Text(place)), ("person", called(&guarded))];
    let page = AskPage {
        frame: Frame::narrow(&visit, &tr.say(&format!("guardian-ask-{verb}"))).await,
        text: tr.with(&format!("guardian-ask-{verb}-text"), &args),
        verb,
        offer: offer.id,
        work: offered(tr, &guarded),
    };
    Ok(html(page.render()))
}

async fn answer(Guarding { visit, who }: Guarding, Path(verb): Path<String>, typed: Typed) -> Answer {
    let shown = typed.get("offer").parse().map_err(|_| Refusal::new("refused-form"))?;
    match (verb.as_str(), Event::from_name(&verb)) {
        ("accept", _) => visit.service.answer_as_guardian(&who, true, shown).await?,
        ("decline", _) => visit.service.answer_as_guardian(&who, false, shown).await?,
        (_, Some(event)) => visit.service.say_consent(&who, event, shown).await?,
        _ => return Err(Halt::not_found()),
    }
    visit.say_next("guardian-done").await;
    Ok(Redirect::to("/guardian").into_response())
}

#[derive(Template)]
#[template(config = ".config/askama.toml", path = "guardian_link.html")]
struct LinkPage {
    frame: Frame,
    action: String,
}

async fn link(visit: Visit, Path((id, token)): Path<(String, String)>) -> Answer {
    if let Some(again) = again(&visit, &id, &token).await? {
        return Ok(again);
    }
    visit.service.may_use_guardian_link(key(&id)?, &token).await?;
    let frame = Frame::narrow(&visit, &visit.tr.say("guardian-link-title")).await;
    Ok(html(LinkPage { frame, action: format!("/guardian/{id}/{token}") }.render()))
}

/// A page that shows number and code once.
#[derive(Template)]
#[template(config = ".config/askama.toml", path = "guardian_code.html")]
pub(super) struct CodePage {
    pub(super) frame: Frame,
    pub(super) new: GuardianCode,
    /// Where one goes on.
    pub(super) on: String,
    /// Whether whoever reads it is the parent or guardian.
    pub(super) own: bool,
}

impl CodePage {
    fn again(&self) -> String {
        way_in::again_for(self.frame.tr)
    }
}

/// The page with number and code for the browser that was shown it a moment ago.
async fn again(visit: &Visit, id: &str, token: &str) -> Result<Option<Response>, Halt> {
    let Some(who) = &visit.guardian else { return Ok(None) };
    match visit.service.guardian_link_again((key(id)?, token), who).await {
        Ok(new) => own_code(visit, new).await.map(Some),
        Err(No::Refused(_) | No::NotFound) => Ok(None),
        Err(other) => Err(other.into()),
    }
}

async fn own_code(visit: &Visit, new: GuardianCode) -> Answer {
    let frame = Frame::narrow(visit, &visit.tr.say("guardian-code-title")).await.in_one_language();
    Ok(html(CodePage { frame, new, on: "/guardian".to_owned(), own: true }.render()))
}

async fn follow(visit: Visit, Path((id, token)): Path<(String, String)>) -> Answer {
    if let Some(again) = again(&visit, &id, &token).await? {
        return Ok(again);
    }
    let (new, who) = visit.service.use_guardian_link(key(&id)?, &token).await?;
    enter(&visit, &who).await?;
    own_code(&visit, new).await
}

/// Lets a parent or guardian in.
pub(super) async fn enter(visit: &Visit, who: &Guardian) -> Result<(), Halt> {
    let broken = |error: tower_sessions::session::Error| Halt::broken(&error.to_string());
    visit.session.cycle_id().await.map_err(broken)?;
    visit.session.insert(session::GUARDING, who.guardian).await.map_err(broken)
}

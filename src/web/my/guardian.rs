//! What a person sees of the consent to their offer, and who is asked for it: named by them, as long as nobody has answered.

use askama::Template;
use axum::response::{IntoResponse, Redirect};

use super::is_meant;
use crate::{
    domain::{Arg, Holder, consent::Event},
    service::{Mine, OfferState, OwnGuardian},
    web::{
        error::{Answer, html},
        form::{Mistakes, Typed, mended},
        frame::Frame,
        guardian::said,
        routes::Routes,
        visit::{Holding, Visit},
        words::Voiced,
    },
};

pub(super) fn routes(routes: Routes) -> Routes {
    routes.get("/my/guardian", page).post("/my/guardian", name)
}

/// How it stands with the consent, on the page of an application.
pub(super) struct ConsentNote {
    pub(super) text: String,
    /// What the way to the page of the consent says.
    pub(super) link: &'static str,
    /// Whether something is missing.
    pub(super) missing: bool,
}

/// How it stands, where consent is asked and something can still come of it.
pub(super) fn note(tell: Voiced, mine: &Mine) -> Option<ConsentNote> {
    let asking = mine.asking.as_ref().filter(|_| mine.application.withdrawn.is_none())?;
    let offer = mine.offer();
    let held = offer.is_none_or(|offer| offer.state.holds());
    if !held || (offer.is_none() && mine.letter.is_some()) {
        return None;
    }
    let consent = offer.and_then(|offer| offer.consent.as_ref());
    let text = match (offer, consent.and_then(|consent| consent.said.last())) {
        (None, _) => tell.say("my-consent-ahead"),
        (Some(_), None) => tell.say("my-consent-missing"),
        (Some(_), Some(deed)) => match deed.event {
            Event::Given => tell.about("my-consent-given", "moment", &tell.tr.moment(deed.at)),
            Event::Refused => tell.say("my-consent-refused"),
            Event::TakenBack => tell.say("my-consent-taken-back"),
        },
    };
    let open = offer.is_some_and(|offer| offer.state == OfferState::Open);
    let missing = open && !consent.is_some_and(crate::service::Consent::is_given);
    let link = if asking.page && asking.guardian.is_none() { "my-consent-name" } else { "my-consent-look" };
    Some(ConsentNote { text, link, missing })
}

#[derive(Template)]
#[template(config = ".config/askama.toml", path = "my_guardian.html")]
struct GuardianPage {
    frame: Frame,
    mistakes: Mistakes,
    number: String,
    person: String,
    /// Whether consent is asked.
    asked: bool,
    lead: String,
    /// The norm on which that rests, with its address.
    norm: (String, String),
    /// Who was named.
    now: Option<String>,
    /// How consent is given.
    how: Vec<String>,
    /// What was said.
    said: Vec<String>,
    may_name: bool,
    /// Whether somebody has answered, so that staff alone name another.
    fixed: bool,
    name: String,
    contact: String,
}

/// How consent is given, in sentences.
fn how(visit: &Visit, own: &OwnGuardian) -> Vec<String> {
    let page = own.asking.as_ref().is_some_and(|asking| asking.page);
    let mail = page && visit.service.sends_mails();
    let mut keys = Vec::new();
    keys.extend(mail.then_some("my-guardian-how-mail"));
    keys.push(if page { "my-guardian-how-counter" } else { "my-guardian-how-paper" });
    keys.into_iter().map(|key| visit.tr.say(key)).collect()
}

async fn show(visit: &Visit, who: &Holder, (typed, mistakes): (&Typed, Mistakes)) -> Answer {
    let own = visit.service.my_guardian(who).await?;
    let tr = visit.tr;
    let asked = own.book.settings.consent.as_ref().filter(|_| own.asking.is_some());
    let age = asked.map_or_else(String::new, |asked| asked.until_age.to_string());
    let named = own.asking.as_ref().and_then(|asking| asking.guardian.as_ref());
    let now = named.map(|named| {
        let args = [("name", Arg::Text(named.name.clone())), ("contact", Arg::Text(named.contact.clone()))];
        tr.with("my-guardian-now", &args)
    });
    let norm = asked.map_or_else(Default::default, |asked| {
        let norm = &asked.norm;
        let args = [("title", Arg::Text(norm.title.clone())), ("place", Arg::Text(norm.place.clone()))];
        (tr.with("my-guardian-norm", &args), norm.source.clone())
    });
    let said = own.offer.iter().flat_map(|offer| offer.consent.iter()).flat_map(|consent| &consent.said);
    let page = GuardianPage {
        frame: Frame::narrow(visit, &tr.say("my-guardian-title")).await,
        asked: asked.is_some(),
        lead: tr.with("my-guardian-lead", &[("age", Arg::Text(age))]),
        norm,
        now,
        how: how(visit, &own),
        said: said.map(|deed| said_of(visit, deed)).collect(),
        may_name: own.may_name,
        fixed: !own.may_name && own.asking.as_ref().is_some_and(|asking| asking.page),
        name: typed.get("guardian-name").to_owned(),
        contact: typed.get("guardian-contact").to_owned(),
        number: own.number,
        person: own.person,
        mistakes,
    };
    Ok((page.mistakes.status(), html(page.render())).into_response())
}

fn said_of(visit: &Visit, deed: &crate::service::ConsentDeed) -> String {
    said(visit.tr, deed)
}

async fn page(Holding { visit, who }: Holding) -> Answer {
    show(&visit, &who, (&Typed::default(), Mistakes::default())).await
}

async fn name(Holding { visit, who }: Holding, typed: Typed) -> Answer {
    is_meant(&visit, &who, &typed).await?;
    let named = (typed.get("guardian-name"), typed.get("guardian-contact"));
    match mended(visit.tr, visit.service.name_guardian(&who, named.0, named.1).await)? {
        Ok(()) => {
            visit.say_next("my-guardian-said").await;
            Ok(Redirect::to("/my/guardian").into_response())
        }
        Err(mistakes) => show(&visit, &who, (&typed, mistakes)).await,
    }
}

//! What a person sees of the consent to their offer, and who is asked for it: named by them, as long as nobody has answered.

use askama::Template;
use axum::response::{IntoResponse, Redirect};

use super::{
    error::{Answer, html},
    form::{Mistakes, Typed, mended},
    frame::Frame,
    guardian::said,
    my::is_meant,
    routes::Routes,
    visit::{Holding, Visit},
};
use crate::{
    domain::{Arg, Holder},
    service::OwnGuardian,
};

pub(super) fn routes(routes: Routes) -> Routes {
    routes.get("/my/guardian", page).post("/my/guardian", name)
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
        said: said.map(|deed| self::said(tr, deed)).collect(),
        may_name: own.may_name,
        fixed: own.fixed,
        name: typed.get("guardian-name").to_owned(),
        contact: typed.get("guardian-contact").to_owned(),
        number: own.number,
        person: own.person,
        mistakes,
    };
    Ok((page.mistakes.status(), html(page.render())).into_response())
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

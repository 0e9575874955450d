//! The conditions of a round for its caseworkers: the list, and for a draft the kinds to choose from. Changing one is a form of its own.

mod fields;
mod form;
mod line;
mod preview;

use askama::Template;
use axum::{
    extract::Path,
    response::{IntoResponse, Redirect},
};

use self::line::Line;
use super::{
    error::{Answer, html},
    form::{Mistakes, Typed},
    frame::Frame,
    round::programme_called,
    routes::Routes,
    visit::{Signed, Visit},
};
use crate::{
    domain::{Arg, Caseworker, ConditionKind},
    i18n::Tr,
    service::{Book, Which},
};

pub(super) fn routes(routes: Routes) -> Routes {
    let routes = routes
        .get("/rounds/{slug}/conditions", list)
        .get("/rounds/{slug}/conditions/new", kinds)
        .post("/rounds/{slug}/conditions/new", choose);
    form::routes(routes)
}

#[derive(Template)]
#[template(config = ".config/askama.toml", path = "conditions/list.html")]
struct ListPage {
    frame: Frame,
    slug: String,
    round: String,
    may_change: bool,
    /// Why nothing can be changed, if it cannot: a key.
    fixed: Option<&'static str>,
    lines: Vec<Line>,
    /// What is settled elsewhere and stands beside these, in words.
    beside: Vec<String>,
}

/// What is settled elsewhere: by the rule pack, or by settings that have no form here.
fn beside(tr: Tr, book: &Book) -> Vec<String> {
    let excludes = book.rules.pack().excludes();
    let names: Vec<String> = excludes.iter().map(|programme| programme_called(tr, programme)).collect();
    let excludes = (!names.is_empty())
        .then(|| tr.with("conditions-excludes", &[("programmes", Arg::Text(names.join("; ")))]));
    let agreed = book.settings.agreed.as_ref().map(|norm| {
        let args = [("title", Arg::Text(norm.title.clone())), ("place", Arg::Text(norm.place.clone()))];
        tr.with("round-agreed", &args)
    });
    excludes.into_iter().chain(agreed).collect()
}

async fn list(Signed { visit, who }: Signed<Caseworker>, Path(slug): Path<String>) -> Answer {
    let tr = visit.tr;
    let found = visit.service.conditions(&who, &slug).await?;
    let page = ListPage {
        frame: Frame::narrow(&visit, &tr.say("round-conditions")).await,
        round: found.book.name().get(tr.0).to_owned(),
        may_change: found.may_change,
        fixed: match (found.may_change, found.waits) {
            (true, _) => None,
            (false, true) => Some("conditions-waits"),
            (false, false) => Some("conditions-fixed"),
        },
        lines: found.lines.iter().map(|line| Line::new(tr, &found.book, line)).collect(),
        beside: beside(tr, &found.book),
        slug,
    };
    Ok(html(page.render()))
}

/// A kind of condition on the page where one is chosen.
struct Kind {
    name: &'static str,
    title: String,
}

impl Kind {
    fn new(tr: Tr, kind: ConditionKind) -> Self {
        Self { name: kind.name(), title: tr.say(&format!("report-effects-kind-{}", kind.name())) }
    }
}

#[derive(Template)]
#[template(config = ".config/askama.toml", path = "conditions/kinds.html")]
struct KindsPage {
    frame: Frame,
    mistakes: Mistakes,
    slug: String,
    round: String,
    kinds: Vec<Kind>,
    /// Kinds that cannot be chosen, with why.
    others: Vec<(String, String)>,
}

async fn kinds_page(visit: &Visit, who: &Caseworker, slug: &str, mistakes: Mistakes) -> Answer {
    let tr = visit.tr;
    let known = visit.service.conditioning(who, (slug, Which::New(ConditionKind::Budget)), None).await?;
    let standing = &known.book.settings.constraints.conditions();
    let is_there = |kind: ConditionKind| !kind.is_named() && standing.iter().any(|one| one.kind() == kind);
    let (mut kinds, mut others) = (Vec::new(), Vec::new());
    for kind in ConditionKind::ALL {
        let offered = Kind::new(tr, kind);
        if is_there(kind) {
            others.push((offered.title, tr.say("conditions-kind-there")));
        } else if known.offered.has(kind) {
            kinds.push(offered);
        } else {
            others.push((offered.title, tr.say(&format!("conditions-kind-lacks-{}", kind.name()))));
        }
    }
    let page = KindsPage {
        frame: Frame::narrow(visit, &tr.say("conditions-new")).await,
        round: known.book.name().get(tr.0).to_owned(),
        slug: slug.to_owned(),
        kinds,
        others,
        mistakes,
    };
    Ok((page.mistakes.status(), html(page.render())).into_response())
}

async fn kinds(Signed { visit, who }: Signed<Caseworker>, Path(slug): Path<String>) -> Answer {
    kinds_page(&visit, &who, &slug, Mistakes::default()).await
}

async fn choose(Signed { visit, who }: Signed<Caseworker>, Path(slug): Path<String>, typed: Typed) -> Answer {
    let Some(kind) = ConditionKind::of(typed.get("kind")) else {
        let mistakes = Mistakes::one("kind", visit.tr.say("wrong-choice"));
        return kinds_page(&visit, &who, &slug, mistakes).await;
    };
    Ok(Redirect::to(&format!("/rounds/{slug}/conditions/new/{}", kind.name())).into_response())
}

//! A second call proposed: which seats go over to the round that follows, its days and rules. Somebody else approves it on the page of
//! approvals.

use askama::Template;
use axum::{
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Redirect},
};

use super::{
    desk::begun,
    error::{Answer, html},
    form::{Mistakes, Typed, mended},
    frame::Frame,
    routes::Routes,
    rules::named,
    visit::{Signed, Visit},
};
use crate::{
    domain::Caseworker,
    service::{Callable, No, TypedCall},
};

pub(super) fn routes(routes: Routes) -> Routes {
    routes.get("/rounds/{slug}/second-call", page).post("/rounds/{slug}/second-call", propose)
}

/// What stands in the fields.
#[derive(Default)]
struct Fields {
    slug: String,
    opens: String,
    closes: String,
    starts: String,
    pack: String,
    ground: String,
}

impl Fields {
    fn new(typed: &Typed) -> Self {
        let text = |name: &str| typed.get(name).to_owned();
        Self {
            slug: text("slug"),
            opens: text("opens"),
            closes: text("closes"),
            starts: text("starts"),
            pack: text("pack"),
            ground: text("ground"),
        }
    }

    fn as_typed(&self) -> TypedCall<'_> {
        TypedCall {
            slug: &self.slug,
            opens: &self.opens,
            closes: &self.closes,
            starts: &self.starts,
            pack: &self.pack,
            ground: &self.ground,
        }
    }
}

#[derive(Template)]
#[template(config = ".config/askama.toml", path = "second_call.html")]
struct CallPage {
    frame: Frame,
    mistakes: Mistakes,
    /// What is wrong with the round's settings under what was chosen.
    faults: Vec<String>,
    slug: String,
    round: String,
    /// Why nothing can be called for now.
    refused: Option<String>,
    /// How many seats are empty and go to nobody since their work has begun, in words.
    begun: Option<String>,
    /// Placements with the seats that go over.
    seats: Vec<(String, String)>,
    /// Versions of rules: hash, and what they are called.
    versions: Vec<(String, String)>,
    waits: bool,
    typed: Fields,
}

/// The page with what was typed and what is wrong with it.
async fn shown(
    visit: &Visit,
    slug: &str,
    callable: &Callable,
    typed: Fields,
    (mistakes, faults): (Mistakes, Vec<String>),
) -> Answer {
    let tr = visit.tr;
    let status = if faults.is_empty() { mistakes.status() } else { StatusCode::UNPROCESSABLE_ENTITY };
    let called = |version: &crate::service::Version| {
        let name = named(tr, version.name.get(tr.0), &version.version);
        if version.hash == callable.book.pack_hash {
            format!("{name} ({})", tr.say("second-call-current"))
        } else {
            name
        }
    };
    let page = CallPage {
        frame: Frame::narrow(visit, &tr.say("second-call-title")).await,
        mistakes,
        faults,
        slug: slug.to_owned(),
        round: callable.book.name().get(tr.0).to_owned(),
        refused: callable.refused.map(|key| tr.say(key)),
        begun: begun(tr, callable.all.iter()),
        seats: callable.seats.iter().map(|one| (one.title.clone(), tr.number(one.free))).collect(),
        versions: callable.versions.iter().map(|one| (one.hash.clone(), called(one))).collect(),
        waits: callable.waits,
        typed,
    };
    Ok((status, html(page.render())).into_response())
}

async fn page(Signed { visit, who }: Signed<Caseworker>, Path(slug): Path<String>) -> Answer {
    let callable = visit.service.callable(&who, &slug).await?;
    let typed = Fields { slug: format!("{slug}-2"), ..Fields::default() };
    shown(&visit, &slug, &callable, typed, Default::default()).await
}

async fn propose(
    Signed { visit, who }: Signed<Caseworker>,
    Path(slug): Path<String>,
    typed: Typed,
) -> Answer {
    let fields = Fields::new(&typed);
    let wrong = match visit.service.propose_call(&who, &slug, fields.as_typed()).await {
        Err(No::Faults(faults)) => {
            (Mistakes::default(), faults.faults.iter().map(|fault| visit.tr.fault(fault)).collect())
        }
        other => match mended(visit.tr, other)? {
            Ok(_) => {
                visit.say_next("approval-said-proposed").await;
                return Ok(Redirect::to("/approvals").into_response());
            }
            Err(mistakes) => (mistakes, Vec::new()),
        },
    };
    let callable = visit.service.callable(&who, &slug).await?;
    shown(&visit, &slug, &callable, fields, wrong).await
}

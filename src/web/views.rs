//! Tables of applications that caseworkers keep under a name: keeping the one that is shown, calling it otherwise, sharing and forgetting it.

use askama::Template;
use axum::{
    extract::Path,
    response::{IntoResponse, Redirect},
};

use super::{
    applications::Asked,
    error::{Answer, html},
    form::{Mistakes, Typed, mended},
    frame::Frame,
    routes::{Routes, key},
    visit::{Signed, Visit},
};
use crate::{domain::Caseworker, service::View};

pub(super) fn routes(routes: Routes) -> Routes {
    routes
        .get("/rounds/{slug}/views", page)
        .post("/rounds/{slug}/views", keep)
        .post("/rounds/{slug}/views/{id}", change)
        .post("/rounds/{slug}/views/{id}/forget", forget)
}

/// A kept table on the page of all of them.
struct Row {
    id: String,
    name: String,
    href: String,
    shared: bool,
    own: bool,
    by: String,
    /// The identifier of the field of its name, and what is wrong with that.
    field: String,
    wrong: Option<String>,
}

#[derive(Template)]
#[template(config = ".config/askama.toml", path = "views.html")]
struct ViewsPage {
    frame: Frame,
    mistakes: Mistakes,
    slug: String,
    rows: Vec<Row>,
    /// What was to be kept: what its address says, the name and whether it is shared; nothing where the page is only looked at.
    new: Option<(String, String, bool)>,
}

/// What is shown: `sent` is the table whose form came back, or nothing where a new one did.
async fn show(
    visit: &Visit,
    who: &Caseworker,
    (slug, sent): (&str, Option<&str>),
    (typed, mistakes): (&Typed, Mistakes),
) -> Answer {
    let views = visit.service.views(who, slug).await?;
    let row = |view: View| {
        let id = view.id.to_string();
        let own = sent == Some(id.as_str());
        Row {
            name: if own { typed.get("name").to_owned() } else { view.name },
            href: format!("/rounds/{slug}/applications?{}", view.query),
            shared: view.shared,
            own: view.own,
            by: view.by,
            // The summary of mistakes leads to the field that came back.
            field: if own { "name".to_owned() } else { format!("name-{id}") },
            wrong: mistakes.at("name").filter(|_| own).map(ToOwned::to_owned),
            id,
        }
    };
    let new = sent.is_none() && !mistakes.is_empty();
    let new = new.then(|| {
        let said = |name: &str| typed.get(name).to_owned();
        (said("query"), said("name"), typed.get("shared") == "yes")
    });
    let rows = views.into_iter().map(row).collect();
    let page = ViewsPage {
        frame: Frame::narrow(visit, &visit.tr.say("views-title")).await,
        slug: slug.to_owned(),
        rows,
        new,
        mistakes,
    };
    let status = page.mistakes.status();
    Ok((status, html(page.render())).into_response())
}

async fn page(Signed { visit, who }: Signed<Caseworker>, Path(slug): Path<String>) -> Answer {
    show(&visit, &who, (&slug, None), (&Typed::default(), Mistakes::default())).await
}

async fn keep(Signed { visit, who }: Signed<Caseworker>, Path(slug): Path<String>, typed: Typed) -> Answer {
    let asked = Asked::of_query(typed.get("query"));
    let (query, shared) = (asked.kept(), typed.get("shared") == "yes");
    let what = (typed.get("name"), query.as_str(), asked.names_a_placement());
    let kept = visit.service.keep_view(&who, &slug, what, shared).await;
    match mended(visit.tr, kept)? {
        Ok(_) => {
            visit.say_next("views-said-kept").await;
            Ok(Redirect::to(&format!("/rounds/{slug}/applications?{query}")).into_response())
        }
        Err(mistakes) => show(&visit, &who, (&slug, None), (&typed, mistakes)).await,
    }
}

async fn change(
    Signed { visit, who }: Signed<Caseworker>,
    Path((slug, id)): Path<(String, String)>,
    typed: Typed,
) -> Answer {
    let view = key(&id)?;
    let said = (typed.get("name"), typed.get("shared") == "yes");
    match mended(visit.tr, visit.service.change_view(&who, (&slug, view), said).await)? {
        Ok(()) => {
            visit.say_next("views-said-changed").await;
            Ok(Redirect::to(&format!("/rounds/{slug}/views")).into_response())
        }
        Err(mistakes) => show(&visit, &who, (&slug, Some(&id)), (&typed, mistakes)).await,
    }
}

async fn forget(
    Signed { visit, who }: Signed<Caseworker>,
    Path((slug, id)): Path<(String, String)>,
) -> Answer {
    visit.service.forget_view(&who, &slug, key(&id)?).await?;
    visit.say_next("views-said-forgotten").await;
    Ok(Redirect::to(&format!("/rounds/{slug}/views")).into_response())
}

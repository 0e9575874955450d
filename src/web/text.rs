//! Pages that are text alone: how one applies, in easy language; how places are handed out, personal data, accessibility.

use askama::Template;

use super::{
    error::{Answer, html},
    frame::Frame,
    routes::Routes,
    visit::Visit,
};

pub(super) fn routes(routes: Routes) -> Routes {
    routes.get("/easy", easy).get("/how", how).get("/privacy", privacy).get("/accessibility", accessibility)
}

#[derive(Template)]
#[template(config = ".config/askama.toml", path = "text.html")]
struct TextPage {
    frame: Frame,
    title: String,
    lead: String,
    /// Heading and text of each part.
    parts: Vec<(String, String)>,
}

/// A page whose sentences stand in the catalogue under `name-title`, `name-lead`, `name-1`, `name-1-text`, …
async fn page(visit: Visit, name: &str) -> Answer {
    let tr = visit.tr;
    let say = |end: &str| tr.try_say(&format!("{name}-{end}"));
    let part = |n: usize| Some((say(&n.to_string())?, say(&format!("{n}-text"))?));
    let parts = (1..).map_while(part).collect();
    let title = say("title").unwrap_or_default();
    let lead = say("lead").unwrap_or_default();
    let frame = Frame::narrow(&visit, &title).await;
    Ok(html(TextPage { frame, title, lead, parts }.render()))
}

async fn easy(visit: Visit) -> Answer {
    page(visit, "easy").await
}

async fn how(visit: Visit) -> Answer {
    page(visit, "how").await
}

async fn privacy(visit: Visit) -> Answer {
    page(visit, "privacy").await
}

async fn accessibility(visit: Visit) -> Answer {
    page(visit, "accessibility").await
}

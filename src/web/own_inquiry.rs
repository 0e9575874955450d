//! What a person reads of caseworkers' questions to them, and where they answer.

use askama::Template;
use axum::response::{IntoResponse, Redirect};

use super::{
    error::{Answer, html},
    form::{Mistakes, Typed, mended},
    frame::Frame,
    routes::{Routes, key},
    visit::{Holding, Visit},
};
use crate::{
    domain::{Arg, Holder},
    i18n::Tr,
    service::Inquiry,
};

pub(super) fn routes(routes: Routes) -> Routes {
    routes.get("/my/inquiry", page).post("/my/inquiry", answer)
}

/// A question.
struct Row {
    id: String,
    text: String,
    when: String,
    answer: Option<(String, String)>,
    /// The identifier of the field for the answer, what was typed into it, and what is wrong with that.
    field: String,
    typed: String,
    wrong: Option<String>,
}

impl Row {
    fn new(tr: Tr, at: usize, one: &Inquiry, (typed, mistakes): (&Typed, &Mistakes)) -> Self {
        let id = one.id.to_string();
        let sent = typed.get("inquiry") == id;
        let until = [("moment", Arg::Text(tr.last_moment(one.until)))];
        let said = |at| tr.with("my-inquiry-answered", &[("moment", Arg::Text(tr.moment(at)))]);
        Self {
            text: one.text.clone().unwrap_or_default(),
            when: tr.with("my-inquiry-until", &until),
            answer: one.answer.as_ref().map(|(at, text)| (said(*at), text.clone().unwrap_or_default())),
            // The link of the summary of mistakes leads to the first field of that name.
            field: if sent { "answer".to_owned() } else { format!("answer-{at}") },
            typed: if sent { typed.get("answer").to_owned() } else { String::new() },
            wrong: mistakes.at("answer").filter(|_| sent).map(ToOwned::to_owned),
            id,
        }
    }
}

#[derive(Template)]
#[template(config = ".config/askama.toml", path = "my_inquiry.html")]
struct InquiryPage {
    frame: Frame,
    mistakes: Mistakes,
    number: String,
    open: bool,
    rows: Vec<Row>,
}

async fn show(visit: &Visit, who: &Holder, (typed, mistakes): (&Typed, Mistakes)) -> Answer {
    let own = visit.service.my_inquiries(who).await?;
    let row = |(at, one): (usize, &Inquiry)| Row::new(visit.tr, at, one, (typed, &mistakes));
    let rows = own.all.iter().enumerate().map(row).collect();
    let page = InquiryPage {
        frame: Frame::narrow(visit, &visit.tr.say("my-inquiry-title")).await,
        number: own.number,
        open: own.open,
        rows,
        mistakes,
    };
    let status = page.mistakes.status();
    Ok((status, html(page.render())).into_response())
}

async fn page(Holding { visit, who }: Holding) -> Answer {
    show(&visit, &who, (&Typed::default(), Mistakes::default())).await
}

async fn answer(Holding { visit, who }: Holding, typed: Typed) -> Answer {
    let id = key(typed.get("inquiry"))?;
    let answered = visit.service.answer_inquiry(&who, id, typed.get("answer")).await;
    match mended(visit.tr, answered)? {
        Ok(()) => {
            visit.say_next("my-inquiry-said").await;
            Ok(Redirect::to("/my").into_response())
        }
        Err(mistakes) => show(&visit, &who, (&typed, mistakes)).await,
    }
}

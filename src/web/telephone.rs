//! Whom staff tell what no mail told them: a list for the telephone, those first whose offers lapse first.

use askama::Template;
use axum::{
    extract::Path,
    response::{IntoResponse, Redirect},
};

use super::{
    applications::address,
    error::{Answer, html},
    form::Typed,
    frame::Frame,
    routes::{Routes, key},
    visit::Signed,
    words::whole,
};
use crate::{
    domain::{Arg, Caseworker, Occasion},
    i18n::Tr,
    service::{Lapse, OfferState, ToTell, ToTellOf, Unsent, Untold},
};

pub(super) fn routes(routes: Routes) -> Routes {
    routes.get("/rounds/{slug}/mails/telephone", page).post("/rounds/{slug}/mails/telephone", told)
}

/// That people were not told of offers, in a sentence.
pub(super) fn untold(tr: Tr, Untold { people, lapses }: Untold) -> String {
    let people = ("people", Arg::Text(tr.count("telephone-people", people)));
    match lapses {
        Some(lapses) => tr.with("work-next-untold", &[people, ("moment", Arg::Text(tr.last_moment(lapses)))]),
        None => tr.with("work-next-untold-waits", &[people]),
    }
}

/// That acts refuse something of which it is not noted how their people were told, in a sentence.
pub(super) fn unsent(tr: Tr, Unsent { people, due }: Unsent) -> String {
    tr.with("work-next-notify", &[("n", whole(people)), ("day", Arg::Date(due))])
}

/// Somebody on the list.
struct Row {
    number: String,
    href: String,
    name: String,
    contact: String,
    about: Vec<String>,
    /// When the offer lapses, or that it waits, in a sentence.
    lapses: Option<String>,
    /// Where the answer to an offer is written down.
    answer: Option<String>,
    messages: Vec<String>,
}

/// What there is to tell of a result, in a sentence.
fn outcome_words(tr: Tr, outcome: &ToTellOf) -> String {
    match outcome {
        ToTellOf::NoPlace => tr.say("telephone-no-place"),
        ToTellOf::Place(title, state) => {
            let state = tr.say(&format!("work-offer-{}", state.name()));
            tr.with("telephone-place", &[("title", Arg::Text(title.clone())), ("state", Arg::Text(state))])
        }
    }
}

impl Row {
    /// `questions` are those that wait for the person's answer.
    fn new(tr: Tr, slug: &str, one: ToTell, questions: &[String]) -> Self {
        let lapses = one.offered.map(|lapses| match lapses {
            Lapse::At(until) => tr.with("telephone-lapses", &[("moment", Arg::Text(tr.last_moment(until)))]),
            Lapse::Waits => tr.say("telephone-waits"),
        });
        let mut about: Vec<String> = Vec::new();
        for word in &one.about {
            let what = tr.say(&format!("mails-occasion-{word}"));
            let asks = [Occasion::Inquiry, Occasion::InquirySoon].iter().any(|asks| asks.name() == word);
            match questions {
                _ if !asks => about.push(what),
                [] => about.push(tr.with("telephone-question-over", &[("what", Arg::Text(what))])),
                questions => about.extend(questions.iter().map(|question| {
                    let args = [("what", Arg::Text(what.clone())), ("question", Arg::Text(question.clone()))];
                    tr.with("telephone-question", &args)
                })),
            }
        }
        about.dedup();
        about.extend(one.outcome.as_ref().map(|outcome| outcome_words(tr, outcome)));
        let open = matches!(one.outcome, Some(ToTellOf::Place(_, OfferState::Open)));
        Self {
            answer: open.then(|| format!("{}#answer", address(slug, &one.number))),
            href: address(slug, &one.number),
            about,
            lapses,
            messages: one.messages.iter().map(ToString::to_string).collect(),
            number: one.number,
            name: one.name,
            contact: one.contact,
        }
    }
}

#[derive(Template)]
#[template(config = ".config/askama.toml", path = "telephone.html")]
struct TelephonePage {
    frame: Frame,
    slug: String,
    round: String,
    acts: bool,
    rows: Vec<Row>,
    more: u64,
}

async fn page(Signed { visit, who }: Signed<Caseworker>, Path(slug): Path<String>) -> Answer {
    let tr = visit.tr;
    let list = visit.service.telephone_list(&who, &slug).await?;
    let numbers: Vec<&str> = list.people.iter().map(|one| one.number.as_str()).collect();
    let questions = visit.service.open_questions(&who, &slug, &numbers).await?;
    let of = |one: &ToTell| questions.get(&one.number).cloned().unwrap_or_default();
    let page = TelephonePage {
        frame: Frame::wide(&visit, &tr.say("telephone-title")).await,
        round: list.book.name().get(tr.0).to_owned(),
        acts: list.acts,
        rows: list
            .people
            .into_iter()
            .map(|one| {
                let asked = of(&one);
                Row::new(tr, &slug, one, &asked)
            })
            .collect(),
        more: list.more,
        slug,
    };
    Ok(html(page.render()))
}

async fn told(Signed { visit, who }: Signed<Caseworker>, Path(slug): Path<String>, typed: Typed) -> Answer {
    let ids = typed.all("message").iter().map(|id| key(id)).collect::<Result<Vec<_>, _>>()?;
    visit.service.told_by_telephone(&who, &slug, &ids).await?;
    visit.say_next("mails-said-told").await;
    Ok(Redirect::to(&format!("/rounds/{slug}/mails/telephone")).into_response())
}

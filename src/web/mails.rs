//! A round's mails on the desk: how far they came, which need a person, a test, what they say, and to whom they would go.

use askama::Template;
use axum::{
    extract::Path,
    response::{IntoResponse, Redirect},
};

use super::{
    applications::{ON_A_LONG_PAGE, address},
    error::{Answer, html},
    form::{Mistakes, Typed, mended},
    frame::Frame,
    halt::Halt,
    routes::{Routes, key},
    visit::{Signed, Visit},
    words::whole,
};
use crate::{
    domain::{Caseworker, Occasion},
    service::{MailText, Mails, Pending},
};

pub(super) fn routes(routes: Routes) -> Routes {
    routes
        .get("/rounds/{slug}/mails", page)
        .post("/rounds/{slug}/mails/test", test)
        .post("/rounds/{slug}/mails/came-back", came_back)
        .get("/rounds/{slug}/mails/recipients", recipients)
        .get("/rounds/{slug}/mails/texts/{occasion}", text_page)
        .post("/rounds/{slug}/mails/texts/{occasion}", write_text)
        .post("/rounds/{slug}/mails/{id}/again", again)
        .post("/rounds/{slug}/mails/{id}/told", told)
}

/// Occasions whose text a round may change.
const OCCASIONS: &[Occasion] = &Occasion::ALL;

#[derive(Template)]
#[template(config = ".config/askama.toml", path = "mails.html")]
struct MailsPage {
    frame: Frame,
    mistakes: Mistakes,
    slug: String,
    round: String,
    mails: Mails,
    /// What was typed as the address of a test.
    address: String,
    /// What was typed as the number of an application from whose person a mail came back.
    number: String,
    occasions: &'static [Occasion],
}

impl MailsPage {
    /// How far sending has come, while mails wait: how many left, and how long the others take at least.
    fn progress(&self) -> Option<String> {
        let of = |wanted: &str| {
            self.mails.counts.iter().find(|(state, _)| *state == wanted).map_or(0, |one| one.1)
        };
        let (waiting, sent) = (of("waiting") + of("sending"), of("sent"));
        let rate = u64::from(self.mails.a_minute?);
        let args = [
            ("sent", whole(sent)),
            ("all", whole(sent + waiting)),
            ("rate", whole(rate)),
            ("minutes", whole(waiting.div_ceil(rate))),
        ];
        (waiting > 0).then(|| self.frame.tr.with("mails-progress", &args))
    }

    fn when(&self, one: &Pending) -> String {
        self.frame.tr.moment(one.at)
    }

    /// Where one goes about it: about a parent or guardian to the consent, where their letter is printed.
    fn file(&self, one: &Pending) -> String {
        let home = address(&self.slug, &one.number);
        let guardian = Occasion::from_name(&one.occasion).is_some_and(Occasion::is_for_guardian);
        if guardian { format!("{home}/consent") } else { home }
    }

    /// Whether a person has something to do about it.
    fn waits(one: &Pending) -> bool {
        matches!(one.state.as_str(), "dead" | "doubtful" | "by-hand")
    }
}

async fn show(
    visit: &Visit,
    who: &Caseworker,
    slug: String,
    (typed, mistakes): (&Typed, Mistakes),
) -> Answer {
    let mails = visit.service.mails(who, &slug).await?;
    let frame = Frame::wide(visit, &visit.tr.say("mails-title")).await;
    let (status, round) = (mistakes.status(), mails.book.name().get(visit.tr.0).to_owned());
    let (address, number) = (typed.get("address").to_owned(), typed.get("number").to_owned());
    let page = MailsPage { frame, mistakes, slug, round, mails, address, number, occasions: OCCASIONS };
    Ok((status, html(page.render())).into_response())
}

async fn page(Signed { visit, who }: Signed<Caseworker>, Path(slug): Path<String>) -> Answer {
    show(&visit, &who, slug, (&Typed::default(), Mistakes::default())).await
}

async fn test(Signed { visit, who }: Signed<Caseworker>, Path(slug): Path<String>, typed: Typed) -> Answer {
    match mended(visit.tr, visit.service.test_mail(&who, &slug, typed.get("address")).await)? {
        Ok(()) => {
            visit.say_next("mails-said-test").await;
            Ok(Redirect::to(&format!("/rounds/{slug}/mails")).into_response())
        }
        Err(mistakes) => show(&visit, &who, slug, (&typed, mistakes)).await,
    }
}

async fn came_back(
    Signed { visit, who }: Signed<Caseworker>,
    Path(slug): Path<String>,
    typed: Typed,
) -> Answer {
    match mended(visit.tr, visit.service.mail_came_back(&who, &slug, typed.get("number")).await)? {
        Ok(()) => {
            visit.say_next("mails-said-came-back").await;
            Ok(Redirect::to(&format!("/rounds/{slug}/mails")).into_response())
        }
        Err(mistakes) => show(&visit, &who, slug, (&typed, mistakes)).await,
    }
}

async fn again(
    Signed { visit, who }: Signed<Caseworker>,
    Path((slug, id)): Path<(String, String)>,
) -> Answer {
    visit.service.look_after_message(&who, (&slug, key(&id)?), false).await?;
    visit.say_next("mails-said-again").await;
    Ok(Redirect::to(&format!("/rounds/{slug}/mails")).into_response())
}

async fn told(Signed { visit, who }: Signed<Caseworker>, Path((slug, id)): Path<(String, String)>) -> Answer {
    visit.service.look_after_message(&who, (&slug, key(&id)?), true).await?;
    visit.say_next("mails-said-told").await;
    Ok(Redirect::to(&format!("/rounds/{slug}/mails")).into_response())
}

#[derive(Template)]
#[template(config = ".config/askama.toml", path = "mail_recipients.html")]
struct RecipientsPage {
    frame: Frame,
    slug: String,
    round: String,
    mails: Recipients,
    others: Recipients,
}

/// A list of recipients as the page has it.
struct Recipients {
    all: u64,
    /// Number and contact of each: of as many as a browser still shows at once.
    shown: Vec<(String, String)>,
    /// How many more there are.
    more: Option<u64>,
}

impl From<Vec<(String, String)>> for Recipients {
    fn from(mut list: Vec<(String, String)>) -> Recipients {
        let all = list.len() as u64;
        let more = list.len().checked_sub(ON_A_LONG_PAGE).filter(|more| *more > 0);
        list.truncate(ON_A_LONG_PAGE);
        Recipients { all, shown: list, more: more.map(|more| more as u64) }
    }
}

async fn recipients(Signed { visit, who }: Signed<Caseworker>, Path(slug): Path<String>) -> Answer {
    let found = visit.service.mail_recipients(&who, &slug).await?;
    let frame = Frame::wide(&visit, &visit.tr.say("mails-recipients")).await;
    let round = found.book.name().get(visit.tr.0).to_owned();
    Ok(html(
        RecipientsPage { frame, slug, round, mails: found.mails.into(), others: found.others.into() }
            .render(),
    ))
}

#[derive(Template)]
#[template(config = ".config/askama.toml", path = "mail_text.html")]
struct TextPage {
    frame: Frame,
    mistakes: Mistakes,
    slug: String,
    round: String,
    occasion: Occasion,
    text: MailText,
    /// What the text comes to for an example; nothing while something is wrong with it.
    preview: Option<(String, String)>,
    /// Each word that may stand in it, with what it means.
    words: Vec<(String, String)>,
}

fn occasion(word: &str) -> Result<Occasion, Halt> {
    Occasion::from_name(word).ok_or_else(Halt::not_found)
}

async fn show_text(
    visit: &Visit,
    who: &Caseworker,
    (slug, occasion): (String, Occasion),
    (typed, mistakes): (Option<&Typed>, Mistakes),
) -> Answer {
    let (book, mut text) = visit.service.mail_text(who, &slug, occasion).await?;
    if let Some(typed) = typed {
        text.heading = typed.get("heading").to_owned();
        text.body = typed.get("body").to_owned();
    }
    let preview = mistakes.is_empty().then(|| visit.service.mail_preview(&book, occasion, &text));
    let mean = |word: &&str| (format!("{{{word}}}"), visit.tr.say(&format!("mails-word-{word}")));
    let words = occasion.words().iter().map(mean).collect();
    let frame = Frame::wide(visit, &visit.tr.say(&format!("mails-occasion-{}", occasion.name()))).await;
    let (status, round) = (mistakes.status(), book.name().get(visit.tr.0).to_owned());
    let page = TextPage { frame, mistakes, slug, round, occasion, text, preview, words };
    Ok((status, html(page.render())).into_response())
}

async fn text_page(
    Signed { visit, who }: Signed<Caseworker>,
    Path((slug, word)): Path<(String, String)>,
) -> Answer {
    show_text(&visit, &who, (slug, occasion(&word)?), (None, Mistakes::default())).await
}

async fn write_text(
    Signed { visit, who }: Signed<Caseworker>,
    Path((slug, word)): Path<(String, String)>,
    typed: Typed,
) -> Answer {
    let occasion = occasion(&word)?;
    let (heading, body) = (typed.get("heading"), typed.get("body"));
    if !typed.get("preview").is_empty() {
        return show_text(&visit, &who, (slug, occasion), (Some(&typed), Mistakes::default())).await;
    }
    let number = typed.whole("number")?;
    let written = visit.service.write_mail_text(&who, (&slug, occasion, number), (heading, body)).await;
    match mended(visit.tr, written)? {
        Ok(()) => {
            visit.say_next("mails-said-text").await;
            Ok(Redirect::to(&format!("/rounds/{slug}/mails/texts/{word}")).into_response())
        }
        Err(mistakes) => show_text(&visit, &who, (slug, occasion), (Some(&typed), mistakes)).await,
    }
}

//! What a person asks to have put right in their own application: the form, what became of it, and who decides.

use askama::Template;
use axum::response::{IntoResponse, Redirect};

use super::{
    error::{Answer, html, refusal},
    form::{Mistakes, Typed},
    frame::Frame,
    my::is_meant,
    pleas,
    routes::{Routes, key},
    visit::{Holding, Visit},
    words::{Voiced, plea_about as about},
};
use crate::{
    domain::Holder,
    service::{No, OwnPleas, Phase, Plea, PleaOutcome},
};

pub(super) fn routes(routes: Routes) -> Routes {
    pleas::routes(routes)
        .get("/my/mistake", page)
        .post("/my/mistake", plead)
        .post("/my/mistake/take-back", take_back)
}

/// Something that was asked for.
struct Row {
    id: String,
    about: String,
    text: String,
    /// When it was asked.
    when: String,
    /// What became of it.
    outcome: String,
    /// `yes`, `bad`, `wait` or nothing, as tags are called.
    tag: &'static str,
    /// The caseworker's words, where there are any.
    words: String,
    waits: bool,
}

impl Row {
    fn new(tell: Voiced, own: &OwnPleas, one: &Plea) -> Self {
        let tr = tell.tr;
        let moment = |key: &str, at| tell.about(key, "moment", &tr.moment(at));
        let (outcome, tag) = match &one.answer {
            None => (tell.about("plea-waits", "authority", &own.authority), "wait"),
            Some((PleaOutcome::Granted, at, _)) => (moment("plea-granted", *at), "yes"),
            Some((PleaOutcome::Refused, at, _)) => (moment("plea-refused", *at), "bad"),
            Some((PleaOutcome::TakenBack, at, _)) => (moment("plea-taken-back", *at), ""),
        };
        Self {
            id: one.id.to_string(),
            about: about(tell, &own.book, &one.about),
            text: one.text.clone().unwrap_or_default(),
            when: moment("plea-asked", one.at),
            outcome,
            tag,
            words: one.answer.as_ref().map(|(_, _, words)| words.clone()).unwrap_or_default(),
            waits: one.answer.is_none(),
        }
    }
}

#[derive(Template)]
#[template(config = ".config/askama.toml", path = "my_plea.html")]
struct PleaPage {
    frame: Frame,
    tell: Voiced,
    mistakes: Mistakes,
    number: String,
    person: String,
    /// Who decides, and how, in sentences.
    who: Vec<String>,
    rows: Vec<Row>,
    /// What can be asked about: value, words, whether it was chosen.
    may: Vec<(String, String, bool)>,
    text: String,
}

/// Who decides about what is asked, and what can come of it where the round stands.
fn who(tell: Voiced, own: &OwnPleas, mails: bool) -> Vec<String> {
    let decides = tell.about("plea-who", "authority", &own.authority);
    let more = match own.book.phase {
        Phase::Open => "plea-who-open",
        Phase::Ended | Phase::Closed => "plea-who-closed",
        Phase::Published => "plea-who-published",
        Phase::Draft | Phase::Upcoming | Phase::Finished => return vec![tell.say("plea-over")],
    };
    if own.may.is_empty() {
        return vec![tell.say("plea-over")];
    }
    let mailed = mails.then(|| tell.say("plea-who-mail"));
    [decides].into_iter().chain(mailed).chain([tell.say(more)]).collect()
}

async fn show(visit: &Visit, holder: &Holder, (typed, mistakes): (&Typed, Mistakes)) -> Answer {
    let own = visit.service.my_pleas(holder).await?;
    let tell = Voiced { tr: visit.tr, voice: own.book.voice() };
    let chosen = typed.get("about");
    let may = own.may.iter().map(|one| (one.clone(), about(tell, &own.book, one), one == chosen));
    let page = PleaPage {
        frame: Frame::narrow(visit, &visit.tr.say("plea-title")).await,
        tell,
        who: who(tell, &own, visit.service.sends_mails()),
        rows: own.all.iter().map(|one| Row::new(tell, &own, one)).collect(),
        may: may.collect(),
        text: typed.get("plea").to_owned(),
        number: own.number,
        person: own.person,
        mistakes,
    };
    let status = page.mistakes.status();
    Ok((status, html(page.render())).into_response())
}

async fn page(Holding { visit, who }: Holding) -> Answer {
    show(&visit, &who, (&Typed::default(), Mistakes::default())).await
}

async fn plead(Holding { visit, who }: Holding, typed: Typed) -> Answer {
    is_meant(&visit, &who, &typed).await?;
    let mistakes = match visit.service.plead(&who, (typed.get("about"), typed.get("plea"))).await {
        Ok(()) => {
            visit.say_next("plea-said").await;
            return Ok(Redirect::to("/my/mistake").into_response());
        }
        Err(No::Invalid(wrong)) => Mistakes::new(visit.tr, &wrong),
        Err(No::Refused(why)) if why.key == "refused-plea-waits" => {
            Mistakes::one("about", refusal(visit.tr, &why))
        }
        Err(other) => return Err(other.into()),
    };
    show(&visit, &who, (&typed, mistakes)).await
}

async fn take_back(Holding { visit, who }: Holding, typed: Typed) -> Answer {
    is_meant(&visit, &who, &typed).await?;
    visit.service.take_back_plea(&who, key(typed.get("id"))?).await?;
    visit.say_next("plea-said-taken-back").await;
    Ok(Redirect::to("/my/mistake").into_response())
}

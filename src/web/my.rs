//! One's own application, opened with its number and code: where it stands, what became of it and why, the answer to an
//! offer, taking it back. On the day of results everyone looks at once, so a page asks the one verb and nothing else.

mod agreed;
mod contest;
mod data;
mod data_file;
mod guardian;
mod kept;
pub(super) mod letter;
mod records;
mod steps;
mod unoffered;
mod work;

use askama::Template;
use axum::response::{IntoResponse, Redirect};

pub(super) use self::contest::planned;
use self::{
    agreed::agreed_note,
    contest::{Contest, contest},
    guardian::{ConsentNote, note},
    kept::{kept, title_of, wishes},
    letter::{Told, Top, withdrawn_top},
    steps::{Step, steps},
    unoffered::unoffered_top,
    work::{Work, work},
};
use uuid::Uuid;

use super::{
    error::{Answer, Halt, html},
    form::Typed,
    frame::Frame,
    papers::PaperLine,
    past::PastLine,
    routes::Routes,
    visit::{Holding, Visit},
    words::{Voiced, Why},
};
use crate::{
    domain::{Arg, Holder, Status},
    service::{Mine, Offered, Phase, Refusal, Sequence, WishLine, Withdrawn},
};

pub(super) fn routes(routes: Routes) -> Routes {
    routes
        .get("/my", page)
        .get("/my/calendar", work::calendar)
        .get("/my/data", data::page)
        .get("/my/data/file", data_file::file)
        .get("/my/accept", accept_page)
        .post("/my/accept", accept)
        .get("/my/decline", decline_page)
        .post("/my/decline", decline)
        .get("/my/withdraw", withdraw_page)
        .post("/my/withdraw", withdraw)
}

#[derive(Template)]
#[template(config = ".config/askama.toml", path = "my.html")]
#[allow(clippy::struct_excessive_bools, reason = "each says whether a part of the page is there")]
struct MyPage {
    frame: Frame,
    tell: Voiced,
    number: String,
    /// Whose application it is: parents open their children's one after another.
    person: String,
    slug: String,
    round: String,
    top: Top,
    /// Until results are published: what is to be found out, on which a place may hang.
    questions: Vec<Why>,
    /// Until then: why the rules do not let the person take part.
    barred: Vec<Why>,
    /// Whether the offer can be accepted, and declined.
    may: (bool, bool),
    /// What happened to the offer.
    happened: Vec<String>,
    /// Earlier offers: the place, and what became of it.
    earlier: Vec<(String, String)>,
    /// What the run said, once published.
    told: Option<Told>,
    /// What was chosen, before that.
    wishes: Vec<String>,
    steps: Vec<Step>,
    calm: bool,
    may_withdraw: bool,
    /// Whether none of the chosen placements is offered: then the way to another application comes first.
    unoffered: bool,
    /// Whether the person withdrew while others can still be submitted.
    may_apply_anew: bool,
    /// Whether the choices can still be changed.
    may_choose: bool,
    /// Whether one of them is not offered at present: whoever changes them has to take it out.
    chose_hidden: bool,
    /// What can be done by whoever does not agree with what was published.
    contest: Option<Contest>,
    /// How it stands with a parent's or guardian's consent, where one is asked.
    consent: Option<ConsentNote>,
    /// How it stands with what was agreed with an employer, if anything was.
    agreed: Option<String>,
    /// That caseworkers' questions wait for an answer, if any does.
    unanswered: Option<String>,
    /// What the person sent and what waits for a decision: a sentence, and where it is read.
    sent: Vec<(String, &'static str)>,
    /// Whether there is an act that cancelled a place.
    cancelled: bool,
    /// What is told of the work, for whoever holds a place.
    work: Option<Work>,
    /// What the person brings for the place that they accepted.
    papers: Vec<PaperLine>,
    /// Until when it is decided, and why that takes longer.
    planned: Option<String>,
    /// What is on record of the person in earlier rounds, and from whom.
    past: Vec<PastLine>,
    past_text: String,
    past_contest: String,
    /// What is kept about the person: what it is, and its value.
    kept: Vec<(String, String)>,
}

impl MyPage {
    /// What the steps are: once the last of them is over, nothing of them is still to come.
    fn steps_title(&self) -> &'static str {
        if self.steps.iter().all(|step| step.class == "done") { "my-so-far" } else { "my-next" }
    }
}

fn voiced(visit: &Visit, mine: &Mine) -> Voiced {
    Voiced { tr: visit.tr, voice: mine.book.voice() }
}

/// The top of the page before anything is published.
fn waiting_top(tell: Voiced, mine: &Mine) -> Top {
    let received = tell.tr.moment(mine.application.received_at);
    Top {
        class: "yes",
        tag: tell.tr.say("my-submitted"),
        title: tell.say("my-received"),
        text: tell.about("my-received-text", "moment", &received),
        more: Vec::new(),
    }
}

/// The outcome of somebody who is first in line, which says so; what is asked of the organiser otherwise is said to nobody who is.
fn in_line(tell: Voiced, mine: &Mine, mut top: Top) -> Top {
    if mine.first {
        let first = tell.say("my-first");
        if mine.offers.is_empty() {
            top.more.insert(0, first);
        } else {
            // However it ended, what became of it since is that.
            let place = mine.letter.as_ref().and_then(|letter| letter.place.as_ref()).map(WishLine::called);
            top.tag = tell.say("my-offer-over-tag");
            top.title = tell.about("my-offer-over", "place", &place.unwrap_or_default());
            top.text = first;
        }
    }
    top
}

/// An earlier offer: its place, and what became of it.
fn earlier_offer(tell: Voiced, offer: &Offered) -> (String, String) {
    let last = letter::happened(tell, offer).pop();
    let word = || tell.tr.say(&format!("work-offer-{}", offer.state.name()));
    (format!("{}: {}", offer.place.0, offer.place.1), last.unwrap_or_else(word))
}

async fn page(Holding { visit, who }: Holding) -> Answer {
    let mine = visit.service.mine(&who).await?;
    let tell = voiced(&visit, &mine);
    let received_at = mine.application.received_at;
    let (now, finished) = (visit.service.now(), mine.book.phase == Phase::Finished);
    let told = mine.letter.as_ref();
    let told = told.map(|letter| Told::beside(tell, letter, (received_at, mine.offer(), finished)));
    let top = match (mine.application.withdrawn, &mine.letter) {
        (Some(withdrawn), _) => withdrawn_top(tell, withdrawn),
        (None, Some(letter)) => in_line(tell, &mine, letter::top(tell, letter, (mine.offer(), finished))),
        (None, None) if mine.is_unoffered() => unoffered_top(tell, &mine),
        (None, None) => waiting_top(tell, &mine),
    };
    let places = || mine.places.iter().chain(&mine.not_offered);
    let published = mine.book.phase.is_told();
    let undecided = mine.letter.as_ref().is_some_and(|letter| letter.person.status == Status::NeedsPerson);
    let page =
        MyPage {
            frame: Frame::narrow(&visit, &visit.tr.say("nav-mine")).await,
            tell,
            number: mine.application.number.clone(),
            person: mine.application.person.name.clone(),
            slug: mine.book.slug.clone(),
            round: mine.book.name().get(visit.tr.0).to_owned(),
            top,
            questions: mine.questions.iter().map(|reason| Why::of(visit.tr, reason)).collect(),
            barred: mine.barred.iter().map(|reason| Why::of(visit.tr, reason)).collect(),
            may: mine.offer().map_or((false, false), |offer| (offer.may_accept, offer.may_decline)),
            happened: mine.offer().map(|offer| letter::happened(tell, offer)).unwrap_or_default(),
            earlier: mine.offers.iter().skip(1).map(|offer| earlier_offer(tell, offer)).collect(),
            told,
            wishes: wishes(tell, &mine, |number| title_of(tell, places(), number)),
            steps: if mine.application.withdrawn.is_some() { Vec::new() } else { steps(tell, &mine, now) },
            calm: mine.book.sequence() == Sequence::Draw && !published,
            may_withdraw: mine.may_withdraw && mine.application.withdrawn.is_none(),
            unoffered: mine.is_unoffered(),
            chose_hidden: mine.application.person.wishes.iter().any(|wish| {
                mine.not_offered.iter().any(|place| place.placement.id.as_str() == wish.placement)
            }),
            may_choose: mine.book.phase == Phase::Open && mine.application.withdrawn.is_none(),
            may_apply_anew: mine.book.phase == Phase::Open
                && mine.application.withdrawn == Some(Withdrawn::ByPerson),
            // Where a person still has to find something out, there is no decision to contest.
            consent: note(tell, &mine),
            unanswered: (mine.unanswered > 0 && mine.application.withdrawn.is_none())
                .then(|| tell.count("my-inquiry-waits", mine.unanswered)),
            cancelled: mine.cancelled,
            sent: contest::sent(tell, &mine),
            agreed: agreed_note(visit.tr, &mine),
            work: work(tell, &mine),
            papers: mine.papers.iter().map(|paper| PaperLine::new(visit.tr, paper)).collect(),
            contest: (published && !undecided).then(|| contest(tell, &mine)),
            planned: planned(visit.tr, mine.decided_by.as_ref())
                .filter(|_| mine.application.withdrawn.is_none()),
            past: mine.past.iter().map(|fact| PastLine::new(visit.tr, fact)).collect(),
            past_text: tell.about("past-text", "authority", &mine.authority),
            past_contest: tell.about("past-contest", "authority", &mine.authority),
            kept: kept(tell, &mine),
        };
    Ok(html(page.render()))
}

/// A page that asks once before something that cannot be taken back.
#[derive(Template)]
#[template(config = ".config/askama.toml", path = "my/ask.html")]
struct AskPage {
    frame: Frame,
    title: String,
    texts: Vec<String>,
    action: &'static str,
    /// Key of the offer about which is asked; empty where it is none.
    offer: String,
    /// Number of the application about which is asked, and whose it is.
    number: String,
    person: String,
    button: String,
    back: String,
}

async fn ask(
    visit: &Visit,
    mine: &Mine,
    (action, offer, texts): (&'static str, Option<Uuid>, Vec<String>),
    args: &[(&str, Arg)],
) -> Answer {
    let tell = voiced(visit, mine);
    let say = |end: &str| tell.with(&format!("my-{action}{end}"), args);
    let title = say("");
    let page = AskPage {
        frame: Frame::narrow(visit, &title).await,
        title,
        texts,
        action,
        offer: offer.map(|id| id.to_string()).unwrap_or_default(),
        number: mine.application.number.clone(),
        person: mine.application.person.name.clone(),
        button: say("-button"),
        back: tell.say("my-back"),
    };
    Ok(html(page.render()))
}

/// That the application about which a page asked is still the one that is open in this browser: another tab may have opened
/// another child's meanwhile.
pub(super) async fn is_meant(visit: &Visit, who: &Holder, typed: &Typed) -> Result<(), Halt> {
    let open = visit.service.number_of(who).await?;
    if typed.get("number") == open { Ok(()) } else { Err(Refusal::new("refused-other-application").into()) }
}

/// The offer that the page asked about, where it says.
fn shown(typed: &Typed) -> Result<Option<Uuid>, Halt> {
    let key = typed.get("offer");
    if key.is_empty() {
        return Ok(None);
    }
    Ok(Some(key.parse().map_err(|_| Refusal::new("refused-stale"))?))
}

/// Asks about an offer that can be answered so; where there is one that cannot, its page says why.
async fn offer_page(visit: Visit, who: Holder, action: &'static str) -> Answer {
    let mine = visit.service.mine(&who).await?;
    let offer = mine.offer().ok_or_else(Halt::not_found)?;
    let accepts = action == "accept";
    if !(if accepts { offer.may_accept } else { offer.may_decline }) {
        return Ok(Redirect::to("/my").into_response());
    }
    let tell = voiced(&visit, &mine);
    let facts = mine.book.shown_to_organisations().into_iter().map(|label| label.get(visit.tr.0).to_owned());
    let facts = facts.collect::<Vec<_>>().join(", ");
    let text = match action {
        "accept" if !facts.is_empty() => "my-accept-facts-text",
        "accept" => "my-accept-text",
        _ => "my-decline-text",
    };
    let place = format!("{}: {}", offer.place.0, offer.place.1);
    let mut texts = vec![tell.with(text, &[("place", Arg::Text(place)), ("facts", Arg::Text(facts))])];
    if accepts {
        let begun = offer.starts.is_some_and(|starts| starts <= visit.service.now());
        texts.push(if begun { tell.say("my-accept-final") } else { letter::can_decline(tell, offer) });
    }
    ask(&visit, &mine, (action, Some(offer.id), texts), &[]).await
}

async fn accept_page(Holding { visit, who }: Holding) -> Answer {
    offer_page(visit, who, "accept").await
}

async fn decline_page(Holding { visit, who }: Holding) -> Answer {
    offer_page(visit, who, "decline").await
}

async fn accept(Holding { visit, who }: Holding, typed: Typed) -> Answer {
    is_meant(&visit, &who, &typed).await?;
    visit.service.answer_offer(&who, true, shown(&typed)?).await?;
    visit.say_next("my-said-accepted").await;
    Ok(Redirect::to("/my").into_response())
}

async fn decline(Holding { visit, who }: Holding, typed: Typed) -> Answer {
    is_meant(&visit, &who, &typed).await?;
    visit.service.answer_offer(&who, false, shown(&typed)?).await?;
    visit.say_next("my-said-declined").await;
    Ok(Redirect::to("/my").into_response())
}

async fn withdraw_page(Holding { visit, who }: Holding) -> Answer {
    let mine = visit.service.mine(&who).await?;
    if mine.application.withdrawn.is_some() || !mine.may_withdraw {
        return Ok(Redirect::to("/my").into_response());
    }
    let number = Arg::Text(mine.application.number.clone());
    let text = if mine.book.phase == Phase::Open { "my-withdraw-open-text" } else { "my-withdraw-text" };
    let texts = vec![voiced(&visit, &mine).with(text, &[("number", number.clone())])];
    ask(&visit, &mine, ("withdraw", None, texts), &[("number", number)]).await
}

async fn withdraw(Holding { visit, who }: Holding, typed: Typed) -> Answer {
    is_meant(&visit, &who, &typed).await?;
    visit.service.withdraw(&who).await?;
    visit.say_next("my-said-withdrawn").await;
    Ok(Redirect::to("/my").into_response())
}

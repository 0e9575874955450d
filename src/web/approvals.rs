//! What waits for a second person in the rounds of an authority: what is asked for, why, and by whom; approved or refused by
//! another, taken back by whoever proposed it.

use askama::Template;
use axum::{
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Redirect},
};

use super::{
    applications::address,
    error::{Answer, html, refusal},
    form::{Mistakes, Typed, mended},
    frame::Frame,
    routes::{Routes, key},
    visit::{Signed, Visit},
};
use crate::{
    domain::{Arg, Caseworker, Ending, decision::Hearing},
    i18n::Tr,
    service::{Approval, Matter, No, SecondCall},
};

pub(super) fn routes(routes: Routes) -> Routes {
    routes
        .get("/approvals", page)
        .post("/approvals/{id}/approve", approve)
        .post("/approvals/{id}/refuse", refuse)
        .post("/approvals/{id}/withdraw", withdraw)
}

/// A proposal in words.
pub(super) struct Line {
    pub(super) id: String,
    slug: String,
    round: String,
    /// What it is called.
    pub(super) kind: String,
    /// What it will do, sentence by sentence.
    pub(super) does: Vec<String>,
    pub(super) ground: String,
    /// Who proposed it, and when.
    pub(super) by: String,
    pub(super) own: bool,
    /// Why it can no longer be approved.
    over: Option<String>,
    /// Where the offer of whoever is to be refused is ended first.
    ends: Option<String>,
    /// Whether nobody has decided it yet.
    pub(super) waits: bool,
    pub(super) state: String,
    pub(super) tag: &'static str,
    /// Who decided it, and when.
    pub(super) decided: String,
    /// Why it was refused.
    pub(super) answer: Option<String>,
    /// The application that whoever decides has to look at first.
    file: Option<String>,
}

impl Line {
    pub(super) fn new(tr: Tr, one: &Approval) -> Self {
        let signed = |who: &str, when: String| format!("{when}, {who}");
        Self {
            id: one.id.to_string(),
            slug: one.slug.clone(),
            round: one.round.get(tr.0).to_owned(),
            kind: tr.say(&format!("approval-kind-{}", one.matter.kind())),
            does: does(tr, one),
            ground: one.ground.clone(),
            by: signed(&one.by, tr.moment(one.at)),
            own: one.own,
            over: one.over.as_ref().map(|why| match one.matter {
                Matter::RefusePerson { .. } => format!("{} {}", refusal(tr, why), tr.say("approval-holds")),
                _ => tr.with("approval-over", &[("why", Arg::Text(refusal(tr, why)))]),
            }),
            ends: match &one.matter {
                Matter::RefusePerson { number, code, .. } if one.over.is_some() => {
                    Some(format!("{}/after?why={code}", address(&one.slug, number)))
                }
                _ => None,
            },
            waits: one.state == "proposed",
            state: tr.say(&format!("approval-state-{}", one.state)),
            tag: match one.state.as_str() {
                "approved" => "yes",
                "refused" => "bad",
                "proposed" => "wait",
                _ => "",
            },
            decided: one.decided.as_ref().map(|(who, at)| signed(who, tr.moment(*at))).unwrap_or_default(),
            answer: one.answer.clone(),
            file: match &one.matter {
                Matter::Paper { number, .. } | Matter::CorrectWishes { number, .. } => {
                    Some(address(&one.slug, number))
                }
                _ => None,
            },
        }
    }
}

/// How a person was heard before a place of theirs ends, or why not.
fn before(tr: Tr, heard: &Hearing) -> String {
    tr.with(&format!("act-heard-{}", heard.name()), &[("text", Arg::Text(heard.text().to_owned()))])
}

/// What becomes of the place in line of somebody whose place ends.
fn ending_line(why: Ending) -> &'static str {
    if why.goes_first() { "ending-then-first" } else { "ending-then-out" }
}

/// What a second call will do.
fn calls(tr: Tr, call: &SecondCall) -> Vec<String> {
    let args = [
        ("opens", Arg::Date(call.opens)),
        ("closes", Arg::Date(call.closes)),
        ("slug", Arg::Text(call.slug.clone())),
        ("pack", Arg::Text(call.called.clone())),
    ];
    let seats = tr.count("approval-does-second-call-seats", call.seats.values().sum());
    vec![tr.with("approval-does-second-call", &args), seats, tr.say("second-call-anew")]
}

/// What a proposal will do once it is approved; of a place that ends, how its person was heard.
fn does(tr: Tr, one: &Approval) -> Vec<String> {
    let heard = match &one.matter {
        Matter::EndOffer { heard, .. } | Matter::SettleContest { heard, .. } => heard.as_ref(),
        _ => None,
    };
    follows(tr, one).into_iter().chain(heard.map(|heard| before(tr, heard))).collect()
}

/// What opening a draft brings with it; what was decided long ago is not held against the placements that there are by now.
fn opens(tr: Tr, one: &Approval) -> impl Iterator<Item = String> {
    let rule = one.opening.by_rule.then(|| tr.say("approval-does-open-round-by-rule"));
    let waits = one.state == "proposed";
    let empty = (one.opening.empty && waits).then(|| tr.say("deadline-open-empty"));
    let unsaid = waits.then(|| unsaid(tr, &one.opening.unsaid)).flatten();
    rule.into_iter().chain(empty).chain(unsaid)
}

/// What a round's notice about personal data does not say, in a sentence.
pub(super) fn unsaid(tr: Tr, parts: &[&str]) -> Option<String> {
    let parts: Vec<String> = parts.iter().map(|part| tr.say(&format!("notice-unsaid-{part}"))).collect();
    let said = Arg::Text(parts.join(", "));
    (!parts.is_empty()).then(|| tr.with("deadline-open-unsaid", &[("parts", said)]))
}

/// What becomes of choices that are put right: what stood, and what will stand.
fn wished(tr: Tr, one: &Approval, number: &str) -> Vec<String> {
    let does = tr.with("approval-does-correct-wishes", &[("number", Arg::Text(number.to_owned()))]);
    let listed = |key: &str, all: &[String]| {
        let all = all.iter().enumerate().map(|(at, one)| format!("{}. {one}", at + 1));
        tr.with(key, &[("wishes", Arg::Text(all.collect::<Vec<_>>().join("; ")))])
    };
    let both = one.wishes.as_ref().map(|(before, after)| {
        [listed("approval-wishes-before", before), listed("approval-wishes-after", after)]
    });
    std::iter::once(does).chain(both.into_iter().flatten()).collect()
}

/// What becomes of a contested award.
fn settled(tr: Tr, args: &[(&str, Arg)], (cancel, restore): (Option<Ending>, bool)) -> Vec<String> {
    match cancel {
        None if restore => {
            vec![tr.with("approval-does-settle-contest-restored", args), tr.say("ending-then-first")]
        }
        None => vec![tr.with("approval-does-settle-contest-kept", args)],
        Some(why) => vec![
            tr.with("approval-does-settle-contest-cancelled", args),
            tr.say(&format!("ending-{}", why.name())),
            tr.say(ending_line(why)),
            tr.say("ending-then-on"),
        ],
    }
}

fn follows(tr: Tr, one: &Approval) -> Vec<String> {
    let matter = &one.matter;
    let key = format!("approval-does-{}", matter.kind());
    match matter {
        Matter::OpenRound => std::iter::once(tr.say(&key)).chain(opens(tr, one)).collect(),
        Matter::ChangeSeats { title, more, .. } => {
            let key =
                if *more { "approval-does-change-seats-more" } else { "approval-does-change-seats-fewer" };
            vec![tr.with(key, &[("place", Arg::Text(title.clone()))])]
        }
        Matter::RefusePerson { title, number, code, .. } => {
            let args = [("place", Arg::Text(title.clone())), ("number", Arg::Text(number.clone()))];
            vec![tr.with(&key, &args), tr.say(&format!("reason-refused-by-organisation-{code}"))]
        }
        Matter::EndOffer { title, number, why, code, .. } => {
            let args = [("place", Arg::Text(title.clone())), ("number", Arg::Text(number.clone()))];
            let ground = if code.is_empty() {
                format!("ending-{}", why.name())
            } else {
                format!("reason-refused-by-organisation-{code}")
            };
            let then = if why.takes_the_seats() { "ending-then-seats" } else { "ending-then-on" };
            vec![tr.with(&key, &args), tr.say(&ground), tr.say(ending_line(*why)), tr.say(then)]
        }
        Matter::SettleContest { title, number, cancel, restore, .. } => {
            let args = [("place", Arg::Text(title.clone())), ("number", Arg::Text(number.clone()))];
            settled(tr, &args, (*cancel, *restore))
        }
        Matter::Leaving { title, number, last, .. } => {
            let mut args = vec![("place", Arg::Text(title.clone())), ("number", Arg::Text(number.clone()))];
            let Some(last) = last else { return vec![tr.with("approval-does-leaving-did-not-come", &args)] };
            args.push(("day", Arg::Date(*last)));
            vec![tr.with("approval-does-leaving-left", &args)]
        }
        Matter::ExcessSeat { title, number, .. } => {
            vec![tr.with(&key, &[("place", Arg::Text(title.clone())), ("number", Arg::Text(number.clone()))])]
        }
        Matter::SecondCall(call) => calls(tr, call),
        Matter::Paper { number, at, .. } => {
            let args = [("number", Arg::Text(number.clone())), ("moment", Arg::Text(tr.moment(*at)))];
            vec![tr.with(&key, &args)]
        }
        Matter::CorrectWishes { number, .. } => wished(tr, one, number),
        Matter::ExtendRound { last } | Matter::ShortenRound { last } | Matter::ReopenRound { last } => {
            vec![tr.with(&key, &[("last", Arg::Date(*last))])]
        }
    }
}

#[derive(Template)]
#[template(config = ".config/askama.toml", path = "approvals.html")]
struct ApprovalsPage {
    frame: Frame,
    mistakes: Mistakes,
    /// What was typed as a ground, and for which proposal.
    typed: (String, String),
    waiting: Vec<Line>,
    decided: Vec<Line>,
}

async fn shown(visit: &Visit, who: &Caseworker, mistakes: Mistakes, typed: (String, String)) -> Answer {
    let tr = visit.tr;
    let found = visit.service.approvals(who).await?;
    let status = mistakes.status();
    let page = ApprovalsPage {
        frame: Frame::narrow(visit, &tr.say("nav-approvals")).await,
        mistakes,
        typed,
        waiting: found.waiting.iter().map(|one| Line::new(tr, one)).collect(),
        decided: found.decided.iter().map(|one| Line::new(tr, one)).collect(),
    };
    Ok((status, html(page.render())).into_response())
}

async fn page(Signed { visit, who }: Signed<Caseworker>) -> Answer {
    shown(&visit, &who, Mistakes::default(), Default::default()).await
}

/// Back to the list with a sentence about what was done.
async fn said(visit: &Visit, key: &str) -> Answer {
    visit.say_next(key).await;
    Ok(Redirect::to("/approvals").into_response())
}

async fn approve(Signed { visit, who }: Signed<Caseworker>, Path(id): Path<String>) -> Answer {
    match visit.service.approve(&who, key(&id)?).await {
        // The list says where the offer is ended first.
        Err(No::Refused(why)) if why.key == "refused-holds-offer" => {
            let mistakes = Mistakes::one(&format!("approval-{id}"), refusal(visit.tr, &why));
            let mut page = shown(&visit, &who, mistakes, Default::default()).await?;
            *page.status_mut() = StatusCode::CONFLICT;
            Ok(page)
        }
        done => {
            done?;
            said(&visit, "approval-said-approved").await
        }
    }
}

async fn refuse(Signed { visit, who }: Signed<Caseworker>, Path(id): Path<String>, typed: Typed) -> Answer {
    let why = typed.get("ground");
    match mended(visit.tr, visit.service.refuse(&who, key(&id)?, why).await)? {
        Ok(()) => said(&visit, "approval-said-refused").await,
        Err(mistakes) => {
            let text = mistakes.at("ground").unwrap_or_default().to_owned();
            let mistakes = Mistakes::one(&format!("ground-{id}"), text);
            shown(&visit, &who, mistakes, (id, why.to_owned())).await
        }
    }
}

async fn withdraw(Signed { visit, who }: Signed<Caseworker>, Path(id): Path<String>) -> Answer {
    visit.service.withdraw_proposal(&who, key(&id)?).await?;
    said(&visit, "approval-said-withdrawn").await
}

//! A department's placements: the list by round, and taking one back.

use std::sync::Arc;

use askama::Template;
use axum::{
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Redirect},
};
use uuid::Uuid;

use super::{
    attendance::{facts, read_only},
    error::{Answer, Halt, html},
    form::Typed,
    frame::Frame,
    routes::{Routes, key},
    start::tag,
    visit::{Signed, Visit},
    words::whole,
};
use crate::{
    domain::{Arg, Department, Placing},
    i18n::{Tr, sort},
    service::{Book, No, Own, Placed, RoundLine, SoFar},
};

pub(super) fn routes(routes: Routes) -> Routes {
    routes
        .get("/placements", list)
        .get("/placements/{id}/withdraw", withdraw_page)
        .post("/placements/{id}/withdraw", withdraw)
}

/// A round with one's own placements.
struct Group {
    slug: String,
    name: String,
    phase: &'static str,
    tag: &'static str,
    open: bool,
    /// The rounds into which one like these can be offered: word in addresses and name.
    again: Vec<(String, String)>,
    /// Whether the organisation may offer placements in it.
    may: bool,
    published: bool,
    /// When it was counted how many chose each placement; empty while there is nothing to count, or once it is published.
    counted: String,
    rows: Vec<Row>,
}

/// A placement in the list.
struct Row {
    id: Uuid,
    title: String,
    seats: String,
    /// How many chose it.
    wished: String,
    /// The word for where it stands, and the class of its tag.
    state: (&'static str, &'static str),
    /// How many of whom said yes.
    accepted: String,
    /// That agreed pairs wait for an answer, if some do.
    agreed: Option<String>,
    /// Whether the very same work is offered in the round once more.
    twin: bool,
}

#[derive(Template)]
#[template(config = ".config/askama.toml", path = "placements.html")]
struct ListPage {
    frame: Frame,
    groups: Vec<Group>,
    /// Whether there is no round in which the organisation may offer any.
    none: bool,
}

/// The word for where a placement stands, and the class of its tag.
pub(super) fn state(placed: &Placed) -> (&'static str, &'static str) {
    match placed.state {
        Placing::Draft if !placed.note.is_empty() => ("returned", "bad"),
        Placing::Draft => ("draft", ""),
        Placing::Submitted => ("waits", "wait"),
        Placing::Approved => ("offered", "yes"),
        Placing::Withdrawn => ("withdrawn", ""),
    }
}

fn group(
    tr: Tr,
    (line, so_far): (&RoundLine, Option<&SoFar>),
    own: &[Own],
    (may, again): (&[Uuid], &[(String, String)]),
) -> Group {
    let wished = |own: &Own| {
        so_far
            .filter(|_| own.placed.state == Placing::Approved)
            .map(|so_far| so_far.of(&own.placed.placement))
    };
    let row = |own: &Own| Row {
        id: own.placed.id,
        title: own.placed.placement.title.clone(),
        seats: tr.number(u64::from(own.placed.placement.capacity)),
        wished: wished(own).map(|(_, n)| tr.number(n)).unwrap_or_default(),
        state: state(&own.placed),
        twin: own.twin,
        accepted: tr
            .with("placements-coming-of", &[("accepted", whole(own.accepted)), ("all", whole(own.coming))]),
        agreed: (own.agreed > 0).then(|| tr.count("placements-agreed", own.agreed)),
    };
    let mut own: Vec<&Own> = own.iter().filter(|own| own.slug == line.slug).collect();
    own.sort_by(|one, other| {
        let titles = sort::compare(&one.placed.placement.title, &other.placed.placement.title);
        let gone = |own: &Own| own.placed.state == Placing::Withdrawn;
        gone(one).cmp(&gone(other)).then(titles)
    });
    Group {
        slug: line.slug.clone(),
        name: line.name.get(tr.0).to_owned(),
        phase: line.phase.name(),
        tag: tag(line.phase),
        open: line.phase.takes_placements(),
        again: again.to_vec(),
        may: may.contains(&line.id),
        published: line.phase.is_told(),
        counted: own.iter().copied().find_map(wished).map(|(at, _)| tr.moment(at)).unwrap_or_default(),
        rows: own.into_iter().map(row).collect(),
    }
}

/// How many chose what in a round in which the organisation offers something that applicants see.
async fn so_far(visit: &Visit, line: &RoundLine, own: &[Own]) -> Result<Option<Arc<SoFar>>, Halt> {
    if !own.iter().any(|own| own.slug == line.slug && own.placed.state == Placing::Approved) {
        return Ok(None);
    }
    let (book, places) = visit.service.round(&line.slug).await?;
    Ok(visit.service.demand_so_far(&book, &places).await?)
}

async fn list(Signed { visit, who }: Signed<Department>) -> Answer {
    let own = visit.service.own_placements(&who).await?;
    let rounds = visit.service.rounds_for(Some(who.staff())).await?;
    let may = visit.service.rounds_to_post_in(&who).await?;
    let takes = |line: &&RoundLine| line.phase.takes_placements() && may.contains(&line.id);
    let mut again: Vec<&RoundLine> = rounds.iter().filter(takes).collect();
    again.sort_by_key(|line| line.closes_at);
    let named = |line: &RoundLine| (line.slug.clone(), line.name.get(visit.tr.0).to_owned());
    let again: Vec<(String, String)> = again.into_iter().map(named).collect();
    let mut groups = Vec::new();
    for line in &rounds {
        let so_far = so_far(&visit, line, &own).await?;
        let group = group(visit.tr, (line, so_far.as_deref()), &own, (&may, &again));
        if (group.open && group.may) || !group.rows.is_empty() {
            groups.push(group);
        }
    }
    let frame = Frame::wide(&visit, &visit.tr.say("placements-title")).await;
    Ok(html(ListPage { frame, groups, none: again.is_empty() }.render()))
}

#[derive(Template)]
#[template(config = ".config/askama.toml", path = "placement_withdraw.html")]
struct WithdrawPage {
    frame: Frame,
    placed: Placed,
    round: String,
    /// Somebody changed it since the page before.
    stale: bool,
    /// How many chose it, and when that was counted, in a sentence; `None` where nobody could.
    chose: Option<String>,
    facts: Vec<(String, String)>,
}

/// How many chose a placement that applicants see, in a sentence.
async fn chose(visit: &Visit, book: &Book, placed: &Placed) -> Result<Option<String>, Halt> {
    if placed.state != Placing::Approved {
        return Ok(None);
    }
    let (_, offered) = visit.service.round(&book.slug).await?;
    let so_far = visit.service.demand_so_far(book, &offered).await?;
    Ok(so_far.map(|so_far| {
        let (at, n) = so_far.of(&placed.placement);
        let args = [("n", whole(n)), ("at", Arg::Text(visit.tr.moment(at)))];
        visit.tr.with("placements-withdraw-chose", &args)
    }))
}

async fn ask_first(visit: &Visit, book: &Book, placed: Placed, stale: bool) -> Answer {
    let page = WithdrawPage {
        frame: Frame::narrow(visit, &visit.tr.say("placements-withdraw")).await,
        round: book.name().get(visit.tr.0).to_owned(),
        stale,
        chose: chose(visit, book, &placed).await?,
        facts: facts(visit.tr, book, &placed),
        placed,
    };
    Ok(html(page.render()))
}

async fn withdraw_page(Signed { visit, who }: Signed<Department>, Path(id): Path<String>) -> Answer {
    let (book, placed) = visit.service.own_placement(&who, key(&id)?).await?;
    if !book.phase.takes_placements() || placed.state == Placing::Withdrawn {
        return Ok(Redirect::to(&format!("/placements/{}", placed.id)).into_response());
    }
    ask_first(&visit, &book, placed, false).await
}

async fn withdraw(Signed { visit, who }: Signed<Department>, Path(id): Path<String>, typed: Typed) -> Answer {
    let id = key(&id)?;
    match visit.service.withdraw_placement(&who, (id, typed.whole("version")?)).await {
        Ok(()) => {
            visit.say_next("placements-said-withdrawn").await;
            Ok(Redirect::to("/placements").into_response())
        }
        Err(No::Refused(why)) if why.key == "refused-stale" => {
            let (book, placed) = visit.service.own_placement(&who, id).await?;
            if placed.state == Placing::Withdrawn {
                return gone(&visit, &who, (&book, &placed), Vec::new()).await;
            }
            Ok((StatusCode::CONFLICT, ask_first(&visit, &book, placed, true).await?).into_response())
        }
        Err(other) => Err(other.into()),
    }
}

/// The answer to a form about a placement that was taken back meanwhile, with what was typed on it.
pub(super) async fn gone(
    visit: &Visit,
    who: &Department,
    shown: (&Book, &Placed),
    typed: Vec<(String, String)>,
) -> Answer {
    Ok((StatusCode::CONFLICT, read_only(visit, who, shown, Some(typed)).await?).into_response())
}

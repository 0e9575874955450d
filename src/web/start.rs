//! The start page: three doors, the rounds, how places are handed out; and until when a round takes applications, in words.

use askama::Template;
use axum::extract::State;

use super::{
    App,
    error::{Answer, html},
    frame::Frame,
    routes::Routes,
    visit::Visit,
};
use crate::{
    domain::Arg,
    i18n::Tr,
    service::{Phase, RoundLine},
};

pub(super) fn routes(routes: Routes) -> Routes {
    routes.get("/", start)
}

/// A round as the start page lists it.
struct Row {
    slug: String,
    name: String,
    who: String,
    seats: String,
    until: String,
    order: String,
}

#[derive(Template)]
#[template(config = ".config/askama.toml", path = "start.html")]
struct StartPage {
    frame: Frame,
    open: Vec<Row>,
    others: Vec<(Row, &'static str, &'static str)>,
    /// In a demonstration: who (in words), name, secret, and whether it is an application.
    shown: Vec<(String, String, String, bool)>,
}

fn row(frame: &Frame, line: &RoundLine) -> Row {
    let tr = frame.tr;
    Row {
        slug: line.slug.clone(),
        name: line.name.get(tr.0).to_owned(),
        who: tr.try_say(&format!("start-for-{}", line.programme)).unwrap_or_default(),
        seats: tr.number(line.seats),
        until: tr.last_moment(line.closes_at),
        order: tr.say(&format!("start-by-{}", line.sequence.name())),
    }
}

/// The class of the tag that tells a phase.
pub(super) fn tag(phase: Phase) -> &'static str {
    match phase {
        Phase::Open | Phase::Published => "yes",
        Phase::Upcoming | Phase::Ended | Phase::Closed => "wait",
        Phase::Draft | Phase::Finished => "",
    }
}

async fn start(State(app): State<App>, visit: Visit) -> Answer {
    let rounds = visit.service.rounds_for(visit.staff.as_ref()).await?;
    let frame = Frame::wide(&visit, &visit.tr.say("start-title")).await;
    let open = rounds.iter().filter(|line| line.phase == Phase::Open).map(|line| row(&frame, line)).collect();
    let others = rounds.iter().filter(|line| line.phase != Phase::Open);
    let others = others.map(|line| (row(&frame, line), line.phase.name(), tag(line.phase))).collect();
    let shown = app.config.demonstration.iter().map(|one| {
        let who = visit.tr.try_say(&one.key).unwrap_or_default();
        (who, one.name.clone(), one.secret.clone(), one.key.starts_with("demo-application"))
    });
    Ok(html(StartPage { frame, open, others, shown: shown.collect() }.render()))
}

type Moment = chrono::DateTime<chrono::Utc>;

/// Until when applications are taken, or were; for a closed round, when that was.
pub(super) fn deadline(
    (tr, now): (Tr, Moment),
    phase: Phase,
    (opens, closes): (Moment, Moment),
    shut: Option<Moment>,
) -> String {
    let (key, date) = match (phase, shut) {
        (Phase::Draft | Phase::Upcoming, _) if opens <= now => ("work-opens-past", tr.moment(opens)),
        (Phase::Draft | Phase::Upcoming, _) => ("work-opens", tr.moment(opens)),
        (Phase::Open, _) => ("work-closes", tr.last_moment(closes)),
        (_, Some(shut)) => ("work-shut", tr.moment(shut)),
        (_, None) => ("work-closed", tr.last_moment(closes)),
    };
    tr.with(key, &[("date", Arg::Text(date))])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Lang;

    #[test]
    fn a_draft_whose_first_day_is_over_says_so() {
        let at = |text: &str| text.parse::<Moment>().expect("a moment");
        let times = (at("2026-04-01T06:00:00Z"), at("2026-04-24T21:00:00Z"));
        let said = |now: &str| deadline((Tr(Lang::Lv), at(now)), Phase::Draft, times, None);
        assert!(said("2026-03-31T06:00:00Z").starts_with("Pieteikumus pieņems no 01.04.2026."));
        assert!(said("2026-04-02T06:00:00Z").ends_with("kārta vēl nav atvērta."));
    }
}

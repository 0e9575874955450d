//! The lists of a run as people take them along: who has a place, who has none and why, and how placements were filled, with headings and
//! words in the language of whoever downloads them. The files of `talka match`, which other programs read, are beside them as they are.

use axum::{
    body::Body,
    extract::Path,
    http::header,
    response::{IntoResponse, Response},
};

use super::lists::Lists;
use crate::{
    domain::{Caseworker, Lang, Outcome, PlaceOutcome},
    i18n::{Tr, sort},
    service::{Format, RunKind, sheet::cell::Cell},
    web::{
        error::{Answer, Halt},
        routes::{Routes, key},
        visit::Signed,
    },
};

pub(super) fn routes(routes: Routes) -> Routes {
    routes.get("/runs/{id}/lists/{list}/{format}", file)
}

/// Headings, and a row of cells for each line.
type Sheet = (Vec<String>, Vec<Vec<Cell>>);

fn text(text: &str) -> Cell {
    if text.is_empty() { Cell::Empty } else { Cell::Text(text.to_owned()) }
}

fn headings(tr: Tr, keys: &[&str]) -> Vec<String> {
    keys.iter().map(|key| tr.say(key)).collect()
}

fn placed(tr: Tr, lists: &Lists) -> Sheet {
    let head = [
        "work-col-number",
        "work-col-name",
        "report-col-placement",
        "run-col-organisation",
        "report-col-choice",
    ];
    let rows = lists.placed.iter().map(|row| {
        [&row.number, &row.name, &row.placement, &row.organisation, &row.choice].map(|one| text(one)).into()
    });
    (headings(tr, &head), rows.collect())
}

fn others(tr: Tr, lists: &Lists) -> Sheet {
    let head = ["work-col-number", "work-col-name", "report-col-why"];
    let rows = lists.others.iter().map(|row| [&row.number, &row.name, &row.why].map(|one| text(one)).into());
    (headings(tr, &head), rows.collect())
}

fn placements(tr: Tr, outcome: &Outcome) -> Sheet {
    let head = [
        "report-col-placement",
        "run-col-organisation",
        "report-col-seats",
        "report-col-filled",
        "report-col-wished",
        "report-col-first",
        "report-col-possible",
        "report-col-cutoff",
        "report-col-empty",
    ];
    let mut places: Vec<&PlaceOutcome> = outcome.places.iter().collect();
    places.sort_by(|one, other| {
        let of = |place: &PlaceOutcome| place.placement.title.clone();
        sort::compare(&one.placement.organisation, &other.placement.organisation)
            .then_with(|| sort::compare(&of(one), &of(other)))
    });
    let limited = outcome.is_limited();
    let row = |place: &PlaceOutcome| {
        let whole = |n: u32| Cell::Whole(i64::from(n));
        vec![
            text(&place.placement.title),
            text(&place.placement.organisation),
            whole(place.placement.capacity),
            whole(place.filled),
            whole(place.wished),
            whole(place.first_choices),
            whole(place.possible),
            text(&tr.cut_off(place.cut_off, limited)),
            text(&place.empty.as_ref().map(|reason| tr.reason(reason)).unwrap_or_default()),
        ]
    };
    (headings(tr, &head), places.into_iter().map(row).collect())
}

async fn file(
    Signed { visit, who }: Signed<Caseworker>,
    Path((id, list, format)): Path<(String, String, String)>,
) -> Answer {
    let (tr, id) = (visit.tr, key(&id)?);
    let separator = if tr.0 == Lang::En { ',' } else { ';' };
    let (kind, mime) = match format.as_str() {
        "xlsx" => (Format::Xlsx, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        "csv" => (Format::Csv { separator }, "text/csv; charset=utf-8"),
        _ => return Err(Halt::not_found()),
    };
    let run = visit.service.run(&who, id).await?;
    let outcome = visit.service.run_outcome(&who, id).await?.ok_or_else(Halt::not_found)?;
    let (header, rows) = if list == "placements" {
        placements(tr, &outcome)
    } else {
        let (book, _) = visit.service.round(&run.slug).await?;
        let names = visit.service.run_names(&who, id).await?;
        let lists = Lists::new(tr, (&book, &outcome), &names, run.kind != RunKind::Main);
        match list.as_str() {
            "placed" => placed(tr, &lists),
            "others" => others(tr, &lists),
            _ => return Err(Halt::not_found()),
        }
    };
    let title = tr.say(&format!("run-file-{list}"));
    let saved = format!("{}-{}-{title}.{format}", run.slug, run.number);
    let file = visit.service.list_file(kind, (title, header), rows);
    Ok(sent(mime, &saved, Body::from_stream(file)))
}

fn sent(mime: &str, saved: &str, body: Body) -> Response {
    let head = [
        (header::CONTENT_TYPE, mime.to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{saved}\"")),
    ];
    (head, body).into_response()
}

//! Spreadsheets of people: sent, their columns named, taken or dropped; and the round's people as a spreadsheet. Decides nothing
//! about rows.

mod page;

use askama::Template;
use axum::{
    body::Body,
    extract::{Multipart, Path, multipart::MultipartRejection},
    http::{StatusCode, header},
    response::{IntoResponse, Redirect},
};

use self::page::told;
use super::{
    error::{Answer, Halt, html},
    form::{Mistakes, Typed, part},
    frame::Frame,
    routes::{Routes, key},
    visit::{Signed, Visit},
};
use crate::{
    domain::{Arg, Caseworker},
    i18n::Tr,
    service::{Download, Format, Mapping, No, Taking},
};

pub(super) fn routes(routes: Routes) -> Routes {
    routes
        .get("/rounds/{slug}/intake", send_page)
        .post("/rounds/{slug}/intake", send)
        .get("/rounds/{slug}/intake/blank/{format}", blank)
        .get("/rounds/{slug}/people/{format}", people)
        .get("/intakes/{id}", page::page)
        .post("/intakes/{id}/columns", columns)
        .post("/intakes/{id}/worksheet", worksheet)
        .post("/intakes/{id}/sign", sign)
        .post("/intakes/{id}/take", take)
        .post("/intakes/{id}/drop", drop_it)
        .get("/intakes/{id}/faults/{format}", faults)
}

#[derive(Template)]
#[template(config = ".config/askama.toml", path = "intake_send.html")]
struct SendPage {
    frame: Frame,
    slug: String,
    round: String,
    mistakes: Mistakes,
    /// What is wrong with the file that was sent.
    faults: Vec<String>,
    /// Whether the round still takes applications from files.
    open: bool,
    /// Files that wait for somebody.
    waiting: Vec<Unfinished>,
}

/// A file that waits: its key, its name, and what is still to be done about it.
struct Unfinished {
    id: String,
    name: String,
    text: String,
}

async fn sending(visit: &Visit, who: &Caseworker, slug: &str) -> Result<SendPage, Halt> {
    let board = visit.service.board(who, slug).await?;
    let tr = visit.tr;
    let sheets = visit.service.sheets(who, slug).await?.into_iter().map(|sheet| {
        let moment = ("moment", Arg::Text(tr.moment(sheet.sent_at)));
        let text = match sheet.rows {
            Some(rows) => tr.with("intake-unfinished-rows", &[moment, ("n", Arg::Whole(rows))]),
            None => tr.with("intake-unfinished-whole", &[moment]),
        };
        Unfinished { id: sheet.id.to_string(), name: sheet.name, text }
    });
    let waiting = sheets.collect();
    Ok(SendPage {
        frame: Frame::narrow(visit, &visit.tr.say("intake-title")).await,
        slug: slug.to_owned(),
        round: board.book.name().get(visit.tr.0).to_owned(),
        mistakes: Mistakes::default(),
        faults: Vec::new(),
        open: board.book.phase.takes_placements(),
        waiting,
    })
}

async fn send_page(Signed { visit, who }: Signed<Caseworker>, Path(slug): Path<String>) -> Answer {
    Ok(html(sending(&visit, &who, &slug).await?.render()))
}

async fn send(
    Signed { visit, who }: Signed<Caseworker>,
    Path(slug): Path<String>,
    form: Result<Multipart, MultipartRejection>,
) -> Answer {
    let sent = part(form, "file").await?;
    let Some((name, bytes)) = sent.filter(|(name, bytes)| !name.is_empty() || !bytes.is_empty()) else {
        let mut page = sending(&visit, &who, &slug).await?;
        page.mistakes = Mistakes::one("file", visit.tr.say("intake-no-file"));
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, html(page.render())).into_response());
    };
    match visit.service.send_sheet(&who, &slug, (&name, bytes)).await {
        Ok(id) => Ok(Redirect::to(&format!("/intakes/{id}")).into_response()),
        Err(No::Faults(faults)) => {
            let mut page = sending(&visit, &who, &slug).await?;
            page.faults = told(visit.tr, &faults);
            Ok((StatusCode::UNPROCESSABLE_ENTITY, html(page.render())).into_response())
        }
        Err(other) => Err(other.into()),
    }
}

async fn columns(Signed { visit, who }: Signed<Caseworker>, Path(id): Path<String>, typed: Typed) -> Answer {
    // The form sends pairs of `column` and `field`, one after the other.
    let (headers, fields) = (typed.all("column"), typed.all("field"));
    let held = |field: String| if field.is_empty() { None } else { Some(field) };
    let columns = headers.into_iter().zip(fields.into_iter().map(held)).collect();
    visit.service.map_columns(&who, key(&id)?, &Mapping { columns }).await?;
    Ok(Redirect::to(&format!("/intakes/{id}")).into_response())
}

async fn worksheet(
    Signed { visit, who }: Signed<Caseworker>,
    Path(id): Path<String>,
    typed: Typed,
) -> Answer {
    match visit.service.choose_worksheet(&who, key(&id)?, typed.get("worksheet")).await {
        Ok(()) => Ok(Redirect::to(&format!("/intakes/{id}")).into_response()),
        Err(No::Faults(faults)) => {
            let intake = visit.service.intake(&who, key(&id)?).await?;
            let mut page = sending(&visit, &who, &intake.book.slug).await?;
            page.faults = told(visit.tr, &faults);
            Ok((StatusCode::UNPROCESSABLE_ENTITY, html(page.render())).into_response())
        }
        Err(other) => Err(other.into()),
    }
}

async fn take(Signed { visit, who }: Signed<Caseworker>, Path(id): Path<String>, typed: Typed) -> Answer {
    let said = |field: &str| typed.get(field) == "yes";
    let taking = Taking { part: said("part"), hidden: said("hidden") };
    match visit.service.take_sheet(&who, key(&id)?, taking).await {
        Ok(_) => {
            visit.say_next("intake-taken").await;
            Ok(Redirect::to(&format!("/intakes/{id}")).into_response())
        }
        // The page lists them.
        Err(No::Faults(_)) => Ok(Redirect::to(&format!("/intakes/{id}")).into_response()),
        Err(other) => Err(other.into()),
    }
}

async fn sign(Signed { visit, who }: Signed<Caseworker>, Path(id): Path<String>, typed: Typed) -> Answer {
    visit.service.sign_late_rows(&who, key(&id)?, typed.get("late")).await?;
    visit.say_next("intake-late-said").await;
    Ok(Redirect::to(&format!("/intakes/{id}")).into_response())
}

async fn drop_it(Signed { visit, who }: Signed<Caseworker>, Path(id): Path<String>) -> Answer {
    visit.service.drop_sheet(&who, key(&id)?).await?;
    visit.say_next("intake-dropped").await;
    Ok(Redirect::to(&format!("/intakes/{id}")).into_response())
}

/// How a spreadsheet is written, and what a browser is told about it. Latvian and Russian Excel expect semicolons.
fn format(tr: Tr, word: &str) -> Result<(Format, &'static str), Halt> {
    let separator = if tr.0 == crate::domain::Lang::En { ',' } else { ';' };
    match word {
        "csv" => Ok((Format::Csv { separator }, "text/csv; charset=utf-8")),
        "xlsx" => Ok((Format::Xlsx, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")),
        _ => Err(Halt::not_found()),
    }
}

fn download(name: &str, kind: &'static str, file: Download) -> axum::response::Response {
    let saved = format!("attachment; filename=\"{name}\"");
    ([(header::CONTENT_TYPE, kind.to_owned()), (header::CONTENT_DISPOSITION, saved)], Body::from_stream(file))
        .into_response()
}

async fn faults(
    Signed { visit, who }: Signed<Caseworker>,
    Path((id, word)): Path<(String, String)>,
) -> Answer {
    let (format, kind) = format(visit.tr, &word)?;
    let file = visit.service.sheet_with_faults(&who, key(&id)?, visit.tr, format).await?;
    Ok(download(&format!("talka-{id}.{word}"), kind, file))
}

/// The columns that the round reads, and no rows.
async fn blank(
    Signed { visit, who }: Signed<Caseworker>,
    Path((slug, word)): Path<(String, String)>,
) -> Answer {
    let (format, kind) = format(visit.tr, &word)?;
    let file = visit.service.blank_sheet(&who, &slug, visit.tr, format).await?;
    Ok(download(&format!("talka-{slug}-blank.{word}"), kind, file))
}

async fn people(
    Signed { visit, who }: Signed<Caseworker>,
    Path((slug, word)): Path<(String, String)>,
) -> Answer {
    let (format, kind) = format(visit.tr, &word)?;
    let file = visit.service.people_sheet(&who, &slug, visit.tr, format).await?;
    Ok(download(&format!("talka-{slug}.{word}"), kind, file))
}

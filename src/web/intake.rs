//! Spreadsheets of people: sent, their columns named, everything that differs shown, taken or dropped; and the round's people as
//! a spreadsheet. Decides nothing about rows.

use askama::Template;
use axum::{
    body::Body,
    extract::{Multipart, Path, multipart::MultipartRejection},
    http::{StatusCode, header},
    response::{IntoResponse, Redirect},
};

use super::{
    error::{Answer, Halt, html},
    form::{Mistakes, Typed},
    frame::Frame,
    routes::{Routes, key},
    visit::{Signed, Visit},
};
use crate::{
    domain::{Arg, Caseworker, Faults},
    i18n::Tr,
    service::{Becomes, Download, Format, Group, Intake, Kind, LateRow, Mapping, No, Phase, Refusal},
};

pub(super) fn routes(routes: Routes) -> Routes {
    routes
        .get("/rounds/{slug}/intake", send_page)
        .post("/rounds/{slug}/intake", send)
        .get("/rounds/{slug}/people/{format}", people)
        .get("/intakes/{id}", page)
        .post("/intakes/{id}/columns", columns)
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
}

async fn sending(visit: &Visit, who: &Caseworker, slug: &str) -> Result<SendPage, Halt> {
    let board = visit.service.board(who, slug).await?;
    Ok(SendPage {
        frame: Frame::narrow(visit, &visit.tr.say("intake-title")).await,
        slug: slug.to_owned(),
        round: board.book.name().get(visit.tr.0).to_owned(),
        mistakes: Mistakes::default(),
        faults: Vec::new(),
        open: !matches!(board.book.phase, Phase::Closed | Phase::Published),
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
    let strange = |_| Halt::from(Refusal::new("refused-form"));
    let mut form = form.map_err(|_| Halt::from(Refusal::new("refused-form")))?;
    let mut sent = None;
    while let Some(field) = form.next_field().await.map_err(strange)? {
        if field.name() == Some("file") {
            let name = field.file_name().unwrap_or_default().to_owned();
            let bytes = field.bytes().await.map_err(strange)?;
            sent = Some((name, Vec::from(bytes)));
        }
    }
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

/// Faults in words, and how many are not listed.
fn told(tr: Tr, faults: &Faults) -> Vec<String> {
    let mut told: Vec<String> = faults.faults.iter().map(|fault| tr.fault(fault)).collect();
    if faults.unlisted > 0 {
        told.push(tr.count("fault-unlisted", faults.unlisted as u64));
    }
    told
}

struct Column {
    header: String,
    field: String,
}

struct Part {
    /// `added`, `changed`, `gone`.
    word: &'static str,
    count: String,
    more: u64,
    lines: Vec<Shown>,
}

struct Shown {
    line: String,
    number: String,
    name: String,
    fields: String,
}

#[derive(Template)]
#[template(config = ".config/askama.toml", path = "intake.html")]
struct IntakePage {
    frame: Frame,
    id: String,
    slug: String,
    round: String,
    name: String,
    state: String,
    sent: String,
    done: String,
    about: String,
    columns: Vec<Column>,
    /// Fields to choose from: name and label.
    fields: Vec<(String, String)>,
    column_faults: Vec<String>,
    compared: bool,
    /// Words and figures.
    figures: Vec<(&'static str, String)>,
    parts: Vec<Part>,
    wrong: u64,
    faults: Vec<String>,
    warnings: Vec<String>,
    /// Whether there is anything to write.
    differs: bool,
    /// What the order of rows says, where there are new ones.
    order: Option<&'static str>,
    late: Late,
}

/// New rows from outside the round's time, and who stands for them.
#[derive(Default)]
struct Late {
    count: u64,
    more: u64,
    rows: Vec<LateShown>,
    digest: String,
    /// What is to be done about them, or was: a sentence.
    state: String,
    /// Whether whoever looks may sign.
    may_sign: bool,
    /// Whether they keep whoever looks from taking the file.
    keeps: bool,
}

struct LateShown {
    line: u64,
    name: String,
    at: String,
    why: &'static str,
}

/// The late rows as whoever looks sees them.
fn late(tr: Tr, intake: &Intake) -> Late {
    let Some(found) = intake.comparison.as_ref().map(|found| &found.late).filter(|late| late.count > 0)
    else {
        return Late::default();
    };
    let row = |row: &LateRow| LateShown {
        line: row.line,
        name: row.name.clone(),
        at: row.at.map_or_else(|| tr.say("intake-late-unsaid"), |at| tr.moment(at)),
        why: row.why.name(),
    };
    let state = match &intake.signed {
        Some(signed) => {
            let args = [("name", Arg::Text(signed.by.clone())), ("moment", Arg::Text(tr.moment(signed.at)))];
            let key = if signed.own { "intake-late-signed-own" } else { "intake-late-signed" };
            tr.with(key, &args)
        }
        None if intake.own => tr.say("intake-late-own"),
        None => tr.say("intake-late-sign-text"),
    };
    Late {
        count: found.count,
        more: found.count - found.first.len() as u64,
        rows: found.first.iter().map(row).collect(),
        digest: found.digest(),
        state,
        may_sign: intake.signed.is_none() && !intake.own,
        keeps: intake.signed.as_ref().is_none_or(|signed| signed.own),
    }
}

fn part(tr: Tr, word: &'static str, group: &Group, intake: &Intake) -> Part {
    let label = |field: &String| {
        let known = intake.fields.iter().find(|one| one.name == *field);
        let at = crate::domain::Lang::ALL.iter().position(|lang| *lang == tr.0).unwrap_or(0);
        known.map_or_else(
            || tr.say(&format!("intake-field-{}", field.replace('_', "-"))),
            |one| one.labels[at].clone(),
        )
    };
    let line = |one: &Becomes| Shown {
        line: if one.line == 0 { String::new() } else { one.line.to_string() },
        number: one.number.clone(),
        name: one.name.clone(),
        fields: one.fields.iter().map(label).collect::<Vec<_>>().join(", "),
    };
    let lines: Vec<Shown> = group.first.iter().map(line).collect();
    Part { word, count: tr.number(group.count), more: group.count - lines.len() as u64, lines }
}

fn about(tr: Tr, intake: &Intake) -> String {
    let Some(about) = &intake.about else { return String::new() };
    let text = |text: Option<String>| Arg::Text(text.unwrap_or_default());
    match about.kind {
        Kind::Csv => tr.with(
            "intake-about-csv",
            &[
                ("encoding", text(about.encoding.map(ToOwned::to_owned))),
                (
                    "delimiter",
                    text(about.delimiter.map(|c| if c == '\t' { "TAB".to_owned() } else { c.to_string() })),
                ),
            ],
        ),
        Kind::Xlsx => tr.with("intake-about-xlsx", &[("worksheet", text(about.worksheet.clone()))]),
    }
}

async fn page(Signed { visit, who }: Signed<Caseworker>, Path(id): Path<String>) -> Answer {
    let tr = visit.tr;
    let intake = visit.service.intake(&who, key(&id)?).await?;
    let at = crate::domain::Lang::ALL.iter().position(|lang| *lang == tr.0).unwrap_or(0);
    let found = intake.comparison.clone().unwrap_or_default();
    let done = [intake.done.0, intake.done.1].map(Arg::Whole);
    let [added, changed] = done;
    let page = IntakePage {
        frame: Frame::wide(&visit, &tr.say("intake-title")).await,
        id,
        slug: intake.book.slug.clone(),
        round: intake.book.name().get(tr.0).to_owned(),
        name: intake.name.clone(),
        state: intake.state.clone(),
        sent: format!("{}, {}", tr.moment(intake.sent_at), intake.sent_by),
        done: tr.with("intake-done-figures", &[("added", added), ("changed", changed)]),
        about: about(tr, &intake),
        columns: intake
            .columns
            .iter()
            .map(|(header, field)| Column {
                header: header.clone(),
                field: field.clone().unwrap_or_default(),
            })
            .collect(),
        fields: intake.fields.iter().map(|one| (one.name.clone(), one.labels[at].clone())).collect(),
        column_faults: told(tr, &intake.mapping_faults),
        compared: intake.comparison.is_some(),
        figures: [
            ("added", found.added.count),
            ("changed", found.changed.count),
            ("same", found.same),
            ("gone", found.gone.count),
            ("wrong", found.wrong),
        ]
        .map(|(word, n)| (word, tr.number(n)))
        .into(),
        parts: [("added", &found.added), ("changed", &found.changed), ("gone", &found.gone)]
            .into_iter()
            .filter(|(_, group)| group.count > 0)
            .map(|(word, group)| part(tr, word, group, &intake))
            .collect(),
        wrong: found.wrong.max(found.faults.count() as u64),
        faults: told(tr, &found.faults),
        warnings: told(tr, &found.warnings),
        differs: found.added.count + found.changed.count > 0,
        order: (found.added.count > 0).then_some(if intake.book.commitment().is_some() {
            "intake-order-draw"
        } else {
            "intake-order"
        }),
        late: late(tr, &intake),
    };
    Ok(html(page.render()))
}

async fn columns(Signed { visit, who }: Signed<Caseworker>, Path(id): Path<String>, typed: Typed) -> Answer {
    // The form sends pairs of `column` and `field`, one after the other.
    let (headers, fields) = (typed.all("column"), typed.all("field"));
    let held = |field: String| if field.is_empty() { None } else { Some(field) };
    let columns = headers.into_iter().zip(fields.into_iter().map(held)).collect();
    visit.service.map_columns(&who, key(&id)?, &Mapping { columns }).await?;
    Ok(Redirect::to(&format!("/intakes/{id}")).into_response())
}

async fn take(Signed { visit, who }: Signed<Caseworker>, Path(id): Path<String>) -> Answer {
    match visit.service.take_sheet(&who, key(&id)?).await {
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

async fn people(
    Signed { visit, who }: Signed<Caseworker>,
    Path((slug, word)): Path<(String, String)>,
) -> Answer {
    let (format, kind) = format(visit.tr, &word)?;
    let file = visit.service.people_sheet(&who, &slug, visit.tr, format).await?;
    Ok(download(&format!("talka-{slug}.{word}"), kind, file))
}

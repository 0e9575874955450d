//! Placements from a spreadsheet: an organisation sends its list, sees what each row would do, and has it done.

use askama::Template;
use axum::{
    body::Body,
    extract::{Multipart, Path, multipart::MultipartRejection},
    http::{StatusCode, header},
    response::{IntoResponse, Redirect},
};

use super::{
    error::{Answer, Halt, html},
    form::{Mistakes, part},
    frame::Frame,
    placement_fields::{Differs, Field, differences, fields, titled_otherwise},
    routes::Routes,
    visit::{Signed, Visit},
};
use crate::{
    domain::{Arg, Department, Fault, Phase, Placing, announcement::Part},
    i18n::Tr,
    service::{
        Answers, Book, Format, MOST_PLACEMENTS, No, PlacementSheet, ReadColumn, Refusal, RowBecomes,
        SheetLine, Wrong, as_typed, field,
    },
};

pub(super) fn routes(routes: Routes) -> Routes {
    routes
        .get("/rounds/{slug}/placements/sheet", send_page)
        .post("/rounds/{slug}/placements/sheet", send)
        .post("/rounds/{slug}/placements/sheet/take", take)
        .get("/rounds/{slug}/placements/sheet/{format}", file)
}

#[derive(Template)]
#[template(config = ".config/askama.toml", path = "placement_sheet.html")]
struct SendPage {
    frame: Frame,
    mistakes: Mistakes,
    slug: String,
    round: String,
    /// What is wrong with the file that was sent.
    faults: Vec<String>,
    /// Other rounds in which the organisation offers something: word in addresses and name.
    earlier: Vec<(String, String)>,
    most: u64,
}

/// A row as the page shows it.
struct Row {
    line: u64,
    title: String,
    /// `new`, `changed`, `same`, `wrong`.
    word: &'static str,
    class: &'static str,
    /// What is worth knowing about it.
    remarks: Vec<String>,
    differs: Vec<Differs>,
    wrong: Vec<String>,
}

#[derive(Template)]
#[template(config = ".config/askama.toml", path = "placement_sheet_check.html")]
struct CheckPage {
    frame: Frame,
    slug: String,
    round: String,
    name: String,
    /// Columns that are not read, each with what stands in it.
    unread: Vec<(String, String)>,
    warnings: Vec<String>,
    /// Rows that are wrong, that would do something, and that would not.
    wrong: Vec<Row>,
    does: Vec<Row>,
    same: Vec<Row>,
    /// Columns that are read, each with what it is read as.
    read: Vec<(String, String)>,
    kept: String,
    /// Whether the deadline has passed: what is not approved when the round is closed takes no part.
    late: bool,
    /// Whether some rows change placements that are approved: until they are approved anew, applicants do not see them.
    hides: bool,
}

/// Other rounds in which an organisation offers something, the newest placement's first.
async fn earlier(visit: &Visit, who: &Department, slug: &str) -> Result<Vec<(String, String)>, Halt> {
    let rounds = visit.service.rounds_for(Some(who.staff())).await?;
    let mut earlier: Vec<(String, String)> = Vec::new();
    for own in visit.service.own_placements(who).await? {
        let new = own.slug != slug && earlier.iter().all(|(known, _)| *known != own.slug);
        let round = rounds.iter().find(|line| line.slug == own.slug).filter(|_| new);
        earlier.extend(round.map(|line| (own.slug.clone(), line.name.get(visit.tr.0).to_owned())));
    }
    Ok(earlier)
}

async fn sending(visit: &Visit, who: &Department, slug: &str) -> Result<SendPage, Halt> {
    let (book, _) = visit.service.round_for(slug, Some(who.staff())).await?;
    if !book.phase.takes_placements() {
        return Err(Refusal::new("refused-round-closed").into());
    }
    if !visit.service.rounds_to_post_in(who).await?.contains(&book.id) {
        return Err(Refusal::new("refused-not-poster").into());
    }
    Ok(SendPage {
        frame: Frame::narrow(visit, &visit.tr.say("placement-sheet-title")).await,
        mistakes: Mistakes::default(),
        round: book.name().get(visit.tr.0).to_owned(),
        earlier: earlier(visit, who, &book.slug).await?,
        slug: book.slug,
        faults: Vec::new(),
        most: MOST_PLACEMENTS as u64,
    })
}

async fn send_page(Signed { visit, who }: Signed<Department>, Path(slug): Path<String>) -> Answer {
    Ok(html(sending(&visit, &who, &slug).await?.render()))
}

async fn send(
    Signed { visit, who }: Signed<Department>,
    Path(slug): Path<String>,
    form: Result<Multipart, MultipartRejection>,
) -> Answer {
    let sent = part(form, "file").await?;
    let sent = sent.filter(|(name, bytes)| !name.is_empty() || !bytes.is_empty());
    let mut page = sending(&visit, &who, &slug).await?;
    let Some((name, bytes)) = sent else {
        page.mistakes = Mistakes::one("file", visit.tr.say("intake-no-file"));
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, html(page.render())).into_response());
    };
    match visit.service.placement_sheet(&who, &slug, (&name, bytes)).await {
        Ok(sheet) => check(&visit, sheet).await,
        Err(No::Faults(faults)) => {
            page.faults = faults.faults.iter().map(|fault| visit.tr.fault(fault)).collect();
            Ok((StatusCode::UNPROCESSABLE_ENTITY, html(page.render())).into_response())
        }
        Err(other) => Err(other.into()),
    }
}

/// What is wrong with a row, each with what its column is called in the file.
fn mistakes(
    tr: Tr,
    (book, read): (&Book, &[ReadColumn]),
    (wrong, faults): (&[Wrong], &[Fault]),
) -> Vec<String> {
    let known = fields(tr, book, &book.asked_about_placements(&[]), &std::collections::BTreeMap::new());
    let said = wrong.iter().map(|wrong| {
        let field = known.iter().find(|field| field.name == wrong.field);
        let why = match (wrong.key, field.map(Field::answers)) {
            // In a file nothing shows what there is to choose.
            ("wrong-choice", Some(answers)) if !answers.is_empty() => {
                tr.with("wrong-choice-of", &[("answers", Arg::Text(answers.join(", ")))])
            }
            _ => tr.with(wrong.key, &wrong.args),
        };
        let column = read.iter().find(|(_, field)| *field == wrong.field).map(|(column, _)| column);
        match column.or(field.map(|field| &field.called)) {
            Some(column) => format!("{}: {why}", column.trim_end_matches(['?', ':', ' '])),
            None => why,
        }
    });
    said.chain(faults.iter().map(|fault| tr.fault_in_row(fault))).collect()
}

/// Seats and days of a row, as far as it says them.
fn told(tr: Tr, answers: &Answers) -> Vec<String> {
    let said = |name: &str| answers.get(name).map(|text| text.trim()).filter(|text| !text.is_empty());
    let seats = said("capacity").and_then(|text| text.parse().ok()).map(|n| tr.count("report-seats", n));
    let day = |name: &str, part| said(name).or_else(|| said(&field(part))).map(ToOwned::to_owned);
    let days = [day("first_day", Part::FirstDay), day("last_day", Part::LastDay)];
    let days = days.into_iter().flatten().collect::<Vec<_>>().join("–");
    seats.into_iter().chain((!days.is_empty()).then_some(days)).collect()
}

fn row(tr: Tr, (book, read): (&Book, &[ReadColumn]), line: &SheetLine) -> Row {
    let (word, class) = match line.becomes {
        RowBecomes::New { .. } => ("new", "yes"),
        RowBecomes::Changed(_) => ("changed", "wait"),
        RowBecomes::Same(_) => ("same", ""),
        RowBecomes::Wrong(..) => ("wrong", "bad"),
    };
    let mut row = Row {
        line: line.line,
        title: if line.title.is_empty() { tr.say("placements-empty") } else { line.title.clone() },
        word,
        class,
        remarks: told(tr, &line.answers),
        differs: Vec::new(),
        wrong: Vec::new(),
    };
    if titled_otherwise(&line.answers) {
        row.remarks.push(tr.say("placements-titled"));
    }
    let number = |key: &str, number: &str| tr.with(key, &[("number", Arg::Text(number.to_owned()))]);
    match &line.becomes {
        RowBecomes::New { elsewhere, like } => {
            row.remarks.extend(elsewhere.iter().map(|other| number("placement-sheet-elsewhere", other)));
            row.remarks.extend(like.iter().map(|other| number("placement-sheet-like", other)));
        }
        RowBecomes::Changed(now) => {
            let (placed, answers) = now.as_ref();
            let asked = book.asked_about_placements(std::slice::from_ref(placed));
            let stands = fields(tr, book, &asked, &as_typed(placed));
            row.differs = differences(tr, &stands, &fields(tr, book, &asked, answers));
            row.remarks.push(number("placement-sheet-of", placed.placement.id.as_str()));
        }
        RowBecomes::Same(same) => row.remarks.push(number("placement-sheet-of", same)),
        RowBecomes::Wrong(wrong, faults) => row.wrong = mistakes(tr, (book, read), (wrong, faults)),
    }
    row
}

/// Shows what each row would do.
async fn check(visit: &Visit, sheet: PlacementSheet) -> Answer {
    let (tr, book) = (visit.tr, &sheet.book);
    let rows = |words: &[&str]| -> Vec<Row> {
        let all = sheet.lines.iter().map(|line| row(tr, (book, &sheet.read), line));
        all.filter(|row| words.contains(&row.word)).collect()
    };
    let known = fields(tr, book, &book.asked_about_placements(&[]), &std::collections::BTreeMap::new());
    let called = |name: &String| {
        let field = known.iter().find(|field| field.name == *name);
        field.map_or_else(|| tr.say("placement-sheet-number"), |field| field.called.clone())
    };
    let page = CheckPage {
        frame: Frame::narrow(visit, &tr.say("placement-sheet-check-title")).await,
        round: book.name().get(tr.0).to_owned(),
        slug: book.slug.clone(),
        unread: sheet.unread.iter().map(|(column, samples)| (column.clone(), samples.join(", "))).collect(),
        read: sheet.read.iter().map(|(column, field)| (column.clone(), called(field))).collect(),
        warnings: sheet.warnings.iter().map(|fault| tr.fault(fault)).collect(),
        wrong: rows(&["wrong"]),
        does: rows(&["new", "changed"]),
        same: rows(&["same"]),
        name: sheet.name,
        kept: sheet.kept,
        late: book.phase == Phase::Ended,
        hides: sheet.lines.iter().any(|line| match &line.becomes {
            RowBecomes::Changed(now) => now.0.state == Placing::Approved,
            _ => false,
        }),
    };
    Ok(html(page.render()))
}

async fn take(
    Signed { visit, who }: Signed<Department>,
    Path(slug): Path<String>,
    form: Result<Multipart, MultipartRejection>,
) -> Answer {
    let kept = part(form, "kept").await?.map(|(_, kept)| kept).unwrap_or_default();
    let kept = String::from_utf8(kept).map_err(|_| Halt::from(Refusal::new("refused-form")))?;
    let (added, changed) = visit.service.take_placement_sheet(&who, &slug, &kept).await?;
    let said = if added + changed == 0 { "refused-done-already" } else { "placement-sheet-said" };
    visit.say_next(said).await;
    Ok(Redirect::to("/placements").into_response())
}

/// What the organisation offers, as the spreadsheet that can be sent back.
async fn file(
    Signed { visit, who }: Signed<Department>,
    Path((slug, format)): Path<(String, String)>,
) -> Answer {
    let (format, kind, end) = match format.as_str() {
        "xlsx" => (Format::Xlsx, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"),
        "csv" => (Format::Csv { separator: ';' }, "text/csv; charset=utf-8", "csv"),
        _ => return Err(Halt::not_found()),
    };
    let file = visit.service.own_placements_sheet(&who, &slug, (visit.tr, format)).await?;
    let headers = [
        (header::CONTENT_TYPE, kind.to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{slug}.{end}\"")),
    ];
    Ok((headers, Body::from_stream(file)).into_response())
}

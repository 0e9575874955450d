//! The page of a spreadsheet that was sent: what is read of it and what is not, everything that would be written, and what a
//! person has to say first.

use askama::Template;
use axum::extract::Path;

use super::super::{
    error::{Answer, html},
    frame::Frame,
    routes::key,
    visit::Signed,
};
use crate::{
    domain::{Arg, Caseworker, FactValue, Fault, Faults},
    i18n::Tr,
    service::{Becomes, Comparison, FieldChange, Group, Intake, Kind, LateRow, MORE_ROWS, Worksheet},
};

/// How many values of a new row are shown without being asked for.
const READ: usize = 6;

/// How many numbers of hidden rows are shown.
const LISTED: usize = 30;

struct Column {
    header: String,
    field: String,
    /// Its first values, in words.
    samples: String,
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
    /// What changes, or what was read: the first of it, and the rest.
    fields: Vec<Changed>,
    rest: Vec<Changed>,
}

/// A field that changes: what was known, and what the file says.
struct Changed {
    label: String,
    before: String,
    after: String,
}

#[derive(Template)]
#[template(config = ".config/askama.toml", path = "intake.html")]
#[allow(clippy::struct_excessive_bools, reason = "each says whether a part of the page is there")]
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
    /// Columns that are not read, and those that are.
    unread: Vec<Column>,
    columns: Vec<Column>,
    /// Columns without a name.
    nameless: Vec<Column>,
    /// Worksheets, where there is a choice.
    worksheets: Vec<Worksheet>,
    /// Whether somebody has to choose.
    asks: bool,
    /// How many rows are hidden, and the first of them.
    hidden: u64,
    hidden_rows: String,
    /// Rows that wait, once the others were taken.
    waiting: u64,
    /// Fields to choose from: name and label.
    fields: Vec<(String, String)>,
    column_faults: Vec<String>,
    /// What the round asks of everyone and no column holds.
    absent: Vec<String>,
    compared: bool,
    /// Words and figures.
    figures: Vec<(&'static str, String)>,
    parts: Vec<Part>,
    wrong: u64,
    faults: Vec<String>,
    warnings: Vec<String>,
    /// Whether there is anything to write.
    differs: bool,
    /// Whether what is sound can be written without what is wrong.
    in_part: bool,
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
    /// Whether nobody has signed yet.
    waits: bool,
}

struct LateShown {
    line: u64,
    name: String,
    at: String,
    why: &'static str,
}

/// The worksheets to choose from. Where somebody has to choose, those that have the columns which are looked for; later, all.
fn worksheets(intake: &Intake) -> Vec<Worksheet> {
    let all = intake.worksheets.iter().filter(|sheet| !intake.asks || sheet.fits);
    if intake.worksheets.len() > 1 { all.cloned().collect() } else { Vec::new() }
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
        waits: intake.signed.is_none(),
        keeps: intake.signed.as_ref().is_none_or(|signed| signed.own),
    }
}

fn is_wish(field: &str) -> bool {
    field == "wishes" || field.starts_with("wish_")
}

/// Placements by their titles, as far as the round has them: `V2, V3` says nothing to whoever reads it.
fn titled(ids: &str, intake: &Intake) -> String {
    let title = |id: &str| intake.titles.get(id).cloned().unwrap_or_else(|| id.to_owned());
    ids.split(", ").map(title).collect::<Vec<_>>().join("; ")
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
    let said = |value: &Option<FactValue>| {
        value.as_ref().map_or_else(|| tr.say("intake-empty"), |value| tr.known(value))
    };
    let changed = |change: &FieldChange| {
        let said = |value: &Option<FactValue>| match value {
            Some(FactValue::Text(ids)) if is_wish(&change.field) => titled(ids, intake),
            value => said(value),
        };
        let (before, after) = (said(&change.before), said(&change.after));
        Changed { label: label(&change.field), before, after }
    };
    let line = |one: &Becomes| {
        let mut fields: Vec<Changed> = one.fields.iter().map(changed).collect();
        let rest = if word == "added" { fields.split_off(fields.len().min(READ)) } else { Vec::new() };
        let line = if one.line == 0 { String::new() } else { one.line.to_string() };
        Shown { line, number: one.number.clone(), name: one.name.clone(), fields, rest }
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

/// Every column that has a name, with its field and its first values.
fn columns_of(tr: Tr, intake: &Intake) -> Vec<Column> {
    let columns = intake.columns.iter().zip(&intake.samples);
    let column = |((header, field), samples): (&(String, Option<String>), &Vec<String>)| Column {
        header: header.clone(),
        field: field.clone().unwrap_or_default(),
        samples: sampled(tr, samples),
    };
    columns.map(column).collect()
}

fn sampled(tr: Tr, samples: &[String]) -> String {
    // A formula without a value, or invisible characters: there is nothing to show.
    let shows = |text: &&String| text.chars().any(|c| !c.is_control() && !c.is_whitespace());
    let short = |text: &String| {
        let begin: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).take(40).collect();
        if text.chars().nth(40).is_some() { format!("{begin}…") } else { begin }
    };
    let samples = samples.iter().filter(shows).map(short).collect::<Vec<_>>().join("; ");
    if samples.is_empty() {
        return tr.say("intake-samples-none");
    }
    tr.with("intake-samples", &[("samples", Arg::Text(samples))])
}

fn hidden_rows(rows: &[u64]) -> String {
    let first = rows.iter().take(LISTED).map(u64::to_string).collect::<Vec<_>>().join(", ");
    if rows.len() > LISTED { format!("{first}…") } else { first }
}

fn nameless(tr: Tr, intake: &Intake) -> Vec<Column> {
    let column = |(letters, samples): &(String, Vec<String>)| Column {
        header: tr.with("intake-nameless", &[("column", Arg::Text(letters.clone()))]),
        field: String::new(),
        samples: sampled(tr, samples),
    };
    intake.nameless.iter().map(column).collect()
}

/// What became of a file that was taken.
fn done(tr: Tr, intake: &Intake) -> String {
    let [added, changed] = [intake.done.0, intake.done.1].map(Arg::Whole);
    let figures = tr.with("intake-done-figures", &[("added", added), ("changed", changed)]);
    if intake.about.is_some() { figures } else { format!("{figures} {}", tr.say("intake-done-gone")) }
}

fn figures(tr: Tr, found: &Comparison) -> Vec<(&'static str, String)> {
    let figures = [
        ("added", found.added.count),
        ("changed", found.changed.count),
        ("same", found.same),
        ("gone", found.gone.count),
        ("wrong", found.wrong),
    ];
    figures.map(|(word, n)| (word, tr.number(n))).into()
}

/// Faults in words, and how many are not listed.
pub(super) fn told(tr: Tr, faults: &Faults) -> Vec<String> {
    let one = |fault: &Fault| match fault.args.get(MORE_ROWS) {
        Some(Arg::Whole(more)) => {
            let more = tr.count("intake-fault-more", u64::try_from(*more).unwrap_or_default());
            format!("{} ({more})", tr.fault(fault))
        }
        _ => tr.fault(fault),
    };
    let mut told: Vec<String> = faults.faults.iter().map(one).collect();
    if faults.unlisted > 0 {
        told.push(tr.count("fault-unlisted", faults.unlisted as u64));
    }
    told
}

pub(super) async fn page(Signed { visit, who }: Signed<Caseworker>, Path(id): Path<String>) -> Answer {
    let tr = visit.tr;
    let intake = visit.service.intake(&who, key(&id)?).await?;
    let at = crate::domain::Lang::ALL.iter().position(|lang| *lang == tr.0).unwrap_or(0);
    let found = intake.comparison.clone().unwrap_or_default();
    let columns = columns_of(tr, &intake);
    let (unread, columns) = columns.into_iter().partition(|column| column.field.is_empty());
    let waiting = u64::try_from(intake.waiting).unwrap_or_default();
    let page = IntakePage {
        frame: Frame::wide(&visit, &tr.say("intake-title")).await,
        id,
        slug: intake.book.slug.clone(),
        round: intake.book.name().get(tr.0).to_owned(),
        name: if intake.name.is_empty() { tr.say("intake-unnamed") } else { intake.name.clone() },
        state: intake.state.clone(),
        sent: format!("{}, {}", tr.moment(intake.sent_at), intake.sent_by),
        done: done(tr, &intake),
        about: about(tr, &intake),
        unread,
        columns,
        nameless: nameless(tr, &intake),
        asks: intake.asks,
        worksheets: worksheets(&intake),
        hidden: intake.hidden.len() as u64,
        hidden_rows: hidden_rows(&intake.hidden),
        // What waits is there until its time is over.
        waiting: if intake.about.is_some() { waiting } else { 0 },
        fields: intake.fields.iter().map(|one| (one.name.clone(), one.labels[at].clone())).collect(),
        column_faults: told(tr, &intake.mapping_faults),
        absent: intake.absent.iter().map(|labels| labels[at].clone()).collect(),
        compared: intake.comparison.is_some(),
        figures: figures(tr, &found),
        parts: [("added", &found.added), ("changed", &found.changed), ("gone", &found.gone)]
            .into_iter()
            .filter(|(_, group)| group.count > 0)
            .map(|(word, group)| part(tr, word, group, &intake))
            .collect(),
        // Rows, as the tile counts them: one may have several faults. What is wrong with no row keeps the file out as well.
        wrong: if found.wrong > 0 { found.wrong } else { found.faults.count() as u64 },
        faults: told(tr, &found.faults),
        warnings: told(tr, &found.warnings),
        differs: found.added.count + found.changed.count > 0,
        in_part: found.wrong > 0 && found.added.count + found.changed.count > 0,
        order: (found.added.count > 0).then_some(if intake.book.commitment().is_some() {
            "intake-order-draw"
        } else {
            "intake-order"
        }),
        late: late(tr, &intake),
    };
    Ok(html(page.render()))
}

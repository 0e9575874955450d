//! A round's applications for its caseworkers: a table that is narrowed, sorted, shown by columns of one's choice, printed and
//! taken away as a file. A name or a contact that is looked for comes in the body of a form: addresses hold nothing about people.

use askama::Template;
use axum::{
    body::Body,
    extract::Path,
    http::header,
    response::{IntoResponse, Redirect},
};

use super::{
    columns::{Column, Shown, file_cell, shown},
    error::{Answer, html},
    form::Typed,
    frame::Frame,
    routes::Routes,
    visit::{Signed, Visit},
    words::whole,
};
use crate::{
    domain::{Caseworker, FactType, FactValue, Lang, Status},
    i18n::Tr,
    service::{FactFile, Format, Line, Listed, NOWHERE, OfFact, OfferState, Order, UNDECIDED, View, Wanted},
};

/// Applications on one page of the list.
const ON_A_PAGE: usize = 100;

/// What the button says that asks for all that were found, as far as a page holds them.
pub(super) fn together(tr: Tr, found: u64) -> String {
    let most = ON_A_LONG_PAGE as u64;
    if found <= most { tr.say("list-all") } else { tr.with("list-many", &[("n", whole(most))]) }
}

/// Applications on a page where all were asked for: what a browser still shows at once.
pub(super) const ON_A_LONG_PAGE: usize = 2_500;

/// What the list can be narrowed to.
const STANDINGS: [&str; 8] =
    ["needs-person", UNDECIDED, NOWHERE, "eligible", "not-eligible", "unsigned", "withdrawn", "erased"];

pub(super) fn routes(routes: Routes) -> Routes {
    routes.get("/rounds/{slug}/applications", list).post("/rounds/{slug}/applications", find)
}

/// What a caseworker asks of the table.
pub(super) struct Asked {
    wanted: Wanted,
    /// The words of the columns that were chosen, as they came; none where nothing was chosen.
    columns: Vec<String>,
    /// Whether as much stands on a page as one can hold: to be printed.
    whole: bool,
    /// `csv` or `xlsx`: a file in the page's stead.
    file: String,
}

impl Asked {
    /// What a form or an address says.
    fn new(typed: &Typed) -> Self {
        let said = |name: &str| typed.get(name).trim().to_owned();
        let sort = said("sort");
        let (down, sort) = sort.strip_prefix('-').map_or((false, sort.as_str()), |word| (true, word));
        let whole = said("all") == "yes";
        let file = said("as");
        let (first, most) = match (file.is_empty(), whole) {
            (false, _) => (true, usize::MAX),
            (true, true) => (false, ON_A_LONG_PAGE),
            (true, false) => (false, ON_A_PAGE),
        };
        let wanted = Wanted {
            status: said("status"),
            outcome: said("outcome"),
            offer: said("offer"),
            q: said("q"),
            placement: said("placement"),
            fact: of_fact(&said("fact")),
            order: Order::from_name(sort).unwrap_or_default(),
            down,
            page: if first { 1 } else { said("page").parse().unwrap_or(1) },
            most,
        };
        Self { wanted, columns: typed.all("col"), whole, file }
    }

    /// What the address says.
    fn of_address(visit: &Visit) -> Self {
        Self::of_query(visit.path.split_once('?').map(|(_, query)| query).unwrap_or_default())
    }

    /// What the end of an address says.
    pub(super) fn of_query(query: &str) -> Self {
        Self::new(&Typed(form_urlencoded::parse(query.as_bytes()).into_owned().collect()))
    }

    /// The word for how it is sorted, in addresses and forms.
    fn sort(&self) -> String {
        let minus = if self.wanted.down { "-" } else { "" };
        format!("{minus}{}", self.wanted.order.name())
    }

    /// What is kept of it to be asked again: from the first page on, without what is looked for.
    pub(super) fn kept(&self) -> String {
        self.query(&self.sort(), 1)
    }

    /// Whether it names what other rounds do not have.
    pub(super) fn names_a_placement(&self) -> bool {
        !self.wanted.placement.is_empty()
    }

    /// An address of the table, without what is looked for.
    fn query(&self, sort: &str, page: usize) -> String {
        let wanted = &self.wanted;
        let (page, fact) = (page.to_string(), wanted.fact.as_ref().map(fact_word).unwrap_or_default());
        let pairs = [
            ("status", wanted.status.as_str()),
            ("outcome", &wanted.outcome),
            ("offer", &wanted.offer),
            ("placement", &wanted.placement),
            ("fact", &fact),
            ("sort", if sort == "number" { "" } else { sort }),
            ("all", if self.whole { "yes" } else { "" }),
            ("page", if page == "1" { "" } else { &page }),
        ];
        let mut query = form_urlencoded::Serializer::new(String::new());
        query.extend_pairs(pairs.into_iter().filter(|(_, value)| !value.is_empty()));
        query.extend_pairs(self.columns.iter().map(|word| ("col", word)));
        query.finish()
    }
}

/// A fact that the list is narrowed to, as one word of a form: its name, and after `=` its value; nothing after it means unknown.
fn fact_word(fact: &OfFact) -> String {
    format!("{}={}", fact.name, fact.value.as_deref().unwrap_or_default())
}

fn of_fact(word: &str) -> Option<OfFact> {
    let (name, value) = word.split_once('=')?;
    Some(OfFact { name: name.to_owned(), value: Some(value.to_owned()).filter(|value| !value.is_empty()) })
}

/// The address of an application's file. A number that came in with a file may hold any letter.
pub(super) fn address(slug: &str, number: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_".contains(&byte);
    let coded = number
        .bytes()
        .map(|byte| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") });
    format!("/rounds/{slug}/applications/{}", coded.collect::<String>())
}

/// The head of a column.
struct Head {
    label: String,
    /// The word by which the table is sorted when it is pressed; empty where it cannot be sorted by that.
    sort: String,
    /// The address that sorts so.
    href: String,
    /// `ascending` or `descending`, where the table is sorted by it.
    sorted: &'static str,
    numeric: bool,
}

struct Row {
    href: String,
    number: String,
    twin: Option<String>,
    cells: Vec<Shown>,
}

/// A column to choose: its word, what it is called, and whether it is shown.
type ColumnChoice = (String, String, bool);

/// The values of one fact to narrow the table to: what the fact is called, and word, text and choice of each.
type FactChoices = (String, Vec<(String, String, bool)>);

#[derive(Template)]
#[template(config = ".config/askama.toml", path = "applications.html")]
struct ListPage {
    frame: Frame,
    slug: String,
    round: String,
    /// Whether outcomes are told.
    published: bool,
    standings: [&'static str; 8],
    outcomes: Vec<&'static str>,
    offers: Vec<&'static str>,
    facts: Vec<FactChoices>,
    places: Vec<(String, String)>,
    /// Kept tables: name, what the address says, and whether it is the one that is shown.
    views: Vec<(String, String, bool)>,
    /// What is kept of the table that is shown.
    kept: String,
    columns: Vec<ColumnChoice>,
    wanted: Wanted,
    sort: String,
    whole: bool,
    /// What the button says that asks for all of them.
    together: String,
    /// Whether the round has any application.
    any: bool,
    found: u64,
    heads: Vec<Head>,
    rows: Vec<Row>,
    /// Number and address of each page; the one that is shown has no address.
    pages: Vec<(u64, String)>,
}

async fn list(Signed { visit, who }: Signed<Caseworker>, Path(slug): Path<String>) -> Answer {
    let asked = Asked::of_address(&visit);
    answer(&visit, &who, slug, asked).await
}

async fn find(Signed { visit, who }: Signed<Caseworker>, Path(slug): Path<String>, typed: Typed) -> Answer {
    let asked = Asked::new(&typed);
    if asked.wanted.q.is_empty() && asked.file.is_empty() {
        // Nothing about a person: the list has an address that can be kept.
        let query = asked.query(&asked.sort(), asked.wanted.page);
        return Ok(Redirect::to(&format!("/rounds/{slug}/applications?{query}")).into_response());
    }
    answer(&visit, &who, slug, asked).await
}

/// The values that a fact can be narrowed to.
fn choices(tr: Tr, fact: &FactFile, wanted: Option<&OfFact>) -> FactChoices {
    let mut values: Vec<(String, String)> = match fact.kind {
        FactType::Bool => [true, false]
            .map(FactValue::Bool)
            .iter()
            .map(|value| (value.written(), tr.known(value)))
            .collect(),
        _ => fact.choices.iter().map(|(value, words)| (value.clone(), words.get(tr.0).to_owned())).collect(),
    };
    values.push((String::new(), tr.say("work-facts-unknown")));
    let chosen = |value: &str| {
        wanted.is_some_and(|one| one.name == fact.name && one.value.as_deref().unwrap_or_default() == value)
    };
    let choice = |(value, text): (String, String)| (format!("{}={value}", fact.name), text, chosen(&value));
    (fact.label.get(tr.0).to_owned(), values.into_iter().map(choice).collect())
}

fn head(tr: Tr, asked: &Asked, column: &Column<'_>) -> Head {
    let word = column.order().map(|order| order.name()).unwrap_or_default();
    let is_sorted = word == asked.wanted.order.name();
    let sort = if is_sorted && !asked.wanted.down { format!("-{word}") } else { word.clone() };
    Head {
        label: column.label(tr),
        href: format!("?{}", asked.query(&sort, 1)),
        sort: if word.is_empty() { word } else { sort },
        sorted: match (is_sorted, asked.wanted.down) {
            (false, _) => "",
            (true, false) => "ascending",
            (true, true) => "descending",
        },
        numeric: column.is_numeric(),
    }
}

async fn answer(visit: &Visit, who: &Caseworker, slug: String, asked: Asked) -> Answer {
    let listed = visit.service.list(who, &slug, &asked.wanted).await?;
    if !listed.lines.is_empty() {
        let numbers = listed.lines.iter().map(|line| line.number.as_str()).collect();
        visit.service.look_through(who, &slug, numbers, &asked.wanted.q).await?;
    }
    if !asked.file.is_empty() && Column::chosen(&asked.columns, &listed).iter().any(Column::is_code) {
        let whose =
            listed.lines.iter().filter(|line| line.work.as_ref().is_some_and(|work| work.code.is_some()));
        let whose: Vec<&str> = whose.map(|line| line.number.as_str()).collect();
        if !whose.is_empty() {
            visit.service.take_codes(who, &slug, whose).await?;
        }
    }
    match asked.file.as_str() {
        "csv" => Ok(file(visit, &slug, &listed, &asked, false)),
        "xlsx" => Ok(file(visit, &slug, &listed, &asked, true)),
        _ => {
            let views = visit.service.views(who, &slug).await?;
            page(visit, slug, (listed, views), asked).await
        }
    }
}

/// Exactly what is shown, as a spreadsheet.
fn file(
    visit: &Visit,
    slug: &str,
    listed: &Listed,
    asked: &Asked,
    is_workbook: bool,
) -> axum::response::Response {
    let tr = visit.tr;
    let separator = if tr.0 == Lang::En { ',' } else { ';' };
    let (format, kind, end) = if is_workbook {
        (Format::Xlsx, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx")
    } else {
        (Format::Csv { separator }, "text/csv; charset=utf-8", "csv")
    };
    let columns = Column::chosen(&asked.columns, listed);
    let header = columns.iter().map(|column| column.label(tr)).collect();
    let row = |line: &Line| columns.iter().map(|column| file_cell(tr, column, line)).collect();
    let rows = listed.lines.iter().map(row).collect();
    let file = visit.service.list_file(format, (tr.say("work-list"), header), rows);
    let headers = [
        (header::CONTENT_TYPE, kind.to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{slug}.{end}\"")),
    ];
    (headers, Body::from_stream(file)).into_response()
}

async fn page(visit: &Visit, slug: String, (listed, views): (Listed, Vec<View>), asked: Asked) -> Answer {
    let tr = visit.tr;
    let columns = Column::chosen(&asked.columns, &listed);
    let row = |line: &Line| Row {
        href: address(&slug, &line.number),
        number: line.number.clone(),
        twin: line.twin.clone(),
        cells: columns.iter().skip(1).map(|column| shown(tr, column, line)).collect(),
    };
    let sort = asked.sort();
    let query_of =
        |n: usize| if n == listed.page { String::new() } else { format!("?{}", asked.query(&sort, n)) };
    let choice = |column: &Column<'_>| {
        (column.word(), column.label(tr), columns.iter().any(|one| one.word() == column.word()))
    };
    let fact = asked.wanted.fact.as_ref();
    let kept = asked.kept();
    let view = |view: View| (view.name, view.query == kept && asked.wanted.q.is_empty(), view.query);
    let views = views.into_iter().map(view).map(|(name, now, query)| (name, query, now)).collect();
    let page = ListPage {
        views,
        kept: kept.clone(),
        round: listed.book.name().get(tr.0).to_owned(),
        published: listed.book.phase.is_told(),
        standings: STANDINGS,
        outcomes: Status::ALL.map(Status::name).to_vec(),
        offers: OfferState::ALL.map(OfferState::name).to_vec(),
        facts: listed.facts.iter().map(|one| choices(tr, one, fact)).collect(),
        places: listed.places.clone(),
        columns: Column::all(&listed).iter().skip(1).map(choice).collect(),
        any: listed.any,
        found: listed.found,
        heads: columns.iter().map(|column| head(tr, &asked, column)).collect(),
        rows: listed.lines.iter().map(row).collect(),
        pages: (1..=listed.pages).map(|n| (n as u64, query_of(n))).collect(),
        frame: Frame::wide(visit, &tr.say("work-list")).await,
        sort: sort.clone(),
        together: together(tr, listed.found),
        whole: asked.whole,
        slug: slug.clone(),
        wanted: asked.wanted.clone(),
    };
    Ok(html(page.render()))
}

//! The files of a verified run: a list, and each for download.

use askama::Template;
use axum::{extract::Path, http::header, response::IntoResponse};

use super::{
    error::{Answer, Halt, html},
    frame::Frame,
    routes::{Routes, key},
    visit::Signed,
};
use crate::domain::Caseworker;

pub(super) fn routes(routes: Routes) -> Routes {
    routes.get("/runs/{id}/files", list).get("/runs/{id}/files/{*name}", file)
}

/// The lists that people take along, in words of their language: the end of a key `run-get-…`, which addresses use too.
pub(super) const LISTS: [&str; 3] = ["placed", "others", "placements"];

/// The kinds of files of such a list: the end of an address, and what it is called.
pub(super) const FORMATS: [(&str, &str); 2] = [("xlsx", "XLSX"), ("csv", "CSV")];

/// The file of the report, which people read too. All others are for programs.
pub(super) const REPORT: &str = "outcome/report.html";

#[derive(Template)]
#[template(config = ".config/askama.toml", path = "downloads.html")]
struct ListPage {
    frame: Frame,
    id: String,
    run: String,
    /// The lists that people take along, and the kinds of files.
    lists: [&'static str; 3],
    formats: [(&'static str, &'static str); 2],
    /// Name and size of the report.
    report: Option<(&'static str, String)>,
    /// The others, for whoever checks. Folder by folder: its word, and name and size of each file.
    folders: Vec<(&'static str, Vec<(String, String)>)>,
}

async fn list(Signed { visit, who }: Signed<Caseworker>, Path(id): Path<String>) -> Answer {
    let (tr, id) = (visit.tr, key(&id)?);
    let files = visit.service.run_files(&who, id).await?;
    let run = visit.service.run(&who, id).await?;
    let size = |bytes: &Vec<u8>| tr.count("run-files-size", (bytes.len() as u64).div_ceil(1024));
    let inside = |folder: &'static str| {
        let files = files.iter().filter(|(name, _)| name.split('/').next() == Some(folder));
        let files = files.filter(|(name, _)| name.as_str() != REPORT);
        (folder, files.map(|(name, bytes)| (name.clone(), size(bytes))).collect())
    };
    let page = ListPage {
        frame: Frame::wide(&visit, &tr.say("run-files")).await,
        id: id.to_string(),
        run: tr.count("run-title", u64::try_from(run.number).unwrap_or_default()),
        lists: LISTS,
        formats: FORMATS,
        report: files.get(REPORT).map(|bytes| (REPORT, size(bytes))),
        folders: vec![inside("outcome"), inside("round")],
    };
    Ok(html(page.render()))
}

/// What a browser is told about a file, by the end of its name.
fn kind(name: &str) -> &'static str {
    match name.rsplit('.').next() {
        Some("csv") => "text/csv; charset=utf-8",
        Some("json") => "application/json",
        Some("html") => "text/html; charset=utf-8",
        Some("gz") => "application/gzip",
        _ => "text/plain; charset=utf-8",
    }
}

async fn file(Signed { visit, who }: Signed<Caseworker>, Path((id, name)): Path<(String, String)>) -> Answer {
    let id = key(&id)?;
    let mut files = visit.service.run_files(&who, id).await?;
    let bytes = files.remove(&name).ok_or_else(Halt::not_found)?;
    let run = visit.service.run(&who, id).await?;
    let plain = |c: char| if c.is_ascii_alphanumeric() || c == '.' || c == '_' { c } else { '-' };
    let saved: String = format!("{}-{}-{name}", run.slug, run.number).chars().map(plain).collect();
    let saved = format!("attachment; filename=\"{saved}\"");
    Ok(([(header::CONTENT_TYPE, kind(&name).to_owned()), (header::CONTENT_DISPOSITION, saved)], bytes)
        .into_response())
}

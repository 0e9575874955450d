//! The audit log, for administrators: filters, pages, and a file to take along.

use askama::Template;
use axum::{body::Body, http::header, response::IntoResponse};
use chrono::{DateTime, NaiveDate};

use super::{
    error::{Answer, html},
    frame::Frame,
    routes::Routes,
    visit::{Signed, Visit},
};
use crate::{
    domain::{Administrator, Lang, Texts},
    service::{AuditChoices, AuditFilter, AuditLine, Format},
};

pub(super) fn routes(routes: Routes) -> Routes {
    routes.get("/audit", page).get("/audit/export", export)
}

#[derive(Template)]
#[template(config = ".config/askama.toml", path = "audit.html")]
struct Page {
    frame: Frame,
    filter: AuditFilter,
    choices: AuditChoices,
    lines: Vec<AuditLine>,
    /// The query of the page after this one, and of the file.
    next: Option<String>,
    export: String,
}

impl Page {
    fn when(&self, line: &AuditLine) -> String {
        self.frame.tr.moment(line.at)
    }

    fn who(&self, line: &AuditLine) -> String {
        line.by(self.frame.tr)
    }

    fn what(&self, line: &AuditLine) -> String {
        line.what(self.frame.tr)
    }

    fn action(&self, word: &str) -> String {
        self.frame.tr.try_say(&format!("admin-did-{word}")).unwrap_or_else(|| word.to_owned())
    }

    fn round(&self, line: &AuditLine) -> String {
        line.round.as_ref().map(|name| name.get(self.frame.tr.0).to_owned()).unwrap_or_default()
    }

    fn called(&self, name: &Texts) -> String {
        name.get(self.frame.tr.0).to_owned()
    }

    fn people(&self, line: &AuditLine) -> String {
        self.frame.tr.count("admin-audit-people", u64::try_from(line.count).unwrap_or_default())
    }

    /// Whether the object is its round's word in addresses: then the round's name says it.
    fn is_round(&self, line: &AuditLine) -> bool {
        let known = self.choices.rounds.iter().find(|(slug, _)| *slug == line.object);
        known.is_some_and(|(_, name)| line.round.as_ref() == Some(name))
    }

    /// Whether the list says more than the object does.
    fn is_list(line: &AuditLine) -> bool {
        line.count > 1 || (line.count == 1 && line.shown != line.object)
    }

    fn day(day: Option<&NaiveDate>) -> String {
        day.map(ToString::to_string).unwrap_or_default()
    }
}

/// What the address asks for; what cannot be read is not asked for.
fn asked(visit: &Visit) -> AuditFilter {
    let query = visit.path.split_once('?').map(|(_, query)| query).unwrap_or_default();
    let mut filter = AuditFilter::default();
    for (name, value) in form_urlencoded::parse(query.as_bytes()) {
        let value = value.trim();
        match &*name {
            "who" => value.clone_into(&mut filter.who),
            "action" => value.clone_into(&mut filter.action),
            "round" => value.clone_into(&mut filter.round),
            "from" => filter.from = value.parse().ok(),
            "until" => filter.until = value.parse().ok(),
            "before" => {
                filter.before = value.split_once('.').and_then(|(at, id)| {
                    Some((DateTime::from_timestamp_micros(at.parse().ok()?)?, id.parse().ok()?))
                });
            }
            _ => {}
        }
    }
    filter
}

/// A filter as a query, with where a page begins.
fn query(filter: &AuditFilter, before: Option<(DateTime<chrono::Utc>, uuid::Uuid)>) -> String {
    let day = |day: Option<NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
    let before = before.map(|(at, id)| format!("{}.{id}", at.timestamp_micros())).unwrap_or_default();
    let pairs = [
        ("who", filter.who.clone()),
        ("action", filter.action.clone()),
        ("round", filter.round.clone()),
        ("from", day(filter.from)),
        ("until", day(filter.until)),
        ("before", before),
    ];
    let mut query = form_urlencoded::Serializer::new(String::new());
    query.extend_pairs(pairs.into_iter().filter(|(_, value)| !value.is_empty()));
    query.finish()
}

async fn page(Signed { visit, who }: Signed<Administrator>) -> Answer {
    let filter = asked(&visit);
    let found = visit.service.audit(&who, &filter).await?;
    let page = Page {
        choices: visit.service.audit_choices(&who).await?,
        next: found.next.map(|next| query(&filter, Some(next))),
        export: query(&filter, None),
        lines: found.lines,
        frame: Frame::wide(&visit, &visit.tr.say("admin-audit")).await,
        filter,
    };
    Ok(html(page.render()))
}

async fn export(Signed { visit, who }: Signed<Administrator>) -> Answer {
    let separator = if visit.tr.0 == Lang::En { ',' } else { ';' };
    let file = visit.service.audit_sheet(&who, &asked(&visit), visit.tr, Format::Csv { separator }).await?;
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"talka-audit.csv\""),
    ];
    Ok((headers, Body::from_stream(file)).into_response())
}

//! Rule packs and their versions: the list, one version as people read it, and adding one. Every fault is listed with its
//! line.

use askama::Template;
use axum::{
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Redirect},
};

use super::{
    error::{Answer, html},
    form::Typed,
    frame::Frame,
    routes::Routes,
    visit::{Signed, Visit},
    words::{self, Why},
};
use crate::{
    domain::{Arg, Faults, Rulekeeper, Source, Texts},
    i18n::Tr,
    service::{No, PackFile, Version},
};

pub(super) fn routes(routes: Routes) -> Routes {
    routes
        .get("/packs", list)
        .get("/packs/new", new_page)
        .post("/packs/new", add)
        .get("/packs/{hash}", pack)
        .get("/packs/{hash}/pack.toml", file)
}

/// A version in a list.
pub(super) struct Line {
    pub(super) hash: String,
    pub(super) name: String,
    pub(super) word: String,
    pub(super) version: String,
    pub(super) programme: String,
    pub(super) added: String,
    /// The rounds that are pinned to it: word in addresses and name.
    pub(super) rounds: Vec<(String, String)>,
}

impl Line {
    pub(super) fn new(tr: Tr, version: &Version) -> Self {
        let known = tr.try_say(&format!("programme-{}", version.programme));
        Self {
            hash: version.hash.clone(),
            name: version.name.get(tr.0).to_owned(),
            word: version.word.clone(),
            version: version.version.clone(),
            programme: known.unwrap_or_else(|| tr.say("programme-other")),
            added: added(tr, version),
            rounds: version
                .rounds
                .iter()
                .map(|(slug, name)| (slug.clone(), name.get(tr.0).to_owned()))
                .collect(),
        }
    }
}

/// When and by whom a version was added.
fn added(tr: Tr, version: &Version) -> String {
    let when = tr.moment(version.at);
    match &version.by {
        Some(by) => format!("{when}, {by}"),
        None => tr.with("packs-came", &[("moment", Arg::Text(when))]),
    }
}

#[derive(Template)]
#[template(config = ".config/askama.toml", path = "packs.html")]
struct ListPage {
    frame: Frame,
    lines: Vec<Line>,
}

async fn list(Signed { visit, who }: Signed<Rulekeeper>) -> Answer {
    let versions = visit.service.packs(&who).await?;
    let lines = versions.iter().map(|version| Line::new(visit.tr, version)).collect();
    let frame = Frame::wide(&visit, &visit.tr.say("packs-title")).await;
    Ok(html(ListPage { frame, lines }.render()))
}

/// A rule as it is written: its sentence with the source, and its condition.
struct Rule {
    id: String,
    why: Why,
    when: String,
}

/// What the sources leave open: the setting's name, what holds when a round says nothing, and what is open.
struct Open {
    name: String,
    default: String,
    remark: String,
}

/// What a version says.
struct Said {
    /// The end of a key for a heading, and the rules under it.
    parts: Vec<(&'static str, Vec<Rule>)>,
    order: String,
    open: Vec<Open>,
    /// Each with its date.
    sources: Vec<(Why, String)>,
    /// How many examples come out as expected, in words.
    examples: String,
    passed: bool,
    none: bool,
}

fn said(tr: Tr, file: &PackFile) -> Option<Said> {
    let (pack, trial) = file.read.as_ref().ok()?;
    let rule = |(id, text, source, when): (&str, &Texts, &Source, &str)| Rule {
        id: id.to_owned(),
        why: Why::new(tr, text.get(tr.0).to_owned(), Some(source)),
        when: when.to_owned(),
    };
    let [rules, pairs, tiers] = pack
        .clauses()
        .map(|list| list.iter().map(|one| rule((one.id, one.text, one.source, one.when))).collect());
    let order = pack.order();
    let by = format!("{:?}", order.by).to_lowercase();
    let mut open: Vec<Open> = Vec::new();
    if !order.open.get(tr.0).is_empty() {
        let default = tr.say("packs-order-round");
        open.push(Open { name: "order".to_owned(), default, remark: order.open.get(tr.0).to_owned() });
    }
    open.extend(pack.settings().iter().map(|(name, setting)| Open {
        name: name.clone(),
        default: match &setting.default {
            Some(value) => tr.with("packs-default", &[("value", Arg::Text(tr.known(value)))]),
            None => tr.say("packs-default-none"),
        },
        remark: setting.open.get(tr.0).to_owned(),
    }));
    let passed = trial.examples - trial.failures.len() - trial.refused.len();
    let figures = [("passed", passed), ("examples", trial.examples)];
    let figures = figures.map(|(name, n)| (name, Arg::Whole(i64::try_from(n).unwrap_or(i64::MAX))));
    Some(Said {
        parts: vec![("rules", rules), ("pairs", pairs), ("tiers", tiers)],
        order: tr.say(&format!("packs-order-{by}")),
        open,
        sources: pack
            .sources()
            .values()
            .map(|one| (Why::new(tr, String::new(), Some(&one.source)), words::dated(tr, one.date.get(tr.0))))
            .collect(),
        examples: tr.with("rules-examples", &figures),
        passed: trial.passed(),
        none: trial.examples == 0,
    })
}

#[derive(Template)]
#[template(config = ".config/askama.toml", path = "pack.html")]
struct PackPage {
    frame: Frame,
    line: Line,
    /// The days on which work under it may start.
    valid: String,
    municipality: String,
    said: Option<Said>,
    /// Why this program does not understand it any more.
    faults: Vec<String>,
}

async fn pack(Signed { visit, who }: Signed<Rulekeeper>, Path(hash): Path<String>) -> Answer {
    let tr = visit.tr;
    let found = visit.service.pack(&who, &hash).await?;
    let (mut valid, mut municipality, mut faults) = (String::new(), String::new(), Vec::new());
    match &found.read {
        Ok((pack, _)) => {
            let (from, to) = pack.valid();
            let to = to.map(|day| tr.date(day)).unwrap_or_default();
            format!("{} – {to}", tr.date(from)).trim_end().clone_into(&mut valid);
            pack.municipality().clone_into(&mut municipality);
        }
        Err(wrong) => faults = wrong.faults.iter().map(|fault| tr.fault(fault)).collect(),
    }
    let line = Line::new(tr, &found.version);
    let frame = Frame::narrow(&visit, &line.name).await;
    let said = said(tr, &found);
    Ok(html(PackPage { frame, line, valid, municipality, said, faults }.render()))
}

/// The text itself, to be changed or checked.
async fn file(Signed { visit, who }: Signed<Rulekeeper>, Path(hash): Path<String>) -> Answer {
    let found = visit.service.pack(&who, &hash).await?;
    let headers = [
        ("content-type", "text/plain; charset=utf-8"),
        ("content-disposition", "attachment; filename=\"pack.toml\""),
    ];
    Ok((headers, found.text).into_response())
}

#[derive(Template)]
#[template(config = ".config/askama.toml", path = "pack_new.html")]
struct NewPage {
    frame: Frame,
    text: String,
    faults: Vec<String>,
    /// How many faults are not listed, in words.
    unlisted: Option<String>,
}

async fn form(visit: &Visit, text: &str, faults: &Faults) -> Answer {
    let tr = visit.tr;
    let status = if faults.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let unlisted = u64::try_from(faults.unlisted).unwrap_or(u64::MAX);
    let page = NewPage {
        frame: Frame::narrow(visit, &tr.say("packs-new")).await,
        text: text.to_owned(),
        faults: faults.faults.iter().map(|fault| tr.fault(fault)).collect(),
        unlisted: (unlisted > 0).then(|| tr.count("fault-unlisted", unlisted)),
    };
    Ok((status, html(page.render())).into_response())
}

async fn new_page(Signed { visit, who: _ }: Signed<Rulekeeper>) -> Answer {
    form(&visit, "", &Faults::default()).await
}

async fn add(Signed { visit, who }: Signed<Rulekeeper>, typed: Typed) -> Answer {
    // Browsers end the lines of a form with two characters; a hash should not hang on that.
    let text = typed.get("pack").replace("\r\n", "\n");
    match visit.service.add_pack(&who, &text).await {
        Ok(hash) => {
            visit.say_next("packs-added").await;
            Ok(Redirect::to(&format!("/packs/{hash}")).into_response())
        }
        Err(No::Faults(faults)) => form(&visit, &text, &faults).await,
        Err(other) => Err(other.into()),
    }
}

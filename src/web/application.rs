//! One application's file for its caseworkers: what became of it, what the rules say, what is to be found out.

use askama::Template;
use axum::{
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};

use super::{
    afterwards,
    applications::address,
    at_once::AtOnce,
    columns::tag,
    error::{Answer, html},
    facts::{self, FactForm, FactLine},
    form::{Mistakes, Typed},
    frame::Frame,
    outcome_card::{Draft, Outcome},
    past::{self, PastLine},
    routes::Routes,
    rules::named as named_rules,
    visit::{Signed, Visit},
    wish_rows::{self, WishRow, whys},
    words::{self, Why, deed_in_words},
};
use crate::{
    domain::{Arg, Caseworker, DescribedWish, Doubt, FactValue},
    i18n::Tr,
    service::{ApplicationFile, Book, Deed, FactFile, FieldChange, No, Phase, Standing, Withdrawn, Wrong},
};

pub(super) fn routes(routes: Routes) -> Routes {
    routes
        .get("/rounds/{slug}/applications/{number}", file)
        .post("/rounds/{slug}/applications/{number}/decide", decide)
}

/// A line of the history.
struct Did {
    what: String,
    /// What changed: the field, and what it said before and after.
    changes: Vec<(String, String, String)>,
    /// On what that rests; empty where nothing was noted.
    ground: String,
    when: String,
    by: String,
}

/// What changed: the field, and what it said before and after.
pub(super) fn changed(
    (tr, book): (Tr, &Book),
    (known, titles): (&[FactFile], &[(String, String)]),
    change: &FieldChange,
) -> (String, String, String) {
    if let Some((before, after)) = &change.described {
        let said = |wishes: &[DescribedWish]| {
            words::descriptions(tr, book, wishes).unwrap_or_else(|| tr.say("work-facts-unknown"))
        };
        return (tr.say("intake-field-described"), said(before), said(after));
    }
    let fact = known.iter().find(|fact| fact.name == change.field);
    let label = match fact {
        Some(fact) => fact.label.get(tr.0).to_owned(),
        None => tr.say(&format!("intake-field-{}", change.field.replace('_', "-"))),
    };
    let said = |value: &Option<FactValue>| match (value, fact) {
        (None, _) => tr.say("work-facts-unknown"),
        (Some(FactValue::Text(numbers)), None) if change.field == "wishes" => titled(numbers, titles),
        (Some(value), Some(fact)) => facts::value(tr, fact, value),
        (Some(value), None) => tr.known(value),
    };
    (label, said(&change.before), said(&change.after))
}

/// Choices by number as the titles of their placements; one that is gone stays a number.
fn titled(numbers: &str, titles: &[(String, String)]) -> String {
    let name = |number: &str| {
        let known = titles.iter().find(|(known, _)| known == number);
        known.map_or_else(|| number.to_owned(), |(_, title)| title.clone())
    };
    let all = numbers.split(", ").enumerate();
    all.map(|(at, number)| format!("{}. {}", at + 1, name(number))).collect::<Vec<_>>().join("; ")
}

fn did(tr: Tr, file: &ApplicationFile, deed: &Deed) -> Did {
    Did {
        what: deed_in_words(tr, &deed.action),
        changes: deed
            .changes
            .iter()
            .map(|change| changed((tr, &file.book), (&file.facts, &file.titles), change))
            .collect(),
        ground: match deed.ground.as_str() {
            "" => String::new(),
            ground => tr.with("work-history-ground", &[("ground", Arg::Text(ground.to_owned()))]),
        },
        when: tr.moment(deed.at),
        by: match (deed.by.as_str(), deed.action.as_str()) {
            // It came in with the round's own files.
            ("", "said-sheet") => tr.say("work-history-authority"),
            ("", "said-records") => tr.say("work-history-records"),
            ("", "erase-by-operator" | "erase-again") => tr.say("admin-by-system"),
            ("", _) => tr.say("work-history-applicant"),
            (by, _) => by.to_owned(),
        },
    }
}

#[derive(Template)]
#[template(config = ".config/askama.toml", path = "application.html")]
pub(super) struct FilePage {
    frame: Frame,
    mistakes: Mistakes,
    /// The mistakes by the labels of their fields: field and sentence.
    named: Vec<(String, String)>,
    /// Where its place in the queue is, and who goes about it.
    task: Option<(String, String)>,
    /// Where one goes about what comes after publication, once that is so; and where the decision is read.
    after: Option<(String, Option<String>)>,
    /// Where one goes about what the round asks after an offer: the ends of addresses and of keys.
    asked_after: Vec<&'static str>,
    /// What was put right after publication, and what the person gets for it.
    corrected: Vec<String>,
    /// The next application that needs a person, and how many do.
    next: Option<(String, u64)>,
    /// What comes first.
    at_once: AtOnce,
    number: String,
    outcome: Option<Outcome>,
    draft: Option<Draft>,
    slug: String,
    round: String,
    /// Where forms go.
    action: String,
    version: i64,
    standing: &'static str,
    /// How it was withdrawn, in a sentence; empty while it stands.
    withdrawn: String,
    /// That its data were erased, and when.
    erased: Option<String>,
    tag: &'static str,
    tier: String,
    /// How many wishes of someone who takes part are undecided.
    undecided: u64,
    name: String,
    contact: String,
    /// The personal code, all but its end hidden, and what is doubtful about it.
    code: Option<(String, Vec<String>)>,
    registered: String,
    /// Hash and words of the version of the rules under which it was submitted.
    rules: Option<(String, String)>,
    lang: String,
    /// Its own address, under which more is done.
    own: String,
    /// Whether what it says can be put right.
    amend: bool,
    /// What can be done with it for its person, as the ends of addresses and keys.
    on_behalf: Vec<&'static str>,
    reasons: Vec<Why>,
    facts: Vec<FactLine>,
    /// What is to be found out first.
    missing: Vec<FactForm>,
    /// What else can be mended.
    others: Vec<FactForm>,
    /// Whether nothing can be changed any more.
    ended: bool,
    /// The key of what is said where the page that was sent had become stale.
    stale: Option<&'static str>,
    /// The note on an answer, and on a new code, as they were typed.
    note: String,
    code_note: String,
    wishes: Vec<WishRow>,
    /// What is on record in earlier rounds, and former codes that were noted: key, and when and by whom.
    past: Vec<PastLine>,
    former: Vec<(String, String)>,
    history: Vec<Did>,
    looks: Vec<Did>,
}

/// The page's title.
fn titled_by(tr: Tr, number: &str) -> String {
    tr.with("work-file-title", &[("number", Arg::Text(number.to_owned()))])
}

impl FilePage {
    pub(super) async fn new(
        visit: &Visit,
        file: &ApplicationFile,
        typed: &Typed,
        mistakes: Mistakes,
    ) -> Self {
        let tr = visit.tr;
        let application = &file.application;
        let ended = file.book.phase.is_told();
        let closed = ended || application.withdrawn.is_some() || application.erased;
        let forms = file.facts.iter().filter(|_| !closed).map(|fact| FactForm::new(tr, fact, typed));
        let (missing, others) = forms.partition::<Vec<_>, _>(|form| file.missing.contains(&form.name));
        let (withdrawn, erased) = (withdrawn(tr, file), erased(tr, file));
        let (looks, history) = file.history.iter().partition::<Vec<_>, _>(|deed| deed.action == "look");
        Self {
            frame: Frame::wide(visit, &titled_by(tr, &application.number)).await,
            named: named(tr, file, &mistakes),
            mistakes,
            task: queued(tr, file),
            after: ended.then(|| afterwards::links(file)),
            asked_after: if application.erased { Vec::new() } else { asked_after(file) },
            corrected: file.corrected.iter().map(|one| afterwards::corrected(tr, one)).collect(),
            next: file.next.as_ref().map(|(number, n)| (address(&file.book.slug, number), *n)),
            outcome: Outcome::new(tr, file),
            draft: Draft::new(tr, file),
            action: format!("{}/decide", address(&file.book.slug, &application.number)),
            slug: file.book.slug.clone(),
            round: file.book.name().get(tr.0).to_owned(),
            version: application.version,
            standing: file.standing.name(),
            at_once: AtOnce::new(tr, file, (&withdrawn, erased.as_deref()), !missing.is_empty()),
            number: application.number.clone(),
            withdrawn,
            erased,
            tag: tag(file.standing),
            tier: tier(tr, file),
            undecided: file.undecided,
            name: application.person.name.clone(),
            contact: application.person.contact.clone(),
            code: code_in_words(tr, file),
            registered: registered(tr, file),
            rules: file.version.as_ref().map(|version| {
                (version.hash.clone(), named_rules(tr, version.name.get(tr.0), &version.version))
            }),
            lang: application.lang.clone(),
            own: address(&file.book.slug, &application.number),
            amend: !application.erased
                && application.withdrawn.is_none()
                && file.book.phase != Phase::Finished,
            on_behalf: file.on_behalf.clone(),
            reasons: whys(tr, file, &file.reasons, &file.instead),
            facts: file.facts.iter().map(|fact| FactLine::new(tr, fact)).collect(),
            missing,
            others,
            ended,
            stale: None,
            note: if typed.get("answer").is_empty() { String::new() } else { typed.get("note").to_owned() },
            code_note: typed.get("code-note").to_owned(),
            wishes: wish_rows::of(tr, file),
            past: file.past.iter().map(|fact| PastLine::new(tr, fact)).collect(),
            former: file.former.iter().map(|one| past::former(tr, one)).collect(),
            history: history.into_iter().map(|deed| did(tr, file, deed)).collect(),
            looks: looks.into_iter().map(|deed| did(tr, file, deed)).collect(),
        }
    }
}

/// When it arrived, and as which.
fn registered(tr: Tr, file: &ApplicationFile) -> String {
    let moment = Arg::Text(tr.moment(file.application.received_at));
    let n = Arg::Text(file.application.arrival.to_string());
    tr.with("work-file-arrival", &[("moment", moment), ("n", n)])
}

/// How it was withdrawn, and on what that rests where somebody wrote it down; nothing while it stands.
fn withdrawn(tr: Tr, file: &ApplicationFile) -> String {
    let Some(how) = file.application.withdrawn else { return String::new() };
    let (key, ground) = match &file.withdrawal {
        Some((source, ground)) if how == Withdrawn::ByStaff => {
            let key =
                if *source == "sheet" { "work-file-withdrawn-list" } else { "work-file-withdrawn-behalf" };
            (key.to_owned(), ground.as_str())
        }
        _ => (format!("work-file-withdrawn-{}", how.name()), ""),
    };
    let ground = match ground {
        "" => String::new(),
        ground => tr.with("work-history-ground", &[("ground", Arg::Text(ground.to_owned()))]),
    };
    format!("{} {ground}", tr.say(&key)).trim_end().to_owned()
}

/// Where its place in the queue is, and who goes about it.
fn queued(tr: Tr, file: &ApplicationFile) -> Option<(String, String)> {
    let (id, holder, mine) = file.task.as_ref()?;
    let text = match holder {
        _ if *mine => tr.say("queue-held-mine"),
        Some(name) => tr.with("queue-held", &[("name", Arg::Text(name.clone()))]),
        None => tr.say("queue-held-none"),
    };
    Some((format!("/rounds/{}/queue/{id}", file.book.slug), text))
}

/// That its data were erased, and when, where they were.
fn erased(tr: Tr, file: &ApplicationFile) -> Option<String> {
    let erasing = file.history.iter().rev().find(|deed| deed.action.starts_with("erase"));
    let moment = erasing.map(|deed| tr.moment(deed.at)).unwrap_or_default();
    file.application.erased.then(|| tr.with("work-file-erased", &[("moment", Arg::Text(moment))]))
}

/// The personal code, all but its end hidden, and what is doubtful about it.
fn code_in_words(tr: Tr, file: &ApplicationFile) -> Option<(String, Vec<String>)> {
    let (code, doubts) = file.code.as_ref()?;
    let doubt = |doubt: &Doubt| tr.say(&format!("warning-code-{}", doubt.name()));
    Some((code.masked(), doubts.iter().map(doubt).collect()))
}

/// What the round asks besides: pairs that were agreed beforehand, that people are heard, and what follows an offer.
fn asked_after(file: &ApplicationFile) -> Vec<&'static str> {
    let settings = &file.book.settings;
    let consent = settings.consent.as_ref().map(|_| "consent");
    let papers = (!settings.papers.is_empty()).then_some("papers");
    let agreed = settings.agreed.as_ref().map(|_| "agreed");
    let hearing = file.acts.then_some("hearing");
    agreed.into_iter().chain(hearing).chain(consent).chain(papers).chain(["pleas"]).collect()
}

/// Mistakes by the labels of their fields: each fact has a form with a value and a note.
fn named(tr: Tr, file: &ApplicationFile, mistakes: &Mistakes) -> Vec<(String, String)> {
    let label = |field: &str| match field.strip_prefix("value-") {
        Some(name) => {
            let fact = file.facts.iter().find(|fact| fact.name == name);
            fact.map(|fact| fact.label.get(tr.0).to_owned()).unwrap_or_default()
        }
        None if field == "former" => tr.say("former-label"),
        None => tr.say("work-file-note"),
    };
    let line = |(field, text): &(String, String)| {
        let label = label(field);
        let mut rest = label.chars();
        let first: String = rest.next().into_iter().flat_map(char::to_uppercase).collect();
        (field.clone(), format!("{first}{}: {text}", rest.as_str()))
    };
    mistakes.all().iter().map(line).collect()
}

/// The tier of whoever takes part, in words.
fn tier(tr: Tr, file: &ApplicationFile) -> String {
    let Standing::Eligible(number) = file.standing else { return String::new() };
    let named = file.book.rules.tiers().iter().find(|tier| tier.number == number);
    let name = named.map(|tier| tier.name.get(tr.0).to_owned()).unwrap_or_default();
    tr.with("work-file-tier", &[("n", Arg::Whole(i64::from(number))), ("name", Arg::Text(name))])
}

/// The page of an application on which somebody gave a new code and did not say on what that rests.
pub(super) async fn groundless(
    visit: &Visit,
    who: &Caseworker,
    (slug, number): (&str, &str),
    (typed, mut wrong): (&Typed, Vec<Wrong>),
) -> Answer {
    for wrong in &mut wrong {
        wrong.field = format!("code-{}", wrong.field);
    }
    let file = visit.service.application(who, slug, number).await?;
    let mistakes = Mistakes::new(visit.tr, &wrong);
    Ok(show_file(FilePage::new(visit, &file, typed, mistakes).await, None))
}

async fn file(
    Signed { visit, who }: Signed<Caseworker>,
    Path((slug, number)): Path<(String, String)>,
) -> Answer {
    let file = visit.service.application(&who, &slug, &number).await?;
    Ok(html(FilePage::new(&visit, &file, &Typed::default(), Mistakes::default()).await.render()))
}

async fn decide(
    Signed { visit, who }: Signed<Caseworker>,
    Path((slug, number)): Path<(String, String)>,
    typed: Typed,
) -> Answer {
    let version = typed.whole("version")?;
    let (fact, value, note) = (typed.get("fact"), typed.get("value"), typed.get("note"));
    let decided = visit.service.decide(&who, (&slug, &number, version), (fact, value, note)).await;
    let (mistakes, stale) = match decided {
        Ok(()) => {
            visit.say_next("work-file-saved").await;
            return Ok(Redirect::to(&address(&slug, &number)).into_response());
        }
        Err(No::Invalid(mut wrong)) => {
            // The page has a form for each fact: fields are told apart by its name.
            for wrong in &mut wrong {
                wrong.field = format!("{}-{fact}", wrong.field);
            }
            (Mistakes::new(visit.tr, &wrong), None)
        }
        Err(No::Refused(why)) if why.key == "refused-stale" => (Mistakes::default(), Some("work-file-stale")),
        Err(other) => return Err(other.into()),
    };
    let file = visit.service.application(&who, &slug, &number).await?;
    Ok(show_file(FilePage::new(&visit, &file, &typed, mistakes).await, stale))
}

/// The page of an application with what is wrong in it, or that what was sent is of before.
pub(super) fn show_file(page: FilePage, stale: Option<&'static str>) -> Response {
    let status = if stale.is_some() { StatusCode::CONFLICT } else { page.mistakes.status() };
    (status, html(FilePage { stale, ..page }.render())).into_response()
}

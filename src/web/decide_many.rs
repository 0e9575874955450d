//! One finding about many applications: who waits for the same fact, what was found out, and what that does with each of them before
//! it counts.

use askama::Template;
use axum::{
    extract::Path,
    response::{IntoResponse, Redirect},
};

use super::{
    applications::address,
    columns::tag,
    error::{Answer, html},
    facts::{self, FactForm},
    form::{Mistakes, Typed},
    frame::Frame,
    routes::Routes,
    visit::{Signed, Visit},
    words::{Why, whole},
};
use crate::{
    domain::{Caseworker, Standing},
    i18n::Tr,
    service::{Awaiting, AwaitingLine, FactFile, FoundForMany, FoundLine, MOST_AT_ONCE, No},
};

pub(super) fn routes(routes: Routes) -> Routes {
    routes.get("/rounds/{slug}/decide-many", page).post("/rounds/{slug}/decide-many", decide)
}

/// An application to choose.
struct Choice {
    /// Revision and number, as forms send them back.
    value: String,
    number: String,
    href: String,
    name: String,
    /// What else is to be found out about it; empty where that is all.
    besides: String,
    busy: bool,
    chosen: bool,
}

/// What becomes of an application.
struct Becomes {
    number: String,
    name: String,
    before: (&'static str, String),
    /// Where it is another one.
    after: Option<(&'static str, String)>,
    /// What becomes of the wishes about which somebody has to decide, in a sentence.
    wishes: Option<String>,
    reasons: Vec<Why>,
}

#[derive(Template)]
#[template(config = ".config/askama.toml", path = "decide_many.html")]
struct ManyPage {
    frame: Frame,
    mistakes: Mistakes,
    slug: String,
    round: String,
    /// Facts to be found out: name, label, how many wait, and whether it is the one that was asked about.
    facts: Vec<(String, String, u64, bool)>,
    fact: Option<FactForm>,
    choices: Vec<Choice>,
    found: u64,
    most: u64,
}

#[derive(Template)]
#[template(config = ".config/askama.toml", path = "decide_many_check.html")]
struct CheckPage {
    frame: Frame,
    slug: String,
    round: String,
    label: String,
    value: String,
    note: String,
    lines: Vec<Becomes>,
    /// What was typed, as it is sent once more.
    hidden: Vec<(String, String)>,
}

/// What is asked in the address.
fn asked(visit: &Visit) -> Typed {
    let query = visit.path.split_once('?').map(|(_, query)| query).unwrap_or_default();
    Typed(form_urlencoded::parse(query.as_bytes()).into_owned().collect())
}

/// The applications that were chosen, with the revision that was shown of each.
fn chosen(typed: &Typed) -> Vec<(String, i64)> {
    let one = |text: String| {
        let (version, number) = text.split_once(':')?;
        Some((number.to_owned(), version.parse().ok()?))
    };
    typed.all("who").into_iter().filter_map(one).collect()
}

fn choice(tr: Tr, known: &Awaiting, line: &AwaitingLine, typed: &Typed) -> Choice {
    let value = format!("{}:{}", line.version, line.number);
    let label = |name: &String| {
        let fact = known.facts.iter().find(|(fact, _)| fact.name == *name);
        fact.map_or_else(|| name.clone(), |(fact, _)| fact.label.get(tr.0).to_owned())
    };
    Choice {
        chosen: typed.all("who").contains(&value) || (typed.get("all") == "yes" && !line.busy),
        href: address(&known.book.slug, &line.number),
        number: line.number.clone(),
        name: line.name.clone(),
        besides: line.besides.iter().map(label).collect::<Vec<_>>().join(", "),
        busy: line.busy,
        value,
    }
}

async fn show(visit: &Visit, who: &Caseworker, slug: String, (typed, mistakes): (Typed, Mistakes)) -> Answer {
    let tr = visit.tr;
    let known = visit.service.awaiting(who, &slug, typed.get("fact")).await?;
    let line = |(fact, n): &(FactFile, u64)| {
        (fact.name.clone(), fact.label.get(tr.0).to_owned(), *n, fact.name == typed.get("fact"))
    };
    let status = mistakes.status();
    let page = ManyPage {
        frame: Frame::narrow(visit, &tr.say("many-title")).await,
        mistakes,
        round: known.book.name().get(tr.0).to_owned(),
        facts: known.facts.iter().map(line).collect(),
        fact: known.fact.as_ref().map(|fact| FactForm::new(tr, fact, &typed)),
        choices: known.lines.iter().map(|line| choice(tr, &known, line, &typed)).collect(),
        found: known.found,
        most: MOST_AT_ONCE as u64,
        slug,
    };
    Ok((status, html(page.render())).into_response())
}

async fn page(Signed { visit, who }: Signed<Caseworker>, Path(slug): Path<String>) -> Answer {
    let typed = asked(&visit);
    show(&visit, &who, slug, (typed, Mistakes::default())).await
}

fn stands(tr: Tr, standing: Standing) -> (&'static str, String) {
    (tag(standing), tr.say(&format!("work-standing-{}", standing.name())))
}

fn becomes(tr: Tr, line: &FoundLine) -> Becomes {
    let [before, after] = line.undecided;
    Becomes {
        number: line.number.clone(),
        name: line.name.clone(),
        before: stands(tr, line.before),
        after: (line.after.name() != line.before.name()).then(|| stands(tr, line.after)),
        wishes: (before != after)
            .then(|| tr.with("many-wishes", &[("before", whole(before)), ("after", whole(after))])),
        reasons: line.reasons.iter().map(|reason| Why::of(tr, reason)).collect(),
    }
}

/// Shows what would become of everybody who was chosen.
async fn check(visit: &Visit, slug: String, found: &FoundForMany, typed: &Typed) -> Answer {
    let tr = visit.tr;
    let page = CheckPage {
        frame: Frame::narrow(visit, &tr.say("many-check-title")).await,
        round: found.book.name().get(tr.0).to_owned(),
        label: found.fact.label.get(tr.0).to_owned(),
        value: facts::value(tr, &found.fact, &found.value),
        note: found.note.clone(),
        lines: found.lines.iter().map(|line| becomes(tr, line)).collect(),
        hidden: typed.0.iter().filter(|(name, _)| name != "sure" && name != "again").cloned().collect(),
        slug,
    };
    Ok(html(page.render()))
}

/// Shows what would change; or, once that was shown, changes it.
async fn decide(Signed { visit, who }: Signed<Caseworker>, Path(slug): Path<String>, typed: Typed) -> Answer {
    if !typed.get("again").is_empty() {
        return show(&visit, &who, slug, (typed, Mistakes::default())).await;
    }
    let (fact, sure) = (typed.get("fact").to_owned(), typed.get("sure") == "yes");
    let finding = (fact.as_str(), typed.get("value"), typed.get("note"));
    let back = || Redirect::to(&format!("/rounds/{slug}/decide-many?fact={fact}")).into_response();
    match visit.service.find_out_for_many(&who, &slug, finding, &chosen(&typed), sure).await {
        Ok(_) if sure => {
            visit.say_next("many-said").await;
            Ok(back())
        }
        Ok(found) => check(&visit, slug, &found, &typed).await,
        Err(No::Refused(why)) if why.key == "refused-done-already" => {
            visit.say_next("refused-done-already").await;
            Ok(back())
        }
        Err(No::Invalid(mut wrong)) => {
            for wrong in wrong.iter_mut().filter(|wrong| wrong.field != "who") {
                wrong.field = format!("{}-{fact}", wrong.field);
            }
            show(&visit, &who, slug, (typed, Mistakes::new(visit.tr, &wrong))).await
        }
        Err(other) => Err(other.into()),
    }
}

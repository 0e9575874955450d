//! Applications that may be one person's: each set side by side, and a caseworker's word on it, or on many sets at once after
//! a look at what that would do.

use std::collections::BTreeSet;

use askama::Template;
use axum::{
    extract::Path,
    response::{IntoResponse, Redirect},
};

use super::{
    error::{Answer, html},
    form::{Mistakes, Typed},
    frame::Frame,
    routes::Routes,
    visit::{Signed, Visit},
    words,
};
use crate::{
    domain::Caseworker,
    i18n::Tr,
    service::{Compared, Duplicates, Finding, Likeness, No, Phase, Refusal, Rule},
};

pub(super) fn routes(routes: Routes) -> Routes {
    routes
        .get("/rounds/{slug}/duplicates", list)
        .post("/rounds/{slug}/duplicates", decide)
        .post("/rounds/{slug}/duplicates/review", review)
        .post("/rounds/{slug}/duplicates/many", decide_many)
}

struct SetView {
    key: String,
    /// Words of its likenesses.
    why: Vec<&'static str>,
    decided: bool,
    members: Vec<MemberView>,
    /// Whether this is the form that was sent with something wrong.
    wrong: bool,
    /// What was chosen in it.
    finding: String,
}

struct MemberView {
    number: String,
    name: String,
    code: String,
    registered: String,
    elsewhere: Option<String>,
    /// Whether the decision is to be about it.
    ticked: bool,
}

#[derive(Template)]
#[template(config = ".config/askama.toml", path = "duplicates.html")]
struct DuplicatesPage {
    frame: Frame,
    slug: String,
    round: String,
    mistakes: Mistakes,
    /// What is compared with what, and how many cannot be.
    compared: Vec<String>,
    /// Whether anything could be compared.
    any: bool,
    sets: Vec<SetView>,
    /// How many can be decided.
    undecided: u64,
    /// Words of what can be found about many sets.
    rules: Vec<&'static str>,
    /// Whether anything can still be decided.
    open: bool,
}

impl DuplicatesPage {
    /// Whether several sets can be decided together.
    fn many(&self) -> bool {
        self.open && self.undecided > 1
    }
}

/// A form about one set, as it was sent.
struct Sent {
    set: String,
    finding: String,
    members: BTreeSet<String>,
}

impl Sent {
    fn new(typed: &Typed) -> Self {
        let set = typed.get("set").to_owned();
        let all: BTreeSet<String> = set.split(' ').map(ToOwned::to_owned).collect();
        // About two there is nothing to choose.
        let members = if all.len() > 2 { typed.all("member").into_iter().collect() } else { all };
        Self { set, finding: typed.get("finding").to_owned(), members }
    }

    fn finding(&self) -> Result<Finding, &'static str> {
        match self.finding.as_str() {
            "" => Err("duplicates-choose"),
            _ if self.members.len() < 2 => Err("duplicates-some-missing"),
            "different" => Ok(Finding::Different),
            number if self.members.contains(number) => Ok(Finding::Same(number.to_owned())),
            _ => Err("duplicates-some-stands"),
        }
    }
}

fn view(visit: &Visit, set: &Duplicates, typed: Option<&Sent>) -> SetView {
    let tr = visit.tr;
    let typed = typed.filter(|one| one.set == set.key);
    let members = set.members.iter().map(|member| MemberView {
        number: member.number.clone(),
        name: member.name.clone(),
        code: member.code.clone().unwrap_or_default(),
        registered: tr.moment(member.received_at),
        elsewhere: member.elsewhere.clone(),
        ticked: typed.is_none_or(|one| one.members.contains(&member.number)),
    });
    SetView {
        key: set.key.clone(),
        why: set.likeness.iter().map(|likeness: &Likeness| likeness.name()).collect(),
        decided: set.decided,
        members: members.collect(),
        wrong: typed.is_some(),
        finding: typed.map(|one| one.finding.clone()).unwrap_or_default(),
    }
}

/// What is compared with what, and how many applications cannot be.
fn in_words(tr: Tr, compared: Compared) -> Vec<String> {
    let Compared { all, no_code, no_name, neither } = compared;
    let n = words::whole;
    let mut lines = vec![tr.with("duplicates-compared", &[("n", n(all))])];
    if no_code > 0 || no_name > 0 {
        let args = [("codes", n(no_code)), ("names", n(no_name)), ("neither", n(neither))];
        lines.push(tr.with("duplicates-uncompared", &args));
    }
    lines
}

async fn page(
    visit: &Visit,
    (who, slug): (&Caseworker, &str),
    mistakes: Mistakes,
    sent: Option<&Sent>,
) -> Answer {
    let (book, sets) = visit.service.duplicates(who, slug).await?;
    let compared = visit.service.compared(who, slug).await?;
    let status = mistakes.status();
    let page = DuplicatesPage {
        compared: in_words(visit.tr, compared),
        any: compared.neither < compared.all,
        frame: Frame::wide(visit, &visit.tr.say("duplicates-title")).await,
        slug: slug.to_owned(),
        round: book.name().get(visit.tr.0).to_owned(),
        mistakes,
        undecided: sets.iter().filter(|set| !set.decided).count() as u64,
        sets: sets.iter().map(|set| view(visit, set, sent)).collect(),
        rules: Rule::ALL.map(Rule::name).to_vec(),
        open: book.phase != Phase::Finished,
    };
    Ok((status, html(page.render())).into_response())
}

async fn list(Signed { visit, who }: Signed<Caseworker>, Path(slug): Path<String>) -> Answer {
    page(&visit, (&who, &slug), Mistakes::default(), None).await
}

async fn decide(Signed { visit, who }: Signed<Caseworker>, Path(slug): Path<String>, typed: Typed) -> Answer {
    let sent = Sent::new(&typed);
    let finding = match sent.finding() {
        Ok(finding) => finding,
        Err(why) => {
            let mistakes = Mistakes::one("finding", visit.tr.say(why));
            return page(&visit, (&who, &slug), mistakes, Some(&sent)).await;
        }
    };
    visit.service.decide_some(&who, &slug, &sent.set, &sent.members, &finding).await?;
    visit.say_next("duplicates-done").await;
    Ok(Redirect::to(&format!("/rounds/{slug}/duplicates")).into_response())
}

/// What would be decided about one of many sets.
struct Planned {
    key: String,
    stands: Vec<String>,
    goes: Vec<String>,
    elsewhere: Vec<String>,
}

#[derive(Template)]
#[template(config = ".config/askama.toml", path = "duplicates_many.html")]
struct ManyPage {
    frame: Frame,
    slug: String,
    round: String,
    rule: &'static str,
    sets: Vec<Planned>,
}

fn planned(set: &Duplicates, rule: Rule) -> Planned {
    let finding = rule.finding(set);
    let kept = |number: &String| match &finding {
        Finding::Different => true,
        Finding::Same(stands) => number == stands,
    };
    let named = |wanted: &dyn Fn(&crate::service::Alike) -> bool| {
        let members = set.members.iter().filter(|member| wanted(member));
        members.map(|member| format!("{} {}", member.number, member.name)).collect()
    };
    Planned {
        key: set.key.clone(),
        stands: named(&|member| member.elsewhere.is_none() && kept(&member.number)),
        goes: named(&|member| member.elsewhere.is_none() && !kept(&member.number)),
        elsewhere: named(&|member| member.elsewhere.is_some()),
    }
}

/// Shows what a decision about many sets would do; nothing is written yet.
async fn review(Signed { visit, who }: Signed<Caseworker>, Path(slug): Path<String>, typed: Typed) -> Answer {
    let (book, sets) = visit.service.duplicates(&who, &slug).await?;
    let ticked = typed.all("set");
    let wanted = |set: &&Duplicates| !set.decided && (typed.get("all") == "yes" || ticked.contains(&set.key));
    let (Some(rule), true) = (Rule::from_name(typed.get("rule")), sets.iter().any(|set| wanted(&set))) else {
        let mistakes = Mistakes::one("rule", visit.tr.say("duplicates-many-missing"));
        return page(&visit, (&who, &slug), mistakes, None).await;
    };
    let page = ManyPage {
        frame: Frame::wide(&visit, &visit.tr.say("duplicates-review-title")).await,
        round: book.name().get(visit.tr.0).to_owned(),
        rule: rule.name(),
        sets: sets.iter().filter(wanted).map(|set| planned(set, rule)).collect(),
        slug,
    };
    Ok(html(page.render()))
}

async fn decide_many(
    Signed { visit, who }: Signed<Caseworker>,
    Path(slug): Path<String>,
    typed: Typed,
) -> Answer {
    let rule = Rule::from_name(typed.get("rule")).ok_or_else(|| No::from(Refusal::new("refused-form")))?;
    let sets: BTreeSet<String> = typed.all("set").into_iter().collect();
    visit.service.decide_many(&who, &slug, &sets, rule).await?;
    visit.say_next("duplicates-done").await;
    Ok(Redirect::to(&format!("/rounds/{slug}/duplicates")).into_response())
}

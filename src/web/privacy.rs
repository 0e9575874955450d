//! A round's notice about personal data, made from what its rules ask: who decides, what is asked and on what that rests, who sees it,
//! for how long, and what people may ask for.

use askama::Template;
use axum::extract::Path;

use super::{
    error::{Answer, html},
    frame::Frame,
    routes::Routes,
    visit::Visit,
    words::{Why, dated, whole},
};
use crate::{
    domain::{Arg, Source, Texts},
    i18n::Tr,
    service::{Notice, NoticedFact},
};

pub(super) fn routes(routes: Routes) -> Routes {
    routes.get("/rounds/{slug}/privacy", page)
}

/// Something that is asked of people or found out about them.
struct Asked {
    label: String,
    /// What paper shows it, who else sees it, whether it is of a sensitive kind.
    remarks: Vec<String>,
}

#[derive(Template)]
#[template(config = ".config/askama.toml", path = "privacy.html")]
struct NoticePage {
    frame: Frame,
    slug: String,
    round: String,
    lead: String,
    facts: Vec<Asked>,
    /// How whoever decides about the data is reached, in a sentence, where the round says so.
    contact: Option<String>,
    /// The ground in law, likewise.
    ground: Option<String>,
    sources: Vec<Why>,
    who: Vec<String>,
    long: String,
}

/// A fact with what matters about it to whoever it is about.
fn asked(tr: Tr, fact: &NoticedFact) -> Asked {
    let evidence = fact
        .evidence
        .as_ref()
        .map(|paper| tr.with("notice-evidence", &[("paper", Arg::Text(paper.get(tr.0).to_owned()))]));
    let shown = fact.shown.then(|| tr.say("notice-shown"));
    let sensitive = fact.sensitive.then(|| tr.say("notice-sensitive"));
    let staff = fact.by_staff.then(|| tr.say("notice-staff"));
    let past = fact.past.then(|| tr.say("notice-past"));
    let remarks = [staff, past, evidence, shown, sensitive].into_iter().flatten().collect();
    Asked { label: fact.label.get(tr.0).to_owned(), remarks }
}

/// Everything that is kept of a person.
fn facts(tr: Tr, notice: &Notice) -> Vec<Asked> {
    let plain = |key: &str| Asked { label: tr.say(key), remarks: Vec::new() };
    let code = notice.code.then(|| plain("notice-code"));
    let own = [plain("notice-name"), plain("notice-contact")].into_iter().chain(code);
    let facts = notice.facts.iter().map(|fact| asked(tr, fact));
    let guardian = notice.guardian.then(|| plain("notice-guardian"));
    let agreed = notice.agreed.then(|| plain("notice-agreed"));
    own.chain(facts).chain([plain("notice-wishes")]).chain(guardian).chain(agreed).collect()
}

async fn page(visit: Visit, Path(slug): Path<String>) -> Answer {
    let (book, _) = visit.service.round_for(&slug, visit.staff.as_ref()).await?;
    let tr = visit.tr;
    let authority = visit.service.authority_name(&book).await?;
    let about =
        [("authority", Arg::Text(authority.clone())), ("round", Arg::Text(book.name().get(tr.0).to_owned()))];
    let notice = book.notice();
    let source = |(source, date): &(Source, Texts)| {
        let why = Why::new(tr, String::new(), Some(source));
        Why { text: dated(tr, date.get(tr.0)), ..why }
    };
    let shown = book.shown_to_organisations();
    let labels = shown.iter().map(|label| label.get(tr.0)).collect::<Vec<_>>().join(", ");
    let accepted = if labels.is_empty() {
        tr.say("notice-who-accepted")
    } else {
        tr.with("notice-who-accepted-facts", &[("facts", Arg::Text(labels))])
    };
    let who = vec![
        tr.with("notice-who-staff", &about),
        tr.say("notice-who-organisation"),
        accepted,
        tr.say("notice-who-public"),
    ];
    let page = NoticePage {
        frame: Frame::narrow(&visit, &tr.say("notice-title")).await,
        round: book.name().get(tr.0).to_owned(),
        lead: tr.with("notice-lead", &about),
        facts: facts(tr, &notice),
        sources: notice.sources.iter().map(source).collect(),
        who,
        contact: notice
            .privacy
            .contact
            .as_ref()
            .map(|contact| tr.with("notice-contact-at", &[("contact", Arg::Text(contact.clone()))])),
        ground: notice.privacy.ground.map(|ground| tr.say(&format!("notice-ground-{}", ground.name()))),
        long: match notice.privacy.kept_months {
            Some(months) => {
                let args = [("authority", Arg::Text(authority)), ("n", whole(u64::from(months)))];
                tr.with("notice-long-months", &args)
            }
            None => tr.with("notice-long-text", &about),
        },
        slug,
    };
    Ok(html(page.render()))
}

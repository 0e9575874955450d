//! What is kept about one's own application: a page to read and print.

use askama::Template;

use super::{
    kept::{kept, title_of, wishes},
    records::{Record, past, records},
};
use crate::{
    domain::{Arg, DescribedWish},
    i18n::Tr,
    service::{Deed, FieldChange, Mine, OwnData},
    web::{
        error::{Answer, html},
        frame::Frame,
        visit::Holding,
        words::{self, Voiced},
    },
};

/// Something that happened to the application.
struct Line {
    what: String,
    /// What changed: the field, and what it said before and after.
    changes: Vec<(String, String, String)>,
    when: String,
    by: String,
}

#[derive(Template)]
#[template(config = ".config/askama.toml", path = "my/data.html")]
struct DataPage {
    frame: Frame,
    number: String,
    person: String,
    slug: String,
    title: String,
    kept: Vec<(String, String)>,
    wishes: Vec<String>,
    /// Whatever else is kept.
    records: Vec<Record>,
    history: Vec<Line>,
    looks: Vec<Line>,
    /// How often it stood in a list, in a sentence.
    listed: String,
    /// What was written: why, when, and how far it came.
    messages: Vec<(String, String, String)>,
    rights: Vec<String>,
}

/// What a fact is called, and its value; a field that is no fact has its name from the catalogue.
fn change(tr: Tr, mine: &Mine, change: &FieldChange) -> (String, String, String) {
    let (label, before) = mine.book.said(&change.field, change.before.as_ref());
    let (_, after) = mine.book.said(&change.field, change.after.as_ref());
    let label = match label {
        Some(label) => label.get(tr.0).to_owned(),
        None => tr.say(&format!("intake-field-{}", change.field.replace('_', "-"))),
    };
    if let Some((before, after)) = &change.described {
        let said = |wishes: &[DescribedWish]| {
            words::descriptions(tr, &mine.book, wishes).unwrap_or_else(|| words::told(tr, None))
        };
        return (label, said(before), said(after));
    }
    (label, words::told(tr, before.as_ref()), words::told(tr, after.as_ref()))
}

fn line(tr: Tr, mine: &Mine, deed: &Deed) -> Line {
    Line {
        what: words::deed_in_words(tr, &deed.action),
        changes: deed.changes.iter().map(|one| change(tr, mine, one)).collect(),
        when: tr.moment(deed.at),
        by: match (deed.by.as_str(), deed.action.as_str()) {
            ("", "said-records") => tr.say("work-history-records"),
            ("", _) => tr.say("data-by-own"),
            (by, _) => by.to_owned(),
        },
    }
}

pub(super) async fn page(Holding { visit, who }: Holding) -> Answer {
    let data = visit.service.own_data(&who, visit.tr.0).await?;
    let OwnData { mine, places, history, looks, listed, messages, .. } = &data;
    let (tell, tr) = (Voiced { tr: visit.tr, voice: mine.book.voice() }, visit.tr);
    let title = tell.say("data-title");
    let last = listed.1.map(|last| tr.moment(last)).unwrap_or_default();
    let page = DataPage {
        number: mine.application.number.clone(),
        person: mine.application.person.name.clone(),
        slug: mine.book.slug.clone(),
        kept: kept(tell, mine).into_iter().chain(past(tr, mine)).collect(),
        records: records(tell, &data),
        wishes: wishes(tell, mine, |number| title_of(tell, places.iter(), number)),
        history: history.iter().map(|deed| line(tr, mine, deed)).collect(),
        // The person knows when they looked themselves; the file has that too.
        looks: looks.iter().filter(|deed| !deed.by.is_empty()).map(|deed| line(tr, mine, deed)).collect(),
        listed: if listed.0 == 0 {
            tr.say("data-listed-none")
        } else {
            tr.with("data-listed", &[("n", words::whole(listed.0)), ("last", Arg::Text(last))])
        },
        messages: messages
            .iter()
            .map(|one| {
                let why = tr.say(&format!("mails-occasion-{}", one.kind));
                let state = match one.state.as_str() {
                    "off" => tr.say("data-mail-off"),
                    "by-hand" => tr.say("data-mail-none"),
                    state => tr.say(&format!("mails-state-{state}")),
                };
                (why, tr.moment(one.sent_at.unwrap_or(one.at)), state)
            })
            .collect(),
        rights: ["data-correct", "data-erase", "data-complain"]
            .map(|key| tell.about(key, "authority", &mine.authority))
            .to_vec(),
        frame: Frame::narrow(&visit, &title).await,
        title,
    };
    Ok(html(page.render()))
}

//! How the pages of applicants speak: in the round's voice, with a reason's source beside it, and with facts in words.

use crate::{
    domain::{Arg, DescribedWish, Reason, Source, Texts},
    i18n::Tr,
    service::{Book, Placed, Told},
};

/// Sentences that address someone the way a round does, *tu* or *jūs*.
#[derive(Debug, Clone, Copy)]
pub(super) struct Voiced {
    pub(super) tr: Tr,
    pub(super) voice: &'static str,
}

impl Voiced {
    /// How staff, and parents and guardians, are addressed, whatever the round's voice: it speaks to its applicants alone.
    pub(super) fn formal(tr: Tr) -> Self {
        Self { tr, voice: "jus" }
    }

    pub(super) fn say(&self, key: &str) -> String {
        self.with(key, &[])
    }

    pub(super) fn with(&self, key: &str, args: &[(&str, Arg)]) -> String {
        let voice = ("voice", Arg::Text(self.voice.to_owned()));
        self.tr.with(key, &args.iter().cloned().chain([voice]).collect::<Vec<_>>())
    }

    /// The sentence of a key with one text put in.
    pub(super) fn about(&self, key: &str, name: &str, value: &str) -> String {
        self.with(key, &[(name, Arg::Text(value.to_owned()))])
    }

    /// The sentence of a key with one number `n`.
    pub(super) fn count(&self, key: &str, n: u64) -> String {
        self.with(key, &[("n", whole(n))])
    }
}

/// What was done with an application, in words: those of its file, else those of the audit.
pub(super) fn deed_in_words(tr: Tr, action: &str) -> String {
    if let Some(source) = action.strip_prefix("said-") {
        return tr.say(&format!("work-did-said-{source}"));
    }
    let known = ["work-did", "admin-did"].iter().find_map(|key| tr.try_say(&format!("{key}-{action}")));
    known.unwrap_or_else(|| tr.say("work-did-other"))
}

/// What somebody asks to have put right, in words: a fact's name, or what the form calls it.
pub(super) fn plea_about(tell: Voiced, book: &Book, about: &str) -> String {
    match book.rules.pack().applicant().get(about) {
        Some(fact) => fact.label.get(tell.tr.0).to_owned(),
        None => tell.say(&format!("apply-label-{about}")),
    }
}

/// A number as a sentence takes it.
pub(super) fn whole(n: u64) -> Arg {
    Arg::Whole(i64::try_from(n).unwrap_or(i64::MAX))
}

/// The date of a source: as people write it where a pack has it as files do, else as the pack says it.
pub(super) fn dated(tr: Tr, text: &str) -> String {
    text.trim().parse().map_or_else(|_| text.to_owned(), |day: chrono::NaiveDate| tr.date(day))
}

/// A number of things.
pub(super) fn many(n: usize) -> u64 {
    u64::try_from(n).unwrap_or(u64::MAX)
}

/// A reason or a rule with where it comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Why {
    pub(super) text: String,
    /// The source's name, empty without one.
    pub(super) source: String,
    /// Its address on the web, empty without one.
    pub(super) href: String,
    /// What would have to be different, for those who decide.
    pub(super) instead: Vec<String>,
}

impl Why {
    /// A reason in words.
    pub(super) fn of(tr: Tr, reason: &Reason) -> Self {
        Self::new(tr, tr.reason(reason), reason.source.as_ref())
    }

    /// A sentence with its source.
    pub(super) fn new(tr: Tr, text: String, source: Option<&Source>) -> Self {
        let instead = Vec::new();
        let Some(source) = source else {
            return Self { text, source: String::new(), href: String::new(), instead };
        };
        Self { text, source: source.name(tr.0), href: source.link().to_owned(), instead }
    }
}

/// A fact's value in words; `None` is not known.
pub(super) fn told(tr: Tr, told: Option<&Told>) -> String {
    told.map_or_else(|| tr.say("apply-unknown"), |told| told.said(tr))
}

/// What organisations told about a placement and what the rules say of its hours and pay, in one line, without what the
/// page says once for all of them; `-` is how packs write that it is nothing.
pub(super) fn facts(tr: Tr, book: &Book, place: &Placed, shared: &[(String, String)]) -> String {
    let asked = book.rules.pack().asked_placement();
    let said = book.told_of(place).into_iter().filter(|(label, value)| {
        let nothing = matches!(value, Told::Text(text) if text.get(tr.0) == "-");
        !nothing && asked.iter().any(|(_, fact)| fact.label == *label)
    });
    let said = said.map(|(label, value)| format!("{}: {}", label.get(tr.0), told(tr, Some(&value))));
    let terms = terms(tr, book, place).into_iter().filter(|term| !shared.contains(term));
    said.chain(terms.map(|(label, value)| format!("{label}: {value}"))).collect::<Vec<_>>().join(" · ")
}

/// What the rules say of a placement's hours and pay.
fn terms(tr: Tr, book: &Book, place: &Placed) -> Vec<(String, String)> {
    tr.terms(&book.rules.terms(None, &place.placement.facts))
}

/// What the rules say of hours and pay alike for every one of several placements: a page says it once.
pub(super) fn shared_terms(tr: Tr, book: &Book, places: &[Placed]) -> Vec<(String, String)> {
    let [first, others @ ..] = places else { return Vec::new() };
    let others: Vec<_> = others.iter().map(|place| terms(tr, book, place)).collect();
    let all = |term: &(String, String)| !others.is_empty() && others.iter().all(|terms| terms.contains(term));
    terms(tr, book, first).into_iter().filter(all).collect()
}

/// A good answer to a question about a day, with the points that people write and as digits alone.
pub(super) fn example(book: &Book, question: &str) -> [(&'static str, Arg); 2] {
    let example = book.example(question);
    let digits = example.replace('.', "");
    [("example", Arg::Text(example)), ("digits", Arg::Text(digits))]
}

/// Wishes that name no placement in words, each with its rank; nothing where there are none.
pub(super) fn descriptions(tr: Tr, book: &Book, wishes: &[DescribedWish]) -> Option<String> {
    let all = book.descriptions_in_words(wishes);
    let one = |(rank, what): &(u8, Texts)| format!("{rank}. {}", tr.described(what));
    (!all.is_empty()).then(|| all.iter().map(one).collect::<Vec<_>>().join("; "))
}

/// What a contradiction says: sentences, each with the parts that follow it.
pub(super) fn contradiction(lines: &str) -> Vec<(&str, Vec<&str>)> {
    let mut sections: Vec<(&str, Vec<&str>)> = Vec::new();
    for line in lines.lines() {
        match (line.strip_prefix("- "), sections.last_mut()) {
            (Some(part), Some((_, parts))) => parts.push(part),
            _ => sections.push((line, Vec::new())),
        }
    }
    sections
}

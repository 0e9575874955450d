//! Acts besides the decision about an application: the answer to an objection, and that a place is cancelled. Owns their nine parts
//! in words, the same on the page and on paper.
//!
//! Source: Administrative Procedure Law, sections 62, 67, 76, 79, 81 and 188 (likumi.lv/ta/id/55567), wording in force from 01.01.2014,
//! seen 29.11.2026.

use chrono::{DateTime, NaiveDate, Utc};

use super::represented::Represented;
use crate::{
    domain::{
        Arg, Texts,
        decision::{Body, Decision, Hearing, Norm},
    },
    i18n::Tr,
};

/// What an act is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ActMatter {
    /// An objection is answered.
    Answer {
        /// Whether it is upheld.
        upheld: bool,
        /// Its number in the round.
        number: u64,
        /// The day on which it was received.
        received: NaiveDate,
        /// Whether that was after the term.
        late: bool,
        /// What it says.
        said: String,
        /// When what it is about was decided.
        decided: DateTime<Utc>,
        /// Whether that gave a place.
        award: bool,
    },
    /// A place that was given is cancelled.
    Cancelled {
        /// The place.
        place: String,
        /// When it was given.
        given: DateTime<Utc>,
        /// The word of the ending.
        why: String,
        /// What it was examined for.
        asked: Asked,
    },
}

/// What a place was examined for before it was cancelled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Asked {
    /// The institution's own doing.
    Nobody,
    /// Objections: the number of each, the day on which it came, and whether it is somebody else's.
    Objections(Vec<(u64, NaiveDate, bool)>),
    /// A caseworker wrote down on a day that the award is contested, and whether by somebody else.
    Contested(NaiveDate, bool),
}

/// An act with everything that its nine parts are made of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ActLetter {
    /// What it is about.
    pub matter: ActMatter,
    /// The round's name.
    pub round: Texts,
    /// The number of the application.
    pub number: String,
    /// When it was decided.
    pub at: DateTime<Utc>,
    /// The institution that decides.
    pub institution: Body,
    /// To whom it is addressed.
    pub addressee: String,
    /// How the person was heard, or why not.
    pub heard: Hearing,
    /// The reasons, as they were written.
    pub reasons: String,
    /// The norms, those for information with their rank.
    pub norms: Vec<Norm>,
    /// Where it can be contested: an authority, or a court.
    pub contest: Body,
    /// Who contests for the person on the day of the act.
    pub represented: Represented,
}

/// A part: its word, its heading, its lines.
pub type ActPart = (&'static str, String, Vec<String>);

/// The parts in their order.
const PARTS: [&str; 9] =
    ["institution", "addressee", "asked", "views", "facts", "reasons", "norms", "decided", "contest"];

fn text(value: &str) -> Arg {
    Arg::Text(value.to_owned())
}

fn body(tr: Tr, body: &Body) -> String {
    tr.with("decision-body", &[("name", text(&body.name)), ("address", text(&body.address))])
}

fn norm(tr: Tr, norm: &Norm) -> String {
    let key = if norm.rank.is_ground() { "decision-norm" } else { "decision-norm-information" };
    tr.with(key, &[("title", text(&norm.title)), ("place", text(&norm.place))])
}

/// The institution of a round's acts, or what is known of it.
pub(super) fn institution(decision: &Decision, authority: &str) -> Body {
    let unknown = || Body { name: authority.to_owned(), address: String::new() };
    decision.institution.clone().unwrap_or_else(unknown)
}

impl ActLetter {
    /// What it is called.
    pub fn title(&self, tr: Tr) -> String {
        tr.say(match &self.matter {
            ActMatter::Answer { .. } => "act-title-answer",
            ActMatter::Cancelled { .. } => "act-title-cancelled",
        })
    }

    /// When it was decided, about which application, in which round.
    pub fn about(&self, tr: Tr) -> String {
        let args = [
            ("number", text(&self.number)),
            ("moment", Arg::Text(tr.moment(self.at))),
            ("round", Arg::Texts(self.round.clone())),
        ];
        tr.with("decision-about", &args)
    }

    /// The nine parts in one language.
    pub fn parts(&self, tr: Tr) -> Vec<ActPart> {
        let part = |(n, name): (usize, &'static str)| {
            let heading = format!("{n}. {}", tr.say(&format!("decision-part-{name}")));
            (name, heading, self.lines(tr, name))
        };
        (1..).zip(PARTS).map(part).collect()
    }

    fn lines(&self, tr: Tr, name: &str) -> Vec<String> {
        match name {
            "institution" => vec![body(tr, &self.institution)],
            "addressee" => vec![tr.with(
                "decision-addressee",
                &[("name", text(&self.addressee)), ("number", text(&self.number))],
            )],
            "asked" => self.asked(tr),
            "views" => {
                let key = match self.heard {
                    Hearing::Held(_) => "decision-heard",
                    Hearing::Omitted(_) => "decision-unheard",
                };
                vec![tr.with(key, &[("text", text(self.heard.text()))])]
            }
            "facts" => self.facts(tr),
            "reasons" => vec![self.reasons.clone()],
            "norms" => self.norms.iter().map(|one| norm(tr, one)).collect(),
            "decided" => vec![self.decided(tr)],
            _ => self.contest(tr),
        }
    }

    fn asked(&self, tr: Tr) -> Vec<String> {
        match &self.matter {
            ActMatter::Answer { number, received, said, .. } => {
                let args = [("n", Arg::Text(number.to_string())), ("day", Arg::Date(*received))];
                vec![tr.with("act-asked-answer", &args), said.clone()]
            }
            ActMatter::Cancelled { asked: Asked::Nobody, .. } => vec![tr.say("act-asked-cancelled")],
            ActMatter::Cancelled { asked: Asked::Objections(all), .. } => {
                let line = |(number, day, others): &(u64, NaiveDate, bool)| {
                    let args = [("n", Arg::Text(number.to_string())), ("day", Arg::Date(*day))];
                    tr.with(if *others { "act-asked-others" } else { "act-asked-own" }, &args)
                };
                all.iter().map(line).collect()
            }
            ActMatter::Cancelled { asked: Asked::Contested(day, others), .. } => {
                let key = if *others { "act-asked-contested-others" } else { "act-asked-contested-own" };
                vec![tr.with(key, &[("day", Arg::Date(*day))])]
            }
        }
    }

    fn facts(&self, tr: Tr) -> Vec<String> {
        match &self.matter {
            ActMatter::Answer { received, late, decided, award, .. } => {
                let args = [
                    ("number", text(&self.number)),
                    ("moment", Arg::Text(tr.moment(*decided))),
                    ("day", Arg::Date(*received)),
                ];
                let key = if *award { "act-fact-award" } else { "act-fact-refusal" };
                let term = if *late { "act-fact-late" } else { "act-fact-received" };
                vec![tr.with(key, &args), tr.with(term, &args)]
            }
            ActMatter::Cancelled { place, given, why, .. } => {
                let args = [("place", text(place)), ("moment", Arg::Text(tr.moment(*given)))];
                vec![tr.with("act-fact-given", &args), tr.say(&format!("act-why-{why}"))]
            }
        }
    }

    fn decided(&self, tr: Tr) -> String {
        let number = [("number", text(&self.number))];
        match &self.matter {
            ActMatter::Answer { upheld: true, .. } => tr.with("act-decided-upheld", &number),
            ActMatter::Answer { upheld: false, .. } => tr.with("act-decided-kept", &number),
            ActMatter::Cancelled { place, .. } => tr.with("act-decided-cancelled", &[("place", text(place))]),
        }
    }

    fn contest(&self, tr: Tr) -> Vec<String> {
        let args = [
            ("authority", Arg::Text(body(tr, &self.contest))),
            ("institution", Arg::Text(body(tr, &self.institution))),
        ];
        match self.matter {
            ActMatter::Answer { .. } => {
                let lines = [tr.with("act-contest-court", &args)];
                lines.into_iter().chain(self.represented_in(tr, "act-court")).collect()
            }
            ActMatter::Cancelled { .. } => {
                let who = self.represented_in(tr, "decision-contest");
                let lines = [
                    tr.with("decision-contest-month", &args),
                    tr.with("act-contest-where", &args),
                    tr.say("decision-contest-what"),
                ];
                lines.into_iter().chain(who).collect()
            }
        }
    }
}

impl ActLetter {
    /// Who takes it further for whoever does not do so themselves.
    fn represented_in(&self, tr: Tr, key: &str) -> Option<String> {
        let represented = self.represented;
        (represented != Represented::No).then(|| tr.say(&format!("{key}-{}", represented.name())))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Lang, decision::Rank};

    fn body_of(name: &str) -> Body {
        Body { name: name.to_owned(), address: format!("{name}, LV-1000") }
    }

    #[test]
    fn an_act_has_nine_parts_in_their_order_and_none_is_empty() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let at = "2026-05-05T09:00:00Z".parse::<DateTime<Utc>>().unwrap();
        let answer = ActMatter::Answer {
            upheld: true,
            number: 1,
            received: day("2026-05-04"),
            late: false,
            said: "Lūdzu pārskatīt.".to_owned(),
            decided: at,
            award: false,
        };
        let cancelled = |asked| ActMatter::Cancelled {
            place: "Parks".to_owned(),
            given: at,
            why: "given-wrongly".to_owned(),
            asked,
        };
        let contested = Asked::Contested(day("2026-05-04"), true);
        let objections = Asked::Objections(vec![(1, day("2026-05-04"), true), (2, day("2026-05-05"), false)]);
        let all = [answer, cancelled(Asked::Nobody), cancelled(contested), cancelled(objections)];
        for matter in all {
            let norm = Norm {
                rank: Rank::Law,
                title: "Likums".to_owned(),
                place: "1. pants".to_owned(),
                source: "likumi.lv".to_owned(),
                seen: day("2026-11-29"),
            };
            let act = ActLetter {
                matter,
                round: Texts::same("Kārta"),
                number: "A1".to_owned(),
                at,
                institution: body_of("Dienests"),
                addressee: "Kaija Žagare".to_owned(),
                heard: Hearing::Omitted("Lūgums ir izpildīts.".to_owned()),
                reasons: "Dzimšanas diena ir pierādīta.".to_owned(),
                norms: vec![norm],
                contest: body_of("Tiesa"),
                represented: Represented::From15,
            };
            for lang in Lang::ALL {
                let parts = act.parts(Tr(lang));
                assert_eq!(parts.iter().map(|part| part.0).collect::<Vec<_>>(), PARTS);
                for (n, (name, heading, lines)) in (1..).zip(&parts) {
                    assert!(heading.starts_with(&format!("{n}. ")), "{heading}");
                    assert!(!lines.is_empty() && lines.iter().all(|line| !line.is_empty()), "{name}");
                }
                assert!(parts[8].2[0].contains("Tiesa, LV-1000"), "{:?}", parts[8]);
            }
        }
    }
}

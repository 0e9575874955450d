//! What a round's rules ask about people, for its notice about personal data. Owns that nothing that is kept of a person is left out.

use super::Book;
use crate::domain::{FactType, Source, Texts, privacy::Privacy};

/// A fact that is asked of people or found out about them.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(clippy::struct_excessive_bools, reason = "each is a remark that the notice makes")]
pub struct NoticedFact {
    /// What it is called.
    pub label: Texts,
    /// The paper or register that shows it.
    pub evidence: Option<Texts>,
    /// Whether the organisation where somebody will work sees it.
    pub shown: bool,
    /// Whether it reveals a sensitive category.
    pub sensitive: bool,
    /// Whether it comes from the records of earlier rounds.
    pub past: bool,
    /// Whether it is not asked of the person, but found out by staff.
    pub by_staff: bool,
}

/// What the notice is made of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// Whether the personal code is asked for.
    pub code: bool,
    /// Whether a parent or guardian may have to consent.
    pub guardian: bool,
    /// Whether pairs that were agreed with employers are recorded.
    pub agreed: bool,
    /// How whoever decides about the data is reached, the ground in law, and how long applications are kept: what the round says.
    pub privacy: Privacy,
    /// Facts, those that are asked first.
    pub facts: Vec<NoticedFact>,
    /// The sources on which the rules rest, each with its date as it is written.
    pub sources: Vec<(Source, Texts)>,
}

impl Book {
    /// What the round's rules ask about people, and on what they rest.
    pub fn notice(&self) -> Notice {
        let pack = self.rules.pack();
        let asked = pack.asked_applicant().into_iter().map(|(_, fact)| fact);
        let found = pack.applicant().values().filter(|fact| fact.ask.is_none());
        let facts = asked.chain(found).map(|fact| NoticedFact {
            label: fact.label.clone(),
            evidence: fact.evidence.clone(),
            shown: fact.shown_to_organisation,
            sensitive: fact.sensitive,
            // Periods of taking part come from records, not from looking at a paper.
            by_staff: fact.ask.is_none() && fact.kind != FactType::Periods && fact.history.is_none(),
            past: fact.history.is_some(),
        });
        let sources = pack.sources().values().map(|one| (one.source.clone(), one.date.clone()));
        Notice {
            code: pack.personal_code().is_some(),
            guardian: self.settings.consent.is_some(),
            agreed: self.settings.agreed.is_some(),
            privacy: self.settings.privacy.clone(),
            facts: facts.collect(),
            sources: sources.collect(),
        }
    }
}

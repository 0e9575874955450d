//! What an application said and says: new revisions are made here, and told one after another. Owns where a revision may come from,
//! and how two of them are told apart, field by field.

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::{
    No, Opened, Person, Placed, Service, Wished,
    book::{Decided, Stated},
    data_key,
    marks::{self, Marks},
};
use crate::{
    domain::{DescribedWish, FactValue, PersonalCode, past::Held},
    store::{
        self, Link,
        applications::ApplicationRow,
        revisions::{Origin, RevisionRow},
    },
};

/// Where a revision of an application comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Source {
    /// The person's own form.
    Form,
    /// A member of staff, for somebody at the counter or on the telephone.
    Counter,
    /// A spreadsheet or a round's files.
    Sheet,
    /// A member of staff found a fact out.
    Decision,
    /// An objection was upheld.
    Objection,
    /// A mistake was corrected.
    Correction,
    /// The records of earlier rounds.
    Records,
}

impl Source {
    /// All of them.
    pub const ALL: [Self; 7] = [
        Self::Form,
        Self::Counter,
        Self::Sheet,
        Self::Decision,
        Self::Objection,
        Self::Correction,
        Self::Records,
    ];

    /// The word of rows, and the last part of keys in catalogues.
    pub fn name(self) -> &'static str {
        match self {
            Self::Form => "form",
            Self::Counter => "counter",
            Self::Sheet => "sheet",
            Self::Decision => "decision",
            Self::Objection => "objection",
            Self::Correction => "correction",
            Self::Records => "records",
        }
    }

    /// The source of a word.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|source| source.name() == name)
    }

    /// The origin of what comes from here and counts at once.
    pub(super) fn origin(self, at: DateTime<Utc>, account: Option<Uuid>) -> Origin {
        Origin { at, source: self.name(), account, preparation: None }
    }
}

/// What a field says before and after.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldChange {
    /// The field's name.
    pub field: String,
    /// What is known before, `None` where nothing is.
    pub before: Option<FactValue>,
    /// What is said since.
    pub after: Option<FactValue>,
    /// Of wishes by description, these themselves: their words are the rules'.
    pub described: Option<(Vec<DescribedWish>, Vec<DescribedWish>)>,
}

/// One revision, told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Revised {
    /// When.
    pub at: DateTime<Utc>,
    /// Who; the person where it is nobody.
    pub account: Option<Uuid>,
    /// Where it came from.
    pub source: Source,
    /// On what it rests; empty where nothing was noted.
    pub ground: String,
    /// What it changed; of the first revision nothing.
    pub changes: Vec<FieldChange>,
    /// Whether it says that the application was taken back, by staff or by a sheet.
    pub withdraws: bool,
}

impl Service {
    /// What an application shall say from now on, sealed and marked; `number` is the revision's, `note` on what it rests. Nothing
    /// can be said of an application that was erased.
    pub(super) fn revision(
        &self,
        row: &ApplicationRow,
        number: i64,
        (stated, note): (&Stated, Option<&str>),
        origin: &Origin,
    ) -> Result<RevisionRow, No> {
        let key = self.vault.key_of(row)?.ok_or(No::NotFound)?;
        let Marks { code, name } = Marks::of(&self.vault, &stated.person);
        Ok(RevisionRow {
            application: row.id,
            number,
            at: origin.at,
            source: origin.source.to_owned(),
            account: origin.account,
            pack_hash: row.pack_hash.clone(),
            sealed: key.seal(&data_key::revision(number), stated)?,
            note: note.map(|note| key.seal(&data_key::note(number), &note)).transpose()?,
            code_mark: code,
            name_mark: name,
            words: marks::words(&self.vault, &stated.person),
            withdraws: row.state == "withdrawn" && row.withdrawn_as == "staff",
            preparation: origin.preparation,
        })
    }

    /// Adds a revision to an application of a locked round; `round_pack` is the hash of the rules by which the round goes.
    pub(super) async fn revise(
        &self,
        link: &mut Link<'_>,
        (row, round_pack): (&ApplicationRow, &str),
        said: (&Stated, Option<&str>),
        origin: &Origin,
    ) -> Result<(), No> {
        self.grant_pleas(link, row, (said.0, origin)).await?;
        let number = store::revisions::next(link, row.id).await?;
        let revision = self.revision(row, number, said, origin)?;
        let revision = RevisionRow { pack_hash: round_pack.to_owned(), ..revision };
        Ok(store::revisions::add(link, &[revision]).await?)
    }

    /// Everything that an application said, oldest first: who changed what, from what to what; nothing once it is erased.
    pub(super) async fn history(
        &self,
        link: &mut Link<'_>,
        row: &ApplicationRow,
    ) -> Result<Vec<Revised>, No> {
        let Some(key) = self.vault.key_of(row)? else { return Ok(Vec::new()) };
        let mut before: Option<Stated> = None;
        let mut told = Vec::new();
        for revision in store::revisions::of(link, row.id).await? {
            let number = revision.number;
            let after: Stated = key.open(&data_key::revision(number), &revision.sealed)?;
            let note = revision.note.map(|note| key.open(&data_key::note(number), &note)).transpose()?;
            told.push(Revised {
                at: revision.at,
                account: revision.account,
                source: Source::from_name(&revision.source)
                    .ok_or_else(|| No::Broken(format!("a revision has no source: {}", revision.source)))?,
                ground: note.unwrap_or_default(),
                changes: before.map(|before| changes(&before, &after)).unwrap_or_default(),
                withdraws: revision.withdraws,
            });
            before = Some(after);
        }
        Ok(told)
    }
}

/// The personal code of an application, all but its end hidden.
pub(super) fn masked_code(application: &Opened) -> Option<String> {
    let code = application.person.code.as_deref().and_then(|code| PersonalCode::parse(code).ok());
    code.map(|code| code.masked())
}

/// Text fields of a person, as they are shown: nothing where they are empty.
fn text(text: &str) -> Option<FactValue> {
    (!text.is_empty()).then(|| FactValue::Text(text.to_owned()))
}

/// A personal code, all but its end hidden.
fn masked(code: Option<&String>) -> Option<FactValue> {
    let code = PersonalCode::parse(code?).ok()?;
    Some(FactValue::Text(code.masked()))
}

fn wished(wishes: &[Wished]) -> Option<FactValue> {
    text(&wishes.iter().map(|wish| wish.placement.as_str()).collect::<Vec<_>>().join(", "))
}

/// What differs between two revisions: what the person told, and what was found out.
pub(super) fn changes(before: &Stated, after: &Stated) -> Vec<FieldChange> {
    let (one, other) = (&before.person, &after.person);
    let mut changes = Vec::new();
    let mut note = |differs: bool, field: &str, before, after| {
        if differs {
            changes.push(FieldChange { field: field.to_owned(), before, after, described: None });
        }
    };
    note(one.name != other.name, "name", text(&one.name), text(&other.name));
    note(one.contact != other.contact, "contact", text(&one.contact), text(&other.contact));
    note(one.code != other.code, "personal_code", masked(one.code.as_ref()), masked(other.code.as_ref()));
    let facts: std::collections::BTreeSet<&String> = one.facts.keys().chain(other.facts.keys()).collect();
    for fact in facts {
        let (known, said) = (one.facts.get(fact), other.facts.get(fact));
        note(known != said, fact, known.cloned(), said.cloned());
    }
    let held = |stated: &Stated, fact: &str| {
        stated.held.iter().find(|held| held.fact == fact).map(|held| held.found.value.clone())
    };
    let facts: std::collections::BTreeSet<&String> =
        before.held.iter().chain(&after.held).map(|held| &held.fact).collect();
    for fact in facts {
        let (known, said) = (held(before, fact), held(after, fact));
        note(known != said, fact, known, said);
    }
    for found in after.found.iter().filter(|found| !before.found.contains(found)) {
        let earlier = before.found.iter().find(|known| known.fact == found.fact).map(|known| &known.value);
        let known = earlier.or_else(|| one.facts.get(&found.fact)).cloned();
        note(true, &found.fact, known, Some(found.value.clone()));
    }
    // Ranks move where descriptions come between; the placements in their order are what is told.
    let (named, since) = (wished(&one.wishes), wished(&other.wishes));
    note(named != since, "wishes", named, since);
    let described = |one: &Person| {
        let one = one.described.iter().map(|wish| {
            let facts = wish.facts.iter().map(|(fact, cell)| format!("{fact}: {cell}"));
            let way = wish.max_distance_m.map(|metres| format!("≤ {metres} m"));
            format!("{}. {}", wish.rank, facts.chain(way).collect::<Vec<_>>().join(", "))
        });
        let said = one.collect::<Vec<_>>().join("; ");
        (!said.is_empty()).then_some(FactValue::Text(said))
    };
    if one.described != other.described {
        let field = "described".to_owned();
        let (before, after) = (described(one), described(other));
        let both = Some((one.described.clone(), other.described.clone()));
        changes.push(FieldChange { field, before, after, described: both });
    }
    changes
}

/// How an application came in, as a word.
pub(super) fn came(row: &ApplicationRow, revised: &[Revised]) -> &'static str {
    match revised.first() {
        None => "",
        Some(first) if first.source == Source::Counter && row.received_at < first.at => "paper",
        Some(first) => first.source.name(),
    }
}

/// Where staff took an application back: the word of the source that says so, and on what it rests.
pub(super) fn withdrawal(revised: &[Revised]) -> Option<(&'static str, String)> {
    let since = revised.iter().rev().take_while(|one| one.withdraws).last()?;
    Some((since.source.name(), since.ground.clone()))
}

/// Number and title of every placement.
pub(super) fn titles(places: &[Placed]) -> Vec<(String, String)> {
    places.iter().map(|place| (place.placement.id.to_string(), place.placement.title.clone())).collect()
}

impl Stated {
    /// The same with a fact that was found out.
    pub(super) fn with(mut self, found: Decided) -> Self {
        self.found.retain(|known| known.fact != found.fact);
        self.found.push(found);
        self
    }

    /// The same with what the records of earlier rounds give by now.
    pub(super) fn holding(self, held: Vec<Held>) -> Self {
        Self { held, ..self }
    }
}

//! What another version of the rules would change in a round: who would stand where, and which parts of the rules differ.
//! Owns the comparison; nothing is written, and nobody is told anything by it.

use toml_edit::DocumentMut;

use super::{
    Book, No, Opened, Placed, Proposal, RunKind, Service, Standing, Version,
    audit::{Looked, Looker},
    folder,
    law::{Compiled, Law, compile},
    standing::{Ready, Stands, facts_of, ready, standing},
};
use crate::{
    domain::{Caseworker, Fault, Faults, Texts},
    files::settings,
    rules::{self, PairJudgement, TierName},
    store::{self, Link},
};

/// Where an application stands under a version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stand {
    /// What the rules say.
    pub standing: Standing,
    /// The tier of whoever takes part.
    pub tier: Option<TierName>,
    /// How many of the placements that it wishes for the rules allow.
    pub possible: u64,
    /// How many of them a person has to decide about first.
    pub undecided: u64,
}

/// An application that another version would put elsewhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moved {
    /// Its number.
    pub number: String,
    /// Where it stands.
    pub before: Stand,
    /// Where it would stand.
    pub after: Stand,
}

/// How many applications stand so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counted {
    /// The word for where they stand: the end of a key `work-standing-…`, or `tier`.
    pub word: &'static str,
    /// The tier's name, where a tier is meant.
    pub tier: Option<Texts>,
    /// Under the rules as they are.
    pub before: u64,
    /// Under the other version.
    pub after: u64,
}

/// What switching a round to another version would do.
#[derive(Debug)]
pub struct Effect {
    /// The round as it is.
    pub book: Book,
    /// The other version.
    pub version: Version,
    /// Why the round cannot go by it; empty when it can.
    pub faults: Faults,
    /// Applications by where they stand.
    pub counts: Vec<Counted>,
    /// Applications that would stand elsewhere, by number; those that were withdrawn left out.
    pub moved: Vec<Moved>,
    /// What differs in the rules.
    pub parts: Vec<rules::Difference>,
    /// The proposal that waits, for this version or another.
    pub waiting: Option<Proposal>,
}

/// A round as it would be by another law, whose rules have this hash.
pub(super) fn by_law(book: &Book, other: Compiled, pack_hash: &str) -> Book {
    let Compiled { settings, rules, columns, law } = other;
    let pack_hash = pack_hash.to_owned();
    Book { slug: book.slug.clone(), settings, rules, columns, law, pack_hash, ..*book }
}

impl Service {
    /// What switching a round to a version would do to the applications as they are this moment.
    ///
    /// # Errors
    /// [`No::NotFound`].
    pub async fn effect(&self, who: &Caseworker, slug: &str, hash: &str) -> Result<Effect, No> {
        let mut conn = self.db.read().await?;
        let link = &mut conn.link();
        let row = self.row_for(link, who, slug).await?;
        let book = self.book(&row)?;
        let version = self.versions(link).await?.into_iter().find(|version| version.hash == hash);
        let version = version.ok_or(No::NotFound)?;
        let waiting = self.waiting(link, who, &row).await?;
        let mut effect = Effect {
            book,
            version,
            faults: Faults::default(),
            counts: Vec::new(),
            moved: Vec::new(),
            parts: Vec::new(),
            waiting,
        };
        match self.under(link, &effect.book, hash).await? {
            Err(faults) => effect.faults = faults,
            Ok(other) => {
                let people = self.people(link, row.id).await?;
                let places = self.places(link, row.id).await?;
                let (before, after) =
                    (stands(&effect.book, &people, &places)?, stands(&other, &people, &places)?);
                effect.counts = counts((&effect.book, &before), (&other, &after));
                effect.parts = rules::diff(effect.book.rules.pack(), other.rules.pack());
                let live =
                    people.iter().zip(before).zip(after).filter(|((one, _), _)| one.withdrawn.is_none());
                let moved = live.filter(|((_, before), after)| !same(before, after));
                let moved =
                    moved.map(|((one, before), after)| Moved { number: one.number.clone(), before, after });
                effect.moved = moved.collect();
            }
        }
        drop(conn);
        if !effect.moved.is_empty() {
            let shown = effect.moved.iter().map(|one| one.number.as_str()).collect();
            let looked = Looked { round: Some(effect.book.id), object: hash, shown, searched: "" };
            self.look(Looker::Staff(who.staff()), "look-effect", looked).await?;
        }
        Ok(effect)
    }

    /// A round's book as it would be under a version; faults where its settings or what came in do not go with it.
    pub(super) async fn under(
        &self,
        link: &mut Link<'_>,
        book: &Book,
        hash: &str,
    ) -> Result<Result<Book, Faults>, No> {
        let version = store::packs::by_hash(link, hash).await?.ok_or(No::NotFound)?;
        let text = store::packs::text(link, hash).await?.ok_or(No::NotFound)?;
        let other = match law(book, &version.word, text).and_then(compile) {
            Ok(other) => other,
            Err(faults) => return Ok(Err(faults)),
        };
        let other = by_law(book, other, hash);
        // What people told under one pack has to make a round under the other.
        let files = self.folder(link, &other, RunKind::Main).await?;
        match folder::digest(&files) {
            Ok(_) => Ok(Ok(other)),
            Err(No::Faults(faults)) => Ok(Err(faults)),
            Err(no) => Err(no),
        }
    }
}

/// A round's law with another pack; where `round.toml` names a pack by its identifier, it names this one from then on.
pub(super) fn law(book: &Book, word: &str, pack: String) -> Result<Law, Faults> {
    let named = book.settings.pack.as_str();
    let toml = if named.starts_with("./") || named == word {
        book.law.toml.clone()
    } else {
        renamed(&book.law.toml, word).ok_or_else(|| {
            let fault = Fault::at(settings::FILE, 0, "pack", "fault-unknown-pack");
            fault.with("found", named).with("expected", word)
        })?
    };
    Ok(Law { toml, pack: Some(pack), draws_codes: book.law.draws_codes, former: book.law.former.clone() })
}

/// `round.toml` with another pack's identifier, everything else as its author wrote it.
fn renamed(toml: &str, word: &str) -> Option<String> {
    let mut round: DocumentMut = toml.parse().ok()?;
    let pack = round.get_mut("pack")?.as_value_mut()?;
    let around = pack.decor().clone();
    *pack = word.into();
    *pack.decor_mut() = around;
    Some(round.to_string())
}

/// Where everyone stands, in their order.
fn stands(book: &Book, people: &[Opened], places: &[Placed]) -> Result<Vec<Stand>, No> {
    let facts = facts_of(people)?;
    let ready = ready(book, Some(&facts), places);
    people.iter().map(|one| stand(book, one, &ready)).collect()
}

fn stand(book: &Book, one: &Opened, ready: &Ready<'_>) -> Result<Stand, No> {
    let Stands { standing, undecided, .. } = standing(one, ready)?;
    let tier = match standing {
        Standing::Eligible(number) => book.rules.tiers().iter().find(|tier| tier.number == number).cloned(),
        _ => None,
    };
    let mut possible = 0;
    if matches!(standing, Standing::Eligible(_) | Standing::NeedsPerson) {
        let applicant = one.applicant()?;
        let pairs = ready.wished(one, (&applicant, &book.rules.prepare_applicant(&applicant)));
        possible = pairs.iter().filter(|pair| **pair == PairJudgement::Possible).count() as u64;
    }
    Ok(Stand { standing, tier, possible, undecided })
}

/// Whether two versions put someone into the same place; what a tier is called does not matter.
fn same(before: &Stand, after: &Stand) -> bool {
    let id = |stand: &Stand| stand.tier.as_ref().map(|tier| tier.id.clone());
    let wishes = |stand: &Stand| (stand.possible, stand.undecided);
    before.standing == after.standing && wishes(before) == wishes(after) && id(before) == id(after)
}

/// How many stand where, those that take part by tier too.
fn counts(before: (&Book, &[Stand]), after: (&Book, &[Stand])) -> Vec<Counted> {
    let word = |stands: &[Stand], word: &str| {
        stands.iter().filter(|stand| stand.standing.name() == word).count() as u64
    };
    let in_tier = |stands: &[Stand], id: &str| {
        stands.iter().filter(|stand| stand.tier.as_ref().is_some_and(|tier| tier.id == id)).count() as u64
    };
    let counted = |name: &'static str| Counted {
        word: name,
        tier: None,
        before: word(before.1, name),
        after: word(after.1, name),
    };
    let new = after.0.rules.tiers();
    let gone = before.0.rules.tiers().iter().filter(|old| !new.iter().any(|tier| tier.id == old.id));
    let tiers = new.iter().chain(gone).map(|tier| Counted {
        word: "tier",
        tier: Some(tier.name.clone()),
        before: in_tier(before.1, &tier.id),
        after: in_tier(after.1, &tier.id),
    });
    [counted("eligible")]
        .into_iter()
        .chain(tiers)
        .chain(["needs-person", "not-eligible"].map(counted))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_round_names_another_pack_and_keeps_every_other_word() {
        let toml = "format = 1\npack   = \"old\" # a remark\nlanguage = \"lv\"\n[dates]\npack = 2027-01-01\n";
        let wanted =
            "format = 1\npack   = \"new\" # a remark\nlanguage = \"lv\"\n[dates]\npack = 2027-01-01\n";
        assert_eq!(renamed(toml, "new").as_deref(), Some(wanted));
        // A line of a longer text is no line of the file.
        let toml = "name = \"\"\"\npack = \"old\"\n\"\"\"\npack = \"old\"\n";
        let wanted = "name = \"\"\"\npack = \"old\"\n\"\"\"\npack = \"new\"\n";
        assert_eq!(renamed(toml, "new").as_deref(), Some(wanted));
        assert_eq!(renamed("package = 1\n[x]\npack = 1\n", "new"), None);
    }
}

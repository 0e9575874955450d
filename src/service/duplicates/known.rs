//! The applications of which a round's sets are made: those that share a mark or have two codes of one person, those of rounds that
//! exclude this one, and those who hold a place in a round of the same chain, where it is in doubt whether somebody here is that person.

use std::collections::{BTreeMap, BTreeSet};

use uuid::Uuid;

use crate::{
    service::{
        Book, No, Service,
        alike::Node,
        likeness::Likeness,
        same_person::{SameCodes, holders_there},
    },
    store::{self, Link, applications::ApplicationRow, duplicates::DuplicateRow, rounds::RoundRow},
};

/// How many applications are fetched by their numbers or keys at once: a database takes only so many values.
const MISSING: usize = 400;

/// Applications that are known, with what a decision about them needs.
#[derive(Default)]
pub(super) struct Known {
    /// By number; with the word in addresses of the round where that is another.
    pub(super) rows: BTreeMap<String, (ApplicationRow, Option<String>)>,
    pub(super) nodes: Vec<Node>,
    pub(super) decided: Vec<DuplicateRow>,
}

impl Service {
    /// Everything that a round's sets are made of.
    pub(super) async fn known(
        &self,
        link: &mut Link<'_>,
        round: &RoundRow,
        book: &Book,
    ) -> Result<Known, No> {
        let codes = SameCodes::read(link).await?;
        let mut known = Known::default();
        for row in store::duplicates::sharing(link, round.id).await? {
            known.rows.insert(row.number.clone(), (row, None));
        }
        known.with_former_codes(link, round.id, &codes).await?;
        for other in store::rounds::list(link).await? {
            let excluded = book.rules.pack().excludes().contains(&other.programme);
            if other.id != round.id && excluded {
                known.with_excluded(link, round.id, &other).await?;
            }
        }
        let mut called = BTreeSet::new();
        for other in store::second_calls::chain(link, round.id).await? {
            called.extend(self.with_call(link, &mut known, (round.id, other)).await?);
        }
        known.with_standing(link, round.id).await?;
        known.decided = known.decided(link, round.id).await?;
        let node = |(row, elsewhere): &(ApplicationRow, Option<String>)| Node {
            number: row.number.clone(),
            // Of several codes of one person, one.
            code: codes.of(&row.code_mark).pop_first().unwrap_or_default(),
            name: row.name_mark.clone(),
            elsewhere: match (elsewhere, called.contains(&row.number)) {
                (None, _) => None,
                (Some(_), true) => Some(Likeness::Called),
                (Some(_), false) => Some(Likeness::Excluded),
            },
            stands: row.state == "submitted",
            same_as: row.same_as.clone(),
        };
        known.nodes = known.rows.values().map(node).collect();
        Ok(known)
    }

    /// Adds whoever holds a place in another round of the chain and may be one person with somebody of this one, with that somebody;
    /// gives the numbers of the holders.
    async fn with_call(
        &self,
        link: &mut Link<'_>,
        known: &mut Known,
        (round, other): (Uuid, Uuid),
    ) -> Result<BTreeSet<String>, No> {
        let there = holders_there(link, (round, other), self.now()).await?;
        let doubtful: Vec<_> = there.into_iter().filter(|one| one.doubtful).collect();
        if doubtful.is_empty() {
            return Ok(BTreeSet::new());
        }
        let slug = store::rounds::by_id(link, other).await?.ok_or(No::NotFound)?.slug;
        let numbers: BTreeSet<&str> =
            doubtful.iter().flat_map(|one| [one.own.as_str(), one.theirs.as_str()]).collect();
        for few in numbers.into_iter().collect::<Vec<_>>().chunks(MISSING) {
            for row in store::applications::by_numbers(link, few).await? {
                let elsewhere = (row.round == other).then(|| slug.clone());
                known.rows.entry(row.number.clone()).or_insert((row, elsewhere));
            }
        }
        Ok(doubtful.into_iter().map(|one| one.theirs).collect())
    }
}

impl Known {
    /// Adds applications of a round that have different codes of one person.
    async fn with_former_codes(
        &mut self,
        link: &mut Link<'_>,
        round: Uuid,
        codes: &SameCodes,
    ) -> Result<(), No> {
        let marks: Vec<&str> = codes.all().collect();
        let mut persons: BTreeMap<String, Vec<Uuid>> = BTreeMap::new();
        for row in store::second_calls::known_by(link, round, (&marks, &[])).await? {
            let person = codes.of(&row.code_mark).pop_first().unwrap_or_default();
            persons.entry(person).or_default().push(row.id);
        }
        let ids: Vec<Uuid> = persons.into_values().filter(|ids| ids.len() > 1).flatten().collect();
        for few in ids.chunks(MISSING) {
            for row in store::applications::by_ids(link, few).await? {
                if row.state == "submitted" || !row.same_as.is_empty() {
                    self.rows.insert(row.number.clone(), (row, None));
                }
            }
        }
        Ok(())
    }

    /// Adds applications of a round that is excluded that share a mark with one of this round, and those with which they do.
    async fn with_excluded(&mut self, link: &mut Link<'_>, round: Uuid, other: &RoundRow) -> Result<(), No> {
        for there in store::duplicates::elsewhere(link, round, other.id).await? {
            for own in store::duplicates::marked(link, round, &there.code_mark, &there.name_mark).await? {
                self.rows.entry(own.number.clone()).or_insert((own, None));
            }
            self.rows.insert(there.number.clone(), (there, Some(other.slug.clone())));
        }
        Ok(())
    }

    /// Adds whoever stands for another one: they may look like nobody any more.
    async fn with_standing(&mut self, link: &mut Link<'_>, round: Uuid) -> Result<(), No> {
        loop {
            let missing: BTreeSet<&str> = self
                .rows
                .values()
                .map(|(row, _)| row.same_as.as_str())
                .filter(|stands| !stands.is_empty() && !self.rows.contains_key(*stands))
                .collect();
            let mut found = Vec::new();
            for few in missing.into_iter().collect::<Vec<_>>().chunks(MISSING) {
                found.extend(store::applications::by_numbers(link, few).await?);
            }
            // One that stands in another round is that round's.
            found.retain(|row| row.round == round);
            if found.is_empty() {
                return Ok(());
            }
            self.rows.extend(found.into_iter().map(|row| (row.number.clone(), (row, None))));
        }
    }

    /// What was found out in the round, and in the others of which an application is known about one of this round.
    async fn decided(&self, link: &mut Link<'_>, round: Uuid) -> Result<Vec<DuplicateRow>, No> {
        let mut decided = store::duplicates::of_round(link, round).await?;
        let others = self.rows.values().filter(|(_, elsewhere)| elsewhere.is_some());
        let others: BTreeSet<Uuid> = others.map(|(row, _)| row.round).collect();
        let own = |number: &str| self.rows.get(number).is_some_and(|(_, elsewhere)| elsewhere.is_none());
        for other in others {
            let there = store::duplicates::of_round(link, other).await?;
            decided.extend(there.into_iter().filter(|one| one.members.split(' ').any(own)));
        }
        Ok(decided)
    }
}

//! One search over all rounds of a caseworker's authority: by a part of a number, the beginnings of a name's words, a whole contact or a
//! personal code, as a round's list is searched. Owns that people of other authorities are not found, and that whoever is shown is noted
//! round by round.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::{
    No, Phase, Service, Withdrawn,
    audit::{Looked, Looker},
    book::phase,
    sorting::surname_first,
};
use crate::{
    domain::{Caseworker, Texts},
    i18n::{plain, sort},
    store::{self, Link, applications::ApplicationRow, rounds::RoundRow},
};

/// How many people are shown at once.
const SHOWN: usize = 100;

/// The shortest search, in characters.
const SHORTEST: usize = 2;

/// Somebody who was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundPerson {
    /// The round's word in addresses.
    pub slug: String,
    /// The round's name.
    pub round: Texts,
    /// Where the round stands.
    pub phase: Phase,
    /// The number of the application.
    pub number: String,
    /// Whose it is.
    pub name: String,
    /// By what the person is reached.
    pub contact: String,
    /// When it was received.
    pub received_at: DateTime<Utc>,
    /// As what it was withdrawn, if it was.
    pub withdrawn: Option<Withdrawn>,
}

/// Who was found.
#[derive(Debug)]
pub struct FoundPeople {
    /// By surname; of the same name the newest first.
    pub people: Vec<FoundPerson>,
    /// How many there are, shown or not.
    pub found: u64,
    /// Whether too little was typed to look for.
    pub too_short: bool,
}

impl Service {
    /// Looks for people in all rounds of a caseworker's authority. Whom it shows leaves a look in each round.
    ///
    /// # Errors
    /// [`No::Broken`]: then nobody is shown.
    pub async fn find_people(&self, who: &Caseworker, typed: &str) -> Result<FoundPeople, No> {
        let q = plain(typed.trim());
        if q.chars().count() < SHORTEST {
            return Ok(FoundPeople { people: Vec::new(), found: 0, too_short: true });
        }
        let mut conn = self.db.read().await?;
        let link = &mut conn.link();
        let (mut rows, rounds) = self.rows_found(link, who, (typed, &q)).await?;
        rows.retain(|row| row.wrapped_key.is_some());
        let found = rows.len() as u64;
        // Whoever is not shown is not opened.
        rows.sort_by_key(|row| std::cmp::Reverse(row.received_at));
        rows.truncate(SHOWN);
        let mut people = Vec::new();
        let mut shown: BTreeMap<_, Vec<String>> = BTreeMap::new();
        for row in &rows {
            let Some(round) = rounds.get(&row.round) else { continue };
            let person = self.stated(row)?.person;
            shown.entry(round.id).or_default().push(row.number.clone());
            people.push(FoundPerson {
                slug: round.slug.clone(),
                round: Texts {
                    lv: round.name_lv.clone(),
                    en: round.name_en.clone(),
                    ru: round.name_ru.clone(),
                },
                phase: phase(round, self.now()),
                number: row.number.clone(),
                name: person.name,
                contact: person.contact,
                received_at: row.received_at,
                withdrawn: Withdrawn::of(row),
            });
        }
        drop(conn);
        people.sort_by(|one, other| {
            let by_name = sort::compare(&surname_first(&one.name), &surname_first(&other.name));
            by_name
                .then_with(|| other.received_at.cmp(&one.received_at))
                .then_with(|| one.number.cmp(&other.number))
        });
        for (round, numbers) in shown {
            let slug = rounds.get(&round).map(|round| round.slug.as_str()).unwrap_or_default();
            let shown = numbers.iter().map(String::as_str).collect();
            let looked = Looked { round: Some(round), object: slug, shown, searched: typed };
            self.look(Looker::Staff(who.staff()), "look-list", looked).await?;
        }
        Ok(FoundPeople { people, found, too_short: false })
    }

    /// The applications of an authority's rounds that a search finds, and those rounds by their keys.
    async fn rows_found(
        &self,
        link: &mut Link<'_>,
        who: &Caseworker,
        (typed, q): (&str, &str),
    ) -> Result<(Vec<ApplicationRow>, BTreeMap<Uuid, RoundRow>), No> {
        let mut rows: Vec<ApplicationRow> = Vec::new();
        let mut rounds = BTreeMap::new();
        for round in store::rounds::list(link).await? {
            if round.authority != who.staff().organisation {
                continue;
            }
            let mut ids: BTreeSet<_> = self.called(link, round.id, typed).await?;
            let numbers = store::applications::numbers(link, round.id).await?;
            let numbers: Vec<&str> =
                numbers.iter().map(String::as_str).filter(|number| plain(number).contains(q)).collect();
            for some in numbers.chunks(400) {
                let known = store::applications::by_numbers(link, some).await?;
                ids.extend(known.into_iter().filter(|row| row.round == round.id).map(|row| row.id));
            }
            let ids: Vec<_> = ids.into_iter().collect();
            for some in ids.chunks(400) {
                rows.extend(store::applications::by_ids(link, some).await?);
            }
            rounds.insert(round.id, round);
        }
        Ok((rows, rounds))
    }
}

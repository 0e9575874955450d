//! Applications that may be one person's: found, shown as sets, decided by a caseworker, one by one or many at once. Nothing is
//! deleted and nothing is guessed; a round is closed with undecided sets only by whoever was shown them. Which applications are looked
//! at, is in `known`; what makes a set, and what a decision settles, in `alike`.

mod known;

use std::collections::BTreeSet;

use known::Known;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::{
    Book, No, Refusal, Service, alike,
    audit::{Looked, Looker},
    book::unfinished,
    likeness::{Alike, Compared, Duplicates, Finding, Rule},
    line::place_of_first,
};
use crate::{
    chance,
    domain::{Arg, Caseworker, Outcome, PersonalCode, draw::hex},
    store::{self, Link, applications::ApplicationRow, duplicates::DuplicateRow, rounds::RoundRow},
};

impl Service {
    /// The sets of a round, those first that nobody has decided.
    ///
    /// # Errors
    /// [`No::NotFound`].
    pub async fn duplicates(&self, who: &Caseworker, slug: &str) -> Result<(Book, Vec<Duplicates>), No> {
        let mut conn = self.db.read().await?;
        let link = &mut conn.link();
        let row = self.row_for(link, who, slug).await?;
        let book = self.book(&row)?;
        let sets = self.sets(link, &row, &book).await?;
        let members = sets.iter().flat_map(|set: &Duplicates| &set.members);
        let shown: Vec<&str> = members.map(|member| member.number.as_str()).collect();
        if !shown.is_empty() {
            let looked = Looked { round: Some(row.id), object: slug, shown, searched: "" };
            self.look(Looker::Staff(who.staff()), "duplicates-look", looked).await?;
        }
        Ok((book, sets))
    }

    /// By what the applications of a round are compared, and how many cannot be: nobody is opened for it.
    ///
    /// # Errors
    /// [`No::NotFound`] for another authority's round.
    pub async fn compared(&self, who: &Caseworker, slug: &str) -> Result<Compared, No> {
        let mut conn = self.db.read().await?;
        let link = &mut conn.link();
        let round = self.row_for(link, who, slug).await?;
        let row = store::duplicates::compared(link, round.id).await?;
        let n = |n: i64| u64::try_from(n).unwrap_or_default();
        let (no_code, no_name, neither) = (n(row.codeless), n(row.nameless), n(row.markless));
        Ok(Compared { all: n(row.n), no_code, no_name, neither })
    }

    /// The sets of a round that nobody has decided.
    pub(super) async fn undecided(
        &self,
        link: &mut Link<'_>,
        row: &RoundRow,
        book: &Book,
    ) -> Result<Vec<String>, No> {
        let known = self.known(link, row, book).await?;
        let sets = alike::sets(&known.nodes, &known.decided).into_iter();
        Ok(sets.filter(|set| !set.decided).map(|set| set.key()).collect())
    }

    /// Notes what a caseworker found out about a whole set. Where it is one person's, all but one application are withdrawn.
    ///
    /// # Errors
    /// As [`decide_some`](Self::decide_some).
    pub async fn decide_duplicates(
        &self,
        who: &Caseworker,
        slug: &str,
        key: &str,
        finding: &Finding,
    ) -> Result<(), No> {
        let members: BTreeSet<String> = key.split(' ').map(ToOwned::to_owned).collect();
        self.decide_some(who, slug, key, &members, finding).await
    }

    /// Notes what a caseworker found out about some applications of a set; every other pair stays undecided.
    ///
    /// # Errors
    /// [`No::NotFound`]; refusals `refused-stale` when the set is another one by now, `refused-finished`, `refused-duplicate-holds` when
    /// one that would be withdrawn holds a place, `refused-duplicate-owed` when one has something after publication that would be lost.
    pub async fn decide_some(
        &self,
        who: &Caseworker,
        slug: &str,
        key: &str,
        members: &BTreeSet<String>,
        finding: &Finding,
    ) -> Result<(), No> {
        let mut tx = self.db.write().await?;
        let link = &mut tx.link();
        let (row, book) = self.deciding(link, who, slug).await?;
        let known = self.known(link, &row, &book).await?;
        let set = self.undecided_set(&known, key)?;
        self.decide_one(link, who, (&row, &book), (&known, set), (members, finding)).await?;
        Ok(tx.commit().await?)
    }

    /// Notes the same about many sets, all or none; gives how many.
    ///
    /// # Errors
    /// As [`decide_some`](Self::decide_some).
    pub async fn decide_many(
        &self,
        who: &Caseworker,
        slug: &str,
        keys: &BTreeSet<String>,
        rule: Rule,
    ) -> Result<u64, No> {
        let mut tx = self.db.write().await?;
        let link = &mut tx.link();
        let (row, book) = self.deciding(link, who, slug).await?;
        // Sets have no member in common: what is decided about one changes no other.
        let known = self.known(link, &row, &book).await?;
        let mut open = self.shown_sets(&known, |set| !set.decided)?;
        for key in keys {
            let set = open.iter().position(|set| set.key == *key).ok_or_else(stale)?;
            let set = open.swap_remove(set);
            let members = set.members.iter().map(|member| member.number.clone()).collect();
            let finding = rule.finding(&set);
            self.decide_one(link, who, (&row, &book), (&known, set), (&members, &finding)).await?;
        }
        tx.commit().await?;
        Ok(keys.len() as u64)
    }

    /// The round, locked, while its duplicates can be decided: until it is finished.
    async fn deciding(
        &self,
        link: &mut Link<'_>,
        who: &Caseworker,
        slug: &str,
    ) -> Result<(RoundRow, Book), No> {
        let known = self.row_for(link, who, slug).await?;
        let row = store::rounds::touch(link, known.id).await?.ok_or(No::NotFound)?;
        let book = self.book(&row)?;
        unfinished(book.phase)?;
        Ok((row, book))
    }

    fn undecided_set(&self, known: &Known, key: &str) -> Result<Duplicates, No> {
        self.shown_sets(known, |set| !set.decided && set.key() == key)?.pop().ok_or_else(stale)
    }

    async fn decide_one(
        &self,
        link: &mut Link<'_>,
        who: &Caseworker,
        (round, book): (&RoundRow, &Book),
        (known, mut set): (&Known, Duplicates),
        (members, finding): (&BTreeSet<String>, &Finding),
    ) -> Result<(), No> {
        set.members.retain(|member| members.contains(&member.number));
        if set.members.len() != members.len() || members.len() < 2 {
            return Err(stale());
        }
        if let Finding::Same(stands) = finding {
            let Some(kept) = set.members.iter().find(|member| member.number == *stands) else {
                return Err(stale());
            };
            if !book.phase.is_told() {
                // Once people were told of it, the order stays as it was.
                self.keep_first_draw_code(link, &set, &kept.number).await?;
            }
            // An application of another round is that round's own matter: its caseworker withdraws it.
            for member in set.members.iter().filter(|one| one.number != *stands && one.elsewhere.is_none()) {
                let (row, _) = known.rows.get(&member.number).ok_or(No::NotFound)?;
                if self.holds(link, row.id).await? {
                    let number = Arg::Text(row.number.clone());
                    return Err(Refusal::new("refused-duplicate-holds").with("number", number).into());
                }
                if let Some((kept, _)) = known.rows.get(stands).filter(|_| book.phase.is_told())
                    && self.is_owed(link, (row, kept)).await?
                {
                    let number = Arg::Text(row.number.clone());
                    return Err(Refusal::new("refused-duplicate-owed").with("number", number).into());
                }
                store::duplicates::withdraw_for(link, row.id, stands).await?;
                self.note(link, Some(who.staff()), "withdraw-duplicate", (Some(row.round), &row.number))
                    .await?;
            }
        }
        // Whoever stands for others answers for them: what was found is found about all of them.
        let all: Vec<String> = alike::spoken_for(&known.nodes, members).into_iter().collect();
        let decision = DuplicateRow {
            id: chance::id()?,
            round: round.id,
            members: all.join(" "),
            same: matches!(finding, Finding::Same(_)),
            kept: if let Finding::Same(number) = finding { number.clone() } else { String::new() },
            account: who.staff().account,
            decided_at: self.now(),
        };
        store::duplicates::decide(link, &decision)
            .await
            .map_err(|error| super::taken(error, "refused-stale"))?;
        let told = members.iter().map(String::as_str).collect::<Vec<_>>().join(" ");
        self.note(link, Some(who.staff()), "duplicates", (Some(round.id), &told)).await
    }

    /// Whether an application has a place that is offered or accepted.
    async fn holds(&self, link: &mut Link<'_>, application: Uuid) -> Result<bool, No> {
        let offers = store::offers::of_application(link, application).await?;
        Ok(offers.first().is_some_and(|newest| newest.at(self.now()).state.holds()))
    }

    /// Whether an application has something after publication that would be lost if it were withdrawn and another one of its person
    /// stood: the first place in line, a seat that is signed, a correction or an objection that waits. What a place in line is worth is
    /// not lost where the other one holds a place, or goes before.
    async fn is_owed(
        &self,
        link: &mut Link<'_>,
        (row, kept): (&ApplicationRow, &ApplicationRow),
    ) -> Result<bool, No> {
        let own = store::objections::of_person(link, row.id).await?;
        if own.iter().any(|one| one.state().is_open() || one.state().is_owed()) {
            return Ok(true);
        }
        if store::offers::of_application(link, row.id).await?.iter().any(|offer| offer.contested) {
            return Ok(true);
        }
        if self.holds(link, kept.id).await? {
            return Ok(false);
        }
        let signed = store::corrections::unused_excess(link, row.round).await?;
        if signed.iter().any(|one| one.application == row.id) {
            return Ok(true);
        }
        if self.to_tell(link, row.round).await?.iter().any(|one| one.application == row.id) {
            return Ok(true);
        }
        let first = self.first_by(link, row.id).await?;
        let before = self.first_by(link, kept.id).await?;
        Ok(first.is_some_and(|first| before.is_none_or(|before| first < before)))
    }

    /// The place of an application among those who go first in line, while that counts.
    async fn first_by(&self, link: &mut Link<'_>, application: Uuid) -> Result<Option<u32>, No> {
        let newest = store::offers::of_application(link, application).await?.first().map(|offer| offer.id);
        let first = store::corrections::first_for(link, application).await?;
        Ok(first.filter(|first| first.offer == newest).map(|first| place_of_first(&first)))
    }

    /// That of applications which may be one person's, and about which nobody has decided, no two would hold a place once a run is
    /// published that gives one of them a place.
    ///
    /// # Errors
    /// Refusal `refused-one-person` with their numbers.
    pub(super) async fn one_place_each(
        &self,
        link: &mut Link<'_>,
        (row, book): (&RoundRow, &Book),
        outcome: &Outcome,
    ) -> Result<(), No> {
        let given: BTreeSet<&str> =
            outcome.new_places().map(|(person, _)| person.applicant.as_str()).collect();
        let known = self.known(link, row, book).await?;
        for set in alike::sets(&known.nodes, &known.decided) {
            if set.decided || !set.numbers.iter().any(|number| given.contains(number.as_str())) {
                continue;
            }
            let mut places = Vec::new();
            for (number, (member, _)) in known.rows.iter().filter(|(number, _)| set.numbers.contains(*number))
            {
                if given.contains(number.as_str()) || self.holds(link, member.id).await? {
                    places.push(number.as_str());
                }
            }
            if places.len() > 1 {
                let numbers = Arg::Text(places.join(", "));
                return Err(Refusal::new("refused-one-person").with("numbers", numbers).into());
            }
        }
        Ok(())
    }

    /// The application of a set that stands draws with the code with which its person entered the round first.
    async fn keep_first_draw_code(
        &self,
        link: &mut Link<'_>,
        set: &Duplicates,
        kept: &str,
    ) -> Result<(), No> {
        let here = set.members.iter().filter(|member| member.elsewhere.is_none());
        let numbers: Vec<&str> = here.map(|member| member.number.as_str()).collect();
        let rows = store::applications::by_numbers(link, &numbers).await?;
        let first = rows.iter().min_by_key(|row| row.arrival);
        let stands = rows.iter().find(|row| row.number == kept);
        if let (Some(first), Some(stands)) = (first, stands) {
            store::order::set_draw_code(link, stands.id, &first.draw_code).await?;
        }
        Ok(())
    }

    async fn sets(&self, link: &mut Link<'_>, row: &RoundRow, book: &Book) -> Result<Vec<Duplicates>, No> {
        let known = self.known(link, row, book).await?;
        self.shown_sets(&known, |_| true)
    }

    /// The sets that are asked for, with their people's names.
    fn shown_sets(&self, known: &Known, wanted: impl Fn(&alike::Set) -> bool) -> Result<Vec<Duplicates>, No> {
        let sets = alike::sets(&known.nodes, &known.decided).into_iter().filter(wanted);
        let shown = sets.map(|set| {
            let members = set.numbers.iter().filter_map(|number| known.rows.get(number));
            Ok(Duplicates {
                key: set.key(),
                likeness: set.why,
                members: members.map(|member| self.shown(member)).collect::<Result<_, No>>()?,
                decided: set.decided,
            })
        });
        shown.collect()
    }

    fn shown(&self, (row, elsewhere): &(ApplicationRow, Option<String>)) -> Result<Alike, No> {
        let person = self.stated(row)?.person;
        let code = person.code.as_deref().and_then(|code| PersonalCode::parse(code).ok());
        Ok(Alike {
            number: row.number.clone(),
            name: person.name,
            code: code.map(|code| code.masked()),
            received_at: row.received_at,
            elsewhere: elsewhere.clone(),
        })
    }
}

/// The set is another one by now.
fn stale() -> No {
    Refusal::new("refused-stale").into()
}

/// What stands for undecided sets in the form that closes a round with them: another one as soon as one of them changes.
pub fn sets_mark(keys: &[String]) -> String {
    hex(&Sha256::digest(keys.join("\n")))
}

/// The refusal to close a round with sets that nobody has decided, and was not shown.
pub(super) fn undecided_refusal(count: usize) -> No {
    let n = Arg::Whole(i64::try_from(count).unwrap_or(i64::MAX));
    Refusal::new("refused-duplicates").with("n", n).into()
}

//! Applications that may be one person's: found, shown as sets, decided by a caseworker. Nothing is deleted and nothing is
//! guessed; sets that nobody has decided keep a round from being closed. Owns what makes a set.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};

use super::{
    Book, No, Person, Phase, Refusal, Service,
    marks::{self, Marks},
    place_of,
};
use crate::{
    chance,
    domain::{Caseworker, PersonalCode},
    store::{self, Link, applications::ApplicationRow, duplicates::DuplicateRow, rounds::RoundRow},
};

/// Why applications may be one person's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Likeness {
    /// The same personal code.
    Code,
    /// The same name and day of birth.
    Name,
    /// The same name and day of birth, and different codes: one may have been changed.
    ChangedCode,
    /// The same person applies in a programme that excludes this one.
    Excluded,
}

impl Likeness {
    /// The word that catalogues use.
    pub fn name(self) -> &'static str {
        match self {
            Self::Code => "code",
            Self::Name => "name",
            Self::ChangedCode => "changed-code",
            Self::Excluded => "excluded",
        }
    }
}

/// One application of a set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alike {
    /// Its number.
    pub number: String,
    /// The person's name.
    pub name: String,
    /// The personal code, all but its end hidden.
    pub code: Option<String>,
    /// When it was submitted.
    pub registered_at: DateTime<Utc>,
    /// The other round's word in addresses, where it is another.
    pub elsewhere: Option<String>,
}

/// Applications that may be one person's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Duplicates {
    /// Their numbers, sorted, joined by a space: how the set is named.
    pub key: String,
    /// Why.
    pub likeness: BTreeSet<Likeness>,
    /// The applications, by number.
    pub members: Vec<Alike>,
    /// Whether a caseworker said that they are different people's.
    pub decided: bool,
}

/// What a caseworker found out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Finding {
    /// Different people: all applications stand.
    Different,
    /// One person: the application of this number stands, the others are withdrawn.
    Same(String),
}

struct Member {
    row: ApplicationRow,
    person: Person,
    elsewhere: Option<String>,
}

impl Service {
    /// The sets of a round, those first that nobody has decided.
    ///
    /// # Errors
    /// [`No::NotFound`].
    pub async fn duplicates(&self, who: &Caseworker, slug: &str) -> Result<(Book, Vec<Duplicates>), No> {
        let mut tx = self.db.write().await?;
        let link = &mut tx.link();
        let row = self.row_for(link, who, slug).await?;
        let book = self.book(&row)?;
        self.mark_all(link).await?;
        let sets = self.sets(link, &row, &book).await?;
        tx.commit().await?;
        Ok((book, sets))
    }

    /// How many sets of a round nobody has decided.
    pub(super) async fn undecided(
        &self,
        link: &mut Link<'_>,
        row: &RoundRow,
        book: &Book,
    ) -> Result<u64, No> {
        let sets = self.sets(link, row, book).await?;
        Ok(sets.iter().filter(|set| !set.decided).count() as u64)
    }

    /// Notes what a caseworker found out about a set. Where it is one person's, all but one application are withdrawn.
    ///
    /// # Errors
    /// [`No::NotFound`]; refusals `refused-stale` when the set is another one by now, `refused-round-closed`.
    pub async fn decide_duplicates(
        &self,
        who: &Caseworker,
        slug: &str,
        key: &str,
        finding: &Finding,
    ) -> Result<(), No> {
        let mut tx = self.db.write().await?;
        let link = &mut tx.link();
        let known = self.row_for(link, who, slug).await?;
        let row = store::rounds::touch(link, known.id).await?.ok_or(No::NotFound)?;
        let book = self.book(&row)?;
        if matches!(book.phase, Phase::Closed | Phase::Published) {
            return Err(Refusal::new("refused-round-closed").into());
        }
        self.mark_all(link).await?;
        let sets = self.sets(link, &row, &book).await?;
        let stale = || No::from(Refusal::new("refused-stale"));
        let set = sets.into_iter().find(|set| set.key == key && !set.decided).ok_or_else(stale)?;
        let kept = match finding {
            Finding::Different => String::new(),
            Finding::Same(number) => number.clone(),
        };
        if let Finding::Same(number) = finding {
            if set.members.iter().all(|member| member.number != *number) {
                return Err(stale());
            }
            self.keep_first_draw_code(link, &set, number).await?;
            // An application of another round is that round's own matter: its caseworker withdraws it.
            for member in set.members.iter().filter(|one| one.number != *number && one.elsewhere.is_none()) {
                let row = store::applications::by_number(link, &member.number).await?.ok_or(No::NotFound)?;
                store::applications::withdraw(link, row.id).await?;
                self.note(link, Some(who.staff()), "withdraw-duplicate", (Some(row.round), &row.number))
                    .await?;
            }
        }
        let decision = DuplicateRow {
            id: chance::id()?,
            round: row.id,
            members: set.key.clone(),
            same: matches!(finding, Finding::Same(_)),
            kept,
            account: who.staff().account,
            decided_at: self.now(),
        };
        store::duplicates::decide(link, &decision)
            .await
            .map_err(|error| super::taken(error, "refused-stale"))?;
        self.note(link, Some(who.staff()), "duplicates", (Some(row.id), &set.key)).await?;
        Ok(tx.commit().await?)
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
        let first = rows.iter().filter(|row| !row.draw_code.is_empty()).min_by_key(|row| row.arrival);
        let stands = rows.iter().find(|row| row.number == kept);
        if let (Some(first), Some(stands)) = (first, stands) {
            store::order::set_draw_code(link, stands.id, &first.draw_code).await?;
        }
        Ok(())
    }

    /// Marks what was kept before there were marks.
    pub(super) async fn mark_all(&self, link: &mut Link<'_>) -> Result<(), No> {
        loop {
            let rows = store::duplicates::unmarked(link).await?;
            if rows.is_empty() {
                return Ok(());
            }
            for row in rows {
                let person: Person = self.vault.open(&place_of("application", row.id), &row.sealed)?;
                let Marks { code, name } = Marks::of(&self.vault, &person);
                store::duplicates::mark(link, row.id, &code, &name).await?;
            }
        }
    }

    async fn sets(&self, link: &mut Link<'_>, row: &RoundRow, book: &Book) -> Result<Vec<Duplicates>, No> {
        let mut here = Vec::new();
        for row in store::duplicates::sharing(link, row.id).await? {
            here.push(self.member(row, None)?);
        }
        let mut sets = BTreeMap::new();
        alike(&here, &mut sets);
        for other in store::rounds::list(link).await? {
            let excluded = book.rules.pack().excludes().contains(&other.programme);
            if other.id == row.id || other.state == "published" || !excluded {
                continue;
            }
            for there in store::duplicates::elsewhere(link, row.id, other.id).await? {
                let own = store::duplicates::marked(link, row.id, &there.code_mark, &there.name_mark).await?;
                let mut members = vec![self.member(there, Some(other.slug.clone()))?];
                for row in own {
                    members.push(self.member(row, None)?);
                }
                add(&mut sets, &members.iter().collect::<Vec<_>>(), Likeness::Excluded);
            }
        }
        let decided = store::duplicates::of_round(link, row.id).await?;
        let mut sets: Vec<Duplicates> = sets.into_values().collect();
        for set in &mut sets {
            let known = decided.iter().find(|one| one.members == set.key);
            let excluded = set.likeness.contains(&Likeness::Excluded);
            set.decided = known.is_some_and(|one| !one.same || excluded);
        }
        sets.sort_by(|one, other| (one.decided, &one.key).cmp(&(other.decided, &other.key)));
        Ok(sets)
    }

    fn member(&self, row: ApplicationRow, elsewhere: Option<String>) -> Result<Member, No> {
        let person = self.vault.open(&place_of("application", row.id), &row.sealed)?;
        Ok(Member { row, person, elsewhere })
    }
}

/// Sets by the same code, and by the same name and birth.
fn alike(here: &[Member], sets: &mut BTreeMap<String, Duplicates>) {
    let mut by_code: BTreeMap<&str, Vec<&Member>> = BTreeMap::new();
    let mut by_name: BTreeMap<&str, Vec<&Member>> = BTreeMap::new();
    for member in here {
        for (groups, mark) in [(&mut by_code, &member.row.code_mark), (&mut by_name, &member.row.name_mark)] {
            if mark != marks::NOTHING {
                groups.entry(mark.as_str()).or_default().push(member);
            }
        }
    }
    for group in by_code.values().filter(|group| group.len() > 1) {
        add(sets, group, Likeness::Code);
    }
    for group in by_name.values().filter(|group| group.len() > 1) {
        let codes: BTreeSet<&str> = group.iter().map(|member| member.row.code_mark.as_str()).collect();
        let changed = codes.len() == group.len() && !codes.contains(marks::NOTHING);
        add(sets, group, if changed { Likeness::ChangedCode } else { Likeness::Name });
    }
}

fn add(sets: &mut BTreeMap<String, Duplicates>, members: &[&Member], likeness: Likeness) {
    let mut members: Vec<Alike> = members.iter().map(|member| shown(member)).collect();
    members.sort_by(|one, other| one.number.cmp(&other.number));
    let numbers: Vec<&str> = members.iter().map(|member| member.number.as_str()).collect();
    let key = numbers.join(" ");
    let set = sets.entry(key.clone());
    let set = set.or_insert(Duplicates { key, likeness: BTreeSet::new(), members, decided: false });
    set.likeness.insert(likeness);
}

fn shown(member: &Member) -> Alike {
    let code = member.person.code.as_deref().and_then(|code| PersonalCode::parse(code).ok());
    Alike {
        number: member.row.number.clone(),
        name: member.person.name.clone(),
        code: code.map(|code| code.masked()),
        registered_at: member.row.registered_at,
        elsewhere: member.elsewhere.clone(),
    }
}

//! The conditions of a round beside its rules about persons, on pages: which stand, and of a draft one more, one less, one in another's
//! place. Owns that what is answered on a form comes into the settings as if somebody had written it there, and that nothing is written
//! over what the page did not show. Whom a condition touches, `conditions_touch` says.

use sha2::{Digest, Sha256};

use super::{
    Answers, Book, No, Placed, Refusal, Service, Wrong,
    book::phase,
    conditions_offer::{Choosable, groups},
    conditions_typed::{Against, answers_of, by_of, read_condition},
    law::{Law, law_files},
    standing::facts_of,
};
use crate::{
    domain::{
        Caseworker, Condition, ConditionKind, Facts, Round, RoundVerb, Source, Stage,
        constraints::Constraints, draw::hex,
    },
    files::{conditioned, folder::Folder, settings},
    store::{self, Link},
};

/// Whose a condition is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Owner {
    /// The rule pack's.
    Pack,
    /// The round's own.
    Round,
    /// The round's own, in the place of one that the rule pack has.
    InPlace,
}

impl Owner {
    /// The end of the keys of what is said about it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Pack => "pack",
            Self::Round => "round",
            Self::InPlace => "in-place",
        }
    }
}

/// A condition in the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConditionLine {
    /// What addresses call it.
    pub key: String,
    /// What it asks.
    pub condition: Condition,
    /// Whose it is.
    pub owner: Owner,
    /// Where it comes from, if that is said.
    pub source: Option<Source>,
    /// Whether nothing is kept of it: seats are kept for a group only where the round has that among its aims.
    pub idle: bool,
}

/// The conditions of a round.
#[derive(Debug, Clone)]
pub struct Conditions {
    /// The round.
    pub book: Book,
    /// All of them, kind by kind.
    pub lines: Vec<ConditionLine>,
    /// Whether they may be changed.
    pub may_change: bool,
    /// Whether somebody proposed to open the round: what they saw stays as they saw it.
    pub waits: bool,
}

/// Which condition is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Which<'a> {
    /// A new one of a kind.
    New(ConditionKind),
    /// The one that addresses call so.
    Known(&'a str),
}

impl Which<'_> {
    fn kind(self) -> Result<ConditionKind, No> {
        match self {
            Self::New(kind) => Ok(kind),
            Self::Known(key) => ConditionKind::of_key(key).ok_or(No::NotFound),
        }
    }
}

/// What a form about a condition asks.
#[derive(Debug, Clone)]
pub struct Conditioning {
    /// The round.
    pub book: Book,
    /// The kind.
    pub kind: ConditionKind,
    /// The condition that is changed.
    pub stands: Option<ConditionLine>,
    /// What it can go by.
    pub offered: Choosable,
    /// The facts that make groups, of a quota.
    pub by: Vec<String>,
    /// The groups that these make, with how many belong to each.
    pub groups: Vec<(String, u64)>,
    /// What is answered.
    pub answers: Answers,
    /// What the conditions are known by as they stand.
    pub seen: String,
}

/// The applications and placements of a draft, opened.
pub(super) struct There {
    /// The facts of the applications that stand.
    pub(super) facts: Vec<Facts>,
    /// Their numbers, in the same order.
    pub(super) numbers: Vec<String>,
    /// The placements.
    pub(super) places: Vec<Placed>,
}

impl Service {
    /// The conditions of a round of the own authority, wherever it stands.
    ///
    /// # Errors
    /// [`No::NotFound`].
    pub async fn conditions(&self, who: &Caseworker, slug: &str) -> Result<Conditions, No> {
        let mut conn = self.db.read().await?;
        let link = &mut conn.link();
        let row = self.row_for(link, who, slug).await?;
        let book = self.book(&row)?;
        let waits = !store::approvals::waiting(link, row.id).await?.is_empty();
        let is_draft = RoundVerb::Constrain.may(book.phase).is_ok();
        Ok(Conditions {
            lines: lines(&book)?,
            may_change: is_draft && !waits,
            waits: is_draft && waits,
            book,
        })
    }

    /// What a form about a condition asks, with what stands or what was answered.
    ///
    /// # Errors
    /// [`No::NotFound`]; refusals `refused-opened`, `refused-finished` where the round is no draft any more.
    pub async fn conditioning(
        &self,
        who: &Caseworker,
        (slug, which): (&str, Which<'_>),
        typed: Option<&Answers>,
    ) -> Result<Conditioning, No> {
        let mut conn = self.db.read().await?;
        let link = &mut conn.link();
        let row = self.row_for(link, who, slug).await?;
        RoundVerb::Constrain.may(phase(&row, self.now())).map_err(Refusal::new)?;
        let book = self.book(&row)?;
        let there = self.there(link, &book).await?;
        let asking = Asking::new(&book, which, &there)?;
        // What somebody answered is shown again, though what it was about may be gone by now.
        if typed.is_none() && matches!(which, Which::Known(_)) && asking.stands.is_none() {
            return Err(No::NotFound);
        }
        let answers = match (typed, &asking.stands) {
            (Some(typed), _) => typed.clone(),
            (None, Some(stands)) => answers_of(&stands.condition, book.rules.pack()),
            (None, None) => Answers::new(),
        };
        let (by, groups) = asking.groups(&answers, &there);
        let Asking { kind, stands, offered, own, .. } = asking;
        Ok(Conditioning { kind, stands, offered, by, groups, answers, seen: mark(&own), book })
    }

    /// Puts what was answered into a draft's settings, or takes the condition away where nothing is answered, as a page showed the
    /// conditions that `seen` stands for. The same once more changes nothing and is no mistake.
    ///
    /// # Errors
    /// [`No::NotFound`]; [`No::Invalid`] for every answer that is wrong; [`No::Faults`] for what does not go together; refusals
    /// `refused-opened`, `refused-finished`, `refused-approval-waits`, and `refused-stale` where somebody changed the conditions meanwhile.
    pub async fn set_condition(
        &self,
        who: &Caseworker,
        (slug, which, seen): (&str, Which<'_>, &str),
        typed: Option<&Answers>,
    ) -> Result<(), No> {
        let kind = which.kind()?;
        let mut tx = self.db.write().await?;
        let link = &mut tx.link();
        let known = self.row_for(link, who, slug).await?;
        let row = store::rounds::touch(link, known.id).await?.ok_or(No::NotFound)?;
        RoundVerb::Constrain.may(phase(&row, self.now())).map_err(Refusal::new)?;
        if !store::approvals::waiting(link, row.id).await?.is_empty() {
            return Err(Refusal::new("refused-approval-waits").into());
        }
        let book = self.book(&row)?;
        let there = self.there(link, &book).await?;
        let Some(change) = Change::new(&book, which, &there, typed)? else { return Ok(()) };
        if mark(&change.own) != seen {
            return Err(Refusal::new("refused-stale").into());
        }
        change.checked(&book)?;
        let law = change.law(&book)?;
        self.redraft(link, row.id, law, (row.opens_at, row.closes_at)).await?;
        self.note(link, Some(who.staff()), "round-condition", (Some(row.id), kind.name())).await?;
        tx.commit().await?;
        self.judge_round(row.id).await;
        Ok(())
    }

    /// A round's applications and placements, opened.
    pub(super) async fn there(&self, link: &mut Link<'_>, book: &Book) -> Result<There, No> {
        let people = self.people(link, book.id).await?;
        let standing = people.iter().filter(|one| one.withdrawn.is_none());
        Ok(There {
            facts: facts_of(&people)?,
            numbers: standing.map(|one| one.number.clone()).collect(),
            places: self.places(link, book.id).await?,
        })
    }
}

/// What a round's own settings state, whatever its rule pack has besides.
fn stated(book: &Book) -> Result<Round, No> {
    let (settings, ..) = settings::read(&Folder::Held(&law_files(&book.law)))?;
    Ok(settings)
}

/// What conditions are known by, so that a page which shows older ones is told so.
pub(super) fn mark(own: &Constraints) -> String {
    // These nouns always have a text.
    let text = serde_json::to_string(own).unwrap_or_default();
    hex(&Sha256::digest(text))[..16].to_owned()
}

/// A round's conditions, the rule pack's among them.
pub(super) fn lines(book: &Book) -> Result<Vec<ConditionLine>, No> {
    let (own, pack) = (stated(book)?.constraints.conditions(), book.rules.pack());
    let of_pack = pack.constraints().conditions();
    let same = |list: &[Condition], one: &Condition| {
        list.iter().any(|other| other.key() == one.key() && other.name() == one.name())
    };
    let line = |condition: Condition| {
        let owner = match (same(&own, &condition), same(&of_pack, &condition)) {
            (true, true) => Owner::InPlace,
            (true, false) => Owner::Round,
            (false, _) => Owner::Pack,
        };
        let source = book.source_of(&condition);
        let is_aim = book.settings.stages.contains(&Stage::Reserves);
        let idle = condition.kind() == ConditionKind::Reserve && !is_aim;
        ConditionLine { key: condition.key(), owner, source, idle, condition }
    };
    Ok(book.settings.constraints.conditions().into_iter().map(line).collect())
}

/// A condition that a form is about, with what it can go by.
struct Asking {
    kind: ConditionKind,
    stands: Option<ConditionLine>,
    offered: Choosable,
    own: Constraints,
    /// Whether seats in reserve are among the aims of the round.
    is_aim: bool,
}

impl Asking {
    fn new(book: &Book, which: Which<'_>, there: &There) -> Result<Self, No> {
        let kind = which.kind()?;
        let key = match which {
            Which::Known(key) => Some(key),
            // Of these a round has one at most: a new one takes its place.
            Which::New(kind) => (!kind.is_named()).then_some(kind.name()),
        };
        let stands = lines(book)?.into_iter().find(|line| Some(line.key.as_str()) == key);
        let Round { constraints: own, stages, .. } = stated(book)?;
        let offered = Choosable::new(book, &there.facts, &there.places);
        Ok(Self { kind, stands, offered, own, is_aim: stages.contains(&Stage::Reserves) })
    }

    /// The facts that make groups, and the groups.
    fn groups(&self, answers: &Answers, there: &There) -> (Vec<String>, Vec<(String, u64)>) {
        let on_people = match self.kind {
            ConditionKind::PeopleQuota => true,
            ConditionKind::PlacesQuota => false,
            _ => return (Vec::new(), Vec::new()),
        };
        let by = by_of(answers, &self.offered.of(self.kind));
        let stands = match self.stands.as_ref().map(|line| &line.condition) {
            Some(Condition::Quota(quota)) if quota.by() == by => Some(quota),
            _ => None,
        };
        let facts: Vec<&Facts> = if on_people {
            there.facts.iter().collect()
        } else {
            there.places.iter().map(|place| &place.placement.facts).collect()
        };
        let groups = groups(&by, &facts, stands);
        (by, groups)
    }
}

/// A change of a draft's conditions.
pub(super) struct Change {
    kind: ConditionKind,
    /// What stood before, of the round or of its rule pack.
    pub(super) before: Option<Condition>,
    /// What is to stand.
    pub(super) after: Option<Condition>,
    /// The round's own conditions as they are.
    pub(super) own: Constraints,
    /// Whether seats in reserve come among the aims of the round by it.
    pub(super) aims: bool,
}

impl Change {
    /// Reads what was answered; nothing where it stands so already.
    pub(super) fn new(
        book: &Book,
        which: Which<'_>,
        there: &There,
        typed: Option<&Answers>,
    ) -> Result<Option<Self>, No> {
        let asking = Asking::new(book, which, there)?;
        if typed.is_none() && asking.stands.as_ref().is_some_and(|line| line.owner == Owner::Pack) {
            return Err(Refusal::new("refused-condition-pack").into());
        }
        let before = asking.stands.as_ref().map(|line| line.condition.clone());
        let after = match typed {
            None => None,
            Some(typed) => {
                let (_, groups) = asking.groups(typed, there);
                let against = Against {
                    pack: book.rules.pack(),
                    offered: &asking.offered,
                    groups: &groups,
                    stands: before.as_ref(),
                };
                Some(read_condition(asking.kind, typed, &against).map_err(No::Invalid)?)
            }
        };
        let aims = matches!(after, Some(Condition::Reserve(_))) && !asking.is_aim;
        let change = Self { kind: asking.kind, before, after, own: asking.own, aims };
        let is_done = match &change.after {
            Some(after) => change.own.conditions().contains(after) && change.is_known(after),
            None => change.asked() == change.own,
        };
        Ok((!is_done).then_some(change))
    }

    /// Whether what is to stand is what stood, or what stood is gone.
    fn is_known(&self, after: &Condition) -> bool {
        self.before.as_ref().is_none_or(|before| before == after)
    }

    /// The round's own conditions as they are to be.
    fn asked(&self) -> Constraints {
        let old = self.before.as_ref().map(Condition::name);
        self.own.put(self.kind, old, self.after.as_ref())
    }

    /// Whether the name is still to be had: each stands once, in the round and in its rule pack.
    pub(super) fn checked(&self, book: &Book) -> Result<(), No> {
        let Some(after) = self.after.as_ref().filter(|after| after.kind().is_named()) else { return Ok(()) };
        let before = self.before.as_ref().map(Condition::name);
        let of_pack = book.rules.pack().constraints().conditions();
        let is_packs = |name: &str| of_pack.iter().any(|one| one.name() == name);
        let all = book.settings.constraints.conditions();
        let taken = before != Some(after.name()) && all.iter().any(|one| one.name() == after.name());
        // One in the place of the pack's is found by its name.
        let renamed = before.is_some_and(|before| before != after.name() && is_packs(before));
        match (taken, renamed) {
            (true, _) => Err(Wrong::new("name", "wrong-condition-name").into()),
            (false, true) => Err(Wrong::new("name", "wrong-condition-renamed").into()),
            (false, false) => Ok(()),
        }
    }

    /// The round's law with the change in its settings.
    pub(super) fn law(&self, book: &Book) -> Result<Law, No> {
        let old = self.before.as_ref().map(Condition::name);
        let broken = || No::Broken("a condition cannot be written into the settings".to_owned());
        let toml =
            conditioned::put(&book.law.toml, self.kind, old, self.after.as_ref()).ok_or_else(broken)?;
        let law = &book.law;
        let law =
            Law { toml, pack: law.pack.clone(), draws_codes: law.draws_codes, former: law.former.clone() };
        let (settings, ..) = settings::read(&Folder::Held(&law_files(&law)))?;
        if settings.constraints != self.asked().normal() {
            return Err(broken());
        }
        Ok(law)
    }
}

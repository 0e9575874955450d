//! Two verified runs of one round side by side: whom the later treats otherwise, and why each run says what it says.

use std::collections::BTreeMap;

use uuid::Uuid;

use super::{
    No, RunKind, RunState, RunView, Service,
    audit::{Looked, Looker},
};
use crate::{
    domain::{Caseworker, Outcome, comparison::Shifted, comparison::compare},
    store,
};

/// Two runs of a round.
#[derive(Debug)]
pub struct TwoRuns {
    /// The earlier one, and what it found.
    pub before: (RunView, Outcome),
    /// The later one, likewise.
    pub after: (RunView, Outcome),
    /// Every verified run of the round of the same kind, the newest first: others that could stand here.
    pub others: Vec<RunView>,
    /// The names of those whom the two treat differently, by number.
    pub names: BTreeMap<String, String>,
}

impl TwoRuns {
    /// Everyone whom the two treat differently.
    pub fn shifted(&self) -> Vec<Shifted<'_>> {
        compare(&self.before.1, &self.after.1)
    }
}

impl Service {
    /// A verified run beside another of its round; where none is named, beside the newest one before it. `None` where there is
    /// no other.
    ///
    /// # Errors
    /// [`No::NotFound`] for another authority's run, one that is not verified, and another that is none of its round's.
    pub async fn two_runs(
        &self,
        who: &Caseworker,
        id: Uuid,
        other: Option<Uuid>,
    ) -> Result<Option<TwoRuns>, No> {
        let this = self.run(who, id).await?;
        let runs = self.runs(who, &this.slug).await?;
        // A run for the seats that came free has the holders in it: beside a round's own it would say that nothing is as it was.
        let alike = |run: &RunView| {
            run.state == RunState::Verified && (run.kind == RunKind::Main) == (this.kind == RunKind::Main)
        };
        let verified: Vec<RunView> = runs.into_iter().filter(alike).collect();
        if this.state != RunState::Verified {
            return Err(No::NotFound);
        }
        let another = if let Some(other) = other {
            Some(verified.iter().find(|run| run.id == other).ok_or(No::NotFound)?)
        } else {
            let before = verified.iter().find(|run| run.number < this.number);
            before.or_else(|| verified.iter().find(|run| run.id != id))
        };
        let Some(another) = another.filter(|run| run.id != id).cloned() else { return Ok(None) };
        let others = verified.into_iter().filter(|run| run.id != id).collect();
        let (before, after) = if another.number < this.number { (another, this) } else { (this, another) };
        let mut conn = self.db.read().await?;
        let link = &mut conn.link();
        let earlier = self.outcome(link, before.id).await?.ok_or(No::NotFound)?;
        let later = self.outcome(link, after.id).await?.ok_or(No::NotFound)?;
        let mut two =
            TwoRuns { before: (before, earlier), after: (after, later), others, names: BTreeMap::new() };
        let numbers: Vec<String> =
            two.shifted().iter().filter_map(|one| one.number().map(ToString::to_string)).collect();
        let mut names = BTreeMap::new();
        for number in &numbers {
            // Whoever was erased since has no name any more.
            if let Some(row) =
                store::applications::by_number(link, number).await?.filter(|row| row.wrapped_key.is_some())
            {
                names.insert(number.clone(), self.opened(&row)?.person.name);
            }
        }
        drop(conn);
        two.names = names;
        let round = self.row_for(&mut self.db.read().await?.link(), who, &two.after.0.slug).await?.id;
        let number = two.after.0.number.to_string();
        let shown = numbers.iter().map(String::as_str).collect();
        let looked = Looked { round: Some(round), object: &number, shown, searched: "" };
        self.look(Looker::Staff(who.staff()), "run-people", looked).await?;
        Ok(Some(two))
    }
}

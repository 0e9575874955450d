//! Random refills: a small round that was computed, and what happened afterwards.

use crate::{
    domain::{FactValue, Held, OutOfLine, Snapshot, Stage, Veto, description::widened},
    matching::audit::tests::scene::{Dice, Scene, rules},
    rules::RuleSet,
};

/// A refill of a random round, the same for the same number.
pub(super) struct Refill {
    pub(super) snapshot: Snapshot,
    pub(super) rules: RuleSet,
}

impl Refill {
    /// A round, and what happened after it; `None` where the round itself has no outcome.
    pub(super) fn random(seed: u64) -> Option<Self> {
        let before = Scene::random(seed)?;
        let dice = &mut Dice::new(seed ^ 0x00c0_ffee);
        let mut snapshot = before.snapshot.clone();
        for (a, person) in before.outcome.people.iter().enumerate() {
            let Some(placement) = person.place else { continue };
            let applicant = &mut snapshot.applicants[a];
            match dice.below(10) {
                0..2 => applicant.out_of_line = Some(OutOfLine::IN_FILES[dice.below(6)]),
                // A decision ended the place, and the person goes first in line, or as usual.
                2 => applicant.entry.first_in_line = Some(1),
                3 => {}
                _ => {
                    let may_move = dice.in_hundred(25);
                    snapshot.holders.push(Held { applicant: a, placement, may_move });
                }
            }
        }
        changed(&mut snapshot, dice);
        snapshot.holders.sort_unstable();
        let rules = rules(&snapshot);
        Some(Self { snapshot, rules })
    }
}

/// Whatever may have changed since a publication.
fn changed(snapshot: &mut Snapshot, dice: &mut Dice) {
    let (people, places) = (snapshot.applicants.len(), snapshot.placements.len());
    for held in snapshot.holders.clone() {
        let facts = &mut snapshot.applicants[held.applicant].facts;
        if dice.in_hundred(10) {
            facts.insert("able".to_owned(), FactValue::Bool(false));
        }
        if dice.in_hundred(10) {
            facts.remove("able");
        }
        if dice.in_hundred(15) {
            let agreed = format!("P{}", dice.below(places));
            facts.insert("agreed".to_owned(), FactValue::Text(agreed));
        }
        let is_held = |wish: &&mut crate::domain::Wish| {
            (wish.applicant, wish.placement) == (held.applicant, held.placement)
        };
        if dice.in_hundred(10) {
            snapshot.wishes.retain_mut(|wish| !is_held(&wish));
        } else if let Some(wish) = snapshot.wishes.iter_mut().find(is_held).filter(|_| dice.in_hundred(10)) {
            wish.refused = Some(Veto::Health);
            wish.described = false;
        }
    }
    // What a description comes to stays with it, whoever takes a named wish back.
    let named = snapshot.wishes.iter().filter(|wish| !wish.described).cloned().collect();
    let sides = (snapshot.applicants.as_slice(), snapshot.placements.as_slice());
    snapshot.wishes = widened(named, &snapshot.descriptions, sides);
    for place in &mut snapshot.placements {
        match dice.below(8) {
            0 => place.capacity += 1,
            1 => place.capacity = place.capacity.saturating_sub(1),
            _ => {}
        }
    }
    // A correction: somebody sits where no seat was left, or was never wished for.
    for applicant in 0..people {
        let free = snapshot.applicants[applicant].out_of_line.is_none()
            && !snapshot.holders.iter().any(|held| held.applicant == applicant);
        if free && dice.in_hundred(6) {
            let placement = dice.below(places);
            snapshot.holders.push(Held { applicant, placement, may_move: dice.in_hundred(20) });
        } else if free && dice.in_hundred(8) {
            let number = u32::try_from(1 + dice.below(2)).unwrap();
            snapshot.applicants[applicant].entry.first_in_line = Some(number);
        }
    }
    let asked = &mut snapshot.round.constraints;
    if dice.in_hundred(25) {
        asked.quotas.iter_mut().for_each(|quota| quota.max = quota.max.map(|most| most.saturating_sub(1)));
        asked.budgets.iter_mut().for_each(|budget| budget.limit /= 2);
    }
    if !snapshot.round.stages.contains(&Stage::Tiebreak) {
        snapshot.round.stages.push(Stage::Tiebreak);
    }
}

//! What several might try at the same moment: two devices, two caseworkers, somebody's answer beside a publication.

use crate::{
    model::{Season, State},
    moves::{Op, ZANE},
    object::Reply,
    runs::Kind,
    said::{decide, one, publication},
    town::Dice,
};

/// Three things that are tried at once.
pub(crate) fn at_once(season: &Season, dice: &mut Dice) -> [Op; 3] {
    let newest = |at: usize| season.people[at].offers.last().map(|offer| offer.state);
    let open = |at: usize| newest(at) == Some(State::Open);
    let person = one(season, dice, open);
    let other = dice.below(season.people.len());
    let (publish, decide) = (publication(season, dice), decide(season, dice));
    match dice.below(8) {
        // Two devices, and somebody else.
        0 => [Op::Answer(person, true), Op::Answer(person, false), Op::Answer(other, dice.one_in(2))],
        1 => [Op::Answer(person, false), Op::Withdraw(person), Op::Withdraw(other)],
        // Two caseworkers publish; a double click.
        2 | 3 => [publish, twin(publish), Op::Answer(person, dice.one_in(2))],
        4 => [publish, Op::Withdraw(other), twin(publish)],
        5 => [decide, twin(decide), Op::Answer(person, false)],
        6 => {
            let at = dice.below(season.objections.len() + 1);
            [Op::Object(other, person), Op::Answer(person, false), Op::Reply(ZANE, at, Reply::Kept)]
        }
        _ => {
            let kind = if season.published.is_empty() { Kind::Main } else { Kind::Refill };
            [Op::Start(0, kind), Op::Start(1, kind), Op::Start(0, Kind::Correction)]
        }
    }
}

/// The same by the other caseworker.
fn twin(op: Op) -> Op {
    match op {
        Op::Publish(by, run) => Op::Publish(1 - by.min(1), run),
        Op::Approve(by, at) => Op::Approve(1 - by.min(1), at),
        Op::Refuse(by, at) => Op::Approve(by, at),
        other => other,
    }
}

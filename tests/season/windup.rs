//! How a season ends: what is open is decided, time passes, what waits is told, and the round is finished. No season may be left in
//! which that cannot be done.

use crate::{
    model::{Ask, Offer, Phase, Season, State, Why},
    moves::{Op, Said, ZANE},
    object::Reply,
    play::Play,
    runs::{Kind, Run},
};

impl Play<'_> {
    /// Ends the season in order.
    pub(crate) async fn wind_up(&mut self) {
        let (mut steps, mut told) = (0, false);
        while self.season.phase != Phase::Finished {
            steps += 1;
            assert!(
                steps < 400,
                "the season of round {} cannot be finished: {:#?}",
                self.round,
                self.season.people
            );
            let op = last(&self.season);
            // A round of acts is finished when everybody was told and can contest no more.
            if op == Op::Finish(0) && self.season.settings.reached && !told {
                told = true;
                self.everybody_is_told().await;
                self.does(Op::Wait(24 * 40)).await;
                continue;
            }
            self.does(op).await;
        }
        for op in [Op::Answer(0, true), Op::Withdraw(1), Op::Start(0, Kind::Refill), Op::Finish(0)] {
            self.does(op).await;
        }
    }
}

/// The next step towards the end.
fn last(season: &Season) -> Op {
    if let Some(at) = season.objections.iter().position(|one| one.open) {
        return Op::Reply(ZANE, at, Reply::Kept);
    }
    if let Some(at) = season.owed().next() {
        return Op::Follow(ZANE, at);
    }
    if let Some((at, one)) = season.proposals.iter().enumerate().find(|(_, one)| one.waits()) {
        let other = usize::from(one.by == 0);
        let ends = matches!(one.ask, Ask::Settle(_, _, None) | Ask::End(_, _, Why::NotEligible));
        return if ends && season.may(one.ask) { Op::Approve(other, at) } else { Op::Refuse(other, at) };
    }
    if season.queued() {
        return Op::Work;
    }
    if season.phase == Phase::Closed {
        let newest = season.runs.len().checked_sub(1).filter(|at| season.tells(*at) && !season.stale(*at));
        return newest.map_or(Op::Start(0, Kind::Main), |at| Op::Publish(1 - season.runs[at].starter, at));
    }
    if offers(season).any(|(_, _, one)| one.from.iter().any(|from| *from > season.now)) {
        return Op::Wait(31);
    }
    if let Some((person, at, _)) = offers(season).find(|(_, _, one)| one.contested) {
        return Op::Propose(0, Ask::Settle(person, at, None));
    }
    if !season.to_correct().is_empty() {
        return correction(season);
    }
    match offers(season).find(|(.., one)| one.state == State::Open) {
        Some(_) if season.lapses => Op::Wait(24 * 9),
        Some((person, ..)) if season.answered(person, true) == Said::Done => Op::Answer(person, true),
        // One that stands unanswered though the work has begun: nobody came.
        Some((person, at, _)) if season.may(Ask::Leaving(person, at, false)) => Op::Leave(0, person, false),
        Some((person, at, _)) => Op::Propose(0, Ask::End(person, at, Why::NotEligible)),
        // Until the work begins a place that was accepted can be given back.
        None if !season.begun() && offers(season).any(|(.., one)| one.state == State::Accepted) => {
            Op::Wait((Season::starts() - season.now).num_hours() + 1)
        }
        None => Op::Finish(0),
    }
}

/// A correction run that tells those who wait for one.
fn correction(season: &Season) -> Op {
    let newest = season.runs.len() - 1;
    let run = &season.runs[newest];
    let fresh = run.base == season.published.len() && !season.stale(newest);
    let idle = |run: &Run| {
        run.kind == Kind::Correction && run.found.as_ref().is_some_and(|one| one.letters.is_empty())
    };
    if run.kind == Kind::Correction && season.tells(newest) && fresh {
        Op::Publish(1 - run.starter, newest)
    } else if newest > 0 && idle(run) && idle(&season.runs[newest - 1]) {
        // A quota, or somebody without whom they take nothing, keeps them from the seat that is signed for them.
        assert!(season.is_limited(), "a seat that is signed for somebody is given");
        Op::WithdrawFor(0, season.to_correct()[0], false)
    } else {
        Op::Start(0, Kind::Correction)
    }
}

/// Everyone's offers, with whose and which they are.
fn offers(season: &Season) -> impl Iterator<Item = (usize, usize, &Offer)> {
    let all = season.people.iter().enumerate();
    all.flat_map(|(person, one)| one.offers.iter().enumerate().map(move |(at, offer)| (person, at, offer)))
}

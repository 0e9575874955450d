//! One summer, told as a story: three hundred who apply, forty placements, and everything that happens to an agency between its
//! results and the last day of work; what must hold is asked after every step.

use crate::{
    check::number,
    model::{Ask, Phase, Season, State, Why},
    moves::{Cause, Fact, OWN, Op},
    play::Play,
    runs::Kind,
    scene::{World, told_to_both},
    town::{Dice, Size, invent},
};

/// Two who came together: they want to work at the same place, which has two seats.
const PAIR: (usize, usize) = (0, 1);

fn town() -> Season {
    let mut season = invent(&mut Dice::new(300), Size { people: 300, places: 40, seats: 3 });
    (season.lapses, season.after_start, season.hours) = (true, true, [0; 3]);
    season.seats[7] = 2;
    for one in [PAIR.0, PAIR.1] {
        let person = &mut season.people[one];
        (person.old, person.again, person.wishes) = (Some(true), false, vec![7]);
    }
    season
}

/// People of whom something is so.
fn all(play: &Play<'_>, fits: impl Fn(usize) -> bool) -> Vec<usize> {
    (0..play.season.people.len()).filter(|at| fits(*at)).collect()
}

/// People whose newest offer stands so.
fn with(play: &Play<'_>, state: State) -> Vec<usize> {
    all(play, |at| play.season.people[at].offers.last().is_some_and(|offer| offer.state == state))
}

/// A run that one caseworker starts and the other publishes.
async fn given_on(play: &mut Play<'_>, kind: Kind, starter: usize) {
    play.must(Op::Start(starter, kind)).await;
    play.must(Op::Work).await;
    play.must(Op::Publish(1 - starter, play.season.runs.len() - 1)).await;
}

async fn agreed(play: &mut Play<'_>, by: usize, ask: Ask) {
    play.must(Op::Propose(by, ask)).await;
    play.must(Op::Approve(1, play.season.proposals.len() - 1)).await;
}

/// Before anything is published an organisation refuses one person; then everyone reads what became of them.
async fn results(play: &mut Play<'_>) {
    let place = play.season.people[5].wishes[0];
    agreed(play, OWN, Ask::Refuse(place, 5)).await;
    given_on(play, Kind::Main, 0).await;
    assert_eq!(play.season.people[5].held().filter(|held| *held == place), None);
    assert_eq!((play.season.people[0].held(), play.season.people[1].held()), (Some(7), Some(7)), "together");
}

/// Thirty decline, among them one of the pair; ten do not answer; the others accept; one award is contested.
async fn answers(play: &mut Play<'_>) -> usize {
    let offered = with(play, State::Open);
    assert!(offered.len() > 55, "{}", offered.len());
    let contested = offered[50];
    play.must(Op::Contest(0, contested, false)).await;
    let declining: Vec<usize> = offered.iter().copied().filter(|one| *one != PAIR.0).take(30).collect();
    assert!(declining.contains(&PAIR.1));
    for one in &declining {
        play.must(Op::Answer(*one, false)).await;
    }
    let rest = offered.into_iter().filter(|one| !declining.contains(one) && *one != contested);
    let rest: Vec<usize> = rest.collect();
    for (at, one) in rest.iter().rev().enumerate() {
        // The first of the pair accepts, though the other gave the place back.
        if at >= 10 || *one == PAIR.0 {
            play.must(Op::Answer(*one, true)).await;
        }
    }
    play.does(Op::Wait(24 * 9)).await;
    play.does(Op::Lapse).await;
    assert_eq!(with(play, State::Lapsed).len(), 10);
    assert_eq!(play.season.people[PAIR.0].held(), Some(7), "who came together keeps the place alone");
    contested
}

/// A contest is settled; a mistake is corrected, and a fact is decided that an application waited for.
async fn put_right(play: &mut Play<'_>, contested: usize) {
    agreed(play, 0, Ask::Settle(contested, 0, Some(Why::GivenWrongly))).await;
    let young = all(play, |at| play.season.people[at].old == Some(false))[0];
    let unknown = all(play, |at| play.season.people[at].old.is_none())[0];
    play.must(Op::Correct(0, young, Cause::Mistake, Fact::Old(true), false)).await;
    play.must(Op::Correct(1, unknown, Cause::Decision, Fact::Old(true), false)).await;
    given_on(play, Kind::Correction, 0).await;
    for one in [young, unknown] {
        assert!(!play.season.people[one].untold(), "{one} was told");
    }
}

#[test]
fn a_summer_from_results_to_the_last_day_of_work() {
    told_to_both(async |world: World| {
        let mut looks = world.db.read_looks().await.expect("a connection");
        let before = number(&mut looks.link(), "SELECT COUNT(*) FROM look").await;
        drop(looks);
        let mut play = Play::begin(&world, town(), 0, &[PAIR]).await;
        results(&mut play).await;
        let contested = answers(&mut play).await;
        given_on(&mut play, Kind::Refill, 0).await;
        put_right(&mut play, contested).await;
        for one in with(&play, State::Open) {
            play.must(Op::Answer(one, true)).await;
        }
        // An organisation does not take somebody who holds a place there: two people end it, and the person goes first.
        let refused = with(&play, State::Accepted)[3];
        agreed(&mut play, 0, Ask::End(refused, 0, Why::Refused)).await;
        given_on(&mut play, Kind::Refill, 1).await;
        for one in with(&play, State::Open) {
            play.must(Op::Answer(one, true)).await;
        }
        let days = (Season::starts() - play.season.now).num_hours() + 24 * 3;
        play.does(Op::Wait(days)).await;
        for one in with(&play, State::Accepted).into_iter().take(5) {
            play.must(Op::Leave(0, one, true)).await;
        }
        given_on(&mut play, Kind::Refill, 0).await;
        play.wind_up().await;
        assert_eq!(play.season.phase, Phase::Finished);
        let found = play.at_the_end(before).await;
        assert!(found.is_empty(), "{found:#?}");
        println!("{:?}", play.tally);
    });
}

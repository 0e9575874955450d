//! What random seasons found, told in as few steps as it takes; each failed before it was mended.

use crate::{
    model::{Ask, Person, Season, Why},
    moves::{Cause, Fact, OWN, Op},
    play::Play,
    runs::Kind,
    scene::{World, told_to_both},
};

/// A town in which each person has these wishes and may take part or not, its round published by Māris.
async fn told<'w>(world: &'w World, people: &[(bool, &[usize])], seats: &[usize]) -> Play<'w> {
    let person = |(old, wishes): &(bool, &[usize])| Person::new(Some(*old), false, wishes.to_vec());
    let season = Season::new(people.iter().map(person).collect(), seats.to_vec(), (true, true));
    let mut play = Play::begin(world, season, 0, &[]).await;
    given_on(&mut play, Kind::Main).await;
    play
}

/// A run that Ilze starts and Māris publishes.
async fn given_on(play: &mut Play<'_>, kind: Kind) {
    play.must(Op::Start(0, kind)).await;
    play.must(Op::Work).await;
    play.must(Op::Publish(1, play.season.runs.len() - 1)).await;
}

/// Somebody asks, and Māris approves.
async fn agreed(play: &mut Play<'_>, by: usize, ask: Ask) {
    play.must(Op::Propose(by, ask)).await;
    play.must(Op::Approve(1, play.season.proposals.len() - 1)).await;
}

/// Ilze puts right that somebody may take part, or something else of whoever may already.
async fn corrected(play: &mut Play<'_>, person: usize, cause: Cause) {
    let one = &play.season.people[person];
    let fact = if one.old == Some(true) { Fact::Again(!one.again) } else { Fact::Old(true) };
    play.must(Op::Correct(0, person, cause, fact, false)).await;
}

/// One holds the only seat, others wait for it, of whom these were corrected and told so.
async fn waiting<'w>(world: &'w World, waits: &[usize]) -> Play<'w> {
    let mut play = told(world, &[(true, &[0]), (true, &[0]), (true, &[0])], &[1]).await;
    for person in waits {
        corrected(&mut play, *person, Cause::Mistake).await;
    }
    given_on(&mut play, Kind::Correction).await;
    play
}

#[test]
fn whoever_takes_a_corrected_application_back_keeps_no_round_open() {
    told_to_both(async |world| {
        let mut play = told(&world, &[(true, &[0]), (true, &[0])], &[1]).await;
        corrected(&mut play, 1, Cause::Mistake).await;
        play.must(Op::Withdraw(1)).await;
        play.does(Op::Start(0, Kind::Correction)).await;
        play.wind_up().await;
    });
}

#[test]
fn a_seat_signed_for_somebody_who_can_no_longer_be_given_it_keeps_no_round_open() {
    for barred in [false, true] {
        told_to_both(async |world| {
            let mut play = waiting(&world, &[1]).await;
            agreed(&mut play, OWN, Ask::Above(0, 1)).await;
            if barred {
                agreed(&mut play, OWN, Ask::Refuse(0, 1)).await;
            } else {
                play.must(Op::Withdraw(1)).await;
            }
            play.does(Op::Start(0, Kind::Correction)).await;
            play.wind_up().await;
        });
    }
}

#[test]
fn a_seat_signed_for_one_who_is_gone_holds_up_nobody_elses() {
    for barred in [false, true] {
        told_to_both(async |world| {
            let mut play = waiting(&world, &[1, 2]).await;
            agreed(&mut play, OWN, Ask::Above(0, 1)).await;
            agreed(&mut play, OWN, Ask::Above(0, 2)).await;
            if barred {
                agreed(&mut play, OWN, Ask::Refuse(0, 1)).await;
            } else {
                play.must(Op::Withdraw(1)).await;
            }
            given_on(&mut play, Kind::Correction).await;
            assert_eq!(play.season.people[2].held(), Some(0), "the second seat that was signed");
        });
    }
}

#[test]
fn no_seat_is_signed_for_somebody_whom_its_organisation_refuses() {
    told_to_both(async |world| {
        let mut play = waiting(&world, &[1]).await;
        agreed(&mut play, OWN, Ask::Refuse(0, 1)).await;
        play.does(Op::Propose(OWN, Ask::Above(0, 1))).await;
        assert_eq!(play.season.proposals.len(), 1, "nothing more waits");
    });
}

#[test]
fn a_contested_award_is_cancelled_though_its_deadline_has_passed() {
    told_to_both(async |world| {
        let mut play = told(&world, &[(true, &[0]), (true, &[0])], &[1]).await;
        play.must(Op::Contest(0, 0, false)).await;
        play.does(Op::Wait(24 * 9)).await;
        agreed(&mut play, 0, Ask::Settle(0, 0, Some(Why::GivenWrongly))).await;
        given_on(&mut play, Kind::Refill).await;
        assert_eq!(play.season.people[0].held(), Some(0), "first in line");
    });
}

#[test]
fn with_a_seat_above_its_own_a_placement_loses_none_that_somebody_holds() {
    told_to_both(async |world| {
        let mut play = waiting(&world, &[1]).await;
        agreed(&mut play, OWN, Ask::Above(0, 1)).await;
        given_on(&mut play, Kind::Correction).await;
        agreed(&mut play, 0, Ask::End(1, 0, Why::PlacementWithdrawn)).await;
        assert_eq!(play.season.seats, [1], "somebody holds it");
    });
}

#[test]
fn the_desk_knows_who_came_into_the_line_by_a_correction() {
    told_to_both(async |world| {
        let mut play = told(&world, &[(true, &[0]), (false, &[0])], &[1]).await;
        corrected(&mut play, 1, Cause::Decision).await;
        given_on(&mut play, Kind::Correction).await;
        play.must(Op::Answer(0, false)).await;
        given_on(&mut play, Kind::Refill).await;
        assert_eq!(play.season.people[1].held(), Some(0));
    });
}

#[test]
fn a_contest_is_settled_though_its_person_was_offered_another_place_since() {
    told_to_both(async |world| {
        let mut play = told(&world, &[(true, &[0, 1]), (true, &[0])], &[1, 1]).await;
        let held = play.season.people[0].held();
        play.must(Op::Contest(0, 0, false)).await;
        agreed(&mut play, 0, Ask::End(0, 0, Why::GivenWrongly)).await;
        play.does(Op::Start(0, Kind::Refill)).await;
        play.wind_up().await;
        assert!(held.is_some());
    });
    told_to_both(async |world| {
        let mut play = told(&world, &[(true, &[0, 1]), (false, &[0])], &[1, 1]).await;
        play.must(Op::Contest(0, 0, false)).await;
        agreed(&mut play, 0, Ask::End(0, 0, Why::GivenWrongly)).await;
        given_on(&mut play, Kind::Refill).await;
        assert_eq!(play.season.people[0].offers.len(), 2);
        agreed(&mut play, 0, Ask::Settle(0, 0, None)).await;
        play.wind_up().await;
    });
}

#[test]
fn whoever_put_a_fact_right_last_signs_no_seat_for_it_though_the_clock_went_back() {
    told_to_both(async |world| {
        let mut play = told(&world, &[(true, &[0]), (true, &[0])], &[1]).await;
        corrected(&mut play, 1, Cause::Mistake).await;
        play.does(Op::Wait(5)).await;
        play.must(Op::Correct(0, 1, Cause::Mistake, Fact::Again(false), false)).await;
        play.does(Op::Wait(-3)).await;
        play.must(Op::Correct(1, 1, Cause::Mistake, Fact::Again(true), false)).await;
        given_on(&mut play, Kind::Correction).await;
        play.must(Op::Propose(OWN, Ask::Above(0, 1))).await;
        play.does(Op::Approve(1, 0)).await;
        assert!(play.season.proposals[0].waits(), "his own correction");
        play.must(Op::Approve(0, 0)).await;
    });
}

#[test]
fn an_objection_brings_back_no_offer_that_lapsed() {
    told_to_both(async |world| {
        let mut play = told(&world, &[(true, &[0]), (true, &[0])], &[1]).await;
        // Nobody has written down yet that it lapsed.
        play.does(Op::Wait(24 * 9)).await;
        play.must(Op::Object(1, 0)).await;
        assert_eq!(
            (play.season.people[0].held(), play.season.frozen(0)),
            (None, 1),
            "its seat waits all the same"
        );
        play.wind_up().await;
    });
}

#[test]
fn seats_are_called_again_though_a_refill_finds_the_round_as_it_was_once_before() {
    told_to_both(async |world| {
        let mut play = told(&world, &[(true, &[0]), (false, &[0])], &[1]).await;
        play.must(Op::Answer(0, false)).await;
        play.must(Op::Withdraw(1)).await;
        for _ in 0..2 {
            play.must(Op::Start(0, Kind::Refill)).await;
            play.must(Op::Work).await;
            // Once more changes nothing; the round is counted as another all the same.
            play.does(Op::Withdraw(1)).await;
        }
        play.must(Op::Start(0, Kind::Refill)).await;
        play.must(Op::Work).await;
        play.must(Op::Call(0)).await;
        assert_eq!(play.season.seats, [0]);
        play.wind_up().await;
        assert_eq!(play.second_call().await, []);
    });
}

#[test]
fn an_objection_is_received_though_whoever_holds_the_place_answers_at_the_same_moment() {
    told_to_both(async |world| {
        let people: Vec<(bool, Vec<usize>)> = (0..8).map(|at| (true, vec![at])).collect();
        let people: Vec<(bool, &[usize])> = people.iter().map(|(old, wishes)| (*old, &wishes[..])).collect();
        let mut play = told(&world, &people, &[1; 8]).await;
        for about in 0..7 {
            let found =
                Box::pin(play.at_once([Op::Object(7, about), Op::Answer(about, about % 2 == 0), Op::Lapse]))
                    .await;
            assert_eq!(found, []);
            assert_eq!(play.season.objections.len(), about + 1, "it is received in any case");
        }
    });
}

#[test]
fn no_seat_of_a_placement_whose_work_was_withdrawn_goes_on() {
    told_to_both(async |world| {
        let all: [(bool, &[usize]); 4] = [(true, &[0]); 4];
        let mut play = told(&world, &all, &[3]).await;
        agreed(&mut play, OWN, Ask::Seats(0, true)).await;
        play.must(Op::Answer(0, false)).await;
        play.must(Op::Answer(2, true)).await;
        agreed(&mut play, 0, Ask::End(1, 0, Why::PlacementWithdrawn)).await;
        assert_eq!(play.season.seats, [1], "one holds a seat and keeps it");
        play.does(Op::Start(0, Kind::Refill)).await;
        play.must(Op::Answer(2, false)).await;
        play.does(Op::Start(0, Kind::Refill)).await;
        play.does(Op::Propose(0, Ask::Seats(0, true))).await;
        assert!(play.season.runs.len() == 1 && play.season.people.iter().all(|one| one.held().is_none()));
        play.wind_up().await;
    });
}

#[test]
fn whoever_comes_into_the_line_makes_a_refill_stale_that_did_not_know_it() {
    told_to_both(async |world| {
        let mut play = told(&world, &[(true, &[0]), (true, &[1, 0]), (true, &[0])], &[1, 1]).await;
        play.must(Op::Answer(0, false)).await;
        play.must(Op::Start(0, Kind::Refill)).await;
        play.must(Op::Work).await;
        agreed(&mut play, 0, Ask::End(1, 0, Why::GivenWrongly)).await;
        play.does(Op::Publish(1, 1)).await;
        assert_eq!(play.season.published.len(), 1, "one comes first by now");
        given_on(&mut play, Kind::Refill).await;
        assert_eq!((play.season.people[1].held(), play.season.people[2].held()), (Some(1), Some(0)));
    });
}

#[test]
fn a_seat_above_the_placements_own_waits_for_no_quota_and_for_nobody_who_is_to_come_together() {
    for tied in [false, true] {
        told_to_both(async |world| {
            let person = |_| Person::new(Some(true), false, vec![0]);
            let mut season = Season::new((0..3).map(person).collect(), vec![1], (true, true));
            if tied {
                season.settings.pairs = vec![(1, 2)];
            } else {
                season.settings.most = Some(1);
            }
            let pairs = season.settings.pairs.clone();
            let mut play = Play::begin(&world, season, 0, &pairs).await;
            given_on(&mut play, Kind::Main).await;
            corrected(&mut play, 1, Cause::Mistake).await;
            given_on(&mut play, Kind::Correction).await;
            agreed(&mut play, OWN, Ask::Above(0, 1)).await;
            given_on(&mut play, Kind::Correction).await;
            assert_eq!(play.season.people[1].held(), Some(0), "signed by two");
            assert_eq!(play.season.people[2].held(), None);
            play.wind_up().await;
        });
    }
}

#[test]
fn whoever_waits_for_a_contested_seat_alone_is_in_line_when_it_comes_free() {
    told_to_both(async |world| {
        let mut play =
            told(&world, &[(true, &[0]), (true, &[0]), (true, &[1]), (false, &[1])], &[1, 2]).await;
        play.must(Op::Contest(0, 0, false)).await;
        play.must(Op::Answer(0, false)).await;
        // What is published meanwhile finds no seat where the second of them waits.
        corrected(&mut play, 3, Cause::Mistake).await;
        given_on(&mut play, Kind::Correction).await;
        agreed(&mut play, 0, Ask::Settle(0, 0, None)).await;
        given_on(&mut play, Kind::Refill).await;
        assert_eq!(play.season.people[1].held(), Some(0));
    });
}

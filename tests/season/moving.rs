//! Of the story: a round in which holders who have not answered move to places that they wished for more, one after another, and what
//! the last of them leaves goes to whoever waits.

use crate::{
    check::number,
    model::{Person, Phase, Season, State},
    moves::Op,
    play::Play,
    runs::Kind,
    scene::{World, told_to_both},
};

#[test]
fn a_round_in_which_holders_who_have_not_answered_move() {
    told_to_both(async |world: World| {
        let mut looks = world.db.read_looks().await.expect("a connection");
        let before = number(&mut looks.link(), "SELECT COUNT(*) FROM look").await;
        drop(looks);
        let wishes: [&[usize]; 7] = [&[0], &[0, 3], &[0, 1], &[1, 2], &[2], &[2], &[3]];
        let people = wishes.map(|wishes| Person::new(Some(true), false, wishes.to_vec()));
        let mut season = Season::new(people.to_vec(), vec![1, 1, 1, 2], (true, true));
        season.settings.moves = true;
        let mut play = Play::begin(&world, season, 0, &[]).await;
        play.given_on(Kind::Main, 0).await;
        let held =
            |play: &Play<'_>| -> Vec<Option<usize>> { play.season.people.iter().map(Person::held).collect() };
        assert_eq!(held(&play), [Some(0), Some(3), Some(1), Some(2), None, None, Some(3)]);
        // Whoever accepts stays, though a place comes free that they wished for more.
        play.must(Op::Answer(1, true)).await;
        play.must(Op::Answer(0, false)).await;
        play.given_on(Kind::Refill, 1).await;
        assert_eq!(held(&play), [None, Some(3), Some(0), Some(1), Some(2), None, Some(3)]);
        for moved in [2, 3] {
            let states: Vec<State> =
                play.season.people[moved].offers.iter().map(|offer| offer.state).collect();
            assert_eq!(states, [State::Replaced, State::Open]);
        }
        play.wind_up().await;
        assert_eq!(play.season.phase, Phase::Finished);
        assert_eq!(play.at_the_end(before).await, []);
    });
}

//! One summer, told as a story: three hundred who apply, forty of them on paper or at the counter, forty placements, and everything
//! that happens to an agency between its results and the last day of work; what must hold is asked after every step.

use crate::{
    check::number,
    model::{Ask, Phase, Season, Settings, State, Why},
    moves::{Cause, Fact, OWN, Op, ZANE},
    object::Reply,
    play::Play,
    runs::Kind,
    scene::{World, told_to_both},
    town::{Dice, Size, invent},
};

/// Two who came together: they want to work at the same place, which has two seats.
const PAIR: (usize, usize) = (0, 1);

/// A placement for which nobody wishes.
const UNWANTED: usize = 39;

fn town() -> Season {
    let mut season = invent(&mut Dice::new(300), Size { people: 300, places: 40, seats: 3 });
    (season.lapses, season.after_start, season.hours) = (true, true, [0; 3]);
    season.settings = Settings { by_rule: true, entered: 40, reached: true, ..Settings::default() };
    season.seats[7] = 2;
    for one in &mut season.people {
        one.wishes.retain(|wish| *wish != UNWANTED);
        if one.wishes.is_empty() {
            one.wishes.push(3);
        }
    }
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

impl Play<'_> {
    /// A run that one caseworker starts and the other publishes.
    pub(crate) async fn given_on(&mut self, kind: Kind, starter: usize) {
        self.must(Op::Start(starter, kind)).await;
        self.must(Op::Work).await;
        self.must(Op::Publish(1 - starter, self.season.runs.len() - 1)).await;
    }

    async fn agreed(&mut self, by: usize, ask: Ask) {
        self.must(Op::Propose(by, ask)).await;
        self.must(Op::Approve(1, self.season.proposals.len() - 1)).await;
    }

    async fn all_accept(&mut self) {
        for one in self.with(State::Open) {
            self.must(Op::Answer(one, true)).await;
        }
    }

    /// Jobs and workers do what is due until nothing is: free seats go on by the rule that the two signed.
    async fn goes_by_rule(&mut self) -> usize {
        let before = self.season.published.len();
        self.does(Op::Jobs).await;
        while self.season.queued() {
            self.must(Op::Work).await;
            self.does(Op::Jobs).await;
        }
        self.season.published.len() - before
    }
}

/// Before anything is published an organisation refuses one person, and all questions but one are decided; then everyone reads what
/// became of them.
async fn results(play: &mut Play<'_>) {
    for one in all(play, |at| play.season.people[at].old.is_none()).into_iter().skip(1) {
        play.must(Op::Decide(0, one, Fact::Old(true))).await;
    }
    let place = play.season.people[5].wishes[0];
    play.agreed(OWN, Ask::Refuse(place, 5)).await;
    play.given_on(Kind::Main, 0).await;
    assert_eq!(play.season.people[5].held().filter(|held| *held == place), None);
    assert_eq!((play.season.people[0].held(), play.season.people[1].held()), (Some(7), Some(7)), "together");
}

/// Thirty decline, among them one of the pair; ten do not answer; the others accept; one award is contested.
async fn answers(play: &mut Play<'_>) -> usize {
    let offered = play.with(State::Open);
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
    assert_eq!(play.with(State::Lapsed).len(), 10);
    assert_eq!(play.season.people[PAIR.0].held(), Some(7), "who came together keeps the place alone");
    contested
}

/// A third person objects to somebody's place, who gives it back: the seat waits until the objection is answered, by somebody who had
/// no part in the award, and until a second caseworker lets it go on. Another objects to a refusal, and is right.
async fn objections(play: &mut Play<'_>) {
    let waits = all(play, |at| play.season.people[at].in_line())[0];
    let holder = play.with(State::Accepted)[7];
    let place = play.season.people[holder].held().expect("a place");
    play.must(Op::Object(waits, holder)).await;
    play.must(Op::Answer(holder, false)).await;
    assert_eq!(play.season.frozen(place), 1);
    play.goes_by_rule().await;
    assert_eq!(play.season.frozen(place), 1, "it goes to nobody");
    for by in [0, 1] {
        play.does(Op::Reply(by, 0, Reply::Kept)).await;
        assert!(play.season.objections[0].open, "their own award");
    }
    play.must(Op::Reply(ZANE, 0, Reply::Kept)).await;
    play.must(Op::Approve(1, play.season.proposals.len() - 1)).await;
    assert_eq!(play.season.frozen(place), 0);
    assert_eq!(play.goes_by_rule().await, 1, "it goes on");
    let young = all(play, |at| play.season.people[at].old == Some(false))[1];
    play.must(Op::Object(young, young)).await;
    play.must(Op::Reply(ZANE, 1, Reply::Upheld)).await;
    play.must(Op::Correct(0, young, Cause::Objection, Fact::Old(true), false)).await;
    play.given_on(Kind::Correction, 0).await;
    assert!(play.season.people[young].first().is_some() || play.season.people[young].held().is_some());
}

/// A contest is settled; a mistake is corrected, and a fact is decided that an application waited for.
async fn put_right(play: &mut Play<'_>, contested: usize) {
    play.agreed(0, Ask::Settle(contested, 0, Some(Why::GivenWrongly))).await;
    let young = all(play, |at| play.season.people[at].old == Some(false))[0];
    let unknown = all(play, |at| play.season.people[at].old.is_none())[0];
    play.must(Op::Correct(0, young, Cause::Mistake, Fact::Old(true), false)).await;
    play.must(Op::Correct(1, unknown, Cause::Decision, Fact::Old(true), false)).await;
    play.given_on(Kind::Correction, 0).await;
    for one in [young, unknown] {
        assert!(!play.season.people[one].untold(), "{one} was told");
    }
}

/// The work begins, five leave, and what nobody in line wants is called again.
async fn the_work(play: &mut Play<'_>) {
    let days = (Season::starts() - play.season.now).num_hours() + 24 * 3;
    play.does(Op::Wait(days)).await;
    for one in play.with(State::Accepted).into_iter().take(5) {
        play.must(Op::Leave(0, one, true)).await;
    }
    play.given_on(Kind::Refill, 0).await;
    play.does(Op::Start(0, Kind::Refill)).await;
    play.must(Op::Work).await;
    play.must(Op::Call(0)).await;
    assert_eq!(play.season.seats[UNWANTED], 0, "its seats are in the round that follows");
}

/// How many looks were noted before.
async fn looks(world: &World) -> i64 {
    let mut looks = world.db.read_looks().await.expect("a connection");
    number(&mut looks.link(), "SELECT COUNT(*) FROM look").await
}

#[test]
fn a_summer_from_results_to_the_last_day_of_work() {
    told_to_both(async |world: World| {
        let before = looks(&world).await;
        let mut play = Play::begin(&world, town(), 0, &[PAIR]).await;
        results(&mut play).await;
        play.refusals_have_nine_parts(before).await;
        let contested = answers(&mut play).await;
        play.given_on(Kind::Refill, 0).await;
        put_right(&mut play, contested).await;
        play.all_accept().await;
        // An organisation does not take somebody who holds a place there: two people end it, and the person goes first. That seat goes
        // on by the rule.
        let refused = play.with(State::Accepted)[3];
        play.agreed(0, Ask::End(refused, 0, Why::Refused)).await;
        assert_eq!(play.goes_by_rule().await, 1);
        play.all_accept().await;
        objections(&mut play).await;
        play.all_accept().await;
        the_work(&mut play).await;
        play.wind_up().await;
        assert_eq!(play.season.phase, Phase::Finished);
        let found = play.at_the_end(before).await;
        assert!(found.is_empty(), "{found:#?}");
        let found = play.second_call().await;
        assert!(found.is_empty(), "the second call: {found:#?}");
        println!("{:?}", play.tally);
    });
}

#[test]
fn three_hundred_are_written_to_and_whoever_lost_their_code_gets_in_again() {
    told_to_both(async |world: World| {
        let before = looks(&world).await;
        let mut play = Play::begin(&world, town(), 0, &[PAIR]).await;
        play.given_on(Kind::Main, 0).await;
        play.people_are_reached(before).await;
        play.does(Op::Lapse).await;
        assert_eq!(play.at_the_end(before).await, []);
    });
}

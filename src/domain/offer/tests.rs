//! Every sequence of up to six events, by everybody, before and after every moment that matters: what is allowed leads where it
//! should, and nothing that has ended comes back.

use std::collections::{BTreeMap, BTreeSet};

use super::*;

fn at(hour: u32) -> DateTime<Utc> {
    DateTime::from_timestamp(i64::from(hour) * 3_600, 0).unwrap()
}

const ANSWER: u32 = 10;
const STARTS: u32 = 20;

fn terms(lapses: bool) -> Terms {
    Terms { answer_by: at(ANSWER), lapses, told: true, starts: Some(at(STARTS)) }
}

/// Before the deadline, at it, before the start, at it.
const MOMENTS: [u32; 4] = [ANSWER - 1, ANSWER, STARTS - 1, STARTS];

/// What may follow what, as the design says it in words: state and event, without who and when.
fn follows(standing: Standing, event: Event, lapses: bool) -> bool {
    use Event as E;
    use State as S;
    match event {
        E::Accepted => standing.state == S::Open,
        E::Declined | E::Ended => standing.state.holds(),
        E::Lapsed | E::Replaced => standing.state == S::Open && !standing.contested,
        E::DidNotCome if !lapses => standing.state.holds(),
        E::DidNotCome | E::Left => standing.state == S::Accepted,
        E::Contested => !standing.contested && standing.state != S::Replaced,
        E::Settled => standing.contested,
    }
}

/// The sequences of up to `most` events that somebody may make, time going forward, with the hours at which their last event
/// may happen.
fn allowed(lapses: bool, most: usize) -> BTreeMap<Vec<Event>, BTreeSet<u32>> {
    let terms = terms(lapses);
    let mut all = BTreeMap::from([(Vec::new(), BTreeSet::from([0]))]);
    let mut ends: Vec<Vec<Event>> = vec![Vec::new()];
    for _ in 0..most {
        let mut longer = Vec::new();
        for events in ends {
            let since = *all[&events].first().unwrap();
            for event in Event::ALL {
                let fits = |hour: &u32| {
                    let may_be = |by| may(state(&events), event, by, at(*hour), &terms).is_ok();
                    *hour >= since && By::ALL.into_iter().any(may_be)
                };
                let hours: BTreeSet<u32> = MOMENTS.into_iter().filter(fits).collect();
                if !hours.is_empty() {
                    let next = [events.clone(), vec![event]].concat();
                    all.insert(next.clone(), hours);
                    longer.push(next);
                }
            }
        }
        ends = longer;
    }
    all
}

/// Every sequence of up to `most` events whatever.
fn every(most: usize) -> Vec<Vec<Event>> {
    let mut all = vec![Vec::new()];
    let mut ends = vec![Vec::new()];
    for _ in 0..most {
        let longer = |events: &Vec<Event>| {
            let events = events.clone();
            Event::ALL.into_iter().map(move |event| [events.clone(), vec![event]].concat())
        };
        ends = ends.iter().flat_map(longer).collect();
        all.extend(ends.iter().cloned());
    }
    all
}

#[test]
fn of_all_sequences_of_six_events_only_sound_ones_can_happen() {
    for lapses in [true, false] {
        let allowed = allowed(lapses, 6);
        let sound = |events: &[Event]| {
            (0..events.len()).all(|at| {
                let may_follow = follows(state(&events[..at]), events[at], lapses);
                may_follow && (lapses || events[at] != Event::Lapsed)
            })
        };
        for events in every(6) {
            // Somebody who came is never said not to have come after a change of time, so time decides nothing more here.
            assert_eq!(allowed.contains_key(&events), sound(&events), "{events:?} {lapses}");
        }
        assert!(allowed.len() > 100, "{}", allowed.len());
    }
}

#[test]
fn a_place_that_was_lost_is_never_held_again() {
    for lapses in [true, false] {
        for events in allowed(lapses, 6).keys() {
            let states: Vec<State> = (0..=events.len()).map(|end| state(&events[..end]).state).collect();
            let lost = states.iter().position(|state| !state.holds()).unwrap_or(states.len());
            assert!(states[lost..].iter().all(|state| *state == states[lost]), "{events:?}");
        }
    }
}

#[test]
fn the_state_is_the_last_event_that_is_no_mark() {
    for events in every(6) {
        let (marks, words): (Vec<Event>, Vec<Event>) =
            events.iter().copied().partition(|event| matches!(event, Event::Contested | Event::Settled));
        let known = state(&events);
        assert_eq!(known.state.name(), words.last().map_or("open", |event| event.name()), "{events:?}");
        assert_eq!(known.contested, marks.last() == Some(&Event::Contested), "{events:?}");
    }
}

#[test]
fn each_does_what_is_theirs_when_it_is_time() {
    let open = state(&[]);
    let accepted = state(&[Event::Accepted]);
    let lapse = terms(true);
    let stand = terms(false);
    let ask = |standing, event, by, hour, terms: &Terms| may(standing, event, by, at(hour), terms);
    for by in By::ALL {
        let own = matches!(by, By::Person | By::Behalf);
        let expected = if own { Ok(()) } else { Err(Refused::NotTheirs) };
        assert_eq!(ask(open, Event::Accepted, by, ANSWER - 1, &lapse), expected);
        assert_eq!(ask(accepted, Event::Declined, by, STARTS - 1, &lapse), expected);
        let clock = if by == By::Time { Ok(()) } else { Err(Refused::NotTheirs) };
        assert_eq!(ask(open, Event::Lapsed, by, ANSWER, &lapse), clock);
        let two = if by == By::Two { Ok(()) } else { Err(Refused::NotTheirs) };
        assert_eq!(ask(accepted, Event::Ended, by, 0, &lapse), two);
    }
    let person = By::Person;
    assert_eq!(ask(open, Event::Accepted, person, ANSWER, &lapse), Err(Refused::TooLate));
    assert_eq!(ask(open, Event::Accepted, person, ANSWER, &stand), Ok(()), "it stands");
    assert_eq!(ask(open, Event::Accepted, person, STARTS, &stand), Err(Refused::TooLate));
    assert_eq!(ask(accepted, Event::Accepted, person, STARTS, &stand), Err(Refused::Already));
    assert_eq!(ask(accepted, Event::Declined, person, STARTS, &lapse), Err(Refused::TooLate));
    assert_eq!(ask(accepted, Event::Left, By::Desk, STARTS - 1, &lapse), Err(Refused::TooEarly));
    assert_eq!(ask(open, Event::Lapsed, By::Time, ANSWER - 1, &lapse), Err(Refused::TooEarly));
    assert_eq!(ask(open, Event::Lapsed, By::Time, STARTS, &stand), Err(Refused::TooEarly), "never");
    assert_eq!(ask(open, Event::Replaced, By::Publication, ANSWER, &lapse), Err(Refused::State), "it lapsed");
    // It stands unanswered, and the work has begun: a caseworker writes down what became of it.
    for event in [Event::Accepted, Event::Declined] {
        assert_eq!(ask(open, event, By::Behalf, STARTS, &stand), Ok(()));
        assert_eq!(ask(open, event, By::Behalf, STARTS, &lapse), Err(Refused::TooLate));
    }
    assert_eq!(ask(accepted, Event::Declined, By::Behalf, STARTS, &stand), Err(Refused::TooLate));
    assert_eq!(ask(open, Event::DidNotCome, By::Desk, STARTS, &stand), Ok(()));
    assert_eq!(ask(open, Event::DidNotCome, By::Desk, STARTS - 1, &stand), Err(Refused::TooEarly));
    assert_eq!(ask(open, Event::DidNotCome, By::Desk, STARTS, &lapse), Err(Refused::State));
    // Whoever was not told of it could not come: by the law they still can answer.
    let untold = Terms { told: false, ..stand };
    assert_eq!(ask(open, Event::DidNotCome, By::Desk, STARTS, &untold), Err(Refused::State));
    assert_eq!(ask(open, Event::Accepted, By::Behalf, STARTS, &untold), Ok(()));
    let unknown = Terms { starts: None, ..lapse };
    assert_eq!(ask(accepted, Event::Declined, person, 9_999, &unknown), Ok(()), "no start is known");
    assert_eq!(ask(accepted, Event::Left, By::Desk, 0, &unknown), Ok(()));
}

#[test]
fn an_offer_past_its_deadline_has_lapsed_before_anybody_writes_it_down() {
    let seen = |events: &[Event], hour, lapses| state(events).at(at(hour), &terms(lapses)).state;
    assert_eq!(seen(&[], ANSWER - 1, true), State::Open);
    assert_eq!(seen(&[], ANSWER, true), State::Lapsed);
    assert_eq!(seen(&[], STARTS, false), State::Open);
    assert_eq!(seen(&[Event::Accepted], STARTS, true), State::Accepted);
    assert_eq!(seen(&[Event::Contested], ANSWER, true), State::Open, "a contest stops the clock");
    assert_eq!(seen(&[Event::Contested, Event::Settled], ANSWER, true), State::Lapsed);
}

#[test]
fn words_are_read_as_they_are_written() {
    for event in Event::ALL {
        assert_eq!(Event::from_name(event.name()), Some(event));
    }
    let words: BTreeSet<&str> = State::ALL.into_iter().map(State::name).collect();
    assert_eq!(words.len(), State::ALL.len());
}

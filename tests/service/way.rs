//! What may be done, by whom, with what stands where: one table (`way.txt`), complete for rounds, placements and approvals, held
//! against the pure functions and against the service itself. A verb or a state without a row fails.
//!
//! To add a noun (offers): its rows, and a test here that asks [`Table::answers`] for every combination.

use std::collections::BTreeMap;

use talka::{
    domain::{ConditionKind, Phase, Placing, PlacingVerb, RoundVerb, Side},
    service::{Matter, No, PlacementForm, Service, TypedCall, Which},
};
use uuid::Uuid;

use crate::{
    applying::form,
    scene::{ENDED, OPEN, Who, World, fixture, told_to_both},
};

/// The rows of one noun: answer by the words of a combination.
pub(crate) struct Table(BTreeMap<Vec<String>, String>);

impl Table {
    /// Reads the rows of a noun; `words` are what each column may say.
    pub(crate) fn of(noun: &str, words: &[Vec<&str>]) -> Self {
        let mut answers = BTreeMap::new();
        for line in include_str!("way.txt").lines() {
            let row: Vec<&str> = line.split_whitespace().collect();
            if row.first() != Some(&noun) {
                continue;
            }
            assert_eq!(row.len(), words.len() + 2, "{line}");
            let mut combinations = vec![Vec::new()];
            for (said, known) in row[1..=words.len()].iter().zip(words) {
                let listed: Vec<&str> = if *said == "*" { known.clone() } else { said.split('|').collect() };
                assert!(listed.iter().all(|word| known.contains(word)), "an unknown word: {line}");
                combinations = combinations
                    .iter()
                    .flat_map(|before: &Vec<String>| {
                        listed.iter().map(|word| [before.clone(), vec![(*word).to_owned()]].concat())
                    })
                    .collect();
            }
            for combination in combinations {
                let twice = answers.insert(combination.clone(), row[words.len() + 1].to_owned());
                assert!(twice.is_none(), "two rows for {combination:?}");
            }
        }
        let all: usize = words.iter().map(Vec::len).product();
        assert_eq!(answers.len(), all, "{noun}: combinations without a row");
        Self(answers)
    }

    /// The answer to a combination.
    pub(crate) fn answers(&self, combination: &[&str]) -> &str {
        let words: Vec<String> = combination.iter().map(|word| (*word).to_owned()).collect();
        &self.0[&words]
    }
}

fn names<T: Copy>(all: &[T], name: impl Fn(T) -> &'static str) -> Vec<&'static str> {
    all.iter().map(|one| name(*one)).collect()
}

fn rounds() -> Table {
    Table::of("round", &[names(&RoundVerb::ALL, RoundVerb::name), names(&Phase::ALL, Phase::name)])
}

fn placements() -> Table {
    let verbs = names(&PlacingVerb::ALL, PlacingVerb::name);
    let states = names(&Placing::ALL, Placing::name);
    let sides = names(&Side::ALL, Side::name);
    Table::of("placement", &[verbs, states, sides, names(&Phase::ALL, Phase::name)])
}

/// The word of an answer: done, the key of a refusal, or that nothing was found.
pub(crate) fn word<T>(answer: Result<T, No>) -> &'static str {
    match answer {
        Ok(_) => "ok",
        Err(No::Refused(why)) => why.key,
        Err(No::NotFound) => "not-found",
        Err(No::Invalid(wrong)) => wrong[0].key,
        Err(other) => panic!("neither done nor refused: {other:?}"),
    }
}

#[test]
fn the_table_says_what_the_rules_of_a_rounds_way_say() {
    let table = rounds();
    for verb in RoundVerb::ALL {
        for phase in Phase::ALL {
            let said = verb.may(phase).err().unwrap_or("ok");
            assert_eq!(said, table.answers(&[verb.name(), phase.name()]), "{verb:?} {phase:?}");
        }
    }
}

#[test]
fn the_table_says_what_the_rules_of_a_placements_way_say() {
    let table = placements();
    for verb in PlacingVerb::ALL {
        for state in Placing::ALL {
            for side in Side::ALL {
                for phase in Phase::ALL {
                    let said = verb.leads(state, side, phase).map_or_else(|key| key, Placing::name);
                    let wanted = table.answers(&[verb.name(), state.name(), side.name(), phase.name()]);
                    assert_eq!(said, wanted, "{verb:?} {state:?} {side:?} {phase:?}");
                }
            }
        }
    }
}

/// Tries a verb on the round `minimal`; what two people do is only proposed.
async fn tried(world: &World, service: &Service, who: Who, (verb, run): (RoundVerb, Uuid)) -> &'static str {
    let who = world.caseworker(who);
    let day = |days: i64| (service.now() + chrono::TimeDelta::days(days)).date_naive();
    let propose = async |matter| word(service.propose(&who, "minimal", (matter, "Tā vajag.")).await);
    match verb {
        RoundVerb::Plan => word(service.replan(&who, "minimal", &BTreeMap::default()).await),
        RoundVerb::Constrain => {
            let which = ("minimal", Which::New(ConditionKind::Budget), "");
            word(service.set_condition(&who, which, Some(&BTreeMap::default())).await)
        }
        RoundVerb::Open => propose(Matter::OpenRound).await,
        RoundVerb::Extend => propose(Matter::ExtendRound { last: day(60) }).await,
        RoundVerb::Shorten => propose(Matter::ShortenRound { last: day(2) }).await,
        RoundVerb::Reopen => propose(Matter::ReopenRound { last: day(60) }).await,
        RoundVerb::Close => word(service.close(&who, "minimal").await),
        RoundVerb::Run => word(service.start_run(&who, "minimal").await),
        RoundVerb::Publish => word(service.publish(&who, run).await),
        RoundVerb::CallAgain => {
            let typed = TypedCall {
                opens: "01.05.2026.",
                closes: "09.05.2026.",
                ground: "Tā vajag.",
                ..TypedCall::default()
            };
            word(service.propose_call(&who, "minimal", typed).await)
        }
        RoundVerb::Finish => word(service.finish(&who, "minimal").await),
    }
}

/// Every verb that the table refuses at a phase is refused so, twice, and changes nothing; a stranger finds nothing.
async fn refused_there(world: &World, time: &str, run: Uuid) -> Phase {
    let (table, service) = (rounds(), world.at(time));
    let before = service.round("minimal").await.expect("a round").0;
    for verb in RoundVerb::ALL {
        let wanted = table.answers(&[verb.name(), before.phase.name()]);
        // Nobody has a run yet where none was started.
        let there = verb != RoundVerb::Publish || !run.is_nil();
        if wanted != "ok" && there {
            for _ in 0..2 {
                assert_eq!(
                    tried(world, &service, Who::Maris, (verb, run)).await,
                    wanted,
                    "{verb:?} {:?}",
                    before.phase
                );
            }
        }
        assert_eq!(tried(world, &service, Who::Stranger, (verb, run)).await, "not-found", "{verb:?}");
    }
    let after = service.round("minimal").await.expect("a round").0;
    assert_eq!(
        (after.phase, after.closes_at, after.closed_at),
        (before.phase, before.closes_at, before.closed_at)
    );
    before.phase
}

#[test]
fn a_round_is_taken_down_its_whole_way_and_refuses_at_every_step_what_the_table_refuses() {
    told_to_both(async |world| {
        let (early, ilze, maris) =
            ("2026-04-01T10:00:00Z", world.caseworker(Who::Ilze), world.caseworker(Who::Maris));
        let mut new = fixture("minimal");
        new.draft = true;
        world.at(early).add_round(Some(&world.administrator()), &new).await.expect("a draft");
        let (none, mut seen) = (Uuid::nil(), Vec::new());
        seen.push(refused_there(&world, early, none).await);
        let service = world.at(early);
        let id =
            service.propose(&ilze, "minimal", (Matter::OpenRound, "Pārbaudīts.")).await.expect("proposed");
        assert_eq!(word(service.approve(&ilze, id).await), "refused-own-approval");
        service.approve(&maris, id).await.expect("opened");
        seen.push(refused_there(&world, early, none).await);
        seen.push(refused_there(&world, OPEN, none).await);
        seen.push(refused_there(&world, ENDED, none).await);
        let run = world.run_of_minimal().await;
        seen.push(refused_there(&world, ENDED, run).await);
        world.at(ENDED).publish(&maris, run).await.expect("published");
        seen.push(refused_there(&world, ENDED, run).await);
        assert_eq!(word(world.at(ENDED).finish(&ilze, "minimal").await), "refused-offers-open");
        let later = "2026-06-30T10:00:00Z";
        world.at(later).finish(&ilze, "minimal").await.expect("finished");
        assert_eq!(word(world.at(later).finish(&ilze, "minimal").await), "refused-finished");
        seen.push(refused_there(&world, later, run).await);
        assert_eq!(seen, Phase::ALL, "every phase was there");
    });
}

/// Tries a verb on a placement as its page of a version would.
async fn moved(
    world: &World,
    service: &Service,
    (verb, side): (PlacingVerb, Side),
    (id, version): (Uuid, i64),
) -> Option<&'static str> {
    let (library, ilze) = (world.department(Who::Library), world.caseworker(Who::Ilze));
    let typed = |draft| PlacementForm { draft, ..form("", "Plaukti", "3") };
    Some(match (verb, side) {
        (PlacingVerb::Keep, Side::Organisation) => {
            word(service.change_placement(&library, (id, version), &typed(true)).await)
        }
        (PlacingVerb::Submit, Side::Organisation) => {
            word(service.change_placement(&library, (id, version), &typed(false)).await)
        }
        (PlacingVerb::Withdraw, Side::Organisation) => {
            word(service.withdraw_placement(&library, (id, version)).await)
        }
        (PlacingVerb::Approve, Side::Caseworker) => {
            word(service.approve_placement(&ilze, "minimal", (id, version), true).await)
        }
        (PlacingVerb::SendBack, Side::Caseworker) => {
            word(service.send_back(&ilze, "minimal", (id, version), "Jālabo.").await)
        }
        // The types of the verbs let nobody else ask; `seats` has a test of its own.
        _ => return None,
    })
}

/// One placement of the library in every state, with its version.
async fn in_every_state(world: &World, service: &Service) -> Vec<(Placing, Uuid, i64)> {
    let (library, ilze) = (world.department(Who::Library), world.caseworker(Who::Ilze));
    let mut made = Vec::new();
    for state in Placing::ALL {
        let typed = PlacementForm { draft: state == Placing::Draft, ..form(state.name(), state.name(), "2") };
        let id = service.post(&library, "minimal", &typed).await.expect("posted");
        let version = match state {
            Placing::Draft | Placing::Submitted => 1,
            Placing::Approved => {
                service.approve_placement(&ilze, "minimal", (id, 1), true).await.expect("approved");
                2
            }
            Placing::Withdrawn => {
                service.withdraw_placement(&library, (id, 1)).await.expect("taken back");
                2
            }
        };
        made.push((state, id, version));
    }
    made
}

#[test]
fn every_verb_on_a_placement_in_every_state_and_phase_answers_as_the_table_says() {
    told_to_both(async |world| {
        world.import(OPEN, "minimal").await;
        let table = placements();
        let answer = async |time: &str, made: &[(Placing, Uuid, i64)]| {
            let service = world.at(time);
            let phase = service.round("minimal").await.expect("a round").0.phase;
            for (state, id, version) in made {
                for (verb, side) in
                    PlacingVerb::ALL.into_iter().flat_map(|verb| Side::ALL.map(|side| (verb, side)))
                {
                    let wanted = table.answers(&[verb.name(), state.name(), side.name(), phase.name()]);
                    // What leads somewhere is done elsewhere; here nothing moves.
                    if Placing::ALL.iter().any(|state| state.name() == wanted) {
                        continue;
                    }
                    let said = moved(&world, &service, (verb, side), (*id, *version)).await;
                    assert!(said.is_none_or(|said| said == wanted), "{verb:?} {state:?} {phase:?}: {said:?}");
                    // A page that is older than the placement is told so, as long as anything may change.
                    let stale = moved(&world, &service, (verb, side), (*id, version - 1)).await;
                    let stale = stale.filter(|_| phase.takes_placements());
                    assert!(
                        stale.is_none_or(|said| said == "refused-stale"),
                        "{verb:?} {state:?}: {stale:?}"
                    );
                }
            }
        };
        let made = in_every_state(&world, &world.at(OPEN)).await;
        for time in ["2026-04-01T10:00:00Z", OPEN, ENDED] {
            answer(time, &made).await;
        }
        world.run_of_minimal().await;
        answer(ENDED, &made).await;
    });
}

#[test]
fn every_verb_on_an_approval_in_every_state_by_everyone_answers_as_the_table_says() {
    let verbs = ["approve", "refuse", "withdraw"];
    let states = ["proposed", "approved", "refused", "withdrawn"];
    let people = ["author", "other", "stranger"];
    let table = Table::of("approval", &[verbs.to_vec(), states.to_vec(), people.to_vec()]);
    told_to_both(async |world| {
        world.import(OPEN, "minimal").await;
        let service = world.at(OPEN);
        let (ilze, maris, stranger) =
            (world.caseworker(Who::Ilze), world.caseworker(Who::Maris), world.caseworker(Who::Stranger));
        let mut days = 0;
        for verb in verbs {
            for state in states {
                for who in people {
                    days += 1;
                    let last = chrono::NaiveDate::from_ymd_opt(2026, 5, 1).expect("a day")
                        + chrono::TimeDelta::days(days);
                    let asked = (Matter::ExtendRound { last }, "Tā vajag.");
                    let id = service.propose(&ilze, "minimal", asked).await.expect("proposed");
                    match state {
                        "approved" => service.approve(&maris, id).await.expect("approved"),
                        "refused" => service.refuse(&maris, id, "Nē.").await.expect("refused"),
                        "withdrawn" => service.withdraw_proposal(&ilze, id).await.expect("withdrawn"),
                        _ => {}
                    }
                    let by = match who {
                        "author" => &ilze,
                        "other" => &maris,
                        _ => &stranger,
                    };
                    let said = match verb {
                        "approve" => word(service.approve(by, id).await),
                        "refuse" => word(service.refuse(by, id, "Nē.").await),
                        _ => word(service.withdraw_proposal(by, id).await),
                    };
                    assert_eq!(said, table.answers(&[verb, state, who]), "{verb} {state} {who}");
                    // Nothing waits for the next combination.
                    for one in service.approvals(&ilze).await.expect("a list").waiting {
                        service.withdraw_proposal(&ilze, one.id).await.expect("withdrawn");
                    }
                }
            }
        }
        for nobody in [Uuid::nil(), Uuid::from_u128(7)] {
            assert_eq!(word(service.approve(&maris, nobody).await), "not-found");
        }
    });
}

//! Seats that come free go on by themselves where two people signed that by opening the round: started and published by jobs, once,
//! whatever dies between; and by nobody where anything stands in the way.

use std::{collections::BTreeMap, sync::Arc};

use talka::{
    domain::Status,
    service::{HeldBack, Matter, NewRound, Next, OfferState, RunKind, RunState, Service, invariants},
    store,
};
use uuid::Uuid;

use crate::{
    knock::Browser,
    scene::{ENDED, OPEN, Who, World, fixture, holder, moment, told_to_both},
};

/// A round of the fixtures, opened by Ilze and Māris while its settings said that free seats go on by rule; codes by number.
pub(crate) async fn opened(world: &World, name: &str) -> BTreeMap<String, String> {
    let mut new = NewRound { draft: true, ..fixture(name) };
    let toml = new.files.get_mut("round.toml").expect("settings");
    toml.extend_from_slice(b"\n[answers]\nrefill = \"by-rule\"\n");
    let service = world.at(OPEN);
    let submitted = service.add_round(Some(&world.administrator()), &new).await.expect("a draft");
    let asked = (Matter::OpenRound, "Pārbaudīts.");
    let id = service.propose(&world.caseworker(Who::Ilze), name, asked).await.expect("proposed");
    service.approve(&world.caseworker(Who::Maris), id).await.expect("opened");
    submitted.into_iter().map(|one| (one.number, one.code)).collect()
}

/// The round is closed, run by Māris and published by Ilze: whoever opened it first published it second.
pub(crate) async fn published(world: &World, name: &str) {
    let (service, ilze, maris) = (world.at(ENDED), world.caseworker(Who::Ilze), world.caseworker(Who::Maris));
    service.close(&maris, name).await.expect("closed");
    let run = service.start_run(&maris, name).await.expect("started");
    assert!(service.work_once(service.new_worker().expect("a key")).await.expect("worked"));
    service.publish_undecided(&ilze, run).await.expect("published");
}

async fn declines(service: &Service, number: &str, codes: &BTreeMap<String, String>) {
    service
        .answer_offer(&holder(service, number, &codes[number]).await, false, None)
        .await
        .expect("declined");
}

/// Does every job that is due.
async fn jobs(service: &Arc<Service>) {
    let worker = service.new_worker().expect("a key");
    service.plan().await.expect("planned");
    while service.job_once(worker, || false).await.expect("worked") {
        service.plan().await.expect("planned");
    }
}

/// Does jobs and runs until there is nothing left to do.
pub(crate) async fn all(service: &Arc<Service>) {
    jobs(service).await;
    while service.work_once(service.new_worker().expect("a key")).await.expect("worked") {
        jobs(service).await;
    }
}

async fn offer(service: &Service, number: &str, codes: &BTreeMap<String, String>) -> Option<OfferState> {
    let mine = service.mine(&holder(service, number, &codes[number]).await).await.expect("mine");
    mine.offer().map(|offer| offer.state)
}

async fn holds(world: &World) {
    assert!(broken(world).await.is_empty());
}

/// The invariants that do not hold.
async fn broken(world: &World) -> Vec<&'static str> {
    let checked = invariants::check(&world.db, moment(ENDED), None).await.expect("checked");
    checked.breaches.into_iter().map(|breach| breach.key).collect()
}

#[test]
fn a_freed_seat_goes_on_by_itself_and_the_two_who_signed_stand_behind_it() {
    told_to_both(async |world| {
        let codes = opened(&world, "minimal").await;
        let (service, maris) = (world.at(ENDED), world.caseworker(Who::Maris));
        published(&world, "minimal").await;
        all(&service).await;
        assert_eq!(world.noted("run-start-by-rule").await, 0, "no seat is free");
        declines(&service, "A3", &codes).await;
        let board = service.board(&maris, "minimal").await.expect("a board");
        assert_eq!(board.next()[0], Next::ByRule { free: 1, in_line: 1 });
        all(&service).await;
        assert_eq!(offer(&service, "A2", &codes).await, Some(OfferState::Open));
        let board = service.board(&maris, "minimal").await.expect("a board");
        let newest = &board.desk.publications[0];
        assert_eq!((newest.number, newest.kind, newest.by_rule), (2, RunKind::Refill, true));
        assert_eq!((newest.author.as_str(), newest.approver.as_str()), ("ILZE", "MARIS"));
        assert!(!board.desk.publications[1].by_rule);
        assert_eq!((world.noted("run-start-by-rule").await, world.noted("publish-by-rule").await), (1, 1));
        assert_eq!((world.noted("run-start-refill").await, world.noted("publish-refill").await), (0, 0));
        let mut conn = world.db.read().await.expect("a connection");
        let events = store::journal::newest(&mut conn.link(), 1_000).await.expect("events");
        let event = events.iter().find(|event| event.action == "publish-by-rule").expect("noted");
        assert_eq!((event.actor.as_str(), event.account), ("system", None));
        assert_eq!(event.object, "2: ILZE, MARIS", "the run, and the two who signed");
        drop(conn);
        holds(&world).await;
        let other = "UPDATE refill_rule SET author = (SELECT id FROM account WHERE login = 'vija')";
        assert!(crate::chained::tell(&world.db, false, other).await);
        assert_eq!(broken(&world).await, ["invariant-publications"], "published in another's name");
        let back = "UPDATE refill_rule SET author = (SELECT id FROM account WHERE login = 'ilze')";
        assert!(crate::chained::tell(&world.db, false, back).await);
        // Nobody in line can take the library: one run finds that out, and none after it.
        declines(&service, "A1", &codes).await;
        all(&service).await;
        all(&service).await;
        let board = service.board(&maris, "minimal").await.expect("a board");
        assert_eq!((board.desk.publications.len(), board.desk.free()), (2, 1));
        assert_eq!(board.runs.len(), 3);
        assert!(!board.next().iter().any(|next| matches!(next, Next::Publish { .. })), "{:?}", board.next());
    });
}

#[test]
fn a_round_that_two_people_did_not_open_gives_nothing_on_by_itself() {
    told_to_both(async |world| {
        let mut new = fixture("minimal");
        let toml = new.files.get_mut("round.toml").expect("settings");
        toml.extend_from_slice(b"\n[answers]\nrefill = \"by-rule\"\n");
        let service = world.at(OPEN);
        let submitted = service.add_round(Some(&world.administrator()), &new).await.expect("a round");
        let codes = submitted.into_iter().map(|one| (one.number, one.code)).collect();
        published(&world, "minimal").await;
        let service = world.at(ENDED);
        declines(&service, "A3", &codes).await;
        all(&service).await;
        let board = service.board(&world.caseworker(Who::Maris), "minimal").await.expect("a board");
        assert_eq!(board.next()[0], Next::Refill { free: 1, in_line: 1 });
        assert_eq!((board.desk.rule, board.runs.len()), (None, 1));
        assert!(!service.goes_by_rule(&board.book).await.expect("asked"));
    });
}

#[test]
fn whoever_signed_and_works_here_no_longer_stands_behind_nothing_new() {
    told_to_both(async |world| {
        let codes = opened(&world, "minimal").await;
        published(&world, "minimal").await;
        let (service, ilze) = (world.at(ENDED), world.caseworker(Who::Ilze));
        declines(&service, "A3", &codes).await;
        let maris = world.caseworker(Who::Maris).staff().account;
        service.set_active(&world.administrator(), maris, false).await.expect("switched off");
        all(&service).await;
        let board = service.board(&ilze, "minimal").await.expect("a board");
        assert_eq!(board.runs.len(), 1);
        assert!(board.desk.rule.as_ref().is_some_and(|rule| !rule.in_force));
        assert_eq!(board.next()[0], Next::Refill { free: 1, in_line: 1 }, "by hand");
        service.set_active(&world.administrator(), maris, true).await.expect("switched on");
        all(&service).await;
        assert_eq!(offer(&service, "A2", &codes).await, Some(OfferState::Open));
    });
}

#[test]
fn undecided_questions_and_a_stopped_run_wait_for_a_person_who_goes_on_by_hand() {
    told_to_both(async |world| {
        let codes = opened(&world, "undecided").await;
        published(&world, "undecided").await;
        let (service, ilze, maris) =
            (world.at(ENDED), world.caseworker(Who::Ilze), world.caseworker(Who::Maris));
        declines(&service, "A1", &codes).await;
        jobs(&service).await;
        let board = service.board(&maris, "undecided").await.expect("a board");
        let run = board.runs[0].id;
        assert_eq!((board.runs.len(), board.runs[0].by_rule()), (2, true));
        service.cancel_run(&maris, run).await.expect("stopped");
        all(&service).await;
        let board = service.board(&maris, "undecided").await.expect("a board");
        assert_eq!((board.runs.len(), board.runs[0].state), (2, RunState::Cancelled));
        assert_eq!(board.desk.rule.as_ref().and_then(|rule| rule.held), Some(HeldBack::Cancelled));
        assert!(matches!(board.next()[0], Next::Refill { .. }), "{:?}", board.next());
        // Somebody goes on by hand, and the rule goes on from what they published.
        let by_hand = service.start_refill(&ilze, "undecided").await.expect("started");
        all(&service).await;
        assert_eq!(service.run(&maris, by_hand).await.expect("a run").state, RunState::Verified);
        assert_eq!(
            world.noted("publish-by-rule").await,
            0,
            "what somebody started by hand is not published by the rule"
        );
        service.publish_undecided(&maris, by_hand).await.expect("published");
        declines(&service, "A3", &codes).await;
        all(&service).await;
        let board = service.board(&maris, "undecided").await.expect("a board");
        assert_eq!((board.runs.len(), board.runs[0].by_rule(), board.runs[0].number), (4, true, 4));
        holds(&world).await;
    });
}

#[test]
fn a_run_by_the_rule_that_may_have_cost_somebody_something_is_not_published_by_it() {
    told_to_both(async |world| {
        let codes = opened(&world, "undecided").await;
        published(&world, "undecided").await;
        let (service, maris) = (world.at(ENDED), world.caseworker(Who::Maris));
        declines(&service, "A1", &codes).await;
        all(&service).await;
        all(&service).await;
        assert_eq!(offer(&service, "A3", &codes).await, None);
        let board = service.board(&maris, "undecided").await.expect("a board");
        assert_eq!((board.runs.len(), world.noted("publish-by-rule").await), (2, 0));
        let rule = board.desk.rule.clone().expect("a rule");
        assert_eq!((rule.held, rule.run), (Some(HeldBack::Undecided), Some(board.runs[0].id)));
        assert_eq!(board.next()[0], Next::Publish { run: board.runs[0].id, own: false });
        service.publish_undecided(&maris, board.runs[0].id).await.expect("published by hand");
        let board = service.board(&maris, "undecided").await.expect("a board");
        assert!(!board.desk.publications[0].by_rule);
        assert_eq!(offer(&service, "A3", &codes).await, Some(OfferState::Open));
        holds(&world).await;
    });
}

#[test]
fn what_is_stale_is_not_published_and_another_run_takes_its_place() {
    told_to_both(async |world| {
        let codes = opened(&world, "minimal").await;
        published(&world, "minimal").await;
        let service = world.at(ENDED);
        declines(&service, "A3", &codes).await;
        jobs(&service).await;
        assert!(service.work_once(service.new_worker().expect("a key")).await.expect("worked"));
        // Whom the run places is gone before it is published.
        service.withdraw(&holder(&service, "A2", &codes["A2"]).await).await.expect("withdrawn");
        all(&service).await;
        let board = service.board(&world.caseworker(Who::Maris), "minimal").await.expect("a board");
        assert_eq!((board.desk.publications.len(), board.runs.len()), (1, 3));
        assert_eq!(world.noted("publish-by-rule").await, 0);
        let mine = service.mine(&holder(&service, "A2", &codes["A2"]).await).await.expect("mine");
        assert!(mine.offers.is_empty());
        assert_ne!(mine.letter.expect("a letter").person.status, Status::Placed);
    });
}

#[test]
fn whatever_dies_between_the_steps_everything_happens_once() {
    told_to_both(async |world| {
        let codes = opened(&world, "minimal").await;
        published(&world, "minimal").await;
        let service = world.at(ENDED);
        declines(&service, "A3", &codes).await;
        // The job is taken, and its worker is never heard of again: before it started a run, and before it published one.
        for step in 0..2 {
            service.plan().await.expect("planned");
            die_with_every_job(&world, &service).await;
            // Four workers take up what is left, at once.
            let later = world.at("2026-04-25T07:10:00Z");
            let workers = (0..4).map(|_| {
                let service = Arc::clone(&later);
                tokio::spawn(async move {
                    let worker = service.new_worker().expect("a key");
                    for _ in 0..20 {
                        service.plan().await.expect("planned");
                        service.job_once(worker, || false).await.expect("worked");
                    }
                })
            });
            for worker in workers.collect::<Vec<_>>() {
                worker.await.expect("ran");
            }
            let started = (world.noted("run-start-by-rule").await, world.noted("publish-by-rule").await);
            assert_eq!(started, (1, step));
            if step == 0 {
                assert!(later.work_once(later.new_worker().expect("a key")).await.expect("worked"));
            }
        }
        let later = world.at("2026-04-25T07:20:00Z");
        assert_eq!(offer(&later, "A2", &codes).await, Some(OfferState::Open));
        holds(&world).await;
    });
}

/// Takes every job that is due and leaves it, as a worker that was killed.
async fn die_with_every_job(world: &World, service: &Service) {
    let now = moment(ENDED);
    let times = store::jobs::Times { now, beyond: now + chrono::TimeDelta::hours(1) };
    let until = now + chrono::TimeDelta::minutes(1);
    let mut tx = world.db.write().await.expect("a transaction");
    let worker: Uuid = service.new_worker().expect("a key");
    while store::jobs::claim(&mut tx.link(), worker, times, until, 5).await.expect("asked").is_some() {}
    tx.commit().await.expect("committed");
}

#[test]
fn pages_say_that_seats_go_on_by_rule_where_that_is_so() {
    told_to_both(async |world| {
        let codes = opened(&world, "minimal").await;
        let at = |time: &str| {
            let proxies = talka::config::Proxies::Count(1);
            let config =
                talka::config::Config { trusted_proxies: proxies, ..talka::config::Config::default() };
            talka::web::App::new(world.at(time), config).router()
        };
        let public = async |lang: &str| {
            Browser::new(at(OPEN), "10.0.0.9").get(&format!("/rounds/minimal?lang={lang}")).await.body
        };
        for (lang, said) in [
            ("lv", "parakstīja divi darbinieki"),
            ("en", "two caseworkers signed"),
            ("ru", "подписали два сотрудника"),
        ] {
            let page = public(lang).await;
            assert!(page.contains(said), "{page}");
        }
        let mut maris = Browser::new(at(OPEN), "10.0.0.7");
        let password = ("password", crate::scene::PASSWORD);
        assert_eq!(maris.post("/sign-in", &[("login", "maris"), password]).await.status, 303);
        let signed = maris.get("/approvals?lang=en").await.body;
        assert!(signed.contains("free places of this round are passed on automatically"), "{signed}");
        published(&world, "minimal").await;
        let service = world.at(ENDED);
        declines(&service, "A3", &codes).await;
        all(&service).await;
        let desk = maris.get("/rounds/minimal/work?lang=en").await.body;
        assert!(desk.contains("Free places are passed on by the rule that ILZE and MARIS signed"), "{desk}");
        assert!(desk.contains("by the rule signed by ILZE, MARIS"), "{desk}");
        let run = service.board(&world.caseworker(Who::Maris), "minimal").await.expect("a board").runs[0].id;
        let shown = maris.get(&format!("/runs/{run}?lang=en")).await.body;
        assert!(shown.contains("Started by the rule that ILZE signed"), "{shown}");
        let account = world.caseworker(Who::Ilze).staff().account;
        service.set_active(&world.administrator(), account, false).await.expect("switched off");
        assert!(!public("en").await.contains("two caseworkers signed"));
        assert!(
            maris.get("/rounds/minimal/work?lang=en").await.body.contains("One of them no longer works here")
        );
    });
}

//! When a round takes applications, and the two people who change it: a later deadline, a closed round opened again.

use chrono::{NaiveDate, TimeDelta};
use talka::{
    domain::Arg,
    service::{Matter, Next, Phase},
};

use crate::{
    draws::drawn,
    knock::{Guest, House},
    order::eligible,
    scene::{
        ENDED, OPEN, Who, application, eight_at_once, holder, moment, not_found, refused, told_to_both, wrong,
    },
};

pub(crate) fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

/// After the deadline was extended to 30 April.
const LATER: &str = "2026-04-28T10:00:00Z";

#[test]
fn a_deadline_is_extended_by_two_people_and_moves_later_only() {
    told_to_both(async |world| {
        world.import(OPEN, "minimal").await;
        let (service, ilze, maris) =
            (world.at(OPEN), world.caseworker(Who::Ilze), world.caseworker(Who::Maris));
        let extend = |last: &str| Matter::ExtendRound { last: day(last) };
        for last in ["2026-04-24", "2026-04-20", "2020-01-01"] {
            let answer = service.propose(&ilze, "minimal", (extend(last), "Skola lūdz.")).await;
            assert_eq!(wrong(answer), [("last".to_owned(), "wrong-deadline")], "{last}");
        }
        let both = service.propose_deadline(&ilze, "minimal", ("extend-round", "24.04.2026.", " ")).await;
        assert_eq!(wrong(both).len(), 2, "day and ground");
        let both = service.propose_deadline(&ilze, "minimal", ("extend-round", "31.04.2026.", " ")).await;
        let both = wrong(both);
        assert_eq!((both[0].1, both[1].1), ("wrong-date-calendar", "wrong-ground"));
        let asked = ("extend-round", "30.04.2026", "Skola lūdz vēl nedēļu.");
        let id = service.propose_deadline(&ilze, "minimal", asked).await.expect("proposed");
        assert_eq!(service.propose_deadline(&ilze, "minimal", asked).await.expect("twice is once"), id);
        let other = service.propose(&maris, "minimal", (extend("2026-05-10"), "Vēl vairāk.")).await;
        assert_eq!(refused(other), "refused-approval-waits");
        let (book, _) = service.round("minimal").await.expect("a round");
        assert_eq!(book.closes_at, moment("2026-04-24T21:00:00Z"), "a proposal changes nothing");

        // Not by whoever proposed it, not by another authority; and only its author takes it back.
        assert_eq!(refused(service.approve(&ilze, id).await), "refused-own-approval");
        assert_eq!(refused(service.refuse(&ilze, id, "Nē.").await), "refused-own-approval");
        let stranger = world.caseworker(Who::Stranger);
        not_found(service.approve(&stranger, id).await);
        not_found(service.refuse(&stranger, id, "Nē.").await);
        not_found(service.withdraw_proposal(&stranger, id).await);
        not_found(service.propose(&stranger, "minimal", (extend("2026-05-10"), "Lūdzu.")).await);
        assert_eq!(refused(service.withdraw_proposal(&maris, id).await), "refused-not-own-approval");
        assert_eq!(wrong(service.refuse(&maris, id, "  ").await), [("ground".to_owned(), "wrong-ground")]);
        let seen = service.approvals(&maris).await.expect("a list");
        assert_eq!((seen.waiting.len(), seen.waiting[0].own), (1, false));
        assert_eq!((seen.waiting[0].ground.as_str(), seen.waiting[0].by.as_str()), (asked.2, "ILZE"));
        assert!(service.approvals(&stranger).await.expect("a list").waiting.is_empty());
        let next = async |who| service.board(who, "minimal").await.expect("a board").next();
        assert!(next(&maris).await.contains(&Next::Sign(1)) && !next(&ilze).await.contains(&Next::Sign(1)));

        // A double click, eight times: it is done once.
        let (done, refusals) = eight_at_once(|_| {
            let (service, maris) = (world.at(OPEN), maris.clone());
            async move { service.approve(&maris, id).await }
        })
        .await;
        assert_eq!((done.len(), refusals.len()), (8, 0));
        assert_eq!((world.noted("approval-propose").await, world.noted("approval-approved").await), (1, 1));
        let (book, _) = service.round("minimal").await.expect("a round");
        assert_eq!(book.closes_at, moment("2026-04-30T21:00:00Z"));
        assert_eq!(book.settings.dates["closes"], day("2026-04-30"), "the settings name it too");
        for verb in [service.refuse(&maris, id, "Nē.").await, service.withdraw_proposal(&ilze, id).await] {
            assert_eq!(refused(verb), "refused-approval-decided");
        }
        let late = world.at(LATER);
        late.submit("minimal", &application("late", &["library"])).await.expect("taken");
        let earlier = late.propose(&ilze, "minimal", (extend("2026-04-29"), "Par vēlu.")).await;
        assert_eq!(wrong(earlier).len(), 1, "never earlier");
    });
}

#[test]
fn an_earlier_deadline_is_offered_while_there_is_one() {
    told_to_both(async |world| {
        world.import(OPEN, "minimal").await;
        let (book, _) = world.at(OPEN).round("minimal").await.expect("a round");
        for (at, earlier) in [("2026-04-22T10:00:00Z", true), ("2026-04-23T10:00:00Z", false)] {
            assert_eq!(
                world.at(at).may_close_earlier(&book),
                earlier,
                "a whole day to hear of it, from {at}"
            );
        }
    });
}

#[test]
fn what_is_refused_or_taken_back_changes_nothing() {
    told_to_both(async |world| {
        world.import(OPEN, "minimal").await;
        let (service, ilze, maris) =
            (world.at(OPEN), world.caseworker(Who::Ilze), world.caseworker(Who::Maris));
        let asked = || (Matter::ExtendRound { last: day("2026-05-01") }, "Lūdz skola.");
        let first = service.propose(&ilze, "minimal", asked()).await.expect("proposed");
        service.withdraw_proposal(&ilze, first).await.expect("taken back");
        service.withdraw_proposal(&ilze, first).await.expect("twice is once");
        assert_eq!(refused(service.approve(&maris, first).await), "refused-approval-decided");
        let second = service.propose(&ilze, "minimal", asked()).await.expect("proposed anew");
        service.refuse(&maris, second, "Termiņš ir izziņots.").await.expect("refused");
        service.refuse(&maris, second, "Termiņš ir izziņots.").await.expect("twice is once");
        assert_eq!(refused(service.approve(&maris, second).await), "refused-approval-decided");
        let listed = service.approvals(&ilze).await.expect("a list");
        assert!(listed.waiting.is_empty());
        let states: Vec<_> = listed.decided.iter().map(|one| one.state.as_str()).collect();
        assert_eq!(
            (states.len(), states.contains(&"refused"), states.contains(&"withdrawn")),
            (2, true, true)
        );
        let answers: Vec<_> = listed.decided.iter().filter_map(|one| one.answer.as_deref()).collect();
        assert_eq!(answers, ["Termiņš ir izziņots."]);
        let (book, _) = service.round("minimal").await.expect("a round");
        assert_eq!(book.closes_at, moment("2026-04-24T21:00:00Z"));
        // Proposed in time, closed since: what cannot be done any more is not approved.
        let third = service.propose(&ilze, "minimal", asked()).await.expect("proposed");
        world.at(ENDED).close(&ilze, "minimal").await.expect("closed");
        assert_eq!(refused(world.at(ENDED).approve(&maris, third).await), "refused-round-closed");
        assert_eq!(
            world.at(ENDED).approvals(&maris).await.expect("a list").waiting.len(),
            1,
            "it still waits"
        );
    });
}

#[test]
fn a_closed_round_is_opened_again_by_two_people_before_anything_is_published() {
    told_to_both(async |world| {
        let (_, run) = world.with_run().await;
        let (service, ilze, maris) =
            (world.at(ENDED), world.caseworker(Who::Ilze), world.caseworker(Who::Maris));
        let reopen = || (Matter::ReopenRound { last: day("2026-04-30") }, "Kļūda sludinājumā.");
        let extend = (Matter::ExtendRound { last: day("2026-04-30") }, "Kļūda sludinājumā.");
        assert_eq!(refused(service.propose(&ilze, "minimal", extend).await), "refused-round-closed");
        let past =
            service.propose(&ilze, "minimal", (Matter::ReopenRound { last: day("2026-04-24") }, "x")).await;
        assert_eq!(wrong(past), [("last".to_owned(), "wrong-deadline")]);
        let id = service.propose(&maris, "minimal", reopen()).await.expect("proposed");
        assert_eq!(refused(service.approve(&maris, id).await), "refused-own-approval");
        service.approve(&ilze, id).await.expect("approved");
        let (book, _) = service.round("minimal").await.expect("a round");
        assert_eq!((book.phase, book.closed_at), (Phase::Open, None));
        assert_eq!(refused(service.publish(&maris, run).await), "refused-not-closed", "an older run");
        assert_eq!(refused(service.start_run(&ilze, "minimal").await), "refused-not-closed");
        assert_eq!(refused(service.propose(&maris, "minimal", reopen()).await), "refused-not-closed-yet");
        service.submit("minimal", &application("late", &["library"])).await.expect("taken");
        let again = world.at("2026-05-01T07:00:00Z");
        again.close(&ilze, "minimal").await.expect("closed again");
        assert_eq!(refused(again.publish(&maris, run).await), "refused-inputs-changed");
        let run = again.start_run(&ilze, "minimal").await.expect("started");
        let running =
            again.propose(&maris, "minimal", (Matter::ReopenRound { last: day("2026-05-02") }, "x")).await;
        assert_eq!(refused(running), "refused-run-under-way");
        assert!(again.work_once(again.new_worker().expect("a key")).await.expect("worked"));
        let waits =
            again.propose(&maris, "minimal", (Matter::ReopenRound { last: day("2026-05-09") }, "x")).await;
        let waits = waits.expect("proposed before the publication");
        again.publish_undecided(&maris, run).await.expect("published");
        assert_eq!(refused(again.approve(&ilze, waits).await), "refused-published");
        let late =
            again.propose(&maris, "minimal", (Matter::ReopenRound { last: day("2026-05-10") }, "x")).await;
        assert_eq!(refused(late), "refused-approval-waits");
        again.refuse(&ilze, waits, "Jau publicēts.").await.expect("what waits is refused even then");
        let late =
            again.propose(&maris, "minimal", (Matter::ReopenRound { last: day("2026-05-10") }, "x")).await;
        assert_eq!(refused(late), "refused-published");
    });
}

#[test]
fn a_draw_whose_seed_was_shown_is_made_anew_when_its_round_is_opened_again() {
    told_to_both(async |world| {
        let service = drawn(&world, "").await;
        let (ilze, maris) = (world.caseworker(Who::Ilze), world.caseworker(Who::Maris));
        let submitted = service.submit("minimal", &eligible("one")).await.expect("taken");
        let (before, _) = service.round("minimal").await.expect("a round");
        let late = world.at(ENDED);
        late.close(&ilze, "minimal").await.expect("closed");
        let shown = late.round("minimal").await.expect("a round").0.seed().map(ToOwned::to_owned);
        let reopen = (Matter::ReopenRound { last: day("2026-04-30") }, "Kļūda sludinājumā.");
        let id = late.propose(&ilze, "minimal", reopen).await.expect("proposed");
        late.approve(&maris, id).await.expect("approved");
        let (after, _) = late.round("minimal").await.expect("a round");
        assert_ne!(after.commitment(), before.commitment(), "a new commitment");
        assert_eq!(after.seed(), None, "and nobody sees its seed");
        let former: Vec<_> = after.former_draws().iter().map(|one| (&one.commitment, &one.seed)).collect();
        let (was, shown) = (before.commitment().expect("a draw"), shown.expect("it was shown"));
        assert_eq!(former, [(&was, &shown)], "the former draw stays to be seen");
        let page = House::beside(&world).await.browser("10.0.0.9").get("/rounds/minimal").await.body;
        assert!(page.contains(&was) && page.contains(&shown), "{page}");
        assert!(page.contains(&after.commitment().expect("a draw")), "{page}");
        let again = world.at("2026-05-01T07:00:00Z");
        again.close(&ilze, "minimal").await.expect("closed again");
        let (last, _) = again.round("minimal").await.expect("a round");
        assert_eq!(last.commitment(), after.commitment(), "closing changes no draw");
        assert!(last.seed().is_some_and(|seed| *seed != shown));
        let file = again.application(&ilze, "minimal", &submitted.number).await.expect("a file");
        assert_eq!(file.application.draw_code.len(), 17, "codes stay");
    });
}

#[test]
fn pages_propose_and_decide_and_say_what_is_wrong() {
    told_to_both(async |world| {
        let house = House::new(&world).await;
        let mut ilze = house.guest(Guest::Caseworker).await;
        let mut maris = house.browser("10.0.0.7");
        let password = ("password", crate::scene::PASSWORD);
        assert_eq!(maris.post("/sign-in", &[("login", "maris"), password]).await.status, 303);
        let path = "/rounds/sample-summer/deadline";
        let page = ilze.get(path).await;
        assert!(page.status == 200 && page.body.contains("Pagarināt termiņu"), "{}", page.body);
        let wrong = ilze.post(path, &[("kind", "extend-round"), ("last", "rīt"), ("ground", "")]).await;
        assert!(wrong.status == 422 && wrong.body.contains("Pamatojums ir vajadzīgs"), "{}", wrong.body);
        let last = (house.service.now().date_naive() + TimeDelta::days(60)).format("%d.%m.%Y.").to_string();
        let fields = [("kind", "extend-round"), ("last", last.as_str()), ("ground", "Skola lūdz.\r\nVēl.")];
        let sent = ilze.post(path, &fields).await;
        assert_eq!((sent.status, sent.header("location")), (303, "/approvals"), "{}", sent.body);
        let own = ilze.get("/approvals").await.body;
        assert!(own.contains("Jūsu ierosinājums") && !own.contains("/approve\""), "{own}");
        let other = maris.get("/approvals?lang=en").await.body;
        let at = other.find("/approve\"").expect("a button");
        let id = &other[at - 36..at];
        assert!(other.contains("Skola lūdz.\nVēl.") && other.contains("ILZE"), "{other}");
        let bare = maris.post(&format!("/approvals/{id}/refuse"), &[("ground", " ")]).await;
        assert!(bare.status == 422 && bare.body.contains(&format!("ground-{id}-why")), "{}", bare.body);
        assert_eq!(ilze.post(&format!("/approvals/{id}/approve"), &[]).await.status, 409);
        assert_eq!(maris.post(&format!("/approvals/{id}/approve"), &[]).await.status, 303);
        let done = ilze.get("/approvals?lang=en").await.body;
        assert!(done.contains("Approved") && done.contains("MARIS"), "{done}");
        let stale = maris.post(&format!("/approvals/{id}/refuse"), &[("ground", "Nē.")]).await;
        assert_eq!(stale.status, 409);
        let shown = house.service.round("sample-summer").await.expect("a round").0.settings.dates["closes"];
        let args = [("last", Arg::Date(shown))];
        let said = talka::i18n::Tr(talka::domain::Lang::Lv).with("approval-does-extend-round", &args);
        assert!(said.contains(&last), "{said}");
        // Nothing to propose once a round is published.
        assert_eq!(ilze.get("/rounds/minimal/deadline").await.status, 303);
    });
}

#[test]
fn an_earlier_deadline_leaves_everybody_a_day_and_is_told_on_every_page() {
    told_to_both(async |world| {
        let codes = world.import(OPEN, "minimal").await;
        let (service, ilze, maris) =
            (world.at(OPEN), world.caseworker(Who::Ilze), world.caseworker(Who::Maris));
        let shorten = |last: &str| (Matter::ShortenRound { last: day(last) }, "Visas vietas ir aizņemtas.");
        for last in ["2026-04-20", "2026-04-24", "2026-05-01"] {
            let answer = service.propose(&ilze, "minimal", shorten(last)).await;
            assert_eq!(wrong(answer), [("last".to_owned(), "wrong-deadline-earlier")], "{last}");
        }
        let id = service.propose(&ilze, "minimal", shorten("2026-04-22")).await.expect("proposed");
        // Approved two days later it would leave nobody a day.
        let late = world.at("2026-04-22T10:00:00Z").approve(&maris, id).await;
        assert_eq!(wrong(late), [("last".to_owned(), "wrong-deadline-earlier")]);
        service.approve(&maris, id).await.expect("approved");
        let (book, _) = service.round("minimal").await.expect("a round");
        assert_eq!(book.closes_at, moment("2026-04-22T21:00:00Z"));
        assert_eq!(book.announced_until, Some(moment("2026-04-24T21:00:00Z")));
        assert_eq!(refused(service.close(&ilze, "minimal").await), "refused-early", "not before it either");
        let proxies = talka::config::Proxies::Count(1);
        let config = talka::config::Config { trusted_proxies: proxies, ..talka::config::Config::default() };
        let app = talka::web::App::new(std::sync::Arc::clone(&service), config).router();
        let page = crate::knock::Browser::new(app, "10.0.0.9").get("/rounds/minimal?lang=lv").await.body;
        assert!(page.contains("22.04.2026.") && page.contains("24.04.2026."), "{page}");
        let mine = service.mine(&holder(&service, "A1", &codes["A1"]).await).await.expect("mine");
        assert_eq!(mine.book.announced_until, book.announced_until);
        let over = world.at("2026-04-23T07:00:00Z");
        assert_eq!(refused(over.submit("minimal", &application("t", &["park"])).await), "refused-deadline");
        // Extended again beyond what was announced, nobody is told of it any more.
        let extend = (Matter::ExtendRound { last: day("2026-04-26") }, "Tomēr vajag.");
        let id = over.propose(&ilze, "minimal", extend).await.expect("proposed");
        over.approve(&maris, id).await.expect("approved");
        assert_eq!(over.round("minimal").await.expect("a round").0.announced_until, None);
    });
}

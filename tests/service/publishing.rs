//! Publishing: by a second caseworker, once, verified, on inputs that are still the same.

use std::sync::Arc;

use talka::{
    domain::Lang,
    files::{differences::Change, sheet::write::Format},
    i18n::Tr,
    service::{No, OfferState, RunState},
    store,
};

use crate::{
    knock::{Guest, House},
    scene::{
        ENDED, OPEN, Who, application, eight_at_once, holder, moment, not_found, refusal, refused,
        told_to_both,
    },
};

#[test]
fn people_go_out_with_what_became_of_them() {
    told_to_both(async |world| {
        let (codes, run) = world.with_run().await;
        let (service, ilze) = (world.at(ENDED), world.caseworker(Who::Ilze));
        let sheet = async || {
            let format = Format::Csv { separator: ',' };
            let file = service.people_sheet(&ilze, "minimal", Tr(Lang::En), format).await.expect("a file");
            String::from_utf8(file.whole().await.expect("its end")).expect("text")
        };
        let before = sheet().await;
        service.publish(&world.caseworker(Who::Maris), run).await.expect("published");
        service
            .answer_offer(&holder(&service, "A1", &codes["A1"]).await, true, None)
            .await
            .expect("accepted");
        let after = sheet().await;
        let end = |sheet: &str, number: &str| {
            let line = sheet.lines().find(|line| line.starts_with(number)).expect("a row").to_owned();
            let cells: Vec<&str> = line.split(',').collect();
            cells[cells.len() - 4..].join("|")
        };
        assert_eq!(end(&before, "A1"), "|||", "nothing before it is published");
        assert!(end(&after, "A1").ends_with("|Accepted|"), "no answer is waited for: {after}");
        // Nobody is given a number of those who wait: it would be one for all places.
        assert_eq!(end(&after, "A2"), "Waiting|||");
        assert!(!after.lines().next().expect("a head").to_lowercase().contains("waiting"), "{after}");
    });
}

#[test]
fn the_second_publishes_and_nobody_twice() {
    told_to_both(async |world| {
        let (codes, run) = world.with_run().await;
        let (ilze, maris) = (world.caseworker(Who::Ilze), world.caseworker(Who::Maris));
        let service = world.at(ENDED);
        assert_eq!(refused(service.publish(&ilze, run).await), "refused-own-run");
        assert!(service.published("minimal").await.expect("asked").is_none());
        let published = service.publish(&maris, run).await.expect("published");
        assert_eq!((published.offers, published.people), (2, 3));
        assert_eq!(
            published.answer_by,
            moment("2026-05-02T21:00:00Z"),
            "the end of the seventh day in Latvia"
        );
        assert_eq!(refused(service.publish(&maris, run).await), "refused-published");
        let after = [
            refused(service.start_run(&ilze, "minimal").await),
            refused(
                service.decide(&ilze, ("minimal", "A2", 1), ("took_part_last_year", "no", "zvanīju")).await,
            ),
        ];
        assert_eq!(after, ["refused-published"; 2]);
        let held = service.withdraw(&holder(&service, "A1", &codes["A1"]).await).await;
        assert_eq!(refused(held), "refused-offered");
        assert_eq!(
            refused(service.submit("minimal", &application("t", &["park"])).await),
            "refused-deadline"
        );
        let seen = service.run(&maris, run).await.expect("a run");
        assert!(seen.published && seen.state == RunState::Verified && !seen.own);
        assert_eq!((world.noted("publish").await, world.noted("run-end").await), (1, 1));
        let mut conn = world.db.read().await.expect("a connection");
        let row = store::rounds::by_slug(&mut conn.link(), "minimal").await.expect("asked").expect("there");
        assert_eq!(row.state, "published");
    });
}

#[test]
fn eight_who_publish_at_the_same_moment_are_one() {
    told_to_both(async |world| {
        let (codes, run) = world.with_run().await;
        let (service, maris) = (world.at(ENDED), Arc::new(world.caseworker(Who::Maris)));
        let (done, refusals) = eight_at_once(|_| {
            let (service, maris) = (Arc::clone(&service), Arc::clone(&maris));
            async move { service.publish(&maris, run).await }
        })
        .await;
        assert_eq!((done.len(), refusals), (1, vec!["refused-published"; 7]));
        assert_eq!(world.noted("publish").await, 1);
        let mine = service.mine(&holder(&service, "A1", &codes["A1"]).await).await.expect("mine");
        assert_eq!(mine.offer().map(|offer| offer.state), Some(OfferState::Open));
    });
}

#[test]
fn of_two_runs_one_is_published() {
    told_to_both(async |world| {
        let (_, first) = world.with_run().await;
        let (service, ilze) = (world.at(ENDED), world.caseworker(Who::Ilze));
        let second = service.start_run(&ilze, "minimal").await.expect("started");
        let maris = Arc::new(world.caseworker(Who::Maris));
        assert_eq!(refused(service.publish(&maris, second).await), "refused-not-verified", "it only waits");
        assert!(service.work_once(service.new_worker().expect("a key")).await.expect("worked"));
        let (done, refusals) = eight_at_once(|n| {
            let (service, maris) = (Arc::clone(&service), Arc::clone(&maris));
            let run = if n % 2 == 0 { first } else { second };
            async move { service.publish(&maris, run).await }
        })
        .await;
        assert_eq!((done.len(), refusals.len()), (1, 7));
        let published = [first, second].map(|run| service.run(&maris, run));
        let [one, two] = published;
        assert!(one.await.expect("a run").published != two.await.expect("a run").published);
        let house = House::beside(&world).await;
        let board = house.guest(Guest::Caseworker).await.get("/rounds/minimal/work?lang=lv").await.body;
        let found =
            ["Publicēts", "Aizstāts ar citu"].map(|word| board.matches(&format!("\">{word}</span>")).count());
        assert_eq!(found, [1, 1], "the other can be published no more: {board}");
    });
}

#[test]
fn what_changed_since_the_run_stands_in_the_way() {
    told_to_both(async |world| {
        let (_, run) = world.with_run().await;
        let (ilze, maris) = (world.caseworker(Who::Ilze), world.caseworker(Who::Maris));
        let service = world.at(ENDED);
        let decision = ("took_part_last_year", "no", "skola apliecina");
        service.decide(&maris, ("minimal", "A2", 1), decision).await.expect("decided");
        for decision in [decision, (decision.0, "", "")] {
            assert_eq!(
                refused(service.decide(&maris, ("minimal", "A2", 1), decision).await),
                "refused-stale"
            );
        }
        let refusal = refusal(service.publish(&maris, run).await);
        assert_eq!((refusal.key, refusal.changes.len()), ("refused-inputs-changed", 1));
        let change = &refusal.changes[0];
        let what = (change.file.as_str(), change.what, change.id.as_str(), change.columns.as_slice());
        assert_eq!(what, ("applicants.csv", Change::Changed, "A2", &["took_part_last_year".to_owned()][..]));
        assert_eq!(world.noted("publish").await, 0);
        let second = service.start_run(&ilze, "minimal").await.expect("started");
        assert!(service.work_once(service.new_worker().expect("a key")).await.expect("worked"));
        assert_eq!(
            refused(service.publish(&maris, run).await),
            "refused-inputs-changed",
            "the old one never"
        );
        service.publish(&maris, second).await.expect("the new one");
    });
}

#[test]
fn whoever_decides_while_another_publishes_comes_before_or_too_late() {
    told_to_both(async |world| {
        let (_, run) = world.with_run().await;
        let service = world.at(ENDED);
        let (ilze, maris) = (Arc::new(world.caseworker(Who::Ilze)), Arc::new(world.caseworker(Who::Maris)));
        let (done, refusals) = eight_at_once(|n| {
            let (service, ilze, maris) = (Arc::clone(&service), Arc::clone(&ilze), Arc::clone(&maris));
            async move {
                if n == 3 {
                    return service.publish(&maris, run).await.map(|_| "published");
                }
                let decision = ("took_part_last_year", "no", "skola apliecina");
                service.decide(&ilze, ("minimal", "A2", 1), decision).await.map(|()| "decided")
            }
        })
        .await;
        assert_eq!(done.len(), 1, "{done:?} {refusals:?}");
        let (was, refused) = match done[0] {
            "published" => (0, ["refused-published", "refused-published"]),
            _ => (1, ["refused-stale", "refused-inputs-changed"]),
        };
        assert!(refusals.iter().all(|key| refused.contains(key)), "{done:?} {refusals:?}");
        assert_eq!(service.changed_since(&ilze, run).await.expect("asked").len(), was);
    });
}

#[test]
fn a_decision_is_a_fact_with_a_remark() {
    told_to_both(async |world| {
        let (_, _) = world.with_run().await;
        let (service, ilze) = (world.at(ENDED), world.caseworker(Who::Ilze));
        let decide = async |fact: &str, value: &str, note: &str| {
            service.decide(&ilze, ("minimal", "A2", 1), (fact, value, note)).await
        };
        let wrong = |field: &str, key| vec![(field.to_owned(), key)];
        assert_eq!(
            crate::scene::wrong(decide("date_of_birth", "31.02.2010.", "p").await),
            wrong("value", "wrong-date-calendar")
        );
        for (impossible, why) in [
            ("1.2.2127", "wrong-date-future"),
            ("31.12.1899.", "wrong-date-past"),
            ("1.2.10", "wrong-date-short"),
            ("vakar", "wrong-date"),
        ] {
            assert_eq!(
                crate::scene::wrong(decide("date_of_birth", impossible, "p").await),
                wrong("value", why)
            );
        }
        assert_eq!(
            crate::scene::wrong(decide("date_of_birth", "", "p").await),
            wrong("value", "wrong-missing")
        );
        assert_eq!(
            crate::scene::wrong(decide("date_of_birth", "01.02.2010.", " ").await),
            wrong("note", "wrong-missing")
        );
        let long = "ā".repeat(501);
        assert_eq!(
            crate::scene::wrong(decide("date_of_birth", "01.02.2010.", &long).await),
            wrong("note", "wrong-too-long")
        );
        not_found(decide("shoe_size", "44", "p").await);
        not_found(service.decide(&ilze, ("minimal", "A9", 1), ("date_of_birth", "01.02.2010.", "p")).await);
        decide("date_of_birth", "01.02.2010.", "pase — uzrādīta\u{2026}").await.expect("decided");
        let file = service.application(&ilze, "minimal", "A2").await.expect("a file");
        assert_eq!(file.application.version, 2);
        assert_eq!(file.application.decided.len(), 1);
        assert_eq!(file.application.decided[0].note, "pase — uzrādīta\u{2026}");
        assert_eq!(file.application.decided[0].at, moment(ENDED));
        assert_eq!((world.noted("decide").await, world.noted("look").await), (1, 1));
        let own = service.board(&ilze, "minimal").await;
        assert!(!matches!(own, Err(No::Broken(_))));
    });
}

#[test]
fn an_offer_can_be_answered_for_the_shortest_time_at_least() {
    told_to_both(async |world| {
        let maris = world.caseworker(Who::Maris);
        let mut round = crate::scene::fixture("minimal");
        let toml = round.files.get_mut("round.toml").expect("settings");
        toml.extend_from_slice("answers = 2026-04-30\n\n[limits]\nanswer_days = 3\n".as_bytes());
        world.at(OPEN).add_round(None, &round).await.expect("a round");
        let run = world.run_of_minimal().await;
        // Times of day in Latvia are three hours later; days end at midnight there.
        for (now, until, holds) in [
            ("2026-04-25T07:00:00Z", "2026-04-30T21:00:00Z", true),
            ("2026-04-27T20:59:59Z", "2026-04-30T21:00:00Z", true),
            ("2026-04-27T21:00:00Z", "2026-05-01T21:00:00Z", false),
            ("2026-04-30T20:59:00Z", "2026-05-03T21:00:00Z", false),
            ("2026-06-20T09:00:00Z", "2026-06-23T21:00:00Z", false),
        ] {
            let publishing = world.at(now).publishing(&maris, run).await.expect("may be published");
            assert_eq!(publishing.answer_by, moment(until), "published at {now}");
            assert_eq!(publishing.too_near.is_none(), holds, "published at {now}");
            assert_eq!(publishing.starts.is_some(), now.starts_with("2026-06"), "work begins on 8 June");
        }
        let last_minute = world.at("2026-04-30T20:59:00Z").publish(&maris, run).await.expect("published");
        assert_eq!(last_minute.answer_by, moment("2026-05-03T21:00:00Z"));
    });
}

#[test]
fn days_that_cannot_follow_one_another_are_refused_with_their_line() {
    told_to_both(async |world| {
        let service = world.at(OPEN);
        let add = async |from: &str, to: &str| {
            let mut round = crate::scene::fixture("minimal");
            let toml = String::from_utf8(round.files["round.toml"].clone()).expect("text");
            assert!(toml.contains(from));
            round.files.insert("round.toml".to_owned(), toml.replace(from, to).into_bytes());
            match service.add_round(None, &round).await {
                Err(No::Faults(faults)) => {
                    let fault = &faults.faults[0];
                    (fault.key, fault.spot.column.clone(), fault.spot.line)
                }
                other => panic!("expected faults: {other:?}"),
            }
        };
        let closes = "closes = 2026-04-24";
        assert_eq!(
            add(closes, "closes = 2026-04-12").await,
            ("fault-date-turn", "dates.closes".to_owned(), 15)
        );
        let answers = add(closes, "closes = 2026-04-24\nanswers = 2026-04-23").await;
        assert_eq!(answers, ("fault-date-turn", "dates.answers".to_owned(), 16));
        let ends = add(closes, "closes = 2026-04-24\nends = 2026-06-07").await;
        assert_eq!(ends, ("fault-date-turn", "dates.ends".to_owned(), 16));
        let limits = |text: &str| format!("{closes}\nstarts = 2026-06-08\n[limits]\n{text}");
        let days = add("closes = 2026-04-24\nstarts = 2026-06-08", &limits("answer_days = 0")).await;
        assert_eq!(days, ("fault-number", "limits.answer_days".to_owned(), 18));
        let seats = add("closes = 2026-04-24\nstarts = 2026-06-08", &limits("placement_seats = -1")).await;
        assert_eq!(seats, ("fault-number", "limits.placement_seats".to_owned(), 18));
    });
}

#[test]
fn a_round_to_which_nobody_could_apply_any_more_comes_in_with_applications_only() {
    told_to_both(async |world| {
        let mut empty = crate::scene::fixture("minimal");
        for table in ["applicants.csv", "preferences.csv"] {
            empty.files.remove(table);
        }
        let late = match world.at(ENDED).add_round(None, &empty).await {
            Err(No::Faults(faults)) => (faults.faults[0].key, faults.faults[0].spot.column.clone()),
            other => panic!("expected faults: {other:?}"),
        };
        assert_eq!(late, ("fault-deadline-past", "dates.closes".to_owned()));
        world.at("2026-04-24T20:59:59Z").add_round(None, &empty).await.expect("the last second counts");
        let full = talka::service::NewRound { slug: "full".to_owned(), ..crate::scene::fixture("ties") };
        world.at(ENDED).add_round(None, &full).await.expect("what is over comes in whole");
    });
}

//! What comes into a round: applications and placements, between two moments, once for each form, nothing stale.

use std::sync::Arc;

use talka::{
    domain::Doubt,
    service::{Answers, CODE, NewApplication, No, PlacementForm, Submitted},
};

use crate::{
    packs::{changed, minimal},
    scene::{
        ENDED, OPEN, Who, application, eight_at_once, fixture, holder_of, not_found, refused, told_to_both,
        wrong,
    },
};

pub(crate) fn form(once: &str, title: &str, capacity: &str) -> PlacementForm {
    let answers = [("title", title), ("capacity", capacity)];
    let answers: Answers =
        answers.into_iter().map(|(name, text)| (name.to_owned(), text.to_owned())).collect();
    PlacementForm { once: once.to_owned(), answers, draft: false }
}

#[test]
fn applications_are_taken_between_two_moments() {
    told_to_both(async |world| {
        world.import(OPEN, "minimal").await;
        let submit = async |time: &str, once: &str| {
            world.at(time).submit("minimal", &application(once, &["park"])).await
        };
        assert_eq!(refused(submit("2026-04-12T20:59:59.999999Z", "a").await), "refused-not-open");
        submit("2026-04-12T21:00:00Z", "a").await.expect("midnight in Latvia");
        submit("2026-04-24T20:59:59.999999Z", "b").await.expect("the last moment of the last day");
        assert_eq!(refused(submit("2026-04-24T21:00:00Z", "c").await), "refused-deadline");
        assert_eq!(refused(submit(ENDED, "b").await), "refused-sent", "this one was sent in time");
        world.at(ENDED).close(&world.caseworker(Who::Ilze), "minimal").await.expect("closed");
        assert_eq!(refused(submit(OPEN, "d").await), "refused-deadline", "closed is closed");
        not_found(world.at(OPEN).submit("nowhere", &application("e", &["park"])).await);
        not_found(world.at(OPEN).submit("mini\0mal", &application("e", &["park"])).await);
        assert_eq!(world.noted("apply").await, 2);
    });
}

#[test]
fn a_form_sent_twice_is_one_application() {
    told_to_both(async |world| {
        world.import(OPEN, "minimal").await;
        let service = world.at(OPEN);
        let first =
            service.submit("minimal", &application("token", &["park", "library"])).await.expect("taken");
        let unseen =
            |once: &str, wishes: &[&str]| NewApplication { unseen: true, ..application(once, wishes) };
        let again = service.submit("minimal", &unseen("token", &["park", "library"])).await.expect("known");
        assert_eq!(first, again, "the same number and the same code");
        let changed = service.submit("minimal", &unseen("token", &["library"])).await.expect("known");
        assert_eq!(changed, Submitted { differs: true, ..first.clone() }, "what was sent first counts");
        let seen = service.submit("minimal", &application("token", &["park", "library"])).await;
        assert_eq!(refused(seen), "refused-sent", "number and code are shown once");
        let mine = service.mine(&holder_of(&service, &first).await).await.expect("mine");
        let wishes: Vec<&str> =
            mine.application.person.wishes.iter().map(|one| one.placement.as_str()).collect();
        assert_eq!(wishes, ["park", "library"], "what was sent first");
        assert_eq!((mine.application.person.name.as_str(), mine.application.version), ("Elīna Ķirse", 1));
        assert_eq!(mine.application.received_at, crate::scene::moment(OPEN), "to the microsecond");
        let (done, refusals) = eight_at_once(|_| {
            let service = Arc::clone(&service);
            let new = unseen("at once", &["park"]);
            async move { service.submit("minimal", &new).await }
        })
        .await;
        assert_eq!((done.len(), refusals.len()), (0, 8), "no token of ours has a space");
        let (done, _) = eight_at_once(|_| {
            let service = Arc::clone(&service);
            let new = unseen("atOnce", &["park"]);
            async move { service.submit("minimal", &new).await }
        })
        .await;
        assert!(done.len() == 8 && done.iter().all(|one| *one == done[0]), "{done:?}");
        assert_eq!(world.noted("apply").await, 2);
        let mut other = fixture("minimal");
        other.slug = "other".to_owned();
        other.files.remove("applicants.csv");
        other.files.remove("preferences.csv");
        service.add_round(None, &other).await.expect("another round");
        let elsewhere = service.submit("other", &application("token", &["park"])).await;
        assert_eq!(refused(elsewhere), "refused-form", "a form belongs to one round");
        for strange in ["", "a\0b", "ā", &"a".repeat(65)] {
            assert_eq!(
                refused(service.submit("minimal", &application(strange, &["park"])).await),
                "refused-form"
            );
        }
    });
}

#[test]
fn every_wrong_field_is_said() {
    told_to_both(async |world| {
        world.import("2019-01-25T10:00:00Z", "cibla-public-works").await;
        world.import(OPEN, "minimal").await;
        let service = world.at(OPEN);
        let wishes =
            async |wishes: &[&str]| wrong(service.submit("minimal", &application("t", wishes)).await);
        let one = |field: &str, key| vec![(field.to_owned(), key)];
        assert_eq!(wishes(&["D01"]).await, one("wishes", "wrong-wish-gone"), "of another round");
        assert_eq!(wishes(&["park", "park"]).await, one("wishes", "wrong-wish-twice"));
        assert_eq!(wishes(&[]).await, one("wishes", "wrong-no-wish"));
        assert_eq!(wishes(&[""]).await, one("wishes", "wrong-wish-gone"));
        assert!(wishes(&["park"; 11]).await.contains(&("wishes".to_owned(), "wrong-many-wishes")));
        let mut strange = application("t", &["park"]);
        strange.answers.insert("name".to_owned(), "  ".to_owned());
        strange.answers.insert("contact".to_owned(), "pie Kaijas".to_owned());
        let both = [one("name", "wrong-missing"), one("contact", "wrong-contact")].concat();
        assert_eq!(wrong(service.submit("minimal", &strange).await), both);
        strange.answers.insert("name".to_owned(), "ž".repeat(201));
        strange.answers.insert("contact".to_owned(), "a@b.lv\0".to_owned());
        let both = [one("name", "wrong-too-long"), one("contact", "wrong-text")].concat();
        assert_eq!(wrong(service.submit("minimal", &strange).await), both);
        assert_eq!(world.noted("apply").await, 0);
    });
}

#[test]
fn a_personal_code_is_asked_where_the_rules_say_so_and_shows_who_applied_twice() {
    told_to_both(async |world| {
        let mut new = fixture("minimal");
        let asks = changed(&minimal(), "programme =", "personal_code = \"required\"\nprogramme =");
        new.files.insert("pack.toml".to_owned(), asks.into_bytes());
        world.at(OPEN).add_round(Some(&world.administrator()), &new).await.expect("a round");
        let (service, ilze) = (world.at(OPEN), world.caseworker(Who::Ilze));
        let told = async |once: &str, code: &str| {
            let mut new = application(once, &["park"]);
            new.answers.insert(CODE.to_owned(), code.to_owned());
            service.submit("minimal", &new).await
        };
        for (code, key) in [
            ("", "wrong-missing"),
            ("120511-2", "wrong-code-form"),
            ("310211-20000", "wrong-code-date"),
            ("120511-70000", "wrong-code-unknown"),
        ] {
            assert_eq!(wrong(told("t", code).await), [(CODE.to_owned(), key)], "{code}");
        }
        let first = told("t1", "161175-19996").await.expect("taken").number;
        let second = told("t2", "16117519996").await.expect("taken").number;
        let file = service.application(&ilze, "minimal", &first).await.expect("a file");
        let (code, doubts) = file.code.expect("told");
        assert_eq!((code.masked().as_str(), doubts), ("••••••-••996", vec![Doubt::CheckDigit]));
        let (_, sets) = service.duplicates(&ilze, "minimal").await.expect("sets");
        let mut both = [first, second];
        both.sort();
        assert_eq!(sets.iter().map(|set| set.key.as_str()).collect::<Vec<_>>(), [both.join(" ")]);
    });
}

#[test]
fn a_placement_is_offered_once_changed_by_whoever_saw_it_last_and_taken_back() {
    told_to_both(async |world| {
        world.import(OPEN, "minimal").await;
        let (service, library) = (world.at(OPEN), Arc::new(world.department(Who::Library)));
        let id =
            service.post(&library, "minimal", &form("t", "Plauktu tīrīšana", "2")).await.expect("submitted");
        assert_eq!(service.post(&library, "minimal", &form("t", "Cits", "5")).await.expect("known"), id);
        let park = world.department(Who::Park);
        assert_eq!(refused(service.post(&park, "minimal", &form("t", "Cits", "5")).await), "refused-form");
        assert_eq!(refused(service.post(&park, "minimal", &form("", "Cits", "5")).await), "refused-form");
        for capacity in ["0", "-1", "10001", "1.5", "viens", "99999999999999999999"] {
            let answer = service.post(&park, "minimal", &form("u", "Cits", capacity)).await;
            assert_eq!(wrong(answer), [("capacity".to_owned(), "wrong-seats")], "{capacity}");
        }
        let none = service.post(&park, "minimal", &form("u", "Cits", " ")).await;
        assert_eq!(wrong(none), [("capacity".to_owned(), "wrong-seats-missing")]);
        let (_, placed) = service.own_placement(&library, id).await.expect("own");
        assert_eq!((placed.placement.id.as_str(), placed.placement.capacity, placed.version), ("V1", 2, 1));
        let (done, refusals) = eight_at_once(|n| {
            let (service, library) = (Arc::clone(&service), Arc::clone(&library));
            let form = form("", &format!("Darbs {n}"), "3");
            async move { service.change_placement(&library, (id, 1), &form).await }
        })
        .await;
        assert_eq!((done.len(), refusals), (1, vec!["refused-stale"; 7]));
        assert_eq!(refused(service.withdraw_placement(&library, (id, 1)).await), "refused-stale");
        service.withdraw_placement(&library, (id, 2)).await.expect("taken back");
        let again = service.withdraw_placement(&library, (id, 3)).await;
        assert_eq!(refused(again), "refused-placement-withdrawn");
        let gone = service.submit("minimal", &application("g", &["V1"])).await;
        assert_eq!(wrong(gone), [("wishes".to_owned(), "wrong-wish-gone")]);
        let lines = (world.noted("placement-add").await, world.noted("placement-change").await);
        assert_eq!((lines, world.noted("placement-withdraw").await), ((1, 1), 1));
    });
}

#[test]
fn eight_departments_at_once_get_eight_numbers() {
    told_to_both(async |world| {
        world.import(OPEN, "minimal").await;
        let (service, library) = (world.at(OPEN), Arc::new(world.department(Who::Library)));
        let (done, _) = eight_at_once(|n| {
            let (service, library) = (Arc::clone(&service), Arc::clone(&library));
            async move { service.post(&library, "minimal", &form(&format!("t{n}"), "Darbs", "1")).await }
        })
        .await;
        assert_eq!(done.len(), 8);
        let waiting =
            service.submissions(&world.caseworker(Who::Ilze), "minimal").await.expect("a round").waiting;
        let (_, places) = service.round("minimal").await.expect("a round");
        let places: Vec<_> = waiting.into_iter().map(|one| one.placed).chain(places).collect();
        let mut numbers: Vec<&str> = places.iter().map(|place| place.placement.id.as_str()).collect();
        numbers.sort_unstable();
        assert_eq!(numbers, ["V1", "V2", "V3", "V4", "V5", "V6", "V7", "V8", "library", "park"]);
    });
}

#[test]
fn a_closed_round_takes_nothing_and_is_closed_once() {
    told_to_both(async |world| {
        world.import(OPEN, "minimal").await;
        let (ilze, library) = (Arc::new(world.caseworker(Who::Ilze)), world.department(Who::Library));
        let id = world.at(OPEN).post(&library, "minimal", &form("t", "Darbs", "2")).await.expect("offered");
        for time in [OPEN, "2026-04-01T00:00:00Z"] {
            assert_eq!(refused(world.at(time).close(&ilze, "minimal").await), "refused-early", "{time}");
        }
        let service = world.at(ENDED);
        let late = service.post(&library, "minimal", &form("late", "Darbs", "2")).await;
        late.expect("departments may until the round is closed");
        let (done, refusals) = eight_at_once(|_| {
            let (service, ilze) = (Arc::clone(&service), Arc::clone(&ilze));
            async move { service.close(&ilze, "minimal").await }
        })
        .await;
        assert_eq!((done.len(), refusals), (1, vec!["refused-round-closed"; 7]));
        assert_eq!(world.noted("close").await, 1);
        let closed = [
            refused(service.post(&library, "minimal", &form("u", "Darbs", "2")).await),
            refused(service.change_placement(&library, (id, 1), &form("", "Darbs", "2")).await),
            refused(service.withdraw_placement(&library, (id, 1)).await),
        ];
        assert_eq!(closed, ["refused-round-closed"; 3]);
    });
}

#[test]
fn a_round_that_cannot_come_in_leaves_nothing() {
    told_to_both(async |world| {
        world.import(OPEN, "minimal").await;
        let service = world.at(OPEN);
        let twice = service.add_round(None, &fixture("minimal")).await;
        assert_eq!(wrong(twice), [("slug".to_owned(), "wrong-slug-taken")]);
        let mut renamed = fixture("minimal");
        renamed.slug = "renamed".to_owned();
        let numbers = service.add_round(None, &renamed).await;
        assert!(
            !matches!(numbers, Err(No::Broken(_))),
            "the numbers are taken, and that is said: {numbers:?}"
        );
        not_found(service.round("renamed").await);
        for slug in ["", "Minimal", "a b", "ķ", "a/b", &"a".repeat(65)] {
            let strange = talka::service::NewRound { slug: slug.to_owned(), ..fixture("ties") };
            assert_eq!(wrong(service.add_round(None, &strange).await), [("slug".to_owned(), "wrong-slug")]);
        }
        let mut broken = fixture("ties");
        broken.files.insert("placements.csv".to_owned(), b"id\n".to_vec());
        assert!(matches!(service.add_round(None, &broken).await, Err(No::Faults(_))));
        assert_eq!(service.rounds().await.expect("rounds").len(), 1);
        assert_eq!(world.noted("round-add").await, 1);
    });
}

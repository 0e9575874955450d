//! Offers are answered once, in time, by whoever has the code; and who comes to a department's places.

use std::sync::Arc;

use talka::{
    domain::{Lang, Status, offer::Event},
    service::{No, OfferState, Service, Told},
};

use crate::{
    packs::{changed, minimal},
    scene::{
        ENDED, OPEN, Who, application, eight_at_once, fixture, from, holder, holder_of, moment, not_found,
        refused, told_to_both, wrong,
    },
};

const LAST_MOMENT: &str = "2026-05-02T20:59:59.999999Z";
const TOO_LATE: &str = "2026-05-02T21:00:00Z";
/// The last moment before the work starts, and the first of it.
const BEFORE: &str = "2026-06-07T20:59:59.999999Z";
const STARTS: &str = "2026-06-07T21:00:00Z";

async fn state(service: &Service, number: &str, code: &str) -> Option<OfferState> {
    let mine = service.mine(&holder(service, number, code).await).await.expect("mine");
    mine.offer().map(|offer| offer.state)
}

#[test]
fn an_offer_is_answered_in_time_and_declined_for_good() {
    told_to_both(async |world| {
        let (codes, run) = world.with_run().await;
        let service = world.at(ENDED);
        let own = holder(&service, "A1", &codes["A1"]).await;
        not_found(service.answer_offer(&own, true, None).await);
        service.publish(&world.caseworker(Who::Maris), run).await.expect("published");
        assert_eq!(refused(world.at(TOO_LATE).answer_offer(&own, true, None).await), "refused-answer-late");
        assert_eq!(state(&world.at(TOO_LATE), "A1", &codes["A1"]).await, Some(OfferState::Lapsed));
        world.at(LAST_MOMENT).answer_offer(&own, true, None).await.expect("accepted");
        world.at(TOO_LATE).answer_offer(&own, true, None).await.expect("the same again is no mistake");
        assert_eq!(state(&world.at(TOO_LATE), "A1", &codes["A1"]).await, Some(OfferState::Accepted));
        assert_eq!(refused(world.at(STARTS).answer_offer(&own, false, None).await), "refused-work-begun");
        world.at(BEFORE).answer_offer(&own, false, None).await.expect("given back");
        world.at(STARTS).answer_offer(&own, false, None).await.expect("the same again is no mistake");
        assert_eq!(refused(world.at(LAST_MOMENT).answer_offer(&own, true, None).await), "refused-answered");
        not_found(service.answer_offer(&holder(&service, "A2", &codes["A2"]).await, true, None).await);
        assert_eq!((world.noted("accepted").await, world.noted("declined").await), (1, 1));
    });
}

#[test]
fn of_eight_answers_at_once_each_is_heard_once() {
    told_to_both(async |world| {
        let (codes, run) = world.with_run().await;
        let service = world.at(ENDED);
        service.publish(&world.caseworker(Who::Maris), run).await.expect("published");
        let other = Arc::new(holder(&service, "A3", &codes["A3"]).await);
        let (done, refusals) = eight_at_once(|n| {
            let (service, other) = (Arc::clone(&service), Arc::clone(&other));
            async move { service.answer_offer(&other, n % 2 == 0, None).await }
        })
        .await;
        // Whoever accepts after it was declined is refused; all others said what was so, or became so.
        assert!((4..=8).contains(&done.len()) && refusals.iter().all(|key| *key == "refused-answered"));
        assert_eq!(state(&service, "A3", &codes["A3"]).await, Some(OfferState::Declined));
        let (accepted, declined) = (world.noted("accepted").await, world.noted("declined").await);
        assert!(accepted <= 1 && declined == 1, "{accepted} {declined}");
        let mine = service.mine(&other).await.expect("mine");
        assert_eq!(mine.offer().expect("an offer").happened.len(), accepted + declined);
    });
}

#[test]
fn whoever_accepts_while_the_offer_lapses_has_one_answer() {
    told_to_both(async |world| {
        let (codes, run) = world.with_run().await;
        let service = world.at(ENDED);
        service.publish(&world.caseworker(Who::Maris), run).await.expect("published");
        let own = Arc::new(holder(&service, "A1", &codes["A1"]).await);
        // One machine's clock is a moment behind the other's.
        let (before, after) = (world.at(LAST_MOMENT), world.at(TOO_LATE));
        let (_, refusals) = eight_at_once(|n| {
            let (before, after, own) = (Arc::clone(&before), Arc::clone(&after), Arc::clone(&own));
            async move {
                if n % 2 == 0 {
                    before.answer_offer(&own, true, None).await
                } else {
                    after.lapse_due(after.now()).await.map(drop)
                }
            }
        })
        .await;
        let offer = after.mine(&own).await.expect("mine").offers.remove(0);
        let lapsed = offer.state == OfferState::Lapsed;
        assert!(lapsed || offer.state == OfferState::Accepted);
        assert_eq!(offer.happened.len(), 1, "{offer:?}");
        assert!(refusals.iter().all(|key| *key == "refused-answer-late") && (lapsed || refusals.is_empty()));
        // A3 never answered: it lapsed as well, once.
        assert_eq!(after.lapse_due(after.now()).await.expect("asked"), 0);
        assert_eq!(state(&service, "A3", &codes["A3"]).await, Some(OfferState::Lapsed), "it is written down");
    });
}

#[test]
fn a_caseworker_writes_down_what_somebody_said() {
    told_to_both(async |world| {
        let (codes, run) = world.with_run().await;
        let (service, ilze) = (world.at(ENDED), world.caseworker(Who::Ilze));
        not_found(service.answer_for(&ilze, ("minimal", "A1", 0), (true, "zvanīja")).await);
        service.publish(&world.caseworker(Who::Maris), run).await.expect("published");
        let stranger = world.caseworker(Who::Stranger);
        not_found(service.answer_for(&stranger, ("minimal", "A1", 0), (true, "zvanīja")).await);
        not_found(service.answer_for(&ilze, ("minimal", "A2", 0), (true, "zvanīja")).await);
        for (note, key) in [(" ".to_owned(), "wrong-missing"), ("ž".repeat(501), "wrong-too-long")] {
            let answer = service.answer_for(&ilze, ("minimal", "A1", 0), (true, &note)).await;
            assert_eq!(wrong(answer), [("note".to_owned(), key)]);
        }
        service.answer_for(&ilze, ("minimal", "A1", 0), (true, "zvanīja māte")).await.expect("accepted");
        let again = service.answer_for(&ilze, ("minimal", "A1", 0), (true, "zvanīja māte")).await;
        again.expect("a double click changes nothing");
        let stale = service.answer_for(&ilze, ("minimal", "A1", 0), (false, "zvanīja tēvs")).await;
        assert_eq!(refused(stale), "refused-stale", "the page showed it open");
        let noteless = service.answer_for(&ilze, ("minimal", "A1", 0), (false, " ")).await;
        assert_eq!(refused(noteless), "refused-stale", "what happened comes before what is wrong");
        service.answer_for(&ilze, ("minimal", "A1", 1), (false, "zvanīja tēvs")).await.expect("declined");
        let own = holder(&service, "A1", &codes["A1"]).await;
        let mine = service.mine(&own).await.expect("mine");
        let offer = mine.offer().expect("an offer");
        let told: Vec<_> = offer.happened.iter().map(|one| (one.event, one.on_behalf)).collect();
        assert_eq!(told, [(Event::Accepted, true), (Event::Declined, true)]);
        assert_eq!((world.noted("accepted-behalf").await, world.noted("declined-behalf").await), (1, 1));
        let late = world.at(TOO_LATE).answer_for(&ilze, ("minimal", "A3", 0), (true, "zvanīja")).await;
        assert_eq!(refused(late), "refused-answer-late");
    });
}

#[test]
fn in_a_round_that_says_so_an_offer_stands_without_an_answer() {
    told_to_both(async |world| {
        let mut new = fixture("minimal");
        let toml = new.files.get_mut("round.toml").expect("there");
        toml.extend_from_slice(b"\n[answers]\nat_deadline = \"stand\"\n");
        let codes = world.at(OPEN).add_round(Some(&world.administrator()), &new).await.expect("a round");
        let run = world.run_of_minimal().await;
        world.at(ENDED).publish(&world.caseworker(Who::Maris), run).await.expect("published");
        let late = world.at(TOO_LATE);
        assert_eq!(late.lapse_due(late.now()).await.expect("asked"), 0);
        let code = &codes.iter().find(|one| one.number == "A1").expect("there").code;
        assert_eq!(state(&late, "A1", code).await, Some(OfferState::Open));
        let own = holder(&late, "A1", code).await;
        late.answer_offer(&own, true, None).await.expect("still");
        assert_eq!(refused(world.at(STARTS).answer_offer(&own, false, None).await), "refused-work-begun");
        world.at(BEFORE).answer_offer(&own, false, None).await.expect("given back");
    });
}

#[test]
fn everyone_reads_what_became_of_them_and_of_nobody_else() {
    told_to_both(async |world| {
        let (codes, run) = world.with_run().await;
        let service = world.at(ENDED);
        let letter = async |number: &str| {
            service.mine(&holder(&service, number, &codes[number]).await).await.expect("mine").letter
        };
        assert!(letter("A1").await.is_none(), "nothing before it is published");
        service.publish(&world.caseworker(Who::Maris), run).await.expect("published");
        let statuses = [("A1", Status::Placed), ("A2", Status::Waiting), ("A3", Status::Placed)];
        for (number, status) in statuses {
            let letter = letter(number).await.expect("a letter");
            assert_eq!((letter.person.applicant.as_str(), letter.person.status), (number, status));
            assert_eq!((letter.place.is_some(), letter.applications), (status == Status::Placed, 3));
        }
        let (library, park) = (world.department(Who::Library), world.department(Who::Park));
        let (_, places) = service.round("minimal").await.expect("a round");
        let id =
            |number: &str| places.iter().find(|one| one.placement.id.as_str() == number).expect("there").id;
        let coming = async |time: &str| world.at(time).coming(&library, id("library")).await.expect("own");
        let before = coming(ENDED).await;
        assert_eq!((before.len(), before[0].number.as_str(), &before[0].contact), (1, "A1", &None));
        let own = holder(&service, "A1", &codes["A1"]).await;
        service.answer_offer(&own, true, None).await.expect("accepted");
        let after = coming(TOO_LATE).await;
        assert_eq!(after[0].name, "Kaija Žagare");
        assert_eq!(after[0].contact.as_deref(), Some("+371 20000001"), "once accepted");
        not_found(service.coming(&library, id("park")).await);
        assert_eq!(
            world.at(TOO_LATE).coming(&park, id("park")).await.expect("own").len(),
            0,
            "no answer came"
        );
        service
            .answer_offer(&holder(&service, "A3", &codes["A3"]).await, false, None)
            .await
            .expect("declined");
        assert_eq!(service.coming(&park, id("park")).await.expect("own").len(), 0);
    });
}

#[test]
fn organisations_learn_of_whoever_accepted_what_the_rules_show_them() {
    told_to_both(async |world| {
        let mut new = fixture("minimal");
        let fact = "[facts.applicant.municipality]\n";
        let shown = changed(&minimal(), fact, &format!("{fact}shown_to = [\"organisation\"]\n"));
        new.files.insert("pack.toml".to_owned(), shown.into_bytes());
        let codes = world.at(OPEN).add_round(Some(&world.administrator()), &new).await.expect("a round");
        let (service, run) = (world.at(ENDED), world.run_of_minimal().await);
        service.publish(&world.caseworker(Who::Maris), run).await.expect("published");
        let (_, places) = service.round("minimal").await.expect("a round");
        let id = places.iter().find(|one| one.placement.id.as_str() == "library").expect("there").id;
        let library = world.department(Who::Library);
        let coming = async || service.coming(&library, id).await.expect("own");
        assert!(coming().await[0].facts.is_empty(), "nothing before the person says yes");
        let code = &codes.iter().find(|one| one.number == "A1").expect("there").code;
        service.answer_offer(&holder(&service, "A1", code).await, true, None).await.expect("accepted");
        let known = coming().await.remove(0).facts;
        let [(label, Told::Text(value))] = known.as_slice() else { panic!("one fact: {known:?}") };
        assert_eq!((label.get(Lang::En), value.get(Lang::En)), ("municipality of residence", "Piemēri"));
    });
}

#[test]
fn a_number_opens_only_with_its_code() {
    told_to_both(async |world| {
        world.import(OPEN, "minimal").await;
        let service = world.at(OPEN);
        let first = service.submit("minimal", &application("a", &["park"])).await.expect("taken");
        let second = service.submit("minimal", &application("b", &["park"])).await.expect("taken");
        let wrong = async |number: &str, code: &str| {
            refused(service.open_application(number, code, from(1)).await) == "refused-number-or-code"
        };
        assert!(wrong(&first.number, &second.code).await && wrong("ZZZ-ZZZ-ZZ", &first.code).await);
        assert!(wrong(&first.number, "").await && wrong("", "").await && wrong("\0", "\0").await);
        let typed = first.code.to_lowercase().replace('-', " ");
        service
            .open_application(&first.number.to_lowercase(), &typed, from(1))
            .await
            .expect("as people type");
        for _ in 0..40 {
            let _ = service.open_application(&first.number, "0000-0000-0000", from(2)).await;
        }
        let wait = service.open_application(&first.number, &first.code, from(2)).await;
        assert!(matches!(wait, Err(No::Wait(seconds)) if (1..=30).contains(&seconds)), "{wait:?}");
        service.open_application(&second.number, &second.code, from(2)).await.expect("another number");
        let own = holder_of(&service, &first).await;
        let mine = service.mine(&own).await.expect("whoever guesses locks nobody out");
        assert_eq!(mine.application.received_at, moment(OPEN));
        not_found(service.mine(&talka::domain::Holder { application: uuid::Uuid::nil() }).await);
    });
}

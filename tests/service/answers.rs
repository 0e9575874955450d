//! Offers are answered once, in time, by whoever has the code; and who comes to a department's places.

use std::sync::Arc;

use talka::{
    domain::{Lang, Status},
    service::{No, OfferState, Service, Told},
};

use crate::{
    packs::{changed, minimal},
    scene::{
        ENDED, OPEN, Who, application, eight_at_once, fixture, from, holder, holder_of, moment, not_found,
        refused, told_to_both,
    },
};

const LAST_MOMENT: &str = "2026-05-02T20:59:59.999999Z";
const TOO_LATE: &str = "2026-05-02T21:00:00Z";

async fn state(service: &Service, number: &str, code: &str) -> Option<OfferState> {
    let mine = service.mine(&holder(service, number, code).await).await.expect("mine");
    mine.offer.map(|offer| offer.0)
}

#[test]
fn an_offer_is_answered_once_and_in_time() {
    told_to_both(async |world| {
        let (codes, run) = world.with_run().await;
        let service = world.at(ENDED);
        let own = holder(&service, "A1", &codes["A1"]).await;
        not_found(service.answer_offer(&own, true).await);
        service.publish(&world.caseworker(Who::Maris), run).await.expect("published");
        assert_eq!(refused(world.at(TOO_LATE).answer_offer(&own, true).await), "refused-answer-late");
        assert_eq!(state(&world.at(TOO_LATE), "A1", &codes["A1"]).await, Some(OfferState::Lapsed));
        world.at(LAST_MOMENT).answer_offer(&own, true).await.expect("accepted");
        world.at(TOO_LATE).answer_offer(&own, true).await.expect("the same again is no mistake");
        assert_eq!(refused(world.at(LAST_MOMENT).answer_offer(&own, false).await), "refused-answered");
        assert_eq!(state(&world.at(TOO_LATE), "A1", &codes["A1"]).await, Some(OfferState::Accepted));
        not_found(service.answer_offer(&holder(&service, "A2", &codes["A2"]).await, true).await);
        assert_eq!(world.noted("accepted").await, 1);
        let other = Arc::new(holder(&service, "A3", &codes["A3"]).await);
        let (done, refusals) = eight_at_once(|n| {
            let (service, other) = (Arc::clone(&service), Arc::clone(&other));
            async move { service.answer_offer(&other, n % 2 == 0).await }
        })
        .await;
        assert_eq!(
            (done.len(), refusals),
            (4, vec!["refused-answered"; 4]),
            "one answer, and whoever gave it"
        );
        assert_eq!(world.noted("accepted").await + world.noted("declined").await, 2);
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
        service.answer_offer(&own, true).await.expect("accepted");
        let after = coming(TOO_LATE).await;
        assert_eq!(after[0].name, "Kaija Žagare");
        assert_eq!(after[0].contact.as_deref(), Some("+371 20000001"), "once accepted");
        not_found(service.coming(&library, id("park")).await);
        assert_eq!(
            world.at(TOO_LATE).coming(&park, id("park")).await.expect("own").len(),
            0,
            "no answer came"
        );
        service.answer_offer(&holder(&service, "A3", &codes["A3"]).await, false).await.expect("declined");
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
        service.answer_offer(&holder(&service, "A1", code).await, true).await.expect("accepted");
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
        assert_eq!(mine.application.registered_at, moment(OPEN));
        not_found(service.mine(&talka::domain::Holder { application: uuid::Uuid::nil() }).await);
    });
}

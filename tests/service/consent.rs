//! A parent's or guardian's consent: an offer that needs one is accepted only with it, whoever accepts; it is given on a page or on a
//! signed paper, once, in time, by whoever counts; and whoever is asked is written to.

use std::{num::NonZeroU32, sync::Arc, time::Duration};

use chrono::TimeDelta;
use talka::{
    clock::Clock,
    domain::{Guardian, Holder, Occasion, consent::Event},
    service::{LetIn, No, OfferState, Posting, Service, TypedConsent},
};
use uuid::Uuid;

use crate::{
    afterwards::{Codes, LATE, declines, finishes_leaving, state, told},
    auditing,
    knock::{Guest, House},
    packs::changed,
    scene::{
        ENDED, OPEN, Who, World, asks, eight_at_once, fixture, from, holder, moment, not_found, refused,
        told_to_both, vault, wrong,
    },
};

/// The mother of A1, as Ilze names her and lets her in.
pub(crate) async fn mother(world: &World, service: &Service, number: &str) -> Guardian {
    let ilze = world.caseworker(Who::Ilze);
    let named = ("Inga Žagare", "inga@example.org");
    service.name_guardian_for(&ilze, ("minimal", number), named).await.expect("named");
    let given = service.guardian_code(&ilze, ("minimal", number), "Uzrādīta pase").await;
    let given = given.expect("a code");
    let let_in = service.let_in(&given.number, &given.code, from(7)).await.expect("let in");
    let LetIn::Guardian(guardian) = let_in else { panic!("she is the mother: {let_in:?}") };
    guardian
}

async fn own(service: &Service, codes: &Codes, number: &str) -> Holder {
    holder(service, number, &codes[number]).await
}

/// The key of somebody's newest offer.
pub(crate) async fn offer_of(service: &Service, codes: &Codes, number: &str) -> Uuid {
    let mine = service.mine(&own(service, codes, number).await).await.expect("mine");
    mine.offer().expect("an offer").id
}

fn paper(what: &str, who: &str, day: &str) -> TypedConsent {
    TypedConsent { what: what.into(), who: who.into(), day: day.into(), note: String::new() }
}

#[test]
fn an_offer_that_needs_consent_is_accepted_only_with_it_whoever_accepts() {
    told_to_both(async |world| {
        let codes = told(&world, "2009-02-02", &asks(18, true)).await;
        let (service, ilze) = (world.at(ENDED), world.caseworker(Who::Ilze));
        let child = own(&service, &codes, "A1").await;
        let asked = service.mine(&child).await.expect("mine");
        assert!(!asked.offer().expect("an offer").may_accept && asked.asking.expect("asked").page);
        let guardian = mother(&world, &service, "A1").await;
        let offer = offer_of(&service, &codes, "A1").await;
        // The person, a caseworker for them, and the mother herself.
        for _ in 0..2 {
            assert_eq!(refused(service.answer_offer(&child, true, None).await), "refused-no-consent");
            let said = service.answer_for(&ilze, ("minimal", "A1", 0), (true, "zvanīja")).await;
            assert_eq!(refused(said), "refused-no-consent");
            assert_eq!(
                refused(service.answer_as_guardian(&guardian, true, offer).await),
                "refused-no-consent"
            );
        }
        assert_eq!(state(&service, &codes, "A1").await, Some(OfferState::Open));
        service.say_consent(&guardian, Event::Given, offer).await.expect("given");
        assert!(service.mine(&child).await.expect("mine").offer().expect("an offer").may_accept);
        service.answer_offer(&child, true, None).await.expect("accepted");
        assert_eq!(state(&service, &codes, "A1").await, Some(OfferState::Accepted));
        // Without consent somebody can still decline; and a mother accepts for her child once she has consented.
        let other = mother(&world, &service, "A3").await;
        let offer = offer_of(&service, &codes, "A3").await;
        service.say_consent(&other, Event::Given, offer).await.expect("given");
        service.answer_as_guardian(&other, true, offer).await.expect("accepted");
        service.answer_as_guardian(&other, true, offer).await.expect("the same again is no mistake");
        service.answer_as_guardian(&other, false, offer).await.expect("given back");
        let counts = ["accepted", "accepted-guardian", "declined-guardian", "accepted-behalf"];
        let mut noted = Vec::new();
        for action in counts {
            noted.push(world.noted(action).await);
        }
        assert_eq!(noted, [1, 1, 1, 0]);
    });
}

#[test]
fn nobody_is_asked_who_is_old_enough_on_the_first_day_of_work() {
    told_to_both(async |world| {
        // A1 is sixteen since 2 May, and works from 8 June.
        let codes = told(&world, "2009-02-02", &asks(16, true)).await;
        let (service, ilze) = (world.at(ENDED), world.caseworker(Who::Ilze));
        let child = own(&service, &codes, "A1").await;
        assert!(service.mine(&child).await.expect("mine").asking.is_none());
        let named = service.name_guardian(&child, "Inga Žagare", "inga@example.org").await;
        assert_eq!(refused(named), "refused-consent-not-asked");
        let said =
            service.record_consent(&ilze, ("minimal", "A1", 0), &paper("given", "Inga", "24.04.2026.")).await;
        assert_eq!(refused(said), "refused-consent-not-asked");
        assert!(service.waiting_consents(&ilze, "minimal").await.expect("a list").1.is_empty());
        service.answer_offer(&child, true, None).await.expect("accepted");
    });
}

#[test]
fn a_signed_paper_is_written_down_at_the_counter_where_paper_alone_counts() {
    told_to_both(async |world| {
        let codes = told(&world, "2009-02-02", &asks(18, false)).await;
        let (service, ilze) = (world.at(ENDED), world.caseworker(Who::Ilze));
        let child = own(&service, &codes, "A1").await;
        for answer in [
            service.name_guardian(&child, "Inga", "inga@example.org").await,
            service.name_guardian_for(&ilze, ("minimal", "A1"), ("Inga", "inga@example.org")).await,
            service.guardian_code(&ilze, ("minimal", "A1"), "Pase").await.map(drop),
        ] {
            assert_eq!(refused(answer), "refused-consent-paper-only");
        }
        let at = ("minimal", "A1", 0);
        let fields = |names: &[(&str, &'static str)]| {
            names.iter().map(|(field, key)| ((*field).to_owned(), *key)).collect::<Vec<_>>()
        };
        for (typed, mistakes) in [
            (
                paper("maybe", " ", "32.04.2026."),
                fields(&[
                    ("what", "wrong-consent-what"),
                    ("who", "wrong-missing"),
                    ("day", "wrong-consent-day"),
                ]),
            ),
            (paper("given", "Inga", "26.04.2026."), fields(&[("day", "wrong-consent-day")])),
            (paper("given", &"ž".repeat(121), "24.04.2026."), fields(&[("who", "wrong-too-long")])),
        ] {
            assert_eq!(wrong(service.record_consent(&ilze, at, &typed).await), mistakes);
        }
        let yes = paper("given", "Inga Žagare, māte", "24.04.2026.");
        let stranger = world.caseworker(Who::Stranger);
        not_found(service.record_consent(&stranger, at, &yes).await);
        not_found(service.record_consent(&ilze, ("minimal", "A2", 0), &yes).await);
        let stale = ("minimal", "A1", 3);
        assert_eq!(refused(service.record_consent(&ilze, stale, &yes).await), "refused-stale");
        assert_eq!(refused(service.record_consent(&ilze, stale, &paper("", "", "")).await), "refused-stale");
        for _ in 0..2 {
            service.record_consent(&ilze, at, &yes).await.expect("written down, once");
        }
        assert_eq!(world.noted("consent-given-paper").await, 1);
        service.answer_for(&ilze, ("minimal", "A1", 0), (true, "zvanīja māte")).await.expect("accepted");
        let taken = paper("taken-back", "Inga Žagare, māte", "24.04.2026.");
        let late = service.record_consent(&ilze, ("minimal", "A1", 1), &taken).await;
        assert_eq!(refused(late), "refused-consent-accepted");
        let file = service.consent_file(&ilze, "minimal", "A1").await.expect("a file");
        let consent = file.own.offer.expect("an offer").consent.expect("asked");
        let signed = consent.said[0].paper.as_ref().expect("a paper");
        assert_eq!((signed.who.as_str(), file.by[0].as_str()), ("Inga Žagare, māte", "ILZE"));
        assert!(file.may.is_empty());
    });
}

#[test]
fn of_taking_back_and_accepting_at_the_same_moment_one_finds_the_other() {
    told_to_both(async |world| {
        let codes = told(&world, "2009-02-02", &asks(18, true)).await;
        let service = world.at(ENDED);
        for number in ["A1", "A3"] {
            let guardian = mother(&world, &service, number).await;
            let child = own(&service, &codes, number).await;
            let offer = offer_of(&service, &codes, number).await;
            service.say_consent(&guardian, Event::Given, offer).await.expect("given");
            let (_, refusals) = eight_at_once(|n| {
                let (service, guardian, child) = (Arc::clone(&service), guardian.clone(), child.clone());
                async move {
                    if n % 2 == 0 {
                        service.answer_offer(&child, true, None).await
                    } else {
                        service.say_consent(&guardian, Event::TakenBack, offer).await
                    }
                }
            })
            .await;
            let mine = service.mine(&child).await.expect("mine");
            let offer = mine.offer().expect("an offer");
            let last = offer.consent.as_ref().and_then(talka::service::Consent::last);
            let accepted = offer.state == OfferState::Accepted;
            assert_eq!(last, Some(if accepted { Event::Given } else { Event::TakenBack }));
            let key = if accepted { "refused-consent-accepted" } else { "refused-no-consent" };
            assert_eq!(refusals, [key; 4]);
        }
    });
}

/// The same service, which has mails sent.
fn posting(world: &World, time: &str) -> Service {
    let service = Service::new(world.db.clone(), vault(), Clock::stopped_at(moment(time)));
    let a_minute = NonZeroU32::new(100).expect("some");
    service.with_posting(Some(Posting { base_url: "https://talka.example.lv".to_owned(), a_minute }))
}

/// What is mailed to an address now; everything that is due is taken.
async fn mailed(service: &Service, to: &str) -> Vec<String> {
    let mails = service.mails_due().await.expect("mails");
    for mail in &mails {
        service.mail_ended(mail, &talka::service::Delivery::Taken).await.expect("said");
    }
    mails.into_iter().filter(|mail| mail.to == to).map(|mail| mail.heading + "\n" + &mail.body).collect()
}

/// Key and token of the link in a mail.
fn link(mail: &str) -> (Uuid, String) {
    let (_, rest) = mail.split_once("/guardian/").expect("a link");
    let (id, rest) = rest.split_once('/').expect("a key");
    (id.parse().expect("a key"), rest.chars().take_while(char::is_ascii_hexdigit).collect())
}

#[test]
fn whoever_is_named_is_written_to_let_in_once_by_the_link_and_replaced_only_by_staff_once_they_answered() {
    told_to_both(async |world| {
        let codes = told(&world, "2009-02-02", &asks(18, true)).await;
        let service = Arc::new(posting(&world, ENDED));
        let (child, ilze) = (own(&service, &codes, "A1").await, world.caseworker(Who::Ilze));
        let empty = service.name_guardian(&child, " ", "nekas").await;
        let fields = [("guardian-name", "wrong-missing"), ("guardian-contact", "wrong-contact")];
        assert_eq!(wrong(empty), fields.map(|(field, key)| (field.to_owned(), key)));
        for _ in 0..2 {
            service.name_guardian(&child, "Inga Žagare", "inga@example.org").await.expect("named, once");
        }
        assert_eq!(world.noted("guardian-named").await, 1);
        // A message from before they were named: jobs find that they are written to, and go on to others.
        let old = "UPDATE message SET created_at = (SELECT MIN(opens_at) FROM round) WHERE kind LIKE 'gua%'";
        assert!(crate::chained::tell(&world.db, false, old).await);
        let worked = tokio::time::timeout(Duration::from_secs(100), auditing::work(&service));
        worked.await.expect("jobs come to an end");
        let mails = mailed(&service, "inga@example.org").await;
        assert_eq!(mails.len(), 1, "{mails:?}");
        for secret in ["Kaija", "Žagare", "bibliotēka", "A1"] {
            assert!(!mails[0].contains(secret), "{secret}: {mails:?}");
        }
        let (id, token) = link(&mails[0]);
        not_found(service.may_use_guardian_link(id, "0123").await);
        service.may_use_guardian_link(id, &token).await.expect("looking does not use it");
        let (code, guardian) = service.use_guardian_link(id, &token).await.expect("let in");
        assert_eq!(refused(service.use_guardian_link(id, &token).await), "refused-guardian-link-over");
        let again = service.let_in(&code.number, &code.code, from(1)).await.expect("let in");
        assert_eq!(again, LetIn::Guardian(guardian.clone()));
        assert_eq!(
            refused(service.let_in(&code.number, "AAAA-AAAA-AAAA", from(2)).await),
            "refused-number-or-code"
        );
        // Somebody else is named: the first one counts no more, whoever is still there.
        service.name_guardian(&child, "Juris Žagars", "juris@example.org").await.expect("named");
        assert_eq!(refused(service.guarded(&guardian).await), "refused-guardian-over");
        let offer = offer_of(&service, &codes, "A1").await;
        assert_eq!(
            refused(service.say_consent(&guardian, Event::Given, offer).await),
            "refused-guardian-over"
        );
        assert_eq!(
            refused(service.let_in(&code.number, &code.code, from(3)).await),
            "refused-number-or-code"
        );
        let (id, token) = link(&mailed(&service, "juris@example.org").await[0]);
        let (_, father) = service.use_guardian_link(id, &token).await.expect("let in");
        // He looks at the right offer of the right child, and refuses: the child finds nobody who would not.
        let guarded = service.guarded(&father).await.expect("a page");
        assert_eq!((guarded.person.as_str(), guarded.number.as_str()), ("Kaija Žagare", "A1"));
        let other = offer_of(&service, &codes, "A3").await;
        assert_eq!(refused(service.say_consent(&father, Event::Given, other).await), "refused-stale");
        service.say_consent(&father, Event::Refused, offer).await.expect("refused");
        let friend = service.name_guardian(&child, "Draugs", "draugs@example.org").await;
        assert_eq!(refused(friend), "refused-guardian-answered");
        assert_eq!(refused(service.name_guardian(&child, "", "").await), "refused-guardian-answered");
        let named = ("Inga Žagare", "+371 20000001");
        service.name_guardian_for(&ilze, ("minimal", "A1"), named).await.expect("staff may");
    });
}

#[test]
fn whoever_was_named_before_the_results_hears_of_the_offer_and_again_before_it_is_too_late() {
    told_to_both(async |world| {
        let mut new = fixture("minimal");
        new.files.get_mut("round.toml").expect("a file").extend(asks(18, true).as_bytes());
        let codes = world.at(OPEN).add_round(Some(&world.administrator()), &new).await.expect("a round");
        let codes: Codes = codes.into_iter().map(|one| (one.number, one.code)).collect();
        let early = world.at(OPEN);
        let child = own(&early, &codes, "A1").await;
        early.name_guardian(&child, "Inga Žagare", "inga@example.org").await.expect("named");
        for n in 0..3 {
            let named = early.name_guardian(&child, "Cits", &format!("cits{n}@example.org")).await;
            if n < 2 {
                named.expect("named");
            } else {
                assert_eq!(refused(named), "refused-guardian-often");
                assert_eq!(refused(early.name_guardian(&child, "", "").await), "refused-guardian-often");
            }
        }
        let run = world.run_of_minimal().await;
        let service = Arc::new(posting(&world, ENDED));
        auditing::work(&service).await;
        assert_eq!(mailed(&service, "cits1@example.org").await, [""; 0], "there is nothing to answer");
        // Who is to be reminded is looked for every ten minutes.
        let service = Arc::new(posting(&world, "2026-04-25T07:30:00Z"));
        service.publish_undecided(&world.caseworker(Who::Maris), run).await.expect("published");
        auditing::work(&service).await;
        assert_eq!(mailed(&service, "cits1@example.org").await.len(), 1);
        // Where mails are sent, the days to answer count from the day on which one counts as received.
        let mine = service.mine(&child).await.expect("mine");
        let until = mine.offer().expect("an offer").answer_by;
        let soon = Arc::new(posting(&world, &(until - TimeDelta::days(1)).to_rfc3339()));
        auditing::work(&soon).await;
        let reminded = mailed(&soon, "cits1@example.org").await;
        assert!(reminded.len() == 1 && reminded[0].contains("Drīz"), "{reminded:?}");
        let (id, token) = link(&reminded[0]);
        let (_, guardian) = soon.use_guardian_link(id, &token).await.expect("let in");
        let offer = offer_of(&soon, &codes, "A1").await;
        soon.say_consent(&guardian, Event::Given, offer).await.expect("given");
        auditing::work(&soon).await;
        assert_eq!(mailed(&soon, "cits1@example.org").await, [""; 0], "once");
        assert!(Occasion::GuardianSoon.is_for_guardian() && !Occasion::Consent.is_for_guardian());
    });
}

#[test]
fn nobody_says_anything_where_nothing_can_come_of_it() {
    told_to_both(async |world| {
        let codes = told(&world, "2009-02-02", &asks(18, true)).await;
        let (service, ilze) = (world.at(ENDED), world.caseworker(Who::Ilze));
        let guardian = mother(&world, &service, "A1").await;
        let offer = offer_of(&service, &codes, "A1").await;
        let stranger = Guardian { guardian: Uuid::from_u128(7) };
        not_found(service.say_consent(&stranger, Event::Given, offer).await);
        not_found(service.consent_file(&world.caseworker(Who::Stranger), "minimal", "A1").await);
        not_found(service.waiting_consents(&world.caseworker(Who::Stranger), "minimal").await);
        let named = ("Inga", "inga@example.org");
        not_found(
            service.name_guardian_for(&world.caseworker(Who::Stranger), ("minimal", "A1"), named).await,
        );
        assert_eq!(refused(service.guardian_code(&ilze, ("minimal", "A3"), "").await), "refused-no-guardian");
        // Two wait, one of them with nobody named.
        let (_, waiting) = service.waiting_consents(&ilze, "minimal").await.expect("a list");
        let numbers: Vec<_> =
            waiting.iter().map(|one| (one.number.as_str(), one.guardian.is_some())).collect();
        assert_eq!(numbers, [("A1", true), ("A3", false)]);
        assert_eq!(world.noted("look-consents").await, 1);
        declines(&service, &codes, "A1").await;
        declines(&service, &codes, "A3").await;
        assert!(service.waiting_consents(&ilze, "minimal").await.expect("a list").1.is_empty());
        let late = world.at(LATE);
        finishes_leaving(&late, &ilze, "minimal").await;
        let child = own(&late, &codes, "A1").await;
        for answer in [
            late.say_consent(&guardian, Event::Given, offer).await,
            late.answer_as_guardian(&guardian, false, offer).await,
            late.name_guardian(&child, "Cits", "cits@example.org").await,
            late.name_guardian_for(&ilze, ("minimal", "A1"), ("Cits", "cits@example.org")).await,
            late.record_consent(&ilze, ("minimal", "A1", 0), &paper("given", "Inga", "24.04.2026.")).await,
            late.guardian_code(&ilze, ("minimal", "A1"), "Pase").await.map(drop),
        ] {
            assert_eq!(refused(answer), "refused-finished");
        }
        assert!(late.guarded(&guardian).await.expect("a page").may.is_empty());
        // Whoever is erased has no guardian either.
        late.erase(&ilze, "minimal", "A1").await.expect("erased");
        assert_eq!(refused(late.guarded(&guardian).await), "refused-guardian-over");
    });
}

#[test]
fn a_round_that_asks_for_consent_lets_no_offer_stand_unanswered() {
    told_to_both(async |world| {
        let mut new = fixture("minimal");
        let toml = String::from_utf8(new.files["round.toml"].clone()).expect("text") + &asks(18, true);
        let stands = toml.clone() + "\n[answers]\nat_deadline = \"stand\"\n";
        new.files.insert("round.toml".to_owned(), stands.into_bytes());
        let answer = world.at(OPEN).add_round(Some(&world.administrator()), &new).await;
        let Err(No::Faults(faults)) = answer else { panic!("expected faults: {answer:?}") };
        assert_eq!(faults.faults[0].key, "fault-consent-stand");
        let other = changed(&toml, "until_age = 18", "until_age = 99");
        new.files.insert("round.toml".to_owned(), other.into_bytes());
        let answer = world.at(OPEN).add_round(Some(&world.administrator()), &new).await;
        let Err(No::Faults(faults)) = answer else { panic!("expected faults: {answer:?}") };
        assert_eq!(faults.faults[0].spot.column, "consent.until_age");
    });
}

#[test]
fn a_parent_and_a_child_read_how_it_stands_on_pages_of_their_own() {
    told_to_both(async |world| {
        let house = House::new(&world).await;
        let mut guardian = house.guest(Guest::Guardian).await;
        let page = guardian.get("/guardian").await;
        assert!(page.status == 200 && page.body.contains("Piedāvājuma pagaidām nav"), "{}", page.body);
        assert_eq!(guardian.get("/my").await.header("location"), "/result", "it is not their application");
        let ask = guardian.get("/guardian/answer/given").await;
        assert_eq!((ask.status, ask.header("location")), (303, "/guardian"), "there is nothing to answer");
    });
}

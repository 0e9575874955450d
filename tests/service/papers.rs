//! Papers after an offer: asked by age once a place is accepted, due days after that, written down as received or not, once.

use std::{num::NonZeroU32, sync::Arc};

use talka::{
    clock::Clock,
    service::{Delivery, Posting, Service},
};

use crate::{
    afterwards::{Codes, finishes_leaving, told},
    auditing,
    scene::{ENDED, OPEN, Who, World, fixture, holder, moment, not_found, refused, told_to_both, vault},
};

/// A statement that everybody brings in ten days, and a doctor's note that whoever is younger than sixteen brings in five.
const PAPERS: &str = "
[[papers]]
word = \"told\"
name = { lv = \"Apliecinājums\", en = \"Statement\", ru = \"Заявление\" }
days = 10

[[papers]]
word = \"fit\"
name = { lv = \"Ārsta atzinums\", en = \"Doctor's note\", ru = \"Справка врача\" }
until_age = 16
days = 5

[[papers]]
word = \"young\"
name = { lv = \"Jauniešu veidlapa\", en = \"Form for the young\", ru = \"Анкета\" }
until_age = 17
days = 5
";

#[test]
fn papers_are_asked_by_age_after_an_acceptance_and_written_down_once() {
    told_to_both(async |world| {
        // A1 is sixteen when the work begins.
        let codes = told(&world, "2009-02-02", PAPERS).await;
        let (service, ilze) = (world.at(ENDED), world.caseworker(Who::Ilze));
        let child = holder(&service, "A1", &codes["A1"]).await;
        let at = ("minimal", "A1");
        assert_eq!(refused(service.record_paper(&ilze, at, ("told", true, 0)).await), "refused-no-paper");
        assert!(service.mine(&child).await.expect("mine").papers.is_empty(), "nothing is accepted");
        service.answer_offer(&child, true, None).await.expect("accepted");
        let papers = service.mine(&child).await.expect("mine").papers;
        let shown: Vec<_> = papers.iter().map(|one| (one.word.as_str(), one.due.to_string())).collect();
        assert_eq!(shown, [("told", "2026-05-05".to_owned()), ("young", "2026-04-30".to_owned())]);
        assert_eq!(refused(service.record_paper(&ilze, at, ("fit", true, 0)).await), "refused-no-paper");
        let stranger = world.caseworker(Who::Stranger);
        not_found(service.record_paper(&stranger, at, ("told", true, 0)).await);
        not_found(service.paper_file(&stranger, "minimal", "A1").await);
        assert_eq!(refused(service.record_paper(&ilze, at, ("told", true, 4)).await), "refused-stale");
        for _ in 0..2 {
            service.record_paper(&ilze, at, ("told", true, 0)).await.expect("written down, once");
        }
        let late = world.at("2026-05-06T08:00:00Z");
        let papers = late.paper_file(&ilze, "minimal", "A1").await.expect("a file").papers;
        let shown: Vec<_> = papers.iter().map(|one| (one.received.is_some(), one.late)).collect();
        assert_eq!(shown, [(true, false), (false, true)]);
        service.record_paper(&ilze, at, ("told", false, 1)).await.expect("it was another's");
        assert_eq!((world.noted("paper-received").await, world.noted("paper-missing").await), (1, 1));
        late.lapse_due(late.now()).await.expect("written down");
        finishes_leaving(&world.at("2026-06-08T08:00:00Z"), &ilze, "minimal").await;
        assert_eq!(refused(late.record_paper(&ilze, at, ("told", true, 2)).await), "refused-finished");
        assert_eq!(late.mine(&child).await.expect("mine").papers.len(), 2, "the person still reads it");
    });
}

/// The round `minimal` with these papers, published; A1 has a mail address. A1 and A3 accepted their places.
async fn accepted(world: &World) -> Codes {
    let mut new = fixture("minimal");
    new.people.insert("A1".to_owned(), ("Kaija Žagare".to_owned(), "kaija@example.org".to_owned()));
    new.files.get_mut("round.toml").expect("a file").extend(PAPERS.as_bytes());
    let codes = world.at(OPEN).add_round(Some(&world.administrator()), &new).await.expect("a round");
    let codes: Codes = codes.into_iter().map(|one| (one.number, one.code)).collect();
    let run = world.run_of_minimal().await;
    let service = world.at(ENDED);
    service.publish(&world.caseworker(Who::Maris), run).await.expect("published");
    for number in ["A1", "A3"] {
        let own = holder(&service, number, &codes[number]).await;
        service.answer_offer(&own, true, None).await.expect("accepted");
    }
    codes
}

/// The service at a moment, which has mails sent, after everything that is due by itself was done.
async fn posting(world: &World, time: &str) -> Arc<Service> {
    let service = Service::new(world.db.clone(), vault(), Clock::stopped_at(moment(time)));
    let a_minute = NonZeroU32::new(100).expect("some");
    let posting = Posting { base_url: "https://talka.example.lv".to_owned(), a_minute };
    let service = Arc::new(service.with_posting(Some(posting)));
    auditing::work(&service).await;
    service
}

/// What is mailed now about papers, and of whom the desk shows that somebody has to tell them.
async fn reminded(world: &World, service: &Service) -> (Vec<(String, String)>, Vec<String>) {
    let mails = service.mails_due().await.expect("mails");
    for mail in &mails {
        service.mail_ended(mail, &Delivery::Taken).await.expect("said");
    }
    let desk = service.mails(&world.caseworker(Who::Ilze), "minimal").await.expect("mails").pending;
    let by_hand = desk.into_iter().filter(|one| one.occasion == "papers-soon" && one.state == "by-hand");
    let mails = mails.into_iter().filter(|mail| mail.heading.contains("dokumenti"));
    (mails.map(|mail| (mail.to, mail.body)).collect(), by_hand.map(|one| one.number).collect())
}

#[test]
fn whoever_still_brings_papers_is_reminded_once_before_the_last_day() {
    told_to_both(async |world| {
        accepted(&world).await;
        let ilze = world.caseworker(Who::Ilze);
        let received = async |number: &str, word: &str| {
            world.at(ENDED).record_paper(&ilze, ("minimal", number), (word, true, 0)).await.expect("here");
        };
        received("A3", "young").await;
        // Three days before the first are due it is early.
        let early = posting(&world, "2026-04-27T08:00:00Z").await;
        assert_eq!(reminded(&world, &early).await, (vec![], vec![]));
        let service = posting(&world, "2026-04-28T08:00:00Z").await;
        let (mails, by_hand) = reminded(&world, &service).await;
        assert_eq!(mails.iter().map(|(to, _)| to.as_str()).collect::<Vec<_>>(), ["kaija@example.org"]);
        assert!(
            mails[0].1.contains("jāiesniedz līdz 30.04.2026.") && by_hand.is_empty(),
            "{mails:?} {by_hand:?}"
        );
        for secret in ["Kaija", "veidlapa", "atzinums", "bibliotēka"] {
            assert!(!mails[0].1.contains(secret), "{secret}: {mails:?}");
        }
        for time in ["2026-04-28T09:00:00Z", "2026-04-29T08:00:00Z", "2026-05-01T08:00:00Z"] {
            let again = posting(&world, time).await;
            assert_eq!(reminded(&world, &again).await, (vec![], vec![]), "{time}");
        }
        // Of the others, due later: whoever brought theirs meanwhile hears nothing, and who has no mail address stands on the desk.
        let service = posting(&world, "2026-05-03T08:00:00Z").await;
        received("A1", "told").await;
        assert_eq!(reminded(&world, &service).await, (vec![], vec!["A3".to_owned()]));
        let after = posting(&world, "2026-05-06T08:00:00Z").await;
        assert_eq!(reminded(&world, &after).await, (vec![], vec!["A3".to_owned()]));
    });
}

#[test]
fn whoever_gave_the_place_back_brings_nothing_and_is_not_reminded() {
    told_to_both(async |world| {
        let codes = accepted(&world).await;
        let service = world.at("2026-04-27T08:00:00Z");
        for number in ["A1", "A3"] {
            let own = holder(&service, number, &codes[number]).await;
            service.answer_offer(&own, false, None).await.expect("given back");
        }
        let service = posting(&world, "2026-04-28T08:00:00Z").await;
        assert_eq!(reminded(&world, &service).await, (vec![], vec![]));
    });
}

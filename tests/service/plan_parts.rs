//! Parts of a round's plan that not every round has: a parent's consent, and what its notice about personal data says.

use talka::service::{Matter, No};

use crate::{
    knock::{Guest, House},
    planning::{NOW, answers, pack, summer},
    scene::{Who, told_to_both, wrong},
};

#[test]
fn a_plan_says_of_whom_consent_is_asked_and_on_what_that_rests() {
    told_to_both(async |world| {
        let (service, ilze) = (world.at(NOW), world.caseworker(Who::Ilze));
        let hash = pack(&world, &service, "liepaja-pupils-2020").await;
        let asking = |age: &str, page: &str| {
            let mut said = summer();
            said.extend(answers(&[("at-deadline", "lapse"), ("consent-age", age), ("consent-page", page)]));
            said
        };
        for age in ["0", "22", "piecpadsmit"] {
            let done = service.plan_round(&ilze, (&hash, None), &asking(age, "")).await;
            assert_eq!(wrong(done), [("consent-age".to_owned(), "wrong-answer-days")], "{age}");
        }
        let slug = service.plan_round(&ilze, (&hash, None), &asking("15", "yes")).await.expect("a draft");
        let asked =
            async || service.board(&ilze, &slug).await.expect("a board").book.settings.consent.clone();
        let consent = asked().await.expect("it is asked");
        assert_eq!((consent.until_age, consent.page), (15, true));
        assert_eq!(consent.norm, talka::files::planned::consent_norm());
        let stands = service.replanning(&ilze, &slug).await.expect("questions").answers;
        assert_eq!((stands["consent-age"].as_str(), stands["consent-page"].as_str()), ("15", "yes"));
        service.replan(&ilze, &slug, &asking("14", "")).await.expect("planned anew");
        let consent = asked().await.expect("it is asked");
        assert_eq!((consent.until_age, consent.page), (14, false));
        service.replan(&ilze, &slug, &asking("", "yes")).await.expect("planned anew");
        assert_eq!(asked().await, None);
        // An offer that nobody answers may not stand where somebody has to consent.
        let mut stands = asking("15", "");
        stands.insert("at-deadline".to_owned(), "stand".to_owned());
        assert!(matches!(service.replan(&ilze, &slug, &stands).await, Err(No::Faults(_))));
    });
}

#[test]
fn no_round_is_planned_without_whom_to_ask_and_how_long_data_are_kept() {
    told_to_both(async |world| {
        let (service, ilze) = (world.at(NOW), world.caseworker(Who::Ilze));
        let hash = pack(&world, &service, "liepaja-pupils-2020").await;
        let mut said = summer();
        said.remove("privacy-contact");
        said.insert("privacy-months".to_owned(), " ".to_owned());
        let found = wrong(service.plan_round(&ilze, (&hash, None), &said).await);
        assert_eq!(found, ["privacy-contact", "privacy-months"].map(|one| (one.to_owned(), "wrong-missing")));
    });
}

#[test]
fn whoever_opens_a_draft_reads_what_its_notice_about_personal_data_does_not_say() {
    told_to_both(async |world| {
        let (service, ilze) = (world.at(NOW), world.caseworker(Who::Ilze));
        let hash = pack(&world, &service, "liepaja-pupils-2020").await;
        let mut said = summer();
        said.insert("privacy-ground".to_owned(), String::new());
        let slug = service.plan_round(&ilze, (&hash, None), &said).await.expect("a draft");
        let house = House::beside(&world).await;
        let mut guest = house.guest(Guest::Caseworker).await;
        let page = guest.get(&format!("/rounds/{slug}/open?lang=lv")).await.body;
        let unsaid = "nav norādīts: uz kāda tiesiska pamata datus apstrādā.";
        assert!(page.contains("id=\"unsaid\"") && page.contains(unsaid), "{page}");
        assert!(page.contains(&format!("href=\"/rounds/{slug}/plan\"")), "{page}");
        service.propose(&ilze, &slug, (Matter::OpenRound, "Pārbaudīts.")).await.expect("proposed");
        let waiting = async || service.approvals(&ilze).await.expect("a list").waiting;
        assert_eq!(waiting().await[0].opening.unsaid, ["ground"]);
        let page = guest.get("/approvals?lang=lv").await.body;
        assert!(page.contains(unsaid), "{page}");
        let whole = answers(&[("name-lv", "Otra vasara")]);
        let other =
            service.plan_round(&ilze, (&hash, None), &summer().into_iter().chain(whole).collect()).await;
        let other = other.expect("a draft");
        let page = guest.get(&format!("/rounds/{other}/open")).await.body;
        assert!(!page.contains("id=\"unsaid\""), "{page}");
    });
}

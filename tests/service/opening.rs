//! Both ends of a round's way: a draft that its authority opens, a round that opens by time, one that is finished.

use chrono::TimeDelta;
use talka::service::{Matter, NewRound, Next, Phase, Service};

use crate::{
    knock::{Guest, House},
    scene::{
        ENDED, OPEN, Who, application, eight_at_once, fixture, holder, not_found, refused, told_to_both,
        wrong,
    },
    timing::day,
};

/// The round `minimal`, which opens and closes so many days from now.
fn from_now(service: &Service, (opens, closes): (i64, i64)) -> NewRound {
    let mut new = fixture("minimal");
    let day = |days: i64| (service.now() + TimeDelta::days(days)).date_naive();
    let toml = String::from_utf8(new.files["round.toml"].clone()).expect("text");
    let kept = toml.lines().filter(|line| !["opens", "closes"].iter().any(|name| line.starts_with(name)));
    let dates = format!("opens = {}\ncloses = {}\n", day(opens), day(closes));
    let toml = format!("{}\n{dates}", kept.collect::<Vec<_>>().join("\n"));
    new.files.insert("round.toml".to_owned(), toml.into_bytes());
    for table in ["applicants.csv", "preferences.csv"] {
        new.files.remove(table);
    }
    new
}

/// What somebody gets for the pages of the round `minimal`: of the round, of applying, and whether the start page names it.
async fn seen(browser: &mut crate::knock::Browser) -> (u16, u16, bool) {
    let round = browser.get("/rounds/minimal").await;
    let apply = browser.get("/rounds/minimal/apply").await.status;
    let start = browser.get("/?lang=lv").await.body.contains("/rounds/minimal");
    (round.status, apply, start)
}

#[test]
fn a_draft_is_seen_by_its_authority_and_opened_by_two_people() {
    told_to_both(async |world| {
        let house = House::beside(&world).await;
        let service = &house.service;
        let draft = NewRound { draft: true, ..from_now(service, (-2, 20)) };
        service.add_round(Some(&world.administrator()), &draft).await.expect("a draft");
        let mut public = house.browser("10.0.0.9");
        assert_eq!(seen(&mut public).await, (404, 404, false));
        let lost = public.get("/rounds/minimal?lang=ru").await;
        assert!(lost.status == 404 && lost.body.contains("lang=\"ru\""), "{}", lost.body);
        // Who offers a placement in it does not see it either; its authority does, and applies to nothing.
        assert_eq!(seen(&mut house.guest(Guest::Department).await).await, (404, 404, false));
        let own = service.own_placements(&world.department(Who::Library)).await.expect("own");
        assert!(own.iter().all(|one| one.slug != "minimal"));
        let mut ilze = house.guest(Guest::Caseworker).await;
        assert_eq!(seen(&mut ilze).await, (200, 409, true));
        assert_eq!(seen(&mut house.guest(Guest::Administrator).await).await.0, 200, "who brought it in");
        not_found(service.submit("minimal", &application("t", &["library"])).await);
        let board = ilze.get("/rounds/minimal/work?lang=lv").await.body;
        assert!(board.contains("/rounds/minimal/open") && board.contains("Melnraksts"), "{board}");
        let bare = ilze.post("/rounds/minimal/open", &[("ground", "")]).await;
        assert!(bare.status == 422 && bare.body.contains("ground-why"), "{}", bare.body);
        assert_eq!(ilze.post("/rounds/minimal/open", &[("ground", "Pārbaudīts.")]).await.status, 303);
        assert_eq!(seen(&mut public).await.0, 404, "a proposal opens nothing");
        let maris = world.caseworker(Who::Maris);
        let id = service.approvals(&maris).await.expect("a list").waiting[0].id;
        assert_eq!(refused(service.approve(&world.caseworker(Who::Ilze), id).await), "refused-own-approval");
        service.approve(&maris, id).await.expect("opened");
        assert_eq!(seen(&mut public).await, (200, 200, true));
        service.submit("minimal", &application("t", &["library"])).await.expect("taken");
        assert_eq!(ilze.get("/rounds/minimal/open").await.status, 303, "it is open");
    });
}

#[test]
fn a_round_that_opens_later_is_there_for_the_public_when_it_opens() {
    told_to_both(async |world| {
        let house = House::beside(&world).await;
        let round = from_now(&house.service, (2, 20));
        house.service.add_round(Some(&world.administrator()), &round).await.expect("a round");
        let mut public = house.browser("10.0.0.9");
        assert_eq!(seen(&mut public).await, (404, 404, false));
        assert_eq!(seen(&mut house.guest(Guest::Caseworker).await).await, (200, 409, true), "a preview");
        // An organisation that offers placements in it sees where.
        assert_eq!(seen(&mut house.guest(Guest::Department).await).await.0, 200);
        let later = talka::clock::Clock::stopped_at(house.service.now() + TimeDelta::days(3));
        let later = Service::new(world.db.clone(), crate::scene::vault(), later);
        assert!(later.round_for("minimal", None).await.is_ok(), "it opened by itself");
        later.submit("minimal", &application("t", &["library"])).await.expect("taken");
    });
}

#[test]
fn a_finished_round_changes_no_more() {
    told_to_both(async |world| {
        let (codes, run) = world.with_run().await;
        let (ilze, maris) = (world.caseworker(Who::Ilze), world.caseworker(Who::Maris));
        let asked = (Matter::ReopenRound { last: day("2026-04-30") }, "Kļūda.");
        let waits = world.at(ENDED).propose(&ilze, "minimal", asked).await.expect("proposed");
        world.at(ENDED).publish(&maris, run).await.expect("published");
        assert_eq!(refused(world.at(ENDED).finish(&ilze, "minimal").await), "refused-offers-open");
        let service = world.at("2026-06-30T10:00:00Z");
        assert_eq!(refused(service.finish(&ilze, "minimal").await), "refused-approvals-wait");
        service.withdraw_proposal(&ilze, waits).await.expect("taken back");
        not_found(service.finish(&world.caseworker(Who::Stranger), "minimal").await);
        let (done, refusals) = eight_at_once(|_| {
            let (service, ilze) = (std::sync::Arc::clone(&service), ilze.clone());
            async move { service.finish(&ilze, "minimal").await }
        })
        .await;
        assert_eq!((done.len(), refusals), (1, vec!["refused-finished"; 7]));
        assert_eq!(world.noted("finish").await, 1);
        let mine = holder(&service, "A1", &codes["A1"]).await;
        let decision = ("took_part_last_year", "no", "p");
        let library = world.department(Who::Library);
        let own = service.own_placements(&library).await.expect("own")[0].placed.id;
        let said = [
            refused(service.answer_offer(&mine, true, None).await),
            refused(service.withdraw(&mine).await),
            refused(service.decide(&ilze, ("minimal", "A1", 1), decision).await),
            refused(service.start_run(&ilze, "minimal").await),
            refused(service.publish(&maris, run).await),
            refused(service.withdraw_placement(&library, (own, 1)).await),
            refused(service.post(&library, "minimal", &crate::applying::form("t", "Darbs", "2")).await),
            refused(service.send_sheet(&ilze, "minimal", ("l.csv", b"number,name\n1,A\n".to_vec())).await),
        ];
        assert_eq!(said, ["refused-finished"; 8]);
        let board = service.board(&ilze, "minimal").await.expect("a board");
        assert_eq!((board.book.phase, board.next()), (Phase::Finished, vec![Next::Over]));
        assert!(service.published("minimal").await.expect("a round").is_some(), "results stay");
    });
}

#[test]
fn a_round_whose_authority_has_no_two_caseworkers_does_not_come_in() {
    told_to_both(async |world| {
        let service = world.at(OPEN);
        for authority in ["Nekur nav", "Cita iestāde", "Piemēru bibliotēka"] {
            let new = NewRound { authority: authority.to_owned(), ..fixture("minimal") };
            let answer = service.add_round(Some(&world.administrator()), &new).await;
            assert_eq!(wrong(answer), [("authority".to_owned(), "wrong-authority-staff")], "{authority}");
        }
        assert!(service.rounds().await.expect("rounds").is_empty());
        let house = House::beside(&world).await;
        let mut vija = house.guest(Guest::Administrator).await;
        let fields = [("slug", "x"), ("authority", "Cita iestāde"), ("draft", "yes")];
        let toml = String::from_utf8(fixture("minimal").files["round.toml"].clone()).expect("text");
        let pack = String::from_utf8(fixture("minimal").files["pack.toml"].clone()).expect("text");
        let toml = toml.replace("opens = 2026-04-13\ncloses = 2026-04-24\n", "");
        let files = [("round", toml.as_str()), ("pack", pack.as_str())];
        let sent = vija.post("/rounds/new", &[&fields[..], &files[..]].concat()).await;
        assert!(sent.status == 422 && sent.body.contains("authority-why"), "{}", sent.body);
        assert!(
            sent.body.contains("name=\"draft\" value=\"yes\" checked"),
            "what was marked stays: {}",
            sent.body
        );
        let fields = [("slug", "x"), ("authority", crate::scene::AUTHORITY), ("draft", "yes")];
        let sent = vija.post("/rounds/new", &[&fields[..], &files[..]].concat()).await;
        assert_eq!(sent.status, 303, "{}", sent.body);
        assert_eq!(house.service.round("x").await.expect("a round").0.phase, Phase::Draft);
        assert_eq!(vija.get("/rounds/x").await.status, 200, "whoever brought it in sees it");
    });
}

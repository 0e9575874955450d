//! Where two caseworkers work, both stand behind what they publish, and nobody is left who answers objections to it: pages say so
//! before it is published and afterwards, and a third account is the way out.

use talka::web::App;

use crate::{
    afterwards::told,
    knock::Browser,
    law::ACT,
    objections::{answers, third},
    scene::{ENDED, PASSWORD, Who, World, holder, refused, told_to_both},
};

async fn signed_in(world: &World, login: &str) -> Browser {
    let router = App::new(world.at(ENDED), talka::config::Config::default()).router();
    let mut browser = Browser::new(router, "10.0.0.1");
    assert_eq!(browser.post("/sign-in", &[("login", login), ("password", PASSWORD)]).await.status, 303);
    browser
}

#[test]
fn whoever_publishes_reads_that_nobody_would_be_left_to_answer_objections() {
    told_to_both(async |world| {
        let (_, run) = world.with_run().await;
        let (service, maris) = (world.at(ENDED), world.caseworker(Who::Maris));
        assert!(service.publishing(&maris, run).await.expect("asked").unanswerable);
        let publish = format!("/runs/{run}/publish?lang=lv");
        let page = signed_in(&world, "maris").await.get(&publish).await.body;
        assert!(page.contains("id=\"unanswerable\"") && page.contains("izveidot kontu"), "{page}");
        third(&world).await;
        assert!(!service.publishing(&maris, run).await.expect("asked").unanswerable);
        let page = signed_in(&world, "maris").await.get(&publish).await.body;
        assert!(!page.contains("id=\"unanswerable\""), "{page}");
    });
}

#[test]
fn an_objection_that_nobody_can_answer_says_what_to_do_and_a_third_answers_it() {
    told_to_both(async |world| {
        // A4 is too young, as it seems.
        let codes = told(&world, "2015-01-01", ACT).await;
        let (service, ilze) = (world.at(ENDED), world.caseworker(Who::Ilze));
        assert_eq!(service.board(&ilze, "minimal").await.expect("a board").unanswerable, 0);
        let own = holder(&service, "A4", &codes["A4"]).await;
        let sent = service.object(&own, ("", "representative"), "Dzimšanas diena ir nepareiza.").await;
        let filed = sent.expect("sent");
        let file = service.objection(&ilze, filed.id).await.expect("an objection");
        assert!(file.own && file.alone);
        assert_eq!(service.board(&ilze, "minimal").await.expect("a board").unanswerable, 1);
        assert_eq!(refused(answers(&service, &ilze, filed, "kept").await), "refused-own-decision");
        let mut browser = signed_in(&world, "ilze").await;
        let board = browser.get("/rounds/minimal/work?lang=lv").await.body;
        assert!(board.contains("id=\"unanswerable\"") && board.contains("1 iebildumu pagaidām"), "{board}");
        let page = browser.get(&format!("/objections/{}", filed.id)).await.body;
        assert!(page.contains("Cita darbinieka jūsu iestādē pašlaik nav"), "{page}");

        let zane = third(&world).await;
        let file = service.objection(&ilze, filed.id).await.expect("an objection");
        assert!(file.own && !file.alone);
        assert_eq!(service.board(&ilze, "minimal").await.expect("a board").unanswerable, 0);
        let page = browser.get(&format!("/objections/{}", filed.id)).await.body;
        assert!(!page.contains("Cita darbinieka jūsu iestādē pašlaik nav"), "{page}");
        answers(&service, &zane, filed, "kept").await.expect("answered");
    });
}

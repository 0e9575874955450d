//! Signing in: as limited as it has to be, and nobody locks anybody out; what is wrong is not said.

use talka::{
    clock::Stopwatch,
    service::{No, Service, Whence},
};

use crate::{
    knock::{Browser, Guest, House, Reply},
    scene::{OPEN, PASSWORD, Who, from, refused, told_to_both},
};

async fn wrong(service: &Service, login: &str, whence: Whence) -> bool {
    match service.sign_in(login, "nav īstā parole", whence).await {
        Err(No::Wait(_)) => false,
        other => refused(other) == "refused-sign-in",
    }
}

#[test]
fn ten_thousand_guesses_do_not_lock_out_a_known_device() {
    told_to_both(async |world| {
        let service = world.at(OPEN);
        let mut looked_at = 0;
        for address in 0..10_000 {
            // Half of them from the very address of whoever they would lock out.
            looked_at +=
                u32::from(wrong(&service, "ilze", from(if address % 2 == 0 { 7 } else { address })).await);
        }
        assert!((20..=30).contains(&looked_at), "{looked_at} guesses were looked at");
        let known = Whence { known_device: true, ..from(7) };
        let staff = service.sign_in(" Ilze ", PASSWORD, known).await.expect("the device is known");
        assert_eq!(staff.name, "ILZE");
        let wait = service.sign_in("ilze", PASSWORD, from(20_000)).await;
        assert!(matches!(wait, Err(No::Wait(seconds)) if (1..=60).contains(&seconds)), "{wait:?}");
        service.sign_in("maris", PASSWORD, from(20_000)).await.expect("another account");
        let mut looked_at = 0;
        for _ in 0..100 {
            looked_at += u32::from(wrong(&service, "ilze", known).await);
        }
        assert!((15..=25).contains(&looked_at), "a known device has its limit too: {looked_at}");
        assert_eq!(world.noted("sign-in").await, 2);
    });
}

#[test]
fn ten_thousand_guesses_at_a_code_do_not_lock_out_its_owner() {
    told_to_both(async |world| {
        let codes = world.import(OPEN, "minimal").await;
        let service = world.at(OPEN);
        for address in 0..10_000 {
            let _ = service.open_application("A1", "0000-0000-0000", from(address % 50)).await;
        }
        service.open_application("A1", &codes["A1"], from(99)).await.expect("from elsewhere");
        service
            .open_application("A2", &codes["A2"], from(1))
            .await
            .expect("another number from the same school");
    });
}

/// A page without what differs from visit to visit.
fn said(reply: &Reply, login: &str) -> (u16, String) {
    (reply.status, reply.body.replace(login, "…"))
}

#[test]
fn an_unknown_login_and_a_wrong_password_are_answered_alike() {
    told_to_both(async |world| {
        let house = House::new(&world).await;
        let stranger = uuid::Uuid::from_u128(1 + Who::Stranger as u128);
        house.service.set_active(&world.administrator(), stranger, false).await.expect("switched off");
        let mut said_all = Vec::new();
        for (login, password) in
            [("maris", "nav īstā parole"), ("nekas", "nav īstā parole"), ("svesa", PASSWORD), ("", "")]
        {
            let reply =
                house.browser("10.0.0.9").post("/sign-in", &[("login", login), ("password", password)]).await;
            assert!(!reply.body.contains("nav īstā parole"), "a password is never shown again");
            if login.is_empty() {
                assert_eq!(reply.status, 422);
            } else {
                said_all.push(said(&reply, login));
            }
        }
        assert_eq!(said_all[0].0, 422);
        assert!(said_all.iter().all(|one| *one == said_all[0]), "{said_all:#?}");
        let mut said_all = Vec::new();
        for number in ["A2", "A9"] {
            let fields = [("number", number), ("code", "0000-0000-0000")];
            said_all.push(said(&house.browser("10.0.0.9").post("/result", &fields).await, number));
        }
        assert!(said_all[0].0 == 422 && said_all[0] == said_all[1], "{said_all:#?}");
    });
}

#[test]
fn an_unknown_login_takes_as_long() {
    told_to_both(async |world| {
        let service = world.at(OPEN);
        let taken = async |login: &str, address| {
            let watch = Stopwatch::start();
            assert!(wrong(&service, login, from(address)).await);
            watch.millis()
        };
        // In turn, so that whatever else the machine does slows both; the quickest of each says most.
        let (mut known, mut unknown) = (u64::MAX, u64::MAX);
        for address in 0..7 {
            known = known.min(taken("ilze", address).await);
            unknown = unknown.min(taken("nekas", address).await);
        }
        assert!(unknown * 3 >= known, "unknown {unknown} ms, known {known} ms");
    });
}

async fn signs_in(browser: &mut Browser, next: &str) -> Reply {
    browser.post("/sign-in", &[("login", "ilze"), ("password", PASSWORD), ("next", next)]).await
}

#[test]
fn a_browser_that_was_here_before_comes_in_whatever_others_try() {
    told_to_both(async |world| {
        let house = House::new(&world).await;
        let mut known = house.guest(Guest::Caseworker).await;
        assert_eq!(known.post("/sign-out", &[]).await.status, 303);
        for _ in 0..100 {
            let fields = [("login", "ilze"), ("password", "nav īstā parole")];
            let reply = house.browser("10.0.0.1").post("/sign-in", &fields).await;
            assert!(reply.status == 422 || (reply.status == 429 && !reply.header("retry-after").is_empty()));
        }
        let mut newcomer = house.browser("10.0.0.1");
        assert_eq!(signs_in(&mut newcomer, "").await.status, 429);
        newcomer.cookies.insert("device".to_owned(), "0".repeat(64));
        assert_eq!(signs_in(&mut newcomer, "").await.status, 429, "a mark that nobody gave");
        let reply = signs_in(&mut known, "").await;
        assert_eq!((reply.status, reply.header("location")), (303, "/work"), "{}", reply.body);
    });
}

#[test]
fn a_session_is_new_when_it_begins_and_gone_when_it_ends() {
    told_to_both(async |world| {
        let house = House::new(&world).await;
        let mut browser = house.guest(Guest::Holder).await;
        let before = browser.clone();
        assert_eq!(signs_in(&mut browser, "").await.status, 303);
        assert_ne!(
            browser.cookies["talka"], before.cookies["talka"],
            "whoever knew the session knows nothing"
        );
        let mut before = before;
        assert_eq!(before.get("/kept").await.header("location"), "/sign-in?next=/kept");
        let signed_in = browser.clone();
        assert_eq!(browser.post("/sign-out", &[]).await.status, 303);
        let mut stolen = signed_in;
        assert_eq!(stolen.get("/kept").await.header("location"), "/sign-in?next=/kept");
        assert_eq!(signs_in(&mut browser, "").await.status, 303);
        assert_eq!(browser.get("/kept").await.status, 404, "nothing was kept");
        let ilze = uuid::Uuid::from_u128(1 + Who::Ilze as u128);
        house.service.set_active(&world.administrator(), ilze, false).await.expect("switched off");
        assert_eq!(browser.get("/kept").await.status, 303, "out at once");
    });
}

#[test]
fn signing_in_never_leads_away() {
    told_to_both(async |world| {
        let house = House::new(&world).await;
        for away in [
            "//evil.example",
            "https://evil.example/",
            "/\\evil.example",
            "\\\\evil.example",
            "/\t/evil.example",
            "javascript:alert(1)",
            "/a\r\nset-cookie: a=b",
        ] {
            let reply = signs_in(&mut house.guest(Guest::Nobody).await, away).await;
            assert_eq!((reply.status, reply.header("location")), (303, "/work"), "{away:?}");
        }
        let reply = signs_in(&mut house.guest(Guest::Nobody).await, "/rounds/minimal?a=b").await;
        assert_eq!(reply.header("location"), "/rounds/minimal?a=b");
    });
}

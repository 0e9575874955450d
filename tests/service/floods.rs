//! Many requests from one place: they are limited by the address that the nearest trusted proxy saw, whatever they say.

use std::{num::NonZeroU32, sync::Arc};

use talka::{
    clock::Clock,
    config::{Config, Proxies},
    service::{No, Service},
    web::App,
};

use crate::{
    knock::{Browser, House},
    scene::{from, told_to_both, vault},
};

/// Everything that is asked before an application in the round `sample-summer` is sent.
const STEP: &str = "/rounds/sample-summer/apply/name";
const SEND: &str = "/rounds/sample-summer/apply";

#[test]
fn applications_from_one_address_are_limited_and_another_address_is_not() {
    told_to_both(async |world| {
        let _house = House::beside(&world).await;
        let three = NonZeroU32::new(3).expect("three");
        let service =
            Service::new(world.db.clone(), vault(), Clock::system()).with_applications_a_minute(three);
        for _ in 0..3 {
            service.may_apply(from(1)).expect("three may");
        }
        assert!(matches!(service.may_apply(from(1)), Err(No::Wait(seconds)) if (1..=61).contains(&seconds)));
        service.may_apply(from(2)).expect("a neighbour may");
        let config = Config { trusted_proxies: Proxies::Count(1), ..Config::default() };
        let router = App::new(Arc::new(service), config).router();
        // Each a newcomer without cookies, each inventing where it comes from before the proxy adds what it saw.
        let mut answers = Vec::new();
        for n in 0..6 {
            let mut browser = Browser::new(router.clone(), "192.0.2.77");
            assert_eq!(browser.post(STEP, &[("name", "Anna Agra")]).await.status, 200);
            let before = format!("203.0.113.{n}");
            let reply =
                browser.post_behind(SEND, &[("once", "00000000000000000000000000000000")], &before).await;
            answers.push(reply.status);
            if reply.status == 429 {
                assert!(!reply.header("retry-after").is_empty());
            }
        }
        assert_eq!(answers[3..], [429, 429, 429], "{answers:?}");
        assert!(answers[..3].iter().all(|status| *status != 429), "{answers:?}");
        // Forms of people who are not signed in have a limit, too.
        let mut refused = 0;
        for _ in 0..80 {
            let mut browser = Browser::new(router.clone(), "192.0.2.78");
            refused += u32::from(browser.post(STEP, &[("name", "Anna Agra")]).await.status == 429);
        }
        assert!((15..=20).contains(&refused), "{refused} of 80 were refused");
    });
}

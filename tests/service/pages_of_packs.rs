//! The pages of rule packs, walked through as caseworkers do: read, added, looked at, proposed, switched on.

use crate::{
    knock::{Browser, Guest, House},
    packs::changed,
    scene::{PASSWORD, told_to_both},
};

async fn signed_in(house: &House, login: &str) -> Browser {
    let mut browser = house.browser("10.0.0.7");
    let reply = browser.post("/sign-in", &[("login", login), ("password", PASSWORD)]).await;
    assert_eq!(reply.status, 303);
    browser
}

#[test]
fn a_version_is_added_and_switched_on_over_the_pages() {
    told_to_both(async |world| {
        let house = House::new(&world).await;
        let (mut ilze, mut maris) = (signed_in(&house, "ilze").await, signed_in(&house, "maris").await);
        let list = ilze.get("/packs?lang=lv").await;
        assert!(list.body.contains(&format!("/packs/{}", house.pack)), "{}", list.body);
        let page = ilze.get(&format!("/packs/{}", house.pack)).await;
        let condition = "age(applicant.date_of_birth, round.starts) &#62;= 13";
        assert!(
            page.body.contains(condition) || page.body.contains("round.starts) &gt;= 13"),
            "{}",
            page.body
        );
        let text = ilze.get(&format!("/packs/{}/pack.toml", house.pack)).await;
        assert!(text.header("content-disposition").contains("pack.toml"));

        let broken = changed(&text.body, "round.starts) >= 13", "round.starts) >= oops");
        let refused = ilze.post("/packs/new", &[("pack", &broken)]).await;
        assert_eq!(refused.status, 422);
        assert!(refused.body.contains("pack.toml, ") && refused.body.contains("oops"), "{}", refused.body);
        let next = changed(&text.body, "version = \"1\"", "version = \"2\"");
        let next = changed(&next, "round.starts) >= 13", "round.starts) >= 16").replace('\n', "\r\n");
        let added = ilze.post("/packs/new", &[("pack", &next)]).await;
        assert_eq!(added.status, 303, "{}", added.body);
        let hash = added.header("location").strip_prefix("/packs/").expect("a version").to_owned();

        let effect = format!("/rounds/sample-summer/rules/{hash}");
        for lang in ["en", "ru", "lv"] {
            let page = ilze.get(&format!("{effect}?lang={lang}")).await;
            assert_eq!(page.status, 200);
            assert!(page.body.contains("rules.age.when") && page.body.contains("P27-"), "{}", page.body);
            let rules = ilze.get(&format!("/rounds/sample-summer/rules?lang={lang}")).await;
            assert!(rules.status == 200 && rules.body.contains(&effect), "{}", rules.body);
        }
        assert_eq!(ilze.post(&effect, &[]).await.status, 303);
        let own = ilze.post(&format!("{effect}/on"), &[]).await;
        assert_eq!(own.status, 409);
        assert!(!own.body.contains(&format!("action=\"{effect}/on\"")), "nobody is offered their own");
        let board = maris.get("/rounds/sample-summer/work").await;
        assert!(board.body.contains("href=\"/rounds/sample-summer/rules\""), "{}", board.body);
        assert!(maris.get(&effect).await.body.contains(&format!("action=\"{effect}/on\"")));
        assert_eq!(maris.post(&format!("{effect}/on"), &[]).await.status, 303);
        let (book, _) = house.service.round("sample-summer").await.expect("a round");
        assert_eq!((book.pack_hash, book.rules.pack().version()), (hash.clone(), "2"));
        let page = maris.get("/rounds/sample-summer/work").await;
        assert!(page.body.contains(&format!("/packs/{hash}")), "{}", page.body);
        let mut vija = house.guest(Guest::Administrator).await;
        assert!(vija.get("/packs").await.body.contains(&hash));
        assert_eq!(vija.get(&effect).await.status, 403, "rounds are for caseworkers");
    });
}

/// What the rules say of hours is the same for every placement of the round, so its page says it once.
#[test]
fn what_is_alike_for_every_placement_is_said_once() {
    told_to_both(async |world| {
        let house = House::new(&world).await;
        let mut guest = house.guest(Guest::Nobody).await;
        let page = guest.get("/rounds/sample-summer?lang=en").await;
        assert_eq!(page.status, 200);
        assert_eq!(page.body.matches("up to 4 hours a day").count(), 1, "{}", page.body);
        assert!(page.body.matches("hours of work a day: ").count() > 1, "{}", page.body);
    });
}

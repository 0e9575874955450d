//! The public report: written once for all who read it, told apart by its digest, kept by nobody for somebody else.

use std::{collections::BTreeSet, sync::Arc};

use talka::domain::Lang;

use crate::{
    knock::House,
    scene::{ENDED, OPEN, Who, told_to_both},
};

const PATH: &str = "/rounds/minimal/report";

#[test]
fn forty_readers_at_once_get_one_report() {
    told_to_both(async |world| {
        let (_, run) = world.with_run().await;
        let service = world.at(ENDED);
        assert!(service.report("minimal", Lang::Lv).await.expect("asked").is_none(), "nothing before");
        service.publish(&world.caseworker(Who::Maris), run).await.expect("published");
        let readers: Vec<_> = (0..40)
            .map(|n| {
                let service = Arc::clone(&service);
                let lang = if n % 2 == 0 { Lang::Lv } else { Lang::En };
                tokio::spawn(async move { service.report("minimal", lang).await })
            })
            .collect();
        let mut written = Vec::new();
        for reader in readers {
            written.push(reader.await.expect("ran").expect("asked").expect("a report"));
        }
        let places: BTreeSet<_> = written.iter().map(Arc::as_ptr).collect();
        assert_eq!(places.len(), 2, "one a language");
        assert!(written[0].plain.len() > written[0].packed.len());
    });
}

#[test]
fn who_has_the_report_gets_none_again_and_nobody_keeps_one_for_others() {
    told_to_both(async |world| {
        let house = House::new(&world).await;
        let mut reader = house.browser("10.0.0.4");
        let plain = reader.get(PATH).await;
        assert_eq!((plain.status, plain.header("cache-control")), (200, "public, no-cache"));
        assert_eq!(plain.header("vary"), "cookie, accept-encoding");
        assert!(plain.header("content-security-policy").contains("style-src 'unsafe-inline'"));
        let (tag, gzip) = (plain.header("etag").to_owned(), [("accept-encoding", "gzip")]);
        let packed = reader.send("GET", PATH, &gzip, Vec::new()).await;
        assert_eq!((packed.status, packed.header("content-encoding")), (200, "gzip"));
        assert_ne!(packed.header("etag"), tag, "other bytes");
        let known = reader.send("GET", PATH, &[("if-none-match", tag.as_str())], Vec::new()).await;
        assert_eq!((known.status, known.body.as_str(), known.header("etag")), (304, "", tag.as_str()));
        let other = reader.send("GET", PATH, &[("if-none-match", "\"x\"")], Vec::new()).await;
        assert_eq!(other.status, 200);
        let mut russian = reader.clone();
        russian.cookies.insert("lang".to_owned(), "ru".to_owned());
        let russian = russian.send("GET", PATH, &[("if-none-match", tag.as_str())], Vec::new()).await;
        assert_eq!(russian.status, 200, "another language is another page");
        let asked = reader.get(&format!("{PATH}?lang=en")).await;
        assert_eq!(
            (asked.status, asked.header("cache-control")),
            (200, "private, no-cache"),
            "it sets a cookie"
        );
        assert!(!asked.header("set-cookie").is_empty());
        let before = reader.get("/rounds/sample-summer/report").await;
        assert_eq!((before.status, before.header("cache-control")), (404, "no-store"), "not published");
        for own in ["/", "/rounds/minimal", "/sign-in"] {
            assert_eq!(reader.get(own).await.header("cache-control"), "no-store", "{own}");
        }
    });
}

#[test]
fn the_report_names_the_last_day_that_publishing_gave() {
    told_to_both(async |world| {
        let mut round = crate::scene::fixture("minimal");
        let toml = round.files.get_mut("round.toml").expect("settings");
        toml.extend_from_slice(b"answers = 2026-04-26\n");
        world.at(OPEN).add_round(None, &round).await.expect("a round");
        let run = world.run_of_minimal().await;
        let service = world.at(ENDED);
        service.publish(&world.caseworker(Who::Maris), run).await.expect("published");
        let report = service.report("minimal", Lang::En).await.expect("asked").expect("a report");
        let text = String::from_utf8(report.plain.clone()).expect("text");
        assert!(text.contains("2 May 2026") && !text.contains("26 April 2026"), "{text}");
    });
}

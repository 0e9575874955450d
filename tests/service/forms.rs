//! Forms from elsewhere and forms of nobody's: refused, and never more than refused. On PostgreSQL, which is the stricter
//! one about texts, and on SQLite.

use crate::{
    authority::{May, ROWS},
    knock::{Guest, House, with_every_parameter},
    scene::{told_to_both, told_to_one},
};

const FORM: (&str, &str) = ("content-type", "application/x-www-form-urlencoded");

/// Fields that some form of the house has.
const FIELDS: &[&str] = &[
    "login",
    "password",
    "next",
    "number",
    "code",
    "once",
    "version",
    "title",
    "capacity",
    "name",
    "contact",
    "wishes",
    "wish",
    "fact",
    "value",
    "note",
    "slug",
    "authority",
    "role",
    "organisation",
    "active",
    "early",
    "accept",
    "answer",
    "round",
    "pack",
    "lang",
    "step",
    "files",
    "municipality",
    "parish",
    "date_of_birth",
    "then",
    "review",
    "sealed-draft",
    "sealed-review",
    "just-show",
    "then-review",
    "kept",
    "yes",
    "pick",
    "up",
    "filter",
    "only-from",
    "only-pay",
    "about-duties",
    "about-first-day",
    "about-pay",
];

const VALUES: &[&str] =
    &["\0", "-1", "99999999999999999999", "<script>alert(1)</script>", "\u{202e}ģ\u{0}", "'; DROP TABLE x"];

fn posts() -> impl Iterator<Item = (&'static str, May)> {
    ROWS.iter().filter(|(method, ..)| *method == "POST").map(|(_, route, may)| (*route, *may))
}

#[test]
fn a_form_from_elsewhere_is_refused() {
    told_to_both(async |world| {
        let house = House::new(&world).await;
        for (route, may) in posts() {
            let mut browser = house.known(may.someone()).await;
            let path = house.filled(route);
            for foreign in [
                ("sec-fetch-site", "cross-site"),
                ("sec-fetch-site", "same-site"),
                ("origin", "https://evil.example"),
                ("origin", "http://talka.example.evil.example"),
                ("origin", "null"),
            ] {
                let reply = browser.send("POST", &path, &[FORM, foreign], Vec::new()).await;
                assert_eq!(reply.status, 403, "{route} {foreign:?}");
                assert!(reply.body.contains("<h1>"), "in words: {route} {foreign:?} {}", reply.body);
            }
            let both = [FORM, ("sec-fetch-site", "cross-site"), ("origin", "https://evil.example")];
            assert_eq!(browser.send("POST", &path, &both, Vec::new()).await.status, 403, "{route}");
            let reply =
                browser.send("POST", &path, &[FORM, ("origin", "https://talka.example")], Vec::new()).await;
            assert_ne!(reply.status, 403, "{route}: an older browser on our own page");
        }
    });
}

/// Bytes that look like chance, the same each time.
fn noise(length: usize) -> Vec<u8> {
    let mut state: u32 = 2_463_534_242;
    let byte = |_| {
        state ^= state << 13;
        state ^= state >> 17;
        state ^= state << 5;
        state.to_be_bytes()[0]
    };
    (0..length).map(byte).collect()
}

fn bodies() -> Vec<(&'static str, Vec<u8>)> {
    let every_field = |value: &str| {
        let fields = FIELDS.iter().map(|field| (*field, value));
        form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish().into_bytes()
    };
    let form = FORM.1;
    let mut bodies = vec![
        (form, Vec::new()),
        (form, noise(5_000)),
        (form, b"%zz=%&&&===&%00=%00".to_vec()),
        ("", noise(100)),
        ("text/plain", b"login=ilze".to_vec()),
        ("application/json", b"{\"login\":".to_vec()),
        ("multipart/form-data; boundary=x", b"--x\r\nContent-Disposition: form-data; name=\"files\"; filename=\"round.toml\"\r\n\r\n\0\r\n--x--\r\n".to_vec()),
        ("multipart/form-data", noise(1_000)),
        ("\u{e9}", b"a=b".to_vec()),
    ];
    bodies.extend(VALUES.iter().map(|value| (form, every_field(value))));
    bodies.push((form, every_field(&"ā".repeat(2_000))));
    bodies
}

/// Bodies that are read, or refused, before anything is asked of a database.
fn large_bodies() -> Vec<Vec<u8>> {
    vec![vec![b'a'; 300_000], b"a=1&".repeat(50_000)]
}

#[test]
fn a_large_form_is_never_more_than_refused() {
    told_to_one(async |world| {
        let house = House::new(&world).await;
        for (route, may) in posts() {
            let mut browser = house.known(may.someone()).await;
            for body in large_bodies() {
                let headers = [FORM, ("sec-fetch-site", "same-origin")];
                // That nothing is out of order is what every answer is held to.
                browser.send("POST", &house.filled(route), &headers, body).await;
            }
        }
        let huge = vec![b'a'; 5_000_000];
        let reply = house.browser("10.0.0.3").send("POST", "/sign-in", &[FORM], huge).await;
        assert!((400..500).contains(&reply.status), "{}", reply.status);
    });
}

#[test]
fn a_strange_form_is_never_more_than_refused() {
    told_to_both(async |world| {
        let house = House::new(&world).await;
        for (route, may) in posts() {
            for guest in [may.someone(), Guest::Nobody] {
                let mut browser = house.known(guest).await;
                let path = house.filled(route);
                let wishes = path.replace("date_of_birth", "wishes");
                let paths = if wishes == path { vec![&path] } else { vec![&path, &wishes] };
                let all = paths.iter().flat_map(|path| bodies().into_iter().map(move |body| (*path, body)));
                for (path, (kind, body)) in all {
                    let headers = [("content-type", kind), ("sec-fetch-site", "same-origin")];
                    // That nothing is out of order is what every answer is held to.
                    let reply = browser.send("POST", path, &headers, body).await;
                    assert!(
                        reply.status != 200 || !reply.body.contains("<script>alert"),
                        "{route}: {}",
                        reply.body
                    );
                }
            }
        }
    });
}

#[test]
fn a_strange_address_is_never_more_than_not_found() {
    told_to_both(async |world| {
        let house = House::new(&world).await;
        let long = "a".repeat(5_000);
        for (method, route, may) in ROWS {
            let mut browser = house.known(may.someone()).await;
            for strange in
                ["%00", "%FF", "..%2F..", "%F0%9F%A6%80", "-1", "00000000-0000-0000-0000-000000000000", &long]
            {
                let path =
                    format!("{}?lang=%00&next=%00&page={strange}", with_every_parameter(route, strange));
                if *method == "GET" {
                    browser.get(&path).await;
                } else {
                    browser.post(&path, &[]).await;
                }
            }
        }
        let mut browser = house.browser("10.0.0.4");
        for cookie in
            ["talka=\u{1}", "talka=AAAAAAAAAAAAAAAAAAAAAA; talka=b", "lang=%00; device=%00; talka=", "=;;="]
        {
            let cookie = cookie.replace('\u{1}', "%01");
            assert_eq!(
                browser.send("GET", "/", &[("cookie", &cookie)], Vec::new()).await.status,
                200,
                "{cookie}"
            );
        }
        assert_eq!(browser.get("/nowhere").await.status, 404);
    });
}

//! Pages asked without a network: a visitor's cookies, and what every answer is held to. Owns who can be at the door.

use std::{collections::BTreeMap, sync::Arc};

use axum::{
    Router,
    body::{Body, to_bytes},
    http::{HeaderMap, Request, Response},
};
use talka::{
    clock::Clock,
    config::{Config, Proxies},
    service::{Phase, Service},
    web::App,
};
use tower::ServiceExt;
use uuid::Uuid;

use crate::scene::{ENDED, PASSWORD, Who, World, fixture, vault};

/// Who is at the door.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Guest {
    Nobody,
    Holder,
    Guardian,
    Department,
    Caseworker,
    Administrator,
}

impl Guest {
    pub(crate) const ALL: [Self; 6] =
        [Self::Nobody, Self::Holder, Self::Guardian, Self::Department, Self::Caseworker, Self::Administrator];
}

/// What came back.
#[derive(Debug)]
pub(crate) struct Reply {
    pub(crate) status: u16,
    pub(crate) headers: HeaderMap,
    pub(crate) body: String,
}

impl Reply {
    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }
}

/// A browser: it keeps cookies, and says that its forms are the house's own.
#[derive(Clone)]
pub(crate) struct Browser {
    router: Router,
    pub(crate) cookies: BTreeMap<String, String>,
    pub(crate) address: &'static str,
}

const FORM: &str = "application/x-www-form-urlencoded";

impl Browser {
    /// A newcomer to some pages.
    pub(crate) fn new(router: Router, address: &'static str) -> Self {
        Self { router, cookies: BTreeMap::new(), address }
    }

    /// Sends a form, and a header line of its own about where it comes from; the proxy adds its own.
    pub(crate) async fn post_behind(&mut self, path: &str, fields: &[(&str, &str)], invented: &str) -> Reply {
        let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
        let headers = [("content-type", FORM), ("sec-fetch-site", "same-origin")];
        let said = format!("{invented}, {}", self.address);
        self.sent_from(&said, ("POST", path), &headers, body.into()).await
    }

    pub(crate) async fn get(&mut self, path: &str) -> Reply {
        self.send("GET", path, &[], Vec::new()).await
    }

    pub(crate) async fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Reply {
        let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
        self.send("POST", path, &[("content-type", FORM), ("sec-fetch-site", "same-origin")], body.into())
            .await
    }

    /// Sends a form with one file in it, under the name of its field.
    pub(crate) async fn upload(&mut self, path: &str, field: &str, (name, bytes): (&str, &[u8])) -> Reply {
        let file = if name.is_empty() { String::new() } else { format!("; filename=\"{name}\"") };
        let head = format!("--x\r\nContent-Disposition: form-data; name=\"{field}\"{file}\r\n\r\n");
        let body = [head.as_bytes(), bytes, b"\r\n--x--\r\n"].concat();
        let headers =
            [("content-type", "multipart/form-data; boundary=x"), ("sec-fetch-site", "same-origin")];
        self.send("POST", path, &headers, body).await
    }

    /// Sends a request, keeps cookies, and holds the answer to the headers that every answer has.
    pub(crate) async fn send(
        &mut self,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
        body: Vec<u8>,
    ) -> Reply {
        let address = self.address;
        self.sent_from(address, (method, path), headers, body).await
    }

    async fn sent_from(
        &mut self,
        forwarded_for: &str,
        (method, path): (&str, &str),
        headers: &[(&str, &str)],
        body: Vec<u8>,
    ) -> Reply {
        let cookies: Vec<String> =
            self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let mut request = Request::builder()
            .method(method)
            .uri(path)
            .header("host", "talka.example")
            .header("x-forwarded-for", forwarded_for)
            .header("cookie", cookies.join("; "));
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let request =
            request.body(Body::from(body)).unwrap_or_else(|error| panic!("{method} {path}: {error}"));
        let answered = self.router.clone().oneshot(request).await;
        let Ok(response) = answered;
        let reply = self.kept(response).await;
        held(method, path, &reply);
        reply
    }

    async fn kept(&mut self, response: Response<Body>) -> Reply {
        let (parts, body) = response.into_parts();
        for cookie in parts.headers.get_all("set-cookie") {
            let text = cookie.to_str().expect("a cookie");
            let (name, value) = text.split(';').next().and_then(|pair| pair.split_once('=')).expect("a pair");
            if text.contains("Max-Age=0") {
                self.cookies.remove(name);
                continue;
            }
            assert!(name == "lang" || text.contains("HttpOnly"), "{text}");
            assert!(text.contains("SameSite=Lax"), "{text}");
            self.cookies.insert(name.to_owned(), value.to_owned());
        }
        let bytes = to_bytes(body, usize::MAX).await.expect("a body");
        let body = String::from_utf8_lossy(&bytes).into_owned();
        Reply { status: parts.status.as_u16(), headers: parts.headers, body }
    }
}

/// Every line of what is wrong with a form leads to a field that is on the page, once. A form that is not there any more has none.
fn leads(method: &str, path: &str, reply: &Reply) {
    if !reply.body.contains(&format!("action=\"{path}\"")) {
        return;
    }
    for list in reply.body.split("class=\"summary-of-errors\"").skip(1) {
        let list = list.split("</div>").next().unwrap_or_default();
        for field in list.split("href=\"#").skip(1).filter_map(|rest| rest.split('"').next()) {
            let there = reply.body.matches(&format!(" id=\"{field}\"")).count();
            assert_eq!(there, 1, "{method} {path}: no field, or more than one, is #{field}: {}", reply.body);
        }
    }
}

/// What every answer is held to.
fn held(method: &str, path: &str, reply: &Reply) {
    leads(method, path, reply);
    let (short, status) = (path.chars().take(80).collect::<String>(), reply.status);
    assert!(status < 500, "{method} {short}: {status}\n{}", reply.body);
    let policy = reply.header("content-security-policy");
    assert!(
        policy.contains("frame-ancestors 'none'") && policy.contains("form-action 'self'"),
        "{method} {short}"
    );
    for (name, value) in [
        ("x-content-type-options", "nosniff"),
        ("referrer-policy", "same-origin"),
        ("cross-origin-opener-policy", "same-origin"),
    ] {
        assert_eq!(reply.header(name), value, "{method} {short}: {name}");
    }
    assert!(!reply.header("permissions-policy").is_empty(), "{method} {short}");
    let kept = reply.header("cache-control");
    let of_all =
        ["/talka.css", "/talka.js", "/icon.svg", "/favicon.ico"].iter().any(|file| path.starts_with(file));
    // A form that is shown again with its mistakes may be kept by the browser that sent it, and by nobody else; so may the pages
    // of an application, of which nothing is kept here.
    let applying = ["/apply/", "/counter", "/change", "/drafts", "/my/choices", "/my/anew"]
        .iter()
        .any(|part| path.contains(part))
        || (method == "POST" && path.ends_with("/apply"));
    let own = reply.status == 422 || (applying && reply.body.contains("name=\"sealed-draft\""));
    let wanted = if own { "private, no-cache" } else { "no-store" };
    // What everyone reads alike may be kept by anyone, unless it brings a cookie.
    let public = if reply.header("set-cookie").is_empty() { "public, no-cache" } else { "private, no-cache" };
    let report =
        path.split('?').next().is_some_and(|path| path.ends_with("/report")) && [200, 304].contains(&status);
    let wanted = if report { public } else { wanted };
    assert!(of_all || kept == wanted, "{method} {short}: cache-control: {kept}");
}

/// The pages of a world with the round `minimal`, published, and the round `sample-summer`, open.
pub(crate) struct House {
    pub(crate) service: Arc<Service>,
    router: Router,
    code: String,
    /// Number and code of somebody's parent in the open round.
    guardian: (String, String),
    run: Uuid,
    pub(crate) placement: Uuid,
    /// SHA-256 of the rule pack of the open round.
    pub(crate) pack: String,
    known: tokio::sync::Mutex<BTreeMap<Guest, Browser>>,
}

impl House {
    pub(crate) async fn new(world: &World) -> Self {
        let (codes, run) = world.with_run().await;
        world.at(ENDED).publish(&world.caseworker(Who::Maris), run).await.expect("published");
        Self { code: codes["A1"].clone(), run, ..Self::beside(world).await }
    }

    /// The same pages beside rounds that are there already; nobody holds an application, and there is no run.
    pub(crate) async fn beside(world: &World) -> Self {
        // Sessions live by the machine's clock.
        let service = Arc::new(Service::new(world.db.clone(), vault(), Clock::system()));
        let config = Config { trusted_proxies: Proxies::Count(1), ..Config::default() };
        let router = App::new(Arc::clone(&service), config).router();
        let mut summer = fixture("sample-summer");
        let toml = String::from_utf8(summer.files["round.toml"].clone()).expect("text");
        // Without its hours a round is open from now on.
        let toml = toml + &crate::scene::asks(18, true);
        let hourless = toml.lines().filter(|line| !line.starts_with("opens") && !line.starts_with("closes"));
        summer.files.insert("round.toml".to_owned(), hourless.collect::<Vec<_>>().join("\n").into_bytes());
        service.add_round(None, &summer).await.expect("a round");
        let (book, places) = service.round("sample-summer").await.expect("a round");
        assert_eq!(book.phase, Phase::Open);
        let library = places.iter().find(|place| place.placement.id.as_str() == "V01").expect("a placement");
        let ilze = world.caseworker(Who::Ilze);
        let child = ("sample-summer", "P27-001");
        service.name_guardian_for(&ilze, child, ("Inga Žagare", "inga@example.org")).await.expect("named");
        let given = service.guardian_code(&ilze, child, "Pase").await.expect("a code");
        Self {
            service,
            router,
            code: String::new(),
            guardian: (given.number, given.code),
            run: Uuid::nil(),
            placement: library.id,
            pack: book.pack_hash,
            known: tokio::sync::Mutex::default(),
        }
    }

    /// A newcomer.
    pub(crate) fn browser(&self, address: &'static str) -> Browser {
        Browser::new(self.router.clone(), address)
    }

    /// Someone who came in once and is still there.
    pub(crate) async fn known(&self, guest: Guest) -> Browser {
        let mut known = self.known.lock().await;
        if let Some(browser) = known.get(&guest) {
            return browser.clone();
        }
        let browser = self.guest(guest).await;
        known.insert(guest, browser.clone());
        browser
    }

    /// Someone who has just come in.
    pub(crate) async fn guest(&self, guest: Guest) -> Browser {
        let mut browser = self.browser("10.0.0.1");
        let login = match guest {
            Guest::Nobody => return browser,
            Guest::Holder => {
                let opened = browser.post("/result", &[("number", "A1"), ("code", &self.code)]).await;
                assert_eq!((opened.status, opened.header("location")), (303, "/my"), "{}", opened.body);
                return browser;
            }
            Guest::Guardian => {
                let (number, code) = (self.guardian.0.as_str(), self.guardian.1.as_str());
                let opened = browser.post("/result", &[("number", number), ("code", code)]).await;
                assert_eq!((opened.status, opened.header("location")), (303, "/guardian"), "{}", opened.body);
                return browser;
            }
            Guest::Department => "biblioteka",
            Guest::Caseworker => "ilze",
            Guest::Administrator => "vija",
        };
        let signed_in = browser.post("/sign-in", &[("login", login), ("password", PASSWORD)]).await;
        assert_eq!(signed_in.status, 303, "{login}: {}", signed_in.body);
        browser
    }

    /// A route's path with what there is in place of its parameters.
    pub(crate) fn filled(&self, route: &str) -> String {
        let id = match route.split('/').nth(1) {
            Some("placements") => self.placement.to_string(),
            Some("accounts") => Uuid::from_u128(1 + Who::Stranger as u128).to_string(),
            _ => self.run.to_string(),
        };
        let file = "outcome/allocation.csv";
        let slug = if route.ends_with("/report") { "minimal" } else { "sample-summer" };
        let step = "date_of_birth";
        let known = [
            ("{hash}", self.pack.as_str()),
            ("{slug}", slug),
            ("{number}", "P27-001"),
            ("{id}", &id),
            ("{*name}", file),
            ("{step}", step),
        ];
        let path = known.iter().fold(route.to_owned(), |path, (name, value)| path.replace(name, value));
        with_every_parameter(&path, "1")
    }
}

/// A route's path with one value in place of every parameter that is left.
pub(crate) fn with_every_parameter(route: &str, value: &str) -> String {
    let parts: Vec<&str> =
        route.split('/').map(|part| if part.starts_with('{') { value } else { part }).collect();
    parts.join("/")
}

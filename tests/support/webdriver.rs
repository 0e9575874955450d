//! Speaks WebDriver to a Chromium of the test's own, through a chromedriver of the test's own. Owns how both are
//! started and the few commands in use; what a page is held to stands in `browser.rs`.

use std::{
    path::{Path, PathBuf},
    process::Command,
};

use reqwest::Method;
use serde_json::{Value, json};

use super::{
    http::{Wire, json as json_headers},
    on_path,
    program::{Keep, Program, Signal},
};

/// No window, no talk with anyone, no shared memory that a container may lack.
const FLAGS: [&str; 11] = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-quic",
    "--hide-scrollbars",
    "--force-color-profile=srgb",
];

/// The key under which WebDriver names elements.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// How long a search for an element goes on, in milliseconds, before it is in vain.
const SEARCH_MS: u32 = 5_000;

/// One browser with a fresh profile.
pub(crate) struct Session {
    wire: Wire,
    url: String,
    _driver: Program,
}

/// An element of the page that is shown.
#[derive(Debug, Clone)]
pub(crate) struct Element(String);

/// Starts a chromedriver: the program, its port, and a folder that goes when it does. It takes a free port of IPv6 first
/// and then wants the same one of IPv4, which somebody else may hold; then it ends, and another try finds another.
fn driver(path: &Path) -> (Program, u16, PathBuf) {
    for _ in 0..20 {
        let folder = tempfile::Builder::new().prefix("talka-browser-").tempdir().expect("a folder").keep();
        let mut driver = Command::new(path);
        driver.arg("--port=0").env("TMPDIR", &folder).env("HOME", &folder);
        let driver = Program::start(&driver, &Keep { last: Signal::Term, folder: Some(&folder), user: None });
        let port = driver.wait_for("chromedriver", |line| {
            if line.contains("port not available") {
                return Some(None);
            }
            let port = line.split("started successfully on port ").nth(1)?;
            port.trim_end_matches('.').parse::<u16>().ok().map(Some)
        });
        if let Some(port) = port {
            return (driver, port, folder);
        }
    }
    panic!("chromedriver found no port that is free on IPv4 and IPv6 alike");
}

impl Session {
    pub(crate) fn start() -> Self {
        let needed = |name| {
            on_path(name).unwrap_or_else(|| {
                panic!("`{name}` is needed here. Run `make setup`, or as root `apt-get install -y chromium chromium-driver`.")
            })
        };
        let browser = needed("chromium");
        let (driver, port, folder) = driver(&needed("chromedriver"));
        let mut session =
            Self { wire: Wire::new(), url: format!("http://127.0.0.1:{port}"), _driver: driver };
        let profile = format!("--user-data-dir={}", folder.join("profile").display());
        let flags = [&FLAGS[..], &[profile.as_str()]].concat();
        let wanted = json!({"capabilities": {"alwaysMatch": {
            "goog:chromeOptions": {
                "binary": browser,
                "args": flags,
                "prefs": {"intl.accept_languages": "lv"},
            },
            "goog:loggingPrefs": {"browser": "ALL"},
            "timeouts": {"implicit": SEARCH_MS, "pageLoad": 60_000, "script": 60_000},
        }}});
        let made = session.post("/session", &wanted);
        let id = made["sessionId"].as_str().expect("a session");
        session.url = format!("{}/session/{id}", session.url);
        session
    }

    /// Opens an address and waits until it is loaded.
    pub(crate) fn goto(&self, url: &str) {
        self.post("/url", &json!({ "url": url }));
    }

    /// Opens a tab beside those that are there; gives its name. The one that is shown stays shown.
    pub(crate) fn tab(&self) -> String {
        let made = self.post("/window/new", &json!({"type": "tab"}));
        made["handle"].as_str().expect("a tab").to_owned()
    }

    /// The name of the tab that is shown.
    pub(crate) fn shown(&self) -> String {
        let shown = self.ask(Method::GET, "/window", None).unwrap_or_else(|error| panic!("{error}"));
        shown.as_str().expect("a tab").to_owned()
    }

    /// Shows another tab.
    pub(crate) fn show(&self, tab: &str) {
        self.post("/window", &json!({ "handle": tab }));
    }

    /// Goes back as the browser's own button does.
    pub(crate) fn back(&self) {
        self.post("/back", &json!({}));
    }

    /// The address of the page that is shown.
    pub(crate) fn url(&self) -> String {
        let url = self.ask(Method::GET, "/url", None).unwrap_or_else(|error| panic!("{error}"));
        url.as_str().expect("an address").to_owned()
    }

    /// Runs the body of a function in the page, whatever the page's policy, and gives what it returns.
    pub(crate) fn run(&self, script: &str, args: &[Value]) -> Value {
        self.post("/execute/sync", &json!({"script": script, "args": args}))
    }

    /// The same for a function that hands its result to its last argument.
    pub(crate) fn run_async(&self, script: &str, args: &[Value]) -> Value {
        self.post("/execute/async", &json!({"script": script, "args": args}))
    }

    /// A command of Chromium's own protocol.
    pub(crate) fn chromium(&self, command: &str, params: &Value) -> Value {
        self.post("/goog/cdp/execute", &json!({"cmd": command, "params": params}))
    }

    /// What the browser has logged since it was last asked: scripts' errors, refusals by the page's policy.
    pub(crate) fn log(&self) -> Vec<Value> {
        let log = self.post("/se/log", &json!({"type": "browser"}));
        log.as_array().cloned().unwrap_or_default()
    }

    /// The first element for a CSS selector, waiting for it a little.
    pub(crate) fn find(&self, css: &str) -> Element {
        let found = self.post("/element", &json!({"using": "css selector", "value": css}));
        element(&found).expect("an element")
    }

    /// The first element for an XPath, waiting for it a little; `None` when it does not come.
    pub(crate) fn find_path(&self, path: &str) -> Option<Element> {
        let search = json!({"using": "xpath", "value": path});
        element(&self.ask(Method::POST, "/element", Some(&search)).ok()?)
    }

    /// The element that has the focus.
    pub(crate) fn focused(&self) -> Element {
        let found = self.ask(Method::GET, "/element/active", None).unwrap_or_else(|error| panic!("{error}"));
        element(&found).expect("an element")
    }

    /// Clicks as a mouse does, and waits for the page that it leads to.
    pub(crate) fn click(&self, element: &Element) {
        self.post(&format!("/element/{}/click", element.0), &json!({}));
    }

    /// Empties a field.
    pub(crate) fn clear(&self, element: &Element) {
        self.post(&format!("/element/{}/clear", element.0), &json!({}));
    }

    /// Types as a keyboard does; into a file field, a path chooses the file.
    pub(crate) fn type_into(&self, element: &Element, text: &str) {
        self.post(&format!("/element/{}/value", element.0), &json!({ "text": text }));
    }

    /// A picture of what is in view, as PNG.
    pub(crate) fn picture(&self) -> Vec<u8> {
        let picture = self.ask(Method::GET, "/screenshot", None).unwrap_or_else(|error| panic!("{error}"));
        from_base64(picture.as_str().expect("a picture"))
    }

    fn post(&self, path: &str, body: &Value) -> Value {
        self.ask(Method::POST, path, Some(body)).unwrap_or_else(|error| panic!("WebDriver {path}: {error}"))
    }

    /// One command; the error is the driver's own text.
    fn ask(&self, method: Method, path: &str, body: Option<&Value>) -> Result<Value, String> {
        let body = body.map(ToString::to_string).unwrap_or_default();
        let answer = self
            .wire
            .send(method, &format!("{}{path}", self.url), json_headers(), body.into_bytes())
            .map_err(|error| format!("{error:?}"))?;
        let mut said: Value = serde_json::from_str(&answer.body).map_err(|error| error.to_string())?;
        let value = said["value"].take();
        if answer.status == 200 {
            return Ok(value);
        }
        Err(value["message"].as_str().unwrap_or(&answer.body).to_owned())
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        // The driver ends the browser; what is left is ended with the driver.
        drop(self.ask(Method::DELETE, "", None));
    }
}

impl Element {
    /// The element as an argument for a script.
    pub(crate) fn as_argument(&self) -> Value {
        json!({ELEMENT: self.0})
    }
}

/// The element in an answer or in a script's result.
pub(crate) fn element(found: &Value) -> Option<Element> {
    Some(Element(found.get(ELEMENT)?.as_str()?.to_owned()))
}

/// So many milliseconds for the page, and for the service that makes it.
#[expect(clippy::disallowed_methods, reason = "a page that is on its way is asked for again and again")]
pub(crate) fn pause(millis: u64) {
    std::thread::sleep(std::time::Duration::from_millis(millis));
}

/// Decodes base 64; the drivers' word is taken for its form.
fn from_base64(text: &str) -> Vec<u8> {
    let digits = text.bytes().filter_map(|byte| match byte {
        b'A'..=b'Z' => Some(byte - b'A'),
        b'a'..=b'z' => Some(byte - b'a' + 26),
        b'0'..=b'9' => Some(byte - b'0' + 52),
        b'+' => Some(62),
        b'/' => Some(63),
        _ => None,
    });
    let digits: Vec<u8> = digits.collect();
    let group = |four: &[u8]| {
        let bits =
            four.iter().fold(0_u32, |bits, digit| bits << 6 | u32::from(*digit)) << (6 * (4 - four.len()));
        bits.to_be_bytes()[1..four.len()].to_vec()
    };
    digits.chunks(4).flat_map(group).collect()
}

#[test]
fn base_64_is_decoded() {
    assert_eq!(from_base64("VGFsa2E="), b"Talka");
    assert_eq!(from_base64("VGFsa2Eh"), b"Talka!");
    assert_eq!(from_base64("/+8A"), [255, 239, 0]);
}

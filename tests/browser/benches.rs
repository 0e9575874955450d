//! The benches tried by themselves: each finds what it is there to find, and ends what it starts.

use std::{
    fs,
    io::{BufRead, BufReader, Write},
    net::TcpListener,
    path::Path,
    process::Command,
    thread,
};

use crate::support::{
    browser::{Browser, Size, Theme},
    http::Visitor,
    postgres,
    program::{Keep, Program, Signal},
    service::address,
};

const GOOD: &str = r#"<!doctype html><html lang="lv"><meta charset="utf-8"><title>Labā lapa</title>
<meta name="viewport" content="width=device-width">
<style>@media (prefers-color-scheme: dark) { body { background: #111; color: #eee } }</style>
<main><h1>Labā lapa</h1><form><p><label for="name">Vārds</label> <input id="name"></p>
<p><label><input type="checkbox" id="agree"> Piekrītu</label></p>
<p><label for="day">Diena</label> <input id="day" type="date"></p>
<p><label for="place">Vieta</label> <select id="place"><option>Cibla</option><option>Liepāja</option></select></p>
<button type="button">Sūtīt</button></form><p id="said"></p></main>
<script>document.querySelector("button").onclick = () => {
  const value = id => document.getElementById(id).value;
  said.textContent = [value("name"), agree.checked, value("day"), value("place")].join(" ");
};</script></html>"#;

/// Breaks a rule of each kind: axe's, the width, the origin, the script.
const CANARY: &str = r##"<!doctype html><html><meta charset="utf-8"><title>Kanārijputniņš</title>
<meta name="viewport" content="width=device-width">
<style>@media (prefers-color-scheme: dark) { p { color: #222; background: #111 } }</style>
<body><div style="width: 2000px"><img src="http://127.0.0.1:9/elsewhere.png"><p>Teksts</p>
<a href="#a" style="font-size:8px">a</a><br><a href="#b" style="font-size:8px">b</a></div>
<script>throw new Error("as planned")</script></html>"##;

fn open(browser: &Browser, folder: &Path, page: &str) {
    let place = folder.join("page.html");
    fs::write(&place, page).expect("written");
    browser.goto(&format!("file://{}", place.display()));
}

#[test]
fn a_browser_uses_a_page_and_finds_nothing_wrong() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut browser = Browser::start();
    open(&browser, folder.path(), GOOD);
    browser.fill("Vārds", "Ilze Bērziņa");
    browser.tick("Piekrītu", true);
    browser.fill("Diena", "2026-06-01");
    browser.fill("Vieta", "Liepāja");
    browser.press("Sūtīt");
    assert_eq!(browser.text("#said"), "Ilze Bērziņa true 2026-06-01 Liepāja");
    assert_eq!(browser.complaints(), [""; 0]);
    browser.resize(Size::PHONE);
    browser.theme(Theme::Dark);
    assert_eq!(browser.run("return innerWidth"), 360);
    assert_eq!(browser.run("return matchMedia('(prefers-color-scheme: dark)').matches"), true);
    assert_eq!(browser.complaints(), [""; 0]);
    let picture = fs::read(browser.screenshot("bench-good-phone-dark")).expect("a picture");
    assert!(picture.starts_with(b"\x89PNG") && picture[16..20] == 360_u32.to_be_bytes());
    browser.scripts(false);
    browser.goto(&browser.url());
    browser.press("Sūtīt");
    assert_eq!(browser.text("h1"), "Labā lapa");
    assert_eq!(browser.text("#said"), "");
    assert_eq!(browser.complaints(), [""; 0]);
}

#[test]
fn a_browser_finds_what_is_wrong() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut browser = Browser::start();
    let found =
        |browser: &Browser| browser.axe().into_iter().map(|violation| violation.id).collect::<Vec<_>>();
    open(&browser, folder.path(), CANARY);
    let light = found(&browser);
    for id in ["html-has-lang", "image-alt", "landmark-one-main", "target-size"] {
        assert!(light.iter().any(|found| found == id), "{id} was not found: {light:?}");
    }
    assert!(!light.contains(&"color-contrast".to_owned()), "{light:?}");
    browser.theme(Theme::Dark);
    assert!(found(&browser).contains(&"color-contrast".to_owned()));
    assert!(browser.scrolls_sideways());
    browser.resize(Size::PHONE);
    assert!(browser.scrolls_sideways());
    assert_eq!(browser.outside_requests(), ["http://127.0.0.1:9/elsewhere.png"]);
    let errors = browser.script_errors();
    assert!(errors.iter().any(|error| error.contains("as planned")), "{errors:?}");
}

#[test]
fn postgres_gives_databases_of_their_own() {
    let (one, two) = (postgres::database(), postgres::database());
    assert_eq!(
        postgres::ask(&one, "CREATE TABLE t (x TEXT); INSERT INTO t VALUES ('ā'); SELECT * FROM t"),
        "ā"
    );
    assert_eq!(postgres::ask(&two, "SELECT to_regclass('t') IS NULL"), "t");
}

#[test]
fn a_program_ends_as_asked_and_its_folder_goes() {
    let script = r#"trap 'echo finishing; exit 7' TERM; echo "listens on http://127.0.0.1:4242/"; while :; do sleep 0.1; done"#;
    let start = |folder: Option<&Path>| {
        let mut command = Command::new("sh");
        command.args(["-c", script]);
        let program = Program::start(&command, &Keep { last: Signal::Kill, folder, user: None });
        assert_eq!(program.wait_for("an address", address), "http://127.0.0.1:4242");
        program
    };
    let folder = tempfile::tempdir().expect("a folder").keep();
    assert_eq!(start(Some(&folder)).end(Signal::Term), 7);
    assert!(!folder.exists());
    assert_eq!(start(None).end(Signal::Kill), 128 + 9);
}

#[test]
fn a_visitor_looks_like_a_browser_and_keeps_cookies() {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let base = format!("http://{}", listener.local_addr().expect("bound"));
    let serving = thread::spawn(move || [(); 3].map(|()| serve_once(&listener)));
    let visitor = Visitor::new(&base);
    let first = visitor.post("/ienākt", &[("vārds", "Ā & B")]);
    assert_eq!((first.redirect().as_str(), first.body.as_str()), ("/next", "ok"));
    visitor.get("/next?a=1");
    visitor.post_file("/file", &[("kind", "people")], ("table", "people.csv", b"id\nP1\n"));
    let [form, page, file] = serving.join().expect("served").map(|request| request.to_lowercase());
    assert!(form.starts_with("post /ien%c4%81kt "), "{form}");
    assert!(form.ends_with("\r\n\r\nv%c4%81rds=%c4%80+%26+b"), "{form}");
    for header in [format!("origin: {base}"), "sec-fetch-site: same-origin".to_owned()] {
        assert!(form.contains(&header), "{form}");
    }
    assert!(page.starts_with("get /next?a=1 ") && page.contains("cookie: talka=1"), "{page}");
    assert!(file.contains("name=\"table\"; filename=\"people.csv\"\r\n"), "{file}");
    assert!(
        file.contains("name=\"kind\"\r\n\r\npeople\r\n--") && file.contains("\r\n\r\nid\np1\n\r\n--"),
        "{file}"
    );
}

/// Answers one request with a redirect and a cookie, and gives the request.
fn serve_once(listener: &TcpListener) -> String {
    let (stream, _) = listener.accept().expect("a visitor");
    let mut reader = BufReader::new(&stream);
    let (mut request, mut length) = (String::new(), 0);
    while reader.read_line(&mut request).expect("readable") > 2 {
        let line = request.lines().last().unwrap_or_default().to_lowercase();
        if let Some(value) = line.strip_prefix("content-length: ") {
            length = value.parse().expect("a number");
        }
    }
    let mut body = vec![0; length];
    std::io::Read::read_exact(&mut reader, &mut body).expect("the body");
    let answer = "HTTP/1.1 303 See Other\r\nLocation: /next\r\nSet-Cookie: talka=1; HttpOnly\r\nContent-Length: 2\r\n\r\nok";
    (&stream).write_all(answer.as_bytes()).expect("answered");
    request + &String::from_utf8(body).expect("UTF-8")
}

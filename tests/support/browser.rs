//! A real Chromium as a person uses it, and what every page is held to: accessible by axe's rules, no sideways
//! scrolling, nothing fetched from elsewhere, no script error.

use std::{fmt, fs, path::PathBuf, sync::OnceLock};

use serde_json::{Value, json};

use super::{
    scripts::{CHOOSE, LEADS, MIDDLE, SET},
    target,
    webdriver::{Element, Session, pause},
};

/// WCAG 2.2 up to level AA, and what axe recommends beyond.
const AXE_TAGS: [&str; 6] = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/// The size of the view, in CSS pixels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Size {
    pub(crate) width: u32,
    pub(crate) height: u32,
}

impl Size {
    /// A small telephone; heeds the page's viewport line as telephones do.
    pub(crate) const PHONE: Self = Self { width: 360, height: 800 };
    /// The smallest that WCAG 1.4.10 speaks of.
    pub(crate) const SMALLEST: Self = Self { width: 320, height: 640 };
    /// A tablet.
    pub(crate) const TABLET: Self = Self { width: 768, height: 1024 };
    /// A laptop.
    pub(crate) const LAPTOP: Self = Self { width: 1280, height: 900 };
}

/// The colours that the person asks of every page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Theme {
    Light,
    Dark,
}

/// A rule of axe's that the page breaks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Violation {
    /// axe's name of the rule, such as `color-contrast`.
    pub(crate) id: String,
    /// The rule in a sentence.
    pub(crate) help: String,
    /// CSS selectors of the elements that break it.
    pub(crate) targets: Vec<String>,
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "axe {}: {}: {}", self.id, self.help, self.targets.join("; "))
    }
}

/// A browser with a fresh profile, ended when dropped. Searches by selector, label or text wait five seconds, then
/// fail the test.
pub(crate) struct Browser {
    session: Session,
    size: Size,
    has_scripts: bool,
}

impl Browser {
    /// Opens a browser: a laptop, light, asking for Latvian.
    pub(crate) fn start() -> Self {
        let mut browser = Self { session: Session::start(), size: Size::LAPTOP, has_scripts: true };
        browser.resize(Size::LAPTOP);
        browser.theme(Theme::Light);
        browser
    }

    /// Changes the size of the view.
    pub(crate) fn resize(&mut self, size: Size) {
        self.size = size;
        self.view(size);
    }

    /// Asks pages for light or dark colours, and for stillness.
    pub(crate) fn theme(&self, theme: Theme) {
        let colours = if theme == Theme::Dark { "dark" } else { "light" };
        let features = json!([
            {"name": "prefers-color-scheme", "value": colours},
            {"name": "prefers-reduced-motion", "value": "reduce"},
        ]);
        self.session.chromium("Emulation.setEmulatedMedia", &json!({"media": "", "features": features}));
    }

    /// Asks pages for a person's own few colours, as high-contrast modes do.
    pub(crate) fn forced_colours(&self, forced: bool) {
        let features = if forced { json!([{"name": "forced-colors", "value": "active"}]) } else { json!([]) };
        self.session.chromium("Emulation.setEmulatedMedia", &json!({"media": "", "features": features}));
    }

    /// Spaces the text of the page as WCAG 1.4.12 lets a reader space it.
    pub(crate) fn space_text(&self) {
        self.run(
            "const sheet = new CSSStyleSheet();
             sheet.replaceSync('* { line-height: 1.5 !important; letter-spacing: .12em !important; \
                 word-spacing: .16em !important } p { margin-bottom: 2em !important }');
             document.adoptedStyleSheets = [sheet]",
        );
    }

    /// Takes scripts away from pages, or gives them back; holds from the next page on. Everything here works without.
    pub(crate) fn scripts(&mut self, allowed: bool) {
        self.has_scripts = allowed;
        self.allow_scripts(allowed);
    }

    /// Opens an address and waits until it is loaded.
    pub(crate) fn goto(&self, url: &str) {
        self.session.goto(url);
    }

    /// Goes back as the browser's own button does.
    pub(crate) fn back(&self) {
        self.session.back();
    }

    /// Opens a tab beside the one that is shown, as large; gives the names of both.
    pub(crate) fn second_tab(&self) -> [String; 2] {
        let [first, second] = [self.session.shown(), self.session.tab()];
        self.session.show(&second);
        self.view(self.size);
        self.session.show(&first);
        [first, second]
    }

    /// Shows another tab.
    pub(crate) fn show(&self, tab: &str) {
        self.session.show(tab);
    }

    /// The address of the page that is shown.
    pub(crate) fn url(&self) -> String {
        self.session.url()
    }

    /// The page's path with its query, without the service's address.
    pub(crate) fn path(&self) -> String {
        self.text_of("return location.pathname + location.search")
    }

    /// What a person can read of the first element for a selector.
    pub(crate) fn text(&self, css: &str) -> String {
        let found = self.session.find(css).as_argument();
        let text = self.session.run("return arguments[0].innerText", &[found]);
        text.as_str().unwrap_or_default().trim().to_owned()
    }

    /// How many elements there are now for a selector; does not wait.
    pub(crate) fn count(&self, css: &str) -> u64 {
        let count = self.session.run("return document.querySelectorAll(arguments[0]).length", &[css.into()]);
        count.as_u64().unwrap_or_default()
    }

    /// Clicks the first element for a selector, and waits for the page that it leads to.
    pub(crate) fn click(&self, css: &str) {
        self.follow(&self.session.find(css));
    }

    /// Drags one element to the middle of another in view with the mouse, and waits for the page that comes of it.
    pub(crate) fn drag(&self, css: &str, onto: &str) {
        let found = self.session.find(css).as_argument();
        self.session.run("arguments[0].scrollIntoView({block: 'center'})", &[found]);
        let [from, to] = [css, onto].map(|css| {
            let found = self.session.find(css).as_argument();
            self.session.run(MIDDLE, &[found])
        });
        self.run("window.isBeingLeft = true");
        for (kind, at) in [("mousePressed", &from), ("mouseMoved", &to), ("mouseReleased", &to)] {
            let event = json!({"type": kind, "x": at["x"], "y": at["y"], "button": "left", "buttons": 1, "clickCount": 1});
            self.session.chromium("Input.dispatchMouseEvent", &event);
        }
        self.left();
    }

    /// Clicks. Where that leads to another page, waits until it is there: the driver itself waits only once it has begun to come.
    fn follow(&self, element: &Element) {
        let leads = self.session.run(LEADS, &[element.as_argument()]) == Value::Bool(true);
        self.session.click(element);
        if leads {
            self.left();
        }
    }

    /// Waits until a page that is being left has given way to the next.
    fn left(&self) {
        let here = "return window.isBeingLeft === true || document.readyState !== 'complete'";
        let mut patience = 2_000;
        while patience > 0 && self.session.run(here, &[]) == Value::Bool(true) {
            patience -= 1;
            pause(10);
        }
    }

    /// Clicks the button or link with exactly this text, or else this accessible name.
    pub(crate) fn press(&self, text: &str) {
        let text = quoted(text);
        let path = format!(
            "//*[self::a or self::button or self::summary or @role='button'][normalize-space()={text} or @aria-label={text}] \
             | //input[@type='submit'][@value={text}]"
        );
        let Some(found) = self.session.find_path(&path) else { self.lost("button or link", &text) };
        self.follow(&found);
    }

    /// The field that a label with exactly this text belongs to.
    pub(crate) fn field(&self, label: &str) -> Element {
        let text = quoted(label);
        let path = format!(
            "//*[@id=//label[normalize-space()={text}]/@for] \
             | //label[normalize-space()={text}]//*[self::input or self::select or self::textarea] \
             | //*[self::input or self::select or self::textarea][@aria-label={text}]"
        );
        self.session.find_path(&path).unwrap_or_else(|| self.lost("field", &text))
    }

    /// Fills the field that the label names, whatever its kind: types into it, chooses the option with this text,
    /// sets a date (`2026-06-01`), gives it the file at this path.
    pub(crate) fn fill(&self, label: &str, value: &str) {
        let field = self.field(label);
        let kind = self.session.run("return arguments[0].type", &[field.as_argument()]);
        match kind.as_str().unwrap_or_default() {
            "file" => self.session.type_into(&field, value),
            "select-one" | "select-multiple" => {
                self.session.run(CHOOSE, &[field.as_argument(), value.into()]);
            }
            "date" | "time" | "datetime-local" | "month" | "range" | "color" => {
                self.session.run(SET, &[field.as_argument(), value.into()]);
            }
            _ => {
                self.session.clear(&field);
                self.session.type_into(&field, value);
            }
        }
    }

    /// Ticks the box or chooses the radio button that the label names, or takes the tick away.
    pub(crate) fn tick(&self, label: &str, ticked: bool) {
        let field = self.field(label);
        let is = self.session.run("return arguments[0].checked", &[field.as_argument()]);
        if is != Value::Bool(ticked) {
            self.session.click(&field);
        }
    }

    /// Types into the field that a selector names, in the place of what stood there; chooses, in a list, the option with
    /// this value. For journeys that are made in every language.
    pub(crate) fn put(&self, css: &str, value: &str) {
        let field = self.session.find(css);
        let list = self.session.run("return arguments[0].tagName", &[field.as_argument()]);
        if list == Value::String("SELECT".to_owned()) {
            self.session.click(&self.session.find(&format!("{css} option[value=\"{value}\"]")));
        } else {
            self.session.run("arguments[0].value = ''", &[field.as_argument()]);
            self.session.type_into(&field, value);
        }
    }

    /// Types on the keyboard, into what has the focus. WebDriver's names of keys: `\u{e004}` Tab, `\u{e007}` Enter,
    /// `\u{e00d}` Space, `\u{e013}` and `\u{e015}` the arrows up and down.
    pub(crate) fn keys(&self, keys: &str) {
        self.session.type_into(&self.session.focused(), keys);
    }

    /// Runs the body of a function in the page and gives what it returns.
    pub(crate) fn run(&self, script: &str) -> Value {
        self.session.run(script, &[])
    }

    /// Writes a picture of the whole page, from top to end, to `target/screenshots/NAME.png`.
    pub(crate) fn screenshot(&self, name: &str) -> PathBuf {
        let height = self.run("return document.documentElement.scrollHeight").as_u64().unwrap_or_default();
        let height = u32::try_from(height).unwrap_or(u32::MAX).clamp(self.size.height, 16_000);
        self.view(Size { height, ..self.size });
        let picture = self.session.picture();
        self.view(self.size);
        let folder = target().join("screenshots");
        fs::create_dir_all(&folder).expect("a folder for screenshots");
        let place = folder.join(format!("{name}.png"));
        fs::write(&place, picture).expect("written");
        place
    }

    /// What axe finds wrong with the page as it is shown now: in these colours, at this size.
    pub(crate) fn axe(&self) -> Vec<Violation> {
        // axe waits with timers, which stand still where scripts may not run. It is no page's script.
        self.allow_scripts(true);
        if self.run("return !window.axe") == Value::Bool(true) {
            self.session.run(axe_source(), &[]);
        }
        let report = self.session.run_async(
            "const done = arguments[1];
             axe.run(document, {runOnly: {type: 'tag', values: arguments[0]}, resultTypes: ['violations']}).then(
                 report => done(report.violations.map(v =>
                     ({id: v.id, help: v.help, targets: v.nodes.map(node => node.target.join(' '))}))),
                 error => done(String(error)))",
            &[json!(AXE_TAGS)],
        );
        self.allow_scripts(self.has_scripts);
        let violations = report.as_array().unwrap_or_else(|| panic!("axe failed: {report}"));
        violations.iter().map(violation).collect()
    }

    /// Whether the page is wider than the view.
    pub(crate) fn scrolls_sideways(&self) -> bool {
        let script = "const page = document.documentElement; return page.scrollWidth > page.clientWidth";
        self.run(script) == Value::Bool(true)
    }

    /// The last element that is wider than the view.
    pub(crate) fn widest(&self) -> String {
        self.text_of(
            "const width = document.documentElement.clientWidth;
             const beyond = [...document.querySelectorAll('body *')].filter(one => \
                 one.getBoundingClientRect().right > width + 1 && !one.closest('.scroll, .unseen'));
             return beyond.map(one => one.outerHTML.slice(0, 120)).slice(-1).join()",
        )
    }

    /// The addresses that the page fetched, or tried to, from anywhere but its own service.
    pub(crate) fn outside_requests(&self) -> Vec<String> {
        let found = self.run(
            "return performance.getEntriesByType('resource').map(entry => entry.name)
                 .filter(name => !name.startsWith('data:') && new URL(name).origin !== location.origin)",
        );
        texts(&found)
    }

    /// Errors that scripts threw and refusals by the page's policy since this was last asked. That a page itself
    /// came with an error's status is none.
    pub(crate) fn script_errors(&self) -> Vec<String> {
        let own = format!("{} ", self.url());
        let log = self.session.log().into_iter().filter(|entry| entry["level"] == "SEVERE");
        let message = |entry: Value| entry["message"].as_str().unwrap_or_default().to_owned();
        log.filter(|entry| entry["source"] != "network" || !message(entry.clone()).starts_with(&own))
            .map(message)
            .collect()
    }

    /// Everything that any page is held to, one line for each thing that is wrong.
    pub(crate) fn complaints(&self) -> Vec<String> {
        let mut complaints: Vec<String> = self.axe().iter().map(ToString::to_string).collect();
        if self.scrolls_sideways() {
            complaints.push(format!("scrolls sideways at {} pixels: {}", self.size.width, self.widest()));
        }
        complaints.extend(self.outside_requests().iter().map(|url| format!("fetched from elsewhere: {url}")));
        complaints.extend(self.script_errors().iter().map(|error| format!("script error: {error}")));
        complaints
    }

    fn allow_scripts(&self, allowed: bool) {
        self.session.chromium("Emulation.setScriptExecutionDisabled", &json!({ "value": !allowed }));
    }

    fn view(&self, size: Size) {
        let phone = self.size.width < Size::LAPTOP.width;
        self.session.chromium(
            "Emulation.setDeviceMetricsOverride",
            &json!({"width": size.width, "height": size.height, "deviceScaleFactor": 1, "mobile": phone}),
        );
    }

    fn text_of(&self, script: &str) -> String {
        self.run(script).as_str().unwrap_or_default().to_owned()
    }

    fn lost(&self, what: &str, text: &str) -> ! {
        panic!("no {what} {text} on {}:\n{}", self.url(), self.text("body"));
    }
}

/// axe-core as `.ci/setup` put it.
fn axe_source() -> &'static str {
    static SOURCE: OnceLock<String> = OnceLock::new();
    SOURCE.get_or_init(|| {
        let place = target().join("tools/axe.min.js");
        fs::read_to_string(&place)
            .unwrap_or_else(|error| panic!("{}: {error}. Run `make setup`.", place.display()))
    })
}

fn violation(found: &Value) -> Violation {
    let text = |name: &str| found[name].as_str().unwrap_or_default().to_owned();
    Violation { id: text("id"), help: text("help"), targets: texts(&found["targets"]) }
}

fn texts(list: &Value) -> Vec<String> {
    list.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect()
}

/// A string of XPath's, which has no escapes.
fn quoted(text: &str) -> String {
    if text.contains('"') { format!("'{text}'") } else { format!("\"{text}\"") }
}

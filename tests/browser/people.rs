//! Who makes the journeys, and the demonstration in which they are made.

use std::{
    fs,
    path::{Path, PathBuf},
    sync::OnceLock,
};

use talka::{
    clock::Clock,
    store::{
        Db,
        rounds::{self, Times},
    },
};
use tempfile::TempDir;
use tokio::runtime::Runtime;

use crate::support::{
    browser::{Browser, Size, Theme},
    service::Service,
    webdriver::pause,
};

pub(crate) const PASSWORD: &str = "talka-demonstracija";

/// A fresh demonstration.
pub(crate) struct Demo {
    pub(crate) service: Service,
    folder: TempDir,
}

impl Demo {
    /// A copy of the demonstration: to prepare it takes longer than most journeys.
    pub(crate) fn start() -> Self {
        static PREPARED: OnceLock<PathBuf> = OnceLock::new();
        let prepared = PREPARED.get_or_init(|| {
            let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("demonstration");
            assert_eq!(Service::demo(&folder, &[]).stop(), 0);
            folder
        });
        let folder = tempfile::tempdir().expect("a folder");
        for file in fs::read_dir(prepared).expect("the demonstration's files") {
            let file = file.expect("a file");
            fs::copy(file.path(), folder.path().join(file.file_name())).expect("copied");
        }
        let service = Service::demo_again(folder.path());
        Self { service, folder }
    }

    /// Moves the deadline of a round to this moment, as waiting for it would.
    pub(crate) fn deadline_passes(&self, slug: &str) {
        let address = format!("sqlite:{}", self.folder.path().join("talka.db").display());
        let runtime = Runtime::new().expect("a runtime");
        runtime.block_on(async {
            let db = Db::open(&address).await.expect("the demonstration's database");
            let mut tx = db.write().await.expect("a transaction");
            let link = &mut tx.link();
            let row = rounds::by_slug(link, slug).await.expect("asked").expect("a round");
            let times = Times {
                state: &row.state,
                closes_at: Clock::system().now(),
                announced_until: None,
                commitment: row.commitment.as_deref(),
                sealed: &row.sealed,
            };
            rounds::set_times(link, row.id, &times).await.expect("moved");
            tx.commit().await.expect("committed");
            db.close().await;
        });
    }

    /// Number and code of the application that the start page shows for a status: `placed`, `waiting`, ….
    pub(crate) fn application(&self, nth: usize) -> (String, String) {
        let said = self.service.said();
        let lines = said.lines().filter(|line| line.contains(" / ") && !line.contains(PASSWORD));
        let pairs: Vec<(String, String)> = lines
            .filter_map(|line| {
                let (before, code) = line.rsplit_once(" / ")?;
                Some((before.rsplit(' ').next()?.to_owned(), code.trim().to_owned()))
            })
            // The heading of the list has a pair of words too.
            .filter(|(number, _)| number.contains('-'))
            .collect();
        pairs[nth].clone()
    }
}

/// Someone at a browser.
pub(crate) struct Someone {
    pub(crate) browser: Browser,
    base: String,
    lang: &'static str,
}

impl Someone {
    pub(crate) fn new(demo: &Demo, lang: &'static str, size: Size) -> Self {
        Self::at(demo.service.url(), lang, size)
    }

    /// Someone at another service than the demonstration.
    pub(crate) fn at(base: &str, lang: &'static str, size: Size) -> Self {
        let mut browser = Browser::start();
        browser.resize(size);
        Self { browser, base: base.to_owned(), lang }
    }

    /// Opens a page in the person's language.
    pub(crate) fn open(&self, path: &str) {
        let join = if path.contains('?') { '&' } else { '?' };
        self.browser.goto(&format!("{}{path}{join}lang={}", self.base, self.lang));
        self.sound(path);
    }

    /// The page that is shown has nothing wrong with it.
    pub(crate) fn sound(&self, at: &str) {
        self.sound_in(self.lang, at);
    }

    fn sound_in(&self, language: &str, at: &str) {
        let complaints = self.browser.complaints();
        assert!(
            complaints.is_empty(),
            "{} ({at}, {}):\n{}",
            self.browser.path(),
            language,
            complaints.join("\n")
        );
        let lang = self.browser.run("return document.documentElement.lang");
        assert_eq!(lang, language, "{at}: the language of the page");
    }

    /// Sends the page's first form, or follows its first button.
    pub(crate) fn go_on(&self) {
        self.browser.click("main form[method=post]:not(.inline) button.button");
        self.sound("after the button");
    }

    pub(crate) fn sign_in(&self, login: &str) {
        self.sign_in_as(login, PASSWORD);
    }

    pub(crate) fn sign_in_as(&self, login: &str, password: &str) {
        self.open("/sign-in");
        self.browser.put("#login", login);
        self.browser.put("#password", password);
        self.go_on();
    }

    /// The address of the first link for a selector on a page.
    pub(crate) fn own(&self, path: &str, link: &str) -> String {
        self.open(path);
        let script = format!(
            "const link = document.querySelector(\"{link}\"); return link && link.getAttribute('href')"
        );
        let href = self.browser.run(&script);
        href.as_str().expect("a link for the selector").to_owned()
    }

    /// Waits on a run's page until the run has ended: while it has not, the page asks again by itself.
    pub(crate) fn finished(&self) {
        for _ in 0..200 {
            // A page that is being replaced has neither.
            if self.browser.count("main h1") > 0 && self.browser.count("[data-live]") == 0 {
                return;
            }
            pause(100);
            self.browser.goto(&self.browser.url());
        }
    }

    pub(crate) fn sign_out(&self) {
        self.browser.click("header form[action='/sign-out'] button");
    }

    /// Opens a page that is looked at next.
    pub(crate) fn show(&self, path: &str) {
        let join = if path.contains('?') { '&' } else { '?' };
        self.browser.goto(&format!("{}{path}{join}lang={}", self.base, self.lang));
    }

    /// A look at the page, small and light, wide and dark; each with nothing wrong. With `TALKA_PICTURES` both widths in both, and a
    /// picture of each.
    pub(crate) fn look(&mut self, name: &str) {
        let all = std::env::var_os("TALKA_PICTURES").is_some();
        for (width, size, usual) in [("360", Size::PHONE, Theme::Light), ("1280", Size::LAPTOP, Theme::Dark)]
        {
            for (colours, theme) in [("light", Theme::Light), ("dark", Theme::Dark)] {
                if !all && theme != usual {
                    continue;
                }
                self.browser.resize(size);
                self.browser.theme(theme);
                self.sound(&format!("{name} at {width}, {colours}"));
                if all {
                    self.browser.screenshot(&format!("{name}-{width}-{colours}"));
                }
            }
        }
        self.browser.theme(Theme::Light);
    }

    /// The page in every language, width and colour scheme, with forced colours and spaced text; a picture of some. Each has nothing
    /// wrong.
    pub(crate) fn every_way(&mut self, name: &str) {
        let path = self.browser.path();
        let bare =
            path.split_once("lang=").map_or(path.as_str(), |(bare, _)| bare.trim_end_matches(['?', '&']));
        let join = if bare.contains('?') { '&' } else { '?' };
        for lang in ["lv", "en", "ru"] {
            self.browser.goto(&format!("{}{bare}{join}lang={lang}", self.base));
            for (width, size) in
                [("320", Size::SMALLEST), ("360", Size::PHONE), ("768", Size::TABLET), ("1280", Size::LAPTOP)]
            {
                self.browser.resize(size);
                for (colours, theme) in [("light", Theme::Light), ("dark", Theme::Dark)] {
                    self.browser.theme(theme);
                    self.sound_in(lang, &format!("{name} at {width}, {colours}"));
                    if lang == "lv" && ["360", "1280"].contains(&width) {
                        self.browser.screenshot(&format!("{name}-{width}-{colours}"));
                    }
                }
            }
            self.browser.forced_colours(true);
            self.sound_in(lang, &format!("{name} in forced colours"));
            self.browser.theme(Theme::Light);
            self.browser.resize(Size::SMALLEST);
            self.browser.space_text();
            self.sound_in(lang, &format!("{name} with spaced text"));
        }
        self.browser.resize(Size::PHONE);
        self.browser.goto(&format!("{}{bare}{join}lang={}", self.base, self.lang));
    }
}

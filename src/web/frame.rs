//! The frame around every page: title, navigation by role, languages, foot.

use tower_sessions::Session;
use uuid::Uuid;

use super::{
    session::{ACCOUNT, GUARDING, HOLDING},
    visit::Visit,
};
use crate::{
    domain::{Arg, Lang, Role, Staff},
    i18n::Tr,
    service::Service,
};

/// What `frame.html` shows around a page.
#[derive(Debug, Clone)]
#[allow(clippy::struct_excessive_bools, reason = "each is a question that the template asks")]
pub(super) struct Frame {
    pub(super) tr: Tr,
    /// The page's title, without the product's name.
    pub(super) title: String,
    /// Path with query, without `lang`.
    pub(super) path: String,
    /// Who is signed in.
    pub(super) staff: Option<Staff>,
    /// Whether someone opened an application.
    pub(super) holding: bool,
    /// Whether a parent or guardian was let in.
    pub(super) guarding: bool,
    /// Whether the page is one column to read.
    pub(super) narrow: bool,
    /// A sentence about what was just done.
    pub(super) said: Option<String>,
    /// Hidden fields that go along to the page in another language, where an address alone does not have it.
    pub(super) carried: Vec<(&'static str, String)>,
    /// Whether the page is not to be left for another language.
    pub(super) one_language: bool,
}

impl Frame {
    /// The attribute of an element with what people in Latvia typed, such as the title of a placement: on a page in another language it
    /// says which language that is, so that it is read aloud as it is.
    pub(super) fn typed(&self) -> &'static str {
        if self.tr.0 == Lang::Lv { "" } else { " lang=\"lv\"" }
    }

    /// The frame of a page to read: one column.
    pub(super) async fn narrow(visit: &Visit, title: &str) -> Self {
        Self { narrow: true, ..Self::wide(visit, title).await }
    }

    /// The frame of a page to steer by: the whole width.
    pub(super) async fn wide(visit: &Visit, title: &str) -> Self {
        let mut said: Option<String> = visit.session.get(super::session::SAID).await.ok().flatten();
        // Removing counts as a change even where there is nothing, and would write the session on every visit.
        if said.is_some() {
            said = visit.session.remove(super::session::SAID).await.ok().flatten();
        }
        Self {
            tr: visit.tr,
            title: title.to_owned(),
            path: without_lang(&visit.path),
            staff: visit.staff.clone(),
            holding: visit.holder.is_some(),
            guarding: visit.guardian.is_some(),
            narrow: false,
            said: said.map(|key| visit.tr.say(&key)),
            carried: Vec::new(),
            one_language: false,
        }
    }

    /// The frame around an error: whoever is signed in still is.
    pub(super) async fn around_error(
        service: &Service,
        session: Option<&Session>,
        (lang, path): (Lang, &str),
    ) -> Self {
        let mut frame = Self {
            tr: Tr(lang),
            title: String::new(),
            path: without_lang(path),
            staff: None,
            holding: false,
            guarding: false,
            narrow: true,
            said: None,
            carried: Vec::new(),
            one_language: false,
        };
        let Some(session) = session else { return frame };
        let account: Option<Uuid> = session.get(ACCOUNT).await.ok().flatten();
        let holding: Option<Uuid> = session.get(HOLDING).await.ok().flatten();
        if let Some(account) = account {
            frame.staff = service.staff(account).await.ok().flatten();
        }
        frame.holding = holding.is_some();
        let guarding: Option<Uuid> = session.get(GUARDING).await.ok().flatten();
        frame.guarding = guarding.is_some();
        frame
    }

    pub(super) fn titled(self, title: &str) -> Self {
        Self { title: title.to_owned(), ..self }
    }

    /// The frame of a page that a form led to: `path` and hidden fields show it again.
    pub(super) fn carrying(self, path: String, carried: Vec<(&'static str, String)>) -> Self {
        Self { path, carried, ..self }
    }

    /// The frame of a page that is shown once.
    pub(super) fn in_one_language(self) -> Self {
        Self { one_language: true, ..self }
    }

    // What templates ask.

    pub(super) fn say(&self, key: &str) -> String {
        self.tr.say(key)
    }

    /// The sentence of a key that ends in a word from data: `phase` and `open` make `phase-open`.
    pub(super) fn word(&self, prefix: &str, end: &str) -> String {
        self.tr.say(&format!("{prefix}-{end}"))
    }

    /// The text under a heading of [`word`](Self::word).
    pub(super) fn word_text(&self, prefix: &str, end: &str) -> String {
        self.tr.say(&format!("{prefix}-{end}-text"))
    }

    #[expect(clippy::trivially_copy_pass_by_ref, reason = "templates pass references to their fields")]
    pub(super) fn count(&self, key: &str, n: &u64) -> String {
        self.tr.count(key, *n)
    }

    pub(super) fn with_text(&self, key: &str, name: &str, value: &str) -> String {
        self.tr.with(key, &[(name, Arg::Text(value.to_owned()))])
    }

    pub(super) fn lang(&self) -> &'static str {
        self.tr.0.code()
    }

    /// The languages, each with the address of this page in it.
    pub(super) fn languages(&self) -> Vec<(&'static str, String, bool)> {
        let join = if self.path.contains('?') { '&' } else { '?' };
        let line = |lang: Lang| (lang.code(), format!("{}{join}lang={lang}", self.path), lang == self.tr.0);
        Lang::ALL.into_iter().map(line).collect()
    }

    /// The main navigation of whoever is signed in: address, key of its words, whether it is where we are.
    pub(super) fn navigation(&self) -> Vec<(&'static str, &'static str, bool)> {
        let lines: &[(&'static str, &'static str)] = match self.staff.as_ref().map(|staff| staff.role) {
            Some(Role::Department) => &[("/placements", "nav-placements")],
            Some(Role::Caseworker) => &[
                ("/work", "nav-work"),
                ("/approvals", "nav-approvals"),
                ("/packs", "nav-packs"),
                ("/jobs", "nav-jobs"),
            ],
            Some(Role::Administrator) => &[
                ("/accounts", "nav-accounts"),
                ("/rounds/new", "nav-new-round"),
                ("/packs", "nav-packs"),
                ("/jobs", "nav-jobs"),
                ("/audit", "nav-audit"),
            ],
            None => &[],
        };
        lines.iter().map(|(path, key)| (*path, *key, self.path.starts_with(path))).collect()
    }
}

/// A path without `lang` in its query.
fn without_lang(path: &str) -> String {
    let Some((path, query)) = path.split_once('?') else { return path.to_owned() };
    let kept: Vec<&str> = query.split('&').filter(|pair| !pair.starts_with("lang=")).collect();
    if kept.is_empty() { path.to_owned() } else { format!("{path}?{}", kept.join("&")) }
}

//! Someone applies in a tab of a browser: answers go from page to page inside the pages, as browsers send them.

use crate::knock::{Browser, Reply};

/// The value of a hidden field on a page.
pub(crate) fn hidden(page: &str, name: &str) -> Option<String> {
    let (_, rest) = page.split_once(&format!("name=\"{name}\" value=\""))?;
    rest.split('"').next().map(ToOwned::to_owned)
}

/// Number and code on the page that shows them.
pub(crate) fn number_and_code(page: &str) -> (String, String) {
    let shown = |n| page.split("<dd>").nth(n).and_then(|rest| rest.split('<').next()).map(ToOwned::to_owned);
    (shown(1).unwrap_or_else(|| panic!("no number: {page}")), shown(2).expect("a code"))
}

/// A tab in which someone applies in the round `sample-summer`.
#[derive(Debug, Clone, Default)]
pub(crate) struct Tab {
    /// What the page carries.
    pub(crate) draft: String,
    /// The page as it stands.
    pub(crate) page: String,
}

pub(crate) const APPLY: &str = "/rounds/sample-summer/apply";

impl Tab {
    /// The first question, with nothing answered.
    pub(crate) async fn begun(browser: &mut Browser) -> Self {
        let mut tab = Self::default();
        let reply = browser.get(&format!("{APPLY}/name")).await;
        assert_eq!(reply.status, 200, "{}", reply.body);
        tab.take(&reply);
        tab
    }

    fn take(&mut self, reply: &Reply) {
        self.page.clone_from(&reply.body);
        if let Some(draft) = hidden(&reply.body, "sealed-draft") {
            self.draft = draft;
        }
    }

    /// Sends a question's form.
    pub(crate) async fn answer(
        &mut self,
        browser: &mut Browser,
        step: &str,
        fields: &[(&str, &str)],
    ) -> Reply {
        let draft = self.draft.clone();
        let fields = [&[("sealed-draft", draft.as_str())], fields].concat();
        let reply = browser.post(&format!("{APPLY}/{step}"), &fields).await;
        self.take(&reply);
        reply
    }

    /// Answers every question for a child, and reads everything back.
    pub(crate) async fn answers(&mut self, browser: &mut Browser, name: &str, wishes: &[&str]) {
        for (step, answer) in [
            ("name", name),
            ("contact", "elina@example.org"),
            ("personal-code", ""),
            ("date_of_birth", "01022010"),
            ("parish", "Piemēru pilsēta"),
            ("school", ""),
            ("took_part_last_year", "no"),
            ("large_family", "no"),
            ("health_check", "yes"),
        ] {
            let reply = self.answer(browser, step, &[(step, answer)]).await;
            assert_eq!(reply.status, 200, "{step}: {}", reply.body);
        }
        let wishes: Vec<(&str, &str)> = wishes.iter().map(|wish| ("wishes", *wish)).collect();
        let reply = self.answer(browser, "wishes", &wishes).await;
        assert_eq!(reply.status, 200, "{}", reply.body);
        assert!(reply.body.contains(name) && self.reviewed().is_some(), "{}", reply.body);
    }

    /// What was read back, as the page carries it.
    pub(crate) fn reviewed(&self) -> Option<String> {
        hidden(&self.page, "sealed-review")
    }

    /// Submits what the page shows.
    pub(crate) async fn submit(&mut self, browser: &mut Browser) -> Reply {
        let reviewed = self.reviewed().expect("a page that reads back");
        let reply = browser.post(APPLY, &[("sealed-review", &reviewed)]).await;
        self.take(&reply);
        reply
    }
}

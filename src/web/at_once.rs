//! What comes first on the page of an application, for a caseworker with somebody waiting: whose it is, where it stands in a sentence, the
//! few buttons that are in order now, and where everything else is.

use super::{afterwards, applications::address};
use crate::{
    domain::Arg,
    i18n::Tr,
    service::{ApplicationFile, OfferState, Standing},
};

/// The most buttons, but for the one of a new code.
const MOST: usize = 2;

/// The first part of the page.
pub(super) struct AtOnce {
    /// Whose it is; the number alone where nobody knows.
    pub(super) whose: String,
    /// Where it stands.
    pub(super) says: String,
    /// What is in order now: where each leads, and what it is called.
    pub(super) buttons: Vec<(String, String)>,
    /// The parts of the page in their order: each where it is, and what it is called.
    pub(super) parts: Vec<(&'static str, String)>,
}

impl AtOnce {
    /// `withdrawn` and `erased` say how the application went, where it did; `missing` says whether something is to be found out.
    pub(super) fn new(
        tr: Tr,
        file: &ApplicationFile,
        (withdrawn, erased): (&str, Option<&str>),
        missing: bool,
    ) -> Self {
        let name = &file.application.person.name;
        Self {
            whose: if name.is_empty() { file.application.number.clone() } else { name.clone() },
            says: match (erased, withdrawn) {
                (Some(erased), _) => erased.to_owned(),
                (None, "") => says(tr, file),
                (None, withdrawn) => withdrawn.to_owned(),
            },
            buttons: buttons(tr, file, missing),
            parts: parts(tr, file),
        }
    }
}

/// Where an application stands that was neither withdrawn nor erased.
fn says(tr: Tr, file: &ApplicationFile) -> String {
    let text = Arg::Text;
    if let Some(offer) = file.offers.first() {
        let place = ("place", text(format!("{}: {}", offer.place.0, offer.place.1)));
        return match offer.state {
            OfferState::Open if !offer.late => {
                tr.with("work-now-open", &[place, ("moment", text(tr.last_moment(offer.answer_by)))])
            }
            state => {
                let state = tr.say(&format!("work-offer-{}", state.name()));
                tr.with("work-now-offer", &[place, ("state", text(state))])
            }
        };
    }
    if let Some(letter) = &file.letter {
        let status = tr.say(&format!("status-{}", letter.person.status.name()));
        return tr.with("work-now-told", &[("status", text(status))]);
    }
    match file.standing {
        Standing::Eligible(_) if file.undecided > 0 => {
            format!("{} {}", tr.say("work-file-yes"), tr.count("work-file-undecided", file.undecided))
        }
        Standing::Eligible(_) if file.nowhere => {
            format!("{} {}", tr.say("work-file-yes"), tr.say("work-file-nowhere"))
        }
        Standing::Eligible(_) => tr.say("work-file-yes"),
        Standing::NotEligible => tr.say("work-now-not-eligible"),
        Standing::NeedsPerson => tr.say("work-now-needs-person"),
        other => {
            tr.with("work-now-told", &[("status", text(tr.say(&format!("work-standing-{}", other.name()))))])
        }
    }
}

/// What is in order now, what is asked for most first; a new code is there as long as there is an application to open.
fn buttons(tr: Tr, file: &ApplicationFile, missing: bool) -> Vec<(String, String)> {
    let home = address(&file.book.slug, &file.application.number);
    if file.application.erased {
        return Vec::new();
    }
    let decide = missing.then(|| ("#decide".to_owned(), tr.say("work-file-decide")));
    let behalf =
        file.on_behalf.iter().map(|word| (format!("{home}/{word}"), tr.say(&format!("counter-{word}"))));
    let after = file.book.phase.is_told().then(|| (afterwards::links(file).0, tr.say("after-link")));
    let some = decide.into_iter().chain(behalf).chain(after).take(MOST);
    some.chain([("#code-note".to_owned(), tr.say("new-code-title"))]).collect()
}

/// The parts of the page, in their order.
fn parts(tr: Tr, file: &ApplicationFile) -> Vec<(&'static str, String)> {
    let all = [
        ("outcome", "work-outcome", file.letter.is_some()),
        ("draft", "list-draft", file.drafted.is_some()),
        ("why", "work-file-why", true),
        ("decide", "work-file-decide", true),
        ("facts", "work-facts", true),
        ("person", "work-file-person", true),
        ("wishes", "work-wishes", true),
        ("history", "work-history", !file.history.is_empty()),
    ];
    all.into_iter().filter(|(.., there)| *there).map(|(id, key, _)| (id, tr.say(key))).collect()
}

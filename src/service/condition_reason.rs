//! Which of a round's conditions a reason names, where that condition comes from, and what it allows. Owns how the names in reasons
//! lead back to conditions.

use super::Book;
use crate::{
    domain::{Arg, Condition, Reason, Source, Texts},
    rules::Pack,
};

/// Where a condition comes from, if that is said: a rule pack names one of its sources, what a round writes is the source itself.
pub(super) fn source_of(pack: &Pack, condition: &Condition) -> Option<Source> {
    let written = condition.source();
    let typed = || Source { title: Texts::same(written), ..Source::default() };
    let cited = pack.sources().get(written).map_or_else(typed, |dated| dated.source.clone());
    (!written.is_empty()).then_some(cited)
}

impl Book {
    /// Where a condition comes from, if that is said.
    pub fn source_of(&self, condition: &Condition) -> Option<Source> {
        source_of(self.rules.pack(), condition)
    }

    /// The quota, reserve or budget because of which somebody waits, if a reason names one; of a quota the most that its group may
    /// have as well.
    pub fn condition_behind(&self, reason: &Reason) -> Option<(Condition, Option<u64>)> {
        let said = |name: &str| match reason.args.get(name) {
            Some(Arg::Text(text)) => text.as_str(),
            _ => "",
        };
        let kind = match reason.key.strip_prefix("waiting.")? {
            "later" => said("kind"),
            kind => kind,
        };
        let name = said("name");
        self.settings.constraints.conditions().into_iter().find_map(|condition| {
            let most = match (kind, &condition) {
                // A quota is named with its group.
                ("quota", Condition::Quota(quota)) => {
                    Some(quota.most(name.strip_prefix(&quota.name)?.strip_prefix(": ")?)?)
                }
                ("budget", Condition::Budget(budget)) if budget.name == name => None,
                ("reserve", Condition::Reserve(reserve)) if reserve.name == name => None,
                _ => return None,
            };
            Some((condition, most))
        })
    }
}

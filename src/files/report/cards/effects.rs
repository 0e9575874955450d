//! What each side constraint costs: how many more people would have a place without it, and of which groups; and what
//! each budget pays for. The council decides with open eyes.

use crate::{
    domain::{Arg, Outcome, outcome::RuleEffect},
    files::report::view::{Card, Cell, Table, columns},
    i18n::Tr,
};

/// Fewer people of a group than this are not told apart.
const FEW: u32 = 3;

/// The card; none where the round asks nothing besides the rules about persons.
pub(super) fn card(outcome: &Outcome, tr: Tr) -> Option<Card> {
    if outcome.effects.is_empty() && outcome.budgets.is_empty() {
        return None;
    }
    let whole = |number: u64| Arg::Whole(i64::try_from(number).unwrap_or(i64::MAX));
    let most = outcome.effects.iter().map(|effect| effect.more).max().unwrap_or(0).max(0);
    let title = tr.with("report-effects-title", &[("n", Arg::Whole(most))]);
    let mut card = Card::new("rule-effects", title).say(tr.say("report-effects-text"));
    for budget in &outcome.budgets {
        let mut args = vec![
            ("name", Arg::Text(budget.name.clone())),
            ("spent", whole(budget.spent)),
            ("limit", whole(budget.limit)),
        ];
        card = card.say(tr.with("report-effects-budget", &args));
        let Some(otherwise) = budget.protected_placed_otherwise else { continue };
        args.extend([
            ("extra", whole(budget.extra)),
            ("protected", whole(budget.protected_placed)),
            ("otherwise", whole(otherwise)),
        ]);
        if budget.unknown_placed > 0 {
            card = card.say(tr.count("report-effects-extra-unknown", budget.unknown_placed));
        }
        let inside = if budget.extra_counts { "inside" } else { "outside" };
        card = card.say(tr.with(&format!("report-effects-extra-{inside}"), &args));
    }
    let losers = |effect: &RuleEffect| -> String {
        let group = |&(tier, people): &(u8, u32)| {
            let key = if people < FEW { "report-effects-few" } else { "report-effects-losers" };
            let people = whole(u64::from(people));
            tr.with(key, &[("tier", whole(u64::from(tier))), ("n", people)])
        };
        effect.losers.iter().map(group).collect::<Vec<String>>().join("; ")
    };
    let rows = outcome.effects.iter().map(|effect| {
        let kind = tr.say(&format!("report-effects-kind-{}", effect.kind));
        let named = ["together", "pin", "forbidden"].contains(&effect.kind.as_str());
        // Pairs and people are named by application number only in the files, not on the page.
        let name = if named { kind } else { format!("{kind}: {}", effect.name) };
        vec![Cell::from(name), Cell::from(losers(effect)), Cell::from(signed(effect.more, tr))]
    });
    let heads = ["report-effects-column-rule", "report-effects-column-losers", "report-effects-column-more"];
    card.table = Some(Table {
        name: tr.say("report-effects-table"),
        open: true,
        columns: columns(tr, 2, &heads),
        rows: rows.collect(),
    });
    Some(card)
}

fn signed(number: i64, tr: Tr) -> String {
    let digits = tr.number(number.unsigned_abs());
    if number < 0 { format!("−{digits}") } else { digits }
}

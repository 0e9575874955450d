//! Changed packs: each comparison, connective, number, day and word of a pack's conditions changed, one at a time. A
//! change that no example notices is a rule that nobody tests. Owns how conditions are changed; runs no example itself
//! but through [`trial`](super::trial).

use std::sync::Arc;

use super::{
    condition::Condition,
    pack::{Inner, Pack, kinds},
    trial,
    typing::Names,
};

/// One change of a condition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Whose: `rules.ID`, `pairs.ID` or `tiers.ID`.
    pub rule: String,
    /// What stood there, with what surrounds it.
    pub before: String,
    /// What stands there now.
    pub after: String,
}

/// How many changes were tried, and those that no example notices.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Score {
    /// Changes that still make a condition.
    pub tried: usize,
    /// Changes that no example notices.
    pub unnoticed: Vec<Change>,
}

#[derive(Clone, Copy)]
enum List {
    Rules,
    Pairs,
    Tiers,
}

/// Changes a pack in every single way, and runs its examples each time.
pub fn score(pack: &Pack) -> Score {
    let inner = &pack.inner;
    let mut score = Score::default();
    for (list, name, count) in [
        (List::Rules, "rules", inner.rules.len()),
        (List::Pairs, "pairs", inner.pairs.len()),
        (List::Tiers, "tiers", inner.tiers.len()),
    ] {
        for at in 0..count {
            let (id, when) = condition(inner, list, at);
            let (id, text) = (id.to_owned(), when.text.clone());
            for edit in edits(&text) {
                let Some(changed) = with(inner, list, at, &edit.apply(&text)) else { continue };
                score.tried += 1;
                if !trial::notices(&changed) {
                    let rule = format!("{name}.{id}");
                    score.unnoticed.push(Change {
                        rule,
                        before: edit.before(&text),
                        after: edit.after(&text),
                    });
                }
            }
        }
    }
    score
}

fn condition(inner: &Inner, list: List, at: usize) -> (&str, &Condition) {
    match list {
        List::Rules => (&inner.rules[at].id, &inner.rules[at].when),
        List::Pairs => (&inner.pairs[at].id, &inner.pairs[at].when),
        List::Tiers => (&inner.tiers[at].id, &inner.tiers[at].when),
    }
}

/// The pack with another condition; `None` where that is no condition any more.
fn with(inner: &Inner, list: List, at: usize, text: &str) -> Option<Pack> {
    let (applicant, placement, pair) = (kinds(&inner.applicant), kinds(&inner.placement), kinds(&inner.pair));
    let names = Names {
        applicant: &applicant,
        placement: matches!(list, List::Pairs).then_some(&placement),
        pair: &pair,
        settings: &inner.settings.iter().map(|(name, setting)| (name.clone(), setting.kind)).collect(),
        tables: &inner.tables.keys().cloned().collect(),
    };
    let when = Condition::compile(text, &names).ok()?;
    let mut inner = inner.clone();
    match list {
        List::Rules => inner.rules[at].when = when,
        List::Pairs => inner.pairs[at].when = when,
        List::Tiers => inner.tiers[at].when = when,
    }
    Some(Pack { inner: Arc::new(inner) })
}

/// A piece of a condition, and what takes its place.
#[derive(Debug, PartialEq, Eq)]
struct Edit {
    from: usize,
    to: usize,
    put: String,
}

impl Edit {
    fn apply(&self, text: &str) -> String {
        format!("{}{}{}", &text[..self.from], self.put, &text[self.to..])
    }

    fn before(&self, text: &str) -> String {
        around(text, self.from, &text[self.from..self.to], self.to)
    }

    fn after(&self, text: &str) -> String {
        around(text, self.from, &self.put, self.to)
    }
}

/// A piece with what stands beside it, in one line.
fn around(text: &str, from: usize, piece: &str, to: usize) -> String {
    const BESIDE: usize = 28;
    let head: Vec<char> = text[..from].chars().rev().take(BESIDE).collect();
    let head: String = head.into_iter().rev().collect();
    let tail: String = text[to..].chars().take(BESIDE).collect();
    format!("{head}{piece}{tail}").split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Operators with what takes their place; longer ones first.
const OPERATORS: [(&str, &[&str]); 12] = [
    ("<=", &["<", ">"]),
    (">=", &[">", "<"]),
    ("==", &["!="]),
    ("!=", &["=="]),
    ("&&", &["||"]),
    ("||", &["&&"]),
    ("<", &["<=", ">="]),
    (">", &[">=", "<="]),
    ("!", &[""]),
    ("+", &["-"]),
    ("-", &["+"]),
    ("*", &["+"]),
];

fn edits(text: &str) -> Vec<Edit> {
    let mut edits = Vec::new();
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        let rest = &text[at..];
        if c == '\'' || c == '"' {
            let end = rest[1..].find(c).map_or(text.len(), |end| at + end + 2);
            edits.extend(literal(text, at, end));
            at = end;
        } else if c.is_alphabetic() || c == '_' {
            at += rest.find(|c: char| !c.is_alphanumeric() && c != '_' && c != '.').unwrap_or(rest.len());
        } else if c.is_ascii_digit() {
            let end = at + rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
            let number: i64 = text[at..end].parse().unwrap_or(0);
            for put in [number + 1, number - 1] {
                edits.push(Edit { from: at, to: end, put: put.to_string() });
            }
            at = end;
        } else if let Some((operator, others)) =
            OPERATORS.iter().find(|(operator, _)| rest.starts_with(operator))
        {
            let to = at + operator.len();
            edits.extend(others.iter().map(|put| Edit { from: at, to, put: (*put).to_owned() }));
            at = to;
        } else {
            at += c.len_utf8();
        }
    }
    edits
}

/// A word becomes another one, a day the day before and after; a table's name stays.
fn literal(text: &str, from: usize, to: usize) -> Vec<Edit> {
    let before = text[..from].trim_end();
    let inner = text.get(from + 1..to.saturating_sub(1)).unwrap_or_default();
    if before.ends_with("table(") {
        return Vec::new();
    }
    if before.ends_with("date(") {
        let Ok(day) = inner.parse::<chrono::NaiveDate>() else { return Vec::new() };
        let beside = [day.pred_opt(), day.succ_opt()].into_iter().flatten();
        return beside.map(|day| Edit { from, to, put: format!("'{day}'") }).collect();
    }
    vec![Edit { from, to, put: "'…'".to_owned() }]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_operator_number_and_word_is_changed_and_names_are_not() {
        let text = "applicant.a2 >= 13 && placement.x in ['a'] || !(table('t', round.starts) < 1)";
        let changed: Vec<String> = edits(text).iter().map(|edit| edit.put.clone()).collect();
        assert_eq!(changed, [">", "<", "14", "12", "||", "'…'", "&&", "", "<=", ">=", "2", "0"]);
    }

    #[test]
    fn a_day_moves_by_one() {
        let changed: Vec<String> =
            edits("date('2020-03-01')").iter().map(|edit| edit.apply("date('2020-03-01')")).collect();
        assert_eq!(changed, ["date('2020-02-29')", "date('2020-03-02')"]);
    }
}

//! The numbers that constraints may have, and where a file of settings has others. Owns the bounds; they are those of
//! the solver's problem, which a test in `files` holds them against.

use toml::de::{DeTable, DeValue};

/// The most of a quota, the most seats of a reserve, the most people with whom a placement opens.
pub const MOST_PEOPLE: u64 = 1_000_000_000_000;
/// The most money: of a limit, and of what one person at one placement costs.
pub const MOST_MONEY: u64 = 1_000_000_000_000_000;

/// The numbers of `[constraints]`: list, key, the most. `each` and `extra` are tables with numbers of their own.
const BOUNDED: [(&str, &str, u64); 6] = [
    ("quotas", "max", MOST_PEOPLE),
    ("quotas", "each", MOST_PEOPLE),
    ("reserves", "seats", MOST_PEOPLE),
    ("budgets", "limit", MOST_MONEY),
    ("budgets", "cost", MOST_MONEY),
    ("budgets", "extra", MOST_MONEY),
];

/// A number that no round may have, or what stands in a number's place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Beyond {
    /// The way to it: `constraints.budgets[0].limit`.
    pub path: String,
    /// Where it stands: bytes from the beginning of the text.
    pub offset: usize,
    /// What stands there, as it is written.
    pub found: String,
    /// The most that may stand there; the least is 0.
    pub most: u64,
}

/// Everything in a file's `[constraints]` that is no whole number within its bounds; nothing where the text is no TOML,
/// which whoever reads it says.
pub fn beyond(text: &str) -> Vec<Beyond> {
    let Ok(file) = DeTable::parse(text) else { return Vec::new() };
    let Some(asked) = file.get_ref().get("constraints").map(toml::Spanned::get_ref) else {
        return Vec::new();
    };
    let mut reading = Reading { text, found: Vec::new() };
    for (list, key, most) in BOUNDED {
        let Some(DeValue::Array(entries)) = asked.get(list).map(toml::Spanned::get_ref) else { continue };
        for (at, entry) in entries.iter().enumerate() {
            if let Some(value) = entry.get_ref().get(key) {
                let path = format!("constraints.{list}[{at}].{key}");
                match (key, value.get_ref()) {
                    ("extra", extra) => reading.extra(&path, extra, entry.get_ref().get("cost")),
                    (_, DeValue::Table(each)) => {
                        for (group, number) in each {
                            reading.number(&format!("{path}.{}", group.get_ref()), number, most);
                        }
                    }
                    _ => reading.number(&path, value, most),
                }
            }
        }
    }
    reading.found
}

/// Where a key stands, in bytes from the beginning of the text: `settings.own_parish`, `constraints.quotas[1].max`. Of
/// a key that is missing, where the table stands in which it is missed; nothing at the top of the file.
pub fn place(text: &str, path: &str) -> Option<usize> {
    let file = DeTable::parse(text).ok()?;
    let (mut inside, mut at) = (Some(file.get_ref()), None);
    for step in path.split('.') {
        let (name, index) = match step.strip_suffix(']').and_then(|step| step.split_once('[')) {
            Some((name, index)) => (name, index.parse::<usize>().ok()),
            None => (step, None),
        };
        let Some((key, value)) = inside.and_then(|table| table.get_key_value(name)) else { break };
        at = Some(key.span().start);
        let mut value = value;
        if let Some(entry) = index.and_then(|index| value.get_ref().get(index)) {
            at = Some(entry.span().start);
            value = entry;
        }
        inside = value.get_ref().as_table();
    }
    at
}

type Value<'t> = toml::Spanned<DeValue<'t>>;

struct Reading<'a> {
    text: &'a str,
    found: Vec<Beyond>,
}

impl Reading<'_> {
    fn number(&mut self, path: &str, value: &Value<'_>, most: u64) {
        if whole(value).is_none_or(|number| number > most) {
            let found = self.text.get(value.span()).unwrap_or_default().to_owned();
            self.found.push(Beyond { path: path.to_owned(), offset: value.span().start, found, most });
        }
    }

    /// What somebody costs more; where it counts against the limit, both together are bounded.
    fn extra(&mut self, path: &str, extra: &DeValue<'_>, cost: Option<&Value<'_>>) {
        let Some(more) = extra.get("cost") else { return };
        let counts = extra.get("counts").and_then(|counts| counts.get_ref().as_bool()).unwrap_or(false);
        let taken = cost.and_then(whole).filter(|cost| counts && *cost <= MOST_MONEY).unwrap_or(0);
        self.number(&format!("{path}.cost"), more, MOST_MONEY - taken);
    }
}

fn whole(value: &Value<'_>) -> Option<u64> {
    let number = value.get_ref().as_integer()?;
    u64::from_str_radix(number.as_str(), number.radix()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paths(text: &str) -> Vec<(String, String, u64)> {
        beyond(text).into_iter().map(|one| (one.path, one.found, one.most)).collect()
    }

    #[test]
    fn numbers_within_their_bounds_are_no_matter() {
        let text = "[[constraints.budgets]]\nlimit = 1_000_000_000_000_000\ncost = 0x10\n\
            extra = { cost = 999_999_999_999_984, counts = true }\n\
            [[constraints.quotas]]\nmax = 0\neach = { a = 1_000_000_000_000 }\n";
        assert_eq!(paths(text), []);
        assert_eq!(paths("constraints = 5"), []);
        assert_eq!(paths("constraints = ["), []);
    }

    #[test]
    fn numbers_beyond_them_are_found_as_they_are_written() {
        let text = "[[constraints.budgets]]\nlimit = 1_000_000_000_000_001\ncost = -1\n\
            [[constraints.budgets]]\nlimit = 99999999999999999999\ncost = 10\n\
            extra = { cost = 999999999999999, counts = true }\n\
            [[constraints.quotas]]\nmax = 1.5\neach = { a = \"5\" }\n\
            [[constraints.reserves]]\nseats = 1000000000001\n";
        let found = paths(text);
        let told: Vec<(&str, &str)> =
            found.iter().map(|(path, found, _)| (path.as_str(), found.as_str())).collect();
        assert_eq!(
            told,
            [
                ("constraints.quotas[0].max", "1.5"),
                ("constraints.quotas[0].each.a", "\"5\""),
                ("constraints.reserves[0].seats", "1000000000001"),
                ("constraints.budgets[0].limit", "1_000_000_000_000_001"),
                ("constraints.budgets[1].limit", "99999999999999999999"),
                ("constraints.budgets[0].cost", "-1"),
                ("constraints.budgets[1].extra.cost", "999999999999999"),
            ]
        );
        assert_eq!(found[6].2, MOST_MONEY - 10, "both together");
    }

    #[test]
    fn keys_are_found_where_they_stand_and_missing_ones_at_their_table() {
        let text = "format = 1\n\n[dates]\nstarts = 2027-06-01\n[[constraints.quotas]]\nname = 'a'\n\
            [[constraints.quotas]]\nname = 'b'\n";
        let line = |path: &str| place(text, path).map(|at| text[..at].matches('\n').count() + 1);
        assert_eq!(line("format"), Some(1));
        assert_eq!(line("dates.starts"), Some(4));
        assert_eq!(line("dates.closes"), Some(3));
        assert_eq!(line("constraints.quotas[1].name"), Some(8));
        assert_eq!(line("language"), None);
    }
}

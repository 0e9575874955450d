//! `round.toml` with one condition more, less, or in another's place. Owns where it stands in the file and that every other word stays
//! as its author wrote it; whether the file holds, `settings` says when it is read.

use toml_edit::{Array, ArrayOfTables, DocumentMut, InlineTable, Item, Table, TableLike, Value, value};

use crate::domain::{
    Condition, ConditionKind, Stage,
    constraints::{BudgetSetting, Quota, ReserveSetting, Whose},
};

/// The table of conditions.
const TABLE: &str = "constraints";

/// Every key that an entry of a list may have, in the order in which they are written.
const KEYS: [&str; 12] = [
    "name",
    "people_by",
    "placements_by",
    "max",
    "each",
    "seats",
    "people",
    "limit",
    "cost",
    "extra",
    "placements",
    "source",
];

/// The file with a condition of a kind in the place of the one with the name `old`, without that one, or with one more; `None` where
/// the file is not what settings are.
pub fn put(text: &str, kind: ConditionKind, old: Option<&str>, new: Option<&Condition>) -> Option<String> {
    let mut file: DocumentMut = text.parse().ok()?;
    if !file.contains_key(TABLE) {
        let mut table = Table::new();
        table.set_implicit(true);
        file.insert(TABLE, Item::Table(table));
    }
    let item = file.get_mut(TABLE)?;
    if item.is_inline_table() {
        *item = Item::Table(std::mem::take(item).into_table().ok()?);
    }
    let asked = item.as_table_mut()?;
    asked.set_dotted(false);
    match (key(kind), new) {
        (Key::List(list), new) => entry(asked, list, old, new)?,
        (Key::Column(key), Some(new)) => set(asked, key, value(column(new)?)),
        (Key::Column(key), None) => drop(asked.remove(key)),
    }
    if asked.is_empty() {
        file.remove(TABLE);
    }
    if matches!(new, Some(Condition::Reserve(_))) {
        aim(&mut file);
    }
    Some(file.to_string())
}

/// Puts reserved seats among the aims of a round that names its aims, right after the number of people placed: without that none are kept.
fn aim(file: &mut DocumentMut) {
    let Some(aims) = file.get_mut("stages").and_then(Item::as_array_mut) else { return };
    let name = Stage::Reserves.name();
    if aims.iter().all(|aim| aim.as_str() != Some(name)) {
        aims.insert(aims.len().min(1), name);
    }
}

/// A condition as it stands in the file.
pub fn written(condition: &Condition) -> String {
    put("", condition.kind(), None, Some(condition)).unwrap_or_default().trim().to_owned()
}

/// Where a kind stands.
enum Key {
    /// A list of tables.
    List(&'static str),
    /// A key that names a fact.
    Column(&'static str),
}

fn key(kind: ConditionKind) -> Key {
    match kind {
        ConditionKind::PeopleQuota | ConditionKind::PlacesQuota => Key::List("quotas"),
        ConditionKind::Reserve => Key::List("reserves"),
        ConditionKind::Budget => Key::List("budgets"),
        ConditionKind::OpenMin => Key::Column("open_min"),
        ConditionKind::Together => Key::Column("together"),
        ConditionKind::Pinned => Key::Column("pinned"),
    }
}

fn column(condition: &Condition) -> Option<&str> {
    match condition {
        Condition::OpenMin(column) | Condition::Together(column) | Condition::Pinned(column) => Some(column),
        Condition::Quota(_) | Condition::Reserve(_) | Condition::Budget(_) => None,
    }
}

/// Puts an entry into a list of tables, which is taken away with its last one.
fn entry(asked: &mut Table, list: &str, old: Option<&str>, new: Option<&Condition>) -> Option<()> {
    if !asked.contains_key(list) {
        asked.insert(list, Item::ArrayOfTables(ArrayOfTables::new()));
    }
    let item = asked.get_mut(list)?;
    if item.is_value() {
        *item = Item::ArrayOfTables(std::mem::take(item).into_array_of_tables().ok()?);
    }
    let entries = item.as_array_of_tables_mut()?;
    let named = |entry: &Table| entry.get("name").and_then(Item::as_str).map(str::to_owned);
    let at = old.and_then(|old| entries.iter().position(|entry| named(entry).as_deref() == Some(old)));
    match (at, new) {
        (Some(at), Some(new)) => fill(entries.get_mut(at)?, new),
        (Some(at), None) => drop(entries.remove(at)),
        (None, Some(new)) => {
            let mut entry = Table::new();
            fill(&mut entry, new);
            entries.push(entry);
        }
        (None, None) => {}
    }
    if entries.is_empty() {
        asked.remove(list);
    }
    Some(())
}

/// Writes a condition into its entry.
fn fill(entry: &mut Table, condition: &Condition) {
    let fields = match condition {
        Condition::Quota(quota) => of_quota(quota),
        Condition::Reserve(reserve) => of_reserve(reserve),
        Condition::Budget(budget) => of_budget(budget),
        Condition::OpenMin(_) | Condition::Together(_) | Condition::Pinned(_) => Vec::new(),
    };
    for key in KEYS {
        match fields.iter().find(|(name, _)| *name == key) {
            Some((_, said)) => set(entry, key, value(said.clone())),
            None => drop(entry.remove(key)),
        }
    }
}

/// Sets a key; what stands around its value stays.
fn set(table: &mut Table, key: &str, mut said: Item) {
    if let (Some(before), Some(said)) = (table.get(key).and_then(Item::as_value), said.as_value_mut()) {
        *said.decor_mut() = before.decor().clone();
    }
    TableLike::insert(table, key, said);
}

/// Keys with their values.
type Fields = Vec<(&'static str, Value)>;

fn number(number: u64) -> Value {
    i64::try_from(number).unwrap_or(i64::MAX).into()
}

fn whose(whose: &Whose) -> Value {
    let mut table = InlineTable::new();
    table.insert("fact", whose.fact.as_str().into());
    table.insert("is", whose.is.as_str().into());
    table.into()
}

/// The field of where a condition comes from, if that is said.
fn source(said: &str) -> impl Iterator<Item = (&'static str, Value)> {
    (!said.is_empty()).then(|| ("source", said.into())).into_iter()
}

fn of_quota(quota: &Quota) -> Fields {
    let by = |facts: &[String]| Value::Array(facts.iter().map(String::as_str).collect::<Array>());
    let mut fields: Fields = vec![("name", quota.name.as_str().into())];
    if !quota.people_by.is_empty() {
        fields.push(("people_by", by(&quota.people_by)));
    }
    if !quota.placements_by.is_empty() {
        fields.push(("placements_by", by(&quota.placements_by)));
    }
    fields.extend(quota.max.map(|max| ("max", number(max))));
    if !quota.each.is_empty() {
        let each: InlineTable =
            quota.each.iter().map(|(group, most)| (group.as_str(), number(*most))).collect();
        fields.push(("each", each.into()));
    }
    fields.extend(source(&quota.source));
    fields
}

fn of_reserve(reserve: &ReserveSetting) -> Fields {
    let mut fields: Fields = vec![
        ("name", reserve.name.as_str().into()),
        ("seats", number(reserve.seats)),
        ("people", whose(&reserve.people)),
    ];
    fields.extend(reserve.placements.iter().map(|of| ("placements", whose(of))));
    fields.extend(source(&reserve.source));
    fields
}

fn of_budget(budget: &BudgetSetting) -> Fields {
    let mut fields: Fields = vec![
        ("name", budget.name.as_str().into()),
        ("limit", number(budget.limit)),
        ("cost", number(budget.cost)),
    ];
    if let Some(extra) = &budget.extra {
        let mut table = InlineTable::new();
        table.insert("people", whose(&extra.people));
        table.insert("cost", number(extra.cost));
        if extra.counts {
            table.insert("counts", true.into());
        }
        fields.push(("extra", table.into()));
    }
    fields.extend(budget.placements.iter().map(|of| ("placements", whose(of))));
    fields.extend(source(&budget.source));
    fields
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::constraints::{Constraints, Extra};

    /// The conditions that a file has.
    fn read(text: &str) -> Constraints {
        let file: toml::Table = text.parse().unwrap_or_else(|error| panic!("{error} in\n{text}"));
        let asked = file.get(TABLE).cloned().unwrap_or_else(|| toml::Table::new().into());
        asked.try_into().unwrap_or_else(|error| panic!("{error} in\n{text}"))
    }

    fn is(fact: &str, is: &str) -> Whose {
        Whose { fact: fact.to_owned(), is: is.to_owned() }
    }

    fn every_kind() -> Vec<Condition> {
        let quota = Quota {
            name: "skola \"A\"".to_owned(),
            people_by: vec!["school".to_owned()],
            placements_by: Vec::new(),
            max: Some(24),
            each: [("Rīgas 1. vidusskola".to_owned(), 10), ("a = b".to_owned(), 0)].into(),
            source: "lēmums".to_owned(),
        };
        let places = Quota {
            name: "pagasts".to_owned(),
            people_by: Vec::new(),
            placements_by: vec!["supervisor".to_owned(), "shift".to_owned()],
            each: std::collections::BTreeMap::new(),
            source: String::new(),
            ..quota.clone()
        };
        vec![
            Condition::Quota(quota),
            Condition::Quota(places),
            Condition::Reserve(ReserveSetting {
                name: "ģimenes".to_owned(),
                seats: 170,
                people: is("large_family", "yes"),
                placements: Some(is("ages", "15-19")),
                source: String::new(),
            }),
            Condition::Budget(BudgetSetting {
                name: "2027".to_owned(),
                limit: 1_000_000_000_000_000,
                cost: 500,
                extra: Some(Extra { people: is("disability", "yes"), cost: 480, counts: true }),
                placements: None,
                source: String::new(),
            }),
            Condition::OpenMin("at_least".to_owned()),
            Condition::Together("siblings".to_owned()),
            Condition::Pinned("agreed".to_owned()),
        ]
    }

    /// Files whose tables are written in every way that TOML has.
    const FILES: [&str; 5] = [
        "format = 1\n[dates]\nopens = 2027-01-01\n",
        "format = 1\n[constraints]\npinned = \"x\" # agreed\n\n# Of the council.\n[[constraints.quotas]]\nname = \"q\" # said\nmax = 1\npeople_by = [\"a\"]\n\n[answers]\nat_deadline = \"stand\"\n",
        "constraints.open_min = \"m\"\nformat = 1\n",
        "format = 1\nconstraints = { quotas = [{ name = \"q\", max = 1, people_by = [\"a\"] }], together = \"t\" }\n",
        "[[constraints.reserves]]\nname = \"r\"\nseats = 1\n[constraints.reserves.people]\nfact = \"f\"\nis = \"yes\"\n",
    ];

    #[test]
    fn what_is_put_is_read_back_whatever_the_file_looked_like() {
        for before in FILES {
            let (mut text, mut wanted) = (before.to_owned(), read(before));
            for condition in every_kind() {
                text = put(&text, condition.kind(), None, Some(&condition)).expect("a file");
                wanted = wanted.put(condition.kind(), None, Some(&condition));
                assert_eq!(read(&text), wanted, "{text}");
                assert_eq!(read(&written(&condition)).conditions(), [condition]);
            }
            for condition in every_kind() {
                text = put(&text, condition.kind(), Some(condition.name()), None).expect("a file");
                wanted = wanted.put(condition.kind(), Some(condition.name()), None);
                assert_eq!(read(&text), wanted, "{text}");
            }
        }
    }

    #[test]
    fn one_takes_anothers_place_and_every_other_word_stays() {
        let mut changed = every_kind().remove(0);
        if let Condition::Quota(quota) = &mut changed {
            quota.each.clear();
            quota.source.clear();
        }
        let text = put(FILES[1], changed.kind(), Some("q"), Some(&changed)).expect("a file");
        for kept in
            ["pinned = \"x\" # agreed", "# Of the council.", "# said", "at_deadline = \"stand\"", "max = 24"]
        {
            assert!(text.contains(kept), "{kept} in\n{text}");
        }
        assert_eq!(read(&text).quotas.len(), 1, "{text}");
        let without = put(&text, changed.kind(), Some(changed.name()), None).expect("a file");
        let without = put(&without, ConditionKind::Pinned, None, None).expect("a file");
        assert!(!without.contains("constraints") && without.contains("at_deadline"), "{without}");
        // Seats are kept only where that is an aim.
        let reserve = every_kind().remove(2);
        let aims = put("stages = [\"placed\", \"order\"] # in turn\n", reserve.kind(), None, Some(&reserve));
        let aims = aims.expect("a file");
        assert!(aims.starts_with("stages = [\"placed\", \"reserves\", \"order\"] # in turn\n"), "{aims}");
        assert_eq!(put(&aims, reserve.kind(), Some("ģimenes"), Some(&reserve)), Some(aims));
        assert_eq!(put("constraints = 5", ConditionKind::Pinned, None, Some(&changed)), None);
    }
}

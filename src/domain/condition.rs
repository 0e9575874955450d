//! One condition of a round beside its rules about persons: a quota, seats in reserve, money, a least number, who belongs together, what
//! is agreed. Owns how conditions are told from one another, and how one takes another's place; what each asks stands in `constraints`.

use sha2::{Digest, Sha256};

use super::{
    constraints::{BudgetSetting, Constraints, Quota, ReserveSetting},
    draw::hex,
};

/// What a condition is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ConditionKind {
    /// At most so many people of a group.
    PeopleQuota,
    /// At most so many seats of a group of placements.
    PlacesQuota,
    /// Seats kept for a group.
    Reserve,
    /// Money.
    Budget,
    /// The fewest people with whom a placement runs.
    OpenMin,
    /// Who is placed together or not at all.
    Together,
    /// What is agreed already.
    Pinned,
}

impl ConditionKind {
    /// Every kind, in the order in which they are listed.
    pub const ALL: [Self; 7] = [
        Self::PeopleQuota,
        Self::PlacesQuota,
        Self::Reserve,
        Self::Budget,
        Self::OpenMin,
        Self::Together,
        Self::Pinned,
    ];

    /// The word that catalogues and addresses use.
    pub fn name(self) -> &'static str {
        match self {
            Self::PeopleQuota => "applicant-cap",
            Self::PlacesQuota => "placement-cap",
            Self::Reserve => "reserve",
            Self::Budget => "budget",
            Self::OpenMin => "open-min",
            Self::Together => "together",
            Self::Pinned => "pin",
        }
    }

    /// The kind with this word.
    pub fn of(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// The kind of the condition with this key.
    pub fn of_key(key: &str) -> Option<Self> {
        let is = |kind: &Self| match key.strip_prefix(kind.name()) {
            Some("") => !kind.is_named(),
            Some(rest) => kind.is_named() && rest.starts_with('-'),
            None => false,
        };
        Self::ALL.into_iter().find(is)
    }

    /// Whether a round can have several, each with a name of its own; of the others it has one at most.
    pub fn is_named(self) -> bool {
        !matches!(self, Self::OpenMin | Self::Together | Self::Pinned)
    }
}

/// A condition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Condition {
    /// A quota, of people or of placements.
    Quota(Quota),
    /// Seats in reserve.
    Reserve(ReserveSetting),
    /// Money.
    Budget(BudgetSetting),
    /// The placements' fact with their least number.
    OpenMin(String),
    /// The applicants' fact by which they belong together.
    Together(String),
    /// The applicants' fact with the placement that is agreed.
    Pinned(String),
}

impl Condition {
    /// What it is about.
    pub fn kind(&self) -> ConditionKind {
        match self {
            Self::Quota(quota) if quota.people_by.is_empty() => ConditionKind::PlacesQuota,
            Self::Quota(_) => ConditionKind::PeopleQuota,
            Self::Reserve(_) => ConditionKind::Reserve,
            Self::Budget(_) => ConditionKind::Budget,
            Self::OpenMin(_) => ConditionKind::OpenMin,
            Self::Together(_) => ConditionKind::Together,
            Self::Pinned(_) => ConditionKind::Pinned,
        }
    }

    /// Its name; empty where there is one of its kind at most.
    pub fn name(&self) -> &str {
        match self {
            Self::Quota(quota) => &quota.name,
            Self::Reserve(reserve) => &reserve.name,
            Self::Budget(budget) => &budget.name,
            Self::OpenMin(_) | Self::Together(_) | Self::Pinned(_) => "",
        }
    }

    /// Where it comes from, as it is written.
    pub fn source(&self) -> &str {
        match self {
            Self::Quota(quota) => &quota.source,
            Self::Reserve(reserve) => &reserve.source,
            Self::Budget(budget) => &budget.source,
            Self::OpenMin(_) | Self::Together(_) | Self::Pinned(_) => "",
        }
    }

    /// What addresses call it: its kind, and of one that has a name some digits that come of it. The name itself stands in no address.
    pub fn key(&self) -> String {
        let kind = self.kind();
        if !kind.is_named() {
            return kind.name().to_owned();
        }
        format!("{}-{}", kind.name(), &hex(&Sha256::digest(self.name()))[..8])
    }
}

/// Puts one entry in another's place, which is found by its name; takes it away; or adds one.
fn put_into<T>(list: &mut Vec<T>, name: impl Fn(&T) -> &str, old: Option<&str>, new: Option<T>) {
    let at = old.and_then(|old| list.iter().position(|one| name(one) == old));
    match (at, new) {
        (Some(at), Some(new)) => list[at] = new,
        (Some(at), None) => drop(list.remove(at)),
        (None, Some(new)) => list.push(new),
        (None, None) => {}
    }
}

impl Constraints {
    /// Every condition, kind by kind.
    pub fn conditions(&self) -> Vec<Condition> {
        let quotas = self.quotas.iter().cloned().map(Condition::Quota);
        let (people, places): (Vec<_>, Vec<_>) =
            quotas.partition(|quota| quota.kind() == ConditionKind::PeopleQuota);
        let reserves = self.reserves.iter().cloned().map(Condition::Reserve);
        let budgets = self.budgets.iter().cloned().map(Condition::Budget);
        let open_min = self.open_min.clone().map(Condition::OpenMin);
        let together = self.together.clone().map(Condition::Together);
        let pinned = self.pinned.clone().map(Condition::Pinned);
        let columns = open_min.into_iter().chain(together).chain(pinned);
        people.into_iter().chain(places).chain(reserves).chain(budgets).chain(columns).collect()
    }

    /// These with a condition of a kind in the place of the one with the name `old`, without that one, or with one more.
    #[must_use]
    pub fn put(&self, kind: ConditionKind, old: Option<&str>, new: Option<&Condition>) -> Self {
        let mut all = self.clone();
        let new = new.cloned();
        match kind {
            ConditionKind::PeopleQuota | ConditionKind::PlacesQuota => {
                let new = new.and_then(|new| if let Condition::Quota(new) = new { Some(new) } else { None });
                put_into(&mut all.quotas, |one| &one.name, old, new);
            }
            ConditionKind::Reserve => {
                let new =
                    new.and_then(|new| if let Condition::Reserve(new) = new { Some(new) } else { None });
                put_into(&mut all.reserves, |one| &one.name, old, new);
            }
            ConditionKind::Budget => {
                let new = new.and_then(|new| if let Condition::Budget(new) = new { Some(new) } else { None });
                put_into(&mut all.budgets, |one| &one.name, old, new);
            }
            ConditionKind::OpenMin => all.open_min = new.and_then(column),
            ConditionKind::Together => all.together = new.and_then(column),
            ConditionKind::Pinned => all.pinned = new.and_then(column),
        }
        all
    }
}

/// The fact that a condition without a name goes by.
fn column(condition: Condition) -> Option<String> {
    match condition {
        Condition::OpenMin(column) | Condition::Together(column) | Condition::Pinned(column) => Some(column),
        Condition::Quota(_) | Condition::Reserve(_) | Condition::Budget(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn quota(name: &str, max: u64) -> Condition {
        Condition::Quota(Quota {
            name: name.to_owned(),
            people_by: vec!["school".to_owned()],
            placements_by: Vec::new(),
            max: Some(max),
            each: std::collections::BTreeMap::new(),
            source: String::new(),
        })
    }

    #[test]
    fn one_condition_takes_anothers_place_and_the_others_stay() {
        let kind = ConditionKind::PeopleQuota;
        let all = Constraints::default().put(kind, None, Some(&quota("a", 1)));
        let all = all.put(kind, None, Some(&quota("b", 2)));
        assert_eq!(
            all.put(kind, Some("a"), Some(&quota("c", 3))).conditions(),
            [quota("c", 3), quota("b", 2)]
        );
        assert_eq!(all.put(kind, Some("b"), None).conditions(), [quota("a", 1)]);
        assert_eq!(all.put(kind, Some("x"), None), all);
        let pinned = Condition::Pinned("agreed".to_owned());
        let with = all.put(ConditionKind::Pinned, None, Some(&pinned));
        assert_eq!(with.conditions().last(), Some(&pinned));
        assert_eq!(with.put(ConditionKind::Pinned, None, None), all);
    }

    #[test]
    fn a_key_says_the_kind_and_not_the_name() {
        for kind in ConditionKind::ALL {
            assert_eq!(ConditionKind::of(kind.name()), Some(kind));
        }
        let key = quota("trūcīgo ģimeņu bērni", 1).key();
        assert!(key.starts_with("applicant-cap-") && key.is_ascii() && !key.contains("tr"), "{key}");
        assert_eq!(ConditionKind::of_key(&key), Some(ConditionKind::PeopleQuota));
        assert_eq!(ConditionKind::of_key("open-min"), Some(ConditionKind::OpenMin));
        assert_eq!(ConditionKind::of_key("open-min-1"), None);
        assert_eq!(ConditionKind::of_key("reserve"), None);
    }
}

//! What is answered about a condition, read and written. Owns what each answer may be; what does not go together is said where the
//! round's settings are read.

use sha2::{Digest, Sha256};

use super::{
    Answers, Wrong,
    conditions_offer::{Choosable, OfferedFact},
};
use crate::{
    domain::{
        Arg, Condition, ConditionKind, Lang,
        bounds::{MOST_MONEY, MOST_PEOPLE},
        constraints::{BudgetSetting, Extra, Quota, ReserveSetting, Whose},
        draw::hex,
    },
    rules::Pack,
};

/// The longest name of a condition, and of where it comes from, in characters.
const LONGEST: usize = 200;

/// The most facts that make groups together.
const MOST_FACTS: usize = 4;

/// The field of a group that has a number of its own.
pub fn field_of_group(group: &str) -> String {
    format!("each-{}", &hex(&Sha256::digest(group))[..12])
}

/// What a condition says, as answers.
pub(super) fn answers_of(condition: &Condition, pack: &Pack) -> Answers {
    let mut answers = Answers::new();
    let mut say = |field: &str, said: String| drop(answers.insert(field.to_owned(), said));
    let written = |whose: &Whose| format!("{}={}", whose.fact, whose.is);
    match condition {
        Condition::Quota(quota) => {
            say("by", quota.by().join(","));
            say("max", quota.max.map(|max| max.to_string()).unwrap_or_default());
            for (group, most) in &quota.each {
                say(&field_of_group(group), most.to_string());
            }
        }
        Condition::Reserve(reserve) => {
            say("seats", reserve.seats.to_string());
            say("people", written(&reserve.people));
            say("places", reserve.placements.as_ref().map(written).unwrap_or_default());
        }
        Condition::Budget(budget) => {
            say("limit", budget.limit.to_string());
            say("cost", budget.cost.to_string());
            say("places", budget.placements.as_ref().map(written).unwrap_or_default());
            if let Some(extra) = &budget.extra {
                say("extra", written(&extra.people));
                say("extra-cost", extra.cost.to_string());
                say("counts", if extra.counts { "yes" } else { "no" }.to_owned());
            }
        }
        Condition::OpenMin(column) | Condition::Together(column) | Condition::Pinned(column) => {
            say("column", column.clone());
        }
    }
    if condition.kind().is_named() {
        say("name", condition.name().to_owned());
        // A pack names one of its sources; people read its title.
        let cited = pack.sources().get(condition.source()).map(|dated| dated.source.title.lv.clone());
        say("source", cited.unwrap_or_else(|| condition.source().to_owned()));
    }
    answers
}

/// The facts that make groups, in their order: as the form has them, or as they were ticked.
pub(super) fn by_of(answers: &Answers, facts: &[&OfferedFact]) -> Vec<String> {
    let known = |name: &str| facts.iter().any(|fact| fact.name == name);
    let said = answers.get("by").map(|said| said.trim()).unwrap_or_default();
    if said.is_empty() {
        let ticked = |fact: &&&OfferedFact| answers.contains_key(&format!("by-{}", fact.name));
        return facts.iter().filter(ticked).map(|fact| fact.name.clone()).collect();
    }
    said.split(',').filter(|name| known(name)).map(str::to_owned).collect()
}

/// What is answered is held against this.
pub(super) struct Against<'a> {
    /// The round's rule pack.
    pub(super) pack: &'a Pack,
    /// What is offered.
    pub(super) offered: &'a Choosable,
    /// The groups that may have a number of their own.
    pub(super) groups: &'a [(String, u64)],
    /// The condition that is changed.
    pub(super) stands: Option<&'a Condition>,
}

/// What was answered about a condition.
///
/// # Errors
/// Everything that is wrong with it.
pub(super) fn read_condition(
    kind: ConditionKind,
    answers: &Answers,
    against: &Against<'_>,
) -> Result<Condition, Vec<Wrong>> {
    let mut reading = Reading { kind, answers, against, wrong: Vec::new() };
    let read = match kind {
        ConditionKind::PeopleQuota | ConditionKind::PlacesQuota => Some(reading.quota()),
        ConditionKind::Reserve => reading.reserve(),
        ConditionKind::Budget => Some(reading.budget()),
        ConditionKind::OpenMin => reading.column().map(Condition::OpenMin),
        ConditionKind::Together => reading.column().map(Condition::Together),
        ConditionKind::Pinned => reading.column().map(Condition::Pinned),
    };
    match read {
        Some(condition) if reading.wrong.is_empty() => Ok(condition),
        _ => Err(reading.wrong),
    }
}

/// What is wrong with a line of text in a field, if anything.
pub(super) fn strange(field: &str, text: &str) -> Option<Wrong> {
    if text.chars().count() > LONGEST {
        let most = i64::try_from(LONGEST).unwrap_or(i64::MAX);
        Some(Wrong::new(field, "wrong-too-long").with("most", Arg::Whole(most)))
    } else {
        text.chars().any(char::is_control).then(|| Wrong::new(field, "wrong-text"))
    }
}

struct Reading<'a> {
    kind: ConditionKind,
    answers: &'a Answers,
    against: &'a Against<'a>,
    wrong: Vec<Wrong>,
}

impl Reading<'_> {
    fn said(&self, field: &str) -> &str {
        self.answers.get(field).map(|text| text.trim()).unwrap_or_default()
    }

    /// A line of text.
    fn line(&mut self, field: &str) -> String {
        let text = self.said(field).to_owned();
        self.wrong.extend(strange(field, &text));
        text
    }

    fn name(&mut self) -> String {
        let name = self.line("name");
        if name.is_empty() {
            self.wrong.push(Wrong::new("name", "wrong-missing"));
        }
        name
    }

    /// Where it comes from: the identifier of the pack's source where that is what stands there.
    fn source(&mut self) -> String {
        let text = self.line("source");
        let stands = self.against.stands.map(Condition::source).unwrap_or_default();
        let cited = self.against.pack.sources().get(stands);
        let same = |lang| cited.is_some_and(|dated| dated.source.title.get(lang) == text);
        if Lang::ALL.into_iter().any(same) { stands.to_owned() } else { text }
    }

    /// A whole number, with blanks between its digits or without; nothing where nothing was said.
    fn number(&mut self, field: &str, (least, most): (u64, u64)) -> Option<u64> {
        let digits: String = self.said(field).chars().filter(|c| !c.is_whitespace()).collect();
        if digits.is_empty() {
            return None;
        }
        let wrong = Wrong::new(field, "wrong-number");
        let number = digits.bytes().all(|byte| byte.is_ascii_digit()).then(|| digits.parse::<u64>());
        match number {
            Some(Ok(number)) if (least..=most).contains(&number) => return Some(number),
            None => self.wrong.push(wrong),
            Some(_) => {
                let bound = |number: u64| Arg::Whole(i64::try_from(number).unwrap_or(i64::MAX));
                let wrong = Wrong::new(field, "wrong-condition-number");
                self.wrong.push(wrong.with("least", bound(least)).with("most", bound(most)));
            }
        }
        None
    }

    /// The same where it is needed.
    fn needed(&mut self, field: &str, bounds: (u64, u64)) -> u64 {
        if self.said(field).is_empty() {
            self.wrong.push(Wrong::new(field, "wrong-missing"));
        }
        self.number(field, bounds).unwrap_or_default()
    }

    /// Whose fact has which value; what stands already may stand on.
    fn whose(&mut self, field: &str, facts: &[OfferedFact], stands: Option<&Whose>) -> Option<Whose> {
        let said = self.said(field);
        let (fact, is) = said.split_once('=')?;
        let offered = facts.iter().find(|one| one.name == fact);
        let is_offered = offered.is_some_and(|one| one.values.iter().any(|value| value.value == is));
        let whose = Whose { fact: fact.to_owned(), is: is.to_owned() };
        if is_offered || stands == Some(&whose) {
            return Some(whose);
        }
        self.wrong.push(Wrong::new(field, "wrong-choice"));
        None
    }

    fn quota(&mut self) -> Condition {
        let facts = self.against.offered.of(self.kind);
        let by = by_of(self.answers, &facts);
        if by.is_empty() {
            self.wrong.push(Wrong::new("by", "wrong-condition-by"));
        } else if by.len() > MOST_FACTS {
            let most = i64::try_from(MOST_FACTS).unwrap_or(i64::MAX);
            self.wrong.push(Wrong::new("by", "wrong-condition-by-many").with("most", Arg::Whole(most)));
        }
        let name = self.name();
        let max = self.number("max", (0, MOST_PEOPLE));
        let mut each = std::collections::BTreeMap::new();
        for (group, _) in self.against.groups {
            if let Some(most) = self.number(&field_of_group(group), (0, MOST_PEOPLE)) {
                each.insert(group.clone(), most);
            }
        }
        let known: Vec<String> = self.against.groups.iter().map(|(group, _)| field_of_group(group)).collect();
        let is_gone = |(field, said): (&String, &String)| {
            field.starts_with("each-") && !said.trim().is_empty() && !known.contains(field)
        };
        if self.answers.iter().any(is_gone) {
            self.wrong.push(Wrong::new("max", "wrong-condition-group"));
        } else if self.said("max").is_empty() && each.is_empty() && self.wrong.is_empty() {
            self.wrong.push(Wrong::new("max", "wrong-condition-max"));
        }
        let source = self.source();
        let (people_by, placements_by) =
            if self.kind == ConditionKind::PeopleQuota { (by, Vec::new()) } else { (Vec::new(), by) };
        Condition::Quota(Quota { name, people_by, placements_by, max, each, source })
    }

    fn reserve(&mut self) -> Option<Condition> {
        let stands = match self.against.stands {
            Some(Condition::Reserve(stands)) => Some(stands),
            _ => None,
        };
        let offered = self.against.offered;
        let name = self.name();
        let seats = self.needed("seats", (1, MOST_PEOPLE));
        if self.said("people").is_empty() {
            self.wrong.push(Wrong::new("people", "wrong-choice"));
        }
        let people = self.whose("people", &offered.people, stands.map(|one| &one.people));
        let placements =
            self.whose("places", &offered.places, stands.and_then(|one| one.placements.as_ref()));
        let source = self.source();
        Some(Condition::Reserve(ReserveSetting { name, seats, people: people?, placements, source }))
    }

    fn budget(&mut self) -> Condition {
        let stands = match self.against.stands {
            Some(Condition::Budget(stands)) => Some(stands),
            _ => None,
        };
        let offered = self.against.offered;
        let name = self.name();
        let limit = self.needed("limit", (0, MOST_MONEY));
        let cost = self.needed("cost", (0, MOST_MONEY));
        let before = stands.and_then(|one| one.extra.as_ref()).map(|extra| &extra.people);
        let people = self.whose("extra", &offered.people, before);
        let extra = people.map(|people| Extra {
            people,
            cost: self.needed("extra-cost", (1, MOST_MONEY - cost.min(MOST_MONEY - 1))),
            counts: self.said("counts") == "yes",
        });
        if self.said("extra").is_empty() && !self.said("extra-cost").is_empty() {
            self.wrong.push(Wrong::new("extra", "wrong-condition-extra"));
        }
        let placements =
            self.whose("places", &offered.places, stands.and_then(|one| one.placements.as_ref()));
        let source = self.source();
        Condition::Budget(BudgetSetting { name, limit, cost, extra, placements, source })
    }

    /// The fact that a condition without a name goes by; the one that stands may stand on.
    fn column(&mut self) -> Option<String> {
        let said = self.said("column");
        let stands = match self.against.stands {
            Some(Condition::OpenMin(column) | Condition::Together(column) | Condition::Pinned(column)) => {
                Some(column.as_str())
            }
            _ => None,
        };
        let is_offered = self.against.offered.of(self.kind).iter().any(|fact| fact.name == said);
        if is_offered || stands == Some(said) {
            return Some(said.to_owned());
        }
        self.wrong.push(Wrong::new("column", "wrong-choice"));
        None
    }
}

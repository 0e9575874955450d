//! A pack put to work on one round: judges applicants and pairs. Owns the three outcomes and their
//! reasons; a person is told every rule that decided, not the first one only.

use std::collections::BTreeMap;

use cel::Context;
use chrono::NaiveDate;

use super::{
    evaluate::{Case, Prepared, Truth, evaluate},
    matter::missing,
    pack::{Inner, Pack, Rule, Tier, kinds},
    parts::Group,
    settings,
};
use crate::domain::{
    Applicant, FactType, FactValue, Facts, Faults, Lang, Placement, Reason, Round, Source, Texts,
};

/// What the rules say about an applicant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Judgement {
    /// Takes part, in this tier (1 is served first).
    Eligible {
        /// Number of the tier.
        tier: u8,
    },
    /// Does not take part; every rule that says no.
    NotEligible(Vec<Reason>),
    /// A member of staff decides first; every rule that could not be answered.
    NeedsPerson(Vec<Reason>),
}

/// What the rules say about an applicant at a placement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PairJudgement {
    /// The applicant could take it.
    Possible,
    /// The applicant cannot take it; every rule that says no.
    Impossible(Vec<Reason>),
    /// A member of staff decides first; every rule that could not be answered.
    NeedsPerson(Vec<Reason>),
}

/// A tier with its place among the tiers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TierName {
    /// 1 is served first.
    pub number: u8,
    /// Its identifier in the pack.
    pub id: String,
    /// What it is called.
    pub name: Texts,
    /// Where it comes from.
    pub source: Source,
}

/// A rule as people read it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RuleText<'a> {
    /// Its identifier in the pack.
    pub id: &'a str,
    /// What is said to those for whom it does not hold.
    pub text: &'a Texts,
    /// Where it comes from.
    pub source: &'a Source,
}

/// A round's rules as people read them, in the pack's order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ForPeople<'a> {
    /// Who may take part.
    pub rules: Vec<RuleText<'a>>,
    /// Who may take which placement.
    pub pairs: Vec<RuleText<'a>>,
    /// Who is served first.
    pub tiers: &'a [TierName],
}

/// A compiled pack with a round's settings and dates.
pub struct RuleSet {
    pack: Pack,
    context: Context<'static, 'static>,
    settings: BTreeMap<String, FactValue>,
    starts: Option<NaiveDate>,
    tiers: Vec<TierName>,
    applicant: BTreeMap<String, FactType>,
    placement: BTreeMap<String, FactType>,
}

impl RuleSet {
    /// Puts a pack to work on a round.
    ///
    /// # Errors
    /// Settings that the pack does not know, of the wrong kind, or without a value; dates that a rule
    /// needs and the round lacks; another programme; a start outside the days for which the pack is valid.
    pub fn new(pack: &Pack, round: &Round) -> Result<Self, Faults> {
        let settings = settings::of(pack, round)?;
        let inner = &pack.inner;
        let context = super::functions::context(&inner.tables, &settings, &round.dates)
            .map_err(|_| settings::broken(pack))?;
        let tiers = (1..=u8::MAX).zip(&inner.tiers).map(|(number, tier)| TierName {
            number,
            id: tier.id.clone(),
            name: tier.name.clone(),
            source: tier.source.clone(),
        });
        Ok(Self {
            context,
            settings,
            starts: round.dates.get(settings::STARTS).copied(),
            tiers: tiers.collect(),
            applicant: kinds(&inner.applicant),
            placement: kinds(&inner.placement),
            pack: pack.clone(),
        })
    }

    /// Judges an applicant.
    pub fn applicant(&self, applicant: &Applicant) -> Judgement {
        self.judge(&self.prepare_applicant(applicant))
    }

    /// Judges a pair. For many pairs, prepare each side once and use [`pair_prepared`](Self::pair_prepared).
    pub fn pair(&self, applicant: &Applicant, placement: &Placement) -> PairJudgement {
        self.pair_prepared(&self.prepare_applicant(applicant), &self.prepare_placement(placement))
    }

    /// An applicant's facts, ready for many conditions.
    pub fn prepare_applicant(&self, applicant: &Applicant) -> Prepared {
        Prepared::new(&applicant.facts, &self.applicant, applicant.home)
    }

    /// A placement's facts, ready for many conditions.
    pub fn prepare_placement(&self, placement: &Placement) -> Prepared {
        Prepared::new(&placement.facts, &self.placement, placement.site)
    }

    /// [`applicant`](Self::applicant) on prepared facts.
    pub fn judge(&self, applicant: &Prepared) -> Judgement {
        let case = Case { applicant, placement: None, distance: None };
        let (no, unknown) = self.ask(&self.inner().rules, "not-eligible", &case);
        if !no.is_empty() {
            return Judgement::NotEligible(no);
        }
        if !unknown.is_empty() {
            return Judgement::NeedsPerson(unknown);
        }
        match self.first_tier(&case) {
            Ok(tier) => Judgement::Eligible { tier },
            Err(Some(tier)) => {
                let missing = missing(&tier.when, &self.context, &case);
                let key = format!("needs-person.tier.{}", tier.id);
                Judgement::NeedsPerson(vec![self.open(&key, None, &missing, &tier.source)])
            }
            // A pack's last tier is open to everyone (`check` sees to it), so this is never reached.
            Err(None) => Judgement::NeedsPerson(vec![Reason::new("needs-person.tier")]),
        }
    }

    /// The first tier that holds, or the one that cannot be answered before any does.
    fn first_tier(&self, case: &Case<'_>) -> Result<u8, Option<&Tier>> {
        for (tier, name) in self.inner().tiers.iter().zip(&self.tiers) {
            match evaluate(&tier.when, &self.context, case) {
                Truth::Yes => return Ok(name.number),
                Truth::No => {}
                Truth::Unknown => return Err(Some(tier)),
            }
        }
        Err(None)
    }

    /// The tier of someone whom the rules let take part; `None` where a person decides.
    pub(super) fn tier_of(&self, applicant: &Prepared) -> Option<u8> {
        self.first_tier(&Case { applicant, placement: None, distance: None }).ok()
    }

    /// [`pair`](Self::pair) on prepared facts, at no stated distance.
    pub fn pair_prepared(&self, applicant: &Prepared, placement: &Prepared) -> PairJudgement {
        self.pair_at(applicant, placement, None)
    }

    /// [`pair`](Self::pair) on prepared facts. `stated_m` is the way in metres where somebody has stated it; only where
    /// nobody has is it computed from the two places.
    pub fn pair_at(
        &self,
        applicant: &Prepared,
        placement: &Prepared,
        stated_m: Option<u64>,
    ) -> PairJudgement {
        let asked = !self.inner().pair.is_empty();
        let distance = if asked { applicant.distance(placement, stated_m) } else { None };
        let case = Case {
            applicant,
            placement: Some(placement),
            distance: distance.as_deref().map(|value| value as _),
        };
        let (no, unknown) = self.ask(&self.inner().pairs, "pair", &case);
        match (no.is_empty(), unknown.is_empty()) {
            (false, _) => PairJudgement::Impossible(no),
            (true, false) => PairJudgement::NeedsPerson(unknown),
            (true, true) => PairJudgement::Possible,
        }
    }

    /// What every rule (with a placement: every rule about pairs) says, in the pack's order.
    pub(super) fn answers<'r>(
        &'r self,
        applicant: &'r Prepared,
        placement: Option<&'r Prepared>,
    ) -> impl Iterator<Item = (&'r str, Truth)> {
        let rules = if placement.is_some() { &self.inner().pairs } else { &self.inner().rules };
        let case = Case { applicant, placement, distance: None };
        rules.iter().map(move |rule| (rule.id.as_str(), evaluate(&rule.when, &self.context, &case)))
    }

    /// Settings, dates and calls, as conditions find them.
    pub(super) fn context(&self) -> &Context<'static, 'static> {
        &self.context
    }

    /// The rules to show to people. One that holds whatever the facts are (a setting switched it off)
    /// keeps nobody out of this round and is left out.
    pub fn rules_for_people(&self) -> ForPeople<'_> {
        let inner = self.inner();
        ForPeople { rules: self.shown(&inner.rules), pairs: self.shown(&inner.pairs), tiers: &self.tiers }
    }

    fn shown<'r>(&self, rules: &'r [Rule]) -> Vec<RuleText<'r>> {
        let nothing = Prepared::new(&Facts::new(), &BTreeMap::new(), None);
        let case = Case { applicant: &nothing, placement: Some(&nothing), distance: None };
        let can_refuse = |rule: &&Rule| evaluate(&rule.when, &self.context, &case) != Truth::Yes;
        let text = |rule: &'r Rule| RuleText { id: &rule.id, text: &rule.text, source: &rule.source };
        rules.iter().filter(can_refuse).map(text).collect()
    }

    /// The round's first day of work.
    pub(super) fn starts(&self) -> Option<NaiveDate> {
        self.starts
    }

    /// The tiers in order, 1 first.
    pub fn tiers(&self) -> &[TierName] {
        &self.tiers
    }

    /// What the report groups by.
    pub fn group(&self) -> &Group {
        self.pack.group()
    }

    /// What the pack is called.
    pub fn pack_name(&self) -> &Texts {
        self.pack.name()
    }

    /// The pack's version.
    pub fn pack_version(&self) -> &str {
        self.pack.version()
    }

    /// The pack itself.
    pub fn pack(&self) -> &Pack {
        &self.pack
    }

    /// Every setting with the value that holds in this round.
    pub fn settings(&self) -> &BTreeMap<String, FactValue> {
        &self.settings
    }

    fn inner(&self) -> &Inner {
        &self.pack.inner
    }

    /// Asks every rule: the reasons of those that say no, and of those that cannot be answered.
    fn ask(&self, rules: &[Rule], no_key: &str, case: &Case<'_>) -> (Vec<Reason>, Vec<Reason>) {
        let (mut no, mut unknown) = (Vec::new(), Vec::new());
        for rule in rules {
            match evaluate(&rule.when, &self.context, case) {
                Truth::Yes => {}
                Truth::No => no.push(Reason {
                    wording: Some(rule.text.clone()),
                    facts: rule.when.facts.keys().cloned().collect(),
                    source: Some(rule.source.clone()),
                    ..Reason::new(&format!("{no_key}.{}", rule.id))
                }),
                Truth::Unknown => {
                    let missing = missing(&rule.when, &self.context, case);
                    let key = format!("needs-person.{}", rule.id);
                    unknown.push(self.open(&key, rule.needs_person.as_ref(), &missing, &rule.source));
                }
            }
        }
        (no, unknown)
    }

    /// The reason of a rule that cannot be answered: it names the facts that nobody knows.
    fn open(
        &self,
        key: &str,
        own_wording: Option<&Texts>,
        facts: &[(&str, FactType)],
        source: &Source,
    ) -> Reason {
        let template = own_wording.unwrap_or(&self.inner().needs_person);
        let say = |lang: Lang| {
            let labels: Vec<&str> = facts.iter().filter_map(|(name, _)| self.label(name, lang)).collect();
            template.get(lang).replace("{facts}", &labels.join(", "))
        };
        Reason {
            wording: Some(Texts { lv: say(Lang::Lv), en: say(Lang::En), ru: say(Lang::Ru) }),
            facts: facts.iter().map(|(name, _)| (*name).to_owned()).collect(),
            source: Some(source.clone()),
            ..Reason::new(key)
        }
    }

    fn label(&self, full_name: &str, lang: Lang) -> Option<&str> {
        self.pack.fact(full_name).map(|fact| fact.label.get(lang))
    }
}

/// Which facts of a placement or an applicant a group goes by; unknown ones have no group.
pub fn group_of<'f>(facts: &'f Facts, name: &str) -> Option<&'f str> {
    match facts.get(name) {
        Some(FactValue::Text(group)) => Some(group),
        _ => None,
    }
}

//! The outcome of a round: an allocation with its explanation, ready to be told to people.
//! A published outcome never changes; what happens afterwards is a new fact for the next run.

use serde::{Deserialize, Serialize};

use super::{Id, Placement, Reason, Round, property::Checked, terms::Terms, text::Texts};

/// What became of an application.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// Has a place.
    Placed,
    /// Could take a place, but there were not enough.
    Waiting,
    /// The rules say no.
    NotEligible,
    /// A member of staff has to decide first.
    NeedsPerson,
    /// Withdrawn: taken back, or a duplicate of another application.
    Withdrawn,
    /// Had a place that was declined, lapsed or ended, and is not in line.
    OutOfLine,
}

impl Status {
    /// All of them, in the order in which lists show them.
    pub const ALL: [Self; 6] =
        [Self::Placed, Self::Waiting, Self::NotEligible, Self::NeedsPerson, Self::Withdrawn, Self::OutOfLine];

    /// The word that files, tables and catalogues use.
    pub fn name(self) -> &'static str {
        match self {
            Self::Placed => "placed",
            Self::Waiting => "waiting",
            Self::NotEligible => "not-eligible",
            Self::NeedsPerson => "needs-person",
            Self::Withdrawn => "withdrawn",
            Self::OutOfLine => "out-of-line",
        }
    }

    /// The status of a word.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.name() == name)
    }
}

/// Tier and order of the last person who gets into a placement, counting reshuffles.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CutOff {
    /// No seat at all can be reached.
    None,
    /// The place in line of the last person who gets in.
    Person {
        /// Priority tier, 1 first.
        tier: u8,
        /// Place in line among everyone who takes part, 1 first.
        order: u64,
    },
    /// Everyone gets in: a free seat can be reached.
    Open,
}

/// One person's outcome.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonOutcome {
    /// Application number.
    pub applicant: Id,
    /// What became of it.
    pub status: Status,
    /// Index of the placement in [`Outcome::places`], for [`Status::Placed`]: kept from before or given now.
    pub place: Option<usize>,
    /// Rank of that placement among the person's wishes.
    pub rank: Option<u8>,
    /// Distance to it in metres.
    pub distance_m: Option<u64>,
    /// Priority tier, for everyone who takes part.
    pub tier: Option<u8>,
    /// Place in line (1 first) among everyone who takes part, tiers before order.
    pub order: Option<u64>,
    /// Number on the waiting list (1 first), for [`Status::Waiting`].
    pub waiting: Option<u64>,
    /// Why; at least one for everyone without a place, and for whoever has one that an undecided wish might have bettered.
    pub reasons: Vec<Reason>,
    /// Wishes of someone who takes part that nobody could decide about and that might have changed what became of the
    /// application, best first: all of them for whoever has no place, for others those ranked above the place given.
    #[serde(default)]
    pub undecided: Vec<UndecidedWish>,
    /// Hours and pay at that placement, as the rules have them for this person.
    #[serde(default)]
    pub terms: Terms,
    /// Index in [`Outcome::places`] of the placement that the person held before this run; nothing for everyone else.
    #[serde(default)]
    pub held: Option<usize>,
    /// Whether the person went before everyone else in line, whatever the tier.
    #[serde(default)]
    pub first_in_line: bool,
}

impl PersonOutcome {
    /// Whether the person has the place that they held before.
    pub fn is_kept(&self) -> bool {
        self.held.is_some() && self.held == self.place
    }

    /// Whether this run gives the person a place to which they have no offer yet.
    pub fn is_new(&self) -> bool {
        self.place.is_some() && !self.is_kept()
    }

    /// Whether the person is in line for a seat: on the waiting list, or would be had there been a seat at all at that moment, such as
    /// one that waits for a contest to be settled.
    pub fn is_in_line(&self) -> bool {
        self.waiting.is_some() || self.reasons.first().is_some_and(|reason| reason.key == "waiting.no-seat")
    }

    /// Whether the person held another place before, which this one replaces.
    pub fn is_moved(&self) -> bool {
        self.held.is_some() && self.is_new()
    }
}

/// A wish that is neither possible nor refused: a member of staff decides first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct UndecidedWish {
    /// Index of the placement in [`Outcome::places`].
    pub place: usize,
    /// Its rank among the person's wishes.
    pub rank: u8,
    /// What is to be found out.
    pub reasons: Vec<Reason>,
}

/// People whom questions that nobody has decided yet may have cost something; nobody is counted twice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Undecided {
    /// They have a place, and a wish that they ranked higher is undecided.
    pub placed: u64,
    /// They take part and have no place, and a wish is undecided.
    pub without_place: u64,
    /// Whether they take part is undecided.
    pub participation: u64,
}

impl Undecided {
    /// All of them.
    pub fn people(self) -> u64 {
        self.wishes() + self.participation
    }

    /// Those who take part and have an undecided wish.
    pub fn wishes(self) -> u64 {
        self.placed + self.without_place
    }
}

/// One placement's outcome.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlaceOutcome {
    /// The placement.
    pub placement: Placement,
    /// How many seats are taken.
    pub filled: u32,
    /// Whose turn it ended with.
    pub cut_off: CutOff,
    /// How many people wished for it at any rank.
    pub wished: u32,
    /// How many of them could take it under the rules.
    pub possible: u32,
    /// How many had it as their first choice.
    pub first_choices: u32,
    /// How many of them might have had a seat here, had it been decided whether they may: see
    /// [`PersonOutcome::undecided`]; people whose participation is undecided count too.
    #[serde(default)]
    pub undecided: u32,
    /// Why seats stayed empty, when some did.
    pub empty: Option<Reason>,
}

/// Demand and seats of one group: a school, a parish, a municipality.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct GroupFigures {
    /// The group's name.
    pub name: String,
    /// Applications of its people.
    pub applications: u32,
    /// Its people who have a place.
    pub placed: u32,
    /// Seats offered in it.
    pub seats: u32,
    /// Seats of it that are taken.
    pub filled: u32,
}

/// One priority tier with its figures.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TierFigures {
    /// 1 is served first.
    pub tier: u8,
    /// What it is called.
    pub name: Texts,
    /// People who take part in it.
    pub people: u32,
    /// Of them, those with a place.
    pub placed: u32,
}

/// How far a claim is proven.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StageProof {
    /// The stage.
    pub stage: super::Stage,
    /// Whether the judge proved it.
    pub proven: bool,
}

/// What one side constraint costs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RuleEffect {
    /// Its kind: `applicant-cap`, `placement-cap`, `reserve`, `open-min`, `budget`, `together`, `pin`, `forbidden`.
    pub kind: String,
    /// Its name.
    pub name: String,
    /// How many more people would have a place without it; below zero where it helps.
    pub more: i64,
    /// By tier, how many people have no place and would have one without it.
    pub losers: Vec<(u8, u32)>,
}

/// What a budget pays for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BudgetFigures {
    /// Its name.
    pub name: String,
    /// The most that may be spent.
    pub limit: u64,
    /// What is spent of it.
    pub spent: u64,
    /// What protected people cost more.
    pub extra: u64,
    /// Whether that counts against the limit.
    pub extra_counts: bool,
    /// Protected people who have a place.
    pub protected_placed: u64,
    /// People who have a place and of whom nobody knows whether they are protected; their extra cost is not in `extra`.
    #[serde(default)]
    pub unknown_placed: u64,
    /// How many protected people would have one if their extra cost counted the other way.
    pub protected_placed_otherwise: Option<u64>,
    /// How many people in all would have a place then.
    pub placed_otherwise: Option<u64>,
}

/// Everything that a round's run says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outcome {
    /// The round's settings.
    pub round: Round,
    /// Name of the rule pack and its version.
    pub pack: (Texts, String),
    /// Whether a draw hashed draw codes; application numbers otherwise.
    #[serde(default)]
    pub draw_codes: bool,
    /// Everyone, sorted by application number (byte order).
    pub people: Vec<PersonOutcome>,
    /// Every placement, sorted by its number (byte order).
    pub places: Vec<PlaceOutcome>,
    /// What the groups are (`school`, `parish`, `municipality`, `organisation`): a key of the catalogue.
    pub grouped_by: String,
    /// Demand and seats by group, by name; who shows them sorts them by the reader's alphabet.
    pub groups: Vec<GroupFigures>,
    /// The tiers in order.
    pub tiers: Vec<TierFigures>,
    /// People who hold a place, may move to one that they wished for more, and were not let: under further conditions, or
    /// where the order does not count, nobody could be certain that each of them has a place in the end.
    #[serde(default)]
    pub held_fast: u64,
    /// Sum of the ranks of those placed.
    pub rank_sum: u128,
    /// Sum of the distances of those placed, in metres.
    pub distance_m_sum: u128,
    /// What each side constraint costs.
    #[serde(default)]
    pub effects: Vec<RuleEffect>,
    /// What each budget pays for.
    #[serde(default)]
    pub budgets: Vec<BudgetFigures>,
    /// What the audit checked.
    #[serde(default)]
    pub audit: Vec<Checked>,
    /// What the judge said, stage by stage.
    pub proofs: Vec<StageProof>,
    /// Whether the judge proved that no other allocation is as good.
    pub unique: bool,
    /// SHA-256 of the snapshot, hexadecimal.
    pub snapshot_digest: String,
    /// SHA-256 of the solved instance, hexadecimal.
    pub instance_digest: String,
}

impl Outcome {
    /// How many people have this status.
    pub fn count(&self, status: Status) -> usize {
        self.people.iter().filter(|person| person.status == status).count()
    }

    /// Whether places were held before this run: then it gives new ones only, and takes none away.
    pub fn is_refill(&self) -> bool {
        self.people.iter().any(|person| person.held.is_some())
    }

    /// Everyone to whom this run gives a place for which they have no offer yet, with the placement's index.
    pub fn new_places(&self) -> impl Iterator<Item = (&PersonOutcome, usize)> {
        let new = self.people.iter().filter(|person| person.is_new());
        new.filter_map(|person| Some((person, person.place?)))
    }

    /// How many people keep the place that they held.
    pub fn kept(&self) -> usize {
        self.people.iter().filter(|person| person.is_kept()).count()
    }

    /// Whether the round asks for more than seats and wishes: then free seats do not mean that everybody found a place,
    /// and cut-offs are only where places ended.
    pub fn is_limited(&self) -> bool {
        !self.round.constraints.is_empty()
    }

    /// Whom undecided questions may have cost something.
    pub fn undecided(&self) -> Undecided {
        let mut counts = Undecided::default();
        for person in &self.people {
            match (person.status, person.undecided.is_empty()) {
                (Status::Placed, false) => counts.placed += 1,
                (_, false) => counts.without_place += 1,
                (Status::NeedsPerson, true) => counts.participation += 1,
                _ => {}
            }
        }
        counts
    }

    /// All seats, and the taken ones.
    pub fn seats(&self) -> (u64, u64) {
        self.places.iter().fold((0, 0), |(seats, filled), place| {
            (seats + u64::from(place.placement.capacity), filled + u64::from(place.filled))
        })
    }
}

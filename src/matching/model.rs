//! From people and rules to a problem of whole numbers: which pairs are possible, and which are fixed because somebody
//! holds them already. Every "no" on the way keeps its reasons.

use std::{borrow::Cow, ops::Index};

use talka_solver::{BuildError, Problem, ProblemBuilder, Stage as SolverStage, Stages};

pub use super::line::{Holding, Participation};
use super::{
    constraints::{self, Waiting},
    line,
};
use crate::{
    domain::{Facts, Metres, Reason, Snapshot, Stage, Wish, geo},
    rules::{Constrained, PairClasses, PairJudgement, Prepared, RuleSet},
};

/// The rank of a pair that somebody holds and never wished for: no wish has a lower one.
const UNWISHED: u8 = u8::MAX;

/// The problem and how its indices belong to the snapshot's.
#[derive(Debug)]
pub struct Model {
    /// What is to be solved.
    pub problem: Problem,
    /// The round's stages.
    pub stages: Stages,
    /// By applicant of the snapshot.
    pub participation: Vec<Participation>,
    /// By applicant of the problem: the index in the snapshot.
    pub person: Vec<usize>,
    /// By wish of the snapshot: what the rules refuse about it or cannot say yet, for people who take part or about whose
    /// participation somebody has to decide. Of what holders wished for nothing is asked.
    pub refused: Refused,
    /// By applicant of the problem and placement: pairs about which somebody has to decide.
    pub undecided: Vec<(u32, u32)>,
}

impl Model {
    /// Applies the rules to a snapshot.
    ///
    /// # Errors
    /// [`BuildError`] when the numbers make no problem; the readers of files exclude that.
    pub fn new(snapshot: &Snapshot, rules: &RuleSet) -> Result<Self, BuildError> {
        let asked = Asked::new(snapshot, rules);
        let participation = line::participation(snapshot, rules, &asked.people);
        let mut builder = ProblemBuilder::default();
        let mut number = vec![None; snapshot.applicants.len()];
        let mut person = Vec::new();
        let last = rules.tiers().iter().map(|tier| tier.number).max().unwrap_or(1);
        for (a, part) in participation.iter().enumerate() {
            if let Some(spot) = part.spot(last) {
                number[a] = u32::try_from(person.len()).ok();
                person.push(a);
                builder.applicant(snapshot.applicants[a].id.as_str(), spot.tier, Some(spot.order));
            }
        }
        // Holders never make a problem impossible: a placement has as many seats as people hold, at the least.
        for (place, seats) in snapshot.placements.iter().zip(snapshot.seats()) {
            builder.placement(place.id.as_str(), seats);
        }
        let (mut vetoed, mut undecided) = (Vec::new(), Vec::new());
        let mut refused = Refused::of(snapshot.wishes.len(), asked.classes());
        for wish in &snapshot.wishes {
            let (a, part) = (number[wish.applicant], &participation[wish.applicant]);
            let (judged, class) = asked.is_asked(wish, part).then(|| asked.judge(wish)).unzip();
            let p = u32::try_from(wish.placement).map_err(|_| BuildError::Dangling)?;
            let possible = judged.as_deref() == Some(&PairJudgement::Possible);
            // A pair that an organisation refused stands in the problem, and is barred there.
            if let Some(a) = a.filter(|_| possible || wish.refused.is_some() && part.is_in_line()) {
                builder.pair(a, p, wish.rank, distance_m(snapshot, wish).unwrap_or(0));
                if !possible {
                    vetoed.push((a, p));
                }
            }
            let open = matches!(judged.as_deref(), Some(PairJudgement::NeedsPerson(_)));
            if let (Some(a), true, true) = (a, open, part.is_in_line()) {
                undecided.push((a, p));
            }
            refused.push(judged.filter(|_| !possible && part.is_asked()), class.flatten());
        }
        hold(snapshot, &number, &mut builder)?;
        let stages = stages(&snapshot.round.stages);
        let problem = builder.build()?;
        // Applicants of the snapshot are in the order of their identifiers, so the problem's are those who take part.
        let waiting = Waiting { vetoed, undecided: &undecided };
        let side = constraints::side(snapshot, &problem, (&person, &participation), waiting);
        Ok(Self { problem: problem.with_side(side)?, stages, participation, person, refused, undecided })
    }

    /// The snapshot's index of the placement that somebody of the problem holds for good.
    pub(super) fn kept(&self, index: usize) -> Option<usize> {
        self.participation.get(*self.person.get(index)?)?.kept()
    }
}

/// What the rules refuse about wishes, or cannot say yet: by wish of the snapshot, each thing that is said kept once for its class of
/// pairs.
#[derive(Debug, Default)]
pub struct Refused {
    /// By wish, what is said of it among [`said`](Self::said).
    of: Vec<u32>,
    /// The first says nothing.
    said: Vec<Option<PairJudgement>>,
    /// By class of pairs, where what is said of it stands; 0 where nobody asked yet.
    of_class: Vec<u32>,
}

impl Refused {
    fn of(wishes: usize, classes: usize) -> Self {
        Self { of: Vec::with_capacity(wishes), said: vec![None], of_class: vec![0; classes] }
    }

    /// What is said of the next wish, and its class where it is the rules' alone.
    fn push(&mut self, judged: Option<Cow<'_, PairJudgement>>, class: Option<usize>) {
        let Some(judged) = judged else { return self.of.push(0) };
        let next = u32::try_from(self.said.len()).unwrap_or(u32::MAX);
        let known = class.map(|class| &mut self.of_class[class]);
        let at = known.as_ref().map_or(0, |known| **known);
        if at > 0 {
            return self.of.push(at);
        }
        if let Some(known) = known {
            *known = next;
        }
        self.said.push(Some(judged.into_owned()));
        self.of.push(next);
    }

    /// What is said of every wish.
    pub fn iter(&self) -> impl Iterator<Item = &Option<PairJudgement>> {
        self.of.iter().map(|at| &self.said[*at as usize])
    }
}

impl Index<usize> for Refused {
    type Output = Option<PairJudgement>;

    fn index(&self, wish: usize) -> &Self::Output {
        &self.said[self.of[wish] as usize]
    }
}

impl Participation {
    /// Whether what is said of somebody's wishes is for people to read: of holders it is not.
    fn is_asked(&self) -> bool {
        matches!(self, Self::TakesPart { .. } | Self::NeedsPerson(_))
    }
}

/// The pairs that people hold, wished for and allowed or not.
fn hold(snapshot: &Snapshot, number: &[Option<u32>], builder: &mut ProblemBuilder) -> Result<(), BuildError> {
    for held in &snapshot.holders {
        let (Some(a), Ok(p)) = (number[held.applicant], u32::try_from(held.placement)) else {
            return Err(BuildError::Dangling);
        };
        let wish = wish(snapshot, held.applicant, held.placement);
        let metres = wish.and_then(|wish| distance_m(snapshot, wish));
        builder.pair(a, p, wish.map_or(UNWISHED, |wish| wish.rank), metres.unwrap_or(0));
    }
    Ok(())
}

/// A snapshot's people and placements, ready to be judged.
struct Asked<'a> {
    snapshot: &'a Snapshot,
    rules: &'a RuleSet,
    /// Whoever is not out of the line.
    people: Vec<Option<Prepared>>,
    places: Vec<Prepared>,
    constrained: Constrained<'a>,
    /// Pairs by classes, where there are fewer of these.
    classes: Option<PairClasses>,
}

impl<'a> Asked<'a> {
    fn new(snapshot: &'a Snapshot, rules: &'a RuleSet) -> Self {
        let people = snapshot.applicants.iter().map(|person| {
            let there = person.out_of_line.is_none();
            there.then(|| rules.prepare_applicant(person))
        });
        let people: Vec<_> = people.collect();
        let places: Vec<_> = snapshot.placements.iter().map(|place| rules.prepare_placement(place)).collect();
        let who: Vec<_> = snapshot
            .applicants
            .iter()
            .zip(&people)
            .map(|(one, known)| (&one.facts, known.as_ref()))
            .collect();
        let to: Vec<_> =
            snapshot.placements.iter().zip(&places).map(|(one, known)| (&one.facts, known)).collect();
        let classes = PairClasses::new(rules, &who, &to, snapshot.wishes.len());
        let constrained = constrained(snapshot, rules);
        Self { snapshot, rules, people, places, constrained, classes }
    }

    /// How many classes of pairs there are.
    fn classes(&self) -> usize {
        self.classes.as_ref().map_or(0, PairClasses::len)
    }

    /// Whether the rules are asked about a wish: of holders only about what they wished for more than what they hold.
    fn is_asked(&self, asked: &Wish, part: &Participation) -> bool {
        match part {
            Participation::TakesPart { .. } | Participation::NeedsPerson(_) => true,
            Participation::Holds(Holding { placement, moves: true, .. }) => {
                let held = wish(self.snapshot, asked.applicant, *placement);
                held.is_some_and(|held| asked.rank < held.rank)
            }
            _ => false,
        }
    }

    /// What is said of a wish; with its class of pairs where the rules alone say it.
    fn judge(&self, wish: &Wish) -> (Cow<'_, PairJudgement>, Option<usize>) {
        if let Some(code) = &wish.refused {
            let reason = Reason::new(&format!("refused-by-organisation.{}", code.name()));
            return (Cow::Owned(PairJudgement::Impossible(vec![reason])), None);
        }
        let Some(person) = &self.people[wish.applicant] else {
            return (Cow::Owned(PairJudgement::Impossible(Vec::new())), None);
        };
        let class = self.classes.as_ref().map(|classes| classes.of(wish.applicant, wish.placement));
        let known = self.classes.as_ref().zip(class).map(|(classes, class)| classes.judgement(class));
        if let Some(judged) = known.filter(|_| self.snapshot.round.constraints.is_empty()) {
            return (Cow::Borrowed(judged), class);
        }
        let one = || self.rules.pair_at(person, &self.places[wish.placement], wish.stated.map(Metres::get));
        let judged = known.cloned().unwrap_or_else(one);
        let facts = &self.snapshot.applicants[wish.applicant].facts;
        (Cow::Owned(self.constrained.judge(judged, facts, wish.placement)), None)
    }
}

/// Somebody's wish for a placement.
fn wish(snapshot: &Snapshot, applicant: usize, placement: usize) -> Option<&Wish> {
    let key = |wish: &Wish| (wish.applicant, wish.placement);
    let at = snapshot.wishes.binary_search_by_key(&(applicant, placement), key).ok()?;
    snapshot.wishes.get(at)
}

/// The round's side constraints with everyone who is not out of the line, and every placement with its seats.
pub fn constrained<'a>(snapshot: &'a Snapshot, rules: &'a RuleSet) -> Constrained<'a> {
    let people = snapshot.applicants.iter().filter(|person| person.out_of_line.is_none());
    let people: Vec<&Facts> = people.map(|person| &person.facts).collect();
    let places = snapshot.placements.iter().zip(snapshot.seats());
    let places = places.map(|(place, seats)| (&place.facts, u64::from(seats)));
    Constrained::new(rules, &snapshot.round, Some(&people), &places.collect::<Vec<_>>())
}

/// The distance as stated, or between the two places; `None` when neither is known.
pub fn distance_m(snapshot: &Snapshot, wish: &Wish) -> Option<u64> {
    let ends = || {
        let home = snapshot.applicants[wish.applicant].home?;
        let site = snapshot.placements[wish.placement].site?;
        Some(geo::distance_m(home, site))
    };
    wish.stated.map(Metres::get).or_else(ends)
}

/// The solver's word for a stage.
pub fn solver_stage(stage: Stage) -> SolverStage {
    match stage {
        Stage::Placed => SolverStage::Placed,
        Stage::Reserves => SolverStage::Reserves,
        Stage::Tiers => SolverStage::Tiers,
        Stage::Order => SolverStage::Order,
        Stage::Rank => SolverStage::Rank,
        Stage::Distance => SolverStage::Distance,
        Stage::Tiebreak => SolverStage::Tiebreak,
    }
}

fn stages(asked: &[Stage]) -> Stages {
    let stages: Vec<SolverStage> = asked.iter().copied().map(solver_stage).collect();
    // The reader of round.toml has refused everything else.
    Stages::new(&stages).unwrap_or_else(|| Stages::usual(true, false))
}

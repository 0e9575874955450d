//! Small instances of every kind with everything that is allowed in them, tried one by one.

use talka_solver::{
    Assignment, Problem, ProblemBuilder, Refusal, Side, Stage, Stages, Verdict,
    problem::side::{Budget, Cap, OpenMin, Reserve},
};

use super::common::{Dice, value};

const SEQUENCES: [&str; 14] = [
    "placed",
    "placed,tiers",
    "placed,rank",
    "placed,order",
    "placed,tiebreak",
    "placed,order,tiebreak",
    "placed,distance,tiebreak",
    "placed,reserves,rank",
    "placed,tiers,reserves,tiebreak",
    "placed,reserves,tiers,order,rank",
    "placed,tiers,order,rank,distance,tiebreak",
    "placed,reserves,tiers,rank,distance,tiebreak",
    "placed,tiers,reserves,order,rank,distance,tiebreak",
    "placed,reserves,tiers,order,rank,distance,tiebreak",
];

/// A person as an instance is drawn: tier, order, and pairs of placement, rank, distance.
pub(crate) type Person = (u8, u64, Vec<(u32, u8, u64)>);

/// What an instance is made of; a twin of it has some of this otherwise.
#[derive(Debug, Clone)]
pub(crate) struct Draft {
    /// The first letter of everybody's name: words of the tie-break hang on it.
    pub(crate) letter: char,
    pub(crate) people: Vec<Person>,
    pub(crate) seats: Vec<u32>,
    pub(crate) side: Side,
    pub(crate) stages: Stages,
}

fn some(dice: &mut Dice, count: usize) -> Vec<u32> {
    (0u32..).take(count).filter(|_| dice.roll(3) > 0).collect()
}

impl Draft {
    pub(crate) fn new(dice: &mut Dice, plain: bool) -> Self {
        let (count, places) = (1 + dice.number(4), 1 + dice.number(3));
        let mut orders: Vec<u64> = (0..u64::from(count)).collect();
        let turn = usize::try_from(dice.roll(u64::from(count))).expect("small");
        orders.rotate_left(turn);
        let tiers = 1 + dice.byte(2);
        let people = orders.into_iter().map(|order| {
            let mut pairs: Vec<(u32, u8, u64)> = Vec::new();
            for p in 0..places {
                if dice.roll(4) > 0 {
                    pairs.push((p, 1 + dice.byte(3), dice.roll(3)));
                }
            }
            (1 + dice.byte(tiers), order, pairs)
        });
        let people: Vec<Person> = people.collect();
        let seats = (0..places).map(|_| dice.number(3)).collect();
        let stages = SEQUENCES[usize::try_from(dice.roll(SEQUENCES.len() as u64)).expect("small")];
        let stages = Stages::parse(stages).expect("valid stages");
        let mut draft = Self { letter: 'a', people, seats, side: Side::default(), stages };
        if !plain {
            draft.side = draft.constraints(dice);
        }
        draft
    }

    fn constraints(&self, dice: &mut Dice) -> Side {
        let (people, places) = (self.people.len(), self.seats.len());
        let mut side = Side::default();
        let cap = |dice: &mut Dice, name: &str, count: usize| {
            let members = some(dice, count);
            Cap { id: name.to_owned(), max: dice.roll(members.len() as u64 + 1), members }
        };
        if dice.roll(3) == 0 {
            side.applicant_caps = (0..=dice.roll(2)).map(|at| cap(dice, &format!("x{at}"), people)).collect();
        }
        if dice.roll(3) == 0 {
            side.placement_caps = (0..=dice.roll(2)).map(|at| cap(dice, &format!("y{at}"), places)).collect();
        }
        if dice.roll(3) == 0 {
            let reserve = |dice: &mut Dice, at: u64| Reserve {
                id: format!("r{at}"),
                applicants: some(dice, people),
                placements: some(dice, places),
                seats: dice.roll(3),
            };
            side.reserves = (0..=dice.roll(2)).map(|at| reserve(dice, at)).collect();
        }
        if dice.roll(3) == 0 {
            let open = |placement: u32, min: u64| OpenMin { placement, min };
            side.open_min = some(dice, places).into_iter().map(|p| open(p, dice.roll(4))).collect();
        }
        if dice.roll(4) == 0 {
            let pairs = self.people.iter().map(|(_, _, pairs)| pairs.len()).sum();
            let costs: Vec<u64> = (0..pairs).map(|_| [0, 1, 2, 3, 5][usize::from(dice.byte(5))]).collect();
            side.budgets = (0..=dice.roll(2))
                .map(|at| Budget { id: format!("b{at}"), limit: dice.roll(8), costs: costs.clone() })
                .collect();
        }
        if dice.roll(3) == 0 && people > 1 {
            let mut list = some(dice, people);
            list.truncate(3);
            side.together = vec![list];
        }
        let pair = |dice: &mut Dice| {
            let a = dice.number(u32::try_from(people).expect("small"));
            let pairs = &self.people[a as usize].2;
            let at = usize::try_from(dice.roll(pairs.len().max(1) as u64)).expect("small");
            pairs.get(at).map(|pair| (a, pair.0))
        };
        if dice.roll(5) == 0 {
            side.pins = pair(dice).into_iter().collect();
        }
        if dice.roll(5) == 0 {
            side.forbidden = (0..2).filter_map(|_| pair(dice)).collect();
        }
        if side.is_empty() {
            side.placement_caps = vec![Cap { id: "y".to_owned(), members: vec![0], max: 9 }];
        }
        side
    }

    /// The same with something otherwise, so that something else may be the best; rows stay as many.
    pub(crate) fn twin(&self, dice: &mut Dice) -> Self {
        let mut twin = self.clone();
        let one = usize::try_from(dice.roll(twin.people.len() as u64)).expect("small");
        match dice.roll(8) {
            0 => twin.letter = ['b', 'c', 'd', 'e'][usize::from(dice.byte(4))],
            1 => {
                let orders: Vec<u64> = twin.people.iter().map(|person| person.1).rev().collect();
                twin.people.iter_mut().zip(orders).for_each(|(person, order)| person.1 = order);
            }
            2 => twin.people[one].0 = 1 + dice.byte(3),
            3 => twin.people[one].2.iter_mut().for_each(|pair| pair.1 = 1 + dice.byte(3)),
            4 => twin.people[one].2.iter_mut().for_each(|pair| pair.2 = dice.roll(3)),
            5 => {
                let p = usize::try_from(dice.roll(twin.seats.len() as u64)).expect("small");
                twin.seats[p] = dice.number(3);
            }
            6 => {
                let side = &mut twin.side;
                let caps =
                    side.applicant_caps.iter_mut().chain(&mut side.placement_caps).map(|cap| &mut cap.max);
                let numbers = caps.chain(side.budgets.iter_mut().map(|budget| &mut budget.limit));
                for number in numbers.chain(side.reserves.iter_mut().map(|reserve| &mut reserve.seats)) {
                    *number = dice.roll(*number + 2);
                }
            }
            _ => {
                twin.side.open_min.clear();
                twin.side.together.clear();
                twin.side.forbidden.clear();
                twin.side.pins.clear();
            }
        }
        twin
    }

    pub(crate) fn problem(&self) -> Option<Problem> {
        let mut builder = ProblemBuilder::default();
        for (at, (tier, order, _)) in self.people.iter().enumerate() {
            builder.applicant(&format!("{}{at}", self.letter), *tier, Some(*order));
        }
        self.seats.iter().enumerate().for_each(|(at, seats)| builder.placement(&format!("p{at}"), *seats));
        for (a, (_, _, pairs)) in (0u32..).zip(&self.people) {
            for &(p, rank, distance) in pairs {
                builder.pair(a, p, rank, distance);
            }
        }
        builder.build().and_then(|problem| problem.with_side(self.side.clone())).ok()
    }
}

/// An instance, everything that is allowed in it, and what that is worth.
pub(crate) struct World {
    pub(crate) problem: Problem,
    pub(crate) stages: Stages,
    pub(crate) allowed: Vec<(Assignment, Vec<i128>)>,
    pub(crate) best: Vec<i128>,
}

impl World {
    pub(crate) fn new(draft: &Draft) -> Option<Self> {
        Self::of(draft.problem()?, draft.stages.clone())
    }

    /// Everything that is allowed; `None` where nothing is.
    pub(crate) fn of(problem: Problem, stages: Stages) -> Option<Self> {
        let mut all = vec![vec![None; problem.applicants()]];
        for a in 0..problem.applicants() {
            let before = std::mem::take(&mut all);
            for chosen in before {
                for &p in problem.placements_of(a) {
                    let mut with = chosen.clone();
                    with[a] = Some(p);
                    all.push(with);
                }
                all.push(chosen);
            }
        }
        all.retain(|chosen| is_allowed(&problem, chosen));
        let with_value = |chosen: Vec<Option<u32>>| {
            let assignment = Assignment::new(chosen);
            let value = value(&problem, &stages, &assignment);
            (assignment, value)
        };
        let allowed: Vec<(Assignment, Vec<i128>)> = all.into_iter().map(with_value).collect();
        let best = allowed.iter().map(|(_, value)| value).max()?.clone();
        Some(Self { problem, stages, allowed, best })
    }

    /// How many numbers of a value belong to a stage.
    fn width(&self, stage: Stage) -> usize {
        match stage {
            Stage::Tiers => self.problem.tiers_present().len(),
            Stage::Order => self.problem.applicants(),
            Stage::Tiebreak => 8,
            _ => 1,
        }
    }

    /// What is false in a verdict on an allowed assignment.
    pub(crate) fn lie(&self, found: &Assignment, verdict: &Verdict) -> Option<String> {
        let own = value(&self.problem, &self.stages, found);
        let mut end = 0;
        for (stage, outcome) in &verdict.stages {
            let before = end;
            end += self.width(*stage);
            if outcome.is_ok() && own[..end] != self.best[..end] {
                return Some(format!("{stage} is called proven: {own:?} instead of {:?}", self.best));
            }
            if matches!(outcome, Err(Refusal::GivenEarlier)) {
                let alike = self.allowed.iter().filter(|(_, value)| value[..before] == own[..before]);
                if alike.map(|(_, value)| &value[before..end]).max() > Some(&own[before..end]) {
                    return Some(format!("{stage} is called proven given the stages before: {own:?}"));
                }
            }
        }
        let as_good = self.allowed.iter().filter(|(_, value)| *value == own).count();
        if verdict.unique.is_ok() && (own != self.best || as_good > 1) {
            return Some(format!(
                "{as_good} are as good, called the only one: {own:?}, best {:?}",
                self.best
            ));
        }
        None
    }
}

/// Whether an assignment is allowed, as the interface says it.
fn is_allowed(problem: &Problem, chosen: &[Option<u32>]) -> bool {
    let side = problem.side();
    let load = |p: u32| chosen.iter().filter(|held| **held == Some(p)).count() as u64;
    let placed = |a: &&u32| chosen[**a as usize].is_some();
    let cost = |budget: &Budget| -> u64 {
        let pair = |(a, held): (usize, &Option<u32>)| problem.find_pair(a, (*held)?);
        chosen.iter().enumerate().filter_map(pair).map(|at| budget.costs[at]).sum()
    };
    (0u32..).take(problem.placements()).all(|p| load(p) <= u64::from(problem.capacity(p as usize)))
        && side.applicant_caps.iter().all(|cap| cap.members.iter().filter(placed).count() as u64 <= cap.max)
        && side.placement_caps.iter().all(|cap| cap.members.iter().map(|p| load(*p)).sum::<u64>() <= cap.max)
        && side.open_min.iter().all(|open| load(open.placement) == 0 || load(open.placement) >= open.min)
        && side.budgets.iter().all(|budget| cost(budget) <= budget.limit)
        && side.together.iter().all(|list| {
            let count = list.iter().filter(placed).count();
            count == 0 || count == list.len()
        })
        && side.pins.iter().all(|&(a, p)| chosen[a as usize] == Some(p))
        && side.forbidden.iter().all(|&(a, p)| chosen[a as usize] != Some(p))
}

//! What the rules say about an application as it stands, the same way for every page and count. Owns no decision.

use std::collections::BTreeMap;

use super::{Book, No, Opened, Placed, described::add_each};
use crate::{
    domain::{Applicant, Facts, Reason, Standing},
    rules::{Constrained, Judgement, PairJudgement, Prepared},
};

/// What a judgement comes to, and why, where it does not simply say yes.
pub(super) fn of(judgement: Judgement) -> (Standing, Vec<Reason>) {
    match judgement {
        Judgement::Eligible { tier } => (Standing::Eligible(tier), Vec::new()),
        Judgement::NotEligible(reasons) => (Standing::NotEligible, reasons),
        Judgement::NeedsPerson(reasons) => (Standing::NeedsPerson, reasons),
    }
}

/// A round's placements by number and its side constraints, ready for many questions.
pub(super) struct Ready<'a> {
    book: &'a Book,
    placed: &'a [Placed],
    places: BTreeMap<&'a str, (usize, Prepared)>,
    constrained: Constrained<'a>,
}

impl Ready<'_> {
    /// What the rules and the constraints say of someone at a placement; `None` where it was taken back: that is no wish
    /// any more.
    pub(super) fn pair(&self, applicant: (&Prepared, &Facts), number: &str) -> Option<PairJudgement> {
        let (at, place) = self.places.get(number)?;
        let judged = self.book.rules.pair_prepared(applicant.0, place);
        Some(self.constrained.judge(judged, applicant.1, *at))
    }

    /// What they say of every placement that somebody's wishes reach.
    pub(super) fn wished(
        &self,
        opened: &Opened,
        (applicant, prepared): (&Applicant, &Prepared),
    ) -> Vec<PairJudgement> {
        let reached = self.book.reach(opened, applicant).of(self.placed);
        let judged = |place: &Placed| self.pair((prepared, &applicant.facts), place.placement.id.as_str());
        reached.into_iter().filter_map(judged).collect()
    }
}

/// Makes a round ready. `people` are the facts of everyone who has not withdrawn, or `None` where they are not at hand:
/// then nobody knows how many there will be.
pub(super) fn ready<'a>(book: &'a Book, people: Option<&[Facts]>, places: &'a [Placed]) -> Ready<'a> {
    let seats: Vec<(&Facts, u64)> =
        places.iter().map(|place| (&place.placement.facts, u64::from(place.placement.capacity))).collect();
    let people: Option<Vec<&Facts>> = people.map(|people| people.iter().collect());
    let constrained = Constrained::new(&book.rules, &book.settings, people.as_deref(), &seats);
    let place = |(at, place): (usize, &'a Placed)| {
        (place.placement.id.as_str(), (at, book.rules.prepare_placement(&place.placement)))
    };
    Ready { book, placed: places, places: places.iter().enumerate().map(place).collect(), constrained }
}

/// The facts of everyone who has not withdrawn, as they are known by now.
pub(super) fn facts_of(people: &[Opened]) -> Result<Vec<Facts>, No> {
    let there = people.iter().filter(|one| one.withdrawn.is_none());
    there.map(|one| Ok(one.applicant()?.facts)).collect()
}

/// What the rules say about an application, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Stands {
    pub(super) standing: Standing,
    /// Why, where they do not simply say yes; of someone who takes part, what is to be found out about undecided wishes.
    pub(super) reasons: Vec<Reason>,
    /// How many placements that someone who takes part wishes for are undecided.
    pub(super) undecided: u64,
    /// Whether someone takes part whom none of their wishes can give a place: each is impossible, whatever is still found out.
    pub(super) nowhere: bool,
}

impl Stands {
    fn decided(standing: Standing, reasons: Vec<Reason>) -> Self {
        Self { standing, reasons, undecided: 0, nowhere: false }
    }
}

pub(super) fn standing(opened: &Opened, ready: &Ready<'_>) -> Result<Stands, No> {
    if let Some(withdrawn) = opened.withdrawn {
        return Ok(Stands::decided(withdrawn.standing(), Vec::new()));
    }
    if opened.erased {
        return Ok(Stands::decided(Standing::Erased, Vec::new()));
    }
    let rules = &ready.book.rules;
    let applicant = opened.applicant()?;
    let prepared = rules.prepare_applicant(&applicant);
    let (judged, reasons) = of(rules.judge(&prepared));
    if !matches!(judged, Standing::Eligible(_)) {
        return Ok(Stands::decided(judged, reasons));
    }
    let wishes = Wishes::of(ready.wished(opened, (&applicant, &prepared)));
    // With no wish that is possible and one that is undecided, a run leaves the whole application to a member of staff
    // (`left_out` in matching).
    let waits = wishes.possible == 0 && wishes.undecided > 0;
    let standing = if waits { Standing::NeedsPerson } else { judged };
    let nowhere = wishes.possible + wishes.undecided == 0;
    Ok(Stands { standing, reasons: wishes.questions, undecided: wishes.undecided, nowhere })
}

/// All that is to be found out about somebody who waits for it: what the rules ask about the person, and what they ask about the wishes,
/// also while the first is open.
pub(super) fn questions(opened: &Opened, ready: &Ready<'_>) -> Result<Vec<Reason>, No> {
    if opened.withdrawn.is_some() || opened.erased {
        return Ok(Vec::new());
    }
    let rules = &ready.book.rules;
    let applicant = opened.applicant()?;
    let prepared = rules.prepare_applicant(&applicant);
    let (judged, mut asked) = of(rules.judge(&prepared));
    if judged == Standing::NotEligible {
        return Ok(Vec::new());
    }
    add_each(&mut asked, Wishes::of(ready.wished(opened, (&applicant, &prepared))).questions);
    Ok(asked)
}

/// What the rules say about the placements that somebody wishes for.
#[derive(Debug, Default)]
struct Wishes {
    possible: u64,
    undecided: u64,
    /// What is to be found out about the undecided ones, each once.
    questions: Vec<Reason>,
}

impl Wishes {
    fn of(judged: Vec<PairJudgement>) -> Self {
        let mut wishes = Self::default();
        for judged in judged {
            match judged {
                PairJudgement::Possible => wishes.possible += 1,
                PairJudgement::NeedsPerson(reasons) => {
                    wishes.undecided += 1;
                    add_each(&mut wishes.questions, reasons);
                }
                PairJudgement::Impossible(_) => {}
            }
        }
        wishes
    }
}

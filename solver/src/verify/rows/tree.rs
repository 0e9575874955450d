//! A goal proven in parts. Questions with whole numbers for answers split what is possible in two, and again; where they
//! end, prices bound what is left. Every possible assignment answers every question one way or the other, so it lies in
//! one of the parts; and if none of the parts allows more than was reached, nothing does.

use super::{Case, Known, bound::Part};
use crate::{Knot, Question, Tree, verify::Refusal};

/// What a question was answered with on the way to a part, from the least to the most.
type Answers = Vec<(u64, Option<u64>)>;

impl Known {
    /// Checks every part.
    pub(super) fn every_part(&self, case: &Case<'_>, at: usize, tree: &Tree) -> Result<(), Refusal> {
        let wrong = || Refusal::WrongPrices { stage: case.proof.sets[at].goal.stage() };
        if !tree.questions.iter().all(|question| is_sane(case, question)) {
            return Err(wrong());
        }
        let begin: Answers = vec![(0, None); tree.questions.len()];
        let mut open = vec![(0usize, begin)];
        // Knots lead only to later ones, so that no part leads back to itself.
        while let Some((number, answers)) = open.pop() {
            match tree.knots.get(number).ok_or_else(wrong)? {
                Knot::Prices(prices) => {
                    let mut known = self.clone();
                    let Some(part) = known.part(case, tree, &answers, &prices.answers).ok_or_else(wrong)?
                    else {
                        continue;
                    };
                    let scale = case.proof.sets[at].scale;
                    let bound = known.bound(case, at, prices, &part)?;
                    if bound.is_some_and(|bound| bound.most >= bound.reached + scale) {
                        return Err(Refusal::BoundAbove { stage: case.proof.sets[at].goal.stage() });
                    }
                }
                Knot::Split { question, at, below, above } => {
                    let later =
                        |knot: u32| Some(knot as usize).filter(|knot| *knot > number).ok_or_else(wrong);
                    let (least, most) = *answers.get(*question as usize).ok_or_else(wrong)?;
                    let mut smaller = answers.clone();
                    let mut larger = answers;
                    smaller[*question as usize] = (least, Some(most.map_or(*at, |most| most.min(*at))));
                    larger[*question as usize] = (least.max(at.checked_add(1).ok_or_else(wrong)?), most);
                    open.extend([(later(*below)?, smaller), (later(*above)?, larger)]);
                }
            }
        }
        Ok(())
    }

    /// What is left after these answers. `None` where prices do not fit, `Some(None)` where nothing is left.
    #[expect(clippy::option_option, reason = "an empty part is fine, wrong prices are not")]
    fn part(
        &mut self,
        case: &Case<'_>,
        tree: &Tree,
        answers: &Answers,
        prices: &[(u32, i128)],
    ) -> Option<Option<Part>> {
        let problem = case.problem;
        let mut part =
            Part { asked: vec![0; problem.pairs()], earned: 0, placed: vec![false; problem.applicants()] };
        for (question, &(least, most)) in tree.questions.iter().zip(answers) {
            if most.is_some_and(|most| most < least) {
                return Some(None);
            }
            match question {
                Question::Person(a) if most == Some(0) => self.leave_out(case, *a),
                Question::Person(_) if least > 1 => return Some(None),
                Question::Person(a) => part.placed[*a as usize] |= least == 1,
                Question::Runs(p) if most == Some(0) => self.empty(case, *p, None),
                Question::Runs(_) if least > 1 => return Some(None),
                Question::Runs(p) if least == 1 => {
                    let row = &mut self.rows[*p as usize];
                    row.least = row.least.max(i128::from(min_of(case, *p)?));
                    if row.most.is_some_and(|most| most < row.least) {
                        return Some(None);
                    }
                }
                Question::Count { placement, applicants } if most == Some(0) => {
                    self.empty(case, *placement, Some(applicants));
                }
                Question::Runs(_) | Question::Count { .. } => {}
            }
        }
        for &(number, price) in prices {
            let Question::Count { placement, applicants } = tree.questions.get(number as usize)? else {
                return None;
            };
            let (least, most) = answers[number as usize];
            let times = if price > 0 { most? } else { least };
            part.earned = part.earned.checked_add(price.checked_mul(i128::from(times))?)?;
            for &a in applicants {
                if let Some(pair) = problem.find_pair(a as usize, *placement) {
                    part.asked[pair] = part.asked[pair].checked_add(price)?;
                }
            }
        }
        Some(Some(part))
    }

    fn leave_out(&mut self, case: &Case<'_>, a: u32) {
        case.problem.pair_range(a as usize).for_each(|pair| self.remains[pair] = false);
    }

    /// None of these people, or nobody, is at a placement.
    fn empty(&mut self, case: &Case<'_>, placement: u32, only: Option<&[u32]>) {
        for a in 0..case.problem.applicants() {
            let listed =
                only.is_none_or(|only| u32::try_from(a).is_ok_and(|a| only.binary_search(&a).is_ok()));
            if let Some(pair) = case.problem.find_pair(a, placement).filter(|_| listed) {
                self.remains[pair] = false;
            }
        }
    }
}

/// The least number with which a placement runs.
fn min_of(case: &Case<'_>, placement: u32) -> Option<u64> {
    let mut open = case.problem.side().open_min.iter();
    open.find(|open| open.placement == placement).map(|open| open.min)
}

/// Whether a question is about what exists, and counts nobody twice.
fn is_sane(case: &Case<'_>, question: &Question) -> bool {
    let person = |a: u32| (a as usize) < case.problem.applicants();
    let place = |p: u32| (p as usize) < case.problem.placements();
    match question {
        Question::Person(a) => person(*a),
        Question::Runs(p) => place(*p) && min_of(case, *p).is_some(),
        Question::Count { placement, applicants } => {
            place(*placement)
                && applicants.windows(2).all(|two| two[0] < two[1])
                && applicants.iter().all(|&a| person(a))
        }
    }
}

//! What a verdict says of itself.

use talka_solver::{Problem, Refusal, Side, Stage, Verdict};

use super::{idle, problem};

fn verdict(stages: &[Result<(), Refusal>]) -> Verdict {
    let stages = [Stage::Placed, Stage::Rank].into_iter().zip(stages.iter().cloned()).collect();
    Verdict { feasible: Ok(()), stages, cutoffs_exact: Ok(()), unique: Err(Refusal::NotClaimed) }
}

fn of(side: Side) -> Problem {
    problem(&[("a", Some(1))], &[("p", 1)], &[(0, 0, 1)], side)
}

#[test]
fn everything_is_proven_only_where_all_is() {
    assert!(verdict(&[Ok(()), Ok(())]).all_proven());
    assert!(!verdict(&[Ok(()), Err(Refusal::NotClaimed)]).all_proven());
    assert!(!Verdict { cutoffs_exact: Err(Refusal::NotClaimed), ..verdict(&[Ok(())]) }.all_proven());
    assert!(!Verdict { feasible: Err(Refusal::Shape), ..verdict(&[Ok(())]) }.all_proven());
}

#[test]
fn what_is_given_is_not_what_is_unproven() {
    let said = verdict(&[Err(Refusal::NotClaimed), Err(Refusal::GivenEarlier)]);
    assert!(!said.proves_given_earlier(Stage::Placed) && said.proves_given_earlier(Stage::Rank));
    assert!(!said.proves(Stage::Rank) && !said.proves_given_earlier(Stage::Order));
}

#[test]
fn what_may_be_written() {
    let (plain, constrained) = (of(Side::default()), of(idle()));
    let open = verdict(&[Ok(()), Err(Refusal::NotClaimed)]);
    // Whoever finished proves everything, but for side constraints.
    assert!(!open.is_acceptable(&plain, true) && open.is_acceptable(&plain, false));
    assert!(open.is_acceptable(&constrained, true));
    let late = Verdict { cutoffs_exact: Err(Refusal::NotClaimed), ..verdict(&[Ok(()), Ok(())]) };
    assert!(!late.is_acceptable(&constrained, true) && late.is_acceptable(&constrained, false));
    let broken = Verdict { feasible: Err(Refusal::Shape), ..verdict(&[Ok(()), Ok(())]) };
    assert!(!broken.is_acceptable(&constrained, false) && !broken.is_acceptable(&plain, true));
}

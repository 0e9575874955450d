//! `talka verify`: a result is checked against its instance, with no solver code. Whatever is wrong with
//! the result's files refutes it (exit code 1); only a bad instance is bad input (2).

use talka_solver::verify_with;

use super::{Stop, VerifyArgs, console::Console, solve};
use crate::{
    domain::Arg,
    files::{instance, result},
};

pub(super) fn run(args: &VerifyArgs, console: &mut Console) -> Result<(), Stop> {
    console.step(&console.tr.say("cli-progress-read"));
    let instance = instance::read(&args.instance, args.threads as usize)?;
    console.warnings(&instance.warnings);
    let refuse =
        |why: String| Stop::Refused(console.tr.with("cli-verify-refused", &[("why", Arg::Text(why))]));
    let claim = result::read(&args.result, &instance.problem).map_err(refuse)?;
    console.step(&console.tr.say("cli-progress-verify"));
    if claim.result.instance_sha256 != instance.digest {
        return Err(refuse(console.tr.say("refusal-digest")));
    }
    let objective = result::ObjectiveFile::of(&instance.problem, &claim.stages, &claim.assignment);
    if claim.result.objective != objective {
        let text = |sum: u128| Arg::Text(sum.to_string());
        let sums = [
            ("placed", text(u128::from(objective.placed))),
            ("ranks", text(objective.rank_sum)),
            ("distance", text(objective.distance_m_sum)),
        ];
        return Err(refuse(console.tr.with("refusal-objective", &sums)));
    }
    let certificate = claim.certificate.map_err(refuse)?;
    let threads = args.threads as usize;
    let verdict = verify_with(threads, &instance.problem, &claim.stages, &claim.assignment, &certificate);
    if verdict.feasible.is_err() || verdict.cutoffs_exact.is_err() {
        return Err(solve::refused(console, &instance.problem, &verdict));
    }
    solve::proofs(console, &verdict);
    for (stage, outcome) in &verdict.stages {
        let claimed = claim.result.proven.get(stage.name()).copied().unwrap_or(false);
        // Under side constraints an optimum may rest on the solver's word, and then says so.
        let optimal = claim.result.status == "optimal" && instance.problem.side().is_empty();
        if outcome.is_err() && (claimed || optimal) {
            return Err(solve::refused(console, &instance.problem, &verdict));
        }
    }
    let solved = |name: &str| verdict.stages.iter().any(|(stage, _)| stage.name() == name);
    if let Some((name, _)) = claim.result.proven.iter().find(|(name, claimed)| **claimed && !solved(name)) {
        return Err(refuse(format!("proven {name}")));
    }
    let words = result::tiebreak_words(&certificate);
    if claim.result.unique && (verdict.unique.is_err() || words != claim.result.tiebreak_words) {
        return Err(refuse("unique, tiebreak_words".to_owned()));
    }
    if !["optimal", "feasible"].contains(&claim.result.status.as_str()) {
        return Err(refuse(format!("status {}", claim.result.status)));
    }
    console.say(&console.tr.say("cli-verify-ok"));
    Ok(())
}

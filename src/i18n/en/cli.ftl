### What the command line says.
cli-progress-read = Reading
cli-progress-rules = Applying the rules
cli-progress-solve = Looking for the allocation: { $stage }
cli-progress-verify = Checking the proof
cli-progress-audit = Checking the rules
cli-progress-write = Writing
cli-done-match =
    { $applications ->
        [one] Placed { $placed } of { $applications } applicant
       *[other] Placed { $placed } of { $applications } applicants
    }; { $seats ->
        [one] { $seats } place
       *[other] { $seats } places
    } in all, { $waiting } waiting.
cli-proof-stage-proven = { $stage }: proven
cli-proof-stage-unproven = { $stage }: not proven, rests on the solver’s word alone
cli-proof-unique = There is no other allocation like it: proven
cli-proof-none = There is no proof.
cli-verify-ok = The result is checked and correct.
cli-verify-refused = The result is refused: { $why }
cli-audit-failed = The allocation breaks the rules: { $why }
cli-warning = Warning
cli-error = Error
cli-report-at = Report: { $path }
cli-demo-tiers = Placed / taking part, by priority group:
cli-infeasible = No valid allocation exists: the conditions contradict each other.
cli-feasible-only = Time is up: the allocation is valid, but it is not proven that there is no better one.
cli-faults-count =
    { $n ->
        [one] { $n } error in the input. Nothing was written.
       *[other] { $n } errors in the input. Nothing was written.
    }

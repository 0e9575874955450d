### What the command line says.
cli-progress-read = Reading
cli-progress-rules = Applying the rules
cli-progress-solve = Looking for the allocation: { $stage }
cli-progress-verify = Checking the proof
cli-progress-audit = Checking the rules
cli-progress-write = Writing
cli-progress-generate = Making pairs: { $n } %
cli-done-match =
    { $applications ->
        [one] Placed { $placed } of { $applications } applicant
       *[other] Placed { $placed } of { $applications } applicants
    }; { $seats ->
        [one] { $seats } place
       *[other] { $seats } places
    } in all, { $waiting } waiting.
cli-done-undecided =
    { $n ->
        [one] Open questions may have changed the outcome for { $n } person: for whom, and which, is in not-placed.csv and allocation.csv.
       *[other] Open questions may have changed the outcome for { $n } people: for whom, and which, is in not-placed.csv and allocation.csv.
    }
cli-done-generate = Applicants: { $applicants }. Placements: { $placements }, with places: { $seats }. Pairs: { $pairs }. Applicants without a pair: { $without }.
cli-proof-stage-proven = { $stage }: proven
cli-proof-stage-unproven = { $stage }: not proven, rests on the solver’s word alone
cli-proof-stage-given = { $stage }: proven only given what the earlier stages reached, one of which rests on the solver’s word
cli-proof-unique = There is no other allocation like it: proven
cli-verify-gap = { $stage }: that nothing passes { $bound } rests on the solver’s word alone
cli-verify-ok = The result is checked and correct.
cli-verify-ok-partly = The result is checked and keeps every rule; proven are only the stages called proven above.
cli-verify-refused = The result is refused: { $why }
cli-audit-failed = The outcome does not pass the audit: { $why }
cli-warning = Warning
cli-error = Error
cli-report-at = Report: { $path }
cli-feasible-only = Time is up: the allocation is valid, but it is not proven that there is no better one.
cli-feasible-unproven = The allocation is valid, but it is not proven that there is no better one.
cli-faults-count =
    { $n ->
        [one] { $n } error in the input. Nothing was written.
       *[other] { $n } errors in the input. Nothing was written.
    }

cli-serving = Talka is serving: { $address }
cli-working = Waiting for runs and background jobs.
cli-migrated = The database's tables are this version's.
cli-backed-up = The copy is ready: { $file }. Keep the key file elsewhere: without it the copy cannot be read.
cli-restored = The database is restored from the copy.
cli-bounces = Mails that came back, noted now: { $noted }; known before: { $known }; not ours: { $others }.
cli-key-rotated = Everything that the older key sealed is sealed with the new key { $key }. The older key is still in the file: backups that were made with it need it. Start the services again; talka key retire takes it out of the file.
cli-key-retired = Nothing in the database is sealed with an older key any more; of the keys that seal, the file holds { $key } alone.
cli-restore-postgres = A PostgreSQL database is restored with pg_restore.
cli-account-added = Account made: { $login }.
demo-preparing = Preparing the demonstration: five rounds, more than a thousand applications. It takes a few seconds.
demo-address = Talka is serving: { $address }
demo-accounts = Sign in (user name / password), and see a result (number / code):
demo-role-caseworker = caseworker who decides and starts the run
demo-role-second = second caseworker, who publishes
demo-role-department = library that offers placements
demo-role-school = school where people come to work
demo-role-administrator = administrator
demo-application-placed = application with a place
demo-application-waiting = application that waits
demo-application-not-eligible = application that is not eligible
demo-application-needs-person = application that is undecided
demo-data = Data: { $data }. Stop with Ctrl+C; next time all is as you left it. Begin anew with --fresh.
cli-solve-impossible = The side constraints contradict each other: they cannot all be met.
cli-solve-stopped = Time was up before any allocation was found that keeps all side constraints.
chain-gap = The sequence does not go on from the entry before
chain-hash = The checksum does not follow from the entry before: something was edited, inserted or moved
chain-deleted = The event of this entry is not there
chain-edited = The event is not what was chained
chain-inserted = An event that is not in the chain and does not wait for it
chain-lost = An event that waited for the chain is not there
chain-truncated = The chain ends before the checkpoint
chain-rewritten = The chain has another checksum at the checkpoint
invariant-seats = A placement with more holders than places
invariant-places = An application that holds two places
invariant-publications = A publication whose run is not verified, or behind which two people do not stand
invariant-messages = A message without a cause
invariant-excess = A seat above a placement’s own that two people did not sign
invariant-calls = An application whose person holds a place in another call as well
invariant-excluded = An application whose person holds a place in a round that rules this one out
invariant-endings = An offer that ended, or whose contest was settled, without two people
invariant-letters = An offer of which its person has no letter
invariant-given = A publication that offers something else than its run gave
invariant-waiting = A number of those who come earlier that got worse without a cause
invariant-erasures = An application that was erased while its place or a contest was open
cli-audit-no-key = What is sealed was not asked: there is no key file. Name it with --key-file.
cli-audit-whole = The chain is whole, and nothing contradicts what must hold. Entries: { $entries }; events that wait to be chained: { $waiting }.
cli-audit-no-checkpoint = Without --checkpoint, entries cut off at the end are not found.
cli-audit-broken = Something does not fit. Things that do not fit: { $wrong }.
cli-erase-what = Application { $number } of { $round }. Its name, contact, personal code, answers, wishes and letters go for good. Its number, moments, counts, proofs, the log, and the mark of the personal code by which the law counts taking part stay.
cli-erase-sure = Nothing is erased yet. To erase it, say --yes as well.
cli-erased-one = Application { $number } is erased.
cli-erased-before = Application { $number } was erased before.
cli-erased-again =
    { $n ->
        [one] { $n } application that had been erased is erased again.
       *[other] { $n } applications that had been erased are erased again.
    }
cli-restore-erasures-unknown = The database that stood here could not be asked which applications were erased since. Where a list is kept, say: talka erase --again FILE

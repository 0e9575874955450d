### The pages of a run, for caseworkers.

## State
run-title = Run { $n }
run-state-queued = Waiting
run-state-running = Under way
run-state-verified = Checked
run-state-changed = Data changed
run-state-published = Published
run-state-superseded = Superseded
run-state-failed = Failed
run-state-cancelled = Stopped
run-waits = Waits for a second signature
run-since = Started { $moment }.
run-by = Started by { $who }.
run-by-rule = Started by the rule that { $who } signed.

## Under way
run-step-queued = Waiting to be started
run-step-read = Reading the data
run-step-rules = Applying the rules
run-step-verify = Checking the proof
run-step-audit = Comparing with rules and choices
run-step-write = Writing the outcome
run-stop = Stop the run
run-stop-text = Nothing is lost by stopping: a new run can be started later.
run-stopping = The run is being stopped.
run-failed = The run failed, and nothing has changed. Pass this text on to whoever looks after the system:
run-broken-off = The run broke off several times in a row, so it is not tried again by itself. Nothing has changed.
run-broken-off-next = Start it once more. If it breaks off again, give this text to whoever looks after the system: most often the computer has too little memory.
run-attempt-again = An earlier attempt broke off; the run starts anew.
run-contradiction = The round’s conditions cannot all be met, so there is no allocation. Nothing has changed.
run-contradiction-next = The rules of a closed round cannot be changed, so there is no allocation in it while the conditions contradict each other. Pass this text on to those who decide about the round’s conditions.
run-cancelled = The run was stopped. Nothing has changed.

## A new run
run-new-title = Start the run?
run-new-clear = The allocation can be started here: no questions about applications are open.
run-new-not-closed = The allocation is started once the round is closed and before the results are published.
refill-not-published = Free places are given on once the results are published and before the round is finished.
run-new-needs =
    { $n ->
        [one] { $n } application gets no place in this run, because something about it is not known.
       *[other] { $n } applications get no place in this run, because something about them is not known.
    }
run-new-undecided =
    { $n ->
        [one] { $n } application takes part, but cannot get one of its choices in this run, because something is not known.
       *[other] { $n } applications take part, but cannot get one of their choices in this run, because something is not known.
    }
run-new-later = If you enter it later, a new run will be needed.
run-new-first = Find out first
run-new-anyway = Start anyway

## Outcome
run-took =
    { $n ->
        [one] took { $n } second
       *[other] took { $n } seconds
    }
run-took-no-time = took less than a second
run-snapshot = Checksum of the data
run-checked = What was checked
run-checked-audit = Rules and choices
run-checked-unique = No other allocation is as good
run-checked-unchanged = The data have not changed since
run-checked-changed = The data have changed since

## Who has a place
run-placed = Who has a place ({ $n })
run-others = Who has none, and why ({ $n })
run-col-organisation = Organisation

## What changed
run-changes = What changed since the run
run-changes-title =
    { $n ->
        [one] { $n } change since the run
       *[other] { $n } changes since the run
    }
run-changes-text = This run can no longer be published: it knows nothing of the changes. Start a new one.
run-kind-refill = Free places are passed on; who holds a place keeps it
run-kind-correction = A correction; who holds a place keeps it
run-refill-title = Pass on free places
run-refill-text = A run gives them to people in line, in the order of the round. Whoever holds a place keeps it. People are told when another member of staff publishes the run.
run-changes-more =
    { $n ->
        [one] { $n } more change is not shown here.
       *[other] { $n } more changes are not shown here.
    }
run-change-file = Where
run-change-row = Whose
run-change-what = What happened
run-change-columns = What differs
run-change-added = added
run-change-removed = removed
run-change-changed = changed
run-file-applicants-csv = Applications
run-file-placements-csv = Placements
run-file-preferences-csv = Choices
run-file-holders-csv = Places held
run-file-round-toml = The round’s settings
run-file-pack-toml = The rules
run-column-registered = time of submission
run-column-arrival = number in the order of arrival
run-column-draw-code = draw code
run-column-withdrawn = withdrawal
run-column-out-of-line = what became of a place
run-column-first-in-line = head of the line
run-column-may-move = may move
run-column-lat = latitude
run-column-lon = longitude
run-column-organisation = organisation
run-column-title = name of the work
run-column-capacity = number of places
run-column-placement = placement
run-column-rank = order

## Publishing
run-publish = Publishing
run-publish-text = The second signature is yours: look at the run and publish it.
run-publish-own = This run was started in your name, so only another caseworker of your authority can publish it.
run-publish-changed = It cannot be published, because the data have changed.
run-publish-button = Publish
run-publish-title = Publish this run?
run-publish-refused = The run has not been published
run-publish-lead = Once you publish, whoever has an access code reads on their own page what became of the application. Those without one, whose applications came with an authority’s list, have to be told by the authority itself.
run-told-placed =
    { $n ->
        [one] { $n } person is offered a place
       *[other] { $n } people are offered a place
    }
run-told-waiting =
    { $n ->
        [one] { $n } person learns that there is no place, why, and, wish by wish, how many in line come earlier
       *[other] { $n } people learn that there is no place, why, and, wish by wish, how many in line come earlier
    }
run-told-undecided =
    { $n ->
        [one] { $n } person will learn that there is no place, and that a choice waits for a decision by a member of staff
       *[other] { $n } people will learn that there is no place, and that a choice waits for a decision by a member of staff
    }
run-told-not-eligible =
    { $n ->
        [one] { $n } person learns why they cannot take part
       *[other] { $n } people learn why they cannot take part
    }
run-told-needs-person =
    { $n ->
        [one] { $n } person learns that the application is undecided, and what is missing
       *[other] { $n } people learn that their applications are undecided, and what is missing
    }
run-publish-answers = Offers can be answered until { $moment }. Whoever is written a letter about it gets longer, from when the letter is prepared or sent, if fewer days than the round sets would otherwise be left once it counts as received.
run-publish-answers-moved = The day that the round names for answers, { $day }, has passed or is too near: whole days to answer after publication, at least: { $n }. So the deadline is moved.
run-publish-answers-post = Whoever has no mail address is told by a letter, and can answer until { $moment }, or longer if the letter leaves later.
run-publish-answers-late = The work begins on { $day }, while offers can still be answered.
run-publish-firsts =
    { $n ->
        [one] { $n } person gets a place because they were put first in line. Read why before you publish:
       *[other] { $n } people get places because they were put first in line. Read why before you publish:
    }
run-publish-unanswerable = If you publish this run, there is for now no other member of staff to answer objections to it: whoever started or published a run does not. Ask an administrator for an account for another member of staff.
run-publish-final = What is published cannot be changed.
run-undecided =
    { $n ->
        [one] Open questions may have cost { $n } person a place, or a better one, in this run:
       *[other] Open questions may have cost { $n } people a place, or a better one, in this run:
    }
run-undecided-without =
    { $n ->
        [one] { $n } person has no place, and one of their choices is undecided
       *[other] { $n } people have no place, and one of their choices is undecided
    }
run-undecided-placed =
    { $n ->
        [one] { $n } person has a place, but a choice that they ranked higher is undecided
       *[other] { $n } people have a place, but a choice that they ranked higher is undecided
    }
run-undecided-participation =
    { $n ->
        [one] of { $n } person it is undecided whether they may take part
       *[other] of { $n } people it is undecided whether they may take part
    }
run-undecided-ask = Publish while this is undecided?
run-undecided-why = After publication facts are put right by a correction alone, which takes no place from anyone who was given one. If you find them out first, a new run is needed.
run-undecided-yes = Yes, publish, though it may cost somebody a place
run-publish-yes = Yes, publish
run-published-done = The results are published.
run-published-at = Published { $moment }.
run-published-answers = How offers are answered
run-published-other = Another run of this round was published, { $moment }.

## Files
run-files = Files
run-get-placed = List of places
run-get-others = Who waits, and why
run-get-placements = Placements and how many of their places are filled
run-get-report = Report for the council, without names
run-files-check = For checking
run-files-check-text = The data that the run used, and the proof: with them the run can be repeated and checked elsewhere.
run-files-all = All files
run-files-care = The files hold personal data. Keep them only where nobody but staff can see them.
run-files-outcome = Outcome and proof
run-files-round = The data that the run used
run-files-size = { $n } KB
run-file-placed = places
run-file-others = without-a-place
run-file-placements = placements

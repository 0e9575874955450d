### The conditions of a round beside its rules about people: the list, the forms, and what a change would do.

conditions-link = Further conditions: quotas, reserved places, budget
conditions-lead = What the allocation keeps beside the rules about people.
conditions-fixed = The round has been opened, so its conditions stand as they are.
conditions-waits = Opening the round has been proposed. Until that is decided, the conditions stand as the proposal was made.
conditions-none = The round has no further conditions.
conditions-of-pack = From the rule pack.
conditions-of-round = Of this round.
conditions-of-in-place = Of this round, in place of what the rule pack says.
conditions-source = Source:
conditions-add = Add a condition
conditions-change = Change
conditions-change-named = Change: { $condition }
conditions-remove-button = Remove
conditions-remove-named = Remove: { $condition }
conditions-back = Back to the conditions
conditions-beside = Settled elsewhere
conditions-excludes = Whoever applies in a round of these programmes as well is shown to staff, who decide: { $programmes }.

## Which kind
conditions-new = New condition
conditions-change-title = Change the condition
conditions-kind = What is the condition about?
conditions-next = Continue
conditions-kinds-others = Not available here
conditions-kind-there = The round has this condition already; it can be changed in the list.
conditions-kind-applicant-cap = Limits how many people of one group get a place.
conditions-example-applicant-cap = Example: in Liepāja places are shared out by school.
conditions-kind-placement-cap = Limits how many places are given at the placements of one group.
conditions-example-placement-cap = Example: in Cibla in 2021, three places in a parish.
conditions-kind-reserve = Keeps places for a group; those it does not need go to others.
conditions-example-reserve = Example: in Daugavpils in 2020, 170 places for large families.
conditions-kind-budget = Gives no more places than the money pays for.
conditions-example-budget = Example: in Jelgava in 2025, 86,000 euros for the whole summer.
conditions-kind-open-min = A placement with too few people does not run at all.
conditions-example-open-min = Invented example: a camp for children that runs in a shift if three people come.
conditions-kind-together = Those who belong together get places together or not at all.
conditions-example-together = Invented example: a brother and a sister who travel to work together.
conditions-kind-pin = Whoever has agreed with an employer gets exactly that placement.
conditions-example-pin = Example: in the agency’s summer jobs of 2026 pupils and employers agree beforehand.
conditions-kind-lacks-applicant-cap = The rules ask nothing of people by which groups could be made.
conditions-kind-lacks-placement-cap = The rules ask nothing of placements by which groups could be made.
conditions-kind-lacks-reserve = The rules ask nothing of people by which a group could be told.
conditions-kind-lacks-open-min = The rules ask of placements no number that could be the least number of people.
conditions-kind-lacks-together = The rules ask nothing of people that could say with whom they belong together.
conditions-kind-lacks-pin = The rules ask nothing of people that could name the placement agreed on.

## What a condition asks
condition-value-yes = yes
condition-value-no = no
condition-whose = { $fact }: { $value }
condition-offered = { $words } ({ $n })
condition-says-applicant-cap =
    Of the people in one group (by: { $by }), no more than { $n ->
        [one] { $n } gets a place
       *[other] { $n } get a place
    }.
condition-says-applicant-cap-named = Some groups of people (by: { $by }) have a limit:
condition-says-applicant-cap-each =
    { $group }: no more than { $n ->
        [one] { $n } person
       *[other] { $n } people
    }
condition-says-placement-cap =
    At the placements of one group (by: { $by }), no more than { $n ->
        [one] { $n } place is given
       *[other] { $n } places are given
    } in all.
condition-says-placement-cap-named = Some groups of placements (by: { $by }) have a limit:
condition-says-placement-cap-each =
    { $group }: no more than { $n ->
        [one] { $n } place
       *[other] { $n } places
    }
condition-says-reserve =
    { $n ->
        [one] { $n } place is
       *[other] { $n } places are
    } kept for people with “{ $people }”. What this group does not need goes to others.
condition-says-reserve-at =
    { $n ->
        [one] { $n } place is
       *[other] { $n } places are
    } kept for people with “{ $people }” at placements with “{ $places }”. What this group does not need goes to others.
condition-says-budget = All places together may cost no more than { $limit }; one place costs { $cost }.
condition-says-budget-at = Counted are placements with “{ $places }”.
condition-says-extra-inside = People with “{ $people }” cost { $cost } more, and this counts against the limit.
condition-says-extra-outside = People with “{ $people }” cost { $cost } more, outside the limit and on a line of its own.
condition-says-open-min = A placement runs with at least as many people as stand at “{ $column }”, or not at all.
condition-says-together = People with the same “{ $column }” get places together or not at all.
condition-says-pin = Whoever has a placement at “{ $column }” gets exactly that one.

## Questions
condition-ask-name = Name of the condition
condition-hint-name = As people will read it, for example “one school”. It stands on the public page of the round and in reasons.
condition-ask-source = Where does it come from?
condition-hint-source = A decision or a paragraph, for example “Council decision of 14 May 2027, point 5”. Can be left empty.
condition-ask-by = By what are groups made?
condition-hint-by = Those who are alike in all that is ticked are one group.
condition-by = Groups by: { $by }
condition-by-other = Choose other groups
condition-ask-max-applicant-cap = How many people of one group at most?
condition-hint-max-applicant-cap = The same number for all groups, for example 24. Can be left empty if single groups have numbers below.
condition-hint-alone-applicant-cap = The same number for all groups, for example 24.
condition-ask-max-placement-cap = How many places in one group at most?
condition-hint-max-placement-cap = The same number for all groups, for example 10. Can be left empty if single groups have numbers below.
condition-hint-alone-placement-cap = The same number for all groups, for example 10.
condition-ask-each = Other numbers for single groups
condition-hint-each = A number here holds instead of the one above. Where nothing is written, the one above holds.
condition-group-people =
    { $group } ({ $n ->
        [one] { $n } application
       *[other] { $n } applications
    })
condition-group-places =
    { $group } ({ $n ->
        [one] { $n } placement
       *[other] { $n } placements
    })
condition-ask-seats = How many places are kept?
condition-ask-people = For whom?
condition-hint-people = In brackets: how many applications of the round say so today.
condition-ask-places = At which placements?
condition-hint-places = In brackets: how many placements of the round say so today.
condition-ask-limit = How much may be spent in all?
condition-hint-limit = A whole number, for example 86000: euros, where costs are in euros too.
condition-ask-cost = What does one place cost?
condition-hint-cost = A whole number in the same money, for example 500.
condition-ask-extra = Who costs more?
condition-hint-extra = For example people with a disability, for whom a helper is paid.
condition-ask-extra-cost = How much more?
condition-hint-extra-cost = Needed where it was said who costs more.
condition-ask-counts = Does the extra cost count against the limit?
condition-counts-no = No: it stands outside the limit, and those who cost more are not left out because of it.
condition-counts-yes = Yes: then those who cost more may be the first to be left without a place.
condition-ask-column-open-min = Where does the least number of people stand?
condition-ask-column-together = Where does it stand who belongs together?
condition-ask-column-pin = Where does the placement agreed on stand?
condition-pick-choose = Choose
condition-pick-everywhere = At all placements
condition-pick-nobody = Without extra costs
condition-pick-stands = As it stands

## What a change would do
conditions-check-button = See what it would do
conditions-check = Check the condition
conditions-remove = Remove the condition?
conditions-until-now = Until now:
conditions-touched = Whom it touches today
conditions-clash = Contradictions
conditions-clash-none = As things stand today, it contradicts no other condition.
conditions-clash-idle = It contradicts no other condition, but with it the placements named above will not run, and their places stay free. Check whether that is meant.
conditions-clash-none-left = As things stand today, the others contradict nothing.
conditions-clash-unsure = It took too long to find out whether conditions contradict one another. A run will show it.
conditions-clash-found = It can be saved all the same, but as long as this is so no run finds an allocation.
conditions-written = What will stand in the settings
conditions-save = Save
conditions-save-idle = Save all the same
conditions-edit = Change the answers
conditions-remove-sure = Yes, remove it
conditions-said = The condition has been saved.
conditions-said-removed = The condition has been removed.
conditions-stale = Meanwhile the conditions were changed in another window or by a colleague
conditions-stale-now = These stand now:
conditions-stale-typed = What you entered is below and is not saved yet. Check it and save again.
conditions-stale-remove = What you wanted to remove is below and still stands. Check it and confirm again.
condition-col-most = At most
condition-col-least = At least
condition-more =
    { $n ->
        [one] { $n } more is not shown here.
       *[other] { $n } more are not shown here.
    }
condition-touch-nobody = There are no applications yet.
condition-touch-applicant-cap = Counted in groups with a limit: { $n } of { $all } applications.
condition-touch-reserve = Of this group: { $n } of { $all } applications.
condition-touch-budget = With extra costs: { $n } of { $all } applications.
condition-touch-together = Belonging together: { $n } of { $all } applications.
condition-touch-pin = With a placement agreed on: { $n } of { $all } applications.
condition-touch-unknown =
    { $n ->
        [one] Of { $n } more application this is not known.
       *[other] Of { $n } more applications this is not known.
    }
condition-touch-places =
    It concerns { $n ->
        [one] { $n } placement
       *[other] { $n } placements
    } with { $seats ->
        [one] { $seats } place
       *[other] { $seats } places
    } in all.
condition-touch-places-none = It concerns none of today’s placements.
condition-touch-places-unknown =
    { $n ->
        [one] Of { $n } placement this is not known.
       *[other] Of { $n } placements this is not known.
    }
condition-touch-pair = { $number }: { $title }
condition-remark-people-over =
    { $n ->
        [0] No group has more applications than its limit.
        [one] { $n } group has more applications than its limit.
       *[other] { $n } groups have more applications than their limit.
    }
condition-remark-seats-over =
    { $n ->
        [0] No group has more places than its limit.
        [one] { $n } group has more places than its limit: not all of its places will be given.
       *[other] { $n } groups have more places than their limit: not all of their places will be given.
    }
condition-remark-reserve-seats = { $seats } places are kept, but the placements have { $n } in all.
condition-remark-reserve-people = Fewer applications than kept places belong to this group today: { $n } and { $seats }.
condition-remark-reserve-aim = Reserved places also come among the aims of the round, right after the number of people placed: otherwise none would be kept.
condition-idle = The settings of the round do not name reserved places among its aims: as it is, none are kept.
condition-remark-budget = The money pays for { $n } of { $seats } places.
condition-remark-open-min =
    { $n ->
        [one] { $n } placement has fewer places than its least number: it will not run.
       *[other] { $n } placements have fewer places than their least number: they will not run.
    }
condition-remark-pin-lost =
    { $n ->
        [one] { $n } application names a placement that the round does not have.
       *[other] { $n } applications name a placement that the round does not have.
    }

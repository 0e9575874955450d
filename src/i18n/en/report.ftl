### The report on how places were allocated.

## Frame
programme-public-works = Paid temporary public works
programme-summer-jobs = Pupils’ summer employment
programme-mentors = Mentors for young people
programme-respite-care = Respite care
programme-workshops = Specialised workshops
programme-other = Another programme
report-title = { $round }: how the places were allocated · Talka
report-kind = How the places were allocated
report-skip = Skip to content
report-round-unnamed = Round without a name
report-tag-proven = Proven
report-tag-unproven = Not proven
report-none = –
report-lead =
    { $applications ->
        [one] { $applications } application
       *[other] { $applications } applications
    } for { $seats ->
        [one] { $seats } place
       *[other] { $seats } places
    }. { $placed ->
        [one] { $placed } person has a place
       *[other] { $placed } people have a place
    }, { $waiting ->
        [one] { $waiting } is waiting
       *[other] { $waiting } are waiting
    }.
report-lead-no-applications = Nobody applied in this round.
report-lead-proven = Proven: there is no better allocation.
report-lead-unproven = It is not proven that there is no better allocation: the end of this report says what is proven and what is not.
report-meta-pack = Rules: { $pack }, version { $version }
report-meta-snapshot = Checksum of the data { $digest }
report-meta-refill =
    Free places passed on: { $kept ->
        [one] { $kept } person keeps a place
       *[other] { $kept } people keep places
    } held since before, { $new ->
        [one] { $new } person was given one now
       *[other] { $new } people were given one now
    }. How far places went, and who could take them, is stated for those in line
report-date-opens = Applications from { $date }
report-date-closes = Announced deadline for applications { $date }
report-date-draw = Draw { $date }
report-date-decided = Decision { $date }
report-date-published = Publication { $date }
report-date-answers = Announced deadline for answers { $date }
report-date-starts = Work from { $date }
report-date-ends = Work until { $date }
report-date-reference = Facts as of { $date }
report-footer = This report holds application numbers, but no names of people and no personal codes. The allocation becomes a decision when a member of staff approves it.

## Figures
report-tile-applications =
    { $n ->
        [one] application
       *[other] applications
    }
report-tile-eligible =
    { $n ->
        [one] is eligible
       *[other] are eligible
    }
report-tile-placed =
    { $n ->
        [one] has a place
       *[other] have a place
    }; { $seats ->
        [one] { $seats } place in all
       *[other] { $seats } places in all
    }
report-tile-waiting =
    { $n ->
        [one] is waiting
       *[other] are waiting
    }
report-tile-first = got their first choice
report-applications =
    { $n ->
        [one] { $n } application
       *[other] { $n } applications
    }
report-seats =
    { $n ->
        [one] { $n } place
       *[other] { $n } places
    }
report-people =
    { $n ->
        [one] { $n } person
       *[other] { $n } people
    }
report-choice = Choice { $n }
report-choice-further = Choice { $n } or lower

## Columns of tables
report-col-outcome = Outcome
report-col-application = Application
report-col-applications = Applications
report-col-share = Share
report-col-group = Group
report-col-placed = Placed
report-col-seats = Places
report-col-filled = Filled
report-col-placement = Placement
report-col-cutoff = Places available
report-col-wished = Chosen by
report-col-possible = Could work there
report-col-first = As first choice
report-col-why = Why
report-col-empty = Empty
report-col-choice = Choice
report-col-people = People
report-col-tier = Priority group
report-col-distance = Distance
report-col-cases = Cases
report-col-reason = Reason
report-col-source = Source
report-col-where = Placement

## From application to place
report-funnel-title =
    { $applications ->
        [one] { $placed } of { $applications } applicant has a place
       *[other] { $placed } of { $applications } applicants have a place
    }
report-funnel-none = No applications
report-funnel-none-text = What became of each application will appear here. Check that applications have been entered.
report-funnel-waiting =
    { $n ->
        [one] { $n } person is waiting: there were not enough places that could be given.
       *[other] { $n } people are waiting: there were not enough places that could be given.
    }
report-funnel-waiting-limited =
    { $n ->
        [one] { $n } person is waiting: there were not enough places, or the conditions of the round allowed no more.
       *[other] { $n } people are waiting: there were not enough places, or the conditions of the round allowed no more.
    }
report-funnel-unreachable =
    { $n ->
        [one] { $n } person had no possible place at all: no choice was made, the rules do not allow it, the organisation refused, or the placements chosen have no places.
       *[other] { $n } people had no possible place at all: no choice was made, the rules do not allow it, the organisation refused, or the placements chosen have no places.
    }
report-funnel-undecided =
    Something is not decided yet, and that may have changed the outcome for { $n ->
        [one] { $n } person
       *[other] { $n } people
    }. Without a place, with an undecided choice: { $without }. With a place, but a choice ranked higher is undecided: { $placed }. Whether they may take part is undecided: { $participation }.
report-funnel-picture = From application to place
report-funnel-desc = Applications: { $applications }. Eligible: { $eligible }. At least one place is possible: { $reachable }. Placed: { $placed }.
report-funnel-applications = Applications
report-funnel-eligible = Eligible
report-funnel-reachable = At least one place is possible
report-funnel-placed = Placed
report-funnel-caption = Each bar is a part of the one before.
report-funnel-table = Table: what became of the applications

## Demand and places
report-groups-title =
    Most applications: { $group }, { $applications } for { $seats ->
        [one] { $seats } place
       *[other] { $seats } places
    }
report-groups-by-school = Applications and places by school
report-groups-by-parish = Applications and places by parish
report-groups-by-municipality = Applications and places by municipality
report-groups-by-organisation = Applications and places by organisation
report-groups-by-age-group = Applications and places by age group
report-groups-by-group = Applications and places by group
report-groups-unnamed = Not stated
report-groups-others =
    { $n ->
        [one] { $n } other group
       *[other] { $n } other groups
    }
report-groups-desc = { $group }: { $applications } applications, { $seats } places.
report-groups-table =
    { $n ->
        [one] Table: { $n } group
        [2] Table: both groups
       *[other] Table: all { $n } groups
    }

## Where places ran out
report-cutoffs-title =
    { $n ->
        [one] Places ran out at { $n } of { $total } placements
       *[other] Places ran out at { $n } of { $total } placements
    }
report-cutoffs-title-open = There were places for everyone who could work
report-cutoffs-title-limited = Places ran out at no placement
report-cutoffs-none = No placements
report-cutoffs-none-text = Up to which number in the order there were places at each placement will appear here. Check that placements have been entered.
report-cutoffs-text =
    { $n ->
        [one] { $n } person is in the order. The bar shows up to which number there were places at a placement.
       *[other] { $n } people are in the order. The bar shows up to which number there were places at a placement.
    }
report-cutoffs-text-limited =
    { $n ->
        [one] { $n } person is in the order.
       *[other] { $n } people are in the order.
    } The bar shows the number of the last person who was given a place there. Because of the conditions of the round, someone earlier in the order may have none.
report-cutoff-person = up to no. { $n }
report-cutoff-tier = up to group { $tier }
report-cutoff-full = ran out
report-cutoff-open = for all
report-cutoff-limited = places left
report-cutoff-none = no places to give
report-cutoff-own = given to this application
report-cutoffs-picture = Where in the order places ran out
report-cutoffs-desc = { $place }: { $cutoff };
report-cutoffs-caption-cut = places ran out
report-cutoffs-caption-open = places for everyone
report-cutoffs-caption-limited = places were left
report-cutoffs-caption-shown =
    { $n ->
        [one] the { $n } placement most in demand; the others are in the table
       *[other] the { $n } placements most in demand; the others are in the table
    }
report-cutoffs-table =
    { $n ->
        [one] Table: { $n } placement
        [2] Table: both placements
       *[other] Table: all { $n } placements
    }

## Empty places
report-empty-no-seats = There are no places in this round
report-empty-none = Every place is filled
report-empty-none-text =
    { $n ->
        [one] The round has { $n } place.
       *[other] The round has { $n } places.
    }
report-empty-title =
    { $n ->
        [one] { $n } place stayed empty
       *[other] { $n } places stayed empty
    }
report-empty-text =
    { $n ->
        [one] The round has { $n } place in all.
       *[other] The round has { $n } places in all.
    }
report-empty-nobody = Proven: nobody who waits could be given one of them.
report-empty-nobody-wished = Nobody chose them
report-empty-nobody-possible = Nobody who chose them could be given one
report-empty-all-placed = Nobody who waits chose them and may work there
report-empty-undecided = There is no decision yet about people who chose them
report-empty-undecided-constraints = There is no decision yet about people who chose them, or the conditions of the round allow no more
report-empty-why = Reason: { $why }.
report-empty-unsaid = No reason is stated
report-empty-picture = Empty places by reason
report-empty-table =
    { $n ->
        [one] Table: { $n } placement with empty places
       *[other] Table: { $n } placements with empty places
    }

## Choices
report-wishes-title = { $n } of { $placed } got their first choice
report-wishes-text = Of everyone who has a place.
report-wishes-value = { $n } ({ $share })
report-wishes-picture = Which choice people with a place got
report-wishes-table = Table: all choices

## Priority groups
report-tiers-title = In priority group { $tier }, { $placed } of { $people } have a place
report-tiers-text = Among allocations that give a place to as many people, the one that gives more to an earlier group is preferred.
report-tiers-text-unused = In this round priority groups have no bearing on the allocation.
report-tiers-label = Group { $tier }: { $name }
report-tiers-label-unnamed = Group { $tier }
report-tiers-placed = { $n } placed
report-tiers-desc = { $name }: { $people } take part, { $placed } have a place.
report-tiers-caption-people = take part
report-tiers-caption-placed = placed
report-tiers-picture = Priority groups and places given
report-tiers-table = Table: priority groups

## Distance
report-distance-title = At least half of those whose distance is known work no further than { $median } away
report-distance-text =
    { $n ->
        [one] The distance is known for { $n } person with a place.
       *[other] The distance is known for { $n } people with a place.
    } The longest way is { $longest }; all add up to { $sum }.
report-distance-first = up to { $to } km
report-distance-class = { $from }–{ $to } km
report-distance-last = over { $from } km
report-distance-picture = How far work is
report-distance-table = Table: distances

## Not eligible, or with a member of staff
report-reasons-none = The rules keep nobody from taking part
report-reasons-none-text = No application breaks a rule, and none is undecided. Applications that were withdrawn are not judged.
report-reasons-undecided-text = The rules keep none of them from taking part, but a member of staff has not decided about some choice yet.
report-reasons-no =
    { $n ->
        [one] { $n } application is not eligible
       *[other] { $n } applications are not eligible
    }
report-reasons-person =
    { $n ->
        [one] { $n } application is undecided
       *[other] { $n } applications are undecided
    }
report-reasons-both =
    { $no ->
        [one] { $no } application is not eligible
       *[other] { $no } applications are not eligible
    }, { $person ->
        [one] { $person } is undecided
       *[other] { $person } are undecided
    }
report-reasons-text = One application may have several reasons. This report does not disclose whose they are.
report-reasons-few = Other reasons, each of fewer than { $n } applications
report-reasons-table = Table: reasons and their sources

## Proof
report-proof-title-proven = Proven: there is no better allocation
report-proof-title-open =
    { $n ->
        [one] Not proven: for { $n } of { $total } aims there is no proof
       *[other] Not proven: for { $n } of { $total } aims there is no proof
    }
report-proof-title-none = Not proven: there is no proof
report-proof-checked = An independent checking program, which shares no code with the calculation, checked the allocation. It goes through every applicant, every placement and every possible pair, and calculates in whole numbers only. The aims are kept in this order; an earlier one is never worsened for a later one.
report-proof-unchecked = No proof comes with this allocation, so none of its aims has been checked.
report-proof-unique = It is proven, too, that no other allocation is as good: the same data always lead to exactly this one.
report-proof-not-unique = It is not proven that no other allocation is as good.
report-proof-registration = The order follows the time of registration; where it is the same, the number in the order of arrival.
report-proof-registration-row = The order follows the time of registration; where it is the same, the number in the order of arrival, or without such numbers the order of rows in the list of applications.
report-proof-registration-draw = The order follows the time of registration; where it is the same, the number in the order of arrival, or without such numbers a draw.
report-proof-no-order = Inside a priority group this round had no order.
report-proof-draw = A draw set the order.
report-proof-draw-committed = A draw set the order. Its seed matches the checksum that has to be published before applications open.
report-proof-draw-code = The draw can be repeated: a number in it is the first 16 bytes of the SHA-256 of the seed, a line feed (LF) and the applicant’s draw code. A smaller number comes earlier.
report-proof-draw-number = The draw can be repeated: a number in it is the first 16 bytes of the SHA-256 of the seed, a line feed (LF) and the application number. A smaller number comes earlier.
report-proof-yourself = Check it yourself
report-proof-how = Run this command in the folder that holds all files of the outcome. It reads the task and the proof again and says of each aim whether it is proven. A different checksum means that the data were changed.
report-proof-seed = Seed of the draw
report-proof-commitment = Checksum of the seed (SHA-256)
report-proof-pack = Rule pack
report-proof-pack-value = { $pack } ({ $id }, { $version })
report-proof-snapshot = Checksum of the data (SHA-256)
report-proof-instance = Checksum of the task that was solved (SHA-256)

## List
report-list-title = All applications and their outcome
report-list-text = The application number and the outcome only. This list has no reasons.
report-list-name =
    { $n ->
        [one] List: { $n } application
       *[other] List: { $n } applications
    }

## What each condition of the round costs
report-effects-title =
    { $n ->
        [0] Lifting any one of these conditions would give a place to no more people
        [one] Without one of the round’s conditions, { $n } more person would have a place
       *[other] Without one of the round’s conditions, { $n } more people would have a place
    }
report-effects-text = The table has the conditions that may have stood in somebody’s way, at most 200 of them. Each was lifted by itself and the allocation worked out anew. It shows how many more people would have a place, and in which priority groups people have none because of the condition.
report-effects-budget = Budget “{ $name }”: { $spent } of { $limit } spent.
report-effects-extra-outside = The extra costs of protected people are outside the budget, on a line of their own: { $extra }. { $protected } of them have a place; if they counted against the budget, { $otherwise } would.
report-effects-extra-inside = By the conditions of the round the extra costs of protected people count against the budget: { $extra }. { $protected } of them have a place; if they were outside, { $otherwise } would.
report-effects-extra-unknown =
    { $n ->
        [one] Of { $n } person with a place it is not known whether there are extra costs: they are not counted here.
       *[other] Of { $n } people with a place it is not known whether there are extra costs: they are not counted here.
    }
report-effects-table = Table: what each condition costs
report-effects-column-rule = Condition
report-effects-column-losers = Who has no place because of it
report-effects-column-more = How many more without it
report-effects-losers = { $n } in group { $tier }
report-effects-few = fewer than 3 in group { $tier }
report-effects-kind-applicant-cap = Quota of people
report-effects-kind-placement-cap = Quota of placements
report-effects-kind-reserve = Reserved places
report-effects-kind-open-min = Minimum number of people
report-effects-kind-budget = Budget
report-effects-kind-together = Together or not at all
report-effects-kind-pin = Agreed place
report-effects-kind-forbidden = Organisation’s refusal

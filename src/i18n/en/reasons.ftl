### Reasons that matching gives. Reasons that a rule gives have their own wording in the rule pack.
### Third person: they serve pupils and adults alike.
reason-waiting-cut-off =
    Number in the order: { $order }. { $placements ->
        [1] At the placement chosen that could be taken, every place
        [2] At both placements chosen that could be taken, every place
        [one] At the { $placements } placement chosen that could be taken, every place
       *[other] At all { $placements } placements chosen that could be taken, every place
    } went to people earlier in the order. Arranging the others differently would not have freed a place.
reason-waiting-earlier =
    Number in the order: { $order }. { $placements ->
        [1] At the placement chosen that could be taken, every place
        [2] At both placements chosen that could be taken, every place
        [one] At the { $placements } placement chosen that could be taken, every place
       *[other] At all { $placements } placements chosen that could be taken, every place
    } went to people earlier in the order.
reason-waiting-held =
    Number in the order: { $order }. { $placements ->
        [1] At the placement chosen that could be taken, every place
        [2] At both placements chosen that could be taken, every place
        [one] At the { $placements } placement chosen that could be taken, every place
       *[other] At all { $placements } placements chosen that could be taken, every place
    } was held since before, or went to people earlier in the order.
reason-waiting-held-tier = At the placements chosen that could be taken, every place was held since before, or went to somebody at the head of the line or to other people in the same or an earlier priority group. Order inside a group does not count in this round: among equal allocations its further aims decide.
reason-waiting-held-equals = At the placements chosen that could be taken, every place was held since before, or went to other people. Priority and order do not count in this round: among allocations that place as many people as possible, its further aims decide.
reason-placed-kept = The place was given before this calculation, and it stays.
reason-placed-moved = This place replaces one held before that was ranked lower.
reason-first-in-line = The application was put at the head of the line: a place had ended by a decision, or a mistake was corrected.
reason-waiting-no-seat = The placements chosen that could be taken have no place to give at present.
reason-no-wish = The application names none of the placements that this round has.
reason-no-fit = No placement fits any of the wishes described.
reason-described = The wish “{ $what }” (choice { $rank }): placements that fit it: { $fits }; of these the rules would let this person take: { $possible }.
reason-described-anything = The wish “any suitable place” (choice { $rank }): placements: { $fits }; of these the rules would let this person take: { $possible }.
reason-placed-described = The place fits the wish “{ $what }” (choice { $rank }).
reason-placed-described-anything = The place fits the wish “any suitable place” (choice { $rank }).
reason-no-possible-wish = None of the placements chosen can be given.
reason-withdrawn = The application was withdrawn.
reason-withdrawn-duplicate = A member of staff withdrew the application as a duplicate: another one of the same person was kept.
reason-out-of-line-declined = The applicant declined the place that was offered, and is no longer in line.
reason-out-of-line-lapsed = The offer of a place was not answered by its deadline, and the application is no longer in line.
reason-out-of-line-left = The applicant left the work, and is no longer in line.
reason-out-of-line-did-not-come = The applicant did not come to work, and is no longer in line.
reason-out-of-line-ended = The place was ended by a decision, and the application is no longer in line.
reason-empty-nobody-wished = Nobody chose this placement.
reason-empty-nobody-possible = Nobody who chose this placement could be given it: the rules do not allow it, or the organisation refused.
reason-empty-all-placed = Everyone who chose this placement and may work there already has a place: here, or at another placement that they chose.
reason-needs-person-tier = A member of staff decides on the priority group.
reason-needs-person-constraint-quota = A member of staff looks at the application first: to apply the quota “{ $name }”, something is not known yet ({ $facts }).
reason-needs-person-constraint-reserve = A member of staff looks at the application first: to apply the reserved places “{ $name }”, something is not known yet ({ $facts }).
reason-needs-person-constraint-budget = A member of staff looks at the application first: to apply the budget “{ $name }”, something is not known yet ({ $facts }).
reason-waiting-tier = At the placements chosen that could be taken, every place went to other people in the same or an earlier priority group. Order inside a group does not count in this round: among equal allocations its further aims decide.
reason-waiting-equals = At the placements chosen that could be taken, every place went to other people. Priority and order do not count in this round: among allocations that place as many people as possible, its further aims decide.
reason-empty-nobody-takes-part = Nobody who chose this placement takes part: their applications were withdrawn, are not eligible, or are undecided.
reason-waiting-quota = There is a free place at a placement that could be taken, but the quota “{ $name }” is reached.
reason-waiting-budget = There is a free place at a placement that could be taken, but there is no money for it (budget “{ $name }”).
reason-waiting-open-min = The placement { $name } will not run: it does not have the people that it needs.
reason-waiting-together = There is a free place at a placement that could be taken, but the application is tied to another one that has none: of those who are tied together and take part, all have a place, or none has.
reason-waiting-undecided =
    { $n ->
        [1] The choice “{ $places }” waits for a decision by a member of staff, so no place was given there.
       *[other] The choices “{ $places }” wait for a decision by a member of staff, so no place was given there.
    } At the other placements chosen where the rules allow work, no place was found.
reason-placed-undecided =
    { $n ->
        [1] The choice “{ $places }”, ranked higher, waits for a decision by a member of staff, so no place was given there.
       *[other] The choices “{ $places }”, ranked higher, wait for a decision by a member of staff, so no place was given there.
    }
reason-empty-undecided =
    { $n ->
        [one] { $n } application that names this placement waits
       *[other] { $n } applications that name this placement wait
    } for a decision by a member of staff: without it no place is given here.
reason-empty-undecided-constraints =
    { $n ->
        [one] { $n } application that names this placement waits
       *[other] { $n } applications that name this placement wait
    } for a decision by a member of staff: without it no place is given here. Places may stay empty also because a quota, a budget, a minimum number of people or another condition of the round has to be kept.
reason-waiting-later =
    At a placement that could be taken, a place went to somebody whose turn comes later, because of a condition of the round: { $kind ->
        [quota] otherwise the quota “{ $name }” would be exceeded.
        [budget] otherwise there would not be enough money (budget “{ $name }”).
        [open-min] the placement { $name } does not have the people that it needs.
        [together] one of the applications is tied to others, and of those who take part all have a place or none.
        [pin] that place was agreed with the employer beforehand, as the round’s rule allows.
       *[reserve] it is kept for a group (“{ $name }”).
    }
reason-empty-constraints = Places stay empty because otherwise a quota, a budget, a minimum number of people or another condition of the round would not be kept.
reason-refused-by-organisation-health = The organisation refused: the work does not suit for reasons of health.
reason-refused-by-organisation-skills = The organisation refused: skills that the work needs are missing.
reason-refused-by-organisation-conduct = The organisation refused because of earlier work together.
reason-refused-by-organisation-other = The organisation refused for another reason.
reason-out-of-line-holds-elsewhere = The applicant has a place in another round that rules out a place in this one (another call of this round, or a programme of which one excludes the other), so the application is not in line.

### What is checked of every outcome before anybody is told: one sentence a property. The keys are those of `domain::property`.
audit-known = Every place went to somebody who applied in this round, at a placement of this round.
audit-once = Nobody has two places.
audit-kept = Whoever held a place before has it still, or one that they ranked higher.
audit-takes-part = Whoever is given a place takes part: the application is not withdrawn, the rules say yes, and no member of staff has to decide first.
audit-wished = Whoever is given a place chose that placement.
audit-described = Every description of a wish stands for the placements that fit it, and for no other.
audit-allowed = The rules let whoever is given a place work there, and no member of staff has to decide about it first.
audit-not-refused = Nobody is given a place where the organisation refused them.
audit-seats = No placement has more people than places, unless it had that many before.
audit-quotas = No quota is exceeded, unless places held before exceed it already.
audit-budgets = No budget is exceeded, unless places held before exceed it already.
audit-open-min = Every placement with a least number of people has at least so many, or nobody, or people who held a place there before.
audit-together = Of people who take part, held no place before and are tied together, all have a place, or none of them has.
audit-pinned = Whoever takes part and has agreed on a placement beforehand has a place there, unless a member of staff has to decide about that placement first, or it does not fit beside places held before.
audit-free-seats = No place is free that somebody without a place chose and could take while everything else stays as it is and every condition of the round is kept.
audit-turn = Nobody without a place comes earlier, by priority group and order as far as the round counts them, than somebody whose place they could take while everything else stays as it is, with every condition kept and nothing lost that counts more; places held before are nobody else’s to take.
audit-reserves = No single change of one place, with every condition kept and nothing lost that counts more, would give one more reserved place to its group.
audit-choices = No single change of one place, with every condition kept and nothing lost that counts more, would give a better choice.
audit-ways = No single change of one place, with every condition kept and nothing lost that counts more, would make the way to work shorter.
audit-order = The order of people, computed again from registrations or from the draw, is the one that is stated.
audit-told = Everyone who applied appears in the outcome once, and it says of them what the allocation says.
audit-reasons = Everyone without a place is told a reason, and that reason is the one that holds.
audit-waiting = Numbers on the waiting list follow the order, without gaps.
audit-placements = What is said of each placement is right: filled places, choices, and why places stayed empty.
audit-sums = Sums by group and priority group, ranks, ways and money, counted again, are right.
# What failed. $where has the property's word, the people, the placement, and the name that the round gives to what is broken.
audit-breach = { $sentence } This does not hold: { $where }
audit-card-title =
    { $n ->
        [one] Checked: { $n } property of the outcome holds
       *[other] Checked: { $n } properties of the outcome, each by itself, and all hold
    }
audit-card-text = This check uses the saved copy of the data, the rules and the allocation alone, and shares no code with the calculation that chose the allocation. A property that fails stops the outcome.
audit-card-table = Table: what was checked, and in how many cases
audit-card-property = Property
audit-card-cases = Cases

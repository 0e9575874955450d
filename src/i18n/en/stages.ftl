### What an allocation is sought for, strictly in this order: a name, and the meaning in one sentence.
stage-placed = A place for as many people as possible
stage-placed-meaning = No other allocation that keeps the rules and conditions gives a place to more people.
stage-reserves = Reserved places
stage-reserves-meaning = Places kept for groups are filled as far as possible; what a group does not need, others have.
stage-tiers = Priority groups
stage-tiers-meaning = Among such allocations, as many people as possible of group 1 have a place, then of group 2, and so on.
stage-order = Order
stage-order-meaning = Among such allocations, places go to those who come earlier in the order.
stage-rank = Choices
stage-rank-meaning = Among such allocations, places are as high as possible on the lists of choices: the sum of the choices’ numbers is the least.
stage-distance = Distance
stage-distance-meaning = Among allocations still equal, everyone’s way to work adds up to the least.
stage-tiebreak = One of several equals
stage-tiebreak-meaning = Where several allocations are equally good in every way, one is picked by a calculation that gives the same from the same data.

### The public page of a round.
round-all = All rounds
round-apply = Apply
round-my-result = See your result
round-report = The full report
round-lead-draft = For now only its organiser sees this round. Applications will be taken from { $opens } until { $closes }, once two members of staff have opened it.
round-lead-upcoming = Applications are taken from { $opens } to { $closes }, unless the round is closed earlier.
round-lead-open = You can apply until { $closes }, unless the round is closed earlier.
round-lead-ended = Applications ended on { $closes }. The round is not closed yet.
round-lead-closed = Applications ended on { $closes }. Places are being allocated; the results will appear on this page.
round-lead-published = Results were published on { $published }.
round-lead-finished = Results published { $published }. The round is finished: nothing in it changes any more.
round-earlier = The deadline was moved to an earlier time: applications are taken until { $closes }, not until { $announced } as was announced.
round-seats-label = Places
round-seats-in =
    { $n ->
        [one] { $n } place
       *[other] { $n } places
    } at { $placements ->
        [one] { $placements } placement
       *[other] { $placements } placements
    }
round-seats-none = no placements yet
round-from = Apply from
round-closed = Round closed
round-work-from = Work starts
round-answers = An offer without an answer
round-answers-lapse = lapses at the deadline; the place can go to somebody else
round-answers-stand = stands after the deadline; the place stays with the person
round-freed = Places that come free
round-freed-by-rule = go to the next in line, by a rule that two caseworkers signed before the round opened; where something has to be decided first, the place waits for a caseworker
round-freed-by-rule-until-start = go to the next in line until the work starts, by a rule that two caseworkers signed before the round opened; where something has to be decided first, the place waits for a caseworker
round-may-move-label = Until an offer is answered
round-may-move = a place that is ranked higher in the application may be offered instead if it comes free; the former offer then ends
round-rules-label = Rules
round-authority = Run by
round-pack = { $pack }, version { $version }
round-seats =
    { $n ->
        [one] { $n } place
       *[other] { $n } places
    }
round-placements =
    { $n ->
        [one] { $n } placement
       *[other] { $n } placements
    }

## Rules and order
round-who = Who cannot take part, and what they are told
round-who-text = Everyone else can take part; where something is not known on which that depends, a member of staff looks at the application first. What is in quotation marks is read by a person to whom the refusal applies.
round-who-all = The rules of the round keep nobody from taking part.
round-which = Who is not given a placement, and what they are told
round-which-text = Each of these sentences is about one person and one placement. A placement is not given to someone who reads one of them about it.
round-told = “{ $text }”
round-order = How the order is made
round-tiers = Places go to the first priority group first, then to the next. A person belongs to the first group that fits.
round-tiers-limited = The round has further conditions. Within them, as many people as possible are given work; among such allocations, as many as possible of the first priority group have a place, then of the next. A person belongs to the first group that fits.
round-tiers-unused = Priority groups have no bearing on how places are allocated in this round.
round-order-unused = Order inside a group does not count in this round.
round-conditions = Further conditions
round-conditions-text = Reserved places go to their group as far as it needs them and can be given them; the other conditions are always kept. Because of them someone earlier in the order may have no place.
round-conditions-kept = These conditions are always kept. Because of them someone earlier in the order may have no place.
round-condition = { $kind } “{ $name }”
round-registration = Inside a group, whoever’s application was received earlier comes earlier. Of applications submitted here the time is kept to the microsecond; of an authority’s list it is the time that the list states. Where the time is the same, the number decides that an application gets as it arrives.
round-draw = Inside a group, a draw sets the order. How early an application is submitted does not change it.
round-commitment = Checksum of the draw (SHA-256)
round-seed-made = The seed of the draw was made by the system, by chance, when the round was prepared; nobody chose it, and it is encrypted until the round is closed. Everyone gets a random draw code when first applying; it stays the same when an application is withdrawn and submitted again with the same personal code.
round-commitment-text = The seed of the draw will appear here as soon as the round is closed. The checksum fixes it already, so it cannot be exchanged afterwards.
round-check = How to check the draw
round-check-seed = The checksum of the seed has to be the one that was published before the draw:
round-check-number = The number that an application drew is what this command gives. A smaller number comes earlier. The application number here is an example:
round-check-code = The draw computes a number from the seed and the draw code; whoever applied here finds it on the page of their application, under “Data about me”. The number is what this command gives; a smaller one comes earlier. The code here is an example:

## Placements
round-places = Placements
round-places-none = There are no placements yet. They will appear here as soon as organisations offer them.

## Outcome
round-outcome = Outcome
round-tile-applications =
    { $n ->
        [one] application
       *[other] applications
    }
round-tile-seats =
    { $n ->
        [one] place
       *[other] places
    }
round-tile-placed =
    { $n ->
        [one] person was given a place
       *[other] people were given a place
    }
round-tile-waiting =
    { $n ->
        [one] is waiting
       *[other] are waiting
    }
round-cutoffs-text = Each bar shows up to which number in the order there were places, even if the others were arranged differently.
round-cutoffs-text-limited = Each bar shows the number in the order of the last person who was given a place there. Because of the further conditions of the round, someone earlier in the order may have none.
round-cutoffs-table = All placements in a table
round-later = Who was given a place later: { $moment }
round-later-text = These applications got a place after the results were published, because one had come free or something had been put right.
round-numbers = Applications that were given a place
round-numbers-text = Only numbers are shown here. The full report has the outcome of all applications, also without names.

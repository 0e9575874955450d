### The public page of a round.
round-all = All rounds
round-apply = Apply
round-my-result = See your result
round-report = The full report
round-lead-upcoming = Applications open on { $opens } and close on { $closes }.
round-lead-open = You can apply until { $closes }.
round-lead-ended = Applications closed on { $closes }. Staff are checking them.
round-lead-closed = Applications closed on { $closes }. Places are being allotted; the results will stand on this page.
round-lead-published = Results were published on { $published }.
round-seats-label = Places
round-seats-in =
    { $n ->
        [one] { $n } place
       *[other] { $n } places
    } at { $placements ->
        [one] { $placements } placement
       *[other] { $placements } placements
    }
round-from = Apply from
round-closed = Round closed
round-closed-early = { $closed }, before the deadline of { $deadline }
round-work-from = Work starts
round-rules-label = Rules
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
round-who = Who may take part
round-which = Who may work at which placement
round-which-text = A placement is not given to someone whom one of these rules keeps from working there.
round-order = How the order is made
round-tiers = Places go to the first priority group first, then to the next. The first group that fits is the one that counts.
round-registration = Inside a group, whoever’s application was received earlier comes earlier. The time is kept to the microsecond; where it is the same, the number decides that an application gets as it arrives.
round-draw = Inside a group, a draw sets the order. Applying earlier gives no advantage.
round-commitment = Commitment of the draw (SHA-256)
round-seed-made = The seed of the draw was made by the system, by chance, when the round was prepared; nobody chose it, and it is encrypted until the round is closed. Everyone gets a random draw code when first applying; it stays the same when an application is withdrawn and submitted again with the same personal code.
round-commitment-text = The seed of the draw will stand here as soon as the round is closed. The commitment fixes it already, so it cannot be exchanged afterwards.
round-check = How to check the draw
round-check-seed = The digest of the seed has to be the commitment that was published before the draw:
round-check-number = The number that an application drew is what this line gives. A smaller number comes earlier. The application number here is an example:
round-check-code = The draw computes a number from the seed and the draw code, which everyone finds on the page of their application, under what is kept. The number is what this line gives; a smaller one comes earlier. The code here is an example:

## Placements
round-places = Placements
round-places-none = There are no placements yet. They will stand here as soon as organisations offer them.

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
        [one] person has a place
       *[other] people have a place
    }
round-tile-waiting =
    { $n ->
        [one] is waiting
       *[other] are waiting
    }
round-cutoffs-text = Each bar shows how far down the order places lasted, even if the others were arranged differently.
round-cutoffs-table = All placements in a table
round-numbers = Applications that have a place
round-numbers-text = Only application numbers are published.

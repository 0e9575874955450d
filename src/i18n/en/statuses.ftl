### What became of an application, in a word or two.
status-placed = Placed
status-waiting = Waiting
status-not-eligible = Not eligible
status-needs-person = Undecided
status-withdrawn = Withdrawn
status-out-of-line = Out of line
status-kept = Keeps the place

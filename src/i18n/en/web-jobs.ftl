### The page of what goes on by itself.

jobs-title = Background jobs
jobs-lead = What the system does by itself, without anybody pressing a button: clearing up, recording which offers lapsed, reminding people who have to answer soon, writing that a deadline has moved, passing on free places where two people signed that, linking the entries of the log by checksums, and noting that a round has opened or that its deadline has passed.
jobs-nobody = No worker has reported for a minute that it is running. Until one does, none of this is done. Please tell whoever looks after the system.
jobs-counts = Waiting: { $waiting } · being done: { $running } · workers running: { $workers }
jobs-failed = What failed
jobs-failed-none = Nothing has failed.
jobs-tries = A job that fails is tried again after a pause. After attempt { $tries } it is set aside and waits here until somebody has it tried again.
jobs-col-what = Job
jobs-col-tries = Attempts
jobs-col-why = What happened
jobs-col-next = Next attempt
jobs-again = Try again
jobs-said-again = The job is queued again.
jobs-kind-sessions = Delete sessions that have run out, and drafts whose time is over
jobs-kind-sheets = Delete spreadsheets that nobody took in
jobs-kind-preparations = Clear up after writing that was cut off
jobs-kind-opening = Note that the round has opened
jobs-kind-deadline = Note that the deadline has passed
jobs-kind-lapses = Record which offers lapsed
jobs-kind-refills = Pass on free places by a signed rule
jobs-kind-chain = Link the entries of the log by checksums
jobs-kind-reminders = Remind those who have to answer or to bring papers soon, or whose draft will soon be erased
jobs-kind-announcements = Write to applicants that the deadline has moved
jobs-kind-letters = Printing letters

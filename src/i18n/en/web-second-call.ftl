### A second call: free seats that nobody in line can take.

second-call-name = { $round } (second call)
second-call-title = Second call
second-call-lead = Free places that nobody in line can take can be opened again by wider rules: as a new round that follows this one. One caseworker proposes it, and another approves it.
second-call-anew = Quotas, reserves and budgets are counted from the start in the new round. Whoever has a place already gets no second one.
second-call-seats = Places that go over to the new round
second-call-waits = A proposal waits for approval already.
second-call-faults = The round’s settings do not go with what was chosen
second-call-slug = Address
second-call-slug-hint = The new round’s word in web addresses: small plain letters, digits and hyphens
second-call-opens = First day for applications
second-call-closes = Last day for applications
second-call-starts = First day of work
second-call-day-hint = For example 05.06.2026.
second-call-starts-hint = May be left empty. For example 05.06.2026.
second-call-pack = Rules
second-call-pack-hint = The version of the rules by which the new round goes
second-call-current = in force now
second-call-before = This round follows
second-call-after = Second call
second-call-link = Second call for free places

### What needs a second member of staff: proposals and what was decided about them; a round's deadline.
nav-approvals = Approvals
approval-lead = Here is what one member of staff proposes and another approves. A proposal is carried out at once when it is approved.
approval-waiting = Waiting for approval
approval-waiting-none = Proposals that wait for approval will appear here. There are none now.
approval-decided = Decided
approval-decided-none = This will show what was proposed and what was decided. There is nothing yet.
approval-ground = Grounds
approval-ground-hint = Why it is needed. Whoever decides sees it, and it stays with the decision.
approval-by = Proposed
approval-decided-by = Decided
approval-answer = Why it was refused
approval-own = Your own proposal: another member of staff decides.
approval-over = It can no longer be approved: { $why }
approval-holds = That is proposed on the page of the application, for the same reason; once another caseworker has approved the ending, this proposal can be approved.
approval-propose = Propose
approval-approve = Approve
approval-refuse = Refuse
approval-refuse-why = Why the proposal is refused
approval-refuse-button = Refuse the proposal
approval-withdraw = Withdraw the proposal
approval-state-proposed = Waits
approval-state-approved = Approved
approval-state-refused = Refused
approval-state-withdrawn = Withdrawn
approval-said-proposed = Proposed. To take effect it has to be approved by another member of staff.
approval-said-approved = Approved and carried out.
approval-said-refused = The proposal is refused. Nothing has changed.
approval-said-withdrawn = The proposal is withdrawn. Nothing has changed.

## What is proposed
approval-kind-open-round = Open the round
approval-does-open-round = Everybody will see the round, and applications can be submitted to it. If its first day lies ahead, it will open on that day.
approval-does-open-round-by-rule = With this you both also sign that free places of this round are passed on automatically: runs are started and published without anybody’s hand if they are verified, nothing has changed since, and no open question may have cost anybody something. Everything else waits for a caseworker.
approval-kind-extend-round = Extend the deadline for applications
approval-does-extend-round = Applications will be taken until { $last }, 23:59.
approval-kind-shorten-round = Move the deadline to an earlier day
approval-does-shorten-round = Applications will be taken only until { $last }, 23:59. The round’s page and every applicant’s page will show it at once.
approval-kind-reopen-round = Open the closed round again
approval-does-reopen-round = The round will be open again, and applications will be taken until { $last }, 23:59. Runs started before that can no longer be published.
approval-kind-change-seats = Change the number of places of a placement
approval-does-change-seats-more = { $place }: one more place.
approval-does-change-seats-fewer = { $place }: one place fewer.
approval-kind-refuse-person = The organisation does not take a person
approval-does-refuse-person = { $place }: application { $number } will not be given a place there. The reason that the applicant will read:

## The deadline
deadline-open-round = Open the round
deadline-open-round-text = As long as the round is a draft, only your authority sees it. Look at its page, rules and placements before it is opened.
deadline-open-empty = The round has no approved placement yet. It may be opened: placements can be added later, but until then there is nothing for applicants to choose.
deadline-shorten-round = Move the deadline to an earlier day
deadline-shorten-round-text = The earliest possible day is tomorrow, so that everybody has time to hear of it. The round’s page and applicants’ pages will show both the new deadline and the one that was announced.
deadline-extend-round = Extend the deadline
deadline-extend-round-text = A deadline can move to a later day, not to an earlier one. Until the proposal is approved, the deadline stays as it is.
deadline-reopen-round = Open the round again
deadline-reopen-round-text = As long as no results are published, a closed round can be opened again. Applications and placements can then be submitted and changed again, and after the deadline the round has to be closed once more.
deadline-redraw = This round’s order is drawn, and the seed of the draw has been visible since the round was closed. If the round is opened again, the system makes another seed. The round’s page will show both the new checksum and the former seed.
deadline-until = The deadline so far: { $date }
deadline-set = Deadline for applications: { $date }
deadline-last = New last day for applications
deadline-last-hint = For example, 08.06.2026. Applications are taken until the end of that day.
deadline-faults = With this deadline the round’s settings are not right
round-former-draw = The round was opened again on { $moment }. The former draw does not count any more; its seed was this:

## Finishing a round
finish-title = Finish the round
finish-ask = Finish the round?
finish-one = In a finished round nothing changes any more: neither applications nor placements nor answers to offers. Results can still be read, and objections are still received.
finish-two = A finished round can’t be opened again.
finish-working =
    { $n ->
        [one] { $n } person who accepted a place is still to work. Once the round is finished, it is not written down any more that they give it back, do not come or leave, and the place is not given on.
       *[other] { $n } people who accepted places are still to work. Once the round is finished, it is not written down any more that one of them gives it back, does not come or leaves, and the place is not given on.
    }
finish-refused = The round can’t be finished yet
finish-said = The round is finished.
finish-left =
    { $seats ->
        [one] { $seats } place
       *[other] { $seats } places
    } would stay empty, and { $people ->
        [one] { $people } person in line could take one
       *[other] { $people } people in line could take one
    }. Quotas and other conditions on groups are not counted. A refill shows who would get what.
finish-left-ground = Why they stay empty
finish-left-hint = The reason is kept with the round. It names no person.
finish-left-button = Finish the round and leave them empty
finish-left-then = Finished { $moment }, { $who }. { $seats ->
        [one] { $seats } place stayed empty
       *[other] { $seats } places stayed empty
    }; { $people ->
        [one] { $people } person in line could have taken one
       *[other] { $people } people in line could have taken one
    }. Reason: { $ground }

## Seats after closing
seats-title = Ask for one more place or one fewer
seats-text = Once the round is closed, the number of places changes by one at a time, and a caseworker approves it. If a caseworker proposes it, another one approves.
seats-now = Places now: { $n }
seats-ask = What should change?
seats-more = One more place
seats-fewer = One place fewer
seats-before = Until the round is closed, the number of places is changed in the placement itself.

## Whom an organisation does not take
refuse-title = Say that you do not take somebody
refuse-text = If you do not take somebody at this placement, give the number of the application and the reason. A caseworker decides about the refusal; until then nothing changes. If the person already has an offer here, the authority ends it first by a decision of its own.
refuse-number = Number of the application
refuse-number-hint = It is in the list “Who comes to work”; whoever has no place yet tells it themselves.
refuse-ground-hint = If the reason is health, do not write a diagnosis.
refuse-why = Reason
refuse-send = Send for a decision
requests-list = Earlier requests
requests-said = Sent. A caseworker will decide about it.
requests-said-refuse = Sent. A caseworker will decide about it. If the person already has an offer here, it is ended first by a decision of its own; until then the offer stands.
requests-wait = There is a proposal about this already, and it waits for a decision. What you typed stays on this page; it can be sent once the first is decided.

## What comes after publication
approval-kind-end-offer = End an offer
approval-does-end-offer = { $place }: the offer to application { $number } ends.
approval-kind-settle-contest = Settle a challenge
approval-does-settle-contest-kept = { $place }: the award to application { $number } stays as it was.
approval-does-settle-contest-restored = { $place }: that application { $number } lost the place was a mistake, and is put right by a correction run: a free place, if there is one.
approval-does-settle-contest-cancelled = { $place }: the award to application { $number } is cancelled.
approval-kind-leaving = Somebody left or did not come
approval-does-leaving-left = { $place }: application { $number }: the person left the work; the last day was { $day }.
approval-does-leaving-did-not-come = { $place }: application { $number }: the person did not come to work.
approval-kind-excess-seat = One more place for one person
approval-kind-paper = An application on paper
approval-does-paper = Application { $number } takes part; moment of receipt: { $moment }.
approval-file = See what was entered
approval-does-excess-seat = { $place }: application { $number } is given one more place there by the next correction run, unless a place is free that the person could take.
approval-kind-second-call = Open a second call
approval-does-second-call = From { $opens } to { $closes } people can apply in a new round, “{ $slug }”, by the rules { $pack }.
approval-does-second-call-seats =
    { $n ->
        [one] { $n } free place that nobody in line can take goes over to it.
       *[other] { $n } free places that nobody in line can take go over to it.
    }
deadline-open-unsaid = The notice about personal data does not say: { $parts }. The round may be opened, but applicants will not find it there. Enter it in the plan while the round is a draft.
notice-unsaid-contact = whom to write to or call about personal data
notice-unsaid-ground = on which legal ground the data are processed
notice-unsaid-months = for how many months applications are kept

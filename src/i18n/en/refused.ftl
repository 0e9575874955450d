### Why something was not done.
refused-form = This form is not one of ours, or it is too long. Please open the page again.
refused-form-old = The page was open for more than eight hours and is no longer valid. Please begin again.
refused-sent = Application { $number } has been received from this form already. Its access code was shown after submitting, and is not shown here any more.
refused-changed = The round has changed since you read this
refused-other-application = Another application is open in this browser now, not the one that the page asked about. Nothing was changed.
refused-sign-in = The user name or the password is not right.
refused-number-or-code = The application number or the access code is not right.
refused-own-account = Nobody can switch off their own account: another administrator can.
refused-not-open = This round does not take applications yet.
refused-deadline = This round takes no more applications. One that was begun and not sent was not submitted.
refused-deadline-paper = The deadline has passed. For somebody, only an application that was received on paper before the deadline can still be entered.
refused-deadline-change = The deadline has passed: applications are not changed for their people any more. What a caseworker finds out is noted as a decision.
refused-nothing-changed = Nothing is changed: there is nothing to save.
refused-not-withdrawn = This application is not withdrawn: a new one with the same answers is submitted after that.
refused-done-already = This is done already. Nothing was recorded a second time.
refused-no-letters = Nobody waits for such a letter now: there is nothing to print.
refused-letters-gone = This printout is not ready yet, or not kept any more. Open the page anew.
refused-papers-wait = An application on paper still waits for another caseworker’s approval. That has to be decided first.
refused-answered = This offer has another answer already. It cannot be changed.
refused-answer-late = The offer has run out.
refused-work-begun = The work at this place has begun: it can no longer be declined here.
refused-offer-over = This offer no longer stands. The page shows what became of it.
refused-award-held = The person holds this place: it is kept or cancelled.
refused-offered-since = The person was offered another place since; about that one something can be decided.
refused-offer-changing = This offer is not answered at the moment. Please look at this page again later.
refused-offered = A place was offered: it can be declined, and the application stays.
refused-published = The results of the round are published already; this can no longer be changed.
refused-not-published = The round’s results have not been published yet.
refused-published-since = Something else was published in this round since the run was started. Start it again.
refused-nothing-new = This run gives no place to anyone in line: there is nothing to publish.
refused-one-person = Applications { $numbers } may be one person’s, and with this run more than one of them would have a place. Decide first on the page “Possible duplicates”.
refused-duplicate-holds = Application { $number } has a place. Choose it as the one that stands, or have that place ended first.
refused-duplicate-owed = Application { $number } has something after publication that would be lost with it: the first place in line, a place signed above the number, or a correction or objection that waits. Choose it as the one that stands, or settle that first.
refused-no-free-seats = No place is free in this round.
refused-round-closed = The round is closed already; this can no longer be changed.
refused-not-poster = The organisation cannot offer placements in this round. A caseworker can allow it.
refused-many-seats = The places are unusually many ({ $n }). It can be approved only by confirming that this has been checked.
refused-early = The deadline for applications is not over yet. A round is closed after its deadline; an earlier deadline is proposed by one member of staff and approved by another.
refused-not-closed = The round has to be closed first.
refused-run-under-way = A run of this round is under way already.
refused-run-ended = The run has ended already.
refused-not-verified = Only a verified run can be published.
refused-own-run = A second member of staff publishes, not the one who started the run.
refused-undecided =
    { $n ->
        [one] Open questions may have cost { $n } person a place. It can be published only by confirming that this is known.
       *[other] Open questions may have cost { $n } people a place. It can be published only by confirming that this is known.
    }
refused-inputs-changed =
    { $n ->
        [one] There is { $n } change in the data since the run. A new one has to be started.
       *[other] There are { $n } changes in the data since the run. A new one has to be started.
    }
refused-stale = Someone changed this while the page was open. Please open it again.
refused-stale-these = While the page was open, something changed in these applications: { $numbers }. Nothing was saved. Please open the page again.
refused-stale-placements = Since the page was opened, placements have changed; these rows of the file fit no more: { $lines }. Nothing was saved. Please upload the file again.
refused-no-mail = This system sends no e-mails.
refused-way-in-over = The link does not work any more: it works once, and for an hour. Please ask for a new one.
refused-message-over = There is nothing to be done about this e-mail any more.
refused-erased = The application’s data were erased.
refused-number-taken = An application number from the file is taken in another round.
refused-withdrawn = The application is withdrawn.
refused-erase-running = An application can be erased only once the results of its round are published.
refused-erase-holds = It cannot be erased while the person holds a place or has an offer to answer.
refused-erase-contested = An award to this person is contested. That has to be settled first.
refused-erase-untold = It is not known that this person was told of the decision, so the term to contest it has not begun. Write down how it was sent first.
refused-erase-term = The decision can be contested until { $day } inclusive. It can be erased after that day.
refused-erase-in-line = This person waits in line, or somebody has to decide about them first. The data can be erased once the application is withdrawn or the round is finished.
refused-erase-own-withdrawal = You recorded that this application was withdrawn. Until the round is finished, another member of staff erases the data.
refused-duplicates =
    { $n ->
        [one] { $n } set of applications may be one person’s and is undecided. Decide about it, or tick that the round is to be closed with it.
       *[other] { $n } sets of applications may be one person’s and are undecided. Decide about them, or tick that the round is to be closed with them.
    }
refused-sheet-ended = This file has already been entered or dropped.
refused-worksheet = First say which worksheet is meant.
refused-hidden-rows = Rows are hidden in the file. Confirm that they are meant as well.
refused-busy = Something large (a file or a publication) is being entered in this round at this moment, or the round changed meanwhile. Please try again in a moment.
refused-own-sheet = A second member of staff signs for these rows, not the one who sent the file.
refused-own-signature = Another member of staff enters the file, not the one who signed for its rows.
refused-late-rows = The file has rows with a time that a second member of staff signs for first.
refused-same-rules = The round goes by this version of the rules already.
refused-proposed = Another version of the rules has been proposed for the round; it has to be decided first.
refused-not-proposed = This version of the rules is not proposed any more.
refused-own-proposal = A second member of staff switches the version on, not the one who proposed it.
refused-approval-waits = There is another proposal about this already. It has to be decided first.
refused-condition-pack = This condition is the rule pack’s: it can be changed for the round, and not removed.
refused-approval-decided = This proposal has been decided already. The page has to be opened again.
refused-own-approval = A second member of staff decides about a proposal, not the one who made it.
refused-not-own-approval = A proposal is withdrawn by whoever made it; others approve or refuse it.
refused-not-closed-yet = The round is not closed, so it can’t be opened again. Its deadline can be extended.
refused-finished = The round is finished; nothing in it changes any more.
refused-placement-withdrawn = The placement is withdrawn.
refused-placement-approved = The placement is approved already.
refused-placement-draft = The placement is a draft of its organisation and is not submitted.
refused-placement-unapproved = The placement is not approved.
refused-change-placement = Until the round is closed, the number of places is changed in the placement itself.
refused-not-yours = That is for the other side to do.
refused-opened = The round is open already.
refused-draft = The round is still a draft. It has to be opened first.
refused-deadline-passed = The deadline for applications is over. It can be extended.
refused-offers-open =
    { $n ->
        [one] { $n } offer is not answered yet. A round is finished when no offer is open any more.
       *[other] { $n } offers are not answered yet. A round is finished when no offer is open any more.
    }
refused-work-ahead =
    { $n ->
        [one] { $n } person has accepted a place, and the work has not begun
       *[other] { $n } people have accepted a place, and the work has not begun
    }: until then a place can be given back, and it can go to the next in line. The round can be finished from { $day } on.
refused-seats-left =
    { $seats ->
        [one] { $seats } place is
       *[other] { $seats } places are
    } free, and { $people ->
        [one] { $people } person in line could take one
       *[other] { $people } people in line could take one
    }. Whoever finishes the round all the same confirms these figures and says why.
refused-approvals-wait = There are proposals in the round that nobody has decided. They have to be decided first.
refused-seats-held =
    { $n ->
        [one] { $n } place at this placement is offered or accepted; there cannot be fewer places than that.
       *[other] { $n } places at this placement are offered or accepted; there cannot be fewer places than that.
    }
refused-seats-frozen =
    { $n ->
        [one] { $n } place at this placement is offered, accepted or contested; there cannot be fewer places than that.
       *[other] { $n } places at this placement are offered, accepted or contested; there cannot be fewer places than that.
    }
refused-seats-untold = The newest results are not shown to organisations yet; fewer places can be asked for once they are.
refused-seats-most = One placement can have { $most } places at most.
refused-holds-offer = This person has an offer at this placement. It has to be ended first, by a decision of its own.
refused-contested = This award is contested already.
refused-not-contested = This award is not contested, or the challenge is settled.
refused-work-not-begun = The work has not begun yet.
refused-not-accepted = The offer has not been accepted.
refused-nothing-corrected = No fact has been corrected since the last publication.
refused-own-correction = Whoever corrected the fact cannot approve the place too: another member of staff decides.
refused-contests-open = An award is still contested. A round is finished when every challenge is settled.
refused-corrections-open = Somebody whose fact was corrected still waits for a correction run.
refused-acts-untold = It is not recorded how decisions were notified by which something is refused: { $n } of them. A round is finished when all are notified and the terms to contest are over.
refused-terms-run = Decisions can still be contested until { $day } inclusive. The round is finished after that day.
refused-call-unproven = A second call can be opened only once a run that passes on free places has proved, with the present data, that nobody in line can take these places. Please start such a run first.
refused-decision-missing = Decisions in this round are administrative acts. Before publication these have to be stated: { $what }.
refused-no-decision = There is no decision about this application yet.
refused-nothing-to-contest = Decisions in this round are in private law, and there is no way of contesting them. The organiser of the round corrects mistakes.
refused-objection-waits = Such an objection was received already and waits for an answer.
refused-objection-over = This objection was answered already.
refused-objection-not-upheld = What was done after the answer can be recorded once an objection was upheld.
refused-objection-whole = It was not asked that this objection be corrected.
refused-objection-to-mend = It was asked already that this objection be corrected.
refused-own-decision = Whoever started or published the run does not answer an objection about it: another member of staff does.
refused-objections-open = An objection still waits for an answer. It has to be answered first.
refused-upheld-open = An objection was upheld, and nothing has been done about it yet. Correct the facts, settle the award, or record with the objection what was done.
refused-upheld-seat = A free place was chosen by somebody whose objection was upheld. Correct their facts first, or record with the objection what was done; then places can be passed on.
refused-notified = That is recorded already.
refused-no-term = There is no term to extend in this round.
refused-agreed-off = In this round agreements made with employers beforehand do not count.
refused-agreed-rules = The rules do not allow this placement for the applicant, and an agreement does not change that.
refused-agreed-there = An agreement is recorded for this application already. Another can be recorded once that one is refused or taken back.
refused-agreed-refused = The employer has refused this agreement already.
refused-agreed-taken-back = This agreement is taken back.
refused-agreed-seats = For all places of this placement agreements are confirmed already.
refused-objection-act = The institution answers this objection with an administrative act: reasons, hearing and the court to which it can be taken are needed.
refused-no-mail-went = No mail of this round went to this applicant that could have come back.
refused-no-consent = The place needs the consent of a parent or guardian, and it is not there. The application’s page says how it is given.
refused-consent-not-asked = No consent of a parent or guardian is needed for this application.
refused-consent-paper-only = In this round consent is given on paper: the organiser takes it, signed.
refused-consent-given = The consent is given already. It can be taken back.
refused-consent-not-given = No consent was given that could be taken back.
refused-consent-accepted = The place is accepted already, and the consent does not change any more. Until work starts the place can be declined.
refused-guardian-answered = The parent or guardian has answered already. The organiser’s staff name another one.
refused-guardian-often = Another parent or guardian was named several times today. Try tomorrow, or ask the organiser.
refused-guardian-over = This number and code no longer open the page of the consent: a new code was given, another parent or guardian was named, or the application’s data were erased.
refused-guardian-link-over = The link no longer works: it works once, and until another parent or guardian is named. The page opens with number and code; the organiser gives a new code.
refused-no-guardian = No parent or guardian is named. Name them first.
refused-no-paper = This person hands in no such paper now: the place is not accepted, or the paper is not asked for.
refused-duplicate-open = This application is among those that may be one person’s, and that is not decided yet. Decide first, then put the name right.
refused-own-placement = Another member of staff approves the placement, not the one who entered it for the organisation.

### Caseworkers' pages: what to do, the round, applications.

## What to do
work-none = No rounds yet
work-none-text = Your authority’s rounds will appear here, with what there is to do in each. An administrator adds rounds.
work-figures = { $applications }, { $seats }.
work-opens = Applications are taken from { $date }.
work-opens-past = Applications were to be taken from { $date }; the round is not open yet.
work-closes = Applications are taken until { $date }.
work-closed = Applications were taken until { $date }.
work-shut = The round was closed on { $date }.
work-next = What to do
work-next-opens = Applications are not taken yet.
work-next-collect = Applications are still coming in. A caseworker closes the round once the deadline is over.
work-next-decide =
    { $n ->
        [one] { $n } application lacks information: without it the rules cannot tell whether the person can have a place.
       *[other] { $n } applications lack information: without it the rules cannot tell whether the person can have a place.
    }
work-next-undecided =
    { $n ->
        [one] { $n } application takes part, but one of its choices is undecided, because something is not known.
       *[other] { $n } applications take part, but one of their choices is undecided, because something is not known.
    }
work-next-nowhere =
    { $n ->
        [one] { $n } application takes part, but has no possible choice: the rules do not allow what was chosen, or those placements are gone. Until the deadline other placements can be chosen.
       *[other] { $n } applications take part, but have no possible choice: the rules do not allow what was chosen, or those placements are gone. Until the deadline other placements can be chosen.
    }
work-next-approve =
    { $n ->
        [one] { $n } placement waits for approval. Applicants do not see it before, and where the round is closed before, it takes no part.
       *[other] { $n } placements wait for approval. Applicants do not see them before, and where the round is closed before, they take no part.
    }
work-button-approve = See the placements
work-next-close = The deadline has passed. Close the round, and the allocation can be worked out.
work-next-switch = Another version of the rules is proposed for the round. See what it would change, and decide.
work-button-switch = Look and decide
work-next-draft = The round is a draft: only your authority sees it. Check it and propose to open it; another member of staff opens it.
work-button-open = Propose to open it
work-next-approvals =
    { $n ->
        [one] { $n } proposal waits for your decision.
       *[other] { $n } proposals wait for your decision.
    }
work-button-approvals = See the proposals
work-rules = Rules
work-rules-waiting = Another version was proposed: { $version }
work-rules-all = Versions and what they would change
work-next-start = The round is closed. The allocation can be worked out.
work-next-again =
    { $n ->
        [one] There is { $n } change since the last run. It can no longer be published: a new run is needed.
       *[other] There are { $n } changes since the last run. It can no longer be published: a new run is needed.
    }
work-next-watch = A run is under way.
work-next-sign = A run is checked and waits for a second signature. Look at it and publish it.
work-next-sign-other = A run in your name is checked. Only another caseworker can publish it.
work-next-answers =
    { $n ->
        [one] The results are published. { $n } offer has not been answered yet.
       *[other] The results are published. { $n } offers have not been answered yet.
    }
work-next-done = The results are published, and no offer waits for an answer.
work-next-refill = { $free }, and { $line }: a run finds out who of them can take them.
work-next-by-rule = { $free }, and { $line }. Places are passed on by the signed rule; a run can be started by hand as well.
work-next-over = The round is finished. Nothing in it changes any more.
work-button-decide = See the applications
work-button-close = Close the round
work-button-start = Start a run
work-button-again = Start a new run
work-button-changes = See the changes
work-button-watch = Watch
work-button-run = Open the run
work-button-sign = Look and publish
work-button-refill = Pass on free places
work-button-by-rule = Start a run by hand
work-button-back = Go back

## The round
work-public = The round’s page with its placements
work-tile-applications =
    { $n ->
        [one] application
       *[other] applications
    }
work-tile-eligible =
    { $n ->
        [one] eligible
       *[other] eligible
    }
work-tile-needs-person =
    { $n ->
        [one] for a caseworker to look at
       *[other] for a caseworker to look at
    }
work-tile-undecided =
    { $n ->
        [one] eligible, with an undecided choice
       *[other] eligible, with an undecided choice
    }
work-tile-nowhere =
    { $n ->
        [one] eligible, with no possible choice
       *[other] eligible, with no possible choice
    }
work-tile-not-eligible =
    { $n ->
        [one] not eligible
       *[other] not eligible
    }
work-tile-unsigned =
    { $n ->
        [one] not approved
       *[other] not approved
    }
work-tile-withdrawn =
    { $n ->
        [one] withdrawn
       *[other] withdrawn
    }
work-tile-seats =
    { $n ->
        [one] place offered
       *[other] places offered
    }
work-offers-accepted = Offers accepted
work-offers-open = Not answered yet
work-offers-declined = Declined
work-offers-lapsed = Deadline passed
desk-title = Places and people in line
desk-figures = { $free }; { $line }.
desk-free =
    { $n ->
        [0] No place is free
        [one] { $n } place is free
       *[other] { $n } places are free
    }
desk-line =
    { $n ->
        [0] the line is empty
        [one] { $n } person is in line
       *[other] { $n } people are in line
    }
desk-held = Held
desk-col-free = Free
desk-why = Offers that are over
desk-frozen =
    { $n ->
        [one] { $n } place is contested and is passed on when that is settled
       *[other] { $n } places are contested and are passed on when that is settled
    }
work-button-correct = Start a correction run
work-next-correct =
    { $n ->
        [one] { $n } person whose fact was corrected waits for a correction run.
       *[other] { $n } people whose facts were corrected wait for a correction run.
    }
desk-over = The work has begun; the round’s settings do not pass places on after that
desk-begun =
    { $n ->
        [one] { $n } place is empty where the work has begun already; by the round’s settings it is not passed on.
       *[other] { $n } places are empty where the work has begun already; by the round’s settings they are not passed on.
    }
desk-ended = The work is withdrawn; its seats are not given on
desk-publications = Publications
desk-publication-main = { $n }: the results
desk-publication-refill = { $n }: free places passed on
desk-publication-correction = { $n }: a correction
desk-by-rule = by the rule signed by { $who }
desk-rule = Free places are passed on by the rule that { $first } and { $second } signed on { $when }.
desk-rule-off = { $first } and { $second } signed a rule by which free places are passed on ({ $when }). One of them no longer works here: pass on free places by hand.
desk-rule-corrections = Free places are not passed on by the rule while somebody waits for a correction run.
desk-rule-upheld = Free places are not passed on by the rule while an objection that was upheld waits to be acted on.
desk-rule-undecided = The run by the rule is not published: open questions may have cost somebody something. Decide them, or publish the run by hand.
desk-rule-duplicates = The run by the rule is not published: two applications that may be one person’s would have a place. Decide about the possible duplicates.
desk-rule-failed = The run by the rule failed. Pass on free places by hand.
desk-rule-cancelled = The run by the rule was stopped. Pass on free places by hand.
work-runs = Runs
work-runs-none = The round’s runs will appear here. The first can be started once the round is closed.
work-runs-none-closed = There are no runs yet.
work-runs-number = Run
work-runs-state = State
work-runs-started = Started

## Demand
work-demand-none = No placements yet
work-demand-none-text = This will show how many people choose each placement. Organisations offer the placements.
work-demand-title =
    { $people ->
        [one] { $people } person named a first choice
       *[other] { $people } people named a first choice
    }; there { $seats ->
        [one] is { $seats } place
       *[other] are { $seats } places
    }
work-demand-picture = First choices and places at the most wanted placements
work-demand-desc = { $place }: { $people } first choices, { $seats } places.
work-demand-others =
    { $n ->
        [one] { $n } more placement is in the table.
       *[other] { $n } more placements are in the table.
    }
work-demand-table =
    { $n ->
        [one] Table: { $n } placement
        [2] Table: both placements
       *[other] Table: all { $n } placements
    }

## Closing the round
work-close-title = Close the round?
work-close-one = Applications and placements can no longer be added or changed. An application can only be withdrawn, or completed with what staff find out.
work-close-two = The data are saved in a copy that does not change, which a run reads. If they change afterwards, a new copy is made for the next run.
work-close-three = Only two members of staff together can open the round again, with grounds and before anything is published.
work-close-needs =
    { $n ->
        [one] { $n } application still lacks information. It can be added after closing, too.
       *[other] { $n } applications still lack information. It can be added after closing, too.
    }
work-close-undecided =
    { $n ->
        [one] { $n } application takes part with an undecided choice. What is missing can be entered after closing too.
       *[other] { $n } applications take part with an undecided choice. What is missing can be entered after closing too.
    }
work-close-nowhere =
    { $n ->
        [one] { $n } application takes part, but has no possible choice: with such choices no place is given.
       *[other] { $n } applications take part, but have no possible choice: with such choices no place is given.
    }
work-close-nowhere-then = The deadline has passed. Two members of staff can extend it, so that these people can still choose other placements.
work-close-duplicates =
    { $n ->
        [one] { $n } set of applications may be one person’s, and nobody has decided about it. Until that is done, all of its applications take part.
       *[other] { $n } sets of applications may be one person’s, and nobody has decided about them. Until that is done, all of their applications take part.
    }
work-close-duplicates-look = Decide about possible duplicates
work-close-duplicates-yes = Yes, close the round with these sets undecided; they are named in the log and can be decided until the round is published
work-close-sheets =
    { $n ->
        [one] { $n } file that was sent has rows that are not entered; once the round is closed they are entered no more
       *[other] { $n } files that were sent have rows that are not entered; once the round is closed they are entered no more
    }
work-close-proposals =
    { $n ->
        [one] { $n } proposal waits for the decision of a second caseworker
       *[other] { $n } proposals wait for the decision of a second caseworker
    }
work-close-submitted =
    { $n ->
        [one] { $n } placement is not approved; if the round is closed now, it takes no part in the allocation.
       *[other] { $n } placements are not approved; if the round is closed now, they take no part in the allocation.
    }
work-close-none = The round has no approved placement: if it is closed now, nobody is given a place.
work-close-faults = The round cannot be closed: no copy of the data can be made for a run
work-close-done = The round is closed.

## The list of applications
work-list = Applications
work-list-status = State
work-list-any = All
work-list-find = Number, name or contact
work-list-find-hint = A name is found by the beginnings of its words (two letters at least), a number by any part, a contact or a personal code only whole.
work-list-show = Show
work-list-found =
    { $n ->
        [one] { $n } application
       *[other] { $n } applications
    }
work-list-none = There are no such applications. Look for something else.
work-list-empty = The round’s applications will appear here. There are none yet.
work-list-pages = Pages of the list
work-list-page = Page { $n }
work-col-number = Number
work-col-name = Name
work-col-registered = Submitted
work-col-standing = State
work-col-why = Why
work-col-wishes = Choices
work-twin = Perhaps a duplicate of { $number }
work-standing-eligible = Eligible
work-standing-not-eligible = Not eligible
work-standing-needs-person = To be looked at
work-standing-undecided = Undecided choice
work-standing-nowhere = No possible choice
work-standing-withdrawn = Withdrawn
work-standing-unsigned = Not approved
work-standing-erased = Data erased
work-file-erased = The application’s data were erased: { $moment }. There is nothing left here to read, to decide or to change.
work-offer-open = Not answered yet
work-offer-accepted = Accepted
work-offer-declined = Declined
work-offer-lapsed = Not answered in time
work-offer-replaced = Replaced by another place
work-offer-ended = Ended by a decision
work-offer-left = Left during the work
work-offer-did-not-come = Did not come
work-outcome = Outcome
work-outcome-place = Place
work-outcome-offer = Offer
work-outcome-answer-by = To be answered by
work-answer-title = Answered on the telephone or at the counter?
work-answer-consent = An acceptance can be written down once the consent of a parent or guardian is there.
work-answer-text = Record what the person said. Their page then shows the answer, and that a member of staff recorded it.
work-answer-note-hint = Who answered, when and how: it stays with the answer.
work-answer-accept = They accept the place
work-answer-decline = They decline the place
work-answer-saved = The answer is recorded.
work-answer-already = This answer is recorded already. Nothing was changed.
work-answer-stale = The offer changed while this page was open. The answer is not recorded; this is what is known now.
work-answer-give-back = They give the accepted place back
work-decline-title = Record that they decline the place?
work-decline-text = { $place }. The applicant declines this place, and it can then go to somebody else. The answer cannot be changed.
work-give-back-title = Record that they give the accepted place back?
work-give-back-text = { $place }. The applicant had accepted this place and now gives it back; it can then go to somebody else. The answer cannot be changed. A place can be given back until the work begins.
work-decline-stale = The offer changed while this page was open. It is now: { $state }. That they decline is not recorded yet.
work-decline-write = Record that they decline
work-outcome-told = What the applicant’s page says, which the access code opens

## The application
work-now-open = A place is offered: { $place }. An answer is due by { $moment }.
work-now-offer = { $state }: { $place }.
work-now-told = Where it stands: { $status }.
work-now-not-eligible = By the rules this person cannot take part.
work-now-needs-person = Something is still to be found out on which taking part depends.
work-parts = Parts of the page
work-file-title = Application { $number }
work-file-tier = Priority group { $n }: { $name }
work-file-person = The applicant
work-file-name = Name
work-file-contact = Contact
work-file-registered = Submitted
work-file-arrival = { $moment }, number { $n } in the order of arrival
work-file-rules = Rules when it was entered
work-file-language = Language
work-file-language-lv = Latvian
work-file-language-en = English
work-file-language-ru = Russian
work-file-unsaid = Not given
work-file-why = Why
work-file-yes = The rules let this person take part.
work-file-undecided =
    { $n ->
        [one] But { $n } of the placements wished for is undecided: while something is not known, no place is given there.
       *[other] But { $n } of the placements wished for are undecided: while something is not known, no place is given there.
    }
work-file-nowhere = But this application has no possible choice: no placement is chosen, the rules do not allow what was chosen, or those placements are gone.
work-file-withdrawn-person = Whoever submitted the application withdrew it, and it does not take part in the round.
work-file-withdrawn-staff = The authority withdrew the application, and it does not take part in the round.
work-file-withdrawn-behalf = A member of staff withdrew the application for the applicant, and it does not take part in the round.
work-file-withdrawn-list = The application was withdrawn by the authority’s list, and does not take part in the round.
work-file-withdrawn-duplicate = A member of staff withdrew the application as a duplicate; another one of the same person was kept.
work-file-withdrawn-unsigned = The application is on paper, and no second caseworker has approved the moment at which the paper was received: it does not take part.
work-file-decide = To be found out
work-file-decide-text = Enter what you found out. The rules decide from it.
work-file-nothing = Everything that is needed is known.
work-file-other = Correct other information
work-file-choose = Choose
work-file-hint-date = For example, 08.06.2020 or 08062020
work-file-hint-whole = A whole number
work-file-hint-text = A short text
work-file-hint-periods = For example, 1 March to 30 April 2018 is written 2018-03-01..2018-04-30; separate several with a semicolon. If there were none, enter “-”.
work-file-note = What it rests on
work-file-note-hint = A document or a conversation, and the date. Only staff see it.
work-file-save = Save
work-file-saved = Saved. The state has been worked out again.
work-file-next = Next ({ $n } left)
work-file-stale = The application changed while this page was open. This is what is known now. Check it and save again.
work-stale = Something changed here while this page was open. This is what is known now. Check it and save again.
work-file-ended = The results are published: facts are not changed here any more, but put right on the page “After publication”.
work-facts = Information
work-facts-sensitive = Sensitive
work-facts-unknown = Not known
work-facts-found = Found out by { $who }, { $when }
work-wishes = Choices
work-wishes-none = No placement was chosen.
work-wishes-rank = Choice { $n }
work-wishes-gone = Placement { $number } was withdrawn or waits for approval.
work-wishes-fits = Placements that fit: { $fits }; of these the rules allow: { $possible }.
work-wishes-possible = Possible
work-wishes-impossible = Not possible
work-wishes-person = To be found out
work-history = History
work-history-looks =
    { $n ->
        [one] The application was looked at { $n } time
       *[other] The application was looked at { $n } times
    }
work-history-records = records of earlier rounds
work-history-applicant = applicant
work-history-authority = authority
work-history-ground = Grounds: { $ground }
work-did-apply = Submitted
work-did-former-code = A former personal code was entered
work-did-former-code-remove = A former personal code was removed
work-did-enter = Entered for the applicant
work-did-enter-paper = Entered from paper
work-did-paper-signed = The moment at which the paper was received was approved
work-did-letter-print = A letter with the code was printed
work-did-said-form = The applicant changed what they said
work-did-said-counter = A member of staff entered what the applicant said
work-did-said-sheet = From a spreadsheet
work-did-said-decision = Information added
work-did-said-objection = Changed after an objection
work-did-said-records = From the records of earlier rounds
work-did-said-correction = A mistake was corrected
work-did-look = Looked at
work-did-withdraw = Withdrawn
work-did-withdraw-for = Withdrawn for the applicant
work-did-withdraw-duplicate = Withdrawn as a duplicate
work-did-accepted = Offer accepted
work-did-declined = Offer declined
work-did-contest = Award contested
work-did-left = Left during the work
work-did-did-not-come = Did not come
work-did-correct-decision = Fact corrected: a decision
work-did-correct-objection = Fact corrected: an objection
work-did-correct-mistake = Fact corrected: a mistake
work-did-other = Another action
work-duplicates =
    { $n ->
        [one] { $n } set of possible duplicates to decide about
       *[other] { $n } sets of possible duplicates to decide about
    }
work-did-notify = Decision sent
work-did-hearing = Hearing recorded
work-did-ask-translation = Translation asked for
work-did-object = Objection sent
work-did-record-objection = Objection recorded
work-did-guardian-named = Parent or guardian named
work-did-guardian-code = Code given to the parent or guardian
work-did-guardian-link-used = Parent or guardian opened the link
work-did-agreed-record = Agreement with an employer recorded
work-did-agreed-confirm = Employer confirmed the agreement
work-did-agreed-refuse = Employer refused the agreement
work-did-agreed-take-back = Agreement taken back
work-did-mail-bounced = A mail came back
work-did-consent-given = Parent or guardian consented
work-did-consent-refused = Parent or guardian did not consent
work-did-consent-taken-back = Parent or guardian took the consent back
work-did-consent-given-paper = Consent on paper recorded
work-did-consent-refused-paper = Refusal of consent on paper recorded
work-did-consent-taken-back-paper = Consent taken back on paper
work-did-accepted-guardian = Offer accepted by the parent or guardian
work-did-declined-guardian = Offer declined by the parent or guardian
work-did-paper-received = Paper received
work-did-paper-missing = Paper noted as missing
erase-title = Erase the data
erase-goes = What goes
erase-goes-text = Name, contact, personal code, answers, wishes and all that was decided and written about them, in all revisions and letters. Backups keep it until they expire; where one is put back, it is erased again.
erase-stays = What stays
erase-stays-text = The number of the application, when it came, what became of it in the counts and proofs of the round, the log of what was done and by whom, and a mark made of the personal code, by which taking part counts in later rounds for as long as the law asks to keep it.
erase-final = Erased data do not come back.
erase-do = Erase for good
erase-done = The data are erased.

### My application.
my-over = Application { $number }
my-submitted = Submitted
my-received =
    { $voice ->
       *[jus] We have your application
    }
my-received-text = Received on { $moment }. The result will appear on this page once it is published.
my-unoffered =
    { $voice ->
       *[jus] None of the placements that you chose is offered at present
    }
my-unoffered-text = The application was received on { $moment }, but at present it names no placement in which a place could be given.
my-unoffered-do =
    { $voice ->
       *[jus] To apply for other placements, withdraw this application and submit a new one by { $until }.
    }
my-unoffered-order = The new application counts in the line from the moment it is submitted.
my-unoffered-waits = A placement that is not withdrawn stays in the application: if it is approved, the choice counts again.
my-wish-submitted = { $place } – waits for approval at present, for example because the organisation changed it; the choice stays in the application
my-wish-draft = { $place } – not offered at present
my-wish-withdrawn = { $place } – no longer offered
my-withdrawn = The application is withdrawn
my-withdrawn-text = It does not take part in this round.
my-out-of-line = The application is no longer in line
my-out-of-line-elsewhere-text = You have a place in another round that rules out a place in this one; this application is not in line.
my-out-of-line-text = A place was given, and it was declined, lapsed or ended. The application does not wait for another one.
my-withdrawn-staff = A member of staff withdrew the application
my-withdrawn-staff-text =
    { $voice ->
       *[jus] It is withdrawn, and it does not take part in this round. If that is not right, contact the organiser of the round.
    }
my-duplicate-tag = Duplicate
my-duplicate = A member of staff found this application to be a duplicate
my-duplicate-text =
    { $voice ->
       *[jus] This application does not take part in the round: a member of staff found that one person applied more than once, and kept another one of these applications. If they are different people’s, contact the organiser of the round.
    }
my-unsigned-tag = Not approved
my-unsigned = The application on paper does not count yet
my-unsigned-text = The moment at which the paper was received is approved by a second caseworker. As long as it is not, the application does not take part.
my-wishes = Placements chosen
my-next = What happens next
my-so-far = What has happened so far
my-step-received = Application received
my-step-deadline = Applications until { $moment }
my-step-checks = Applications are checked
my-step-checks-text = Until the results are published, staff can enter what is missing.
my-step-run = Places are allocated
my-step-run-text = The order and the calculation; another member of staff publishes, not the one who started it.
my-step-results = Results
my-step-results-text = The outcome and, if there is no place, the reason will appear on this page.
my-step-answers = Answers until { $moment }
my-step-answers-text = Those who are offered a place answer by then. A letter that leaves later gives its reader more days.
my-step-answers-own = After that the offer can no longer be accepted.
my-may-move = Until the offer is answered, another place that is ranked higher in the application may be offered instead if it comes free.
my-offer-changing = From { $moment } this page says more. Until then the offer is not answered here.
my-deadline-lapse = If there is no answer by then, the offer lapses and the place can go to somebody else.
my-deadline-stand =
    { $voice ->
       *[jus] If there is no answer by then, the place stays yours.
    }
my-deadline-untold = The notice of this offer has not gone out yet. If it goes later than planned, there will be more days to answer, and until then the offer does not lapse.

## Outcome
my-offer-open-tag = Offer until { $moment }
my-offer-open =
    { $voice ->
       *[jus] You have a place. { $place }.
    }
my-offer-open-text =
    { $voice ->
       *[jus] Please reply by { $moment }.
    }
my-offer-untold-tag = Offer
my-offer-untold =
    { $voice ->
       *[jus] You have a place. { $place }.
    }
my-offer-untold-text =
    { $voice ->
       *[jus] You can answer now. The days to answer are counted from the day on which the notice of this offer reaches you; until then the offer does not lapse.
    }
my-offer-waits-tag = Place contested
my-offer-waits =
    { $voice ->
       *[jus] You have a place. { $place }.
    }
my-offer-waits-text =
    { $voice ->
       *[jus] There was no answer by { $moment }. If the place stays yours once the contest is settled, there will be a new term to answer.
    }
my-offer-stands-tag = Place kept
my-offer-stands =
    { $voice ->
       *[jus] You have a place. { $place }.
    }
my-offer-stands-text =
    { $voice ->
       *[jus] There was no answer by { $moment }; the place stays yours.
    }
my-offer-accepted-tag = Offer accepted
my-offer-accepted =
    { $voice ->
       *[jus] You have a place. { $place }.
    }
my-offer-accepted-text =
    { $voice ->
       *[jus] The organisation now sees your telephone number or e-mail address, so that it can get in touch with you.
    }
my-decline-until =
    { $voice ->
       *[jus] You can still decline the place until { $moment }; then the work starts.
    }
my-decline-open =
    { $voice ->
       *[jus] You can still decline the place until the work starts.
    }
my-offer-declined-tag = Declined
my-offer-declined = You declined the place. { $place }.
my-offer-declined-text = The answer can no longer be changed.
my-offer-lapsed-tag = Deadline passed
my-offer-lapsed = The offer has run out. { $place }.
my-offer-lapsed-text =
    { $voice ->
       *[jus] We waited for an answer until { $moment }. The offer can no longer be accepted; if you would still like to work, please get in touch with the organiser of the round.
    }
my-offer-over-tag = Place no longer held
my-offer-over =
    { $voice ->
       *[jus] You no longer hold this place. { $place }.
    }
my-offer-over-text =
    { $voice ->
       *[jus] Ask the organiser of the round what to do next.
    }
my-first = The application is first in line. If a place is offered, the offer will be on this page.
my-contested = This award is contested: until that is settled, the place stays as it is, nobody else is given it, and the offer does not lapse.
my-offer-none-tag = Placed
my-offer-none =
    { $voice ->
       *[jus] You have a place. { $place }.
    }
my-offer-none-text =
    { $voice ->
       *[jus] Ask the organiser of the round what to do next.
    }
my-earlier = Earlier offers
offer-expected = Expected at work by { $organisation }; confirmed { $moment }
offer-did-accepted = Accepted { $moment }
offer-did-declined = Declined { $moment }
offer-did-lapsed = No answer by { $moment }
offer-did-replaced = Another place, ranked higher in the application, came instead { $moment }
offer-did-ended = Ended by a decision { $moment }
offer-did-did-not-come = Did not come to work; noted { $moment }
offer-did-left = Left the work; noted { $moment }
offer-did-contested = Contested { $moment }
offer-did-settled = The challenge was settled { $moment }
offer-behalf = { $what }; a member of staff recorded what was said
my-waiting = No place this time
my-waiting-in-line =
    { $voice ->
       *[jus] No place this time, but you are in the line
    }
my-waiting-undecided =
    { $n ->
        [1] No place was given, and one choice waits for a decision by a member of staff
       *[other] No place was given, and several choices ({ $n }) wait for a decision by a member of staff
    }
my-undecided-tag = Undecided
my-pleas-wait =
    { $n ->
        [one] { $n } mistake that was reported waits for a decision
       *[other] { $n } mistakes that were reported wait for a decision
    }
my-objection-waits = Objection received { $moment }; to be answered by { $day }
my-objection-to-mend = The objection received { $moment } has to be completed; it is to be answered by { $day }
my-barred =
    { $voice ->
       *[jus] By what the application says the rules do not let you take part in this round. If something in it is mistaken, report it:
    }
my-questions =
    { $voice ->
        [tu] Something is not known yet, and whether and where you get a place may depend on it:
       *[jus] Something is not known yet, and whether and where you get a place may depend on it:
    }
my-waiting-text = If a place comes free, it can be given to somebody who waits, in the order of the round. If a place is offered, the offer will appear on this page.
my-waiting-finished-text = The round is finished: places that come free in it are not given on any more.
my-waiting-none-text =
    { $voice ->
       *[jus] None of the places chosen is possible, so you are in no line for a place. Ask the organiser of the round what else there is.
    }
my-ahead =
    { $voice ->
       *[jus] People in line before you for this place: { $n }
    }
my-wish-more = More about the places
my-ahead-last = Of those who had a place here when it was last published, the last is no. { $n } in the order of that time
my-ahead-worse-decision = That is more than before: a decision was made about an application that had waited for it.
my-ahead-worse-objection = That is more than before: somebody’s objection was upheld.
my-ahead-worse-mistake = That is more than before: a mistake was put right.
my-ahead-worse-ended = That is more than before: somebody lost a place through no fault of their own and was put before others.
my-ahead-worse-returned = That is more than before: somebody came back into the line.
my-ahead-note = Counted are people in line who chose the place and may take it by the rules, when it was last published. Quotas and other conditions on groups are not counted, so whose turn it is can differ.
my-ahead-both = The number beside “Places available” is up to which place in the line there were enough places when this result was published, however the others had been placed. So whoever had a place there last may have another number.
my-ahead-both-limited = The number beside “Places available” is the one of when this result was published. So whoever had a place there last may have another number.
my-not-eligible =
    { $voice ->
       *[jus] You cannot take part in this round
    }
my-not-eligible-text = The reason, and the rule that says so, are below.
my-needs-person =
    { $voice ->
       *[jus] Your application is undecided
    }
my-needs-person-text = Without some facts the rules gave no answer. What is missing is named below.
my-why = Why
my-why-then = Why the place was given at the time
my-figures =
    There { $applications ->
        [one] was { $applications } application
       *[other] were { $applications } applications
    } for { $seats ->
        [one] { $seats } place
       *[other] { $seats } places
    }.
my-me =
    { $voice ->
       *[jus] You: no. { $n }
    }
my-ended-tier = up to no. { $n } (group { $tier })
my-by-tier =
    { $voice ->
       *[jus] At every placement chosen that could be taken, places went to people of earlier priority groups. You are in group { $tier }, so a better place inside it would have changed nothing.
    }
my-details =
    { $voice ->
       *[jus] Your priority group and place in the order
    }
my-tier = Group { $tier }: { $name }
my-order-label = Place in the order
my-order = { $n } of { $total }: by priority group first, then by the order within the group
my-registered = Application received
my-check = How to check
my-check-text = The round’s page has the rules, the order and the report
my-changed = What would have changed the outcome
my-changed-text =
    { $voice ->
       *[jus] At these placements there would have been a place for you; they were not among your choices:
    }
my-other = { $place } (places available: { $ended })
my-contest = How to contest it
my-contest-text =
    { $voice ->
       *[jus] If you think that the result is wrong, write to the organiser of the round: { $authority }. Please give the application number { $number }.
    }

## Data about me
my-kept = Data about me
my-kept-text = This is what the applicant told, and facts that staff found out; the rest, remarks of staff too, is named on the page about personal data.
my-kept-found = { $label } (found out by staff)
my-kept-home = coordinates of the home
my-kept-registered = time of submitting
my-kept-language = language
my-kept-draw-code = draw code
my-language-lv = Latvian
my-language-en = English
my-language-ru = Russian

## Answers
my-accept = Accept this place?
my-accept-text =
    { $voice ->
       *[jus] { $place }. The organisation will then see your telephone number or e-mail address too.
    }
my-accept-facts-text =
    { $voice ->
       *[jus] { $place }. The organisation will then see your telephone number or e-mail address too, and these facts: { $facts }.
    }
my-accept-final = The work has begun already: the answer cannot be changed afterwards.
my-accept-button = Accept the place
my-decline = Decline this place?
my-decline-text = { $place }. The place can then go to somebody else. The answer cannot be changed.
my-decline-button = Decline
my-withdraw = Withdraw the application?
my-withdraw-text = Application { $number } will no longer take part in this round, and cannot be restored.
my-withdraw-open-text = Application { $number } will no longer take part in this round, and cannot be restored. While the round takes applications, a new one can be submitted.
my-withdraw-button = Withdraw the application
my-apply-anew = Apply again
my-apply-same = Apply anew with the same answers
my-choices-text = The choices change; number, code and time of receipt stay. They can be changed until { $moment }, unless the round is closed earlier.
my-choices-hidden = One of the chosen placements is not offered at present. Whoever changes the choices has to take it out; if nothing is changed, it stays in the application.
my-choices-save = Save the choices
my-said-choices = The choices were changed.
my-back = Change nothing
my-said-accepted = The place is accepted.
my-said-declined = The place is declined.
my-said-withdrawn = The application is withdrawn.
my-step-needs-person = There is no decision
my-step-needs-person-text = { $voice ->
   *[jus] Contact the organiser of the round: what is missing is named above.
}
my-changed-late = { $voice ->
   *[jus] You did not choose them, so you were given none of them. Nothing more can be chosen in this round: the allocation is published.
}
wish-anything = any suitable place
wish-described = any place ({ $what })

## Everything about the application
data-link = What is kept about the application, and who looked at it
data-title =
    { $voice ->
       *[jus] Your data
    }
data-lead = What is recorded about this application, what was done with it, who looked at it and what was sent about it. The text of the decision is on the application's page. Notes of members of staff are not shown here: the authority can be asked about them.
data-file = Download as a file (JSON)
data-print = Print
data-told = What is recorded
data-done = What was done
data-looked = Who looked
data-listed-none = Staff have not looked at it in a list among others.
data-listed =
    { $n ->
        [one] Staff have seen it in { $n } list among others, last on { $last }.
       *[other] Staff have seen it in { $n } lists among others, last on { $last }.
    }
data-written = What was sent
data-written-none = Nothing was sent about this application so far.
data-mail-off = This system sends no e-mails
data-mail-none = No mail is sent: there is no e-mail address
data-by-own = the applicant
data-notice = Why the data are asked for, and how long they are kept
data-correct =
    { $voice ->
       *[jus] If something is not right, write or call: { $authority }. Staff correct it, and what it said before stays visible here.
    }
data-erase =
    { $voice ->
       *[jus] You can ask for your data to be erased. { $authority } decides on that; if the law demands that something is kept, you are told why.
    }
data-complain =
    { $voice ->
       *[jus] You can complain about how data are handled to the Data State Inspectorate (www.dvi.gov.lv).
    }
data-records = Other records
data-record-guardian = Parent or guardian who was named
data-record-consent = Consent of a parent or guardian
data-record-agreed = Agreement with an employer
data-record-heard = How you were heard
data-record-asked = Questions and answers
data-record-papers = Papers to bring
data-record-objections = Objections
data-record-told = How the decision was notified
data-record-printed = Printed letters
data-record-former = When a former personal code was noted (the code itself is not kept)
data-heard-held = The view was heard.
data-heard-omitted = The view was not heard separately.
data-answered = Answer: { $text } ({ $moment })
data-paper-here = { $name }: received ({ $moment })
data-paper-back = { $name }: taken back that it was received ({ $moment })
data-translation = A translation was asked for: { $lang }
data-rights = Rights

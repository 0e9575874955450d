### Decision and objections as the law has them. The decision addresses people formally.

## Decision
decision-page = Decision
decision-title-act-placed = Decision to grant a place
decision-title-act-waiting = Decision to refuse a place
decision-title-act-not-eligible = Decision to refuse a place
decision-title-letter-placed = Notice of a place
decision-title-letter-waiting = Notice that no place was given
decision-title-letter-not-eligible = Notice that no place was given
decision-about = { $moment } · No. { $number } · { $round }
decision-translation-mark = Translation. The decision is the Latvian text.
decision-part-institution = Institution
decision-part-addressee = Addressee
decision-part-asked = Application
decision-part-views = Views and arguments of the person
decision-part-facts = Facts found
decision-part-reasons = Reasons and considerations of expediency
decision-part-norms = Legal norms applied
decision-part-decided = Decision
decision-part-contest = How to contest it
decision-body = { $name }, { $address }
decision-addressee = { $name } (application No. { $number })
decision-addressee-unnamed = Whoever submitted application No. { $number }
decision-asked = On { $moment } your application No. { $number } was received, by which you ask for a place in the round “{ $round }”. Your choices:
decision-asked-none = On { $moment } your application No. { $number } was received, by which you ask for a place in the round “{ $round }”.
decision-wish = { $place } ({ $rank })
decision-heard = Your views were obtained before the decision. { $text }
decision-heard-on = Your views were obtained before the decision, on { $day } { $text }
decision-unheard = Your views were not obtained separately before the decision (Administrative Procedure Law, section 62). { $text }
decision-views-form = What you stated in the application was considered.
decision-figures = Applications received in the round: { $applications }. Places: { $seats }. Places given: { $filled }.
decision-fact-wish = { $place }. Places: { $seats }; applications with this choice: { $wished }; { $ended }
decision-fact-wish-other = { $place }. Places: { $seats }; applications with this choice: { $wished }
decision-ended-person = the last number in line for which there was a place: { $n }
decision-ended-tier = there were places up to priority group { $tier }
decision-ended-full = all places are taken
decision-ended-open = there were places for all who could be given one
decision-ended-limited = places stayed free
decision-ended-none = there were no places to give
decision-fact-told = { $label }: { $value } (stated in the application)
decision-fact-past = { $label }: { $value } (the institution’s records, rounds: { $rounds })
decision-fact-past-none = { $label }: { $value } (the institution’s records of earlier rounds)
decision-fact-found = { $label }: { $value } (found out by the institution)
decision-condition-limit = The limit is { $n }, and it is reached.
decision-reason = { $text } ({ $source })
decision-wish-refused = { $place }. { $text }
decision-higher = { $place } ({ $rank }): you were not given a place here. The order decides who gets a place; which of the chosen placements each person gets is decided by the round’s goals ({ $stages }).
decision-higher-unordered = { $place } ({ $rank }): you were not given a place here. Which of the chosen placements each person gets is decided by the round’s goals ({ $stages }).
decision-higher-best = No allocation in which you had this place is better by these goals than the one adopted.
decision-tier = Your priority group: { $tier } ({ $name }).
decision-order-draw = Your place in the order: { $n } of { $total } (by priority group first, within the group by draw).
decision-order-registration = Your place in the order: { $n } of { $total } (by priority group first, within the group by time of receipt).
decision-expediency = Places were given by the published procedure, which is the same for all applicants. To depart from it in your favour would infringe other applicants’ right to equal treatment; the decision is therefore suitable, necessary and proportionate.
decision-expediency-rules = The rules are the same for all applicants. To depart from them in your favour would infringe other applicants’ right to equal treatment; the decision is therefore suitable, necessary and proportionate.
decision-norm = { $title }, { $place }
decision-norm-rule = { $title }, { $place } (the rule by which the application or a choice was refused)
decision-norm-condition = { $title }, { $place } (the condition of the round because of which no place was given)
decision-norm-besides = For information, not as a ground: { $title }
decision-norm-information = For information, not as a ground of the decision: { $title }, { $place }.
decision-decided-placed-act = On the ground of these legal norms it was decided to grant you a place: { $place }.
decision-decided-refused-act = On the ground of these legal norms it was decided to refuse you a place in the round “{ $round }”.
decision-decided-placed-letter = You were given a place: { $place }.
decision-decided-refused-letter = You were given no place in the round “{ $round }”.
decision-decided-higher = A place in a placement that you had chosen with a higher preference is refused.
decision-decided-accept = The place is to be accepted by { $moment }; otherwise the award lapses.
decision-decided-in-line = Your application stays in line.
decision-sent-hand = The decision was handed over on { $sent } and is notified on that day.
decision-sent-e-address = The decision was sent to the official electronic address on { $sent } and counts as notified on the second working day after that: { $deemed }.
decision-sent-mail = The message about the decision was sent to the e-mail address given in the application on { $sent }, and the decision counts as notified on the second working day after that: { $deemed }.
decision-sent-registered = The decision was posted as a registered letter on { $sent } and counts as notified on the seventh day after that: { $deemed }.
decision-sent-ordinary = The decision was posted on { $sent } and counts as notified on the eighth day after that: { $deemed }.
decision-contest-until = This decision can be contested within one month from the day on which it took effect by being notified, that is until { $until } inclusive. The challenge is examined by: { $authority }.
decision-contest-month = This decision can be contested within one month from the day on which it takes effect by being notified. The challenge is examined by: { $authority }.
decision-contest-where = It is handed in to the institution that decided ({ $institution }): in writing or orally, by post, electronically, or on the page where this decision is read. What is said orally is recorded by the institution and signed by whoever says it.
decision-contest-what = It says which decision is contested, how far, and what is asked. Grounds are not required.
decision-contest-from-15 = As the applicant is from 15 to 17 years old, the legal representative contests the decision, and the applicant is invited to take part.
decision-contest-under-15 = As the applicant is younger than 15, the legal representative contests the decision.
decision-contest-unknown = If the applicant is younger than 18, the legal representative contests the decision.
decision-print = Print the decision
decision-translation = Translation
decision-translation-text = The decision is in Latvian. If you ask for it, a translation is shown here as well; that you asked is kept.
decision-ask-en = I ask for a translation into English
decision-ask-ru = I ask for a translation into Russian
decision-said-translation = Your request for a translation is kept.
decision-send = How the decision was sent
decision-send-text = Record it where the decision does not go by e-mail. The term to contest counts from that day and is stated in the decision: record it first, then print.
decision-send-channel = Way of notification
decision-send-day = Day on which it was sent or handed over
decision-said-sent = Recorded. The term to contest is at the end of the decision.
channel-registered = Registered letter
channel-hand = Handed over
channel-e-address = Official electronic address
channel-ordinary = Ordinary letter
form-day-hint = For example 12.06.2026.

## On the applicant's page
my-decision = Read the decision: it says where and within what term it can be contested
my-letter = Read the notice
my-disagree = If you think that the outcome is wrong
my-contest-act = The decision says with whom, where and within what term it can be contested. Application number: { $number }.
my-contest-granted = The place was given as the application asked. The decision can be read and printed. Application number: { $number }.
my-contest-granted-then = The decision that gave the place can be read and printed. Application number: { $number }.
my-contest-cancelled = The decision that cancels the place says with whom, where and within what term it can be contested. Application number: { $number }.
my-decision-then = Read the earlier decision about this application
my-decision-granted = Read the decision
my-planned = It is planned to decide by { $day }.
my-planned-longer = It is planned to decide by { $day }. That takes longer than a month (Administrative Procedure Law, section 64): { $ground }
my-object = Send an objection
my-object-act = Contest the decision
my-object-title = Objection
my-object-title-act = Challenge to the decision
my-object-text = The challenge is received by the institution that decided, which passes it on to be examined by: { $authority }.
my-object-decision = The decision says how, and within what term, it can be contested
my-object-text-unsettled = The organiser of the round receives the objection and answers it.
my-object-sent = Objections that were sent
my-object-sent-act = Challenges that were sent
my-object-by = Who sends it, and against what
my-object-by-person = The applicant, against the decision about this application
my-object-by-representative = The applicant’s legal representative, against the decision about this application
my-object-by-third = The applicant, against a place given to another application
my-object-about = Number of the other application
my-object-about-hint = Needed where it is against a place given to somebody else. Numbers are on the round’s page. Until it is answered, that place is not given to anyone else.
my-object-ground =
    { $voice ->
       *[jus] What is contested, to what extent, and what you ask for
    }
my-object-ground-hint = This has to be written. Why may be added, but need not be.
my-object-until = This decision can be contested until { $day } inclusive.
my-object-over = The time in which this decision can be contested ended on { $day }. What is sent later is received, and noted as received after its time.
my-object-month = This decision can be contested within one month of the day on which it was notified.
my-object-no-term = In this round there is no day by which an objection has to be sent.
my-object-answer =
    { $voice ->
       *[jus] If you send it today, an answer is due by { $day }.
    }
my-object-send = Send the objection

## Objections
objections-title = Objections
objections-none = There are no objections.
objection-title = Objection No. { $n }
objection-about-decision = No. { $n }: decision about application { $number }
objection-about-award = No. { $n }: place given to application { $number }
objection-came-page = Sent on this site { $moment }
objection-came-paper = Received in writing { $moment }
objection-came-oral = Said orally { $moment }
objection-paper = Print to be signed (PDF)
objection-paper-text = What is said is written down and signed by whoever said it (Administrative Procedure Law, section 77); a second copy is for them.
objection-paper-file = objection-{ $n }
objection-late = Received after its term, which ended { $day }
objection-term-others = Somebody else has a month from the day on which they learned of the decision, but no longer than until { $day } (Administrative Procedure Law, section 79(2))
objection-frozen = Until it is answered, the place is not given to anyone else.
objection-answer-by = Term for the answer: { $day }
objection-overdue = The term to answer has passed.
objection-state-received = Received
objection-state-to-mend = To be corrected
objection-state-kept = Decision kept
objection-state-upheld = Upheld
objection-state-withdrawn = Taken back
objection-state-settled = Corrected by the institution itself
objection-state-followed = Upheld, and acted on
objection-did-mend = { $moment } asked that it be corrected
objection-did-mended = { $moment } corrected
objection-did-kept = { $moment } answered: the decision is kept
objection-did-upheld = { $moment } answered: it is upheld
objection-did-withdrawn = { $moment } taken back
objection-did-settled = { $moment } the institution corrected its decision itself
objection-did-followed = { $moment } what had to follow the answer is done
objection-mend-until = Until { $day } inclusive.
objection-mend-minor = The applicant’s legal representative signs or confirms it until { $day } inclusive.
objection-decided-by = { $authority } decided on { $day }.
objection-said = It was received.
objection-said-late = It was received, but after its term: you get an answer on whether it is examined.
objection-said-frozen = It was received. Until it is answered, the place is not given to anyone else.
objection-open = Open the objection
objection-record = Record an objection
objection-record-text = What is said orally is recorded and signed by whoever says it. An objection to a place keeps it from being passed on.
objection-about = Number of the application about which it was decided
objection-about-hint = Where somebody else objects: the number of the application that has the place.
objection-by = Who objects
objector-person = The applicant
objector-representative = The applicant’s legal representative
objector-third-person = Somebody else
objection-objector = The objector’s own application number
objection-objector-hint = Where somebody else objects who has an application in this round.
objection-who = The objector’s name and contact
objection-who-hint = Where somebody else objects who has no application.
objection-way = How it came
objection-way-paper = In writing
objection-way-oral = Orally
objection-received = Day on which it came
objection-ground = What is contested, how far, and what is asked
objection-ground-hint = As it was said or written; whoever objects reads this text as well.
objection-own-alone = Your institution has no other member of staff at present: ask an administrator for an account for another, so that the objection is answered in time.
objection-own = You started or published the run that this objection is about: another member of staff answers.
objection-do-mend = Ask for it to be corrected
objection-text-mend = For example where signature or authorisation are missing, or it is unclear what is asked.
objection-ask-mend = What is to be corrected
objection-until = Until which day
objection-decided = On which day { $authority } decided
objection-do-mended = Record that it was corrected
objection-text-mended = After that the objection can be answered.
objection-ask-mended = What was received
objection-do-kept = Answer: the decision is kept
objection-text-kept = Where the objection keeps a place back, it is proposed at once that the award stays; another member of staff approves that.
objection-ask-kept = Answer with its grounds
objection-do-upheld = Answer: the objection is upheld
objection-text-upheld = Afterwards correct the facts, or propose that the award is cancelled: a link to it appears.
objection-text-upheld-finished = The round is finished: nothing in it is corrected in the system any more. Say in the answer how the decision will be corrected.
objection-ask-upheld = Answer with its grounds
objection-do-withdrawn = Record that it was taken back
objection-text-withdrawn = At the request of whoever objected.
objection-ask-withdrawn = How and when that was asked
objection-do-settled = Record that the institution corrected its decision itself
objection-text-settled = Where the decision was corrected before the objection was answered.
objection-ask-settled = What was corrected
objection-do-followed = Record what was done after the answer
objection-text-followed = Where no facts are corrected here and no award is cancelled: what was done instead, or why nothing has to be done. Until that is recorded, the objection stays in the queue of things to do.
objection-ask-followed = What was done, or why nothing has to be; whoever objected reads it as well
objection-on-correct = Correct facts
objection-on-settle = Propose that the award is cancelled
objection-on-approve = A proposal waits for a second person

## A round's decisions
decision-setting = Legal kind of decisions
decision-setting-lead = What the decisions of this round are in law is for the municipality’s lawyer to say. It is stated before publication and does not change afterwards.
decision-setting-told = The round is published: the kind of its decisions does not change any more.
decision-setting-save = Save
decision-kind = What the decisions of this round are
decision-kind-act = Administrative acts: a refusal has nine parts and says how it is contested
decision-kind-private = Decisions in private law: a plain notice that says nothing of contesting
decision-kind-unsettled = Not settled yet: nothing is said of contesting
decision-name = Name
decision-address = Address
decision-contest-authority = Who examines a challenge
decision-contest-authority-hint = The higher authority, or the municipality’s commission on disputed acts; where there is none, the institution itself.
decision-hearing = Hearing people
decision-hearing-ask = Are people heard before an unfavourable decision
decision-hearing-held = They are
decision-hearing-omitted = They are not
decision-hearing-text = How, or why not
decision-norms-hint = A decision rests on a law, a Cabinet regulation or binding regulations. Rules of procedure and other internal acts are named for information.
decision-norm-heading = Norm { $n }
decision-rank = Rank
decision-rank-law = Law
decision-rank-cabinet = Cabinet regulation
decision-rank-binding = Binding regulations of a municipality
decision-rank-internal = Internal regulation
decision-norm-title = Name of the legal act
decision-norm-place = Section, paragraph, point
decision-norm-place-hint = For example: section 55, point 1
decision-norm-source = Where its text was read
decision-norm-seen = When
decision-longer = Term
decision-longer-ask = Why deciding takes longer than a month
decision-longer-hint = Where it is stated, the receipt of an application names the round’s day of decision and these grounds.
decision-missing-institution = the institution’s address
decision-missing-contest = who examines a challenge
decision-missing-norms = legal norms on which decisions rest
decision-missing-hearing = whether people are heard, and why not
decision-term-title = Term to decide
decision-term = The oldest application was received on { $received }. It is to be decided by { $last }.
decision-extend = Extend the term
decision-extend-text = The term can be extended to four months from receipt. All who applied are told, with the grounds.
decision-extend-until = Last day to decide
decision-extend-ground = Grounds, as applicants read them
work-unanswerable =
    { $n ->
        [one] There is for now no member of staff to answer { $n } objection: all of them started or published the run that it is about. Ask an administrator for an account for another member of staff.
       *[other] There is for now no member of staff to answer { $n } objections: all of them started or published the run that these are about. Ask an administrator for an account for another member of staff.
    }
work-next-notify =
    { $n ->
        [one] Of { $n } decision that refuses something it is not noted how it was notified. The term in which it is to be notified ends on { $day }.
       *[other] Of { $n } decisions that refuse something it is not noted how they were notified. The term in which they are to be notified ends on { $day }.
    }
decision-groundless =
    { $n ->
        [one] The source of { $n } rule or condition is no legal norm
       *[other] The source of { $n } rules and conditions is no legal norm
    }
decision-groundless-text = People may be refused because of them, but the ground of an administrative act is a law, a regulation of the Cabinet or a binding regulation. Where decisions are acts, such a source is named in the decision for information, and the refusal rests on the norms that are stated for the round’s decisions. If a rule or condition stands in a norm, state it there before publishing.
work-next-object =
    { $n ->
        [one] { $n } objection waits for an answer.
       *[other] { $n } objections wait for an answer.
    }
work-next-follow =
    { $n ->
        [one] { $n } objection was upheld, and nothing has been done about it yet.
       *[other] { $n } objections were upheld, and nothing has been done about them yet.
    }
work-button-object = Answer
work-button-follow = Open the objections
run-publish-decision-act = Decisions are administrative acts: applicants read a decision with its legal norms and how it is contested.
run-publish-decision-private = Decisions are in private law: applicants read a notice that says nothing of contesting.
run-publish-decision-unsettled = It is not stated what these decisions are in law. Applicants read nothing of how to contest them; if they are administrative acts all the same, they can be contested for a year. After publication it can no longer be stated.

## Decisions about objections, and that a place is cancelled
act-title-answer = Decision about a contest
act-title-cancelled = Decision to cancel a place that was given
act-read = Read the decision
act-asked-answer = Contest No. { $n }, received { $day }
act-asked-cancelled = The institution began the case itself.
act-asked-others = The case was begun by challenge no. { $n } of another person, received { $day }
act-asked-own = The case was begun by challenge no. { $n } of yours or of your representative, received { $day }
act-asked-contested-others = The case was begun because another person contested the award; this was recorded { $day }
act-asked-contested-own = The case was begun because you or your representative contested the award; this was recorded { $day }
act-fact-award = { $moment } it was decided to give a place to application { $number }.
act-fact-refusal = { $moment } it was decided about application { $number }.
act-fact-received = The contest was received { $day }; it was not found that the term had passed.
act-fact-late = The contest was received { $day }, after the term had ended.
act-fact-given = { $moment } it was decided to give you the place “{ $place }”.
act-decided-kept = It is decided to keep the decision about application { $number } as it is.
act-decided-upheld = It is decided to uphold the contest: the decision about application { $number } is cancelled or changed as the reasons say.
act-decided-cancelled = It is decided to cancel the decision by which you were given the place “{ $place }”.
act-contest-court = This decision can be appealed within one month from the day on which it takes effect by being notified. The appeal is handed in to: { $authority }.
act-court-from-15 = As the applicant is from 15 to 17 years old, the legal representative appeals against the decision in court, and the applicant is invited to take part.
act-court-under-15 = As the applicant is younger than 15, the legal representative appeals against the decision in court.
act-court-unknown = If the applicant is younger than 18, the legal representative appeals against the decision in court.
act-contest-where = It is handed in to the institution that decided ({ $institution }): in writing or orally, by post or electronically. What is said orally is recorded by the institution and signed by whoever says it.
act-heard-ask = Was whoever objected heard before the answer?
act-heard-end = Was the applicant heard before the place is cancelled?
act-heard-held = The applicant was heard: { $text }
act-heard-omitted = The applicant was not heard: { $text }
act-heard-yes = Yes, they were heard
act-heard-no = No, they were not heard
act-why-given-wrongly = It was found that the place was given by mistake.
act-why-not-eligible = It was found that the rules of the round do not let you take part.
act-why-placement-withdrawn = There is no such work any more.
act-why-refused = The organisation refused to take you at this placement.
act-court-name = Court to which the answer can be taken
act-court-address = Address of the court
decision-court = Court
decision-court-hint = To which court the institution’s answer to an objection can be taken, where the institution itself examines it.

## How one person was heard
asked-after-hearing = Hearing
hearing-page = Hearing: { $number }
hearing-lead = Write it down if you obtained this applicant’s views otherwise than the round says, or if in this very case you did not. The applicant reads it in the decision, in the part “Views and arguments of the person”.
hearing-of-all = Where nothing is written down, the decision has the text of the whole round
hearing-of-all-none = The round does not say yet.
hearing-as-round = The decision has the text of the whole round
hearing-line = { $what } ({ $moment }, { $by })
hearing-told = What is written down is about further decisions on this application. Published decisions do not change.
hearing-write = Write down
hearing-ask = Were the views of this applicant obtained?
hearing-choice-held = They were obtained
hearing-choice-omitted = They were not obtained
hearing-choice-round = The decision keeps the text of the whole round
hearing-day = When they were obtained
hearing-text = How they were obtained and what the applicant said, or why they were not
hearing-text-hint = The applicant reads this. For example: “You explained by telephone that you moved in May.”
hearing-said = Written down.

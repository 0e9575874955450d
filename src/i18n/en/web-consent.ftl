### A parent's or guardian's consent to a place that was offered.

## On the applicant's page
my-consent-ahead = If a place is offered, a parent or guardian has to consent before it is accepted.
my-consent-missing = The consent of a parent or guardian is needed to accept the place. It is not there yet.
my-consent-refused = The parent or guardian did not consent. Without consent the place is not accepted.
my-consent-taken-back = The parent or guardian took the consent back. Without it the place is not accepted.
my-consent-given = The consent of a parent or guardian was received { $moment }
my-consent-name = Name a parent or guardian
my-consent-look = How consent is given
my-guardian-title = Consent of a parent or guardian
my-guardian-lead = Whoever is below the age that the round sets ({ $age }) on the first day of work needs the consent of one parent or guardian to accept a place.
my-guardian-norm = Legal basis: { $title }, { $place }
my-guardian-none = No consent is needed for this application.
my-guardian-now = Parent or guardian named: { $name }, { $contact }
my-guardian-how-mail = When a place is offered, a link is sent to the e-mail address given. With it the parent or guardian opens the offer and answers whether they consent.
my-guardian-how-counter = At the round’s organiser a parent or guardian is given a number and code that open the offer, or hands in a signed consent on paper.
my-guardian-how-paper = Consent is given on paper: the parent or guardian signs it, and it is handed to the round’s organiser.
my-guardian-form = Which parent or guardian will answer
my-guardian-name = Name of the parent or guardian
my-guardian-contact = E-mail or telephone of the parent or guardian
my-guardian-contact-hint = Without an e-mail address, give a telephone number: a member of staff tells them of the offer then.
my-guardian-save = Save
my-guardian-fixed = The parent or guardian has answered already; the organiser’s staff name another one.
my-guardian-said = The parent or guardian is named.
offer-guardian = { $what }; answered by a parent or guardian

## The page of a parent or guardian
guardian-title = Consent to work
guardian-number = Application { $number }
guardian-lead = { $name }, you were named as parent or guardian in this application. Applicant: { $person }.
guardian-authority = The round is run by { $authority }. If you are not a parent or guardian of this applicant, please do not answer, and tell the organiser.
guardian-withdrawn = The application is withdrawn.
guardian-no-offer = There is no offer so far, so no answer is needed yet.
guardian-not-asked = No consent is needed for this offer.
guardian-place = The place offered
guardian-work = Work
guardian-organisation = Organisation
guardian-starts = Work starts
guardian-answer-by = Answer by
guardian-state = Offer
guardian-round = More about the work and the rules is on the round’s page
guardian-said-none = There is no answer yet.
guardian-said-given = Consent given { $moment }
guardian-said-refused = Consent refused { $moment }
guardian-said-taken-back = Consent taken back { $moment }
guardian-on-paper = { $what }; signed on paper
guardian-button-given = I consent
guardian-button-refused = I do not consent
guardian-button-taken-back = Take the consent back
guardian-button-accept = Accept the place
guardian-button-decline = Decline the place
guardian-ask-given = Do you consent?
guardian-ask-given-text = { $person } can then accept this place: { $place }. Until it is accepted, the consent can be taken back.
guardian-ask-refused = Do you refuse consent?
guardian-ask-refused-text = Without consent this place is not accepted: { $place }. Until the deadline the answer can be changed.
guardian-ask-taken-back = Take the consent back?
guardian-ask-taken-back-text = Without consent this place is not accepted: { $place }. Until the deadline you can consent anew.
guardian-ask-accept = Accept the place?
guardian-ask-accept-text = The place is accepted then: { $place }. It is noted as the answer of a parent or guardian.
guardian-ask-decline = Decline the place?
guardian-ask-decline-text = { $place }. Somebody else may get the place then, and the answer is final.
guardian-back = Change nothing
guardian-done = The answer is saved.
guardian-link-title = Consent to work
guardian-link-lead = Somebody gave this e-mail address as that of a parent or guardian. The page shows a number and a code with which it can be opened again.
guardian-link-open = Open
guardian-code-title = Number and code for the consent
guardian-code-own = Write down number and code: they open the page of the consent again. The applicant does not need them.
guardian-code-staff = Give number and code to the parent or guardian, not to the applicant. The code before no longer works.
guardian-code-on = To the page of the consent
guardian-code-back = Back to the consent
nav-guardian = Consent

## On caseworkers' pages
consents-title = Offers that wait for consent
consents-lead = These offers are open, need the consent of a parent or guardian, and do not have it.
consents-none = There is no such offer now.
consents-not-asked = This round asks for no consent.
consents-until = Answer by { $moment }
consents-guardian = Parent or guardian: { $name }, { $contact }
consents-unnamed = No parent or guardian is named. Applicant: { $contact }
consents-unnamed-alone = No parent or guardian is named, and the application has no contact of the applicant.
consents-open = Consent
consent-page = Consent: application { $number }
consent-no-offer = There is no offer yet. Consent is recorded once a place is offered.
consent-same-contact = The contact given is the one in the application. Make sure that a parent or guardian answers.
consent-by-page = { $what }; on the page: { $name }, { $contact }
consent-by-paper = { $what }; signed on paper by { $who }, { $day }; recorded by { $by }
consent-name = Name a parent or guardian
consent-code = Number and code for the parent or guardian
consent-code-text = With them the parent or guardian opens the offer and answers. Make sure who they are before you give them. The code before stops working.
consent-code-letter = Print a letter with a new number and code
consent-code-give = Give number and code
consent-paper = Record a signed paper
consent-paper-what = What the paper says
consent-paper-given = Consents
consent-paper-refused = Does not consent
consent-paper-taken-back = Takes the consent back
consent-paper-who = Who signed it
consent-paper-who-hint = The name, and who they are to the applicant, for example the mother.
consent-paper-day = Day of the signature
consent-paper-note = Note
consent-paper-note-hint = Not required. Nothing about health belongs here.
consent-said = What the paper says is recorded.

## Mails
mails-occasion-guardian-asked = To a parent or guardian: consent is awaited
mails-occasion-guardian-soon = To a parent or guardian: the deadline is near
mails-occasion-consent = News of a consent
mail-guardian-asked-heading = We wait for your answer
mail-guardian-asked-body =
    Somebody named you as a parent or guardian: { $round }.
    There is something to read and to answer by { $moment }.

    Please open this address; it works once: { $link }
    There you see a code which opens the page again, together with the number { $number }.

    If this is not meant for you, nothing has to be done.
mail-guardian-soon-heading = The time to answer is nearly over
mail-guardian-soon-body =
    Somebody named you as a parent or guardian, and there is no answer from you yet: { $round }.
    You can answer until { $moment }.

    Please open this address; it works once: { $link }
    The page opens with the number { $number } and the code as well.

    If this is not meant for you, nothing has to be done.
mail-consent-heading = Application { $number }: there is news
mail-consent-body =
    There is news of application { $number }: { $round }.

    Read it here: { $link }
    You need the application number and the access code.

    This e-mail was sent by the system; there is no need to answer it.

## Papers after an offer
asked-after-consent = Consent
asked-after-papers = Papers
papers-title = Papers to hand in
papers-own = They go to the round’s organiser. Of a doctor’s note nothing is kept but that it was received.
papers-page = Papers: application { $number }
papers-lead = Record whether a paper was received. What it says is not written here.
papers-none = There are no papers until the place is accepted, or where the round asks for none.
papers-due = Due by { $day }
papers-received = Received { $moment }
papers-late = Overdue
papers-here = Received
papers-undo = Not received
papers-said = Recorded.
round-consent-label = Consent
round-papers-label = Handed in after accepting, depending on age

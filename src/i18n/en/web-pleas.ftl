### Requests to put applications right, and choices that are put right after the deadline.

plea-title = A mistake in the application
plea-link = There is a mistake in it
plea-who = What you ask to have corrected is decided by { $authority }. The answer will be on this page.
plea-who-mail = If the application names an e-mail address, we will also write there.
plea-who-open = Until the deadline has passed, a member of staff corrects whatever in the application is not right, choices too. The application can also be withdrawn and submitted anew.
plea-who-closed = The deadline has passed. A member of staff corrects facts where it can be seen what is right, for example from an identity document. Choices are corrected as a mistake, which two members of staff approve; new choices are no longer possible after the deadline.
plea-who-published = The results are published. If a corrected fact changes the decision, a member of staff puts that right as a mistake; places given to others are not taken away by it. Choices are not corrected any more; what can be done by whoever does not agree with the decision itself is said on the page of the application.
plea-over = Nothing is corrected in this application any more: it was withdrawn, or the round is finished.
plea-about = What is not right?
plea-choose =
    { $voice ->
       *[jus] Choose
    }
plea-text = What is right, and what shows it?
plea-text-hint = For example: my date of birth is 12 May 2011; I can show my passport.
plea-send = Send the request
plea-said = The request was sent.
plea-all = Requests
plea-asked = Asked { $moment }
plea-waits = Waiting: { $authority } is looking at it
plea-granted = Corrected { $moment }
plea-refused = Left as it was ({ $moment })
plea-taken-back = Request taken back { $moment }
plea-take-back = Take the request back
plea-said-taken-back = The request was taken back.
pleas-title = Requests for correction
pleas-none = Nothing was asked to be corrected.
pleas-lead = Once the fact is corrected, the request is granted, and its person is written to. If nothing is corrected, say why: the person will read that on their page.
pleas-put-right = Correct it
pleas-refuse = Leave it as it is
pleas-words = Why it is not corrected
pleas-words-hint = The person who asked will read this.
pleas-refuse-button = Send the answer
pleas-said = The answer was sent.
asked-after-pleas = Requests for correction
queue-kind-plea = Requests to correct an application
queue-what-plea = Application { $number }: a correction is asked for
queue-lost-plea = As long as the request is not answered, the application is judged by facts that may not be right.
refused-plea-waits = A request about the same is waiting for an answer already.
refused-plea-answered = This request has been answered already.
data-record-pleas = Requests for correction
amend-two = The deadline has passed: choices are corrected as a mistake, and another member of staff approves the change.
amend-two-check = The choices will change once another member of staff has approved that. All else changes at once.
amend-said-two = Saved. The change of choices waits for another member of staff to approve it.
approval-kind-correct-wishes = Choices corrected after the deadline
approval-does-correct-wishes = The choices of application { $number } will change; the applicant will be written to.
approval-wishes-before = Before: { $wishes }
approval-wishes-after = After: { $wishes }
admin-did-plea-ask = Asked for a correction
admin-did-plea-take-back = Took back a request for correction
admin-did-plea-refuse = Answered that a fact is not corrected
admin-did-correct-wishes = Corrected choices after the deadline

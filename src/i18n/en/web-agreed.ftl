### Places on which an applicant and an employer agreed beforehand.

agreed-title = Agreements made beforehand
agreed-page = Agreement made beforehand: application { $number }
agreed-off = In this round agreements made with employers beforehand do not count.
agreed-lead = An applicant and an employer may agree on a place before places are given. The agreement counts once the employer has confirmed it, if the applicant chose the placement and the rules allow it.
agreed-lead-own = These are applicants about whom an agreement with your organisation is recorded. It counts once you confirm it, if the round’s rules allow it.
agreed-none = There are no such agreements yet.
agreed-none-here = No agreement is recorded for this application.
agreed-open = Agreement
agreed-by-caseworker = Recorded by a member of staff { $moment }
agreed-by-organisation = Recorded by the organisation { $moment }
agreed-state-recorded = waits for the employer
agreed-state-confirmed = confirmed
agreed-state-refused = refused
agreed-state-taken-back = taken back
agreed-since-confirmed = Confirmed by the employer { $moment }
agreed-since-refused = Refused by the employer { $moment }
agreed-since-taken-back = Taken back by a member of staff { $moment }
agreed-not-allowed = At present this agreement does not count: the rules do not allow this place for the applicant, or the placement is not chosen or offered any more.
agreed-code-not-agreed = nothing was agreed with this applicant
agreed-code-other-work = it was agreed about other work
agreed-code-no-seat = this place is not there any more
agreed-code-other = another reason
agreed-take-back = Take the agreement back
agreed-record = Record an agreement
agreed-record-text = Record the placement on which the applicant and the employer agreed. The employer then confirms or refuses it.
agreed-record-own = Enter the number of the application and the name that the applicant told you. After that, confirm the agreement as a step of its own.
agreed-placement = Placement
agreed-name = Name of the applicant
agreed-name-hint = As it stands in the application.
agreed-confirm = Confirm the agreement
agreed-refuse = Refuse the agreement
agreed-refuse-button = Refuse
agreed-said = The agreement is recorded. Now the employer confirms it.
agreed-said-taken-back = The agreement is taken back.
agreed-said-answered = The answer is recorded.
asked-after-agreed = Agreement made beforehand
placements-agreed =
    { $n ->
        [one] { $n } agreement waits for your answer
       *[other] { $n } agreements wait for your answer
    }
work-next-agreed =
    { $n ->
        [one] { $n } agreement waits for the employer to confirm it.
       *[other] { $n } agreements wait for the employer to confirm them.
    }
work-button-agreed = See agreements
round-agreed-label = Agreements made beforehand
round-agreed = A place on which an applicant and an employer agreed beforehand is given to that applicant if the employer has confirmed it and the rules allow it. Ground: { $title }, { $place }.

## On the applicant's page
my-agreed-recorded = An agreement with an employer about the place “{ $place }” is recorded. It counts once the employer confirms it.
my-agreed-confirmed = The employer has confirmed the agreement about the place “{ $place }”. It counts when places are given, if the rules allow it.
my-agreed-not-allowed = The employer has confirmed the agreement about the place “{ $place }”, but at present it does not count: the rules do not allow this place, or the placement is not chosen or offered any more.
my-agreed-refused = The employer refused the agreement about the place “{ $place }”: { $why }. The application takes part like the others.
my-agreed-unconfirmed = The employer did not confirm the agreement about the place “{ $place }” before places were given, so it did not count.
my-agreed-given = The place “{ $place }” was agreed with the employer, and was given under the round’s rule about agreements made beforehand.
my-agreed-not-given = The place “{ $place }”, about which there was an agreement with the employer, could not be given; the reasons stand below.
decision-agreed = You and the employer had agreed on this place beforehand, the employer confirmed it, and in this round such agreements count ({ $title }, { $place }).
notice-agreed = Where a place was agreed with an employer beforehand: that it was, and what the employer answered; for this the employer sees the number of the application and the name

### My application.
my-over = Application { $number }
my-submitted = Submitted
my-received =
    { $voice ->
       *[jus] We have your application
    }
my-received-text = Received on { $moment }. The result will stand on this page once it is published.
my-withdrawn = The application is withdrawn
my-withdrawn-text = It does not take part in this round.
my-wishes = Placements chosen
my-next = What happens next
my-step-received = Application received
my-step-deadline = Applications until { $moment }
my-step-checks = Staff check the applications
my-step-checks-text = What is missing is found out.
my-step-run = Places are allotted
my-step-run-text = The order and the calculation; a second member of staff checks before publication.
my-step-results = Results
my-step-results-text = The outcome and the reason will stand on this page.
my-step-answers = Answers until { $moment }
my-step-answers-text = Places that become free are offered to the next on the list.
my-step-answers-own = Without an answer by then, the place is free for others.

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
my-offer-accepted-tag = Offer accepted
my-offer-accepted =
    { $voice ->
       *[jus] You have a place. { $place }.
    }
my-offer-accepted-text =
    { $voice ->
       *[jus] The organisation will be in touch to agree how the work begins.
    }
my-offer-declined-tag = Declined
my-offer-declined = You declined the place. { $place }.
my-offer-declined-text = The place is free for others.
my-offer-expired-tag = Deadline passed
my-offer-expired = The offer has run out. { $place }.
my-offer-expired-text =
    { $voice ->
       *[jus] We waited for an answer until { $moment }. If you would still like to work, please get in touch with the municipality.
    }
my-offer-none-tag = Placed
my-offer-none =
    { $voice ->
       *[jus] You have a place. { $place }.
    }
my-offer-none-text =
    { $voice ->
       *[jus] The organisation will be in touch.
    }
my-waiting-number =
    { $voice ->
       *[jus] There were not enough places this time. You are number { $n } on the waiting list.
    }
my-waiting = No place this time
my-waiting-text =
    { $voice ->
       *[jus] If a place becomes free, it is offered to the next on the list. You can only move up the list.
    }
my-not-eligible =
    { $voice ->
       *[jus] You cannot take part in this round
    }
my-not-eligible-text = The reason, and the rule that says so, stand below.
my-needs-person =
    { $voice ->
       *[jus] A member of staff is still looking at your application
    }
my-needs-person-text = Some facts are missing without which the rules give no answer. They are named below.
my-why = Why
my-figures =
    { $applications ->
        [one] { $applications } person
       *[other] { $applications } people
    } applied for { $seats ->
        [one] { $seats } place
       *[other] { $seats } places
    }.
my-me =
    { $voice ->
       *[jus] You: no. { $n }
    }
my-ended-tier = group { $tier }, to no. { $n }
my-by-tier =
    { $voice ->
       *[jus] At every placement chosen, places went to people of earlier priority groups. You are in group { $tier }, so a better place inside it would have changed nothing.
    }
my-details =
    { $voice ->
       *[jus] Your priority group and place in the order
    }
my-tier = Group { $tier }: { $name }
my-line-label = Place in the order
my-line = { $n } of { $total }
my-registered = Application received
my-check = How to check
my-check-text = The round’s page has the rules, the order and the report
my-changed = What would have changed the outcome
my-changed-text =
    { $voice ->
       *[jus] At these placements there would have been a place for you; they were not among your choices:
    }
my-other = { $place } (places lasted: { $ended })
my-contest = How to contest it
my-contest-text =
    { $voice ->
       *[jus] A member of staff approved this decision. You can contest it by writing to the municipality ({ $municipality }). Please give the application number { $number }.
    }

## Data about me
my-kept = Data about me
my-kept-language = language
my-kept-draw-code = draw code
my-language-lv = Latvian
my-language-en = English
my-language-ru = Russian

## Answers
my-accept = Accept this place?
my-accept-text =
    { $voice ->
       *[jus] { $place }. The organisation will then see your telephone number or e-mail too. The answer cannot be changed.
    }
my-accept-button = Accept the place
my-decline = Decline this place?
my-decline-text = { $place }. It will be offered to others. The answer cannot be changed.
my-decline-button = Decline
my-withdraw = Withdraw the application?
my-withdraw-text = Application { $number } will no longer take part in this round, and cannot be restored. A new one can be submitted before the deadline.
my-withdraw-button = Withdraw the application
my-back = Change nothing
my-said-accepted = The place is accepted.
my-said-declined = The place is declined.
my-said-withdrawn = The application is withdrawn.
my-step-needs-person = What is missing is being found out
my-step-needs-person-text = { $voice ->
   *[jus] There is no decision yet. Contact whoever runs the round: what is missing stands above.
}
my-changed-late = { $voice ->
   *[jus] You did not choose them, so you were given none of them. Nothing more can be chosen in this round: the allocation is published.
}

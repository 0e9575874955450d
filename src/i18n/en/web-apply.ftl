### Applying: one question a page. Every form has one voice in English.
apply-start = Apply for work
apply-start-text =
    { $n ->
        [one] { $n } question.
       *[other] { $n } questions, one a page.
    }
apply-until = You can apply until { $moment }, unless the round is closed earlier.
apply-calm = A draw sets the order: how early an application is submitted does not change it.
apply-start-asked = What we ask
apply-start-guardian = If the consent of a parent or guardian may be needed to accept a place, we also ask whom to write to about it.
apply-start-child = If a parent or guardian fills in the application for a child, the answers are about the child, and the application is in the child’s name.
apply-start-why =
    { $voice ->
       *[jus] We ask what the rules of the round name, and how to reach you.
    }
apply-start-unknown =
    { $voice ->
       *[jus] If you do not know something, say so: a member of staff will then look at the application first. Until you submit, your answers are in this page and not with us, unless you have a draft saved: if you close the page without that, you begin again. The page is valid for eight hours.
    }
apply-begin = Begin

## A question’s page
apply-mistake = Error: { $title }
apply-back = Back
apply-position = Question { $n } of { $total }
apply-next = Continue
apply-ask-name =
    { $voice ->
       *[jus] What is your name?
    }
apply-ask-name-hint = First name and surname, as in your identity document.
apply-ask-personal-code =
    { $voice ->
       *[jus] What is your personal code?
    }
apply-ask-personal-code-hint = 11 digits, for example 161175-19997. It is kept encrypted; it shows whether somebody has applied twice.
apply-code-optional = You may leave it empty.
apply-code-check =
    { $voice ->
       *[jus] The last digit of the personal code does not fit the others. Please check that it is written correctly.
    }
apply-code-birth =
    { $voice ->
       *[jus] The personal code has another date of birth than you told us. Please check both.
    }
apply-ask-contact =
    { $voice ->
       *[jus] How can we reach you?
    }
apply-ask-contact-hint = A telephone number or an e-mail address. Staff see it and, once a place is given and accepted, the organisation too.
apply-ask-guardian-named = Which parent or guardian is to be asked for consent?
apply-ask-guardian-named-hint = If a place is offered, the consent of a parent or guardian may be needed to accept it. Whoever is named here is then written to or called. They can also be named later.
apply-ask-wishes =
    { $voice ->
       *[jus] Where would you like to work?
    }
apply-ask-wishes-hint =
    { $voice ->
       *[jus] Begin with the placement that you want most. You may be given any of those that you choose, and no other; so choose all that you would really take.
    }
apply-label-name = name
apply-label-personal-code = personal code
apply-label-contact = telephone or e-mail
apply-label-guardian-named = parent or guardian to be asked for consent
apply-label-wishes = placements chosen
apply-date-hint = Day, month, year, for example { $example } The dots may be left out: { $digits }.
apply-number-hint = A whole number.
apply-yes = Yes
apply-no = No
apply-not-known = I don’t know
apply-not-known-text = Where the rules need it, a member of staff will look at the application first.
apply-empty =
    { $voice ->
       *[jus] If you don’t know, write nothing: if the rules need it, a member of staff looks at the application first.
    }
apply-left-empty =
    { $voice ->
       *[jus] Left without an answer: { $fact }. Whether you get a place may depend on it: until it is known, something about this application cannot be decided. If you can find out, answer before you submit.
    }
apply-unknown = not known
apply-select = I don’t know (a member of staff will look at the application first)
apply-other = Another answer, if it is not on the list
apply-periods-hint = Each period needs a first and a last day, for example 01.03.2018 and 30.04.2018
apply-periods-not = Not once
apply-periods-none = not once
apply-period = Period { $n }
apply-first-day = First day
apply-last-day = Last day

## Choices
apply-choice = Choice { $n }
apply-like =
    { $voice ->
       *[jus] Or say what kind of place would suit you
    }
apply-like-text =
    { $voice ->
       *[jus] Mark what suits you. This choice means all placements of the round that fit it, those that are added later too.
    }
apply-like-add = Add as a choice
apply-like-anything = Any place will do
apply-like-possible = The rules allow { $n } of them.
apply-like-reaches =
    { $n ->
        [0] No placement fits it at present.
        [one] { $n } placement fits it at present.
       *[other] { $n } placements fit it at present.
    }
month =
    { $month ->
        [m1] January { $year }
        [m2] February { $year }
        [m3] March { $year }
        [m4] April { $year }
        [m5] May { $year }
        [m6] June { $year }
        [m7] July { $year }
        [m8] August { $year }
        [m9] September { $year }
        [m10] October { $year }
        [m11] November { $year }
       *[m12] December { $year }
    }
apply-possible =
    { $voice ->
       *[jus] { $n ->
            [0] By your answers, the rules let you work at no placement. Please check them. If they are right, ask the organiser of the round.
            [one] By your answers, { $n } placement is possible for you.
           *[other] By your answers, { $n } placements are possible for you.
        }
    }
apply-none-yet = This round has no placements yet. You can say what a place has to be like, or come back later.
apply-undecided =
    { $n ->
        [one] Of { $n } placement the rules cannot say yet whether it suits, because something is not known. It can be chosen, but until a member of staff has decided no place is given there.
       *[other] Of { $n } placements the rules cannot say yet whether they suit, because something is not known. They can be chosen, but until a member of staff has decided no place is given there.
    }
apply-impossible =
    { $n ->
        [one] Why { $n } placement is not possible
       *[other] Why { $n } placements are not possible
    }
apply-wish-gone = a placement that is not offered at present

## Before submitting
apply-review = Is everything right?
apply-review-text =
    { $voice ->
       *[jus] Please read your answers again. While the round takes applications you can still change your choices after submitting. A mistake in another answer can be reported, and a caseworker decides about it.
    }
apply-done-not-eligible =
    { $voice ->
       *[jus] By these answers the rules do not let you take part in this round. If one of them is mistaken, report it on the page of your application.
    }
apply-review-missing = Still to be answered:
apply-review-wishes = Placements chosen
apply-review-not-eligible =
    { $voice ->
       *[jus] If your answers are right, the rules do not let you take part in this round. You can submit the application all the same.
    }
apply-review-needs-person = Still to be found out:
apply-review-past = After submitting, this is looked up by the personal code in the records of earlier rounds: { $facts }. What is found is shown on the application’s page, opened with number and code.
apply-review-unknown =
    { $voice ->
        [tu] You answered that you don’t know: { $facts }. Whether you get a place may depend on it: until it is found out, the rules cannot decide something about this application. If you can find it out, answer before you submit.
       *[jus] You answered that you don’t know: { $facts }. Whether you get a place may depend on it: until it is found out, the rules cannot decide something about this application. If you can find it out, answer before you submit.
    }
apply-not-answered = no answer
apply-change = Change
apply-change-this = Change: { $label }
apply-change-wishes = Change your choices
apply-review-same-contact = The parent or guardian has the same contact as the applicant. If it does not reach a parent or guardian, write another one.
apply-submit-text = You can submit until { $moment }, unless the round is closed earlier. Your application number and access code are shown right after.
apply-twice = If an application with the same personal code is in this round already, this one can be submitted too, but a caseworker will find out whether both are one person’s and will then leave one. An application too many can be withdrawn: it is opened with its number and code.
apply-answers-lapse =
    { $voice ->
       *[jus] If a place is offered to you and you do not answer in time, the offer lapses and the place can go to somebody else.
    }
apply-answers-stand =
    { $voice ->
       *[jus] If a place is offered to you and you do not answer in time, the place stays yours.
    }
apply-submit = Submit the application
apply-changed-text = Nothing was submitted. Below it is all as it is now, to be read and submitted again.
apply-changed-was = As you read it: { $text }
apply-changed-was-said = When you read it, this was said.
apply-changed-was-not = When you read it, this was not there.
apply-changed-now = Now: { $text }
apply-changed-now-said = Now this is said.
apply-changed-now-not = Now this is not there any more.

## After submitting
apply-done = We have your application
apply-keep =
    { $voice ->
       *[jus] Keep the number and the code.
    }
apply-keep-text =
    { $voice ->
       *[jus] With them you can see your application, learn the result and answer an offer. The code is shown on this page only: write it down or take a picture of it before you close the page.
    }
apply-keep-again = In this browser the same page can be loaded again for { $minutes } minutes after submitting, or until “Finish” is pressed.
apply-print = Print
apply-see = See the application
apply-another = Apply for one more person
apply-another-same = Apply for one more person with the same contacts
apply-done-differs = The application had been received already; answers that were changed afterwards are not in it.
apply-leave = Finish
apply-leave-text =
    { $voice ->
       *[jus] If this is not your own device, press “Finish”: the code can then no longer be seen here.
    }
apply-after = What happens next
apply-results-text = The outcome and, if there is no place, the reason can be seen with the number and the code.
apply-sent = This application has been submitted already
apply-sent-text = To apply for one more person, or after an application was withdrawn, begin a new application.
apply-lost = The code is lost

### What is wrong with a field.
wrong-missing = An answer is needed here
wrong-choice = One of the answers has to be chosen
wrong-too-long =
    The text is too long: { $most ->
        [one] { $most } character
       *[other] { $most } characters
    } at most
wrong-text = The text has characters that cannot be kept
wrong-number = A whole number has to be written, for example 12
wrong-date = This date is not clear. It needs a day, a month and a year, for example { $example }
wrong-date-short = The year needs four digits, for example { $example }
wrong-date-calendar = The calendar has no such day (the day is written first, then the month): { $day }
wrong-date-future = This day is still to come: { $date }
wrong-date-past = The date is too long ago (the earliest year is 1900): { $date }
wrong-date-far = The date is too far ahead (the latest year is 2100): { $date }
wrong-clock = An hour and minutes are needed, for example 9:05
wrong-came = It is stated when the application was received earlier, but “now” is chosen: choose the other answer, or clear day, time and ground
wrong-moment = The clocks changed that night, and this time did not exist or came twice: state another one, for example an hour later
wrong-moment-future = This moment has not come yet
wrong-moment-early = At this moment applications were not taken yet
wrong-moment-late = At this moment the deadline had passed
wrong-periods = Each period needs a first and a last day, and the last cannot come before the first: for example 01.03.2018.–30.04.2018.
wrong-contact = One telephone number without words or one e-mail address has to be written
wrong-mail-address = Enter an e-mail address
wrong-mail-word = “{ $word }” cannot be used here; these may: { $words }
wrong-former-own = This is the personal code of the application
wrong-former-none = The application has no personal code of which this could be the former one
wrong-code-form = A personal code has 11 digits; a hyphen may follow the sixth
wrong-code-date = The personal code begins with a day that does not exist
wrong-code-unknown = There is no such personal code: the seventh digit of an old one is 0, 1 or 2, a new one begins with 32–39
wrong-no-wish = Choose at least one placement, or say what kind would suit
wrong-many-wishes =
    At most { $most ->
        [one] { $most } placement
       *[other] { $most } placements
    } can be chosen
wrong-wish-twice = One choice is there twice
wrong-wish-gone = One of the choices is no longer possible: please choose again
wrong-seats = The number of places is a whole number from 1 to { $most }
wrong-seats-missing = Write how many people can work, for example 2.
wrong-ground = Grounds are needed: they stay with the decision
wrong-deadline = The earliest day that can be chosen is { $first }
wrong-day-turn = This day has to be { $date } or later
wrong-day-over = This day has passed: { $date }
wrong-day-before-work = This day has to be before the work begins: { $date }
wrong-day-validity = The rules are not in force on this day: they are from { $from } to { $to }
wrong-day-validity-from = The rules are not in force on this day: they are from { $from } on
wrong-answer-days = A whole number from 1 to { $most } is needed
wrong-deadline-earlier = An earlier deadline is from { $first } to the day before { $before }: everybody has to have time to hear of it
wrong-authority-staff = The authority needs at least two caseworkers whose accounts are on: otherwise the round’s results could not be published
wrong-refuse-code = Choose one of the reasons
wrong-refuse-number = There is no application with that number in this round that chose this placement
wrong-seats-choice = Choose whether you need one place more or one fewer
wrong-first-day = The first day of work cannot be before { $earliest }, when the round’s work begins
wrong-last-day = The last day of work cannot be before the first, { $earliest }
wrong-hours = Hours a day are a whole number from 1 to { $most }
wrong-login = A user name has plain letters, digits and the signs . - _ @, 64 at most
wrong-login-taken = This user name is taken
wrong-password = A password has 15 to 200 characters
wrong-slug = An address has small plain letters, digits and hyphens only, 64 at most
wrong-slug-taken = There is a round with this address already
wrong-ending = Choose why the offer ends
wrong-contester = Choose who contests the award
wrong-settlement = Choose what is decided
wrong-leaving = Choose what happened
wrong-leaving-number = Nobody with this number has accepted a place here
wrong-leaving-day = A day of the work is needed that is not still to come, for example 12.06.2026
wrong-cause = Choose why it is corrected
wrong-excess-number = One more place cannot be given to this number
wrong-decision-kind = Choose what the decisions of this round are
wrong-hearing = Choose whether people are heard
wrong-heard-day = A day from the receipt of the application until today is needed, such as 12.06.2026.
wrong-norm-rank = Choose the rank of the norm
wrong-norm-seen = The day on which the text was read is needed, today at the latest, for example 12.06.2026.
wrong-term = The day comes after { $last } and not after { $most }
wrong-channel = Choose how it was sent
wrong-channel-registered = By post an unfavourable decision goes as a registered letter
wrong-sent = A day from the decision until today is needed, for example 12.06.2026.
wrong-translation = A translation can be asked for into English or Russian
wrong-objector = Choose who objects
wrong-objection-about = There is no application with this number in the round that can be objected to like this
wrong-objection-number = Enter the number of the application that was given the place
wrong-objection-own-number = That is the number of this application; enter the number of another
wrong-objector-number = There is no application with this number in the round
wrong-objector-who = Say who objects: the number of an application, or name and contact
wrong-objection-way = Choose how the objection came
wrong-received = A day from the decision until today is needed, for example 12.06.2026.
wrong-objection-event = Choose what happens to the objection
wrong-mend-until = A day after today is needed, for example 12.06.2026.
wrong-agreed-placement = Choose one of the placements that the applicant chose
wrong-agreed-person = There is no application with that number and name in this round that chose this placement
wrong-agreed-answer = Choose an answer
wrong-no-such-number = There is no application with that number in this round
wrong-consent-what = Choose what the paper says
wrong-consent-day = A day no later than today is needed, for example 12.06.2026.
wrong-decided-day = The day on which the authority decided is needed: from receipt until today.

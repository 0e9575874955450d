### The announcement of a placement: what is done, where, when, for how much; cards to choose from; the calendar file.

## What is told of a placement
about-duties = Duties
about-where = Where
about-when = When
about-hours-label = Working hours
about-pay = Pay
about-requirements = Requirements
about-bring = What to bring
about-supervisor = Supervisor
about-transport = Getting there
about-medical-book = Medical record book needed
about-load = Physical load
about-days = { $first } to { $last }
about-days-from = from { $first }
about-days-to = until { $last }
about-clock = from { $starts } to { $ends }
about-hours = { $n ->
    [one] { $n } hour
   *[other] { $n } hours
}
about-hours-part = { $n } hours
about-hours-day = { $hours } a day
about-pay-hour = { $amount } EUR an hour (before tax)
about-pay-day = { $amount } EUR a day (before tax)
about-pay-month = { $amount } EUR a month (before tax)

## The form
about-group-work = The work
about-group-where = Where
about-group-when = When and how long
about-group-pay = Pay
about-group-people = What is expected, and who is there
about-group-rules = What the rules of the round ask for
about-group-more = More details
about-lead = Please answer the questions that are not marked “optional”. Applicants will see all that you say; please do not write people’s names.
about-optional = { $label } (optional)
about-duties-hint = What people will do, in plain words, for example “Weed and water the beds, sweep the paths”.
about-institution = Institution or unit
about-institution-hint = If the work is not at the organisation itself, for example “Children’s library”.
about-address = Address
about-address-hint = The street and house, or the place to come to on the first day.
about-parish = Parish or part of town
about-parish-hint = Applicants filter placements by it.
about-first-day = First day of work
about-first-day-hint = If people start on different days, the earliest one.
about-last-day = Last day of work
about-last-day-hint = It also says how long whoever applies has to be free.
about-starts = Start of the working day
about-starts-hint = A time, for example 8:30.
about-ends = End of the working day
about-ends-hint = With the break. Under 18, in a day longer than 4.5 hours, it is at least 30 minutes.
about-hours-13-14 = Hours a day at the age of 13 or 14
about-hours-13-14-hint = In holidays the law allows up to 4 hours a day.
about-hours-15 = Hours a day at the age of 15
about-hours-15-hint = In holidays the law allows up to 7 hours a day.
about-hours-16-17 = Hours a day at the age of 16 or 17
about-hours-16-17-hint = The law allows up to 7 hours a day.
about-hours-18 = Hours a day from the age of 18
about-hours-18-hint = Usually up to 8 hours a day.
about-pay-hint = An amount in euros before tax, for example 5.25.
about-pay-ruled = If left empty, applicants see the pay that the rules of the round set.
about-pay-unsaid = If left empty, applicants see nothing about pay.
about-per = What this amount is for
about-per-hint = Please choose if you have typed an amount.
about-per-hour = an hour
about-per-day = a day
about-per-month = a month
about-supervisor-hint = A role, not a name, for example “head gardener”.
about-phone = Telephone at work
about-phone-hint = The institution’s number, which applicants and parents may ring.
about-requirements-hint = For example “No pollen allergy”. Please do not ask for diagnoses.
about-bring-hint = For example “Working clothes, a cap, water, lunch”.
about-transport-hint = For example “The employer’s bus leaves the market square at 7:30”.
about-medical-book-hint = For example, for work in a kitchen or with a kindergarten group.
about-load-hint = For example “Lifting up to 4 kg, work outdoors also in the heat”.

## Mistakes in the form
wrong-about-time = Type a time, for example 8:30.
wrong-about-hours = Type hours a day from 0.25 to 24, for example 4 or 3.5.
wrong-about-pay = Type an amount in euros, for example 5.25, and choose what it is for.
wrong-about-per = Choose what the amount is for: an hour, a day or a month.
wrong-about-pay-high = Check the amount and what it is for: at most { $most } EUR can be typed here.
wrong-about-pay-low = Check the amount and what it is for: at least { $least } EUR can be typed here.
wrong-about-phone = Type a telephone number in digits, for example 63 400 000.
wrong-about-hours-13-14 = At the age of 13 or 14 people may work at most { $most } hours a day in holidays (Labour Law, section 132).
wrong-about-hours-15 = At the age of 15 people may work at most { $most } hours a day (Labour Law, section 132).
wrong-about-hours-16-17 = At the age of 16 or 17 people may work at most { $most } hours a day (Labour Law, section 132).
wrong-about-hours-18 = Normal working time is at most { $most } hours a day (Labour Law, section 131).
wrong-about-hours-rules = By the rules of the round people of this age may work at most { $most } hours a day.
wrong-about-last-day = The last day of work is before the first.
wrong-about-half = Type both the start and the end of the working day.
wrong-about-ends-first = The working day ends before it starts, or at the same time.
wrong-about-short = The working day is shorter than the hours that you gave.
wrong-about-short-break = The working day is shorter than the hours that you gave with the break of { $rest } minutes, which is not working time (Labour Law, section 145).
wrong-about-night = At the age of { $ages } people may not work from { $evening }:00 to { $morning }:00 (Labour Law, section 138), and the rules of the round let this age in.
wrong-about-wide = From its start to its end the working day is more than 2 hours longer than the hours that are given. Check start, end and hours.
wrong-about-wide-law = From its start to its end the working day is longer than { $most } hours of work and 2 hours of pauses. Check start and end.
wrong-about-hours-more = This is more than { $said }, which another answer gives as the hours a day.
wrong-about-hours-less = This is less than { $said }, which another answer gives as the hours a day.
fault-announced = found “{ $found }”; expected, for example: { $expected }

## Another one like it
about-copy = Fill in from another placement
about-copy-hint = Your organisation’s placements of this and earlier rounds. Days that have passed have to be typed anew.
about-copy-none = do not copy
about-copy-button = Fill in
about-copied = The form is filled in from the placement “{ $title }”. Please check it all before you submit.
about-again = Offer one like it
about-again-in = Offer one like it in the round “{ $round }”
about-twin = There is one like it
about-twin-text = This organisation offers another placement in this round with the same work, days and conditions. It may have been submitted twice.
placements-said-twin = The placement was sent for approval. You already have exactly the same one in this round: if you do not need both, withdraw one.
about-missing = The announcement does not say:

## Cards
cards-chosen = Chosen placements
cards-none-chosen =
    { $voice ->
        [tu] No placement is chosen yet. Press “Choose” at those where you would work.
       *[jus] No placement is chosen yet. Press “Choose” at those where you would work.
    }
cards-up = Up
cards-down = Down
cards-drag = Drag higher or lower
cards-remove = Remove
cards-pick = Choose
cards-all-chosen = No more placements can be chosen. To add another, remove one.
cards-places = Placements to choose from
cards-gone = placement { $number }, not offered at the moment
cards-seats = Places
cards-demand = In { $year }
cards-demand-text = { $wished ->
    [one] { $wished } application
   *[other] { $wished } applications
} for { $seats ->
    [one] { $seats } place
   *[other] { $seats } places
}
cards-demand-now = Chosen so far (counted { $at })
cards-demand-now-text = { $n ->
    [0] by no applicants
    [one] by { $n } applicant
   *[other] by { $n } applicants
}
cards-distance = Distance from home
cards-filter = Filter placements
cards-filter-button = Filter
cards-filter-all = Show all
cards-filter-where = Where
cards-filter-anywhere = anywhere
cards-filter-from = From day
cards-filter-to = To day
cards-filter-from-hint = For example { $example } Work starts no earlier.
cards-filter-to-hint = For example { $example } Work ends no later.
cards-filter-pay = Pay at least, EUR
cards-filter-near = No farther from home than, km
cards-filter-age = Age on the first day of work
cards-filter-wrong = This answer cannot be read, so nothing is filtered by it.
cards-shown = { $n ->
    [0] There are no such placements. Change the filter or show all.
    [one] { $n } placement found.
   *[other] { $n } placements found.
}
cards-title = Placements
cards-lead = All that organisations said about the work. You choose later, when you apply.
cards-none = This round has no placements yet. They will be here once organisations submit them and the authority approves them.
cards-link = See placements with descriptions, and filter them
cards-age-out = At this age the rules do not let anybody take part in this round.
cards-not-age = Not possible at this age by the rules

## After publication
work-title = About the work
work-where =
    { $voice ->
        [tu] Note it down or print it: this is all that the organisation said about this work.
       *[jus] Note it down or print it: this is all that the organisation said about this work.
    }
work-calendar = Add to a calendar
work-calendar-name = Work: { $title }
work-calendar-first = First day of work: { $title }
paper-work = About the work
placements-hours = Hours

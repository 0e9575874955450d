### Hours and pay, as the rules have them.
terms-hours = Hours under the rules
terms-pay = Pay under the rules
terms-day = up to { $n ->
    [one] { $n } hour
   *[other] { $n } hours
} a day
terms-week = up to { $n ->
    [one] { $n } hour
   *[other] { $n } hours
} a week
terms-days = { $n ->
    [one] { $n } day
   *[other] { $n } days
} a week
terms-pay-month = { $n } EUR for a month of full hours
terms-pay-day = { $n } EUR a day
terms-pay-hour = { $n } EUR an hour
terms-pay-least = at least { $pay }
terms-ages = { $said } (at the ages of { $from }–{ $to })
terms-ages-from = { $said } (from the age of { $from })
terms-ages-to = { $said } (up to the age of { $to })

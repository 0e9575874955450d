### Darba laiks un samaksa, kā tos nosaka noteikumi.
terms-hours = Darba laiks pēc noteikumiem
terms-pay = Darba samaksa pēc noteikumiem
terms-day = līdz { $n ->
    [one] { $n } stundai
   *[other] { $n } stundām
} dienā
terms-week = līdz { $n ->
    [one] { $n } stundai
   *[other] { $n } stundām
} nedēļā
terms-days = { $n ->
    [one] { $n } diena
   *[other] { $n } dienas
} nedēļā
terms-pay-month = { $n } EUR par mēnesi ar pilnu darba laiku
terms-pay-day = { $n } EUR dienā
terms-pay-hour = { $n } EUR stundā
terms-pay-least = vismaz { $pay }
terms-ages = { $said } ({ $from }–{ $to } gadu vecumā)
terms-ages-from = { $said } (no { $from } gadu vecuma)
terms-ages-to = { $said } (līdz { $to } gadu vecumam, to ieskaitot)

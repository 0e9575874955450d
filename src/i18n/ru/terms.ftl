### Рабочее время и оплата по правилам.
terms-hours = Рабочее время по правилам
terms-pay = Оплата по правилам
terms-day = до { $n ->
    [one] { $n } часа
    [few] { $n } часов
   *[many] { $n } часов
} в день
terms-week = до { $n ->
    [one] { $n } часа
    [few] { $n } часов
   *[many] { $n } часов
} в неделю
terms-days = { $n ->
    [one] { $n } день
    [few] { $n } дня
   *[many] { $n } дней
} в неделю
terms-pay-month = { $n } EUR за месяц полного рабочего времени
terms-pay-day = { $n } EUR в день
terms-pay-hour = { $n } EUR в час
terms-pay-least = не меньше { $pay }
terms-ages = { $said } (в возрасте { $from }–{ $to } лет)
terms-ages-from = { $said } (с возраста { $from })
terms-ages-to = { $said } (до возраста { $to } включительно)

### Sludinājums par vakanci: ko dara, kur, kad, par cik; kartītes, no kurām izvēlas; kalendāra datne.

## Kas par vakanci pateikts
about-duties = Pienākumi
about-where = Kur
about-when = Kad
about-hours-label = Darba laiks
about-pay = Samaksa
about-requirements = Prasības
about-bring = Kas jāņem līdzi
about-supervisor = Darba vadītājs
about-transport = Kā nokļūt
about-medical-book = Vajadzīga medicīniskā grāmatiņa
about-load = Fiziskā slodze
about-days = { $first }–{ $last }
about-days-from = no { $first }
about-days-to = līdz { $last }
about-clock = no plkst. { $starts } līdz { $ends }
about-hours = { $n ->
    [one] { $n } stunda
   *[other] { $n } stundas
}
about-hours-part = { $n } stundas
about-hours-day = { $hours } dienā
about-pay-hour = { $amount } EUR stundā (pirms nodokļu nomaksas)
about-pay-day = { $amount } EUR dienā (pirms nodokļu nomaksas)
about-pay-month = { $amount } EUR mēnesī (pirms nodokļu nomaksas)

## Veidlapa
about-group-work = Darbs
about-group-where = Kur
about-group-when = Kad un cik ilgi
about-group-pay = Samaksa
about-group-people = Ko gaida no strādājošā un kas viņu sagaida
about-group-rules = Ziņas, ko prasa kārtas noteikumi
about-group-more = Papildu ziņas
about-lead = Obligāti jāatbild uz jautājumiem, pie kuriem nav rakstīts „var neaizpildīt”. Viss pateiktais būs redzams pretendentiem; cilvēku vārdus te nerakstiet.
about-optional = { $label } (var neaizpildīt)
about-duties-hint = Ko cilvēks darīs, vienkāršiem vārdiem, piemēram, „Ravēt un laistīt dobes, slaucīt celiņus”.
about-institution = Iestāde vai nodaļa
about-institution-hint = Ja darbs nav pašā organizācijā, piemēram, „Bērnu bibliotēka”.
about-address = Adrese
about-address-hint = Iela un māja vai vieta, uz kuru jāierodas pirmajā dienā.
about-parish = Pagasts vai pilsētas daļa
about-parish-hint = Pēc tās pretendenti vakances atlasa.
about-first-day = Pirmā darba diena
about-first-day-hint = Ja sākums visiem nav viens, ierakstiet agrāko dienu.
about-last-day = Pēdējā darba diena
about-last-day-hint = Nosaka arī, cik ilgi pieteiktajam jābūt brīvam.
about-starts = Darba dienas sākums
about-starts-hint = Pulksteņa laiks, piemēram, 8.30.
about-ends = Darba dienas beigas
about-ends-hint = Kopā ar pārtraukumu. Līdz 18 gadu vecumam, ja diena ir garāka par 4,5 stundām, tas ir vismaz 30 minūtes.
about-hours-13-14 = Stundas dienā 13–14 gadu vecumā
about-hours-13-14-hint = Brīvlaikā likums atļauj līdz 4 stundām dienā.
about-hours-15 = Stundas dienā 15 gadu vecumā
about-hours-15-hint = Brīvlaikā likums atļauj līdz 7 stundām dienā.
about-hours-16-17 = Stundas dienā 16–17 gadu vecumā
about-hours-16-17-hint = Likums atļauj līdz 7 stundām dienā.
about-hours-18 = Stundas dienā no 18 gadu vecuma
about-hours-18-hint = Parasti līdz 8 stundām dienā.
about-pay-hint = Summa eiro pirms nodokļu nomaksas, piemēram, 5,25.
about-pay-ruled = Ja paliek tukšs, pretendenti redz samaksu, kas noteikta kārtas noteikumos.
about-pay-unsaid = Ja paliek tukšs, pretendenti par samaksu neko neredz.
about-per = Par ko ir šī summa
about-per-hint = Izvēlieties, ja ierakstījāt summu.
about-per-hour = par stundu
about-per-day = par dienu
about-per-month = par mēnesi
about-supervisor-hint = Amats, nevis vārds, piemēram, „vecākā dārzniece”.
about-phone = Darba tālrunis
about-phone-hint = Iestādes numurs, uz kuru drīkst zvanīt pretendenti un vecāki.
about-requirements-hint = Piemēram, „Nav alerģijas pret ziedputekšņiem”. Diagnozes neprasiet.
about-bring-hint = Piemēram, „Darba apģērbs, cepure, ūdens, pusdienas”.
about-transport-hint = Piemēram, „Darba devēja autobuss plkst. 7.30 no tirgus laukuma”.
about-medical-book-hint = Piemēram, darbam virtuvē vai bērnu grupā.
about-load-hint = Piemēram, „Jāceļ līdz 4 kg, darbs ārā arī karstumā”.

## Kļūdas veidlapā
wrong-about-time = Ierakstiet pulksteņa laiku, piemēram, 8.30.
wrong-about-hours = Ierakstiet stundas dienā no 0,25 līdz 24, piemēram, 4 vai 3,5.
wrong-about-pay = Ierakstiet summu eiro, piemēram, 5,25, un izvēlieties, par ko tā ir.
wrong-about-per = Izvēlieties, par ko ir ierakstītā summa: par stundu, dienu vai mēnesi.
wrong-about-pay-high = Pārbaudiet summu un to, par ko tā ir: te var ierakstīt ne vairāk kā { $most } EUR.
wrong-about-pay-low = Pārbaudiet summu un to, par ko tā ir: te var ierakstīt ne mazāk kā { $least } EUR.
wrong-about-phone = Ierakstiet tālruņa numuru cipariem, piemēram, 63 400 000.
wrong-about-hours-13-14 = 13–14 gadu vecumā brīvlaikā drīkst strādāt ne vairāk kā { $most } stundas dienā (Darba likuma 132. pants).
wrong-about-hours-15 = 15 gadu vecumā drīkst strādāt ne vairāk kā { $most } stundas dienā (Darba likuma 132. pants).
wrong-about-hours-16-17 = 16–17 gadu vecumā drīkst strādāt ne vairāk kā { $most } stundas dienā (Darba likuma 132. pants).
wrong-about-hours-18 = Normālais darba laiks ir ne vairāk kā { $most } stundas dienā (Darba likuma 131. pants).
wrong-about-hours-rules = Pēc kārtas noteikumiem šajā vecumā drīkst strādāt ne vairāk kā { $most } stundas dienā.
wrong-about-last-day = Pēdējā darba diena ir agrāka par pirmo.
wrong-about-half = Ierakstiet gan darba dienas sākumu, gan beigas.
wrong-about-ends-first = Darba dienas beigas ir agrāk par sākumu vai tajā pašā laikā.
wrong-about-short = Darba diena ir īsāka par norādītajām stundām.
wrong-about-short-break = Darba diena ir īsāka par norādītajām stundām un { $rest } minūšu pārtraukumu, ko darba laikā neieskaita (Darba likuma 145. pants).
wrong-about-night = { $ages } gadu vecumā nedrīkst strādāt no plkst. { $evening } līdz { $morning } (Darba likuma 138. pants), un kārtas noteikumi pieļauj šo vecumu.
wrong-about-wide = No darba dienas sākuma līdz beigām ir par vairāk nekā 2 stundām ilgāk nekā norādītās stundas. Pārbaudiet sākumu, beigas un stundas.
wrong-about-wide-law = No darba dienas sākuma līdz beigām ir ilgāk nekā { $most } stundas darba un 2 stundas pārtraukumu. Pārbaudiet sākumu un beigas.
wrong-about-hours-more = Tas ir vairāk nekā { $said }: tik stundu dienā norādīts citā atbildē.
wrong-about-hours-less = Tas ir mazāk nekā { $said }: tik stundu dienā norādīts citā atbildē.
fault-announced = ir „{ $found }”, bet vajadzīgs, piemēram: { $expected }

## Vēl viena tāda pati
about-copy = Aizpildīt pēc citas vakances
about-copy-hint = Jūsu organizācijas vakances no šīs un iepriekšējām kārtām. Dienas, kas jau pagājušas, jāieraksta no jauna.
about-copy-none = nekopēt
about-copy-button = Aizpildīt
about-copied = Veidlapa ir aizpildīta pēc vakances „{ $title }”. Pārbaudiet visu, pirms iesniedzat.
about-again = Piedāvāt līdzīgu
about-again-in = Piedāvāt līdzīgu kārtā „{ $round }”
about-twin = Tāda pati jau ir
about-twin-text = Šī organizācija šajā kārtā piedāvā vēl vienu vakanci ar to pašu darbu, dienām un nosacījumiem. Varbūt tā iesniegta divreiz.
placements-said-twin = Vakance ir nosūtīta apstiprināšanai. Šajā kārtā jums jau ir tieši tāda pati: ja otru nevajag, vienu atsauciet.
about-missing = Sludinājumā nav pateikts:

## Kartītes
cards-chosen = Izvēlētās vakances
cards-none-chosen =
    { $voice ->
        [tu] Vēl nav izvēlēta neviena vakance. Spied „Izvēlēties” pie tām, kurās strādātu.
       *[jus] Vēl nav izvēlēta neviena vakance. Spiediet „Izvēlēties” pie tām, kurās strādātu.
    }
cards-up = Augstāk
cards-down = Zemāk
cards-drag = Pārvilkt augstāk vai zemāk
cards-remove = Izņemt
cards-pick = Izvēlēties
cards-all-chosen = Vairāk vakanču izvēlēties nevar. Lai pievienotu citu, kādu izņem.
cards-places = Vakances, no kurām izvēlēties
cards-gone = vakance { $number }, ko pašlaik nepiedāvā
cards-seats = Vietas
cards-demand = { $year }. gadā
cards-demand-text = { $wished ->
    [one] { $wished } pieteikums
   *[other] { $wished } pieteikumi
} uz { $seats ->
    [one] { $seats } vietu
   *[other] { $seats } vietām
}
cards-demand-now = Līdz šim izvēlējušies (saskaitīts { $at })
cards-demand-now-text = { $n ->
    [0] pagaidām nav pretendentu
    [one] { $n } pretendents
   *[other] { $n } pretendenti
}
cards-distance = Attālums no mājām
cards-filter = Atlasīt vakances
cards-filter-button = Atlasīt
cards-filter-all = Rādīt visas
cards-filter-where = Kur
cards-filter-anywhere = jebkur
cards-filter-from = No dienas
cards-filter-to = Līdz dienai
cards-filter-from-hint = Piemēram, { $example } Darbs sākas ne agrāk.
cards-filter-to-hint = Piemēram, { $example } Darbs beidzas ne vēlāk.
cards-filter-pay = Samaksa vismaz, EUR
cards-filter-near = Ne tālāk no mājām kā, km
cards-filter-age = Vecums pirmajā darba dienā
cards-filter-wrong = Šo atbildi nevar saprast, tāpēc pēc tās nekas nav atlasīts.
cards-shown = { $n ->
    [0] Šādu vakanču nav. Var mainīt atlasi vai rādīt visas.
    [one] Atlasīta { $n } vakance.
   *[other] Atlasītas { $n } vakances.
}
cards-title = Vakances
cards-lead = Viss, ko organizācijas par darbu pateikušas. Izvēlas vēlāk, piesakoties.
cards-none = Vakanču šajā kārtā vēl nav. Tās būs redzamas šeit, kad organizācijas tās iesniegs un iestāde apstiprinās.
cards-link = Skatīt vakances ar aprakstiem un atlasīt
cards-age-out = Šajā vecumā noteikumi šajā kārtā piedalīties neļauj.
cards-not-age = Šajā vecumā pēc noteikumiem neder

## Pēc publicēšanas
work-title = Par darbu
work-where =
    { $voice ->
        [tu] Pieraksti vai izdrukā: tas ir viss, ko organizācija par šo darbu pateica.
       *[jus] Pierakstiet vai izdrukājiet: tas ir viss, ko organizācija par šo darbu pateica.
    }
work-calendar = Pievienot kalendāram
work-calendar-name = Darbs: { $title }
work-calendar-first = Pirmā darba diena: { $title }
paper-work = Par darbu
placements-hours = Stundas

### Mans pieteikums. Kārta uzrunā ar “tu” vai “jūs”.
my-over = Pieteikums { $number }
my-submitted = Iesniegts
my-received =
    { $voice ->
        [tu] Tavs pieteikums ir saņemts
       *[jus] Jūsu pieteikums ir saņemts
    }
my-received-text = Saņemts { $moment }. Kad rezultātus publicēs, tie būs šajā lapā.
my-withdrawn = Pieteikums ir atsaukts
my-withdrawn-text = Šajā kārtā tas nepiedalās.
my-wishes = Izvēlētās vakances
my-next = Kas notiks tālāk
my-step-received = Pieteikums saņemts
my-step-deadline = Pieteikšanās līdz { $moment }
my-step-checks = Darbinieki pārbauda pieteikumus
my-step-checks-text = Ja kādu ziņu trūkst, tās noskaidro.
my-step-run = Vietu sadale
my-step-run-text = Secība un aprēķins; pirms publicēšanas to pārbauda otrs darbinieks.
my-step-results = Rezultāti
my-step-results-text = Iznākums un iemesls būs šajā lapā.
my-step-answers = Atbildes līdz { $moment }
my-step-answers-text = Vietas, kas atbrīvojas, piedāvā nākamajiem rindā.
my-step-answers-own = Bez atbildes līdz šim laikam vieta būs brīva citiem.

## Iznākums
my-offer-open-tag = Piedāvājums līdz { $moment }
my-offer-open =
    { $voice ->
        [tu] Tev ir piešķirta darba vieta. { $place }.
       *[jus] Jums ir piešķirta darba vieta. { $place }.
    }
my-offer-open-text =
    { $voice ->
        [tu] Lūdzu, atbildi līdz { $moment }.
       *[jus] Lūdzu, atbildiet līdz { $moment }.
    }
my-offer-accepted-tag = Piedāvājums pieņemts
my-offer-accepted =
    { $voice ->
        [tu] Tev ir darba vieta. { $place }.
       *[jus] Jums ir darba vieta. { $place }.
    }
my-offer-accepted-text =
    { $voice ->
        [tu] Organizācija ar tevi sazināsies, lai vienotos par darba sākumu.
       *[jus] Organizācija ar jums sazināsies, lai vienotos par darba sākumu.
    }
my-offer-declined-tag = Atteicās
my-offer-declined = Atteikums saņemts. { $place }.
my-offer-declined-text = Vieta ir brīva citiem.
my-offer-expired-tag = Termiņš beidzies
my-offer-expired = Piedāvājuma termiņš ir beidzies. { $place }.
my-offer-expired-text =
    { $voice ->
        [tu] Atbildi gaidījām līdz { $moment }. Ja vēlies strādāt, sazinies ar pašvaldību.
       *[jus] Atbildi gaidījām līdz { $moment }. Ja vēlaties strādāt, sazinieties ar pašvaldību.
    }
my-offer-none-tag = Vieta piešķirta
my-offer-none =
    { $voice ->
        [tu] Tev ir piešķirta darba vieta. { $place }.
       *[jus] Jums ir piešķirta darba vieta. { $place }.
    }
my-offer-none-text =
    { $voice ->
        [tu] Organizācija ar tevi sazināsies.
       *[jus] Organizācija ar jums sazināsies.
    }
my-waiting-number =
    { $voice ->
        [tu] Šoreiz vietu nepietika. Tavs numurs gaidīšanas rindā ir { $n }.
       *[jus] Šoreiz vietu nepietika. Jūsu numurs gaidīšanas rindā ir { $n }.
    }
my-waiting = Šoreiz vietas nav
my-waiting-text =
    { $voice ->
        [tu] Ja kāda vieta atbrīvosies, to piedāvās nākamajam rindā. Rindā vari virzīties tikai uz priekšu.
       *[jus] Ja kāda vieta atbrīvosies, to piedāvās nākamajam rindā. Rindā varat virzīties tikai uz priekšu.
    }
my-not-eligible =
    { $voice ->
        [tu] Šajā kārtā tu nevari piedalīties
       *[jus] Šajā kārtā jūs nevarat piedalīties
    }
my-not-eligible-text = Iemesls un noteikums, kas to nosaka, ir zemāk.
my-needs-person =
    { $voice ->
        [tu] Tavu pieteikumu vēl izskata darbinieks
       *[jus] Jūsu pieteikumu vēl izskata darbinieks
    }
my-needs-person-text = Bez dažām ziņām noteikumus piemērot nevar. Kas vēl jānoskaidro, redzams zemāk.
my-why = Kāpēc
my-figures =
    Pieteicās { $applications ->
        [one] { $applications } cilvēks
       *[other] { $applications } cilvēki
    } uz { $seats ->
        [one] { $seats } vietu
       *[other] { $seats } vietām
    }.
my-me =
    { $voice ->
        [tu] Tu: { $n }.
       *[jus] Jūs: { $n }.
    }
my-ended-tier = { $tier }. grupa, līdz { $n }.
my-by-tier =
    { $voice ->
        [tu] Visās izvēlētajās vakancēs vietas saņēma agrāku prioritātes grupu pretendenti. Tava grupa ir { $tier }., tāpēc vieta secībā grupas iekšienē iznākumu nemainītu.
       *[jus] Visās izvēlētajās vakancēs vietas saņēma agrāku prioritātes grupu pretendenti. Jūsu grupa ir { $tier }., tāpēc vieta secībā grupas iekšienē iznākumu nemainītu.
    }
my-details =
    { $voice ->
        [tu] Tava prioritātes grupa un vieta secībā
       *[jus] Jūsu prioritātes grupa un vieta secībā
    }
my-tier = { $tier }. grupa: { $name }
my-line-label = Vieta secībā
my-line = { $n }. no { $total }
my-registered = Pieteikums saņemts
my-check = Kā pārbaudīt
my-check-text = Kārtas lapā ir noteikumi, secība un pārskats
my-changed = Kas būtu mainījis iznākumu
my-changed-text =
    { $voice ->
        [tu] Šajās vakancēs tev būtu atradusies vieta, bet starp izvēlētajām to nebija:
       *[jus] Šajās vakancēs jums būtu atradusies vieta, bet starp izvēlētajām to nebija:
    }
my-other = { $place } (vietu pietika: { $ended })
my-contest = Kā apstrīdēt
my-contest-text =
    { $voice ->
        [tu] Lēmumu apstiprināja darbinieks. To var apstrīdēt ar iesniegumu pašvaldībā ({ $municipality }). Iesniegumā norādi pieteikuma numuru { $number }.
       *[jus] Lēmumu apstiprināja darbinieks. To var apstrīdēt ar iesniegumu pašvaldībā ({ $municipality }). Iesniegumā norādiet pieteikuma numuru { $number }.
    }

## Dati par mani
my-kept = Dati par mani
my-kept-language = valoda
my-kept-draw-code = izlozes kods
my-language-lv = latviešu
my-language-en = angļu
my-language-ru = krievu

## Atbildes
my-accept = Pieņemt šo vietu?
my-accept-text =
    { $voice ->
        [tu] { $place }. Organizācija pēc tam redzēs arī tavu tālruni vai e-pastu. Atbildi mainīt nevarēs.
       *[jus] { $place }. Organizācija pēc tam redzēs arī jūsu tālruni vai e-pastu. Atbildi mainīt nevarēs.
    }
my-accept-button = Pieņemt vietu
my-decline = Atteikties no šīs vietas?
my-decline-text = { $place }. Vietu piedāvās citiem. Atbildi mainīt nevarēs.
my-decline-button = Atteikties
my-withdraw = Atsaukt pieteikumu?
my-withdraw-text = Pieteikums { $number } šajā kārtā vairs nepiedalīsies, un to nevarēs atjaunot. Līdz termiņam var iesniegt jaunu.
my-withdraw-button = Atsaukt pieteikumu
my-back = Neko nemainīt
my-said-accepted = Vieta ir pieņemta.
my-said-declined = Atteikums ir saņemts.
my-said-withdrawn = Pieteikums ir atsaukts.
my-step-needs-person = Noskaidro trūkstošās ziņas
my-step-needs-person-text = Lēmuma vēl nav. { $voice ->
    [tu] Sazinies
   *[jus] Sazinieties
} ar kārtas rīkotāju: trūkstošais ir rakstīts augstāk.
my-changed-late = { $voice ->
    [tu] Tu tās neizvēlējies, tāpēc tur vietu tev nepiešķīra.
   *[jus] Jūs tās neizvēlējāties, tāpēc tur vietu jums nepiešķīra.
} Šajā kārtā vairs neko izvēlēties nevar: sadalījums ir publicēts.

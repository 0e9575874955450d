### Mans pieteikums. Kārta uzrunā ar „tu” vai „jūs”.
my-over = Pieteikums { $number }
my-submitted = Iesniegts
my-received =
    { $voice ->
        [tu] Tavs pieteikums ir saņemts
       *[jus] Jūsu pieteikums ir saņemts
    }
my-received-text = Saņemts { $moment }. Kad rezultātus publicēs, tie būs šajā lapā.
my-unoffered =
    { $voice ->
        [tu] Nevienu no tavām izvēlētajām vakancēm pašlaik nepiedāvā
       *[jus] Nevienu no jūsu izvēlētajām vakancēm pašlaik nepiedāvā
    }
my-unoffered-text = Pieteikums ir saņemts { $moment }, bet pašlaik tajā nav vakances, kurā vietu varētu piešķirt.
my-unoffered-do =
    { $voice ->
        [tu] Lai pieteiktos citām vakancēm, atsauc šo pieteikumu un līdz { $until } iesniedz jaunu.
       *[jus] Lai pieteiktos citām vakancēm, atsauciet šo pieteikumu un līdz { $until } iesniedziet jaunu.
    }
my-unoffered-order = Jaunais pieteikums rindā skaitās no tā iesniegšanas brīža.
my-unoffered-waits = Vakance, kas vēl nav atsaukta, pieteikumā paliek: ja to apstiprinās, izvēle atkal būs spēkā.
my-wish-submitted = { $place } – pašlaik gaida apstiprinājumu, piemēram, tāpēc, ka organizācija vakanci mainīja; izvēle pieteikumā paliek
my-wish-draft = { $place } – pašlaik nepiedāvā
my-wish-withdrawn = { $place } – vairs nepiedāvā
my-withdrawn = Pieteikums ir atsaukts
my-withdrawn-text = Šajā kārtā tas nepiedalās.
my-out-of-line = Pieteikums rindā vairs negaida
my-out-of-line-elsewhere-text = Jums ir vieta citā kārtā, kas vietu šajā kārtā izslēdz; šis pieteikums rindā negaida.
my-out-of-line-text = Vieta bija piešķirta, bet no tās atteicās, uz piedāvājumu laikā neatbildēja vai to izbeidza. Citu vietu pieteikums negaida.
my-withdrawn-staff = Pieteikumu atsauca darbinieks
my-withdrawn-staff-text =
    { $voice ->
        [tu] Tas ir atsaukts, un šajā kārtā tas nepiedalās. Ja tas nav pareizi, sazinies ar kārtas rīkotāju.
       *[jus] Tas ir atsaukts, un šajā kārtā tas nepiedalās. Ja tas nav pareizi, sazinieties ar kārtas rīkotāju.
    }
my-duplicate-tag = Dublikāts
my-duplicate = Darbinieks atzina šo pieteikumu par dublikātu
my-duplicate-text =
    { $voice ->
        [tu] Šis pieteikums kārtā nepiedalās: darbinieks atzina, ka viens cilvēks ir pieteicies vairākas reizes, un atstāja citu no šiem pieteikumiem. Ja pieteikumi ir dažādu cilvēku, sazinies ar kārtas rīkotāju.
       *[jus] Šis pieteikums kārtā nepiedalās: darbinieks atzina, ka viens cilvēks ir pieteicies vairākas reizes, un atstāja citu no šiem pieteikumiem. Ja pieteikumi ir dažādu cilvēku, sazinieties ar kārtas rīkotāju.
    }
my-unsigned-tag = Nav apstiprināts
my-unsigned = Uz papīra iesniegtais pieteikums vēl nav ieskaitīts
my-unsigned-text = Uz papīra iesniegta pieteikuma saņemšanas brīdi apstiprina otrs darbinieks. Kamēr tas nav apstiprināts, pieteikums kārtā nepiedalās.
my-wishes = Izvēlētās vakances
my-next = Kas notiks tālāk
my-so-far = Kas jau noticis
my-step-received = Pieteikums saņemts
my-step-deadline = Pieteikšanās līdz { $moment }
my-step-checks = Pieteikumu pārbaude
my-step-checks-text = Kamēr rezultāti nav publicēti, darbinieks var ierakstīt ziņas, kuru trūkst.
my-step-run = Vietu sadale
my-step-run-text = Secība un aprēķins; publicē cits darbinieks, nevis tas, kurš sāka aprēķinu.
my-step-results = Rezultāti
my-step-results-text = Iznākums un, ja vietas nav, arī iemesls būs šajā lapā.
my-step-answers = Atbildes līdz { $moment }
my-step-answers-text = Līdz šim laikam atbild tie, kam vieta ir piedāvāta. Ja vēstuli nosūta vēlāk, tās saņēmējam dienu ir vairāk.
my-step-answers-own = Pēc tam piedāvājumu vairs nevar pieņemt.
my-may-move = Kamēr uz piedāvājumu nav atbildēts, tā vietā var piedāvāt citu vietu, kas pieteikumā norādīta augstāk, ja tā atbrīvojas.
my-offer-changing = Vairāk šajā lapā būs no { $moment }. Līdz tam uz piedāvājumu te neatbild.
my-deadline-lapse = Ja līdz tam atbildes nav, piedāvājums zaudē spēku un vietu var saņemt cits.
my-deadline-stand =
    { $voice ->
        [tu] Ja līdz tam atbildes nav, vieta paliek tev.
       *[jus] Ja līdz tam atbildes nav, vieta paliek jums.
    }
my-deadline-untold = Paziņojums par šo piedāvājumu vēl nav nosūtīts. Ja to nosūtīs vēlāk, nekā plānots, atbildei būs vairāk dienu, un līdz tam piedāvājums nebeidzas.

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
my-offer-untold-tag = Piedāvājums
my-offer-untold =
    { $voice ->
        [tu] Tev ir piešķirta darba vieta. { $place }.
       *[jus] Jums ir piešķirta darba vieta. { $place }.
    }
my-offer-untold-text =
    { $voice ->
        [tu] Atbildēt vari jau tagad. Atbildes dienas skaita no dienas, kad saņemsi paziņojumu par šo piedāvājumu; līdz tam piedāvājums nebeidzas.
       *[jus] Atbildēt varat jau tagad. Atbildes dienas skaita no dienas, kad saņemsiet paziņojumu par šo piedāvājumu; līdz tam piedāvājums nebeidzas.
    }
my-offer-waits-tag = Vieta apstrīdēta
my-offer-waits =
    { $voice ->
        [tu] Tev ir piešķirta darba vieta. { $place }.
       *[jus] Jums ir piešķirta darba vieta. { $place }.
    }
my-offer-waits-text =
    { $voice ->
        [tu] Līdz { $moment } atbildes nebija. Ja vieta pēc izskatīšanas paliek tev, atbildei būs jauns termiņš.
       *[jus] Līdz { $moment } atbildes nebija. Ja vieta pēc izskatīšanas paliek jums, atbildei būs jauns termiņš.
    }
my-offer-stands-tag = Vieta saglabāta
my-offer-stands =
    { $voice ->
        [tu] Tev ir piešķirta darba vieta. { $place }.
       *[jus] Jums ir piešķirta darba vieta. { $place }.
    }
my-offer-stands-text =
    { $voice ->
        [tu] Līdz { $moment } atbildes nebija; vieta paliek tev.
       *[jus] Līdz { $moment } atbildes nebija; vieta paliek jums.
    }
my-offer-accepted-tag = Piedāvājums pieņemts
my-offer-accepted =
    { $voice ->
        [tu] Tev ir darba vieta. { $place }.
       *[jus] Jums ir darba vieta. { $place }.
    }
my-offer-accepted-text =
    { $voice ->
        [tu] Organizācija tagad redz tavu tālruni vai e-pastu, lai varētu ar tevi sazināties.
       *[jus] Organizācija tagad redz jūsu tālruni vai e-pastu, lai varētu ar jums sazināties.
    }
my-decline-until =
    { $voice ->
        [tu] Atteikties no vietas vēl vari līdz { $moment }; pēc tam sākas darbs.
       *[jus] Atteikties no vietas vēl varat līdz { $moment }; pēc tam sākas darbs.
    }
my-decline-open =
    { $voice ->
        [tu] Atteikties no vietas vēl vari, kamēr darbs nav sācies.
       *[jus] Atteikties no vietas vēl varat, kamēr darbs nav sācies.
    }
my-offer-declined-tag = Atteicās
my-offer-declined = Atteikums saņemts. { $place }.
my-offer-declined-text = Atbildi vairs nevar mainīt.
my-offer-lapsed-tag = Termiņš beidzies
my-offer-lapsed = Piedāvājuma termiņš ir beidzies. { $place }.
my-offer-lapsed-text =
    { $voice ->
        [tu] Atbildi gaidījām līdz { $moment }. Pieņemt piedāvājumu vairs nevar; ja vēlies strādāt, sazinies ar kārtas rīkotāju.
       *[jus] Atbildi gaidījām līdz { $moment }. Pieņemt piedāvājumu vairs nevar; ja vēlaties strādāt, sazinieties ar kārtas rīkotāju.
    }
my-offer-over-tag = Vieta vairs nav piešķirta
my-offer-over =
    { $voice ->
        [tu] Šī vieta vairs nav piešķirta tev. { $place }.
       *[jus] Šī vieta vairs nav piešķirta jums. { $place }.
    }
my-offer-over-text =
    { $voice ->
        [tu] Kas jādara tālāk, jautā kārtas rīkotājam.
       *[jus] Kas jādara tālāk, jautājiet kārtas rīkotājam.
    }
my-first = Pieteikums ir rindas sākumā. Ja vietu piedāvās, piedāvājums būs redzams šajā lapā.
my-contested = Šis piešķīrums ir apstrīdēts: kamēr tas nav izskatīts, vieta paliek piešķirta, citam to nenodod, un piedāvājums spēku nezaudē.
my-offer-none-tag = Vieta piešķirta
my-offer-none =
    { $voice ->
        [tu] Tev ir piešķirta darba vieta. { $place }.
       *[jus] Jums ir piešķirta darba vieta. { $place }.
    }
my-offer-none-text =
    { $voice ->
        [tu] Kas jādara tālāk, jautā kārtas rīkotājam.
       *[jus] Kas jādara tālāk, jautājiet kārtas rīkotājam.
    }
my-earlier = Iepriekšējie piedāvājumi
offer-expected = { $organisation } gaida darbā; apstiprināts { $moment }
offer-did-accepted = Pieņemts { $moment }
offer-did-declined = Atteikums { $moment }
offer-did-lapsed = Nav atbildēts līdz { $moment }
offer-did-replaced = Tā vietā piešķirta cita vieta, kas pieteikumā norādīta augstāk; { $moment }
offer-did-ended = Izbeigts ar lēmumu { $moment }
offer-did-did-not-come = Neieradās darbā; atzīmēts { $moment }
offer-did-left = Pārtrauca darbu; atzīmēts { $moment }
offer-did-contested = Apstrīdēts { $moment }
offer-did-settled = Apstrīdēšanas iesniegums izskatīts { $moment }
offer-behalf = { $what }; pateikto pierakstīja darbinieks
my-waiting = Šoreiz vietas nav
my-waiting-in-line =
    { $voice ->
        [tu] Šoreiz vietas nav, bet tu gaidi rindā
       *[jus] Šoreiz vietas nav, bet jūs gaidāt rindā
    }
my-waiting-undecided =
    { $n ->
        [1] Vieta nav piešķirta, un par vienu izvēli vēl nav darbinieka lēmuma
       *[other] Vieta nav piešķirta, un par vairākām izvēlēm ({ $n }) vēl nav darbinieka lēmuma
    }
my-undecided-tag = Nav izlemta
my-pleas-wait =
    { $n ->
        [one] { $n } paziņota kļūda gaida lēmumu
       *[other] { $n } paziņotās kļūdas gaida lēmumu
    }
my-objection-waits = Iebildums saņemts { $moment }; uz to jāatbild līdz { $day }
my-objection-to-mend = Iebildumā, kas saņemts { $moment }, jānovērš trūkumi; atbildes termiņš ir { $day }
my-barred =
    { $voice ->
        [tu] Pēc pieteikuma ziņām noteikumi tev šajā kārtā piedalīties neļauj. Ja tajās ir kļūda, ziņo par to:
       *[jus] Pēc pieteikuma ziņām noteikumi jums šajā kārtā piedalīties neļauj. Ja tajās ir kļūda, ziņojiet par to:
    }
my-questions =
    { $voice ->
        [tu] Kaut kas vēl nav zināms, un no tā var būt atkarīgs, vai un kurā vakancē tu saņemsi vietu:
       *[jus] Kaut kas vēl nav zināms, un no tā var būt atkarīgs, vai un kurā vakancē jūs saņemsiet vietu:
    }
my-waiting-text = Ja vieta atbrīvojas, to var piešķirt kādam no gaidītājiem kārtas noteiktajā secībā. Ja vietu piedāvās, piedāvājums būs redzams šajā lapā.
my-waiting-finished-text = Kārta ir pabeigta: vietas, kas tajā atbrīvojas, tālāk vairs nenodod.
my-waiting-none-text =
    { $voice ->
        [tu] Izvēlētās vietas nav iespējamas, tāpēc uz vietu rindā negaidi. Par citām iespējām jautā kārtas rīkotājam.
       *[jus] Izvēlētās vietas nav iespējamas, tāpēc uz vietu rindā negaidāt. Par citām iespējām jautājiet kārtas rīkotājam.
    }
my-ahead =
    { $voice ->
        [tu] Gaidītāji pirms tevis uz šo vietu: { $n }
       *[jus] Gaidītāji pirms jums uz šo vietu: { $n }
    }
my-wish-more = Sīkāk par vietām
my-ahead-last = No tiem, kam pēdējās publicēšanas brīdī šeit bija vieta, pēdējais toreizējā secībā ir Nr. { $n }
my-ahead-worse-decision = Tas ir vairāk nekā iepriekš: izlemts par pieteikumu, kas lēmumu gaidīja.
my-ahead-worse-objection = Tas ir vairāk nekā iepriekš: atzīts kāda cilvēka iebildums.
my-ahead-worse-mistake = Tas ir vairāk nekā iepriekš: izlabota kļūda.
my-ahead-worse-ended = Tas ir vairāk nekā iepriekš: kāds bez savas vainas zaudēja vietu un rindā ir likts priekšā citiem.
my-ahead-worse-returned = Tas ir vairāk nekā iepriekš: kāds atgriezās rindā.
my-ahead-note = Saskaitīti gaidītāji, kuri vietu izvēlējušies un pēc noteikumiem to drīkst saņemt, kā tas bija pēdējās publicēšanas brīdī. Kvotas un citi nosacījumi par grupām nav ieskaitīti, tāpēc rinda var virzīties citādi.
my-ahead-both = Skaitlis pie „Vietu pietika” rāda, līdz kuram numuram secībā vietu pietika, kad šo rezultātu publicēja, arī ja pārējos sadalītu citādi. Tāpēc pēdējam, kam tur bija vieta, numurs var būt cits.
my-ahead-both-limited = Skaitlis pie „Vietu pietika” ir tāds, kāds tas bija, kad šo rezultātu publicēja. Tāpēc pēdējam, kam tur bija vieta, numurs var būt cits.
my-not-eligible =
    { $voice ->
        [tu] Šajā kārtā tu nevari piedalīties
       *[jus] Šajā kārtā jūs nevarat piedalīties
    }
my-not-eligible-text = Iemesls un noteikums, kas to nosaka, ir zemāk.
my-needs-person =
    { $voice ->
        [tu] Par tavu pieteikumu nav izlemts
       *[jus] Par jūsu pieteikumu nav izlemts
    }
my-needs-person-text = Bez dažām ziņām noteikumus piemērot nevarēja. Kuru ziņu trūkst, redzams zemāk.
my-why = Kāpēc
my-why-then = Kāpēc vieta toreiz bija piešķirta
my-figures =
    Uz { $seats ->
        [one] { $seats } vietu
       *[other] { $seats } vietām
    } { $applications ->
        [one] saņemts { $applications } pieteikums
       *[other] saņemti { $applications } pieteikumi
    }.
my-me =
    { $voice ->
        [tu] Tu: { $n }.
       *[jus] Jūs: { $n }.
    }
my-ended-tier = līdz { $n }. ({ $tier }. grupa)
my-by-tier =
    { $voice ->
        [tu] Visās izvēlētajās vakancēs, ko varētu saņemt, vietas saņēma agrāku prioritātes grupu pretendenti. Tu esi { $tier }. prioritātes grupā, tāpēc labāka vieta secībā tās iekšienē iznākumu nemainītu.
       *[jus] Visās izvēlētajās vakancēs, ko varētu saņemt, vietas saņēma agrāku prioritātes grupu pretendenti. Jūs esat { $tier }. prioritātes grupā, tāpēc labāka vieta secībā tās iekšienē iznākumu nemainītu.
    }
my-details =
    { $voice ->
        [tu] Tava prioritātes grupa un vieta secībā
       *[jus] Jūsu prioritātes grupa un vieta secībā
    }
my-tier = { $tier }. grupa: { $name }
my-order-label = Vieta secībā
my-order = { $n }. no { $total }: vispirms pēc prioritātes grupas, tad pēc secības grupā
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
        [tu] Ja tev šķiet, ka rezultātā ir kļūda, raksti kārtas rīkotājam: { $authority }. Norādi pieteikuma numuru { $number }.
       *[jus] Ja jums šķiet, ka rezultātā ir kļūda, rakstiet kārtas rīkotājam: { $authority }. Norādiet pieteikuma numuru { $number }.
    }

## Dati par mani
my-kept = Dati par mani
my-kept-text = Te ir tas, ko par sevi norādījis pretendents, un ziņas, ko noskaidrojis darbinieks; pārējais, arī darbinieku piezīmes, minēts lapā par personas datiem.
my-kept-found = { $label } (noskaidroja darbinieks)
my-kept-home = dzīvesvietas koordinātas
my-kept-registered = iesniegšanas laiks
my-kept-language = valoda
my-kept-draw-code = izlozes kods
my-language-lv = latviešu
my-language-en = angļu
my-language-ru = krievu

## Atbildes
my-accept = Pieņemt šo vietu?
my-accept-text =
    { $voice ->
        [tu] { $place }. Organizācija pēc tam redzēs arī tavu tālruni vai e-pastu.
       *[jus] { $place }. Organizācija pēc tam redzēs arī jūsu tālruni vai e-pastu.
    }
my-accept-facts-text =
    { $voice ->
        [tu] { $place }. Organizācija pēc tam redzēs arī tavu tālruni vai e-pastu un šīs ziņas: { $facts }.
       *[jus] { $place }. Organizācija pēc tam redzēs arī jūsu tālruni vai e-pastu un šīs ziņas: { $facts }.
    }
my-accept-final = Darbs jau ir sācies: pēc tam atbildi mainīt nevarēs.
my-accept-button = Pieņemt vietu
my-decline = Atteikties no šīs vietas?
my-decline-text = { $place }. Pēc tam vietu var saņemt cits. Atbildi mainīt nevarēs.
my-decline-button = Atteikties
my-withdraw = Atsaukt pieteikumu?
my-withdraw-text = Pieteikums { $number } šajā kārtā vairs nepiedalīsies, un to nevarēs atjaunot.
my-withdraw-open-text = Pieteikums { $number } šajā kārtā vairs nepiedalīsies, un to nevarēs atjaunot. Kamēr kārtā var pieteikties, var iesniegt jaunu.
my-withdraw-button = Atsaukt pieteikumu
my-apply-anew = Pieteikties no jauna
my-apply-same = Pieteikties no jauna ar tām pašām atbildēm
my-choices-text = Mainās izvēles; numurs, kods un saņemšanas laiks paliek. Mainīt var līdz { $moment }, ja kārtu neslēdz agrāk.
my-choices-hidden = Kādu no izvēlētajām vakancēm pašlaik nepiedāvā. Ja izvēles maina, tā jāizņem; ja nemaina, tā pieteikumā paliek.
my-choices-save = Saglabāt izvēles
my-said-choices = Izvēles ir mainītas.
my-back = Neko nemainīt
my-said-accepted = Vieta ir pieņemta.
my-said-declined = Atteikums ir saņemts.
my-said-withdrawn = Pieteikums ir atsaukts.
my-step-needs-person = Lēmuma nav
my-step-needs-person-text = { $voice ->
    [tu] Sazinies
   *[jus] Sazinieties
} ar kārtas rīkotāju: trūkstošais ir rakstīts augstāk.
my-changed-late = { $voice ->
    [tu] Tu tās neizvēlējies, tāpēc tur vietu tev nepiešķīra.
   *[jus] Jūs tās neizvēlējāties, tāpēc tur vietu jums nepiešķīra.
} Šajā kārtā vairs neko izvēlēties nevar: sadalījums ir publicēts.
wish-anything = jebkura piemērota vieta
wish-described = jebkura vieta ({ $what })

## Kas par pieteikumu glabājas
data-link = Kas par pieteikumu glabājas un kas to skatījis
data-title =
    { $voice ->
        [tu] Tavi dati
       *[jus] Jūsu dati
    }
data-lead = Kas par šo pieteikumu ierakstīts, kas ar to darīts, kas to skatījis un kas par to sūtīts. Lēmuma teksts ir pieteikuma lapā. Darbinieku piezīmes te nerāda: par tām var jautāt iestādei.
data-file = Lejupielādēt failu (JSON)
data-print = Drukāt
data-told = Ziņas
data-done = Kas darīts
data-looked = Kas skatījis
data-listed-none = Darbinieki šo pieteikumu nav skatījuši sarakstos, kuros ir arī citu pieteikumi.
data-listed =
    { $n ->
        [one] Darbinieki to redzējuši { $n } sarakstā kopā ar citiem, pēdējoreiz { $last }.
       *[other] Darbinieki to redzējuši { $n } sarakstos kopā ar citiem, pēdējoreiz { $last }.
    }
data-written = Kas sūtīts
data-written-none = Par šo pieteikumu vēl nekas nav sūtīts.
data-mail-off = Šī sistēma e-pasta vēstules nesūta
data-mail-none = Vēstuli nesūta: nav e-pasta adreses
data-by-own = pretendents
data-notice = Kāpēc datus prasa, cik ilgi tos glabā
data-correct =
    { $voice ->
        [tu] Ja kaut kas nav pareizi, raksti vai zvani: { $authority }. Ziņas labo iestādes darbinieks, un te paliek redzams, kas bija iepriekš.
       *[jus] Ja kaut kas nav pareizi, rakstiet vai zvaniet: { $authority }. Ziņas labo iestādes darbinieks, un te paliek redzams, kas bija iepriekš.
    }
data-erase =
    { $voice ->
        [tu] Tu vari lūgt datus dzēst. Par to lemj { $authority }; ja likums prasa kaut ko glabāt, tev to paskaidros.
       *[jus] Jūs varat lūgt datus dzēst. Par to lemj { $authority }; ja likums prasa kaut ko glabāt, jums to paskaidros.
    }
data-complain =
    { $voice ->
        [tu] Sūdzību par datu apstrādi tu vari iesniegt Datu valsts inspekcijai (www.dvi.gov.lv).
       *[jus] Sūdzību par datu apstrādi jūs varat iesniegt Datu valsts inspekcijai (www.dvi.gov.lv).
    }
data-records = Pārējie ieraksti
data-record-guardian = Nosaukts vecāks vai aizbildnis
data-record-consent = Vecāka vai aizbildņa piekrišana
data-record-agreed = Vienošanās ar darba devēju
data-record-heard = Viedokļa noskaidrošana
data-record-asked = Jautājumi un atbildes
data-record-papers = Iesniedzamie dokumenti
data-record-objections = Iebildumi
data-record-told = Lēmuma paziņošana
data-record-printed = Drukātas vēstules
data-record-former = Kad ierakstīts iepriekšējs personas kods (pašu kodu neglabā)
data-heard-held = Viedoklis ir noskaidrots.
data-heard-omitted = Viedoklis nav atsevišķi noskaidrots.
data-answered = Atbilde: { $text } ({ $moment })
data-paper-here = { $name }: ir saņemts ({ $moment })
data-paper-back = { $name }: ieraksts par saņemšanu atsaukts ({ $moment })
data-translation = Lūgts tulkojums: { $lang }
data-rights = Tiesības

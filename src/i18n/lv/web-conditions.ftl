### Kārtas nosacījumi papildus noteikumiem par cilvēkiem: saraksts, veidlapas un ko izmaiņa nozīmētu.

conditions-link = Papildu nosacījumi: kvotas, rezervētās vietas, budžets
conditions-lead = Ko sadalījums ievēro papildus noteikumiem par cilvēkiem.
conditions-fixed = Kārta ir atvērta, tāpēc tās nosacījumi paliek, kādi ir.
conditions-waits = Ierosināts kārtu atvērt. Kamēr par to nav izlemts, nosacījumi paliek, kādi tie bija ierosinot.
conditions-none = Papildu nosacījumu kārtā nav.
conditions-of-pack = No noteikumu pakotnes.
conditions-of-round = Šīs kārtas.
conditions-of-in-place = Šīs kārtas, noteikumu pakotnē paredzētā vietā.
conditions-source = Avots:
conditions-add = Pievienot nosacījumu
conditions-change = Mainīt
conditions-change-named = Mainīt: { $condition }
conditions-remove-button = Izņemt
conditions-remove-named = Izņemt: { $condition }
conditions-back = Atpakaļ uz nosacījumiem
conditions-beside = Noteikts citur
conditions-excludes = Ja kāds piesakās arī šo pasākumu kārtā, pieteikumus rāda darbiniekam, un viņš izlemj: { $programmes }.

## Veids
conditions-new = Jauns nosacījums
conditions-change-title = Mainīt nosacījumu
conditions-kind = Par ko ir nosacījums?
conditions-next = Turpināt
conditions-kinds-others = Šeit nav pieejami
conditions-kind-there = Šāds nosacījums kārtā jau ir; to maina sarakstā.
conditions-kind-applicant-cap = Ierobežo, cik cilvēku no vienas grupas saņem vietu.
conditions-example-applicant-cap = Piemērs: Liepājā vietas sadala pa skolām.
conditions-kind-placement-cap = Ierobežo, cik vietu piešķir vienas grupas vakancēs.
conditions-example-placement-cap = Piemērs: Ciblā 2021. gadā – trīs vietas pagastā.
conditions-kind-reserve = Patur vietas kādai grupai; ko tai nevajag, saņem citi.
conditions-example-reserve = Piemērs: Daugavpilī 2020. gadā – 170 vietas daudzbērnu ģimenēm.
conditions-kind-budget = Piešķir ne vairāk vietu, cik var samaksāt.
conditions-example-budget = Piemērs: Jelgavā 2025. gadā – 86 000 eiro visai vasarai.
conditions-kind-open-min = Vakance, kurā ir pārāk maz cilvēku, nedarbojas nemaz.
conditions-example-open-min = Izdomāts piemērs: bērnu nometne, kas maiņā darbojas, ja atnāk trīs cilvēki.
conditions-kind-together = Kas ir kopā, vietas saņem visi vai neviens.
conditions-example-together = Izdomāts piemērs: brālis un māsa, kas uz darbu brauc kopā.
conditions-kind-pin = Kas vienojies ar darba devēju, saņem tieši to vakanci.
conditions-example-pin = Piemērs: NVA 2026. gada vasaras darbos skolēni un darba devēji vienojas iepriekš.
conditions-kind-lacks-applicant-cap = Noteikumos par cilvēkiem nav nekā, pēc kā veidot grupas.
conditions-kind-lacks-placement-cap = Noteikumos par vakancēm nav nekā, pēc kā veidot grupas.
conditions-kind-lacks-reserve = Noteikumos par cilvēkiem nav nekā, pēc kā noteikt grupu.
conditions-kind-lacks-open-min = Noteikumos par vakancēm nav skaitļa, kas varētu būt mazākais cilvēku skaits.
conditions-kind-lacks-together = Noteikumos par cilvēkiem nav nekā, kas pateiktu, kas ar ko ir kopā.
conditions-kind-lacks-pin = Noteikumos par cilvēkiem nav nekā, kur būtu norādīta norunātā vakance.

## Ko nosacījums prasa
condition-value-yes = jā
condition-value-no = nē
condition-whose = { $fact }: { $value }
condition-offered = { $words } ({ $n })
condition-says-applicant-cap =
    No vienas grupas cilvēkiem (pēc: { $by }) vietu saņem ne vairāk kā { $n ->
        [one] { $n } cilvēks
       *[other] { $n } cilvēki
    }.
condition-says-applicant-cap-named = Ierobežotas ir dažas cilvēku grupas (pēc: { $by }):
condition-says-applicant-cap-each =
    { $group }: ne vairāk kā { $n ->
        [one] { $n } cilvēks
       *[other] { $n } cilvēki
    }
condition-says-placement-cap =
    Vienas grupas vakancēs (pēc: { $by }) kopā piešķir ne vairāk kā { $n ->
        [one] { $n } vietu
       *[other] { $n } vietas
    }.
condition-says-placement-cap-named = Ierobežotas ir dažas vakanču grupas (pēc: { $by }):
condition-says-placement-cap-each =
    { $group }: ne vairāk kā { $n ->
        [one] { $n } vieta
       *[other] { $n } vietas
    }
condition-says-reserve =
    { $n ->
        [one] Patur { $n } vietu
       *[other] Patur { $n } vietas
    } cilvēkiem ar pazīmi „{ $people }”. Ko šai grupai nevajag, saņem citi.
condition-says-reserve-at =
    { $n ->
        [one] Patur { $n } vietu
       *[other] Patur { $n } vietas
    } cilvēkiem ar pazīmi „{ $people }” vakancēs ar pazīmi „{ $places }”. Ko šai grupai nevajag, saņem citi.
condition-says-budget = Visas vietas kopā drīkst maksāt ne vairāk kā { $limit }; viena vieta maksā { $cost }.
condition-says-budget-at = Skaita vakances ar pazīmi „{ $places }”.
condition-says-extra-inside = Cilvēkiem ar pazīmi „{ $people }” vieta maksā par { $cost } vairāk, un to ieskaita robežā.
condition-says-extra-outside = Cilvēkiem ar pazīmi „{ $people }” vieta maksā par { $cost } vairāk – ārpus robežas, atsevišķi.
condition-says-open-min = Vakancē strādā vismaz tik cilvēku, cik norādīts pie „{ $column }”, vai neviens.
condition-says-together = Cilvēki, kam „{ $column }” ir viens un tas pats, vietas saņem visi kopā vai neviens.
condition-says-pin = Kam pie „{ $column }” norādīta vakance, saņem tieši to.

## Jautājumi
condition-ask-name = Nosacījuma nosaukums
condition-hint-name = Kā to lasīs cilvēki, piemēram, „viena skola”. Nosaukums ir kārtas publiskajā lapā un iemeslos.
condition-ask-source = No kā tas izriet?
condition-hint-source = Lēmums vai punkts, piemēram, „Domes 14.05.2027. lēmuma 5. punkts”. Var atstāt tukšu.
condition-ask-by = Pēc kā veido grupas?
condition-hint-by = Viena grupa ir tie, kam sakrīt viss atzīmētais.
condition-by = Grupas pēc: { $by }
condition-by-other = Izvēlēties citas grupas
condition-ask-max-applicant-cap = Cik cilvēku no vienas grupas drīkst saņemt vietu?
condition-hint-max-applicant-cap = Viens skaitlis visām grupām, piemēram, 24. Var atstāt tukšu, ja zemāk ir skaitļi atsevišķām grupām.
condition-hint-alone-applicant-cap = Viens skaitlis visām grupām, piemēram, 24.
condition-ask-max-placement-cap = Cik vietu drīkst piešķirt vienā grupā?
condition-hint-max-placement-cap = Viens skaitlis visām grupām, piemēram, 10. Var atstāt tukšu, ja zemāk ir skaitļi atsevišķām grupām.
condition-hint-alone-placement-cap = Viens skaitlis visām grupām, piemēram, 10.
condition-ask-each = Citi skaitļi atsevišķām grupām
condition-hint-each = Šeit ierakstītais skaitlis ir augstāk norādītā vietā. Kur nekas nav ierakstīts, paliek augstāk norādītais.
condition-group-people =
    { $group } ({ $n ->
        [0] { $n } pieteikumu
        [one] { $n } pieteikums
       *[other] { $n } pieteikumi
    })
condition-group-places =
    { $group } ({ $n ->
        [0] { $n } vakanču
        [one] { $n } vakance
       *[other] { $n } vakances
    })
condition-ask-seats = Cik vietu patur?
condition-ask-people = Kam?
condition-hint-people = Iekavās: cik kārtas pieteikumos tā šodien teikts.
condition-ask-places = Kurās vakancēs?
condition-hint-places = Iekavās: cik kārtas vakancēs tā šodien teikts.
condition-ask-limit = Cik kopā drīkst iztērēt?
condition-hint-limit = Vesels skaitlis, piemēram, 86000: eiro, ja arī izmaksas ir eiro.
condition-ask-cost = Cik maksā viena vieta?
condition-hint-cost = Vesels skaitlis tajā pašā naudā, piemēram, 500.
condition-ask-extra = Kam vieta maksā vairāk?
condition-hint-extra = Piemēram, cilvēkiem ar invaliditāti, kam apmaksā palīgu.
condition-ask-extra-cost = Par cik vairāk?
condition-hint-extra-cost = Vajadzīgs, ja norādīts, kam vieta maksā vairāk.
condition-ask-counts = Vai papildu izmaksas ieskaita robežā?
condition-counts-no = Nē: tās ir ārpus robežas, un to dēļ bez vietas nepaliek tie, kam vieta maksā vairāk.
condition-counts-yes = Jā: tad bez vietas pirmie var palikt tie, kam vieta maksā vairāk.
condition-ask-column-open-min = Kur norādīts mazākais cilvēku skaits?
condition-ask-column-together = Kur norādīts, kas ir kopā?
condition-ask-column-pin = Kur norādīta norunātā vakance?
condition-pick-choose = Izvēlieties
condition-pick-everywhere = Visās vakancēs
condition-pick-nobody = Bez papildu izmaksām
condition-pick-stands = Kā ir tagad

## Ko izmaiņa nozīmētu
conditions-check-button = Skatīt, ko tas nozīmētu
conditions-check = Pārbaudiet nosacījumu
conditions-remove = Vai izņemt nosacījumu?
conditions-until-now = Līdz šim:
conditions-touched = Uz ko tas attiecas šodien
conditions-clash = Pretrunas
conditions-clash-none = Pēc šodienas datiem tas nav pretrunā citiem nosacījumiem.
conditions-clash-idle = Citiem nosacījumiem tas nav pretrunā, bet iepriekš minētās vakances ar to nedarbosies, un vietas tajās paliks brīvas. Pārbaudiet, vai tas ir domāts.
conditions-clash-none-left = Pēc šodienas datiem pārējie nosacījumi nav pretrunā.
conditions-clash-unsure = Noskaidrot, vai nosacījumi ir pretrunā, prasīja pārāk ilgu laiku. To parādīs aprēķins.
conditions-clash-found = Saglabāt to tomēr var, bet, kamēr tā ir, sadalījuma nav.
conditions-written = Kas būs ierakstīts iestatījumos
conditions-save = Saglabāt
conditions-save-idle = Tomēr saglabāt
conditions-edit = Mainīt atbildes
conditions-remove-sure = Jā, izņemt
conditions-said = Nosacījums ir saglabāts.
conditions-said-removed = Nosacījums ir izņemts.
conditions-stale = Pa to laiku nosacījumi mainīti citā logā vai tos mainījis kolēģis
conditions-stale-now = Tagad ir šādi:
conditions-stale-typed = Jūsu ierakstītais ir zemāk un vēl nav saglabāts. Pārbaudiet to un saglabājiet vēlreiz.
conditions-stale-remove = Izņemamais nosacījums ir zemāk un vēl ir spēkā. Pārbaudiet to un apstipriniet vēlreiz.
condition-col-most = Ne vairāk kā
condition-col-least = Vismaz
condition-more =
    { $n ->
        [one] Vēl { $n } šeit nav parādīts.
       *[other] Vēl { $n } šeit nav parādīti.
    }
condition-touch-nobody = Pieteikumu vēl nav.
condition-touch-applicant-cap = Grupās ar ierobežojumu ieskaitīti: { $n } no { $all } pieteikumiem.
condition-touch-reserve = Šajā grupā: { $n } no { $all } pieteikumiem.
condition-touch-budget = Ar papildu izmaksām: { $n } no { $all } pieteikumiem.
condition-touch-together = Kopā ar citiem: { $n } no { $all } pieteikumiem.
condition-touch-pin = Ar norunātu vakanci: { $n } no { $all } pieteikumiem.
condition-touch-unknown =
    { $n ->
        [one] Par vēl { $n } pieteikumu tas nav zināms.
       *[other] Par vēl { $n } pieteikumiem tas nav zināms.
    }
condition-touch-places =
    Tas attiecas uz { $n ->
        [one] { $n } vakanci
       *[other] { $n } vakancēm
    }, kurās kopā ir { $seats ->
        [0] { $seats } vietu
        [one] { $seats } vieta
       *[other] { $seats } vietas
    }.
condition-touch-places-none = Uz šodienas vakancēm tas neattiecas.
condition-touch-places-unknown =
    { $n ->
        [one] Par { $n } vakanci tas nav zināms.
       *[other] Par { $n } vakancēm tas nav zināms.
    }
condition-touch-pair = { $number }: { $title }
condition-remark-people-over =
    { $n ->
        [0] Nav grupas, kurā pieteikumu būtu vairāk par robežu.
        [one] { $n } grupā pieteikumu ir vairāk par robežu.
       *[other] { $n } grupās pieteikumu ir vairāk par robežu.
    }
condition-remark-seats-over =
    { $n ->
        [0] Nav grupas, kurā vietu būtu vairāk par robežu.
        [one] { $n } grupā vietu ir vairāk par robežu: visas tās vietas nepiešķirs.
       *[other] { $n } grupās vietu ir vairāk par robežu: visas to vietas nepiešķirs.
    }
condition-remark-reserve-seats = Paturamo vietu skaits ir { $seats }, bet vakancēs kopā vietu ir { $n }.
condition-remark-reserve-people = Šajā grupā pieteikumu šodien ir mazāk nekā paturamo vietu: { $n } un { $seats }.
condition-remark-reserve-aim = Rezervētās vietas iekļauj arī kārtas mērķos, uzreiz pēc vietu saņēmušo skaita: citādi tās nepaturētu.
condition-idle = Kārtas iestatījumos rezervētās vietas nav starp mērķiem: tagad tās nepatur.
condition-remark-budget = Naudas pietiek { $n } no { $seats } vietām.
condition-remark-open-min =
    { $n ->
        [one] { $n } vakancē vietu ir mazāk par mazāko cilvēku skaitu: tā nedarbosies.
       *[other] { $n } vakancēs vietu ir mazāk par mazāko cilvēku skaitu: tās nedarbosies.
    }
condition-remark-pin-lost =
    { $n ->
        [one] { $n } pieteikumā nosaukta vakance, kuras kārtā nav.
       *[other] { $n } pieteikumos nosauktas vakances, kuru kārtā nav.
    }

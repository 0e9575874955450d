### Kam vajadzīgs otrs darbinieks: ierosinājumi un lēmumi par tiem; kārtas termiņš.
nav-approvals = Apstiprināmais
approval-lead = Šeit ir tas, ko viens darbinieks ierosina un apstiprina cits. Kad ierosinājumu apstiprina, to uzreiz arī izpilda.
approval-waiting = Gaida apstiprinājumu
approval-waiting-none = Šeit būs ierosinājumi, kas gaida apstiprinājumu. Pašlaik tādu nav.
approval-decided = Izlemtais
approval-decided-none = Šeit būs redzams, kas ierosināts un kas par to izlemts. Pagaidām nekā nav.
approval-ground = Pamatojums
approval-ground-hint = Kāpēc tas vajadzīgs. To redz darbinieks, kas lemj, un tas paliek pie lēmuma.
approval-by = Ierosināja
approval-decided-by = Lēma
approval-answer = Kāpēc noraidīts
approval-own = Jūsu ierosinājums: par to lemj cits darbinieks.
approval-over = Apstiprināt to vairs nevar: { $why }
approval-holds = To ierosina pieteikuma lapā ar to pašu iemeslu; kad izbeigšanu apstiprina cits darbinieks, šo ierosinājumu var apstiprināt.
approval-propose = Ierosināt
approval-approve = Apstiprināt
approval-refuse = Noraidīt
approval-refuse-why = Kāpēc ierosinājumu noraida
approval-refuse-button = Noraidīt ierosinājumu
approval-withdraw = Atsaukt ierosinājumu
approval-state-proposed = Gaida
approval-state-approved = Apstiprināts
approval-state-refused = Noraidīts
approval-state-withdrawn = Atsaukts
approval-said-proposed = Ierosināts. Lai tas stātos spēkā, tas jāapstiprina citam darbiniekam.
approval-said-approved = Apstiprināts un izpildīts.
approval-said-refused = Ierosinājums ir noraidīts. Nekas nav mainīts.
approval-said-withdrawn = Ierosinājums ir atsaukts. Nekas nav mainīts.

## Ko ierosina
approval-kind-open-round = Atvērt kārtu
approval-does-open-round = Kārtu redzēs visi, un tajā varēs pieteikties. Ja tās sākuma diena vēl nav pienākusi, tā atvērsies tajā dienā.
approval-does-open-round-by-rule = Ar to abi parakstāt arī to, ka brīvās vietas šajā kārtā nodod tālāk automātiski: sistēma pati sāk un publicē aprēķinu, ja tas ir pārbaudīts, dati kopš tā nav mainījušies un neizlemtu jautājumu dēļ neviens nevar būt zaudējis vietu. Viss pārējais gaida darbinieku.
approval-kind-extend-round = Pagarināt pieteikšanās termiņu
approval-does-extend-round = Pieteikumus pieņems līdz { $last } plkst. 23.59.
approval-kind-shorten-round = Pārcelt termiņu uz agrāku dienu
approval-does-shorten-round = Pieteikumus pieņems tikai līdz { $last } plkst. 23.59. To uzreiz redzēs kārtas lapā un katra pretendenta lapā.
approval-kind-reopen-round = Atvērt slēgto kārtu no jauna
approval-does-reopen-round = Kārta atkal būs atvērta, un pieteikumus pieņems līdz { $last } plkst. 23.59. Aprēķini, kas sākti pirms tam, vairs nebūs derīgi publicēšanai.
approval-kind-change-seats = Mainīt vietu skaitu vakancē
approval-does-change-seats-more = { $place }: par vienu vietu vairāk.
approval-does-change-seats-fewer = { $place }: par vienu vietu mazāk.
approval-kind-refuse-person = Organizācija cilvēku nepieņem
approval-does-refuse-person = { $place }: pieteikumam { $number } šajā vakancē vietu nepiešķirs. Iemesls, ko lasīs pretendents:

## Termiņš
deadline-open-round = Atvērt kārtu
deadline-open-round-text = Kamēr kārta ir melnraksts, to redz tikai jūsu iestāde. Pirms atvēršanas apskatiet tās lapu, noteikumus un vakances.
deadline-open-empty = Kārtā vēl nav apstiprinātas vakances. Atvērt to drīkst: vakances var pievienot vēlāk, bet līdz tam pretendentiem nav, ko izvēlēties.
deadline-shorten-round = Pārcelt termiņu uz agrāku dienu
deadline-shorten-round-text = Agrākā iespējamā diena ir rītdiena, lai visi paspētu par to uzzināt. Kārtas lapā un pretendentu lapās būs redzams gan jaunais termiņš, gan tas, kas bija izziņots.
deadline-extend-round = Pagarināt termiņu
deadline-extend-round-text = Termiņu var pārcelt uz vēlāku dienu, ne uz agrāku. Kamēr ierosinājums nav apstiprināts, paliek līdzšinējais termiņš.
deadline-reopen-round = Atvērt kārtu no jauna
deadline-reopen-round-text = Kamēr rezultāti nav publicēti, slēgtu kārtu var atvērt no jauna. Tad atkal var iesniegt un mainīt pieteikumus un vakances, un pēc termiņa kārta jāslēdz vēlreiz.
deadline-redraw = Šajā kārtā secību izlozē, un izlozes sākumskaitlis pēc slēgšanas bija redzams. Ja kārtu atver no jauna, sistēma izveido citu sākumskaitli. Kārtas lapā būs gan jaunā kontrolsumma, gan iepriekšējais sākumskaitlis.
deadline-until = Līdzšinējais termiņš: { $date }
deadline-set = Pieteikšanās termiņš: { $date }
deadline-last = Jaunā pēdējā pieteikšanās diena
deadline-last-hint = Piemēram, 08.06.2026. Pieteikumus pieņem līdz šīs dienas beigām.
deadline-faults = Ar šo termiņu kārtas iestatījumi nav pareizi
round-former-draw = Kārtu { $moment } atvēra no jauna. Iepriekšējā izloze vairs neder; tās sākumskaitlis bija šāds:

## Kārtas pabeigšana
finish-title = Pabeigt kārtu
finish-ask = Vai pabeigt kārtu?
finish-one = Pabeigtā kārtā nekas vairs nemainās: ne pieteikumi, ne vakances, ne atbildes uz piedāvājumiem. Rezultātus joprojām var skatīt, un iebildumus joprojām saņem.
finish-two = Pabeigtu kārtu atvērt no jauna nevar.
finish-working =
    { $n ->
        [one] Darbs vēl nav beidzies { $n } cilvēkam, kas vietu pieņēmis. Pēc pabeigšanas vairs neieraksta, ka viņš no vietas atsakās, neierodas vai aiziet, un vietu vairs nepiešķir citam.
       *[other] Darbs vēl nav beidzies { $n } cilvēkiem, kas vietu pieņēmuši. Pēc pabeigšanas vairs neieraksta, ka kāds no viņiem no vietas atsakās, neierodas vai aiziet, un vietu vairs nepiešķir citam.
    }
finish-refused = Kārtu vēl nevar pabeigt
finish-said = Kārta ir pabeigta.
finish-left =
    { $seats ->
        [one] Tukša paliktu { $seats } vieta
       *[other] Tukšas paliktu { $seats } vietas
    }, un { $people ->
        [one] rindā ir { $people } cilvēks, kas kādu varētu saņemt
       *[other] rindā ir { $people } cilvēki, kas kādu varētu saņemt
    }. Kvotas un citi nosacījumi grupām nav ņemti vērā. Kas kuru vietu saņemtu, parāda brīvo vietu nodošana tālāk.
finish-left-ground = Kāpēc tās paliek tukšas
finish-left-hint = Iemesls glabājas pie kārtas. Cilvēkus tajā nenosauc.
finish-left-button = Pabeigt kārtu un atstāt tās tukšas
finish-left-then = Pabeigta { $moment }, { $who }. { $seats ->
        [one] Tukša palika { $seats } vieta
       *[other] Tukšas palika { $seats } vietas
    }; { $people ->
        [one] rindā bija { $people } cilvēks, kas kādu būtu varējis saņemt
       *[other] rindā bija { $people } cilvēki, kas kādu būtu varējuši saņemt
    }. Iemesls: { $ground }

## Vietas pēc slēgšanas
seats-title = Lūgt vienu vietu vairāk vai mazāk
seats-text = Kad kārta ir slēgta, vietu skaitu maina pa vienai vietai, un to apstiprina iestādes darbinieks. Ja darbinieks to ierosina pats, apstiprina cits darbinieks.
seats-now = Vietu tagad: { $n }
seats-ask = Kas jāmaina?
seats-more = Par vienu vietu vairāk
seats-fewer = Par vienu vietu mazāk
seats-before = Kamēr kārta nav slēgta, vietu skaitu maina pašā vakancē.

## Kuru organizācija nepieņem
refuse-title = Paziņot, ka kādu nepieņemat
refuse-text = Ja šajā vakancē kādu nepieņemat, norādiet viņa pieteikuma numuru un iemeslu. Par atteikumu lemj iestādes darbinieks; līdz tam nekas nemainās. Ja cilvēkam šeit jau ir piedāvājums, iestāde to vispirms izbeidz ar atsevišķu lēmumu.
refuse-number = Pieteikuma numurs
refuse-number-hint = Tas ir sarakstā „Kas nāk strādāt”; kam vietas vēl nav, nosauc to pats.
refuse-ground-hint = Ja iemesls ir veselība, diagnozi nerakstiet.
refuse-why = Iemesls
refuse-send = Nosūtīt lemšanai
requests-list = Iepriekšējie lūgumi
requests-said = Nosūtīts. Par to lems iestādes darbinieks.
requests-said-refuse = Nosūtīts. Par to lems iestādes darbinieks. Ja cilvēkam šeit jau ir piedāvājums, to vispirms izbeidz ar atsevišķu lēmumu; līdz tam piedāvājums paliek spēkā.
requests-wait = Par to jau ir ierosinājums, kas gaida lēmumu. Ierakstītais paliek šajā lapā; nosūtīt to var, kad par pirmo ir izlemts.

## Pēc publicēšanas
approval-kind-end-offer = Izbeigt piedāvājumu
approval-does-end-offer = { $place }: piedāvājums pieteikumam { $number } beidzas.
approval-kind-settle-contest = Izskatīt apstrīdēšanas iesniegumu
approval-does-settle-contest-kept = { $place }: piešķīrums pieteikumam { $number } paliek, kāds bija.
approval-does-settle-contest-restored = { $place }: pieteikums { $number } vietu zaudēja kļūdas dēļ, un to labo ar labojuma aprēķinu: brīva vieta, ja tāda ir.
approval-does-settle-contest-cancelled = { $place }: piešķīrums pieteikumam { $number } ir atcelts.
approval-kind-leaving = Cilvēks darbu pārtrauca vai neieradās
approval-does-leaving-left = { $place }: pieteikums { $number } – darbs pārtraukts; pēdējā diena bija { $day }.
approval-does-leaving-did-not-come = { $place }: pieteikums { $number } – cilvēks darbā neieradās.
approval-kind-excess-seat = Viena papildu vieta vienam cilvēkam
approval-kind-paper = Uz papīra iesniegts pieteikums
approval-does-paper = Pieteikums { $number } kārtā piedalās; saņemšanas brīdis: { $moment }.
approval-file = Skatīt, kas ievadīts
approval-does-excess-seat = { $place }: nākamajā labojuma aprēķinā pieteikums { $number } tur iegūst vienu papildu vietu, ja vien nav brīvas vietas, ko šis cilvēks varētu ieņemt.
approval-kind-second-call = Atvērt papildu pieteikšanos
approval-does-second-call = No { $opens } līdz { $closes } varēs pieteikties jaunā kārtā „{ $slug }” pēc noteikumiem { $pack }.
approval-does-second-call-seats =
    { $n ->
        [one] Uz to pāries { $n } brīva vieta, ko neviens rindā nevar saņemt.
       *[other] Uz to pāries { $n } brīvas vietas, ko neviens rindā nevar saņemt.
    }
deadline-open-unsaid = Paziņojumā par personas datiem nav norādīts: { $parts }. Kārtu drīkst atvērt, bet pretendenti to tur neatradīs. Ierakstiet to plānā, kamēr kārta ir melnraksts.
notice-unsaid-contact = kam rakstīt vai zvanīt par personas datiem
notice-unsaid-ground = uz kāda tiesiska pamata datus apstrādā
notice-unsaid-months = cik mēnešu pieteikumus glabā

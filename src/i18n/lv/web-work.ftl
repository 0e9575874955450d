### Darbinieka lapas: kas darāms, kārta, pieteikumi.

## Darāmais
work-none = Kārtu vēl nav
work-none-text = Šeit būs jūsu iestādes kārtas un tas, kas katrā jādara. Kārtu izveido administrators.
work-figures = { $applications }, { $seats }.
work-opens = Pieteikumus pieņems no { $date }.
work-opens-past = Pieteikumus bija paredzēts pieņemt no { $date }; kārta vēl nav atvērta.
work-closes = Pieteikumus pieņem līdz { $date }.
work-closed = Pieteikumus pieņēma līdz { $date }.
work-shut = Kārta slēgta { $date }.
work-next = Kas darāms
work-next-opens = Pieteikšanās vēl nav sākusies.
work-next-collect = Pieteikumi vēl nāk. Kārtu slēdz darbinieks, kad termiņš ir beidzies.
work-next-decide =
    { $n ->
        [one] { $n } pieteikumā trūkst ziņu: bez tām noteikumi nevar pateikt, vai cilvēks var saņemt vietu.
       *[other] { $n } pieteikumos trūkst ziņu: bez tām noteikumi nevar pateikt, vai cilvēks var saņemt vietu.
    }
work-next-undecided =
    { $n ->
        [one] { $n } pieteikums piedalās, bet par kādu no tā izvēlēm vēl jālemj, jo trūkst ziņu.
       *[other] { $n } pieteikumi piedalās, bet par kādu no to izvēlēm vēl jālemj, jo trūkst ziņu.
    }
work-next-nowhere =
    { $n ->
        [one] { $n } pieteikums piedalās, bet tam nav iespējamas izvēles: noteikumi izvēlēto neļauj, vai šo vakanču vairs nav. Kamēr pieteikumus pieņem, var izvēlēties citas vakances.
       *[other] { $n } pieteikumi piedalās, bet tiem nav iespējamas izvēles: noteikumi izvēlēto neļauj, vai šo vakanču vairs nav. Kamēr pieteikumus pieņem, var izvēlēties citas vakances.
    }
work-next-approve =
    { $n ->
        [one] { $n } vakance gaida apstiprinājumu. Kamēr tā nav apstiprināta, pretendenti to neredz, un, ja kārtu slēdz, sadalē tā nepiedalās.
       *[other] { $n } vakances gaida apstiprinājumu. Kamēr tās nav apstiprinātas, pretendenti tās neredz, un, ja kārtu slēdz, sadalē tās nepiedalās.
    }
work-button-approve = Apskatīt vakances
work-next-close = Termiņš ir beidzies. Slēdziet kārtu, un varēs aprēķināt sadalījumu.
work-next-switch = Kārtai ierosināta cita noteikumu versija. Apskatiet, ko tā mainītu, un izlemiet.
work-button-switch = Apskatīt un izlemt
work-next-draft = Kārta ir melnraksts: to redz tikai jūsu iestāde. Pārbaudiet to un ierosiniet atvērt; atver cits darbinieks.
work-button-open = Ierosināt atvēršanu
work-next-approvals =
    { $n ->
        [one] { $n } ierosinājums gaida jūsu lēmumu.
       *[other] { $n } ierosinājumi gaida jūsu lēmumu.
    }
work-button-approvals = Apskatīt ierosinājumus
work-rules = Noteikumi
work-rules-waiting = Ierosināta cita versija: { $version }
work-rules-all = Versijas un ko tās mainītu
work-next-start = Kārta ir slēgta. Var aprēķināt sadalījumu.
work-next-again =
    { $n ->
        [one] Kopš pēdējā aprēķina ir { $n } izmaiņa. Publicēt to vairs nevar: vajadzīgs jauns aprēķins.
       *[other] Kopš pēdējā aprēķina ir { $n } izmaiņas. Publicēt to vairs nevar: vajadzīgs jauns aprēķins.
    }
work-next-watch = Notiek aprēķins.
work-next-sign = Aprēķins ir pārbaudīts un gaida otru parakstu. Apskatiet to un publicējiet.
work-next-sign-other = Aprēķins jūsu vārdā ir pārbaudīts. Publicēt to var tikai cits darbinieks.
work-next-answers =
    { $n ->
        [one] Rezultāti ir publicēti. Vēl nav atbildēts uz { $n } piedāvājumu.
       *[other] Rezultāti ir publicēti. Vēl nav atbildēts uz { $n } piedāvājumiem.
    }
work-next-done = Rezultāti ir publicēti, un atbildes uz piedāvājumiem vairs nav jāgaida.
work-next-refill = { $free }, un { $line }: ar aprēķinu noskaidro, kurš no viņiem tās var saņemt.
work-next-by-rule = { $free }, un { $line }. Vietas nodod tālāk pēc parakstītā noteikuma; aprēķinu var sākt arī manuāli.
work-next-over = Kārta ir pabeigta. Nekas tajā vairs nemainās.
work-button-decide = Apskatīt pieteikumus
work-button-close = Slēgt kārtu
work-button-start = Sākt aprēķinu
work-button-again = Sākt jaunu aprēķinu
work-button-changes = Apskatīt izmaiņas
work-button-watch = Skatīties
work-button-run = Atvērt aprēķinu
work-button-sign = Apskatīt un publicēt
work-button-refill = Nodot brīvās vietas tālāk
work-button-by-rule = Sākt aprēķinu manuāli
work-button-back = Atgriezties

## Kārta
work-public = Kārtas lapa ar vakancēm
work-tile-applications =
    { $n ->
        [one] pieteikums
       *[other] pieteikumi
    }
work-tile-eligible =
    { $n ->
        [one] atbilst noteikumiem
       *[other] atbilst noteikumiem
    }
work-tile-needs-person =
    { $n ->
        [one] jāizskata darbiniekam
       *[other] jāizskata darbiniekam
    }
work-tile-undecided =
    { $n ->
        [one] atbilst, bet ar neizlemtu izvēli
       *[other] atbilst, bet ar neizlemtu izvēli
    }
work-tile-nowhere =
    { $n ->
        [one] atbilst, bet bez iespējamas izvēles
       *[other] atbilst, bet bez iespējamas izvēles
    }
work-tile-not-eligible =
    { $n ->
        [one] neatbilst
       *[other] neatbilst
    }
work-tile-unsigned =
    { $n ->
        [one] nav apstiprināts
       *[other] nav apstiprināti
    }
work-tile-withdrawn =
    { $n ->
        [one] atsaukts
       *[other] atsaukti
    }
work-tile-seats =
    { $n ->
        [one] vieta vakancēs
       *[other] vietas vakancēs
    }
work-offers-accepted = Piedāvājumi pieņemti
work-offers-open = Gaida atbildi
work-offers-declined = Atteicās
work-offers-lapsed = Termiņš beidzies
desk-title = Vietas un gaidītāji
desk-figures = { $free }; { $line }.
desk-free =
    { $n ->
        [0] Brīvu vietu nav
        [one] { $n } brīva vieta
       *[other] { $n } brīvas vietas
    }
desk-line =
    { $n ->
        [0] rindā gaidītāju nav
        [one] rindā gaida { $n } cilvēks
       *[other] rindā gaida { $n } cilvēki
    }
desk-held = Aizņemtas
desk-col-free = Brīvas
desk-why = Beigušies piedāvājumi
desk-frozen =
    { $n ->
        [one] { $n } vieta ir apstrīdēta, to nodod tālāk pēc izskatīšanas
       *[other] { $n } vietas ir apstrīdētas, tās nodod tālāk pēc izskatīšanas
    }
work-button-correct = Sākt labojuma aprēķinu
work-next-correct =
    { $n ->
        [one] Labojuma aprēķinu gaida { $n } cilvēks, par kuru ziņas labotas.
       *[other] Labojuma aprēķinu gaida { $n } cilvēki, par kuriem ziņas labotas.
    }
desk-over = Darbs ir sācies; pēc kārtas iestatījumiem vietas pēc darba sākuma tālāk nenodod
desk-begun =
    { $n ->
        [0] Tukšu vietu, ko nenodod tālāk, nav.
        [one] Tukša ir { $n } vieta, kurā darbs jau ir sācies; pēc kārtas iestatījumiem to tālāk nenodod.
       *[other] Tukšas ir { $n } vietas, kurās darbs jau ir sācies; pēc kārtas iestatījumiem tās tālāk nenodod.
    }
desk-ended = Vakance ir atsaukta; tās vietas tālāk nenodod
desk-publications = Publikācijas
desk-publication-main = { $n }: rezultāti
desk-publication-refill = { $n }: brīvo vietu nodošana tālāk
desk-publication-correction = { $n }: labojums
desk-by-rule = pēc noteikuma, ko parakstīja: { $who }
desk-rule = Brīvās vietas nodod tālāk pēc noteikuma, ko { $when } parakstīja { $first } un { $second }.
desk-rule-off = Noteikumu par brīvo vietu nodošanu tālāk parakstīja { $first } un { $second } ({ $when }). Kāds no viņiem šeit vairs nestrādā, tāpēc brīvās vietas nododiet tālāk manuāli.
desk-rule-corrections = Brīvās vietas pēc noteikuma tālāk nenodod, kamēr kāds gaida labojuma aprēķinu.
desk-rule-upheld = Brīvās vietas pēc noteikuma tālāk nenodod, kamēr kāds pamatots iebildums nav izpildīts.
desk-rule-undecided = Aprēķins pēc noteikuma nav publicēts: neizlemtu jautājumu dēļ kāds var būt zaudējis vietu vai labāku vietu. Izlemiet tos vai publicējiet aprēķinu manuāli.
desk-rule-duplicates = Aprēķins pēc noteikuma nav publicēts: vieta būtu diviem pieteikumiem, kas var būt viena cilvēka pieteikumi. Izlemiet par iespējamiem dublikātiem.
desk-rule-failed = Aprēķins pēc noteikuma neizdevās. Brīvās vietas nododiet tālāk manuāli.
desk-rule-cancelled = Aprēķins pēc noteikuma ir apturēts. Brīvās vietas nododiet tālāk manuāli.
work-runs = Aprēķini
work-runs-none = Šeit būs kārtas aprēķini. Pirmo var sākt, kad kārta ir slēgta.
work-runs-none-closed = Aprēķinu vēl nav.
work-runs-number = Aprēķins
work-runs-state = Stāvoklis
work-runs-started = Kad un kas sāka

## Pieprasījums vakancēs
work-demand-none = Vakanču vēl nav
work-demand-none-text = Šeit būs redzams, cik cilvēku izvēlas katru vakanci. Vakances piesaka organizācijas.
work-demand-title =
    { $people ->
        [one] Pirmo izvēli norādīja { $people } cilvēks
       *[other] Pirmo izvēli norādīja { $people } cilvēki
    }; { $seats ->
        [one] ir { $seats } vieta
       *[other] ir { $seats } vietas
    }
work-demand-picture = Pirmās izvēles un vietas vakancēs, kuras izvēlas visvairāk
work-demand-desc = { $place }: pirmās izvēles { $people }, vietas { $seats }.
work-demand-others =
    { $n ->
        [one] Vēl { $n } vakance ir tabulā.
       *[other] Vēl { $n } vakances ir tabulā.
    }
work-demand-table =
    { $n ->
        [one] Tabula: { $n } vakance
        [2] Tabula: abas vakances
       *[other] Tabula: visas { $n } vakances
    }

## Kārtas slēgšana
work-close-title = Vai slēgt kārtu?
work-close-one = Pieteikumus un vakances vairs nevarēs ne iesniegt, ne mainīt. Pieteikumu varēs tikai atsaukt vai papildināt ar ziņām, ko noskaidro darbinieks.
work-close-two = Datus saglabās nemaināmā kopijā, no kuras rēķina. Ja tie pēc tam mainās, nākamajam aprēķinam izveido jaunu kopiju.
work-close-three = Atvērt kārtu no jauna var vienīgi divi darbinieki kopā, ar pamatojumu un kamēr nekas nav publicēts.
work-close-needs =
    { $n ->
        [one] { $n } pieteikumā vēl trūkst ziņu. Tās varēs ievadīt arī pēc slēgšanas.
       *[other] { $n } pieteikumos vēl trūkst ziņu. Tās varēs ievadīt arī pēc slēgšanas.
    }
work-close-undecided =
    { $n ->
        [one] { $n } pieteikums piedalās, bet kāda no tā izvēlēm nav izlemta. Trūkstošās ziņas varēs ievadīt arī pēc slēgšanas.
       *[other] { $n } pieteikumi piedalās, bet kāda no to izvēlēm nav izlemta. Trūkstošās ziņas varēs ievadīt arī pēc slēgšanas.
    }
work-close-nowhere =
    { $n ->
        [one] { $n } pieteikums piedalās, bet tam nav iespējamas izvēles: ar tādām izvēlēm vietu nepiešķir.
       *[other] { $n } pieteikumi piedalās, bet tiem nav iespējamas izvēles: ar tādām izvēlēm vietu nepiešķir.
    }
work-close-nowhere-then = Pieteikšanās termiņš ir beidzies. Lai šie cilvēki vēl varētu izvēlēties citas vakances, divi darbinieki to var pagarināt.
work-close-duplicates =
    { $n ->
        [one] { $n } pieteikumu kopa, iespējams, ir viena cilvēka, un par to neviens nav lēmis. Kamēr tas nav izdarīts, piedalās visi tās pieteikumi.
       *[other] { $n } pieteikumu kopas, iespējams, ir viena cilvēka, un par tām neviens nav lēmis. Kamēr tas nav izdarīts, piedalās visi to pieteikumi.
    }
work-close-duplicates-look = Lemt par iespējamiem dublikātiem
work-close-duplicates-yes = Jā, slēgt kārtu ar šīm neizlemtajām kopām; tās nosauks žurnālā, un par tām var lemt, līdz kārta ir publicēta
work-close-sheets =
    { $n ->
        [one] { $n } nosūtītā failā ir rindas, kas nav ierakstītas; pēc slēgšanas tās vairs neieraksta
       *[other] { $n } nosūtītos failos ir rindas, kas nav ierakstītas; pēc slēgšanas tās vairs neieraksta
    }
work-close-proposals =
    { $n ->
        [one] { $n } ierosinājums gaida otra darbinieka lēmumu
       *[other] { $n } ierosinājumi gaida otra darbinieka lēmumu
    }
work-close-submitted =
    { $n ->
        [one] { $n } vakance nav apstiprināta; ja kārtu slēgs tagad, sadalē tā nepiedalīsies.
       *[other] { $n } vakances nav apstiprinātas; ja kārtu slēgs tagad, sadalē tās nepiedalīsies.
    }
work-close-none = Kārtā nav nevienas apstiprinātas vakances: ja to slēgs tagad, vietas nevienam nepiešķirs.
work-close-faults = Kārtu nevar slēgt: no datiem nevar izveidot kopiju aprēķinam
work-close-done = Kārta ir slēgta.

## Pieteikumu saraksts
work-list = Pieteikumi
work-list-status = Stāvoklis
work-list-any = Visi
work-list-find = Numurs, vārds vai kontaktinformācija
work-list-find-hint = Vārdu meklē pēc tā vārdu sākuma (vismaz divi burti), numuru pēc jebkuras daļas, kontaktinformāciju un personas kodu – tikai pilnībā.
work-list-show = Rādīt
work-list-found =
    { $n ->
        [one] { $n } pieteikums
       *[other] { $n } pieteikumi
    }
work-list-none = Šādu pieteikumu nav. Meklējiet citādi.
work-list-empty = Šeit būs kārtas pieteikumi. Pagaidām nav neviena.
work-list-pages = Saraksta lapas
work-list-page = { $n }. lapa
work-col-number = Numurs
work-col-name = Vārds
work-col-registered = Iesniegts
work-col-standing = Stāvoklis
work-col-why = Kāpēc
work-col-wishes = Izvēles
work-twin = Iespējams dublikāts: { $number }
work-standing-eligible = Atbilst
work-standing-not-eligible = Neatbilst
work-standing-needs-person = Jāizskata
work-standing-undecided = Neizlemta izvēle
work-standing-nowhere = Nav iespējamas izvēles
work-standing-withdrawn = Atsaukts
work-standing-unsigned = Nav apstiprināts
work-standing-erased = Dati dzēsti
work-file-erased = Pieteikuma dati dzēsti: { $moment }. Te vairs nav ko lasīt, izlemt vai mainīt.
work-offer-open = Gaida atbildi
work-offer-accepted = Pieņemts
work-offer-declined = Atteicās
work-offer-lapsed = Nav atbildēts laikā
work-offer-replaced = Aizstāts ar citu vietu
work-offer-ended = Izbeigts ar lēmumu
work-offer-left = Pārtrauca darbu
work-offer-did-not-come = Neieradās
work-outcome = Iznākums
work-outcome-place = Vieta
work-outcome-offer = Piedāvājums
work-outcome-answer-by = Atbilde līdz
work-answer-title = Atbildēja pa tālruni vai klātienē?
work-answer-consent = Pieņemšanu varēs ierakstīt, kad būs vecāka vai aizbildņa piekrišana.
work-answer-text = Ierakstiet, ko persona pateica. Viņas lapā būs redzama atbilde un tas, ka to pierakstīja darbinieks.
work-answer-note-hint = Kurš atbildēja, kad un kā: tas paliek pie atbildes.
work-answer-accept = Vietu pieņem
work-answer-decline = No vietas atsakās
work-answer-saved = Atbilde pierakstīta.
work-answer-already = Tāda atbilde jau ir pierakstīta. Nekas nav mainīts.
work-answer-stale = Kamēr lapa bija atvērta, piedāvājums mainījās. Atbilde nav pierakstīta; šeit ir tas, kas zināms tagad.
work-answer-give-back = Pieņemto vietu atdod
work-decline-title = Pierakstīt, ka no vietas atsakās?
work-decline-text = { $place }. Pretendents no šīs vietas atsakās, un pēc tam to var saņemt cits. Atbildi mainīt nevarēs.
work-give-back-title = Pierakstīt, ka pieņemto vietu atdod?
work-give-back-text = { $place }. Pretendents šo vietu bija pieņēmis un tagad to atdod; pēc tam to var saņemt cits. Atbildi mainīt nevarēs. Vietu var atdot, līdz sākas darbs.
work-decline-stale = Kamēr lapa bija atvērta, piedāvājums mainījās. Tagad tas ir: { $state }. Atteikums vēl nav pierakstīts.
work-decline-write = Pierakstīt atteikumu
work-outcome-told = Kas rakstīts pretendenta lapā, ko atver ar piekļuves kodu

## Pieteikums
work-now-open = Piedāvāta vieta: { $place }. Atbilde jāsaņem līdz { $moment }.
work-now-offer = { $state }: { $place }.
work-now-told = Stāvoklis: { $status }.
work-now-not-eligible = Pēc noteikumiem piedalīties nevar.
work-now-needs-person = Vēl jānoskaidro ziņas, no kurām atkarīgs, vai var piedalīties.
work-parts = Lapas daļas
work-file-title = Pieteikums { $number }
work-file-tier = { $n }. prioritātes grupa: { $name }
work-file-person = Pretendents
work-file-name = Vārds
work-file-contact = Kontaktinformācija
work-file-registered = Iesniegts
work-file-arrival = { $moment }, saņemšanas numurs { $n }
work-file-rules = Noteikumi, kad tas ierakstīts
work-file-language = Valoda
work-file-language-lv = latviešu
work-file-language-en = angļu
work-file-language-ru = krievu
work-file-unsaid = Nav norādīts
work-file-why = Kāpēc
work-file-yes = Noteikumi ļauj piedalīties.
work-file-undecided =
    { $n ->
        [one] Bet par { $n } no vakancēm, kuras vēlas, vēl nav izlemts: kamēr ziņu trūkst, vietu tajā nepiešķir.
       *[other] Bet par { $n } no vakancēm, kuras vēlas, vēl nav izlemts: kamēr ziņu trūkst, vietu tajās nepiešķir.
    }
work-file-nowhere = Bet iespējamas izvēles šim pieteikumam nav: vakances nav izvēlētas, noteikumi izvēlēto neļauj, vai šo vakanču vairs nav.
work-file-withdrawn-person = Pieteikumu atsauca tā iesniedzējs, un kārtā tas nepiedalās.
work-file-withdrawn-staff = Pieteikumu atsauca iestāde, un kārtā tas nepiedalās.
work-file-withdrawn-behalf = Darbinieks atsauca pieteikumu pretendenta vārdā, un kārtā tas nepiedalās.
work-file-withdrawn-list = Pieteikums ir atsaukts pēc iestādes saraksta, un kārtā tas nepiedalās.
work-file-withdrawn-duplicate = Darbinieks pieteikumu atsauca kā dublikātu; kārtai atstāts cits tā paša cilvēka pieteikums.
work-file-withdrawn-unsigned = Pieteikums iesniegts uz papīra, un tā saņemšanas brīdi otrs darbinieks nav apstiprinājis: kārtā tas nepiedalās.
work-file-decide = Jānoskaidro
work-file-decide-text = Ievadiet, ko noskaidrojāt. Kas no tā izriet, nosaka noteikumi.
work-file-nothing = Viss vajadzīgais ir zināms.
work-file-other = Labot citas ziņas
work-file-choose = Izvēlieties
work-file-hint-date = Piemēram, 08.06.2020. vai 08062020
work-file-hint-whole = Vesels skaitlis
work-file-hint-text = Īss teksts
work-file-hint-periods = Piemēram, 01.03.2018.–30.04.2018. raksta tā: 2018-03-01..2018-04-30; vairākus atdala ar semikolu. Ja tādu nav, ierakstiet „-”.
work-file-note = Uz ko tas balstās
work-file-note-hint = Dokuments vai saruna un datums. To redz tikai darbinieki.
work-file-save = Saglabāt
work-file-saved = Saglabāts. Stāvoklis ir pārrēķināts.
work-file-next = Nākamais (vēl { $n })
work-file-stale = Kamēr lapa bija atvērta, pieteikums mainījās. Šeit ir tas, kas zināms tagad. Pārskatiet un saglabājiet vēlreiz.
work-stale = Kamēr lapa bija atvērta, te kaut kas mainījās. Šeit ir tas, kas zināms tagad. Pārskatiet un saglabājiet vēlreiz.
work-file-ended = Rezultāti ir publicēti: ziņas šeit vairs nemaina, tās labo lapā „Pēc publicēšanas”.
work-facts = Ziņas
work-facts-sensitive = Sensitīvi
work-facts-unknown = Nav zināms
work-facts-found = Noskaidroja { $who }, { $when }
work-wishes = Izvēles
work-wishes-none = Nav izvēlēta neviena vakance.
work-wishes-rank = { $n }. izvēle
work-wishes-gone = Vakance { $number } ir atsaukta vai gaida apstiprinājumu.
work-wishes-fits = Atbilstošas vakances: { $fits }; no tām noteikumi atļauj: { $possible }.
work-wishes-possible = Var strādāt
work-wishes-impossible = Nevar strādāt
work-wishes-person = Jānoskaidro
work-history = Vēsture
work-history-looks =
    { $n ->
        [one] Pieteikumu skatīja { $n } reizi
       *[other] Pieteikumu skatīja { $n } reizes
    }
work-history-records = iepriekšējo kārtu ieraksti
work-history-applicant = pretendents
work-history-authority = iestāde
work-history-ground = Pamatojums: { $ground }
work-did-apply = Iesniegts
work-did-former-code = Ierakstīts iepriekšējais personas kods
work-did-former-code-remove = Noņemts iepriekšējais personas kods
work-did-enter = Ievadīts pretendenta vārdā
work-did-enter-paper = Ievadīts no papīra
work-did-paper-signed = Apstiprināts uz papīra iesniegtā pieteikuma saņemšanas brīdis
work-did-letter-print = Izdrukāta vēstule ar kodu
work-did-said-form = Pretendents mainīja ziņas
work-did-said-counter = Ziņas ievadīja darbinieks pretendenta vārdā
work-did-said-sheet = Ziņas no izklājlapas
work-did-said-decision = Papildinātas ziņas
work-did-said-objection = Ziņas mainītas pēc iebilduma
work-did-said-records = Ziņas no iepriekšējo kārtu ierakstiem
work-did-said-correction = Izlabota kļūda
work-did-look = Skatīts
work-did-withdraw = Atsaukts
work-did-withdraw-for = Atsaukts pretendenta vārdā
work-did-withdraw-duplicate = Atsaukts kā dublikāts
work-did-accepted = Piedāvājums pieņemts
work-did-declined = Atteicās no piedāvājuma
work-did-contest = Piešķīrums apstrīdēts
work-did-left = Pārtrauca darbu
work-did-did-not-come = Neieradās
work-did-correct-decision = Labotas ziņas: lēmums
work-did-correct-objection = Labotas ziņas: iebildums
work-did-correct-mistake = Labotas ziņas: kļūda
work-did-other = Cita darbība
work-duplicates =
    { $n ->
        [one] { $n } iespējamo dublikātu kopa, par kuru jālemj
       *[other] { $n } iespējamo dublikātu kopas, par kurām jālemj
    }
work-did-notify = Lēmums nosūtīts
work-did-hearing = Ierakstīts, kā noskaidrots viedoklis
work-did-ask-translation = Lūgts lēmuma tulkojums
work-did-object = Iesniegts iebildums
work-did-record-objection = Ierakstīts iebildums
work-did-guardian-named = Norādīts vecāks vai aizbildnis
work-did-guardian-code = Vecākam vai aizbildnim izsniegts kods
work-did-guardian-link-used = Vecāks vai aizbildnis atvēra saiti
work-did-agreed-record = Ierakstīta iepriekšēja vienošanās ar darba devēju
work-did-agreed-confirm = Darba devējs apstiprināja iepriekšējo vienošanos
work-did-agreed-refuse = Darba devējs noraidīja iepriekšējo vienošanos
work-did-agreed-take-back = Iepriekšējā vienošanās atsaukta
work-did-mail-bounced = Vēstule atgriezusies
work-did-consent-given = Vecāks vai aizbildnis piekrita
work-did-consent-refused = Vecāks vai aizbildnis nepiekrita
work-did-consent-taken-back = Vecāks vai aizbildnis piekrišanu atsauca
work-did-consent-given-paper = Ierakstīta piekrišana uz papīra
work-did-consent-refused-paper = Ierakstīts piekrišanas atteikums uz papīra
work-did-consent-taken-back-paper = Ierakstīts, ka piekrišana uz papīra atsaukta
work-did-accepted-guardian = Vecāks vai aizbildnis pieņēma piedāvājumu
work-did-declined-guardian = Vecāks vai aizbildnis atteicās no piedāvājuma
work-did-paper-received = Dokuments saņemts
work-did-paper-missing = Ierakstīts, ka dokumenta nav
erase-title = Dzēst datus
erase-goes = Ko dzēš
erase-goes-text = Vārdu, saziņas ziņas, personas kodu, atbildes, vēlmes un visu, kas par tām nolemts un rakstīts, visās redakcijās un visās vēstulēs. Rezerves kopijās tas paliek, līdz tās nodziest; ja kādu atjauno, to dzēš vēlreiz.
erase-stays = Kas paliek
erase-stays-text = Pieteikuma numurs, kad tas saņemts, kas ar to noticis kārtas skaitļos un pierādījumos, žurnāls par to, kas un ko darījis, un no personas koda veidota zīme, pēc kuras dalību skaita nākamajās kārtās, kamēr to liek glabāt likums.
erase-final = Dzēstus datus atgūt nav iespējams.
erase-do = Dzēst pavisam
erase-done = Dati ir dzēsti.

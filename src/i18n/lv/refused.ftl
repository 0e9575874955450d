### Kāpēc kaut kas netika izdarīts. Bez uzrunas: to pašu lasa skolēni un darbinieki.
refused-form = Šī veidlapa nav no mūsu lapām, vai arī tā ir par garu. Lapa jāatver no jauna.
refused-form-old = Lapa bija atvērta ilgāk par astoņām stundām un vairs nav derīga. Jāsāk no jauna.
refused-sent = Pieteikums ar numuru { $number } no šīs veidlapas jau ir saņemts. Tā piekļuves kods bija redzams pēc iesniegšanas, un tagad to šeit vairs nerādām.
refused-changed = Kopš pārlasīšanas kārtā kaut kas ir mainījies
refused-other-application = Šajā pārlūkā tagad ir atvērts cits pieteikums, nevis tas, par kuru jautāja lapa. Nekas nav mainīts.
refused-sign-in = Lietotājvārds vai parole nav pareiza.
refused-number-or-code = Pieteikuma numurs vai piekļuves kods nav pareizs.
refused-own-account = Savu kontu izslēgt nevar: to var izdarīt cits administrators.
refused-not-open = Šajā kārtā pieteikties vēl nevar.
refused-deadline = Pieteikumus šajā kārtā vairs nepieņem. Ja pieteikums bija iesākts, bet nav nosūtīts, tas nav iesniegts.
refused-deadline-paper = Pieteikšanās termiņš ir beidzies. Pretendenta vārdā vēl var ievadīt tikai pieteikumu, kas uz papīra saņemts pirms termiņa.
refused-deadline-change = Pieteikšanās termiņš ir beidzies: pretendenta vārdā pieteikumu vairs nemaina. Ko noskaidro darbinieks, to ieraksta kā lēmumu.
refused-nothing-changed = Nekas nav mainīts: saglabāt nav ko.
refused-not-withdrawn = Šis pieteikums nav atsaukts: jaunu ar tām pašām atbildēm iesniedz pēc atsaukšanas.
refused-done-already = Tas jau ir izdarīts. Nekas otrreiz nav ierakstīts.
refused-no-letters = Neviens šādu vēstuli pašlaik negaida: drukāt nav ko.
refused-letters-gone = Šī izdruka vēl nav gatava vai to vairs neglabā. Lapa jāatver no jauna.
refused-papers-wait = Kāds uz papīra iesniegts pieteikums vēl gaida otra darbinieka apstiprinājumu. Vispirms jāizlemj par to.
refused-answered = Uz šo piedāvājumu jau ir cita atbilde. To mainīt nevar.
refused-answer-late = Piedāvājuma termiņš ir beidzies.
refused-work-begun = Darbs šajā vietā ir sācies: atteikties no tās šeit vairs nevar.
refused-offer-over = Šis piedāvājums vairs nav spēkā. Lapā redzams, kas ar to noticis.
refused-award-held = Cilvēkam šī vieta ir: piešķīrumu patur vai atceļ.
refused-offered-since = Cilvēkam kopš tā laika piedāvāta cita vieta; lemt var par to.
refused-offer-changing = Uz šo piedāvājumu pašlaik neatbild. Lūdzu, apskatiet šo lapu vēlāk.
refused-offered = Vieta ir piedāvāta: no tās var atteikties, pieteikums paliek.
refused-published = Kārtas rezultāti jau ir publicēti; tagad to mainīt nevar.
refused-not-published = Kārtas rezultāti vēl nav publicēti.
refused-published-since = Kopš aprēķina sākuma šajā kārtā ir publicēts kas cits. Sāciet aprēķinu no jauna.
refused-nothing-new = Šajā aprēķinā gaidītāji vietu neieguva: publicēt nav ko.
refused-one-person = Pieteikumi { $numbers } var būt viena cilvēka pieteikumi, un ar šo aprēķinu vieta būtu vairāk nekā vienam no tiem. Vispirms izlemiet par tiem lapā „Iespējamie dublikāti”.
refused-duplicate-holds = Pieteikumam { $number } ir vieta. Izvēlieties to kā spēkā esošo vai vispirms izbeidziet šo vietu.
refused-duplicate-owed = Pieteikumam { $number } pēc publicēšanas ir kaut kas, kas līdz ar to zustu: vieta rindas sākumā, parakstīta papildu vieta, labojums vai iebildums, par kuru vēl nav izlemts. Izvēlieties to kā spēkā esošo vai vispirms pabeidziet iesākto.
refused-no-free-seats = Šajā kārtā brīvu vietu nav.
refused-round-closed = Kārta jau ir slēgta; tagad to mainīt nevar.
refused-not-poster = Šajā kārtā organizācija vakances piedāvāt nevar. To var atļaut iestādes darbinieks.
refused-many-seats = Vietu ir neparasti daudz ({ $n }). Apstiprināt var, tikai apliecinot, ka tas ir pārbaudīts.
refused-early = Pieteikšanās termiņš vēl nav beidzies. Kārtu slēdz pēc termiņa; agrāku termiņu ierosina viens darbinieks un apstiprina cits.
refused-not-closed = Vispirms kārta jāslēdz.
refused-run-under-way = Šai kārtai jau notiek aprēķins.
refused-run-ended = Aprēķins jau ir beidzies.
refused-not-verified = Publicēt var tikai pārbaudītu aprēķinu.
refused-own-run = Publicē otrs darbinieks, nevis tas, kurš sāka aprēķinu.
refused-undecided =
    { $n ->
        [one] Neizlemtu jautājumu dēļ vietu var būt zaudējis { $n } cilvēks. Publicēt var, tikai apliecinot, ka tas ir zināms.
       *[other] Neizlemtu jautājumu dēļ vietu var būt zaudējuši { $n } cilvēki. Publicēt var, tikai apliecinot, ka tas ir zināms.
    }
refused-inputs-changed =
    { $n ->
        [one] Kopš aprēķina datos ir { $n } izmaiņa. Jāsāk jauns aprēķins.
       *[other] Kopš aprēķina datos ir { $n } izmaiņas. Jāsāk jauns aprēķins.
    }
refused-stale = Kamēr lapa bija atvērta, te kāds kaut ko jau mainīja. Lapa jāatver no jauna.
refused-stale-these = Kamēr lapa bija atvērta, šajos pieteikumos kaut kas mainījās: { $numbers }. Nekas nav saglabāts. Lapa jāatver no jauna.
refused-stale-placements = Kopš lapa atvērta, vakances ir mainījušās; vairs neatbilst failā šīs rindas: { $lines }. Nekas nav saglabāts. Augšupielādējiet failu vēlreiz.
refused-no-mail = Šī sistēma vēstules nesūta.
refused-way-in-over = Saite vairs nav derīga: tā ir derīga vienu reizi un vienu stundu. Jālūdz jauna.
refused-message-over = Ar šo vēstuli vairs nekas nav jādara.
refused-erased = Pieteikuma dati ir dzēsti.
refused-number-taken = Pieteikuma numurs no faila jau ir aizņemts citā kārtā.
refused-withdrawn = Pieteikums ir atsaukts.
refused-erase-running = Dzēst var tikai tad, kad kārtas rezultāti ir publicēti.
refused-erase-holds = Dzēst nevar, kamēr personai ir vieta vai piedāvājums, uz kuru nav atbildēts.
refused-erase-contested = Šīs personas vieta ir apstrīdēta. Vispirms tas jāizlemj.
refused-erase-untold = Nav zināms, ka šai personai lēmums paziņots, tāpēc apstrīdēšanas termiņš vēl nav sācies. Vispirms ierakstiet, kā tas nosūtīts.
refused-erase-term = Lēmumu var apstrīdēt līdz { $day } ieskaitot. Dzēst var pēc šīs dienas.
refused-erase-in-line = Šis cilvēks gaida rindā vai par viņu vēl jālemj. Dzēst var, kad pieteikums ir atsaukts vai kārta pabeigta.
refused-erase-own-withdrawal = Šo pieteikumu atsaucāt jūs. Kamēr kārta nav pabeigta, datus dzēš cits darbinieks.
refused-duplicates =
    { $n ->
        [one] { $n } pieteikumu kopa, iespējams, ir viena cilvēka, un par to nav lemts. Lemiet par to vai atzīmējiet, ka kārta jāslēdz arī tā.
       *[other] { $n } pieteikumu kopas, iespējams, ir viena cilvēka, un par tām nav lemts. Lemiet par tām vai atzīmējiet, ka kārta jāslēdz arī tā.
    }
refused-sheet-ended = Šis fails jau ir ierakstīts vai atmests.
refused-worksheet = Vispirms norādiet, kura darblapa ir domāta.
refused-hidden-rows = Failā ir paslēptas rindas. Apstipriniet, ka arī tās ir domātas.
refused-busy = Šajā kārtā pašlaik ieraksta kaut ko apjomīgu (failu vai publikāciju), vai arī kārta tā laikā mainījās. Pēc brīža var mēģināt vēlreiz.
refused-own-sheet = Par šīm rindām parakstās otrs darbinieks, nevis tas, kurš failu nosūtīja.
refused-own-signature = Failu ieraksta cits darbinieks, nevis tas, kurš parakstījās par tā rindām.
refused-late-rows = Failā ir rindas ar laiku, par kuru vispirms parakstās otrs darbinieks.
refused-same-rules = Kārta jau strādā pēc šīs noteikumu versijas.
refused-proposed = Kārtai jau ir ierosināta cita noteikumu versija; vispirms jāizlemj par to.
refused-not-proposed = Šī noteikumu versija vairs nav ierosināta.
refused-own-proposal = Versiju ieslēdz otrs darbinieks, nevis tas, kurš to ierosināja.
refused-approval-waits = Par to jau ir cits ierosinājums. Vispirms jāizlemj par to.
refused-condition-pack = Šis nosacījums ir no noteikumu pakotnes: kārtai to var mainīt, bet ne izņemt.
refused-approval-decided = Par šo ierosinājumu jau ir izlemts. Lapa jāatver no jauna.
refused-own-approval = Par ierosinājumu lemj otrs darbinieks, nevis tas, kurš to ierosināja.
refused-not-own-approval = Ierosinājumu atsauc tas, kurš to ierosināja; citi to apstiprina vai noraida.
refused-not-closed-yet = Kārta nav slēgta: to nevar atvērt no jauna. Termiņu var pagarināt.
refused-finished = Kārta ir pabeigta; nekas tajā vairs nemainās.
refused-placement-withdrawn = Vakance ir atsaukta.
refused-placement-approved = Vakance jau ir apstiprināta.
refused-placement-draft = Vakance ir organizācijas melnrakstā un nav iesniegta.
refused-placement-unapproved = Vakance nav apstiprināta.
refused-change-placement = Kamēr kārta nav slēgta, vietu skaitu maina pašā vakancē.
refused-not-yours = To dara otra puse.
refused-opened = Kārta jau ir atvērta.
refused-draft = Kārta vēl ir melnraksts. Vispirms tā jāatver.
refused-deadline-passed = Pieteikšanās termiņš jau ir beidzies. To var pagarināt.
refused-offers-open =
    { $n ->
        [one] Vēl nav atbildēts uz { $n } piedāvājumu. Kārtu pabeidz, kad atvērtu piedāvājumu vairs nav.
       *[other] Vēl nav atbildēts uz { $n } piedāvājumiem. Kārtu pabeidz, kad atvērtu piedāvājumu vairs nav.
    }
refused-work-ahead =
    { $n ->
        [one] { $n } cilvēks ir pieņēmis vietu, bet darbs vēl nav sācies
       *[other] { $n } cilvēki ir pieņēmuši vietu, bet darbs vēl nav sācies
    }: līdz tam vietu var atdot, un to var nodot nākamajam rindā. Kārtu var pabeigt no { $day }
refused-seats-left =
    { $seats ->
        [one] Brīva ir { $seats } vieta
       *[other] Brīvas ir { $seats } vietas
    }, un { $people ->
        [one] rindā ir { $people } cilvēks, kas kādu varētu saņemt
       *[other] rindā ir { $people } cilvēki, kas kādu varētu saņemt
    }. Kas kārtu tomēr pabeidz, apstiprina šos skaitļus un norāda iemeslu.
refused-approvals-wait = Kārtā ir ierosinājumi, par kuriem nav izlemts. Vispirms jāizlemj par tiem.
refused-seats-held =
    { $n ->
        [one] Šajā vakancē { $n } vieta ir piedāvāta vai pieņemta; mazāk vietu nevar būt.
       *[other] Šajā vakancē { $n } vietas ir piedāvātas vai pieņemtas; mazāk vietu nevar būt.
    }
refused-seats-frozen =
    { $n ->
        [one] Šajā vakancē { $n } vieta ir piedāvāta, pieņemta vai gaida, līdz izskata iebildumu; mazāk vietu nevar būt.
       *[other] Šajā vakancē { $n } vietas ir piedāvātas, pieņemtas vai gaida, līdz izskata iebildumu; mazāk vietu nevar būt.
    }
refused-seats-untold = Jaunākie rezultāti organizācijām vēl nav redzami; mazāk vietu varēs lūgt, kad tie būs redzami.
refused-seats-most = Vienā vakancē var būt ne vairāk vietu kā { $most }.
refused-holds-offer = Šim cilvēkam šajā vakancē jau ir piedāvājums. Tas vispirms jāizbeidz ar atsevišķu lēmumu.
refused-contested = Šis piešķīrums jau ir apstrīdēts.
refused-not-contested = Šis piešķīrums nav apstrīdēts, vai apstrīdēšanas iesniegums jau ir izskatīts.
refused-work-not-begun = Darbs vēl nav sācies.
refused-not-accepted = Piedāvājums nav pieņemts.
refused-nothing-corrected = Kopš pēdējās publicēšanas ziņas nav labotas.
refused-own-correction = Kas laboja ziņas, tas nevar apstiprināt arī papildu vietu: lemj cits darbinieks.
refused-contests-open = Kāds piešķīrums vēl ir apstrīdēts. Kārtu pabeidz, kad visi apstrīdēšanas iesniegumi ir izskatīti.
refused-corrections-open = Kāds, par kuru ziņas labotas, vēl gaida labojuma aprēķinu.
refused-acts-untold = Nav ierakstīts, kā paziņoti lēmumi, ar kuriem kaut kas ir atteikts; tādu skaits: { $n }. Kārtu pabeidz, kad visi ir paziņoti un apstrīdēšanas termiņi ir beigušies.
refused-terms-run = Lēmumus vēl var apstrīdēt līdz { $day } ieskaitot. Kārtu pabeidz pēc šīs dienas.
refused-call-unproven = Papildu pieteikšanos var atvērt tikai tad, kad brīvo vietu nodošanas aprēķins ar pašreizējiem datiem ir pierādījis, ka neviens rindā šīs vietas nevar saņemt. Vispirms sāciet šādu aprēķinu.
refused-decision-missing = Lēmumi šajā kārtā ir administratīvi akti. Pirms publicēšanas jānorāda: { $what }.
refused-no-decision = Lēmuma par šo pieteikumu vēl nav.
refused-nothing-to-contest = Šīs kārtas lēmumi ir privāttiesiski, un apstrīdēšanas kārtības tiem nav. Kļūdas labo kārtas rīkotājs.
refused-objection-waits = Šāds iebildums jau ir saņemts un gaida atbildi.
refused-objection-over = Uz šo iebildumu jau ir atbildēts.
refused-objection-not-upheld = Ierakstīt, kas izdarīts pēc atbildes, var tad, kad iebildums atzīts par pamatotu.
refused-objection-whole = Par šo iebildumu nav lūgts novērst trūkumus.
refused-objection-to-mend = Par šo iebildumu jau ir lūgts novērst trūkumus.
refused-own-decision = Kas aprēķinu sāka vai publicēja, tas uz iebildumu par to neatbild: atbild cits darbinieks.
refused-objections-open = Kāds iebildums vēl gaida atbildi. Vispirms jāatbild uz to.
refused-upheld-open = Kāds iebildums atzīts par pamatotu, bet pēc tam vēl nekas nav izdarīts. Vispirms labojiet ziņas, izlemiet par vietu vai ierakstiet pie iebilduma, kas izdarīts.
refused-upheld-seat = Ir brīva vieta, ko izvēlējies cilvēks, kura iebildums atzīts par pamatotu. Vispirms labojiet viņa ziņas vai ierakstiet pie iebilduma, kas izdarīts; tad vietas var nodot tālāk.
refused-notified = Tas jau ir ierakstīts.
refused-no-term = Termiņa, ko pagarināt, šajā kārtā nav.
refused-agreed-off = Šajā kārtā iepriekšējas vienošanās ar darba devējiem vērā neņem.
refused-agreed-rules = Noteikumi šo vakanci pretendentam nepieļauj, un vienošanās to nemaina.
refused-agreed-there = Šim pieteikumam vienošanās jau ir ierakstīta. Citu var ierakstīt, kad tā ir noraidīta vai atsaukta.
refused-agreed-refused = Darba devējs šo vienošanos jau ir noraidījis.
refused-agreed-taken-back = Šī vienošanās ir atsaukta.
refused-agreed-seats = Par visām šīs vakances vietām jau ir apstiprinātas vienošanās.
refused-objection-act = Uz šo iesniegumu iestāde atbild ar administratīvo aktu: vajadzīgs pamatojums, uzklausīšana un tiesa, kurā to var pārsūdzēt.
refused-no-mail-went = Šim pretendentam no šīs kārtas nav nosūtīta vēstule, kas varētu būt atgriezusies.
refused-no-consent = Vietas pieņemšanai vajadzīga vecāka vai aizbildņa piekrišana, un tās nav. Kā to dot, teikts pieteikuma lapā.
refused-consent-not-asked = Šim pieteikumam vecāka vai aizbildņa piekrišana nav vajadzīga.
refused-consent-paper-only = Šajā kārtā piekrišanu dod uz papīra: parakstītu to pieņem kārtas rīkotājs.
refused-consent-given = Piekrišana jau ir dota. To var atsaukt.
refused-consent-not-given = Piekrišana nav dota, tāpēc nav ko atsaukt.
refused-consent-accepted = Vieta jau ir pieņemta, un piekrišana vairs nemainās. Līdz darba sākumam no vietas var atteikties.
refused-guardian-answered = Vecāks vai aizbildnis jau ir atbildējis. Citu norāda kārtas rīkotāja darbinieks.
refused-guardian-often = Šodien jau vairākas reizes norādīts cits vecāks vai aizbildnis. Var mēģināt rīt vai vērsties pie kārtas rīkotāja.
refused-guardian-over = Ar šo numuru un kodu piekrišanas lapa vairs neatveras: ir izsniegts jauns kods, norādīts cits vecāks vai aizbildnis vai pieteikuma dati ir dzēsti.
refused-guardian-link-over = Saite vairs nav derīga: tā ir derīga vienu reizi un tikmēr, kamēr nav norādīts cits vecāks vai aizbildnis. Lapu var atvērt ar numuru un kodu; jaunu kodu izsniedz kārtas rīkotājs.
refused-no-guardian = Vecāks vai aizbildnis nav norādīts. Vispirms norādiet viņu.
refused-no-paper = Šis cilvēks tādu dokumentu pašlaik neiesniedz: vieta nav pieņemta vai dokuments nav prasīts.
refused-duplicate-open = Šis pieteikums ir starp tiem, kas varētu būt viena cilvēka, un par to vēl nav izlemts. Vispirms izlemiet, tad labojiet vārdu.
refused-own-placement = Vakanci apstiprina cits darbinieks, nevis tas, kurš to ierakstīja organizācijas vietā.

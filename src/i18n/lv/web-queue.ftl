### Rinda: kas gaida darbinieku, kurš ar to nodarbojas, un jautājumi pretendentiem.
queue-title = Darāmo lietu rinda
queue-lead = Viss, kas šajā kārtā gaida darbinieku. Vispirms tas, kam tuvākais termiņš; pēc tam tas, kas gaida visilgāk. Beigās – tas, par ko gaida pretendenta atbildi.
queue-whose = Kurš ar to nodarbojas
queue-whose-all = Visi
queue-whose-mine = Es
queue-whose-free = Vēl nav uzņemts
queue-whose-waits = Gaida pretendenta atbildi
queue-kind = Kas darāms
queue-kind-decide = Pieteikumi, par kuriem jālemj
queue-kind-wishes = Neizlemtas izvēles
queue-kind-nowhere = Nav iespējamas izvēles
queue-kind-duplicates = Iespējami dublikāti
queue-kind-placement = Vakances, kas gaida apstiprinājumu
queue-kind-agreed = Neapstiprinātas vienošanās ar darba devējiem
queue-kind-paper = Pieteikumi no papīra, kas gaida otru parakstu
queue-kind-request = Organizāciju lūgumi
queue-kind-sign = Citi ierosinājumi
queue-kind-sheet = Nepabeigtas izklājlapas
queue-kind-objection = Iebildumi
queue-kind-mail = Vēstules, kas varbūt nav nonākušas
queue-kind-consent = Trūkst vecāka vai aizbildņa piekrišanas
queue-kind-document = Nav saņemts dokuments
queue-kind-step = Kārtas gaita
queue-found = { $n ->
    [0] { $n } lietu
    [one] { $n } lieta
   *[other] { $n } lietas
}
queue-all = { $n ->
    [0] { $n } lietu gaida izskatīšanu
    [one] { $n } lieta gaida izskatīšanu
   *[other] { $n } lietas gaida izskatīšanu
}
queue-figures = { $all }; jūs pašlaik izskatāt: { $mine }
queue-none = Šeit nekas negaida.
queue-take = Pieņemt izskatīšanai
queue-back = Nodot atpakaļ
queue-next = Mana nākamā lieta
queue-open = Atvērt
queue-mine = Jūs
queue-not-you = Par to lemj cits darbinieks: to ierosinājāt vai izlēmāt jūs.
queue-held-mine = Ar to nodarbojaties jūs.
queue-held-none = To vēl neesat uzņēmies ne jūs, ne kolēģi.
queue-held = Ar to nodarbojas { $name }.
queue-due = līdz { $moment }
queue-was-due = termiņš bija { $moment }
queue-waits = Gaida pretendenta atbildi līdz { $moment }.
queue-silent = Pretendents neatbildēja līdz { $moment }.
queue-answered = Pretendents ir atbildējis.
queue-missing = Trūkst ziņu: { $facts }.

## Kas tas ir
queue-what-decide = Pieteikums { $number }: jālemj, vai tas atbilst
queue-what-wishes = Pieteikums { $number }: neizlemta izvēle
queue-what-nowhere = Pieteikums { $number }: nav iespējamas izvēles
queue-what-duplicates = Iespējami dublikāti: { $number }
queue-what-placement = Vakance gaida apstiprinājumu: { $word }
queue-what-agreed = Pieteikums { $number }: vienošanās gaida darba devēja apstiprinājumu
queue-what-paper = Pieteikums { $number } no papīra gaida otru parakstu
queue-what-request = Organizācijas lūgums: { $word }
queue-what-request-about = Organizācijas lūgums: { $word }, pieteikums { $number }
queue-what-sign = Ierosinājums: { $word }
queue-what-sign-about = Ierosinājums: { $word }, pieteikums { $number }
queue-what-sheet = Nepabeigta izklājlapa
queue-what-objection-award = Iebildums par piešķirto vietu, pieteikums { $number }
queue-what-objection-decision = Iebildums par lēmumu, pieteikums { $number }
queue-what-objection-upheld = Pamatots iebildums, pēc kura vēl nekas nav izdarīts, pieteikums { $number }
queue-what-mail = Pieteikums { $number }: vēstule varbūt nav nonākusi ({ $word })
queue-what-consent = Pieteikums { $number }: piedāvājumam trūkst piekrišanas
queue-what-document = Pieteikums { $number }: nav saņemts dokuments ({ $word })

## Kas notiek, ja neizlemj
queue-lost-decide = Kamēr tas nav izlemts, aprēķins šim pieteikumam vietu nepiešķir.
queue-lost-wishes = Kamēr tas nav izlemts, aprēķins šīs izvēles vietu šim pieteikumam nepiešķir.
queue-lost-nowhere = Ja līdz termiņa beigām neizvēlas vakanci, kas ir iespējama, vietu šim pieteikumam nepiešķir. Pasakiet to pretendentam vai pajautājiet, ko varētu izvēlēties.
queue-lost-duplicates = Kamēr tas nav izlemts, aprēķinu, kas vietu piešķir vairākiem no šiem pieteikumiem, publicēt neļauj.
queue-lost-placement = Ja to neapstiprina, pirms kārtu slēdz, šīs vietas aprēķinā nepiedalās.
queue-lost-agreed = Kamēr darba devējs nav apstiprinājis, aprēķins šo vienošanos neņem vērā.
queue-lost-paper = Kamēr tas nav parakstīts, pieteikums neskaitās, un kārtu slēgt neļauj.
queue-lost-request = Kamēr par to nav izlemts, viss paliek, kā bija pirms lūguma.
queue-lost-sign = Kamēr otrs darbinieks to nav izlēmis, ierosinātais nenotiek.
queue-lost-sheet = Kamēr tā nav pabeigta, šīs rindas nav ņemtas vērā. Ierakstīt tās var, līdz kārta ir slēgta; 30 dienas pēc nosūtīšanas izklājlapas saturu izdzēš.
queue-lost-objection-award = Kamēr nav atbildēts, vieta, par kuru ir iebildums, netiek nodota citam.
queue-lost-objection-decision = Kamēr nav atbildēts, cilvēks nezina, vai lēmums paliek spēkā.
queue-lost-objection-upheld = Kamēr lēmums nav labots, cilvēks nav saņēmis to, ko atbilde viņam sola.
queue-lost-mail = Iespējams, cilvēks to, kas vēstulē rakstīts, nezina.
queue-lost-mail-offer = Iespējams, cilvēks to, kas vēstulē rakstīts, nezina, un piedāvājuma termiņš tikmēr turpinās.
queue-lost-consent = Bez piekrišanas piedāvājumu pieņemt nav iespējams.
queue-lost-document = Dokumenta termiņš ir pagājis; par to cilvēkam atgādina darbinieks.
queue-lost-step-open = Kamēr kārta nav atvērta, tajā pieteikties nav iespējams.
queue-lost-step-switch = Kamēr tas nav izlemts, kārtā ir spēkā pašreizējie noteikumi.
queue-lost-step-close = Kamēr kārta nav slēgta, sadalījumu neaprēķina.
queue-lost-step-start = Kamēr sadalījums nav aprēķināts, vietas nav piešķirtas.
queue-lost-step-again = Kamēr nav jauna aprēķina, rezultātus publicēt neļauj.
queue-lost-step-publish = Kamēr tas nav publicēts, pretendenti iznākumu nezina.
queue-lost-step-correct = Kamēr nav labojuma aprēķina, labotās ziņas iznākumu nemaina.
queue-lost-step-refill = Kamēr tās nav nodotas tālāk, šīs vietas ir tukšas.
queue-lost-step-untold = Ja cilvēki par piedāvājumu neuzzina, tas beidzas bez atbildes.
queue-lost-step-notify = Kamēr lēmums nav paziņots, tas nav stājies spēkā, un apstrīdēšanas termiņš nesākas.

## Ko ar to dara
queue-assign = Nodot kolēģim
queue-colleague = Kolēģis
queue-assign-send = Nodot
queue-notes = Piezīmes
queue-note = Piezīme kolēģiem
queue-note-hint = Pretendents to neredz.
queue-note-save = Pierakstīt
queue-ask = Jautāt pretendentam
queue-ask-text = Pretendentam nosūta vēstuli, ka ir jautājums; pats jautājums ir lasāms pretendenta lapā, kur uz to var atbildēt. Līdz atbildei vai norādītajai dienai šī lieta ir rindas beigās.
queue-question = Jautājums
queue-question-hint = Jautājiet par vienu lietu un paskaidrojiet, kāpēc tas vajadzīgs.
queue-until = Līdz kurai dienai gaidīt
queue-ask-send = Nosūtīt jautājumu
queue-inquiries = Jautājumi pretendentam
queue-asked = Jautāts { $moment }; atbildi gaida līdz { $until }
queue-answer-came = Atbilde { $moment }
queue-answer-heard = Atbilde { $moment }, pierakstīja darbinieks
queue-answer = Ierakstīt atbildi, ko pretendents pateica
queue-answer-label = Ko pretendents atbildēja
queue-answer-save = Ierakstīt
queue-gone = Dati ir dzēsti.
queue-said-none = Jums šajā kārtā nekas nav jādara tagad. Uzņemieties kādu lietu no rindas.
queue-said-taken = Tagad ar to nodarbojaties jūs.
queue-said-back = Lieta ir nodota atpakaļ.
queue-said-assigned = Lieta ir nodota.
queue-said-noted = Pierakstīts.
queue-said-asked = Jautājums ir uzdots. Ja e-pastu nenosūta, pretendentam par to jāpaziņo pa tālruni vai ar vēstuli.
queue-said-answer = Atbilde ir ierakstīta.

## Ko lasa pretendents
my-inquiry-title = Jautājumi par pieteikumu
my-inquiry-none = Jautājumu nav.
my-inquiry-waits-tu = Par tavu pieteikumu ir jautājumi bez atbildes: { $n }.
my-inquiry-waits-jus = Par jūsu pieteikumu ir jautājumi bez atbildes: { $n }.
my-inquiry-open = Izlasīt un atbildēt
my-inquiry-until = Atbildi gaidām līdz { $moment }
my-inquiry-answer = Atbilde
my-inquiry-send = Nosūtīt atbildi
my-inquiry-answered = Atbildēts { $moment }
my-inquiry-said = Atbilde ir nosūtīta.

## Vēstules un žurnāls
mails-occasion-inquiry = Jautājums pretendentam
mails-occasion-inquiry-soon = Drīz jāatbild uz jautājumu
mails-occasion-recorded = Ieraksts pretendenta vārdā vai par viņu
mail-inquiry-heading = Pieteikums { $number }: ir jautājums
mail-inquiry-body =
    Par pieteikumu { $number } ({ $round }) ir jautājums. Atbildi gaidām līdz { $moment }.

    Jautājumu varat izlasīt un uz to atbildēt šeit: { $link }

    Šo vēstuli nosūtīja sistēma; uz to nav jāatbild.
mail-inquiry-soon-heading = Pieteikums { $number }: jautājums vēl gaida atbildi
mail-inquiry-soon-body =
    Uz jautājumu par pieteikumu { $number } ({ $round }) vēl nav atbildēts. Atbildi gaidām līdz { $moment }.

    Jautājumu varat izlasīt un uz to atbildēt šeit: { $link }
    Vajadzīgs pieteikuma numurs un piekļuves kods.

    Šo vēstuli nosūtīja sistēma; uz to nav jāatbild.
mail-recorded-heading = Pieteikums { $number }: iestādē izdarīts ieraksts
mail-recorded-body =
    Iestādes darbinieks pie pieteikuma { $number } ({ $round }) ir izdarījis ierakstu, piemēram, izlabojis ziņas, atbildējis uz lūgumu, ierakstījis atbildi uz piedāvājumu, pieteikuma atsaukumu vai to, ka darbā neieradāties.

    Kas ierakstīts, izlasiet šeit: { $link }
    Vajadzīgs pieteikuma numurs un piekļuves kods. Ja ieraksts nav pareizs, sazinieties ar iestādi.

    Šo vēstuli nosūtīja sistēma; uz to nav jāatbild.
paper-inquiry-heading = Jautājums par pieteikumu
paper-inquiry = Par pieteikumu ir jautājums. Atbildi gaidām līdz { $moment }:
refused-task-over = Šī lieta darbinieku vairs negaida: tā ir izdarīta, vai kārtā kas mainījies.
refused-task-taken = Ar to jau nodarbojas { $name }.
refused-task-free = Lieta ir nodota atpakaļ. Atveriet lapu no jauna.
refused-task-not-for = To izlemj cits darbinieks, nevis tas, kurš to ierosināja vai izlēma.
refused-task-no-person = Te nav pretendenta, kam jautāt: pieteikums ir atsaukts vai dzēsts, vai lieta par pieteikumu nav.
refused-task-asked = Pretendentam par to jau ir jautāts, un atbildi vēl gaida.
refused-inquiry-answered = Uz šo jautājumu jau ir atbildēts.
wrong-inquiry-day = Norādiet dienu pēc šodienas.
admin-did-task-take = Uzņēmās lietu no rindas
admin-did-task-back = Atdeva lietu rindai
admin-did-task-assign = Nodeva lietu kolēģim
admin-did-task-note = Pierakstīja piezīmi rindā
admin-did-look-task = Skatīja lietu rindā
admin-did-inquiry-ask = Jautāja pretendentam
admin-did-inquiry-answer = Atbildēja uz jautājumu
admin-did-inquiry-heard = Ierakstīja pretendenta atbildi
work-did-task-take = Uzņēmās darbinieks
work-did-task-back = Nodots atpakaļ
work-did-task-assign = Nodots kolēģim
work-did-task-note = Pierakstīta piezīme
work-did-inquiry-ask = Jautāts pretendentam
work-did-inquiry-answer = Pretendents atbildēja uz jautājumu
work-did-inquiry-heard = Ierakstīta pretendenta atbilde

## Viens atzinums par vairākiem
many-link = Noskaidrot par vairākiem uzreiz
many-title = Ziņu ievade vairākiem pieteikumiem
many-lead = Ja par vairākiem pieteikumiem noskaidrots viens un tas pats, piemēram, pēc skolas saraksta, ievadiet to vienreiz. Pirms saglabāšanas redzēsiet, kas pieteikumos mainās.
many-none = Pašlaik nav pieteikumu, par kuriem kaut kas jānoskaidro.
many-facts = Kas jānoskaidro
many-wait = { $n ->
    [0] gaida { $n } pieteikumu
    [one] gaida { $n } pieteikums
   *[other] gaida { $n } pieteikumi
}
many-nobody = Pašlaik nav pieteikumu, par kuriem tas jānoskaidro.
many-who = Par kuriem pieteikumiem
many-first = { $n ->
    [0] Rāda pirmos { $n }.
    [one] Rāda pirmo { $n }.
   *[other] Rāda pirmos { $n }.
}
many-of = { $n ->
    [0] Pavisam gaida { $n }; pēc saglabāšanas te būs nākamie.
    [one] Pavisam gaida { $n }; pēc saglabāšanas te būs nākamie.
   *[other] Pavisam gaida { $n }; pēc saglabāšanas te būs nākamie.
}
many-all = Atzīmēt visus, ar kuriem nenodarbojas kolēģi
many-clear = Noņemt atzīmes
many-busy = Ar to nodarbojas kolēģis
many-besides = Jānoskaidro arī: { $facts }
many-look = Apskatīt, kas mainīsies
many-check-title = Kas mainīsies
many-check = Pārbaudiet pieteikumus. Vēl nekas nav saglabāts.
many-wishes = Izvēles, par kurām jālemj darbiniekam: { $before } → { $after }
many-effect = { $n ->
    [0] { $n } pieteikumu
    [one] { $n } pieteikums
   *[other] { $n } pieteikumi
}
many-save = { $n ->
    [0] Saglabāt { $n } pieteikumos
    [one] Saglabāt { $n } pieteikumā
   *[other] Saglabāt { $n } pieteikumos
}
many-said = Saglabāts visos atzīmētajos pieteikumos. Stāvoklis ir pārrēķināts.

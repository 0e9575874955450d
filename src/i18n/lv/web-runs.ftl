### Aprēķina lapas darbiniekam.

## Stāvoklis
run-title = { $n }. aprēķins
run-state-queued = Gaida
run-state-running = Notiek
run-state-verified = Pārbaudīts
run-state-changed = Dati mainījušies
run-state-published = Publicēts
run-state-superseded = Aizstāts ar citu
run-state-failed = Neizdevās
run-state-cancelled = Apturēts
run-waits = Gaida otru parakstu
run-since = Sākts { $moment }.
run-by = Sāka { $who }.
run-by-rule = Sākts pēc noteikuma, ko parakstīja { $who }.

## Gaita
run-step-queued = Gaida, kad varēs sākt aprēķinu
run-step-read = Lasa datus
run-step-rules = Piemēro noteikumus
run-step-verify = Pārbauda pierādījumu
run-step-audit = Salīdzina ar noteikumiem un izvēlēm
run-step-write = Raksta rezultātu
run-stop = Apturēt aprēķinu
run-stop-text = Apturot nekas nezūd: vēlāk var sākt jaunu aprēķinu.
run-stopping = Aprēķinu apturam.
run-failed = Aprēķins neizdevās, un nekas nav mainījies. Nododiet šo tekstu tam, kas uztur sistēmu:
run-broken-off = Aprēķins vairākas reizes pēc kārtas pārtrūka, tāpēc to vairs nemēģina atkārtot. Nekas nav mainījies.
run-broken-off-next = Sāciet aprēķinu vēlreiz. Ja tas atkal pārtrūkst, nododiet šo tekstu tam, kas uztur sistēmu: visbiežāk datoram pietrūkst atmiņas.
run-attempt-again = Iepriekšējais mēģinājums pārtrūka; aprēķinu sāk no jauna.
run-contradiction = Visus kārtas nosacījumus kopā izpildīt nevar, tāpēc sadalījuma nav. Nekas nav mainījies.
run-contradiction-next = Slēgtas kārtas noteikumus mainīt nevar, tāpēc šajā kārtā sadalījuma nebūs, kamēr nosacījumi ir pretrunā. Nododiet šo tekstu tiem, kas lemj par kārtas nosacījumiem.
run-cancelled = Aprēķins ir apturēts. Nekas nav mainījies.

## Jauns aprēķins
run-new-title = Vai sākt aprēķinu?
run-new-clear = Sadalījuma aprēķinu var sākt šeit: neizlemtu jautājumu par pieteikumiem nav.
run-new-not-closed = Sadalījuma aprēķinu sāk, kad kārta ir slēgta un rezultāti vēl nav publicēti.
refill-not-published = Brīvās vietas nodod tālāk, kad rezultāti ir publicēti un kārta vēl nav pabeigta.
run-new-needs =
    { $n ->
        [one] { $n } pieteikums šajā aprēķinā vietu nesaņems, jo trūkst ziņu.
       *[other] { $n } pieteikumi šajā aprēķinā vietu nesaņems, jo trūkst ziņu.
    }
run-new-undecided =
    { $n ->
        [one] { $n } pieteikums piedalīsies, bet kādu no savām izvēlēm šajā aprēķinā saņemt nevarēs, jo trūkst ziņu.
       *[other] { $n } pieteikumi piedalīsies, bet kādu no savām izvēlēm šajā aprēķinā saņemt nevarēs, jo trūkst ziņu.
    }
run-new-later = Ja ziņas ievadīsiet vēlāk, būs vajadzīgs jauns aprēķins.
run-new-first = Vispirms noskaidrot
run-new-anyway = Sākt tik un tā

## Iznākums
run-took =
    { $n ->
        [one] aprēķināts { $n } sekundē
       *[other] aprēķināts { $n } sekundēs
    }
run-took-no-time = aprēķināts nepilnā sekundē
run-snapshot = Datu kontrolsumma
run-checked = Kas pārbaudīts
run-checked-audit = Noteikumi un izvēles
run-checked-unique = Cita tikpat laba sadalījuma nav
run-checked-unchanged = Dati kopš tā nav mainījušies
run-checked-changed = Dati kopš tā ir mainījušies

## Kam vieta
run-placed = Kam piešķirta vieta ({ $n })
run-others = Kam vietas nav, un kāpēc ({ $n })
run-col-organisation = Organizācija

## Kas mainījās
run-changes = Kas mainījās kopš aprēķina
run-changes-title =
    { $n ->
        [one] Kopš aprēķina ir { $n } izmaiņa
       *[other] Kopš aprēķina ir { $n } izmaiņas
    }
run-changes-text = Šo aprēķinu vairs nevar publicēt: tajā izmaiņas nav ņemtas vērā. Sāciet jaunu.
run-kind-refill = Brīvo vietu nodošana tālāk; kam vieta jau ir, to patur
run-kind-correction = Labojums; kam vieta jau ir, to patur
run-refill-title = Nodot brīvās vietas tālāk
run-refill-text = Aprēķins tās piešķir gaidītājiem kārtas secībā. Kam vieta jau ir, to patur. Cilvēkiem par to paziņo, kad aprēķinu publicē cits darbinieks.
run-changes-more =
    { $n ->
        [one] Vēl { $n } izmaiņa šeit nav parādīta.
       *[other] Vēl { $n } izmaiņas šeit nav parādītas.
    }
run-change-file = Kur
run-change-row = Kam
run-change-what = Kas noticis
run-change-columns = Kas mainīts
run-change-added = pievienots
run-change-removed = izņemts
run-change-changed = mainīts
run-file-applicants-csv = Pieteikumi
run-file-placements-csv = Vakances
run-file-preferences-csv = Izvēles
run-file-holders-csv = Aizņemtās vietas
run-file-round-toml = Kārtas iestatījumi
run-file-pack-toml = Noteikumi
run-column-registered = iesniegšanas laiks
run-column-arrival = numurs saņemšanas secībā
run-column-draw-code = izlozes kods
run-column-withdrawn = atsaukšana
run-column-out-of-line = kas noticis ar vietu
run-column-first-in-line = rindas sākumā
run-column-may-move = drīkst pāriet
run-column-lat = ģeogrāfiskais platums
run-column-lon = ģeogrāfiskais garums
run-column-organisation = organizācija
run-column-title = darba nosaukums
run-column-capacity = vietu skaits
run-column-placement = vakance
run-column-rank = secība

## Publicēšana
run-publish = Publicēšana
run-publish-text = Otrs paraksts ir jūsu: apskatiet aprēķinu un publicējiet to.
run-publish-own = Šis aprēķins ir sākts jūsu vārdā, tāpēc publicēt to var tikai cits jūsu iestādes darbinieks.
run-publish-changed = Publicēt nevar, jo dati ir mainījušies.
run-publish-button = Publicēt
run-publish-title = Vai publicēt šo aprēķinu?
run-publish-refused = Aprēķins nav publicēts
run-publish-lead = Kam ir piekļuves kods, pēc publicēšanas savā lapā izlasīs, kas notika ar pieteikumu. Kam koda nav, jo pieteikums nāca ar iestādes sarakstu, iznākums jāpaziņo pašai iestādei.
run-told-placed =
    { $n ->
        [one] { $n } cilvēkam piedāvās vietu
       *[other] { $n } cilvēkiem piedāvās vietu
    }
run-told-waiting =
    { $n ->
        [one] { $n } cilvēks uzzinās, ka vietas nav, kāpēc un cik gaidītāju pie izvēlētajām vakancēm ir pirms viņa
       *[other] { $n } cilvēki uzzinās, ka vietas nav, kāpēc un cik gaidītāju pie izvēlētajām vakancēm ir pirms viņiem
    }
run-told-undecided =
    { $n ->
        [one] { $n } cilvēks uzzinās, ka vietas nav un ka par kādu izvēli vēl nav darbinieka lēmuma
       *[other] { $n } cilvēki uzzinās, ka vietas nav un ka par kādu izvēli vēl nav darbinieka lēmuma
    }
run-told-not-eligible =
    { $n ->
        [one] { $n } cilvēks uzzinās, kāpēc nevar piedalīties
       *[other] { $n } cilvēki uzzinās, kāpēc nevar piedalīties
    }
run-told-needs-person =
    { $n ->
        [one] { $n } cilvēks uzzinās, ka par pieteikumu nav izlemts un kuru ziņu trūkst
       *[other] { $n } cilvēki uzzinās, ka par pieteikumu nav izlemts un kuru ziņu trūkst
    }
run-publish-answers = Uz piedāvājumu varēs atbildēt līdz { $moment }. Kam par to sagatavo vai nosūta vēstuli, tam termiņu pagarina, ja citādi pēc vēstules saņemšanas paliktu mazāk dienu, nekā kārtā noteikts.
run-publish-answers-moved = Kārtā noteiktā atbilžu diena { $day } ir pagājusi vai pārāk tuvu: pēc publicēšanas atbildei jāatliek vismaz tik pilnu dienu: { $n }. Tāpēc termiņš ir pārcelts.
run-publish-answers-post = Kam nav e-pasta adreses, tam par to raksta vēstulē; šis cilvēks var atbildēt līdz { $moment } vai ilgāk, ja vēstuli nosūta vēlāk.
run-publish-answers-late = Darbs sākas { $day }, kamēr uz piedāvājumu vēl var atbildēt.
run-publish-firsts =
    { $n ->
        [one] Vietu saņem { $n } cilvēks, jo ir ielikts rindas sākumā. Pirms publicēšanas izlasiet, kāpēc:
       *[other] Vietu saņem { $n } cilvēki, jo ir ielikti rindas sākumā. Pirms publicēšanas izlasiet, kāpēc:
    }
run-publish-unanswerable = Ja publicēsiet šo aprēķinu, uz iebildumiem par to pagaidām nebūs, kas atbild: to dara darbinieks, kurš aprēķinu ne sāka, ne publicēja, un cita jūsu iestādē nav. Lūdziet administratoru izveidot kontu vēl vienam darbiniekam.
run-publish-final = Publicēto vairs nevar mainīt.
run-undecided =
    { $n ->
        [one] Neizlemtu jautājumu dēļ šajā aprēķinā vietu vai labāku vietu var būt zaudējis { $n } cilvēks:
       *[other] Neizlemtu jautājumu dēļ šajā aprēķinā vietu vai labāku vietu var būt zaudējuši { $n } cilvēki:
    }
run-undecided-without =
    { $n ->
        [one] { $n } cilvēks ir bez vietas, un neizlemta ir kāda no viņa izvēlēm
       *[other] { $n } cilvēki ir bez vietas, un neizlemta ir kāda no viņu izvēlēm
    }
run-undecided-placed =
    { $n ->
        [one] { $n } cilvēkam vieta ir, bet neizlemta ir izvēle, kas viņam bija augstāka
       *[other] { $n } cilvēkiem vieta ir, bet neizlemta ir izvēle, kas viņiem bija augstāka
    }
run-undecided-participation =
    { $n ->
        [one] par { $n } cilvēku nav izlemts, vai viņš drīkst piedalīties
       *[other] par { $n } cilvēkiem nav izlemts, vai viņi drīkst piedalīties
    }
run-undecided-ask = Vai publicēt, kamēr tas nav izlemts?
run-undecided-why = Pēc publicēšanas ziņas maina vienīgi ar labojumu, un tas nevienam neatņem piešķirtu vietu. Ja tās vispirms noskaidrosiet, būs vajadzīgs jauns aprēķins.
run-undecided-yes = Jā, publicēt, lai gan tā kāds var zaudēt vietu
run-publish-yes = Jā, publicēt
run-published-done = Rezultāti ir publicēti.
run-published-at = Publicēts { $moment }.
run-published-answers = Kā atbild uz piedāvājumiem
run-published-other = Šajā kārtā { $moment } publicēja citu aprēķinu.

## Faili
run-files = Faili
run-get-placed = Vietu saraksts
run-get-others = Kas gaida un kāpēc
run-get-placements = Vakances un cik vietu tajās aizpildīts
run-get-report = Pārskats domei, bez vārdiem
run-files-check = Pārbaudei
run-files-check-text = Dati, no kuriem aprēķināts, un pierādījums: ar tiem aprēķinu var atkārtot un pārbaudīt citur.
run-files-all = Visi faili
run-files-care = Failos ir personas dati. Glabājiet tos tikai tur, kur tos redz vienīgi darbinieki.
run-files-outcome = Iznākums un pierādījums
run-files-round = Dati, no kuriem aprēķināts
run-files-size = { $n } KB
run-file-placed = vietas
run-file-others = bez-vietas
run-file-placements = vakances

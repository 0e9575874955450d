### Ko saka komandrinda.
cli-progress-read = Lasa datus
cli-progress-rules = Piemēro noteikumus
cli-progress-solve = Meklē sadalījumu: { $stage }
cli-progress-verify = Pārbauda pierādījumu
cli-progress-audit = Pārbauda noteikumus
cli-progress-write = Raksta rezultātu
cli-progress-generate = Veido pārus: { $n } %
cli-done-match =
    { $applications ->
        [one] Vieta piešķirta { $placed } no { $applications } pretendenta
       *[other] Vieta piešķirta { $placed } no { $applications } pretendentiem
    }; vietu kopā { $seats }, gaida { $waiting }.
cli-done-undecided =
    { $n ->
        [one] Neizlemti jautājumi iznākumu var būt mainījuši { $n } cilvēkam: kam un kādi, ir failos not-placed.csv un allocation.csv.
       *[other] Neizlemti jautājumi iznākumu var būt mainījuši { $n } cilvēkiem: kam un kādi, ir failos not-placed.csv un allocation.csv.
    }
cli-done-generate = Pretendenti: { $applicants }. Vakances: { $placements }, vietu skaits: { $seats }. Pāri: { $pairs }. Pretendenti bez neviena pāra: { $without }.
cli-proof-stage-proven = { $stage }: pierādīts
cli-proof-stage-unproven = { $stage }: nav pierādīts, ir tikai risinātāja apgalvojums
cli-proof-stage-given = { $stage }: pierādīts tikai pie tā, ko sasnieguši iepriekšējie posmi; par kādu no tiem ir tikai risinātāja apgalvojums
cli-proof-unique = Tas ir vienīgais šāds sadalījums: pierādīts
cli-verify-gap = { $stage }: par to, ka nekas nepārsniedz { $bound }, ir tikai risinātāja apgalvojums
cli-verify-ok = Rezultāts ir pārbaudīts un pareizs.
cli-verify-ok-partly = Rezultāts ir pārbaudīts un atbilst noteikumiem; pierādīti ir tikai tie posmi, kas iepriekš nosaukti par pierādītiem.
cli-verify-refused = Rezultāts nav pieņemts: { $why }
cli-audit-failed = Iznākums neiztur pārbaudi: { $why }
cli-warning = Brīdinājums
cli-error = Kļūda
cli-report-at = Pārskats: { $path }
cli-feasible-only = Laiks beidzies: sadalījums ir derīgs, bet nav pierādīts, ka labāka nav.
cli-feasible-unproven = Sadalījums ir derīgs, bet nav pierādīts, ka labāka nav.
cli-faults-count =
    { $n ->
        [one] Datos ir { $n } kļūda. Nekas nav ierakstīts.
       *[other] Datos ir { $n } kļūdas. Nekas nav ierakstīts.
    }

cli-serving = Talka darbojas: { $address }
cli-working = Gaida aprēķinus un fona darbus.
cli-migrated = Datubāzes tabulas atbilst šai versijai.
cli-backed-up = Kopija ir gatava: { $file }. Atslēgas failu glabājiet atsevišķi: bez tā kopija nav lasāma.
cli-restored = Datubāze ir atjaunota no kopijas.
cli-bounces = Atgriezušās vēstules, kas ierakstītas tagad: { $noted }; zināmas jau iepriekš: { $known }; svešas: { $others }.
cli-key-rotated = Viss, kas bija šifrēts ar iepriekšējo atslēgu, ir šifrēts ar jauno atslēgu { $key }. Iepriekšējā atslēga vēl ir failā: tā vajadzīga kopijām, kas izveidotas ar to. Palaidiet pakalpojumus no jauna; talka key retire to izņem no faila.
cli-key-retired = Ar iepriekšējām atslēgām datubāzē vairs nekas nav šifrēts; no atslēgām, ar kurām šifrē, failā ir tikai { $key }.
cli-restore-postgres = PostgreSQL datubāzi atjauno ar pg_restore.
cli-account-added = Konts izveidots: { $login }.
demo-preparing = Sagatavo demonstrāciju: piecas kārtas, vairāk nekā tūkstotis pieteikumu. Tas ilgst dažas sekundes.
demo-address = Talka darbojas: { $address }
demo-accounts = Pieslēgties (lietotājvārds / parole) un skatīt rezultātu (numurs / kods):
demo-role-caseworker = darbiniece, kas lemj un sāk aprēķinu
demo-role-second = otrs darbinieks, kas publicē
demo-role-department = bibliotēka, kas piedāvā vakances
demo-role-school = skola, pie kuras nāk strādāt
demo-role-administrator = administratore
demo-application-placed = pieteikums, kam piešķirta vieta
demo-application-waiting = pieteikums, kas gaida
demo-application-not-eligible = pieteikums, kas neatbilst
demo-application-needs-person = pieteikums, par kuru nav izlemts
demo-data = Dati: { $data }. Apturēt: Ctrl+C; nākamreiz viss būs kā atstāts. No jauna: --fresh.
cli-solve-impossible = Papildu nosacījumi ir pretrunā: tos visus kopā izpildīt nevar.
cli-solve-stopped = Laiks beidzies, pirms atrasts kāds sadalījums, kas ievēro visus papildu nosacījumus.
chain-gap = Kārtas numurs neturpina iepriekšējo ierakstu
chain-hash = Kontrolsumma neizriet no iepriekšējā ieraksta: kaut kas ir labots, iesprausts vai pārvietots
chain-deleted = Šī ieraksta notikuma nav
chain-edited = Notikums nav tas, kas tika saķēdēts
chain-inserted = Notikums, kas nav ķēdē un to negaida
chain-lost = Nav notikuma, kas gaidīja ķēdi
chain-truncated = Ķēde beidzas pirms kontrolpunkta
chain-rewritten = Kontrolpunktā ķēdei ir cita kontrolsumma
invariant-seats = Vakance, kurā vietu turētāju ir vairāk nekā vietu
invariant-places = Pieteikums, kuram ir divas vietas
invariant-publications = Publikācija, kuras aprēķins nav pārbaudīts vai aiz kuras nestāv divi cilvēki
invariant-messages = Ziņa bez iemesla
invariant-excess = Vieta virs vakances vietu skaita, ko divi cilvēki nav parakstījuši
invariant-calls = Pieteikums, kura persona tur vietu arī citā uzsaukumā
invariant-excluded = Pieteikums, kura persona tur vietu kārtā, kas šo izslēdz
invariant-endings = Piedāvājums, kas izbeigts vai kura apstrīdēšana izlemta bez diviem cilvēkiem
invariant-letters = Piedāvājums, par kuru personai nav vēstules
invariant-given = Publikācija, kas piedāvā ko citu, nekā deva tās aprēķins
invariant-waiting = Cilvēku skaits priekšā, kas bez iemesla kļuvis lielāks
invariant-erasures = Pieteikums, kas dzēsts, kamēr tā vieta vai apstrīdēšana vēl nebija beigusies
cli-audit-no-key = Kas ir aizzīmogots, nav pārbaudīts: atslēgas faila nav. Norādiet to ar --key-file.
cli-audit-whole = Ķēde ir vesela, un nekas nav pretrunā ar to, kam jābūt. Ieraksti: { $entries }; notikumi, kas gaida saķēdēšanu: { $waiting }.
cli-audit-no-checkpoint = Bez --checkpoint neatrod ierakstus, kas nogriezti beigās.
cli-audit-broken = Kaut kas neatbilst. Neatbilstības: { $wrong }.
cli-erase-what = Pieteikums { $number }, { $round }. Vārds, saziņas ziņas, personas kods, atbildes, vēlmes un vēstules tiks dzēstas pavisam. Paliek numurs, laiki, skaitļi, pierādījumi, žurnāls un personas koda zīme, pēc kuras likums skaita dalību.
cli-erase-sure = Vēl nekas nav dzēsts. Lai dzēstu, pievienojiet --yes.
cli-erased-one = Pieteikums { $number } ir dzēsts.
cli-erased-before = Pieteikums { $number } dzēsts jau iepriekš.
cli-erased-again =
    { $n ->
        [one] Vēlreiz dzēsts { $n } pieteikums, kas bija dzēsts.
       *[other] Vēlreiz dzēsti { $n } pieteikumi, kas bija dzēsti.
    }
cli-restore-erasures-unknown = Datubāzei, kas te bija, neizdevās pajautāt, kuri pieteikumi kopš tā laika dzēsti. Ja saraksts ir saglabāts: talka erase --again FILE

### Pārskats par vietu sadalījumu.

## Ietvars
programme-public-works = Algoti pagaidu sabiedriskie darbi
programme-summer-jobs = Skolēnu vasaras nodarbinātība
programme-mentors = Mentori jauniešiem
programme-respite-care = Atelpas brīdis
programme-workshops = Specializētās darbnīcas
programme-other = Cits pasākums
report-title = { $round }: pārskats par vietu sadalījumu · Talka
report-kind = Pārskats par vietu sadalījumu
report-skip = Pāriet uz saturu
report-round-unnamed = Kārta bez nosaukuma
report-tag-proven = Pierādīts
report-tag-unproven = Nav pierādīts
report-none = –
report-lead =
    { $applications ->
        [one] Saņemts { $applications } pieteikums
       *[other] Saņemti { $applications } pieteikumi
    } uz { $seats ->
        [one] { $seats } vietu
       *[other] { $seats } vietām
    }. Vieta piešķirta { $placed ->
        [one] { $placed } cilvēkam
       *[other] { $placed } cilvēkiem
    }, gaida { $waiting ->
        [one] { $waiting } cilvēks
       *[other] { $waiting } cilvēki
    }.
report-lead-no-applications = Šajā kārtā nav neviena pieteikuma.
report-lead-proven = Pierādīts: labāka sadalījuma nav.
report-lead-unproven = Nav pierādīts, ka labāka sadalījuma nav: kas pierādīts un kas ne, redzams pārskata beigās.
report-meta-pack = Noteikumi: { $pack }, versija { $version }
report-meta-snapshot = Datu kontrolsumma { $digest }
report-meta-refill =
    Brīvo vietu nodošana tālāk: { $kept ->
        [one] { $kept } cilvēks patur jau iepriekš piešķirtu vietu
       *[other] { $kept } cilvēki patur jau iepriekš piešķirtas vietas
    }, { $new ->
        [one] { $new } cilvēks vietu saņēma tagad
       *[other] { $new } cilvēki vietu saņēma tagad
    }. Cik tālu vietu pietika un kas tās varēja saņemt, teikts par tiem, kas gaidīja rindā
report-date-opens = Pieteikumi no { $date }
report-date-closes = Izziņotais pieteikšanās termiņš { $date }
report-date-draw = Izloze { $date }
report-date-decided = Lēmums { $date }
report-date-published = Publicēšana { $date }
report-date-answers = Izziņotais atbilžu termiņš { $date }
report-date-starts = Darbs no { $date }
report-date-ends = Darbs līdz { $date }
report-date-reference = Dati pēc stāvokļa uz { $date }
report-footer = Pārskatā ir pieteikumu numuri, bet nav cilvēku vārdu un personas kodu. Sadalījums kļūst par lēmumu, kad to apstiprina darbinieks.

## Skaitļi
report-tile-applications =
    { $n ->
        [one] pieteikums
       *[other] pieteikumi
    }
report-tile-eligible =
    { $n ->
        [one] atbilst noteikumiem
       *[other] atbilst noteikumiem
    }
report-tile-placed =
    { $n ->
        [one] vieta piešķirta
       *[other] vietas piešķirtas
    }; kopā vietu { $seats }
report-tile-waiting =
    { $n ->
        [one] gaida
       *[other] gaida
    }
report-tile-first = saņēma 1. izvēli
report-applications =
    { $n ->
        [0] { $n } pieteikumu
        [one] { $n } pieteikums
       *[other] { $n } pieteikumi
    }
report-seats =
    { $n ->
        [0] { $n } vietu
        [one] { $n } vieta
       *[other] { $n } vietas
    }
report-people =
    { $n ->
        [0] { $n } cilvēku
        [one] { $n } cilvēks
       *[other] { $n } cilvēki
    }
report-choice = { $n }. izvēle
report-choice-further = { $n }. un tālāka izvēle

## Tabulu kolonnas
report-col-outcome = Iznākums
report-col-application = Pieteikums
report-col-applications = Pieteikumi
report-col-share = Daļa
report-col-group = Grupa
report-col-placed = Vieta piešķirta
report-col-seats = Vietas
report-col-filled = Aizpildītas
report-col-placement = Vakance
report-col-cutoff = Vietu pietika
report-col-wished = Izvēlējās
report-col-possible = Varēja strādāt
report-col-first = Kā pirmo
report-col-why = Kāpēc
report-col-empty = Tukšas
report-col-choice = Izvēle
report-col-people = Cilvēki
report-col-tier = Prioritātes grupa
report-col-distance = Attālums
report-col-cases = Gadījumi
report-col-reason = Iemesls
report-col-source = Avots
report-col-where = Vakance

## No pieteikuma līdz vietai
report-funnel-title =
    { $applications ->
        [one] Vieta piešķirta { $placed } no { $applications } pretendenta
       *[other] Vieta piešķirta { $placed } no { $applications } pretendentiem
    }
report-funnel-none = Pieteikumu nav
report-funnel-none-text = Šeit būs redzams, kas notika ar katru pieteikumu. Pārbaudiet, vai pieteikumi ir ievadīti.
report-funnel-waiting =
    { $n ->
        [one] { $n } cilvēks gaida: vietu, ko varēja piešķirt, nepietika.
       *[other] { $n } cilvēki gaida: vietu, ko varēja piešķirt, nepietika.
    }
report-funnel-waiting-limited =
    { $n ->
        [one] { $n } cilvēks gaida: vietu nepietika vai vairāk neļāva kārtas nosacījumi.
       *[other] { $n } cilvēki gaida: vietu nepietika vai vairāk neļāva kārtas nosacījumi.
    }
report-funnel-unreachable =
    { $n ->
        [one] { $n } cilvēkam nebija nevienas iespējamas vietas: nav izvēles, neļauj noteikumi, atteica organizācija vai izvēlētajās vakancēs vietu nav.
       *[other] { $n } cilvēkiem nebija nevienas iespējamas vietas: nav izvēles, neļauj noteikumi, atteica organizācija vai izvēlētajās vakancēs vietu nav.
    }
report-funnel-undecided =
    Par kaut ko vēl nav darbinieka lēmuma, un tas iznākumu var būt mainījis { $n ->
        [one] { $n } cilvēkam
       *[other] { $n } cilvēkiem
    }. Vietas nav, un neizlemta ir kāda izvēle: { $without }. Vieta ir, bet neizlemta ir augstāka izvēle: { $placed }. Neizlemts, vai drīkst piedalīties: { $participation }.
report-funnel-picture = No pieteikuma līdz vietai
report-funnel-desc = Pieteikumi: { $applications }. Atbilst noteikumiem: { $eligible }. Ir vismaz viena iespējama vieta: { $reachable }. Vieta piešķirta: { $placed }.
report-funnel-applications = Pieteikumi
report-funnel-eligible = Atbilst noteikumiem
report-funnel-reachable = Ir vismaz viena iespējama vieta
report-funnel-placed = Vieta piešķirta
report-funnel-caption = Katra josla ir daļa no iepriekšējās.
report-funnel-table = Tabula: kas notika ar pieteikumiem

## Pieprasījums un vietas
report-groups-title =
    Visvairāk pieteikumu: { $group }, { $applications } uz { $seats ->
        [one] { $seats } vietu
       *[other] { $seats } vietām
    }
report-groups-by-school = Pieteikumi un vietas pa skolām
report-groups-by-parish = Pieteikumi un vietas pa pagastiem
report-groups-by-municipality = Pieteikumi un vietas pa pašvaldībām
report-groups-by-organisation = Pieteikumi un vietas pa organizācijām
report-groups-by-age-group = Pieteikumi un vietas pa vecuma grupām
report-groups-by-group = Pieteikumi un vietas pa grupām
report-groups-unnamed = Nav norādīts
report-groups-others =
    { $n ->
        [one] Pārējās: { $n } grupa
       *[other] Pārējās: { $n } grupas
    }
report-groups-desc = { $group }: pieteikumi { $applications }, vietas { $seats }.
report-groups-table =
    { $n ->
        [one] Tabula: { $n } grupa
        [2] Tabula: abas grupas
       *[other] Tabula: visas { $n } grupas
    }

## Kur beidzās vietas
report-cutoffs-title =
    { $n ->
        [one] Vietas beidzās { $n } vakancē no { $total }
       *[other] Vietas beidzās { $n } vakancēs no { $total }
    }
report-cutoffs-title-open = Vietu pietika visiem, kas varēja strādāt
report-cutoffs-title-limited = Vietas nebeidzās nevienā vakancē
report-cutoffs-none = Vakanču nav
report-cutoffs-none-text = Šeit būs redzams, līdz kuram numuram secībā katrā vakancē pietika vietu. Pārbaudiet, vai vakances ir ievadītas.
report-cutoffs-text =
    { $n ->
        [one] Secībā ir { $n } cilvēks. Josla rāda, līdz kuram numuram vakancē pietika vietu.
       *[other] Secībā ir { $n } cilvēki. Josla rāda, līdz kuram numuram vakancē pietika vietu.
    }
report-cutoffs-text-limited =
    { $n ->
        [one] Secībā ir { $n } cilvēks.
       *[other] Secībā ir { $n } cilvēki.
    } Josla rāda, kurš numurs ir pēdējam no tiem, kam vieta vakancē piešķirta. Kārtas nosacījumu dēļ vietas var nebūt arī kādam, kas secībā ir agrāk.
report-cutoff-person = līdz { $n }.
report-cutoff-tier = līdz { $tier }. grupai
report-cutoff-full = vietas beidzās
report-cutoff-open = visiem
report-cutoff-limited = ir brīvas vietas
report-cutoff-none = piešķiramu vietu nav
report-cutoff-own = piešķirta šim pieteikumam
report-cutoffs-picture = Kur secībā beidzās vietas
report-cutoffs-desc = { $place }: { $cutoff };
report-cutoffs-caption-cut = vietas beidzās
report-cutoffs-caption-open = vietu pietika visiem
report-cutoffs-caption-limited = palika brīvas vietas
report-cutoffs-caption-shown =
    { $n ->
        [one] { $n } pieprasītākā vakance; pārējās ir tabulā
       *[other] { $n } pieprasītākās vakances; pārējās ir tabulā
    }
report-cutoffs-table =
    { $n ->
        [one] Tabula: { $n } vakance
        [2] Tabula: abas vakances
       *[other] Tabula: visas { $n } vakances
    }

## Tukšās vietas
report-empty-no-seats = Vietu šajā kārtā nav
report-empty-none = Visas vietas ir aizpildītas
report-empty-none-text =
    { $n ->
        [one] Kārtā ir { $n } vieta.
       *[other] Kārtā ir { $n } vietas.
    }
report-empty-title =
    { $n ->
        [one] Tukša palika { $n } vieta
       *[other] Tukšas palika { $n } vietas
    }
report-empty-text =
    { $n ->
        [one] Kārtā kopā ir { $n } vieta.
       *[other] Kārtā kopā ir { $n } vietas.
    }
report-empty-nobody = Pierādīts: nevienam, kas gaida, tās piešķirt nevar.
report-empty-nobody-wished = Neviens neizvēlējās
report-empty-nobody-possible = Nevienam, kas tās izvēlējās, tās piešķirt nevar
report-empty-all-placed = Neviens no gaidītājiem, kam noteikumi tās atļauj, tās neizvēlējās
report-empty-undecided = Par cilvēkiem, kas tās izvēlējās, vēl nav darbinieka lēmuma
report-empty-undecided-constraints = Par cilvēkiem, kas tās izvēlējās, vēl nav darbinieka lēmuma, vai vairāk neļauj kārtas nosacījumi
report-empty-why = Iemesls: { $why }.
report-empty-unsaid = Iemesls nav norādīts
report-empty-picture = Tukšās vietas pēc iemesla
report-empty-table =
    { $n ->
        [one] Tabula: { $n } vakance ar tukšām vietām
       *[other] Tabula: { $n } vakances ar tukšām vietām
    }

## Izvēles
report-wishes-title = 1. izvēli saņēma { $n } no { $placed }
report-wishes-text = No visiem, kam vieta piešķirta.
report-wishes-value = { $n } ({ $share })
report-wishes-picture = Kuru izvēli saņēma tie, kam vieta piešķirta
report-wishes-table = Tabula: visas izvēles

## Prioritātes grupas
report-tiers-title = { $tier }. prioritātes grupā vieta piešķirta { $placed } no { $people }
report-tiers-text = Starp sadalījumiem, kas vietu dod tikpat daudz cilvēkiem, priekšroka ir tam, kurā vairāk vietu saņem agrāka grupa.
report-tiers-text-unused = Šajā kārtā prioritātes grupas sadalījumu neietekmē.
report-tiers-label = { $tier }. grupa: { $name }
report-tiers-label-unnamed = { $tier }. grupa
report-tiers-placed = { $n } ar vietu
report-tiers-desc = { $name }: piedalās { $people }, vieta piešķirta { $placed }.
report-tiers-caption-people = piedalās
report-tiers-caption-placed = vieta piešķirta
report-tiers-picture = Prioritātes grupas un piešķirtās vietas
report-tiers-table = Tabula: prioritātes grupas

## Attālums
report-distance-title = Vismaz pusei no tiem, kuru attālums zināms, darbs ir ne tālāk kā { $median }
report-distance-text =
    { $n ->
        [one] Attālums zināms { $n } cilvēkam ar vietu.
       *[other] Attālums zināms { $n } cilvēkiem ar vietu.
    } Tālākais ceļš ir { $longest }, visi kopā – { $sum }.
report-distance-first = līdz { $to } km
report-distance-class = { $from }–{ $to } km
report-distance-last = tālāk par { $from } km
report-distance-picture = Cik tālu ir darbs
report-distance-table = Tabula: attālumi

## Neatbilst vai izskata darbinieks
report-reasons-none = Noteikumi piedalīties neliedz nevienam
report-reasons-none-text = Nav neviena pieteikuma, kas neatbilst noteikumiem vai par ko nav izlemts. Atsauktie pieteikumi nav vērtēti.
report-reasons-undecided-text = Nevienam pieteikumam noteikumi piedalīties neliedz, bet par kādu izvēli darbinieks vēl nav lēmis.
report-reasons-no =
    { $n ->
        [one] { $n } pieteikums neatbilst noteikumiem
       *[other] { $n } pieteikumi neatbilst noteikumiem
    }
report-reasons-person =
    { $n ->
        [one] Par { $n } pieteikumu nav izlemts
       *[other] Par { $n } pieteikumiem nav izlemts
    }
report-reasons-both =
    { $no ->
        [one] { $no } pieteikums neatbilst noteikumiem
       *[other] { $no } pieteikumi neatbilst noteikumiem
    }, { $person ->
        [one] par { $person } nav izlemts
       *[other] par { $person } nav izlemts
    }
report-reasons-text = Vienam pieteikumam var būt vairāki iemesli. Kam tie ir, šajā pārskatā neatklājam.
report-reasons-few = Citi iemesli, katrs mazāk nekā { $n } pieteikumos
report-reasons-table = Tabula: iemesli un to avoti

## Pierādījums
report-proof-title-proven = Pierādīts: labāka sadalījuma nav
report-proof-title-open =
    { $n ->
        [one] Nav pierādīts: { $n } mērķim no { $total } pierādījuma nav
       *[other] Nav pierādīts: { $n } mērķiem no { $total } pierādījuma nav
    }
report-proof-title-none = Nav pierādīts: pierādījuma nav
report-proof-checked = Sadalījumu pārbaudīja neatkarīga pārbaudes programma: tā veidota atsevišķi no sadales aprēķina. Tā pārskata katru pretendentu, katru vakanci un katru iespējamo pāri un rēķina tikai ar veseliem skaitļiem. Mērķus ievēro šādā secībā; agrāko nekad nepasliktina vēlāka dēļ.
report-proof-unchecked = Sadalījumam nav pievienots pierādījums, tāpēc neviens mērķis nav pārbaudīts.
report-proof-unique = Pierādīts arī tas, ka tikpat laba sadalījuma vairs nav: no šiem pašiem datiem vienmēr iznāk tieši šis.
report-proof-not-unique = Nav pierādīts, ka šis ir vienīgais tikpat labais sadalījums.
report-proof-registration = Secību noteica reģistrācijas laiks; ja tas sakrīt – numurs saņemšanas secībā.
report-proof-registration-row = Secību noteica reģistrācijas laiks; ja tas sakrīt – numurs saņemšanas secībā, bet, ja tādu numuru nav, rindu secība pieteikumu sarakstā.
report-proof-registration-draw = Secību noteica reģistrācijas laiks; ja tas sakrīt – numurs saņemšanas secībā, bet, ja tādu numuru nav, izloze.
report-proof-no-order = Prioritātes grupas iekšienē secības šajā kārtā nebija.
report-proof-draw = Secību noteica izloze.
report-proof-draw-committed = Secību noteica izloze. Sākumskaitlis atbilst kontrolsummai, kas jāpublicē pirms pieteikšanās sākuma.
report-proof-draw-code = Izlozi var atkārtot: skaitlis tajā ir pirmie 16 baiti no SHA-256, ko aprēķina no sākumskaitļa, rindas beigu zīmes (LF) un pretendenta izlozes koda. Mazāks skaitlis ir agrāk.
report-proof-draw-number = Izlozi var atkārtot: skaitlis tajā ir pirmie 16 baiti no SHA-256, ko aprēķina no sākumskaitļa, rindas beigu zīmes (LF) un pieteikuma numura. Mazāks skaitlis ir agrāk.
report-proof-yourself = Kā to pārbaudīt
report-proof-how = Komandu izpilda mapē, kurā ir visi iznākuma faili. Tā pārlasa uzdevumu un pierādījumu un par katru mērķi pasaka, vai tas ir pierādīts. Atšķirīga kontrolsumma nozīmē, ka dati ir mainīti.
report-proof-seed = Izlozes sākumskaitlis
report-proof-commitment = Sākumskaitļa kontrolsumma (SHA-256)
report-proof-pack = Noteikumu pakotne
report-proof-pack-value = { $pack } ({ $id }, { $version })
report-proof-snapshot = Datu kontrolsumma (SHA-256)
report-proof-instance = Aprēķina uzdevuma kontrolsumma (SHA-256)

## Saraksts
report-list-title = Visi pieteikumi un to iznākums
report-list-text = Tikai pieteikuma numurs un iznākums. Iemeslu šajā sarakstā nav.
report-list-name =
    { $n ->
        [one] Saraksts: { $n } pieteikums
       *[other] Saraksts: { $n } pieteikumi
    }

## Ko maksā katrs kārtas nosacījums
report-effects-title =
    { $n ->
        [0] Atceļot jebkuru vienu no šiem nosacījumiem, vietu nesaņemtu vairāk cilvēku
        [one] Bez viena no kārtas nosacījumiem vietu saņemtu par { $n } cilvēku vairāk
       *[other] Bez viena no kārtas nosacījumiem vietu saņemtu par { $n } cilvēkiem vairāk
    }
report-effects-text = Tabulā ir nosacījumi, kas kādam varēja traucēt, bet ne vairāk kā 200. Katrs ir atcelts pa vienam, un sadalījums aprēķināts no jauna. Redzams, cik cilvēku vairāk saņemtu vietu un kurās prioritātes grupās vieta trūkst šī nosacījuma dēļ.
report-effects-budget = Budžets „{ $name }”: iztērēts { $spent } no { $limit }.
report-effects-extra-outside = Aizsargātu cilvēku papildu izmaksas ir atsevišķi, ārpus budžeta: { $extra }. Vieta ir { $protected } no viņiem; ja šīs izmaksas skaitītu budžetā, būtu { $otherwise }.
report-effects-extra-inside = Saskaņā ar kārtas nosacījumiem aizsargātu cilvēku papildu izmaksas ieskaita budžetā: { $extra }. Vieta ir { $protected } no viņiem; ja šīs izmaksas būtu ārpus budžeta, būtu { $otherwise }.
report-effects-extra-unknown =
    { $n ->
        [one] Par { $n } cilvēku ar vietu nav zināms, vai viņam ir papildu izmaksas: tās šeit nav ieskaitītas.
       *[other] Par { $n } cilvēkiem ar vietu nav zināms, vai viņiem ir papildu izmaksas: tās šeit nav ieskaitītas.
    }
report-effects-table = Tabula: ko maksā katrs nosacījums
report-effects-column-rule = Nosacījums
report-effects-column-losers = Kam tā dēļ nav vietas
report-effects-column-more = Cik cilvēku vairāk bez tā
report-effects-losers = { $tier }. grupā { $n }
report-effects-few = { $tier }. grupā mazāk nekā 3
report-effects-kind-applicant-cap = Cilvēku kvota
report-effects-kind-placement-cap = Vakanču kvota
report-effects-kind-reserve = Rezervētās vietas
report-effects-kind-open-min = Mazākais cilvēku skaits
report-effects-kind-budget = Budžets
report-effects-kind-together = Kopā vai nemaz
report-effects-kind-pin = Jau norunāta vieta
report-effects-kind-forbidden = Organizācijas atteikums

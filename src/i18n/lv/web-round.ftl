### Kārtas publiskā lapa.
round-all = Visas kārtas
round-apply = Pieteikties
round-my-result = Skatīt savu rezultātu
round-report = Pilns pārskats
round-lead-draft = Šo kārtu pagaidām redz tikai tās rīkotājs. Pieteikties varēs no { $opens } līdz { $closes }, kad to būs atvēruši divi darbinieki.
round-lead-upcoming = Pieteikties varēs no { $opens } līdz { $closes }, ja kārtu neslēdz agrāk.
round-lead-open = Pieteikties var līdz { $closes }, ja kārtu neslēdz agrāk.
round-lead-ended = Pieteikšanās beidzās { $closes }. Kārta vēl nav slēgta.
round-lead-closed = Pieteikšanās beidzās { $closes }. Tagad sadala vietas; rezultāti būs šajā lapā.
round-lead-published = Rezultāti publicēti { $published }.
round-lead-finished = Rezultāti publicēti { $published }. Kārta ir pabeigta: nekas tajā vairs nemainās.
round-earlier = Termiņš pārcelts uz agrāku laiku: pieteikumus pieņem līdz { $closes }, nevis līdz { $announced }, kā bija izziņots.
round-seats-label = Vietas
round-seats-in =
    { $n ->
        [one] { $n } vieta
       *[other] { $n } vietas
    } { $placements ->
        [one] { $placements } vakancē
       *[other] { $placements } vakancēs
    }
round-seats-none = vakanču vēl nav
round-from = Pieteikties no
round-closed = Kārta slēgta
round-work-from = Darbs sākas
round-answers = Piedāvājums bez atbildes
round-answers-lapse = termiņā zaudē spēku; vietu var saņemt cits
round-answers-stand = pēc termiņa paliek spēkā; vieta paliek šim cilvēkam
round-freed = Vietas, kas atbrīvojas
round-freed-by-rule = saņem nākamie rindā pēc noteikuma, ko pirms kārtas atvēršanas parakstīja divi darbinieki; ja vispirms kaut kas jāizlemj, vieta gaida darbinieku
round-freed-by-rule-until-start = līdz darba sākumam saņem nākamie rindā pēc noteikuma, ko pirms kārtas atvēršanas parakstīja divi darbinieki; ja vispirms kaut kas jāizlemj, vieta gaida darbinieku
round-may-move-label = Kamēr uz piedāvājumu nav atbildēts
round-may-move = tā vietā var piedāvāt vietu, kas pieteikumā norādīta augstāk, ja tā atbrīvojas; iepriekšējais piedāvājums tad beidzas
round-rules-label = Noteikumi
round-authority = Rīko
round-pack = { $pack }, versija { $version }
round-seats =
    { $n ->
        [0] { $n } vietu
        [one] { $n } vieta
       *[other] { $n } vietas
    }
round-placements =
    { $n ->
        [0] { $n } vakanču
        [one] { $n } vakance
       *[other] { $n } vakances
    }

## Noteikumi un secība
round-who = Kam atsaka dalību un ko viņam saka
round-who-text = Pārējie var piedalīties; ja vēl nav zināms kaut kas, no kā tas atkarīgs, pieteikumu vispirms izskata iestādes darbinieks. Pēdiņās ir tas, ko lasa cilvēks, uz kuru atteikums attiecas.
round-who-all = Kārtas noteikumi dalību nevienam neliedz.
round-which = Kam vakanci nepiešķir un ko viņam saka
round-which-text = Katrs no šiem teikumiem ir par vienu cilvēku un vienu vakanci. Vakanci nepiešķir tam, kurš par to lasa kādu no tiem.
round-told = „{ $text }”
round-order = Kā nosaka secību
round-tiers = Vispirms vietas piešķir pirmajai prioritātes grupai, tad nākamajai. Cilvēks pieder pie pirmās grupas, kas viņam atbilst.
round-tiers-limited = Kārtai ir papildu nosacījumi. Ievērojot tos, darbu dod pēc iespējas vairāk cilvēkiem; starp šādiem sadalījumiem izvēlas to, kurā vietu saņem pēc iespējas vairāk cilvēku no pirmās prioritātes grupas, tad no nākamās. Cilvēks pieder pie pirmās grupas, kas viņam atbilst.
round-tiers-unused = Prioritātes grupas šajā kārtā vietu sadalījumu neietekmē.
round-order-unused = Secību grupas iekšienē šī kārta neņem vērā.
round-conditions = Papildu nosacījumi
round-conditions-text = Rezervētās vietas atvēl savai grupai, cik vien tai vajadzīgs un cik var dot; pārējos nosacījumus ievēro vienmēr. To dēļ bez vietas var palikt arī kāds, kas secībā ir agrāk.
round-conditions-kept = Šos nosacījumus ievēro vienmēr. To dēļ bez vietas var palikt arī kāds, kas secībā ir agrāk.
round-condition = { $kind } „{ $name }”
round-registration = Grupas iekšienē agrāk ir tas, kura pieteikumu saņēma agrāk. Šeit iesniegta pieteikuma laiku pieraksta ar mikrosekundes precizitāti, no iestādes saraksta ņem sarakstā norādīto; ja laiks sakrīt, izšķir numurs, ko pieteikumam piešķir saņemot.
round-draw = Grupas iekšienē secību nosaka izloze. Tas, cik agri iesniegts pieteikums, to nemaina.
round-commitment = Izlozes kontrolsumma (SHA-256)
round-seed-made = Izlozes sākumskaitli pēc nejaušības izveidojusi sistēma, kārtu sagatavojot; neviens to nav izvēlējies, un līdz kārtas slēgšanai tas ir šifrēts. Katrs pretendents, pirmo reizi piesakoties, saņem nejaušu izlozes kodu, kas nemainās, arī ja pieteikumu atsauc un iesniedz vēlreiz ar to pašu personas kodu.
round-commitment-text = Izlozes sākumskaitlis šeit būs redzams, tiklīdz kārta būs slēgta. Kontrolsumma jau tagad to nosaka viennozīmīgi, tāpēc vēlāk to nomainīt nevar.
round-check = Kā pārbaudīt izlozi
round-check-seed = Sākumskaitļa kontrolsummai jāsakrīt ar to, kas bija publicēta pirms izlozes:
round-check-number = Katra pieteikuma izlozes skaitlis ir šīs komandas rezultāts. Mazāks skaitlis ir agrāk. Numurs šeit ir piemērs:
round-check-code = Izlozē skaitli aprēķina no sākumskaitļa un izlozes koda; kas pieteicies šeit, to redz sava pieteikuma lapā sadaļā „Dati par mani”. Skaitlis ir šīs komandas rezultāts; mazāks skaitlis ir agrāk. Kods šeit ir piemērs:

## Vakances
round-places = Vakances
round-places-none = Vakanču vēl nav. Tiklīdz organizācijas tās pieteiks, tās būs šeit.

## Iznākums
round-outcome = Iznākums
round-tile-applications =
    { $n ->
        [one] pieteikums
       *[other] pieteikumi
    }
round-tile-seats =
    { $n ->
        [one] vieta
       *[other] vietas
    }
round-tile-placed =
    { $n ->
        [one] cilvēkam piešķirta vieta
       *[other] cilvēkiem piešķirta vieta
    }
round-tile-waiting =
    { $n ->
        [one] gaida
       *[other] gaida
    }
round-cutoffs-text = Josla rāda, līdz kuram numuram secībā katrā vakancē pietika vietu, arī ja pārējos sadalītu citādi.
round-cutoffs-text-limited = Josla rāda, kurš numurs secībā ir pēdējam no tiem, kam vieta vakancē piešķirta. Kārtas papildu nosacījumu dēļ vietas var nebūt arī kādam, kas secībā ir agrāk.
round-cutoffs-table = Visas vakances tabulā
round-later = Kam vietas piešķirtas vēlāk: { $moment }
round-later-text = Šie pieteikumi vietu saņēma pēc rezultātu publicēšanas, jo kāda vieta bija atbrīvojusies vai kaut kas bija izlabots.
round-numbers = Pieteikumi, kuriem piešķirta vieta
round-numbers-text = Šeit ir tikai numuri. Visu pieteikumu iznākums ir pilnajā pārskatā, arī tur bez vārdiem.

### Ko par katru iznākumu pārbauda, pirms to kādam paziņo: katrai īpašībai viens teikums. Atslēgas ir no `domain::property`.
audit-known = Katru vietu saņēma kāds, kas pieteicies šajā kārtā, un šīs kārtas vakancē.
audit-once = Nevienam nav divu vietu.
audit-kept = Katram, kam vieta bija jau iepriekš, ir tā pati vieta vai tāda, kas viņa izvēlēs bija augstāk.
audit-takes-part = Katrs, kam vietu piešķir, kārtā piedalās: pieteikums nav atsaukts, noteikumi to atļauj, un darbiniekam vispirms nekas nav jālemj.
audit-wished = Katrs, kam vietu piešķir, šo vakanci bija izvēlējies.
audit-described = Katrs vēlmes apraksts aptver tās vakances, kas tam atbilst, un nevienu citu.
audit-allowed = Katram, kam vietu piešķir, noteikumi šajā vakancē strādāt ļauj, un darbiniekam par to vispirms nekas nav jālemj.
audit-not-refused = Nevienam nepiešķir vietu tur, kur organizācija viņam atteikusi.
audit-seats = Nevienā vakancē nav vairāk cilvēku nekā vietu, ja vien tik daudz to nebija jau iepriekš.
audit-quotas = Neviena kvota nav pārsniegta, ja vien to nepārsniedz jau iepriekš aizņemtās vietas.
audit-budgets = Neviens budžets nav pārsniegts, ja vien to nepārsniedz jau iepriekš aizņemtās vietas.
audit-open-min = Katrā vakancē, kurai noteikts mazākais cilvēku skaits, ir vismaz tik daudz cilvēku, nav neviena vai ir kāds, kam vieta tajā bija jau iepriekš.
audit-together = No cilvēkiem, kas kārtā piedalās, kam iepriekš vietas nebija un kuru pieteikumi ir saistīti, vieta ir visiem vai nevienam.
audit-pinned = Katram, kas kārtā piedalās un par vakanci jau ir vienojies, ir vieta tieši tajā, ja vien par šo vakanci vispirms nav jālemj darbiniekam un tai pietiek vietas līdzās jau iepriekš aizņemtajām vietām.
audit-free-seats = Nav nevienas brīvas vietas, ko kāds bez vietas būtu izvēlējies un varētu saņemt, visam pārējam paliekot, kā ir, un ievērojot visus kārtas nosacījumus.
audit-turn = Neviens bez vietas prioritātes grupās un secībā, ciktāl kārta tās ņem vērā, nav agrāk par cilvēku, kura vietu viņš varētu saņemt, visam pārējam paliekot, kā ir, ievērojot visus nosacījumus un nezaudējot neko svarīgāku; jau iepriekš aizņemtas vietas citam saņemt nevar.
audit-reserves = Nevienu rezervēto vietu vairāk tās grupai nevar dot, mainot vienu vienīgu vietu, ievērojot visus nosacījumus un nezaudējot neko svarīgāku.
audit-choices = Labāku izvēli nevar panākt, mainot vienu vienīgu vietu, ievērojot visus nosacījumus un nezaudējot neko svarīgāku.
audit-ways = Ceļu uz darbu nevar saīsināt, mainot vienu vienīgu vietu, ievērojot visus nosacījumus un nezaudējot neko svarīgāku.
audit-order = Pretendentu secība, no jauna aprēķināta pēc reģistrācijas vai izlozes, ir tieši tā, kas norādīta.
audit-told = Katrs pretendents iznākumā ir vienu reizi, un par viņu teikts tas pats, kas sadalījumā.
audit-reasons = Katram bez vietas ir pateikts iemesls, un tas ir īstais.
audit-waiting = Numuri gaidīšanas rindā atbilst secībai, bez izlaidumiem.
audit-placements = Par katru vakanci teiktais ir pareizs: aizņemtās vietas, izvēles un tas, kāpēc vietas palika brīvas.
audit-sums = No jauna saskaitītas, summas pa grupām un prioritātes grupām, izvēļu kārtas numuri, ceļi un nauda ir pareizi.
audit-breach = { $sentence } Tas nav ievērots: { $where }
audit-card-title =
    { $n ->
        [one] Pārbaudīts: { $n } iznākuma īpašība, katra atsevišķi, un visas ir spēkā
       *[other] Pārbaudīts: { $n } iznākuma īpašības, katra atsevišķi, un visas ir spēkā
    }
audit-card-text = Šī pārbaude izmanto tikai saglabāto datu kopiju, noteikumus un sadalījumu, un tā veidota neatkarīgi no aprēķina, kas sadalījumu izvēlējās. Ja kāda īpašība nav spēkā, iznākumu neizdod.
audit-card-table = Tabula: kas pārbaudīts un cik gadījumos
audit-card-property = Īpašība
audit-card-cases = Gadījumi

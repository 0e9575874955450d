### Mērķi, pēc kuriem meklē sadalījumu, stingri šādā secībā: nosaukums un jēga vienā teikumā.
stage-placed = Vieta pēc iespējas vairāk cilvēkiem
stage-placed-meaning = Neviens cits sadalījums, kas ievēro noteikumus un nosacījumus, nedod vietu vairāk cilvēkiem.
stage-reserves = Rezervētās vietas
stage-reserves-meaning = Grupām atvēlētās vietas ir aizpildītas, cik vien var; kas grupai nav vajadzīgs, to saņem citi.
stage-tiers = Prioritātes grupas
stage-tiers-meaning = Starp šādiem sadalījumiem vietu saņem pēc iespējas vairāk cilvēku no 1. grupas, tad no 2. grupas un tā tālāk.
stage-order = Secība
stage-order-meaning = Starp šādiem sadalījumiem vietu saņem tie, kas secībā ir agrāk.
stage-rank = Izvēles
stage-rank-meaning = Starp šādiem sadalījumiem vietas ir pēc iespējas augstāk izvēļu sarakstos: izvēļu numuru summa ir mazākā.
stage-distance = Attālums
stage-distance-meaning = Starp vēl līdzvērtīgiem sadalījumiem visu ceļš uz darbu kopā ir īsākais.
stage-tiebreak = Viens sadalījums no līdzvērtīgiem
stage-tiebreak-meaning = Ja vairāki sadalījumi ir pilnīgi līdzvērtīgi, vienu no tiem izvēlas aprēķins, kas no tiem pašiem datiem dod vienu un to pašu.

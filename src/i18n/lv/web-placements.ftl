### Organizāciju lapas: savas vakances, to pieteikšana un maiņa, kas nāk strādāt.

## Saraksts
placements-title = Vakances
placements-lead = Šeit ir darbs, ko jūsu organizācija piedāvā. Katrā kārtā redzat, ko vēl var mainīt, un pēc publicēšanas arī tos, kas nāk strādāt.
placements-none = Te būs jūsu organizācijas vakances. Pašlaik nav nevienas kārtas, kurā jūsu organizācija tās var piedāvāt. Tiklīdz iestādes darbinieks to atļaus, kārta parādīsies šeit.
placements-no-round = Pašlaik nav kārtas, kurā jūsu organizācija var piedāvāt jaunas vakances. To atļauj iestādes darbinieks, kas kārtu rīko; tiklīdz tas atļauts, pie kārtas šeit būs poga.
placements-none-here = Šajā kārtā jūsu organizācija vēl nepiedāvā nevienu vakanci. Tiklīdz kādu piedāvāsiet un iestādes darbinieks to apstiprinās, pretendenti to redzēs kārtas lapā.
placements-new = Piedāvāt vakanci
placements-name = Darbs
placements-name-hint = Īsi un saprotami, piemēram, „Grāmatu kārtošana”.
placements-seats = Vietas
placements-seats-hint = Cik cilvēku var strādāt šajā vakancē.
placements-state = Stāvoklis
placements-offered = Piedāvāta
placements-withdrawn = Atsaukta
placements-waits = Gaida apstiprinājumu
placements-draft = Melnraksts
placements-returned = Atdota labošanai
placements-returned-why = Iestādes darbinieks šo vakanci atdeva labošanai:
placements-may-not = Jaunas vakances jūsu organizācija šajā kārtā piedāvāt nevar. To var atļaut iestādes darbinieks.
placements-wished = Izvēlējušies
placements-wished-note = Cik pretendentu vakanci izvēlējušies: saskaitīts { $at }. Vienā pieteikumā var būt vairākas vakances.
placements-coming = Pieņēma
placements-coming-of = { $accepted } no { $all }

## Kāpēc var vai nevar mainīt
placements-why-draft = Šī kārta vēl ir melnraksts. Vakances tajā var piedāvāt, mainīt un atsaukt; pretendenti tās redzēs, kad kārta būs atvērta.
placements-why-upcoming = Pieteikumus vēl nepieņem. Vakances var piedāvāt, mainīt un atsaukt.
placements-why-open = Pieteikumus pieņem. Vakances var piedāvāt, mainīt un atsaukt, līdz darbinieks kārtu slēdz.
placements-why-ended = Pieteikumus vairs nepieņem. Vakances vēl var piedāvāt, mainīt un atsaukt, līdz darbinieks kārtu slēdz.
placements-why-closed = Kārta ir slēgta, notiek sadale. Vakances vairs nevar mainīt. Kad rezultātus publicēs, šeit redzēsiet tos, kas nāk strādāt.
placements-why-published = Rezultāti ir publicēti, vakances vairs nevar mainīt.
placements-why-finished = Kārta ir pabeigta, vakances vairs nevar mainīt.
placements-why-unapproved = Iestādes darbinieks šo vakanci neapstiprināja, tāpēc pretendenti to neredz un sadalē tā nepiedalās.
placements-why-withdrawn = Šī vakance ir atsaukta. Pretendenti to neredz.

## Veidlapa
placements-date = Diena, mēnesis, gads, piemēram, { $example } Punktus var nerakstīt: { $digits }.
placements-unknown = Nav zināms
placements-choose = Izvēlieties
placements-other = Cita atbilde, ja sarakstā tās nav
placements-form-note = Pretendenti vakanci redz tad, kad iestādes darbinieks to ir apstiprinājis. Mainītu vakanci apstiprina no jauna, un līdz tam pretendenti to neredz. Mainīt un atsaukt to var, līdz darbinieks kārtu slēdz.
placements-hides = Šī vakance ir apstiprināta. Saglabājot izmaiņas, apstiprinājums zūd: līdz iestādes darbinieks vakanci apstiprina no jauna, pretendenti to neredz. Pieteikumos jau ierakstītās izvēles paliek.
placements-late = Pieteikšanās termiņš ir beidzies. Ja šeit kaut ko maina, darbiniekam vakance jāapstiprina no jauna; ja kārtu slēdz pirms tam, vakance sadalē nepiedalās.
placements-save = Saglabāt
placements-submit = Iesniegt apstiprināšanai
placements-keep-back = Paņemt atpakaļ un saglabāt melnrakstā
placements-keep = Saglabāt melnrakstā
placements-said-added = Vakance ir nosūtīta apstiprināšanai.
placements-said-kept = Vakance ir saglabāta melnrakstā. Neviens cits to neredz, kamēr to neiesniedzat.
placements-said-changed = Vakance ir saglabāta un gaida apstiprinājumu.
placements-said-same = Nekas nav mainīts; vakance paliek apstiprināta.
placements-titled = Nosaukumā iekavās ir citas dienas nekā pirmās un pēdējās darba dienas laukā. Pretendenti redzēs abas: pārbaudiet.
placements-stale = Kamēr rakstījāt, šī vakance mainīta citā logā vai to mainījis kolēģis
placements-stale-change = Jūsu izmaiņas vēl nav saglabātas. Zemāk ir jūsu rakstītais; ja to saglabāsiet, tas aizstās pašreizējo.
placements-stale-same = Saglabātais jau sakrīt ar jūsu rakstīto.
placements-stale-now = Saglabāts: { $text }
placements-stale-typed = Jūs rakstījāt: { $text }
placements-empty = nav atbildes
placements-gone = Šī vakance ir atsaukta citā logā vai to atsaucis kolēģis
placements-gone-typed = Jūsu izmaiņas nav saglabātas. Jūs rakstījāt:
placements-gone-back = Uz vakanču sarakstu
placements-stale-withdraw = Zemāk redzat, kas ir saglabāts pašlaik. Ja vakance tomēr jāatsauc, apstipriniet vēlreiz.

## Atsaukšana
placements-withdraw = Atsaukt vakanci
placements-withdraw-ask = Vai atsaukt šo vakanci?
placements-withdraw-text = Atsauktu vakanci atjaunot nevar, bet var piedāvāt jaunu.
placements-withdraw-lost = Pretendenti, kuri to izvēlējās, šajā vakancē vietu nesaņems; citas viņu izvēles, ja tādas ir, paliek.
placements-withdraw-chose = Pretendenti, kuri to izvēlējušies: { $n } (saskaitīts { $at }).
placements-withdraw-not = Neatsaukt
placements-said-withdrawn = Vakance ir atsaukta.

## Kas nāk strādāt
placements-about = Par vakanci
placements-people = Kas nāk strādāt
placements-why-empty = Kāpēc vietas palika brīvas:
placements-people-later = Jaunākie rezultāti organizācijām vēl nav redzami.
placements-people-none = Šajā vakancē neviens nenāk: vieta nevienam nav piešķirta, no tās atteicās vai laikā neatbildēja.
placements-people-contact = Tālruni vai e-pastu un citas ziņas, ko organizācijai rāda kārtas noteikumi, redzat, kad piedāvājums ir pieņemts.
placements-group-accepted = Pieņēma piedāvājumu
placements-group-open = Vēl nav atbildējuši
placements-refuse = Nepieņemam
placements-confirm = Apstiprināt, ka gaidāt
placements-confirm-back = Atsaukt apstiprinājumu
placements-confirm-all = Apstiprināt visus, kas vietu pieņēma
placements-confirm-note = Apstiprinot jūs sakāt, ka gaidāt cilvēku darbā. To redz pats cilvēks un iestādes darbinieki; vieta no tā nav atkarīga.
placements-confirmed = Gaidām darbā; apstiprināts { $at }
placements-confirm-said = Atzīmēts, ka gaidāt darbā.
placements-confirm-unsaid = Atzīme, ka gaidāt darbā, ir noņemta.
placements-left = Neieradās vai pārtrauca darbu
placements-missed = Neieradās
placements-waits-refuse-person = Ziņots, ka nepieņemat; gaida lēmumu
placements-waits-leaving = Ziņots, ka neieradās vai pārtrauca darbu; gaida lēmumu
placements-waiting = { $n ->
    [one] Vēl nav atbildējis { $n } cilvēks.
   *[other] Vēl nav atbildējuši { $n } cilvēki.
}
placements-accepted = { $n ->
    [one] Piedāvājumu pieņēma { $n } cilvēks.
   *[other] Piedāvājumu pieņēma { $n } cilvēki.
}
placements-person = Vārds
placements-number = Pieteikums
placements-contact = Kontaktinformācija
placements-signature = Paraksts
placements-print = Drukāt sarakstu
placements-print-contacts = Drukāt arī tālruņus un e-pastus
placements-printed = Izdrukāts { $day }

## Vakanču apstiprināšana
approve-title = Kārtas vakances
approve-waiting = Gaida apstiprinājumu
approve-waiting-none = Nav vakanču, kas gaida apstiprinājumu.
approve-waiting-why = Šīs vakances organizācijas ir iesniegušas vai mainījušas. Pretendenti tās redzēs, kad tās būs apstiprinātas.
approve-waiting-closed = Kārta ir slēgta, tāpēc šīs vakances vairs nevar apstiprināt. Sadalē tās nepiedalās.
approve-many = Neparasti daudz vietu
approve-many-placement = Ja vietu vienā vakancē šajā kārtā ir vairāk nekā { $most }, tas atsevišķi jāapstiprina.
approve-many-organisation = Ar šo vakanci organizācijai kārtā kopā būtu šāds vietu skaits: { $all }. Ja to ir vairāk nekā { $most }, tas atsevišķi jāapstiprina.
approve-many-yes = Jā, vietu skaits ir pārbaudīts
approve-button = Apstiprināt
approve-said = Vakance ir apstiprināta. Pretendenti to redz kārtas lapā.
approve-said-draft = Vakance ir apstiprināta. Pretendenti to redzēs kārtas lapā, kad kārta būs atvērta.
approve-return = Atdot labošanai
approve-return-why = Kas vakancē jālabo. To lasīs organizācija.
approve-return-button = Atdot organizācijai
approve-said-returned = Vakance ir atdota organizācijai labošanai.
approve-back = Atdotās labošanai
approve-back-why = Šīs vakances ir organizācijas sarakstā: organizācija tās var labot un iesniegt vēlreiz. Ja organizācija labojumu paziņo citādi, ierakstiet labotu vakanci tās vietā.
approve-back-ground = Kas jālabo:
approve-offered = Piedāvātās vakances
approve-offered-none = Kārtā vēl nav nevienas apstiprinātas vakances.
approve-col = Apstiprināta
approve-by = { $moment }, { $who }
approve-with-round = kopā ar kārtu
approve-posters = Kas drīkst piedāvāt vakances
approve-posters-why = Jaunas vakances šajā kārtā var iesniegt tikai šīs organizācijas. Ja organizāciju izņem, tās jau iesniegtās vakances paliek.
approve-posters-none = Pagaidām jaunas vakances nevar iesniegt neviena organizācija.
approve-posters-remove = Izņemt
approve-posters-add = Cita organizācija
approve-posters-button = Atļaut piedāvāt
approve-organisation-missing = Izvēlieties organizāciju.
approve-said-may = Organizācija drīkst piedāvāt vakances šajā kārtā.
approve-said-may-not = Organizācija jaunas vakances šajā kārtā vairs nevar piedāvāt.

## Vakances no izklājlapas
placement-sheet-link = Pievienot no izklājlapas
placement-sheet-title = Vakances no izklājlapas
placement-sheet-lead = Visas savas vakances var pievienot vai mainīt vienā reizē. Pirms saglabāšanas redzēsiet, ko dara rindas.
placement-sheet-take = Lejupielādējiet izklājlapu ar savām vakancēm; ja to vēl nav, tajā ir kolonnu nosaukumi:
placement-sheet-earlier = No citām kārtām:
placement-sheet-fill = { $n ->
    [0] Aizpildiet pa rindai vakancei, ne vairāk kā { $n }. Jaunai vakancei numuru atstājiet tukšu.
    [one] Aizpildiet pa rindai vakancei, ne vairāk kā { $n }. Jaunai vakancei numuru atstājiet tukšu.
   *[other] Aizpildiet pa rindai vakancei, ne vairāk kā { $n }. Jaunai vakancei numuru atstājiet tukšu.
}
placement-sheet-send-back = Augšupielādējiet to šeit. Der arī citas kārtas fails, ja kolonnām ir tie paši nosaukumi: rindas, kuru numurs ir citā kārtā, bet šajā nav, kļūst par jaunām vakancēm.
placement-sheet-file-hint = CSV vai XLSX. Virs vakancēm ir rinda ar kolonnu nosaukumiem; vajadzīgas vismaz vakances nosaukuma un vietu kolonnas.
placement-sheet-look = Apskatīt, kas mainīsies
placement-sheet-number = Vakances numurs
placement-also-number = Numurs; Nr.; vakances nr
placement-also-title = Vakance; Darba nosaukums; Nosaukums
placement-also-capacity = Vietu skaits; Cik vietu; Skolēnu skaits
placement-also-first-day = No; No datuma; Sākuma datums
placement-also-last-day = Līdz; Līdz datumam; Beigu datums
placement-also-hours-a-day = Stundas dienā; Stundu skaits dienā
placement-sheet-check-title = Ko dara izklājlapa
placement-sheet-unread = Šīs kolonnas netiek nolasītas:
placement-sheet-read = Kuras kolonnas ir nolasītas
placement-sheet-line = { $n ->
    [0] { $n }. rinda
    [one] { $n }. rinda
   *[other] { $n }. rinda
}
placement-sheet-row-new = jauna vakance
placement-sheet-row-changed = mainās
placement-sheet-row-same = nemainās
placement-sheet-row-wrong = jālabo
placement-sheet-of = vakance { $number }
placement-sheet-elsewhere = numurs { $number } ir no citas kārtas
placement-sheet-like = ar tādu pašu nosaukumu jau ir vakance { $number }; ja domājāt to, ierakstiet tās numuru
placement-sheet-wrong = { $n ->
    [0] Jālabo { $n } rindu
    [one] Jālabo { $n } rinda
   *[other] Jālabo { $n } rindas
}
placement-sheet-wrong-text = Šīs rindas netiks saglabātas. Izlabojiet tās failā un augšupielādējiet to vēlreiz: rindas, kas jau saglabātas, otrreiz neko nemainīs.
placement-sheet-does = { $n ->
    [0] Saglabāt { $n } rindu
    [one] Saglabāt { $n } rindu
   *[other] Saglabāt { $n } rindas
}
placement-sheet-waits = Jaunās un mainītās vakances gaidīs apstiprinājumu.
placement-sheet-save = { $n ->
    [0] Saglabāt { $n } rindu
    [one] Saglabāt { $n } rindu
   *[other] Saglabāt { $n } rindas
}
placement-sheet-other = Augšupielādēt citu failu
placement-sheet-same = { $n ->
    [0] { $n } rindu neko nemaina
    [one] { $n } rinda neko nemaina
   *[other] { $n } rindas neko nemaina
}
placement-sheet-nothing = Failā nav rindas, ko saglabāt.
placement-sheet-said = Vakances ir saglabātas un gaida apstiprinājumu.
placement-sheet-hides = Rindas, kas maina apstiprinātu vakanci, atceļ tās apstiprinājumu: līdz iestādes darbinieks vakanci apstiprina no jauna, pretendenti to neredz. Pieteikumos jau ierakstītās izvēles paliek.
placement-for-link = Ierakstīt vakanci organizācijas vietā
placement-for-title = Ierakstīt vakanci organizācijas vietā
placement-for-lead = Organizācija: { $organisation }. Rakstiet to, ko organizācija ir norādījusi uz papīra, e-pastā vai pa tālruni.
placement-for-note = Vakance pieder organizācijai: organizācija to redz savā sarakstā un var mainīt. Vakanci apstiprina cits iestādes darbinieks.
placement-for-submit = Iesniegt apstiprināšanai
placement-for-said = Vakance ir ierakstīta. To apstiprina cits iestādes darbinieks.
approve-entered = Organizācijas vietā ierakstīja { $who }.
approve-entered-own = Apstiprina cits darbinieks.

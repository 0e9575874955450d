### Iemesli, kurus nosaka sadale. Noteikumu iemesliem ir savs formulējums noteikumu pakotnē.
### Trešā persona: der gan skolēniem, gan pieaugušajiem.
reason-waiting-cut-off =
    Numurs secībā: { $order }. { $placements ->
        [1] Izvēlētajā vakancē, ko varētu saņemt, visas vietas
        [2] Abās izvēlētajās vakancēs, ko varētu saņemt, vietas
        [one] Visās { $placements } izvēlētajās vakancēs, ko varētu saņemt, vietas
       *[other] Visās { $placements } izvēlētajās vakancēs, ko varētu saņemt, vietas
    } saņēma pretendenti, kas secībā ir agrāk. Vieta neatrastos arī tad, ja pārējos sadalītu citādi.
reason-waiting-earlier =
    Numurs secībā: { $order }. { $placements ->
        [1] Izvēlētajā vakancē, ko varētu saņemt, visas vietas
        [2] Abās izvēlētajās vakancēs, ko varētu saņemt, vietas
        [one] Visās { $placements } izvēlētajās vakancēs, ko varētu saņemt, vietas
       *[other] Visās { $placements } izvēlētajās vakancēs, ko varētu saņemt, vietas
    } saņēma pretendenti, kas secībā ir agrāk.
reason-waiting-held =
    Numurs secībā: { $order }. { $placements ->
        [1] Izvēlētajā vakancē, ko varētu saņemt, visas vietas
        [2] Abās izvēlētajās vakancēs, ko varētu saņemt, vietas
        [one] Visās { $placements } izvēlētajās vakancēs, ko varētu saņemt, vietas
       *[other] Visās { $placements } izvēlētajās vakancēs, ko varētu saņemt, vietas
    } bija aizņemtas jau iepriekš vai tās saņēma pretendenti, kas secībā ir agrāk.
reason-waiting-held-tier = Izvēlētajās vakancēs, ko varētu saņemt, visas vietas bija aizņemtas jau iepriekš vai tās saņēma rindas sākumā pārceltie vai citi pretendenti tajā pašā vai agrākā prioritātes grupā. Secību grupas iekšienē šī kārta neņem vērā: starp līdzvērtīgiem sadalījumiem izšķir pārējie kārtas mērķi.
reason-waiting-held-equals = Izvēlētajās vakancēs, ko varētu saņemt, visas vietas bija aizņemtas jau iepriekš vai tās saņēma citi pretendenti. Prioritāti un secību šī kārta neņem vērā: starp sadalījumiem, kuros vieta ir pēc iespējas vairāk cilvēkiem, izšķir pārējie kārtas mērķi.
reason-placed-kept = Vieta bija piešķirta jau pirms šī aprēķina, un tā paliek.
reason-placed-moved = Šī vieta aizstāj iepriekšējo, kas izvēlēs bija zemāk.
reason-first-in-line = Pieteikums bija pārcelts rindas sākumā: vieta bija izbeigta ar lēmumu vai labota kļūda.
reason-waiting-no-seat = Izvēlētajās vakancēs, ko varētu saņemt, pašlaik nav nevienas vietas, ko piešķirt.
reason-no-wish = Pieteikumā nav izvēlēta neviena no vakancēm, kas šajā kārtā ir.
reason-no-fit = Nevienai no aprakstītajām vēlmēm neatbilst neviena vakance.
reason-described = Vēlme „{ $what }” ({ $rank }. izvēle): tai atbilst vakances: { $fits }; no tām pēc noteikumiem saņemt varētu: { $possible }.
reason-described-anything = Vēlme „jebkura piemērota vieta” ({ $rank }. izvēle): vakances: { $fits }; no tām pēc noteikumiem saņemt varētu: { $possible }.
reason-placed-described = Vieta atbilst vēlmei „{ $what }” ({ $rank }. izvēle).
reason-placed-described-anything = Vieta atbilst vēlmei „jebkura piemērota vieta” ({ $rank }. izvēle).
reason-no-possible-wish = Nevienu no izvēlētajām vakancēm piešķirt nevar.
reason-withdrawn = Pieteikums ir atsaukts.
reason-withdrawn-duplicate = Pieteikumu kā dublikātu atsauca darbinieks: atstāts cits tā paša cilvēka pieteikums.
reason-out-of-line-declined = Pretendents no piedāvātās vietas atteicās un rindā vairs negaida.
reason-out-of-line-lapsed = Uz vietas piedāvājumu līdz termiņam nav atbildēts, un pieteikums rindā vairs negaida.
reason-out-of-line-left = Pretendents darbu pārtrauca un rindā vairs negaida.
reason-out-of-line-did-not-come = Pretendents darbā neieradās un rindā vairs negaida.
reason-out-of-line-ended = Vietu izbeidza ar lēmumu, un pieteikums rindā vairs negaida.
reason-empty-nobody-wished = Šo vakanci neviens neizvēlējās.
reason-empty-nobody-possible = Nevienam, kas šo vakanci izvēlējās, to piešķirt nevar: noteikumi to neļauj vai organizācija atteica.
reason-empty-all-placed = Visi, kas šo vakanci izvēlējās un drīkstēja tajā strādāt, vietu jau saņēma: šeit vai citā izvēlētā vakancē.
reason-needs-person-tier = Prioritātes grupu nosaka darbinieks.
reason-needs-person-constraint-quota = Pieteikumu vispirms izskata iestādes darbinieks: lai piemērotu kvotu „{ $name }”, trūkst ziņu ({ $facts }).
reason-needs-person-constraint-reserve = Pieteikumu vispirms izskata iestādes darbinieks: lai piemērotu rezervētās vietas „{ $name }”, trūkst ziņu ({ $facts }).
reason-needs-person-constraint-budget = Pieteikumu vispirms izskata iestādes darbinieks: lai piemērotu budžetu „{ $name }”, trūkst ziņu ({ $facts }).
reason-waiting-tier = Izvēlētajās vakancēs, ko varētu saņemt, visas vietas saņēma citi pretendenti tajā pašā vai agrākā prioritātes grupā. Secību grupas iekšienē šī kārta neņem vērā: starp līdzvērtīgiem sadalījumiem izšķir pārējie kārtas mērķi.
reason-waiting-equals = Izvēlētajās vakancēs, ko varētu saņemt, visas vietas saņēma citi pretendenti. Prioritāti un secību šī kārta neņem vērā: starp sadalījumiem, kuros vieta ir pēc iespējas vairāk cilvēkiem, izšķir pārējie kārtas mērķi.
reason-empty-nobody-takes-part = Neviens no tiem, kas izvēlējās šo vakanci, kārtā nepiedalās: pieteikums atsaukts, neatbilst noteikumiem vai par to nav izlemts.
reason-waiting-quota = Vakancē, ko varētu saņemt, vieta ir brīva, bet ir sasniegta kvota „{ $name }”.
reason-waiting-budget = Vakancē, ko varētu saņemt, vieta ir brīva, bet tai nepietiek naudas (budžets „{ $name }”).
reason-waiting-open-min = Vakance { $name } nedarbosies: tai nav vajadzīgā cilvēku skaita.
reason-waiting-together = Vakancē, ko varētu saņemt, vieta ir brīva, bet pieteikums ir saistīts ar citu, kam vietas nav: no saistītajiem, kas kārtā piedalās, vietu saņem visi vai neviens.
reason-waiting-undecided =
    { $n ->
        [1] Par izvēli „{ $places }” vēl nav darbinieka lēmuma, tāpēc vieta tajā nav piešķirta.
       *[other] Par izvēlēm „{ $places }” vēl nav darbinieka lēmuma, tāpēc vieta tajās nav piešķirta.
    } Pārējās izvēlēs, kurās noteikumi strādāt ļauj, vieta neatradās.
reason-placed-undecided =
    { $n ->
        [1] Par augstāku izvēli „{ $places }” vēl nav darbinieka lēmuma, tāpēc vieta tajā nav piešķirta.
       *[other] Par augstākām izvēlēm „{ $places }” vēl nav darbinieka lēmuma, tāpēc vieta tajās nav piešķirta.
    }
reason-empty-undecided =
    { $n ->
        [one] Par { $n } pieteikumu, kurā
       *[other] Par { $n } pieteikumiem, kuros
    } šī vakance ir izvēlēta, vēl nav darbinieka lēmuma: bez tā šeit vietu nepiešķir.
reason-empty-undecided-constraints =
    { $n ->
        [one] Par { $n } pieteikumu, kurā
       *[other] Par { $n } pieteikumiem, kuros
    } šī vakance ir izvēlēta, vēl nav darbinieka lēmuma: bez tā šeit vietu nepiešķir. Vietas var palikt brīvas arī tāpēc, ka jāievēro kvota, budžets, mazākais cilvēku skaits vai cits kārtas nosacījums.
reason-waiting-later =
    Vakancē, ko varētu saņemt, vietu saņēma kāds, kas prioritātes grupas vai secības dēļ ir vēlāk, jo tā prasa kārtas nosacījums: { $kind ->
        [quota] citādi būtu pārsniegta kvota „{ $name }”.
        [budget] citādi nepietiktu naudas (budžets „{ $name }”).
        [open-min] vakancei { $name } nav vajadzīgā cilvēku skaita.
        [together] viens no pieteikumiem ir saistīts ar citiem, un no tiem, kas kārtā piedalās, vietu saņem visi vai neviens.
        [pin] par šo vietu pretendents un darba devējs bija vienojušies jau iepriekš, kā to pieļauj kārtas noteikumi.
       *[reserve] vieta ir rezervēta grupai („{ $name }”).
    }
reason-empty-constraints = Vietas paliek brīvas, jo citādi nebūtu ievērota kāda kvota, budžets, mazākais cilvēku skaits vai cits kārtas nosacījums.
reason-refused-by-organisation-health = Organizācija atteica: darbs nav piemērots veselības stāvokļa dēļ.
reason-refused-by-organisation-skills = Organizācija atteica: trūkst darbam vajadzīgo prasmju.
reason-refused-by-organisation-conduct = Organizācija atteica iepriekšējās sadarbības dēļ.
reason-refused-by-organisation-other = Organizācija atteica cita iemesla dēļ.
reason-out-of-line-holds-elsewhere = Pretendentam ir vieta citā kārtā, kas vietu šajā kārtā izslēdz (citā šīs kārtas uzsaukumā vai programmā, no kurām viena izslēdz otru), tāpēc pieteikums rindā negaida.

### Iemesli, kurus nosaka sadale. Noteikumu iemesliem ir savs formulējums noteikumu pakotnē.
### Trešā persona: der gan skolēniem, gan pieaugušajiem.
reason-waiting-cut-off =
    Numurs secībā: { $line }. { $placements ->
        [1] Izvēlētajā vakancē visas vietas
        [one] Visās { $placements } izvēlētajās vakancēs vietas
       *[other] Visās { $placements } izvēlētajās vakancēs vietas
    } saņēma pretendenti, kas secībā ir agrāk. Vieta neatrastos arī tad, ja pārējos sadalītu citādi.
reason-waiting-order-unproven = Vietu nepietika visiem. Nav pierādīts, ka secība šeit ir ievērota: lūdzam darbinieku to pārbaudīt.
reason-waiting-no-seat = Izvēlētajās vakancēs šajā kārtā nav nevienas vietas.
reason-no-wish = Pieteikumā nav izvēlēta neviena vakance.
reason-no-possible-wish = Nevienā no izvēlētajām vakancēm kārtas noteikumi strādāt neļauj.
reason-withdrawn = Pieteikums ir atsaukts.
reason-empty-nobody-wished = Šo vakanci neviens neizvēlējās.
reason-empty-nobody-possible = Nevienam, kas šo vakanci izvēlējās, noteikumi tajā strādāt neļauj.
reason-empty-all-placed = Visi, kas šajā vakancē varēja strādāt, vietu jau saņēma: šeit vai tur, ko izvēlējās augstāk vai kas ir tuvāk.
reason-needs-person-tier = Prioritātes grupu nosaka darbinieks.

### Noteikumu pakotnes un to versijas; kārtas pāreja uz citu versiju.

## Saraksts
packs-title = Noteikumi
packs-lead = Noteikumu pakotnes un visas to versijas. Versijas nedzēš: katra kārta ir piesaistīta vienai no tām, un pie pieteikuma paliek pierakstīts, kura versija bija spēkā, kad tas ierakstīts kārtā.
packs-none = Šeit būs noteikumu versijas. Pagaidām nav nevienas: pievienojiet pirmo.
packs-col-name = Noteikumi
packs-col-version = Versija
packs-col-added = Pievienota
packs-col-rounds = Kārtas
packs-rounds-none = Nevienā kārtā
packs-came = { $moment }, kopā ar sistēmu vai kārtu

## Viena versija
packs-programme = Pasākums
packs-municipality = Pašvaldība
packs-valid = Darbs var sākties
packs-word = Identifikators
packs-hash = Kontrolsumma (SHA-256)
packs-file = Fails
packs-unread = Šo versiju sistēma vairs nesaprot
packs-part-rules = Dalības noteikumi: ko saka tam, kam nosacījums neizpildās
packs-part-pairs = Vakanču noteikumi: ko saka tam, kam nosacījums neizpildās
packs-part-tiers = Prioritātes grupas, pirmā vispirms
packs-part-none = Šādu noteikumu šajā versijā nav.
packs-when = Nosacījums
packs-order-registration = Grupas iekšienē secību nosaka reģistrācija.
packs-order-draw = Grupas iekšienē secību nosaka izloze.
packs-order-round = Secību grupas iekšienē nosaka kārta.
packs-open = Ko avoti atstāj kārtas ziņā
packs-open-text = Šīs vērtības kārta var noteikt savos iestatījumos.
packs-open-none = Kārtai nekas nav jāizlemj.
packs-default = Ja kārta nenosaka citādi: { $value }
packs-default-none = Kārtai tas jānosaka
packs-examples = Piemēri
packs-examples-none = Piemēru nav, tāpēc nekas nerāda, vai noteikumi dara to, kas domāts.
packs-sources = Avoti

## Jauna versija
packs-new = Pievienot versiju
packs-new-lead = Ielieciet šeit visu pakotnes tekstu. Versiju pievieno tikai tad, ja tajā nav kļūdu un visi tās piemēri dod gaidīto.
packs-new-hint = Lai mainītu esošos noteikumus, lejupielādējiet to failu, izlabojiet un palieliniet tajā versiju.
packs-faults = Versija nav pievienota
packs-add = Pārbaudīt un pievienot
packs-added = Versija ir pievienota. Nevienu kārtu tā vēl nemaina.

## Kārtas noteikumi
switch-title = Kārtas noteikumi
switch-pinned = Spēkā esošā versija
switch-pinned-text = Kārta strādā tieši pēc šī teksta arī tad, ja sistēmu atjaunina.
switch-pinned-none = Nav zināms, pēc kuras versijas kārta publicēta: tā ir vecāka par versiju uzskaiti.
switch-waiting = Ierosināta cita versija
switch-waiting-tag = Gaida otru parakstu
switch-waiting-look = Apskatīt, ko tā mainītu
switch-others = Citas versijas
switch-others-text = Vispirms apskatiet, ko versija mainītu šajā kārtā. Ierosina viens darbinieks, ieslēdz cits.
switch-others-none = Citu versiju šim pasākumam nav.
switch-look = Apskatīt ietekmi
switch-history = Ierosinājumi
switch-history-none = Šeit būs redzams, kas un kad ierosināja citu versiju un kas to ieslēdza. Pagaidām ierosinājumu nav.
switch-col-state = Stāvoklis
switch-col-proposed = Ierosināja
switch-col-decided = Izlēma
switch-state-proposed = Gaida
switch-state-switched = Ieslēgta
switch-state-withdrawn = Atsaukts

## Ietekme
switch-effect = Ko mainītu šī versija
switch-faults = Šajā kārtā šo versiju nevar ieslēgt
switch-counts = Cik pieteikumu un kur
switch-now = Tagad
switch-then = Pēc nomaiņas
switch-stand =
    Atbilst, { $number }. grupa: { $tier }; { $n ->
        [one] iespējama { $n } no vakancēm, kuras vēlas
       *[other] iespējamas { $n } no vakancēm, kuras vēlas
    }
switch-stand-undecided =
    { $n ->
        [one] Par { $n } vakanci vēl nav izlemts.
       *[other] Par { $n } vakancēm vēl nav izlemts.
    }
switch-moved =
    { $n ->
        [one] Kaut kas mainās { $n } pieteikumam
       *[other] Kaut kas mainās { $n } pieteikumiem
    }
switch-moved-none = Neviena pieteikuma stāvoklis un iespējamās izvēles nemainās. Atsauktie pieteikumi nav skatīti.
switch-moved-more =
    { $n ->
        [one] Vēl { $n } pieteikums šeit nav parādīts.
       *[other] Vēl { $n } pieteikumi šeit nav parādīti.
    }
switch-parts =
    { $n ->
        [one] Noteikumos ir { $n } atšķirība
       *[other] Noteikumos ir { $n } atšķirības
    }
switch-parts-none = Noteikumos nekas neatšķiras.
switch-col-part = Kas atšķiras
switch-part-rules = Dalības noteikums
switch-part-pairs = Vakanču noteikums
switch-part-tiers = Prioritātes grupa
switch-part-settings = Iestatījums
switch-part-tables = Vērtība pēc datuma
switch-part-facts = Ziņas
switch-part-constraints = Papildu nosacījums
switch-part-order = Secība
switch-part-name = Nosaukums
switch-part-version = Versija
switch-part-other = Cits

## Divi cilvēki
switch-two = Ierosina viens, ieslēdz cits
switch-proposed = Ierosināja: { $by }
switch-step-closed = Kārta ir slēgta: tās noteikumus vairs nevar mainīt.
switch-step-same = Kārta jau strādā pēc šīs versijas.
switch-step-faulty = Vispirms jānovērš iepriekš nosauktās kļūdas.
switch-step-propose = Ierosinot nekas vēl nemainās. Ieslēgt versiju varēs cits jūsu iestādes darbinieks.
switch-step-own = Ierosinājāt jūs, tāpēc ieslēgt versiju var tikai cits jūsu iestādes darbinieks.
switch-step-switch = Otrs paraksts ir jūsu. Līdz ar to visus kārtas pieteikumus vērtēs pēc šīs versijas; pie katra paliks pierakstīts, kura bija spēkā, kad tas ierakstīts.
switch-step-other = Jau ierosināta cita versija. Vispirms tā jāieslēdz vai ierosinājums jāatsauc.
switch-button-propose = Ierosināt šo versiju
switch-button-switch = Ieslēgt šo versiju
switch-button-withdraw = Atsaukt ierosinājumu
switch-said-proposed = Versija ir ierosināta. To var ieslēgt cits darbinieks.
switch-said-switched = Versija ir ieslēgta.
switch-said-withdrawn = Ierosinājums ir atsaukts.

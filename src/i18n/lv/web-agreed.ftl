### Vietas, par kurām pretendents un darba devējs vienojušies iepriekš.

agreed-title = Iepriekšējas vienošanās
agreed-page = Iepriekšēja vienošanās: pieteikums { $number }
agreed-off = Šajā kārtā iepriekšējas vienošanās ar darba devējiem vērā neņem.
agreed-lead = Pretendents un darba devējs var vienoties par vietu pirms vietu sadales. Vienošanos ņem vērā, kad darba devējs to apstiprinājis un ja vakance ir pretendenta izvēlēta un to pieļauj noteikumi.
agreed-lead-own = Te ir pretendenti, par kuriem ierakstīta vienošanās ar jūsu organizāciju. Vienošanos ņem vērā, kad jūs to apstiprināt un ja to pieļauj kārtas noteikumi.
agreed-none = Šādu vienošanos pagaidām nav.
agreed-none-here = Šim pieteikumam vienošanās nav ierakstīta.
agreed-open = Vienošanās
agreed-by-caseworker = Ierakstīja iestādes darbinieks { $moment }
agreed-by-organisation = Ierakstīja organizācija { $moment }
agreed-state-recorded = gaida darba devēju
agreed-state-confirmed = apstiprināta
agreed-state-refused = noraidīta
agreed-state-taken-back = atsaukta
agreed-since-confirmed = Darba devējs apstiprināja { $moment }
agreed-since-refused = Darba devējs noraidīja { $moment }
agreed-since-taken-back = Iestādes darbinieks atsauca { $moment }
agreed-not-allowed = Tagad šo vienošanos vērā neņem: noteikumi šo vietu pretendentam nepieļauj, vai arī vakance vairs nav izvēlēta vai piedāvāta.
agreed-code-not-agreed = ar šo pretendentu vienošanās nav bijusi
agreed-code-other-work = vienošanās bija par citu darbu
agreed-code-no-seat = šīs vietas vairs nav
agreed-code-other = cits iemesls
agreed-take-back = Atsaukt vienošanos
agreed-record = Ierakstīt vienošanos
agreed-record-text = Ierakstiet vakanci, par kuru pretendents ar darba devēju ir vienojies. Pēc tam darba devējs to apstiprina vai noraida.
agreed-record-own = Ierakstiet pieteikuma numuru un vārdu, ko pretendents jums nosaucis. Vienošanos pēc tam apstipriniet atsevišķi.
agreed-placement = Vakance
agreed-name = Pretendenta vārds un uzvārds
agreed-name-hint = Kā tas ierakstīts pieteikumā.
agreed-confirm = Apstiprināt vienošanos
agreed-refuse = Noraidīt vienošanos
agreed-refuse-button = Noraidīt
agreed-said = Vienošanās ir ierakstīta. Tagad to apstiprina darba devējs.
agreed-said-taken-back = Vienošanās ir atsaukta.
agreed-said-answered = Atbilde ir ierakstīta.
asked-after-agreed = Iepriekšēja vienošanās
placements-agreed =
    { $n ->
        [one] { $n } vienošanās gaida jūsu atbildi
       *[other] { $n } vienošanās gaida jūsu atbildi
    }
work-next-agreed =
    { $n ->
        [one] { $n } iepriekšēja vienošanās gaida darba devēja apstiprinājumu.
       *[other] { $n } iepriekšējas vienošanās gaida darba devēja apstiprinājumu.
    }
work-button-agreed = Skatīt vienošanās
round-agreed-label = Iepriekšējas vienošanās
round-agreed = Vietu, par kuru pretendents un darba devējs vienojušies iepriekš, piešķir šim pretendentam, ja darba devējs to apstiprinājis un to pieļauj noteikumi. Pamats: { $title }, { $place }.

## Pretendenta lapā
my-agreed-recorded = Ir ierakstīta vienošanās ar darba devēju par vietu „{ $place }”. To ņem vērā, kad darba devējs to apstiprina.
my-agreed-confirmed = Darba devējs ir apstiprinājis vienošanos par vietu „{ $place }”. To ņem vērā, sadalot vietas, ja noteikumi to pieļauj.
my-agreed-not-allowed = Darba devējs ir apstiprinājis vienošanos par vietu „{ $place }”, bet tagad to vērā neņem: noteikumi šo vietu nepieļauj, vai arī vakance vairs nav izvēlēta vai piedāvāta.
my-agreed-refused = Darba devējs noraidīja vienošanos par vietu „{ $place }”: { $why }. Pieteikums piedalās vietu sadalē tāpat kā pārējie.
my-agreed-unconfirmed = Darba devējs vienošanos par vietu „{ $place }” pirms vietu sadales neapstiprināja, tāpēc to vērā neņēma.
my-agreed-given = Par vietu „{ $place }” bija vienošanās ar darba devēju, un tā piešķirta saskaņā ar kārtas noteikumiem par iepriekšējām vienošanām.
my-agreed-not-given = Vietu „{ $place }”, par kuru bija vienošanās ar darba devēju, piešķirt nebija iespējams; iemesli ir turpat zemāk.
decision-agreed = Par šo vietu Jūs ar darba devēju bijāt vienojušies iepriekš, darba devējs to apstiprināja, un kārtā šādas vienošanās ņem vērā ({ $title }, { $place }).
notice-agreed = Ja vieta ar darba devēju norunāta iepriekš: ka tā norunāta un ko darba devējs atbildējis; darba devējs šim nolūkam redz pieteikuma numuru un vārdu

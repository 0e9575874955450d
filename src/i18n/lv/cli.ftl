### Ko saka komandrinda.
cli-progress-read = Lasa datus
cli-progress-rules = Piemēro noteikumus
cli-progress-solve = Meklē sadalījumu: { $stage }
cli-progress-verify = Pārbauda pierādījumu
cli-progress-audit = Pārbauda noteikumus
cli-progress-write = Raksta rezultātu
cli-done-match =
    { $applications ->
        [one] Vieta piešķirta { $placed } no { $applications } pretendenta
       *[other] Vieta piešķirta { $placed } no { $applications } pretendentiem
    }; vietu kopā { $seats }, gaida { $waiting }.
cli-proof-stage-proven = { $stage }: pierādīts
cli-proof-stage-unproven = { $stage }: nav pierādīts, balstās tikai uz risinātāja vārdu
cli-proof-unique = Tas ir vienīgais šāds sadalījums: pierādīts
cli-proof-none = Pierādījuma nav.
cli-verify-ok = Rezultāts ir pārbaudīts un pareizs.
cli-verify-refused = Rezultāts nav pieņemts: { $why }
cli-audit-failed = Sadalījums neatbilst noteikumiem: { $why }
cli-warning = Brīdinājums
cli-error = Kļūda
cli-report-at = Pārskats: { $path }
cli-demo-tiers = Vieta piešķirta / piedalās, pa prioritātes grupām:
cli-infeasible = Derīga sadalījuma nav: nosacījumi ir pretrunīgi.
cli-feasible-only = Laiks beidzies: sadalījums ir derīgs, bet nav pierādīts, ka labāka nav.
cli-faults-count =
    { $n ->
        [one] Datos ir { $n } kļūda. Nekas nav ierakstīts.
       *[other] Datos ir { $n } kļūdas. Nekas nav ierakstīts.
    }

### Kļūdas ievadā: kas atrasts un kas gaidīts, lai autors tās var izlabot, nevienam nejautājot.

## Faili
fault-missing-file = faila nav
fault-is-directory = šeit ir mape, bet vajadzīgs fails
fault-unreadable = failu nevar izlasīt ({ $error })
fault-empty-file = fails ir tukšs; vajadzīga vismaz virsraksta rinda ar aiļu nosaukumiem
fault-gzip = failu nevar atspiest: tas nav derīgs gzip fails
fault-both-plain-and-gzip = ir gan fails, gan tā .gz variants; jāatstāj tikai viens
fault-encoding = teksts nav UTF-8 kodējumā (izskatās pēc { $encoding }); lūdzu, saglabājiet failu kā UTF-8
fault-utf16 = teksts ir UTF-16 kodējumā; lūdzu, saglabājiet failu kā UTF-8
fault-toml = fails nav derīgs TOML ({ $error })
fault-json = fails nav derīgs JSON ({ $error })

## Tabulas
fault-missing-column = trūkst ailes “{ $expected }”
fault-unknown-column = ailes “{ $found }” noteikumi nepazīst, un to neizmanto; pazīst: { $expected }
fault-duplicate-column = aile ar šādu nosaukumu ir divas reizes
fault-semicolons = ailes atdala semikoli; lūdzu, saglabājiet failu ar komatiem
fault-tabs = ailes atdala tabulatori; lūdzu, saglabājiet failu ar komatiem
fault-field-count =
    { $found ->
        [one] rindā ir { $found } lauks
       *[other] rindā ir { $found } lauki
    }, bet virsrakstā – { $expected }
fault-line-too-long = rinda ir pārāk gara; iespējams, trūkst rindas beigu
fault-quote = pēdiņas ir atvērtas, bet nav aizvērtas
fault-required = vērtības nav, bet tā ir obligāta
fault-unlisted =
    { $n ->
        [one] un vēl { $n } kļūda
       *[other] un vēl { $n } kļūdas
    }

## Vērtības
fault-number = ir “{ $found }”, bet vajadzīgs vesels skaitlis robežās { $expected }
fault-ratio = ir “{ $found }”, bet vajadzīgs skaitlis no 0 līdz 100 ar ne vairāk kā sešām zīmēm aiz punkta, piemēram, 0.65
fault-id-empty = numura nav; vajadzīgas 1–64 rakstzīmes
fault-id-long = numurs ir pārāk garš; drīkst būt ne vairāk kā 64 rakstzīmes
fault-id-control = numurā ir neredzama vadības rakstzīme (tabulators, rindas beigas vai tamlīdzīga)
fault-duplicate-id = numurs “{ $found }” jau ir { $first }. rindā
fault-duplicate-pair = pāris “{ $found }” jau ir { $first }. rindā
fault-duplicate-order = vieta secībā { $found } jau ir { $first }. rindā
fault-unknown-applicant = pretendenta “{ $found }” failā applicants.csv nav
fault-unknown-placement = vakances “{ $found }” failā placements.csv nav
fault-date = ir “{ $found }”, bet vajadzīgs datums, piemēram, 2020-06-08 vai 08.06.2020.
fault-datetime = ir “{ $found }”, bet vajadzīgs datums un laiks, piemēram, 2020-05-12T10:00:00
fault-bool = ir “{ $found }”, bet vajadzīgs yes vai no
fault-periods = ir “{ $found }”, bet vajadzīgi periodi, piemēram, 2018-03-01..2018-04-30;2018-09-01..2018-09-28
fault-text = ir “{ $found }”, bet vajadzīgs teksts bez vadības rakstzīmēm
fault-coordinate = ir “{ $found }”, bet vajadzīga koordināta grādos, piemēram, 56.50474
fault-constraints-unsupported = papildu nosacījumus (constraints.json) šī versija vēl neatbalsta

## Kārta un noteikumi
fault-stage = ir “{ $found }”, bet vajadzīgs { $expected }
fault-unknown-pack = noteikumu pakotnes “{ $found }” nav; ir: { $expected }
fault-setting-unknown = iestatījuma “{ $found }” noteikumu pakotnei nav; ir: { $expected }
fault-setting-type = ir “{ $found }”, bet vajadzīgs { $expected }
fault-commitment = izlozes sākumskaitlis neatbilst publicētajam nospiedumam (SHA-256)
fault-missing-date = trūkst datuma “{ $expected }”
fault-rule = noteikumu nevar izpildīt ({ $error })
fault-source-unknown = avota “{ $found }” noteikumu pakotnē nav

## Rezultāta mape
fault-out-not-empty = mape jau ir un nav tukša; lai tajā rakstītu, pievienojiet --force
fault-out-unwritable = mapē nevar rakstīt ({ $error })
fault-out-is-file = šeit ir fails, bet vajadzīga mape
fault-file-exists = fails jau ir; izvēlieties citu vārdu vai pievienojiet --force, kur tas ir atļauts

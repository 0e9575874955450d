### Kļūdas ievadā: kas atrasts un kas gaidīts, lai autors tās var izlabot, nevienam nejautājot.

## Fkolonnu
fault-missing-file = faila nav
fault-application-unknown = pieteikuma ar numuru „{ $value }” nav
fault-missing-folder = šādas mapes nav
fault-is-directory = šeit ir mape, bet vajadzīgs fails
fault-unreadable = failu nevar izlasīt ({ $error })
fault-key-missing = šeit nav atslēgas faila, bet datubāze ir šifrēta ar atslēgu { $needed }; ielieciet šeit šīs atslēgas kopiju. Jauna atslēga nav izveidota: tā neko neatvērtu
fault-key-other = datubāze ir šifrēta ar atslēgu { $needed }, bet šajā failā ir { $held }; ielieciet šeit pareizās atslēgas kopiju
fault-key-missing-unnoted = šeit nav atslēgas faila, bet datubāzē ir šifrēti dati; ielieciet šeit tās atslēgas kopiju. Jauna atslēga nav izveidota: tā neko neatvērtu
fault-key-unnoted = datubāzē ir šifrēti dati, ko šī faila atslēga { $held } neatver: tie šifrēti ar citu atslēgu vai ar agrāku Talkas versiju
fault-empty-file = fails ir tukšs; vajadzīga vismaz virsraksta rinda ar kolonnu nosaukumiem
fault-gzip = failu nevar atspiest: tas nav derīgs gzip fails
fault-both-plain-and-gzip = ir gan fails, gan tā .gz variants; jāatstāj tikai viens
fault-encoding = teksts nav UTF-8 kodējumā (izskatās pēc { $encoding }); lūdzu, saglabājiet failu kā UTF-8
fault-utf16 = teksts ir UTF-16 kodējumā; lūdzu, saglabājiet failu kā UTF-8
fault-toml = failu nevar nolasīt ({ $error })
fault-mail-settings = ir norādīts pasta serveris, bet nav TALKA_MAIL_FROM vai TALKA_BASE_URL: jābūt zināmam, no kā ir vēstules un kur tās lasīt
fault-mail-server = pasta iestatījumi neder ({ $error })
fault-json = fails nav derīgs JSON: kļūda ir ap { $at }. zīmi ({ $error })
fault-json-type = ap { $at }. zīmi ir { $found }, bet vajadzīgs { $expected }
fault-json-field = lauka „{ $found }” šeit nav (ap { $at }. zīmi); ir: { $expected }
fault-json-missing = ap { $at }. zīmi trūkst lauka „{ $expected }”
fault-json-twice = lauks „{ $found }” ir divreiz (ap { $at }. zīmi)

## Tabulas
fault-missing-column = trūkst kolonnas „{ $expected }”
fault-unknown-column = kolonnu „{ $found }” šeit nepazīst un neizmanto; pazīst: { $expected }
fault-duplicate-column = kolonna ar šādu nosaukumu ir divas reizes
fault-semicolons = kolonnas atdala semikoli; lūdzu, saglabājiet failu ar komatiem
fault-tabs = kolonnas atdala tabulatori; lūdzu, saglabājiet failu ar komatiem
fault-field-count =
    { $found ->
        [one] rindā ir { $found } lauks
       *[other] rindā ir { $found } lauki
    }, bet virsrakstā – { $expected }
fault-line-too-long = rinda ir pārāk gara; iespējams, trūkst rindas beigu
fault-quote = pēdiņas ir atvērtas, bet nav aizvērtas
fault-quote-inside = pēdiņas ir aizvērtas teksta vidū: „{ $found }”; lūdzu, dubultojiet pēdiņas tekstā vai izņemiet tās
fault-required = vērtības nav, bet tā ir obligāta
fault-unlisted =
    { $n ->
        [one] un vēl { $n } kļūda
       *[other] un vēl { $n } kļūdas
    }

## Vērtības
fault-number = ir „{ $found }”, bet vajadzīgs vesels skaitlis robežās { $expected }
fault-ratio = ir „{ $found }”, bet vajadzīgs skaitlis no 0 līdz 100 ar ne vairāk kā sešām zīmēm aiz punkta, piemēram, 0.65
fault-seconds = ir „{ $found }”, bet vajadzīgs sekunžu skaits, lielāks par 0 un ne lielāks par { $expected }, piemēram, 60 vai 2.5
fault-problem = no šiem skaitļiem nevar izveidot atrisināmu uzdevumu ({ $error })
fault-id-empty = numura nav; vajadzīgas 1–64 rakstzīmes
fault-id-long = numurs ir pārāk garš; drīkst būt ne vairāk kā 64 rakstzīmes
fault-id-control = numurā ir neredzama vadības rakstzīme (tabulators, rindas beigas vai tamlīdzīga)
fault-duplicate-id = numurs „{ $found }” jau ir { $first }. rindā
fault-duplicate-pair = pāris „{ $found }” jau ir { $first }. rindā
fault-holders-here = kārtu ievada pirms publicēšanas: aizņemtas vai atdotas vietas tajā nenorāda
fault-holder-twice = pretendentam „{ $found }” vieta jau ir { $first }. rindā
fault-description = ir „{ $found }”; gaidīts, piemēram: { $expected }; vairākas vērtības atdala ar semikolu
fault-holder-out-of-line = pieteikums „{ $found }” failā applicants.csv ir atsaukts vai rindā vairs negaida, tāpēc vietas tam nav
fault-out-of-line-withdrawn = ir „{ $found }”, bet kolonnā withdrawn teikts, ka pieteikums ir atsaukts; vajadzīgs viens no abiem
fault-first-in-line = ir „{ $found }”, bet vajadzīgs jā, nē vai vesels skaitlis ({ $expected })
fault-duplicate-order = vieta secībā { $found } jau ir { $first }. rindā
fault-unknown-applicant = pretendenta „{ $found }” failā applicants.csv nav
fault-unknown-placement = vakances „{ $found }” failā placements.csv nav
fault-date = ir „{ $found }”, bet vajadzīgs datums, piemēram, 2020-06-08 vai 08.06.2020.
fault-date-turn = diena „{ $found }” ir pirms dienas „{ $other }”, kas ir { $expected }
fault-deadline-past = pēdējā pieteikšanās diena ir pagājusi, bet pieteikumu kārtā nav: pieteikties vairs nevarētu neviens
fault-datetime = ir „{ $found }”, bet vajadzīgs datums un laiks, piemēram, 2020-05-12T10:00:00
fault-datetime-skipped = laika „{ $found }” Latvijā nebija: tajā naktī pulksteņus pagrieza uz priekšu
fault-datetime-twice = laiks „{ $found }” Latvijā bija divreiz, jo tajā naktī pulksteņus pagrieza atpakaļ; norādiet to ar nobīdi no UTC: { $one } vai { $other }
fault-required-of-all = vērtības nav, bet citās rindās tā ir; ja šo kolonnu lieto, tā jāaizpilda visiem, kuru pieteikums nav atsaukts un nav no rindas izstājies
fault-arrival-twice = saņemšanas numurs { $found } jau ir { $first }. rindā (pieteikums „{ $other }”)
fault-draw-code-twice = izlozes kods „{ $found }” jau ir { $first }. rindā (pieteikums „{ $other }”)
fault-same-moment = pieteikums „{ $id }” reģistrēts vienā brīdī ar pieteikumu „{ $other }” { $first }. rindā ({ $found }); vajadzīgs precīzāks laiks, saņemšanas numuri kolonnā arrival vai round.toml iestatījums order.ties: row vai draw
fault-bool = ir „{ $found }”, bet vajadzīgs jā vai nē (yes vai no)
fault-periods = ir „{ $found }”, bet vajadzīgi periodi, piemēram, 2018-03-01..2018-04-30;2018-09-01..2018-09-28
fault-unsaid = nav teikts nekas; te gaidīts teksts
fault-text = ir „{ $found }”, bet vajadzīgs teksts bez vadības rakstzīmēm
fault-choice = ir „{ $found }”, bet vajadzīga viena no šīm vērtībām: { $expected }
fault-day-past = datums ir pārāk sens (agrākais gads ir 1900): „{ $found }”
fault-day-future = dzimšanas diena vēl nav pienākusi: „{ $found }”
fault-day-far = datums ir pārāk tālu nākotnē (vēlākais gads ir 2100): „{ $found }”
fault-coordinate = ir „{ $found }”, bet vajadzīga koordināta grādos, piemēram, 56.50474
fault-together-alone = sarakstā vajadzīgi vismaz divi cilvēki
fault-together-twice = „{ $found }” ir jau kādā citā sarakstā; katrs drīkst būt tikai vienā
fault-twice-in-list = „{ $found }” šajā sarakstā ir divreiz
fault-no-network = šie papildu nosacījumi neveido tīklu; der { $expected }
warning-never-opens = vakance „{ $found }” nekad nedarbosies: vajadzīgi vismaz { $min }, bet vietu ir { $seats }
warning-description-unmet = vērtības „{ $found }” nav nevienai vakancei, tāpēc vēlmei, kas to min, atbilst tikai citas tajā minētās vērtības
warning-alike = „{ $found }” no „{ $expected }” atšķiras tikai ar lielajiem burtiem, garumzīmēm vai tamlīdzīgi, bet noteikumiem tie ir divi dažādi teksti (rindu skaits šajā kolonnā: { $rows })

## Kārta un noteikumi
fault-stage = ir „{ $found }”, bet vajadzīgs { $expected }
fault-one-line = vajadzīga viena rinda, kurā ir ne vairāk kā { $expected } rakstzīmes
fault-unknown-pack = noteikumu pakotnes „{ $found }” nav; ir: { $expected }
fault-commitment = izlozes sākumskaitlis neatbilst publicētajai kontrolsummai (SHA-256)
warning-seed-made = izlozes sākumskaitlis (seed) un kontrolsumma (commitment) nav ņemti vērā: kārtai tos pēc nejaušības izveido sistēma
fault-no-seed = izlozei vajadzīgs sākumskaitlis (seed)
fault-seed-unused = šajā kārtā nav izlozes, kam lietot sākumskaitli (seed) vai tā kontrolsummu (commitment)

## Rezultāta mape
fault-out-not-empty = mape jau ir un nav tukša; lai tajā rakstītu, pievienojiet --force
fault-out-unwritable = mapē nevar rakstīt ({ $error })
fault-out-is-file = šeit ir fails, bet vajadzīga mape
fault-file-exists = fails jau ir; izvēlieties citu nosaukumu
fault-database-exists = datubāze jau ir; lai to aizstātu, pievienojiet --force

## Izklājlapas
fault-sheet-is-xls = šī ir vecā veida darbgrāmata (.xls); lūdzu, saglabājiet to kā .xlsx
fault-sheet-is-xlsb = šī ir bināra darbgrāmata (.xlsb); lūdzu, saglabājiet to kā .xlsx
fault-sheet-is-ods = šī ir LibreOffice vai OpenOffice izklājlapa (.ods); lūdzu, saglabājiet to kā .xlsx
fault-sheet-is-pdf = šis ir PDF; vajadzīga tabula .xlsx vai .csv failā
fault-sheet-is-html = šī ir tīmekļa lapa (HTML), lai kā to sauktu; atveriet to izklājlapu programmā un saglabājiet kā .xlsx
fault-sheet-is-xml = šis ir XML fails; atveriet to izklājlapu programmā un saglabājiet kā .xlsx
fault-sheet-is-zip = šis ir arhīvs (ZIP), kurā nav darbgrāmatas; atsūtiet pašu .xlsx vai .csv failu
fault-sheet-is-encrypted = darbgrāmatu aizsargā parole; lūdzu, saglabājiet to bez paroles
fault-sheet-is-other = šī nav izklājlapa; vajadzīga tabula .xlsx vai .csv failā
fault-sheet-bytes = fails ir lielāks par { $expected } MB
fault-sheet-bomb = atspiests šis fails pārsniegtu { $expected } MB; darbgrāmata, kurā ir tikai šī tabula, ir daudz mazāka
fault-sheet-ratio = atspiežot fails izaugtu tā, kā neizaug neviena darbgrāmata; to neatver
fault-sheet-lies = par faila daļu „{ $found }” teikts, ka tajā ir { $expected } baiti, bet to ir vairāk; failu neatver
fault-sheet-parts = failā ir { $found } daļas; darbgrāmatā to ir ne vairāk kā { $expected }
fault-sheet-names = faila daļām ir tādi nosaukumi, kādu darbgrāmatā nav; to neatver
fault-sheet-entities = faila daļā „{ $found }” ir deklarētas savas entītijas (DOCTYPE), kādas darbgrāmatai nav vajadzīgas; failu neatver
fault-sheet-texts = darbgrāmatā ir pārāk daudz dažādu tekstu
fault-sheet-looks = darbgrāmatā ir pārāk daudz formātu, apvienotu šūnu vai nosaukumu; lūdzu, pārkopējiet tabulu jaunā darbgrāmatā
fault-sheet-worksheets = darbgrāmatā ir vairāk nekā 100 darblapu; lūdzu, atsūtiet to, kurā ir tabula
fault-sheet-broken = fails ir bojāts; atveriet to izklājlapu programmā un vēlreiz saglabājiet kā .xlsx
fault-sheet-missing-part = fails ir bojāts: darblapas „{ $found }” tajā nav
fault-sheet-nothing = nevienā redzamā darblapā nekā nav
fault-sheet-encoding = tekstu nevar izlasīt: tas izskatās pēc { $encoding }, bet šeit ir rakstzīme, kādas { $encoding } nav
fault-sheet-no-header = virsrakstā ir „{ $found }”, bet vajadzīgs kolonnas nosaukums. Varbūt trūkst virsraksta rindas
fault-sheet-only-header = ir tikai virsraksta rinda, un zem tās nav nevienas rindas
fault-sheet-merged = virsraksta šūnas { $found } ir apvienotas; katrai kolonnai vajadzīgs savs nosaukums, tāpēc, lūdzu, sadaliet tās
fault-sheet-columns = tabula sniedzas līdz kolonnai { $found }; lasa ne vairāk kā 200 kolonnu
fault-sheet-rows = rindu ir vairāk par { $expected }; lūdzu, sadaliet failu
fault-placements-worksheets = vakanču saraksti ir vairākās darblapās: { $found }; atstājiet failā vienu
fault-sheet-beyond = ir „{ $found }” pa labi no virsraksta pēdējās kolonnas; varbūt kādā tekstā ir atdalītājs
fault-sheet-error = šūnā ir kļūda „{ $found }”; lūdzu, izlabojiet šūnu vai iztukšojiet to
fault-sheet-no-value = šūnā ir formula bez vērtības; atveriet failu izklājlapu programmā un saglabājiet vēlreiz, vai ierakstiet pašu vērtību
fault-sheet-control = ir „{ $found }”, un tajā ir neredzama rakstzīme (rindas beigas, tabulators vai tamlīdzīga); lūdzu, rakstiet vienā rindā
fault-sheet-long = šūnā ir vairāk nekā 32 767 rakstzīmes; varbūt trūkst pēdiņu
fault-sheet-zeros = ir „{ $found }”, bet vajadzīgi { $expected } cipari. Zudušas nulles sākumā: iestatiet kolonnai teksta formātu un ierakstiet tās vēlreiz
fault-sheet-scientific = ir „{ $found }” – skaitlis, kura cipari ir zuduši; iestatiet kolonnai teksta formātu un ierakstiet skaitli vēlreiz
fault-sheet-digits = ir { $found } – skaitlis ar vairāk nekā 15 cipariem, kura pēdējos izklājlapa ir zaudējusi; iestatiet kolonnai teksta formātu un ierakstiet vēlreiz
fault-sheet-date = ir „{ $found }”, ko rāda kā datumu, bet tas nav datums
fault-sheet-whole = ir „{ $found }”, bet vajadzīgs vesels skaitlis
fault-sheet-bool = ir „{ $found }”, bet vajadzīgs „jā” vai „nē” (der arī x vai 1 un 0)
fault-sheet-date-short = ir „{ $found }”, bet gads jāraksta ar četriem cipariem; iespējams, domāts { $expected }
fault-sheet-date-serial = ir skaitlis „{ $found }”, bet vajadzīgs datums; iestatiet kolonnai datuma formātu, ja domāts { $expected }
fault-sheet-datetime = ir „{ $found }”, bet vajadzīgs datums un laiks, piemēram, 12.05.2026. 8:30
fault-sheet-datetime-short = ir „{ $found }”, bet gads jāraksta ar četriem cipariem; iespējams, domāts { $expected }
fault-sheet-datetime-serial = ir skaitlis „{ $found }”, bet vajadzīgs datums un laiks; iestatiet kolonnai datuma formātu, ja domāts { $expected }
fault-sheet-date-order = ir „{ $found }”, bet citi šīs kolonnas datumi rakstīti ar mēnesi pirms dienas, tāpēc nav skaidrs, kura diena domāta; vajadzīgi tādi datumi kā 24.12.2026.
fault-sheet-field-missing = nevienu kolonnu nelasa kā „{ $expected }”, bet tā ir vajadzīga
fault-sheet-field-twice = kolonnas { $found } visas lasa kā „{ $expected }”; izvēlieties vienu no tām
fault-sheet-field-unknown = lauka „{ $found }” nav
warning-sheet-formula = šūnā ir formula; lasa tās saglabāto vērtību „{ $found }”
warning-sheet-other = darblapu „{ $found }” nelasa; lasa „{ $expected }”
warning-sheet-hidden = darblapa „{ $found }” ir paslēpta, un to nelasa; lasa „{ $expected }”
warning-sheet-merged = sākot no šejienes ir šūnas, kas apvienotas pāri vairākām rindām; vērtība ir tikai pirmajā no tām
warning-sheet-above = rinda ir virs kolonnu nosaukumiem, tāpēc nav nolasīta: „{ $found }”
warning-sheet-numbering = rindā ir kolonnu numuri, tāpēc tā nav nolasīta: „{ $found }”
warning-sheet-header-again = rindā ir atkārtoti kolonnu nosaukumi, tāpēc tā nav nolasīta
warning-sheet-idle = rindā nav nekā no tā, ko lasa, tāpēc tā ir izlaista: „{ $found }”
warning-sheet-foot = rinda izskatās pēc kopsummas vai paraksta un nav nolasīta: „{ $found }”
warning-sheet-nameless = kolonnai virsrakstā nav nosaukuma, un to nelasa; tajā ir, piemēram, „{ $found }”
fault-sheet-swallowed = kādā šūnā ir vairākas rindas ar tik daudziem atdalītājiem, cik to ir veselā rindā; varbūt pēdiņas ir atvērtas par daudz un šūna ir paņēmusi citu cilvēku rindas
warning-sheet-swallowed = kādā šūnā ir vairākas rindas ar tik daudziem atdalītājiem, cik to ir veselā rindā; pārbaudiet, vai tajā nav citu cilvēku rindu
warning-sheet-short = rindā ir mazāk vērtību ({ $found }) nekā kolonnu ({ $expected }); pārbaudiet, vai netrūkst atdalītāja un vērtības nav pārbīdījušās
fault-sheet-letters = ir „{ $found }”, un tajā ir zuduši burti; saglabājiet failu vēlreiz UTF-8 kodējumā vai kā .xlsx, vai ierakstiet vārdu no jauna
fault-sheet-hidden = tabula ir paslēptajā darblapā „{ $found }”; parādiet to un saglabājiet failu vēlreiz
warning-sheet-hidden-column = kolonna ({ $found }) failā ir paslēpta, bet to lasa
warning-sheet-columns = tabula sniedzas līdz kolonnai { $found }; lasa pirmās 200 kolonnas
warning-sheet-twice = kolonna ar šādu nosaukumu ir divas reizes; otro sauc „{ $found }” un nelasa, kamēr tai nav izvēlēts lauks
warning-sheet-joined = nosaukums apvienots pāri vairākām kolonnām; to tekstus lasa kopā, ar atstarpi pa vidu
warning-sheet-lines = šūnā ir vairākas rindas; tās lasa kopā kā „{ $found }”
warning-sheet-hints = rindā ir paskaidrojumi kolonnām, tāpēc tā nav nolasīta: „{ $found }”
warning-sheet-heading = rinda izskatās pēc virsraksta vairākām rindām un nav nolasīta: „{ $found }”
warning-sheet-prepared = rinda ir sagatavota, bet nav aizpildīta, tāpēc tā nav nolasīta: „{ $found }”
sheet-hidden-row = rinda jūsu failā ir paslēpta
sheet-faults = Kļūdas
fault-intake-nobody = nav ne pieteikuma numura, ne personas koda, ne vārda ar dzimšanas datumu; vajadzīgs kaut viens, lai cilvēku varētu pazīt
fault-intake-no-key = nav kolonnas ar pieteikuma numuru, personas kodu vai vārdu; vajadzīga kaut viena
fault-intake-twice = šis cilvēks failā jau ir augstāk; vajadzīga viena rinda cilvēkam
fault-intake-elsewhere = pieteikums ar šādu numuru ir citā kārtā; vajadzīgs šīs kārtas numurs
fault-intake-unclear = rinda der vairākiem pieteikumiem; ierakstiet pieteikuma numuru
fault-intake-number-unknown = pieteikuma ar numuru „{ $found }” šajā kārtā nav, bet personas kods ir pieteikumā „{ $expected }”; vajadzīgs tā numurs, vai arī numuru atstājiet tukšu
fault-intake-number-code = numurs „{ $found }” un personas kods ir dažādos pieteikumos: kods ir pieteikumā „{ $expected }”; izlabojiet numuru vai kodu
fault-intake-number-name = numurs „{ $found }” un vārds ar dzimšanas datumu ir dažādos pieteikumos: vārds ir pieteikumā „{ $expected }”; izlabojiet numuru vai vārdu
fault-intake-code-name = personas kods un vārds ar dzimšanas datumu ir dažādos pieteikumos: vārds ir pieteikumā „{ $expected }”; izlabojiet kodu vai vārdu vai ierakstiet pieteikuma numuru
fault-intake-names = ir „{ $found }”, bet vārda un uzvārda kolonnās ir „{ $expected }”; vajadzīgs viens un tas pats
fault-intake-clock = ir „{ $found }”, bet vajadzīgs tās pašas dienas laiks, piemēram, 8:30
warning-intake-alike = jauns pieteikums, bet tāds pats personas kods vai vārds ar dzimšanas datumu ir pieteikumā „{ $expected }”
warning-intake-again = jauns pieteikums, bet tāds pats personas kods vai vārds ar dzimšanas datumu failā jau ir augstāk ar citu numuru
warning-intake-other-name = „{ $found }” ir pavisam cits vārds nekā zināmais „{ $expected }”; pārbaudiet, vai tas ir tas pats cilvēks
warning-intake-moment = ir „{ $found }”, bet pieteikums reģistrēts { $expected }; fails šo laiku nemaina
warning-intake-withdrawn = pieteikums „{ $found }” ir atsaukts, bet failā teikts, ka nav; tas paliek atsaukts
warning-intake-clock = ir „{ $found }”, bet otrā kolonnā ir cits laiks; lasīts { $expected }
warning-intake-contacts = pieteikumā glabā vienu e-pasta adresi, bet dažās rindās ir vairākas (tādu rindu skaits: { $rows }): ieraksta vienu no tām (e-pasta kolonnas adresi, ja tāda kolonna ir), pārējās neieraksta
warning-intake-name-order = no „{ $found }” nolasīts „{ $expected }”; pārbaudiet, kurš ir uzvārds
warning-intake-name-joined = „{ $found }” kopā ar otru kolonnu nolasīts kā „{ $expected }”; pārbaudiet vārdu un uzvārdu
fault-intake-wish-unknown = kārtā nav vakances ar numuru vai nosaukumu „{ $found }”
fault-intake-wish-twice = vakance „{ $found }” jau ir šīs rindas izvēlēs; katru norāda vienreiz
fault-intake-wish-unclear = vairākām vakancēm ir nosaukums „{ $found }”; ierakstiet vakances numuru
fault-code-zeros = personas kodam ir mazāk nekā 11 ciparu; iespējams, izklājlapa ir nometusi nulles sākumā. Vajadzīgi 11 cipari, kolonna jāformatē kā teksts
fault-code-form = tas nav personas kods; vajadzīgi 11 cipari, pēc sestā var būt defise
fault-code-date = personas koda sākumā ir diena, kuras nav kalendārā
fault-code-unknown = personas kodam ir nezināma forma; vecais sākas ar dzimšanas datumu un septītais cipars ir 0, 1 vai 2, jaunais sākas ar 32–39
warning-code-check = personas koda kontrolcipars nesakrīt; kods jāpārbauda
warning-code-birth = personas kodā ir cits dzimšanas datums nekā kolonnā
fault-checkpoint = nav kontrolpunkts: { $value }
fault-agreed-column = lai iepriekšējas vienošanās ņemtu vērā ([agreed]), noteikumos vai kārtā jābūt nosacījumam „pinned” ([constraints])
fault-consent-stand = kārtā, kas prasa piekrišanu ([consent]), piedāvājums bez atbildes zaudē spēku: vajadzīgs „lapse”

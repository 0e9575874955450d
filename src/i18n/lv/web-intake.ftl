### Spreadsheets of people, and applications that may be one person's.

intake-title = Pieteikumi no izklājlapas
intake-lead = Nosūtiet failu ar pieteikumiem. Pirms kaut ko ieraksta, redzēsiet, kas ir jauns, kas mainās un kas ir kļūdains.
intake-file = Fails
intake-file-hint = CSV vai XLSX, ne vairāk kā 32 MB un 200 000 rindu. Virs pieteikumiem ir rinda ar kolonnu nosaukumiem. Cilvēku pazīst pēc pieteikuma numura, personas koda vai vārda un dzimšanas datuma. Tukša šūna neko nemaina.
intake-send = Nosūtīt un salīdzināt
intake-no-file = Izvēlieties failu.
intake-unreadable = Failu nevar izlasīt
intake-export-closed = Visi šīs kārtas pieteikumi vienā failā. Failā ir personas dati; lejupielādi ieraksta žurnālā.
intake-closed = Kārta ir slēgta, tāpēc pieteikumus no failiem vairs nepieņem.
intake-export = Lejupielādēt pieteikumus
intake-export-text = Visi šīs kārtas pieteikumi vienā failā, ar ziņām, kādas tajos norādītas; ko noskaidrojuši darbinieki, rāda pieteikumu saraksts. To var labot un nosūtīt atpakaļ: ierakstīs tikai to, kas mainījies. Failā ir personas dati; lejupielādi ieraksta žurnālā.
intake-unfinished = Nepabeigtie faili
intake-unfinished-whole = nosūtīts { $moment }; vēl nav ierakstīts
intake-unfinished-rows =
    { $n ->
        [one] nosūtīts { $moment }; { $n } rinda gaida labojumus
       *[other] nosūtīts { $moment }; { $n } rindas gaida labojumus
    }
intake-about-csv = CSV, kodējums { $encoding }, atdalītājs „{ $delimiter }”.
intake-about-xlsx = XLSX, darblapa „{ $worksheet }”.
intake-columns = Ko satur katra kolonna
intake-columns-text = Izvēli atcerēsimies jūsu organizācijas nākamajiem failiem.
intake-absent = Failā nav kolonnas šīm ziņām
intake-absent-text = Kārtā tās jautā pretendentiem. Ja kādai no tām kolonna ir, norādiet zemāk, kura. Ja nav, rindas var ierakstīt arī bez tām, bet jauniem pieteikumiem tās būs jānoskaidro.
intake-fault-more =
    { $n ->
        [one] tas pats vēl { $n } rindā
       *[other] tas pats vēl { $n } rindās
    }
intake-blank = Tukša veidlapa
intake-blank-text = Izklājlapa ar kolonnām, ko šajā kārtā lasa; rindu tajā nav. Aizpildiet to un nosūtiet šeit.
intake-also-school = izglītības iestāde; mācību iestāde
intake-also-municipality = deklarētā dzīvesvieta; dzīvesvietas pašvaldība
intake-also-parish = deklarētā dzīvesvieta; dzīvesvietas pagasts
intake-also-health-check = medicīniskā grāmatiņa; med. grāmatiņa
intake-unread = Kolonnas, kuras nelasa
intake-unread-text = No šīm kolonnām kārtā neieraksta neko. Ja kādā no tām ir kas vajadzīgs, norādiet, ko tā satur.
intake-samples = Piemēram: { $samples }
intake-samples-none = Pirmajās rindās šī kolonna ir tukša.
intake-nameless = Kolonna { $column } (bez nosaukuma)
intake-worksheets = Darblapas
intake-worksheet-ask = Kura darblapa ir domāta?
intake-worksheet-text = Kolonnu nosaukumi, kurus meklē, ir vairākās darblapās. Lasa vienu no tām.
intake-worksheet-hidden = paslēpta
intake-worksheet-use = Lasīt šo darblapu
intake-hidden-text = Tās paslēpis filtrs vai cilvēks. Rindas: { $rows }
intake-hidden-mean = Arī paslēptās rindas ir domātas
intake-empty = nekas
intake-part = Ierakstīt pareizās rindas
intake-part-text = Pareizās rindas var ierakstīt jau tagad. Kļūdainās paliek: tās varēs lejupielādēt ar kļūdām, izlabot un nosūtīt vēlreiz.
intake-part-waits = Pareizās rindas varēs ierakstīt, kad par rindām ar neparastu laiku būs parakstījies otrs darbinieks. Kļūdainās paliek: tās varēs lejupielādēt ar kļūdām, izlabot un nosūtīt vēlreiz.
intake-columns-use = Izmantot šīs kolonnas
intake-columns-wrong = Kolonnas vēl nevar izmantot
intake-column-none = Nelasīt
intake-tile-added = jauni
intake-tile-changed = mainīti
intake-tile-same = bez izmaiņām
intake-tile-gone = failā nav
intake-tile-wrong = kļūdaini
intake-part-added = Jauni pieteikumi
intake-part-changed = Mainīti pieteikumi
intake-part-gone = Pieteikumi, kuru failā nav
intake-gone-text = Ar tiem nekas nenotiek: failā var būt tikai daļa pieteikumu.
intake-row = Rinda
intake-changes = Kas mainās
intake-read = Kas nolasīts
intake-wrong-text = Kļūdainās rindas neieraksta. Fails ar kļūdām pie rindām:
intake-faults-xlsx = XLSX ar kļūdām
intake-faults-csv = CSV ar kļūdām
intake-take-text = Ierakstīs visu, kas ir jauns vai mainīts, vai arī neko. Kur šūna ir tukša, pieteikumā paliek tas, kas tur jau ir; svītra izvēles kolonnā šo izvēli dzēš.
intake-order = Jaunos pieteikumus numurē rindu secībā: ja laiks ir vienāds, agrāk ir tas, kura rinda ir augstāk. Ja rindā laika nav, pieteikums skaitās saņemts brīdī, kad failu ieraksta kārtā. Vēlāk rindu secībai nav nozīmes: rindu labojot un sūtot vēlreiz, pieteikuma laiks un saņemšanas numurs nemainās.
intake-order-draw = Secību nosaka izloze, tāpēc rindu secībai nav nozīmes. Katrs jauns pieteikums saņem nejaušu izlozes kodu.
intake-late-text = Tie nāk no laika, kurā šī kārta pieteikumus nepieņem, vai tiem norādīts laiks, kas ir agrāks par ierakstīšanas brīdi. Kamēr par šīm rindām nav parakstījies otrs darbinieks, failu nevar ierakstīt. Ja rindas mainās, jāparakstās vēlreiz.
intake-late-at = Norādītais laiks
intake-late-unsaid = nav norādīts; skaitās ierakstīšanas brīdis
intake-late-why = Kāpēc
intake-late-why-early = pirms pieteikšanās sākuma
intake-late-why-late = pēc termiņa
intake-late-why-future = nākotnē
intake-late-why-before = norādītais laiks ir agrāks par ierakstīšanas brīdi
intake-late-own = Failu nosūtījāt jūs, tāpēc par šīm rindām parakstās cits darbinieks.
intake-late-sign-text = Ja pieteikumi ir jāpieņem ar šādu laiku, parakstieties. Failu pēc tam ieraksta cits darbinieks.
intake-late-sign = Parakstīties par šīm rindām
intake-late-signed = Par šīm rindām { $moment } parakstījās { $name }.
intake-late-signed-own = Par šīm rindām { $moment } parakstījāties jūs ({ $name }), tāpēc failu ieraksta cits darbinieks.
intake-late-said = Paraksts ir ierakstīts.
intake-take = Ierakstīt kārtā
intake-drop = Atmest failu
intake-nothing = Failā nav nekā jauna: viss jau ir kārtā.
intake-doubts = Ko vērts pārbaudīt
intake-taken = Pieteikumi ir ierakstīti.
intake-dropped = Fails ir atmests.
intake-was-dropped = Šis fails ir atmests, un tā saturs ir dzēsts.
intake-unnamed = Fails, kura nosaukumu vairs neglabā
intake-another = Nosūtīt citu failu
intake-done-figures = Fails ir ierakstīts. Jauni pieteikumi: { $added }, mainīti: { $changed }.
intake-done-gone = Faila saturs ir dzēsts.
intake-waiting-text = Šīs rindas nav ierakstītas. Lejupielādējiet tās ar kļūdām, izlabojiet un nosūtiet kā jaunu failu. Kad kārtā ierakstīts jauns fails, kurā ir tieši šīs rindas vai viss saraksts no jauna, ar tiem pašiem cilvēkiem pēc vārda un personas koda, šeit tās vairs negaida; ja tās ievadījāt citādi, atmetiet tās. Ierakstīt rindas var, līdz kārta ir slēgta; glabā tās 30 dienas pēc faila nosūtīšanas.
intake-waiting-drop = Atmest šīs rindas
intake-field-number = pieteikuma numurs
intake-field-name = vārds un uzvārds
intake-field-first-name = vārds
intake-field-last-name = uzvārds
intake-field-contact = tālrunis vai e-pasts
intake-field-email = e-pasts
intake-field-telephone = tālrunis
intake-field-personal-code = personas kods
intake-field-registered = reģistrēts
intake-field-registered-time = saņemšanas laiks, ja datums ir citā kolonnā
intake-also-registered = saņemts; saņemšanas laiks; saņemšanas datums; saņemšanas datums un laiks; iesniegts; iesniegšanas laiks; iesniegšanas datums; iesniegšanas datums un laiks; reģistrācijas laiks; reģistrācijas datums; reģistrēšanas laiks; reģistrēšanas datums
intake-also-registered-time = saņemšanas laiks; iesniegšanas laiks; reģistrācijas laiks; reģistrēšanas laiks
intake-also-number = pieteikuma nr; iesnieguma numurs; iesnieguma nr
intake-also-name = skolēna vārds un uzvārds; jaunieša vārds un uzvārds; bērna vārds un uzvārds; pretendenta vārds un uzvārds; pieteicēja vārds un uzvārds
intake-also-first-name = vārdi
intake-also-last-name = uzvārdi
intake-also-contact = kontakti; kontaktinformācija; saziņa
intake-also-email = e-pasta adrese; epasts; elektroniskais pasts
intake-also-telephone = tālruņa numurs; tālruņa nr; telefons; telefona numurs; mobilais tālrunis; mobilais telefons; mobilais; kontakttālrunis
intake-also-personal-code = p. k.; pers. k.; p. kods
intake-also-wish = izvēle nr. { $n }; { $n }. vēlme; vēlme nr. { $n }; { $ordinal } izvēle; { $ordinal } vēlme; { $roman } izvēle; { $roman } vēlme
intake-ordinals = pirmā; otrā; trešā; ceturtā; piektā; sestā; septītā; astotā; devītā; desmitā
intake-field-withdrawn = atsaukts
intake-field-wish = { $n }. izvēle
intake-field-described = vēlmes bez nosauktas vakances
intake-field-wishes = izvēles
intake-wrong =
    { $n ->
        [one] { $n } kļūdaina rinda
       *[other] { $n } kļūdainas rindas
    }
intake-late =
    { $n ->
        [one] { $n } jauns pieteikums ar laiku, par kuru jāparakstās
       *[other] { $n } jauni pieteikumi ar laiku, par kuru jāparakstās
    }
intake-more = Un vēl { $n }
intake-hidden =
    { $n ->
        [one] Failā ir paslēpta { $n } rinda
       *[other] Failā ir paslēptas { $n } rindas
    }
intake-waiting =
    { $n ->
        [one] { $n } kļūdaina rinda gaida
       *[other] { $n } kļūdainas rindas gaida
    }
duplicates-title = Iespējamie dublikāti
duplicates-lead = Šie pieteikumi, iespējams, ir viena cilvēka. Neko nedzēš un neizlemj automātiski: lemjat jūs, līdz kārta ir pabeigta. Kārtu ar neizlemtām kopām var slēgt tikai tas, kurš atzīmē, ka tās ir redzējis.
duplicates-compared = Salīdzina spēkā esošos pieteikumus ({ $n }) savā starpā, ar kārtām, kurās vienlaikus piedalīties nevar, un ar tiem, kam ir vieta iepriekšējā vai nākamajā kārtā: personas kodu ar personas kodu, vārdu kopā ar dzimšanas datumu.
duplicates-uncompared = Nevar salīdzināt: pēc personas koda, jo tā nav, – { $codes }; pēc vārda un dzimšanas datuma, jo kāda no tiem nav, – { $names }; ne pēc viena, ne otra – { $neither }.
duplicates-none = Starp pieteikumiem, kurus varēja salīdzināt, nav tādu, kas varētu būt viena cilvēka.
duplicates-why-code = Vienāds personas kods
duplicates-why-name = Vienāds vārds un dzimšanas datums
duplicates-why-changed-code = Vienāds vārds un dzimšanas datums, dažādi personas kodi: kods var būt mainīts
duplicates-why-excluded = Pieteikums arī pasākumā, kurā vienlaikus piedalīties nevar
duplicates-why-called = Cilvēkam, kas var būt tas pats, ir vieta iepriekšējā vai nākamajā kārtā: atšķiras vārds vai personas kods
duplicates-decided = Izlemts
duplicates-code = Personas kods
duplicates-no-code = Nav zināms
duplicates-elsewhere = Citā kārtā: { $round }
duplicates-ask = Kas noskaidrots?
duplicates-different = Tie ir dažādi cilvēki, visi pieteikumi paliek spēkā
duplicates-same = Tas ir viens cilvēks, spēkā paliek { $number }; pārējos šīs kārtas pieteikumus atsauks
duplicates-decide = Ierakstīt lēmumu
duplicates-choose = Izvēlieties, kas noskaidrots.
duplicates-done = Lēmums ir ierakstīts.
duplicates-some = Uz kuriem pieteikumiem tas attiecas?
duplicates-some-hint = Noņemiet atzīmi tiem, par kuriem vēl nekas nav noskaidrots: par tiem varēs lemt vēlāk.
duplicates-some-missing = Atzīmējiet vismaz divus pieteikumus.
duplicates-some-stands = Jāatzīmē arī pieteikums, kas paliek spēkā.
duplicates-many = Vairākas kopas reizē
duplicates-many-ask = Kas noskaidrots par tām visām?
duplicates-rule-different = Katrā kopā tie ir dažādi cilvēki, visi pieteikumi paliek spēkā
duplicates-rule-first = Katrā kopā tas ir viens cilvēks, spēkā paliek šīs kārtas pieteikums, kas iesniegts pirmais; pārējos šīs kārtas pieteikumus atsauks
duplicates-rule-last = Katrā kopā tas ir viens cilvēks, spēkā paliek šīs kārtas pieteikums, kas iesniegts pēdējais; pārējos šīs kārtas pieteikumus atsauks
duplicates-many-all =
    { $n ->
        [one] Visas: { $n } neizlemta kopa
        [2] Abas neizlemtās kopas
       *[other] Visas { $n } neizlemtās kopas
    }
duplicates-many-hint = Vai arī atzīmējiet atsevišķas kopas zemāk. Nākamajā lapā redzēsiet, kas notiks; līdz tam neko neieraksta.
duplicates-many-tick = Lemt par šo kopu kopā ar citām
duplicates-many-look = Apskatīt, kas notiks
duplicates-many-missing = Izvēlieties, kas noskaidrots, un atzīmējiet kopas.
duplicates-review-title = Vai lemt par šīm kopām?
duplicates-review-lead =
    { $n ->
        [one] { $n } kopa. Noskaidrots:
       *[other] { $n } kopas. Noskaidrots:
    }
duplicates-review-caption = Kas notiks
duplicates-review-stands = Paliek spēkā
duplicates-review-goes = Tiks atsaukti
duplicates-review-elsewhere = Citā kārtā; tur nekas nemainās
duplicates-many-decide = Ierakstīt šos lēmumus

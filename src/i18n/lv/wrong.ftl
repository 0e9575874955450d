### Kas laukā nav pareizi. Bez uzrunas: to pašu lasa skolēni un darbinieki.
wrong-missing = Šeit vajadzīga atbilde
wrong-choice = Jāizvēlas viena no atbildēm
wrong-too-long =
    Teksts ir par garu: ne vairāk kā { $most ->
        [one] { $most } rakstzīme
       *[other] { $most } rakstzīmes
    }
wrong-text = Tekstā ir zīmes, ko nevar saglabāt
wrong-number = Jāraksta vesels skaitlis, piemēram, 12
wrong-date = Šis datums nav saprotams. Vajadzīga diena, mēnesis un gads, piemēram, { $example }
wrong-date-short = Gadam vajadzīgi četri cipari, piemēram, { $example }
wrong-date-calendar = Kalendārā tādas dienas nav (vispirms raksta dienu, tad mēnesi): { $day }
wrong-date-future = Šī diena vēl nav pienākusi: { $date }
wrong-date-past = Datums ir pārāk sens (agrākais gads ir 1900): { $date }
wrong-date-far = Datums ir pārāk tālu nākotnē (vēlākais gads ir 2100): { $date }
wrong-clock = Jāraksta stunda un minūtes, piemēram, 9.05
wrong-came = Norādīts, kad pieteikums saņemts agrāk, bet izvēlēts “tagad”: jāizvēlas otra atbilde vai jādzēš diena, laiks un pamats
wrong-moment = Tajā naktī pagrieza pulksteni, un šāda laika nebija vai tas bija divreiz: jānorāda cits, piemēram, stundu vēlāks
wrong-moment-future = Šis brīdis vēl nav pienācis
wrong-moment-early = Šajā brīdī kārtā pieteikties vēl nevarēja
wrong-moment-late = Šajā brīdī pieteikšanās termiņš jau bija beidzies
wrong-periods = Katram periodam vajadzīga pirmā un pēdējā diena, un pēdējā nevar būt agrāk: piemēram, 01.03.2018.–30.04.2018.
wrong-contact = Jāraksta viens tālruņa numurs bez vārdiem vai viena e-pasta adrese
wrong-mail-address = Jāraksta e-pasta adrese
wrong-mail-word = “{ $word }” te lietot nevar; drīkst lietot { $words }
wrong-former-own = Tas ir tas pats personas kods, kas pieteikumā
wrong-former-none = Pieteikumā nav personas koda, kam šis būtu iepriekšējais
wrong-code-form = Personas kodā ir 11 cipari; pēc sestā var būt defise
wrong-code-date = Personas koda sākumā ir diena, kuras nav kalendārā
wrong-code-unknown = Tāda personas koda nav: vecajā septītais cipars ir 0, 1 vai 2, jaunais sākas ar 32–39
wrong-no-wish = Jāizvēlas vismaz viena vakance vai jāpasaka, kāda vieta derētu
wrong-many-wishes =
    Var izvēlēties ne vairāk kā { $most ->
        [one] { $most } vakanci
       *[other] { $most } vakances
    }
wrong-wish-twice = Viena un tā pati izvēle ir divreiz
wrong-wish-gone = Kāda no izvēlēm vairs nav iespējama: jāizvēlas no jauna
wrong-seats = Vietu skaits ir vesels skaitlis no 1 līdz { $most }
wrong-seats-missing = Ierakstiet, cik cilvēku var strādāt, piemēram, 2.
wrong-ground = Pamatojums ir vajadzīgs: tas paliek pie lēmuma
wrong-deadline = Agrākā diena, ko var izvēlēties, ir { $first }
wrong-day-turn = Šai dienai jābūt { $date } vai vēlākai
wrong-day-over = Šī diena jau ir pagājusi: { $date }
wrong-day-before-work = Šai dienai jābūt pirms darba sākuma: { $date }
wrong-day-validity = Šajā dienā noteikumi nav spēkā: tie ir spēkā no { $from } līdz { $to }
wrong-day-validity-from = Šajā dienā noteikumi nav spēkā: tie ir spēkā no { $from }
wrong-answer-days = Jāraksta vesels skaitlis no 1 līdz { $most }
wrong-deadline-earlier = Agrāks termiņš ir no { $first } līdz dienai pirms { $before }: visiem jāpaspēj par to uzzināt
wrong-authority-staff = Iestādei jābūt vismaz diviem darbiniekiem ar ieslēgtu kontu: citādi kārtas rezultātus nevarētu publicēt
wrong-refuse-code = Jāizvēlas viens no iemesliem
wrong-refuse-number = Šajā kārtā nav pieteikuma ar tādu numuru, kas būtu izvēlējies šo vakanci
wrong-seats-choice = Jāizvēlas, par vienu vietu vairāk vai mazāk
wrong-first-day = Pirmā darba diena nevar būt agrāk par { $earliest }, kad sākas kārtas darbi
wrong-last-day = Pēdējā darba diena nevar būt agrāk par pirmo, { $earliest }
wrong-hours = Darba stundu skaits dienā ir vesels skaitlis no 1 līdz { $most }
wrong-login = Lietotājvārdā drīkst būt latīņu burti bez garumzīmēm, cipari un zīmes . - _ @, kopā ne vairāk kā 64
wrong-login-taken = Šāds lietotājvārds jau ir
wrong-password = Parolē jābūt no 15 līdz 200 rakstzīmēm
wrong-slug = Adresē drīkst būt tikai mazie latīņu burti, cipari un defises, ne vairāk kā 64
wrong-slug-taken = Kārta ar šādu adresi jau ir
wrong-ending = Izvēlieties, kāpēc piedāvājums beidzas
wrong-contester = Izvēlieties, kas piešķīrumu apstrīd
wrong-settlement = Izvēlieties, kas ir nolemts
wrong-leaving = Izvēlieties, kas notika
wrong-leaving-number = Ar šādu numuru šeit vietu neviens nav pieņēmis
wrong-leaving-day = Vajadzīga darba diena, kas jau ir bijusi vai ir šodien, piemēram, 12.06.2026.
wrong-cause = Izvēlieties, kāpēc ziņas labo
wrong-excess-number = Šim numuram papildu vietu piešķirt nevar
wrong-decision-kind = Jāizvēlas, kas šīs kārtas lēmumi ir
wrong-hearing = Jāizvēlas, vai viedokli noskaidro
wrong-heard-day = Vajadzīga diena no pieteikuma saņemšanas līdz šodienai, piemēram, 12.06.2026.
wrong-norm-rank = Jāizvēlas tiesību normas veids
wrong-norm-seen = Vajadzīga diena, kad teksts lasīts, ne vēlāk par šodienu, piemēram, 12.06.2026.
wrong-term = Diena ir pēc { $last } un ne vēlāk kā { $most }
wrong-channel = Jāizvēlas paziņošanas veids
wrong-channel-registered = Nelabvēlīgu lēmumu pa pastu sūta ierakstītā sūtījumā
wrong-sent = Vajadzīga diena no lēmuma dienas līdz šodienai, piemēram, 12.06.2026.
wrong-translation = Tulkojumu var lūgt angļu vai krievu valodā
wrong-objector = Jāizvēlas, kas iebilst
wrong-objection-about = Šajā kārtā nav pieteikuma ar tādu numuru, pret ko tā var iebilst
wrong-objection-number = Jānorāda tā pieteikuma numurs, kam vieta piešķirta
wrong-objection-own-number = Tas ir šī pieteikuma numurs; jānorāda cita pieteikuma numurs
wrong-objector-number = Šajā kārtā nav pieteikuma ar tādu numuru
wrong-objector-who = Jānorāda, kas iebilst: pieteikuma numurs vai vārds un kontaktinformācija
wrong-objection-way = Jāizvēlas, kā iebildums saņemts
wrong-received = Vajadzīga diena no lēmuma dienas līdz šodienai, piemēram, 12.06.2026.
wrong-objection-event = Jāizvēlas, kas notiek ar iebildumu
wrong-mend-until = Vajadzīga diena pēc šodienas, piemēram, 12.06.2026.
wrong-agreed-placement = Jāizvēlas viena no pretendenta izvēlētajām vakancēm
wrong-agreed-person = Šajā kārtā nav pieteikuma ar tādu numuru un vārdu, kas būtu izvēlējies šo vakanci
wrong-agreed-answer = Jāizvēlas atbilde
wrong-no-such-number = Šajā kārtā nav pieteikuma ar tādu numuru
wrong-consent-what = Jāizvēlas, kas dokumentā teikts
wrong-consent-day = Vajadzīga diena ne vēlāk par šodienu, piemēram, 12.06.2026.
wrong-decided-day = Jānorāda diena, kurā izskatītājs pieņēma lēmumu: no iesnieguma saņemšanas līdz šodienai.

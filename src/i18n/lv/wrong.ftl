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
wrong-date = Datums jāraksta tā: 05.06.2010.
wrong-periods = Katrai reizei vajadzīga pirmā un pēdējā diena, un pēdējā nevar būt agrāk
wrong-contact = Jāraksta tālruņa numurs vai e-pasta adrese
wrong-no-wish = Jāizvēlas vismaz viena vakance
wrong-many-wishes =
    Var izvēlēties ne vairāk kā { $most ->
        [one] { $most } vakanci
       *[other] { $most } vakances
    }
wrong-wish-twice = Viena vakance ir izvēlēta divreiz
wrong-wish-gone = Kāda no izvēlētajām vakancēm vairs nav pieejama: jāizvēlas no jauna
wrong-seats = Vietu skaits ir vesels skaitlis no 1 līdz { $most }
wrong-login = Lietotājvārdā drīkst būt latīņu burti bez garumzīmēm, cipari un zīmes . - _ @, kopā ne vairāk kā 64
wrong-login-taken = Šāds lietotājvārds jau ir
wrong-password = Parolē jābūt no 15 līdz 200 rakstzīmēm
wrong-slug = Adresē drīkst būt tikai mazie latīņu burti, cipari un defises, ne vairāk kā 64
wrong-slug-taken = Kārta ar šādu adresi jau ir

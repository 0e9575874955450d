### Kārtas paziņojums par personas datiem: no tā, ko jautā kārtas noteikumi.

notice-title = Kā izmantosim pieteikuma datus
notice-lead = Datu pārzinis šajā kārtā ir { $authority }. Dati vajadzīgi, lai izlemtu, kam piešķirt vietu kārtā „{ $round }”, to paziņotu un nodotu vietu tālāk, ja kāds no tās atsakās.
notice-contact-at = Jautājumi par jūsu datiem: { $contact }
notice-what = Kas par jums vajadzīgs
notice-what-text = To jautā pieteikumā, noskaidro darbinieks vai ņem no iepriekšējo kārtu ierakstiem; citu šīs kārtas noteikumi neprasa. Ja iestādes sarakstā ir arī personas kods vai dzīvesvietas koordinātas, glabā arī tos.
notice-name = Vārds un uzvārds
notice-contact = Tālrunis vai e-pasts
notice-code = Personas kods: lai viens cilvēks nepieteiktos divreiz un lai noteiktu vecumu
notice-wishes = Vakances, ko izvēlējāties vai aprakstījāt
notice-evidence = To apliecina: { $paper }
notice-shown = Pēc vietas pieņemšanas to redz arī organizācija, kurā strādāsiet
notice-sensitive = Īpaši aizsargājama ziņa: to nekur nepublicē
notice-past = To ņem no tās pašas iestādes un pasākuma iepriekšējo kārtu ierakstiem, kur jūs atrod pēc personas koda
notice-staff = To noskaidro darbinieks
notice-ground = Uz kā tas balstās
notice-ground-text = Kārtas noteikumi, kas nosaka, ko jautāt, atsaucas uz šiem avotiem:
notice-ground-task = Datus apstrādā, lai izpildītu uzdevumu sabiedrības interesēs vai likumā dotas pilnvaras (Vispārīgās datu aizsardzības regulas 6. panta 1. punkta e) apakšpunkts).
notice-ground-duty = Datus apstrādā, lai izpildītu likumā noteiktu pienākumu (Vispārīgās datu aizsardzības regulas 6. panta 1. punkta c) apakšpunkts).
notice-ground-contract = Datus apstrādā, lai noslēgtu un pildītu līgumu (Vispārīgās datu aizsardzības regulas 6. panta 1. punkta b) apakšpunkts).
notice-ground-consent = Datus apstrādā ar jūsu piekrišanu (Vispārīgās datu aizsardzības regulas 6. panta 1. punkta a) apakšpunkts). To var atsaukt.
notice-who = Kas to redz
notice-who-staff = Kārtas rīkotāja ({ $authority }) darbinieki; žurnālā paliek, kas un kad skatīja pieteikumu
notice-who-organisation = Organizācija, kurā jums piedāvāta vieta: vārdu un pieteikuma numuru
notice-who-accepted = Kad vietu pieņemsiet, tā pati organizācija: arī tālruni vai e-pastu
notice-who-accepted-facts = Kad vietu pieņemsiet, tā pati organizācija: arī tālruni vai e-pastu un šīs ziņas: { $facts }
notice-who-public = Visi: pieteikuma numuru un iznākumu, bez vārda
notice-long = Cik ilgi
notice-long-text = Cik ilgi dati jāglabā, nosaka { $authority }; jautājiet iestādei. Sistēma pati pieteikumus nedzēš.
notice-long-months = { $n ->
    [one] { $authority } pieteikumus glabā { $n } mēnesi pēc kārtas pabeigšanas un pēc tam dzēš. Sistēma pati pieteikumus nedzēš.
   *[other] { $authority } pieteikumus glabā { $n } mēnešus pēc kārtas pabeigšanas un pēc tam dzēš. Sistēma pati pieteikumus nedzēš.
}
notice-rights = Jūsu tiesības
notice-rights-text = Savus datus redzat, atverot pieteikumu ar numuru un kodu. Varat lūgt datus labot, dzēst vai to apstrādi ierobežot un iebilst pret to; ar to vēršas pie kārtas rīkotāja. Sūdzību var iesniegt Datu valsts inspekcijai.
notice-system = Kas glabājas šajā sistēmā un kā tas aizsargāts
notice-guardian = Ja vajadzīga piekrišana: vecāka vai aizbildņa vārds un kontaktinformācija, un tas, vai viņš piekrīt

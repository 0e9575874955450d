### Kas rakstīts vēstulēs uz papīra. Iestādes vēstules ir latviski.
paper-title = Vēstules: { $round }
paper-number = Pieteikuma numurs
paper-code = Piekļuves kods
paper-foot = Pieteikums { $number }
paper-code-heading = Jūsu pieteikuma numurs un piekļuves kods
paper-code-before = Jūsu pieteikums ir reģistrēts: { $round }. Ar šo numuru un kodu Jūs varat apskatīt pieteikumu, uzzināt lēmumu un atbildēt, ja Jums piedāvā vietu.
paper-code-keep = Kodu neviens cits nedrīkst zināt. Ja kods pazudis, jautājiet iestādē: darbinieks dos jaunu, un šis vairs nederēs.
paper-where = Adrese internetā: { $link }
paper-where-ask = Adresi internetā uzziniet iestādē, kurai iesniedzāt pieteikumu.
paper-result-heading = Ir lēmums par Jūsu pieteikumu
paper-result-before = Ir jauns rezultāts kārtā, kurā Jūs pieteicāties: { $round }.
paper-result-offer = Jums piedāvā vietu: { $place }.
paper-result-until = Atbildiet līdz { $moment }. Atbildēt var internetā vai iestādē.
paper-result-status = Iznākums: { $status }.
paper-result-read = Visu lēmumu ar iemesliem, arī to, kā to apstrīdēt, var izlasīt ar pieteikuma numuru un piekļuves kodu.
paper-result-lost = Ja koda vairs nav, jautājiet iestādē: darbinieks dos jaunu.

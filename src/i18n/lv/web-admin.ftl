### Administratora lapas: konti, darbību žurnāls, jauna kārta.

## Konti
admin-accounts = Konti
admin-accounts-note = Izslēgts konts vairs nevar pieslēgties un darboties; viss, ko tā īpašnieks izdarīja, paliek žurnālā.
admin-account-new = Jauns konts
admin-account-add = Izveidot kontu
admin-login = Lietotājvārds
admin-login-hint = Latīņu burti bez garumzīmēm, cipari, punkts, defise, pasvītra vai @. Lielie un mazie burti nav svarīgi.
admin-name = Vārds un uzvārds
admin-organisation = Organizācija
admin-organisation-hint = Izvēlieties no saraksta vai ierakstiet jaunu. Kontiem ar vienu organizāciju ir kopīgas vakances vai kārtas.
admin-role = Loma
admin-role-department = Organizācija
admin-role-department-text = Piedāvā vakances un redz, kas nāk strādāt.
admin-role-caseworker = Darbinieks
admin-role-caseworker-text = Izskata pieteikumus, slēdz kārtu, palaiž aprēķinu un publicē.
admin-role-administrator = Administrators
admin-role-administrator-text = Veido kontus un kārtas. Pieteikumus neredz, žurnālā redz tikai to numurus.
admin-password = Pirmā parole
admin-password-hint = Vismaz 15 rakstzīmes, piemēram, četri vai pieci vārdi pēc kārtas. Parole ir redzama, lai to varētu nodot īpašniekam; vēlāk to vairs neviens neredz.
admin-state = Stāvoklis
admin-active = Ieslēgts
admin-inactive = Izslēgts
admin-action = Darbība
admin-on = Ieslēgt
admin-off = Izslēgt
admin-own = Jūsu konts
admin-said-added = Konts ir izveidots.
admin-said-on = Konts ir ieslēgts.
admin-said-off = Konts ir izslēgts.

## Darbību žurnāls
admin-audit = Darbību žurnāls
admin-audit-lead = Viss, kas izdarīts, un visi, kas skatīja pieteikumus; jaunākais vispirms. Ierakstus šajā sistēmā nevar ne mainīt, ne dzēst; labojumus datubāzē atklāj talka audit verify.
admin-audit-from = No dienas
admin-audit-until = Līdz dienai
admin-audit-older = Vecāki ieraksti
admin-audit-export = Lejupielādēt visus šos kā CSV
admin-audit-people = { $n ->
    [zero] { $n } pieteikumu
    [one] { $n } pieteikums
   *[other] { $n } pieteikumi
}
admin-shown = Parādītie pieteikumi
admin-count = Cik
admin-audit-none = Žurnālā vēl nav ierakstu.
admin-when = Kad
admin-who = Kas
admin-what = Ko izdarīja
admin-round = Kārta
admin-object = Objekts
admin-by-applicant = Pretendents
admin-by-system = Sistēma
admin-did-sign-in = Pieslēdzās
admin-did-account-add = Izveidoja kontu
admin-did-account-on = Ieslēdza kontu
admin-did-account-off = Izslēdza kontu
admin-did-round-add = Izveidoja kārtu
admin-did-placement-add = Piedāvāja vakanci
admin-did-placement-approve = Apstiprināja vakanci
admin-did-poster-add = Atļāva organizācijai piedāvāt vakances
admin-did-poster-remove = Liedza organizācijai piedāvāt vakances
admin-did-placement-change = Mainīja vakanci
admin-did-placement-withdraw = Atsauca vakanci
admin-did-people = Skatīja, kas nāk strādāt
admin-did-apply = Iesniedza pieteikumu
admin-did-withdraw = Atsauca pieteikumu
admin-did-accepted = Pieņēma piedāvājumu
admin-did-declined = Atteicās no piedāvājuma
admin-did-look = Skatīja pieteikumu
admin-did-decide = Ierakstīja noskaidrotās ziņas
admin-did-close = Slēdza kārtu
admin-did-close-undecided = Slēdza kārtu ar neizlemtiem iespējamiem dublikātiem
admin-did-run-start = Palaida aprēķinu
admin-did-run-cancel = Apturēja aprēķinu
admin-did-run-files = Lejupielādēja aprēķina failus
admin-did-run-end = Aprēķins beidzās
admin-did-publish = Publicēja rezultātus
admin-did-pack-add = Pievienoja noteikumu versiju
admin-did-pack-pin = Piesaistīja kārtu noteikumu versijai
admin-did-pack-propose = Ierosināja kārtai citu noteikumu versiju
admin-did-pack-switch = Ieslēdza kārtai citu noteikumu versiju
admin-did-pack-withdraw = Atsauca noteikumu versijas ierosinājumu
admin-did-round-opens = Kārta atvērās
admin-did-round-deadline = Kārtas termiņš pagāja
admin-did-job-set-aside = Fona darbs atlikts
admin-did-job-again = Lika vēlreiz mēģināt fona darbu
admin-did-look-list = Skatīja pieteikumu sarakstu
admin-did-look-own = Skatīja savu pieteikumu
admin-did-run-people = Skatīja, kam aprēķinā ir vieta
admin-did-duplicates-look = Skatīja iespējamos dublikātus
admin-did-sheet-look = Skatīja izklājlapu
admin-did-sheet-faults = Lejupielādēja izklājlapu ar kļūdām
admin-did-audit-export = Lejupielādēja žurnālu

## Jauna kārta
admin-round-new = Jauna kārta
admin-round-lead = Kārtu apraksta divi faili: iestatījumi un noteikumi. Ja tajos ir kļūdas, redzēsiet, kas un kurā vietā jālabo, un nekas netiks izveidots.
admin-round-add = Izveidot kārtu
admin-round-faults = Failos ir kļūdas
admin-said-round = Kārta ir izveidota.
admin-said-round-seed = Kārta ir izveidota. Izlozes sākumskaitli un nospiedumu no round.toml sistēma neņēma vērā: tā izveidoja savus.
admin-slug = Vārds adresē
admin-slug-hint = Mazie latīņu burti, cipari un defises, piemēram, vasara-2026. To vēlāk nevar mainīt.
admin-authority = Iestāde
admin-authority-hint = Šīs iestādes darbinieki izskata pieteikumus un publicē rezultātus.
admin-file-round = Kārtas iestatījumi: nosaukums, pasākums, datumi, secība. Rindā pack raksta ./pack.toml (noteikumi no nākamā lauka) vai tās pakotnes nosaukumu, kas nāk līdzi sistēmai. Izlozes sākumskaitli nav jānorāda: to izveido sistēma.
admin-file-pack = Kārtas pašas noteikumi. Ja kārta lieto sistēmas pakotni, atstājiet tukšu.
admin-did-sheet-send = Nosūtīja izklājlapu
admin-did-sheet-take = Ierakstīja pieteikumus no izklājlapas
admin-did-sheet-sign = Parakstījās par izklājlapas rindām ārpus pieteikšanās laika
admin-did-sheet-drop = Atmeta izklājlapu
admin-did-people-export = Lejupielādēja visus pieteikumus
admin-did-duplicates = Izlēma par iespējamiem dublikātiem
admin-did-withdraw-duplicate = Atsauca dublikātu

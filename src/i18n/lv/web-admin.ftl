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
admin-role-administrator-text = Veido kontus un kārtas. Pieteikumus neredz.
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
admin-audit-lead = Pēdējie 200 ieraksti, jaunākie vispirms. Ierakstus neviens nevar ne mainīt, ne dzēst.
admin-audit-none = Žurnālā vēl nav ierakstu. Tiklīdz kāds kaut ko izdarīs, tas parādīsies šeit.
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
admin-did-run-start = Palaida aprēķinu
admin-did-run-cancel = Apturēja aprēķinu
admin-did-run-files = Lejupielādēja aprēķina failus
admin-did-run-end = Aprēķins beidzās
admin-did-publish = Publicēja rezultātus

## Jauna kārta
admin-round-new = Jauna kārta
admin-round-lead = Kārtu apraksta divi faili: iestatījumi un noteikumi. Ja tajos ir kļūdas, redzēsiet katru ar rindas numuru un nekas netiks izveidots.
admin-round-add = Izveidot kārtu
admin-round-faults = Failos ir kļūdas
admin-said-round = Kārta ir izveidota.
admin-slug = Vārds adresē
admin-slug-hint = Mazie latīņu burti, cipari un defises, piemēram, vasara-2026. To vēlāk nevar mainīt.
admin-authority = Iestāde
admin-authority-hint = Šīs iestādes darbinieki izskata pieteikumus un publicē rezultātus.
admin-file-round = Kārtas iestatījumi: nosaukums, pasākums, datumi, secība. Rindā pack raksta ./pack.toml (noteikumi no nākamā lauka) vai tās pakotnes nosaukumu, kas jau ir sistēmā.
admin-file-pack = Kārtas pašas noteikumi. Ja kārta lieto sistēmas pakotni, atstājiet tukšu.

### Lūgumi labot pieteikuma ziņas, un izvēles, ko labo pēc termiņa.

plea-title = Kļūda pieteikumā
plea-link = Pieteikumā ir kļūda
plea-who = Par to, ko lūdz labot, lemj { $authority }. Atbilde būs šajā lapā.
plea-who-mail = Ja pieteikumā ir e-pasta adrese, par to arī uzrakstīsim.
plea-who-open = Kamēr pieteikšanās termiņš nav beidzies, darbinieks izlabo visu, kas pieteikumā nav pareizi, arī izvēles. Pieteikumu var arī atsaukt un iesniegt no jauna.
plea-who-closed = Pieteikšanās termiņš ir beidzies. Ziņas darbinieks izlabo, ja redzams, kas ir pareizi: piemēram, pēc personu apliecinoša dokumenta. Izvēles labo kā kļūdu, un to apstiprina divi darbinieki; jaunas izvēles pēc termiņa izdarīt vairs nav iespējams.
plea-who-published = Rezultāti ir publicēti. Ja izlabota ziņa maina lēmumu, darbinieks to labo kā kļūdu; citiem piešķirtās vietas tā neatņem. Izvēles vairs nelabo; ko var darīt, ja nepiekrīt pašam lēmumam, rakstīts pieteikuma lapā.
plea-over = Šajā pieteikumā vairs neko nelabo: tas ir atsaukts, vai kārta ir pabeigta.
plea-about = Kas nav pareizi?
plea-choose =
    { $voice ->
        [tu] Izvēlies
       *[jus] Izvēlieties
    }
plea-text = Kā ir pareizi, un kas to apliecina?
plea-text-hint = Piemēram: pareizais dzimšanas datums ir 12.05.2011.; varu uzrādīt pasi.
plea-send = Nosūtīt lūgumu
plea-said = Lūgums ir nosūtīts.
plea-all = Lūgumi
plea-asked = Lūgts { $moment }
plea-waits = Gaida: izskata { $authority }
plea-granted = Labots { $moment }
plea-refused = Atstāts, kā bija ({ $moment })
plea-taken-back = Lūgums atsaukts { $moment }
plea-take-back = Atsaukt lūgumu
plea-said-taken-back = Lūgums ir atsaukts.
pleas-title = Lūgumi labot
pleas-none = Neko labot nav lūgts.
pleas-lead = Kad ziņas ir izlabotas, lūgums ir izpildīts, un cilvēkam par to uzraksta. Ja neko nelabo, uzrakstiet, kāpēc: to cilvēks lasīs savā lapā.
pleas-put-right = Labot
pleas-refuse = Atstāt, kā ir
pleas-words = Kāpēc nelabo
pleas-words-hint = To lasīs cilvēks, kurš lūdza.
pleas-refuse-button = Nosūtīt atbildi
pleas-said = Atbilde ir nosūtīta.
asked-after-pleas = Lūgumi labot
queue-kind-plea = Lūgumi labot pieteikumu
queue-what-plea = Pieteikums { $number }: lūdz labot ziņas
queue-lost-plea = Kamēr uz lūgumu nav atbildēts, pieteikumu vērtē pēc ziņām, kas varbūt nav pareizas.
refused-plea-waits = Par to pašu jau ir lūgums, kas gaida atbildi.
refused-plea-answered = Uz šo lūgumu jau ir atbildēts.
data-record-pleas = Lūgumi labot
amend-two = Termiņš ir beidzies: izvēles labo kā kļūdu, un izmaiņas apstiprina cits darbinieks.
amend-two-check = Izvēles mainīsies tad, kad to būs apstiprinājis cits darbinieks. Pārējais mainīsies uzreiz.
amend-said-two = Saglabāts. Izvēļu maiņa gaida, kad to apstiprinās cits darbinieks.
approval-kind-correct-wishes = Izvēļu labojums pēc termiņa
approval-does-correct-wishes = Pieteikumā { $number } mainīsies izvēles; pretendentam par to uzrakstīs.
approval-wishes-before = Bija: { $wishes }
approval-wishes-after = Būs: { $wishes }
admin-did-plea-ask = Lūdza labot ziņas
admin-did-plea-take-back = Atsauca lūgumu labot ziņas
admin-did-plea-refuse = Atbildēja, ka ziņas nelabo
admin-did-correct-wishes = Izlaboja izvēles pēc termiņa

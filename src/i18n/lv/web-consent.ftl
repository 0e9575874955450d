### Vecāka vai aizbildņa piekrišana piedāvātai vietai.

## Pretendenta lapā
my-consent-ahead = Ja vietu piedāvās, tās pieņemšanai vajadzīga vecāka vai aizbildņa piekrišana.
my-consent-missing = Lai vietu pieņemtu, vajadzīga vecāka vai aizbildņa piekrišana. Tās vēl nav.
my-consent-refused = Vecāks vai aizbildnis nepiekrita. Bez piekrišanas vietu pieņemt nav iespējams.
my-consent-taken-back = Vecāks vai aizbildnis piekrišanu atsauca. Bez tās vietu pieņemt nav iespējams.
my-consent-given = Vecāka vai aizbildņa piekrišana ir saņemta { $moment }
my-consent-name = Norādīt vecāku vai aizbildni
my-consent-look = Kā notiek piekrišana
my-guardian-title = Vecāka vai aizbildņa piekrišana
my-guardian-lead = Ja pirmajā darba dienā nav sasniegts kārtā noteiktais vecums ({ $age }), vietas pieņemšanai vajadzīga viena vecāka vai aizbildņa piekrišana.
my-guardian-norm = Pamats: { $title }, { $place }
my-guardian-none = Šim pieteikumam piekrišana nav vajadzīga.
my-guardian-now = Norādītais vecāks vai aizbildnis: { $name }, { $contact }
my-guardian-how-mail = Kad vieta ir piedāvāta, uz norādīto e-pasta adresi nosūta saiti. Ar to vecāks vai aizbildnis atver piedāvājumu un atbild, vai piekrīt.
my-guardian-how-counter = Pie kārtas rīkotāja vecāks vai aizbildnis saņem numuru un kodu, ar ko atvērt piedāvājumu, vai iesniedz parakstītu piekrišanu uz papīra.
my-guardian-how-paper = Piekrišanu dod uz papīra: vecāks vai aizbildnis to paraksta, un to nodod kārtas rīkotājam.
my-guardian-form = Kurš vecāks vai aizbildnis atbildēs
my-guardian-name = Vecāka vai aizbildņa vārds un uzvārds
my-guardian-contact = Vecāka vai aizbildņa e-pasts vai tālrunis
my-guardian-contact-hint = Ja e-pasta nav, norāda tālruņa numuru: tad par piedāvājumu paziņo darbinieks.
my-guardian-save = Saglabāt
my-guardian-fixed = Vecāks vai aizbildnis jau ir atbildējis; citu norāda kārtas rīkotāja darbinieks.
my-guardian-said = Vecāks vai aizbildnis ir norādīts.
offer-guardian = { $what }; atbildēja vecāks vai aizbildnis

## Vecāka vai aizbildņa lapa
guardian-title = Piekrišana darbam
guardian-number = Pieteikums { $number }
guardian-lead = { $name }, šajā pieteikumā jūs norādīja kā vecāku vai aizbildni. Pretendents: { $person }.
guardian-authority = Kārtu rīko { $authority }. Ja neesat šī pretendenta vecāks vai aizbildnis, neatbildiet un paziņojiet kārtas rīkotājam.
guardian-withdrawn = Pieteikums ir atsaukts.
guardian-no-offer = Piedāvājuma pagaidām nav, tāpēc atbilde vēl nav vajadzīga.
guardian-not-asked = Šim piedāvājumam piekrišana nav vajadzīga.
guardian-place = Piedāvātā vieta
guardian-work = Darbs
guardian-organisation = Organizācija
guardian-starts = Darbs sākas
guardian-answer-by = Atbildēt līdz
guardian-state = Piedāvājums
guardian-round = Par darbiem un noteikumiem vairāk ir kārtas lapā
guardian-said-none = Atbildes vēl nav.
guardian-said-given = Piekrišana dota { $moment }
guardian-said-refused = Piekrišana atteikta { $moment }
guardian-said-taken-back = Piekrišana atsaukta { $moment }
guardian-on-paper = { $what }; parakstīts uz papīra
guardian-button-given = Piekrītu
guardian-button-refused = Nepiekrītu
guardian-button-taken-back = Atsaukt piekrišanu
guardian-button-accept = Pieņemt vietu
guardian-button-decline = Atteikties no vietas
guardian-ask-given = Vai piekrītat?
guardian-ask-given-text = { $person } varēs pieņemt šo vietu: { $place }. Kamēr vieta nav pieņemta, piekrišanu var atsaukt.
guardian-ask-refused = Vai nepiekrītat?
guardian-ask-refused-text = Bez piekrišanas šo vietu pieņemt nav iespējams: { $place }. Kamēr nav pienācis termiņš, atbildi var mainīt.
guardian-ask-taken-back = Vai atsaukt piekrišanu?
guardian-ask-taken-back-text = Bez piekrišanas šo vietu pieņemt nav iespējams: { $place }. Kamēr nav pienācis termiņš, piekrist var no jauna.
guardian-ask-accept = Vai pieņemt vietu?
guardian-ask-accept-text = Vieta būs pieņemta: { $place }. To atzīmē kā vecāka vai aizbildņa atbildi.
guardian-ask-decline = Vai atteikties no vietas?
guardian-ask-decline-text = { $place }. Pēc tam vietu var saņemt cits, un atbildi mainīt nav iespējams.
guardian-back = Neko nemainīt
guardian-done = Atbilde ir saglabāta.
guardian-link-title = Piekrišana darbam
guardian-link-lead = Šo e-pasta adresi kāds norādīja kā vecāka vai aizbildņa adresi. Atverot lapu, būs redzams numurs un kods, ar ko to atvērt vēlreiz.
guardian-link-open = Atvērt
guardian-code-title = Numurs un kods piekrišanai
guardian-code-own = Pierakstiet numuru un kodu: ar tiem piekrišanas lapu var atvērt vēlreiz. Pretendentam tie nav jādod.
guardian-code-staff = Nododiet numuru un kodu vecākam vai aizbildnim, nevis pretendentam. Iepriekšējais kods vairs nav derīgs.
guardian-code-on = Uz piekrišanas lapu
guardian-code-back = Atpakaļ uz piekrišanu
nav-guardian = Piekrišana

## Darbinieka lapās
consents-title = Piedāvājumi, kas gaida piekrišanu
consents-lead = Te ir atvērtie piedāvājumi, kuriem vajadzīga vecāka vai aizbildņa piekrišana, bet tās vēl nav.
consents-none = Tādu piedāvājumu pašlaik nav.
consents-not-asked = Šajā kārtā piekrišanu neprasa.
consents-until = Atbildēt līdz { $moment }
consents-guardian = Vecāks vai aizbildnis: { $name }, { $contact }
consents-unnamed = Vecāks vai aizbildnis nav norādīts. Pretendents: { $contact }
consents-unnamed-alone = Vecāks vai aizbildnis nav norādīts, un pieteikumā nav pretendenta kontaktinformācijas.
consents-open = Piekrišana
consent-page = Piekrišana: pieteikums { $number }
consent-no-offer = Piedāvājuma vēl nav. Piekrišanu ieraksta, kad vieta ir piedāvāta.
consent-same-contact = Norādītā kontaktinformācija ir tā pati, kas pieteikumā. Pārliecinieties, ka atbild vecāks vai aizbildnis.
consent-by-page = { $what }; lapā: { $name }, { $contact }
consent-by-paper = { $what }; uz papīra parakstīja { $who }, { $day }; ierakstīja { $by }
consent-name = Norādīt vecāku vai aizbildni
consent-code = Numurs un kods vecākam vai aizbildnim
consent-code-text = Ar tiem vecāks vai aizbildnis atver piedāvājumu un atbild. Pirms izsniegšanas pārliecinieties par viņa identitāti. Iepriekšējais kods vairs nebūs derīgs.
consent-code-letter = Izdrukāt vēstuli ar jaunu numuru un kodu
consent-code-give = Izsniegt numuru un kodu
consent-paper = Ierakstīt parakstītu dokumentu
consent-paper-what = Kas dokumentā teikts
consent-paper-given = Piekrīt
consent-paper-refused = Nepiekrīt
consent-paper-taken-back = Atsauc piekrišanu
consent-paper-who = Kas parakstīja
consent-paper-who-hint = Vārds, uzvārds un saistība ar pretendentu, piemēram, māte.
consent-paper-day = Paraksta diena
consent-paper-note = Piezīme
consent-paper-note-hint = Nav obligāta. Veselības ziņas te nav jāraksta.
consent-said = Piekrišanas ziņa ir ierakstīta.

## Vēstules
mails-occasion-guardian-asked = Vecākam vai aizbildnim: gaida piekrišanu
mails-occasion-guardian-soon = Vecākam vai aizbildnim: drīz termiņš
mails-occasion-consent = Ziņa par piekrišanu
mail-guardian-asked-heading = Gaidām Jūsu atbildi
mail-guardian-asked-body =
    Kāds Jūs norādīja kā vecāku vai aizbildni: { $round }.
    Lūdzam izlasīt ziņu un atbildēt līdz { $moment }.

    Atveriet šo adresi; tā der vienu reizi: { $link }
    Tur redzēsiet kodu, ar ko kopā ar numuru { $number } lapu var atvērt vēlreiz.

    Ja tas nav domāts Jums, nekas nav jādara.
mail-guardian-soon-heading = Drīz beidzas laiks atbildēt
mail-guardian-soon-body =
    Kāds Jūs norādīja kā vecāku vai aizbildni, un Jūsu atbildes vēl nav: { $round }.
    Atbildēt var līdz { $moment }.

    Atveriet šo adresi; tā der vienu reizi: { $link }
    Lapu var atvērt arī ar numuru { $number } un kodu.

    Ja tas nav domāts Jums, nekas nav jādara.
mail-consent-heading = Pieteikums { $number }: jauna informācija
mail-consent-body =
    Par pieteikumu { $number } ir jauna informācija: { $round }.

    Izlasiet tās šeit: { $link }
    Vajadzīgs pieteikuma numurs un piekļuves kods.

    Šo vēstuli nosūtīja sistēma; uz to nav jāatbild.

## Dokumenti pēc piedāvājuma
asked-after-consent = Piekrišana
asked-after-papers = Dokumenti
papers-title = Iesniedzamie dokumenti
papers-own = Tos nodod kārtas rīkotājam. Par ārsta atzinumu glabā to, ka tas ir saņemts, un ne vairāk.
papers-page = Dokumenti: pieteikums { $number }
papers-lead = Ieraksta, vai dokuments ir saņemts. Kas tajā teikts, te neraksta.
papers-none = Kamēr vieta nav pieņemta vai kārta neko neprasa, dokumentu te nav.
papers-due = Jāiesniedz līdz { $day }
papers-received = Saņemts { $moment }
papers-late = Nokavēts
papers-here = Saņemts
papers-undo = Nav saņemts
papers-said = Ierakstīts.
round-consent-label = Piekrišana
round-papers-label = Pēc vietas pieņemšanas atkarībā no vecuma iesniedz

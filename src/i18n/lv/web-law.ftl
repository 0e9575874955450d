### Lēmums un iebildumi, kā to prasa likums. Lēmumā uzruna ir „Jūs”.

## Lēmums
decision-page = Lēmums
decision-title-act-placed = Lēmums par vietas piešķiršanu
decision-title-act-waiting = Lēmums par atteikumu piešķirt vietu
decision-title-act-not-eligible = Lēmums par atteikumu piešķirt vietu
decision-title-letter-placed = Paziņojums par piešķirto vietu
decision-title-letter-waiting = Paziņojums, ka vieta nav piešķirta
decision-title-letter-not-eligible = Paziņojums, ka vieta nav piešķirta
decision-about = { $moment } · Nr. { $number } · { $round }
decision-translation-mark = Tulkojums. Lēmums ir teksts latviešu valodā.
decision-part-institution = Iestāde
decision-part-addressee = Adresāts
decision-part-asked = Iesniegums
decision-part-views = Personas viedoklis un argumenti
decision-part-facts = Konstatētie fakti
decision-part-reasons = Pamatojums un lietderības apsvērumi
decision-part-norms = Piemērotās tiesību normas
decision-part-decided = Lēmums
decision-part-contest = Apstrīdēšanas kārtība
decision-body = { $name }, { $address }
decision-addressee = { $name } (pieteikums Nr. { $number })
decision-addressee-unnamed = Pieteikuma Nr. { $number } iesniedzējs
decision-asked = { $moment } saņemts Jūsu pieteikums Nr. { $number }, kurā lūdzat piešķirt vietu kārtā „{ $round }”. Norādītās izvēles:
decision-asked-none = { $moment } saņemts Jūsu pieteikums Nr. { $number }, kurā lūdzat piešķirt vietu kārtā „{ $round }”.
decision-wish = { $place } ({ $rank })
decision-heard = Pirms lēmuma pieņemšanas Jūsu viedoklis ir noskaidrots. { $text }
decision-heard-on = Pirms lēmuma pieņemšanas Jūsu viedoklis ir noskaidrots { $day } { $text }
decision-unheard = Jūsu viedoklis pirms lēmuma pieņemšanas nav atsevišķi noskaidrots (Administratīvā procesa likuma 62. pants). { $text }
decision-views-form = Ir izvērtēts viss pieteikumā norādītais.
decision-figures = Kārtā saņemto pieteikumu skaits: { $applications }. Vietu skaits: { $seats }. Piešķirto vietu skaits: { $filled }.
decision-fact-wish = { $place }. Vietu skaits: { $seats }; pieteikumi ar šo izvēli: { $wished }; { $ended }
decision-fact-wish-other = { $place }. Vietu skaits: { $seats }; pieteikumi ar šo izvēli: { $wished }
decision-ended-person = pēdējais numurs secībā, kuram vietas pietika: { $n }
decision-ended-tier = vietu pietika līdz { $tier }. prioritātes grupai
decision-ended-full = visas vietas ir aizņemtas
decision-ended-open = vietu pietika visiem, kas tās drīkstēja saņemt
decision-ended-limited = palika brīvas vietas
decision-ended-none = piešķiramu vietu nebija
decision-fact-told = { $label }: { $value } (norādīts pieteikumā)
decision-fact-past = { $label }: { $value } (iestādes ieraksti, kārtas: { $rounds })
decision-fact-past-none = { $label }: { $value } (iestādes iepriekšējo kārtu ieraksti)
decision-fact-found = { $label }: { $value } (noskaidroja iestāde)
decision-condition-limit = Robeža ir { $n }, un tā ir sasniegta.
decision-reason = { $text } ({ $source })
decision-wish-refused = { $place }. { $text }
decision-higher = { $place } ({ $rank }): vieta šajā vakancē Jums nav piešķirta. Secība nosaka, kuri pretendenti saņem vietu; kuru no izvēlētajām vakancēm katrs saņem, nosaka kārtas mērķi ({ $stages }).
decision-higher-unordered = { $place } ({ $rank }): vieta šajā vakancē Jums nav piešķirta. Kuru no izvēlētajām vakancēm katrs saņem, nosaka kārtas mērķi ({ $stages }).
decision-higher-best = Neviens sadalījums, kurā Jums būtu šī vieta, pēc šiem mērķiem nav labāks par pieņemto.
decision-tier = Jūsu prioritātes grupa: { $tier } ({ $name }).
decision-order-draw = Jūsu vieta secībā: { $n } no { $total } (vispirms pēc prioritātes grupas, grupā – pēc izlozes).
decision-order-registration = Jūsu vieta secībā: { $n } no { $total } (vispirms pēc prioritātes grupas, grupā – pēc pieteikuma saņemšanas laika).
decision-expediency = Vietas ir piešķirtas pēc publicētās kārtības, kas visiem pretendentiem ir vienāda. Atkāpšanās no tās Jūsu labā aizskartu citu pretendentu tiesības uz vienlīdzīgu attieksmi, tāpēc lēmums ir atzīstams par piemērotu, vajadzīgu un samērīgu.
decision-expediency-rules = Noteikumi visiem pretendentiem ir vienādi. Atkāpšanās no tiem Jūsu labā aizskartu citu pretendentu tiesības uz vienlīdzīgu attieksmi, tāpēc lēmums ir atzīstams par piemērotu, vajadzīgu un samērīgu.
decision-norm = { $title }, { $place }
decision-norm-rule = { $title }, { $place } (noteikums, pēc kura pieteikums vai izvēle noraidīta)
decision-norm-condition = { $title }, { $place } (kārtas nosacījums, kura dēļ vieta nav piešķirta)
decision-norm-besides = Informācijai, ne kā pamats: { $title }
decision-norm-information = Informācijai, ne kā lēmuma pamats: { $title }, { $place }.
decision-decided-placed-act = Pamatojoties uz minētajām tiesību normām, nolemts piešķirt Jums vietu: { $place }.
decision-decided-refused-act = Pamatojoties uz minētajām tiesību normām, nolemts atteikt piešķirt Jums vietu kārtā „{ $round }”.
decision-decided-placed-letter = Jums ir piešķirta vieta: { $place }.
decision-decided-refused-letter = Kārtā „{ $round }” vieta Jums nav piešķirta.
decision-decided-higher = Piešķirt vietu vakancē, kas pieteikumā norādīta ar augstāku izvēli, ir atteikts.
decision-decided-accept = Vieta jāpieņem līdz { $moment }; ja tas nav izdarīts, piešķīrums zaudē spēku.
decision-decided-in-line = Jūsu pieteikums paliek gaidīšanas rindā.
decision-sent-hand = Lēmums izsniegts { $sent }, un ar šo dienu tas ir paziņots.
decision-sent-e-address = Lēmums nosūtīts uz oficiālo elektronisko adresi { $sent } un uzskatāms par paziņotu otrajā darbdienā pēc nosūtīšanas: { $deemed }
decision-sent-mail = Ziņa par lēmumu nosūtīta uz pieteikumā norādīto elektroniskā pasta adresi { $sent }, un lēmums uzskatāms par paziņotu otrajā darbdienā pēc nosūtīšanas: { $deemed }
decision-sent-registered = Lēmums nodots pastā ierakstītā sūtījumā { $sent } un uzskatāms par paziņotu septītajā dienā pēc nodošanas pastā: { $deemed }
decision-sent-ordinary = Lēmums nodots pastā { $sent } un uzskatāms par paziņotu astotajā dienā pēc nodošanas pastā: { $deemed }
decision-contest-until = Šo lēmumu var apstrīdēt viena mēneša laikā no dienas, kad tas ar paziņošanu stājies spēkā, tas ir, līdz { $until } ieskaitot. Apstrīdēšanas iesniegumu izskata: { $authority }.
decision-contest-month = Šo lēmumu var apstrīdēt viena mēneša laikā no dienas, kad tas ar paziņošanu stājies spēkā. Apstrīdēšanas iesniegumu izskata: { $authority }.
decision-contest-where = Iesniegumu iesniedz iestādē, kas pieņēmusi lēmumu ({ $institution }): rakstveidā vai mutvārdos, pa pastu, elektroniski vai lapā, kurā lasāms šis lēmums. Mutvārdos teikto iestāde pieraksta, un iesniedzējs to paraksta.
decision-contest-what = Iesniegumā norāda, kurš lēmums un kādā apjomā tiek apstrīdēts un ko iesniedzējs lūdz. Pamatojums nav obligāts.
decision-contest-from-15 = Tā kā pretendents ir vecumā no 15 līdz 17 gadiem, lēmumu apstrīd viņa likumiskais pārstāvis, un pretendentu pieaicina piedalīties.
decision-contest-under-15 = Tā kā pretendents ir jaunāks par 15 gadiem, lēmumu apstrīd viņa likumiskais pārstāvis.
decision-contest-unknown = Ja pretendents ir jaunāks par 18 gadiem, lēmumu apstrīd viņa likumiskais pārstāvis.
decision-print = Drukāt lēmumu
decision-translation = Tulkojums
decision-translation-text = Lēmums ir latviešu valodā. Pēc jūsu lūguma te parādīs arī tulkojumu; lūgumu saglabās.
decision-ask-en = Lūdzu tulkojumu angļu valodā
decision-ask-ru = Lūdzu tulkojumu krievu valodā
decision-said-translation = Lūgums pēc tulkojuma ir saglabāts.
decision-send = Kā lēmums nosūtīts
decision-send-text = Ierakstiet to, ja lēmumu nesūta ar e-pasta ziņu. No šīs dienas skaita apstrīdēšanas termiņu, un tas ir redzams lēmumā: vispirms ierakstiet, tad drukājiet.
decision-send-channel = Paziņošanas veids
decision-send-day = Nosūtīšanas vai izsniegšanas diena
decision-said-sent = Ierakstīts. Apstrīdēšanas termiņš ir lēmuma beigās.
channel-registered = Ierakstīts pasta sūtījums
channel-hand = Izsniegts personiski
channel-e-address = Oficiālā elektroniskā adrese
channel-ordinary = Parasts pasta sūtījums
form-day-hint = Piemēram, 12.06.2026.

## Pretendenta lapā
my-decision = Lasīt lēmumu: tajā norādīts, kur un kādā termiņā to apstrīdēt
my-letter = Lasīt paziņojumu
my-disagree = Ja iznākums šķiet nepareizs
my-contest-act = Lēmumā norādīts, kurai institūcijai, kur un kādā termiņā to var apstrīdēt. Pieteikuma numurs: { $number }.
my-contest-granted = Vieta piešķirta, kā lūgts pieteikumā. Lēmumu var izlasīt un izdrukāt. Pieteikuma numurs: { $number }.
my-contest-granted-then = Lēmumu, ar ko vieta bija piešķirta, var izlasīt un izdrukāt. Pieteikuma numurs: { $number }.
my-contest-cancelled = Lēmumā par vietas atcelšanu norādīts, kurai institūcijai, kur un kādā termiņā to var apstrīdēt. Pieteikuma numurs: { $number }.
my-decision-then = Lasīt agrāko lēmumu par šo pieteikumu
my-decision-granted = Lasīt lēmumu
my-planned = Lēmumu plānots pieņemt līdz { $day }
my-planned-longer = Lēmumu plānots pieņemt līdz { $day } Tam vajadzīgs vairāk nekā mēnesis (Administratīvā procesa likuma 64. pants): { $ground }
my-object = Iesniegt iebildumu
my-object-act = Apstrīdēt lēmumu
my-object-title = Iebildums
my-object-title-act = Apstrīdēšanas iesniegums
my-object-text = Apstrīdēšanas iesniegumu saņem iestāde, kas pieņēma lēmumu, un nodod izskatīšanai: { $authority }.
my-object-decision = Kā un kādā termiņā lēmumu var apstrīdēt, ir rakstīts tajā
my-object-text-unsettled = Iebildumu saņem kārtas rīkotājs un uz to atbild.
my-object-sent = Iesniegtie iebildumi
my-object-sent-act = Iesniegtie apstrīdēšanas iesniegumi
my-object-by = Kas iesniedz un pret ko
my-object-by-person = Pats pretendents, pret lēmumu par šo pieteikumu
my-object-by-representative = Pretendenta likumiskais pārstāvis, pret lēmumu par šo pieteikumu
my-object-by-third = Pretendents, pret citam pieteikumam piešķirto vietu
my-object-about = Otra pieteikuma numurs
my-object-about-hint = Vajadzīgs, ja iesniegums ir pret citam piešķirto vietu. Numuri ir kārtas lapā. Kamēr nav atbildes, šo vietu nenodod citam.
my-object-ground =
    { $voice ->
        [tu] Kas tiek apstrīdēts, kādā apjomā un ko lūdz
       *[jus] Kas tiek apstrīdēts, kādā apjomā un ko lūdzat
    }
my-object-ground-hint = Tas jāuzraksta. Kāpēc, var paskaidrot, bet tas nav obligāts.
my-object-until = Šo lēmumu var apstrīdēt līdz { $day } ieskaitot.
my-object-over = Termiņš šī lēmuma apstrīdēšanai beidzās { $day } Vēlāk iesniegtu iesniegumu saņem un pieraksta, ka tas saņemts pēc termiņa.
my-object-month = Šo lēmumu var apstrīdēt viena mēneša laikā no dienas, kad par to ir paziņots.
my-object-no-term = Termiņš iebilduma iesniegšanai šajā kārtā nav noteikts.
my-object-answer =
    { $voice ->
        [tu] Ja iesniegsi šodien, atbildes termiņš būs { $day }
       *[jus] Ja iesniegsiet šodien, atbildes termiņš būs { $day }
    }
my-object-send = Iesniegt iebildumu

## Iebildumi
objections-title = Iebildumi
objections-none = Iebildumu nav.
objection-title = Iebildums Nr. { $n }
objection-about-decision = Nr. { $n }: lēmums par pieteikumu { $number }
objection-about-award = Nr. { $n }: pieteikumam { $number } piešķirtā vieta
objection-came-page = Iesniegts šajā vietnē { $moment }
objection-came-paper = Iesniegts rakstveidā { $moment }
objection-came-oral = Izteikts mutvārdos { $moment }
objection-paper = Izdrukāt parakstīšanai (PDF)
objection-paper-text = Mutvārdos teikto pieraksta un paraksta iesniedzējs (Administratīvā procesa likuma 77. pants); otru eksemplāru izsniedz iesniedzējam.
objection-paper-file = iesniegums-{ $n }
objection-late = Saņemts pēc termiņa, kas beidzās { $day }
objection-term-others = Citas personas iesniegumam termiņš ir mēnesis no dienas, kad tā par lēmumu uzzinājusi, bet ne ilgāk kā līdz { $day } (Administratīvā procesa likuma 79. panta otrā daļa)
objection-frozen = Kamēr iesniegums nav izskatīts, vietu nenodod citam.
objection-answer-by = Atbildes termiņš: { $day }
objection-overdue = Atbildes termiņš ir pagājis.
objection-state-received = Saņemts
objection-state-to-mend = Jānovērš trūkumi
objection-state-kept = Lēmums atstāts negrozīts
objection-state-upheld = Iesniegums ir pamatots
objection-state-withdrawn = Atsaukts
objection-state-settled = Iestāde lēmumu pati labojusi
objection-state-followed = Iesniegums ir pamatots, vajadzīgais ir izdarīts
objection-did-mend = { $moment } lūgts novērst trūkumus
objection-did-mended = { $moment } trūkumi novērsti
objection-did-kept = { $moment } atbildēts: lēmums atstāts negrozīts
objection-did-upheld = { $moment } atbildēts: iesniegums ir pamatots
objection-did-withdrawn = { $moment } iesniegums atsaukts
objection-did-settled = { $moment } iestāde lēmumu pati labojusi
objection-did-followed = { $moment } izdarīts, kas pēc atbildes bija vajadzīgs
objection-mend-until = Līdz { $day } ieskaitot.
objection-mend-minor = Iesniegumu līdz { $day } ieskaitot paraksta vai apstiprina pretendenta likumiskais pārstāvis.
objection-decided-by = { $day } lēmumu pieņēma { $authority }.
objection-said = Iesniegums ir saņemts.
objection-said-late = Iesniegums ir saņemts, bet pēc termiņa: par to, vai to izskatīs, jums atbildēs.
objection-said-frozen = Iesniegums ir saņemts. Kamēr tas nav izskatīts, vietu nenodod citam.
objection-open = Atvērt iebildumu
objection-record = Ierakstīt iebildumu
objection-record-text = To, kas izteikts mutvārdos, pieraksta un iesniedzējs paraksta. Iebildums pret piešķirtu vietu aptur tās nodošanu tālāk.
objection-about = Numurs pieteikumam, par kuru ir lēmums
objection-about-hint = Ja iebilst cits cilvēks: tā pieteikuma numurs, kam vieta piešķirta.
objection-by = Kas iebilst
objector-person = Pats pretendents
objector-representative = Pretendenta likumiskais pārstāvis
objector-third-person = Cits cilvēks
objection-objector = Iebildēja pieteikuma numurs
objection-objector-hint = Ja iebilst cits cilvēks, kam šajā kārtā ir pieteikums.
objection-who = Iebildēja vārds, uzvārds un kontaktinformācija
objection-who-hint = Ja iebilst cits cilvēks, kam pieteikuma nav.
objection-way = Kā iebildums saņemts
objection-way-paper = Rakstveidā
objection-way-oral = Mutvārdos
objection-received = Saņemšanas diena
objection-ground = Kas tiek apstrīdēts, kādā apjomā un ko lūdz
objection-ground-hint = Kā tas ir pateikts vai uzrakstīts; šo tekstu redz arī iebildējs.
objection-own-alone = Cita darbinieka jūsu iestādē pašlaik nav: lūdziet administratoru izveidot kontu vēl vienam, lai uz iebildumu atbildētu laikā.
objection-own = Aprēķinu, par kuru ir šis iebildums, sākāt vai publicējāt jūs: atbild cits darbinieks.
objection-do-mend = Lūgt novērst trūkumus
objection-text-mend = Piemēram, ja nav paraksta, pilnvaras vai nav saprotams, ko lūdz.
objection-ask-mend = Kas jānovērš
objection-until = Līdz kurai dienai
objection-decided = Kurā dienā lēmumu pieņēma { $authority }
objection-do-mended = Ierakstīt, ka trūkumi novērsti
objection-text-mended = Pēc tam uz iebildumu var atbildēt.
objection-ask-mended = Kas saņemts
objection-do-kept = Atbildēt: lēmumu atstāt negrozītu
objection-text-kept = Ja iebildums aptur vietu, reizē ierosina piešķīrumu atstāt spēkā; to apstiprina cits darbinieks.
objection-ask-kept = Atbilde ar pamatojumu
objection-do-upheld = Atbildēt: iebildums ir pamatots
objection-text-upheld = Pēc tam labojiet ziņas vai ierosiniet, ka piešķīrumu atceļ: saite uz attiecīgo lapu parādīsies pēc ierakstīšanas.
objection-text-upheld-finished = Kārta ir pabeigta: sistēmā tajā vairs neko nelabo. Atbildē norādiet, kā lēmumu labos.
objection-ask-upheld = Atbilde ar pamatojumu
objection-do-withdrawn = Ierakstīt, ka iebildums atsaukts
objection-text-withdrawn = To dara pēc iebildēja lūguma.
objection-ask-withdrawn = Kā un kad iebildējs to lūdza
objection-do-settled = Ierakstīt, ka iestāde lēmumu pati labojusi
objection-text-settled = Ja lēmums ir labots, pirms uz iebildumu atbildēts.
objection-ask-settled = Kas ir labots
objection-do-followed = Ierakstīt, kas pēc atbildes izdarīts
objection-text-followed = Ja šeit ziņas nelabo un vietu neatceļ: kas izdarīts citādi vai kāpēc nekas nav jādara. Kamēr tas nav ierakstīts, iebildums paliek darāmo lietu rindā.
objection-ask-followed = Kas izdarīts vai kāpēc nekas nav jādara; to lasa arī iebildējs
objection-on-correct = Labot ziņas
objection-on-settle = Ierosināt, ka piešķīrumu atceļ
objection-on-approve = Ierosinājums gaida otru darbinieku

## Kārtas lēmumi
decision-setting = Lēmumu tiesiskais veids
decision-setting-lead = Kas šīs kārtas lēmumi ir pēc likuma, nosaka pašvaldības jurists. To norāda pirms publicēšanas; pēc tās tas vairs nemainās.
decision-setting-told = Kārta ir publicēta: lēmumu veids vairs nemainās.
decision-setting-save = Saglabāt
decision-kind = Kas ir šīs kārtas lēmumi
decision-kind-act = Administratīvi akti: atteikuma vēstulē ir deviņas daļas un apstrīdēšanas kārtība
decision-kind-private = Privāttiesiski lēmumi: parasts paziņojums bez apstrīdēšanas kārtības
decision-kind-unsettled = Vēl nav noskaidrots: par apstrīdēšanas kārtību neko nesaka
decision-name = Nosaukums
decision-address = Adrese
decision-contest-authority = Kas izskata apstrīdēšanas iesniegumu
decision-contest-authority-hint = Augstāka iestāde vai pašvaldības administratīvo aktu strīdu komisija; ja tādas nav, pati iestāde.
decision-hearing = Viedokļa noskaidrošana
decision-hearing-ask = Vai pirms nelabvēlīga lēmuma viedokli noskaidro
decision-hearing-held = Noskaidro
decision-hearing-omitted = Nenoskaidro
decision-hearing-text = Kā to noskaidro vai kāpēc nenoskaidro
decision-norms-hint = Lēmuma pamats ir likums, Ministru kabineta noteikumi vai saistošie noteikumi. Nolikumu un citus iekšējos aktus vēstulē min informācijai.
decision-norm-heading = { $n }. tiesību norma
decision-rank = Veids
decision-rank-law = Likums
decision-rank-cabinet = Ministru kabineta noteikumi
decision-rank-binding = Pašvaldības saistošie noteikumi
decision-rank-internal = Iekšējs normatīvais akts
decision-norm-title = Tiesību akta nosaukums
decision-norm-place = Pants, daļa, punkts
decision-norm-place-hint = Piemēram, 55. panta 1. punkts
decision-norm-source = Kur teksts lasīts
decision-norm-seen = Kad lasīts
decision-longer = Termiņš
decision-longer-ask = Kāpēc lēmumam vajadzīgs vairāk nekā mēnesis
decision-longer-hint = Ja to norāda, pieteikuma saņemšanas lapā ir kārtas lēmuma diena un šis pamatojums.
decision-missing-institution = iestādes adrese
decision-missing-contest = kas izskata apstrīdēšanas iesniegumu
decision-missing-norms = tiesību normas, kas ir lēmuma pamats
decision-missing-hearing = vai viedokli noskaidro, un kāpēc ne
decision-term-title = Lēmuma termiņš
decision-term = Vecākais pieteikums saņemts { $received } Par to jālemj līdz { $last }
decision-extend = Pagarināt termiņu
decision-extend-text = Termiņu var pagarināt līdz četriem mēnešiem no pieteikuma saņemšanas. Par to ar pamatojumu paziņo visiem, kas pieteikušies.
decision-extend-until = Pēdējā diena lēmumam
decision-extend-ground = Pamatojums, ko lasa pretendenti
work-unanswerable =
    { $n ->
        [one] Uz { $n } iebildumu pagaidām nav, kas atbild: visi jūsu iestādes darbinieki sāka vai publicēja aprēķinu, par kuru tas ir. Lūdziet administratoru izveidot kontu vēl vienam darbiniekam.
       *[other] Uz { $n } iebildumiem pagaidām nav, kas atbild: visi jūsu iestādes darbinieki sāka vai publicēja aprēķinu, par kuru tie ir. Lūdziet administratoru izveidot kontu vēl vienam darbiniekam.
    }
work-next-notify =
    { $n ->
        [one] Par { $n } lēmumu ar atteikumu nav ierakstīts, kā tas paziņots. Termiņš, kurā jāpaziņo, beidzas { $day }
       *[other] Par { $n } lēmumiem ar atteikumu nav ierakstīts, kā tie paziņoti. Termiņš, kurā jāpaziņo, beidzas { $day }
    }
decision-groundless =
    { $n ->
        [one] { $n } noteikuma vai nosacījuma avots nav tiesību norma
       *[other] { $n } noteikumu un nosacījumu avots nav tiesību norma
    }
decision-groundless-text = Pēc tiem var atteikt, bet administratīvā akta pamats ir likums, Ministru kabineta noteikumi vai saistošie noteikumi. Ja lēmumi ir akti, šādu avotu lēmumā min informācijai, un atteikums balstās uz normām, kas norādītas pie kārtas lēmumiem. Ja noteikums vai nosacījums ir kādā normā, norādiet to tur pirms publicēšanas.
work-next-object =
    { $n ->
        [one] { $n } iebildums gaida atbildi.
       *[other] { $n } iebildumi gaida atbildi.
    }
work-next-follow =
    { $n ->
        [one] { $n } iebildums atzīts par pamatotu, bet pēc tam vēl nekas nav izdarīts.
       *[other] { $n } iebildumi atzīti par pamatotiem, bet pēc tam vēl nekas nav izdarīts.
    }
work-button-object = Atbildēt
work-button-follow = Atvērt iebildumus
run-publish-decision-act = Lēmumi ir administratīvi akti: pretendents lasa lēmumu ar tiesību normām un apstrīdēšanas kārtību.
run-publish-decision-private = Lēmumi ir privāttiesiski: pretendents lasa paziņojumu bez apstrīdēšanas kārtības.
run-publish-decision-unsettled = Nav norādīts, kas šie lēmumi ir pēc likuma. Pretendenti par apstrīdēšanas kārtību neko nelasīs; ja lēmums tomēr ir administratīvs akts, to varēs apstrīdēt gadu. Pēc publicēšanas to vairs nevarēs norādīt.

## Lēmumi par iebildumiem un par vietas atcelšanu
act-title-answer = Lēmums par apstrīdēšanas iesniegumu
act-title-cancelled = Lēmums par piešķirtās vietas atcelšanu
act-read = Lasīt lēmumu
act-asked-answer = Apstrīdēšanas iesniegums Nr. { $n }, saņemts { $day }
act-asked-cancelled = Iestāde lietu ierosinājusi pati.
act-asked-others = Lieta ierosināta pēc citas personas apstrīdēšanas iesnieguma Nr. { $n }, kas saņemts { $day }
act-asked-own = Lieta ierosināta pēc Jūsu vai Jūsu pārstāvja apstrīdēšanas iesnieguma Nr. { $n }, kas saņemts { $day }
act-asked-contested-others = Lieta ierosināta, jo piešķīrumu apstrīdējusi cita persona; tas ierakstīts { $day }
act-asked-contested-own = Lieta ierosināta, jo piešķīrumu apstrīdējāt Jūs vai Jūsu pārstāvis; tas ierakstīts { $day }
act-fact-award = { $moment } pieņemts lēmums piešķirt vietu pieteikumam { $number }.
act-fact-refusal = { $moment } pieņemts lēmums par pieteikumu { $number }.
act-fact-received = Iesniegums saņemts { $day }; nav konstatēts, ka termiņš būtu nokavēts.
act-fact-late = Iesniegums saņemts { $day }, pēc termiņa beigām.
act-fact-given = { $moment } pieņemts lēmums piešķirt Jums vietu „{ $place }”.
act-decided-kept = Nolemts lēmumu par pieteikumu { $number } atstāt negrozītu.
act-decided-upheld = Nolemts iesniegumu apmierināt: lēmumu par pieteikumu { $number } atceļ vai groza, kā norādīts pamatojumā.
act-decided-cancelled = Nolemts atcelt lēmumu, ar ko Jums piešķirta vieta „{ $place }”.
act-contest-court = Šo lēmumu var pārsūdzēt viena mēneša laikā no dienas, kad tas ar paziņošanu stājies spēkā. Pieteikumu iesniedz: { $authority }.
act-court-from-15 = Tā kā pretendents ir vecumā no 15 līdz 17 gadiem, lēmumu tiesā pārsūdz viņa likumiskais pārstāvis, un pretendentu pieaicina piedalīties.
act-court-under-15 = Tā kā pretendents ir jaunāks par 15 gadiem, lēmumu tiesā pārsūdz viņa likumiskais pārstāvis.
act-court-unknown = Ja pretendents ir jaunāks par 18 gadiem, lēmumu tiesā pārsūdz viņa likumiskais pārstāvis.
act-contest-where = Iesniegumu iesniedz iestādē, kas pieņēmusi lēmumu ({ $institution }): rakstveidā vai mutvārdos, pa pastu vai elektroniski. Mutvārdos teikto iestāde pieraksta, un iesniedzējs to paraksta.
act-heard-ask = Vai iesniedzējs pirms atbildes ir uzklausīts?
act-heard-end = Vai pretendents pirms vietas atcelšanas ir uzklausīts?
act-heard-held = Pretendents ir uzklausīts: { $text }
act-heard-omitted = Pretendents nav uzklausīts: { $text }
act-heard-yes = Ir uzklausīts
act-heard-no = Nav uzklausīts
act-why-given-wrongly = Konstatēts, ka vieta piešķirta kļūdaini.
act-why-not-eligible = Konstatēts, ka kārtas noteikumi Jums piedalīties nepieļauj.
act-why-placement-withdrawn = Šāda darba vairs nav.
act-why-refused = Organizācija atteikusies nodarbināt Jūs šajā vakancē.
act-court-name = Tiesa, kurā atbildi var pārsūdzēt
act-court-address = Tiesas adrese
decision-court = Tiesa
decision-court-hint = Kurā tiesā var pārsūdzēt iestādes atbildi uz iebildumu, ja to izskata pati iestāde.

## Kā noskaidrots viena cilvēka viedoklis
asked-after-hearing = Viedokļa noskaidrošana
hearing-page = Viedokļa noskaidrošana: { $number }
hearing-lead = Ierakstiet, ja šī pretendenta viedokli noskaidrojāt citādi, nekā norādīts visai kārtai, vai ja tieši šajā gadījumā to nenoskaidrojāt. Ierakstīto lasa pretendents lēmuma daļā „Personas viedoklis un argumenti”.
hearing-of-all = Ja nekas nav ierakstīts, lēmumā ir visas kārtas teksts
hearing-of-all-none = Kārtai tas vēl nav norādīts.
hearing-as-round = Lēmumā ir visas kārtas teksts
hearing-line = { $what } ({ $moment }, { $by })
hearing-told = Ierakstītais attiecas uz turpmākiem lēmumiem par šo pieteikumu. Publicētie lēmumi nemainās.
hearing-write = Ierakstīt
hearing-ask = Vai šī pretendenta viedoklis ir noskaidrots?
hearing-choice-held = Ir noskaidrots
hearing-choice-omitted = Nav noskaidrots
hearing-choice-round = Lēmumā paliek visas kārtas teksts
hearing-day = Kad noskaidrots
hearing-text = Kā noskaidrots un ko pretendents teica, vai kāpēc nav noskaidrots
hearing-text-hint = To lasa pretendents. Piemēram: „Pa tālruni paskaidrojāt, ka maijā pārcēlāties.”
hearing-said = Ierakstīts.

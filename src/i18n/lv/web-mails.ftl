### Vēstules: ko tās saka, cik tālu tās tikušas, un kā atgūt numuru un kodu.

mail-received-heading = Pieteikums { $number } ir saņemts
mail-received-body =
    Jūsu pieteikums { $number } ir saņemts: { $round }.

    Pieteikumu un to, kas ar to notiek, varat skatīt šeit: { $link }
    Vajadzīgs pieteikuma numurs un piekļuves kods, kas bija redzams pēc iesniegšanas.

    { $planned }

    Šo vēstuli nosūtīja sistēma; uz to nav jāatbild.
mail-told-heading = Pieteikums { $number }: jauna informācija
mail-told-body =
    Par pieteikumu { $number } ir jauna informācija: { $round }.

    Izlasiet to šeit: { $link }
    Vajadzīgs pieteikuma numurs un piekļuves kods.

    Šo vēstuli nosūtīja sistēma; uz to nav jāatbild.
mail-offer-ended-heading = Pieteikums { $number }: izmaiņas
mail-offer-ended-body =
    Par pieteikumu { $number } ir izmaiņas: { $round }.

    Kas mainījies un kāpēc, izlasiet šeit: { $link }
    Vajadzīgs pieteikuma numurs un piekļuves kods.

    Šo vēstuli nosūtīja sistēma; uz to nav jāatbild.
mail-answer-soon-heading = Pieteikums { $number }: drīz jāatbild
mail-answer-soon-body =
    Pieteikums { $number } vēl gaida Jūsu atbildi: { $round }.
    Atbildēt var līdz { $moment }.

    Atbildiet šeit: { $link }
    Vajadzīgs pieteikuma numurs un piekļuves kods.

    Šo vēstuli nosūtīja sistēma; uz to nav jāatbild.
mail-papers-soon-heading = Pieteikums { $number }: drīz jāiesniedz dokumenti
mail-papers-soon-body =
    Pieteikumam { $number } vēl nav saņemti visi dokumenti: { $round }.
    Tie jāiesniedz līdz { $moment }

    Kādi dokumenti vajadzīgi, izlasiet šeit: { $link }
    Vajadzīgs pieteikuma numurs un piekļuves kods.

    Šo vēstuli nosūtīja sistēma; uz to nav jāatbild.
mail-agreed-heading = Pieteikums { $number }: ziņa par vienošanos
mail-agreed-body =
    Darba devējs ir atbildējis par iepriekšēju vienošanos, kas attiecas uz pieteikumu { $number }: { $round }.

    Atbildi izlasiet šeit: { $link }
    Vajadzīgs pieteikuma numurs un piekļuves kods.

    Šo vēstuli nosūtīja sistēma; uz to nav jāatbild.
mail-deadline-moved-heading = Pieteikums { $number }: mainīts termiņš
mail-deadline-moved-body =
    Kārtai, kurā ir pieteikums { $number }, ir mainīts pieteikšanās termiņš: { $round }.
    Tagad pieteikties var līdz { $moment }.

    Jūsu pieteikumu varat skatīt šeit: { $link }

    Šo vēstuli nosūtīja sistēma; uz to nav jāatbild.
mail-way-in-heading = Piekļuve pieteikumam
mail-way-in-body =
    Kāds lūdza atgūt piekļuvi pieteikumam { $number }: { $round }.

    Ja tas bijāt Jūs, atveriet šo adresi līdz { $moment }: { $link }
    Tur saņemsiet numuru un jaunu piekļuves kodu; vecais kods vairs nebūs derīgs.

    Ja neko nelūdzāt, nekas nav jādara: kamēr adrese nav atvērta, nekas nemainās.
mail-test-heading = Pārbaudes vēstule
mail-test-body =
    Šī ir pārbaudes vēstule: { $round }. Pieteikuma numurs vēstulēs izskatās šādi: { $number }.

    Sistēmas adrese: { $link }

mails-title = Vēstules
mails-lead = Vēstulēs ir tikai tas, ka ir ko izlasīt, un termiņi: rezultāta, lēmuma iemeslu un kodu tajās nav. Tās ir latviešu valodā.
mails-off = Šī sistēma vēstules nesūta: nav norādīts pasta serveris. Kas būtu jānosūta, paliek rindā.
mails-none = Šajā kārtā vēl nav nevienas vēstules.
mails-progress = Pasta serverim nodotas { $sent } vēstules no { $all }. Minūtē visām kārtām kopā nodod ne vairāk kā { $rate }; atlikušajām vajag vismaz { $minutes } min. Skaitļi mainās, lapu ielādējot no jauna.
mails-state-waiting = Gaida sūtīšanu
mails-state-sending = Notiek sūtīšana
mails-state-sent = Pasta serveris pieņēma
mails-state-by-hand = Nav e-pasta adreses
mails-state-doubtful = Nav zināms, vai nosūtīta
mails-state-dead = Nav piegādājama
mails-state-told = Paziņots citādi
mails-state-needless = Vairs nav jāpaziņo
mails-person = Kas jādara darbiniekam
mails-person-none = Ar e-pasta vēstulēm darbiniekam nekas nav jādara.
mails-person-text = Šiem cilvēkiem jāpaziņo citādi, piemēram, pa tālruni, vai vēstule jāsūta vēlreiz. Ja nav zināms, vai vēstule ir nosūtīta, sistēma to pati otrreiz nesūta; ziņu, kas nav nosūtīta trīs dienu laikā, vairs nesūta.
mails-col-who = Kam
mails-col-contact = Kontaktinformācija
mails-col-what = Par ko
mails-col-state = Stāvoklis
mails-col-do = Ko darīt
mails-col-number = Numurs
mails-test-row = Pārbaude
mails-again = Sūtīt vēlreiz
mails-told = Paziņots
mails-said-again = Vēstule atkal ir rindā.
mails-said-told = Ierakstīts, ka cilvēkam ir paziņots.
mails-texts = Vēstuļu teksti
mails-texts-text = Kārtai var būt savi vēstuļu teksti; kamēr to nav, izmanto sistēmas tekstus.
mails-occasion-received = Pieteikums saņemts
mails-occasion-told = Rezultāts vai cita jauna informācija
mails-occasion-offer-ended = Piedāvājums beidzās
mails-occasion-answer-soon = Drīz jāatbild
mails-occasion-papers-soon = Drīz jāiesniedz dokumenti
mails-occasion-agreed = Darba devēja atbilde par vienošanos
mails-occasion-deadline-moved = Mainīts termiņš
mails-occasion-way-in = Piekļuves atgūšana
mails-occasion-test = Pārbaude
mails-recipients = Kam vēstuli sūtītu
mails-recipients-lead = Visi, kas nav atsaukuši pieteikumu. Šeit neko nesūta.
mails-recipients-mail =
    { $n ->
        [0] { $n } cilvēku ar e-pasta adresi
        [one] { $n } cilvēks ar e-pasta adresi
       *[other] { $n } cilvēki ar e-pasta adresi
    }
mails-recipients-other =
    { $n ->
        [0] { $n } cilvēku bez e-pasta adreses
        [one] { $n } cilvēks bez e-pasta adreses
       *[other] { $n } cilvēki bez e-pasta adreses
    }
mails-came-back = Atgriezusies vēstule
mails-came-back-text = Ja pēdējā e-pasta vēstule pretendentam ir atgriezusies, ierakstiet tā pieteikuma numuru. Uz šo adresi vairs neraksta, kamēr vēstuli nesūta vēlreiz vai adresi nemaina; pretendentam paziņo citādi.
mails-came-back-button = Ierakstīt, ka vēstule atgriezusies
mails-said-came-back = Ierakstīts. Pretendentam paziņojiet citādi: tas ir sarakstā.
mails-test = Pārbaudes vēstule
mails-test-address = E-pasta adrese
mails-test-hint = Vēstule atnāk, ja pasta serveris un adrese darbojas. Vai tā ir nosūtīta, redzams šajā lapā.
mails-test-send = Sūtīt pārbaudi
mails-said-test = Pārbaudes vēstule ir rindā.
mails-text-lead = Vārdus figūriekavās aizstāj ar to, kas attiecas uz katru cilvēku. Vēstulē nedrīkst būt nekā, ko nevajadzētu redzēt citam.
mails-text-heading = Temats
mails-text-body = Teksts
mails-text-words = Drīkst lietot:
mails-word-round = kārtas nosaukums
mails-word-number = pieteikuma numurs
mails-word-link = saite, kas jāatver
mails-word-moment = līdz kuram brīdim
mails-word-planned = līdz kurai dienai plānots lēmums; kārtās, kuru lēmumi ir administratīvi akti
mails-word-ground = pagarinājuma pamatojums
mails-text-save = Saglabāt
mails-text-look = Parādīt, kā izskatīsies
mails-text-preview = Kā tas izskatās
mails-said-text = Teksts ir saglabāts.

way-in-title = Pazaudēts numurs vai kods
way-in-lead = Ierakstiet e-pasta adresi, kas ir pieteikumā: uz to nosūtīsim saiti, kas atver pieteikumu.
way-in-contact = E-pasta adrese
way-in-contact-hint = Tā pati, kas ierakstīta pieteikumā
way-in-send = Sūtīt
way-in-sent = Ja šī adrese ir kādā pieteikumā, uz to sūtām vēstuli.
way-in-sent-text =
    { $minutes ->
        [one] Tajā būs saite, kas derīga { $minutes } minūti un vienu reizi.
       *[other] Tajā būs saite, kas derīga { $minutes } minūtes un vienu reizi.
    }
way-in-otherwise = Ja pieteikumā e-pasta adreses nav, jautājiet iestādei, kurai iesniedzāt pieteikumu: darbinieks var izsniegt jaunu kodu.
way-in-staff = Šī sistēma e-pasta vēstules nesūta. Jautājiet iestādei, kurai iesniedzāt pieteikumu: darbinieks var izsniegt jaunu kodu.
way-in-ask = Kam jautāt
way-in-reached = { $authority }. Saziņa: { $contact }
way-in-link-title = Atvērt pieteikumu
way-in-link-lead = Pieteikumam būs jauns piekļuves kods; vecais vairs nebūs derīgs.
way-in-link-open = Atvērt un saņemt jaunu kodu
new-code-title = Jauns piekļuves kods
new-code-text = Cilvēkam, kas kodu pazaudējis. Vecais kods vairs nebūs derīgs; jaunais būs redzams vienu reizi, un to var izdrukāt.
new-code-give = Izsniegt jaunu kodu
new-code-own = Pierakstiet numuru un kodu. Vecais kods vairs nav derīgs.
new-code-again = Šajā pārlūkā to pašu lapu var pārlādēt vēl { $minutes } minūtes pēc saites atvēršanas.
new-code-staff = Nododiet numuru un kodu tikai šim cilvēkam: kods vairs nebūs redzams. Vecais kods vairs nav derīgs.
new-code-print = Izdrukāt
new-code-on = Uz manu pieteikumu
new-code-back = Atpakaļ uz pieteikumu
mails-occasion-term-extended = Pagarināts lēmuma termiņš
mails-occasion-objection = Notikumi ar iebildumu
mail-term-extended-heading = Pieteikums { $number }: pagarināts lēmuma termiņš
mail-term-extended-body =
    Lēmuma pieņemšanas termiņš Jūsu pieteikumam Nr. { $number } ({ $round }) ir pagarināts līdz { $moment } (Administratīvā procesa likuma 64. pants). Pamatojums: { $ground }

    Jūsu pieteikumu varat skatīt šeit: { $link }

    Šo vēstuli nosūtīja sistēma; uz to nav jāatbild.
mail-objection-heading = Pieteikums { $number }: ziņa par iebildumu
mail-objection-body =
    Par iebildumu, kas iesniegts saistībā ar pieteikumu { $number }, ir ziņa: { $round }.

    To varat izlasīt šeit: { $link }

    Šo vēstuli nosūtīja sistēma; uz to nav jāatbild.
mail-objection-act-heading = Pieteikums { $number }: ziņa par apstrīdēšanas iesniegumu
mail-objection-act-body =
    Par apstrīdēšanas iesniegumu saistībā ar pieteikumu { $number } ir ziņa: { $round }.

    To varat izlasīt šeit: { $link }

    Šo vēstuli nosūtīja sistēma; uz to nav jāatbild.

## Kam jāpaziņo citādi nekā ar e-pasta vēstuli
telephone-title = Kam jāpaziņo
telephone-lead = Šiem cilvēkiem vēl nav paziņots: e-pasta adreses nav, vēstule nav piegādāta, vai sistēma vēstules nesūta. Pirmie ir tie, kuru piedāvājums beidzas visdrīzāk.
telephone-acts = Pa tālruni var paziņot par piedāvājumu. Lēmumu par atteikumu nosūta ierakstītā vēstulē vai izsniedz.
telephone-letters = Vēstules drukāšanai
telephone-print = Drukāt sarakstu
telephone-none = Saraksts pašlaik ir tukšs.
telephone-lapses = Ja neatbild, piedāvājums beidzas { $moment }
telephone-waits = Piedāvājums gaida, līdz cilvēkam paziņos; atbildes dienas sākas tad
telephone-place = Vieta „{ $title }”: { $state }
telephone-no-place = Vieta nav piedāvāta
telephone-answer = Ierakstīt, ko cilvēks atbildēja par vietu
telephone-question = { $what }: „{ $question }”
telephone-question-over = { $what }: uz to jau atbildēts vai atbildes termiņš ir pagājis
telephone-more =
    { $n ->
        [one] Sarakstā ir vēl { $n } cilvēks; tas būs redzams, kad šiem būs paziņots.
       *[other] Sarakstā ir vēl { $n } cilvēki; tie būs redzami, kad šiem būs paziņots.
    }
telephone-people =
    { $n ->
        [one] { $n } cilvēkam
       *[other] { $n } cilvēkiem
    }
work-next-untold = { $people } par piedāvājumu vēl nav paziņots. Pirmais piedāvājums bez atbildes beidzas { $moment }
work-next-untold-waits = { $people } par piedāvājumu vēl nav paziņots. Līdz tam piedāvājumi gaida, un vietas līdz ar tiem
mails-recipients-more =
    { $n ->
        [one] Te nav redzams vēl { $n } cilvēks; kontaktinformācija ir pieteikumu sarakstā.
       *[other] Te nav redzami vēl { $n } cilvēki; kontaktinformācija ir pieteikumu sarakstā.
    }

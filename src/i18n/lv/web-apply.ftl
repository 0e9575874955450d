### Pieteikšanās: viens jautājums lapā. Kārta uzrunā ar „tu” vai „jūs”.
apply-start = Pieteikties darbam
apply-start-text =
    { $n ->
        [one] { $n } jautājums, katrs savā lapā.
       *[other] { $n } jautājumi, katrs savā lapā.
    }
apply-until = Pieteikties var līdz { $moment }, ja kārtu neslēdz agrāk.
apply-calm = Secību nosaka izloze: tas, cik agri iesniegts pieteikums, to nemaina.
apply-start-asked = Ko jautāsim
apply-start-guardian = Ja vietas pieņemšanai var būt vajadzīga vecāka vai aizbildņa piekrišana, jautāsim arī, kam par to rakstīt.
apply-start-child = Ja pieteikumu bērna vietā aizpilda vecāks vai aizbildnis, atbildes ir par bērnu, un pieteikums ir bērna vārdā.
apply-start-why =
    { $voice ->
        [tu] Jautājam to, kas minēts kārtas noteikumos, un kā ar tevi sazināties.
       *[jus] Jautājam to, kas minēts kārtas noteikumos, un kā ar jums sazināties.
    }
apply-start-unknown =
    { $voice ->
        [tu] Ja kaut ko nezini, tā arī atbildi: tad pieteikumu vispirms izskatīs iestādes darbinieks. Līdz iesniegšanai atbildes ir šajā lapā, nevis pie mums, ja vien nelūdz saglabāt melnrakstu: ja lapu aizvērsi bez tā, būs jāsāk no jauna. Lapa ir derīga astoņas stundas.
       *[jus] Ja kaut ko nezināt, tā arī atbildiet: tad pieteikumu vispirms izskatīs iestādes darbinieks. Līdz iesniegšanai atbildes ir šajā lapā, nevis pie mums, ja vien nelūdzat saglabāt melnrakstu: ja lapu aizvērsiet bez tā, būs jāsāk no jauna. Lapa ir derīga astoņas stundas.
    }
apply-begin = Sākt

## Jautājuma lapa
apply-mistake = Kļūda: { $title }
apply-back = Atpakaļ
apply-position = { $n }. jautājums no { $total }
apply-next = Turpināt
apply-ask-name =
    { $voice ->
        [tu] Kā tevi sauc?
       *[jus] Kā jūs sauc?
    }
apply-ask-name-hint = Vārds un uzvārds, kā personu apliecinošā dokumentā.
apply-ask-personal-code =
    { $voice ->
        [tu] Kāds ir tavs personas kods?
       *[jus] Kāds ir jūsu personas kods?
    }
apply-ask-personal-code-hint = 11 cipari, piemēram, 161175-19997. Glabājam šifrētu; pēc tā var redzēt, vai kāds nav pieteicies divreiz.
apply-code-optional = Var arī neaizpildīt.
apply-code-check =
    { $voice ->
        [tu] Personas koda pēdējais cipars neatbilst pārējiem. Pārbaudi, vai kods uzrakstīts pareizi.
       *[jus] Personas koda pēdējais cipars neatbilst pārējiem. Pārbaudiet, vai kods uzrakstīts pareizi.
    }
apply-code-birth =
    { $voice ->
        [tu] Personas kodā ir cits dzimšanas datums, nekā tu norādīji. Pārbaudi abus.
       *[jus] Personas kodā ir cits dzimšanas datums, nekā norādījāt. Pārbaudiet abus.
    }
apply-ask-contact =
    { $voice ->
        [tu] Kā ar tevi sazināties?
       *[jus] Kā ar jums sazināties?
    }
apply-ask-contact-hint = Tālrunis vai e-pasts. To redz darbinieki un, ja vieta ir piešķirta un pieņemta, arī organizācija.
apply-ask-guardian-named = Kuram no vecākiem vai aizbildņiem jautāt par piekrišanu?
apply-ask-guardian-named-hint = Ja vietu piedāvās, tās pieņemšanai var būt vajadzīga vecāka vai aizbildņa piekrišana. Tad rakstīs vai zvanīs tam, kuru šeit norāda. Norādīt var arī vēlāk.
apply-ask-wishes =
    { $voice ->
        [tu] Kur tu vēlies strādāt?
       *[jus] Kur jūs vēlaties strādāt?
    }
apply-ask-wishes-hint =
    { $voice ->
        [tu] Pirmā ir tā vakance, kuru vēlies visvairāk. Piešķirt var jebkuru no izvēlētajām, bet citas ne; tāpēc izvēlies visas, kurās tiešām strādātu.
       *[jus] Pirmā ir tā vakance, kuru vēlaties visvairāk. Piešķirt var jebkuru no izvēlētajām, bet citas ne; tāpēc izvēlieties visas, kurās tiešām strādātu.
    }
apply-label-name = vārds un uzvārds
apply-label-personal-code = personas kods
apply-label-contact = tālrunis vai e-pasts
apply-label-guardian-named = vecāks vai aizbildnis, kuram jautāt par piekrišanu
apply-label-wishes = izvēlētās vakances
apply-date-hint = Diena, mēnesis, gads, piemēram, { $example } Punktus var nerakstīt: { $digits }.
apply-number-hint = Vesels skaitlis.
apply-yes = Jā
apply-no = Nē
apply-not-known = Nezinu
apply-not-known-text = Ja noteikumiem tas vajadzīgs, pieteikumu vispirms izskatīs iestādes darbinieks.
apply-empty =
    { $voice ->
        [tu] Ja nezini, neraksti neko: ja noteikumiem tas vajadzīgs, pieteikumu vispirms izskatīs iestādes darbinieks.
       *[jus] Ja nezināt, nerakstiet neko: ja noteikumiem tas vajadzīgs, pieteikumu vispirms izskatīs iestādes darbinieks.
    }
apply-left-empty =
    { $voice ->
        [tu] Bez atbildes palika: { $fact }. No tā var būt atkarīgs, vai saņemsi vietu: kamēr to nenoskaidros, par šo pieteikumu kaut ko izlemt nevar. Ja vari to uzzināt, atbildi pirms iesniegšanas.
       *[jus] Bez atbildes palika: { $fact }. No tā var būt atkarīgs, vai saņemsiet vietu: kamēr to nenoskaidros, par šo pieteikumu kaut ko izlemt nevar. Ja varat to uzzināt, atbildiet pirms iesniegšanas.
    }
apply-unknown = nav zināms
apply-select = Nezinu (pieteikumu vispirms izskatīs darbinieks)
apply-other = Cita atbilde, ja sarakstā tās nav
apply-periods-hint = Katram periodam vajadzīga pirmā un pēdējā diena, piemēram, 01.03.2018. un 30.04.2018.
apply-periods-not = Nevienu reizi
apply-periods-none = nevienu reizi
apply-period = { $n }. periods
apply-first-day = Pirmā diena
apply-last-day = Pēdējā diena

## Izvēles
apply-choice = { $n }. izvēle
apply-like =
    { $voice ->
        [tu] Vai arī pasaki, kāda vieta tev derētu
       *[jus] Vai arī pasakiet, kāda vieta jums derētu
    }
apply-like-text =
    { $voice ->
        [tu] Atzīmē, kas der. Šī izvēle nozīmē visas kārtas vakances, kas tai atbilst, arī tās, ko pievienos vēlāk.
       *[jus] Atzīmējiet, kas der. Šī izvēle nozīmē visas kārtas vakances, kas tai atbilst, arī tās, ko pievienos vēlāk.
    }
apply-like-add = Pievienot kā izvēli
apply-like-anything = Der jebkura vieta
apply-like-possible = No tām pēc noteikumiem der { $n }.
apply-like-reaches =
    { $n ->
        [0] Pašlaik tai atbilstošu vakanču nav.
        [one] Pašlaik tai atbilst { $n } vakance.
       *[other] Pašlaik tai atbilst { $n } vakances.
    }
month =
    { $month ->
        [m1] { $year }. gada janvāris
        [m2] { $year }. gada februāris
        [m3] { $year }. gada marts
        [m4] { $year }. gada aprīlis
        [m5] { $year }. gada maijs
        [m6] { $year }. gada jūnijs
        [m7] { $year }. gada jūlijs
        [m8] { $year }. gada augusts
        [m9] { $year }. gada septembris
        [m10] { $year }. gada oktobris
        [m11] { $year }. gada novembris
       *[m12] { $year }. gada decembris
    }
apply-possible =
    { $voice ->
        [tu] { $n ->
            [0] Pēc tavām atbildēm nav nevienas vakances, kurā noteikumi tev ļauj strādāt. Pārbaudi atbildes. Ja tās ir pareizas, jautā kārtas rīkotājam.
            [one] Pēc tavām atbildēm tev der { $n } vakance.
           *[other] Pēc tavām atbildēm tev der { $n } vakances.
        }
       *[jus] { $n ->
            [0] Pēc jūsu atbildēm nav nevienas vakances, kurā noteikumi jums ļauj strādāt. Pārbaudiet atbildes. Ja tās ir pareizas, jautājiet kārtas rīkotājam.
            [one] Pēc jūsu atbildēm jums der { $n } vakance.
           *[other] Pēc jūsu atbildēm jums der { $n } vakances.
        }
    }
apply-none-yet = Vakances šajā kārtā vēl nav publicētas. Var norādīt, kādai vietai jābūt, vai atnākt vēlāk.
apply-undecided =
    { $n ->
        [one] Par { $n } vakanci pēc noteikumiem vēl nevar pateikt, vai tā der, jo trūkst ziņu. To var izvēlēties, bet, kamēr nav darbinieka lēmuma, vietu tajā nepiešķir.
       *[other] Par { $n } vakancēm pēc noteikumiem vēl nevar pateikt, vai tās der, jo trūkst ziņu. Tās var izvēlēties, bet, kamēr nav darbinieka lēmuma, vietu tajās nepiešķir.
    }
apply-impossible =
    { $n ->
        [one] Kāpēc { $n } vakance neder
       *[other] Kāpēc { $n } vakances neder
    }
apply-wish-gone = vakance, ko pašlaik nepiedāvā

## Pirms iesniegšanas
apply-review = Vai viss ir pareizi?
apply-review-text =
    { $voice ->
        [tu] Pārlasi atbildes. Kamēr kārtā var pieteikties, izvēles vari mainīt arī pēc iesniegšanas. Par kļūdu citā atbildē varēsi ziņot, un par to lems darbinieks.
       *[jus] Pārlasiet atbildes. Kamēr kārtā var pieteikties, izvēles varat mainīt arī pēc iesniegšanas. Par kļūdu citā atbildē varēsiet ziņot, un par to lems darbinieks.
    }
apply-done-not-eligible =
    { $voice ->
        [tu] Pēc šīm atbildēm noteikumi tev šajā kārtā piedalīties neļauj. Ja kāda atbilde ir kļūdaina, ziņo par to sava pieteikuma lapā.
       *[jus] Pēc šīm atbildēm noteikumi jums šajā kārtā piedalīties neļauj. Ja kāda atbilde ir kļūdaina, ziņojiet par to sava pieteikuma lapā.
    }
apply-review-missing = Vēl jāatbild:
apply-review-wishes = Izvēlētās vakances
apply-review-not-eligible =
    { $voice ->
        [tu] Ja atbildes ir pareizas, noteikumi tev šajā kārtā piedalīties neļauj. Pieteikumu vari iesniegt tik un tā.
       *[jus] Ja atbildes ir pareizas, noteikumi jums šajā kārtā piedalīties neļauj. Pieteikumu varat iesniegt tik un tā.
    }
apply-review-needs-person = Vēl jānoskaidro:
apply-review-past = Pēc iesniegšanas iepriekšējo kārtu ierakstos pēc personas koda uzmeklē: { $facts }. Atrastais redzams, atverot pieteikumu ar numuru un kodu.
apply-review-unknown =
    { $voice ->
        [tu] Tu atbildēji, ka nezini: { $facts }. No tā var būt atkarīgs, vai saņemsi vietu: kamēr to nenoskaidros, par šo pieteikumu kaut ko izlemt nevar. Ja vari to uzzināt, atbildi pirms iesniegšanas.
       *[jus] Jūs atbildējāt, ka nezināt: { $facts }. No tā var būt atkarīgs, vai saņemsiet vietu: kamēr to nenoskaidros, par šo pieteikumu kaut ko izlemt nevar. Ja varat to uzzināt, atbildiet pirms iesniegšanas.
    }
apply-not-answered = nav atbildes
apply-change = Mainīt
apply-change-this = Mainīt: { $label }
apply-change-wishes = Mainīt izvēles
apply-review-same-contact = Vecāka vai aizbildņa kontaktinformācija ir tā pati, kas pretendentam. Ja vecāks vai aizbildnis pa to nav sasniedzams, jāieraksta cita.
apply-submit-text = Iesniegt var līdz { $moment }, ja kārtu neslēdz agrāk. Tūlīt pēc tam būs redzams pieteikuma numurs un piekļuves kods.
apply-twice = Ja šajā kārtā jau ir pieteikums ar to pašu personas kodu, iesniegt var arī šo, bet iestādes darbinieks noskaidros, vai abi ir viena cilvēka, un tad atstās vienu. Lieku pieteikumu var atsaukt: to atver ar numuru un kodu.
apply-answers-lapse =
    { $voice ->
        [tu] Ja tev piedāvās vietu un tu laikā neatbildēsi, piedāvājums zaudēs spēku un vietu varēs saņemt cits.
       *[jus] Ja jums piedāvās vietu un jūs laikā neatbildēsiet, piedāvājums zaudēs spēku un vietu varēs saņemt cits.
    }
apply-answers-stand =
    { $voice ->
        [tu] Ja tev piedāvās vietu un tu laikā neatbildēsi, vieta paliks tev.
       *[jus] Ja jums piedāvās vietu un jūs laikā neatbildēsiet, vieta paliks jums.
    }
apply-submit = Iesniegt pieteikumu
apply-changed-text = Nekas nav iesniegts. Zemāk ir viss, kā tas ir tagad: pārlasāms un iesniedzams no jauna.
apply-changed-was = Pārlasīts: { $text }
apply-changed-was-said = Pārlasot tas bija rakstīts.
apply-changed-was-not = Pārlasot tā nebija.
apply-changed-now = Tagad: { $text }
apply-changed-now-said = Tagad tas ir rakstīts.
apply-changed-now-not = Tagad tā vairs nav.

## Pēc iesniegšanas
apply-done = Pieteikums ir saņemts
apply-keep =
    { $voice ->
        [tu] Saglabā numuru un kodu.
       *[jus] Saglabājiet numuru un kodu.
    }
apply-keep-text =
    { $voice ->
        [tu] Ar tiem varēsi skatīt pieteikumu, uzzināt rezultātu un atbildēt uz piedāvājumu. Kodu rādām tikai šajā lapā: pieraksti to vai nofotografē, pirms lapu aizver.
       *[jus] Ar tiem varēsiet skatīt pieteikumu, uzzināt rezultātu un atbildēt uz piedāvājumu. Kodu rādām tikai šajā lapā: pierakstiet to vai nofotografējiet, pirms lapu aizverat.
    }
apply-keep-again = Šajā pārlūkā to pašu lapu var pārlādēt vēl { $minutes } minūtes pēc iesniegšanas vai līdz nospiež „Beigt”.
apply-print = Drukāt
apply-see = Skatīt pieteikumu
apply-another = Pieteikt vēl kādu
apply-another-same = Pieteikt vēl vienu cilvēku ar tiem pašiem kontaktiem
apply-done-differs = Pieteikums jau bija saņemts, un atbildes, kas mainītas pēc tam, tajā nav.
apply-leave = Beigt
apply-leave-text =
    { $voice ->
        [tu] Ja šī nav tava ierīce, nospied „Beigt”: kods te vairs nebūs redzams.
       *[jus] Ja šī nav jūsu ierīce, nospiediet „Beigt”: kods te vairs nebūs redzams.
    }
apply-after = Kas notiks tālāk
apply-results-text = Iznākums un, ja vietas nav, arī iemesls būs redzams ar numuru un kodu.
apply-sent = Šis pieteikums jau ir iesniegts
apply-sent-text = Ja jāpiesaka vēl kāds cilvēks vai iepriekšējais pieteikums ir atsaukts, jāsāk jauns pieteikums.
apply-lost = Kods ir pazaudēts

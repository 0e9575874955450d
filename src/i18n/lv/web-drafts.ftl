### Melnraksts: pieteikums, ko cilvēks lūdz saglabāt, pirms to iesniedz.

draft-keep-later = Saglabāt un turpināt vēlāk
draft-keep-title = Saglabāt melnrakstu
draft-keep-lead =
    { $voice ->
        [tu] Saglabāsim, ko līdz šim atbildēji. Turpināt varēsi arī citā ierīcē: ar kodu, ko redzēsi, kad melnraksts būs saglabāts.
       *[jus] Saglabāsim, ko līdz šim atbildējāt. Turpināt varēsiet arī citā ierīcē: ar kodu, ko redzēsiet, kad melnraksts būs saglabāts.
    }
draft-keep-lasts = Melnrakstu glabājam šifrētu { $days } dienas pēc pēdējās saglabāšanas, bet ne ilgāk kā līdz pieteikšanās termiņam ({ $moment }). Darbinieki to neredz. Kad pieteikumu iesniedz, melnrakstu dzēšam.
draft-mail = E-pasta adrese saitei (var arī neaizpildīt)
draft-mail-hint =
    { $voice ->
        [tu] Uz to nosūtīsim saiti, kas atver melnrakstu, un divas dienas pirms dzēšanas par to atgādināsim. Pārbaudi adresi: ar saiti melnrakstu atver tas, kam tā ir.
       *[jus] Uz to nosūtīsim saiti, kas atver melnrakstu, un divas dienas pirms dzēšanas par to atgādināsim. Pārbaudiet adresi: ar saiti melnrakstu atver tas, kam tā ir.
    }
draft-mail-button = Nosūtīt saiti
draft-keep-button = Saglabāt
draft-not-title =
    { $voice ->
        [tu] Negribi saglabāt?
       *[jus] Nevēlaties saglabāt?
    }
draft-not-text =
    { $voice ->
        [tu] Ja šo datoru lieto arī citi un pieteikumu neturpināsi, atbildes var izdzēst.
       *[jus] Ja šo datoru lieto arī citi un pieteikumu neturpināsiet, atbildes var izdzēst.
    }
draft-not-button = Dzēst atbildes un notīrīt šo datoru
draft-kept = Melnraksts saglabāts { $saved }; turpinot saglabājam arī nākamās atbildes. Ja pieteikumu neiesniedz, melnrakstu dzēsīsim { $until }.
draft-apart = Melnraksts pa to laiku ir saglabāts arī citur, tāpēc šajā lapā sniegtās atbildes vairs nav saglabātas. Ar pogu „Saglabāt un turpināt vēlāk” var izvēlēties, kuras paturēt.
draft-gone = Saglabātā melnraksta vairs nav: tā laiks beidzies, vai tas ir dzēsts. Šajā lapā sniegtās atbildes nav zudušas; tās var saglabāt vēlreiz.
draft-kept-title = Melnraksts ir saglabāts
draft-opened-title = Melnraksts
draft-code = Melnraksta kods
draft-place =
    { $voice ->
        [tu] Pieraksti kodu: ar to turpināsi citā ierīcē. Kārtas lapā izvēlies „Pieteikties” un tad „Turpināt melnrakstu”.
       *[jus] Pierakstiet kodu: ar to turpināsiet citā ierīcē. Kārtas lapā izvēlieties „Pieteikties” un tad „Turpināt melnrakstu”.
    }
draft-until = Pieteikums vēl nav iesniegts. Ja to neiesniedz, melnrakstu dzēsīsim { $moment }.
draft-answered = Atbildēts uz { $n } no { $total } jautājumiem.
draft-mailed = Saiti sūtām uz { $mail }. Uz turieni arī atgādināsim, pirms melnrakstu dzēš.
draft-go-on = Turpināt pieteikumu
draft-shared-title = Vai šo datoru lieto arī citi?
draft-shared-text =
    { $voice ->
        [tu] Tad to notīri, kad beidz: lapas ar tavām atbildēm šeit vairs nebūs atveramas. Melnraksts paliek, un to atver ar kodu.
       *[jus] Tad to notīriet, kad beidzat: lapas ar jūsu atbildēm šeit vairs nebūs atveramas. Melnraksts paliek, un to atver ar kodu.
    }
draft-clear-button = Notīrīt šo datoru
draft-erase = Dzēst melnrakstu
draft-erase-text =
    { $voice ->
        [tu] Tad būs jāsāk no jauna: ne kods, ne saite to vairs neatvērs.
       *[jus] Tad būs jāsāk no jauna: ne kods, ne saite to vairs neatvērs.
    }
draft-erase-button = Dzēst melnrakstu un notīrīt šo datoru
draft-take-these = Paturēt šīs atbildes
draft-take-kept = Atvērt saglabātās
draft-code-title = Turpināt melnrakstu
draft-code-lead = Jāieraksta kods, kas bija redzams, kad melnraksts tika saglabāts.
draft-code-hint = 12 burti un cipari, piemēram, K3F7-9QXM-2TWB
draft-open-button = Atvērt melnrakstu
draft-code-lost = Ja kods ir pazaudēts, pieteikums jāsāk no jauna: iestāde melnrakstus neredz un kodu atjaunot nespēj.
draft-code-otherwise = Ja kods ir pazaudēts, melnrakstu atver saite vēstulē, ja tā tika lūgta. Citādi pieteikums jāsāk no jauna: iestāde melnrakstus neredz un kodu atjaunot nespēj.
draft-link-lead = Ar šo pogu atver melnrakstu, ko lūgts saglabāt.
draft-cleared-title = Dators ir notīrīts
draft-cleared-text = Lapas ar šīm atbildēm vairs nav ne atveramas, ne nosūtāmas.
draft-cleared-erased = Arī saglabātais melnraksts ir dzēsts.
draft-cleared-kept = Melnraksts glabājas līdz { $moment }. To atver ar kodu; ja lūgta saite, arī ar to.
draft-cleared-close = Jāaizver arī šis pārlūka logs: līdz tam to, kas bija ekrānā, pārlūks var vēl atcerēties.
draft-cleared-home = Uz sākumlapu
data-drafts = Ja pirms iesniegšanas lūgts saglabāt šī pieteikuma melnrakstu, to izdzēsa, kad pieteikumu iesniedza.
notice-drafts = Nepabeigtu pieteikumu glabā, ja to lūdzat: šifrētu, 14 dienas pēc pēdējās saglabāšanas, bet ne ilgāk kā līdz pieteikšanās termiņam. To dzēš, kad pieteikumu iesniedz vai kad jūs to dzēšat.
refused-draft-code = Ar šo kodu vai saiti melnrakstu atvērt neizdevās. Kods jāpārbauda. Varbūt pieteikums jau ir iesniegts, melnraksts ir dzēsts vai tā laiks beidzies.
refused-draft-sent = Šis pieteikums jau ir iesniegts. To atver ar numuru un kodu, kas bija redzami pēc iesniegšanas.
refused-draft-gone = Saglabātā melnraksta vairs nav: tā laiks beidzies, vai tas ir dzēsts. Vai saglabāt šīs atbildes no jauna?
refused-draft-elsewhere = Šis melnraksts pa to laiku ir saglabāts arī citur, piemēram, citā ierīcē vai citā cilnē. Kuras atbildes paturēt?
refused-form-cleared = Šis pieteikums šajā datorā ir notīrīts, un tā lapas vairs nav atveramas. Ja melnraksts ir saglabāts, to atver ar kodu.
wrong-mail-often = Uz šo adresi nesen jau sūtītas vairākas saites. Lauku var atstāt tukšu vai mēģināt vēlāk
mails-occasion-draft = Saite uz melnrakstu
mails-occasion-draft-soon = Melnrakstu drīz dzēsīs
mail-draft-heading = Pieteikuma melnraksts
mail-draft-body =
    Kāds lūdza saglabāt pieteikuma melnrakstu un nosūtīt saiti uz šo adresi: { $round }.

    Ja tas bijāt Jūs, melnrakstu līdz { $moment } atver šī adrese: { $link }
    Pieteikums vēl nav iesniegts. Saiti citiem nesūtiet: ar to var atvērt un mainīt atbildes.

    Ja neko nelūdzāt, dzēsiet šo vēstuli.
mail-draft-soon-heading = Pieteikuma melnrakstu drīz dzēsīs
mail-draft-soon-body =
    Jūsu pieteikuma melnraksts vēl nav iesniegts: { $round }.

    To dzēsīs { $moment }. Līdz tam to atver šī adrese: { $link }

    Ja pieteikties vairs nevēlaties, nekas nav jādara.
admin-did-draft-keep = Lūdza saglabāt melnrakstu
admin-did-draft-clear = Dzēsa melnrakstu
admin-did-draft-over = Melnraksts dzēsts, jo tā laiks beidzies
admin-did-look-draft = Atvēra savu melnrakstu

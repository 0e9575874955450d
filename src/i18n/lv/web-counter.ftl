### Pieteikums pie letes vai no papīra: to ievada un maina darbinieks pretendenta vārdā.
counter-link = Ievadīt pieteikumu pretendenta vārdā
counter-closed = Kārta ir slēgta, un pieteikumus tā vairs nepieņem.
counter-closed-text = Ja pieteikums uz papīra saņemts laikā, kārtu var atvērt no jauna, kamēr rezultāti nav publicēti: viens darbinieks to ierosina, otrs apstiprina.
counter-title = Pieteikums pretendenta vārdā
counter-lead = Jautājumi ir tie paši, kas pretendenta veidlapā. Pie pieteikuma paliks ierakstīts, ka to ievadījāt jūs.
counter-change = Ziņu maiņa pretendenta vārdā
counter-change-lead = Mainiet to, ko pretendents lūdz mainīt. Pirms saglabāšanas redzēsiet veco un jauno.
counter-contact-hint = Tālrunis vai e-pasts. Ja e-pasta nav, ziņas pretendentam nonāk vēstulē vai pa tālruni.
counter-rules-say = Vērtējums pēc šīm atbildēm:
counter-possible =
    { $n ->
        [0] Pēc šīm atbildēm nav nevienas vakances, kurā noteikumi ļauj strādāt. Pārbaudiet atbildes.
        [one] Pēc šīm atbildēm der { $n } vakance.
       *[other] Pēc šīm atbildēm der { $n } vakances.
    }
counter-changes = Kas mainās
counter-changes-none = Nekas nav mainīts.
counter-all = Viss pieteikums
counter-change-answers = Mainīt atbildes
counter-hint-quoted = Pretendents lasa: „{ $hint }”
counter-note-hint = Piemēram: lūgums klātienē, uzrādīta pase; tālruņa zvans, pārbaudīts dzimšanas datums
counter-save = Saglabāt izmaiņas
counter-came = Kā pieteikums saņemts
counter-came-now = Tagad: klātienē, pa tālruni vai tikko iesniegts uz papīra
counter-came-paper = Agrāk, uz papīra; saņemšanas brīdis jānorāda
counter-came-paper-text = Par saņemšanas brīdi uzskata norādīto, kad to apstiprinājis otrs darbinieks.
counter-moment = Kad pieteikums uz papīra saņemts (Latvijas laiks)
counter-day = Diena, piemēram, 13.04.2026.
counter-time = Laiks, piemēram, 9.05
counter-ground = No kā redzams, kad pieteikums uz papīra saņemts
counter-ground-hint = Tikai pieteikumam uz papīra, piemēram: saņemšanas zīmogs, lietvedības numurs 12-3/45
counter-submit = Iesniegt pretendenta vārdā
counter-done = Pieteikums ir ievadīts
counter-done-waits = Pieteikums ir ievadīts un gaida otra darbinieka apstiprinājumu
counter-done-waits-text = Kamēr otrs darbinieks nav apstiprinājis pieteikuma saņemšanas brīdi, pieteikums kārtā nepiedalās, un kārtu nevar slēgt. Apstiprina lapā „Apstiprināmais”.
counter-done-differs = Pieteikums jau bija ievadīts, un tas, kas veidlapā mainīts pēc tam, tajā nav.
counter-keep = Nododiet numuru { $number } un kodu tikai šim cilvēkam: kods šeit vairs nebūs redzams.
counter-letter = Izdrukāt vēstulē (PDF)
counter-another = Ievadīt vēl vienu
counter-file = Uz pieteikumu
counter-said-changed = Izmaiņas ir saglabātas.
counter-withdraw = Atsaukt pretendenta vārdā
counter-withdraw-text = Pieteikums šajā kārtā vairs nepiedalīsies. To dara pēc pretendenta lūguma; pamatojums paliek pie pieteikuma.
counter-born = Dzimšanas datums
counter-arrived-form = Internetā, { $moment }
counter-arrived-counter = Ievadīja darbinieks pretendenta vārdā, { $moment }
counter-arrived-paper = Uz papīra, { $moment }
counter-arrived-sheet = Ar iestādes sarakstu, { $moment }
counter-said-withdrawn = Pieteikums ir atsaukts.

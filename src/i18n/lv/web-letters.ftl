### Vēstules uz papīra: kam tās pienākas, izdruka un kas ar to noticis.
letters-title = Vēstules uz papīra
letters-lead = Cilvēkiem, kurus e-pasts nesasniedz. Vēstules ir latviešu valodā, katra sākas jaunā lapā, ar vārdu un uzvārdu aploksnes lodziņam; pasta adresi pieteikumā nejautā.
letters-kind-code = Numurs un piekļuves kods
letters-kind-code-text = Cilvēkiem, kuru pieteikumi ir no saraksta vai iesniegti uz papīra un kuri savu kodu vēl nav saņēmuši. Derīgs ir izdrukātais kods, kamēr nav izsniegts cits.
letters-kind-result = Ziņas par pieteikumu
letters-kind-result-text = Cilvēkiem, kuriem ir jauns rezultāts, pagarināts lēmuma termiņš vai ziņa par iebildumu un kuriem tas vēl nav paziņots. Vēstulē ir tas, kas jauns, un pieteikuma numurs, bet koda nav. Kad izdruku sagatavo un kad vēstules nosūta, termiņu atbildei uz piedāvājumu pagarina, ja citādi pēc vēstules saņemšanas paliktu mazāk dienu, nekā kārtā noteikts.
letters-kind-decision = Lēmumi ar atteikumu
letters-kind-decision-text = Administratīvie akti, ar kuriem kaut kas ir atteikts un par kuriem e-pasts nav aizgājis un nav ierakstīts, kā tie nosūtīti vai izsniegti. Vēstulē ir viss lēmums; to sūta ierakstītu. Kad ierakstāt dienu, kurā vēstules nodotas pastā, no tās rēķina, kad lēmums ir paziņots un līdz kurai dienai to var apstrīdēt.
letters-none = Neviens šādu vēstuli pašlaik negaida.
letters-waiting =
    { $n ->
        [one] Vēstule jāizdrukā { $n } cilvēkam.
       *[other] Vēstule jāizdrukā { $n } cilvēkiem.
    }
letters-sorted = Secība
letters-sorted-name = Pēc uzvārda
letters-sorted-number = Pēc pieteikuma numura
letters-print = Sagatavot izdruku
letters-files = Izdrukas
letters-files-none = Vēl nekas nav drukāts.
letters-file-code =
    { $n ->
        [one] { $n } vēstule ar kodu
       *[other] { $n } vēstules ar kodu
    }
letters-file-result =
    { $n ->
        [one] { $n } vēstule ar ziņām par pieteikumu
       *[other] { $n } vēstules ar ziņām par pieteikumu
    }
letters-file-decision =
    { $n ->
        [one] { $n } lēmums ar atteikumu
       *[other] { $n } lēmumi ar atteikumu
    }
letters-progress =
    { $all ->
        [one] Sagatavotas { $done } no { $all } vēstules.
       *[other] Sagatavotas { $done } no { $all } vēstulēm.
    }
letters-state-asked = Gatavojam
letters-state-ready = Gatava
letters-state-posted = Nosūtīta
letters-state-dropped = Atmesta
letters-state-gone = Vairs neglabājam
letters-ready-text = Failu glabājam šifrētu un ne ilgāk kā diennakti. Kad vēstules ir nosūtītas vai izsniegtas, ierakstiet to: tad failu izdzēšam.
letters-gone-text = Failu vairs neglabājam. Ja vēstules nav nosūtītas, atmetiet izdruku: tad tās varēs sagatavot no jauna.
letters-get = Lejupielādēt PDF
letters-posted = Vēstules ir nosūtītas
letters-posted-day = Diena, kurā vēstules nodotas pastā
letters-posted-registered = Ierakstīt, ka vēstules nosūtītas ierakstītas
letters-drop = Atmest
letters-said-asked = Izdruku gatavojam.
letters-said-posted = Ierakstīts, ka vēstules ir nosūtītas; fails ir izdzēsts.
letters-said-dropped = Izdruka ir atmesta; šiem cilvēkiem vēstules var sagatavot no jauna.
letters-one = Jauns kods vēstulē (PDF)
letters-file-name = vestule
letters-file-names = vestules

### Papildu pieteikšanās: brīvās vietas, ko neviens rindā nevar saņemt.

second-call-name = { $round } (papildu pieteikšanās)
second-call-title = Papildu pieteikšanās
second-call-lead = Brīvās vietas, ko neviens rindā nevar saņemt, var atvērt no jauna pēc plašākiem noteikumiem: jaunā kārtā, kas seko šai. To ierosina viens darbinieks un apstiprina cits.
second-call-anew = Kvotas, rezervētās vietas un budžetus jaunajā kārtā skaita no sākuma. Kam jau ir vieta, otru nesaņem.
second-call-seats = Vietas, kas pāries uz jauno kārtu
second-call-waits = Ierosinājums jau gaida apstiprinājumu.
second-call-faults = Kārtas iestatījumi neder kopā ar izvēlēto
second-call-slug = Lapas adrese internetā
second-call-slug-hint = Jaunās kārtas vārds tīmekļa adresē: mazie burti bez garumzīmēm, cipari un defises
second-call-opens = Pirmā pieteikšanās diena
second-call-closes = Pēdējā pieteikšanās diena
second-call-starts = Darba pirmā diena
second-call-day-hint = Piemēram, 05.06.2026.
second-call-starts-hint = Var neaizpildīt. Piemēram, 05.06.2026.
second-call-pack = Noteikumi
second-call-pack-hint = Noteikumu versija, pēc kuras notiek jaunā kārta
second-call-current = pašreizējie
second-call-before = Šī kārta seko kārtai
second-call-after = Papildu pieteikšanās
second-call-link = Papildu pieteikšanās brīvajām vietām

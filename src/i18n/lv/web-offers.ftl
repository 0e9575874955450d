### Piedāvājumi pēc publicēšanas, vakance pēc vakances.
offers-title = Piedāvājumi pa vakancēm
offers-untold = Rezultāti vēl nav publicēti; piedāvājumi būs redzami pēc tam.
offers-place = Vakance
offers-print = Izdrukāt
offers-none = Tādu piedāvājumu nav.
offers-expiring = Termiņš beidzas divās dienās
offers-given-on = Vieta nodota tālāk
offers-until = Atbildēt līdz
offers-seats = Vietas: { $all }; aizņemtas: { $held }; brīvas: { $free }.
offers-who-waits = Kas šeit gaida
offers-waiting = Gaida vietu šajā vakancē
offers-waiting-text = Cilvēki, kas gaida rindā, izvēlējās šo vakanci un pēc noteikumiem to var saņemt. Secība ir tāda, kāda tā bija publicētajos rezultātos; savā prioritātes grupā rindas sākumā liktie ir pirmie. Kvotas un citi kārtas ierobežojumi nav ņemti vērā.
offers-waiting-none = Šeit nav gaidītāju.
offers-turn = Vieta sarakstā
offers-wish = Izvēle
offers-first = Rindas sākumā
admin-did-look-offers = Skatīja piedāvājumus pa vakancēm

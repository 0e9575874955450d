### Kartes: kur ir darbs, no kurienes to skaita, kā to atzīmē.

## Vietas vārdos
map-town = { $town ->
    [daugavpils] Daugavpils
    [jelgava] Jelgava
    [jurmala] Jūrmala
    [liepaja] Liepāja
    [rezekne] Rēzekne
    [ventspils] Ventspils
    [aizkraukle] Aizkraukle
    [aluksne] Alūksne
    [carnikava] Carnikava
    [balvi] Balvi
    [bauska] Bauska
    [cesis] Cēsis
    [grobina] Grobiņa
    [dobele] Dobele
    [gulbene] Gulbene
    [jekabpils] Jēkabpils
    [kraslava] Krāslava
    [kuldiga] Kuldīga
    [kekava] Ķekava
    [limbazi] Limbaži
    [livani] Līvāni
    [ludza] Ludza
    [madona] Madona
    [marupe] Mārupe
    [ogre] Ogre
    [olaine] Olaine
    [preili] Preiļi
    [ulbroka] Ulbroka
    [salaspils] Salaspils
    [saldus] Saldus
    [saulkrasti] Saulkrasti
    [sigulda] Sigulda
    [smiltene] Smiltene
    [talsi] Talsi
    [tukums] Tukums
    [valka] Valka
    [valmiera] Valmiera
    [varaklani] Varakļāni
   *[riga] Rīga
}
map-town-of = { $town ->
    [daugavpils] Daugavpils
    [jelgava] Jelgavas
    [jurmala] Jūrmalas
    [liepaja] Liepājas
    [rezekne] Rēzeknes
    [ventspils] Ventspils
    [aizkraukle] Aizkraukles
    [aluksne] Alūksnes
    [carnikava] Carnikavas
    [balvi] Balvu
    [bauska] Bauskas
    [cesis] Cēsu
    [grobina] Grobiņas
    [dobele] Dobeles
    [gulbene] Gulbenes
    [jekabpils] Jēkabpils
    [kraslava] Krāslavas
    [kuldiga] Kuldīgas
    [kekava] Ķekavas
    [limbazi] Limbažu
    [livani] Līvānu
    [ludza] Ludzas
    [madona] Madonas
    [marupe] Mārupes
    [ogre] Ogres
    [olaine] Olaines
    [preili] Preiļu
    [ulbroka] Ulbrokas
    [salaspils] Salaspils
    [saldus] Saldus
    [saulkrasti] Saulkrastu
    [sigulda] Siguldas
    [smiltene] Smiltenes
    [talsi] Talsu
    [tukums] Tukuma
    [valka] Valkas
    [valmiera] Valmieras
    [varaklani] Varakļānu
   *[riga] Rīgas
}
map-from = { $far } uz { $way ->
    [n] ziemeļiem
    [ne] ziemeļaustrumiem
    [e] austrumiem
    [se] dienvidaustrumiem
    [s] dienvidiem
    [sw] dienvidrietumiem
    [w] rietumiem
   *[nw] ziemeļrietumiem
} no { $town } centra
map-at = { $town } centrā
map-position = { $where } ({ $point })
about-position = Vieta kartē

## Zīmējums
map-north = Z
map-home = mājas
map-cards-label = { $n ->
    [one] Karte ar { $n } vakanci
   *[other] Karte ar { $n } vakancēm
} un tuvākajiem pilsētu un novadu centriem. Viss, kas ir kartē, ir arī sarakstā.
map-site-label = Karte. Darba vieta: { $where }. Tai apkārt: { $towns }.
map-home-label = Ap mājām ir riņķi, kas rāda attālumu: { $rings }.
map-cards-caption = Skaitlis ir vakances numurs šajā sarakstā; aiz × – cik vakanču ir šajā kartes vietā. Kartē ir pilsētu un novadu centri; ceļu tajā nav, attālumi ir taisnā līnijā.
map-site-caption = Kartē ir pilsētu un novadu centri; ceļu tajā nav, attālumi ir taisnā līnijā.
map-site-ring = Riņķis ir { $far } attālumā no darba vietas.
map-several = { $n ->
    [one] { $n } vakance
   *[other] { $n } vakances
}: { $titles }
map-heading = Karte
map-show = Rādīt arī karti
map-hide = Rādīt sarakstu bez kartes
map-shared = Vakances, kurām kartē ir kopīga zīme
map-without = Kartē nav, jo nav norādīts, kur tieši ir darbs
map-none = Šīm vakancēm nav norādīts, kur tieši ir darbs, tāpēc kartes nav.

## Kā vietu atzīmē
site-at = Vieta kartē
site-at-hint = Platums un garums, kā tos rāda jebkura karte, piemēram, 56.94960, 24.10520, vai nokopēta saite uz vietu. Pēc tās pretendentiem rāda attālumu no mājām.
site-map = Atzīmēt vietu kartē
site-map-text = Nospiediet tur, kur ir darbs: karte pietuvinās, un nākamais spiediens vietu precizē. Var arī sākt no pilsētas vai novada centra un vietu pārbīdīt ar pogām. Ceļu un ēku kartē nav; visprecīzākās ir koordinātas, kas nokopētas no citas kartes.
site-map-press = Karte: nospiediet tur, kur ir darbs. Ar tastatūru šī poga karti pietuvina.
site-map-label = Karte, { $wide } plata. { $where }
site-none = Vieta vēl nav atzīmēta.
site-is = Atzīmēts: { $position }.
site-town = Pilsētas vai novada centrs
site-town-button = Atzīmēt centru
site-look = Rādīt ierakstīto
site-nearer = Pietuvināt
site-wider = Attālināt
site-clear = Noņemt vietu
site-shift = Pārbīdīt
site-north = { $far } uz ziemeļiem
site-south = { $far } uz dienvidiem
site-east = { $far } uz austrumiem
site-west = { $far } uz rietumiem
wrong-site = Ierakstiet platumu un garumu, piemēram, 56.94960, 24.10520, vai nokopējiet saiti no kartes.
wrong-site-link = Šajā saitē koordinātu nav; saīsinātās saitēs to nemēdz būt. Atveriet saiti un nokopējiet adresi, kas tad ir pārlūka joslā, vai platumu un garumu.
wrong-site-outside = { $point } nav Latvijā. Latvijā platums ir no { $south } līdz { $north } grādiem, garums no { $west } līdz { $east } grādiem, un līdz tuvākajam pilsētas vai novada centram ir mazāk par { $far }.

## Attālumi no mājām
map-far = Attālumi no mājām sarakstā
map-far-to = Ne tālāk par { $far }
map-far-between = No { $least } līdz { $most }
map-far-over = Tālāk par { $far }
cards-home = Mājas vai tuvākā pilsēta
cards-home-hint = Tad būs redzami attālumi. Pieteikumā to neieraksta.
cards-home-none = Nav norādīts
cards-home-spot = Mājas pēc kartes (var neaizpildīt)
cards-home-spot-hint = Platums un garums vai saite no kartes, piemēram, 56.51, 21.01

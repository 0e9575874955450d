### Maps: where work is, from where it is counted, how it is marked.

## Places in words
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
map-from = { $far } { $way ->
    [n] north
    [ne] north-east
    [e] east
    [se] south-east
    [s] south
    [sw] south-west
    [w] west
   *[nw] north-west
} of the centre of { $town }
map-at = in the centre of { $town }
map-position = { $where } ({ $point })
about-position = Place on the map

## The drawing
map-north = N
map-home = home
map-cards-label = { $n ->
    [one] Map with { $n } placement
   *[other] Map with { $n } placements
} and the nearest municipality centres. What is on the map is also in the list.
map-site-label = Map. The work is { $where }. Around it: { $towns }.
map-home-label = Rings around home show how far it is: { $rings }.
map-cards-caption = A number is that of the placement in this list; behind a × it says how many placements are at this spot of the map. The map has municipality centres and no roads; distances are straight lines.
map-site-caption = The map has municipality centres and no roads; distances are straight lines.
map-site-ring = The ring is { $far } from the work.
map-several = { $n ->
    [one] { $n } placement
   *[other] { $n } placements
}: { $titles }
map-heading = Map
map-show = Show the map too
map-hide = Show the list alone
map-shared = Placements that share a mark on the map
map-without = Not on the map: it is not said where exactly the work is
map-none = It is not said of these placements where exactly the work is, so there is no map.

## How a place is marked
site-at = Place on the map
site-at-hint = Latitude and longitude as any map shows them, for example 56.94960, 24.10520, or a copied link to the place. From it applicants are shown how far it is from home.
site-map = Mark the place on a map
site-map-text = Press where the work is: the map comes closer, and the next press makes the place more exact. You can also begin at a municipality's centre and move the place with the buttons. The map has no roads and no buildings; coordinates copied from another map are the most exact.
site-map-press = Map: press where the work is. With a keyboard this button brings the map closer.
site-map-label = Map, { $wide } wide. { $where }
site-none = No place is marked yet.
site-is = Marked: { $position }.
site-town = Municipality centre
site-town-button = Mark the centre
site-look = Show what is typed
site-nearer = Closer
site-wider = Wider
site-clear = Remove the place
site-shift = Move
site-north = { $far } north
site-south = { $far } south
site-east = { $far } east
site-west = { $far } west
wrong-site = Type latitude and longitude, for example 56.94960, 24.10520, or copy a link from a map.
wrong-site-link = This link has no coordinates in it; shortened links usually have none. Open the link and copy the address that the browser then shows, or latitude and longitude.
wrong-site-outside = { $point } is not in Latvia. In Latvia the latitude is between { $south } and { $north } degrees, the longitude between { $west } and { $east } degrees, and the nearest municipality centre is less than { $far } away.

## Distances from home
map-far = Distances from home as a list
map-far-to = Up to { $far }
map-far-between = From { $least } to { $most }
map-far-over = More than { $far }
cards-home = Home, or the nearest town
cards-home-hint = Distances are shown then. It is not written into the application.
cards-home-none = Not given
cards-home-spot = Home by a map (may be left empty)
cards-home-spot-hint = Latitude and longitude, or a link from a map, such as 56.51, 21.01

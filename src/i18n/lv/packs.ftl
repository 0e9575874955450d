### Kļūdas noteikumu pakotnē un kārtas iestatījumos, ko pakotne prasa.

## Pakotne
fault-pack-syntax = pakotni nevar izlasīt ({ $found })
fault-pack-empty = teksta nav, bet tas ir obligāts
fault-pack-date = ir „{ $found }”, bet vajadzīgs datums, piemēram, { $expected }
fault-pack-dates = datums { $found } ir pirms { $expected }, kad noteikumi stājas spēkā
fault-pack-address = ir „{ $found }”, bet adrese sākas ar { $expected }
fault-pack-word = ir „{ $found }”, bet nosaukumā drīkst būt tikai { $expected }, un tas sākas ar burtu
fault-pack-reserved = nosaukums „{ $found }” ir aizņemts; jāizvēlas cits
fault-pack-setting = ir „{ $found }”, bet vajadzīgs { $expected }
fault-pack-placeholder = tekstā trūkst vietas { $expected }, kur ierakstīt trūkstošās ziņas
fault-pack-unknown-source = avota „{ $found }” pakotnē nav; ir: { $expected }
fault-pack-unknown-name = nosaukuma „{ $found }” nav; ir: { $expected }
fault-pack-twice = identifikators „{ $found }” ir divas reizes
fault-pack-table = tabulā jābūt vismaz vienai rindai, un datumiem jābūt augošā secībā bez atkārtojumiem
fault-pack-tiers = pēdējai prioritātes grupai jābūt atvērtai visiem (nosacījums { $expected }); grupu drīkst būt ne vairāk kā 255
fault-pack-history = šādu ziņu ņem no iepriekšējo kārtu ierakstiem: to nejautā, tai nav izvēļu, un tā ir pretendenta ziņa
fault-pack-history-code = cilvēkus iepriekšējās kārtās atrod pēc personas koda: vajadzīgs personal_code: { $expected }
fault-pack-hours = vecuma robežas vai stundas nav iespējamas: dienā 1–24, nedēļā ne mazāk kā dienā un ne vairāk kā 168
fault-pack-group = ziņai „{ $found }”, pēc kuras grupē, jābūt tekstam ({ $expected })
fault-pack-choices = atbilžu sarakstā jābūt vismaz divām atbildēm
fault-pack-condition = nosacījumu nevar saprast ({ $found })
fault-pack-condition-kind = nosacījumā ir { $found }, bet vajadzīgs { $expected }
fault-pack-condition-unsupported = nosacījumā nedrīkst lietot { $found }; drīkst: { $expected }
fault-pack-condition-date = ir „{ $found }”, bet vajadzīgs datums pēdiņās, piemēram, 2020-06-08

## Kārta
fault-round-programme = pasākums ir „{ $found }”, bet noteikumu pakotne der pasākumam „{ $expected }”
fault-round-setting-unknown = iestatījuma „{ $found }” noteikumu pakotnē nav; ir: { $expected }
fault-round-setting-missing = iestatījuma nav, bet noteikumu pakotnei tas ir vajadzīgs ({ $expected })
fault-round-setting-kind = ir { $found }, bet vajadzīgs { $expected }
fault-round-date-missing = trūkst datuma „{ $expected }”
fault-round-pack-not-valid = darbs sākas { $found }, bet noteikumi ir spēkā { $expected }
fault-pack-unused = iestatījumu „{ $found }” neizmanto neviens noteikums
fault-pack-example-failed = piemēram jādod „{ $expected }”, bet noteikumi dod „{ $found }”
fault-pack-version-taken = versija „{ $found }” jau ir ar citu tekstu; jāieraksta nākamā
fault-round-order = secību nosaka „{ $found }”, bet noteikumu pakotne paredz „{ $expected }”
fault-pack-example-empty = piemērs neko nesagaida; jānorāda { $expected }

### Pieteikuma stāvoklis, vienā vai divos vārdos.
status-placed = Vieta piešķirta
status-waiting = Gaida
status-not-eligible = Neatbilst
status-needs-person = Nav izlemts
status-withdrawn = Atsaukts
status-out-of-line = Rindā vairs negaida
status-kept = Vieta paliek

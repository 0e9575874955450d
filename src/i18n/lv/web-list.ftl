### Pieteikumu tabula: kārtošana, kolonnas, faili.
list-col-contact = Kontakts
list-col-first = Pirmā izvēle
list-col-place = Piešķirtā vieta
list-placement = Vieta – izvēlēta vai piešķirta
list-fact = Ziņa par cilvēku
list-columns = Kolonnas
list-clear = Rādīt visus
list-csv = Lejupielādēt CSV
list-xlsx = Lejupielādēt XLSX
list-all = Visi vienā lapā
list-draft = Ko dotu jaunākais aprēķins
list-draft-text = Tas vēl nav publicēts: pretendents to neredz, un līdz publicēšanai tas var mainīties.

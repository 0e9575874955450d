### Offers after publication, placement by placement.
offers-title = Offers by placement
offers-untold = The results are not published yet; offers will be seen afterwards.
offers-place = Placement
offers-print = Print
offers-none = There are no such offers.
offers-expiring = Due within two days
offers-given-on = Place given on
offers-until = Answer by
offers-seats = Places: { $all }; taken: { $held }; free: { $free }.
offers-who-waits = Who waits here
offers-waiting = Waits for a place at this placement
offers-waiting-text = People in line who chose this placement and may have it by the rules. Their order is that of the published results; within a priority group those who were put at the head of the line come first. Quotas and other constraints of the round are not counted.
offers-waiting-none = There are no people waiting here.
offers-turn = Place in the list
offers-wish = Choice
offers-first = First in line
admin-did-look-offers = Looked at offers by placement

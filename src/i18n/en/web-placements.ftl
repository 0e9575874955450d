### Pages of organisations: their placements, offering and changing them, who comes to work.

## The list
placements-title = Placements
placements-lead = The work that your organisation offers. For each round you see what can still be changed and, once it is published, who comes to work.
placements-none = Your organisation’s placements will stand here. There is no round at present in which you can offer one. As soon as a new round is opened, it appears here.
placements-none-here = Your organisation offers no placement in this round yet. As soon as you offer one, applicants see it on the round’s page.
placements-new = Offer a placement
placements-name = Work
placements-name-hint = Short and clear, for example “Sorting books”.
placements-seats = Places
placements-seats-hint = How many people can work in this placement.
placements-state = State
placements-offered = Offered
placements-withdrawn = Withdrawn
placements-coming = Accepted
placements-coming-of = { $accepted } of { $all }

## Why it can or cannot be changed
placements-why-upcoming = Applications are not taken yet. You can offer, change and withdraw placements.
placements-why-open = Applications are being taken. You can offer, change and withdraw placements until a caseworker closes the round.
placements-why-ended = Applications are no longer taken. You can still offer, change and withdraw placements until a caseworker closes the round.
placements-why-closed = The round is closed and places are being allocated. Placements can no longer be changed. Once results are published, you will see here who comes to work.
placements-why-published = The results are published; placements can no longer be changed.
placements-why-withdrawn = This placement is withdrawn. Applicants do not see it.

## The form
placements-date = DD.MM.YYYY., for example { $example }
placements-unknown = Not known
placements-choose = Choose
placements-other = Another answer, if it is not in the list
placements-form-note = Applicants see the placement at once. You can change or withdraw it until a caseworker closes the round.
placements-save = Save
placements-said-added = The placement is added.
placements-said-changed = The changes are saved.
placements-stale = While you were writing, this placement was changed in another window or by a colleague
placements-stale-change = Your changes are not saved yet. What you wrote is below; if you save it, it replaces what is there now.
placements-stale-same = What is saved is already what you wrote.
placements-stale-now = Saved: { $text }
placements-stale-typed = You wrote: { $text }
placements-empty = no answer
placements-gone = This placement was withdrawn in another window or by a colleague
placements-gone-typed = Your changes are not saved. You wrote:
placements-gone-back = To the list of placements
placements-stale-withdraw = Below is what is saved now. If the placement still has to be withdrawn, confirm once more.

## Withdrawing
placements-withdraw = Withdraw the placement
placements-withdraw-ask = Withdraw this placement?
placements-withdraw-text = A placement that is withdrawn cannot be brought back, but you can offer a new one. Applicants who chose it keep their other choices.
placements-withdraw-not = Do not withdraw
placements-said-withdrawn = The placement is withdrawn.

## Who comes to work
placements-about = About the placement
placements-people = Who comes to work
placements-why-empty = Why places stayed free:
placements-people-none = Nobody comes to this placement: no place was given, or it was declined, or not answered in time.
placements-people-contact = You see a telephone number or e-mail, and other facts that the rules of the round show to organisations, once the offer is accepted.
placements-group-accepted = Accepted the offer
placements-group-open = No answer yet
placements-waiting = { $n ->
    [one] { $n } person has not answered yet.
   *[other] { $n } people have not answered yet.
}
placements-accepted = { $n ->
    [one] { $n } person accepted the offer.
   *[other] { $n } people accepted the offer.
}
placements-person = Name
placements-number = Application
placements-contact = Contact
placements-signature = Signature
placements-print = Print the list

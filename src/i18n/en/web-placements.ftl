### Pages of organisations: their placements, offering and changing them, who comes to work.

## The list
placements-title = Placements
placements-lead = The work that your organisation offers. For each round you see what can still be changed and, once it is published, who comes to work.
placements-none = Your organisation’s placements will appear here. There is no round at present in which your organisation can offer one. As soon as a caseworker allows it, the round appears here.
placements-no-round = There is no round at present in which your organisation can offer new placements. The caseworker who runs a round allows it; once that is done, the round has a button for it here.
placements-none-here = Your organisation offers no placement in this round yet. As soon as you offer one and a caseworker approves it, applicants see it on the round’s page.
placements-new = Offer a placement
placements-name = Work
placements-name-hint = Short and clear, for example “Sorting books”.
placements-seats = Places
placements-seats-hint = How many people can work in this placement.
placements-state = State
placements-offered = Offered
placements-withdrawn = Withdrawn
placements-waits = Waits for approval
placements-draft = Draft
placements-returned = Returned for correction
placements-returned-why = A caseworker returned this placement to be corrected:
placements-may-not = Your organisation cannot offer new placements in this round. A caseworker can allow it.
placements-wished = Chosen by
placements-wished-note = How many applicants chose the placement: counted at { $at }. One application can name several placements.
placements-coming = Accepted
placements-coming-of = { $accepted } of { $all }

## Why it can or cannot be changed
placements-why-draft = This round is still a draft. Placements can be offered, changed and withdrawn in it; applicants will see them when the round is open.
placements-why-upcoming = Applications are not taken yet. You can offer, change and withdraw placements.
placements-why-open = Applications are being taken. You can offer, change and withdraw placements until a caseworker closes the round.
placements-why-ended = Applications are no longer taken. You can still offer, change and withdraw placements until a caseworker closes the round.
placements-why-closed = The round is closed and places are being allocated. Placements can no longer be changed. Once results are published, you will see here who comes to work.
placements-why-published = The results are published; placements can no longer be changed.
placements-why-finished = The round is finished; placements can no longer be changed.
placements-why-unapproved = No caseworker has approved this placement, so applicants do not see it and it takes no part in the allocation.
placements-why-withdrawn = This placement is withdrawn. Applicants do not see it.

## The form
placements-date = Day, month, year, for example { $example } The dots may be left out: { $digits }.
placements-unknown = Not known
placements-choose = Choose
placements-other = Another answer, if it is not in the list
placements-form-note = Applicants see the placement once a caseworker has approved it. A placement that is changed is approved anew, and until then applicants do not see it. You can change or withdraw it until a caseworker closes the round.
placements-hides = This placement is approved. Saving a change ends the approval: until a caseworker has approved the placement anew, applicants do not see it. Choices that applications have already stay there.
placements-late = The deadline for applications has passed. After any change here a caseworker has to approve the placement anew; where the round is closed before that, it takes no part in the allocation.
placements-save = Save
placements-submit = Submit for approval
placements-keep-back = Take back and keep as a draft
placements-keep = Keep as a draft
placements-said-added = The placement is sent for approval.
placements-said-kept = The placement is kept as a draft. Others don’t see it until you submit it.
placements-said-changed = The placement is saved and waits for approval.
placements-said-same = Nothing was changed; the placement stays approved.
placements-titled = The name has other days in brackets than the fields for the first and last day of work. Applicants will see both: please check.
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
placements-withdraw-text = A placement that is withdrawn cannot be brought back, but you can offer a new one.
placements-withdraw-lost = Applicants who chose it will get no place there; their other choices, if they have any, stay.
placements-withdraw-chose = Applicants who chose it: { $n } (counted { $at }).
placements-withdraw-not = Do not withdraw
placements-said-withdrawn = The placement is withdrawn.

## Who comes to work
placements-about = About the placement
placements-people = Who comes to work
placements-why-empty = Why places stayed free:
placements-people-later = The newest results are not shown to organisations yet.
placements-people-none = Nobody comes to this placement: no place was given, or it was declined, or not answered in time.
placements-people-contact = You see a telephone number or e-mail, and other facts that the rules of the round show to organisations, once the offer is accepted.
placements-group-accepted = Accepted the offer
placements-group-open = No answer yet
placements-refuse = We do not take this person
placements-confirm = Confirm that you expect them
placements-confirm-back = Take the confirmation back
placements-confirm-all = Confirm all who accepted
placements-confirm-note = By confirming you say that you expect the person at work. The person and the authority’s staff see it; the place does not depend on it.
placements-confirmed = Expected at work; confirmed { $at }
placements-confirm-said = Noted that you expect them at work.
placements-confirm-unsaid = The note that you expect them is taken back.
placements-left = Did not come or left
placements-missed = Did not come
placements-waits-refuse-person = Reported that you do not take this person; waits for a decision
placements-waits-leaving = Reported that this person did not come or left; waits for a decision
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
placements-print-contacts = Print telephones and mail addresses too
placements-printed = Printed on { $day }

## Approving placements
approve-title = Placements of the round
approve-waiting = Waiting for approval
approve-waiting-none = No placement waits for approval.
approve-waiting-why = Organisations have submitted or changed these placements. Applicants see them once they are approved.
approve-waiting-closed = The round is closed, so these placements can no longer be approved. They take no part in the allocation.
approve-many = Unusually many places
approve-many-placement = More than { $most } places at one placement of this round have to be confirmed separately.
approve-many-organisation = With this placement the organisation would have so many places in the round: { $all }. More than { $most } have to be confirmed separately.
approve-many-yes = Yes, the number of places has been checked
approve-button = Approve
approve-said = The placement is approved. Applicants see it on the round’s page.
approve-said-draft = The placement is approved. Applicants will see it on the round’s page once the round is open.
approve-return = Return for correction
approve-return-why = What has to be corrected in the placement. The organisation will read it.
approve-return-button = Return to the organisation
approve-said-returned = The placement is returned to the organisation to be corrected.
approve-back = Given back to be corrected
approve-back-why = These placements are in the organisation’s list: the organisation can correct them and submit them again. If it tells you the correction in another way, enter a corrected placement for it.
approve-back-ground = To be corrected:
approve-offered = Placements that are offered
approve-offered-none = The round has no approved placement yet.
approve-col = Approved
approve-by = { $moment }, { $who }
approve-with-round = with the round
approve-posters = Who may offer placements
approve-posters-why = Only these organisations can submit new placements in this round. If an organisation is removed, the placements that it has submitted stay.
approve-posters-none = For now no organisation can submit new placements.
approve-posters-remove = Remove
approve-posters-add = Another organisation
approve-posters-button = Allow it to offer
approve-organisation-missing = Choose an organisation.
approve-said-may = The organisation may offer placements in this round.
approve-said-may-not = The organisation can no longer offer new placements in this round.

## Placements from a spreadsheet
placement-sheet-link = Add from a spreadsheet
placement-sheet-title = Placements from a spreadsheet
placement-sheet-lead = All your placements can be added or changed at once. Before anything is saved you will see what the rows do.
placement-sheet-take = Download the spreadsheet with your placements; while there are none, it has the names of its columns alone:
placement-sheet-earlier = From other rounds:
placement-sheet-fill = { $n ->
    [one] Fill in one row a placement, { $n } at most. Leave the number of a new placement empty.
   *[other] Fill in one row a placement, { $n } at most. Leave the number of a new placement empty.
}
placement-sheet-send-back = Upload it here. The file of another round will do as well if its columns have the same names: rows whose number is in another round and not in this one become new placements.
placement-sheet-file-hint = CSV or XLSX. Above the placements stands a row with the names of columns; at least the columns for the name of the placement and its places are needed.
placement-sheet-look = See what will change
placement-sheet-number = Number of the placement
placement-also-number = Number; No.; Placement number
placement-also-title = Placement; Title; Job
placement-also-capacity = Seats; Number of places; How many
placement-also-first-day = From; Start date
placement-also-last-day = Until; To; End date
placement-also-hours-a-day = Hours a day; Hours per day
placement-sheet-check-title = What the spreadsheet does
placement-sheet-unread = These columns are not read:
placement-sheet-read = Which columns are read
placement-sheet-line = { $n ->
    [one] row { $n }
   *[other] row { $n }
}
placement-sheet-row-new = new placement
placement-sheet-row-changed = changes
placement-sheet-row-same = does not change
placement-sheet-row-wrong = to be mended
placement-sheet-of = placement { $number }
placement-sheet-elsewhere = the number { $number } is from another round
placement-sheet-like = there is a placement { $number } with the same name; if you meant that one, fill in its number
placement-sheet-wrong = { $n ->
    [one] { $n } row is to be mended
   *[other] { $n } rows are to be mended
}
placement-sheet-wrong-text = These rows will not be saved. Mend them in the file and upload it again: rows that are saved already change nothing the second time.
placement-sheet-does = { $n ->
    [one] Save { $n } row
   *[other] Save { $n } rows
}
placement-sheet-waits = New and changed placements will wait for approval.
placement-sheet-save = { $n ->
    [one] Save { $n } row
   *[other] Save { $n } rows
}
placement-sheet-other = Upload another file
placement-sheet-same = { $n ->
    [one] { $n } row changes nothing
   *[other] { $n } rows change nothing
}
placement-sheet-nothing = The file has no row to save.
placement-sheet-said = The placements are saved and wait for approval.
placement-sheet-hides = Rows that change an approved placement end its approval: until a caseworker has approved it anew, applicants do not see it. Choices that applications have already stay there.
placement-for-link = Enter a placement for it
placement-for-title = Enter a placement for an organisation
placement-for-lead = Organisation: { $organisation }. Write what the organisation said on paper, by e-mail or by telephone.
placement-for-note = The placement belongs to the organisation, which sees it in its list and can change it. Another member of staff approves it.
placement-for-submit = Submit for approval
placement-for-said = The placement is entered. Another member of staff approves it.
approve-entered = Entered for the organisation by { $who }.
approve-entered-own = Another member of staff approves it.

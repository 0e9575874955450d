### Kept tables of applications, and the search over all rounds.
views-title = Saved views
views-all = All saved views
views-lead = A view remembers filters, order and columns under a name. It does not remember the name or contact that was searched for. If it is filtered by a placement, it is seen in this round; otherwise in all rounds of this programme.
views-none = There are no saved views yet. They are saved on the page of applications.
views-new = Save this view
views-name = Name of the view
views-name-hint = Do not write people’s names here. For example: School not known.
views-shared = Show it to all staff of my institution
views-is-shared = Seen by the whole institution
views-keep = Save
views-change = Save changes
views-forget = Delete
views-by = Saved by { $name }
views-said-kept = The view is saved.
views-said-changed = The changes are saved.
views-said-forgotten = The view is deleted.
wrong-view-taken = You have a view with this name already.
wrong-view-many = At most { $most } views can be saved. Delete one that is not needed any more.
admin-did-view-keep = Saved a view of applications
admin-did-view-change = Changed a saved view
admin-did-view-forget = Deleted a saved view
find-title = Search all rounds
find-label = Find a person in all rounds
find-button = Search
find-round = Round
find-short = Type at least two characters.
find-none = Nothing was found.
find-found = { $n ->
    [one] { $n } application found.
   *[other] { $n } applications found.
}
find-more = { $n ->
    [one] The newest { $n } is shown; type more to find others.
   *[other] The newest { $n } are shown; type more to find others.
}
list-skip = Skip to the rows

### Rule packs and their versions; a round goes over to another version.

## The list
packs-title = Rules
packs-lead = Rule packs and all their versions. Versions are not deleted: each round is pinned to one of them, and with each application it stays noted which was in force when it was entered.
packs-none = The versions of rules will appear here. There are none yet: add the first.
packs-col-name = Rules
packs-col-version = Version
packs-col-added = Added
packs-col-rounds = Rounds
packs-rounds-none = In no round
packs-came = { $moment }, with the system or a round

## One version
packs-programme = Programme
packs-municipality = Municipality
packs-valid = Work may start
packs-word = Identifier
packs-hash = Checksum (SHA-256)
packs-file = File
packs-unread = The system no longer understands this version
packs-part-rules = Rules on taking part: what is said to those for whom the condition does not hold
packs-part-pairs = Rules on placements: what is said to those for whom the condition does not hold
packs-part-tiers = Priority groups in their order
packs-part-none = This version has no such rules.
packs-when = Condition
packs-order-registration = Within a group, the order is by registration.
packs-order-draw = Within a group, the order is drawn.
packs-order-round = The order within a group is for the round to decide.
packs-open = What the sources leave to the round
packs-open-text = A round may set these values in its settings.
packs-open-none = There is nothing for a round to decide.
packs-default = Unless the round says otherwise: { $value }
packs-default-none = The round has to say
packs-examples = Examples
packs-examples-none = There are no examples, so nothing shows whether the rules do what is meant.
packs-sources = Sources

## A new version
packs-new = Add a version
packs-new-lead = Put the whole text of the pack here. A version is added only if it has no faults and all its examples come out as expected.
packs-new-hint = To change rules that exist, download their file, correct it, and raise the version in it.
packs-faults = The version was not added
packs-add = Check and add
packs-added = The version is added. It changes no round yet.

## A round’s rules
switch-title = The round’s rules
switch-pinned = The version in force
switch-pinned-text = The round goes by exactly this text, even when the system is updated.
switch-pinned-none = It is not known under which version the round was published: it is older than the record of versions.
switch-waiting = Another version was proposed
switch-waiting-tag = Waits for a second signature
switch-waiting-look = See what it would change
switch-others = Other versions
switch-others-text = First see what a version would change in this round. One caseworker proposes it, another switches it on.
switch-others-none = There are no other versions for this programme.
switch-look = See the effect
switch-history = Proposals
switch-history-none = This will show who proposed another version, and who switched it on. There are no proposals yet.
switch-col-state = State
switch-col-proposed = Proposed
switch-col-decided = Decided
switch-state-proposed = Waits
switch-state-switched = Switched on
switch-state-withdrawn = Withdrawn

## The effect
switch-effect = What this version would change
switch-faults = This version cannot be switched on in this round
switch-counts = How many applications, and where
switch-now = Now
switch-then = After the switch
switch-stand =
    Eligible, group { $number }: { $tier }; { $n ->
        [one] { $n } of the placements wished for is possible
       *[other] { $n } of the placements wished for are possible
    }
switch-stand-undecided =
    { $n ->
        [one] { $n } placement is undecided.
       *[other] { $n } placements are undecided.
    }
switch-moved =
    { $n ->
        [one] Something changes for { $n } application
       *[other] Something changes for { $n } applications
    }
switch-moved-none = No application’s state or possible choices change. Withdrawn applications are left out.
switch-moved-more =
    { $n ->
        [one] { $n } more application is not shown here.
       *[other] { $n } more applications are not shown here.
    }
switch-parts =
    { $n ->
        [one] There is { $n } difference in the rules
       *[other] There are { $n } differences in the rules
    }
switch-parts-none = Nothing in the rules differs.
switch-col-part = What differs
switch-part-rules = Rule on taking part
switch-part-pairs = Rule on placements
switch-part-tiers = Priority group
switch-part-settings = Setting
switch-part-tables = Value by date
switch-part-facts = Information
switch-part-constraints = Further condition
switch-part-order = Order
switch-part-name = Name
switch-part-version = Version
switch-part-other = Other

## Two people
switch-two = One proposes, another switches on
switch-proposed = Proposed: { $by }
switch-step-closed = The round is closed: its rules can no longer be changed.
switch-step-same = The round goes by this version already.
switch-step-faulty = The faults named above have to be corrected first.
switch-step-propose = A proposal changes nothing yet. Another caseworker of your authority can switch the version on.
switch-step-own = You proposed it, so only another caseworker of your authority can switch the version on.
switch-step-switch = The second signature is yours. All applications of the round will then be judged by this version; with each it stays noted which was in force when it was entered.
switch-step-other = Another version has been proposed. It has to be switched on or withdrawn first.
switch-button-propose = Propose this version
switch-button-switch = Switch this version on
switch-button-withdraw = Withdraw the proposal
switch-said-proposed = The version is proposed. Another caseworker can switch it on.
switch-said-switched = The version is switched on.
switch-said-withdrawn = The proposal is withdrawn.

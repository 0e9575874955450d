### What `talka rules` says of rule packs.

rules-listed = { $id } { $version }: { $name } ({ $from } – { $to })
rules-sound = { $id } { $version }: nothing is wrong. Rules for taking part: { $rules }, rules about placements: { $pairs }, priority groups: { $tiers }, sources: { $sources }, examples: { $examples }.
rules-uncited = source “{ $source }”: nothing in the pack cites it
rules-example-failed = line { $line }, example { $id }: expected { $expected }, but the rules say { $said }
rules-unseen-holds = { $rule }: no example shows someone for whom it holds
rules-unseen-fails = { $rule }: no example shows someone for whom it does not hold
rules-few-examples = examples: { $n }; at least { $fewest } are needed
rules-examples = Examples: { $passed } of { $examples } come out as expected.
rules-mutations = Changes of conditions: the examples notice { $noticed } of { $tried }.
rules-mutations-left = no example notices these changes
rules-test-refused = the examples are not enough to trust the pack
rules-eligible = Takes part. Priority group { $tier }: { $name }
rules-not-eligible = Does not take part:
rules-needs-person = A member of staff decides:
rules-pair-possible = Could take this placement.
rules-pair-open = About the placement itself, no rule stands in the way.
rules-pair-impossible = Cannot take this placement:
rules-pair-needs-person = A member of staff decides about this placement:
rules-source = source: { $source }
rules-facts = facts used: { $facts }
rules-instead-is = it would hold with: { $fact } – { $value }
rules-instead-at-least = it would hold with: { $fact } – { $value } or more
rules-instead-at-most = it would hold with: { $fact } – { $value } or less
rules-instead-from = it would hold with: { $fact } – { $value } or later
rules-instead-until = it would hold with: { $fact } – { $value } or earlier
rules-instead-between = it would hold with: { $fact } – from { $value } to { $to }
rules-instead-none = no change of a single fact of the applicant would be enough
rules-preview = Applications: { $people }. Take part: { $eligible }, do not: { $refused }, a member of staff decides: { $person }.
rules-preview-rule = { $rule }: holds for { $admits }, does not for { $refuses }, a member of staff decides for { $person }
rules-preview-tier = priority group { $number }, { $name }: { $people }
rules-preview-people = { $kind } “{ $name }”: people it counts: { $inside }, not known: { $unknown }
rules-preview-placements = { $kind } “{ $name }”: placements it counts: { $inside }, not known: { $unknown }
rules-standing-refused = does not take part
rules-standing-person = a member of staff decides
rules-differences = { $n ->
    [one] { $n } difference.
   *[other] { $n } differences.
}
rules-touched = { $n ->
    [one] The outcome changes for { $n } person.
   *[other] The outcome changes for { $n } people.
}

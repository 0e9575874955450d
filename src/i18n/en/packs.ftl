### Errors in a rule pack, and in the settings of a round that a pack asks for.

## Pack
fault-pack-syntax = the pack cannot be read ({ $found })
fault-pack-empty = there is no text, but one is required
fault-pack-date = found “{ $found }”; a date such as { $expected } is expected
fault-pack-dates = the date { $found } is before { $expected }, when the rules come into force
fault-pack-address = found “{ $found }”; an address starts with { $expected }
fault-pack-word = found “{ $found }”; a name may hold { $expected } only, and starts with a letter
fault-pack-reserved = the name “{ $found }” is taken; choose another one
fault-pack-setting = found “{ $found }”; { $expected } is expected
fault-pack-placeholder = the text lacks { $expected }, where the missing facts are put in
fault-pack-unknown-source = the pack has no source “{ $found }”; it has: { $expected }
fault-pack-unknown-name = there is no name “{ $found }”; there are: { $expected }
fault-pack-twice = the identifier “{ $found }” appears twice
fault-pack-table = a table needs at least one row, and its dates must rise without repeats
fault-pack-tiers = the last priority group must be open to everyone (condition { $expected }); at most 255 groups are allowed
fault-pack-history = such a fact comes from the records of earlier rounds: it is not asked for, has no choices, and is an applicant’s
fault-pack-history-code = people are found in earlier rounds by the personal code: personal_code: { $expected } is expected
fault-pack-hours = the ages or hours are impossible: 1–24 a day, and a week no less than a day and at most 168
fault-pack-group = the fact “{ $found }” that groups people must be a text ({ $expected })
fault-pack-choices = the list of choices needs at least two
fault-pack-condition = the condition cannot be understood ({ $found })
fault-pack-condition-kind = the condition has { $found } where { $expected } is expected
fault-pack-condition-unsupported = a condition may not use { $found }; it may use: { $expected }
fault-pack-condition-date = found “{ $found }”; a date in quotation marks such as 2020-06-08 is expected

## Round
fault-round-programme = the programme is “{ $found }”, but the rule pack is for “{ $expected }”
fault-round-setting-unknown = the rule pack has no setting “{ $found }”; it has: { $expected }
fault-round-setting-missing = the setting is missing, but the rule pack needs it ({ $expected })
fault-round-setting-kind = found { $found }; { $expected } is expected
fault-round-date-missing = the date “{ $expected }” is missing
fault-round-pack-not-valid = work starts on { $found }, but the rules are in force { $expected }
fault-pack-unused = no rule uses the setting “{ $found }”
fault-pack-example-failed = the example expects “{ $expected }”, but the rules give “{ $found }”
fault-pack-version-taken = version “{ $found }” is there already with another text; the next one has to be written
fault-round-order = people are put in order by “{ $found }”, but the rule pack says “{ $expected }”
fault-pack-example-empty = the example expects nothing; give it { $expected }

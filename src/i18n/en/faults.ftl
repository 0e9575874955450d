### Errors in the input: what was found and what is expected, so that its author can mend it without asking.

## Files
fault-missing-file = the file is missing
fault-is-directory = this is a folder; a file is expected
fault-unreadable = the file cannot be read ({ $error })
fault-empty-file = the file is empty; at least a header line with the names of the columns is expected
fault-gzip = the file cannot be unpacked: it is not a valid gzip file
fault-both-plain-and-gzip = both the file and its .gz variant are here; keep only one of them
fault-encoding = the text is not UTF-8 (it looks like { $encoding }); please save the file as UTF-8
fault-utf16 = the text is UTF-16; please save the file as UTF-8
fault-toml = the file is not valid TOML ({ $error })
fault-json = the file is not valid JSON ({ $error })

## Tables
fault-missing-column = the column “{ $expected }” is missing
fault-unknown-column = the rules do not know the column “{ $found }”, and it is not used; they know: { $expected }
fault-duplicate-column = a column of this name appears twice
fault-semicolons = columns are separated by semicolons; please save the file with commas
fault-tabs = columns are separated by tabs; please save the file with commas
fault-field-count =
    { $found ->
        [one] the line has { $found } field
       *[other] the line has { $found } fields
    }, the header has { $expected }
fault-line-too-long = the line is too long; perhaps a line end is missing
fault-quote = a quotation mark is opened and never closed
fault-required = there is no value, but one is required
fault-unlisted =
    { $n ->
        [one] and { $n } more error
       *[other] and { $n } more errors
    }

## Values
fault-number = found “{ $found }”; a whole number in the range { $expected } is expected
fault-ratio = found “{ $found }”; a number from 0 to 100 with up to six decimals, such as 0.65, is expected
fault-id-empty = there is no identifier; 1–64 characters are expected
fault-id-long = the identifier is too long; at most 64 characters are allowed
fault-id-control = the identifier has an invisible control character in it (a tab, a line end or the like)
fault-duplicate-id = the identifier “{ $found }” already stands in line { $first }
fault-duplicate-pair = the pair “{ $found }” already stands in line { $first }
fault-duplicate-order = the place in the order { $found } already stands in line { $first }
fault-unknown-applicant = there is no applicant “{ $found }” in applicants.csv
fault-unknown-placement = there is no placement “{ $found }” in placements.csv
fault-date = found “{ $found }”; a date such as 2020-06-08 or 08.06.2020. is expected
fault-datetime = found “{ $found }”; a date and time such as 2020-05-12T10:00:00 are expected
fault-bool = found “{ $found }”; yes or no is expected
fault-periods = found “{ $found }”; periods such as 2018-03-01..2018-04-30;2018-09-01..2018-09-28 are expected
fault-text = found “{ $found }”; a text without control characters is expected
fault-coordinate = found “{ $found }”; a coordinate in degrees such as 56.50474 is expected
fault-constraints-unsupported = this version does not support side constraints (constraints.json) yet

## Round and rules
fault-stage = found “{ $found }”; { $expected } is expected
fault-unknown-pack = there is no rule pack “{ $found }”; there are: { $expected }
fault-setting-unknown = the rule pack has no setting “{ $found }”; it has: { $expected }
fault-setting-type = found “{ $found }”; { $expected } is expected
fault-commitment = the draw’s seed does not match the commitment that was published (SHA-256)
fault-missing-date = the date “{ $expected }” is missing
fault-rule = the rule cannot be evaluated ({ $error })
fault-source-unknown = the rule pack has no source “{ $found }”

## Output folder
fault-out-not-empty = the folder exists and is not empty; add --force to write into it
fault-out-unwritable = the folder cannot be written to ({ $error })
fault-out-is-file = this is a file; a folder is expected
fault-file-exists = the file exists already; choose another name, or add --force where it is allowed

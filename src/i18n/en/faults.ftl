### Errors in the input: what was found and what is expected, so that its author can mend it without asking.

## Files
fault-missing-file = the file is missing
fault-application-unknown = no application has the number “{ $value }”
fault-missing-folder = there is no such folder
fault-is-directory = this is a folder; a file is expected
fault-unreadable = the file cannot be read ({ $error })
fault-key-missing = there is no key file here, and the database is sealed with the key { $needed }; put the copy of that key here. No new key was made: it would open nothing
fault-key-other = the database is sealed with the key { $needed }, and this file holds { $held }; put the copy of the right key here
fault-key-missing-unnoted = there is no key file here, and the database holds sealed data; put the copy of its key here. No new key was made: it would open nothing
fault-key-unnoted = the database holds sealed data that the key { $held } in this file does not open: another key sealed them, or an earlier version of Talka
fault-empty-file = the file is empty; at least a header line with the names of the columns is expected
fault-gzip = the file cannot be unpacked: it is not a valid gzip file
fault-both-plain-and-gzip = both the file and its .gz variant are here; keep only one of them
fault-encoding = the text is not UTF-8 (it looks like { $encoding }); please save the file as UTF-8
fault-utf16 = the text is UTF-16; please save the file as UTF-8
fault-toml = the file cannot be read ({ $error })
fault-mail-settings = a mail server is named, but TALKA_MAIL_FROM or TALKA_BASE_URL is not: it has to be known from whom mails come, and where people read on
fault-mail-server = the mail settings do not fit ({ $error })
fault-json = the file is not valid JSON: the error is near character { $at } ({ $error })
fault-json-type = near character { $at }, found { $found }; { $expected } is expected
fault-json-field = there is no field “{ $found }” here; there are: { $expected } (near character { $at })
fault-json-missing = the field “{ $expected }” is missing near character { $at }
fault-json-twice = the field “{ $found }” appears twice (near character { $at })

## Tables
fault-missing-column = the column “{ $expected }” is missing
fault-unknown-column = the column “{ $found }” is not known here, and not used; known are: { $expected }
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
fault-quote-inside = a quotation mark is closed in the middle of a text: “{ $found }”; please double the marks inside the text or take them out
fault-required = there is no value, but one is required
fault-unlisted =
    { $n ->
        [one] and { $n } more error
       *[other] and { $n } more errors
    }

## Values
fault-number = found “{ $found }”; a whole number in the range { $expected } is expected
fault-ratio = found “{ $found }”; a number from 0 to 100 with up to six decimals, such as 0.65, is expected
fault-seconds = found “{ $found }”; a number of seconds above 0 and at most { $expected }, such as 60 or 2.5, is expected
fault-problem = the numbers in this make no problem that can be solved ({ $error })
fault-id-empty = there is no identifier; 1–64 characters are expected
fault-id-long = the identifier is too long; at most 64 characters are allowed
fault-id-control = the identifier has an invisible control character in it (a tab, a line end or the like)
fault-duplicate-id = the identifier “{ $found }” is already in line { $first }
fault-duplicate-pair = the pair “{ $found }” is already in line { $first }
fault-holders-here = a round is brought in before it is published: places that are held, or were given up, are no part of it
fault-holder-twice = applicant “{ $found }” already holds a place in line { $first }
fault-description = found “{ $found }”; expected for example: { $expected }; several values are divided by semicolons
fault-holder-out-of-line = application “{ $found }” is withdrawn or out of the line in applicants.csv, so it holds no place
fault-out-of-line-withdrawn = found “{ $found }”, but the column withdrawn says that the application is withdrawn; one of the two is expected
fault-first-in-line = found “{ $found }”; yes, no, or a whole number ({ $expected }) is expected
fault-duplicate-order = the place in the order { $found } is already in line { $first }
fault-unknown-applicant = there is no applicant “{ $found }” in applicants.csv
fault-unknown-placement = there is no placement “{ $found }” in placements.csv
fault-date = found “{ $found }”; a date such as 2020-06-08 or 08.06.2020. is expected
fault-date-turn = the day “{ $found }” comes before the day “{ $other }”, which is { $expected }
fault-deadline-past = the last day to apply has passed, and the round has no applications: nobody could apply any more
fault-datetime = found “{ $found }”; a date and time such as 2020-05-12T10:00:00 are expected
fault-datetime-skipped = the time “{ $found }” did not exist in Latvia: clocks went forward that night
fault-datetime-twice = the time “{ $found }” came twice in Latvia, as clocks went back that night; write it with its offset from UTC: { $one } or { $other }
fault-required-of-all = there is no value, but other rows have one; where this column is used, everyone whose application is not out of the line needs a value in it
fault-arrival-twice = the arrival { $found } is already in line { $first } (application “{ $other }”)
fault-draw-code-twice = the draw code “{ $found }” is already in line { $first } (application “{ $other }”)
fault-same-moment = application “{ $id }” was registered at the same moment as “{ $other }” in line { $first } ({ $found }); a more exact time is expected, or numbers in a column arrival, or in round.toml the setting order.ties: row or draw
fault-bool = found “{ $found }”; yes or no is expected
fault-periods = found “{ $found }”; periods such as 2018-03-01..2018-04-30;2018-09-01..2018-09-28 are expected
fault-unsaid = found nothing; a text is expected
fault-text = found “{ $found }”; a text without control characters is expected
fault-choice = found “{ $found }”; one of these values is expected: { $expected }
fault-day-past = the date is too long ago (the earliest year is 1900): “{ $found }”
fault-day-future = this date of birth is still to come: “{ $found }”
fault-day-far = the date is too far ahead (the latest year is 2100): “{ $found }”
fault-coordinate = found “{ $found }”; a coordinate in degrees such as 56.50474 is expected
fault-together-alone = a list needs two people at least
fault-together-twice = “{ $found }” is in another list already; everyone may be in one only
fault-twice-in-list = “{ $found }” appears twice in this list
fault-no-network = these side constraints are no network; { $expected } will do
warning-never-opens = the placement “{ $found }” never opens: it needs { $min } at least and has { $seats } places
warning-description-unmet = no placement has the value “{ $found }”, so a wish that names it is met by the other values in it alone
warning-alike = “{ $found }” differs from “{ $expected }” in case, diacritics or dashes only, yet to the rules they are two different texts (rows in this column: { $rows })

## Round and rules
fault-stage = found “{ $found }”; { $expected } is expected
fault-one-line = one line of at most { $expected } characters is needed
fault-unknown-pack = there is no rule pack “{ $found }”; there are: { $expected }
fault-commitment = the draw’s seed does not match the checksum that was published (SHA-256)
warning-seed-made = the seed and its checksum (commitment) are not used: the system makes them for the round, by chance
fault-no-seed = a draw needs a seed
fault-seed-unused = this round has no draw that would use a seed or its checksum (commitment)

## Output folder
fault-out-not-empty = the folder exists and is not empty; add --force to write into it
fault-out-unwritable = the folder cannot be written to ({ $error })
fault-out-is-file = this is a file; a folder is expected
fault-file-exists = the file exists already; choose another name
fault-database-exists = there is a database already; to replace it, add --force

## Spreadsheets
fault-sheet-is-xls = this is a workbook of the old kind (.xls); please save it as .xlsx
fault-sheet-is-xlsb = this is a binary workbook (.xlsb); please save it as .xlsx
fault-sheet-is-ods = this is a spreadsheet of LibreOffice or OpenOffice (.ods); please save it as .xlsx
fault-sheet-is-pdf = this is a PDF; a table in .xlsx or .csv is expected
fault-sheet-is-html = this is a web page (HTML), whatever its name says; open it in the spreadsheet programme and save it as .xlsx
fault-sheet-is-xml = this is an XML file; open it in the spreadsheet programme and save it as .xlsx
fault-sheet-is-zip = this is an archive (ZIP) without a workbook in it; send the .xlsx or .csv itself
fault-sheet-is-encrypted = the workbook is protected by a password; please save it without one
fault-sheet-is-other = this is no spreadsheet; a table in .xlsx or .csv is expected
fault-sheet-bytes = the file is larger than { $expected } MB
fault-sheet-bomb = unpacked, the file would be larger than { $expected } MB; a workbook with this table alone is much smaller
fault-sheet-ratio = unpacked, the file would grow as no workbook does; it is not opened
fault-sheet-lies = the part “{ $found }” of the file is said to have { $expected } bytes and has more; it is not opened
fault-sheet-parts = the file consists of { $found } parts; a workbook has { $expected } at most
fault-sheet-names = the parts of the file have names that no workbook has; it is not opened
fault-sheet-entities = the part “{ $found }” of the file declares entities of its own (DOCTYPE), which no workbook needs; it is not opened
fault-sheet-texts = the workbook has too many different texts in it
fault-sheet-looks = the workbook has too many formats, merged cells or names; please copy the table into a new workbook
fault-sheet-worksheets = the workbook has more than 100 worksheets; please send the one with the table
fault-sheet-broken = the file is damaged; open it in the spreadsheet programme and save it again as .xlsx
fault-sheet-missing-part = the file is damaged: the worksheet “{ $found }” is not in it
fault-sheet-nothing = there is nothing in any visible worksheet
fault-sheet-encoding = the text cannot be read: it looks like { $encoding }, but there is a character here that { $encoding } does not have
fault-sheet-no-header = found “{ $found }” in the header; the name of a column is expected. Perhaps the header is missing
fault-sheet-only-header = there is only a header and no row under it
fault-sheet-merged = the cells { $found } of the header are merged; every column needs a name of its own, so please split them
fault-sheet-columns = the table reaches to column { $found }; at most 200 columns are read
fault-sheet-rows = there are more than { $expected } rows; please divide the file
fault-placements-worksheets = several worksheets hold lists of placements: { $found }; leave one in the file
fault-sheet-beyond = found “{ $found }” to the right of the last column of the header; perhaps there is a separator inside a text
fault-sheet-error = found the error “{ $found }”; please correct the cell or empty it
fault-sheet-no-value = the cell has a formula and no value; open the file in the spreadsheet programme and save it again, or write the value itself
fault-sheet-control = found “{ $found }” with an invisible character in it (a line end, a tab or the like); please write it on one line
fault-sheet-long = a cell holds more than 32,767 characters; perhaps a quotation mark is missing
fault-sheet-zeros = found “{ $found }”; { $expected } digits are expected. The zeros at the front are lost: set the column to text and write them again
fault-sheet-scientific = found “{ $found }”, a number whose digits are lost; set the column to text and write the number again
fault-sheet-digits = found { $found }, a number of more than 15 digits, of which the spreadsheet lost the last; set the column to text and write it again
fault-sheet-date = found “{ $found }”, which is shown as a date but is none
fault-sheet-whole = found “{ $found }”; a whole number is expected
fault-sheet-bool = found “{ $found }”; “yes” or “no” is expected (x, 1 and 0 are understood too)
fault-sheet-date-short = found “{ $found }”; the year is expected in four digits. Perhaps { $expected } is meant
fault-sheet-date-serial = found the number “{ $found }”; a date is expected. Perhaps { $expected } is meant: set the column to date
fault-sheet-datetime = found “{ $found }”; a date and time such as 12.05.2026. 8:30 are expected
fault-sheet-datetime-short = found “{ $found }”; a year of four digits is expected; { $expected } is likely meant
fault-sheet-datetime-serial = found the number “{ $found }”; a date and time are expected. Give the column a date format if { $expected } is meant
fault-sheet-date-order = found “{ $found }”; other days in this column have the month before the day, so it is not clear which day is meant. Dates such as 24.12.2026. are expected
fault-sheet-field-missing = no column is read as “{ $expected }”, which is needed
fault-sheet-field-twice = the columns { $found } are all read as “{ $expected }”; choose one of them
fault-sheet-field-unknown = there is no field “{ $found }”
warning-sheet-formula = the cell has a formula; its stored value “{ $found }” is read
warning-sheet-other = the worksheet “{ $found }” is not read; “{ $expected }” is
warning-sheet-hidden = the worksheet “{ $found }” is hidden and not read; “{ $expected }” is
warning-sheet-merged = cells are merged over several rows from here on; only the first of these rows has the value
warning-sheet-above = the row is above the names of columns and is not read: “{ $found }”
warning-sheet-numbering = the row holds the numbers of columns and is not read: “{ $found }”
warning-sheet-header-again = the row holds the names of columns again and is not read
warning-sheet-idle = the row holds nothing that is read and is left out: “{ $found }”
warning-sheet-foot = the row looks like a total or a signature and is not read: “{ $found }”
warning-sheet-nameless = the column has no name in the header and is not read; it holds for example “{ $found }”
fault-sheet-swallowed = one cell holds several lines with as many separators as a whole row has; perhaps a quotation mark too many is opened, and the cell has swallowed the rows of other people
warning-sheet-swallowed = one cell holds several lines with as many separators as a whole row has; check that no rows of other people are in it
warning-sheet-short = the row has fewer values ({ $found }) than there are columns ({ $expected }); check that no separator is missing and no value has moved
fault-sheet-letters = found “{ $found }”, in which letters are lost; save the file again as UTF-8 or as .xlsx, or write the word anew
fault-sheet-hidden = the table is on the hidden worksheet “{ $found }”; show it and save the file again
warning-sheet-hidden-column = the column ({ $found }) is hidden in the file and read all the same
warning-sheet-columns = the table reaches to column { $found }; the first 200 columns are read
warning-sheet-twice = a column of this name appears twice; the second is called “{ $found }” and is not read unless a field is chosen for it
warning-sheet-joined = the name is merged over several columns; their texts are read together, with a space between them
warning-sheet-lines = the cell has several lines; they are read together as “{ $found }”
warning-sheet-hints = the row explains the columns and is not read: “{ $found }”
warning-sheet-heading = the row looks like a heading above several rows and is not read: “{ $found }”
warning-sheet-prepared = the row is prepared and not filled in, so it is not read: “{ $found }”
sheet-hidden-row = the row is hidden in your file
sheet-faults = Errors
fault-intake-nobody = there is no application number, no personal code, and no name with a date of birth; one of them is needed to recognise the person
fault-intake-no-key = no column holds an application number, a personal code or a name; one of them is needed
fault-intake-twice = this person is already further up in the file; one row a person is expected
fault-intake-elsewhere = an application of this number is in another round; a number of this round is expected
fault-intake-unclear = the row fits several applications; give the application number
fault-intake-number-unknown = no application of this round has the number “{ $found }”, but the personal code is in application “{ $expected }”; its number is expected, or none
fault-intake-number-code = the number “{ $found }” and the personal code are those of different applications: the code is in application “{ $expected }”; one of the two has to be mended
fault-intake-number-name = the number “{ $found }” and the name with its date of birth are those of different applications: the name is in application “{ $expected }”; one of the two has to be mended
fault-intake-code-name = the personal code and the name with its date of birth are those of different applications: the name is in application “{ $expected }”; mend one of the two, or give the application number
fault-intake-names = found “{ $found }”, but the columns of first and last name hold “{ $expected }”; the same name is expected
fault-intake-clock = found “{ $found }”; a time of the same day such as 8:30 is expected
warning-intake-alike = a new application, but the same personal code, or name with date of birth, is in application “{ $expected }”
warning-intake-again = a new application, but the same personal code, or name with date of birth, stands further up in the file with another number
warning-intake-other-name = the name “{ $found }” has no word of the known one, “{ $expected }”; check that this is the same person
warning-intake-moment = found “{ $found }”, but the application is registered at { $expected }; a file does not change that
warning-intake-withdrawn = the application “{ $found }” is withdrawn, and the file says that it is not; it stays withdrawn
warning-intake-clock = found “{ $found }”, but the other column has another time; { $expected } is read
warning-intake-contacts = an application holds one e-mail address, and some rows have several (number of such rows: { $rows }): one of them is taken over (that of the e-mail column where there is such a column), the others are not
warning-intake-name-order = “{ $found }” is read as “{ $expected }”; check which word is the surname
warning-intake-name-joined = “{ $found }” is read together with the other column as “{ $expected }”; check first and last name
fault-intake-wish-unknown = the round has no placement with the number or name “{ $found }”
fault-intake-wish-twice = the placement “{ $found }” is among this row’s wishes already; each is expected once
fault-intake-wish-unclear = several placements are called “{ $found }”; give the placement’s number
fault-code-zeros = the personal code has fewer than 11 digits; a spreadsheet may have dropped the zeros at its front. 11 digits are expected, in a column formatted as text
fault-code-form = this is no personal code; 11 digits are expected, with or without a hyphen after the sixth
fault-code-date = the personal code begins with a day that is not in the calendar
fault-code-unknown = the personal code is of no known form; an old one begins with the date of birth and has 0, 1 or 2 as its seventh digit, a new one begins with 32–39
warning-code-check = the check digit of the personal code does not fit; the code is worth checking
warning-code-birth = the personal code states another date of birth than its column
fault-checkpoint = is no checkpoint: { $value }
fault-agreed-column = for agreements made beforehand to count ([agreed]), the rules or the round need the condition “pinned” ([constraints])
fault-consent-stand = in a round that asks for consent ([consent]), an offer without an answer lapses: “lapse” is needed

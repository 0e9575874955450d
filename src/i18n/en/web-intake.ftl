### Spreadsheets of people, and applications that may be one person's.

intake-title = Applications from a spreadsheet
intake-lead = Send a file with applications. Before anything is entered you will see what is new, what changes and what is wrong.
intake-file = File
intake-file-hint = CSV or XLSX, at most 32 MB and 200,000 rows. Above the applications there is a row with the names of the columns. A person is recognised by the application number, the personal code, or the name and date of birth. An empty cell changes nothing.
intake-send = Send and compare
intake-no-file = Choose a file.
intake-unreadable = The file cannot be read
intake-export-closed = All applications of this round in one file. The file holds personal data; the download is noted in the log.
intake-closed = The round is closed, so applications from files are no longer taken.
intake-export = Download the applications
intake-export-text = All applications of this round in one file, with what they state; what caseworkers found out stands in the list of applications. It can be corrected and sent back: only what changed is entered. The file holds personal data; the download is noted in the log.
intake-unfinished = Unfinished files
intake-unfinished-whole = sent { $moment }; not entered yet
intake-unfinished-rows =
    { $n ->
        [one] sent { $moment }; { $n } row waits to be corrected
       *[other] sent { $moment }; { $n } rows wait to be corrected
    }
intake-about-csv = CSV, encoding { $encoding }, separator “{ $delimiter }”.
intake-about-xlsx = XLSX, worksheet “{ $worksheet }”.
intake-columns = What each column holds
intake-columns-text = Your choice is remembered for your organisation’s next files.
intake-absent = The file has no column for this
intake-absent-text = The round asks applicants for it. If one of the columns holds it, say below which. If not, rows can be entered without it, but it will have to be found out for new applications.
intake-fault-more =
    { $n ->
        [one] the same in { $n } more row
       *[other] the same in { $n } more rows
    }
intake-blank = A blank form
intake-blank-text = A spreadsheet with the columns that this round reads, and no rows. Fill it in and send it here.
intake-also-school = educational institution
intake-also-municipality = declared residence; declared place of residence
intake-also-parish = declared residence; declared place of residence
intake-also-health-check = medical book; health booklet
intake-unread = Columns that are not read
intake-unread-text = Nothing from these columns is entered into the round. If one of them holds something that is needed, say what it is.
intake-samples = For example: { $samples }
intake-samples-none = In the first rows this column is empty.
intake-nameless = Column { $column } (without a name)
intake-worksheets = Worksheets
intake-worksheet-ask = Which worksheet is meant?
intake-worksheet-text = Several worksheets have the names of columns that are looked for. One of them is read.
intake-worksheet-hidden = hidden
intake-worksheet-use = Read this worksheet
intake-hidden-text = A filter or a person hides them. Rows: { $rows }
intake-hidden-mean = The hidden rows are meant as well
intake-empty = nothing
intake-part = Enter the correct rows
intake-part-text = The correct rows can be entered now. The ones with errors wait: you can download them with their errors, correct them and send them again.
intake-part-waits = The correct rows can be entered once a second member of staff has signed for the rows with an unusual time. The ones with errors wait: you can download them with their errors, correct them and send them again.
intake-columns-use = Use these columns
intake-columns-wrong = The columns cannot be used yet
intake-column-none = Do not read
intake-tile-added = new
intake-tile-changed = changed
intake-tile-same = unchanged
intake-tile-gone = not in the file
intake-tile-wrong = wrong
intake-part-added = New applications
intake-part-changed = Changed applications
intake-part-gone = Applications that are not in the file
intake-gone-text = Nothing becomes of them: a file may hold a part of the applications.
intake-row = Row
intake-changes = What changes
intake-read = What was read
intake-wrong-text = Rows with errors are not entered. The file with the errors beside its rows:
intake-faults-xlsx = XLSX with errors
intake-faults-csv = CSV with errors
intake-take-text = Everything new or changed is entered, or nothing at all. Where a cell is empty, what the application says stays; a dash in the column of a choice deletes that choice.
intake-order = New applications are numbered in the order of the rows: where the time is the same, the one whose row is higher up comes earlier. A row without a time counts as received at the moment when the file is entered into the round. Afterwards the order of rows means nothing: when a row is corrected and sent again, the application keeps its time and its number.
intake-order-draw = A draw sets the order, so the order of rows means nothing. Every new application gets a random draw code.
intake-late-text = They come from a time in which this round takes no applications, or state a time before the moment of entry. Until a second member of staff has signed for these rows, the file cannot be written. If the rows change, they have to be signed again.
intake-late-at = Stated time
intake-late-unsaid = not stated; the moment of entering counts
intake-late-why = Why
intake-late-why-early = before applications opened
intake-late-why-late = after the deadline
intake-late-why-future = in the future
intake-late-why-before = the stated time is before the moment of entry
intake-late-own = You sent the file, so another member of staff signs for these rows.
intake-late-sign-text = Sign if the applications are to be taken with these times. Another member of staff then enters the file.
intake-late-sign = Sign for these rows
intake-late-signed = { $name } signed for these rows, { $moment }.
intake-late-signed-own = You ({ $name }) signed for these rows, { $moment }, so another member of staff enters the file.
intake-late-said = The signature is noted.
intake-take = Enter into the round
intake-drop = Drop the file
intake-nothing = There is nothing new in the file: all of it is in the round already.
intake-doubts = Worth checking
intake-taken = The applications have been entered.
intake-dropped = The file is dropped.
intake-was-dropped = This file was dropped, and its content is gone.
intake-unnamed = A file whose name is no longer kept
intake-another = Send another file
intake-done-figures = The file has been entered. New applications: { $added }, changed: { $changed }.
intake-done-gone = The file’s content is gone.
intake-waiting-text = These rows have not been entered. Download them with their errors, correct them and send them as a new file. Once a new file that has just these rows, or the whole list anew, with the same people by name and personal code, has been entered, they no longer wait here; if you entered them in another way, drop them. Rows can be entered until the round is closed; they are kept for 30 days after the file was sent.
intake-waiting-drop = Drop these rows
intake-field-number = application number
intake-field-name = name
intake-field-first-name = first name
intake-field-last-name = last name
intake-field-contact = telephone or e-mail
intake-field-email = e-mail
intake-field-telephone = telephone
intake-field-personal-code = personal code
intake-field-registered = registered
intake-field-registered-time = time received, if the date is in another column
intake-also-registered = received; received at; date received; time received; submitted; submitted at; date submitted; time submitted
intake-also-registered-time = time received; time submitted
intake-also-number = application no
intake-also-name = name and surname; surname, name; first name, last name
intake-also-first-name = given name; given names
intake-also-last-name = surname; family name
intake-also-contact = contact; contacts
intake-also-email = e-mail address; email; email address
intake-also-telephone = telephone number; phone; phone number; mobile; mobile phone
intake-also-personal-code = personal identity code; personal identity number
intake-also-wish = wish no. { $n }; choice { $n }; choice no. { $n }; { $ordinal } choice; { $ordinal } wish; { $roman } choice
intake-ordinals = first; second; third; fourth; fifth; sixth; seventh; eighth; ninth; tenth
intake-field-withdrawn = withdrawn
intake-field-wish = wish { $n }
intake-field-described = wishes that name no placement
intake-field-wishes = wishes
intake-wrong =
    { $n ->
        [one] { $n } row is wrong
       *[other] { $n } rows are wrong
    }
intake-late =
    { $n ->
        [one] { $n } new application with a time that is to be signed
       *[other] { $n } new applications with a time that is to be signed
    }
intake-more = And { $n } more
intake-hidden =
    { $n ->
        [one] { $n } row is hidden in the file
       *[other] { $n } rows are hidden in the file
    }
intake-waiting =
    { $n ->
        [one] { $n } wrong row waits
       *[other] { $n } wrong rows wait
    }
duplicates-title = Possible duplicates
duplicates-lead = These applications may be one person’s. Nothing is deleted and nothing is decided by itself: you decide, until the round is finished. A round with undecided sets is closed only by whoever ticks that they have seen them.
duplicates-compared = Applications that stand ({ $n }) are compared with each other, with rounds whose measures exclude this one, and with whoever holds a place in a round before or after this one: personal code with personal code, and name together with day of birth.
duplicates-uncompared = Not comparable: by personal code, for want of one: { $codes }; by name and day of birth, for want of one of them: { $names }; by neither: { $neither }.
duplicates-none = Of the applications that could be compared none may be one person’s.
duplicates-why-code = The same personal code
duplicates-why-name = The same name and date of birth
duplicates-why-changed-code = The same name and date of birth, different personal codes: a code may have been changed
duplicates-why-excluded = An application in a programme that excludes this one, too
duplicates-why-called = Somebody who may be the same person holds a place in a round before or after this one: the name or the personal code is another
duplicates-decided = Decided
duplicates-code = Personal code
duplicates-no-code = Not known
duplicates-elsewhere = In another round: { $round }
duplicates-ask = What did you find out?
duplicates-different = They are different people; all applications remain valid
duplicates-same = It is one person; { $number } remains valid, and this round’s other applications are withdrawn
duplicates-decide = Record the decision
duplicates-choose = Choose what you found out.
duplicates-done = The decision has been recorded.
duplicates-some = Which applications is it about?
duplicates-some-hint = Untick whatever you have not found out about yet: it stays to be decided.
duplicates-some-missing = Tick at least two applications.
duplicates-some-stands = The application that remains valid has to be ticked, too.
duplicates-many = Several sets at once
duplicates-many-ask = What did you find out about all of them?
duplicates-rule-different = In each set, they are different people; all applications remain valid
duplicates-rule-first = In each set, it is one person; this round’s application that was submitted first remains valid, its others are withdrawn
duplicates-rule-last = In each set, it is one person; this round’s application that was submitted last remains valid, its others are withdrawn
duplicates-many-all =
    { $n ->
        [one] All: { $n } undecided set
        [2] Both undecided sets
       *[other] All { $n } undecided sets
    }
duplicates-many-hint = Or tick single sets below. On the next page you see what would be done; nothing is recorded before that.
duplicates-many-tick = Decide about this set together with others
duplicates-many-look = Look at what would be done
duplicates-many-missing = Choose what you found out, and tick the sets.
duplicates-review-title = Decide about these sets?
duplicates-review-lead =
    { $n ->
        [one] { $n } set. What you found out:
       *[other] { $n } sets. What you found out:
    }
duplicates-review-caption = What would be done
duplicates-review-stands = Remain valid
duplicates-review-goes = Are withdrawn
duplicates-review-elsewhere = In another round; nothing changes there
duplicates-many-decide = Record these decisions

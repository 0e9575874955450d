### An application at the counter or from paper: a caseworker enters and changes it for its person.
counter-link = Enter an application for somebody
counter-closed = The round is closed and takes no applications any more.
counter-closed-text = If an application on paper was received in time, the round can be opened again until results are published: one member of staff proposes it, another approves.
counter-title = An application for somebody
counter-lead = The questions are those of the applicant’s form. The application will say that you entered it.
counter-change = Changing an application for its person
counter-change-lead = Change what the applicant asks to be changed. You see old and new before anything is saved.
counter-contact-hint = Telephone or e-mail. Without an e-mail address, news reaches the applicant by letter or by telephone.
counter-rules-say = By these answers the rules say:
counter-possible =
    { $n ->
        [0] By these answers there is no placement that the rules allow. Check the answers.
        [one] By these answers { $n } placement is possible.
       *[other] By these answers { $n } placements are possible.
    }
counter-changes = What changes
counter-changes-none = Nothing is changed.
counter-all = The whole application
counter-change-answers = Change answers
counter-hint-quoted = The applicant reads: “{ $hint }”
counter-note-hint = For example: asked at the counter, passport shown; by telephone, date of birth checked
counter-save = Save the changes
counter-came = How the application was received
counter-came-now = Now: at the counter, by telephone or on paper just handed in
counter-came-paper = Earlier, on paper; the moment has to be stated
counter-came-paper-text = It counts from the stated moment once another caseworker approves that moment.
counter-moment = When the paper was received (Latvian time)
counter-day = Day, for example 13.04.2026.
counter-time = Time, for example 9:05
counter-ground = What shows when the paper was received
counter-ground-hint = Only for an application on paper, for example: the stamp of receipt, registration number 12-3/45
counter-submit = Submit for the applicant
counter-done = The application is entered
counter-done-waits = The application is entered and waits for another caseworker’s approval
counter-done-waits-text = Until another caseworker has approved the moment at which the paper was received, the application does not take part, and the round cannot be closed. It is approved on the page “Approvals”.
counter-done-differs = The application had been entered before, and what was changed in the form afterwards is not in it.
counter-keep = Hand number { $number } and the code to this person only: the code will not be shown here again.
counter-letter = Print as a letter (PDF)
counter-another = Enter another one
counter-file = To the application
counter-said-changed = The changes are saved.
counter-withdraw = Withdraw for the applicant
counter-withdraw-text = The application will not take part in this round any more. This is done when the applicant asks for it; what it rests on stays with the application.
counter-born = Date of birth
counter-arrived-form = On the internet, { $moment }
counter-arrived-counter = Entered by a member of staff for the applicant, { $moment }
counter-arrived-paper = On paper, { $moment }
counter-arrived-sheet = With the authority’s list, { $moment }
counter-said-withdrawn = The application is withdrawn.

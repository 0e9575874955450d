### Mails: what they say, how far they came, and how to get number and code back.

mail-received-heading = Application { $number } was received
mail-received-body =
    Your application { $number } was received: { $round }.

    You can read it, and what becomes of it, here: { $link }
    You need its number and the access code that was shown when you submitted it.

    { $planned }

    This mail was sent by the system; no answer is needed.
mail-told-heading = Application { $number }: there is news
mail-told-body =
    There is news of application { $number }: { $round }.

    Read it here: { $link }
    You need its number and access code.

    This mail was sent by the system; no answer is needed.
mail-offer-ended-heading = Application { $number }: a change
mail-offer-ended-body =
    Something has changed about application { $number }: { $round }.

    What changed, and why, you can read here: { $link }
    You need its number and access code.

    This mail was sent by the system; no answer is needed.
mail-answer-soon-heading = Application { $number }: please answer soon
mail-answer-soon-body =
    Application { $number } still waits for your answer: { $round }.
    You can answer until { $moment }.

    Answer here: { $link }
    You need its number and access code.

    This mail was sent by the system; no answer is needed.
mail-papers-soon-heading = Application { $number }: papers are due soon
mail-papers-soon-body =
    Not all papers for application { $number } have been received yet: { $round }.
    They are due by { $moment }

    Which papers are needed you can read here: { $link }
    You need its number and access code.

    This mail was sent by the system; no answer is needed.
mail-agreed-heading = Application { $number }: about an agreement
mail-agreed-body =
    An employer has answered about an agreement that concerns application { $number }: { $round }.

    Please read the answer here: { $link }
    You need its number and access code.

    This mail was sent by the system; no answer is needed.
mail-deadline-moved-heading = Application { $number }: the deadline has moved
mail-deadline-moved-body =
    The deadline of the round of application { $number } has moved: { $round }.
    Applications are taken until { $moment } now.

    You can read your application here: { $link }

    This mail was sent by the system; no answer is needed.
mail-way-in-heading = Access to an application
mail-way-in-body =
    Somebody asked to get back into application { $number }: { $round }.

    If that was you, open this address until { $moment }: { $link }
    You will get the number and a new access code there; the old code will not work any more.

    If you did not ask for anything, do nothing: as long as nobody opens the address, nothing changes.
mail-test-heading = Test e-mail
mail-test-body =
    This is a test e-mail: { $round }. In e-mails the number of an application looks like this: { $number }.

    Address of the system: { $link }

mails-title = E-mails
mails-lead = E-mails say only that there is something to read, and terms: they hold no result, no reason of a decision and no code. They are in Latvian.
mails-off = This system sends no e-mails: no mail server is named. What would be sent stays in the queue.
mails-none = This round has no e-mails yet.
mails-progress = { $sent } of { $all } mails were handed to the mail server. At most { $rate } are handed over in a minute, for all rounds together; the others need at least { $minutes } min. The figures change when the page is loaded again.
mails-state-waiting = Waiting to be sent
mails-state-sending = Being sent
mails-state-sent = Taken by the mail server
mails-state-by-hand = No e-mail address
mails-state-doubtful = Not known whether it was sent
mails-state-dead = Cannot be delivered
mails-state-told = Told in another way
mails-state-needless = Need not be told any more
mails-person = What needs a person
mails-person-none = There is no e-mail that a caseworker has to do something about.
mails-person-text = These people have to be told in another way, by telephone for example, or the e-mail has to be sent again. An e-mail in doubt is never sent a second time by itself, nor one that has waited for more than three days.
mails-col-who = To whom
mails-col-contact = Contact
mails-col-what = About what
mails-col-state = State
mails-col-do = What to do
mails-col-number = Number
mails-test-row = Test
mails-again = Send again
mails-told = Told
mails-said-again = The e-mail is in the queue again.
mails-said-told = It is noted that the person was told.
mails-texts = Texts of the e-mails
mails-texts-text = A round can have words of its own; as long as it has none, those that come with the system are used.
mails-occasion-received = Application received
mails-occasion-told = A result, or other news
mails-occasion-offer-ended = An offer ended
mails-occasion-answer-soon = An answer is due soon
mails-occasion-papers-soon = Papers are due soon
mails-occasion-agreed = The employer’s answer about an agreement
mails-occasion-deadline-moved = The deadline has moved
mails-occasion-way-in = Getting back in
mails-occasion-test = Test
mails-recipients = To whom an e-mail would go
mails-recipients-lead = Everybody who has not withdrawn. Nothing is sent.
mails-recipients-mail =
    { $n ->
        [one] { $n } person with an e-mail address
       *[other] { $n } people with an e-mail address
    }
mails-recipients-other =
    { $n ->
        [one] { $n } person without an e-mail address
       *[other] { $n } people without an e-mail address
    }
mails-came-back = A mail that came back
mails-came-back-text = If the last mail to an applicant came back, enter the number of the application. Nothing more is sent to that address until the mail is sent again or the address changes; the applicant is told otherwise.
mails-came-back-button = Note that the mail came back
mails-said-came-back = Noted. Tell the applicant otherwise: they are on the list.
mails-test = Test e-mail
mails-test-address = E-mail address
mails-test-hint = The e-mail arrives if the mail server and address work. Whether it was sent is shown on this page.
mails-test-send = Send a test
mails-said-test = The test e-mail is in the queue.
mails-text-lead = Words in braces are replaced by what is each person’s own. An e-mail must not say anything that somebody else should not see.
mails-text-heading = Heading
mails-text-body = Text
mails-text-words = These may be used:
mails-word-round = the round’s name
mails-word-number = number of the application
mails-word-link = the link to open
mails-word-moment = until which moment
mails-word-planned = until when it is planned to decide; in rounds whose decisions are administrative acts
mails-word-ground = the grounds of the extension
mails-text-save = Save
mails-text-look = Show what it looks like
mails-text-preview = What it looks like
mails-said-text = The text is saved.

way-in-title = Lost number or code
way-in-lead = Enter the e-mail address that your application names: a link that opens the application will be sent to it.
way-in-contact = E-mail address
way-in-contact-hint = The same as in your application
way-in-send = Send
way-in-sent = If an application names this address, an e-mail is on its way to it.
way-in-sent-text =
    { $minutes ->
        [one] The link in it works for { $minutes } minute, and once.
       *[other] The link in it works for { $minutes } minutes, and once.
    }
way-in-otherwise = If your application names no e-mail address, ask the authority to which you applied: its staff can give you a new code.
way-in-staff = This system sends no e-mails. Ask the authority to which you applied: its staff can give you a new code.
way-in-ask = Whom to ask
way-in-reached = { $authority }. To be reached at: { $contact }
way-in-link-title = Open the application
way-in-link-lead = The application will have a new access code; the old one will not work any more.
way-in-link-open = Open it and get a new code
new-code-title = New access code
new-code-text = For somebody who lost the code. The old code will not work any more; the new one is shown once, and can be printed.
new-code-give = Give a new code
new-code-own = Write down the number and the code. The old code does not work any more.
new-code-again = In this browser the same page can be loaded again for { $minutes } minutes after the link was opened.
new-code-staff = Give number and code to this person only: the code will not be shown again. The old code does not work any more.
new-code-print = Print
new-code-on = To my application
new-code-back = Back to the application
mails-occasion-term-extended = Term to decide extended
mails-occasion-objection = What happened to an objection
mail-term-extended-heading = Application { $number }: the term to decide is extended
mail-term-extended-body =
    The term to decide your application No. { $number } ({ $round }) is extended until { $moment } (Administrative Procedure Law, section 64). Grounds: { $ground }

    You can read your application here: { $link }

    This message was sent by the system; it needs no answer.
mail-objection-heading = Application { $number }: news of an objection
mail-objection-body =
    There is news of an objection sent in connection with application { $number }: { $round }.

    You can read it here: { $link }

    This message was sent by the system; it needs no answer.
mail-objection-act-heading = Application { $number }: news of a challenge
mail-objection-act-body =
    There is news of the challenge in connection with application { $number }: { $round }.

    You can read it here: { $link }

    This message was sent by the system; it needs no answer.

## Who has to be told otherwise than by mail
telephone-title = People to be told
telephone-lead = These people have not been told yet: there is no mail address, a mail was not delivered, or the system sends none. Those whose offers lapse soonest come first.
telephone-acts = People can be told of an offer by telephone. A refusal is sent by registered letter or handed over.
telephone-letters = Letters to be printed
telephone-print = Print the list
telephone-none = The list is empty at present.
telephone-lapses = Unless answered, the offer lapses at { $moment }
telephone-waits = The offer waits until the person is told; the days to answer begin then
telephone-place = Place “{ $title }”: { $state }
telephone-no-place = No place has been offered
telephone-answer = Enter what the person answered about the place
telephone-question = { $what }: “{ $question }”
telephone-question-over = { $what }: it is answered already, or the time to answer is over
telephone-more =
    { $n ->
        [one] { $n } more person is on the list, and is shown once these have been told.
       *[other] { $n } more people are on the list, and are shown once these have been told.
    }
telephone-people =
    { $n ->
        [one] { $n } person has
       *[other] { $n } people have
    }
work-next-untold = { $people } not been told of an offer yet. The first offer lapses unless answered at { $moment }
work-next-untold-waits = { $people } not been told of an offer yet. The offers wait for that, and the seats with them
mails-recipients-more =
    { $n ->
        [one] { $n } more person is not shown here; contacts are in the list of applications.
       *[other] { $n } more people are not shown here; contacts are in the list of applications.
    }

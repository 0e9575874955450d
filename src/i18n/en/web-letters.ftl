### Letters on paper: who is to get one, the printout, and what became of it.
letters-title = Letters on paper
letters-lead = For people whom no e-mail reaches. Letters are in Latvian, each begins a new page, with the name for the window of an envelope; applications do not ask for a postal address.
letters-kind-code = Number and access code
letters-kind-code-text = For people whose applications came with a list or on paper and who have not received their code yet. The printed code is valid until another one is given.
letters-kind-result = News of the application
letters-kind-result-text = For people who have a new result, an extended term to decide or news of an objection and were not told of it yet. The letter says what is new and the application’s number, but not the code. When letters are prepared and when they are sent, the term to answer an offer is extended if fewer days than the round sets would otherwise be left once the letter counts as received.
letters-kind-decision = Decisions that refuse something
letters-kind-decision-text = Administrative acts that refuse something, of which no e-mail went out and it is not noted how they were sent or handed over. The letter has the whole decision and is sent as a registered one. Once you enter the day on which the letters were posted, it is counted from there when the decision is notified and until which day it can be contested.
letters-none = Nobody waits for such a letter now.
letters-waiting =
    { $n ->
        [one] A letter is to be printed for { $n } person.
       *[other] A letter is to be printed for { $n } people.
    }
letters-sorted = Order
letters-sorted-name = By surname
letters-sorted-number = By number of the application
letters-print = Prepare the printout
letters-files = Printouts
letters-files-none = Nothing was printed yet.
letters-file-code =
    { $n ->
        [one] { $n } letter with a code
       *[other] { $n } letters with codes
    }
letters-file-result =
    { $n ->
        [one] { $n } letter with news of an application
       *[other] { $n } letters with news of applications
    }
letters-file-decision =
    { $n ->
        [one] { $n } decision that refuses something
       *[other] { $n } decisions that refuse something
    }
letters-progress =
    { $all ->
        [one] { $done } of { $all } letter is ready.
       *[other] { $done } of { $all } letters are ready.
    }
letters-state-asked = Being prepared
letters-state-ready = Ready
letters-state-posted = Sent
letters-state-dropped = Dropped
letters-state-gone = Not kept any more
letters-ready-text = The file is kept encrypted, for a day at most. Once the letters are sent or handed out, say so: then the file is deleted.
letters-gone-text = The file is not kept any more. If the letters did not go out, drop the printout: then they can be prepared anew.
letters-get = Download the PDF
letters-posted = The letters are sent
letters-posted-day = The day on which the letters were posted
letters-posted-registered = Note that the letters went out registered
letters-drop = Drop
letters-said-asked = The printout is being prepared.
letters-said-posted = Noted that the letters are sent; the file is deleted.
letters-said-dropped = The printout is dropped; letters for these people can be prepared anew.
letters-one = A new code as a letter (PDF)
letters-file-name = letter
letters-file-names = letters

### The queue: what needs a person, who goes about it, and questions to applicants.
queue-title = Queue
queue-lead = All that needs a person in this round. What is due soonest comes first, then what has waited longest. What waits for an applicant’s answer comes last.
queue-whose = Who goes about it
queue-whose-all = Anyone
queue-whose-mine = Me
queue-whose-free = Not taken yet
queue-whose-waits = Waits for an applicant’s answer
queue-kind = What is to be done
queue-kind-decide = Applications to be decided
queue-kind-wishes = Undecided choices
queue-kind-nowhere = No possible choice
queue-kind-duplicates = Possible duplicates
queue-kind-placement = Placements that wait for approval
queue-kind-agreed = Agreed pairs that are not confirmed
queue-kind-paper = Paper applications that wait for a second signature
queue-kind-request = Requests of organisations
queue-kind-sign = Other proposals
queue-kind-sheet = Unfinished spreadsheets
queue-kind-objection = Objections
queue-kind-mail = E-mails that may not have arrived
queue-kind-consent = Missing consent of a parent or guardian
queue-kind-document = Missing papers
queue-kind-step = Steps of the round
queue-found = { $n ->
    [one] { $n } thing
   *[other] { $n } things
}
queue-all = { $n ->
    [one] { $n } thing needs a person
   *[other] { $n } things need a person
}
queue-figures = { $all }; yours: { $mine }
queue-none = Nothing waits here.
queue-take = Take
queue-back = Give back
queue-next = My next thing
queue-open = Open
queue-mine = You
queue-not-you = Someone else decides this: you proposed it or decided it.
queue-held-mine = You go about this.
queue-held-none = It is not taken yet.
queue-held = { $name } goes about this.
queue-due = by { $moment }
queue-was-due = was due by { $moment }
queue-waits = Waits for the applicant’s answer until { $moment }.
queue-silent = The applicant did not answer by { $moment }.
queue-answered = The applicant has answered.
queue-missing = Missing: { $facts }.

## What it is
queue-what-decide = Application { $number }: is it eligible?
queue-what-wishes = Application { $number }: an undecided choice
queue-what-nowhere = Application { $number }: no possible choice
queue-what-duplicates = Possible duplicates: { $number }
queue-what-placement = Placement waits for approval: { $word }
queue-what-agreed = Application { $number }: an agreed pair waits for its employer
queue-what-paper = Application { $number } from paper waits for a second signature
queue-what-request = Request of an organisation: { $word }
queue-what-request-about = Request of an organisation: { $word }, application { $number }
queue-what-sign = Proposal: { $word }
queue-what-sign-about = Proposal: { $word }, application { $number }
queue-what-sheet = Unfinished spreadsheet
queue-what-objection-award = Objection to a place given, application { $number }
queue-what-objection-decision = Objection to a decision, application { $number }
queue-what-objection-upheld = Objection that was upheld and waits to be acted on, application { $number }
queue-what-mail = Application { $number }: an e-mail may not have arrived ({ $word })
queue-what-consent = Application { $number }: the offer lacks a consent
queue-what-document = Application { $number }: a paper is missing ({ $word })

## What is lost by not deciding
queue-lost-decide = Until it is decided, no run gives this application a place.
queue-lost-wishes = Until it is decided, no run gives this application the place of this choice.
queue-lost-nowhere = Unless a possible placement is chosen by the deadline, this application is given no place. Tell the applicant, or ask what could be chosen.
queue-lost-duplicates = Until it is decided, a run that gives several of these applications a place is refused publication.
queue-lost-placement = Unless it is approved before the round is closed, its places take no part in the run.
queue-lost-agreed = Until the employer confirms it, runs take no account of it.
queue-lost-paper = Until it is signed, the application does not count and closing the round is refused.
queue-lost-request = Until it is decided, all stays as it was before the request.
queue-lost-sign = Until a second person decides it, what is proposed does not happen.
queue-lost-sheet = Until it is finished, its rows do not count. They can be entered until the round is closed; 30 days after it was sent its content is deleted.
queue-lost-objection-award = Until it is answered, the place that it is about does not go to anybody else.
queue-lost-objection-decision = Until it is answered, the person does not know whether the decision stands.
queue-lost-objection-upheld = Until the decision is put right, the person does not have what the answer promises.
queue-lost-mail = The person may not know what the e-mail says.
queue-lost-mail-offer = The person may not know what the e-mail says, and the time to answer their offer runs on meanwhile.
queue-lost-consent = An offer without the consent is not accepted.
queue-lost-document = Its day has passed; a member of staff reminds the person of it.
queue-lost-step-open = Until the round is opened, it takes no applications.
queue-lost-step-switch = Until it is decided, the round goes by its present rules.
queue-lost-step-close = Until the round is closed, places are not allocated.
queue-lost-step-start = Until there is a run, places are not given.
queue-lost-step-again = Until there is a new run, publication is refused.
queue-lost-step-publish = Until it is published, applicants do not know the outcome.
queue-lost-step-correct = Until there is a correction run, what was put right changes no outcome.
queue-lost-step-refill = Until they go on, these places stay empty.
queue-lost-step-untold = If people do not learn of their offer, it ends without an answer.
queue-lost-step-notify = Until a decision is notified it has not taken effect, and the term to contest it does not begin.

## What is done about it
queue-assign = Hand to a colleague
queue-colleague = Colleague
queue-assign-send = Hand over
queue-notes = Notes
queue-note = Note for colleagues
queue-note-hint = The applicant does not see it.
queue-note-save = Write down
queue-ask = Ask the applicant
queue-ask-text = The applicant is sent an e-mail that there is a question; the question itself is read on the applicant’s page, where it can be answered. Until there is an answer, or until the day that you name, this stands at the end of the queue.
queue-question = Question
queue-question-hint = Ask about one thing, and say why it matters.
queue-until = Until which day to wait
queue-ask-send = Send the question
queue-inquiries = Questions to the applicant
queue-asked = Asked { $moment }; an answer is waited for until { $until }
queue-answer-came = Answered { $moment }
queue-answer-heard = Answered { $moment }, written down by staff
queue-answer = Write down an answer that the applicant told you
queue-answer-label = What the applicant answered
queue-answer-save = Write down
queue-gone = The data were erased.
queue-said-none = There is nothing for you to do in this round now. Take something from the queue.
queue-said-taken = You go about this now.
queue-said-back = It is back in the queue.
queue-said-assigned = It was handed over.
queue-said-noted = Written down.
queue-said-asked = The question is asked. Where no e-mail is sent, the applicant has to be told of it by telephone or by letter.
queue-said-answer = The answer was written down.

## What applicants read
my-inquiry-title = Questions about the application
my-inquiry-none = There are no questions.
my-inquiry-waits-tu = Questions about your application that wait for your answer: { $n }.
my-inquiry-waits-jus = Questions about your application that wait for your answer: { $n }.
my-inquiry-open = Read and answer
my-inquiry-until = Please answer by { $moment }
my-inquiry-answer = Answer
my-inquiry-send = Send the answer
my-inquiry-answered = Answered { $moment }
my-inquiry-said = Your answer was sent.

## E-mails and the log
mails-occasion-inquiry = Question to the applicant
mails-occasion-inquiry-soon = A question has to be answered soon
mails-occasion-recorded = Something written down for or about the applicant
mail-inquiry-heading = Application { $number }: a question
mail-inquiry-body =
    There is a question about application { $number } ({ $round }). Please answer by { $moment }.

    You can read the question and answer it here: { $link }

    This e-mail was sent by a system; please do not reply to it.
mail-inquiry-soon-heading = Application { $number }: a question still waits for an answer
mail-inquiry-soon-body =
    The question about application { $number } ({ $round }) is not answered yet. Please answer by { $moment }.

    You can read the question and answer it here: { $link }
    You need the number of the application and its access code.

    This e-mail was sent by a system; please do not reply to it.
mail-recorded-heading = Application { $number }: something was written down
mail-recorded-body =
    A member of staff has written something down about application { $number } ({ $round }), such as a corrected fact, an answer to a request or to an offer, a withdrawal, or that you did not come to work.

    Read what it is here: { $link }
    You need its number and access code. If it is not right, please contact the institution.

    This e-mail was sent by a system; please do not reply to it.
paper-inquiry-heading = A question about your application
paper-inquiry = There is a question about the application. Please answer by { $moment }:
refused-task-over = This needs a person no more: it is done, or something in the round has changed.
refused-task-taken = { $name } goes about this already.
refused-task-free = It is not taken any more. Open the page again.
refused-task-not-for = Someone other than whoever proposed or decided it decides this.
refused-task-no-person = There is no applicant to ask: the application was withdrawn or erased, or this is about none.
refused-task-asked = The applicant was asked about this already, and the answer is still waited for.
refused-inquiry-answered = This question has been answered already.
wrong-inquiry-day = Name a day after today.
admin-did-task-take = Took something from the queue
admin-did-task-back = Gave something back to the queue
admin-did-task-assign = Handed something to a colleague
admin-did-task-note = Wrote a note in the queue
admin-did-look-task = Looked at something in the queue
admin-did-inquiry-ask = Asked an applicant
admin-did-inquiry-answer = Answered a question
admin-did-inquiry-heard = Wrote down an applicant’s answer
work-did-task-take = Taken by staff
work-did-task-back = Given back to the queue
work-did-task-assign = Handed to a colleague
work-did-task-note = Note written
work-did-inquiry-ask = Applicant asked
work-did-inquiry-answer = Applicant answered a question
work-did-inquiry-heard = Applicant’s answer written down

## One finding about many
many-link = Find out for several at once
many-title = Found out about several
many-lead = Where the same was found out about several applications, for example from a school’s list, enter it once. Before it is saved you will see what changes in the applications.
many-none = No application waits for anything to be found out.
many-facts = What is to be found out
many-wait = { $n ->
    [one] { $n } application waits
   *[other] { $n } applications wait
}
many-nobody = No application waits for this.
many-who = About which applications
many-first = { $n ->
    [one] The first { $n } is shown.
   *[other] The first { $n } are shown.
}
many-of = { $n ->
    [one] { $n } waits in all; after saving, the next ones stand here.
   *[other] { $n } wait in all; after saving, the next ones stand here.
}
many-all = Tick all that no colleague is working on
many-clear = Clear the ticks
many-busy = A colleague is working on it
many-besides = Also to be found out: { $facts }
many-look = See what will change
many-check-title = What will change
many-check = Check the applications. Nothing has been saved yet.
many-wishes = Choices that staff have to decide about: { $before } → { $after }
many-effect = { $n ->
    [one] { $n } application
   *[other] { $n } applications
}
many-save = { $n ->
    [one] Save in { $n } application
   *[other] Save in { $n } applications
}
many-said = Saved in all the applications you ticked. The state has been worked out again.

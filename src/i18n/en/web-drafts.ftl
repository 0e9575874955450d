### A draft: an application that its person has us keep before it is submitted.

draft-keep-later = Save and go on later
draft-keep-title = Save a draft
draft-keep-lead =
    { $voice ->
       *[jus] We will keep what you have answered so far. You can go on on another device, too: with a code that you will see once the draft is saved.
    }
draft-keep-lasts = We keep the draft encrypted for { $days } days after it was saved last, but no longer than until the deadline ({ $moment }). Staff do not see it. When the application is submitted, we erase the draft.
draft-mail = E-mail address for a link (may be left empty)
draft-mail-hint =
    { $voice ->
       *[jus] We will send a link there that opens the draft, and a reminder two days before it is erased. Check the address: whoever has the link can open the draft.
    }
draft-mail-button = Send the link
draft-keep-button = Save
draft-not-title =
    { $voice ->
       *[jus] Would you rather not save it?
    }
draft-not-text =
    { $voice ->
       *[jus] If others use this computer too and you will not go on with the application, the answers can be erased.
    }
draft-not-button = Erase the answers and clear this computer
draft-kept = Draft saved { $saved }; as you go on, further answers are saved too. Unless the application is submitted, the draft will be erased { $until }.
draft-apart = The draft has meanwhile been saved elsewhere as well, so the answers on this page are not saved any more. With “Save and go on later” you can choose which to keep.
draft-gone = The saved draft is not there any more: its time is over, or it was erased. The answers on this page are not lost; they can be saved again.
draft-kept-title = The draft is saved
draft-opened-title = Draft
draft-code = Code of the draft
draft-place =
    { $voice ->
       *[jus] Write down the code: with it you can go on on another device. On the page of the round choose “Apply”, then “Continue a draft”.
    }
draft-until = The application is not submitted yet. Unless it is, the draft will be erased { $moment }.
draft-answered = Answered: { $n } of { $total } questions.
draft-mailed = We are sending the link to { $mail }. A reminder will go there, too, before the draft is erased.
draft-go-on = Continue the application
draft-shared-title = Do others use this computer too?
draft-shared-text =
    { $voice ->
       *[jus] Then clear it when you stop: the pages with your answers will no longer open here. The draft stays, and its code opens it.
    }
draft-clear-button = Clear this computer
draft-erase = Erase the draft
draft-erase-text =
    { $voice ->
       *[jus] You would then have to begin again: neither the code nor the link will open it any more.
    }
draft-erase-button = Erase the draft and clear this computer
draft-take-these = Keep these answers
draft-take-kept = Open the saved ones
draft-code-title = Continue a draft
draft-code-lead = Enter the code that you saw when you saved the draft.
draft-code-hint = 12 letters and digits, such as K3F7-9QXM-2TWB
draft-open-button = Open the draft
draft-code-lost = If the code is lost, the application has to be begun again: the authority does not see drafts and is unable to restore the code.
draft-code-otherwise = If the code is lost, use the link in the e-mail, if you asked for one. Otherwise the application has to be begun again: the authority does not see drafts and is unable to restore the code.
draft-link-lead = You are about to open the draft that you had us keep.
draft-cleared-title = The computer is cleared
draft-cleared-text = The pages with these answers can neither be opened nor sent any more.
draft-cleared-erased = The saved draft is erased as well.
draft-cleared-kept = The draft is kept until { $moment }. Its code opens it; so does the link, if you asked for one.
draft-cleared-close = Close this browser window too: until then the browser may still remember what was on the screen.
draft-cleared-home = To the first page
data-drafts = If you had us keep a draft of this application before it was submitted, it was erased when the application was submitted.
notice-drafts = An unfinished application is kept if you ask for it: encrypted, for 14 days after it was saved last, but no longer than until the deadline. It is erased when the application is submitted or when you erase it.
refused-draft-code = No draft could be opened with this code or link. Check the code. Perhaps the application has been submitted already, the draft was erased, or its time is over.
refused-draft-sent = This application has been submitted already. Open it with the number and code that you were given.
refused-draft-gone = The saved draft is not there any more: its time is over, or it was erased. Save these answers anew?
refused-draft-elsewhere = This draft has meanwhile been saved elsewhere as well, for example on another device or in another tab. Which answers are to be kept?
refused-form-cleared = This application was cleared from this computer, and its pages do not open any more. If a draft was saved, open it with its code.
wrong-mail-often = Several links have been sent to this address lately. Leave the field empty, or try again later
mails-occasion-draft = Link to a draft
mails-occasion-draft-soon = A draft will soon be erased
mail-draft-heading = Draft of an application
mail-draft-body =
    Somebody asked to have a draft of an application kept and its link sent to this address: { $round }.

    If that was you, this address opens the draft until { $moment }: { $link }
    The application is not submitted yet. Do not pass the link on: with it the answers can be opened and changed.

    If you asked for nothing, delete this message.
mail-draft-soon-heading = The draft of an application will soon be erased
mail-draft-soon-body =
    The draft of your application has not been submitted yet: { $round }.

    It will be erased { $moment }. Until then this address opens it: { $link }

    If you do not want to apply any more, there is nothing to do.
admin-did-draft-keep = Had a draft kept
admin-did-draft-clear = Erased a draft
admin-did-draft-over = A draft was erased because its time was over
admin-did-look-draft = Opened their own draft

### A round’s notice about personal data, made from what its rules ask.

notice-title = How we use the data of an application
notice-lead = The controller of the data in this round is { $authority }. The data are needed to decide who gets a place in the round “{ $round }”, to tell people, and to pass a place on when somebody gives it back.
notice-contact-at = Questions about your data: { $contact }
notice-what = What is needed about you
notice-what-text = This is asked in the application, found out by a member of staff, or taken from the records of earlier rounds; the rules of this round ask for nothing else. A personal code or the coordinates of a home are kept as well where the authority’s list has them.
notice-name = Name
notice-contact = Telephone or e-mail
notice-code = Personal code: so that one person does not apply twice, and to know the age
notice-wishes = The placements that you chose or described
notice-evidence = Shown by: { $paper }
notice-shown = Once you accept a place, the organisation where you will work sees it too
notice-sensitive = Of a specially protected kind: it is not published anywhere
notice-past = Taken from the records of earlier rounds of the same authority and programme, where you are found by your personal code
notice-staff = Found out by a member of staff
notice-ground = On what this rests
notice-ground-text = The round’s rules, which say what is asked, refer to these sources:
notice-ground-task = The data are processed for a task in the public interest or in the exercise of official authority (General Data Protection Regulation, Article 6(1)(e)).
notice-ground-duty = The data are processed to comply with a duty that the law lays down (General Data Protection Regulation, Article 6(1)(c)).
notice-ground-contract = The data are processed to make and perform a contract (General Data Protection Regulation, Article 6(1)(b)).
notice-ground-consent = The data are processed with your consent (General Data Protection Regulation, Article 6(1)(a)). It can be withdrawn.
notice-who = Who sees it
notice-who-staff = Members of staff of the round’s organiser ({ $authority }); a log keeps who looked at the application and when
notice-who-organisation = The organisation that offers you a place: your name and the application’s number
notice-who-accepted = Once you accept the place, that organisation: your telephone or e-mail as well
notice-who-accepted-facts = Once you accept the place, that organisation: your telephone or e-mail as well, and { $facts }
notice-who-public = Everybody: the application’s number and its outcome, without the name
notice-long = For how long
notice-long-text = How long the data have to be kept is decided by { $authority }; please ask there. The system itself does not delete applications.
notice-long-months = { $n ->
    [one] { $authority } keeps applications for { $n } month after the round is finished, and then erases them. The system erases none by itself.
   *[other] { $authority } keeps applications for { $n } months after the round is finished, and then erases them. The system erases none by itself.
}
notice-rights = Your rights
notice-rights-text = You see your data by opening the application with its number and code. You may ask to have data corrected or erased, or their use restricted, and object to it; please turn to the organiser of the round. A complaint can be made to the Data State Inspectorate (Datu valsts inspekcija).
notice-system = What this system keeps and how it is protected
notice-guardian = Where consent is needed: name and contact of a parent or guardian, and whether they consent

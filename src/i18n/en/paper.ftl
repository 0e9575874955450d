### What letters on paper say. An institution’s letters are in Latvian.
paper-title = Letters: { $round }
paper-number = Number of the application
paper-code = Access code
paper-foot = Application { $number }
paper-code-heading = Your application’s number and access code
paper-code-before = Your application is registered: { $round }. With this number and code you can look at the application, learn the decision, and answer if you are offered a place.
paper-code-keep = Nobody else may know the code. If it is lost, ask the institution: a caseworker gives you a new one, and this one is not valid any more.
paper-where = Address on the web: { $link }
paper-where-ask = Ask the institution to which you applied for the address on the web.
paper-result-heading = There is a decision about your application
paper-result-before = There is a new result in the round in which you applied: { $round }.
paper-result-offer = You are offered a place: { $place }.
paper-result-until = Answer until { $moment }. You can answer on the web or at the institution.
paper-result-status = Outcome: { $status }.
paper-result-read = The whole decision with its reasons, and how to contest it, can be read with the application’s number and access code.
paper-result-lost = If you do not have the code any more, ask the institution: a caseworker gives you a new one.

### Pages of administrators: accounts, audit log, a new round.

## Accounts
admin-accounts = Accounts
admin-accounts-note = An account that is switched off can no longer sign in or do anything; all that its owner did stays in the log.
admin-account-new = New account
admin-account-add = Create the account
admin-login = User name
admin-login-hint = Latin letters without accents, digits, full stop, hyphen, underscore or @. Upper and lower case are the same.
admin-name = Name and surname
admin-organisation = Organisation
admin-organisation-hint = Choose from the list or enter a new one. Accounts with the same organisation share its placements or rounds.
admin-role = Role
admin-role-department = Organisation
admin-role-department-text = Offers placements and sees who comes to work.
admin-role-caseworker = Caseworker
admin-role-caseworker-text = Reviews applications, closes the round, starts the calculation and publishes.
admin-role-administrator = Administrator
admin-role-administrator-text = Makes accounts and rounds. Sees no applications.
admin-password = First password
admin-password-hint = At least 15 characters, for example four or five words in a row. You can see it so that you can pass it on; later nobody can see it.
admin-state = State
admin-active = On
admin-inactive = Off
admin-action = Action
admin-on = Switch on
admin-off = Switch off
admin-own = Your account
admin-said-added = The account is created.
admin-said-on = The account is switched on.
admin-said-off = The account is switched off.

## Audit log
admin-audit = Audit log
admin-audit-lead = The last 200 entries, the newest first. Nobody can change or delete an entry.
admin-audit-none = The log has no entries yet. As soon as someone does something, it appears here.
admin-when = When
admin-who = Who
admin-what = What was done
admin-round = Round
admin-object = Object
admin-by-applicant = Applicant
admin-by-system = System
admin-did-sign-in = Signed in
admin-did-account-add = Created an account
admin-did-account-on = Switched an account on
admin-did-account-off = Switched an account off
admin-did-round-add = Created a round
admin-did-placement-add = Offered a placement
admin-did-placement-change = Changed a placement
admin-did-placement-withdraw = Withdrew a placement
admin-did-people = Looked at who comes to work
admin-did-apply = Submitted an application
admin-did-withdraw = Withdrew an application
admin-did-accepted = Accepted an offer
admin-did-declined = Declined an offer
admin-did-look = Looked at an application
admin-did-decide = Recorded what was found out
admin-did-close = Closed a round
admin-did-run-start = Started a calculation
admin-did-run-cancel = Stopped a calculation
admin-did-run-files = Downloaded a run’s files
admin-did-run-end = A calculation ended
admin-did-publish = Published the results

## A new round
admin-round-new = New round
admin-round-lead = Two files describe a round: its settings and its rules. If they have faults, you will see each with its line, and nothing is created.
admin-round-add = Create the round
admin-round-faults = The files have faults
admin-said-round = The round is created.
admin-slug = Word in the address
admin-slug-hint = Small Latin letters, digits and hyphens, for example summer-2026. It cannot be changed later.
admin-authority = Authority
admin-authority-hint = The caseworkers of this authority review applications and publish results.
admin-file-round = The round’s settings: name, programme, dates, order. The line pack names ./pack.toml (the rules of the next field) or a pack that comes with the system.
admin-file-pack = The round’s own rules. Leave it empty if the round uses a pack of the system.

### All that an application says, put right on one page.
amend-title = Put the application right
amend-lead = Put right what is wrong. Before anything is saved you will see what stood there and what will.
amend-told = The results are published: choices do not change any more, and what a place depends on is put right on another page.
amend-look = See the changes
amend-check = Check what will change. Nothing is saved yet.
amend-choices = Choices that the rules refuse after this, or about which something is to be found out first:
amend-save = Save the changes
amend-again = Change more
amend-no-wish = No choice
amend-said = The changes are saved.

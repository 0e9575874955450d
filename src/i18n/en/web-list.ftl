### The table of applications: sorting, columns, files.
list-col-contact = Contact
list-col-first = First choice
list-col-place = Place given
list-placement = Placement – chosen or given
list-fact = Fact about the person
list-columns = Columns
list-clear = Show all
list-csv = Download CSV
list-xlsx = Download XLSX
list-all = All on one page
list-draft = What the newest run would give
list-draft-text = It is not published yet: the applicant does not see it, and it may change before it is published.

#!/usr/bin/env bash
# Two packages that know Latvia's holidays disagree about working days in most years.
#
# Versions: holidays 0.109, workalendar 17.0.0; Python 3.
# Input:    every day from Monday to Saturday of 2010 to 2026, asked of both: is it a working day in Latvia?
# Expected: the same answer. (Sundays are left out: holidays lists Mother's Day and Pentecost, which are Sundays.)
# Seen:     workalendar does not know the working days that the Cabinet moves by an order (a Monday or Friday off,
#           a Saturday worked instead), nor holidays declared for one occasion (9 July 2018, 24 September 2018,
#           29 May 2023, 10 July 2023); holidays knows both. They disagree in 13 of the 17 years.
# Why it matters: the last day for an answer or an objection, counted in working days, differs by a day between
#           systems that use one package or the other; Saturdays that are worked are missed altogether.
set -euo pipefail
there=$(mktemp -d)
trap 'rm -rf "$there"' EXIT
python3 -m venv "$there/venv"
"$there/venv/bin/pip" install --quiet --disable-pip-version-check holidays==0.109 workalendar==17.0.0
"$there/venv/bin/python" - <<'PYTHON'
from datetime import date, timedelta

import holidays
from workalendar.europe import Latvia

years = range(2010, 2027)
one, other = holidays.country_holidays("LV", years=years), Latvia()
differ = []
day = date(2010, 1, 1)
while day.year < 2027:
    if day.weekday() < 6 and one.is_working_day(day) != other.is_working_day(day):
        differ.append(day)
    day += timedelta(1)
of_one_occasion = [date(2018, 7, 9), date(2018, 9, 24), date(2023, 5, 29), date(2023, 7, 10)]
for day in differ:
    says = "a working day" if one.is_working_day(day) else "a day off"
    print(day.strftime("%d.%m.%Y. %a"), "holidays:", says, "| workalendar: the contrary")
print(len(differ), "days in", len({day.year for day in differ}), "of", len(years), "years")
assert all(day in differ for day in of_one_occasion), "workalendar knows the single holidays now"
assert date(2026, 6, 22) in differ and date(2026, 6, 27) in differ, "workalendar knows the moved days now"
assert len({day.year for day in differ}) == 13, "the years have changed"
PYTHON

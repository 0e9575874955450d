#!/usr/bin/env bash
# python-stdnum refuses most personal codes of the form that Latvia gives since 2017.
#
# Versions: python-stdnum 2.2 (module stdnum.lv.pvn, which also takes personal codes); Python 3.
# Input:    invented codes of the new form. The register says of it: the first digit is 3, the second random from 2 to
#           9, the other nine random, without a date of birth (pmlp.gov.lv, "Personas koda maiņa").
# Expected: every such code is taken: random digits hold neither a date nor a check digit.
# Seen:     codes that begin with 33 to 39 are read as days of a month and refused (InvalidComponent), all of them;
#           of those that begin with 32 the last digit has to fit the check digit of the old form, which ten of
#           eleven do not (InvalidChecksum). Of the 800 codes tried here 11 pass.
# Why it matters: people with a new code cannot be registered, or are told that they mistyped their own code.
set -euo pipefail
there=$(mktemp -d)
trap 'rm -rf "$there"' EXIT
python3 -m venv "$there/venv"
"$there/venv/bin/pip" install --quiet --disable-pip-version-check python-stdnum==2.2
"$there/venv/bin/python" - <<'PYTHON'
from collections import Counter

import stdnum
from stdnum.exceptions import ValidationError
from stdnum.lv import pvn

print("python-stdnum", stdnum.__version__)
said = {}
for beginning in range(32, 40):
    for n in range(100):
        code = f"{beginning}{(n * 7919 + 104729) * 10007 % 10**9:09d}"
        try:
            pvn.validate(code)
            answer = "taken"
        except ValidationError as error:
            answer = type(error).__name__
        said.setdefault(beginning, Counter())[answer] += 1
for beginning, answers in said.items():
    print(f"{beginning}...: expected 100 taken; {dict(answers)}")
assert all(said[beginning] == {"InvalidComponent": 100} for beginning in range(33, 40)), "33 to 39 have changed"
assert said[32]["taken"] == 11 and said[32]["InvalidChecksum"] == 89, "32 has changed"
PYTHON

#!/usr/bin/env bash
# scipy's linear_sum_assignment takes whole numbers and answers for rounded ones.
#
# Versions: SciPy 1.17.1, NumPy 2.4.6; Python 3, Linux x86_64.
# Input:    a 2 x 2 matrix of int64, all entries 2^53 or 2^53 + 1.
# Expected: the cheaper of the two assignments (2^54), or an error: the input type holds these numbers exactly, the
#           documentation names no range, and sums are taken by the caller in int64.
# Seen:     the dearer assignment (2^54 + 2), without an error or a warning: costs are turned into doubles first, in
#           which 2^53 + 1 is 2^53.
# Why it matters: stages of an allocation (most people, then order, then distance) are often written as one cost with
#           powers as weights; three stages for some thousand people pass 2^53, and the later stages are then decided
#           by rounding.
set -euo pipefail
there=$(mktemp -d)
trap 'rm -rf "$there"' EXIT
python3 -m venv "$there/venv"
"$there/venv/bin/pip" install --quiet --disable-pip-version-check scipy==1.17.1 numpy==2.4.6
"$there/venv/bin/python" -W error - <<'PYTHON'
import numpy, scipy
from scipy.optimize import linear_sum_assignment

big = 2**53
costs = numpy.array([[big + 1, big], [big, big + 1]], dtype=numpy.int64)
rows, columns = linear_sum_assignment(costs)
found = sum(int(costs[row, column]) for row, column in zip(rows, columns))
print(f"SciPy {scipy.__version__}: expected {2 * big}, found {found}, assignment {columns.tolist()}")
assert found == 2 * big + 2, "this has changed"
PYTHON

#!/usr/bin/env bash
# CBC says "infeasible" of a budget that the choice of nobody meets.
#
# Versions: PuLP 3.3.2 (with the CBC that it ships), OR-Tools 9.15.6755 (its wheel holds CBC 2.10.12); Python 3, Linux x86_64.
# Input:    two people, each chosen or not; the budget (B+1) a + (B+4) b <= 2B+4; as many people as possible.
#           a = b = 0 is within it, a alone and b alone too; both together are one above it. All numbers are whole and
#           below 2^53, so that a double holds each of them exactly.
# Expected: one person (the optimum is 1), for every B.
# Seen:     B = 10^7: optimal, 1. B = 10^8 and above: INFEASIBLE, from both packages, although nothing is chosen
#           by the empty answer. (The relaxed answer a = b = 1 misses the row by less than the tolerance, relative to
#           its coefficients; what CBC does with it then ends in the wrong word.)
# Why it matters: whoever hands out places under a budget in cents and reads "infeasible" tells people that nobody
#           can be placed. "Infeasible" of a floating-point solver is worth a look with whole numbers.
set -euo pipefail
there=$(mktemp -d)
trap 'rm -rf "$there"' EXIT
python3 -m venv "$there/venv"
"$there/venv/bin/pip" install --quiet --disable-pip-version-check pulp==3.3.2 ortools==9.15.6755
"$there/venv/bin/python" - <<'PYTHON'
import pulp
from ortools.linear_solver import pywraplp

def by_pulp(big):
    problem = pulp.LpProblem("budget", pulp.LpMaximize)
    a, b = pulp.LpVariable("a", cat="Binary"), pulp.LpVariable("b", cat="Binary")
    problem += a + b
    problem += (big + 1) * a + (big + 4) * b <= 2 * big + 4
    return pulp.LpStatus[problem.solve(pulp.PULP_CBC_CMD(msg=0))]

def by_or_tools(big):
    solver = pywraplp.Solver.CreateSolver("CBC")
    a, b = solver.BoolVar("a"), solver.BoolVar("b")
    solver.Add((big + 1) * a + (big + 4) * b <= 2 * big + 4)
    solver.Maximize(a + b)
    return {0: "Optimal", 2: "Infeasible"}.get(solver.Solve(), "other")

print("PuLP", pulp.__version__, "|", pywraplp.Solver.CreateSolver("CBC").SolverVersion(), "in OR-Tools")
seen = {}
for exponent in (7, 8, 9, 12):
    seen[exponent] = (by_pulp(10**exponent), by_or_tools(10**exponent))
    print(f"B = 10^{exponent}: expected Optimal; PuLP says {seen[exponent][0]}, OR-Tools says {seen[exponent][1]}")
wanted = {7: ("Optimal", "Optimal"), 8: ("Infeasible",) * 2, 9: ("Infeasible",) * 2, 12: ("Infeasible",) * 2}
assert seen == wanted, "this has changed"
PYTHON

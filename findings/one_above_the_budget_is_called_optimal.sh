#!/usr/bin/env bash
# A budget exceeded by a whole unit is called optimal; asked through OR-Tools' linear interface, by exact CP-SAT too.
#
# Versions: OR-Tools 9.15.6755 (SCIP 10.0.0, CP-SAT), highspy 1.12.0 (HiGHS); Python 3, Linux x86_64.
# Input:    two people, each chosen or not; the budget (B+1) a + (B+4) b <= 2B+4; as many people as possible.
#           Both together cost 2B+5, which is one above the budget. All numbers are whole and exact as doubles.
#           For HiGHS: three people, two places with 1 and 2 seats, costs of 1 to 4 beside 10^6, budget 1,000,005.
# Expected: one person, for every B; for the second instance two people within the budget.
# Seen:     SCIP: both chosen and OPTIMAL from B = 10^7 on. CP-SAT counts in whole numbers, and asked through its
#           own interface it gives one person for every B; through `pywraplp` (CreateSolver("SAT")) the same solver
#           chooses both at B = 10^9: the row is scaled on the way in. HiGHS: three people who cost more than
#           the budget, kOptimal, at coefficients no larger than a million.
# Why it matters: an allocation that costs more than the council granted looks proven. Recompute every row in whole
#           numbers, and ask CP-SAT by its own interface.
set -euo pipefail
there=$(mktemp -d)
trap 'rm -rf "$there"' EXIT
python3 -m venv "$there/venv"
"$there/venv/bin/pip" install --quiet --disable-pip-version-check ortools==9.15.6755 highspy==1.12.0
"$there/venv/bin/python" - <<'PYTHON'
import highspy
from ortools.linear_solver import pywraplp
from ortools.sat.python import cp_model

def linear(name, big):
    solver = pywraplp.Solver.CreateSolver(name)
    a, b = solver.BoolVar("a"), solver.BoolVar("b")
    solver.Add((big + 1) * a + (big + 4) * b <= 2 * big + 4)
    solver.Maximize(a + b)
    return solver.Solve() == solver.OPTIMAL, round(a.solution_value()) + round(b.solution_value())

def own(big):
    model = cp_model.CpModel()
    a, b = model.new_bool_var("a"), model.new_bool_var("b")
    model.add((big + 1) * a + (big + 4) * b <= 2 * big + 4)
    model.maximize(a + b)
    solver = cp_model.CpSolver()
    return solver.solve(model) == cp_model.OPTIMAL, solver.value(a) + solver.value(b)

def highs():
    cost = {(0, 0): 1000004, (0, 1): 4, (1, 0): 1000000, (1, 1): 1, (2, 0): 1000001, (2, 1): 2}
    solver = highspy.Highs()
    solver.setOptionValue("output_flag", False)
    x = {pair: solver.addVariable(lb=0, ub=1, type=highspy.HighsVarType.kInteger, obj=-1) for pair in cost}
    for person in range(3):
        solver.addConstr(x[person, 0] + x[person, 1] <= 1)
    for place, seats in enumerate((1, 2)):
        solver.addConstr(sum(x[person, place] for person in range(3)) <= seats)
    solver.addConstr(sum(cost[pair] * x[pair] for pair in cost) <= 1000005)
    solver.run()
    chosen = [pair for pair in cost if round(solver.getSolution().col_value[x[pair].index])]
    optimal = solver.getModelStatus() == highspy.HighsModelStatus.kOptimal
    return optimal, len(chosen), sum(cost[pair] for pair in chosen)

seen = {}
for name, ask in (("SCIP", lambda big: linear("SCIP", big)), ("CP-SAT, linear interface", lambda big: linear("SAT", big)), ("CP-SAT, own interface", own)):
    seen[name] = [ask(10**exponent) for exponent in (6, 7, 9)]
    print(f"{name}: (optimal, people chosen) for B = 10^6, 10^7, 10^9: {seen[name]}; expected 1 person each")
right, wrong = (True, 1), (True, 2)
assert seen["SCIP"] == [right, wrong, wrong], "SCIP has changed"
assert seen["CP-SAT, linear interface"] == [right, right, wrong], "the linear interface has changed"
assert seen["CP-SAT, own interface"] == [right] * 3, "CP-SAT has changed"
optimal, people, spent = highs()
print(f"HiGHS {highspy.Highs().version()}: optimal={optimal}, {people} people for {spent}; expected 2 people for at most 1000005")
assert optimal and people == 3 and spent > 1000005, "HiGHS has changed"
PYTHON

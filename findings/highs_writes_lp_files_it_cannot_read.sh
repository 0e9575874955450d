#!/usr/bin/env bash
# HiGHS writes an LP file with placements numbered 1A, 2B, says that all is well, and cannot read it; nobody else can.
#
# Versions: highspy 1.12.0 (HiGHS), swiglpk 5.0.13 (GLPK 5.0), PySCIPOpt 6.2.1; Python 3, Linux x86_64.
# Input:    three placements, one binary column each, a row for seats and one for a budget; the columns are named after the
#           placements: A1, B2, C3, or 1A, 2B, 3C, as municipalities number them. HiGHS writes the model as .lp and as .mps.
# Expected: the same optimum out of the file as in memory, or that HiGHS refuses to write names which the format has no room
#           for, as it does for names with a blank (kError).
# Seen:     A1, B2, C3: everybody reads -4. 1A, 2B, 3C: writeModel("m.lp") says kOk; HiGHS reads the file with kError
#           and an empty model, GLPK and SCIP report a syntax error, because "-1 1A" is a number, a number and a name. The .mps
#           file of the same model is read by all three, with -4. GLPK finds a fourth column in every .lp file of HiGHS: it takes the
#           heading "semi" of the empty last section for the name of a variable.
# Why it matters: a model that is kept as evidence is looked at when somebody complains, and then it cannot be read.
#           Keep .mps, or put a letter before every number, and read back what was written.
set -euo pipefail
there=$(mktemp -d)
trap 'rm -rf "$there"' EXIT
python3 -m venv "$there/venv"
"$there/venv/bin/pip" install --quiet --disable-pip-version-check highspy==1.12.0 swiglpk==5.0.13 pyscipopt==6.2.1
cd "$there"
"$there/venv/bin/python" - <<'PYTHON'
import highspy
import pyscipopt
import swiglpk

swiglpk.glp_term_out(swiglpk.GLP_OFF)


def quiet():
    model = highspy.Highs()
    model.setOptionValue("output_flag", False)
    return model


def write(names, file):
    model = quiet()
    for at, name in enumerate(names):
        model.addVar(0, 1)
        model.changeColCost(at, -(at + 1))
        model.changeColIntegrality(at, highspy.HighsVarType.kInteger)
        model.passColName(at, name)
    for row, (most, values) in enumerate([(2, [1.0, 1.0, 1.0]), (4, [1.0, 2.0, 3.0])]):
        model.addRow(-highspy.kHighsInf, most, 3, [0, 1, 2], values)
        model.passRowName(row, ["seats", "budget"][row])
    return model.writeModel(file).name


def highs(file):
    model = quiet()
    if model.readModel(file) == highspy.HighsStatus.kError:
        return "error", model.getNumCol()
    model.run()
    return model.getInfo().objective_function_value, model.getNumCol()


def glpk(file):
    problem = swiglpk.glp_create_prob()
    if file.endswith(".lp"):
        failed = swiglpk.glp_read_lp(problem, None, file)
    else:
        failed = swiglpk.glp_read_mps(problem, swiglpk.GLP_MPS_FILE, None, file)
    if failed:
        return "error", 0
    options = swiglpk.glp_iocp()
    swiglpk.glp_init_iocp(options)
    options.presolve = swiglpk.GLP_ON
    swiglpk.glp_intopt(problem, options)
    return swiglpk.glp_mip_obj_val(problem), swiglpk.glp_get_num_cols(problem)


def scip(file):
    model = pyscipopt.Model()
    model.hideOutput()
    try:
        model.readProblem(file)
    except OSError:
        return "error", 0
    read = model.getNVars()
    model.optimize()
    return model.getObjVal(), read


seen = {}
for kind, names in [("letters first", ["A1", "B2", "C3"]), ("digits first", ["1A", "2B", "3C"]), ("with a blank", ["A 1", "B 2", "C 3"])]:
    for file in ["m.lp", "m.mps"]:
        written = write(names, file)
        read = [reader(file) for reader in (highs, glpk, scip)] if written == "kOk" else []
        seen[kind, file] = written, read
        print(f"{names} {file}: written {written}; read by HiGHS, GLPK, SCIP (optimum, columns): {read}")

all_read = [(-4.0, 3), (-4.0, 3), (-4.0, 3)]
one_more = [(-4.0, 3), (-4.0, 4), (-4.0, 3)]
nobody = [("error", 0), ("error", 0), ("error", 0)]
assert seen["letters first", "m.lp"] == ("kOk", one_more), "plain names have changed"
assert seen["letters first", "m.mps"] == ("kOk", all_read), "plain names have changed"
assert seen["digits first", "m.lp"] == ("kOk", nobody), "HiGHS refuses or mends such names by now, or somebody reads them"
assert seen["digits first", "m.mps"] == ("kOk", all_read), "MPS has changed"
assert seen["with a blank", "m.lp"][0] == "kError", "names with a blank are written by now"
PYTHON

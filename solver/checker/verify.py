#!/usr/bin/env python3
"""Checks a result of Talka without any of Talka's code: python3 verify.py INSTANCE_FOLDER RESULT_FOLDER

Written from solver/MODEL.md, whose claims and sections are named below, and the written file formats. Whole numbers only;
nothing is searched for or mended. Exit code 0: every stage is proven; 1: refused; 2: bad usage or a bad instance; 3: the
assignment is allowed and nothing is wrong, but this checker could not prove the stages that it names."""
import re, sys
from collections import Counter

sys.dont_write_bytecode = True
from files import PLAIN, RESULT, ROWS, Bad, Instance, as_rows, json_of, need, read, read_csv, shape

STAGES = ["placed", "reserves", "tiers", "order", "rank", "distance", "tiebreak"]
NONE, OPEN = (0,), (2,)  # cut-offs; those of people are (1, tier, order) and lie between these two


class Unchecked(Exception):
    """A kind of proof that this checker does not know."""


class Proof:
    """What certificate.json claims of an assignment, and the face: the assignments that are still considered (claim 7).
    `allowed`: where each person may be; `must`: who must be placed; `least` and `most`: how many a row may hold."""

    def __init__(self, inst, at, stages, file):
        plain = type(file) is dict and type(file.get("format")) is int and not any(inst.side.values())
        file = as_rows(inst, stages, shape(file, PLAIN, "certificate")) if plain else shape(file, ROWS, "certificate")
        need(file["format"] == (2 if plain else "rows-1") and file["stages"] == stages, "another format, or other stages")
        self.inst, self.at, self.stages, self.sets, self.ranked = inst, at, stages, file["sets"], file["ranked"]
        self.out, self.groups, self.cut_off = file.get("left_out", []), file.get("groups"), file["cut_off"]
        self.full = file.get("full", [])
        columns = 0  # in each row: a price for every set, followed by one for every leaf of its tree; then for `left_out`
        for item in self.sets + self.out:
            item["column"], columns = columns, columns + 1 + sum("prices" in knot for knot in item.get("knots", []))
        self.rows = {(row["kind"], row["id"]): row for row in file["rows"]}
        need(len(self.rows) == len(file["rows"]), "rows", "one stands twice")
        need(set(self.rows) == {name for name in inst.rows if name[0] != "open_min"}, "rows", "one is missing or unknown")
        for name, row in self.rows.items():
            need(len(row["prices"]) == columns, name, "a price is missing, or one too many")
            need(("ranking" in row) == self.ranked, name, "its ranking is missing, or not announced")
            need(("cutoff" in row) == (self.cut_off and name[0].startswith("place")), name, "its cut-off")
            need(row["family"] in ("people", "places", "beside"), name, "its family")
        self.allowed = {a: {p for p in pairs if (a, p) not in inst.forbidden} for a, pairs in inst.pairs.items()}
        self.allowed.update({a: {p} for a, p in inst.pins})
        self.must, self.most = {a for a, _ in inst.pins}, {name: most for name, (_, most) in inst.rows.items()}
        self.around_person, self.around_place = {a: [] for a in inst.tier}, {p: [] for p in inst.capacity}
        for name, (members, most) in inst.rows.items():
            for m in members if most is not None else ():
                (self.around_person if name[0] == "applicant_cap" else self.around_place)[m].append(name)
        self.count, self.least = (Counter(r for a, p in pairs for r in self.around(a, p)) for pairs in (at.items(), inst.pins))
        self.proven, live = [], {"placement": set().union(*self.allowed.values()), "applicant": set(inst.tier)}
        for a in inst.tier.keys() - self.must:  # claim 19: where pins leave no room, nobody else has a pair
            self.allowed[a] = {p for p in self.allowed[a] if all(self.least[r] < self.most[r] for r in self.around(a, p))}
        self.up = {**self.nested("placement", live, "places"), **self.nested("applicant", live, "people")}
        try:
            self.in_reach = not any(inst.side[key] for key in ("reserves", "open_min", "budgets", "together"))
            self.nested("placement", live), self.nested("applicant", live)
        except Bad:
            self.in_reach = False

    def around(self, a, p):
        return self.around_place[p] + self.around_person[a]

    def nested(self, kind, live, family=None):
        """Section 10: the rows of a family are nested or disjoint. Gives the row directly around each row, or None."""
        rows = {name: self.inst.rows[name][0] & live[kind] for name, row in self.rows.items()
                if name[0].startswith(kind) and (name[0] == "placement" or family in (None, row["family"]))}
        up, outermost = dict.fromkeys(rows), {}
        for name in sorted(rows, key=lambda n: (len(rows[n]), n[0] != "placement", n[1].encode())):
            for inner in {outermost[m] for m in rows[name] if m in outermost}:
                need(rows[inner] <= rows[name], name, "crosses another row of its family")
                up[inner] = name
            outermost.update(dict.fromkeys(rows[name], name))
        return up

    def key(self, a):
        """What a cut-off compares (section 3)."""
        if "order" in self.stages:
            return 1, self.inst.tier[a], self.inst.order[a]
        return (1, self.inst.tier[a]) if "tiers" in self.stages else (1,)

    def cut_offs(self):
        """Claims 3, 4, 5 and 13: the stages that the cut-offs prove. No way leads from a row to a later cut-off, and the
        step that is named is a way to the same cut-off and a smaller number."""
        form = {"order": "([1-9][0-9]*) (0|[1-9][0-9]*)", "tiers": "([1-9][0-9]*)", "placed": "closed"}[
            min({"order", "tiers", "placed"} & set(self.stages), key=["order", "tiers", "placed"].index)]
        rows, c = {name: row for name, row in self.rows.items() if "cutoff" in row}, {None: OPEN}
        for name, row in rows.items():
            person = re.fullmatch(form, row["cutoff"])
            need(person or row["cutoff"] in ("none", "open"), name, f"{row['cutoff']!r:.40} is no cut-off")
            c[name] = (1, *map(int, person.groups())) if person else NONE if row["cutoff"] == "none" else OPEN
        ways = {name: [] for name in self.up if name in rows}  # what is named, and the row that it leads to or a key
        for name, up in self.up.items():
            if name in ways and self.count[name] < self.most[name]:
                ways[name].append(("up" if up else "room", None, None, up))
            if name in ways and up and self.count[name] > self.least[name]:
                ways[up].append(("down" if name[0] == "placement" else "down-cap", None, name[1], name))
        for a, p in self.at.items():
            if a not in self.must:
                ways["placement", p] += [("holder", a, None, self.key(a))] + [
                    ("exchange", a, q, ("placement", q)) for q in self.allowed[a] - {p}]
        for name, row in rows.items():
            step = tuple(row.get(key) for key in ("by", "holder", "to"))
            beside = name not in ways  # a cap that the proof does not count on: of it nothing is claimed
            steps = ways.get(name, [] if c[name] == NONE else [("room", None, None, None)])
            need(beside or all(c.get(to, to) <= c[name] for *_, to in steps), name, "its cut-off is too early")
            named = [to for *way, to in steps if tuple(way) == step]
            if c[name] == NONE:
                need("step" not in row and step == (None, None, None), name, "a step where none is expected")
                continue
            need(len(named) == 1 and "step" in row, name, "its step leads nowhere")
            last = named[0] is None or named[0] not in c  # a free seat, or a person
            need((row["step"] == 0 if last else row["step"] > rows[named[0]].get("step", row["step"])) and
                 c.get(named[0], named[0]) == c[name], name, "its cut-off is too late, or its step too small")
        out = {a: max((c["placement", q] for q in self.allowed[a]), default=NONE) for a in self.inst.tier if a not in self.at}
        proven = {"placed"} if OPEN not in out.values() else set()
        proven |= {"tiers"} if all(worst[:2] <= self.key(a)[:2] for a, worst in out.items()) else set()
        proven |= {"order"} if all(worst <= self.key(a) for a, worst in out.items()) else set()
        if proven >= {"placed", "tiers", "order"} & set(self.stages):
            for name in ways:  # full, or empty, in every assignment that is as good (the proofs of claims 3 and 4)
                if c[name] != c[self.up[name]]:
                    self.least[name] = self.most[name] = self.count[name]
        return proven & set(self.stages)

    def reduced(self, item, f, before):
        """Claim 12: what rows and earlier goals earn, and the reduced worth of every remaining pair, by person. A price of
        an earlier goal is added to the worth of its pairs, and as often taken away as was reached."""
        v = {name: row["prices"][item["column"]] for name, row in self.rows.items() if row["prices"][item["column"]]}
        beside = item.get("prices", item.get("beside"))
        trees = item.get("knots", []) + item.get("questions", []) + beside.get("answers", [])
        if trees or any(self.most[name] is None for name in v) or any(beside.get("cuts", [])):
            raise Unchecked
        people = Counter(r for a, ps in self.allowed.items() for r in {r for p in ps for r in self.around(a, p)} & v.keys())
        need(len(beside["earlier"]) == len(before) * ("numbers" not in item), "a price of an earlier goal is missing")
        earlier = item.get("numbers", [*zip(before, beside["earlier"])])
        goals = [(self.inst.worth(goal), price) for goal, price in earlier if price]
        rows = sum(v[r] * (min(self.most[r], people[r]) if v[r] > 0 else self.least[r]) for r in v)
        return rows - sum(e * g(a, p) for g, e in goals for a, p in self.at.items()), {a: {
            p: f(a, p) - sum(v.get(r, 0) for r in self.around(a, p)) + sum(e * g(a, p) for g, e in goals) for p in ps
        } for a, ps in self.allowed.items()}

    def check_prices(self, item, before):
        """Claim 12: nothing on the face is better for this goal. Then the face shrinks to what is as good (claim 7)."""
        goal, scale, f = item["goal"], item["scale"], self.inst.worth(item["goal"])
        total, worth = self.reduced(item, lambda a, p: scale * f(a, p), before)
        reached = sum(f(a, p) for a, p in self.at.items())
        best = {a: max(of.values(), default=0) for a, of in worth.items()}
        total += sum(b if a in self.must else max(0, b) for a, b in best.items())
        need(scale > 0 and total < scale * (reached + 1), goal, f"reached {reached}, but the prices allow {total} / {scale}")
        need(total >= scale * reached, goal, "the prices contradict the assignment")
        if total == scale * reached:
            for a, b in best.items():
                self.allowed[a] = {p for p, x in worth[a].items() if x == b and (b >= 0 or a in self.must)}
                self.must |= {a} if b > 0 else set()
            for name, row in self.rows.items():
                if row["prices"][item["column"]]:
                    self.least[name] = self.most[name] = self.count[name]

    def left_out(self, before):
        """Claims 15 and 20: nobody left out can be placed beside those who come earlier. True if this is shown of all."""
        shown, line, pinned = set(), sorted(self.inst.tier, key=self.key), {a for a, _ in self.inst.pins}
        need(len({*self.full}) == len(self.full), "full", "a cap stands twice")
        for name in self.full:
            need(("applicant_cap", name) in self.inst.rows, "full", f"{name!r:.60} is no cap on people")
            members, most = self.inst.rows["applicant_cap", name]
            inside = len(members & pinned)
            for a in (a for a in line if a in members - pinned):
                inside += a in self.at
                if a not in self.at and inside >= most:
                    shown.add(a)
        for item in self.out:
            need(set(item["people"]) <= self.inst.tier.keys() - self.at.keys(), "left_out", "somebody who has a place")
            total, worth = self.reduced(item, lambda a, p: 0, before)
            best = {a: max(of.values(), default=None) for a, of in worth.items()}
            later = {a: (b or 0) if a in self.must else max(0, b or 0) for a, b in best.items()}
            total += sum(later.values())
            for a in line:
                total -= later[a]
                if a in self.at:
                    total += best[a]
                elif a in item["people"]:
                    need(best[a] is None or total + best[a] < 0, a, "is not shown to be left out")
                    shown.add(a)
        return all(a in self.at or a in shown or not self.allowed[a] for a in line)

    def single(self):
        return all(places <= {self.at.get(a)} for a, places in self.allowed.items())

    def unique(self):
        """Claim 10, with caps section 10, Uniqueness: the assignment is the only one on the face."""
        if not self.ranked or self.single():
            return self.single()
        w = {None: 0, **{name: row["ranking"] for name, row in self.rows.items()}}
        good = True
        for name, up in self.up.items():
            sign = -1 if name[0] == "applicant_cap" else 1
            good &= self.count[name] >= self.most[name] or sign * w[name] >= sign * w[up]
            good &= self.count[name] <= self.least[name] or sign * w[name] <= sign * w[up]
        for a in self.inst.tier:
            caps = [name for name in self.around_person[a] if name in self.up]
            inside = [name for name in caps if name not in {self.up[cap] for cap in caps}]
            group = self.inst.tier[a] if "tiers" in self.stages else 0
            above = self.groups[group] if self.groups else w[inside[0] if inside else None]
            own = w["placement", self.at[a]] if a in self.at else above
            good &= a not in self.at or a in self.must or own >= above
            good &= all(own > w["placement", q] for q in self.allowed[a] - {self.at.get(a)})
        return good

    def stages_proven(self):
        """The stages in turn; stops at the first that is not proven, since all that follow rest on it."""
        tiers = range(1, max(self.inst.tier.values(), default=0) + 1)
        goals = {stage: [stage] for stage in self.stages}
        goals.update(tiers=[f"tier-{t}" for t in tiers], order=[], tiebreak=[f"tiebreak-{k}" for k in range(1, 9)])
        known = {goal for stage in self.stages for goal in goals[stage]}
        for goal in {item["goal"] for item in self.sets} - known:
            need(goal[:7] == "person-" and goal[7:] in self.inst.tier, "sets", f"{goal!r:.60} is no goal of these stages")
            self.in_reach = False  # claim 18
        by_cut_offs, sets, before = self.cut_offs() if self.cut_off else set(), [*self.sets], []
        for stage in self.stages:
            for goal in goals[stage]:
                if stage == "reserves":
                    raise Unchecked
                if sets and sets[0]["goal"] == goal:
                    self.check_prices(sets[0], before)
                    before.append(sets.pop(0)["goal"])
                elif stage not in by_cut_offs | {"tiebreak"} and not self.single() and (
                        stage != "tiers" or int(goal[5:]) in self.inst.tier.values()):
                    return
            if stage == "order":
                if not self.left_out(before) and stage not in by_cut_offs:
                    return
                self.must |= set(self.at)
                self.allowed.update({a: set() for a in self.inst.tier if a not in self.at})
            if stage == "tiebreak" and not self.unique():
                return
            self.proven.append(stage)
        need(not sets, "sets", "a goal out of turn")


def check(inst, folder):
    """Prints what is proven; gives the exit code."""
    result = shape(json_of(read(folder, "result.json")), RESULT, "result.json")
    stages, at, last = result["stages"], {}, b""
    turned = sorted(stages, key=STAGES.index) if {*stages} <= {*STAGES} and len({*stages}) == len(stages) else []
    if "tiers" in stages and "reserves" in stages[stages.index("tiers"):]:
        turned[1:3] = ["tiers", "reserves"]
    need(stages == turned and stages[:1] == ["placed"], "stages", f"{stages} are none, or not in order")
    need("order" not in stages or len(inst.order) == len(inst.tier), "the stage order needs an order of people")
    for row in read_csv(read(folder, "assignment.csv"), ["applicant", "placement"]):
        a, p = inst.known((row["applicant"], row["placement"]))
        need(last < a.encode(), a, "stands twice in assignment.csv, or out of order")
        at[a], last = p, a.encode()
    inst.check_allowed(at)
    need(result["instance_sha256"] == inst.digest, "the result belongs to another instance (SHA-256)")
    need(result["objective"] == inst.objective(at, stages), f"the objective is {inst.objective(at, stages)}")
    need(result["proven"].keys() == {*stages} and {*map(type, result["proven"].values())} == {bool}, "proven: wrong stages")
    need({*result.get("proven_given_earlier", [])} <= {*stages}, "proven_given_earlier: an unknown stage")
    need(result["status"] in ("optimal", "feasible"), "status", result["status"])
    need(result["unique"] == result["proven"].get("tiebreak", False), "unique: not what is said of tiebreak")
    proof = Proof(inst, at, stages, json_of(read(folder, "certificate.json")))
    words = sum(item["goal"].startswith("tiebreak-") for item in proof.sets)
    need(result["tiebreak_words"] == words, "tiebreak_words", f"{words} are priced")
    reason = "its kind of proof is none that this checker knows"
    try:
        proof.stages_proven()
    except Unchecked:
        proof.in_reach = False
    except Bad as bad:  # with constraints that are not looked at below, what is missing may stand in what is not read
        need(not proof.in_reach, bad)
        reason = f"this checker cannot follow the proof ({bad})"
    for stage in stages:
        claimed = proof.in_reach and result["proven"][stage]
        need(stage in proof.proven or not claimed, stage, "the certificate does not prove it")
    print("allowed: every pair, capacity and side constraint is kept, and the objective's numbers are right")
    for stage in stages:
        if stage in proof.proven:
            print(f"{stage}: proven")
        else:
            print(f"{stage}: NOT PROVEN HERE:", reason if result["proven"][stage] else "the result does not claim it either")
            reason = "it rests on the stage before, which is not proven here"
    if "tiebreak" in proof.proven:
        print("no other assignment is as good: proven")
    return 0 if proof.proven == stages else 3


def main(arguments):
    if len(arguments) != 3:
        print(__doc__.splitlines()[0], file=sys.stderr)
        return 2
    part = "bad instance"
    try:
        inst = Instance(arguments[1])
        part = "refused"
        return check(inst, arguments[2])
    except Exception as error:  # whatever a damaged file leads to is a refusal
        print(f"{part}: {' '.join(str(error).split()) or type(error).__name__}", file=sys.stderr)
        return 2 if part == "bad instance" else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv))

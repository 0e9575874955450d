"""The files of an instance and of a result, read strictly: for verify.py, which checks the proof. Standard library only.

Read from the written formats: files are whole, keys known and there once, numbers whole and in range, names known."""
import csv, gzip, hashlib, io, json, os, re
from collections import Counter

# An apostrophe in front of what a spreadsheet would run as a formula is no part of the name.
GUARDED = "'('*[\\s\u200b\u2060\ufeff]*[=+\\-@\uff1d\uff0b\uff0d\uff20\u2212])"
OPTIONAL = {int, type(None)}
SIDE = {"applicant_caps?": [{"id": str, "applicants": [str], "max": int}], "pins?": [(str, str)], "together?": [[str]],
        "placement_caps?": [{"id": str, "placements": [str], "max": int}], "forbidden?": [(str, str)],
        "reserves?": [{"id": str, "placements": [str], "applicants": [str], "seats": int}],
        "open_min?": [{"placement": str, "min": int}], "budgets?": [{"id": str, "limit": int, "default?": int, "costs?": [
            {"applicant": str, "placement": str, "cost": int}]}]}
RESULT = {"status": str, "gap?": {"stage": str, "value": int, "bound": int}, "engine": str, "engine_because?": str,
          "stages": [str], "objective": {"placed": int, "tiers": [int], "reserves?": int, "rank_sum": int,
                                         "distance_m_sum": int},
          "unique": bool, "tiebreak_words": int, "proven": dict, "proven_given_earlier?": [str], "instance_sha256": str,
          "repairs?": int, "seconds?": dict, "peak_rss_mb?": int, "talka_version?": str}
PLAIN = {"format": int, "stages": [str], "prices_for": [str], "unique": bool, "columns": [str], "groups": [
    (int, [int], OPTIONAL)], "placements": [(str, str, OPTIONAL, {str, type(None)}, {str, type(None)}, [int], OPTIONAL)]}
PRICES = {"earlier": [int], "cuts?": [int], "answers?": [(int, int)]}
ROWS = {"format": str, "stages": [str], "cuts?": [{"budget": str, "worth": [(int, int)], "most": int}],
        "sets": [{"goal": str, "scale": int, "beside": PRICES, "only?": bool, "questions?": [dict], "knots?": [
            {"prices?": PRICES, "split?": {"question": int, "at": int, "below": int, "above": int}}]}],
        "left_out?": [{"people": [str], "prices": PRICES}], "full?": [str], "ranked": bool, "cut_off": bool,
        "rows": [
            {"kind": str, "id": str, "family": str, "prices": [int], "cutoff?": str, "step?": int, "by?": str,
             "holder?": str, "to?": str, "ranking?": int}]}


class Bad(Exception):
    """A reason to refuse."""


def need(holds, *reason):
    if not holds:
        raise Bad(": ".join(map(str, reason))[:300])


def shape(value, form, what):
    """Refuses what is not exactly of a form: a type, {types to choose from}, [form of every item], (form of the first,
    of the second, ...), {key: form}; a key with a question mark may be absent. True and 1.0 are no whole numbers."""
    if type(form) is dict:
        need(type(value) is dict, what, "is no object")
        for key in [*value, *(key for key in form if key[-1] != "?")]:
            need(key in value and (key in form or key + "?" in form), what, f"the key {key!r} is unknown or missing")
        for key in value:
            shape(value[key], form.get(key, form.get(key + "?")), f"{what}, {key}")
    elif type(form) in (list, tuple):
        need(type(value) is list and (type(form) is list or len(value) == len(form)), what, "is no list of that length")
        for item, of in zip(value, form * len(value) if type(form) is list else form):
            shape(item, of, what)
    else:
        need(type(value) in (form if type(form) is set else {form}), what, f"{value!r:.60} is of a wrong type")
        need(type(value) is not int or abs(value) < 2**127, what, "is too large a number")  # section 9
    return value


def read(folder, name, optional=False):
    """The bytes of a file, plain or compressed; None where it may be absent and is."""
    found = [path for path in (os.path.join(folder, name), os.path.join(folder, name + ".gz")) if os.path.exists(path)]
    need(len(found) < 2 and (found or optional), name, "is missing, or there twice")
    if found:
        with (gzip.open if found[0].endswith(".gz") else open)(found[0], "rb") as file:
            return file.read()


def json_of(raw):
    def once(pairs):
        need(len(pairs) == len(dict(pairs)), "a key stands twice", [key for key, _ in pairs][:9])
        return dict(pairs)
    return json.loads(raw.decode("utf-8"), object_pairs_hook=once, parse_constant=lambda word: need(0, word))


def read_csv(raw, columns, optional=()):
    rows = [row for row in csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline=""), strict=True) if row]
    need(rows and len(set(rows[0])) == len(rows[0]) and set(columns) <= set(rows[0]) <= {*columns, *optional}, "a header")
    need(all(len(row) == len(rows[0]) for row in rows), "a CSV file has a row with too few or too many cells")
    cells = [[cell[1:] if re.match(GUARDED, cell) else cell for cell in row] for row in rows[1:]]
    return [dict(zip(rows[0], row)) for row in cells]


def number(text, low, high):
    need(re.fullmatch("[0-9]{1,20}", text) and low <= int(text) <= high, f"{text!r} is no whole number {low} to {high}")
    return int(text)


class Instance:
    """Section 1: people, placements, pairs. `rows`: sets of pairs with a bound (section 10), by kind and name."""

    def __init__(self, folder):
        names = ["applicants.csv", "placements.csv", "edges.csv", "constraints.json"]
        raw = [read(folder, name, optional=name == names[3]) for name in names]
        self.digest = hashlib.sha256(b"".join(len(r).to_bytes(8, "big") + r for r in raw if r is not None)).hexdigest()
        self.tier, self.order, self.capacity, self.pairs = {}, {}, {}, {}

        def new(name, known):
            need(re.fullmatch(r"[^\x00-\x1f\x7f-\x9f]{1,64}", name) and name not in known, f"{name!r} twice, or no identifier")
            return name
        for row in read_csv(raw[0], ["id", "tier"], ["order"]):
            a = new(row["id"], self.tier)
            self.tier[a], self.pairs[a] = number(row["tier"], 1, 255), {}
            if "order" in row:
                self.order[a] = number(row["order"], 0, 10**15)
        need(len(set(self.order.values())) == len(self.order), "two people have the same order")
        for row in read_csv(raw[1], ["id", "capacity"]):
            self.capacity[new(row["id"], self.capacity)] = number(row["capacity"], 0, 10**6)
        for row in read_csv(raw[2], ["applicant", "placement", "rank", "distance_m"]):
            a, p = self.known((row["applicant"], row["placement"]))
            need(p not in self.pairs[a], f"the pair {a!r}, {p!r} stands twice")
            self.pairs[a][p] = number(row["rank"], 1, 255), number(row["distance_m"], 0, 10**12)
        self.side = dict.fromkeys((key[:-1] for key in SIDE), ())
        self.side.update({} if raw[3] is None else shape(json_of(raw[3]), SIDE, "constraints"))
        self.pins, self.forbidden = ([self.known(tuple(pair)) for pair in self.side[key]] for key in ("pins", "forbidden"))
        self.rows = {("placement", p): ({p}, cap) for p, cap in self.capacity.items()}
        for kind in "placement_cap", "applicant_cap", "reserve", "budget", "open_min":
            for item in self.side[kind + "s" * (kind != "open_min")]:
                people, places = item.get("applicants", []), item.get("placements", [item["placement"]] if "min" in item else [])
                need(len({*people}) == len(people) and len({*places}) == len(places), kind, "a name stands twice in a list")
                need({*people} <= {*self.tier} and {*places} <= {*self.capacity}, kind, "an unknown name")
                need(min(value for value in item.values() if type(value) is int) >= 0, kind, "a number is negative")
                name = kind, item.get("id", item.get("placement"))
                need(name not in self.rows, name, "stands twice")
                self.rows[name] = {*people} if kind == "applicant_cap" else {*places}, item.get("max")
                if kind == "budget":
                    costs = {self.known((cost["applicant"], cost["placement"])): cost["cost"] for cost in item.get("costs", [])}
                    need(len(costs) == len(item.get("costs", [])) and min(costs.values(), default=0) >= 0, name, "costs")
                    item["costs"] = costs
        need(all({*group} <= {*self.tier} for group in self.side["together"]), "together", "an unknown person")

    def known(self, pair):
        need(pair[0] in self.tier and pair[1] in self.capacity, pair, "an unknown name")
        return pair

    def check_allowed(self, at):
        """That the assignment keeps every pair, capacity and side constraint."""
        here = Counter(at.values())
        need(all(p in self.pairs[a] for a, p in at.items()), "somebody is placed where they cannot be")
        for name, (members, most) in self.rows.items():
            count = sum(a in at for a in members) if name[0] == "applicant_cap" else sum(here[p] for p in members)
            need(most is None or count <= most, name, f"{count} people where at most {most} may be")
        need(all(at.get(a) == p for a, p in self.pins), "a fixed pair is not kept")
        need(not any(at.get(a) == p for a, p in self.forbidden), "a forbidden pair is chosen")
        for item in self.side["open_min"]:
            need(not 0 < here[item["placement"]] < item["min"], item["placement"], "has too few people")
        for item in self.side["budgets"]:
            spent = sum(item.get("costs", {}).get(pair, item.get("default", 0)) for pair in at.items())
            need(spent <= item["limit"], item["id"], f"{spent} is spent of {item['limit']}")
        need(all(len({a in at for a in group}) < 2 for group in self.side["together"]), "people who come together are parted")

    def objective(self, at, stages):
        """The numbers of result.json."""
        pairs = [self.pairs[a][p] for a, p in at.items()]
        per_tier = Counter(self.tier[a] for a in at)
        reserves = [sum(at.get(a) in r["placements"] for a in r["applicants"]) for r in self.side["reserves"]]
        filled = sum(min(count, r["seats"]) for count, r in zip(reserves, self.side["reserves"]))
        return {"placed": len(at), "tiers": [per_tier[t] for t in range(1, max(self.tier.values(), default=0) + 1)],
                "rank_sum": sum(rank for rank, _ in pairs), "distance_m_sum": sum(metres for _, metres in pairs),
                **({"reserves": filled} if "reserves" in stages else {})}

    def worth(self, goal):
        """The objective coefficient of a pair. Goals are to be as large as possible, so costs count as negative."""
        name, _, k = goal.partition("-")
        if name == "tiebreak":
            word = slice(4 * int(k) - 4, 4 * int(k))
            return lambda a, p: -int.from_bytes(hashlib.sha256(f"{a}\n{p}".encode()).digest()[word], "big")
        return {"placed": lambda a, p: 1, "tier": lambda a, p: int(self.tier[a] == int(k)),
                "rank": lambda a, p: -self.pairs[a][p][0], "distance": lambda a, p: -self.pairs[a][p][1]}[name]


def as_rows(inst, stages, file):
    """Brings a certificate without side constraints into the form of one with them. T(g) becomes the price of how many
    of g are placed, an earlier goal: the conditions of claim 6 are then those of claim 12."""
    columns = ["placement", "cutoff", "step", "holder", "to", "prices", "ranking"]
    tiers = [] if "order" in stages else sorted(set(inst.tier.values())) if "tiers" in stages else [0]
    need(file["columns"] == columns and [line[0] for line in file["groups"]] == tiers, "columns or groups are other ones")
    need(all(len(line[1]) == len(file["prices_for"]) for line in file["groups"]), "groups", "a price is missing")
    need(all((line[2] is None) != file["unique"] for line in file["groups"]), "groups", "ranking")
    rows = [{key: value for key, value in zip(columns, line) if value is not None} for line in file["placements"]]
    for row in rows:
        row.update(kind="placement", id=row.pop("placement"), family="places")
        if "step" in row:
            row["by"] = "exchange" if row["step"] else "holder" if "holder" in row else "room"
    sets = []
    for i, goal in enumerate(file["prices_for"]):
        numbers = [(f"tier-{t}" if t else "placed", prices[i]) for t, prices, _ in file["groups"]]
        sets.append({"goal": goal, "scale": 1, "beside": {"earlier": []}, "numbers": numbers})
    return {"format": file["format"], "stages": file["stages"], "sets": sets, "ranked": file["unique"], "cut_off": True,
            "rows": rows, "groups": {line[0]: line[2] for line in file["groups"]}}

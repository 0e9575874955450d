//! Side constraints go by facts, and a fact that is unknown is neither yes nor no: whoever it concerns waits for a person,
//! unless it cannot matter.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::scene::Scene;

const PEOPLE: &str = "id,registered,date_of_birth,school,disability\n\
    K1,2026-04-13T09:00,2010-05-02,A,no\nK2,2026-04-13T09:05,2010-05-03,A,no\n\
    U1,2026-04-13T09:10,2010-05-04,,no\nU2,2026-04-13T09:15,2010-05-05,,no\n";

/// The round of the budget with these people and constraints, everyone wishing for the park, which has five seats.
fn scene(people: &str, constraints: &str) -> Scene {
    let scene = Scene::round("budget");
    let settings = scene.read("round/round.toml");
    let head = settings.split("[[constraints").next().expect("settings");
    scene.write("round/round.toml", format!("{head}{constraints}"));
    scene.write("round/applicants.csv", people);
    scene.write(
        "round/placements.csv",
        "id,organisation,title,capacity,site\npark,Piemēru parki,Parks,5,Parks\n",
    );
    let numbers = people.lines().skip(1).filter_map(|line| line.split(',').next());
    let wishes: Vec<String> = numbers.map(|number| format!("{number},park,1")).collect();
    let wishes = wishes.join("\n");
    scene.write("round/preferences.csv", format!("applicant,placement,rank\n{wishes}\n"));
    scene
}

/// What became of everyone: `placed`, or the reason.
fn matched(scene: &Scene) -> (BTreeMap<String, String>, Value) {
    scene.match_round().done();
    scene.talka(&["verify", "out/instance", "out/result"]).done();
    let mut told = BTreeMap::new();
    for (file, placed) in [("out/allocation.csv", true), ("out/not-placed.csv", false)] {
        let text = scene.read(file);
        for row in csv::Reader::from_reader(text.as_bytes()).records() {
            let row = row.expect("a row");
            let what = if placed { "placed" } else { &row[1] };
            told.insert(row[0].to_owned(), what.to_owned());
        }
    }
    (told, serde_json::from_str(&scene.read("out/summary.json")).expect("JSON"))
}

fn told(pairs: &[(&str, &str)]) -> BTreeMap<String, String> {
    pairs.iter().map(|(number, what)| ((*number).to_owned(), (*what).to_owned())).collect()
}

#[test]
fn nobody_passes_a_quota_by_an_unknown_school() {
    let quota = |max: u64| {
        format!(
            "[[constraints.quotas]]\nname = \"skola\"\npeople_by = [\"school\"]\nmax = {max}\nsource = \"Domes lēmums\"\n"
        )
    };
    let of = scene(PEOPLE, &quota(1));
    let (people, summary) = matched(&of);
    let open = "needs-person.constraint.quota";
    assert_eq!(people, told(&[("K1", "placed"), ("K2", "waiting.quota"), ("U1", open), ("U2", open)]));
    assert_eq!(
        (&summary["needs_person"], &summary["undecided_wishes"]),
        (&json!(2), &json!(2)),
        "{summary:#}"
    );
    let rows = of.read("out/not-placed.csv");
    assert!(rows.contains("to apply the quota “skola”, something is not known yet (school)"), "{rows}");
    assert!(rows.contains("Domes lēmums"), "the source: {rows}");
    // No school can have more than four of four people.
    let (people, _) = matched(&scene(PEOPLE, &quota(4)));
    assert!(people.values().all(|what| what == "placed"), "{people:?}");
    // A school with a number of its own that has room for everyone who may go there keeps nobody waiting, either.
    let each = |most: u64| {
        let each = format!(
            "[[constraints.quotas]]\nname = \"skola\"\npeople_by = [\"school\"]\neach = {{ \"B\" = {most} }}\n"
        );
        matched(&scene(PEOPLE, &each)).0
    };
    assert!(each(2).values().all(|what| what == "placed"));
    assert_eq!(each(1), told(&[("K1", "placed"), ("K2", "placed"), ("U1", open), ("U2", open)]));
}

#[test]
fn a_placement_whose_group_is_unknown_waits_too() {
    let quota = "[[constraints.quotas]]\nname = \"vieta\"\nplacements_by = [\"site\"]\nmax = 2\n";
    let of = scene(PEOPLE, quota);
    of.replace("round/placements.csv", "Parks,5,Parks", "Parks,5,");
    let (people, summary) = matched(&of);
    assert!(people.values().all(|what| what == "needs-person.constraint.quota"), "{people:?}");
    assert_eq!(summary["placed"], 0);
    assert!(of.read("out/placements.csv").contains("4 applications that name this placement wait"));
    // Three seats and a maximum of three: whatever the site is, they may all be used.
    of.replace("round/placements.csv", "Parks,5,", "Parks,2,");
    of.remove("out/summary.json");
    let ran = of.talka(&["--lang", "en", "match", "round", "--out", "second"]).done();
    assert!(of.read("second/summary.json").contains("\"placed\": 2"), "{ran:#?}");
}

#[test]
fn reserves_and_costs_do_not_read_unknown_as_no() {
    let people = PEOPLE.replace("U1,2026-04-13T09:10,2010-05-04,,no", "U1,2026-04-13T09:10,2010-05-04,A,");
    let reserve = "[[constraints.reserves]]\nname = \"rezerve\"\nseats = 1\npeople = { fact = \"disability\", is = \"yes\" }\n";
    let of = scene(&people, reserve);
    of.replace("round/round.toml", "\"placed\", \"tiers\"", "\"placed\", \"reserves\", \"tiers\"");
    let (outcome, _) = matched(&of);
    assert_eq!(outcome["U1"], "needs-person.constraint.reserve");
    assert_eq!(outcome["U2"], "placed", "the school matters to nothing here");
    let budget = |limit: u64, counts: bool| {
        format!(
            "[[constraints.budgets]]\nname = \"2026\"\nlimit = {limit}\ncost = 500\n\
            extra = {{ people = {{ fact = \"disability\", is = \"yes\" }}, cost = 480, counts = {counts} }}\n"
        )
    };
    let (outcome, _) = matched(&scene(&people, &budget(2_000, true)));
    assert_eq!(
        outcome["U1"], "needs-person.constraint.budget",
        "four times 500 would fit, with 480 more it would not"
    );
    let (outcome, _) = matched(&scene(&people, &budget(3_920, true)));
    assert_eq!(outcome["U1"], "placed", "everyone fits at the dearest cost");
    // Outside the budget the extra cost decides nothing; that it is not counted is said.
    let of = scene(&people, &budget(2_000, false));
    let (outcome, summary) = matched(&of);
    assert_eq!((outcome["U1"].as_str(), &summary["budgets"][0]["unknown_placed"]), ("placed", &json!(1)));
    assert!(of.read("out/report.html").contains("Of 1 person with a place it is not known"), "{summary:#}");
}

#[test]
fn what_is_agreed_of_an_undecided_pair_waits_with_it() {
    let people = PEOPLE.replace("disability\n", "disability,agreed\n").replace(",no\n", ",no,\n");
    let people =
        people.replace("U1,2026-04-13T09:10,2010-05-04,,no,", "U1,2026-04-13T09:10,2010-05-04,,no,park");
    let asked = "[constraints]\npinned = \"agreed\"\n[[constraints.quotas]]\nname = \"skola\"\npeople_by = [\"school\"]\nmax = 1\n";
    let (outcome, _) = matched(&scene(&people, asked));
    assert_eq!((outcome["K1"].as_str(), outcome["U1"].as_str()), ("placed", "needs-person.constraint.quota"));
}

#[test]
fn whoever_is_tied_to_somebody_who_takes_no_part_has_a_place_alone() {
    // Of U1 nobody knows the age, so whether they take part; K2 is too young; U2 has withdrawn.
    let people = "id,registered,withdrawn,date_of_birth,school,disability,with\n\
        K1,2026-04-13T09:00,no,2010-05-02,A,no,one\nU1,2026-04-13T09:10,no,,A,no,one\n\
        K2,2026-04-13T09:05,no,2020-05-03,A,no,two\nK3,2026-04-13T09:20,no,2010-05-02,A,no,two\n\
        U2,2026-04-13T09:15,yes,2010-05-05,A,no,three\nK4,2026-04-13T09:30,no,2010-05-02,A,no,three\n";
    let (outcome, _) = matched(&scene(people, "[constraints]\ntogether = \"with\"\n"));
    for placed in ["K1", "K3", "K4"] {
        assert_eq!(outcome[placed], "placed", "{outcome:?}");
    }
    assert_eq!((outcome["U1"].as_str(), outcome["U2"].as_str()), ("needs-person.age", "withdrawn"));
    // While both take part, neither has a place without the other.
    let both = people.replace("09:10,no,,A", "09:10,no,2010-05-04,A");
    let of = scene(&both, "[constraints]\ntogether = \"with\"\n");
    let one = of.read("round/placements.csv").replace("Parks,5,Parks", "Parks,1,Parks");
    of.write("round/placements.csv", one);
    let (outcome, _) = matched(&of);
    assert!(outcome["K1"] != "placed" && outcome["U1"] != "placed", "{outcome:?}");
}

#[test]
fn whom_a_constraint_touches_is_previewed_with_those_of_whom_nobody_knows() {
    let quota = "[[constraints.quotas]]\nname = \"skola\"\npeople_by = [\"school\"]\nmax = 1\n";
    let of = scene(PEOPLE, quota);
    let ran = of.talka(&["--lang", "en", "rules", "preview", "round", "--round", "round"]).done();
    assert!(ran.out.contains("“skola”: people it counts: 2, not known: 2"), "{ran:#?}");
    // Of one case nobody knows how many others there are: the quota of a parish may be reached.
    of.write("person.toml", "[applicant]\ndate_of_birth = 2005-01-01\n[placement]\nhours_a_day = 4\n");
    let ran = of
        .talka(&["--lang", "en", "rules", "explain", "cibla-pupils-2021", "--person", "person.toml"])
        .done();
    assert!(ran.out.contains("to apply the quota “trīs vietas katrā pagastā”"), "{ran:#?}");
}

//! Who comes before whom in a round's files: moments to the microsecond, arrivals, what settles equal moments, draw codes.
//! The order of rows and the bytes of an identifier decide nothing, unless the round says `ties = "row"`.

use sha2::{Digest, Sha256};

use crate::scene::Scene;

const ROUND: &str = "round/round.toml";
const APPLICANTS: &str = "round/applicants.csv";
const HEAD: &str = "date_of_birth,took_part_last_year,municipality";
const FACTS: &str = "2010-05-02,no,Piemēri";

/// Two people, A9 and A10, and one seat that both wish for. `own` are the rows without facts, in their order.
fn round(columns: &str, own: &[&str]) -> Scene {
    let scene = Scene::round("minimal");
    let rows: String = own.iter().map(|row| format!("{row},{FACTS}\n")).collect::<Vec<_>>().concat();
    scene.write(APPLICANTS, format!("{columns},{HEAD}\n{rows}"));
    scene.write(
        "round/preferences.csv",
        "applicant,placement,rank,distance_m\nA9,park,1,400\nA10,park,1,300\n",
    );
    scene
}

/// The same under other settings of `[order]`.
fn ordered(settings: &str, columns: &str, own: &[&str]) -> Scene {
    let scene = round(columns, own);
    scene.replace(ROUND, "by = \"registration\"", settings);
    scene
}

/// Who gets the seat.
fn first(scene: &Scene) -> String {
    scene.match_round().done();
    let allocation = scene.read("out/allocation.csv");
    let row = allocation.lines().nth(1).expect("somebody has the seat");
    row.split(',').next().expect("a number").to_owned()
}

fn faulty(scene: &Scene, faults: &[&str]) {
    scene.match_round().bad_input(faults);
    assert_eq!(scene.names(""), ["round"], "nothing may be written");
}

/// Who a draw puts first, computed here once more.
fn drawn<'a>(seed: &str, codes: &[&'a str]) -> &'a str {
    codes.iter().min_by_key(|code| Sha256::digest(format!("{seed}\n{code}"))).expect("someone")
}

const MINUTE: [&str; 2] = ["A9,2026-04-13T10:00", "A10,2026-04-13T10:00"];

#[test]
fn equal_moments_are_named_and_refused() {
    faulty(
        &round("id,registered", &MINUTE),
        &[
            "applicants.csv, line 3, column “registered”: application “A10” was registered at the same moment as “A9” in line 2 (2026-04-13T07:00:00.000000Z)",
        ],
    );
    // However the moment is written.
    faulty(
        &round("id,registered", &["A9,2026-04-13T10:00", "A10,2026-04-13T07:00:00.000000Z"]),
        &["applicants.csv, line 3, column “registered”: application “A10” was registered at the same moment"],
    );
    faulty(
        &ordered("by = \"registration\"\nties = \"refuse\"", "id,registered", &MINUTE),
        &["applicants.csv, line 3, column “registered”"],
    );
}

#[test]
fn of_many_who_are_equal_fifty_are_listed() {
    let own: Vec<String> = (0..80).map(|n| format!("B{n},2026-04-13T10:00")).collect();
    let own: Vec<&str> = ["A9,2026-04-13T09:00", "A10,2026-04-13T09:30"]
        .into_iter()
        .chain(own.iter().map(String::as_str))
        .collect();
    let ran = round("id,registered", &own).match_round();
    assert_eq!((ran.code, ran.err.lines().count()), (Some(2), 52), "{ran:#?}");
    assert!(ran.err.contains("and 29 more errors"), "{ran:#?}");
}

#[test]
fn whoever_has_withdrawn_is_equal_to_nobody() {
    let own = ["A9,2026-04-13T10:00,yes", "A10,2026-04-13T10:00,no"];
    assert_eq!(first(&round("id,registered,withdrawn", &own)), "A10");
}

#[test]
fn rows_decide_only_where_the_round_says_so() {
    let rows = "by = \"registration\"\nties = \"row\"";
    assert_eq!(first(&ordered(rows, "id,registered", &MINUTE)), "A9");
    assert_eq!(first(&ordered(rows, "id,registered", &[MINUTE[1], MINUTE[0]])), "A10");
    // An earlier moment is earlier wherever it stands.
    let later = ["A9,2026-04-13T10:00:00.000002", "A10,2026-04-13T10:00:00.000001"];
    assert_eq!(first(&ordered(rows, "id,registered", &later)), "A10");
}

#[test]
fn a_draw_among_equals_follows_its_seed_and_not_the_rows() {
    for seed in ["a", "b", "c", "d"] {
        let drawing = format!("by = \"registration\"\nties = \"draw\"\nseed = \"{seed}\"");
        let winner = drawn(seed, &["A9", "A10"]);
        assert_eq!(first(&ordered(&drawing, "id,registered", &MINUTE)), winner, "{seed}");
        assert_eq!(first(&ordered(&drawing, "id,registered", &[MINUTE[1], MINUTE[0]])), winner, "{seed}");
        let code = drawn(seed, &["X", "Y"]);
        let coded = ["A9,2026-04-13T10:00,X", "A10,2026-04-13T10:00,Y"];
        let winner = if code == "X" { "A9" } else { "A10" };
        assert_eq!(first(&ordered(&drawing, "id,registered,draw_code", &coded)), winner, "{seed}");
    }
}

#[test]
fn settings_of_ties_that_say_too_little_or_too_much() {
    let faults = |settings: &str, faults: &[&str]| {
        faulty(&ordered(settings, "id,registered", &["A9,2026-04-13T10:00", "A10,2026-04-13T10:01"]), faults);
    };
    faults(
        "by = \"registration\"\nties = \"draw\"",
        &["round.toml, line 10, column “order.seed”: a draw needs a seed"],
    );
    faults(
        "by = \"registration\"\nties = \"age\"",
        &["round.toml, line 12, column “order.ties”: found “age”; refuse, row, draw is expected"],
    );
    faults(
        "by = \"registration\"\nseed = \"a\"\ncommitment = \"b\"",
        &[
            "round.toml, line 12, column “order.seed”: this round has no draw",
            "round.toml, line 13, column “order.commitment”: this round has no draw",
        ],
    );
    faults(
        "by = \"registration\"\nties = \"draw\"\nseed = \"a\"\ncommitment = \"00\"",
        &["round.toml, line 14, column “order.commitment”: the draw’s seed does not match the checksum"],
    );
}

#[test]
fn microseconds_and_offsets_decide() {
    let within_a_second = ["A9,2026-04-13T10:00:00.000002", "A10,2026-04-13T10:00:00.000001"];
    assert_eq!(first(&round("id,registered", &within_a_second)), "A10");
    let turned = ["A9,2026-04-13T10:00:00.1", "A10,2026-04-13T10:00:00.099999"];
    assert_eq!(first(&round("id,registered", &turned)), "A10");
    // The night on which clocks go back: half past three comes before ten past three.
    let night = ["A9,2026-10-25T03:30:00+03:00", "A10,2026-10-25T03:10:00+02:00"];
    assert_eq!(first(&round("id,registered", &night)), "A9");
    let mixed = ["A9,2026-04-13T10:00", "A10,2026-04-13T06:59:59.999999Z"];
    assert_eq!(first(&round("id,registered", &mixed)), "A10");
}

#[test]
fn local_times_that_never_were_or_were_twice() {
    faulty(
        &round("id,registered", &["A9,2026-03-29T03:30", "A10,2026-10-25T03:10"]),
        &[
            "applicants.csv, line 2, column “registered”: the time “2026-03-29T03:30” did not exist in Latvia",
            "applicants.csv, line 3, column “registered”: the time “2026-10-25T03:10” came twice in Latvia, as clocks went back that night; write it with its offset from UTC: 2026-10-25T03:10:00+03:00 or 2026-10-25T03:10:00+02:00",
        ],
    );
    faulty(
        &round("id,registered", &["A9,2026-04-13T10:00:00.1234567", "A10,2026-04-13T10:00:60"]),
        &[
            "applicants.csv, line 2, column “registered”: found",
            "applicants.csv, line 3, column “registered”: found",
        ],
    );
}

#[test]
fn arrivals_decide_between_equal_moments_and_each_is_one_persons() {
    let columns = "id,registered,arrival";
    assert_eq!(first(&round(columns, &["A9,2026-04-13T10:00,12", "A10,2026-04-13T10:00,3"])), "A10");
    assert_eq!(first(&round(columns, &["A9,2026-04-13T09:00,12", "A10,2026-04-13T10:00,3"])), "A9");
    faulty(
        &round(columns, &["A9,2026-04-13T09:00,3", "A10,2026-04-13T10:00,3"]),
        &["applicants.csv, line 3, column “arrival”: the arrival 3 is already in line 2 (application “A9”)"],
    );
    faulty(
        &round(columns, &["A9,2026-04-13T09:00,", "A10,2026-04-13T10:00,3"]),
        &["applicants.csv, line 2, column “arrival”: there is no value, but other rows have one"],
    );
    faulty(
        &round(columns, &["A9,2026-04-13T09:00,-1", "A10,2026-04-13T10:00,3"]),
        &["applicants.csv, line 2, column “arrival”: found “-1”; a whole number"],
    );
}

#[test]
fn a_draw_hashes_the_code_and_no_number_that_somebody_chose() {
    let by_draw = "by = \"draw\"\nseed = \"kauss\"";
    let codes = ["7K3F9", "QXM2T"];
    let winner = drawn("kauss", &codes);
    for [one, other] in [codes, [codes[1], codes[0]]] {
        let rows = [format!("A9,{one}"), format!("A10,{other}")];
        let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
        let expected = if one == winner { "A9" } else { "A10" };
        assert_eq!(first(&ordered(by_draw, "id,draw_code", &rows)), expected);
    }
    faulty(
        &ordered(by_draw, "id,draw_code", &["A9,X", "A10,X"]),
        &[
            "applicants.csv, line 3, column “draw_code”: the draw code “X” is already in line 2 (application “A9”)",
        ],
    );
    faulty(
        &ordered(by_draw, "id,draw_code", &["A9,X", "A10,"]),
        &["applicants.csv, line 3, column “draw_code”: there is no value, but other rows have one"],
    );
    // A second application of a person who withdrew the first has the same code.
    let again = ["A9,X,yes", "A10,X,no"];
    assert_eq!(first(&ordered(by_draw, "id,draw_code,withdrawn", &again)), "A10");
}

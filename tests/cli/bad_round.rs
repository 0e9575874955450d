//! Bad rounds: faults of `round.toml`, of the rule pack and of the tables, each where it stands; exit
//! code 2, and nothing written.

use crate::scene::Scene;

const ROUND: &str = "round/round.toml";
const APPLICANTS: &str = "round/applicants.csv";
const PLACEMENTS: &str = "round/placements.csv";
const PREFERENCES: &str = "round/preferences.csv";

/// Changes the round; the command names exactly these faults.
fn faulty(change: impl FnOnce(&Scene), faults: &[&str]) {
    let scene = Scene::round("minimal");
    change(&scene);
    scene.match_round().bad_input(faults);
    assert_eq!(scene.names(""), ["round"], "nothing may be written");
}

#[test]
fn missing_files() {
    faulty(|scene| scene.remove(ROUND), &["round.toml: the file is missing"]);
    faulty(|scene| scene.remove("round/pack.toml"), &["pack.toml: the file is missing"]);
    faulty(
        |scene| {
            scene.remove(APPLICANTS);
            scene.remove(PREFERENCES);
        },
        &["applicants.csv: the file is missing", "preferences.csv: the file is missing"],
    );
}

#[test]
fn an_unknown_rule_pack() {
    faulty(
        |scene| scene.replace(ROUND, "./pack.toml", "riga-1999"),
        &["round.toml, line 5, column “pack”: there is no rule pack “riga-1999”; there are: "],
    );
}

#[test]
fn a_wrong_date_in_the_settings() {
    faulty(
        |scene| scene.replace(ROUND, "starts = 2026-06-08", "starts = 2026-06-31"),
        &["round.toml, line 16: the file cannot be read"],
    );
    faulty(
        |scene| scene.replace(ROUND, "starts = 2026-06-08", "starts = \"8 June\""),
        &["round.toml, line 16: the file cannot be read"],
    );
    faulty(
        |scene| scene.replace(ROUND, "starts = 2026-06-08", "starts = 09:00:00"),
        &["round.toml, line 16, column “dates.starts”: found “09:00:00”; a date such as"],
    );
    faulty(
        |scene| scene.replace(ROUND, "starts = 2026-06-08", ""),
        &["round.toml, line 13, column “dates.starts”: the date “starts” is missing"],
    );
    faulty(
        |scene| scene.replace(ROUND, "starts = 2026-06-08", "starts = 2019-06-08"),
        &[
            "round.toml, line 16, column “dates.starts”: work starts on 2019-06-08, but the rules are in force",
        ],
    );
}

#[test]
fn settings_that_nobody_knows() {
    faulty(
        |scene| scene.replace(ROUND, "[dates]", "[settings]\ncolour = 1\n\n[dates]"),
        &["round.toml, line 14, column “settings.colour”: the rule pack has no setting “colour”"],
    );
    faulty(
        |scene| scene.replace(ROUND, "language = \"lv\"", "language = \"lv\"\ncolour = 1"),
        &["round.toml, line 7: the file cannot be read (unknown field `colour`"],
    );
}

#[test]
fn settings_and_dates_of_another_kind() {
    faulty(
        |scene| {
            scene.replace(ROUND, "closes = 2026-04-24", "closes = 10:00:00");
            scene.replace(ROUND, "[dates]", "[settings]\ncolours = [1, 2]\n\n[dates]");
        },
        &[
            "round.toml, line 18, column “dates.closes”: found “10:00:00”; a date such as",
            "round.toml, line 14, column “settings.colours”: found “[1, 2]”; a text",
        ],
    );
}

#[test]
fn a_commitment_that_does_not_match() {
    let draw = "by = \"draw\"\nseed = \"2026-04-25 Piemēri\"\ncommitment = \"00\"";
    faulty(
        |scene| scene.replace(ROUND, "by = \"registration\"", draw),
        &["round.toml, line 13, column “order.commitment”: the draw’s seed does not match the checksum"],
    );
}

#[test]
fn everything_wrong_with_the_settings_is_said_at_once() {
    faulty(
        |scene| {
            scene.replace(ROUND, "format = 1", "format = 2");
            scene.replace(ROUND, "language = \"lv\"", "language = \"et\"");
            scene.replace(ROUND, "\"placed\", \"tiers\"", "\"tiers\", \"placed\"");
            scene.replace(ROUND, "[dates]", "[settings]\ncolour = 1\n\n[dates]");
            scene.replace(ROUND, "summer-jobs", "winter-jobs");
        },
        &[
            "round.toml, line 2, column “format”: found “2”",
            "round.toml, line 6, column “language”: found “et”",
            "round.toml, line 8, column “stages”: found “tiers,placed,",
            "round.toml, line 14, column “settings.colour”: the rule pack has no setting “colour”",
            "round.toml, line 4, column “programme”: the programme is “winter-jobs”",
        ],
    );
}

#[test]
fn broken_settings() {
    faulty(|scene| scene.write(ROUND, ""), &["round.toml"]);
    faulty(
        |scene| scene.replace(ROUND, "language = \"lv\"", "language = lv"),
        &["round.toml, line 6: the file cannot be read"],
    );
    faulty(
        |scene| scene.replace(ROUND, "by = \"registration\"", "by = \"height\""),
        &["round.toml, line 11: the file cannot be read"],
    );
}

#[test]
fn answers_that_are_none() {
    faulty(
        |scene| scene.replace(APPLICANTS, "A2,2026-04-13T09:05,no", "A2,2026-04-13T09:05,perhaps"),
        &["applicants.csv, line 3, column “withdrawn”: found “perhaps”; yes or no is expected"],
    );
    faulty(
        |scene| scene.replace(APPLICANTS, "2009-11-23,yes", "23/11/2009,2"),
        &[
            "applicants.csv, line 3, column “date_of_birth”: found “23/11/2009”; a date such as",
            "applicants.csv, line 3, column “took_part_last_year”: found “2”; yes or no is expected",
        ],
    );
}

#[test]
fn moments_of_registration_that_are_missing_or_wrong() {
    faulty(
        |scene| {
            scene.replace(APPLICANTS, "A1,2026-04-13T09:00", "A1,");
            scene.replace(APPLICANTS, "A2,2026-04-13T09:05", "A2,yesterday");
            scene.replace(APPLICANTS, "A3,2026-04-13T09:10", "A3,2026-04-13T25:10");
        },
        &[
            "applicants.csv, line 2, column “registered”: there is no value",
            "applicants.csv, line 3, column “registered”: found “yesterday”; a date and time",
            "applicants.csv, line 4, column “registered”: found “2026-04-13T25:10”; a date and time",
        ],
    );
    faulty(
        |scene| scene.replace(APPLICANTS, "id,registered,", "id,registrated,"),
        &["applicants.csv, line 1: the column “registered” is missing"],
    );
}

#[test]
fn everything_wrong_with_the_tables_is_said_at_once() {
    faulty(
        |scene| {
            scene.replace(APPLICANTS, "A3,2026-04-13T09:10,no", "A1,2026-04-13T09:10,no");
            scene.replace(PLACEMENTS, "Grāmatu kārtošana,1", "Grāmatu kārtošana,-1");
            scene.replace(PLACEMENTS, "park,Piemēru parks,Puķu laistīšana,1", "park,,Puķu\tlaistīšana,NaN");
            scene.replace(PREFERENCES, "A1,library,2,900", "A1,park,300,x");
            scene.replace(PREFERENCES, "A2,park", "A2,zoo");
        },
        &[
            "applicants.csv, line 4, column “id”: the identifier “A1” is already in line 2",
            "placements.csv, line 2, column “capacity”: found “-1”",
            "placements.csv, line 3, column “capacity”: found “NaN”",
            "placements.csv, line 3, column “organisation”: there is no value",
            "placements.csv, line 3, column “title”: found “Puķu\u{fffd}laistīšana”; a text without control",
            "preferences.csv, line 3, column “rank”: found “300”",
            "preferences.csv, line 3, column “distance_m”: found “x”",
            "preferences.csv, line 3: the pair “A1, park” is already in line 2",
            "preferences.csv, line 4, column “placement”: there is no placement “zoo”",
            "preferences.csv, line 5, column “applicant”: there is no applicant “A3”",
        ],
    );
}

#[test]
fn a_broken_table_is_one_fault_and_not_one_for_each_wish() {
    faulty(
        |scene| {
            let text = scene.read(APPLICANTS).replace(',', ";");
            scene.write(APPLICANTS, text);
        },
        &["applicants.csv, line 1: columns are separated by semicolons"],
    );
}

#[test]
fn an_unknown_column_is_a_warning() {
    let scene = Scene::round("minimal");
    let text = scene.read(APPLICANTS).replacen("id,", "shoe_size,id,", 1).replace("\nA", "\n42,A");
    scene.write(APPLICANTS, text);
    let ran = scene.match_round();
    assert_eq!(ran.code, Some(0), "{ran:#?}");
    assert!(ran.err.starts_with("Warning: applicants.csv, line 1, column “shoe_size”"), "{ran:#?}");
    // All columns that are known, to the last: the one meant is among them.
    assert!(ran.err.contains("took_part_last_year"), "{ran:#?}");
    assert_eq!(ran.err.lines().count(), 1, "{ran:#?}");
}

#[test]
fn a_broken_rule_pack() {
    let scene = Scene::round("minimal");
    scene.replace("round/pack.toml", "applicant.date_of_birth, round", "applicant.date_of_brith, round");
    let ran = scene.match_round();
    assert!(ran.code == Some(2) && ran.err.starts_with("pack.toml, "), "{ran:#?}");
    assert!(ran.err.contains("date_of_brith"), "{ran:#?}");
    assert_eq!(scene.names(""), ["round"]);
}

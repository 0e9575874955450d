//! Texts that look the same, values of closed lists, distances that are stated: what a file says counts as it was meant, or
//! is a fault at its cell, and never refuses anybody in silence.

use crate::scene::{Ran, Scene};

const APPLICANTS: &str = "round/applicants.csv";
const PLACEMENTS: &str = "round/placements.csv";
const PREFERENCES: &str = "round/preferences.csv";

/// The smallest round with these municipalities of people, who all wish for one placement in `there`.
fn round(towns: &[&str], there: &str) -> Scene {
    let scene = Scene::round("minimal");
    let named = || (1..).zip(towns);
    let people: Vec<String> =
        named().map(|(n, town)| format!("A{n},2026-04-13T09:0{n},no,2010-05-02,no,{town}\n")).collect();
    let wishes: Vec<String> = named().map(|(n, _)| format!("A{n},park,1\n")).collect();
    let head = "id,registered,withdrawn,date_of_birth,took_part_last_year,municipality\n";
    scene.write(APPLICANTS, head.to_owned() + &people.concat());
    scene.write(
        PLACEMENTS,
        format!("id,organisation,title,capacity,municipality\npark,Parks,Laistīšana,9,{there}\n"),
    );
    scene.write(PREFERENCES, "applicant,placement,rank\n".to_owned() + &wishes.concat());
    scene
}

/// Who has a place.
fn placed(scene: &Scene) -> Vec<String> {
    let text = scene.read("out/allocation.csv");
    text.lines().skip(1).filter_map(|row| Some(row.split_once(',')?.0.to_owned())).collect()
}

fn matched(scene: &Scene) -> Ran {
    let ran = scene.match_round();
    assert_eq!(ran.code, Some(0), "{ran:#?}");
    ran
}

const SAME: [&str; 6] =
    ["Piemēri", "Pieme\u{304}ri", "Piemēri\u{a0}", " Piemēri  ", "\u{feff}Piemēri", "Piem\u{200b}ēri"];

#[test]
fn texts_that_look_the_same_are_the_same() {
    for there in SAME {
        let scene = round(&SAME, there);
        matched(&scene).done();
        assert_eq!(placed(&scene), ["A1", "A2", "A3", "A4", "A5", "A6"], "{there:?}");
    }
}

#[test]
fn a_text_that_is_another_but_for_case_or_marks_is_warned_of_at_its_row() {
    let scene = round(&["Piemēri", "piemēri", "Citur", "Piemeri", "piemēri"], "Piemēri");
    let ran = matched(&scene);
    assert_eq!(placed(&scene), ["A1"]);
    let warnings: Vec<&str> = ran.err.lines().collect();
    assert_eq!(warnings.len(), 2, "{ran:#?}");
    let start = |line: u8, found: &str, rows: u8| {
        format!(
            "Warning: applicants.csv, line {line}, column “municipality”: “{found}” differs from “Piemēri”|{rows})"
        )
    };
    for (warning, wanted) in warnings.iter().zip([start(3, "piemēri", 2), start(5, "Piemeri", 1)]) {
        let (first, last) = wanted.split_once('|').expect("both");
        assert!(warning.starts_with(first) && warning.ends_with(last), "{wanted}\n{ran:#?}");
    }
}

/// The pack's municipality as a closed list.
fn closed(scene: &Scene) {
    let label = "label = { lv = \"pašvaldība, kurā dzīvo\"";
    let choices = "choices = [\n  { value = \"Piemēri\", lv = \"Piemēru pilsēta\", en = \"the town of Piemēri\", ru = \"город Пиемери\" },\n  { value = \"other\", lv = \"cita pašvaldība\", en = \"another municipality\", ru = \"другое самоуправление\" },\n]\n";
    scene.replace("round/pack.toml", label, &(choices.to_owned() + label));
}

#[test]
fn values_of_a_closed_list_are_read_as_they_were_meant() {
    let towns =
        ["Piemēri", "PIEMERI", "Piemēru Pilsēta", "the town of piemēri", "Город Пиемери", "Cita pasvaldiba"];
    let scene = round(&towns, "Piemēri");
    closed(&scene);
    matched(&scene).done();
    assert_eq!(placed(&scene), ["A1", "A2", "A3", "A4", "A5"]);
    assert!(scene.read("out/not-placed.csv").contains("\nA6,"), "of another municipality");
}

#[test]
fn a_value_outside_a_closed_list_is_a_fault_with_the_list() {
    let scene = round(&["Piemēri", "Rīga", "", "cita"], "Piemēri");
    closed(&scene);
    scene.match_round().bad_input(&[
        "applicants.csv, line 3, column “municipality”: found “Rīga”; one of these values is expected: Piemēri, other",
        "applicants.csv, line 5, column “municipality”: found “cita”; one of these values is expected: Piemēri, other",
    ]);
    // So it is in a reserve, and for the one person whom a caseworker asks about.
    let scene = round(&["Piemēri"], "Piemēri");
    closed(&scene);
    let reserve = "[[constraints.reserves]]\nname = \"r\"\nseats = 1\npeople = { fact = \"municipality\", is = \"Rīga\" }\n";
    let toml = scene.read("round/round.toml");
    scene.write("round/round.toml", toml.clone() + reserve);
    scene
        .match_round()
        .bad_input(&["round.toml, line 17, column “constraints.municipality”: found “Rīga”; one of these"]);
    scene.write("round/round.toml", toml + &reserve.replace("Rīga", "PIEMERI"));
    matched(&scene);
    assert_eq!(placed(&scene), ["A1"]);
    scene.write("person.toml", "[applicant]\nmunicipality = \"Rīga\"\n");
    scene.talka(&["--lang", "en", "rules", "explain", "round", "--person", "person.toml"]).bad_input(&[
        "person.toml, line 2, column “applicant.municipality”: found “Rīga”; one of these values is expected: Piemēri, other",
    ]);
}

/// Public works with one wish of A1, whose places are so far apart as `home` says and is stated so far as `stated`.
fn works(stated: &str, home: &str) -> Scene {
    let scene = Scene::round("minimal");
    scene.remove("round/pack.toml");
    let toml = "format = 1\nname = \"d\"\nprogramme = \"public-works\"\npack = \"nva-public-works\"\nlanguage = \"en\"\n\
        [order]\nby = \"registration\"\n[dates]\nstarts = 2024-04-01\n[settings]\nmax_distance_m = 5000\n";
    scene.write("round/round.toml", toml);
    let head = "id,registered,lat,lon,registered_unemployed,receives_benefit,took_part,municipality\n";
    scene.write(
        APPLICANTS,
        format!("{head}A1,2024-03-01T10:00,{home},yes,no,2023-04-01..2023-08-02,Madonas novads\n"),
    );
    let head = "id,organisation,title,capacity,lat,lon,municipality,organiser,first_day,last_day,newly_created,idle_months,hours_a_day\n";
    let row = "P1,X,Y,1,56.85000,26.22000,Madonas novads,institution,2024-06-01,2024-06-30,no,4,6\n";
    scene.write(PLACEMENTS, head.to_owned() + row);
    scene.write(PREFERENCES, format!("applicant,placement,rank,distance_m\nA1,P1,1,{stated}\n"));
    scene
}

#[test]
fn a_stated_distance_wins_over_one_that_would_be_computed() {
    // Nowhere, next door, and some sixty kilometres away.
    for (stated, home, placed, why) in [
        ("1000", ",", true, ""),
        ("5000", "57.40000,26.22000", true, ""),
        ("5001", "56.85000,26.22000", false, "pair.distance"),
        ("", "56.85000,26.22000", true, ""),
        ("", "57.40000,26.22000", false, "pair.distance"),
        ("", ",", false, "needs-person.distance"),
    ] {
        let scene = works(stated, home);
        matched(&scene);
        // Hours and pay go with the place; the four months of a year ago are over on the placement's first day.
        let row = format!(
            "\nA1,P1,1,{},1,1,6,30,250,month,,,no,no\n",
            if stated.is_empty() { "0" } else { stated }
        );
        assert_eq!(scene.read("out/allocation.csv").ends_with(&row), placed, "{stated} {home}");
        assert!(scene.read("out/not-placed.csv").contains(why), "{stated} {home}");
    }
}

#[test]
fn nobody_is_told_at_once_that_they_cannot_take_part_and_can_take_a_placement() {
    let scene = Scene::round("minimal");
    for (person, said) in [
        ("date_of_birth = 2015-01-01", "Does not take part:"),
        ("took_part_last_year = false", "A member of staff decides:"),
    ] {
        let here = "municipality = \"Piemēri\"\n";
        scene.write(
            "person.toml",
            format!("[applicant]\n{person}\n{here}[placement]\n{here}[dates]\nstarts = 2026-06-08\n"),
        );
        let ran =
            scene.talka(&["--lang", "en", "rules", "explain", "round", "--person", "person.toml"]).done();
        assert!(ran.out.starts_with(said), "{ran:#?}");
        assert!(!ran.out.contains("Could take"), "{ran:#?}");
        assert!(ran.out.contains("About the placement itself, no rule stands in the way.\n"), "{ran:#?}");
    }
}

//! Invented instances: the same bytes for the same options on every machine, sound whatever is asked, and like a
//! country as far as counting shows.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
};

use sha2::{Digest, Sha256};

use crate::scene::{Ran, Scene};

const FILES: [&str; 3] = ["applicants.csv", "edges.csv", "placements.csv"];

/// Runs `talka generate --out out` with these options, divided by spaces.
fn generate(scene: &Scene, options: &str) -> Ran {
    let options: Vec<&str> = options.split_whitespace().collect();
    scene.talka(&[&["--lang", "en", "generate", "--out", "out"], &options[..]].concat())
}

/// The same in a scratch folder of its own.
fn generated(options: &str) -> Scene {
    let scene = Scene::with("", "", "");
    generate(&scene, options).done();
    assert_eq!(scene.names("out"), FILES);
    scene
}

fn bytes(scene: &Scene) -> Vec<String> {
    FILES.map(|name| scene.read(&format!("out/{name}"))).to_vec()
}

fn digest(scene: &Scene) -> String {
    let digest = Sha256::digest(bytes(scene).concat());
    talka::domain::draw::hex(&digest)
}

/// Rows of a table without its header.
fn rows(scene: &Scene, name: &str) -> Vec<Vec<String>> {
    let text = scene.read(&format!("out/{name}.csv"));
    text.lines().skip(1).map(|row| row.split(',').map(str::to_owned).collect()).collect()
}

fn whole(field: &str) -> u64 {
    field.parse().expect("a whole number")
}

fn seats(scene: &Scene) -> u64 {
    rows(scene, "placements").iter().map(|row| whole(&row[1])).sum()
}

/// People, by the connected part of the pairs they are in; those without a pair are in none.
fn parts(scene: &Scene) -> Vec<usize> {
    let edges = rows(scene, "edges");
    let names: BTreeSet<&str> = edges.iter().flat_map(|row| [row[0].as_str(), row[1].as_str()]).collect();
    let number: BTreeMap<&str, usize> = names.iter().enumerate().map(|(at, name)| (*name, at)).collect();
    let mut parent: Vec<usize> = (0..names.len()).collect();
    let root = |parent: &mut Vec<usize>, mut at: usize| {
        while parent[at] != at {
            parent[at] = parent[parent[at]];
            at = parent[at];
        }
        at
    };
    for row in &edges {
        let ends = [&row[0], &row[1]].map(|name| root(&mut parent, number[name.as_str()]));
        parent[ends[0]] = ends[1];
    }
    let mut people: BTreeMap<usize, usize> = BTreeMap::new();
    for name in names.iter().filter(|name| name.starts_with('A')) {
        *people.entry(root(&mut parent, number[name])).or_default() += 1;
    }
    let mut people: Vec<usize> = people.into_values().collect();
    people.sort_unstable();
    people
}

/// Whoever changes these has changed what everyone's seeds mean.
#[test]
fn the_bytes_are_those_of_every_other_machine() {
    for (options, expected) in [
        ("--shape popular", "a0d8e46d8f1c65443fc2cac9f345dfdc9e803039aa037ea24e0e23d029af4c2b"),
        ("--shape regional", "78d5f07423b6ae8ae7377744e3bc96c5c0b1edddc76d5f3c1ca25f9ed4552da8"),
        ("--shape giant", "90559fa00e42fbd7d333dfb9be877961f6ae3b8a81485cd0bcbd494aab5adc3b"),
        (
            "--shape giant --wishes 30 --tiers 2 --places-ratio 1.25",
            "531f200548d76a9e119833412b1cc71e99c23ef839dcd9b74d665af353d1244b",
        ),
    ] {
        assert_eq!(
            digest(&generated(&format!("--applicants 3000 --seed 42 {options}"))),
            expected,
            "{options}"
        );
    }
}

#[test]
fn a_seed_repeats_and_another_differs() {
    let first = generated("--applicants 500 --seed 18446744073709551615");
    let usual = "--places-ratio 0.650 --shape popular --wishes 12 --tiers 6";
    let same = generated(&format!("--applicants 500 --seed 18446744073709551615 {usual}"));
    assert_eq!(bytes(&first), bytes(&same));
    let other = generated("--applicants 500 --seed 0");
    for (one, another) in bytes(&first).iter().zip(&bytes(&other)) {
        assert!(one != another);
    }
}

#[test]
fn every_row_is_as_the_formats_say() {
    for shape in ["popular", "regional", "giant"] {
        let scene = generated(&format!("--applicants 2000 --seed 3 --shape {shape} --wishes 7 --tiers 4"));
        let people = rows(&scene, "applicants");
        let ids: BTreeSet<&str> = people.iter().map(|row| row[0].as_str()).collect();
        assert_eq!((ids.len(), ids.first(), ids.last()), (2000, Some(&"A0000001"), Some(&"A0002000")));
        assert_eq!(people.iter().map(|row| whole(&row[1])).collect::<BTreeSet<_>>(), (1..=4).collect());
        assert_eq!(people.iter().map(|row| whole(&row[2])).collect::<BTreeSet<_>>(), (1..=2000).collect());
        let places = rows(&scene, "placements");
        assert!(places.iter().all(|row| (1..=60).contains(&whole(&row[1]))));
        let places: BTreeSet<&str> = places.iter().map(|row| row[0].as_str()).collect();
        let mut ranks: BTreeMap<String, u64> = BTreeMap::new();
        let mut pairs = BTreeSet::new();
        for row in rows(&scene, "edges") {
            assert!(ids.contains(row[0].as_str()) && places.contains(row[1].as_str()), "{row:?}");
            let rank = ranks.entry(row[0].clone()).or_default();
            *rank += 1;
            assert!(whole(&row[2]) == *rank && *rank <= 7 && whole(&row[3]) <= 250_000, "{row:?}");
            assert!(pairs.insert((row[0].clone(), row[1].clone())), "{row:?}");
        }
    }
}

#[test]
fn there_are_exactly_as_many_seats_as_asked() {
    for (ratio, expected) in [("0.65", 651), ("0.000499", 0), ("0.0005", 1), ("1", 1001), ("3.141592", 3145)]
    {
        let scene = generated(&format!("--applicants 1001 --seed 8 --places-ratio {ratio}"));
        assert_eq!(seats(&scene), expected, "{ratio}");
    }
    assert_eq!(seats(&generated("--applicants 30 --seed 8 --places-ratio 100")), 3_000);
}

#[test]
fn the_smallest_countries() {
    for shape in ["popular", "regional", "giant"] {
        let none = generated(&format!("--applicants 0 --seed 1 --shape {shape} --places-ratio 100"));
        let headers = ["id,tier,order\n", "applicant,placement,rank,distance_m\n", "id,capacity\n"];
        assert_eq!(bytes(&none), headers);
        let one = generated(&format!("--applicants 1 --seed 1 --shape {shape} --places-ratio 100"));
        assert_eq!((rows(&one, "applicants").len(), seats(&one)), (1, 100));
        let idle = generated(&format!("--applicants 20 --seed 1 --shape {shape} --places-ratio 0"));
        assert_eq!(
            (rows(&idle, "applicants").len(), &bytes(&idle)[1..]),
            (20, &headers.map(String::from)[1..])
        );
        for scene in [none, one, idle] {
            scene.talka(&["solve", "out", "--out", "result"]).done();
            scene.talka(&["verify", "out", "result"]).done();
        }
    }
}

#[test]
fn it_can_be_solved_in_every_stage() {
    for shape in ["popular", "regional", "giant"] {
        let scene = generated(&format!("--applicants 400 --seed 2 --shape {shape}"));
        scene.talka(&["solve", "out", "--out", "result", "--stages", crate::scene::ALL_STAGES]).done();
        let placed = scene.read("result/assignment.csv").lines().count() - 1;
        assert!(placed > 100, "{placed}");
    }
}

#[test]
fn giant_hangs_together_and_regional_falls_apart() {
    let all = 6_000;
    let giant = parts(&generated(&format!("--applicants {all} --seed 4 --shape giant")));
    assert!(giant.last().is_some_and(|most| *most > all * 97 / 100), "{giant:?}");
    let regional = parts(&generated(&format!("--applicants {all} --seed 4 --shape regional")));
    assert!(regional.len() >= 20 && regional.last().is_some_and(|most| *most < all / 5), "{regional:?}");
    let popular = parts(&generated(&format!("--applicants {all} --seed 4")));
    assert!(popular.last().is_some_and(|most| *most > all / 2), "{popular:?}");
}

#[test]
fn what_was_made_is_said_in_the_readers_language() {
    let scene = Scene::new();
    let ran = generate(&scene, "--applicants 1000 --seed 1").done();
    assert!(ran.out.starts_with("Applicants: 1,000. Placements: 1"), "{ran:?}");
    let ran = scene.talka(&["--lang", "lv", "generate", "--applicants", "9", "--seed", "1", "--out", "b"]);
    assert!(ran.done().out.starts_with("Pretendenti: 9. Vakances: "));
}

#[test]
fn bad_usage() {
    let scene = Scene::new();
    for ratio in ["half", "-0.5", "0,65", "1e1", "100.000001", "0.1234567", "", "NaN"] {
        let option = format!("--places-ratio={ratio}");
        let args = ["--lang", "en", "generate", "--applicants", "5", "--seed", "1", "--out", "out", &option];
        scene.talka(&args).bad_input(&[&format!("--places-ratio: found “{ratio}”; a number from 0 to 100")]);
    }
    for options in [
        "--applicants 5 --seed 1 --shape square",
        "--applicants 5",
        "--seed 1",
        "--applicants 20000001 --seed 1",
        "--applicants -1 --seed 1",
        "--applicants 5 --seed x",
        "--applicants 5 --seed 1 --wishes 0",
        "--applicants 5 --seed 1 --wishes 256",
        "--applicants 5 --seed 1 --tiers 0",
    ] {
        let ran = generate(&scene, options);
        assert!(ran.code == Some(2) && ran.out.is_empty() && !ran.err.is_empty(), "{options}\n{ran:?}");
    }
    assert_eq!(scene.names(""), ["in"]);
}

#[test]
fn a_folder_that_is_not_empty_needs_force() {
    let scene = Scene::new();
    scene.write("out/mine.txt", "mine");
    scene.write("out/edges.csv", "old");
    generate(&scene, "--applicants 5 --seed 1")
        .bad_input(&["out: the folder exists and is not empty; add --force"]);
    assert_eq!(scene.names("out"), ["edges.csv", "mine.txt"]);
    generate(&scene, "--applicants 5 --seed 1 --force").done();
    assert_eq!(scene.names("out"), ["applicants.csv", "edges.csv", "mine.txt", "placements.csv"]);
    assert!(scene.read("out/edges.csv").starts_with("applicant,placement,rank,distance_m\n"));
    fs::create_dir(scene.path("empty")).expect("made");
    scene.talka(&["generate", "--applicants", "5", "--seed", "1", "--out", "empty"]).done();
    assert_eq!(scene.names("empty"), FILES);
    assert_eq!(scene.names(""), ["empty", "in", "out"]);
}

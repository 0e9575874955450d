//! `talka rules`: packs checked, tried on their examples, explained, previewed on a round and compared; what is printed,
//! in three languages, and the exit codes.

use crate::scene::{Ran, Scene};

const PACK: &str = "round/pack.toml";
const EXAMPLES: &str = r#"
[example]
dates = { starts = 2026-06-08 }
applicant = { date_of_birth = 2010-05-02, took_part_last_year = false, municipality = "Piemēri" }
placement = { municipality = "Piemēri" }
[[examples]]
id = "sixteen"
expect = { tier = "new" }
pair = "possible"
[[examples]]
id = "fifteen-on-the-day"
applicant = { date_of_birth = 2011-06-08 }
expect = { tier = "new" }
[[examples]]
id = "a-day-too-young"
applicant = { date_of_birth = 2011-06-09 }
expect = { not_eligible = ["age"] }
[[examples]]
id = "again"
applicant = { took_part_last_year = true }
expect = { tier = "again" }
[[examples]]
id = "elsewhere"
applicant = { municipality = "Citur" }
pair = { impossible = ["own-municipality"] }
[[examples]]
id = "unknown-birth"
applicant = { date_of_birth = "?" }
expect = { needs_person = ["age"] }
[[examples]]
id = "unknown-last-year"
applicant = { took_part_last_year = "?" }
expect = { needs_person = ["tier.new"] }
[[examples]]
id = "unknown-municipality"
placement = { municipality = "?" }
pair = { needs_person = ["own-municipality"] }
"#;

/// The smallest round, whose pack has examples.
fn with_examples() -> Scene {
    let scene = Scene::round("minimal");
    let text = scene.read(PACK) + EXAMPLES;
    scene.write(PACK, text);
    scene
}

fn rules(scene: &Scene, lang: &str, args: &[&str]) -> Ran {
    scene.talka(&[&["--lang", lang, "rules"], args].concat())
}

/// Exit code 1: what was printed, and why it is refused.
fn refused(ran: &Ran, printed: &[&str], why: &str) {
    assert_eq!(ran.code, Some(1), "{ran:#?}");
    for part in printed {
        assert!(ran.out.contains(part), "{part:?}\n{ran:#?}");
    }
    assert!(ran.err.starts_with("Error: ") && ran.err.contains(why), "{why:?}\n{ran:#?}");
}

#[test]
fn packs_that_ship_are_listed() {
    let scene = Scene::round("minimal");
    let out = rules(&scene, "en", &["list"]).done().out;
    assert_eq!(out.lines().count(), 13, "{out}");
    assert!(out.is_ascii() || out.contains("liepaja-pupils-2020 "), "{out}");
    for line in out.lines() {
        let id = line.split(' ').next().unwrap_or_default();
        rules(&scene, "en", &["check", id]).done();
    }
}

#[test]
fn a_good_pack_is_checked_wherever_it_is_named() {
    let scene = with_examples();
    for named in ["round", "round/pack.toml"] {
        let ran = rules(&scene, "en", &["check", named]).done();
        assert!(ran.out.starts_with("two-places 1: nothing is wrong."), "{ran:#?}");
        assert!(ran.out.contains("examples: 8."), "{ran:#?}");
    }
    let ran = rules(&scene, "en", &["check", "liepaja-pupils-2020"]).done();
    assert!(ran.out.contains("hours_15_to_17 = 7: "), "{ran:#?}");
}

#[test]
fn everything_wrong_with_a_pack_is_said_with_line_and_field() {
    let scene = with_examples();
    scene.replace(PACK, "version = \"1\"", "version = \"\"");
    scene.replace(PACK, "applicant.date_of_birth, round", "applicant.date_of_brith, round");
    scene.replace(PACK, "id = \"again\"\napplicant", "id = \"sixteen\"\napplicant");
    scene.replace(PACK, "tier = \"again\"", "tier = \"twice\"");
    let line = |part: &str| {
        let text = scene.read(PACK);
        text.lines().position(|line| line.contains(part)).map_or(0, |at| at + 1)
    };
    rules(&scene, "en", &["check", "round"]).bad_input(&[
        "round/pack.toml, line 5, column “version”: there is no text",
        &format!(
            "round/pack.toml, line {}, column “rules.age.when”: there is no name “applicant.date_of_brith”; there are: ",
            line("date_of_brith")
        ),
        &format!(
            "round/pack.toml, line {}, column “examples.sixteen.expect.tier”: there is no name “twice”; there are: new, again",
            line("twice")
        ),
        &format!(
            "round/pack.toml, line {}, column “examples.id”: the identifier “sixteen” appears twice",
            line("took_part_last_year = true") - 2
        ),
    ]);
}

#[test]
fn a_pack_that_is_no_toml_is_refused_at_its_line() {
    let scene = with_examples();
    scene.replace(PACK, "version = \"1\"", "version = 1");
    rules(&scene, "en", &["check", PACK])
        .bad_input(&["round/pack.toml, line 5, column “11”: the pack cannot be read"]);
}

#[test]
fn a_pack_that_is_not_there() {
    let scene = with_examples();
    for args in
        [&["check", "riga-1999"][..], &["test", "riga-1999"], &["preview", "riga-1999", "--round", "round"]]
    {
        let ran = rules(&scene, "en", args);
        assert!(ran.code == Some(2) && ran.out.is_empty(), "{ran:#?}");
        assert!(
            ran.err.starts_with("riga-1999: there is no rule pack “riga-1999”; there are: cibla-")
                && ran.err.contains("workshops-free-places"),
            "{ran:#?}"
        );
    }
}

#[test]
fn examples_that_come_out_are_enough() {
    let scene = with_examples();
    let ran = rules(&scene, "en", &["test", "round"]).done();
    assert_eq!(ran.out, "Examples: 8 of 8 come out as expected.\n");
    let ran = rules(&scene, "en", &["test", "round", "--mutations"]).done();
    assert!(ran.out.ends_with("the examples notice 6 of 6.\n"), "{ran:#?}");
}

#[test]
fn an_example_that_comes_out_otherwise_is_named_with_its_line() {
    let scene = with_examples();
    scene.replace(PACK, "2011-06-09", "2011-06-07");
    let line = scene.read(PACK).lines().take_while(|line| !line.contains("a-day-too-young")).count();
    let said = format!(
        "line {line}, example a-day-too-young: expected not_eligible = [age], but the rules say tier = new"
    );
    let unseen = "rules.age: no example shows someone for whom it does not hold";
    let ran = rules(&scene, "en", &["test", "round"]);
    refused(&ran, &[&said, unseen, "Examples: 7 of 8 come out as expected."], "not enough to trust");
}

#[test]
fn a_change_that_no_example_notices_is_listed() {
    let scene = with_examples();
    scene.replace(PACK, "2011-06-08 }", "2010-06-08 }");
    let ran = rules(&scene, "en", &["test", "round", "--mutations"]);
    refused(
        &ran,
        &[
            "  rules.age: ate_of_birth, round.starts) >= 15 → ate_of_birth, round.starts) > 15\n",
            "notice 4 of 6.\n",
        ],
        "no example notices",
    );
    rules(&scene, "en", &["test", "round"]).done();
}

#[test]
fn a_pack_without_examples_is_not_trusted() {
    let scene = Scene::round("minimal");
    let ran = rules(&scene, "en", &["test", "round"]);
    refused(
        &ran,
        &["examples: 0; at least 8 are needed", "tiers.new: no example shows"],
        "not enough to trust",
    );
}

const PERSON: &str = "[applicant]\ndate_of_birth = 2011-07-01\nmunicipality = \"Citur\"\n[placement]\nmunicipality = \"Piemēri\"\n";

#[test]
fn one_person_is_explained_in_three_languages() {
    let scene = with_examples();
    scene.write("person.toml", PERSON);
    for (lang, parts) in [
        (
            "en",
            [
                "Does not take part:\n- You need to be at least 15 years old on the first day of work.\n",
                "  source: Rules of the town of Piemēri (invented), 3. punkts, https://example.org/\n",
                "  facts used: date of birth\n",
                "  it would hold with: date of birth – 8 June 2011 or earlier\n",
                "Cannot take this placement:\n- This placement is for residents of another municipality.\n",
                "  it would hold with: municipality of residence – Piemēri\n",
            ],
        ),
        (
            "lv",
            [
                "- Pirmajā darba dienā jābūt vismaz 15 gadiem.\n",
                "Piemēru pilsētas kārtība (izdomāta), 3. punkts, https://example.org/\n",
                "dzimšanas datums\n",
                "dzimšanas datums – 08.06.2011. vai agrāk\n",
                "- Šī vakance paredzēta citas pašvaldības iedzīvotājiem.\n",
                "pašvaldība, kurā dzīvo – Piemēri\n",
            ],
        ),
        (
            "ru",
            [
                "- В первый рабочий день должно быть не меньше 15 лет.\n",
                "Порядок города Пиемери (вымышленный), 3. punkts, https://example.org/\n",
                "дата рождения\n",
                "или раньше\n",
                "- Эта вакансия — для жителей другого самоуправления.\n",
                "самоуправление места жительства – Piemēri\n",
            ],
        ),
    ] {
        let ran = rules(&scene, lang, &["explain", "round", "--person", "person.toml"]).done();
        for part in parts {
            assert!(ran.out.contains(part), "{lang}: {part:?}\n{}", ran.out);
        }
    }
}

#[test]
fn whoever_takes_part_and_whoever_needs_a_person_is_explained() {
    let scene = with_examples();
    scene.write("person.toml", "[applicant]\ndate_of_birth = 2010-07-01\ntook_part_last_year = \"no\"\n");
    let ran = rules(&scene, "en", &["explain", "round", "--person", "person.toml"]).done();
    assert!(ran.out.starts_with("Takes part. Priority group 1: Did not take part last summer\n"), "{ran:#?}");
    scene.write("person.toml", "[applicant]\nmunicipality = \"Piemēri\"\n");
    let ran = rules(&scene, "en", &["explain", "round", "--person", "person.toml"]).done();
    assert!(ran.out.starts_with("A member of staff decides:\n- "), "{ran:#?}");
    assert!(ran.out.contains("not known yet: date of birth."), "{ran:#?}");
}

#[test]
fn a_person_with_unknown_facts_is_refused_at_the_line() {
    let scene = with_examples();
    scene.write("person.toml", "[applicant]\nborn = 2010-07-01\ntook_part_last_year = \"perhaps\"\n");
    rules(&scene, "en", &["explain", "round", "--person", "person.toml"]).bad_input(&[
        "person.toml, line 2, column “applicant.born”: there is no name “born”; there are: ",
        "person.toml, line 3, column “applicant.took_part_last_year”: found “perhaps”; bool is expected",
    ]);
}

#[test]
fn a_pack_is_previewed_on_a_round() {
    let scene = Scene::round("liepaja-2020");
    let ran = rules(&scene, "en", &["preview", "liepaja-pupils-2020", "--round", "round"]).done();
    assert_eq!(
        ran.out,
        "Applications: 1,037. Take part: 1,016, do not: 12, a member of staff decides: 9.
  age: holds for 1,030, does not for 4, a member of staff decides for 3
  school-in-liepaja: holds for 1,029, does not for 8, a member of staff decides for 0
  commission: holds for 1,037, does not for 0, a member of staff decides for 0
  priority group 1, Did not take part last summer; meets a social criterion: 190
  priority group 2, Did not take part last summer; supported by the school’s commission: 245
  priority group 3, Did not take part last summer: 305
  priority group 4, Took part last summer; meets a social criterion: 81
  priority group 5, Took part last summer: 195
"
    );
}

#[test]
fn two_packs_are_compared_on_a_round() {
    let scene = with_examples();
    scene.write("new.toml", scene.read(PACK));
    let ran = rules(&scene, "en", &["diff", "round", "new.toml", "--round", "round"]).done();
    assert_eq!(ran.out, "0 differences.\nThe outcome changes for 0 people.\n");
    // A1 turned 16 on 2 May 2026; A3 on 17 January; A2, born on 23 November 2009, is 16 since November.
    scene.replace("new.toml", ">= 15", ">= 16");
    scene.replace("new.toml", "version = \"1\"", "version = \"2\"");
    let ran = rules(&scene, "en", &["diff", "round", "new.toml", "--round", "round"]).done();
    assert_eq!(
        ran.out,
        "rules.age.when\n  - age(applicant.date_of_birth, round.starts) >= 15\n  + age(applicant.date_of_birth, round.starts) >= 16\n\
         version\n  - 1\n  + 2\n2 differences.\nThe outcome changes for 0 people.\n"
    );
}

#[test]
fn a_difference_names_those_whom_it_touches() {
    let scene = with_examples();
    scene.write("new.toml", scene.read(PACK));
    scene.replace(
        "new.toml",
        "date_of_birth, round.starts) >= 15",
        "date_of_birth, round.starts - 60) >= 16",
    );
    let ran = rules(&scene, "en", &["diff", "round", "new.toml", "--round", "round"]).done();
    assert!(ran.out.contains("1 difference.\nThe outcome changes for 1 person.\n"), "{ran:#?}");
    assert!(ran.out.ends_with("  Did not take part last summer → does not take part (1): A1\n"), "{ran:#?}");
    let without = rules(&scene, "en", &["diff", "round", "new.toml"]).done();
    assert!(without.out.ends_with("1 difference.\n"), "{without:#?}");
}

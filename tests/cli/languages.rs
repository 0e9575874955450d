//! Messages in the reader's language: asked for with `--lang`, else the system's.

use crate::scene::Scene;

/// A fault, its count, a verdict and a refusal in one language.
fn speaks(lang: &str, fault: &str, count: &str, right: &str, refused: &str) {
    let scene = Scene::new();
    scene.talka(&["solve", "in", "--out", "out", "--lang", lang]).done();
    let ran = scene.talka(&["--lang", lang, "verify", "in", "out"]).done();
    assert!(ran.out.ends_with(&format!("{right}\n")), "{ran:#?}");
    scene.replace("out/assignment.csv", "A1,P1", "A1,P3");
    let ran = scene.talka(&["--lang", lang, "verify", "in", "out"]);
    assert!(ran.code == Some(1) && ran.err.starts_with(refused), "{ran:#?}");
    scene.replace("in/placements.csv", "P2,1", "P2,-1");
    let ran = scene.talka(&["--lang", lang, "verify", "in", "out"]);
    assert_eq!(ran.code, Some(2));
    let lines: Vec<&str> = ran.err.lines().collect();
    assert_eq!(lines, [fault, count]);
}

#[test]
fn latvian() {
    speaks(
        "lv",
        "placements.csv, 3. rinda, kolonna „capacity”: ir „-1”, bet vajadzīgs vesels skaitlis robežās 0–1000000",
        "Kļūda: Datos ir 1 kļūda. Nekas nav ierakstīts.",
        "Rezultāts ir pārbaudīts un pareizs.",
        "Kļūda: Rezultāts nav pieņemts: ",
    );
}

#[test]
fn russian() {
    speaks(
        "ru",
        "placements.csv, строка 3, столбец «capacity»: найдено «-1», а нужно целое число в пределах 0–1000000",
        "Ошибка: В данных 1 ошибка. Ничего не записано.",
        "Результат проверен и верен.",
        "Ошибка: Результат не принят: ",
    );
}

#[test]
fn english() {
    speaks(
        "en",
        "placements.csv, line 3, column “capacity”: found “-1”; a whole number in the range 0–1000000 is expected",
        "Error: 1 error in the input. Nothing was written.",
        "The result is checked and correct.",
        "Error: The result is refused: ",
    );
}

#[test]
fn the_systems_language_is_used_where_none_is_asked() {
    let scene = Scene::solved();
    for (variable, value, word) in
        [("LC_ALL", "lv_LV.UTF-8", "pareizs"), ("TALKA_LANG", "ru", "верен"), ("LC_ALL", "fr_FR", "correct")]
    {
        let output = scene.command().args(["verify", "in", "out"]).env(variable, value).output();
        let text = String::from_utf8(output.expect("started").stdout).expect("UTF-8");
        assert!(text.contains(word), "{variable}={value}: {text}");
    }
}

#[test]
fn an_unknown_language_is_bad_usage() {
    let scene = Scene::solved();
    let ran = scene.talka(&["--lang", "et", "verify", "in", "out"]);
    assert!(ran.code == Some(2) && ran.err.contains("et"), "{ran:#?}");
}

#[test]
fn a_round_speaks_its_own_language_unless_another_is_asked() {
    for (lang, word) in
        [(None, "Vieta piešķirta 2 no 3"), (Some("ru"), "2 из 3"), (Some("en"), "Placed 2 of 3")]
    {
        let scene = Scene::round("minimal");
        let mut args = vec!["match", "round", "--out", "out"];
        args.extend(lang.iter().flat_map(|lang| ["--lang", lang]));
        let ran = scene.talka(&args).done();
        assert!(ran.out.contains(word), "{ran:#?}");
        let page = scene.read("out/report.html");
        let tag = format!("lang=\"{}\"", lang.unwrap_or("lv"));
        assert!(page.contains(&tag), "no {tag} in the report");
    }
}

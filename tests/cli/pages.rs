//! The pages that newcomers read first: whatever they say of commands, files and links is so.

use std::{fs, path::Path};

use crate::scene::Scene;

/// Everything that a newcomer may read before the code.
const PAGES: [&str; 9] = [
    "README.md",
    ".config/README.md",
    "fixtures/rounds/minimal/README.md",
    "solver/MODEL.md",
    "src/ARCHITECTURE.md",
    "src/DECISIONS.md",
    "src/cli/README.md",
    "src/rules/README.md",
    "Makefile",
];

fn page(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(name);
    fs::read_to_string(path).map_err(|error| format!("{name}: {error}")).expect("a page")
}

/// The fenced blocks of a page.
fn blocks(page: &str) -> Vec<&str> {
    page.split("\n```")
        .skip(1)
        .step_by(2)
        .filter_map(|block| block.split_once('\n'))
        .map(|(_, text)| text)
        .collect()
}

/// What follows each mark, up to the first character that cannot belong to it.
fn after<'a>(page: &'a str, mark: &str, belongs: impl Fn(char) -> bool) -> Vec<&'a str> {
    page.split(mark).skip(1).map(|rest| &rest[..rest.find(|c| !belongs(c)).unwrap_or(rest.len())]).collect()
}

fn is_word(c: char) -> bool {
    c.is_ascii_lowercase() || c == '-'
}

#[test]
fn links_lead_somewhere() {
    for name in PAGES {
        let page = page(name);
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(name);
        let folder = folder.parent().expect("a folder");
        for link in after(&page, "](", |c| c != ')' && !c.is_whitespace()) {
            let file = link.split('#').next().unwrap_or_default();
            let is_elsewhere = file.is_empty() || file.contains(':');
            assert!(is_elsewhere || folder.join(file).exists(), "{name}: {link}");
        }
    }
}

/// The commands of the README and of the page beside the smallest round give what both pages show.
#[test]
fn the_smallest_round_comes_out_as_the_pages_say() {
    let scene = Scene::round("minimal");
    scene.match_round().done();
    let (allocation, certificate) =
        (scene.read("out/allocation.csv"), scene.read("out/result/certificate.json"));
    let (readme, walk) = (page("README.md"), page("fixtures/rounds/minimal/README.md"));
    for page in [&readme, &walk] {
        let shown = blocks(page).into_iter().find(|block| block.starts_with("applicant,placement"));
        assert_eq!(shown.map(|block| format!("{block}\n")), Some(allocation.clone()));
        assert!(
            page.contains(
                "cargo run --locked -- match fixtures/rounds/minimal --out target/outcome --lang en"
            )
        );
    }
    let line = blocks(&walk).into_iter().find(|block| block.starts_with("[\"library\""));
    assert!(certificate.contains(line.expect("lines of the certificate")), "{certificate}");
    let told = scene.read("out/not-placed.csv");
    for page in [&readme, &walk] {
        let quotes = page.split('“').skip(1).filter_map(|rest| rest.split('”').next());
        let quotes =
            quotes.map(|quote| quote.replace('\n', " ")).filter(|quote| quote.contains("placement chosen"));
        let quotes: Vec<String> = quotes.collect();
        assert!(!quotes.is_empty() && quotes.iter().all(|quote| told.contains(quote)), "{quotes:?}\n{told}");
    }
}

#[test]
fn a_changed_price_is_refused_as_the_page_says() {
    let scene = Scene::round("minimal");
    scene.match_round().done();
    let verify = || scene.talka(&["verify", "out/instance", "out/result", "--lang", "en"]);
    let walk = page("fixtures/rounds/minimal/README.md");
    let sound = verify().done();
    let last = sound.out.lines().last().unwrap_or_default();
    assert!(walk.contains(&format!("`{last}`")), "{last}");
    scene.replace("out/result/certificate.json", "[6,0]", "[1,0]");
    let ran = verify();
    assert_eq!(ran.code, Some(1), "{ran:#?}");
    for said in ["Choices (rank): not proven", "The result is refused"] {
        assert!(walk.contains(said), "{said}");
        assert!(format!("{}{}", ran.out, ran.err).contains(said), "{said}: {ran:#?}");
    }
}

/// Options and variables that the pages name are those of the program.
#[test]
fn pages_name_options_that_exist() {
    let scene = Scene::new();
    let mut help = scene.talka(&["--help"]).done().out;
    let commands: Vec<String> = after(&help, "\n  ", is_word).into_iter().map(str::to_owned).collect();
    let commands =
        commands.into_iter().filter(|name| !name.is_empty() && !name.starts_with('-') && name != "help");
    for command in commands {
        help += &scene.talka(&[&command, "--help"]).done().out;
        if command == "audit" {
            help += &scene.talka(&["audit", "verify", "--help"]).done().out;
        }
        if command == "rules" {
            for rules in ["list", "check", "test", "explain", "preview", "diff"] {
                help += &scene.talka(&["rules", rules, "--help"]).done().out;
            }
        }
    }
    // Options of other programs that the pages show.
    let others = ["release", "locked", "system", "home-dir", "shell", "now", "exclude-table-data"];
    for name in ["README.md", ".config/README.md", "src/cli/README.md", "src/rules/README.md"] {
        let page = page(name);
        for option in after(&page, " --", is_word).into_iter().chain(after(&page, "`--", is_word)) {
            let known = help.contains(&format!("--{option} ")) || help.contains(&format!("--{option}\n"));
            assert!(option.is_empty() || others.contains(&option) || known, "{name}: --{option}");
        }
        for variable in after(&page, "TALKA_", |c| c.is_ascii_uppercase() || c == '_') {
            let known = help.contains(&format!("TALKA_{variable}")) || variable == "LANG";
            assert!(variable.is_empty() || known, "{name}: TALKA_{variable}");
        }
    }
}

/// Every key of the settings file stands on the page about operations, and the other way round.
#[test]
fn the_page_about_operations_names_every_setting() {
    let (operations, file) = (page(".config/README.md"), page(".config/talka.toml"));
    let lines = file.lines().filter(|line| line.contains(" = ") && !line.starts_with("# "));
    let keys: Vec<&str> =
        lines.map(|line| line.trim_start_matches('#').split(' ').next().unwrap_or_default()).collect();
    assert!(keys.contains(&"key_file"), "{keys:?}");
    let rows = operations.lines().filter(|line| line.starts_with("| `") && line.contains("TALKA_"));
    let told: Vec<&str> = rows.filter_map(|row| row.split('`').nth(1)).collect();
    assert!(keys.iter().all(|key| told.contains(key)) && told.len() == keys.len(), "{keys:?}\n{told:?}");
}

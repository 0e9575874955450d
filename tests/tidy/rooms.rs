//! Who may know whom. The map of `src/ARCHITECTURE.md`, as a table.

use crate::{
    source::Named,
    tree::{Breach, File},
};

const WHY: &str = "Arrows point down only, so that every room can be read, tested and exchanged by itself";

/// A room (a folder or file of `src/`) and the rooms that it may name. A longer place wins over a shorter one.
/// `talka_solver` stands here for the solver as a whole; which of its words `files` may use, `judge` says.
const ROOMS: &[(&str, &[&str])] = &[
    // Nouns.
    ("domain", &[]),
    ("chance", &[]),
    ("clock", &[]),
    ("child", &["talka_solver"]),
    ("paper", &[]),
    ("i18n", &["domain"]),
    // Thought: none knows another.
    ("rules", &["domain"]),
    ("matching", &["domain", "rules", "talka_solver"]),
    ("files", &["domain", "i18n", "talka_solver"]),
    ("store", &["domain"]),
    // Verbs: the only caller of the store.
    (
        "service",
        &["chance", "child", "clock", "domain", "files", "i18n", "matching", "paper", "rules", "store"],
    ),
    // Surfaces: never each other.
    ("web", &["clock", "config", "domain", "i18n", "service", "telemetry"]),
    ("api", &["clock", "config", "domain", "i18n", "service"]),
    ("worker", &["clock", "config", "domain", "i18n", "mail", "service"]),
    ("cli", &["child", "clock", "domain", "files", "i18n", "matching", "rules", "service", "talka_solver"]),
    // Where an installation is opened, and the surfaces are put together and started.
    ("cli/install", &["chance", "clock", "config", "domain", "i18n", "mail", "service", "store"]),
    ("cli/audit", &["clock", "domain", "i18n", "service"]),
    ("cli/database", &["clock", "domain", "i18n", "service", "store"]),
    ("cli/erase", &["clock", "domain", "service", "store"]),
    ("cli/demo", &["config", "domain", "i18n", "service", "telemetry"]),
    ("cli/serve", &["api", "config", "domain", "i18n", "mail", "service", "telemetry", "web", "worker"]),
    // Plumbing.
    ("config", &["domain"]),
    ("mail", &["clock", "config", "domain", "i18n"]),
    ("telemetry", &["config"]),
    ("main", &["cli", "config", "telemetry"]),
];

/// The room of a source file of the application, `None` for any other file and for `lib.rs`.
fn room(path: &str) -> Option<&str> {
    let inside = path.strip_prefix("src/")?.strip_suffix(".rs")?;
    let room = inside.split('/').next()?;
    (room != "lib").then_some(room)
}

/// The line of the table that speaks of a file.
fn entry(path: &str) -> Option<&'static (&'static str, &'static [&'static str])> {
    let inside = path.strip_prefix("src/")?.strip_suffix(".rs")?;
    let fits =
        |place: &str| inside.strip_prefix(place).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
    ROOMS.iter().filter(|(place, _)| fits(place)).max_by_key(|(place, _)| place.len())
}

/// What stands at the crate's root under this path, when the path leads there: by `crate::`, by the crate's
/// name, or by climbing with `super::`.
pub(crate) fn from_root<'a>(path: &str, named: &'a Named) -> Option<&'a str> {
    let first = named.segments.first()?.as_str();
    let after = match first {
        "crate" => 1,
        "talka" if path == "src/main.rs" => 1,
        "talka_solver" if path.starts_with("src/") => 0,
        "super" => {
            let climbed = named.segments.iter().take_while(|segment| *segment == "super").count();
            (climbed == depth(path) + named.inside).then_some(climbed)?
        }
        _ => return None,
    };
    named.segments.get(after).map(String::as_str)
}

/// How many modules deep a file stands: `src/domain/id.rs` two, `src/domain/mod.rs` one.
pub(crate) fn depth(path: &str) -> usize {
    let inside = path.split_once("src/").map_or(path, |(_, inside)| inside);
    let modules = inside.matches('/').count() + 1;
    if ["mod.rs", "lib.rs", "main.rs"].iter().any(|root| inside.ends_with(root)) {
        modules - 1
    } else {
        modules
    }
}

/// Why: arrows point down only, so that every room can be read, tested and exchanged by itself.
pub(crate) fn acquaintances(file: &File) -> Vec<Breach> {
    let (Some(own), Some((place, may_know))) = (room(&file.path), entry(&file.path)) else {
        return Vec::new();
    };
    let mut breaches = Vec::new();
    for named in &file.source().named {
        let Some(known) = from_root(&file.path, named) else { continue };
        if known != own && known != "self" && !may_know.contains(&known) {
            let circle = if may_know.is_empty() { "nobody".to_owned() } else { may_know.join(", ") };
            breaches.push(Breach::new(
                &file.path,
                named.line,
                format!("`{place}` knows `{known}` ({})", named.written()),
                format!(
                    "{WHY}: `{place}` may know {circle}. Pass in what is needed, or move it down the map."
                ),
            ));
        }
    }
    breaches
}

/// Why: a room that is not on the map has no rules; whoever opens one says whom it may know.
pub(crate) fn unknown_rooms(file: &File) -> Vec<Breach> {
    match room(&file.path) {
        Some(room) if entry(&file.path).is_none() => {
            let remedy = "Move it into a room of src/ARCHITECTURE.md, or add it there and to ROOMS in tests/tidy/rooms.rs.";
            vec![Breach::new(&file.path, 0, format!("the room `{room}` is not on the map"), remedy)]
        }
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tree::lines;

    fn found(path: &str, text: &str) -> Vec<usize> {
        lines(&acquaintances(&File::new(path, text)))
    }

    #[test]
    fn knowing_upwards_or_sideways_is_found() {
        assert_eq!(found("src/domain/id.rs", "use crate::i18n::Tr;"), [1]);
        assert_eq!(
            found("src/matching/mod.rs", "use std::fmt;\nuse crate::{domain::Id, files::{read, write}};"),
            [2, 2]
        );
        assert_eq!(found("src/files/round.rs", "fn f() {\n    crate::matching::run();\n}"), [2]);
        assert_eq!(found("src/web/page.rs", "use crate::api::Shape;"), [1]);
        assert_eq!(found("src/rules/mod.rs", "use talka_solver::Problem;"), [1]);
        assert_eq!(found("src/cli/solve.rs", "use crate::web::router;"), [1]);
        assert_eq!(found("src/main.rs", "use talka::store::Db;"), [1]);
    }

    #[test]
    fn climbing_to_the_root_is_found() {
        assert_eq!(found("src/domain/id.rs", "use super::super::files::x;"), [1]);
        assert_eq!(found("src/domain/mod.rs", "use super::files::x;"), [1]);
        assert_eq!(found("src/clock.rs", "use super::files::x;"), [1]);
        assert_eq!(
            found(
                "src/clock.rs",
                "#[cfg(test)]\nmod tests {\n    use super::*;\n    use super::super::web::x;\n}"
            ),
            [4]
        );
    }

    #[test]
    fn knowing_downwards_and_oneself_is_fine() {
        assert_eq!(found("src/domain/id.rs", "use super::Facts;\nuse crate::domain::geo::Point;"), []);
        assert_eq!(
            found("src/matching/model.rs", "use crate::{domain::Id, rules};\nuse talka_solver::solve;"),
            []
        );
        assert_eq!(found("src/cli/serve.rs", "use crate::{api, web};"), []);
        assert_eq!(found("src/lib.rs", "pub mod web;\npub use crate::web::x;"), []);
        assert_eq!(found("src/domain/id.rs", "// use crate::files;\nconst A: &str = \"crate::files\";"), []);
    }

    #[test]
    fn a_room_off_the_map_is_found() {
        assert_eq!(unknown_rooms(&File::new("src/utils/misc.rs", "")).len(), 1);
        assert_eq!(unknown_rooms(&File::new("src/helpers.rs", "")).len(), 1);
        assert_eq!(unknown_rooms(&File::new("src/domain/id.rs", "")).len(), 0);
        assert_eq!(unknown_rooms(&File::new("tests/tidy/main.rs", "")).len(), 0);
    }
}

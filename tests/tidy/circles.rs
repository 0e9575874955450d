//! No circle of files inside a room: files that name each other in a loop can only be read, tested and changed together,
//! and are one file in truth. Who names whom is followed to where a name is defined, through what modules hand on.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    source::{Named, Source},
    tree::{Breach, File, is_test_file},
};

/// Whose circles are known and are to be untied by themselves.
const LEFT: [&str; 1] = ["solver/src/"];

/// A module: its path from the crate's root, such as `["rules", "check"]`.
type Module = Vec<String>;

/// One file of a crate.
struct Room<'a> {
    path: &'a str,
    source: &'a Source,
    /// What its `use`s call by which name.
    uses: BTreeMap<&'a str, &'a Named>,
}

/// One crate's files by module.
struct House<'a> {
    files: BTreeMap<Module, Room<'a>>,
}

/// Where a name leads.
enum Place {
    /// To a module itself.
    Module(Module),
    /// To something that is defined in this module's file.
    Inside(Module),
}

impl<'a> House<'a> {
    fn new(files: &'a [File], source: &str) -> Self {
        let room = |file: &'a File| {
            let (module, source) = (module(file.path.strip_prefix(source)?)?, file.source());
            let uses = source.named().filter_map(|named| Some((named.known_as.as_deref()?, named))).collect();
            Some((module, Room { path: &file.path, source, uses }))
        };
        Self { files: files.iter().filter(|file| !is_test_file(&file.path)).filter_map(room).collect() }
    }

    /// Where a path that stands in a module leads, if that is in this crate.
    fn leads(&self, module: &Module, named: &Named, depth: usize) -> Option<Place> {
        let mut rest = named.segments.as_slice();
        let mut at = module.clone();
        match rest.first()?.as_str() {
            "crate" => {
                at.clear();
                rest = &rest[1..];
            }
            "self" => rest = &rest[1..],
            "super" => {
                let climbed = rest.iter().take_while(|segment| *segment == "super").count();
                at.truncate(at.len().checked_sub(climbed.checked_sub(named.inside)?)?);
                rest = &rest[climbed..];
            }
            first => {
                let room = self.files.get(&at)?;
                if !room.source.modules.iter().any(|name| name == first) {
                    // What a `use` calls so stands for what it is.
                    let used = room.uses.get(first).filter(|_| named.known_as.is_none())?;
                    return self.onwards(self.leads(module, used, depth)?, &rest[1..], depth);
                }
            }
        }
        self.onwards(Place::Module(at), rest, depth)
    }

    /// Goes on from a place, segment by segment.
    fn onwards(&self, place: Place, rest: &[String], depth: usize) -> Option<Place> {
        let Place::Module(at) = place else { return Some(place) };
        let Some((next, after)) = rest.split_first() else { return Some(Place::Module(at)) };
        let room = self.files.get(&at)?;
        if room.source.modules.contains(next) {
            let inner: Module = at.iter().chain([next]).cloned().collect();
            return self.onwards(Place::Module(inner), after, depth);
        }
        // What the module hands on is where it came from; a chain of that ends.
        match room.uses.get(next.as_str()) {
            Some(used) if used.inside == 0 && depth < 8 && used.segments.len() > 1 => {
                self.onwards(self.leads(&at, used, depth + 1)?, after, depth + 1)
            }
            _ => Some(Place::Inside(at)),
        }
    }

    /// For every file of a room, the files of the same room that it names, and where first.
    fn names(&self) -> BTreeMap<&'a str, BTreeMap<&'a str, (usize, String)>> {
        let mut all: BTreeMap<&str, BTreeMap<&str, (usize, String)>> = BTreeMap::new();
        for (module, room) in &self.files {
            let known = all.entry(room.path).or_default();
            // What is only handed on binds whoever takes it, not whoever hands it on.
            for named in room.source.named().filter(|named| !named.handed_on) {
                let Some(Place::Inside(other)) = self.leads(module, named, 0) else { continue };
                let Some(there) = self.files.get(&other) else { continue };
                if there.path != room.path && other.first() == module.first() {
                    known.entry(there.path).or_insert_with(|| (named.line, named.written()));
                }
            }
        }
        all
    }
}

/// The module that a file under `src/` is.
fn module(inside: &str) -> Option<Module> {
    let name = inside.strip_suffix(".rs")?;
    let mut module: Module = name.split('/').map(str::to_owned).collect();
    if module.last().is_some_and(|last| ["mod", "lib"].contains(&last.as_str())) {
        module.pop();
    }
    Some(module)
}

/// All whom somebody names, directly or through others.
fn reached<'a>(
    names: &BTreeMap<&'a str, BTreeMap<&'a str, (usize, String)>>,
    from: &'a str,
) -> BTreeSet<&'a str> {
    let (mut seen, mut open) = (BTreeSet::new(), vec![from]);
    while let Some(at) = open.pop() {
        for next in names.get(at).into_iter().flat_map(BTreeMap::keys) {
            if seen.insert(*next) {
                open.push(next);
            }
        }
    }
    seen
}

/// Why: files in a circle are one file in truth, and nobody sees where to begin reading.
pub(crate) fn circles(files: &[File]) -> Vec<Breach> {
    let remedy = "Take out what both need into a file of its own below them, or pass it in.";
    let mut breaches = Vec::new();
    for source in ["src/", "solver/src/"] {
        let names = House::new(files, source).names();
        for (path, known) in names.iter().filter(|(path, _)| !LEFT.iter().any(|left| path.starts_with(left)))
        {
            for (other, (line, named)) in known {
                if reached(&names, other).contains(path) {
                    let what = format!("names {other} (`{named}`), which names it back");
                    breaches.push(Breach::new(path, *line, what, remedy));
                }
            }
        }
    }
    breaches
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(files: &[(&str, &str)]) -> Vec<String> {
        let files: Vec<File> = files.iter().map(|(path, text)| File::new(path, text)).collect();
        circles(&files).iter().map(|breach| format!("{}:{}", breach.path, breach.line)).collect()
    }

    #[test]
    fn files_that_name_each_other_are_found() {
        let root = ("src/rules/mod.rs", "mod a;\nmod b;\nmod c;\npub use a::A;");
        let two = [root, ("src/rules/a.rs", "use super::b::B;"), ("src/rules/b.rs", "\nuse super::A;")];
        assert_eq!(found(&two), ["src/rules/a.rs:1", "src/rules/b.rs:2"], "through what the room hands on");
        let three = [
            ("src/lib.rs", "pub mod rules;"),
            root,
            ("src/rules/a.rs", "fn f() { super::b::g() }"),
            ("src/rules/b.rs", "use crate::rules::c;\nfn g() { c::h() }"),
            ("src/rules/c.rs", "use super::a::f;"),
        ];
        assert_eq!(found(&three), ["src/rules/a.rs:1", "src/rules/b.rs:2", "src/rules/c.rs:1"]);
    }

    #[test]
    fn a_module_and_its_children_may_be_in_a_circle_too() {
        let files = [
            ("src/files/apply.rs", "mod form;\nuse form::Form;\npub fn step() {}"),
            ("src/files/apply/form.rs", "use super::step;"),
        ];
        assert_eq!(found(&files), ["src/files/apply.rs:2", "src/files/apply/form.rs:1"]);
    }

    #[test]
    fn what_only_hands_on_is_in_no_circle() {
        let files = [
            ("src/lib.rs", "pub mod rules;\npub mod files;"),
            ("src/rules/mod.rs", "mod a;\nmod b;\npub use a::A;\npub use b::{B, C as D};"),
            ("src/rules/a.rs", "use super::{B, D};\nuse crate::files::x;"),
            ("src/rules/b.rs", "#[cfg(test)]\nmod tests {\n    use super::super::A;\n}"),
            ("src/files/mod.rs", "use crate::rules::A;"),
        ];
        assert_eq!(found(&files), [""; 0]);
    }
}

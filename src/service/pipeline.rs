//! From a round's folder to its outcome's folder: the one way in which `talka match` and the service's worker
//! compute. Owns the order of the steps and which files come out; what a step does is for the rooms below.

use std::collections::BTreeMap;

use crate::{
    child::Child,
    clock::Stopwatch,
    domain::{self, FactType, Fault, Faults, Lang, Snapshot, Stage, choice, constraints::Constraints},
    files::{
        columns::{FactColumn, FactColumns},
        folder::Folder,
        freeze, instance, outcome,
        output::Sink,
        report,
        result::{Account, ResultFile, Seconds, write_result, write_solution},
        round, settings, table,
    },
    i18n::sort,
    matching::{self, Failure, Matched, Watch},
    rules::{self, Fact, Pack, RuleSet},
};

/// A round as read: everything that its outcome depends on.
pub struct Round {
    /// The frozen inputs.
    pub snapshot: Snapshot,
    /// The rule pack with the round's settings.
    pub rules: RuleSet,
    /// What deserves a warning.
    pub warnings: Vec<Fault>,
    seconds: Seconds,
}

/// An outcome that judge and audit have accepted, not written yet.
#[derive(Debug)]
pub struct Computed {
    /// The solution, its proof and the outcome for people.
    pub matched: Matched,
    /// The files of the solved instance, by name.
    pub instance: Vec<(&'static str, String)>,
    /// Time spent.
    pub seconds: Seconds,
}

/// What decides about a round before anybody applies.
pub struct Rulebook {
    /// The round's settings.
    pub settings: domain::Round,
    /// The rule pack with those settings.
    pub rules: RuleSet,
    /// The columns of facts that the pack asks for.
    pub columns: FactColumns,
}

/// Reads a round's settings and rule pack, without its tables.
///
/// # Errors
/// Everything that is wrong with them.
pub fn rulebook(folder: &Folder<'_>) -> Result<Rulebook, Faults> {
    let Ground { settings, pack, rules, .. } = ground(folder)?;
    let columns = columns(&pack, &settings.constraints);
    Ok(Rulebook { settings, rules, columns })
}

/// Settings and pack, put together, with the bytes of both files.
struct Ground {
    settings: domain::Round,
    pack: Pack,
    rules: RuleSet,
    bytes: [Vec<u8>; 2],
}

fn ground(folder: &Folder<'_>) -> Result<Ground, Faults> {
    let (mut settings, settings_bytes, faults) = settings::read(folder)?;
    let located = |found: Faults| settings::located(&settings_bytes, found);
    let (pack, pack_bytes) =
        pack(folder, &settings).map_err(|found| located(after(faults.clone(), found)))?;
    let rules = RuleSet::new(&pack, &settings).map_err(|found| located(after(faults.clone(), found)))?;
    faults.into_result().map_err(located)?;
    together(&mut settings, &pack).into_result().map_err(located)?;
    Ok(Ground { settings, pack, rules, bytes: [settings_bytes, pack_bytes] })
}

/// The text of the rule pack that a round's folder goes by, without a byte-order mark.
///
/// # Errors
/// Everything that is wrong with the settings or the pack.
pub fn pack_text(folder: &Folder<'_>) -> Result<String, Faults> {
    let (settings, ..) = settings::read(folder)?;
    let (_, bytes) = pack(folder, &settings)?;
    Ok(String::from_utf8_lossy(&bytes).trim_start_matches('\u{feff}').to_owned())
}

/// Reads a round's folder: settings, rule pack, tables.
///
/// # Errors
/// Everything that is wrong with its files.
pub fn read(folder: &Folder<'_>) -> Result<Round, Faults> {
    let watch = Stopwatch::start();
    let Ground { settings, pack, rules, bytes: [settings_bytes, pack_bytes] } = ground(folder)?;
    let columns = columns(&pack, &settings.constraints);
    let read = round::read(folder, settings, &columns, &[&settings_bytes, &pack_bytes])?;
    let seconds = Seconds { read: watch.seconds(), ..Seconds::default() };
    Ok(Round { snapshot: read.snapshot, rules, warnings: read.warnings, seconds })
}

/// Allocates: rules, solver, judge, audit.
///
/// # Errors
/// [`Failure`] when the judge or the audit says no: then nothing may be told to anyone.
pub fn compute(round: &Round, watch: &dyn Watch) -> Result<Computed, Failure> {
    let stopwatch = Stopwatch::start();
    let mut matched = matching::run(&round.snapshot, &round.rules, &Child, watch)?;
    let seconds = Seconds { solve: stopwatch.seconds(), ..round.seconds };
    let instance = instance::write(&matched.model.problem);
    matched.outcome.instance_digest = instance::digest_of(&instance);
    matched.outcome.groups.sort_by(|one, other| sort::compare(&one.name, &other.name));
    Ok(Computed { matched, instance, seconds })
}

/// Writes the outcome with its proof and the report, sentences in one language.
///
/// # Errors
/// A fault when a file cannot be kept.
pub fn write(computed: &Computed, lang: Lang, sink: &dyn Sink) -> Result<(), Fault> {
    let Matched { model, solved, verdict, outcome } = &computed.matched;
    for (name, text) in &computed.instance {
        sink.write(&format!("instance/{name}"), text.as_bytes())?;
    }
    let solution = (&solved.assignment, &solved.certificate);
    write_solution(sink, "result/", &model.problem, &model.stages, solution)?;
    let account = Account { instance_sha256: outcome.instance_digest.clone(), seconds: computed.seconds };
    let result = ResultFile::new(&model.problem, &model.stages, solved, verdict, account);
    write_result(sink, "result/", &result)?;
    outcome::write(sink, outcome, &result, lang)?;
    let page = report::report_html(outcome, lang).map_err(|error| {
        Fault::in_file("report.html", "fault-unreadable").with("error", &error.to_string())
    })?;
    sink.write("report.html", page.as_bytes())
}

/// A round's people and placements as another pack would ask about them.
pub struct Asked {
    /// That pack with the round's settings.
    pub rules: RuleSet,
    /// The round's constraints over the pack's.
    pub constraints: Constraints,
    /// Everyone who applied.
    pub people: Vec<domain::Applicant>,
    /// Every placement; none where the folder has no file of them.
    pub places: Vec<domain::Placement>,
}

/// A round's people and placements as another pack would ask about them: a column that a file lacks is unknown.
///
/// # Errors
/// Everything that is wrong with the settings for this pack, or with the tables.
pub fn asked(folder: &Folder<'_>, pack: &Pack) -> Result<Asked, Faults> {
    let (mut settings, bytes, faults) = settings::read(folder)?;
    let located = |found: Faults| settings::located(&bytes, found);
    let rules = RuleSet::new(pack, &settings).map_err(|found| located(after(faults.clone(), found)))?;
    faults.into_result().map_err(located)?;
    together(&mut settings, pack).into_result().map_err(located)?;
    let mut columns = columns(pack, &settings.constraints);
    columns.applicant.iter_mut().chain(&mut columns.placement).for_each(|column| column.needed = false);
    let (people, places) = round::read_sides(folder, &settings, &columns)?;
    Ok(Asked { rules, constraints: settings.constraints, people, places })
}

/// A round's own constraints over its pack's; seats are kept in reserve only where somebody keeps some. A value that a
/// constraint asks for is read as the fact itself would be; one that no file could have is a fault, since it would be
/// nobody's.
fn together(settings: &mut domain::Round, pack: &Pack) -> Faults {
    settings.constraints = settings.constraints.over(pack.constraints());
    if settings.constraints.reserves.is_empty() {
        settings.stages.retain(|stage| *stage != Stage::Reserves);
    }
    let mut faults = Faults::default();
    if settings.agreed.is_some() && settings.constraints.pinned.is_none() {
        faults.push(Fault::at(settings::FILE, 0, "agreed", "fault-agreed-column"));
    }
    for (of_placements, whose) in settings.constraints.whose_mut() {
        let facts = if of_placements { pack.placement() } else { pack.applicant() };
        let Some(fact) = facts.get(&whose.fact) else { continue };
        let read = fact.kind.parse(&whose.is).ok().flatten();
        if let Some(value) = read.and_then(|value| choice::within(value, fact.closed())) {
            whose.is = value.written();
        } else {
            let listed = choice::values(fact.closed());
            let expected = if listed.is_empty() { fact.kind.name().to_owned() } else { listed };
            let fault = Fault::at(settings::FILE, 0, &format!("constraints.{}", whose.fact), "fault-choice");
            faults.push(fault.with("found", &whose.is).with_choices(expected));
        }
    }
    faults
}

/// The columns of facts that a rule pack and a round's constraints ask for.
pub fn columns(pack: &Pack, asked: &Constraints) -> FactColumns {
    let column = |(name, fact): (&str, &Fact)| FactColumn {
        closed: fact.closed().to_vec(),
        ..FactColumn::new(name, fact.kind, fact.is_needed())
    };
    let all = |facts: &BTreeMap<String, Fact>| {
        facts.iter().map(|(name, fact)| column((name, fact))).collect::<Vec<_>>()
    };
    let mut columns = FactColumns { applicant: all(pack.applicant()), placement: all(pack.placement()) };
    let kind = |name: &str| {
        if asked.open_min.as_deref() == Some(name) { FactType::Whole } else { FactType::Text }
    };
    for (known, wanted) in
        [(&mut columns.applicant, asked.applicant_facts()), (&mut columns.placement, asked.placement_facts())]
    {
        for name in wanted {
            if !known.iter().any(|column| column.name == name) {
                known.push(FactColumn::new(name, kind(name), true));
            }
        }
    }
    for column in &mut columns.applicant {
        column.names_placements = asked.pinned.as_deref() == Some(&column.name);
    }
    columns
}

/// Both, in this order: what is wrong with a file is said at once, and of each place the first.
fn after(mut faults: Faults, mut found: Faults) -> Faults {
    found.faults.retain(|fault| !faults.faults.iter().any(|known| known.spot == fault.spot));
    faults.append(found);
    faults
}

/// The rule pack with its bytes: a file beside `round.toml`, where that names a file or the identifier in `pack.toml`;
/// otherwise one that ships. So a folder with its pack means the same under every version of this program.
fn pack(folder: &Folder<'_>, round: &domain::Round) -> Result<(Pack, Vec<u8>), Faults> {
    let beside =
        |source: table::Source| Ok((Pack::parse(&source.name, table::text(&source)?)?, source.bytes));
    if let Some(name) = round.pack.strip_prefix("./") {
        return beside(table::read_required(folder, name)?);
    }
    if let Some(source) = table::read_optional(folder, freeze::PACK)?
        && is_called(&source, &round.pack)
    {
        return beside(source);
    }
    if let Some(text) = rules::shipped(&round.pack) {
        return Ok((Pack::parse(&format!("{}/pack.toml", round.pack), text)?, text.as_bytes().to_vec()));
    }
    let known: Vec<&str> = rules::shipped_ids().collect();
    let fault = Fault::at(settings::FILE, 0, "pack", "fault-unknown-pack");
    Err(fault.with("found", &round.pack).with_choices(known.join(", ")).into())
}

/// Whether a pack has this identifier; one that cannot be read counts, so that what is wrong with it is said.
fn is_called(source: &table::Source, id: &str) -> bool {
    #[derive(serde::Deserialize)]
    struct Called {
        id: String,
    }
    let text = String::from_utf8_lossy(&source.bytes);
    toml::from_str::<Called>(text.trim_start_matches('\u{feff}')).map_or(true, |called| called.id == id)
}

#[cfg(test)]
mod tests {
    use std::{collections::BTreeMap, fs, path::PathBuf};

    use super::*;
    use crate::{
        domain::Outcome,
        files::{differences::differences, freeze, output::Held},
        matching::Unwatched,
    };

    fn fixture(name: &str) -> PathBuf {
        PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("fixtures/rounds").join(name)
    }

    fn held(name: &str) -> BTreeMap<String, Vec<u8>> {
        let entries = fs::read_dir(fixture(name)).unwrap().map(Result::unwrap);
        let file =
            |entry: fs::DirEntry| (entry.file_name().into_string().unwrap(), fs::read(entry.path()).unwrap());
        entries.map(file).collect()
    }

    fn computed(folder: &Folder<'_>) -> Computed {
        let Ok(round) = read(folder) else { panic!("{folder:?} cannot be read") };
        compute(&round, &Unwatched).unwrap()
    }

    fn written(folder: &Folder<'_>) -> BTreeMap<String, Vec<u8>> {
        let sink = Held::default();
        write(&computed(folder), Lang::Lv, &sink).unwrap();
        let mut files = sink.into_files();
        // It says how long this run took.
        files.remove("result/result.json");
        files
    }

    #[test]
    fn an_outcome_survives_json() {
        for name in ["minimal", "cibla-public-works", "shortage"] {
            let outcome = computed(&Folder::Disk(&fixture(name))).matched.outcome;
            let json = serde_json::to_string(&outcome).unwrap();
            assert_eq!(serde_json::from_str::<Outcome>(&json).unwrap(), outcome, "{name}");
        }
    }

    #[test]
    fn a_snapshot_survives_json() {
        for name in ["minimal", "cibla-public-works", "shortage"] {
            let Ok(round) = read(&Folder::Disk(&fixture(name))) else { panic!("{name} cannot be read") };
            let json = serde_json::to_string(&round.snapshot).unwrap();
            assert_eq!(serde_json::from_str::<Snapshot>(&json).unwrap(), round.snapshot, "{name}");
        }
    }

    #[test]
    fn a_folder_in_memory_gives_the_same_files_as_on_the_disk() {
        for name in ["minimal", "cibla-public-works"] {
            let files = held(name);
            let from_memory = written(&Folder::Held(&files));
            assert_eq!(from_memory, written(&Folder::Disk(&fixture(name))), "{name}");
            assert!(
                from_memory.contains_key("allocation.csv") && from_memory.contains_key("instance/edges.csv")
            );
        }
    }

    #[test]
    fn a_pack_beside_comes_before_the_one_that_ships_if_it_is_the_one_named() {
        let mut files = held("cibla-public-works");
        let shipped = rules::shipped("cibla-public-works-2019").unwrap();
        let digest = |files: &_| read(&Folder::Held(files)).map(|round| round.snapshot.digest);
        let alone = digest(&files).unwrap();
        let mut beside = |text: &str| {
            files.insert(freeze::PACK.to_owned(), text.as_bytes().to_vec());
            (digest(&files), pack_text(&Folder::Held(&files)))
        };
        assert_eq!(beside(shipped), (Ok(alone.clone()), Ok(shipped.to_owned())), "the same text");
        let changed = shipped.replacen("version = \"", "version = \"9", 1);
        let (other, text) = beside(&changed);
        assert!(other.unwrap() != alone && text.unwrap() == changed, "it is taken");
        let (same, text) = beside(&changed.replacen("cibla-public-works-2019", "another", 1));
        assert_eq!((same, text), (Ok(alone), Ok(shipped.to_owned())), "another pack is none of ours");
        let (faulty, _) = beside("id = ");
        assert_eq!(faulty.unwrap_err().faults[0].spot.file, freeze::PACK, "a broken one is said");
    }

    #[test]
    fn what_is_wrong_is_the_same_in_memory_as_on_the_disk() {
        let mut files = held("minimal");
        files.remove("pack.toml");
        let Err(faults) = read(&Folder::Held(&files)) else { panic!("a missing pack is a fault") };
        assert_eq!(faults, Fault::in_file("pack.toml", "fault-missing-file").into());
    }

    #[test]
    fn a_round_frozen_again_gives_the_same_allocation() {
        let mut files = held("cibla-public-works");
        let Ok(round) = read(&Folder::Held(&files)) else { panic!("the fixture cannot be read") };
        let pack = Pack::parse("pack.toml", rules::shipped(&round.snapshot.round.pack).unwrap()).unwrap();
        let Snapshot { applicants, placements, wishes, .. } = &round.snapshot;
        let named = wishes.iter().map(|wish| {
            (applicants[wish.applicant].id.clone(), placements[wish.placement].id.clone(), wish.rank)
        });
        let toml = String::from_utf8(files["round.toml"].clone()).unwrap();
        let (columns, named) = (columns(&pack, &round.snapshot.round.constraints), named.collect::<Vec<_>>());
        let frozen = freeze::folder(&toml, None, &columns, applicants, placements, &named, (&[], &[]));
        let allocation = |files| written(&Folder::Held(files)).remove("allocation.csv");
        assert_eq!(allocation(&frozen), allocation(&files));
        assert_eq!(differences(&frozen, &frozen), []);
        files.insert("preferences.csv".to_owned(), b"applicant,placement,rank\n".to_vec());
        assert!(differences(&frozen, &files).iter().any(|one| one.file == "preferences.csv"));
    }
}

//! Versions of rule packs: none comes in that is faulty or fails its own examples, none is lost, and rounds are pinned.

use talka::{domain::Faults, service::No, store::Db};

use crate::scene::{CIBLA_ENDED, OPEN, Who, World, fixture, not_found, told_to_both, vault};

/// The rule pack of the round `minimal`.
pub(crate) fn minimal() -> String {
    String::from_utf8(fixture("minimal").files["pack.toml"].clone()).expect("text")
}

/// A text with one thing changed, once.
pub(crate) fn changed(text: &str, from: &str, to: &str) -> String {
    assert!(text.contains(from), "{from} does not stand there");
    text.replacen(from, to, 1)
}

fn faults<T: std::fmt::Debug>(answer: Result<T, No>) -> Faults {
    match answer {
        Err(No::Faults(faults)) => faults,
        other => panic!("expected faults: {other:?}"),
    }
}

/// A statement past the store: rows as an older version of the program left them.
async fn raw(world: &World, statement: &str) {
    let safe = || sqlx::AssertSqlSafe(statement.to_owned());
    match &world.db {
        Db::Sqlite(pool, _) => drop(sqlx::query(safe()).execute(pool).await.expect("done")),
        Db::Pg(pool) => drop(sqlx::query(safe()).execute(pool).await.expect("done")),
    }
}

#[derive(serde::Serialize)]
struct OldLaw {
    toml: String,
    pack: Option<String>,
}

/// Makes a round as it was before rounds were pinned.
pub(crate) async fn unpinned(world: &World, slug: &str, toml: String) {
    let mut tx = world.db.write().await.expect("a transaction");
    let link = &mut tx.link();
    let row = talka::store::rounds::by_slug(link, slug).await.expect("asked").expect("a round");
    let sealed = vault().seal(&format!("round:{}", row.id), &OldLaw { toml, pack: None }).expect("sealed");
    talka::store::rounds::pin(link, row.id, &sealed, "").await.expect("done");
    tx.commit().await.expect("committed");
    raw(world, "UPDATE application_row SET pack_hash = ''").await;
}

#[test]
fn a_version_is_added_once_and_stays() {
    told_to_both(async |world| {
        let (service, vija, ilze) =
            (world.at(OPEN), world.rulekeeper(Who::Vija), world.rulekeeper(Who::Ilze));
        assert_eq!(service.packs(&vija).await.expect("a list").len(), 0);
        let hash = service.add_pack(&vija, &minimal()).await.expect("added");
        assert_eq!(service.add_pack(&ilze, &minimal()).await.expect("twice is once"), hash);
        let next = changed(&minimal(), "version = \"1\"", "version = \"2\"");
        service.add_pack(&ilze, &next).await.expect("added");
        assert_eq!(world.noted("pack-add").await, 2);
        let list = service.packs(&ilze).await.expect("a list");
        let told: Vec<_> = list.iter().map(|one| (one.version.as_str(), one.by.as_deref())).collect();
        assert!(told.contains(&("1", Some("VIJA"))) && told.contains(&("2", Some("ILZE"))), "{told:?}");
        let file = service.pack(&ilze, &hash).await.expect("a version");
        assert_eq!(file.text, minimal());
        let (pack, trial) = file.read.expect("understood");
        assert_eq!((pack.clauses().map(|list| list.len()), trial.examples), ([1, 1, 2], 0));
        not_found(service.pack(&ilze, "abc").await);
    });
}

#[test]
fn a_faulty_version_or_one_that_fails_its_examples_is_refused() {
    told_to_both(async |world| {
        let (service, ilze) = (world.at(OPEN), world.rulekeeper(Who::Ilze));
        let broken = changed(&minimal(), ">= 15", ">= 'x'");
        let found = faults(service.add_pack(&ilze, &broken).await);
        assert!(found.faults[0].spot.line > 1 && found.faults[0].spot.file == "pack.toml", "{found:?}");
        service.add_pack(&ilze, &minimal()).await.expect("added");
        let other = changed(&minimal(), ">= 15", ">= 16");
        assert_eq!(faults(service.add_pack(&ilze, &other).await).faults[0].key, "fault-pack-version-taken");
        // One example that expects what the rules do not say, and one whose round lacks a date that they need.
        let examples = "
[example.dates]
starts = 2026-06-08
[example.applicant]
date_of_birth = 2010-01-01
took_part_last_year = false
[[examples]]
id = \"ordinary\"
expect = { tier = \"new\" }
[[examples]]
id = \"too-young\"
applicant = { date_of_birth = 2015-01-01 }
expect = { tier = \"new\" }
";
        let failing = changed(&minimal(), "version = \"1\"", "version = \"3\"") + examples;
        let found = faults(service.add_pack(&ilze, &failing).await);
        assert_eq!(found.faults.len(), 1, "{found:?}");
        let (fault, line) = (&found.faults[0], failing.lines().count() as u64);
        assert_eq!(
            (fault.key, fault.spot.column.as_str()),
            ("fault-pack-example-failed", "examples.too-young")
        );
        assert!((line - 5..line).contains(&fault.spot.line), "{found:?}");
        let passing = changed(
            &failing,
            "2015-01-01 }\nexpect = { tier = \"new\" }",
            "2015-01-01 }\nexpect = { not_eligible = [\"age\"] }",
        );
        service.add_pack(&ilze, &passing).await.expect("added");
        assert_eq!(service.packs(&ilze).await.expect("a list").len(), 2);
    });
}

#[test]
fn what_ships_is_kept_and_an_older_round_is_pinned_to_what_it_went_by() {
    told_to_both(async |world| {
        let codes = world.import("2019-02-01T08:00:00Z", "cibla-public-works").await;
        let service = world.at(CIBLA_ENDED);
        let (ilze, maris) = (world.caseworker(Who::Ilze), world.caseworker(Who::Maris));
        let pinned = service.round("cibla-public-works").await.expect("a round").0.pack_hash;
        assert_eq!(pinned.len(), 64, "a round that comes in is pinned");
        let toml =
            String::from_utf8(fixture("cibla-public-works").files["round.toml"].clone()).expect("text");
        unpinned(&world, "cibla-public-works", toml.clone()).await;
        for _ in 0..2 {
            service.pin_rounds().await.expect("pinned");
            assert_eq!(service.round("cibla-public-works").await.expect("a round").0.pack_hash, pinned);
            assert_eq!(world.noted("pack-pin").await, 1, "once");
        }
        let number = codes.keys().next().expect("someone");
        let file = service.application(&ilze, "cibla-public-works", number).await.expect("a file");
        assert_eq!(file.version.expect("known").hash, pinned);
        let list = service.packs(&world.rulekeeper(Who::Ilze)).await.expect("a list");
        assert!(list.len() > 2 && list.iter().all(|one| one.by.is_none()), "all that ship");
        // What an older program froze lacks its pack; once the round is pinned, everyone finds it there.
        unpinned(&world, "cibla-public-works", toml.clone()).await;
        service.close(&ilze, "cibla-public-works").await.expect("closed");
        service.pin_rounds().await.expect("pinned");
        let run = service.start_run(&ilze, "cibla-public-works").await.expect("started");
        assert!(service.work_once(service.new_worker().expect("a key")).await.expect("worked"));
        assert_eq!(service.changed_since(&ilze, run).await.expect("asked"), []);
        assert!(service.run_files(&ilze, run).await.expect("files").contains_key("round/pack.toml"));
        // A round that was published under this very pack is pinned to it.
        service.publish_undecided(&maris, run).await.expect("published");
        unpinned(&world, "cibla-public-works", toml).await;
        service.pin_rounds().await.expect("pinned");
        assert_eq!(service.round("cibla-public-works").await.expect("a round").0.pack_hash, pinned);
    });
}

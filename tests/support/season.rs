//! A round of the fixtures brought to a stage through the verbs, as a service would find it in its database.

use std::{collections::BTreeMap, fs, path::Path};

use talka::{
    clock::Clock,
    service::{NewAccount, NewRound, Service, Submitted, Vault},
    store::Db,
};

/// The key of every prepared database.
pub(crate) const KEY: &str = "5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e";

/// The password of the accounts `first` and `second`, two caseworkers.
pub(crate) const PASSWORD: &str = "a password for tests";

/// The round's word in addresses.
pub(crate) const SLUG: &str = "round";

/// How far a round is brought.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Stage {
    /// There, its deadline over, and not closed yet.
    Posted,
    /// Closed by `first`.
    Closed,
    /// Run by `first`, and verified.
    Verified,
    /// Published by `second`.
    Published,
}

/// What a prepared database holds.
pub(crate) struct Season {
    /// Everyone's number and code.
    pub(crate) submitted: Vec<Submitted>,
    /// Key of the run, from [`Stage::Verified`] on.
    pub(crate) run: String,
}

/// Brings a round of the fixtures to a stage in an empty database, and closes the database again.
pub(crate) async fn prepare(database: &str, fixture: &str, stage: Stage) -> Season {
    prepare_changed(database, fixture, stage, |_| {}).await
}

/// The same with a round that is changed before it comes in.
pub(crate) async fn prepare_changed(
    database: &str,
    fixture: &str,
    stage: Stage,
    change: impl FnOnce(&mut NewRound),
) -> Season {
    let db = Db::open(database).await.expect("a database");
    db.migrate().await.expect("tables");
    let service = Service::new(db, Vault::new(KEY).expect("a key"), Clock::system());
    let mut caseworkers = Vec::new();
    for login in ["first", "second"] {
        let new = NewAccount {
            login: login.to_owned(),
            name: login.to_owned(),
            organisation: "authority".to_owned(),
            role: "caseworker".to_owned(),
            password: PASSWORD.to_owned(),
        };
        let account = service.add_account(None, &new).await.expect("an account");
        let staff = service.staff(account).await.expect("staff").expect("active");
        caseworkers.push(staff.caseworker().expect("a caseworker"));
    }
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/rounds").join(fixture);
    let entries = fs::read_dir(folder).expect("a fixture").map(|entry| entry.expect("an entry"));
    let file = |entry: fs::DirEntry| {
        (entry.file_name().into_string().expect("a name"), fs::read(entry.path()).expect("a fixture"))
    };
    let mut new = NewRound {
        slug: SLUG.to_owned(),
        authority: "authority".to_owned(),
        files: entries.map(file).collect(),
        people: BTreeMap::new(),
        draft: false,
    };
    // The work of every round here began long ago by the clock on the wall: what comes free goes on nevertheless.
    let settings = new.files.get_mut("round.toml").expect("settings");
    settings.extend_from_slice(b"\n[answers]\nrefill_after_start = true\n");
    change(&mut new);
    let submitted = service.add_round(None, &new).await.expect("a round");
    if stage >= Stage::Closed {
        service.close(&caseworkers[0], SLUG).await.expect("closed");
    }
    let mut run = String::new();
    if stage >= Stage::Verified {
        let key = service.start_run(&caseworkers[0], SLUG).await.expect("a run");
        assert!(service.work_once(service.new_worker().expect("a worker")).await.expect("work"));
        if stage == Stage::Published {
            service.publish_undecided(&caseworkers[1], key).await.expect("published");
        }
        run = key.to_string();
    }
    service.close_down().await;
    Season { submitted, run }
}

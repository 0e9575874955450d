//! What somebody with a copy of the database learns, whose key opens it, and how a key is exchanged for another.

use std::{
    collections::BTreeMap,
    fs,
    io::Write,
    os::unix::fs::PermissionsExt,
    path::Path,
    process::{Command, Stdio},
    time::Duration,
};

use sqlx::Row;
use talka::{
    clock::Clock,
    service::{Finding, Service, Taking, Vault},
    store::{
        Db, Link,
        keys::{OWN, SEALED},
    },
};

use crate::{
    knock::{Guest, House},
    scene::{ENDED, OPEN, Who, World, application, holder, moment, refused, told_to, told_to_both, vault},
    support::{http::Visitor, service::Service as Program},
};

/// Everything in a database as text: what is no text as hexadecimal digits.
async fn dump(db: &Db) -> String {
    let mut text = String::new();
    for table in names(db, false).await {
        let mut conn = db.read().await.expect("a connection");
        let rows: Vec<String> = match conn.link() {
            Link::Pg(conn) => {
                let sql = format!("SELECT CAST(t AS TEXT) FROM \"{table}\" AS t");
                sqlx::query_scalar(sqlx::AssertSqlSafe(sql)).fetch_all(conn).await.expect("rows")
            }
            Link::Sqlite(conn) => {
                let rows = sqlx::query(sqlx::AssertSqlSafe(format!("SELECT * FROM \"{table}\"")));
                let rows = rows.fetch_all(conn).await.expect("rows");
                let cell = |row: &sqlx::sqlite::SqliteRow, at: usize| {
                    let bytes: Option<Vec<u8>> = row.try_get_unchecked(at).expect("a value");
                    let bytes = bytes.unwrap_or_default();
                    format!("{} {}", String::from_utf8_lossy(&bytes), hex(&bytes))
                };
                rows.iter().map(|row| (0..row.len()).map(|at| cell(row, at)).collect::<String>()).collect()
            }
        };
        text.extend(rows);
    }
    text
}

fn hex(bytes: &[u8]) -> String {
    bytes
        .iter()
        .flat_map(|byte| [byte >> 4, byte & 15])
        .filter_map(|half| char::from_digit(half.into(), 16))
        .collect()
}

/// The tables of a database, or `table.column` of those that hold bytes.
async fn names(db: &Db, of_bytes: bool) -> Vec<String> {
    let mut conn = db.read().await.expect("a connection");
    let (sqlite, postgres) = if of_bytes {
        (
            "SELECT t.name || '.' || c.name FROM sqlite_master t, pragma_table_info(t.name) c
             WHERE t.type = 'table' AND c.type = 'BYTEA' ORDER BY 1",
            "SELECT c.table_name || '.' || c.column_name
             FROM information_schema.columns c JOIN information_schema.tables t
                ON t.table_schema = c.table_schema AND t.table_name = c.table_name
             WHERE c.table_schema = 'public' AND t.table_type = 'BASE TABLE' AND c.data_type = 'bytea' ORDER BY 1",
        )
    } else {
        (
            "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY 1",
            "SELECT CAST(table_name AS TEXT) FROM information_schema.tables WHERE table_schema = 'public' ORDER BY 1",
        )
    };
    let found: Vec<String> = match conn.link() {
        Link::Sqlite(conn) => sqlx::query_scalar(sqlite).fetch_all(conn).await.expect("names"),
        Link::Pg(conn) => sqlx::query_scalar(postgres).fetch_all(conn).await.expect("names"),
    };
    found.into_iter().filter(|name| !name.starts_with("_sqlx_")).collect()
}

/// A world with everything in it that is sealed; numbers and codes.
pub(crate) async fn filled(world: &World) -> BTreeMap<String, String> {
    let mut codes = world.import(OPEN, "minimal").await;
    let (service, ilze) = (world.at(OPEN), world.caseworker(Who::Ilze));
    let sent = service.submit("minimal", &application("wall", &["park", "library"])).await.expect("taken");
    let decision = ("took_part_last_year", "yes", "Kaimiņa uzziņa");
    service.decide(&ilze, ("minimal", &sent.number, 1), decision).await.expect("noted");
    codes.insert(sent.number, sent.code);
    // The name of a file, and of a column of it, may be somebody's.
    let sheet = "number,name,date_of_birth,personal_code,municipality,Krastiņas zvans\n\
        B1,Zane Zilgalve,2010-04-17,32700000001,Tālciems,\n";
    let name = "Radvilas Ainas pieteikums.csv";
    let id = service.send_sheet(&ilze, "minimal", (name, sheet.into())).await.expect("sent");
    service.intake(&ilze, id).await.expect("an intake");
    let run = world.run_of_minimal().await;
    world.at(ENDED).publish_undecided(&world.caseworker(Who::Maris), run).await.expect("published");
    codes
}

#[test]
fn a_copy_of_the_database_opens_no_session_and_tells_nothing_about_anybody() {
    told_to_both(async |world| {
        let codes = filled(&world).await;
        let house = House::beside(&world).await;
        let mut draft = house.browser("10.0.0.9");
        let step = "/rounds/sample-summer/apply/name";
        assert_eq!(draft.post(step, &[("name", "Neiesniegtā Draudzene")]).await.status, 200);
        let mut staff = house.guest(Guest::Caseworker).await;
        assert_eq!(staff.get("/work").await.status, 200);
        let told = dump(&world.db).await;
        let secret = ["Kaija Žagare", "Elīna Ķirse", "elina@example.org", "+371 20000001", "32700000001"]
            .into_iter()
            .chain(["327000-00001", "Zane Zilgalve", "2010-04-17", "Kaimiņa uzziņa", "Tālciems"])
            .chain(["Neiesniegtā", "2010-05-02", "Radvilas", "Krastiņas"])
            .map(ToOwned::to_owned)
            .chain(codes.values().cloned())
            .chain(codes.values().map(|code| code.replace('-', "")))
            .chain([staff.cookies["talka"].clone()]);
        for needle in secret {
            assert!(needle.len() > 5, "{needle}");
            assert!(!told.contains(&needle), "{needle} can be read");
            assert!(!told.contains(&hex(needle.as_bytes())), "{needle} can be read as bytes");
        }
        // What stands in the table opens nothing.
        let kept: Vec<String> = session_names(&world.db).await;
        assert_eq!(kept.len(), 1, "whoever has not submitted has none");
        for name in kept {
            for cookie in [name.clone(), name[..22].to_owned(), name[..32].to_owned()] {
                let mut thief = house.browser("10.0.0.66");
                thief.cookies.insert("talka".to_owned(), cookie);
                assert_eq!(thief.get("/work").await.status, 303);
            }
        }
        // Another key on the same copy: no application opens either.
        let other = Vault::new(&"66".repeat(32)).expect("a key");
        let thief = Service::new(world.db.clone(), other, Clock::stopped_at(moment(ENDED)));
        for (number, code) in &codes {
            let opened = thief.open_application(number, code, crate::scene::from(9)).await;
            assert_eq!(refused(opened), "refused-number-or-code");
        }
        assert!(thief.duplicates(&world.caseworker(Who::Ilze), "minimal").await.is_err());
    });
}

async fn session_names(db: &Db) -> Vec<String> {
    let mut conn = db.read().await.expect("a connection");
    let sql = "SELECT id FROM session";
    match conn.link() {
        Link::Sqlite(conn) => sqlx::query_scalar(sql).fetch_all(conn).await.expect("names"),
        Link::Pg(conn) => sqlx::query_scalar(sql).fetch_all(conn).await.expect("names"),
    }
}

/// The program's answer to a command: exit code, and what it said.
pub(crate) fn talka(folder: &Path, args: &[&str]) -> (i32, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_talka"));
    command.current_dir(folder).args(args).env("LC_ALL", "C.UTF-8").env("TALKA_LANG", "en");
    let output = command.output().expect("the program starts");
    let said = [output.stdout, output.stderr].concat();
    (output.status.code().expect("an end"), String::from_utf8_lossy(&said).into_owned())
}

/// A caseworker of the town, made on the command line.
fn hire(folder: &Path, login: &str) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_talka"));
    command.current_dir(folder).args(["account", login, "--name", login, "--organisation", "Town"]);
    command.args(["--role", "caseworker", "--database-url", "sqlite:a.db"]);
    command.stdin(Stdio::piped()).stdout(Stdio::null());
    let mut hired = command.spawn().expect("the program starts");
    let mut password = hired.stdin.take().expect("a pipe");
    writeln!(password, "a password for tests").expect("told");
    drop(password);
    assert!(hired.wait().expect("an end").success(), "{login}");
}

fn rights(path: &Path) -> u32 {
    fs::metadata(path).expect("a file").permissions().mode() & 0o777
}

fn holds(bytes: &[u8], needle: &str) -> bool {
    memchr::memmem::find(bytes, needle.as_bytes()).is_some()
}

#[test]
fn a_demonstration_and_its_backup_are_their_owners_and_tell_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let demo = Program::demo(folder.path(), &[]);
    let accounts = fs::read_to_string(folder.path().join("accounts.txt")).expect("accounts");
    let lines: Vec<Vec<&str>> = accounts.lines().map(|line| line.split('\t').collect()).collect();
    let worker = lines.iter().find(|line| line[0].contains("caseworker")).expect("a caseworker");
    let visitor: Visitor = demo.visitor();
    visitor.post("/sign-in", &[("login", worker[1]), ("password", worker[2])]).redirect();
    let database = folder.path().join("talka.db");
    let url = format!("sqlite:{}", database.display());
    let (code, said) = talka(folder.path(), &["backup", "copy.db", "--database-url", &url]);
    assert_eq!(code, 0, "{said}");
    let copy = folder.path().join("copy.db");
    for file in [&database, &copy, &folder.path().join("talka.key"), &folder.path().join("accounts.txt")] {
        assert_eq!(rights(file), 0o600, "{}", file.display());
    }
    let cast: toml::Table = toml::from_str(include_str!("../../fixtures/demo/cast.toml")).expect("the cast");
    let mut secret: Vec<String> = vec!["+371 2000".to_owned()];
    for names in cast["names"].as_array().expect("names") {
        let list = |key: &str| {
            let names = names[key].as_array().expect("names").iter();
            names.map(|name| name.as_str().expect("a name").to_owned()).collect::<Vec<_>>()
        };
        for first in list("first") {
            secret.extend(list("last").into_iter().map(|last| format!("{first} {last}")));
        }
    }
    let shown = lines.iter().filter(|line| line[0].contains("application"));
    secret.extend(shown.flat_map(|line| [line[2].to_owned(), line[2].replace('-', "")]));
    assert!(secret.len() > 100);
    let wal = fs::read(folder.path().join("talka.db-wal")).unwrap_or_default();
    for bytes in [fs::read(&database).expect("the database"), wal, fs::read(&copy).expect("the copy")] {
        // A database of some dozen megabytes is looked through for each first name once, and for whole names only where that is there.
        let mut there: BTreeMap<&str, bool> = BTreeMap::new();
        for needle in &secret {
            let first = needle.split_inclusive(' ').next().unwrap_or(needle);
            let known = *there.entry(first).or_insert_with(|| holds(&bytes, first));
            assert!(!known || !holds(&bytes, needle), "{needle} can be read");
        }
    }
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    runtime.block_on(async {
        for (file, sessions) in [(&database, 1), (&copy, 0)] {
            let db = Db::open(&format!("sqlite:{}", file.display())).await.expect("a database");
            let names = session_names(&db).await;
            assert_eq!(names.len(), sessions, "{}", file.display());
            for name in names {
                assert!(!holds(&fs::read(&copy).expect("the copy"), &name), "a trace of a session");
            }
            db.close().await;
        }
    });
    // Whatever rights a copy had, what is restored from it is its owner's alone.
    fs::set_permissions(&copy, fs::Permissions::from_mode(0o644)).expect("rights");
    let (code, said) = talka(folder.path(), &["restore", "copy.db", "--database-url", "sqlite:restored.db"]);
    assert_eq!((code, rights(&folder.path().join("restored.db"))), (0, 0o600), "{said}");
    drop(demo);
}

#[test]
fn no_key_is_made_beside_data_and_no_other_key_serves_them() {
    let folder = tempfile::tempdir().expect("a folder");
    let key = folder.path().join("talka.key");
    let fixture = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/rounds/minimal");
    let minimal = fixture.to_str().expect("UTF-8");
    let made =
        ["round", minimal, "--slug", "minimal", "--authority", "Town", "--database-url", "sqlite:a.db"];
    // Nobody could publish a round of a town without caseworkers: it does not come in.
    let (code, said) = talka(folder.path(), &made);
    assert!(code == 2 && said.contains("authority") && said.contains("at least two caseworkers"), "{said}");
    for login in ["first", "second"] {
        hire(folder.path(), login);
    }
    let (code, said) = talka(folder.path(), &made);
    assert_eq!(code, 0, "{said}");
    assert_eq!(rights(&key), 0o600);
    let first = fs::read_to_string(&key).expect("the key");
    let (code, shown) = talka(folder.path(), &["key", "show"]);
    let identifier = shown.trim().to_owned();
    assert_eq!((code, identifier.len()), (0, 8), "{shown}");
    let serve = ["serve", "--database-url", "sqlite:a.db", "--listen", "127.0.0.1:0"];
    fs::remove_file(&key).expect("gone");
    for lang in ["lv", "en", "ru"] {
        let (code, said) = talka(folder.path(), &[&["--lang", lang][..], &serve].concat());
        assert_eq!(code, 2, "{said}");
        assert!(said.contains("talka.key") && said.contains(&identifier), "{said}");
        assert!(!key.exists(), "no key is made");
    }
    fs::write(&key, "66".repeat(32)).expect("another key");
    let (code, said) = talka(folder.path(), &serve);
    assert_eq!(code, 2, "{said}");
    let (_, other) = talka(folder.path(), &["key", "show"]);
    assert!(said.contains(&identifier) && said.contains(other.trim()), "{said}");
    fs::write(&key, "no key").expect("garbage");
    assert_eq!(talka(folder.path(), &serve).0, 2);
    // The right one again; then it is exchanged, and the old one put away.
    fs::write(&key, &first).expect("the key");
    let (code, said) = talka(folder.path(), &["key", "rotate", "--database-url", "sqlite:a.db"]);
    assert_eq!(code, 0, "{said}");
    let (_, both) = talka(folder.path(), &["key", "show"]);
    assert!(both.lines().count() == 2 && both.ends_with(&format!("{identifier}\n")), "{both}");
    // A second time in a row: the exchange is over, and nothing is made while two keys are there.
    assert_eq!(talka(folder.path(), &["key", "rotate", "--database-url", "sqlite:a.db"]).0, 0);
    assert_eq!(talka(folder.path(), &["key", "show"]).1, both);
    let (code, said) = talka(folder.path(), &["key", "retire", "--database-url", "sqlite:a.db"]);
    assert_eq!(code, 0, "{said}");
    assert_eq!(talka(folder.path(), &["key", "show"]).1.lines().count(), 1);
    assert_eq!(rights(&key), 0o600);
    fs::write(&key, &first).expect("the old key");
    let (code, said) = talka(folder.path(), &serve);
    assert!(code == 2 && said.contains(both.lines().next().expect("a line")), "{said}");
}

fn keys(text: &str) -> Vault {
    Vault::new(text).expect("keys")
}

/// Everything that can be opened, opened.
async fn all_opens(world: &World, key: &str, codes: &BTreeMap<String, String>) {
    let service = Service::new(world.db.clone(), keys(key), Clock::stopped_at(moment(ENDED)));
    let ilze = world.caseworker(Who::Ilze);
    for (number, code) in codes {
        let mine = service.mine(&holder(&service, number, code).await).await.expect("mine");
        assert!(mine.letter.is_some(), "{number}");
    }
    let board = service.board(&ilze, "minimal").await.expect("a board");
    assert_eq!(board.people, codes.len() as u64);
    let run = board.runs[0].id;
    assert!(!service.run_files(&ilze, run).await.expect("files").is_empty());
}

#[test]
fn a_key_is_exchanged_whenever_it_is_interrupted_and_nothing_is_lost() {
    told_to_both(async |world| {
        let codes = filled(&world).await;
        let (old, new) = ("5e".repeat(32), "77".repeat(32));
        let both = format!("{new}\n{old}");
        let before = Service::new(world.db.clone(), vault(), Clock::system());
        before.hold_keys("talka.key").await.expect("its own key");
        assert!(Service::new(world.db.clone(), keys(&new), Clock::system()).hold_keys("k").await.is_err());
        before.keep_session("cookie", "content", moment("2100-01-01T00:00:00Z")).await.expect("kept");
        // Ended at growing moments, as by a power cut: with both keys everything opens each time.
        let mut cut = 0;
        for millis in 1..40 {
            let service = Service::new(world.db.clone(), keys(&both), Clock::system());
            let exchange = service.hold_keys("talka.key");
            if tokio::time::timeout(Duration::from_millis(millis), exchange).await.is_err() {
                cut += 1;
                all_opens(&world, &both, &codes).await;
            }
        }
        assert!(cut > 0, "it was ended in the middle");
        let service = Service::new(world.db.clone(), keys(&both), Clock::system());
        service.hold_keys("talka.key").await.expect("finished");
        all_opens(&world, &new, &codes).await;
        assert_eq!(service.reseal().await.expect("nothing left"), 0);
        assert!(before.hold_keys("talka.key").await.is_err(), "the old key is nobody's any more");
        let told = dump(&world.db).await;
        assert!(!told.contains(&vault().key()), "something is sealed with the old key");
        assert_eq!(session_names(&world.db).await, Vec::<String>::new());
        // Tables that are never changed refuse it again.
        let mut tx = world.db.write().await.expect("a transaction");
        let sql = "UPDATE snapshot SET digest = 'x'";
        let changed = match tx.link() {
            Link::Sqlite(conn) => sqlx::query(sql).execute(conn).await.map(drop),
            Link::Pg(conn) => sqlx::query(sql).execute(conn).await.map(drop),
        };
        assert!(changed.expect_err("append only").to_string().contains("append only"));
    });
}

#[test]
fn every_column_of_bytes_is_sealed_anew_or_does_not_outlive_its_key() {
    told_to_both(async |world| {
        let mut listed: Vec<String> = SEALED.iter().map(|of| format!("{}.{}", of.table, of.column)).collect();
        listed.extend(OWN.map(|(table, column)| format!("{table}.{column}")));
        listed.extend(["session.sealed", "sealing_key.canary"].map(ToOwned::to_owned));
        listed.sort();
        assert_eq!(names(&world.db, true).await, listed);
    });
}

#[test]
fn people_are_found_again_after_an_exchange() {
    let folder = tempfile::tempdir().expect("a folder");
    let address = format!("sqlite:{}", folder.path().join("talka.db").display());
    told_to(&address, &async |world: World| {
        world.import(OPEN, "minimal").await;
        let ilze = world.caseworker(Who::Ilze);
        let sheet = async |service: &Service, rows: &str| {
            let text = format!("number,name,date_of_birth,personal_code\n{rows}");
            let sent = service.send_sheet(&ilze, "minimal", ("list.csv", text.into_bytes())).await;
            service.take_sheet(&ilze, sent.expect("sent"), Taking::default()).await.expect("taken");
        };
        sheet(&world.at(OPEN), "B1,Anna Agra,2010-01-02,32700000001\n").await;
        let both = keys(&format!("{}\n{}", "77".repeat(32), "5e".repeat(32)));
        let new = Service::new(world.db.clone(), both, Clock::stopped_at(moment(OPEN)));
        new.hold_keys("talka.key").await.expect("exchanged");
        sheet(&new, "B2,Zane Zile,2010-03-04,32700000001\n").await;
        let (_, sets) = new.duplicates(&ilze, "minimal").await.expect("sets");
        assert_eq!(sets.iter().map(|set| set.key.as_str()).collect::<Vec<_>>(), ["B1 B2"]);
        new.decide_duplicates(&ilze, "minimal", &sets[0].key, &Finding::Different).await.expect("decided");
    });
}

//! Killed while a database is brought up to this version: one of the first released schema, filled, by `talka migrate`; and an empty
//! one, by the first start of the service. Every migration is there whole or not at all, the next start does the rest, and what the
//! tables held they still hold.

use std::{fs, path::Path, process::Command};

use crate::{
    ground::{Engine, Moments, kills, number, pause, wait},
    people::texts,
    support::{
        postgres,
        program::{Keep, Program, Signal},
        season::KEY,
        service::address,
    },
};
use sqlx::{ConnectOptions as _, Executor as _, sqlite::SqliteConnectOptions};
use tempfile::TempDir;

/// What is in a database: each table and trigger with its text or columns.
const SHAPE: [&str; 2] = [
    "SELECT type || ' ' || name || ' ' || COALESCE(sql, '') FROM sqlite_schema ORDER BY 1",
    "SELECT table_name || ' ' || column_name || ' ' || data_type FROM information_schema.columns WHERE table_schema = 'public'
     UNION ALL SELECT trigger_name || ' ' || event_manipulation || ' ' || event_object_table FROM information_schema.triggers
     UNION ALL SELECT indexname || ' ' || indexdef FROM pg_indexes WHERE schemaname = 'public' ORDER BY 1",
];

/// What people have in it.
const HELD: [&str; 6] = [
    "SELECT COUNT(*) FROM account",
    "SELECT COUNT(*) FROM application_row",
    "SELECT COUNT(*) FROM revision",
    "SELECT COUNT(*) FROM letter",
    "SELECT COUNT(*) FROM offer",
    "SELECT COUNT(*) FROM event",
];

/// Databases before anything was done to them, to be copied.
struct Old {
    folder: TempDir,
    engine: Engine,
    filled: bool,
    first: String,
    copies: u32,
}

fn fixture(name: &str) -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/database").join(name)
}

impl Old {
    fn new(engine: Engine, filled: bool) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        if filled {
            fs::write(folder.path().join("talka.key"), KEY).expect("the key");
        }
        let first = match engine {
            Engine::Sqlite => format!("sqlite:{}", folder.path().join("first.db").display()),
            Engine::Postgres => postgres::database(),
        };
        match engine {
            Engine::Sqlite if filled => wait(async {
                let text = fs::read_to_string(fixture("first.sqlite.sql")).expect("a fixture");
                let file = folder.path().join("first.db");
                let options = SqliteConnectOptions::new().filename(file).create_if_missing(true);
                let mut conn = options.connect().await.expect("a database");
                conn.execute(sqlx::raw_sql(sqlx::AssertSqlSafe(text))).await.expect("loaded");
            }),
            Engine::Postgres if filled => {
                let mut load = postgres::tool("psql");
                load.args(["-Xq", "-v", "ON_ERROR_STOP=1", "-d", &first, "-f"])
                    .arg(fixture("first.postgres.sql"));
                assert!(load.output().expect("psql").status.success());
            }
            _ => {}
        }
        Self { folder, engine, filled, first, copies: 0 }
    }

    fn copy(&mut self) -> String {
        self.copies += 1;
        match self.engine {
            Engine::Sqlite => {
                let copy = self.folder.path().join(format!("{}.db", self.copies));
                if self.filled {
                    fs::copy(self.folder.path().join("first.db"), &copy).expect("a copy");
                }
                format!("sqlite:{}", copy.display())
            }
            Engine::Postgres => {
                let name = self.first.trim_start_matches("postgres:///").split('?').next().expect("a name");
                let copy = format!("{name}_copy_{}", self.copies);
                let say = format!("CREATE DATABASE {copy} TEMPLATE {name}");
                postgres::ask(&self.first.replace(name, "postgres"), &say);
                self.first.replace(name, &copy)
            }
        }
    }

    /// The program that brings a copy up to date: `migrate` for one that is filled, the service for one that is empty, which has
    /// a key of its own.
    fn begin(&self, address: &str) -> Program {
        let mut command = Command::new(env!("CARGO_BIN_EXE_talka"));
        let key = if self.filled { "talka.key".to_owned() } else { format!("{}.key", self.copies) };
        let what: &[&str] = if self.filled { &["migrate"] } else { &["serve", "--listen", "127.0.0.1:0"] };
        command.args(what).args(["--database-url", address, "--key-file"]).arg(self.folder.path().join(key));
        command.env("LC_ALL", "C.UTF-8");
        Program::start(&command, &Keep { last: Signal::Kill, folder: None, user: None })
    }

    /// Brings it up to date; fails where that does not succeed.
    fn whole(&self, address: &str) {
        let program = self.begin(address);
        if self.filled {
            let done = program.end_by_itself();
            assert_eq!(done.0, 0, "{}", done.1);
        } else {
            program.wait_for("the service", self::address);
            assert_eq!(program.end(Signal::Term), 0);
        }
    }

    fn shape(&self, address: &str) -> Vec<String> {
        let mut shape = texts(address, SHAPE[usize::from(self.engine == Engine::Postgres)]);
        if self.engine == Engine::Sqlite {
            shape.extend(texts(&address.replace(".db", ".looks.db"), SHAPE[0]));
        }
        shape
    }
}

fn killed(engine: Engine, filled: bool, within: u64) {
    let mut old = Old::new(engine, filled);
    let held = |address: &str| HELD.map(|sql| number(address, sql));
    let before = if filled { held(&old.first) } else { [0; 6] };
    let uncut = old.copy();
    old.whole(&uncut);
    let (shape, mut moments, mut in_between) = (old.shape(&uncut), Moments::within(within), 0);
    // Each is short: many more than of anything else.
    for kill in 0..kills() * 5 {
        let address = old.copy();
        let program = old.begin(&address);
        let moment = moments.next();
        pause(moment);
        program.end(Signal::Kill);
        in_between += u32::from(!is_there(engine, &address) || old.shape(&address) != shape);
        old.whole(&address);
        assert_eq!(old.shape(&address), shape, "kill {kill} after {moment:?}: as if nothing had happened");
        if filled {
            assert_eq!(held(&address), before, "kill {kill} after {moment:?}: everything is there");
        }
    }
    println!(
        "{engine:?}: {} kills while {} database is brought up to date, {in_between} before its end: acknowledged {}, lost 0",
        kills() * 5,
        if filled { "a filled" } else { "an empty" },
        before.iter().sum::<i64>()
    );
}

/// Whether there is a database with anything in it yet.
fn is_there(engine: Engine, address: &str) -> bool {
    engine == Engine::Postgres || Path::new(address.trim_start_matches("sqlite:")).exists()
}

#[test]
fn bringing_a_filled_database_up_to_date_survives_kills_on_sqlite() {
    killed(Engine::Sqlite, true, 120);
}

#[test]
fn bringing_a_filled_database_up_to_date_survives_kills_on_postgresql() {
    killed(Engine::Postgres, true, 200);
}

#[test]
fn the_first_start_survives_kills_on_sqlite() {
    killed(Engine::Sqlite, false, 300);
}

#[test]
fn the_first_start_survives_kills_on_postgresql() {
    killed(Engine::Postgres, false, 400);
}

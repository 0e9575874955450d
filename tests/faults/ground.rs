//! The ground of a kill: a database with a round in a known state, copied for every kill, and what it is asked after.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    str::FromStr,
    sync::{Arc, Mutex, OnceLock, PoisonError},
    time::Duration,
};

use sqlx::{
    ConnectOptions as _, Connection as _, Decode, Postgres, Sqlite, Type, postgres::PgConnectOptions,
    sqlite::SqliteConnectOptions,
};

use talka::{
    service::NewRound,
    store::{Db, Link},
};
use tempfile::TempDir;

use crate::support::{
    http::Visitor,
    postgres,
    season::{self, KEY, PASSWORD, Season, Stage},
    service::Service,
};

/// Seconds after which a silent worker is taken for dead.
pub(crate) const LEASE: &str = "4";

/// Which database.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Engine {
    Sqlite,
    Postgres,
}

/// A prepared database, to be copied.
pub(crate) struct Ground {
    folder: TempDir,
    engine: Engine,
    address: String,
    /// The run that is ready to be published, at [`Stage::Verified`].
    pub(crate) run: String,
    /// Everyone's access code, by number.
    pub(crate) codes: BTreeMap<String, String>,
    copies: u32,
}

/// The endings of the files that are a database.
const FILES: [&str; 2] = ["db", "looks.db"];

/// What several tests begin with, made by the first of them: to bring a round to a stage takes longer than most kills.
struct Prepared {
    season: Season,
    kept: Kept,
}

enum Kept {
    /// What is in the files.
    Sqlite([Vec<u8>; 2]),
    /// The address of a database to which nothing is connected.
    Postgres(String),
}

type Once = Arc<OnceLock<Prepared>>;

static PREPARED: Mutex<BTreeMap<(Engine, String, Stage), Once>> = Mutex::new(BTreeMap::new());

impl Prepared {
    fn new(engine: Engine, fixture: &str, stage: Stage) -> Self {
        if engine == Engine::Postgres {
            let address = postgres::database();
            let season = wait(season::prepare(&address, fixture, stage));
            return Self { season, kept: Kept::Postgres(address) };
        }
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("first.db");
        let season = wait(season::prepare(&format!("sqlite:{}", file.display()), fixture, stage));
        let read = |end| fs::read(file.with_extension(end)).expect("the file of a database that was closed");
        Self { season, kept: Kept::Sqlite(FILES.map(read)) }
    }
}

pub(crate) fn wait<T>(task: impl Future<Output = T>) -> T {
    tokio::runtime::Runtime::new().expect("a runtime").block_on(task)
}

/// How many kills are asked for.
pub(crate) fn kills() -> u32 {
    std::env::var("TALKA_KILLS").ok().and_then(|text| text.parse().ok()).unwrap_or(4)
}

impl Ground {
    pub(crate) fn new(engine: Engine, fixture: &str, stage: Stage) -> Self {
        let once = {
            let mut all = PREPARED.lock().unwrap_or_else(PoisonError::into_inner);
            Arc::clone(all.entry((engine, fixture.to_owned(), stage)).or_default())
        };
        let Prepared { season, kept } = once.get_or_init(|| Prepared::new(engine, fixture, stage));
        let folder = keyed_folder();
        let address = match kept {
            Kept::Postgres(address) => postgres::copy(address),
            Kept::Sqlite(files) => {
                let first = folder.path().join("first.db");
                for (end, bytes) in FILES.iter().zip(files) {
                    fs::write(first.with_extension(end), bytes).expect("a copy");
                }
                format!("sqlite:{}", first.display())
            }
        };
        Self::with(folder, engine, address, season)
    }

    /// In a database of PostgreSQL that is empty, or in a new file.
    pub(crate) fn on(server: Option<String>, fixture: &str, stage: Stage) -> Self {
        Self::changed(server, fixture, stage, |_| {})
    }

    /// The same with a round that is changed before it comes in.
    pub(crate) fn changed(
        server: Option<String>,
        fixture: &str,
        stage: Stage,
        change: impl FnOnce(&mut NewRound),
    ) -> Self {
        let folder = keyed_folder();
        let engine = if server.is_some() { Engine::Postgres } else { Engine::Sqlite };
        let file = || format!("sqlite:{}", folder.path().join("first.db").display());
        let address = server.unwrap_or_else(file);
        let season = wait(season::prepare_changed(&address, fixture, stage, change));
        Self::with(folder, engine, address, &season)
    }

    fn with(folder: TempDir, engine: Engine, address: String, season: &Season) -> Self {
        let codes = season.submitted.iter().map(|one| (one.number.clone(), one.code.clone())).collect();
        Self { folder, engine, address, run: season.run.clone(), codes, copies: 0 }
    }

    /// The prepared database itself.
    pub(crate) fn first(&self) -> &str {
        &self.address
    }

    /// A folder that goes with it.
    pub(crate) fn folder(&self) -> &Path {
        self.folder.path()
    }

    pub(crate) fn key_file(&self) -> PathBuf {
        self.folder.path().join("talka.key")
    }

    /// A copy of the prepared database.
    pub(crate) fn copy(&mut self) -> String {
        self.copies += 1;
        match self.engine {
            Engine::Sqlite => {
                let copy = self.folder.path().join(format!("{}.db", self.copies));
                for end in FILES {
                    let first = self.folder.path().join(format!("first.{end}"));
                    fs::copy(first, copy.with_extension(end)).expect("a copy");
                }
                format!("sqlite:{}", copy.display())
            }
            Engine::Postgres => {
                let name = self.address.trim_start_matches("postgres:///").split('?').next().expect("a name");
                let copy = format!("{name}_copy_{}", self.copies);
                postgres::ask(
                    &self.address.replace(name, "postgres"),
                    &format!("CREATE DATABASE {copy} TEMPLATE {name}"),
                );
                self.address.replace(name, &copy)
            }
        }
    }

    /// The program on a copy, started by a command in front of it, with further options.
    pub(crate) fn serve_by(&self, by: &[&str], address: &str, more: &[&str]) -> Service {
        let key_file = self.key_file();
        let own = ["--key-file", key_file.to_str().expect("UTF-8"), "--lease-seconds", LEASE];
        Service::serve_by(by, address, &[&own[..], more].concat())
    }

    /// The program on a copy. A worker that is silent for some seconds is taken for dead, so that tests need not wait.
    pub(crate) fn serve(&self, address: &str) -> Service {
        let key_file = self.key_file();
        let more = ["--key-file", key_file.to_str().expect("UTF-8"), "--lease-seconds", LEASE];
        Service::serve(address, &more)
    }
}

/// A folder with the key of every prepared database.
fn keyed_folder() -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("talka.key"), KEY).expect("the key");
    folder
}

/// One column out of a database, asked beside the program, by one connection: it is asked often.
pub(crate) fn column<T>(address: &str, sql: &'static str) -> Vec<T>
where
    T: for<'r> Decode<'r, Sqlite>
        + Type<Sqlite>
        + for<'r> Decode<'r, Postgres>
        + Type<Postgres>
        + Send
        + Unpin,
{
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    runtime.block_on(async {
        if address.starts_with("postgres") {
            let options = PgConnectOptions::from_str(address).expect("an address");
            let mut conn = options.connect().await.expect("a database");
            let found = sqlx::query_scalar(sql).fetch_all(&mut conn).await.expect("a column");
            conn.close().await.expect("closed");
            return found;
        }
        let options = SqliteConnectOptions::from_str(address).expect("an address");
        let mut conn = options
            .create_if_missing(true)
            .busy_timeout(Duration::from_secs(10))
            .connect()
            .await
            .expect("a database");
        let found = sqlx::query_scalar(sql).fetch_all(&mut conn).await.expect("a column");
        conn.close().await.expect("closed");
        found
    })
}

/// One number out of a database, asked beside the program.
pub(crate) fn number(address: &str, sql: &'static str) -> i64 {
    column(address, sql)[0]
}

/// Runs a statement beside the program.
pub(crate) fn tell(address: &str, sql: &'static str) {
    wait(async {
        let db = Db::open(address).await.expect("a database");
        let mut tx = db.write().await.expect("a transaction");
        match tx.link() {
            Link::Sqlite(conn) => drop(sqlx::raw_sql(sql).execute(conn).await.expect("done")),
            Link::Pg(conn) => drop(sqlx::raw_sql(sql).execute(conn).await.expect("done")),
        }
        tx.commit().await.expect("committed");
        db.close().await;
    });
}

/// Someone signed in.
pub(crate) fn signed_in(service: &Service, login: &str) -> Visitor {
    let visitor = service.visitor();
    visitor.post("/sign-in", &[("login", login), ("password", PASSWORD)]).redirect();
    visitor
}

/// Moments spread over a time, the same in every run of the test.
pub(crate) struct Moments {
    state: u64,
    within: u64,
}

impl Moments {
    pub(crate) fn within(millis: u64) -> Self {
        Self { state: 0x9e37_79b9_7f4a_7c15, within: millis * 1_000 }
    }

    pub(crate) fn next(&mut self) -> Duration {
        self.state =
            self.state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        Duration::from_micros((self.state >> 33) % self.within.max(1))
    }
}

#[expect(clippy::disallowed_methods, reason = "the moment of a power cut follows from nothing")]
pub(crate) fn pause(time: Duration) {
    std::thread::sleep(time);
}

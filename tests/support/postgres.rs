//! A PostgreSQL of the test program's own, started when first asked for: no port, no password, nothing kept.

use std::{
    env, fs,
    os::unix::fs::{MetadataExt, chown},
    path::{Path, PathBuf},
    process::Command,
    sync::{
        OnceLock,
        atomic::{AtomicU32, Ordering},
    },
    time::Duration,
};

use rustix::process::{Pid, Signal as Kill, kill_process};

use super::{
    on_path,
    program::{Keep, Program, Signal},
};

/// Nothing here has to survive a power cut; and among hundreds of databases that live for seconds nothing is worth tidying up, or
/// compiling a statement for.
const HASTE: [&str; 10] = [
    "-c",
    "fsync=off",
    "-c",
    "synchronous_commit=off",
    "-c",
    "full_page_writes=off",
    "-c",
    "autovacuum=off",
    "-c",
    "jit=off",
];

struct Cluster {
    folder: PathBuf,
    bin: PathBuf,
    /// Ends with the test program: what is static is never dropped, but its pipe closes.
    _server: Program,
}

/// A server that a test may cut off (SIGQUIT, as `pg_ctl stop -m immediate` does) and that comes back at once. What it acknowledged
/// outlasts that; a power cut it need not survive.
pub(crate) struct Server(Cluster);

static CLUSTER: OnceLock<Cluster> = OnceLock::new();
static DATABASES: AtomicU32 = AtomicU32::new(0);

/// The address of a new, empty database, good for sqlx and psql.
pub(crate) fn database() -> String {
    let cluster = CLUSTER.get_or_init(Cluster::start);
    let name = format!("talka_{}", DATABASES.fetch_add(1, Ordering::Relaxed));
    cluster.ask("postgres", &format!("CREATE DATABASE {name}"));
    format!("postgres:///{name}?host={}&user=postgres", cluster.folder.display())
}

/// The address of a new database that is a copy of one that [`database`] gave, to which nothing is connected.
pub(crate) fn copy(address: &str) -> String {
    let cluster = CLUSTER.get_or_init(Cluster::start);
    let name = format!("talka_{}", DATABASES.fetch_add(1, Ordering::Relaxed));
    let from = address.trim_start_matches("postgres:///").split('?').next().unwrap_or_default();
    cluster.ask("postgres", &format!("CREATE DATABASE {name} TEMPLATE {from}"));
    format!("postgres:///{name}?host={}&user=postgres", cluster.folder.display())
}

/// What psql answers to a statement in a database that [`database`] gave: a line for each row, `|` between columns.
pub(crate) fn ask(address: &str, statement: &str) -> String {
    CLUSTER.get_or_init(Cluster::start).ask(address, statement)
}

/// A program of the same PostgreSQL, to be run on an address that [`database`] gave.
pub(crate) fn tool(name: &str) -> Command {
    let mut tool = Command::new(CLUSTER.get_or_init(Cluster::start).bin.join(name));
    tool.env_remove("PGPORT");
    tool
}

impl Server {
    /// One with these variables around it.
    pub(crate) fn start(variables: &[(String, String)]) -> Self {
        Self(Cluster::run(&["-c", "fsync=off"], Some(variables)))
    }

    /// The address of a new, empty database.
    pub(crate) fn database(&self) -> String {
        self.0.ask("postgres", "CREATE DATABASE talka");
        format!("postgres:///talka?host={}&user=postgres", self.0.folder.display())
    }

    /// Ends it at once, as by a crash, and waits until it is back.
    pub(crate) fn restart_at_once(&self) {
        let process = || {
            let text = fs::read_to_string(self.0.folder.join("data/postmaster.pid")).ok()?;
            let ready = text.lines().nth(7).is_some_and(|state| state.trim() == "ready");
            Pid::from_raw(text.lines().next()?.trim().parse().ok()?).filter(|_| ready)
        };
        let before = process().expect("PostgreSQL runs");
        kill_process(before, Kill::QUIT).expect("it is told to end");
        while process().is_none_or(|now| now == before) {
            pause(Duration::from_millis(20));
        }
    }
}

#[expect(clippy::disallowed_methods, reason = "a process that comes back is waited for")]
fn pause(time: Duration) {
    std::thread::sleep(time);
}

impl Cluster {
    fn start() -> Self {
        Self::run(&HASTE, None)
    }

    /// With these options. `again`: whenever it ends, it is started again, with these variables around it.
    fn run(options: &[&str], again: Option<&[(String, String)]>) -> Self {
        let bin = binaries();
        // Not TMPDIR: the path of a socket may have 107 bytes, and another user has to get there.
        let folder =
            tempfile::Builder::new().prefix("talka-pg-").tempdir_in("/tmp").expect("a folder in /tmp").keep();
        let owner = fs::metadata(&folder).expect("just made").uid();
        let user = (owner == 0).then(humble);
        if let Some((uid, gid)) = user {
            chown(&folder, Some(uid), Some(gid)).expect("root may give folders away");
        }
        let mut start = Command::new("sh");
        start
            .current_dir(&folder)
            .args(["-c", r#"bin=$1; shift; "$bin/initdb" -U postgres -A trust -E UTF8 --locale=C.UTF-8 --no-sync -D data >initdb.log || exit; [ "$again" ] || exec "$bin/postgres" -D data "$@"
trap 'kill -INT $!; wait $!; exit' TERM
while :; do "$bin/postgres" -D data "$@" & wait $!; done"#, "sh"])
            .arg(&bin)
            .arg("-k")
            .arg(&folder)
            .args(["-c", "listen_addresses="])
            .args(options)
            .env("again", if again.is_some() { "yes" } else { "" })
            .envs(again.unwrap_or_default().iter().map(|(name, value)| (name, value)))
            .env_remove("PGPORT");
        // A shell in the background hears no interrupt.
        let last = if again.is_some() { Signal::Term } else { Signal::Int };
        let server = Program::start(&start, &Keep { last, folder: Some(&folder), user });
        server.wait_for("PostgreSQL", |line| line.contains("ready to accept connections").then_some(()));
        Self { folder, bin, _server: server }
    }

    fn ask(&self, database: &str, statement: &str) -> String {
        let mut psql = Command::new(self.bin.join("psql"));
        psql.args(["-XAtq", "-v", "ON_ERROR_STOP=1", "-U", "postgres", "-h"]).arg(&self.folder);
        psql.args(["-d", database, "-c", statement]).env_remove("PGPORT");
        let output = psql.output().expect("psql starts");
        let complaint = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{statement}\n{complaint}");
        String::from_utf8(output.stdout).expect("UTF-8").trim_end().to_owned()
    }
}

/// The folder of PostgreSQL's server binaries: `$PG_BIN`, else the newest of Debian's, else where `PATH` finds them.
fn binaries() -> PathBuf {
    let chosen = env::var_os("PG_BIN").map(PathBuf::from);
    let found = chosen.or_else(newest).or_else(|| Some(on_path("initdb")?.parent()?.to_owned()));
    found.filter(|bin| bin.join("initdb").is_file() && bin.join("postgres").is_file()).expect(
        "PostgreSQL's initdb and postgres are needed here. Run `make setup`, or as root \
         `apt-get install -y postgresql`; where they lie elsewhere, name their folder in PG_BIN.",
    )
}

fn newest() -> Option<PathBuf> {
    let versions = fs::read_dir("/usr/lib/postgresql").ok()?;
    let numbered = versions.filter_map(|entry| {
        let folder = entry.ok()?.path();
        Some((folder.file_name()?.to_str()?.parse::<u32>().ok()?, folder.join("bin")))
    });
    numbered.filter(|(_, bin)| bin.join("initdb").is_file()).max().map(|(_, bin)| bin)
}

/// User and group for the server, which refuses to run as root: postgres where there is one, else nobody.
fn humble() -> (u32, u32) {
    let users = fs::read_to_string(Path::new("/etc/passwd")).expect("users");
    let ids = |name: &str| {
        let line = users.lines().find(|line| line.split(':').next() == Some(name))?;
        let mut fields = line.split(':').skip(2);
        Some((fields.next()?.parse().ok()?, fields.next()?.parse().ok()?))
    };
    ids("postgres").or_else(|| ids("nobody")).expect("a user postgres or nobody")
}

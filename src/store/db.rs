//! Connections and transactions: the one file that asks which database it is. Everything else in this room
//! is one SQL text for both, expanded into both arms by the macros here.

use std::{
    path::{Path, PathBuf},
    str::FromStr,
    sync::Arc,
    time::Duration,
};

use chrono::{DateTime, Utc};
use sqlx::{
    Connection as _, PgConnection, PgPool, Postgres, Sqlite, SqliteConnection, SqlitePool, Transaction,
    pool::PoolConnection,
    postgres::{PgConnectOptions, PgPoolOptions},
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous},
};

use tokio::sync::{Mutex, OwnedMutexGuard};

use super::{
    StoreError,
    append_only::{APPEND_ONLY, APPEND_ONLY_LOOKS, COUNTS, PREPARED, refusing},
    migrations::{Part, migrator},
    names::looks_of,
};

/// The database: an embedded SQLite file or a PostgreSQL server.
#[derive(Debug, Clone)]
pub enum Db {
    /// One file, for one machine; and what goes with it.
    Sqlite(SqlitePool, Arc<Beside>),
    /// A server, for any number of machines.
    Pg(PgPool),
}

/// What goes with an SQLite database: the turn to write in it, and the file of looks with its own turn.
#[derive(Debug)]
pub struct Beside {
    turn: Arc<Mutex<()>>,
    pub(super) looks: SqlitePool,
    looks_turn: Arc<Mutex<()>>,
}

/// A connection that reads.
#[derive(Debug)]
pub enum Conn {
    /// To SQLite.
    Sqlite(PoolConnection<Sqlite>),
    /// To PostgreSQL.
    Pg(PoolConnection<Postgres>),
}

/// A transaction that writes. Dropped without [`commit`](Self::commit), nothing of it remains.
#[derive(Debug)]
pub enum Tx {
    /// On SQLite; it holds the only write lock from its beginning, and its turn until its end.
    Sqlite(Transaction<'static, Sqlite>, OwnedMutexGuard<()>),
    /// On PostgreSQL; rows are locked by the updates that verbs begin with.
    Pg(Transaction<'static, Postgres>),
}

/// What the functions of this room ask: a connection, in a transaction or not.
#[derive(Debug)]
pub enum Link<'c> {
    /// SQLite.
    Sqlite(&'c mut SqliteConnection),
    /// PostgreSQL.
    Pg(&'c mut PgConnection),
}

/// Asks the database to look every two seconds whether this process is still there while a statement is under way: the
/// statement of a process that was killed would otherwise go on to its end, and hold its locks against everybody else. Not every
/// system under a database can look; there it is as it was.
async fn mind_the_client(conn: &mut PgConnection) -> Result<(), sqlx::Error> {
    let asked = sqlx::query("SET client_connection_check_interval = '2s'").execute(conn).await;
    if let Err(error) = asked {
        tracing::debug!(%error, "the database does not look whether its clients are there");
    }
    Ok(())
}

impl Db {
    /// Opens `sqlite:PATH` (made when it is missing) or `postgres://…`.
    ///
    /// # Errors
    /// [`StoreError`] when the address is neither, or nobody answers there.
    pub async fn open(url: &str) -> Result<Self, StoreError> {
        if url.starts_with("postgres:") || url.starts_with("postgresql:") {
            let options = PgConnectOptions::from_str(url)?.application_name("talka");
            let pool = PgPoolOptions::new()
                .max_connections(16)
                .acquire_timeout(Duration::from_secs(10))
                .after_connect(|conn, _| Box::pin(mind_the_client(conn)))
                .connect_with(options)
                .await?;
            return Ok(Self::Pg(pool));
        }
        let options = SqliteConnectOptions::from_str(url)?;
        let looks = match file_of(url) {
            Some(path) => {
                let looks = looks_of(&path);
                private(&path).and_then(|()| private(&looks)).map_err(StoreError::File)?;
                options.clone().filename(looks)
            }
            None => options.clone(),
        };
        let beside =
            Beside { turn: Arc::default(), looks: pool(looks, 4).await?, looks_turn: Arc::default() };
        Ok(Self::Sqlite(pool(options, 8).await?, Arc::new(beside)))
    }

    /// Brings the tables up to this version's, and makes the append-only ones refuse changes.
    ///
    /// # Errors
    /// [`StoreError`] when the database is of a newer version, or refuses.
    pub async fn migrate(&self) -> Result<(), StoreError> {
        match self {
            Self::Sqlite(pool, beside) => {
                migrator(Part::Main).run(pool).await?;
                migrator(Part::Looks).run(&beside.looks).await?;
                let own = APPEND_ONLY.iter().map(|table| (pool, table));
                let looks = APPEND_ONLY_LOOKS.iter().map(|table| (&beside.looks, table));
                for (pool, table) in own.chain(looks) {
                    for verb in ["UPDATE", "DELETE"] {
                        sqlx::raw_sql(sqlx::AssertSqlSafe(refusing(table, verb))).execute(pool).await?;
                    }
                }
            }
            Self::Pg(pool) => {
                migrator(Part::Whole).run(pool).await?;
                let mut tx = pool.begin().await?;
                // Two services that start at once would replace the same function at once.
                sqlx::raw_sql("SELECT pg_advisory_xact_lock(84)").execute(&mut *tx).await?;
                let functions = format!(
                    "CREATE OR REPLACE FUNCTION append_only() RETURNS trigger LANGUAGE plpgsql AS \
                     $$ BEGIN RAISE EXCEPTION 'append only'; END $$; \
                     CREATE OR REPLACE FUNCTION counts() RETURNS trigger LANGUAGE plpgsql AS \
                     $$ BEGIN IF {COUNTS} THEN RAISE EXCEPTION 'append only'; END IF; RETURN OLD; END $$; \
                     CREATE OR REPLACE TRIGGER {PREPARED}_counts BEFORE DELETE ON {PREPARED} \
                     FOR EACH ROW EXECUTE FUNCTION counts()"
                );
                sqlx::raw_sql(sqlx::AssertSqlSafe(functions)).execute(&mut *tx).await?;
                for table in APPEND_ONLY.iter().chain(&APPEND_ONLY_LOOKS) {
                    let delete = if *table == PREPARED { "" } else { "OR DELETE" };
                    let text = format!(
                        "CREATE OR REPLACE TRIGGER {table}_append_only BEFORE UPDATE {delete} OR TRUNCATE \
                         ON {table} FOR EACH STATEMENT EXECUTE FUNCTION append_only()"
                    );
                    sqlx::raw_sql(sqlx::AssertSqlSafe(text)).execute(&mut *tx).await?;
                }
                tx.commit().await?;
            }
        }
        Ok(())
    }

    /// Whether every migration of this version is applied.
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer.
    pub async fn ready(&self) -> Result<bool, StoreError> {
        let parts = match self {
            Self::Sqlite(..) => {
                vec![(self.read().await?, Part::Main), (self.read_looks().await?, Part::Looks)]
            }
            Self::Pg(_) => vec![(self.read().await?, Part::Whole)],
        };
        for (mut conn, part) in parts {
            let link = &mut conn.link();
            let applied: Option<i64> =
                value!(link, i64, "SELECT COUNT(*) FROM _sqlx_migrations WHERE success = TRUE")?;
            let known = migrator(part).iter().count();
            if !applied.is_some_and(|applied| usize::try_from(applied).is_ok_and(|applied| applied >= known))
            {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// A connection to read looks from.
    ///
    /// # Errors
    /// [`StoreError`] when none is to be had.
    pub async fn read_looks(&self) -> Result<Conn, StoreError> {
        match self {
            Self::Sqlite(_, beside) => Ok(Conn::Sqlite(beside.looks.acquire().await?)),
            Self::Pg(_) => self.read().await,
        }
    }

    /// A transaction to write looks in. On SQLite it waits for other looks alone, never for whoever writes in the database.
    ///
    /// # Errors
    /// [`StoreError`] when none is to be had.
    pub async fn write_looks(&self) -> Result<Tx, StoreError> {
        match self {
            Self::Sqlite(_, beside) => {
                let turn = Arc::clone(&beside.looks_turn).lock_owned().await;
                Ok(Tx::Sqlite(beside.looks.begin_with("BEGIN IMMEDIATE").await?, turn))
            }
            Self::Pg(_) => self.write().await,
        }
    }

    /// A connection to read from.
    ///
    /// # Errors
    /// [`StoreError`] when none is to be had.
    pub async fn read(&self) -> Result<Conn, StoreError> {
        Ok(match self {
            Self::Sqlite(pool, _) => Conn::Sqlite(pool.acquire().await?),
            Self::Pg(pool) => Conn::Pg(pool.acquire().await?),
        })
    }

    /// A transaction to write in. On SQLite it takes the write lock at once: a plain BEGIN that reads first
    /// fails as soon as another writer was faster, whatever the busy timeout. Writers of this process take turns in the order
    /// in which they came: SQLite itself lets them try again and again, and the one that writes many short transactions one
    /// after another would win each time.
    ///
    /// # Errors
    /// [`StoreError`] when none is to be had.
    pub async fn write(&self) -> Result<Tx, StoreError> {
        Ok(match self {
            Self::Sqlite(pool, beside) => {
                let turn = Arc::clone(&beside.turn).lock_owned().await;
                Tx::Sqlite(pool.begin_with("BEGIN IMMEDIATE").await?, turn)
            }
            Self::Pg(pool) => Tx::Pg(pool.begin().await?),
        })
    }

    /// The file of an SQLite database.
    pub fn file(&self) -> Option<PathBuf> {
        match self {
            Self::Sqlite(pool, _) => Some(pool.connect_options().get_filename().to_owned()),
            Self::Pg(_) => None,
        }
    }

    /// Closes every connection, so that nothing is cut off in the middle.
    pub async fn close(&self) {
        match self {
            Self::Sqlite(pool, beside) => {
                beside.looks.close().await;
                pool.close().await;
            }
            Self::Pg(pool) => pool.close().await,
        }
    }
}

/// Connections to an SQLite file.
async fn pool(options: SqliteConnectOptions, most: u32) -> Result<SqlitePool, StoreError> {
    // FULL: with NORMAL a power cut takes acknowledged commits with it.
    let options = options
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .foreign_keys(true)
        .busy_timeout(Duration::from_secs(10));
    let pool = SqlitePoolOptions::new().max_connections(most).acquire_timeout(Duration::from_secs(10));
    // A write that the disk refuses ends its transaction by itself, and the rollback after it fails: the connection would believe
    // for ever that it is in a transaction, and begin no other.
    let pool = pool.after_release(|conn, _| {
        Box::pin(async move {
            if conn.is_in_transaction() {
                // A rollback that waits its turn comes before this answer.
                conn.ping().await?;
            }
            Ok(!conn.is_in_transaction())
        })
    });
    Ok(pool.connect_with(options).await?)
}

/// The file of an address of SQLite.
fn file_of(url: &str) -> Option<PathBuf> {
    let options = SqliteConnectOptions::from_str(url).ok()?;
    let path = options.get_filename().to_owned();
    (!path.as_os_str().is_empty() && !url.contains(":memory:")).then_some(path)
}

/// Makes a database that is not there yet, for its owner alone; SQLite gives its other files the same rights.
fn private(path: &Path) -> std::io::Result<()> {
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    match options.open(path) {
        Err(error) if error.kind() != std::io::ErrorKind::AlreadyExists => Err(error),
        _ => Ok(()),
    }
}

impl Conn {
    /// What the functions of this room ask.
    pub fn link(&mut self) -> Link<'_> {
        match self {
            Self::Sqlite(conn) => Link::Sqlite(conn),
            Self::Pg(conn) => Link::Pg(conn),
        }
    }
}

impl Tx {
    /// What the functions of this room ask.
    pub fn link(&mut self) -> Link<'_> {
        match self {
            Self::Sqlite(tx, _) => Link::Sqlite(tx),
            Self::Pg(tx) => Link::Pg(tx),
        }
    }

    /// Makes everything of this transaction lasting, or nothing.
    ///
    /// # Errors
    /// [`StoreError`]; then nothing was written.
    pub async fn commit(self) -> Result<(), StoreError> {
        match self {
            Self::Sqlite(tx, _) => tx.commit().await?,
            Self::Pg(tx) => tx.commit().await?,
        }
        Ok(())
    }
}

impl Link<'_> {
    /// Lets the sealed values of a table be sealed anew, although nothing in it is ever changed; only inside this transaction,
    /// until [`close_again`](Self::close_again).
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn open_for_sealing(&mut self, table: &'static str) -> Result<(), StoreError> {
        if !APPEND_ONLY.contains(&table) {
            return Ok(());
        }
        match self {
            Self::Sqlite(conn) => {
                let text = format!("DROP TRIGGER IF EXISTS {table}_no_UPDATE");
                sqlx::raw_sql(sqlx::AssertSqlSafe(text)).execute(&mut **conn).await?;
            }
            Self::Pg(conn) => {
                let text = format!("ALTER TABLE {table} DISABLE TRIGGER {table}_append_only");
                sqlx::raw_sql(sqlx::AssertSqlSafe(text)).execute(&mut **conn).await?;
            }
        }
        Ok(())
    }

    /// Makes a table refuse changes again.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn close_again(&mut self, table: &'static str) -> Result<(), StoreError> {
        if !APPEND_ONLY.contains(&table) {
            return Ok(());
        }
        match self {
            Self::Sqlite(conn) => {
                let text = refusing(table, "UPDATE");
                sqlx::raw_sql(sqlx::AssertSqlSafe(text)).execute(&mut **conn).await?;
            }
            Self::Pg(conn) => {
                let text = format!("ALTER TABLE {table} ENABLE TRIGGER {table}_append_only");
                sqlx::raw_sql(sqlx::AssertSqlSafe(text)).execute(&mut **conn).await?;
            }
        }
        Ok(())
    }

    /// The time of the server that several machines share; `None` where the database is a file of this one, whose clock is
    /// the only one.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn time(&mut self) -> Result<Option<DateTime<Utc>>, StoreError> {
        match self {
            Self::Sqlite(_) => Ok(None),
            Self::Pg(conn) => {
                Ok(Some(sqlx::query_scalar("SELECT clock_timestamp()").fetch_one(&mut **conn).await?))
            }
        }
    }
}

//! Databases with Talka's tables and nothing in them. They are made once and then copied: hundreds of tests want one, and a copy takes
//! a tenth of what all migrations take.

use std::{fs, path::Path, sync::OnceLock};

use talka::store::Db;
use tokio::runtime::Builder;

use super::postgres;

static SQLITE: OnceLock<[Vec<u8>; 2]> = OnceLock::new();
/// The endings of the files that are a database of SQLite: itself, and who looked at whom.
const FILES: [&str; 2] = ["db", "looks.db"];

static POSTGRES: OnceLock<String> = OnceLock::new();

/// The address of a new file in this folder.
pub(crate) fn sqlite(folder: &Path) -> String {
    let made = SQLITE.get_or_init(|| {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("talka.db");
        make(&format!("sqlite:{}", file.display()));
        FILES.map(|end| fs::read(file.with_extension(end)).expect("the file of a database that was closed"))
    });
    let file = folder.join("talka.db");
    for (end, bytes) in FILES.iter().zip(made) {
        fs::write(file.with_extension(end), bytes).expect("a copy");
    }
    format!("sqlite:{}", file.display())
}

/// The address of a new database in the cluster.
pub(crate) fn postgres() -> String {
    let made = POSTGRES.get_or_init(|| {
        let address = postgres::database();
        make(&address);
        address
    });
    postgres::copy(made)
}

fn make(address: &str) {
    let runtime = Builder::new_current_thread().enable_all().build().expect("a runtime");
    runtime.block_on(async {
        let db = Db::open(address).await.expect("a database");
        db.migrate().await.expect("tables");
        db.close().await;
    });
}

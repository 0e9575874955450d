//! A database of the first released schema (migrations 1 to 10), filled, as text in `fixtures/database`: what every later version
//! opens, with its applications, codes, results and keys, and goes on with.

use std::{fs, path::PathBuf, str::FromStr};

use sqlx::{ConnectOptions as _, Executor as _, sqlite::SqliteConnectOptions};
use talka::{clock::Clock, service::Service, store::Db};
use uuid::Uuid;

use crate::{
    scene::{ENDED, Who, everyone, holder, moment, vault},
    support::postgres,
};

fn file(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("fixtures/database").join(name)
}

#[test]
fn a_database_of_the_first_schema_opens_and_goes_on() {
    let folder = tempfile::tempdir().expect("a folder");
    let sqlite = format!("sqlite:{}", folder.path().join("talka.db").display());
    tokio::runtime::Runtime::new().expect("a runtime").block_on(async {
        let options = SqliteConnectOptions::from_str(&sqlite).expect("an address").create_if_missing(true);
        let text = fs::read_to_string(file("first.sqlite.sql")).expect("a fixture");
        let mut conn = options.connect().await.expect("a database");
        conn.execute(sqlx::raw_sql(sqlx::AssertSqlSafe(text))).await.expect("loaded");
    });
    let postgres = postgres::database();
    let dump = file("first.postgres.sql");
    let mut load = postgres::tool("psql");
    load.args(["-Xq", "-v", "ON_ERROR_STOP=1", "-d", &postgres, "-f"]).arg(&dump);
    let loaded = load.output().expect("psql");
    assert!(loaded.status.success(), "{}", String::from_utf8_lossy(&loaded.stderr));
    for (address, codes) in [(&sqlite, "first.sqlite.codes"), (&postgres, "first.postgres.codes")] {
        let codes = fs::read_to_string(file(codes)).expect("a fixture");
        tokio::runtime::Runtime::new().expect("a runtime").block_on(async {
            let db = Db::open(address).await.expect("a database");
            db.migrate().await.expect("tables");
            let service = Service::new(db, vault(), Clock::stopped_at(moment(ENDED)));
            service.hold_keys("talka.key").await.expect("its key");
            for line in codes.lines() {
                let (number, code) = line.split_once(' ').expect("a number and a code");
                let mine = service.mine(&holder(&service, number, code).await).await.expect("mine");
                assert!(mine.letter.is_some(), "{number}");
            }
            let ilze = service.staff(Uuid::from_u128(1 + Who::Ilze as u128)).await.expect("asked");
            let ilze = ilze.expect("active").caseworker().expect("a caseworker");
            assert_eq!(everyone(&service, &ilze, "minimal").await.len(), codes.lines().count());
            service.close_down().await;
        });
    }
}

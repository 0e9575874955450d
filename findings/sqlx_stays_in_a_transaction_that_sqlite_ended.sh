#!/usr/bin/env bash
# After a write that the disk refuses, a pooled SQLite connection of sqlx believes for ever that it is in a transaction.
#
# Versions: sqlx 0.9.0 with the SQLite that it brings (libsqlite3-sys, feature "bundled"), tokio 1; Rust 1.95 or newer, Linux.
# Input:    a pool of one connection to a database that may have 40 pages (PRAGMA max_page_count, as a full disk would end it); in a
#           transaction one row too large for it; the transaction is dropped; later, with small rows only, BEGIN IMMEDIATE again.
# Expected: the large row is refused ("database or disk is full"), and the next transaction begins: there is room for a small row.
# Seen:     SQLite ends the transaction by itself when it is full. The rollback that sqlx sends afterwards fails ("no transaction is
#           active"), so its count of open transactions stays at 1; the connection goes back into the pool, and every later
#           `begin_with("BEGIN IMMEDIATE")` on it is refused, without SQLite being asked.
# Why it matters: a service that meets a full disk once answers no write any more, though room was made long ago, until it is started
#           again. `PoolOptions::after_release` can look (`is_in_transaction` after a `ping`) and not give such a connection back.
set -euo pipefail
there=$(mktemp -d)
trap 'rm -rf "$there"' EXIT
mkdir -p "$there/src"
cat > "$there/Cargo.toml" <<'TOML'
[package]
name = "full"
version = "0.0.0"
edition = "2024"

[dependencies]
sqlx = { version = "=0.9.0", default-features = false, features = ["runtime-tokio", "sqlite"] }
tokio = { version = "1", features = ["rt", "macros", "time"] }
TOML
cat > "$there/src/main.rs" <<'RUST'
use sqlx::{Connection as _, Row as _, sqlite::{SqliteConnectOptions, SqlitePoolOptions}};

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let path = std::env::args().nth(1).expect("a path");
    let options = SqliteConnectOptions::new().filename(&path).create_if_missing(true).pragma("max_page_count", "40");
    let pool = SqlitePoolOptions::new().max_connections(1).connect_with(options).await.expect("a pool");
    let version = sqlx::query("SELECT sqlite_version()").fetch_one(&pool).await.expect("asked");
    println!("sqlx 0.9.0, SQLite {}", version.get::<String, _>(0));
    sqlx::query("CREATE TABLE row (text BLOB)").execute(&pool).await.expect("a table");

    let mut tx = pool.begin_with("BEGIN IMMEDIATE").await.expect("begins");
    let large = sqlx::query("INSERT INTO row VALUES (zeroblob(1000000))").execute(&mut *tx).await;
    let large = large.expect_err("there is no room").to_string();
    println!("a large row: {large}");
    drop(tx);

    let mut refused = 0;
    for _ in 0..3 {
        match pool.begin_with("BEGIN IMMEDIATE").await {
            Ok(tx) => tx.commit().await.expect("committed"),
            Err(error) => {
                println!("another transaction: {error}");
                refused += 1;
            }
        }
    }
    let mut conn = pool.acquire().await.expect("a connection");
    conn.ping().await.expect("alive");
    println!("believes that it is in a transaction: {}", conn.is_in_transaction());
    let alone = sqlx::query("INSERT INTO row VALUES ('small')").execute(&mut *conn).await.is_ok();
    println!("a small row without a transaction goes in: {alone}");
    let as_seen = large.contains("full") && refused == 3 && conn.is_in_transaction() && alone;
    std::process::exit(i32::from(!as_seen));
}
RUST
cargo build --quiet --manifest-path "$there/Cargo.toml" --target-dir "$there/target"
if "$there/target/debug/full" "$there/full.db"; then
    echo "as described above"
else
    echo "something else than described above" >&2
    exit 1
fi

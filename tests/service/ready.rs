//! `/readyz` says whether the service can do its work: under a held lock, on a full disk, with a dead worker, with another key.

use std::{fs, path::Path, process::Command, sync::Arc};

use talka::{
    clock::{Clock, Stopwatch},
    config::Config,
    service::{Service, Vault},
    store::Link,
    web::App,
};

use crate::{
    scene::{OPEN, World, told_to_both, vault},
    support::{
        http::Visitor,
        program::{Keep, Program, Signal},
        service::address,
    },
};

/// What is not as it has to be, looked at anew.
async fn missing(world: &World) -> Vec<&'static str> {
    missing_with(&Service::new(world.db.clone(), vault(), Clock::system())).await
}

/// The same where nothing is expected to be missing: a busy machine may take longer over a look than the look waits.
async fn missing_at_last(world: &World) -> Vec<&'static str> {
    for _ in 0..5 {
        let missing = missing(world).await;
        if missing.is_empty() {
            return missing;
        }
    }
    missing(world).await
}

async fn missing_with(service: &Service) -> Vec<&'static str> {
    service.readiness().await.into_iter().filter(|(_, right)| !right).map(|(name, _)| name).collect()
}

#[test]
fn whoever_holds_the_lock_makes_the_service_not_ready_and_nobody_waits_long() {
    told_to_both(async |world| {
        assert_eq!(missing_at_last(&world).await, Vec::<&str>::new());
        let mut holder = world.db.write().await.expect("a transaction");
        if let Link::Pg(conn) = holder.link() {
            sqlx::raw_sql("LOCK TABLE readiness IN ACCESS EXCLUSIVE MODE")
                .execute(conn)
                .await
                .expect("locked");
        }
        let watch = Stopwatch::start();
        assert_eq!(missing(&world).await, ["write"]);
        assert!(watch.millis() < 12_000, "{} ms", watch.millis());
        drop(holder);
        assert_eq!(missing_at_last(&world).await, Vec::<&str>::new());
    });
}

#[test]
fn a_pool_without_a_connection_left_is_not_ready() {
    told_to_both(async |world| {
        let mut taken = Vec::new();
        for _ in 0..16 {
            let next = tokio::time::timeout(std::time::Duration::from_secs(2), world.db.read()).await;
            let Ok(next) = next else { break };
            taken.push(next.expect("a connection"));
        }
        let missing = missing(&world).await;
        assert!(missing.contains(&"database"), "{missing:?}");
    });
}

#[test]
fn another_key_is_not_ready() {
    told_to_both(async |world| {
        world.import(OPEN, "minimal").await;
        // Nobody noted a key yet: what is sealed tells.
        let other =
            || Service::new(world.db.clone(), Vault::new(&"66".repeat(32)).expect("a key"), Clock::system());
        assert_eq!(missing_with(&other()).await, ["key"]);
        assert_eq!(missing_at_last(&world).await, Vec::<&str>::new());
        world.at(OPEN).hold_keys("talka.key").await.expect("its key");
        assert_eq!(missing_with(&other()).await, ["key"]);
        assert_eq!(missing_at_last(&world).await, Vec::<&str>::new());
    });
}

#[test]
fn a_worker_that_died_is_missed_and_one_that_ended_is_not() {
    told_to_both(async |world| {
        let service = Arc::new(Service::new(world.db.clone(), vault(), Clock::system()));
        service.on_duty().leave();
        assert_eq!(missing_with(&service).await, Vec::<&str>::new());
        let service = Arc::new(Service::new(world.db.clone(), vault(), Clock::system()));
        let dying = Arc::clone(&service);
        let task = tokio::spawn(async move {
            let _duty = dying.on_duty();
            panic!("a worker dies");
        });
        task.await.expect_err("it died");
        assert_eq!(missing_with(&service).await, ["workers"]);
        let router = App::new(service, Config::default()).router();
        let request = axum::http::Request::get("/readyz").body(axum::body::Body::empty()).expect("a request");
        let reply = tower::ServiceExt::oneshot(router, request).await.expect("an answer");
        assert_eq!(reply.status(), 503);
        let body = axum::body::to_bytes(reply.into_body(), 10_000).await.expect("a body");
        let body: serde_json::Value = serde_json::from_slice(&body).expect("JSON");
        assert_eq!((&body["checks"]["workers"], &body["checks"]["write"]), (&"failed".into(), &"ok".into()));
    });
}

/// The program in a folder; a file that may not grow is an error for it, and not its end.
fn serving(folder: &Path) -> (Program, Visitor) {
    let serve =
        "trap '' XFSZ; exec \"$0\" serve --database-url sqlite:talka.db --listen 127.0.0.1:0 --workers 0";
    let mut shell = Command::new("bash");
    shell.args(["-c", serve, env!("CARGO_BIN_EXE_talka")]).current_dir(folder).env("LC_ALL", "C.UTF-8");
    let program = Program::start(&shell, &Keep { last: Signal::Kill, folder: None, user: None });
    let url = program.wait_for("the address", address);
    (program, Visitor::new(&url))
}

/// From now on no file of the program grows beyond so many bytes: what a full disk does to it.
fn bound(program: &Program, most: &str) {
    let limit = format!("--fsize={most}:");
    let done = Command::new("prlimit").args(["--pid", &program.pid().to_string(), &limit]).status();
    assert!(done.expect("prlimit starts").success());
}

/// Asks until the answer has this status; an answer is given again for a second.
fn becomes(visitor: &Visitor, status: u16) -> serde_json::Value {
    let watch = Stopwatch::start();
    loop {
        let answer = visitor.get("/readyz");
        if answer.status == status {
            return serde_json::from_str(&answer.body).expect("JSON");
        }
        assert!(watch.millis() < 10_000, "{}", answer.body);
    }
}

#[test]
fn a_disk_that_takes_no_more_is_not_ready_and_one_with_room_again_is() {
    let folder = tempfile::tempdir().expect("a folder");
    let (program, visitor) = serving(folder.path());
    becomes(&visitor, 200);
    bound(&program, "1");
    let body = becomes(&visitor, 503);
    assert_eq!((&body["checks"]["write"], &body["checks"]["database"]), (&"failed".into(), &"ok".into()));
    assert_eq!(visitor.get("/").status, 200, "what needs no writing is served");
    bound(&program, "unlimited");
    becomes(&visitor, 200);
    fs::rename(folder.path().join("talka.db"), folder.path().join("gone.db")).expect("renamed");
    becomes(&visitor, 503);
}

//! A published round with everyone's number and code, and sessions of people who opened their applications.

use std::{collections::BTreeMap, fs, path::PathBuf};

use talka::{
    clock::Clock,
    service::{NewAccount, NewRound, Service, Submitted, Vault},
    store::Db,
};

use crate::support;

pub(crate) const KEY: &str = "10ad10ad10ad10ad10ad10ad10ad10ad10ad10ad10ad10ad10ad10ad10ad10ad";

/// Liepāja 2020, run and published.
pub(crate) async fn prepare(address: &str) -> Vec<Submitted> {
    let db = Db::open(address).await.expect("a database");
    db.migrate().await.expect("tables");
    let service = Service::new(db, Vault::new(KEY).expect("a key"), Clock::system());
    let mut caseworkers = Vec::new();
    for login in ["first", "second"] {
        let new = NewAccount {
            login: login.to_owned(),
            name: login.to_owned(),
            organisation: "authority".to_owned(),
            role: "caseworker".to_owned(),
            password: "a password for tests".to_owned(),
        };
        let account = service.add_account(None, &new).await.expect("an account");
        caseworkers
            .push(service.staff(account).await.expect("staff").expect("active").caseworker().expect("one"));
    }
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("fixtures/rounds/liepaja-2020");
    let names = ["round.toml", "applicants.csv", "placements.csv", "preferences.csv"];
    let files = names.map(|name| (name.to_owned(), fs::read(folder.join(name)).expect("a fixture")));
    let new = NewRound {
        slug: "round".to_owned(),
        authority: "authority".to_owned(),
        files: BTreeMap::from(files),
        people: BTreeMap::new(),
    };
    let submitted = service.add_round(None, &new).await.expect("a round");
    service.close(&caseworkers[0], "round", false).await.expect("closed");
    let run = service.start_run(&caseworkers[0], "round").await.expect("a run");
    service.work_once(service.new_worker().expect("a worker")).await.expect("work");
    service.publish(&caseworkers[1], run).await.expect("published");
    service.close_down().await;
    submitted
}

/// People who have opened their applications.
pub(crate) struct Visitors {
    /// The session's cookie of each.
    pub(crate) cookies: Vec<String>,
    /// Bytes of the last page.
    pub(crate) length: usize,
}

/// Opens applications by number and code, as people do.
pub(crate) fn open(service: &support::service::Service, codes: &[Submitted]) -> Visitors {
    let mut visitors = Visitors { cookies: Vec::new(), length: 0 };
    for one in codes {
        let visitor = service.visitor();
        let answer = visitor.post("/result", &[("number", &one.number), ("code", &one.code)]);
        answer.redirect();
        let cookie = answer.headers.get_all("set-cookie").iter().find_map(|value| {
            let text = value.to_str().ok()?;
            text.starts_with("talka=").then(|| text.split(';').next().unwrap_or_default().to_owned())
        });
        visitors.cookies.push(cookie.expect("a session"));
        visitors.length = visitor.get("/my").page().bytes.len();
    }
    visitors
}

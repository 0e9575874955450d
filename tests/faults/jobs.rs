//! Killed, raced and starved while jobs are done: what a job does happens once, what was asked for is done after a restart, and
//! a job that its workers do not survive is set aside while the others go on.

use std::{process::Command, time::Duration};

use talka::{
    domain::Lang,
    i18n::Tr,
    store::{self, Db, jobs::NewJob},
};

use crate::{
    ground::{Engine, Ground, LEASE, Moments, kills, number, pause, tell, wait},
    hold::until,
    support::{
        program::{Keep, Program, Signal},
        season::Stage,
    },
};

/// How many jobs wait at once: what a worker is killed over.
const JOBS: i64 = 80;

const HAPPENED: &str = "SELECT COUNT(*) FROM event WHERE action IN ('round-opens', 'round-deadline')";
const DONE: &str = "SELECT COUNT(*) FROM job WHERE kind IN ('opening', 'deadline') AND state = 'done'";
const LEFT: &str = "SELECT COUNT(*) FROM job WHERE kind IN ('opening', 'deadline') AND state <> 'done'";

/// A worker of its own, on a database.
fn worker(ground: &Ground, address: &str) -> Program {
    let mut command = Command::new(env!("CARGO_BIN_EXE_talka"));
    command.args(["worker", "--database-url", address, "--lease-seconds", LEASE, "--key-file"]);
    command.arg(ground.key_file()).env("LC_ALL", "C.UTF-8");
    Program::start(&command, &Keep { last: Signal::Kill, folder: None, user: None })
}

/// Asks a worker to stop, once it listens: the others may have done everything before it came. Gives its exit code.
fn in_order(worker: Program) -> i32 {
    let working = Tr(Lang::En).say("cli-working");
    worker.wait_for("a worker", |line| line.contains(&working).then_some(()));
    worker.end(Signal::Term)
}

/// Asks for many jobs that each leave one event; the first is of another kind.
fn many_jobs(address: &str) {
    wait(async {
        let db = Db::open(address).await.expect("a database");
        let mut tx = db.write().await.expect("a transaction");
        let link = &mut tx.link();
        let round = store::rounds::list(link).await.expect("rounds").remove(0);
        for n in 0..JOBS {
            let new = NewJob {
                id: uuid::Uuid::from_u128(u128::try_from(n).expect("small") + 1),
                kind: if n == 0 { "opening" } else { "deadline" },
                subject: &n.to_string(),
                round: Some(round.id),
                due_at: round.created_at,
            };
            store::jobs::ask(link, &new, round.created_at).await.expect("asked");
        }
        tx.commit().await.expect("committed");
        db.close().await;
    });
}

fn done(address: &str, within: u64) {
    until("everything to be done", within, || {
        (number(address, DONE) == JOBS && number(address, LEFT) == 0).then_some(())
    });
    assert_eq!(number(address, HAPPENED), JOBS, "each happened, and once");
}

fn killed(engine: Engine) {
    let mut ground = Ground::new(engine, "minimal", Stage::Posted);
    let (mut moments, mut cut) = (Moments::within(1_500), 0);
    for kill in 0..kills() {
        let address = ground.copy();
        many_jobs(&address);
        for _ in 0..3 {
            let dying = worker(&ground, &address);
            pause(moments.next());
            dying.end(Signal::Kill);
            // What is done is done with its effect, at every moment.
            assert_eq!(number(&address, DONE), number(&address, HAPPENED), "kill {kill}");
            cut += number(&address, "SELECT COUNT(*) FROM job WHERE state = 'running'");
        }
        let last = worker(&ground, &address);
        done(&address, 60);
        assert_eq!(in_order(last), 0, "kill {kill}: stopping in order");
        let alive = "SELECT COUNT(*) FROM worker";
        assert!(number(&address, alive) <= 3, "whoever stops in order says so");
    }
    println!(
        "{engine:?}: {} kills of a worker, {cut} in the middle of a job; {} jobs each: lost 0, done twice 0",
        kills() * 3,
        JOBS
    );
}

#[test]
fn jobs_survive_kills_of_their_worker_on_sqlite() {
    killed(Engine::Sqlite);
}

#[test]
fn jobs_survive_kills_of_their_worker_on_postgresql() {
    killed(Engine::Postgres);
}

fn raced(engine: Engine) {
    let mut ground = Ground::new(engine, "minimal", Stage::Posted);
    for workers in 2..=4 {
        let address = ground.copy();
        many_jobs(&address);
        let crowd: Vec<Program> = (0..workers).map(|_| worker(&ground, &address)).collect();
        done(&address, 60);
        for one in crowd {
            assert_eq!(in_order(one), 0);
        }
        assert_eq!(number(&address, HAPPENED), JOBS);
        println!("{engine:?}: {workers} workers, {JOBS} jobs: lost 0, done twice 0");
    }
}

#[test]
fn two_to_four_workers_do_each_job_once_on_sqlite() {
    raced(Engine::Sqlite);
}

#[test]
fn two_to_four_workers_do_each_job_once_on_postgresql() {
    raced(Engine::Postgres);
}

fn deadly(engine: Engine) {
    let mut ground = Ground::new(engine, "minimal", Stage::Posted);
    let address = ground.copy();
    many_jobs(&address);
    // A job that takes long enough to be killed in: what it writes waits for a lock, or for a long count.
    let slow = match engine {
        Engine::Sqlite => {
            "CREATE TABLE n (n INTEGER);
             INSERT INTO n WITH RECURSIVE up (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM up WHERE n < 3000) SELECT n FROM up;
             CREATE TRIGGER slow BEFORE INSERT ON event WHEN NEW.action = 'round-opens'
             BEGIN SELECT COUNT(*) FROM n AS a, n AS b, n AS c WHERE (a.n * b.n + c.n) % 7 = 8; END"
        }
        Engine::Postgres => {
            "CREATE FUNCTION slow() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_sleep(60); RETURN NEW; END $$;
             CREATE TRIGGER slow BEFORE INSERT ON event FOR EACH ROW
             WHEN (NEW.action = 'round-opens') EXECUTE FUNCTION slow()"
        }
    };
    tell(&address, slow);
    let tries = "SELECT COALESCE(MAX(attempts), 0) FROM job WHERE state = 'running' AND kind = 'opening'";
    let aside = "SELECT COUNT(*) FROM job WHERE state = 'poisoned'";
    let mut killed = 0;
    loop {
        let dying = worker(&ground, &address);
        // The lease of the one that died runs out first.
        let met = until("the deadly job, or its end", 60, || {
            let met = number(&address, tries) == killed + 1;
            (met || number(&address, aside) == 1).then_some(met)
        });
        if !met {
            assert_eq!(dying.end(Signal::Term), 0);
            break;
        }
        pause(Duration::from_millis(300));
        dying.end(Signal::Kill);
        killed += 1;
    }
    assert_eq!((killed, number(&address, aside)), (5, 1), "{engine:?}");
    let last = worker(&ground, &address);
    until("the others to be done", 60, || (number(&address, DONE) == JOBS - 1).then_some(()));
    assert_eq!(number(&address, HAPPENED), JOBS - 1);
    last.end(Signal::Term);
    println!("{engine:?}: a job that killed {killed} workers is set aside, {} others done once", JOBS - 1);
}

#[test]
fn a_job_that_kills_its_worker_is_set_aside_on_sqlite() {
    deadly(Engine::Sqlite);
}

#[test]
fn a_job_that_kills_its_worker_is_set_aside_on_postgresql() {
    deadly(Engine::Postgres);
}

//! The clock jumps an hour forward and back under a service that runs: nothing lapses before its moment, nothing happens twice, jobs
//! and mails go on. On SQLite the machine's clock is the only one. On PostgreSQL the database's counts, and that of the machine on
//! which the service runs may say what it likes.

use std::{
    collections::BTreeMap,
    fs::{File, Permissions, set_permissions},
    os::unix::fs::{FileExt, PermissionsExt},
    path::{Path, PathBuf},
    process::Command,
    sync::Mutex,
    time::Duration,
};

use chrono::{DateTime, Utc};
use talka::clock::Clock;

use crate::{
    ground::{Engine, Ground, column, number, pause, signed_in, tell},
    hold::until,
    people::{Heard, accept, apply, holders, nothing_lost, open_round, texts},
    support::{
        postgres::Server,
        season::{SLUG, Stage},
        service::Service,
        smtp::MailServer,
    },
};

const HOUR: i64 = 3_600;

/// Mails that a visit gives rise to.
const MAILS: usize = 3;

/// Mails that go in a minute where one clock is all there is: as many are sent in an hour that never was.
const A_MINUTE: usize = 24;

const LAPSED: &str = "SELECT COUNT(*) FROM offer_event WHERE kind = 'lapsed'";
const OPEN_OFFERS: &str = "SELECT COUNT(*) FROM offer WHERE NOT EXISTS (SELECT 1 FROM offer_event WHERE offer_event.offer = offer.id)";
const REFILLS: &str = "SELECT COUNT(*) FROM run WHERE kind = 'refill' AND state = 'verified'";
/// When the jobs that are done again and again were done last, with those that were done once.
const DONE: &str = "SELECT CAST(ended_at AS TEXT) FROM job WHERE kind = 'lapses' AND state = 'done'";
/// What may be there once only.
const TWICE: [&str; 3] = [
    "SELECT COUNT(*) FROM (SELECT offer FROM offer_event GROUP BY offer, kind HAVING COUNT(*) > 1) AS twice",
    "SELECT COUNT(*) FROM (SELECT round FROM event WHERE action IN ('round-opens', 'round-deadline')
     GROUP BY round, action HAVING COUNT(*) > 1) AS twice",
    "SELECT COUNT(*) FROM (SELECT run FROM run_result GROUP BY run HAVING COUNT(*) > 1) AS twice",
];

/// A clock that a test puts forward and back: programs that are started with its variables read it.
struct Hand {
    shim: PathBuf,
    offset: PathBuf,
}

impl Hand {
    /// One that shows the right time, with its files in a folder that every user may read.
    fn new(folder: &Path, name: &str) -> Self {
        set_permissions(folder, Permissions::from_mode(0o755)).expect("readable");
        let (shim, offset) = (folder.join("clock.so"), folder.join(name));
        if !shim.exists() {
            let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/faults/clock.c");
            let mut compile = Command::new("cc");
            compile.args(["-shared", "-fPIC", "-O1", "-o"]).arg(&shim).arg(source).arg("-ldl");
            assert!(compile.status().expect("a C compiler").success());
        }
        let hand = Self { shim, offset };
        File::create(&hand.offset).expect("a file");
        hand.set(0);
        hand
    }

    /// Puts it so many seconds forward, counted from the right time.
    fn set(&self, seconds: i64) {
        let file = File::options().write(true).open(&self.offset).expect("a file");
        file.write_all_at(&seconds.to_ne_bytes(), 0).expect("set");
    }

    fn variables(&self) -> [(String, String); 2] {
        let text = |path: &Path| path.to_str().expect("UTF-8").to_owned();
        [("LD_PRELOAD".to_owned(), text(&self.shim)), ("CLOCK_OFFSET".to_owned(), text(&self.offset))]
    }
}

/// A published round and one that is open, with the service on them.
struct World {
    ground: Ground,
    hand: Hand,
    mails: MailServer,
    holders: Vec<(String, String)>,
    heard: Mutex<Heard>,
    /// Seconds from now until the offers lapse.
    left: i64,
    /// How many mails go in a minute.
    a_minute: usize,
}

impl World {
    fn new(server: Option<String>, a_minute: usize) -> Self {
        let ground = match server {
            Some(_) => Ground::on(server, "liepaja-2020", Stage::Published),
            None => Ground::new(Engine::Sqlite, "liepaja-2020", Stage::Published),
        };
        open_round(&ground);
        // Nobody has a mail address in that round.
        tell(ground.first(), "UPDATE message SET state = 'told'");
        let until = column(ground.first(), "SELECT answer_by FROM offer ORDER BY answer_by LIMIT 1");
        let until: DateTime<Utc> = until[0];
        Self {
            hand: Hand::new(ground.folder(), "service"),
            mails: MailServer::start(),
            holders: holders(&ground),
            heard: Mutex::default(),
            left: (until - Clock::system().now()).num_seconds(),
            a_minute,
            ground,
        }
    }

    fn serve(&self) -> Service {
        let variables = self.hand.variables().map(|(name, value)| format!("{name}={value}"));
        let by: Vec<&str> = ["env"].into_iter().chain(variables.iter().map(String::as_str)).collect();
        let (url, most) = (self.mails.url(), self.a_minute.to_string());
        let posting =
            ["--smtp-url", &url, "--mail-from", "darbs@example.lv", "--base-url", "http://localhost"];
        self.ground.serve_by(&by, self.ground.first(), &[&posting[..], &["--mails-a-minute", &most]].concat())
    }

    /// Somebody accepts, some apply, a page is shown, and what goes on by itself goes on.
    fn goes_on(&mut self, service: &Service, when: &str, mails: usize) {
        let (address, before) = (self.ground.first(), self.mails.taken().len());
        let done = texts(address, DONE);
        let holder = self.holders.pop().expect("a holder");
        assert!(accept(&service.visitor(), &holder, &self.heard), "{when}: {:?}", self.heard);
        for _ in 0..mails {
            let applied = apply(&service.visitor(), "Persona", "p@example.org", &self.heard);
            assert!(applied, "{when}: {:?}", self.heard);
        }
        signed_in(service, "first").get(&format!("/rounds/{SLUG}/work")).page();
        until(&format!("jobs, {when}"), 80, || (texts(address, DONE) != done).then_some(()));
        let sent = || self.mails.taken().len() >= before + mails;
        until(&format!("mails, {when}"), 80, || sent().then_some(()));
        assert_eq!(number(address, LAPSED), 0, "{when}");
        assert_eq!(TWICE.map(|sql| number(address, sql)), [0; 3], "{when}");
    }

    /// A seat comes free and a run gives it on, under which the clock jumps.
    fn run(&mut self, service: &Service, jumps: [i64; 2]) {
        let (number_of, code) = self.holders.pop().expect("a holder");
        let visitor = service.visitor();
        visitor.post("/result", &[("number", &number_of), ("code", &code)]).redirect();
        assert_eq!(visitor.post("/my/decline", &[("number", &number_of)]).status, 303);
        let first = signed_in(service, "first");
        assert_eq!(first.post(&format!("/rounds/{SLUG}/refills"), &[]).status, 303);
        for seconds in jumps {
            self.hand.set(seconds);
            pause(Duration::from_millis(400));
        }
        until("the run", 60, || (number(self.ground.first(), REFILLS) == 1).then_some(()));
        assert_eq!(number(self.ground.first(), LAPSED), 0, "a run writes down what lapsed");
    }

    /// The offers' last moment has come: each that is open lapses, and once, whatever the clock does then.
    fn lapse(&self, lapse: impl Fn(i64)) {
        let address = self.ground.first();
        let open = number(address, OPEN_OFFERS);
        for seconds in [90, 90 - HOUR, 90] {
            lapse(self.left + seconds);
            let when = format!("{seconds} s after the last moment");
            until(&when, 80, || (number(address, LAPSED) == open).then_some(()));
            pause(Duration::from_millis(2_500));
            assert_eq!(TWICE.map(|sql| number(address, sql)), [0; 3], "{when}");
        }
        assert_eq!(number(address, LAPSED), open);
    }

    /// Stops the service, and holds all to be in order.
    fn end(self, mut service: Service, name: &str) {
        let address = self.ground.first();
        let mut sent: BTreeMap<String, u32> = BTreeMap::new();
        for mail in self.mails.taken() {
            let id = mail.text.lines().find(|line| line.starts_with("Message-ID")).expect("a name");
            *sent.entry(id.to_owned()).or_default() += 1;
        }
        assert!(sent.values().all(|times| *times == 1), "{sent:?}");
        let heard = self.heard.into_inner().expect("nobody panicked");
        let (applied, accepted) = nothing_lost(address, &heard);
        assert_eq!(service.stop(), 0);
        let mut verify = Command::new(env!("CARGO_BIN_EXE_talka"));
        verify.args(["audit", "verify", "--database-url", address]);
        let verified = verify.output().expect("talka");
        assert!(verified.status.success(), "{}", String::from_utf8_lossy(&verified.stdout));
        println!(
            "{name}: the clock jumps an hour forward and back: acknowledged {applied} applications and {accepted} answers, lost 0; \
             {} mails, twice 0; nothing lapsed before its moment, {} then, each once",
            sent.len(),
            number(address, LAPSED)
        );
    }
}

#[test]
fn the_clock_of_the_machine_jumps_on_sqlite() {
    let mut world = World::new(None, A_MINUTE);
    // An hour and a half before the last moment to answer.
    let now = world.left - HOUR * 3 / 2;
    world.hand.set(now);
    let service = world.serve();
    world.goes_on(&service, "before", MAILS);
    world.run(&service, [now + HOUR, now]);
    world.hand.set(now + HOUR);
    world.goes_on(&service, "an hour forward", A_MINUTE);
    for (jump, when) in [(0, "back"), (-HOUR, "an hour back"), (0, "forward again")] {
        world.hand.set(now + jump);
        world.goes_on(&service, when, MAILS);
    }
    world.lapse(|seconds| world.hand.set(seconds));
    world.end(service, "Sqlite");
}

#[test]
fn the_clock_of_one_machine_jumps_on_postgresql() {
    let folder = tempfile::tempdir().expect("a folder");
    let theirs = Hand::new(folder.path(), "database");
    let server = Server::start(&theirs.variables());
    let mut world = World::new(Some(server.database()), 6_000);
    // Half an hour before the last moment to answer: whoever believes the other clock lets offers lapse.
    let now = world.left - HOUR / 2;
    theirs.set(now);
    world.hand.set(now);
    let service = world.serve();
    world.goes_on(&service, "before", MAILS);
    world.run(&service, [now + HOUR, now]);
    for (jump, when) in
        [(HOUR, "an hour forward"), (0, "back"), (-HOUR, "an hour back"), (HOUR, "two hours forward")]
    {
        world.hand.set(now + jump);
        world.goes_on(&service, when, MAILS);
    }
    world.lapse(|seconds| theirs.set(seconds));
    world.end(service, "Postgres");
}

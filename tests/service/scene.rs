//! An authority with two caseworkers, another authority, two departments, and rounds from `fixtures/rounds`; the time is
//! what a test says. Owns no expectation but what every refusal looks like.

use std::{collections::BTreeMap, fs, net::IpAddr, path::PathBuf, sync::Arc, sync::LazyLock};

use argon2::{Argon2, PasswordHasher};
use chrono::{DateTime, Utc};
use talka::{
    clock::Clock,
    domain::{Administrator, Caseworker, Department, Holder, Lang, Overseer, Role, Rulekeeper, Staff},
    service::{
        Line, NewApplication, NewRound, No, Refusal, Service, Submitted, TypedWish, Vault, Wanted, Whence,
    },
    store::{
        self, Db,
        accounts::AccountRow,
        journal::{Asked, EventRow, Log},
    },
};
use tokio::runtime::Builder;
use uuid::Uuid;

use crate::support::tables;

/// While the round `minimal` takes applications; when it has ended.
pub(crate) const OPEN: &str = "2026-04-20T10:00:00.123456Z";
pub(crate) const ENDED: &str = "2026-04-25T07:00:00Z";
/// The same for the round of Cibla.
pub(crate) const CIBLA_ENDED: &str = "2019-02-10T07:00:00Z";

pub(crate) const AUTHORITY: &str = "Piemēru dienests";

/// Everyone's password.
pub(crate) const PASSWORD: &str = "pieci melni kaķi";

static HASH: LazyLock<String> =
    LazyLock::new(|| Argon2::default().hash_password(PASSWORD.as_bytes()).expect("hashed").to_string());

/// One person who works somewhere.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Who {
    Ilze,
    Maris,
    /// A caseworker of another authority.
    Stranger,
    /// A department at the library.
    Library,
    /// A department at the parks.
    Park,
    Vija,
}

const PEOPLE: [(Who, &str, Role, &str); 6] = [
    (Who::Ilze, "ilze", Role::Caseworker, AUTHORITY),
    (Who::Maris, "maris", Role::Caseworker, AUTHORITY),
    (Who::Stranger, "svesa", Role::Caseworker, "Cita iestāde"),
    (Who::Library, "biblioteka", Role::Department, "Piemēru bibliotēka"),
    (Who::Park, "parks", Role::Department, "Piemēru parks"),
    (Who::Vija, "vija", Role::Administrator, AUTHORITY),
];

/// A database with people and no round.
pub(crate) struct World {
    pub(crate) db: Db,
    organisations: BTreeMap<&'static str, Uuid>,
}

/// Tells a story to each database.
pub(crate) fn told_to_both(story: impl AsyncFn(World)) {
    let folder = tempfile::tempdir().expect("a folder");
    for address in [tables::sqlite(folder.path()), tables::postgres()] {
        println!("told to {address}");
        tell(&address, false, &story);
    }
}

/// Tells a story that no database changes to the one that is quicker to make.
pub(crate) fn told_to_one(story: impl AsyncFn(World)) {
    let folder = tempfile::tempdir().expect("a folder");
    tell(&tables::sqlite(folder.path()), false, &story);
}

/// Tells a story to a database that is empty, or another version's.
pub(crate) fn told_to(address: &str, story: &impl AsyncFn(World)) {
    tell(address, true, story);
}

/// `migrate`: the tables are not there yet.
fn tell(address: &str, migrate: bool, story: &impl AsyncFn(World)) {
    let runtime = Builder::new_multi_thread().worker_threads(4).enable_all().build().expect("a runtime");
    runtime.block_on(async {
        let db = Db::open(address).await.expect("a database");
        if migrate {
            db.migrate().await.expect("tables");
        }
        story(World::new(db.clone()).await).await;
        db.close().await;
    });
}

impl World {
    async fn new(db: Db) -> Self {
        let mut organisations = BTreeMap::new();
        let mut tx = db.write().await.expect("a transaction");
        let link = &mut tx.link();
        for (who, login, role, organisation) in PEOPLE {
            let key = Uuid::from_u128(1_000 + who as u128);
            let key = store::accounts::organisation(link, key, organisation).await.expect("an organisation");
            organisations.insert(organisation, key);
            let row = AccountRow {
                id: Uuid::from_u128(1 + who as u128),
                organisation: key,
                login: login.to_owned(),
                name: login.to_uppercase(),
                role: role.name().to_owned(),
                password: HASH.clone(),
                active: true,
                created_at: moment(OPEN),
            };
            store::accounts::add(link, &row).await.expect("an account");
        }
        tx.commit().await.expect("committed");
        Self { db, organisations }
    }

    /// The service at a moment.
    pub(crate) fn at(&self, time: &str) -> Arc<Service> {
        self.at_moment(moment(time))
    }

    /// The same at a moment that a test computes.
    pub(crate) fn at_moment(&self, time: DateTime<Utc>) -> Arc<Service> {
        Arc::new(Service::new(self.db.clone(), vault(), Clock::stopped_at(time)))
    }

    fn staff(&self, who: Who) -> Staff {
        let (_, login, role, organisation) = PEOPLE[who as usize];
        let account = Uuid::from_u128(1 + who as u128);
        Staff { account, organisation: self.organisations[organisation], name: login.to_uppercase(), role }
    }

    pub(crate) fn caseworker(&self, who: Who) -> Caseworker {
        self.staff(who).caseworker().expect("a caseworker")
    }

    pub(crate) fn department(&self, who: Who) -> Department {
        self.staff(who).department().expect("a department")
    }

    pub(crate) fn administrator(&self) -> Administrator {
        self.staff(Who::Vija).administrator().expect("an administrator")
    }

    pub(crate) fn rulekeeper(&self, who: Who) -> Rulekeeper {
        self.staff(who).rulekeeper().expect("a caseworker or an administrator")
    }

    pub(crate) fn overseer(&self, who: Who) -> Overseer {
        self.staff(who).overseer().expect("a caseworker or an administrator")
    }

    /// A round of the fixtures comes in, of the authority; everyone's code by number.
    pub(crate) async fn import(&self, time: &str, name: &str) -> BTreeMap<String, String> {
        let submitted =
            self.at(time).add_round(Some(&self.administrator()), &fixture(name)).await.expect("a round");
        submitted.into_iter().map(|one| (one.number, one.code)).collect()
    }

    /// The round `minimal`, closed, with a verified run that Ilze started.
    pub(crate) async fn with_run(&self) -> (BTreeMap<String, String>, Uuid) {
        let codes = self.import(OPEN, "minimal").await;
        (codes, self.run_of_minimal().await)
    }

    /// Closes the round `minimal` and runs it for Ilze.
    pub(crate) async fn run_of_minimal(&self) -> Uuid {
        let (service, ilze) = (self.at(ENDED), self.caseworker(Who::Ilze));
        service.close(&ilze, "minimal").await.expect("closed");
        let run = service.start_run(&ilze, "minimal").await.expect("started");
        assert!(service.work_once(service.new_worker().expect("a key")).await.expect("worked"));
        run
    }

    /// Moves the deadline of a round to a moment, as time would: for services that go by the machine's clock.
    pub(crate) async fn deadline_at(&self, slug: &str, time: DateTime<Utc>) {
        let mut tx = self.db.write().await.expect("a transaction");
        let link = &mut tx.link();
        let row = store::rounds::by_slug(link, slug).await.expect("asked").expect("a round");
        let times = store::rounds::Times {
            state: &row.state,
            closes_at: time,
            announced_until: None,
            commitment: row.commitment.as_deref(),
            sealed: &row.sealed,
        };
        store::rounds::set_times(link, row.id, &times).await.expect("moved");
        tx.commit().await.expect("committed");
    }

    /// How many audit lines an action has.
    pub(crate) async fn noted(&self, action: &str) -> usize {
        let mut conn = self.db.read().await.expect("a connection");
        let lines = store::journal::newest(&mut conn.link(), 10_000).await.expect("lines");
        let acts = lines.iter().filter(|line| line.action == action).count();
        acts + self.looks().await.iter().filter(|line| line.action == action).count()
    }

    /// Every look that was noted, the newest first.
    pub(crate) async fn looks(&self) -> Vec<EventRow> {
        let far = moment("2999-01-01T00:00:00Z");
        let asked = Asked {
            account: None,
            actor: String::new(),
            action: String::new(),
            round: None,
            from: DateTime::UNIX_EPOCH,
            until: far,
            before: (far, Uuid::max()),
        };
        let mut conn = self.db.read_looks().await.expect("a connection");
        store::journal::page(&mut conn.link(), Log::Looks, &asked, 10_000).await.expect("looks")
    }
}

pub(crate) fn vault() -> Vault {
    Vault::new(&"5e".repeat(32)).expect("a key")
}

pub(crate) fn moment(time: &str) -> DateTime<Utc> {
    time.parse().expect("a moment")
}

/// A round of the fixtures, with names for its people, under its folder's name.
pub(crate) fn fixture(name: &str) -> NewRound {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("fixtures/rounds").join(name);
    let entries = fs::read_dir(folder).expect("a fixture").map(|entry| entry.expect("an entry"));
    let file = |entry: fs::DirEntry| {
        (entry.file_name().into_string().expect("a name"), fs::read(entry.path()).expect("a file"))
    };
    let known = [("A1", "Kaija Žagare"), ("A2", "Ģirts Ābols"), ("A3", "Šarlote Ūdre")];
    let person =
        |(number, name): (&str, &str)| (number.to_owned(), (name.to_owned(), "+371 20000001".to_owned()));
    NewRound {
        slug: name.to_owned(),
        authority: AUTHORITY.to_owned(),
        files: entries.map(file).collect(),
        people: known.into_iter().map(person).collect(),
        draft: false,
    }
}

/// An application for these placements.
pub(crate) fn application(once: &str, wishes: &[&str]) -> NewApplication {
    let answers = [("name", "Elīna Ķirse"), ("contact", "elina@example.org")];
    NewApplication {
        once: once.to_owned(),
        lang: Lang::Lv,
        answers: answers.into_iter().map(|(field, text)| (field.to_owned(), text.to_owned())).collect(),
        wishes: wishes.iter().map(|wish| TypedWish::Placement((*wish).to_owned())).collect(),
        ..NewApplication::default()
    }
}

/// What a round says that asks for consent until an age, on the page as well or on paper alone.
pub(crate) fn asks(until_age: u32, page: bool) -> String {
    format!(
        "\n[consent]\nuntil_age = {until_age}\npage = {page}\nnorm = {{ rank = \"law\", title = \"Darba likums\", \
         place = \"37. panta otrā daļa\", source = \"https://likumi.lv/ta/id/26019\", seen = 2026-11-29 }}\n"
    )
}

/// Every application of a round as its list shows it, by number.
pub(crate) async fn everyone(service: &Service, who: &Caseworker, slug: &str) -> Vec<Line> {
    let all = Wanted { most: 100_000, ..Wanted::default() };
    service.list(who, slug, &all).await.expect("a list").lines
}

/// Whoever shows a number and its code.
pub(crate) async fn holder(service: &Service, number: &str, code: &str) -> Holder {
    service.open_application(number, code, from(1)).await.expect("the code is right")
}

pub(crate) async fn holder_of(service: &Service, submitted: &Submitted) -> Holder {
    holder(service, &submitted.number, &submitted.code).await
}

/// An attempt from one of many addresses, on a device that nobody knows.
pub(crate) fn from(address: u32) -> Whence {
    Whence { address: IpAddr::from(address.to_be_bytes()), known_device: false }
}

/// The refusal in an answer.
pub(crate) fn refusal<T: std::fmt::Debug>(answer: Result<T, No>) -> Refusal {
    match answer {
        Err(No::Refused(refusal)) => refusal,
        other => panic!("expected a refusal: {other:?}"),
    }
}

/// The key of the refusal in an answer.
pub(crate) fn refused<T: std::fmt::Debug>(answer: Result<T, No>) -> &'static str {
    refusal(answer).key
}

/// The fields that are wrong, with why.
pub(crate) fn wrong<T: std::fmt::Debug>(answer: Result<T, No>) -> Vec<(String, &'static str)> {
    match answer {
        Err(No::Invalid(wrong)) => wrong.into_iter().map(|one| (one.field, one.key)).collect(),
        other => panic!("expected wrong fields: {other:?}"),
    }
}

pub(crate) fn not_found<T: std::fmt::Debug>(answer: Result<T, No>) {
    assert!(matches!(answer, Err(No::NotFound)), "expected nothing to be found: {answer:?}");
}

/// Asks eight times at the same moment; what was done, and the keys of refusals.
pub(crate) async fn eight_at_once<T, F>(ask: impl Fn(usize) -> F) -> (Vec<T>, Vec<&'static str>)
where
    T: std::fmt::Debug + Send + 'static,
    F: Future<Output = Result<T, No>> + Send + 'static,
{
    let asked: Vec<_> = (0..8).map(|n| tokio::spawn(ask(n))).collect();
    let (mut done, mut refusals) = (Vec::new(), Vec::new());
    for answer in asked {
        match answer.await.expect("ran") {
            Ok(one) => done.push(one),
            other => refusals.push(refused(other)),
        }
    }
    (done, refusals)
}

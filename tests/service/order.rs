//! Who comes before whom: moments to the microsecond, arrivals in the order of a sheet's rows, and rows from outside the round's
//! time that a second person signs.

use std::collections::BTreeMap;

use chrono::{DateTime, TimeDelta, Utc};
use talka::{
    domain::Caseworker,
    service::{NewApplication, NewRound, Service, Taking},
    store::{self, applications::ApplicationRow},
};
use uuid::Uuid;

use crate::{
    packs::{changed, minimal},
    scene::{ENDED, OPEN, Who, World, application, everyone, fixture, moment, refused, told_to_both},
};

/// An application of somebody who takes part in `minimal`, and of nobody else.
pub(crate) fn another(once: &str) -> NewApplication {
    let mut new = eligible(once);
    // Names have no digits.
    let letter = |c: char| c.to_digit(10).and_then(|n| "abcdefghij".chars().nth(n as usize)).unwrap_or(c);
    let once: String = once.chars().map(letter).collect();
    new.answers.insert("name".to_owned(), format!("Elīna {once}"));
    new
}

/// An application of somebody who takes part in `minimal`.
pub(crate) fn eligible(once: &str) -> NewApplication {
    let mut new = application(once, &["park"]);
    for (fact, answer) in
        [("date_of_birth", "02.05.2010."), ("took_part_last_year", "no"), ("municipality", "Piemēri")]
    {
        new.answers.insert(fact.to_owned(), answer.to_owned());
    }
    new
}

pub(crate) async fn rows(world: &World, slug: &str) -> Vec<ApplicationRow> {
    let mut conn = world.db.read().await.expect("a connection");
    let round = store::rounds::by_slug(&mut conn.link(), slug).await.expect("an answer").expect("a round");
    let mut rows = store::applications::of_round(&mut conn.link(), round.id).await.expect("rows");
    rows.sort_by_key(|row| row.arrival);
    rows
}

pub(crate) async fn sent(service: &Service, who: &Caseworker, text: &str) -> Uuid {
    service.send_sheet(who, "minimal", ("list.csv", text.as_bytes().to_vec())).await.expect("a spreadsheet")
}

/// Closes the round, runs it, and gives what was frozen, as text by name.
pub(crate) async fn frozen(world: &World, slug: &str, time: &str) -> BTreeMap<String, String> {
    let (service, ilze) = (world.at(time), world.caseworker(Who::Ilze));
    service.close(&ilze, slug).await.expect("closed");
    let run = service.start_run(&ilze, slug).await.expect("started");
    assert!(service.work_once(service.new_worker().expect("a key")).await.expect("worked"));
    let files = service.run_files(&ilze, run).await.expect("verified");
    files.into_iter().map(|(name, bytes)| (name, String::from_utf8_lossy(&bytes).into_owned())).collect()
}

/// Rows of a table by its first column.
pub(crate) fn table(text: &str) -> BTreeMap<String, BTreeMap<String, String>> {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let rows = reader.deserialize().map(|row| row.expect("a row"));
    rows.map(|row: BTreeMap<String, String>| (row["id"].clone(), row)).collect()
}

#[test]
fn of_many_within_one_second_whoever_came_first_is_first() {
    told_to_both(async |world| {
        world.at(OPEN).add_round(None, &asking()).await.expect("a round");
        let mut came = Vec::new();
        for n in 0..14 {
            let at = moment("2026-04-20T10:00:00.5Z") + TimeDelta::microseconds(19_283 * n);
            let service = world.at(&at.to_rfc3339());
            let submitted = service.submit("minimal", &another(&format!("once{n}"))).await.expect("taken");
            came.push((submitted.number, at));
        }
        // Two at the same microsecond: the one that was acknowledged first.
        let service = world.at(OPEN);
        for once in ["same1", "same2"] {
            let submitted = service.submit("minimal", &another(once)).await.expect("taken");
            came.push((submitted.number, moment(OPEN)));
        }
        came.sort_by_key(|(_, at)| *at);
        let files = frozen(&world, "minimal", ENDED).await;
        let people = table(&files["round/applicants.csv"]);
        for (number, at) in &came {
            let written: DateTime<Utc> =
                people[number]["registered"].parse().expect("a moment with its offset");
            assert_eq!(written, *at, "frozen to the microsecond");
        }
        let lines = table(&files["outcome/instance/applicants.csv"]);
        let order = |number: &String| lines[number]["order"].parse::<u64>().expect("a place in the order");
        assert!(came.iter().map(|(number, _)| order(number)).is_sorted(), "{came:?}\n{lines:?}");
    });
}

#[test]
fn the_night_on_which_clocks_go_back_turns_nobody_round() {
    told_to_both(async |world| {
        let mut new = asking();
        let toml = String::from_utf8(new.files["round.toml"].clone()).expect("text");
        let toml =
            toml.replace("closes = 2026-04-24", "closes = 2026-10-31").replace("2026-06-08", "2026-11-16");
        new.files.insert("round.toml".to_owned(), toml.into_bytes());
        world.at(OPEN).add_round(None, &new).await.expect("a round");
        // 03.30 summer time, then 03.10 winter time.
        let mut came = Vec::new();
        for (once, at) in [("summer", "2026-10-25T00:30:00Z"), ("winter", "2026-10-25T01:10:00Z")] {
            came.push(world.at(at).submit("minimal", &another(once)).await.expect("taken").number);
        }
        let files = frozen(&world, "minimal", "2026-11-02T10:00:00Z").await;
        let people = table(&files["outcome/instance/applicants.csv"]);
        let order = |at: usize| people[&came[at]]["order"].parse::<u64>().expect("a place in the order");
        assert!(order(0) < order(1), "{came:?} {people:?}");
    });
}

#[test]
fn a_round_comes_in_as_its_file_orders_it_and_no_moment_is_made_up() {
    told_to_both(async |world| {
        let mut new = fixture("minimal");
        let table = |moments: [&str; 3]| {
            let row = |(n, at): (usize, &&str)| format!("A{n},{at},no,2010-05-02,no,Piemēri\n");
            let rows: String = (1..).zip(&moments).map(row).collect();
            format!("id,registered,withdrawn,date_of_birth,took_part_last_year,municipality\n{rows}")
                .into_bytes()
        };
        new.files.insert(
            "applicants.csv".to_owned(),
            table(["2026-03-29T03:30", "2026-04-13T09:01", "2026-04-13T09:00"]),
        );
        let Err(talka::service::No::Faults(faults)) = world.at(OPEN).add_round(None, &new).await else {
            panic!("an hour that never was")
        };
        assert_eq!(faults.faults[0].key, "fault-datetime-skipped");
        let same = "2026-04-13T09:00:00.000001+03:00";
        new.files.insert("applicants.csv".to_owned(), table(["2026-04-13T09:01", same, same]));
        let Err(talka::service::No::Faults(faults)) = world.at(OPEN).add_round(None, &new).await else {
            panic!("two at once")
        };
        assert_eq!(faults.faults[0].key, "fault-same-moment");
        let toml = String::from_utf8(new.files["round.toml"].clone()).expect("text");
        let toml = toml.replace("by = \"registration\"", "by = \"registration\"\nties = \"row\"");
        new.files.insert("round.toml".to_owned(), toml.into_bytes());
        world.at(OPEN).add_round(None, &new).await.expect("a round");
        let rows = rows(&world, "minimal").await;
        let told: Vec<_> = rows.iter().map(|row| (row.number.as_str(), row.arrival)).collect();
        assert_eq!(told, [("A2", 1), ("A3", 2), ("A1", 3)]);
        assert_eq!(rows[0].received_at, moment("2026-04-13T06:00:00.000001Z"));
    });
}

#[test]
fn rows_of_a_sheet_take_arrivals_in_their_order_and_keep_them() {
    told_to_both(async |world| {
        world.import(OPEN, "minimal").await;
        let (service, ilze) = (world.at(OPEN), world.caseworker(Who::Ilze));
        let row = |n: usize, contact: &str| format!("Person {n},2010-03-01,327{n:08},{contact}\n");
        let head = "name,date_of_birth,personal_code,contact\n";
        let text: String = (0..900).map(|n| row(n, "+371 20000001")).collect();
        let id = sent(&service, &ilze, &format!("{head}{text}")).await;
        assert_eq!(service.take_sheet(&ilze, id, Taking::default()).await.expect("taken"), (900, 0));
        let before = rows(&world, "minimal").await;
        let people = everyone(&service, &ilze, "minimal").await;
        let people: BTreeMap<_, _> = people.into_iter().map(|line| (line.number, line.name)).collect();
        let names: Vec<String> = before[3..].iter().map(|row| people[&row.number].clone()).collect();
        let expected: Vec<String> = (0..900).map(|n| format!("Person {n}")).collect();
        assert_eq!(names, expected, "as the rows stood");
        assert!(before.iter().map(|row| row.arrival).eq(1..=903), "one block, without gaps");
        assert!(before[3..].iter().all(|row| row.received_at == moment(OPEN)), "the moment of taking");
        // Sent again later, from the last row up and with other contacts: nobody's place changes.
        let later = world.at("2026-04-21T10:00:00Z");
        let text: String = (0..900).rev().map(|n| row(n, "+371 20000002")).collect();
        let id = sent(&later, &ilze, &format!("{head}{text}")).await;
        assert_eq!(later.take_sheet(&ilze, id, Taking::default()).await.expect("taken"), (0, 900));
        let after = rows(&world, "minimal").await;
        let places = |rows: &[ApplicationRow]| -> Vec<_> {
            rows.iter()
                .map(|row| (row.number.clone(), row.arrival, row.received_at, row.draw_code.clone()))
                .collect()
        };
        assert_eq!(places(&after), places(&before));
    });
}

/// Rows from outside the time of `minimal`, one that is inside, and one without a time.
const LATE: &str = "name,date_of_birth,registered\n\
    Agra Agra,2010-03-01,2026-04-12T23:59:59\nIlga Laikā,2010-03-02,2026-04-20T09:00\n\
    Vilis Vēlu,2010-03-03,2026-04-25T00:00\nRita Rīt,2010-03-04,2026-04-21T09:00\nBez Laika,2010-03-05,\n";

async fn late(service: &Service, who: &Caseworker, id: Uuid) -> (Vec<(u64, &'static str)>, String) {
    let found = service.intake(who, id).await.expect("an intake").comparison.expect("compared").late;
    (found.first.iter().map(|row| (row.line, row.why.name())).collect(), found.digest())
}

#[test]
fn rows_from_outside_the_rounds_time_wait_for_a_second_person() {
    told_to_both(async |world| {
        world.import(OPEN, "minimal").await;
        let service = world.at(OPEN);
        let [ilze, maris] = [Who::Ilze, Who::Maris].map(|who| world.caseworker(who));
        let id = sent(&service, &ilze, LATE).await;
        let (listed, digest) = late(&service, &ilze, id).await;
        assert_eq!(listed, [(2, "early"), (3, "before"), (4, "late"), (5, "future")]);
        assert_eq!(refused(service.take_sheet(&ilze, id, Taking::default()).await), "refused-late-rows");
        assert_eq!(rows(&world, "minimal").await.len(), 3, "nothing is written");
        assert_eq!(refused(service.sign_late_rows(&ilze, id, &digest).await), "refused-own-sheet");
        assert_eq!(refused(service.sign_late_rows(&maris, id, "another").await), "refused-stale");
        let stranger = world.caseworker(Who::Stranger);
        crate::scene::not_found(service.sign_late_rows(&stranger, id, &digest).await);
        service.sign_late_rows(&maris, id, &digest).await.expect("signed");
        service.sign_late_rows(&maris, id, &digest).await.expect("twice is once");
        assert_eq!(world.noted("sheet-sign").await, 1);
        assert_eq!(refused(service.take_sheet(&maris, id, Taking::default()).await), "refused-own-signature");
        // A day later two of the rows are others: nobody signed for that.
        let tomorrow = world.at("2026-04-22T10:00:00Z");
        assert_eq!(refused(tomorrow.take_sheet(&ilze, id, Taking::default()).await), "refused-late-rows");
        assert_eq!(service.take_sheet(&ilze, id, Taking::default()).await.expect("taken"), (5, 0));
        let taken = rows(&world, "minimal").await;
        assert_eq!(taken[3].received_at, moment("2026-04-12T20:59:59Z"), "as the row says");
    });
}

#[test]
fn a_row_without_a_time_is_late_when_the_deadline_is_over() {
    told_to_both(async |world| {
        world.import(OPEN, "minimal").await;
        let (service, ilze) = (world.at(ENDED), world.caseworker(Who::Ilze));
        let text =
            "name,date_of_birth,registered\nPapīra Anna,2010-03-01,2026-04-20T09:00\nVēla Zane,2010-03-02,\n";
        let id = sent(&service, &ilze, text).await;
        assert_eq!(late(&service, &ilze, id).await.0, [(2, "before"), (3, "late")]);
        assert_eq!(refused(service.take_sheet(&ilze, id, Taking::default()).await), "refused-late-rows");
    });
}

#[test]
fn a_stated_moment_before_the_deadline_counts_after_it_once_a_second_person_signs() {
    told_to_both(async |world| {
        world.import(OPEN, "minimal").await;
        let text = "name,date_of_birth,registered\nPapīra Anna,2010-03-01,2026-04-20T09:00\n";
        let (open, ilze) = (world.at(OPEN), world.caseworker(Who::Ilze));
        let id = sent(&open, &ilze, text).await;
        // The round goes by registration: even in time the row would come before whoever is there already.
        assert_eq!(late(&open, &ilze, id).await.0, [(2, "before")]);
        // What was sent in time and is taken after the deadline is a row that arrives after it.
        let (service, maris) = (world.at(ENDED), world.caseworker(Who::Maris));
        assert_eq!(refused(service.take_sheet(&ilze, id, Taking::default()).await), "refused-late-rows");
        let (listed, digest) = late(&service, &ilze, id).await;
        assert_eq!(listed, [(2, "before")]);
        service.sign_late_rows(&maris, id, &digest).await.expect("signed");
        assert_eq!(service.take_sheet(&ilze, id, Taking::default()).await.expect("taken"), (1, 0));
        let taken = rows(&world, "minimal").await;
        assert_eq!(taken[3].received_at, moment("2026-04-20T06:00:00Z"), "as the row says");
    });
}

#[test]
fn times_of_a_sheet_that_never_were_or_were_twice_are_faults() {
    told_to_both(async |world| {
        world.import(OPEN, "minimal").await;
        let (service, ilze) = (world.at(OPEN), world.caseworker(Who::Ilze));
        let text = "name,date_of_birth,registered\nA B,2010-03-01,2026-03-29T03:30\nC D,2010-03-02,25.10.2025 03:10\n\
            E F,2010-03-03,25.10.2025. 03:10\nG H,2010-03-04,2026-04-20T09:00:00.123456+03:00\n";
        let id = sent(&service, &ilze, text).await;
        let found = service.intake(&ilze, id).await.expect("an intake").comparison.expect("compared");
        let keys: Vec<_> = found.faults.faults.iter().map(|fault| (fault.spot.line, fault.key)).collect();
        // In 2025 clocks went back on 26 October.
        assert_eq!(keys, [(2, "fault-datetime-skipped")], "{:?}", found.faults);
        let twice = "name,date_of_birth,registered\nA B,2010-03-01,26.10.2025. 03:10\n";
        let id = sent(&service, &ilze, twice).await;
        let found = service.intake(&ilze, id).await.expect("an intake").comparison.expect("compared");
        assert_eq!(found.faults.faults[0].key, "fault-datetime-twice");
    });
}

/// The round `minimal`, which asks applicants for their facts.
pub(crate) fn asking() -> NewRound {
    let mut new = fixture("minimal");
    let mut pack = minimal();
    for (fact, kind) in [("date_of_birth", "date"), ("took_part_last_year", "bool"), ("municipality", "text")]
    {
        let head = format!("[facts.applicant.{fact}]\ntype = \"{kind}\"\n");
        pack = changed(
            &pack,
            &head,
            &format!("{head}ask = {{ lv = \"Kas?\", en = \"What?\", ru = \"Что?\" }}\n"),
        );
    }
    new.files.insert("pack.toml".to_owned(), pack.into_bytes());
    new
}

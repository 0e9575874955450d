//! A publication writes to everybody at once, and mails leave as fast as the mail server's limit allows, in sight of staff. 600 people in
//! the usual test; `TALKA_MAILS=12000` asks for as many as a large town has.

use std::{collections::BTreeSet, env, fmt::Write as _};

use chrono::TimeDelta;
use talka::{
    clock::{Clock, Stopwatch},
    service::{Delivery, Posting, Service},
};

use crate::scene::{ENDED, OPEN, Who, World, fixture, moment, told_to_both, vault};

/// How many people there are, and how many mails leave in a minute.
fn asked() -> (usize, u32) {
    let people = env::var("TALKA_MAILS").ok().and_then(|text| text.parse().ok()).unwrap_or(600);
    (people, u32::try_from(people / 6).expect("few"))
}

/// The service some minutes after the round was published.
fn after(world: &World, minutes: i64, a_minute: u32) -> Service {
    let a_minute = std::num::NonZeroU32::new(a_minute).expect("some");
    let posting = Posting { base_url: "https://talka.example.lv".to_owned(), a_minute };
    let time = moment(ENDED) + TimeDelta::minutes(minutes);
    Service::new(world.db.clone(), vault(), Clock::stopped_at(time)).with_posting(Some(posting))
}

/// A round of many people, each with a mail address, that is run.
async fn crowd(world: &World, people: usize) -> uuid::Uuid {
    let mut new = fixture("minimal");
    let mut rows = "id,registered,withdrawn,date_of_birth,took_part_last_year,municipality\n".to_owned();
    let mut wishes = "applicant,placement,rank\n".to_owned();
    for n in 0..people {
        let (minute, second) = (n / 60, n % 60);
        let (hour, minute) = (9 + minute / 60, minute % 60);
        writeln!(rows, "P{n},2026-04-13T{hour:02}:{minute:02}:{second:02},no,2009-05-02,no,Piemēri")
            .expect("text");
        writeln!(wishes, "P{n},park,1").expect("text");
        new.people.insert(format!("P{n}"), (format!("Persona {n}"), format!("p{n}@example.org")));
    }
    new.files.insert("applicants.csv".to_owned(), rows.into_bytes());
    new.files.insert("preferences.csv".to_owned(), wishes.into_bytes());
    world.at(OPEN).add_round(Some(&world.administrator()), &new).await.expect("a round");
    world.run_of_minimal().await
}

#[test]
fn a_publication_writes_to_everybody_and_mails_leave_at_the_limit_in_sight_of_staff() {
    told_to_both(async |world| {
        let (people, a_minute) = asked();
        let run = crowd(&world, people).await;
        let (ilze, maris) = (world.caseworker(Who::Ilze), world.caseworker(Who::Maris));
        let service = after(&world, 0, a_minute);
        let begun = Stopwatch::start();
        service.publish(&maris, run).await.expect("published");
        let published = begun.millis();
        println!("{people} people: published in {published} ms");
        let counts = async |service: &Service| service.mails(&ilze, "minimal").await.expect("mails").counts;
        assert_eq!(counts(&service).await, [("waiting", people as u64)], "everybody's, with the publication");
        assert!(published < 20_000, "{published} ms");
        let (mut sent, mut minutes) = (BTreeSet::new(), 0);
        while sent.len() < people {
            let service = after(&world, minutes, a_minute);
            let before = sent.len();
            loop {
                let mails = service.mails_due().await.expect("mails");
                if mails.is_empty() {
                    break;
                }
                for mail in mails {
                    assert!(sent.insert(mail.to.clone()), "twice: {}", mail.to);
                    service.mail_ended(&mail, &Delivery::Taken).await.expect("noted");
                }
            }
            let left = sent.len() - before;
            assert!(left <= a_minute as usize, "{left} in a minute");
            assert!(left > 0, "nothing leaves");
            let progress = counts(&service).await;
            assert!(progress.contains(&("sent", sent.len() as u64)), "{progress:?}");
            // Two minutes are apart by more than a minute.
            minutes += 2;
        }
        println!("{people} mails in {} minutes of {a_minute}", minutes / 2);
        assert_eq!(usize::try_from(minutes / 2).expect("few"), people.div_ceil(a_minute as usize));
        assert_eq!(counts(&after(&world, minutes, a_minute)).await, [("sent", people as u64)]);
    });
}

//! What is written once: snapshots, what runs found, what was published; and offers, which are answered once.

use talka::store::{
    self, Db, Json, StoreError,
    decisions::DecisionRow,
    intakes::{Columns, IntakeRow, SignatureRow},
    journal::AuditRow,
    packs::{PackRow, SwitchRow},
    preparations::NoticeRow,
    results::{OfferRow, PublicationRow, ResultRow},
    runs::RunResultRow,
};

use crate::scene::{
    application, at, furnished, key, placement, preparation, raw, read, run, snapshot, told_to_both, write,
};

fn found() -> RunResultRow {
    RunResultRow { run: key(60), digest: "d".repeat(64), outcome: vec![0, 255], files: vec![9; 200_000] }
}

fn publication() -> PublicationRow {
    PublicationRow {
        round: key(20),
        run: key(60),
        published_by: key(10),
        published_at: at(1),
        answer_by: at(100),
    }
}

fn result() -> ResultRow {
    ResultRow {
        id: key(42),
        application: key(40),
        run: key(60),
        status: "placed".to_owned(),
        sealed: vec![0, 255, 1],
    }
}

fn offer(person: u128) -> OfferRow {
    OfferRow {
        application: key(person),
        placement: key(30),
        state: "open".to_owned(),
        answer_by: at(100),
        answered_at: None,
    }
}

/// Offers these people these places, and tells them.
async fn offered(link: &mut store::Link<'_>, pairs: &[(u128, u128)]) -> Result<(), StoreError> {
    let notice = |(person, place): &(u128, u128)| NoticeRow {
        application: key(*person),
        placement: Some(key(*place)),
        message: Some(key(person + 1_000)),
        kind: "placed".to_owned(),
    };
    let notices: Vec<NoticeRow> = pairs.iter().map(notice).collect();
    store::preparations::begin(link, &preparation(70, 1)).await?;
    store::preparations::notify(link, key(70), &notices).await?;
    store::preparations::tell(link, key(70), at(1), at(100)).await?;
    store::preparations::count(link, key(70)).await?;
    store::preparations::forget_told(link).await.map(drop)
}

fn pack(number: u128, hash: &str) -> PackRow {
    PackRow {
        id: key(number),
        word: "cibla".to_owned(),
        version: "2".to_owned(),
        programme: "public-works".to_owned(),
        name_lv: "Ķēdes".to_owned(),
        name_en: "Chains".to_owned(),
        name_ru: "Цепи".to_owned(),
        hash: hash.repeat(64),
        added_by: None,
        added_at: at(i64::try_from(number).expect("small")),
    }
}

fn switch(number: u128, to: &str) -> SwitchRow {
    SwitchRow {
        id: key(number),
        round: key(20),
        from_hash: "a".repeat(64),
        to_hash: to.repeat(64),
        state: "proposed".to_owned(),
        proposed_by: key(10),
        proposed_at: at(i64::try_from(number).expect("small")),
        decided_by: None,
        decided_at: None,
    }
}

/// A row in every table that nothing may change.
pub(crate) async fn everything_for_good(db: &Db) {
    let decision = DecisionRow {
        id: key(70),
        application: key(40),
        account: key(10),
        sealed: vec![1],
        decided_at: at(0),
        pack_hash: "c".repeat(64),
    };
    let line = AuditRow {
        id: key(80),
        happened_at: at(0),
        account: None,
        action: "publish".to_owned(),
        round: Some(key(20)),
        object: String::new(),
    };
    let sheet = IntakeRow {
        id: key(100),
        round: key(20),
        name: "list.csv".to_owned(),
        mapping: Json(Columns::new()),
        state: "sent".to_owned(),
        sent_by: key(10),
        sent_at: at(0),
        ended_at: None,
        added: 0,
        changed: 0,
        worksheet: String::new(),
        header_row: 0,
        waiting: 0,
    };
    let signature = SignatureRow {
        id: key(101),
        intake: key(100),
        late_rows: "e".repeat(64),
        signed_by: key(10),
        signed_at: at(1),
    };
    let done = write(db, async |link| {
        store::intakes::add(link, &sheet, &[1]).await?;
        store::intakes::sign(link, &signature).await?;
        store::runs::queue(link, &run(60, 1)).await?;
        store::runs::keep_result(link, &found()).await?;
        store::results::publish(link, &publication()).await?;
        store::preparations::add_letters(link, &[result()]).await?;
        store::decisions::decide(link, &decision).await?;
        store::packs::add(link, &pack(90, "a"), "id = \"p\"").await?;
        store::journal::note(link, &line).await
    });
    done.await.expect("written");
}

#[test]
fn a_snapshot_is_kept_once_for_its_digest() {
    told_to_both(async |db| {
        furnished(&db).await;
        let freeze = async |number, digest: &str| {
            write(&db, async |link| store::runs::freeze(link, &snapshot(number, digest)).await)
                .await
                .expect("frozen")
        };
        assert_eq!(freeze(51, "abc").await, key(50), "this one is there");
        assert_eq!(freeze(52, "def").await, key(52));
        let kept = read(&db, async |link| store::runs::snapshot(link, key(50)).await).await.expect("there");
        assert_eq!(format!("{kept:?}"), format!("{:?}", snapshot(50, "abc")));
        assert!(read(&db, async |link| store::runs::snapshot(link, key(51)).await).await.is_none());
    });
}

#[test]
fn rows_are_signed_once() {
    told_to_both(async |db| {
        furnished(&db).await;
        everything_for_good(&db).await;
        let find = async |rows: String| {
            read(&db, async |link| store::intakes::signature(link, key(100), &rows).await).await
        };
        let kept = find("e".repeat(64)).await.expect("signed");
        assert_eq!((kept.signed_by, kept.signed_at), (key(10), at(1)));
        assert!(find("f".repeat(64)).await.is_none(), "other rows");
        let again = SignatureRow { id: key(102), ..kept };
        let again = write(&db, async |link| store::intakes::sign(link, &again).await).await;
        assert!(matches!(again, Err(StoreError::Taken)));
    });
}

#[test]
fn a_result_is_kept_once() {
    told_to_both(async |db| {
        furnished(&db).await;
        everything_for_good(&db).await;
        let again = write(&db, async |link| store::runs::keep_result(link, &found()).await).await;
        assert!(matches!(again, Err(StoreError::Taken)));
        let kept = read(&db, async |link| store::runs::result(link, key(60)).await).await.expect("there");
        assert_eq!(format!("{kept:?}"), format!("{:?}", found()));
        assert!(read(&db, async |link| store::runs::result(link, key(404)).await).await.is_none());
    });
}

#[test]
fn a_round_is_published_once() {
    told_to_both(async |db| {
        furnished(&db).await;
        everything_for_good(&db).await;
        write(&db, async |link| store::runs::queue(link, &run(61, 2)).await).await.expect("queued");
        let other = PublicationRow { run: key(61), ..publication() };
        let again = write(&db, async |link| store::results::publish(link, &other).await).await;
        assert!(matches!(again, Err(StoreError::Taken)));
        let kept =
            read(&db, async |link| store::results::publication(link, key(20)).await).await.expect("there");
        assert_eq!(format!("{kept:?}"), format!("{:?}", publication()));
        let other = ResultRow { id: key(43), status: "waiting".to_owned(), ..result() };
        write(&db, async |link| store::preparations::add_letters(link, &[other]).await).await.expect("asked");
        let kept = read(&db, async |link| store::results::of(link, key(40)).await).await.expect("there");
        assert_eq!(format!("{kept:?}"), format!("{:?}", result()));
    });
}

#[test]
fn an_offer_is_answered_once_and_in_time() {
    told_to_both(async |db| {
        furnished(&db).await;
        let other = placement(31, "D02");
        write(&db, async |link| {
            store::placements::add(link, &other).await?;
            store::applications::add(link, &application(41, "A")).await?;
            offered(link, &[(40, 30), (41, 31)]).await
        })
        .await
        .expect("offered");
        let twice = write(&db, async |link| offered(link, &[(40, 30)]).await).await;
        assert!(matches!(twice, Err(StoreError::Taken)));
        let answer = async |person, state: &str, now| {
            write(&db, async |link| store::results::answer(link, key(person), state, now).await)
                .await
                .expect("asked")
        };
        assert!(!answer(40, "accepted", at(100)).await, "the deadline is past at its moment");
        assert!(answer(40, "accepted", at(99)).await);
        assert!(!answer(40, "declined", at(99)).await, "answered");
        assert!(!answer(404, "accepted", at(0)).await);
        let kept = read(&db, async |link| store::results::offer_of(link, key(40)).await).await;
        let accepted = OfferRow { state: "accepted".to_owned(), answered_at: Some(at(99)), ..offer(40) };
        assert_eq!(format!("{kept:?}"), format!("{:?}", Some(accepted)));
        let there = read(&db, async |link| store::results::offers_at(link, key(30)).await).await;
        assert_eq!(there.iter().map(|row| row.application).collect::<Vec<_>>(), [key(40)]);
        assert_eq!(read(&db, async |link| store::results::offers_in(link, key(20)).await).await.len(), 2);
        assert_eq!(read(&db, async |link| store::results::offers_in(link, key(404)).await).await.len(), 0);
    });
}

#[test]
fn eight_answers_at_once_are_one() {
    told_to_both(async |db| {
        furnished(&db).await;
        write(&db, async |link| offered(link, &[(40, 30)]).await).await.expect("offered");
        let answers: Vec<_> = (0..8)
            .map(|at_once| {
                let db = db.clone();
                let state = if at_once % 2 == 0 { "accepted" } else { "declined" };
                tokio::spawn(async move {
                    write(&db, async |link| store::results::answer(link, key(40), state, at(1)).await).await
                })
            })
            .collect();
        let mut counted = 0;
        for answer in answers {
            counted += u32::from(answer.await.expect("ran").expect("asked"));
        }
        assert_eq!(counted, 1);
    });
}

#[test]
fn a_version_of_a_pack_is_kept_once() {
    told_to_both(async |db| {
        furnished(&db).await;
        let add = async |row: PackRow| {
            write(&db, async |link| store::packs::add(link, &row, "text Ž").await).await.expect("asked")
        };
        assert!(add(pack(90, "a")).await);
        assert!(!add(PackRow { added_by: Some(key(10)), ..pack(91, "a") }).await, "the first stays");
        assert!(add(PackRow { added_by: Some(key(10)), ..pack(92, "b") }).await);
        let list = read(&db, async |link| store::packs::list(link).await).await;
        assert_eq!(list, [PackRow { added_by: Some(key(10)), ..pack(92, "b") }, pack(90, "a")]);
        let hash = "a".repeat(64);
        assert_eq!(
            read(&db, async |link| store::packs::by_hash(link, &hash).await).await,
            Some(pack(90, "a"))
        );
        assert_eq!(
            read(&db, async |link| store::packs::text(link, &hash).await).await.as_deref(),
            Some("text Ž")
        );
        assert_eq!(read(&db, async |link| store::packs::by_hash(link, "\0").await).await, None);
    });
}

#[test]
fn one_proposal_of_a_round_waits_and_is_decided_once_by_another() {
    told_to_both(async |db| {
        furnished(&db).await;
        write(&db, async |link| {
            store::accounts::add(link, &crate::scene::account(11, "maris")).await?;
            store::packs::add(link, &pack(90, "a"), "").await?;
            store::packs::add(link, &pack(91, "b"), "").await?;
            store::packs::propose(link, &switch(95, "b")).await
        })
        .await
        .expect("proposed");
        let propose =
            async |row: SwitchRow| write(&db, async |link| store::packs::propose(link, &row).await).await;
        assert!(matches!(propose(switch(96, "b")).await, Err(StoreError::Taken)));
        let decide = async |state: &str, by| {
            write(&db, async |link| store::packs::decide(link, key(95), state, (key(by), at(99))).await).await
        };
        assert!(decide("switched", 10).await.is_err(), "the table itself refuses who proposed it");
        assert!(decide("switched", 11).await.expect("asked"));
        assert!(!decide("withdrawn", 11).await.expect("asked"), "decided");
        propose(switch(96, "b")).await.expect("another time");
        let all = read(&db, async |link| store::packs::switches(link, key(20)).await).await;
        let done = SwitchRow {
            state: "switched".to_owned(),
            decided_by: Some(key(11)),
            decided_at: Some(at(99)),
            ..switch(95, "b")
        };
        assert_eq!(all, [switch(96, "b"), done]);
        let nowhere = SwitchRow { to_hash: "f".repeat(64), ..switch(97, "b") };
        assert!(propose(nowhere).await.is_err(), "a version that nobody has");
    });
}

#[test]
fn a_message_waits_in_the_outbox() {
    told_to_both(async |db| {
        furnished(&db).await;
        write(&db, async |link| offered(link, &[(40, 30)]).await).await.expect("told");
        let sent = "UPDATE outbox SET sent_at = created_at WHERE sent_at IS NULL AND kind = 'placed'";
        assert_eq!(raw(&db, sent).await, Ok(1));
    });
}

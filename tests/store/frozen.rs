//! What is written once: snapshots, what runs found, what was published.

use talka::{
    domain::offer::Event,
    store::{
        self, Db, Json, StoreError,
        chain::ChainRow,
        intakes::{Columns, IntakeRow, SignatureRow},
        journal::{EventRow, Log},
        lines::LineRow,
        packs::{PackRow, SwitchRow},
        publications::{PublicationRow, ResultRow, WaitingRow},
        runs::RunResultRow,
    },
};

use crate::{
    offers::{event, key_of, offered},
    scene::{account, at, furnished, key, publication, raw, read, run, snapshot, told_to_both, write},
};

fn found() -> RunResultRow {
    RunResultRow {
        run: key(60),
        digest: "d".repeat(64),
        outcome: vec![0, 255],
        telling: vec![7, 0],
        files: vec![9; 200_000],
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

fn snapshot_line() -> LineRow {
    LineRow { application: key(40), mark: "m".repeat(32), digest: "f".repeat(64), sealed: vec![0, 255] }
}

/// A row in every table that nothing may change.
pub(crate) async fn everything_for_good(db: &Db) {
    let line = EventRow { account: None, action: "publish".to_owned(), ..crate::scene::event(80, "") };
    let sheet = IntakeRow {
        id: key(100),
        round: key(20),
        name: "list.csv".to_owned(),
        mapping: Json(Columns::new()),
        state: "sent".to_owned(),
        sent_by: key(10),
        sent_at: at(0),
        ended_at: None,
        about: None,
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
        store::lines::add(link, &[snapshot_line()]).await?;
        store::runs::queue(link, &run(60, 1)).await?;
        store::runs::keep_result(link, &found()).await?;
        store::accounts::add(link, &account(12, "janis")).await?;
        store::preparations::add_letters(link, &[result()]).await?;
        offered(link, 1, &[(40, 30)]).await?;
        store::offers::add(link, &event(key_of(40, 1), 1, Event::Accepted)).await?;
        let waits = WaitingRow { id: key(45), application: key(40), run: key(60), sealed: vec![3] };
        store::publications::add_waiting(link, &[waits]).await?;
        store::packs::add(link, &pack(90, "a"), "id = \"p\"").await?;
        store::journal::note(link, Log::Acts, &line).await?;
        let entry = ChainRow {
            sequence: 1,
            event: key(80),
            look: false,
            leaf: "1".repeat(64),
            hash: "2".repeat(64),
            chained_at: at(0),
        };
        store::chain::add(link, &entry).await
    });
    done.await.expect("written");
}

#[test]
fn a_line_of_snapshots_is_kept_once_for_what_it_says() {
    told_to_both(async |db| {
        furnished(&db).await;
        let other = LineRow { mark: "n".repeat(32), ..snapshot_line() };
        for rows in [vec![snapshot_line()], vec![LineRow { sealed: vec![9], ..snapshot_line() }, other]] {
            write(&db, async |link| store::lines::add(link, &rows).await).await.expect("added");
        }
        let known = read(&db, async |link| store::lines::known(link, key(20)).await).await;
        assert_eq!(known.len(), 2);
        let lines = read(&db, async |link| store::lines::of_round(link, key(20)).await).await;
        let first = lines.iter().find(|kept| kept.mark == snapshot_line().mark).expect("there");
        assert_eq!(
            (&first.sealed, &first.wrapped_key),
            (&vec![0, 255], &Some(vec![9, 8, 0])),
            "the first stays"
        );
        assert!(read(&db, async |link| store::lines::known(link, key(404)).await).await.is_empty());
    });
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
fn a_round_is_published_again_and_the_newest_letter_counts() {
    told_to_both(async |db| {
        furnished(&db).await;
        everything_for_good(&db).await;
        write(&db, async |link| store::runs::queue(link, &run(61, 2)).await).await.expect("queued");
        let publish = async |row: PublicationRow| {
            write(&db, async |link| store::publications::publish(link, &row).await).await
        };
        let alone = PublicationRow { approver: key(10), ..publication(2) };
        assert!(publish(alone).await.is_err(), "the table itself refuses one person alone");
        for taken in [
            PublicationRow { number: 1, ..publication(2) },
            PublicationRow { run: key(60), ..publication(2) },
        ] {
            assert!(matches!(publish(taken).await, Err(StoreError::Taken)));
        }
        publish(publication(2)).await.expect("another one");
        let first = read(&db, async |link| store::publications::first(link, key(20)).await).await;
        assert_eq!(first, Some(publication(1)));
        let all = read(&db, async |link| store::publications::of_round(link, key(20)).await).await;
        assert_eq!(all, [publication(2), publication(1)]);
        let letter = async || {
            read(&db, async |link| store::publications::of(link, key(40), at(3)).await).await.expect("there")
        };
        let seen = read(&db, async |link| store::publications::of(link, key(40), at(2)).await).await;
        assert!(seen.is_none(), "the person does not see it yet");
        let seen = read(&db, async |link| store::publications::for_staff(link, key(40), at(2)).await).await;
        assert!(seen.is_some(), "staff do");
        let waits = read(&db, async |link| store::publications::waiting(link, key(40), at(3)).await).await;
        assert_eq!(waits.first().expect("there").sealed, [3]);
        let other = ResultRow { id: key(43), status: "waiting".to_owned(), ..result() };
        write(&db, async |link| store::preparations::add_letters(link, &[other]).await).await.expect("asked");
        assert_eq!(format!("{:?}", letter().await), format!("{:?}", result()), "one letter of a run");
        let newer = ResultRow { id: key(44), run: key(61), ..result() };
        write(&db, async |link| store::preparations::add_letters(link, &[newer]).await).await.expect("added");
        assert_eq!(letter().await.id, key(44));
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
            store::accounts::add(link, &account(11, "maris")).await?;
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
fn a_message_waits_to_be_sent() {
    told_to_both(async |db| {
        furnished(&db).await;
        everything_for_good(&db).await;
        let sent = "UPDATE message SET sent_at = created_at WHERE sent_at IS NULL AND state = 'waiting'";
        assert_eq!(raw(&db, sent).await, Ok(1));
    });
}

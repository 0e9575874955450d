//! Every noun: put in, found as it was, changed, refused where a key is taken or a version old.

use talka::{
    domain::{Announcement, announcement::Part},
    store::{
        self, Json, StoreError,
        accounts::AccountRow,
        applications::ApplicationRow,
        journal::{EventRow, Log},
        placements::PlacementRow,
        revisions::RevisionRow,
        rounds::RoundRow,
        standings::StandingRow,
    },
};

use crate::scene::{
    LATVIAN, account, application, at, facts, furnished, key, new, origin, placement, preparation, raw, read,
    round, told_to_both, write,
};

/// Rows have no equality of their own; every field is in their picture.
fn same(found: impl std::fmt::Debug, put_in: impl std::fmt::Debug) {
    assert_eq!(format!("{found:?}"), format!("{put_in:?}"));
}

#[test]
fn organisations_are_found_by_their_name() {
    told_to_both(async |db| {
        let add = async |number, name| {
            write(&db, async |link| store::accounts::organisation(link, key(number), name).await).await
        };
        assert_eq!(add(1, LATVIAN).await.expect("added"), key(1));
        assert_eq!(add(2, LATVIAN).await.expect("found"), key(1), "the first key stays");
        assert_eq!(add(3, "ķeguma").await.expect("added"), key(3));
        assert_eq!(add(4, "Ķeguma").await.expect("added"), key(4), "capitals count");
        let name =
            |number| read(&db, async move |link| store::accounts::organisation_name(link, key(number)).await);
        assert_eq!(name(1).await.as_deref(), Some(LATVIAN));
        assert_eq!(name(404).await, None);
        assert_eq!(read(&db, store::accounts::organisations).await.len(), 3);
    });
}

#[test]
fn accounts() {
    told_to_both(async |db| {
        furnished(&db).await;
        let add =
            async |row: &AccountRow| write(&db, async |link| store::accounts::add(link, row).await).await;
        let by_login =
            async |login: &str| read(&db, async |link| store::accounts::by_login(link, login).await).await;
        assert!(matches!(add(&account(11, "ilze")).await, Err(StoreError::Taken)), "the login is taken");
        assert!(matches!(add(&account(10, "jānis")).await, Err(StoreError::Taken)), "the key is taken");
        add(&account(11, "anna")).await.expect("added");
        same(by_login("ilze").await, Some(account(10, "ilze")));
        same(
            read(&db, async |link| store::accounts::by_id(link, key(11)).await).await,
            Some(account(11, "anna")),
        );
        assert!(by_login("Ilze").await.is_none() && by_login("").await.is_none());
        let all = read(&db, store::accounts::list).await;
        assert_eq!(all.iter().map(|row| row.login.as_str()).collect::<Vec<_>>(), ["anna", "ilze"]);
        write(&db, async |link| {
            assert!(store::accounts::set_active(link, key(10), false).await?);
            assert!(!store::accounts::set_active(link, key(404), false).await?);
            Ok(())
        })
        .await
        .expect("changed");
        let changed = AccountRow { active: false, ..account(10, "ilze") };
        same(by_login("ilze").await, Some(changed));
        same(by_login("anna").await, Some(account(11, "anna")));
    });
}

#[test]
fn sessions_end_at_their_moment() {
    told_to_both(async |db| {
        let save = async |id: &str, sealed: &[u8], until| {
            write(&db, async |link| store::sessions::save(link, id, sealed, until).await)
                .await
                .expect("kept");
        };
        let load =
            async |id: &str, now| read(&db, async |link| store::sessions::load(link, id, now).await).await;
        save("a", b"first", at(10)).await;
        save("a", b"second", at(20)).await;
        save("b", &[0, 255], at(10)).await;
        assert_eq!(load("a", at(19)).await.as_deref(), Some(b"second".as_slice()));
        assert_eq!(load("b", at(9)).await.as_deref(), Some([0, 255].as_slice()));
        assert_eq!(load("a", at(20)).await, None, "its moment is its end");
        let hair = chrono::TimeDelta::microseconds(1);
        assert!(load("a", at(20) - hair).await.is_some(), "and not a microsecond before");
        // Text or not, whole seconds come before their fractions and after those of the second before.
        let whole = chrono::DateTime::from_timestamp(1_775_034_200, 0).expect("a moment");
        save("whole", b"", whole).await;
        assert!(load("whole", whole - hair).await.is_some() && load("whole", whole + hair).await.is_none());
        assert!(load("whole", whole - chrono::TimeDelta::milliseconds(500)).await.is_some());
        write(&db, async |link| store::sessions::delete(link, "whole").await).await.expect("deleted");
        assert_eq!(load("whole", at(0)).await, None);
        let swept = async |now| {
            write(&db, async |link| store::sessions::sweep(link, now).await).await.expect("swept")
        };
        assert_eq!((swept(at(9)).await, swept(at(10)).await, swept(at(10)).await), (0, 1, 0));
        assert_eq!(load("b", at(0)).await, None);
        assert!(load("a", at(0)).await.is_some());
    });
}

#[test]
fn rounds() {
    told_to_both(async |db| {
        furnished(&db).await;
        let later = RoundRow {
            closes_at: at(1_000),
            commitment: Some("f".repeat(64)),
            name_lv: String::new(),
            ..round(21, "later")
        };
        write(&db, async |link| store::rounds::add(link, &later).await).await.expect("added");
        let taken = write(&db, async |link| store::rounds::add(link, &round(22, "later")).await).await;
        assert!(matches!(taken, Err(StoreError::Taken)));
        let by_slug =
            async |slug: &str| read(&db, async |link| store::rounds::by_slug(link, slug).await).await;
        same(by_slug("cibla-2019").await, Some(round(20, "cibla-2019")));
        same(by_slug("later").await, Some(later.clone()));
        assert!(by_slug("never").await.is_none());
        let slugs: Vec<String> =
            read(&db, store::rounds::list).await.into_iter().map(|row| row.slug).collect();
        assert_eq!(slugs, ["later", "cibla-2019"]);
        write(&db, async |link| store::rounds::set_state(link, key(21), "published").await)
            .await
            .expect("moved");
        same(by_slug("later").await, Some(RoundRow { state: "published".to_owned(), ..later }));
        assert_eq!(read(&db, store::rounds::count).await, 2);
    });
}

#[test]
fn placements() {
    told_to_both(async |db| {
        furnished(&db).await;
        let add =
            async |row: &PlacementRow| write(&db, async |link| store::placements::add(link, row).await).await;
        let by_id =
            async |number| read(&db, async |link| store::placements::by_id(link, key(number)).await).await;
        assert!(matches!(add(&placement(31, "D01")).await, Err(StoreError::Taken)), "the number is taken");
        let twice = PlacementRow { once: "once-30".to_owned(), ..placement(31, "D02") };
        assert!(matches!(add(&twice).await, Err(StoreError::Taken)), "the form was sent already");
        let bare = PlacementRow { site: None, capacity: 0, created_at: at(5), ..placement(31, "D02") };
        add(&bare).await.expect("added");
        same(by_id(30).await, Some(placement(30, "D01")));
        assert_eq!(by_id(30).await.map(|row| row.facts.0), Some(facts()));
        same(by_id(31).await, Some(bare.clone()));
        let numbers = |rows: Vec<PlacementRow>| rows.into_iter().map(|row| row.number).collect::<Vec<_>>();
        let of_round =
            async |number| read(&db, async |link| store::placements::of_round(link, key(number)).await).await;
        assert_eq!(numbers(of_round(20).await), ["D01", "D02"]);
        assert_eq!(of_round(404).await.len(), 0);
        let own = read(&db, async |link| store::placements::of_organisation(link, key(1)).await).await;
        assert_eq!(numbers(own), ["D02", "D01"], "the newest first");
        let once = read(&db, async |link| store::placements::by_once(link, "once-31").await).await;
        same(once, Some(bare.clone()));
        let mut about = Announcement::default();
        about.read(Part::Duties, "Žoga tīrīšana un krāsošana").expect("a text");
        about.read(Part::Pay, "7.50/hour").expect("an amount");
        let changed = PlacementRow {
            about: Some(Json(about)),
            title: "Žogu krāsošana".to_owned(),
            capacity: 7,
            site: None,
            state: "withdrawn".to_owned(),
            ..placement(30, "D01")
        };
        let change = async |row: &PlacementRow| {
            write(&db, async |link| store::placements::change(link, row).await).await.expect("asked")
        };
        assert!(change(&changed).await);
        assert!(!change(&changed).await, "the version was read before the change");
        same(by_id(30).await, Some(PlacementRow { version: 2, ..changed }));
        same(by_id(31).await, Some(bare));
    });
}

#[test]
fn applications() {
    told_to_both(async |db| {
        furnished(&db).await;
        let add = async |row: &ApplicationRow| {
            write(&db, async |link| store::applications::add(link, &new(row), &origin(None)).await).await
        };
        let by_id =
            async |number| read(&db, async |link| store::applications::by_id(link, key(number)).await).await;
        assert!(matches!(add(&application(41, "V7K-4QD-92")).await, Err(StoreError::Taken)), "the number");
        let twice = ApplicationRow { once: "once-40".to_owned(), ..application(41, "B") };
        assert!(matches!(add(&twice).await, Err(StoreError::Taken)), "the form was sent already");
        add(&application(41, "A00-000-00")).await.expect("added");
        same(by_id(40).await, Some(application(40, "V7K-4QD-92")));
        let by_number =
            read(&db, async |link| store::applications::by_number(link, "A00-000-00").await).await;
        same(by_number, Some(application(41, "A00-000-00")));
        let by_once = read(&db, async |link| store::applications::by_once(link, "once-41").await).await;
        same(by_once, Some(application(41, "A00-000-00")));
        let all = read(&db, async |link| store::applications::of_round(link, key(20)).await).await;
        assert_eq!(
            all.iter().map(|row| row.number.as_str()).collect::<Vec<_>>(),
            ["A00-000-00", "V7K-4QD-92"]
        );
        assert_eq!(read(&db, async |link| store::applications::count(link, key(20)).await).await, 2);
        assert_eq!(read(&db, async |link| store::applications::count(link, key(404)).await).await, 0);
        write(&db, async |link| {
            assert!(store::applications::withdraw(link, key(40), "duplicate").await?);
            assert!(!store::applications::withdraw(link, key(40), "duplicate").await?, "once is enough");
            assert!(!store::applications::withdraw(link, key(404), "person").await?);
            Ok(())
        })
        .await
        .expect("changed");
        let (state, withdrawn_as) = ("withdrawn".to_owned(), "duplicate".to_owned());
        let changed = ApplicationRow { state, withdrawn_as, ..application(40, "V7K-4QD-92") };
        same(by_id(40).await, Some(changed));
        same(by_id(41).await, Some(application(41, "A00-000-00")));
    });
}

/// The words of application 40.
const WORDS: &str = "000000000007 000000000040";

/// A later revision of application 40.
fn revision(number: i64, preparation: Option<u128>) -> RevisionRow {
    RevisionRow {
        number,
        sealed: vec![0, 1, 2, 255],
        note: Some(vec![7]),
        code_mark: format!("code-{number}"),
        ..store::applications::first((&application(40, "V7K-4QD-92"), WORDS), &origin(preparation))
    }
}

#[test]
fn the_newest_revision_stands_and_each_older_one_stays() {
    told_to_both(async |db| {
        furnished(&db).await;
        let add = async |row| write(&db, async |link| store::revisions::add(link, &[row]).await).await;
        let by_id = async || {
            read(&db, async |link| store::applications::by_id(link, key(40)).await).await.expect("there")
        };
        let next = async || read(&db, async |link| store::revisions::next(link, key(40)).await).await;
        assert_eq!((by_id().await.version, next().await), (1, 2));
        add(revision(2, None)).await.expect("added");
        assert!(matches!(add(revision(2, None)).await, Err(StoreError::Taken)), "one of a number");
        let stands = by_id().await;
        assert_eq!(
            (stands.version, stands.sealed, stands.code_mark),
            (2, vec![0, 1, 2, 255], "code-2".into())
        );
        assert_eq!(stands.state, "submitted");
        let all = read(&db, async |link| store::revisions::of(link, key(40)).await).await;
        let first = store::applications::first((&application(40, "V7K-4QD-92"), WORDS), &origin(None));
        same(all, [first, revision(2, None)]);
        assert!(read(&db, async |link| store::revisions::of(link, key(404)).await).await.is_empty());
        // What somebody says while a long write is prepared is newer than that: it is told.
        write(&db, async |link| store::preparations::begin(link, &preparation(70, 1)).await)
            .await
            .expect("begun");
        add(revision(3, Some(70))).await.expect("added");
        let overtaken =
            async || read(&db, async |link| store::revisions::overtaken(link, key(70)).await).await;
        assert_eq!((by_id().await.version, next().await, overtaken().await), (2, 4, false));
        add(revision(4, None)).await.expect("added");
        assert_eq!((by_id().await.version, overtaken().await), (4, true));
    });
}

#[test]
fn a_standing_is_of_a_revision_and_a_ground_and_words_find_without_opening() {
    told_to_both(async |db| {
        furnished(&db).await;
        write(&db, async |link| {
            store::applications::add(link, &new(&application(41, "A00-000-00")), &origin(None)).await?;
            store::applications::add(link, &new(&application(42, "W")), &origin(None)).await?;
            store::applications::withdraw(link, key(42), "person").await.map(drop)
        })
        .await
        .expect("added");
        let stale = async |ground: &str| {
            let rows = read(&db, async |link| store::standings::stale(link, key(20), ground, 9).await).await;
            let mut numbers: Vec<String> = rows.into_iter().map(|row| row.number).collect();
            numbers.sort();
            numbers
        };
        assert_eq!(stale("g").await, ["A00-000-00", "V7K-4QD-92"], "whoever withdrew is not judged");
        let standing = |number, word: &str| StandingRow {
            application: key(number),
            revision: 1,
            pack_hash: "p".to_owned(),
            ground: "g".to_owned(),
            word: word.to_owned(),
            undecided: 2,
            nowhere: word == "eligible",
        };
        for word in ["needs-person", "eligible"] {
            let rows = [standing(40, word), standing(41, word)];
            write(&db, async |link| store::standings::put(link, &rows).await).await.expect("put");
        }
        assert!(stale("g").await.is_empty());
        assert_eq!(stale("other").await.len(), 2, "another ground");
        write(&db, async |link| store::revisions::add(link, &[revision(2, None)]).await)
            .await
            .expect("added");
        assert_eq!(stale("g").await, ["V7K-4QD-92"], "another revision");
        let roll = read(&db, async |link| store::standings::roll(link, key(20)).await).await;
        let told: Vec<_> = roll
            .iter()
            .map(|row| {
                (row.number.as_str(), row.version, row.state.as_str(), row.word.as_deref(), row.nowhere)
            })
            .collect();
        let expected = [
            ("A00-000-00", 1, "submitted", Some("eligible"), Some(true)),
            ("V7K-4QD-92", 2, "submitted", Some("eligible"), Some(true)),
            ("W", 1, "withdrawn", None, None),
        ];
        assert_eq!(told, expected);
        assert!(roll.iter().all(|row| row.twin == "000000000007"));
        let found = async |words: &[&str]| {
            let words: Vec<String> = words.iter().map(ToString::to_string).collect();
            read(&db, async |link| store::standings::with_words(link, key(20), &words).await).await
        };
        assert_eq!(found(&["000000000041"]).await, [key(41)]);
        assert!(found(&["000000000041", "000000000040"]).await.is_empty());
        assert_eq!(found(&["000000000007"]).await.len(), 3);
        assert!(found(&[]).await.is_empty());
    });
}

#[test]
fn an_application_is_erased_once_with_its_key_and_the_mark_of_its_name() {
    told_to_both(async |db| {
        furnished(&db).await;
        let row = RevisionRow { name_mark: "name".to_owned(), ..revision(2, None) };
        write(&db, async |link| store::revisions::add(link, &[row]).await).await.expect("added");
        let erase = async |id| {
            write(&db, async |link| store::applications::erase(link, key(id)).await).await.expect("asked")
        };
        assert!(!erase(404).await);
        assert!(erase(40).await);
        assert!(!erase(40).await, "once is enough");
        let left =
            read(&db, async |link| store::applications::by_id(link, key(40)).await).await.expect("there");
        assert_eq!(
            (left.wrapped_key, left.name_mark.as_str(), left.code_mark.as_str()),
            (None, "-", "code-2")
        );
        let refused = raw(&db, "UPDATE revision SET name_mark = 'x'").await.expect_err("append only again");
        assert!(refused.contains("append only"), "{refused}");
    });
}

#[test]
fn the_journal_tells_the_newest_first() {
    told_to_both(async |db| {
        furnished(&db).await;
        let line = |number: u128, account: Option<u128>, round: Option<u128>, object: &str| EventRow {
            account: account.map(key),
            round: round.map(key),
            ..crate::scene::event(number, object)
        };
        let lines =
            [line(80, Some(10), Some(20), "Ž"), line(81, None, None, ""), line(82, None, Some(20), "Ž")];
        for line in &lines {
            write(&db, async |link| store::journal::note(link, Log::Acts, line).await).await.expect("noted");
        }
        same(read(&db, async |link| store::journal::newest(link, 2).await).await, [&lines[2], &lines[1]]);
        same(
            read(&db, async |link| store::journal::about(link, Log::Acts, key(20), "Ž").await).await,
            [&lines[0], &lines[2]],
        );
    });
}

//! Two rounds from the first day to the last, and the proof that what was published is what `talka match` says.

use std::{collections::BTreeMap, fs, path::Path, process::Command};

use talka::{domain::Status, service::OfferState};

use crate::scene::{
    CIBLA_ENDED, ENDED, OPEN, Who, World, application, holder, holder_of, told_to, told_to_both,
};

/// What `talka match` writes for a folder: `allocation.csv` and the others, without what tells the time.
fn matched(round: &Path) -> BTreeMap<String, Vec<u8>> {
    let out = round.with_file_name("out");
    let mut talka = Command::new(env!("CARGO_BIN_EXE_talka"));
    talka.arg("match").arg(round).arg("--out").arg(&out).env_remove("TALKA_LANG").env("LC_ALL", "C.UTF-8");
    let output = talka.output().expect("the program starts");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let file = |name: &str| (name.to_owned(), fs::read(out.join(name)).expect(name));
    ["allocation.csv", "not-placed.csv", "placements.csv", "result/certificate.json"].map(file).into()
}

/// Holds a run's files against the command line's.
pub(crate) async fn same_as_the_command_line(world: &World, time: &str, run: uuid::Uuid) -> String {
    let service = world.at(time);
    let files = service.run_files(&world.caseworker(Who::Ilze), run).await.expect("files");
    let folder = tempfile::tempdir().expect("a folder");
    let round = folder.path().join("round");
    fs::create_dir(&round).expect("a folder");
    for (name, bytes) in files.iter().filter_map(|(name, bytes)| Some((name.strip_prefix("round/")?, bytes)))
    {
        fs::write(round.join(name), bytes).expect("written");
    }
    for (name, bytes) in matched(&round) {
        assert!(files[&format!("outcome/{name}")] == bytes, "{name} differs");
    }
    assert!(!files.keys().any(|name| name.contains("letters")), "letters are for one person each");
    String::from_utf8(files["outcome/allocation.csv"].clone()).expect("text")
}

#[test]
fn cibla_from_import_to_answer() {
    told_to_both(async |world| {
        let codes = world.import("2019-02-01T08:00:00Z", "cibla-public-works").await;
        assert_eq!(codes.len(), 64);
        let (service, ilze, maris) =
            (world.at(CIBLA_ENDED), world.caseworker(Who::Ilze), world.caseworker(Who::Maris));
        service.close(&ilze, "cibla-public-works").await.expect("closed");
        let run = service.start_run(&ilze, "cibla-public-works").await.expect("started");
        assert!(service.work_once(service.new_worker().expect("a key")).await.expect("worked"));
        let published = service.publish_undecided(&maris, run).await.expect("published");
        let allocation = same_as_the_command_line(&world, CIBLA_ENDED, run).await;
        assert_eq!(allocation.lines().count() as u64, published.offers + 1);
        let (outcome, ..) = service.published("cibla-public-works").await.expect("asked").expect("published");
        assert_eq!(outcome.people.len(), 64);
        let mut placed = 0;
        for (number, code) in &codes {
            let letter = service.mine(&holder(&service, number, code).await).await.expect("mine").letter;
            let letter = letter.expect("everyone has one");
            let row = letter.place.map(|place| format!("{number},{},", place.number));
            let told = letter.person.status == Status::Placed;
            assert_eq!(row.is_some(), told, "{number}");
            placed += u64::from(told);
            let there = allocation.lines().find(|line| line.starts_with(&format!("{number},")));
            assert!(
                there.is_some() == told && there.zip(row).is_none_or(|(there, row)| there.starts_with(&row))
            );
        }
        assert_eq!(placed, published.offers);
    });
}

#[test]
fn a_person_applies_is_decided_about_and_comes() {
    told_to_both(async |world| {
        world.import(OPEN, "minimal").await;
        let (ilze, maris) = (world.caseworker(Who::Ilze), world.caseworker(Who::Maris));
        let submitted =
            world.at(OPEN).submit("minimal", &application("t", &["library"])).await.expect("taken");
        let service = world.at(ENDED);
        let number = submitted.number.as_str();
        let file = service.application(&ilze, "minimal", number).await.expect("a file");
        assert_eq!(file.standing.name(), "needs-person", "nobody was asked anything");
        let facts =
            [("date_of_birth", "24.12.2009."), ("took_part_last_year", "nē"), ("municipality", "Piemēri")];
        for (version, (fact, value)) in (1..).zip(facts) {
            let decided = service.decide(&ilze, ("minimal", number, version), (fact, value, "uzziņa"));
            decided.await.expect("decided");
        }
        let file = service.application(&maris, "minimal", number).await.expect("a file");
        assert_eq!((file.standing.name(), file.missing.len()), ("eligible", 0));
        service.close(&maris, "minimal").await.expect("closed");
        let run = service.start_run(&ilze, "minimal").await.expect("started");
        assert!(service.work_once(service.new_worker().expect("a key")).await.expect("worked"));
        service.publish(&maris, run).await.expect("published");
        let allocation = same_as_the_command_line(&world, ENDED, run).await;
        // A1 was first in line and has a place, A3 had none but the park; this one came last of its tier.
        assert!(!allocation.contains(number), "{allocation}");
        let own = holder_of(&service, &submitted).await;
        let mine = service.mine(&own).await.expect("mine");
        let letter = mine.letter.as_ref().expect("a letter");
        assert_eq!((letter.person.status, mine.offer().is_none()), (Status::Waiting, true));
        assert_eq!((letter.applications, letter.in_line, letter.seats, letter.filled), (4, 4, 2, 2));
        let actions: Vec<String> = file.history.into_iter().map(|deed| deed.action).collect();
        assert_eq!(actions, ["apply", "look", "said-decision", "said-decision", "said-decision"]);
        for (action, count) in [("apply", 1), ("decide", 3), ("look", 2), ("close", 1), ("publish", 1)] {
            assert_eq!(world.noted(action).await, count, "{action}");
        }
    });
}

#[test]
fn whoever_has_the_file_without_the_key_has_no_name() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("talka.db");
    told_to(&format!("sqlite:{}", file.display()), &async |world: World| {
        let (codes, run) = world.with_run().await;
        let service = world.at(ENDED);
        service.publish(&world.caseworker(Who::Maris), run).await.expect("published");
        let own = holder(&service, "A1", &codes["A1"]).await;
        service.answer_offer(&own, true, None).await.expect("accepted");
        let mine = service.mine(&own).await.expect("mine");
        let offer = mine.offer().expect("an offer");
        assert_eq!(offer.state, OfferState::Accepted);
        service.keep_session("id", "Kaija Žagare", service.now()).await.expect("kept");
        let code = codes["A1"].clone();
        for name in ["talka.db", "talka.db-wal"] {
            let bytes = fs::read(file.with_file_name(name)).unwrap_or_default();
            for secret in ["Kaija", "Žagare", "20000001", "2010-05-02", &code, &code.replace('-', "")] {
                let found = bytes.windows(secret.len()).any(|window| window == secret.as_bytes());
                assert!(!found, "{secret} stands in {name}");
            }
        }
        assert!(fs::metadata(&file).expect("a file").len() > 0);
    });
}

//! Who withdrew an application is told as it was: nobody reads that they did what somebody else did.

use talka::{
    domain::{Lang, Status},
    i18n::Tr,
    service::{CODE, Finding, NewApplication, Submitted, Withdrawn},
};

use crate::{
    knock::{Browser, Guest, House},
    order::{rows, sent},
    packs::{changed, minimal},
    scene::{ENDED, OPEN, Who, World, application, fixture, holder_of, told_to_both},
};

/// The round `minimal`, which asks for personal codes here: by them duplicates are found.
async fn with_codes(world: &World) {
    let mut new = fixture("minimal");
    let asks = changed(&minimal(), "programme =", "personal_code = \"required\"\nprogramme =");
    new.files.insert("pack.toml".to_owned(), asks.into_bytes());
    world.at(OPEN).add_round(Some(&world.administrator()), &new).await.expect("a round");
}

fn coded(once: &str, code: &str) -> NewApplication {
    let mut new = application(once, &["park"]);
    new.answers.insert(CODE.to_owned(), code.to_owned());
    new
}

/// One who took their application back, one of whom a list says so, and a duplicate.
async fn three(world: &World) -> [(Withdrawn, Submitted); 3] {
    let (service, ilze) = (world.at(OPEN), world.caseworker(Who::Ilze));
    let own = service.submit("minimal", &coded("own", "010180-10001")).await.expect("taken");
    service.withdraw(&holder_of(&service, &own).await).await.expect("taken back");
    let listed = service.submit("minimal", &coded("listed", "020280-10002")).await.expect("taken");
    let list = format!("Pieteikuma numurs,Atsaukts\n{},jā\n", listed.number);
    let id = sent(&service, &ilze, &list).await;
    service.take_sheet(&ilze, id, talka::service::Taking::default()).await.expect("taken");
    let stands = service.submit("minimal", &coded("one", "161175-19997")).await.expect("taken");
    let twin = service.submit("minimal", &coded("two", "16117519997")).await.expect("taken");
    let (_, sets) = service.duplicates(&ilze, "minimal").await.expect("sets");
    assert_eq!(sets.len(), 1);
    let same = Finding::Same(stands.number);
    service.decide_duplicates(&ilze, "minimal", &sets[0].key, &same).await.expect("decided");
    [(Withdrawn::ByPerson, own), (Withdrawn::ByStaff, listed), (Withdrawn::Duplicate, twin)]
}

const TITLES: [&str; 3] = ["my-withdrawn", "my-withdrawn-staff", "my-duplicate"];

async fn opened(house: &House, sent: &Submitted) -> Browser {
    let mut browser = house.browser("10.0.0.41");
    let reply = browser.post("/result", &[("number", &sent.number), ("code", &sent.code)]).await;
    assert_eq!(reply.status, 303, "{}", reply.body);
    browser
}

/// Each page says its own, and nothing of the other two.
async fn pages_tell_them_apart(house: &House, three: &[(Withdrawn, Submitted); 3]) {
    for (at, (_, sent)) in three.iter().enumerate() {
        let mut browser = opened(house, sent).await;
        for lang in Lang::ALL {
            let page = browser.get(&format!("/my?lang={}", lang.code())).await.body;
            for (other, key) in TITLES.iter().enumerate() {
                let title = format!("<h1>{}</h1>", Tr(lang).say(key));
                assert_eq!(page.contains(&title), other == at, "{key}: {page}");
            }
            let reason = Tr(lang).say("reason-withdrawn-duplicate");
            let own = Tr(lang).say("reason-withdrawn");
            if at == 2 {
                assert!(!page.contains(&own) && !page.contains(&Tr(lang).say("status-withdrawn")), "{page}");
            } else {
                assert!(!page.contains(&reason), "{page}");
            }
        }
    }
}

#[test]
fn what_staff_withdrew_does_not_read_as_ones_own_doing() {
    told_to_both(async |world| {
        with_codes(&world).await;
        let three = three(&world).await;
        let kept = rows(&world, "minimal").await;
        for (how, sent) in &three {
            let row = kept.iter().find(|row| row.number == sent.number).expect("a row");
            assert_eq!((row.state.as_str(), row.withdrawn_as.as_str()), ("withdrawn", how.name()));
        }
        let house = House::beside(&world).await;
        pages_tell_them_apart(&house, &three).await;
        let mut ilze = house.guest(Guest::Caseworker).await;
        for (how, sent) in &three {
            let file = ilze.get(&format!("/rounds/minimal/applications/{}?lang=en", sent.number)).await.body;
            let word = if *how == Withdrawn::ByStaff { "list" } else { how.name() };
            let told = Tr(Lang::En).say(&format!("work-file-withdrawn-{word}"));
            assert!(file.contains(&told), "{told}: {file}");
        }
    });
}

#[test]
fn the_letter_and_the_files_of_a_run_say_duplicate() {
    told_to_both(async |world| {
        with_codes(&world).await;
        let three = three(&world).await;
        let run = world.run_of_minimal().await;
        let (service, maris) = (world.at(ENDED), world.caseworker(Who::Maris));
        let files = service.run_files(&maris, run).await.expect("verified");
        // Every application has a line in what was frozen, and those without a place in the outcome.
        let twin = format!("{},", three[2].1.number);
        let lines = |end: &str| {
            let texts = files.iter().filter(|(name, _)| name.ends_with(end));
            let texts: Vec<_> = texts.map(|(_, bytes)| String::from_utf8_lossy(bytes).into_owned()).collect();
            let lines = texts.iter().flat_map(|text| text.lines());
            lines.filter(|line| line.starts_with(&twin)).map(ToOwned::to_owned).collect::<Vec<_>>()
        };
        for (file, word) in [("applicants.csv", ",duplicate,"), ("not-placed.csv", "withdrawn.duplicate")] {
            assert!(lines(file).iter().any(|line| line.contains(word)), "{file}: {:?}", lines(file));
        }
        service.publish_undecided(&maris, run).await.expect("published");
        for (how, sent) in &three {
            let mine = service.mine(&holder_of(&service, sent).await).await.expect("mine");
            let letter = mine.letter.expect("a letter");
            let keys: Vec<&str> = letter.person.reasons.iter().map(|reason| reason.key.as_str()).collect();
            let key = if *how == Withdrawn::Duplicate { "withdrawn.duplicate" } else { "withdrawn" };
            assert_eq!((letter.person.status, keys), (Status::Withdrawn, vec![key]));
            assert_eq!(mine.application.withdrawn, Some(*how));
        }
        pages_tell_them_apart(&House::beside(&world).await, &three).await;
    });
}

//! Drafts that are kept: taken up by a code or a link, told before they end, gone when they are submitted, cleared or over; never another
//! child's, and not written over unasked.

use serde_json::{Value, json};
use talka::{
    domain::{Holder, Phase},
    service::{DraftToKeep, KeptDraft, Matter, No, Service},
    store::Link,
};

use crate::{
    knock::{Browser, House, Reply},
    mails::posting,
    scene::{
        ENDED, OPEN, Who, World, fixture, from, holder, moment, not_found, refused, told_to_both,
        told_to_one, wrong,
    },
    walk::{APPLY, Tab, hidden, number_and_code},
    way::{Table, word},
};

const DRAFTS: &str = "/rounds/sample-summer/drafts";

/// How many rows a table has.
async fn rows(world: &World, table: &str) -> i64 {
    let mut conn = world.db.read().await.expect("a connection");
    let sql = format!("SELECT COUNT(*) FROM {table}");
    match conn.link() {
        Link::Sqlite(conn) => sqlx::query_scalar(sqlx::AssertSqlSafe(sql)).fetch_one(&mut *conn).await,
        Link::Pg(conn) => sqlx::query_scalar(sqlx::AssertSqlSafe(sql)).fetch_one(&mut *conn).await,
    }
    .expect("counted")
}

/// The code on a page that shows it.
fn code(page: &str) -> String {
    let shown = page.split("<dd>").nth(1).and_then(|rest| rest.split('<').next());
    shown.unwrap_or_else(|| panic!("no code: {page}")).to_owned()
}

fn draft(reply: &Reply) -> String {
    hidden(&reply.body, "sealed-draft").unwrap_or_else(|| panic!("no draft: {}", reply.body))
}

/// A draft with a name is kept from the question after it; its code, and what the page carries.
async fn kept(browser: &mut Browser, name: &str) -> (String, Tab) {
    let mut tab = Tab::begun(browser).await;
    tab.answer(browser, "name", &[("name", name)]).await;
    // What was typed and not sent yet is taken along.
    let fields = [("sealed-draft", tab.draft.as_str()), ("contact", "elina@example.org")];
    let asked = browser.post(&format!("{APPLY}/contact/keep"), &fields).await;
    assert_eq!(asked.status, 200, "{}", asked.body);
    assert!(asked.body.contains("14 dienas") && !asked.body.contains("type=\"email\""), "{}", asked.body);
    let saved = browser.post(DRAFTS, &[("sealed-draft", &draft(&asked))]).await;
    assert!(saved.status == 200 && saved.body.contains(name), "{}", saved.body);
    tab.draft = draft(&saved);
    (code(&saved.body), tab)
}

#[test]
fn a_draft_is_taken_up_by_its_code_on_another_device_until_it_is_submitted() {
    told_to_both(async |world| {
        let house = House::beside(&world).await;
        let mut school = house.browser("10.0.0.31");
        let (elina, at_school) = kept(&mut school, "Elīna Ķirse").await;
        let (oto, _) = kept(&mut school, "Oto Ķirsis").await;
        assert_ne!(elina, oto, "two children have two drafts");
        let mut phone = house.browser("10.0.0.32");
        let wrong = phone.post("/drafts", &[("code", "K3F7-9QXM-2TWB")]).await;
        assert_eq!(wrong.status, 422, "{}", wrong.body);
        let opened = phone.post("/drafts", &[("code", &elina.to_lowercase().replace('-', " "))]).await;
        assert_eq!((opened.status, opened.header("cache-control")), (200, "private, no-cache"));
        // Not the first name alone: what the page carries sealed is letters by chance.
        assert!(
            opened.body.contains("Elīna Ķirse") && !opened.body.contains("Oto Ķirsis"),
            "{}",
            opened.body
        );
        assert!(opened.body.contains(&format!("action=\"{APPLY}/personal-code\"")), "{}", opened.body);
        assert_eq!(world.noted("draft-keep").await, 2);
        assert!(world.looks().await.iter().any(|look| look.action == "look-draft"));
        // It goes on there, answer by answer, and the first device says so.
        let mut tab = Tab { draft: draft(&opened), page: opened.body };
        tab.answers(&mut phone, "Elīna Ķirse", &["V03"]).await;
        let again = phone.post("/drafts", &[("code", &elina)]).await;
        // Only whoever consents for somebody so young was not named.
        assert!(again.body.contains(&format!("action=\"{APPLY}/guardian-named\"")), "{}", again.body);
        let fields = [("sealed-draft", at_school.draft.as_str()), ("personal-code", "")];
        let behind = school.post(&format!("{APPLY}/personal-code"), &fields).await;
        assert!(behind.body.contains("id=\"kept-draft\" role=\"status\""), "{}", behind.body);
        let submitted = tab.submit(&mut phone).await;
        number_and_code(&submitted.body);
        for (device, code) in [(&mut phone, &elina), (&mut school, &elina)] {
            let over = device.post("/drafts", &[("code", code)]).await;
            assert!(over.status == 422 && !over.body.contains("Elīna"), "{}", over.body);
        }
        let late = school.post(DRAFTS, &[("sealed-draft", &at_school.draft)]).await;
        assert!(late.status == 409 && late.body.contains("jau ir iesniegts"), "{}", late.body);
        assert_eq!(rows(&world, "kept_draft").await, 1, "the other child's");
        assert!(phone.post("/drafts", &[("code", &oto)]).await.body.contains("Oto Ķirsis"));
    });
}

#[test]
fn a_choice_is_kept_as_soon_as_its_button_is_pressed() {
    told_to_both(async |world| {
        let house = House::beside(&world).await;
        let mut school = house.browser("10.0.0.37");
        let (code, mut tab) = kept(&mut school, "Elīna Ķirse").await;
        let mut phone = house.browser("10.0.0.38");
        // The school's computer is never left properly: whatever was chosen there is on the phone.
        for (button, number, chosen) in [
            ("pick", "V03", "V03"),
            ("pick", "V04", "V03 V04"),
            ("up", "V04", "V04 V03"),
            ("remove", "V03", "V04"),
        ] {
            let before: Vec<(&str, &str)> = match button {
                "pick" if number == "V03" => Vec::new(),
                "pick" => vec![("wishes", "V03")],
                "up" => vec![("wishes", "V03"), ("wishes", "V04")],
                _ => vec![("wishes", "V04"), ("wishes", "V03")],
            };
            let carried = tab.draft.clone();
            let fields = [vec![("sealed-draft", carried.as_str())], before, vec![(button, number)]].concat();
            let pressed = school.post(&format!("{APPLY}/wishes"), &fields).await;
            assert_eq!(pressed.status, 200, "{}", pressed.body);
            tab.draft = draft(&pressed);
            let opened = phone.post("/drafts", &[("code", &code)]).await;
            let fields = [("sealed-draft", draft(&opened)), ("just-show", "yes".to_owned())];
            let fields = fields.each_ref().map(|(name, value)| (*name, value.as_str()));
            let page = phone.post(&format!("{APPLY}/wishes"), &fields).await.body;
            let there: Vec<&str> = (page.split("name=\"wishes\" value=\"").skip(1))
                .filter_map(|rest| rest.split('"').next())
                .collect();
            assert_eq!(there.join(" "), chosen, "after {button} {number}");
        }
    });
}

#[test]
fn what_was_saved_elsewhere_is_not_written_over_unasked() {
    told_to_both(async |world| {
        let house = House::beside(&world).await;
        let mut browser = house.browser("10.0.0.33");
        let (code, here) = kept(&mut browser, "Elīna Ķirse").await;
        let opened = browser.post("/drafts", &[("code", &code)]).await;
        let mut there = Tab { draft: draft(&opened), page: String::new() };
        there.answer(&mut browser, "name", &[("name", "Elīna Anna Ķirse")]).await;
        // The first tab is behind: it is asked.
        let fields = [("sealed-draft", here.draft.as_str())];
        let asked = browser.post(&format!("{APPLY}/review/keep"), &fields).await;
        assert!(asked.status == 409 && asked.body.contains("id=\"elsewhere\""), "{}", asked.body);
        let stands = browser.post(DRAFTS, &[("sealed-draft", &draft(&asked)), ("take", "kept")]).await;
        assert!(stands.status == 200 && stands.body.contains("Elīna Anna Ķirse"), "{}", stands.body);
        let mine = browser.post(DRAFTS, &[("sealed-draft", &draft(&asked)), ("take", "these")]).await;
        assert!(mine.status == 200 && !mine.body.contains("Anna"), "{}", mine.body);
        assert!(!browser.post("/drafts", &[("code", &code)]).await.body.contains("Anna"));
        assert_eq!(rows(&world, "kept_draft").await, 1);
    });
}

#[test]
fn of_a_cleared_computer_no_page_opens_and_the_draft_is_there_until_it_is_erased() {
    told_to_both(async |world| {
        let house = House::beside(&world).await;
        let mut shared = house.browser("10.0.0.34");
        let (code, tab) = kept(&mut shared, "Elīna Ķirse").await;
        let clear = format!("{DRAFTS}/clear");
        let fields = [("sealed-draft", tab.draft.as_str()), ("what", "computer")];
        let cleared = shared.post(&clear, &fields).await;
        assert_eq!(
            (cleared.status, cleared.header("clear-site-data")),
            (200, "\"cache\""),
            "{}",
            cleared.body
        );
        assert!(!cleared.body.contains("Elīna"), "{}", cleared.body);
        for page in ["name", "review", "contact/keep"] {
            let fields = [("sealed-draft", tab.draft.as_str()), ("just-show", "yes")];
            let back = shared.post(&format!("{APPLY}/{page}"), &fields).await;
            assert!(back.status == 409 && !back.body.contains("Elīna"), "{page}: {}", back.body);
        }
        // On one's own telephone it goes on, and is erased from there.
        let mut phone = house.browser("10.0.0.35");
        let opened = phone.post("/drafts", &[("code", &code)]).await;
        assert!(opened.body.contains("Elīna Ķirse"), "{}", opened.body);
        let erased = phone.post(&clear, &[("sealed-draft", &draft(&opened)), ("what", "all")]).await;
        assert_eq!(erased.status, 200, "{}", erased.body);
        assert_eq!(phone.post("/drafts", &[("code", &code)]).await.status, 422);
        assert_eq!((rows(&world, "kept_draft").await, world.noted("draft-clear").await), (0, 1));
    });
}

/// Keeps a draft of the round `minimal`.
async fn keep(
    service: &Service,
    once: &str,
    known: Option<&KeptDraft>,
    mail: Option<&str>,
) -> Result<KeptDraft, No> {
    let what = json!({ "name": "Elīna Ķirse" });
    let kept = known.map(|kept| (kept.id, kept.version));
    service.keep_draft("minimal", &DraftToKeep { once, what: &what, kept, mail, over: false }, from(1)).await
}

/// Does everything that is due at a moment.
async fn work(world: &World, time: &str) {
    let service = posting(world, time, 1_000);
    let worker = service.new_worker().expect("a key");
    service.plan().await.expect("planned");
    while service.job_once(worker, || false).await.expect("worked") {}
}

#[test]
fn a_link_is_mailed_its_person_is_told_before_the_end_and_then_it_is_erased() {
    told_to_both(async |world| {
        world.import(OPEN, "minimal").await;
        world.deadline_at("minimal", moment("2026-06-01T10:00:00Z")).await;
        let service = posting(&world, OPEN, 1_000);
        assert_eq!(
            wrong(keep(&service, "a", None, Some("elina")).await),
            [("mail".into(), "wrong-mail-address")]
        );
        assert_eq!(refused(keep(&world.at(OPEN), "a", None, Some("a@b.lv")).await), "refused-no-mail");
        let kept = keep(&service, "a", None, Some("elina@example.org")).await.expect("kept");
        assert_eq!(kept.until, moment("2026-05-04T10:00:00.123456Z"), "fourteen days");
        let mails = service.mails_due().await.expect("mails");
        let [mail] = mails.as_slice() else { panic!("{mails:?}") };
        assert_eq!(mail.to, "elina@example.org");
        assert!(!mail.body.contains("Elīna") && !mail.body.contains(&kept.code), "{}", mail.body);
        let path =
            mail.body.split_once("/drafts/").expect("a link").1.split_whitespace().next().expect("its end");
        let (id, token) = path.split_once('/').expect("two parts");
        let id = id.parse().expect("a key");
        not_found(service.open_linked_draft::<Value>((id, "0123456789abcdef0123456789abcdef")).await);
        service.may_open_linked_draft((id, token)).await.expect("it opens");
        let opened = service.open_linked_draft::<Value>((id, token)).await.expect("opened");
        assert_eq!((opened.slug.as_str(), opened.what["name"].as_str()), ("minimal", Some("Elīna Ķirse")));
        // Saved again, it lasts longer, and no second link is sent.
        let later = posting(&world, "2026-04-22T10:00:00Z", 1_000);
        let kept = keep(&later, "a", Some(&opened.kept), Some("elina@example.org")).await.expect("kept");
        assert_eq!((kept.version, kept.until), (2, moment("2026-05-06T10:00:00Z")));
        assert_eq!(rows(&world, "message WHERE kind = 'draft'").await, 1);
        work(&world, "2026-05-03T10:00:00Z").await;
        assert_eq!(rows(&world, "message WHERE kind = 'draft-soon'").await, 0);
        work(&world, "2026-05-04T11:00:00Z").await;
        work(&world, "2026-05-04T12:00:00Z").await;
        assert_eq!(rows(&world, "message WHERE kind = 'draft-soon'").await, 1, "once");
        let soon = posting(&world, "2026-05-04T12:00:00Z", 1_000);
        let mails = soon.mails_due().await.expect("mails");
        assert!(mails.len() == 1 && mails[0].body.contains("06.05.2026."), "{mails:?}");
        soon.take_up_draft::<Value>(&kept.code, from(1)).await.expect("still there");
        // Its time is over at the moment that was told, whether the job was there or not.
        let over = posting(&world, "2026-05-06T10:00:00Z", 1_000);
        assert_eq!(refused(over.take_up_draft::<Value>(&kept.code, from(1)).await), "refused-draft-code");
        assert_eq!(refused(over.may_open_linked_draft((id, token)).await), "refused-draft-code");
        work(&world, "2026-05-06T10:00:00Z").await;
        let left =
            (rows(&world, "kept_draft").await, rows(&world, "message WHERE application IS NULL").await);
        assert_eq!((left, world.noted("draft-over").await), ((0, 0), 1));
        assert_eq!(refused(keep(&over, "a", Some(&kept), None).await), "refused-draft-gone");
    });
}

#[test]
fn a_deadline_ends_drafts_and_one_that_moves_later_promises_nothing_new() {
    told_to_both(async |world| {
        world.import(OPEN, "minimal").await;
        let service = world.at(OPEN);
        let kept = keep(&service, "a", None, None).await.expect("kept");
        let closes = service.round("minimal").await.expect("a round").0.closes_at;
        assert_eq!(kept.until, closes);
        world.deadline_at("minimal", moment("2026-06-01T10:00:00Z")).await;
        let after = world.at_moment(closes);
        assert_eq!(refused(after.take_up_draft::<Value>(&kept.code, from(1)).await), "refused-draft-code");
        world.deadline_at("minimal", moment("2026-04-21T10:00:00Z")).await;
        let ended = world.at("2026-04-21T10:00:00Z");
        assert_eq!(refused(ended.take_up_draft::<Value>(&kept.code, from(1)).await), "refused-draft-code");
        assert_eq!(refused(keep(&ended, "b", None, None).await), "refused-deadline");
    });
}

#[test]
fn codes_are_not_guessed_and_nobody_is_flooded_with_links() {
    told_to_one(async |world| {
        world.import(OPEN, "minimal").await;
        let service = posting(&world, OPEN, 1_000);
        let waits = async |n: u32| {
            let tried = service.take_up_draft::<Value>("K3F7-9QXM-2TWB", from(n)).await;
            matches!(tried, Err(No::Wait(_)))
        };
        let mut refused_after = 0;
        while !waits(1).await {
            refused_after += 1;
        }
        assert!((60..70).contains(&refused_after), "{refused_after}");
        assert!(!waits(2).await, "another address goes on");
        for n in 0..5 {
            keep(&service, &format!("a{n}"), None, Some("elina@example.org")).await.expect("kept");
        }
        let flooded = keep(&service, "a5", None, Some("Elina@Example.org")).await;
        assert_eq!(wrong(flooded), [("mail".into(), "wrong-mail-often")]);
        keep(&service, "a5", None, None).await.expect("without a link it is kept");
    });
}

/// What the table says of keeping a draft and of asking for a correction is so, where the round stands now.
async fn as_the_table_says(world: &World, time: &str, who: &Holder) -> Phase {
    let (service, phases) = (world.at(time), Phase::ALL.map(Phase::name).to_vec());
    let drafts = Table::of("draft", &[vec!["keep"], phases.clone()]);
    let pleas = Table::of("plea", &[vec!["contact", "wishes"], phases]);
    let phase = service.my_pleas(who).await.expect("a page").book.phase;
    let kept = word(keep(&service, phase.name(), None, None).await);
    assert_eq!(kept, drafts.answers(&["keep", phase.name()]), "a draft, {phase:?}");
    for about in ["contact", "wishes"] {
        let asked = word(service.plead(who, (about, "Cits")).await);
        assert_eq!(asked, pleas.answers(&[about, phase.name()]), "{about}, {phase:?}");
        for one in service.my_pleas(who).await.expect("a page").all {
            let taken_back = service.take_back_plea(who, one.id).await;
            taken_back.expect("taken back, so that it can be asked again");
        }
    }
    phase
}

#[test]
fn drafts_are_kept_and_corrections_asked_for_where_the_table_says_so() {
    told_to_both(async |world| {
        let (early, ilze, maris) =
            ("2026-04-01T10:00:00Z", world.caseworker(Who::Ilze), world.caseworker(Who::Maris));
        let mut new = fixture("minimal");
        new.draft = true;
        let service = world.at(early);
        let given = service.add_round(Some(&world.administrator()), &new).await.expect("a draft");
        let code = given.iter().find(|one| one.number == "A1").expect("there").code.clone();
        let who = holder(&service, "A1", &code).await;
        let mut seen = vec![as_the_table_says(&world, early, &who).await];
        let id =
            service.propose(&ilze, "minimal", (Matter::OpenRound, "Pārbaudīts.")).await.expect("proposed");
        service.approve(&maris, id).await.expect("opened");
        for time in [early, OPEN, ENDED] {
            seen.push(as_the_table_says(&world, time, &who).await);
        }
        let run = world.run_of_minimal().await;
        seen.push(as_the_table_says(&world, ENDED, &who).await);
        world.at(ENDED).publish(&maris, run).await.expect("published");
        seen.push(as_the_table_says(&world, ENDED, &who).await);
        let later = "2026-06-30T10:00:00Z";
        world.at(later).finish(&ilze, "minimal").await.expect("finished");
        seen.push(as_the_table_says(&world, later, &who).await);
        assert_eq!(seen, Phase::ALL, "every phase was there");
    });
}

//! Letters on paper: who gets one, what the pages say, the code that opens, and what became of the file; each in right and in wrong
//! states, twice, and by whom it may not be done.

use std::sync::Arc;

use chrono::{DateTime, Utc};
use lopdf::Document;
use talka::{
    domain::{Caseworker, Lang},
    i18n::Tr,
    service::{Came, LetterKind, OfferState, Printing, Service},
    store,
};
use uuid::Uuid;

use crate::{
    auditing::work,
    knock::{Guest, House},
    mails::posting,
    scene::{
        ENDED, OPEN, Who, World, application, fixture, from, holder, moment, not_found, refused,
        told_to_both, told_to_one,
    },
};

/// The text of each page, without spaces: where they stand, whoever reads a page back guesses from distances.
pub(crate) fn pages(pdf: &[u8]) -> Vec<String> {
    let document = Document::load_mem(pdf).expect("a PDF");
    let pages: Vec<u32> = document.get_pages().into_keys().collect();
    let text = |page: u32| document.extract_text(&[page]).expect("text");
    pages.into_iter().map(|page| squeezed(&text(page))).collect()
}

pub(crate) fn squeezed(text: &str) -> String {
    text.split_whitespace().collect()
}

pub(crate) async fn file(service: &Arc<Service>, who: &Caseworker, id: Uuid) -> Vec<String> {
    let file = service.letters_file(who, "minimal", id).await.expect("a file");
    pages(&file.whole().await.expect("whole"))
}

async fn one(service: &Service, who: &Caseworker, id: Uuid) -> Printing {
    let all = service.letters(who, "minimal").await.expect("letters").printings;
    all.into_iter().find(|one| one.id == id).expect("listed")
}

/// The code on a page: three groups of four.
fn code_on(page: &str) -> &str {
    page.split_once("Piekļuveskods").expect("a code").1.get(..14).expect("three groups")
}

/// How many are to get a letter with a code, and one with news.
pub(crate) async fn waiting(service: &Service, who: &Caseworker) -> [u64; 2] {
    let [code, news, _] = service.letters(who, "minimal").await.expect("letters").waiting;
    [code, news]
}

/// How many parts of files are kept.
async fn parts(world: &World, id: Uuid) -> usize {
    let mut conn = world.db.read().await.expect("a connection");
    store::printings::parts(&mut conn.link(), id).await.expect("parts").len()
}

#[test]
fn whoever_was_never_told_a_code_gets_it_once_on_a_page_of_their_own() {
    told_to_both(async |world| {
        let codes = world.import(OPEN, "minimal").await;
        let (service, ilze) = (posting(&world, OPEN, 1_000), world.caseworker(Who::Ilze));
        // Whoever applied read their code; whoever has a mail address can ask for a way in, where mails are sent.
        service.submit("minimal", &application("a", &["park"])).await.expect("taken");
        let mail = application("b", &["park"]);
        service.enter(&ilze, ("minimal", &mail), &Came::Now, &|_, _| true).await.expect("entered");
        assert_eq!(waiting(&service, &ilze).await, [3, 0]);
        let sends_none = world.at(OPEN);
        assert_eq!(waiting(&sends_none, &ilze).await, [4, 0], "of no mail an address is of no use");
        let id = service.print_letters(&ilze, "minimal", (LetterKind::Code, true)).await.expect("asked");
        assert_eq!(waiting(&service, &ilze).await, [0, 0], "nobody gets two");
        let twice = service.print_letters(&ilze, "minimal", (LetterKind::Code, true)).await;
        assert_eq!(refused(twice), "refused-no-letters");
        let asked = one(&service, &ilze, id).await;
        assert_eq!((asked.state.as_str(), asked.letters, asked.done), ("asked", 3, 0));
        assert_eq!(refused(service.letters_file(&ilze, "minimal", id).await), "refused-letters-gone");
        assert_eq!(
            refused(service.end_letters(&ilze, ("minimal", id), Some("")).await),
            "refused-letters-gone"
        );
        work(&service).await;
        let ready = one(&service, &ilze, id).await;
        assert_eq!((ready.state.as_str(), ready.done, ready.by.as_str()), ("ready", 3, "ILZE"));
        let pages = file(&service, &ilze, id).await;
        let order = ["Ģirts Ābols", "Šarlote Ūdre", "Kaija Žagare"];
        assert_eq!(pages.len(), 3);
        for ((page, name), number) in pages.iter().zip(order).zip(["A2", "A3", "A1"]) {
            assert!(page.contains(&squeezed(name)) && page.contains("Piemērudienests"), "{page}");
            let code = code_on(page);
            assert_eq!(code, codes[number], "the code that came with the list is the one that is printed");
            holder(&service, number, code).await;
        }
        let look = world.looks().await.into_iter().find(|look| look.action == "look-letters").expect("noted");
        assert_eq!(look.count, 3);
        assert!(["A1", "A2", "A3"].iter().all(|number| look.shown.contains(number)), "{}", look.shown);
        let stranger = world.caseworker(Who::Stranger);
        not_found(service.letters(&stranger, "minimal").await);
        not_found(service.print_letters(&stranger, "minimal", (LetterKind::Code, true)).await);
        not_found(service.letters_file(&stranger, "minimal", id).await);
        not_found(service.end_letters(&stranger, ("minimal", id), Some("")).await);
        not_found(service.print_letter(&stranger, ("minimal", "A1"), "Pase").await);
        not_found(service.letters_file(&ilze, "minimal", Uuid::nil()).await);
        service.end_letters(&ilze, ("minimal", id), Some("")).await.expect("sent");
        service.end_letters(&ilze, ("minimal", id), Some("")).await.expect("once more changes nothing");
        assert_eq!(refused(service.end_letters(&ilze, ("minimal", id), None).await), "refused-letters-gone");
        assert_eq!(refused(service.letters_file(&ilze, "minimal", id).await), "refused-letters-gone");
        assert_eq!(parts(&world, id).await, 0, "nothing of it is kept");
        assert_eq!((world.noted("letters-print").await, world.noted("letters-posted").await), (1, 1));
    });
}

#[test]
fn a_file_that_did_not_go_out_is_dropped_or_forgotten_and_its_people_get_another() {
    told_to_both(async |world| {
        world.import(OPEN, "minimal").await;
        let (service, ilze) = (world.at(OPEN), world.caseworker(Who::Ilze));
        let print = async |service: &Service| {
            service.print_letters(&ilze, "minimal", (LetterKind::Code, false)).await.expect("asked")
        };
        let first = print(&service).await;
        service.end_letters(&ilze, ("minimal", first), None).await.expect("dropped while it was being set");
        work(&service).await;
        assert_eq!(
            (one(&service, &ilze, first).await.state.as_str(), parts(&world, first).await),
            ("dropped", 0)
        );
        assert_eq!(waiting(&service, &ilze).await, [3, 0]);
        let second = print(&service).await;
        work(&service).await;
        let pages = file(&service, &ilze, second).await;
        assert!(pages[0].contains("A1") && pages[1].contains("A2") && pages[2].contains("A3"), "by number");
        assert_eq!(parts(&world, second).await, 1);
        let later = world.at("2026-04-21T11:00:00Z");
        work(&later).await;
        assert_eq!(
            (one(&later, &ilze, second).await.state.as_str(), parts(&world, second).await),
            ("gone", 0)
        );
        assert_eq!(waiting(&later, &ilze).await, [0, 0], "they may have gone out");
        later.end_letters(&ilze, ("minimal", second), None).await.expect("they did not");
        assert_eq!(waiting(&later, &ilze).await, [3, 0]);
    });
}

#[test]
fn one_letter_carries_the_code_that_opens_and_a_second_one_a_new_code() {
    told_to_both(async |world| {
        world.import(OPEN, "minimal").await;
        let (service, ilze) = (world.at(OPEN), world.caseworker(Who::Ilze));
        let mut new = application("a", &["park"]);
        new.answers.insert("contact".to_owned(), "+371 26123456".to_owned());
        let entered =
            service.enter(&ilze, ("minimal", &new), &Came::Now, &|_, _| true).await.expect("entered");
        let (number, code) = (entered.submitted.number.as_str(), entered.submitted.code.as_str());
        let print = async |service: &Service| {
            let letter = service.print_letter(&ilze, ("minimal", number), "Pase").await.expect("a letter");
            pages(&letter.pdf).concat()
        };
        let page = print(&service).await;
        assert!(page.contains("ElīnaĶirse") && page.contains(number), "{page}");
        assert_eq!(code_on(&page), code, "the page at the counter and the letter say the same");
        assert_eq!(code_on(&print(&service).await), code, "a double click does not kill the code");
        let later = world.at("2026-04-20T11:00:00Z");
        let fresh = print(&later).await;
        assert_ne!(code_on(&fresh), code);
        holder(&later, number, code_on(&fresh)).await;
        assert_eq!(
            refused(later.open_application(number, code, from(1)).await),
            "refused-number-or-code",
            "the old code is dead"
        );
        assert_eq!((world.noted("letter-print").await, world.noted("code-new").await), (3, 1));
        assert_eq!(waiting(&later, &ilze).await, [3, 0], "and no letter by the dozen");
        not_found(service.print_letter(&ilze, ("minimal", "A9"), "Pase").await);
        // Whoever applied alone knows the code: a letter brings a new one.
        let own = service.submit("minimal", &application("b", &["park"])).await.expect("taken");
        let letter = service.print_letter(&ilze, ("minimal", &own.number), "Pase").await.expect("a letter");
        assert_ne!(code_on(&pages(&letter.pdf).concat()), own.code);
    });
}

#[test]
fn whoever_has_no_mail_address_reads_of_the_decision_on_paper_and_counts_as_told() {
    told_to_both(async |world| {
        let (_, run) = world.with_run().await;
        let (service, ilze) = (world.at(ENDED), world.caseworker(Who::Ilze));
        assert_eq!(waiting(&service, &ilze).await, [3, 0], "there is nothing to tell yet");
        let early = service.print_letters(&ilze, "minimal", (LetterKind::Result, true)).await;
        assert_eq!(refused(early), "refused-no-letters");
        service.publish(&world.caseworker(Who::Maris), run).await.expect("published");
        assert_eq!(waiting(&service, &ilze).await, [3, 3]);
        let id = service.print_letters(&ilze, "minimal", (LetterKind::Result, true)).await.expect("asked");
        work(&service).await;
        let pages = file(&service, &ilze, id).await;
        assert_eq!(pages.len(), 3);
        let offered = pages.iter().filter(|page| page.contains("Jumspiedāvāvietu")).count();
        assert_eq!(offered, 2, "{pages:#?}");
        assert!(
            pages
                .iter()
                .all(|page| page.contains("IrlēmumsparJūsupieteikumu") && !page.contains("Piekļuveskods"))
        );
        let told = async || {
            let counts = service.mails(&ilze, "minimal").await.expect("mails").counts;
            counts.into_iter().find(|(state, _)| *state == "told").map_or(0, |(_, n)| n)
        };
        assert_eq!(told().await, 0, "a file is no letter yet");
        service.end_letters(&ilze, ("minimal", id), Some("")).await.expect("sent");
        assert_eq!((told().await, waiting(&service, &ilze).await), (3, [3, 0]));
    });
}

#[test]
fn an_erased_person_is_in_no_file_that_is_kept() {
    told_to_both(async |world| {
        let (codes, run) = world.with_run().await;
        let (service, ilze) = (world.at(ENDED), world.caseworker(Who::Ilze));
        service.publish(&world.caseworker(Who::Maris), run).await.expect("published");
        let id = service.print_letters(&ilze, "minimal", (LetterKind::Code, true)).await.expect("asked");
        work(&service).await;
        let waits = crate::scene::everyone(&service, &ilze, "minimal").await;
        let waits = waits.into_iter().find(|line| line.offer.is_none()).expect("somebody holds nothing");
        let own = holder(&service, &waits.number, &codes[&waits.number]).await;
        service.withdraw(&own).await.expect("taken back");
        service.erase(&ilze, "minimal", &waits.number).await.expect("erased");
        assert_eq!((one(&service, &ilze, id).await.state.as_str(), parts(&world, id).await), ("gone", 0));
        assert_eq!(
            refused(service.print_letter(&ilze, ("minimal", &waits.number), "Pase").await),
            "refused-erased"
        );
    });
}

#[test]
fn many_letters_are_set_in_parts_and_bound_to_one_file() {
    told_to_one(async |world| {
        world.import(OPEN, "minimal").await;
        let (service, ilze) = (world.at(OPEN), world.caseworker(Who::Ilze));
        let sheet = (0..120).fold("number,name,contact,wish_1\n".to_owned(), |sheet, n| {
            format!("{sheet}B{n:03},Cilvēks{n:03} Ž{:03},+371 2{n:07},park\n", 120 - n)
        });
        let id = service.send_sheet(&ilze, "minimal", ("a.csv", sheet.into_bytes())).await.expect("sent");
        service.take_sheet(&ilze, id, talka::service::Taking::default()).await.expect("taken");
        assert_eq!(waiting(&service, &ilze).await, [123, 0]);
        let id = service.print_letters(&ilze, "minimal", (LetterKind::Code, true)).await.expect("asked");
        work(&service).await;
        assert_eq!(parts(&world, id).await, 2);
        let pages = file(&service, &ilze, id).await;
        assert_eq!(pages.len(), 123);
        assert!(pages[2].contains("Cilvēks119Ž001") && pages[121].contains("Cilvēks000Ž120"), "{}", pages[2]);
    });
}

#[test]
fn the_page_of_letters_prints_hands_out_and_ends() {
    told_to_both(async |world| {
        let house = House::new(&world).await;
        let mut ilze = house.guest(Guest::Caseworker).await;
        let desk = "/rounds/minimal/letters";
        assert!(ilze.get("/rounds/minimal/work?lang=en").await.body.contains(desk), "the board leads there");
        let page = ilze.get(desk).await;
        assert!(page.body.contains("A letter is to be printed for 3 people."), "{}", page.body);
        assert_eq!(ilze.post(desk, &[("kind", "strange")]).await.status, 422);
        assert_eq!(ilze.post(desk, &[("kind", "code"), ("sorted", "name")]).await.status, 303);
        let page = ilze.get(desk).await;
        assert!(
            page.body.contains("0 of 3 letters are ready.") && page.body.contains("data-live"),
            "{}",
            page.body
        );
        work(&house.service).await;
        let page = ilze.get(desk).await;
        let file = page.body.split('"').find(|text| text.ends_with("/file")).expect("a link").to_owned();
        let got = ilze.get(&file).await;
        assert_eq!((got.status, got.header("content-type")), (200, "application/pdf"));
        assert!(got.header("content-disposition").starts_with("attachment; filename=\"letters-"));
        let posted = ilze.post(&file.replace("/file", "/posted"), &[]).await;
        assert_eq!(posted.status, 303);
        assert_eq!(ilze.get(&file).await.status, 409, "it is gone");
        let letter = ilze.post("/rounds/minimal/applications/A1/letter", &[]).await;
        assert_eq!((letter.status, letter.header("content-type")), (200, "application/pdf"));
    });
}

/// The newest offer's last moment to answer.
async fn until(service: &Service, number: &str, code: &str) -> DateTime<Utc> {
    let mine = service.mine(&holder(service, number, code).await).await.expect("mine");
    mine.offer().expect("an offer").answer_by
}

#[test]
fn whoever_is_told_by_a_letter_has_as_many_days_to_answer_from_when_it_counts_as_received() {
    told_to_both(async |world| {
        let mut new = fixture("minimal");
        new.people.insert("A3".to_owned(), ("Šarlote Ūdre".to_owned(), "sarlote@example.org".to_owned()));
        let codes = world.at(OPEN).add_round(Some(&world.administrator()), &new).await.expect("a round");
        let code = |number: &str| codes.iter().find(|one| one.number == number).expect("there").code.clone();
        let run = world.run_of_minimal().await;
        let (ilze, maris) = (world.caseworker(Who::Ilze), world.caseworker(Who::Maris));
        // Saturday: a letter leaves on Monday and counts as received on the eighth day, a mail on the second working day.
        let service = posting(&world, ENDED, 1_000);
        let (by_mail, by_post) = (moment("2026-05-05T21:00:00Z"), moment("2026-05-12T21:00:00Z"));
        let publishing = service.publishing(&maris, run).await.expect("asked");
        assert_eq!((publishing.answer_by, publishing.post_answer_by), (by_mail, Some(by_post)));
        service.publish(&maris, run).await.expect("published");
        assert_eq!(until(&service, "A3", &code("A3")).await, by_mail);
        assert_eq!(until(&service, "A1", &code("A1")).await, by_post);
        let (_, _, last) = service.published("minimal").await.expect("asked").expect("published");
        assert_eq!(last, by_post);
        // Printed on Wednesday, before a holiday: the letter and the page name the same moment, and it is a later one.
        let service = posting(&world, "2026-04-29T08:00:00Z", 1_000);
        let id = service.print_letters(&ilze, "minimal", (LetterKind::Result, true)).await.expect("asked");
        let later = moment("2026-05-15T21:00:00Z");
        assert_eq!(until(&service, "A1", &code("A1")).await, later);
        assert_eq!(until(&service, "A3", &code("A3")).await, by_mail, "of a mail nothing changes");
        work(&service).await;
        let pages = file(&service, &ilze, id).await;
        let said = squeezed(&Tr(Lang::Lv).last_moment(later));
        assert_eq!(pages.iter().filter(|page| page.contains(&said)).count(), 1, "{said}: {pages:#?}");
        // It left on the next Tuesday.
        let service = posting(&world, "2026-05-05T08:00:00Z", 1_000);
        service.end_letters(&ilze, ("minimal", id), Some("")).await.expect("sent");
        assert_eq!(until(&service, "A1", &code("A1")).await, moment("2026-05-20T21:00:00Z"));
        let service = posting(&world, "2026-05-16T08:00:00Z", 1_000);
        let state = async |number: &str| {
            let mine = service.mine(&holder(&service, number, &code(number)).await).await.expect("mine");
            mine.offer().map(|offer| offer.state)
        };
        assert_eq!(state("A1").await, Some(OfferState::Open));
        // No mail has left yet: nothing lapses before its person was told.
        assert_eq!(state("A3").await, Some(OfferState::Open));
        assert!(until(&service, "A3", &code("A3")).await < service.now());
    });
}

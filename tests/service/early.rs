//! What is said as early as it is known: that nobody of an age can take part, that the rules do not let somebody take part who applied all the
//! same, that what they sent waits for a decision; and drafts of placements of which little is known yet.

use talka::{
    domain::Placing,
    service::{No, PlacementForm, TaskKind, TypedAmendment},
};

use crate::{
    applying::form,
    knock::{Guest, House},
    pleas::typed,
    scene::{OPEN, Who, holder, told_to_both, told_to_one, wrong},
    walk::{APPLY, Tab, hidden, number_and_code},
};

#[test]
fn whoever_asks_for_an_age_at_which_nobody_takes_part_reads_why() {
    told_to_one(async |world| {
        let house = House::beside(&world).await;
        let mut nobody = house.guest(Guest::Nobody).await;
        let of = async |age: &str, browser: &mut crate::knock::Browser| {
            browser.get(&format!("/rounds/sample-summer/cards?only-age={age}&lang=lv")).await.body
        };
        for age in ["12", "21", "1"] {
            let page = of(age, &mut nobody).await;
            assert!(page.contains("Šajā vecumā noteikumi šajā kārtā piedalīties neļauj."), "{age}: {page}");
            assert!(
                !page.contains("Šo atbildi nevar saprast") && !page.contains("id=\"place-1\""),
                "{age}: {page}"
            );
        }
        let page = of("13", &mut nobody).await;
        assert!(!page.contains("id=\"out\"") && page.contains("id=\"place-1\""), "{page}");
        assert!(of("100", &mut nobody).await.contains("Šo atbildi nevar saprast"));
    });
}

#[test]
fn whom_the_rules_bar_reads_it_after_submitting_as_well() {
    told_to_one(async |world| {
        let house = House::beside(&world).await;
        let mut browser = house.guest(Guest::Nobody).await;
        for (born, barred) in [("14032015", true), ("14032011", false)] {
            let mut tab = Tab::begun(&mut browser).await;
            tab.answers(&mut browser, "Elīna Ķirse", &["V03"]).await;
            tab.answer(&mut browser, "date_of_birth", &[("date_of_birth", born), ("then-review", "yes")])
                .await;
            let done = tab.submit(&mut browser).await.body;
            assert_eq!(done.contains("id=\"barred\""), barred, "{done}");
            let (number, code) = number_and_code(&done);
            browser.post("/result", &[("number", &number), ("code", &code)]).await;
            let my = browser.get("/my?lang=lv").await.body;
            assert_eq!(my.contains("noteikumi tev šajā kārtā piedalīties neļauj"), barred, "{my}");
            browser.post("/sign-out", &[]).await;
        }
    });
}

#[test]
fn whoever_changes_choices_reads_no_more_of_the_personal_code_than_its_end() {
    told_to_one(async |world| {
        let house = House::beside(&world).await;
        let mut browser = house.guest(Guest::Nobody).await;
        let mut tab = Tab::begun(&mut browser).await;
        tab.answers(&mut browser, "Elīna Ķirse", &["V03"]).await;
        let code = [("personal-code", "32700000001"), ("then-review", "yes")];
        let review = tab.answer(&mut browser, "personal-code", &code).await.body;
        assert!(review.contains("32700000001"), "whoever applies reads back what was typed: {review}");
        let (number, code) = number_and_code(&tab.submit(&mut browser).await.body);
        browser.post("/result", &[("number", &number), ("code", &code)]).await;
        let choices = browser.post("/my/choices", &[("number", &number)]).await.body;
        let draft = hidden(&choices, "sealed-draft").expect("a draft");
        let fields = [("sealed-draft", draft.as_str()), ("then-review", "yes"), ("wishes", "V05")];
        let read = browser.post(&format!("{APPLY}/wishes"), &fields).await.body;
        assert!(read.contains("••••••-••001") && !read.contains("32700000001"), "{read}");
    });
}

#[test]
fn what_somebody_sent_and_what_waits_is_on_their_page() {
    told_to_one(async |world| {
        let house = House::new(&world).await;
        let mut own = house.guest(Guest::Holder).await;
        let waits = "1 paziņota kļūda gaida lēmumu";
        assert!(!own.get("/my?lang=lv").await.body.contains(waits));
        let said = [("number", "A1"), ("about", "contact"), ("plea", "Tālrunis ir cits.")];
        assert_eq!(own.post("/my/mistake", &said).await.status, 303);
        let page = own.get("/my?lang=lv").await.body;
        assert!(page.contains(&format!("<a href=\"/my/mistake\">{waits}</a>")), "{page}");
    });
}

#[test]
fn a_code_is_told_to_be_wrong_while_it_can_still_be_put_right() {
    told_to_both(async |world| {
        let codes = world.import(OPEN, "minimal").await;
        let service = world.at(OPEN);
        let own = holder(&service, "A1", &codes["A1"]).await;
        let may = service.my_pleas(&own).await.expect("what can be asked").may;
        assert!(may.iter().any(|about| about == "personal-code"), "{may:?}");
        service.close(&world.caseworker(Who::Ilze), "minimal").await.expect_err("it is open");
        let ended = world.at(crate::scene::ENDED);
        ended.close(&world.caseworker(Who::Ilze), "minimal").await.expect("closed");
        let may = ended.my_pleas(&own).await.expect("what can be asked").may;
        assert!(!may.iter().any(|about| about == "personal-code"), "{may:?}");
    });
}

#[test]
fn a_draft_of_a_placement_is_kept_before_everything_is_known_and_not_submitted() {
    told_to_both(async |world| {
        world.import("2027-04-20T08:00:00Z", "sample-summer").await;
        let (service, library) = (world.at("2027-04-20T08:00:00Z"), world.department(Who::Library));
        let draft = |title: &str| PlacementForm { draft: true, ..form("t", title, "2") };
        let untitled = service.post(&library, "sample-summer", &draft("")).await;
        assert_eq!(wrong(untitled), [("title".to_owned(), "wrong-missing")]);
        let id = service.post(&library, "sample-summer", &draft("Plaukti")).await.expect("kept");
        let placed = service.own_placement(&library, id).await.expect("one's own").1;
        assert_eq!((placed.state, placed.placement.title.as_str()), (Placing::Draft, "Plaukti"));
        let sent = service.change_placement(&library, (id, 1), &form("", "Plaukti", "2")).await;
        assert!(
            matches!(sent, Err(No::Invalid(wrong)) if wrong.iter().any(|one| one.key == "wrong-missing"))
        );
    });
}

#[test]
fn whoever_closes_a_round_reads_what_waits_and_afterwards_no_sheet_is_a_task() {
    told_to_both(async |world| {
        world.import(OPEN, "minimal").await;
        let (open, ilze) = (world.at(OPEN), world.caseworker(Who::Ilze));
        let sheet = ("list.csv", "name\nAnna\n".as_bytes().to_vec());
        open.send_sheet(&ilze, "minimal", sheet).await.expect("sent");
        let house = House::beside(&world).await;
        let ended = &house.service;
        let sheets = async || {
            let tasks = ended.tasks(&ilze, "minimal").await.expect("a queue").tasks;
            tasks.iter().filter(|task| task.kind == TaskKind::Sheet).count()
        };
        assert_eq!(sheets().await, 1);
        let (version, same) = typed(ended, &world).await;
        let other = TypedAmendment { wishes: vec!["park".to_owned()], ..same };
        ended.amend(&ilze, ("minimal", "A1", version), &other, true).await.expect("proposed");
        assert_eq!(ended.proposals_waiting(&ilze, "minimal").await.expect("a number"), 1);
        let page = house.guest(Guest::Caseworker).await.get("/rounds/minimal/close?lang=lv").await.body;
        assert!(page.contains("1 nosūtītā failā ir rindas, kas nav ierakstītas"), "{page}");
        assert!(page.contains("1 ierosinājums gaida otra darbinieka lēmumu"), "{page}");
        ended.close(&ilze, "minimal").await.expect("closed");
        assert_eq!(sheets().await, 0, "nothing of it can be entered any more");
    });
}

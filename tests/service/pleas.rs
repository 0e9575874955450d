//! What people ask to have put right: who says what to it, and that whatever puts it right is the answer; and choices that are put right
//! after the deadline, by two.

use talka::{
    domain::Holder,
    service::{Plea, PleaOutcome, Service, TaskKind, TypedAmendment},
};
use uuid::Uuid;

use crate::{
    knock::{Guest, House},
    scene::{ENDED, OPEN, Who, World, from, holder, not_found, refused, told_to_both, wrong},
};

const ROUND: &str = "minimal";
const BORN: &str = "date_of_birth";

async fn person(world: &World, codes: &std::collections::BTreeMap<String, String>) -> Holder {
    holder(&world.at(OPEN), "A1", &codes["A1"]).await
}

async fn pleas(service: &Service, who: &Holder) -> Vec<Plea> {
    service.my_pleas(who).await.expect("a page").all
}

fn outcomes(all: &[Plea]) -> Vec<Option<PleaOutcome>> {
    all.iter().map(|one| one.answer.as_ref().map(|(outcome, ..)| *outcome)).collect()
}

/// The page of an application as it is sent back untouched, with a ground.
pub(crate) async fn typed(service: &Service, world: &World) -> (i64, TypedAmendment) {
    let known = service.amending(&world.caseworker(Who::Ilze), ROUND, "A1").await.expect("a page");
    let typed = TypedAmendment {
        name: known.name,
        contact: known.contact,
        wishes: known.wishes,
        note: "Uzrādīta pase".to_owned(),
        ..TypedAmendment::default()
    };
    (known.version, typed)
}

/// What is to be written to A1 because something was written down of it.
async fn written(world: &World) -> usize {
    let mut conn = world.db.read().await.expect("a connection");
    let link = &mut conn.link();
    let row = talka::store::applications::by_number(link, "A1").await.expect("asked").expect("there");
    let all = talka::store::messages::to(link, row.id).await.expect("asked");
    all.iter().filter(|one| one.kind == "recorded").count()
}

#[test]
fn a_mistake_found_after_the_deadline_is_asked_about_and_put_right() {
    told_to_both(async |world| {
        let codes = world.import(OPEN, ROUND).await;
        let (service, ilze) = (world.at(ENDED), world.caseworker(Who::Ilze));
        let who = person(&world, &codes).await;
        let own = service.my_pleas(&who).await.expect("a page");
        assert!(
            own.may.iter().any(|one| one == BORN) && own.may.iter().any(|one| one == "wishes"),
            "{:?}",
            own.may
        );
        assert_eq!(
            wrong(service.plead(&who, ("shoe_size", " ")).await),
            [("about".to_owned(), "wrong-choice"), ("plea".to_owned(), "wrong-missing")]
        );
        service.plead(&who, (BORN, "Pareizi: 02.02.2009. Pase.")).await.expect("asked");
        assert_eq!(refused(service.plead(&who, (BORN, "Vēlreiz")).await), "refused-plea-waits");
        service.plead(&who, ("contact", "Cits numurs")).await.expect("asked");
        // It stands on the desk until somebody says something to it.
        let queue = async || {
            let tasks = service.tasks(&ilze, ROUND).await.expect("a queue").tasks;
            tasks
                .into_iter()
                .filter(|task| task.kind == TaskKind::Plea)
                .map(|task| task.number)
                .collect::<Vec<_>>()
        };
        assert_eq!(queue().await, ["A1", "A1"]);
        let (_, all) = service.pleas(&ilze, (ROUND, "A1")).await.expect("seen");
        not_found(service.pleas(&world.caseworker(Who::Stranger), (ROUND, "A1")).await);
        let contact = all.iter().find(|one| one.about == "contact").expect("there").id;
        let refuse = async |words: &str| service.refuse_plea(&ilze, (ROUND, "A1", contact), words).await;
        assert_eq!(wrong(refuse(" ").await), [("words".to_owned(), "wrong-missing")]);
        refuse("Šis numurs jau ir pieteikumā.").await.expect("said");
        assert_eq!(refused(refuse("Vēlreiz").await), "refused-plea-answered");
        not_found(service.refuse_plea(&ilze, (ROUND, "A1", Uuid::nil()), "Nav").await);
        assert_eq!((queue().await.len(), written(&world).await), (1, 1));
        // The fact is put right: that is the answer, and the person is written to once.
        let (version, mut fact) = typed(&service, &world).await;
        fact.facts.insert(BORN.to_owned(), "02.02.2009.".to_owned());
        service.amend(&ilze, (ROUND, "A1", version), &fact, true).await.expect("put right");
        // Both were asked at one moment: which comes first is nobody's matter.
        let mut all = pleas(&service, &who).await;
        all.sort_by_key(|one| one.about != "contact");
        assert_eq!(outcomes(&all), [Some(PleaOutcome::Refused), Some(PleaOutcome::Granted)]);
        assert_eq!(all[0].answer.as_ref().map(|one| one.2.as_str()), Some("Šis numurs jau ir pieteikumā."));
        assert_eq!((queue().await.len(), written(&world).await), (0, 2));
        assert_eq!(refused(service.take_back_plea(&who, all[1].id).await), "refused-plea-answered");
        // What is asked for can be taken back, once.
        service.plead(&who, ("name", "Ar garumzīmi")).await.expect("asked");
        let name = pleas(&service, &who).await.into_iter().find(|one| one.about == "name").expect("there").id;
        for _ in 0..2 {
            service.take_back_plea(&who, name).await.expect("taken back");
        }
        let other = holder(&world.at(OPEN), "A2", &codes["A2"]).await;
        not_found(service.take_back_plea(&other, name).await);
        let counted = [world.noted("plea-ask").await, world.noted("plea-refuse").await];
        assert_eq!((counted, world.noted("plea-take-back").await), ([3, 1], 1));
    });
}

#[test]
fn after_the_deadline_two_put_choices_right_and_after_results_nobody() {
    told_to_both(async |world| {
        let codes = world.import(OPEN, ROUND).await;
        let (service, ilze, maris) =
            (world.at(ENDED), world.caseworker(Who::Ilze), world.caseworker(Who::Maris));
        let who = person(&world, &codes).await;
        service.plead(&who, ("wishes", "Papīra pieteikumā bija parks.")).await.expect("asked");
        let (version, same) = typed(&service, &world).await;
        let other = TypedAmendment { wishes: vec!["park".to_owned()], ..same.clone() };
        let other = TypedAmendment { contact: "kaija@example.org".to_owned(), ..other };
        let shown = service.amend(&ilze, (ROUND, "A1", version), &other, false).await.expect("shown");
        assert!(shown.signed && shown.changes.len() == 2, "{shown:?}");
        assert_eq!(service.approvals(&maris).await.expect("asked").waiting.len(), 0, "it was only shown");
        service.amend(&ilze, (ROUND, "A1", version), &other, true).await.expect("proposed");
        // The contact is put right at once, the choices wait.
        let (now, stands) = typed(&service, &world).await;
        assert_eq!(
            (now, stands.contact.as_str(), &stands.wishes),
            (version + 1, "kaija@example.org", &same.wishes)
        );
        let again = TypedAmendment { wishes: vec!["park".to_owned()], ..stands.clone() };
        let asked = service.amend(&ilze, (ROUND, "A1", now), &again, true).await;
        assert_eq!(refused(asked), "refused-approval-waits");
        let waiting = service.approvals(&maris).await.expect("asked").waiting;
        let [one] = waiting.as_slice() else { panic!("{waiting:?}") };
        let (before, after) = one.wishes.clone().expect("old and new");
        assert!(before.len() == same.wishes.len() && after[0].starts_with("park "), "{before:?} {after:?}");
        assert_eq!(refused(service.approve(&ilze, one.id).await), "refused-own-approval");
        assert_eq!(outcomes(&pleas(&service, &who).await), [None]);
        let wished = async || {
            let board = service.board(&ilze, ROUND).await.expect("a board");
            board.places.iter().map(|line| line.wished).collect::<Vec<_>>()
        };
        assert_eq!(wished().await, [1, 3], "the library, the park");
        service.approve(&maris, one.id).await.expect("approved");
        assert_eq!(typed(&service, &world).await.1.wishes, ["park"]);
        assert_eq!(wished().await, [0, 3], "the board is not kept of what it was");
        assert_eq!(outcomes(&pleas(&service, &who).await), [Some(PleaOutcome::Granted)]);
        assert_eq!((written(&world).await, world.noted("correct-wishes").await), (2, 1));
        let file = service.application(&ilze, ROUND, "A1").await.expect("a file");
        assert!(file.history.iter().any(|deed| deed.ground == "Uzrādīta pase" && deed.by == "MARIS"));
    });
}

#[test]
fn a_proposal_about_choices_that_others_changed_meanwhile_is_stale() {
    told_to_both(async |world| {
        world.import(OPEN, ROUND).await;
        let (service, ilze, maris) =
            (world.at(ENDED), world.caseworker(Who::Ilze), world.caseworker(Who::Maris));
        let (version, same) = typed(&service, &world).await;
        let other = TypedAmendment { wishes: vec!["park".to_owned()], ..same };
        service.amend(&ilze, (ROUND, "A1", version), &other, true).await.expect("proposed");
        let id = service.approvals(&maris).await.expect("asked").waiting[0].id;
        // The round was open again in between, and the same choices were made by one.
        service.amend(&maris, (ROUND, "A1", version), &other, true).await.expect_err("one waits");
        let open = world.at(OPEN);
        open.amend(&ilze, (ROUND, "A1", version), &other, true).await.expect("changed by one");
        assert_eq!(refused(service.approve(&maris, id).await), "refused-stale");
        let over = service.approvals(&maris).await.expect("asked").waiting[0].over.clone();
        assert_eq!(over.map(|why| why.key), Some("refused-stale"));
    });
}

#[test]
fn after_results_facts_can_be_asked_about_and_choices_cannot() {
    told_to_both(async |world| {
        let (codes, run) = world.with_run().await;
        let (service, maris) = (world.at(ENDED), world.caseworker(Who::Maris));
        service.publish(&maris, run).await.expect("published");
        let who = person(&world, &codes).await;
        let may = service.my_pleas(&who).await.expect("a page").may;
        assert!(may.iter().any(|one| one == BORN) && !may.iter().any(|one| one == "wishes"), "{may:?}");
        assert_eq!(
            wrong(service.plead(&who, ("wishes", "Parks")).await),
            [("about".to_owned(), "wrong-choice")]
        );
        service.plead(&who, (BORN, "Pareizi: 02.02.2009.")).await.expect("asked");
        let version = service.amending(&maris, ROUND, "A1").await.expect("a page").version;
        let said = ("mistake", (BORN, "02.02.2009.", "Pase"));
        service.correct(&maris, (ROUND, "A1", version), said).await.expect("put right");
        assert_eq!(outcomes(&pleas(&service, &who).await), [Some(PleaOutcome::Granted)]);
        let later = world.at("2026-06-30T10:00:00Z");
        later.finish(&maris, ROUND).await.expect("finished");
        assert_eq!(refused(later.plead(&who, (BORN, "Vēl")).await), "refused-finished");
        assert_eq!(later.my_pleas(&who).await.expect("still read").may, Vec::<String>::new());
    });
}

#[test]
fn the_pages_of_a_plea_say_who_decides_and_what_became_of_it() {
    told_to_both(async |world| {
        let house = House::new(&world).await;
        let mut own = house.guest(Guest::Holder).await;
        let page = own.get("/my/mistake?lang=lv").await.body;
        assert!(page.contains("Rezultāti ir publicēti") && page.contains("name=\"plea\""), "{page}");
        // No letter is promised where none is mailed.
        assert!(!house.service.sends_mails() && !page.contains("uzrakstīsim"), "{page}");
        let lost = own.get("/drafts?lang=lv").await.body;
        assert!(lost.contains("Ja kods ir pazaudēts, pieteikums jāsāk no jauna"), "{lost}");
        assert!(own.get("/my").await.body.contains("href=\"/my/mistake\""));
        let bad = own.post("/my/mistake", &[("number", "A1"), ("about", BORN), ("plea", "")]).await;
        assert_eq!(bad.status, 422, "{}", bad.body);
        let sent = [("number", "A1"), ("about", "contact"), ("plea", "Jauns numurs")];
        assert_eq!(own.post("/my/mistake", &sent).await.status, 303);
        let other = own.post("/my/mistake", &[("number", "A2"), ("about", "name"), ("plea", "x")]).await;
        assert_eq!(other.status, 409, "another child's page: {}", other.body);
        let page = own.get("/my/mistake?lang=en").await.body;
        assert!(page.contains("Waiting:") && page.contains("Jauns numurs"), "{page}");
        let mut ilze = house.guest(Guest::Caseworker).await;
        let pleas = "/rounds/minimal/applications/A1/pleas";
        let seen = ilze.get(&format!("{pleas}?lang=lv")).await.body;
        let id = seen.split("id=\"plea-").nth(1).and_then(|rest| rest.split('"').next()).expect("one");
        let answer = format!("{pleas}/{id}");
        assert_eq!(ilze.post(&answer, &[("words", "")]).await.status, 422);
        assert_eq!(ilze.post(&answer, &[("words", "Tas jau ir labots.")]).await.status, 303);
        let page = own.get("/my/mistake?lang=lv").await.body;
        assert!(page.contains("Tas jau ir labots.") && page.contains("Atstāts, kā bija"), "{page}");
        let data = own.get("/my/data?lang=lv").await.body;
        assert!(data.contains("Jauns numurs") && data.contains("Lūgumi labot"), "{data}");
        let who = house.service.open_application("A1", "x", from(9)).await;
        assert_eq!(refused(who), "refused-number-or-code");
    });
}

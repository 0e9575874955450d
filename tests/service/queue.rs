//! What needs a person in a round: it is what the board counts, in the order in which it matters; one person goes about a thing, whoever
//! clicks at the same moment; an applicant is asked, and it comes back with the answer or when the day is over.

use std::sync::Arc;

use chrono::TimeDelta;
use talka::{
    clock::Clock,
    domain::Arg,
    service::{Next, Task, TaskKind},
    store,
};
use uuid::Uuid;

use crate::{
    auditing,
    knock::{Guest, House},
    scene::{
        ENDED, OPEN, Who, World, eight_at_once, fixture, holder, moment, not_found, refusal, refused,
        told_to_both, told_to_one, wrong,
    },
};

/// The round of the sample, while it takes applications and after.
const SUMMER: &str = "sample-summer";
const SUMMER_OPEN: &str = "2027-04-12T08:00:00Z";
const SUMMER_LATER: &str = "2027-04-20T08:00:00Z";
const SUMMER_ENDED: &str = "2027-05-10T08:00:00Z";

async fn tasks(world: &World, time: &str, who: Who, slug: &str) -> Vec<Task> {
    world.at(time).tasks(&world.caseworker(who), slug).await.expect("a queue").tasks
}

fn about<'t>(tasks: &'t [Task], number: &str) -> &'t Task {
    tasks.iter().find(|task| task.number == number).unwrap_or_else(|| panic!("{number}: {tasks:?}"))
}

#[test]
fn the_queue_holds_what_the_board_counts_and_what_is_due_first_comes_first() {
    told_to_both(async |world| {
        world.import(SUMMER_OPEN, SUMMER).await;
        let (service, ilze) = (world.at(SUMMER_ENDED), world.caseworker(Who::Ilze));
        let board = service.board(&ilze, SUMMER).await.expect("a board");
        let tasks = tasks(&world, SUMMER_ENDED, Who::Ilze, SUMMER).await;
        let count = |kind: TaskKind| tasks.iter().filter(|task| task.kind == kind).count() as u64;
        assert!(board.count("needs-person") > 0);
        assert_eq!(count(TaskKind::Decide), board.count("needs-person"));
        assert_eq!(count(TaskKind::Wishes), board.undecided());
        assert_eq!(count(TaskKind::Duplicates), board.duplicates.len() as u64);
        assert_eq!(count(TaskKind::Placement), board.submitted);
        assert!(board.next().contains(&Next::Close));
        assert_eq!(tasks.iter().filter(|task| task.step == Some(Next::Close)).count(), 1);
        let dues: Vec<_> = tasks.iter().map(|task| (task.due.is_none(), task.due)).collect();
        assert!(dues.is_sorted(), "{dues:?}");
        // Whoever is decided about is in the queue no more.
        let own = service.own_rounds(&ilze).await.expect("rounds");
        assert_eq!(own[0].queue, (tasks.len() as u64, 0));
        not_found(service.tasks(&world.caseworker(Who::Stranger), SUMMER).await);
    });
}

#[test]
fn of_eight_who_take_the_same_thing_one_has_it_and_the_others_read_who() {
    told_to_both(async |world| {
        world.import(SUMMER_OPEN, SUMMER).await;
        let service = world.at(SUMMER_LATER);
        let (ilze, maris) = (world.caseworker(Who::Ilze), world.caseworker(Who::Maris));
        let all = tasks(&world, SUMMER_LATER, Who::Ilze, SUMMER).await;
        let id = about(&all, "P27-041").id;
        let (done, refusals) = eight_at_once(|n| {
            let service = Arc::clone(&service);
            let who = if n % 2 == 0 { ilze.clone() } else { maris.clone() };
            async move { service.take_task(&who, SUMMER, id).await.map(|()| who.staff().name.clone()) }
        })
        .await;
        assert_eq!((done.len(), refusals), (4, vec!["refused-task-taken"; 4]), "{done:?}");
        assert!(done.iter().all(|name| *name == done[0]), "{done:?}");
        let (has, other) = if done[0] == "ILZE" { (&ilze, &maris) } else { (&maris, &ilze) };
        let said = refusal(service.take_task(other, SUMMER, id).await);
        assert_eq!(said.args[0].1, Arg::Text(done[0].clone()));
        assert_eq!(refused(service.give_task_back(other, SUMMER, id).await), "refused-task-taken");
        // Whoever looks for something to decide elsewhere is not led to what somebody goes about.
        let led = async |who| {
            let file = service.application(who, SUMMER, "P27-040").await.expect("a file");
            let mut seen = Vec::new();
            let mut next = file.next.map(|(number, _)| number);
            while let Some(number) = next.filter(|number| !seen.contains(number)) {
                seen.push(number.clone());
                let file = service.application(who, SUMMER, &number).await.expect("a file");
                next = file.next.map(|(number, _)| number);
            }
            seen
        };
        assert!(led(has).await.contains(&"P27-041".to_owned()));
        assert!(!led(other).await.contains(&"P27-041".to_owned()));
        assert_eq!(service.next_task(has, SUMMER, None).await.expect("asked"), Some(id));
        assert_eq!(service.next_task(has, SUMMER, Some(id)).await.expect("asked"), None);
        assert_eq!(service.next_task(other, SUMMER, None).await.expect("asked"), None);
        service.give_task_back(has, SUMMER, id).await.expect("given back");
        assert!(about(&tasks(&world, SUMMER_LATER, Who::Maris, SUMMER).await, "P27-041").holder.is_none());
        service.take_task(other, SUMMER, id).await.expect("free again");
    });
}

#[test]
fn a_thing_is_handed_to_a_colleague_of_the_authority_as_the_page_showed_it() {
    told_to_both(async |world| {
        world.import(SUMMER_OPEN, SUMMER).await;
        let service = world.at(SUMMER_LATER);
        let (ilze, maris) = (world.caseworker(Who::Ilze), world.caseworker(Who::Maris));
        let key = |who: Who| Uuid::from_u128(1 + who as u128);
        let id = about(&tasks(&world, SUMMER_LATER, Who::Ilze, SUMMER).await, "P27-041").id;
        let hand = async |from, to| service.assign_task(&ilze, (SUMMER, id), (from, to)).await;
        for nobody in [None, Some(key(Who::Stranger)), Some(key(Who::Vija)), Some(key(Who::Library))] {
            let fields = wrong(hand(None, nobody).await);
            assert_eq!(fields, [("colleague".to_owned(), "wrong-choice")], "{nobody:?}");
        }
        hand(None, Some(key(Who::Maris))).await.expect("handed over");
        assert!(about(&tasks(&world, SUMMER_LATER, Who::Maris, SUMMER).await, "P27-041").mine);
        // The page showed that nobody had it.
        assert_eq!(refused(hand(None, Some(key(Who::Ilze))).await), "refused-task-taken");
        assert_eq!(refused(hand(None, None).await), "refused-task-taken", "and that is said first");
        assert_eq!(
            about(&tasks(&world, SUMMER_LATER, Who::Maris, SUMMER).await, "P27-041")
                .holder
                .clone()
                .expect("held")
                .1,
            "MARIS",
            "nothing was handed over"
        );
        hand(Some(key(Who::Maris)), Some(key(Who::Ilze))).await.expect("taken over");
        service.note_task(&ilze, (SUMMER, id), "Zvanīju skolai.").await.expect("noted");
        assert_eq!(wrong(service.note_task(&ilze, (SUMMER, id), " ").await)[0].1, "wrong-missing");
        let file = service.task(&maris, SUMMER, id).await.expect("a page");
        assert_eq!(file.notes[0].text.as_deref(), Some("Zvanīju skolai."));
        assert_eq!(
            (file.notes[0].by.as_str(), file.task.holder.clone().expect("held").1),
            ("ILZE", "ILZE".to_owned())
        );
        assert_eq!(file.colleagues.len(), 2);
        not_found(service.task(&world.caseworker(Who::Stranger), SUMMER, id).await);
        // What was decided needs nobody any more.
        for fact in service.application(&ilze, SUMMER, "P27-041").await.expect("a file").missing {
            let version =
                service.application(&ilze, SUMMER, "P27-041").await.expect("a file").application.version;
            service
                .decide(&ilze, (SUMMER, "P27-041", version), (&fact, "yes", "Skolas ziņas"))
                .await
                .expect("decided");
        }
        assert_eq!(refused(service.take_task(&maris, SUMMER, id).await), "refused-task-over");
        assert_eq!(refused(hand(None, None).await), "refused-task-over");
        assert_eq!(refused(service.note_task(&ilze, (SUMMER, id), " ").await), "refused-task-over");
    });
}

#[test]
fn what_one_proposed_oneself_is_for_others_to_decide() {
    told_to_both(async |world| {
        world.import(OPEN, "minimal").await;
        let service = world.at(ENDED);
        let (ilze, maris) = (world.caseworker(Who::Ilze), world.caseworker(Who::Maris));
        service.close(&ilze, "minimal").await.expect("closed");
        let run = service.start_run(&ilze, "minimal").await.expect("started");
        assert!(service.work_once(service.new_worker().expect("a key")).await.expect("worked"));
        let of = async |who| {
            let all = tasks(&world, ENDED, who, "minimal").await;
            all.into_iter().find(|task| task.word == "publish").expect("it waits to be published")
        };
        assert!(!of(Who::Ilze).await.may && of(Who::Maris).await.may);
        let id = of(Who::Ilze).await.id;
        assert_eq!(refused(service.take_task(&ilze, "minimal", id).await), "refused-task-not-for");
        let own = Some(ilze.staff().account);
        let handed = service.assign_task(&maris, ("minimal", id), (None, own)).await;
        assert_eq!(refused(handed), "refused-task-not-for");
        service.take_task(&maris, "minimal", id).await.expect("taken");
        service.publish(&maris, run).await.expect("published");
        let all = tasks(&world, ENDED, Who::Maris, "minimal").await;
        assert!(all.iter().all(|task| task.word != "publish"), "{all:?}");
    });
}

#[test]
fn an_applicant_is_asked_and_it_comes_back_with_the_answer_or_when_the_day_is_over() {
    told_to_both(async |world| {
        let codes = world.import(SUMMER_OPEN, SUMMER).await;
        let (ilze, maris) = (world.caseworker(Who::Ilze), world.caseworker(Who::Maris));
        let service = world.at(SUMMER_LATER);
        let of = async |time: &str| about(&tasks(&world, time, Who::Ilze, SUMMER).await, "P27-041").clone();
        let id = of(SUMMER_LATER).await.id;
        let ask = async |who, text: &str, until: &str| {
            service.ask_applicant(who, (SUMMER, id), (text, until)).await
        };
        for (text, until, fields) in [
            ("", "", vec!["question", "until"]),
            ("Kurā klasē?", "20.04.2027.", vec!["until"]),
            ("Kurā klasē?", "31.02.2027.", vec!["until"]),
        ] {
            let found: Vec<String> =
                wrong(ask(&ilze, text, until).await).into_iter().map(|one| one.0).collect();
            assert_eq!(found, fields, "{text} {until}");
        }
        let asked = ask(&ilze, "Kurā klasē tu mācies?", "22.04.2027.").await.expect("asked");
        // Whoever asks goes about it, and it waits at the end.
        let all = tasks(&world, SUMMER_LATER, Who::Ilze, SUMMER).await;
        let last = all.last().expect("some");
        assert!(last.number == "P27-041" && last.mine && last.waits(moment(SUMMER_LATER)));
        assert_eq!(service.next_task(&ilze, SUMMER, None).await.expect("asked"), None);
        assert_eq!(refused(ask(&ilze, "Vēlreiz?", "23.04.2027.").await), "refused-task-asked");
        assert_eq!(refused(ask(&maris, "Vēlreiz?", "23.04.2027.").await), "refused-task-taken");
        assert_eq!(refused(ask(&ilze, "", "").await), "refused-task-asked");
        assert_eq!(refused(ask(&maris, "", "").await), "refused-task-taken");
        // Its person is written to, and the question itself stands on their page alone.
        let round = service.round(SUMMER).await.expect("a round").0.id;
        let mut conn = world.db.read().await.expect("a connection");
        let counts = store::messages::counts(&mut conn.link(), round).await.expect("counted");
        assert!(counts.iter().any(|(state, n)| state == "waiting" && *n == 1), "{counts:?}");
        drop(conn);
        // The day passes: it comes back.
        let over = "2027-04-22T21:00:00Z";
        assert!(of("2027-04-22T20:59:59Z").await.waits(moment("2027-04-22T20:59:59Z")));
        assert!(!of(over).await.waits(moment(over)));
        assert_eq!(world.at(over).next_task(&ilze, SUMMER, None).await.expect("asked"), Some(id));
        // An answer brings it back at once; a late one is kept as well.
        let person = holder(&service, "P27-041", &codes["P27-041"]).await;
        let other = holder(&service, "P27-001", &codes["P27-001"]).await;
        assert_eq!(service.mine(&person).await.expect("mine").unanswered, 1);
        not_found(service.answer_inquiry(&other, asked, "9.").await);
        assert_eq!(wrong(service.answer_inquiry(&person, asked, "").await)[0].0, "answer");
        service.answer_inquiry(&person, asked, "9. klasē").await.expect("answered");
        assert_eq!(refused(service.answer_inquiry(&person, asked, "10.").await), "refused-inquiry-answered");
        assert_eq!(refused(service.answer_inquiry(&person, asked, " ").await), "refused-inquiry-answered");
        assert_eq!(service.mine(&person).await.expect("mine").unanswered, 0);
        let back = of(SUMMER_LATER).await;
        assert!(!back.waits(moment(SUMMER_LATER)) && back.asked.is_some_and(|asked| asked.answered));
        let file = service.task(&ilze, SUMMER, id).await.expect("a page");
        let answer = file.inquiries[0].answer.clone().expect("answered");
        assert_eq!((answer.1.as_deref(), file.inquiries[0].heard), (Some("9. klasē"), false));
        // Another question, answered on the telephone.
        let again = ask(&ilze, "Kurā skolā?", "23.04.2027.").await.expect("asked again");
        service.answer_inquiry_for(&ilze, (SUMMER, id, again), "5. vidusskolā").await.expect("written down");
        let file = service.task(&ilze, SUMMER, id).await.expect("a page");
        assert_eq!(file.inquiries.iter().filter(|one| one.heard).count(), 1, "{:?}", file.inquiries);
        assert_eq!((world.noted("inquiry-ask").await, world.noted("inquiry-answer").await), (2, 1));
        assert_eq!(world.noted("inquiry-heard").await, 1);
    });
}

#[test]
fn whoever_has_no_mail_address_is_told_of_a_question_by_letter() {
    told_to_one(async |world| {
        world.import(SUMMER_OPEN, SUMMER).await;
        let (service, ilze) = (world.at(SUMMER_LATER), world.caseworker(Who::Ilze));
        let id = about(&tasks(&world, SUMMER_LATER, Who::Ilze, SUMMER).await, "P27-041").id;
        let asked = ("Kurā klasē tu mācies?", "22.04.2027.");
        service.ask_applicant(&ilze, (SUMMER, id), asked).await.expect("asked");
        let letter = service.print_letter(&ilze, (SUMMER, "P27-041"), "Pase").await;
        assert!(letter.is_ok(), "{:?}", letter.err());
    });
}

#[test]
fn whoever_has_not_answered_a_question_is_reminded_of_it_once() {
    told_to_both(async |world| {
        let codes = world.import(SUMMER_OPEN, SUMMER).await;
        let (service, ilze) = (world.at(SUMMER_LATER), world.caseworker(Who::Ilze));
        let all = tasks(&world, SUMMER_LATER, Who::Ilze, SUMMER).await;
        let mut about = all.iter().filter(|task| task.askable);
        let ([first, second], until) = ([0; 2].map(|_| about.next().expect("somebody")), "29.04.2027.");
        let mut asked = Vec::new();
        for task in [first, second] {
            let question = ("Kurā klasē tu mācies?", until);
            asked.push(service.ask_applicant(&ilze, (SUMMER, task.id), question).await.expect("asked"));
        }
        let reminded = async |time: &str| {
            let service = world.at(time);
            auditing::work(&service).await;
            let mut conn = world.db.read().await.expect("a connection");
            let mut found = Vec::new();
            for task in [first, second] {
                let link = &mut conn.link();
                let row = store::applications::by_number(link, &task.number).await.expect("asked");
                let to = store::messages::to(link, row.expect("somebody").id).await.expect("messages");
                found.push(to.iter().filter(|row| row.kind == "inquiry-soon").count());
            }
            found
        };
        assert_eq!(reminded("2027-04-27T20:45:00Z").await, [0, 0], "more than two days are left");
        let person = holder(&service, &first.number, &codes[&first.number]).await;
        service.answer_inquiry(&person, asked[0], "9. klasē").await.expect("answered");
        assert_eq!(reminded("2027-04-27T21:00:00Z").await, [0, 1], "whoever answered is left in peace");
        assert_eq!(reminded("2027-04-28T21:00:00Z").await, [0, 1], "once");
    });
}

#[test]
fn a_draft_is_not_late_for_a_day_before_it_was_made() {
    told_to_one(async |world| {
        let mut new = fixture("minimal");
        new.draft = true;
        // Applications were to be taken from the day before on which it is made.
        world.at(OPEN).add_round(Some(&world.administrator()), &new).await.expect("a draft");
        let tasks = tasks(&world, OPEN, Who::Ilze, "minimal").await;
        let opening = tasks.iter().find(|task| task.step == Some(Next::OpenDraft)).expect("to be opened");
        let book = world.at(OPEN).board(&world.caseworker(Who::Ilze), "minimal").await.expect("a board").book;
        assert!(book.opens_at < moment(OPEN));
        assert_eq!(opening.due, Some(book.closes_at));
    });
}

#[test]
fn whoever_telephones_reads_the_question_and_that_it_was_answered() {
    told_to_one(async |world| {
        let house = House::beside(&world).await;
        let (service, ilze) = (&house.service, world.caseworker(Who::Ilze));
        let all = service.tasks(&ilze, SUMMER).await.expect("a queue").tasks;
        let id = about(&all, "P27-041").id;
        let until = (Clock::system().now() + TimeDelta::days(3)).format("%d.%m.%Y.").to_string();
        let asked = ("Kurā klasē tu mācies?", until.as_str());
        let inquiry = service.ask_applicant(&ilze, (SUMMER, id), asked).await.expect("asked");
        let mut staff = house.guest(Guest::Caseworker).await;
        let on = "/rounds/sample-summer/mails/telephone";
        let page = staff.get(on).await.body;
        let question = "Kurā klasē tu mācies?";
        assert!(page.contains("Jautājums pretendentam") && page.contains(question), "{page}");
        service.answer_inquiry_for(&ilze, (SUMMER, id, inquiry), "9. klasē").await.expect("written down");
        let page = staff.get(on).await.body;
        assert!(!page.contains(question), "{page}");
        assert!(page.contains("Saraksts pašlaik ir tukšs"), "{page}");
    });
}

#[test]
fn the_list_names_the_person_and_what_is_missing_and_offers_the_next_of_ones_own_only_where_there_is_one() {
    told_to_one(async |world| {
        let house = House::beside(&world).await;
        let (service, ilze) = (&house.service, world.caseworker(Who::Ilze));
        let all = service.tasks(&ilze, SUMMER).await.expect("a queue").tasks;
        let task = all.iter().find(|task| task.kind == TaskKind::Decide).expect("somebody waits");
        let people = service.queue_people(&ilze, SUMMER, &[task]).await.expect("people");
        let person = &people[&task.id];
        assert!(!person.missing.is_empty(), "{person:?}");
        // Who waits for a fact is counted under each that is missing, whatever is found out first.
        for fact in &person.missing {
            let facts = service.awaiting(&ilze, SUMMER, "").await.expect("facts").facts;
            let (column, _) = facts.iter().find(|(one, _)| one.label == *fact).expect("it is counted");
            let lines = service.awaiting(&ilze, SUMMER, &column.name).await.expect("people").lines;
            assert!(lines.iter().any(|line| line.number == task.number), "{fact:?}");
        }
        let mut staff = house.guest(Guest::Caseworker).await;
        let list = format!("/rounds/{SUMMER}/queue?kind=decide");
        let page = staff.get(&format!("{list}&lang=lv")).await.body;
        let missing = format!("Trūkst ziņu: {}", person.missing[0].lv);
        assert!(page.contains(&missing), "{missing}: {page}");
        assert!(!page.contains("queue/next"), "nothing is one's own");
        service.take_task(&ilze, SUMMER, task.id).await.expect("taken");
        let one = format!("/rounds/{SUMMER}/queue/{}", task.id);
        assert!(staff.get(&list).await.body.contains("queue/next"));
        let page = staff.get(&one).await.body;
        assert!(page.contains(&missing) && !page.contains("queue/next"), "{page}");
    });
}

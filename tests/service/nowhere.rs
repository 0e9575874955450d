//! Whoever takes part with no choice that is possible is counted, found and asked while others can still be chosen, and is named before a
//! round is closed.

use talka::{
    service::{Next, Service, Task, TaskKind, Wanted},
    web::App,
};

use crate::{
    knock::Browser,
    scene::{ENDED, OPEN, PASSWORD, Who, World, told_to_both},
};

const ROUND: &str = "minimal";

/// The round `minimal` whose park was taken back: A1 still has the library, A2 and A3 chose the park alone.
async fn without_park(world: &World) {
    world.import(OPEN, ROUND).await;
    let service = world.at(OPEN);
    let board = service.board(&world.caseworker(Who::Ilze), ROUND).await.expect("a board");
    assert_eq!(board.nowhere, 0);
    let (_, places) = service.round(ROUND).await.expect("a round");
    let park = places.iter().find(|one| one.placement.id.as_str() == "park").expect("there");
    service.withdraw_placement(&world.department(Who::Park), (park.id, park.version)).await.expect("back");
}

async fn found(service: &Service, world: &World) -> String {
    let wanted = Wanted { status: "nowhere".to_owned(), most: 100, ..Wanted::default() };
    let lines = service.list(&world.caseworker(Who::Ilze), ROUND, &wanted).await.expect("a list").lines;
    assert!(lines.iter().all(|line| line.nowhere && line.standing.name() == "eligible"));
    lines.into_iter().map(|line| line.number).collect::<Vec<_>>().join(" ")
}

fn waiting(tasks: &[Task]) -> Vec<&str> {
    tasks.iter().filter(|one| one.kind == TaskKind::Nowhere).map(|one| one.number.as_str()).collect()
}

async fn ilze_at(world: &World, time: &str) -> Browser {
    let mut ilze =
        Browser::new(App::new(world.at(time), talka::config::Config::default()).router(), "10.0.0.1");
    assert_eq!(ilze.post("/sign-in", &[("login", "ilze"), ("password", PASSWORD)]).await.status, 303);
    ilze
}

#[test]
fn whoever_has_no_possible_choice_is_found_and_asked_until_the_deadline() {
    told_to_both(async |world| {
        without_park(&world).await;
        let (service, ilze) = (world.at(OPEN), world.caseworker(Who::Ilze));
        let board = service.board(&ilze, ROUND).await.expect("a board");
        assert_eq!((board.nowhere, board.count("eligible")), (2, 3), "they take part all the same");
        assert!(board.next().contains(&Next::Nowhere(2)), "{:?}", board.next());
        assert_eq!(found(&service, &world).await, "A2 A3");
        assert!(service.application(&ilze, ROUND, "A2").await.expect("a file").nowhere);
        assert!(!service.application(&ilze, ROUND, "A1").await.expect("a file").nowhere);
        // They are asked as everybody is about whom something needs a person.
        let tasks = service.tasks(&ilze, ROUND).await.expect("a queue").tasks;
        assert_eq!(waiting(&tasks), ["A2", "A3"]);
        let id = tasks.iter().find(|one| one.number == "A2").expect("there").id;
        let question = ("Parka vairs nav. Vai der bibliotēka?", "24.04.2026.");
        service.ask_applicant(&ilze, (ROUND, id), question).await.expect("asked");
        let file = service.application(&ilze, ROUND, "A2").await.expect("a file");
        assert_eq!(file.task.expect("its place in the queue").0, id);
        let tasks = service.tasks(&ilze, ROUND).await.expect("a queue").tasks;
        assert_eq!(waiting(&tasks), ["A3", "A2"], "who was asked comes last");
        // Whoever withdraws has no choice to make.
        let (number, ground) = ("A3", "Zvanīja un atsauca.");
        let version = service.application(&ilze, ROUND, number).await.expect("a file").application.version;
        service.withdraw_for(&ilze, (ROUND, number, version), ground).await.expect("withdrawn");
        assert_eq!(found(&service, &world).await, "A2");
        assert_eq!(service.board(&ilze, ROUND).await.expect("a board").nowhere, 1);
    });
}

#[test]
fn after_the_deadline_they_are_named_before_the_round_is_closed() {
    told_to_both(async |world| {
        without_park(&world).await;
        let mut open = ilze_at(&world, OPEN).await;
        let board = open.get("/rounds/minimal/work?lang=en").await.body;
        for part in
            ["2 applications take part, but have no possible choice", "queue?kind=nowhere", "status=nowhere"]
        {
            assert!(board.contains(part), "{part}: {board}");
        }
        let queue = open.get("/rounds/minimal/queue?kind=nowhere").await.body;
        assert!(queue.contains("Application A2: no possible choice"), "{queue}");
        let file = open.get("/rounds/minimal/applications/A2").await.body;
        assert!(file.contains("But this application has no possible choice"), "{file}");
        let list = open.get("/rounds/minimal/applications?status=nowhere").await.body;
        assert!(list.contains(">A2<") && list.contains(">A3<") && !list.contains(">A1<"), "{list}");
        assert!(list.contains("<span class=\"tag wait\">No possible choice</span>"), "{list}");

        let (service, ilze) = (world.at(ENDED), world.caseworker(Who::Ilze));
        let board = service.board(&ilze, ROUND).await.expect("a board");
        assert_eq!(board.nowhere, 2);
        assert!(!board.next().contains(&Next::Nowhere(2)), "nothing can be chosen any more");
        assert!(waiting(&service.tasks(&ilze, ROUND).await.expect("a queue").tasks).is_empty());
        let mut ended = ilze_at(&world, ENDED).await;
        let close = ended.get("/rounds/minimal/close?lang=en").await.body;
        for part in [
            "2 applications take part, but have no possible choice",
            "status=nowhere",
            "/rounds/minimal/deadline",
        ] {
            assert!(close.contains(part), "{part}: {close}");
        }
        assert_eq!(ended.get("/rounds/minimal/deadline").await.status, 200, "the deadline can move");
    });
}

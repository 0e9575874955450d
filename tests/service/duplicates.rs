//! Applications that may be one person's: what a decision settles and what it leaves, many sets at once, and closing a round
//! with sets that nobody has decided.

use std::{collections::BTreeSet, sync::Arc};

use talka::{
    domain::Caseworker,
    service::{Finding, Phase, Rule, Service},
};

use crate::{
    knock::{Guest, House},
    scene::{ENDED, OPEN, Who, World, fixture, not_found, refused, told_to_both, told_to_one},
};

/// Rows in the round `minimal`, after its deadline.
async fn with(world: &World, rows: &str) -> (Arc<Service>, Caseworker) {
    world.import(OPEN, "minimal").await;
    let (service, ilze) = (world.at(ENDED), world.caseworker(Who::Ilze));
    let text = format!("number,name,date_of_birth,personal_code\n{rows}");
    let id = service.send_sheet(&ilze, "minimal", ("list.csv", text.into_bytes())).await.expect("sent");
    let late = service.intake(&ilze, id).await.expect("an intake").comparison.expect("compared").late;
    service.sign_late_rows(&world.caseworker(Who::Maris), id, &late.digest()).await.expect("signed");
    service.take_sheet(&ilze, id, talka::service::Taking::default()).await.expect("taken");
    (service, ilze)
}

async fn undecided(service: &Service, who: &Caseworker) -> Vec<String> {
    let (_, sets) = service.duplicates(who, "minimal").await.expect("sets");
    sets.into_iter().filter(|set| !set.decided).map(|set| set.key).collect()
}

fn numbers(text: &str) -> BTreeSet<String> {
    text.split(' ').map(ToOwned::to_owned).collect()
}

/// A and B have one personal code, A and C one name.
const CHAIN: &str = "A,Anna Agra,2010-01-02,32700000001\nB,Biruta Bite,2010-03-04,32700000001\n\
    C,Anna Agra,2010-01-02,32700000002\n";

#[test]
fn deciding_one_pair_leaves_the_other_one() {
    told_to_both(async |world| {
        let (service, ilze) = with(&world, CHAIN).await;
        assert_eq!(undecided(&service, &ilze).await, ["A B C"]);
        // C stands for A: who has A's code is beside C now.
        let same = Finding::Same("C".to_owned());
        service.decide_some(&ilze, "minimal", "A B C", &numbers("A C"), &same).await.expect("decided");
        assert_eq!(undecided(&service, &ilze).await, ["B C"]);
        assert_eq!(service.board(&ilze, "minimal").await.expect("a board").duplicates, ["B C"]);
        assert_eq!(refused(service.close(&ilze, "minimal").await), "refused-duplicates");
        let stale = service.decide_some(&ilze, "minimal", "A B C", &numbers("A C"), &same).await;
        assert_eq!(refused(stale), "refused-stale");
        service.decide_duplicates(&ilze, "minimal", "B C", &Finding::Different).await.expect("decided");
        assert_eq!(undecided(&service, &ilze).await, Vec::<String>::new());
        service.close(&ilze, "minimal").await.expect("closed");
    });
}

#[test]
fn different_people_leave_the_other_pair_and_a_newcomer_brings_pairs_of_its_own() {
    told_to_both(async |world| {
        let (service, ilze) = with(&world, CHAIN).await;
        let apart = Finding::Different;
        service.decide_some(&ilze, "minimal", "A B C", &numbers("A C"), &apart).await.expect("decided");
        assert_eq!(undecided(&service, &ilze).await, ["A B"]);
        let strange = service.decide_some(&ilze, "minimal", "A B", &numbers("A A1"), &apart).await;
        assert_eq!(refused(strange), "refused-stale");
        let alone = service.decide_some(&ilze, "minimal", "A B", &numbers("A"), &apart).await;
        assert_eq!(refused(alone), "refused-stale");
        service.decide_duplicates(&ilze, "minimal", "A B", &apart).await.expect("decided");
        assert_eq!(undecided(&service, &ilze).await, Vec::<String>::new());
    });
}

/// So many pairs of applications with one personal code each.
fn pairs(count: usize) -> String {
    let pair = |n: usize| {
        let row = |letter: &str| format!("{letter}{n:02},{letter} Persona{n},2010-01-02,3270000{n:04}\n");
        row("M") + &row("N")
    };
    (0..count).map(pair).collect()
}

#[test]
fn thirty_two_invented_duplicates_are_decided_on_two_pages() {
    told_to_both(async |world| {
        let (service, ilze) = with(&world, &pairs(32)).await;
        assert_eq!(undecided(&service, &ilze).await.len(), 32);
        let house = House::beside(&world).await;
        let mut browser = house.guest(Guest::Caseworker).await;
        let page = browser.get("/rounds/minimal/duplicates?lang=en").await;
        assert!(page.body.contains("All 32 undecided sets"), "{}", page.body);
        let at = "/rounds/minimal/duplicates";
        for nothing in
            [&[][..], &[("rule", "first")], &[("all", "yes")], &[("rule", "worst"), ("all", "yes")]]
        {
            assert_eq!(browser.post(&format!("{at}/review"), nothing).await.status, 422, "{nothing:?}");
        }
        let seen = browser.post(&format!("{at}/review"), &[("rule", "first"), ("all", "yes")]).await;
        assert_eq!(seen.status, 200);
        assert_eq!(seen.body.matches("name=\"set\"").count(), 32);
        assert!(seen.body.contains("M00 M Persona0") && seen.body.contains("32 sets"), "{}", seen.body);
        assert_eq!(undecided(&service, &ilze).await.len(), 32, "looking decides nothing");
        // One by one, and the rest together.
        let some = browser.post(&format!("{at}/review"), &[("rule", "different"), ("set", "M31 N31")]).await;
        assert_eq!(some.body.matches("name=\"set\"").count(), 1);
        let one = [("rule", "different"), ("set", "M31 N31")];
        assert_eq!(browser.post(&format!("{at}/many"), &one).await.status, 303);
        let keys: Vec<String> = undecided(&service, &ilze).await;
        let mut rest = vec![("rule", "first")];
        rest.extend(keys.iter().map(|key| ("set", key.as_str())));
        assert_eq!(browser.post(&format!("{at}/many"), &rest).await.status, 303);
        assert_eq!(undecided(&service, &ilze).await, Vec::<String>::new());
        assert_eq!((world.noted("duplicates").await, world.noted("withdraw-duplicate").await), (32, 31));
        // Sent twice, or with one set that is stale: nothing at all.
        assert_eq!(browser.post(&format!("{at}/many"), &rest).await.status, 409);
        let board = service.board(&ilze, "minimal").await.expect("a board");
        assert_eq!(board.count("withdrawn"), 31);
        service.close(&ilze, "minimal").await.expect("closed");
    });
}

#[test]
fn the_page_says_what_is_compared_and_how_many_could_not_be() {
    told_to_both(async |world| {
        // The fixture's three have days of birth and names, and no codes.
        let rows = "A,Anna Agra,2010-01-02,32700000001\nB,Biruta Bite,,32700000002\nC,Cita Cēse,,\n";
        let (service, ilze) = with(&world, rows).await;
        let compared = service.compared(&ilze, "minimal").await.expect("counted");
        assert_eq!((compared.all, compared.no_code, compared.no_name, compared.neither), (6, 4, 2, 1));
        not_found(service.compared(&world.caseworker(Who::Stranger), "minimal").await);
        let house = House::beside(&world).await;
        let mut browser = house.guest(Guest::Caseworker).await;
        let page = browser.get("/rounds/minimal/duplicates?lang=en").await.body;
        for said in [
            "(6)",
            "for want of one: 4",
            "for want of one of them: 2",
            "by neither: 1",
            "could be compared none",
        ] {
            assert!(page.contains(said), "{said}: {page}");
        }
        assert!(!page.contains("These applications may be"), "there are none: {page}");
    });
}

#[test]
fn where_nothing_could_be_compared_nothing_is_said_about_likeness() {
    told_to_one(async |world| {
        let mut new = fixture("minimal");
        new.people.clear();
        world.at(OPEN).add_round(Some(&world.administrator()), &new).await.expect("a round");
        let service = world.at(OPEN);
        let compared = service.compared(&world.caseworker(Who::Ilze), "minimal").await.expect("counted");
        assert_eq!(compared.neither, compared.all, "nobody has a name: {compared:?}");
        let house = House::beside(&world).await;
        let mut browser = house.guest(Guest::Caseworker).await;
        let page = browser.get("/rounds/minimal/duplicates?lang=en").await.body;
        assert!(page.contains("by neither: 3") && page.contains("note warn"), "{page}");
        assert!(!page.contains("none may be one person"), "{page}");
    });
}

#[test]
fn what_stands_first_or_last_is_of_this_round_and_by_time() {
    told_to_both(async |world| {
        let (service, ilze) = with(&world, CHAIN).await;
        let (_, sets) = service.duplicates(&ilze, "minimal").await.expect("sets");
        let [set] = sets.as_slice() else { panic!("one set: {sets:?}") };
        let stands = |rule: Rule| match rule.finding(set) {
            Finding::Same(number) => number,
            Finding::Different => String::new(),
        };
        let first = set.members.iter().min_by_key(|one| (one.received_at, one.number.clone())).expect("one");
        let last = set.members.iter().max_by_key(|one| (one.received_at, one.number.clone())).expect("one");
        assert_eq!(stands(Rule::First), first.number);
        assert_eq!(stands(Rule::Last), last.number);
        assert_eq!(stands(Rule::Different), "");
    });
}

#[test]
fn a_round_is_closed_with_undecided_sets_by_whoever_was_shown_them() {
    told_to_both(async |world| {
        let (service, ilze) = with(&world, &pairs(2)).await;
        let house = House::beside(&world).await;
        let mut browser = house.guest(Guest::Caseworker).await;
        let page = browser.get("/rounds/minimal/close?lang=en").await.body;
        assert!(page.contains("M00, N00") && page.contains("M01, N01"), "{page}");
        let mark = |page: &str| {
            let from = page.split("name=\"undecided\" value=\"").nth(1).expect("a box");
            from.split('"').next().expect("a value").to_owned()
        };
        let shown = mark(&page);
        for unticked in [&[][..], &[("undecided", "yes")], &[("undecided", "")]] {
            let reply = browser.post("/rounds/minimal/close", unticked).await;
            assert_eq!(reply.status, 422, "{unticked:?}");
        }
        // One is decided meanwhile: that was not what was shown.
        service.decide_duplicates(&ilze, "minimal", "M00 N00", &Finding::Different).await.expect("decided");
        let stale = browser.post("/rounds/minimal/close", &[("undecided", &shown)]).await;
        assert_eq!(stale.status, 422);
        assert!(!stale.body.contains("M00, N00"), "{}", stale.body);
        let shown = mark(&stale.body);
        assert_eq!(browser.post("/rounds/minimal/close", &[("undecided", &shown)]).await.status, 303);
        assert_eq!((world.noted("close").await, world.noted("close-undecided").await), (1, 1));
        let mut conn = world.db.read().await.expect("a connection");
        let lines = talka::store::journal::newest(&mut conn.link(), 100).await.expect("lines");
        drop(conn);
        let line = lines.iter().find(|line| line.action == "close-undecided").expect("a line");
        assert_eq!(line.object, "1: M01 N01");
        assert_eq!(service.board(&ilze, "minimal").await.expect("a board").book.phase, Phase::Closed);
        // It can still be decided, and the next run reads it.
        let same = Finding::Same("M01".to_owned());
        service.decide_duplicates(&ilze, "minimal", "M01 N01", &same).await.expect("decided");
        assert_eq!(service.board(&ilze, "minimal").await.expect("a board").count("withdrawn"), 1);
    });
}

#[test]
fn a_form_about_some_of_a_set_says_what_it_lacks_and_keeps_what_was_ticked() {
    told_to_both(async |world| {
        let (service, ilze) = with(&world, CHAIN).await;
        let house = House::beside(&world).await;
        let mut browser = house.guest(Guest::Caseworker).await;
        let at = "/rounds/minimal/duplicates?lang=en";
        let set = ("set", "A B C");
        for (fields, why) in [
            (vec![set, ("member", "A")], "Choose what you found out."),
            (vec![set, ("member", "A"), ("finding", "different")], "Tick at least two applications."),
            (
                vec![set, ("member", "A"), ("member", "C"), ("finding", "B")],
                "The application that remains valid has to be ticked, too.",
            ),
        ] {
            let reply = browser.post(at, &fields).await;
            assert!(reply.status == 422 && reply.body.contains(why), "{why}: {}", reply.body);
            assert!(
                reply.body.contains("value=\"A\" checked")
                    && !reply.body.contains("value=\"B\" checked> B B")
            );
        }
        let pair = [set, ("member", "A"), ("member", "C"), ("finding", "C")];
        assert_eq!(browser.post(at, &pair).await.status, 303);
        assert_eq!(undecided(&service, &ilze).await, ["B C"]);
    });
}

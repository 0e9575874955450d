//! A caseworker writes a placement down for an organisation: while the round is a draft too, in the organisation's name, and approved by
//! another caseworker.

use talka::{
    domain::Placing,
    service::{NewRound, as_typed},
};
use uuid::Uuid;

use crate::{
    applying::form,
    knock::{Guest, House},
    scene::{ENDED, OPEN, Who, World, fixture, not_found, refused, told_to_both, told_to_one, wrong},
};

const ROUND: &str = "minimal";

/// The round `minimal` as a draft without people.
async fn draft(world: &World) {
    let mut new = NewRound { draft: true, ..fixture(ROUND) };
    new.files.retain(|name, _| !["applicants.csv", "preferences.csv"].contains(&name.as_str()));
    world.at(OPEN).add_round(Some(&world.administrator()), &new).await.expect("a draft");
}

#[test]
fn a_placement_is_written_down_for_an_organisation_in_a_draft_and_approved_by_another_caseworker() {
    told_to_both(async |world| {
        draft(&world).await;
        let (service, library) = (world.at(OPEN), world.department(Who::Library));
        let (ilze, maris) = (world.caseworker(Who::Ilze), world.caseworker(Who::Maris));
        let own = library.staff().organisation;
        let post =
            async |once: &str| service.post_for(&ilze, (ROUND, own), &form(once, "Plaukti", "2")).await;
        let id = post("t").await.expect("written down");
        assert_eq!(post("t").await.expect("once"), id);
        assert_eq!(world.noted("placement-add").await, 1);
        let seen = service.submissions(&ilze, ROUND).await.expect("placements").waiting;
        assert_eq!((seen.len(), seen[0].own, seen[0].entered_by.as_deref()), (1, true, Some("ILZE")));
        // Whoever wrote it down has it in the queue as somebody else's.
        let may = async |who| {
            let tasks = service.tasks(who, ROUND).await.expect("a queue").tasks;
            tasks.into_iter().find(|task| task.key == Some(id)).expect("it waits").may
        };
        assert_eq!((may(&ilze).await, may(&maris).await), (false, true));
        let approve = async |who| service.approve_placement(who, ROUND, (id, 1), false).await;
        assert_eq!(refused(approve(&ilze).await), "refused-own-placement");
        approve(&maris).await.expect("approved");
        let again = service.approve_placement(&ilze, ROUND, (id, 2), false).await;
        assert_eq!(refused(again), "refused-placement-approved", "where it stands comes first");
        let (_, places) = service.round_for(ROUND, Some(ilze.staff())).await.expect("a round");
        let there = places.iter().find(|place| place.id == id).expect("it is offered");
        assert_eq!((there.organisation, there.state), (own, Placing::Approved));
    });
}

#[test]
fn what_the_organisation_says_itself_may_be_approved_by_whoever_wrote_it_down() {
    told_to_both(async |world| {
        world.import(OPEN, ROUND).await;
        let (service, library) = (world.at(OPEN), world.department(Who::Library));
        let ilze = world.caseworker(Who::Ilze);
        let own = library.staff().organisation;
        let id = service.post_for(&ilze, (ROUND, own), &form("t", "Plaukti", "2")).await.expect("written");
        let (_, mine) = service.own_placement(&library, id).await.expect("it is the library's");
        let mut typed = form("", "Plaukti", "3");
        typed.answers.extend(as_typed(&mine).into_iter().filter(|(name, _)| name != "capacity"));
        service.change_placement(&library, (id, 1), &typed).await.expect("changed");
        service.approve_placement(&ilze, ROUND, (id, 2), false).await.expect("approved");
    });
}

#[test]
fn nothing_is_written_down_for_whom_the_round_does_not_let_in_or_once_it_is_closed() {
    told_to_both(async |world| {
        world.import(OPEN, ROUND).await;
        let (service, ilze) = (world.at(OPEN), world.caseworker(Who::Ilze));
        let own = world.department(Who::Library).staff().organisation;
        let post = async |organisation: Uuid, once: &str, seats: &str| {
            service.post_for(&ilze, (ROUND, organisation), &form(once, "Plaukti", seats)).await
        };
        not_found(post(Uuid::from_u128(404), "a", "2").await);
        let stranger = world.caseworker(Who::Stranger);
        not_found(service.post_for(&stranger, (ROUND, own), &form("a", "Plaukti", "2")).await);
        not_found(service.posting_for(&stranger, ROUND, own).await);
        assert_eq!(wrong(post(own, "a", "-1").await)[0].0, "capacity");
        assert_eq!(refused(post(own, "", "2").await), "refused-form");
        service.let_post(&ilze, ROUND, own, false).await.expect("not any more");
        assert_eq!(refused(post(own, "a", "2").await), "refused-not-poster");
        assert_eq!(refused(service.posting_for(&ilze, ROUND, own).await), "refused-not-poster");
        service.let_post(&ilze, ROUND, own, true).await.expect("again");
        world.at(ENDED).close(&ilze, ROUND).await.expect("closed");
        let late = world.at(ENDED).post_for(&ilze, (ROUND, own), &form("b", "Plaukti", "2")).await;
        assert_eq!(refused(late), "refused-round-closed");
        assert_eq!(world.noted("placement-add").await, 0);
    });
}

#[test]
fn the_page_for_an_organisation_keeps_what_was_typed_and_leads_back_to_the_rounds_placements() {
    told_to_both(async |world| {
        draft(&world).await;
        let house = House::beside(&world).await;
        let own = world.department(Who::Library).staff().organisation;
        let mut ilze = house.guest(Guest::Caseworker).await;
        let list = format!("/rounds/{ROUND}/placements");
        let page = format!("/rounds/{ROUND}/organisations/{own}/placement");
        let shown = ilze.get(&format!("{list}?lang=lv")).await.body;
        assert!(shown.contains(&format!("href=\"{page}\"")), "{shown}");
        let shown = ilze.get(&page).await.body;
        assert!(shown.contains("LIBRARY") || shown.contains("Organizācija:"), "{shown}");
        let once = house.service.token().expect("a token");
        let typed = [("once", once.as_str()), ("title", "Plaukti"), ("capacity", "daudz")];
        let again = ilze.post(&page, &typed).await;
        assert!(again.status == 422 && again.body.contains("value=\"Plaukti\""), "{}", again.body);
        let typed = [("once", once.as_str()), ("title", "Plaukti"), ("capacity", "2")];
        assert_eq!(ilze.post(&page, &typed).await.status, 303);
        let shown = ilze.get(&list).await.body;
        assert!(shown.contains("Apstiprina cits darbinieks.") && !shown.contains("/approve\""), "{shown}");
        let mut maris = house.browser("10.0.0.8");
        maris.post("/sign-in", &[("login", "maris"), ("password", crate::scene::PASSWORD)]).await;
        assert!(maris.get(&list).await.body.contains("/approve\""));
    });
}

#[test]
fn a_placement_that_was_given_back_stays_on_the_rounds_page_with_what_is_to_be_mended() {
    told_to_both(async |world| {
        world.import(OPEN, ROUND).await;
        let (service, library) = (world.at(OPEN), world.department(Who::Library));
        let (ilze, maris) = (world.caseworker(Who::Ilze), world.caseworker(Who::Maris));
        let own = library.staff().organisation;
        let id = service.post_for(&ilze, (ROUND, own), &form("t", "Plaukti", "2")).await.expect("written");
        service.send_back(&maris, ROUND, (id, 1), "Nav pirmās dienas.").await.expect("given back");
        let found = service.submissions(&ilze, ROUND).await.expect("placements");
        let told =
            |one: &talka::service::Returned| (one.title.clone(), one.ground.clone(), one.entered_by.clone());
        let told: Vec<_> = found.returned.iter().map(told).collect();
        assert_eq!(told, [("Plaukti".to_owned(), "Nav pirmās dienas.".to_owned(), Some("ILZE".to_owned()))]);
        let house = House::beside(&world).await;
        let mut guest = house.guest(Guest::Caseworker).await;
        let shown = guest.get(&format!("/rounds/{ROUND}/placements?lang=lv")).await.body;
        let at = |text: &str| shown.find(text).unwrap_or_else(|| panic!("{text}: {shown}"));
        assert!(
            at("Atdotās labošanai") < at("Nav pirmās dienas.") && at("Plaukti") < at("Piedāvātās vakances")
        );
        let (_, mine) = service.own_placement(&library, id).await.expect("it is the library's");
        service
            .change_placement(&library, (id, mine.version), &form("", "Plaukti", "2"))
            .await
            .expect("sent again");
        let found = service.submissions(&ilze, ROUND).await.expect("placements");
        assert_eq!((found.returned.len(), found.waiting.len()), (0, 1), "what came again waits");
    });
}

#[test]
fn days_of_work_outside_the_rounds_are_refused_at_their_field() {
    told_to_one(async |world| {
        let mut new = fixture(ROUND);
        let toml = String::from_utf8(new.files["round.toml"].clone()).expect("text");
        new.files.insert("round.toml".to_owned(), format!("{toml}\nends = 2026-06-30\n").into_bytes());
        world.at(OPEN).add_round(Some(&world.administrator()), &new).await.expect("a round");
        let (service, ilze) = (world.at(OPEN), world.caseworker(Who::Ilze));
        let own = world.department(Who::Library).staff().organisation;
        let post = async |first: &str, last: &str| {
            let mut typed = form("t", "Plaukti", "2");
            let days = [("about-first-day", first), ("about-last-day", last)];
            typed.answers.extend(days.map(|(name, day)| (name.to_owned(), day.to_owned())));
            wrong(service.post_for(&ilze, (ROUND, own), &typed).await)
        };
        for (first, last, field, key) in [
            ("07.06.2026.", "12.06.2026.", "about-first-day", "wrong-first-day"),
            ("08.06.2026.", "01.07.2026.", "about-last-day", "wrong-last-day-after"),
            ("", "01.06.2026.", "about-last-day", "wrong-last-day-early"),
        ] {
            assert_eq!(post(first, last).await, [(field.to_owned(), key)], "{first} {last}");
        }
        assert_eq!(post("01.07.2026.", "").await[0].1, "wrong-first-day-after");
    });
}

#[test]
fn whoever_comes_to_start_a_run_too_early_reads_why_not() {
    told_to_one(async |world| {
        let house = House::beside(&world).await;
        let mut ilze = house.guest(Guest::Caseworker).await;
        assert_eq!(ilze.get("/rounds/sample-summer/runs/new?lang=lv").await.status, 303);
        let desk = ilze.get("/rounds/sample-summer/work?lang=lv").await.body;
        assert!(desk.contains("Sadalījuma aprēķinu sāk, kad kārta ir slēgta"), "{desk}");
        assert!(!desk.contains("queue/next"), "nothing is one's own");
    });
}

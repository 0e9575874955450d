//! How one person was heard before a decision, or why not: it stands in that person's decision, in those that come later alone, and
//! everybody else's says what the round says of all.

use talka::{
    domain::decision::{Heard, Hearing},
    service::{Service, TypedHeard},
};

use crate::{
    afterwards::{Codes, told},
    knock::{Guest, House},
    law::{ACT, opened},
    scene::{ENDED, OPEN, Who, World, fixture, not_found, refused, told_to_both, told_to_one, wrong},
};

/// What the round says of everybody.
const OF_ALL: &str = "Viss vajadzīgais ir norādīts pieteikumā.";

fn typed(how: &str, day: &str, text: &str) -> TypedHeard {
    TypedHeard { how: how.to_owned(), day: day.to_owned(), text: text.to_owned() }
}

/// The round `minimal`, whose decisions are acts, with a verified run.
async fn run(world: &World) -> (Codes, uuid::Uuid) {
    let mut new = fixture("minimal");
    new.files.get_mut("round.toml").expect("a file").extend(ACT.as_bytes());
    let codes = world.at(OPEN).add_round(Some(&world.administrator()), &new).await.expect("a round");
    let run = world.run_of_minimal().await;
    (codes.into_iter().map(|one| (one.number, one.code)).collect(), run)
}

async fn heard(service: &Service, world: &World, number: &str) -> Option<Heard> {
    let ilze = world.caseworker(Who::Ilze);
    service.decision_about(&ilze, ("minimal", number)).await.expect("a decision").heard
}

#[test]
fn a_persons_decision_says_how_that_person_was_heard_and_published_ones_stay_as_they_are() {
    told_to_both(async |world| {
        let (codes, run) = run(&world).await;
        let (service, ilze, maris) =
            (world.at(ENDED), world.caseworker(Who::Ilze), world.caseworker(Who::Maris));
        let held = typed("held", "24.04.2026.", "Pa tālruni paskaidrojāt, ka pārcēlāties.");
        let record = async |number: &str, shown: i64, typed: &TypedHeard| {
            service.record_hearing(&ilze, ("minimal", number, shown), typed).await
        };
        for _ in 0..2 {
            record("A2", 0, &held).await.expect("written down, once");
        }
        assert_eq!(world.noted("hearing").await, 1);
        assert_eq!(refused(record("A2", 0, &typed("omitted", "", "Steidzami.")).await), "refused-stale");
        assert_eq!(refused(record("A2", 0, &typed("held", "", "")).await), "refused-stale");
        let fields =
            [("heard-day".to_owned(), "wrong-heard-day"), ("heard-text".to_owned(), "wrong-missing")];
        assert_eq!(wrong(record("A2", 1, &typed("held", "rīt", " ")).await), fields);
        assert_eq!(
            wrong(record("A2", 1, &typed("perhaps", "", "x")).await),
            [("heard".into(), "wrong-hearing")]
        );
        let stranger = world.caseworker(Who::Stranger);
        not_found(service.record_hearing(&stranger, ("minimal", "A2", 1), &held).await);
        not_found(service.hearing_file(&stranger, "minimal", "A2").await);
        not_found(record("A9", 0, &held).await);
        // Whoever is heard before it is published reads it; of the others the round's own sentence stands.
        service.publish(&maris, run).await.expect("published");
        let of_all = Heard { how: Hearing::Omitted(OF_ALL.to_owned()), day: None };
        let own = heard(&service, &world, "A2").await.expect("heard");
        assert_eq!((own.how.name(), own.day.map(|day| day.to_string())), ("held", Some("2026-04-24".into())));
        assert_eq!(heard(&service, &world, "A1").await, Some(of_all));
        let house = House::beside(&world).await;
        let page = opened(&house, &codes, "A2").await.get("/my/decision").await.body;
        let (_, views) = page.split_once("id=\"part-views\"").expect("a part");
        let (views, _) = views.split_once("</section>").expect("its end");
        assert!(views.contains("viedoklis ir noskaidrots 24.04.2026. Pa tālruni paskaidrojāt"), "{views}");
        assert!(!views.contains(OF_ALL), "{views}");
        // What is written down later is of later decisions, also where it says the same once more.
        record("A2", 1, &typed("omitted", "", "Tas ir steidzami.")).await.expect("written down");
        assert_eq!(heard(&service, &world, "A2").await.map(|own| own.how.name()), Some("held"));
        record("A1", 0, &held).await.expect("written down");
        assert_eq!(heard(&service, &world, "A1").await.map(|own| own.how.name()), Some("omitted"));
        record("A2", 2, &typed("round", "", "")).await.expect("as the round says");
        let file = service.hearing_file(&ilze, "minimal", "A2").await.expect("a file");
        assert_eq!(file.said.iter().map(|one| one.heard.is_some()).collect::<Vec<_>>(), [true, true, false]);
        assert!(file.told && file.open && file.of_all.is_some_and(|how| how.text() == OF_ALL));
    });
}

#[test]
fn nobody_is_heard_about_what_is_no_act_or_not_asked_any_more() {
    told_to_both(async |world| {
        let held = typed("held", "24.04.2026.", "Pa tālruni.");
        let ilze = world.caseworker(Who::Ilze);
        let (_, run) = run(&world).await;
        world.at(ENDED).publish(&world.caseworker(Who::Maris), run).await.expect("published");
        for number in ["A1", "A2"] {
            let told = world.at("2026-05-02T08:00:00Z");
            told.record_notification(&ilze, ("minimal", number), ("hand", "02.05.2026."))
                .await
                .expect("told");
        }
        let late = world.at("2027-07-01T08:00:00Z");
        late.lapse_due(late.now()).await.expect("written down");
        late.finish(&ilze, "minimal").await.expect("finished");
        let at = ("minimal", "A2", 0);
        assert_eq!(refused(late.record_hearing(&ilze, at, &held).await), "refused-finished");
    });
    told_to_one(async |world| {
        told(&world, "2009-02-02", "\n[decision]\nkind = \"private\"\n").await;
        let (service, ilze) = (world.at(ENDED), world.caseworker(Who::Ilze));
        not_found(service.record_hearing(&ilze, ("minimal", "A2", 0), &typed("round", "", "")).await);
        let house = House::beside(&world).await;
        let mut ilze = house.guest(Guest::Caseworker).await;
        let file = ilze.get("/rounds/minimal/applications/A2").await.body;
        assert!(!file.contains("/applications/A2/hearing"), "{file}");
        assert_eq!(ilze.get("/rounds/minimal/applications/A2/hearing").await.status, 404);
    });
}

#[test]
fn a_caseworker_writes_it_down_on_a_page_of_the_application() {
    told_to_one(async |world| {
        run(&world).await;
        let house = House::beside(&world).await;
        let mut ilze = house.guest(Guest::Caseworker).await;
        let file = ilze.get("/rounds/minimal/applications/A2").await.body;
        assert!(file.contains("href=\"/rounds/minimal/applications/A2/hearing\""), "{file}");
        let on = "/rounds/minimal/applications/A2/hearing";
        assert!(ilze.get(on).await.body.contains(OF_ALL));
        let nothing = ilze.post(on, &[("said", "0"), ("heard", "held"), ("heard-text", "Klātienē.")]).await;
        assert_eq!(nothing.status, 422);
        assert!(nothing.body.contains("href=\"#heard-day\"") && nothing.body.contains("Klātienē."));
        let fields =
            [("said", "0"), ("heard", "held"), ("heard-day", "24.04.2026."), ("heard-text", "Klātienē.")];
        assert_eq!(ilze.post(on, &fields).await.header("location"), on);
        let page = ilze.get(on).await.body;
        assert!(page.contains("noskaidrots 24.04.2026. Klātienē."), "{page}");
        let stale = ilze.post(on, &[("said", "0"), ("heard", "omitted"), ("heard-text", "Nē.")]).await;
        assert_eq!(stale.status, 409);
    });
}

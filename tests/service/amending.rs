//! What an application says, put right on one page: what stood there and what will stand there is shown first, and nothing is written
//! before; on what it rests is kept.

use talka::{
    domain::FactValue,
    service::{Amendable, TypedAmendment},
};

use crate::{
    knock::{Guest, House},
    scene::{ENDED, OPEN, Who, World, not_found, refused, told_to_both, told_to_one, wrong},
};

const ROUND: &str = "minimal";
const LAST_YEAR: &str = "took_part_last_year";

/// The page of an application as it is sent back untouched, with a ground.
async fn typed(world: &World, time: &str, number: &str) -> (i64, TypedAmendment) {
    let known = world.at(time).amending(&world.caseworker(Who::Ilze), ROUND, number).await.expect("a page");
    let typed = TypedAmendment {
        name: known.name,
        contact: known.contact,
        wishes: known.wishes,
        note: "Uzrādīta pase".to_owned(),
        ..TypedAmendment::default()
    };
    (known.version, typed)
}

#[test]
fn everything_is_put_right_on_one_page_and_nothing_before_it_was_shown() {
    told_to_both(async |world| {
        world.import(OPEN, ROUND).await;
        let (service, ilze) = (world.at(OPEN), world.caseworker(Who::Ilze));
        let (version, same) = typed(&world, OPEN, "A1").await;
        let amend = async |typed: &TypedAmendment, version, sure| {
            service.amend(&ilze, (ROUND, "A1", version), typed, sure).await.map(|one| one.changes)
        };
        assert_eq!(refused(amend(&same, version, true).await), "refused-nothing-changed");
        let mut other = TypedAmendment {
            name: "Kaija Žagare-Liepa".to_owned(),
            contact: "kaija@example.org".to_owned(),
            wishes: vec!["park".to_owned(), String::new()],
            ..same.clone()
        };
        other.facts.insert(LAST_YEAR.to_owned(), "yes".to_owned());
        let shown = amend(&other, version, false).await.expect("told");
        let fields: Vec<&str> = shown.iter().map(|change| change.field.as_str()).collect();
        assert_eq!(fields, ["name", "contact", LAST_YEAR, "wishes"]);
        let text = |text: &str| Some(FactValue::Text(text.to_owned()));
        assert_eq!((&shown[0].before, &shown[0].after), (&text("Kaija Žagare"), &text("Kaija Žagare-Liepa")));
        assert_eq!(
            (&shown[2].before, &shown[2].after),
            (&Some(FactValue::Bool(false)), &Some(FactValue::Bool(true)))
        );
        // It was only shown.
        assert_eq!(typed_name(&world).await, ("Kaija Žagare".to_owned(), version));
        assert_eq!(amend(&other, version, true).await.expect("changed"), shown);
        assert_eq!(typed_name(&world).await, ("Kaija Žagare-Liepa".to_owned(), version + 1));
        // Sent again it is done already; anything else is about a page that does not stand any more.
        assert_eq!(refused(amend(&other, version, true).await), "refused-done-already");
        assert_eq!(refused(amend(&same, version, true).await), "refused-stale");
        let file = service.application(&ilze, ROUND, "A1").await.expect("a file");
        let deed = file.history.iter().rev().find(|deed| !deed.changes.is_empty()).expect("told");
        assert_eq!(
            (deed.by.as_str(), deed.ground.as_str(), deed.changes.len()),
            ("ILZE", "Uzrādīta pase", 4)
        );
        let found = file.facts.iter().find(|fact| fact.name == LAST_YEAR).expect("asked");
        assert_eq!(found.found_out.as_ref().map(|found| found.note.as_str()), Some("Uzrādīta pase"));
        assert_eq!(file.wishes.iter().map(|wish| wish.number.as_str()).collect::<Vec<_>>(), ["park"]);
        assert_eq!(world.noted("change-for").await, 1);
    });
}

async fn typed_name(world: &World) -> (String, i64) {
    let (version, typed) = typed(world, OPEN, "A1").await;
    (typed.name, version)
}

#[test]
fn what_is_wrong_is_told_field_by_field_and_a_ground_is_demanded() {
    told_to_both(async |world| {
        world.import(OPEN, ROUND).await;
        let (service, ilze) = (world.at(OPEN), world.caseworker(Who::Ilze));
        let (version, same) = typed(&world, OPEN, "A1").await;
        let mut bad = TypedAmendment {
            name: " ".to_owned(),
            contact: "nobody".to_owned(),
            wishes: vec!["park".to_owned(), "park".to_owned()],
            note: String::new(),
            ..same.clone()
        };
        bad.facts.insert(LAST_YEAR.to_owned(), String::new());
        bad.facts.insert("date_of_birth".to_owned(), "31.02.2010.".to_owned());
        let what = (ROUND, "A1", version);
        let mut fields: Vec<String> =
            wrong(service.amend(&ilze, what, &bad, true).await).into_iter().map(|one| one.0).collect();
        fields.sort();
        let fact = format!("fact-{LAST_YEAR}");
        assert_eq!(fields, ["contact", "fact-date_of_birth", &fact, "name", "note", "wishes"]);
        not_found(service.amend(&world.caseworker(Who::Stranger), what, &same, false).await);
        not_found(service.amending(&ilze, ROUND, "P27-041").await);
    });
}

#[test]
fn wishes_stay_after_the_deadline_and_facts_once_results_are_told() {
    told_to_both(async |world| {
        let (_, run) = world.with_run().await;
        let (service, ilze) = (world.at(ENDED), world.caseworker(Who::Ilze));
        let can = async || service.amending(&ilze, ROUND, "A1").await.expect("a page").can;
        assert_eq!(can().await, Amendable { facts: true, wishes: false, two: true });
        let (version, same) = typed(&world, ENDED, "A1").await;
        let without = TypedAmendment { wishes: vec!["park".to_owned()], ..same };
        let asked = service.amend(&ilze, (ROUND, "A1", version), &without, false).await.expect("shown");
        assert!(asked.signed, "another caseworker approves it: the rest stands in `pleas`");
        service.publish(&world.caseworker(Who::Maris), run).await.expect("published");
        assert_eq!(can().await, Amendable { facts: false, wishes: false, two: false });
        let (version, same) = typed(&world, ENDED, "A1").await;
        let mut contact = TypedAmendment { contact: "kaija@example.org".to_owned(), ..same };
        contact.facts.insert(LAST_YEAR.to_owned(), "yes".to_owned());
        let changed = service.amend(&ilze, (ROUND, "A1", version), &contact, true).await.expect("changed");
        assert_eq!(changed.changes.iter().map(|one| one.field.as_str()).collect::<Vec<_>>(), ["contact"]);
    });
}

#[test]
fn the_page_asks_before_it_saves_and_keeps_what_was_typed() {
    told_to_one(async |world| {
        world.import(OPEN, ROUND).await;
        let house = House::beside(&world).await;
        let mut ilze = house.guest(Guest::Caseworker).await;
        let address = "/rounds/sample-summer/applications/P27-041/amend";
        let page = ilze.get(&format!("{address}?lang=en")).await.body;
        assert!(page.contains("Put the application right") && page.contains("name=\"fact-"), "{page}");
        let version = page.split("name=\"version\" value=\"").nth(1).and_then(|rest| rest.split('"').next());
        let version = version.expect("a version").to_owned();
        let caseworker = world.caseworker(Who::Ilze);
        let known = house.service.amending(&caseworker, "sample-summer", "P27-041").await.expect("a page");
        let mut fields = vec![
            ("version", version.as_str()),
            ("name", "Pavisam Cits"),
            ("contact", "cits@example.org"),
            ("note", "Tālruņa zvans"),
        ];
        fields.extend(known.wishes.iter().map(|number| ("wish", number.as_str())));
        let shown = ilze.post(address, &fields).await;
        assert_eq!(shown.status, 200);
        assert!(
            shown.body.contains("<ins>Pavisam Cits</ins>") && shown.body.contains("name=\"sure\""),
            "{}",
            shown.body
        );
        assert!(!ilze.get(address).await.body.contains("Pavisam Cits"), "nothing is saved yet");
        fields.push(("again", "yes"));
        let again = ilze.post(address, &fields).await;
        assert!(
            again.body.contains("value=\"Pavisam Cits\"") && again.body.contains("Tālruņa zvans</textarea>")
        );
        fields.pop();
        fields.push(("sure", "yes"));
        assert_eq!(ilze.post(address, &fields).await.status, 303);
        assert!(ilze.get(address).await.body.contains("value=\"Pavisam Cits\""));
        let again = ilze.post(address, &fields).await;
        assert_eq!((again.status, again.header("location")), (303, address.trim_end_matches("/amend")));
        fields[1].1 = "Kāds Cits";
        let stale = ilze.post(address, &fields).await;
        assert_eq!(stale.status, 409);
    });
}

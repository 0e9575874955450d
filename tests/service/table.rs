//! The table of a round's applications: sorted and narrowed by what stands in columns and by what stands sealed, and taken away
//! as a file that holds exactly what is shown.

use talka::{
    domain::Lang,
    files::sheet::write::Format,
    i18n::Tr,
    service::{OfFact, Order, RunKind, Taking, Wanted},
};

use crate::{
    afterwards::{given_on, told},
    applying::form,
    knock::{Browser, Guest, House},
    scene::{ENDED, OPEN, PASSWORD, Who, fixture, told_to_both, told_to_one},
};

/// A round with three people: Kaija Žagare, Ģirts Ābols, Šarlote Ūdre.
const ROUND: &str = "minimal";

#[test]
fn people_are_sorted_by_surname_and_by_what_is_known_of_them() {
    told_to_both(async |world| {
        world.import(OPEN, ROUND).await;
        let (service, ilze) = (world.at(OPEN), world.caseworker(Who::Ilze));
        let sorted = async |order: Order, down: bool| {
            let wanted = Wanted { order, down, most: 100, ..Wanted::default() };
            let lines = service.list(&ilze, ROUND, &wanted).await.expect("a list").lines;
            lines.into_iter().map(|line| line.number).collect::<Vec<_>>().join(" ")
        };
        let birth = || Order::Fact("date_of_birth".to_owned());
        let took_part = || Order::Fact("took_part_last_year".to_owned());
        let nobody_knows = || Order::Fact("no_such_fact".to_owned());
        // Ābols, Ūdre, Žagare: by the surname, as the Latvian alphabet has it.
        for (order, down, expected) in [
            (Order::Number, false, "A1 A2 A3"),
            (Order::Number, true, "A3 A2 A1"),
            (Order::Name, false, "A2 A3 A1"),
            (Order::Name, true, "A1 A3 A2"),
            (Order::Received, true, "A3 A2 A1"),
            (birth(), false, "A2 A3 A1"),
            // Yes before no; of equals the number decides, in both directions.
            (took_part(), false, "A2 A1 A3"),
            (took_part(), true, "A1 A3 A2"),
            (nobody_knows(), false, "A1 A2 A3"),
            (nobody_knows(), true, "A1 A2 A3"),
        ] {
            assert_eq!(sorted(order.clone(), down).await, expected, "{order:?}, down: {down}");
        }
        // Pages cut the sorted list, not another.
        let second = Wanted { order: Order::Name, page: 2, most: 1, ..Wanted::default() };
        assert_eq!(service.list(&ilze, ROUND, &second).await.expect("a list").lines[0].number, "A3");
    });
}

#[test]
fn a_list_that_was_sorted_before_follows_what_is_changed_since() {
    told_to_both(async |world| {
        world.import(OPEN, ROUND).await;
        let (service, ilze) = (world.at(OPEN), world.caseworker(Who::Ilze));
        let by_name = async |service: &talka::service::Service| {
            let wanted = Wanted { order: Order::Name, most: 100, ..Wanted::default() };
            let lines = service.list(&ilze, ROUND, &wanted).await.expect("a list").lines;
            let told = lines.into_iter().map(|line| format!("{} {}", line.number, line.name));
            told.collect::<Vec<_>>().join("; ")
        };
        let at_first = "A2 Ģirts Ābols; A3 Šarlote Ūdre; A1 Kaija Žagare";
        assert_eq!(by_name(&service).await, at_first);
        assert_eq!(by_name(&service).await, at_first);
        let known = service.amending(&ilze, ROUND, "A1").await.expect("a page");
        let typed = talka::service::TypedAmendment {
            name: "Kaija Aboliņa".to_owned(),
            contact: known.contact,
            wishes: known.wishes,
            note: "Uzrādīta pase".to_owned(),
            ..Default::default()
        };
        service.amend(&ilze, (ROUND, "A1", known.version), &typed, true).await.expect("changed");
        let by_now = by_name(&service).await;
        assert!(by_now.starts_with("A1 Kaija Aboliņa; A2"), "{by_now}");
        // Another process has its own memory, and reads the same.
        assert_eq!(by_name(&world.at(OPEN)).await, by_now);
        service.withdraw_for(&ilze, (ROUND, "A2", 1), "Lūdza pa tālruni").await.expect("withdrawn");
        assert_eq!(by_name(&service).await, by_now, "who withdrew stays on the list");
    });
}

#[test]
fn whoever_is_erased_is_forgotten_by_a_list_that_was_sorted_before() {
    told_to_both(async |world| {
        let (codes, run) = world.with_run().await;
        let (service, ilze) = (world.at(ENDED), world.caseworker(Who::Ilze));
        service.publish(&world.caseworker(Who::Maris), run).await.expect("published");
        let by_name = async || {
            let wanted = Wanted { order: Order::Name, most: 100, ..Wanted::default() };
            service.list(&ilze, ROUND, &wanted).await.expect("a list").lines
        };
        let waits = by_name().await.into_iter().find(|line| line.offer.is_none()).expect("somebody waits");
        let own = crate::scene::holder(&service, &waits.number, &codes[&waits.number]).await;
        service.withdraw(&own).await.expect("taken back");
        assert!(by_name().await.iter().any(|line| line.name == waits.name));
        service.erase(&ilze, ROUND, &waits.number).await.expect("erased");
        let names: Vec<String> = by_name().await.into_iter().map(|line| line.name).collect();
        assert!(names.len() == 3 && !names.contains(&waits.name), "{names:?}");
    });
}

#[test]
fn a_list_is_narrowed_by_a_fact_by_what_is_not_known_and_by_a_placement() {
    told_to_both(async |world| {
        world.import(OPEN, ROUND).await;
        let (service, ilze) = (world.at(OPEN), world.caseworker(Who::Ilze));
        let found = async |wanted: Wanted| {
            let listed = service.list(&ilze, ROUND, &Wanted { most: 100, ..wanted }).await.expect("a list");
            let numbers: Vec<String> = listed.lines.into_iter().map(|line| line.number).collect();
            assert_eq!(listed.found, numbers.len() as u64);
            numbers.join(" ")
        };
        let fact = |name: &str, value: Option<&str>| Wanted {
            fact: Some(OfFact { name: name.to_owned(), value: value.map(str::to_owned) }),
            ..Wanted::default()
        };
        assert_eq!(found(fact("took_part_last_year", Some("yes"))).await, "A2");
        assert_eq!(found(fact("took_part_last_year", Some("no"))).await, "A1 A3");
        assert_eq!(found(fact("took_part_last_year", None)).await, "");
        assert_eq!(found(fact("no_such_fact", None)).await, "A1 A2 A3");
        let at = |placement: &str| Wanted { placement: placement.to_owned(), ..Wanted::default() };
        let everybody = service.list(&ilze, ROUND, &Wanted { most: 100, ..Wanted::default() }).await;
        let everybody = everybody.expect("a list").lines;
        let mut wished = Vec::new();
        for line in &everybody {
            let file = service.application(&ilze, ROUND, &line.number).await.expect("a file");
            if file.wishes.iter().any(|wish| wish.number == "park") {
                wished.push(line.number.clone());
            }
        }
        assert!(!wished.is_empty());
        assert_eq!(found(at("park")).await, wished.join(" "));
        assert_eq!(found(at("nowhere")).await, "");
    });
}

#[test]
fn the_page_shows_what_was_chosen_and_a_file_holds_exactly_that() {
    told_to_one(async |world| {
        world.import(OPEN, ROUND).await;
        let house = House::beside(&world).await;
        let mut ilze = house.guest(Guest::Caseworker).await;
        let address = "/rounds/minimal/applications?lang=en&sort=-name&col=name&col=fact-municipality";
        let page = ilze.get(address).await.body;
        let at = |text: &str| page.find(text).unwrap_or_else(|| panic!("{text}: {page}"));
        assert!(at("Kaija Žagare") < at("Šarlote Ūdre") && at("Šarlote Ūdre") < at("Ģirts Ābols"));
        assert!(page.contains("aria-sort=\"descending\""), "{page}");
        assert!(!page.contains("<td>13.04.2026."), "a column that was not chosen: {page}");
        let file = ilze.get(&format!("{address}&as=csv")).await;
        assert_eq!(file.header("content-type"), "text/csv; charset=utf-8");
        let lines: Vec<&str> = file.body.trim_start_matches('\u{feff}').lines().collect();
        assert_eq!(lines.len(), 4, "{lines:?}");
        assert!(lines[0].starts_with("Number,Name,"), "{lines:?}");
        assert_eq!(lines[1], "A1,Kaija Žagare,Piemēri");
        assert_eq!(lines[3], "A2,Ģirts Ābols,Piemēri");
        let book = ilze.get(&format!("{address}&as=xlsx")).await;
        assert_eq!(book.status, 200);
        // What is looked for is said in the body alone, and the file of what was found holds that alone.
        let fields = [("lang", "en"), ("q", "kaija"), ("col", "name"), ("sort", "name"), ("as", "csv")];
        let found = ilze.post("/rounds/minimal/applications", &fields).await;
        assert_eq!(found.status, 200);
        let lines: Vec<&str> = found.body.lines().collect();
        assert_eq!(
            (lines.len(), lines[1]),
            (2, if lines[0].contains(';') { "A1;Kaija Žagare" } else { "A1,Kaija Žagare" })
        );
        // Everybody who left in a file was looked at, and that is noted.
        let looks = world.looks().await;
        assert_eq!(looks.iter().map(|look| look.count).collect::<Vec<_>>(), [1, 3, 3, 3]);
        // Without anything to look for, the table has an address that can be kept.
        let kept = ilze.post("/rounds/minimal/applications", &[("col", "name"), ("sort", "-name")]).await;
        assert_eq!(kept.status, 303);
        assert!(kept.header("location").ends_with("?sort=-name&col=name"), "{}", kept.header("location"));
    });
}

#[test]
fn whoever_gave_a_place_back_has_none_in_the_list_and_in_the_file_and_whoever_got_it_has_it() {
    told_to_both(async |world| {
        told(&world, "2009-02-02", "").await;
        let (service, ilze) = (world.at(ENDED), world.caseworker(Who::Ilze));
        let of = async |number: &str| {
            let wanted = Wanted { most: 100, ..Wanted::default() };
            let lines = service.list(&ilze, ROUND, &wanted).await.expect("a list").lines;
            let line = lines.into_iter().find(|line| line.number == number).expect("there");
            (line.outcome.unwrap_or_default(), line.place)
        };
        let file = async |number: &str| {
            let format = Format::Csv { separator: ';' };
            let file = service.people_sheet(&ilze, ROUND, Tr(Lang::Lv), format).await.expect("a file");
            let text = String::from_utf8(file.whole().await.expect("its end")).expect("text");
            let line = text.lines().find(|line| line.contains(number)).expect("there").to_owned();
            let cells: Vec<String> = line.split(';').map(ToOwned::to_owned).collect();
            cells[cells.len() - 4..].join(";")
        };
        let (outcome, place) = of("A3").await;
        assert!(outcome == "placed" && place.is_some() && of("A2").await == ("waiting", None));
        service.answer_for(&ilze, (ROUND, "A3", 0), (false, "Zvanīja.")).await.expect("declined");
        assert_eq!(of("A3").await, ("out-of-line", None));
        given_on(&world, &service, RunKind::Refill).await;
        assert_eq!((of("A3").await, of("A2").await), (("out-of-line", None), ("placed", place)));
        assert_eq!(file("A3").await, "Rindā vairs negaida;;Atteicās;", "nothing to answer");
        assert!(file("A2").await.starts_with("Vieta piešķirta;Piemēru"), "{}", file("A2").await);
        // And everybody can read whose number has a place by now, to contest it.
        let round = service.round(ROUND).await.expect("a round").0.id;
        let later = service.given_later(round).await.expect("asked");
        assert_eq!(later.into_iter().map(|(_, numbers)| numbers).collect::<Vec<_>>(), [["A2"]]);
        let placed = Wanted { outcome: "placed".to_owned(), most: 100, ..Wanted::default() };
        let found = service.list(&ilze, ROUND, &placed).await.expect("a list").lines;
        assert!(found.iter().any(|one| one.number == "A2") && found.iter().all(|one| one.number != "A3"));
    });
}

/// What the library announces of its work.
const ANNOUNCED: [(&str, &str); 6] = [
    ("title", "Grāmatu kārtošana"),
    ("capacity", "1"),
    ("about-first-day", "15.06.2026."),
    ("about-hours-18", "7"),
    ("about-pay", "6,50"),
    ("about-pay-per", "hour"),
];

#[test]
fn an_accountant_gets_work_and_personal_code_of_those_who_hold_a_place_and_that_is_noted() {
    told_to_both(async |world| {
        let mut new = fixture(ROUND);
        let people = String::from_utf8(new.files["applicants.csv"].clone()).expect("text");
        new.files
            .insert("applicants.csv".to_owned(), people.replace("2010-05-02", "2000-05-02").into_bytes());
        world.at(OPEN).add_round(Some(&world.administrator()), &new).await.expect("a round");
        let (service, ilze, maris) =
            (world.at(OPEN), world.caseworker(Who::Ilze), world.caseworker(Who::Maris));
        let list = "number;name;personal_code\nA1;Kaija Žagare;32700000001\nA2;Ģirts Ābols;32700000002\n";
        let list = service.send_sheet(&ilze, ROUND, ("kodi.csv", list.as_bytes().to_vec())).await;
        let whole = Taking { part: false, hidden: false };
        service.take_sheet(&ilze, list.expect("a spreadsheet"), whole).await.expect("taken");
        let (library, own) = (world.department(Who::Library), "library");
        let (book, places) = service.round(ROUND).await.expect("a round");
        let place = places.iter().find(|one| one.placement.id.as_str() == own).expect("there");
        let mut form = form("", "", "");
        form.answers = ANNOUNCED.map(|(name, text)| (name.to_owned(), text.to_owned())).into();
        for question in book.asked_about_placements(&places) {
            form.answers.insert(question.name, "Piemēri".to_owned());
        }
        service.change_placement(&library, (place.id, place.version), &form).await.expect("announced");
        let version = service.own_placement(&library, place.id).await.expect("own").1.version;
        service.approve_placement(&ilze, ROUND, (place.id, version), true).await.expect("approved");
        let run = world.run_of_minimal().await;
        world.at(ENDED).publish_undecided(&maris, run).await.expect("published");

        let router = talka::web::App::new(world.at(ENDED), talka::config::Config::default()).router();
        let mut browser = Browser::new(router, "10.0.0.1");
        let signed_in = browser.post("/sign-in", &[("login", "ilze"), ("password", PASSWORD)]).await;
        assert_eq!(signed_in.status, 303);
        let columns = ["organisation", "first-day", "last-day", "hours", "pay", "code"];
        let columns = columns.map(|column| format!("&col={column}")).concat();
        let address = format!("/rounds/minimal/applications?lang=en{columns}");
        let page = browser.get(&address).await.body;
        assert!(page.contains("••••••-••001") && !page.contains("327000"), "{page}");
        assert!(page.contains("15 June 2026") && page.contains("6.50 EUR"), "{page}");
        assert_eq!(world.noted("look-codes").await, 0, "the page shows no whole code");
        let file = browser.get(&format!("{address}&as=csv")).await.body;
        let line = |number: &str| {
            let line = file.lines().find(|line| line.starts_with(number));
            line.unwrap_or_else(|| panic!("{number}: {file}")).to_owned()
        };
        assert!(line("A1,").starts_with("A1,Piemēru bibliotēka,15.06.2026.,,7 hours a day,"), "{file}");
        assert!(line("A1,").contains("6.50 EUR") && line("A1,").ends_with(",327000-00001"), "{file}");
        // Who waits holds nothing, and nothing of the kind leaves.
        assert_eq!(line("A2,"), "A2,,,,,,", "{file}");
        let looks = world.looks().await;
        let taken = looks.iter().find(|look| look.action == "look-codes").expect("noted");
        assert_eq!((taken.shown.as_str(), taken.count), ("A1", 1));
        // Without the column no code leaves.
        let file = browser.get("/rounds/minimal/applications?lang=en&col=organisation&as=csv").await.body;
        assert!(!file.contains("327000"), "{file}");
        assert_eq!(world.noted("look-codes").await, 1);
    });
}

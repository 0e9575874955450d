//! The table of a round's applications: sorted and narrowed by what stands in columns and by what stands sealed, and taken away
//! as a file that holds exactly what is shown.

use talka::{
    domain::Lang,
    files::sheet::write::Format,
    i18n::Tr,
    service::{OfFact, Order, RunKind, Wanted},
};

use crate::{
    afterwards::{given_on, told},
    knock::{Guest, House},
    scene::{ENDED, OPEN, Who, told_to_both, told_to_one},
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
            cells[cells.len() - 3..].join(";")
        };
        let (outcome, place) = of("A3").await;
        assert!(outcome == "placed" && place.is_some() && of("A2").await == ("waiting", None));
        service.answer_for(&ilze, (ROUND, "A3", 0), (false, "Zvanīja.")).await.expect("declined");
        assert_eq!(of("A3").await, ("out-of-line", None));
        given_on(&world, &service, RunKind::Refill).await;
        assert_eq!((of("A3").await, of("A2").await), (("out-of-line", None), ("placed", place)));
        assert_eq!(file("A3").await, "Rindā vairs negaida;;Atteicās");
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

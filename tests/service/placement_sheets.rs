//! Placements from a spreadsheet: what an organisation gets comes back unchanged, each row is shown before it counts, what is right goes in
//! together, and nothing goes in twice.

use std::collections::BTreeMap;

use crate::{
    applying::form,
    knock::{Guest, House},
    scene::{Who, World, not_found, refusal, refused, told_to_both, told_to_one, wrong},
    walk::hidden,
};
use talka::{
    domain::{Arg, Lang},
    i18n::Tr,
    service::{Format, No, PlacementSheet, RowBecomes, Service, SheetLine},
};

const LV: Tr = Tr(Lang::Lv);
const SUMMER: &str = "sample-summer";
const OPEN: &str = "2027-04-12T08:00:00Z";
const HEADER: &str = "Vakances numurs;Vakance;Vietu skaits;Kurā novada daļā ir darbs?;Kura ir pirmā darba diena?;\
    Kura ir pēdējā darba diena?;Cik stundu dienā jāstrādā?;Vai darbam vajadzīga personas medicīniskā grāmatiņa?;Piezīmes";

/// How many rows of each kind.
fn counted(sheet: &PlacementSheet) -> [usize; 4] {
    let kind = |line: &SheetLine| match line.becomes {
        RowBecomes::New { .. } => 0,
        RowBecomes::Changed(_) => 1,
        RowBecomes::Same(_) => 2,
        RowBecomes::Wrong(..) => 3,
    };
    let mut counts = [0; 4];
    sheet.lines.iter().for_each(|line| counts[kind(line)] += 1);
    counts
}

async fn read(world: &World, service: &Service, rows: &[&str]) -> PlacementSheet {
    let text = format!("{HEADER}\n{}\n", rows.join("\n"));
    let library = world.department(Who::Library);
    service.placement_sheet(&library, SUMMER, ("vakances.csv", text.into_bytes())).await.expect("read")
}

/// Title and seats of the organisation's placements.
async fn offered(world: &World, service: &Service) -> BTreeMap<String, (String, u32)> {
    let own = service.own_placements(&world.department(Who::Library)).await.expect("placements");
    let own = own.into_iter().map(|own| own.placed.placement);
    own.map(|place| (place.id.to_string(), (place.title, place.capacity))).collect()
}

#[test]
fn what_an_organisation_takes_along_comes_back_unchanged() {
    told_to_both(async |world| {
        world.import(OPEN, SUMMER).await;
        let (service, library) = (world.at(OPEN), world.department(Who::Library));
        let mut said = form("t", "Dobes", "2");
        for (name, text) in [
            ("parish", "Piemēru pilsēta"),
            ("first_day", "07.06.2027."),
            ("last_day", "18.06.2027."),
            ("hours_a_day", "4"),
            ("health_check", "no"),
            ("about-duties", "Ravēt dobes,\r\nlaistīt puķes."),
            ("about-address", "Ķiršu iela 1"),
            ("about-starts", "8.30"),
            ("about-ends", "13:00"),
            ("about-pay", "6,50"),
            ("about-pay-per", "hour"),
        ] {
            said.answers.insert(name.to_owned(), text.to_owned());
        }
        service.post(&library, SUMMER, &said).await.expect("posted");
        let stands = offered(&world, &service).await.len();
        let csv = (Tr(Lang::Lv), Format::Csv { separator: ';' });
        let file = service.own_placements_sheet(&library, SUMMER, csv).await.expect("a file");
        let file = String::from_utf8(file.whole().await.expect("its end")).expect("text");
        assert!(file.contains(";Nē") && !file.contains(";no;"), "{file}");
        for (lang, format, name) in [
            (Lang::Lv, Format::Xlsx, "a.xlsx"),
            (Lang::Lv, Format::Csv { separator: ';' }, "a.csv"),
            (Lang::Ru, Format::Xlsx, "a.xlsx"),
            (Lang::En, Format::Csv { separator: ';' }, "a.csv"),
        ] {
            let file =
                service.own_placements_sheet(&library, SUMMER, (Tr(lang), format)).await.expect("a file");
            let file = file.whole().await.expect("its end");
            let sheet = service.placement_sheet(&library, SUMMER, (name, file)).await.expect("read");
            assert_eq!(counted(&sheet), [0, 0, stands, 0], "{lang} {name}: {sheet:#?}");
            assert!(sheet.unread.is_empty(), "{:?}", sheet.unread);
        }
    });
}

#[test]
fn right_rows_go_in_together_and_nothing_goes_in_twice() {
    told_to_both(async |world| {
        world.import(OPEN, SUMMER).await;
        let (service, library) = (world.at(OPEN), world.department(Who::Library));
        let before = offered(&world, &service).await;
        let (number, (title, _)) = before.iter().next().expect("one is offered");
        let changed = format!("{number};\"{title}\";7;Piemēru pilsēta;07.06.2027;18.06.2027;4;nē;");
        let rows = [
            changed.as_str(),
            ";Puķu dobes;3;piemēru pilsēta;07.06.2027.;2027-06-18;4;Jā;pērn bija divi",
            "V999;Nav tādas;1;Piemēru pilsēta;07.06.2027;18.06.2027;4;nē;",
            ";Bez vietām;;Piemēru pilsēta;31.06.2027;18.06.2027;4;varbūt;",
        ];
        let sheet = read(&world, &service, &rows).await;
        assert_eq!(counted(&sheet), [1, 1, 0, 2], "{sheet:#?}");
        assert_eq!(sheet.unread, [("Piezīmes".to_owned(), vec!["pērn bija divi".to_owned()])]);
        let RowBecomes::Wrong(wrong, _) = &sheet.lines[3].becomes else { panic!("{sheet:#?}") };
        let fields: Vec<&str> = wrong.iter().map(|wrong| wrong.field.as_str()).collect();
        assert_eq!(fields, ["capacity", "first_day", "health_check"]);
        assert_eq!(offered(&world, &service).await, before, "nothing was written");
        // Somebody else's page does not open it.
        let park = world.department(Who::Park);
        let other = service.take_placement_sheet(&park, SUMMER, &sheet.kept).await;
        assert!(matches!(other, Err(No::Refused(_) | No::NotFound)), "{other:?}");
        let done = service.take_placement_sheet(&library, SUMMER, &sheet.kept).await.expect("taken");
        assert_eq!(done, (1, 1));
        let after = offered(&world, &service).await;
        assert_eq!((after.len(), after[number].1), (before.len() + 1, 7));
        // By *Back*, and by the same file once more.
        let again = service.take_placement_sheet(&library, SUMMER, &sheet.kept).await.expect("taken");
        assert_eq!(again, (0, 0));
        let sheet = read(&world, &service, &rows).await;
        assert_eq!(counted(&sheet), [0, 0, 2, 2], "{sheet:#?}");
        assert_eq!(offered(&world, &service).await, after);
    });
}

#[test]
fn a_number_of_another_round_makes_a_new_placement_once_and_every_mistake_of_a_row_is_told() {
    told_to_both(async |world| {
        world.import(OPEN, SUMMER).await;
        world.import(OPEN, "minimal").await;
        let (service, library) = (world.at(OPEN), world.department(Who::Library));
        let elsewhere = service.own_placements(&library).await.expect("placements");
        let elsewhere = elsewhere.iter().find(|own| own.slug == "minimal").expect("one in another round");
        let number = elsewhere.placed.placement.id.to_string();
        let before = offered(&world, &service).await.len();
        let row = format!("{number};Puķu dobes;3;Piemēru pilsēta;07.06.2027.;18.06.2027;4;Jā;");
        let strange = "V999;Nav tādas;0;Piemēru pilsēta;31.06.2027;18.06.2027;4;varbūt;";
        let sheet = read(&world, &service, &[&row, strange]).await;
        let RowBecomes::New { elsewhere: Some(said), .. } = &sheet.lines[0].becomes else {
            panic!("{sheet:#?}")
        };
        assert_eq!(*said, number);
        let RowBecomes::Wrong(wrong, _) = &sheet.lines[1].becomes else { panic!("{sheet:#?}") };
        let fields: Vec<&str> = wrong.iter().map(|wrong| wrong.field.as_str()).collect();
        assert_eq!(fields, ["number", "capacity", "first_day", "health_check"]);
        let done = service.take_placement_sheet(&library, SUMMER, &sheet.kept).await.expect("taken");
        assert_eq!(done, (1, 0));
        let sheet = read(&world, &service, &[&row]).await;
        assert_eq!(counted(&sheet), [0, 0, 1, 0], "the same file once more: {sheet:#?}");
        assert_eq!(offered(&world, &service).await.len(), before + 1);
        let stands = service.own_placement(&library, elsewhere.placed.id).await.expect("its own").1;
        assert_eq!(stands.version, elsewhere.placed.version, "the other round's stays as it is");
    });
}

#[test]
fn what_changed_meanwhile_is_told_and_nothing_is_half_written() {
    told_to_both(async |world| {
        world.import(OPEN, SUMMER).await;
        let (service, library) = (world.at(OPEN), world.department(Who::Library));
        let before = offered(&world, &service).await;
        let (number, (title, _)) = before.iter().next().expect("one is offered");
        let row =
            |seats: u32| format!("{number};\"{title}\";{seats};Piemēru pilsēta;07.06.2027;18.06.2027;4;nē;");
        let (one, other) = (row(8), row(9));
        let new = ";Puķu dobes;3;Piemēru pilsēta;07.06.2027.;18.06.2027;4;nē;";
        let late = read(&world, &service, &[new, &one]).await;
        let soon = read(&world, &service, &[&other]).await;
        service.take_placement_sheet(&library, SUMMER, &soon.kept).await.expect("taken");
        let told = refusal(service.take_placement_sheet(&library, SUMMER, &late.kept).await);
        assert_eq!((told.key, &told.args[0].1), ("refused-stale-placements", &Arg::Text("3".to_owned())));
        let after = offered(&world, &service).await;
        assert_eq!((after.len(), after[number].1), (before.len(), 9), "the new one did not go in either");
        let ended = world.at("2027-05-10T08:00:00Z");
        assert_eq!(
            refused(ended.take_placement_sheet(&library, SUMMER, &late.kept).await),
            "refused-form-old"
        );
        let park = world.department(Who::Park);
        not_found(service.placement_sheet(&park, "nav", ("a.csv", Vec::new())).await);
    });
}

#[test]
fn on_the_page_a_file_is_shown_before_it_counts() {
    told_to_one(async |world| {
        let house = House::beside(&world).await;
        let mut library = house.guest(Guest::Department).await;
        let home = "/rounds/sample-summer/placements/sheet";
        assert!(library.get("/placements").await.body.contains(home));
        assert_eq!(library.get(home).await.status, 200);
        let text = format!(
            "{HEADER}\n;Puķu dobes;3;Piemēru pilsēta;07.06.2027;18.06.2027;4;nē;x\n;Rindas;0;;;;;;\n"
        );
        let sent = library.upload(home, "file", ("v.csv", text.as_bytes())).await;
        assert_eq!(sent.status, 200, "{}", sent.body);
        assert!(sent.body.contains("Puķu dobes") && sent.body.contains("Piezīmes"), "{}", sent.body);
        let kept = hidden(&sent.body, "kept").expect("rows to take");
        let done = library.upload(&format!("{home}/take"), "kept", ("", kept.as_bytes())).await;
        assert_eq!((done.status, done.header("location")), (303, "/placements"), "{}", done.body);
        assert!(library.get("/placements").await.body.contains("Puķu dobes"));
        let rows = ";Puķu dobes (05.06.–18.06.);3;Piemēru pilsēta;07.06.2027;18.06.2027;4;varbūt;x";
        let bad = library.upload(home, "file", ("v.csv", format!("{HEADER}\n{rows}\n").as_bytes())).await;
        for said in
            ["Augšupielādēt citu failu", "3 vietas · 07.06.2027.–18.06.2027.", "Jā, Nē", "citas dienas"]
        {
            assert!(bad.body.contains(said), "{said}: {}", bad.body);
        }
        let none = library.upload(home, "file", ("", b"")).await;
        assert_eq!(none.status, 422);
        let strange = library.upload(home, "file", ("x.pdf", b"%PDF-1.7")).await;
        assert_eq!(strange.status, 422);
        let file = library.get(&format!("{home}/xlsx")).await;
        assert_eq!(file.status, 200);
    });
}

/// What is wrong with a row is said at the file's own column, and pay that nobody can mean is not taken.
#[test]
fn a_mistake_names_the_column_of_the_file_and_strange_pay_is_asked_about() {
    told_to_one(async |world| {
        let house = House::beside(&world).await;
        let mut library = house.guest(Guest::Department).await;
        let home = "/rounds/sample-summer/placements/sheet?lang=lv";
        let row = ";Puķu dobes;3;Piemēru pilsēta;07.06.2027;18.06.2027;4;nē;x";
        let mut said = async |header: &str, pay: &str| {
            let text = format!("{HEADER};{header};Par ko ir šī summa\n{row};{pay}\n");
            let sent = library.upload(home, "file", ("v.csv", text.as_bytes())).await;
            assert_eq!(sent.status, 200, "{}", sent.body);
            sent.body
        };
        let per = LV.say("wrong-about-per");
        let page = said("Samaksa", "5,25;par gadu").await;
        assert!(page.contains(&format!("Par ko ir šī summa: {per}")), "{page}");
        assert!(!page.contains("Samaksa (var neaizpildīt)") && !page.contains("Samaksa: "), "{page}");
        let page = said("about_pay", "piecas;par stundu").await;
        assert!(page.contains(&format!("about_pay: {}", LV.say("wrong-about-pay"))), "{page}");
        let page = said("Samaksa", "300;par stundu").await;
        assert!(page.contains("Samaksa: Pārbaudiet summu"), "{page}");
        let page = said("Samaksa", "6,50;par stundu").await;
        assert!(!page.contains("Pārbaudiet summu") && page.contains("Puķu dobes"), "{page}");
    });
}

/// Whoever changes an approved placement reads beside the button that it is hidden until it is approved anew.
#[test]
fn whoever_changes_an_approved_placement_is_warned_beside_the_button() {
    told_to_one(async |world| {
        let house = House::beside(&world).await;
        let mut library = house.guest(Guest::Department).await;
        let form = library.get(&format!("/placements/{}?lang=lv", house.placement)).await.body;
        let (before, after) = form.split_once(&LV.say("placements-hides")).expect("a warning");
        assert!(before.contains("name=\"title\"") && !after.contains("name=\"title\""), "at the end");
        let home = "/rounds/sample-summer/placements/sheet?lang=lv";
        assert!(library.get(home).await.body.contains(&LV.say("placement-sheet-hides")));
        let text = "Vakances numurs;Vakance;Vietu skaits\nV01;Cits nosaukums;2\n";
        let sent = library.upload(home, "file", ("v.csv", text.as_bytes())).await;
        assert!(sent.body.contains("id=\"hides\""), "{}", sent.body);
        let text = format!("{HEADER}\n;Puķu dobes;3;Piemēru pilsēta;07.06.2027;18.06.2027;4;nē;x\n");
        let new = library.upload(home, "file", ("v.csv", text.as_bytes())).await;
        assert!(!new.body.contains("id=\"hides\""), "a new one hides nothing: {}", new.body);
    });
}

#[test]
fn from_and_until_are_days_and_a_number_is_one_in_its_own_language() {
    told_to_one(async |world| {
        world.import(OPEN, SUMMER).await;
        let (service, library) = (world.at(OPEN), world.department(Who::Library));
        let read = async |header: &str| {
            let text = format!("{header}\n1;Dobes;2;07.06.2027.;18.06.2027.;4\n");
            let sheet = service.placement_sheet(&library, SUMMER, ("v.csv", text.into_bytes())).await;
            let sheet = sheet.expect("read");
            sheet.read.iter().map(|(column, field)| format!("{column}={field}")).collect::<Vec<_>>().join(" ")
        };
        assert_eq!(
            read("Nr.p.k.;Vakance;Vietu skaits;No;Līdz;Stundas dienā").await,
            "Vakance=title Vietu skaits=capacity No=first_day Līdz=last_day Stundas dienā=hours_a_day"
        );
        assert_eq!(
            read("No.;Title;Seats;From;Until;Hours a day").await,
            "No.=number Title=title Seats=capacity From=first_day Until=last_day Hours a day=hours_a_day"
        );
    });
}

#[test]
fn a_sum_that_is_far_from_what_the_work_can_pay_is_a_slip() {
    told_to_one(async |world| {
        world.import(crate::scene::OPEN, "minimal").await;
        let (service, library) = (world.at(crate::scene::OPEN), world.department(Who::Library));
        for (sum, per, key) in [
            ("1", "month", "wrong-about-pay-low"),
            ("0,9", "day", "wrong-about-pay-low"),
            ("7000", "hour", "wrong-about-pay-high"),
        ] {
            let mut form = form("slip", "Dobes", "2");
            form.answers.extend(
                [("about-pay", sum), ("about-pay-per", per)]
                    .map(|(name, text)| (name.to_owned(), text.to_owned())),
            );
            let found = wrong(service.post(&library, "minimal", &form).await);
            assert_eq!(found, [("about-pay".to_owned(), key)], "{sum} {per}");
        }
    });
}

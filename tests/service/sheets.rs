//! Spreadsheets that real programmes write, as they lie in `fixtures/spreadsheets`: all of them are read as their people meant
//! them, and once they are in, sending them again changes nothing. And a long one keeps nobody waiting.

use std::sync::Arc;

use talka::{
    domain::{Caseworker, FactValue, Lang},
    files::sheet::write::Format,
    i18n::Tr,
    service::{Intake, No, Service, Taking},
};
use uuid::Uuid;

use crate::{
    knock::{Guest, House},
    scene::{OPEN, Who, World, application, everyone, refused, told_to_both, told_to_one},
};

/// While the round of the demonstration takes applications.
const SUMMER: &str = "2027-04-20T08:00:00Z";
const ROUND: &str = "sample-summer";

/// The files with the number of people in each.
const FILES: [(&str, u64); 15] = [
    ("01-note-linebreak-unread-column.xlsx", 2),
    ("02-formula-novalue-unread-column.xlsx", 2),
    ("04-error-unread-column.xlsx", 2),
    ("06-nameless-index-column.xlsx", 2),
    ("12-choices-change-eligibility.xlsx", 3),
    ("22-code-number-format-11zeros.xlsx", 2),
    ("45-filtered-hidden-row.xlsx", 2),
    ("47-instruction-sheet-first.xlsx", 2),
    ("70-csv-title-line.csv", 1),
    ("72-csv-commas-in-header.csv", 1),
    ("73-csv-datetime-nodot.csv", 1),
    ("90-plain.xlsx", 2),
    ("91-workbook2.xlsx", 2),
    ("b01-csv-export-saved-as-xlsx.xlsx", 1),
    ("d03-libreoffice-lv-PATIESS.csv", 6),
];

fn bytes(name: &str) -> Vec<u8> {
    let path = format!("{}/fixtures/spreadsheets/{name}", env!("CARGO_MANIFEST_DIR"));
    std::fs::read(path).expect("a fixture")
}

async fn sent(service: &Service, who: &Caseworker, name: &str, bytes: Vec<u8>) -> Uuid {
    match service.send_sheet(who, ROUND, (name, bytes)).await {
        Ok(id) => id,
        Err(No::Faults(faults)) => {
            panic!(
                "{name}: {:?}",
                faults.faults.iter().map(|one| Tr(Lang::En).fault(one)).collect::<Vec<_>>()
            )
        }
        Err(no) => panic!("{name}: {no}"),
    }
}

async fn seen(service: &Service, who: &Caseworker, id: Uuid) -> (Intake, [u64; 4], Vec<String>) {
    let intake = service.intake(who, id).await.expect("an intake");
    let found = intake.comparison.clone().unwrap_or_else(|| panic!("compared: {:?}", intake.mapping_faults));
    let told = found.faults.faults.iter().map(|fault| Tr(Lang::En).fault(fault)).collect();
    let figures = [found.added.count, found.changed.count, found.same, found.wrong];
    (intake, figures, told)
}

/// A world with the demonstration's round, its caseworker, and another who signs.
async fn summer(world: &World) -> (Arc<Service>, Caseworker) {
    world.import(SUMMER, ROUND).await;
    (world.at(SUMMER), world.caseworker(Who::Ilze))
}

async fn taken(world: &World, service: &Service, who: &Caseworker, id: Uuid, taking: Taking) -> (u64, u64) {
    let late = service.intake(who, id).await.expect("an intake").comparison.expect("compared").late;
    if late.count > 0 {
        let other = world.caseworker(Who::Maris);
        service.sign_late_rows(&other, id, &late.digest()).await.expect("signed");
    }
    service.take_sheet(who, id, taking).await.expect("taken")
}

#[test]
fn what_real_programmes_write_is_read_and_comes_in_once() {
    let mut there: Vec<String> =
        std::fs::read_dir(format!("{}/fixtures/spreadsheets", env!("CARGO_MANIFEST_DIR")))
            .expect("a folder")
            .map(|entry| entry.expect("an entry").file_name().into_string().expect("a name"))
            .collect();
    there.sort();
    assert_eq!(there, FILES.map(|(name, _)| name), "every fixture is read");
    for (name, people) in FILES {
        // One database is enough here: what is read does not depend on it.
        told_to_one(async |world| {
            let (service, ilze) = summer(&world).await;
            let id = sent(&service, &ilze, name, bytes(name)).await;
            let (intake, figures, told) = seen(&service, &ilze, id).await;
            // One row of the closed lists' file is in none of them: it is wrong, with the list, and the others are read.
            let wrong = u64::from(name.starts_with("12"));
            assert_eq!(figures, [people, 0, 0, wrong], "{name}: {told:?}");
            assert!(wrong == 0 || told.iter().all(|told| told.contains("one of these values is expected")));
            let hidden = name.starts_with("45");
            assert_eq!(intake.hidden, if hidden { vec![3] } else { Vec::new() }, "{name}");
            if hidden {
                let refusal = service.take_sheet(&ilze, id, Taking::default()).await;
                assert_eq!(refused(refusal), "refused-hidden-rows");
            }
            let taking = Taking { hidden, part: wrong > 0 };
            assert_eq!(taken(&world, &service, &ilze, id, taking).await, (people, 0), "{name}");
            let again = sent(&service, &ilze, name, bytes(name)).await;
            assert_eq!(seen(&service, &ilze, again).await.1, [0, 0, people, wrong], "{name}: sent again");
            for format in [Format::Csv { separator: ';' }, Format::Xlsx] {
                let file = service.people_sheet(&ilze, ROUND, Tr(Lang::Lv), format).await.expect("a file");
                let id = sent(&service, &ilze, "back", file.whole().await.expect("its end")).await;
                let (_, [added, changed, _, wrong], told) = seen(&service, &ilze, id).await;
                assert_eq!([added, changed, wrong], [0; 3], "{name} {format:?}: {told:?}");
            }
        });
    }
}

#[test]
fn what_is_left_out_of_them_is_named() {
    told_to_both(async |world| {
        let (service, ilze) = summer(&world).await;
        let look = async |name: &str| {
            let id = sent(&service, &ilze, name, bytes(name)).await;
            seen(&service, &ilze, id).await.0
        };
        for (name, column, sample) in [
            ("01-note-linebreak-unread-column.xlsx", "Piezīmes", "pirmā rinda\notrā rinda"),
            ("04-error-unread-column.xlsx", "Aprēķins", "#N/A"),
            ("72-csv-commas-in-header.csv", "Skola, klase, kurss", "Piemēru vidusskola"),
        ] {
            let intake = look(name).await;
            let unread: Vec<_> = intake
                .columns
                .iter()
                .zip(&intake.samples)
                .filter(|((_, field), _)| field.is_none())
                .collect();
            assert_eq!(unread.len(), 1, "{name}");
            assert_eq!(
                (unread[0].0.0.as_str(), unread[0].1.as_slice()),
                (column, &[sample.to_owned()][..]),
                "{name}"
            );
        }
        let nameless = look("06-nameless-index-column.xlsx").await.nameless;
        assert_eq!(nameless, [("A".to_owned(), vec!["1".to_owned(), "2".to_owned()])]);
        let intake = look("47-instruction-sheet-first.xlsx").await;
        assert_eq!(intake.about.and_then(|about| about.worksheet).as_deref(), Some("Pieteikumi"));
        let warnings = intake.comparison.expect("compared").warnings;
        assert!(warnings.faults.iter().any(|one| one.key == "warning-sheet-other"), "{warnings:?}");
    });
}

#[test]
fn contacts_are_kept_without_the_guard_that_a_file_put_on() {
    told_to_both(async |world| {
        let (service, ilze) = summer(&world).await;
        let name = "b01-csv-export-saved-as-xlsx.xlsx";
        let id = sent(&service, &ilze, name, bytes(name)).await;
        taken(&world, &service, &ilze, id, Taking::default()).await;
        for line in everyone(&service, &ilze, ROUND).await {
            let file = service.application(&ilze, ROUND, &line.number).await.expect("a file");
            assert!(
                !file.application.person.contact.starts_with('\''),
                "{}",
                file.application.person.contact
            );
        }
    });
}

#[test]
fn where_several_worksheets_fit_somebody_is_asked() {
    use rust_xlsxwriter::Workbook;
    told_to_both(async |world| {
        let house = House::beside(&world).await;
        let (service, ilze) = (Arc::clone(&house.service), world.caseworker(Who::Ilze));
        let mut book = Workbook::new();
        for (name, code) in [("Jūnijs", "150510-26115"), ("Jūlijs", "160510-26224")] {
            let sheet = book.add_worksheet();
            sheet.set_name(name).expect("a name");
            for (column, text) in (0..).zip(["Vārds un uzvārds", "Personas kods", "Skola"]) {
                sheet.write_string(0, column, text).expect("a cell");
            }
            for (column, text) in (0..).zip([name, code, "Cita skola"]) {
                sheet.write_string(1, column, text).expect("a cell");
            }
        }
        let notes = book.add_worksheet();
        notes.set_name("Piezīmes").expect("a name");
        notes.write_string(0, 0, "Nav aizpildīts").expect("a cell");
        let id = sent(&service, &ilze, "a.xlsx", book.save_to_buffer().expect("a file")).await;
        let intake = service.intake(&ilze, id).await.expect("an intake");
        assert!(intake.asks && intake.comparison.is_none() && intake.worksheets.len() == 3);
        let mut browser = house.guest(Guest::Caseworker).await;
        let asked = browser.get(&format!("/intakes/{id}")).await.body;
        let offers = |name: &str| asked.contains(&format!("value=\"{name}\""));
        assert!(offers("Jūnijs") && offers("Jūlijs") && !offers("Piezīmes"), "{asked}");
        assert_eq!(refused(service.take_sheet(&ilze, id, Taking::default()).await), "refused-worksheet");
        service.choose_worksheet(&ilze, id, "Jūlijs").await.expect("chosen");
        let (intake, figures, _) = seen(&service, &ilze, id).await;
        assert_eq!((intake.asks, figures), (false, [1, 0, 0, 0]));
        taken(&world, &service, &ilze, id, Taking::default()).await;
        let people = everyone(&service, &ilze, ROUND).await;
        assert!(people.iter().any(|line| line.name == "Jūlijs"));
        assert!(people.iter().all(|line| line.name != "Jūnijs"));
    });
}

#[test]
fn the_column_of_the_moment_is_known_by_its_usual_names() {
    told_to_both(async |world| {
        let (service, ilze) = summer(&world).await;
        for name in ["Saņemts", "SAŅEMŠANAS DATUMS UN LAIKS", "Iesniegts:", "Received at", "Дата подачи"]
        {
            let list = format!("Personas kods;{name}\n150510-26115;05.04.2027 08:30\n");
            let id = sent(&service, &ilze, "a.csv", list.into_bytes()).await;
            let (intake, figures, _) = seen(&service, &ilze, id).await;
            let held: Vec<_> = intake.columns.iter().map(|(_, field)| field.as_deref()).collect();
            assert_eq!(
                (held, figures),
                (vec![Some("personal_code"), Some("registered")], [1, 0, 0, 0]),
                "{name}"
            );
        }
    });
}

#[test]
fn faults_come_in_the_order_of_their_rows() {
    told_to_both(async |world| {
        let (service, ilze) = summer(&world).await;
        let list = "Personas kods;Vārds un uzvārds;Dalība pagājušajā vasarā\n150510-26115;Anna;jā\n\
            150510-26115;Anna;jā\n160510-26224;Oto;varbūt\n";
        let id = sent(&service, &ilze, "a.csv", list.as_bytes().to_vec()).await;
        let (_, figures, told) = seen(&service, &ilze, id).await;
        assert_eq!(figures, [1, 0, 0, 2], "{told:?}");
        assert!(told[0].contains("line 3") && told[1].contains("line 4"), "{told:?}");
    });
}

#[test]
fn old_and_new_values_are_shown_where_they_differ() {
    told_to_both(async |world| {
        let (service, ilze) = summer(&world).await;
        let list = "Personas kods;Vārds un uzvārds;Skola;Dalība pagājušajā vasarā\n150510-26115;Anna;Cita skola;jā\n";
        let id = sent(&service, &ilze, "a.csv", list.as_bytes().to_vec()).await;
        taken(&world, &service, &ilze, id, Taking::default()).await;
        // What a row leaves empty stays; a dash is no answer.
        let empty = list.replace(";jā", ";-").replace("Cita skola", "");
        let id = sent(&service, &ilze, "b.csv", empty.into_bytes()).await;
        assert_eq!(seen(&service, &ilze, id).await.1, [0, 0, 1, 0]);
        let other = list.replace(";jā", ";nē").replace("Cita skola", "Piemēru vidusskola");
        let id = sent(&service, &ilze, "b.csv", other.into_bytes()).await;
        let (intake, figures, _) = seen(&service, &ilze, id).await;
        assert_eq!(figures, [0, 1, 0, 0]);
        let changed = intake.comparison.expect("compared").changed.first.remove(0);
        let told: Vec<_> = changed
            .fields
            .iter()
            .map(|one| (one.field.as_str(), one.before.clone(), one.after.clone()))
            .collect();
        let school = |name: &str| Some(FactValue::Text(name.to_owned()));
        assert_eq!(
            told,
            [
                ("school", school("Cita skola"), school("Piemēru vidusskola")),
                ("took_part_last_year", Some(FactValue::Bool(true)), Some(FactValue::Bool(false))),
            ]
        );
    });
}

/// How many rows the long file has: more where somebody measures.
fn long() -> usize {
    std::env::var("TALKA_ROWS").ok().and_then(|rows| rows.parse().ok()).unwrap_or(4_000)
}

#[test]
#[expect(clippy::disallowed_types, reason = "the longest wait is printed, and nothing depends on it")]
fn whoever_applies_while_a_long_file_is_taken_is_acknowledged_meanwhile() {
    let rows = long();
    told_to_both(async |world| {
        world.import(OPEN, "minimal").await;
        let (service, ilze) = (world.at(OPEN), world.caseworker(Who::Ilze));
        let row = |n: usize| format!("Person {n},2010-03-{:02},327{n:08}\n", 1 + n % 28);
        let text: String = (0..rows).map(row).collect();
        let text = format!("name,date_of_birth,personal_code\n{text}");
        let id = service.send_sheet(&ilze, "minimal", ("many.csv", text.into_bytes())).await.expect("sent");
        let watch = std::time::Instant::now();
        let taking = {
            let (service, ilze) = (Arc::clone(&service), ilze.clone());
            tokio::spawn(async move { service.take_sheet(&ilze, id, Taking::default()).await })
        };
        let (mut meanwhile, mut n, mut waits) = (0, 0, Vec::new());
        while !taking.is_finished() {
            n += 1;
            let asked = std::time::Instant::now();
            let new = application(&format!("form{n}"), &["park"]);
            service.submit("minimal", &new).await.expect("acknowledged");
            waits.push(asked.elapsed());
            meanwhile += u32::from(!taking.is_finished());
            if rows <= 4_000 {
                let people = service.board(&ilze, "minimal").await.expect("a board").people;
                let people = usize::try_from(people).expect("few");
                assert!(
                    people == 3 + n || people == rows + 3 + n,
                    "{people} of {n}: all of the file or nothing"
                );
            }
        }
        waits.sort_unstable();
        println!(
            "{rows} rows taken in {:?}; {n} applied meanwhile, waiting {:?} in the middle and {:?} at most",
            watch.elapsed(),
            waits[waits.len() / 2],
            waits[waits.len() - 1]
        );
        assert_eq!(taking.await.expect("ran").expect("taken"), (rows as u64, 0));
        assert!(meanwhile > 1, "{meanwhile}");
        let mut arrivals: Vec<i64> =
            crate::order::rows(&world, "minimal").await.iter().map(|row| row.arrival).collect();
        arrivals.dedup();
        assert_eq!(arrivals.len(), 3 + rows + n, "every arrival once");
    });
}

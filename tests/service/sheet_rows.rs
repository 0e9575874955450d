//! Whose a row of a spreadsheet is, and what its name, its moment and its wishes say: what is beyond doubt is read as it was meant,
//! and the rest is told. One small round, and tables of rows that are held against it.

use std::sync::Arc;

use talka::{
    domain::{Arg, Caseworker, FactValue, Lang},
    i18n::Tr,
    service::{Intake, Service, Taking},
};
use uuid::Uuid;

use crate::{
    knock::{Guest, House},
    scene::{OPEN, Who, World, everyone, told_to_both, told_to_one},
};

/// N-4 is withdrawn; of N-3 no personal code is known.
const PEOPLE: &str = "number;name;personal_code;date_of_birth;contact;registered;withdrawn;wish_1\n\
    N-1;Anna Bērziņa-Liepa;32700000001;01.03.2010.;+371 2000-0001;14.04.2026. 8:30;;park\n\
    N-2;Oto Ozols;32700000002;02.03.2010.;oto@example.org;14.04.2026. 8:31:27;;library\n\
    N-3;Ieva Egle;;03.03.2010.;;14.04.2026. 8:32;;\n\
    N-4;Gatis Gaiss;32700000004;04.03.2010.;;14.04.2026. 8:33;jā;\n";

async fn sent(service: &Service, who: &Caseworker, text: &str) -> Intake {
    let id = service.send_sheet(who, "minimal", ("list.csv", text.as_bytes().to_vec())).await;
    service.intake(who, id.expect("a spreadsheet")).await.expect("an intake")
}

/// The contacts of the people of a file with these columns once it is taken, and what was told of it.
async fn contacts(world: &World, header: &str, rows: &[&str]) -> (Vec<String>, Vec<String>) {
    let (service, ilze) = (world.at(OPEN), world.caseworker(Who::Ilze));
    // Each header has people of its own.
    let series = header.chars().filter(char::is_ascii_alphabetic).collect::<String>().to_uppercase();
    let numbers: Vec<String> = (0..rows.len()).map(|n| format!("K-{series}-{n}")).collect();
    let row = |(number, row): (&String, &&str)| format!("{number};Kaspars Kalns;{row}\n");
    let rows: Vec<String> = numbers.iter().zip(rows).map(row).collect();
    let text = format!("number;name;{header}\n{}", rows.concat());
    let intake = sent(&service, &ilze, &text).await;
    let found = intake.comparison.expect("compared");
    assert_eq!((found.added.count, found.wrong), (rows.len() as u64, 0), "{header}: {:?}", found.faults);
    let told = found.warnings.faults;
    let told = told.iter().filter(|one| one.key.contains("contact"));
    let told =
        told.map(|one| format!("{} {:?} {}", one.key, one.args.get("rows"), one.spot.column)).collect();
    service.take_sheet(&ilze, intake.id, Taking::default()).await.expect("taken");
    let mut contacts = Vec::new();
    for number in &numbers {
        let file = service.application(&ilze, "minimal", number).await.expect("a file");
        contacts.push(file.application.person.contact);
    }
    (contacts, told)
}

#[test]
fn an_e_mail_and_a_telephone_are_both_kept() {
    told_to_one(async |world| {
        world.import(OPEN, "minimal").await;
        let (mail, phone) = ("kaspars@example.org", "+371 20000001");
        let both = format!("{mail}, {phone}");
        let rows = [&format!("{phone};{mail}"), &format!("{phone};"), &format!("{phone};nav")];
        let (kept, told) = contacts(&world, "Tālrunis;E-pasts", &rows.map(String::as_str)).await;
        assert_eq!(
            (kept, told),
            (vec![both.clone(), phone.to_owned(), phone.to_owned()], Vec::<String>::new())
        );
        // A dash or a word says that there is none; an e-mail is one in whichever column it stands.
        let (kept, told) = contacts(&world, "Telefons;E-pasts", &[format!("{mail};-").as_str(), "-;-"]).await;
        assert_eq!((kept, told), (vec![mail.to_owned(), String::new()], vec![]));
        // Of two addresses one is kept, and in how many rows that is so is said.
        let rows = [&format!("oto@example.org;{mail}"), &format!("{phone};{mail}")];
        let (kept, told) = contacts(&world, "Kontakti;E-pasts", &rows.map(String::as_str)).await;
        let said = "warning-intake-contacts Some(Whole(1)) Kontakti";
        assert_eq!((kept, told), (vec![mail.to_owned(), both], vec![said.to_owned()]));
        for header in
            ["Mob. tālrunis", "Tālr.", "Kontakttālrunis", "Tālrunis vai e-pasts", "Телефон", "Phone"]
        {
            let (kept, told) = contacts(&world, header, &[phone, phone]).await;
            assert_eq!((kept, told), (vec![phone.to_owned(); 2], Vec::<String>::new()), "{header}");
        }
    });
}

/// The round goes by registration, and rows state when that was: a second person stands for it.
async fn signed(world: &World, service: &Service, id: Uuid, rows: u64) {
    let (ilze, maris) = (world.caseworker(Who::Ilze), world.caseworker(Who::Maris));
    let late = service.intake(&ilze, id).await.expect("an intake").comparison.expect("compared").late;
    assert_eq!(late.count, rows);
    service.sign_late_rows(&maris, id, &late.digest()).await.expect("signed");
}

/// What a sheet changes in the one application that it is about: field, before, after.
async fn changed(people: &(Arc<Service>, Caseworker), text: &str) -> Vec<(String, String, String)> {
    let intake = sent(&people.0, &people.1, text).await;
    let found = intake.comparison.expect("compared");
    assert_eq!((found.changed.count, found.wrong), (1, 0), "{text}");
    let said = |value: &Option<FactValue>| value.as_ref().map(FactValue::written).unwrap_or_default();
    let fields = found.changed.first[0].fields.iter();
    fields.map(|one| (one.field.clone(), said(&one.before), said(&one.after))).collect()
}

#[test]
fn an_empty_cell_changes_nothing_and_a_dash_takes_a_choice_away() {
    let all = "number;name;personal_code;date_of_birth;contact;took_part_last_year;wish_1;wish_2;withdrawn";
    let cases = [
        (all, "N-1;Anna Bērziņa-Liepa;;;;;;;\nN-2;Oto Ozols;;;;;;;\nN-3;Ieva Egle;;;;;;;", [0, 0, 3, 0], ""),
        (all, "N-1;Anna Bērziņa-Liepa;;;;-;;;-", [0, 0, 1, 0], ""),
        ("number;E-pasts;Tālrunis", "N-1;;+371 2000-0001\nN-2;oto@example.org;", [0, 0, 2, 0], ""),
        ("number;Tālrunis", "N-1;nav", [0, 0, 1, 0], ""),
    ];
    told_to_both(async |world| {
        let people = people(&world).await;
        hold(&people, &cases).await;
        for (text, field, before, after) in [
            ("number;wish_1\nN-1;-\n", "wishes", "park", ""),
            ("number;wish_1;wish_2\nN-1;;library\n", "wishes", "park", "park, library"),
            ("number;wish_1;wish_2\nN-1;library;park\n", "wishes", "park", "library, park"),
            ("number;wish_1;wish_2\nN-1;library;\n", "wishes", "park", "library"),
            (
                "number;E-pasts;Tālrunis\nN-2;;26123456\n",
                "contact",
                "oto@example.org",
                "oto@example.org, 26123456",
            ),
            ("number;contact\nN-2;26123456\n", "contact", "oto@example.org", "26123456"),
        ] {
            let told = changed(&people, text).await;
            assert_eq!(told, [(field.to_owned(), before.to_owned(), after.to_owned())], "{text}");
        }
    });
}

#[test]
fn what_is_read_of_a_new_row_is_shown_before_it_counts() {
    told_to_one(async |world| {
        world.import(OPEN, "minimal").await;
        let (service, ilze) = (world.at(OPEN), world.caseworker(Who::Ilze));
        let intake = sent(&service, &ilze, PEOPLE).await;
        let first = &intake.comparison.expect("compared").added.first[0];
        let fields: Vec<(&str, String)> = first
            .fields
            .iter()
            .map(|one| (one.field.as_str(), one.after.as_ref().map(FactValue::written).unwrap_or_default()))
            .collect();
        let told =
            |field: &str| fields.iter().find(|(name, _)| *name == field).map(|(_, said)| said.as_str());
        assert_eq!(
            ["contact", "date_of_birth", "personal_code", "registered", "wishes"].map(told),
            ["+371 2000-0001", "2010-03-01", "••••••-••001", "14.04.2026. 08:30:00", "park"].map(Some)
        );
        let house = House::beside(&world).await;
        let page = house.guest(Guest::Caseworker).await.get(&format!("/intakes/{}", intake.id)).await.body;
        for said in
            ["Kas nolasīts", "<li>izvēles: Puķu laistīšana</li>", "<li>personas kods: ••••••-••001</li>"]
        {
            assert!(page.contains(said), "{said}: {page}");
        }
    });
}

async fn people(world: &World) -> (Arc<Service>, Caseworker) {
    world.import(OPEN, "minimal").await;
    let (service, ilze) = (world.at(OPEN), world.caseworker(Who::Ilze));
    let intake = sent(&service, &ilze, PEOPLE).await;
    signed(world, &service, intake.id, 4).await;
    assert_eq!(service.take_sheet(&ilze, intake.id, Taking::default()).await.expect("taken"), (4, 0));
    (service, ilze)
}

/// Header, rows, and what is told of them: new, changed, unchanged, wrong; the faults and the warnings.
type Case = (&'static str, &'static str, [u64; 4], &'static str);

async fn hold((service, ilze): &(Arc<Service>, Caseworker), cases: &[Case]) {
    for (header, rows, figures, keys) in cases {
        let intake = sent(service, ilze, &format!("{header}\n{rows}\n")).await;
        let found = intake.comparison.unwrap_or_else(|| panic!("{header}: {:?}", intake.mapping_faults));
        let told = [found.added.count, found.changed.count, found.same, found.wrong];
        let doubts = found.faults.faults.iter().chain(&found.warnings.faults);
        let doubts: Vec<&str> = doubts.map(|one| one.key).filter(|key| !key.ends_with("-foot")).collect();
        assert_eq!((told, doubts.join(" ")), (*figures, (*keys).to_owned()), "{header}: {rows}");
    }
}

#[test]
fn whoever_a_row_may_be_nobody_is_overwritten_and_nobody_is_doubled_in_silence() {
    let cases = [
        ("number;personal_code", "N-1;32700000001", [0, 0, 1, 0], ""),
        ("number;name", "n-1;Anna Bērziņa-Liepa\nN\u{2011}2;Oto Ozols\nN – 3;Ieva Egle", [0, 0, 3, 0], ""),
        ("number;name;personal_code", "-;Oto Ozols;32700000002", [0, 0, 1, 0], ""),
        ("number;personal_code", "N-1;32700000009", [0, 1, 0, 0], ""),
        ("number;personal_code", "ZZ-9;32700000001", [0, 0, 0, 1], "fault-intake-number-unknown"),
        (
            "number;name;personal_code;date_of_birth",
            "ZZ-9;Anna Bērziņa-Liepa;32700000001;1.3.2010",
            [0, 0, 0, 1],
            "fault-intake-number-unknown",
        ),
        (
            "number;name;personal_code;date_of_birth",
            "ZZ-9;Zane Zile;32700000001;5.5.2010",
            [1, 0, 0, 0],
            "warning-intake-alike",
        ),
        ("number;personal_code", "N-1;32700000002", [0, 0, 0, 1], "fault-intake-number-code"),
        ("number;personal_code", "N-4;32700000002", [0, 0, 0, 1], "fault-intake-number-code"),
        (
            "number;name;personal_code;date_of_birth",
            "N-1;Oto Ozols;32700000002;2.3.2010\nN-2;Ieva Egle;;3.3.2010\nN-3;Anna Bērziņa-Liepa;32700000001;1.3.2010",
            [0, 0, 0, 3],
            "fault-intake-number-code fault-intake-number-name fault-intake-number-code",
        ),
        (
            "name;personal_code;date_of_birth",
            "Anna Bērziņa-Liepa;32700000002;1.3.2010\nOto Ozols;32700000001;2.3.2010",
            [0, 0, 0, 2],
            "fault-intake-code-name fault-intake-code-name",
        ),
        ("number;name;date_of_birth", "N-2;Ieva Egle;3.3.2010", [0, 0, 0, 1], "fault-intake-number-name"),
        ("number;name;date_of_birth", "ZZ-9;Ieva Egle;3.3.2010", [1, 0, 0, 0], "warning-intake-alike"),
        ("number;name", "N-1;Uldis Upe", [0, 1, 0, 0], "warning-intake-other-name"),
        ("personal_code;name", "32700000001;Uldis Upe", [0, 1, 0, 0], "warning-intake-other-name"),
        ("number;name", "N-1;Anna Kalna", [0, 1, 0, 0], ""),
        ("number;personal_code", "ZZ-9;32700000004", [1, 0, 0, 0], ""),
        ("number;personal_code", "Q-1;32700000011\nQ-2;32700000011", [2, 0, 0, 0], "warning-intake-again"),
        ("number;personal_code", "Q-1;32700000011\nq-1;32700000012", [1, 0, 0, 1], "fault-intake-twice"),
        ("number;withdrawn", "N-4;nē", [0, 0, 1, 0], "warning-intake-withdrawn"),
        ("number;withdrawn", "N-4;\nN-1;nē", [0, 0, 2, 0], ""),
    ];
    told_to_both(async |world| hold(&people(&world).await, &cases).await);
}

#[test]
fn a_name_is_one_however_its_columns_are_called_and_its_letters_are_made() {
    let cases = [
        ("number;name", "N-1;Anna Be\u{304}rzin\u{327}a-Liepa", [0, 0, 1, 0], ""),
        ("number;name", "N-1;Anna  Bērziņa\u{2011}Liepa", [0, 0, 1, 0], ""),
        ("number;name", "N-1;An\u{ad}na \u{200b}Bērziņa–Liepa", [0, 0, 1, 0], ""),
        ("number;contact", "N-1;+371\u{a0}2000\u{2011}0001", [0, 0, 1, 0], ""),
        ("number;name;first_name;last_name", "N-1;Anna Bērziņa-Liepa;Anna;Bērziņa-Liepa", [0, 0, 1, 0], ""),
        ("number;name;last_name", "N-1;Anna Bērziņa-Liepa;Bērziņa-Liepa", [0, 0, 1, 0], ""),
        ("number;Name;Surname", "N-1;Anna;Bērziņa-Liepa", [0, 0, 1, 0], ""),
        ("number;name;first_name;last_name", "N-1;Anna Egle;Anna;Kalna", [0, 0, 0, 1], "fault-intake-names"),
        ("number;name;last_name", "N-1;Anna Egle;Kalna", [0, 1, 0, 0], "warning-intake-name-joined"),
        ("number;Uzvārds, vārds", "N-1;Bērziņa-Liepa Anna\nN-2;Ozols, Oto", [0, 0, 2, 0], ""),
        ("number;Ф.И.О.", "N-3;Egle Ieva", [0, 0, 1, 0], ""),
        ("number;Uzvārds, vārds", "Q-1;Kalna Anna Marija", [1, 0, 0, 0], "warning-intake-name-order"),
        ("number;name", "Q-1;Kalna, Anna", [1, 0, 0, 0], "warning-intake-name-order"),
    ];
    told_to_both(async |world| {
        let (service, ilze) = people(&world).await;
        hold(&(Arc::clone(&service), ilze.clone()), &cases).await;
        let list = "number;Uzvārds, vārds\nQ\u{2011}5;Kalna  Anna\u{a0}Marija\n";
        let intake = sent(&service, &ilze, list).await;
        service.take_sheet(&ilze, intake.id, Taking::default()).await.expect("taken");
        let people = everyone(&service, &ilze, "minimal").await;
        assert!(people.iter().any(|one| (&*one.number, &*one.name) == ("Q-5", "Anna Marija Kalna")));
    });
}

#[test]
fn a_moment_stands_in_one_column_or_two_and_no_file_changes_it_in_silence() {
    const TWO: &str = "number;Saņemšanas laiks;Saņemšanas datums";
    let cases = [
        (TWO, "N-1;8:30;14.04.2026.", [0, 0, 1, 0], ""),
        (TWO, "N-1;plkst. 8.30;14.04.2026. 0:00", [0, 0, 1, 0], ""),
        (TWO, "N-1;14.04.2026. 8:30;14.04.2026.", [0, 0, 1, 0], ""),
        (TWO, "N-1;8:30;14.04.2026. 8:30", [0, 0, 1, 0], ""),
        (TWO, "N-1;9:30;14.04.2026.", [0, 0, 1, 0], "warning-intake-moment"),
        (TWO, "N-1;9:45;14.04.2026. 8:30", [0, 0, 1, 0], "warning-intake-clock"),
        (TWO, "N-1;vakar;14.04.2026.", [0, 0, 0, 1], "fault-intake-clock"),
        (TWO, "N-1;13.04.2026. 8:30;14.04.2026.", [0, 0, 0, 1], "fault-intake-clock"),
        (TWO, "N-1;8:30;", [0, 0, 0, 1], "fault-sheet-datetime"),
        (TWO, "N-1;8:30;14.04.26.", [0, 0, 0, 1], "fault-sheet-datetime-short"),
        ("number;Saņemšanas laiks", "N-1;14.04.2026. 8:30", [0, 0, 1, 0], ""),
        ("number;registered", "N-2;14.04.2026. 8:31\nN-1;14.04.2026.", [0, 0, 2, 0], ""),
        ("number;registered", "N-2;14.04.2026. 9:31", [0, 0, 1, 0], "warning-intake-moment"),
        ("number;registered", "N-2;46126.354166", [0, 0, 0, 1], "fault-sheet-datetime-serial"),
    ];
    told_to_both(async |world| {
        let (service, ilze) = people(&world).await;
        hold(&(Arc::clone(&service), ilze.clone()), &cases).await;
        let list = "number;Saņemšanas datums;Saņemšanas laiks\nQ-1;15.04.2026.;8:45\n";
        let intake = sent(&service, &ilze, list).await;
        signed(&world, &service, intake.id, 1).await;
        service.take_sheet(&ilze, intake.id, Taking::default()).await.expect("taken");
        let file = service.application(&ilze, "minimal", "Q-1").await.expect("a file");
        assert_eq!(Tr(Lang::Lv).moment(file.application.received_at), "15.04.2026. plkst.\u{a0}08.45");
    });
}

#[test]
fn wishes_are_known_without_case_and_marks_and_a_dash_is_none() {
    let cases = [
        ("number;wish_1;wish_2", "N-1;PARK;-", [0, 0, 1, 0], ""),
        ("number;Pirmā izvēle;Otrā izvēle", "N-1;puku LAISTĪŠANA;–", [0, 0, 1, 0], ""),
        ("number;I izvēle;II izvēle", "N-1;park;nav", [0, 0, 1, 0], ""),
        ("number;Izvēle Nr. 1", "N-1;nekur", [0, 0, 0, 1], "fault-intake-wish-unknown"),
        (
            "number;personal_code;wish_1;registered",
            "N-1;3.27E+10;3.27E+10;3.27E+10",
            [0, 0, 0, 1],
            "fault-sheet-scientific fault-sheet-scientific fault-sheet-scientific",
        ),
    ];
    told_to_both(async |world| hold(&people(&world).await, &cases).await);
}

#[test]
fn the_page_counts_wrong_rows_as_its_tile_does() {
    told_to_one(async |world| {
        let house = House::beside(&world).await;
        world.import(OPEN, "minimal").await;
        let (service, ilze) = (world.at(OPEN), world.caseworker(Who::Ilze));
        let intake = sent(&service, &ilze, "number;wish_1;wish_2;Piezīmes\nN-9;nekur;nekad;\u{200b}\n").await;
        let found = intake.comparison.expect("compared");
        assert_eq!((found.wrong, found.faults.count()), (1, 2));
        let page = house.guest(Guest::Caseworker).await.get(&format!("/intakes/{}", intake.id)).await.body;
        let says = |text: String| page.contains(&text);
        assert!(says(Tr(Lang::Lv).count("intake-wrong", 1)) && !says(Tr(Lang::Lv).count("intake-wrong", 2)));
    });
}

#[test]
fn a_column_without_a_value_that_can_be_shown_has_no_examples() {
    told_to_one(async |world| {
        let house = House::beside(&world).await;
        let name = "02-formula-novalue-unread-column.xlsx";
        let path = format!("{}/fixtures/spreadsheets/{name}", env!("CARGO_MANIFEST_DIR"));
        let bytes = std::fs::read(path).expect("a fixture");
        let ilze = world.caseworker(Who::Ilze);
        let id =
            house.service.send_sheet(&ilze, "sample-summer", (name, bytes)).await.expect("a spreadsheet");
        let page = house.guest(Guest::Caseworker).await.get(&format!("/intakes/{id}")).await.body;
        let begin = Tr(Lang::Lv).with("intake-samples", &[("samples", Arg::Text(String::new()))]);
        assert!(page.contains(begin.trim_end()) && !page.contains(&format!("{begin}</span>")), "{begin}");
        assert!(page.contains(&Tr(Lang::Lv).say("intake-samples-none")));
    });
}

//! People come in from spreadsheets, seen before they are written; applications that may be one person's are decided about.

use std::collections::BTreeMap;

use talka::{
    domain::{Caseworker, FactValue, Lang},
    files::sheet::{mapping::Mapping, write::Format},
    i18n::Tr,
    service::{FieldChange, Finding, Intake, Likeness, No, Service, Taking},
};
use uuid::Uuid;

use crate::scene::{ENDED, OPEN, Who, World, eight_at_once, everyone, not_found, refused, told_to_both};

/// All rows or none, and nothing is hidden.
const WHOLE: Taking = Taking { part: false, hidden: false };

/// As a municipality's own list may look: Latvian headers, semicolons, another order of columns.
const LIST: &str = "Vārds;Uzvārds;Personas kods;Dzimšanas datums;Tālrunis vai e-pasts;municipality;1. izvēle;Piezīmes\r\n\
    Elīna;Ķirse;32700000001;01.03.2010.;elina@example.org;Piemēri;park;kaimiņos\r\n\
    Oto;Ozols;;05.04.2009.;+371 20000009;Piemēri;library;\r\n";

async fn sent(service: &Service, who: &Caseworker, name: &str, text: &str) -> Uuid {
    service.send_sheet(who, "minimal", (name, text.as_bytes().to_vec())).await.expect("a spreadsheet")
}

/// New, changed, unchanged, gone, wrong.
pub(crate) fn figures(intake: &Intake) -> [u64; 5] {
    let found = intake.comparison.as_ref().expect("compared");
    [found.added.count, found.changed.count, found.same, found.gone.count, found.wrong]
}

async fn seen(service: &Service, who: &Caseworker, id: Uuid) -> [u64; 5] {
    figures(&service.intake(who, id).await.expect("an intake"))
}

pub(crate) fn told(intake: &Intake) -> Vec<String> {
    let faults = &intake.comparison.as_ref().expect("compared").faults;
    faults.faults.iter().map(|fault| Tr(Lang::En).fault(fault)).collect()
}

#[test]
fn a_list_is_seen_before_it_is_written_and_sent_again_changes_nothing() {
    told_to_both(async |world| {
        world.import(OPEN, "minimal").await;
        let (service, ilze) = (world.at(OPEN), world.caseworker(Who::Ilze));
        let id = sent(&service, &ilze, "saraksts.csv", LIST).await;
        let intake = service.intake(&ilze, id).await.expect("an intake");
        assert_eq!(figures(&intake), [2, 0, 0, 3, 0], "{:?}", told(&intake));
        let unread: Vec<&str> = intake
            .columns
            .iter()
            .filter(|(_, field)| field.is_none())
            .map(|(header, _)| header.as_str())
            .collect();
        assert_eq!(unread, ["Piezīmes"]);
        assert_eq!(service.board(&ilze, "minimal").await.expect("a board").people, 3);
        assert_eq!(service.take_sheet(&ilze, id, WHOLE).await.expect("taken"), (2, 0));
        let people = everyone(&service, &ilze, "minimal").await;
        let names: Vec<&str> = people.iter().map(|line| line.name.as_str()).collect();
        assert!(names.contains(&"Elīna Ķirse") && names.contains(&"Oto Ozols"), "{names:?}");
        assert_eq!(refused(service.take_sheet(&ilze, id, WHOLE).await), "refused-sheet-ended");
        let again = sent(&service, &ilze, "saraksts.csv", LIST).await;
        assert_eq!(seen(&service, &ilze, again).await, [0, 0, 2, 3, 0]);
        assert_eq!(service.take_sheet(&ilze, again, WHOLE).await.expect("taken"), (0, 0));
        // One moves: nobody else's row changes.
        let moved = LIST.replace("+371 20000009;Piemēri", "+371 20000009;Cita");
        let moved = sent(&service, &ilze, "saraksts.csv", &moved).await;
        let intake = service.intake(&ilze, moved).await.expect("an intake");
        assert_eq!(figures(&intake), [0, 1, 1, 3, 0]);
        // Whom the page shows of those who are known, the look names: one who changes, three whom the file does not have.
        let looks = world.looks().await;
        let tells = |look: &talka::store::journal::EventRow| look.count == 4 && look.shown.contains("A1");
        assert!(looks.iter().any(|look| look.action == "sheet-look" && tells(look)), "{looks:#?}");
        let moved_to = FieldChange {
            field: "municipality".to_owned(),
            before: Some(FactValue::Text("Piemēri".to_owned())),
            after: Some(FactValue::Text("Cita".to_owned())),
            described: None,
        };
        assert_eq!(intake.comparison.expect("compared").changed.first[0].fields, [moved_to]);
        not_found(service.intake(&world.caseworker(Who::Stranger), moved).await);
    });
}

#[test]
fn a_wrong_row_keeps_the_whole_file_out_and_is_given_back_with_its_faults() {
    told_to_both(async |world| {
        world.import(OPEN, "minimal").await;
        let (service, ilze) = (world.at(OPEN), world.caseworker(Who::Ilze));
        let text = "name,personal_code,date_of_birth,wish_1\n\
            A B,32700000001,2010-03-01,park\n\
            C D,1010519997,2010-03-02,park\n\
            E F,290205-20007,2010-03-03,nowhere\n\
            G H,161175-19998,1975-11-17,park\n\
            I J,,,park\n\
            A B,32700000001,2010-03-01,park\n";
        let id = sent(&service, &ilze, "list.csv", text).await;
        let intake = service.intake(&ilze, id).await.expect("an intake");
        assert_eq!(figures(&intake), [2, 0, 0, 3, 4]);
        assert_eq!(
            told(&intake),
            [
                "list.csv, line 3, column “personal_code”: the personal code has fewer than 11 digits; a spreadsheet may have dropped the zeros at its front. 11 digits are expected, in a column formatted as text",
                "list.csv, line 4, column “personal_code”: the personal code begins with a day that is not in the calendar",
                "list.csv, line 4, column “wish_1”: the round has no placement with the number or name “nowhere”",
                "list.csv, line 6: there is no application number, no personal code, and no name with a date of birth; one of them is needed to recognise the person",
                "list.csv, line 7: this person is already further up in the file; one row a person is expected",
            ]
        );
        let doubts = &intake.comparison.as_ref().expect("compared").warnings.faults;
        let doubts: Vec<&str> = doubts.iter().map(|doubt| doubt.key).collect();
        assert_eq!(doubts, ["warning-code-check", "warning-code-birth"]);
        assert!(matches!(service.take_sheet(&ilze, id, WHOLE).await, Err(No::Faults(_))));
        assert_eq!(service.board(&ilze, "minimal").await.expect("a board").people, 3, "nothing is written");
        let back = service.sheet_with_faults(&ilze, id, Tr(Lang::En), Format::Csv { separator: ',' }).await;
        let back = back.expect("a file").whole().await.expect("its end");
        let back = String::from_utf8(back).expect("text");
        let third = back.lines().nth(2).expect("a row");
        assert!(
            third.contains("fewer than 11 digits") && third.ends_with("C D,1010519997,2010-03-02,park"),
            "{third}"
        );
        service.drop_sheet(&ilze, id).await.expect("dropped");
        assert_eq!(service.intake(&ilze, id).await.expect("an intake").state, "dropped");
    });
}

#[test]
fn sound_rows_go_in_while_wrong_ones_wait_for_their_author() {
    told_to_both(async |world| {
        world.import(OPEN, "minimal").await;
        let (service, ilze) = (world.at(OPEN), world.caseworker(Who::Ilze));
        let text = "Vārds un uzvārds;Personas kods;Dzimšanas datums;1. izvēle;Piezīmes\n\
            Elīna Ķirse;32700000001;1.3.2010;park;=1\n\
            Oto Ozols;1010519997;02.03.2010.;park;\n\
            Ieva Egle;32700000003;03.03.10.;nowhere;'x\n";
        let id = sent(&service, &ilze, "saraksts.csv", text).await;
        assert_eq!(seen(&service, &ilze, id).await, [1, 0, 0, 3, 2]);
        assert!(matches!(service.take_sheet(&ilze, id, WHOLE).await, Err(No::Faults(_))));
        let part = Taking { part: true, hidden: false };
        assert_eq!(service.take_sheet(&ilze, id, part).await.expect("taken"), (1, 0));
        let intake = service.intake(&ilze, id).await.expect("an intake");
        assert_eq!((intake.state.as_str(), intake.waiting, intake.about.is_some()), ("taken", 2, true));
        let left = async || {
            let sheets = service.sheets(&ilze, "minimal").await.expect("sheets").into_iter();
            sheets.map(|sheet| (sheet.id, sheet.rows)).collect::<Vec<_>>()
        };
        assert_eq!(left().await, [(id, Some(2))], "whoever comes back finds the rows that wait");
        let mut later = None;
        for format in [Format::Csv { separator: ';' }, Format::Xlsx] {
            let back = service.sheet_with_faults(&ilze, id, Tr(Lang::Lv), format).await.expect("a file");
            let back = back.whole().await.expect("its end");
            if let Format::Csv { .. } = format {
                // Whoever mends the rows leaves the column with the errors where it is.
                let text = String::from_utf8(back.clone()).expect("text");
                assert_eq!(text.lines().count(), 3, "{text}");
                let mended = text.replace("1010519997", "32700000002").replace("03.03.10.", "03.03.2010.");
                let mended = sent(&service, &ilze, "labots.csv", &mended.replace("nowhere", "park")).await;
                assert_eq!(seen(&service, &ilze, mended).await, [2, 0, 0, 4, 0]);
                later = Some(mended);
            }
            let again = service.send_sheet(&ilze, "minimal", ("back", back)).await.expect("a spreadsheet");
            assert_eq!(seen(&service, &ilze, again).await, [0, 0, 0, 4, 2], "unmended they are wrong still");
        }
        service.take_sheet(&ilze, later.expect("mended"), WHOLE).await.expect("taken");
        assert!(service.intake(&ilze, id).await.expect("an intake").about.is_none(), "the rows came again");
        assert!(
            left().await.iter().all(|(sheet, rows)| *sheet != id && rows.is_none()),
            "rows that were corrected wait no more"
        );
        assert_eq!(service.board(&ilze, "minimal").await.expect("a board").people, 6);
        let queue = service.tasks(&ilze, "minimal").await.expect("a queue").tasks;
        let waits = queue.iter().filter(|task| task.key == Some(id));
        assert_eq!(waits.count(), 0, "the queue says what the desk says");
    });
}

#[test]
fn closed_lists_hold_in_spreadsheets_and_what_is_plainly_meant_is_read() {
    const LIST: &str = "Vārds un uzvārds,Dzimšanas datums,parish,school,wish_1\n\
        Viens V,15.05.2010.,cita pašvaldība,CITA SKOLA,V01\n\
        Divi D,16.05.2010.,Another municipality,Другая школа,V01\n\
        Trīs T,17.05.2010.,Pieme\u{304}ru\u{a0}pilsēta,Piemēru  vidusskola,V01\n";
    told_to_both(async |world| {
        let open = "2027-04-20T08:00:00Z";
        world.import(open, "sample-summer").await;
        let (service, ilze) = (world.at(open), world.caseworker(Who::Ilze));
        let send = async |text: &str| {
            let id = service.send_sheet(&ilze, "sample-summer", ("list.csv", text.as_bytes().to_vec())).await;
            service.intake(&ilze, id.expect("a spreadsheet")).await.expect("an intake")
        };
        let wrong = send(&(LIST.to_owned() + "Četri Č,18.05.2010.,Rīga,9. klase,V01\n")).await;
        let towns =
            "Town of Piemēri, Avotkalns parish, Kļavkalns parish, Zilezeri parish, Another municipality";
        assert_eq!(figures(&wrong)[0], 3);
        assert_eq!(
            told(&wrong),
            [
                format!("list.csv, line 5, column “parish”: found “Rīga”; one of these values is expected: {towns}"),
                "list.csv, line 5, column “school”: found “9. klase”; one of these values is expected: Piemēri Secondary School, Piemēri Technical School, Avotkalns Basic School, Zilezeri Basic School, Another school".to_owned(),
            ]
        );
        let right = send(LIST).await;
        assert_eq!(figures(&right)[..2], [3, 0], "{:?}", told(&right));
        service.take_sheet(&ilze, right.id, WHOLE).await.expect("taken");
        let people = everyone(&service, &ilze, "sample-summer").await;
        for (name, parish, school) in [
            ("Viens V", "Cita pašvaldība", "Cita skola"),
            ("Divi D", "Cita pašvaldība", "Cita skola"),
            ("Trīs T", "Piemēru pilsēta", "Piemēru vidusskola"),
        ] {
            let line = people.iter().find(|line| line.name == name).expect("in the list");
            let file = service.application(&ilze, "sample-summer", &line.number).await.expect("a file");
            let facts = &file.application.person.facts;
            let text = |fact: &str| facts.get(fact).map(FactValue::written);
            assert_eq!(
                (text("parish"), text("school")),
                (Some(parish.into()), Some(school.into())),
                "{name}"
            );
        }
    });
}

#[test]
fn a_list_is_taken_once_whoever_asks() {
    told_to_both(async |world| {
        world.import(OPEN, "minimal").await;
        let (service, ilze) = (world.at(OPEN), world.caseworker(Who::Ilze));
        let id = sent(&service, &ilze, "saraksts.csv", LIST).await;
        let (done, refusals) = eight_at_once(|_| {
            let (service, ilze) = (service.clone(), ilze.clone());
            async move { service.take_sheet(&ilze, id, WHOLE).await }
        })
        .await;
        assert_eq!((done, refusals), (vec![(2, 0)], vec!["refused-sheet-ended"; 7]));
        assert_eq!(service.board(&ilze, "minimal").await.expect("a board").people, 5);
    });
}

#[test]
fn a_row_meets_what_was_there_before_its_file_and_never_another_row() {
    told_to_both(async |world| {
        world.import(OPEN, "minimal").await;
        let (service, ilze) = (world.at(OPEN), world.caseworker(Who::Ilze));
        // A number of its own, then the same name without one; a renamed application, then its new name again.
        let mixed = "number,name,date_of_birth\n\
            C1,Elīna Ķirse,2010-03-01\n,Elīna Ķirse,2010-03-01\n\
            A1,Oto Ozols,2010-05-02\n,Oto Ozols,2010-05-02\n";
        let id = sent(&service, &ilze, "mixed.csv", mixed).await;
        let intake = service.intake(&ilze, id).await.expect("an intake");
        assert_eq!(figures(&intake), [3, 1, 0, 2, 0], "{:?}", told(&intake));
        assert_eq!(
            service.take_sheet(&ilze, id, WHOLE).await.expect("taken"),
            (3, 1),
            "what was shown is done"
        );
    });
}

#[test]
fn more_rows_than_go_together_are_all_there() {
    told_to_both(async |world| {
        world.import(OPEN, "minimal").await;
        let (service, ilze) = (world.at(OPEN), world.caseworker(Who::Ilze));
        let row = |n: usize| format!("Person {n},2010-03-{:02},327{n:08}\n", 1 + n % 28);
        let text: String = (0..1_234).map(row).collect();
        let text = format!("name,date_of_birth,personal_code\n{text}");
        let id = sent(&service, &ilze, "many.csv", &text).await;
        assert_eq!(service.take_sheet(&ilze, id, WHOLE).await.expect("taken"), (1_234, 0));
        let again = sent(&service, &ilze, "many.csv", &text).await;
        assert_eq!(seen(&service, &ilze, again).await, [0, 0, 1_234, 3, 0]);
        let file = service.people_sheet(&ilze, "minimal", Tr(Lang::Lv), Format::Xlsx).await.expect("a file");
        let back = file.whole().await.expect("its end");
        let back = service.send_sheet(&ilze, "minimal", ("back.xlsx", back)).await.expect("a spreadsheet");
        assert_eq!(seen(&service, &ilze, back).await, [0, 0, 1_237, 0, 0]);
    });
}

#[test]
fn columns_are_named_once_and_remembered_for_the_organisation() {
    told_to_both(async |world| {
        world.import(OPEN, "minimal").await;
        let (service, ilze) = (world.at(OPEN), world.caseworker(Who::Ilze));
        let text = "Bērns,Kad dzimis\nElīna Ķirse,01.03.2010.\n";
        let id = sent(&service, &ilze, "skola.csv", text).await;
        let intake = service.intake(&ilze, id).await.expect("an intake");
        assert!(intake.comparison.is_none() && !intake.mapping_faults.is_empty());
        let columns = [("Bērns", "name"), ("Kad dzimis", "date_of_birth"), ("Cita", "contact")];
        let columns = columns.map(|(column, field)| (column.to_owned(), Some(field.to_owned())));
        service.map_columns(&ilze, id, &Mapping { columns: BTreeMap::from(columns) }).await.expect("named");
        assert_eq!(seen(&service, &ilze, id).await, [1, 0, 0, 3, 0]);
        // A colleague's next file of the same school.
        let maris = world.caseworker(Who::Maris);
        let next = sent(&service, &maris, "skola-2.csv", text).await;
        assert_eq!(seen(&service, &maris, next).await, [1, 0, 0, 3, 0]);
    });
}

#[test]
fn what_goes_out_comes_back_unchanged_and_runs_nothing() {
    told_to_both(async |world| {
        world.import(OPEN, "minimal").await;
        let (service, ilze) = (world.at(OPEN), world.caseworker(Who::Ilze));
        let evil = "name,date_of_birth,contact\n\"=HYPERLINK(\"\"http://x\"\")\",2010-03-01,+371 20000001\n";
        let id = sent(&service, &ilze, "evil.csv", evil).await;
        service.take_sheet(&ilze, id, WHOLE).await.expect("taken");
        for format in [Format::Csv { separator: ';' }, Format::Xlsx] {
            for lang in Lang::ALL {
                let file = service.people_sheet(&ilze, "minimal", Tr(lang), format).await.expect("a file");
                let bytes = file.whole().await.expect("its end");
                if let Format::Csv { .. } = format {
                    let text = String::from_utf8(bytes.clone()).expect("text");
                    assert!(!text.contains(";=") && text.contains("'=HYPERLINK"), "{text}");
                    let no = Tr(lang).say("apply-no");
                    assert!(text.contains(&format!(";{no}")) && !text.contains(";yes"), "{text}");
                }
                let id = service.send_sheet(&ilze, "minimal", ("back", bytes)).await.expect("a spreadsheet");
                let intake = service.intake(&ilze, id).await.expect("an intake");
                assert_eq!(figures(&intake), [0, 0, 4, 0, 0], "{lang} {format:?} {:?}", told(&intake));
            }
        }
        assert_eq!(world.noted("people-export").await, 6);
        let service = world.at(ENDED);
        service.close(&ilze, "minimal").await.expect("closed");
        let late = service.send_sheet(&ilze, "minimal", ("late.csv", LIST.as_bytes().to_vec())).await;
        assert_eq!(refused(late), "refused-round-closed");
    });
}

/// Rows with the same person in other shapes.
async fn with(world: &World, rows: &str) -> (std::sync::Arc<Service>, Caseworker) {
    world.import(OPEN, "minimal").await;
    let (service, ilze) = (world.at(ENDED), world.caseworker(Who::Ilze));
    let text = format!("number,name,date_of_birth,personal_code\n{rows}");
    let id = sent(&service, &ilze, "list.csv", &text).await;
    // After the deadline a second person stands for rows without a time.
    let late = service.intake(&ilze, id).await.expect("an intake").comparison.expect("compared").late;
    service.sign_late_rows(&world.caseworker(Who::Maris), id, &late.digest()).await.expect("signed");
    service.take_sheet(&ilze, id, WHOLE).await.expect("taken");
    (service, ilze)
}

#[test]
fn sets_keep_a_round_from_being_closed_until_someone_decides() {
    told_to_both(async |world| {
        // A1 is Kaija Žagare, born 2010-05-02.
        let (service, ilze) = with(&world, "B1,ZAGARE Kaija,2010-05-02,\nB2,Oto Ozols,2009-01-01,\n").await;
        let (_, sets) = service.duplicates(&ilze, "minimal").await.expect("sets");
        let [set] = sets.as_slice() else { panic!("one set: {sets:?}") };
        assert_eq!((set.key.as_str(), set.decided), ("A1 B1", false));
        assert!(set.likeness.iter().eq([&Likeness::Name]));
        assert_eq!(service.board(&ilze, "minimal").await.expect("a board").duplicates, ["A1 B1"]);
        assert_eq!(refused(service.close(&ilze, "minimal").await), "refused-duplicates");
        let other = service.decide_duplicates(&ilze, "minimal", "A1 B2", &Finding::Different).await;
        assert_eq!(refused(other), "refused-stale");
        service.decide_duplicates(&ilze, "minimal", "A1 B1", &Finding::Different).await.expect("decided");
        assert_eq!(world.noted("duplicates").await, 1);
        service.close(&ilze, "minimal").await.expect("closed");
    });
}

#[test]
fn of_one_person_one_application_stands_and_none_is_deleted() {
    told_to_both(async |world| {
        let rows = "B1,Kaija Žagare,2010-05-02,32700000001\nB2,Kaija Žagare,2010-05-02,32700000002\n";
        let (service, ilze) = with(&world, rows).await;
        let (_, sets) = service.duplicates(&ilze, "minimal").await.expect("sets");
        assert_eq!(sets.iter().map(|set| set.key.as_str()).collect::<Vec<_>>(), ["A1 B1 B2"]);
        assert_eq!(sets[0].members[1].code.as_deref(), Some("••••••-••001"));
        service
            .decide_duplicates(&ilze, "minimal", "A1 B1 B2", &Finding::Same("B2".to_owned()))
            .await
            .expect("decided");
        let board = service.board(&ilze, "minimal").await.expect("a board");
        let people = everyone(&service, &ilze, "minimal").await;
        let standing: Vec<(&str, &str)> =
            people.iter().map(|line| (line.number.as_str(), line.standing.name())).collect();
        assert!(standing.contains(&("A1", "withdrawn")) && standing.contains(&("B1", "withdrawn")));
        assert!(!standing.contains(&("B2", "withdrawn")) && standing.len() == 5);
        assert!(board.duplicates.is_empty());
        service.close(&ilze, "minimal").await.expect("closed");
    });
}

#[test]
fn a_changed_code_is_shown_as_one_and_a_code_alone_is_enough() {
    told_to_both(async |world| {
        let rows = "B1,Zane Zile,2010-01-02,32700000003\nB2,Zane Zile,2010-01-02,020110-20005\n\
            B3,Uldis Upe,2010-01-02,32700000004\nB4,U. Upe,2010-01-02,32700000004\n";
        let (service, ilze) = with(&world, rows).await;
        let (_, sets) = service.duplicates(&ilze, "minimal").await.expect("sets");
        let told: Vec<(&str, Vec<&str>)> = sets
            .iter()
            .map(|set| (set.key.as_str(), set.likeness.iter().map(|likeness| likeness.name()).collect()))
            .collect();
        assert_eq!(told, [("B1 B2", vec!["changed-code"]), ("B3 B4", vec!["code"])]);
    });
}

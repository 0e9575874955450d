//! What is given out to whoever has to do with it: an empty list that comes back as it left, what is missing in a list before anything
//! of it counts, and of an offered place what its person has to know.

use talka::{
    domain::{Lang, terms::Terms},
    files::sheet::write::Format,
    i18n::Tr,
};

use crate::{
    intake::{figures, told},
    knock::{Guest, House},
    scene::{CIBLA_ENDED, Who, told_to_both, told_to_one},
};

/// What a school sends whose list is not the round's: a page of columns that says what is missing, and a fault told once.
#[test]
fn what_a_file_has_no_column_for_is_told_beside_its_columns_and_the_same_fault_once() {
    told_to_both(async |world| {
        let house = House::beside(&world).await;
        let (service, ilze) = (&house.service, world.caseworker(Who::Ilze));
        let rows = (10..20).map(|n| format!(";Anna Liepa-{n};{n}.03.2010.;Nekurienes vidusskola;"));
        let head = "Kļūdas;Vārds un uzvārds;Dzimšanas datums;Izglītības iestāde;1. izvēle".to_owned();
        let text = std::iter::once(head).chain(rows).collect::<Vec<_>>().join("\n");
        let sent = ("x.csv", text.into_bytes());
        let id = service.send_sheet(&ilze, "sample-summer", sent).await.expect("sent");
        let intake = service.intake(&ilze, id).await.expect("an intake");
        let absent: Vec<&str> = intake.absent.iter().map(|labels| labels[0].as_str()).collect();
        assert!(absent.contains(&"tālrunis vai e-pasts") && absent.len() > 2, "{absent:?}");
        assert!(!absent.contains(&"skola") && !absent.contains(&"vārds un uzvārds"), "{absent:?}");
        let columns: Vec<&str> = intake.columns.iter().map(|(name, _)| name.as_str()).collect();
        assert!(!columns.contains(&"Kļūdas"), "what was given out is not told as unknown: {columns:?}");
        let found = intake.comparison.expect("held against the round");
        assert_eq!((found.wrong, found.faults.faults.len()), (10, 1), "{:?}", found.faults);
        let mut browser = house.guest(Guest::Caseworker).await;
        let page = browser.get(&format!("/intakes/{id}?lang=lv")).await.body;
        assert!(page.contains("tas pats vēl 9 rindās") && page.contains("Failā nav kolonnas"), "{page}");
    });
}

#[test]
fn a_blank_form_has_the_columns_that_the_round_reads_and_all_of_them_come_back() {
    told_to_both(async |world| {
        world.import("2027-04-20T08:00:00Z", "sample-summer").await;
        let (service, ilze) = (world.at("2027-04-20T08:00:00Z"), world.caseworker(Who::Ilze));
        for lang in Lang::ALL {
            let format = Format::Csv { separator: ';' };
            let blank = service.blank_sheet(&ilze, "sample-summer", Tr(lang), format).await.expect("a file");
            let blank = String::from_utf8(blank.whole().await.expect("its end")).expect("text");
            let filled = format!("{}\r\nAnna Liepa;32700000001\r\n", blank.trim_end());
            let sent = ("blank.csv", filled.into_bytes());
            let id = service.send_sheet(&ilze, "sample-summer", sent).await.expect("sent");
            let intake = service.intake(&ilze, id).await.expect("an intake");
            let unread: Vec<_> = intake.columns.iter().filter(|(_, field)| field.is_none()).collect();
            assert!(unread.is_empty() && intake.absent.is_empty(), "{unread:?} {:?}", intake.absent);
            assert_eq!(figures(&intake)[0], 1, "{:?}", told(&intake));
        }
    });
}

#[test]
fn a_blank_workbook_offers_the_answers_of_a_closed_list_in_its_column() {
    told_to_one(async |world| {
        world.import("2027-04-20T08:00:00Z", "sample-summer").await;
        let (service, ilze) = (world.at("2027-04-20T08:00:00Z"), world.caseworker(Who::Ilze));
        let blank = service.blank_sheet(&ilze, "sample-summer", Tr(Lang::Lv), Format::Xlsx).await;
        let blank = blank.expect("a file").whole().await.expect("its end");
        let mut zip = zip::ZipArchive::new(std::io::Cursor::new(&blank)).expect("a workbook");
        let mut sheet = String::new();
        let mut file = zip.by_name("xl/worksheets/sheet1.xml").expect("a worksheet");
        std::io::Read::read_to_string(&mut file, &mut sheet).expect("text");
        let (book, _) = service.round("sample-summer").await.expect("a round");
        let facts = book.rules.pack().asked_applicant();
        assert!(facts.iter().any(|(_, fact)| fact.kind == talka::domain::FactType::Bool));
        assert!(sheet.contains("<formula1>\"Jā,Nē\"</formula1>"), "{sheet}");
        let closed = facts.iter().filter(|(_, fact)| !fact.closed().is_empty());
        for (name, fact) in closed {
            let called: Vec<&str> = fact.closed().iter().map(|(_, called)| called.lv.as_str()).collect();
            let one_cell = called.iter().all(|called| !called.contains(','));
            assert_eq!(sheet.contains(&format!("\"{}\"", called.join(","))), one_cell, "{name}: {sheet}");
        }
    });
}

#[test]
fn whoever_is_offered_a_place_reads_nothing_that_concerns_the_organisation_alone() {
    told_to_one(async |world| {
        world.import(CIBLA_ENDED, "cibla-public-works").await;
        let (book, places) = world.at(CIBLA_ENDED).round("cibla-public-works").await.expect("a round");
        let place = &places[0].placement;
        let said = |lines: Vec<talka::service::AboutLine>| {
            lines.into_iter().map(|line| line.label).collect::<Vec<_>>().join("; ")
        };
        let tr = Tr(Lang::Lv);
        let (all, offered) =
            (said(book.about(tr, place)), said(book.about_offered(tr, place, &Terms::default())));
        assert!(all.contains("jaunizveidota darba vieta"), "{all}");
        assert!(!offered.contains("jaunizveidota") && !offered.contains("brīva"), "{offered}");
    });
}

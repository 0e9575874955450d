//! No file that leaves the house runs anything when a spreadsheet opens it: every cell of every table is looked at, those of a
//! run's folder and outcome, of exports and of files that come back with errors. Reading takes the guard off again.

use std::{collections::BTreeMap, path::Path};

use calamine::{Data, Reader, Xlsx};
use talka::{domain::Lang, files::sheet::write::Format, i18n::Tr, service::NewRound};

use crate::scene::{ENDED, OPEN, Who, fixture, told_to_both};

/// The round `minimal`, in which everything that somebody may have typed begins as a formula.
fn evil() -> NewRound {
    let mut new = fixture("minimal");
    for file in ["placements.csv", "preferences.csv", "applicants.csv"] {
        let text = String::from_utf8(new.files[file].clone()).expect("text");
        let text =
            text.replace("park", "=park").replace("library", "@library").replace("Piemēri", "+Piemēri");
        let rows = text.lines().map(|row| match row.split_once(',') {
            Some(("A1", rest)) => format!("=A1,{rest}\n"),
            _ => format!("{row}\n"),
        });
        new.files.insert(file.to_owned(), rows.collect::<String>().into_bytes());
    }
    let people = [("=A1", "=cmd|' /C calc'!A0"), ("A2", "-2+3"), ("A3", "\u{a0}@SUM(1)")];
    new.people = BTreeMap::from(
        people.map(|(number, name)| (number.to_owned(), (name.to_owned(), "+371 2".to_owned()))),
    );
    new
}

fn is_dangerous(cell: &str) -> bool {
    let is_number = cell.parse::<f64>().is_ok();
    let first = cell.trim_start().chars().next();
    !is_number && cell != "-" && first.is_some_and(|c| "=+-@＝＋－＠−\t\r".contains(c))
}

fn look(name: &str, bytes: &[u8], separator: u8) -> usize {
    let mut reader =
        csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(separator).from_reader(bytes);
    let mut guarded = 0;
    for row in reader.records() {
        for cell in &row.expect("a row") {
            assert!(!is_dangerous(cell), "{name}: {cell}");
            guarded += usize::from(cell.starts_with('\''));
        }
    }
    guarded
}

/// In a workbook a text is not run; what a spreadsheet would write anew as a formula is guarded all the same.
fn look_at_book(name: &str, bytes: Vec<u8>) {
    let mut book: Xlsx<_> = Xlsx::new(std::io::Cursor::new(bytes)).expect("a workbook");
    let (_, sheet) = book.worksheets().remove(0);
    for cell in sheet.rows().flatten() {
        if let Data::String(text) = cell {
            let is_phone = text.starts_with("+371 ");
            assert!(is_phone || !is_dangerous(text), "{name}: {text}");
        }
    }
}

#[test]
fn no_cell_of_any_file_is_a_formula() {
    told_to_both(async |world| {
        let ilze = world.caseworker(Who::Ilze);
        world.at(OPEN).add_round(Some(&world.administrator()), &evil()).await.expect("a round");
        let service = world.at(OPEN);
        let wrong = "number,name,date_of_birth,wish_1,=note\n=A1,=1+1,x,=nowhere,=2\n";
        let id =
            service.send_sheet(&ilze, "minimal", ("=a.csv", wrong.as_bytes().to_vec())).await.expect("sent");
        for lang in Lang::ALL {
            for format in [Format::Csv { separator: ',' }, Format::Csv { separator: ';' }, Format::Xlsx] {
                let people = service.people_sheet(&ilze, "minimal", Tr(lang), format).await.expect("a file");
                let back = service.sheet_with_faults(&ilze, id, Tr(lang), format).await.expect("a file");
                for (name, file) in [("people", people), ("errors", back)] {
                    let bytes = file.whole().await.expect("its end");
                    match format {
                        Format::Csv { separator } => {
                            assert!(
                                look(name, &bytes, u8::try_from(separator).expect("one byte")) > 1,
                                "{name}"
                            );
                        }
                        Format::Xlsx => look_at_book(name, bytes),
                    }
                }
            }
        }
        let run = world.run_of_minimal().await;
        let service = world.at(ENDED);
        let files = service.run_files(&ilze, run).await.expect("its files");
        let tables: Vec<_> =
            files.iter().filter(|(name, _)| Path::new(name).extension() == Some("csv".as_ref())).collect();
        assert!(tables.len() > 8, "{:?}", files.keys());
        for (name, bytes) in &tables {
            look(name, bytes, b',');
        }
        for name in [
            "outcome/allocation.csv",
            "outcome/placements.csv",
            "round/placements.csv",
            "round/applicants.csv",
        ] {
            assert!(look(name, &files[name], b',') > 0, "{name} holds what was typed");
        }
        // The frozen round is the round: nothing of it changed by being written and read.
        assert!(service.changed_since(&ilze, run).await.expect("compared").is_empty());
        let outcome = service.run_outcome(&ilze, run).await.expect("an outcome").expect("verified");
        assert!(outcome.people.iter().any(|person| person.applicant.as_str() == "=A1"));
        assert!(outcome.places.iter().any(|place| place.placement.id.as_str() == "=park"));
    });
}

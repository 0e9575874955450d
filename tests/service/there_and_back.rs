//! The two ends of `make there-and-back`: our exports are written for other programmes to open and save, and what these made
//! of them is held against the same round. Between them stands `tests/there_and_back/run.sh`.

use std::{path::PathBuf, sync::Arc};

use talka::{
    domain::{Caseworker, Lang},
    files::sheet::write::Format,
    i18n::Tr,
    service::{No, Service, Taking},
};

use crate::scene::{Who, World, told_to_one};

const SUMMER: &str = "2027-04-20T08:00:00Z";
const ROUND: &str = "sample-summer";

/// Whatever a spreadsheet might change: zeros in front, signs, quotation marks, separators, alphabets, guards, gaps.
const PEOPLE: &str = "number,name,personal_code,date_of_birth,contact,registered,parish,school,took_part_last_year,large_family,health_check,wish_1,wish_2,withdrawn\n\
    T-01,Žanete Šķēle,010210-21018,2010-02-01,+371 20000001,2027-04-05T08:30:00,Piemēru pilsēta,Piemēru vidusskola,yes,no,yes,V01,V02,no\n\
    T-02,Jānis Bērziņš-Liepiņš,050309-22026,2009-03-05,janis@example.lv,2027-04-05T09:00:00.123456,Kļavkalna pagasts,Cita skola,no,yes,,V02,V08,yes\n\
    T-03,\"=HYPERLINK(\"\"http://x\"\")\",32123456789,2011-12-24,'20000003,2027-04-06T00:00:00,Zilezeru pagasts,,,,no,V08,,no\n\
    T-04,Анна Иванова,310808-23033,2008-08-31,+371-2000 0006,2027-04-06T23:59:59,,Avotkalna pamatskola,yes,yes,yes,,,no\n\
    T-05,\"O'Neils; \"\"taisnās\"\", “pēdiņas”\",,2007-01-01,@zīme,2027-04-07T12:00:01,Cita pašvaldība,Piemēru tehnikums,no,no,no,V11,V01,no\n\
    00012,-Mīnuss Vārds,290208-25050,2008-02-29,20000006,2027-04-07T12:00:02,Piemēru pilsēta,Piemēru vidusskola,yes,no,no,V02,,no\n";

fn work() -> PathBuf {
    PathBuf::from(std::env::var("TALKA_SHEETS").expect("TALKA_SHEETS names a folder"))
}

async fn round(world: &World) -> (Arc<Service>, Caseworker) {
    world.import(SUMMER, ROUND).await;
    let (service, ilze) = (world.at(SUMMER), world.caseworker(Who::Ilze));
    let id =
        service.send_sheet(&ilze, ROUND, ("people.csv", PEOPLE.as_bytes().to_vec())).await.expect("sent");
    let found = service.intake(&ilze, id).await.expect("an intake").comparison.expect("compared");
    assert_eq!((found.added.count, found.wrong), (6, 0), "{:?}", found.faults);
    service.take_sheet(&ilze, id, Taking::default()).await.expect("taken");
    (service, ilze)
}

#[test]
#[ignore = "a half of `make there-and-back`"]
fn the_exports_are_written() {
    told_to_one(async |world| {
        let (service, ilze) = round(&world).await;
        for lang in Lang::ALL {
            let separator = if lang == Lang::En { ',' } else { ';' };
            for (ending, format) in [("csv", Format::Csv { separator }), ("xlsx", Format::Xlsx)] {
                let file = service.people_sheet(&ilze, ROUND, Tr(lang), format).await.expect("a file");
                let bytes = file.whole().await.expect("its end");
                std::fs::write(work().join("out").join(format!("{lang}.{ending}")), bytes).expect("written");
            }
        }
    });
}

#[test]
#[ignore = "the other half of `make there-and-back`"]
fn no_row_of_them_is_changed() {
    told_to_one(async |world| {
        let (service, ilze) = round(&world).await;
        let mut files: Vec<PathBuf> = std::fs::read_dir(work().join("back"))
            .expect("a folder")
            .map(|entry| entry.expect("an entry").path())
            .collect();
        files.sort();
        assert!(files.len() > 30, "{files:?}");
        let mut bad = Vec::new();
        for path in &files {
            let name = path.file_name().expect("a name").to_string_lossy().into_owned();
            let bytes = std::fs::read(path).expect("read");
            let told = match service.send_sheet(&ilze, ROUND, (&name, bytes)).await {
                Ok(id) => {
                    let intake = service.intake(&ilze, id).await.expect("an intake");
                    match intake.comparison {
                        Some(found) if found.changed.count + found.added.count + found.wrong == 0 => {
                            println!("{name}: {} unchanged", found.same);
                            continue;
                        }
                        // Serial numbers without a date's format say no day: each is told with the likely one, and nothing is
                        // written.
                        Some(found)
                            if name.contains("xlsx-sheetjs")
                                && found.changed.count + found.added.count + found.same == 0 =>
                        {
                            println!("{name}: {} told, none changed", found.wrong);
                            continue;
                        }
                        Some(found) => {
                            let say = |fault| Tr(Lang::En).fault(fault);
                            let faults: Vec<String> = found.faults.faults.iter().map(say).collect();
                            format!("{:?} {:?} {faults:?}", found.changed.first, found.added.count)
                        }
                        None => format!("{:?}", intake.mapping_faults),
                    }
                }
                Err(No::Faults(faults)) => {
                    format!(
                        "{:?}",
                        faults.faults.iter().map(|one| Tr(Lang::En).fault(one)).collect::<Vec<_>>()
                    )
                }
                Err(no) => no.to_string(),
            };
            bad.push(format!("{name}: {told}"));
        }
        assert!(
            bad.is_empty(),
            "{} of {} files came back changed:\n{}",
            bad.len(),
            files.len(),
            bad.join("\n")
        );
    });
}

//! The lists of a run that people take along: headings and words in their language, names, and nothing of them in what programs read.

use crate::{
    knock::{Guest, House},
    scene::{ENDED, Who, told_to_both},
};

#[test]
fn people_get_lists_in_their_language_and_programs_the_files_as_they_were() {
    told_to_both(async |world| {
        let (_, run) = world.with_run().await;
        let house = House::beside(&world).await;
        let mut ilze = house.guest(Guest::Caseworker).await;
        let page = ilze.get(&format!("/runs/{run}?lang=ru")).await.body;
        for list in ["placed", "others", "placements"] {
            for end in ["xlsx", "csv"] {
                let path = format!("/runs/{run}/lists/{list}/{end}");
                assert!(page.contains(&format!("href=\"{path}\"")), "{path}: {page}");
                assert_eq!(ilze.get(&path).await.status, 200, "{path}");
            }
        }
        assert!(!page.contains("allocation.csv"), "{page}");
        let looks = world.looks().await.len();
        let placed = ilze.get(&format!("/runs/{run}/lists/placed/csv?lang=ru")).await.body;
        let head = placed.trim_start_matches('\u{feff}').lines().next().expect("headings").to_owned();
        assert_eq!(head, "Номер;Имя;Вакансия;Организация;Вариант", "{placed}");
        assert!(placed.contains("A1;Kaija Žagare;"), "{placed}");
        assert!(world.looks().await.len() > looks, "whoever is shown is noted");
        let others = ilze.get(&format!("/runs/{run}/lists/others/csv?lang=lv")).await.body;
        assert!(others.contains("A2;Ģirts Ābols;"), "{others}");
        for path in ["lists/placed/pdf", "lists/nobody/csv"] {
            assert_eq!(ilze.get(&format!("/runs/{run}/{path}")).await.status, 404, "{path}");
        }
        let files = world.at(ENDED).run_files(&world.caseworker(Who::Ilze), run).await.expect("files");
        let machine = String::from_utf8_lossy(&files["outcome/allocation.csv"]).into_owned();
        assert!(machine.starts_with("applicant,placement,"), "{machine}");
        let mut stranger = house.guest(Guest::Department).await;
        assert!(stranger.get(&format!("/runs/{run}/lists/placed/csv")).await.status >= 400);
    });
}

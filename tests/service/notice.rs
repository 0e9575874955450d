//! A round's notice about personal data: everything that its rules ask stands in it, with the paper, the source and who sees it.

use talka::{domain::Lang, i18n::Tr};

use crate::{
    knock::Browser,
    scene::{OPEN, World, fixture, told_to_one},
};

async fn notice(world: &World, slug: &str, lang: &str) -> String {
    let router = talka::web::App::new(world.at(OPEN), talka::config::Config::default()).router();
    let page = Browser::new(router, "10.0.0.4").get(&format!("/rounds/{slug}/privacy?lang={lang}")).await;
    assert_eq!(page.status, 200, "{slug}: {}", page.body);
    page.body
}

/// A text as a page has it.
fn escaped(text: &str) -> String {
    text.replace('&', "&#38;")
        .replace('<', "&#60;")
        .replace('>', "&#62;")
        .replace('"', "&#34;")
        .replace('\'', "&#39;")
}

#[test]
fn the_notice_of_a_round_names_all_that_its_rules_ask_and_on_what_they_rest() {
    told_to_one(async |world| {
        for name in ["sample-summer", "minimal", "liepaja-2020"] {
            let mut new = fixture(name);
            let toml = String::from_utf8(new.files["round.toml"].clone()).expect("text");
            // Without its days a round is open from now on.
            let dateless =
                toml.lines().filter(|line| !line.starts_with("opens") && !line.starts_with("closes"));
            new.files.insert("round.toml".to_owned(), dateless.collect::<Vec<_>>().join("\n").into_bytes());
            let service = world.at(OPEN);
            service.add_round(None, &new).await.expect("a round");
            let (book, _) = service.round(name).await.expect("a round");
            for lang in Lang::ALL {
                let page = notice(&world, name, lang.code()).await;
                let pack = book.rules.pack();
                for fact in pack.applicant().values() {
                    assert!(
                        page.contains(&escaped(fact.label.get(lang))),
                        "{name} {lang:?}: {}",
                        fact.label.get(lang)
                    );
                    if let Some(paper) = &fact.evidence {
                        assert!(
                            page.contains(&escaped(paper.get(lang))),
                            "{name} {lang:?}: {}",
                            paper.get(lang)
                        );
                    }
                }
                for source in pack.sources().values() {
                    assert!(page.contains(&escaped(source.source.title.get(lang))), "{name}: {source:?}");
                }
                for label in book.shown_to_organisations() {
                    assert!(page.contains(&escaped(label.get(lang))), "{name}: {label:?}");
                }
                let code = Tr(lang).say("notice-code");
                assert_eq!(page.contains(&escaped(&code)), pack.personal_code().is_some(), "{name}");
                assert!(page.contains(crate::scene::AUTHORITY), "{name}");
            }
        }
    });
}

#[test]
fn a_round_says_whom_to_write_to_on_which_ground_and_for_how_long() {
    told_to_one(async |world| {
        let mut new = fixture("minimal");
        let said = "\n[privacy]\ncontact = \"dati@piemeri.example\"\nground = \"duty\"\nkept_months = 14\n";
        new.files.get_mut("round.toml").expect("a file").extend(said.as_bytes());
        world.at(OPEN).add_round(None, &new).await.expect("a round");
        for (lang, parts) in [
            ("lv", ["dati@piemeri.example", "c) apakšpunkts", "14 mēnešus pēc kārtas"]),
            ("en", ["dati@piemeri.example", "Article 6(1)(c)", "14 months after the round"]),
            ("ru", ["dati@piemeri.example", "статья 6(1)(c)", "14 месяцев после"]),
        ] {
            let page = notice(&world, "minimal", lang).await;
            for part in parts {
                assert!(page.contains(part), "{part}: {page}");
            }
        }
    });
    told_to_one(async |world| {
        world.import(OPEN, "minimal").await;
        let page = notice(&world, "minimal", "lv").await;
        assert!(!page.contains("id=\"contact\"") && !page.contains("id=\"ground\""), "{page}");
        assert!(page.contains("Cik ilgi dati jāglabā, nosaka"), "{page}");
    });
}

//! Tables of applications that are kept under a name, and the search over all rounds of an authority.

use talka::domain::Arg;

use crate::{
    knock::{Guest, House},
    scene::{OPEN, Who, not_found, told_to_both, told_to_one, wrong},
};

const ROUND: &str = "minimal";

#[test]
fn a_table_is_kept_for_oneself_or_for_the_authority_and_changed_by_whoever_keeps_it() {
    told_to_both(async |world| {
        world.import(OPEN, ROUND).await;
        world.import(OPEN, "shortage").await;
        let service = world.at(OPEN);
        let (ilze, maris) = (world.caseworker(Who::Ilze), world.caseworker(Who::Maris));
        let keep = async |who, name: &str, query: &str, alone, shared| {
            service.keep_view(who, ROUND, (name, query, alone), shared).await
        };
        let own = keep(&ilze, " Trūkst   ziņu ", "status=needs-person", false, false).await.expect("kept");
        keep(&ilze, "Parks", "placement=park", true, true).await.expect("kept");
        let seen = async |who, slug: &str| {
            let views = service.views(who, slug).await.expect("views");
            views
                .into_iter()
                .map(|one| format!("{}{}", one.name, if one.own { "" } else { " ←" }))
                .collect::<Vec<_>>()
        };
        assert_eq!(seen(&ilze, ROUND).await, ["Parks", "Trūkst ziņu"]);
        assert_eq!(seen(&maris, ROUND).await, ["Parks ←"]);
        // What names a placement is of its round alone; the rest of every round of the programme.
        let (one, other) = (service.round(ROUND).await, service.round("shortage").await);
        let programme = |round: &Result<(talka::service::Book, _), _>| {
            round.as_ref().map(|(book, _)| book.settings.programme.clone()).ok()
        };
        let same = programme(&one) == programme(&other);
        assert_eq!(seen(&ilze, "shortage").await, if same { vec!["Trūkst ziņu"] } else { vec![] });
        for (name, key) in [
            ("", "wrong-missing"),
            ("Parks", "wrong-view-taken"),
            (&"x".repeat(61), "wrong-too-long"),
            ("a\u{7}b", "wrong-text"),
        ] {
            assert_eq!(
                wrong(keep(&ilze, name, "", false, false).await),
                [("name".to_owned(), key)],
                "{name}"
            );
        }
        // Somebody else may call theirs the same.
        keep(&maris, "Parks", "", false, false).await.expect("another's");
        assert_eq!(
            wrong(service.change_view(&ilze, (ROUND, own), ("Parks", true)).await)[0].1,
            "wrong-view-taken"
        );
        not_found(service.change_view(&maris, (ROUND, own), ("Mans", true)).await);
        not_found(service.forget_view(&maris, ROUND, own).await);
        not_found(service.views(&world.caseworker(Who::Stranger), ROUND).await);
        service.change_view(&ilze, (ROUND, own), ("Ziņas", true)).await.expect("changed");
        let mut both = seen(&maris, ROUND).await;
        both.sort();
        assert_eq!(both, ["Parks", "Parks ←", "Ziņas ←"]);
        service.forget_view(&ilze, ROUND, own).await.expect("forgotten");
        not_found(service.forget_view(&ilze, ROUND, own).await);
        assert_eq!(seen(&ilze, ROUND).await, ["Parks"]);
    });
}

#[test]
fn so_many_tables_are_kept_and_no_more() {
    told_to_one(async |world| {
        world.import(OPEN, ROUND).await;
        let (service, ilze) = (world.at(OPEN), world.caseworker(Who::Ilze));
        let keep = async |name: &str| service.keep_view(&ilze, ROUND, (name, "", false), false).await;
        for n in 0..50 {
            keep(&format!("Saraksts {n}")).await.expect("kept");
        }
        match keep("Vēl viens").await {
            Err(talka::service::No::Invalid(found)) => {
                assert_eq!((found[0].key, &found[0].args[0].1), ("wrong-view-many", &Arg::Whole(50)));
            }
            other => panic!("{other:?}"),
        }
    });
}

#[test]
fn the_page_keeps_what_its_address_says_and_not_whom_one_looked_for() {
    told_to_one(async |world| {
        world.import(OPEN, ROUND).await;
        let house = House::beside(&world).await;
        let mut ilze = house.guest(Guest::Caseworker).await;
        let fields = [
            ("name", "Pēc vārda"),
            ("query", "sort=-name&q=kaija&page=3&as=csv&col=name&strange=1"),
            ("shared", "yes"),
        ];
        let kept = ilze.post("/rounds/minimal/views", &fields).await;
        assert_eq!(
            (kept.status, kept.header("location")),
            (303, "/rounds/minimal/applications?sort=-name&col=name")
        );
        let page = ilze.get("/rounds/minimal/applications?sort=-name&col=name&lang=en").await.body;
        let link = "<a href=\"/rounds/minimal/applications?sort=-name&#38;col=name\" aria-current=\"page\">Pēc vārda</a>";
        assert!(page.contains(link), "{page}");
        let other = ilze.get("/rounds/minimal/applications?sort=name").await.body;
        assert!(other.contains("Pēc vārda") && !other.contains("aria-current=\"page\">Pēc vārda"));
        let wrong = ilze.post("/rounds/minimal/views", &[("name", ""), ("query", "sort=name")]).await;
        assert_eq!(wrong.status, 422);
        assert!(wrong.body.contains("name=\"query\" value=\"sort=name\""), "{}", wrong.body);
    });
}

#[test]
fn people_are_found_in_all_rounds_of_the_authority_and_each_look_is_noted() {
    told_to_both(async |world| {
        world.import(OPEN, ROUND).await;
        world.import("2027-04-12T08:00:00Z", "sample-summer").await;
        let service = world.at(OPEN);
        let ilze = world.caseworker(Who::Ilze);
        let find = async |q: &str| service.find_people(&ilze, q).await.expect("looked for");
        let numbers = async |q: &str| {
            find(q).await.people.into_iter().map(|one| one.number).collect::<Vec<_>>().join(" ")
        };
        // Surname first, parts, without marks, whatever the case; a number; a contact.
        for (q, found) in [
            ("zagare", "A1"),
            ("Žagare Kai", "A1"),
            ("kaija ž", "A1"),
            ("abols", "A2"),
            ("a3", "A3"),
            ("p27-041", "P27-041"),
            ("nobody of that name", ""),
        ] {
            assert_eq!(numbers(q).await, found, "{q}");
        }
        // Everybody of the first round has that contact: by surname, as the Latvian alphabet has it.
        assert_eq!(numbers("20000001").await, "A2 A3 A1");
        assert!(find("P27").await.people.iter().all(|one| one.slug == "sample-summer"));
        for short in ["", " ", "a"] {
            assert!(find(short).await.too_short, "{short}");
        }
        let looks = world.looks().await;
        let look = looks.iter().find(|look| look.shown == "A3").expect("noted");
        assert!(look.action == "look-list" && look.object == ROUND && !look.searched.is_empty());
        assert_eq!(
            looks.iter().filter(|look| look.count == 0).count(),
            0,
            "whoever is shown nobody looks at nobody"
        );
        let stranger = world.caseworker(Who::Stranger);
        assert_eq!(service.find_people(&stranger, "zagare").await.expect("looked for").found, 0);
    });
}

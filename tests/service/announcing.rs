//! What organisations announce of placements: typed once, kept in every version, shown wherever somebody reads of the work, and
//! there and back in a round's files. Choosing among cards, and the calendar of whoever was given a place.

use talka::{
    domain::{FactValue, Placing, announcement::Part},
    service::{NewRound, PlacementForm},
    store,
};
use uuid::Uuid;

use crate::{
    applying::form,
    knock::{Guest, House},
    scene::{ENDED, OPEN, Who, World, fixture, holder, told_to_both, told_to_one, wrong},
    walk::{Tab, hidden},
};

/// A form of a placement with an announcement.
fn announced(once: &str, title: &str, said: &[(&str, &str)]) -> PlacementForm {
    let mut form = form(once, title, "2");
    form.answers.extend(said.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())));
    form
}

const SAID: [(&str, &str); 12] = [
    ("about-duties", "Ravēt dobes,\r\nlaistīt puķes."),
    ("about-institution", "Stādaudzētava"),
    ("about-address", "Ķiršu iela 1"),
    ("about-parish", "Kļavu pagasts"),
    ("about-first-day", "8 6 2026"),
    ("about-last-day", "19.06.2026."),
    ("about-starts", "8.30"),
    ("about-ends", "17:00"),
    ("about-hours-18", "8"),
    ("about-pay", "6,50"),
    ("about-pay-per", "hour"),
    ("about-supervisor", "vecākā dārzniece"),
];

async fn said(world: &World, id: Uuid) -> Vec<(i64, String)> {
    let mut conn = world.db.read().await.expect("a connection");
    let rows = store::announcements::of(&mut conn.link(), id).await.expect("rows");
    rows.into_iter().map(|row| (row.version, row.said.0.written(Part::Duties))).collect()
}

#[test]
fn an_announcement_is_kept_in_every_version_and_goes_with_the_round() {
    told_to_both(async |world| {
        world.import(OPEN, "minimal").await;
        let (service, library) = (world.at(OPEN), world.department(Who::Library));
        let ilze = world.caseworker(Who::Ilze);
        let id = service.post(&library, "minimal", &announced("t", "Dobes", &SAID)).await.expect("submitted");
        let (_, placed) = service.own_placement(&library, id).await.expect("own");
        let about = placed.placement.about.clone().expect("announced");
        let written: Vec<String> = Part::ALL.into_iter().map(|part| about.written(part)).collect();
        assert_eq!(
            written[..4],
            ["Ravēt dobes,\nlaistīt puķes.", "Stādaudzētava", "Ķiršu iela 1", "Kļavu pagasts"]
        );
        assert_eq!(written[4..8], ["2026-06-08", "2026-06-19", "08:30", "17:00"]);
        assert_eq!((about.written(Part::Pay).as_str(), written[11].as_str()), ("6.50/hour", "8"));
        service.approve_placement(&ilze, "minimal", (id, 1), false).await.expect("approved");
        let change = async |version, said: &[(&str, &str)]| {
            service
                .change_placement(&library, (id, version), &announced("", "Dobes", said))
                .await
                .expect("saved")
        };
        assert_eq!(change(2, &SAID).await, Placing::Approved, "nothing changed");
        let other: Vec<_> = SAID.into_iter().filter(|(name, _)| *name != "about-duties").collect();
        assert_eq!(change(3, &other).await, Placing::Submitted, "what applicants read is approved anew");
        assert_eq!(change(4, &SAID).await, Placing::Submitted);
        let duties = "Ravēt dobes,\nlaistīt puķes.".to_owned();
        assert_eq!(said(&world, id).await, [(1, duties.clone()), (4, String::new()), (5, duties)]);
        service.approve_placement(&ilze, "minimal", (id, 5), false).await.expect("approved");
        // There and back: what is frozen brings in another round that announces the same.
        world.at(ENDED).close(&ilze, "minimal").await.expect("closed");
        let run = world.at(ENDED).start_run(&ilze, "minimal").await.expect("started");
        let worker = service.new_worker().expect("a key");
        assert!(world.at(ENDED).work_once(worker).await.expect("worked"));
        let files = world.at(ENDED).run_files(&ilze, run).await.expect("files");
        let sheet = files["round/placements.csv"].clone();
        let text = String::from_utf8_lossy(&sheet).into_owned();
        assert!(text.contains("about_duties") && !text.contains("about_load"), "{text}");
        let mut again = NewRound { slug: "again".to_owned(), ..fixture("minimal") };
        again.files.insert("placements.csv".to_owned(), sheet);
        again.files.retain(|name, _| !["applicants.csv", "preferences.csv"].contains(&name.as_str()));
        service.add_round(Some(&world.administrator()), &again).await.expect("a round");
        let (_, taken) = service.round("again").await.expect("a round");
        let back = taken.iter().find(|place| place.placement.title == "Dobes").expect("there");
        assert_eq!(back.placement.about, Some(about));
        assert_eq!(said(&world, back.id).await.len(), 1);
        let bare = taken.iter().find(|place| place.placement.id.as_str() == "park").expect("there");
        assert!(bare.placement.about.is_none() && said(&world, bare.id).await.is_empty());
    });
}

#[test]
fn a_wrong_part_is_said_at_its_field_and_names_the_law() {
    told_to_one(async |world| {
        world.import(OPEN, "minimal").await;
        let (service, library) = (world.at(OPEN), world.department(Who::Library));
        let post = async |said: &[(&str, &str)]| {
            wrong(service.post(&library, "minimal", &announced("t", "Dobes", said)).await)
        };
        let one = |field: &str, key| vec![(field.to_owned(), key)];
        for (field, text, key) in [
            ("about-hours-18", "9", "wrong-about-hours-18"),
            ("about-hours-18", "3.4", "wrong-about-hours"),
            ("about-starts", "agri", "wrong-about-time"),
            ("about-starts", "8", "wrong-about-half"),
            ("about-first-day", "01.06.2026.", "wrong-first-day"),
            ("about-last-day", "01.06.2026.", "wrong-last-day-early"),
            ("about-first-day", "rīt", "wrong-date"),
            ("about-phone", "zvanīt 12", "wrong-about-phone"),
        ] {
            let at = if key == "wrong-about-half" { "about-ends" } else { field };
            assert_eq!(post(&[(field, text)]).await, one(at, key), "{field} {text}");
        }
        assert_eq!(post(&[("about-pay", "780")]).await, one("about-pay-per", "wrong-about-per"));
        let both = [("about-starts", "agri"), ("about-hours-18", "9")];
        let found =
            [one("about-starts", "wrong-about-time"), one("about-hours-18", "wrong-about-hours-18")].concat();
        assert_eq!(post(&both).await, found, "all that is wrong is said at once");
        let long = "a".repeat(201);
        assert_eq!(post(&[("about-address", &long)]).await, one("about-address", "wrong-too-long"));
        let house = House::beside(&world).await;
        let mut library = house.guest(Guest::Department).await;
        let token = house.service.token().expect("a token");
        let mut fields: Vec<(String, String)> = filled(&house).await;
        fields.extend(
            [("once", token.as_str()), ("about-hours-13-14", "5")].map(|(n, v)| (n.to_owned(), v.to_owned())),
        );
        let fields: Vec<(&str, &str)> =
            fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let sent = library.post("/rounds/sample-summer/placements/new?lang=lv", &fields).await;
        assert_eq!(sent.status, 422, "{}", sent.body);
        assert!(
            sent.body.contains("Darba likuma 132. pants")
                && sent.body.contains("id=\"about-hours-13-14-why\""),
            "{}",
            sent.body
        );
        assert!(sent.body.contains("value=\"5\""), "nothing typed is lost");
    });
}

#[test]
fn night_work_for_children_is_refused_though_no_hours_by_age_are_said() {
    told_to_both(async |world| {
        let house = House::beside(&world).await;
        let (service, library) = (&house.service, world.department(Who::Library));
        let own = filled(&house).await;
        let post = async |said: &[(&str, &str)]| {
            let mut form = announced("t", "Dobes", said);
            for (name, value) in &own {
                form.answers.entry(name.clone()).or_insert_with(|| value.clone());
            }
            wrong(service.post(&library, "sample-summer", &form).await)
        };
        let one = |field: &str, key| vec![(field.to_owned(), key)];
        let clock = async |starts: &str, ends: &str, more: &[(&str, &str)]| {
            post(&[&[("about-starts", starts), ("about-ends", ends)], more].concat()).await
        };
        assert_eq!(clock("22:00", "2:00", &[]).await, one("about-ends", "wrong-about-night"));
        assert_eq!(clock("17:00", "8:00", &[]).await, one("about-ends", "wrong-about-ends-first"));
        assert_eq!(clock("8:00", "8:00", &[]).await, one("about-ends", "wrong-about-ends-first"));
        assert_eq!(clock("5:00", "9:00", &[]).await, one("about-starts", "wrong-about-night"));
        assert_eq!(clock("16:00", "20:30", &[]).await, one("about-ends", "wrong-about-night"));
        // Hours that are said for the older ones keep no child away.
        let older = [("about-hours-16-17", "4")];
        assert_eq!(clock("16:00", "20:30", &older).await, one("about-ends", "wrong-about-night"));
        assert_eq!(clock("8:00", "11:00", &[]).await, one("about-ends", "wrong-about-short"));
        assert_eq!(clock("8:00", "14:30", &[]).await, one("about-ends", "wrong-about-wide"));
        assert_eq!(
            post(&[("about-hours-15", "5")]).await,
            one("about-hours-15", "wrong-about-hours-more"),
            "the answer to the rules says four"
        );
        // Whom the rules keep out for seven hours a day does not come: for the others night begins at ten.
        let seven = [("hours_a_day", "7")];
        assert_eq!(clock("15:00", "22:30", &seven).await, one("about-ends", "wrong-about-night"));
        let mut form = announced("fine", "Dobes", &[("about-starts", "14:00"), ("about-ends", "21:45")]);
        form.answers.insert("hours_a_day".to_owned(), "7".to_owned());
        for (name, value) in &own {
            form.answers.entry(name.clone()).or_insert_with(|| value.clone());
        }
        service.post(&library, "sample-summer", &form).await.expect("submitted");
    });
}

/// What the library's placement says, as its form would send it under another title.
async fn filled(house: &House) -> Vec<(String, String)> {
    let (book, places) = house.service.round("sample-summer").await.expect("a round");
    let own = places.iter().find(|place| place.id == house.placement).expect("the library's");
    let mut fields =
        vec![("title".to_owned(), own.placement.title.clone()), ("capacity".to_owned(), "2".to_owned())];
    for question in book.asked_about_placements(&places) {
        let value = own.placement.facts.get(&question.name).map(FactValue::written);
        fields.push((question.name.clone(), value.unwrap_or_default()));
    }
    fields
}

#[test]
fn a_form_is_filled_like_another_and_a_twin_is_remarked_on() {
    told_to_both(async |world| {
        let house = House::new(&world).await;
        let mut library = house.guest(Guest::Department).await;
        let once = house.service.token().expect("a token");
        let mut fields = filled(&house).await;
        fields.extend(
            [("once", once.as_str()), ("about-duties", "Lasīt priekšā bērniem")]
                .map(|(n, v)| (n.to_owned(), v.to_owned())),
        );
        let sent = |fields: &[(String, String)]| {
            fields.iter().map(|(name, value)| (name.clone(), value.clone())).collect::<Vec<_>>()
        };
        let post = async |browser: &mut crate::knock::Browser, fields: &[(String, String)]| {
            let fields: Vec<(&str, &str)> = fields.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
            browser.post("/rounds/sample-summer/placements/new", &fields).await
        };
        assert_eq!(post(&mut library, &sent(&fields)).await.status, 303);
        let list = library.get("/placements?lang=lv").await.body;
        assert!(!list.contains("Tāda pati jau ir"), "it announces more than the one that is there: {list}");
        let own = house.service.own_placements(&world.department(Who::Library)).await.expect("own");
        let first = own.iter().find(|own| own.placed.placement.about.is_some()).expect("announced").placed.id;
        let copy = library.get(&format!("/rounds/sample-summer/placements/new?from={first}")).await;
        assert!(copy.status == 200 && copy.body.contains("Lasīt priekšā bērniem"), "{}", copy.body);
        let days =
            own.iter().find(|own| own.placed.id == first).expect("there").placed.placement.facts["first_day"]
                .written();
        let day = days.split('-').rev().collect::<Vec<_>>().join(".") + ".";
        assert!(copy.body.contains(&day), "a day that lies ahead stays: {day}");
        fields.retain(|(name, _)| name != "once");
        fields.push(("once".to_owned(), hidden(&copy.body, "once").expect("a token")));
        assert_eq!(post(&mut library, &sent(&fields)).await.status, 303, "it is not refused");
        let list = library.get("/placements?lang=lv").await.body;
        assert!(
            list.contains("jums jau ir tieši tāda pati") && list.matches("Tāda pati jau ir").count() == 2,
            "{list}"
        );
        let mut ilze = house.guest(Guest::Caseworker).await;
        let waiting = ilze.get("/rounds/sample-summer/placements?lang=lv").await.body;
        assert!(
            waiting.contains("Varbūt tā iesniegta divreiz") && waiting.contains("Lasīt priekšā bērniem"),
            "{waiting}"
        );
        assert!(
            waiting.contains("Sludinājumā nav pateikts: adrese, darba vadītājs, darba tālrunis."),
            "{waiting}"
        );
        // Another organisation's placement fills no form.
        let mut other = house.guest(Guest::Caseworker).await;
        assert_ne!(
            other.get(&format!("/rounds/sample-summer/placements/new?from={first}")).await.status,
            200
        );
        let foreign = own.iter().map(|own| own.placed.id).max().expect("some").as_u128() ^ 1;
        let foreign = Uuid::from_u128(foreign);
        assert_eq!(
            library.get(&format!("/rounds/sample-summer/placements/new?from={foreign}")).await.status,
            404
        );
    });
}

#[test]
fn placements_are_chosen_from_cards_by_buttons() {
    told_to_one(async |world| {
        let house = House::new(&world).await;
        let mut browser = house.browser("10.0.0.44");
        let mut tab = Tab::begun(&mut browser).await;
        for (step, answer) in
            [("name", "Elīna Ķirse"), ("contact", "e@example.org"), ("date_of_birth", "01022014")]
        {
            tab.answer(&mut browser, step, &[(step, answer)]).await;
        }
        let shown = tab.answer(&mut browser, "wishes", &[("just-show", "yes")]).await.body;
        assert!(!shown.contains("<select id=\"wishes\""), "no list of cut titles");
        assert!(shown.contains("Grāmatu kārtošana un vāku labošana, 1. maiņa (07.06.–18.06.)"), "{shown}");
        assert!(shown.contains("4 stundas dienā") && shown.contains("07.06.2027.–18.06.2027."), "{shown}");
        let apart = shown.split("<details><summary>Kāpēc").nth(1).expect("what does not fit is apart");
        assert!(
            apart.contains("Zāles pļaušana un celiņu labošana") && apart.contains("nekā tavā vecumā atļauts"),
            "{apart}"
        );
        let press = async |tab: &mut Tab, browser: &mut crate::knock::Browser, act: &str, number: &str| {
            let chosen = chosen(&tab.page);
            let mut fields: Vec<(&str, &str)> =
                chosen.iter().map(|number| ("wishes", number.as_str())).collect();
            fields.push((act, number));
            let reply = tab.answer(browser, "wishes", &fields).await;
            assert_eq!(reply.status, 200, "{}", reply.body);
            self::chosen(&tab.page)
        };
        for number in ["V01", "V02", "V04"] {
            press(&mut tab, &mut browser, "pick", number).await;
        }
        assert_eq!(press(&mut tab, &mut browser, "up", "V04").await, ["V01", "V04", "V02"]);
        assert!(
            tab.page.contains("name=\"up\" value=\"V04\" autofocus"),
            "the page begins where the button was"
        );
        assert_eq!(press(&mut tab, &mut browser, "remove", "V01").await, ["V04", "V02"]);
        // A filter keeps what was chosen, and so does its way back.
        let only = [("only-from", "01.07.2027."), ("only-area", "Piemēru pilsēta"), ("filter", "yes")];
        let found = tab.answer(&mut browser, "wishes", &only).await.body;
        assert_eq!(chosen(&found), ["V04", "V02"]);
        let cards = |page: &str| page.matches("<li class=\"card").count();
        assert_eq!(cards(&found), 3, "{found}");
        let odd =
            tab.answer(&mut browser, "wishes", &[("only-from", "kādreiz"), ("filter", "yes")]).await.body;
        assert!(odd.contains("only-from-why") && cards(&odd) > 3, "{odd}");
        let all = tab.answer(&mut browser, "wishes", &[("filter", "all")]).await.body;
        assert!(cards(&all) > 3 && chosen(&all) == ["V04", "V02"]);
        let review = tab.answer(&mut browser, "wishes", &[("wishes", "V04"), ("wishes", "V02")]).await.body;
        assert!(review.contains("Rotaļu laukuma krāsošana"), "{review}");
        // Whoever only looks asks by an address.
        let public =
            browser.get("/rounds/sample-summer/cards?only-age=13&only-to=30.06.2027.&lang=lv").await.body;
        assert!(
            public.contains("Grāmatu kārtošana") && public.contains("Šajā vecumā pēc noteikumiem neder"),
            "{public}"
        );
        assert!(!public.contains("2. maiņa"), "{public}");
    });
}

/// The numbers of what is chosen on a page, best first.
fn chosen(page: &str) -> Vec<String> {
    let fields = page.split("name=\"wishes\" value=\"").skip(1);
    fields.filter_map(|rest| rest.split('"').next().map(ToOwned::to_owned)).collect()
}

#[test]
fn whoever_is_placed_reads_of_the_work_and_takes_it_along_in_a_calendar() {
    told_to_both(async |world| {
        let mut new = fixture("minimal");
        let sheet = "id,organisation,title,capacity,municipality,about_duties,about_address,about_first_day,about_last_day,\
                     about_starts,about_ends,about_bring,about_hours_16_17\n\
                     library,Piemēru bibliotēka,Grāmatu kārtošana,1,Piemēri,Kārtot plauktus,Ķiršu iela 1,2026-06-08,2026-06-19,\
                     09:00,13:00,Ūdens,3.5\n\
                     park,Piemēru parks,Puķu laistīšana,1,Piemēri,,,,,,,,\n";
        new.files.insert("placements.csv".to_owned(), sheet.as_bytes().to_vec());
        let codes = world.at(OPEN).add_round(Some(&world.administrator()), &new).await.expect("a round");
        let code = codes.iter().find(|one| one.number == "A1").expect("there").code.clone();
        let run = world.run_of_minimal().await;
        let service = world.at(ENDED);
        service.publish(&world.caseworker(Who::Maris), run).await.expect("published");
        let own = holder(&service, "A1", &code).await;
        let mine = service.mine(&own).await.expect("mine");
        let work = mine.letter.as_ref().and_then(|letter| letter.work.as_ref()).expect("the work");
        assert_eq!((work.id.as_str(), work.about.is_some()), ("library", true));
        let library = world.department(Who::Library);
        let (_, places) = service.round("minimal").await.expect("a round");
        let id = places.iter().find(|one| one.placement.id.as_str() == "library").expect("there").id;
        assert_eq!(
            service.coming(&library, id).await.expect("own")[0].hours,
            None,
            "not before the person says yes"
        );
        service.answer_offer(&own, true, None).await.expect("accepted");
        let hours = service.coming(&library, id).await.expect("own").remove(0).hours.expect("hours");
        assert_eq!(hours.lv, "3,5 stundas dienā", "A1 is 16 on the first day");
        let house = House::beside(&world).await;
        let mut browser = house.browser("10.0.0.45");
        let opened = browser.post("/result", &[("number", "A1"), ("code", &code)]).await;
        assert_eq!(opened.status, 303, "{}", opened.body);
        let page = browser.get("/my?lang=lv").await.body;
        for told in
            ["Kārtot plauktus", "Ķiršu iela 1", "08.06.2026.–19.06.2026., no plkst. 9.00 līdz 13.00", "Ūdens"]
        {
            assert!(page.contains(told), "{told}: {page}");
        }
        let file = browser.get("/my/calendar").await;
        assert!(file.status == 200 && file.header("content-type").starts_with("text/calendar"), "{file:?}");
        assert!(
            file.body.contains("DTSTART;VALUE=DATE:20260608\r\n")
                && file.body.contains("DTSTART:20260608T060000Z\r\n")
        );
        assert!(!file.body.contains(&code) && !file.body.contains("A1"), "{}", file.body);
        let uid = |body: &str| {
            body.split("UID:").nth(1).and_then(|rest| rest.split("\r\n").next()).map(ToOwned::to_owned)
        };
        assert_eq!(
            uid(&file.body),
            uid(&browser.get("/my/calendar").await.body),
            "it is the same whenever it is fetched"
        );
        service.answer_offer(&own, false, None).await.expect("given back");
        assert!(
            !browser.get("/my").await.body.contains("Ķiršu iela 1"),
            "of a place given back nothing is told"
        );
        assert_eq!(browser.get("/my/calendar").await.status, 404);
    });
}

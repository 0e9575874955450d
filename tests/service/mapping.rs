//! Where placements are: typed as any map gives it, marked by hand, kept, changed and copied; what it does to cards, rules and runs;
//! and the maps on which it is read.

use talka::{
    domain::{Placing, geo::Point},
    service::{NewRound, PlacementForm, SITE},
};
use uuid::Uuid;

use crate::{
    applying::form,
    knock::{Guest, House},
    scene::{ENDED, OPEN, Who, World, fixture, holder, told_to_both, told_to_one, wrong},
    walk::hidden,
};

/// A form of a placement with its place on the map.
fn placed(once: &str, title: &str, site: &str) -> PlacementForm {
    let mut form = form(once, title, "1");
    form.answers.insert(SITE.to_owned(), site.to_owned());
    form
}

#[test]
fn a_place_is_typed_approved_changed_and_copied() {
    told_to_both(async |world| {
        world.import(OPEN, "minimal").await;
        let (service, library) = (world.at(OPEN), world.department(Who::Library));
        let ilze = world.caseworker(Who::Ilze);
        for (typed, key) in [("pie baznīcas", "wrong-site"), ("54.6872, 25.2797", "wrong-site-outside")] {
            let refused = wrong(service.post(&library, "minimal", &placed("x", "Dobes", typed)).await);
            assert_eq!(refused, [(SITE.to_owned(), key)], "{typed}");
        }
        let typed = "56°57'0\"N 24°6'18\"E";
        let id = service.post(&library, "minimal", &placed("t", "Dobes", typed)).await.expect("submitted");
        let site = async || service.own_placement(&library, id).await.expect("own").1.placement.site;
        assert_eq!(site().await, Some(Point { lat_e6: 56_950_000, lon_e6: 24_105_000 }));
        let change = async |version, site: &str| {
            service
                .change_placement(&library, (id, version), &placed("", "Dobes", site))
                .await
                .expect("saved")
        };
        service.approve_placement(&ilze, "minimal", (id, 1), false).await.expect("approved");
        assert_eq!(change(2, "56,95 24,105").await, Placing::Approved, "the same place, written otherwise");
        assert_eq!(change(3, "56.951 24.105").await, Placing::Submitted, "another place is approved anew");
        service.approve_placement(&ilze, "minimal", (id, 4), false).await.expect("approved");
        let without =
            service.change_placement(&library, (id, 5), &form("", "Dobes", "1")).await.expect("saved");
        assert_eq!(
            (without, site().await.is_some()),
            (Placing::Approved, true),
            "a form that says nothing of it"
        );
        assert_eq!(
            (change(6, "").await, site().await),
            (Placing::Submitted, None),
            "it can be taken off again"
        );
        // Two that differ by their place are not the same work twice.
        service.post(&library, "minimal", &placed("u", "Dobes", "56.96 24.1")).await.expect("submitted");
        assert!(!service.own_placements(&library).await.expect("own").iter().any(|own| own.twin));
        service.post(&library, "minimal", &placed("v", "Dobes", "56.96 24.1")).await.expect("submitted");
        assert_eq!(
            service.own_placements(&library).await.expect("own").iter().filter(|own| own.twin).count(),
            2
        );
    });
}

/// A round with three people whose homes are known and two placements of which nobody knows where they are; the rules let nobody go
/// farther than five kilometres.
fn near_homes() -> NewRound {
    let mut new = fixture("minimal");
    let pack = String::from_utf8(new.files["pack.toml"].clone()).expect("text");
    let text =
        |name: &str| format!("{name} = {{ lv = \"attālums\", en = \"distance\", ru = \"расстояние\" }}");
    let far = format!(
        "[facts.pair.distance_m]\ntype = \"whole\"\n{}\n\n[[pairs]]\nid = \"far\"\nwhen = \"pair.distance_m <= 5000\"\n\
         source = \"example\"\n{}\n\n# Who is served first",
        text("label"),
        text("text"),
    );
    let pack = pack.replacen("# Who is served first", &far, 1);
    let people = "id,registered,withdrawn,date_of_birth,took_part_last_year,municipality,lat,lon\n\
                  A1,2026-04-13T09:00,no,2010-05-02,no,Piemēri,56.50,21.00\n\
                  A2,2026-04-13T09:05,no,2010-05-02,no,Piemēri,56.52,21.00\n\
                  A3,2026-04-13T09:10,no,2010-05-02,no,Piemēri,56.70,21.00\n";
    let places = "id,organisation,title,capacity,municipality\na,Piemēru bibliotēka,Plaukti,1,Piemēri\n\
                  b,Piemēru bibliotēka,Grāmatas,1,Piemēri\n";
    let wishes = "applicant,placement,rank\nA1,a,1\nA1,b,1\nA2,a,1\nA2,b,1\nA3,a,1\n";
    for (name, text) in [
        ("pack.toml", pack.as_str()),
        ("applicants.csv", people),
        ("placements.csv", places),
        ("preferences.csv", wishes),
    ] {
        new.files.insert(name.to_owned(), text.as_bytes().to_vec());
    }
    new
}

/// The pairs of the round's run, and who has no place for which reason, once these are the sites of its two placements.
async fn run_with(world: &World, sites: [&str; 2]) -> (String, String) {
    let (service, library) = (world.at(OPEN), world.department(Who::Library));
    service.add_round(Some(&world.administrator()), &near_homes()).await.expect("a round");
    let ilze = world.caseworker(Who::Ilze);
    let (_, places) = service.round("minimal").await.expect("a round");
    for (place, site) in places.iter().zip(sites) {
        let form = placed("", &place.placement.title, site);
        let standing =
            service.change_placement(&library, (place.id, place.version), &form).await.expect("saved");
        assert_eq!(standing, Placing::Submitted);
        let version = place.version + 1;
        service.approve_placement(&ilze, "minimal", (place.id, version), false).await.expect("approved");
    }
    let run = world.run_of_minimal().await;
    let files = world.at(ENDED).run_files(&ilze, run).await.expect("files");
    let text = |name: &str| String::from_utf8_lossy(&files[name]).into_owned();
    let placements = text("round/placements.csv");
    assert!(placements.contains("lat") && placements.contains("56.5"), "{placements}");
    let cells = |line: &str| line.split(',').take(4).collect::<Vec<_>>().join(" ");
    let allocation: Vec<String> = text("outcome/allocation.csv").lines().skip(1).map(cells).collect();
    (allocation.join("; "), text("outcome/not-placed.csv"))
}

#[test]
fn distances_to_what_a_form_says_count_in_rules_and_in_a_run() {
    // Both people would go to either place: the shorter ways decide. The third lives too far from both.
    told_to_both(async |world| {
        let (pairs, left) = run_with(&world, ["56.501, 21.0", "56.521, 21.0"]).await;
        assert_eq!(pairs, "A1 a 1 111; A2 b 1 111");
        assert!(left.contains("A3") && left.contains("attālums"), "{left}");
    });
    told_to_both(async |world| {
        let (pairs, _) = run_with(&world, ["56.521, 21.0", "56.501, 21.0"]).await;
        assert_eq!(pairs, "A1 b 1 111; A2 a 1 111", "the other way round");
    });
}

#[test]
fn a_place_is_marked_on_the_form_without_losing_what_was_typed() {
    told_to_one(async |world| {
        let house = House::beside(&world).await;
        let mut library = house.guest(Guest::Department).await;
        let path = "/rounds/sample-summer/placements/new?lang=lv";
        let page = library.get(path).await.body;
        assert!(
            page.contains("Vieta vēl nav atzīmēta.") && page.contains("type=\"image\" name=\"spot\""),
            "{page}"
        );
        let typed = [("title", "Dobes & rozes"), ("capacity", "3"), ("about-duties", "Ravēt")];
        let mut carried: Vec<(String, String)> = Vec::new();
        let mut press = async |pressed: &[(&str, &str)], carried: &mut Vec<(String, String)>| {
            let own =
                typed.iter().chain(pressed).map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
            let fields: Vec<(String, String)> = own.chain(carried.iter().cloned()).collect();
            let fields: Vec<(&str, &str)> = fields.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
            let reply = library.post(path, &fields).await;
            *carried = ["once", "map-lat", "map-lon", "map-level", SITE]
                .iter()
                .filter_map(|name| Some(((*name).to_owned(), hidden(&reply.body, name)?)))
                .collect();
            reply
        };
        let once = hidden(&page, "once").expect("a token");
        carried.push(("once".to_owned(), once.clone()));
        let at = press(&[("map", "town"), ("map-town", "liepaja")], &mut carried).await;
        assert_eq!(at.status, 200, "{}", at.body);
        assert!(at.body.contains("Atzīmēts: Liepājas centrā (56.50474, 21.01085)."), "{}", at.body);
        let moved = press(&[("map", "north")], &mut carried).await.body;
        assert!(moved.contains("2,0\u{a0}km uz ziemeļiem no Liepājas centra"), "{moved}");
        let spot = press(&[("spot.x", "100"), ("spot.y", "100")], &mut carried).await.body;
        assert!(
            spot.contains("uz ziemeļrietumiem no Liepājas centra") && spot.contains(" autofocus"),
            "{spot}"
        );
        for kept in ["value=\"Dobes &#38; rozes\"", "value=\"3\"", ">Ravēt</textarea>", &once] {
            assert!(spot.contains(kept), "{kept} is lost: {spot}");
        }
        let own = house.service.own_placements(&world.department(Who::Library)).await.expect("own");
        assert!(
            !own.iter().any(|own| own.placed.placement.title.starts_with("Dobes")),
            "nothing is written by it"
        );
        let odd = press(&[(SITE, "nezinu"), ("map", "look")], &mut Vec::new()).await;
        assert!(odd.status == 422 && odd.body.contains("id=\"site-at-why\""), "{}", odd.body);
    });
}

#[test]
fn a_place_that_is_changed_is_marked_compared_and_shown_to_whoever_approves() {
    told_to_one(async |world| {
        let house = House::beside(&world).await;
        let mut library = house.guest(Guest::Department).await;
        let path = format!("/placements/{}?lang=lv", house.placement);
        let page = library.get(&path).await.body;
        assert!(page.contains("value=\"57.02186, 25.48410\"") && page.contains("no Cēsu centra"), "{page}");
        let copy = format!("/rounds/sample-summer/placements/new?from={}", house.placement);
        assert!(
            library.get(&copy).await.body.contains("value=\"57.02186, 25.48410\""),
            "a copy is where it was"
        );
        let version = hidden(&page, "version").expect("a version");
        let pressed =
            [("version", version.as_str()), (SITE, "57.02186, 25.4841"), ("map", "west"), ("title", "T")];
        let marked = library.post(&path, &pressed).await;
        assert!(
            marked.status == 200 && marked.body.contains("value=\"57.02186, 25.47584\""),
            "{}",
            marked.body
        );
        let (_, own) =
            house.service.own_placement(&world.department(Who::Library), house.placement).await.expect("own");
        assert_eq!(own.version.to_string(), version, "nothing is written by it");
        // Somebody else moves it meanwhile.
        let other =
            PlacementForm { answers: answers(&house, "57.03, 25.48").await, ..PlacementForm::default() };
        let library_staff = world.department(Who::Library);
        house
            .service
            .change_placement(&library_staff, (house.placement, own.version), &other)
            .await
            .expect("saved");
        let fields = answers(&house, "57.04, 25.48").await;
        let fields: Vec<(&str, &str)> = fields
            .iter()
            .map(|(n, v)| (n.as_str(), v.as_str()))
            .chain([("version", version.as_str())])
            .collect();
        let stale = library.post(&path, &fields).await;
        assert_eq!(stale.status, 409, "{}", stale.body);
        assert!(
            stale.body.contains("Saglabāts: 57.03000, 25.48000")
                && stale.body.contains("Jūs rakstījāt: 57.04, 25.48"),
            "{}",
            stale.body
        );
        let mut ilze = house.guest(Guest::Caseworker).await;
        let waiting = ilze.get("/rounds/sample-summer/placements?lang=lv").await.body;
        assert!(waiting.contains("Vieta kartē") && waiting.contains("(57.03000, 25.48000)"), "{waiting}");
        assert!(library.get(&copy.replace("from=", "from=x")).await.status == 404);
    });
}

/// What the library's placement says, as its form would send it with another place.
async fn answers(house: &House, site: &str) -> std::collections::BTreeMap<String, String> {
    let (book, places) = house.service.round("sample-summer").await.expect("a round");
    let known = places.iter().find(|place| place.id == house.placement);
    let facts = known.map(|own| own.placement.facts.clone()).unwrap_or_default();
    let title = known.map(|own| own.placement.title.clone()).unwrap_or_default();
    let asked = book.asked_about_placements(&places).into_iter().map(|question| {
        let fallback = if question.name.ends_with("_day") { "2027-06-07" } else { "4" };
        let value =
            facts.get(&question.name).map_or_else(|| fallback.to_owned(), talka::domain::FactValue::written);
        (question.name, value)
    });
    let title = if title.is_empty() { "Grāmatu kārtošana".to_owned() } else { title };
    let own = [("title", title), ("capacity", "2".to_owned()), (SITE, site.to_owned())];
    asked.chain(own.map(|(name, text)| (name.to_owned(), text))).collect()
}

#[test]
fn whoever_chooses_sees_the_placements_on_a_map_that_leads_to_their_cards() {
    told_to_one(async |world| {
        let house = House::beside(&world).await;
        let mut browser = house.browser("10.0.0.46");
        let cards = "/rounds/sample-summer/cards?lang=lv";
        let list = browser.get(cards).await.body;
        assert!(!list.contains("<svg class=\"picture map\"") && list.contains("value=\"map\""), "{list}");
        let page = browser.get(&format!("{cards}&filter=map")).await.body;
        let map = picture(&page);
        for link in map.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next()) {
            let id = link.strip_prefix('#').expect("on this page");
            assert!(page.contains(&format!("id=\"{id}\"")), "{link} leads nowhere");
        }
        assert_eq!(map.matches("<a ").count(), map.matches("<title>").count(), "each marker has its title");
        assert!(
            map.contains("role=\"group\"") && map.contains("Viss, kas ir kartē, ir arī sarakstā."),
            "{map}"
        );
        // What is filtered out is on neither, and the map stays while one filters.
        let few = browser.get(&format!("{cards}&only-map=yes&filter=yes&only-from=01.07.2027.")).await.body;
        let count = |page: &str| page.matches("<li class=\"card\"").count();
        assert!(count(&few) < count(&page) && few.contains("<svg class=\"picture map\""), "{few}");
        assert!(picture(&few).len() < map.len());
        let back = browser.get(&format!("{cards}&only-map=yes&filter=list")).await.body;
        assert!(!back.contains("<svg class=\"picture map\""));
        // Nothing is asked of anybody else.
        assert!(!page.contains("src=\"http") && !map.contains("http"), "{map}");
    });
}

/// The first map of a page.
fn picture(page: &str) -> &str {
    let map = page.split("<svg class=\"picture map\"").nth(1).expect("a map");
    map.split("</svg>").next().expect("its end")
}

#[test]
fn a_thousand_placements_make_a_small_map_and_those_without_a_place_stand_below() {
    told_to_one(async |world| {
        let mut new = fixture("minimal");
        let row = |n: u32| {
            let (lat, lon) = (55_700_000 + n * 7_919 % 2_300_000, 21_050_000 + n * 104_729 % 7_100_000);
            let place = if n.is_multiple_of(100) {
                ",".to_owned()
            } else {
                format!(
                    "{}.{:06},{}.{:06}",
                    lat / 1_000_000,
                    lat % 1_000_000,
                    lon / 1_000_000,
                    lon % 1_000_000
                )
            };
            format!("P{n:04},Piemēru parks,Puķu laistīšana un celiņu slaucīšana {n},1,Piemēri,{place}\n")
        };
        let sheet = "id,organisation,title,capacity,municipality,lat,lon\n".to_owned();
        let sheet = sheet + &(1..=1_000).map(row).collect::<String>();
        new.files.insert("placements.csv".to_owned(), sheet.into_bytes());
        new.files.retain(|name, _| !["applicants.csv", "preferences.csv"].contains(&name.as_str()));
        world.at(OPEN).add_round(Some(&world.administrator()), &new).await.expect("a round");
        let house = House::beside(&world).await;
        let mut browser = house.browser("10.0.0.47");
        let page = browser.get("/rounds/minimal/cards?filter=map&lang=lv").await.body;
        let map = picture(&page);
        assert!(map.len() < 100_000, "{} bytes", map.len());
        assert!(map.contains("990 vakancēm"), "{}", map.get(..400).unwrap_or(map));
        let below =
            page.split("Kartē nav, jo").nth(1).and_then(|rest| rest.split("</ul>").next()).expect("below");
        assert_eq!(below.matches("<li>").count(), 10, "{below}");
    });
}

#[test]
fn whoever_is_placed_and_whoever_offers_see_where_to_go() {
    told_to_both(async |world| {
        let mut new = fixture("minimal");
        let sheet = "id,organisation,title,capacity,municipality,lat,lon\n\
                     library,Piemēru bibliotēka,Grāmatu kārtošana,1,Piemēri,56.533,20.985\n\
                     park,Piemēru parks,Puķu laistīšana,1,Piemēri,,\n";
        new.files.insert("placements.csv".to_owned(), sheet.as_bytes().to_vec());
        let codes = world.at(OPEN).add_round(Some(&world.administrator()), &new).await.expect("a round");
        let code = codes.iter().find(|one| one.number == "A1").expect("there").code.clone();
        let run = world.run_of_minimal().await;
        let service = world.at(ENDED);
        service.publish(&world.caseworker(Who::Maris), run).await.expect("published");
        let own = holder(&service, "A1", &code).await;
        service.answer_offer(&own, true, None).await.expect("accepted");
        let house = House::beside(&world).await;
        let mut browser = house.browser("10.0.0.48");
        browser.post("/result", &[("number", "A1"), ("code", &code)]).await;
        let page = browser.get("/my?lang=lv").await.body;
        let map = picture(&page);
        let said = "3,5\u{a0}km uz ziemeļrietumiem no Liepājas centra";
        assert!(map.contains("role=\"img\"") && map.contains(said) && map.contains("class=\"pin\""), "{map}");
        assert!(page.contains(&format!("{said} (56.53300, 20.98500)")), "{page}");
        let (_, places) = house.service.round("minimal").await.expect("a round");
        let own: Uuid = places.iter().find(|one| one.placement.id.as_str() == "library").expect("there").id;
        let mut library = house.guest(Guest::Department).await;
        let page = library.get(&format!("/placements/{own}?lang=lv")).await.body;
        assert!(picture(&page).contains(said), "{page}");
    });
}

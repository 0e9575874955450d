//! Placements that organisations submit: seen by nobody before a caseworker approves them, approved anew after a change, and
//! submitted only by organisations that the round lets in.

use talka::{
    domain::Placing,
    service::{NewRound, PlacementForm, Submissions, as_typed},
};

use crate::{
    applying::form,
    knock::{Guest, House},
    scene::{ENDED, OPEN, Who, World, application, fixture, not_found, refused, told_to_both, wrong},
};

/// The round `minimal` with limits that a test can reach.
fn narrow() -> NewRound {
    let mut round = fixture("minimal");
    let toml = round.files.get_mut("round.toml").expect("settings");
    toml.extend_from_slice(b"\n[limits]\nplacement_seats = 5\norganisation_seats = 8\n");
    round
}

async fn submissions(world: &World) -> Submissions {
    world.at(OPEN).submissions(&world.caseworker(Who::Ilze), "minimal").await.expect("placements")
}

/// The numbers of what waits, and of what applicants see.
async fn numbers(world: &World) -> [Vec<String>; 2] {
    let waiting = submissions(world).await.waiting;
    let (_, offered) = world.at(OPEN).round("minimal").await.expect("a round");
    let offered = offered.into_iter().map(|place| place.placement.id.to_string()).collect();
    [waiting.iter().map(|one| one.placed.placement.id.to_string()).collect(), offered]
}

#[test]
fn a_placement_waits_for_approval_and_again_after_every_change() {
    told_to_both(async |world| {
        world.import(OPEN, "minimal").await;
        let (service, library) = (world.at(OPEN), world.department(Who::Library));
        let ilze = world.caseworker(Who::Ilze);
        let own = ["library", "park"].map(str::to_owned).to_vec();
        assert_eq!(numbers(&world).await, [vec![], own.clone()], "what comes with a round is approved");
        let id = service.post(&library, "minimal", &form("t", "Plaukti", "2")).await.expect("submitted");
        assert_eq!(numbers(&world).await, [vec!["V1".to_owned()], own.clone()]);
        let early = service.submit("minimal", &application("g", &["V1"])).await;
        assert_eq!(wrong(early), [("wishes".to_owned(), "wrong-wish-gone")]);
        let stranger = world.caseworker(Who::Stranger);
        not_found(service.approve_placement(&stranger, "minimal", (id, 1), false).await);
        assert_eq!(
            refused(service.approve_placement(&ilze, "minimal", (id, 7), false).await),
            "refused-stale"
        );
        service.approve_placement(&ilze, "minimal", (id, 1), false).await.expect("approved");
        assert_eq!(
            refused(service.approve_placement(&ilze, "minimal", (id, 2), false).await),
            "refused-placement-approved"
        );
        let seen = [vec![], [vec!["V1".to_owned()], own.clone()].concat()];
        assert_eq!(numbers(&world).await, seen);
        let by =
            submissions(&world).await.offered.into_iter().find(|one| one.placed.id == id).expect("offered");
        assert_eq!(by.approved.expect("approved").0.as_deref(), Some("ILZE"));
        service.submit("minimal", &application("h", &["V1"])).await.expect("it can be wished for");
        let change = async |version, seats| {
            service
                .change_placement(&library, (id, version), &form("", "Plaukti", seats))
                .await
                .expect("saved")
        };
        assert_eq!(change(2, "2").await, Placing::Approved, "nothing changed");
        assert_eq!(numbers(&world).await, seen);
        assert_eq!(change(3, "3").await, Placing::Submitted);
        assert_eq!(numbers(&world).await, [vec!["V1".to_owned()], own.clone()]);
        // What nobody approved takes no part.
        world.at(ENDED).close(&ilze, "minimal").await.expect("closed");
        let late = world.at(ENDED).approve_placement(&ilze, "minimal", (id, 4), false).await;
        assert_eq!(refused(late), "refused-round-closed");
        let run = world.at(ENDED).start_run(&ilze, "minimal").await.expect("started");
        let worker = service.new_worker().expect("a key");
        assert!(world.at(ENDED).work_once(worker).await.expect("worked"));
        let files = world.at(ENDED).run_files(&ilze, run).await.expect("files");
        let frozen = String::from_utf8_lossy(&files["round/placements.csv"]).into_owned();
        assert!(frozen.contains("library") && !frozen.contains("V1"), "{frozen}");
        assert_eq!(world.noted("placement-approve").await, 1);
    });
}

#[test]
fn only_organisations_that_a_round_lets_in_submit_placements() {
    told_to_both(async |world| {
        world.import(OPEN, "minimal").await;
        let (service, park) = (world.at(OPEN), world.department(Who::Park));
        let ilze = world.caseworker(Who::Ilze);
        let found = submissions(&world).await;
        let names =
            |list: &[(uuid::Uuid, String)]| list.iter().map(|(_, name)| name.clone()).collect::<Vec<_>>();
        assert_eq!(names(&found.posters), ["Piemēru bibliotēka", "Piemēru dienests", "Piemēru parks"]);
        assert_eq!(names(&found.others), ["Cita iestāde"]);
        let id = service.post(&park, "minimal", &form("t", "Soliņi", "2")).await.expect("submitted");
        let own = park.staff().organisation;
        not_found(service.let_post(&world.caseworker(Who::Stranger), "minimal", own, false).await);
        not_found(service.let_post(&ilze, "minimal", uuid::Uuid::nil(), true).await);
        service.let_post(&ilze, "minimal", own, false).await.expect("removed");
        service.let_post(&ilze, "minimal", own, false).await.expect("twice is once");
        assert_eq!(
            refused(service.post(&park, "minimal", &form("u", "Celiņi", "2")).await),
            "refused-not-poster"
        );
        assert!(service.rounds_to_post_in(&park).await.expect("rounds").is_empty());
        assert_eq!(numbers(&world).await[0], ["V1"], "what was submitted stays");
        service.withdraw_placement(&park, (id, 1)).await.expect("and is its own");
        service.let_post(&ilze, "minimal", own, true).await.expect("let in");
        service.post(&park, "minimal", &form("u", "Celiņi", "2")).await.expect("submitted");
        let late = world.at(ENDED);
        late.close(&ilze, "minimal").await.expect("closed");
        assert_eq!(refused(late.let_post(&ilze, "minimal", own, true).await), "refused-round-closed");
    });
}

#[test]
fn unusually_many_seats_are_approved_by_whoever_says_that_they_know() {
    told_to_both(async |world| {
        let service = world.at(OPEN);
        service.add_round(None, &narrow()).await.expect("a round");
        let (ilze, library) = (world.caseworker(Who::Ilze), world.department(Who::Library));
        let post = async |once: &str, seats: &str| {
            service.post(&library, "minimal", &form(once, once, seats)).await.expect("submitted")
        };
        let (usual, many, more) = (post("a", "5").await, post("b", "6").await, post("c", "3").await);
        let approve = async |id, knowing| service.approve_placement(&ilze, "minimal", (id, 1), knowing).await;
        approve(usual, false).await.expect("not many");
        // The library has one seat from the round's files, and five by now.
        assert_eq!(refused(approve(many, false).await), "refused-many-seats");
        assert_eq!(
            refused(approve(more, false).await),
            "refused-many-seats",
            "all of the organisation's together"
        );
        let waiting = submissions(&world).await.waiting;
        let said: Vec<_> = waiting.iter().map(|one| (one.many.placement, one.many.organisation)).collect();
        assert_eq!(said, [(Some(5), Some((12, 8))), (None, Some((9, 8)))]);
        approve(more, true).await.expect("known");
    });
}

#[test]
fn the_page_approves_and_asks_where_seats_are_many() {
    told_to_both(async |world| {
        let house = House::new(&world).await;
        let mut library = house.guest(Guest::Department).await;
        let mut ilze = house.guest(Guest::Caseworker).await;
        let list = library.get("/placements?lang=en").await.body;
        assert!(list.contains("/rounds/sample-summer/placements/new"), "{list}");
        let service = &house.service;
        let department = world.department(Who::Library);
        let (book, places) = service.round("sample-summer").await.expect("a round");
        let known = places.iter().find(|place| place.id == house.placement).expect("the library's");
        let mut typed = form(&service.token().expect("a token"), "Jumta krāsošana", "51");
        for question in book.asked_about_placements(&places) {
            let value = known.placement.facts.get(&question.name).map(talka::domain::FactValue::written);
            typed.answers.insert(question.name.clone(), value.unwrap_or_default());
        }
        let id = service.post(&department, "sample-summer", &typed).await.expect("submitted");
        assert!(library.get("/placements?lang=en").await.body.contains("Waits for approval"));
        let board = ilze.get("/rounds/sample-summer/work?lang=en").await.body;
        assert!(board.contains("1 placement waits for approval"), "{board}");
        let page = "/rounds/sample-summer/placements";
        let shown = ilze.get(page).await.body;
        assert!(shown.contains("Jumta krāsošana") && shown.contains("Unusually many places"), "{shown}");
        let path = format!("{page}/{id}/approve");
        let refused = ilze.post(&path, &[("version", "1")]).await;
        assert_eq!(refused.status, 422, "{}", refused.body);
        assert!(refused.body.contains("aria-invalid"), "{}", refused.body);
        assert_eq!(ilze.post(&path, &[("version", "1"), ("many", "yes")]).await.status, 303);
        assert!(
            house.browser("10.0.0.3").get("/rounds/sample-summer").await.body.contains("Jumta krāsošana")
        );
        let own = department.staff().organisation.to_string();
        let organisations = "/rounds/sample-summer/organisations";
        assert_eq!(ilze.post(organisations, &[("organisation", ""), ("may", "yes")]).await.status, 422);
        assert_eq!(ilze.post(organisations, &[("organisation", &own), ("may", "no")]).await.status, 303);
        assert_eq!(library.get("/rounds/sample-summer/placements/new").await.status, 409);
        assert!(library.get("/placements").await.body.contains("A caseworker can allow it"));
    });
}

#[test]
fn a_placement_that_is_given_back_is_mended_and_submitted_again() {
    told_to_both(async |world| {
        world.import(OPEN, "minimal").await;
        let (service, library) = (world.at(OPEN), world.department(Who::Library));
        let ilze = world.caseworker(Who::Ilze);
        let draft = |seats: &str| PlacementForm { draft: true, ..form("t", "Plaukti", seats) };
        let id = service.post(&library, "minimal", &draft("2")).await.expect("kept");
        let own = async || service.own_placement(&library, id).await.expect("one's own").1;
        assert_eq!(own().await.state, Placing::Draft);
        let seen = submissions(&world).await;
        assert!(seen.waiting.is_empty(), "nobody else sees a draft");
        let hidden = service.approve_placement(&ilze, "minimal", (id, 1), false).await;
        assert_eq!(refused(hidden), "refused-placement-draft");
        let submitted = service.change_placement(&library, (id, 1), &form("", "Plaukti", "2")).await;
        assert_eq!(submitted.expect("submitted"), Placing::Submitted);
        let bare = service.send_back(&ilze, "minimal", (id, 2), " ").await;
        assert_eq!(wrong(bare), [("ground".to_owned(), "wrong-ground")]);
        let stranger = world.caseworker(Who::Stranger);
        not_found(service.send_back(&stranger, "minimal", (id, 2), "Nē.").await);
        assert_eq!(refused(service.send_back(&ilze, "minimal", (id, 1), "Nē.").await), "refused-stale");
        service.send_back(&ilze, "minimal", (id, 2), "Trūkst adreses.").await.expect("given back");
        assert_eq!((own().await.state, own().await.note.as_str()), (Placing::Draft, "Trūkst adreses."));
        let again = service.change_placement(&library, (id, 3), &draft("3")).await.expect("kept");
        assert_eq!(
            (again, own().await.note.is_empty()),
            (Placing::Draft, false),
            "the note stays while it is mended"
        );
        service.change_placement(&library, (id, 4), &form("", "Plaukti", "3")).await.expect("submitted");
        assert_eq!(own().await.note, "");
        service.approve_placement(&ilze, "minimal", (id, 5), false).await.expect("approved");
        let kept = service.change_placement(&library, (id, 6), &draft("4")).await;
        assert_eq!(
            refused(kept),
            "refused-placement-approved",
            "what applicants see does not go back in silence"
        );
        assert_eq!(world.noted("placement-return").await, 1);
    });
}

#[test]
fn the_pages_keep_a_draft_and_give_it_back_with_a_reason() {
    told_to_both(async |world| {
        let house = House::new(&world).await;
        let mut library = house.guest(Guest::Department).await;
        let mut ilze = house.guest(Guest::Caseworker).await;
        let service = &house.service;
        let (book, places) = service.round("sample-summer").await.expect("a round");
        let asked = places.iter().find(|place| place.id == house.placement).expect("the library's");
        let once = service.token().expect("a token");
        let mut typed = form(&once, "Dārza darbi", "2");
        for question in book.asked_about_placements(&places) {
            let value = asked.placement.facts.get(&question.name).map(talka::domain::FactValue::written);
            typed.answers.insert(question.name.clone(), value.unwrap_or_default());
        }
        let mut fields: Vec<(&str, &str)> =
            typed.answers.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        fields.extend([("once", once.as_str()), ("draft", "yes")]);
        let sent = library.post("/rounds/sample-summer/placements/new", &fields).await;
        assert_eq!(sent.status, 303, "{}", sent.body);
        let list = library.get("/placements?lang=lv").await.body;
        assert!(list.contains("Dārza darbi") && list.contains("Melnraksts"), "{list}");
        assert!(!ilze.get("/rounds/sample-summer/placements").await.body.contains("Dārza darbi"));
        let department = world.department(Who::Library);
        let own = service.own_placements(&department).await.expect("own");
        let draft = own.iter().find(|one| one.placed.placement.title == "Dārza darbi").expect("kept");
        let path = format!("/placements/{}", draft.placed.id);
        fields.retain(|(name, _)| *name != "draft" && *name != "once");
        fields.push(("version", "1"));
        assert!(library.get(&path).await.body.contains("Iesniegt apstiprināšanai"));
        assert_eq!(library.post(&path, &fields).await.status, 303);
        let back = format!("/rounds/sample-summer/placements/{}/return", draft.placed.id);
        let bare = ilze.post(&back, &[("version", "2"), ("ground", "")]).await;
        assert!(bare.status == 422 && bare.body.contains("-why"), "{}", bare.body);
        assert_eq!(ilze.post(&back, &[("version", "2"), ("ground", "Trūkst <adreses>.")]).await.status, 303);
        assert_eq!(ilze.post(&back, &[("version", "2"), ("ground", "Vēlreiz.")]).await.status, 409);
        let shown = library.get(&path).await.body;
        assert!(shown.contains("Trūkst &#60;adreses&#62;.") && shown.contains("atdeva labošanai"), "{shown}");
        assert!(library.get("/placements").await.body.contains("Atdota labošanai"));
    });
}

#[test]
fn the_list_names_the_round_for_one_alike_and_days_in_a_name_are_held_against_the_fields() {
    told_to_both(async |world| {
        let house = House::beside(&world).await;
        let (mut library, mut desk) =
            (house.guest(Guest::Department).await, house.guest(Guest::Caseworker).await);
        let (own, ilze) = (world.department(Who::Library), world.caseworker(Who::Ilze));
        let (_, placed) = house.service.own_placement(&own, house.placement).await.expect("its own");
        let mut answers = as_typed(&placed);
        answers.insert("title".to_owned(), "Dobes (01.01.–02.01.)".to_owned());
        let once = house.service.token().expect("a token");
        let form = PlacementForm { once, answers, draft: false };
        let id = house.service.post(&own, "sample-summer", &form).await.expect("posted");
        let list = library.get("/placements?lang=lv").await.body;
        assert!(list.contains("Piedāvāt līdzīgu kārtā „"), "{list}");
        let page = library.get(&format!("/placements/{id}")).await.body;
        assert!(page.contains("id=\"titled\"") && page.contains("Gaida apstiprinājumu"), "{page}");
        let waiting = desk.get("/rounds/sample-summer/placements?lang=lv").await.body;
        assert!(waiting.contains("Nosaukumā iekavās ir citas dienas"), "{waiting}");
        let copy = library.get(&format!("/rounds/sample-summer/placements/new?from={id}")).await.body;
        assert!(copy.contains("value=\"Dobes\"") && !copy.contains("id=\"titled\""), "{copy}");
        for round in house.service.rounds().await.expect("rounds") {
            // Of a round that is closed nobody can change it.
            let _ = house.service.let_post(&ilze, &round.slug, own.staff().organisation, false).await;
        }
        let list = library.get("/placements").await.body;
        assert!(list.contains("id=\"no-round\"") && !list.contains("placements/new"), "{list}");
    });
}

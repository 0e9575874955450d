//! What an organisation asks for about its placements: one seat more or fewer once the round is closed, and whom it does not
//! take. A caseworker decides; until then nothing changes.

use talka::service::{CODES, Matter};
use uuid::Uuid;

use crate::{
    afterwards::ends,
    knock::{Guest, House},
    scene::{ENDED, OPEN, Who, World, fixture, holder, not_found, refused, told_to_both, wrong},
};

/// The key of a placement by its number.
async fn place(world: &World, number: &str) -> Uuid {
    let (_, places) = world.at(OPEN).round("minimal").await.expect("a round");
    places.iter().find(|one| one.placement.id.as_str() == number).expect("there").id
}

async fn seats(world: &World, number: &str) -> u32 {
    let (_, places) = world.at(OPEN).round("minimal").await.expect("a round");
    places.iter().find(|one| one.placement.id.as_str() == number).expect("there").placement.capacity
}

#[test]
fn seats_change_by_one_and_never_below_those_who_hold_one() {
    told_to_both(async |world| {
        world.import(OPEN, "minimal").await;
        let (library, park) = (world.department(Who::Library), world.department(Who::Park));
        let (ilze, maris) = (world.caseworker(Who::Ilze), world.caseworker(Who::Maris));
        let id = place(&world, "library").await;
        let early = world.at(OPEN).ask_for_seat(&library, id, (true, "Vajag.")).await;
        assert_eq!(refused(early), "refused-change-placement");
        let run = world.run_of_minimal().await;
        let service = world.at(ENDED);
        not_found(service.ask_for_seat(&park, id, (true, "Vajag.")).await);
        not_found(
            service.propose_seat(&world.caseworker(Who::Stranger), ("minimal", id), (true, "Vajag.")).await,
        );
        let bare = service.ask_for_seat(&library, id, (true, " ")).await;
        assert_eq!(wrong(bare), [("ground".to_owned(), "wrong-ground")]);
        let asked = service.ask_for_seat(&library, id, (true, "Ir vēl viens galds.")).await.expect("asked");
        let twice = service.ask_for_seat(&library, id, (true, "Ir vēl viens galds.")).await.expect("once");
        assert_eq!(asked, twice);
        assert_eq!(
            refused(service.ask_for_seat(&library, id, (false, "Nē.")).await),
            "refused-approval-waits"
        );
        assert_eq!(seats(&world, "library").await, 1, "a wish changes nothing");
        // One caseworker is enough: the organisation was the other.
        service.approve(&ilze, asked).await.expect("approved");
        assert_eq!(seats(&world, "library").await, 2);
        assert_eq!(refused(service.publish(&maris, run).await), "refused-inputs-changed", "the run is stale");
        // A caseworker's own needs another.
        let own = service.propose_seat(&ilze, ("minimal", id), (false, "Kļūda.")).await.expect("proposed");
        assert_eq!(refused(service.approve(&ilze, own).await), "refused-own-approval");
        service.approve(&maris, own).await.expect("approved");
        assert_eq!(seats(&world, "library").await, 1);
        service.publish(&maris, run).await.expect("as it was computed");
        // Somebody holds the seat now.
        let fewer = service.ask_for_seat(&library, id, (false, "Par maz darba.")).await;
        assert_eq!(refused(fewer), "refused-seats-held");
        let more = service.ask_for_seat(&library, id, (true, "Vēl viens.")).await.expect("asked");
        service.withdraw_request(&library, more).await.expect("taken back");
        not_found(service.withdraw_request(&park, more).await);
        let requests = service.requests(&library, id).await.expect("its own");
        let mut states: Vec<_> = requests.seats.iter().map(|one| one.state.as_str()).collect();
        states.sort_unstable();
        assert_eq!(states, ["approved", "approved", "withdrawn"]);
        not_found(service.requests(&park, id).await);
    });
}

#[test]
fn a_seat_that_somebody_holds_by_then_is_not_taken_away() {
    told_to_both(async |world| {
        let (_, run) = world.with_run().await;
        let (service, ilze, maris) =
            (world.at(ENDED), world.caseworker(Who::Ilze), world.caseworker(Who::Maris));
        let id = place(&world, "library").await;
        let fewer = service.propose_seat(&ilze, ("minimal", id), (false, "Kļūda.")).await.expect("proposed");
        service.publish(&maris, run).await.expect("published meanwhile");
        assert_eq!(refused(service.approve(&maris, fewer).await), "refused-seats-held");
        assert_eq!(seats(&world, "library").await, 1);
    });
}

#[test]
fn only_a_refusal_that_a_caseworker_confirmed_keeps_a_person_from_a_placement() {
    told_to_both(async |world| {
        world.import(OPEN, "minimal").await;
        let (service, library, park) =
            (world.at(OPEN), world.department(Who::Library), world.department(Who::Park));
        let (ilze, maris) = (world.caseworker(Who::Ilze), world.caseworker(Who::Maris));
        let id = place(&world, "library").await;
        not_found(service.ask_to_refuse(&park, id, ("A1", "skills", "Nē.")).await);
        // Who did not choose the placement is not told from a number that nobody has.
        let bare = service.ask_to_refuse(&library, id, (" ", "skills", "Nē.")).await;
        assert_eq!(wrong(bare), [("number".to_owned(), "wrong-number-missing")]);
        for number in ["A9", "ABC-DEF-GH"] {
            let answer = service.ask_to_refuse(&library, id, (number, "skills", "Nē.")).await;
            assert_eq!(wrong(answer), [("number".to_owned(), "wrong-refuse-number")], "{number}");
        }
        let all = wrong(service.ask_to_refuse(&library, id, ("A9", "lazy", " ")).await);
        assert_eq!(all.len(), 3, "{all:?}");
        let first = service.ask_to_refuse(&library, id, ("A1", "skills", "Neprot.")).await.expect("asked");
        let files = |files: std::collections::BTreeMap<String, Vec<u8>>| {
            String::from_utf8(files["round/preferences.csv"].clone()).expect("text")
        };
        // Nobody decides about it: the run does not know of it.
        let run = world.run_of_minimal().await;
        let late = world.at(ENDED);
        let before = files(late.run_files(&ilze, run).await.expect("files"));
        assert!(!before.contains("refused") && !before.contains("skills"), "{before}");
        late.refuse(&maris, first, "Pamatojums nav pietiekams.").await.expect("turned down");
        let again = late.ask_to_refuse(&library, id, ("a1", "skills", "Neprot rakstīt.")).await;
        let again = again.expect("asked anew");
        late.approve(&ilze, again).await.expect("confirmed");
        assert_eq!(refused(late.publish(&maris, run).await), "refused-inputs-changed");
        let run = late.start_run(&ilze, "minimal").await.expect("started");
        assert!(late.work_once(late.new_worker().expect("a key")).await.expect("worked"));
        let found = late.run_files(&ilze, run).await.expect("files");
        let after = files(found.clone());
        assert!(after.contains("A1,library") && after.contains(",skills"), "{after}");
        let allocation = String::from_utf8_lossy(&found["outcome/allocation.csv"]).into_owned();
        assert!(!allocation.contains("A1,library"), "{allocation}");
        assert_eq!(late.requests(&library, id).await.expect("own").refusals.len(), 2);
        for code in CODES {
            let matter = Matter::RefusePerson {
                placement: id,
                title: String::new(),
                number: "A2".to_owned(),
                code: code.to_owned(),
            };
            assert_eq!(matter.kind(), "refuse-person");
        }
    });
}

#[test]
fn who_holds_an_offer_is_not_barred_beside_it() {
    told_to_both(async |world| {
        let (_, run) = world.with_run().await;
        let (service, library) = (world.at(ENDED), world.department(Who::Library));
        let (ilze, maris) = (world.caseworker(Who::Ilze), world.caseworker(Who::Maris));
        service.publish(&maris, run).await.expect("published");
        let id = place(&world, "library").await;
        let coming = service.coming(&library, id).await.expect("its own");
        let number = coming[0].number.clone();
        let asked =
            service.ask_to_refuse(&library, id, (&number, "conduct", "Neieradās.")).await.expect("kept");
        assert_eq!(refused(service.approve(&ilze, asked).await), "refused-holds-offer");
        assert_eq!(service.approvals(&ilze).await.expect("a list").waiting.len(), 1, "the record stays");
    });
}

#[test]
fn a_refusal_of_whoever_holds_a_place_leads_to_its_ending_and_is_approved_after_it() {
    told_to_both(async |world| {
        let (codes, run) = world.with_run().await;
        let service = world.at(ENDED);
        let (ilze, maris) = (world.caseworker(Who::Ilze), world.caseworker(Who::Maris));
        service.publish(&maris, run).await.expect("published");
        let own = holder(&service, "A1", &codes["A1"]).await;
        service.answer_offer(&own, true, None).await.expect("accepted");
        let house = House::beside(&world).await;
        let (mut library, mut desk) =
            (house.guest(Guest::Department).await, house.guest(Guest::Caseworker).await);
        let id = place(&world, "library").await;
        let (home, refuse) = (format!("/placements/{id}"), format!("/placements/{id}/refuse"));
        let page = library.get(&format!("{home}?lang=lv")).await.body;
        for link in ["refuse?number=A1", "leave?number=A1"] {
            assert!(page.contains(&format!("{home}/{link}")), "{link}: {page}");
            let form = library.get(&format!("{home}/{link}")).await.body;
            assert!(form.contains("name=\"number\" value=\"A1\""), "{form}");
        }
        let said = [("number", " a1 "), ("code", "health"), ("ground", "Nevar celt.")];
        assert_eq!(library.post(&refuse, &said).await.status, 303);
        let page = library.get(&refuse).await.body;
        assert!(page.contains("to vispirms izbeidz ar atsevišķu lēmumu"), "{page}");
        let page = library.get(&home).await.body;
        assert!(page.contains("Ziņots, ka nepieņemat; gaida lēmumu"), "{page}");
        // The first waits: the second keeps what was typed.
        let again = [("number", "A1"), ("code", "conduct"), ("ground", "Citi vārdi.")];
        let twice = library.post(&refuse, &again).await;
        assert!(twice.status == 409 && twice.body.contains("Citi vārdi."), "{}", twice.body);
        assert!(twice.body.contains("jau ir ierosinājums, kas gaida lēmumu"), "{}", twice.body);
        let asked = service.approvals(&ilze).await.expect("a list").waiting[0].id;
        let after = "/rounds/minimal/applications/A1/after?why=health";
        let approve = format!("/approvals/{asked}/approve");
        let list = desk.get("/approvals?lang=lv").await.body;
        assert!(list.contains(after) && !list.contains(&approve), "{list}");
        let soon = desk.post(&approve, &[]).await;
        assert!(soon.status == 409 && soon.body.contains(after), "{}", soon.body);
        let form = desk.get(after).await.body;
        assert!(
            form.contains("value=\"health\" checked") || form.contains("value=\"health\" id=\"why\" checked")
        );
        ends(&world, &service, "A1", (1, "health")).await;
        assert!(desk.get("/approvals").await.body.contains(&approve));
        service.approve(&maris, asked).await.expect("nothing is in its way any more");
        assert!(service.approvals(&ilze).await.expect("a list").waiting.is_empty());
    });
}

#[test]
fn a_number_is_taken_as_people_type_it() {
    told_to_both(async |world| {
        let mut new = fixture("minimal");
        let mut add =
            |file: &str, text: &str| new.files.get_mut(file).expect("a file").extend(text.as_bytes());
        add("applicants.csv", "AB-000012,2026-04-13T09:20,no,2009-02-02,no,Piemēri\n");
        add("preferences.csv", "AB-000012,library,1,500\n");
        world.at(OPEN).add_round(Some(&world.administrator()), &new).await.expect("a round");
        let (service, library) = (world.at(OPEN), world.department(Who::Library));
        let id = place(&world, "library").await;
        for typed in ["ab-000012", " ab - 000012"] {
            let asked = service.ask_to_refuse(&library, id, (typed, "skills", "Nē.")).await.expect(typed);
            service.withdraw_request(&library, asked).await.expect("taken back");
        }
    });
}

#[test]
fn the_pages_ask_and_say_what_became_of_it() {
    told_to_both(async |world| {
        let house = House::new(&world).await;
        let mut library = house.guest(Guest::Department).await;
        let mut ilze = house.guest(Guest::Caseworker).await;
        let id = place(&world, "library").await;
        let page = library.get(&format!("/placements/{id}?lang=lv")).await.body;
        assert!(page.contains(&format!("/placements/{id}/seats")), "{page}");
        let path = format!("/placements/{id}/seats");
        let bare = library.post(&path, &[("ground", "Vajag.")]).await;
        assert!(bare.status == 422 && bare.body.contains("change-why"), "{}", bare.body);
        let sent = library.post(&path, &[("change", "more"), ("ground", "Vēl viens galds.")]).await;
        let back = format!("/placements/{id}");
        assert_eq!((sent.status, sent.header("location")), (303, back.as_str()), "{}", sent.body);
        assert!(library.get(&path).await.body.contains("Atsaukt ierosinājumu"));
        let list = ilze.get("/approvals?lang=lv").await.body;
        assert!(list.contains("par vienu vietu vairāk") && list.contains("BIBLIOTEKA"), "{list}");
        let refuse = format!("/placements/{id}/refuse");
        let wrong = library.post(&refuse, &[("number", "A9"), ("code", "skills"), ("ground", "Nē.")]).await;
        assert!(wrong.status == 422 && wrong.body.contains("number-why"), "{}", wrong.body);
        assert!(wrong.body.contains("value=\"skills\" checked"), "what was chosen stays: {}", wrong.body);
        let desk = format!("/rounds/minimal/placements/{id}/seats");
        assert_eq!(ilze.get(&desk).await.status, 200);
        assert_eq!(ilze.post(&desk, &[("change", "fewer"), ("ground", "x")]).await.status, 409);
        // While applications are taken, seats change in the placement itself.
        let open = format!("/placements/{}/seats", house.placement);
        assert!(library.get(&open).await.body.contains("maina pašā vakancē"));
        assert_eq!(library.post(&open, &[("change", "more"), ("ground", "x")]).await.status, 409);
    });
}

#[test]
fn whoever_sees_proposals_about_people_leaves_a_look_and_each_is_told_with_its_number() {
    told_to_both(async |world| {
        world.import(OPEN, "minimal").await;
        let (service, library) = (world.at(OPEN), world.department(Who::Library));
        let (ilze, maris) = (world.caseworker(Who::Ilze), world.caseworker(Who::Maris));
        let id = place(&world, "library").await;
        service.approvals(&ilze).await.expect("a list");
        service.requests(&library, id).await.expect("its own");
        assert_eq!(world.noted("look-approvals").await, 0, "nobody is seen");
        let asked = service.ask_to_refuse(&library, id, ("A1", "skills", "Nē.")).await.expect("asked");
        service.approvals(&maris).await.expect("a list");
        service.requests(&library, id).await.expect("its own");
        service.requests_at(&ilze, "minimal", id).await.expect("its own");
        let looks = world.looks().await;
        let looks: Vec<_> = looks.iter().filter(|look| look.action == "look-approvals").collect();
        assert!(looks.len() == 3 && looks.iter().all(|look| look.shown == "A1"), "{looks:#?}");
        service.approve(&maris, asked).await.expect("approved");
        let mut conn = world.db.read().await.expect("a connection");
        let lines = talka::store::journal::newest(&mut conn.link(), 100).await.expect("lines");
        let told = |action: &str| {
            let line = lines.iter().find(|line| line.action == action).expect("noted");
            line.object.clone()
        };
        for action in ["approval-propose", "approval-approved"] {
            assert_eq!(told(action), "refuse-person A1");
        }
    });
}

//! What is read after an award was contested, and after it was cancelled: what was published is told as past, whoever is first in line
//! reads it, and the act says what it was examined for and what was settled, no more.

use talka::service::TypedEnding;

use crate::{
    acts::{answer, objects, own, parts},
    afterwards::{Codes, state, told},
    knock::{Browser, House},
    law::{ACT, opened},
    objections::{events, third},
    scene::{ENDED, Who, World, holder, refused, told_to_both},
};

/// The events of somebody's newest offer.
async fn at(world: &World, number: &str) -> i64 {
    let ilze = world.caseworker(Who::Ilze);
    world.at(ENDED).application(&ilze, "minimal", number).await.expect("a file").offers[0].events
}

/// Two people cancel A3's contested award.
async fn cancelled(world: &World) {
    let (service, ilze, maris) = (world.at(ENDED), world.caseworker(Who::Ilze), world.caseworker(Who::Maris));
    let heard = ("held", "Rakstveidā 24.04.2026.");
    let asked = TypedEnding { why: "given-wrongly", ground: "A2 ir agrāk.", heard };
    let number = ("minimal", "A3", at(world, "A3").await);
    let asked = service.propose_settlement(&ilze, number, asked).await.expect("proposed");
    service.approve(&maris, asked).await.expect("approved");
}

/// A2 objects to the award of A3, which is upheld.
async fn upheld(world: &World, codes: &Codes) {
    let (service, zane) = (world.at(ENDED), third(world).await);
    let id = objects(&service, codes, ("A2", "A3")).await;
    let at = events(&service, &zane, id).await;
    service.answer_objection(&zane, (id, at), ("upheld", &answer("A2 ir agrāk."))).await.expect("upheld");
}

async fn page(person: &mut Browser, path: &str) -> String {
    let reply = person.get(path).await;
    assert_eq!(reply.status, 200, "{path}: {}", reply.body);
    reply.body
}

#[test]
fn a_cancelled_place_is_told_as_past_and_its_person_reads_that_they_are_first() {
    told_to_both(async |world| {
        let codes = told(&world, "2009-02-02", &own()).await;
        upheld(&world, &codes).await;
        let house = House::beside(&world).await;
        let mut person = opened(&house, &codes, "A3").await;
        let before = page(&mut person, "/my?lang=lv").await;
        assert!(before.contains("Šis piešķīrums ir apstrīdēts: kamēr tas nav izskatīts"), "{before}");
        assert!(before.contains("kā lūgts pieteikumā"), "{before}");
        cancelled(&world).await;
        let after = page(&mut person, "/my").await;
        for said in
            ["Pieteikums ir rindas sākumā.", "href=\"/my/cancelled\"", "Lēmumā par vietas atcelšanu norādīts"]
        {
            assert!(after.contains(said), "{said}: {after}");
        }
        for not in ["kā lūgts pieteikumā", "<h2>Kāpēc</h2>", "jautā kārtas rīkotājam", "ir apstrīdēts: kamēr"]
        {
            assert!(!after.contains(not), "{not}: {after}");
        }
        let act = page(&mut person, "/my/cancelled").await;
        for said in [
            "apstrīdēšanas iesnieguma Nr. 1",
            "citas personas",
            "vecumā no 15 līdz 17 gadiem, lēmumu apstrīd viņa likumiskais pārstāvis",
        ] {
            assert!(act.contains(said), "{said}: {act}");
        }
        for not in ["ierosinājusi pati", "lapā, kurā lasāms", "pienākas citam"] {
            assert!(!act.contains(not), "{not}: {act}");
        }
        // Whoever loses nothing is not told of any line.
        let other = page(&mut opened(&house, &codes, "A1").await, "/my").await;
        assert!(!other.contains("ir rindas sākumā."), "{other}");
    });
}

#[test]
fn an_act_says_for_what_a_place_was_examined() {
    told_to_both(async |world| {
        let codes = told(&world, "2009-02-02", ACT).await;
        let (service, ilze) = (world.at(ENDED), world.caseworker(Who::Ilze));
        // Written down without an objection.
        let number = ("minimal", "A3", at(&world, "A3").await);
        service.contest(&ilze, number, ("third-person", "Zvanīja A2.")).await.expect("contested");
        cancelled(&world).await;
        let letter = service.cancelled_about(&ilze, ("minimal", "A3")).await.expect("an act");
        assert!(parts(&letter)[2].1.contains("apstrīdējusi cita persona"), "{:?}", parts(&letter)[2]);
        assert_eq!(state(&service, &codes, "A3").await, Some(talka::service::OfferState::Ended));
        // By the institution alone.
        let (maris, heard) = (world.caseworker(Who::Maris), ("omitted", "Vakances nav."));
        let asked = TypedEnding { why: "placement-withdrawn", ground: "Darba nav.", heard };
        let number = ("minimal", "A1", at(&world, "A1").await);
        let asked = service.propose_ending(&ilze, number, asked).await.expect("proposed");
        service.approve(&maris, asked).await.expect("approved");
        let letter = service.cancelled_about(&ilze, ("minimal", "A1")).await.expect("an act");
        assert_eq!(parts(&letter)[2].1, "Iestāde lietu ierosinājusi pati.");
        let mine = service.mine(&holder(&service, "A1", &codes["A1"]).await).await.expect("mine");
        assert!(mine.first && mine.cancelled);
    });
}

#[test]
fn an_objection_names_the_field_that_is_wrong_and_waits_only_while_it_is_open() {
    told_to_both(async |world| {
        let codes = told(&world, "2009-02-02", &own()).await;
        let house = House::beside(&world).await;
        let mut person = opened(&house, &codes, "A2").await;
        person.get("/my/object?lang=lv").await;
        for (about, why) in [
            ("", "Jānorāda tā pieteikuma numurs, kam vieta piešķirta"),
            ("A2", "Tas ir šī pieteikuma numurs"),
            ("X9", "Šajā kārtā nav pieteikuma ar tādu numuru"),
        ] {
            let sent = [("number", "A2"), ("by", "third-person"), ("about", about), ("ground", "Man.")];
            let reply = person.post("/my/object", &sent).await;
            assert!(reply.status == 422 && reply.body.contains(why), "{about}: {}", reply.body);
            assert!(!reply.body.contains("Jāizvēlas, kas iebilst"), "{about}: {}", reply.body);
        }
        let waits = "Kamēr iesniegums nav izskatīts, vietu nenodod citam.";
        let id = objects(&world.at(ENDED), &codes, ("A2", "A3")).await;
        assert!(page(&mut person, "/my/object").await.contains(waits));
        let (service, zane) = (world.at(ENDED), third(&world).await);
        let mut staff = house.browser("10.0.0.9");
        staff.post("/sign-in", &[("login", "zane"), ("password", "a password for tests")]).await;
        let form = page(&mut staff, &format!("/objections/{id}?lang=lv")).await;
        assert!(form.contains("Ir uzklausīts</span>") && !form.contains("Noskaidro</span>"), "{form}");
        let at = events(&service, &zane, id).await;
        service.answer_objection(&zane, (id, at), ("upheld", &answer("Jā."))).await.expect("upheld");
        let said = page(&mut person, "/my/object").await;
        assert!(!said.contains(waits) && said.contains("Iesniegums ir pamatots"), "{said}");
    });
}

#[test]
fn whoever_lost_a_place_contests_that_and_is_late_only_a_month_after_it() {
    told_to_both(async |world| {
        let codes = told(&world, "2009-02-02", &own()).await;
        let (ilze, maris) = (world.caseworker(Who::Ilze), world.caseworker(Who::Maris));
        // The award itself was handed over on the day of the decision.
        let record = async |time: &str, day: &str| {
            let said = ("hand", day);
            world.at(time).record_notification(&ilze, ("minimal", "A3"), said).await.expect("written down");
        };
        record(ENDED, "25.04.2026.").await;
        let early = world.at(ENDED);
        let own = holder(&early, "A3", &codes["A3"]).await;
        early.answer_offer(&own, true, None).await.expect("accepted");
        let later = world.at("2026-05-20T08:00:00Z");
        let heard = ("omitted", "Vakances nav.");
        let asked = TypedEnding { why: "placement-withdrawn", ground: "Darba nav.", heard };
        let number = ("minimal", "A3", at(&world, "A3").await);
        let asked = later.propose_ending(&ilze, number, asked).await.expect("proposed");
        later.approve(&maris, asked).await.expect("approved");
        // The term of the award is long over; of the act that took it away nobody was told yet.
        let after = world.at("2026-06-10T08:00:00Z");
        let own = holder(&after, "A3", &codes["A3"]).await;
        let filed = after.object(&own, ("", "representative"), "Lūdzu atstāt vietu.").await.expect("sent");
        assert!(!filed.late, "measured against the act that is contested");
        let zane = third(&world).await;
        assert_eq!(after.objection(&zane, filed.id).await.expect("it").objection.term, None);
        let at = events(&after, &zane, filed.id).await;
        after.on_objection(&zane, (filed.id, at), ("withdrawn", "", "Atsauca.")).await.expect("withdrawn");
        // It was handed over on the 26th of May: it can be contested until the 26th of June, a Friday.
        record("2026-06-10T08:00:00Z", "26.05.2026.").await;
        for (time, late) in [("2026-06-26T08:00:00Z", false), ("2026-06-27T08:00:00Z", true)] {
            let service = world.at(time);
            let own = holder(&service, "A3", &codes["A3"]).await;
            let filed = service.object(&own, ("", "representative"), "Vēlreiz.").await.expect("sent");
            assert_eq!(filed.late, late, "{time}");
            let at = events(&service, &zane, filed.id).await;
            let back = ("withdrawn", "", "Atsauca.");
            service.on_objection(&zane, (filed.id, at), back).await.expect("withdrawn");
        }
    });
}

#[test]
fn an_act_that_takes_a_place_has_its_own_term_before_the_round_is_finished_and_its_person_erased() {
    told_to_both(async |world| {
        let codes = told(&world, "2009-02-02", &own()).await;
        let (ilze, maris) = (world.caseworker(Who::Ilze), world.caseworker(Who::Maris));
        let record = async |time: &str, number: &str, day: &str| {
            let service = world.at(time);
            service
                .record_notification(&ilze, ("minimal", number), ("hand", day))
                .await
                .expect("written down");
        };
        for number in ["A1", "A2", "A3", "A4"] {
            record(ENDED, number, "25.04.2026.").await;
        }
        let early = world.at(ENDED);
        let person = holder(&early, "A3", &codes["A3"]).await;
        early.answer_offer(&person, true, None).await.expect("accepted");
        let later = world.at("2026-05-20T08:00:00Z");
        let heard = ("omitted", "Vakances nav.");
        let asked = TypedEnding { why: "placement-withdrawn", ground: "Darba nav.", heard };
        let number = ("minimal", "A3", at(&world, "A3").await);
        let asked = later.propose_ending(&ilze, number, asked).await.expect("proposed");
        later.approve(&maris, asked).await.expect("approved");
        // The terms of what was published are over; of the act that took the place nobody was told.
        let after = world.at("2026-06-10T08:00:00Z");
        assert_eq!(refused(after.finish(&ilze, "minimal").await), "refused-acts-untold");
        assert_eq!(refused(after.erase(&ilze, "minimal", "A3").await), "refused-erase-untold");
        record("2026-06-10T08:00:00Z", "A3", "26.05.2026.").await;
        let last = world.at("2026-06-26T08:00:00Z");
        assert_eq!(refused(last.finish(&ilze, "minimal").await), "refused-terms-run");
        assert_eq!(refused(last.erase(&ilze, "minimal", "A3").await), "refused-erase-term");
        let over = world.at("2026-06-27T08:00:00Z");
        over.finish(&ilze, "minimal").await.expect("finished");
        over.erase(&ilze, "minimal", "A3").await.expect("erased");
    });
}

#[test]
fn somebody_else_contests_an_award_within_a_year_and_no_longer() {
    told_to_both(async |world| {
        let codes = told(&world, "2009-02-02", ACT).await;
        let (ilze, zane) = (world.caseworker(Who::Ilze), third(&world).await);
        // Handed over on the 25th of April, which is a Sunday a year later.
        let sent = ("hand", "25.04.2026.");
        world.at(ENDED).record_notification(&ilze, ("minimal", "A3"), sent).await.expect("written down");
        for (time, late) in [("2027-04-26T08:00:00Z", false), ("2027-04-27T08:00:00Z", true)] {
            let service = world.at(time);
            let own = holder(&service, "A2", &codes["A2"]).await;
            let filed = service.object(&own, ("A3", "third-person"), "Man.").await.expect("sent");
            assert_eq!(filed.late, late, "{time}");
            let one = service.objection(&zane, filed.id).await.expect("it").objection;
            assert_eq!(one.term.map(|day| day.to_string()).as_deref(), Some("2027-04-26"));
            let at = events(&service, &zane, filed.id).await;
            let back = ("withdrawn", "", "Atsauca.");
            service.on_objection(&zane, (filed.id, at), back).await.expect("withdrawn");
        }
    });
}

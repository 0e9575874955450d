//! Who gives a place up between a refill's run and its publication: whoever counted in a condition of the round makes the run stale, and
//! nobody else does.

use talka::service::{Change, OfferState, Service};
use uuid::Uuid;

use crate::{
    afterwards::{Codes, corrects, declines, state, told_among, worked},
    scene::{ENDED, Who, World, holder, refused, told_to_both},
};

/// A round in which A1 has the library and A3 had the park, for which A4, of the same tier, and A2 wait: with a refill that gives it on.
async fn refilled(world: &World, settings: &str) -> (Codes, Uuid) {
    let codes = told_among(world, ("2009-02-02", false), settings).await;
    let service = world.at(ENDED);
    declines(&service, &codes, "A3").await;
    let run = service.start_refill(&world.caseworker(Who::Ilze), "minimal").await.expect("started");
    worked(&service).await;
    (codes, run)
}

/// What changed since a run: file, row, columns.
async fn changed(world: &World, service: &Service, run: Uuid) -> Vec<(String, Change, String, Vec<String>)> {
    let found = service.changed_since(&world.caseworker(Who::Maris), run).await.expect("asked");
    found.into_iter().map(|one| (one.file, one.what, one.id, one.columns)).collect()
}

const COUNTED: &str =
    "\n[[constraints.quotas]]\nname = \"pirmreizējie\"\npeople_by = [\"took_part_last_year\"]\nmax = 2\n";

#[test]
fn whoever_counted_in_a_quota_and_gives_a_place_up_makes_a_refill_stale() {
    told_to_both(async |world| {
        let (codes, run) = refilled(&world, COUNTED).await;
        let (service, maris) = (world.at(ENDED), world.caseworker(Who::Maris));
        assert_eq!(changed(&world, &service, run).await, []);
        // Whoever accepts changes nothing.
        let own = holder(&service, "A1", &codes["A1"]).await;
        service.answer_offer(&own, true, None).await.expect("accepted");
        assert_eq!(changed(&world, &service, run).await, []);
        service.answer_offer(&own, false, None).await.expect("given back");
        let why =
            ("holders.csv".to_owned(), Change::Removed, "A1".to_owned(), vec!["pirmreizējie".to_owned()]);
        assert_eq!(changed(&world, &service, run).await, [why], "it says who and in what they counted");
        assert_eq!(refused(service.publish(&maris, run).await), "refused-inputs-changed");
        // A new one knows of it.
        let run = service.start_refill(&world.caseworker(Who::Ilze), "minimal").await.expect("started");
        worked(&service).await;
        service.publish(&maris, run).await.expect("published");
        assert_eq!(state(&service, &codes, "A4").await, Some(OfferState::Open));
    });
}

#[test]
fn a_fact_of_a_holder_who_counts_makes_a_refill_stale() {
    told_to_both(async |world| {
        let (_, run) = refilled(&world, COUNTED).await;
        let service = world.at(ENDED);
        corrects(&world, &service, "A1", ("mistake", "2010-05-03")).await;
        let why =
            ("applicants.csv".to_owned(), Change::Changed, "A1".to_owned(), vec!["pirmreizējie".to_owned()]);
        assert_eq!(changed(&world, &service, run).await, [why]);
    });
}

#[test]
fn whoever_counted_in_nothing_gives_a_place_up_without_making_a_refill_stale() {
    let others = "\n[[constraints.quotas]]\nname = \"atkārtoti\"\npeople_by = [\"took_part_last_year\"]\neach = { yes = 1 }\n";
    for settings in ["", others] {
        told_to_both(async |world| {
            let (codes, run) = refilled(&world, settings).await;
            let service = world.at(ENDED);
            declines(&service, &codes, "A1").await;
            assert_eq!(changed(&world, &service, run).await, [], "{settings}");
            service.publish(&world.caseworker(Who::Maris), run).await.expect("published");
            assert_eq!(state(&service, &codes, "A4").await, Some(OfferState::Open));
        });
    }
}

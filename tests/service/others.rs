//! What belongs to others is not there: another authority's round and runs, another organisation's placements.

use talka::service::PlacementForm;
use uuid::Uuid;

use crate::scene::{ENDED, OPEN, Who, not_found, told_to_both};

#[test]
fn another_authoritys_round_is_not_there() {
    told_to_both(async |world| {
        let (_, run) = world.with_run().await;
        world.import(CIBLA_OPEN, "cibla-public-works").await;
        let (service, stranger) = (world.at(ENDED), world.caseworker(Who::Stranger));
        let decision = ("took_part_last_year", "no", "p");
        not_found(service.board(&stranger, "minimal").await.map(|_| ()));
        not_found(service.application(&stranger, "minimal", "A1").await.map(|_| ()));
        not_found(service.decide(&stranger, ("minimal", "A1", 1), decision).await);
        not_found(service.close(&stranger, "minimal").await);
        not_found(service.start_run(&stranger, "minimal").await);
        not_found(service.runs(&stranger, "minimal").await);
        not_found(service.run(&stranger, run).await);
        not_found(service.cancel_run(&stranger, run).await);
        not_found(service.run_outcome(&stranger, run).await.map(|_| ()));
        not_found(service.run_files(&stranger, run).await);
        not_found(service.changed_since(&stranger, run).await);
        not_found(service.publish(&stranger, run).await);
        assert_eq!(service.own_rounds(&stranger).await.expect("none").len(), 0);
        // Nothing of it was noted, and the rightful find it as it was.
        assert_eq!((world.noted("look").await, world.noted("decide").await), (0, 0));
        let ilze = world.caseworker(Who::Ilze);
        assert_eq!(service.own_rounds(&ilze).await.expect("own").len(), 2);
        assert!(!service.run(&ilze, run).await.expect("own").cancel);
        // A number belongs to one round, and a run that nobody made to none.
        not_found(service.application(&ilze, "cibla-public-works", "A1").await.map(|_| ()));
        not_found(service.decide(&ilze, ("cibla-public-works", "A1", 1), decision).await);
        not_found(service.run(&ilze, Uuid::nil()).await);
        not_found(service.publish(&ilze, Uuid::nil()).await);
    });
}

const CIBLA_OPEN: &str = "2019-02-01T10:00:00Z";

#[test]
fn another_organisations_placement_is_not_there() {
    told_to_both(async |world| {
        world.import(OPEN, "minimal").await;
        let (service, library) = (world.at(OPEN), world.department(Who::Library));
        let (_, places) = service.round("minimal").await.expect("a round");
        let id =
            |number: &str| places.iter().find(|one| one.placement.id.as_str() == number).expect("there").id;
        for id in [id("park"), Uuid::nil()] {
            not_found(service.own_placement(&library, id).await.map(|_| ()));
            not_found(service.change_placement(&library, (id, 1), &PlacementForm::default()).await);
            not_found(service.withdraw_placement(&library, (id, 1)).await);
            not_found(service.coming(&library, id).await);
        }
        assert_eq!(service.own_placements(&library).await.expect("own").len(), 1);
        service.withdraw_placement(&library, (id("library"), 1)).await.expect("one's own");
        assert_eq!(service.round("minimal").await.expect("a round").1.len(), 1);
    });
}

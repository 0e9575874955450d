//! What a parent or guardian may do, whatever was said before and whatever became of the offer: the rows of `way.txt`, held against the
//! service itself. A verb or a state without a row fails.

use talka::{
    domain::{Guardian, consent::Event},
    service::Service,
};
use uuid::Uuid;

use crate::{
    afterwards::{LATE, ends, told},
    consent::{mother, offer_of},
    scene::{ENDED, asks, told_to_both},
    way::{Table, word},
};

/// The verbs on a consent, as `way.txt` has them.
const VERBS: [&str; 5] = ["give", "refuse", "take-back", "accept", "decline"];
/// What may have been said before.
const SAID: [&str; 4] = ["none", "given", "refused", "taken-back"];
/// The states of the offer.
const STATES: [&str; 5] = ["open", "accepted", "declined", "lapsed", "ended"];

/// Tries every verb of a parent or guardian that changes nothing, twice.
async fn tries(service: &Service, (guardian, offer): (&Guardian, Uuid), (said, stands): (&str, &str)) {
    let table = Table::of("consent", &[VERBS.to_vec(), SAID.to_vec(), STATES.to_vec()]);
    for verb in VERBS {
        let wanted = table.answers(&[verb, said, stands]);
        // What the table lets happen, the story does.
        let so_already =
            matches!((verb, said), ("give", "given") | ("refuse", "refused") | ("take-back", "taken-back"))
                || matches!((verb, stands), ("accept", "accepted") | ("decline", "declined"));
        if wanted == "ok" && !so_already {
            continue;
        }
        for _ in 0..2 {
            let answer = match verb {
                "give" => service.say_consent(guardian, Event::Given, offer).await,
                "refuse" => service.say_consent(guardian, Event::Refused, offer).await,
                "take-back" => service.say_consent(guardian, Event::TakenBack, offer).await,
                _ => service.answer_as_guardian(guardian, verb == "accept", offer).await,
            };
            assert_eq!(word(answer), wanted, "{verb} {said} {stands}");
        }
    }
    let page = service.guarded(guardian).await.expect("a page");
    let last = page.offer.and_then(|offer| offer.consent).and_then(|consent| consent.last());
    assert_eq!(last.map_or("none", Event::name), said, "nothing was written");
}

#[test]
fn every_verb_on_a_consent_answers_as_the_table_says() {
    told_to_both(async |world| {
        let codes = told(&world, "2009-02-02", &asks(18, true)).await;
        let (early, late) = (world.at(ENDED), world.at(LATE));
        let steps =
            [None, Some(Event::Refused), Some(Event::Given), Some(Event::TakenBack), Some(Event::Given)];
        for (number, over) in [("A1", "ended"), ("A3", "declined")] {
            let guardian = mother(&world, &early, number).await;
            let offer = offer_of(&early, &codes, number).await;
            let own = (&guardian, offer);
            for step in steps {
                if let Some(event) = step {
                    early.say_consent(&guardian, event, offer).await.expect("said");
                }
                let said = step.map_or("none", Event::name);
                tries(&early, own, (said, "open")).await;
                tries(&late, own, (said, "lapsed")).await;
            }
            early.answer_as_guardian(&guardian, true, offer).await.expect("accepted");
            tries(&early, own, ("given", "accepted")).await;
            if over == "ended" {
                ends(&world, &early, number, (1, "given-wrongly")).await;
            } else {
                early.answer_as_guardian(&guardian, false, offer).await.expect("given back");
            }
            tries(&early, own, ("given", over)).await;
        }
    });
}

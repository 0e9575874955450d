//! What may be done with an offer, in which state: its rows of `way.txt`, held against the service itself. A verb or a state without a
//! row fails.

use talka::service::{RunKind, Service};

use crate::{
    afterwards::{Codes, LATE, WORK, declines, ends, given_on, told},
    scene::{ENDED, Who, World, holder, told_to_both},
    way::{Table, word},
};

/// The verbs on an offer, as `way.txt` has them.
const VERBS: [&str; 7] = ["end", "contest", "settle", "restore", "cancel", "leave", "withdraw"];
/// The states of an offer there.
const STATES: [&str; 7] = ["open", "contested", "accepted", "declined", "lapsed", "ended", "left"];

/// Tries every verb on somebody's offer in a state: what the table refuses is refused, twice, and changes nothing; what two people do
/// is only proposed, and what one person does alone is done elsewhere. A stranger finds nothing.
async fn tries(world: &World, service: &Service, codes: &Codes, (number, state): (&str, &str)) {
    let table = Table::of("offer", &[VERBS.to_vec(), STATES.to_vec()]);
    let ilze = world.caseworker(Who::Ilze);
    let offers = async || service.application(&ilze, "minimal", number).await.expect("a file").offers;
    let before = offers().await;
    let at = ("minimal", number, before[0].events);
    for (name, who) in [("ilze", Who::Ilze), ("stranger", Who::Stranger)] {
        let who = world.caseworker(who);
        for verb in VERBS {
            let wanted = table.answers(&[verb, state]);
            let proposes = matches!(verb, "end" | "settle" | "restore" | "cancel");
            if (wanted == "ok" && !proposes && name == "ilze") || (verb == "withdraw" && name != "ilze") {
                continue;
            }
            for _ in 0..2 {
                let said = match verb {
                    "end" => word(service.propose_ending(&who, at, ("given-wrongly", "x")).await),
                    "contest" => word(service.contest(&who, at, ("person", "x")).await),
                    "settle" => word(service.propose_settlement(&who, at, ("kept", "x")).await),
                    "restore" => word(service.propose_settlement(&who, at, ("restored", "x")).await),
                    "cancel" => word(service.propose_settlement(&who, at, ("given-wrongly", "x")).await),
                    "leave" => word(service.record_leaving(&who, at, ("did-not-come", "", "x")).await),
                    _ => word(service.withdraw(&holder(service, number, &codes[number]).await).await),
                };
                let wanted = if name == "ilze" { wanted } else { "not-found" };
                assert_eq!(said, wanted, "{verb} {state} {name}");
                // Nothing waits for the next verb.
                for one in service.approvals(&ilze).await.expect("a list").waiting {
                    service.withdraw_proposal(&ilze, one.id).await.expect("withdrawn");
                }
            }
        }
    }
    let after = offers().await;
    assert_eq!((after[0].state, after[0].contested), (before[0].state, before[0].contested), "{state}");
}

#[test]
fn every_verb_on_an_offer_in_every_state_answers_as_the_table_says() {
    told_to_both(async |world| {
        let codes = told(&world, "2009-02-02", "\n[answers]\nrefill_after_start = true\n").await;
        let (early, late, work) = (world.at(ENDED), world.at(LATE), world.at(WORK));
        let (ilze, maris) = (world.caseworker(Who::Ilze), world.caseworker(Who::Maris));
        declines(&early, &codes, "A3").await;
        tries(&world, &early, &codes, ("A3", "declined")).await;
        given_on(&world, &early, RunKind::Refill).await;
        tries(&world, &early, &codes, ("A2", "open")).await;
        early.contest(&ilze, ("minimal", "A2", 0), ("person", "x")).await.expect("contested");
        tries(&world, &early, &codes, ("A2", "contested")).await;
        let kept = early.propose_settlement(&ilze, ("minimal", "A2", 1), ("kept", "x")).await;
        early.approve(&maris, kept.expect("proposed")).await.expect("settled");
        let own = holder(&early, "A2", &codes["A2"]).await;
        early.answer_offer(&own, true, None).await.expect("accepted");
        tries(&world, &late, &codes, ("A2", "accepted")).await;
        late.lapse_due(late.now()).await.expect("written down");
        tries(&world, &late, &codes, ("A1", "lapsed")).await;
        let left = ("left", "10.06.2026", "x");
        work.record_leaving(&ilze, ("minimal", "A2", 3), left).await.expect("left");
        tries(&world, &work, &codes, ("A2", "left")).await;
        given_on(&world, &work, RunKind::Refill).await;
        ends(&world, &work, "A4", (0, "given-wrongly")).await;
        tries(&world, &work, &codes, ("A4", "ended")).await;
    });
}

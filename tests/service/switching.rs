//! A round goes over to another version of its rules, by two people, and what was stays what it was.

use talka::{
    domain::{FactValue, Instead},
    service::{Next, Standing},
};

use crate::{
    packs::{changed, minimal},
    scene::{
        CIBLA_ENDED, ENDED, OPEN, Who, World, application, eight_at_once, holder, not_found, refused,
        told_to_both,
    },
    story::same_as_the_command_line,
};

/// The rules of `minimal`, under which A1, born in May 2010, does not take part any more.
fn stricter() -> String {
    let next = changed(&minimal(), "version = \"1\"", "version = \"2\"");
    changed(
        &next,
        "round.starts) >= 15",
        "round.starts) >= 15 && applicant.date_of_birth < date('2010-03-01')",
    )
}

/// SHA-256 of the rules by which an application was judged when it was submitted.
async fn judged_by(world: &World, time: &str, number: &str) -> String {
    let file = world.at(time).application(&world.caseworker(Who::Ilze), "minimal", number).await;
    file.expect("a file").version.expect("known").hash
}

#[test]
#[allow(clippy::too_many_lines, reason = "one list, case after case")]
fn a_new_version_shows_its_effect_and_two_people_switch_it_on() {
    told_to_both(async |world| {
        let codes = world.import(OPEN, "minimal").await;
        let (service, ilze, maris) =
            (world.at(OPEN), world.caseworker(Who::Ilze), world.caseworker(Who::Maris));
        let first = service.round_rules(&ilze, "minimal").await.expect("rules").pinned.expect("pinned");
        assert_eq!((first.version.as_str(), first.rounds.len()), ("1", 1));
        // Whoever withdrew counts no more: A3 would change, and is left out.
        service.withdraw(&holder(&service, "A3", &codes["A3"]).await).await.expect("taken back");
        let hash = service.add_pack(&world.rulekeeper(Who::Vija), &stricter()).await.expect("added");
        let effect = service.effect(&ilze, "minimal", &hash).await.expect("an effect");
        assert!(effect.faults.is_empty() && effect.waiting.is_none());
        let moved: Vec<_> = effect.moved.iter().map(|moved| moved.number.as_str()).collect();
        assert_eq!(moved, ["A1"]);
        let look = world.looks().await.into_iter().find(|look| look.action == "look-effect").expect("noted");
        assert_eq!(look.shown, "A1");
        let (before, after) = (&effect.moved[0].before, &effect.moved[0].after);
        assert_eq!((&before.standing, before.possible), (&Standing::Eligible(1), 2));
        assert_eq!((&after.standing, after.possible), (&Standing::NotEligible, 0));
        let counts: Vec<_> = effect.counts.iter().map(|one| (one.word, one.before, one.after)).collect();
        let wanted = [
            ("eligible", 2, 1),
            ("tier", 1, 0),
            ("tier", 1, 1),
            ("needs-person", 0, 0),
            ("not-eligible", 0, 1),
        ];
        assert_eq!(counts, wanted);
        let parts: Vec<_> = effect.parts.iter().map(|part| part.part.as_str()).collect();
        assert_eq!(parts, ["rules.age.when", "version"]);

        assert_eq!(refused(service.switch_rules(&maris, "minimal", &hash).await), "refused-not-proposed");
        service.propose_rules(&ilze, "minimal", &hash).await.expect("proposed");
        service.propose_rules(&maris, "minimal", &hash).await.expect("twice is once");
        assert_eq!(
            refused(service.propose_rules(&maris, "minimal", &first.hash).await),
            "refused-same-rules"
        );
        assert_eq!(refused(service.switch_rules(&ilze, "minimal", &hash).await), "refused-own-proposal");
        let unchanged = service.round("minimal").await.expect("a round").0;
        assert_eq!(unchanged.pack_hash, first.hash, "a proposal changes nothing");
        let to_do = |who| {
            let service = &service;
            async move { service.board(who, "minimal").await.expect("a board").next() }
        };
        assert!(!to_do(&ilze).await.contains(&Next::Switch) && to_do(&maris).await.contains(&Next::Switch));

        let before = service.submit("minimal", &application("t1", &["library"])).await.expect("taken");
        service.switch_rules(&maris, "minimal", &hash).await.expect("switched");
        service.switch_rules(&maris, "minimal", &hash).await.expect("twice is once");
        let after = service.submit("minimal", &application("t2", &["library"])).await.expect("taken");
        for (number, wanted) in [("A1", &first.hash), (&before.number, &first.hash), (&after.number, &hash)] {
            assert_eq!(judged_by(&world, OPEN, number).await, *wanted, "{number}");
        }
        let refused_now = service.application(&ilze, "minimal", "A1").await.expect("a file");
        let before_march = "2010-02-28".parse().map(FactValue::Date).expect("a day");
        let change = Instead::AtMost("date_of_birth".to_owned(), before_march);
        assert_eq!(refused_now.instead["age"], [change], "what would have to be different");
        let rules = service.round_rules(&ilze, "minimal").await.expect("rules");
        assert_eq!(rules.pinned.expect("pinned").hash, hash);
        assert!(rules.waiting.is_none() && rules.others.iter().any(|one| one.hash == first.hash));
        assert_eq!((rules.history.len(), rules.history[0].state.as_str()), (1, "switched"));
        let named = rules.history[0].decided.as_ref().map(|(who, _)| who.as_str());
        assert_eq!((rules.history[0].by.as_str(), named), ("ILZE", Some("MARIS")));
        for action in ["pack-add", "pack-propose", "pack-switch"] {
            assert_eq!(world.noted(action).await, 1, "{action}");
        }

        let late = world.at(ENDED);
        late.close(&ilze, "minimal").await.expect("closed");
        assert_eq!(refused(late.propose_rules(&ilze, "minimal", &first.hash).await), "refused-round-closed");
        assert_eq!(refused(late.switch_rules(&maris, "minimal", &hash).await), "refused-round-closed");
        let run = late.start_run(&ilze, "minimal").await.expect("started");
        assert!(late.work_once(late.new_worker().expect("a key")).await.expect("worked"));
        let files = late.run_files(&ilze, run).await.expect("files");
        assert!(files["round/pack.toml"] == stricter().into_bytes(), "the frozen folder has its rules");
        let allocation = same_as_the_command_line(&world, ENDED, run).await;
        assert!(!allocation.contains("A1,") && allocation.contains("A2,park"), "{allocation}");
    });
}

#[test]
fn a_round_goes_over_to_a_pack_with_another_name() {
    told_to_both(async |world| {
        let open = "2019-02-01T08:00:00Z";
        world.import(open, "cibla-public-works").await;
        let (service, slug) = (world.at(open), "cibla-public-works");
        let (ilze, maris) = (world.caseworker(Who::Ilze), world.caseworker(Who::Maris));
        service.keep_shipped().await.expect("kept");
        let first = service.round_rules(&ilze, slug).await.expect("rules").pinned.expect("pinned");
        let file = service.pack(&world.rulekeeper(Who::Ilze), &first.hash).await.expect("a version");
        let text =
            changed(&file.text, "id = \"cibla-public-works-2019\"", "id = \"cibla-public-works-2019-b\"");
        let hash = service.add_pack(&world.rulekeeper(Who::Ilze), &text).await.expect("added");
        let effect = service.effect(&ilze, slug, &hash).await.expect("an effect");
        let parts: Vec<_> = effect.parts.iter().map(|part| part.part.as_str()).collect();
        assert_eq!((parts, effect.moved.len()), (vec!["id"], 0), "only the name differs");
        service.propose_rules(&ilze, slug, &hash).await.expect("proposed");
        service.switch_rules(&maris, slug, &hash).await.expect("switched");
        let service = world.at(CIBLA_ENDED);
        service.close(&ilze, slug).await.expect("closed");
        let run = service.start_run(&ilze, slug).await.expect("started");
        assert!(service.work_once(service.new_worker().expect("a key")).await.expect("worked"));
        let files = service.run_files(&ilze, run).await.expect("files");
        let toml = String::from_utf8_lossy(&files["round/round.toml"]);
        assert!(toml.contains("pack = \"cibla-public-works-2019-b\"\n"), "{toml}");
        same_as_the_command_line(&world, open, run).await;
    });
}

#[test]
fn a_version_that_does_not_go_with_the_round_is_not_proposed() {
    told_to_both(async |world| {
        world.import(OPEN, "minimal").await;
        let (service, ilze) = (world.at(OPEN), world.caseworker(Who::Ilze));
        let keeper = world.rulekeeper(Who::Ilze);
        let next =
            |version: &str| changed(&minimal(), "version = \"1\"", &format!("version = \"{version}\""));
        let other_programme = changed(&next("2"), "\"summer-jobs\"", "\"public-works\"");
        let too_late = changed(&next("3"), "valid_from = 2026-01-01", "valid_from = 2026-12-01");
        // What people have told is yes or no, and this version asks for a number.
        let other_kind = changed(&next("4"), "type = \"bool\"", "type = \"whole\"");
        let other_kind = changed(
            &other_kind,
            "\"!applicant.took_part_last_year\"",
            "\"applicant.took_part_last_year == 0\"",
        );
        for (text, key) in [
            (other_programme, "fault-round-programme"),
            (too_late, "fault-round-pack-not-valid"),
            (other_kind, "fault-number"),
        ] {
            let hash = service.add_pack(&keeper, &text).await.expect("added");
            let effect = service.effect(&ilze, "minimal", &hash).await.expect("an effect");
            let keys: Vec<_> = effect.faults.faults.iter().map(|fault| fault.key).collect();
            assert!(keys.contains(&key) && effect.moved.is_empty(), "{key}: {keys:?}");
            let proposed = service.propose_rules(&ilze, "minimal", &hash).await;
            assert!(matches!(proposed, Err(talka::service::No::Faults(_))), "{key}: {proposed:?}");
        }
        not_found(service.effect(&ilze, "minimal", "abc").await);
        not_found(service.propose_rules(&ilze, "minimal", "abc").await);
    });
}

#[test]
fn one_proposal_at_a_time_and_anyone_of_the_authority_may_take_it_back() {
    told_to_both(async |world| {
        world.import(OPEN, "minimal").await;
        let (service, stranger) = (world.at(OPEN), world.caseworker(Who::Stranger));
        let ilze = std::sync::Arc::new(world.caseworker(Who::Ilze));
        let maris = std::sync::Arc::new(world.caseworker(Who::Maris));
        let keeper = world.rulekeeper(Who::Maris);
        let hash = service.add_pack(&keeper, &stricter()).await.expect("added");
        let third = changed(&stricter(), "version = \"2\"", "version = \"3\"");
        let third = service.add_pack(&keeper, &third).await.expect("added");
        let (done, refusals) = eight_at_once(|_| {
            let (service, ilze, hash) = (service.clone(), ilze.clone(), hash.clone());
            async move { service.propose_rules(&ilze, "minimal", &hash).await }
        })
        .await;
        assert_eq!((done.len(), refusals.len(), world.noted("pack-propose").await), (8, 0, 1));
        assert_eq!(refused(service.propose_rules(&maris, "minimal", &third).await), "refused-proposed");
        not_found(service.round_rules(&stranger, "minimal").await);
        not_found(service.effect(&stranger, "minimal", &hash).await);
        not_found(service.propose_rules(&stranger, "minimal", &hash).await);
        not_found(service.switch_rules(&stranger, "minimal", &hash).await);
        not_found(service.withdraw_rules(&stranger, "minimal", &hash).await);
        service.withdraw_rules(&maris, "minimal", &hash).await.expect("taken back");
        assert_eq!(refused(service.withdraw_rules(&ilze, "minimal", &hash).await), "refused-not-proposed");
        assert_eq!(refused(service.switch_rules(&maris, "minimal", &hash).await), "refused-not-proposed");
        service.propose_rules(&maris, "minimal", &third).await.expect("the way is free");
        let (done, refusals) = eight_at_once(|_| {
            let (service, ilze, third) = (service.clone(), ilze.clone(), third.clone());
            async move { service.switch_rules(&ilze, "minimal", &third).await }
        })
        .await;
        assert_eq!((done.len(), refusals.len(), world.noted("pack-switch").await), (8, 0, 1));
        let states: Vec<_> = service.round_rules(&ilze, "minimal").await.expect("rules").history;
        let states: Vec<_> = states.iter().map(|one| one.state.as_str()).collect();
        assert_eq!((states.contains(&"switched"), states.contains(&"withdrawn")), (true, true));
    });
}

//! What caseworkers see of applications is what a run will say of them, and what was published.

use std::collections::BTreeMap;

use talka::{
    domain::{FactValue, Status},
    service::{NewApplication, OfferState, Taking, Wanted},
};

use crate::{
    order::eligible,
    scene::{ENDED, OPEN, Who, everyone, from, holder, not_found, refused, told_to_both},
};

/// The round of the sample, while it takes applications and after.
const SUMMER_OPEN: &str = "2027-04-12T08:00:00Z";
const SUMMER_ENDED: &str = "2027-05-10T08:00:00Z";

#[test]
fn whom_a_run_leaves_to_a_person_is_told_before_it() {
    told_to_both(async |world| {
        world.import(SUMMER_OPEN, "sample-summer").await;
        let (service, ilze) = (world.at(SUMMER_ENDED), world.caseworker(Who::Ilze));
        let people = everyone(&service, &ilze, "sample-summer").await;
        // Eligible, but both wishes hang on a fact that nobody knows.
        let file = service.application(&ilze, "sample-summer", "P27-041").await.expect("a file");
        assert_eq!(file.standing.name(), "needs-person");
        assert!(!file.reasons.is_empty() && !file.missing.is_empty());
        service.close(&ilze, "sample-summer").await.expect("closed");
        let run = service.start_run(&ilze, "sample-summer").await.expect("started");
        assert!(service.work_once(service.new_worker().expect("a key")).await.expect("worked"));
        let outcome = service.run_outcome(&ilze, run).await.expect("asked").expect("an outcome");
        let needs: Vec<&str> = (outcome.people.iter())
            .filter(|person| person.status == Status::NeedsPerson)
            .map(|person| person.applicant.as_str())
            .collect();
        let mut told: Vec<&str> = (people.iter())
            .filter(|line| line.standing.name() == "needs-person")
            .map(|line| line.number.as_str())
            .collect();
        told.sort_unstable();
        assert!(told.contains(&"P27-041"));
        assert_eq!(told, needs);
        let (next, others) = file.next.expect("others need a person too");
        assert_eq!(others, told.len() as u64 - 1);
        assert!(told.contains(&next.as_str()) && next != "P27-041");
    });
}

#[test]
fn a_decision_stands_in_the_history_with_what_was_known_before() {
    told_to_both(async |world| {
        world.import(OPEN, "minimal").await;
        let ilze = world.caseworker(Who::Ilze);
        for (version, time, value) in [(1, OPEN, "no"), (2, ENDED, "yes")] {
            let decision = ("took_part_last_year", value, "uzziņa");
            let decided = world.at(time).decide(&ilze, ("minimal", "A2", version), decision).await;
            decided.expect("decided");
        }
        let service = world.at(ENDED);
        let file = service.application(&ilze, "minimal", "A2").await.expect("a file");
        let decided: Vec<_> = file.history.iter().filter(|deed| deed.action == "said-decision").collect();
        assert!(decided.iter().all(|deed| deed.ground == "uzziņa" && deed.by == "ILZE"), "{decided:?}");
        let changes = decided.iter().flat_map(|deed| &deed.changes);
        let told: Vec<_> = changes.map(|change| (change.before.clone(), change.after.clone())).collect();
        let (yes, no) = (FactValue::Bool(true), FactValue::Bool(false));
        let decided = [(Some(yes.clone()), Some(no.clone())), (Some(no), Some(yes))];
        assert_eq!(told, decided);
    });
}

#[test]
fn who_changed_what_is_told_from_form_to_sheet_to_decision_and_a_decision_outlasts_the_next_sheet() {
    told_to_both(async |world| {
        world.import(OPEN, "minimal").await;
        let (service, ilze) = (world.at(OPEN), world.caseworker(Who::Ilze));
        let sent = service.submit("minimal", &eligible("first")).await.expect("taken");
        let sheet = async |time: &str, name: &str, last_year: &str| {
            let head = "number,name,took_part_last_year";
            let text = format!("{head}\n{},{name},{last_year}\n", sent.number);
            let service = world.at(time);
            let id =
                service.send_sheet(&ilze, "minimal", ("list.csv", text.into_bytes())).await.expect("sent");
            service.take_sheet(&ilze, id, Taking::default()).await.expect("taken")
        };
        assert_eq!(sheet("2026-04-20T11:00:00Z", "Elīna Ozola", "no").await, (0, 1));
        let decision = ("took_part_last_year", "yes", "skolas izziņa");
        let decided = world.at("2026-04-20T12:00:00Z");
        decided.decide(&ilze, ("minimal", &sent.number, 2), decision).await.expect("decided");
        // The same sheet again says nothing new; a newer one changes what was told, and the decision stands.
        assert_eq!(sheet("2026-04-20T13:00:00Z", "Elīna Ozola", "no").await, (0, 0));
        assert_eq!(sheet("2026-04-20T14:00:00Z", "Elīna Liepa", "no").await, (0, 1));
        let file = service.application(&ilze, "minimal", &sent.number).await.expect("a file");
        assert_eq!((file.application.version, file.application.person.name.as_str()), (4, "Elīna Liepa"));
        let known = file.facts.iter().find(|fact| fact.name == "took_part_last_year").expect("asked");
        assert_eq!(known.value, Some(FactValue::Bool(true)));
        let text = |text: &str| Some(FactValue::Text(text.to_owned()));
        let told: Vec<_> = file
            .history
            .iter()
            .flat_map(|deed| deed.changes.iter().map(move |change| (deed, change)))
            .map(|(deed, change)| {
                let (before, after) = (change.before.clone(), change.after.clone());
                (
                    deed.action.as_str(),
                    deed.by.as_str(),
                    deed.ground.as_str(),
                    change.field.as_str(),
                    before,
                    after,
                )
            })
            .collect();
        let (yes, no) = (Some(FactValue::Bool(true)), Some(FactValue::Bool(false)));
        let expected = [
            ("said-sheet", "ILZE", "", "name", text("Elīna Ķirse"), text("Elīna Ozola")),
            ("said-sheet", "ILZE", "", "took_part_last_year", None, no.clone()),
            ("said-decision", "ILZE", "skolas izziņa", "took_part_last_year", no, yes),
            ("said-sheet", "ILZE", "", "name", text("Elīna Ozola"), text("Elīna Liepa")),
        ];
        assert_eq!(told, expected);
        assert!(file.history.iter().any(|deed| deed.action == "apply" && deed.by.is_empty()));
    });
}

#[test]
fn a_list_is_narrowed_and_looked_through_without_opening_anybody_else() {
    told_to_both(async |world| {
        world.import(OPEN, "minimal").await;
        let (service, ilze) = (world.at(OPEN), world.caseworker(Who::Ilze));
        let mut new = eligible("first");
        new.answers.insert("name".to_owned(), "Anna Bērziņa-Kalna".to_owned());
        let anna = service.submit("minimal", &new).await.expect("taken").number;
        let again = service.submit("minimal", &NewApplication { once: "second".to_owned(), ..new }).await;
        let twin = again.expect("taken").number;
        let list = async |wanted: Wanted| service.list(&ilze, "minimal", &wanted).await.expect("a list");
        let q = |q: &str| Wanted { q: q.to_owned(), most: 100, ..Wanted::default() };
        let both = std::collections::BTreeSet::from([anna.clone(), twin.clone()]);
        for found in ["an", "BĒRZ", "kal anna", "Kalna", "elina@example.org"] {
            let lines = list(q(found)).await.lines;
            assert_eq!(
                lines.into_iter().map(|line| line.number).collect::<std::collections::BTreeSet<_>>(),
                both,
                "{found}"
            );
        }
        assert_eq!(list(q(&anna)).await.lines[0].number, anna);
        // A number is drawn by chance, but has neither I, L, O nor U: none of these is ever a part of one.
        for nothing in ["rziņa", "anna liepa", "example", "uu"] {
            assert_eq!(list(q(nothing)).await.found, 0, "{nothing}");
        }
        // Of two with one name and contact the later number names the earlier.
        let lines = list(q("anna")).await.lines;
        assert_eq!(
            (lines[0].twin.as_deref(), lines[1].twin.as_deref()),
            (None, Some(lines[0].number.as_str()))
        );
        let (all, page) = (list(q("")).await, list(Wanted { page: 2, most: 2, ..Wanted::default() }).await);
        assert_eq!((all.found, all.lines.len(), page.page, page.pages, page.lines.len()), (5, 5, 2, 3, 2));
        assert_eq!(page.lines[0].number, all.lines[2].number);
        // What a column says is what the rules say, after every way in which that can change.
        let agree = async |moment: &str| {
            let board = service.board(&ilze, "minimal").await.expect("a board");
            let lines = list(q("")).await.lines;
            for word in ["eligible", "not-eligible", "needs-person", "withdrawn"] {
                let told = lines.iter().filter(|line| line.standing.name() == word).count() as u64;
                let narrowed = list(Wanted { status: word.to_owned(), most: 100, ..Wanted::default() }).await;
                assert_eq!((board.count(word), narrowed.found), (told, told), "{moment}: {word}");
            }
            let undecided =
                lines.iter().filter(|line| line.standing.name() == "eligible" && line.undecided > 0);
            assert_eq!(board.undecided(), undecided.count() as u64, "{moment}");
            board.count("not-eligible")
        };
        let before = agree("at first").await;
        let young = ("date_of_birth", "01.02.2020.", "pase");
        service.decide(&ilze, ("minimal", &anna, 1), young).await.expect("decided");
        assert_eq!(agree("after a decision").await, before + 1);
        let text = format!("number,date_of_birth\n{twin},2020-01-01\n");
        let id = service.send_sheet(&ilze, "minimal", ("list.csv", text.into_bytes())).await.expect("sent");
        service.take_sheet(&ilze, id, Taking::default()).await.expect("taken");
        assert_eq!(agree("after a sheet").await, before + 2);
        let place = service.round("minimal").await.expect("a round").1.remove(0);
        let park = place.placement.organisation.contains("parks");
        let department = world.department(if park { Who::Park } else { Who::Library });
        service.withdraw_placement(&department, (place.id, place.version)).await.expect("withdrawn");
        agree("after a placement went").await;
    });
}

#[test]
fn an_application_is_erased_once_nothing_hangs_on_it_and_nothing_of_it_opens_any_more() {
    told_to_both(async |world| {
        let (codes, run) = world.with_run().await;
        let (service, ilze) = (world.at(ENDED), world.caseworker(Who::Ilze));
        not_found(world.at(ENDED).erase(&world.caseworker(Who::Stranger), "minimal", "A1").await);
        assert_eq!(refused(service.erase(&ilze, "minimal", "A1").await), "refused-erase-running");
        service.publish(&world.caseworker(Who::Maris), run).await.expect("published");
        assert_eq!(refused(service.erase(&ilze, "minimal", "A1").await), "refused-erase-holds");
        let own = holder(&service, "A1", &codes["A1"]).await;
        service.answer_offer(&own, true, None).await.expect("accepted");
        assert_eq!(refused(service.erase(&ilze, "minimal", "A1").await), "refused-erase-holds");
        let free = ["A2", "A3"].into_iter();
        let mut erased = Vec::new();
        for number in free {
            let own = holder(&service, number, &codes[number]).await;
            drop(service.answer_offer(&own, false, None).await);
            drop(service.withdraw(&own).await);
            service.erase(&ilze, "minimal", number).await.expect("erased");
            service.erase(&ilze, "minimal", number).await.expect("twice is once");
            assert_eq!(
                refused(service.open_application(number, &codes[number], from(9)).await),
                "refused-number-or-code"
            );
            let file = service.application(&ilze, "minimal", number).await.expect("a file");
            assert_eq!((file.application.person.name.as_str(), file.letter), ("", None));
            assert!(file.history.iter().all(|deed| deed.changes.is_empty() && deed.ground.is_empty()));
            erased.push(number);
        }
        assert_eq!(world.noted("erase").await, erased.len());
        let board = service.board(&ilze, "minimal").await.expect("a board");
        assert_eq!(board.people, codes.len() as u64, "who took part is still counted");
        let kept = service.mine(&own).await.expect("mine");
        assert_eq!(kept.application.person.name, "Kaija Žagare");
        assert!(kept.letter.is_some(), "what belongs to others opens as before");
    });
}

#[test]
fn what_was_published_stands_in_the_list_and_the_file() {
    told_to_both(async |world| {
        let (codes, run) = world.with_run().await;
        let (service, ilze) = (world.at(ENDED), world.caseworker(Who::Ilze));
        let people = everyone(&service, &ilze, "minimal").await;
        assert!(people.iter().all(|line| line.outcome.is_none() && line.offer.is_none()));
        service.publish(&world.caseworker(Who::Maris), run).await.expect("published");
        let own = holder(&service, "A1", &codes["A1"]).await;
        service.answer_offer(&own, true, None).await.expect("accepted");
        let people = everyone(&service, &ilze, "minimal").await;
        let told: BTreeMap<&str, _> =
            people.iter().map(|line| (line.number.as_str(), (line.outcome, line.offer))).collect();
        assert_eq!(told["A1"], (Some("placed"), Some(OfferState::Accepted)));
        assert_eq!(told.values().filter(|(_, offer)| *offer == Some(OfferState::Open)).count(), 1);
        for (number, (outcome, offer)) in told {
            let file = service.application(&ilze, "minimal", number).await.expect("a file");
            let mine = service.mine(&holder(&service, number, &codes[number]).await).await.expect("mine");
            assert_eq!((&file.letter, &file.offers), (&mine.letter, &mine.offers), "{number}");
            assert_eq!(file.offers.first().map(|offer| offer.state), offer);
            assert_eq!(file.letter.expect("a letter").person.status.name(), outcome.expect("told"));
            assert!(file.next.is_none(), "all is over");
        }
    });
}

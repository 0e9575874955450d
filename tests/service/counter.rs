//! Applications for somebody: entered at the counter and from paper, changed, each kept as what it is, and clear answers to whatever
//! cannot be done.

use talka::{
    domain::{Caseworker, Occasion},
    service::{Came, Entered, NewApplication, No, Service, Source, Standing, TypedWish, Withdrawn},
    store,
};

use crate::scene::{
    CIBLA_ENDED, ENDED, OPEN, Who, World, application, eight_at_once, everyone, fixture, holder, holder_of,
    moment, not_found, refused, told_to_both, told_to_one, wrong,
};

/// While the round took applications, before [`OPEN`].
const EARLIER: &str = "2026-04-14T07:05:00Z";

fn paper(at: &str) -> Came {
    Came::OnPaper { at: moment(at), ground: "Saņemšanas zīmogs, Nr. 12-3/45".to_owned() }
}

async fn enter(
    service: &Service,
    who: &Caseworker,
    new: &NewApplication,
    came: &Came,
) -> Result<Entered, No> {
    service.enter(who, ("minimal", new), came, &|_, _| true).await
}

/// The only proposal that waits.
async fn waiting(service: &Service, who: &Caseworker) -> uuid::Uuid {
    let waiting = service.approvals(who).await.expect("approvals").waiting;
    assert_eq!(waiting.len(), 1, "{waiting:?}");
    waiting[0].id
}

/// How many messages say that an application was received.
async fn received_messages(world: &World) -> usize {
    let mut conn = world.db.read().await.expect("a connection");
    let link = &mut conn.link();
    let round = store::rounds::by_slug(link, "minimal").await.expect("asked").expect("a round").id;
    let kind = Occasion::Received.name();
    let mut all = 0;
    for row in store::applications::of_round(link, round).await.expect("applications") {
        let written = store::messages::to(link, row.id).await.expect("messages");
        all += written.iter().filter(|one| one.kind == kind).count();
    }
    all
}

#[test]
fn an_application_at_the_counter_is_taken_now_and_says_who_entered_it() {
    told_to_both(async |world| {
        world.import(OPEN, "minimal").await;
        let (service, ilze) = (world.at(OPEN), world.caseworker(Who::Ilze));
        let new = application("a", &["park", "library"]);
        let entered = enter(&service, &ilze, &new, &Came::Now).await.expect("entered");
        assert!(!entered.waits);
        let submitted = entered.submitted;
        let mine =
            service.mine(&holder_of(&service, &submitted).await).await.expect("number and code open it");
        assert_eq!(mine.application.received_at, moment(OPEN));
        assert_eq!((mine.application.arrival, mine.application.withdrawn), (4, None));
        let file = service.application(&ilze, "minimal", &submitted.number).await.expect("a file");
        assert_eq!(file.history[0].action, "enter");
        assert_eq!(file.history[0].by, "ILZE", "not as if the person had done it");
        assert_eq!(file.history.iter().filter(|deed| deed.action == "said-counter").count(), 0);
        let mut conn = world.db.read().await.expect("a connection");
        let revisions = store::revisions::of(&mut conn.link(), file.application.id).await.expect("revisions");
        assert_eq!((revisions.len(), revisions[0].source.as_str()), (1, Source::Counter.name()));
        assert_eq!(revisions[0].account, Some(ilze.staff().account));
        assert_eq!((world.noted("enter").await, world.noted("apply").await), (1, 0));
        assert_eq!(received_messages(&world).await, 1);
        let own = world.caseworker(Who::Stranger);
        not_found(enter(&service, &own, &application("b", &["park"]), &Came::Now).await);
        let empty = enter(&service, &ilze, &application("c", &[]), &Came::Now).await;
        assert_eq!(wrong(empty), [("wishes".to_owned(), "wrong-no-wish")]);
        let odd = enter(&service, &ilze, &application("<>", &["park"]), &Came::Now).await;
        assert_eq!(refused(odd), "refused-form");
        let new = application("d", &["park"]);
        let read = service.enter(&ilze, ("minimal", &new), &Came::Now, &|_, _| false).await;
        assert_eq!(refused(read), "refused-changed");
        assert_eq!(world.noted("enter").await, 1, "what was refused left nothing");
    });
}

#[test]
fn the_same_form_twice_at_once_or_by_both_is_one_application() {
    told_to_both(async |world| {
        world.import(OPEN, "minimal").await;
        let (service, ilze) = (world.at(OPEN), world.caseworker(Who::Ilze));
        let new = NewApplication { unseen: true, ..application("a", &["park"]) };
        let (done, refusals) = eight_at_once(|_| {
            let (service, ilze, new) = (std::sync::Arc::clone(&service), ilze.clone(), new.clone());
            async move { enter(&service, &ilze, &new, &Came::Now).await }
        })
        .await;
        assert!(refusals.is_empty() && done.len() == 8, "{refusals:?}");
        assert!(done.iter().all(|one| *one == done[0]), "one number, one code");
        assert_eq!((world.noted("enter").await, received_messages(&world).await), (1, 1));
        let seen = NewApplication { unseen: false, ..new.clone() };
        assert_eq!(refused(enter(&service, &ilze, &seen, &Came::Now).await), "refused-sent");
        let other = NewApplication { wishes: vec![TypedWish::Placement("library".to_owned())], ..new };
        let again = enter(&service, &ilze, &other, &Came::Now).await.expect("known");
        assert!(again.submitted.differs, "what was sent first counts");
    });
}

#[test]
fn a_paper_counts_from_its_moment_once_a_second_caseworker_has_signed_it() {
    told_to_both(async |world| {
        world.import(OPEN, "minimal").await;
        let service = world.at(OPEN);
        let (ilze, maris) = (world.caseworker(Who::Ilze), world.caseworker(Who::Maris));
        let new = application("a", &["park"]);
        let entered = enter(&service, &ilze, &new, &paper(EARLIER)).await.expect("entered");
        assert!(entered.waits);
        let number = entered.submitted.number.clone();
        let standing = async |service: &Service| {
            let lines = everyone(service, &ilze, "minimal").await;
            lines.into_iter().find(|line| line.number == number).expect("listed").standing
        };
        assert_eq!(
            standing(&service).await,
            Standing::Unsigned,
            "it does not count yet, and nobody withdrew it"
        );
        let found = service.find_people(&ilze, &number).await.expect("found").people;
        assert_eq!(found[0].withdrawn, Some(Withdrawn::Unsigned));
        let board = service.board(&ilze, "minimal").await.expect("a board");
        assert_eq!((board.count("unsigned"), board.count("withdrawn")), (1, 0));
        let letter = service.print_letter(&ilze, ("minimal", &number), "").await.expect("a letter");
        let said = crate::letters::pages(&letter.pdf).join(" ");
        assert!(said.contains("otrsdarbinieksbūsapstiprinājis"), "{said}");
        let mine = service.mine(&holder_of(&service, &entered.submitted).await).await.expect("it opens");
        assert_eq!(mine.application.withdrawn, Some(Withdrawn::Unsigned));
        assert_eq!(received_messages(&world).await, 0);
        let again = enter(&service, &ilze, &NewApplication { unseen: true, ..new }, &paper(EARLIER)).await;
        assert_eq!(again.expect("known"), entered, "a double click is the same one, and one proposal");
        let id = waiting(&service, &ilze).await;
        assert_eq!(refused(service.approve(&ilze, id).await), "refused-own-approval");
        not_found(service.approve(&world.caseworker(Who::Stranger), id).await);
        // Without a decision about it the round is not closed over it.
        assert_eq!(refused(world.at(ENDED).close(&ilze, "minimal").await), "refused-papers-wait");
        // The deadline has passed meanwhile: the paper came before it.
        let after = world.at(ENDED);
        after.approve(&maris, id).await.expect("signed");
        after.approve(&maris, id).await.expect("once more changes nothing");
        assert_eq!(standing(&after).await, Standing::NeedsPerson, "it is judged like any other");
        let mine = after.mine(&holder_of(&after, &entered.submitted).await).await.expect("mine");
        assert_eq!((mine.application.received_at, mine.application.withdrawn), (moment(EARLIER), None));
        assert_eq!(received_messages(&world).await, 1);
        assert_eq!((world.noted("enter-paper").await, world.noted("paper-signed").await), (1, 1));
        after.close(&ilze, "minimal").await.expect("closed");
    });
}

#[test]
fn a_paper_that_is_refused_or_erased_never_counts() {
    told_to_both(async |world| {
        world.import(OPEN, "minimal").await;
        let (service, ilze) = (world.at(OPEN), world.caseworker(Who::Ilze));
        let maris = world.caseworker(Who::Maris);
        let new = application("a", &["park"]);
        let entered = enter(&service, &ilze, &new, &paper(EARLIER)).await.expect("entered");
        let id = waiting(&service, &ilze).await;
        service.refuse(&maris, id, "Zīmoga nav").await.expect("refused");
        assert_eq!(refused(service.approve(&ilze, id).await), "refused-approval-decided");
        let mine = service.mine(&holder_of(&service, &entered.submitted).await).await.expect("mine");
        assert_eq!(mine.application.withdrawn, Some(Withdrawn::Unsigned));
        world.at(ENDED).close(&ilze, "minimal").await.expect("nothing waits");
    });
}

#[test]
fn what_came_when_is_held_against_the_rounds_time() {
    told_to_both(async |world| {
        world.import(OPEN, "minimal").await;
        let ilze = world.caseworker(Who::Ilze);
        let at = async |time: &str, once: &str, came: &Came| {
            enter(&world.at(time), &ilze, &application(once, &["park"]), came).await
        };
        let field = |key| vec![("at-day".to_owned(), key)];
        assert_eq!(wrong(at(OPEN, "a", &paper("2026-04-21T10:00:00Z")).await), field("wrong-moment-future"));
        assert_eq!(wrong(at(OPEN, "a", &paper("2026-04-12T20:59:59Z")).await), field("wrong-moment-early"));
        assert_eq!(wrong(at(ENDED, "a", &paper("2026-04-24T21:00:00Z")).await), field("wrong-moment-late"));
        assert_eq!(refused(at("2026-04-12T20:00:00Z", "a", &Came::Now).await), "refused-not-open");
        assert_eq!(refused(at(ENDED, "a", &Came::Now).await), "refused-deadline-paper");
        let now = at(OPEN, "a", &paper(OPEN)).await.expect("the very moment of entering needs nobody else");
        assert!(!now.waits);
        let last = at(ENDED, "b", &paper("2026-04-24T20:59:59Z")).await.expect("before the deadline");
        assert!(last.waits);
        let id = waiting(&world.at(ENDED), &ilze).await;
        world.at(ENDED).withdraw_proposal(&ilze, id).await.expect("taken back");
        world.at(ENDED).close(&ilze, "minimal").await.expect("closed");
        for came in [Came::Now, paper(EARLIER)] {
            assert_eq!(refused(at(ENDED, "c", &came).await), "refused-round-closed");
        }
    });
}

#[test]
fn drafts_and_published_rounds_take_nobody() {
    told_to_one(async |world| {
        let ilze = world.caseworker(Who::Ilze);
        let (_, run) = world.with_run().await;
        world.at(ENDED).publish(&world.caseworker(Who::Maris), run).await.expect("published");
        for came in [Came::Now, paper(EARLIER)] {
            let late = enter(&world.at(ENDED), &ilze, &application("a", &["park"]), &came).await;
            assert_eq!(refused(late), "refused-published");
        }
        let service = world.at(CIBLA_ENDED);
        let draft = talka::service::NewRound { draft: true, ..fixture("cibla-public-works") };
        service.add_round(Some(&world.administrator()), &draft).await.expect("a draft");
        let new = application("b", &[]);
        let early = service.enter(&ilze, ("cibla-public-works", &new), &Came::Now, &|_, _| true).await;
        assert_eq!(refused(early), "refused-draft");
    });
}

#[test]
fn a_change_for_somebody_keeps_their_turn_and_shows_what_changed() {
    told_to_both(async |world| {
        world.import(OPEN, "minimal").await;
        let (service, ilze) = (world.at(OPEN), world.caseworker(Who::Ilze));
        let submitted =
            service.submit("minimal", &application("a", &["park", "library"])).await.expect("taken");
        let number = submitted.number.as_str();
        let known = service.changing(&ilze, "minimal", number).await.expect("it can be changed");
        assert_eq!(
            (known.version, known.wishes.as_slice()),
            (1, &["park", "library"].map(|number| TypedWish::Placement(number.to_owned()))[..])
        );
        assert_eq!(known.answers["name"], "Elīna Ķirse");
        assert_eq!(world.noted("look").await, 1, "whoever changes it has seen it");
        let with = |field: &str, value: &str, wishes: &[&str]| {
            let mut new = application("x", wishes);
            new.answers.insert(field.to_owned(), value.to_owned());
            new
        };
        let change = async |who: &Caseworker, version: i64, new: &NewApplication, note: &str| {
            service.change_for(who, ("minimal", number, version), (new, note), &|_, _| true).await
        };
        let phone = with("contact", "+371 26123456", &["library"]);
        assert_eq!(wrong(change(&ilze, 1, &phone, " ").await), [("note".to_owned(), "wrong-missing")]);
        let both = change(&ilze, 1, &with("contact", "nekas", &[]), "").await;
        let fields: Vec<String> = wrong(both).into_iter().map(|(field, _)| field).collect();
        assert_eq!(fields, ["contact", "wishes", "note"]);
        let same = change(&ilze, 1, &application("x", &["park", "library"]), "Zvans").await;
        assert_eq!(refused(same), "refused-nothing-changed");
        not_found(change(&world.caseworker(Who::Stranger), 1, &phone, "Zvans").await);
        change(&ilze, 1, &phone, "Zvans 20. aprīlī").await.expect("changed");
        let again = change(&ilze, 1, &phone, "Zvans").await;
        assert_eq!(refused(again), "refused-done-already", "that stands");
        let before = change(&ilze, 1, &application("x", &["park", "library"]), "Zvans").await;
        assert_eq!(refused(before), "refused-stale", "a page of before");
        let mine = service.mine(&holder_of(&service, &submitted).await).await.expect("the code still opens");
        assert_eq!(mine.application.person.contact, "+371 26123456");
        assert_eq!((mine.application.received_at, mine.application.arrival), (moment(OPEN), 4));
        let file = service.application(&ilze, "minimal", number).await.expect("a file");
        let deed = file.history.iter().find(|deed| deed.action == "said-counter").expect("told");
        assert_eq!((deed.by.as_str(), deed.ground.as_str()), ("ILZE", "Zvans 20. aprīlī"));
        let changed: Vec<&str> = deed.changes.iter().map(|one| one.field.as_str()).collect();
        assert_eq!(changed, ["contact", "wishes"]);
        assert_eq!(world.noted("change-for").await, 1);
        let ended = world.at(ENDED);
        let late = ended.change_for(&ilze, ("minimal", number, 2), (&phone, "Zvans"), &|_, _| true).await;
        assert_eq!(refused(late), "refused-deadline-change");
        let gone = holder(&service, number, &submitted.code).await;
        service.withdraw(&gone).await.expect("withdrawn");
        assert_eq!(refused(change(&ilze, 2, &phone, "Zvans").await), "refused-withdrawn");
        assert_eq!(refused(service.changing(&ilze, "minimal", number).await), "refused-withdrawn");
    });
}

#[test]
fn an_application_is_taken_back_for_somebody_unless_they_hold_an_offer() {
    told_to_both(async |world| {
        world.import(OPEN, "minimal").await;
        let (service, ilze) = (world.at(OPEN), world.caseworker(Who::Ilze));
        let submitted = service.submit("minimal", &application("a", &["park"])).await.expect("taken");
        let number = submitted.number.as_str();
        let withdraw = async |service: &Service, who: &Caseworker, version: i64, note: &str| {
            service.withdraw_for(who, ("minimal", number, version), note).await
        };
        assert_eq!(wrong(withdraw(&service, &ilze, 1, "").await), [("note".to_owned(), "wrong-missing")]);
        assert_eq!(refused(withdraw(&service, &ilze, 2, "Zvans").await), "refused-stale");
        not_found(withdraw(&service, &world.caseworker(Who::Stranger), 1, "Zvans").await);
        let before = service.application(&ilze, "minimal", number).await.expect("a file").on_behalf;
        assert_eq!(before, ["change", "withdraw"]);
        withdraw(&service, &ilze, 1, "Zvans 20. aprīlī").await.expect("withdrawn");
        assert_eq!(
            refused(withdraw(&service, &ilze, 2, "Zvans").await),
            "refused-withdrawn",
            "a second click"
        );
        let file = service.application(&ilze, "minimal", number).await.expect("a file");
        assert_eq!(
            (file.standing, file.application.withdrawn),
            (Standing::Withdrawn, Some(Withdrawn::ByStaff))
        );
        assert!(file.on_behalf.is_empty());
        let deed = file.history.iter().find(|deed| deed.action == "said-counter").expect("told");
        assert_eq!((deed.by.as_str(), deed.ground.as_str()), ("ILZE", "Zvans 20. aprīlī"));
        assert_eq!(world.noted("withdraw-for").await, 1);
        let run = world.run_of_minimal().await;
        let ended = world.at(ENDED);
        ended.publish(&world.caseworker(Who::Maris), run).await.expect("published");
        let lines = everyone(&ended, &ilze, "minimal").await;
        let (holds, waits) = (
            lines.iter().find(|line| line.offer.is_some()).expect("somebody holds an offer"),
            lines.iter().find(|line| line.offer.is_none() && line.number != number).expect("somebody waits"),
        );
        let held = ended.withdraw_for(&ilze, ("minimal", &holds.number, 1), "Zvans").await;
        assert_eq!(refused(held), "refused-offered");
        let file = ended.application(&ilze, "minimal", &holds.number).await.expect("a file");
        assert!(file.on_behalf.is_empty(), "it is declined instead");
        ended.withdraw_for(&ilze, ("minimal", &waits.number, 1), "Zvans").await.expect("out of the line");
    });
}

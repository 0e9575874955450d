//! Acts that refuse something, printed many at once and noted as sent by registered letter; what stands on the desk until then; and what
//! refuses people without being a norm.

use std::sync::Arc;

use chrono::{DateTime, Utc};
use talka::{
    domain::{Caseworker, Lang, calendar::Channel},
    i18n::Tr,
    service::{DecisionText, LetterKind, Next, Refusing, RunKind, Service, Unsent},
    store,
};
use uuid::Uuid;

use crate::{
    afterwards::{declines, given_on, told},
    auditing::work,
    knock::{Guest, House},
    law::{ACT, mailed, typed},
    letters::{file, squeezed},
    mails::posting,
    scene::{ENDED, OPEN, Who, fixture, holder, not_found, refused, told_to_both, wrong},
};

/// After the decisions: a day on which letters may have been posted.
const MAY: &str = "2026-05-02T08:00:00Z";

async fn waiting(service: &Service, who: &Caseworker) -> u64 {
    service.letters(who, "minimal").await.expect("letters").waiting[2]
}

async fn print(service: &Service, who: &Caseworker) -> Uuid {
    service.print_letters(who, "minimal", (LetterKind::Decision, false)).await.expect("asked")
}

/// What the desk says of acts of which nobody noted how they were sent; the queue says the same.
async fn on_the_desk(service: &Service, who: &Caseworker) -> Option<Unsent> {
    let of = |next: &Next| match next {
        Next::Notify(unsent) => Some(*unsent),
        _ => None,
    };
    let board = service.board(who, "minimal").await.expect("a board");
    let there = board.next().iter().find_map(of);
    let tasks = service.tasks(who, "minimal").await.expect("a queue").tasks;
    let task = tasks.into_iter().find(|task| task.step.as_ref().and_then(of).is_some());
    assert_eq!(task.as_ref().and_then(|task| task.step.as_ref().and_then(of)), there);
    if let (Some(unsent), Some(task)) = (there, task) {
        let until: DateTime<Utc> = task.due.expect("a due day");
        let last = unsent.due.and_hms_opt(20, 59, 59).expect("a moment").and_utc();
        assert!((until - last).num_seconds().abs() <= 1, "the end of that day in Riga: {until}");
    }
    there
}

/// All pages of a file without what stands at their feet.
async fn whole(service: &Arc<Service>, who: &Caseworker, id: Uuid) -> String {
    let pages = file(service, who, id).await;
    let foot = |page: &String| {
        let mut text = page.clone();
        for n in 1..=4 {
            for page in 1..=9 {
                text = text.replace(&format!("PieteikumsA{n}{page}"), "");
            }
        }
        text
    };
    pages.iter().map(foot).collect()
}

/// The letters of A1 and A2 say what their pages say, part by part.
async fn says_the_same(service: &Service, who: &Caseworker, text: &str) {
    for number in ["A1", "A2"] {
        let letter = service.decision_about(who, ("minimal", number)).await.expect("a decision");
        let said = DecisionText::new(Tr(Lang::Lv), &letter);
        assert_eq!(said.parts.len(), 9);
        let mut all = vec![said.title, said.about];
        for part in said.parts {
            all.push(part.heading);
            all.extend(part.lines);
            all.extend(part.items.into_iter().map(|item| item.text));
            all.extend(part.after);
        }
        for line in all {
            assert!(text.contains(&squeezed(&line)), "{number}: {line} in {text}");
        }
    }
}

#[test]
fn acts_that_refuse_are_printed_at_once_and_noted_as_sent_like_one() {
    told_to_both(async |world| {
        told(&world, "2009-02-02", ACT).await;
        let (service, ilze) = (world.at(ENDED), world.caseworker(Who::Ilze));
        let due = chrono::NaiveDate::from_ymd_opt(2026, 5, 13).expect("a month after the first application");
        // All but A3, who was granted what was asked.
        assert_eq!(on_the_desk(&service, &ilze).await, Some(Unsent { people: 3, due }));
        mailed(&world, "A4", "2026-04-25T06:59:00Z").await;
        assert_eq!(on_the_desk(&service, &ilze).await.map(|unsent| unsent.people), Some(2));
        assert_eq!(waiting(&service, &ilze).await, 2);
        let id = print(&service, &ilze).await;
        assert_eq!(waiting(&service, &ilze).await, 0, "nobody gets two");
        let twice = service.print_letters(&ilze, "minimal", (LetterKind::Decision, true)).await;
        assert_eq!(refused(twice), "refused-no-letters");
        let early = service.end_letters(&ilze, ("minimal", id), Some("25.04.2026.")).await;
        assert_eq!(refused(early), "refused-letters-gone", "it is being set");
        work(&service).await;
        let text = whole(&service, &ilze, id).await;
        assert_eq!(text.matches("Ierakstītavēstule").count(), 2, "{text}");
        let second = text.find(&squeezed("Ģirts Ābols")).expect("A2");
        assert!(text.find(&squeezed("Kaija Žagare")).expect("A1") < second, "by number");
        assert!(!text.contains(&squeezed("Šarlote Ūdre")), "{text}");
        says_the_same(&service, &ilze, &text).await;
        // Of the two one is handed over meanwhile.
        let may = world.at(MAY);
        may.record_notification(&ilze, ("minimal", "A1"), ("hand", "26.04.2026.")).await.expect("noted");
        assert_eq!(
            on_the_desk(&may, &ilze).await.map(|unsent| unsent.people),
            Some(1),
            "printed is not sent"
        );
        for day in ["", "24.04.2026.", "03.05.2026.", "rīt"] {
            let fields = wrong(may.end_letters(&ilze, ("minimal", id), Some(day)).await);
            assert_eq!(fields, [("sent".to_owned(), "wrong-sent")], "{day}");
        }
        let stranger = world.caseworker(Who::Stranger);
        not_found(may.end_letters(&stranger, ("minimal", id), Some("27.04.2026.")).await);
        assert_eq!(world.noted("notify").await, 1);
        for _ in 0..2 {
            may.end_letters(&ilze, ("minimal", id), Some("27.04.2026.")).await.expect("posted");
        }
        assert_eq!(world.noted("notify").await, 2, "A2 alone, and once");
        assert_eq!(refused(may.end_letters(&ilze, ("minimal", id), None).await), "refused-letters-gone");
        let told = async |number: &str| {
            let letter = may.decision_about(&ilze, ("minimal", number)).await.expect("a decision");
            let told = letter.notified.expect("told");
            (told.channel, told.sent.to_string(), told.deemed.to_string(), told.until.to_string())
        };
        let text = str::to_owned;
        let days = (text("2026-04-27"), text("2026-05-04"), text("2026-06-04"));
        assert_eq!(told("A2").await, (Channel::Registered, days.0, days.1, days.2));
        assert_eq!(told("A1").await.0, Channel::Hand);
        assert_eq!((on_the_desk(&may, &ilze).await, waiting(&may, &ilze).await), (None, 0));
        // Whoever has the decision itself needs no letter that there is one.
        assert_eq!(may.letters(&ilze, "minimal").await.expect("letters").waiting[1], 1, "A3 alone");
    });
}

#[test]
fn a_letter_that_did_not_go_out_is_printed_again_and_one_that_did_is_of_its_publication() {
    told_to_both(async |world| {
        let codes = told(&world, "2009-02-02", ACT).await;
        let (service, ilze) = (world.at(ENDED), world.caseworker(Who::Ilze));
        let first = print(&service, &ilze).await;
        service.end_letters(&ilze, ("minimal", first), None).await.expect("dropped");
        assert_eq!(waiting(&service, &ilze).await, 3);
        let id = print(&service, &ilze).await;
        work(&service).await;
        // A place comes free, and one of those who wait gets it before the letters go.
        declines(&service, &codes, "A3").await;
        given_on(&world, &service, RunKind::Refill).await;
        let decision = async |number: &str| {
            service.decision_about(&ilze, ("minimal", number)).await.expect("a decision")
        };
        let mut given = None;
        for number in ["A2", "A4"] {
            if decision(number).await.letter.is_award() {
                given = Some(number);
            }
        }
        let given = given.expect("somebody has it");
        service.end_letters(&ilze, ("minimal", id), Some("25.04.2026.")).await.expect("posted");
        assert_eq!(decision(given).await.notified, None, "of the new decision nobody was told");
        assert!(decision("A1").await.notified.is_some());
        assert_eq!(world.noted("notify").await, 3);
        let mut conn = world.db.read().await.expect("a connection");
        let link = &mut conn.link();
        let row = store::applications::by_number(link, given).await.expect("asked").expect("there");
        let sent = store::decisions::all_notifications(link, row.id).await.expect("asked");
        let of = store::decision_letters::of_printing(link, id).await.expect("asked");
        let of = of.iter().find(|one| one.application == row.id).expect("printed");
        assert_eq!(sent.iter().map(|one| one.publication).collect::<Vec<_>>(), [of.publication]);
    });
}

#[test]
fn whoever_withdrew_since_gets_nothing_noted_and_a_mail_that_waits_is_waited_for() {
    told_to_both(async |world| {
        let codes = told(&world, "2009-02-02", ACT).await;
        let (service, ilze) = (world.at(ENDED), world.caseworker(Who::Ilze));
        // Where mails leave, what was written just now is on its way; after a day nobody waits for it any longer.
        let sending = posting(&world, ENDED, 1_000);
        assert_eq!((waiting(&sending, &ilze).await, on_the_desk(&sending, &ilze).await), (0, None));
        let later = posting(&world, "2026-04-26T08:00:00Z", 1_000);
        assert_eq!(waiting(&later, &ilze).await, 3);
        let id = print(&service, &ilze).await;
        work(&service).await;
        service.withdraw(&holder(&service, "A4", &codes["A4"]).await).await.expect("withdrawn");
        service.end_letters(&ilze, ("minimal", id), Some("25.04.2026.")).await.expect("posted");
        assert_eq!(world.noted("notify").await, 2);
    });
}

#[test]
fn what_is_no_act_is_neither_printed_nor_on_the_desk() {
    for settings in ["", "\n[decision]\nkind = \"private\"\n"] {
        told_to_both(async |world| {
            told(&world, "2009-02-02", settings).await;
            let (service, ilze) = (world.at(ENDED), world.caseworker(Who::Ilze));
            let letters = service.letters(&ilze, "minimal").await.expect("letters");
            assert_eq!((letters.acts, letters.waiting[2]), (false, 0));
            let asked = service.print_letters(&ilze, "minimal", (LetterKind::Decision, true)).await;
            assert_eq!(refused(asked), "refused-no-letters");
            assert_eq!(on_the_desk(&service, &ilze).await, None);
            let mut guest = House::beside(&world).await.guest(Guest::Caseworker).await;
            let page = guest.get("/rounds/minimal/letters").await.body;
            assert!(!page.contains("Lēmumi ar atteikumu"), "{page}");
        });
    }
}

#[test]
fn the_day_of_posting_is_typed_beside_its_file_and_a_wrong_one_is_asked_for_again() {
    told_to_both(async |world| {
        told(&world, "2009-02-02", ACT).await;
        let (service, ilze) = (world.at(ENDED), world.caseworker(Who::Ilze));
        let house = House::beside(&world).await;
        let mut guest = house.guest(Guest::Caseworker).await;
        let board = guest.get("/rounds/minimal/work").await.body;
        assert!(board.contains("Par 3 lēmumiem ar atteikumu nav ierakstīts, kā tie paziņoti."), "{board}");
        assert!(board.contains("href=\"/rounds/minimal/letters\""), "{board}");
        let print = [("kind", "decision"), ("sorted", "number")];
        assert_eq!(guest.post("/rounds/minimal/letters", &print).await.status, 303);
        work(&house.service).await;
        let id = service.letters(&ilze, "minimal").await.expect("letters").printings[0].id;
        let page = guest.get("/rounds/minimal/letters").await.body;
        assert!(
            page.contains(&format!("id=\"sent-{id}\"")) && page.contains("3 lēmumi ar atteikumu"),
            "{page}"
        );
        let to = format!("/rounds/minimal/letters/{id}/posted");
        let wrong = guest.post(&to, &[("sent", "rīt")]).await;
        assert!(wrong.status >= 400 && wrong.body.contains("value=\"rīt\""), "{}", wrong.body);
        assert!(wrong.body.contains(&format!("href=\"#sent-{id}\"")), "{}", wrong.body);
        assert_eq!(guest.post(&to, &[("sent", "25.04.2026.")]).await.status, 303);
        assert_eq!(world.noted("notify").await, 3);
        let board = guest.get("/rounds/minimal/work").await.body;
        assert!(!board.contains("ar atteikumu nav ierakstīts"), "{board}");
    });
}

#[test]
fn what_refuses_people_and_is_no_norm_is_named_before_anything_is_published() {
    told_to_both(async |world| {
        let mut new = fixture("minimal");
        let quota = "\n[[constraints.quotas]]\nname = \"pilsēta\"\nplacements_by = [\"municipality\"]\nmax = 9\nsource = \"piemeri.lv\"\n";
        let settings = format!("{quota}{ACT}");
        new.files.get_mut("round.toml").expect("a file").extend(settings.as_bytes());
        world.at(OPEN).add_round(Some(&world.administrator()), &new).await.expect("a round");
        let (service, ilze) = (world.at(ENDED), world.caseworker(Who::Ilze));
        let setting = service.decision_setting(&ilze, "minimal").await.expect("it");
        let all = setting.book.groundless(&setting.decision.norms);
        let condition = all.iter().find(|one| matches!(one.what, Refusing::Condition(_))).expect("the quota");
        assert_eq!(condition.source.as_ref().expect("a source").title.lv, "piemeri.lv");
        let rule = all.iter().find(|one| matches!(one.what, Refusing::Rule(_))).expect("a rule");
        let source = rule.source.clone().expect("a source");
        let house = House::beside(&world).await;
        let mut guest = house.guest(Guest::Caseworker).await;
        let page = guest.get("/rounds/minimal/decision").await.body;
        assert!(
            page.contains("id=\"groundless\"") && page.contains("pilsēta") && page.contains("piemeri.lv"),
            "{page}"
        );
        // Once the norm itself is stated, the rules of that source rest on it.
        let mut stated = typed();
        stated.norms[0].title.clone_from(&source.title.lv);
        stated.norms[0].place =
            if source.paragraph.is_empty() { "1. punkts".to_owned() } else { source.paragraph.clone() };
        service.set_decision(&ilze, ("minimal", 0), &stated).await.expect("stated");
        let setting = service.decision_setting(&ilze, "minimal").await.expect("it");
        let left = setting.book.groundless(&setting.decision.norms);
        assert!(!left.iter().any(|one| one.source.as_ref() == Some(&source)), "{left:?}");
        assert!(left.iter().any(|one| matches!(one.what, Refusing::Condition(_))), "{left:?}");
        // Whoever publishes reads it, too.
        let run = world.run_of_minimal().await;
        let mut maris = house.browser("10.0.0.8");
        maris.post("/sign-in", &[("login", "maris"), ("password", crate::scene::PASSWORD)]).await;
        let page = maris.get(&format!("/runs/{run}/publish")).await.body;
        assert!(page.contains("id=\"groundless\"") && page.contains("pilsēta"), "{page}");
    });
}

#[test]
fn whoever_plans_a_round_reads_which_rules_rest_on_no_norm() {
    told_to_both(async |world| {
        let (service, ilze) = (world.at("2020-04-20T07:00:00Z"), world.caseworker(Who::Ilze));
        service.keep_shipped().await.expect("kept");
        let packs = service.beginnings(&ilze).await.expect("a list").packs;
        let planned = async |word: &str| {
            let hash = &packs.iter().find(|one| one.word == word).expect("it ships").hash;
            service.planning(&ilze, hash, None).await.expect("questions").groundless
        };
        let school = planned("liepaja-pupils-2020").await;
        assert!(!school.is_empty() && school.iter().all(|one| one.source.is_some()), "{school:?}");
        let works = planned("daugavpils-public-works").await;
        let cabinet = |one: &talka::service::Groundless| {
            one.source.as_ref().is_some_and(|source| source.rank.is_some_and(|rank| rank.name() == "cabinet"))
        };
        assert!(!works.iter().any(cabinet), "{works:?}");
    });
}

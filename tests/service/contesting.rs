//! What a lawyer found in acts, letters and mails: why a lower choice was given, who may contest and until when, what goes on paper.

use talka::{
    config::Config,
    domain::{Arg, Caseworker, Lang, Occasion, objection::State},
    i18n::Tr,
    service::{LetterKind, MailText, Service, TypedObjection},
    web::App,
};

use crate::{
    afterwards::{Codes, told},
    auditing::work,
    knock::{Browser, House},
    law::{ACT, opened},
    letters::{file, squeezed, waiting},
    mails::{applied, posting},
    objections::{answers, third},
    scene::{
        CIBLA_ENDED, ENDED, OPEN, PASSWORD, Who, World, everyone, fixture, holder, refusal, refused,
        told_to_both, told_to_one, wrong,
    },
};

/// A part of a decision.
fn part<'a>(page: &'a str, name: &str) -> &'a str {
    let rest = page.split_once(&format!("id=\"part-{name}\"")).expect("a part").1;
    rest.split_once("</section>").expect("its end").0
}

async fn decision(house: &House, codes: &Codes, number: &str) -> String {
    opened(house, codes, number).await.get("/my/decision").await.body
}

/// The round `minimal` while people apply, with decisions that are acts.
async fn act(world: &World) -> Codes {
    let mut new = fixture("minimal");
    new.files.get_mut("round.toml").expect("a file").extend(ACT.as_bytes());
    let codes = world.at(OPEN).add_round(Some(&world.administrator()), &new).await.expect("a round");
    codes.into_iter().map(|one| (one.number, one.code)).collect()
}

#[test]
fn a_lower_choice_says_what_decided_and_goes_by_registered_letter() {
    told_to_both(async |world| {
        let codes = told(&world, "2009-02-02", ACT).await;
        let house = House::beside(&world).await;
        // A1 is first in line and has the second choice: the number at which the first one ended decided nothing.
        let page = decision(&house, &codes, "A1").await;
        for said in [
            "Piemēru parks: Puķu laistīšana (1.\u{a0}izvēle): vieta šajā vakancē Jums nav piešķirta. Secība nosaka,",
            "nosaka kārtas mērķi (izvēles, attālums, viens sadalījums no līdzvērtīgiem).",
            "Neviens sadalījums, kurā Jums būtu šī vieta, pēc šiem mērķiem nav labāks par pieņemto.",
            "Vietas ir piešķirtas pēc publicētās kārtības",
        ] {
            let reasons = part(&page, "reasons").replace("1. izvēle", "1.\u{a0}izvēle");
            assert!(reasons.contains(said), "{said}: {reasons}");
        }
        let facts = part(&page, "facts");
        assert!(facts.contains("pieteikumi ar šo izvēli: 4</li>"), "{facts}");
        let decided = part(&page, "decided");
        assert!(decided.contains("kas pieteikumā norādīta ar augstāku izvēli, ir atteikts."), "{decided}");
        assert!(decided.contains("Vieta jāpieņem līdz 02.05.2026."), "{decided}");
        assert!(!page.contains("likumiskajam pārstāvim"), "nobody tells the representative: {page}");
        let page = decision(&house, &codes, "A2").await;
        let facts = part(&page, "facts");
        assert!(facts.contains("; pēdējais numurs secībā, kuram vietas pietika: "), "{facts}");
        // What refuses anything goes as a registered letter.
        let (late, ilze) = (world.at("2026-05-02T08:00:00Z"), world.caseworker(Who::Ilze));
        let sent = async |number: &str| {
            late.record_notification(&ilze, ("minimal", number), ("ordinary", "27.04.2026.")).await
        };
        assert_eq!(wrong(sent("A1").await), [("channel".to_owned(), "wrong-channel-registered")]);
        sent("A3").await.expect("granted as asked");
    });
}

/// What a caseworker writes down of the representative of a number.
fn recorded(about: &str, received: &str) -> TypedObjection {
    let text = |text: &str| text.to_owned();
    TypedObjection {
        about: text(about),
        by: text("representative"),
        way: text("paper"),
        received: text(received),
        ground: text("Nepiekrītam."),
        ..TypedObjection::default()
    }
}

#[test]
fn a_round_is_finished_when_nobody_can_contest_and_what_comes_later_is_still_received() {
    told_to_both(async |world| {
        let codes = told(&world, "2009-02-02", ACT).await;
        let (ilze, zane) = (world.caseworker(Who::Ilze), third(&world).await);
        let june = world.at("2026-06-30T08:00:00Z");
        let why = refusal(june.finish(&ilze, "minimal").await);
        // All but A3, who was granted what was asked.
        assert_eq!(why.key, "refused-acts-untold");
        assert!(format!("{:?}", why.args).contains("Whole(3)"), "{why:?}");
        for number in ["A1", "A2", "A4"] {
            let sent = ("registered", "01.06.2026.");
            june.record_notification(&ilze, ("minimal", number), sent).await.expect("sent");
        }
        let why = refusal(june.finish(&ilze, "minimal").await);
        assert_eq!(why.key, "refused-terms-run");
        let last = chrono::NaiveDate::from_ymd_opt(2026, 7, 8).expect("a day");
        assert!(format!("{:?}", why.args).contains(&format!("{:?}", Arg::Date(last))), "{why:?}");
        let on_the_day = world.at("2026-07-08T20:00:00Z");
        assert_eq!(refused(on_the_day.finish(&ilze, "minimal").await), "refused-terms-run");
        let service = world.at("2026-07-09T08:00:00Z");
        service.finish(&ilze, "minimal").await.expect("finished");
        let own = holder(&service, "A2", &codes["A2"]).await;
        let late = service.object(&own, ("", "representative"), "Par vēlu.").await.expect("received");
        assert!(late.late);
        let other = service.object(&own, ("A3", "third-person"), "Man.").await.expect("received");
        assert!(!other.late && !other.frozen, "no seat is given on any more");
        // A lawyer writes several pages.
        let long = TypedObjection { ground: "Nē. ".repeat(2_400), ..recorded("A4", "09.07.2026.") };
        let longer = TypedObjection { ground: "Nē. ".repeat(2_600), ..long.clone() };
        let longer = service.record_objection(&ilze, "minimal", &longer).await;
        assert_eq!(wrong(longer), [("ground".to_owned(), "wrong-too-long")]);
        let paper = service.record_objection(&ilze, "minimal", &long).await;
        let paper = paper.expect("written down");
        for filed in [late, other, paper] {
            answers(&service, &zane, filed, "kept").await.expect("answered");
        }
        let house = House::beside(&world).await;
        let mut person = opened(&house, &codes, "A2").await;
        let mine = person.get("/my").await.body;
        assert!(mine.contains("href=\"/my/object\""), "{mine}");
        assert_eq!(person.get("/my/object").await.status, 200);
        let sent = [("number", "A2"), ("by", "representative"), ("ground", "Vēl.")];
        assert_eq!(person.post("/my/object", &sent).await.header("location"), "/my/object");
        let board = service.board(&ilze, "minimal").await.expect("a board");
        assert_eq!(board.next().len(), 2, "an objection waits, though the round is over: {:?}", board.next());
    });
}

#[test]
fn a_round_whose_decisions_are_no_acts_is_finished_without_terms() {
    told_to_one(async |world| {
        told(&world, "2009-02-02", "").await;
        let june = world.at("2026-06-30T08:00:00Z");
        june.finish(&world.caseworker(Who::Ilze), "minimal").await.expect("finished");
    });
}

/// The state of somebody's newest objection, and what was asked with the last event: its text, and until when.
async fn newest(service: &Service, codes: &Codes, number: &str) -> (State, Option<(String, String)>) {
    let mine = service.mine(&holder(service, number, &codes[number]).await).await.expect("mine");
    let one = mine.objections.first().expect("an objection");
    let asked = one
        .happened
        .last()
        .map(|deed| (deed.text.clone(), deed.until.map(|until| until.to_string()).unwrap_or_default()));
    (one.state, asked)
}

#[test]
fn what_a_minor_sends_alone_is_received_and_to_be_confirmed() {
    told_to_both(async |world| {
        let codes = told(&world, "2024-01-01", ACT).await;
        let (service, zane) = (world.at(ENDED), third(&world).await);
        let own = holder(&service, "A2", &codes["A2"]).await;
        let filed = service.object(&own, ("", "person"), "Nepiekrītu.").await.expect("sent");
        let asked = Some((String::new(), "2026-05-09".to_owned()));
        assert_eq!(newest(&service, &codes, "A2").await, (State::ToMend, asked.clone()));
        assert_eq!(world.noted("objection-mend").await, 1);
        answers(&service, &zane, filed, "mended").await.expect("confirmed");
        answers(&service, &zane, filed, "withdrawn").await.expect("taken back");
        // Against somebody's award as well, and as a caseworker writes it down; what a representative sends is whole.
        let filed = service.object(&own, ("A3", "third-person"), "Man.").await.expect("sent");
        assert!(filed.frozen);
        assert_eq!(newest(&service, &codes, "A2").await, (State::ToMend, asked));
        let typed = TypedObjection { by: "person".to_owned(), ..recorded("A4", "25.04.2026.") };
        let filed = service.record_objection(&zane, "minimal", &typed).await.expect("written down");
        assert_eq!(newest(&service, &codes, "A4").await.0, State::ToMend);
        answers(&service, &zane, filed, "withdrawn").await.expect("taken back");
        let typed = recorded("A4", "25.04.2026.");
        service.record_objection(&zane, "minimal", &typed).await.expect("written down");
        assert_eq!(newest(&service, &codes, "A4").await, (State::Received, None));
        let house = House::beside(&world).await;
        let page = opened(&house, &codes, "A2").await.get("/my/object").await.body;
        let said = "Iesniegumu līdz 09.05.2026. ieskaitot paraksta vai apstiprina pretendenta likumiskais pārstāvis.";
        assert!(page.contains(said) && page.contains("value=\"person\""), "{page}");
        // Under 15 the representative alone contests.
        let page = opened(&house, &codes, "A4").await.get("/my/object").await.body;
        assert!(!page.contains("value=\"person\"") && page.contains("id=\"by\""), "{page}");
    });
    told_to_one(async |world| {
        let codes = told(&world, "2024-01-01", "").await;
        let service = world.at(ENDED);
        let own = holder(&service, "A2", &codes["A2"]).await;
        service.object(&own, ("", "person"), "Nepiekrītu.").await.expect("sent");
        assert_eq!(
            newest(&service, &codes, "A2").await.0,
            State::Received,
            "of what is unsettled nothing is said"
        );
    });
}

async fn objecting(house: &House, codes: &Codes) -> (Browser, String) {
    let mut person = opened(house, codes, "A2").await;
    let page = person.get("/my").await.body;
    (person, page)
}

#[test]
fn an_act_is_contested_in_the_laws_words_and_of_what_is_unsettled_nothing_is_said() {
    for (settings, kind) in [(ACT, true), ("", false)] {
        told_to_one(async |world| {
            let codes = told(&world, "2009-02-02", settings).await;
            let house = House::beside(&world).await;
            let (mut person, mine) = objecting(&house, &codes).await;
            let page = person.get("/my/object").await.body;
            // Whoever objects says what is contested; nobody has to say why. Until when, and by when there is an answer, comes first.
            let bare = [("number", "A2"), ("by", "representative"), ("ground", " ")];
            let bare = person.post("/my/object", &bare).await;
            let asked = Tr(Lang::Lv).say("wrong-objection-ground");
            assert!(bare.status == 422 && bare.body.contains(&asked), "{}", bare.body);
            let term = if kind {
                "var apstrīdēt viena mēneša laikā"
            } else {
                "Termiņš iebilduma iesniegšanai šajā kārtā nav noteikts"
            };
            let terms = [term, "atbildes termiņš būs"].map(|said| page.find(said).expect("said"));
            assert!(terms.iter().all(|at| *at < page.find("<form method=\"post\" action=\"/my/object\"").expect("a form")));
            let act = ["Apstrīdēt lēmumu</a>", "Apstrīdēšanas iesniegums</h1>"];
            let unsettled = ["Iesniegt iebildumu</a>", "Iebildums</h1>"];
            let (is, is_not) = if kind { (act, unsettled) } else { (unsettled, act) };
            let both = mine + &page;
            for (there, not) in is.iter().zip(is_not) {
                assert!(both.contains(there) && !both.contains(not), "{there}: {both}");
            }
            let examined = "nodod izskatīšanai: Piemēru novada Administratīvo aktu strīdu komisija.";
            assert_eq!(page.contains(examined), kind, "{page}");
            let (service, ilze) = (world.at(ENDED), world.caseworker(Who::Ilze));
            let text = service.mail_text(&ilze, "minimal", Occasion::Objection).await;
            let (_, text) = text.expect("a text");
            assert_eq!(text.body.contains("apstrīdēšanas iesniegumu"), kind, "{}", text.body);
        });
    }
}

/// The pages of the letters that tell what is new; they go out.
async fn printed(service: &std::sync::Arc<Service>, who: &Caseworker) -> Vec<String> {
    let id = service.print_letters(who, "minimal", (LetterKind::Result, false)).await.expect("asked");
    work(service).await;
    let pages = file(service, who, id).await;
    service.end_letters(who, ("minimal", id), Some("")).await.expect("sent");
    pages
}

fn on<'a>(pages: &'a [String], name: &str) -> &'a str {
    pages.iter().find(|page| page.contains(&squeezed(name))).expect("a page")
}

#[test]
fn a_letter_about_an_act_is_no_decision_and_says_so() {
    told_to_both(async |world| {
        let codes = told(&world, "2009-02-02", ACT).await;
        let (service, ilze, zane) = (world.at(ENDED), world.caseworker(Who::Ilze), third(&world).await);
        let pages = printed(&service, &ilze).await;
        let own = squeezed("Šī vēstule ir informatīva un lēmumu neaizstāj.");
        let whole = squeezed("Visu lēmumu var izlasīt ar pieteikuma numuru un piekļuves kodu.");
        let refused = on(&pages, "Ģirts Ābols");
        assert!(refused.contains(&squeezed("Iznākums: Vieta nav piešķirta.")), "{refused}");
        for (name, not_granted) in [("Ģirts Ābols", true), ("Kaija Žagare", true), ("Šarlote Ūdre", false)]
        {
            let page = on(&pages, name);
            assert_eq!((page.contains(&own), page.contains(&whole)), (not_granted, !not_granted), "{page}");
        }
        // Whoever has no mail address reads the answer to an objection on paper.
        assert_eq!(waiting(&service, &ilze).await[1], 0);
        let service = world.at("2026-04-26T07:00:00Z");
        let person = holder(&service, "A2", &codes["A2"]).await;
        let filed = service.object(&person, ("", "representative"), "Nepiekrītam.").await.expect("sent");
        answers(&service, &zane, filed, "kept").await.expect("answered");
        let pages = printed(&service, &ilze).await;
        let page = on(&pages, "Ģirts Ābols");
        for said in ["Ziņa par apstrīdēšanas iesniegumu", "lēmums atstāts negrozīts", "Pārbaudīts."]
        {
            assert!(page.contains(&squeezed(said)), "{said}: {page}");
        }
        assert!(pages.len() == 1 && !page.contains(&squeezed("Ir lēmums par Jūsu pieteikumu")), "{pages:?}");
        assert_eq!(waiting(&service, &ilze).await[1], 0, "told");
    });
    for (settings, read) in [("", false), ("\n[decision]\nkind = \"private\"\n", true)] {
        told_to_one(async |world| {
            told(&world, "2009-02-02", settings).await;
            let pages = printed(&world.at(ENDED), &world.caseworker(Who::Ilze)).await;
            let page = on(&pages, "Ģirts Ābols");
            assert!(!page.contains("pstrīd") && page.contains("Iznākums:Vietasšoreiznav."), "{page}");
            assert_eq!(page.contains("Visulēmumu"), read, "{page}");
        });
    }
}

#[test]
fn receipts_say_until_when_it_is_decided_and_an_extension_is_told_with_its_ground() {
    told_to_both(async |world| {
        act(&world).await;
        let (service, ilze) = (posting(&world, OPEN, 1_000), world.caseworker(Who::Ilze));
        applied(&service, "a", "elina@example.org").await;
        let mail = service.mails_due().await.expect("mails").pop().expect("a mail");
        assert!(mail.body.contains("\n\nLēmumu plānots pieņemt līdz 20.05.2026.\n\n"), "{}", mail.body);
        // A letter with a code says it too.
        let id = service.print_letters(&ilze, "minimal", (LetterKind::Code, false)).await.expect("asked");
        work(&service).await;
        for page in file(&service, &ilze, id).await {
            assert!(page.contains(&squeezed("Lēmumu plānots pieņemt līdz 13.05.2026.")), "{page}");
        }
        let service = posting(&world, "2026-05-08T08:00:00Z", 1_000);
        let extend =
            async |day: &str| service.extend_term(&ilze, "minimal", (day, "Daudz pieteikumu.")).await;
        let mails = async || {
            work(&service).await;
            service.mails_due().await.expect("mails")
        };
        extend("15.05.2026.").await.expect("extended");
        assert_eq!(mails().await, [], "who applied later is decided within the month anyway");
        let pages = printed(&service, &ilze).await;
        assert_eq!(pages.len(), 3);
        for said in [
            "Pagarināts lēmuma pieņemšanas termiņš",
            "ir pagarināts līdz 15.05.2026. (Administratīvā procesa likuma 64. pants). Pamatojums: Daudz pieteikumu.",
        ] {
            assert!(pages[0].contains(&squeezed(said)), "{said}: {}", pages[0]);
        }
        assert!(!pages[0].contains(&squeezed("Ir lēmums")), "{}", pages[0]);
        extend("13.08.2026.").await.expect("extended");
        let mail = mails().await.pop().expect("a mail");
        let said = "ir pagarināts līdz 13.08.2026. (Administratīvā procesa likuma 64. pants). Pamatojums: Daudz pieteikumu.";
        assert!(mail.body.contains(said) && !mail.body.contains("plkst."), "{}", mail.body);
        let (book, _) = service.mail_text(&ilze, "minimal", Occasion::TermExtended).await.expect("a text");
        let own = MailText { heading: String::new(), body: "Līdz {moment}".to_owned(), number: 1 };
        let (_, body) = service.mail_preview(&book, Occasion::TermExtended, &own);
        assert_eq!(body, "Līdz 25.04.2026.\n\n…", "the ground is told whatever a round's own text says");
    });
}

#[test]
fn a_reason_stands_once_with_the_vacancy_that_it_is_about() {
    told_to_one(async |world| {
        let mut new = fixture("cibla-public-works");
        new.files.get_mut("round.toml").expect("a file").extend(ACT.as_bytes());
        new.people.clear();
        world
            .at("2019-01-25T10:00:00Z")
            .add_round(Some(&world.administrator()), &new)
            .await
            .expect("a round");
        let service = world.at(CIBLA_ENDED);
        let (ilze, maris) = (world.caseworker(Who::Ilze), world.caseworker(Who::Maris));
        service.close(&ilze, "cibla-public-works").await.expect("closed");
        let run = service.start_run(&ilze, "cibla-public-works").await.expect("started");
        assert!(service.work_once(service.new_worker().expect("a key")).await.expect("worked"));
        service.publish_undecided(&maris, run).await.expect("published");
        let mut desk = Browser::new(App::new(world.at(CIBLA_ENDED), Config::default()).router(), "10.0.0.8");
        desk.post("/sign-in?lang=lv", &[("login", "ilze"), ("password", PASSWORD)]).await;
        let mut of_vacancies = 0;
        for line in everyone(&service, &ilze, "cibla-public-works").await {
            let path = format!("/rounds/cibla-public-works/applications/{}/decision?lang=lv", line.number);
            let page = desk.get(&path).await;
            if page.status != 200 || !page.body.contains("id=\"part-reasons\"") {
                continue;
            }
            let reasons = part(&page.body, "reasons");
            // Each item without its link.
            let said: Vec<&str> = (reasons.split("<li class=\"typed\">").skip(1))
                .filter_map(|item| item.split("</li>").next())
                .filter_map(|item| item.trim_end_matches("</a>").rsplit('>').next())
                .collect();
            let twice = |one: &&&str| said.iter().filter(|other| other.ends_with(**one)).count() > 1;
            assert_eq!(said.iter().find(twice), None, "{}: {reasons}", line.number);
            of_vacancies += said.iter().filter(|one| one.contains("nostrādāts atļautais")).count();
        }
        assert!(of_vacancies > 0, "somebody has worked too long");
    });
}

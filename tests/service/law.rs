//! What a round's decisions are in law: nothing is published before it stands, a refusal has its nine parts, and people learn until
//! when they can contest it.

use talka::{
    domain::{calendar::Channel, decision::Kind},
    service::{No, Represented, TypedDecision, TypedNorm},
    store,
};

use crate::{
    afterwards::{Codes, told},
    knock::{Browser, Guest, House},
    scene::{
        ENDED, OPEN, Who, World, fixture, holder, not_found, refusal, refused, told_to_both, told_to_one,
        wrong,
    },
};

/// What a round says whose decisions are administrative acts.
pub(crate) const ACT: &str = r#"
[decision]
kind = "act"
institution = { name = "Piemēru dienests", address = "Rīgas iela 1, Piemēri, LV-1000" }
contest_authority = { name = "Piemēru novada Administratīvo aktu strīdu komisija", address = "Rīgas iela 2, Piemēri, LV-1000" }
hearing = { omitted = "Viss vajadzīgais ir norādīts pieteikumā." }
[[decision.norms]]
rank = "law"
title = "Administratīvā procesa likums"
place = "55. panta 1. punkts"
source = "https://likumi.lv/ta/id/55567"
seen = 2026-11-29
[[decision.norms]]
rank = "internal"
title = "Vasaras darbu nolikums"
place = "7. punkts"
source = "piemeri.lv"
seen = 2026-11-29
"#;

/// Each part of an administrative act, with its heading and what has to be in it.
const PARTS: [(&str, &str, &str); 9] = [
    ("institution", "1. Iestāde", "Rīgas iela 1, Piemēri, LV-1000"),
    ("addressee", "2. Adresāts", "Ģirts Ābols"),
    ("asked", "3. Iesniegums", "Puķu laistīšana"),
    ("views", "4. Personas viedoklis un argumenti", "Viss vajadzīgais ir norādīts pieteikumā."),
    ("facts", "5. Konstatētie fakti", "Piešķirto vietu skaits: 2."),
    ("reasons", "6. Pamatojums un lietderības apsvērumi", "vienlīdzīgu attieksmi"),
    ("norms", "7. Piemērotās tiesību normas", "55. panta 1. punkts"),
    ("decided", "8. Lēmums", "nolemts atteikt piešķirt Jums vietu"),
    ("contest", "9. Apstrīdēšanas kārtība", "līdz 04.06.2026. ieskaitot"),
];

/// The parts that a page lacks, or that lack what has to be in them.
fn lacking(page: &str) -> Vec<&'static str> {
    let lacks = |(name, heading, text): &(&'static str, &str, &str)| {
        let part = page.split_once(&format!("id=\"part-{name}\"")).map(|(_, rest)| rest);
        let part = part.and_then(|rest| rest.split_once("</section>")).map(|(part, _)| part);
        part.is_none_or(|part| !part.contains(heading) || !part.contains(text))
    };
    PARTS.iter().filter(|part| lacks(part)).map(|(name, ..)| *name).collect()
}

/// Somebody who opened an application with number and code.
pub(crate) async fn opened(house: &House, codes: &Codes, number: &str) -> Browser {
    let mut browser = house.browser("10.0.0.7");
    let reply = browser.post("/result", &[("number", number), ("code", &codes[number])]).await;
    assert_eq!(reply.header("location"), "/my", "{}", reply.body);
    browser
}

fn text(text: &str) -> String {
    text.to_owned()
}

/// What a caseworker types so that nothing is missing.
pub(crate) fn typed() -> TypedDecision {
    let norm = TypedNorm {
        rank: text("binding"),
        title: text("Piemēru novada saistošie noteikumi Nr. 3"),
        place: text("5. punkts"),
        source: text("https://likumi.lv"),
        seen: text("01.02.2026."),
    };
    TypedDecision {
        kind: text("act"),
        institution: (text("Piemēru dienests"), text("Rīgas iela 1")),
        contest: (text("Strīdu komisija"), text("Rīgas iela 2")),
        hearing: (text("held"), text("Pa tālruni.")),
        court: (String::new(), String::new()),
        longer: String::new(),
        norms: vec![norm, TypedNorm::default()],
    }
}

#[test]
fn an_act_is_published_once_everything_is_stated_that_it_needs() {
    told_to_both(async |world| {
        let mut new = fixture("minimal");
        new.files.get_mut("round.toml").expect("a file").extend(b"\n[decision]\nkind = \"act\"\n");
        world.at(OPEN).add_round(Some(&world.administrator()), &new).await.expect("a round");
        let run = world.run_of_minimal().await;
        let (service, ilze, maris) =
            (world.at(ENDED), world.caseworker(Who::Ilze), world.caseworker(Who::Maris));
        let why = refusal(service.publish(&maris, run).await);
        assert_eq!(why.key, "refused-decision-missing");
        let what = format!("{:?}", why.args);
        for part in ["iestādes adrese", "kas izskata", "tiesību normas", "vai viedokli"] {
            assert!(what.contains(part), "{part}: {what}");
        }
        assert_eq!(refused(service.publishing(&maris, run).await), "refused-decision-missing");
        // Who started the run learns that before.
        assert_eq!(refused(service.publish(&ilze, run).await), "refused-own-run");
        // An internal regulation is no ground.
        let set = async |number, typed: TypedDecision| {
            service.set_decision(&ilze, ("minimal", number), &typed).await
        };
        let mut internal = typed();
        internal.norms[0].rank = text("internal");
        set(0, internal).await.expect("stated");
        assert_eq!(refused(service.publish(&maris, run).await), "refused-decision-missing");
        assert_eq!(refused(set(0, typed()).await), "refused-stale");
        let mut strange = typed();
        strange.kind = text("perhaps");
        strange.contest.1 = String::new();
        strange.hearing = (text("held"), text(" "));
        strange.norms[0].seen = text("kādreiz");
        let fields: Vec<String> = wrong(set(1, strange).await).into_iter().map(|(field, _)| field).collect();
        assert_eq!(fields, ["kind", "contest-address", "hearing-text", "norm-1-seen"]);
        let mut later = typed();
        later.norms[0].seen = text("01.01.2099.");
        assert_eq!(wrong(set(1, later).await), [("norm-1-seen".to_owned(), "wrong-norm-seen")]);
        let stranger = world.caseworker(Who::Stranger);
        not_found(service.set_decision(&stranger, ("minimal", 1), &typed()).await);
        set(1, typed()).await.expect("stated");
        assert_eq!(service.publishing(&maris, run).await.expect("asked").decision, Kind::Act);
        service.publish(&maris, run).await.expect("published");
        assert_eq!(refused(set(2, typed()).await), "refused-published");
        assert_eq!(world.noted("set-decision").await, 2);
    });
}

#[test]
fn a_round_that_says_nothing_is_unsettled_and_says_nothing_of_contesting() {
    told_to_one(async |world| {
        let codes = told(&world, "2009-02-02", "").await;
        let house = House::beside(&world).await;
        let mut person = opened(&house, &codes, "A2").await;
        assert_eq!(person.get("/my/decision").await.status, 404);
        let mine = person.get("/my").await.body;
        assert!(!mine.contains("apstrīdēt") && mine.contains("Ja iznākums šķiet nepareizs"), "{mine}");
    });
    told_to_one(async |world| {
        let (_, run) = world.with_run().await;
        let house = House::beside(&world).await;
        let mut maris = house.browser("10.0.0.8");
        maris.post("/sign-in", &[("login", "maris"), ("password", crate::scene::PASSWORD)]).await;
        let page = maris.get(&format!("/runs/{run}/publish")).await.body;
        assert!(page.contains("Nav norādīts, kas šie lēmumi ir pēc likuma"), "{page}");
    });
}

#[test]
fn a_refusal_has_nine_parts_and_a_page_without_one_of_them_is_found_out() {
    told_to_both(async |world| {
        let codes = told(&world, "2015-01-01", ACT).await;
        let (service, ilze) = (world.at(ENDED), world.caseworker(Who::Ilze));
        let house = House::beside(&world).await;
        let mut person = opened(&house, &codes, "A2").await;
        // Nobody knows yet when it counts as received: the term is said, and no day.
        let before = person.get("/my/decision").await;
        assert_eq!((before.status, lacking(&before.body)), (200, vec!["contest"]));
        assert!(before.body.contains("viena mēneša laikā"), "{}", before.body);
        let sent = ("registered", "25.04.2026.");
        let late = world.at("2026-05-02T08:00:00Z");
        late.record_notification(&ilze, ("minimal", "A2"), ("registered", "27.04.2026."))
            .await
            .expect("sent");
        let twice = late.record_notification(&ilze, ("minimal", "A2"), ("registered", "27.04.2026.")).await;
        assert_eq!(refused(twice), "refused-notified");
        let page = person.get("/my/decision").await.body;
        assert_eq!(lacking(&page), [""; 0], "{page}");
        let places: Vec<usize> =
            PARTS.iter().map(|(name, ..)| page.find(&format!("part-{name}\"")).expect("there")).collect();
        assert!(places.is_sorted(), "in the order of the law");
        for (name, ..) in PARTS {
            let (before, rest) = page.split_once(&format!("id=\"part-{name}\"")).expect("there");
            let (_, after) = rest.split_once("</section>").expect("its end");
            assert_eq!(lacking(&format!("{before}{after}")), [name], "without it");
        }
        // What is no ground is named apart, and a minor's representative contests.
        for said in ["Informācijai, ne kā lēmuma pamats: Vasaras darbu nolikums", "no 15 līdz 17 gadiem"]
        {
            assert!(page.contains(said), "{said}: {page}");
        }
        // Ordinary post is not enough for a refusal, nor is a day that has not come or came before the decision.
        let said = |channel: &'static str, day: &'static str| {
            let (late, ilze) = (&late, &ilze);
            async move { wrong(late.record_notification(ilze, ("minimal", "A4"), (channel, day)).await) }
        };
        assert_eq!(
            said("ordinary", "27.04.2026.").await,
            [("channel".to_owned(), "wrong-channel-registered")]
        );
        assert_eq!(said("mail", "27.04.2026.").await, [("channel".to_owned(), "wrong-channel")]);
        for day in ["03.05.2026.", "24.04.2026.", "rīt"] {
            assert_eq!(said("hand", day).await, [("sent".to_owned(), "wrong-sent")], "{day}");
        }
        let stranger = world.caseworker(Who::Stranger);
        not_found(late.record_notification(&stranger, ("minimal", "A2"), sent).await);
        not_found(service.decision_about(&stranger, ("minimal", "A2")).await);
        assert_eq!(world.noted("notify").await, 1);
    });
}

#[test]
fn what_was_granted_as_asked_is_short_and_what_was_not_has_all_its_parts() {
    told_to_one(async |world| {
        let codes = told(&world, "2009-02-02", ACT).await;
        let house = House::beside(&world).await;
        // A3 has what it wished for most, A1 its second choice.
        let short = opened(&house, &codes, "A3").await.get("/my/decision").await.body;
        for left_out in ["views", "reasons", "contest"] {
            assert!(!short.contains(&format!("part-{left_out}")), "{left_out}: {short}");
        }
        for there in ["part-norms", "nolemts piešķirt Jums vietu", "6. Lēmums"] {
            assert!(short.contains(there), "{there}: {short}");
        }
        let second = opened(&house, &codes, "A1").await.get("/my/decision").await.body;
        for there in ["part-views", "part-contest", "ar augstāku izvēli, ir atteikts"] {
            assert!(second.contains(there), "{there}: {second}");
        }
    });
}

#[test]
fn a_decision_in_private_law_says_nothing_of_contesting() {
    told_to_one(async |world| {
        let codes = told(&world, "2009-02-02", "\n[decision]\nkind = \"private\"\n").await;
        let house = House::beside(&world).await;
        let mut person = opened(&house, &codes, "A2").await;
        let page = person.get("/my/decision").await.body;
        assert!(page.contains("Paziņojums, ka vieta nav piešķirta"), "{page}");
        for not in ["part-contest", "part-norms", "pstrīd", "/my/object"] {
            assert!(!page.contains(not), "{not}: {page}");
        }
        assert_eq!(person.get("/my/object").await.header("location"), "/my");
        let own = holder(&world.at(ENDED), "A2", &codes["A2"]).await;
        let sent = world.at(ENDED).object(&own, ("", "person"), "Nē.").await;
        assert_eq!(refused(sent), "refused-nothing-to-contest");
    });
}

#[test]
fn the_decision_is_latvian_and_another_language_is_a_translation_that_somebody_asked_for() {
    told_to_both(async |world| {
        let codes = told(&world, "2009-02-02", ACT).await;
        let house = House::beside(&world).await;
        let mut person = opened(&house, &codes, "A2").await;
        for lang in ["lv", "en", "ru"] {
            let page = person.get(&format!("/my/decision?lang={lang}")).await.body;
            assert_eq!(page.matches("class=\"decision\"").count(), 1, "{lang}");
            assert!(page.contains("Lēmums par atteikumu piešķirt vietu"), "{lang}: {page}");
        }
        for strange in ["lv", "de", ""] {
            let asked = person.post("/my/decision/translation", &[("lang", strange)]).await;
            assert!(asked.status >= 400, "{strange}");
        }
        for _ in 0..2 {
            assert_eq!(person.post("/my/decision/translation", &[("lang", "ru")]).await.status, 303);
        }
        let page = person.get("/my/decision?lang=lv").await.body;
        let (latvian, russian) = page.split_once("<article class=\"decision\" lang=\"ru\">").expect("both");
        assert!(latvian.contains("lang=\"lv\"") && !latvian.contains("Перевод. Решением"), "{latvian}");
        assert!(russian.contains("Перевод. Решением является текст на латышском языке."), "{russian}");
        assert!(!page.contains("class=\"decision\" lang=\"en\""), "nobody asked for that");
        assert_eq!(world.noted("ask-translation").await, 1);
        // Staff print the same.
        let mut ilze = house.guest(Guest::Caseworker).await;
        let printed = ilze.get("/rounds/minimal/applications/A2/decision").await.body;
        assert_eq!(printed.matches("class=\"decision\"").count(), 2, "{printed}");
    });
}

#[test]
fn a_mail_counts_as_received_on_the_second_working_day_and_the_first_way_that_arrives_counts() {
    told_to_both(async |world| {
        told(&world, "2009-02-02", ACT).await;
        let (late, ilze) = (world.at("2026-05-02T08:00:00Z"), world.caseworker(Who::Ilze));
        mailed(&world, "A2", "2026-04-30T12:00:00Z").await;
        let letter = late.decision_about(&ilze, ("minimal", "A2")).await.expect("a decision");
        let told = letter.notified.expect("told");
        // Friday the 1st and Monday the 4th of May are holidays.
        let days = (told.channel, told.deemed.to_string(), told.until.to_string());
        assert_eq!(days, (Channel::Mail, "2026-05-06".to_owned(), "2026-06-08".to_owned()));
        assert_eq!(letter.represented, Represented::From15);
        late.record_notification(&ilze, ("minimal", "A2"), ("hand", "02.05.2026.")).await.expect("sent");
        let letter = late.decision_about(&ilze, ("minimal", "A2")).await.expect("a decision");
        let told = letter.notified.expect("told");
        assert_eq!((told.channel, told.until.to_string()), (Channel::Hand, "2026-06-02".to_owned()));
    });
}

/// Lets a mail server take what tells somebody of results.
pub(crate) async fn mailed(world: &World, number: &str, at: &str) {
    let sql = "UPDATE message SET state = 'sent', sent_at = $2 WHERE kind = 'told'
               AND application = (SELECT id FROM application_row WHERE number = $1)";
    let at = crate::scene::moment(at);
    let mut tx = world.db.write().await.expect("a transaction");
    match tx.link() {
        store::Link::Sqlite(conn) => sqlx::query(sql).bind(number).bind(at).execute(conn).await.map(drop),
        store::Link::Pg(conn) => sqlx::query(sql).bind(number).bind(at).execute(conn).await.map(drop),
    }
    .expect("written");
    tx.commit().await.expect("committed");
}

#[test]
fn an_applicant_reads_until_when_it_is_decided_and_the_desk_is_reminded_on_the_25th_day() {
    told_to_both(async |world| {
        let mut new = fixture("minimal");
        new.files.get_mut("round.toml").expect("a file").extend(ACT.as_bytes());
        let codes = world.at(OPEN).add_round(Some(&world.administrator()), &new).await.expect("a round");
        let ilze = world.caseworker(Who::Ilze);
        let own = holder(&world.at(OPEN), "A2", &codes[1].code).await;
        let planned = world.at(OPEN).mine(&own).await.expect("mine").decided_by.expect("a term");
        assert_eq!((planned.0.to_string(), planned.1), ("2026-05-13".to_owned(), None), "a month");
        let term = async |time| world.at(time).board(&ilze, "minimal").await.expect("a board").term;
        for (time, near) in [("2026-05-06T08:00:00Z", false), ("2026-05-08T08:00:00Z", true)] {
            assert_eq!(term(time).await.expect("a term").is_near, near, "{time}");
        }
        let service = world.at("2026-05-08T08:00:00Z");
        let extend =
            async |day: &str, ground: &str| service.extend_term(&ilze, "minimal", (day, ground)).await;
        for day in ["13.05.2026.", "14.08.2026.", "x"] {
            assert_eq!(
                wrong(extend(day, "Daudz pieteikumu.").await),
                [("until".to_owned(), "wrong-term")],
                "{day}"
            );
        }
        assert_eq!(wrong(extend("13.08.2026.", " ").await), [("ground".to_owned(), "wrong-ground")]);
        extend("13.08.2026.", "Daudz pieteikumu.").await.expect("four months");
        let (last, why) = service.mine(&own).await.expect("mine").decided_by.expect("a term");
        assert_eq!((last.to_string(), why.as_deref()), ("2026-08-13".to_owned(), Some("Daudz pieteikumu.")));
        assert!(!term("2026-05-08T08:00:00Z").await.expect("a term").is_near);
        crate::auditing::work(&service).await;
        let round = service.round("minimal").await.expect("it").0.id;
        let mut conn = world.db.read().await.expect("a connection");
        let about = ("term-extended", format!("{round}|term|1"));
        let left = store::messages::unwritten(&mut conn.link(), round, (about.0, &about.1), 9).await;
        assert_eq!(left.expect("asked").len(), 0, "everybody is written to");
        let stranger = world.caseworker(Who::Stranger);
        not_found(service.extend_term(&stranger, "minimal", ("13.08.2026.", "x")).await);
        assert!(matches!(extend("12.08.2026.", "x").await, Err(No::Invalid(_))), "it moves later only");
    });
}

#[test]
fn a_longer_term_that_is_stated_from_the_start_is_in_the_receipt() {
    told_to_one(async |world| {
        let mut new = fixture("minimal");
        let toml = new.files.get_mut("round.toml").expect("a file");
        let dated = String::from_utf8(toml.clone())
            .expect("text")
            .replace("closes =", "decided = 2026-05-29\ncloses =");
        *toml = format!(
            "{dated}{}",
            ACT.replace("kind = \"act\"", "kind = \"act\"\nlonger = \"Vietas zināmas maijā.\"")
        )
        .into_bytes();
        let codes = world.at(OPEN).add_round(Some(&world.administrator()), &new).await.expect("a round");
        let own = holder(&world.at(OPEN), "A2", &codes[1].code).await;
        let (last, why) = world.at(OPEN).mine(&own).await.expect("mine").decided_by.expect("a term");
        assert_eq!(
            (last.to_string(), why.as_deref()),
            ("2026-05-29".to_owned(), Some("Vietas zināmas maijā."))
        );
        let house = House::beside(&world).await;
        let mut person = house.browser("10.0.0.9");
        person.post("/result", &[("number", "A2"), ("code", &codes[1].code)]).await;
        let page = person.get("/my").await.body;
        assert!(
            page.contains("Lēmumu plānots pieņemt līdz 29.05.2026.")
                && page.contains("Vietas zināmas maijā."),
            "{page}"
        );
    });
}

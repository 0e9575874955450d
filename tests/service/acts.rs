//! Acts besides the decision about an application: the institution's own answer to an objection, and that a place is cancelled. Each has
//! nine parts, the person is heard first or it is said why not, and it says where and by when it can be taken further.

use talka::{
    domain::{Lang, decision::Hearing},
    i18n::Tr,
    service::{ActLetter, Service, TypedAnswer, TypedEnding},
};
use uuid::Uuid;

use crate::{
    afterwards::{Codes, told},
    knock::{Guest, House},
    law::ACT,
    objections::{events, third},
    scene::{ENDED, OPEN, Who, fixture, holder, not_found, refused, told_to_both, wrong},
};

/// A round whose institution itself examines what is said against its decisions.
pub(crate) fn own() -> String {
    let commission = "Piemēru novada Administratīvo aktu strīdu komisija\", address = \"Rīgas iela 2";
    ACT.replace(commission, "Piemēru dienests\", address = \"Rīgas iela 1")
}

pub(crate) fn answer(ground: &str) -> TypedAnswer {
    TypedAnswer {
        ground: ground.to_owned(),
        heard: ("held".to_owned(), "Pa tālruni 24.04.2026.".to_owned()),
        court: ("Administratīvā rajona tiesa".to_owned(), "Baldones iela 1A, Rīga".to_owned()),
    }
}

/// Somebody objects to what became of their application, or of another's.
pub(crate) async fn objects(service: &Service, codes: &Codes, (number, about): (&str, &str)) -> Uuid {
    let who = holder(service, number, &codes[number]).await;
    let by = if about.is_empty() { "representative" } else { "third-person" };
    service.object(&who, (about, by), "Lūdzu pārskatīt lēmumu.").await.expect("sent").id
}

/// The nine parts in Latvian, as one text by part.
pub(crate) fn parts(letter: &ActLetter) -> Vec<(&'static str, String)> {
    letter.parts(Tr(Lang::Lv)).into_iter().map(|(name, _, lines)| (name, lines.join(" "))).collect()
}

fn holds(letter: &ActLetter, expected: &[(&str, &str)]) {
    assert_eq!(expected.len(), 9);
    for ((name, text), (wanted, part)) in parts(letter).iter().zip(expected) {
        assert_eq!(name, wanted);
        assert!(text.contains(*part), "{name}: {text}");
    }
}

#[test]
fn an_institution_answers_an_objection_with_nine_parts_and_the_court() {
    told_to_both(async |world| {
        let codes = told(&world, "2009-02-02", &own()).await;
        let service = world.at(ENDED);
        let zane = third(&world).await;
        let id = objects(&service, &codes, ("A2", "")).await;
        let at = events(&service, &zane, id).await;
        let plain = service.on_objection(&zane, (id, at), ("kept", "", "Pareizi.")).await;
        assert_eq!(refused(plain), "refused-objection-act");
        let nothing = service.answer_objection(&zane, (id, at), ("kept", &TypedAnswer::default())).await;
        let fields: Vec<String> = wrong(nothing).into_iter().map(|(field, _)| field).collect();
        assert_eq!(fields, ["heard", "heard-text", "court-name", "court-address", "ground"]);
        assert_eq!(world.noted("objection-kept").await, 0, "nothing half-written");
        not_found(service.answer_act(&zane, id).await);
        service
            .answer_objection(&zane, (id, 0), ("kept", &answer("Secība ir pareiza.")))
            .await
            .expect("kept");
        let letter = service.answer_act(&zane, id).await.expect("an act");
        holds(
            &letter,
            &[
                ("institution", "Rīgas iela 1, Piemēri, LV-1000"),
                ("addressee", "Ģirts Ābols"),
                ("asked", "Lūdzu pārskatīt lēmumu."),
                ("views", "Pa tālruni 24.04.2026."),
                ("facts", "A2"),
                ("reasons", "Secība ir pareiza."),
                ("norms", "55. panta 1. punkts"),
                ("decided", "atstāt negrozītu"),
                ("contest", "Administratīvā rajona tiesa, Baldones iela 1A, Rīga"),
            ],
        );
        assert!(parts(&letter)[8].1.contains("viena mēneša laikā"), "the term");
        // A2 is a minor, as every act says of whom it is about.
        let minor = "vecumā no 15 līdz 17 gadiem, lēmumu tiesā pārsūdz viņa likumiskais pārstāvis";
        assert!(parts(&letter)[8].1.contains(minor), "{:?}", parts(&letter)[8]);
        let own = service.own_answer_act(&holder(&service, "A2", &codes["A2"]).await, 1).await;
        assert_eq!(own.expect("one's own"), letter);
        not_found(service.own_answer_act(&holder(&service, "A1", &codes["A1"]).await, 1).await);
        not_found(service.answer_act(&world.caseworker(Who::Stranger), id).await);
        let twice = service.answer_objection(&zane, (id, at + 1), ("upheld", &answer("Tomēr."))).await;
        assert_eq!(refused(twice), "refused-objection-over");
    });
}

#[test]
fn another_authority_decides_itself_and_no_act_is_written_for_it() {
    told_to_both(async |world| {
        let codes = told(&world, "2009-02-02", ACT).await;
        let (service, zane) = (world.at(ENDED), third(&world).await);
        let id = objects(&service, &codes, ("A2", "")).await;
        let (at, today) = (events(&service, &zane, id).await, "25.04.2026.");
        service.on_objection(&zane, (id, at), ("kept", today, "Komisija tā nolēma.")).await.expect("kept");
        not_found(service.answer_act(&zane, id).await);
    });
}

#[test]
fn whoever_loses_a_place_is_heard_and_gets_an_act_in_nine_parts() {
    told_to_both(async |world| {
        let codes = told(&world, "2009-02-02", ACT).await;
        let (service, ilze, maris) =
            (world.at(ENDED), world.caseworker(Who::Ilze), world.caseworker(Who::Maris));
        let number = ("minimal", "A3", 0);
        let unheard =
            service.propose_ending(&ilze, number, ("given-wrongly", "Dzimšanas diena ir cita.")).await;
        let fields: Vec<String> = wrong(unheard).into_iter().map(|(field, _)| field).collect();
        assert_eq!(fields, ["heard", "heard-text"]);
        let heard = ("omitted", "Pierādījumi ir pretendenta iesniegti.");
        let asked = TypedEnding { why: "given-wrongly", ground: "Dzimšanas diena ir cita.", heard };
        let asked = service.propose_ending(&ilze, number, asked).await.expect("proposed");
        not_found(service.cancelled_about(&ilze, ("minimal", "A3")).await);
        service.approve(&maris, asked).await.expect("approved");
        let letter = service.cancelled_about(&ilze, ("minimal", "A3")).await.expect("an act");
        assert_eq!(letter.heard, Hearing::Omitted(heard.1.to_owned()));
        holds(
            &letter,
            &[
                ("institution", "Rīgas iela 1, Piemēri, LV-1000"),
                ("addressee", "Šarlote Ūdre"),
                ("asked", "Iestāde"),
                ("views", "Pierādījumi ir pretendenta iesniegti."),
                ("facts", "Puķu laistīšana"),
                ("reasons", "Dzimšanas diena ir cita."),
                ("norms", "55. panta 1. punkts"),
                ("decided", "Nolemts atcelt"),
                ("contest", "strīdu komisija, Rīgas iela 2"),
            ],
        );
        let holder_of = holder(&service, "A3", &codes["A3"]).await;
        assert_eq!(service.own_cancelled(&holder_of).await.expect("one's own"), letter);
        assert!(service.mine(&holder_of).await.expect("mine").cancelled);
        not_found(service.own_cancelled(&holder(&service, "A1", &codes["A1"]).await).await);
        not_found(service.cancelled_about(&world.caseworker(Who::Stranger), ("minimal", "A3")).await);
    });
}

/// A third person's objection is upheld by the institution itself, and two people cancel the award: its holder was heard as well.
#[test]
fn an_award_that_a_third_person_contested_is_cancelled_by_an_act_of_its_own() {
    told_to_both(async |world| {
        let codes = told(&world, "2009-02-02", &own()).await;
        let (service, ilze, maris) =
            (world.at(ENDED), world.caseworker(Who::Ilze), world.caseworker(Who::Maris));
        let zane = third(&world).await;
        let id = objects(&service, &codes, ("A2", "A3")).await;
        let at = events(&service, &zane, id).await;
        service.answer_objection(&zane, (id, at), ("upheld", &answer("A2 ir agrāk."))).await.expect("upheld");
        let offers = service.application(&ilze, "minimal", "A3").await.expect("a file").offers;
        let number = ("minimal", "A3", offers[0].events);
        let unheard = service.propose_settlement(&ilze, number, ("given-wrongly", "A2 ir agrāk.")).await;
        assert_eq!(wrong(unheard).len(), 2);
        let heard = ("held", "Rakstveidā 24.04.2026.");
        let asked = TypedEnding { why: "given-wrongly", ground: "A2 ir agrāk.", heard };
        let asked = service.propose_settlement(&ilze, number, asked).await.expect("proposed");
        service.approve(&maris, asked).await.expect("approved");
        let letter = service.cancelled_about(&ilze, ("minimal", "A3")).await.expect("an act");
        assert_eq!(letter.heard, Hearing::Held(heard.1.to_owned()));
        assert_eq!(parts(&letter)[5].1, "A2 ir agrāk.");
    });
}

#[test]
fn a_refusal_lists_the_norm_of_the_rule_that_refused_and_says_it_formally() {
    for (rank, ground) in [("binding", true), ("internal", false)] {
        told_to_both(async |world| {
            let mut new = fixture("minimal");
            let pack = String::from_utf8(new.files["pack.toml"].clone()).expect("text");
            let source = "date = \"2026-01-05\"";
            let own = "[[rules]]\nid = \"town\"\nwhen = \"applicant.municipality == 'Piemēri'\"\nsource = \"example\"\n\
                       text = { lv = \"Tev jādzīvo Piemēros.\", en = \"Live in Piemēri.\", ru = \"Ты не из Пиемери.\" }\n\
                       formal = { lv = \"Jums jādzīvo Piemēros.\", ru = \"Вы не из Пиемери.\" }\n\n";
            let pack = pack.replace(source, &format!("{source}\nrank = \"{rank}\""));
            let pack = pack.replacen("[[pairs]]", &format!("{own}[[pairs]]"), 1);
            new.files.insert("pack.toml".to_owned(), pack.into_bytes());
            let mut add =
                |file: &str, text: &str| new.files.get_mut(file).expect("a file").extend(text.as_bytes());
            add("applicants.csv", "A4,2026-04-13T09:20,no,2009-02-02,yes,Cita\n");
            add("preferences.csv", "A4,park,1,500\n");
            add("round.toml", ACT);
            world.at(OPEN).add_round(Some(&world.administrator()), &new).await.expect("a round");
            let run = world.run_of_minimal().await;
            world.at(ENDED).publish(&world.caseworker(Who::Maris), run).await.expect("published");
            let house = House::beside(&world).await;
            let mut ilze = house.guest(Guest::Caseworker).await;
            let page = ilze.get("/rounds/minimal/applications/A4/decision?lang=lv").await.body;
            let norms = page
                .split_once("id=\"part-norms\"")
                .expect("norms")
                .1
                .split_once("</section>")
                .expect("an end")
                .0;
            let named = "Piemēru pilsētas kārtība (izdomāta), 3. punkts";
            assert!(norms.contains(named), "{norms}");
            assert_eq!(norms.contains("(noteikums, pēc kura"), ground, "{norms}");
            assert_eq!(norms.contains(&format!("ne kā lēmuma pamats: {named}")), !ground, "{norms}");
            assert!(page.contains("Jums jādzīvo Piemēros.") && !page.contains("Tev jādzīvo"), "{page}");
        });
    }
}

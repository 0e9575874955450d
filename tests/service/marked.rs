//! What is wrong with a form leads to its field: every line of every list of mistakes, wherever a form is refused. That it does is what every
//! answer is held to (`knock`); here the forms are sent wrong, those of an act and of an objection among them.

use std::collections::BTreeSet;

use crate::{
    afterwards::told,
    authority::{May, ROWS},
    knock::{Browser, House, Reply},
    law::{ACT, opened},
    objections::third,
    scene::{ENDED, PASSWORD, Who, holder, told_to_one},
};

/// What ends the visit, or what the form is about: not sent wrong here.
const LEFT_OUT: [&str; 4] = ["/sign-out", "/my/withdraw", "/my/accept", "/my/decline"];

/// Hidden fields as pages have them, with what a form is about.
const FIELDS: [(&str, &str); 5] =
    [("version", "1"), ("events", "0"), ("said", "0"), ("statement", "0"), ("number", "0")];

/// How many lines of mistakes an answer has.
fn lines(reply: &Reply) -> usize {
    let (_, list) = reply.body.split_once("class=\"summary-of-errors\"").unwrap_or_default();
    list.split("</div>").next().unwrap_or_default().matches("href=\"#").count()
}

async fn signed_in(house: &House, login: &str, password: &str) -> Browser {
    let mut browser = house.browser("10.0.0.5");
    let reply = browser.post("/sign-in", &[("login", login), ("password", password)]).await;
    assert_eq!(reply.status, 303, "{login}");
    browser
}

#[test]
fn what_is_wrong_with_an_act_or_an_objection_leads_to_its_field() {
    told_to_one(async |world| {
        let own = ACT.replace(
            "Piemēru novada Administratīvo aktu strīdu komisija\", address = \"Rīgas iela 2",
            "Piemēru dienests\", address = \"Rīgas iela 1",
        );
        let settings = own + "\n[answers]\nat_deadline = \"stand\"\n";
        let codes = told(&world, "2009-02-02", &settings).await;
        let service = world.at(ENDED);
        third(&world).await;
        let refused = holder(&service, "A2", &codes["A2"]).await;
        let id = service.object(&refused, ("", "representative"), "Lūdzu pārskatīt.").await.expect("sent").id;
        let other = holder(&service, "A4", &codes["A4"]).await;
        service.object(&other, ("A3", "third-person"), "Vieta pienākas man.").await.expect("sent");
        let house = House::beside(&world).await;
        let mut zane = signed_in(&house, "zane", "a password for tests").await;
        let at = |number: &str, end: &str| format!("/rounds/minimal/applications/{number}/{end}");
        let objection = format!("/objections/{id}");
        let answer = format!("{objection}/answer");
        for (path, fields, wrong) in [
            (at("A1", "after/end"), vec![], 2),
            (at("A1", "after/end"), vec![("why", "given-wrongly")], 3),
            (at("A1", "after/contest"), vec![("meant", "yes")], 2),
            (at("A3", "after/settle"), vec![("events", "1"), ("outcome", "not-eligible")], 3),
            (at("A3", "after/settle"), vec![("events", "1")], 2),
            (at("A1", "after/correct"), vec![("fact", "municipality"), ("meant", "yes")], 1),
            (at("A2", "hearing"), vec![], 1),
            (at("A1", "decision"), vec![], 2),
            (answer.clone(), vec![("what", "kept")], 5),
            (answer, vec![("what", "upheld"), ("heard", "held")], 4),
            (objection.clone(), vec![("what", "mend")], 2),
            (objection, vec![("what", "settled")], 1),
        ] {
            let fields: Vec<_> = fields.into_iter().chain(FIELDS).collect();
            let reply = zane.post(&path, &fields).await;
            let there = reply.body.contains(&format!("action=\"{path}\"")) && lines(&reply) >= wrong;
            assert_eq!((reply.status, there), (422, true), "{path} {fields:?}: {}", reply.body);
        }
    });
}

#[test]
fn what_is_wrong_with_any_form_leads_to_its_field() {
    told_to_one(async |world| {
        let codes = told(&world, "2009-02-02", "\n[answers]\nat_deadline = \"stand\"\n").await;
        let house = House::beside(&world).await;
        let mut guests = vec![
            ("", house.browser("10.0.0.4"), May::Everyone),
            ("A1", opened(&house, &codes, "A1").await, May::Holder),
        ];
        for (login, may) in
            [("ilze", May::Caseworker), ("biblioteka", May::Department), ("vija", May::Administrator)]
        {
            guests.push((login, signed_in(&house, login, PASSWORD).await, may));
        }
        world.at(ENDED).own_placements(&world.department(Who::Library)).await.expect("placements");
        let mut marked = BTreeSet::new();
        for (who, browser, may) in &mut guests {
            for (_, route, allowed) in ROWS.iter().filter(|(method, ..)| *method == "POST") {
                if allowed != may || LEFT_OUT.contains(route) {
                    continue;
                }
                let minimal = route.replace("{slug}", "minimal").replace("{number}", "A1");
                for path in [house.filled(route), minimal.replace("{occasion}", "told").replace("{id}", "0")]
                {
                    for number in ["0", "A1"] {
                        let fields =
                            FIELDS.map(|(name, value)| (name, if name == "number" { number } else { value }));
                        let reply = browser.post(&path, &fields).await;
                        if lines(&reply) > 0 {
                            marked.insert(*route);
                        }
                    }
                }
            }
            println!("{who}: {marked:#?}");
        }
        assert!(marked.len() >= 20, "{marked:#?}");
    });
}

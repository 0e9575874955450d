//! Everything that is kept about an application, for its person: on a page and as a file.

use talka::service::{NewApplication, Wanted};

use crate::{
    knock::House,
    scene::{Who, application, told_to_both},
};

#[test]
fn somebody_reads_what_is_kept_of_them_who_looked_and_takes_it_along() {
    told_to_both(async |world| {
        let house = House::beside(&world).await;
        let service = &house.service;
        let ilze = world.caseworker(Who::Ilze);
        let mut form = application("mine", &["V01"]);
        for (fact, answer) in [("date_of_birth", "05.06.2010."), ("parish", "Piemēru pilsēta")] {
            form.answers.insert(fact.to_owned(), answer.to_owned());
        }
        let sent = service.submit("sample-summer", &form).await.expect("taken");
        let known = service.changing(&ilze, "sample-summer", &sent.number).await.expect("it can be changed");
        let mut answers = known.answers.clone();
        answers.insert("contact".to_owned(), "+371 26123456".to_owned());
        let new = NewApplication { answers, wishes: known.wishes.clone(), ..NewApplication::default() };
        let at = ("sample-summer", sent.number.as_str(), known.version);
        service.change_for(&ilze, at, (&new, "Zvanīja māte"), &|_, _| true).await.expect("changed");
        let wanted = Wanted { most: 100, ..Wanted::default() };
        let lines = service.list(&ilze, "sample-summer", &wanted).await.expect("a list").lines;
        let all: Vec<&str> = lines.iter().map(|line| line.number.as_str()).collect();
        service.look_through(&ilze, "sample-summer", all.clone(), "").await.expect("noted");
        let others = all.into_iter().filter(|number| *number != sent.number).collect();
        service.look_through(&ilze, "sample-summer", others, "").await.expect("noted");
        let mut own = house.browser("10.0.0.61");
        assert_eq!(own.get("/my/data").await.status, 303, "only for whoever opened it");
        assert_eq!(own.post("/result", &[("number", &sent.number), ("code", &sent.code)]).await.status, 303);
        let page = own.get("/my/data?lang=lv").await.body;
        for told in ["Elīna Ķirse", "elina@example.org → +371 26123456", "redzējuši 1 sarakstā"] {
            assert!(page.contains(told), "{told}: {page}");
        }
        // Staff are named by their organisation; what a caseworker noted for colleagues stays with them.
        let authority = service.mine(&crate::scene::holder(service, &sent.number, &sent.code).await).await;
        assert!(page.contains(&authority.expect("mine").authority), "{page}");
        for hidden in ["ILZE", "Zvanīja māte", &sent.code] {
            assert!(!page.contains(hidden), "{hidden}: {page}");
        }
        let file = own.get("/my/data/file").await;
        assert!(file.header("content-disposition").contains("attachment"), "{file:?}");
        let file: serde_json::Value = serde_json::from_str(&file.body).expect("JSON");
        assert_eq!((&file["name"], &file["contact"]), (&"Elīna Ķirse".into(), &"+371 26123456".into()));
        assert_eq!(file["in_lists"]["times"], 1);
        let looks = file["looks"].as_array().expect("looks");
        assert!(looks.iter().any(|look| look["action"] == "look"), "{file}");
        assert!(looks.iter().any(|look| look["by"] == "person"), "{file}");
        assert_eq!(file["facts"]["date_of_birth"], "2010-06-05");
        assert_eq!(file["messages"][0]["occasion"], "received");
    });
}

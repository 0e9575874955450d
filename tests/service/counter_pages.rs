//! The pages of the counter: what was typed goes along, what was read back is kept, and number and code are shown once.

use crate::{
    knock::{Browser, Guest, House},
    scene::{PASSWORD, told_to_both},
};

/// The value of a hidden field on a page.
fn hidden<'a>(body: &'a str, name: &str) -> &'a str {
    let (_, after) = body.split_once(&format!("name=\"{name}\" value=\"")).expect(name);
    after.split_once('"').expect("an end").0
}

async fn signed_in(house: &House, login: &str) -> Browser {
    let mut browser = house.browser("10.0.0.7");
    let reply = browser.post("/sign-in", &[("login", login), ("password", PASSWORD)]).await;
    assert_eq!(reply.status, 303);
    browser
}

/// Fills in the pages of the counter up to the one that reads back.
async fn read_back(ilze: &mut Browser, start: &str, name: &str) -> String {
    const ROUND: &str = "/rounds/sample-summer";
    let page = ilze.get(start).await;
    assert_eq!(page.status, 200, "{}", page.body);
    let draft = hidden(&page.body, "sealed-draft").to_owned();
    let mut fields = vec![("sealed-draft", draft.as_str()), ("lang", "ru")];
    let answers =
        [("name", name), ("contact", "+371 26123456"), ("date_of_birth", "7 6 2009"), ("personal-code", "")];
    fields.extend(answers);
    // Whatever else is asked: nobody knows.
    let asked: Vec<String> = page
        .body
        .split("<input type=\"radio\" name=\"")
        .skip(1)
        .map(|rest| rest.split('"').next().unwrap_or_default().to_owned())
        .filter(|name| name != "lang")
        .collect();
    fields.extend(asked.iter().map(|name| (name.as_str(), "")));
    let bad: Vec<_> = fields.iter().copied().filter(|(name, _)| *name != "contact").collect();
    let refused = ilze.post(&format!("{ROUND}/counter"), &bad).await;
    assert_eq!(refused.status, 422);
    assert!(refused.body.contains(name), "what was typed stays");
    let told = refused.body.split("<a href=\"#contact\">").nth(1).and_then(|rest| rest.split('<').next());
    let told = told.expect("the summary leads there");
    assert!(told.contains(": ") || told.contains("? "), "of many questions it says which: {told}");
    let wishes = ilze.post(&format!("{ROUND}/counter"), &fields).await;
    assert_eq!(wishes.status, 200, "{}", wishes.body);
    // Whoever types is not the one whom the answers are about.
    for not in ["y your answers", "ēc tavām atbildēm", "ēc jūsu atbildēm"] {
        assert!(!wishes.body.contains(not), "{not}: {}", wishes.body);
    }
    let draft = hidden(&wishes.body, "sealed-draft").to_owned();
    let none =
        ilze.post(&format!("{ROUND}/counter/wishes"), &[("sealed-draft", &draft), ("wishes", "")]).await;
    assert_eq!(none.status, 422);
    let chosen = [("sealed-draft", draft.as_str()), ("wishes", "V01"), ("wishes", "V02")];
    let review = ilze.post(&format!("{ROUND}/counter/wishes"), &chosen).await;
    assert_eq!(review.status, 200, "{}", review.body);
    assert!(review.body.contains(name));
    review.body
}

#[test]
fn the_pages_of_the_counter_lead_to_number_and_code_once() {
    told_to_both(async |world| {
        let house = House::new(&world).await;
        let mut ilze = house.guest(Guest::Caseworker).await;
        let body = read_back(&mut ilze, "/rounds/sample-summer/counter?lang=en", "Žanete Ābola").await;
        let sealed = hidden(&body, "sealed-review").to_owned();
        let review = "/rounds/sample-summer/counter/review";
        let nothing = ilze.post(review, &[("sealed-review", &sealed)]).await;
        assert_eq!(nothing.status, 422, "how it came has to be said");
        let wrong = [
            ("sealed-review", sealed.as_str()),
            ("came", "paper"),
            ("at-day", "31.02.2026."),
            ("at-time", "9"),
        ];
        let wrong = ilze.post(review, &wrong).await;
        assert!(wrong.status == 422 && wrong.body.contains("31.02.2026."), "what was typed stays");
        let sent = ilze.post(review, &[("sealed-review", &sealed), ("came", "now")]).await;
        assert_eq!(sent.status, 200, "{}", sent.body);
        let code = sent.body.split("<dd>").nth(2).and_then(|rest| rest.split('<').next()).expect("a code");
        let number =
            sent.body.split("<dd>").nth(1).and_then(|rest| rest.split('<').next()).expect("a number");
        let opened = house.browser("10.0.0.9").post("/result", &[("number", number), ("code", code)]).await;
        assert_eq!((opened.status, opened.header("location")), (303, "/my"));
        let file = ilze.get(&format!("/rounds/sample-summer/applications/{number}")).await;
        assert!(file.body.contains("Žanete Ābola") && !file.body.contains(code), "the code is shown once");
        let other = signed_in(&house, "maris")
            .await
            .post(review, &[("sealed-review", &sealed), ("came", "now")])
            .await;
        assert_eq!(other.status, 409, "another browser is not shown number and code: {}", other.body);
        assert!(!other.body.contains(code));
        // Changed for its person: old and new are shown before anything is saved.
        let start = format!("/rounds/sample-summer/applications/{number}/change");
        let body = read_back(&mut ilze, &start, "Žanete Bērziņa").await;
        assert!(
            body.contains("<del>Žanete Ābola</del>") && body.contains("<ins>Žanete Bērziņa</ins>"),
            "{body}"
        );
        let sealed = hidden(&body, "sealed-review").to_owned();
        let unsaid = ilze.post(review, &[("sealed-review", &sealed), ("note", "")]).await;
        assert_eq!(unsaid.status, 422);
        let saved = ilze.post(review, &[("sealed-review", &sealed), ("note", "Pase uzrādīta")]).await;
        assert_eq!(saved.status, 303, "{}", saved.body);
        let file = ilze.get(saved.header("location")).await;
        assert!(file.body.contains("Žanete Bērziņa") && file.body.contains("Pase uzrādīta"));
        let again = ilze.post(review, &[("sealed-review", &sealed), ("note", "Pase uzrādīta")]).await;
        assert_eq!(
            (again.status, again.header("location")),
            (303, saved.header("location")),
            "it is done already"
        );
        let strange = ilze.post(review, &[("sealed-review", "x"), ("came", "now")]).await;
        assert_eq!(strange.status, 409, "not one of ours: {}", strange.body);
    });
}

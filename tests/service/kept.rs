//! A form that staff sent after their session had run out: it waits in the page for signing in, and comes back to whoever
//! used to sign in on this device, and to nobody else.

use crate::{
    knock::{Browser, Guest, House, Reply},
    scene::{PASSWORD, told_to_both},
    walk::hidden,
};

const FORM: &str = "/rounds/sample-summer/placements/new";

async fn signs_in(browser: &mut Browser, login: &str, kept: &str) -> Reply {
    browser.post("/sign-in", &[("login", login), ("password", PASSWORD), ("kept", kept), ("next", "")]).await
}

#[test]
fn what_was_typed_waits_in_the_page_for_signing_in() {
    told_to_both(async |world| {
        let house = House::new(&world).await;
        let mut browser = house.guest(Guest::Department).await;
        assert_eq!(browser.post("/sign-out", &[]).await.status, 303);
        let fields = [("title", "Plauktu krāsošana"), ("capacity", "2"), ("password", "noslēpums")];
        let asked = browser.post(FORM, &fields).await;
        assert_eq!(asked.status, 401, "{}", asked.body);
        let kept = hidden(&asked.body, "kept").expect("the page carries the form");
        assert!(
            !asked.body.contains("Plauktu") && !asked.body.contains("noslēpums"),
            "sealed: {}",
            asked.body
        );
        // In another language, and after a slip of the finger, it is still there.
        let russian = browser.post("/sign-in?lang=ru", &[("just-show", "yes"), ("kept", &kept)]).await;
        assert!(
            russian.body.contains("lang=\"ru\"") && hidden(&russian.body, "kept").as_ref() == Some(&kept)
        );
        let slip =
            browser.post("/sign-in", &[("login", "biblioteka"), ("password", "x"), ("kept", &kept)]).await;
        assert_eq!((slip.status, hidden(&slip.body, "kept")), (422, Some(kept.clone())));
        let signed_in = signs_in(&mut browser, "biblioteka", &kept).await;
        assert_eq!((signed_in.status, signed_in.header("location")), (303, "/kept"));
        let page = browser.get("/kept").await.body;
        assert!(page.contains("Plauktu krāsošana") && !page.contains("noslēpums"), "{page}");
        assert!(page.contains(&format!("action=\"{FORM}\"")), "{page}");
        // Somebody else at the same device, the same person at another, and a form that is none.
        for (login, device, kept) in
            [("parks", true, kept.as_str()), ("biblioteka", false, &kept), ("biblioteka", true, "x")]
        {
            let mut other = house.browser("10.0.0.51");
            if device {
                other.cookies.clone_from(&browser.cookies);
            }
            let own = asked_again(&house, &mut other, device).await;
            let kept = if kept == "x" { kept } else { &own };
            assert_eq!(signs_in(&mut other, login, kept).await.header("location"), "/placements", "{login}");
            let page = other.get("/kept").await;
            assert!(!page.body.contains("Plauktu"), "{login}: {}", page.body);
        }
    });
}

/// The form sent once more, by whoever is at this browser.
async fn asked_again(house: &House, browser: &mut Browser, device: bool) -> String {
    let mut sender = house.browser("10.0.0.52");
    if device {
        sender.cookies.insert("device".to_owned(), browser.cookies["device"].clone());
    }
    let asked = sender.post(FORM, &[("title", "Plauktu krāsošana")]).await;
    browser.cookies.remove("talka");
    hidden(&asked.body, "kept").expect("the page carries the form")
}

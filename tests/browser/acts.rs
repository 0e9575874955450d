//! Pages of decisions in a browser: a refusal in nine parts, an objection against it, the privacy notice, and on the desk the objection, the
//! plan of a next round and a second call.

use std::fs;

use crate::{
    people::Someone,
    support::{
        browser::Size,
        season::{KEY, PASSWORD, SLUG, Stage, prepare_changed},
        service::Service,
    },
};

/// What the round says whose decisions are acts.
pub(crate) const ACT: &str = "
[decision]
kind = \"act\"
institution = { name = \"Piemēru dienests\", address = \"Rīgas iela 1, Piemēri, LV-1000\" }
contest_authority = { name = \"Piemēru dienests\", address = \"Rīgas iela 1, Piemēri, LV-1000\" }
hearing = { omitted = \"Viss vajadzīgais ir norādīts pieteikumā.\" }
[[decision.norms]]
rank = \"law\"
title = \"Administratīvā procesa likums\"
place = \"55. panta 1. punkts\"
source = \"https://likumi.lv/ta/id/55567\"
seen = 2026-11-29
";

/// Looks at a page at both widths, and goes on at the phone's.
fn looks(someone: &mut Someone, path: &str, picture: &str) {
    someone.open(path);
    someone.look(picture);
    someone.browser.resize(Size::PHONE);
}

#[test]
fn a_refusal_is_read_and_contested_and_the_desk_sees_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let key_file = folder.path().join("talka.key");
    fs::write(&key_file, KEY).expect("the key");
    let database = format!("sqlite:{}", folder.path().join("talka.db").display());
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    let season = runtime.block_on(prepare_changed(&database, "minimal", Stage::Published, |new| {
        new.files.get_mut("round.toml").expect("settings").extend_from_slice(ACT.as_bytes());
    }));
    let own = season.submitted.iter().find(|one| one.number == "A2").expect("there");
    let service = Service::serve(&database, &["--key-file", key_file.to_str().expect("UTF-8")]);
    let mut person = Someone::at(service.url(), "lv", Size::PHONE);
    looks(&mut person, &format!("/rounds/{SLUG}/privacy"), "privacy");
    person.open("/result");
    person.browser.put("#number", &own.number);
    person.browser.put("#code", &own.code);
    person.go_on();
    looks(&mut person, "/my/decision", "decision");
    assert_eq!(person.browser.count("article.decision section"), 9);
    person.open("/my/object");
    person.browser.click("input[name='by'][value='representative']");
    person.browser.put("#ground", "Lūdzu pārskatīt lēmumu.");
    person.go_on();
    person.sound("objected");

    let mut desk = Someone::at(service.url(), "lv", Size::LAPTOP);
    desk.sign_in_as("first", PASSWORD);
    for (path, picture) in [
        (format!("/rounds/{SLUG}/objections"), "objections"),
        (format!("/rounds/{SLUG}/applications/A3/after"), "after-act"),
        (format!("/rounds/{SLUG}/applications/A2/hearing"), "hearing"),
        (format!("/rounds/{SLUG}/mails/telephone"), "telephone"),
        (format!("/rounds/{SLUG}/second-call"), "second-call"),
        (format!("/rounds/{SLUG}/decision"), "decision-setting"),
        ("/rounds/plan".to_owned(), "plan-start"),
    ] {
        looks(&mut desk, &path, picture);
    }
    desk.sign_out();
}

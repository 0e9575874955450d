//! Mails that came back: noted by a caseworker or from what mail servers sent, once; their people are told otherwise, and nothing more goes
//! to that address until somebody says so. Each mail that went keeps its language and its text. Whoever consents is reached by a letter, too.

use talka::{
    files::bounces,
    service::{Bounced, Delivery, Mail, Service},
    store,
};

use crate::{
    afterwards::told,
    consent::mother,
    mails::{applied, posting},
    scene::{ENDED, OPEN, Who, World, asks, holder, not_found, refused, told_to_both, wrong},
};

/// Everything that is due goes, and is taken.
async fn goes(service: &Service) -> Vec<Mail> {
    let mails = service.mails_due().await.expect("mails");
    for mail in &mails {
        service.mail_ended(mail, &Delivery::Taken).await.expect("noted");
    }
    mails
}

/// What a mail server sends about a mail that it could not deliver.
fn notification(mail: &Mail) -> String {
    format!(
        "Message-ID: <own@mx>\nContent-Type: multipart/report; report-type=delivery-status\n\n\
         Content-Type: message/delivery-status\n\nAction: failed\nStatus: 5.1.1\n\
         Diagnostic-Code: smtp; 550 <{}> unknown\n\nContent-Type: text/rfc822-headers\n\nMessage-ID: <{}@example.lv>\n",
        mail.to, mail.id
    )
}

fn read(text: &str) -> Vec<(String, String)> {
    bounces::read(text).into_iter().map(|one| (one.id, one.why)).collect()
}

async fn kept(world: &World, mail: &Mail) -> store::messages::MessageRow {
    let mut conn = world.db.read().await.expect("a connection");
    store::messages::by_id(&mut conn.link(), mail.id).await.expect("asked").expect("a message")
}

#[test]
fn whoever_was_written_to_in_vain_is_told_otherwise_and_not_written_to_again() {
    told_to_both(async |world| {
        world.import(OPEN, "minimal").await;
        let (service, ilze) = (posting(&world, OPEN, 1_000), world.caseworker(Who::Ilze));
        let (number, code) = applied(&service, "a", "Elina@example.org").await;
        let mail = goes(&service).await.remove(0);
        let went = kept(&world, &mail).await;
        assert_eq!(
            (went.state.as_str(), went.lang.as_deref(), went.text_number),
            ("sent", Some("lv"), Some(0))
        );
        let text = notification(&mail);
        let found = read(&text);
        let noted = service.mails_came_back(&found).await.expect("noted");
        assert_eq!(noted, Bounced { noted: 1, known: 0, others: 0 });
        let again = service.mails_came_back(&found).await.expect("noted");
        assert_eq!(again, Bounced { noted: 0, known: 1, others: 0 }, "the same file once more");
        let others = [("no-key".to_owned(), String::new())];
        assert_eq!(service.mails_came_back(&others).await.expect("read").others, 1);
        assert_eq!(world.noted("mail-bounced").await, 1);
        // It is on the desk, without the address that the server repeated.
        let mails = service.mails(&ilze, "minimal").await.expect("mails");
        let pending: Vec<_> = mails.pending.iter().map(|one| (one.number.as_str(), one.bounced)).collect();
        assert_eq!(pending, [(number.as_str(), true)]);
        assert!(
            mails.pending[0].error.contains("5.1.1") && !mails.pending[0].error.contains('@'),
            "{mails:?}"
        );
        // What comes next goes to the desk as well, and into a letter.
        let run = world.run_of_minimal().await;
        let late = posting(&world, ENDED, 1_000);
        late.publish_undecided(&world.caseworker(Who::Maris), run).await.expect("published");
        assert!(goes(&late).await.is_empty(), "nobody else has a mail address");
        let told = late.mails(&ilze, "minimal").await.expect("mails").pending;
        assert!(told.iter().filter(|one| one.number == number).count() >= 2, "{told:?}");
        let letters = late.letters(&ilze, "minimal").await.expect("letters");
        assert_eq!(letters.waiting[1], 4, "all four are to get letters");
        // A caseworker has the mail sent again: then the address counts as good.
        late.look_after_message(&ilze, ("minimal", mail.id), false).await.expect("again");
        assert_eq!(goes(&late).await.len(), 1);
        let _ = holder(&late, &number, &code).await;
    });
}

#[test]
fn a_caseworker_notes_the_last_mail_as_come_back_once() {
    told_to_both(async |world| {
        world.import(OPEN, "minimal").await;
        let (service, ilze) = (posting(&world, OPEN, 1_000), world.caseworker(Who::Ilze));
        let (number, _) = applied(&service, "a", "elina@example.org").await;
        assert_eq!(refused(service.mail_came_back(&ilze, "minimal", &number).await), "refused-no-mail-went");
        goes(&service).await;
        not_found(service.mail_came_back(&world.caseworker(Who::Stranger), "minimal", &number).await);
        let strange = service.mail_came_back(&ilze, "minimal", "A9").await;
        assert_eq!(wrong(strange), [("number".to_owned(), "wrong-no-such-number")]);
        service.mail_came_back(&ilze, "minimal", &format!(" {number} ")).await.expect("noted");
        assert_eq!(refused(service.mail_came_back(&ilze, "minimal", &number).await), "refused-no-mail-went");
        assert_eq!(service.mails(&ilze, "minimal").await.expect("mails").pending.len(), 1);
    });
}

#[test]
fn a_letter_to_a_parent_or_guardian_has_a_code_of_their_own() {
    told_to_both(async |world| {
        told(&world, "2009-02-02", &asks(18, true)).await;
        let (service, ilze) = (world.at(ENDED), world.caseworker(Who::Ilze));
        let unnamed = service.print_guardian_letter(&ilze, ("minimal", "A1"), "Pase").await;
        assert_eq!(refused(unnamed.map(|letter| letter.number)), "refused-no-guardian");
        let before = mother(&world, &service, "A1").await;
        let letter = service.print_guardian_letter(&ilze, ("minimal", "A1"), "Pase").await.expect("a letter");
        assert!(letter.pdf.starts_with(b"%PDF"));
        assert_eq!(refused(service.guarded(&before).await.map(drop)), "refused-guardian-over");
        let stranger = world.caseworker(Who::Stranger);
        not_found(
            service
                .print_guardian_letter(&stranger, ("minimal", "A1"), "Pase")
                .await
                .map(|letter| letter.number),
        );
        assert_eq!(world.noted("look-letters").await, 1);
    });
}

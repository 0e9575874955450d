//! What needs a second person: of two proposals about one thing one waits, each is decided once, and by another.

use talka::store::{
    self, StoreError,
    approvals::{ApprovalRow, PROPOSED, PairRow},
};

use crate::scene::{account, at, furnished, key, raw, read, told_to_both, write};

fn proposal(number: u128, subject: &str) -> ApprovalRow {
    ApprovalRow {
        id: key(number),
        round: key(20),
        kind: "extend-round".to_owned(),
        subject: subject.to_owned(),
        sealed: vec![0, 255, 7],
        state: PROPOSED.to_owned(),
        proposed_by: key(10),
        proposed_at: at(i64::try_from(number).expect("small")),
        decided_by: None,
        decided_at: None,
    }
}

#[test]
fn of_two_proposals_about_one_thing_one_waits_and_each_is_decided_once() {
    told_to_both(async |db| {
        furnished(&db).await;
        write(&db, async |link| store::accounts::add(link, &account(12, "jānis")).await)
            .await
            .expect("added");
        let propose = async |row: &ApprovalRow| {
            write(&db, async |link| store::approvals::propose(link, row).await).await
        };
        propose(&proposal(70, "round")).await.expect("proposed");
        assert!(matches!(propose(&proposal(71, "round")).await, Err(StoreError::Taken)), "one waits");
        propose(&proposal(72, "seats 30")).await.expect("about something else");
        let waiting = async || read(&db, async |link| store::approvals::waiting(link, key(20)).await).await;
        assert_eq!(waiting().await.iter().map(|row| row.id).collect::<Vec<_>>(), [key(70), key(72)]);
        let decide = async |id: u128, state: &'static str, by: u128| {
            let by = (key(by), at(90));
            write(&db, async move |link| store::approvals::decide(link, key(id), (state, &[9]), by).await)
                .await
        };
        assert!(
            matches!(decide(70, "approved", 10).await, Err(StoreError::Database(_))),
            "not by its author"
        );
        assert!(decide(70, "approved", 12).await.expect("decided"));
        assert!(!decide(70, "refused", 12).await.expect("asked"), "once");
        assert!(decide(72, "withdrawn", 10).await.expect("taken back by its author"));
        let found =
            read(&db, async |link| store::approvals::by_id(link, key(70)).await).await.expect("there");
        assert_eq!(
            (found.state.as_str(), found.sealed, found.decided_by),
            ("approved", vec![9], Some(key(12)))
        );
        propose(&proposal(73, "round")).await.expect("another may wait now");
        let of = async |authority: u128| {
            read(&db, async |link| {
                let waiting = store::approvals::waiting_for(link, key(authority)).await?;
                let decided = store::approvals::decided_for(link, key(authority), 10).await?;
                Ok((waiting.len(), decided.len()))
            })
            .await
        };
        assert_eq!((of(1).await, of(404).await), ((1, 2), (0, 0)));
        let about = read(&db, async |link| store::approvals::about(link, key(20), "seats").await).await;
        assert_eq!(about.iter().map(|row| row.id).collect::<Vec<_>>(), [key(72)]);
        assert!(
            raw(&db, "UPDATE approval SET proposed_by = decided_by WHERE state = 'approved'").await.is_err()
        );
    });
}

#[test]
fn a_pair_is_refused_once() {
    told_to_both(async |db| {
        furnished(&db).await;
        let pair =
            |number| PairRow { id: key(number), placement: key(30), application: key(40), sealed: vec![1] };
        for number in [80, 81] {
            write(&db, async |link| store::approvals::refuse_pair(link, &pair(number)).await)
                .await
                .expect("kept");
        }
        let pairs = read(&db, async |link| store::approvals::refused_pairs(link, key(20)).await).await;
        assert_eq!(pairs.iter().map(|row| row.id).collect::<Vec<_>>(), [key(80)]);
        let others = read(&db, async |link| store::approvals::refused_pairs(link, key(404)).await).await;
        assert!(others.is_empty());
    });
}

//! Who judges the same people at the same time waits for the other.

use std::time::Duration;

use talka::store::{self, standings::StandingRow};

use crate::scene::{application, furnished, key, new, origin, told_to_both, write};

#[test]
fn two_who_judge_the_same_people_in_another_order_both_get_done() {
    told_to_both(async |db| {
        furnished(&db).await;
        let another = application(41, "A00-000-00");
        write(&db, async |link| store::applications::add(link, &new(&another), &origin(None)).await)
            .await
            .expect("added");
        let standing = |number| StandingRow {
            application: key(number),
            revision: 1,
            pack_hash: "p".to_owned(),
            ground: "g".to_owned(),
            word: "eligible".to_owned(),
            undecided: 0,
            nowhere: false,
        };
        let mut first = db.write().await.expect("a transaction");
        store::standings::put(&mut first.link(), &[standing(40)]).await.expect("put");
        let other = {
            let (db, rows) = (db.clone(), [standing(41), standing(40)]);
            tokio::spawn(
                async move { write(&db, async |link| store::standings::put(link, &rows).await).await },
            )
        };
        // By then the other one waits; whatever it has locked by that time, the first one does not need.
        tokio::time::sleep(Duration::from_millis(300)).await;
        store::standings::put(&mut first.link(), &[standing(41)])
            .await
            .expect("the other one has not got it");
        first.commit().await.expect("committed");
        other.await.expect("ran").expect("put after the first");
    });
}

//! A fault put in on purpose is found: one or two in each invariant, by SQL behind everyone's back or by bending the model.

use talka::{
    service::invariants,
    store::{Db, Link},
};

use crate::{
    check::{Breach, number},
    model::{Person, Season, State},
    moves::{Cause, Fact, Op},
    play::Play,
    runs::Kind,
    scene::{World, told_to_both},
    town,
};

/// One holds place 0, for which 1, 2 and 3 wait in this order; 4 holds place 1, for which 5 waits.
async fn waiting(world: &World) -> Play<'_> {
    let wishes: [usize; 6] = [0, 0, 0, 0, 1, 1];
    let people = wishes.map(|place| Person::new(Some(true), false, vec![place]));
    let season = Season::new(people.to_vec(), vec![1, 1], (true, true));
    let mut play = Play::begin(world, season, 0, &[]).await;
    given_on(&mut play, Kind::Main).await;
    play
}

async fn given_on(play: &mut Play<'_>, kind: Kind) {
    play.must(Op::Start(0, kind)).await;
    play.must(Op::Work).await;
    play.must(Op::Publish(1, play.season.runs.len() - 1)).await;
}

/// Says something to the database, past everything that keeps it from being said.
async fn say(world: &World, sql: &str) {
    let looks = sql.contains(" look");
    let tx = if looks { world.db.write_looks().await } else { world.db.write().await };
    let mut tx = tx.expect("a transaction");
    let safe = || sqlx::AssertSqlSafe(sql.to_owned());
    let said = match tx.link() {
        Link::Sqlite(conn) => sqlx::raw_sql(safe()).execute(conn).await.map(|_| ()),
        Link::Pg(conn) => sqlx::raw_sql(safe()).execute(conn).await.map(|_| ()),
    };
    said.unwrap_or_else(|error| panic!("{sql}: {error}"));
    tx.commit().await.expect("committed");
}

/// Lets rows of a table be changed that are only added to.
async fn unlock(world: &World, table: &str) {
    let sql = match world.db {
        Db::Sqlite(..) => format!("DROP TRIGGER {table}_no_UPDATE; DROP TRIGGER {table}_no_DELETE"),
        Db::Pg(_) => format!("ALTER TABLE {table} DISABLE TRIGGER {table}_append_only"),
    };
    say(world, &sql).await;
}

/// A key that nothing has.
fn key(world: &World) -> String {
    let hex = "0123456789abcdef0123456789abcdef";
    match world.db {
        Db::Sqlite(..) => format!("X'{hex}'"),
        Db::Pg(_) => format!("CAST('{hex}' AS UUID)"),
    }
}

/// The key of somebody's application, as a piece of SQL.
fn of(person: usize) -> String {
    format!("(SELECT id FROM application_row WHERE number = '{}')", town::number(0, person))
}

/// That a fault in an invariant was found.
fn finds(invariant: u8, found: &[Breach]) {
    assert!(found.iter().any(|one| one.invariant == invariant), "{invariant}: {found:#?}");
}

/// That the check of a live database finds it too.
async fn lives(play: &Play<'_>, wanted: &str) {
    let walk = invariants::check(&play.world.db, play.service.now(), None).await.expect("walked");
    assert!(walk.breaches.iter().any(|one| one.key == wanted), "{wanted}: {:?}", walk.breaches);
}

#[test]
fn more_holders_than_seats_are_found() {
    told_to_both(async |world| {
        let mut play = waiting(&world).await;
        // Contested, it does not lapse: it is held though nobody answered in time.
        play.must(Op::Contest(0, 0, false)).await;
        play.does(Op::Wait(24 * 9)).await;
        say(&world, "UPDATE placement SET capacity = 0 WHERE number = 'P00'").await;
        finds(1, &play.try_it(Op::Lapse).await);
        lives(&play, "invariant-seats").await;
    });
}

#[test]
fn somebody_who_holds_two_places_is_found() {
    told_to_both(async |world| {
        let mut play = waiting(&world).await;
        play.must(Op::Answer(0, true)).await;
        play.must(Op::Answer(4, false)).await;
        given_on(&mut play, Kind::Refill).await;
        let (key, who) = (key(&world), of(0));
        let twice = format!(
            "INSERT INTO offer (id, publication, application, placement, answer_by, lapses, excess)
             SELECT {key}, (SELECT id FROM publication WHERE number = 2), application, placement, answer_by, FALSE, TRUE
             FROM offer WHERE application = {who}"
        );
        say(&world, &twice).await;
        finds(2, &play.try_it(Op::Lapse).await);
        lives(&play, "invariant-places").await;
    });
}

#[test]
fn a_free_seat_of_which_the_desk_says_nothing_is_found() {
    told_to_both(async |world| {
        let mut play = waiting(&world).await;
        play.must(Op::Answer(0, false)).await;
        let (key, who) = (key(&world), of(0));
        let frozen = format!(
            "INSERT INTO offer_event (id, offer, number, kind, at, on_behalf)
             SELECT {key}, id, 2, 'contested', answer_by, FALSE FROM offer WHERE application = {who}"
        );
        say(&world, &frozen).await;
        finds(3, &play.try_it(Op::Lapse).await);
    });
}

#[test]
fn a_seat_that_goes_past_somebody_is_found() {
    told_to_both(async |world| {
        let mut play = waiting(&world).await;
        play.must(Op::Answer(0, false)).await;
        // The model has 1 in the second tier: then 2 comes before.
        play.season.people[1].again = true;
        play.try_it(Op::Start(0, Kind::Refill)).await;
        finds(4, &play.try_it(Op::Work).await);
    });
}

#[test]
fn waiting_longer_without_a_cause_is_found() {
    told_to_both(async |world| {
        let mut play = waiting(&world).await;
        let (key, who) = (key(&world), of(3));
        let first = format!(
            "INSERT INTO first_in_line (id, round, number, application, cause, at)
             SELECT {key}, round, 1, id, 'mistake', received_at FROM application_row WHERE id = {who}"
        );
        say(&world, &first).await;
        play.print = play.counted().await;
        play.must(Op::Answer(4, false)).await;
        play.must(Op::Start(0, Kind::Refill)).await;
        play.must(Op::Work).await;
        let found = play.try_it(Op::Publish(1, 1)).await;
        finds(5, &found);
        assert!(found.iter().any(|one| one.what.contains("before")), "worse than it was told: {found:#?}");
        // In the model itself: somebody comes before, and nothing happened.
        play.season.people[3].first = Some((1, 0));
        finds(5, &play.try_it(Op::Lapse).await);
    });
}

#[test]
fn a_publication_of_a_run_that_was_not_verified_is_found() {
    told_to_both(async |world| {
        let play = waiting(&world).await;
        say(&world, "UPDATE run SET state = 'failed' WHERE number = 1").await;
        finds(6, &play.at_the_end(0).await);
        lives(&play, "invariant-publications").await;
    });
    told_to_both(async |world| {
        let mut play = waiting(&world).await;
        // The model knows another second person.
        play.season.published[0].publisher = 0;
        finds(6, &play.at_the_end(0).await);
    });
}

#[test]
fn what_was_acknowledged_and_is_gone_is_found() {
    told_to_both(async |world| {
        let mut play = waiting(&world).await;
        play.must(Op::Answer(0, true)).await;
        unlock(&world, "offer_event").await;
        say(&world, "DELETE FROM offer_event").await;
        finds(7, &play.try_it(Op::Lapse).await);
    });
    told_to_both(async |world| {
        let mut play = waiting(&world).await;
        say(&world, &format!("DELETE FROM message WHERE application = {}", of(2))).await;
        finds(7, &play.try_it(Op::Lapse).await);
    });
    told_to_both(async |world| {
        let mut play = waiting(&world).await;
        // What is refused has left something.
        let (key, who) = (key(&world), of(2));
        let told = format!(
            "INSERT INTO message (id, round, application, kind, subject, created_at, state, attempts, next_at, last_error)
             SELECT {key}, round, id, 'told', 'x', received_at, 'waiting', 0, received_at, ''
             FROM application_row WHERE id = {who}"
        );
        say(&world, &told).await;
        finds(7, &play.try_it(Op::Answer(1, true)).await);
    });
}

#[test]
fn a_past_that_was_changed_and_a_look_that_nobody_noted_are_found() {
    told_to_both(async |world| {
        let play = waiting(&world).await;
        assert_eq!(play.at_the_end(0).await, []);
        unlock(&world, "event").await;
        say(&world, "UPDATE event SET object = object || 'x' WHERE action = 'publish'").await;
        finds(8, &play.at_the_end(0).await);
    });
    told_to_both(async |world| {
        let mut play = waiting(&world).await;
        play.must(Op::Answer(0, true)).await;
        assert!(play.season.looks > 0);
        unlock(&world, "look").await;
        say(&world, "DELETE FROM look_pending").await;
        say(&world, "DELETE FROM look").await;
        let mut looks = world.db.read_looks().await.expect("a connection");
        assert_eq!(number(&mut looks.link(), "SELECT COUNT(*) FROM look").await, 0);
        drop(looks);
        finds(8, &play.at_the_end(0).await);
    });
    told_to_both(async |world| {
        let mut play = waiting(&world).await;
        // Something is done, and there is one event fewer.
        play.print[0] += 1;
        finds(8, &play.try_it(Op::Answer(0, true)).await);
    });
}

#[test]
fn a_page_that_says_what_is_not_so_is_found() {
    told_to_both(async |world| {
        let mut play = waiting(&world).await;
        unlock(&world, "offer").await;
        say(&world, "UPDATE offer SET lapses = FALSE").await;
        finds(9, &play.try_it(Op::Answer(0, true)).await);
    });
    told_to_both(async |world| {
        let mut play = waiting(&world).await;
        // In the model its time is over.
        let until = play.season.now;
        play.season.people[0].offers[0].until = until;
        play.page(Op::Answer(0, true)).await;
        finds(9, &play.breaches);
    });
}

#[test]
fn what_several_did_at_once_and_no_order_explains_is_found() {
    told_to_both(async |world| {
        let mut play = waiting(&world).await;
        // In the model nobody may answer any more.
        play.season.people[0].offers[0].state = State::Declined;
        finds(7, &Box::pin(play.at_once([Op::Answer(0, true), Op::Withdraw(1), Op::Lapse])).await);
    });
}

#[test]
fn seats_that_are_called_again_beside_somebody_who_could_take_them_are_found() {
    told_to_both(async |world| {
        let mut play = waiting(&world).await;
        for person in [1, 2, 3] {
            play.must(Op::Withdraw(person)).await;
        }
        play.must(Op::Answer(0, false)).await;
        play.must(Op::Start(0, Kind::Refill)).await;
        play.must(Op::Work).await;
        // The model has 1 in line still.
        play.season.people[1].withdrawn = false;
        finds(3, &play.try_it(Op::Call(0)).await);
    });
}

#[test]
fn a_rule_by_which_nothing_goes_on_is_found() {
    for broken in [false, true] {
        told_to_both(async |world| {
            let people = [0, 0].map(|place| Person::new(Some(true), false, vec![place]));
            let mut season = Season::new(people.to_vec(), vec![1], (true, true));
            season.settings.by_rule = true;
            let mut play = Play::begin(&world, season, 0, &[]).await;
            given_on(&mut play, Kind::Main).await;
            play.must(Op::Answer(0, false)).await;
            if broken {
                say(&world, "UPDATE account SET active = FALSE WHERE login = 'maris'").await;
                finds(3, &play.try_it(Op::Jobs).await);
            } else {
                play.does(Op::Jobs).await;
                play.must(Op::Work).await;
                say(&world, "UPDATE account SET active = FALSE WHERE login = 'maris'").await;
                finds(6, &play.try_it(Op::Jobs).await);
            }
        });
    }
}

#[test]
fn whatever_the_log_asks_of_rows_is_found() {
    let ended = |world: &World| {
        format!(
            "INSERT INTO offer_event (id, offer, number, kind, at, account, on_behalf)
             SELECT {}, id, 1, 'ended', answer_by, (SELECT started_by FROM run WHERE number = 1), FALSE
             FROM offer WHERE application = {}",
            key(world),
            of(0)
        )
    };
    for (table, wanted) in [
        ("offer", "invariant-excess"),
        ("offer_event", "invariant-endings"),
        ("letter", "invariant-letters"),
        ("offer", "invariant-erasures"),
    ] {
        told_to_both(async |world| {
            let play = waiting(&world).await;
            unlock(&world, table).await;
            let sql = match wanted {
                "invariant-excess" => format!("UPDATE offer SET excess = TRUE WHERE application = {}", of(0)),
                "invariant-endings" => ended(&world),
                "invariant-letters" => format!("DELETE FROM letter WHERE application = {}", of(0)),
                _ => format!("UPDATE application_row SET wrapped_key = NULL WHERE id = {}", of(0)),
            };
            say(&world, &sql).await;
            lives(&play, wanted).await;
        });
    }
}

#[test]
fn a_publication_that_offers_what_its_run_did_not_give_is_found() {
    told_to_both(async |world| {
        let play = waiting(&world).await;
        assert_eq!(play.service.check_sealed().await.expect("opened"), []);
        unlock(&world, "offer").await;
        let other = of(1);
        say(&world, &format!("UPDATE offer SET application = {other} WHERE application = {}", of(0))).await;
        let found = play.service.check_sealed().await.expect("opened");
        assert_eq!(found.iter().map(|one| one.key).collect::<Vec<_>>(), ["invariant-given"]);
    });
}

#[test]
fn a_number_that_got_worse_without_a_cause_is_found_in_what_was_told() {
    told_to_both(async |world| {
        let people = [Some(true), Some(false), Some(true)].map(|old| Person::new(old, false, vec![0]));
        let season = Season::new(people.to_vec(), vec![1], (true, true));
        let mut play = Play::begin(&world, season, 0, &[]).await;
        given_on(&mut play, Kind::Main).await;
        play.must(Op::Correct(0, 1, Cause::Decision, Fact::Old(true), false)).await;
        given_on(&mut play, Kind::Correction).await;
        assert_eq!(play.service.check_sealed().await.expect("opened"), []);
        unlock(&world, "correction").await;
        say(&world, "DELETE FROM correction").await;
        let found = play.service.check_sealed().await.expect("opened");
        assert_eq!(found.iter().map(|one| one.key).collect::<Vec<_>>(), ["invariant-waiting"]);
    });
}

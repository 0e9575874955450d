//! Random seasons: whatever people and caseworkers try, in whatever order, the service ends where the model ends.

use crate::{
    check::number,
    crowd::at_once,
    model::Phase,
    play::{Play, Tally},
    said::next,
    scene::{World, told_to},
    support::postgres,
    town::{Dice, Size, asks_more, invent},
};

/// How many operations each database sees; `TALKA_SEASON` asks for another number.
const OPERATIONS: usize = 700;

/// Operations in one round, before it is ended in order; and rounds in one database.
const LONG: usize = 70;
const ROUNDS: usize = 12;

fn asked(name: &str) -> Option<usize> {
    std::env::var(name).ok().and_then(|text| text.parse().ok())
}

/// Plays one round in a database; how many operations it had.
async fn round(world: &World, seed: u64, at: usize, tally: &mut Tally) -> (usize, usize) {
    let mut dice = Dice::new(seed);
    let size = Size { people: 6 + dice.below(7), places: 3 + dice.below(3), seats: 1 + dice.below(2) };
    let mut season = invent(&mut dice, size);
    asks_more(&mut season, &mut dice);
    let mut looks = world.db.read_looks().await.expect("a connection");
    let before = number(&mut looks.link(), "SELECT COUNT(*) FROM look").await;
    drop(looks);
    let pairs = season.settings.pairs.clone();
    let mut play = Play::begin(world, season, at, &pairs).await;
    let mut late = 0;
    for _ in 0..LONG {
        if dice.one_in(14) {
            let ops = at_once(&play.season, &mut dice);
            let found = Box::pin(play.at_once(ops)).await;
            assert!(found.is_empty(), "round {at}: {found:#?}");
            continue;
        }
        let op = next(&play.season, &mut dice);
        play.does(op).await;
        late += usize::from(play.season.phase == Phase::Finished);
        if late > 5 {
            break;
        }
    }
    play.wind_up().await;
    let found = play.at_the_end(before).await;
    assert!(found.is_empty(), "round {at}: {found:#?}");
    let found = play.second_call().await;
    assert!(found.is_empty(), "the round after round {at}: {found:#?}");
    let mut done = 0;
    for (word, (yes, no)) in &play.tally {
        let counts = tally.entry(word.clone()).or_default();
        *counts = (counts.0 + yes, counts.1 + no);
        done += yes + no;
    }
    (done, play.tried)
}

#[test]
fn whatever_is_tried_the_season_ends_where_the_model_ends() {
    let operations = asked("TALKA_SEASON").unwrap_or(OPERATIONS);
    let mut seed = asked("TALKA_SEASON_SEED").unwrap_or(1) as u64;
    let only = std::env::var("TALKA_SEASON_ON").unwrap_or_default();
    let wanted = ["sqlite", "postgres"].map(|name| name.starts_with(&only));
    let mut played = [0, 0];
    let (mut tally, mut tried) = (Tally::new(), 0);
    while (0..2).any(|at| wanted[at] && played[at] < operations) {
        let folder = tempfile::tempdir().expect("a folder");
        for at in 0..2 {
            if !wanted[at] || played[at] >= operations {
                continue;
            }
            let address = match at {
                0 => format!("sqlite:{}", folder.path().join("talka.db").display()),
                _ => postgres::database(),
            };
            let counts = std::cell::RefCell::new((0, 0, Tally::new()));
            told_to(&address, &async |world: World| {
                for at in 0..ROUNDS {
                    println!("seed {} on {address}", seed + at as u64);
                    let mut sums = Tally::new();
                    let (some, by_hand) = Box::pin(round(&world, seed + at as u64, at, &mut sums)).await;
                    let mut counts = counts.borrow_mut();
                    counts.0 += some;
                    counts.1 += by_hand;
                    for (word, (yes, no)) in sums {
                        let counts = counts.2.entry(word).or_default();
                        *counts = (counts.0 + yes, counts.1 + no);
                    }
                    if counts.0 >= operations {
                        break;
                    }
                }
            });
            let (some, by_hand, sums) = counts.into_inner();
            played[at] += some;
            tried += by_hand;
            for (word, (yes, no)) in sums {
                let counts = tally.entry(word).or_default();
                *counts = (counts.0 + yes, counts.1 + no);
            }
        }
        seed += ROUNDS as u64;
    }
    let [on_sqlite, on_postgres] = played;
    println!("{on_sqlite} operations on SQLite, {on_postgres} on PostgreSQL, {tried} refills by brute force");
    println!("done and refused: {tally:?}");
    assert!(tried > 0);
}

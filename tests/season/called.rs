//! What becomes of seats that a second call opened again: a round that follows, in which somebody holds a place of the round before,
//! somebody waited there in vain, and somebody is new.

use std::{collections::BTreeSet, fmt::Write as _};

use talka::{
    service::{Taking, invariants},
    store,
};

use crate::{
    check::Breach,
    model::State,
    play::Play,
    town::{born, known, place},
};

impl Play<'_> {
    /// Plays the round that follows, if there is one, once this one is finished.
    pub(crate) async fn second_call(&mut self) -> Vec<Breach> {
        let Some(called) = self.season.called.clone() else { return Vec::new() };
        let Some(wanted) = called.iter().position(|seats| *seats > 0) else { return Vec::new() };
        let slug = format!("{}-2", self.slug);
        let people = &self.season.people;
        let state = |at: usize| people[at].offers.last().map(|one| one.state);
        let plain = |at: &usize| people[*at].old == Some(true) && people[*at].fixes.is_empty();
        let holds = (0..people.len()).filter(plain).find(|at| state(*at) == Some(State::Accepted));
        let waits = (0..people.len()).filter(plain).find(|at| state(*at).is_none());
        let mut list = "name,date_of_birth,took_part_last_year,municipality,1. izvēle\n".to_owned();
        let names = holds.iter().chain(&waits).map(|at| known(&self.season, self.round, *at).0);
        let names: Vec<String> = names.chain(["Jauna Persona".to_owned()]).collect();
        for name in &names {
            writeln!(list, "{name},{},no,Piemēri,{}", born(true), place(wanted)).expect("memory");
        }
        let (ilze, maris) = (self.staff(0), self.staff(1));
        let sheet = ("list.csv", list.into_bytes());
        let id = self.service.send_sheet(&ilze, &slug, sheet).await.expect("sent");
        let whole = Taking { part: false, hidden: false };
        self.service.take_sheet(&ilze, id, whole).await.expect("taken");
        let over = self.world.at_moment(self.season.now + chrono::TimeDelta::days(91));
        over.close(&ilze, &slug).await.expect("closed");
        let run = over.start_run(&ilze, &slug).await.expect("started");
        assert!(over.work_once(over.new_worker().expect("a key")).await.expect("worked"));
        let mut found = Vec::new();
        let first = usize::from(holds.is_some());
        // Whoever holds a place of the round before gets none; the others in their order.
        let next: BTreeSet<usize> = (first..names.len()).take(called[wanted]).collect();
        over.publish_undecided(&maris, run).await.expect("published");
        let mut conn = self.world.db.read().await.expect("a connection");
        let link = &mut conn.link();
        let round = store::rounds::by_slug(link, &slug).await.expect("asked").expect("there").id;
        let offers = store::offers::of_round(link, round).await.expect("asked");
        let mut came = store::applications::of_round(link, round).await.expect("asked");
        drop(conn);
        came.sort_by_key(|row| row.arrival);
        let given =
            |at: &usize| came.get(*at).is_some_and(|row| offers.iter().any(|one| one.application == row.id));
        let given: BTreeSet<usize> = (0..came.len()).filter(given).collect();
        if given != next {
            found.push(Breach { invariant: 2, what: format!("{slug} gives {given:?}, the model {next:?}") });
        }
        let walk = invariants::check(&self.world.db, over.now(), None).await.expect("walked");
        found.extend(walk.breaches.iter().map(|one| Breach { invariant: 2, what: format!("{one:?}") }));
        found
    }
}

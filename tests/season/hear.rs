//! What the model hears from the service instead of saying it: what a run found, what jobs did by a rule, whether seats can be called
//! again, and in which order things happened that were tried at once. Each is held against what the model says may be.

use std::collections::BTreeMap;

use talka::{
    service::{No, TypedCall},
    store,
};
use uuid::Uuid;

use crate::{
    check::Breach,
    line::Seekers,
    moves::{Op, Said},
    play::Play,
    rule::Look,
    runs::Run,
    scene::Who,
    tell::refused,
};

fn wrong(invariant: u8, what: String) -> Breach {
    Breach { invariant, what }
}

impl Play<'_> {
    /// A worker computes the run that waits, and the model hears what it found.
    pub(crate) async fn work(&mut self) {
        let service = std::sync::Arc::clone(&self.service);
        let worked = service.work_once(service.new_worker().expect("a key")).await.expect("worked");
        let queued = self.season.runs.iter().position(Run::waits);
        assert_eq!(worked, queued.is_some(), "a run waits, or none");
        let Some(at) = queued else { return };
        let ilze = self.world.caseworker(Who::Ilze);
        let outcome = service.run_outcome(&ilze, self.runs[at]).await.expect("asked");
        let view = service.run(&ilze, self.runs[at]).await.expect("a run");
        let outcome = outcome.unwrap_or_else(|| panic!("a run failed: {}", view.failure));
        let places = |at: usize| {
            let number = outcome.places[at].placement.id.as_str();
            number.trim_start_matches('P').parse().expect("a number")
        };
        let whose: BTreeMap<&str, usize> = self.numbers.iter().map(String::as_str).zip(0..).collect();
        let gives = outcome.new_places().map(|(person, at)| (whose[person.applicant.as_str()], places(at)));
        let gives: BTreeMap<usize, usize> = gives.collect();
        self.found(at, &gives);
        self.season.computed(gives);
    }

    /// Jobs do whatever is due. The model hears what they started and published by the rule: all that they have to, and nothing else.
    pub(crate) async fn jobs(&mut self) {
        let service = std::sync::Arc::clone(&self.service);
        let worker = service.new_worker().expect("a key");
        service.plan().await.expect("planned");
        while service.job_once(worker, || false).await.expect("worked") {
            service.plan().await.expect("planned");
        }
        let mut conn = self.world.db.read().await.expect("a connection");
        let mut runs = store::runs::of_round(&mut conn.link(), self.id).await.expect("asked");
        let published = store::publications::of_round(&mut conn.link(), self.id).await.expect("asked");
        drop(conn);
        runs.reverse();
        loop {
            let look = self.season.look();
            let said = match look {
                Look::Publish(at) if published.len() > self.season.published.len() => {
                    self.season.publish(at, 1)
                }
                Look::Start(_) if runs.len() > self.runs.len() => {
                    self.runs.push(runs[self.runs.len()].id);
                    self.season.start_by_rule()
                }
                Look::Publish(at) if !self.season.undecided(at) => {
                    self.breaches.push(wrong(6, format!("nobody published run {} by the rule", at + 1)));
                    break;
                }
                Look::Publish(_) | Look::Start(_) | Look::Nothing => break,
            };
            assert_eq!(said, Said::Done, "{look:?}");
        }
        let (known, there) = ((self.runs.len(), self.season.published.len()), (runs.len(), published.len()));
        if known != there {
            self.breaches.push(wrong(6, format!("by the rule there are {there:?}, the model {known:?}")));
        }
        self.nothing_is_left();
    }

    /// Where free seats go on by themselves, none is left beside somebody who could take it once jobs have done what is due.
    fn nothing_is_left(&mut self) {
        let season = &self.season;
        let waits = season.queued() || season.held_back() || !season.to_correct().is_empty();
        let sure = season.people.iter().all(|one| one.old.is_some()) && season.after_start;
        let acts = season.settings.by_rule && season.phase == crate::model::Phase::Published;
        let next = season.next(&season.seekers());
        if acts && sure && !waits && !next.is_empty() {
            self.breaches
                .push(wrong(3, format!("{next:?} could have a seat, and nothing goes on by the rule")));
        }
    }

    /// A caseworker asks that free seats be called again, and the other approves. It has to be done where a refill has just shown
    /// that nobody can take them, and never while somebody in line could.
    pub(crate) async fn call(&mut self, by: usize) -> Result<Option<Uuid>, No> {
        let free: usize = self.season.all_free().iter().sum();
        let waits = self.season.objections.iter().any(|one| one.open) || !self.season.to_correct().is_empty();
        let waits = waits || self.season.owed().next().is_some();
        let must = self.season.quiet && !self.season.queued() && free > 0 && !waits;
        let today = self.season.now + chrono::TimeDelta::hours(3);
        let day = |days: i64| (today + chrono::TimeDelta::days(days)).format("%d.%m.%Y.").to_string();
        let pack = self.service.round(&self.slug).await?.0.pack_hash;
        let (opens, closes, starts) = (day(0), day(90), day(100));
        let typed = TypedCall {
            slug: &format!("{}-2", self.slug),
            opens: &opens,
            closes: &closes,
            starts: &starts,
            pack: &pack,
            ground: "Vietas palika brīvas.",
        };
        let asked = self.service.propose_call(&self.staff(by), &self.slug, typed).await;
        let done = match asked {
            Ok(id) => self.service.approve(&self.staff(1 - by), id).await.map(|()| id),
            Err(no) => Err(no),
        };
        match done {
            Ok(id) => {
                let seekers =
                    Seekers { line: self.season.line(), free: self.season.callable(), ..Seekers::default() };
                let next = self.season.next(&seekers);
                if !next.is_empty() {
                    self.breaches.push(wrong(3, format!("{next:?} could have a seat that was called again")));
                }
                // Nothing else waits for a second person under this number.
                self.proposals.push(id);
                self.season.call_again(by);
                Ok(Some(id))
            }
            Err(No::Refused(why)) => {
                if must {
                    self.breaches.push(wrong(7, format!("{free} seats are not called again: {}", why.key)));
                }
                Err(No::Refused(why))
            }
            Err(no) => Err(no),
        }
    }

    /// Several try something at once: it ends as if one had come after another, in one order or another.
    pub(crate) async fn at_once(&mut self, ops: [Op; 3]) -> Vec<Breach> {
        for op in ops {
            self.page(op).await;
        }
        let [first, second, third] = ops;
        let (first, second, third) = tokio::join!(self.ask(first), self.ask(second), self.ask(third));
        let answers = [first, second, third].map(|answer| refused(answer, &format!("{ops:?}")));
        println!("  at once {ops:?}: {:?}", answers.each_ref().map(Result::is_ok));
        let before = self.season.clone();
        let mut found = vec![wrong(7, format!("{ops:?} at once: {answers:?}, in no order"))];
        for order in [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]] {
            let mut season = before.clone();
            let fits = order.into_iter().all(|at| (season.take(ops[at]) != Said::No) == answers[at].is_ok());
            if !fits {
                continue;
            }
            self.season = season;
            found = self.same().await;
            found.extend(self.messages_differ(ops[0]).await);
            if found.is_empty() {
                break;
            }
        }
        for (op, answer) in ops.iter().zip(&answers) {
            self.keep(*op, answer).await;
        }
        let done = answers.iter().any(Result::is_ok);
        let counts = self.tally.entry("AtOnce".to_owned()).or_default();
        *(if done { &mut counts.0 } else { &mut counts.1 }) += 1;
        let caused = self.season.causes > before.causes;
        found.append(&mut self.breaches);
        found.extend(self.breaches_after(ops[0], if done { Said::Same } else { Said::No }, caused).await);
        found
    }
}

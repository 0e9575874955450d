//! What is tried, asked of the service: one verb for each. Whether it was done, and the answer where it was not.

use talka::{
    domain::{Caseworker, Department, Holder},
    service::{Left, No, Service, TypedEnding},
    store,
};
use uuid::Uuid;

use crate::{
    model::{Ask, Season, Why},
    moves::{Cause, Fact, OTHER, OWN, Op, STRANGER, ZANE},
    object::Reply,
    play::Play,
    runs::Kind,
    scene::Who,
    town::born,
};

/// Why anything happens here.
const GROUND: &str = "Iesniegums Nr. 5.";

fn word(why: Why) -> &'static str {
    match why {
        Why::GivenWrongly => "given-wrongly",
        Why::NotEligible => "not-eligible",
        Why::PlacementWithdrawn => "placement-withdrawn",
        Why::Refused => "conduct",
        Why::Restored => "restored",
    }
}

fn said(fact: Fact) -> (&'static str, &'static str, &'static str) {
    match fact {
        Fact::Old(old) => ("date_of_birth", born(old), GROUND),
        Fact::Again(again) => ("took_part_last_year", if again { "yes" } else { "no" }, GROUND),
    }
}

/// The key of a refusal; anything else fails the test.
pub(crate) fn refused<T: std::fmt::Debug>(answer: Result<T, No>, what: &str) -> Result<T, String> {
    match answer {
        Ok(done) => Ok(done),
        Err(No::Refused(refusal)) => Err(refusal.key.to_owned()),
        Err(No::Invalid(wrong)) => Err(wrong.first().map_or_else(String::new, |one| one.key.to_owned())),
        Err(No::NotFound) => Err("not found".to_owned()),
        Err(other) => panic!("{what}: {other:?}"),
    }
}

impl Play<'_> {
    /// Asks the service for what is tried, and keeps the keys of what that made.
    pub(crate) async fn tell(&mut self, op: Op) -> Result<(), String> {
        let answer = match op {
            Op::Work => {
                self.work().await;
                Ok(None)
            }
            Op::Jobs => {
                self.jobs().await;
                Ok(None)
            }
            Op::Call(by) => self.call(by).await,
            Op::Finish(by) => {
                let left = self.finish(by).await;
                if let Ok(left) = left {
                    assert_eq!((left.seats, left.people), self.season.left(), "what the round leaves");
                }
                left.map(|_| None)
            }
            _ => self.ask(op).await,
        };
        let answer = refused(answer, &format!("{op:?}"));
        self.keep(op, &answer).await;
        answer.map(drop)
    }

    /// Keeps the keys of what was made.
    pub(crate) async fn keep(&mut self, op: Op, answer: &Result<Option<Uuid>, String>) {
        match (op, answer) {
            (Op::Start(..), Ok(Some(run))) => self.runs.push(*run),
            (Op::Object(..), Ok(Some(objection))) => self.objections.push(*objection),
            (Op::Propose(..), Ok(Some(id))) if !self.proposals.contains(id) => self.proposals.push(*id),
            (Op::Reply(..), Ok(_)) => {
                let mut conn = self.world.db.read().await.expect("a connection");
                let waiting = store::approvals::waiting(&mut conn.link(), self.id).await.expect("asked");
                let known = &mut self.proposals;
                let new: Vec<Uuid> =
                    waiting.iter().map(|one| one.id).filter(|id| !known.contains(id)).collect();
                known.extend(new);
            }
            _ => {}
        }
    }

    /// Somebody who works at the authority, or at another.
    pub(crate) fn staff(&self, by: usize) -> Caseworker {
        match by {
            0 => self.world.caseworker(Who::Ilze),
            1 => self.world.caseworker(Who::Maris),
            ZANE => self.zane.clone(),
            _ => self.world.caseworker(Who::Stranger),
        }
    }

    /// Asks the service for what is tried; the key of what that made.
    pub(crate) async fn ask(&self, op: Op) -> Result<Option<Uuid>, No> {
        let (service, slug) = (&*self.service, &*self.slug);
        match op {
            Op::Answer(person, accept) => service.answer_offer(&self.holder(person), accept, None).await,
            Op::Withdraw(person) => service.withdraw(&self.holder(person)).await,
            Op::Wait(hours) if hours < 0 => service.lapse_due(service.now()).await.map(drop),
            Op::Lapse => service.lapse_due(service.now()).await.map(drop),
            Op::Wait(_) => Ok(()),
            Op::Start(by, kind) => return self.start(by, kind).await.map(Some),
            Op::Cancel(by, run) => service.cancel_run(&self.staff(by), self.run(run)).await,
            Op::Publish(by, run) => service.publish_undecided(&self.staff(by), self.run(run)).await.map(drop),
            Op::Close(by) => service.close(&self.staff(by), slug).await.map(drop),
            Op::Finish(by) => self.finish(by).await.map(drop),
            Op::Propose(by, ask) => return self.propose(by, ask).await.map(Some),
            Op::Approve(by, at) => service.approve(&self.staff(by), self.proposal(at)).await,
            Op::Refuse(by, at) => service.refuse(&self.staff(by), self.proposal(at), GROUND).await,
            Op::TakeBack(by, at) => self.take_back(service, by, at).await,
            Op::Object(person, about) => {
                let (number, by) = if person == about {
                    (String::new(), "person")
                } else {
                    (self.numbers[about].clone(), "third-person")
                };
                let filed = service.object(&self.holder(person), (&number, by), GROUND).await;
                return filed.map(|filed| Some(filed.id));
            }
            Op::Reply(by, at, reply) => self.reply(by, at, Some(reply)).await,
            Op::Follow(by, at) => self.reply(by, at, None).await,
            _ => self.of_person(service, op).await,
        }
        .map(|()| None)
    }

    /// Finishes the round, whatever it leaves; gives that.
    async fn finish(&self, by: usize) -> Result<Left, No> {
        let (who, slug) = (self.staff(by), &*self.slug);
        match self.service.finish(&who, slug).await {
            Err(No::Refused(why)) if why.key == "refused-seats-left" => {
                let left = self.service.finishing(&who, slug).await?.left;
                self.service.finish_leaving(&who, slug, (left, GROUND)).await.map(|()| left)
            }
            done => done.map(|()| Left::default()),
        }
    }

    fn run(&self, at: usize) -> Uuid {
        self.runs.get(at).copied().unwrap_or_default()
    }

    /// Answers an objection, or writes down what was done after it was upheld.
    async fn reply(&self, by: usize, at: usize, reply: Option<Reply>) -> Result<(), No> {
        let id = self.objections.get(at).copied().unwrap_or_default();
        let what = match reply {
            Some(Reply::Kept) => "kept",
            Some(Reply::Upheld) => "upheld",
            Some(Reply::TakenBack) => "withdrawn",
            None => "followed",
        };
        // What a minor sent alone has an event already: that it is to be confirmed.
        let mut conn = self.world.db.read().await.expect("a connection");
        let known = store::objections::by_id(&mut conn.link(), id).await.expect("asked");
        drop(conn);
        let today = self.season.now.with_timezone(&chrono_tz::Europe::Riga).format("%d.%m.%Y.").to_string();
        let at = known.map_or(0, |one| one.events);
        self.service.on_objection(&self.staff(by), (id, at), (what, &today, GROUND)).await
    }

    /// Everybody is told of their act on the spot, as a caseworker writes down.
    pub(crate) async fn everybody_is_told(&mut self) {
        let today = self.season.now.with_timezone(&chrono_tz::Europe::Riga).format("%d.%m.%Y.").to_string();
        for number in &self.numbers {
            let said = (&*self.slug, number.as_str());
            match self.service.record_notification(&self.staff(0), said, ("hand", &today)).await {
                Ok(()) | Err(No::NotFound) => {}
                Err(other) => panic!("{number} cannot be told: {other:?}"),
            }
        }
        self.print = self.counted().await;
    }

    /// What a caseworker does about one person.
    async fn of_person(&self, service: &Service, op: Op) -> Result<(), No> {
        let (slug, number) = (&*self.slug, |person: usize| self.numbers[person].clone());
        let staff = |by: usize| self.staff(by);
        match op {
            Op::WithdrawFor(by, person, old) => {
                let version = self.version(person).await + i64::from(old);
                service.withdraw_for(&staff(by), (slug, &number(person), version), GROUND).await
            }
            Op::AnswerFor(by, person, accept, old) => {
                let events = self.events(person).await + i64::from(old);
                service
                    .answer_for(&staff(by), (slug, &number(person), events), (accept, GROUND))
                    .await
                    .map(drop)
            }
            Op::Correct(by, person, cause, fact, old) => {
                let cause = match cause {
                    Cause::Decision => "decision",
                    Cause::Objection => "objection",
                    Cause::Mistake => "mistake",
                };
                let version = self.version(person).await + i64::from(old);
                service.correct(&staff(by), (slug, &number(person), version), (cause, said(fact))).await
            }
            Op::Decide(by, person, fact) => {
                let version = self.version(person).await;
                service.decide(&staff(by), (slug, &number(person), version), said(fact)).await
            }
            Op::Contest(by, person, old) => {
                let events = self.events_for_staff(person).await + i64::from(old);
                let said = ("third-person", GROUND);
                service.contest(&staff(by), (slug, &number(person), events), said).await
            }
            Op::Leave(by, person, came) => {
                let events = self.events_for_staff(person).await;
                let today = service.now() + chrono::TimeDelta::hours(3);
                let day = today.format("%d.%m.%Y").to_string();
                let said = if came { ("left", &*day, GROUND) } else { ("did-not-come", "", GROUND) };
                service.record_leaving(&staff(by), (slug, &number(person), events), said).await
            }
            other => panic!("nobody asks a person for {other:?}"),
        }
    }

    async fn start(&self, by: usize, kind: Kind) -> Result<Uuid, No> {
        let (service, staff) = (&self.service, self.staff(by));
        match kind {
            Kind::Main => service.start_run(&staff, &self.slug).await,
            Kind::Refill => service.start_refill(&staff, &self.slug).await,
            Kind::Correction => service.start_correction(&staff, &self.slug).await,
        }
    }

    /// The department of a place, or the other one.
    fn department(&self, place: usize, by: usize) -> Department {
        let even = place.is_multiple_of(2) == (by != OTHER);
        self.world.department(if even { Who::Library } else { Who::Park })
    }

    async fn propose(&self, by: usize, ask: Ask) -> Result<Uuid, No> {
        let (service, slug, staff) = (&self.service, self.slug.clone(), || self.staff(by));
        let department = by == OWN || by == OTHER;
        let number = |person: usize| self.numbers[person].clone();
        match ask {
            Ask::Seats(place, more) if department => {
                let who = self.department(place, by);
                service.ask_for_seat(&who, self.places[place], (more, GROUND)).await
            }
            Ask::Seats(place, more) => {
                service.propose_seat(&staff(), (&slug, self.places[place]), (more, GROUND)).await
            }
            Ask::Refuse(place, person) => {
                let who = self.department(place, by);
                service.ask_to_refuse(&who, self.places[place], (&number(person), "conduct", GROUND)).await
            }
            Ask::Above(place, person) => {
                let who = self.department(place, by);
                service.sign_excess(&who, self.places[place], (&number(person), GROUND)).await
            }
            Ask::End(person, _, why) => {
                let events = self.events_for_staff(person).await;
                let asked = TypedEnding { why: word(why), ground: GROUND, heard: ("omitted", GROUND) };
                service.propose_ending(&staff(), (&slug, &number(person), events), asked).await
            }
            Ask::Settle(person, _, cancel) => {
                let events = self.events_of_contest(person).await;
                let why = cancel.map_or("kept", word);
                let outcome = TypedEnding { why, ground: GROUND, heard: ("omitted", GROUND) };
                service.propose_settlement(&staff(), (&slug, &number(person), events), outcome).await
            }
            Ask::Leaving(person, at, came) => {
                let place = self.season.people[person].offers.get(at).map_or(0, |offer| offer.place);
                let today = service.now() + chrono::TimeDelta::hours(3);
                let day = today.format("%d.%m.%Y").to_string();
                let (what, day) = if came { ("left", &*day) } else { ("did-not-come", "") };
                let who = self.department(place, by);
                service.report_leaving(&who, self.places[place], (&number(person), what, day, GROUND)).await
            }
            Ask::Call => Err(No::NotFound),
        }
    }

    async fn take_back(&self, service: &Service, by: usize, at: usize) -> Result<(), No> {
        let id = self.proposal(at);
        if by <= STRANGER || by == ZANE {
            return service.withdraw_proposal(&self.staff(by), id).await;
        }
        let who = if by.is_multiple_of(2) { Who::Library } else { Who::Park };
        service.withdraw_request(&self.world.department(who), id).await
    }

    fn proposal(&self, at: usize) -> Uuid {
        self.proposals.get(at).copied().unwrap_or_default()
    }

    pub(crate) fn holder(&self, person: usize) -> Holder {
        Holder { application: self.applications[person] }
    }

    async fn version(&self, person: usize) -> i64 {
        let mut conn = self.world.db.read().await.expect("a connection");
        let row = store::applications::by_id(&mut conn.link(), self.applications[person]).await;
        row.expect("asked").expect("there").version
    }

    async fn offers(&self, person: usize) -> Vec<store::offers::OfferRow> {
        let mut conn = self.world.db.read().await.expect("a connection");
        store::offers::of_application(&mut conn.link(), self.applications[person]).await.expect("asked")
    }

    /// What happened to the newest offer that its person sees.
    async fn events(&self, person: usize) -> i64 {
        let offers = self.offers(person).await;
        let seen = offers.iter().find(|one| one.applicants_from <= self.season.now);
        seen.map_or(0, |one| one.events)
    }

    async fn events_for_staff(&self, person: usize) -> i64 {
        let offers = self.offers(person).await;
        offers.iter().find(|one| one.staff_from <= self.season.now).map_or(0, |one| one.events)
    }

    /// What happened to the newest contested offer, or to the newest where none is.
    async fn events_of_contest(&self, person: usize) -> i64 {
        let offers = self.offers(person).await;
        let seen = || offers.iter().filter(|one| one.staff_from <= self.season.now);
        seen().find(|one| one.contested).or(seen().next()).map_or(0, |one| one.events)
    }
}

/// A model that a test bends to see whether it is noticed.
pub(crate) type Bend = fn(&mut Season);

//! A season played: each operation is asked of the service and of the model, and both must end in the same state. What the model
//! says is refused, the service refuses, and nothing has changed.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use talka::{
    domain::Caseworker,
    service::{Matter, Service},
    store::{self, accounts::AccountRow},
};
use uuid::Uuid;

use crate::{
    brute,
    check::{Breach, number as number_of},
    entering::entered,
    model::Season,
    moves::{Op, Said},
    runs::Kind,
    scene::{OPEN, Who, World},
    town::{files, number, place, slug},
};

/// How often what happened, by its first word.
pub(crate) type Tally = BTreeMap<String, (usize, usize)>;

/// A season under way, in a database and in the model.
pub(crate) struct Play<'w> {
    pub(crate) world: &'w World,
    pub(crate) service: Arc<Service>,
    pub(crate) season: Season,
    pub(crate) round: usize,
    pub(crate) slug: String,
    pub(crate) id: Uuid,
    pub(crate) applications: Vec<Uuid>,
    /// Everyone's number and code.
    pub(crate) numbers: Vec<String>,
    pub(crate) codes: Vec<String>,
    pub(crate) places: Vec<Uuid>,
    pub(crate) runs: Vec<Uuid>,
    pub(crate) proposals: Vec<Uuid>,
    pub(crate) objections: Vec<Uuid>,
    /// A caseworker who starts and publishes no run.
    pub(crate) zane: Caseworker,
    /// The numbers that people were told of who comes before, and how much had happened by then for which they may grow.
    pub(crate) told: BTreeMap<(usize, usize), (u64, usize)>,
    /// Of how many publications everybody's letter was read, one after another.
    pub(crate) read: usize,
    /// What the model says of who comes before.
    pub(crate) before: BTreeMap<(usize, usize), u64>,
    /// Rows of everything in the database.
    pub(crate) print: Vec<i64>,
    /// What was found wrong while something was done.
    pub(crate) breaches: Vec<Breach>,
    /// Refills held against brute force.
    pub(crate) tried: usize,
    pub(crate) tally: Tally,
}

impl<'w> Play<'w> {
    /// A town, its round imported and closed.
    pub(crate) async fn begin(
        world: &'w World,
        season: Season,
        round: usize,
        pairs: &[(usize, usize)],
    ) -> Self {
        let new = files(&season, round, pairs);
        let came = world.at(OPEN).add_round(Some(&world.administrator()), &new).await.expect("a round");
        if season.settings.by_rule {
            opened_by_two(world, &slug(round)).await;
        }
        let zane = zane(world).await;
        let mut own: BTreeMap<String, String> = came.into_iter().map(|one| (one.number, one.code)).collect();
        let listed = (0..season.people.len() - season.settings.entered).map(|at| number(round, at));
        let mut numbers: Vec<String> = listed.collect();
        let before = looks(world).await;
        for (number, code) in entered(world, &season, round).await {
            numbers.push(number.clone());
            own.insert(number, code);
        }
        let codes = numbers.iter().map(|number| own[number].clone()).collect();
        // Whoever signs what came on paper looks at whom proposals are about.
        let looked = usize::try_from(looks(world).await - before).expect("no fewer");
        let service = world.at_moment(season.now);
        service.close(&world.caseworker(Who::Ilze), &slug(round)).await.expect("closed");
        let mut conn = world.db.read().await.expect("a connection");
        let link = &mut conn.link();
        let id = store::rounds::by_slug(link, &slug(round)).await.expect("asked").expect("the round").id;
        let placed = store::placements::of_round(link, id).await.expect("asked");
        let came = store::applications::of_round(link, id).await.expect("asked");
        drop(conn);
        let key = |known: Option<Uuid>| known.expect("it is there");
        let keys = (0..season.seats.len())
            .map(|at| key(placed.iter().find(|row| row.number == place(at)).map(|row| row.id)));
        let applications =
            numbers.iter().map(|number| key(came.iter().find(|row| row.number == *number).map(|row| row.id)));
        let mut play = Self {
            world,
            service,
            round,
            slug: slug(round),
            id,
            applications: applications.collect(),
            numbers: numbers.clone(),
            codes,
            places: keys.collect(),
            runs: Vec::new(),
            proposals: Vec::new(),
            objections: Vec::new(),
            zane,
            told: BTreeMap::new(),
            read: 0,
            before: BTreeMap::new(),
            print: Vec::new(),
            breaches: Vec::new(),
            tried: 0,
            tally: BTreeMap::new(),
            season,
        };
        play.print = play.counted().await;
        play.season.looks += looked;
        play
    }

    /// Tries something, in the service and in the model; both must agree. Everything that is wrong afterwards.
    pub(crate) async fn try_it(&mut self, op: Op) -> Vec<Breach> {
        let causes = self.season.causes;
        self.page(op).await;
        let answer = self.tell(op).await;
        let mut said = self.season.take(op);
        if matches!(op, Op::Work | Op::Call(_)) {
            said = if answer.is_ok() { Said::Done } else { Said::No };
        }
        println!("  {op:?}: {said:?}");
        let word: String = format!("{op:?}").chars().take_while(char::is_ascii_alphabetic).collect();
        let counts = self.tally.entry(word).or_default();
        *(if said == Said::No { &mut counts.1 } else { &mut counts.0 }) += 1;
        assert_eq!(
            said != Said::No,
            answer.is_ok(),
            "round {}: {op:?}: the model says {said:?}, the service {answer:?}",
            self.round
        );
        if let Op::Wait(_) = op {
            self.service = self.world.at_moment(self.season.now);
        }
        let mut found = std::mem::take(&mut self.breaches);
        found.extend(self.breaches_after(op, said, self.season.causes > causes).await);
        if let (Op::Publish(..), Said::Done) = (op, said) {
            found.extend(self.read_letters().await);
        }
        found
    }

    /// The same where nothing may be wrong.
    pub(crate) async fn does(&mut self, op: Op) {
        let found = self.try_it(op).await;
        assert!(found.is_empty(), "round {}: after {op:?}: {found:#?}", self.round);
    }

    /// What is done, and must not be refused.
    pub(crate) async fn must(&mut self, op: Op) {
        let refused: usize = self.tally.values().map(|counts| counts.1).sum();
        self.does(op).await;
        let since: usize = self.tally.values().map(|counts| counts.1).sum();
        assert_eq!(refused, since, "{op:?} is done");
    }

    /// Holds what a run found against the model: who gets a seat, and by brute force where the round is small.
    pub(crate) fn found(&mut self, at: usize, gives: &BTreeMap<usize, usize>) {
        let run = &self.season.runs[at];
        let seated: BTreeSet<usize> = gives.keys().copied().collect();
        let wrong = |what: String| Breach { invariant: 4, what };
        let read = self.season.as_read(run);
        let next = read.next(&run.seekers);
        let movers = |person: &usize| run.seekers.movers.contains(person);
        let seated: BTreeSet<usize> = seated.into_iter().filter(|one| !movers(one)).collect();
        if seated != next {
            self.breaches.push(wrong(format!("run {} gives {seated:?}, the model {next:?}", at + 1)));
        }
        let (mut left, mut quotas) = (run.seekers.free.clone(), read.quotas());
        let above = run.seekers.above;
        if let Some((_, place)) = above {
            quotas[place % 2] = quotas[place % 2].saturating_sub(1);
        }
        let stay = run.seekers.movers.iter().filter(|one| !gives.contains_key(one));
        let stay = stay.filter_map(|one| Some((*one, read.people[*one].held()?)));
        let all = gives.iter().map(|(person, place)| (*person, *place)).chain(stay);
        for (person, place) in all.filter(|pair| Some(*pair) != above).collect::<Vec<_>>() {
            let fits = left[place].checked_sub(1).map(|less| left[place] = less).is_some()
                && quotas[place % 2].checked_sub(1).map(|less| quotas[place % 2] = less).is_some();
            let known = movers(&person) || run.seekers.line.contains(&person);
            if !fits || !read.possible(person).contains(&place) || !known {
                self.breaches.push(wrong(format!("run {} gives {person} the place {place}", at + 1)));
            }
        }
        let best = (run.kind != Kind::Main).then(|| brute::best(&read, &run.seekers, brute::MOST));
        if let Some(best) = best.flatten() {
            self.tried += 1;
            if best != seated {
                self.breaches.push(wrong(format!("the best of all ways is {best:?}, not {seated:?}")));
            }
        }
    }
}

/// How many looks were noted.
async fn looks(world: &World) -> i64 {
    let mut looks = world.db.read_looks().await.expect("a connection");
    number_of(&mut looks.link(), "SELECT COUNT(*) FROM look").await
}

/// The round's two caseworkers open a draft, and sign what its settings say.
async fn opened_by_two(world: &World, slug: &str) {
    let service = world.at(OPEN);
    let asked = (Matter::OpenRound, "Pārbaudīts.");
    let id = service.propose(&world.caseworker(Who::Ilze), slug, asked).await.expect("proposed");
    service.approve(&world.caseworker(Who::Maris), id).await.expect("opened");
}

/// The third caseworker of the authority.
async fn zane(world: &World) -> Caseworker {
    let service = world.at(OPEN);
    let id = Uuid::from_u128(1 + crate::moves::ZANE as u128 + 100);
    if service.staff(id).await.expect("asked").is_none() {
        let row = AccountRow {
            id,
            organisation: world.caseworker(Who::Ilze).staff().organisation,
            login: "zane".to_owned(),
            name: "ZANE".to_owned(),
            role: "caseworker".to_owned(),
            password: String::new(),
            active: true,
            created_at: crate::scene::moment(OPEN),
        };
        let mut tx = world.db.write().await.expect("a transaction");
        store::accounts::add(&mut tx.link(), &row).await.expect("an account");
        tx.commit().await.expect("committed");
    }
    service.staff(id).await.expect("asked").expect("there").caseworker().expect("a caseworker")
}

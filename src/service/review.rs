//! What a caseworker sees of one application: its file, and what the rules say of it. Decides nothing; each look is noted.

use std::{collections::BTreeMap, sync::Arc};

use chrono::{DateTime, NaiveDate, Utc};
use uuid::Uuid;

use super::{
    Book, Corrected, DescribedFile, Drafted, Employed, FieldChange, Former, HeldFact, Letter, No, OfferState,
    Offered, Opened, Placed, Revised, Service, Source, Standing, Version,
    answer::Reader,
    audit::{Looked, Looker},
    change,
    described_file::described_files,
    fact_file::{FactFile, fact_files, facts_asked},
    history::{came, titles, withdrawal},
    marks, packs,
    represented::born,
    roll::wished,
    standing::{Ready, Stands, ready, standing},
    withdraw_for,
};
use crate::{
    domain::{
        Alternatives, Applicant, Caseworker, Doubt, Facts, PersonalCode, Reason, Texts, decision::Kind,
    },
    rules::PairJudgement,
    store::journal::{EventRow, Log},
    store::{self, Link, applications::ApplicationRow},
};

/// What somebody wishes for most.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum First {
    /// The title of a placement that is named.
    Placement(String),
    /// What one has to be like, in words; empty where anything will do.
    Like(Texts),
}

/// An application in a list.
#[derive(Debug, Clone)]
pub struct Line {
    /// Its number.
    pub number: String,
    /// The person's name.
    pub name: String,
    /// Telephone or e-mail.
    pub contact: String,
    /// When it was submitted.
    pub received_at: DateTime<Utc>,
    /// What the rules say.
    pub standing: Standing,
    /// Why, where they do not simply say yes; what is to be found out about undecided wishes.
    pub reasons: Vec<Reason>,
    /// How many placements that someone who takes part wishes for are undecided.
    pub undecided: u64,
    /// Whether it takes part, and none of its wishes can give it a place.
    pub nowhere: bool,
    /// What it wishes for most; nothing where that is a placement that does not stand any more.
    pub first: Option<First>,
    /// How many wishes it has.
    pub wishes: usize,
    /// Another application of the same round with the same name and contact.
    pub twin: Option<String>,
    /// What became of it, once published: the word of `status-` in catalogues.
    pub outcome: Option<&'static str>,
    /// The offer, where there is one.
    pub offer: Option<OfferState>,
    /// Until when it has to be answered; nothing where it was, or where its person was not told yet.
    pub answer_by: Option<DateTime<Utc>>,
    /// The title of the placement that it has: offered or accepted.
    pub place: Option<String>,
    /// The work there.
    pub work: Option<Employed>,
    /// What is known about it, as the rules see it.
    pub facts: Facts,
}

/// A wish with what the rules say about it.
#[derive(Debug, Clone)]
pub struct WishFile {
    /// 1 is the first choice.
    pub rank: u8,
    /// The placement; `None` when it was taken back.
    pub place: Option<Placed>,
    /// Number of the placement.
    pub number: String,
    /// Why the rules refuse it, or what is to be found out; empty when it is possible.
    pub reasons: Vec<Reason>,
    /// What would have to be different, by rule that refuses it.
    pub instead: Alternatives,
}

/// Something that was done with an application.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deed {
    /// The word of the audit, or `said-` with the source of a revision.
    pub action: String,
    /// When.
    pub at: DateTime<Utc>,
    /// The name of whoever did it; empty: the applicant.
    pub by: String,
    /// What it changed.
    pub changes: Vec<FieldChange>,
    /// On what that rests; empty where nothing was noted.
    pub ground: String,
}

/// One application with everything that decides about it.
#[derive(Debug)]
pub struct ApplicationFile {
    /// The round.
    pub book: Book,
    /// The application.
    pub application: Opened,
    /// The version of the rules by which it was judged when it was submitted.
    pub version: Option<Version>,
    /// The personal code, where it is known, and what is doubtful about it.
    pub code: Option<(PersonalCode, Vec<Doubt>)>,
    /// What the rules say.
    pub standing: Standing,
    /// Why; of someone who takes part, what is to be found out about undecided wishes.
    pub reasons: Vec<Reason>,
    /// How many placements that someone who takes part wishes for are undecided.
    pub undecided: u64,
    /// Whether it takes part, and none of its wishes can give it a place.
    pub nowhere: bool,
    /// What would have to be different, by rule that says no.
    pub instead: Alternatives,
    /// Every fact of the pack.
    pub facts: Vec<FactFile>,
    /// What the records of earlier rounds say, where rules ask for that.
    pub past: Vec<HeldFact>,
    /// Personal codes that were noted as the person's former ones.
    pub former: Vec<Former>,
    /// Names of the facts that are to be found out before the rules can say anything.
    pub missing: Vec<String>,
    /// The wishes that name a placement, best first.
    pub wishes: Vec<WishFile>,
    /// Those that describe one, best first.
    pub described: Vec<DescribedFile>,
    /// What was done, oldest first.
    pub history: Vec<Deed>,
    /// The next application about which a person has to decide something, and how many others there are; `None` when there is none or all is over.
    pub next: Option<(String, u64)>,
    /// What became of it, once published.
    pub letter: Option<Letter>,
    /// What the newest run would tell, which is not published yet.
    pub drafted: Option<Drafted>,
    /// The offers, the newest first.
    pub offers: Vec<Offered>,
    /// What was put right after publication, the oldest first.
    pub corrected: Vec<Corrected>,
    /// Whether there is a decision to read and to print.
    pub has_decision: bool,
    /// Whether decisions are administrative acts, before which people are heard.
    pub acts: bool,
    /// Where it needs a person: its place in the queue, who goes about it, and whether that is whoever looks.
    pub task: Option<(Uuid, Option<String>, bool)>,
    /// The day on which its person was born, where that is known.
    pub born: Option<NaiveDate>,
    /// How it came in: `form`, `counter`, `paper` or `sheet`; empty once it is erased.
    pub came: &'static str,
    /// Where staff took it back: the word of the source that says so, and on what it rests.
    pub withdrawal: Option<(&'static str, String)>,
    /// Number and title of every placement of the round.
    pub titles: Vec<(String, String)>,
    /// What a caseworker can do with it for its person now, as the ends of addresses: `change`, `withdraw`.
    pub on_behalf: Vec<&'static str>,
}

fn wish_files(
    book: &Book,
    opened: &Opened,
    (applicant, ready): (&Applicant, &Ready<'_>),
    places: &[Placed],
) -> WishFiles {
    let prepared = book.rules.prepare_applicant(applicant);
    let file = |wished: &super::Wished| {
        let place = places.iter().find(|place| place.placement.id.as_str() == wished.placement);
        let (mut reasons, mut instead) = (Vec::new(), Alternatives::new());
        let judged = ready.pair((&prepared, &applicant.facts), &wished.placement);
        if let (Some(place), Some(judged)) = (place, judged) {
            match judged {
                PairJudgement::Possible => {}
                PairJudgement::NeedsPerson(open) => reasons = open,
                PairJudgement::Impossible(why) => {
                    let prepared = book.rules.prepare_placement(&place.placement);
                    instead.extend(book.rules.instead(applicant, Some((&place.placement, &prepared))));
                    reasons = why;
                }
            }
        }
        let number = wished.placement.clone();
        WishFile { rank: wished.rank, place: place.cloned(), number, reasons, instead }
    };
    let mut files: Vec<WishFile> = opened.person.wishes.iter().map(file).collect();
    files.sort_by_key(|wish| wish.rank);
    (files, described_files(book, &opened.person, (applicant, &prepared), (ready, places)))
}

/// Wishes that name a placement, and those that describe one.
type WishFiles = (Vec<WishFile>, Vec<DescribedFile>);

/// What the rules say of an application, and of its wishes.
pub(super) fn judged(
    (book, places): (&Book, &[Placed]),
    (opened, applicant): (&Opened, &Applicant),
    crowd: &[Facts],
) -> Result<(Stands, WishFiles), No> {
    let wished = wished(book, places, [opened]);
    let ready = ready(book, Some(crowd), &wished);
    Ok((standing(opened, &ready)?, wish_files(book, opened, (applicant, &ready), &wished)))
}

/// What would have to be different, where the rules say no.
fn instead(book: &Book, applicant: &Applicant, standing: Standing) -> Alternatives {
    match standing {
        Standing::NotEligible => book.rules.instead(applicant, None).into_iter().collect(),
        _ => Alternatives::new(),
    }
}

impl Service {
    /// One application.
    ///
    /// # Errors
    /// [`No::NotFound`] for another round's or another authority's.
    pub async fn application(
        &self,
        who: &Caseworker,
        slug: &str,
        number: &str,
    ) -> Result<ApplicationFile, No> {
        // One connection after another: whoever holds one and waits for a second holds up others.
        let (found, book, places) = self.filed(who, slug, number).await?;
        let looks = self.looks_at(book.id, number).await?;
        let next = self.next_from(who, (&book, &places), number).await?;
        let mut conn = self.db.read().await?;
        let link = &mut conn.link();
        let opened = self.opened(&found)?;
        let applicant = opened.applicant()?;
        let crowd = self.crowd(link, &book).await?;
        let (stands, (wishes, described)) = judged((&book, &places), (&opened, &applicant), &crowd)?;
        let mut names: BTreeMap<Uuid, String> = BTreeMap::new();
        let revised = self.history(link, &found).await?;
        let (came, withdrawal) = (came(&found, &revised), withdrawal(&revised));
        let history = deeds(link, (book.id, number), (revised, looks), &mut names).await?;
        let (letter, offers) = self.told(link, &book, &found, Reader::Staff).await?;
        let task = self.task_for(link, who, (&book, &found), &stands).await?;
        let Stands { standing, reasons, undecided, nowhere } = stands;
        let drafted = self.drafted(link, &found).await?;
        let corrected = self.corrected(link, (opened.id, standing)).await?;
        let has_decision = self.has_decision(link, &book, &found).await?;
        let acts = self.decision_of(link, &book).await?.0.kind == Kind::Act;
        let former = self.former_codes(link, &found).await?;
        let version = store::packs::by_hash(link, &opened.pack_hash).await?.map(packs::version);
        drop(conn);
        let looked = Looked { round: Some(book.id), object: number, shown: vec![number], searched: "" };
        self.look(Looker::Staff(who.staff()), "look", looked).await?;
        let missing = missing(&reasons, &wishes, &described);
        Ok(ApplicationFile {
            on_behalf: on_behalf(&book, &found, &offers),
            born: born(&opened)?,
            came,
            withdrawal,
            titles: titles(&places),
            task,
            past: book.held_facts(&opened),
            instead: instead(&book, &applicant, standing),
            facts: fact_files(&book, &opened, &applicant, &places, &names),
            former,
            book,
            version,
            code: code_of(&opened),
            application: opened,
            standing,
            reasons,
            undecided,
            nowhere,
            missing,
            wishes,
            described,
            history,
            next,
            letter,
            drafted,
            offers,
            corrected,
            has_decision,
            acts,
        })
    }
}

impl Service {
    /// An application of a caseworker's authority, with its round and the round's placements.
    async fn filed(
        &self,
        who: &Caseworker,
        slug: &str,
        number: &str,
    ) -> Result<(ApplicationRow, Book, Arc<Vec<Placed>>), No> {
        let mut conn = self.db.read().await?;
        let link = &mut conn.link();
        let row = self.row_for(link, who, slug).await?;
        let found = store::applications::by_number(link, number).await?;
        let found = found.filter(|found| found.round == row.id).ok_or(No::NotFound)?;
        let book = self.book(&row)?;
        let places = self.known_places(link, &book).await?;
        Ok((found, book, places))
    }

    /// The next application about which whoever looks can decide something, and how many others there are; none once all is over.
    async fn next_from(
        &self,
        who: &Caseworker,
        (book, places): (&Book, &[Placed]),
        number: &str,
    ) -> Result<Option<(String, u64)>, No> {
        if book.phase.is_told() {
            return Ok(None);
        }
        let busy = self.busy_elsewhere(&mut self.db.read().await?.link(), who, book.id).await?;
        Ok(self.roll(book, places).await?.next_to_decide(number, &busy))
    }
}

/// What a caseworker can do with an application for its person now.
fn on_behalf(book: &Book, row: &ApplicationRow, offers: &[Offered]) -> Vec<&'static str> {
    let holds = offers.first().is_some_and(|offer| offer.state.holds());
    let change = change::may_change(book.phase, row).is_ok().then_some("change");
    let withdraw = withdraw_for::may_withdraw(book.phase, row).is_ok() && !holds;
    change.into_iter().chain(withdraw.then_some("withdraw")).collect()
}

/// A person's personal code, with what it and other facts say differently.
fn code_of(opened: &Opened) -> Option<(PersonalCode, Vec<Doubt>)> {
    let code = PersonalCode::parse(opened.person.code.as_deref()?).ok()?;
    let doubts = code.doubts(marks::told(&opened.person.facts));
    Some((code, doubts))
}

/// What was done with an application, and what it said since: oldest first.
pub(super) async fn deeds(
    link: &mut Link<'_>,
    (round, number): (Uuid, &str),
    (revised, looks): (Vec<Revised>, Vec<EventRow>),
    names: &mut BTreeMap<Uuid, String>,
) -> Result<Vec<Deed>, No> {
    let mut done = Vec::new();
    let lines = store::journal::about(link, Log::Acts, round, number).await?;
    for line in lines.into_iter().chain(looks) {
        // What a decision or a correction changed is told by its revision.
        let action = line.action.as_str();
        if !action.starts_with("correct-") && !["decide", "change-for", "change-own"].contains(&action) {
            done.push((line.account, line.action, line.happened_at, Vec::new(), String::new()));
        }
    }
    for (at, one) in revised.into_iter().enumerate() {
        // The first one is what came in: of a form, be it a caseworker's, that stands in the audit.
        let by_form = one.source == Source::Form || (at == 0 && one.source == Source::Counter);
        if !by_form || !one.changes.is_empty() {
            // A code that was given changes nothing: on what it rests is told with it.
            let given = done.iter_mut().find(|(account, action, moment, _, ground)| {
                one.changes.is_empty()
                    && ["code-new", "guardian-code"].contains(&action.as_str())
                    && *account == one.account
                    && *moment >= one.at
                    && ground.is_empty()
            });
            if let Some((_, _, _, _, ground)) = given {
                *ground = one.ground;
                continue;
            }
            let action = format!("said-{}", one.source.name());
            done.push((one.account, action, one.at, one.changes, one.ground));
        }
    }
    done.sort_by_key(|(_, _, at, ..)| *at);
    let mut deeds = Vec::new();
    for (account, action, at, changes, ground) in done {
        if let Some(account) = account
            && !names.contains_key(&account)
        {
            let by = store::accounts::by_id(link, account).await?;
            names.insert(account, by.map(|by| by.name).unwrap_or_default());
        }
        let by = account.and_then(|account| names.get(&account)).cloned().unwrap_or_default();
        deeds.push(Deed { action, at, by, changes, ground });
    }
    Ok(deeds)
}

/// The applicant's facts that rules ask for and nobody knows, by name in the pack.
fn missing(reasons: &[Reason], wishes: &[WishFile], described: &[DescribedFile]) -> Vec<String> {
    let asked = reasons.iter().chain(wishes.iter().flat_map(|wish| &wish.reasons));
    facts_asked(asked.chain(described.iter().flat_map(|wish| &wish.reasons)))
}

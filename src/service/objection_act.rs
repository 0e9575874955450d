//! The answer to an objection where the institution itself answers, and answers with an administrative act: heard first or why not, and
//! with the court to which it can be taken. Owns what such an answer cannot do without.

use uuid::Uuid;

use super::{
    ActLetter, ActMatter, No, Objection, ObjectionDeed, Service, Wrong,
    act::institution,
    audit::{Looked, Looker},
    book::day_of,
    objection_view::{Said, Wrote},
    place_of,
    represented::{Represented, represented},
};
use crate::{
    domain::{
        Caseworker, Holder,
        decision::{Body, Hearing, Kind},
        objection::{Event, Objector},
    },
    store::{self, Link, applications::ApplicationRow, objections::ObjectionRow, rounds::RoundRow},
};

/// An answer as a caseworker typed it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TypedAnswer {
    /// The reasons.
    pub ground: String,
    /// `held` or `omitted`, and how the person was heard, or why not.
    pub heard: (String, String),
    /// Name and address of the court.
    pub court: (String, String),
}

/// The longest line of a form, and the longest text, in characters.
const LONGEST: (usize, usize) = (300, 2_000);

/// How somebody was heard, or why not, as it was typed; what is wrong stands at `heard` and `heard-text`.
pub(super) fn typed_hearing((word, typed): (&str, &str)) -> Result<Hearing, Vec<Wrong>> {
    let text = typed.replace("\r\n", "\n").trim().to_owned();
    let mut wrong = Vec::new();
    if !["held", "omitted"].contains(&word) {
        wrong.push(Wrong::new("heard", "wrong-hearing"));
    }
    if text.is_empty() {
        wrong.push(Wrong::new("heard-text", "wrong-missing"));
    } else if text.chars().count() > LONGEST.1 || text.chars().any(|c| c.is_control() && c != '\n') {
        wrong.push(Wrong::new("heard-text", "wrong-text"));
    }
    match (word, wrong.is_empty()) {
        (_, false) => Err(wrong),
        ("held", _) => Ok(Hearing::Held(text)),
        _ => Ok(Hearing::Omitted(text)),
    }
}

impl TypedAnswer {
    /// What was meant; what is wrong but the ground, which is read with it.
    pub(super) fn read(&self) -> Result<(Hearing, Body), Vec<Wrong>> {
        let mut wrong = Vec::new();
        let heard = typed_hearing((&self.heard.0, &self.heard.1)).map_err(|found| wrong.extend(found)).ok();
        for (field, text) in [("court-name", &self.court.0), ("court-address", &self.court.1)] {
            let text = text.trim();
            if text.is_empty() {
                wrong.push(Wrong::new(field, "wrong-missing"));
            } else if text.chars().count() > LONGEST.0 || text.chars().any(char::is_control) {
                wrong.push(Wrong::new(field, "wrong-text"));
            }
        }
        let court = |text: &str| text.trim().to_owned();
        match heard.filter(|_| wrong.is_empty()) {
            Some(heard) => Ok((heard, Body { name: court(&self.court.0), address: court(&self.court.1) })),
            None => Err(wrong),
        }
    }
}

impl Service {
    /// Whether the answer to an objection is an act of the institution itself.
    pub(super) async fn answers_by_act(&self, link: &mut Link<'_>, round: &RoundRow) -> Result<bool, No> {
        let (decision, _) = self.decision_of(link, &self.book(round)?).await?;
        Ok(decision.kind == Kind::Act && decision.other_authority().is_none())
    }

    /// The act with which an objection was answered; `None` where it was not, or otherwise.
    pub(super) async fn answer_letter(
        &self,
        link: &mut Link<'_>,
        (row, one): (&ObjectionRow, &Objection),
    ) -> Result<Option<ActLetter>, No> {
        let deeds = one.happened.iter().rev();
        let mut acts = deeds.filter(|deed| matches!(deed.event, Event::Kept | Event::Upheld));
        let Some(deed) = acts.next() else { return Ok(None) };
        self.letter_of(link, (row, one), deed).await
    }

    /// The act that an event wrote, if it wrote one.
    pub(super) async fn letter_of(
        &self,
        link: &mut Link<'_>,
        (row, one): (&ObjectionRow, &Objection),
        deed: &ObjectionDeed,
    ) -> Result<Option<ActLetter>, No> {
        let Some((heard, court)) = deed.act.clone() else { return Ok(None) };
        let round = store::rounds::by_id(link, row.round).await?.ok_or(No::NotFound)?;
        let book = self.book(&round)?;
        let (decision, _) = self.decision_of(link, &book).await?;
        let authority = store::accounts::organisation_name(link, round.authority).await?.unwrap_or_default();
        let all = store::publications::of_round(link, row.round).await?;
        let publication = all.iter().find(|all| all.id == row.publication).ok_or(No::NotFound)?;
        Ok(Some(ActLetter {
            represented: match self.objecting(link, (row, one)).await? {
                Some(person) => represented(&self.opened(&person)?, day_of(deed.at))?,
                None => Represented::No,
            },
            matter: ActMatter::Answer {
                upheld: deed.event == Event::Upheld,
                number: one.number,
                received: one.received_day,
                late: one.late,
                said: one.ground.clone(),
                decided: publication.published_at,
                award: one.award,
            },
            round: book.name().clone(),
            number: one.about.clone(),
            at: deed.at,
            institution: institution(&decision, &authority),
            addressee: self.objects(link, (row, one)).await?,
            heard,
            reasons: deed.text.clone(),
            norms: decision.norms.clone(),
            contest: court,
        }))
    }

    /// The name of whoever objected, as far as it is known.
    pub(super) async fn objects(
        &self,
        link: &mut Link<'_>,
        (row, one): (&ObjectionRow, &Objection),
    ) -> Result<String, No> {
        let place = place_of("objection", row.id);
        let said: Said = self.open_own(link, (row.whose(), &place), &row.sealed).await?.unwrap_or_default();
        let name = match self.objecting(link, (row, one)).await? {
            Some(person) => self.opened(&person)?.person.name,
            None => String::new(),
        };
        Ok(if said.who.is_empty() { name } else { said.who })
    }

    /// The application of whoever objected, or for whom it was done, where there is one that was not erased.
    async fn objecting(
        &self,
        link: &mut Link<'_>,
        (row, one): (&ObjectionRow, &Objection),
    ) -> Result<Option<ApplicationRow>, No> {
        let own = row.objector.or((one.by != Objector::ThirdPerson).then_some(row.application));
        let person = match own {
            Some(own) => store::applications::by_id(link, own).await?,
            None => None,
        };
        Ok(person.filter(|person| person.wrapped_key.is_some()))
    }

    /// The act with which an objection was answered, for its caseworkers; the look is noted.
    ///
    /// # Errors
    /// [`No::NotFound`] for another authority's, and where there is no act.
    pub async fn answer_act(&self, who: &Caseworker, id: Uuid) -> Result<ActLetter, No> {
        let mut conn = self.db.read().await?;
        let link = &mut conn.link();
        let (row, round) = self.objection_for(link, who, id).await?;
        let one = self.objection_of(link, row.clone()).await?;
        let letter = self.answer_letter(link, (&row, &one)).await?.ok_or(No::NotFound)?;
        drop(conn);
        let number = one.about.as_str();
        let looked = Looked { round: Some(round.id), object: number, shown: vec![number], searched: "" };
        self.look(Looker::Staff(who.staff()), "look", looked).await?;
        Ok(letter)
    }

    /// The act with which an objection was answered that a person sent, by its number in the round.
    ///
    /// # Errors
    /// [`No::NotFound`] for another's, and where there is no act.
    pub async fn own_answer_act(&self, who: &Holder, number: u64) -> Result<ActLetter, No> {
        let mut conn = self.db.read().await?;
        let link = &mut conn.link();
        let all = store::objections::of_person(link, who.application).await?;
        let sent = |row: &ObjectionRow| {
            u64::try_from(row.number) == Ok(number) && row.objector == Some(who.application)
        };
        let row = all.into_iter().find(sent).ok_or(No::NotFound)?;
        let one = self.objection_of(link, row.clone()).await?;
        let letter = self.answer_letter(link, (&row, &one)).await?.ok_or(No::NotFound)?;
        drop(conn);
        let shown = vec![letter.number.as_str()];
        let looked = Looked { round: Some(row.round), object: &letter.number, shown, searched: "" };
        self.look(Looker::Person, "look-own", looked).await?;
        Ok(letter)
    }

    /// What an answer of the institution itself says: the act, where the reasons and everything else are there.
    pub(super) fn wrote_act(typed: &TypedAnswer, text: Result<String, Wrong>) -> Result<Wrote, Vec<Wrong>> {
        match (typed.read(), text) {
            (Ok((heard, court)), Ok(text)) => Ok(Wrote::Act { heard, court, text }),
            (read, text) => Err(read.err().into_iter().flatten().chain(text.err()).collect()),
        }
    }
}

//! An application is submitted. Owns what a name, a contact and wishes may be, and that one form sent twice
//! makes one application.

use std::collections::BTreeMap;

use super::{
    Book, No, Person, Phase, Placed, Refusal, Service, TypedWish, Withdrawn, Wrong,
    book::{Stated, phase},
    contact::parts,
    data_key,
    history::Source,
    marks::{self, Marks},
    taken,
    typed::{LONGEST, no_code},
};
use crate::{
    chance,
    domain::{Arg, Doubt, Facts, Lang, Occasion, PersonalCode, past::Held},
    rules::CodeAsked,
    store::{
        self, Link, StoreError,
        applications::{ApplicationRow, New},
        revisions::Origin,
        rounds::RoundRow,
    },
};

/// The question about the personal code. No fact has such a name.
pub const CODE: &str = "personal-code";

/// What was typed, by question: the fact's name, `name`, `contact`, [`CODE`].
pub type Answers = BTreeMap<String, String>;

/// An application as it was typed.
#[derive(Debug, Clone, Default)]
pub struct NewApplication {
    /// Token of the form: sent twice, it makes one application. What is kept is a keyed hash of it.
    pub once: String,
    /// The person's language.
    pub lang: Lang,
    /// What was typed, by question.
    pub answers: Answers,
    /// What the person would take, best first.
    pub wishes: Vec<TypedWish>,
    /// Whether whoever sends it has not been shown number and code yet, should it have been taken before.
    pub unseen: bool,
}

/// What the person has to keep.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Submitted {
    /// Number of the application.
    pub number: String,
    /// Its access code.
    pub code: String,
    /// Whether the form, sent again, says something else than what was taken.
    pub differs: bool,
}

/// Whether a form still says, of the round as it stands, what its person read back.
pub type AsReviewed<'a> = dyn Fn(&Book, &[Placed]) -> bool + Sync + 'a;

impl Book {
    /// Reads a line of text that has to be there.
    pub(super) fn line(answers: &Answers, field: &str, wrong: &mut Vec<Wrong>) -> String {
        let text = answers.get(field).map(|text| text.trim()).unwrap_or_default();
        if text.is_empty() {
            wrong.push(Wrong::new(field, "wrong-missing"));
        } else if text.chars().count() > LONGEST {
            let most = i64::try_from(LONGEST).unwrap_or(i64::MAX);
            wrong.push(Wrong::new(field, "wrong-too-long").with("most", Arg::Whole(most)));
        } else if text.chars().any(char::is_control) {
            wrong.push(Wrong::new(field, "wrong-text"));
        }
        text.to_owned()
    }

    /// Reads all answers of an application.
    ///
    /// # Errors
    /// Everything that is wrong, each at its field.
    pub fn person(&self, new: &NewApplication, places: &[Placed]) -> Result<Person, Vec<Wrong>> {
        let mut wrong = Vec::new();
        let name = Self::line(&new.answers, "name", &mut wrong);
        wrong.extend(digits_in_name("name", &name));
        let contact = Self::line(&new.answers, "contact", &mut wrong);
        if !contact.is_empty() && !is_contact(&contact) {
            wrong.push(Wrong::new("contact", "wrong-contact"));
        }
        let facts = self.known(&new.answers).unwrap_or_else(|found| {
            wrong.extend(found);
            Facts::new()
        });
        let (wishes, described) = self.ranked(&new.wishes, places, &mut wrong);
        let code = self.code(&new.answers, &mut wrong);
        wrong.extend(self.guardian(&new.answers).err().unwrap_or_default());
        if wrong.is_empty() {
            Ok(Person { name, contact, code, facts, wishes, described, ..Person::default() })
        } else {
            Err(wrong)
        }
    }
}

impl Book {
    /// Reads the answers about facts; what was not answered is not known.
    fn known(&self, answers: &Answers) -> Result<Facts, Vec<Wrong>> {
        let (mut facts, mut wrong) = (Facts::new(), Vec::new());
        for (name, fact) in self.rules.pack().asked_applicant() {
            let typed = answers.get(name).map(String::as_str).unwrap_or_default();
            match self.answer(name, fact, typed) {
                Ok(Some(value)) => drop(facts.insert(name.to_owned(), value)),
                Ok(None) => {}
                Err(found) => wrong.push(found),
            }
        }
        if wrong.is_empty() { Ok(facts) } else { Err(wrong) }
    }

    /// Reads the personal code, where the rules ask for it.
    fn code(&self, answers: &Answers, wrong: &mut Vec<Wrong>) -> Option<String> {
        let asked = self.rules.pack().personal_code()?;
        let typed = answers.get(CODE).map(|text| text.trim()).unwrap_or_default();
        if typed.is_empty() {
            if asked == CodeAsked::Required {
                wrong.push(Wrong::new(CODE, "wrong-missing"));
            }
            return None;
        }
        let code = PersonalCode::parse(typed).map_err(|why| wrong.push(Wrong::new(CODE, no_code(why))));
        code.ok().map(|code| code.digits().to_owned())
    }

    /// What is doubtful about a personal code as it was typed; nothing where it is none or is not asked for.
    pub fn code_doubts(&self, answers: &Answers) -> Vec<Doubt> {
        let born = self.known(answers).ok().and_then(|facts| marks::told(&facts));
        let code = self.code(answers, &mut Vec::new()).and_then(|code| PersonalCode::parse(&code).ok());
        code.map(|code| code.doubts(born)).unwrap_or_default()
    }

    /// Whether applicants are asked for their personal code, and whether they may leave it out.
    pub fn code_asked(&self) -> Option<bool> {
        self.rules.pack().personal_code().map(|asked| asked == CodeAsked::Optional)
    }
}

/// That a name has digits: a personal code or telephone number that was typed in its place is not kept as one.
pub(super) fn digits_in_name(field: &str, name: &str) -> Option<Wrong> {
    name.chars().any(char::is_numeric).then(|| Wrong::new(field, "wrong-name-digits"))
}

/// A telephone number or an e-mail address; nothing is guessed about whether it exists.
pub(super) fn is_contact(text: &str) -> bool {
    match parts(text).collect::<Vec<_>>().as_slice() {
        [one] if *one == text.trim() => is_phone(one) || is_mail(one),
        [one, other] => (is_mail(one) && is_phone(other)) || (is_phone(one) && is_mail(other)),
        _ => false,
    }
}

fn is_phone(text: &str) -> bool {
    let digits = text.chars().filter(char::is_ascii_digit).count();
    // No number has more than 15 digits (ITU-T E.164): two in one field would be found by neither.
    (8..=15).contains(&digits) && text.chars().all(|c| c.is_ascii_digit() || " +-()".contains(c))
}

fn is_mail(text: &str) -> bool {
    let mail = text.split_once('@').is_some_and(|(user, host)| {
        !user.is_empty() && host.contains('.') && !host.starts_with('.') && !host.ends_with('.')
    });
    mail && !text.contains(char::is_whitespace)
}

/// Whether a form's token is one of ours: letters and digits.
pub(super) fn is_token(once: &str) -> bool {
    (1..=64).contains(&once.len()) && once.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

impl Service {
    /// Submits an application.
    ///
    /// # Errors
    /// As [`submit_reviewed`](Self::submit_reviewed).
    pub async fn submit(&self, slug: &str, new: &NewApplication) -> Result<Submitted, No> {
        self.submit_reviewed(slug, new, &|_, _| true).await
    }

    /// Submits an application that its person has read back. `as_reviewed` is asked while the round is locked.
    ///
    /// # Errors
    /// [`No::Invalid`] for every field that is wrong; a refusal when the round takes none (`refused-not-open`,
    /// `refused-deadline`), when it was sent before and its answer arrived (`refused-sent`), or when the round has changed so
    /// that what was read back is not what would be submitted (`refused-changed`).
    pub async fn submit_reviewed(
        &self,
        slug: &str,
        new: &NewApplication,
        as_reviewed: &AsReviewed<'_>,
    ) -> Result<Submitted, No> {
        if !is_token(&new.once) {
            return Err(Refusal::new("refused-form").into());
        }
        let mut tx = self.db.write().await?;
        let link = &mut tx.link();
        let known = store::rounds::by_slug(link, slug).await?.ok_or(No::NotFound)?;
        // The lock comes before the look at the deadline: nothing slips in after the round is closed.
        let row = store::rounds::touch(link, known.id).await?.ok_or(No::NotFound)?;
        if let Some(before) = store::applications::by_once(link, &self.form_mark(&new.once)).await? {
            return self.sent_again(link, &row, new, &before).await;
        }
        let received = self.received(link).await?;
        match phase(&row, received) {
            Phase::Open => {}
            Phase::Draft => return Err(No::NotFound),
            Phase::Upcoming => return Err(Refusal::new("refused-not-open").into()),
            _ => return Err(Refusal::new("refused-deadline").into()),
        }
        let book = self.book(&row)?;
        let places = self.places(link, row.id).await?;
        if !as_reviewed(&book, &places) {
            return Err(Refusal::new("refused-changed").into());
        }
        let person = book.person(new, &places).map_err(No::Invalid)?;
        let marks = Marks::of(&self.vault, &person);
        let entered = store::order::draw_codes(link, row.id, &[&marks.code]).await?;
        let kept = Kept {
            number: free_number(link).await?,
            person,
            held: self.recall(link, (&row, &book), &marks).await?,
            once: self.form_mark(&new.once),
            lang: new.lang,
            received_at: received,
            arrival: store::order::last_arrival(link, row.id).await? + 1,
            draw_code: entered.into_values().next().map_or_else(chance::draw_code, Ok)?,
            withdrawn: None,
        };
        let origin = Source::Form.origin(received, None);
        let submitted = self.keep_application(link, (&row, &book, &places), (kept, &origin)).await?;
        self.note(link, None, "apply", (Some(row.id), &submitted.number)).await?;
        let id = store::applications::by_number(link, &submitted.number).await?.ok_or(No::NotFound)?.id;
        self.name_in_form(link, (&book, id), (&new.answers, None)).await?;
        self.end_draft(link, &new.once).await?;
        self.write_to(link, (row.id, id), (Occasion::Received, ""), received).await?;
        tx.commit().await?;
        Ok(submitted)
    }

    /// A form that was taken before: number and code only for whoever was not shown them yet.
    pub(super) async fn sent_again(
        &self,
        link: &mut Link<'_>,
        round: &RoundRow,
        new: &NewApplication,
        before: &ApplicationRow,
    ) -> Result<Submitted, No> {
        if before.round != round.id {
            return Err(Refusal::new("refused-form").into());
        }
        if !new.unseen {
            return Err(Refusal::new("refused-sent").with("number", Arg::Text(before.number.clone())).into());
        }
        let taken = self.stated(before)?.person;
        let (book, places) = (self.book(round)?, self.places(link, round.id).await?);
        let says = book.person(new, &places);
        let other = self.names_another(link, (&book, before.id), &new.answers).await?;
        Ok(Submitted {
            code: self.vault.code(before)?,
            number: before.number.clone(),
            differs: says.is_ok_and(|says| other || says != taken),
        })
    }

    /// Writes an application's rows, and what the rules say of it.
    pub(super) async fn keep_application(
        &self,
        link: &mut Link<'_>,
        (round, book, places): (&RoundRow, &Book, &[Placed]),
        (kept, origin): (Kept, &Origin),
    ) -> Result<Submitted, No> {
        let new = self.row_of(round, kept)?;
        let added = store::applications::add(link, &new, origin).await;
        let row = new.0;
        added.map_err(|error| taken(error, "refused-number-taken"))?;
        self.judge_one(link, (book, places), row.id).await?;
        Ok(Submitted { code: self.vault.code(&row)?, number: row.number, differs: false })
    }

    /// An application as it is kept: sealed, marked, with a new key of its own and a code.
    pub(super) fn row_of(&self, round: &RoundRow, kept: Kept) -> Result<New, No> {
        let id = chance::id()?;
        let marks = Marks::of(&self.vault, &kept.person);
        let words = marks::words(&self.vault, &kept.person);
        let (wrapped, key) = self.vault.new_key(id)?;
        let stated = Stated { person: kept.person, found: Vec::new(), held: kept.held };
        let row = ApplicationRow {
            id,
            round: round.id,
            wrapped_key: Some(wrapped),
            code: key.new_code()?,
            number: kept.number,
            state: if kept.withdrawn.is_some() { "withdrawn" } else { "submitted" }.to_owned(),
            withdrawn_as: kept.withdrawn.map(Withdrawn::name).unwrap_or_default().to_owned(),
            sealed: key.seal(&data_key::revision(1), &stated)?,
            lang: kept.lang.code().to_owned(),
            once: kept.once,
            version: 1,
            received_at: kept.received_at,
            arrival: kept.arrival,
            draw_code: kept.draw_code,
            code_mark: marks.code,
            name_mark: marks.name,
            pack_hash: round.pack_hash.clone(),
            same_as: String::new(),
        };
        Ok((row, words))
    }
}

/// An application about to be written.
pub(super) struct Kept {
    pub(super) number: String,
    pub(super) person: Person,
    /// What the records of earlier rounds give.
    pub(super) held: Vec<Held>,
    pub(super) once: String,
    pub(super) lang: Lang,
    pub(super) received_at: chrono::DateTime<chrono::Utc>,
    /// Given in the same transaction; the round is locked.
    pub(super) arrival: i64,
    /// Of the person: whoever is in the round already keeps theirs.
    pub(super) draw_code: String,
    pub(super) withdrawn: Option<Withdrawn>,
}

/// So many different numbers that nobody has.
pub(super) async fn free_numbers(link: &mut Link<'_>, count: usize) -> Result<Vec<String>, No> {
    let mut free = std::collections::BTreeSet::new();
    for _ in 0..8 {
        while free.len() < count {
            free.insert(chance::number()?);
        }
        let asked: Vec<&str> = free.iter().map(String::as_str).collect();
        let taken = store::applications::by_numbers(link, &asked).await?;
        if taken.is_empty() {
            return Ok(free.into_iter().collect());
        }
        free.retain(|number| !taken.iter().any(|row| row.number == *number));
    }
    Err(StoreError::Taken.into())
}

/// A number that nobody has. Of 2^40 the first is as good as always free; the table refuses it otherwise.
pub(super) async fn free_number(link: &mut Link<'_>) -> Result<String, No> {
    for _ in 0..8 {
        let number = chance::number()?;
        if store::applications::by_number(link, &number).await?.is_none() {
            return Ok(number);
        }
    }
    Err(StoreError::Taken.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_contact_is_a_number_an_address_or_one_of_each() {
        for one in ["+371 20000001", "anna@piemers.lv", "anna@piemers.lv, +371 20000001"] {
            assert!(is_contact(one), "{one}");
        }
        for none in [
            "20000001, 20000002",
            "anna@piemers.lv, oto@piemers.lv",
            "anna@piemers.lv, mamma",
            "anna@piemers.lv,",
            "anna@piemers",
            "2000",
            "",
        ] {
            assert!(!is_contact(none), "{none}");
        }
    }
}

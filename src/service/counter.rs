//! A caseworker enters and changes applications for people at the counter, on the telephone or on paper. Owns that each is kept as
//! what it is: a revision whose source is the counter, with the caseworker's account and on what it rests; and that a moment which
//! lies before the entry counts only once a second caseworker has signed it.

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::{
    AsReviewed, Book, Matter, NewApplication, No, Phase, Placed, Refusal, Service, Source, Submitted,
    Withdrawn, Wrong,
    book::phase,
    marks::Marks,
    matter::Signed,
    submit::{Kept, free_number, is_token},
};
use crate::{
    chance,
    domain::{Caseworker, Occasion, moment},
    store::{self, Link, applications::ApplicationRow, rounds::RoundRow},
};

/// How an application came to a caseworker.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Came {
    /// Its person is there: it is received as it is entered.
    Now,
    /// On paper, at a moment before the entry, with what shows it.
    OnPaper {
        /// The moment.
        at: DateTime<Utc>,
        /// What shows the moment: the ground on which a second caseworker signs it.
        ground: String,
    },
}

/// What a caseworker entered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entered {
    /// Number and access code.
    pub submitted: Submitted,
    /// Whether it counts only once a second caseworker has signed its moment.
    pub waits: bool,
}

impl Came {
    /// How an application came, as it was typed: a day and a time in Latvia where it came on paper.
    ///
    /// # Errors
    /// What is wrong, at the fields `came`, `at-day`, `at-time`, `ground`.
    pub fn read(how: &str, (day, time): (&str, &str), ground: &str) -> Result<Self, Vec<Wrong>> {
        if how == "now" {
            return Ok(Self::Now);
        }
        if how != "paper" {
            return Err(vec![Wrong::new("came", "wrong-choice")]);
        }
        let time = time.trim().replace(['.', ' '], ":");
        let time = if time.len() == 4 { format!("0{time}") } else { time };
        let day = super::day(day);
        let mut wrong = Vec::new();
        let at = moment::read(&format!("{day} {time}"));
        if at.is_err() {
            wrong.push(Wrong::new("at-day", "wrong-moment"));
        }
        let ground = super::approvals::ground(ground).map_err(|why| wrong.push(why));
        match (at, ground) {
            (Ok(at), Ok(ground)) => Ok(Self::OnPaper { at, ground }),
            _ => Err(wrong),
        }
    }
}

/// Whether a round takes what came on paper while it took applications.
pub(super) fn takes_paper(phase: Phase) -> Result<(), Refusal> {
    let key = match phase {
        Phase::Open | Phase::Ended => return Ok(()),
        Phase::Draft => "refused-draft",
        Phase::Upcoming => "refused-not-open",
        Phase::Closed => "refused-round-closed",
        Phase::Published => "refused-published",
        Phase::Finished => "refused-finished",
    };
    Err(Refusal::new(key))
}

/// Whether a caseworker can enter an application now that came like this.
fn may_enter(row: &RoundRow, came: &Came, now: DateTime<Utc>) -> Result<(), No> {
    let phase = phase(row, now);
    takes_paper(phase)?;
    if phase == Phase::Ended && *came == Came::Now {
        return Err(Refusal::new("refused-deadline-paper").into());
    }
    let Came::OnPaper { at, .. } = came else { return Ok(()) };
    let key = if *at > now {
        "wrong-moment-future"
    } else if *at < row.opens_at {
        "wrong-moment-early"
    } else if *at >= row.closes_at {
        "wrong-moment-late"
    } else {
        return Ok(());
    };
    Err(Wrong::new("at-day", key).into())
}

impl Service {
    /// A round of a caseworker's authority, whether or not it takes applications now.
    ///
    /// # Errors
    /// [`No::NotFound`] for another authority's.
    pub async fn counter_round(&self, who: &Caseworker, slug: &str) -> Result<(Book, Vec<Placed>), No> {
        let mut conn = self.db.read().await?;
        let link = &mut conn.link();
        let row = self.row_for(link, who, slug).await?;
        Ok((self.book(&row)?, self.places(link, row.id).await?))
    }

    /// The same of a round into which something can be entered now, if only from paper.
    ///
    /// # Errors
    /// As [`enter`](Self::enter).
    pub async fn counter_form(&self, who: &Caseworker, slug: &str) -> Result<(Book, Vec<Placed>), No> {
        let (book, places) = self.counter_round(who, slug).await?;
        takes_paper(book.phase)?;
        Ok((book, places))
    }

    /// Enters an application for its person, as it was read back; gives number and access code. The same form a second time
    /// makes no second one.
    ///
    /// # Errors
    /// [`No::NotFound`] for another authority's round; [`No::Invalid`] for every field that is wrong; refusals `refused-draft`,
    /// `refused-not-open`, `refused-deadline-paper`, `refused-round-closed`, `refused-published`, `refused-finished`;
    /// `refused-sent` when it was sent before and its answer arrived, `refused-changed` when the round says something else by
    /// now than what was read back.
    pub async fn enter(
        &self,
        who: &Caseworker,
        (slug, new): (&str, &NewApplication),
        came: &Came,
        as_reviewed: &AsReviewed<'_>,
    ) -> Result<Entered, No> {
        if !is_token(&new.once) {
            return Err(Refusal::new("refused-form").into());
        }
        let mut tx = self.db.write().await?;
        let link = &mut tx.link();
        let known = self.row_for(link, who, slug).await?;
        let row = store::rounds::touch(link, known.id).await?.ok_or(No::NotFound)?;
        if let Some(before) = store::applications::by_once(link, &self.form_mark(&new.once)).await? {
            let submitted = self.sent_again(link, &row, new, &before).await?;
            return Ok(Entered { submitted, waits: is_unsigned(&before) });
        }
        let now = self.received(link).await?;
        may_enter(&row, came, now)?;
        let book = self.book(&row)?;
        let places = self.places(link, row.id).await?;
        if !as_reviewed(&book, &places) {
            return Err(Refusal::new("refused-changed").into());
        }
        let person = book.person(new, &places).map_err(No::Invalid)?;
        let marks = Marks::of(&self.vault, &person);
        let entered = store::order::draw_codes(link, row.id, &[&marks.code]).await?;
        let (received_at, ground) = match came {
            Came::Now => (now, None),
            Came::OnPaper { at, ground } => (*at, (*at < now).then_some(ground)),
        };
        let kept = Kept {
            number: free_number(link).await?,
            person,
            held: self.recall(link, (&row, &book), &marks).await?,
            once: self.form_mark(&new.once),
            lang: new.lang,
            received_at,
            arrival: store::order::last_arrival(link, row.id).await? + 1,
            draw_code: entered.into_values().next().map_or_else(chance::draw_code, Ok)?,
            withdrawn: ground.map(|_| Withdrawn::Unsigned),
        };
        let origin = Source::Counter.origin(now, Some(who.staff().account));
        let submitted = self.keep_application(link, (&row, &book, &places), (kept, &origin)).await?;
        let id = store::applications::by_number(link, &submitted.number).await?.ok_or(No::NotFound)?.id;
        let action = if ground.is_some() { "enter-paper" } else { "enter" };
        self.note(link, Some(who.staff()), action, (Some(row.id), &submitted.number)).await?;
        self.name_in_form(link, (&book, id), (&new.answers, Some(who.staff()))).await?;
        match ground {
            None => self.write_to(link, (row.id, id), (Occasion::Received, ""), now).await?,
            Some(ground) => {
                let matter =
                    Matter::Paper { application: id, number: submitted.number.clone(), at: received_at };
                self.put(link, who.staff(), &row, (matter, ground)).await?;
            }
        }
        tx.commit().await?;
        Ok(Entered { submitted, waits: ground.is_some() })
    }

    /// The application that a second caseworker signs, if that can be done now.
    pub(super) async fn may_sign_paper(
        &self,
        link: &mut Link<'_>,
        row: &RoundRow,
        application: Uuid,
    ) -> Result<ApplicationRow, No> {
        takes_paper(phase(row, self.received(link).await?))?;
        let found = store::applications::by_id(link, application).await?.ok_or(No::NotFound)?;
        if found.wrapped_key.is_none() {
            return Err(Refusal::new("refused-erased").into());
        }
        if !is_unsigned(&found) {
            return Err(Refusal::new("refused-withdrawn").into());
        }
        Ok(found)
    }

    /// From now on an application from paper counts, as of the moment that two caseworkers stand for.
    pub(super) async fn sign_paper(
        &self,
        link: &mut Link<'_>,
        row: &RoundRow,
        (application, number): (Uuid, &str),
        signed: Signed<'_>,
    ) -> Result<(), No> {
        self.may_sign_paper(link, row, application).await?;
        store::applications::count_in(link, application).await?;
        let (book, places) = (self.book(row)?, self.places(link, row.id).await?);
        self.judge_one(link, (&book, &places), application).await?;
        let now = self.received(link).await?;
        self.write_to(link, (row.id, application), (Occasion::Received, ""), now).await?;
        self.note_by(link, Some(signed.approver), "paper-signed", (Some(row.id), number)).await
    }
}

/// Whether an application from paper waits for its signature.
pub(super) fn is_unsigned(row: &ApplicationRow) -> bool {
    Withdrawn::of(row) == Some(Withdrawn::Unsigned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_moment_of_a_paper_is_read_as_people_write_it() {
        let read = |day: &str, time: &str| match Came::read("paper", (day, time), "Zīmogs") {
            Ok(Came::OnPaper { at, .. }) => moment::written(at),
            other => format!("{other:?}"),
        };
        for (day, time) in [("13.04.2026.", "09:05"), ("13 4 2026", "9.05"), ("2026-04-13", "9:05")] {
            assert_eq!(read(day, time), "2026-04-13T06:05:00.000000Z", "{day} {time}");
        }
        assert_eq!(Came::read("now", ("", ""), ""), Ok(Came::Now));
        for (how, day, time, ground) in [
            ("", "13.04.2026.", "09:05", "Zīmogs"),
            ("paper", "", "09:05", "Zīmogs"),
            ("paper", "13.04.2026.", "", "Zīmogs"),
            ("paper", "13.04.2026.", "25:00", "Zīmogs"),
            ("paper", "13.04.2026.", "09:05", " "),
            // On the spring night the clock skips it.
            ("paper", "29.03.2026.", "03:30", "Zīmogs"),
        ] {
            assert!(Came::read(how, (day, time), ground).is_err(), "{how} {day} {time} {ground}");
        }
        let both = Came::read("paper", ("", ""), "").expect_err("two mistakes");
        let fields: Vec<&str> = both.iter().map(|wrong| wrong.field.as_str()).collect();
        assert_eq!(fields, ["at-day", "ground"]);
    }
}

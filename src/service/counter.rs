//! A caseworker enters and changes applications for people at the counter, on the telephone or on paper. Owns that each is kept as
//! what it is: a revision whose source is the counter, with the caseworker's account and on what it rests; and that a moment which
//! lies before the entry counts only once a second caseworker has signed it.

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use uuid::Uuid;

use super::{
    AsReviewed, Book, Matter, NewApplication, No, Phase, Placed, Refusal, Service, Source, Submitted,
    Withdrawn, Wrong,
    book::phase,
    marks::Marks,
    matter::Signed,
    submit::{Kept, free_number, is_token},
    timing::day_in,
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
    /// How an application came, as it was typed: a day and a time in Latvia where it came on paper. Whoever fills in a moment means
    /// it, for a place in line may hang on it: beside "now" it is a mistake, and nothing that is passed over.
    ///
    /// # Errors
    /// What is wrong, at the fields `came`, `at-day`, `at-time`, `ground`.
    pub fn read(
        how: &str,
        (day, time): (&str, &str),
        ground: &str,
        today: NaiveDate,
    ) -> Result<Self, Vec<Wrong>> {
        match how {
            "now" if [day, time, ground].iter().all(|text| text.trim().is_empty()) => return Ok(Self::Now),
            "now" => return Err(vec![Wrong::new("came", "wrong-came")]),
            "paper" => {}
            _ => return Err(vec![Wrong::new("came", "wrong-choice")]),
        }
        let mut wrong = Vec::new();
        let day = day_in("at-day", day, today).map_err(|why| wrong.push(why)).ok();
        let time = clock(time).ok_or_else(|| wrong.push(Wrong::new("at-time", "wrong-clock"))).ok();
        let at = day.zip(time).and_then(|(day, time)| {
            let read = moment::in_latvia(day.and_time(time));
            read.map_err(|_| wrong.push(Wrong::new("at-time", "wrong-moment"))).ok()
        });
        let ground = super::approvals::ground(ground).map_err(|why| wrong.push(why)).ok();
        at.zip(ground).map(|(at, ground)| Self::OnPaper { at, ground }).ok_or(wrong)
    }
}

/// A time of day as people write it: `9.05`, `09:05`, `9 05`, `0905`, or the hour alone.
fn clock(typed: &str) -> Option<NaiveTime> {
    let parts: Vec<&str> = typed.split(['.', ':', ' ', '-']).filter(|part| !part.is_empty()).collect();
    let (hour, minute) = match parts[..] {
        [both] if both.len() == 4 && both.is_ascii() => both.split_at(2),
        [hour] => (hour, "0"),
        [hour, minute] if minute.len() == 2 => (hour, minute),
        _ => return None,
    };
    let number = |text: &str| {
        let is_number = text.len() <= 2 && text.bytes().all(|byte| byte.is_ascii_digit());
        is_number.then(|| text.parse().ok()).flatten()
    };
    NaiveTime::from_hms_opt(number(hour)?, number(minute)?, 0)
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
            None => drop(self.write_to(link, (row.id, id), (Occasion::Received, ""), now).await?),
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

    const TODAY: NaiveDate = NaiveDate::from_ymd_opt(2026, 4, 14).expect("a day");

    #[test]
    fn the_moment_of_a_paper_is_read_as_people_write_it() {
        let read = |day: &str, time: &str| match Came::read("paper", (day, time), "Zīmogs", TODAY) {
            Ok(Came::OnPaper { at, .. }) => moment::written(at),
            other => format!("{other:?}"),
        };
        for (day, time) in
            [("13.04.2026.", "09:05"), ("13 4 2026", "9.05"), ("2026-04-13", "9:05"), ("13042026", "0905")]
        {
            assert_eq!(read(day, time), "2026-04-13T06:05:00.000000Z", "{day} {time}");
        }
        assert_eq!(read("13.4.2026", "15"), "2026-04-13T12:00:00.000000Z", "the hour alone");
    }

    #[test]
    fn what_is_wrong_with_the_moment_of_a_paper_is_told_where_it_stands() {
        let wrong = |how: &str, day: &str, time: &str, ground: &str| {
            let told = Came::read(how, (day, time), ground, TODAY).expect_err("a mistake");
            told.into_iter().map(|wrong| (wrong.field, wrong.key)).collect::<Vec<_>>()
        };
        let one = |field: &str, key: &'static str| vec![(field.to_owned(), key)];
        assert_eq!(wrong("", "13.04.2026.", "09:05", "Zīmogs"), one("came", "wrong-choice"));
        assert_eq!(wrong("paper", "", "09:05", "Zīmogs"), one("at-day", "wrong-missing"));
        assert_eq!(wrong("paper", "vakar", "09:05", "Zīmogs"), one("at-day", "wrong-date"));
        for time in ["", "25:00", "9:5", "9.05.30", "-", "no rīta", "99"] {
            assert_eq!(
                wrong("paper", "13.04.2026.", time, "Zīmogs"),
                one("at-time", "wrong-clock"),
                "{time}"
            );
        }
        assert_eq!(wrong("paper", "13.04.2026.", "09:05", " "), one("ground", "wrong-ground"));
        // On the spring night the clock skips it.
        assert_eq!(wrong("paper", "29.03.2026.", "03:30", "Zīmogs"), one("at-time", "wrong-moment"));
        let fields: Vec<String> = wrong("paper", "", "", "").into_iter().map(|(field, _)| field).collect();
        assert_eq!(fields, ["at-day", "at-time", "ground"]);
    }

    #[test]
    fn a_moment_beside_now_is_asked_about_and_not_passed_over() {
        assert_eq!(Came::read("now", ("", " "), "", TODAY), Ok(Came::Now));
        for (day, time, ground) in [("13.04.2026.", "", ""), ("", "9.05", ""), ("", "", "Zīmogs")] {
            let told = Came::read("now", (day, time), ground, TODAY).expect_err("which is meant?");
            assert_eq!((told[0].field.as_str(), told[0].key), ("came", "wrong-came"), "{day}{time}{ground}");
        }
    }
}

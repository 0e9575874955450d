//! The work of whoever was given a place: what is told of it, and a file for calendars. Owns the form of that file (RFC 5545):
//! whole days and moments in UTC, so that no list of clock changes is needed; nothing in it opens an application.

use chrono::{DateTime, Datelike, NaiveDate, NaiveDateTime, TimeDelta, Utc};
use chrono_tz::Europe::Riga;

use axum::{http::header, response::IntoResponse};

use crate::{
    domain::{Arg, Placement, terms::Terms},
    i18n::Tr,
    service::{About, AboutLine, Mine, OfferState, work_days},
    web::{
        error::{Answer, Halt},
        map::Map,
        visit::Holding,
        words::Voiced,
    },
};

/// The longest line of a calendar file, in bytes.
const FOLD: usize = 75;

/// The work as the page tells it.
pub(super) struct Work {
    /// That this is all that is known of it.
    pub(super) text: String,
    pub(super) lines: Vec<(String, String)>,
    /// Whether there are days for a calendar.
    pub(super) dated: bool,
    /// Where it is, where its organisation says.
    pub(super) map: Option<Map>,
}

/// The placement of whoever holds an offer, as it was when it was given.
fn given(mine: &Mine) -> Option<&Placement> {
    let offer = mine.offer()?;
    if !matches!(offer.state, OfferState::Open | OfferState::Accepted) {
        return None;
    }
    let letter = mine.letter.as_ref()?;
    let own = |place: &&Placement| (&place.organisation, &place.title) == (&offer.place.0, &offer.place.1);
    // Letters that are older do not say.
    let number = letter.place.as_ref().map(|line| line.number.as_str());
    let named =
        || mine.places.iter().map(|place| &place.placement).find(|place| Some(place.id.as_str()) == number);
    letter.work.as_deref().or_else(named).filter(own)
}

pub(super) fn work(tell: Voiced, mine: &Mine) -> Option<Work> {
    let place = given(mine)?;
    // Hours and pay at the person's own age stand among the details.
    let lines = mine.book.about_offered(tell.tr, place, &Terms::default()).into_iter();
    let lines: Vec<_> = lines.map(|line| (line.label, line.text)).collect();
    let dated = work_days(place).0.is_some();
    let map = place.site.and_then(|site| Map::of_site(tell.tr, site));
    (!lines.is_empty()).then(|| Work { text: tell.say("work-where"), lines, dated, map })
}

/// A file of the work for a calendar.
pub(super) async fn calendar(Holding { visit, who }: Holding) -> Answer {
    let mine = visit.service.mine(&who).await?;
    let tell = Voiced { tr: visit.tr, voice: mine.book.voice() };
    let (offer, place) = mine.offer().zip(given(&mine)).ok_or_else(Halt::not_found)?;
    let stamp = mine.published_at.unwrap_or_else(|| visit.service.now());
    // The mark says nothing of application, person or code, and is the same whenever the file is fetched.
    let mark = visit.service.form_mark(&format!("calendar:{}", offer.id));
    let uid = mark.get(..32).unwrap_or(&mark).to_owned();
    let lines = mine.book.about_offered(tell.tr, place, &Terms::default());
    let accepted = offer.state == OfferState::Accepted;
    let file = file(tell.tr, place, (&lines, stamp, &uid, accepted)).ok_or_else(Halt::not_found)?;
    let headers = [
        (header::CONTENT_TYPE, "text/calendar; charset=utf-8"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"talka.ics\""),
    ];
    Ok((headers, file).into_response())
}

/// The days of work as whole days, and the first one with its hours of the clock where they are known; `None` without a day.
fn file(
    tr: Tr,
    place: &Placement,
    (lines, stamp, uid, accepted): (&[AboutLine], DateTime<Utc>, &str, bool),
) -> Option<String> {
    let (first, last) = work_days(place);
    let first = first?;
    let of = |about: About| lines.iter().find(|line| line.of == about).map(|line| line.text.clone());
    let told = lines
        .iter()
        .map(|line| format!("{}: {}", capital(&line.label), line.text))
        .collect::<Vec<_>>()
        .join("\n");
    let named = |key: &str| tr.with(key, &[("title", Arg::Text(place.title.clone()))]);
    let place_of = of(About::Where)
        .map_or_else(|| place.organisation.clone(), |at| format!("{}, {at}", place.organisation));
    let event = |(end, key, busy): (&str, &str, &str), times: [String; 2]| {
        let [starts, ends] = times;
        [
            "BEGIN:VEVENT".to_owned(),
            format!("UID:{uid}-{end}@talka"),
            format!("DTSTAMP:{}", stamp.format("%Y%m%dT%H%M%SZ")),
            format!("DTSTART{starts}"),
            format!("DTEND{ends}"),
            format!("SUMMARY:{}", escaped(&named(key))),
            format!("LOCATION:{}", escaped(&place_of)),
            format!("DESCRIPTION:{}", escaped(&told)),
            format!("STATUS:{}", if accepted { "CONFIRMED" } else { "TENTATIVE" }),
            format!("TRANSP:{busy}"),
            "END:VEVENT".to_owned(),
        ]
    };
    let about = place.about.as_ref();
    let clock = about.and_then(|about| about.starts.zip(about.ends));
    // Of work whose end nobody knows the first day says all, where it has its hours.
    let spans = last.is_some() || clock.is_none();
    // The end of a whole day is the day after.
    let last = last.filter(|last| *last >= first).unwrap_or(first);
    let mut all =
        vec!["BEGIN:VCALENDAR".to_owned(), "VERSION:2.0".to_owned(), "PRODID:-//Talka//Talka//LV".to_owned()];
    if spans {
        // Nobody works for weeks on end: the days of the whole work leave the calendar free.
        let days = [whole(first), whole(last + TimeDelta::days(1))];
        all.extend(event(("days", "work-calendar-name", "TRANSPARENT"), days));
    }
    if let Some((starts, ends)) = clock {
        let over = TimeDelta::days(i64::from(ends <= starts));
        let moments = (utc(first.and_time(starts)), utc((first + over).and_time(ends)));
        if let (Some(starts), Some(ends)) = moments {
            all.extend(event(("first", "work-calendar-first", "OPAQUE"), [starts, ends]));
        }
    }
    all.push("END:VCALENDAR".to_owned());
    Some(all.iter().map(|line| folded(line)).collect())
}

/// A label that begins a line: packs write theirs in small letters.
fn capital(label: &str) -> String {
    let mut chars = label.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

fn whole(day: NaiveDate) -> String {
    format!(";VALUE=DATE:{:04}{:02}{:02}", day.year(), day.month(), day.day())
}

/// A local moment in UTC; `None` for one that clocks skip.
fn utc(local: NaiveDateTime) -> Option<String> {
    let moment = local.and_local_timezone(Riga).earliest()?;
    Some(format!(":{}", moment.with_timezone(&Utc).format("%Y%m%dT%H%M%SZ")))
}

/// A text as a calendar file has it.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | ';' | ',' => escaped.extend(['\\', c]),
            '\n' => escaped.push_str("\\n"),
            c if c.is_control() => {}
            c => escaped.push(c),
        }
    }
    escaped
}

/// A line in pieces of at most 75 bytes, none of which cuts a character; each further one begins with a blank.
fn folded(line: &str) -> String {
    let mut folded = String::with_capacity(line.len() + 2);
    let mut length = 0;
    for c in line.chars() {
        if length + c.len_utf8() > FOLD {
            folded.push_str("\r\n ");
            length = 1;
        }
        folded.push(c);
        length += c.len_utf8();
    }
    folded + "\r\n"
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Announcement, Facts, Id, Lang, announcement::Part};

    fn place(parts: &[(Part, &str)]) -> Placement {
        let mut about = Announcement::default();
        for (part, text) in parts {
            about.read(*part, text).unwrap();
        }
        Placement {
            id: Id::new("V1").unwrap(),
            organisation: "Piemēru parki".to_owned(),
            title: "Dobes, celiņi; \\ “rozes”".to_owned(),
            capacity: 2,
            site: None,
            facts: Facts::new(),
            about: Some(Box::new(about)),
        }
    }

    fn written(place: &Placement) -> Option<String> {
        let lines =
            [AboutLine {
                of: About::Where, label: "Kur".to_owned(), text: "Ķiršu iela 1\nĀbeles".repeat(9)
            }];
        file(Tr(Lang::Lv), place, (&lines, DateTime::UNIX_EPOCH, "mark", false))
    }

    /// The lines as a reader of such files puts them together again.
    fn unfolded(file: &str) -> Vec<String> {
        file.replace("\r\n ", "").split_terminator("\r\n").map(ToOwned::to_owned).collect()
    }

    #[test]
    fn days_are_whole_and_the_first_one_has_its_hours_in_utc() {
        let days = [
            (Part::FirstDay, "2027-10-25"),
            (Part::LastDay, "2027-11-05"),
            (Part::Starts, "8:30"),
            (Part::Ends, "12:30"),
        ];
        let lines = unfolded(&written(&place(&days)).unwrap());
        for line in [
            "UID:mark-days@talka",
            "DTSTART;VALUE=DATE:20271025",
            "DTEND;VALUE=DATE:20271106",
            "UID:mark-first@talka",
            "DTSTART:20271025T053000Z",
            "DTEND:20271025T093000Z",
            "STATUS:TENTATIVE",
            "TRANSP:TRANSPARENT",
            "TRANSP:OPAQUE",
            "SUMMARY:Darbs: Dobes\\, celiņi\\; \\\\ “rozes”",
        ] {
            assert!(lines.iter().any(|known| known == line), "{line}: {lines:?}");
        }
        let winter = [(Part::FirstDay, "2027-11-01"), (Part::Starts, "22:00"), (Part::Ends, "6:00")];
        let lines = unfolded(&written(&place(&winter)).unwrap());
        for line in ["DTSTART:20271101T200000Z", "DTEND:20271102T040000Z"] {
            assert!(lines.iter().any(|known| known == line), "{line}: {lines:?}");
        }
        assert_eq!(
            written(&place(&[(Part::LastDay, "2027-11-01")])),
            None,
            "without a day there is nothing to note"
        );
    }

    #[test]
    fn lines_end_and_are_folded_as_the_standard_says() {
        let file = written(&place(&[(Part::FirstDay, "2027-06-07")])).unwrap();
        assert!(file.ends_with("END:VCALENDAR\r\n") && !file.replace("\r\n", "").contains(['\r', '\n']));
        let longest = file.split("\r\n").map(str::len).max().unwrap();
        assert!((70..=FOLD).contains(&longest), "{longest}");
        let lines = unfolded(&file);
        let told = lines.iter().find(|line| line.starts_with("DESCRIPTION:")).unwrap();
        assert_eq!(*told, format!("DESCRIPTION:Kur: {}", "Ķiršu iela 1\\nĀbeles".repeat(9)));
        assert_eq!(lines.iter().filter(|line| *line == "BEGIN:VEVENT").count(), 1);
    }
}

//! What mails say: a round's own text of an occasion or the one that ships, with its words filled in. Owns that a mail holds nothing that
//! only its person should read, and that what the law wants told is told whatever a round's own text says.

use std::cell::Cell;

use chrono::{NaiveDate, TimeDelta};

use super::{Book, No, Opened, Service, book::day_of};
use crate::{
    domain::{Arg, Lang, Occasion, decision::Kind, message::filled},
    i18n::Tr,
    store::{self, Link, mail_texts::TextRow, messages::MessageRow, rounds::RoundRow},
};

/// Institutions write in Latvian.
const TR: Tr = Tr(Lang::Lv);

/// How long a link to get in again opens.
pub const LINK_LASTS: TimeDelta = TimeDelta::hours(1);

/// The number that a test mail speaks of.
pub(super) const EXAMPLE: &str = "0000-0000";

/// What a mail would say.
pub(super) struct Text {
    pub(super) heading: String,
    pub(super) body: String,
    /// Its number among the round's own; 0 for what ships.
    pub(super) number: i64,
}

/// What differs from person to person.
#[derive(Debug, Clone, Default)]
pub(super) struct Words {
    /// The number of the application.
    pub(super) number: String,
    /// The address to be opened.
    pub(super) link: String,
    /// Until when something can be done or is done.
    pub(super) moment: String,
    /// Until when it is planned to decide, in a sentence.
    pub(super) planned: String,
    /// Why a term is extended.
    pub(super) ground: String,
}

impl Words {
    /// What an example says.
    pub(super) fn example(book: &Book, occasion: Occasion, link: String) -> Self {
        let day = day_of(book.closes_at);
        Self {
            number: EXAMPLE.to_owned(),
            link,
            moment: match occasion {
                Occasion::WayIn | Occasion::Draft | Occasion::DraftSoon => TR.moment(book.closes_at),
                Occasion::TermExtended | Occasion::PapersSoon => TR.date(day),
                _ => TR.last_moment(book.closes_at),
            },
            planned: planned(&(day, None)),
            ground: "…".to_owned(),
        }
    }
}

/// Until when it is planned to decide, and why that takes longer than a month.
pub(super) fn planned((last, longer): &(NaiveDate, Option<String>)) -> String {
    let args = [("day", Arg::Date(*last)), ("ground", Arg::Text(longer.clone().unwrap_or_default()))];
    TR.with(if longer.is_some() { "my-planned-longer" } else { "my-planned" }, &args)
}

impl Service {
    /// What a message tells its person besides number and link; `None` where nobody has to be told any more.
    pub(super) async fn words_of(
        &self,
        link: &mut Link<'_>,
        (occasion, row): (Occasion, &MessageRow),
        (round, book, opened): (&RoundRow, &Book, &Opened),
    ) -> Result<Option<Words>, No> {
        let mut words = Words::default();
        match occasion {
            Occasion::AnswerSoon => {
                let offers = store::offers::of_application(link, row.application.unwrap_or_default()).await?;
                let open = offers.iter().find(|offer| row.subject.starts_with(&offer.id.to_string()));
                let open = open.filter(|offer| offer.at(self.now()).state == super::OfferState::Open);
                let Some(offer) = open else { return Ok(None) };
                words.moment = TR.last_moment(offer.answer_by);
            }
            Occasion::PapersSoon => {
                let Some(day) = self.papers_due(link, (book, row)).await? else { return Ok(None) };
                words.moment = TR.date(day);
            }
            Occasion::Agreed | Occasion::Inquiry | Occasion::InquirySoon if opened.withdrawn.is_some() => {
                return Ok(None);
            }
            Occasion::Inquiry | Occasion::InquirySoon => {
                let all = store::inquiries::of_application(link, row.application.unwrap_or_default()).await?;
                let asked = all.iter().find(|one| one.id.to_string() == row.subject);
                let Some(asked) = asked.filter(|one| one.answered_at.is_none()) else { return Ok(None) };
                words.moment = TR.last_moment(asked.until);
            }
            Occasion::DeadlineMoved => words.moment = TR.last_moment(round.closes_at),
            Occasion::Received => {
                let term = self.planned_for(link, book, opened).await?;
                words.planned = term.as_ref().map(planned).unwrap_or_default();
            }
            Occasion::TermExtended => {
                // Whoever applied late may still be decided within the month: their own term is no longer one.
                let Some((last, Some(ground))) = self.planned_for(link, book, opened).await? else {
                    return Ok(None);
                };
                (words.moment, words.ground) = (TR.date(last), ground);
            }
            Occasion::WayIn if self.now() > row.created_at + LINK_LASTS => return Ok(None),
            Occasion::WayIn => words.moment = TR.moment(row.created_at + LINK_LASTS),
            _ => {}
        }
        Ok(Some(words))
    }

    /// The text that a round's mails have on an occasion: its own, or the one that ships. Latvian, as an institution's letters are.
    pub(super) async fn text_of(
        &self,
        link: &mut Link<'_>,
        book: &Book,
        occasion: Occasion,
    ) -> Result<Text, No> {
        Ok(match store::mail_texts::text(link, book.id, occasion.name()).await? {
            Some(TextRow { heading, body, number }) => Text { heading, body, number },
            None => shipped(occasion, self.decision_of(link, book).await?.0.kind),
        })
    }
}

/// A text with everything filled in. What a mail of an occasion has to say is added where the text has no room for it.
pub(super) fn fill(book: &Book, occasion: Occasion, text: &Text, words: &Words) -> Text {
    let value = |word: &str| {
        Some(match word {
            "round" => book.name().get(Lang::Lv).to_owned(),
            "number" => words.number.clone(),
            "link" => words.link.clone(),
            "moment" => words.moment.clone(),
            "planned" => words.planned.clone(),
            "ground" => words.ground.clone(),
            _ => return None,
        })
    };
    let missing = occasion.due().filter(|due| !names(&text.body, due));
    let body = missing.map_or_else(|| text.body.clone(), |due| format!("{}\n\n{{{due}}}", text.body));
    let heading = filled(&text.heading, value).replace(['\r', '\n'], " ");
    let mut body = filled(&body, value);
    // A word without a value leaves no gap.
    while body.contains("\n\n\n") {
        body = body.replace("\n\n\n", "\n\n");
    }
    Text { heading, body: body.trim_end().to_owned(), number: text.number }
}

/// Whether a text has a word in braces.
fn names(text: &str, word: &str) -> bool {
    let there = Cell::new(false);
    filled(text, |found| {
        there.set(there.get() || found == word);
        None
    });
    there.get()
}

/// The text that ships, with its words in braces; an act is contested, in the law's words.
pub(super) fn shipped(occasion: Occasion, kind: Kind) -> Text {
    let words = occasion.words().iter().map(|word| (*word, Arg::Text(format!("{{{word}}}"))));
    let words: Vec<(&str, Arg)> = words.collect();
    let of = if occasion == Occasion::Objection && kind == Kind::Act { "-act" } else { "" };
    Text {
        heading: TR.with(&format!("mail-{}{of}-heading", occasion.name()), &words),
        body: TR.with(&format!("mail-{}{of}-body", occasion.name()), &words),
        number: 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_ships_has_its_words_and_no_others() {
        for (occasion, kind) in Occasion::ALL.into_iter().flat_map(|one| Kind::ALL.map(|kind| (one, kind))) {
            let Text { heading, body, .. } = shipped(occasion, kind);
            for text in [&heading, &body] {
                assert_eq!(occasion.misplaced(text), None, "{text}");
            }
            for word in occasion.words() {
                let there = format!("{{{word}}}");
                assert!(
                    heading.contains(&there) || body.contains(&there),
                    "{occasion:?} says nothing of {word}"
                );
            }
        }
    }

    #[test]
    fn a_word_is_found_in_its_braces_alone() {
        assert!(names("Lēmums: { planned }", "planned"));
        for text in ["planned", "{planned", "{number}"] {
            assert!(!names(text, "planned"), "{text}");
        }
    }
}

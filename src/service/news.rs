//! What a letter on paper tells one person: their number and code, or what is new for them. Owns that whoever has no mail address reads on
//! paper what others are written by mail, and the answer to their objection itself.

use chrono::{DateTime, Utc};

use super::{
    No, Service,
    answer::Reader,
    letter_kind::LetterKind,
    mail_words::planned,
    wording::{News, Wording},
};
use crate::{
    domain::Occasion,
    paper::Letter,
    store::{self, Link, applications::ApplicationRow, printings::PrintingRow, rounds::RoundRow},
};

impl Service {
    /// How letters of a round are worded today.
    pub(super) async fn wording(&self, link: &mut Link<'_>, round: &RoundRow) -> Result<Wording, No> {
        let authority = store::accounts::organisation_name(link, round.authority).await?;
        let book = self.book(round)?;
        let kind = self.decision_of(link, &book).await?.0.kind;
        let link = self.posting.as_ref().map(|posting| format!("{}/result", posting.base_url));
        Ok(Wording { book, kind, sender: authority.unwrap_or_default(), link })
    }

    /// A letter of a printing, with what was to be told when it was asked for.
    pub(super) async fn letter_to(
        &self,
        link: &mut Link<'_>,
        wording: &Wording,
        row: &ApplicationRow,
        (kind, printing): (LetterKind, &PrintingRow),
    ) -> Result<Letter, No> {
        let opened = self.opened(row)?;
        let at = printing.asked_at;
        Ok(match kind {
            LetterKind::Code => self.code_letter(link, wording, row, &self.vault.code(row)?).await?,
            LetterKind::Decision => self.act_on_paper(link, printing.id, row).await?,
            LetterKind::Result => wording.news(&opened, &self.news(link, wording, (row, at)).await?),
        })
    }

    /// A letter with number and code, and until when it is decided.
    pub(super) async fn code_letter(
        &self,
        link: &mut Link<'_>,
        wording: &Wording,
        row: &ApplicationRow,
        code: &str,
    ) -> Result<Letter, No> {
        let opened = self.opened(row)?;
        let term = self.planned_for(link, &wording.book, &opened).await?;
        Ok(wording.code(&opened, code, term.as_ref().map(planned)))
    }

    async fn news(
        &self,
        link: &mut Link<'_>,
        wording: &Wording,
        (row, at): (&ApplicationRow, DateTime<Utc>),
    ) -> Result<News, No> {
        let mut news = News::default();
        let rows = store::printings::news(link, row.id, at).await?;
        for one in &rows {
            match Occasion::from_name(&one.kind) {
                Some(Occasion::TermExtended) => {
                    news.term = self.planned_for(link, &wording.book, &self.opened(row)?).await?;
                }
                Some(Occasion::Objection) => {
                    if let Some((row, objection, deed)) = self.deed_of(link, &one.subject).await? {
                        news.acts.extend(self.letter_of(link, (&row, &objection), &deed).await?);
                        news.objections.push((objection, deed));
                    }
                }
                Some(Occasion::Inquiry) => {
                    let all = self.inquiries_of(link, row.id).await?;
                    let asked = all.into_iter().find(|asked| asked.id.to_string() == one.subject);
                    news.inquiries.extend(asked.filter(|asked| asked.answer.is_none()));
                }
                Some(Occasion::OfferEnded) => {
                    let offers = store::offers::of_application(link, row.id).await?;
                    let ended = offers.iter().find(|offer| offer.id.to_string() == one.subject);
                    if let Some(offer) = ended {
                        let act = self.cancelled_letter(link, (&wording.book, row), offer).await?;
                        news.acts.extend(act);
                    }
                    news.result = true;
                }
                _ => news.result = true,
            }
        }
        // Whoever was told meanwhile otherwise reads what stands.
        if news.result || (news.term.is_none() && news.objections.is_empty() && news.inquiries.is_empty()) {
            news.result = true;
            let (letter, offers) = self.told(link, &wording.book, row, Reader::Applicant).await?;
            (news.told, news.offer) = (letter, offers.into_iter().next());
        }
        Ok(news)
    }
}

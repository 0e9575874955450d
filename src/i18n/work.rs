//! How hours, times of day and amounts of an announcement are written. Owns the reader's marks; never a float.

use chrono::NaiveTime;

use super::{Tr, grouping::group};
use crate::domain::{
    Arg, Lang,
    announcement::{Band, Gross, hours_written},
};

impl Tr {
    /// A time of day: `8.00`, `8:00`.
    pub fn clock(self, time: NaiveTime) -> String {
        let format = match self.0 {
            Lang::Lv => "%-H.%M",
            Lang::En | Lang::Ru => "%-H:%M",
        };
        time.format(format).to_string()
    }

    /// Hours of so many minutes: `4 stundas`, `3,5 stundas`.
    pub fn hours_of(self, minutes: u16) -> String {
        if minutes.is_multiple_of(60) {
            return self.count("about-hours", u64::from(minutes / 60));
        }
        let part = hours_written(minutes);
        let part = if self.0 == Lang::En { part } else { part.replace('.', ",") };
        self.with("about-hours-part", &[("n", Arg::Text(part))])
    }

    /// Hours a day, at some ages.
    pub fn hours_at(self, band: Band, minutes: u16) -> String {
        let day = self.with("about-hours-day", &[("hours", Arg::Text(self.hours_of(minutes)))]);
        self.of_ages(day, band.ages())
    }

    /// An amount before tax: `780,00 EUR mēnesī (pirms nodokļu nomaksas)`.
    pub fn gross(self, pay: Gross) -> String {
        let mark = if self.0 == Lang::En { '.' } else { ',' };
        let euros = group(self.0, &(pay.cents / 100).to_string());
        let amount = format!("{euros}{mark}{:02}", pay.cents % 100);
        self.with(&format!("about-pay-{}", pay.per.name()), &[("amount", Arg::Text(amount))])
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::terms::Per;

    #[test]
    fn an_announcement_is_written_as_each_reader_writes() {
        let pay = Gross { cents: 123_405, per: Per::Month };
        let time = NaiveTime::from_hms_opt(8, 5, 0).unwrap();
        let said = |lang| {
            let tr = Tr(lang);
            [
                tr.clock(time),
                tr.hours_of(210),
                tr.hours_of(60),
                tr.hours_at(Band::Children, 240),
                tr.gross(pay),
            ]
            .map(|text| text.replace('\u{a0}', " "))
        };
        assert_eq!(
            said(Lang::Lv),
            [
                "8.05",
                "3,5 stundas",
                "1 stunda",
                "4 stundas dienā (13–14 gadu vecumā)",
                "1234,05 EUR mēnesī (pirms nodokļu nomaksas)"
            ]
        );
        assert_eq!(
            said(Lang::En),
            [
                "8:05",
                "3.5 hours",
                "1 hour",
                "4 hours a day (at the ages of 13–14)",
                "1,234.05 EUR a month (before tax)"
            ]
        );
        assert_eq!(said(Lang::Ru)[1], "3,5 часа");
    }
}

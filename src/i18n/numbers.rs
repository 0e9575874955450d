//! How numbers are written for people: groups of thousands, per cent, kilometres.
//! Owns the reader's marks and spaces; never a float, never a word.

use super::{
    Tr,
    grouping::{NBSP, group},
};
use crate::domain::Lang;

impl Tr {
    /// A whole number, its thousands grouped: `12 345` (`12,345` in English).
    /// Latvian leaves four digits together, as its other users of the same locale data do: `1037`.
    pub fn number(self, number: u64) -> String {
        group(self.0, &number.to_string())
    }

    /// A part of a whole in per cent, rounded to whole numbers: `64 %` (`64%` in English).
    /// Only a part that is the whole is 100, only an empty one 0: what is not nothing is not written as nothing.
    pub fn percent(self, part: u64, whole: u64) -> String {
        let percent = self.number(percent(part, whole));
        match self.0 {
            Lang::En => format!("{percent}%"),
            Lang::Lv | Lang::Ru => format!("{percent}{NBSP}%"),
        }
    }

    /// A distance given in metres, in kilometres: `4,1 km`, `4.1 km`, `4,1 км`; from 100 km on without tenths.
    pub fn kilometres(self, metres: u128) -> String {
        let (mark, unit) = match self.0 {
            Lang::Lv => (',', "km"),
            Lang::En => ('.', "km"),
            Lang::Ru => (',', "км"),
        };
        let tenths = metres.saturating_add(50) / 100;
        if tenths < 1_000 {
            return format!("{}{mark}{}{NBSP}{unit}", tenths / 10, tenths % 10);
        }
        let whole = metres.saturating_add(500) / 1_000;
        format!("{}{NBSP}{unit}", group(self.0, &whole.to_string()))
    }
}

/// A part of a whole in per cent, half up; 1 to 99 for everything between nothing and all. Of nothing: 0.
pub(super) fn percent(part: u64, whole: u64) -> u64 {
    if part == 0 || whole == 0 {
        return 0;
    }
    let rounded = (u128::from(part) * 200 + u128::from(whole)) / (u128::from(whole) * 2);
    let percent = u64::try_from(rounded).unwrap_or(u64::MAX);
    if part < whole { percent.clamp(1, 99) } else { percent }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Arg;

    #[test]
    fn thousands_are_grouped_as_the_reader_groups_them() {
        let written = |n| Lang::ALL.map(|lang| Tr(lang).number(n));
        assert_eq!(written(0), ["0", "0", "0"]);
        assert_eq!(written(999), ["999", "999", "999"]);
        assert_eq!(written(1_037), ["1037", "1,037", "1\u{a0}037"]);
        assert_eq!(written(12_000), ["12\u{a0}000", "12,000", "12\u{a0}000"]);
        assert_eq!(written(1_234_567), ["1\u{a0}234\u{a0}567", "1,234,567", "1\u{a0}234\u{a0}567"]);
    }

    #[test]
    fn numbers_inside_sentences_are_grouped_too() {
        let line = |lang| {
            Tr(lang).with(
                "spot-line",
                &[
                    ("file", Arg::Text("a.csv".to_owned())),
                    ("line", Arg::Whole(12_345)),
                    ("what", Arg::Whole(-7)),
                ],
            )
        };
        assert_eq!(line(Lang::Lv), "a.csv, 12\u{a0}345. rinda: \u{2212}7");
        assert_eq!(line(Lang::En), "a.csv, line 12,345: \u{2212}7");
    }

    #[test]
    fn per_cent_are_rounded_but_never_to_all_or_nothing() {
        assert_eq!(percent(64, 100), 64);
        assert_eq!(percent(1, 8), 13);
        assert_eq!(percent(1, 3), 33);
        assert_eq!(percent(1, 1_000), 1);
        assert_eq!(percent(999, 1_000), 99);
        assert_eq!(percent(0, 7), 0);
        assert_eq!(percent(7, 7), 100);
        assert_eq!(percent(0, 0), 0);
        assert_eq!(percent(u64::MAX, u64::MAX), 100);
        assert_eq!(Tr(Lang::Lv).percent(64, 100), "64\u{a0}%");
        assert_eq!(Tr(Lang::En).percent(64, 100), "64%");
    }

    #[test]
    fn metres_become_kilometres() {
        let written = |m| Lang::ALL.map(|lang| Tr(lang).kilometres(m));
        assert_eq!(written(4_090), ["4,1\u{a0}km", "4.1\u{a0}km", "4,1\u{a0}км"]);
        assert_eq!(written(49)[0], "0,0\u{a0}km");
        assert_eq!(written(99_949)[0], "99,9\u{a0}km");
        assert_eq!(written(99_950)[0], "100\u{a0}km");
        assert_eq!(written(12_345_678)[2], "12\u{a0}346\u{a0}км");
        assert!(!Tr(Lang::Lv).kilometres(u128::MAX).is_empty());
    }
}

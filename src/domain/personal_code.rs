//! The Latvian personal code, in its two forms. Owns what is one, what is doubtful about one, and how it is shown; never
//! guesses: digits that are missing are not filled in, and two codes of one person are linked by a caseworker alone.
//!
//! Sources: the register's classifier (csb.gov.lv, 29922) for the old form: day, month, year, century (0 for 18.., 1 for
//! 19.., 2 for 20..), then four digits; the register's page on changing codes (pmlp.gov.lv) for the new one, given since
//! 1 July 2017: a 3, then 2 to 9, then nine digits without meaning. The check digit of the old form is published by no
//! authority (two libraries agree on it), so a wrong one is a doubt and no fault. The new form has none.

use chrono::{Datelike, NaiveDate};

use super::text::{is_dash, is_invisible};

/// A personal code: eleven digits.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct PersonalCode([u8; 11]);

/// Why a text is no personal code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotACode {
    /// Not eleven digits with at most one hyphen after the sixth.
    Form,
    /// Ten digits or fewer: a spreadsheet may have dropped leading zeros.
    TooShort,
    /// Of the old form, with a day of birth that does not exist.
    Date,
    /// Neither an old form's century nor a new form's beginning.
    Unknown,
}

/// What is doubtful about a code that is one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Doubt {
    /// The check digit of the old form does not fit.
    CheckDigit,
    /// The day of birth that it states is another one.
    BirthDate,
}

impl Doubt {
    /// The word that catalogues use.
    pub fn name(self) -> &'static str {
        match self {
            Self::CheckDigit => "check",
            Self::BirthDate => "birth",
        }
    }
}

/// The weights of the first ten digits of the old form.
const WEIGHTS: [u32; 10] = [1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

impl PersonalCode {
    /// Reads a code as people write it: `161175-19997`, `16117519997`.
    ///
    /// # Errors
    /// Why it is none.
    pub fn parse(text: &str) -> Result<Self, NotACode> {
        // An apostrophe keeps a spreadsheet from taking it for a number; behind a point, programmes write no digits.
        let text: String = text.chars().filter(|c| !is_invisible(*c)).collect();
        let text = text.trim().trim_start_matches(['\'', '’']).trim_start();
        let text = [".0", ",0", ".00", ",00"].iter().find_map(|end| text.strip_suffix(end)).unwrap_or(text);
        let is_between = |c: char| is_dash(c) || c.is_whitespace();
        let dashes = text.chars().filter(|c| is_dash(*c)).count();
        let digits = match text.split_once(is_between) {
            Some((birth, rest)) if birth.len() == 6 && dashes <= 1 => {
                format!("{birth}{}", rest.trim_start_matches(is_between))
            }
            Some(_) => return Err(NotACode::Form),
            None => text.to_owned(),
        };
        if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(NotACode::Form);
        }
        if digits.len() < 11 {
            return Err(NotACode::TooShort);
        }
        let digits: [u8; 11] = digits.as_bytes().try_into().map_err(|_| NotACode::Form)?;
        let code = Self(digits);
        if code.is_new() || code.born().is_some() {
            return Ok(code);
        }
        Err(if (b'0'..=b'2').contains(&code.0[6]) { NotACode::Date } else { NotACode::Unknown })
    }

    /// Whether it is of the form given since 1 July 2017, which says nothing of the day of birth.
    pub fn is_new(&self) -> bool {
        self.0[0] == b'3' && (b'2'..=b'9').contains(&self.0[1])
    }

    /// The day of birth that a code of the old form states.
    pub fn born(&self) -> Option<NaiveDate> {
        if self.is_new() {
            return None;
        }
        let number = |at: usize| u32::from(self.0[at] - b'0') * 10 + u32::from(self.0[at + 1] - b'0');
        let century = match self.0[6] {
            b'0' => 1800,
            b'1' => 1900,
            b'2' => 2000,
            _ => return None,
        };
        NaiveDate::from_ymd_opt(century + i32::try_from(number(4)).ok()?, number(2), number(0))
    }

    /// What is doubtful; `born` is the day of birth stated elsewhere, where it is.
    pub fn doubts(&self, born: Option<NaiveDate>) -> Vec<Doubt> {
        let Some(stated) = self.born() else { return Vec::new() };
        let sum: u32 =
            self.0.iter().zip(WEIGHTS).map(|(digit, weight)| u32::from(digit - b'0') * weight).sum();
        let check = (1101 - sum) % 11 % 10;
        let mut doubts = Vec::new();
        if check != u32::from(self.0[10] - b'0') {
            doubts.push(Doubt::CheckDigit);
        }
        if born.is_some_and(|born| (born.year(), born.ordinal()) != (stated.year(), stated.ordinal())) {
            doubts.push(Doubt::BirthDate);
        }
        doubts
    }

    /// Its eleven digits, without the hyphen: what is sealed, and what the keyed hash is over.
    pub fn digits(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }

    /// As official papers write it, whole: for a file that leaves to whoever employs its person, and for no page.
    pub fn written(&self) -> String {
        let (first, last) = self.digits().split_at(6);
        format!("{first}-{last}")
    }

    /// As it is shown: all but the last three digits hidden.
    pub fn masked(&self) -> String {
        format!("••••••-••{}", &self.digits()[8..])
    }
}

/// Never whole in a log.
impl std::fmt::Debug for PersonalCode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.masked())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    #[test]
    fn old_codes_state_the_day_of_birth() {
        for (text, born) in [
            ("161175-19997", day(1975, 11, 16)),
            ("16117519997", day(1975, 11, 16)),
            (" 290204-20007 ", day(2004, 2, 29)),
            ("290204 20007", day(2004, 2, 29)),
            ("290204 - 20007", day(2004, 2, 29)),
            ("290204\u{2011}20007", day(2004, 2, 29)),
            ("290204—20007", day(2004, 2, 29)),
            ("290204−20007", day(2004, 2, 29)),
            ("290204\u{ad}20007", day(2004, 2, 29)),
            ("'290204-20007", day(2004, 2, 29)),
            ("29020420007.0", day(2004, 2, 29)),
            ("29020420007,0", day(2004, 2, 29)),
            ("010100-00003", day(1800, 1, 1)),
        ] {
            assert_eq!(PersonalCode::parse(text).unwrap().born(), Some(born), "{text}");
        }
    }

    #[test]
    fn new_codes_say_nothing_and_have_no_check_digit() {
        for text in ["320000-00000", "39999999999", "330000-19997"] {
            let code = PersonalCode::parse(text).unwrap();
            assert!(code.is_new(), "{text}");
            assert_eq!((code.born(), code.doubts(Some(day(2000, 1, 1)))), (None, vec![]), "{text}");
        }
    }

    #[test]
    fn what_is_no_code_says_why() {
        for (text, why) in [
            ("", NotACode::Form),
            ("16117-519997", NotACode::Form),
            ("161175-1999a", NotACode::Form),
            ("161175199975", NotACode::Form),
            ("10175-19997", NotACode::Form),
            ("161175--19997", NotACode::Form),
            ("161175-1999-7", NotACode::Form),
            ("16117519997 161175-19997", NotACode::Form),
            ("161175 199 97", NotACode::Form),
            ("16117519997.5", NotACode::Form),
            ("161175/19997", NotACode::Form),
            ("1010519997.0", NotACode::TooShort),
            ("1010519997", NotACode::TooShort),
            ("300205-20007", NotACode::Date),
            ("290205-20007", NotACode::Date),
            ("161375-19997", NotACode::Date),
            ("161175-39997", NotACode::Unknown),
        ] {
            assert_eq!(PersonalCode::parse(text), Err(why), "{text}");
        }
    }

    #[test]
    fn a_wrong_check_digit_or_another_birth_is_a_doubt() {
        let right = PersonalCode::parse("161175-19997").unwrap();
        assert_eq!(right.doubts(Some(day(1975, 11, 16))), []);
        assert_eq!(right.doubts(Some(day(1975, 11, 17))), [Doubt::BirthDate]);
        let wrong = PersonalCode::parse("161175-19998").unwrap();
        assert_eq!(wrong.doubts(None), [Doubt::CheckDigit]);
    }

    #[test]
    fn both_published_forms_of_the_check_digit_agree() {
        // python-stdnum: (1 + sum of w*d) mod 11 mod 10 with 10,5,8,4,2,1,6,3,7,9.
        let other = [10_u32, 5, 8, 4, 2, 1, 6, 3, 7, 9];
        for number in 0..10_000_u64 {
            let digits: Vec<u32> = format!("{:010}", number * 1_000_003 % 10_000_000_000)
                .bytes()
                .map(|b| u32::from(b - b'0'))
                .collect();
            let ours: u32 = digits.iter().zip(WEIGHTS).map(|(d, w)| d * w).sum();
            let theirs: u32 = digits.iter().zip(other).map(|(d, w)| d * w).sum();
            assert_eq!((1101 - ours) % 11 % 10, (1 + theirs) % 11 % 10);
        }
    }

    #[test]
    fn it_is_never_shown_whole() {
        let code = PersonalCode::parse("161175-19997").unwrap();
        assert_eq!(code.masked(), "••••••-••997");
        assert_eq!(format!("{code:?}"), "••••••-••997");
    }
}

//! Words of dates in three languages: months in the forms in which people write them, and what may stand beside numbers without
//! changing them. A word that only begins like a month is none.

use crate::domain::text::unmarked;

/// Whether a word of a date says nothing that its numbers do not say: a day of the week, the word for a year.
pub(super) fn is_idle(word: &str) -> bool {
    const IDLE: [&str; 12] = ["g", "gads", "gada", "gadā", "г", "год", "года", "st", "nd", "rd", "th", "of"];
    const WEEK: [&str; 28] = [
        "pirmdiena",
        "otrdiena",
        "tresdiena",
        "ceturtdiena",
        "piektdiena",
        "sestdiena",
        "svetdiena",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "mon",
        "tue",
        "wed",
        "thu",
        "fri",
        "sat",
        "sun",
        "понедельник",
        "вторник",
        "среда",
        "четверг",
        "пятница",
        "суббота",
        "воскресенье",
    ];
    let plain = unmarked(word);
    IDLE.iter().any(|idle| unmarked(idle) == plain) || WEEK.contains(&plain.as_str())
}

/// A month by its name in one of three languages, by the beginnings that stand for names, or by a Roman number.
pub(super) fn month(word: &str) -> Option<u32> {
    // What does not change, the forms of the rest, and what is written for short; without marks on letters.
    const NAMES: [(&[&str], &[&str]); 12] = [
        (&["janvar", "january", "январ"], &["jan", "janv", "янв"]),
        (&["februar", "february", "феврал"], &["feb", "febr", "фев", "февр"]),
        (&["mart", "march", "март"], &["mar", "мар"]),
        (&["april", "апрел"], &["apr", "апр"]),
        (&["maij", "may", "ма"], &["mai"]),
        (&["junij", "june", "июн"], &["jun"]),
        (&["julij", "july", "июл"], &["jul"]),
        (&["august", "август"], &["aug", "авг"]),
        (&["septembr", "september", "сентябр"], &["sep", "sept", "сен", "сент"]),
        (&["oktobr", "october", "октябр"], &["okt", "oct", "окт"]),
        (&["novembr", "november", "ноябр"], &["nov", "ноя", "нояб"]),
        (&["decembr", "december", "декабр"], &["dec", "дек"]),
    ];
    const ROMAN: [&str; 12] = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"];
    const LATVIAN: [&str; 8] = ["", "is", "a", "i", "im", "s", "u", "am"];
    const RUSSIAN: [&str; 8] = ["", "ь", "я", "ю", "е", "и", "а", "у"];
    let plain = unmarked(word);
    let is = |(names, short): &(&[&str], &[&str])| {
        let form = |name: &&str| {
            let Some(ending) = plain.strip_prefix(name) else { return false };
            match name.is_ascii() {
                true if name.ends_with('y')
                    || ["march", "june", "september", "october", "november", "december"].contains(name) =>
                {
                    ending.is_empty()
                }
                true => LATVIAN.contains(&ending),
                // A word of two letters is none: only its forms are.
                false => RUSSIAN.contains(&ending) && (!ending.is_empty() || name.chars().count() > 2),
            }
        };
        short.contains(&plain.as_str()) || names.iter().any(form)
    };
    let roman = || ROMAN.iter().position(|roman| *roman == word);
    u32::try_from(NAMES.iter().position(is).or_else(roman)? + 1).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_of_every_month() {
        let months = [
            "janvāris janvārī janvāra January jan январь января I",
            "februāris februārī February feb февраль февраля II",
            "marts martā marta March mar март марта III",
            "aprīlis aprīlī aprīļa April apr апрель апреля IV",
            "maijs maijā maija May май мая V",
            "jūnijs jūnijā jūnija June jūn jun июнь июня VI",
            "jūlijs jūlijā jūlija July jūl jul июль июля VII",
            "augusts augustā augusta August aug август августа VIII",
            "septembris septembrī septembra September sept сентябрь сентября IX",
            "oktobris oktobrī oktobra October okt oct октябрь октября X",
            "novembris novembrī novembra November nov ноябрь ноября XI",
            "decembris decembrī decembra December dec декабрь декабря XII",
        ];
        for (number, names) in (1..).zip(months) {
            for name in names.split(' ') {
                assert_eq!(month(name), Some(number), "{name}");
                assert_eq!(month(&name.to_uppercase()), Some(number), "{name}");
            }
        }
        for name in [
            "marija",
            "novads",
            "decis",
            "sepijs",
            "матвей",
            "ма",
            "мак",
            "juniors",
            "augsts",
            "XIII",
            "iv",
            "",
        ] {
            assert_eq!(month(name), None, "{name}");
        }
    }
}

//! What a placement says, as it would be typed: for forms that are filled with it, and for what a spreadsheet says otherwise.

use super::{Answers, PAY_PER, Placed, SITE, day, field};
use crate::domain::{
    FactValue,
    announcement::{Announcement, Band, Part, hours_written},
    position,
};

/// What a part is called: a key of the catalogue.
pub fn part_key(part: Part) -> &'static str {
    match part {
        Part::Duties => "about-duties",
        Part::Institution => "about-institution",
        Part::Address => "about-address",
        Part::Parish => "about-parish",
        Part::FirstDay => "about-first-day",
        Part::LastDay => "about-last-day",
        Part::Starts => "about-starts",
        Part::Ends => "about-ends",
        Part::Hours(Band::Children) => "about-hours-13-14",
        Part::Hours(Band::Fifteen) => "about-hours-15",
        Part::Hours(Band::Adolescents) => "about-hours-16-17",
        Part::Hours(Band::Adults) => "about-hours-18",
        Part::Pay => "about-pay",
        Part::Supervisor => "about-supervisor",
        Part::Phone => "about-phone",
        Part::Requirements => "about-requirements",
        Part::Bring => "about-bring",
        Part::Transport => "about-transport",
        Part::MedicalBook => "about-medical-book",
        Part::Load => "about-load",
    }
}

/// What a placement says, as it would be typed.
pub fn as_typed(placed: &Placed) -> Answers {
    let place = &placed.placement;
    let written = place.facts.iter().map(|(name, value)| {
        let text = match value {
            FactValue::Date(date) => date.format("%d.%m.%Y.").to_string(),
            other => other.written(),
        };
        (name.clone(), text)
    });
    let site = place.site.map(position::written).unwrap_or_default();
    let own = [("title", place.title.clone()), ("capacity", place.capacity.to_string()), (SITE, site)];
    let own = own.map(|(name, text)| (name.to_owned(), text));
    let announced = place.about.as_deref().map(announced).unwrap_or_default();
    written.chain(own).chain(announced).collect()
}

/// What is announced, as it would be typed.
fn announced(about: &Announcement) -> Vec<(String, String)> {
    let mut typed: Vec<(String, String)> = Vec::new();
    for part in Part::ALL {
        let text = match part {
            Part::FirstDay | Part::LastDay => day(&about.written(part)),
            Part::Starts | Part::Ends => about.written(part).replace(':', "."),
            Part::Hours(band) => about
                .hours
                .get(&band)
                .map(|minutes| hours_written(*minutes).replace('.', ","))
                .unwrap_or_default(),
            Part::Pay => {
                let per = about.pay.map(|pay| pay.per.name().to_owned()).unwrap_or_default();
                typed.push((PAY_PER.to_owned(), per));
                about.written(part).split('/').next().unwrap_or_default().replace('.', ",")
            }
            part => about.written(part),
        };
        typed.push((field(part), text));
    }
    typed
}

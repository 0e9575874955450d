//! Where a placement is, as whoever offers it says: typed as any map gives it. Owns what is said of a position that cannot be taken.

use super::{Answers, Wrong};
use crate::domain::{
    Arg,
    geo::Point,
    position::{self, FARTHEST_M, LATITUDES, LONGITUDES, Misread},
};

/// The field of the position. Facts have no hyphens in their names.
pub const SITE: &str = "site-at";

/// Reads a position that was typed; an empty one is `None`.
///
/// # Errors
/// What is wrong with it.
pub fn read_site(typed: &str) -> Result<Option<Point>, Wrong> {
    let read = position::read(typed).map_err(|why| match why {
        // A shortened link leads to a place, and does not say where it is.
        Misread::Unreadable if typed.contains("://") => Wrong::new(SITE, "wrong-site-link"),
        Misread::Unreadable => Wrong::new(SITE, "wrong-site"),
        Misread::Outside(point) => {
            // Bounds are whole hundredths of a degree.
            let degrees =
                |value: i32| Arg::Text(format!("{}.{:02}", value / 1_000_000, value / 10_000 % 100));
            let far = Arg::Text(format!("{} km", FARTHEST_M / 1_000));
            Wrong::new(SITE, "wrong-site-outside")
                .with("point", Arg::Text(position::written(point)))
                .with("south", degrees(LATITUDES.0))
                .with("north", degrees(LATITUDES.1))
                .with("west", degrees(LONGITUDES.0))
                .with("east", degrees(LONGITUDES.1))
                .with("far", far)
        }
    })?;
    Ok(read.map(position::rounded))
}

/// The position that a form says, where one stood `before`: one that came with more decimals stays as it is while nobody moves it, and
/// so does one of which the form does not speak.
pub(super) fn said(answers: &Answers, before: Option<Point>) -> Result<Option<Point>, Wrong> {
    let Some(typed) = answers.get(SITE) else { return Ok(before) };
    let read = read_site(typed)?;
    let stays = read.zip(before).is_some_and(|(new, old)| position::same(new, old));
    Ok(if stays { before } else { read })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_position_stays_until_somebody_moves_it() {
        let before = Point { lat_e6: 56_504_744, lon_e6: 21_010_846 };
        let said = |typed: Option<&str>| {
            let answers = typed.map(|text| (SITE.to_owned(), text.to_owned())).into_iter().collect();
            said(&answers, Some(before)).map_err(|wrong| wrong.key)
        };
        assert_eq!(said(None), Ok(Some(before)));
        assert_eq!(said(Some("56,50474 21,01085")), Ok(Some(before)));
        assert_eq!(said(Some("")), Ok(None));
        let moved = Point { lat_e6: 56_504_740, lon_e6: 21_011_000 };
        assert_eq!(said(Some("56.504741, 21.011")), Ok(Some(moved)));
        assert_eq!(said(Some("pie baznīcas")), Err("wrong-site"));
        assert_eq!(said(Some("https://maps.app.goo.gl/a1B2c3")), Err("wrong-site-link"));
        assert_eq!(said(Some("54.6872, 25.2797")), Err("wrong-site-outside"));
    }
}

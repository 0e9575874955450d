//! How it is said where something is: by the nearest municipality's centre, in the reader's language. Owns from when on a place is
//! *at* a centre, and how short ways are written; distances are straight lines.

use super::{
    Tr,
    grouping::{NBSP, group},
};
use crate::domain::{
    Arg, Lang,
    centres::{CENTRES, Centre, nearest},
    geo::{Point, heading},
    position,
};

/// Nearer than this to a centre, in metres, a place is at it.
const AT_M: u64 = 300;

impl Tr {
    /// What a centre is called.
    pub fn town(self, centre: Centre) -> String {
        self.with("map-town", &[("town", Arg::Text(centre.word.to_owned()))])
    }

    /// All centres by their names, in the reader's alphabet: word and name.
    pub fn towns(self) -> Vec<(&'static str, String)> {
        let mut all: Vec<_> = CENTRES.iter().map(|centre| (centre.word, self.town(*centre))).collect();
        all.sort_by(|one, other| super::sort::compare(&one.1, &other.1));
        all
    }

    /// Where a point is: `4,2 km uz ziemeļrietumiem no Liepājas centra`.
    pub fn whereabouts(self, point: Point) -> String {
        let (centre, far) = nearest(point);
        let town = self.with("map-town-of", &[("town", Arg::Text(centre.word.to_owned()))]);
        if far < AT_M {
            return self.with("map-at", &[("town", Arg::Text(town))]);
        }
        let way = heading(centre.at, point).to_owned();
        let args = [
            ("far", Arg::Text(self.kilometres(u128::from(far)))),
            ("way", Arg::Text(way)),
            ("town", Arg::Text(town)),
        ];
        self.with("map-from", &args)
    }

    /// The same with the numbers that any map takes.
    pub fn position(self, point: Point) -> String {
        let args =
            [("where", Arg::Text(self.whereabouts(point))), ("point", Arg::Text(position::written(point)))];
        self.with("map-position", &args)
    }

    /// A round way in metres, of whole kilometres from one on: `250 m`, `5 km`.
    pub fn round_way(self, metres: u64) -> String {
        let (m, km) = if self.0 == Lang::Ru { ("м", "км") } else { ("m", "km") };
        let (size, unit) = if metres < 1_000 { (metres, m) } else { (metres / 1_000, km) };
        format!("{}{NBSP}{unit}", group(self.0, &size.to_string()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn point(text: &str) -> Point {
        position::read(text).unwrap().unwrap()
    }

    #[test]
    fn a_place_is_told_by_the_nearest_centre() {
        let told = |text: &str| Lang::ALL.map(|lang| Tr(lang).whereabouts(point(text)));
        assert_eq!(
            told("56.533, 20.985"),
            [
                "3,5\u{a0}km uz ziemeļrietumiem no Liepājas centra",
                "3.5\u{a0}km north-west of the centre of Liepāja",
                "3,5\u{a0}км к северо-западу от центра Лиепаи"
            ]
        );
        assert_eq!(told("56.5047, 21.0109")[0], "Liepājas centrā");
        assert_eq!(
            Tr(Lang::Lv).position(point("56.97, 21.9")),
            "3,5\u{a0}km uz rietumiem no Kuldīgas centra (56.97000, 21.90000)"
        );
    }

    #[test]
    fn every_centre_has_its_names() {
        for lang in Lang::ALL {
            let mut names: Vec<String> = Tr(lang).towns().into_iter().map(|(_, name)| name).collect();
            assert_eq!(names.len(), CENTRES.len());
            names.dedup();
            assert_eq!(names.len(), CENTRES.len(), "none stands for another");
        }
        let lv = Tr(Lang::Lv).towns();
        assert_eq!((lv[0].1.as_str(), lv[38].1.as_str()), ("Aizkraukle", "Ventspils"));
    }

    #[test]
    fn round_ways_are_short() {
        assert_eq!(
            [100, 1_000, 25_000].map(|m| Tr(Lang::Lv).round_way(m)),
            ["100\u{a0}m", "1\u{a0}km", "25\u{a0}km"]
        );
        assert_eq!(Tr(Lang::Ru).round_way(500), "500\u{a0}м");
    }
}

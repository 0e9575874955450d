//! The centres of Latvia's municipalities: the only landmarks that maps here have, and the words of the catalogue by which they are
//! named. Owns which is nearest to a point; the numbers are those of `fixtures/data/latvia_municipalities.csv`, one for municipalities
//! that share a centre.

use super::geo::{Point, distance_m};

/// A town from which a municipality is run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Centre {
    /// Its word in the catalogue's `map-town`.
    pub word: &'static str,
    /// Where it is.
    pub at: Point,
}

impl Centre {
    const fn at(word: &'static str, lat_e6: i32, lon_e6: i32) -> Self {
        Self { word, at: Point { lat_e6, lon_e6 } }
    }

    /// The one with a word.
    pub fn of(word: &str) -> Option<Self> {
        CENTRES.into_iter().find(|centre| centre.word == word)
    }
}

/// All of them: the state cities first, which is the order in which they are named where there is no room for all.
pub const CENTRES: [Centre; 39] = [
    Centre::at("riga", 56_946_000, 24_105_890),
    Centre::at("daugavpils", 55_883_330, 26_533_330),
    Centre::at("jelgava", 56_650_000, 23_712_780),
    Centre::at("jurmala", 56_968_000, 23_770_380),
    Centre::at("liepaja", 56_504_740, 21_010_850),
    Centre::at("rezekne", 56_510_280, 27_340_000),
    Centre::at("ventspils", 57_389_880, 21_572_880),
    Centre::at("aizkraukle", 56_604_770, 25_255_340),
    Centre::at("aluksne", 57_421_620, 27_046_620),
    Centre::at("carnikava", 57_129_350, 24_284_230),
    Centre::at("balvi", 57_131_300, 27_265_830),
    Centre::at("bauska", 56_407_940, 24_194_430),
    Centre::at("cesis", 57_311_880, 25_274_560),
    Centre::at("grobina", 56_535_210, 21_167_820),
    Centre::at("dobele", 56_623_720, 23_275_100),
    Centre::at("gulbene", 57_177_670, 26_752_910),
    Centre::at("jekabpils", 56_499_030, 25_857_350),
    Centre::at("kraslava", 55_895_140, 27_167_990),
    Centre::at("kuldiga", 56_973_990, 21_957_210),
    Centre::at("kekava", 56_826_620, 24_230_000),
    Centre::at("limbazi", 57_512_870, 24_719_410),
    Centre::at("livani", 56_354_310, 26_175_790),
    Centre::at("ludza", 56_539_580, 27_718_910),
    Centre::at("madona", 56_853_290, 26_216_980),
    Centre::at("marupe", 56_905_440, 24_051_130),
    Centre::at("ogre", 56_816_200, 24_614_010),
    Centre::at("olaine", 56_794_720, 23_935_800),
    Centre::at("preili", 56_294_440, 26_724_590),
    Centre::at("ulbroka", 56_936_300, 24_303_870),
    Centre::at("salaspils", 56_860_140, 24_365_440),
    Centre::at("saldus", 56_663_630, 22_488_070),
    Centre::at("saulkrasti", 57_262_240, 24_414_710),
    Centre::at("sigulda", 57_153_750, 24_859_530),
    Centre::at("smiltene", 57_424_440, 25_901_640),
    Centre::at("talsi", 57_245_620, 22_581_370),
    Centre::at("tukums", 56_967_640, 23_155_540),
    Centre::at("valka", 57_775_200, 26_010_130),
    Centre::at("valmiera", 57_541_080, 25_427_510),
    Centre::at("varaklani", 56_608_260, 26_753_770),
];

/// The centre nearest to a point, and how far it is in metres.
pub fn nearest(point: Point) -> (Centre, u64) {
    let far = CENTRES.map(|centre| (centre, distance_m(point, centre.at)));
    far.into_iter().min_by_key(|(_, far)| *far).unwrap_or((CENTRES[0], 0))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn centres_are_those_of_the_list_of_municipalities() {
        let list = include_str!("../../fixtures/data/latvia_municipalities.csv");
        let degrees = |text: &str| {
            let (whole, part) = text.split_once('.').unwrap();
            format!("{whole}{part:0<6}").parse::<i32>().unwrap()
        };
        // The first six cells of a line have no commas in them, and the coordinates are the sixth and seventh.
        let cells = list.lines().skip(1).map(|line| line.split(',').collect::<Vec<_>>());
        let listed: BTreeSet<(i32, i32)> =
            cells.map(|cells| (degrees(cells[5]), degrees(cells[6]))).collect();
        let known: BTreeSet<(i32, i32)> =
            CENTRES.iter().map(|centre| (centre.at.lat_e6, centre.at.lon_e6)).collect();
        assert_eq!(known, listed);
        let words: BTreeSet<&str> = CENTRES.iter().map(|centre| centre.word).collect();
        assert_eq!(words.len(), CENTRES.len());
    }

    #[test]
    fn the_nearest_centre_is_found() {
        let (centre, far) = nearest(Point { lat_e6: 56_533_000, lon_e6: 20_985_000 });
        assert_eq!(centre.word, "liepaja");
        assert!((3_400..3_600).contains(&far), "{far}");
        assert_eq!(Centre::of("talsi").map(|centre| nearest(centre.at)), Centre::of("talsi").map(|c| (c, 0)));
        assert_eq!(Centre::of("parīze"), None);
    }
}

//! A position as people bring it from any map: a pair of numbers, degrees with minutes and seconds, a link. Owns what is understood
//! and that it lies in Latvia; there are no outlines to ask, so what is far from every municipality's centre is not there.

use super::{
    centres::nearest,
    geo::{Point, distance_m},
};

/// The longest text in which a position is looked for, in characters: links of maps are long.
pub const LONGEST: usize = 1_000;

/// Where Latvia lies, in millionths of a degree: latitudes, longitudes.
pub const LATITUDES: (i32, i32) = (55_650_000, 58_100_000);
/// See [`LATITUDES`].
pub const LONGITUDES: (i32, i32) = (20_900_000, 28_300_000);

/// Nowhere in Latvia is a municipality's centre farther away, in metres.
pub const FARTHEST_M: u64 = 70_000;

/// Why a text is no position.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Misread {
    /// No two numbers of degrees are found in it.
    Unreadable,
    /// It is somewhere else.
    Outside(Point),
}

/// Whether a point can lie in Latvia.
pub fn in_latvia(point: Point) -> bool {
    let within = |value: i32, (least, most): (i32, i32)| (least..=most).contains(&value);
    within(point.lat_e6, LATITUDES) && within(point.lon_e6, LONGITUDES) && nearest(point).1 <= FARTHEST_M
}

/// A position as it is written back: `56.94960, 24.10520`, to a metre.
pub fn written(point: Point) -> String {
    let cut = |text: String| text.get(..text.len() - 1).unwrap_or_default().to_owned();
    let (lat, lon) = rounded(point).written();
    format!("{}, {}", cut(lat), cut(lon))
}

/// A point to hundred-thousandths of a degree, about a metre.
pub fn rounded(point: Point) -> Point {
    let round = |value: i32| (value + 5).div_euclid(10) * 10;
    Point { lat_e6: round(point.lat_e6), lon_e6: round(point.lon_e6) }
}

/// Whether two points are the same place, as positions are written.
pub fn same(one: Point, other: Point) -> bool {
    distance_m(rounded(one), rounded(other)) == 0
}

/// The point that a text names; `None` for an empty one.
///
/// # Errors
/// [`Misread`].
pub fn read(text: &str) -> Result<Option<Point>, Misread> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    if text.chars().count() > LONGEST || text.chars().any(char::is_control) {
        return Err(Misread::Unreadable);
    }
    let is_link = text.contains("://") || text.starts_with("geo:") || text.contains('@');
    let pair = if is_link { linked(text) } else { typed(text) };
    let (lat, lon) = pair.ok_or(Misread::Unreadable)?;
    let point = |lat: i64, lon: i64| {
        let part = |value: i64, most: i32| i32::try_from(value).ok().filter(|part| part.abs() <= most);
        Some(Point { lat_e6: part(lat, 90_000_000)?, lon_e6: part(lon, 180_000_000)? })
    };
    // Some maps name the longitude first; in Latvia one is never taken for the other.
    let points = [point(lat, lon), point(lon, lat)];
    let found = points.into_iter().flatten().find(|point| in_latvia(*point));
    found.map(Some).ok_or_else(|| points[0].map_or(Misread::Unreadable, Misread::Outside))
}

/// A number of millionths: `56.9496`; more decimals are left out. `mark` parts whole from part.
fn millionths(text: &str, mark: char) -> Option<i64> {
    let (whole, part) = text.split_once(mark).unwrap_or((text, ""));
    let whole: i64 = whole.parse().ok().filter(|whole: &i64| *whole <= 1_000)?;
    let part: String = part.chars().chain("000000".chars()).take(6).collect();
    Some(whole * 1_000_000 + part.parse::<i64>().ok()?)
}

/// The first pair of degrees in a link: of a pin, where it has one, before what the map happened to show.
fn linked(link: &str) -> Option<(i64, i64)> {
    let link = link.replace("%2C", ",").replace("%2c", ",");
    let pin = link.find("!3d").and_then(|at| link.get(at..)).filter(|rest| rest.contains("!4d"));
    let numbers: Vec<i64> = degrees(pin.unwrap_or(&link)).collect();
    let pairs = || numbers.windows(2).map(|pair| (pair[0], pair[1]));
    let near = |value: i64, (least, most): (i32, i32)| (i64::from(least)..=i64::from(most)).contains(&value);
    let here = |(one, other): &(i64, i64)| {
        near(*one, LATITUDES) && near(*other, LONGITUDES) || near(*one, LONGITUDES) && near(*other, LATITUDES)
    };
    pairs().find(here).or_else(|| pairs().next())
}

/// The numbers of a link that can be degrees: those with two decimals or more.
fn degrees(link: &str) -> impl Iterator<Item = i64> {
    let numbers = link.split(|c: char| !c.is_ascii_digit() && c != '.' && c != '-');
    numbers.filter_map(|text| {
        let (sign, text) = text.strip_prefix('-').map_or((1, text), |text| (-1, text));
        let is_degrees = text.split_once('.').is_some_and(|(_, part)| part.len() >= 2);
        millionths(text, '.').filter(|_| is_degrees).map(|value| sign * value)
    })
}

/// A piece of what was typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Piece {
    /// Millionths.
    Number(i64),
    /// What the number before counts: 0 degrees, 1 minutes, 2 seconds.
    Unit(usize),
    /// Whether it is a latitude, and its sign.
    Side(bool, i64),
}

/// A latitude or longitude that was typed: degrees, minutes, seconds, and which it is.
#[derive(Debug, Clone, Copy, Default)]
struct Angle {
    parts: [i64; 3],
    /// The finest unit that was given.
    unit: usize,
    side: Option<(bool, i64)>,
}

impl Angle {
    /// Millionths of a degree; `None` for 60 minutes or seconds and more.
    fn degrees(self) -> Option<i64> {
        let [degrees, minutes, seconds] = self.parts;
        let fits = minutes < 60_000_000 && seconds < 60_000_000;
        // Rounded to the nearest: a third of a degree has no end.
        let value = degrees + (minutes * 60 + seconds + 1_800).div_euclid(3_600);
        fits.then_some(value * self.side.map_or(1, |(_, sign)| sign))
    }
}

/// What was typed, with a mark between the two or without, with the sides of the world or without.
fn typed(text: &str) -> Option<(i64, i64)> {
    let pieces = pieces(text)?;
    let plain: Vec<i64> = pieces
        .iter()
        .filter_map(|piece| if let Piece::Number(value) = piece { Some(*value) } else { None })
        .collect();
    let marked = pieces.iter().any(|piece| matches!(piece, Piece::Unit(_)));
    let angles = if !marked && matches!(plain.len(), 4 | 6) {
        // Degrees and minutes without their marks.
        let size = plain.len() / 2;
        let sides: Vec<_> = sides(&pieces);
        let angle = |(at, parts): (usize, &[i64])| {
            let mut angle = Angle { side: sides.get(at).copied(), ..Angle::default() };
            angle.parts.iter_mut().zip(parts).for_each(|(part, value)| *part = *value);
            angle
        };
        plain.chunks(size).enumerate().map(angle).collect()
    } else {
        angles(&pieces)?
    };
    let [one, other] = angles.as_slice() else { return None };
    let (first, second) = (one.degrees()?, other.degrees()?);
    match (one.side, other.side) {
        (Some((true, _)), Some((true, _))) | (Some((false, _)), Some((false, _))) => None,
        (Some((false, _)), _) | (_, Some((true, _))) => Some((second, first)),
        _ => Some((first, second)),
    }
}

fn sides(pieces: &[Piece]) -> Vec<(bool, i64)> {
    let side = |piece: &Piece| match piece {
        Piece::Side(is_lat, sign) => Some((*is_lat, *sign)),
        _ => None,
    };
    pieces.iter().filter_map(side).collect()
}

/// The angles of which pieces are, one after another.
fn angles(pieces: &[Piece]) -> Option<Vec<Angle>> {
    let (mut angles, mut ahead): (Vec<Angle>, Option<(bool, i64)>) = (Vec::new(), None);
    let mut at = 0;
    while let Some(piece) = pieces.get(at) {
        at += 1;
        match *piece {
            Piece::Number(value) => {
                let unit = match pieces.get(at) {
                    Some(Piece::Unit(unit)) => {
                        at += 1;
                        *unit
                    }
                    _ => 0,
                };
                match angles.last_mut() {
                    Some(angle) if unit > angle.unit && angle.side.is_none_or(|_| ahead.is_none()) => {
                        (angle.parts[unit], angle.unit) = (value, unit);
                    }
                    _ if unit == 0 => {
                        angles.push(Angle { parts: [value, 0, 0], unit, side: ahead.take() });
                    }
                    _ => return None,
                }
            }
            Piece::Unit(_) => return None,
            Piece::Side(is_lat, sign) => match angles.last_mut() {
                Some(angle) if angle.side.is_none() => angle.side = Some((is_lat, sign)),
                _ if ahead.is_none() => ahead = Some((is_lat, sign)),
                _ => return None,
            },
        }
    }
    ahead.is_none().then_some(angles)
}

/// What stands in a text; `None` where something stands there that says nothing of a position.
fn pieces(text: &str) -> Option<Vec<Piece>> {
    let text =
        text.replace("''", "\"").replace(['′', '’', '‘', '´', 'ʹ'], "'").replace(['″', '”', '“'], "\"");
    let chars: Vec<char> = text.replace(['º', '˚'], "°").replace('−', "-").to_uppercase().chars().collect();
    let digit = |at: usize| chars.get(at).is_some_and(char::is_ascii_digit);
    let parts = |mark: char| (1..chars.len()).any(|at| chars[at] == mark && digit(at - 1) && digit(at + 1));
    // Where points part wholes from decimals, commas stand between numbers.
    let mark = if parts('.') { '.' } else { ',' };
    let (mut pieces, mut at) = (Vec::new(), 0);
    while let Some(c) = chars.get(at) {
        let word: String = chars[at..].iter().take_while(|c| c.is_alphabetic()).collect();
        at += word.chars().count().max(1);
        match c {
            _ if !word.is_empty() => pieces.extend(side(&word)?),
            '0'..='9' => {
                let begun = at - 1;
                let mut parted = false;
                while digit(at) || !parted && chars.get(at) == Some(&mark) && digit(at + 1) {
                    parted = parted || !digit(at);
                    at += 1;
                }
                let number: String = chars[begun..at].iter().collect();
                pieces.push(Piece::Number(millionths(&number, mark)?));
            }
            '°' => pieces.push(Piece::Unit(0)),
            '\'' => pieces.push(Piece::Unit(1)),
            '"' => pieces.push(Piece::Unit(2)),
            '-' if digit(at) => return None,
            ',' | ';' | '/' | '-' | '.' | ':' | '(' | ')' | '[' | ']' => {}
            _ if c.is_whitespace() => {}
            _ => return None,
        }
    }
    Some(pieces)
}

/// A side of the world in Latvian, English or Russian; nothing for a word that says which number comes, `None` for any other.
fn side(word: &str) -> Option<&'static [Piece]> {
    Some(match word {
        "N" | "Z" | "С" => &[Piece::Side(true, 1)],
        "S" | "D" | "Ю" => &[Piece::Side(true, -1)],
        "E" | "A" | "В" => &[Piece::Side(false, 1)],
        "W" | "R" | "З" => &[Piece::Side(false, -1)],
        "LAT" | "LON" | "LNG" | "LONG" | "LATITUDE" | "LONGITUDE" | "PL" | "G" | "Ш" | "Д" => &[],
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const RIGA: Point = Point { lat_e6: 56_949_600, lon_e6: 24_105_200 };

    #[test]
    fn what_any_map_gives_is_understood() {
        for text in [
            "56.9496, 24.1052",
            "56.9496,24.1052",
            "  56.9496 24.1052 ",
            "56,9496 24,1052",
            "56,9496, 24,1052",
            "56,9496,24,1052",
            "56,9496; 24,1052",
            "56.9496 / 24.1052",
            "(56.9496, 24.1052)",
            "24.1052, 56.9496",
            "56.9496N 24.1052E",
            "56.9496° N, 24.1052° E",
            "N56.9496 E24.1052",
            "N 56.9496°, E 24.1052°",
            "E24.1052 N56.9496",
            "24,1052 A 56,9496 Z",
            "56,9496 с. ш. 24,1052 в. д.",
            "56.9496000 24.1052000",
            "lat 56.9496 lon 24.1052",
            "Lat: 56.9496, Lng: 24.1052",
            "geo:56.9496,24.1052?z=15",
            "geo:56.9496,24.1052;u=35",
            "https://www.google.com/maps/@56.9496,24.1052,15z",
            "https://www.google.com/maps/place/X/@56.1111,24.2222,17z/data=!3m1!4b1!4m5!3d56.9496!4d24.1052",
            "https://www.google.com/maps/search/?api=1&query=56.9496%2C24.1052",
            "https://www.openstreetmap.org/?mlat=56.9496&mlon=24.1052#map=15/56.1111/24.2222",
            "https://www.openstreetmap.org/#map=15/56.9496/24.1052",
            "https://waze.com/ul?ll=56.9496,24.1052&navigate=yes",
            "https://yandex.ru/maps/?ll=24.1052%2C56.9496&z=12",
        ] {
            assert_eq!(read(text), Ok(Some(RIGA)), "{text}");
        }
        let minutes = Point { lat_e6: 56_950_000, lon_e6: 24_105_000 };
        for text in [
            "56°57'0\"N 24°6'18\"E",
            "56° 57′ 0″ N, 24° 6′ 18″ E",
            "56°57'0''N 24°6'18''E",
            "N56°57'0\" E24°6'18\"",
            "56°57,0'Z 24°6,3'A",
            "56 57 0 N 24 6 18 E",
            "56 57.0 24 6.3",
            "56°57' 24°6.3'",
        ] {
            assert_eq!(read(text), Ok(Some(minutes)), "{text}");
        }
        assert_eq!(read(" "), Ok(None));
    }

    #[test]
    fn what_is_no_position_or_not_in_latvia_is_refused() {
        for text in [
            "Brīvības iela 1",
            "56.9496",
            "56,9496",
            "56.9496 24.1052 3",
            "56°61'0\"N 24°6'18\"E",
            "56.9 N 24.1 N",
            "500, 24",
            "https://example.org/",
            "https://balticmaps.eu/lv/c___506673-312062-14",
            "56.9496, 24.1052\u{7}",
            "'56.9496, 24.1052",
        ] {
            assert_eq!(read(text), Err(Misread::Unreadable), "{text}");
        }
        for text in
            ["54.6872, 25.2797", "59.437 24.7536", "58.05, 21.0", "56.95 S 24.1 E", "0, 0", "53.9 27.57"]
        {
            assert!(matches!(read(text), Err(Misread::Outside(_))), "{text}: {:?}", read(text));
        }
        // Where the land ends: Kolka, Nida, Ainaži, Zilupe, Silene.
        for text in ["57.757, 22.602", "56.082, 21.055", "57.863, 24.358", "56.386, 28.12", "55.752, 26.79"] {
            assert!(matches!(read(text), Ok(Some(_))), "{text}: {:?}", read(text));
        }
        assert_eq!(read(&"9".repeat(LONGEST + 1)), Err(Misread::Unreadable));
    }

    #[test]
    fn what_is_written_is_read_back() {
        let point = Point { lat_e6: 56_504_744, lon_e6: 21_010_846 };
        assert_eq!(written(point), "56.50474, 21.01085");
        let back = read(&written(point)).unwrap().unwrap();
        assert_eq!(back, rounded(point));
        assert!(same(point, back) && !same(point, RIGA));
    }
}

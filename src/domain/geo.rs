//! Points on the map and the distance between them, in whole numbers, the same on every machine:
//! no platform's sine decides which of two sites is nearer.

use serde::{Deserialize, Serialize};

/// A point in millionths of a degree.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Point {
    /// Latitude north, -90,000,000 to 90,000,000.
    pub lat_e6: i32,
    /// Longitude east, -180,000,000 to 180,000,000.
    pub lon_e6: i32,
}

impl Point {
    /// Latitude and longitude as files have them, in degrees with six decimals: `56.504740`.
    pub fn written(self) -> (String, String) {
        (degrees(self.lat_e6), degrees(self.lon_e6))
    }
}

fn degrees(millionths: i32) -> String {
    let sign = if millionths < 0 { "-" } else { "" };
    let size = millionths.unsigned_abs();
    format!("{sign}{}.{:06}", size / 1_000_000, size % 1_000_000)
}

/// Metres in one degree of a great circle, on a sphere of radius 6,371,008.8 m, times a thousand.
pub(super) const MM_PER_DEGREE: i128 = 111_195_080;

/// Unit of the fixed-point cosine.
pub(super) const ONE: i128 = 1_000_000_000_000;

/// Straight distance in whole metres, rounded down, by the equirectangular formula at the mean latitude.
/// Within Latvia it differs from the great circle by less than one part in a thousand.
pub fn distance_m(from: Point, to: Point) -> u64 {
    let (x_mm, y_mm) = way_mm(from, to);
    let square = x_mm * x_mm + y_mm * y_mm;
    let metres = square.unsigned_abs().isqrt() / 1_000;
    u64::try_from(metres).unwrap_or(u64::MAX)
}

/// The way from one point to another: millimetres east and north.
fn way_mm(from: Point, to: Point) -> (i128, i128) {
    let north = i128::from(to.lat_e6) - i128::from(from.lat_e6);
    let east = i128::from(to.lon_e6) - i128::from(from.lon_e6);
    let middle_e6 = i128::midpoint(i128::from(to.lat_e6), i128::from(from.lat_e6));
    let y_mm = north * MM_PER_DEGREE / 1_000_000;
    (east * MM_PER_DEGREE / 1_000_000 * cosine(middle_e6) / ONE, y_mm)
}

/// The direction of one point from another, one of eight, as the catalogue's `map-from` names it: `n`, `ne`, …
pub fn heading(from: Point, to: Point) -> &'static str {
    let (east, north) = way_mm(from, to);
    // Half of a right angle's half has the tangent 0.41421.
    let flat = |short: i128, long: i128| short.abs() * 100_000 < long.abs() * 41_421;
    match (flat(east, north), flat(north, east), north > 0, east > 0) {
        (true, _, true, _) => "n",
        (true, _, false, _) => "s",
        (_, true, _, true) => "e",
        (_, true, _, false) => "w",
        (_, _, true, true) => "ne",
        (_, _, true, false) => "nw",
        (_, _, false, true) => "se",
        (_, _, false, false) => "sw",
    }
}

/// Cosine of an angle in millionths of a degree, -90° to 90°, in units of [`ONE`], by its Taylor series.
pub(super) fn cosine(angle_e6: i128) -> i128 {
    // π / 180 in units of 10^-18, so that radians come out in units of ONE.
    const RADIANS: i128 = 17_453_292_519_943_295;
    let x = angle_e6 * RADIANS / ONE;
    let square = x * x / ONE;
    let mut term = ONE;
    let mut sum = ONE;
    for k in (2..=24).step_by(2) {
        term = -term * square / ONE / (k * (k - 1));
        sum += term;
    }
    sum
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn riga_to_liepaja_is_as_far_as_the_map_says() {
        let riga = Point { lat_e6: 56_946_000, lon_e6: 24_105_890 };
        let liepaja = Point { lat_e6: 56_504_740, lon_e6: 21_010_850 };
        let metres = distance_m(riga, liepaja);
        // Great circle by the haversine formula: 195,2 km.
        assert!((194_500..196_000).contains(&metres), "{metres}");
        assert_eq!(metres, distance_m(liepaja, riga));
        assert_eq!(distance_m(riga, riga), 0);
    }

    #[test]
    fn a_direction_is_the_nearest_of_eight() {
        let from = Point { lat_e6: 57_000_000, lon_e6: 24_000_000 };
        // A degree of longitude is here as far as 0.545 of a degree of latitude.
        let to =
            |north, east| heading(from, Point { lat_e6: from.lat_e6 + north, lon_e6: from.lon_e6 + east });
        let found =
            [(9, 1), (9, 17), (0, 9), (-9, 17), (-9, 0), (-9, -17), (1, -9), (9, -17), (4, 19), (4, 16)];
        let found = found.map(|(north, east)| to(north * 1_000, east * 1_000));
        assert_eq!(found, ["n", "ne", "e", "se", "s", "sw", "w", "nw", "e", "ne"]);
    }

    #[test]
    fn degrees_are_written_with_six_decimals() {
        let written = |lat_e6, lon_e6| Point { lat_e6, lon_e6 }.written();
        assert_eq!(written(56_504_740, -21_010_850), ("56.504740".to_owned(), "-21.010850".to_owned()));
        assert_eq!(written(-5, 180_000_000), ("-0.000005".to_owned(), "180.000000".to_owned()));
    }

    #[test]
    fn cosine_at_known_angles() {
        assert_eq!(cosine(0), ONE);
        assert!((cosine(60_000_000) - ONE / 2).abs() < 1_000);
        assert!(cosine(90_000_000).abs() < 1_000);
    }
}

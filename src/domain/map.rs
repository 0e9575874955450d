//! Maps drawn by ourselves, as numbers: what part of the country a picture shows, where points come to lie in it, what shares a
//! marker, which names find room, how long a scale bar is. Whole numbers only, so that a picture is the same on every machine; what it
//! looks like, pages say.

use super::geo::{MM_PER_DEGREE, ONE, Point, cosine};

/// A point of a picture, in its units: from the left, from the top.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Spot {
    /// From the left.
    pub x: i32,
    /// From the top.
    pub y: i32,
}

/// A part of the country as a picture of so many units, north at the top.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct View {
    /// What stands in the middle.
    pub middle: Point,
    /// Millimetres of ground to a unit of the picture; more than 0.
    pub mm: i64,
    /// Units from left to right.
    pub width: i32,
    /// Units from top to bottom.
    pub height: i32,
}

impl View {
    /// The smallest part that shows all points and leaves a margin, `least` metres wide or more; as high as the points need it, between
    /// a part of its width and all of it. `None` without points.
    pub fn around(points: &[Point], width: i32, margin: i32, least: i64) -> Option<Self> {
        let ends = |of: fn(&Point) -> i32| {
            let values = points.iter().map(of);
            Some((values.clone().min()?, values.max()?))
        };
        let ((south, north), (west, east)) = (ends(|point| point.lat_e6)?, ends(|point| point.lon_e6)?);
        let middle = Point { lat_e6: i32::midpoint(south, north), lon_e6: i32::midpoint(west, east) };
        let whole = Self { middle, mm: 1, width: 0, height: 0 };
        let corner = |lat_e6, lon_e6| whole.mm_from_middle(Point { lat_e6, lon_e6 });
        let ((left, bottom), (right, top)) = (corner(south, west), corner(north, east));
        let room = |size: i32| i64::from(size - 2 * margin).max(1);
        let up = |mm: i64, units: i64| (mm + units - 1) / units;
        let mm = up(right - left, room(width)).max(up(least * 1_000, i64::from(width)));
        let needed = i32::try_from((top - bottom) / mm).unwrap_or(i32::MAX).saturating_add(2 * margin);
        let height = needed.clamp(width * 2 / 3, width);
        Some(Self { middle, mm: mm.max(up(top - bottom, room(height))), width, height })
    }

    /// Millimetres east and north of the middle; a parallel is as long as in the middle everywhere.
    fn mm_from_middle(self, point: Point) -> (i64, i64) {
        let of = |to: i32, from: i32| (i128::from(to) - i128::from(from)) * MM_PER_DEGREE / 1_000_000;
        let east = of(point.lon_e6, self.middle.lon_e6) * cosine(i128::from(self.middle.lat_e6)) / ONE;
        let whole = |mm: i128| i64::try_from(mm).unwrap_or(i64::MAX);
        (whole(east), whole(of(point.lat_e6, self.middle.lat_e6)))
    }

    /// Where a point lies in the picture, or beside it.
    pub fn spot(self, point: Point) -> Spot {
        let (east, north) = self.mm_from_middle(point);
        let units = |mm: i64| {
            let units = (mm + self.mm / 2).div_euclid(self.mm);
            i32::try_from(units.clamp(-1_000_000, 1_000_000)).unwrap_or_default()
        };
        Spot { x: self.width / 2 + units(east), y: self.height / 2 - units(north) }
    }

    /// The point that lies in a spot of the picture.
    pub fn point(self, spot: Spot) -> Point {
        let mm = |units: i32| i64::from(units) * self.mm;
        self.moved(mm(spot.x - self.width / 2), mm(self.height / 2 - spot.y))
    }

    /// The point so many millimetres east and north of the middle.
    pub fn moved(self, east_mm: i64, north_mm: i64) -> Point {
        let degrees = |mm: i128, per: i128| {
            let value = mm * 1_000_000 / per.max(1);
            i32::try_from(value.clamp(-180_000_000, 180_000_000)).unwrap_or_default()
        };
        let per_degree = MM_PER_DEGREE * cosine(i128::from(self.middle.lat_e6)) / ONE;
        let lat = self.middle.lat_e6.saturating_add(degrees(i128::from(north_mm), MM_PER_DEGREE));
        let lon = self.middle.lon_e6.saturating_add(degrees(i128::from(east_mm), per_degree));
        Point { lat_e6: lat.clamp(-90_000_000, 90_000_000), lon_e6: lon.clamp(-180_000_000, 180_000_000) }
    }

    /// Whether a spot lies in the picture, so far from its edges.
    pub fn holds(self, spot: Spot, margin: i32) -> bool {
        (margin..=self.width - margin).contains(&spot.x) && (margin..=self.height - margin).contains(&spot.y)
    }

    /// How many units a way of so many metres has.
    pub fn units(self, metres: i64) -> i32 {
        i32::try_from((metres * 1_000 + self.mm / 2) / self.mm).unwrap_or(i32::MAX)
    }

    /// The longest round length that is no longer than so many units: its metres and units.
    pub fn bar(self, most: i32) -> (i64, i32) {
        let lengths = (1..=6).flat_map(|power| [1, 2, 5].map(|digit| digit * 10_i64.pow(power)));
        let mut fitting =
            lengths.map(|metres| (metres, self.units(metres))).filter(|(_, units)| *units <= most);
        fitting.next_back().unwrap_or((10, self.units(10)))
    }

    /// Those of some distances, in metres, whose rings around a spot are big enough to be seen and whose top or bottom lies in the
    /// picture, with their radius.
    pub fn rings(self, around: Spot, distances: &[i64]) -> Vec<(i64, i32)> {
        let rings = distances.iter().map(|metres| (*metres, self.units(*metres)));
        rings.filter(|(_, radius)| *radius >= 22 && self.end_of_ring(around, *radius).is_some()).collect()
    }

    /// The top of a ring around a spot, or its bottom where the top lies outside the picture; nothing where both do.
    pub fn end_of_ring(self, around: Spot, radius: i32) -> Option<Spot> {
        let ends = [around.y - radius, around.y + radius];
        let inside = ends.into_iter().find(|y| (14..=self.height - 6).contains(y));
        inside.map(|y| Spot { y, ..around })
    }
}

/// Points that share a marker.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cluster {
    /// Where the marker stands: on the first of them.
    pub spot: Spot,
    /// Which they are, by their index.
    pub members: Vec<usize>,
}

/// Markers for spots, none nearer to another than `apart` units: each spot goes to the first marker within that distance.
pub fn clusters(spots: impl Iterator<Item = (usize, Spot)>, apart: i32) -> Vec<Cluster> {
    let mut all: Vec<Cluster> = Vec::new();
    for (index, spot) in spots {
        let near = |other: &&mut Cluster| {
            let (x, y) = (i64::from(other.spot.x - spot.x), i64::from(other.spot.y - spot.y));
            x * x + y * y < i64::from(apart) * i64::from(apart)
        };
        match all.iter_mut().find(near) {
            Some(cluster) => cluster.members.push(index),
            None => all.push(Cluster { spot, members: vec![index] }),
        }
    }
    all
}

/// A part of the picture that is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Taken {
    /// Its upper left corner.
    pub from: Spot,
    /// Its lower right corner.
    pub to: Spot,
}

impl Taken {
    /// A square around a spot.
    pub fn around(spot: Spot, half: i32) -> Self {
        let at = |by: i32| Spot { x: spot.x + by, y: spot.y + by };
        Self { from: at(-half), to: at(half) }
    }

    fn meets(self, other: Self) -> bool {
        self.from.x < other.to.x
            && other.from.x < self.to.x
            && self.from.y < other.to.y
            && other.from.y < self.to.y
    }
}

/// Where a name stands: the spot at which its line begins, `start`, is in the middle, or ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Label {
    /// On the line of its letters.
    pub spot: Spot,
    /// `start`, `middle` or `end`, as pictures call it.
    pub anchor: &'static str,
}

/// What is taken in a picture so far.
#[derive(Debug, Clone)]
pub struct Room {
    width: i32,
    height: i32,
    taken: Vec<Taken>,
}

/// Units that a letter is high, and that it is wide on average, with something to spare.
const LETTER: (i32, i32) = (14, 8);

impl Room {
    /// All of a picture.
    pub fn of(view: View) -> Self {
        Self { width: view.width, height: view.height, taken: Vec::new() }
    }

    /// Takes a part.
    pub fn take(&mut self, part: Taken) {
        self.taken.push(part);
    }

    /// Finds room for a name beside a mark that reaches `half` units from its spot, and takes it: on the right, on the left, below,
    /// above. `None` where it would cover something, or be cut off: then it is left out.
    pub fn label(&mut self, spot: Spot, half: i32, letters: usize) -> Option<Label> {
        let (high, wide) = LETTER;
        let width = wide * i32::try_from(letters).unwrap_or(i32::MAX / 100).min(1_000);
        let gap = half + 3;
        let beside = |x: i32, y: i32, anchor| {
            let left = match anchor {
                "start" => x,
                "end" => x - width,
                _ => x - width / 2,
            };
            let part =
                Taken { from: Spot { x: left, y: y - high + 3 }, to: Spot { x: left + width, y: y + 4 } };
            (Label { spot: Spot { x, y }, anchor }, part)
        };
        let places = [
            beside(spot.x + gap, spot.y + 4, "start"),
            beside(spot.x - gap, spot.y + 4, "end"),
            beside(spot.x, spot.y + gap + high - 3, "middle"),
            beside(spot.x, spot.y - gap - 2, "middle"),
        ];
        let free = |(_, part): &(Label, Taken)| {
            part.from.x >= 0
                && part.from.y >= 0
                && part.to.x <= self.width
                && part.to.y <= self.height
                && !self.taken.iter().any(|taken| taken.meets(*part))
        };
        let (label, part) = places.into_iter().find(free)?;
        self.take(part);
        Some(label)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{centres::CENTRES, geo::distance_m};

    const LIEPAJA: Point = Point { lat_e6: 56_504_740, lon_e6: 21_010_850 };

    fn country() -> View {
        View::around(&CENTRES.map(|centre| centre.at), 340, 20, 10_000).unwrap()
    }

    #[test]
    fn all_points_lie_in_the_view_around_them() {
        let view = country();
        assert_eq!((view.width, view.height), (340, 226));
        assert!(CENTRES.iter().all(|centre| view.holds(view.spot(centre.at), 19)));
        // From Liepāja to Ludza the country is about 410 km wide.
        assert!((1_300_000..1_450_000).contains(&view.mm), "{}", view.mm);
        let alone = View::around(&[LIEPAJA], 340, 20, 6_800).unwrap();
        assert_eq!((alone.mm, alone.spot(LIEPAJA)), (20_000, Spot { x: 170, y: 113 }));
        let high = [LIEPAJA, Point { lat_e6: 57_504_740, ..LIEPAJA }];
        let high = View::around(&high, 340, 20, 1_000).unwrap();
        assert_eq!(high.height, 340);
        assert_eq!(View::around(&[], 340, 20, 1_000), None);
    }

    #[test]
    fn a_spot_is_the_point_that_lies_there() {
        let view = View { middle: LIEPAJA, mm: 25_000, width: 288, height: 288 };
        for (x, y) in [(144, 144), (0, 0), (287, 13), (20, 280)] {
            let spot = Spot { x, y };
            assert_eq!(view.spot(view.point(spot)), spot);
        }
        let north = view.moved(0, 1_000_000);
        assert!((998..=1_000).contains(&distance_m(LIEPAJA, north)), "a kilometre to the north");
        assert!(north.lat_e6 > LIEPAJA.lat_e6 && north.lon_e6 == LIEPAJA.lon_e6);
        let east = view.moved(1_000_000, 0);
        assert!((998..=1_000).contains(&distance_m(LIEPAJA, east)), "one to the east");
        assert_eq!(view.spot(east), Spot { x: 184, y: 144 });
        assert_eq!(view.moved(i64::MAX, i64::MIN).lat_e6, -90_000_000, "no further than the pole");
    }

    #[test]
    fn spots_that_are_near_share_a_marker() {
        let spots = [(10, 10), (100, 100), (20, 10), (34, 10), (100, 100)].map(|(x, y)| Spot { x, y });
        let found = clusters(spots.into_iter().enumerate(), 24);
        let members: Vec<&[usize]> = found.iter().map(|cluster| cluster.members.as_slice()).collect();
        assert_eq!(members, [&[0, 2][..], &[1, 4], &[3]]);
        assert_eq!(found[2].spot, spots[3], "24 units away is far enough");
        // However many there are, only so many markers have room.
        let many = (0..10_000)
            .map(|n| (n, Spot { x: i32::try_from(n % 340).unwrap(), y: i32::try_from(n / 40).unwrap() }));
        let many = clusters(many, 26);
        assert!(many.len() < 200, "{}", many.len());
        assert_eq!(many.iter().map(|cluster| cluster.members.len()).sum::<usize>(), 10_000);
    }

    #[test]
    fn names_that_find_no_room_are_left_out() {
        let view = View { middle: LIEPAJA, mm: 1_000, width: 340, height: 226 };
        let mut room = Room::of(view);
        let middle = Spot { x: 170, y: 113 };
        room.take(Taken::around(middle, 12));
        let sides: Vec<&str> =
            (0..5).filter_map(|_| room.label(middle, 12, 7)).map(|label| label.anchor).collect();
        assert_eq!(sides, ["start", "end", "middle", "middle"], "the fifth is left out");
        let edge = room.label(Spot { x: 335, y: 20 }, 3, 7).unwrap();
        assert_eq!(edge.anchor, "end", "nothing is cut off at the edge");
        assert_eq!(room.label(Spot { x: 335, y: 2 }, 3, 300), None);
        // Of all names of the country none meets another.
        let (view, mut room) = (country(), Room::of(country()));
        let placed =
            CENTRES.iter().filter_map(|centre| room.label(view.spot(centre.at), 3, centre.word.len()));
        let placed = placed.count();
        assert!((12..39).contains(&placed), "{placed}");
        let parts = &room.taken;
        let meets = |(at, part): (usize, &Taken)| parts[..at].iter().any(|other| other.meets(*part));
        assert!(!parts.iter().enumerate().any(meets));
    }

    #[test]
    fn bars_are_round_and_rings_are_seen() {
        let view = View { middle: LIEPAJA, mm: 100_000, width: 340, height: 226 };
        assert_eq!(view.bar(110), (10_000, 100));
        assert_eq!(View { mm: 30_000, ..view }.bar(110), (2_000, 67));
        assert_eq!(View { mm: 1_400_000, ..view }.bar(110), (100_000, 71));
        let middle = Spot { x: 170, y: 113 };
        assert_eq!(
            view.rings(middle, &[1_000, 5_000, 10_000, 25_000]),
            [(5_000, 50), (10_000, 100)],
            "25 km leave the picture"
        );
        // At the edge a ring is named where it ends inside.
        let edge = Spot { x: 170, y: 20 };
        assert_eq!(view.rings(edge, &[5_000]), [(5_000, 50)]);
        assert_eq!(view.end_of_ring(edge, 50), Some(Spot { x: 170, y: 70 }));
        assert_eq!(view.end_of_ring(middle, 50), Some(Spot { x: 170, y: 63 }));
        assert_eq!(view.end_of_ring(middle, 200), None);
    }
}

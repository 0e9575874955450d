//! Maps as pages show them: placements as markers among the centres of municipalities, home with its rings, a scale and north, drawn
//! here from what is known here. Owns what a map shows and says; where that lies in the picture, `domain::map` says.

use super::{
    cards::Card,
    words::{many, whole},
};
use crate::{
    domain::{
        Arg,
        centres::{CENTRES, Centre},
        geo::{Point, distance_m},
        map::{Cluster, Label, Room, Spot, Taken, View, clusters},
    },
    i18n::Tr,
};

/// Units from the left of a map to its right: text in it stays readable on a telephone.
const WIDTH: i32 = 340;
/// Half of a marker.
const MARKER: i32 = 12;
/// Half of the mark of home.
const HOME: i32 = 9;
/// Half of a centre's square.
const TOWN: i32 = 3;
/// Rings around home, in metres.
const HOME_RINGS: [i64; 7] = [1_000, 2_000, 5_000, 10_000, 25_000, 50_000, 100_000];
/// The ring around a place of work: the smallest that is seen.
const WALK_RINGS: [i64; 4] = [1_000, 5_000, 10_000, 25_000];
/// Another centre within so many metres is shown too.
const BESIDE_M: u64 = 15_000;
/// How many placements a marker's title names.
const NAMED: usize = 4;

/// A name in a map.
#[derive(Debug, Clone)]
pub(super) struct Name {
    pub(super) text: String,
    pub(super) at: Label,
}

/// A municipality's centre in a map.
#[derive(Debug, Clone)]
pub(super) struct Town {
    /// The upper left corner of its square; nothing where a marker covers it.
    pub(super) square: Option<Spot>,
    pub(super) name: Option<Name>,
}

/// A ring with its distance.
#[derive(Debug, Clone)]
pub(super) struct Ring {
    pub(super) around: Spot,
    pub(super) radius: i32,
    pub(super) name: Option<Name>,
}

/// A marker.
#[derive(Debug, Clone)]
pub(super) struct Marker {
    /// Where on the page it leads; empty where it leads nowhere.
    pub(super) href: String,
    /// What it is, in words.
    pub(super) title: String,
    /// What stands in it.
    pub(super) text: String,
    pub(super) spot: Spot,
    /// Whether several placements share it.
    pub(super) several: bool,
}

/// A map.
#[derive(Debug, Clone)]
pub(super) struct Map {
    pub(super) view: View,
    /// The map in words.
    pub(super) label: String,
    /// What the ring around a place of work means; empty without one.
    pub(super) ring: String,
    pub(super) rings: Vec<Ring>,
    pub(super) towns: Vec<Town>,
    pub(super) home: Option<(Spot, Option<Name>)>,
    pub(super) markers: Vec<Marker>,
    /// How long the scale bar is, and what it says.
    pub(super) bar: (i32, String),
    /// The letter of the north.
    pub(super) north: String,
}

impl Map {
    /// The map of a view with these markers, these rings, and home where it is known.
    pub(super) fn new(
        tr: Tr,
        view: View,
        markers: Vec<Marker>,
        (rings, home): (&[(Point, i64)], Option<Point>),
    ) -> Self {
        let mut room = Room::of(view);
        let (metres, units) = view.bar(view.width / 3);
        let corner = |from: (i32, i32), to: (i32, i32)| Taken {
            from: Spot { x: from.0, y: from.1 },
            to: Spot { x: to.0, y: to.1 },
        };
        room.take(corner((0, view.height - 26), (units + 75, view.height)));
        room.take(corner((view.width - 28, 0), (view.width, 42)));
        let spots: Vec<Spot> = markers.iter().map(|marker| marker.spot).collect();
        for spot in &spots {
            room.take(Taken::around(*spot, MARKER));
        }
        let home = home.map(|home| {
            let (spot, text) = (view.spot(home), tr.say("map-home"));
            room.take(Taken::around(spot, HOME));
            let at = room.label(spot, HOME, text.chars().count());
            (spot, at.map(|at| Name { text, at }))
        });
        let ways = |metres: i64| tr.round_way(u64::try_from(metres).unwrap_or_default());
        let rings = rings.iter().map(|(around, metres)| {
            let (around, radius) = (view.spot(*around), view.units(*metres));
            let text = ways(*metres);
            let end = view.end_of_ring(around, radius);
            let at = end.and_then(|end| room.label(end, 0, text.chars().count()));
            Ring { around, radius, name: at.map(|at| Name { text, at }) }
        });
        let rings = rings.collect();
        Self {
            label: String::new(),
            ring: String::new(),
            rings,
            towns: towns(tr, view, &spots, &mut room),
            home,
            markers,
            bar: (units, ways(metres)),
            north: tr.say("map-north"),
            view,
        }
    }

    /// Where a placement is: one marker, the nearest centres, and the smallest ring that is seen.
    pub(super) fn of_site(tr: Tr, site: Point) -> Option<Self> {
        let mut near: Vec<(u64, Centre)> =
            CENTRES.iter().map(|centre| (distance_m(site, centre.at), *centre)).collect();
        near.sort_by_key(|(far, _)| *far);
        let shown = near.iter().take(2).enumerate().filter(|(at, (far, _))| *at == 0 || *far < BESIDE_M);
        let points: Vec<Point> = shown.map(|(_, (_, centre))| centre.at).chain([site]).collect();
        let view = View::around(&points, WIDTH, 44, 6_000)?;
        let spot = view.spot(site);
        let ring = view.rings(spot, &WALK_RINGS).first().map(|(metres, _)| (site, *metres));
        let marker =
            Marker { href: String::new(), title: String::new(), text: String::new(), spot, several: false };
        let map = Self::new(tr, view, vec![marker], (ring.as_slice(), None));
        let seen = near.iter().filter(|(_, centre)| view.holds(view.spot(centre.at), TOWN));
        let towns: Vec<String> = seen.map(|(_, centre)| tr.town(*centre)).collect();
        let args = [("where", Arg::Text(tr.whereabouts(site))), ("towns", Arg::Text(towns.join(", ")))];
        let far = map.rings.first().and_then(|ring| ring.name.as_ref()).map(|name| name.text.clone());
        let ring = far.map(|far| tr.with("map-site-ring", &[("far", Arg::Text(far))])).unwrap_or_default();
        Some(Self { label: tr.with("map-site-label", &args), ring, ..map })
    }

    /// Whether its markers lead somewhere.
    pub(super) fn leads(&self) -> bool {
        self.markers.iter().any(|marker| !marker.href.is_empty())
    }
}

/// The centres in a view: a name is left out where it finds no room, and the state cities come first.
fn towns(tr: Tr, view: View, markers: &[Spot], room: &mut Room) -> Vec<Town> {
    let seen = CENTRES.iter().map(|centre| (*centre, view.spot(centre.at)));
    let seen: Vec<(Centre, Spot)> = seen.filter(|(_, spot)| view.holds(*spot, TOWN)).collect();
    let covering = |spot: Spot| {
        let covers =
            |marker: &&Spot| (marker.x - spot.x).abs() < MARKER && (marker.y - spot.y).abs() < MARKER;
        markers.iter().find(covers).copied()
    };
    for (_, spot) in seen.iter().filter(|(_, spot)| covering(*spot).is_none()) {
        room.take(Taken::around(*spot, TOWN));
    }
    let town = |(centre, spot): (Centre, Spot)| {
        let text = tr.town(centre);
        // A centre that a marker covers has its name beside the marker.
        let marker = covering(spot);
        let (beside, half) = marker.map_or((spot, TOWN), |marker| (marker, MARKER));
        let at = room.label(beside, half, text.chars().count());
        let square = marker.is_none().then_some(Spot { x: spot.x - TOWN, y: spot.y - TOWN });
        Town { square, name: at.map(|at| Name { text, at }) }
    };
    seen.into_iter().map(town).collect()
}

/// Placements that share a marker.
#[derive(Debug, Clone)]
pub(super) struct Shared {
    pub(super) id: String,
    /// What stands in the marker.
    pub(super) text: String,
    /// Where that is.
    pub(super) near: String,
    /// Number in the list, and title.
    pub(super) places: Vec<(usize, String)>,
}

/// A list's map, and what stands beside it.
#[derive(Debug, Clone)]
pub(super) struct CardsMap {
    /// Nothing where no placement says where it is.
    pub(super) map: Option<Map>,
    pub(super) shared: Vec<Shared>,
    /// Placements that are not on the map: number in the list, and title.
    pub(super) without: Vec<(usize, String)>,
    /// How far placements are from home, in words, ring by ring.
    pub(super) far: Vec<Band>,
}

/// Placements between two rings around home.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Band {
    /// Between which.
    pub(super) text: String,
    /// Number in the list, title, and how far it is; the nearest first.
    pub(super) places: Vec<(usize, String, String)>,
}

/// Placements by how far they are from home: what a map says to those who see it.
fn bands(tr: Tr, cards: &[Card], (home, rings): (Point, &[i64])) -> Vec<Band> {
    let sites =
        cards.iter().enumerate().filter_map(|(at, card)| Some((distance_m(home, card.site?), at, card)));
    let mut sites: Vec<(u64, usize, &Card)> = sites.collect();
    sites.sort_by_key(|(far, at, _)| (*far, *at));
    let rings: Vec<u64> = rings.iter().filter_map(|ring| u64::try_from(*ring).ok()).collect();
    let way = |metres: u64| Arg::Text(tr.round_way(metres));
    let band = |(nth, least): (usize, Option<u64>)| {
        let most = rings.get(nth).copied();
        let inside = |far: u64| least.is_none_or(|least| far > least) && most.is_none_or(|most| far <= most);
        let text = match (least, most) {
            (None, Some(most)) => tr.with("map-far-to", &[("far", way(most))]),
            (Some(least), Some(most)) => {
                tr.with("map-far-between", &[("least", way(least)), ("most", way(most))])
            }
            (Some(least), None) => tr.with("map-far-over", &[("far", way(least))]),
            (None, None) => String::new(),
        };
        let line = |(far, at, card): &(u64, usize, &Card)| {
            (at + 1, card.title.clone(), tr.kilometres(u128::from(*far)))
        };
        let places: Vec<_> = sites.iter().filter(|(far, ..)| inside(*far)).map(line).collect();
        Band { text, places }
    };
    let least = std::iter::once(None).chain(rings.iter().copied().map(Some));
    least.enumerate().map(band).filter(|band| !band.places.is_empty()).collect()
}

impl CardsMap {
    /// The map of cards, in their order, with home where it is known.
    pub(super) fn new(tr: Tr, cards: &[Card], home: Option<Point>) -> Self {
        let named = |at: usize| (at + 1, cards.get(at).map(|card| card.title.clone()).unwrap_or_default());
        let sites: Vec<(usize, Point)> =
            cards.iter().enumerate().filter_map(|(at, card)| Some((at, card.site?))).collect();
        let without = cards.iter().enumerate().filter(|(_, card)| card.site.is_none());
        let without = without.map(|(at, _)| named(at)).collect();
        let Some(view) = view_of(&sites, home) else {
            return Self { map: None, shared: Vec::new(), without, far: Vec::new() };
        };
        let found = clusters(sites.iter().map(|(at, site)| (*at, view.spot(*site))), 2 * MARKER + 2);
        let marker = |cluster: &Cluster| marker(tr, cluster, named);
        let rings = home.map(|home| {
            let rings = view.rings(view.spot(home), &HOME_RINGS);
            rings.into_iter().map(|(metres, _)| (home, metres)).collect::<Vec<_>>()
        });
        let rings = rings.unwrap_or_default();
        let mut map = Map::new(tr, view, found.iter().map(marker).collect(), (&rings, home));
        map.label = tr.count("map-cards-label", many(sites.len()));
        if !rings.is_empty() {
            let far =
                rings.iter().map(|(_, metres)| tr.round_way(u64::try_from(*metres).unwrap_or_default()));
            let far = far.collect::<Vec<_>>().join(", ");
            let rings = tr.with("map-home-label", &[("rings", Arg::Text(far))]);
            map.label = format!("{} {rings}", map.label);
        }
        let shown: Vec<i64> = rings.iter().map(|(_, metres)| *metres).collect();
        let far = home.map(|home| bands(tr, cards, (home, &shown))).unwrap_or_default();
        let several = found.iter().filter(|cluster| cluster.members.len() > 1);
        let shared = several.filter_map(|cluster| {
            Some(Shared {
                id: shared_id(cluster),
                text: several_text(cluster),
                near: tr.whereabouts(cards.get(*cluster.members.first()?)?.site?),
                places: cluster.members.iter().map(|at| named(*at)).collect(),
            })
        });
        Self { shared: shared.collect(), map: Some(map), without, far }
    }
}

/// What a list's map shows: all of its placements, home, and a centre by which it is known where that is.
fn view_of(sites: &[(usize, Point)], home: Option<Point>) -> Option<View> {
    let mut points: Vec<Point> = sites.iter().map(|(_, site)| *site).collect();
    if points.is_empty() {
        return None;
    }
    points.extend(home);
    let view = View::around(&points, WIDTH, 28, 4_000)?;
    if CENTRES.iter().any(|centre| view.holds(view.spot(centre.at), TOWN)) {
        return Some(view);
    }
    points.push(crate::domain::centres::nearest(view.middle).0.at);
    View::around(&points, WIDTH, 28, 4_000)
}

fn shared_id(cluster: &Cluster) -> String {
    format!("shared-{}", cluster.members.first().map_or(0, |first| first + 1))
}

fn several_text(cluster: &Cluster) -> String {
    format!("×{}", cluster.members.len())
}

fn marker(tr: Tr, cluster: &Cluster, named: impl Fn(usize) -> (usize, String)) -> Marker {
    let line = |at: &usize| {
        let (number, title) = named(*at);
        format!("{number}. {title}")
    };
    let titles = cluster.members.iter().take(NAMED).map(line).collect::<Vec<_>>().join("; ");
    let count = cluster.members.len();
    let number = cluster.members.first().map_or(0, |first| first + 1);
    if count == 1 {
        let (href, text) = (format!("#place-{number}"), number.to_string());
        return Marker { href, title: titles, text, spot: cluster.spot, several: false };
    }
    let more = if count > NAMED { "; …" } else { "" };
    let args = [("n", whole(many(count))), ("titles", Arg::Text(format!("{titles}{more}")))];
    Marker {
        href: format!("#{}", shared_id(cluster)),
        title: tr.with("map-several", &args),
        text: several_text(cluster),
        spot: cluster.spot,
        several: true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Lang, position};

    fn card(title: &str, site: Option<Point>) -> Card {
        Card { title: title.to_owned(), site, ..Card::default() }
    }

    fn at(text: &str) -> Point {
        position::read(text).unwrap().unwrap()
    }

    #[test]
    fn what_lies_in_one_spot_shares_a_marker_and_what_has_no_place_is_listed() {
        let cards = [
            card("Parks", Some(at("56.51, 21.01"))),
            card("Skola", None),
            card("Osta", Some(at("56.53, 20.99"))),
            card("Dārzs", Some(at("56.51, 21.0101"))),
        ];
        let all = CardsMap::new(Tr(Lang::Lv), &cards, Some(at("56.5, 21.0")));
        let map = all.map.expect("a map");
        let markers: Vec<_> = map.markers.iter().map(|one| (one.href.as_str(), one.text.as_str())).collect();
        assert_eq!(markers, [("#shared-1", "×2"), ("#place-3", "3")]);
        assert_eq!(map.markers[0].title, "2 vakances: 1. Parks; 4. Dārzs");
        assert_eq!(
            (all.shared[0].places[1].clone(), all.without),
            ((4, "Dārzs".to_owned()), vec![(2, "Skola".to_owned())])
        );
        assert!(map.leads() && map.home.is_some() && map.label.contains("3 vakancēm"), "{}", map.label);
        assert!(map.towns.iter().any(|town| town.name.as_ref().is_some_and(|name| name.text == "Liepāja")));
        // Whoever cannot see the rings reads the same, ring by ring; what has no place is in none.
        let texts: Vec<(&str, Vec<usize>)> = all
            .far
            .iter()
            .map(|one| (one.text.as_str(), one.places.iter().map(|(n, ..)| *n).collect()))
            .collect();
        assert_eq!(texts, [("No 1\u{a0}km līdz 2\u{a0}km", vec![1, 4]), ("Tālāk par 2\u{a0}km", vec![3])]);
        assert_eq!(all.far[0].places[0].2, "1,3\u{a0}km");
        let none = CardsMap::new(Tr(Lang::Lv), &cards[1..2], None);
        assert!(none.map.is_none() && none.without.len() == 1);
    }

    #[test]
    fn a_place_of_work_is_shown_with_the_nearest_centre_and_a_ring() {
        let map = Map::of_site(Tr(Lang::Lv), at("56.533, 20.985")).expect("a map");
        assert_eq!(
            map.label,
            "Karte. Darba vieta: 3,5\u{a0}km uz ziemeļrietumiem no Liepājas centra. Tai apkārt: Liepāja, Grobiņa."
        );
        assert!(!map.leads());
        assert_eq!(map.ring, "Riņķis ir 1\u{a0}km attālumā no darba vietas.");
        // Far from everything the ring is a longer way.
        assert!(Map::of_site(Tr(Lang::Lv), at("57.75, 22.59")).is_some_and(|map| map.rings.len() == 1));
        for centre in CENTRES {
            assert!(Map::of_site(Tr(Lang::En), centre.at).is_some(), "{}", centre.word);
        }
    }
}

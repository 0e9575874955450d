//! Marking on a map where a placement is, without a script: a press on the picture comes with its spot, and buttons move what is
//! marked. Owns what each of them does; what is marked stands in the field of the form, and nowhere else.

use std::collections::BTreeMap;

use super::{
    form::{Mistakes, Typed},
    map::{Map, Marker},
};
use crate::{
    domain::{
        Arg,
        centres::Centre,
        geo::Point,
        map::{Spot, View},
        position,
    },
    i18n::Tr,
    service::{Answers, Placed, SITE, read_site},
};

/// Units and pixels of the picture from side to side: a press names pixels, so it is as large on every screen.
const SIZE: i32 = 288;
/// What stands in the middle of the country.
const MIDDLE: Point = Point { lat_e6: 56_870_000, lon_e6: 24_600_000 };
/// From how far one looks: millimetres of ground to a pixel, and by how many metres a button moves what is marked.
const LEVELS: [(i64, i64); 5] =
    [(1_600_000, 20_000), (400_000, 5_000), (100_000, 2_000), (25_000, 500), (6_000, 100)];
/// The level at which a place is looked at that was there before.
const NEAR: usize = 3;
/// The level at which a municipality's centre is looked at.
const TOWN: usize = 2;

/// What the picture shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Look {
    middle: Point,
    level: usize,
}

impl Look {
    /// What to show first: what is marked, else where the round's other placements are, else the country.
    pub(super) fn first(marked: Option<Point>, places: &[Placed]) -> Self {
        if let Some(middle) = marked {
            return Self { middle, level: NEAR };
        }
        let sites: Vec<Point> = places.iter().filter_map(|place| place.placement.site).collect();
        let Some(view) = View::around(&sites, SIZE, 20, 1) else { return Self { middle: MIDDLE, level: 0 } };
        let fits = |(mm, _): &(i64, i64)| *mm >= view.mm;
        let level = LEVELS.iter().rposition(fits).unwrap_or_default().min(TOWN);
        Self { middle: if level == 0 { MIDDLE } else { view.middle }, level }
    }

    /// What a form showed.
    fn of(typed: &Typed) -> Option<Self> {
        let whole = |name: &str| typed.get(name).parse::<i32>().ok();
        let middle = Point { lat_e6: whole("map-lat")?, lon_e6: whole("map-lon")? };
        let level = typed.get("map-level").parse::<usize>().ok()?.min(LEVELS.len() - 1);
        position::in_latvia(middle).then_some(Self { middle, level })
    }

    fn view(self) -> View {
        View { middle: self.middle, mm: self.scale().0, width: SIZE, height: SIZE }
    }

    fn scale(self) -> (i64, i64) {
        LEVELS.get(self.level).copied().unwrap_or(LEVELS[0])
    }

    /// One level nearer or wider.
    fn nearer(self, nearer: bool) -> usize {
        if nearer { (self.level + 1).min(LEVELS.len() - 1) } else { self.level.saturating_sub(1) }
    }

    /// The point so many metres from another in one of four directions.
    fn moved(self, from: Point, way: &str) -> Point {
        let step = self.scale().1 * 1_000;
        let (east, north) = match way {
            "north" => (0, step),
            "south" => (0, -step),
            "east" => (step, 0),
            _ => (-step, 0),
        };
        View { middle: from, ..self.view() }.moved(east, north)
    }
}

/// What was pressed.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Act {
    /// A spot of the picture; its corner is what a keyboard presses.
    Spot(Spot),
    Named(String),
}

fn act(typed: &Typed) -> Option<Act> {
    let named = typed.get("map");
    if !named.is_empty() {
        return Some(Act::Named(named.to_owned()));
    }
    let at = |name: &str| typed.get(name).parse::<i32>().ok().map(|at| at.clamp(0, SIZE));
    Some(Act::Spot(Spot { x: at("spot.x")?, y: at("spot.y")? }))
}

/// Whether a button of the map was pressed.
pub(super) fn is_pressed(typed: &Typed) -> bool {
    act(typed).is_some()
}

/// What the map of a form shows after one of its buttons was pressed.
#[derive(Debug)]
pub(super) struct Pressed {
    look: Look,
    /// The button, which is where the page begins.
    focus: String,
    pub(super) mistakes: Mistakes,
}

/// Does what a button of the map asks for with what is marked; nothing where none was pressed.
pub(super) fn pressed(tr: Tr, typed: &Typed, answers: &mut Answers, places: &[Placed]) -> Option<Pressed> {
    let act = act(typed)?;
    let read = read_site(answers.get(SITE).map(String::as_str).unwrap_or_default());
    let marked = read.as_ref().ok().copied().flatten();
    let look = Look::of(typed).unwrap_or_else(|| Look::first(marked, places));
    let base = marked.unwrap_or(look.middle);
    let (new, level) = match &act {
        Act::Spot(Spot { x: 0, y: 0 }) => (None, look.nearer(true)),
        Act::Spot(spot) => (Some(look.view().point(*spot)), look.nearer(true)),
        Act::Named(name) => match name.as_str() {
            "nearer" => (None, look.nearer(true)),
            "wider" => (None, look.nearer(false)),
            "look" => (None, NEAR),
            "town" => match Centre::of(typed.get("map-town")) {
                Some(centre) => (Some(centre.at), TOWN),
                None => (None, look.level),
            },
            "north" | "south" | "east" | "west" => (Some(look.moved(base, name)), look.level),
            _ => (None, look.level),
        },
    };
    let (focus, cleared) = match &act {
        Act::Spot(_) => ("spot", false),
        Act::Named(name) => (name.as_str(), name == "clear"),
    };
    // From afar a press only brings the map nearer.
    let rough = matches!(act, Act::Spot(_)) && look.level == 0;
    let mut mistakes = Mistakes::default();
    let mut next = Look { middle: base, level };
    if cleared {
        answers.insert(SITE.to_owned(), String::new());
        next = Look::first(None, places);
    } else if let Some(point) = new {
        let text = position::written(point);
        match read_site(&text) {
            Ok(_) => {
                next.middle = point;
                if !rough {
                    answers.insert(SITE.to_owned(), text);
                }
            }
            Err(wrong) => {
                mistakes = Mistakes::new(tr, &[wrong]);
                next = look;
            }
        }
    } else if focus == "look"
        && let Err(wrong) = read
    {
        (mistakes, next) = (Mistakes::new(tr, &[wrong]), look);
    }
    Some(Pressed { look: next, focus: focus.to_owned(), mistakes })
}

/// The map of a form, with its buttons.
#[derive(Debug)]
pub(super) struct SiteMap {
    pub(super) map: Map,
    /// What is marked, in words.
    pub(super) text: String,
    /// What the form carries of the picture: name and number.
    pub(super) carried: BTreeMap<&'static str, String>,
    pub(super) towns: Vec<(&'static str, String)>,
    /// What moves the mark: the button's value, and its words.
    pub(super) moves: Vec<(&'static str, String)>,
    /// Whether it can be looked at from nearer, from wider.
    pub(super) nearer: bool,
    pub(super) wider: bool,
    /// Whether a button was pressed, and which.
    pub(super) open: bool,
    focus: String,
}

impl SiteMap {
    pub(super) fn new(tr: Tr, answers: &Answers, places: &[Placed], pressed: Option<&Pressed>) -> Self {
        let typed = answers.get(SITE).map(String::as_str).unwrap_or_default();
        let read = read_site(typed);
        let marked = read.as_ref().ok().copied().flatten();
        let look = pressed.map_or_else(|| Look::first(marked, places), |pressed| pressed.look);
        let view = look.view();
        let spot = marked.map(|point| view.spot(point)).filter(|spot| view.holds(*spot, 0));
        let pin = spot.map(|spot| Marker {
            href: String::new(),
            title: String::new(),
            text: String::new(),
            spot,
            several: false,
        });
        let text = match (&read, marked) {
            // The field and the map say the same of it.
            (Err(why), _) => tr.with(why.key, &why.args),
            (_, Some(point)) => tr.with("site-is", &[("position", Arg::Text(tr.position(point)))]),
            _ => tr.say("site-none"),
        };
        let mut map = Map::new(tr, view, pin.into_iter().collect(), (&[], None));
        let wide = u64::try_from(i64::from(SIZE) * view.mm / 1_000_000).unwrap_or_default().max(1) * 1_000;
        let args = [("wide", Arg::Text(tr.round_way(wide))), ("where", Arg::Text(text.clone()))];
        map.label = tr.with("site-map-label", &args);
        let step = tr.round_way(u64::try_from(look.scale().1).unwrap_or_default());
        let say = |key: &str| tr.with(key, &[("far", Arg::Text(step.clone()))]);
        Self {
            map,
            text,
            carried: [
                ("map-lat", look.middle.lat_e6.to_string()),
                ("map-lon", look.middle.lon_e6.to_string()),
                ("map-level", look.level.to_string()),
            ]
            .into(),
            towns: tr.towns(),
            moves: vec![
                ("north", say("site-north")),
                ("south", say("site-south")),
                ("west", say("site-west")),
                ("east", say("site-east")),
            ],
            nearer: look.level + 1 < LEVELS.len(),
            wider: look.level > 0,
            open: pressed.is_some(),
            focus: pressed.map(|pressed| pressed.focus.clone()).unwrap_or_default(),
        }
    }

    /// Whether a button is the one that was pressed: the page begins there.
    pub(super) fn is_focus(&self, button: &str) -> bool {
        // At either end of the levels the button is not there any more: the other one has its place.
        let pressed = match self.focus.as_str() {
            "nearer" if !self.nearer => "wider",
            "wider" if !self.wider => "nearer",
            other => other,
        };
        pressed == button
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Lang;

    /// Presses one after another on one form, and what is marked after each.
    struct Form {
        fields: Vec<(String, String)>,
        site: String,
    }

    impl Form {
        fn press(&mut self, pressed: &[(&str, &str)]) -> (String, Mistakes) {
            let own = pressed.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
            let typed = Typed(self.fields.iter().cloned().chain(own).collect());
            let mut answers = Answers::from([(SITE.to_owned(), self.site.clone())]);
            let tr = Tr(Lang::Lv);
            let done = super::pressed(tr, &typed, &mut answers, &[]).expect("pressed");
            let shown = SiteMap::new(tr, &answers, &[], Some(&done));
            self.fields =
                shown.carried.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect();
            self.site = answers[SITE].clone();
            (shown.text, done.mistakes)
        }
    }

    fn empty() -> Form {
        Form { fields: Vec::new(), site: String::new() }
    }

    #[test]
    fn the_first_press_comes_nearer_and_the_next_ones_mark() {
        let mut form = empty();
        // Liepāja from afar.
        let (text, _) = form.press(&[("spot.x", "8"), ("spot.y", "169")]);
        assert_eq!((text.as_str(), form.site.as_str()), ("Vieta vēl nav atzīmēta.", ""));
        let (text, _) = form.press(&[("spot.x", "144"), ("spot.y", "144")]);
        assert!(text.contains("Liepājas centra"), "{text}");
        let rough = form.site.clone();
        let (text, mistakes) = form.press(&[("spot.x", "200"), ("spot.y", "100")]);
        assert!(form.site != rough && mistakes.all().is_empty(), "{text}");
        // Pressed by a keyboard it only comes nearer.
        let exact = form.site.clone();
        form.press(&[("spot.x", "0"), ("spot.y", "0")]);
        assert_eq!(form.site, exact);
        assert!(form.fields.contains(&("map-level".to_owned(), "4".to_owned())), "{:?}", form.fields);
        form.press(&[("map", "clear")]);
        assert_eq!(form.site, "");
    }

    #[test]
    fn a_keyboard_marks_a_centre_and_moves_it() {
        let mut form = empty();
        form.press(&[("map", "town"), ("map-town", "")]);
        assert_eq!(form.site, "");
        let (text, _) = form.press(&[("map", "town"), ("map-town", "kuldiga")]);
        assert_eq!(text, "Atzīmēts: Kuldīgas centrā (56.97399, 21.95721).");
        for way in ["north", "west", "nearer", "south"] {
            form.press(&[("map", way)]);
        }
        let (text, _) = form.press(&[("map", "wider")]);
        assert!(text.starts_with("Atzīmēts: 2,5\u{a0}km uz ziemeļrietumiem no Kuldīgas centra"), "{text}");
        for _ in 0..6 {
            form.press(&[("map", "wider")]);
        }
        let mut refused = false;
        for _ in 0..40 {
            let (_, mistakes) = form.press(&[("map", "west")]);
            refused = refused || mistakes.at(SITE).is_some_and(|why| why.contains("nav Latvijā"));
        }
        assert!(refused && read_site(&form.site).is_ok_and(|site| site.is_some()), "{}", form.site);
    }

    #[test]
    fn what_is_typed_is_shown_or_refused() {
        let mut form = Form { site: "56,97 21,9".to_owned(), ..empty() };
        let (text, mistakes) = form.press(&[("map", "look")]);
        assert!(text.contains("Kuldīgas centra") && mistakes.is_empty() && form.site == "56,97 21,9");
        form.site = "pie baznīcas".to_owned();
        let (text, _) = form.press(&[("map", "look")]);
        assert_eq!(
            (text.as_str(), form.site.as_str()),
            (
                "Ierakstiet platumu un garumu, piemēram, 56.94960, 24.10520, vai nokopējiet saiti no kartes.",
                "pie baznīcas"
            )
        );
        form.site = "54.6872, 25.2797".to_owned();
        let (text, mistakes) = form.press(&[("map", "look")]);
        assert!(text.contains("nav Latvijā"), "{text}");
        assert_eq!(mistakes.at(SITE), Some(text.as_str()));
        assert!(mistakes.at(SITE).is_some());
        // Whatever a form brings, there is a map.
        let (_, mistakes) =
            form.press(&[("spot.x", "99999"), ("spot.y", "-5"), ("map-lat", "x"), ("map-level", "77")]);
        assert!(mistakes.is_empty() || mistakes.at(SITE).is_some());
        assert!(act(&Typed::default()).is_none());
    }
}

//! The page on which placements are chosen: cards of those that the rules make possible with the answers so far, the choices
//! in their order, what a placement that is not named has to be like, and the others with why they are not. Owns how buttons
//! change the choices; what was chosen stands in the page, and nowhere else.

use std::collections::BTreeMap;

use super::draft::Draft;
use crate::{
    i18n::Tr,
    service::{Book, Demand, Describable, MOST_WISHES, Placed, Possible, Seen, Standing, TypedWish},
    web::{
        cards::{Asked, Card, Deck, Filter, Sieve},
        form::Typed,
        map::CardsMap,
        words::{Voiced, Why, many},
    },
};

/// The field of placements that are chosen.
const NAMED: &str = "wishes";
/// The field of choices that name none.
const LIKE: &str = "like";
/// What the button says for which anything will do.
const ANYTHING: &str = "anything";

/// A choice.
#[derive(Debug)]
pub(super) struct Chosen {
    /// The field that holds it.
    pub(super) field: &'static str,
    /// What stands in the field.
    pub(super) value: String,
    pub(super) title: String,
    pub(super) under: String,
}

impl Chosen {
    /// A button's name, for this kind of choice.
    pub(super) fn act(&self, act: &str) -> String {
        if self.field == LIKE { format!("{act}-{LIKE}") } else { act.to_owned() }
    }
}

/// A fact to say something of: the field, what it is called, and what may be marked with its words.
#[derive(Debug)]
pub(super) struct Like {
    pub(super) field: String,
    pub(super) label: String,
    /// Value, words, and whether it is marked.
    pub(super) values: Vec<(String, String, bool)>,
}

/// What the page shows.
#[derive(Debug)]
pub(super) struct Wishes {
    /// The choices, best first.
    pub(super) chosen: Vec<Chosen>,
    /// Placements to choose from.
    pub(super) cards: Vec<Card>,
    /// Where they are, where that is asked for.
    pub(super) cards_map: Option<CardsMap>,
    /// What they are filtered by.
    pub(super) sieve: Sieve,
    /// How many were found, in words; `None` where nothing is asked.
    pub(super) shown: Option<String>,
    /// What the rules say of all placements alike.
    pub(super) shared: Vec<(String, String)>,
    /// How many placements are possible, in words.
    pub(super) possible: String,
    /// How many a person has to decide about first, in words; empty for none.
    pub(super) undecided: String,
    /// How many are not, in words; empty for none.
    pub(super) impossible: String,
    /// Why they are not, each with the placements that it is said of.
    pub(super) reasons: Vec<(Why, Vec<String>)>,
    /// What may be said of a placement that is not named.
    pub(super) likes: Vec<Like>,
    /// Whether something of that is marked.
    pub(super) marks: bool,
    /// Whether another can be chosen.
    pub(super) more: bool,
    /// What was done last, and with which placement.
    focus: (String, String),
}

impl Wishes {
    pub(super) fn new(
        tell: Voiced,
        (book, places): (&Book, &[Placed]),
        draft: &Draft,
        demand: &Demand,
    ) -> Self {
        let tr = tell.tr;
        let seen = book.see(&draft.answers, places);
        let home = draft.home.or_else(|| draft.filter.home());
        let deck = Deck::new(tell, (book, places), demand, home);
        let (asked, mistakes) = draft.filter.asked(tr);
        let mut sorted = Sorted::default();
        for (at, place) in deck.sorted() {
            let refused = seen.refused.get(at).map(Vec::as_slice).unwrap_or_default();
            let open = seen.undecided.get(at).map(Vec::as_slice).unwrap_or_default();
            if refused.is_empty() {
                *(if open.is_empty() { &mut sorted.possible } else { &mut sorted.undecided }) += 1;
                let open = open.iter().map(|reason| Why::of(tr, reason)).collect();
                sorted.offer(&deck, &asked, (place, draft), open);
                continue;
            }
            sorted.impossible += 1;
            let named = format!("{}: {}", place.placement.organisation, deck.title(place));
            for reason in refused {
                let why = Why::of(tr, reason);
                match sorted.reasons.iter_mut().find(|(known, _)| *known == why) {
                    Some((_, places)) => places.push(named.clone()),
                    None => sorted.reasons.push((why, vec![named.clone()])),
                }
            }
        }
        // Nothing fits whom the rules do not let take part: the page says so above.
        let out = seen.standing == Standing::NotEligible;
        let counted = |key, n| if n == 0 { String::new() } else { tell.count(key, n) };
        let Sorted { cards, possible, undecided, impossible, reasons } = sorted;
        Self {
            chosen: draft.wishes.iter().map(|wish| chosen((&deck, &seen), wish)).collect(),
            likes: book.describable(places).into_iter().map(|fact| like(tr, &fact, draft)).collect(),
            shown: (!draft.filter.is_empty()).then(|| tell.count("cards-shown", many(cards.len()))),
            cards_map: draft.filter.map.then(|| CardsMap::new(tr, &cards, home)),
            sieve: match draft.home {
                Some(_) => Sieve::new(&deck, &draft.filter, mistakes),
                None => Sieve::new(&deck, &draft.filter, mistakes).asking_home(tr, true),
            },
            shared: deck.shared,
            possible: if out || (possible == 0 && undecided > 0) {
                String::new()
            } else {
                tell.count("apply-possible", possible)
            },
            undecided: counted("apply-undecided", if out { 0 } else { undecided }),
            impossible: counted("apply-impossible", impossible),
            reasons,
            cards,
            marks: !draft.marked.is_empty(),
            more: draft.wishes.len() < MOST_WISHES,
            focus: draft.focus.clone(),
        }
    }

    /// Whether a button or heading is what was used last: a page begins there.
    pub(super) fn is_focus(&self, act: &str, number: &str) -> bool {
        self.focus.0 == act && self.focus.1 == number
    }
}

/// Placements by what the rules say of them.
#[derive(Default)]
struct Sorted {
    cards: Vec<Card>,
    possible: u64,
    undecided: u64,
    impossible: u64,
    reasons: Vec<(Why, Vec<String>)>,
}

impl Sorted {
    /// Adds a card where the placement is what is asked for; what was chosen is in sight whatever is asked.
    fn offer(&mut self, deck: &Deck<'_>, asked: &Asked, (place, draft): (&Placed, &Draft), open: Vec<Why>) {
        if asked.holds(deck, place) {
            let number = place.placement.id.as_str();
            let rank = draft
                .wishes
                .iter()
                .position(|known| known.number() == Some(number))
                .map(|at| deck.tell.count("apply-choice", many(at + 1)));
            self.cards.push(Card { open, rank, ..deck.card(place) });
        }
    }
}

/// How many placements fit a choice that names none, and how many of them the rules do not refuse.
pub(super) fn like_reaches(tell: Voiced, fits: usize, possible: usize) -> String {
    let fit = tell.count("apply-like-reaches", many(fits));
    if possible == fits {
        fit
    } else {
        format!("{fit} {}", tell.count("apply-like-possible", many(possible)))
    }
}

fn chosen((deck, seen): (&Deck<'_>, &Seen), wish: &TypedWish) -> Chosen {
    let tell = deck.tell;
    match wish {
        TypedWish::Placement(number) => {
            let place = deck.places.iter().find(|place| place.placement.id.as_str() == number);
            let title =
                place.map_or_else(|| tell.about("cards-gone", "number", number), |place| deck.title(place));
            let under = place.map(|place| place.placement.organisation.clone()).unwrap_or_default();
            Chosen { field: NAMED, value: number.clone(), title, under }
        }
        TypedWish::Like { .. } => {
            let words = deck.book.choice_in_words(wish);
            let reached = deck.book.reached(wish, deck.home, deck.places);
            let possible =
                reached.iter().filter(|at| seen.refused.get(**at).is_none_or(Vec::is_empty)).count();
            Chosen {
                field: LIKE,
                value: wish.text(),
                title: words.map_or_else(|| tell.say("apply-wish-gone"), |what| tell.tr.described(&what)),
                under: like_reaches(tell, reached.len(), possible),
            }
        }
    }
}

/// What may be said of a fact, in words.
fn like(tr: Tr, fact: &Describable, draft: &Draft) -> Like {
    let words = |value: &Possible| match value {
        Possible::Text(_, called) => called.get(tr.0).to_owned(),
        Possible::Value(value) => tr.known(value),
        Possible::Month(first) => tr.month(*first),
    };
    let field = format!("{LIKE}-{}", fact.name);
    let marked = |cell: &str| draft.marked.contains(&(field.clone(), cell.to_owned()));
    let value = |value: &Possible| (value.cell(), words(value), marked(&value.cell()));
    let values = fact.values.iter().map(value).collect();
    Like { label: fact.label.get(tr.0).to_owned(), values, field }
}

/// The choices that a form brings.
pub(super) fn typed_wishes(typed: &Typed) -> Vec<TypedWish> {
    let wish = |(name, value): &(String, String)| match name.as_str() {
        NAMED if !value.is_empty() => Some(TypedWish::Placement(value.clone())),
        LIKE => Some(TypedWish::like(value)),
        _ => None,
    };
    typed.0.iter().filter_map(wish).collect()
}

/// The fact of which a field says what it may be.
fn fact_of(field: &str) -> Option<&str> {
    field.strip_prefix(LIKE)?.strip_prefix('-')
}

/// What was marked of a placement that is not named; nothing where nothing was.
fn marked(typed: &Typed) -> Option<TypedWish> {
    let mut facts = BTreeMap::<String, String>::new();
    for (name, value) in &typed.0 {
        let Some(fact) = fact_of(name) else { continue };
        let cell = facts.entry(fact.to_owned()).or_default();
        if !cell.is_empty() {
            cell.push(';');
        }
        cell.push_str(value);
    }
    (!facts.is_empty()).then_some(TypedWish::Like { facts, max_distance_m: None })
}

/// The choices that a form brings when its page is left: what was marked and not added yet is one of them.
pub(super) fn chosen_when_left(typed: &Typed) -> Vec<TypedWish> {
    let mut wishes = typed_wishes(typed);
    let like = marked(typed).filter(|like| !wishes.contains(like));
    wishes.extend(like);
    wishes
}

/// Does what a button of the page asks for; whether one was pressed that does not go on.
pub(super) fn moved(typed: &Typed, draft: &mut Draft) -> bool {
    let marks = typed.0.iter().filter(|(name, _)| fact_of(name).is_some());
    draft.marked = marks.cloned().collect();
    if !typed.get("filter").is_empty() {
        draft.filter = Filter::of(typed);
        draft.focus = ("filter".to_owned(), String::new());
        return true;
    }
    if !typed.get("order").is_empty() {
        draft.wishes = typed_wishes(typed);
        draft.focus = ("chosen".to_owned(), String::new());
        return true;
    }
    if !typed.get("describe").is_empty() {
        draft.wishes = typed_wishes(typed);
        let like = if typed.get("describe") == ANYTHING {
            Some(TypedWish::like(""))
        } else {
            draft.marked.clear();
            marked(typed)
        };
        let room = draft.wishes.len() < MOST_WISHES;
        let like = like.filter(|like| room && !draft.wishes.contains(like));
        draft.wishes.extend(like);
        draft.focus = ("chosen".to_owned(), String::new());
        return true;
    }
    let acts = ["pick", "drop", "up", "down", "remove"];
    let of = |act: &'static str| {
        let pressed = |name: &str| typed.0.iter().find(|(known, _)| known == name).map(|(_, value)| value);
        let named = pressed(act).filter(|number| !number.is_empty());
        let like = || pressed(&format!("{act}-{LIKE}")).map(|text| TypedWish::like(text));
        Some((act, named.map(|number| TypedWish::Placement(number.clone())).or_else(like)?))
    };
    let Some((act, wish)) = acts.into_iter().find_map(of) else { return false };
    draft.wishes = typed_wishes(typed);
    let at = draft.wishes.iter().position(|known| *known == wish);
    let last = draft.wishes.len().saturating_sub(1);
    let mut then = act;
    match (act, at) {
        ("pick", None) if draft.wishes.len() < MOST_WISHES => draft.wishes.push(wish.clone()),
        ("up", Some(at)) if at > 0 => {
            draft.wishes.swap(at, at - 1);
            then = if at == 1 { "down" } else { "up" };
        }
        ("down", Some(at)) if at < last => {
            draft.wishes.swap(at, at + 1);
            then = if at + 1 == last { "up" } else { "down" };
        }
        ("drop" | "remove", Some(at)) => drop(draft.wishes.remove(at)),
        _ => {}
    }
    let kind = if wish.number().is_some() { String::new() } else { format!("-{LIKE}") };
    draft.focus = match then {
        "pick" => ("drop".to_owned(), wish.text()),
        "drop" => ("pick".to_owned(), wish.text()),
        "remove" => ("chosen".to_owned(), String::new()),
        then => (format!("{then}{kind}"), wish.text()),
    };
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    fn after(wishes: &[&str], act: &str, number: &str) -> (Vec<String>, (String, String)) {
        let fields = wishes.iter().map(|wish| ("wishes".to_owned(), (*wish).to_owned()));
        let typed = Typed(fields.chain([(act.to_owned(), number.to_owned())]).collect());
        let mut draft = Draft::default();
        assert!(moved(&typed, &mut draft));
        (draft.wishes.iter().map(TypedWish::text).collect(), draft.focus)
    }

    #[test]
    fn buttons_change_the_choices_and_the_page_begins_where_one_was() {
        let at = |wishes: &[&str], act: &str, number: &str| {
            let (wishes, focus) = after(wishes, act, number);
            (wishes.join(""), format!("{} {}", focus.0, focus.1))
        };
        let said = |wishes: &str, focus: &str| (wishes.to_owned(), focus.to_owned());
        assert_eq!(at(&["A"], "pick", "B"), said("AB", "drop B"));
        assert_eq!(at(&["A", "B"], "pick", "B"), said("AB", "drop B"), "twice is once");
        assert_eq!(at(&["A", "B", "C"], "up", "C"), said("ACB", "up C"));
        assert_eq!(at(&["A", "B", "C"], "up", "B"), said("BAC", "down B"), "the first goes no higher");
        assert_eq!(at(&["A", "B", "C"], "down", "B"), said("ACB", "up B"), "nor the last lower");
        assert_eq!(at(&["A", "B", "C"], "down", "A"), said("BAC", "down A"));
        assert_eq!(at(&["A", "B"], "up", "A"), said("AB", "up A"));
        assert_eq!(at(&["A", "B"], "remove", "A"), said("B", "chosen "));
        assert_eq!(at(&["A", "B"], "drop", "B"), said("A", "pick B"));
        assert_eq!(at(&["B", "A"], "order", "yes"), said("BA", "chosen "), "as they were dragged");
        let ten = ["A", "B", "C", "D", "E", "F", "G", "H", "I", "J"];
        assert_eq!(at(&ten, "pick", "K").0.len(), MOST_WISHES);
        assert!(!moved(&Typed(vec![("wishes".to_owned(), "A".to_owned())]), &mut Draft::default()));
    }

    #[test]
    fn what_is_marked_of_a_placement_becomes_a_choice_among_the_others() {
        let fields = |pairs: &[(&str, &str)]| {
            Typed(pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect())
        };
        let mut draft = Draft::default();
        let texts = |draft: &Draft| draft.wishes.iter().map(TypedWish::text).collect::<Vec<_>>();
        let marks =
            [("wishes", "A"), ("like-parish", "Cibla"), ("like-parish", "Blonti"), ("describe", "yes")];
        assert!(moved(&fields(&marks), &mut draft));
        assert_eq!(texts(&draft), ["A", "parish=Cibla%3BBlonti"]);
        // Anything has a button of its own; said twice, it is one choice; with nothing marked nothing is added.
        let like = ("like", "parish=Cibla%3BBlonti");
        for (pressed, choices) in [("yes", 2), ("anything", 3)] {
            assert!(moved(&fields(&[("wishes", "A"), like, ("describe", pressed)]), &mut draft));
            assert_eq!(texts(&draft).len(), choices, "{pressed}");
        }
        assert!(moved(&fields(&[("wishes", "A"), like, ("like", ""), ("describe", "anything")]), &mut draft));
        assert_eq!(texts(&draft), ["A", "parish=Cibla%3BBlonti", ""]);
        // What is marked stays marked while other buttons are pressed, and is a choice once the page is left.
        let mark = ("like-parish", "Blonti");
        assert!(moved(&fields(&[("wishes", "A"), mark, ("pick", "B")]), &mut draft));
        assert_eq!((texts(&draft), draft.marked.len()), (vec!["A".to_owned(), "B".to_owned()], 1));
        let left = chosen_when_left(&fields(&[("wishes", "A"), mark]));
        assert_eq!(left.iter().map(TypedWish::text).collect::<Vec<_>>(), ["A", "parish=Blonti"]);
        assert!(moved(&fields(&[("wishes", "A"), like, ("like", ""), ("up-like", "")]), &mut draft));
        assert_eq!(texts(&draft), ["A", "", "parish=Cibla%3BBlonti"]);
        assert_eq!(draft.focus, ("up-like".to_owned(), String::new()));
        assert!(moved(&fields(&[("wishes", "A"), ("like", ""), like, ("remove-like", like.1)]), &mut draft));
        assert_eq!(texts(&draft), ["A", ""]);
    }
}

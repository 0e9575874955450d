//! What a change of a draft's conditions would do, before it is saved: whom it touches, whether conditions contradict each other, and
//! what is written. Changes nothing.

use askama::Template;

use super::{
    super::{
        condition_words as words,
        form::Typed,
        frame::Frame,
        visit::Visit,
        words::{contradiction, many, whole},
    },
    line::Line,
};
use crate::{
    domain::{Arg, Condition, ConditionKind},
    i18n::Tr,
    service::{Clash, ConditionPreview, Touched, TouchedPlace},
};

/// Placements, groups and people that are listed; of more the number is said.
const LISTED: usize = 30;

/// A list that may be longer than what is shown.
struct Listed<T> {
    rows: Vec<T>,
    more: u64,
}

impl<T> Listed<T> {
    fn new<F>(all: &[F], row: impl Fn(&F) -> T) -> Self {
        Self {
            rows: all.iter().take(LISTED).map(row).collect(),
            more: many(all.len().saturating_sub(LISTED)),
        }
    }
}

#[derive(Template)]
#[template(config = ".config/askama.toml", path = "conditions/preview.html")]
pub(super) struct PreviewPage {
    frame: Frame,
    slug: String,
    round: String,
    action: String,
    /// Whether a condition is taken away.
    removes: bool,
    title: String,
    /// What is to stand, or what is taken away.
    says: Vec<String>,
    /// What stands by now in its place, where it changes.
    before: Vec<String>,
    /// The conditions as they stand, where somebody changed them meanwhile.
    stale: Option<Vec<Line>>,
    /// Sentences about whom it touches.
    touched: Vec<String>,
    /// Groups: name, members, the most, whether they are more.
    groups: Listed<(String, String, String, bool)>,
    /// The heading of the column of members.
    members: &'static str,
    /// Placements: title, organisation, seats, the fewest people.
    places: Listed<(String, String, String, String)>,
    /// Whether a least number is shown with placements.
    least: bool,
    /// Those who belong together, or who is to have which placement.
    people: Listed<String>,
    clash: Clash,
    /// Whether some placements would not run at all.
    idle: bool,
    written: Option<String>,
    seen: String,
    hidden: Vec<(String, String)>,
}

impl PreviewPage {
    /// What a contradiction says: sentences, each with the parts that follow it.
    fn sections(lines: &str) -> Vec<(&str, Vec<&str>)> {
        contradiction(lines)
    }
}

/// Sentences about whom a condition touches.
fn sentences(tr: Tr, kind: ConditionKind, touched: &Touched) -> Vec<String> {
    let mut all = Vec::new();
    if let Some((inside, unknown)) = touched.people {
        let args = [("n", whole(inside)), ("all", whole(touched.all))];
        all.push(match touched.all {
            0 => tr.say("condition-touch-nobody"),
            _ => tr.with(&format!("condition-touch-{}", kind.name()), &args),
        });
        if unknown > 0 {
            all.push(tr.count("condition-touch-unknown", unknown));
        }
    }
    if let Some(places) = &touched.places {
        let seats = places.iter().map(|place| place.seats).sum();
        let args = [("n", whole(many(places.len()))), ("seats", whole(seats))];
        all.push(match places.len() {
            0 => tr.say("condition-touch-places-none"),
            _ => tr.with("condition-touch-places", &args),
        });
        if touched.places_unknown > 0 {
            all.push(tr.count("condition-touch-places-unknown", touched.places_unknown));
        }
    }
    all.extend(touched.remarks.iter().map(|remark| tr.with(remark.key, &remark.args)));
    all
}

fn place(tr: Tr, place: &TouchedPlace) -> (String, String, String, String) {
    let least = place.least.map(|least| tr.number(least)).unwrap_or_default();
    (place.title.clone(), place.organisation.clone(), tr.number(place.seats), least)
}

/// The page; `action` is where its form goes, with what was answered.
pub(super) async fn page(
    visit: &Visit,
    found: &ConditionPreview,
    (action, typed): (String, &Typed),
) -> PreviewPage {
    let (tr, book) = (visit.tr, &found.book);
    let removes = found.after.is_none();
    let about: Option<&Condition> = found.after.as_ref().or(found.before.as_ref());
    let kind = about.map_or(ConditionKind::Budget, Condition::kind);
    let says = |condition: &Condition| words::sentences(tr, book, condition);
    let by = match about {
        Some(Condition::Quota(quota)) => quota.by().to_vec(),
        _ => Vec::new(),
    };
    let groups = (kind == ConditionKind::PeopleQuota, by.as_slice());
    let touched = &found.touched;
    let pair = |(number, title): &(String, String)| {
        let args = [("number", Arg::Text(number.clone())), ("title", Arg::Text(title.clone()))];
        tr.with("condition-touch-pair", &args)
    };
    let mut people: Vec<String> = touched.sets.iter().map(|set| set.join(", ")).collect();
    people.extend(touched.pairs.iter().map(pair));
    let hidden = typed.0.iter().filter(|(name, _)| !["seen", "step"].contains(&name.as_str()));
    PreviewPage {
        frame: Frame::narrow(visit, &tr.say(if removes { "conditions-remove" } else { "conditions-check" }))
            .await,
        slug: book.slug.clone(),
        round: book.name().get(tr.0).to_owned(),
        action,
        removes,
        title: about.map(|about| words::title(tr, about)).unwrap_or_default(),
        says: about.map(says).unwrap_or_default(),
        before: found.before.as_ref().filter(|_| !removes).map(says).unwrap_or_default(),
        stale: found.stale.as_ref().map(|lines| lines.iter().map(|line| Line::new(tr, book, line)).collect()),
        touched: sentences(tr, kind, touched),
        groups: Listed::new(&touched.groups, |one| {
            let name = words::group(tr, book, groups, &one.name);
            (name, tr.number(one.members), tr.number(one.most), one.members > one.most)
        }),
        members: if groups.0 { "report-col-applications" } else { "report-col-seats" },
        places: Listed::new(touched.places.as_deref().unwrap_or_default(), |one| place(tr, one)),
        least: kind == ConditionKind::OpenMin,
        people: Listed::new(&people, Clone::clone),
        clash: found.clash.clone(),
        idle: !removes && touched.remarks.iter().any(|remark| remark.key == "condition-remark-open-min"),
        written: found.written.clone(),
        seen: found.seen.clone(),
        hidden: hidden.cloned().collect(),
    }
}

//! Small invented rounds: a town's people, placements and wishes as the model has them, and as the files of a round.

use std::{fmt::Write as _, fs, path::Path};

use talka::service::NewRound;

use crate::{
    model::{Person, Season},
    scene::AUTHORITY,
};

/// A generator of numbers that the same seed repeats on every machine (SplitMix64).
pub(crate) struct Dice(u64);

impl Dice {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x2545_f491_4f6c_dd1d))
    }

    /// A number below `most`.
    pub(crate) fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((mixed ^ (mixed >> 31)) % most.max(1) as u64).unwrap_or_default()
    }

    /// Whether a thing of one in so many happens.
    pub(crate) fn one_in(&mut self, many: usize) -> bool {
        self.below(many) == 0
    }
}

/// How large a town is.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Size {
    pub(crate) people: usize,
    pub(crate) places: usize,
    /// The most seats of a placement.
    pub(crate) seats: usize,
}

/// Invents a town.
pub(crate) fn invent(dice: &mut Dice, size: Size) -> Season {
    let seats: Vec<usize> = (0..size.places).map(|_| 1 + dice.below(size.seats)).collect();
    let mut people = Vec::new();
    for _ in 0..size.people {
        let mut wishes = Vec::new();
        for _ in 0..=dice.below(3) {
            let place = dice.below(size.places);
            if !wishes.contains(&place) {
                wishes.push(place);
            }
        }
        let old = match dice.below(12) {
            0 => Some(false),
            1 => None,
            _ => Some(true),
        };
        people.push(Person::new(old, dice.one_in(3), wishes));
    }
    let mut season = Season::new(people, seats, (!dice.one_in(4), dice.one_in(2)));
    season.hours = [[0, 0, 0], [0, 0, 0], [0, 0, 24], [0, 5, 30]][dice.below(4)];
    season
}

/// What some rounds ask: that holders may move, that some get places both or neither, a quota, a rule that two people sign.
pub(crate) fn asks_more(season: &mut Season, dice: &mut Dice) {
    match dice.below(4) {
        0 => season.settings.moves = true,
        1 => {
            // Every way is tried out there.
            season.people.truncate(7);
            season.people.iter_mut().for_each(|one| one.wishes.truncate(2));
            let last = season.people.len() - 1;
            season.settings.pairs = vec![(0, last), (1, 2)];
            season.settings.most = (!dice.one_in(3)).then(|| 1 + dice.below(3));
        }
        _ => {}
    }
    if dice.one_in(3) {
        season.settings.by_rule = true;
        // What depends on a question that nobody has decided is published by a person.
        season.people.iter_mut().for_each(|one| one.old = one.old.or(Some(true)));
    }
}

/// The number under which a round has a person: no two rounds of a database share one.
pub(crate) fn number(round: usize, person: usize) -> String {
    format!("S{round}A{person:03}")
}

/// The number of a placement.
pub(crate) fn place(place: usize) -> String {
    format!("P{place:02}")
}

/// The word of a round in addresses.
pub(crate) fn slug(round: usize) -> String {
    format!("vasara-{round}")
}

/// Who offers a placement.
pub(crate) fn organisation(place: usize) -> &'static str {
    if place.is_multiple_of(2) { "Piemēru bibliotēka" } else { "Piemēru parks" }
}

/// A day of birth that makes somebody old enough or not.
pub(crate) fn born(old: bool) -> &'static str {
    if old { "2009-03-01" } else { "2013-03-01" }
}

/// The files of a round: open from 13 to 24 April 2026, work from 8 June. `pairs` came together, two by two.
pub(crate) fn files(season: &Season, round: usize, pairs: &[(usize, usize)]) -> NewRound {
    let example = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/rounds/minimal");
    let read = |name: &str| fs::read_to_string(example.join(name)).expect("a fixture");
    let mut places = "id,organisation,title,capacity,municipality,shift\n".to_owned();
    for (index, seats) in season.seats.iter().enumerate() {
        let (id, who) = (place(index), organisation(index));
        writeln!(places, "{id},{who},Darbs {index},{seats},Piemēri,{}", index % 2).expect("memory");
    }
    let mut people =
        "id,registered,withdrawn,date_of_birth,took_part_last_year,municipality,together\n".to_owned();
    let mut wishes = "applicant,placement,rank,distance_m\n".to_owned();
    let listed = season.people.len() - season.settings.entered;
    for (index, one) in season.people.iter().take(listed).enumerate() {
        let (id, born) = (number(round, index), one.old.map_or("", born));
        let again = if one.again { "yes" } else { "no" };
        let (hour, minute) = (6 + index / 60, index % 60);
        let pair = pairs.iter().position(|pair| pair.0 == index || pair.1 == index);
        let pair = pair.map(|pair| format!("pāris {pair}")).unwrap_or_default();
        writeln!(people, "{id},2026-04-13T{hour:02}:{minute:02},no,{born},{again},Piemēri,{pair}")
            .expect("memory");
        for (rank, wish) in (1..).zip(&one.wishes) {
            writeln!(wishes, "{id},{},{rank},{}", place(*wish), 100 * rank).expect("memory");
        }
    }
    let files = [
        ("round.toml", read("round.toml") + &settings(season, !pairs.is_empty())),
        ("pack.toml", asked(read("pack.toml"))),
        ("placements.csv", places),
        ("applicants.csv", people),
        ("preferences.csv", wishes),
    ];
    NewRound {
        slug: slug(round),
        authority: AUTHORITY.to_owned(),
        files: files.into_iter().map(|(name, text)| (name.to_owned(), text.into_bytes())).collect(),
        people: (0..listed).map(|at| (number(round, at), known(season, round, at))).collect(),
        draft: season.settings.by_rule,
    }
}

/// The pack of the example, as far as people are asked on forms what it goes by.
fn asked(mut pack: String) -> String {
    for fact in ["date_of_birth", "took_part_last_year", "municipality"] {
        let head = format!("[facts.applicant.{fact}]\n");
        let question = "ask = { lv = \"Kā ir?\", en = \"How is it?\", ru = \"Как это?\" }\n";
        pack = pack.replace(&head, &format!("{head}{question}"));
    }
    pack
}

/// Those whose mail address nobody has.
pub(crate) const BOUNCES: std::ops::Range<usize> = 100..110;

/// Somebody's name, and how they are reached.
pub(crate) fn known(season: &Season, round: usize, person: usize) -> (String, String) {
    let contact = if !season.settings.reached {
        "+371 20000001".to_owned()
    } else if BOUNCES.contains(&person) {
        "refused@example.org".to_owned()
    } else {
        format!("persona{person}@example.org")
    };
    (format!("Persona {}-{}", spelled(round), spelled(person)), contact)
}

/// A number in letters: no name has digits.
fn spelled(number: usize) -> String {
    number.to_string().bytes().map(|digit| char::from(digit - b'0' + b'a')).collect()
}

/// What the settings of a round say after those of the example.
fn settings(season: &Season, tied: bool) -> String {
    let at_deadline = if season.lapses { "lapse" } else { "stand" };
    let refill = if season.settings.by_rule { "by-rule" } else { "by-hand" };
    let [staff, organisations, applicants] = season.hours;
    let mut settings = format!(
        "\n[answers]\nat_deadline = \"{at_deadline}\"\nrefill_after_start = {}\nrefill = \"{refill}\"\nmay_move_unanswered = {}\n
[visibility]\nstaff = {staff}\norganisations = {organisations}\napplicants = {applicants}\n",
        season.after_start, season.settings.moves
    );
    if tied {
        settings.push_str("\n[constraints]\ntogether = \"together\"\n");
    }
    if let Some(most) = season.settings.most {
        let quota = "\n[[constraints.quotas]]\nname = \"maiņa\"\nplacements_by = [\"shift\"]\n";
        writeln!(settings, "{quota}max = {most}").expect("memory");
    }
    if season.settings.reached {
        settings.push_str(ACT);
    }
    settings
}

/// What a round says whose decisions are administrative acts.
const ACT: &str = r#"
[decision]
kind = "act"
institution = { name = "Piemēru dienests", address = "Rīgas iela 1, Piemēri, LV-1000" }
contest_authority = { name = "Piemēru novada Administratīvo aktu strīdu komisija", address = "Rīgas iela 2, Piemēri, LV-1000" }
hearing = { omitted = "Viss vajadzīgais ir norādīts pieteikumā." }
[[decision.norms]]
rank = "law"
title = "Administratīvā procesa likums"
place = "55. panta 1. punkts"
source = "https://likumi.lv/ta/id/55567"
seen = 2026-11-29
"#;

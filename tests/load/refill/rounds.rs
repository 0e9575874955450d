//! The rounds: the country of the fixtures, an invented town where twice as many people apply as there are seats, and the same
//! town with a budget, or with quotas of its districts; and each of them after so many have declined.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
};

use super::{Files, Placed};

/// Seats of a placement of the town.
const SEATS: u32 = 20;

/// Districts that placements lie in.
const DISTRICTS: u32 = 12;

/// Every round with its name.
pub(crate) fn all(people: u32) -> Vec<(&'static str, Files)> {
    let town = town(people);
    let mut budget = town.clone();
    let settings = String::from_utf8(budget["round.toml"].clone()).expect("text");
    // Half of those who could sit are paid for.
    let limit = u64::from(people) / 4 * 500;
    let asked = format!(
        "\n[[constraints.budgets]]\nname = \"fund\"\nlimit = {limit}\ncost = 500\n\
         extra = {{ people = {{ fact = \"took_part_last_year\", is = \"yes\" }}, cost = 480, counts = true }}\n"
    );
    budget.insert("round.toml".to_owned(), (settings.clone() + &asked).into_bytes());
    let mut districts = town.clone();
    let quota = format!(
        "\n[[constraints.quotas]]\nname = \"district\"\nplacements_by = [\"district\"]\nmax = {}\n",
        people / DISTRICTS / 2 - 20
    );
    districts.insert("round.toml".to_owned(), (settings + &quota).into_bytes());
    vec![("country", country()), ("town", town), ("budget", budget), ("districts", districts)]
}

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/rounds").join(name)
}

fn country() -> Files {
    let names = ["round.toml", "pack.toml", "applicants.csv", "placements.csv", "preferences.csv"];
    let file = |name: &str| (name.to_owned(), fs::read(fixture("country").join(name)).expect("a file"));
    names.map(file).into_iter().collect()
}

/// Chance that is the same each time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, below: u32) -> u32 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        u32::try_from(self.0 >> 33).unwrap_or_default() % below
    }
}

fn town(people: u32) -> Files {
    let pack = fs::read_to_string(fixture("minimal").join("pack.toml")).expect("a pack");
    let settings = "format = 1\nname = { lv = \"Vasara\", en = \"Summer\", ru = \"Лето\" }\nprogramme = \"summer-jobs\"\n\
         pack = \"./pack.toml\"\nlanguage = \"lv\"\n\
         stages = [\"placed\", \"tiers\", \"order\", \"rank\", \"distance\", \"tiebreak\"]\n\
         [order]\nby = \"registration\"\n[dates]\nopens = 2026-04-13\ncloses = 2026-04-24\nstarts = 2026-06-08\n";
    let placements = (people / (2 * SEATS)).max(4);
    let mut places = "id,organisation,title,capacity,municipality,district\n".to_owned();
    for place in 0..placements {
        writeln!(places, "P{place:04},Piemēru parks,Darbs {place},{SEATS},Piemēri,D{}", place % DISTRICTS)
            .expect("memory");
    }
    let mut applicants =
        "id,registered,withdrawn,date_of_birth,took_part_last_year,municipality\n".to_owned();
    let mut wishes = "applicant,placement,rank,distance_m\n".to_owned();
    let mut dice = Dice(1);
    for one in 0..people {
        let (day, hour, minute, second) =
            (13 + one * 10 / people.max(1), one / 3_600 % 24, one / 60 % 60, one % 60);
        let again = if dice.below(4) == 0 { "yes" } else { "no" };
        let month = 1 + dice.below(9);
        writeln!(
            applicants,
            "A{one:06},2026-04-{day:02}T{hour:02}:{minute:02}:{second:02},no,2009-0{month}-15,{again},Piemēri"
        )
        .expect("memory");
        let mut chosen = BTreeSet::new();
        while chosen.len() < 3 {
            // Some placements are asked for far more than others.
            let place = dice.below(placements).min(dice.below(placements));
            if chosen.insert(place) {
                let metres = 100 + dice.below(9_000);
                writeln!(wishes, "A{one:06},P{place:04},{},{metres}", chosen.len()).expect("memory");
            }
        }
    }
    let files = [
        ("round.toml", settings.to_owned()),
        ("pack.toml", pack),
        ("placements.csv", places),
        ("applicants.csv", applicants),
        ("preferences.csv", wishes),
    ];
    files.map(|(name, text)| (name.to_owned(), text.into_bytes())).into_iter().collect()
}

/// The round after everyone placed has answered: so many of them declined, spread over all, and the others hold their places.
pub(crate) fn refill(files: &Files, placed: &Placed, declines: usize) -> Files {
    let step = (placed.len() / (declines + 1)).max(1);
    let gone: BTreeSet<&str> =
        placed.iter().skip(step).step_by(step).take(declines).map(|(person, _)| person.as_str()).collect();
    let mut holders = "applicant,placement\n".to_owned();
    for (person, place) in placed.iter().filter(|(person, _)| !gone.contains(person.as_str())) {
        writeln!(holders, "{person},{place}").expect("memory");
    }
    let table = String::from_utf8(files["applicants.csv"].clone()).expect("text");
    let mut applicants = String::new();
    for (at, line) in table.lines().enumerate() {
        let person = line.split(',').next().unwrap_or_default();
        let word = match at {
            0 => "out_of_line",
            _ if gone.contains(person) => "declined",
            _ => "",
        };
        writeln!(applicants, "{line},{word}").expect("memory");
    }
    let mut files: BTreeMap<String, Vec<u8>> = files.clone();
    files.insert("applicants.csv".to_owned(), applicants.into_bytes());
    files.insert("holders.csv".to_owned(), holders.into_bytes());
    files
}

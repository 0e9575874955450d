//! A big invented outcome, by a small generator with a fixed start: the same every time.

use super::{age, empty, group, person, place, sensitive, tiers, waiting};
use crate::domain::{CutOff, Outcome, PersonOutcome, PlaceOutcome, Reason, Status};

/// A small generator with a fixed start: the same outcome every time.
struct Chance(u64);

impl Chance {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or(0) % end
    }
}

const SCHOOLS: [&str; 12] = [
    "Liepājas Raiņa 6. vidusskola",
    "Liepājas 5. vidusskola",
    "Liepājas 7. vidusskola",
    "Liepājas Valsts 1. ģimnāzija",
    "Liepājas 12. vidusskola",
    "Liepājas 15. vidusskola",
    "Oskara Kalpaka Liepājas 15. vidusskola",
    "Liepājas 8. vidusskola",
    "Draudzīgā aicinājuma Liepājas 5. vidusskola",
    "Liepājas Valsts tehnikums",
    "Liepājas Mūzikas, mākslas un dizaina vidusskola",
    "Liepājas Līvupes pamatskola",
];
const TITLES: [&str; 8] = [
    "Bērnudārza “Gailītis” audzinātājas palīgs",
    "Bibliotekāra palīgs",
    "Teritorijas labiekārtošanas palīgstrādnieks Jūrmalas parkā",
    "Muzeja krājuma glabātāja palīgs",
    "Lietvedības palīgs",
    "Sporta inventāra pārzinis",
    "Apstādījumu kopējs",
    "Kapsētu uzkopējs",
];
const ORGANISATIONS: [&str; 5] = [
    "Liepājas pilsētas pašvaldības iestāde “Komunālā pārvalde”",
    "PII “Gailītis”",
    "Liepājas Centrālā zinātniskā bibliotēka",
    "Liepājas muzejs",
    "Sociālais dienests",
];

/// 409 people for 101 seats at 24 placements, in 2 tiers, with 3 wishes each, served in order.
pub(in crate::files::report) fn big() -> Outcome {
    let mut outcome = empty();
    let mut chance = Chance(2020);
    for number in 0..24 {
        let capacity = if number < 5 { 5 } else { 4 };
        let (title, organisation) = (TITLES[number % 8], ORGANISATIONS[number % 5]);
        let place = place(&format!("L{:02}", number + 1), organisation, title, capacity, CutOff::Open);
        outcome.places.push(place);
    }
    let mut waiting_list = 0;
    let mut order = 0;
    let mut people = [(0, 0); 2];
    let mut schools = [(0, 0); SCHOOLS.len()];
    for number in 0..409 {
        let code = format!("V{}-{}QD-{:02}", number % 7, (number * 37) % 90 + 10, number % 100);
        let mut outcome_of = match number % 40 {
            7 => PersonOutcome { reasons: vec![age()], ..person(&code, Status::NotEligible) },
            23 if number < 100 => {
                PersonOutcome { reasons: vec![sensitive()], ..person(&code, Status::NeedsPerson) }
            }
            31 if number > 300 => {
                PersonOutcome { reasons: vec![Reason::new("withdrawn")], ..person(&code, Status::Withdrawn) }
            }
            _ => {
                order += 1;
                serve(&mut outcome.places, &code, order, &mut chance)
            }
        };
        let school = chance.below(SCHOOLS.len() + 6) % SCHOOLS.len();
        schools[school].0 += 1;
        if let Some(tier) = outcome_of.tier {
            people[usize::from(tier) - 1].0 += 1;
        }
        if outcome_of.status == Status::Placed {
            schools[school].1 += 1;
            people[usize::from(outcome_of.tier.unwrap_or(1)) - 1].1 += 1;
        } else if outcome_of.status == Status::Waiting {
            waiting_list += 1;
            outcome_of.waiting = Some(waiting_list);
        }
        outcome.distance_m_sum += u128::from(outcome_of.distance_m.unwrap_or(0));
        outcome.people.push(outcome_of);
    }
    outcome.people.sort_by(|a, b| a.applicant.cmp(&b.applicant));
    outcome.tiers = tiers(people);
    outcome.groups = SCHOOLS
        .iter()
        .zip(schools)
        .map(|(name, (applied, placed))| group(name, applied, placed, 8, placed.min(8)))
        .collect();
    for place in &mut outcome.places {
        if place.filled < place.placement.capacity {
            place.cut_off = CutOff::Open;
            place.empty =
                Some(Reason::new(if place.wished == 0 { "empty.nobody-wished" } else { "empty.all-placed" }));
        }
    }
    outcome
}

fn serve(places: &mut [PlaceOutcome], code: &str, order: u64, chance: &mut Chance) -> PersonOutcome {
    let tier = if order <= 240 { 1 } else { 2 };
    let mut served = PersonOutcome { tier: Some(tier), order: Some(order), ..person(code, Status::Waiting) };
    // The last two placements draw almost nobody, the first ones most.
    let count = if order % 60 == 1 { 24 } else { 22 };
    let wishes = [chance.below(count / 2), chance.below(count), chance.below(count)];
    for (rank, index) in (1..).zip(wishes) {
        let place = &mut places[index];
        place.wished += 1;
        place.possible += 1;
        place.first_choices += u32::from(rank == 1);
        if served.status == Status::Waiting && place.filled < place.placement.capacity {
            place.filled += 1;
            place.cut_off = CutOff::Person { tier, order };
            served.status = Status::Placed;
            (served.place, served.rank) = (Some(index), Some(rank));
            served.distance_m = Some(400 + u64::try_from(chance.below(5_200)).unwrap_or(0) * (1 + order % 3));
        }
    }
    if served.status == Status::Waiting {
        served.reasons.push(waiting(order));
    }
    served
}

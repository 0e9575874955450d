//! Invented outcomes for the tests: empty, tiny by hand, big by a small fixed generator.
//! They look like outcomes of real rounds; nobody in them exists.

mod big;

pub(super) use big::big;

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::domain::{
    Arg, CutOff, Id, Lang, OrderBy, Outcome, PersonOutcome, PlaceOutcome, Placement, Reason, Round, Source,
    Stage, Status, Texts, Ties,
    outcome::{GroupFigures, StageProof, TierFigures},
    property::{Checked, Property},
};

/// One of each kind.
pub(super) fn all() -> Vec<Outcome> {
    vec![empty(), tiny(), big(), unfilled()]
}

fn texts(lv: &str, en: &str, ru: &str) -> Texts {
    Texts { lv: lv.to_owned(), en: en.to_owned(), ru: ru.to_owned() }
}

fn id(text: &str) -> Id {
    Id::new(text).expect("samples use valid identifiers")
}

/// A round without anything in it.
pub(super) fn empty() -> Outcome {
    let day = |d, m| NaiveDate::from_ymd_opt(2020, m, d).expect("samples use real dates");
    let stages =
        vec![Stage::Placed, Stage::Tiers, Stage::Order, Stage::Rank, Stage::Distance, Stage::Tiebreak];
    Outcome {
        round: Round {
            name: texts("Liepāja 2020, 15–20 gadi", "Liepāja 2020, ages 15–20", "Лиепая 2020, 15–20 лет"),
            programme: "summer-jobs".to_owned(),
            pack: "liepaja-pupils-2020".to_owned(),
            language: Lang::Lv,
            dates: BTreeMap::from([
                ("opens".to_owned(), day(14, 5)),
                ("closes".to_owned(), day(22, 5)),
                ("starts".to_owned(), day(8, 6)),
            ]),
            order: OrderBy::Draw {
                seed: "Liepāja 2020 · 5 17 23 31 34 8".to_owned(),
                commitment: Some("5e2b6f8c".repeat(8)),
            },
            ties: Ties::default(),
            stages: stages.clone(),
            constraints: crate::domain::constraints::Constraints::default(),
            settings: BTreeMap::new(),
            limits: crate::domain::Limits::default(),
            answers: crate::domain::Answers::default(),
            visibility: crate::domain::Visibility::default(),
            consent: None,
            papers: Vec::new(),
            agreed: None,
            privacy: crate::domain::privacy::Privacy::default(),
            decision: crate::domain::decision::Decision::default(),
        },
        pack: (
            texts(
                "Skolēnu vasaras darbs, Liepāja 2020",
                "Pupils’ summer work, Liepāja 2020",
                "Летняя работа школьников, Лиепая 2020",
            ),
            "1".to_owned(),
        ),
        people: Vec::new(),
        places: Vec::new(),
        effects: Vec::new(),
        budgets: Vec::new(),
        draw_codes: false,
        grouped_by: "school".to_owned(),
        groups: Vec::new(),
        tiers: Vec::new(),
        held_fast: 0,
        rank_sum: 0,
        distance_m_sum: 0,
        audit: Property::ALL.map(|property| Checked { property, cases: 12 }).to_vec(),
        proofs: stages.into_iter().map(|stage| StageProof { stage, proven: true }).collect(),
        unique: true,
        snapshot_digest: "9f31c0de".repeat(8),
        instance_digest: "0c7a55e1".repeat(8),
    }
}

pub(super) fn person(number: &str, status: Status) -> PersonOutcome {
    PersonOutcome {
        applicant: id(number),
        status,
        place: None,
        rank: None,
        distance_m: None,
        tier: None,
        order: None,
        waiting: None,
        reasons: Vec::new(),
        undecided: Vec::new(),
        terms: crate::domain::terms::Terms::default(),
        held: None,
        first_in_line: false,
    }
}

fn place(number: &str, organisation: &str, title: &str, capacity: u32, cut_off: CutOff) -> PlaceOutcome {
    PlaceOutcome {
        placement: Placement {
            id: id(number),
            organisation: organisation.to_owned(),
            title: title.to_owned(),
            capacity,
            site: None,
            facts: BTreeMap::new(),
            about: None,
        },
        filled: 0,
        cut_off,
        wished: 0,
        possible: 0,
        first_choices: 0,
        undecided: 0,
        empty: None,
    }
}

/// The reason that names the age rule, with its source.
pub(super) fn age() -> Reason {
    let mut reason = Reason::new("not-eligible.age");
    reason.wording = Some(texts(
        "Kārta ir 15–20 gadus veciem skolēniem.",
        "The round is for pupils aged 15 to 20.",
        "Набор для школьников от 15 до 20 лет.",
    ));
    reason.source = Some(Source {
        title: texts("Liepājas noteikumi", "Rules of Liepāja", "Правила Лиепаи"),
        paragraph: "3.1.".to_owned(),
        address: "https://www.liepaja.lv/".to_owned(),
        rank: None,
    });
    reason
}

fn sensitive() -> Reason {
    let mut reason = Reason::new("needs-person.guardianship");
    reason.wording = Some(texts(
        "Aizbildnību apliecina bāriņtiesas lēmums: to pārbauda darbinieks.",
        "Guardianship is shown by a court’s decision: a member of staff checks it.",
        "Опеку подтверждает решение сиротского суда: его проверяет сотрудник.",
    ));
    reason
}

fn waiting(order: u64) -> Reason {
    let whole = |n| Arg::Whole(i64::try_from(n).unwrap_or(i64::MAX));
    Reason::new("waiting.cut-off").with("order", whole(order)).with("placements", whole(3))
}

/// Eight people by hand, three placements with six seats, two of them taken... and a title that tries to be markup.
pub(super) fn tiny() -> Outcome {
    let mut outcome = empty();
    let mut hostile = place(
        "P1",
        "SIA “<b>Ostas & Jūras</b>”",
        "<script>alert(1)</script> palīgs",
        1,
        CutOff::Person { tier: 1, order: 2 },
    );
    (hostile.filled, hostile.wished, hostile.possible, hostile.first_choices) = (1, 5, 4, 3);
    let mut library =
        place("P2", "Liepājas Centrālā zinātniskā bibliotēka", "Bibliotekāra palīgs", 4, CutOff::Open);
    (library.filled, library.wished, library.possible) = (1, 1, 1);
    library.empty = Some(Reason::new("empty.nobody-wished"));
    let closed = place("P3", "", "Slēgta vakance", 0, CutOff::None);
    outcome.places = vec![hostile, library, closed];

    let placed = |number: &str, place: usize, rank: u8, metres: u64, order: u64| PersonOutcome {
        place: Some(place),
        rank: Some(rank),
        distance_m: Some(metres),
        tier: Some(1),
        order: Some(order),
        ..person(number, Status::Placed)
    };
    let waits = |number: &str, order: u64, n: u64, reason: Reason| PersonOutcome {
        tier: Some(2),
        order: Some(order),
        waiting: Some(n),
        reasons: vec![reason],
        ..person(number, Status::Waiting)
    };
    let with = |person: PersonOutcome, reason: Reason| PersonOutcome { reasons: vec![reason], ..person };
    outcome.people = vec![
        placed("A1", 1, 3, 4_120, 1),
        placed("A2", 0, 1, 850, 2),
        waits("A3", 3, 1, waiting(3)),
        waits("A4", 4, 2, waiting(4)),
        waits("A5", 5, 3, Reason::new("no-wish")),
        with(person("A6", Status::NotEligible), age()),
        with(person("A7", Status::NeedsPerson), sensitive()),
        with(person("A8", Status::Withdrawn), Reason::new("withdrawn")),
    ];
    outcome.people[5].reasons.push(age());
    outcome.tiers = tiers([(2, 2), (3, 0)]);
    outcome.groups = vec![group("", 3, 0, 0, 0), group("Liepājas 5. vidusskola", 5, 2, 5, 2)];
    outcome.rank_sum = 4;
    outcome.distance_m_sum = 4_970;
    outcome.proofs[4].proven = false;
    outcome.unique = false;
    outcome.round.order = OrderBy::Registration;
    outcome
}

fn group(name: &str, applications: u32, placed: u32, seats: u32, filled: u32) -> GroupFigures {
    GroupFigures { name: name.to_owned(), applications, placed, seats, filled }
}

fn tiers(figures: [(u32, u32); 2]) -> Vec<TierFigures> {
    let names = [
        texts("pērn nestrādāja", "did not work last year", "в прошлом году не работали"),
        texts("pērn jau strādāja", "worked last year already", "в прошлом году уже работали"),
    ];
    (1..)
        .zip(names)
        .zip(figures)
        .map(|((tier, name), (people, placed))| TierFigures { tier, name, people, placed })
        .collect()
}

/// Placements with seats and nobody who applied.
pub(super) fn unfilled() -> Outcome {
    let mut outcome = empty();
    let mut place = place("P1", "Komunālā pārvalde", "Parka uzkopšana", 21, CutOff::Open);
    place.empty = Some(Reason::new("empty.nobody-wished"));
    outcome.places = vec![place];
    outcome.groups = vec![group("Liepājas 5. vidusskola", 0, 0, 21, 0)];
    outcome.proofs.clear();
    outcome
}

//! Conditions of a draft, through forms: each kind comes into the settings as if it had been written there, and a run keeps it; what it
//! would do is shown before, and nothing is written over what the page did not show.

use std::collections::{BTreeMap, BTreeSet};

use talka::{
    domain::{ConditionKind, Lang, Stage, constraints::Constraints},
    service::{
        Answers, Clash, ConditionPreview, Matter, No, Phase, RunState, Service, Which, field_of_group,
    },
};

use crate::scene::{ENDED, Who, World, fixture, not_found, refused, told_to_both, told_to_one};

/// Before the rounds of the fixtures open.
pub(crate) const EARLY: &str = "2026-04-01T10:00:00Z";

pub(crate) fn answers(fields: &[(&str, &str)]) -> Answers {
    fields.iter().map(|(name, said)| ((*name).to_owned(), (*said).to_owned())).collect()
}

/// A round of the fixtures as a draft, with more lines in its settings.
pub(crate) async fn draft(world: &World, name: &str, slug: &str, more: &str) {
    let mut new = fixture(name);
    let toml = String::from_utf8(new.files["round.toml"].clone()).expect("text");
    new.files.insert("round.toml".to_owned(), format!("{toml}\n{more}").into_bytes());
    if slug != name {
        // No number stands in two rounds.
        for file in ["applicants.csv", "preferences.csv"] {
            let text = String::from_utf8(new.files[file].clone()).expect("text");
            let (header, rows) = text.split_once('\n').expect("a header");
            let rows: Vec<String> = rows.lines().map(|row| format!("{slug}-{row}")).collect();
            new.files.insert(file.to_owned(), format!("{header}\n{}\n", rows.join("\n")).into_bytes());
        }
    }
    (new.draft, new.slug) = (true, slug.to_owned());
    world.at(EARLY).add_round(Some(&world.administrator()), &new).await.expect("a draft");
}

/// What a round's settings ask.
pub(crate) async fn asked(world: &World, slug: &str) -> Constraints {
    let board = world.at(EARLY).board(&world.caseworker(Who::Ilze), slug).await.expect("a board");
    board.book.settings.constraints.clone()
}

/// What the conditions are known by.
pub(crate) async fn seen(world: &World, service: &Service, slug: &str) -> String {
    let which = Which::New(ConditionKind::Budget);
    let form = service.conditioning(&world.caseworker(Who::Ilze), (slug, which), None).await;
    form.expect("a form").seen
}

/// Saves as somebody who has just looked.
pub(crate) async fn set(
    world: &World,
    slug: &str,
    which: Which<'_>,
    typed: Option<&Answers>,
) -> Result<(), No> {
    let service = world.at(EARLY);
    let seen = seen(world, &service, slug).await;
    service.set_condition(&world.caseworker(Who::Ilze), (slug, which, &seen), typed).await
}

pub(crate) async fn add(world: &World, slug: &str, kind: ConditionKind, fields: &[(&str, &str)]) {
    set(world, slug, Which::New(kind), Some(&answers(fields))).await.expect("added");
}

async fn preview(world: &World, slug: &str, which: Which<'_>, typed: Option<&Answers>) -> ConditionPreview {
    let service = world.at(EARLY);
    let ilze = world.caseworker(Who::Ilze);
    service.condition_preview(&ilze, (slug, which, None), typed, Lang::Lv).await.expect("a preview")
}

/// The keys of a round's conditions.
pub(crate) async fn keys(world: &World, slug: &str) -> Vec<String> {
    let found = world.at(EARLY).conditions(&world.caseworker(Who::Ilze), slug).await.expect("a list");
    found.lines.into_iter().map(|line| line.key).collect()
}

/// Two people open a round.
async fn opened(world: &World, slug: &str) {
    let service = world.at(EARLY);
    let proposal = service
        .propose(&world.caseworker(Who::Ilze), slug, (Matter::OpenRound, "Pārbaudīts."))
        .await
        .expect("proposed");
    service.approve(&world.caseworker(Who::Maris), proposal).await.expect("opened");
}

/// The files of a run of a round that two people opened.
async fn run_of(world: &World, slug: &str) -> BTreeMap<String, String> {
    opened(world, slug).await;
    let (service, ilze) = (world.at(ENDED), world.caseworker(Who::Ilze));
    service.close(&ilze, slug).await.expect("closed");
    let run = service.start_run(&ilze, slug).await.expect("started");
    assert!(service.work_once(service.new_worker().expect("a key")).await.expect("worked"));
    assert_eq!(service.run(&ilze, run).await.expect("a run").state, RunState::Verified);
    let files = service.run_files(&ilze, run).await.expect("files");
    files.into_iter().map(|(name, bytes)| (name, String::from_utf8_lossy(&bytes).into_owned())).collect()
}

#[test]
fn each_kind_comes_into_the_settings_as_if_it_had_been_written_there() {
    told_to_both(async |world| {
        // What the fixture's author wrote, taken away and put back by forms.
        draft(&world, "supervisors", "supervisors", "").await;
        let written = asked(&world, "supervisors").await;
        let before = keys(&world, "supervisors").await;
        assert_eq!(before.len(), 4);
        for key in &before {
            set(&world, "supervisors", Which::Known(key), None).await.expect("taken away");
        }
        assert!(asked(&world, "supervisors").await.is_empty());
        let (pair, name) = ("supervisor,shift", "darba vadītājs un maiņa");
        add(
            &world,
            "supervisors",
            ConditionKind::PlacesQuota,
            &[("name", name), ("by", pair), ("max", "10")],
        )
        .await;
        add(&world, "supervisors", ConditionKind::OpenMin, &[("column", "at_least")]).await;
        add(&world, "supervisors", ConditionKind::Together, &[("column", "siblings")]).await;
        add(&world, "supervisors", ConditionKind::Pinned, &[("column", "agreed")]).await;
        assert_eq!(asked(&world, "supervisors").await, written);
        assert_eq!(keys(&world, "supervisors").await, before);
        assert_eq!(world.noted("round-condition").await, 8);
    });
}

/// What somebody wrote for the round with a budget.
const BY_HAND: &str = "
[[constraints.quotas]]
name = \"skola\"
people_by = [\"school\"]
max = 24
each = { \"Piemēru skola\" = 7 }
source = \"Lēmums\"
[[constraints.reserves]]
name = \"palīgs\"
seats = 2
people = { fact = \"disability\", is = \"yes\" }
placements = { fact = \"site\", is = \"Parks\" }
[[constraints.budgets]]
name = \"viss\"
limit = 5000
cost = 400
extra = { people = { fact = \"disability\", is = \"yes\" }, cost = 100, counts = true }
placements = { fact = \"site\", is = \"Nometne\" }
";

#[test]
fn lists_come_into_the_settings_as_if_they_had_been_written_there() {
    told_to_both(async |world| {
        draft(&world, "budget", "by-hand", BY_HAND).await;
        draft(&world, "budget", "by-forms", "").await;
        let school = field_of_group("Piemēru skola");
        let quota =
            [("name", "skola"), ("by-school", "yes"), ("max", "24"), (&school, "7"), ("source", "Lēmums")];
        add(&world, "by-forms", ConditionKind::PeopleQuota, &quota).await;
        let reserve =
            [("name", "palīgs"), ("seats", "2"), ("people", "disability=yes"), ("places", "site=Parks")];
        add(&world, "by-forms", ConditionKind::Reserve, &reserve).await;
        let budget = [
            ("name", "viss"),
            ("limit", "5 000"),
            ("cost", "400"),
            ("extra", "disability=yes"),
            ("extra-cost", "100"),
            ("counts", "yes"),
            ("places", "site=Nometne"),
        ];
        add(&world, "by-forms", ConditionKind::Budget, &budget).await;
        assert_eq!(asked(&world, "by-forms").await, asked(&world, "by-hand").await);

        // Seats are kept only where that is an aim: the form says so, and of the file the list does.
        let aims = async |slug: &str| {
            let board = world.at(EARLY).board(&world.caseworker(Who::Ilze), slug).await.expect("a board");
            board.book.settings.stages.contains(&Stage::Reserves)
        };
        assert_eq!((aims("by-hand").await, aims("by-forms").await), (false, true));
        let idle = world.at(EARLY).conditions(&world.caseworker(Who::Ilze), "by-hand").await.expect("a list");
        assert_eq!(idle.lines.iter().filter(|line| line.idle).count(), 1);

        // What a form says of one that stands is what it would be made of.
        for key in keys(&world, "by-forms").await {
            let (service, ilze) = (world.at(EARLY), world.caseworker(Who::Ilze));
            let form = service.conditioning(&ilze, ("by-forms", Which::Known(&key)), None).await;
            let said = form.expect("a form").answers;
            let same = set(&world, "by-forms", Which::Known(&key), Some(&said)).await;
            same.expect("nothing is changed, and that is no mistake");
        }
        assert_eq!(asked(&world, "by-forms").await, asked(&world, "by-hand").await);
        assert_eq!(world.noted("round-condition").await, 3);
    });
}

#[test]
fn a_run_keeps_what_a_form_said() {
    told_to_both(async |world| {
        draft(&world, "minimal", "minimal", "").await;
        let one = [("name", "viena vieta pilsētā"), ("by-municipality", "yes"), ("max", "1")];
        add(&world, "minimal", ConditionKind::PlacesQuota, &one).await;
        let files = run_of(&world, "minimal").await;
        // Without it two people have a place.
        assert_eq!(files["outcome/allocation.csv"].lines().count(), 2, "{}", files["outcome/allocation.csv"]);
        let toml = &files["round/round.toml"];
        assert!(toml.contains("[[constraints.quotas]]\nname = \"viena vieta pilsētā\"\n"), "{toml}");
        assert!(
            toml.contains("# inside a tier, earlier applications come first"),
            "every other word stays: {toml}"
        );
        // It stands there in every later state, with the same words, and is not changed any more.
        let ilze = world.caseworker(Who::Ilze);
        let found = world.at(ENDED).conditions(&ilze, "minimal").await.expect("a list");
        assert_eq!((found.book.phase, found.lines.len(), found.may_change), (Phase::Closed, 1, false));
        let key = found.lines[0].key.clone();
        let which = Which::Known(&key);
        assert_eq!(refused(set_at(&world, ENDED, which).await), "refused-opened");
        assert_eq!(
            refused(world.at(ENDED).conditioning(&ilze, ("minimal", which), None).await),
            "refused-opened"
        );
        let look = world.at(ENDED).condition_preview(&ilze, ("minimal", which, None), None, Lang::Lv).await;
        assert_eq!(refused(look), "refused-opened");
    });
}

/// Tries to take a condition away at a moment.
async fn set_at(world: &World, time: &str, which: Which<'_>) -> Result<(), No> {
    world.at(time).set_condition(&world.caseworker(Who::Ilze), ("minimal", which, ""), None).await
}

/// What is remarked about a preview: the ends of keys with the first number.
fn remarks(found: &ConditionPreview) -> Vec<String> {
    let one = |remark: &talka::service::Remark| {
        let n = remark.args.first().map(|(_, arg)| format!("{arg:?}")).unwrap_or_default();
        format!("{} {n}", remark.key.trim_start_matches("condition-remark-"))
    };
    found.touched.remarks.iter().map(one).collect()
}

#[test]
fn a_preview_says_whom_it_touches_today() {
    told_to_one(async |world| {
        draft(&world, "budget", "budget", "").await;
        let reserve = answers(&[
            ("name", "palīgs"),
            ("seats", "5"),
            ("people", "disability=yes"),
            ("places", "site=Parks"),
        ]);
        let found = preview(&world, "budget", Which::New(ConditionKind::Reserve), Some(&reserve)).await;
        assert_eq!((found.touched.all, found.touched.people), (12, Some((3, 0))));
        let places = found.touched.places.as_ref().expect("places");
        let titles: Vec<(&str, u64)> =
            places.iter().map(|place| (place.title.as_str(), place.seats)).collect();
        assert_eq!(titles, [("Parka kopšana", 4)]);
        // Four seats are there, three applications want them, and the round gets a new aim.
        assert_eq!(remarks(&found), ["reserve-seats Whole(4)", "reserve-people Whole(3)", "reserve-aim "]);
        assert_eq!(found.clash, Clash::None);
        let written = found.written.expect("lines");
        assert!(written.starts_with("[[constraints.reserves]]\nname = \"palīgs\"\nseats = 5\n"), "{written}");
        assert!(asked(&world, "budget").await.reserves.is_empty(), "nothing is written");

        let quota = answers(&[("name", "skola"), ("by", "school"), ("max", "8")]);
        let found = preview(&world, "budget", Which::New(ConditionKind::PeopleQuota), Some(&quota)).await;
        let groups: Vec<_> =
            found.touched.groups.iter().map(|one| (one.name.as_str(), one.members, one.most)).collect();
        assert_eq!(groups, [("Piemēru skola", 12, 8)]);
        assert_eq!(remarks(&found), ["people-over Whole(1)"]);
        let budget = keys(&world, "budget").await.remove(0);
        let found = preview(&world, "budget", Which::Known(&budget), None).await;
        assert_eq!(
            (remarks(&found), found.touched.people),
            (vec!["budget Whole(8)".to_owned()], Some((3, 0)))
        );
        assert_eq!((found.after.is_none(), found.written), (true, None));
        assert_eq!(world.noted("look-conditions").await, 0, "no number was shown");

        // Single people are named by their numbers alone, and that they were shown is noted.
        draft(&world, "supervisors", "supervisors", "").await;
        let found = preview(&world, "supervisors", Which::Known("together"), None).await;
        assert_eq!(found.touched.sets, [vec!["V04", "V18"], vec!["V21", "V22", "V23"]]);
        let found = preview(&world, "supervisors", Which::Known("pin"), None).await;
        assert_eq!(found.touched.pairs, [("V06".to_owned(), "Meža kopšana, 2. maiņa".to_owned())]);
        let found = preview(&world, "supervisors", Which::Known("open-min"), None).await;
        let least: Vec<_> = found.touched.places.expect("places").iter().map(|place| place.least).collect();
        assert_eq!(least, [Some(3); 3]);
        let looks = world.looks().await;
        let shown: Vec<&str> = looks.iter().map(|look| look.shown.as_str()).collect();
        let shown: BTreeSet<&str> = shown.into_iter().collect();
        assert_eq!(shown, ["V06", "V04 V18 V21 V22 V23"].into());
    });
}

#[test]
fn a_contradiction_is_shown_before_saving_in_the_words_of_a_run() {
    told_to_both(async |world| {
        draft(&world, "impossible", "impossible", "").await;
        set(&world, "impossible", Which::Known("open-min"), None).await.expect("taken away");
        let least = answers(&[("column", "at_least")]);
        let found = preview(&world, "impossible", Which::New(ConditionKind::OpenMin), Some(&least)).await;
        let Clash::Found(said) = found.clash else { panic!("no contradiction: {:?}", found.clash) };
        assert!(said.starts_with("Papildu nosacījumi ir pretrunā.") && said.contains("5 → 4"), "{said}");
        assert!(world.looks().await.iter().any(|look| look.shown == "N1"), "whoever is named was looked at");
        // Without the agreement nothing contradicts it.
        let found = preview(&world, "impossible", Which::Known("pin"), None).await;
        assert_eq!(found.clash, Clash::None);
        add(&world, "impossible", ConditionKind::OpenMin, &[("column", "at_least")]).await;
        let found = preview(&world, "impossible", Which::Known("pin"), None).await;
        assert_eq!(found.clash, Clash::None);
    });
}

#[test]
fn nothing_is_written_over_what_a_page_did_not_show_and_a_double_changes_nothing() {
    told_to_both(async |world| {
        draft(&world, "budget", "budget", "").await;
        let (service, ilze, maris) =
            (world.at(EARLY), world.caseworker(Who::Ilze), world.caseworker(Who::Maris));
        let old = seen(&world, &service, "budget").await;
        let quota = answers(&[("name", "skola"), ("by", "school"), ("max", "8")]);
        let (new, kind) = (Which::New(ConditionKind::PeopleQuota), ConditionKind::PeopleQuota);
        for _ in 0..2 {
            service.set_condition(&maris, ("budget", new, &old), Some(&quota)).await.expect("once");
        }
        assert_eq!(
            (asked(&world, "budget").await.quotas.len(), world.noted("round-condition").await),
            (1, 1)
        );
        // Another page of the same moment.
        let other = answers(&[("name", "cita"), ("by", "school"), ("max", "3")]);
        let late = service.set_condition(&ilze, ("budget", new, &old), Some(&other)).await;
        assert_eq!(refused(late), "refused-stale");
        let look =
            service.condition_preview(&ilze, ("budget", new, Some(&old)), Some(&other), Lang::Lv).await;
        let stale = look.expect("both are shown").stale.expect("what stands by now");
        assert_eq!(stale.iter().map(|line| line.condition.name()).collect::<Vec<_>>(), ["skola", "2026"]);
        // A change under another name, twice; and taking away, twice.
        let key =
            keys(&world, "budget").await.into_iter().find(|key| key.starts_with(kind.name())).expect("it");
        let now = seen(&world, &service, "budget").await;
        let renamed = answers(&[("name", "viena skola"), ("by", "school"), ("max", "9")]);
        for _ in 0..2 {
            let which = ("budget", Which::Known(&key), now.as_str());
            service.set_condition(&ilze, which, Some(&renamed)).await.expect("once");
        }
        assert_eq!(asked(&world, "budget").await.quotas[0].name, "viena skola");
        let key = keys(&world, "budget").await.remove(0);
        let now = seen(&world, &service, "budget").await;
        for _ in 0..2 {
            service.set_condition(&ilze, ("budget", Which::Known(&key), &now), None).await.expect("once");
        }
        assert_eq!(
            (asked(&world, "budget").await.quotas.len(), world.noted("round-condition").await),
            (0, 3)
        );
        let stale = service.set_condition(&ilze, ("budget", Which::Known("together"), "x"), None).await;
        stale.expect("what is not there is taken away");
        not_found(service.conditioning(&ilze, ("budget", Which::Known(&key)), None).await);
        not_found(
            service.condition_preview(&ilze, ("budget", Which::Known(&key), None), None, Lang::Lv).await,
        );
    });
}

//! One finding about many applications: reviewed person by person, all of it or nothing, a revision for each.

use std::collections::BTreeMap;

use talka::{domain::Arg, service::Service};

use crate::{
    knock::{Guest, House},
    scene::{CIBLA_ENDED, Who, World, not_found, refusal, refused, told_to_both, told_to_one, wrong},
};

const SUMMER: &str = "sample-summer";
const OPEN: &str = "2027-04-20T08:00:00Z";
const ENDED: &str = "2027-05-10T08:00:00Z";

/// The fact for which most wait, with those who do.
async fn most_awaited(service: &Service, world: &World, slug: &str) -> (String, Vec<(String, i64)>) {
    let ilze = world.caseworker(Who::Ilze);
    let all = service.awaiting(&ilze, slug, "").await.expect("facts");
    assert!(all.fact.is_none() && all.lines.is_empty());
    let (fact, n) = all.facts.into_iter().max_by_key(|(_, n)| *n).expect("something is to be found out");
    let waiting = service.awaiting(&ilze, slug, &fact.name).await.expect("people");
    assert_eq!(waiting.found, n, "as many as were counted");
    (fact.name, waiting.lines.into_iter().map(|line| (line.number, line.version)).collect())
}

/// The revisions that stand.
async fn versions(service: &Service, world: &World, people: &[(String, i64)]) -> BTreeMap<String, i64> {
    let ilze = world.caseworker(Who::Ilze);
    let mut versions = BTreeMap::new();
    for (number, _) in people {
        let file = service.application(&ilze, SUMMER, number).await.expect("a file");
        versions.insert(number.clone(), file.application.version);
    }
    versions
}

#[test]
fn all_of_it_counts_or_nothing_and_each_has_a_revision_of_its_own() {
    told_to_both(async |world| {
        world.import(OPEN, SUMMER).await;
        let (service, ilze) = (world.at(ENDED), world.caseworker(Who::Ilze));
        let (fact, people) = most_awaited(&service, &world, SUMMER).await;
        assert!(people.len() > 1, "{people:?}");
        let before = versions(&service, &world, &people).await;
        assert!(people.iter().all(|(number, version)| before[number] == *version));
        let finding = (fact.as_str(), "no", "Skolas saraksts 10.05.2027.");
        let told = service.find_out_for_many(&ilze, SUMMER, finding, &people, false).await.expect("told");
        assert_eq!(told.lines.len(), people.len());
        assert_eq!(versions(&service, &world, &people).await, before, "nothing was written");

        // A colleague decides about one of them meanwhile: nothing counts, and whose it is gets told.
        let (one, version) = people[1].clone();
        let maris = world.caseworker(Who::Maris);
        service.decide(&maris, (SUMMER, &one, version), (&fact, "yes", "Zvans")).await.expect("decided");
        let told = refusal(service.find_out_for_many(&ilze, SUMMER, finding, &people, true).await);
        assert_eq!((told.key, &told.args[0].1), ("refused-stale-these", &Arg::Text(one.clone())));
        let others: Vec<_> = people.iter().filter(|(number, _)| *number != one).cloned().collect();
        let now = versions(&service, &world, &others).await;
        assert!(now.iter().all(|(number, version)| before[number] == *version), "nothing was half written");

        let told = service.find_out_for_many(&ilze, SUMMER, finding, &others, true).await.expect("decided");
        for line in told.lines {
            let file = service.application(&ilze, SUMMER, &line.number).await.expect("a file");
            assert_eq!(file.application.version, line.version + 1);
            assert_eq!((file.standing, file.reasons), (line.after, line.reasons), "what was told came true");
            let known = file.facts.into_iter().find(|known| known.name == fact).expect("the fact");
            let note = known.found_out.expect("found out").note;
            assert_eq!(note, finding.2);
        }
        // A second click.
        let again = service.find_out_for_many(&ilze, SUMMER, finding, &others, true).await;
        assert_eq!(refused(again), "refused-done-already");
        let waiting = service.awaiting(&ilze, SUMMER, &fact).await.expect("people");
        assert_eq!((waiting.found, waiting.lines.len()), (0, 0));
    });
}

#[test]
fn what_is_wrong_is_told_all_at_once_and_other_peoples_applications_are_not_found() {
    told_to_one(async |world| {
        world.import(OPEN, SUMMER).await;
        world.import(CIBLA_ENDED, "cibla-public-works").await;
        let (service, ilze) = (world.at(ENDED), world.caseworker(Who::Ilze));
        let (fact, people) = most_awaited(&service, &world, SUMMER).await;
        let fact = fact.as_str();
        let told = wrong(service.find_out_for_many(&ilze, SUMMER, (fact, "", " "), &[], true).await);
        let fields: Vec<&str> = told.iter().map(|(field, _)| field.as_str()).collect();
        assert_eq!(fields, ["who", "value", "note"]);
        let finding = (fact, "no", "Saraksts");
        let strangers = [("C19-001".to_owned(), 1)];
        not_found(service.find_out_for_many(&ilze, SUMMER, finding, &strangers, true).await);
        not_found(
            service.find_out_for_many(&ilze, SUMMER, ("nothing", "no", "Saraksts"), &people, true).await,
        );
        let stranger = world.caseworker(Who::Stranger);
        not_found(service.find_out_for_many(&stranger, SUMMER, finding, &people, true).await);
        not_found(service.awaiting(&stranger, SUMMER, fact).await);
        not_found(service.awaiting(&ilze, SUMMER, "nothing").await);
    });
}

#[test]
fn on_the_page_it_is_reviewed_before_it_counts() {
    told_to_one(async |world| {
        let house = House::beside(&world).await;
        let (fact, people) = most_awaited(&house.service, &world, SUMMER).await;
        let mut ilze = house.guest(Guest::Caseworker).await;
        let many = "/rounds/sample-summer/decide-many";
        let queue = ilze.get("/rounds/sample-summer/queue").await.body;
        assert!(queue.contains(many), "{queue}");
        let page = ilze.get(&format!("{many}?fact={fact}&all=yes")).await.body;
        assert_eq!(page.matches("name=\"who\"").count(), people.len());
        let who: Vec<String> = people.iter().map(|(number, version)| format!("{version}:{number}")).collect();
        let mut fields = vec![("fact", fact.as_str()), ("value", "no")];
        fields.extend(who.iter().map(|one| ("who", one.as_str())));
        let none = ilze.post(many, &fields).await;
        assert_eq!(none.status, 422);
        assert_eq!(none.body.matches(" checked").count(), people.len() + 1, "what was chosen stays");
        fields.push(("note", "Skolas saraksts"));
        let check = ilze.post(many, &fields).await;
        assert_eq!(check.status, 200);
        assert!(people.iter().all(|(number, _)| check.body.contains(number.as_str())), "{}", check.body);
        // Nobody becomes what they were.
        assert!(!check.body.contains("Atbilst</span> → <span class=\"tag ok\">Atbilst"), "{}", check.body);
        fields.push(("sure", "yes"));
        let done = ilze.post(many, &fields).await;
        assert_eq!(done.status, 303, "{}", done.body);
        let left = house.service.awaiting(&world.caseworker(Who::Ilze), SUMMER, &fact).await.expect("people");
        assert_eq!(left.found, 0);
        assert_eq!(ilze.post(many, &fields).await.status, 303, "a second click is no mistake");
    });
}

//! The forms of a draft's conditions: every mistake at its field, who may not use them, what the rule pack says, the way over the pages.

use talka::{
    domain::{ConditionKind, Lang},
    service::{Answers, Matter, Owner, Which},
};

use crate::{
    conditions::{EARLY, answers, asked, draft, seen, set},
    knock::{Guest, House},
    scene::{Who, not_found, refused, told_to_both, told_to_one, wrong},
};

/// Fields with what was typed, or with what is wrong.
type Fields<'a> = &'a [(&'a str, &'a str)];

#[test]
fn each_answer_that_is_wrong_is_said_at_its_field_and_nothing_is_written() {
    told_to_one(async |world| {
        draft(&world, "budget", "budget", "").await;
        let before = asked(&world, "budget").await;
        let long = "a".repeat(201);
        let cases: [(ConditionKind, Fields<'_>, Fields<'_>); 9] = [
            (ConditionKind::PeopleQuota, &[], &[("by", "wrong-condition-by"), ("name", "wrong-missing")]),
            (
                ConditionKind::PeopleQuota,
                &[("by", "school"), ("name", "x\u{7}"), ("max", "desmit")],
                &[("name", "wrong-text"), ("max", "wrong-number")],
            ),
            (
                ConditionKind::PeopleQuota,
                &[("by", "school"), ("name", "x")],
                &[("max", "wrong-condition-max")],
            ),
            (
                ConditionKind::PeopleQuota,
                &[("by", "school"), ("name", "x"), ("max", "1"), ("each-0123456789ab", "4")],
                &[("max", "wrong-condition-group")],
            ),
            (
                ConditionKind::PlacesQuota,
                &[("by", "school"), ("name", &long), ("max", "1000000000001")],
                &[
                    ("by", "wrong-condition-by"),
                    ("name", "wrong-too-long"),
                    ("max", "wrong-condition-number"),
                ],
            ),
            (
                ConditionKind::Reserve,
                &[("name", "x"), ("seats", "0"), ("people", "disability=maybe"), ("places", "gone=1")],
                &[
                    ("seats", "wrong-condition-number"),
                    ("people", "wrong-choice"),
                    ("places", "wrong-choice"),
                ],
            ),
            (
                ConditionKind::Budget,
                &[("name", "x"), ("limit", "-1"), ("extra", "disability=yes")],
                &[("limit", "wrong-number"), ("cost", "wrong-missing"), ("extra-cost", "wrong-missing")],
            ),
            (
                ConditionKind::Budget,
                &[("name", "x"), ("limit", "1"), ("cost", "1"), ("extra-cost", "5")],
                &[("extra", "wrong-condition-extra")],
            ),
            (ConditionKind::Together, &[("column", "disability")], &[("column", "wrong-choice")]),
        ];
        for (kind, fields, expected) in cases {
            let found = wrong(set(&world, "budget", Which::New(kind), Some(&answers(fields))).await);
            let found: Vec<(&str, &str)> = found.iter().map(|(field, key)| (field.as_str(), *key)).collect();
            assert_eq!(found, expected, "{kind:?} {fields:?}");
        }
        assert_eq!((asked(&world, "budget").await, world.noted("round-condition").await), (before, 0));
    });
}

#[test]
fn a_name_stands_once_in_whatever_list() {
    told_to_one(async |world| {
        draft(&world, "budget", "budget", "").await;
        let twice = answers(&[("name", "2026"), ("by", "school"), ("max", "1")]);
        let found = wrong(set(&world, "budget", Which::New(ConditionKind::PeopleQuota), Some(&twice)).await);
        assert_eq!(found, [("name".to_owned(), "wrong-condition-name")]);
    });
}

#[test]
fn another_authority_finds_no_conditions_and_what_is_proposed_stays_as_it_was_seen() {
    told_to_one(async |world| {
        draft(&world, "minimal", "minimal", "").await;
        let (service, stranger) = (world.at(EARLY), world.caseworker(Who::Stranger));
        let (which, nothing) = (Which::New(ConditionKind::Budget), Answers::new());
        not_found(service.conditions(&stranger, "minimal").await);
        not_found(service.conditioning(&stranger, ("minimal", which), None).await);
        not_found(
            service.condition_preview(&stranger, ("minimal", which, None), Some(&nothing), Lang::Lv).await,
        );
        not_found(service.set_condition(&stranger, ("minimal", which, ""), Some(&nothing)).await);
        not_found(set(&world, "minimal", Which::Known("nothing"), None).await);
        let ilze = world.caseworker(Who::Ilze);
        service.propose(&ilze, "minimal", (Matter::OpenRound, "Pārbaudīts.")).await.expect("proposed");
        let budget = answers(&[("name", "2026"), ("limit", "1"), ("cost", "1")]);
        assert_eq!(refused(set(&world, "minimal", which, Some(&budget)).await), "refused-approval-waits");
        let found = service.conditions(&ilze, "minimal").await.expect("a list");
        assert_eq!((found.may_change, found.waits), (false, true));
    });
}

#[test]
fn a_condition_of_the_rule_pack_is_changed_for_the_round_and_not_removed() {
    told_to_both(async |world| {
        let (time, slug) = ("2021-05-10T10:00:00Z", "cibla");
        let (service, ilze) = (world.at(time), world.caseworker(Who::Ilze));
        service.keep_shipped().await.expect("kept");
        let packs = service.beginnings(&ilze).await.expect("a list").packs;
        let hash = packs.into_iter().find(|one| one.word == "cibla-pupils-2021").expect("it ships").hash;
        let mut round = answers(&[
            ("name-lv", "Cibla"),
            ("slug", slug),
            ("day-opens", "17.05.2021."),
            ("day-closes", "24.05.2021."),
            ("order", "registration"),
            ("privacy-contact", "dati@cibla.example"),
            ("privacy-months", "14"),
        ]);
        for asked in service.planning(&ilze, &hash, None).await.expect("questions").days {
            if asked.needed {
                round.entry(format!("day-{}", asked.name)).or_insert_with(|| "14.06.2021.".to_owned());
            }
        }
        service.plan_round(&ilze, (&hash, None), &round).await.expect("a draft");
        let owner = async || {
            let lines = service.conditions(&ilze, slug).await.expect("a list").lines;
            let talka::domain::Condition::Quota(quota) = &lines[0].condition else { panic!("{lines:?}") };
            assert!(lines[0].source.as_ref().is_some_and(|source| !source.title.lv.is_empty()), "{lines:?}");
            (lines[0].owner, quota.max, lines[0].key.clone())
        };
        let (is, max, key) = owner().await;
        assert_eq!((is, max), (Owner::Pack, Some(3)));
        let put = async |typed: Option<&Answers>| {
            let seen = seen(&world, &service, slug).await;
            service.set_condition(&ilze, (slug, Which::Known(&key), &seen), typed).await
        };
        assert_eq!(refused(put(None).await), "refused-condition-pack");
        let form = service.conditioning(&ilze, (slug, Which::Known(&key)), None).await.expect("a form");
        let mut two = form.answers.clone();
        two.insert("max".to_owned(), "2".to_owned());
        two.insert("name".to_owned(), "divas vietas".to_owned());
        assert_eq!(wrong(put(Some(&two)).await), [("name".to_owned(), "wrong-condition-renamed")]);
        two.insert("name".to_owned(), form.answers["name"].clone());
        put(Some(&two)).await.expect("changed");
        assert_eq!(owner().await, (Owner::InPlace, Some(2), key.clone()));
        // A round like it has it too.
        let mut like = round.clone();
        like.insert("slug".to_owned(), "cibla-2".to_owned());
        service.plan_round(&ilze, (&hash, Some(slug)), &like).await.expect("a draft");
        let copied = service.conditions(&ilze, "cibla-2").await.expect("a list").lines;
        assert_eq!((copied.len(), copied[0].owner), (1, Owner::InPlace));
        put(None).await.expect("taken away");
        assert_eq!(owner().await, (Owner::Pack, Some(3), key.clone()));
    });
}

#[test]
fn pages_lead_from_the_kind_to_the_list_and_a_stale_one_shows_both() {
    told_to_one(async |world| {
        let house = House::beside(&world).await;
        draft(&world, "sample-summer", "melnraksts", "").await;
        let mut ilze = house.guest(Guest::Caseworker).await;
        let own = "/rounds/melnraksts/conditions";
        for page in ["/rounds/melnraksts/work", "/rounds/melnraksts/plan"] {
            assert!(ilze.get(page).await.body.contains(own), "{page} leads there");
        }
        let empty = ilze.get(&format!("{own}?lang=en")).await.body;
        assert!(empty.contains("no further conditions") && empty.contains(&format!("{own}/new")), "{empty}");
        let kinds = ilze.get(&format!("{own}/new?lang=en")).await.body;
        // No number and no open text is asked for there: these two cannot be chosen, and it is said why.
        assert!(kinds.contains("value=\"reserve\"") && !kinds.contains("value=\"together\""), "{kinds}");
        assert_eq!(ilze.post(&format!("{own}/new"), &[]).await.status, 422);
        let chosen = ilze.post(&format!("{own}/new"), &[("kind", "applicant-cap")]).await;
        assert_eq!(
            (chosen.status, chosen.header("location")),
            (303, "/rounds/melnraksts/conditions/new/applicant-cap")
        );
        let form = format!("{own}/new/applicant-cap");
        let asked = ilze.get(&format!("{form}?lang=lv")).await.body;
        assert!(asked.contains("name=\"by-school\"") && !asked.contains("name=\"max\""), "{asked}");
        let missing = ilze.post(&form, &[("step", "fields")]).await;
        assert!(missing.status == 422 && missing.body.contains("href=\"#by\""), "{}", missing.body);
        let numbers = ilze.post(&form, &[("step", "fields"), ("by-school", "yes")]).await.body;
        assert!(
            numbers.contains("name=\"by\" value=\"school\"") && numbers.contains("name=\"each-"),
            "{numbers}"
        );
        let seen = numbers.split("name=\"seen\" value=\"").nth(1).and_then(|rest| rest.split('"').next());
        let seen = seen.expect("what the conditions are known by").to_owned();
        let typed = [("seen", seen.as_str()), ("by", "school"), ("name", "viena skola"), ("max", "x")];
        let wrong = ilze.post(&form, &typed).await;
        assert_eq!(wrong.status, 422);
        for expected in ["id=\"max-why\"", "href=\"#max\"", "value=\"viena skola\""] {
            assert!(wrong.body.contains(expected), "{expected}: {}", wrong.body);
        }
        let typed = [("seen", seen.as_str()), ("by", "school"), ("name", "viena skola"), ("max", "4")];
        let check = ilze.post(&form, &typed).await;
        assert_eq!(check.status, 200);
        let lines = "[[constraints.quotas]]\nname = &#34;viena skola&#34;";
        let says = "No vienas grupas cilvēkiem (pēc: skola) vietu saņem ne vairāk kā 4 cilvēki.";
        for expected in [says, lines, "Pēc šodienas datiem tas nav pretrunā"] {
            assert!(check.body.contains(expected), "{expected}: {}", check.body);
        }
        let save = [typed.as_slice(), &[("step", "save")]].concat();
        for _ in 0..2 {
            let saved = ilze.post(&form, &save).await;
            assert_eq!((saved.status, saved.header("location")), (303, own), "{}", saved.body);
        }
        assert!(ilze.get(own).await.body.contains(says));
        // A page of the same moment is told what stands by now, and what it wanted is kept.
        let late =
            [("seen", seen.as_str()), ("by", "parish"), ("name", "pagasts"), ("max", "5"), ("step", "save")];
        let stale = ilze.post(&form, &late).await;
        assert_eq!(stale.status, 409);
        for expected in [says, "(pēc: dzīvesvieta)", "value=\"pagasts\""] {
            assert!(stale.body.contains(expected), "{expected}: {}", stale.body);
        }
    });
}

#[test]
fn an_open_round_lists_its_conditions_and_changes_none() {
    told_to_one(async |world| {
        let house = House::beside(&world).await;
        draft(&world, "sample-summer", "melnraksts", "").await;
        let mut ilze = house.guest(Guest::Caseworker).await;
        let open = ilze.get("/rounds/sample-summer/conditions").await;
        assert!(open.status == 200 && !open.body.contains("conditions/new"), "{}", open.body);
        assert_eq!(ilze.get("/rounds/sample-summer/conditions/new").await.status, 409);
        assert_eq!(ilze.get("/rounds/melnraksts/conditions/new/nothing").await.status, 404);
        assert_eq!(ilze.get("/rounds/melnraksts/conditions/nothing").await.status, 404);
    });
}

#[test]
fn a_least_number_is_only_what_was_meant_for_it_and_who_would_not_run_is_said_at_the_button() {
    told_to_one(async |world| {
        let has = async |slug: &str| {
            let which = Which::New(ConditionKind::OpenMin);
            let service = world.at(EARLY);
            let known = service.conditioning(&world.caseworker(Who::Ilze), (slug, which), None).await;
            known.expect("a form").offered.has(ConditionKind::OpenMin)
        };
        draft(&world, "sample-summer", "sample-summer", "").await;
        draft(&world, "impossible", "impossible", "").await;
        assert!(!has("sample-summer").await, "hours a day are no number of people");
        assert!(has("impossible").await);
    });
}

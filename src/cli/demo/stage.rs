//! Sets the demonstration's stage: rounds from the fixtures in every phase, run and published by the same verbs that people
//! use, so that nothing in it is painted.

use std::{collections::BTreeMap, path::Path};

use chrono::{Datelike, NaiveDate, TimeDelta};
use chrono_tz::Europe::Riga;

use super::{
    announced::announced,
    cast::{Cast, Lines},
    dates::{self, Files},
};
use crate::{
    cli::{
        Stop,
        console::Console,
        database,
        install::{refused, stopped},
    },
    domain::{Caseworker, Department, Holder, Staff, Status},
    service::{
        Answers, Matter, NewAccount, NewRound, No, OfferState, Offered, Placed, PlacementForm, Service,
        Submitted, TypedConsent, consent_norm,
    },
};

/// Every status of an outcome that the greeting shows one application of.
const SHOWN: [(Status, &str); 4] = [
    (Status::Placed, "placed"),
    (Status::Waiting, "waiting"),
    (Status::NotEligible, "not-eligible"),
    (Status::NeedsPerson, "needs-person"),
];

pub(super) async fn set(service: &Service, rounds: &Path, console: &Console) -> Result<Lines, Stop> {
    let (cast, mut lines) = (Cast::read()?, Lines::default());
    let (mut caseworkers, mut departments) = (Vec::new(), Vec::new());
    let say = |no| stopped(console.tr, no);
    for player in &cast.accounts {
        let new = NewAccount {
            login: player.login.clone(),
            name: player.name.clone(),
            organisation: player.organisation.clone().unwrap_or_else(|| cast.authority.clone()),
            role: player.role.clone(),
            password: cast.password.clone(),
        };
        let account = service.add_account(None, &new).await.map_err(say)?;
        lines.account(&player.shown, &player.login, &cast.password);
        let staff: Option<Staff> = service.staff(account).await.map_err(say)?;
        caseworkers.extend(staff.as_ref().and_then(Staff::caseworker));
        departments.extend(staff.as_ref().and_then(Staff::department));
    }
    let [first, second] = caseworkers.as_slice() else { return Err(refused(&"no caseworkers")) };
    let today = service.now().with_timezone(&Riga).date_naive();
    let files = |name: &str| database::files(&rounds.join(name)).map(|files| announced(&files));
    let (liepaja, cibla, sample) =
        (files("liepaja-2020")?, files("cibla-public-works")?, files("sample-summer")?);

    let open = dates::open_until(&sample, today, today + TimeDelta::days(16));
    add(service, &cast, ("piemeri-vasara", &open)).await.map_err(say)?;
    wait_for_others(service, &cast, ("piemeri-vasara", today), (first, &departments)).await.map_err(say)?;
    let mut draft = dates::open_until(&sample, today, today + TimeDelta::days(45));
    draft.retain(|name, _| !["applicants.csv", "preferences.csv"].contains(&name.as_str()));
    let draft = dates::renamed(&draft, &cast.draft_name(today.year()));
    let new = NewRound {
        slug: "piemeri-rudens".to_owned(),
        authority: cast.authority.clone(),
        files: draft,
        people: BTreeMap::new(),
        draft: true,
    };
    service.add_round(None, &new).await.map_err(say)?;
    let year = (today + TimeDelta::days(19)).year();
    let closed = dates::closed_on(&cibla, today - TimeDelta::days(2));
    let closed = dates::renamed(&dates::renumbered(&closed, "C19-", "C27-"), &cast.closed_name(year));
    add(service, &cast, ("cibla", &closed)).await.map_err(say)?;
    service.close(first, "cibla").await.map_err(say)?;

    let submitted = published(service, &cast, ("cibla-2019", &cibla), (first, second)).await.map_err(say)?;
    show(service, "cibla-2019", &submitted, &mut lines, &SHOWN[3..]).await.map_err(say)?;
    let submitted = published(service, &cast, ("liepaja-2020", &consenting(&liepaja)), (first, second))
        .await
        .map_err(say)?;
    show(service, "liepaja-2020", &submitted, &mut lines, &SHOWN[..3]).await.map_err(say)?;
    Ok(lines)
}

/// In the open round a later deadline waits for a second person, and a placement was given back to be mended.
async fn wait_for_others(
    service: &Service,
    cast: &Cast,
    (slug, today): (&str, NaiveDate),
    (first, departments): (&Caseworker, &[Department]),
) -> Result<(), No> {
    let matter = Matter::ExtendRound { last: today + TimeDelta::days(23) };
    service.propose(first, slug, (matter, &cast.grounds.extend)).await?;
    let (_, places) = service.round(slug).await?;
    let own = |place: &Placed| {
        let of = |one: &&Department| one.staff().organisation == place.organisation;
        departments.iter().find(of).map(|one| (one.clone(), place.clone()))
    };
    let Some((who, place)) = places.iter().find_map(own) else { return Ok(()) };
    // The same work once more, for another shift.
    let facts = place.placement.facts.iter().map(|(name, value)| (name.clone(), value.written()));
    let mut answers: Answers = facts.collect();
    answers.insert("title".to_owned(), place.placement.title.clone());
    answers.insert("capacity".to_owned(), place.placement.capacity.to_string());
    let form = PlacementForm { once: service.token()?, answers, draft: false };
    let id = service.post(&who, slug, &form).await?;
    service.send_back(first, slug, (id, 1), &cast.grounds.mend).await
}

async fn add(service: &Service, cast: &Cast, (slug, files): (&str, &Files)) -> Result<Vec<Submitted>, No> {
    let applicants =
        String::from_utf8_lossy(files.get("applicants.csv").map_or(&[], Vec::as_slice)).into_owned();
    let numbers = applicants.lines().skip(1).filter_map(|line| line.split(',').next());
    let people: BTreeMap<String, (String, String)> =
        numbers.enumerate().map(|(n, number)| (number.to_owned(), cast.person(n))).collect();
    let (slug, authority) = (slug.to_owned(), cast.authority.clone());
    let new = NewRound { slug, authority, files: files.clone(), people, draft: false };
    service.add_round(None, &new).await
}

/// A round that one caseworker closed and ran and another published; some of those placed have answered.
async fn published(
    service: &Service,
    cast: &Cast,
    (slug, files): (&str, &Files),
    (first, second): (&Caseworker, &Caseworker),
) -> Result<Vec<Submitted>, No> {
    let submitted = add(service, cast, (slug, files)).await?;
    service.close(first, slug).await?;
    let run = service.start_run(first, slug).await?;
    service.work_once(service.new_worker()?).await?;
    // The rounds are of the past: what nobody knew then stays undecided.
    service.publish_undecided(second, run).await?;
    let mut signed = 0;
    for (n, one) in submitted.iter().enumerate() {
        let Some(holder) = open(service, one).await? else { continue };
        if n % 3 != 0 && service.mine(&holder).await?.offer().is_some() {
            match service.answer_offer(&holder, n % 17 != 1, None).await {
                // A parent has to consent first: the first few sign a paper, of the others it is waited for.
                Err(No::Refused(why)) if why.key == "refused-no-consent" => {
                    if signed < SIGNED {
                        signed += 1;
                        consents(service, cast, (first, slug, &one.number)).await?;
                        service.answer_offer(&holder, true, None).await?;
                    }
                }
                other => other?,
            }
        }
    }
    Ok(submitted)
}

/// Of how many children a parent's signed consent is there in a round that asks it.
const SIGNED: usize = 40;

/// A caseworker records the consent that a parent signed.
async fn consents(
    service: &Service,
    cast: &Cast,
    (who, slug, number): (&Caseworker, &str, &str),
) -> Result<(), No> {
    let day = service.now().with_timezone(&Riga).date_naive().format("%d.%m.%Y.").to_string();
    let typed =
        TypedConsent { what: "given".to_owned(), who: cast.guardian.clone(), day, note: String::new() };
    service.record_consent(who, (slug, number, 0), &typed).await
}

/// A round that asks the consent of a parent for whoever is younger than fifteen when the work begins.
fn consenting(files: &Files) -> Files {
    let norm = consent_norm();
    let said = format!(
        "\n[consent]\nuntil_age = 15\nnorm = {{ rank = \"{}\", title = \"{}\", place = \"{}\", source = \"{}\", seen = {} }}\n",
        norm.rank.name(),
        norm.title,
        norm.place,
        norm.source,
        norm.seen
    );
    let mut files = files.clone();
    if let Some(settings) = files.get_mut("round.toml") {
        settings.extend_from_slice(said.as_bytes());
    }
    files
}

async fn open(service: &Service, one: &Submitted) -> Result<Option<Holder>, No> {
    service.holder_of(&one.number).await
}

/// The first application of each status goes into the greeting; of those placed, one that can still be answered.
async fn show(
    service: &Service,
    slug: &str,
    submitted: &[Submitted],
    lines: &mut Lines,
    shown: &[(Status, &str)],
) -> Result<(), No> {
    let Some((outcome, ..)) = service.published(slug).await? else { return Ok(()) };
    for (status, word) in shown {
        for person in outcome.people.iter().filter(|person| person.status == *status) {
            let number = person.applicant.to_string();
            let Some(one) = submitted.iter().find(|one| one.number == number) else { continue };
            let Some(holder) = open(service, one).await? else { continue };
            let mine = service.mine(&holder).await?;
            // One that the person can still answer alone.
            let alone = |offer: &Offered| offer.state == OfferState::Open && offer.consent.is_none();
            if mine.offer().is_some_and(|offer| !alone(offer)) {
                continue;
            }
            lines.application(word, &one.number, &one.code);
            break;
        }
    }
    Ok(())
}

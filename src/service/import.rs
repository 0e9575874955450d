//! A round comes in from a folder, with its placements and, where the folder has them, its applications. Owns what a
//! round needs beyond `round.toml`: its word in addresses, its authority and its hours.

use std::collections::BTreeMap;

use chrono::{DateTime, TimeDelta, Utc};
use uuid::Uuid;

use super::{
    No, Person, Service, Submitted, Wished, Wrong, book::start_of, history::Source, law::Law, pipeline,
    place_of, seed, submit::Kept, taken,
};
use crate::{
    chance,
    domain::{
        Administrator, DescribedWish, Fault, Faults, Id, Lang, OrderBy, OutOfLine, Placing, Role, Snapshot,
        Staff, draw, turn,
    },
    files::{descriptions, folder::Folder, freeze, holders, settings},
    store::{self, Link, StoreError, applications::New, placements::PlacementRow, rounds::RoundRow},
};

/// Every file that the folder of a round may have.
pub const ROUND_FILES: [&str; 7] = freeze::FILES;

/// The file that says that somebody has a place or has given one up. Here that follows from what was published, and a round
/// that comes in has published nothing.
fn has_published(snapshot: &Snapshot) -> Option<&'static str> {
    let gave_up = |out: OutOfLine| !out.is_withdrawn();
    let mut out = snapshot.applicants.iter().filter_map(|person| person.out_of_line);
    let applicants = out.any(gave_up).then_some("applicants.csv");
    if snapshot.holders.is_empty() { applicants } else { Some(holders::FILE) }
}

/// A round to be made.
#[derive(Debug, Clone, Default)]
pub struct NewRound {
    /// Its word in addresses: small letters, digits and hyphens.
    pub slug: String,
    /// Name of the organisation whose caseworkers decide.
    pub authority: String,
    /// The folder's files by name: at least `round.toml`; the tables may be missing.
    pub files: BTreeMap<String, Vec<u8>>,
    /// Names and contacts of applicants by number, where they are known.
    pub people: BTreeMap<String, (String, String)>,
    /// Whether it comes in as a draft, which two caseworkers of its authority open.
    pub draft: bool,
}

impl NewRound {
    /// Whether its `round.toml` states a seed or a commitment: the service makes its own in their place.
    pub fn types_a_seed(&self) -> bool {
        seed::is_typed(&text(&self.files, settings::FILE))
    }
}

impl Service {
    /// Makes a round; gives every application's number and code. Without `who` it is the installation's own command line
    /// that asks.
    ///
    /// # Errors
    /// [`No::Invalid`] at `slug` or `authority`; [`No::Faults`] for what is wrong in the files.
    pub async fn add_round(&self, who: Option<&Administrator>, new: &NewRound) -> Result<Vec<Submitted>, No> {
        self.bring_in(who.map(Administrator::staff), new).await
    }

    /// The same for whoever may.
    pub(super) async fn bring_in(&self, who: Option<&Staff>, new: &NewRound) -> Result<Vec<Submitted>, No> {
        let slug = new.slug.trim();
        checked(new)?;
        let mut files = new.files.clone();
        if let Some(toml) = drawn(&files)? {
            files.insert(settings::FILE.to_owned(), toml.into_bytes());
        }
        let files = completed(&files)?;
        let pack = pipeline::pack_text(&Folder::Held(&files))?;
        let read = pipeline::read(&Folder::Held(&files))?;
        if let Some(file) = has_published(&read.snapshot) {
            return Err(Faults::from(Fault::in_file(file, "fault-holders-here")).into());
        }
        let named = read.snapshot.round.pack.as_str();
        if named.strip_prefix("./").is_some_and(|file| file != freeze::PACK) {
            // The service keeps one file of rules under one name.
            let fault = Fault::at(settings::FILE, 0, "pack", "fault-unknown-pack");
            return Err(Faults::from(fault.with("found", named).with("expected", "./pack.toml")).into());
        }
        if Lang::ALL.into_iter().any(|lang| read.snapshot.round.name.get(lang).trim().is_empty()) {
            // A file may do without; a page needs something to link with.
            return Err(Faults::from(Fault::at(settings::FILE, 0, "name", "fault-required")).into());
        }
        let toml = text(&files, settings::FILE);
        let ahead = still_to_come(&read.snapshot, self.now());
        ahead.map_err(|found| settings::located(toml.as_bytes(), found))?;
        let mut row = self.round_row((slug, new.draft), who, &read.snapshot)?;
        // Sealing everyone takes longer than writing them: nobody waits for it.
        let mut people = self.people_rows(&row, &read.snapshot, &new.people)?;
        let mut tx = self.db.write().await?;
        let link = &mut tx.link();
        row.authority = store::accounts::organisation(link, chance::id()?, new.authority.trim()).await?;
        staffed(link, row.authority).await?;
        let hash = self.keep_pack(link, read.rules.pack(), &pack, None).await?;
        let law = Law { toml, pack: Some(pack), draws_codes: true, former: Vec::new() };
        row.sealed = self.vault.seal(&place_of("round", row.id), &law)?;
        for (person, _) in &mut people {
            person.pack_hash.clone_from(&hash);
        }
        row.pack_hash = hash;
        store::rounds::add(link, &row).await.map_err(slug_taken)?;
        self.add_placements(link, row.id, &read.snapshot).await?;
        store::posters::add(link, (row.id, row.authority), None, self.now()).await?;
        let origin = Source::Sheet.origin(self.now(), who.map(|who| who.account));
        let added = store::applications::add_all(link, &people, &origin).await;
        added.map_err(|error| taken(error, "refused-number-taken"))?;
        let mut submitted = Vec::with_capacity(people.len());
        for (person, _) in people {
            let code = self.vault.code(&person)?;
            submitted.push(Submitted { code, number: person.number, differs: false });
        }
        submitted.sort_by(|one, other| one.number.cmp(&other.number));
        self.note(link, who, "round-add", (Some(row.id), slug)).await?;
        tx.commit().await?;
        self.recall_soon(row.id).await;
        self.judge_round(row.id).await;
        Ok(submitted)
    }

    fn round_row(
        &self,
        (slug, draft): (&str, bool),
        who: Option<&Staff>,
        snapshot: &Snapshot,
    ) -> Result<RoundRow, No> {
        let (opens_at, closes_at) = hours(snapshot, self.now());
        let round = &snapshot.round;
        Ok(RoundRow {
            id: chance::id()?,
            slug: slug.to_owned(),
            authority: Uuid::nil(),
            brought_by: who.map(|who| who.account),
            state: if draft { "draft" } else { "open" }.to_owned(),
            name_lv: round.name.lv.clone(),
            name_en: round.name.en.clone(),
            name_ru: round.name.ru.clone(),
            programme: round.programme.clone(),
            commitment: match &round.order {
                OrderBy::Registration => None,
                OrderBy::Draw { seed, .. } => Some(draw::commitment(seed)),
            },
            sealed: Vec::new(),
            opens_at,
            closes_at,
            announced_until: None,
            closed_at: None,
            revision: 1,
            created_at: self.now(),
            pack_hash: String::new(),
        })
    }

    async fn add_placements(&self, link: &mut Link<'_>, round: Uuid, snapshot: &Snapshot) -> Result<(), No> {
        for place in &snapshot.placements {
            let organisation =
                store::accounts::organisation(link, chance::id()?, &place.organisation).await?;
            let row = PlacementRow {
                id: chance::id()?,
                round,
                number: place.id.to_string(),
                organisation,
                title: place.title.clone(),
                capacity: i64::from(place.capacity),
                site: place.site.map(store::Json),
                facts: store::Json(place.facts.clone()),
                about: place.about.as_deref().cloned().map(store::Json),
                // Whoever brings in a round vouches for it.
                state: Placing::Approved.name().to_owned(),
                note: String::new(),
                once: chance::token()?,
                version: 1,
                created_at: self.now(),
                approved_by: None,
                approved_at: Some(self.now()),
                ended: false,
                entered_by: None,
            };
            store::placements::add(link, &row).await?;
            self.announce(link, &row, None).await?;
            store::posters::add(link, (round, organisation), None, self.now()).await?;
        }
        Ok(())
    }

    fn people_rows(
        &self,
        round: &RoundRow,
        snapshot: &Snapshot,
        people: &BTreeMap<String, (String, String)>,
    ) -> Result<Vec<New>, No> {
        let mut wishes: Vec<Vec<Wished>> = vec![Vec::new(); snapshot.applicants.len()];
        for wish in snapshot.wishes.iter().filter(|wish| !wish.described) {
            let placement = snapshot.placements[wish.placement].id.to_string();
            wishes[wish.applicant].push(Wished { placement, rank: wish.rank });
        }
        let mut entered: Vec<_> = snapshot.applicants.iter().zip(wishes).collect();
        let now = self.now();
        // As they came. A draw's order must not show before it is revealed, so turns count only where moments decide.
        let registered = snapshot.round.order == OrderBy::Registration;
        entered.sort_by_key(|(applicant, _)| {
            let entry = &applicant.entry;
            let turn = registered.then(|| turn::turn(&snapshot.round, applicant));
            (entry.received.unwrap_or(now), entry.arrival, turn)
        });
        let mut rows = Vec::new();
        for ((applicant, mut wishes), arrival) in entered.into_iter().zip(1..) {
            wishes.sort_by_key(|wish| wish.rank);
            let number = applicant.id.to_string();
            let (name, contact) = people.get(&number).cloned().unwrap_or_default();
            let described = described(snapshot, &applicant.id);
            let person = Person {
                name,
                contact,
                code: None,
                facts: applicant.facts.clone(),
                home: applicant.home,
                wishes,
                described,
            };
            let kept = Kept {
                number,
                person,
                held: Vec::new(),
                once: chance::token()?,
                lang: Lang::Lv,
                received_at: applicant.entry.received.unwrap_or(now),
                arrival,
                draw_code: chance::draw_code()?,
                withdrawn: applicant.out_of_line.map(Into::into),
            };
            rows.push(self.row_of(round, kept)?);
        }
        Ok(rows)
    }
}

/// What somebody described, as it is kept.
fn described(snapshot: &Snapshot, applicant: &Id) -> Vec<DescribedWish> {
    let Ok(at) = snapshot.applicants.binary_search_by(|one| one.id.cmp(applicant)) else { return Vec::new() };
    snapshot.described_by(at).iter().map(descriptions::as_files).collect()
}

/// `round.toml` with the seed that the service makes, where something is drawn.
fn drawn(files: &BTreeMap<String, Vec<u8>>) -> Result<Option<String>, No> {
    // What is wrong with the file is said of the file as its author wrote it, line by line.
    let (_, bytes, faults) = settings::read(&Folder::Held(files))?;
    let mut faults = settings::located(&bytes, faults);
    faults.faults.retain(|fault| fault.key != settings::NO_SEED);
    faults.into_result()?;
    seed::made(&text(files, settings::FILE))
}

/// A file of a round as a text.
fn text(files: &BTreeMap<String, Vec<u8>>, name: &str) -> String {
    files.get(name).map(|bytes| String::from_utf8_lossy(bytes).into_owned()).unwrap_or_default()
}

/// Whether a word can stand in addresses for a round. Two words are taken by the pages that make rounds.
pub(super) fn is_slug(slug: &str) -> bool {
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    !slug.is_empty() && slug.len() <= 64 && !["new", "plan"].contains(&slug) && slug.chars().all(plain)
}

/// The answer where another round has the word already.
pub(super) fn slug_taken(error: StoreError) -> No {
    match taken(error, "") {
        No::Refused(_) => Wrong::new("slug", "wrong-slug-taken").into(),
        other => other,
    }
}

/// What is wrong with a round's own fields.
pub(super) fn checked(new: &NewRound) -> Result<(), No> {
    let mut wrong = Vec::new();
    let (slug, authority) = (new.slug.trim(), new.authority.trim());
    if !is_slug(slug) {
        wrong.push(Wrong::new("slug", "wrong-slug"));
    }
    if authority.is_empty() {
        wrong.push(Wrong::new("authority", "wrong-missing"));
    } else if authority.chars().count() > 120 || authority.chars().any(char::is_control) {
        wrong.push(Wrong::new("authority", "wrong-text"));
    }
    if wrong.is_empty() { Ok(()) } else { Err(No::Invalid(wrong)) }
}

/// A round whose authority has fewer than two caseworkers could never be published: that takes two.
async fn staffed(link: &mut Link<'_>, authority: Uuid) -> Result<(), No> {
    let accounts = store::accounts::list(link).await?;
    let caseworkers = accounts
        .iter()
        .filter(|one| one.active && one.organisation == authority && one.role == Role::Caseworker.name());
    if caseworkers.count() < 2 {
        return Err(Wrong::new("authority", "wrong-authority-staff").into());
    }
    Ok(())
}

/// From the start of the day `opens` to the end of the day `closes`. A round that does not say is open from now, or from the
/// start of its last day where that has passed; and for a month.
fn hours(snapshot: &Snapshot, now: DateTime<Utc>) -> (DateTime<Utc>, DateTime<Utc>) {
    let day = |name: &str| snapshot.round.dates.get(name).copied();
    let last = day("closes");
    let opens = day("opens").map(start_of);
    let opens = opens.unwrap_or_else(|| last.map_or(now, |last| now.min(start_of(last))));
    let closes = last.map(|day| start_of(day + TimeDelta::days(1)));
    (opens, closes.unwrap_or(opens.max(now) + TimeDelta::days(31)))
}

/// A round whose last day has passed comes in with its applications, or not at all: nobody could apply any more.
fn still_to_come(snapshot: &Snapshot, now: DateTime<Utc>) -> Result<(), Faults> {
    let (_, closes) = hours(snapshot, now);
    if closes > now || !snapshot.applicants.is_empty() {
        return Ok(());
    }
    Err(Fault::at(settings::FILE, 0, "dates.closes", "fault-deadline-past").into())
}

/// The files with an empty table where one is missing.
fn completed(files: &BTreeMap<String, Vec<u8>>) -> Result<BTreeMap<String, Vec<u8>>, No> {
    let law = pipeline::rulebook(&Folder::Held(files))?;
    let empty = freeze::folder("", None, &law.columns, &[], &[], &[], (&[], &[]));
    let mut all = files.clone();
    for (name, bytes) in empty {
        if name != settings::FILE {
            all.entry(name).or_insert(bytes);
        }
    }
    Ok(all)
}

//! Something that needs a person, as a queue shows it. Owns which kinds there are and what comes first: what is due first, and
//! last what waits for an applicant's answer. What there is, `task_items` asks of the tables.

use chrono::{DateTime, Utc};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::{Next, Wrong, approvals::ground_within};

/// The longest note and the longest question, in characters.
const LONGEST: usize = 1_000;

/// A kind of thing that needs a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum TaskKind {
    /// The rules cannot say whether an application takes part.
    Decide,
    /// An application takes part, and a wish of it is undecided.
    Wishes,
    /// An application takes part, none of its wishes can give it a place, and others can still be chosen.
    Nowhere,
    /// Applications that may be one person's.
    Duplicates,
    /// A placement waits for approval.
    Placement,
    /// A pair that was agreed on waits for its employer.
    Agreed,
    /// An application from paper waits for its second signature.
    Paper,
    /// What an organisation asked for about seats or people.
    Request,
    /// Another proposal that waits for a second person.
    Sign,
    /// A spreadsheet that nobody took yet, or rows of one that wait.
    Sheet,
    /// An objection.
    Objection,
    /// What a person asks to have put right.
    Plea,
    /// A message that did not arrive for certain.
    Mail,
    /// An offer that cannot be accepted before a parent or guardian consents.
    Consent,
    /// A paper that is overdue.
    Document,
    /// A step of the round itself.
    Step,
}

impl TaskKind {
    /// All of them.
    pub const ALL: [Self; 16] = [
        Self::Decide,
        Self::Wishes,
        Self::Nowhere,
        Self::Duplicates,
        Self::Placement,
        Self::Agreed,
        Self::Paper,
        Self::Request,
        Self::Sign,
        Self::Sheet,
        Self::Objection,
        Self::Plea,
        Self::Mail,
        Self::Consent,
        Self::Document,
        Self::Step,
    ];

    /// The word that addresses and catalogues use.
    pub fn name(self) -> &'static str {
        match self {
            Self::Decide => "decide",
            Self::Wishes => "wishes",
            Self::Nowhere => "nowhere",
            Self::Duplicates => "duplicates",
            Self::Placement => "placement",
            Self::Agreed => "agreed",
            Self::Paper => "paper",
            Self::Request => "request",
            Self::Sign => "sign",
            Self::Sheet => "sheet",
            Self::Objection => "objection",
            Self::Plea => "plea",
            Self::Mail => "mail",
            Self::Consent => "consent",
            Self::Document => "document",
            Self::Step => "step",
        }
    }

    /// The kind of a word.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// The word that tables use: whoever goes about an application keeps it when its wishes are all that is left.
    pub(super) fn kept_as(self) -> &'static str {
        if matches!(self, Self::Wishes | Self::Nowhere) { Self::Decide.name() } else { self.name() }
    }
}

/// That an applicant was asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Asked {
    /// Until when an answer is waited for.
    pub until: DateTime<Utc>,
    /// Whether it is there.
    pub answered: bool,
}

/// Something that needs a person.
#[derive(Debug, Clone)]
pub struct Task {
    /// Key.
    pub id: Uuid,
    /// What kind of thing it is.
    pub kind: TaskKind,
    /// Which one, in tables.
    pub(super) subject: String,
    /// The number of the application that it is about, or several with blanks between; empty where it is about none.
    pub number: String,
    /// What else names it: a title, or a word for what is asked or told; empty where nothing does.
    pub word: String,
    /// The key of what it is about, where that has a page of its own.
    pub key: Option<Uuid>,
    /// The application that it is about.
    pub(super) application: Option<Uuid>,
    /// Until when it matters.
    pub due: Option<DateTime<Utc>>,
    /// Since when it waits.
    pub since: DateTime<Utc>,
    /// Of a step: which.
    pub step: Option<Next>,
    /// Who cannot do it: whoever proposed it, or decided what it is about.
    pub(super) not_for: Vec<Uuid>,
    /// Who goes about it.
    pub holder: Option<(Uuid, String)>,
    /// Whether that is whoever looks.
    pub mine: bool,
    /// Whether whoever looks can do it.
    pub may: bool,
    /// Whether its applicant can be asked.
    pub askable: bool,
    /// That they were asked.
    pub asked: Option<Asked>,
}

impl Task {
    /// One that nobody goes about yet.
    pub(super) fn new(round: Uuid, (kind, subject): (TaskKind, String), since: DateTime<Utc>) -> Self {
        Self {
            id: key(round, kind, &subject),
            kind,
            subject,
            number: String::new(),
            word: String::new(),
            key: None,
            application: None,
            due: None,
            since,
            step: None,
            not_for: Vec::new(),
            holder: None,
            mine: false,
            may: true,
            askable: false,
            asked: None,
        }
    }

    /// About an application.
    pub(super) fn about(mut self, id: Uuid, number: &str) -> Self {
        self.application = Some(id);
        number.clone_into(&mut self.number);
        self
    }

    pub(super) fn due(self, due: Option<DateTime<Utc>>) -> Self {
        Self { due, ..self }
    }

    pub(super) fn named(self, word: &str, key: Option<Uuid>) -> Self {
        Self { word: word.to_owned(), key, ..self }
    }

    /// Whether an answer of its applicant is waited for.
    pub fn waits(&self, now: DateTime<Utc>) -> bool {
        self.asked.is_some_and(|asked| !asked.answered && asked.until > now)
    }
}

/// A text as it was typed in a field.
pub(super) fn text_in(field: &str, typed: &str) -> Result<String, Wrong> {
    ground_within(typed, LONGEST).map_err(|wrong| {
        let key = if wrong.key == "wrong-ground" { "wrong-missing" } else { wrong.key };
        Wrong { field: field.to_owned(), key, ..wrong }
    })
}

/// The key of something that needs a person.
pub(super) fn key(round: Uuid, kind: TaskKind, subject: &str) -> Uuid {
    let digest = Sha256::digest(format!("{round}|{}|{subject}", kind.kept_as()));
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&digest[..16]);
    Uuid::from_bytes(bytes)
}

/// What is due first comes first, then what has waited longest; what waits for an answer comes last.
pub(super) fn sort(tasks: &mut [Task], now: DateTime<Utc>) {
    tasks.sort_by(|one, other| {
        let of = |task: &Task| (task.waits(now), task.due.is_none(), task.due, task.since);
        of(one).cmp(&of(other)).then_with(|| (&one.number, one.id).cmp(&(&other.number, other.id)))
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_due_first_comes_first_and_what_waits_for_an_answer_last() {
        let at = |hour: i64| DateTime::UNIX_EPOCH + chrono::TimeDelta::hours(hour);
        let task = |number: &str, due: Option<i64>, since: i64| {
            let new = Task::new(Uuid::nil(), (TaskKind::Decide, number.to_owned()), at(since));
            new.about(Uuid::nil(), number).due(due.map(at))
        };
        let asked = |until: i64, answered| Some(Asked { until: at(until), answered });
        let mut tasks = [
            Task { asked: asked(50, false), ..task("waits", Some(1), 0) },
            task("undated, later", None, 5),
            task("undated", None, 4),
            task("soon", Some(20), 9),
            Task { asked: asked(50, true), ..task("answered", Some(10), 3) },
            Task { asked: asked(8, false), ..task("silent", Some(9), 3) },
        ];
        sort(&mut tasks, at(10));
        let order: Vec<&str> = tasks.iter().map(|task| task.number.as_str()).collect();
        assert_eq!(order, ["silent", "answered", "soon", "undated", "undated, later", "waits"]);
    }

    #[test]
    fn an_application_keeps_its_key_when_a_wish_is_all_that_is_left() {
        let of = |kind| key(Uuid::nil(), kind, "x");
        assert_eq!(of(TaskKind::Decide), of(TaskKind::Wishes));
        assert_eq!(of(TaskKind::Decide), of(TaskKind::Nowhere));
        assert_ne!(of(TaskKind::Decide), of(TaskKind::Mail));
        for kind in TaskKind::ALL {
            assert_eq!(TaskKind::from_name(kind.name()), Some(kind));
        }
    }
}

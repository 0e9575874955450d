//! The verbs: what people and machines do with Talka, one file per operation. The only room that opens transactions
//! and the only caller of the store. It knows no page and no address.
//!
//! A verb takes the authority it needs (a `&Caseworker`) and plain values, opens one transaction, locks the round where its inputs
//! change, and writes the audit line in it. It answers [`No`] instead of doing, in keys that the catalogue turns into sentences.

mod about;
mod accounts;
mod act;
mod agreed;
mod agreed_view;
mod ahead;
mod ahead_told;
mod alike;
mod amend;
mod announced;
mod answer;
mod answer_terms;
mod approvals;
mod approve;
mod as_typed;
mod ask;
mod audit;
mod became;
mod board;
mod board_people;
mod book;
mod bounces;
mod by_rule;
mod call_again;
mod calls;
mod cancelled_act;
mod carry;
pub mod chain;
mod change;
mod changes;
mod close;
mod coming;
pub mod compute;
mod condition_reason;
mod conditions;
mod conditions_offer;
mod conditions_touch;
mod conditions_typed;
mod consent;
mod consent_say;
mod consent_view;
mod contact;
mod contest_terms;
mod contests;
mod correct;
mod counter;
mod data_key;
mod decide;
mod decide_many;
mod decision;
mod decision_cited;
mod decision_letter;
mod decision_text;
mod decision_typed;
mod demand;
mod described;
mod described_file;
mod desk;
mod download;
mod draft_mails;
mod drafted;
mod duplicates;
mod effect;
mod endings;
pub mod erase;
mod excess;
mod fact_file;
mod find;
mod find_people;
mod finish;
mod folder;
mod former;
#[cfg(test)]
mod free_text;
mod gone;
mod groundless;
mod guardian;
mod guardian_mails;
mod guardian_typed;
mod hearing;
mod history;
mod import;
mod inquiry;
mod intake;
mod into_line;
pub mod invariants;
mod jobs;
mod kept_drafts;
mod keys;
mod knocking;
mod law;
mod leaving;
mod letter;
mod letter_kind;
mod likeness;
mod limits;
mod line;
mod list;
mod mail_desk;
mod mail_words;
mod marks;
mod matter;
mod messages;
mod moves;
mod news;
mod no;
mod notice;
mod noting;
mod numbered;
mod object;
mod objection_act;
mod objection_answer;
mod objection_paper;
mod objection_upheld;
mod objection_view;
mod offers;
mod offers_board;
mod own_choices;
mod own_data;
mod own_records;
mod packs;
mod paper_desk;
mod paper_mails;
mod papers;
mod passwords;
mod past;
mod personal;
pub mod pipeline;
mod plan;
mod planning;
mod planning_typed;
mod pleas;
mod post;
mod post_columns;
mod post_for;
mod post_rows;
mod post_sheet;
mod post_typed;
mod posting;
mod prepare;
mod present;
mod print_one;
mod printing;
mod publish;
mod queue;
mod queue_people;
mod ready;
mod received;
mod redraft;
mod refill;
mod remembered;
mod represented;
mod review;
mod roll;
mod run;
mod run_kind;
mod same_person;
mod sealing;
mod seats;
mod seed;
mod self_test;
mod sessions;
mod shelf;
mod shown_again;
mod site;
mod snapshot;
mod sorting;
mod standing;
mod submit;
mod switch;
mod task;
mod task_items;
mod tasks;
mod telephone;
mod telling;
mod timing;
mod turns;
mod two_runs;
mod typed;
mod typed_wish;
mod unsent;
mod vault;
mod views;
mod watch;
mod way_in;
mod wish_corrections;
mod withdraw_for;
mod withdrawn;
mod wording;
mod work;

pub use crate::domain::{Phase, Standing, offer::State as OfferState};
pub use crate::files::{
    differences::{Change, Difference},
    planned::consent_norm,
    sheet::{self, Kind, Worksheet, mapping::Mapping, write::Format},
};
pub use about::{About, AboutLine, Employed, work_days};
pub use accounts::{Account, NewAccount};
pub use act::{ActLetter, ActMatter, ActPart};
pub use agreed_view::{AgreedAt, AgreedFile, AgreedPair, AgreedPairs};
pub use ahead::Ahead;
pub use ahead_told::Worse;
pub use amend::{Amendable, Amended, Amending, TypedAmendment};
pub use announced::{PAY_PER, field};
pub use answer::Mine;
pub use approvals::{Approval, Approvals};
pub use approve::{Many, Returned, Submission, Submissions};
pub use as_typed::{as_typed, part_key};
pub use ask::{Question, Seen, Told};
pub use audit::{AuditChoices, AuditFilter, AuditLine, AuditPage};
pub use board::{Board, Next};
pub use book::{Book, Decided, Opened, Person, Placed, Wished};
pub use bounces::Bounced;
pub use by_rule::{Held as HeldBack, SignedRule};
pub use call_again::{Callable, TypedCall};
pub use calls::{Beside, SecondCall};
pub use change::Changing;
pub use coming::Coming;
pub use conditions::{ConditionLine, Conditioning, Conditions, Owner, Which};
pub use conditions_offer::{Choosable, OfferedFact, OfferedValue};
pub use conditions_touch::{Clash, ConditionPreview, Remark, Touched, TouchedGroup, TouchedPlace};
pub use conditions_typed::field_of_group;
pub use consent::{Asking, Consent, ConsentDeed, Named, SignedPaper};
pub use consent_say::TypedConsent;
pub use consent_view::{ConsentFile, Guarded, OwnGuardian, WaitingConsent};
pub use contact::mail_address;
pub use contests::CONTESTERS;
pub use correct::{Corrected, Way};
pub use counter::{Came, Entered};
pub use decide_many::{Awaiting, AwaitingLine, FoundForMany, FoundLine, MOST_AT_ONCE, TypedFinding};
pub use decision::{DecisionSetting, Term};
pub use decision_cited::DecisionItem;
pub use decision_letter::{DecisionLetter, Notified, SENT_BY, unasked};
pub use decision_text::{DecisionPart, DecisionText};
pub use decision_typed::{NORMS, TypedDecision, TypedNorm};
pub use demand::{Demand, SoFar};
pub use described_file::DescribedFile;
pub use desk::{Counts, Desk, DeskPlace, PublicationView};
pub use download::Download;
pub use drafted::Drafted;
pub use duplicates::sets_mark;
pub use effect::{Counted, Effect, Moved, Stand};
pub use endings::TypedEnding;
pub use fact_file::{FactFile, FoundOut};
pub use find::{PlaceLine, RoundLine};
pub use find_people::{FoundPeople, FoundPerson};
pub use finish::{Finished, Finishing, Left};
pub use former::Former;
pub use groundless::{Groundless, Refusing};
pub use guardian::{GuardianCode, LetIn};
pub use guardian_typed::{GUARDIAN, is_birth, is_same_contact};
pub use hearing::{HeardDeed, HearingFile, TypedHeard};
pub use history::{FieldChange, Revised, Source};
pub use import::{NewRound, ROUND_FILES};
pub use inquiry::{Inquiry, OwnInquiries};
pub use intake::{Becomes, Comparison, Group, Intake, LateRow, MORE_ROWS, Signature, Taking, WaitingSheet};
pub use jobs::{Kind as JobKind, TRIES};
pub use kept_drafts::{DRAFT_LASTS, DraftToKeep, KeptDraft, OpenedDraft};
pub use keys::{Needed, identifiers, key_fault, needed};
pub use law::FormerDraw;
pub use leaving::{LEAVINGS, Reports};
pub use letter::{Letter, WishLine};
pub use letter_kind::LetterKind;
pub use likeness::{Alike, Compared, Duplicates, Finding, Likeness, Rule};
pub use limits::Whence;
pub use list::{Listed, NOWHERE, UNDECIDED, Wanted};
pub use mail_desk::{MailText, Mails, Pending, Recipients, STATES as MAIL_STATES};
pub use mail_words::LINK_LASTS;
pub use matter::{Matter, Opening};
pub use messages::{Delivery, Mail};
pub use no::{No, Refusal, Wrong};
pub use notice::{Notice, NoticedFact};
pub use object::{Filed, TypedObjection, WAYS};
pub use objection_act::TypedAnswer;
pub use objection_view::{Objection, ObjectionDeed, ObjectionFile, Objections};
pub use offers::{Happened, Noted, Offered, Shown};
pub use offers_board::{BoardPlace, EXPIRING, GIVEN_ON, OfferLine, OffersBoard, WaitingLine};
pub use own_choices::{OwnAnswers, TakenUp};
pub use own_data::{OwnData, OwnMessage};
pub use own_records::OwnRecords;
pub use packs::{PackFile, Version};
pub use paper_desk::PaperFile;
pub use papers::PaperView;
pub use past::HeldFact;
pub use plan::{FailedJob, JobFigures};
pub use planning::{Beginnings, DayAsked, LeftOpen, Planning, Validity};
pub use pleas::{OwnPleas, Plea, PleaOutcome};
pub use post::Own;
pub use post_for::PostingFor;
pub use post_rows::{RowBecomes, SheetLine};
pub use post_sheet::{MOST_PLACEMENTS, PlacementSheet, ReadColumn, UnreadColumn};
pub use post_typed::PlacementForm;
pub use posting::Posting;
pub use print_one::OneLetter;
pub use printing::{Letters, Printing};
pub use publish::{Published, Publishing};
pub use queue::{OwnRound, Queue};
pub use queue_people::TaskPerson;
pub use refill::Seats;
pub use represented::Represented;
pub use review::{ApplicationFile, Deed, First, Line, WishFile};
pub use run::{RunState, RunView};
pub use run_kind::{Begun, RunKind};
pub use seats::{CODES, Requests};
pub use seed::Sequence;
pub use shelf::Written;
pub use shown_again::{CODE_AGAIN, ToAsk};
pub use site::{SITE, read_site};
pub use sorting::{OfFact, Order};
pub use submit::{Answers, AsReviewed, CODE, NewApplication, Submitted};
pub use switch::{Proposal, RoundRules};
pub use task::{Asked as AskedFor, Task, TaskKind};
pub use tasks::{TaskFile, TaskNote};
pub use telephone::{Lapse, TelephoneList, ToTell, ToTellOf, Untold};
pub use timing::Timing;
pub use two_runs::TwoRuns;
pub use typed::day;
pub use typed_wish::{Describable, MOST_WISHES, Possible, TypedWish};
pub use unsent::Unsent;
pub use vault::{Vault, VaultError};
pub use views::View;
pub use watch::{Checks, Duty};
pub use way_in::NewCode;
pub use withdrawn::Withdrawn;
pub use work::ATTEMPTS;

use crate::{clock::Clock, store::Db};
use chrono::TimeDelta;
use no::taken;
use vault::place_of;

/// How long a spreadsheet that nobody took is kept.
const UNTAKEN: TimeDelta = TimeDelta::days(30);

/// How long a file of letters is kept that nobody sent.
const UNSENT: TimeDelta = TimeDelta::days(1);

/// How long a worker that says nothing is believed to be alive, where the installation does not say: three times the longest
/// that the database is waited for.
pub const LEASE: std::time::Duration = std::time::Duration::from_mins(1);

/// Everything that the verbs need. One for a process; cheap to share behind an `Arc`.
#[derive(Debug)]
pub struct Service {
    db: Db,
    vault: Vault,
    clock: Clock,
    heard: present::Heard,
    limits: limits::Limits,
    watch: watch::Watch,
    shelf: shelf::Shelf,
    passwords: passwords::Passwords,
    comparing: tokio::sync::Semaphore,
    preparing: turns::Turns,
    writing: tokio::sync::Semaphore,
    assessing: tokio::sync::Semaphore,
    lease: std::time::Duration,
    posting: Option<Posting>,
}

impl Service {
    /// A service on an open database whose migrations are applied.
    pub fn new(db: Db, vault: Vault, clock: Clock) -> Self {
        let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
        Self {
            db,
            vault,
            clock,
            heard: present::Heard::default(),
            limits: limits::Limits::default(),
            watch: watch::Watch::default(),
            shelf: shelf::Shelf::default(),
            passwords: passwords::Passwords::new(cores),
            comparing: tokio::sync::Semaphore::new(1),
            preparing: turns::Turns::default(),
            writing: tokio::sync::Semaphore::new(1),
            assessing: tokio::sync::Semaphore::new(1),
            lease: LEASE,
            posting: None,
        }
    }

    /// The same service, which has mails sent.
    #[must_use]
    pub fn with_posting(self, posting: Option<Posting>) -> Self {
        Self { posting, ..self }
    }

    /// Closes the database's connections.
    pub async fn close_down(&self) {
        self.db.close().await;
    }
}

//! Every field of a page into which people write freely, and whatever reads it: none takes a control character. A field without a
//! row here, and a row whose reader takes one, fails.

use std::{collections::BTreeSet, path::Path};

use chrono::NaiveDate;

use super::{
    Book, NewAccount, NewRound, No, TypedAnswer, TypedConsent, TypedHeard, TypedObjection, Wrong, accounts,
    approvals::ground,
    change, conditions_typed,
    decision_typed::{TypedDecision, TypedNorm},
    guardian_typed, import, mail_desk, planning_typed,
    task::text_in,
    typed::noted,
    views,
};
use crate::domain::{
    FactType, Occasion,
    announcement::{Announcement, Part},
};

/// The pages, and by what each of their fields is read. `nothing`: what is not kept as it was typed, but is a day, a number, a code, an
/// address of mail, a word to look for or a file, each of which is read more strictly.
const READ: &str = "
account_form.html login=account name=account organisation=account password=nothing
afterwards.html day=nothing heard-text=heard ground=ground
agreed.html ground=ground
agreed_at.html number=nothing name=nothing
amend.html name=line contact=line {{field.id}}=fact note=change
answering.html note=answer
application.html note=answer code-note=code
applications.html q=nothing name=view
apply/code.html code=nothing
apply/keep.html mail=nothing
apply/kept.html mail=nothing
apply/counter/questions.html {{one.step}}=answers {{one.step}}-other=fact {{one.step}}-first-{{loop.index}}=nothing {{one.step}}-last-{{loop.index}}=nothing guardian-name=guardian guardian-contact=guardian
apply/counter/review.html note=change at-day=nothing at-time=nothing ground=ground
apply/counter/withdraw.html note=change
apply/question.html {{step}}=answers {{step}}-other=fact {{step}}-first-{{loop.index}}=nothing {{step}}-last-{{loop.index}}=nothing guardian-name=guardian guardian-contact=guardian
approvals.html ground=ground
approve.html ground=ground
conditions/form.html field.as_str()=condition
consent.html who=consent day=nothing note=consent code-note=code guardian-name=guardian guardian-contact=guardian
deadline.html last=nothing ground=ground
decision.html sent=nothing
decision_setting.html until=nothing ground=ground institution-name=decision institution-address=decision contest-name=decision contest-address=decision court-name=decision court-address=decision hearing-text=decision norm.title.as_str()=decision norm.place.as_str()=decision norm.source.as_str()=decision norm.seen.as_str()=nothing longer=decision
facts.html value=fact note=fact-note
find.html q=nothing
finish.html ground=ground
former.html former=nothing
hearing.html heard-day=nothing heard-text=hearing
leaving.html number=nothing day=nothing ground=ground
letters.html sent=nothing
mail_text.html heading=mail body=mail
mails.html number=nothing address=nothing
my_guardian.html guardian-name=guardian guardian-contact=guardian
my_inquiry.html answer=task
my_plea.html plea=task
pleas.html words=task
new_round.html slug=nothing authority=round {{file.field}}=nothing
object.html about=nothing ground=ground
objection.html day=nothing heard-text=heard court-name=court court-address=court ground=ground
objections.html about=nothing objector=nothing who=objection received=nothing ground=ground
pack_new.html pack=nothing
placement_form.html {{field.name}}=placement {{field.name}}-other=fact
plan.html name-lv=plan name-en=plan name-ru=plan slug=nothing day.field.as_str()=nothing {{one.field}}=fact answer-days=nothing privacy-contact=plan privacy-months=nothing consent-age=nothing
refuse.html number=nothing ground=ground
result.html number=nothing code=nothing
seats.html ground=ground
second_call.html slug=nothing opens=nothing closes=nothing starts=nothing ground=ground
sieve.html {{name}}=nothing only-pay=nothing only-spot=nothing
sign_in.html login=nothing password=nothing
task.html answer=task question=task until=nothing note=task
views.html name=view
way_in.html contact=nothing
work.html q=nothing
";

fn of<T>(read: Result<T, No>) -> Vec<Wrong> {
    match read {
        Err(No::Invalid(wrong)) => wrong,
        _ => Vec::new(),
    }
}

/// What a typed fact is wrong with, at the field itself.
fn fact(field: &str, text: &str) -> Vec<Wrong> {
    FactType::Text.parse(text).err().map(|_| Wrong::new(field, "wrong-text")).into_iter().collect()
}

fn line(field: &str, text: &str) -> Vec<Wrong> {
    let mut wrong = Vec::new();
    Book::line(&[(field.to_owned(), text.to_owned())].into(), field, &mut wrong);
    wrong
}

/// The statement of what decisions are, with a text in one of its fields.
fn decision(field: &str, text: &str) -> Vec<Wrong> {
    let at = |name: &str| if field == name { text.to_owned() } else { "Teksts".to_owned() };
    let body = |name: &str| (at(&format!("{name}-name")), at(&format!("{name}-address")));
    let norm = TypedNorm {
        rank: "law".to_owned(),
        title: at("norm.title.as_str()"),
        place: at("norm.place.as_str()"),
        source: at("norm.source.as_str()"),
        seen: "01.12.2026.".to_owned(),
    };
    let typed = TypedDecision {
        kind: "act".to_owned(),
        institution: body("institution"),
        contest: body("contest"),
        court: body("court"),
        hearing: ("held".to_owned(), at("hearing-text")),
        longer: at("longer"),
        norms: vec![norm],
    };
    let found = typed.read(today()).err().unwrap_or_default();
    // Fields of norms are counted on the page.
    found
        .into_iter()
        .filter(|wrong| wrong.key == "wrong-text")
        .map(|_| Wrong::new(field, "wrong-text"))
        .collect()
}

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 12, 1).unwrap()
}

/// What a reader finds wrong with a text in a field.
fn found(reader: &str, field: &str, text: &str) -> Vec<Wrong> {
    let here = |name: &str| if field == name { text.to_owned() } else { String::new() };
    let one = |wrong: Result<(), Wrong>| wrong.err().into_iter().collect();
    match reader {
        "account" => of(accounts::checked(&NewAccount {
            login: here("login"),
            name: here("name"),
            organisation: here("organisation"),
            ..NewAccount::default()
        })),
        "answer" | "fact-note" => one(noted(text, 500).map(drop)),
        "change" => one(change::noted(text).map(drop)),
        "code" => change::noted(text).err().map(|wrong| Wrong::new(field, wrong.key)).into_iter().collect(),
        "condition" => conditions_typed::strange(field, text).into_iter().collect(),
        "answers" => [line(field, text), fact(field, text)].concat(),
        "fact" => fact(field, text),
        "line" => line(field, text),
        "placement" => {
            let part = Part::ALL.into_iter().find(|part| part.name() == "duties").expect("a part with lines");
            let about =
                Announcement::default().read(part, text).err().map(|_| Wrong::new(field, "wrong-text"));
            if about.is_none() { Vec::new() } else { [line(field, text), fact(field, text)].concat() }
        }
        "consent" => {
            let typed = TypedConsent { who: here("who"), note: here("note"), ..TypedConsent::default() };
            typed.read(today()).err().unwrap_or_default()
        }
        "court" | "heard" => {
            let typed = TypedAnswer {
                heard: ("held".to_owned(), here("heard-text")),
                court: (here("court-name"), here("court-address")),
                ..TypedAnswer::default()
            };
            typed.read().err().unwrap_or_default()
        }
        "decision" => decision(field, text),
        "ground" => one(ground(text).map(drop)),
        "guardian" => of(guardian_typed::read(&here("guardian-name"), &here("guardian-contact"))),
        "hearing" => {
            let typed = TypedHeard { how: "held".to_owned(), text: text.to_owned(), ..TypedHeard::default() };
            typed.read((today(), today())).err().unwrap_or_default()
        }
        "mail" => {
            let field = if field == "heading" { "heading" } else { "body" };
            mail_desk::mistake(Occasion::Received, field, text, 100).into_iter().collect()
        }
        "objection" => {
            let typed = TypedObjection { who: text.to_owned(), ..TypedObjection::default() };
            typed.read((None, today())).err().unwrap_or_default()
        }
        "plan" => planning_typed::strange(field, text).into_iter().collect(),
        "round" => of(import::checked(&NewRound { authority: text.to_owned(), ..NewRound::default() })),
        "task" => one(text_in(field, text).map(drop)),
        "view" => one(views::named(text).map(drop)),
        other => panic!("no reader: {other}"),
    }
}

/// The fields of pages into which people write, as their templates name them: `page field`.
fn written() -> BTreeSet<String> {
    fn under(folder: &Path, found: &mut Vec<std::path::PathBuf>) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                under(&path, found);
            } else if path.extension().is_some_and(|end| end == "html") {
                found.push(path);
            }
        }
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/web");
    let (mut pages, mut fields) = (Vec::new(), BTreeSet::new());
    under(&root, &mut pages);
    for page in pages {
        let text = std::fs::read_to_string(&page).unwrap();
        let page = page.strip_prefix(&root).unwrap().to_string_lossy().into_owned();
        let mut add = |name: &str| {
            fields.insert(format!("{page} {}", name.replace([' ', '"'], "")));
        };
        for tag in ["<textarea", "<input type=\"text\""] {
            for behind in text.split(tag).skip(1) {
                let name = behind.split(" name=\"").nth(1).expect("a name");
                add(name.split('"').next().unwrap_or_default());
            }
        }
        for behind in text.split("pieces::line(mistakes, ").skip(1) {
            add(behind.split(',').next().unwrap_or_default());
        }
    }
    fields
}

#[test]
fn no_field_takes_a_control_character() {
    let rows = READ.lines().filter(|line| !line.is_empty());
    let rows = rows.flat_map(|line| {
        let (page, fields) = line.split_once(' ').expect("fields");
        fields.split(' ').map(move |field| (page, field.rsplit_once('=').expect("a reader")))
    });
    let rows: Vec<(&str, (&str, &str))> = rows.collect();
    let listed: BTreeSet<String> = rows.iter().map(|(page, (field, _))| format!("{page} {field}")).collect();
    assert_eq!(written(), listed, "every field has a row");
    for (page, (field, reader)) in rows.into_iter().filter(|(_, (_, reader))| *reader != "nothing") {
        let sound = match field {
            "guardian-contact" => "+371 26123456",
            "login" => "ilze.k",
            _ => "Teksts",
        };
        let is_wrong = |text: &str| found(reader, field, text).iter().any(|wrong| wrong.field == field);
        assert!(!is_wrong(sound), "{page} {field}: {:?}", found(reader, field, sound));
        for strange in ['\u{0}', '\u{7}', '\u{1b}', '\u{7f}', '\u{9f}'] {
            let (begin, end) = sound.split_at(3);
            assert!(is_wrong(&format!("{begin}{strange}{end}")), "{page} {field} takes {strange:?}");
        }
    }
}

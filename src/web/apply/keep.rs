//! A draft that its person has us keep: how it is kept and taken up again, on this device or another, and how nothing of it is left on a
//! shared one.

use askama::Template;
use axum::{
    extract::Path,
    http::{StatusCode, header::SET_COOKIE},
    response::{AppendHeaders, IntoResponse},
};

use super::{
    draft::{DRAFT, Draft, Keeping},
    form::{Form, GUARDIAN_STEP},
    page::{address, carrying, kept_by_browser},
    ticket,
};
use crate::{
    domain::Arg,
    i18n::Tr,
    service::{DRAFT_LASTS, GUARDIAN, KeptDraft, No, Refusal, mail_address},
    web::{
        error::{Answer, html, refusal},
        form::{Mistakes, Typed},
        frame::Frame,
        halt::Halt,
        routes::key,
        visit::Visit,
        words::{Voiced, many, whole},
    },
};

/// The last part of the address of the page that reads everything back.
pub(super) const REVIEW: &str = "review";

/// How it stands with a draft that is kept, as a page says it.
pub(super) struct KeptNote {
    pub(super) text: String,
    /// Whether something is to be decided.
    pub(super) warns: bool,
}

impl KeptNote {
    /// `None` where none is kept.
    pub(super) fn of(tr: Tr, draft: &Draft) -> Option<Self> {
        let kept = draft.kept.as_ref()?;
        let args =
            [("saved", Arg::Text(tr.moment(kept.saved_at))), ("until", Arg::Text(tr.moment(kept.until)))];
        let key = match kept.keeping {
            Keeping::On => "draft-kept",
            Keeping::Apart => "draft-apart",
            Keeping::Gone => "draft-gone",
        };
        Some(Self { text: tr.with(key, &args), warns: kept.keeping != Keeping::On })
    }
}

/// What is asked before a draft is kept, or what its person has to decide.
#[derive(Template)]
#[template(config = ".config/askama.toml", path = "apply/keep.html")]
struct KeepPage {
    frame: Frame,
    tell: Voiced,
    mistakes: Mistakes,
    slug: String,
    draft: String,
    /// Where it goes on without anything being kept.
    on: String,
    /// How long it would be kept, in a sentence.
    lasts: String,
    /// Whether mails are sent.
    mails: bool,
    mail: String,
    /// What is to be decided, where it was saved elsewhere meanwhile.
    elsewhere: Option<String>,
}

/// Asks before a draft is kept; with what is to be decided, where it was saved elsewhere.
async fn ask(
    visit: &Visit,
    (slug, form, draft): (&str, &Form, &Draft),
    (mail, mistakes): (Option<&str>, Mistakes),
    elsewhere: Option<Refusal>,
) -> Answer {
    let tr = visit.tr;
    let known = draft.answers.get("contact").and_then(|contact| mail_address(contact));
    let sealed = draft.sealed(visit, &form.book)?;
    let status = if elsewhere.is_some() { StatusCode::CONFLICT } else { mistakes.status() };
    let step = next(form, draft);
    let args = [
        ("days", whole(u64::try_from(DRAFT_LASTS.num_days()).unwrap_or_default())),
        ("moment", Arg::Text(tr.last_moment(form.book.closes_at))),
    ];
    let frame = Frame::narrow(visit, &tr.say("draft-keep-title")).await;
    let page = KeepPage {
        frame: carrying(frame, format!("{}/keep", address(slug, &step)), &sealed, false),
        tell: form.tell,
        slug: slug.to_owned(),
        on: address(slug, &step),
        lasts: form.tell.with("draft-keep-lasts", &args),
        mails: visit.service.sends_mails(),
        mail: mail.or(known).unwrap_or_default().to_owned(),
        elsewhere: elsewhere.map(|why| refusal(tr, &why)),
        draft: sealed,
        mistakes,
    };
    Ok(kept_by_browser((status, html(page.render()))))
}

/// The first question that is not answered, or where everything is read back.
fn next(form: &Form, draft: &Draft) -> String {
    let open = |step: &&str| match *step {
        "wishes" => draft.wishes.is_empty(),
        GUARDIAN_STEP => !draft.answers.contains_key(GUARDIAN[0]),
        step => !draft.answers.contains_key(step),
    };
    form.steps(draft, "").into_iter().find(open).unwrap_or(REVIEW).to_owned()
}

/// A draft that is kept.
#[derive(Template)]
#[template(config = ".config/askama.toml", path = "apply/kept.html")]
struct KeptPage {
    frame: Frame,
    tell: Voiced,
    mistakes: Mistakes,
    slug: String,
    name: String,
    /// Whose application it is.
    person: String,
    /// Whether it was taken up again just now.
    opened: bool,
    code: String,
    until: String,
    /// How many questions are answered.
    answered: String,
    /// Where its link was sent.
    mailed: Option<String>,
    mails: bool,
    mail: String,
    draft: String,
    /// Where it goes on.
    on: String,
    /// Where a draft is taken up on another device.
    place: String,
}

async fn show(
    visit: &Visit,
    (slug, form, draft): (&str, &Form, &Draft),
    (kept, opened): (&KeptDraft, bool),
    (mail, mistakes): (&str, Mistakes),
) -> Answer {
    let (tr, tell) = (visit.tr, form.tell);
    let steps = form.steps(draft, "");
    let step = next(form, draft);
    let open =
        if step == REVIEW { steps.len() } else { steps.iter().position(|one| *one == step).unwrap_or(0) };
    let args = [("n", whole(many(open))), ("total", whole(many(steps.len())))];
    let title = tr.say(if opened { "draft-opened-title" } else { "draft-kept-title" });
    let sealed = draft.sealed(visit, &form.book)?;
    let frame = Frame::narrow(visit, &title).await;
    let status = mistakes.status();
    let page = KeptPage {
        frame: carrying(frame, format!("{}/keep", address(slug, &step)), &sealed, false),
        tell,
        mistakes,
        slug: slug.to_owned(),
        name: form.book.name().get(tr.0).to_owned(),
        person: draft.person(),
        opened,
        code: kept.code.clone(),
        until: tell.about("draft-until", "moment", &tr.moment(kept.until)),
        answered: tell.with("draft-answered", &args),
        mailed: kept.mail.as_ref().map(|mail| tell.about("draft-mailed", "mail", mail)),
        mails: visit.service.sends_mails(),
        mail: mail.to_owned(),
        draft: sealed,
        on: address(slug, &step),
        place: tell.say("draft-place"),
    };
    Ok(kept_by_browser((status, html(page.render()))))
}

/// *Save*: asks before a draft is kept that is not, and keeps on what is.
pub(super) async fn save(visit: &Visit, (slug, form): (&str, &Form), draft: Draft) -> Answer {
    if draft.kept.is_none() {
        return ask(visit, (slug, form, &draft), (None, Mistakes::default()), None).await;
    }
    saved(visit, (slug, form), draft, (None, false)).await
}

/// Whether anything was typed on the page of a question.
pub(super) fn said_anything(step: &str, typed: &Typed) -> bool {
    let of =
        |field: &str| field == step || field.starts_with(&format!("{step}-")) || GUARDIAN.contains(&field);
    typed.0.iter().any(|(field, value)| of(field) && !value.trim().is_empty())
}

/// Keeps a draft and shows how, or what its person has to decide.
async fn saved(
    visit: &Visit,
    (slug, form): (&str, &Form),
    mut draft: Draft,
    (mail, over): (Option<&str>, bool),
) -> Answer {
    let of = |draft| (slug, form, draft);
    match draft.keep(visit, slug, (mail, over)).await {
        Ok(kept) => show(visit, of(&draft), (&kept, false), ("", Mistakes::default())).await,
        Err(No::Invalid(wrong)) => {
            ask(visit, of(&draft), (mail, Mistakes::new(visit.tr, &wrong)), None).await
        }
        Err(No::Refused(why)) if ["refused-draft-elsewhere", "refused-draft-gone"].contains(&why.key) => {
            ask(visit, of(&draft), (mail, Mistakes::default()), Some(why)).await
        }
        Err(other) => Err(other.into()),
    }
}

/// Has a draft kept.
pub(super) async fn keep(visit: Visit, Path(slug): Path<String>, typed: Typed) -> Answer {
    let form = Form::open(&visit, &slug).await?;
    let draft = Draft::of(&visit, &form.book, &typed).await?;
    if typed.get("take") == "kept" {
        let opened = visit.service.draft_of_form(&draft.once).await?;
        return taken_up(&visit, Draft::taken_up(&visit, opened)?).await;
    }
    let mail = typed.0.iter().any(|(field, _)| field == "mail").then(|| typed.get("mail"));
    saved(&visit, (&slug, &form), draft, (mail, typed.get("take") == "these")).await
}

#[derive(Template)]
#[template(config = ".config/askama.toml", path = "apply/code.html")]
struct CodePage {
    frame: Frame,
    mistakes: Mistakes,
    code: String,
    /// Whether links are mailed here.
    mails: bool,
}

async fn ask_code(visit: &Visit, code: &str, mistakes: Mistakes) -> Answer {
    let frame = Frame::narrow(visit, &visit.tr.say("draft-code-title")).await;
    let (status, mails) = (mistakes.status(), visit.service.sends_mails());
    Ok((status, html(CodePage { frame, mistakes, code: code.to_owned(), mails }.render())).into_response())
}

pub(super) async fn code_page(visit: Visit) -> Answer {
    ask_code(&visit, "", Mistakes::default()).await
}

/// Takes up the draft of a code.
pub(super) async fn by_code(visit: Visit, typed: Typed) -> Answer {
    let code = typed.get("code");
    if code.trim().is_empty() {
        return ask_code(&visit, code, Mistakes::one("code", visit.tr.say("wrong-missing"))).await;
    }
    match visit.service.take_up_draft(code, visit.whence("")).await {
        Ok(opened) => taken_up(&visit, Draft::taken_up(&visit, opened)?).await,
        Err(No::Refused(why)) => ask_code(&visit, code, Mistakes::one("code", refusal(visit.tr, &why))).await,
        Err(other) => Err(other.into()),
    }
}

#[derive(Template)]
#[template(config = ".config/askama.toml", path = "apply/link.html")]
struct LinkPage {
    frame: Frame,
    action: String,
}

pub(super) async fn link_page(visit: Visit, Path((id, token)): Path<(String, String)>) -> Answer {
    visit.service.may_open_linked_draft((key(&id)?, &token)).await?;
    let frame = Frame::narrow(&visit, &visit.tr.say("draft-code-title")).await;
    Ok(html(LinkPage { frame, action: format!("/drafts/{id}/{token}") }.render()))
}

/// Takes up the draft of a link.
pub(super) async fn by_link(visit: Visit, Path((id, token)): Path<(String, String)>) -> Answer {
    let opened = visit.service.open_linked_draft((key(&id)?, &token)).await?;
    taken_up(&visit, Draft::taken_up(&visit, opened)?).await
}

async fn taken_up(visit: &Visit, (slug, draft, kept): (String, Draft, KeptDraft)) -> Answer {
    let form = Form::open(visit, &slug).await?;
    show(visit, (&slug, &form, &draft), (&kept, true), ("", Mistakes::default())).await
}

#[derive(Template)]
#[template(config = ".config/askama.toml", path = "apply/cleared.html")]
struct ClearedPage {
    frame: Frame,
    /// Whether what was kept was erased too.
    erased: bool,
    /// Until when it is kept, where it is.
    until: Option<String>,
}

/// Leaves nothing of the answers in this browser; and nothing of them with us, where that is asked.
pub(super) async fn clear(visit: Visit, Path(slug): Path<String>, typed: Typed) -> Answer {
    let (book, _) = visit.service.round_for(&slug, visit.staff.as_ref()).await?;
    if typed.get(DRAFT).is_empty() {
        return Err(Refusal::new("refused-form").into());
    }
    let draft = Draft::of(&visit, &book, &typed).await?;
    let all = typed.get("what") == "all";
    let erased = visit.service.clear_pages(&draft.pages, all.then_some(draft.once.as_str())).await?;
    let tr = visit.tr;
    let until =
        draft.kept.filter(|kept| !all && kept.keeping != Keeping::Gone).map(|kept| tr.moment(kept.until));
    let frame = Frame::narrow(&visit, &tr.say("draft-cleared-title")).await.in_one_language();
    let frame = Frame { staff: None, holding: false, guarding: false, ..frame };
    visit.session.flush().await.map_err(|error| Halt::broken(&error.to_string()))?;
    let cleared = AppendHeaders([("clear-site-data", "\"cache\"")]);
    let forgotten = AppendHeaders(ticket::forgotten(&visit).into_iter().map(|cookie| (SET_COOKIE, cookie)));
    Ok((cleared, forgotten, html(ClearedPage { frame, erased, until }.render())).into_response())
}

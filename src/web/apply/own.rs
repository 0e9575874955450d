//! The form of a round taken up by whoever opened their application: to change its choices, or, once it was withdrawn, to apply anew
//! with the same answers.

use axum::{
    extract::Path,
    response::{IntoResponse, Redirect},
};

use super::{
    draft::{Draft, Own, Reviewed},
    form::Form,
    review::{self, as_read},
};
use crate::{
    domain::Holder,
    i18n::Tr,
    service::{No, Refusal, TakenUp},
    web::{
        error::{Answer, Halt},
        form::{Mistakes, Typed},
        my::is_meant,
        visit::{Holding, Visit},
    },
};

/// Reads back what a withdrawn application said, to be submitted as a new one.
pub(super) async fn anew(Holding { visit, who }: Holding, typed: Typed) -> Answer {
    is_meant(&visit, &who, &typed).await?;
    let own = visit.service.take_up_own(&who, TakenUp::Anew).await?;
    let form = Form::open(&visit, &own.slug).await?;
    let draft = Draft { answers: own.answers, wishes: own.wishes, ..Draft::new(&visit)? };
    review::show(&visit, &own.slug, &form, &draft, review::Told::default()).await
}

/// Whoever holds the application that is changed; another tab may have opened another one meanwhile.
fn holder(visit: &Visit, own: &Own) -> Result<Holder, Halt> {
    let open = visit.holder.clone().ok_or(Halt::OpenApplication)?;
    if open.application == own.application {
        Ok(open)
    } else {
        Err(Refusal::new("refused-other-application").into())
    }
}

/// Takes what was read back: choices that are changed, or a new application.
pub(super) async fn submit(mut visit: Visit, Path(slug): Path<String>, typed: Typed) -> Answer {
    if visit.holder.is_some() {
        let (book, places) = visit.service.round_for(&slug, visit.staff.as_ref()).await?;
        if let Some(reviewed) = Reviewed::of(&visit, &book, &typed).await?
            && let Some(own) = &reviewed.draft.own
        {
            visit.tr = Tr(reviewed.lang);
            let form = Form::of(visit.tr, book, places);
            return change(&visit, (&slug, &form), (own, &reviewed)).await;
        }
    }
    review::submit(visit, Path(slug), typed).await
}

/// Changes the choices that were read back.
async fn change(visit: &Visit, (slug, form): (&str, &Form), (own, reviewed): (&Own, &Reviewed)) -> Answer {
    let who = holder(visit, own)?;
    let chosen = (own.version, reviewed.draft.wishes.as_slice());
    let done = {
        let as_reviewed = as_read(visit.tr, slug, form, reviewed);
        visit.service.change_own_wishes(&who, chosen, &as_reviewed).await
    };
    let told = match done {
        Ok(()) => {
            visit.say_next("my-said-choices").await;
            return Ok(Redirect::to("/my").into_response());
        }
        Err(No::Refused(why)) if why.key == "refused-changed" => {
            review::Told { before: Some(reviewed.lines.clone()), ..review::Told::default() }
        }
        Err(No::Invalid(wrong)) => {
            review::Told { mistakes: Mistakes::new(visit.tr, &wrong), ..review::Told::default() }
        }
        Err(other) => return Err(other.into()),
    };
    review::show(visit, slug, &Form::open(visit, slug).await?, &reviewed.draft, told).await
}

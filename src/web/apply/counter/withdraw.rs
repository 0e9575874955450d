//! A caseworker takes an application back for its person: asked once more, with on what that rests.

use askama::Template;
use axum::{
    extract::Path,
    response::{IntoResponse, Redirect},
};

use crate::{
    domain::{Arg, Caseworker},
    i18n::Tr,
    service::{ApplicationFile, No, Withdrawn},
    web::{
        applications::address,
        error::{Answer, html},
        form::{Mistakes, Typed, mended},
        frame::Frame,
        visit::{Signed, Visit},
        wish_rows::{self, WishRow},
    },
};

#[derive(Template)]
#[template(config = ".config/askama.toml", path = "apply/counter/withdraw.html")]
struct WithdrawPage {
    frame: Frame,
    mistakes: Mistakes,
    slug: String,
    round: String,
    number: String,
    file: String,
    version: i64,
    note: String,
    name: String,
    /// The day of birth, where it is known.
    born: Option<String>,
    /// What the person wishes for, best first.
    wishes: Vec<WishRow>,
    /// How and when it came in.
    came: String,
}

/// How and when an application came in.
fn came(tr: Tr, file: &ApplicationFile) -> String {
    let moment = tr.moment(file.application.received_at);
    tr.with(&format!("counter-arrived-{}", file.came), &[("moment", Arg::Text(moment))])
}

async fn show(
    visit: &Visit,
    who: &Caseworker,
    (slug, number): (String, String),
    (typed, mistakes): (&Typed, Mistakes),
) -> Answer {
    let file = visit.service.application(who, &slug, &number).await?;
    if file.application.withdrawn.is_some() || file.application.erased {
        // There is nothing to take back any more, and the application says why.
        return Ok(Redirect::to(&address(&slug, &number)).into_response());
    }
    let tr = visit.tr;
    let status = mistakes.status();
    let page = WithdrawPage {
        frame: Frame::narrow(visit, &visit.tr.say("counter-withdraw")).await,
        mistakes,
        round: file.book.name().get(visit.tr.0).to_owned(),
        file: address(&slug, &number),
        version: typed.whole("version").unwrap_or(file.application.version),
        note: typed.get("note").to_owned(),
        name: file.application.person.name.clone(),
        born: file.born.map(|day| tr.date(day)),
        wishes: wish_rows::of(tr, &file),
        came: came(tr, &file),
        slug,
        number,
    };
    Ok((status, html(page.render())).into_response())
}

pub(super) async fn page(
    Signed { visit, who }: Signed<Caseworker>,
    Path(of): Path<(String, String)>,
) -> Answer {
    show(&visit, &who, of, (&Typed::default(), Mistakes::default())).await
}

pub(super) async fn withdraw(
    Signed { visit, who }: Signed<Caseworker>,
    Path((slug, number)): Path<(String, String)>,
    typed: Typed,
) -> Answer {
    let version = typed.whole("version")?;
    let done = visit.service.withdraw_for(&who, (&slug, &number, version), typed.get("note")).await;
    if let Err(No::Refused(why)) = &done
        && why.key == "refused-withdrawn"
        && visit.service.application(&who, &slug, &number).await?.application.withdrawn
            == Some(Withdrawn::ByStaff)
    {
        visit.say_next("refused-done-already").await;
        return Ok(Redirect::to(&address(&slug, &number)).into_response());
    }
    match mended(visit.tr, done)? {
        Ok(()) => {
            visit.say_next("counter-said-withdrawn").await;
            Ok(Redirect::to(&address(&slug, &number)).into_response())
        }
        Err(mistakes) => show(&visit, &who, (slug, number), (&typed, mistakes)).await,
    }
}

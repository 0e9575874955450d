//! Accounts, for administrators.

use askama::Template;
use axum::{
    extract::Path,
    response::{IntoResponse, Redirect},
};

use super::{
    error::{Answer, html},
    form::{Mistakes, Typed, mended},
    frame::Frame,
    routes::{Routes, key},
    visit::{Signed, Visit},
};
use crate::{
    domain::{Administrator, Role},
    service::{Account, NewAccount},
};

pub(super) fn routes(routes: Routes) -> Routes {
    routes
        .get("/accounts", accounts)
        .get("/accounts/new", new_page)
        .post("/accounts/new", add)
        .post("/accounts/{id}/on", on)
        .post("/accounts/{id}/off", off)
}

#[derive(Template)]
#[template(config = ".config/askama.toml", path = "accounts.html")]
struct AccountsPage {
    frame: Frame,
    accounts: Vec<Account>,
    /// Login of whoever looks.
    own: String,
}

async fn accounts(Signed { visit, who }: Signed<Administrator>) -> Answer {
    let accounts = visit.service.accounts(&who).await?;
    let own = accounts.iter().find(|account| account.id == who.staff().account);
    let own = own.map(|account| account.login.clone()).unwrap_or_default();
    let frame = Frame::wide(&visit, &visit.tr.say("admin-accounts")).await;
    Ok(html(AccountsPage { frame, accounts, own }.render()))
}

/// Lets an account sign in, or no longer.
async fn set(visit: &Visit, who: &Administrator, id: &str, active: bool) -> Answer {
    visit.service.set_active(who, key(id)?, active).await?;
    visit.say_next(if active { "admin-said-on" } else { "admin-said-off" }).await;
    Ok(Redirect::to("/accounts").into_response())
}

async fn on(Signed { visit, who }: Signed<Administrator>, Path(id): Path<String>) -> Answer {
    set(&visit, &who, &id, true).await
}

async fn off(Signed { visit, who }: Signed<Administrator>, Path(id): Path<String>) -> Answer {
    set(&visit, &who, &id, false).await
}

#[derive(Template)]
#[template(config = ".config/askama.toml", path = "account_form.html")]
struct AccountForm {
    frame: Frame,
    mistakes: Mistakes,
    /// As typed, without the password: it is typed again.
    new: NewAccount,
    organisations: Vec<String>,
    roles: Vec<&'static str>,
}

async fn form(visit: &Visit, who: &Administrator, new: NewAccount, mistakes: Mistakes) -> Answer {
    let status = mistakes.status();
    let page = AccountForm {
        frame: Frame::narrow(visit, &visit.tr.say("admin-account-new")).await,
        mistakes,
        new,
        organisations: visit.service.organisations(who).await?,
        roles: Role::ALL.map(Role::name).into(),
    };
    Ok((status, html(page.render())).into_response())
}

async fn new_page(Signed { visit, who }: Signed<Administrator>) -> Answer {
    form(&visit, &who, NewAccount::default(), Mistakes::default()).await
}

async fn add(Signed { visit, who }: Signed<Administrator>, typed: Typed) -> Answer {
    let field = |name: &str| typed.get(name).to_owned();
    let new = NewAccount {
        login: field("login"),
        name: field("name"),
        organisation: field("organisation"),
        role: field("role"),
        password: field("password"),
    };
    match mended(visit.tr, visit.service.add_account(Some(&who), &new).await)? {
        Ok(_) => {
            visit.say_next("admin-said-added").await;
            Ok(Redirect::to("/accounts").into_response())
        }
        Err(mistakes) => form(&visit, &who, new, mistakes).await,
    }
}

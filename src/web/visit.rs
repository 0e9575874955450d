//! Who visits: the language, the session, and the authority that a handler's signature asks for. Owns the one way from
//! a request to an authority; no handler decides about it in its body.

use std::{net::IpAddr, sync::Arc};

use axum::{extract::FromRequestParts, http::request::Parts};
use tower_sessions::Session;
use uuid::Uuid;

use super::{App, address, halt::Halt, session};
use crate::{
    domain::{Administrator, Caseworker, Department, Guardian, Holder, Lang, Overseer, Rulekeeper, Staff},
    i18n::Tr,
    service::{Refusal, Service, Whence},
};

/// How the names of cookies of forms begin; the rest is hexadecimal.
pub(super) const FORM: &str = "form-";

/// Any visit.
#[derive(Clone)]
pub(super) struct Visit {
    pub(super) service: Arc<Service>,
    pub(super) tr: Tr,
    pub(super) session: Session,
    /// Path and query as asked for.
    pub(super) path: String,
    pub(super) staff: Option<Staff>,
    pub(super) holder: Option<Holder>,
    pub(super) guardian: Option<Guardian>,
    pub(super) address: IpAddr,
    /// Marks of devices, from the cookie.
    pub(super) device: Option<String>,
    /// Cookies of forms whose number and code this browser has not shown: name and value.
    pub(super) forms: Vec<(String, String)>,
    pub(super) secure: bool,
}

impl Visit {
    /// Whence an attempt to sign in to a login comes.
    pub(super) fn whence(&self, login: &str) -> Whence {
        let known = |mark: &String| self.service.is_device(login, mark);
        Whence { address: self.address, known_device: self.device.as_ref().is_some_and(known) }
    }

    /// Keeps a sentence (its key) for the next page.
    pub(super) async fn say_next(&self, key: &str) {
        // A sentence that is lost with its session is no harm.
        let _ = self.session.insert(session::SAID, key).await;
    }
}

/// A visit by someone with an authority.
pub(super) struct Signed<W> {
    pub(super) visit: Visit,
    pub(super) who: W,
}

/// A visit by whoever opened an application with its number and code.
pub(super) struct Holding {
    pub(super) visit: Visit,
    pub(super) who: Holder,
}

/// A visit by a parent or guardian who was let in.
pub(super) struct Guarding {
    pub(super) visit: Visit,
    pub(super) who: Guardian,
}

/// What an account can be asked for.
pub(super) trait Authority: Sized + Send {
    fn of(staff: &Staff) -> Option<Self>;
}

impl Authority for Staff {
    fn of(staff: &Staff) -> Option<Self> {
        Some(staff.clone())
    }
}

impl Authority for Department {
    fn of(staff: &Staff) -> Option<Self> {
        staff.department()
    }
}

impl Authority for Caseworker {
    fn of(staff: &Staff) -> Option<Self> {
        staff.caseworker()
    }
}

impl Authority for Administrator {
    fn of(staff: &Staff) -> Option<Self> {
        staff.administrator()
    }
}

impl Authority for Rulekeeper {
    fn of(staff: &Staff) -> Option<Self> {
        staff.rulekeeper()
    }
}

impl Authority for Overseer {
    fn of(staff: &Staff) -> Option<Self> {
        staff.overseer()
    }
}

fn cookies(parts: &Parts) -> impl Iterator<Item = (&str, &str)> {
    let all = parts.headers.get_all("cookie").iter().filter_map(|value| value.to_str().ok());
    all.flat_map(|value| value.split(';')).filter_map(|pair| pair.trim().split_once('='))
}

pub(super) fn cookie(parts: &Parts, name: &str) -> Option<String> {
    cookies(parts).find(|(key, _)| *key == name).map(|(_, value)| value.to_owned())
}

/// Cookies of forms, each once.
fn forms(parts: &Parts) -> Vec<(String, String)> {
    let hex = |rest: &str| rest.bytes().all(|byte| byte.is_ascii_hexdigit());
    let forms = cookies(parts).filter(|(name, _)| name.strip_prefix(FORM).is_some_and(hex));
    forms.map(|(name, value)| (name.to_owned(), value.to_owned())).collect()
}

/// The language of a request: asked for in the address, remembered in a cookie, or Latvian.
pub(super) fn language(parts: &Parts) -> (Lang, bool) {
    let query = parts.uri.query().unwrap_or_default();
    let asked = query.split('&').filter_map(|pair| pair.strip_prefix("lang=")).find_map(exact);
    match asked {
        Some(lang) => (lang, true),
        None => (cookie(parts, "lang").as_deref().and_then(exact).unwrap_or_default(), false),
    }
}

fn exact(code: &str) -> Option<Lang> {
    Lang::from_code(code).filter(|lang| lang.code() == code)
}

fn has_control(path: &str) -> bool {
    let coded = |after: &str| u8::from_str_radix(after.get(..2)?, 16).ok();
    path.split('%').skip(1).filter_map(coded).any(|byte| byte.is_ascii_control())
}

impl FromRequestParts<App> for Visit {
    type Rejection = Halt;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Halt> {
        // No address of ours has control characters, and a redirect that repeats one cannot be written.
        if has_control(parts.uri.path()) {
            return Err(Halt::not_found());
        }
        let session = parts.extensions.get::<Session>().cloned().ok_or(Halt::broken("no session layer"))?;
        let read = |error: tower_sessions::session::Error| Halt::broken(&error.to_string());
        let account: Option<Uuid> = session.get(session::ACCOUNT).await.map_err(read)?;
        let holding: Option<Uuid> = session.get(session::HOLDING).await.map_err(read)?;
        let guarding: Option<Uuid> = session.get(session::GUARDING).await.map_err(read)?;
        // Asked anew on every visit: an account that was switched off is out at once.
        let staff = match account {
            Some(account) => app.service.staff(account).await?,
            None => None,
        };
        let path = parts.uri.path_and_query().map_or("/", |path| path.as_str()).to_owned();
        Ok(Self {
            service: Arc::clone(&app.service),
            tr: Tr(language(parts).0),
            session,
            path,
            staff,
            holder: holding.map(|application| Holder { application }),
            guardian: guarding.map(|guardian| Guardian { guardian }),
            address: address::of(parts, &app.config.trusted_proxies),
            device: cookie(parts, "device"),
            forms: forms(parts),
            secure: app.config.base_url.as_deref().is_some_and(|url| url.starts_with("https:")),
        })
    }
}

impl<W: Authority> FromRequestParts<App> for Signed<W> {
    type Rejection = Halt;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Halt> {
        let visit = Visit::from_request_parts(parts, app).await?;
        let staff = visit.staff.clone().ok_or(Halt::SignIn)?;
        let who = W::of(&staff).ok_or(Halt::Forbidden)?;
        Ok(Self { visit, who })
    }
}

impl FromRequestParts<App> for Holding {
    type Rejection = Halt;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Halt> {
        let visit = Visit::from_request_parts(parts, app).await?;
        let who = visit.holder.clone().ok_or(Halt::OpenApplication)?;
        // Whose data were erased has nothing here any more: the session ends with them.
        if visit.service.is_erased(&who).await? {
            let broken = |error: tower_sessions::session::Error| Halt::broken(&error.to_string());
            visit.session.remove::<Uuid>(session::HOLDING).await.map_err(broken)?;
            return Err(Refusal::new("refused-erased").into());
        }
        Ok(Self { visit, who })
    }
}

impl FromRequestParts<App> for Guarding {
    type Rejection = Halt;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Halt> {
        let visit = Visit::from_request_parts(parts, app).await?;
        let who = visit.guardian.clone().ok_or(Halt::OpenApplication)?;
        Ok(Self { visit, who })
    }
}

//! Routes as they are collected: a router, and the list of what is in it.

use axum::{
    Router,
    handler::Handler,
    routing::{get, post},
};

use uuid::Uuid;

use super::{App, halt::Halt};

/// The key in an address.
///
/// # Errors
/// Not found, for what is no key.
pub(super) fn key(text: &str) -> Result<Uuid, Halt> {
    text.parse().map_err(|_| Halt::not_found())
}

/// Routes collected so far.
#[derive(Default)]
pub(super) struct Routes {
    pub(super) router: Router<App>,
    pub(super) addresses: Vec<(&'static str, &'static str)>,
}

impl Routes {
    /// A page to look at; changes nothing.
    pub(super) fn get<H, T>(mut self, path: &'static str, handler: H) -> Self
    where
        H: Handler<T, App>,
        T: 'static,
    {
        self.addresses.push(("GET", path));
        Self { router: self.router.route(path, get(handler)), ..self }
    }

    /// A form that is sent.
    pub(super) fn post<H, T>(mut self, path: &'static str, handler: H) -> Self
    where
        H: Handler<T, App>,
        T: 'static,
    {
        self.addresses.push(("POST", path));
        Self { router: self.router.route(path, post(handler)), ..self }
    }
}

//! Routes as they are collected: a router, and the list of what is in it.

use std::pin::Pin;

use axum::{
    Router,
    extract::{Request, State},
    handler::Handler,
    response::Response,
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

/// What a handler is at work on.
type Answering = Pin<Box<dyn Future<Output = Response> + Send>>;

/// The same handler, its work behind a pointer: the compiler looks through each page's work once for what may go from thread to
/// thread, and not again for every layer of the router, which took a third of the time in which this crate is compiled.
fn boxed<H, T>(handler: H) -> impl Fn(State<App>, Request) -> Answering + Clone + Send + Sync + 'static
where
    H: Handler<T, App>,
    T: 'static,
{
    move |State(app), request| Box::pin(handler.clone().call(request, app))
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
        Self { router: self.router.route(path, get(boxed(handler))), ..self }
    }

    /// A form that is sent.
    pub(super) fn post<H, T>(mut self, path: &'static str, handler: H) -> Self
    where
        H: Handler<T, App>,
        T: 'static,
    {
        self.addresses.push(("POST", path));
        Self { router: self.router.route(path, post(boxed(handler))), ..self }
    }
}

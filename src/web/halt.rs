//! What a handler answers instead of a page. Owns the one mapping from a verb's "no" to a status; the page around it,
//! `error` makes.

use std::sync::Arc;

use axum::{
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};

use crate::service::No;

/// What a handler answers instead of a page.
#[derive(Debug)]
pub(super) enum Halt {
    /// A verb said no.
    No(No),
    /// Nobody is signed in.
    SignIn,
    /// Nobody opened an application.
    OpenApplication,
    /// Someone is signed in who may not do this.
    Forbidden,
}

/// The answer of a handler.
pub(super) type Answer = Result<Response, Halt>;

impl Halt {
    pub(super) fn broken(why: &str) -> Self {
        Self::No(No::Broken(why.to_owned()))
    }

    /// The page is not there.
    pub(super) fn not_found() -> Self {
        Self::No(No::NotFound)
    }
}

impl<N: Into<No>> From<N> for Halt {
    fn from(no: N) -> Self {
        Self::No(no.into())
    }
}

/// Carried by an answer until the page around it is made, where the language is known.
#[derive(Debug, Clone)]
pub(super) struct Carried(pub(super) Arc<Halt>);

impl IntoResponse for Halt {
    fn into_response(self) -> Response {
        let status = match &self {
            Self::SignIn | Self::OpenApplication => StatusCode::SEE_OTHER,
            Self::Forbidden => StatusCode::FORBIDDEN,
            Self::No(No::NotFound) => StatusCode::NOT_FOUND,
            Self::No(No::Invalid(_) | No::Faults(_)) => StatusCode::UNPROCESSABLE_ENTITY,
            Self::No(No::Refused(_)) => StatusCode::CONFLICT,
            Self::No(No::Wait(_)) => StatusCode::TOO_MANY_REQUESTS,
            Self::No(No::Broken(why)) => {
                tracing::error!(why, "a request could not be answered");
                StatusCode::SERVICE_UNAVAILABLE
            }
        };
        let mut response = status.into_response();
        if let Self::No(No::Wait(seconds)) = &self {
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(*seconds));
        }
        response.extensions_mut().insert(Carried(Arc::new(self)));
        response
    }
}

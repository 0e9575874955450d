//! What the pages of an application have in common: where they stand, that they take the draft along, and that the browser may
//! keep them.

use axum::{
    http::header::CACHE_CONTROL,
    response::{IntoResponse, Response},
};

use super::draft::{DRAFT, SHOW, THEN};
use crate::web::frame::Frame;

/// Where a question of a round stands.
pub(super) fn address(slug: &str, step: &str) -> String {
    format!("/rounds/{slug}/apply/{step}")
}

/// A page that its own browser may keep: with nothing kept here, *Back* would lead nowhere else.
pub(super) fn kept_by_browser(response: impl IntoResponse) -> Response {
    ([(CACHE_CONTROL, "private, no-cache")], response).into_response()
}

/// A frame whose links to other languages take the draft along.
pub(super) fn carrying(frame: Frame, path: String, draft: &str, review: bool) -> Frame {
    let mut fields = vec![(DRAFT, draft.to_owned()), (SHOW, "yes".to_owned())];
    if review {
        fields.push((THEN, "yes".to_owned()));
    }
    frame.carrying(path, fields)
}

//! Pages that are the same for every reader: written and compressed once by the service, told apart by their digest. Owns
//! what browsers and proxies are told about keeping them, and when "not modified" is the whole answer.

use std::sync::Arc;

use axum::{
    body::{Body, Bytes},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};

use crate::service::Written;

/// Anyone may keep it, and asks each time whether it is still the same: what was published may be told anew.
const PUBLIC: &str = "public, no-cache";

/// What the same address answers differently by: the language of the reader, and what a browser can unpack.
const VARIES: &str = "cookie, accept-encoding";

/// Whether the reader has a page of this tag already.
pub(super) fn known(asked: &HeaderMap, tag: &str) -> bool {
    let tags = asked.get_all(header::IF_NONE_MATCH).into_iter().filter_map(|value| value.to_str().ok());
    tags.flat_map(|tags| tags.split(',')).map(str::trim).any(|one| {
        // What a proxy packed itself, it calls weak; the page is the same.
        one == "*" || one.trim_start_matches("W/") == tag
    })
}

/// Whether the reader unpacks gzip.
fn takes_gzip(asked: &HeaderMap) -> bool {
    let accepted = asked.get_all(header::ACCEPT_ENCODING).into_iter().filter_map(|value| value.to_str().ok());
    accepted.flat_map(|list| list.split(',')).any(|one| {
        let (name, quality) = one.split_once(';').unwrap_or((one, ""));
        let refused =
            quality.trim().strip_prefix("q=").is_some_and(|q| q.trim_matches(['0', '.']).is_empty());
        name.trim().eq_ignore_ascii_case("gzip") && !refused
    })
}

/// What is kept, as bytes that are not copied for each reader.
struct Part(Arc<Written>, bool);

impl AsRef<[u8]> for Part {
    fn as_ref(&self) -> &[u8] {
        if self.1 { &self.0.packed } else { &self.0.plain }
    }
}

/// A public page of HTML, or that the reader has it.
pub(super) fn page(written: &Arc<Written>, asked: &HeaderMap) -> Response {
    let packed = takes_gzip(asked);
    let tag = format!("\"{}{}\"", &written.digest, if packed { "-gzip" } else { "" });
    let mut response = if known(asked, &tag) {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        let body = Body::from(Bytes::from_owner(Part(Arc::clone(written), packed)));
        let mut response = body.into_response();
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
        if packed {
            headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static("gzip"));
        }
        response
    };
    let headers = response.headers_mut();
    if let Ok(tag) = HeaderValue::from_str(&tag) {
        headers.insert(header::ETAG, tag);
    }
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(PUBLIC));
    headers.insert(header::VARY, HeaderValue::from_static(VARIES));
    response
}

/// What sets a cookie is for one reader: nobody in between keeps it for others.
pub(super) fn keep_cookies_private(headers: &mut HeaderMap) {
    let public =
        headers.get(header::CACHE_CONTROL).is_some_and(|value| value.as_bytes().starts_with(b"public"));
    if public && headers.contains_key(header::SET_COOKIE) {
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-cache"));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(name: header::HeaderName, value: &str) -> HeaderMap {
        HeaderMap::from_iter([(name, HeaderValue::from_str(value).unwrap())])
    }

    #[test]
    fn a_tag_is_known_among_others_and_weakly() {
        for (sent, known_) in [
            ("\"a\"", true),
            ("W/\"a\"", true),
            ("\"b\", \"a\"", true),
            ("*", true),
            ("\"a-gzip\"", false),
            ("\"b\"", false),
            ("", false),
        ] {
            assert_eq!(known(&asked(header::IF_NONE_MATCH, sent), "\"a\""), known_, "{sent}");
        }
    }

    #[test]
    fn gzip_is_sent_to_whoever_takes_it() {
        for (sent, takes) in [
            ("gzip, deflate, br", true),
            ("br;q=1.0, GZIP;q=0.5", true),
            ("gzip;q=0", false),
            ("gzip;q=0.000", false),
            ("identity", false),
        ] {
            assert_eq!(takes_gzip(&asked(header::ACCEPT_ENCODING, sent)), takes, "{sent}");
        }
        assert!(!takes_gzip(&HeaderMap::new()));
    }
}

//! What happens to every request and answer: sessions, language, protection from foreign forms, headers, figures, error
//! pages. Owns the order of the layers.

use std::{sync::Arc, time::Duration};

use axum::{
    Router,
    body::Body,
    extract::{DefaultBodyLimit, MatchedPath, Request, State},
    http::{HeaderValue, Method, StatusCode, header},
    middleware::{Next, from_fn, from_fn_with_state},
    response::{IntoResponse, Redirect, Response},
};
use tower_http::{
    catch_panic::CatchPanicLayer, compression::CompressionLayer, csrf::CsrfLayer,
    limit::RequestBodyLimitLayer, timeout::RequestBodyTimeoutLayer,
};
use tower_sessions::{Expiry, Session, SessionManagerLayer, cookie::SameSite};

use super::{
    App, access, address, cached,
    error::{self, Carried, Halt},
    frame::Frame,
    session::{ACCOUNT, KEPT, Kept, Sessions},
    visit::{cookie, language},
};
use crate::{
    clock::Stopwatch,
    service::{No, Whence, sheet},
};

/// The longest form that is taken, in bytes.
const LONGEST: usize = 256 * 1024;

/// The longest file that is taken with its form around it, in bytes; only handlers that ask for files read one.
const LONGEST_FILE: usize = sheet::MAX_BYTES + LONGEST;

/// What browsers are told about every page: nothing from elsewhere, no framing, no guessing.
const HEADERS: [(&str, &str); 5] = [
    (
        "content-security-policy",
        "default-src 'self'; style-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
    ),
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "same-origin"),
    ("permissions-policy", "camera=(), geolocation=(), microphone=()"),
    ("cross-origin-opener-policy", "same-origin"),
];

pub(super) fn around(router: Router<App>, app: &App) -> Router {
    let secure = app.config.base_url.as_deref().is_some_and(|url| url.starts_with("https:"));
    let sessions = SessionManagerLayer::new(Sessions(Arc::clone(&app.service)))
        .with_name("talka")
        .with_http_only(true)
        .with_same_site(SameSite::Lax)
        .with_secure(secure)
        .with_expiry(Expiry::OnInactivity(time::Duration::hours(8)));
    router
        .fallback(|| async { Halt::not_found() })
        .method_not_allowed_fallback(|| async { Halt::not_found() })
        .with_state(app.clone())
        .layer(DefaultBodyLimit::disable())
        .layer(from_fn_with_state(app.clone(), pages_for_errors))
        .layer(sessions)
        .layer(from_fn_with_state(app.clone(), words_for_sessions))
        .layer(CsrfLayer::new())
        .layer(RequestBodyLimitLayer::new(LONGEST_FILE))
        .layer(RequestBodyTimeoutLayer::new(app.patience.body * 2))
        .layer(from_fn_with_state(app.clone(), words_for_refusals))
        .layer(CompressionLayer::new())
        .layer(from_fn_with_state(secure, headers))
        .layer(CatchPanicLayer::custom(panicked))
        .layer(from_fn(counted))
}

/// A mistake of ours must not take the process with it, nor tell anything.
fn panicked(_: Box<dyn std::any::Any + Send + 'static>) -> Response<Body> {
    tracing::error!("a handler panicked");
    StatusCode::SERVICE_UNAVAILABLE.into_response()
}

/// Turns what a handler carried into a page in the visitor's language, remembers a language that was asked for, and
/// keeps a form that was sent after the session had run out.
async fn pages_for_errors(State(app): State<App>, request: Request, next: Next) -> Response {
    let (parts, body) = request.into_parts();
    let (lang, asked) = language(&parts);
    let path = parts.uri.path_and_query().map_or("/", |path| path.as_str()).to_owned();
    let session = parts.extensions.get::<Session>().cloned();
    let device = cookie(&parts, "device").unwrap_or_default();
    let from = Whence { address: address::of(&parts, &app.config.trusted_proxies), known_device: false };
    let sent = parts.method == Method::POST;
    // A file goes to its handler as it comes: nobody who may not send one makes us hold it.
    let (kept, body) = if has_file(&parts) {
        (None, body)
    } else {
        // However steadily it comes: a form is short.
        let whole = tokio::time::timeout(app.patience.body, axum::body::to_bytes(body, LONGEST)).await;
        let bytes = match whole {
            Ok(Ok(bytes)) => bytes,
            Ok(Err(_)) => return StatusCode::PAYLOAD_TOO_LARGE.into_response(),
            Err(_) => return StatusCode::REQUEST_TIMEOUT.into_response(),
        };
        (sent.then(|| bytes.clone()), Body::from(bytes))
    };
    let mut response = match may_send(&app, session.as_ref(), (sent, from)).await {
        Ok(()) => next.run(Request::from_parts(parts, body)).await,
        Err(no) => Halt::from(no).into_response(),
    };
    if let Some(Carried(halt)) = response.extensions_mut().remove::<Carried>() {
        response = match halt.as_ref() {
            Halt::SignIn => match kept.and_then(|bytes| carried(&app, (&path, &device), &bytes)) {
                Some(kept) => {
                    let frame = Frame::around_error(&app.service, session.as_ref(), (lang, &path)).await;
                    (StatusCode::UNAUTHORIZED, access::sign_in_with(frame, kept)).into_response()
                }
                None if sent => Redirect::to("/sign-in?next=/").into_response(),
                None => Redirect::to(&format!("/sign-in?next={path}")).into_response(),
            },
            Halt::OpenApplication => Redirect::to("/result").into_response(),
            halt => {
                let retry = response.headers().get(header::RETRY_AFTER).cloned();
                let frame = Frame::around_error(&app.service, session.as_ref(), (lang, &path)).await;
                let mut page = error::page(halt, response.status(), frame);
                if let Some(retry) = retry {
                    page.headers_mut().insert(header::RETRY_AFTER, retry);
                }
                page
            }
        };
    } else if sent && response.status() == StatusCode::SEE_OTHER {
        forget(session.as_ref(), &path).await;
    }
    if asked {
        let cookie = format!("lang={}; Path=/; Max-Age=31536000; SameSite=Lax", lang.code());
        if let Ok(cookie) = HeaderValue::from_str(&cookie) {
            response.headers_mut().append(header::SET_COOKIE, cookie);
        }
    }
    response
}

/// Where a session cannot be kept, because the disk is full or the database is away, its layer answers without a word: it is given a
/// page, as everything else that could not be done.
async fn words_for_sessions(State(app): State<App>, request: Request, next: Next) -> Response {
    let (parts, body) = request.into_parts();
    let ((lang, _), path) = (language(&parts), parts.uri.path().to_owned());
    let response = next.run(Request::from_parts(parts, body)).await;
    if response.status() != StatusCode::INTERNAL_SERVER_ERROR {
        return response;
    }
    let frame = Frame::around_error(&app.service, None, (lang, &path)).await;
    error::page(&Halt::broken("a session could not be kept"), StatusCode::SERVICE_UNAVAILABLE, frame)
}

/// What is refused before any handler sees it is refused without a word, and a browser shows a number: it is given a page too.
async fn words_for_refusals(State(app): State<App>, request: Request, next: Next) -> Response {
    let (parts, body) = request.into_parts();
    let ((lang, _), path) = (language(&parts), parts.uri.path().to_owned());
    let response = next.run(Request::from_parts(parts, body)).await;
    let kind = response.headers().get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
    if kind.is_some_and(|kind| kind.starts_with("text/html")) {
        return response;
    }
    let key = match response.status() {
        StatusCode::FORBIDDEN => "error-elsewhere",
        StatusCode::REQUEST_TIMEOUT => "error-slow",
        StatusCode::PAYLOAD_TOO_LARGE => "error-large",
        _ => return response,
    };
    let frame = Frame::around_error(&app.service, None, (lang, &path)).await;
    error::said(key, response.status(), frame)
}

/// Whether a form may come in: whoever is not signed in sends so many from one address. A page of theirs may be kept, and a
/// disk has an end.
async fn may_send(app: &App, session: Option<&Session>, (sent, from): (bool, Whence)) -> Result<(), No> {
    let Some(session) = session.filter(|_| sent) else { return Ok(()) };
    match session.get::<uuid::Uuid>(ACCOUNT).await {
        Ok(Some(_)) => Ok(()),
        // What cannot be read is for the handler to say.
        Ok(None) | Err(_) => app.service.may_send(from),
    }
}

/// Whether a form brings a file.
fn has_file(parts: &axum::http::request::Parts) -> bool {
    let kind = parts.headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
    kind.is_some_and(|kind| kind.starts_with("multipart/form-data"))
}

/// The longest form that the page for signing in carries, in bytes.
const CARRIED_AT_MOST: usize = 16 * 1024;

/// What was typed by someone who is not signed in, sealed, to be carried by the page for signing in: path and fields; passwords
/// and codes never. Nothing is kept here for people whom nobody knows. `device` is the mark of the device: whoever signs in
/// next gets it back only if the same person used to sign in here.
fn carried(app: &App, (path, device): (&str, &str), bytes: &axum::body::Bytes) -> Option<String> {
    if bytes.len() > CARRIED_AT_MOST {
        return None;
    }
    let fields: Vec<(String, String)> = form_urlencoded::parse(bytes)
        .filter(|(name, _)| name != "password" && name != "code")
        .map(|(name, value)| (name.into_owned(), value.into_owned()))
        .collect();
    let kept = Kept { path: path.to_owned(), device: device.to_owned(), fields };
    app.service
        .carry(KEPT, &kept)
        .inspect_err(|error| tracing::error!(%error, "a form could not be sealed"))
        .ok()
}

/// A form that was kept and is now sent is kept no longer.
async fn forget(session: Option<&Session>, path: &str) {
    let Some(session) = session else { return };
    let kept: Option<Kept> = session.get(KEPT).await.ok().flatten();
    if kept.is_some_and(|kept| kept.path == path) {
        let _ = session.remove::<Kept>(KEPT).await;
    }
}

async fn headers(State(secure): State<bool>, request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let mistaken = response.status() == StatusCode::UNPROCESSABLE_ENTITY;
    let headers = response.headers_mut();
    for (name, value) in HEADERS {
        // A page that carries its own style, such as the report, says so itself.
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    }
    // Pages show what belongs to one person: nobody in between keeps them.
    // A form that is shown again may be kept by the browser itself, or its Back button leads nowhere.
    let kept = if mistaken { "private, no-cache" } else { "no-store" };
    headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static(kept));
    cached::keep_cookies_private(headers);
    if secure {
        let value = HeaderValue::from_static("max-age=31536000");
        headers.insert(header::STRICT_TRANSPORT_SECURITY, value);
    }
    response
}

/// Counts answers by route and status, and how long they took.
async fn counted(request: Request, next: Next) -> Response {
    let route = request.extensions().get::<MatchedPath>().map_or("other", |path| path.as_str()).to_owned();
    let watch = Stopwatch::start();
    let response = next.run(request).await;
    let status = response.status().as_u16().to_string();
    metrics::counter!("talka_http_requests_total", "route" => route.clone(), "status" => status).increment(1);
    metrics::histogram!("talka_http_seconds", "route" => route)
        .record(Duration::from_secs_f64(watch.seconds()));
    response
}

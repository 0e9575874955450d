//! What machines ask: alive, ready, figures; and the files that pages need.

use std::collections::BTreeMap;

use axum::{
    extract::State,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use sha2::{Digest, Sha256};

use super::{App, cached, routes::Routes};
use crate::{domain::draw::hex, telemetry};

const STYLE: &str = include_str!("talka.css");
const SCRIPT: &str = include_str!("talka.js");
const ICON: &str = include_str!("icon.svg");

pub(super) fn routes(routes: Routes) -> Routes {
    routes
        .get("/healthz", healthz)
        .get("/readyz", readyz)
        .get("/metrics", metrics)
        .get("/talka.css", style)
        .get("/talka.js", script)
        .get("/icon.svg", icon)
        // Asked for by browsers on pages that name no icon: the report, which is one file.
        .get("/favicon.ico", icon)
}

/// Alive, and able to do the main job: it solves and judges a tiny round.
async fn healthz(State(app): State<App>) -> Response {
    let matched = app.service.self_test().await;
    let status = if matched { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE };
    let body = serde_json::json!({
        "status": if matched { "ok" } else { "failed" },
        "version": env!("CARGO_PKG_VERSION"),
        "checks": { "matching": if matched { "ok" } else { "failed" } },
    });
    (status, axum::Json(body)).into_response()
}

/// Able to serve: everything that has to be is as it has to be; which of it is not.
async fn readyz(State(app): State<App>) -> Response {
    let checks = app.service.readiness().await;
    let ready = checks.iter().all(|(_, right)| *right);
    let status = if ready { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE };
    let word = |right: bool| if right { "ok" } else { "failed" };
    let checks: BTreeMap<&str, &str> = checks.into_iter().map(|(name, right)| (name, word(right))).collect();
    let body = serde_json::json!({ "status": if ready { "ready" } else { "not ready" }, "checks": checks });
    (status, axum::Json(body)).into_response()
}

async fn metrics(State(app): State<App>) -> Response {
    // Without the database the other figures are told all the same.
    if let Ok(figures) = app.service.job_figures().await {
        let states =
            [("waiting", figures.waiting), ("running", figures.running), ("poisoned", figures.poisoned)];
        for (state, count) in states {
            metrics::gauge!("talka_jobs", "state" => state).set(whole(count));
        }
        metrics::gauge!("talka_workers_alive").set(whole(figures.workers));
    }
    ([(header::CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8")], telemetry::figures())
        .into_response()
}

/// A count as a gauge takes it.
fn whole(count: i64) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}

/// A file that changes with the version only: asked again, it is "not modified".
fn file(kind: &'static str, text: &'static str, asked: &axum::http::HeaderMap) -> Response {
    let tag = format!("\"{}\"", &hex(&Sha256::digest(text))[..16]);
    let same = cached::known(asked, &tag);
    let headers = [
        (header::CONTENT_TYPE, kind.to_owned()),
        (header::CACHE_CONTROL, "public, max-age=3600".to_owned()),
        (header::ETAG, tag),
    ];
    if same {
        return (StatusCode::NOT_MODIFIED, headers).into_response();
    }
    (headers, text).into_response()
}

async fn style(headers: axum::http::HeaderMap) -> Response {
    file("text/css; charset=utf-8", STYLE, &headers)
}

async fn script(headers: axum::http::HeaderMap) -> Response {
    file("text/javascript; charset=utf-8", SCRIPT, &headers)
}

async fn icon(headers: axum::http::HeaderMap) -> Response {
    file("image/svg+xml", ICON, &headers)
}

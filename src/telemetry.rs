//! Logs and figures. Owns their form: JSON lines on standard error, Prometheus text. What is logged names keys of rows,
//! never a person, a number, a code, an address or a body.

use std::sync::OnceLock;

use metrics_exporter_prometheus::{PrometheusBuilder, PrometheusHandle};
use tracing_subscriber::EnvFilter;

static FIGURES: OnceLock<PrometheusHandle> = OnceLock::new();

/// Starts logging and counting; a second call changes nothing. `filter` is what `TALKA_LOG` says, such as `info`.
pub fn start(filter: Option<&str>) {
    let filter =
        EnvFilter::try_new(filter.unwrap_or("info,sqlx=warn")).unwrap_or_else(|_| EnvFilter::new("info"));
    let _ = tracing_subscriber::fmt().json().with_env_filter(filter).with_writer(std::io::stderr).try_init();
    if let Ok(handle) = PrometheusBuilder::new().install_recorder() {
        let _ = FIGURES.set(handle);
    }
}

/// The figures so far, as Prometheus reads them; empty before [`start`].
pub fn figures() -> String {
    FIGURES.get().map(PrometheusHandle::render).unwrap_or_default()
}

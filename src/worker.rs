//! Workers: take runs from the queue until told to stop. Owns the pauses between; what a run is, `service` knows.

use std::{sync::Arc, time::Duration};

use tokio::sync::watch;

use crate::service::{No, Service};

/// How long a worker without work waits before it asks again.
const PAUSE: Duration = Duration::from_millis(500);

/// How often what has run out is forgotten.
const SWEEP: Duration = Duration::from_mins(10);

/// Computes runs until `stop` says so; a run that was begun is given back then, for another worker to take up. When the
/// process is killed, its lease runs out first.
///
/// # Errors
/// [`No::Broken`] without random bytes.
pub async fn run(service: Arc<Service>, mut stop: watch::Receiver<bool>) -> Result<(), No> {
    let worker = service.new_worker()?;
    while !*stop.borrow() {
        let mut stopped = stop.clone();
        // That the sender is gone means stop as well.
        let stopped = async move { drop(stopped.wait_for(|stop| *stop).await) };
        match service.work_until(worker, stopped).await {
            Ok(true) => {}
            Ok(false) => rest(&mut stop, PAUSE).await,
            Err(no) => {
                tracing::error!(%no, "a run could not be computed");
                rest(&mut stop, PAUSE * 4).await;
            }
        }
    }
    Ok(())
}

/// Forgets what has run out, now and then, until `stop` says so.
pub async fn sweep(service: Arc<Service>, mut stop: watch::Receiver<bool>) {
    while !*stop.borrow() {
        if let Err(no) = service.sweep().await {
            tracing::error!(%no, "sweeping failed");
        }
        rest(&mut stop, SWEEP).await;
    }
}

async fn rest(stop: &mut watch::Receiver<bool>, pause: Duration) {
    // Whichever comes first; that the sender is gone means stop as well.
    let _ = tokio::time::timeout(pause, stop.wait_for(|stop| *stop)).await;
}

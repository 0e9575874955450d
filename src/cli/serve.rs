//! `talka serve` and `talka worker`: the service, until a signal asks it to stop. Owns the order of starting and of
//! stopping: no new requests, those begun are answered, runs are finished, the database is closed.

use std::sync::Arc;

use tokio::{net::TcpListener, sync::watch, task::JoinSet};

use super::{
    ServeArgs, Stop, WorkerArgs,
    console::Console,
    install::{self, Listening, refused, wait},
};
use crate::{config::Config, domain::Arg, service::Service, telemetry, web::App, worker};

pub(super) fn run(args: &ServeArgs, console: &mut Console) -> Result<(), Stop> {
    telemetry::start(args.log.as_deref());
    let config = args.install.config(args.listening.clone())?;
    wait(async {
        let service = install::open(&config).await?;
        let listener = TcpListener::bind(config.listen).await.map_err(|error| refused(&error))?;
        serve(service, config, listener, |address| {
            console.say(&console.tr.with("cli-serving", &[("address", Arg::Text(address.to_owned()))]));
        })
        .await
    })
}

/// Serves on a listener until a signal; `started` hears the address.
pub(super) async fn serve(
    service: Arc<Service>,
    config: Config,
    listener: TcpListener,
    started: impl FnOnce(&str),
) -> Result<(), Stop> {
    let (stop, stopping) = watch::channel(false);
    let mut tasks = JoinSet::new();
    for _ in 0..config.workers {
        tasks.spawn(worker_task(Arc::clone(&service), stopping.clone()));
    }
    tasks.spawn(worker::sweep(Arc::clone(&service), stopping.clone()));
    let address = listener.local_addr().map_err(|error| refused(&error))?;
    let app = App::new(Arc::clone(&service), config);
    started(&format!("http://{address}/"));
    tracing::info!("serving");
    let served = app.serve(listener, signalled()).await;
    // Whoever waits for a run sees the workers stop, not the process vanish.
    let _ = stop.send(true);
    while tasks.join_next().await.is_some() {}
    service.close_down().await;
    tracing::info!("stopped");
    served.map_err(|error| refused(&error))
}

pub(super) fn work(args: &WorkerArgs, console: &mut Console) -> Result<(), Stop> {
    telemetry::start(args.log.as_deref());
    let config = args.install.config(Listening::default())?;
    wait(async {
        let service = install::open(&config).await?;
        console.say(&console.tr.say("cli-working"));
        let (stop, stopping) = watch::channel(false);
        let working = tokio::spawn(worker_task(Arc::clone(&service), stopping));
        signalled().await;
        let _ = stop.send(true);
        working.await.map_err(|error| refused(&error))?;
        service.close_down().await;
        Ok(())
    })
}

async fn worker_task(service: Arc<Service>, stopping: watch::Receiver<bool>) {
    if let Err(no) = worker::run(service, stopping).await {
        tracing::error!(%no, "a worker could not begin");
    }
}

/// Resolves when the process is asked to stop: by the terminal, or by whoever runs services.
async fn signalled() {
    let interrupt = tokio::signal::ctrl_c();
    #[cfg(unix)]
    {
        let Ok(mut terminate) = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate())
        else {
            let _ = interrupt.await;
            return;
        };
        tokio::select! { _ = interrupt => {}, _ = terminate.recv() => {} }
    }
    #[cfg(not(unix))]
    let _ = interrupt.await;
}

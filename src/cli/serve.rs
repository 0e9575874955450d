//! `talka serve` and `talka worker`: the service, until a signal asks it to stop. Owns the order of starting and of
//! stopping: no new requests, those begun are answered, runs are given back, the database is closed. Nothing of it is
//! waited for without end.

use std::{sync::Arc, time::Duration};

use clap::Args;
use tokio::{net::TcpListener, sync::watch, task::JoinSet, time::timeout};

use super::{
    Stop,
    console::Console,
    install::{self, Install, Listening, refused, wait},
};
use crate::{config::Config, domain::Arg, mail::Mailer, service::Service, telemetry, web::App, worker};

#[derive(Debug, Args)]
pub(super) struct ServeArgs {
    #[command(flatten)]
    install: Install,
    #[command(flatten)]
    listening: Listening,
    /// What is logged, such as info or debug
    #[arg(long, env = "TALKA_LOG")]
    log: Option<String>,
}

#[derive(Debug, Args)]
pub(super) struct WorkerArgs {
    #[command(flatten)]
    install: Install,
    /// What is logged, such as info or debug
    #[arg(long, env = "TALKA_LOG")]
    log: Option<String>,
}

/// How long workers are waited for, and the database, once the service stops; a run that could not be given back in that
/// time is taken up when its lease has run out.
const STOPPING: Duration = Duration::from_secs(3);

pub(super) fn run(args: &ServeArgs, console: &mut Console) -> Result<(), Stop> {
    telemetry::start(args.log.as_deref());
    let config = args.install.config(args.listening.clone())?;
    wait(async {
        let service = install::open(&config).await?;
        let listener = install::listener(config.listen).await?;
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
    let mailer = install::mailer(&config)?;
    let (stop, stopping) = watch::channel(false);
    let mut tasks = JoinSet::new();
    for _ in 0..config.workers {
        tasks.spawn(worker_task(Arc::clone(&service), stopping.clone()));
    }
    tasks.spawn(job_task(Arc::clone(&service), stopping.clone()));
    if let Some(mailer) = mailer {
        tasks.spawn(mail_task(Arc::clone(&service), mailer, stopping.clone()));
    }
    let address = listener.local_addr().map_err(|error| refused(&error))?;
    let app = App::new(Arc::clone(&service), config);
    let signalled = signalled();
    started(&format!("http://{address}/"));
    tracing::info!("serving");
    let stopped = async move {
        signalled.await;
        let _ = stop.send(true);
    };
    app.serve(listener, stopped).await;
    end(&service, tasks).await;
    Ok(())
}

/// Waits for the workers and closes the database, as long as that may take.
async fn end(service: &Service, mut tasks: JoinSet<()>) {
    let ended = async { while tasks.join_next().await.is_some() {} };
    if timeout(STOPPING, ended).await.is_err() {
        tracing::warn!("a worker was cut off; its run is taken up when its lease has run out");
        tasks.shutdown().await;
    }
    if timeout(STOPPING, service.close_down()).await.is_err() {
        tracing::warn!("the database was left without a word");
    }
    tracing::info!("stopped");
}

pub(super) fn work(args: &WorkerArgs, console: &mut Console) -> Result<(), Stop> {
    telemetry::start(args.log.as_deref());
    let config = args.install.config(Listening::default())?;
    wait(async {
        // Asked to stop while it still opens the database, it stops in order as soon as that is done.
        let signalled = signalled();
        let service = install::open(&config).await?;
        let mailer = install::mailer(&config)?;
        console.say(&console.tr.say("cli-working"));
        let (stop, stopping) = watch::channel(false);
        let mut tasks = JoinSet::new();
        tasks.spawn(worker_task(Arc::clone(&service), stopping.clone()));
        tasks.spawn(job_task(Arc::clone(&service), stopping.clone()));
        if let Some(mailer) = mailer {
            tasks.spawn(mail_task(Arc::clone(&service), mailer, stopping));
        }
        signalled.await;
        let _ = stop.send(true);
        end(&service, tasks).await;
        Ok(())
    })
}

async fn worker_task(service: Arc<Service>, stopping: watch::Receiver<bool>) {
    // Given up by whatever ends it but its own end: then the service is not ready any more.
    let duty = service.on_duty();
    match worker::run(service, stopping).await {
        Ok(()) => duty.leave(),
        Err(no) => tracing::error!(%no, "a worker could not begin"),
    }
}

async fn job_task(service: Arc<Service>, stopping: watch::Receiver<bool>) {
    let duty = service.on_duty();
    match worker::jobs(service, stopping).await {
        Ok(()) => duty.leave(),
        Err(no) => tracing::error!(%no, "a worker could not begin"),
    }
}

async fn mail_task(service: Arc<Service>, mailer: Arc<Mailer>, stopping: watch::Receiver<bool>) {
    let duty = service.on_duty();
    worker::mails(service, mailer, stopping).await;
    duty.leave();
}

/// Listens from now on for the process being asked to stop, by the terminal or by whoever runs services; resolves when
/// it is. To be called before anybody is told that the service is there.
fn signalled() -> impl Future<Output = ()> {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        let signals =
            signal(SignalKind::interrupt()).and_then(|one| Ok((one, signal(SignalKind::terminate())?)));
        async move {
            match signals {
                Ok((mut interrupt, mut terminate)) => {
                    tokio::select! { _ = interrupt.recv() => {}, _ = terminate.recv() => {} }
                }
                Err(_) => std::future::pending().await,
            }
        }
    }
    #[cfg(not(unix))]
    async {
        let _ = tokio::signal::ctrl_c().await;
    }
}

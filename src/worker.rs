//! Workers: take runs, jobs and mails from their queues until told to stop. Owns the pauses between; what a run or a job is, `service`
//! knows.

use std::{sync::Arc, time::Duration};

use tokio::sync::watch;

use crate::{
    clock::Stopwatch,
    mail::{Mailer, NotTaken},
    service::{Delivery, Mail, No, Service},
};

/// How long a worker without work waits before it asks again.
const PAUSE: Duration = Duration::from_millis(500);

/// How often a worker says that it lives.
const LIVES: Duration = Duration::from_secs(15);

/// How often what is due is looked for.
const PLANS: Duration = Duration::from_secs(2);

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

/// Does jobs until `stop` says so, and plans them: several workers may, each does its part. A job that was begun is given back
/// then.
///
/// # Errors
/// [`No::Broken`] without random bytes.
pub async fn jobs(service: Arc<Service>, mut stop: watch::Receiver<bool>) -> Result<(), No> {
    let worker = service.new_worker()?;
    let (mut lives, mut plans) = (Every::new(LIVES), Every::new(PLANS));
    while !*stop.borrow() {
        if lives.is_due() {
            hear(service.worker_lives(worker).await);
        }
        if plans.is_due() {
            hear(service.plan().await);
        }
        let stopping = stop.clone();
        match service.job_once(worker, move || *stopping.borrow()).await {
            Ok(true) => {}
            Ok(false) => rest(&mut stop, PAUSE).await,
            Err(no) => {
                tracing::error!(%no, "a job could not be done");
                rest(&mut stop, PAUSE * 4).await;
            }
        }
    }
    hear(service.worker_leaves(worker).await);
    Ok(())
}

/// How long a mail server that cannot be talked to is left alone.
const DOWN: Duration = Duration::from_secs(15);

/// Sends mails until `stop` says so. What was taken and not sent by then goes back.
pub async fn mails(service: Arc<Service>, mailer: Arc<Mailer>, mut stop: watch::Receiver<bool>) {
    while !*stop.borrow() {
        match send_some(&service, &mailer, &stop).await {
            Ok(Sent::Some) => {}
            Ok(Sent::Nothing) => rest(&mut stop, PAUSE * 2).await,
            Ok(Sent::Down) => rest(&mut stop, DOWN).await,
            Err(no) => {
                tracing::error!(%no, "mails could not be sent");
                rest(&mut stop, PAUSE * 4).await;
            }
        }
    }
}

/// What came of a turn.
enum Sent {
    Some,
    Nothing,
    Down,
}

async fn send_some(service: &Service, mailer: &Mailer, stop: &watch::Receiver<bool>) -> Result<Sent, No> {
    if !service.mail_is_due().await? {
        return Ok(Sent::Nothing);
    }
    if mailer.reach().await.is_err() {
        tracing::warn!("the mail server cannot be talked to");
        return Ok(Sent::Down);
    }
    let mails = service.mails_due().await?;
    let any = !mails.is_empty();
    let mut down = None;
    for mail in &mails {
        let delivery = match &down {
            None if *stop.borrow() => Delivery::Down("stopped".to_owned()),
            None => deliver(mailer, mail).await,
            Some(why) => Delivery::Down(String::clone(why)),
        };
        if let Delivery::Down(why) = &delivery {
            down = Some(why.clone());
        }
        service.mail_ended(mail, &delivery).await?;
    }
    Ok(match down {
        Some(_) => Sent::Down,
        None if any => Sent::Some,
        None => Sent::Nothing,
    })
}

async fn deliver(mailer: &Mailer, mail: &Mail) -> Delivery {
    match mailer.send(&mail.id.to_string(), &mail.to, &mail.heading, &mail.body).await {
        Ok(()) => Delivery::Taken,
        Err(NotTaken::Down(why)) => Delivery::Down(why),
        Err(NotTaken::Later(why)) => Delivery::Later(why),
        Err(NotTaken::Never(why)) => Delivery::Never(why),
        Err(NotTaken::Unknown(why)) => Delivery::Unknown(why),
    }
}

/// What is tried again soon is only said.
fn hear<T>(done: Result<T, No>) {
    if let Err(no) = done {
        tracing::error!(%no, "a worker could not plan, or say that it lives");
    }
}

/// Something that is done now and then, whatever the machine's clock does.
struct Every {
    pause: Duration,
    last: Option<Stopwatch>,
}

impl Every {
    fn new(pause: Duration) -> Self {
        Self { pause, last: None }
    }

    /// Whether it is time again; if so, the pause begins anew.
    fn is_due(&mut self) -> bool {
        let due = self.last.is_none_or(|last| Duration::from_millis(last.millis()) >= self.pause);
        if due {
            self.last = Some(Stopwatch::start());
        }
        due
    }
}

async fn rest(stop: &mut watch::Receiver<bool>, pause: Duration) {
    // Whichever comes first; that the sender is gone means stop as well.
    let _ = tokio::time::timeout(pause, stop.wait_for(|stop| *stop)).await;
}

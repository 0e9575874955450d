//! What goes on by itself: whether anybody does it, how much waits, and what failed, with a button to have it tried again.

use askama::Template;
use axum::{
    extract::Path,
    response::{IntoResponse, Redirect},
};
use chrono::{DateTime, Utc};

use super::{
    error::{Answer, html},
    frame::Frame,
    routes::{Routes, key},
    visit::Signed,
};
use crate::{
    domain::{Arg, Overseer},
    service::{FailedJob, JobFigures, TRIES},
};

pub(super) fn routes(routes: Routes) -> Routes {
    routes.get("/jobs", page).post("/jobs/{id}/again", again)
}

#[derive(Template)]
#[template(config = ".config/askama.toml", path = "jobs.html")]
struct JobsPage {
    frame: Frame,
    figures: JobFigures,
    failed: Vec<FailedJob>,
}

impl JobsPage {
    fn counts(&self) -> String {
        let figures = [
            ("waiting", self.figures.waiting),
            ("running", self.figures.running),
            ("workers", self.figures.workers),
        ];
        self.frame.tr.with("jobs-counts", &figures.map(|(name, count)| (name, Arg::Whole(count))))
    }

    fn tries(&self) -> String {
        self.frame.tr.with("jobs-tries", &[("tries", Arg::Whole(TRIES))])
    }

    /// What is done; a kind of another version is shown as it is called.
    fn what(&self, job: &FailedJob) -> String {
        self.frame.tr.try_say(&format!("jobs-kind-{}", job.kind)).unwrap_or_else(|| job.kind.clone())
    }

    fn round(&self, job: &FailedJob) -> String {
        job.round.as_ref().map(|name| name.get(self.frame.tr.0).to_owned()).unwrap_or_default()
    }

    fn when(&self, at: &DateTime<Utc>) -> String {
        self.frame.tr.moment(*at)
    }
}

async fn page(Signed { visit, who }: Signed<Overseer>) -> Answer {
    let figures = visit.service.job_figures().await?;
    let failed = visit.service.failed_jobs(&who).await?;
    let frame = Frame::wide(&visit, &visit.tr.say("jobs-title")).await;
    Ok(html(JobsPage { frame, figures, failed }.render()))
}

async fn again(Signed { visit, who }: Signed<Overseer>, Path(id): Path<String>) -> Answer {
    visit.service.try_job_again(&who, key(&id)?).await?;
    visit.say_next("jobs-said-again").await;
    Ok(Redirect::to("/jobs").into_response())
}

//! What a verified run that is not published yet would tell somebody: for caseworkers, before the second signature.

use uuid::Uuid;

use super::{Letter, No, RunState, Service, data_key};
use crate::store::{self, Link, applications::ApplicationRow};

/// What a run would tell somebody.
#[derive(Debug, Clone)]
pub struct Drafted {
    /// The run.
    pub run: Uuid,
    /// Its number inside the round.
    pub number: i64,
    /// What its person would read.
    pub letter: Letter,
}

impl Service {
    /// What the newest verified run would tell the person of an application, where it can still be published: nothing was
    /// published since it was started.
    pub(super) async fn drafted(
        &self,
        link: &mut Link<'_>,
        application: &ApplicationRow,
    ) -> Result<Option<Drafted>, No> {
        let runs = store::runs::of_round(link, application.round).await?;
        let verified = runs.into_iter().find(|run| run.state == RunState::Verified.name());
        let published = store::publications::of_round(link, application.round).await?;
        let newest = published.first().map_or(0, |publication| publication.number);
        let Some(run) = verified.filter(|run| run.base == newest) else { return Ok(None) };
        if published.iter().any(|publication| publication.run == run.id) {
            return Ok(None);
        }
        let row = store::publications::drafted(link, application.id, run.id).await?;
        let (Some(row), Some(key)) = (row, self.vault.key_of(application)?) else { return Ok(None) };
        let letter = key.open(&data_key::letter(row.id), &row.sealed)?;
        Ok(Some(Drafted { run: run.id, number: run.number, letter }))
    }
}

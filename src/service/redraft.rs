//! A draft's settings and rules, put in the place of those before. Owns that nothing is kept of a draft that its file could not say: what
//! somebody answered on a page is read as a file that somebody wrote is read.

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::{
    No, Service,
    law::{Law, compile, law_files},
    pipeline, place_of,
};
use crate::{
    domain::{OrderBy, draw},
    files::{folder::Folder, settings},
    store::{self, Link, rounds::Redrafted},
};

impl Service {
    /// Keeps the law of a locked draft, with the moments from when and until when it takes applications.
    ///
    /// # Errors
    /// [`No::Faults`] for everything that is wrong with the settings, alone or beside the rules.
    pub(super) async fn redraft(
        &self,
        link: &mut Link<'_>,
        round: Uuid,
        law: Law,
        (opens_at, closes_at): (DateTime<Utc>, DateTime<Utc>),
    ) -> Result<(), No> {
        let files = law_files(&law);
        let (_, bytes, faults) = settings::read(&Folder::Held(&files))?;
        settings::located(&bytes, faults).into_result()?;
        pipeline::rulebook(&Folder::Held(&files))?;
        let sealed = self.vault.seal(&place_of("round", round), &law)?;
        let kept = compile(law)?;
        let commitment = match &kept.settings.order {
            OrderBy::Registration => None,
            OrderBy::Draw { seed, .. } => Some(draw::commitment(seed)),
        };
        let draft = Redrafted {
            name: &kept.settings.name,
            commitment: commitment.as_deref(),
            sealed: &sealed,
            opens_at,
            closes_at,
        };
        Ok(store::rounds::redraft(link, round, &draft).await?)
    }
}

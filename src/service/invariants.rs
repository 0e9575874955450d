//! What must hold at every moment, asked of a database as it is: `talka audit verify` asks it of a live one, tests after every
//! step. Owns which question belongs to which invariant; the chain of events walks itself.

use chrono::{DateTime, Utc};

use super::{
    No,
    chain::{Checkpoint, Walk, walk},
};
use crate::store::{self, Db};

/// Everything that does not hold at a moment: seats, places, publications, messages, the chain.
///
/// # Errors
/// [`No::Broken`].
pub async fn check(db: &Db, now: DateTime<Utc>, kept: Option<&Checkpoint>) -> Result<Walk, No> {
    let mut found = walk(db, kept).await?;
    let mut conn = db.read().await?;
    let link = &mut conn.link();
    let answers = [
        ("invariant-seats", store::invariants::overfull(link, now).await?),
        ("invariant-places", store::invariants::twice_placed(link, now).await?),
        ("invariant-publications", store::invariants::unfounded(link).await?),
        ("invariant-messages", store::invariants::causeless(link).await?),
    ];
    for (key, rows) in answers {
        for row in rows {
            found.found(key, None, Some(row));
        }
    }
    Ok(found)
}

//! An application that is being written. It lives in the visitor's session, one for each round, sealed like everything
//! there; nothing of it is anywhere else until it is submitted.

use serde::{Deserialize, Serialize};

use crate::{
    domain::Lang,
    service::{Answers, NewApplication, Submitted},
    web::{halt::Halt, visit::Visit, words::broken},
};

/// Where a question of a round stands.
pub(super) fn address(slug: &str, step: &str) -> String {
    format!("/rounds/{slug}/apply/{step}")
}

/// What was answered so far.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Draft {
    /// Token of this application: submitted twice, it is one.
    pub(super) once: String,
    /// What was typed, by question. A question that is missing was not answered; one that is empty was, with *I don't know*.
    pub(super) answers: Answers,
    /// Numbers of placements, best first.
    pub(super) wishes: Vec<String>,
}

fn draft(slug: &str) -> String {
    format!("draft:{slug}")
}

fn done(slug: &str) -> String {
    format!("done:{slug}")
}

impl Draft {
    /// The draft of a round, if one was begun in this session.
    pub(super) async fn find(visit: &Visit, slug: &str) -> Result<Option<Self>, Halt> {
        visit.session.get(&draft(slug)).await.map_err(|error| broken(&error))
    }

    /// The draft of a round, or a new one: an answer whose session is gone begins again with it.
    pub(super) async fn begun(visit: &Visit, slug: &str) -> Result<Self, Halt> {
        match Self::find(visit, slug).await? {
            Some(draft) => Ok(draft),
            None => Ok(Self { once: visit.service.token()?, ..Self::default() }),
        }
    }

    /// Keeps it until the session ends.
    pub(super) async fn keep(&self, visit: &Visit, slug: &str) -> Result<(), Halt> {
        visit.session.insert(&draft(slug), self).await.map_err(|error| broken(&error))
    }

    /// The application as the verb takes it.
    pub(super) fn application(&self, lang: Lang) -> NewApplication {
        NewApplication {
            once: self.once.clone(),
            lang,
            answers: self.answers.clone(),
            wishes: self.wishes.clone(),
        }
    }
}

/// Puts number and code in the draft's place.
pub(super) async fn submitted(visit: &Visit, slug: &str, submitted: &Submitted) -> Result<(), Halt> {
    let kept = (&submitted.number, &submitted.code);
    visit.session.remove::<Draft>(&draft(slug)).await.map_err(|error| broken(&error))?;
    visit.session.insert(&done(slug), kept).await.map_err(|error| broken(&error))
}

/// Number and code of what was submitted in this session.
pub(super) async fn kept(visit: &Visit, slug: &str) -> Result<Option<(String, String)>, Halt> {
    visit.session.get(&done(slug)).await.map_err(|error| broken(&error))
}

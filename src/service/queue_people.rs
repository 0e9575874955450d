//! Whom the things in a queue are about, and what is to be found out of them: for whoever reads the list and would otherwise open each.
//! Owns that only those are opened who are shown, and that this leaves a look.

use std::collections::{BTreeMap, BTreeSet};

use uuid::Uuid;

use super::{
    No, Service, Task, TaskKind,
    fact_file::{fact_columns, facts_asked},
    standing::{questions, ready},
};
use crate::{
    domain::{Caseworker, Texts},
    store,
};

/// The person whom something in a queue is about.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TaskPerson {
    /// The name; empty where it was erased.
    pub name: String,
    /// What is to be found out before somebody can decide: what the facts are called.
    pub missing: Vec<Texts>,
}

impl Service {
    /// Whom these things are about, by the key of each; those that are about no single application are left out. The look is noted.
    ///
    /// # Errors
    /// [`No::NotFound`] for another authority's round; [`No::Broken`]: then nobody is shown.
    pub async fn queue_people(
        &self,
        who: &Caseworker,
        slug: &str,
        tasks: &[&Task],
    ) -> Result<BTreeMap<Uuid, TaskPerson>, No> {
        let ids: BTreeSet<Uuid> = tasks.iter().filter_map(|task| task.application).collect();
        if ids.is_empty() {
            return Ok(BTreeMap::new());
        }
        let (book, places) = self.known_round(who, slug).await?;
        let mut conn = self.db.read().await?;
        let link = &mut conn.link();
        let rows = store::applications::by_ids(link, &ids.into_iter().collect::<Vec<_>>()).await?;
        let asks = |task: &&Task| matches!(task.kind, TaskKind::Decide | TaskKind::Wishes);
        let asking: BTreeSet<Uuid> =
            tasks.iter().filter(|task| asks(task)).filter_map(|task| task.application).collect();
        let crowd = if asking.is_empty() { None } else { Some(self.crowd(link, &book).await?) };
        drop(conn);
        let columns = fact_columns(&book, &places);
        let ready = ready(&book, crowd.as_deref(), &places);
        let mut people = BTreeMap::new();
        for row in rows.iter().filter(|row| row.round == book.id) {
            let opened = self.opened(row)?;
            let asked =
                if asking.contains(&row.id) { facts_asked(&questions(&opened, &ready)?) } else { Vec::new() };
            let missing = columns.iter().filter(|fact| asked.contains(&fact.name));
            let missing = missing.map(|fact| fact.label.clone()).collect();
            people.insert(row.id, TaskPerson { name: opened.person.name.clone(), missing });
        }
        drop(ready);
        let shown = rows.iter().map(|row| row.number.as_str()).collect();
        self.look_through(who, slug, shown, "").await?;
        let of = |task: &&Task| Some((task.id, people.get(&task.application?)?, asks(task)));
        let of = tasks.iter().filter_map(of).map(|(id, person, asks)| {
            let missing = if asks { person.missing.clone() } else { Vec::new() };
            (id, TaskPerson { missing, ..person.clone() })
        });
        Ok(of.collect())
    }
}

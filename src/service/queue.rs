//! What needs a person in a round, in the order in which it matters, with who goes about it; and the rounds of an authority with how
//! much of that there is. Decides nothing.

use std::collections::{BTreeMap, BTreeSet};

use uuid::Uuid;

use super::{
    Board, Book, Next, No, Phase, RoundLine, Service, Standing,
    board_people::For,
    standing::Stands,
    task::{Asked, Task, TaskKind, key, sort},
};
use crate::{
    domain::{Caseworker, Role},
    store::{self, Link, accounts::AccountRow, applications::ApplicationRow},
};

/// A round in a list of what is to be done.
#[derive(Debug, Clone)]
pub struct OwnRound {
    /// The round.
    pub line: RoundLine,
    /// What is to be done, the most urgent first.
    pub next: Vec<Next>,
    /// How much needs a person, and how much of it is whoever's who looks.
    pub queue: (u64, u64),
}

/// A round's queue.
#[derive(Debug)]
pub struct Queue {
    /// The round.
    pub book: Book,
    /// What needs a person, what matters first before the rest.
    pub tasks: Vec<Task>,
}

impl Service {
    /// What needs a person in a round.
    ///
    /// # Errors
    /// [`No::NotFound`] for another authority's.
    pub async fn tasks(&self, who: &Caseworker, slug: &str) -> Result<Queue, No> {
        let board = self.board_for(who, slug, For::Steps).await?;
        let tasks = self.tasks_of(who, &board).await?;
        Ok(Queue { book: board.book, tasks })
    }

    /// The same of a round whose board is known.
    async fn tasks_of(&self, who: &Caseworker, board: &Board) -> Result<Vec<Task>, No> {
        let mut tasks = self.task_items(board).await?;
        let mut conn = self.db.read().await?;
        let link = &mut conn.link();
        let rows = store::tasks::of_round(link, board.book.id).await?;
        let rows: BTreeMap<Uuid, _> = rows.into_iter().map(|row| (row.id, row)).collect();
        // Of several questions the newest counts.
        let asked = store::inquiries::of_round(link, board.book.id).await?.into_iter();
        let asked: BTreeMap<Uuid, Asked> = asked
            .map(|row| (row.task, Asked { until: row.until, answered: row.answered_at.is_some() }))
            .collect();
        let accounts = store::accounts::list(link).await?;
        let own = who.staff().account;
        for task in &mut tasks {
            let holder = rows.get(&task.id).and_then(|row| row.holder);
            let named = accounts.iter().find(|one| Some(one.id) == holder);
            // Whoever does not work there any more goes about nothing.
            task.holder = named.filter(|one| one.active).map(|one| (one.id, one.name.clone()));
            task.mine = holder == Some(own);
            task.may = !task.not_for.contains(&own);
            task.askable =
                task.application.is_some() && !matches!(task.kind, TaskKind::Mail | TaskKind::Paper);
            task.asked = asked.get(&task.id).copied();
        }
        sort(&mut tasks, self.now());
        Ok(tasks)
    }

    /// The first of what whoever looks goes about and does not wait for an answer, after another one; from the beginning again after the
    /// last.
    ///
    /// # Errors
    /// [`No::NotFound`] for another authority's.
    pub async fn next_task(
        &self,
        who: &Caseworker,
        slug: &str,
        after: Option<Uuid>,
    ) -> Result<Option<Uuid>, No> {
        let queue = self.tasks(who, slug).await?;
        let now = self.now();
        let at = queue.tasks.iter().position(|task| Some(task.id) == after).map_or(0, |at| at + 1);
        let (before, behind) = queue.tasks.split_at(at);
        let mine = |task: &&Task| task.mine && !task.waits(now) && Some(task.id) != after;
        Ok(behind.iter().chain(before).find(mine).map(|task| task.id))
    }

    /// Whether a caseworker goes about anything in a round.
    ///
    /// # Errors
    /// [`No::NotFound`] for another authority's.
    pub async fn goes_about(&self, who: &Caseworker, slug: &str) -> Result<bool, No> {
        let mut conn = self.db.read().await?;
        let link = &mut conn.link();
        let round = self.row_for(link, who, slug).await?;
        let rows = store::tasks::of_round(link, round.id).await?;
        Ok(rows.iter().any(|row| row.holder == Some(who.staff().account)))
    }

    /// The applications of a round that somebody else goes about, or that wait for an answer: their keys as tables say them.
    pub(super) async fn busy_elsewhere(
        &self,
        link: &mut Link<'_>,
        who: &Caseworker,
        round: Uuid,
    ) -> Result<BTreeSet<String>, No> {
        let (own, now) = (who.staff().account, self.now());
        let asked = store::inquiries::of_round(link, round).await?;
        let waits = asked.iter().filter(|row| row.answered_at.is_none() && row.until > now);
        let waits: BTreeSet<Uuid> = waits.map(|row| row.task).collect();
        let rows = store::tasks::of_round(link, round).await?.into_iter();
        let busy = rows.filter(|row| {
            let others = row.holder.is_some_and(|holder| holder != own);
            row.kind == TaskKind::Decide.kept_as() && (others || waits.contains(&row.id))
        });
        Ok(busy.map(|row| row.subject).collect())
    }

    /// Of an application about which a person has to decide something, or ask it for other wishes: its place in the queue, who goes about it, and whether that is
    /// whoever looks.
    pub(super) async fn task_for(
        &self,
        link: &mut Link<'_>,
        who: &Caseworker,
        (book, row): (&Book, &ApplicationRow),
        stands: &Stands,
    ) -> Result<Option<(Uuid, Option<String>, bool)>, No> {
        let asks_nowhere = stands.nowhere && book.phase == Phase::Open;
        let takes_part = matches!(stands.standing, Standing::Eligible(_));
        let waits =
            stands.standing == Standing::NeedsPerson || (takes_part && stands.undecided > 0) || asks_nowhere;
        if !waits || book.phase.is_told() || book.phase == Phase::Draft {
            return Ok(None);
        }
        let id = key(book.id, TaskKind::Decide, &row.id.to_string());
        let holder = store::tasks::by_id(link, id).await?.and_then(|row| row.holder);
        let name = match holder {
            Some(holder) => store::accounts::by_id(link, holder).await?.map(|one| one.name),
            None => None,
        };
        Ok(Some((id, name, holder == Some(who.staff().account))))
    }

    /// The caseworkers of a caseworker's authority, by name.
    pub(super) async fn colleagues(
        &self,
        link: &mut Link<'_>,
        who: &Caseworker,
    ) -> Result<Vec<AccountRow>, No> {
        let works_there = |one: &AccountRow| {
            one.active && one.organisation == who.staff().organisation && one.role == Role::Caseworker.name()
        };
        let mut all = store::accounts::list(link).await?;
        all.retain(works_there);
        all.sort_by(|one, other| (&one.name, one.id).cmp(&(&other.name, other.id)));
        Ok(all)
    }

    /// The rounds of a caseworker's authority with what is to be done in each, the latest deadline first.
    ///
    /// # Errors
    /// [`No::Broken`].
    pub async fn own_rounds(&self, who: &Caseworker) -> Result<Vec<OwnRound>, No> {
        let mut own = Vec::new();
        for mut line in self.rounds().await? {
            if line.authority == who.staff().organisation {
                let board = self.board_for(who, &line.slug, For::Steps).await?;
                let tasks = self.tasks_of(who, &board).await?;
                let mine = tasks.iter().filter(|task| task.mine).count() as u64;
                line.phase = board.book.phase;
                own.push(OwnRound { line, next: board.next(), queue: (tasks.len() as u64, mine) });
            }
        }
        Ok(own)
    }
}

//! The crew: as many threads as may be used, each taking the next piece of work when it has done one. The
//! largest pieces go first; results come back in the order of the work, so nothing depends on who did what.

use std::sync::{
    Mutex, PoisonError,
    atomic::{AtomicBool, AtomicUsize, Ordering},
};

use crate::Control;

/// Who may work, and who says when to stop.
pub(super) struct Crew<'a> {
    threads: usize,
    control: &'a dyn Control,
}

impl<'a> Crew<'a> {
    pub(super) fn new(threads: usize, control: &'a dyn Control) -> Self {
        Self { threads, control }
    }

    pub(super) fn begins(&self, stage: crate::Stage) {
        self.control.begins(stage);
    }

    pub(super) fn stop(&self) -> bool {
        self.control.stop()
    }

    /// Does all the work; `None` when stopped or when one piece could not be done.
    pub(super) fn map<T: Send, R: Send>(
        &self,
        work: Vec<T>,
        size: impl Fn(&T) -> usize,
        run: impl Fn(T, &dyn Fn() -> bool) -> Option<R> + Sync,
    ) -> Option<Vec<R>> {
        if self.threads <= 1 || work.len() <= 1 {
            return work.into_iter().map(|piece| run(piece, &|| self.control.stop())).collect();
        }
        let mut order: Vec<usize> = (0..work.len()).collect();
        order.sort_by_key(|&at| std::cmp::Reverse(size(&work[at])));
        let slots: Vec<Mutex<(Option<T>, Option<R>)>> =
            work.into_iter().map(|piece| Mutex::new((Some(piece), None))).collect();
        let (next, stopped) = (AtomicUsize::new(0), AtomicBool::new(false));
        let labour = |stop: &dyn Fn() -> bool| {
            while let Some(&at) = order.get(next.fetch_add(1, Ordering::Relaxed)) {
                let piece = slots[at].lock().unwrap_or_else(PoisonError::into_inner).0.take();
                let result = piece.and_then(|piece| run(piece, stop));
                if result.is_none() {
                    stopped.store(true, Ordering::Relaxed);
                    return;
                }
                slots[at].lock().unwrap_or_else(PoisonError::into_inner).1 = result;
            }
        };
        std::thread::scope(|scope| {
            for _ in 1..self.threads {
                scope.spawn(|| labour(&|| stopped.load(Ordering::Relaxed)));
            }
            // Only the caller's own thread may ask the caller.
            labour(&|| {
                if self.control.stop() {
                    stopped.store(true, Ordering::Relaxed);
                }
                stopped.load(Ordering::Relaxed)
            });
        });
        slots.into_iter().map(|slot| slot.into_inner().unwrap_or_else(PoisonError::into_inner).1).collect()
    }
}

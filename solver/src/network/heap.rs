//! Heaps in a stretch of shared memory, for which one vector each would be too many: the item that `before`
//! puts first stands at the front.

/// Adds the last item of the stretch to the heap that the others are.
pub(super) fn push<T: Copy>(heap: &mut [T], before: impl Fn(&T, &T) -> bool) {
    let Some(mut at) = heap.len().checked_sub(1) else { return };
    let item = heap[at];
    while at > 0 {
        let above = (at - 1) / 2;
        if !before(&item, &heap[above]) {
            break;
        }
        heap[at] = heap[above];
        at = above;
    }
    heap[at] = item;
}

/// Puts another item at the place of the first.
pub(super) fn replace_first<T: Copy>(heap: &mut [T], item: T, before: impl Fn(&T, &T) -> bool) {
    sift(heap, 0, item, before);
}

/// Makes a heap of a stretch in any order.
pub(super) fn build<T: Copy>(heap: &mut [T], before: impl Fn(&T, &T) -> bool) {
    for at in (0..heap.len() / 2).rev() {
        sift(heap, at, heap[at], &before);
    }
}

fn sift<T: Copy>(heap: &mut [T], mut at: usize, item: T, before: impl Fn(&T, &T) -> bool) {
    loop {
        let mut below = 2 * at + 1;
        if below + 1 < heap.len() && before(&heap[below + 1], &heap[below]) {
            below += 1;
        }
        if below >= heap.len() || !before(&heap[below], &item) {
            break;
        }
        heap[at] = heap[below];
        at = below;
    }
    if let Some(place) = heap.get_mut(at) {
        *place = item;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_come_out_in_order() {
        let before = |one: &u32, other: &u32| one < other;
        let mut heap = [5, 3, 9, 1, 7, 3, 8];
        build(&mut heap, before);
        let mut pushed = Vec::new();
        for item in heap {
            pushed.push(item);
            push(&mut pushed, before);
        }
        let mut out = Vec::new();
        while let Some(last) = pushed.pop() {
            let first = pushed.first().copied().unwrap_or(last);
            out.push(first);
            replace_first(&mut pushed, last, before);
        }
        assert_eq!(out, [1, 3, 3, 5, 7, 8, 9]);
    }
}

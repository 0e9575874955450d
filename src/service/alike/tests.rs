//! What a decision settles and what it leaves, in small cases and in random ones.

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::*;

fn node(number: &str, code: &str, name: &str) -> Node {
    let text = |text: &str| if text.is_empty() { marks::NOTHING } else { text }.to_owned();
    Node {
        number: number.to_owned(),
        code: text(code),
        name: text(name),
        elsewhere: None,
        stands: true,
        same_as: String::new(),
    }
}

fn decision(members: &str, kept: &str) -> DuplicateRow {
    let (same, members, kept) = (!kept.is_empty(), members.to_owned(), kept.to_owned());
    let (id, decided_at) = (Uuid::nil(), DateTime::<Utc>::UNIX_EPOCH);
    DuplicateRow { id, round: id, members, same, kept, account: id, decided_at }
}

fn keys(nodes: &[Node], decisions: &[DuplicateRow]) -> Vec<String> {
    sets(nodes, decisions).iter().filter(|set| !set.decided).map(Set::key).collect()
}

/// Withdraws some of these as duplicates of the one that is kept.
fn withdrawn(nodes: &[Node], kept: &str, others: &[&str]) -> Vec<Node> {
    let mut nodes = nodes.to_vec();
    for node in nodes.iter_mut().filter(|node| others.contains(&node.number.as_str())) {
        node.stands = false;
        node.same_as = kept.to_owned();
    }
    nodes
}

/// A and B share a code, A and C a name.
fn chain() -> Vec<Node> {
    vec![node("A", "1", "x"), node("B", "1", "y"), node("C", "2", "x")]
}

#[test]
fn deciding_a_pair_leaves_every_other_pair_to_be_decided() {
    assert_eq!(keys(&chain(), &[]), ["A B C"]);
    // C is A's person and stands: B, which had A's code, is now beside C.
    let same = withdrawn(&chain(), "C", &["A"]);
    assert_eq!(keys(&same, &[decision("A C", "C")]), ["B C"]);
    assert_eq!(keys(&withdrawn(&chain(), "A", &["C"]), &[decision("A C", "A")]), ["A B"]);
    // Different people: the other pair stays.
    assert_eq!(keys(&chain(), &[decision("A C", "")]), ["A B"]);
    assert_eq!(keys(&chain(), &[decision("A B", "")]), ["A C"]);
    assert_eq!(keys(&chain(), &[decision("A B", ""), decision("A C", "")]), Vec::<String>::new());
    // Whoever decided about all three decided about each pair.
    assert_eq!(keys(&chain(), &[decision("A B C", "")]), Vec::<String>::new());
}

#[test]
fn a_newcomer_is_beside_each_of_those_who_were_told_apart() {
    let mut nodes = vec![node("A", "1", ""), node("B", "1", "")];
    let apart = [decision("A B", "")];
    assert_eq!(keys(&nodes, &apart), Vec::<String>::new());
    nodes.push(node("C", "1", ""));
    assert_eq!(keys(&nodes, &apart), ["A B C"]);
    let all = sets(&nodes, &apart);
    assert_eq!(all.iter().filter(|set| set.decided).map(Set::key).collect::<Vec<_>>(), ["A B"]);
    let same = withdrawn(&nodes, "A", &["C"]);
    // C is A's person; that C and B are not is still nobody's word.
    assert_eq!(keys(&same, &[apart[0].clone(), decision("A C", "A")]), ["A B"]);
    let numbers = BTreeSet::from(["A", "B"].map(ToOwned::to_owned));
    assert_eq!(spoken_for(&same, &numbers), BTreeSet::from(["A", "B", "C"].map(ToOwned::to_owned)));
}

#[test]
fn a_decision_about_another_round_settles_that_pair_only() {
    let mut there = node("X", "1", "");
    there.elsewhere = Some(Likeness::Excluded);
    let nodes = vec![node("A", "1", ""), node("B", "1", ""), there];
    assert_eq!(keys(&nodes, &[]), ["A B X"]);
    assert_eq!(keys(&nodes, &[decision("A X", "A")]), ["A B X"], "B is beside both");
    let settled = [decision("A X", "A"), decision("B X", "")];
    assert_eq!(keys(&nodes, &settled), ["A B"]);
    // A is withdrawn for the other round's: B is beside that one.
    assert_eq!(keys(&withdrawn(&nodes, "X", &["A"]), &[decision("A X", "X")]), ["B X"]);
}

#[test]
fn whoever_took_an_application_back_leaves_no_pair_behind() {
    let mut nodes = withdrawn(&chain(), "C", &["A"]);
    nodes[2].stands = false;
    assert_eq!(keys(&nodes, &[decision("A C", "C")]), Vec::<String>::new());
}

#[test]
fn random_decisions_never_hide_an_undecided_pair() {
    // Every pair that shares a mark, is not settled itself, and whose two applications are not one person's, is in one
    // undecided set: counted out naively.
    let mut seed = 7_u64;
    let mut next = |most: usize| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(seed >> 33).unwrap() % most
    };
    for _ in 0..500 {
        let names: Vec<String> = (0..6).map(|at| format!("N{at}")).collect();
        let mut nodes: Vec<Node> =
            names.iter().map(|name| node(name, ["", "1", "2"][next(3)], ["", "x", "y"][next(3)])).collect();
        let mut decisions = Vec::new();
        for _ in 0..4 {
            let open = sets(&nodes, &decisions);
            let Some(set) = open.iter().find(|set| !set.decided) else { break };
            let all: Vec<&String> = set.numbers.iter().collect();
            let (one, other) = (next(all.len()), next(all.len()));
            if one == other {
                continue;
            }
            let pair = BTreeSet::from([all[one].clone(), all[other].clone()]);
            let kept = if next(2) == 0 { "" } else { all[one].as_str() };
            let members: Vec<String> = spoken_for(&nodes, &pair).into_iter().collect();
            decisions.push(decision(&members.join(" "), kept));
            if !kept.is_empty() {
                nodes = withdrawn(&nodes, kept, &[all[other]]);
            }
        }
        let open = keys(&nodes, &decisions);
        let at = standing(&nodes);
        for one in 0..nodes.len() {
            for other in one + 1..nodes.len() {
                let (a, b) = (&nodes[one], &nodes[other]);
                let alike = (is_mark(&a.code) && a.code == b.code) || (is_mark(&a.name) && a.name == b.name);
                let apart = decisions.iter().any(|known| {
                    let members: Vec<&str> = known.members.split(' ').collect();
                    !known.same
                        && members.contains(&a.number.as_str())
                        && members.contains(&b.number.as_str())
                });
                if !alike || apart || at[one] == at[other] {
                    continue;
                }
                let (a, b) = (&nodes[at[one].unwrap()].number, &nodes[at[other].unwrap()].number);
                let together = open.iter().any(|key| {
                    let key: Vec<&str> = key.split(' ').collect();
                    key.contains(&a.as_str()) && key.contains(&b.as_str())
                });
                assert!(together, "{a} {b} in {open:?} after {decisions:?}");
            }
        }
    }
}

#[test]
fn whoever_was_told_apart_from_each_of_the_others_leaves_their_set() {
    let nodes = [node("A", "1", ""), node("B", "1", ""), node("C", "1", "")];
    assert_eq!(keys(&nodes, &[decision("A B", ""), decision("A C", "")]), ["B C"]);
}

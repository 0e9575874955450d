//! Whatever the quick way answers, the careful way answers too: on sound files, and on files with damage.

use std::fs;

use super::{quick, read_carefully};

/// SplitMix64: the same damage for the same seed.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: u64) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((mixed ^ (mixed >> 31)) % sides).expect("small")
    }

    fn pick<'a>(&mut self, from: &[&'a str]) -> &'a str {
        from[self.roll(from.len() as u64)]
    }
}

const NAMES: [&[&str]; 4] = [
    &["A1", "A2", "A3", "A4"],
    &["Ā-1", "b", "Čiekurs", "d e"],
    &["1", "22", "333", "4444"],
    &["person0001", "person0002", "person0003", "person0009"],
];

const DAMAGE: &[&str] = &[
    "\"",
    ",",
    "\n",
    "\r",
    "\r\n",
    " ",
    "0",
    "00",
    "+1",
    "-",
    "9",
    "99999999999999999",
    "\0",
    "\u{7f}",
    "\u{85}",
    "ā",
    ";",
    "A1",
    "tier",
    "\u{feff}",
    "\n\n",
    "1000000000001",
    "256",
];

fn files(dice: &mut Dice) -> [(&'static str, Vec<u8>); 3] {
    let names = NAMES[dice.roll(4)];
    let end = dice.pick(&["\n", "\r\n"]);
    let bom = dice.pick(&["", "", "\u{feff}"]);
    let has_order = dice.roll(2) == 0;
    let mut applicants = format!("{bom}{}{end}", if has_order { "tier,id,order" } else { "id,tier" });
    for (number, name) in names.iter().enumerate() {
        let tier = 1 + dice.roll(3);
        let row = if has_order { format!("{tier},{name},{}", 90 - number) } else { format!("{name},{tier}") };
        applicants += &(row + end);
    }
    let mut placements = format!("id,capacity{end}");
    for number in 0..3 {
        placements += &[&format!("P{number}"), ",", &dice.roll(4).to_string(), end].concat();
    }
    let mut edges = format!("applicant,placement,rank,distance_m{end}");
    for name in names {
        for number in 0..dice.roll(4) {
            let (rank, distance) = (1 + dice.roll(300) % 255, dice.roll(100_000_000_000));
            edges +=
                &[(*name).to_owned(), format!("P{number}"), rank.to_string(), distance.to_string()].join(",");
            edges += end;
        }
    }
    if dice.roll(3) == 0 {
        edges.truncate(edges.trim_end().len());
    }
    [
        ("applicants.csv", applicants.into()),
        ("placements.csv", placements.into()),
        ("edges.csv", edges.into()),
    ]
}

#[test]
fn both_ways_agree_wherever_the_quick_one_answers() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut answered = 0;
    for seed in 0..1_500 {
        let mut dice = Dice(seed);
        let mut files = files(&mut dice);
        for _ in 0..dice.roll(3) {
            let bytes = &mut files[dice.roll(3)].1;
            let at = dice.roll(bytes.len() as u64 + 1);
            let damage = dice.pick(DAMAGE).as_bytes().to_vec();
            let cut = at + dice.roll(3).min(bytes.len() - at);
            bytes.splice(at..cut, damage);
        }
        for (name, bytes) in &files {
            fs::write(folder.path().join(name), bytes).expect("written");
        }
        let show = || files.iter().map(|(_, bytes)| String::from_utf8_lossy(bytes)).collect::<Vec<_>>();
        for threads in [1, 3] {
            let Some((problem, has_order, digest)) = quick::read(folder.path(), threads, None) else {
                continue;
            };
            answered += 1;
            let careful = read_carefully(folder.path());
            let careful = careful.unwrap_or_else(|faults| panic!("seed {seed}: {faults:?} {:?}", show()));
            let told = (careful.has_order, careful.digest);
            assert_eq!((has_order, digest), told, "seed {seed}: {:?}", show());
            assert_eq!(problem, careful.problem, "seed {seed}: {:?}", show());
            assert!(careful.warnings.is_empty(), "seed {seed}: {:?}", show());
        }
    }
    assert!(answered > 1_000, "most are plain: {answered}");
}

#[test]
fn what_is_written_is_plain() {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, bytes) in files(&mut Dice(7)) {
        fs::write(folder.path().join(name), bytes).expect("written");
    }
    assert!(quick::read(folder.path(), 1, None).is_some());
}

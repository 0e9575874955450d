//! Everyone of a round by what a row finds them by, as it was before a file: so no row meets what another row of its file
//! has written, and looking finds what taking finds. Owns how a row is told to be somebody's; small, since rounds are large.

use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::{
    service::{
        No,
        marks::{Marks, NOTHING},
    },
    store::{self, Link},
};

/// How many applications are read at a time.
const BATCH: i64 = 2_000;

/// The application that a row belongs to, if there is one; or the fault that says why nobody can tell.
pub(super) type Found = Result<Option<Uuid>, &'static str>;

/// Places in `people` by the print of a number or mark, sorted.
type Index = Vec<(u128, u32)>;

struct Entry {
    id: Uuid,
    stands: bool,
    has_code: bool,
}

/// The applications of a round, by number.
#[derive(Default)]
pub(super) struct Register {
    people: Vec<Entry>,
    by_number: Index,
    /// Numbers of digits alone, without the zeros before them.
    by_bare: Index,
    /// Of those that stand, as the next one.
    by_code: Index,
    by_name: Index,
}

impl Register {
    pub(super) async fn of(link: &mut Link<'_>, round: Uuid) -> Result<Self, No> {
        let (mut register, mut after) = (Self::default(), String::new());
        loop {
            let rows = store::applications::marks_after(link, round, &after, BATCH).await?;
            let Some(last) = rows.last() else { break };
            after.clone_from(&last.number);
            for row in rows {
                let at =
                    u32::try_from(register.people.len()).map_err(|error| No::Broken(error.to_string()))?;
                let (stands, has_code) = (row.state == "submitted", row.code_mark != NOTHING);
                register.people.push(Entry { id: row.id, stands, has_code });
                register.by_number.push((print(&row.number), at));
                if let Some(bare) = bare(&row.number) {
                    register.by_bare.push((print(bare), at));
                }
                for (index, mark) in
                    [(&mut register.by_code, &row.code_mark), (&mut register.by_name, &row.name_mark)]
                {
                    if stands && mark != NOTHING {
                        index.push((print(mark), at));
                    }
                }
            }
        }
        let all =
            [&mut register.by_number, &mut register.by_bare, &mut register.by_code, &mut register.by_name];
        for index in all {
            index.sort_unstable();
        }
        Ok(register)
    }

    /// The application that a row belongs to: by its number, else by the personal code, else by name and birth.
    pub(super) fn find(&self, number: Option<&str>, marks: &Marks) -> Found {
        let mut found = match number {
            Some(number) => self.at(&self.by_number, number),
            None => self.at(&self.by_code, &marks.code),
        };
        if found.is_empty() {
            // Programmes drop the zeros before a number that is digits alone.
            found = number.and_then(bare).map_or_else(Vec::new, |bare| self.at(&self.by_bare, bare));
        }
        if number.is_none() && found.is_empty() {
            // Whoever has a code is not taken for somebody of the same name with another one.
            found = self.at(&self.by_name, &marks.name);
            found.retain(|one| !one.has_code || marks.code == NOTHING);
        }
        match found.as_slice() {
            [] => Ok(None),
            [one] => Ok(Some(one.id)),
            _ => Err("fault-intake-unclear"),
        }
    }

    /// Applications that stand, by number.
    pub(super) fn standing(&self) -> impl Iterator<Item = Uuid> {
        self.people.iter().filter(|one| one.stands).map(|one| one.id)
    }

    fn at(&self, index: &Index, text: &str) -> Vec<&Entry> {
        if text == NOTHING {
            return Vec::new();
        }
        let print = print(text);
        let from = index.partition_point(|(other, _)| *other < print);
        let alike = index[from..].iter().take_while(|(other, _)| *other == print);
        alike.filter_map(|(_, at)| self.people.get(*at as usize)).collect()
    }
}

/// What is left of a number of digits alone without the zeros before it.
fn bare(number: &str) -> Option<&str> {
    let digits = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
    digits.then(|| number.trim_start_matches('0'))
}

/// A number or a mark in sixteen bytes, of which no two are alike in practice.
pub(super) fn print(text: &str) -> u128 {
    let digest = Sha256::digest(text.as_bytes());
    digest[..16].iter().fold(0, |print, byte| print << 8 | u128::from(*byte))
}

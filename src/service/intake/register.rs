//! Everyone of a round by what a row finds them by, as it was before a file: so no row meets what another row of its file
//! has written, and looking finds what taking finds. Owns how a row is told to be somebody's; small, since rounds are large.

use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::{
    domain::text::folded,
    service::{
        No,
        marks::{Marks, NOTHING},
    },
    store::{self, Link},
};

/// How many applications are read at a time.
const BATCH: i64 = 2_000;

/// The application that a row belongs to, if there is one; or why nobody can tell.
pub(super) type Found = Result<Option<Uuid>, Unclear>;

/// Why nobody can tell whose a row is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Unclear {
    /// The sentence.
    pub(super) key: &'static str,
    /// The application that another part of the row belongs to, where there is one.
    pub(super) other: Option<Uuid>,
}

/// Places in `people` by the print of a number or mark, sorted.
type Index = Vec<(u128, u32)>;

struct Entry {
    id: Uuid,
    stands: bool,
    /// Prints of the personal code and of the name with the day of birth; 0 where nothing is known.
    code: u128,
    name: u128,
}

/// The applications of a round, by number.
#[derive(Default)]
pub(super) struct Register {
    people: Vec<Entry>,
    by_number: Index,
    /// Numbers without case and kinds of dashes.
    by_folded: Index,
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
                let stands = row.state == "submitted";
                let (code, name) = (marked(&row.code_mark), marked(&row.name_mark));
                register.people.push(Entry { id: row.id, stands, code, name });
                register.by_number.push((print(&row.number), at));
                register.by_folded.push((print(&alike(&row.number)), at));
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
        let numbers = [&mut register.by_number, &mut register.by_folded, &mut register.by_bare];
        for index in numbers.into_iter().chain([&mut register.by_code, &mut register.by_name]) {
            index.sort_unstable();
        }
        Ok(register)
    }

    /// The application that a row belongs to: by its number, else by the personal code, else by name and birth. What finds it must
    /// not be one person's while another part of the row is somebody else's.
    pub(super) fn find(&self, number: Option<&str>, marks: &Marks) -> Found {
        let found = match number {
            Some(number) => self.numbered(number),
            None => self.unnumbered(marks),
        };
        match found.as_slice() {
            [] => match self.at(&self.by_code, &marks.code).first() {
                // The number is nobody's, the code somebody's who has no other name: the number is mistyped, or it is a second
                // application.
                Some(other) if other.name == 0 || [0, other.name].contains(&marked(&marks.name)) => {
                    Err(Unclear { key: "fault-intake-number-unknown", other: Some(other.id) })
                }
                _ => Ok(None),
            },
            [one] => match self.against(one, number.is_some(), marks) {
                Some(unclear) => Err(unclear),
                None => Ok(Some(one.id)),
            },
            _ => Err(Unclear { key: "fault-intake-unclear", other: None }),
        }
    }

    /// An application that stands and has the same personal code, or else the same name and day of birth.
    pub(super) fn alike(&self, marks: &Marks) -> Option<Uuid> {
        let by_code = self.at(&self.by_code, &marks.code);
        let found = by_code.into_iter().chain(self.at(&self.by_name, &marks.name)).next();
        found.map(|one| one.id)
    }

    fn numbered(&self, number: &str) -> Vec<&Entry> {
        let exact = self.at(&self.by_number, number);
        let folded = if exact.is_empty() { self.at(&self.by_folded, &alike(number)) } else { exact };
        if !folded.is_empty() {
            return folded;
        }
        // Programmes drop the zeros before a number that is digits alone.
        bare(number).map_or_else(Vec::new, |bare| self.at(&self.by_bare, bare))
    }

    fn unnumbered(&self, marks: &Marks) -> Vec<&Entry> {
        let by_code = self.at(&self.by_code, &marks.code);
        if !by_code.is_empty() {
            return by_code;
        }
        // Whoever has a code is not taken for somebody of the same name with another one.
        let mut by_name = self.at(&self.by_name, &marks.name);
        by_name.retain(|one| one.code == 0 || marks.code == NOTHING);
        by_name
    }

    /// What speaks against a row being this application's: a personal code of another one, or, where number and code do not both
    /// say the same, a name and birth of another one.
    fn against(&self, one: &Entry, numbered: bool, marks: &Marks) -> Option<Unclear> {
        let (code, name) = (marked(&marks.code), marked(&marks.name));
        let other = |index: &Index, mark: &str| {
            self.at(index, mark).into_iter().find(|other| other.id != one.id).map(|other| other.id)
        };
        if code != 0
            && one.code != code
            && let Some(other) = other(&self.by_code, &marks.code)
        {
            return Some(Unclear { key: "fault-intake-number-code", other: Some(other) });
        }
        let certain = numbered && code != 0 && one.code == code;
        if name == 0 || one.name == name || certain {
            return None;
        }
        let key = if numbered { "fault-intake-number-name" } else { "fault-intake-code-name" };
        other(&self.by_name, &marks.name).map(|other| Unclear { key, other: Some(other) })
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

/// A number as numbers are compared: without case, kinds of dashes, and blanks.
pub(super) fn alike(number: &str) -> String {
    folded(number).chars().filter(|c| !c.is_whitespace()).collect()
}

/// The print of a mark; 0 where there is none.
fn marked(mark: &str) -> u128 {
    if mark == NOTHING { 0 } else { print(mark) }
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

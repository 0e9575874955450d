//! A round's folder, frozen: one line for each application, sealed with its own key, and a manifest of everything else. Owns how a
//! folder is taken apart and put together again, byte by byte; a line that says what an earlier one said is kept once.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::{Book, No, RunKind, Service, folder::digest, place_of};
use crate::{
    chance,
    domain::{Caseworker, draw::hex},
    files::csv_line,
    store::{self, Link, lines::LineRow, runs::SnapshotRow},
};

/// The tables of which each row is one application's, told by its first field.
const OF_PEOPLE: [&str; 4] = ["applicants.csv", "descriptions.csv", "holders.csv", "preferences.csv"];

/// What is kept of a folder besides its lines.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Manifest {
    /// Files that are not about people, and of the others their headers.
    files: BTreeMap<String, String>,
    /// The lines in their order: application, mark, salted digest.
    lines: Vec<(Uuid, String, String)>,
}

/// What a folder says of one application: rows by file.
type Said = BTreeMap<String, String>;

/// A line as it is sealed.
#[derive(Serialize, Deserialize)]
struct Line {
    salt: String,
    said: Said,
}

/// A snapshot that nobody has kept yet.
pub(super) struct Frozen {
    /// The revision of the round that it shows.
    pub(super) revision: i64,
    row: SnapshotRow,
    lines: Vec<LineRow>,
}

impl Frozen {
    /// SHA-256 of the folder.
    pub(super) fn digest(&self) -> &str {
        &self.row.digest
    }
}

/// The place of a line with this mark.
fn place(mark: &str) -> String {
    format!("line:{mark}")
}

/// The records of a table, each with its end of line; a line break between quotes belongs to its field.
fn records(text: &str) -> impl Iterator<Item = &str> {
    let mut quoted = false;
    text.split_inclusive(move |c: char| {
        quoted ^= c == '"';
        c == '\n' && !quoted
    })
}

/// The first field of a record, as it is written.
fn first_field(record: &str) -> &str {
    let mut quoted = false;
    let end = record.find(|c: char| {
        quoted ^= c == '"';
        !quoted && matches!(c, ',' | '\n')
    });
    &record[..end.unwrap_or(record.len())]
}

/// Takes a folder apart: what is not about people with the headers of what is, and what it says of each application, by number
/// as it is written.
fn apart(files: &BTreeMap<String, Vec<u8>>) -> (BTreeMap<String, String>, BTreeMap<String, Said>) {
    let (mut rest, mut people) = (BTreeMap::new(), BTreeMap::<String, Said>::new());
    for (name, bytes) in files {
        let text = String::from_utf8_lossy(bytes);
        if !OF_PEOPLE.contains(&name.as_str()) {
            rest.insert(name.clone(), text.into_owned());
            continue;
        }
        let mut records = records(&text);
        rest.insert(name.clone(), records.next().unwrap_or_default().to_owned());
        for record in records {
            let said = people.entry(first_field(record).to_owned()).or_default();
            said.entry(name.clone()).or_default().push_str(record);
        }
    }
    (rest, people)
}

/// Puts a folder together: lines in their order.
fn together<'a>(
    rest: &BTreeMap<String, String>,
    people: impl IntoIterator<Item = &'a Said>,
) -> BTreeMap<String, Vec<u8>> {
    let mut files = rest.clone();
    for (name, rows) in people.into_iter().flatten() {
        files.entry(name.clone()).or_default().push_str(rows);
    }
    files.into_iter().map(|(name, text)| (name, text.into_bytes())).collect()
}

impl Service {
    /// A round's folder as it is this moment, sealed line by line; of lines that are kept already only what they are known by.
    pub(super) async fn snapshot(
        &self,
        link: &mut Link<'_>,
        who: &Caseworker,
        book: &Book,
        kind: RunKind,
    ) -> Result<Frozen, No> {
        let files = self.folder(link, book, kind).await?;
        let (id, digest) = (chance::id()?, digest(&files)?);
        let (rest, people) = apart(&files);
        let rows = store::applications::of_round(link, book.id).await?;
        let known = store::lines::known(link, book.id).await?;
        let known: BTreeMap<(Uuid, String), String> =
            known.into_iter().map(|row| ((row.application, row.mark), row.digest)).collect();
        let by_number: BTreeMap<&str, _> = rows.iter().map(|row| (row.number.as_str(), row)).collect();
        let (mut lines, mut manifest, mut order) = (Vec::new(), Vec::new(), Vec::new());
        for (number, row) in by_number {
            let written = csv_line(&[number]);
            let Some(said) = people.get(written.trim_end_matches('\n')) else { continue };
            order.push(said);
            let text = serde_json::to_string(said).map_err(|error| No::Broken(error.to_string()))?;
            let mark = self.vault.mark(&format!("line|{}|{text}", row.id))[..32].to_owned();
            let digest = if let Some(digest) = known.get(&(row.id, mark.clone())) {
                digest.clone()
            } else {
                let key = self.vault.key_of(row)?.ok_or(No::NotFound)?;
                let salt = hex(&chance::bytes::<16>()?);
                let digest = hex(&Sha256::digest(format!("{salt}{text}")));
                let sealed = key.seal(&place(&mark), &Line { salt, said: said.clone() })?;
                lines.push(LineRow {
                    application: row.id,
                    mark: mark.clone(),
                    digest: digest.clone(),
                    sealed,
                });
                digest
            };
            manifest.push((row.id, mark, digest));
        }
        if together(&rest, order) != files {
            return Err(No::Broken("a folder does not come together again".to_owned()));
        }
        let manifest = Manifest { files: rest, lines: manifest };
        let row = SnapshotRow {
            id,
            round: book.id,
            digest,
            revision: book.revision,
            sealed: self.vault.seal(&place_of("snapshot", id), &manifest)?,
            frozen_by: who.staff().account,
            frozen_at: self.now(),
        };
        Ok(Frozen { revision: book.revision, row, lines })
    }

    /// Freezes a round's folder as it is this moment, or as it was made `ahead` where nothing has changed since; gives the
    /// snapshot's key and digest.
    pub(super) async fn freeze(
        &self,
        link: &mut Link<'_>,
        who: &Caseworker,
        book: &Book,
        (kind, ahead): (RunKind, Option<Frozen>),
    ) -> Result<(Uuid, String), No> {
        let Frozen { row, lines, .. } = match ahead {
            Some(ahead) => ahead,
            None => self.snapshot(link, who, book, kind).await?,
        };
        store::lines::add(link, &lines).await?;
        let row = SnapshotRow { revision: book.revision, frozen_at: self.now(), ..row };
        Ok((store::runs::freeze(link, &row).await?, row.digest))
    }

    /// A snapshot's files, and its digest; whoever was erased since is in none of them.
    pub(super) async fn frozen(
        &self,
        link: &mut Link<'_>,
        snapshot: Uuid,
    ) -> Result<(BTreeMap<String, Vec<u8>>, String), No> {
        let row = store::runs::snapshot(link, snapshot).await?.ok_or(No::NotFound)?;
        let manifest: Manifest = self.vault.open(&place_of("snapshot", row.id), &row.sealed)?;
        let mut kept: BTreeMap<(Uuid, String), _> = BTreeMap::new();
        for line in store::lines::of_round(link, row.round).await? {
            kept.insert((line.application, line.mark), (line.sealed, line.wrapped_key));
        }
        let mut people = Vec::with_capacity(manifest.lines.len());
        for (application, mark, _) in manifest.lines {
            let at = place(&mark);
            let (sealed, wrapped) = kept
                .remove(&(application, mark))
                .ok_or_else(|| No::Broken("a snapshot lacks a line".to_owned()))?;
            if let Some(wrapped) = wrapped {
                let opened: Line = self.vault.unwrapped(application, &wrapped)?.open(&at, &sealed)?;
                people.push(opened.said);
            }
        }
        Ok((together(&manifest.files, &people), row.digest))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_comes_together_again_as_it_was() {
        let files: BTreeMap<String, Vec<u8>> = [
            ("round.toml", "format = 1\n"),
            ("applicants.csv", "id,note\nA,x\n\"B, \"\"b\"\"\",\"two\nlines\"\nC,\n"),
            ("preferences.csv", "applicant,placement,rank\nA,p,1\nA,q,2\n\"B, \"\"b\"\"\",p,1\n"),
            ("placements.csv", "id\np\nq\n"),
        ]
        .into_iter()
        .map(|(name, text)| (name.to_owned(), text.as_bytes().to_vec()))
        .collect();
        let (rest, people) = apart(&files);
        assert_eq!(rest["applicants.csv"], "id,note\n");
        assert_eq!(rest["placements.csv"], "id\np\nq\n");
        let numbers = ["A", "\"B, \"\"b\"\"\"", "C"];
        assert_eq!(people.len(), numbers.len());
        assert_eq!(people[numbers[1]]["applicants.csv"], "\"B, \"\"b\"\"\",\"two\nlines\"\n");
        assert_eq!(people["A"]["preferences.csv"], "A,p,1\nA,q,2\n");
        assert_eq!(together(&rest, numbers.map(|number| &people[number])), files);
    }
}

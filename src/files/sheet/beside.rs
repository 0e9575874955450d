//! The uploaded rows again, for their author to mend: one more column in front holds what is wrong with each row.

use std::{
    collections::{BTreeMap, BTreeSet},
    io::{self, Write},
};

use super::{
    Sheet,
    cell::Cell,
    write::{Format, Writer},
};
use crate::{
    domain::{Faults, Lang},
    i18n::Tr,
};

/// Which rows come back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rows {
    /// All of them, where they stood.
    All,
    /// Those with faults, one under another.
    Wrong,
}

/// Whether a column is the one in front that holds what was wrong with each row, in whatever language it was given out.
pub fn is_of_faults(header: &str) -> bool {
    Lang::ALL.iter().any(|lang| {
        let label = Tr(*lang).say("sheet-faults");
        header.strip_prefix(&label).is_some_and(|rest| rest.is_empty() || rest.starts_with("; "))
    })
}

/// Writes rows of a sheet with their faults in front. Faults of the file and of its header stand in the header of that
/// column.
///
/// # Errors
/// Whatever keeps it from being written.
pub fn beside<W: Write + Send>(
    sheet: &Sheet,
    faults: &Faults,
    tr: Tr,
    (format, rows): (Format, Rows),
    out: W,
) -> io::Result<W> {
    let mut told: BTreeMap<u64, Vec<String>> = BTreeMap::new();
    for fault in faults.faults.iter().filter(|fault| fault.spot.file == sheet.name()) {
        let line = if fault.spot.line <= sheet.header_line() { 0 } else { fault.spot.line };
        told.entry(line).or_default().push(tr.fault_in_row(fault));
    }
    let mut label = vec![tr.say("sheet-faults")];
    label.extend(told.remove(&0).into_iter().flatten());
    if faults.unlisted > 0 {
        label.push(tr.count("fault-unlisted", u64::try_from(faults.unlisted).unwrap_or(u64::MAX)));
    }
    let label = label.join("; ");
    // A sheet that was given out so and came back has such a column in front: the old faults would stand beside the new ones.
    let old = usize::from(sheet.columns().next().is_some_and(|(_, name, _)| is_of_faults(name)));
    let named = sheet.columns().skip(old).map(|(_, name, _)| name.to_owned());
    let header: Vec<String> = [label].into_iter().chain(named).collect();
    let mut writer = Writer::new(format, &tr.say("sheet-faults"), &header, out)?;
    let hidden: BTreeSet<u64> = sheet.hidden_rows().collect();
    let mut trouble = None;
    sheet.rows(&mut Faults::default(), |row, _| {
        let mut put = || {
            match rows {
                // The header stands in the first row here, wherever it stood there.
                Rows::All => writer.skip_to(row.line - sheet.header_line() + 1)?,
                Rows::Wrong if !told.contains_key(&row.line) => return Ok(()),
                Rows::Wrong => {}
            }
            let mut sentences = told.get(&row.line).cloned().unwrap_or_default();
            if hidden.contains(&row.line) {
                // Whoever mends the file sees it, and may say that it is meant.
                sentences.push(tr.say("sheet-hidden-row"));
                writer.hide_next()?;
            }
            let first = Cell::of_text(&sentences.join("; "));
            let own = row.cells.iter().skip(old).map(Cell::kept_wrong);
            let cells: Vec<Cell> = [first].into_iter().chain(own).collect();
            writer.row(&cells)
        };
        if trouble.is_none() {
            trouble = put().err();
        }
    });
    trouble.map_or(Ok(()), Err)?;
    writer.finish()
}

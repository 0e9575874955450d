//! Tests of spreadsheets: files that the tests make themselves, sound ones and broken ones.

mod beside;
mod in_order;
mod kinds;
mod make;
mod measure;
mod reading;
mod round_trip;
mod strange;
mod torture;
mod torture_text;
mod torture_zip;

use super::{Sheet, open};
use crate::{
    domain::{FactType, Fault, Faults, Lang},
    i18n::Tr,
};

/// Everything that is said in English about a file, warnings with a word in front. Columns of some names are read
/// as what their names say.
fn told(name: &str, bytes: Vec<u8>) -> Vec<String> {
    let say = |fault: &Fault| Tr(Lang::En).fault(fault);
    let all = |faults: &Faults| -> Vec<String> {
        let more = (faults.unlisted > 0).then(|| format!("and {} more", faults.unlisted));
        faults.faults.iter().map(say).chain(more).collect()
    };
    let sheet = match open(name, bytes) {
        Ok(sheet) => sheet,
        Err(faults) => return all(&faults),
    };
    let (warnings, faults) = read(&sheet);
    let warned = sheet.warnings().iter().map(say).chain(all(&warnings));
    warned.map(|warning| format!("warning: {warning}")).chain(all(&faults)).collect()
}

/// Warnings and faults of the rows.
fn read(sheet: &Sheet) -> (Faults, Faults) {
    let mut warnings = Faults::default();
    let faults = sheet.rows(&mut warnings, |row, faults| {
        if let Some(fault) = row.lost_zeros("Code", 11) {
            faults.push(fault);
        }
        for (column, kind) in [
            ("Age", FactType::Whole),
            ("Born", FactType::Date),
            ("Fit", FactType::Bool),
            ("Took part", FactType::Periods),
        ] {
            row.read(column, kind, faults);
        }
    });
    (warnings, faults)
}

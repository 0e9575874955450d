//! What a file is called, which worksheet of it is read and which column holds what: sealed, since any of it may be somebody's name.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{
    service::{No, Service, place_of},
    store::{
        Json,
        intakes::{Columns, IntakeRow},
    },
};

/// What is kept about a file beside its content.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Label {
    /// The file's name as its author knows it.
    pub(super) name: String,
    /// The worksheet that is read; empty where a person has to choose.
    pub(super) worksheet: String,
    /// Headers with the fields that they hold.
    pub(super) columns: Columns,
}

impl Service {
    pub(super) fn seal_label(&self, id: Uuid, label: &Label) -> Result<Vec<u8>, No> {
        Ok(self.vault.seal(&place_of("intake-about", id), label)?)
    }

    /// A row with its label in the place of what is empty beside it.
    pub(super) fn labelled(&self, row: IntakeRow) -> Result<IntakeRow, No> {
        let Some(sealed) = &row.about else { return Ok(row) };
        let label: Label = self.vault.open(&place_of("intake-about", row.id), sealed)?;
        Ok(IntakeRow { name: label.name, worksheet: label.worksheet, mapping: Json(label.columns), ..row })
    }
}

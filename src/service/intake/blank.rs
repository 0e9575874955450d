//! A spreadsheet without people for whoever collects them: the columns that a round reads, as its reader calls them. Owns that every
//! column is read again under the same name.

use super::fields;
use crate::{
    domain::{Caseworker, Lang},
    files::sheet::write::{Format, Writer},
    i18n::Tr,
    service::{Book, Download, No, Service, ask::choices},
};

/// How many wishes it has columns for.
const WISHES: usize = 3;

/// The columns, each with what can be chosen in it: who somebody is, what the rules ask, when it came in, and wishes.
fn columns(book: &Book, tr: Tr) -> Vec<(String, Vec<String>)> {
    let pack = book.rules.pack();
    let asked: Vec<&str> = pack.asked_applicant().into_iter().map(|(name, _)| name).collect();
    let wishes: Vec<String> = (1..=WISHES).map(fields::wish).collect();
    let own = ["name", "personal_code", "telephone", "email"];
    let names = own.into_iter().chain(asked).chain(wishes.iter().map(String::as_str)).chain(["registered"]);
    let all = fields::all(pack);
    let at = Lang::ALL.iter().position(|lang| *lang == tr.0).unwrap_or(0);
    let column = |name: &str| {
        let label = all.iter().find(|field| field.name == name).map(|field| field.labels[at].clone())?;
        Some((label, pack.applicant().get(name).map(|fact| choices(tr, fact)).unwrap_or_default()))
    };
    names.filter_map(column).collect()
}

impl Service {
    /// A spreadsheet with the columns that a round reads, and no rows.
    ///
    /// # Errors
    /// [`No::NotFound`].
    pub async fn blank_sheet(
        &self,
        who: &Caseworker,
        slug: &str,
        tr: Tr,
        format: Format,
    ) -> Result<Download, No> {
        let row = self.row_for(&mut self.db.read().await?.link(), who, slug).await?;
        let (columns, title) = (columns(&self.book(&row)?, tr), slug.to_owned());
        let (header, choices): (Vec<String>, Vec<Vec<String>>) = columns.into_iter().unzip();
        Ok(Download::begin(move |pipe| {
            let mut writer = Writer::new(format, &title, &header, pipe)?;
            writer.offer(&choices)?;
            writer.finish()
        }))
    }
}

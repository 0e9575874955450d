//! An objection that a caseworker wrote down, as a file to be printed and signed.

use axum::extract::Path;

use super::{
    error::Answer,
    letters::attached,
    routes::{Routes, key},
    visit::Signed,
};
use crate::domain::{Arg, Caseworker};

pub(super) fn routes(routes: Routes) -> Routes {
    routes.get("/objections/{id}/paper", paper)
}

async fn paper(Signed { visit, who }: Signed<Caseworker>, Path(id): Path<String>) -> Answer {
    let one = visit.service.print_objection(&who, key(&id)?).await?;
    let name = visit.tr.with("objection-paper-file", &[("n", Arg::Text(one.number))]);
    Ok(attached(&name, one.pdf))
}

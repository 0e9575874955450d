//! A caseworker writes down a placement for an organisation that wrote on paper or called, also while the round is a draft. Owns that it is
//! the organisation's from then on, that the organisation is one that may offer any, and that another caseworker approves it.

use uuid::Uuid;

use super::{
    Book, No, Placed, Refusal, Service,
    post::{Poster, may_offer},
    post_typed::PlacementForm,
    submit::is_token,
};
use crate::{
    domain::{Caseworker, Placing, PlacingVerb, Side},
    store,
};

/// What a caseworker has to know to write a placement down for an organisation.
#[derive(Debug)]
pub struct PostingFor {
    /// The round.
    pub book: Book,
    /// Its placements: what they say is offered as an answer.
    pub places: Vec<Placed>,
    /// What the organisation is called.
    pub organisation: String,
}

impl Service {
    /// A round in which an organisation may offer placements, as a caseworker of its authority sees it.
    ///
    /// # Errors
    /// [`No::NotFound`] for another authority's round or no organisation; refusals `refused-round-closed`, `refused-finished`,
    /// `refused-not-poster`.
    pub async fn posting_for(
        &self,
        who: &Caseworker,
        slug: &str,
        organisation: Uuid,
    ) -> Result<PostingFor, No> {
        let mut conn = self.db.read().await?;
        let link = &mut conn.link();
        let round = self.row_for(link, who, slug).await?;
        let name = store::accounts::organisation_name(link, organisation).await?.ok_or(No::NotFound)?;
        let book = self.book(&round)?;
        PlacingVerb::Submit.leads(Placing::Draft, Side::Organisation, book.phase).map_err(Refusal::new)?;
        may_offer(link, organisation, round.id).await?;
        let places = self.places(link, round.id).await?;
        Ok(PostingFor { book, places, organisation: name })
    }

    /// Submits a placement for an organisation; gives its key. A form sent twice gives the first one's.
    ///
    /// # Errors
    /// As [`posting_for`](Self::posting_for); [`No::Invalid`] for every field that is wrong.
    pub async fn post_for(
        &self,
        who: &Caseworker,
        (slug, organisation): (&str, Uuid),
        form: &PlacementForm,
    ) -> Result<Uuid, No> {
        if !is_token(&form.once) {
            return Err(Refusal::new("refused-form").into());
        }
        let mut tx = self.db.write().await?;
        let link = &mut tx.link();
        let known = self.row_for(link, who, slug).await?;
        store::accounts::organisation_name(link, organisation).await?.ok_or(No::NotFound)?;
        let row = store::rounds::touch(link, known.id).await?.ok_or(No::NotFound)?;
        if let Some(before) = store::placements::by_once(link, &self.form_mark(&form.once)).await? {
            let same = before.organisation == organisation && before.round == row.id;
            return if same { Ok(before.id) } else { Err(Refusal::new("refused-form").into()) };
        }
        let book = self.book(&row)?;
        let state = PlacingVerb::Submit
            .leads(Placing::Draft, Side::Organisation, book.phase)
            .map_err(Refusal::new)?;
        may_offer(link, organisation, row.id).await?;
        let by = who.staff();
        let poster = Poster { staff: by, organisation, entered_by: Some(by.account) };
        let id = self.add_placement(link, (&poster, &row), (&book, form), state).await?;
        tx.commit().await?;
        Ok(id)
    }
}

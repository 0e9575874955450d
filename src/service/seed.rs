//! The seed of a draw: made by chance when a round comes in and kept in its sealed law, so that nobody chooses it and no page
//! shows it before the list of people is frozen; its commitment is public from the first moment. Owns what of `round.toml`
//! is the service's to write.

use toml_edit::{DocumentMut, TableLike, value};

use super::{Book, No, Service};
use crate::{
    chance,
    domain::{OrderBy, Round, Stage, draw},
    store::{self, Link, applications::ApplicationRow},
};

/// `round.toml` with a seed that chance made and its commitment, in the place of any that somebody typed; everything else
/// as its author wrote it. `None` where nothing is drawn.
pub(super) fn made(toml: &str) -> Result<Option<String>, No> {
    let Ok(mut document) = toml.parse::<DocumentMut>() else { return Ok(None) };
    let Some(order) = drawing(&mut document) else { return Ok(None) };
    let seed = chance::token()?;
    order.insert("commitment", value(draw::commitment(&seed)));
    order.insert("seed", value(seed));
    Ok(Some(document.to_string()))
}

/// Whether somebody typed a seed or a commitment that [`made`] replaces.
pub(super) fn is_typed(toml: &str) -> bool {
    let Ok(mut document) = toml.parse::<DocumentMut>() else { return false };
    drawing(&mut document).is_some_and(|order| order.contains_key("seed") || order.contains_key("commitment"))
}

/// The settings of the order, where something is drawn.
fn drawing(document: &mut DocumentMut) -> Option<&mut dyn TableLike> {
    let order = document.get_mut("order")?.as_table_like_mut()?;
    let says = |key: &str| order.get(key).and_then(|item| item.as_str()) == Some("draw");
    (says("by") || says("ties")).then_some(order)
}

/// What puts people of one priority group in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sequence {
    /// Chance.
    Draw,
    /// When they applied.
    Registration,
    /// Nothing: the round does not ask for an order.
    None,
}

impl Sequence {
    pub(super) fn of(round: &Round) -> Self {
        match (&round.order, round.stages.contains(&Stage::Order)) {
            (_, false) => Self::None,
            (OrderBy::Draw { .. }, true) => Self::Draw,
            (OrderBy::Registration, true) => Self::Registration,
        }
    }

    /// The word that catalogues use.
    pub fn name(self) -> &'static str {
        match self {
            Self::Draw => "draw",
            Self::Registration => "registration",
            Self::None => "none",
        }
    }
}

impl Book {
    /// What puts people of one priority group in order.
    pub fn sequence(&self) -> Sequence {
        Sequence::of(&self.settings)
    }
}

impl Service {
    /// Gives everyone who stands a draw code of their own. People share one only where they had one personal code when they
    /// came; where that was a mistake and a caseworker found them to be different, whoever came first keeps it.
    pub(super) async fn part_draw_codes(&self, link: &mut Link<'_>, round: uuid::Uuid) -> Result<usize, No> {
        let rows = store::order::sharing_draw_code(link, round).await?;
        let shares = |two: &[ApplicationRow]| two[0].draw_code == two[1].draw_code;
        let mut parted = 0;
        for two in rows.windows(2).filter(|two| shares(two)) {
            store::order::set_draw_code(link, two[1].id, &chance::draw_code()?).await?;
            parted += 1;
        }
        Ok(parted)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seed_is_made_wherever_something_is_drawn_and_nothing_else_changes() {
        for (toml, typed) in [
            ("# a\n[order] # b\nby = \"draw\"\n\n[dates]\nopens = 2026-04-13 # c\n", false),
            ("[order]\nby = \"draw\"\nseed = \"mine\" # d\ncommitment = \"00\"\n", true),
            ("order = { by = \"draw\" }\n", false),
            ("order.by = \"registration\"\norder.ties = \"draw\"\norder.seed = \"mine\"\n", true),
        ] {
            assert_eq!(is_typed(toml), typed, "{toml}");
            let written = made(toml).unwrap().unwrap();
            let read: toml::Table = written.parse().unwrap();
            let seed = read["order"]["seed"].as_str().unwrap();
            assert_eq!(read["order"]["commitment"].as_str().unwrap(), draw::commitment(seed), "{written}");
            assert!(seed.len() == 32 && seed != "mine", "{written}");
            assert_ne!(made(toml).unwrap().unwrap(), written, "chance");
            let rest = |text: &str| -> Vec<String> {
                let ours = |line: &&str| !line.starts_with("seed") && !line.starts_with("commitment");
                text.lines().filter(ours).map(ToOwned::to_owned).collect()
            };
            if toml.contains("[order]") {
                assert_eq!(rest(&written), rest(toml), "{written}");
            }
        }
    }

    #[test]
    fn where_nothing_is_drawn_there_is_no_seed() {
        for toml in
            ["[order]\nby = \"registration\"\nties = \"row\"\n", "", "order = 1", "[order", "by = \"draw\""]
        {
            assert_eq!(made(toml).unwrap(), None, "{toml}");
            assert!(!is_typed(toml), "{toml}");
        }
    }
}

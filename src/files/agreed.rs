//! What `round.toml` says of pairs that an employer and a person agreed on beforehand (`[agreed]`). Owns these keys and their faults.

use serde::Deserialize;

use super::decision::{self, RawNorm};
use crate::domain::{Faults, decision::Norm};

/// `[agreed]` as it is written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawAgreed {
    norm: RawNorm,
}

/// The norm on which it rests that such pairs count.
pub(super) fn norm(raw: &RawAgreed, faults: &mut Faults) -> Norm {
    decision::norm(|name| format!("agreed.norm.{name}"), &raw.norm, faults)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs_that_were_agreed_rest_on_a_norm() {
        let text = |rank: &str| {
            format!(
                "norm = {{ rank = \"{rank}\", title = \"Noteikumi\", place = \"5. punkts\", source = \"https://likumi.lv\", \
                 seen = 2026-11-29 }}"
            )
        };
        for (rank, wrong) in [("binding", vec![]), ("x", vec!["agreed.norm.rank"])] {
            let mut faults = Faults::default();
            let read = norm(&toml::from_str(&text(rank)).unwrap(), &mut faults);
            assert_eq!(read.place, "5. punkts");
            let columns: Vec<&str> = faults.faults.iter().map(|fault| fault.spot.column.as_str()).collect();
            assert_eq!(columns, wrong, "{rank}");
        }
        assert!(toml::from_str::<RawAgreed>("").is_err(), "without a norm");
    }
}

//! Where in line the places ended, as bars: one for each placement, and a mark for whoever reads. Owns the geometry, in
//! thousandths of everyone in line; labels are text of the page and wrap as it does.

use super::words::many;
use crate::domain::CutOff;

/// A placement's bar.
#[derive(Debug, Clone)]
pub(super) struct Bar {
    pub(super) label: String,
    /// Where its places ended, in words.
    pub(super) ended: String,
    /// How long it is, in per cent of everyone in line.
    pub(super) length: String,
    /// Whether there are places for everyone: an outline.
    pub(super) open: bool,
    /// Whether it ends in a line: places ran out there.
    pub(super) cut: bool,
}

/// A picture of bars.
#[derive(Debug, Clone)]
pub(super) struct Bars {
    /// The picture in words.
    pub(super) text: String,
    pub(super) rows: Vec<Bar>,
    /// Where the reader stands, in per cent of everyone in line.
    pub(super) me: Option<String>,
    /// What an outline means: a key.
    pub(super) outline: &'static str,
}

impl Bars {
    /// Bars of so many people in line: label, cut-off, and the cut-off in words. `title` says what they are; in a round
    /// with further conditions (`limited`) seats that are left are not for everyone.
    pub(super) fn new(
        title: &str,
        (in_line, limited): (u64, bool),
        me: Option<u64>,
        rows: Vec<(String, CutOff, String)>,
    ) -> Self {
        let ends = rows.iter().filter_map(|(_, cut_off, _)| match cut_off {
            CutOff::Person { order, .. } => Some(*order),
            CutOff::None | CutOff::Open => None,
        });
        let in_line = ends.chain([in_line, me.unwrap_or(0), 1]).max().unwrap_or(1);
        let said: Vec<String> = rows.iter().map(|(label, _, ended)| format!("{label}: {ended}")).collect();
        let bar = |(label, cut_off, ended): (String, CutOff, String)| Bar {
            label,
            ended,
            length: match cut_off {
                CutOff::None => part(0, in_line),
                CutOff::Person { order, .. } => part(order, in_line),
                CutOff::Open => part(in_line, in_line),
            },
            open: cut_off == CutOff::Open,
            cut: matches!(cut_off, CutOff::Person { .. }),
        };
        Self {
            text: format!("{title}: {}", said.join("; ")),
            rows: rows.into_iter().map(bar).collect(),
            me: me.map(|me| part(me, in_line)),
            outline: if limited { "report-cutoffs-caption-limited" } else { "report-cutoffs-caption-open" },
        }
    }

    /// Whether some placement has places for everyone.
    pub(super) fn any_open(&self) -> bool {
        self.rows.iter().any(|bar| bar.open)
    }

    /// Whether places ran out somewhere.
    pub(super) fn any_cut(&self) -> bool {
        self.rows.iter().any(|bar| bar.cut)
    }
}

/// A part of a whole in per cent with one decimal, as stylesheets take it.
fn part(n: u64, whole: u64) -> String {
    let thousandths = u128::from(n.min(whole)) * 1_000 / u128::from(whole.max(1));
    format!("{}.{}%", thousandths / 10, thousandths % 10)
}

/// The indices of at most `most` rows with the greatest weights, in their own order.
pub(super) fn heaviest(weights: &[u32], most: usize) -> Vec<usize> {
    let mut indices: Vec<usize> = (0..weights.len()).collect();
    indices.sort_by_key(|&at| (std::cmp::Reverse(weights[at]), many(at)));
    indices.truncate(most);
    indices.sort_unstable();
    indices
}

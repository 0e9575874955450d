//! Bars for people: whole units on a canvas 340 wide, so that text of 14 units stays readable on a telephone.
//! Owns the geometry; never a figure's meaning, never a colour.

/// Width of the canvas.
const WIDTH: u64 = 340;
/// Height of a line of text above bars, with its gap.
const LABEL: u64 = 20;
/// Height of a bar.
const BAR: u64 = 16;
/// Gap between the bars of a row.
const BETWEEN: u64 = 3;
/// Gap between rows.
const AFTER: u64 = 13;
/// Gap between a bar and the number beside it.
const BESIDE: u64 = 6;

/// What a bar stands for; the stylesheet gives each its tone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tone {
    /// Demand: people who want.
    Demand,
    /// Seats, and people who have one.
    Seat,
    /// No end: an outline only.
    Open,
}

/// One bar with the number beside it.
#[derive(Debug, Clone)]
pub(super) struct Bar {
    amount: u64,
    tone: Tone,
    text: String,
    cut: bool,
}

impl Bar {
    /// A bar of an amount, and what is written beside it.
    pub(super) fn new(amount: u64, tone: Tone, text: String) -> Self {
        Self { amount, tone, text, cut: false }
    }

    /// Ends in a black line: a cut-off.
    pub(super) fn cut(mut self) -> Self {
        self.cut = true;
        self
    }
}

/// Bars under one label.
#[derive(Debug, Clone)]
pub(super) struct Row {
    label: String,
    aside: String,
    bars: Vec<Bar>,
}

impl Row {
    /// A label and its bars.
    pub(super) fn new(label: &str, bars: Vec<Bar>) -> Self {
        Self { label: label.to_owned(), aside: String::new(), bars }
    }

    /// Something less important at the label's right, left away where there is no room.
    pub(super) fn aside(mut self, text: &str) -> Self {
        text.clone_into(&mut self.aside);
        self
    }
}

/// A bar where it stands.
#[derive(Debug)]
pub(super) struct PlacedBar {
    pub(super) y: u64,
    pub(super) width: u64,
    pub(super) height: u64,
    pub(super) class: &'static str,
    pub(super) text: String,
    pub(super) text_x: u64,
    pub(super) text_y: u64,
    pub(super) cut: bool,
    pub(super) cut_top: u64,
    pub(super) cut_bottom: u64,
}

/// A row where it stands.
#[derive(Debug)]
pub(super) struct PlacedRow {
    /// Its label, line by line, and where each stands.
    pub(super) lines: Vec<(String, u64)>,
    pub(super) aside: String,
    /// Where the last line stands, and what is beside it.
    pub(super) label_y: u64,
    pub(super) bars: Vec<PlacedBar>,
}

/// A picture ready to be written.
#[derive(Debug)]
pub(super) struct Picture {
    pub(super) title: String,
    pub(super) desc: String,
    pub(super) width: u64,
    pub(super) height: u64,
    pub(super) rows: Vec<PlacedRow>,
    /// How long the longest possible bar is.
    room: u64,
    /// How long the track behind every bar is; 0 for none.
    pub(super) track: u64,
}

impl Picture {
    /// Draws rows of bars to one scale; the largest amount (or `full`, if that is larger) is the whole width
    /// less the room for the longest text beside a bar.
    pub(super) fn draw(title: &str, desc: &str, rows: Vec<Row>, full: u64) -> Self {
        let bars = || rows.iter().flat_map(|row| &row.bars);
        let full = bars().map(|bar| bar.amount).max().unwrap_or(0).max(full).max(1);
        let beside = bars().map(|bar| text_width(&bar.text)).max().unwrap_or(0).min(WIDTH / 2);
        let room = WIDTH - beside - BESIDE;
        let mut y = 0;
        let mut placed = Vec::with_capacity(rows.len());
        for row in rows {
            placed.push(place_row(row, full, room, &mut y));
        }
        Self {
            title: title.to_owned(),
            desc: desc.to_owned(),
            width: WIDTH,
            height: y.saturating_sub(AFTER).max(1),
            rows: placed,
            room,
            track: 0,
        }
    }

    /// Shows behind every bar how long it could be: the whole of `full`.
    pub(super) fn tracked(mut self) -> Self {
        self.track = self.room;
        self
    }
}

fn place_row(row: Row, full: u64, room: u64, y: &mut u64) -> PlacedRow {
    let mut lines = Vec::new();
    let mut left = WIDTH;
    for line in wrapped(&row.label, WIDTH) {
        left = WIDTH.saturating_sub(text_width(&line) + 2 * BESIDE);
        lines.push((line, *y + LABEL - 6));
        *y += LABEL;
    }
    let label_y = lines.last().map_or(*y, |(_, at)| *at);
    // Fewer than some nine letters say nothing.
    let aside = if left < 75 { String::new() } else { fit(&row.aside, left) };
    let mut bars = Vec::with_capacity(row.bars.len());
    for bar in row.bars {
        bars.push(place_bar(bar, full, room, *y));
        *y += BAR + BETWEEN;
    }
    *y += AFTER - BETWEEN;
    PlacedRow { lines, aside, label_y, bars }
}

fn place_bar(bar: Bar, full: u64, room: u64, y: u64) -> PlacedBar {
    let scaled = u128::from(bar.amount) * u128::from(room) / u128::from(full);
    // What is there is seen, however little of it there is.
    let width = u64::try_from(scaled).unwrap_or(room).clamp(if bar.amount > 0 { 2 } else { 0 }, room);
    PlacedBar {
        y,
        width,
        height: BAR,
        class: match bar.tone {
            Tone::Demand => "demand",
            Tone::Seat => "seat",
            Tone::Open => "open",
        },
        text: bar.text,
        text_x: if width == 0 { 0 } else { width + BESIDE },
        text_y: y + 13,
        cut: bar.cut,
        cut_top: y - 3,
        cut_bottom: y + BAR + 3,
    }
}

/// The most lines of a label.
const LINES: usize = 4;

/// A text in lines of a width in units, broken between words; what does not go into [`LINES`] of them is left out with an ellipsis.
fn wrapped(text: &str, width: u64) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in text.split(' ') {
        let room = lines.len() < LINES;
        let Some(line) = lines.last_mut() else { break };
        let longer = if line.is_empty() { word.to_owned() } else { format!("{line} {word}") };
        if line.is_empty() || !room || text_width(&longer) <= width {
            *line = longer;
        } else {
            lines.push(word.to_owned());
        }
    }
    lines.iter().map(|line| fit(line, width)).collect()
}

/// Shortens a text to a width in units, with an ellipsis where something is left out.
pub(super) fn fit(text: &str, width: u64) -> String {
    if text_width(text) <= width {
        return text.to_owned();
    }
    let mut kept = String::new();
    let mut used = char_tenths('…');
    for letter in text.chars() {
        used += char_tenths(letter);
        if used > width * 10 {
            break;
        }
        kept.push(letter);
    }
    format!("{}…", kept.trim_end_matches([' ', '\u{a0}', ',', '.', '“', '„', '«', '(', '-', '–']))
}

/// How wide a text is at 14 units, at most: measured generously on the widest of the fonts that may draw it.
pub(super) fn text_width(text: &str) -> u64 {
    text.chars().map(char_tenths).sum::<u64>().div_ceil(10)
}

fn char_tenths(letter: char) -> u64 {
    match letter {
        'i' | 'j' | 'l' | 'ļ' | 'ī' | 'I' | 'Ī' | '.' | ',' | ':' | ';' | '\'' | '|' | ' ' | '\u{a0}' => {
            45
        }
        'f' | 'r' | 't' | '-' | '(' | ')' | '“' | '„' | '”' => 60,
        'm' | 'w' | 'M' | 'W' | 'ш' | 'щ' | 'ж' | 'ю' | 'м' | 'ф' | '%' | '—' | '…' | '@' | 'ы' => {
            134
        }
        'Ж' | 'Ш' | 'Щ' | 'Ю' | 'М' | 'Ф' | 'Ы' => 150,
        '0'..='9' => 90,
        letter if letter.is_uppercase() => 108,
        letter if letter.len_utf8() > 2 => 140,
        _ => 88,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bar(amount: u64, text: &str) -> Bar {
        Bar::new(amount, Tone::Seat, text.to_owned())
    }

    #[test]
    fn bars_keep_to_the_canvas_and_to_one_scale() {
        let rows = vec![
            Row::new("a", vec![bar(100, "100")]),
            Row::new("b", vec![bar(50, "50"), bar(0, "0"), bar(1, "1")]),
        ];
        let picture = Picture::draw("t", "d", rows, 0);
        let widths: Vec<u64> = picture.rows.iter().flat_map(|r| r.bars.iter().map(|b| b.width)).collect();
        assert_eq!(widths[1], widths[0] / 2);
        assert_eq!(widths[2], 0);
        assert!(widths[3] >= 2);
        for placed in picture.rows.iter().flat_map(|r| &r.bars) {
            assert!(placed.text_x + text_width(&placed.text) <= WIDTH);
            assert!(placed.y + placed.height <= picture.height);
        }
    }

    #[test]
    fn huge_amounts_and_no_rows_are_drawn() {
        let picture = Picture::draw("t", "d", vec![Row::new("a", vec![bar(u64::MAX, "∞")])], 0);
        assert!(picture.rows[0].bars[0].width <= WIDTH);
        assert_eq!(Picture::draw("t", "d", Vec::new(), 0).height, 1);
    }

    #[test]
    fn long_labels_go_on_in_another_line_and_asides_give_way() {
        let long = "Teritorijas labiekārtošanas palīgdarbi Karostas kultūrvēsturiskajā mantojumā un parkā";
        assert!(text_width(&fit(long, WIDTH)) <= WIDTH);
        assert!(fit(long, WIDTH).ends_with('…'));
        let picture = Picture::draw("t", "d", vec![Row::new(long, vec![bar(1, "1")])], 0);
        let lines: Vec<&str> = picture.rows[0].lines.iter().map(|(line, _)| line.as_str()).collect();
        assert_eq!(lines.join(" "), long, "nothing is left out");
        assert!(lines.len() > 1 && lines.iter().all(|line| text_width(line) <= WIDTH), "{lines:?}");
        assert!(picture.rows[0].lines.iter().all(|(_, at)| *at < picture.rows[0].bars[0].y));
        let endless = wrapped(&format!("{} {}", "m".repeat(40), long.repeat(9)), WIDTH);
        assert!(endless.len() == LINES && endless[0].ends_with('…') && endless[3].ends_with('…'));
        let full = "m".repeat(25);
        let picture = Picture::draw("t", "d", vec![Row::new(&full, vec![]).aside("Komunālā pārvalde")], 0);
        assert_eq!(picture.rows[0].aside, "");
    }
}

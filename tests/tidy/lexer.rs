//! Just enough of Rust's grammar to tell code from comments and strings, and tests from the rest.

/// A source text, taken apart.
pub(crate) struct Source {
    /// The text with comments and the insides of strings blanked; lines and characters stay in place.
    pub(crate) code: Vec<char>,
    /// For each character, whether it stands in a `#[cfg(test)]` or `#[test]` item.
    in_test: Vec<bool>,
    /// The strings with the index where each begins.
    pub(crate) strings: Vec<(usize, String)>,
}

impl Source {
    /// Takes a text apart.
    pub(crate) fn new(text: &str) -> Self {
        let (code, strings) =
            Lexer { text: text.chars().collect(), code: Vec::new(), strings: Vec::new() }.run();
        let in_test = mark_tests(&code);
        Self { code, in_test, strings }
    }

    /// The line, from 1, of a character.
    pub(crate) fn line(&self, at: usize) -> usize {
        1 + self.code.iter().take(at).filter(|c| **c == '\n').count()
    }

    /// Whether a character belongs to a test.
    pub(crate) fn is_test(&self, at: usize) -> bool {
        self.in_test.get(at).copied().unwrap_or(false)
    }
}

pub(crate) fn is_word(c: char) -> bool {
    c == '_' || c.is_alphanumeric()
}

/// Whether `word` stands at `at`.
pub(crate) fn stands(code: &[char], at: usize, word: &str) -> bool {
    let mut rest = code.iter().skip(at);
    word.chars().all(|c| rest.next() == Some(&c))
}

/// Index of the bracket that closes the one at `open`, or the end.
pub(crate) fn closing(code: &[char], open: usize) -> usize {
    let mut depth = 0_usize;
    for (at, c) in code.iter().enumerate().skip(open) {
        match c {
            '{' | '(' | '[' => depth += 1,
            '}' | ')' | ']' if depth <= 1 => return at,
            '}' | ')' | ']' => depth -= 1,
            _ => {}
        }
    }
    code.len()
}

/// Which characters belong to items under `#[cfg(test)]` or `#[test]`.
fn mark_tests(code: &[char]) -> Vec<bool> {
    let mut test = vec![false; code.len()];
    let mut at = 0;
    while at < code.len() {
        if stands(code, at, "#[cfg(test)]") || stands(code, at, "#[test]") {
            let end = item_end(code, at);
            test.iter_mut().take(end + 1).skip(at).for_each(|mark| *mark = true);
            at = end;
        }
        at += 1;
    }
    test
}

/// Where the item that follows the attributes at `at` ends: its closing brace or its semicolon.
pub(crate) fn item_end(code: &[char], mut at: usize) -> usize {
    while at < code.len() {
        match code[at] {
            '[' | '(' => at = closing(code, at),
            '{' => return closing(code, at),
            ';' => return at,
            _ => {}
        }
        at += 1;
    }
    code.len()
}

struct Lexer {
    text: Vec<char>,
    code: Vec<char>,
    strings: Vec<(usize, String)>,
}

impl Lexer {
    fn run(mut self) -> (Vec<char>, Vec<(usize, String)>) {
        while self.code.len() < self.text.len() {
            let at = self.code.len();
            match self.text[at] {
                '/' if stands(&self.text, at, "//") => self.blank_until(|text, i| text[i] == '\n'),
                '/' if stands(&self.text, at, "/*") => self.block_comment(),
                'r' if self.raw_hashes(at).is_some() => self.raw_string(),
                '"' => self.string(),
                '\'' => self.character(),
                c => self.code.push(c),
            }
        }
        (self.code, self.strings)
    }

    /// Blanks the next characters, keeping line ends.
    fn blank(&mut self, count: usize) {
        let from = self.code.len();
        let blanked = self.text.iter().skip(from).take(count).map(|c| if *c == '\n' { '\n' } else { ' ' });
        self.code.extend(blanked);
    }

    fn blank_until(&mut self, is_end: impl Fn(&[char], usize) -> bool) {
        let from = self.code.len();
        let end = (from..self.text.len()).find(|i| is_end(&self.text, *i)).unwrap_or(self.text.len());
        self.blank(end - from);
    }

    fn block_comment(&mut self) {
        let (from, mut at, mut depth) = (self.code.len(), self.code.len(), 0_usize);
        while at < self.text.len() {
            if stands(&self.text, at, "/*") {
                (depth, at) = (depth + 1, at + 2);
            } else if stands(&self.text, at, "*/") {
                (depth, at) = (depth - 1, at + 2);
                if depth == 0 {
                    break;
                }
            } else {
                at += 1;
            }
        }
        self.blank(at.min(self.text.len()) - from);
    }

    /// How many `#` a raw string that begins at this `r` has; `None` when none begins here.
    fn raw_hashes(&self, at: usize) -> Option<usize> {
        let before = |back: usize| at.checked_sub(back).and_then(|i| self.text.get(i)).copied();
        let prefixed = matches!(before(1), Some('b' | 'c')) && !before(2).is_some_and(is_word);
        if before(1).is_some_and(is_word) && !prefixed {
            return None;
        }
        let hashes = self.text.iter().skip(at + 1).take_while(|c| **c == '#').count();
        stands(&self.text, at + 1 + hashes, "\"").then_some(hashes)
    }

    fn raw_string(&mut self) {
        let hashes = self.raw_hashes(self.code.len()).unwrap_or_default();
        let end = format!("\"{}", "#".repeat(hashes));
        self.blank(hashes + 1);
        self.quoted(&end, |text, i| stands(text, i, &end));
    }

    fn string(&mut self) {
        self.quoted("\"", |text, i| {
            let slashes = text.iter().take(i).rev().take_while(|c| **c == '\\').count();
            text[i] == '"' && slashes % 2 == 0
        });
    }

    /// Blanks what stands between the quotation marks, and notes it.
    fn quoted(&mut self, end: &str, is_end: impl Fn(&[char], usize) -> bool) {
        let open = self.code.len();
        self.code.push('"');
        self.blank_until(is_end);
        self.strings.push((open, self.text.iter().take(self.code.len()).skip(open + 1).collect()));
        if self.code.len() < self.text.len() {
            self.code.push('"');
            self.blank(end.len() - 1);
        }
    }

    /// A character such as `'{'`; a lifetime stays code.
    fn character(&mut self) {
        let at = self.code.len();
        self.code.push('\'');
        if stands(&self.text, at + 1, "\\") {
            self.blank(2);
            self.blank_until(|text, i| text[i] == '\'');
        } else if stands(&self.text, at + 2, "'") {
            self.blank(1);
        } else {
            return;
        }
        if self.code.len() < self.text.len() {
            self.code.push('\'');
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(text: &str) -> String {
        Source::new(text).code.iter().collect()
    }

    #[test]
    fn comments_are_blanked_in_place() {
        assert_eq!(code("a // b\nc"), "a     \nc");
        assert_eq!(code("a /* b /* c */ d\n */ e"), "a               \n    e");
    }

    #[test]
    fn strings_are_blanked_and_kept_apart() {
        let source = Source::new("f(\"x{\\\"\", r#\"a\"{\"#, b\"\", br\"{\\\")");
        let code: String = source.code.iter().collect();
        assert_eq!(code, "f(\"    \",   \"   \" , b\"\", b \"  \")");
        let strings: Vec<&str> = source.strings.iter().map(|(_, text)| text.as_str()).collect();
        assert_eq!(strings, ["x{\\\"", "a\"{", "", "{\\"]);
    }

    #[test]
    fn characters_are_told_from_lifetimes() {
        assert_eq!(code(r"x<'a>('{', '\'', '\u{7d}', b'{', 'b')"), r"x<'a>(' ', '  ', '      ', b' ', ' ')");
    }

    #[test]
    fn tests_are_told_from_the_rest() {
        let source = Source::new("fn a() {}\n#[cfg(test)]\nmod tests {\n    fn b() {}\n}\nfn c() {}\n");
        let marked: Vec<usize> =
            (0..source.code.len()).filter(|at| source.is_test(*at)).map(|at| source.line(at)).collect();
        assert_eq!((marked.first(), marked.last()), (Some(&2), Some(&5)));
    }
}

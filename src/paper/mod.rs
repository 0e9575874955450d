//! Letters on paper: what is to be said to whom, set by Typst as a PDF. Owns the page and the fonts; it knows no catalogue, no
//! table and no network, and every word comes from whoever asks. Many letters are set in parts, and the parts are bound to one
//! file at the end: so that they need no more memory than one part does, and whoever asks knows how far it came.

mod binding;
mod press;

pub use binding::bind;
pub use press::set;

/// How many letters are set at a time.
pub const PART: usize = 100;

/// A letter.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Letter {
    /// Who sends it, in a line above the address.
    pub sender: String,
    /// To whom, line by line, in the window of the envelope.
    pub address: Vec<String>,
    /// Of which day.
    pub date: String,
    /// The heading.
    pub heading: String,
    /// What stands before that which is to be seen at once.
    pub before: Vec<String>,
    /// What is to be seen at once: what it is, and what it says.
    pub pairs: Vec<(String, String)>,
    /// What stands after it.
    pub after: Vec<String>,
    /// What follows in parts, each with a heading.
    pub parts: Vec<Part>,
    /// What stands at the foot of each page beside its number.
    pub foot: String,
}

/// A part of a letter.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Part {
    /// Its heading.
    pub heading: String,
    /// What it says first.
    pub lines: Vec<String>,
    /// What it lists.
    pub items: Vec<String>,
    /// What follows the list.
    pub after: Vec<String>,
}

/// Why letters could not be set.
#[derive(Debug, thiserror::Error)]
pub enum PaperError {
    /// Typst refused; in its own words, which quote the page and nothing that was said.
    #[error("letters could not be set: {0}")]
    Typst(String),
    /// Parts could not be bound.
    #[error("the parts of letters could not be bound to one file: {0}")]
    Binding(String),
}

#[cfg(test)]
mod tests {
    use lopdf::Document;

    use super::*;

    fn letter(n: usize) -> Letter {
        Letter {
            sender: "Piemēru novada dienests".to_owned(),
            address: vec![format!("Ģirts Ķēniņš {n}")],
            date: "26.05.2026.".to_owned(),
            heading: "Pieteikuma numurs un piekļuves kods".to_owned(),
            before: vec!["Čaklā žurka šķērso ūdeņus; Ёлка, ещё раз.".to_owned()],
            pairs: vec![("Piekļuves kods".to_owned(), format!("kods-{n:04}"))],
            after: vec!["#strong[nav] *nav* $a$ \\ <x> @y // z".to_owned()],
            parts: vec![Part {
                heading: format!("{n}. Daļa ar virsrakstu"),
                lines: vec!["Pirmais teikums.".to_owned()],
                items: vec!["*saraksta* rinda #1".to_owned(), "un otra rinda".to_owned()],
                after: vec!["Pēdējais teikums.".to_owned()],
            }],
            foot: format!("Pieteikums P-{n:04}"),
        }
    }

    fn read(pdf: &[u8]) -> Vec<String> {
        let document = Document::load_mem(pdf).unwrap();
        let pages: Vec<u32> = document.get_pages().into_keys().collect();
        pages.into_iter().map(|page| document.extract_text(&[page]).unwrap()).collect()
    }

    /// Without spaces and ends of lines: where they stand, whoever reads a page back guesses from distances.
    fn squeezed(text: &str) -> String {
        text.split_whitespace().collect()
    }

    #[test]
    fn every_letter_has_its_pages_in_order_and_its_letters_are_whole() {
        let letters: Vec<Letter> = (1..=7).map(letter).collect();
        let parts = letters.chunks(3).map(|some| set(some, ("Vēstules", "lv")).unwrap());
        let mut file = Vec::new();
        bind(parts.map(Ok), &mut file).unwrap();
        let pages = read(&file);
        assert_eq!(pages.len(), 7);
        for (n, page) in (1..).zip(&pages) {
            for text in [
                format!("Ģirts Ķēniņš {n}"),
                format!("kods-{n:04}"),
                format!("Pieteikums P-{n:04}"),
                "Čaklā žurka šķērso ūdeņus; Ёлка, ещё раз.".to_owned(),
                // What is said is never markup.
                "#strong[nav] *nav* $a$ \\ <x> @y // z".to_owned(),
                format!("{n}. Daļa ar virsrakstu"),
                "*saraksta* rinda #1".to_owned(),
                "Pēdējais teikums.".to_owned(),
            ] {
                assert!(squeezed(page).contains(&squeezed(&text)), "{n}: {text} in {page}");
            }
        }
        assert!(file.windows(20).any(|bytes| bytes == b"LibertinusSerif-Bold"), "the fonts are in the file");
    }

    #[test]
    fn a_bound_file_has_a_title_a_language_and_the_tags_of_every_letter() {
        let letters: Vec<Letter> = (1..=5).map(letter).collect();
        let parts = letters.chunks(2).map(|some| set(some, ("Vēstules", "lv")).unwrap());
        let mut file = Vec::new();
        bind(parts.map(Ok), &mut file).unwrap();
        let document = Document::load_mem(&file).unwrap();
        let catalog = document.catalog().unwrap();
        assert_eq!(catalog.get(b"Lang").unwrap().as_str().unwrap(), b"lv");
        let info = document.trailer.get(b"Info").and_then(lopdf::Object::as_reference).unwrap();
        let info = document.get_dictionary(info).unwrap();
        let title = lopdf::decode_text_string(info.get(b"Title").unwrap()).unwrap();
        assert_eq!(title, "Vēstules");
        let tree = catalog.get(b"StructTreeRoot").and_then(lopdf::Object::as_reference).unwrap();
        let parents = document.get_dictionary(tree).unwrap().get(b"ParentTree").unwrap().as_dict().unwrap();
        let numbers = parents.get(b"Nums").unwrap().as_array().unwrap();
        let keys: Vec<i64> = numbers.iter().step_by(2).map(|key| key.as_i64().unwrap()).collect();
        let pages = document.get_pages();
        let mut used: Vec<i64> = pages
            .values()
            .map(|page| {
                document.get_dictionary(*page).unwrap().get(b"StructParents").unwrap().as_i64().unwrap()
            })
            .collect();
        used.sort_unstable();
        assert_eq!(used.len(), 5);
        used.dedup();
        assert_eq!(used.len(), 5, "each page has a key of its own");
        assert!(used.iter().all(|key| keys.contains(key)), "{used:?} in {keys:?}");
        // Up from what stands on each page, the way ends at the root; on it there is a heading.
        let dictionary =
            |object: &lopdf::Object| document.get_dictionary(object.as_reference().unwrap()).unwrap().clone();
        for key in used {
            let at = keys.iter().position(|known| *known == key).unwrap();
            let said = document.dereference(&numbers[2 * at + 1]).unwrap().1.as_array().unwrap();
            let kinds: Vec<Vec<u8>> = said
                .iter()
                .filter(|one| one.as_reference().is_ok())
                .map(|one| dictionary(one).get(b"S").unwrap().as_name().unwrap().to_vec())
                .collect();
            assert!(kinds.contains(&b"H1".to_vec()) && kinds.contains(&b"P".to_vec()), "{kinds:?}");
            let mut up = said.iter().find(|one| one.as_reference().is_ok()).unwrap().clone();
            let mut steps = 0;
            while up.as_reference().unwrap() != tree {
                up = dictionary(&up).get(b"P").unwrap().clone();
                steps += 1;
                assert!(steps < 50, "no way to the root");
            }
        }
    }

    #[test]
    fn a_long_letter_goes_on_and_the_next_one_begins_a_page_with_number_one() {
        let long = Letter { after: vec!["Garš teikums par kārtību. ".repeat(12); 20], ..letter(1) };
        let pages = read(&set(&[long, letter(2)], ("Vēstules", "lv")).unwrap());
        assert!(pages.len() >= 3, "{}", pages.len());
        let last = |page: &String| page.trim_end().chars().last();
        assert_eq!((last(&pages[0]), last(&pages[1])), (Some('1'), Some('2')));
        assert_eq!(pages.last().and_then(last), Some('1'), "{pages:?}");
    }
}

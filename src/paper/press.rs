//! Typst as a library: one source, two fonts, no file and no clock. Whatever is said goes in as data, never as markup.

use typst::{
    Library, LibraryExt, World,
    comemo::evict,
    diag::{FileError, FileResult, SourceDiagnostic},
    ecow::EcoVec,
    foundations::{Array, Bytes, Datetime, Dict, Duration, IntoValue, Value},
    syntax::{FileId, Source},
    text::{Font, FontBook},
    utils::LazyHash,
};
use typst_layout::PagedDocument;
use typst_pdf::PdfOptions;

use super::{Letter, PaperError, Part};

/// The page.
const PAGE: &str = include_str!("letter.typ");

/// Libertinus Serif, under the SIL Open Font License beside it: all Latvian and Russian letters, made for reading on paper.
const FONTS: [&[u8]; 2] =
    [include_bytes!("fonts/LibertinusSerif-Regular.otf"), include_bytes!("fonts/LibertinusSerif-Bold.otf")];

/// Sets letters as a PDF with this title, in a language by its code.
///
/// # Errors
/// [`PaperError`].
pub fn set(letters: &[Letter], (title, lang): (&str, &str)) -> Result<Vec<u8>, PaperError> {
    let mut inputs = Dict::new();
    inputs.insert("title".into(), title.into_value());
    inputs.insert("lang".into(), lang.into_value());
    inputs.insert("letters".into(), Value::Array(letters.iter().map(told).collect()));
    let world = Press::new(inputs);
    let document = typst::compile::<PagedDocument>(&world).output.map_err(|why| refused(&why))?;
    // Tagged: whoever sees badly has a file read aloud before it is printed, or instead.
    let written = typst_pdf::pdf(&document, &PdfOptions::default()).map_err(|why| refused(&why));
    // What Typst remembers of these letters is of no use to others, whose words differ.
    evict(0);
    written
}

/// A letter as the page takes it.
fn told(letter: &Letter) -> Value {
    let texts = |all: &[String]| Value::Array(all.iter().map(|one| one.as_str().into_value()).collect());
    let pair = |(what, says): &(String, String)| {
        Value::Array([what, says].into_iter().map(|text| text.as_str().into_value()).collect::<Array>())
    };
    let mut told = Dict::new();
    for (name, text) in [
        ("sender", &letter.sender),
        ("date", &letter.date),
        ("heading", &letter.heading),
        ("foot", &letter.foot),
    ] {
        told.insert(name.into(), text.as_str().into_value());
    }
    told.insert("address".into(), texts(&letter.address));
    told.insert("before".into(), texts(&letter.before));
    told.insert("after".into(), texts(&letter.after));
    let part = |part: &Part| {
        let mut told = Dict::new();
        told.insert("heading".into(), part.heading.as_str().into_value());
        for (name, all) in [("lines", &part.lines), ("items", &part.items), ("after", &part.after)] {
            told.insert(name.into(), texts(all));
        }
        Value::Dict(told)
    };
    told.insert("parts".into(), Value::Array(letter.parts.iter().map(part).collect()));
    told.insert("pairs".into(), Value::Array(letter.pairs.iter().map(pair).collect()));
    Value::Dict(told)
}

fn refused(why: &EcoVec<SourceDiagnostic>) -> PaperError {
    let said: Vec<&str> = why.iter().map(|one| one.message.as_str()).collect();
    PaperError::Typst(said.join("; "))
}

/// All that Typst sees.
struct Press {
    source: Source,
    fonts: Vec<Font>,
    book: LazyHash<FontBook>,
    library: LazyHash<Library>,
}

impl Press {
    fn new(inputs: Dict) -> Self {
        let fonts: Vec<Font> = FONTS.iter().filter_map(|font| Font::new(Bytes::new(*font), 0)).collect();
        Self {
            source: Source::detached(PAGE),
            book: LazyHash::new(FontBook::from_fonts(&fonts)),
            fonts,
            library: LazyHash::new(Library::builder().with_inputs(inputs).build()),
        }
    }
}

impl World for Press {
    fn library(&self) -> &LazyHash<Library> {
        &self.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.book
    }

    fn main(&self) -> FileId {
        self.source.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.source.id() { Ok(self.source.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn file(&self, _id: FileId) -> FileResult<Bytes> {
        Err(FileError::AccessDenied)
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.get(index).cloned()
    }

    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        None
    }
}

//! Parts of letters, each a PDF by itself, bound to one: their trees of pages hang under a new root, and nothing on a page changes.

use std::io::Write;

use lopdf::{Dictionary, Document, Object, ObjectId};

use super::PaperError;

/// Binds parts to one file, in their order.
///
/// # Errors
/// [`PaperError`]: what a part could not be had for, or that one is no PDF.
pub fn bind(
    parts: impl IntoIterator<Item = Result<Vec<u8>, PaperError>>,
    file: &mut impl Write,
) -> Result<(), PaperError> {
    let mut bound = Document::with_version("1.7");
    let root = bound.new_object_id();
    let (mut trees, mut pages) = (Vec::new(), 0);
    for part in parts {
        let mut part = Document::load_mem(&part?).map_err(|error| failed(&error))?;
        part.renumber_objects_with(bound.max_id + 1);
        let (tree, count) = hang(&mut part, root).map_err(|error| failed(&error))?;
        trees.push(Object::Reference(tree));
        pages += count;
        bound.max_id = part.max_id;
        bound.objects.extend(part.objects);
    }
    let mut tree = Dictionary::new();
    tree.set("Type", "Pages");
    tree.set("Kids", trees);
    tree.set("Count", pages);
    bound.objects.insert(root, tree.into());
    let mut catalog = Dictionary::new();
    catalog.set("Type", "Catalog");
    catalog.set("Pages", root);
    let catalog = bound.add_object(catalog);
    bound.trailer.set("Root", catalog);
    bound.save_to(file).map_err(|error| PaperError::Binding(error.to_string()))
}

/// Hangs a part's tree of pages under a new root; gives it, and how many pages it has.
fn hang(part: &mut Document, root: ObjectId) -> Result<(ObjectId, i64), lopdf::Error> {
    let tree = part.catalog()?.get(b"Pages")?.as_reference()?;
    let pages = part.get_object_mut(tree)?.as_dict_mut()?;
    pages.set("Parent", root);
    Ok((tree, pages.get(b"Count")?.as_i64()?))
}

fn failed(error: &lopdf::Error) -> PaperError {
    PaperError::Binding(error.to_string())
}

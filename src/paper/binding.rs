//! Parts of letters, each a PDF by itself, bound to one: their trees of pages hang under a new root, their tags under another, and
//! nothing on a page changes. The file has the title and the language of its parts.

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
    let (root, tags) = (bound.new_object_id(), bound.new_object_id());
    let (mut trees, mut pages, mut tagged, mut named) = (Vec::new(), 0, Tags::new(tags), Named::default());
    for part in parts {
        let mut part = Document::load_mem(&part?).map_err(|error| failed(&error))?;
        part.renumber_objects_with(bound.max_id + 1);
        let (tree, count) = hang(&mut part, root).map_err(|error| failed(&error))?;
        tagged.take(&mut part);
        named.take(&part);
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
    if tagged.any() {
        catalog.set("StructTreeRoot", tags);
        catalog.set("MarkInfo", one("Marked", true));
        bound.objects.insert(tags, tagged.written().into());
    }
    if let Some(lang) = named.lang {
        catalog.set("Lang", lang);
    }
    if let Some(title) = named.title {
        catalog.set("ViewerPreferences", one("DisplayDocTitle", true));
        let info = bound.add_object(one("Title", title));
        bound.trailer.set("Info", info);
    }
    let catalog = bound.add_object(catalog);
    bound.trailer.set("Root", catalog);
    bound.save_to(file).map_err(|error| PaperError::Binding(error.to_string()))
}

/// A dictionary of one entry.
fn one(key: &str, value: impl Into<Object>) -> Dictionary {
    let mut dictionary = Dictionary::new();
    dictionary.set(key, value);
    dictionary
}

/// Hangs a part's tree of pages under a new root; gives it, and how many pages it has.
fn hang(part: &mut Document, root: ObjectId) -> Result<(ObjectId, i64), lopdf::Error> {
    let tree = part.catalog()?.get(b"Pages")?.as_reference()?;
    let pages = part.get_object_mut(tree)?.as_dict_mut()?;
    pages.set("Parent", root);
    Ok((tree, pages.get(b"Count")?.as_i64()?))
}

/// What a file is called, and its language: as the first part says them.
#[derive(Default)]
struct Named {
    title: Option<Object>,
    lang: Option<Object>,
}

impl Named {
    fn take(&mut self, part: &Document) {
        let info = part.trailer.get(b"Info").ok().and_then(|info| dictionary(part, info));
        let title = info.and_then(|info| info.get(b"Title").ok()).cloned();
        let lang = part.catalog().ok().and_then(|catalog| catalog.get(b"Lang").ok()).cloned();
        self.title = self.title.take().or(title);
        self.lang = self.lang.take().or(lang);
    }
}

/// A dictionary that stands there or elsewhere in the file.
fn dictionary<'a>(part: &'a Document, object: &'a Object) -> Option<&'a Dictionary> {
    part.dereference(object).ok()?.1.as_dict().ok()
}

/// The tags of all parts.
struct Tags {
    /// The root under which they hang.
    root: ObjectId,
    kids: Vec<Object>,
    /// What each page's content belongs to, by the page's key.
    pages: Vec<(i64, Object)>,
    /// The first key that no page has.
    next: i64,
    /// What tags of other names stand for.
    roles: Option<Object>,
}

impl Tags {
    fn new(root: ObjectId) -> Self {
        Self { root, kids: Vec::new(), pages: Vec::new(), next: 0, roles: None }
    }

    fn any(&self) -> bool {
        !self.kids.is_empty()
    }

    /// Takes the tags of a part, whose pages get keys that no other part has. A part without any has none in the file.
    fn take(&mut self, part: &mut Document) {
        let Some(tree) = part.catalog().ok().and_then(|catalog| catalog.get(b"StructTreeRoot").ok()) else {
            return;
        };
        let Some(tree) = dictionary(part, tree).cloned() else { return };
        let mut pages = Vec::new();
        if let Ok(parents) = tree.get(b"ParentTree") {
            numbered(part, parents, &mut pages);
        }
        self.roles = self.roles.take().or_else(|| tree.get(b"RoleMap").ok().cloned());
        let kids = match tree.get(b"K") {
            Ok(Object::Array(kids)) => kids.clone(),
            Ok(kid) => vec![kid.clone()],
            Err(_) => Vec::new(),
        };
        for kid in &kids {
            let kid = kid.as_reference().and_then(|kid| part.get_object_mut(kid));
            if let Ok(kid) = kid.and_then(Object::as_dict_mut) {
                kid.set("P", self.root);
            }
        }
        for object in part.objects.values_mut() {
            let dictionary = match object {
                Object::Dictionary(dictionary) => dictionary,
                Object::Stream(stream) => &mut stream.dict,
                _ => continue,
            };
            for key in ["StructParents", "StructParent"] {
                if let Ok(found) = dictionary.get(key.as_bytes()).and_then(Object::as_i64) {
                    dictionary.set(key, found + self.next);
                }
            }
        }
        self.kids.extend(kids);
        let first = self.next;
        for (key, object) in pages {
            self.next = self.next.max(first + key + 1);
            self.pages.push((first + key, object));
        }
    }

    fn written(self) -> Dictionary {
        let numbers = self.pages.into_iter().flat_map(|(key, object)| [Object::Integer(key), object]);
        let mut tree = one("Type", "StructTreeRoot");
        tree.set("K", self.kids);
        tree.set("ParentTree", one("Nums", numbers.collect::<Vec<Object>>()));
        tree.set("ParentTreeNextKey", self.next);
        if let Some(roles) = self.roles {
            tree.set("RoleMap", roles);
        }
        tree
    }
}

/// The entries of a tree of numbers, in their order.
fn numbered(part: &Document, tree: &Object, found: &mut Vec<(i64, Object)>) {
    let Some(tree) = dictionary(part, tree) else { return };
    if let Ok(Object::Array(numbers)) = tree.get(b"Nums") {
        let pairs = numbers.chunks_exact(2);
        found.extend(pairs.filter_map(|pair| Some((pair[0].as_i64().ok()?, pair[1].clone()))));
    }
    if let Ok(Object::Array(kids)) = tree.get(b"Kids") {
        for kid in kids {
            numbered(part, kid, found);
        }
    }
}

fn failed(error: &lopdf::Error) -> PaperError {
    PaperError::Binding(error.to_string())
}

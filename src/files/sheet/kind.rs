//! What a file is, by its first bytes and not by its name: people rename files, and programmes lie about them.

/// What an uploaded file turned out to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Content {
    /// Text in columns.
    Text,
    /// An archive: perhaps an XLSX.
    Zip,
    /// Something else, with the sentence that says what.
    Other(&'static str),
}

/// How much of a file's beginning is looked at.
const HEAD: usize = 4096;

/// Names the content of a file.
pub(super) fn of(bytes: &[u8]) -> Content {
    let head = bytes.get(..HEAD).unwrap_or(bytes);
    match head {
        [b'P', b'K', 3, 4, ..] | [b'P', b'K', 5, 6, ..] => return Content::Zip,
        [0xd0, 0xcf, 0x11, 0xe0, ..] => return Content::Other(compound(bytes)),
        [b'%', b'P', b'D', b'F', ..] => return Content::Other("fault-sheet-is-pdf"),
        [0x1f, 0x8b, ..]
        | [0x89, b'P', b'N', b'G', ..]
        | [0xff, 0xd8, 0xff, ..]
        | [b'G', b'I', b'F', b'8', ..]
        | [b'7', b'z', 0xbc, 0xaf, ..]
        | [b'R', b'a', b'r', b'!', ..]
        | [b'{', b'\\', b'r', b't', b'f', ..] => return Content::Other("fault-sheet-is-other"),
        _ => {}
    }
    let words: String = head.iter().filter(|byte| **byte != 0).map(|&byte| char::from(byte)).collect();
    let words = words.trim_start_matches(|c: char| c.is_whitespace() || "ï»¿ÿþ".contains(c)).to_lowercase();
    if words.starts_with("<?xml") {
        let is_page = words.contains("<html") || words.contains("<!doctype html");
        return Content::Other(if is_page { "fault-sheet-is-html" } else { "fault-sheet-is-xml" });
    }
    let is_page = ["<!doctype html", "<html", "<table", "<head", "<body", "<meta"];
    if is_page.iter().any(|tag| words.starts_with(tag)) {
        return Content::Other("fault-sheet-is-html");
    }
    Content::Text
}

/// Which of Microsoft's older files: they are folders in a file, and names in them are UTF-16.
fn compound(bytes: &[u8]) -> &'static str {
    let has = |name: &str| {
        let name: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        memchr::memmem::find(bytes, &name).is_some()
    };
    if has("EncryptedPackage") || has("EncryptionInfo") {
        "fault-sheet-is-encrypted"
    } else if has("Workbook") || has("Book") {
        "fault-sheet-is-xls"
    } else {
        "fault-sheet-is-other"
    }
}

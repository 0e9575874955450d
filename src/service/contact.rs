//! How somebody is reached: a telephone number, a mail address, or both in one text. Owns which part of such a text mails go to,
//! and which parts people are looked for by.

/// The parts of a contact that holds several, `anna@example.org, +371 20000001`.
pub(super) fn parts(contact: &str) -> impl Iterator<Item = &str> {
    contact.split([',', ';']).map(str::trim).filter(|part| !part.is_empty())
}

/// The mail address of a contact: all of it, or the one part that is an address. Of two addresses nobody knows which is meant.
pub fn mail_address(contact: &str) -> Option<&str> {
    let mut addresses = parts(contact).filter(|part| part.contains('@'));
    let address = addresses.next().filter(|address| !address.contains(char::is_whitespace))?;
    addresses.next().is_none().then_some(address)
}

/// A contact without its mail address.
pub(super) fn beside_address(contact: &str) -> Vec<&str> {
    let address = mail_address(contact);
    parts(contact).filter(|part| Some(*part) != address).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_mail_address_is_written_to() {
        for one in [
            " anna@piemers.lv ",
            "anna@piemers.lv, +371 20000001",
            "+371 20000001; anna@piemers.lv",
            "anna@piemers.lv, zvanīt pēc 17",
        ] {
            assert_eq!(mail_address(one), Some("anna@piemers.lv"), "{one}");
        }
        for none in ["+371 20000001", "", "anna @piemers.lv", "anna@piemers.lv, oto@piemers.lv"] {
            assert_eq!(mail_address(none), None, "{none}");
        }
        assert_eq!(beside_address("+371 20000001; anna@piemers.lv"), ["+371 20000001"]);
    }
}

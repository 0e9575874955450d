//! The address of whoever asks, where proxies stand between: counted from the nearest one, since what stands before the
//! proxies' own words anyone may have written.

use std::net::{IpAddr, SocketAddr};

use axum::{
    extract::ConnectInfo,
    http::{HeaderMap, request::Parts},
};

use crate::config::Proxies;

/// The most addresses that are looked at: no chain of proxies is longer.
const MOST: usize = 32;

/// The address of whoever asks.
pub(super) fn of(parts: &Parts, proxies: &Proxies) -> IpAddr {
    let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>().map(|info| info.0.ip());
    // Without a connection there is a test, or a socket of the same machine.
    seen(peer.unwrap_or(IpAddr::from([127, 0, 0, 1])), &parts.headers, proxies)
}

/// Goes from the connection's own address backwards through what proxies said, as long as the one who said it is trusted.
fn seen(peer: IpAddr, headers: &HeaderMap, proxies: &Proxies) -> IpAddr {
    let mut address = peer.to_canonical();
    for (hop, said) in backwards(headers).take(MOST).enumerate() {
        if !proxies.trust(hop, address) {
            return address;
        }
        // A proxy that wrote something else than an address hides who asked it: then it is the one who asks.
        let Some(before) = said.and_then(parsed) else { return address };
        address = before;
    }
    address
}

/// What proxies said, the nearest first: several header lines are one list. `None` for what is no text.
fn backwards(headers: &HeaderMap) -> impl Iterator<Item = Option<&str>> {
    let lines = headers.get_all("x-forwarded-for").iter().rev();
    lines.flat_map(|line| match line.to_str() {
        Ok(text) => text.rsplit(',').map(Some).collect::<Vec<_>>(),
        Err(_) => vec![None],
    })
}

/// An address as proxies write it: bare, in brackets, with or without a port.
fn parsed(text: &str) -> Option<IpAddr> {
    let text = text.trim().trim_matches('"');
    let bare = text.strip_prefix('[').and_then(|text| text.strip_suffix(']')).unwrap_or(text);
    let address = bare.parse().ok().or_else(|| text.parse().ok().map(|with_port: SocketAddr| with_port.ip()));
    address.map(|address: IpAddr| address.to_canonical())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn from(peer: &str, lines: &[&str], proxies: &str) -> String {
        let mut headers = HeaderMap::new();
        for line in lines {
            headers.append("x-forwarded-for", axum::http::HeaderValue::from_bytes(line.as_bytes()).unwrap());
        }
        seen(peer.parse().unwrap(), &headers, &proxies.parse().unwrap()).to_string()
    }

    #[test]
    fn without_trusted_proxies_nobodys_word_counts() {
        assert_eq!(from("192.0.2.9", &["1.1.1.1"], "0"), "192.0.2.9");
        assert_eq!(from("192.0.2.9", &["1.1.1.1"], "10.0.0.0/8"), "192.0.2.9");
    }

    #[test]
    fn proxies_are_counted_from_the_nearest_and_what_stands_before_is_invented() {
        let invented = ["6.6.6.6, 7.7.7.7", "203.0.113.5"];
        assert_eq!(from("10.0.0.1", &invented, "1"), "203.0.113.5");
        assert_eq!(from("10.0.0.1", &invented, "2"), "7.7.7.7");
        // Two lines are one list, whichever of them whoever asked wrote.
        assert_eq!(from("10.0.0.1", &["6.6.6.6", "203.0.113.5, 10.0.0.2"], "2"), "203.0.113.5");
        assert_eq!(from("10.0.0.1", &["6.6.6.6, 203.0.113.5, 10.0.0.2"], "10.0.0.0/8"), "203.0.113.5");
        // An address of a trusted network in the part that anyone may write changes nothing.
        assert_eq!(from("10.0.0.1", &["10.6.6.6, 203.0.113.5"], "10.0.0.0/8"), "203.0.113.5");
        assert_eq!(from("10.0.0.1", &["203.0.113.5"], "3"), "203.0.113.5");
        assert_eq!(from("10.0.0.1", &[], "1"), "10.0.0.1");
    }

    #[test]
    fn garbage_counts_as_the_proxy_that_passed_it_on() {
        for garbage in ["", "unknown", "_hidden", "999.1.1.1", "\u{101}", "1.2.3.4:x", "203.0.113.5,", "[::1"]
        {
            assert_eq!(from("10.0.0.1", &[garbage], "1"), "10.0.0.1", "{garbage}");
        }
        assert_eq!(from("10.0.0.1", &["6.6.6.6, nonsense, 10.0.0.2"], "2"), "10.0.0.2");
        let long = "6.6.6.6,".repeat(10_000) + "10.0.0.3";
        assert_eq!(from("10.0.0.1", &[&long], "10.0.0.0/8"), "6.6.6.6");
    }

    #[test]
    fn addresses_are_read_in_every_shape_that_proxies_write() {
        for (said, read) in [
            ("203.0.113.5:4711", "203.0.113.5"),
            (" \"203.0.113.5\" ", "203.0.113.5"),
            ("2001:db8::7", "2001:db8::7"),
            ("[2001:db8::7]", "2001:db8::7"),
            ("\"[2001:db8::7]:4711\"", "2001:db8::7"),
            ("::ffff:203.0.113.5", "203.0.113.5"),
        ] {
            assert_eq!(from("::ffff:10.0.0.1", &[said], "10.0.0.1"), read, "{said}");
        }
    }
}

//! Sessions of people who opened their applications.

use talka::service::Submitted;

use crate::support::service::Service;

/// People who have opened their applications.
pub(crate) struct Visitors {
    /// The session's cookie of each.
    pub(crate) cookies: Vec<String>,
    /// Bytes of the last page.
    pub(crate) length: usize,
}

/// Opens applications by number and code, as people do.
pub(crate) fn open(service: &Service, codes: &[Submitted]) -> Visitors {
    let mut visitors = Visitors { cookies: Vec::new(), length: 0 };
    for one in codes {
        let visitor = service.visitor();
        let answer = visitor.post("/result", &[("number", &one.number), ("code", &one.code)]);
        answer.redirect();
        let cookie = answer.headers.get_all("set-cookie").iter().find_map(|value| {
            let text = value.to_str().ok()?;
            text.starts_with("talka=").then(|| text.split(';').next().unwrap_or_default().to_owned())
        });
        visitors.cookies.push(cookie.expect("a session"));
        visitors.length = visitor.get("/my").page().bytes.len();
    }
    visitors
}

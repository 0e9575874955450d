//! A visitor without a browser: asks and sends forms as browsers do, keeps its cookies, follows no redirect.

use std::time::Duration;

use reqwest::{
    Client, Method,
    header::{CONTENT_TYPE, HeaderMap, LOCATION, ORIGIN},
    redirect::Policy,
};
use tokio::runtime::{Builder, Runtime};

/// Sends requests and waits for the answers.
pub(crate) struct Wire {
    runtime: Runtime,
    client: Client,
}

impl Wire {
    pub(crate) fn new() -> Self {
        let client = Client::builder()
            .cookie_store(true)
            .redirect(Policy::none())
            .timeout(Duration::from_mins(2))
            // A connection kept open would break when the service restarts.
            .pool_max_idle_per_host(0);
        let runtime = Builder::new_current_thread().enable_all().build().expect("a runtime");
        Self { runtime, client: client.build().expect("a client") }
    }

    /// Sends a request. Errors are those of the connection; any status is an answer.
    pub(crate) fn send(
        &self,
        method: Method,
        url: &str,
        headers: HeaderMap,
        body: Vec<u8>,
    ) -> reqwest::Result<Answer> {
        let request = self.client.request(method, url).headers(headers).body(body);
        self.runtime.block_on(async {
            let response = request.send().await?;
            let status = response.status().as_u16();
            let headers = response.headers().clone();
            let bytes = response.bytes().await?.to_vec();
            Ok(Answer { status, headers, body: String::from_utf8_lossy(&bytes).into_owned(), bytes })
        })
    }
}

/// What came back.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: HeaderMap,
    /// The body as text; what is no UTF-8 is replaced.
    pub(crate) body: String,
    /// The body as it came.
    pub(crate) bytes: Vec<u8>,
}

impl Answer {
    /// A header's value, empty where it is missing.
    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }

    /// Where a redirect leads: a path on the same service, or a whole address.
    pub(crate) fn location(&self) -> Option<&str> {
        self.headers.get(LOCATION).and_then(|value| value.to_str().ok())
    }

    /// Holds the answer to be a page.
    pub(crate) fn page(self) -> Self {
        assert!(self.status == 200, "expected a page: {self:#?}");
        self
    }

    /// Holds the answer to be a redirect after a form (303), and gives where it leads.
    pub(crate) fn redirect(&self) -> String {
        assert!(self.status == 303, "expected a redirect: {self:#?}");
        self.location().expect("a redirect leads somewhere").to_owned()
    }
}

/// Someone who visits the service, with cookies of their own.
pub(crate) struct Visitor {
    wire: Wire,
    base: String,
}

impl Visitor {
    /// A newcomer at the address `http://127.0.0.1:PORT`.
    pub(crate) fn new(base: &str) -> Self {
        Self { wire: Wire::new(), base: base.trim_end_matches('/').to_owned() }
    }

    /// Asks for a path (with its query).
    pub(crate) fn get(&self, path: &str) -> Answer {
        self.request("GET", path, &[], Vec::new())
    }

    /// Asks a service that may be ended meanwhile; `None` when no answer came.
    pub(crate) fn get_if_answered(&self, path: &str) -> Option<Answer> {
        self.asked("GET", path, &[], Vec::new()).ok()
    }

    /// Sends a form's fields to a path.
    pub(crate) fn post(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let form = Client::new().post(&self.base).form(fields).build().expect("fields");
        let body = form.body().and_then(|body| body.as_bytes()).unwrap_or_default().to_vec();
        self.request("POST", path, &[("content-type", "application/x-www-form-urlencoded")], body)
    }

    /// Sends a form's fields to a service that may be ended meanwhile; `None` when no answer came.
    pub(crate) fn post_if_answered(&self, path: &str, fields: &[(&str, &str)]) -> Option<Answer> {
        let form = Client::new().post(&self.base).form(fields).build().expect("fields");
        let body = form.body().and_then(|body| body.as_bytes()).unwrap_or_default().to_vec();
        self.asked("POST", path, &[("content-type", "application/x-www-form-urlencoded")], body).ok()
    }

    /// Sends a form with fields and one file: the field, the file's name, what is in it.
    pub(crate) fn post_file(&self, path: &str, fields: &[(&str, &str)], file: (&str, &str, &[u8])) -> Answer {
        const EDGE: &str = "talka-edge-of-a-part";
        let mut body = Vec::new();
        for (name, value) in fields {
            let part =
                format!("--{EDGE}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
            body.extend_from_slice(part.as_bytes());
        }
        let (field, name, content) = file;
        let head = format!(
            "--{EDGE}\r\nContent-Disposition: form-data; name=\"{field}\"; filename=\"{name}\"\r\n\
             Content-Type: application/octet-stream\r\n\r\n"
        );
        body.extend_from_slice(head.as_bytes());
        body.extend_from_slice(content);
        body.extend_from_slice(format!("\r\n--{EDGE}--\r\n").as_bytes());
        let kind = format!("multipart/form-data; boundary={EDGE}");
        self.request("POST", path, &[("content-type", &kind)], body)
    }

    /// Sends any request. The headers given replace those of a browser on the service's own page; an empty value
    /// leaves a header out.
    pub(crate) fn request(
        &self,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
        body: Vec<u8>,
    ) -> Answer {
        let answer = self.asked(method, path, headers, body);
        answer.unwrap_or_else(|error| panic!("{}{path}: {error:?}", self.base))
    }

    fn asked(
        &self,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
        body: Vec<u8>,
    ) -> Result<Answer, reqwest::Error> {
        let method: Method = method.parse().expect("a method");
        let mut all = HeaderMap::new();
        let mut put = |name: &str, value: &str| {
            let name: reqwest::header::HeaderName = name.parse().expect("a header's name");
            all.remove(&name);
            if !value.is_empty() {
                all.insert(name, value.parse().expect("a header's value"));
            }
        };
        put("sec-fetch-site", "same-origin");
        put("sec-fetch-mode", "navigate");
        if method != Method::GET {
            put(ORIGIN.as_str(), &self.base);
        }
        for (name, value) in headers {
            put(name, value);
        }
        let url = format!("{}{path}", self.base);
        self.wire.send(method, &url, all, body)
    }
}

/// Headers that say the body is JSON.
pub(crate) fn json() -> HeaderMap {
    let mut headers = HeaderMap::new();
    headers.insert(CONTENT_TYPE, "application/json".parse().expect("a header's value"));
    headers
}

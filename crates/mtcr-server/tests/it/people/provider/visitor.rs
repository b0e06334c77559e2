//! A browser at the provider: it follows redirects, keeps cookies, and fills in the provider's forms.

use std::collections::BTreeMap;
use ureq::Agent;
use ureq::http::Response;
use ureq::http::header::{COOKIE, LOCATION, SET_COOKIE};
use url::Url;

pub(super) struct Visitor {
    agent: Agent,
    cookies: BTreeMap<String, String>,
}

impl Visitor {
    pub(super) fn new() -> Self {
        let agent = Agent::config_builder()
            .max_redirects(0)
            .http_status_as_error(false)
            .proxy(None)
            .build()
            .new_agent();
        Self { agent, cookies: BTreeMap::new() }
    }

    /// Signs in at the provider and agrees to what is asked, until it is sent back; what stands behind the host there.
    pub(super) fn sign_in(&mut self, address: &str, name: &str) -> String {
        let mut at = Url::parse(address).expect("an address");
        for _ in 0..20 {
            if let Some(path) = at.as_str().strip_prefix(super::NODE) {
                return path.to_owned();
            }
            let answer =
                self.agent.get(at.as_str()).header(COOKIE, self.cookies()).call().expect("an answer");
            self.remember(&answer);
            at = match answer.headers().get(LOCATION) {
                Some(_) => location(&at, &answer),
                None => self.fill_in(&at, answer, name),
            };
        }
        panic!("the provider never sent the browser back; it is at {at}")
    }

    /// Sends the form of a page: its own hidden prompt, and a name with any password.
    fn fill_in(&mut self, at: &Url, mut page: Response<ureq::Body>, name: &str) -> Url {
        let text = page.body_mut().read_to_string().expect("a page");
        let prompt =
            ["login", "consent"].into_iter().find(|prompt| text.contains(&format!("value=\"{prompt}\"")));
        let Some(prompt) = prompt else { panic!("{at} is a page without a form: {text}") };
        let form = [("prompt", prompt), ("login", name), ("password", "anything")];
        let sent = self.agent.post(at.as_str()).header(COOKIE, self.cookies()).send_form(form);
        let answer = sent.expect("an answer");
        self.remember(&answer);
        location(at, &answer)
    }

    fn cookies(&self) -> String {
        self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join("; ")
    }

    fn remember(&mut self, answer: &Response<ureq::Body>) {
        for cookie in answer.headers().get_all(SET_COOKIE) {
            let (name, rest) = cookie.to_str().expect("a text").split_once('=').expect("a cookie");
            self.cookies.insert(name.to_owned(), rest.split(';').next().unwrap_or_default().to_owned());
        }
    }
}

fn location(at: &Url, answer: &Response<ureq::Body>) -> Url {
    let to = answer.headers().get(LOCATION).unwrap_or_else(|| panic!("{at} answers {}", answer.status()));
    at.join(to.to_str().expect("a text")).expect("an address")
}

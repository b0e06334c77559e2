//! A browser: it follows redirects, keeps cookies, and fills in the provider's forms.

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
        let agent = Agent::config_builder().max_redirects(0).http_status_as_error(false).build().new_agent();
        Self { agent, cookies: BTreeMap::new() }
    }

    /// Goes to the provider, signs in there and agrees to what is asked, until it is sent back; that address.
    pub(super) fn sign_in(&mut self, address: &str, name: &str) -> String {
        let mut at = Url::parse(address).unwrap();
        for _ in 0..20 {
            if at.as_str().starts_with(super::BACK) {
                return at.into();
            }
            let answer = self.get(&at);
            at = match answer.headers().get(LOCATION) {
                Some(_) => self.location(&at, &answer),
                None => self.fill_in(&at, answer, name),
            };
        }
        panic!("the provider never sent the browser back; it is at {at}")
    }

    fn get(&mut self, at: &Url) -> Response<ureq::Body> {
        let answer = self.agent.get(at.as_str()).header(COOKIE, self.cookies()).call().unwrap();
        self.remember(&answer);
        answer
    }

    /// Sends the form of a page: its own hidden prompt, and a name with any password.
    fn fill_in(&mut self, at: &Url, mut page: Response<ureq::Body>, name: &str) -> Url {
        let text = page.body_mut().read_to_string().unwrap();
        let prompt =
            ["login", "consent"].into_iter().find(|prompt| text.contains(&format!("value=\"{prompt}\"")));
        let Some(prompt) = prompt else { panic!("{at} is a page without a form: {text}") };
        let form = [("prompt", prompt), ("login", name), ("password", "anything")];
        let answer = self.agent.post(at.as_str()).header(COOKIE, self.cookies()).send_form(form).unwrap();
        self.remember(&answer);
        self.location(at, &answer)
    }

    fn location(&self, at: &Url, answer: &Response<ureq::Body>) -> Url {
        let to = answer.headers().get(LOCATION).unwrap_or_else(|| panic!("{at} answers {}", answer.status()));
        at.join(to.to_str().unwrap()).unwrap()
    }

    fn cookies(&self) -> String {
        self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join("; ")
    }

    fn remember(&mut self, answer: &Response<ureq::Body>) {
        for cookie in answer.headers().get_all(SET_COOKIE) {
            let (name, rest) = cookie.to_str().unwrap().split_once('=').unwrap();
            self.cookies.insert(name.to_owned(), rest.split(';').next().unwrap().to_owned());
        }
    }
}

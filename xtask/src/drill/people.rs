//! Somebody who administers the node of a drill: a node without prints a new link at each start, and its ledger grows.

use ureq::http::Response;
use ureq::{Agent, Body};

const PASSWORD: &str = "seven otters row home";

/// Makes whoever holds the link the first administrator, as a browser does.
///
/// # Errors
/// The node does not answer as it should.
pub(super) fn enter(address: &str, link: &str) -> Result<(), String> {
    let agent: Agent = Agent::config_builder()
        .http_status_as_error(false)
        .max_redirects(0)
        .max_redirects_will_error(false)
        .proxy(None)
        .build()
        .into();
    let failed = |error: ureq::Error| format!("{link}: {error}");
    let mut page = agent.get(format!("{address}{link}")).call().map_err(failed)?;
    let cookies = cookies(&page);
    let html = page.body_mut().read_to_string().map_err(failed)?;
    let hidden = |name: &str| {
        let (_, after) = html.split_once(&format!("name=\"{name}\" value=\""))?;
        after.split_once('"').map(|(value, _)| value)
    };
    let (Some(csrf), Some(code)) = (hidden("csrf"), hidden("code")) else {
        return Err(format!("{link}: {} and no form to come in by", page.status()));
    };
    let typed = [
        ("csrf", csrf),
        ("code", code),
        ("authority", "Licensing Office of Arlandia"),
        ("name", "Ada of Arlandia"),
        ("sign-in", "ada"),
        ("mail", ""),
        ("password", PASSWORD),
        ("again", PASSWORD),
    ];
    let place = format!("{address}/en/enter");
    let sent = agent.post(&place).header("origin", address).header("cookie", cookies).send_form(typed);
    let status = sent.map_err(failed)?.status();
    if status == 303 { Ok(()) } else { Err(format!("{place}: {status} where 303 was to be")) }
}

fn cookies(answer: &Response<Body>) -> String {
    let set = answer.headers().get_all("set-cookie").iter().filter_map(|cookie| cookie.to_str().ok());
    let pairs: Vec<&str> = set.filter_map(|cookie| cookie.split(';').next()).collect();
    pairs.join("; ")
}

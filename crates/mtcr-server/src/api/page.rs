//! Long lists in parts: a cursor, and a link to what follows.

use super::problem::Refusal;
use super::reply;
use axum::http::{HeaderValue, header};
use axum::response::Response;
use serde::Serialize;

/// Rows in one part when nothing else is asked for.
const USUAL: usize = 100;
/// Rows in one part at most.
const MOST: usize = 500;

/// Which part of a list is asked for.
#[derive(Clone, Debug, Default)]
pub(crate) struct Part<'a> {
    pub(crate) cursor: Option<&'a str>,
    pub(crate) limit: Option<usize>,
}

/// One part of a list, with a link to the next in the header `Link` (RFC 8288). `address` is that of the list with its
/// other parameters, each of which ends in `&`.
pub(crate) fn part<T: Serialize>(
    rows: &[T],
    id: impl Fn(&T) -> &str,
    part: &Part<'_>,
    address: &str,
) -> Result<Response, Refusal> {
    let limit = part.limit.unwrap_or(USUAL);
    if !(1..=MOST).contains(&limit) {
        return Err(Refusal::bad(format!("`limit` is between 1 and {MOST}")));
    }
    let first = match part.cursor {
        None => 0,
        Some(cursor) => {
            1 + rows
                .iter()
                .position(|row| id(row) == cursor)
                .ok_or_else(|| Refusal::refused("`cursor` is none that this list gave"))?
        }
    };
    let rest = rows.get(first..).unwrap_or_default();
    let shown = rest.get(..limit).unwrap_or(rest);
    let mut response = reply::json(&shown);
    if let Some(last) = shown.last().filter(|_| shown.len() < rest.len()) {
        let next = format!("<{address}limit={limit}&cursor={}>; rel=\"next\"", encoded(id(last)));
        if let Ok(value) = HeaderValue::from_str(&next) {
            response.headers_mut().insert(header::LINK, value);
        }
    }
    Ok(response)
}

/// A text as a part of an address may hold it.
pub(crate) fn encoded(text: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte);
    text.bytes()
        .map(|byte| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::encoded;

    #[test]
    fn an_id_stands_in_an_address() {
        assert_eq!(encoded("9.A.6"), "9.A.6");
        assert_eq!(encoded("IV(d)(2) é"), "IV%28d%29%282%29%20%C3%A9");
    }
}

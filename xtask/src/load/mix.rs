//! What people ask of a node, and how often.

use std::time::Duration;

/// One thing that people ask.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Ask {
    /// How often, beside the others.
    weight: u64,
    /// The address below the node.
    pub(crate) path: &'static str,
    sent: Sent,
}

/// What goes with a request.
#[derive(Clone, Copy, Debug)]
enum Sent {
    /// Nothing: something is read.
    Nothing,
    /// A body of a media type.
    Body(&'static str, &'static str),
    /// The fields of a form, as a browser sends them.
    Form(&'static [(&'static str, &'static str)]),
}

const fn read(weight: u64, path: &'static str) -> Ask {
    Ask { weight, path, sent: Sent::Nothing }
}

const fn text(weight: u64, path: &'static str, text: &'static str) -> Ask {
    Ask { weight, path, sent: Sent::Body("text/plain", text) }
}

const fn json(weight: u64, path: &'static str, text: &'static str) -> Ask {
    Ask { weight, path, sent: Sent::Body("application/json", text) }
}

const fn form(weight: u64, path: &'static str, fields: &'static [(&'static str, &'static str)]) -> Ask {
    Ask { weight, path, sent: Sent::Form(fields) }
}

const JET_ENGINE: &str = include_str!("../../../examples/products/jetcat-p400.toml");
const DRONE: &str = include_str!("../../../examples/products/mq-9a-reaper.toml");
const TRANSFER: &str = include_str!("../../../examples/transfers/rocket-motor.toml");

/// Of a hundred requests sixty are for pages and forty for the API. Forty have something classified, searched, asked or
/// determined; the rest reads.
pub(crate) const MIX: &[Ask] = &[
    read(5, "/en"),
    read(3, "/fr/annex"),
    read(8, "/en/annex/9.A.6"),
    read(6, "/fr/annex/2.A.1.b"),
    read(2, "/en/annex/9.A"),
    read(1, "/en/annex/editions"),
    read(2, "/en/registry"),
    read(3, "/fr/registry?on=2020-01-01"),
    read(3, "/en/registry/DE"),
    read(2, "/figures/state/en/DE.svg"),
    read(1, "/en/api"),
    form(6, "/en/classify", &[("dossier", JET_ENGINE)]),
    form(4, "/fr/classify", &[("dossier", DRONE)]),
    form(3, "/en/classify/class", &[("class", "turbojet-engine")]),
    form(5, "/en/search", &[("text", "carbon fibre prepreg 5.2 GPa")]),
    form(3, "/fr/ask", &[("action", "begin"), ("class", "turbojet-engine")]),
    read(3, "/en/decide"),
    read(2, "/api/v1/annex/entries"),
    read(7, "/api/v1/annex/entries/9A6"),
    read(3, "/api/v1/annex/entries/2.A.1.b.3"),
    read(2, "/api/v1/annex/vocabulary/max-range"),
    read(2, "/api/v1/annex/crosswalk/4.C.2"),
    read(3, "/api/v1/registry/DE"),
    read(1, "/api/v1/annex/plot/timeline"),
    read(1, "/api/v1/blank/dossier/turbojet-engine"),
    json(4, "/api/v1/annex/search", r#"{"text": "carbon fibre prepreg 5.2 GPa"}"#),
    text(6, "/api/v1/classify", JET_ENGINE),
    text(4, "/api/v1/classify", DRONE),
    text(2, "/api/v1/decide", TRANSFER),
    json(3, "/api/v1/ask", r#"{"class": "turbojet-engine"}"#),
];

impl Ask {
    pub(crate) fn method(&self) -> &'static str {
        if matches!(self.sent, Sent::Nothing) { "GET" } else { "POST" }
    }

    /// Sends it and reads the whole answer.
    ///
    /// # Errors
    /// No answer, or one that is no answer to the question.
    pub(crate) fn sent(&self, agent: &ureq::Agent, address: &str) -> Result<(), String> {
        let url = format!("{address}{}", self.path);
        let answer = match self.sent {
            Sent::Nothing => agent.get(&url).call(),
            Sent::Body(media_type, text) => agent.post(&url).content_type(media_type).send(text),
            Sent::Form(fields) => agent.post(&url).send_form(fields.iter().copied()),
        };
        let mut answer = answer.map_err(|error| error.to_string())?;
        answer.body_mut().read_to_vec().map_err(|error| error.to_string())?;
        let status = answer.status();
        if status.is_success() { Ok(()) } else { Err(status.to_string()) }
    }
}

/// Numbers that are the same in every run (an xorshift): what people ask must not differ between two measurements.
pub(crate) struct Chance(u64);

impl Chance {
    /// The numbers of one person.
    pub(crate) fn of(person: usize) -> Self {
        let seed = u64::try_from(person).unwrap_or_default().wrapping_add(1);
        Chance(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15))
    }

    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    /// A pause between none and twice the mean, each as likely.
    pub(crate) fn pause(&mut self, mean: Duration) -> Duration {
        let most = u64::try_from(mean.as_micros()).unwrap_or_default() * 2 + 1;
        Duration::from_micros(self.next() % most)
    }

    /// One thing of a list by its weight.
    pub(crate) fn pick<'a>(&mut self, asks: &'a [Ask]) -> &'a Ask {
        let whole: u64 = asks.iter().map(|ask| ask.weight).sum();
        let mut at = self.next() % whole.max(1);
        for ask in asks {
            match at.checked_sub(ask.weight) {
                Some(rest) => at = rest,
                None => return ask,
            }
        }
        const NOTHING: Ask = read(1, "/");
        asks.first().unwrap_or(&NOTHING)
    }
}

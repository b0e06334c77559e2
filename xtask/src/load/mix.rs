//! What people ask of a node, and how often.

use std::time::Duration;

/// One thing that people ask.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Ask {
    /// How often, beside the others.
    weight: u64,
    /// The address below the node.
    pub(crate) path: &'static str,
    /// What is sent; nothing for a page that is read.
    body: Option<Body>,
}

#[derive(Clone, Copy, Debug)]
struct Body {
    media_type: &'static str,
    text: &'static str,
}

const fn read(weight: u64, path: &'static str) -> Ask {
    Ask { weight, path, body: None }
}

const fn text(weight: u64, path: &'static str, text: &'static str) -> Ask {
    Ask { weight, path, body: Some(Body { media_type: "text/plain", text }) }
}

const fn json(weight: u64, path: &'static str, text: &'static str) -> Ask {
    Ask { weight, path, body: Some(Body { media_type: "application/json", text }) }
}

/// Half of it reads the law, the other half has something classified, searched or determined.
pub(crate) const MIX: &[Ask] = &[
    read(6, "/api/v1/annex/entries"),
    read(14, "/api/v1/annex/entries/9A6"),
    read(8, "/api/v1/annex/entries/2.A.1.b.3"),
    read(4, "/api/v1/annex/editions"),
    read(4, "/api/v1/annex/vocabulary/max-range"),
    read(4, "/api/v1/annex/crosswalk/4.C.2"),
    read(4, "/api/v1/registry?on=2020-01-01"),
    read(4, "/api/v1/registry/DE"),
    read(2, "/api/v1/annex/plot/timeline"),
    json(12, "/api/v1/annex/search", r#"{"text": "carbon fibre prepreg 5.2 GPa"}"#),
    text(14, "/api/v1/classify", include_str!("../../../examples/products/jetcat-p400.toml")),
    text(10, "/api/v1/classify", include_str!("../../../examples/products/mq-9a-reaper.toml")),
    text(4, "/api/v1/decide", include_str!("../../../examples/transfers/rocket-motor.toml")),
    json(6, "/api/v1/ask", r#"{"class": "turbojet-engine"}"#),
    read(4, "/api/v1/blank/dossier/turbojet-engine"),
];

impl Ask {
    pub(crate) fn method(&self) -> &'static str {
        if self.body.is_some() { "POST" } else { "GET" }
    }

    /// Sends it and reads the whole answer.
    ///
    /// # Errors
    /// No answer, or one that is no answer to the question.
    pub(crate) fn sent(&self, agent: &ureq::Agent, address: &str) -> Result<(), String> {
        let url = format!("{address}{}", self.path);
        let answer = match self.body {
            None => agent.get(&url).call(),
            Some(body) => agent.post(&url).content_type(body.media_type).send(body.text),
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

//! The law of the tree with the fictitious registry, and the screen made of it; read once.

use mtcr_corpus::corpus::registry::read_registry;
use mtcr_corpus::{Corpus, compile, files::read_folder};
use mtcr_declarations::{
    Judgement, Licences, Line, NoLicences, Outcome, Parties, Party, Screen, Screened, Seen, Sign, Space,
    Tables,
};
use std::path::Path;
use std::sync::LazyLock;

pub(crate) const ON: jiff::civil::Date = jiff::civil::date(2026, 3, 2);

pub(crate) static CORPUS: LazyLock<Corpus> = LazyLock::new(|| {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut corpus =
        compile(&read_folder(&root.join("data"), "data").source).unwrap_or_else(|report| panic!("{report}"));
    let registry = std::fs::read_to_string(root.join("examples/registry.toml")).unwrap();
    corpus.registry =
        read_registry("registry.toml", &registry).unwrap_or_else(|report| panic!("{report}")).registry;
    corpus
});

pub(crate) static SCREEN: LazyLock<Screen> = LazyLock::new(|| {
    Screen::new(&CORPUS, CORPUS.newest_edition().unwrap(), ON, &Tables::built_in().unwrap()).unwrap()
});

/// Everybody is clear.
pub(crate) struct Clear;

impl Parties for Clear {
    fn screen(&self, _: &Party) -> Screened {
        Screened::default()
    }
}

/// A line of these goods under a heading that hints at nothing.
pub(crate) fn line(goods: &str) -> Line {
    line_under("401511", goods)
}

pub(crate) fn line_under(tariff: &str, goods: &str) -> Line {
    let cells = [
        ("id", "1"),
        ("goods", goods),
        ("tariff", tariff),
        ("destination", "XB"),
        ("consignee", "Velmar Trading"),
    ];
    Line::from_cells(SCREEN.fields(), cells).unwrap()
}

pub(crate) fn judged(line: &Line, parties: &dyn Parties, licences: &dyn Licences) -> Judgement {
    SCREEN.judge(&mut Space::default(), line, parties, licences)
}

/// What goods come to when nothing else is wrong.
pub(crate) fn of(goods: &str) -> Judgement {
    judged(&line(goods), &Clear, &NoLicences)
}

pub(crate) fn is_referred(goods: &str) -> bool {
    of(goods).outcome == Outcome::Referred
}

/// Entries that a line is suspected of.
pub(crate) fn suspected(judgement: &Judgement) -> Vec<String> {
    let found = judgement.reasons.iter().find(|reason| reason.sign == Sign::EntrySuspected);
    match found.map(|reason| &reason.seen) {
        Some(Seen::Entries(entries)) => entries.iter().map(|(entry, _)| entry.clone()).collect(),
        _ => Vec::new(),
    }
}

pub(crate) fn has(judgement: &Judgement, sign: Sign) -> bool {
    judgement.reasons.iter().any(|reason| reason.sign == sign)
}

//! Files of the fixtures, lists read from them, and shelves that hold them.

use jiff::Timestamp;
use jiff::civil::{Date, date};
use mtcr_lists::{
    Declaration, Format, Import, ImportError, Imported, Limits, ListError, Loaded, Part, Profile, Programmes,
    Role, Screener, Shelf, SourceFile, States, read,
};
use mtcr_screening::{Kind, ListId, Names, Subject};
use std::io::Cursor;
use std::path::Path;
use std::sync::{Arc, OnceLock};

/// Files of fixtures with what they are, by list.
pub(crate) struct Fixture {
    pub(crate) list: &'static str,
    pub(crate) format: Format,
    pub(crate) files: &'static [(Role, &'static str)],
    pub(crate) records: usize,
}

pub(crate) const UN: Fixture = Fixture {
    list: "un-consolidated",
    format: Format::UnXml,
    files: &[(Role::Main, "real/un-consolidated.xml")],
    records: 78,
};
pub(crate) const SDN: Fixture = Fixture {
    list: "us-sdn",
    format: Format::OfacCsv,
    files: &[
        (Role::Main, "real/2021-07-sdn.csv"),
        (Role::Aliases, "real/2021-07-alt.csv"),
        (Role::Addresses, "real/2021-07-add.csv"),
        (Role::Comments, "real/2021-07-sdn_comments.csv"),
    ],
    records: 122,
};
pub(crate) const SDN_LATER: Fixture = Fixture {
    list: "us-sdn",
    format: Format::OfacCsv,
    files: &[
        (Role::Main, "real/2023-01-sdn.csv"),
        (Role::Aliases, "real/2024-01-alt.csv"),
        (Role::Addresses, "real/2024-01-add.csv"),
    ],
    records: 121,
};
pub(crate) const CSL: Fixture = Fixture {
    list: "us-csl",
    format: Format::CslCsv,
    files: &[(Role::Main, "real/us-csl.csv")],
    records: 118,
};
pub(crate) const ENHANCED: Fixture = Fixture {
    list: "us-non-sdn-xml",
    format: Format::OfacXml,
    files: &[(Role::Main, "real/cons_enhanced.xml")],
    records: 12,
};
pub(crate) const DENIED: Fixture = Fixture {
    list: "us-denied-persons",
    format: Format::DeniedPersons,
    files: &[(Role::Main, "real/2022-09-dpl.txt")],
    records: 38,
};
pub(crate) const EU: Fixture = Fixture {
    list: "eu-measures",
    format: Format::EuCsv,
    files: &[(Role::Main, "made/eu-annexes.csv")],
    records: 4,
};
pub(crate) const JAPAN: Fixture = Fixture {
    list: "jp-end-users",
    format: Format::JapanText,
    files: &[(Role::Main, "made/jp-end-users.txt")],
    records: 3,
};
pub(crate) const CHINA: Fixture = Fixture {
    list: "cn-lists",
    format: Format::ChinaCsv,
    files: &[(Role::Main, "made/cn-lists.csv")],
    records: 2,
};
pub(crate) const DENIALS: Fixture = Fixture {
    list: "partner-denials",
    format: Format::DenialsCsv,
    files: &[(Role::Main, "made/denials.csv")],
    records: 2,
};
pub(crate) const OWN: Fixture = Fixture {
    list: "own-watchlist",
    format: Format::OwnCsv,
    files: &[(Role::Main, "made/own.csv")],
    records: 2,
};

/// Every fixture.
pub(crate) const ALL: [&Fixture; 11] =
    [&UN, &SDN, &SDN_LATER, &CSL, &ENHANCED, &DENIED, &EU, &JAPAN, &CHINA, &DENIALS, &OWN];

impl Fixture {
    /// The bytes of its files.
    pub(crate) fn bytes(&self) -> Vec<(Role, String, Vec<u8>)> {
        self.files.iter().map(|(role, path)| (*role, name_of(path), bytes(path))).collect()
    }

    pub(crate) fn read(&self) -> Loaded {
        self.read_bytes(self.bytes()).unwrap()
    }

    /// Reads other bytes in the place of its own.
    pub(crate) fn read_bytes(&self, files: Vec<(Role, String, Vec<u8>)>) -> Result<Loaded, ListError> {
        let parts = files
            .into_iter()
            .map(|(role, name, bytes)| Part { role, name, content: Box::new(Cursor::new(bytes)) })
            .collect();
        read(self.format, &ListId(self.list.to_owned()), parts, states(), Limits::of_file(1 << 20))
    }

    /// Its bytes with one file put through a change.
    pub(crate) fn changed(
        &self,
        at: usize,
        change: impl FnOnce(Vec<u8>) -> Vec<u8>,
    ) -> Vec<(Role, String, Vec<u8>)> {
        let mut files = self.bytes();
        let bytes = std::mem::take(&mut files[at].2);
        files[at].2 = change(bytes);
        files
    }

    pub(crate) fn sources(&self) -> Vec<SourceFile<'static>> {
        sources(self.bytes())
    }
}

pub(crate) fn sources(files: Vec<(Role, String, Vec<u8>)>) -> Vec<SourceFile<'static>> {
    files
        .into_iter()
        .map(|(_, name, bytes)| SourceFile { name, content: Box::new(Cursor::new(bytes)) })
        .collect()
}

fn name_of(path: &str) -> String {
    path.rsplit_once('/').map_or(path, |(_, name)| name).to_owned()
}

pub(crate) fn bytes(path: &str) -> Vec<u8> {
    std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(path)).unwrap()
}

pub(crate) fn states() -> &'static States {
    static STATES: OnceLock<States> = OnceLock::new();
    STATES.get_or_init(|| States::built_in().unwrap())
}

pub(crate) fn programmes() -> &'static Programmes {
    static PROGRAMMES: OnceLock<Programmes> = OnceLock::new();
    PROGRAMMES.get_or_init(|| Programmes::built_in().unwrap())
}

pub(crate) fn names() -> Arc<Names> {
    static NAMES: OnceLock<Arc<Names>> = OnceLock::new();
    Arc::clone(NAMES.get_or_init(|| Arc::new(Names::built_in().unwrap())))
}

/// The day on which fixtures are imported.
pub(crate) const DAY: Date = date(2026, 3, 2);

/// An instant of a day.
pub(crate) fn at(day: Date) -> Timestamp {
    day.at(9, 0, 0, 0).to_zoned(jiff::tz::TimeZone::UTC).unwrap().timestamp()
}

/// An import on a day, without checksums.
pub(crate) fn on(day: Date) -> Import<'static> {
    Import { at: at(day), by: "an officer", sha256: &[], accept: None }
}

/// Writes the declaration of a fixture on a shelf, so that the shelf knows it by the counts of the fixture.
pub(crate) fn declare(folder: &Path, fixture: &Fixture) {
    let declarations = folder.join("declarations");
    std::fs::create_dir_all(&declarations).unwrap();
    let built_in = format!("../../data/screening/lists/{}.toml", fixture.list);
    let text = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(built_in)).unwrap();
    let lines: Vec<String> = text
        .lines()
        .filter(|line| !line.starts_with("published-age"))
        .map(|line| {
            if line.starts_with("records") {
                let (least, most) = (fixture.records.div_ceil(2), fixture.records * 2);
                format!("records = {{ at-least = {least}, at-most = {most} }}\norphans = 500")
            } else {
                line.to_owned()
            }
        })
        .collect();
    std::fs::write(declarations.join(format!("{}.toml", fixture.list)), lines.join("\n")).unwrap();
}

/// Imports a fixture on a shelf as declared there.
pub(crate) fn import(folder: &Path, fixture: &Fixture, import: &Import<'_>) -> Result<Imported, ImportError> {
    declare(folder, fixture);
    let shelf = Shelf::at(folder);
    shelf.import(&declared(folder, fixture.list), fixture.sources(), (states(), programmes()), import)
}

/// A declaration as the shelf knows it.
pub(crate) fn declared(folder: &Path, list: &str) -> Declaration {
    Shelf::at(folder).declarations().unwrap().into_iter().find(|one| one.id.0 == list).unwrap()
}

/// A shelf with the lists of the United Nations and the United States.
pub(crate) fn shelf() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for fixture in [&UN, &SDN, &CSL] {
        import(folder.path(), fixture, &on(DAY)).unwrap();
    }
    folder
}

/// A screener over a shelf by a profile.
pub(crate) fn screener(folder: &Path, profile: &str) -> Screener {
    let profile = Profile::built_in().unwrap().into_iter().find(|one| one.id == profile).unwrap();
    Screener::load(&Shelf::at(folder), &profile, names()).unwrap()
}

pub(crate) fn organisation(name: &str) -> Subject {
    Subject::named(name, Kind::Organisation)
}

pub(crate) fn person(name: &str) -> Subject {
    Subject::named(name, Kind::Person)
}

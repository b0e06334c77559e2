//! The example transfers as texts to be varied.

use mtcr_corpus::transfer::{Transfer, TransferFile};
use std::path::{Path, PathBuf};

/// An example: its name, its table of TOML, and its dossiers.
pub(crate) struct Example {
    pub(crate) name: String,
    pub(crate) table: toml::Table,
    dossiers: Vec<(String, String)>,
}

impl Example {
    /// The transfer, with another table in place of its own; `None` when the reader refuses it.
    pub(crate) fn with(&self, table: &toml::Table) -> Option<Transfer> {
        let text = toml::to_string(table).expect("TOML");
        let file = TransferFile::parse(&self.name, &text, &self.dossiers).ok()?;
        file.link(&crate::law::law().corpus).ok()
    }

    /// The transfer as it is.
    pub(crate) fn transfer(&self) -> Transfer {
        self.with(&self.table).unwrap_or_else(|| panic!("{} cannot be read", self.name))
    }
}

/// All examples.
pub(crate) fn examples() -> Vec<Example> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/transfers");
    let listed = |folder: &Path| -> Vec<PathBuf> {
        let mut paths: Vec<PathBuf> =
            std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
        paths.sort();
        paths
    };
    let (paths, first) = (listed(&folder), listed(&folder.join("../first")));
    let read = |path: &PathBuf| std::fs::read_to_string(path).unwrap();
    let name = |path: &PathBuf| path.file_name().unwrap().to_string_lossy().into_owned();
    let dossiers: Vec<(String, String)> = paths
        .iter()
        .filter(|path| path.is_dir())
        .flat_map(|folder| std::fs::read_dir(folder).unwrap())
        .map(|entry| entry.unwrap().path())
        .map(|path| (format!("dossiers/{}", name(&path)), read(&path)))
        .chain(first.iter().map(|path| (format!("../first/{}", name(path)), read(path))))
        .collect();
    let own = paths.iter().filter(|path| path.is_file());
    let found: Vec<Example> = own
        .map(|path| Example {
            name: name(path),
            table: read(path).parse().unwrap(),
            dossiers: dossiers.clone(),
        })
        .collect();
    assert!(found.len() >= 25, "{} examples", found.len());
    found
}

/// A small deterministic source of choices.
pub(crate) struct Choices(pub(crate) u64);

impl Choices {
    pub(crate) fn one_in(&mut self, n: u64) -> bool {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33).is_multiple_of(n)
    }
}

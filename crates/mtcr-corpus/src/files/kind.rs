//! Which document lies at which path.

use crate::problem::{Problem, code};

/// The kinds of documents a corpus has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    /// `annex/editions/2024-03.toml`
    Edition,
    /// `annex/notes/*.toml`
    Note,
    /// `annex/accepted.toml`
    Accepted,
    /// `annex/item-04/item.toml`
    Item,
    /// `annex/item-04/4.C.2.c.toml`
    Entry,
    /// `annex/item-04/4.C.2.c.table.toml`
    Table,
    /// `annex/item-04/4.C.2.c.cases.toml`
    Cases,
    /// `definitions/*.toml`
    Definition,
    /// `sources.toml`, `sources/*.toml`
    Sources,
    /// `vocabulary/classes/*.toml`
    Classes,
    /// `vocabulary/facts/*.toml`
    Facts,
    /// `vocabulary/substances/*.toml`
    Substances,
    /// `vocabulary/methods/*.toml`
    Methods,
    /// `vocabulary/purposes.toml`
    Purposes,
    /// `vocabulary/activities.toml`
    Activities,
    /// `vocabulary/uses.toml`
    Uses,
    /// `vocabulary/lists.toml`
    Lists,
    /// `vocabulary/bounds.toml`
    Bounds,
    /// `vocabulary/synonyms.toml`
    Synonyms,
    /// `guidelines/rules/G2.6.toml`
    GuidelineRule,
    /// `guidelines/rules/G2.6.cases.toml`
    GuidelineCases,
    /// `guidelines/positions.toml`
    Positions,
    /// `guidelines/recorded.toml`
    Recorded,
    /// `guidelines/bridge.toml`
    Bridge,
    /// `guidelines/parameters.toml`
    Parameters,
    /// `guidelines/vocabulary/facts.toml`
    GuidelineFacts,
    /// `guidelines/vocabulary/lists.toml`
    GuidelineLists,
    /// `overlays/us.toml`
    Overlay,
    /// `overlays/us.cases.toml`, `overlays/us.duties.cases.toml`
    OverlayCases,
    /// `registry/states/DE.toml`
    State,
    /// `registry/other-states.toml`
    OtherStates,
    /// `registry/former-states.toml`
    FormerStates,
    /// `registry/chairs.toml`
    Chairs,
    /// `registry/plenaries.toml`
    Plenaries,
    /// `registry/eu.toml`
    Eu,
    /// `crosswalk/lists.toml`
    CrosswalkLists,
    /// `crosswalk/item-04.toml`
    Crosswalk,
    /// `national/eu/list.toml`
    NationalList,
    /// `national/eu/terms.toml`
    Terms,
    /// `national/eu/explained.toml`
    Explained,
    /// `national/eu/1C111.toml`
    NationalEntry,
    /// `national/eu/1C111.cases.toml`
    NationalCases,
    /// `national/eu/vocabulary/classes.toml`
    NationalClasses,
    /// `national/eu/vocabulary/facts.toml`
    NationalFacts,
    /// `national/eu/vocabulary/uses.toml`
    NationalUses,
}

/// Folders with any number of files of one kind.
const FOLDERS: [(&str, FileKind); 12] = [
    ("annex/editions", FileKind::Edition),
    ("annex/notes", FileKind::Note),
    ("definitions", FileKind::Definition),
    ("sources", FileKind::Sources),
    ("vocabulary/classes", FileKind::Classes),
    ("vocabulary/facts", FileKind::Facts),
    ("vocabulary/substances", FileKind::Substances),
    ("vocabulary/methods", FileKind::Methods),
    ("guidelines/rules", FileKind::GuidelineRule),
    ("overlays", FileKind::Overlay),
    ("registry/states", FileKind::State),
    ("crosswalk", FileKind::Crosswalk),
];

/// Single files. Each may be accompanied by files for a topic: `vocabulary/uses-avionics.toml`.
const FILES: [(&str, FileKind); 20] = [
    ("annex/accepted.toml", FileKind::Accepted),
    ("sources.toml", FileKind::Sources),
    ("vocabulary/purposes.toml", FileKind::Purposes),
    ("vocabulary/activities.toml", FileKind::Activities),
    ("vocabulary/uses.toml", FileKind::Uses),
    ("vocabulary/lists.toml", FileKind::Lists),
    ("vocabulary/bounds.toml", FileKind::Bounds),
    ("vocabulary/synonyms.toml", FileKind::Synonyms),
    ("guidelines/positions.toml", FileKind::Positions),
    ("guidelines/recorded.toml", FileKind::Recorded),
    ("guidelines/bridge.toml", FileKind::Bridge),
    ("guidelines/parameters.toml", FileKind::Parameters),
    ("guidelines/vocabulary/facts.toml", FileKind::GuidelineFacts),
    ("guidelines/vocabulary/lists.toml", FileKind::GuidelineLists),
    ("registry/other-states.toml", FileKind::OtherStates),
    ("registry/former-states.toml", FileKind::FormerStates),
    ("registry/chairs.toml", FileKind::Chairs),
    ("registry/plenaries.toml", FileKind::Plenaries),
    ("registry/eu.toml", FileKind::Eu),
    ("crosswalk/lists.toml", FileKind::CrosswalkLists),
];

/// Single files in the folder of each national list. Each may be accompanied by files for a topic.
const NATIONAL: [(&str, FileKind); 6] = [
    ("list.toml", FileKind::NationalList),
    ("terms.toml", FileKind::Terms),
    ("explained.toml", FileKind::Explained),
    ("vocabulary/classes.toml", FileKind::NationalClasses),
    ("vocabulary/facts.toml", FileKind::NationalFacts),
    ("vocabulary/uses.toml", FileKind::NationalUses),
];

impl FileKind {
    /// The kind of the document at a path relative to the corpus, if one belongs there.
    #[must_use]
    pub fn of(relative: &str) -> Option<Self> {
        if let Some((_, kind)) = FILES.iter().find(|(path, _)| is_or_accompanies(relative, path)) {
            return Some(*kind);
        }
        if let Some((_, inside)) = in_list(relative) {
            return Self::in_national_list(inside);
        }
        let (folder, name) = relative.rsplit_once('/')?;
        let stem = name.strip_suffix(".toml").filter(|stem| !stem.is_empty() && !stem.starts_with('.'))?;
        if let Some((_, kind)) = FOLDERS.iter().find(|(path, _)| *path == folder) {
            return Some(match kind {
                Self::GuidelineRule if stem.ends_with(".cases") => Self::GuidelineCases,
                Self::Overlay if stem.ends_with(".cases") => Self::OverlayCases,
                kind => *kind,
            });
        }
        let item = folder.strip_prefix("annex/item-")?;
        (item.len() == 2 && item.bytes().all(|byte| byte.is_ascii_digit())).then_some(match stem {
            "item" => Self::Item,
            _ if stem.ends_with(".cases") => Self::Cases,
            _ if stem.ends_with(".table") => Self::Table,
            _ => Self::Entry,
        })
    }

    /// The kind of a file at a path relative to the folder of a national list.
    fn in_national_list(inside: &str) -> Option<Self> {
        if let Some((_, kind)) = NATIONAL.iter().find(|(path, _)| is_or_accompanies(inside, path)) {
            return Some(*kind);
        }
        let stem = inside.strip_suffix(".toml").filter(|stem| !stem.is_empty() && !stem.contains('/'))?;
        let first = |name: &str| name.starts_with(|c: char| c.is_ascii_digit() || c.is_ascii_uppercase());
        first(stem).then_some(if stem.ends_with(".cases") {
            Self::NationalCases
        } else {
            Self::NationalEntry
        })
    }

    /// Whether it holds examples, which are no part of the law.
    pub(crate) fn is_cases(self) -> bool {
        matches!(self, Self::Cases | Self::GuidelineCases | Self::OverlayCases | Self::NationalCases)
    }

    /// Whether some document may lie below a folder.
    pub(super) fn may_lie_below(folder: &str) -> bool {
        let below = |path: &str| {
            path.strip_prefix(folder).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        };
        FOLDERS.iter().chain(&FILES).any(|(path, _)| below(path))
            || matches!(folder, "annex" | "national")
            || in_list(&format!("{folder}/list.toml")).is_some_and(|(_, file)| file == "list.toml")
            || in_list(folder).is_some_and(|(_, folder)| folder == "vocabulary")
            || Self::of(&format!("{folder}/item.toml")) == Some(Self::Item)
    }
}

/// The id of the national list that a path lies in, and the path inside its folder.
pub(crate) fn in_list(relative: &str) -> Option<(&str, &str)> {
    let (list, inside) = relative.strip_prefix("national/")?.split_once('/')?;
    let of_id = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    (!list.is_empty() && list.chars().all(of_id)).then_some((list, inside))
}

/// Whether a path is `single` or that path with a hyphen and a topic.
fn is_or_accompanies(path: &str, single: &str) -> bool {
    let rest = single.strip_suffix(".toml").and_then(|stem| path.strip_prefix(stem));
    rest.and_then(|rest| rest.strip_suffix(".toml")).is_some_and(|topic| {
        topic.is_empty()
            || topic.strip_prefix('-').is_some_and(|topic| !topic.is_empty() && !topic.contains('/'))
    })
}

/// The problem with a file or folder that no document belongs to.
pub(super) fn unexpected(shown: &str) -> Problem {
    Problem::with_file(shown, code::UNEXPECTED_FILE, "nothing reads a file or folder of this name")
        .help("move it to where such documents lie, or out of the corpus; see docs/reference/entry-format.md")
}

#[cfg(test)]
mod tests {
    use super::FileKind;

    #[test]
    fn paths_have_kinds() {
        for (path, kind) in [
            ("annex/item-04/4.C.2.c.toml", Some(FileKind::Entry)),
            ("annex/item-04/4.C.2.c.cases.toml", Some(FileKind::Cases)),
            ("annex/item-04/4.C.2.b.table.toml", Some(FileKind::Table)),
            ("annex/item-04/item.toml", Some(FileKind::Item)),
            ("annex/item-4/4.C.toml", None),
            ("annex/item-04/4.C.2.c.md", None),
            ("annex/item-04/old/4.C.toml", None),
            ("vocabulary/uses.toml", Some(FileKind::Uses)),
            ("vocabulary/uses-avionics.toml", Some(FileKind::Uses)),
            ("vocabulary/uses-.toml", None),
            ("vocabulary/use.toml", None),
            ("vocabulary/classes/.toml", None),
            ("sources.toml", Some(FileKind::Sources)),
            ("crosswalk/lists.toml", Some(FileKind::CrosswalkLists)),
            ("crosswalk/item-04.toml", Some(FileKind::Crosswalk)),
            ("crosswalk/old/item-04.toml", None),
            ("guidelines/rules/G2.6.toml", Some(FileKind::GuidelineRule)),
            ("guidelines/rules/G2.6.cases.toml", Some(FileKind::GuidelineCases)),
            ("guidelines/vocabulary/facts-computed.toml", Some(FileKind::GuidelineFacts)),
            ("guidelines/G2.6.toml", None),
            ("overlays/us.toml", Some(FileKind::Overlay)),
            ("overlays/us.cases.toml", Some(FileKind::OverlayCases)),
            ("overlays/us.duties.cases.toml", Some(FileKind::OverlayCases)),
            ("registry/states/DE.toml", Some(FileKind::State)),
            ("registry/chairs.toml", Some(FileKind::Chairs)),
            ("registry/DE.toml", None),
            ("national/eu/list.toml", Some(FileKind::NationalList)),
            ("national/eu/terms-missiles.toml", Some(FileKind::Terms)),
            ("national/eu/1C111.toml", Some(FileKind::NationalEntry)),
            ("national/eu/1C111.a.cases.toml", Some(FileKind::NationalCases)),
            ("national/us/IV-d.toml", Some(FileKind::NationalEntry)),
            ("national/eu/vocabulary/uses.toml", Some(FileKind::NationalUses)),
            ("national/eu/vocabulary/1C111.toml", None),
            ("national/eu/notes.toml", None),
            ("national/list.toml", None),
            ("readme.md", None),
        ] {
            assert_eq!(FileKind::of(path), kind, "{path}");
        }
    }
}

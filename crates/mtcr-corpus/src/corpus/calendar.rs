//! When texts begin, on the calendar of editions.

use super::compile::Context;
use super::registry::dates;
use super::{Edition, NationalEffect};
use crate::date::Moment;
use crate::source::{EditionSource, FromSource, Located};

/// An edition, by its place on the calendar; later editions are greater.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EditionId(pub usize);

/// The first edition of a text: known, or between two.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Start {
    /// The first edition that may have it.
    pub possible: EditionId,
    /// The first edition that certainly has it; the same when the start is known.
    pub certain: EditionId,
}

impl Start {
    /// Whether the first edition is known.
    #[must_use]
    pub fn is_exact(self) -> bool {
        self.possible == self.certain
    }
}

/// The editions in the order of their dates. A date known to the year stands before those within it.
pub(super) fn editions(sources: &[EditionSource], context: &Context<'_>) -> Vec<Edition> {
    let text =
        |value: &Option<Located<String>>| value.as_ref().map_or_else(String::new, |text| text.value.clone());
    let mut editions: Vec<Edition> = sources
        .iter()
        .filter_map(|source| {
            Some(Edition {
                id: source.id.value.clone(),
                date: source.date.value.clone(),
                precision: source.precision.as_ref()?.value,
                when: dates::edition(source, context),
                agreed: dates::optional(source.file, source.agreed.as_ref(), context),
                published: dates::optional(source.file, source.published.as_ref(), context),
                effects: effects(source, context),
                agreed_at: text(&source.agreed_at),
                document: text(&source.document),
                changes: text(&source.changes),
                mark: text(&source.mark),
                note: text(&source.note),
                source: text(&source.source),
                encoded: source.encoded.as_ref().is_some_and(|encoded| encoded.value),
            })
        })
        .collect();
    editions.sort_by(|a, b| a.date.cmp(&b.date));
    editions
}

fn effects(source: &EditionSource, context: &Context<'_>) -> Vec<NationalEffect> {
    source
        .national_effect
        .iter()
        .filter_map(|effect| {
            Some(NationalEffect {
                state: effect.state.value.clone(),
                from: Moment::within(dates::days(source.file, &effect.from, context)?),
                act: effect.act.as_ref().map_or_else(String::new, |act| act.value.clone()),
            })
        })
        .collect()
}

/// The start of a text, or the id that names no edition.
pub(super) fn start<'a>(from: &'a FromSource, editions: &[Edition]) -> Result<Start, &'a Located<String>> {
    let find = |id: &'a Located<String>| editions.iter().position(|edition| edition.id == id.value).ok_or(id);
    match from {
        FromSource::Edition(id) => {
            let at = EditionId(find(id)?);
            Ok(Start { possible: at, certain: at })
        }
        FromSource::Between { after, by } => {
            Ok(Start { possible: EditionId(find(after)? + 1), certain: EditionId(find(by)?) })
        }
    }
}

//! Lines of declarations judged by a screen.

use super::{Judge, Judged, malformed, named_cells};
use crate::answer::LineAnswer;
use crate::bound::BoundLines;
use crate::row::{Head, Malformed, Read, Row};
use mtcr_declarations::tables::Outcome;
use mtcr_declarations::{Judgement, Licences, Parties, Screen, Seen, Space};

/// What lines are judged by.
#[derive(Clone, Copy)]
pub(crate) struct Lines<'a> {
    pub(crate) screen: &'a Screen,
    pub(crate) parties: &'a (dyn Parties + Sync),
    pub(crate) licences: &'a (dyn Licences + Sync),
    pub(crate) bound: &'a BoundLines<'a>,
    pub(crate) heads: &'a [Head],
}

impl Judge for Lines<'_> {
    type Answer = LineAnswer;
    type Space = Space;

    fn judge(&self, rows: Vec<Read>, space: &mut Space) -> Vec<Result<Judged<LineAnswer>, Malformed>> {
        rows.into_iter().map(|read| self.one(read, space)).collect()
    }
}

impl Lines<'_> {
    fn one(&self, read: Read, space: &mut Space) -> Result<Judged<LineAnswer>, Malformed> {
        let Row { line, mut cells, raw } = match read {
            Read::Row(row) => row,
            Read::Malformed(row) => return Err(row),
        };
        if cells.is_empty() {
            cells = named_cells(self.heads, self.bound.ignore_others, &raw)
                .map_err(|(at, reason)| malformed(line, format!("byte {}", at + 1), reason, &raw, &[]))?;
        }
        let head = |at: usize| self.heads.get(at).map_or_else(String::new, |head| head.name.clone());
        let of_line = self
            .bound
            .cells(&cells)
            .map_err(|(at, reason)| malformed(line, head(at), reason, &raw, &cells))?;
        let name = of_line.iter().find(|(column, _)| *column == "id").map_or("", |(_, id)| *id).to_owned();
        let judgement = self.screen.judge_cells(space, of_line, self.parties, self.licences);
        match LineAnswer::of(&judgement) {
            Some(answer) => Ok(Judged { line, name, cells, raw, answer }),
            None => {
                let (column, reason) = self.wrong(&judgement);
                Err(malformed(line, column, reason, &raw, &cells))
            }
        }
    }

    /// What is wrong with a line: the first column, by its header in the file, and everything that is.
    fn wrong(&self, judgement: &Judgement) -> (String, String) {
        debug_assert_eq!(judgement.outcome, Outcome::Malformed);
        let mut fields = judgement.reasons.iter().filter_map(|reason| match &reason.seen {
            Seen::Field { column, what } => {
                Some((self.bound.header(column, self.heads).unwrap_or(column), what))
            }
            _ => None,
        });
        let Some((first, what)) = fields.next() else {
            let why = format!("it cannot be judged: {}", judgement.rows.join(", "));
            return (String::new(), why);
        };
        let more: String = fields.map(|(column, what)| format!(" | {column}: {what}")).collect();
        (first.to_owned(), format!("{what}{more}"))
    }
}

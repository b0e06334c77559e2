//! How many lines of each class are referred.

use crate::class::Class;
use crate::make::Labelled;
use mtcr_declarations::{
    Judgement, NoLicences, Outcome, Parties, Party, Screen, Screened, Seen, Sign, Space,
};
use std::collections::BTreeMap;

/// Every party is clear, so that what the goods come to is seen.
#[derive(Clone, Copy, Debug)]
pub struct EveryoneClear;

impl Parties for EveryoneClear {
    fn screen(&self, _: &Party) -> Screened {
        Screened::default()
    }
}

/// Counts of one class.
#[derive(Clone, Copy, Debug, Default)]
pub struct Count {
    /// Lines.
    pub lines: usize,
    /// Of them referred.
    pub referred: usize,
    /// Of them with one of the right entries among those suspected, or one that lies beside it under the same heading.
    pub right: usize,
    /// Lines under a heading of other goods.
    pub hidden: usize,
    /// Of those referred.
    pub hidden_referred: usize,
}

impl Count {
    /// Thousandths of lines that were referred.
    #[must_use]
    pub fn referred_thousandths(&self) -> usize {
        thousandths(self.referred, self.lines)
    }
}

/// Thousandths, rounded down.
#[must_use]
pub fn thousandths(part: usize, whole: usize) -> usize {
    (part * 1000).checked_div(whole).unwrap_or(0)
}

/// Counts by class.
pub type Rates = BTreeMap<Class, Count>;

/// Judges every line and counts. What is told of each line that went wrong is up to the caller.
pub fn rates(screen: &Screen, lines: &[Labelled], mut wrong: impl FnMut(&Labelled, &Judgement)) -> Rates {
    let mut rates = Rates::new();
    let mut space = Space::default();
    for line in lines {
        let cells = line.cells.iter().map(|(column, cell)| (*column, cell.as_str()));
        let judgement = screen.judge_cells(&mut space, cells, &EveryoneClear, &NoLicences);
        let referred = judgement.outcome != Outcome::Cleared;
        let count = rates.entry(line.class).or_default();
        count.lines += 1;
        count.referred += usize::from(referred);
        count.right += usize::from(is_right(line, &judgement));
        if !line.right_heading {
            count.hidden += 1;
            count.hidden_referred += usize::from(referred);
        }
        if referred != line.class.is_listed() {
            wrong(line, &judgement);
        }
    }
    rates
}

/// Whether an entry of the line, or one of the same group (`9.A`), is suspected.
fn is_right(line: &Labelled, judgement: &Judgement) -> bool {
    let group = |entry: &str| entry.split('.').take(2).collect::<Vec<_>>().join(".");
    judgement.reasons.iter().filter(|reason| reason.sign == Sign::EntrySuspected).any(|reason| match &reason
        .seen
    {
        Seen::Entries(suspected) => {
            suspected.iter().any(|(entry, _)| line.entries.iter().any(|own| group(own) == group(entry)))
        }
        _ => false,
    })
}

/// The counts as a table of Markdown.
#[must_use]
pub fn table(rates: &Rates) -> String {
    let mut text = String::from(
        "| class | lines | referred | to a right entry | under other goods' heading | of those referred |\n|---|---|---|---|---|---|\n",
    );
    let share = |part: usize, whole: usize| {
        let share = thousandths(part, whole);
        format!("{}.{} %", share / 10, share % 10)
    };
    for (class, count) in rates {
        let (right, hidden, hidden_referred) = if class.is_listed() {
            (
                share(count.right, count.lines),
                count.hidden.to_string(),
                share(count.hidden_referred, count.hidden),
            )
        } else {
            ("–".to_owned(), "–".to_owned(), "–".to_owned())
        };
        text.push_str(&format!(
            "| {} | {} | {} | {right} | {hidden} | {hidden_referred} |\n",
            class.as_str(),
            count.lines,
            share(count.referred, count.lines)
        ));
    }
    text
}

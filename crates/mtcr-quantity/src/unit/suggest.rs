//! The known unit nearest to a misspelt one.

use super::lookup::spellings;

/// Longest word for which a suggestion is looked for, in characters.
const LONGEST: usize = 24;

/// The nearest known spelling, if one is near enough to be meant.
pub(super) fn nearest(word: &str) -> Option<String> {
    let wanted: Vec<char> = word.chars().collect();
    if wanted.len() > LONGEST {
        return None;
    }
    let allowed = match wanted.len() {
        0..=2 => 0,
        3 => 2,
        4..=5 => 3,
        _ => 5,
    };
    let lower = word.to_lowercase();
    let near = |spelling: String| {
        if spelling.to_lowercase() == lower {
            return Some((0, spelling));
        }
        // Each missing character costs an edit, so most spellings need no closer look.
        if spelling.chars().count().abs_diff(wanted.len()) * 2 > allowed || allowed == 0 {
            return None;
        }
        let cost = distance(&wanted, &spelling.chars().collect::<Vec<_>>());
        (cost <= allowed).then_some((cost + 1, spelling))
    };
    // The first of equals, which follows the order of the table.
    spellings().filter_map(near).min_by_key(|(cost, _)| *cost).map(|(_, spelling)| spelling)
}

/// Edit distance in which a changed case costs 1 and any other edit 2.
fn distance(left: &[char], right: &[char]) -> usize {
    let mut row: Vec<usize> = (0..=right.len()).map(|count| count * 2).collect();
    for (index, a) in left.iter().enumerate() {
        let mut next = Vec::with_capacity(row.len());
        let mut last = (index + 1) * 2;
        next.push(last);
        for (pair, b) in row.windows(2).zip(right) {
            let &[diagonal, above] = pair else { continue };
            let change = if a == b {
                0
            } else if a.eq_ignore_ascii_case(b) {
                1
            } else {
                2
            };
            last = (diagonal + change).min(above + 2).min(last + 2);
            next.push(last);
        }
        row = next;
    }
    row.last().copied().unwrap_or(usize::MAX)
}

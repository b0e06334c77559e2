//! The known word that a wrong one was probably meant to be.

/// Longest word that is compared, in bytes; a longer one is not a slip of the pen.
const LONGEST: usize = 80;

/// The candidate closest to `word`, when it is close enough to be offered: at most a third of the letters
/// differ, or one of the two words begins with the other. Ties go to the candidate named first.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    if word.is_empty() || word.len() > LONGEST {
        return None;
    }
    let typed = folded(word);
    let limit = (typed.len() / 3).max(1);
    let mut best: Option<(usize, &str)> = None;
    for candidate in candidates {
        if candidate.len() > LONGEST {
            continue;
        }
        let known = folded(candidate);
        let allowed = best.map_or(limit, |(distance, _)| distance.saturating_sub(1));
        let distance = if begins(&typed, &known) {
            Some(limit)
        } else if known.len().abs_diff(typed.len()) > allowed {
            None
        } else {
            Some(distance(&typed, &known)).filter(|&distance| distance <= limit)
        };
        if let Some(distance) = distance
            && best.is_none_or(|(least, _)| distance < least)
        {
            best = Some((distance, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

/// Lower case, with spaces and underscores taken for hyphens.
fn folded(word: &str) -> Vec<char> {
    word.chars()
        .flat_map(char::to_lowercase)
        .map(|c| if matches!(c, ' ' | '_') { '-' } else { c })
        .collect()
}

/// Whether one word is the beginning of the other and at least four letters long.
fn begins(left: &[char], right: &[char]) -> bool {
    let shorter = left.len().min(right.len());
    shorter >= 4 && (left.starts_with(right) || right.starts_with(left))
}

/// Insertions, deletions, replacements and swaps of neighbours that turn one word into the other.
fn distance(left: &[char], right: &[char]) -> usize {
    let mut before: Vec<usize> = Vec::new();
    let mut above: Vec<usize> = (0..=right.len()).collect();
    for (i, &l) in left.iter().enumerate() {
        let mut row = Vec::with_capacity(above.len());
        row.push(i + 1);
        for (j, &r) in right.iter().enumerate() {
            let at = |cells: &[usize], index: usize| cells.get(index).copied().unwrap_or(usize::MAX / 2);
            let mut cost = (at(&above, j + 1) + 1)
                .min(at(&row, j) + 1)
                .min(at(&above, j) + usize::from(l != r));
            let swapped = i
                .checked_sub(1)
                .zip(j.checked_sub(1))
                .is_some_and(|(previous, column)| {
                    left.get(previous) == Some(&r) && right.get(column) == Some(&l)
                });
            if swapped {
                cost = cost.min(at(&before, j.saturating_sub(1)) + 1);
            }
            row.push(cost);
        }
        before = std::mem::replace(&mut above, row);
    }
    above.last().copied().unwrap_or(usize::MAX)
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn offers_the_word_that_was_meant() {
        let known = [
            "heading",
            "category",
            "read-in",
            "max-range",
            "max-payload",
            "range",
        ];
        for (typed, meant) in [
            ("headnig", Some("heading")),
            ("Heading", Some("heading")),
            ("read_in", Some("read-in")),
            ("readin", Some("read-in")),
            ("categ", Some("category")),
            ("max-ragne", Some("max-range")),
            ("colour", None),
            ("", None),
        ] {
            assert_eq!(nearest(typed, known), meant, "{typed}");
        }
    }
}

//! Which words of one name stand for which of the other.

use crate::forms::{Form, Forms, key};
use crate::like::{How, Like, joined, like};
use crate::names::Names;
use crate::prepared::{Prepared, Reading, Tag, Token};
use crate::text::consonants;

/// One side of a comparison: its words and where their forms are.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Side<'a> {
    pub tokens: &'a [Token],
    pub legal: u16,
    pub forms: &'a Forms,
}

impl<'a> Side<'a> {
    pub(crate) fn of(prepared: &'a Prepared, forms: &'a Forms) -> Self {
        Self { tokens: &prepared.tokens, legal: prepared.legal, forms }
    }

    /// The words of a mask, with their forms.
    fn words(self, mask: u32) -> impl Iterator<Item = (&'a Token, Form<'a>)> {
        self.tokens
            .iter()
            .enumerate()
            .filter(move |(place, _)| mask & (1 << place) != 0)
            .filter_map(move |(_, token)| Some((token, self.forms.get(token.form)?)))
    }

    /// What the words of a mask are.
    pub(crate) fn tags(self, mask: u32) -> Vec<Tag> {
        self.words(mask).map(|(token, _)| token.tag).collect()
    }

    /// The words of a mask as they are compared, with blanks.
    pub(crate) fn text(self, mask: u32) -> String {
        let mut text = String::new();
        for (_, form) in self.words(mask) {
            if !text.is_empty() {
                text.push(' ');
            }
            text.push_str(&String::from_utf8_lossy(form.text));
        }
        text
    }
}

/// Words of either side that stand for each other.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Pair {
    /// One bit for each word of the left side.
    pub left: u32,
    pub right: u32,
    pub like: Like,
    /// What it weighs, once.
    pub weight: u16,
}

impl Pair {
    fn value(&self) -> u32 {
        u32::from(self.weight) * u32::from(self.like.by)
    }
}

/// Space that comparisons use again.
#[derive(Clone, Debug, Default)]
pub(crate) struct Space {
    /// Pairs that could be.
    pub edges: Vec<Pair>,
    taken: Vec<Pair>,
    best: Vec<Pair>,
    buffer: Vec<u8>,
    folded: Vec<u8>,
}

/// The pairs that together are worth most, each word in one of them at most; in the order of the left side.
pub(crate) fn align<'s>(
    names: &Names,
    left: Side<'_>,
    right: Side<'_>,
    reading: Reading,
    space: &'s mut Space,
) -> &'s [Pair] {
    space.edges.clear();
    single(names, left, right, reading, &mut space.edges);
    choose(names, left, right, true, space)
}

/// Chooses among the pairs of single words in `space.edges`; `joined` is whether words written together are looked for,
/// which needs not be where there can be none.
pub(crate) fn choose<'s>(
    names: &Names,
    left: Side<'_>,
    right: Side<'_>,
    joined: bool,
    space: &'s mut Space,
) -> &'s [Pair] {
    if joined {
        written_together(names, left, right, space);
    }
    space.edges.sort_by(|one, other| {
        other.value().cmp(&one.value()).then((one.left, one.right).cmp(&(other.left, other.right)))
    });
    space.taken.clear();
    space.best.clear();
    let mut search =
        Search { edges: &space.edges, taken: &mut space.taken, best: &mut space.best, worth: 0, steps: 0 };
    search.go(0, 0, 0, 0);
    space.best.sort_by_key(|pair| (pair.left.trailing_zeros(), pair.right.trailing_zeros()));
    &space.best
}

fn written_together(names: &Names, left: Side<'_>, right: Side<'_>, space: &mut Space) {
    let whole = |pair: &&Pair| pair.like.how == How::Same;
    let same = space.edges.iter().filter(whole).fold((0, 0), |(l, r), pair| (l | pair.left, r | pair.right));
    together(names, (left, same.0), (right, same.1), false, space);
    together(names, (right, same.1), (left, same.0), true, space);
}

fn single(names: &Names, left: Side<'_>, right: Side<'_>, reading: Reading, edges: &mut Vec<Pair>) {
    let end = left.tokens.len().saturating_sub(1);
    for (i, one) in left.tokens.iter().enumerate() {
        let Some(form) = left.forms.get(one.form) else { continue };
        for (j, other) in right.tokens.iter().enumerate() {
            let Some(beside) = right.forms.get(other.form) else { continue };
            if let Some(like) = like(names, &form, &beside, reading, i == end) {
                let weight = one.weight.min(other.weight);
                edges.push(Pair { left: 1 << i, right: 1 << j, like, weight });
            }
        }
    }
}

/// The most words that are written as one.
pub(crate) const TOGETHER: usize = 3;

/// The fewest and most letters of words written together.
pub(crate) const TOGETHER_LETTERS: std::ops::RangeInclusive<usize> = 4..=30;

/// Whether a word may be written together with its neighbours.
pub(crate) fn joins(tag: Tag) -> bool {
    !matches!(tag, Tag::Stop | Tag::Title)
}

/// The bits of consonants in a form's letters.
const FIRM: u32 = !(1 | 1 << 4 | 1 << 8 | 1 << 14 | 1 << 20);

/// Words of `many` that are one word of `few`. Words that the other side has as they are stay apart; each side comes with
/// these.
fn together(
    names: &Names,
    (few, few_same): (Side<'_>, u32),
    (many, many_same): (Side<'_>, u32),
    swapped: bool,
    space: &mut Space,
) {
    for (i, one) in few.tokens.iter().enumerate() {
        let Some(form) = few.forms.get(one.form) else { continue };
        if few_same & (1 << i) != 0 || form.text.len() < *TOGETHER_LETTERS.start() || !joins(one.tag) {
            continue;
        }
        for start in 0..many.tokens.len() {
            let mut mask = 0_u32;
            let (mut weight, mut letters, mut vowels) = (0_u16, 0_u32, 0_u8);
            space.buffer.clear();
            for (place, other) in many.tokens.iter().enumerate().skip(start).take(TOGETHER) {
                if many_same & (1 << place) != 0 || !joins(other.tag) {
                    break;
                }
                let Some(part) = many.forms.get(other.form) else { break };
                space.buffer.extend_from_slice(part.text);
                mask |= 1 << place;
                letters |= part.mask;
                vowels = vowels.saturating_add(part.vowels);
                weight = weight.saturating_add(other.weight);
                if space.buffer.len() > 2 * form.text.len() {
                    break;
                }
                // Their consonants are a quick way to see most of what cannot be; folding over the seam changes two at most.
                if mask.count_ones() == 1
                    || ((letters ^ form.mask) & FIRM).count_ones() > 2
                    || 2 * space.buffer.len() < form.text.len()
                    || !TOGETHER_LETTERS.contains(&space.buffer.len())
                {
                    continue;
                }
                consonants(&space.buffer, &mut space.folded);
                if form.firm_key != key(&space.folded, &space.buffer) {
                    continue;
                }
                space.folded.clear();
                names.fold.apply(&space.buffer, &mut space.folded);
                if let Some(like) = joined(names, &form, &space.folded, vowels) {
                    let weight = weight.min(one.weight);
                    let (few, many) = (1 << i, mask);
                    let (left, right) = if swapped { (many, few) } else { (few, many) };
                    space.edges.push(Pair { left, right, like, weight });
                }
            }
        }
    }
}

/// So many choices are tried; beyond them the best found so far stands. Real names stay far below.
const STEPS: u32 = 150;

struct Search<'a> {
    edges: &'a [Pair],
    taken: &'a mut Vec<Pair>,
    best: &'a mut Vec<Pair>,
    worth: u32,
    steps: u32,
}

impl Search<'_> {
    /// Decides about the pairs from `place` on, the best first, so that the first way tried is the greedy one.
    fn go(&mut self, place: usize, left: u32, right: u32, worth: u32) {
        self.steps += 1;
        let free = |pair: &Pair| pair.left & left == 0 && pair.right & right == 0;
        let rest = self.edges.get(place..).unwrap_or_default();
        let Some(next) = rest.iter().position(free) else {
            if worth > self.worth || self.best.is_empty() {
                self.worth = worth;
                self.best.clone_from(self.taken);
            }
            return;
        };
        let Some(pair) = rest.get(next) else { return };
        let possible: u32 = rest.iter().filter(|pair| free(pair)).map(Pair::value).sum();
        if worth + possible <= self.worth && !self.best.is_empty() {
            return;
        }
        let after = place + next + 1;
        self.taken.push(*pair);
        self.go(after, left | pair.left, right | pair.right, worth + pair.value());
        self.taken.pop();
        let contested = self
            .edges
            .get(after..)
            .unwrap_or_default()
            .iter()
            .any(|other| free(other) && (other.left & pair.left != 0 || other.right & pair.right != 0));
        if contested && self.steps < STEPS {
            self.go(after, left, right, worth);
        }
    }
}

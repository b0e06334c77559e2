//! The names of one run.

use crate::class::Class;
use crate::query::Query;
use crate::rng::hash;

/// So many names out of all, chosen by chance and the same each time: half of them listed, with as many of each class,
/// thirty-five of a hundred of [`Class::General`], fifteen near to listed names. They come mixed.
#[must_use]
pub fn sample(queries: &[Query], size: usize) -> Vec<Query> {
    let listed = Class::ALL.into_iter().filter(|class| class.is_listed()).count();
    let near = Class::ALL.len() - listed - 1;
    let mut chosen = Vec::new();
    for class in Class::ALL {
        let most = if class == Class::General {
            size * 35 / 100
        } else if class.is_listed() {
            (size / 2).div_ceil(listed)
        } else {
            (size * 15 / 100).div_ceil(near)
        };
        let mut of: Vec<&Query> = queries.iter().filter(|query| query.class == class).collect();
        of.sort_by_key(|query| hash(&["sample", &query.name, &query.base]));
        chosen.extend(of.into_iter().take(most).cloned());
    }
    chosen.sort_by_key(|query| hash(&["mixed", query.class.name(), &query.name, &query.base]));
    chosen
}

//! What words, heading and figures of a line say for and against each entry.

use crate::finder::Found;
use crate::fold::Folded;
use crate::limits::Stands;
use crate::meaning::Meaning;
use crate::screen::Screen;
use crate::tables::Grade;
use crate::tariff::Heading;
use crate::term::About;
use mtcr_quantity::Figure;
use mtcr_rules::EntryId;
use std::ops::Range;

/// A figure of the text that meets a limit, or is short of all.
#[derive(Clone, Debug)]
pub(crate) struct Measured {
    pub figure: usize,
    pub limit: String,
    pub entry: EntryId,
}

/// What is said of one entry.
#[derive(Clone, Debug, Default)]
struct Entry {
    strong: bool,
    likely: bool,
    fair: usize,
    weak: usize,
    heading: i32,
    counter: i32,
    context: i32,
    at_limit: bool,
    short: bool,
    /// Letters whose words already count.
    taken: Vec<(usize, usize)>,
}

/// What is said of every entry, for one line after another.
#[derive(Clone, Debug, Default)]
pub(crate) struct Evidence {
    entries: Vec<Entry>,
    touched: Vec<EntryId>,
    pub figures: Vec<Figure>,
    pub met: Vec<Measured>,
    pub short: Vec<Measured>,
    /// Entries for which enough is said, with how much, the most first.
    pub suspected: Vec<(EntryId, i32)>,
}

impl Evidence {
    /// Weighs what was found.
    pub(crate) fn weigh(
        &mut self,
        screen: &Screen,
        text: &str,
        found: &mut [Found],
        folded: &Folded,
        heading: Option<&Heading>,
        recorded: bool,
    ) {
        self.clear(screen);
        // The most telling first, so that its words do not count again as parts of lesser terms.
        found.sort_by(|one, other| {
            let key = |found: &Found| (screen.grade(found), found.until - found.from);
            key(other)
                .cmp(&key(one))
                .then_with(|| (one.from, one.term, one.how).cmp(&(other.from, other.term, other.how)))
        });
        for one in found.iter() {
            if let Some((meaning, grade)) = screen.meaning(one) {
                self.word(meaning, grade, one, screen.matching.most);
            }
        }
        if let Some(heading) = heading {
            for entry in &heading.entries {
                let gives = screen.matching.gives(heading.says);
                if let Some(entry) = self.touch(*entry) {
                    entry.heading = gives;
                }
            }
        }
        if self.touched.is_empty() {
            return;
        }
        for (at, counter) in screen.counters.iter().enumerate() {
            let at = u32::try_from(at).unwrap_or(u32::MAX);
            let there: Vec<&Found> =
                found.iter().filter(|one| screen.about(one) == Some(About::Counter(at))).collect();
            if there.is_empty() {
                continue;
            }
            for entry in &self.touched {
                let about =
                    counter.against.as_ref().is_none_or(|against| against.binary_search(entry).is_ok());
                let Some(one) = self.entries.get_mut(entry.index()).filter(|_| about) else { continue };
                // What stands beside other goods of the line says nothing of these.
                let is_of_these = |found: &Found| {
                    one.taken.is_empty()
                        || one.taken.iter().any(|(from, until)| {
                            !folded.is_parted(found.from.min(*from), found.until.max(*until))
                        })
                };
                if there.iter().any(|found| is_of_these(found)) {
                    one.counter += counter.takes;
                }
                // A word is no context of itself.
                let is_beside = |found: &Found| {
                    one.taken.iter().all(|(from, until)| found.until <= *from || *until <= found.from)
                };
                if there.iter().any(|found| is_beside(found)) {
                    one.context = one.context.max(counter.gives);
                }
            }
        }
        if text.bytes().any(|byte| byte.is_ascii_digit()) {
            self.measure(screen, text, found, folded);
        }
        let matching = &screen.matching;
        for id in &self.touched {
            let Some(entry) = self.entries.get(id.index()) else { continue };
            let many =
                |count: usize, gives: i32| i32::try_from(count).unwrap_or(i32::MAX).saturating_mul(gives);
            let mut sum = entry.heading + many(entry.fair, matching.fair) + many(entry.weak, matching.weak);
            if entry.likely {
                sum += matching.likely;
            }
            if entry.at_limit {
                sum += matching.value_at_limit;
            }
            if sum > 0 {
                sum += entry.context;
            }
            if recorded && sum > 0 {
                sum += matching.destination_known;
            }
            sum -= entry.counter;
            if entry.short {
                sum -= matching.value_short;
            }
            let sum = if entry.strong { sum.max(0) + matching.strong } else { sum };
            if sum >= matching.refer {
                self.suspected.push((*id, sum));
            }
        }
        self.suspected.sort_by_key(|(id, sum)| (std::cmp::Reverse(*sum), *id));
    }

    fn clear(&mut self, screen: &Screen) {
        for id in &self.touched {
            if let Some(entry) = self.entries.get_mut(id.index()) {
                *entry = Entry::default();
            }
        }
        self.entries.resize_with(screen.names.len(), Entry::default);
        self.touched.clear();
        self.figures.clear();
        self.met.clear();
        self.short.clear();
        self.suspected.clear();
    }

    fn touch(&mut self, id: EntryId) -> Option<&mut Entry> {
        if !self.touched.contains(&id) {
            self.touched.push(id);
        }
        self.entries.get_mut(id.index())
    }

    fn word(&mut self, meaning: &Meaning, grade: Grade, found: &Found, most: usize) {
        for id in &meaning.entries {
            let Some(entry) = self.touch(*id) else { continue };
            if entry.taken.iter().any(|(from, until)| *from < found.until && found.from < *until) {
                continue;
            }
            entry.taken.push((found.from, found.until));
            match grade {
                Grade::Strong => entry.strong = true,
                Grade::Likely => entry.likely = true,
                Grade::Fair => entry.fair = (entry.fair + 1).min(most),
                Grade::Weak => entry.weak = (entry.weak + 1).min(most),
            }
        }
    }

    /// Compares the figures of the text with the limits of the entries that something is said of.
    fn measure(&mut self, screen: &Screen, text: &str, found: &[Found], folded: &Folded) {
        let restored = screen.capitals.restored(text);
        let text = restored.as_deref().unwrap_or(text);
        self.figures = mtcr_quantity::figures(text);
        if self.figures.is_empty() {
            return;
        }
        let names: Vec<(u32, Range<usize>)> = found
            .iter()
            .filter_map(|one| match screen.about(one) {
                Some(About::Figure(name)) => Some((name, folded.bytes(one.from, one.until, text))),
                _ => None,
            })
            .collect();
        let named: Vec<Vec<u32>> = self
            .figures
            .iter()
            .map(|figure| nearest(text, figure, &names, screen.matching.named_within))
            .collect();
        for id in &self.touched {
            let Some(entry) = self.entries.get_mut(id.index()) else { continue };
            let mut all_short: Option<bool> = None;
            let (mut met, mut short) = (Vec::new(), Vec::new());
            for limit in screen.limits.of(*id) {
                let of_goods = limit.substance.is_none_or(|substance| {
                    found.iter().any(|one| {
                        screen.meaning(one).is_some_and(|(meaning, _)| meaning.substance == Some(substance))
                    })
                });
                if !of_goods {
                    continue;
                }
                for (at, figure) in self.figures.iter().enumerate() {
                    let Some(stands) = screen.limits.stands(figure, limit) else { continue };
                    let called: Option<bool> = named
                        .get(at)
                        .filter(|names| !names.is_empty())
                        .map(|names| names.iter().any(|name| screen.measures(*name, limit.fact)));
                    let counts = match called {
                        Some(own) => own,
                        None => !screen.limits.is_named_only(limit.dimension),
                    };
                    if !counts {
                        continue;
                    }
                    let measured = Measured { figure: at, limit: limit.text.clone(), entry: *id };
                    match stands {
                        Stands::Meets => met.push(measured),
                        Stands::Short if called == Some(true) => {
                            all_short = Some(all_short.unwrap_or(true));
                            short.push(measured);
                        }
                        Stands::Close if called == Some(true) => all_short = Some(false),
                        Stands::Short | Stands::Close => {}
                    }
                }
            }
            // A span may meet one of its limits and be short of another; what is met counts.
            entry.at_limit = !met.is_empty();
            entry.short = met.is_empty() && all_short == Some(true);
            if entry.short {
                self.short.extend(short);
            }
            self.met.extend(met);
        }
    }
}

/// The names of a figure: those within reach that are nearest to it, no comma between.
fn nearest(text: &str, figure: &Figure, names: &[(u32, Range<usize>)], within: usize) -> Vec<u32> {
    let gap = |at: &Range<usize>| {
        let between = if at.end <= figure.at.start {
            at.end..figure.at.start
        } else if figure.at.end <= at.start {
            figure.at.end..at.start
        } else {
            return None;
        };
        let words = text.get(between.clone())?;
        (between.len() <= within && !words.contains([',', ';'])).then_some(between.len())
    };
    let near: Vec<(usize, u32)> = names.iter().filter_map(|(name, at)| Some((gap(at)?, *name))).collect();
    let best = near.iter().map(|(gap, _)| *gap).min();
    near.iter().filter(|(gap, _)| Some(*gap) == best).map(|(_, name)| *name).collect()
}

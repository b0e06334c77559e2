//! What was seen of the goods, told.

use super::{Screen, Telling};
use crate::evidence::{Evidence, Measured};
use crate::finder::Space as Finding;
use crate::line::Line;
use crate::reason::{Seen, Sign};
use crate::tariff::Heading;
use crate::term::About;
use mtcr_rules::EntryId;

impl Screen {
    /// Says what speaks for and against the entries for which enough is said.
    pub(super) fn tell_goods(
        &self,
        telling: &mut Telling,
        line: &Line,
        finding: &Finding,
        evidence: &Evidence,
        heading: Option<&Heading>,
    ) {
        let is_suspected = |entry: &EntryId| evidence.suspected.iter().any(|(id, _)| id == entry);
        let named = |entries: &mut dyn Iterator<Item = EntryId>| -> Vec<String> {
            entries.filter(&is_suspected).map(|entry| self.name(entry).to_owned()).collect()
        };
        let sums = evidence.suspected.iter().map(|(id, sum)| (self.name(*id).to_owned(), *sum)).collect();
        telling.say(Sign::EntrySuspected, Seen::Entries(sums));
        for found in &finding.found {
            let Some(term) = self.finder.term(found.term) else { continue };
            let (sign, goods, entries) = match term.about {
                About::Goods(place) => {
                    let Some(meaning) = self.meanings.at(place) else { continue };
                    (Sign::TextEntry, meaning.goods.clone(), named(&mut meaning.entries.iter().copied()))
                }
                About::Counter(place) => {
                    let counter = usize::try_from(place).ok().and_then(|place| self.counters.get(place));
                    let Some(counter) = counter else { continue };
                    let all = || evidence.suspected.iter().map(|(id, _)| *id);
                    let entries = match &counter.against {
                        None => named(&mut all()),
                        Some(against) => named(&mut all().filter(|entry| against.contains(entry))),
                    };
                    let sign = if counter.gives > 0 { Sign::ContextTerm } else { Sign::CounterTerm };
                    (sign, counter.id.clone(), entries)
                }
                About::Figure(_) => continue,
            };
            if entries.is_empty() {
                continue;
            }
            let at = finding.folded.bytes(found.from, found.until, &line.goods);
            telling.say(
                sign,
                Seen::Words {
                    text: line.goods.get(at.clone()).unwrap_or_default().to_owned(),
                    at,
                    term: term.shown.clone(),
                    goods,
                    grade: term.grade,
                    how: found.how,
                    entries,
                },
            );
        }
        for (sign, measured) in [(Sign::ValueAtLimit, &evidence.met), (Sign::ValueShort, &evidence.short)] {
            for Measured { figure, limit, entry } in
                measured.iter().filter(|measured| is_suspected(&measured.entry))
            {
                let Some(figure) = evidence.figures.get(*figure) else { continue };
                let (text, at, limit) = (figure.typed.clone(), figure.at.clone(), limit.clone());
                telling.say(sign, Seen::Figure { text, at, limit, entry: self.name(*entry).to_owned() });
            }
        }
        if let Some(heading) = heading {
            let entries = named(&mut heading.entries.iter().copied());
            if !entries.is_empty() {
                telling.say(
                    Sign::TariffHint,
                    Seen::Heading {
                        code: line.tariff.clone(),
                        heading: heading.digits.clone(),
                        grade: heading.says,
                        why: heading.why.clone(),
                        entries,
                    },
                );
            }
        }
    }
}

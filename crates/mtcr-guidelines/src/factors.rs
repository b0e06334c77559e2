//! The sheet of factors: evidence under each, for people to weigh. No score is computed.

use crate::determination::Inquiry;
use crate::line::{self, LineScene, Products};
use crate::names;
use crate::reason::Seen;
use crate::walk::Walk;
use jiff::civil::Date;
use mtcr_annex::measure;
use mtcr_corpus::Cited;
use mtcr_corpus::corpus::guidelines::Effect;
use mtcr_corpus::source::{Mark, Role};
use mtcr_corpus::transfer::Person;

/// One factor with what is known under it.
#[derive(Clone, Debug)]
pub struct FactorSheet {
    /// The provision.
    pub rule: String,
    /// Its key: `proliferation-concern`.
    pub key: String,
    /// A noun phrase.
    pub title: String,
    /// In own words.
    pub summary: String,
    /// What is known.
    pub evidence: Vec<String>,
    /// What should be known and is not.
    pub missing: Vec<String>,
    /// How far the factor can be trusted.
    pub mark: Mark,
    /// What it was read in.
    pub read_in: Vec<Cited>,
    /// The first day of the factor.
    pub from: Date,
}

/// The factors of the day.
pub(crate) fn sheets(
    inquiry: &Inquiry<'_>,
    products: &Products<'_>,
    found: &[(LineScene, Walk<'_>)],
) -> Vec<FactorSheet> {
    let mut sheets = Vec::new();
    for provision in &inquiry.corpus.guidelines.provisions {
        let Effect::Factor(key) = &provision.effect else {
            continue;
        };
        let Some(text) = provision.on(inquiry.on) else {
            continue;
        };
        let mut sheet = FactorSheet {
            rule: provision.id.clone(),
            key: key.clone(),
            title: provision.title.clone(),
            summary: text.summary.clone(),
            evidence: Vec::new(),
            missing: Vec::new(),
            mark: text.mark,
            read_in: text.read_in.clone(),
            from: text.from,
        };
        for name in &text.evidence {
            put(inquiry, products, found, name, &mut sheet);
        }
        sheets.push(sheet);
    }
    sheets
}

fn put(
    inquiry: &Inquiry<'_>,
    products: &Products<'_>,
    found: &[(LineScene, Walk<'_>)],
    name: &str,
    sheet: &mut FactorSheet,
) {
    let transfer = inquiry.transfer;
    match name {
        "entries" => sheet.evidence.extend(entries(inquiry, products, found)),
        "near-misses" => sheet.evidence.extend(near_misses(inquiry, products)),
        "destination" => match person(&transfer.destination) {
            Some(text) => sheet.evidence.push(format!("destination: {text}")),
            None => sheet.missing.push("Which state does it go to?".to_owned()),
        },
        "parties" => {
            for party in &transfer.parties {
                sheet.evidence.extend(person(&party.person).map(|text| format!("{}: {text}", party.role)));
            }
            if !transfer.parties.iter().any(|party| party.role == Role::EndUser) {
                sheet.missing.push("Who is the end user, and in which state?".to_owned());
            }
        }
        "stated-end-use" => {
            for (what, text, question) in [
                ("stated end use", &transfer.statement, "What does the end user say it is for?"),
                ("place of use", &transfer.location, "Where does the end user say it is used?"),
            ] {
                if text.is_empty() {
                    sheet.missing.push(question.to_owned());
                } else {
                    sheet.evidence.push(format!("{what}: {text}"));
                }
            }
        }
        name => of_vocabulary(inquiry, found, name, sheet),
    }
}

fn person(person: &Person) -> Option<String> {
    let parts: Vec<&str> =
        [person.name.as_str(), person.state.as_str()].into_iter().filter(|part| !part.is_empty()).collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}

fn of_vocabulary(
    inquiry: &Inquiry<'_>,
    found: &[(LineScene, Walk<'_>)],
    name: &str,
    sheet: &mut FactorSheet,
) {
    let words = &inquiry.corpus.guidelines.vocabulary;
    for (scene, _) in found {
        let seen = Seen { inquiry, line: scene };
        let mut add = |to: fn(&mut FactorSheet) -> &mut Vec<String>, text: String| {
            let list = to(sheet);
            if !list.contains(&text) {
                list.push(text);
            }
        };
        if let Some(list) = words.find_list(name) {
            seen.members(list).into_iter().for_each(|text| add(|sheet| &mut sheet.evidence, text));
        } else if let Some(id) = words.find_fact(name) {
            if scene.dossier.value(id).is_some() {
                add(|sheet| &mut sheet.evidence, seen.fact(id));
            } else {
                let question = words.fact(id).map_or_else(String::new, |fact| fact.decl.question.clone());
                add(|sheet| &mut sheet.missing, question);
            }
        }
    }
}

fn entries(inquiry: &Inquiry<'_>, products: &Products<'_>, found: &[(LineScene, Walk<'_>)]) -> Vec<String> {
    let category = inquiry.corpus.guidelines.vocabulary.find_fact(names::CATEGORY);
    let lines = products.lines.iter().zip(found).filter_map(|(product, (scene, _))| {
        let category = Seen { inquiry, line: scene }.fact(category?);
        Some(format!("{}; {category}", product.dossier.name))
    });
    lines.collect()
}

fn near_misses(inquiry: &Inquiry<'_>, products: &Products<'_>) -> Vec<String> {
    const MOST: usize = 3;
    let mut lines = Vec::new();
    for product in &products.lines {
        for miss in line::near(inquiry, product).iter().take(MOST) {
            let fact = inquiry.corpus.vocabulary.fact(miss.fact);
            let name = fact.map_or("", |fact| fact.name.as_str());
            let stated = product.dossier.stated(miss.fact).map_or("computed", |stated| stated.text.as_str());
            let margin = fact.zip(miss.distance.as_ref()).map(|(fact, far)| measure::distance(fact, far));
            let margin = margin.unwrap_or_else(|| "not known".to_owned());
            let share = miss.share.as_ref().map(|share| format!(" ({})", measure::share(share)));
            lines.push(format!(
                "{}: near miss at {}, kept out by `{}` ({name} {stated}); margin {margin}{}",
                product.dossier.name,
                miss.finding.entry.name,
                miss.predicate,
                share.unwrap_or_default()
            ));
        }
    }
    lines
}

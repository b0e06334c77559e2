//! Parties of a transfer compared with lists: what is found is written into the transfer before it is determined, so that
//! the record of the determination holds it and can be determined again without the lists.

use super::Desk;
use jiff::civil::Date;
use mtcr_corpus::Report;
use mtcr_corpus::transfer::{Person, Transfer, TransferFile};
use mtcr_lists::{Found, Programmes, Screener};
use mtcr_screening::{Kind, Subject};
use std::fmt::Write;

/// The tables that screening writes.
const SCREENING: &str = "screening";
/// See [`SCREENING`].
const HIT: &str = "hit";

/// Lists that parties are compared with, as they stand on a day.
#[derive(Clone, Copy, Debug)]
pub struct Lists<'a> {
    /// All lists in one.
    pub screener: &'a Screener,
    /// Which facts of a hit the tags of a record answer.
    pub programmes: &'a Programmes,
    /// The day on which their age counts: that of the comparison, not that of the decision.
    pub on: Date,
}

impl Desk<'_> {
    /// The transfer with a `[[screening]]` for each list and a `[[hit]]` for each party found. Hits that the transfer
    /// has, with what was judged of them, stay as they are.
    ///
    /// # Errors
    /// The transfer says itself what its parties were compared with.
    pub(super) fn screened(
        &self,
        lists: Lists<'_>,
        file: &TransferFile,
        transfer: &Transfer,
    ) -> Result<TransferFile, Report> {
        let words = &self.law.corpus.guidelines.vocabulary;
        let of = |name: &str| {
            let list = words.find_list(name);
            transfer.details.iter().find(|(id, _)| Some(*id) == list).map_or(&[][..], |(_, all)| all)
        };
        if !of(SCREENING).is_empty() {
            let message =
                "the transfer says what its parties were compared with, and lists are given as well";
            let help =
                "take the `[[screening]]` tables out; comparing writes them anew and keeps every `[[hit]]`";
            return Err(file.lacks(message, help).into_iter().collect());
        }
        let mut texts: Vec<(String, String)> =
            file.texts().map(|(name, text)| (name.to_owned(), text.to_owned())).collect();
        let Some((name, text)) = texts.first_mut() else { return Ok(file.clone()) };
        text.push('\n');
        let names = lists.screener.names();
        let _ = writeln!(
            text,
            "# What comparing the parties with lists found, names version {}.",
            names.version()
        );
        let refusals = lists.screener.refusals(lists.on);
        for (declaration, version, _) in lists.screener.lists(lists.on) {
            let refused = refusals.iter().any(|refusal| refusal.list.as_ref() == Some(&declaration.id));
            if version.is_none() && !refused {
                continue;
            }
            let reference = version.map(|version| version.digest.clone());
            let given = version.map(|version| version.imported_on().to_string());
            table(text, SCREENING, Some(&declaration.id.0), reference.as_deref(), given.as_deref());
            let _ = writeln!(text, "refused = {refused}");
        }
        // What no list that is declared can be named for stands in the way as well.
        for refusal in &refusals {
            let declared =
                lists.screener.lists(lists.on).any(|(one, ..)| refusal.list.as_ref() == Some(&one.id));
            if !declared {
                table(text, SCREENING, refusal.list.as_ref().map(|list| list.0.as_str()), None, None);
                text.push_str("refused = true\n");
            }
        }
        let known = of(HIT);
        for person in people(transfer) {
            let mut subject = Subject::named(person.name.as_str(), Kind::Unknown);
            subject.states.extend((!person.state.is_empty()).then(|| person.state.clone()));
            let answer = lists.screener.check(&subject, names.hit(), lists.on);
            if answer.refusals.iter().any(|refusal| refusal.list.is_none()) {
                table(text, SCREENING, Some(&person.name), None, None);
                text.push_str("refused = true\n");
            }
            for found in &answer.found {
                let reference = reference(found);
                if known.iter().any(|hit| hit.name == person.name && hit.reference == reference) {
                    continue;
                }
                table(text, HIT, Some(&person.name), Some(&reference), None);
                for tag in lists.programmes.tags() {
                    if let Some(fact) = &tag.fact {
                        let _ = writeln!(text, "{fact} = {}", found.party.tags.contains(&tag.id));
                    }
                }
            }
        }
        let (name, text) = (name.clone(), text.clone());
        TransferFile::parse(&name, &text, texts.get(1..).unwrap_or_default())
    }
}

/// Everybody named in a transfer, each once: exporter, destination and every party, whatever its role.
fn people(transfer: &Transfer) -> Vec<&Person> {
    let parties = transfer.parties.iter().map(|party| &party.person);
    let mut people: Vec<&Person> = Vec::new();
    for person in [&transfer.exporter, &transfer.destination].into_iter().chain(parties) {
        if !person.name.is_empty() && !people.contains(&person) {
            people.push(person);
        }
    }
    people
}

/// Which record of which list: the first name of the record stands with it for people.
fn reference(found: &Found<'_>) -> String {
    let name = found.party.names.first().map_or("", |name| name.text.as_str());
    format!("{} {}: {name}", found.party.id.list.0, found.party.id.uid)
}

/// The head of a table with what is known beside its facts.
fn table(text: &mut String, of: &str, name: Option<&str>, reference: Option<&str>, given: Option<&str>) {
    let _ = writeln!(text, "\n[[{of}]]");
    for (key, value) in [("name", name), ("reference", reference), ("given", given)] {
        if let Some(value) = value {
            let _ = writeln!(text, "{key} = {}", toml::Value::String(value.to_owned()));
        }
    }
}

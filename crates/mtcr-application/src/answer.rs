//! How an answer to a question is written.

use mtcr_rules::{Ask, Dossier, Fact, FactKind, Holds, Target, Vocabulary};

/// Words of a fact that an example lists at most.
const MOST_WORDS: usize = 12;

/// An example of a fact's value as TOML: `"… km"`, `true`, `"powder"`.
#[must_use]
pub(crate) fn example(fact: &Fact) -> String {
    match &fact.kind {
        FactKind::Quantity(unit) => format!("\"{}\"", with_unit("…", unit.symbol())),
        FactKind::Span(unit) => {
            let end = with_unit("…", unit.symbol());
            format!("{{ from = \"{end}\", to = \"{end}\" }}")
        }
        FactKind::Count => "…".to_owned(),
        FactKind::Flag => "true".to_owned(),
        FactKind::Word => format!("\"{}\"", fact.decl.values.first().map_or("…", |value| value.id.as_str())),
        FactKind::Words => {
            format!(
                "{{ yes = [\"{}\"], no = [] }}",
                fact.decl.values.first().map_or("…", |value| value.id.as_str())
            )
        }
        FactKind::Substance => "\"…\"".to_owned(),
    }
}

/// What an answer to a fact's question may be, in words: `a quantity in units like km`, `true or false`, `one of …`.
#[must_use]
pub(crate) fn expected(fact: &Fact) -> String {
    match &fact.kind {
        FactKind::Quantity(unit) if unit.is_one() => "a plain number or a ratio".to_owned(),
        FactKind::Quantity(unit) => format!("a quantity in units like {}", unit.symbol()),
        FactKind::Span(unit) => format!("from where to where, in units like {}", unit.symbol()),
        FactKind::Count => "a whole number".to_owned(),
        FactKind::Flag => "true or false".to_owned(),
        FactKind::Word if fact.decl.ordered => {
            format!("one of {}, from least to most demanding", words(fact))
        }
        FactKind::Word => format!("one of {}, or other", words(fact)),
        FactKind::Words => format!("any of {}", words(fact)),
        FactKind::Substance => "a substance by name, or { cas = \"…\" }".to_owned(),
    }
}

fn words(fact: &Fact) -> String {
    let mut words: Vec<&str> =
        fact.decl.values.iter().take(MOST_WORDS).map(|value| value.id.as_str()).collect();
    if fact.decl.values.len() > MOST_WORDS {
        words.push("…");
    }
    words.join(", ")
}

/// A number before its unit; plain numbers have none.
fn with_unit(number: &str, symbol: &str) -> String {
    if symbol.is_empty() || symbol == "1" { number.to_owned() } else { format!("{number} {symbol}") }
}

/// How a question is answered on the command line; `None` where the dossier must say it.
#[must_use]
pub(crate) fn on_command_line(vocabulary: &Vocabulary, dossier: &Dossier, ask: &Ask) -> Option<String> {
    match ask {
        Ask::Fact(id) => {
            let fact = vocabulary.fact(*id)?;
            let value = example(fact);
            Some(match fact.kind {
                FactKind::Quantity(_) | FactKind::Substance | FactKind::Word => {
                    let plain = value.trim_matches('"');
                    if fact.name.contains('(') || plain.contains(' ') {
                        format!("--fact \"{}={plain}\"", fact.name)
                    } else {
                        format!("--fact {}={plain}", fact.name)
                    }
                }
                FactKind::Span(_) | FactKind::Words => format!("--fact '{}={value}'", fact.name),
                FactKind::Count | FactKind::Flag => format!("--fact {}={value}", fact.name),
            })
        }
        Ask::Purpose(id, targets) => {
            let word = &vocabulary.purpose(*id)?.decl.id;
            let named: Vec<String> = targets
                .iter()
                .take(3)
                .map(|target| format!("\"{}\"", target_id(vocabulary, target)))
                .collect();
            Some(format!("--fact '{word}={{ yes = [{}] }}'", named.join(", ")))
        }
        Ask::List(id) => {
            let list = vocabulary.list(*id).filter(|list| list.decl.holds == Holds::Facts)?;
            let members: Vec<String> = vocabulary
                .facts()
                .filter(|(_, fact)| fact.list == Some(*id))
                .map(|(_, fact)| format!("{} = {}", fact.name, example(fact)))
                .collect();
            Some(format!("--fact '{}=[{{ {} }}]'", list.decl.id, members.join(", ")))
        }
        Ask::Class(asked) => {
            // What is given replaces what the dossier says, so the classes it names already are repeated.
            let named = dossier.named_classes().iter().chain(asked.first());
            let ids: Vec<String> = named
                .filter_map(|id| vocabulary.class(*id))
                .map(|class| format!("\"{}\"", class.decl.id))
                .collect();
            Some(format!("--fact 'class=[{}]'", ids.join(", ")))
        }
        Ask::Member(..) | Ask::Related(..) | Ask::Unsettled(_) => None,
    }
}

/// A target as dossiers write it.
#[must_use]
pub(crate) fn target_id(vocabulary: &Vocabulary, target: &Target) -> String {
    match target {
        Target::Entries(range) => vocabulary.entries().prefix(*range),
        Target::Use(id) => vocabulary.uses().get(id.index()).map_or_else(String::new, |word| word.id.clone()),
    }
}

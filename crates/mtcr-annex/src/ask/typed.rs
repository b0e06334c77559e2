//! What a person typed, read as an answer to a question.

use super::given::Said;
use super::query::{Form, Query, Subject};
use super::script::ENTRY;
use super::sorted::{Sorter, one};
use mtcr_corpus::Corpus;
use mtcr_rules::{Dossier, Vocabulary, did_you_mean};

/// Reads what was typed; `?` is "don't know" to every question.
pub(super) fn read(corpus: &Corpus, dossier: &Dossier, query: &Query, typed: &str) -> Result<Said, String> {
    let words = &corpus.vocabulary;
    let typed = typed.trim();
    if typed.is_empty() {
        return Err(format!("nothing was answered; answer with {}", query.form.expected()));
    }
    if let Form::Several { choices, rest_denied, activities } = &query.form {
        let classes = matches!(query.subject, Subject::Walk(_) | Subject::Classes(_));
        let also = |name: &str| class_named(words, name).filter(|_| classes);
        let sorter = Sorter { choices, rest_denied: *rest_denied, activities, also: &also };
        let said = sorter
            .read(typed)
            .map_err(|wrong| if classes { unknown_class(corpus, typed).unwrap_or(wrong) } else { wrong })?;
        return Ok(if classes { above_kept(words, dossier, said) } else { said });
    }
    if typed == "?" {
        return Ok(Said::Unknown);
    }
    match &query.form {
        Form::Word(choices) => {
            let named: Vec<String> = typed.split(" or ").map(|word| one(choices, word)).collect();
            Ok(Said::Value(named.join(" or ")))
        }
        Form::Member(facts) => member(facts, typed),
        Form::Part(choices) => {
            if is_none(typed) {
                return Ok(Said::NoMore);
            }
            let entry = one(choices, typed);
            if words.entries().range(&entry).is_none() {
                return Err(format!("`{typed}` is no entry; answer with {}", query.form.expected()));
            }
            Ok(Said::Member(vec![(ENTRY.to_owned(), entry)]))
        }
        Form::Quantity(unit) if is_none(typed) => Err(format!(
            "`{typed}` is no figure; answer `0{}{unit}` if there is none of it, or `?`",
            if unit.is_empty() { "" } else { " " }
        )),
        Form::Flag if !is_flag(typed) => Err(format!("`{typed}` is neither; answer with `yes`, `no` or `?`")),
        _ => Ok(Said::Value(typed.to_owned())),
    }
}

fn is_flag(typed: &str) -> bool {
    matches!(typed.to_lowercase().as_str(), "yes" | "y" | "true" | "no" | "n" | "false")
}

fn is_none(typed: &str) -> bool {
    matches!(typed.to_lowercase().as_str(), "none" | "no" | "no more")
}

/// The facts of a member in their order, or each behind its name; a part `?` is left open.
fn member(facts: &[(String, String, Form)], typed: &str) -> Result<Said, String> {
    if is_none(typed) {
        return Ok(Said::NoMore);
    }
    let mut said: Vec<(String, String)> = Vec::new();
    for (at, part) in typed.split(';').map(str::trim).enumerate() {
        let by_name = facts.iter().find_map(|(name, _, form)| {
            let rest = part.strip_prefix(name.as_str())?;
            rest.starts_with([' ', '=']).then(|| (name, form, rest.trim_start_matches([' ', '='])))
        });
        let by_place = || facts.get(at).map(|(name, _, form)| (name, form, part));
        let Some((name, form, value)) = by_name.or_else(by_place) else {
            return Err(format!("`{part}` is one part too many"));
        };
        if value == "?" || value.is_empty() {
            continue;
        }
        let value = match form {
            Form::Word(choices) => one(choices, value),
            _ => value.to_owned(),
        };
        said.push((name.clone(), value));
    }
    if said.is_empty() { Ok(Said::Unknown) } else { Ok(Said::Member(said)) }
}

/// What would be right for words that are no class by name: a substance is asked by itself, and everyday words may mean
/// one class or another, which the person has to say.
fn unknown_class(corpus: &Corpus, typed: &str) -> Option<String> {
    let words = &corpus.vocabulary;
    let lower = typed.to_lowercase();
    if words.find_substance(&lower).or_else(|| words.find_cas(typed)).is_some() {
        let substance = mtcr_rules::SUBSTANCE;
        return Some(format!(
            "`{typed}` is a substance: name here what it is sold as, and the substance when it is asked, or now by \
             `change {substance}`"
        ));
    }
    let meant = corpus
        .everyday
        .synonyms
        .iter()
        .filter(|synonym| synonym.words.iter().any(|word| word.to_lowercase() == lower));
    let mut classes: Vec<&str> = meant
        .flat_map(|synonym| &synonym.classes)
        .filter_map(|id| words.class(*id))
        .map(|class| class.decl.id.as_str())
        .collect();
    classes.dedup();
    if !classes.is_empty() {
        return Some(format!("`{typed}` may mean `{}`; name the one that it is", classes.join("`, `")));
    }
    // A list, or a slip that is near a name, is told better by what was offered.
    let near = did_you_mean(&lower, words.classes().map(|(_, class)| class.decl.id.as_str()));
    if typed.contains(',')
        || typed.starts_with("not ")
        || typed.starts_with(|first: char| first.is_ascii_digit())
    {
        return None;
    }
    Some(match near {
        Some(near) => format!("no class has the name `{typed}`; {near}"),
        None => format!(
            "no class has the name `{typed}`; answer with another word, one of those shown, `none` or `?`, or find \
             it by `mtcr annex search {typed}`, which names classes"
        ),
    })
}

/// A class by id, label or synonym.
fn class_named(words: &Vocabulary, typed: &str) -> Option<String> {
    let lower = typed.to_lowercase();
    let named = |class: &mtcr_rules::Class| {
        let decl = &class.decl;
        decl.id == lower
            || decl.label.to_lowercase() == lower
            || decl.synonyms.iter().any(|name| name.to_lowercase() == lower)
    };
    words.classes().find(|(_, class)| named(class)).map(|(_, class)| class.decl.id.clone())
}

/// Denied classes without those that a named class lies under: who names the narrower one means the wider one too.
fn above_kept(words: &Vocabulary, dossier: &Dossier, said: Said) -> Said {
    let Said::Sorted { yes, no, unknown } = said else { return said };
    let named: Vec<_> = yes.iter().filter_map(|name| words.find_class(name)).collect();
    let holds = |name: &String| {
        words.find_class(name).is_some_and(|high| {
            let known = dossier.named_classes().iter().chain(&named);
            known.copied().any(|low| words.lies_under(low, high))
        })
    };
    let no = no.into_iter().filter(|name| !holds(name)).collect();
    Said::Sorted { yes, no, unknown }
}

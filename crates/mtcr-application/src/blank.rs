//! A dossier to fill in: what rules that could still apply to a class ask, most useful first.

mod asked;
mod reads;
mod transfer;

use crate::answer;
use crate::bench::Bench;
pub use asked::{ClassQuestions, class_questions};
use mtcr_rules::{ClassId, Dossier, Fact, Holds, Vocabulary, did_you_mean};
use reads::{Reads, Wanted};
use std::fmt::Write;
pub use transfer::transfer;

/// The class asked for is not declared.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("unknown class `{class}`; {help}")]
pub struct UnknownClass {
    /// What was asked for.
    pub class: String,
    /// What would be right.
    pub help: String,
}

/// The width of a comment.
const WIDTH: usize = 98;

/// Entries named beside a question at most.
const MOST_ENTRIES: usize = 8;

/// A commented dossier for a class, in TOML, that can be classified as it stands.
///
/// # Errors
/// A class that the vocabulary does not have.
pub fn blank(bench: &Bench<'_>, class: &str) -> Result<String, UnknownClass> {
    let words = &bench.law.corpus.vocabulary;
    let id = find(words, class)
        .ok_or_else(|| UnknownClass { class: class.to_owned(), help: near(words, class) })?;
    let reads = reads(bench, id);
    let mut out = String::new();
    if let Some(banner) = bench.law.banner() {
        comment(&mut out, "", &banner);
        out.push('\n');
    }
    head(&mut out, words, id);
    out.push_str("\n[facts]\n");
    for wanted in &reads.facts {
        if let Some(found) = words.fact(wanted.what) {
            fact(&mut out, words, found, wanted);
        }
    }
    for wanted in &reads.purposes {
        purpose(&mut out, words, wanted);
    }
    for wanted in &reads.lists {
        list(&mut out, words, wanted);
    }
    tail(&mut out, words);
    Ok(out)
}

/// What rules that could still apply to a class read.
fn reads(bench: &Bench<'_>, id: ClassId) -> Reads {
    let mut dossier = Dossier::new("");
    // The first class named of a product contradicts no other.
    let _ = dossier.add_class(&bench.law.corpus.vocabulary, id);
    Reads::of(&bench.classifier.classify(&dossier), &bench.law.corpus, id)
}

/// The id of a class by id, label or synonym.
///
/// # Errors
/// A class that the vocabulary does not have.
pub fn class_named(words: &Vocabulary, typed: &str) -> Result<String, UnknownClass> {
    let found = find(words, typed).and_then(|id| words.class(id));
    let unknown = || UnknownClass { class: typed.to_owned(), help: near(words, typed) };
    found.map(|class| class.decl.id.clone()).ok_or_else(unknown)
}

/// A class by id, label or synonym.
fn find(words: &Vocabulary, typed: &str) -> Option<ClassId> {
    let lower = typed.trim().to_lowercase();
    words.find_class(&lower).or_else(|| {
        words
            .classes()
            .find(|(_, class)| {
                class.decl.label.to_lowercase() == lower
                    || class.decl.synonyms.iter().any(|name| name.to_lowercase() == lower)
            })
            .map(|(id, _)| id)
    })
}

fn near(words: &Vocabulary, typed: &str) -> String {
    let typed = typed.trim().to_lowercase();
    let ids = || words.classes().map(|(_, class)| class.decl.id.as_str());
    if let Some(help) = did_you_mean(&typed, ids()) {
        return help;
    }
    let holding: Vec<&str> = ids().filter(|id| typed.len() > 2 && id.contains(&typed)).take(8).collect();
    if holding.is_empty() {
        "`mtcr annex vocabulary` lists the classes".to_owned()
    } else {
        format!("classes with that word are {}", holding.join(", "))
    }
}

fn head(out: &mut String, words: &Vocabulary, id: ClassId) {
    let Some(class) = words.class(id).map(|class| &class.decl) else {
        return;
    };
    comment(out, "", &format!("A product to classify: {}.", class.label));
    if let Some(hint) = &class.hint {
        comment(out, "", hint);
    }
    comment(
        out,
        "",
        "Take the # away where you know the answer and put yours in place of the example; leave the rest.",
    );
    comment(out, "", "What is not said stays open and comes back as a question; it is never taken for a no.");
    comment(
        out,
        "",
        "Figures may be exact, \"21 kg ± 0.5 kg\", { min = \"…\", max = \"…\" }, or { at-least = \"…\" }.",
    );
    comment(out, "", "Then: mtcr classify FILE. A word is explained by: mtcr annex vocabulary WORD");
    let _ = write!(
        out,
        "\nname  = \"my {}\"\nclass = [\"{}\"]\n",
        class.label.replace(['"', '\\'], ""),
        class.id
    );
    comment(out, "", "Name every class that is true of it.");
    let narrower: Vec<&str> = words
        .classes()
        .map(|(_, other)| &other.decl)
        .filter(|other| other.under.contains(&class.id))
        .map(|other| other.id.as_str())
        .collect();
    if !narrower.is_empty() {
        comment(out, "", &format!("Narrower ones: {}", narrower.join(", ")));
    }
}

fn fact(out: &mut String, words: &Vocabulary, found: &Fact, wanted: &Wanted<mtcr_rules::FactId>) {
    out.push('\n');
    comment(out, "", &found.question(words));
    if let Some(hint) = &found.decl.hint {
        comment(out, "  ", hint);
    }
    comment(out, "  ", &format!("{}; {}", answer::expected(found), decides(wanted)));
    let _ = writeln!(out, "# {} = {}", key(&found.name), answer::example(found));
}

fn purpose(out: &mut String, words: &Vocabulary, wanted: &Wanted<mtcr_rules::PurposeId>) {
    let Some(word) = words.purpose(wanted.what) else {
        return;
    };
    out.push('\n');
    let named = mtcr_rules::target_names(words, &wanted.targets);
    comment(out, "", &word.decl.question.replace("{targets}", &named.join(", ")));
    comment(out, "  ", &word.decl.meaning);
    comment(out, "  ", &format!("a yes-list and a no-list of entries and uses; {}", decides(wanted)));
    let targets: Vec<String> =
        wanted.targets.iter().map(|target| format!("\"{}\"", answer::target_id(words, target))).collect();
    let _ = writeln!(out, "# {} = {{ yes = [{}], no = [] }}", word.decl.id, targets.join(", "));
}

fn list(out: &mut String, words: &Vocabulary, wanted: &Wanted<mtcr_rules::ListId>) {
    let Some(list) = words.list(wanted.what) else {
        return;
    };
    if list.decl.holds == Holds::Dossiers {
        return;
    }
    out.push('\n');
    comment(out, "", &list.decl.question);
    comment(out, "  ", &format!("as many as there are; {}", decides(wanted)));
    let members: Vec<&Fact> =
        words.facts().map(|(_, fact)| fact).filter(|fact| fact.list == Some(wanted.what)).collect();
    for member in &members {
        comment(
            out,
            "  ",
            &format!("{}: {} ({})", member.name, member.question(words), answer::expected(member)),
        );
    }
    let _ = writeln!(out, "# [[{}]]", list.decl.id);
    for member in &members {
        let _ = writeln!(out, "# {} = {}", key(&member.name), answer::example(member));
    }
}

fn tail(out: &mut String, words: &Vocabulary) {
    let relations: Vec<&str> = words.purposes().map(|(_, word)| word.decl.id.as_str()).collect();
    out.push('\n');
    comment(
        out,
        "",
        "What it is for. Describe the system as a dossier of its own, or name its entry and who says so.",
    );
    comment(out, "  ", &format!("relation is one of {}", relations.join(", ")));
    out.push_str("# [[for]]\n# relation = \"…\"\n# name = \"…\"\n# class = [\"…\"]\n# facts = { }\n");
    out.push('\n');
    comment(out, "", "What is built into it, each with an answer of its own.");
    out.push_str("# [[contains]]\n# name = \"…\"\n# class = [\"…\"]\n# separable = true\n# removable = true\n# duplicable = true\n");
    out.push('\n');
    comment(out, "", "Where figures are known from.");
    out.push_str("# [sources]\n# … = { basis = \"datasheet\", document = \"…\" }\n");
}

fn decides<T>(wanted: &Wanted<T>) -> String {
    asked_under(wanted.entries.iter().map(String::as_str))
}

/// The entries or provisions that ask a question, a few by name.
fn asked_under<'a>(readers: impl IntoIterator<Item = &'a str>) -> String {
    let mut readers = readers.into_iter();
    let mut named: Vec<&str> = readers.by_ref().take(MOST_ENTRIES).collect();
    if readers.next().is_some() {
        named.push("…");
    }
    format!("asked under {}", named.join(", "))
}

/// A name as a TOML key.
fn key(name: &str) -> String {
    let bare = name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_');
    if bare { name.to_owned() } else { format!("\"{name}\"") }
}

/// Writes comment lines, broken between words.
fn comment(out: &mut String, indent: &str, text: &str) {
    let mut line = format!("# {indent}");
    let mut empty = true;
    for word in text.split_whitespace() {
        if !empty && line.chars().count() + 1 + word.chars().count() > WIDTH {
            out.push_str(line.trim_end());
            out.push('\n');
            line = format!("# {indent}");
            empty = true;
        }
        if !empty {
            line.push(' ');
        }
        line.push_str(word);
        empty = false;
    }
    out.push_str(line.trim_end());
    out.push('\n');
}

//! The words that dossiers and rules use.

use super::page::{Page, Tone};
use crate::answer;
use mtcr_rules::{Class, ClassId, Fact, SubstanceDecl, Vocabulary, WordDecl};

/// Writes all words, sort by sort.
pub fn all_words(page: &mut Page, words: &Vocabulary) {
    section(
        page,
        "Classes",
        words.classes().map(|(_, class)| (class.decl.id.as_str(), class.decl.label.as_str())),
    );
    let own = |fact: &&Fact| fact.list.is_none() && fact.parameter.is_none();
    section(
        page,
        "Facts",
        words
            .facts()
            .map(|(_, fact)| fact)
            .filter(own)
            .map(|fact| (fact.name.as_str(), fact.decl.question.as_str())),
    );
    section(page, "Lists", words.lists().map(|(_, list)| (list.decl.id.as_str(), list.decl.label.as_str())));
    section(
        page,
        "Words of purpose",
        words.purposes().map(|(_, word)| (word.decl.id.as_str(), word.decl.meaning.as_str())),
    );
    section(
        page,
        "Activities",
        words.activities().map(|(_, word)| (word.decl.id.as_str(), word.decl.meaning.as_str())),
    );
    section(page, "Uses", words.uses().iter().map(|word| (word.id.as_str(), word.label.as_str())));
    section(page, "Substances", words.substances().iter().map(|one| (one.id.as_str(), one.label.as_str())));
}

fn section<'a>(page: &mut Page, title: &str, words: impl Iterator<Item = (&'a str, &'a str)>) {
    let words: Vec<(&str, &str)> = words.collect();
    if words.is_empty() {
        return;
    }
    page.gap();
    page.line(0, Tone::Strong, title);
    for (id, text) in words {
        page.item(2, (Tone::Plain, &format!("{id}  ")), Tone::Faint, text);
    }
}

/// Writes everything of this name; `false` when there is nothing.
pub fn word(page: &mut Page, words: &Vocabulary, name: &str) -> bool {
    let before = page.text().len();
    if let Some(id) = words.find_class(name)
        && let Some(found) = words.class(id)
    {
        class(page, words, id, found);
    }
    for (_, found) in words.facts().filter(|(_, found)| found.name == name || found.decl.id == name) {
        page.gap();
        fact(page, words, found);
    }
    if let Some(list) = words.find_list(name).and_then(|id| words.list(id)) {
        page.gap();
        page.item(
            0,
            (Tone::Strong, &format!("{name}  ")),
            Tone::Plain,
            &format!("list: {}", list.decl.label),
        );
        page.line(2, Tone::Plain, &list.decl.question);
        for member in &list.decl.facts {
            page.item(2, (Tone::Plain, &format!("{}  ", member.id)), Tone::Plain, &member.question);
        }
    }
    let purpose = words.find_purpose(name).and_then(|id| words.purpose(id));
    let activity = words.find_activity(name).and_then(|id| words.activity(id));
    let used = words.find_use(name).and_then(|id| words.uses().get(id.index()));
    for (sort, decl) in [
        ("word of purpose", purpose.map(|word| &word.decl)),
        ("activity", activity.map(|word| &word.decl)),
        ("use", used),
    ] {
        if let Some(decl) = decl {
            page.gap();
            declared(page, sort, decl);
        }
    }
    if let Some(found) = words.find_substance(name).and_then(|id| words.substance(id)) {
        page.gap();
        substance(page, found);
    }
    page.text().len() > before
}

fn class(page: &mut Page, words: &Vocabulary, id: ClassId, found: &Class) {
    page.item(
        0,
        (Tone::Strong, &format!("{}  ", found.decl.id)),
        Tone::Plain,
        &format!("class: {}", found.decl.label),
    );
    if let Some(hint) = &found.decl.hint {
        page.line(2, Tone::Plain, hint);
    }
    let name = |(_, class): (ClassId, &Class)| class.decl.id.clone();
    let below: Vec<String> =
        words.classes().filter(|(_, class)| class.decl.under.contains(&found.decl.id)).map(name).collect();
    // Of a class and those under it only the class is named.
    let apart = |other: &str| words.find_class(other).is_some_and(|other| words.are_disjoint(id, other));
    let apart: Vec<String> = words
        .classes()
        .filter(|(other, class)| {
            words.are_disjoint(id, *other) && !class.decl.under.iter().any(|wide| apart(wide))
        })
        .map(name)
        .collect();
    let facts: Vec<String> = words
        .facts()
        .filter(|(_, fact)| fact.list.is_none() && fact.decl.of.contains(&found.decl.id))
        .map(|(_, fact)| fact.name.clone())
        .collect();
    for (label, names) in [
        ("under  ", &found.decl.under),
        ("narrower  ", &below),
        ("asked  ", &facts),
        ("never also  ", &apart),
        ("also called  ", &found.decl.synonyms),
    ] {
        if !names.is_empty() {
            page.item(2, (Tone::Faint, label), Tone::Plain, &names.join(", "));
        }
    }
}

fn fact(page: &mut Page, words: &Vocabulary, found: &Fact) {
    let list = found.list.and_then(|id| words.list(id)).map(|list| format!(" of each {}", list.decl.id));
    let label = format!("{}  ", found.name);
    let text = format!("fact{}: {}", list.unwrap_or_default(), answer::expected(found));
    page.item(0, (Tone::Strong, &label), Tone::Plain, &text);
    page.line(2, Tone::Plain, &found.question(words));
    if let Some(hint) = &found.decl.hint {
        page.line(2, Tone::Faint, hint);
    }
    for value in &found.decl.values {
        page.item(2, (Tone::Plain, &format!("{}  ", value.id)), Tone::Faint, &value.label);
    }
    for (label, names) in [("asked of  ", &found.decl.of), ("also called  ", &found.decl.synonyms)] {
        if !names.is_empty() {
            page.item(2, (Tone::Faint, label), Tone::Plain, &names.join(", "));
        }
    }
}

fn declared(page: &mut Page, sort: &str, decl: &WordDecl) {
    page.item(0, (Tone::Strong, &format!("{}  ", decl.id)), Tone::Plain, &format!("{sort}: {}", decl.label));
    for text in [&decl.meaning, &decl.question] {
        if !text.is_empty() {
            page.line(2, Tone::Plain, text);
        }
    }
    if !decl.inside.is_empty() {
        page.item(2, (Tone::Faint, "inside  "), Tone::Plain, &decl.inside.join(", "));
    }
}

fn substance(page: &mut Page, found: &SubstanceDecl) {
    page.item(
        0,
        (Tone::Strong, &format!("{}  ", found.id)),
        Tone::Plain,
        &format!("substance: {}", found.label),
    );
    for (label, names) in [("CAS  ", &found.cas), ("also called  ", &found.synonyms)] {
        if !names.is_empty() {
            page.item(2, (Tone::Faint, label), Tone::Plain, &names.join(", "));
        }
    }
}

//! Answers as a dossier: the text that the reader of dossiers reads, and that is handed to the user at the end.

use super::given::{Given, Said};
use super::spoken::{quoted, toml};
use mtcr_rules::{CONTAINS, FOR, SERVES, Vocabulary};
use std::collections::BTreeMap;
use std::fmt::Write;

/// What sources say of an answer.
const BASIS: &str = "asked";

/// What the name of a class's question is.
pub(super) const CLASS: &str = "class";
/// The key of a part of which only the entry is known.
pub(super) const ENTRY: &str = "entry";
/// What stands between a target and an activity in an answer about software or technology.
pub(super) const ACTIVITY: &str = " for ";

/// The dossier that answers make.
///
/// # Errors
/// An answer that is none, with what would be right.
pub(super) fn dossier(vocabulary: &Vocabulary, name: &str, answers: &[Given]) -> Result<String, String> {
    let mut parts = Parts::default();
    for given in answers {
        parts.take(vocabulary, given)?;
    }
    Ok(parts.text(vocabulary, name))
}

/// What holds and what does not, in the order it was said.
#[derive(Default)]
struct Lists {
    yes: Vec<String>,
    no: Vec<String>,
}

/// The keys of a member of a list with their values.
type Member = Vec<(String, String)>;

/// What goes into a dossier.
#[derive(Default)]
struct Parts {
    class: Lists,
    facts: Vec<(String, String)>,
    words: BTreeMap<String, Lists>,
    complete: Vec<String>,
    lists: BTreeMap<String, Vec<Member>>,
    served: Vec<(String, String)>,
}

impl Parts {
    fn take(&mut self, vocabulary: &Vocabulary, given: &Given) -> Result<(), String> {
        let about = given.about.as_str();
        match &given.said {
            Said::Unknown => {}
            Said::Sorted { yes, no, .. } if about == CLASS => {
                self.class.yes.extend(yes.iter().cloned());
                self.class.no.extend(no.iter().cloned());
            }
            Said::Sorted { yes, no, .. } => self.sorted(about, yes, no),
            Said::Value(said) => match member(about) {
                Some((list, at, name)) => {
                    let value = value(vocabulary, name, said)?;
                    let members = self.members(list);
                    let Some(member) = at.checked_sub(1).and_then(|at| members.get_mut(at)) else {
                        return Err(format!("`{list}` has no member {at}"));
                    };
                    member.push((name.to_owned(), value));
                }
                None => self.facts.push((about.to_owned(), value(vocabulary, about, said)?)),
            },
            Said::Member(facts) if about == CONTAINS => {
                let mut member = Vec::new();
                for (name, said) in facts {
                    if name != ENTRY {
                        return Err(format!("of what it contains `{ENTRY}` is said, not `{name}`"));
                    }
                    member.push(("name".to_owned(), quoted(&format!("item of {said}"))));
                    member.push((
                        ENTRY.to_owned(),
                        format!("{{ id = {}, by = {} }}", quoted(said), quoted(BASIS)),
                    ));
                }
                self.members(about).push(member);
            }
            Said::Member(facts) => {
                let list = vocabulary.find_list(about).ok_or_else(|| format!("`{about}` is no list"))?;
                let mut member = Vec::new();
                for (name, said) in facts {
                    let fact = vocabulary.find_member_fact(list, name).and_then(|id| vocabulary.fact(id));
                    let fact =
                        fact.ok_or_else(|| format!("the members of `{about}` have no fact `{name}`"))?;
                    member.push((name.clone(), toml(fact, said)?));
                }
                self.members(about).push(member);
            }
            Said::NoMore => self.complete.push(about.to_owned()),
        }
        Ok(())
    }

    fn sorted(&mut self, about: &str, yes: &[String], no: &[String]) {
        let mut plain = Vec::new();
        for target in yes {
            match target.split_once(ACTIVITY) {
                Some((target, activity)) if about == SERVES => {
                    self.served.push((target.to_owned(), activity.to_owned()));
                }
                _ => plain.push(target.clone()),
            }
        }
        if plain.is_empty() && no.is_empty() {
            return;
        }
        let lists = self.words.entry(about.to_owned()).or_default();
        lists.yes.extend(plain);
        lists.no.extend(no.iter().cloned());
    }

    fn members(&mut self, list: &str) -> &mut Vec<Member> {
        self.lists.entry(list.to_owned()).or_default()
    }

    fn text(&self, vocabulary: &Vocabulary, name: &str) -> String {
        let mut out = format!("name = {}\n", quoted(name));
        let narrowest = narrowest(vocabulary, &self.class.yes);
        line(&mut out, CLASS, &narrowest);
        line(&mut out, "not-class", &widest(vocabulary, &self.class.no));
        line(&mut out, "complete", &distinct(&self.complete));
        out.push_str("\n[facts]\n");
        for (name, value) in &self.facts {
            let _ = writeln!(out, "{} = {value}", key(name));
        }
        for (word, lists) in &self.words {
            let _ = writeln!(
                out,
                "{} = {{ yes = [{}], no = [{}] }}",
                key(word),
                array(&distinct(&lists.yes)),
                array(&distinct(&lists.no))
            );
        }
        for (list, members) in &self.lists {
            for member in members {
                let _ = writeln!(out, "\n[[{}]]", key(list));
                for (name, value) in member {
                    let _ = writeln!(out, "{} = {value}", key(name));
                }
            }
        }
        for (target, activity) in &self.served {
            let _ = write!(
                out,
                "\n[[{FOR}]]\nname = {}\nrelation = {}\nactivity = {}\nentry = {{ id = {}, by = {} }}\n",
                quoted(&format!("item of {target}")),
                quoted(SERVES),
                quoted(activity),
                quoted(target),
                quoted(BASIS)
            );
        }
        out.push_str("\n[sources]\n");
        let class = Some(CLASS).filter(|_| !narrowest.is_empty());
        let facts = self.facts.iter().map(|(name, _)| name.as_str());
        let words = self.words.keys().map(String::as_str);
        let lists = self.lists.keys().map(String::as_str);
        let served = (!self.served.is_empty()).then_some(FOR);
        for name in class.into_iter().chain(facts).chain(words).chain(lists).chain(served) {
            let _ = writeln!(out, "{} = {{ basis = {} }}", key(name), quoted(BASIS));
        }
        out
    }
}

/// `contains[1].separable`: the list, the place from 1, the fact.
pub(super) fn member(about: &str) -> Option<(&str, usize, &str)> {
    let (list, rest) = about.split_once('[')?;
    let (at, name) = rest.split_once("].")?;
    Some((list, at.parse().ok()?, name))
}

fn value(vocabulary: &Vocabulary, name: &str, said: &str) -> Result<String, String> {
    let (family, parameter) = Vocabulary::split_fact_name(name);
    let known = vocabulary.known_fact(family, parameter).map_err(|flaw| flaw.message)?;
    let fact = match known {
        Some(id) => vocabulary.fact(id),
        None => vocabulary.family(family).ok(),
    };
    toml(fact.ok_or_else(|| format!("unknown fact `{name}`"))?, said)
}

/// Classes without those that lie above another one.
fn narrowest(vocabulary: &Vocabulary, classes: &[String]) -> Vec<String> {
    let above = |high: &str| classes.iter().any(|low| below(vocabulary, low, high));
    distinct(classes).into_iter().filter(|high| !above(high)).collect()
}

/// Denied classes without those that lie under another one.
fn widest(vocabulary: &Vocabulary, classes: &[String]) -> Vec<String> {
    let under = |low: &str| classes.iter().any(|high| below(vocabulary, low, high));
    distinct(classes).into_iter().filter(|low| !under(low)).collect()
}

/// Whether the first class is another one than the second and lies under it.
fn below(vocabulary: &Vocabulary, low: &str, high: &str) -> bool {
    match (vocabulary.find_class(low), vocabulary.find_class(high)) {
        (Some(low), Some(high)) => low != high && vocabulary.lies_under(low, high),
        _ => false,
    }
}

fn distinct(names: &[String]) -> Vec<String> {
    let mut seen: Vec<String> = Vec::new();
    for name in names {
        if !seen.contains(name) {
            seen.push(name.clone());
        }
    }
    seen
}

fn array(names: &[String]) -> String {
    names.iter().map(|name| quoted(name)).collect::<Vec<_>>().join(", ")
}

fn line(out: &mut String, name: &str, names: &[String]) {
    if !names.is_empty() {
        let _ = writeln!(out, "{name} = [{}]", array(names));
    }
}

/// A name as a TOML key.
fn key(name: &str) -> String {
    let bare = name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_');
    if bare { name.to_owned() } else { quoted(name) }
}

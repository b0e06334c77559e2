//! Answers out of a dossier: what a person would say who knows just what it says.

use super::given::{Given, Said};
use super::query::{Form, Query, Subject};
use super::script::{ACTIVITY, ENTRY};
use crate::classify::Classification;
use mtcr_rules::{ClassId, Dossier, FactId, ListId, PurposeId, Target, Truth, Value, Vocabulary};

/// What a classified dossier says to a question; "don't know" where it is silent.
///
/// A fact that it does not state, but that follows from others, is answered by those it states, as far as `answers` do
/// not hold them yet; so an answer may be about another name than the question, and there may be several.
#[must_use]
pub fn known(found: &Classification<'_>, query: &Query, answers: &[Given]) -> Vec<Given> {
    let words = &found.classifier().corpus().vocabulary;
    let given = |said| vec![Given::new(query.about.clone(), said)];
    match &query.subject {
        Subject::Walk(classes) => given(classes_of(words, found.dossier, classes, false)),
        Subject::Classes(classes) => given(classes_of(words, found.dossier, classes, true)),
        Subject::Fact(fact) => match fact_of(words, found.dossier, *fact) {
            Some(said) => given(said),
            None => {
                let answered = |name: &str| answers.iter().any(|given| given.about == name);
                let others: Vec<Given> = query
                    .instead
                    .iter()
                    .filter(|name| found.dossier.value(*fact).is_some() && !answered(name))
                    .filter_map(|name| {
                        let said = fact_of(words, found.dossier, words.find_fact(name)?)?;
                        Some(Given::new(name.clone(), said))
                    })
                    .collect();
                if others.is_empty() { given(Said::Unknown) } else { others }
            }
        },
        Subject::Tie(list, at, fact) => {
            let member = found.dossier.list(*list).and_then(|members| members.members.get(*at));
            let said = member.and_then(|member| fact_of(words, member, *fact));
            given(said.unwrap_or(Said::Unknown))
        }
        Subject::Purpose(word, targets) => given(purposes(found, *word, targets, &query.form)),
        Subject::List(list) => {
            let said = answers.iter().filter(|known| known.about == query.about).count();
            given(member_of(found, *list, said))
        }
    }
}

fn classes_of(words: &Vocabulary, dossier: &Dossier, classes: &[ClassId], rest: bool) -> Said {
    let (mut yes, mut no, mut unknown) = (Vec::new(), Vec::new(), Vec::new());
    for (id, class) in classes.iter().filter_map(|id| Some((*id, words.class(*id)?))) {
        match dossier.is_of(id) {
            Some(true) => yes.push(class.decl.id.clone()),
            Some(false) => no.push(class.decl.id.clone()),
            None => unknown.push(class.decl.id.clone()),
        }
    }
    // Down the tree it is enough to name one.
    if !rest && !yes.is_empty() {
        Said::Sorted { yes, no: Vec::new(), unknown: Vec::new() }
    } else {
        Said::Sorted { yes, no, unknown }
    }
}

/// A fact as it is stated.
fn fact_of(words: &Vocabulary, dossier: &Dossier, fact: FactId) -> Option<Said> {
    let declared = words.fact(fact)?;
    if let Some(Value::Words { yes, no }) = dossier.value(fact) {
        let names = |bits: u64| declared.value_names(bits).into_iter().map(str::to_owned).collect::<Vec<_>>();
        let all = declared.decl.values.iter().filter_map(|value| declared.value_bit(&value.id));
        let unknown = all.filter(|bit| bit & (yes | no) == 0).flat_map(names).collect();
        return Some(Said::Sorted { yes: names(*yes), no: names(*no), unknown });
    }
    let stated = dossier.stated(fact)?;
    Some(Said::Value(stated.text.clone()))
}

fn purposes(found: &Classification<'_>, word: PurposeId, targets: &[Target], form: &Form) -> Said {
    let words = &found.classifier().corpus().vocabulary;
    let scene = found.scene();
    let (mut yes, mut no, mut unknown) = (Vec::new(), Vec::new(), Vec::new());
    let Form::Several { choices, activities, .. } = form else {
        return Said::Unknown;
    };
    for (target, choice) in targets.iter().zip(choices) {
        let through: Vec<String> = activities
            .iter()
            .filter(|name| {
                let activity = words.find_activity(name);
                activity.is_some_and(|activity| scene.has_purpose(word, *target, Some(activity)).is_true())
            })
            .map(|activity| format!("{}{ACTIVITY}{activity}", choice.id))
            .collect();
        match scene.has_purpose(word, *target, None) {
            Truth::True if !through.is_empty() => yes.extend(through),
            Truth::True => yes.push(choice.id.clone()),
            Truth::False => no.push(choice.id.clone()),
            Truth::Unknown => unknown.push(choice.id.clone()),
        }
    }
    Said::Sorted { yes, no, unknown }
}

/// The member at a place of a list; no more of them, or that it is not known whether there are.
fn member_of(found: &Classification<'_>, list: ListId, at: usize) -> Said {
    let words = &found.classifier().corpus().vocabulary;
    let Some(members) = found.dossier.list(list) else {
        return Said::Unknown;
    };
    let end = if members.complete { Said::NoMore } else { Said::Unknown };
    if Some(list) == words.contains_list() {
        // Each part by the first entry it is controlled under.
        let parts = found.related.iter().filter(|(id, _)| *id == list).flat_map(|(_, parts)| parts);
        let entries = parts.filter_map(|part| part.controlled().next());
        let mut entries = entries.skip(at).map(|finding| finding.entry.name.clone());
        return entries.next().map_or(end, |entry| Said::Member(vec![(ENTRY.to_owned(), entry)]));
    }
    let Some(member) = members.members.get(at) else {
        return end;
    };
    let facts = member
        .facts()
        .filter_map(|(id, _)| Some((words.fact(id)?.name.clone(), member.stated(id)?.text.clone())));
    Said::Member(facts.collect())
}

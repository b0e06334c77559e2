//! What follows from dates, names and entries beside the members of a list.

use crate::determination::Inquiry;
use crate::names;
use crate::record::set_flag;
use crate::said::Conflict;
use jiff::ToSpan;
use jiff::civil::Date;
use mtcr_corpus::corpus::Guidelines;
use mtcr_corpus::source::{Moves, Role};
use mtcr_corpus::transfer::{Detail, Transfer};
use mtcr_rules::{Dossier, Judged, ListId, Truth, Value};

/// Fills in the flags that no one has stated. Where a statement is milder than what is written beside it, neither counts
/// and the conflict is given back; a statement on the safe side stands.
pub(crate) fn fill(inquiry: &Inquiry<'_>, product: &Judged, dossier: &mut Dossier) -> Vec<Conflict> {
    let (guidelines, transfer, on) = (&inquiry.corpus.guidelines, inquiry.transfer, inquiry.on);
    let mut conflicts = Vec::new();
    for (list, details) in &transfer.details {
        let Some(mut members) = dossier.list(*list).cloned() else {
            continue;
        };
        // What lowers or leaves a position is milder where it holds, what raises it where it does not.
        let raises =
            guidelines.recorded(Some(*list), None).is_some_and(|recorded| recorded.moves == Moves::Up);
        let name = guidelines.vocabulary.list(*list).map_or("", |list| list.decl.id.as_str());
        for (at, (member, detail)) in members.members.iter_mut().zip(details).enumerate() {
            let mut set = |name_of_fact: &str, found: Truth, written: Truth| {
                let Some(fact) = guidelines.vocabulary.find_member_fact(*list, name_of_fact) else {
                    return;
                };
                match member.value(fact) {
                    None => set_flag(member, Some(fact), found),
                    Some(Value::Flag(said)) if *said != raises && written == Truth::from(!*said) => {
                        let beside = "what is written beside it says otherwise".to_owned();
                        let conflict = Conflict::of(inquiry, member, fact, beside);
                        conflicts.push(conflict.about(&format!("{name} {}", at + 1)));
                        member.forget(fact);
                    }
                    Some(_) => {}
                }
            };
            let recipient = same(transfer, detail, &[Role::EndUser, Role::Consignee]);
            let user = every_end_user(transfer, detail);
            let item = same_item(guidelines, detail, product);
            set(names::IN_FORCE, in_force(guidelines, *list, detail, on), by_dates(detail, on));
            set(names::SAME_RECIPIENT, recipient, recipient);
            set(names::SAME_END_USER, user, user);
            set(names::SAME_ITEM, item, item);
        }
        dossier.set_list(*list, members);
    }
    conflicts
}

/// What the days written settle by themselves, without a period by analogy.
fn by_dates(detail: &Detail, on: Date) -> Truth {
    let begun = detail.given.map(|given| given <= on);
    let over = detail.until.map(|until| until <= on);
    match (begun, over) {
        (Some(false), _) | (_, Some(true)) => Truth::False,
        (Some(true), Some(false)) => Truth::True,
        _ => Truth::Unknown,
    }
}

/// Given by the day and not yet over. Where a period of validity is set, it must have been given before the day.
fn in_force(guidelines: &Guidelines, list: ListId, detail: &Detail, on: Date) -> Truth {
    let name = guidelines.vocabulary.list(list).map_or("", |list| list.decl.id.as_str());
    let years = guidelines.parameter(&format!("{name}-validity-years"));
    let Some(given) = detail.given else {
        return if detail.until.is_some_and(|until| until <= on) { Truth::False } else { Truth::Unknown };
    };
    let begun = if years.is_some() { given < on } else { given <= on };
    if !begun {
        return Truth::False;
    }
    let until = detail.until.or_else(|| given.checked_add(years?.years()).ok());
    match until {
        Some(until) => Truth::from(on < until),
        // What must state its end to hold is data; anything else, such as an assurance, stands until it is taken back.
        None if guidelines.parameter(&format!("{name}-needs-end")) == Some(1) => Truth::Unknown,
        None => Truth::True,
    }
}

/// Whether every end user is the one named. Another name does not settle that it is another person, and an authorisation
/// for one of two end users does not reach the other.
fn every_end_user(transfer: &Transfer, detail: &Detail) -> Truth {
    let mut users = transfer.parties.iter().filter(|party| party.role == Role::EndUser).peekable();
    let named = plain(&detail.name);
    let all =
        users.peek().is_some() && users.all(|party| !named.is_empty() && plain(&party.person.name) == named);
    Truth::from(all.then_some(true))
}

/// A name as it is compared: letter case and the number of blanks do not count.
fn plain(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// The same name settles that it is the same person; another name does not settle that it is not.
fn same(transfer: &Transfer, detail: &Detail, roles: &[Role]) -> Truth {
    let wanted = plain(&detail.name);
    let mut parties = transfer.parties.iter().filter(|party| roles.contains(&party.role));
    Truth::from(
        parties.any(|party| !wanted.is_empty() && plain(&party.person.name) == wanted).then_some(true),
    )
}

/// The same entry settles that the item is the same or similar; another one does not settle that it is not.
fn same_item(guidelines: &Guidelines, detail: &Detail, product: &Judged) -> Truth {
    match detail.entry.map(|entry| product.any_of(entry, &guidelines.vocabulary)) {
        Some(Truth::True) => Truth::True,
        _ => Truth::Unknown,
    }
}

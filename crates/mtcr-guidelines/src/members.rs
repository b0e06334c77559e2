//! What follows from dates, names and entries beside the members of a list.

use crate::names;
use crate::record::set_flag;
use jiff::ToSpan;
use jiff::civil::Date;
use mtcr_corpus::corpus::Guidelines;
use mtcr_corpus::source::Role;
use mtcr_corpus::transfer::{Detail, Transfer};
use mtcr_rules::{Dossier, Judged, ListId, Truth};

/// Fills in the flags that no one has stated.
pub(crate) fn fill(
    guidelines: &Guidelines,
    transfer: &Transfer,
    on: Date,
    product: &Judged,
    dossier: &mut Dossier,
) {
    for (list, details) in &transfer.details {
        let Some(mut members) = dossier.list(*list).cloned() else {
            continue;
        };
        for (member, detail) in members.members.iter_mut().zip(details) {
            let mut set = |name: &str, truth: &dyn Fn() -> Truth| {
                let fact = guidelines.vocabulary.find_member_fact(*list, name);
                if fact.is_some_and(|fact| member.value(fact).is_none()) {
                    set_flag(member, fact, truth());
                }
            };
            set(names::IN_FORCE, &|| in_force(guidelines, *list, detail, on));
            set(names::SAME_RECIPIENT, &|| same(transfer, detail, &[Role::EndUser, Role::Consignee]));
            set(names::SAME_END_USER, &|| every_end_user(transfer, detail));
            set(names::SAME_ITEM, &|| same_item(guidelines, detail, product));
        }
        dossier.set_list(*list, members);
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

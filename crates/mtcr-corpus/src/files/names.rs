//! A file name repeats the id inside the file, and an entry lies in the folder of its item.

use super::FileKind;
use crate::problem::{code, quoted};
use crate::reader::Reading;
use crate::source::{CrosswalkEntrySource, Located};
use mtcr_rules::lies_below;

/// Reports an id that the path of its file does not repeat.
pub(super) fn check(kind: FileKind, relative: &str, reading: Reading<'_>, id: &Located<String>) {
    if id.value.is_empty() {
        return;
    }
    let (folder, name) = relative.rsplit_once('/').unwrap_or(("", relative));
    let suffix = match kind {
        FileKind::Cases => ".cases.toml",
        FileKind::Table => ".table.toml",
        _ => ".toml",
    };
    let right = format!("{}{suffix}", id.value);
    if name != right {
        let message = format!("{} stands in a file named {}", quoted(&id.value), quoted(name));
        reading.problem(id.at, code::MISNAMED_FILE, message, Some(format!("name the file `{right}`")));
    }
    if kind == FileKind::Edition {
        return;
    }
    let item = id.value.split('.').next().unwrap_or_default();
    if !is_entry_id(&id.value) {
        let message = format!("{} is not the id of an entry", quoted(&id.value));
        let help = "an id is the item, a letter from A to E, and further parts, as in `4.C.2.c`";
        reading.problem(id.at, code::BAD_ID, message, Some(help.to_owned()));
    } else if folder != format!("annex/item-{item:0>2}") {
        let message = format!("{} does not lie in the folder of item {item}", quoted(&id.value));
        reading.problem(
            id.at,
            code::MISNAMED_FILE,
            message,
            Some(format!("move it to `annex/item-{item:0>2}`")),
        );
    }
}

/// Reports an item that does not lie in the folder of its number.
pub(super) fn check_item(relative: &str, reading: Reading<'_>, item: &Located<u8>) {
    let right = format!("annex/item-{:02}", item.value);
    if relative.rsplit_once('/').is_none_or(|(folder, _)| folder != right) {
        let message = format!("item {} does not lie in its folder", item.value);
        reading.problem(item.at, code::MISNAMED_FILE, message, Some(format!("move it to `{right}`")));
    }
}

/// Reports rows that do not lie in the file of their item.
pub(super) fn check_crosswalk(
    relative: &str,
    reading: Reading<'_>,
    item: Option<Located<i64>>,
    entries: &[CrosswalkEntrySource],
) {
    let Some(item) = item else { return };
    check_name(
        relative,
        reading,
        &Located::new(format!("item {}", item.value), item.at),
        &format!("item-{:02}.toml", item.value),
    );
    let below = format!("{}.", item.value);
    let own = entries.iter().filter(|entry| entry.file == reading.id && !entry.id.value.is_empty());
    for entry in own.filter(|entry| !entry.id.value.starts_with(&below)) {
        let message = format!("{} is no entry of item {}", quoted(&entry.id.value), item.value);
        reading.problem(
            entry.id.at,
            code::BAD_ID,
            message,
            Some("move it to the file of its item".to_owned()),
        );
    }
}

/// Reports a state whose file is not named after its code.
pub(super) fn check_state(relative: &str, reading: Reading<'_>, iso2: &Located<String>) {
    let name = relative.rsplit_once('/').map_or(relative, |(_, name)| name);
    let right = format!("{}.toml", iso2.value);
    if !iso2.value.is_empty() && name != right {
        let message = format!("{} stands in a file named {}", quoted(&iso2.value), quoted(name));
        let help = format!("name the file `{right}`");
        reading.problem(iso2.at, code::MISNAMED_FILE, message, Some(help));
    }
}

/// Reports an id that the name of its file does not repeat, whatever folder it lies in.
pub(super) fn check_stem(relative: &str, reading: Reading<'_>, id: &Located<String>, suffix: &str) {
    check_name(relative, reading, id, &format!("{}{suffix}", id.value));
}

fn check_name(relative: &str, reading: Reading<'_>, id: &Located<String>, right: &str) {
    let name = relative.rsplit_once('/').map_or(relative, |(_, name)| name);
    if !id.value.is_empty() && name != right {
        let message = format!("{} stands in a file named {}", quoted(&id.value), quoted(name));
        let help = format!("name the file `{right}`");
        reading.problem(id.at, code::MISNAMED_FILE, message, Some(help));
    }
}

/// Reports a national list whose folder is not named after its id.
pub(super) fn check_folder(folder: &str, reading: Reading<'_>, id: &Located<String>) {
    if !id.value.is_empty() && id.value != folder {
        let message = format!("{} stands in a folder named {}", quoted(&id.value), quoted(folder));
        let help = format!("name the folder `{}`", id.value);
        reading.problem(id.at, code::MISNAMED_FILE, message, Some(help));
    }
}

/// Reports a paragraph whose id does not begin with that of its file.
pub(super) fn check_below(reading: Reading<'_>, entry: &Located<String>, id: &Located<String>) {
    if !id.value.is_empty() && !entry.value.is_empty() && !lies_below(&id.value, &entry.value) {
        let message = format!("{} does not lie below {}", quoted(&id.value), quoted(&entry.value));
        let help = format!("ids in this file are `{0}`, or `{0}` with further parts", entry.value);
        reading.problem(id.at, code::BAD_ID, message, Some(help));
    }
}

/// Reports an entry of a national list, or the cases of one, whose file is not named after its id.
/// Parentheses are not written in file names: `IV(d)` lies in `IV-d.toml`.
pub(super) fn check_national(relative: &str, reading: Reading<'_>, id: &Located<String>, suffix: &str) {
    let stem = id.value.replace('(', "-").replace(')', "");
    check_name(relative, reading, id, &format!("{stem}{suffix}"));
}

/// Reports cases of an overlay in a file that is named neither `us.cases.toml` nor, for a topic, `us.duties.cases.toml`.
pub(super) fn check_overlay_cases(relative: &str, reading: Reading<'_>, overlay: &Located<String>) {
    let name = relative.rsplit_once('/').map_or(relative, |(_, name)| name);
    let topic = name.strip_suffix(".cases.toml").and_then(|stem| stem.strip_prefix(overlay.as_str()));
    if !overlay.value.is_empty() && !topic.is_some_and(|topic| topic.is_empty() || topic.starts_with('.')) {
        let message = format!("cases of {} stand in a file named {}", quoted(&overlay.value), quoted(name));
        let help = format!("name the file `{0}.cases.toml`, or `{0}.TOPIC.cases.toml`", overlay.value);
        reading.problem(overlay.at, code::MISNAMED_FILE, message, Some(help));
    }
}

/// An item, a letter from A to E, and any number of numbers and lower-case letters, joined by dots.
fn is_entry_id(id: &str) -> bool {
    let mut parts = id.split('.');
    let item = parts.next().and_then(|item| item.parse::<u8>().ok().map(|number| (item, number)));
    item.is_some_and(|(item, number)| (1..=20).contains(&number) && item == number.to_string())
        && matches!(parts.next(), Some("A" | "B" | "C" | "D" | "E"))
        && parts.all(|part| {
            !part.is_empty()
                && (part.bytes().all(|byte| byte.is_ascii_digit())
                    || part.bytes().all(|byte| byte.is_ascii_lowercase()))
        })
}

#[cfg(test)]
mod tests {
    use super::is_entry_id;

    #[test]
    fn entry_ids() {
        for (id, right) in [
            ("4.C.2.c", true),
            ("20.A", true),
            ("1.A.1", true),
            ("2.D.6.aa", true),
            ("21.A", false),
            ("04.C", false),
            ("4.F", false),
            ("4", false),
            ("4.C.", false),
            ("4.c.2", false),
        ] {
            assert_eq!(is_entry_id(id), right, "{id}");
        }
    }
}

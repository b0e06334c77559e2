//! Names as lists write them.

use mtcr_screening::{Name, NameRole, Quality};

/// Text with single spaces and none around it.
pub(crate) fn tidy(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The names of one record, each once, those without a letter or digit left out.
#[derive(Debug, Default)]
pub(crate) struct Names {
    names: Vec<Name>,
}

impl Names {
    /// A name in the order in which it is spoken.
    pub(crate) fn push(&mut self, text: &str, role: NameRole, quality: Quality) {
        self.add(tidy(text), None, role, quality);
    }

    /// A person's name that may be written `LAST, First`: it is turned round.
    pub(crate) fn push_turned(&mut self, text: &str, role: NameRole, quality: Quality) {
        let text = tidy(text);
        match text.split_once(',') {
            Some((last, first)) if !last.trim().is_empty() && !first.trim().is_empty() => {
                let (last, first) = (last.trim(), first.trim());
                self.add(format!("{first} {last}"), Some(last.to_owned()), role, quality);
            }
            _ => self.add(text.trim_end_matches(',').to_owned(), None, role, quality),
        }
    }

    fn add(&mut self, text: String, family: Option<String>, role: NameRole, quality: Quality) {
        let text = without_quotes(text);
        if !text.chars().any(char::is_alphanumeric) {
            return;
        }
        match self.names.iter_mut().find(|name| name.text == text) {
            // A name given twice counts as the better of the two.
            Some(name) if quality == Quality::Good => name.quality = Quality::Good,
            Some(_) => {}
            None => self.names.push(Name { text, family, role, quality }),
        }
    }

    /// All of them, in the order given.
    pub(crate) fn into_vec(self) -> Vec<Name> {
        self.names
    }
}

/// A name without the quotes that stand around the whole of it.
fn without_quotes(text: String) -> String {
    for (open, close) in [('\'', '\''), ('"', '"'), ('“', '”'), ('‘', '’'), ('«', '»')] {
        let inner = text.strip_prefix(open).and_then(|rest| rest.strip_suffix(close));
        if let Some(inner) = inner.filter(|inner| !inner.contains([open, close])) {
            return inner.trim().to_owned();
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_turned_round_and_its_family_name_kept() {
        let mut names = Names::default();
        names.push_turned("VOSS,  Henrik  Tarn", NameRole::Primary, Quality::Good);
        names.push_turned("TARNOV", NameRole::Alias, Quality::Weak);
        names.push_turned("Henrik Tarn VOSS", NameRole::Alias, Quality::Weak);
        names.push("-", NameRole::Alias, Quality::Good);
        let said: Vec<_> =
            names.into_vec().into_iter().map(|name| (name.text, name.family, name.quality)).collect();
        assert_eq!(
            said,
            [
                ("Henrik Tarn VOSS".to_owned(), Some("VOSS".to_owned()), Quality::Good),
                ("TARNOV".to_owned(), None, Quality::Weak),
            ]
        );
    }
}

//! Numbers as a file writes them, in the form the engine reads. Nothing is guessed: a sign that the mapping does not
//! declare makes the cell no number.

use super::written::one_character;
use mtcr_corpus::problem::{code, quoted};
use mtcr_corpus::reader::Fields;

/// How a file writes numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Numbers {
    /// What marks decimals.
    pub(crate) decimal: char,
    /// What groups digits by three.
    pub(crate) thousands: Option<char>,
}

impl Default for Numbers {
    fn default() -> Self {
        Numbers { decimal: '.', thousands: None }
    }
}

impl Numbers {
    /// Reads what a mapping says of it under `[file]`.
    pub(super) fn read(fields: &mut Fields<'_>) -> Numbers {
        let mut numbers = Numbers::default();
        if let Some(sign) = one_character(fields, "decimal") {
            numbers.decimal = sign.value;
            if !matches!(sign.value, '.' | ',') {
                let message = format!("{} does not mark decimals", quoted(&sign.value.to_string()));
                let help = Some("write `.` or `,`".to_owned());
                fields.reading().problem(sign.at, code::UNKNOWN_WORD, message, help);
            }
        }
        if let Some(sign) = one_character(fields, "thousands") {
            numbers.thousands = Some(sign.value);
            if !matches!(sign.value, '.' | ',' | ' ' | '\'' | '_') || sign.value == numbers.decimal {
                let message = format!("{} cannot group digits here", quoted(&sign.value.to_string()));
                let help = "write `,`, `.`, `'`, `_` or a blank, and another sign than `decimal`";
                fields.reading().problem(sign.at, code::UNKNOWN_WORD, message, Some(help.to_owned()));
            }
        }
        numbers
    }

    /// A number with a point for decimals and nothing between digits; else what is wrong.
    pub(crate) fn plain(self, text: &str) -> Result<String, String> {
        let wrong = || self.advice(text);
        let text = text.trim();
        let (sign, rest) = match text.strip_prefix(['-', '−']) {
            Some(rest) => ("-", rest),
            None => ("", text.strip_prefix('+').unwrap_or(text)),
        };
        let (mantissa, exponent) = match rest.find(['e', 'E']) {
            Some(at) => (rest.get(..at).unwrap_or_default(), rest.get(at + 1..)),
            None => (rest, None),
        };
        let (whole, decimals) = match mantissa.split_once(self.decimal) {
            Some((whole, decimals)) => (whole, Some(decimals)),
            None => (mantissa, None),
        };
        let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        let whole = self.ungrouped(whole).ok_or_else(wrong)?;
        if !decimals.is_none_or(digits) {
            return Err(wrong());
        }
        if let Some(exponent) = exponent
            && !digits(exponent.strip_prefix(['-', '+']).unwrap_or(exponent))
        {
            return Err(wrong());
        }
        let mut plain = format!("{sign}{whole}");
        if let Some(decimals) = decimals {
            plain.push('.');
            plain.push_str(decimals);
        }
        if let Some(exponent) = exponent {
            plain.push('e');
            plain.push_str(exponent.strip_prefix('+').unwrap_or(exponent));
        }
        Ok(plain)
    }

    /// Digits without the signs that group them by three.
    fn ungrouped(self, text: &str) -> Option<String> {
        let is_group = |sign: char| match self.thousands {
            Some(' ') => matches!(sign, ' ' | '\u{a0}' | '\u{202f}'),
            Some('\'') => matches!(sign, '\'' | '’'),
            Some(group) => sign == group,
            None => false,
        };
        let groups: Vec<&str> = text.split(is_group).collect();
        let (first, others) = groups.split_first()?;
        let whole = !first.is_empty()
            && (others.is_empty() || (first.len() <= 3 && !first.starts_with('0')))
            && others.iter().all(|group| group.len() == 3);
        let digits: String = groups.concat();
        (whole && digits.bytes().all(|byte| byte.is_ascii_digit())).then_some(digits)
    }

    fn advice(self, text: &str) -> String {
        let help = if text.contains([',', '.', '\'', '’']) {
            format!(
                "; the mapping says `decimal = \"{}\"`{}",
                self.decimal,
                match self.thousands {
                    Some(group) => format!(" and `thousands = \"{group}\"`"),
                    None => " and no `thousands`".to_owned(),
                }
            )
        } else {
            String::new()
        };
        format!("{} is not a number{help}", quoted(text))
    }
}

#[cfg(test)]
mod tests {
    use super::Numbers;

    #[test]
    fn numbers_are_read_as_declared_and_never_guessed() {
        let rows = [
            ('.', None, "300", Some("300")),
            ('.', None, "-0.50", Some("-0.50")),
            ('.', None, "−3", Some("-3")),
            ('.', None, "+1.5E+3", Some("1.5e3")),
            ('.', None, "1e-3", Some("1e-3")),
            ('.', None, "1,5", None),
            ('.', None, "1,500", None),
            ('.', None, ".5", None),
            ('.', None, "5.", None),
            ('.', None, "1 500", None),
            ('.', None, "12 kg", None),
            ('.', None, "", None),
            ('.', Some(','), "1,500", Some("1500")),
            ('.', Some(','), "1,500.25", Some("1500.25")),
            ('.', Some(','), "12,500,000", Some("12500000")),
            ('.', Some(','), "1500,000", None),
            ('.', Some(','), "1,50", None),
            ('.', Some(','), ",500", None),
            (',', None, "1,5", Some("1.5")),
            (',', None, "1.5", None),
            (',', Some('.'), "1.500,25", Some("1500.25")),
            (',', Some('.'), "1.5", None),
            // Nobody groups digits behind a nought: this is a decimal point.
            (',', Some('.'), "0.300", None),
            (',', Some(' '), "1\u{202f}500\u{a0}000,5", Some("1500000.5")),
            ('.', Some('\''), "1’500'000", Some("1500000")),
        ];
        for (decimal, thousands, text, expected) in rows {
            let found = Numbers { decimal, thousands }.plain(text);
            assert_eq!(found.as_deref().ok(), expected, "{text} with {decimal} and {thousands:?}: {found:?}");
        }
    }
}
